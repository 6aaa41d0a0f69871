"""Lengths of the page standard, and those that depend on the text. In twips (1/20 pt) unless it says otherwise."""

from gongkai.views.notice import Block
from gongkai.wide import on_page

LINE = 592  # a line of the grid: 225 mm / 22
EM = 316  # a character: 156 mm / 28
WIDTH = 8844  # the text area
TITLE_LINE = 709  # a line of the title
ABOVE_LETTERHEAD = 2110  # 37.2 mm put the tops of the 标志 72 mm below the paper's edge
LARGEST, _EDGE = 42, 442  # points: the largest 标志, and the room for one line of it
_CELL_SIZE, _CELL_MARGIN = 0.78, 1.2  # a character of 12 pt and a cell's margins, in characters of the text


def letterhead_points(block: Block) -> float:
    """The size of a 标志 in points: the largest at which its longest line fits the text area."""
    longest = max(on_page(span.text) / 2 for span in block.spans)
    return min(LARGEST, int(_EDGE / longest * 2) / 2)


def column_widths(rows: tuple[tuple[str, ...], ...]) -> list[int]:
    """The width of each column: narrow ones take what their longest line needs, wide ones share the rest."""
    longest = [
        max(on_page(line) for row in rows for line in row[index].split("\n")) / 2 for index in range(len(rows[0]))
    ]
    wanted = [max(length, 2) * _CELL_SIZE + _CELL_MARGIN for length in longest]
    room = WIDTH / EM
    narrow = [want if want <= room / len(wanted) else 0.0 for want in wanted]
    wide = [0.0 if own else want for own, want in zip(narrow, wanted, strict=True)]
    share = (room - sum(narrow)) / (sum(wide) or sum(narrow) or 1)
    lengths = (
        [own or want * share for own, want in zip(narrow, wide, strict=True)]
        if any(wide)
        else [own * (1 + share) for own in narrow]
    )
    widths = [int(length * EM) for length in lengths]
    return [*widths[:-1], WIDTH - sum(widths[:-1])]
