"""Events → how a unit stands with a report: a pure function of events, plan and now."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from enum import Enum
from operator import itemgetter
from typing import NamedTuple, Protocol, TypeVar

from gongkai.phrases.materials import ARCHIVE, DOCUMENT, LINK, REPORT, besides, material, shown_by
from gongkai.phrases.moments import Moment, minute
from gongkai.plan import Plan, Report
from gongkai.reports.events import Event, Kind
from gongkai.reports.intake.filenames import litter
from gongkai.reports.log import Log


class State(Enum):
    """How far a unit is with a report."""

    PENDING = "待报送"
    SUBMITTED = "已报送"
    RETURNED = "退回补正"
    ACCEPTED = "办结"
    WAIVED = "免报"


# On record beside what happens to a report, in whatever state it is.
_BESIDE = frozenset({Kind.ASSIGNED, Kind.RECEIVED, Kind.FIGURED})

# From which state what may happen, and where it leads; reminding and extending lead nowhere.
_MOVES: dict[Kind, dict[State, State]] = {
    Kind.SUBMITTED: dict.fromkeys((State.PENDING, State.SUBMITTED, State.RETURNED), State.SUBMITTED),
    Kind.RETURNED: {State.SUBMITTED: State.RETURNED},
    Kind.ACCEPTED: {State.SUBMITTED: State.ACCEPTED},
    Kind.WAIVED: dict.fromkeys((State.PENDING, State.RETURNED), State.WAIVED),
    Kind.EXTENDED: {state: state for state in (State.PENDING, State.SUBMITTED)},
    Kind.REMINDED: {state: state for state in (State.PENDING, State.SUBMITTED, State.RETURNED)},
}


def may(kind: Kind, state: State) -> bool:
    """Whether this can happen to a report in this state."""
    return kind in _BESIDE or state in _MOVES[kind]


def possible(state: State) -> list[Kind]:
    """What can happen to a report in this state."""
    return [kind for kind, moves in _MOVES.items() if state in moves]


class Record(NamedTuple):
    """An event with its number in the log, from 1."""

    seq: int
    event: Event


class _Kept(Protocol):
    @property
    def event(self) -> Event:
        """What is kept: by a record, or by an entry of the log as it is shown."""


_T = TypeVar("_T", bound=_Kept)


class Standing(NamedTuple):
    """A unit and a report at a moment. Whether it has reported, owes anything, lacks what: every view asks here.

    `missing` begins with the report itself as long as that is not there, then without what its title names, and `came`
    names what is there, by kinds.
    `first` is when the report itself came, `late` stays once it came too late, `days_late` counts from the deadline
    that held; `overdue` is only ever now. `due` is the deadline with extensions, `extended` whether one of them makes
    it, `reminded` when it was last reminded. `until` is by when it is to come again, where its return names a day,
    `reason` why it was returned or waived, as long as it is. `history` has the records that hold, as they happened.
    `scheduled` is whether the plan's schedule gives it a deadline of its own. `again` is when it came again after a
    return, and `again_by` by when it should have, where that named a day: of several the worst, then the last.
    `unfilled` is whether numbers are asked of it and none are there, which the ledgers look up. `year` is the plan's.
    """

    unit: str
    state: State
    first: Moment | None
    late: bool
    overdue: bool
    missing: tuple[str, ...]
    submissions: int
    files: int
    due: Moment | None = None
    extended: bool = False
    until: Moment | None = None
    days_late: int = 0
    returns: int = 0
    reminders: int = 0
    reason: str = ""
    reminded: Moment | None = None
    history: tuple[Record, ...] = ()
    came: tuple[str, ...] = ()
    scheduled: bool = False
    again: Moment | None = None
    again_by: Moment | None = None
    unfilled: bool = False
    year: int | None = None

    def told(self, moment: Moment) -> str:
        """A moment in words, with its year where that is not the plan's."""
        return moment.beside(self.year or moment.day.year)

    @property
    def reported(self) -> bool:
        """Whether the report itself is there, and was not given back: 已报."""
        return self.state in (State.SUBMITTED, State.ACCEPTED)

    @property
    def pending(self) -> bool:
        """Whether it still has to hand in, for the first time or again: 未报."""
        return self.state in (State.PENDING, State.RETURNED)

    @property
    def incomplete(self) -> bool:
        """Whether it has reported and owes material: 缺材料. What was accepted is done, whatever it lacks."""
        return self.state is State.SUBMITTED and bool(self.missing)

    @property
    def owes(self) -> bool:
        """Whether it is to be reminded: of the report, or of material."""
        return self.pending or self.incomplete


