"""A bulletin → what is wrong in it, and how many of its numbers could be compared with others."""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.diagnostics import Severity
from gongkai.hotline.slips import time
from gongkai.hotline.slips.lists import listings
from gongkai.hotline.slips.looked import Looked
from gongkai.hotline.slips.paper import Bulletin, Place, Sheet
from gongkai.hotline.slips.rules import RULES
from gongkai.hotline.slips.said import spoken
from gongkai.hotline.slips.sheets import Table, table


class Found(NamedTuple):
    """A slip with its rule."""

    code: str
    severity: Severity
    at: Place
    message: str
    hint: str


class Checked(NamedTuple):
    """What was found, in the order of the bulletin; how many numbers were compared, and where the others stand."""

    found: tuple[Found, ...]
    compared: int
    unseen: tuple[Place, ...]


def check(bulletin: Bulletin) -> Checked:
    """Everything wrong in a bulletin."""
    looked = look(bulletin)
    found = [
        Found(rule.CODE, rule.SEVERITY, slip.at, slip.message, slip.hint)
        for rule in RULES
        for slip in rule.check(looked)
    ]
    every = dict.fromkeys(_numbers(looked))
    unseen = tuple(place for place in every if place not in looked.seen)
    return Checked(
        tuple(sorted(dict.fromkeys(found), key=lambda entry: (entry.at, entry.code))), len(every) - len(unseen), unseen
    )


def look(bulletin: Bulletin) -> Looked:
    """The bulletin as it is understood."""
    title, _ = time.heading(bulletin)
    when = time.of(bulletin)
    passages = tuple(spoken(bulletin, when))
    return Looked(bulletin, title, when, passages, tuple(_tables(bulletin)), tuple(listings(passages)), set())


def _tables(bulletin: Bulletin) -> Iterator[Table]:
    for index, block in enumerate(bulletin.blocks):
        if isinstance(block, Sheet) and (made := table(block, index)) is not None:
            yield made


def _numbers(looked: Looked) -> Iterator[Place]:
    """Where every number of the bulletin stands, in text and tables."""
    for passage in looked.passages:
        yield from (passage.position(said.number) for said in passage.said)
    for made in looked.tables:
        for row in (*made.rows, *([made.total] if made.total else []), *(row for _, row in made.subtotals)):
            yield from (row.position(column) for column in made.columns if row.numbers[column.at] is not None)
