"""The head of the form as it goes out (序号 指标 计量单位 数值 填写说明), wherever its columns have been moved to."""

from itertools import groupby
from typing import NamedTuple

from gongkai.figures.labels import bare
from gongkai.sheet.grid import Grid

NAME, MEASURE, VALUE = "指标", "计量单位", "数值"
HEAD = ("序号", NAME, MEASURE, VALUE, "填写说明")


class Head(NamedTuple):
    """The row of the head, and the columns below it; a unit may have taken out that of the measures.

    The names may have several, up to the next head: 其中, and beside it 当场答复.
    """

    row: int
    names: range
    value: int
    measure: int | None


def head_of(grid: Grid) -> Head | None:
    """The first row with a column of names and one of numbers; None where there is none, or several side by side."""
    for row, cells in groupby(grid.cells, lambda cell: cell.row):
        words = [(bare(cell.text), cell.column) for cell in cells if cell.text]
        columns = dict(words)
        if sorted(word for word, _ in words if word in (NAME, VALUE)) == sorted((NAME, VALUE)):
            first = columns[NAME]
            end = min((column for _, column in words if column > first), default=first + 1)
            return Head(row, range(first, end), columns[VALUE], columns.get(MEASURE))
    return None
