"""Lists in a form, a row each: how many rows are filled in, against the number that was typed."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from gongkai.phrases.amounts import Amount, parse_amount
from gongkai.phrases.figures import Figure
from gongkai.plan import Report
from gongkai.sheet.grid import Cell, Grid

_ENDS = re.compile(r"合计|小计|总计|备注|说明|注[:：]")


def counted(grids: Sequence[Grid], report: Report, typed: Mapping[str, str]) -> Iterator[tuple[Figure, Cell, str]]:
    """Every list with how many rows it has, and what does not agree with that. A blank list is no 0."""
    for figure in report.figures:
        if not figure.columns:
            continue
        rows, place, hidden = _rows(grids, figure)
        number = typed.get(str(figure.name), "")
        if not rows:
            continue
        found = parse_amount(number, figure.measure)
        doubt = "清单里有隐藏的行" if hidden else ""
        if isinstance(found, Amount) and found.value != rows:
            doubt = f"填的是“{number}”，清单里有 {rows} 条"
        yield figure, Cell(0, 0, str(rows), place), doubt


def _rows(grids: Sequence[Grid], figure: Figure) -> tuple[int, str, bool]:
    """How many rows are filled in below a head that names most of the list's columns."""
    wanted = {_plain(column) for column in figure.columns}
    for grid in grids:
        for row in range(grid.height):
            heads = [cell for cell in grid.row(row) if _plain(cell.text) in wanted]
            if len(heads) >= max(2, (len(wanted) + 1) // 2) or (len(wanted) == 1 and heads):
                lines = list(_lines(grid, row + 1, [cell.column for cell in heads]))
                place = f"{grid.name} {lines[0][0].place}起" if lines else f"{grid.name} {heads[0].place}"
                return len(lines), place, any(cell.hidden for line in lines for cell in line)
    return 0, "", False


def _lines(grid: Grid, first: int, columns: Sequence[int]) -> Iterator[list[Cell]]:
    for row in range(first, grid.height):
        cells = grid.row(row)
        if cells and _ENDS.match(cells[0].text.strip()):
            return
        own = [cell for column in columns if (cell := grid.at(row, column)) and cell.text.strip() and cell.row == row]
        if own:
            yield own


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
