"""How many pages the notice will fill, counted in lines of the grid: a Word file has none until Word lays it out.

Only the colophon depends on it, which belongs on an even page (GB/T 9704-2012 clause 7.4).
"""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from gongkai.page.blocks import Block
from gongkai.page.sizes import ABOVE_LETTERHEAD, LINE, TITLE_LINE, column_widths, letterhead_points, table_lines
from gongkai.page.titles import TITLE_MEASURE, balanced
from gongkai.wide import on_page

_LINES = 22
_HALVES = 56  # half characters in a line
_COLOPHON_HALVES = 58  # of its smaller type, one character in on both sides


def breaks_before_colophon(blocks: Sequence[Block]) -> int:
    """How many pages on the 版记 has to go to stand on an even one: two where an even page has no room for it left."""
    page, used = _end(blocks)
    need = sum(
        ceil((on_page(first.text + second.text) + 10) / _COLOPHON_HALVES)
        for block in blocks
        if block.kind == "colophon"
        for first, second in block.pairs
    )
    if page % 2:
        return 1
    return 0 if used + need + 1 <= _LINES else 2


def _end(blocks: Iterable[Block]) -> tuple[int, float]:
    """The last page and the lines used on it; exact but where a line breaks a character earlier than counted."""
    page, used = 1, 0.0
    for lines, breakable in _stretches(blocks):
        if lines is None:
            page, used = page + 1, 0.0
            continue
        if not breakable and used + lines > _LINES:
            page, used = page + 1, 0.0
        used += lines
        while used > _LINES + 0.01:
            page, used = page + 1, used - _LINES
    return page, used


def _stretches(blocks: Iterable[Block]) -> Iterator[tuple[float | None, bool]]:
    """Lines that flow, and lines that stay together; None is a page break."""
    together = 0.0
    for block in blocks:
        if block.kind == "page-break":
            yield None, True
        elif block.keep:
            together += _lines(block)
        else:
            lines = _lines(block)
            if together:  # a heading stays with the first line below it, and no more: 孤行控制 is off
                yield together + min(lines, 1), False
                lines -= min(lines, 1)
            yield lines, True
            together = 0.0
    if together:
        yield together, False


def _lines(block: Block) -> float:
    """The lines of the grid that a block takes, with the blank ones around it."""
    count = len(block.spans)
    if block.kind == "title":
        return len(balanced([span.text for span in block.spans], TITLE_MEASURE)) * TITLE_LINE / LINE + 1
    if block.kind == "letterhead":
        return (ABOVE_LETTERHEAD + count * letterhead_points(block) * 24) / LINE
    if block.kind == "mark":
        return 0  # it stands in the room above the 标志
    if block.kind == "number":
        return 5
    if block.kind == "announcement":
        return 1 + sum(ceil((on_page(span.text) + 12) / _HALVES) for span in block.spans[1:])
    if block.kind == "signature":
        return 1 + count
    if block.kind == "attachment":
        return 2
    if block.kind == "table":
        return table_lines(block.rows, column_widths(block.rows))
    if block.kind == "colophon":
        return 0
    return ceil((on_page(block.text) + (0 if block.kind == "addressees" else 4)) / _HALVES)
