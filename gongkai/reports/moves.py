"""What may be put on record: an event is refused, with the reason and what is possible, before it reaches the store."""

from collections.abc import Iterable, Iterator, Sequence

from gongkai.errors import GongkaiError
from gongkai.phrases.moments import Moment
from gongkai.plan import Plan, Report
from gongkai.reports.events import Event, Kind
from gongkai.reports.state import (
    Record,
    Standing,
    State,
    after,
    by_unit,
    deadline,
    holding,
    in_order,
    may,
    of_units,
    possible,
    standings,
)
from gongkai.reports.submit import find_unit, owing

_COMMANDS = {
    Kind.SUBMITTED: "submit",
    Kind.RETURNED: "return",
    Kind.ACCEPTED: "accept",
    Kind.WAIVED: "waive",
    Kind.EXTENDED: "extend",
    Kind.REMINDED: "remind",
}


def checked(plan: Plan, report: Report, log: Sequence[Event], event: Event) -> Event:
    """The event itself, if the history of every unit it names makes sense with it. Raises GongkaiError otherwise."""
    for problem in refusals(plan, report, log, [event]).values():
        raise problem
    return event


def refusals(plan: Plan, report: Report, log: Sequence[Event], events: Sequence[Event]) -> dict[str, GongkaiError]:
    """Why these events cannot be put on record together, by unit. Raises GongkaiError if one has not happened yet."""
    for event in events:
        if event.at.after(event.recorded):
            raise GongkaiError(f"{event.at.chinese()}还没有到", "核对 --at")
    units = dict.fromkeys(unit for event in events for unit in event.units)
    records = holding((*of_units(plan, log, units), *events), events[0].recorded) if events else ()
    return dict(_replay(plan, report, units, records, len(log) + 1))


def undoing(plan: Plan, log: Sequence[Event], seq: int | None, now: Moment, by: str, note: str) -> Event:
    """The event that takes one back: the last that holds, or that of a number. Raises GongkaiError if it cannot be."""
    held = {record.seq for record in holding(log, now)}
    if seq is None:
        seq = max(held, default=0)
    if not 0 < seq <= len(log):
        raise GongkaiError("没有这条记录可以撤销", f"现在有{len(log)}条记录，用 gongkai report log 看")
    target = log[seq - 1]
    if target.kind is not Kind.UNDONE and seq not in held:
        raise GongkaiError(f"第{seq}条记录已经撤销过了", "用 gongkai report log 看全部记录")
    event = Event(Kind.UNDONE, target.report, target.units, now, now, by, note, undoes=seq)
    report = next((report for report in plan.reports if report.id == target.report), None)
    if report is not None:
        for _, problem in _replay(plan, report, target.units, holding((*log, event), now), len(log) + 1):
            raise problem
    return event


def units_for(
    plan: Plan, report: Report, log: Sequence[Event], kind: Kind, names: Sequence[str], now: Moment
) -> tuple[list[str], list[str]]:
    """The units that these names stand for, and those of a group to which it cannot happen; a unit named is chosen.

    Raises GongkaiError where that is nobody, with how each of them stands.
    """
    rows = {row.unit: row for row in standings(plan, report, log, now)}
    chosen: dict[str, None] = {}
    passed: dict[str, None] = {}
    for name in names:
        official = find_unit(plan, name)
        if plan.registry.is_unit(official):
            chosen[owing(report, official)] = None
            continue
        for unit in plan.registry.members(official):
            if unit in rows:
                (chosen if may(kind, rows[unit].state) else passed)[unit] = None
    if not chosen:
        stand = standing_of(rows[unit] for unit in passed) or f"都不用报“{report.title}”"
        raise GongkaiError(f"“{'、'.join(names)}”里没有可以{kind.word}的单位", stand)
    return list(chosen), [unit for unit in passed if unit not in chosen]


def standing_of(rows: Iterable[Standing]) -> str:
    """How units stand, those in the same state together: 待报送：甲局、乙局；办结：丙局."""
    states: dict[str, list[str]] = {}
    for row in rows:
        states.setdefault(row.state.value, []).append(row.unit)
    return "；".join(f"{state}：{'、'.join(units)}" for state, units in states.items())


def _replay(
    plan: Plan, report: Report, units: Iterable[str], records: Iterable[Record], fresh: int
) -> Iterator[tuple[str, GongkaiError]]:
    """Walk through the history of each unit to the first step that is not possible; from `fresh` on they are new."""
    histories = by_unit(plan, report, records)
    for unit in units:
        state = State.PENDING
        done: list[Record] = []
        for record in in_order(histories.get(plan.registry.find(unit) or unit, ())):
            event = record.event
            problem = _problem(report, unit, state, event, done)
            if problem is not None and record.seq >= fresh:
                yield unit, problem
                break
            if problem is not None and event.kind is not Kind.REMINDED:
                message = f"这样一来，{unit}的第{record.seq}条记录（{event.at.chinese()}{event.kind.word}）就说不通了"
                yield unit, GongkaiError(message, f"要改的话，先撤销那一条：gongkai report undo {record.seq}")
                break
            state = after(state, event)
            done.append(record)


def _problem(report: Report, unit: str, state: State, event: Event, before: Sequence[Record]) -> GongkaiError | None:
    """Why an event is not possible after what was before; None if it is."""
    if not may(event.kind, state):
        allowed = "、".join(f"{kind.word}（{_COMMANDS[kind]}）" for kind in possible(state))
        hint = f"现在可以：{allowed}" if allowed else "弄错了的，先撤销：gongkai report undo"
        return GongkaiError(f"{unit}是“{state.value}”，不能{event.kind.word}", hint)
    due = deadline(report, before)
    if event.kind is Kind.EXTENDED:
        return _extension_problem(unit, event, due)
    if event.kind is Kind.RETURNED and event.until is not None:
        if event.at.after(event.until):
            return GongkaiError(f"补正期限{event.until.chinese()}已经过去了", "核对 --until")
        if due is not None and due.after(event.until):
            return GongkaiError(
                f"补正期限{event.until.chinese()}比报送期限{due.chinese()}还早", "写报送期限当天或者以后的日子"
            )
    return None


def _extension_problem(unit: str, event: Event, due: Moment | None) -> GongkaiError | None:
    if due is None:
        return GongkaiError("期限另行通知，还没有定，不用延期", "期限定了，写进 plan.yaml 的 due")
    if event.at.after(due):
        return GongkaiError(
            f"{unit}的期限{due.chinese()}已经过了，不能再延期", "延期要在期限以前办；确有原因的，可以免报（waive）"
        )
    if event.until is None or not event.until.after(due):
        return GongkaiError(f"延期要延到{due.chinese()}以后", "核对 --until")
    return None
