"""The ledgers as tables, for the formats that are one: a sheet a report, and one of the scores."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from gongkai.phrases.moments import Moment
from gongkai.reports.state import Standing
from gongkai.views.ledger import Ledger, Ledgers
from gongkai.wide import printable

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
    """A workbook; `as_of` is the moment that it shows, "" where it shows none, `kind` what its sheets are."""

    title: str
    sheets: tuple[Sheet, ...]
    as_of: str = ""
    kind: str = "表"


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


def book(view: Ledgers) -> Book:
    """A sheet a report, in the order of the plan, and the scores if there are any; one that says so for no report."""
    own = tuple(_sheets(view)) or (Sheet("没有报送事项", ("单位",), ()),)
    return Book(view.title, own, view.as_of, "报送事项")


def word_of(row: Standing) -> str:
    """How a unit stands in one word: overdue comes before the state, since it is what must be seen."""
    if row.overdue:
        return "逾期未报" if row.until is None else "逾期未补正"
    return row.state.value


def state_of(row: Standing) -> str:
    """The word, with the mark that stays on what came late."""
    return f"{word_of(row)}（迟报）" if row.late and not row.overdue else word_of(row)


def remarks(row: Standing) -> tuple[str, ...]:
    """What else is to be known: an extension, the day that a return names, why."""
    parts = [f"延期到{row.due.chinese()}"] if row.extended and row.due else []
    parts += [f"补正到{row.until.chinese()}"] if row.until else []
    return (*parts, *([printable(row.reason)] if row.reason else []))


def reminders(row: Standing) -> str:
    """How often a unit was reminded, and on which day last; "" if never."""
    return f"催办{row.reminders}次，最近{Moment(row.reminded.day).chinese()}" if row.reminded else ""


def _sheets(view: Ledgers) -> Iterator[Sheet]:
    for ledger in view.ledgers:
        yield _ledger(ledger)
    if view.scores:
        rows = tuple(_score(score) for score in view.scores)
        yield Sheet("考核评分", ("单位", "得分", "等次", "说明"), rows, tuple(score.band for score in view.scores))


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
