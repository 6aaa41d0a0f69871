"""Lengths of the page standard, and those that depend on the text. In twips (1/20 pt) unless it says otherwise."""

from collections.abc import Sequence
from itertools import takewhile
from math import ceil, sqrt
from typing import NamedTuple

from gongkai.page.blocks import Block
from gongkai.page.titles import TITLE_MEASURE
from gongkai.patterns import pattern
from gongkai.wide import on_page

TWIPS = 1440 / 25.4  # in a millimetre
TOP, INK = 1960, 137  # the upper margin, and how far below the top of a line its characters begin
LINE = 592  # a line of the grid: 225 mm / 22
EM = 316  # a character: 156 mm / 28
WIDTH = 8844  # the text area
TITLE_LINE = 709  # a line of the title
TALL, LEAST_TALL = 36.0, 28.5  # points: a row to be filled in by hand, and the lowest that one has room in
ABOVE_RECEIPT = 240  # between the dashed line and the title
KEPT_ROWS = 2  # of a high table, which stay with what closes the text
GAP = 160  # between a text and the table below it, and two forms
ABOVE_LETTERHEAD = 2110  # 37.2 mm put the tops of the 标志 72 mm below the paper's edge
FOOT = 136  # Word's margin lies that far below the text area's last line
_LOW = 6  # lines of the grid: a higher table does not go to the next page as a whole
_TALL_ROW = 6  # lines of the grid: a taller row goes on over the end of a page
_SHORT_CELL = 12  # half characters
_PLENTY = 5.0  # characters of a cell: a column that would take more is content with that
_CELL_LINE, _BORDER = 400, 10  # a line of a table, and what is between its rows
_CELL_EM, _CELL_MARGINS = 240, 220  # a character of 12 pt, and the margins of a cell
_LABEL = 4  # characters of a form's label
_WORD = pattern(r"[!-~]{2,}")  # what stays on one line: a number of a telephone, an address
_DAY = 4.5  # the least that a column gets if it wants more: 10月15日 in one line
_CELL_SIZE, _CELL_MARGIN = 0.78, 1.2  # the same with some room to spare, in characters of the text
_CLOSE = 0.4  # characters of the text: what each column of Han gives up of that where no cell need then be broken


class Area(NamedTuple):
    """The text area of a page: its width, how many lines it has and half characters in each, and Han of a title's."""

    width: int
    lines: int
    halves: int
    title: int


UPRIGHT = Area(WIDTH, 22, 56, TITLE_MEASURE)
ACROSS = Area(12756, 15, 80, 27)  # the same area on its side: 225 × 156 mm


def area(block: Block) -> Area:
    """The text area of the page that a block stands on."""
    return ACROSS if block.across else UPRIGHT


Rows = tuple[tuple[str, ...], ...]


def column_widths(rows: Rows, width: int = WIDTH) -> list[int]:
    """The width of each column, all together the text area's: none narrower than a word in it that cannot be broken."""
    room = width / EM
    wanted, words = _wanted(rows), _words(rows)
    least = [max(_DAY, _in_cell(word)) for word in words]
    if sum(least) > room:
        least = [_in_cell(max(2, word)) for word in words]
    if sum(least) > room:  # the longest words break
        least = _no_more([min(max(_DAY, _in_cell(word)), room / 2) for word in words], room)
    lengths = list(map(_in_cell, wanted))
    if sum(lengths) > room >= sum(close := _closer(lengths, words)):
        lengths = close
    lengths = shared(lengths, room, least)
    spare = (room - sum(lengths)) / sum(map(sqrt, lengths))
    widths = [int((length + spare * sqrt(length)) * EM) for length in lengths]
    return [*widths[:-1], width - sum(widths[:-1])]


def columns(block: Block) -> list[int]:
    """The width of each column of a table, where it is the end of one as in the whole of it; or of a form."""
    if block.kind == "form":
        return form_widths(block.whole or block.rows, area(block).width)
    return column_widths(block.whole or block.rows, area(block).width)


def _closer(lengths: Sequence[float], words: Sequence[float]) -> list[float]:
    """The lengths without the room to spare, but for what a number takes, which may be wider in another font."""
    return [max(length - _CLOSE, _in_cell(word)) for length, word in zip(lengths, words, strict=True)]


def _no_more(wanted: list[float], room: float) -> list[float]:
    """What each wants, the longest less where all together want more than there is."""
    left = sorted(wanted)
    for at, want in enumerate(left):
        share = (room - sum(left[:at])) / (len(left) - at)
        if want > share:
            return [min(want, share) for want in wanted]
    return wanted


def is_wide(rows: Rows) -> bool:
    """Whether a table wants a page that lies: its short columns whole, and a fair width for each of the others."""
    fair = (max(min(want, _PLENTY), word) for want, word in zip(_wanted(rows), _words(rows), strict=True))
    return sum(map(_in_cell, fair)) > WIDTH / EM


def _wanted(rows: Rows) -> list[float]:
    """The characters that each column would take to have no cell broken."""
    columns = zip(*rows, strict=True)
    return [max(2, *(on_page(line) / 2 for cell in cells for line in cell.split("\n"))) for cells in columns]


