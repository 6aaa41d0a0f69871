"""The totals as a workbook: sums are formulas, so that whoever opens it can check them."""

from collections.abc import Sequence

from gongkai.figures.totals import SUBTOTAL, TOTAL, Entry, Totals, index_of, roughly
from gongkai.sheet.table import Book, Cell, Formula, Sheet
from gongkai.sheet.xlsx import letters
from gongkai.wide import printable

_FIRST = 3  # the row of the first unit: a heading and the head stand above


def book(view: Totals) -> Book:
    """The table, the lists, and what is to be looked at."""
    head = (view.first, *(figure.label for figure in view.figures), "备注")
    rows: list[tuple[Cell, ...]] = []
    states: list[str] = []
    spans: list[tuple[int, int]] = []
    for group in view.groups:
        start = _FIRST + len(rows)
        for row in group.rows:
            rough = f"约数：{said}" if (said := roughly(view.figures, row)) else ""
            note = "；".join(filter(None, (row.note, rough)))
            rows.append((row.unit, *_cells(view, row.entries, _FIRST + len(rows)), note))
            states.append("逾期" if any(entry.doubtful for entry in row.entries) else "")
        spans.append((start, _FIRST + len(rows) - 1))
        if group.title:
            rows.append(
                (
                    f"{group.title}{SUBTOTAL}",
                    *_sums(view, group.sums, spans[-1:], _FIRST + len(rows)),
                    _rough(view, group.sums),
                )
            )
            states.append("免报")
    rows.append((TOTAL, *_sums(view, view.sums, spans, _FIRST + len(rows)), _rough(view, view.sums)))
    states.append("办结")
    sheets = [Sheet(view.report, head, tuple(rows), tuple(states), view.heading)]
    sheets += [Sheet(one.title, one.head, one.rows, ("",) * len(one.rows)) for one in view.lists]
    if view.doubts:
        lines = tuple((one.unit, "、".join(one.figures), one.said, one.where, one.advice) for one in view.doubts)
        sheets.append(Sheet("要核对的", ("单位", "指标", "问题", "位置", "怎么办"), lines, ("",) * len(lines)))
    return Book(view.heading, tuple(sheets), view.now.with_year(), "统计")


def _rough(view: Totals, sums: Sequence[Entry]) -> str:
    """Which sums are near only: beside them, since they are numbers to whoever goes on with them."""
    names = "、".join(str(figure.name) for figure, one in zip(view.figures, sums, strict=True) if one.about)
    return f"约数：{names}" if names else ""


def _cells(view: Totals, entries: Sequence[Entry], row: int) -> list[Cell]:
    return [
        _rate(view, at, entry, row) if view.figures[at].rate else entry.value if entry.value is not None else entry.text
        for at, entry in enumerate(entries)
    ]


def _rate(view: Totals, at: int, entry: Entry, row: int) -> Cell:
    """A rate as what it is computed from: the cells of its own row."""
    figure = view.figures[at]
    if figure.rate is None:
        return None
    part, whole = (f"{letters(index_of(view.figures, name) + 1)}{row}" for name in figure.rate)
    return Formula(f'=IF(N({whole})=0,"",TEXT({part}/{whole},"0.0%"))', printable(entry.text))


def _sums(view: Totals, entries: Sequence[Entry], spans: Sequence[tuple[int, int]], row: int) -> list[Cell]:
    cells: list[Cell] = []
    for at, entry in enumerate(entries):
        column = letters(at + 1)
        if view.figures[at].rate:
            cells.append(_rate(view, at, entry, row))
        elif entry.value is None:
            cells.append(entry.text)
        else:
            ranges = ",".join(f"{column}{first}:{column}{last}" for first, last in spans)
            cells.append(Formula(f"=SUM({ranges})", entry.value))
    return cells
