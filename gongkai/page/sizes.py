"""Lengths of the page standard, and those that depend on the text. In twips (1/20 pt) unless it says otherwise."""

from math import ceil, sqrt

from gongkai.page.blocks import Block
from gongkai.wide import on_page

LINE = 592  # a line of the grid: 225 mm / 22
EM = 316  # a character: 156 mm / 28
WIDTH = 8844  # the text area
TITLE_LINE = 709  # a line of the title
ABOVE_LETTERHEAD = 2110  # 37.2 mm put the tops of the 标志 72 mm below the paper's edge
LARGEST, _EDGE = 42, 442  # points: the largest 标志, and the room for one line of it
FOOT = 136  # Word's margin lies that far below the text area's last line
_HIGH = 16  # lines of the grid
_CELL_LINE = 410  # a line of a table, with its border
_LABEL = 4  # characters of a form's label
_DAY = 4.5  # the least that a column gets if it wants more: 10月15日 in one line
_CELL_SIZE, _CELL_MARGIN = 0.78, 1.2  # a character of 12 pt and a cell's margins, in characters of the text


def letterhead_points(block: Block) -> float:
    """The size of a 标志 in points: the largest at which its longest line fits the text area."""
    longest = max(on_page(span.text) / 2 for span in block.spans)
    return min(LARGEST, int(_EDGE / longest * 2) / 2)


def column_widths(rows: tuple[tuple[str, ...], ...]) -> list[int]:
    """The width of each column, all together the text area's."""
    wanted = [
        max(2, *(on_page(line) / 2 for row in rows for line in row[index].split("\n"))) * _CELL_SIZE + _CELL_MARGIN
        for index in range(len(rows[0]))
    ]
    room = WIDTH / EM
    lengths = shared(wanted, room, _DAY)
    spare = (room - sum(lengths)) / sum(map(sqrt, lengths))
    widths = [int((length + spare * sqrt(length)) * EM) for length in lengths]
    return [*widths[:-1], WIDTH - sum(widths[:-1])]


def shared(wanted: list[float], room: float, least: float = 0) -> list[float]:
    """A room for each of those who want some: narrow ones get what they want, wide ones share the rest.

    Beyond the least that each gets they share by the root of what they want: the longest gets the most.
    """
    wide = set(range(len(wanted)))
    while narrow := {index for index in wide if wanted[index] <= room / len(wide)}:
        room -= sum(wanted[index] for index in narrow)
        wide -= narrow
    least = min(least, room / max(len(wide), 1))
    roots = {index: sqrt(max(wanted[index] - least, 0)) for index in wide}
    rest, total = room - least * len(wide), sum(roots.values()) or 1
    return [least + rest * roots[index] / total if index in wide else want for index, want in enumerate(wanted)]


def form_widths(rows: tuple[tuple[str, ...], ...]) -> list[int]:
    """The columns of a form: one as wide as most labels need, so that forms below each other align, and the text's."""
    label = int((max(_LABEL, *(on_page(row[0]) / 2 for row in rows)) * _CELL_SIZE + _CELL_MARGIN) * EM)
    return [label, WIDTH - label]


def table_lines(rows: tuple[tuple[str, ...], ...], widths: list[int]) -> float:
    """The lines of the grid that a table takes, each row as high as its highest cell."""
    rooms = [max(2, (width / EM - _CELL_MARGIN) / _CELL_SIZE * 2) for width in widths]
    return sum(max(map(_cell_lines, row, rooms)) for row in rows) * _CELL_LINE / LINE


def is_high(rows: tuple[tuple[str, ...], ...], widths: list[int]) -> bool:
    """Whether a table is too high to go to the next page as a whole; then only its end stays with what follows."""
    return table_lines(rows, widths) > _HIGH


def _cell_lines(cell: str, room: float) -> int:
    return sum(ceil(on_page(line) / room) or 1 for line in cell.split("\n"))
