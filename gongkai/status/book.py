"""台账: the ledgers as a workbook, a sheet a report, and one of the scores."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gongkai.reports.standing import remarks, state_of
from gongkai.reports.state import Standing
from gongkai.sheet.table import Book, Cell, Sheet
from gongkai.status.ledger import Ledger, Ledgers

if TYPE_CHECKING:
    from gongkai.figures.totals import Totals
    from gongkai.reports.score import Score

HEAD = (
    "单位",
    "状态",
    "报送时间",
    "期限",
    "迟报天数",
    "还缺",
    "退回次数",
    "催办次数",
    "最近催办",
    "登记次数",
    "文件数",
    "说明",
)

UNCOUNTED = "没有算在内的记录"


def book(view: Ledgers) -> Book:
    """A sheet a report, in the order of the plan, and the scores if there are any; one that says so for no report."""
    own = tuple(_sheets(view)) or (Sheet("没有要报送的" if view.only else "没有报送事项", ("单位",), ()),)
    return Book(view.title, own, view.as_of, "报送事项")


def _sheets(view: Ledgers) -> Iterator[Sheet]:
    for ledger in view.ledgers:
        yield _ledger(ledger)
    if view.scores:
        rows = tuple(_score(score) for score in view.scores)
        yield Sheet("考核评分", ("单位", "得分", "等次", "说明"), rows, tuple(score.band for score in view.scores))
    yield from figure_sheets(view.figures)
    if view.uncounted:
        yield Sheet(UNCOUNTED, ("说明", "怎么办"), tuple((one.said, one.advice) for one in view.uncounted))


def figure_sheets(figures: "Iterable[Totals]") -> Iterator[Sheet]:
    """What the numbers come to, the lists among them, and what is to be looked at."""
    for own in figures:
        from gongkai.figures.book import book

        yield from (sheet._replace(title=f"{sheet.title}·填报的数") for sheet in book(own).sheets)


def _ledger(ledger: Ledger) -> Sheet:
    rows = tuple(map(ledger_row, ledger.rows))
    return Sheet(ledger.title, HEAD, rows, tuple(state_of(row) for row in ledger.rows))


def ledger_row(row: Standing) -> "tuple[Cell, ...]":
    """A unit under HEAD."""
    return (
        row.unit,
        state_of(row),
        row.first,
        row.due,
        row.days_late or None,
        "、".join(row.missing),
        row.returns or None,
        row.reminders or None,
        row.reminded,
        row.submissions or None,
        row.files or None,
        "，".join(remarks(row)),
    )


def _score(score: "Score") -> "tuple[Cell, ...]":
    return (score.unit, score.points, score.band, "；".join(f"{mark.reason}{mark.points:+}" for mark in score.marks))
