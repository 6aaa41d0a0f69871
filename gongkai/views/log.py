"""The record as it is shown: every event in the order it was typed, with whether it still holds."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from gongkai.phrases.moments import Moment
from gongkai.plan import Plan
from gongkai.reports.events import Event
from gongkai.reports.state import Record, taken_back


class Entry(NamedTuple):
    """One event with its number; `title` is its report's; `undone` says that it was taken back."""

    seq: int
    event: Event
    title: str
    undone: bool


class Log(NamedTuple):
    """The entries of a plan's log."""

    plan: str
    entries: tuple[Entry, ...]


def entries(
    plan: Plan, events: Sequence[Event], now: Moment, report: str | None = None, units: Collection[str] | None = None
) -> Log:
    """All events up to now, or those of a report and of some units."""
    titles = {str(entry.id): str(entry.title) for entry in plan.reports}
    happened = [Record(seq, event) for seq, event in enumerate(events, 1) if not event.at.after(now)]
    gone = taken_back(happened)
    wanted = [
        Entry(seq, event, titles.get(event.report, event.report), seq in gone)
        for seq, event in happened
        if report in (None, event.report)
        and (units is None or any((plan.registry.find(unit) or unit) in units for unit in event.units))
    ]
    return Log(plan.id, tuple(wanted))
