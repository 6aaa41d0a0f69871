"""What may be put on record: an event is refused, with the reason and what is possible, before it reaches the store."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gongkai.errors import GongkaiError
from gongkai.phrases.moments import Moment
from gongkai.plan import Plan, Report
from gongkai.reports.events import Event, Kind
from gongkai.reports.state import (
    Record,
    Stage,
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
    problems = refusals(plan, report, log, [event])
    if not problems:
        return event
    others = [unit for unit in event.units if unit not in problems]
    said = "；".join(dict.fromkeys(problem.message for problem in problems.values()))
    with_them = f"；{'、'.join(others)}的也没有登记" if others else ""
    raise GongkaiError(said + with_them, "；".join(dict.fromkeys(problem.hint for problem in problems.values())))


def refusals(plan: Plan, report: Report, log: Sequence[Event], events: Sequence[Event]) -> dict[str, GongkaiError]:
    """Why these events, none of which is still to come, cannot be put on record together, by unit."""
    units = dict.fromkeys(unit for event in events for unit in event.units)
    after = holding((*of_units(plan, log, units), *events), events[0].recorded) if events else []
    return clashes(plan, report, units, [record for record in after if record.seq <= len(log)], after)


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
        raise GongkaiError(
            f"“{'、'.join(names)}”里没有可以{kind.word}的单位（{stand}）", "用 gongkai status 看各单位还差什么"
        )
    return list(chosen), [unit for unit in passed if unit not in chosen]


def standing_of(rows: Iterable[Standing]) -> str:
    """How units stand, those in the same state together: 待报送：甲局、乙局；办结：丙局."""
    states: dict[str, list[str]] = {}
    for row in rows:
        states.setdefault(row.state.value, []).append(row.unit)
    return "；".join(f"{state}：{'、'.join(units)}" for state, units in states.items())


class _Clash(NamedTuple):
    """Why a step is not possible, and what to do: to take back what is in its way, if anything, or what `hint` says."""

    message: str
    hint: str
    records: tuple[Record, ...] = ()


def clashes(
    plan: Plan, report: Report, units: Iterable[str], before: Sequence[Record], after: Sequence[Record]
) -> dict[str, GongkaiError]:
    """What goes against the records that are to hold after those that hold before, by unit.

    A new step has to be possible, and one of before has to stay so. What was odd before refuses nothing.
    """
    old, new = by_unit(plan, report, before), by_unit(plan, report, after)
    found: dict[str, _Clash] = {}
    for unit in units:
        official = plan.registry.find(unit) or unit
        clash = _clash(report.of_unit(official), unit, in_order(old.get(official, ())), in_order(new.get(official, ())))
        if clash is not None:
            found[unit] = clash
    return {unit: GongkaiError(clash.message, _hint(plan, clash, found)) for unit, clash in found.items()}


def _clash(report: Report, unit: str, before: Sequence[Record], after: Sequence[Record]) -> _Clash | None:
    known = {record.seq for record in before}
    odd = {record.seq for record, _ in _impossible(report, unit, before)}
    for record, clash in _impossible(report, unit, after):
        if record.seq not in known:
            return clash
        if record.seq not in odd and record.event.kind is not Kind.REMINDED:
            step = f"{record.event.at.beside(record.event.recorded.day.year)}{record.event.kind.word}"
            message = f"这样一来，{unit}的第{record.seq}条记录（{step}）就说不通了"
            return _Clash(message, "要改的话，", _in_the_way(report, unit, before, after))
    return None


def _in_the_way(report: Report, unit: str, before: Sequence[Record], after: Sequence[Record]) -> tuple[Record, ...]:
    """The records of before without which all makes sense, with the new step and until it is made."""
    known = {record.seq for record in before if record.event.kind is not Kind.REMINDED}
    gone: set[int] = set()
    while True:
        ways = [[record for record in records if record.seq not in gone] for records in (before, after)]
        more = {record.seq for way in ways for record, _ in _impossible(report, unit, way)} & known
        if not more:
            return tuple(record for record in before if record.seq in gone)
        gone |= more


def _impossible(report: Report, unit: str, records: Sequence[Record]) -> Iterator[tuple[Record, _Clash]]:
    """Every step that is not possible where it stands."""
    stage = Stage()
    for index, record in enumerate(records):
        problem = _problem(report, unit, stage.state, record.event, records[:index])
        if problem is not None:
            yield record, problem
        stage = after(stage, report, record.event)


def _hint(plan: Plan, clash: _Clash, found: Mapping[str, _Clash]) -> str:
    """What to do about a clash; where records are in the way, the command that takes back these and nothing else."""
    if not clash.records:
        return clash.hint
    numbers = [record.seq for record in clash.records]
    mates = [unit for unit, its in found.items() if [record.seq for record in its.records] == numbers]
    ours = {plan.registry.find(unit) or unit for unit in mates}
    theirs = {plan.registry.find(unit) or unit for record in clash.records for unit in record.event.units}
    only = f" --unit {'、'.join(mates)}" if theirs - ours else ""
    what = "、".join(dict.fromkeys(record.event.kind.word for record in clash.records))
    return f"{clash.hint}先撤销{'、'.join(mates)}的{what}：gongkai report undo {' '.join(map(str, numbers))}{only}"


def _problem(report: Report, unit: str, state: State, event: Event, before: Sequence[Record]) -> _Clash | None:
    """Why an event is not possible after what was before; None if it is."""
    if not may(event.kind, state):
        message = f"{unit}是“{state.value}”，不能{event.kind.word}"
        if allowed := "、".join(f"{kind.word}（{_COMMANDS[kind]}）" for kind in possible(state)):
            return _Clash(message, f"现在可以：{allowed}")
        ends = [record for record in before if record.event.kind in (Kind.ACCEPTED, Kind.WAIVED)]
        return _Clash(message, "弄错了的，", tuple(ends[-1:]))
    due = deadline(report, before)
    if event.kind is Kind.EXTENDED:
        return _extension_problem(unit, event, due)
    if event.kind is Kind.RETURNED and event.until is not None:
        if event.at.after(event.until):
            return _Clash(f"补正期限{event.until.with_year()}已经过去了", _other_year(event))
        if due is not None and due.after(event.until):
            year = event.at.day.year
            message = f"补正期限{event.until.beside(year)}比报送期限{due.beside(year)}还早"
            return _Clash(message, "写报送期限当天或者以后的日子")
    return None


def _extension_problem(unit: str, event: Event, due: Moment | None) -> _Clash | None:
    if due is None:
        return _Clash("期限另行通知，还没有定，不用延期", "期限定了，写进 plan.yaml 的 due")
    by = due.beside(event.at.day.year)
    if event.at.after(due):
        return _Clash(f"{unit}的期限{by}已经过了，不能再延期", "延期要在期限以前办；确有原因的，可以免报（waive）")
    if event.until is None:
        return _Clash(f"延期要延到{by}以后", "写上 --until")
    if not event.until.after(due):
        return _Clash(f"延期要延到{by}以后，写的是{event.until.with_year()}", _other_year(event))
    return None


def _other_year(event: Event) -> str:
    """What to do about a day that is too early; one of a year before has that year because it was typed."""
    year = event.until.day.year if event.until else event.at.day.year
    return "核对 --until 的年份" if year < event.at.day.year else f"核对 --until；不是{year}年的，写明年份"
