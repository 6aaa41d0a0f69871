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
    def numbers(self) -> tuple[tuple[str, str], ...]:
        """The numbers as they are typed, each with how a telephone dials it; "" where the text holds no plain one.

        Several are taken apart where each of them can be dialled.
        """
        parts = [(part, _dialled(part)) for part in map(str.strip, re.split("[、，,；;/]", self.phone)) if part]
        apart = len(parts) > 1 and all(tel for _, tel in parts)
        return tuple(parts) if apart else ((self.phone, _dialled(self.phone)),) if self.phone else ()

    @property
    def whom(self) -> str:
        """The person and the number."""
        return " ".join(filter(None, (self.person, self.phone)))


def _dialled(number: str) -> str:
    """A number as a telephone dials it, "" if it is no plain one."""
    digits = re.sub(r"[\s()（）—–-]", "", number)
    return digits if re.fullmatch(r"\+?\d{5,15}", digits) else ""


class Calls(NamedTuple):
    """Units of a report that are called for the same reason; `tone` is overdue, returned, incomplete or pending."""

    title: str
    tone: str
    units: tuple[Call, ...]


class ReportCalls(NamedTuple):
    """All calls about one report, the most pressing first; none where nobody owes it, or anything more of it."""

    ledger: Ledger
    groups: tuple[Calls, ...]

    @property
    def report(self) -> str:
        """What the report is called."""
        return printable(self.ledger.title)


def calls(plan: Plan, view: Ledgers) -> tuple[ReportCalls, ...]:
    """Whom to call about which report: first the one that somebody is overdue with for longest."""
    pressing = sorted(
        view.ledgers, key=lambda ledger: -max((days_overdue(row, view.now) for row in ledger.owed_by), default=0)
    )
    return tuple(ReportCalls(ledger, tuple(_groups(plan, ledger, view.now))) for ledger in pressing)


def sentences(view: Ledgers) -> tuple[str, ...]:
    """For the chat, a sentence a report: 总结：应报9，已报7；未报2家：甲局（逾期1天）、乙局。

    The longest overdue come first.
    """
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
    more = "".join(f"，{said}" for said in _besides(row))
    if late := days_overdue(row, now):
        return 0, -late, "overdue", f"{_overdue(row, late)}{more}"
    if row.state is State.RETURNED:
        return 1, 0, "returned", f"{f'退回，{row.told(row.until)}前补正' if row.until else '退回补正'}{more}"
    if row.incomplete:
        return 2, 0, "incomplete", f"缺{'、'.join(row.missing)}{more}"
    return 3, 0, "pending", f"未报{more}"


def _overdue(row: Standing, days: int) -> str:
    return f"{'退回后' if row.state is State.RETURNED else ''}逾期{days}天"


def _besides(row: Standing) -> Iterator[str]:
    """What else there is to know before one calls: an extension, what has come, what is lacking beside the report."""
    if row.extended and row.due:
        yield f"延期到{row.told(row.due)}"
    if said := received(row):
        yield said
    if row.pending and (row.missing if row.first else row.came and row.missing[1:]):
        yield f"缺{'、'.join(row.missing)}"


def call_to(plan: Plan, unit: str) -> Call:
    """A unit with the person and the number that the plan has of it."""
    known = plan.registry.contacts.get(unit)
    person, phone = (str(known.person or ""), str(known.phone or "")) if known else ("", "")
    return Call(printable(unit), printable(person), printable(phone))


def _sentence(ledger: Ledger, now: Moment) -> str:
    pending = [row for row in ledger.rows if row.pending]
    lacking = [row for row in ledger.rows if row.incomplete]
    parts = [f"应报{ledger.owing}，已报{ledger.reported}"]
    worst = sorted(pending, key=lambda row: -days_overdue(row, now))
    parts += [f"未报{len(pending)}家：{_grouped((row, _of_pending(row, now)) for row in worst)}"] if pending else []
    parts += [f"缺材料{len(lacking)}家：{_grouped((row, _lacks(row)) for row in lacking)}"] if lacking else []
    said = f"应报{ledger.owing}，{all_there(ledger)}" if ledger.owing else all_there(ledger)
    return f"{ledger.title}：{'；'.join(parts) if pending or lacking else said}。"


def _of_pending(row: Standing, now: Moment) -> str:
    """What is said of a unit that has not reported: how long it is overdue, until when it has, what came and lacks."""
    if late := days_overdue(row, now):
        return "，".join([_overdue(row, late), *_besides(row)])
    back = ["退回"] if row.state is State.RETURNED else []
    mends = [f"{row.told(row.until)}前补正"] if row.until else []
    return "，".join([*back, *mends, *_besides(row)])


def _lacks(row: Standing) -> str:
    """What is said of a unit that owes material."""
    return "，".join([f"缺{'、'.join(row.missing)}", *_besides(row)])


def _grouped(told: Iterable[tuple[Standing, str]]) -> str:
    """The units in this order; those of whom the same is said share a bracket."""
    groups: dict[str, list[str]] = {}
    for row, said in told:
        groups.setdefault(said, []).append(row.unit)
    return "、".join(
        "、".join(units) + (f"（{'均' if len(units) > 1 else ''}{said}）" if said else "")
        for said, units in groups.items()
    )
