"""汇总台账: many plans as a workbook, the districts and the units of all of them."""

from collections.abc import Iterator

from gongkai.reports.standing import state_of
from gongkai.sheet.table import Book, Cell, Sheet
from gongkai.status.book import HEAD, UNCOUNTED, figure_sheets, ledger_row
from gongkai.status.ledger import counts
from gongkai.status.overview import District, Overview

_COUNTED = ("应报", "已报", "未报", "其中退回", "逾期", "迟报", "办结", "免报", "缺材料")
_HEAD = ("地区", *_COUNTED, "完成", "期限", "方案文件", "说明")


def book(view: Overview) -> Book:
    """The districts in the order of the overview, and below each other the units of all."""
    summary = Sheet(
        "汇总",
        _HEAD,
        tuple(map(_district, view.districts)),
        tuple("逾期" if district.whole.behind or district.problem else "" for district in view.districts),
    )
    rows = [
        (district.name, ledger, row)
        for district in view.districts
        for ledger in (district.view.ledgers if district.view else ())
        for row in ledger.rows
    ]
    units = Sheet(
        "各单位",
        ("地区", "报送事项", *HEAD),
        tuple((name, ledger.title, *ledger_row(row)) for name, ledger, row in rows),
        tuple(state_of(row) for _, _, row in rows),
    )
    sheets = (summary, units, *figure_sheets(view.figures), *_uncounted(view))
    return Book(f"报送进度汇总：{view.extent}", sheets, view.as_of)


def _uncounted(view: Overview) -> Iterator[Sheet]:
    """A sheet of what is on record and counted nowhere, where something is."""
    left = [(one.name, left) for one in view.districts if one.view for left in one.view.uncounted]
    if left:
        yield Sheet(UNCOUNTED, ("地区", "说明", "怎么办"), tuple((name, one.said, one.advice) for name, one in left))


def _district(district: District) -> tuple[Cell, ...]:
    if district.view is None:
        return (district.name, *[None] * (len(_HEAD) - 3), district.place, district.problem)
    numbers = dict(counts(district.whole))
    cells = (numbers.get(word, 0) for word in _COUNTED)
    return district.name, *cells, district.done, district.countdown, district.place, district.remark
