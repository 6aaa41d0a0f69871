"""How many pages the notice will fill, counted in lines of the grid: a Word file has none until Word lays it out.

Only the colophon depends on it, which belongs on an even page (GB/T 9704-2012 clause 7.4).
"""

from collections.abc import Iterable, Iterator
from math import ceil

from gongkai.views.notice import Block
from gongkai.wide import on_page

_LINES = 22
_HALVES = 56  # half characters in a line
_TITLE_LINE = 709 / 592
_RED_HEAD = 2110 / 592 + 1.2  # the room above the 标志 and its first line


def estimated_pages(blocks: Iterable[Block]) -> int:
    """The number of the last page. Exact but where a line breaks a character earlier than counted."""
    pages, used = 1, 0.0
    for lines, breakable in _stretches(blocks):
        if lines is None:
            pages, used = pages + 1, 0.0
            continue
        if not breakable and used + lines > _LINES:
            pages, used = pages + 1, 0.0
        used += lines
        while used > _LINES + 0.01:
            pages, used = pages + 1, used - _LINES
    return pages


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
            yield (together + lines, False) if together and lines < 3 else (together + lines, True)
            together = 0.0
    if together:
        yield together, False


def _lines(block: Block) -> float:
    """The lines of the grid that a block takes, with the blank ones around it."""
    count = len(block.spans)
    if block.kind == "title":
        return count * _TITLE_LINE + 1
    if block.kind == "letterhead":
        return _RED_HEAD + (count - 1) * 1.5
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
        return sum(max(ceil(on_page(cell) / 20) or 1 for cell in row) * 0.7 + 0.1 for row in block.rows)
    if block.kind == "colophon":
        return 1
    return ceil((on_page(block.text) + (0 if block.kind == "addressees" else 4)) / _HALVES)
