"""A figure that a table takes apart: 参与群众 over 线上 and 线下, in rows beside its label or columns below it."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from gongkai.figures.labels import OF_ANOTHER, TOTAL
from gongkai.phrases.amounts import Amount, parse_amount
from gongkai.phrases.measures import is_measure
from gongkai.sheet.grid import Cell, Grid

_WHOLE = re.compile("总数|总量|总|全部")
_REMARK = re.compile(r"[（(][^（）()]*[）)]|\d+|[-—/]+|是|否")  # beside a label, and no part of it
_ASIDE = re.compile(f"^其中|率|比|增|备注|说明|{OF_ANOTHER.pattern}")
Places = Collection[tuple[int, int]]


class Part(NamedTuple):
    """Where the number of a part stands, and what the part is called."""

    row: int
    column: int
    name: str


def down(grid: Grid, label: Cell, column: int, labelled: Places) -> list[Part]:
    """The rows that a label has beside it, where each has a name of its own; `column` has the numbers.

    One alone may be all of it or a part: 参与群众, and beside it 线上.
    """
    parts: list[Part] = []
    for row in _rows(grid, label, column, labelled):
        if name := _name(grid.at(row, at) for at in range(label.column + label.across, column)):
            parts.append(Part(row, column, name))
    return parts if parts and parts[0].row == label.row else []


def across(grid: Grid, label: Cell, body: int, labelled: Places) -> list[Part]:
    """The columns that a label heads, where each has a name below it and above the first row of numbers, `body`."""
    taken = {column for _, column in labelled}
    columns = [*range(label.column, label.column + label.across)]
    while label.across == 1 and columns[-1] + 1 < grid.width and columns[-1] + 1 not in taken:
        if (cell := grid.at(label.row, columns[-1] + 1)) and cell.text:
            break
        columns.append(columns[-1] + 1)
    parts: list[Part] = []
    for column in columns:
        rows = [row for row in range(label.row + label.down, body) if (row, column) not in labelled]
        if name := _name(cell for row in rows if (cell := grid.at(row, column)) and cell.column == column):
            parts.append(Part(body, column, name))
    return parts if len(parts) > 1 and parts[0].column == label.column else []


def whole(parts: Sequence[Part]) -> Part | None:
    """The part that is the sum of the others, where one says so."""
    return next((part for part in parts if TOTAL.fullmatch(part.name) or _WHOLE.fullmatch(part.name)), None)


def summands(parts: Sequence[Part], total: Part | None) -> list[Part]:
    """The parts that have to come to the total; none where they are not all: 合计, and beside it 其中线上."""
    found = [part for part in parts if part != total and is_word(part.name) and not _ASIDE.search(part.name)]
    several = any(TOTAL.fullmatch(part.name) for part in found)
    return found if total and len(found) > 1 and not several else []


def told(parts: Sequence[Part], cells: Sequence[Cell]) -> str:
    """That nobody can tell what the parts come to; "" where none is filled in."""
    filled = "、".join(
        f"{part.name} {cell.address}“{cell.text}”" for part, cell in zip(parts, cells, strict=True) if cell.text
    )
    return f"分开填的（{filled}），没有合计，看不出是多少，没有算" if filled else ""


def _rows(grid: Grid, label: Cell, column: int, labelled: Places) -> Iterator[int]:
    """The rows of a label: those that it is merged over, or those with a number below it and no label."""
    yield label.row
    for row in range(label.row + 1, grid.height):
        is_merged = row < label.row + label.down
        beside, number = grid.at(row, label.column), grid.at(row, column)
        is_open = beside is None or not beside.text
        if not is_merged and not (is_open and number is not None and _is_number(number.text)):
            return
        if not any((row, at) in labelled for at in range(grid.width)):
            yield row
        elif not is_merged:
            return


def _name(cells: Iterator[Cell | None]) -> str:
    texts = (re.sub(r"\s+", "", cell.text) for cell in cells if cell is not None)
    return next(filter(is_word, texts), "")


def is_word(text: str) -> bool:
    """Whether a text may name something: it is no number, no unit of measure, and no remark in brackets."""
    plain = re.sub(r"\s+", "", text)
    return bool(plain) and not is_measure(plain) and not _REMARK.fullmatch(plain)


def _is_number(text: str) -> bool:
    return isinstance(parse_amount(text, whole=False), Amount)
