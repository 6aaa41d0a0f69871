"""The ledgers as tables, for the formats that are one: a sheet a report, and one of the scores."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from gongkai.phrases.moments import Moment
from gongkai.reports.state import Standing
from gongkai.views.ledger import Ledger, Ledgers

if TYPE_CHECKING:
    from decimal import Decimal

    from gongkai.reports.score import Score

Cell: TypeAlias = "str | int | Decimal | Moment | None"


class Sheet(NamedTuple):
    """A table with its head. `states` says of every row what it is to be coloured after: late, overdue or a state."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple["Cell", ...], ...]
    states: tuple[str, ...] = ()


class Book(NamedTuple):
    """A workbook."""

    title: str
    sheets: tuple[Sheet, ...]


_HEAD = ("单位", "状态", "报送时间", "期限", "迟报天数", "还缺", "退回次数", "催办次数", "登记次数", "文件数", "说明")


def sheets(view: Ledgers) -> tuple[Sheet, ...]:
    """A sheet a report, in the order of the plan, and the scores if there are any."""
    return tuple(_sheets(view))


def state_of(row: Standing) -> str:
    """How a unit stands in one word: overdue comes before the state, since it is what must be seen."""
    if row.overdue:
        return "逾期未报" if row.until is None else "逾期未补正"
    return f"{row.state.value}（迟报）" if row.late else row.state.value


def remarks(row: Standing) -> str:
    """What else is to be known: an extension, the day that a return names, why."""
    parts = [f"延期到{row.due.chinese()}"] if row.extended and row.due else []
    parts += [f"补正到{row.until.chinese()}"] if row.until else []
    return "，".join([*parts, *([row.reason] if row.reason else [])])


def _sheets(view: Ledgers) -> Iterator[Sheet]:
    for ledger in view.ledgers:
        yield _ledger(ledger)
    if view.scores:
        rows = tuple(_score(score) for score in view.scores)
        yield Sheet("考核评分", ("单位", "得分", "等次", "说明"), rows, tuple(score.band for score in view.scores))


def _ledger(ledger: Ledger) -> Sheet:
    rows = tuple(_row(row) for row in ledger.rows)
    return Sheet(ledger.title, _HEAD, rows, tuple(state_of(row) for row in ledger.rows))


def _row(row: Standing) -> "tuple[Cell, ...]":
    return (
        row.unit,
        state_of(row),
        row.first,
        row.due,
        row.days_late or None,
        "、".join(row.missing),
        row.returns or None,
        row.reminders or None,
        row.submissions or None,
        row.files or None,
        remarks(row),
    )


def _score(score: "Score") -> "tuple[Cell, ...]":
    return (score.unit, score.points, score.band, "；".join(f"{mark.reason}{mark.points:+}" for mark in score.marks))