def standings(plan: Plan, report: Report, events: Iterable[Event], now: Moment) -> tuple[Standing, ...]:
    """The standing of every unit that owes the report, in the order of the plan; what is after now has not happened.

    A unit that was renamed since keeps its record through its alias.
    """
    return _standings(plan, report, holding(events, now), now)


def all_standings(plan: Plan, events: Iterable[Event], now: Moment) -> tuple[tuple[Report, tuple[Standing, ...]], ...]:
    """Every report of the plan with the standings of its units, from one pass over the record."""
    own: dict[str, list[Record]] = {}
    for record in holding(events, now):
        own.setdefault(record.event.report, []).append(record)
    return tuple((report, _standings(plan, report, own.get(report.id, ()), now)) for report in plan.reports)


def _standings(plan: Plan, report: Report, records: Iterable[Record], now: Moment) -> tuple[Standing, ...]:
    histories, own, others = by_unit(plan, report, records), dict(report.own), report._replace(own=())
    found = (
        _standing(
            unit,
            others._replace(due=own[unit]) if unit in own else others,
            in_order(histories.get(unit, ())),
            now,
            plan.year,
        )
        for unit in report.units
    )
    return tuple(row._replace(scheduled=row.unit in own) for row in found) if own else tuple(found)


def of_units(plan: Plan, events: Sequence[Event], units: Iterable[str]) -> Sequence[Event]:
    """The events as far as they concern these units, by official names; of a log, the others stay blank and unread."""
    own = frozenset(units)
    return Log.of(events).of_units(lambda name: (plan.registry.find(name) or name) in own)


def by_unit(plan: Plan, report: Report, records: Iterable[Record]) -> dict[str, list[Record]]:
    """The records of a report by the official name of the unit; of two that are one by now it counts once."""
    histories: dict[str, list[Record]] = {}
    for record in records:
        if record.event.report == report.id:
            for unit in dict.fromkeys(plan.registry.find(unit) or unit for unit in record.event.units):
                histories.setdefault(unit, []).append(record)
    return histories


def holding(events: Iterable[Event], now: Moment) -> list[Record]:
    """What has happened by now and has not been taken back, each for those units for whom it holds.

    An event taken back and then back again holds.
    """
    return [record for record in in_force(events, now) if record.event.kind is not Kind.UNDONE]


def in_force(events: Iterable[Event], now: Moment) -> list[Record]:
    """What holds by now, what takes something back included."""
    return left_of([Record(seq, event) for seq, event in enumerate(events, 1) if not event.at.after(now)])


def left_of(happened: Sequence[Record]) -> list[Record]:
    """What is left of these records by what some of them take back."""
    gone = taken_back(happened)
    left = (_without(record, gone[record.seq]) if record.seq in gone else record for record in happened)
    return [record for record in left if record.event.units]


def taken_back(records: Sequence[Record]) -> dict[int, set[str]]:
    """For which units events were undone, by number, by ones which hold themselves."""
    gone: dict[int, set[str]] = {}
    for seq, event in reversed(records):
        if event.undoes is not None and (units := set(event.units) - gone.get(seq, set())):
            gone.setdefault(event.undoes, set()).update(units)
    return gone


def _without(record: Record, gone: set[str]) -> Record:
    units = tuple(unit for unit in record.event.units if unit not in gone)
    return record._replace(event=record.event._replace(units=units))


def in_order(records: Iterable[_T], holds: Callable[[_T], bool] = lambda _: True) -> list[_T]:
    """As they happened, to the minute, and as they were typed within one; `records` come as they were typed.

    A day alone stands behind what was on record of that day when it was typed, as if it happened with the last of it;
    what does not hold any more moves nothing.
    """
    last: dict[date, time] = {}
    placed: list[tuple[tuple[date, time], _T]] = []
    for record in records:
        day, clock = record.event.at
        before = last.get(day, time.min)
        hour = before if clock is None else minute(clock)
        last[day] = max(before, hour) if holds(record) else before
        placed.append(((day, hour), record))
    return [record for _, record in sorted(placed, key=itemgetter(0))]


class Stage(NamedTuple):
    """How far a unit is, and whether the report itself has come."""

    state: State = State.PENDING
    there: bool = False


def after(stage: Stage, report: Report, event: Event) -> Stage:
    """The stage that an event leads to. Its word counts even where a log says what should not have been possible.

    Material leads nowhere as long as the report itself has not come; after a return it is what was mended.
    """
    if event.kind is Kind.SUBMITTED and not (stage.there or brings(report, event)):
        return stage
    there = stage.there or event.kind is Kind.SUBMITTED
    moves = _MOVES.get(event.kind, {})
    if event.kind in _BESIDE or stage.state in moves or event.kind in (Kind.EXTENDED, Kind.REMINDED):
        return Stage(moves.get(stage.state, stage.state), there)
    return Stage(next(iter(moves.values())), there)