def _words(rows: Rows) -> list[float]:
    """The longest word of each column that cannot be broken, in characters."""
    columns = zip(*rows, strict=True)
    return [max((on_page(word) / 2 for cell in cells for word in _WORD.findall(cell)), default=0) for cells in columns]


def short_columns(rows: Rows) -> list[bool]:
    """Which columns have nothing but short cells below the head: those stand in the middle."""
    columns = zip(*rows[1:], strict=True) if rows[1:] else ((),) * len(rows[0])
    return [all("\n" not in cell and on_page(cell) <= _SHORT_CELL for cell in cells) for cells in columns]


def bare_rows(rows: Rows) -> list[bool]:
    """Which rows below the head have nothing but a name, in a table that is no blank form."""
    filled = [any(row[1:]) for row in rows[1:]]
    return [any(filled) and not full and bool(row[0]) for row, full in zip(rows[1:], filled, strict=True)]


def _in_cell(length: float) -> float:
    """The room for so many characters of a cell, in characters of the text."""
    return length * _CELL_SIZE + _CELL_MARGIN


def shared(wanted: list[float], room: float, least: Sequence[float] = ()) -> list[float]:
    """A room for each of those who want some: narrow ones get what they want, wide ones share the rest.

    Beyond the least that each gets they share by the root of what they want: the longest gets the most.
    """
    least = least or [0] * len(wanted)
    wide = set(range(len(wanted)))
    while narrow := {index for index in wide if wanted[index] <= max(room / len(wide), least[index])}:
        room -= sum(wanted[index] for index in narrow)
        wide -= narrow
    part = min(1, room / (sum(least[index] for index in wide) or 1))
    roots = {index: sqrt(max(wanted[index] - least[index] * part, 0)) for index in wide}
    rest, total = room - part * sum(least[index] for index in wide), sum(roots.values()) or 1
    return [
        least[index] * part + rest * roots[index] / total if index in wide else want
        for index, want in enumerate(wanted)
    ]


def form_widths(rows: Rows, width: int = WIDTH) -> list[int]:
    """The columns of a form: one as wide as most labels need, so that forms below each other align, and the text's."""
    label = int(_in_cell(max(_LABEL, *(on_page(row[0]) / 2 for row in rows))) * EM)
    return [label, width - label]


def table_lines(rows: Rows, widths: list[int]) -> float:
    """The lines of the grid that a table takes."""
    return sum(row_lines(row, widths) for row in rows)


def row_lines(row: tuple[str, ...], widths: list[int]) -> float:
    """The lines of the grid that a row takes, as high as its highest cell."""
    return (max(map(_cell_lines, row, map(cell_halves, widths))) * _CELL_LINE + _BORDER) / LINE


def cell_halves(width: int) -> int:
    """The half characters that a line of a cell has room for."""
    return max(2, int((width - _CELL_MARGINS) / _CELL_EM * 2))


def tall(block: Block) -> float:
    """The height of the rows that are to be filled in by hand, in points; 0 of a table that is not."""
    return (block.height or TALL) if block.tall or block.kind == "receipt" else 0


def head_lines(cell: str, width: int) -> str:
    """A column's name that takes two lines, broken before its unit of measure: 参与群众, （人次）."""
    name, mark, measure = cell.rpartition("（")
    too_long = on_page(cell) > cell_halves(width) and measure.endswith("）")
    return f"{name}\n{mark}{measure}" if name and too_long else cell


def goes_on(row: tuple[str, ...], widths: list[int]) -> bool:
    """Whether a row is so tall that it may go on over the end of a page."""
    return row_lines(row, widths) > _TALL_ROW


def is_high(block: Block) -> bool:
    """Whether a table or form is too high to go to the next page as a whole; then only its end stays with the text."""
    return table_lines(block.rows, columns(block)) > _LOW


def staying_rows(block: Block) -> list[bool]:
    """Which rows stay with what is below them: all that a low table is held to, of a high one the last two.

    A form leaves no single row above a page's end, nor takes one alone to the next page.
    """
    last = len(block.rows) - 1
    if block.kind == "receipt":
        return [at < last for at in range(last + 1)]
    held = range(last + 1 - KEPT_ROWS if is_high(block) else 0, last + 1) if block.keep else range(0)
    paired = {0, last - 1} - {last} if block.kind == "form" else set[int]()
    widths = columns(block)
    return [(at in held or at in paired) and not goes_on(row, widths) for at, row in enumerate(block.rows)]


def rows_together(block: Block) -> list[int]:
    """How many rows begin with each that stay together; 0 for a row that belongs to one above it."""
    staying = staying_rows(block)
    return [
        0 if at and staying[at - 1] else 1 + len(list(takewhile(bool, staying[at:-1]))) for at in range(len(staying))
    ]


def _cell_lines(cell: str, room: int) -> int:
    return sum(ceil(on_page(line) / room) or 1 for line in cell.split("\n"))
