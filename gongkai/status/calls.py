"""谁还没报: who has to be called about a report, what they lack, whom to call; and the sentence for the chat."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gongkai.phrases.moments import Moment
from gongkai.plan import Plan
from gongkai.reports.standing import received
from gongkai.reports.state import Standing, State
from gongkai.status.ledger import Ledger, Ledgers, all_there
from gongkai.wide import printable


class Call(NamedTuple):
    """A unit to call, and whom to ask for there."""

    unit: str
    person: str = ""
    phone: str = ""

    @property
    def tel(self) -> str:
        """The number as a telephone dials it; "" where the text holds no plain one."""
        digits = re.sub(r"[\s()（）—–-]", "", self.phone)
        return digits if re.fullmatch(r"\+?\d{5,15}", digits) else ""

    @property
    def whom(self) -> str:
        """The person and the number."""
        return " ".join(filter(None, (self.person, self.phone)))


class Calls(NamedTuple):
    """Units of a report that are called for the same reason; `tone` is overdue, returned, incomplete or pending."""

    title: str
    tone: str
    units: tuple[Call, ...]


class ReportCalls(NamedTuple):
    """All calls about one report, the most pressing first; none where everything is there, or `owing` is nobody."""

    report: str
    groups: tuple[Calls, ...]
    owing: int


def calls(plan: Plan, view: Ledgers) -> tuple[ReportCalls, ...]:
    """Whom to call about which report."""
    return tuple(
        ReportCalls(printable(ledger.title), tuple(_groups(plan, ledger, view.now)), ledger.owing)
        for ledger in view.ledgers
    )


def sentences(view: Ledgers) -> tuple[str, ...]:
    """A sentence a report for the chat: 活动总结：应报12，已报10；未报2家：甲局、乙局（逾期1天）；缺材料1家：丙局。"""
    return tuple(printable(_sentence(ledger, view.now)) for ledger in view.ledgers)


def days_overdue(row: Standing, now: Moment) -> int:
    """For how many days a unit has been overdue; some hours of the same day count as one, 0 if it is not."""
    owed = row.until or row.due
    return max(1, (now.day - owed.day).days) if row.overdue and owed else 0


def _groups(plan: Plan, ledger: Ledger, now: Moment) -> Iterator[Calls]:
    """Those that lack the same together: overdue for longest first, then to be mended, incomplete, to come."""
    found: dict[tuple[int, int, str, str], list[Call]] = {}
    for row in ledger.owed_by:
        found.setdefault(_reason(row, now), []).append(call_to(plan, row.unit))
    for (_, _, tone, title), units in sorted(found.items(), key=lambda entry: entry[0][:2]):
        yield Calls(printable(title), tone, tuple(units))


def _reason(row: Standing, now: Moment) -> tuple[int, int, str, str]:
    """Why a unit is called: how pressing it is, the tone, the words."""
    came = f"，{said}" if (said := received(row)) else ""
    if late := days_overdue(row, now):
        return 0, -late, "overdue", f"{'退回后' if row.state is State.RETURNED else ''}逾期{late}天{came}"
    if row.state is State.RETURNED:
        return 1, 0, "returned", f"退回，{row.until.chinese()}前补正" if row.until else "退回补正"
    if row.incomplete:
        return 2, 0, "incomplete", f"缺{'、'.join(row.missing)}"
    return 3, 0, "pending", f"未报{came}"


def call_to(plan: Plan, unit: str) -> Call:
    """A unit with the person and the number that the plan has of it."""
    known = plan.registry.contacts.get(unit)
    person, phone = (str(known.person or ""), str(known.phone or "")) if known else ("", "")
    return Call(printable(unit), printable(person), printable(phone))


def _sentence(ledger: Ledger, now: Moment) -> str:
    pending = [row for row in ledger.rows if row.pending]
    lacking = [row for row in ledger.rows if row.incomplete]
    parts = [f"应报{ledger.owing}，已报{ledger.reported}"]
    parts += [f"未报{len(pending)}家：{_names(pending, now)}"] if pending else []
    parts += [f"缺材料{len(lacking)}家：{'、'.join(row.unit for row in lacking)}"] if lacking else []
    said = f"应报{ledger.owing}，{all_there(ledger)}" if ledger.owing else all_there(ledger)
    return f"{ledger.title}：{'；'.join(parts) if pending or lacking else said}。"


def _names(rows: Iterable[Standing], now: Moment) -> str:
    """The units; those that are overdue by as many days, next to one another, share a bracket."""
    days: dict[int, list[str]] = {}
    for row in rows:
        days.setdefault(days_overdue(row, now), []).append(row.unit)
    told = [
        (f"{'、'.join(units)}（{'均' if len(units) > 1 else ''}逾期{late}天）" if late else "、".join(units))
        for late, units in sorted(days.items(), reverse=True)
    ]
    return "、".join(told)