def brings(report: Report, event: Event) -> bool:
    """Whether a submission brings the report itself: a document, or what is named so; nothing named is paper.

    A report that is called 现场照片 is pictures; of an archive counts what is known to be in it. An interpretation is
    there once its address is.
    """
    if report.interprets:
        return LINK in named(event)
    return not {REPORT, DOCUMENT, *shown_by(report.called)}.isdisjoint(named(event))


def named(event: Event) -> tuple[str, ...]:
    """What a submission brings, by kinds; a file that is empty, or some program's own, is on record and brings none."""
    if event.names_nothing:
        return (REPORT,)
    files = (file for file in event.files if file.size and not litter(re.split(r"[\\/]", file.name)[-1]))
    links = (LINK,) if event.links else ()
    return (*map(material, event.has), *links, *(kind for file in files for kind in (file.kind, *file.holds)))


def deadline(report: Report, records: Iterable[Record]) -> Moment | None:
    """The deadline that holds after these records: the latest of the plan's and the extensions'.

    So neither moves it to an earlier day, whichever came first; one that the plan leaves open is later than any.
    """
    planned = report.due.moment
    extended = [record.event.until for record in records if record.event.kind is Kind.EXTENDED]
    return max((planned, *filter(None, extended)), key=Moment.closing) if planned else None


def _standing(unit: str, report: Report, records: Sequence[Record], now: Moment, year: int | None) -> Standing:
    events = [record.event for record in records]
    due = deadline(report, records)
    published = report.interprets is not None and report.interprets.link
    stage = Stage(State.WAIVED) if published else Stage()
    for event in events:
        stage = after(stage, report, event)
    state = stage.state
    itself = LINK if report.interprets else str(report.title)
    submitted = [event for event in events if event.kind is Kind.SUBMITTED]
    first = next((event.at for event in submitted if brings(report, event)), None)
    again, again_by = max(reversed(_mended(events, due)), key=lambda pair: _days(*pair), default=(None, None))
    days_late = (_days(first, due) or _days(again, again_by)) if first else 0
    returned = [event for event in events if event.kind is Kind.RETURNED]
    reminded = [event.at for event in events if event.kind is Kind.REMINDED]
    until = _mended_by(returned[-1], due) if state is State.RETURNED else None
    came = dict.fromkeys(kind for event in submitted for kind in named(event))
    missing = tuple(str(need) for need in report.needs if material(need) not in came)
    owes_itself = state is State.PENDING or (state is State.RETURNED and first is None)
    owed = until or (due if owes_itself else None)
    return Standing(
        unit=unit,
        state=state,
        first=first,
        late=days_late > 0,
        overdue=owed is not None and now.after(owed),
        missing=() if state is State.WAIVED else missing if first else (itself, *besides(itself, missing)),
        submissions=len(submitted),
        files=sum(len(event.files) for event in submitted),
        due=due,
        extended=due != report.due.moment,
        until=until,
        days_late=days_late,
        returns=len(returned),
        reminders=len(reminded),
        reason=_reason(events, state) or (f"已发布：{published}" if published and state is State.WAIVED else ""),
        reminded=reminded[-1] if reminded else None,
        history=tuple(records),
        came=tuple(kind for kind in came if kind != ARCHIVE or len(came) == 1),
        again=again if first else None,
        again_by=again_by if first else None,
        year=year,
    )


def _reason(events: Sequence[Event], state: State) -> str:
    """Why it was returned or waived, while it is."""
    kind = {State.RETURNED: Kind.RETURNED, State.WAIVED: Kind.WAIVED}.get(state)
    return next((event.note for event in reversed(events) if event.kind is kind), "")


def _mended_by(returned: Event, due: Moment | None) -> Moment | None:
    """By when something is to come again: the day that its return names, where the deadline has not moved beyond."""
    return max(filter(None, (returned.until, due)), key=Moment.closing) if returned.until else None


def _mended(events: Sequence[Event], due: Moment | None) -> list[tuple[Moment, Moment | None]]:
    """When something was handed in again after a return, each with the day that the return named."""
    found: list[tuple[Moment, Moment | None]] = []
    returned: Event | None = None
    for event in events:
        if event.kind is Kind.RETURNED:
            returned = event
        elif event.kind is Kind.SUBMITTED and returned:
            found.append((event.at, _mended_by(returned, due)))
            returned = None
    return found


def _days(at: Moment | None, due: Moment | None) -> int:
    """The days from a deadline that was missed, 0 if it was kept; some hours of the same day count as one."""
    if at is None or due is None or not at.after(due):
        return 0
    return max(1, (at.day - due.day).days)
