"""Who has reported and who has not: one ledger a report."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gongkai.phrases.moments import Moment
from gongkai.plan import Plan, Report
from gongkai.reports.events import Event
from gongkai.reports.state import Standing, State, standings


class Ledger(NamedTuple):
    """A report with the standing of every unit. `days_left` is negative once the deadline has passed, None if open.

    `strangers` are units on record that the plan does not ask for (any more): renamed, or taken out.
    """

    report: str
    title: str
    due: str
    due_at: Moment | None
    days_left: int | None
    past: bool
    needs: tuple[str, ...]
    rows: tuple[Standing, ...]
    strangers: tuple[str, ...] = ()

    @property
    def reported(self) -> int:
        """How many have handed in, late or not, complete or not."""
        return sum(row.state is State.SUBMITTED for row in self.rows)

    @property
    def pending(self) -> int:
        """How many have not."""
        return len(self.rows) - self.reported

    @property
    def late(self) -> int:
        """How many handed in after the deadline."""
        return sum(row.late for row in self.rows)

    @property
    def incomplete(self) -> int:
        """How many have handed in but still owe material."""
        return sum(row.state is State.SUBMITTED and bool(row.missing) for row in self.rows)

    @property
    def overdue(self) -> bool:
        """Whether the deadline has passed for somebody who has not reported."""
        return any(row.overdue for row in self.rows)


class Ledgers(NamedTuple):
    """All reports of a plan at a moment. `lost` are ids on record that the plan has no report for (any more)."""

    plan: str
    title: str
    now: Moment
    ledgers: tuple[Ledger, ...]
    lost: tuple[str, ...] = ()


def ledgers(plan: Plan, reports: Sequence[Report], events: Iterable[Event], now: Moment) -> Ledgers:
    """The ledgers of these reports as they stand now."""
    log = tuple(events)
    known = {report.id for report in plan.reports}
    lost = tuple(dict.fromkeys(event.report for event in log if event.report not in known))
    return Ledgers(plan.id, plan.title, now, tuple(_ledger(plan, report, log, now) for report in reports), lost)


def _ledger(plan: Plan, report: Report, events: tuple[Event, ...], now: Moment) -> Ledger:
    due = report.due.moment
    owing = frozenset(report.units)
    on_record = dict.fromkeys(unit for event in events if event.report == report.id for unit in event.units)
    return Ledger(
        report=report.id,
        title=report.title,
        due=report.due.shown,
        due_at=due,
        days_left=(due.day - now.day).days if due else None,
        past=due is not None and now.after(due),
        needs=tuple(map(str, report.needs)),
        rows=standings(plan, report, events, now),
        strangers=tuple(unit for unit in on_record if plan.registry.find(unit) not in owing),
    )
