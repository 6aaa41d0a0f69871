"""署名, date and 附注 (clause 7.3.5), with a seal and without, of one organ and of several."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from gongkai.page.blocks import Block, Span
from gongkai.page.titles import balanced
from gongkai.plan import Notice
from gongkai.wide import on_page

_LINE = 28  # Han
_LONGEST = 24  # Han: a longer name is broken
_DATE = 4  # Han: below a seal the date keeps that far from the edge
_SEAL = 42 / (156 / _LINE)  # a seal's diameter in Han
_STEP = 8.5  # Han, 47 mm: from the middle of a seal to that of the next, so that they do not touch
_IN_A_ROW = 3
_BESIDE_ANOTHER = 13  # Han: the longest name of which two stand side by side
ABOVE_SEALS = 2  # blank lines: the seals of the first row end less than a line below the text
_ROW_OF_SEALS = 5  # lines of the page, 52 mm


def signature(notice: Notice) -> Iterator[Block]:
    """署名, date and 附注, a line each. The seals of several organs stand side by side."""
    if not notice.signed:
        notice = replace(notice, issuer=())
    if notice.seal and len(notice.issuer) > 1:
        yield from _sealed(notice)
    else:
        yield from _below_each_other(notice)
    for line in filter(str.strip, (notice.note or "").split("\n")):
        yield Block("note", (Span("text", f"（{_unbracketed(line)}）"),))


def _below_each_other(notice: Notice) -> Iterator[Block]:
    """The date begins two Han right of the organ, unless it is the longer one.

    Below a seal the organ stands in the middle above the date, four Han from the edge; a long one moves both.
    """
    lines = _lines(notice, _LONGEST)
    organ = max((on_page(line.text) / 2 for line in lines), default=0)
    date = on_page(notice.date.text) / 2 if notice.date else 0
    if notice.seal:
        middle = _DATE + (date - organ) / 2
        indents = max(middle, 0.0), _DATE - min(middle, 0.0)
    else:
        indents = (4 + date - organ, 2.0) if date > organ else (2.0, organ - date)
    if lines:
        yield Block("signature", lines, indent=indents[0])
    if notice.date:
        yield Block("date", (Span("text", notice.date.text),), indent=indents[1])


def _sealed(notice: Notice) -> Iterator[Block]:
    """Each organ in the middle of its seal, at most three in a row, the last one above the date (7.3.5.1)."""
    lines = _lines(notice, _BESIDE_ANOTHER)
    longest = max(on_page(line.text) / 2 for line in lines)
    date = on_page(notice.date.text) / 2 if notice.date else 0
    step, side = max(_STEP, longest + 1), max(_SEAL, longest, date) / 2
    fitting = min(_IN_A_ROW, 1 + int((_LINE - 2 * side) / step))
    count = len(notice.issuer)
    row = ceil(count / ceil(count / fitting))
    last = min(max(_LINE - _DATE - date / 2, step * (row - 1) + side), _LINE - side)
    middles = tuple(last - step * at for at in reversed(range(row)))
    yield Block("signature", lines, indent=max(0.0, _LINE - last - longest / 2), middles=middles)
    if notice.date:
        yield Block("date", (Span("text", notice.date.text),), indent=_LINE - last - date / 2, middles=(last,))


def _lines(notice: Notice, most: float) -> tuple[Span, ...]:
    """The lines of the organs' names, of which those longer than so many Han are broken."""
    return tuple(
        Span("rest" if at else "organ", part)
        for name in notice.issuer
        for at, part in enumerate(balanced(name.strip().split("\n"), int(most)))
    )


def rows_of_seals(block: Block) -> list[list[list[str]]]:
    """署名 side by side: rows of lines, a line with a text for each place of the row, the last row full at its end.

    Between two rows are the blank lines that keep their seals apart.
    """
    row, names = len(block.middles), block.organs
    chunks = [names[at : at + row] for at in range(0, len(names), row)]
    return [
        [
            [""] * (row - len(chunk)) + [name[at] if at < len(name) else "" for name in chunk]
            for at in range(_height(chunk, last=chunk is chunks[-1]))
        ]
        for chunk in chunks
    ]


def _height(row: Sequence[Sequence[str]], last: bool) -> int:
    """The lines of a row of names; but for the last with what its seals need."""
    return max(map(len, row)) if last else _ROW_OF_SEALS


def _unbracketed(note: str) -> str:
    """A note without the pair of brackets around all of it, if it was typed with them."""
    inner = note.strip()
    closed = _closed(inner)
    start, end = 0, len(inner)
    while end - start > 1 and inner[start] in "（(" and inner[end - 1] in "）)" and closed.get(start, end) >= end - 1:
        start, end = start + 1, end - 1
        while start < end and inner[start].isspace():
            start += 1
        while start < end and inner[end - 1].isspace():
            end -= 1
    return inner[start:end]


def _closed(text: str) -> dict[int, int]:
    """Where each bracket is closed that is."""
    opened: list[int] = []
    closed: dict[int, int] = {}
    for at, mark in enumerate(text):
        if mark in "（(":
            opened.append(at)
        elif mark in "）)" and opened:
            closed[opened.pop()] = at
    return closed
