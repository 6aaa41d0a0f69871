"""Which period of what is reported again and again: the current one first, and the one that is meant."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeAlias

from gongkai.errors import GongkaiError
from gongkai.phrases.moments import Moment
from gongkai.plan import Plan, Report
from gongkai.reports.events import Event, Kind
from gongkai.reports.state import Standing, all_standings, may
from gongkai.terminal import advice

Stand: TypeAlias = tuple[Report, tuple[Standing, ...]]
_SHOWN = 10


def is_past(stand: Stand, now: Moment) -> bool:
    """Whether the deadline has passed for everybody, unless all who still owe it have been given longer."""
    report, rows = stand
    owing = [row for row in rows if row.owes]
    if owing and all(row.extended and row.due and not now.after(row.due) for row in owing):
        return False
    return all(due.moment is not None and now.after(due.moment) for due in report.dues)


def in_view(stands: Iterable[Stand], now: Moment) -> tuple[list[Stand], list[Report]]:
    """What a view shows, in the order of the plan, and the periods that are left out since they are still to come.

    Of a series the current period comes first, then those before it, the latest first. One to come is shown once
    something is on record.
    """
    shown: list[Stand] = []
    later: list[Report] = []
    for _, group in groupby(stands, key=lambda stand: stand[0].matter):
        own = list(group)
        if len(own) == 1:
            shown += own
            continue
        now_due = _current(own, now)
        begun = [stand for stand in own[: now_due + 1] if stand is not own[now_due]]
        ahead = [stand for stand in own[now_due + 1 :] if any(row.history for row in stand[1])]
        shown += [own[now_due], *ahead, *reversed(begun)]
        later += [stand[0] for stand in own[now_due + 1 :] if stand not in ahead]
    return shown, later


def _current(own: Sequence[Stand], now: Moment) -> int:
    """The first that is not past and of which something is owed; else the last one that is owed, or there is."""
    owed = [index for index, (_, rows) in enumerate(own) if any(row.owes for row in rows)]
    to_come = [index for index in owed if not is_past(own[index], now)]
    return next(iter(to_come), owed[-1] if owed else len(own) - 1)


def current(plan: Plan, periods: Sequence[Report], events: Iterable[Event], now: Moment) -> Report:
    """The current one of these periods; what comes once is itself."""
    if len(periods) == 1:
        return periods[0]
    own = _stands(plan, periods, events, now)
    return own[_current(own, now)][0]


def meant(
    plan: Plan, periods: Sequence[Report], events: Sequence[Event], now: Moment, kind: Kind, units: Iterable[str]
) -> Report:
    """The period of which something is to be put on record that names none: the current one, as a rule.

    What can only be given back or accepted is where that has come. Raises GongkaiError where one of these units owes
    an earlier period too, or several could be meant.
    """
    if len(periods) == 1:
        return periods[0]
    own, wanted = _stands(plan, periods, events, now), frozenset(units)
    rows = {report.id: [row for row in found if row.unit in wanted or not wanted] for report, found in own}
    chosen = _current(own, now)
    if kind in (Kind.RETURNED, Kind.ACCEPTED):
        open = [report for report, _ in own if any(may(kind, row.state) for row in rows[report.id])]
    elif kind in (Kind.SUBMITTED, Kind.WAIVED):
        before = [report for report, _ in own[:chosen] if any(row.owes for row in rows[report.id])]
        open = [*before, own[chosen][0]] if any(row.owes for row in rows[own[chosen][0].id]) else before
    else:
        open = []
    if len(open) > 1 and periods[0].series:
        told = "、".join(f"{report.id}（{report.title}）" for report in open[:_SHOWN])
        message = f"“{periods[0].series.title}”有{len(open)}期都可以{kind.word}，不知道是哪一期"
        raise GongkaiError(message, f"--report 写明哪一期：{told}")
    return open[0] if open else own[chosen][0]


def still_owed(plan: Plan, report: Report, events: Iterable[Event], now: Moment) -> str:
    """The periods before this one of which something is owed, and how they are reminded of; "" if there are none."""
    if report.series is None:
        return ""
    periods = [one for one in plan.reports if one.matter == report.matter]
    before = _stands(plan, periods[: periods.index(report)], events, now)
    owed = {one.id: f"{one.title}{count}家" for one, rows in before if (count := sum(row.owes for row in rows))}
    command = advice(f"gongkai report remind --report {next(reversed(owed), '')}")
    return f"以前各期还有没报齐的：{'、'.join(reversed(owed.values()))}；要催的另外催：{command}" if owed else ""


class Periods:
    """Which periods units owe, for files whose names say nothing of that; looked up where it is asked for."""

    def __init__(self, plan: Plan, log: Sequence[Event], now: Moment) -> None:
        self._plan, self._log, self._now = plan, log, now
        self._known: tuple[Stand, ...] = ()

    def owed(self, periods: Sequence[Report], units: Iterable[str]) -> list[Report]:
        """The periods up to the current one that these units owe; the current one where they owe none."""
        self._known = self._known or all_standings(self._plan, self._log, self._now)
        wanted, whose = {report.id for report in periods}, frozenset(units)
        own = [stand for stand in self._known if stand[0].id in wanted]
        begun = own[: _current(own, self._now) + 1]
        owed = [report for report, rows in begun if any(row.owes and row.unit in whose for row in rows)]
        return owed or [begun[-1][0]]


def _stands(plan: Plan, periods: Sequence[Report], events: Iterable[Event], now: Moment) -> list[Stand]:
    wanted = {report.id for report in periods}
    return [stand for stand in all_standings(plan, events, now) if stand[0].id in wanted]
