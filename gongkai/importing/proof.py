"""The round trip: what the new plan prints is compared with the notice, paragraph by paragraph, beforehand."""

from collections.abc import Collection, Iterable, Iterator

from gongkai.importing.files.paper import Grid, bare
from gongkai.importing.meaning.recognise import Recognised, as_lines
from gongkai.notice.paper import notice
from gongkai.page.blocks import Block
from gongkai.patterns import pattern
from gongkai.reading import loads

_UNKNOWN = pattern("单位“(?P<name>[^”]+)”不在单位名录里")


def first_difference(text: str, found: Recognised) -> int | None:
    """The index of the first block that the plan does not print as it stands; None if it prints all, and only that.

    Where the plan cannot be read, or prints too much, -1.
    """
    plan = loads(text.encode()).plan
    if plan is None:
        return -1
    expected = [(line, index) for index in range(len(found.blocks)) for line in _expected(found, index)]
    names = {line for line, index in expected if index in found.tail.issuers}
    printed = [line for block in notice(plan).blocks for line in _lines(block, names)]
    for (line, index), shown in zip(expected, printed, strict=False):
        if line != shown:
            return index
    if len(printed) < len(expected):
        return expected[len(printed)][1]
    return None if len(printed) == len(expected) else -1


def unknown_units(text: str) -> frozenset[str]:
    """The names in the plan's roles and reports that its own list of units does not have."""
    said = (_UNKNOWN.match(found.message) for found in loads(text.encode()).diagnostics if found.code == "GK120")
    return frozenset(found["name"] for found in said if found)


def _expected(found: Recognised, index: int) -> Iterator[str]:
    """What a block should come to: itself, in any width, or what is printed instead."""
    other = found.reprinted.get(index)
    block = found.blocks[index]
    shown_as = block._replace(rows=block.printed) if isinstance(block, Grid) else block
    for line in as_lines(shown_as) if other is None else [other]:
        if shown := bare(line):
            yield shown


def _lines(block: Block, names: Collection[str]) -> Iterator[str]:
    """The lines that a block of the notice is printed in; a long name of 署名 is one of the `names` again."""
    if block.kind == "table":
        texts = ["".join(row) for row in block.rows]
    elif block.kind == "colophon":
        texts = [first.text + second.text for first, second in block.pairs]
    elif block.kind == "signature":
        texts = list(_whole((bare(span.text) for span in block.spans), names))
    elif block.kind in ("title", "mark", "letterhead"):
        texts = [span.text for span in block.spans]
    elif block.kind == "announcement":
        texts = [block.spans[0].text + block.spans[1].text, *(span.text for span in block.spans[2:])]
    else:
        texts = [block.text]
    return (line for text in texts if (line := bare(text)))


def _whole(lines: Iterable[str], names: Collection[str]) -> Iterator[str]:
    """Names that are printed in two lines, in one."""
    held = ""
    for line in lines:
        held += line
        if held in names or not any(name.startswith(held) for name in names):
            yield held
            held = ""
    yield held
