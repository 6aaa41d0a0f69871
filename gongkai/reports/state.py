"""Events → how a unit stands with a report: a pure function of events, plan and now."""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from gongkai.phrases.materials import material
from gongkai.phrases.moments import Moment
from gongkai.plan import Plan, Report
from gongkai.reports.events import Event, Kind


class State(Enum):
    """How far a unit is with a report."""

    PENDING = "待报送"
    SUBMITTED = "已报送"


class Standing(NamedTuple):
    """A unit and a report at a moment. `late` stays once a first submission came late; `overdue` is only ever now."""

    unit: str
    state: State
    first: Moment | None
    late: bool
    overdue: bool
    missing: tuple[str, ...]
    submissions: int
    files: int


def standings(plan: Plan, report: Report, events: Iterable[Event], now: Moment) -> tuple[Standing, ...]:
    """The standing of every unit that owes the report, in the order of the plan; what is after now has not happened.

    A unit that was renamed since keeps its record through its alias.
    """
    happened: dict[str, list[Event]] = {unit: [] for unit in report.units}
    for event in events:
        if event.report == report.id and not event.at.after(now):
            for unit in event.units:
                if (official := plan.registry.find(unit)) in happened:
                    happened[official].append(event)
    return tuple(_standing(unit, report, own, now) for unit, own in happened.items())


def _standing(unit: str, report: Report, events: list[Event], now: Moment) -> Standing:
    due = report.due.moment
    submitted = [event for event in events if event.kind is Kind.SUBMITTED]
    first = min(
        (event.at for event in submitted), key=lambda at: (at.day, at.clock is not None, at.clock), default=None
    )
    there = {material(word) for event in submitted for word in event.has}
    there |= {file.kind for event in submitted for file in event.files}
    return Standing(
        unit=unit,
        state=State.SUBMITTED if submitted else State.PENDING,
        first=first,
        late=first is not None and due is not None and first.after(due),
        overdue=first is None and due is not None and now.after(due),
        missing=tuple(str(need) for need in report.needs if material(need) not in there),
        submissions=len(submitted),
        files=sum(len(event.files) for event in submitted),
    )
