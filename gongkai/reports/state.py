"""Events → how a unit stands with a report: a pure function of events, plan and now."""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple, Protocol, TypeVar

from gongkai.phrases.materials import ARCHIVE, material
from gongkai.phrases.moments import Moment
from gongkai.plan import Plan, Report
from gongkai.reports.events import Event, File, Kind
from gongkai.reports.log import Log


class State(Enum):
    """How far a unit is with a report."""

    PENDING = "待报送"
    SUBMITTED = "已报送"
    RETURNED = "退回补正"
    ACCEPTED = "办结"
    WAIVED = "免报"


REPORTED = frozenset({State.SUBMITTED, State.ACCEPTED})
OWING = frozenset({State.PENDING, State.RETURNED})

# On record beside what happens to a report, in whatever state it is.
_BESIDE = frozenset({Kind.ASSIGNED, Kind.RECEIVED})

# From which state what may happen, and where it leads; reminding and extending lead nowhere.
_MOVES: dict[Kind, dict[State, State]] = {
    Kind.SUBMITTED: dict.fromkeys((State.PENDING, State.SUBMITTED, State.RETURNED), State.SUBMITTED),
    Kind.RETURNED: {State.SUBMITTED: State.RETURNED},
    Kind.ACCEPTED: {State.SUBMITTED: State.ACCEPTED},
    Kind.WAIVED: dict.fromkeys((State.PENDING, State.RETURNED), State.WAIVED),
    Kind.EXTENDED: {state: state for state in (State.PENDING, State.SUBMITTED)},  # pictures came, the report is late
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
    """A unit and a report at a moment.

    `first` is when the report itself came, `late` stays once it came too late, `days_late` counts from the deadline
    that held; `overdue` is only ever now. `due` is the deadline with extensions, `reminded` when it was last reminded.
    `until` is the day that a return names, `reason` why it was returned or waived, as long as it is. `history` has the
    records that hold, in the order in which they happened.
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


def standings(plan: Plan, report: Report, events: Iterable[Event], now: Moment) -> tuple[Standing, ...]:
    """The standing of every unit that owes the report, in the order of the plan; what is after now has not happened.

    A unit that was renamed since keeps its record through its alias.
    """
    histories = by_unit(plan, report, holding(events, now))
    return tuple(_standing(unit, report, in_order(histories.get(unit, ())), now) for unit in report.units)


def of_units(plan: Plan, events: Sequence[Event], units: Iterable[str]) -> Sequence[Event]:
    """The events as far as they concern these units, by official names; of a log, the others stay blank and unread."""
    own = frozenset(units)
    return Log.of(events).of_units(lambda name: (plan.registry.find(name) or name) in own)


def by_unit(plan: Plan, report: Report, records: Iterable[Record]) -> dict[str, list[Record]]:
    """The records of a report by the official name of the unit."""
    histories: dict[str, list[Record]] = {}
    for record in records:
        if record.event.report == report.id:
            for unit in record.event.units:
                histories.setdefault(plan.registry.find(unit) or unit, []).append(record)
    return histories


def holding(events: Iterable[Event], now: Moment) -> list[Record]:
    """What has happened by now and has not been taken back; an event taken back and then back again holds."""
    happened = [Record(seq, event) for seq, event in enumerate(events, 1) if not event.at.after(now)]
    gone = taken_back(happened)
    return [record for record in happened if record.event.kind is not Kind.UNDONE and record.seq not in gone]


def taken_back(records: Sequence[Record]) -> set[int]:
    """The numbers of the events that were undone by one which holds itself."""
    gone: set[int] = set()
    for seq, event in reversed(records):
        if event.undoes is not None and seq not in gone:
            gone.add(event.undoes)
    return gone


def in_order(records: Iterable[_T]) -> list[_T]:
    """As they happened: what was typed later goes before what is certainly later, otherwise behind."""
    ordered: list[_T] = []
    for record in records:
        place = len(ordered)
        while place and ordered[place - 1].event.at.after(record.event.at):
            place -= 1
        ordered.insert(place, record)
    return ordered


def after(state: State, event: Event) -> State:
    """The state that an event leads to. Its word counts even where a log says what should not have been possible."""
    moves = _MOVES.get(event.kind, {})
    if event.kind in _BESIDE or state in moves or event.kind in (Kind.EXTENDED, Kind.REMINDED):
        return moves.get(state, state)
    return next(iter(moves.values()))


def is_attached_only(report: Report, event: Event) -> bool:
    """Whether a submission brought nothing but what the report needs besides: pictures without the report itself."""
    needs = {material(need) for need in report.needs}
    return bool(event.files) and all(needs.issuperset(_material(file)) for file in event.files)


def _material(file: File) -> tuple[str, ...]:
    """What a file is; of an archive, what it holds where that is known, in archives inside it too."""
    packed = tuple(kind for kind in file.holds if kind != ARCHIVE) if file.kind == ARCHIVE else ()
    return packed or (file.kind,)


def deadline(report: Report, records: Iterable[Record]) -> Moment | None:
    """The deadline that holds after these records: the report's, or the last extension's."""
    extended = [record.event.until for record in records if record.event.kind is Kind.EXTENDED]
    return extended[-1] if extended else report.due.moment


def _standing(unit: str, report: Report, records: Sequence[Record], now: Moment) -> Standing:
    events = [record.event for record in records]
    due = deadline(report, records)
    state = State.PENDING
    for event in events:
        state = after(state, event)
    submitted = [event for event in events if event.kind is Kind.SUBMITTED]
    whole = [event for event in submitted if not is_attached_only(report, event)]
    first = next((event.at for event in whole or submitted), None)
    days_late = _days(first, due) or _days_after_return(events)
    returned = [event for event in events if event.kind is Kind.RETURNED]
    reminded = [event.at for event in events if event.kind is Kind.REMINDED]
    until = returned[-1].until if state is State.RETURNED else None
    there = {material(word) for event in submitted for word in event.has}
    there |= {kind for event in submitted for file in event.files for kind in (file.kind, *file.holds)}
    missing = tuple(str(need) for need in report.needs if material(need) not in there)
    if submitted and not whole:
        missing = (str(report.title), *missing)
    owed = until if state is State.RETURNED else due if state is State.PENDING else None
    return Standing(
        unit=unit,
        state=state,
        first=first,
        late=days_late > 0,
        overdue=owed is not None and now.after(owed),
        missing=() if state is State.WAIVED else missing,
        submissions=len(submitted),
        files=sum(len(event.files) for event in submitted),
        due=due,
        extended=any(event.kind is Kind.EXTENDED for event in events),
        until=until,
        days_late=days_late,
        returns=len(returned),
        reminders=len(reminded),
        reason=_reason(events, state),
        reminded=reminded[-1] if reminded else None,
        history=tuple(records),
    )


def _reason(events: Sequence[Event], state: State) -> str:
    """Why it was returned or waived, while it is."""
    kind = {State.RETURNED: Kind.RETURNED, State.WAIVED: Kind.WAIVED}.get(state)
    return next((event.note for event in reversed(events) if event.kind is kind), "")


def _days_after_return(events: Sequence[Event]) -> int:
    """By how many days something handed in again missed the day that its return named; the worst of several."""
    late = 0
    until: Moment | None = None
    for event in events:
        if event.kind is Kind.RETURNED:
            until = event.until
        elif event.kind is Kind.SUBMITTED:
            late = max(late, _days(event.at, until))
            until = None
    return late


def _days(at: Moment | None, due: Moment | None) -> int:
    """The days from a deadline that was missed, 0 if it was kept; some hours of the same day count as one."""
    if at is None or due is None or not at.after(due):
        return 0
    return max(1, (at.day - due.day).days)
