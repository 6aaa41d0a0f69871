"""All that import has understood of a notice in one list: what, in the notice's words, and where it stands."""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.importing.meaning.recognise import Recognised
from gongkai.importing.parts.tree import Labelled


class Stated(NamedTuple):
    """A fact: its key in the plan, its value, the place of its block and where it stands in that block's text.

    Where a value is put together from several places, it is all of the block. `doubt` is empty for what is sure.
    """

    key: str
    value: str
    at: int
    start: int
    end: int
    doubt: str = ""


def stated(found: Recognised) -> list[Stated]:
    """The facts of a notice in its order: head and tail, times, places and units, and reports."""
    facts = [*_frame(found), *_of_sections(found), *_reports(found)]
    return sorted((fact for fact in facts if fact.at >= 0), key=lambda fact: (fact.at, fact.start))


def _frame(found: Recognised) -> Iterator[Stated]:
    head, tail = found.head, found.tail
    single = {"number": head.number, "to": head.to, "date": tail.date, "note": tail.note, "cc": tail.cc}
    places = [("title", at) for at in (*found.title, *found.plan_title)]
    places += [("issuer", at) for at in tail.issuers]
    for key, at in [*places, *((key, at) for key, at in single.items() if at is not None)]:
        yield _placed(found, key, found.text(at), at)


def _of_sections(found: Recognised) -> Iterator[Stated]:
    for section in (section for root in found.roots for section in root.walk()):
        for key, fact in section.facts.items():
            yield _placed(found, key, fact.value, fact.at, fact.doubt)
        for part in section.parts:
            if isinstance(part, Labelled) and part.label.key:
                yield _placed(found, part.label.key.name, part.label.value, part.at)


def _reports(found: Recognised) -> Iterator[Stated]:
    for duty, at, start, end in found.duties:
        doubt = "；".join(said for _, said in duty.doubts)
        yield Stated("report", found.text(at)[start:end], at, start, end, doubt)


def _placed(found: Recognised, key: str, value: str, at: int, doubt: str = "") -> Stated:
    text = found.text(at) if 0 <= at < len(found.blocks) else ""
    start = text.find(value)
    return Stated(key, value, at, max(start, 0), start + len(value) if start >= 0 else len(text), doubt)
