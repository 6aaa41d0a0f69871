"""催报通知: who is missing or incomplete, grouped by what they lack."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gongkai.phrases.moments import Moment, in_full
from gongkai.plan import Plan, Report
from gongkai.reports.standing import own_day, received
from gongkai.reports.state import Standing, State
from gongkai.status.calls import call_to
from gongkai.status.ledger import Ledger, countdown


class Lack(NamedTuple):
    """Units that lack the same sort of thing; a line is what they lack and who, ready to print."""

    title: str
    size: int
    lines: tuple[str, ...]


class Reminder(NamedTuple):
    """What the template of the reminder sees: texts ready to print.

    `asked` is what is to be handed in and why, `so_far` how long there is and as of when, `urged` what they are to do;
    `units` are all that are addressed, in order.
    """

    plan: str
    report: str
    asked: str
    so_far: str
    urged: str
    units: tuple[str, ...]
    lacks: tuple[Lack, ...]
    issuer: tuple[str, ...]
    date: str


def reminder(plan: Plan, report: Report, ledger: Ledger, now: Moment) -> Reminder:
    """The reminder for everybody who still owes something of a report; nobody is in `units` if all is there."""
    of_all = ledger.by(report.due.moment, now)  # whoever has another deadline is told so
    later = [row for row in ledger.owed_by if not report.own and _has_time(row, of_all, now)]
    pressed = [row for row in ledger.owed_by if row not in later]
    lacks = tuple(_lacks(plan, ledger.rows))
    issuer = tuple(map(str, plan.notice.issuer)) if plan.notice else ()
    return Reminder(
        plan=plan.title,
        report=str(report.title),
        asked=_asked(plan, report, ledger, str(report.receiver or "、".join(issuer))),
        so_far=f"截至{now.chinese()}，{'' if report.own or not pressed else _left(of_all)}",
        urged=_urged(pressed, later),
        units=tuple(row.unit for row in ledger.owed_by),
        lacks=lacks,
        issuer=issuer,
        date=in_full(now.day),
    )


def _asked(plan: Plan, report: Report, ledger: Ledger, receiver: str) -> str:
    basis = f"根据《{plan.title}》要求"
    if at := report.assigned:
        basis = f"按{at.beside(plan.year or at.day.year)}的交办"
    if ledger.due_at is None:
        return f"{basis}，{report.title}要报送{receiver}，期限{ledger.due}。"
    if all(row.scheduled for row in ledger.rows):
        return f"{basis}，{report.title}要报送{receiver}，期限写在各单位后面。"
    if any(row.scheduled for row in ledger.rows):
        return f"{basis}，{report.title}应于{report.due.shown}报送{receiver}，另有期限的写在单位后面。"
    return f"{basis}，{report.title}应于{report.due.shown}报送{receiver}。"


def _left(ledger: Ledger) -> str:
    """How long there is, to go on from; nothing where no day is known."""
    if ledger.days_left is None:
        return ""
    if ledger.past or not ledger.days_left:
        return f"{countdown(ledger).replace(' ', '')}，"
    return f"离期限还有{ledger.days_left}天，"


def _has_time(row: Standing, ledger: Ledger, now: Moment) -> bool:
    """Whether a unit has a later deadline than all, by an extension or by its return, which has not passed."""
    own = row.until if row.state is State.RETURNED else row.due
    return own is not None and ledger.due_at is not None and own.after(ledger.due_at) and not now.after(own)


def _urged(pressed: Sequence[Standing], later: Sequence[Standing]) -> str:
    """What the units are asked to do: nobody is told to hurry whose own deadline is still to come."""
    if not pressed:
        return "下列单位还没有报齐，各自的期限还没有到，请按写在后面的期限报送。"
    names = "、".join(row.unit for row in later)
    own = f"；{names}另有期限，还没有到，请按写在后面的期限报送" if later else ""
    return f"下列单位还没有报齐，请抓紧报送{own}。"


def _lacks(plan: Plan, rows: Sequence[Standing]) -> Iterator[Lack]:
    def _extended(row: Standing) -> str:
        return _noted(plan, row, [received(row), own_day(row)])

    def _to_mend(row: Standing) -> str:
        until = f"，{row.told(row.until)}前补正" if row.until else ""
        unsaid = [need for need in row.missing if need not in row.reason]
        return _noted(plan, row, [row.reason + until, f"还缺{'、'.join(unsaid)}" if unsaid else ""])

    pending = [row for row in rows if row.state is State.PENDING]
    if pending:
        yield Lack("还没有报送的", len(pending), (_sentence(map(_extended, pending)),))
    returned = [row for row in rows if row.state is State.RETURNED]
    if returned:
        yield Lack("退回后还没有补正的", len(returned), (_sentence(map(_to_mend, returned)),))
    lacking: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        if row.incomplete:
            lacking.setdefault(row.missing, []).append(_extended(row))
    if lacking:
        lines = tuple(f"缺{'、'.join(missing)}：{_sentence(units)}" for missing, units in lacking.items())
        yield Lack("材料不全的", sum(map(len, lacking.values())), lines)


def _noted(plan: Plan, row: Standing, notes: Sequence[str]) -> str:
    """A unit with what is to be said of it, and whom to call there, in brackets."""
    told = "；".join(filter(None, (*notes, call_to(plan, row.unit).whom)))
    return f"{row.unit}（{told}）" if told else row.unit


def _sentence(names: Iterable[str]) -> str:
    return "、".join(names) + "。"
