"""What is on record and counted nowhere: of reports and units that the plan does not have, or of a time to come."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple, TypeAlias

from gongkai.phrases.moments import Moment
from gongkai.plan import ASSIGNED, Plan, Report
from gongkai.reports.events import Event, Kind
from gongkai.reports.standing import some, titles
from gongkai.reports.state import Record, holding, in_force
from gongkai.wide import printable

_SHOWN = 10
_WHENEVER = Moment(date.max)
_KEY_THERE = "已经有这一行的，原名用、接在后面；"
_OFF = "取消了的，不用管"


class Why(Enum):
    """Why records are counted nowhere: no such report, no such unit, a unit that is not asked, a time to come."""

    REPORT = "report"
    UNIT = "unit"
    ASKED = "asked"
    AHEAD = "ahead"


class Uncounted(NamedTuple):
    """Records that no view counts, for the same reason. `seqs` are their numbers, `report` and `units` whose they are.

    `said` is that in a sentence, ready to print, and `advice` what to do about it.
    """

    why: Why
    report: str
    units: tuple[str, ...]
    seqs: tuple[int, ...]
    said: str
    advice: str

    @property
    def note(self) -> str:
        """Both, beside a result that does not say so itself."""
        return f"{self.said}\n建议：{self.advice}"


def uncounted(plan: Plan, events: Sequence[Event], now: Moment) -> tuple[Uncounted, ...]:
    """What is on record, not taken back, and yet counted nowhere."""
    return (*_misplaced(plan, events, now), *to_come(ahead(events, now), now))


def with_figures(found: Iterable[Uncounted], report: Report, events: Sequence[Event]) -> tuple[Uncounted, ...]:
    """Of what is counted nowhere that in which figures of a report are, or of one that the plan does not have."""
    return tuple(
        one
        for one in found
        if any(
            event.values and (event.report == report.id or one.why is Why.REPORT)
            for event in (events[seq - 1] for seq in one.seqs)
        )
    )


def misplaced(plan: Plan, events: Sequence[Event]) -> tuple[Uncounted, ...]:
    """What the plan has no place for, whenever it happened."""
    return tuple(_misplaced(plan, events, _WHENEVER))


def ahead(events: Sequence[Event], now: Moment) -> list[Record]:
    """What lies after a moment and is not taken back: a computer's clock was fast, or somebody looks at a day past."""
    if not any(event.at.after(now) for event in events):  # as nearly always
        return []
    return [record for record in in_force(events, _WHENEVER) if record.event.at.after(now)]


def to_come(records: Sequence[Record], now: Moment) -> tuple[Uncounted, ...]:
    """Records that lie ahead of now as what is counted nowhere; nothing if there are none."""
    if not records:
        return ()
    units = tuple(dict.fromkeys(unit for record in records for unit in record.event.units))
    seqs = tuple(record.seq for record in records)
    last = max((record.event.at for record in records), key=Moment.closing)
    said = f"有{_many(seqs)}的时间在{now.with_year()}以后，最晚的是{last.with_year()}，没有算在内"
    numbers = " ".join(_ranges(seqs))
    advice = f"用 --today 看从前的，不用管；电脑的时间快过、记错了的，撤销：gongkai report undo {numbers}"
    return (Uncounted(Why.AHEAD, "", units, seqs, said, advice),)


def _misplaced(plan: Plan, events: Sequence[Event], now: Moment) -> Iterator[Uncounted]:
    """By report, in the order of the record."""
    asked = {str(report.id): report for report in plan.reports}
    called = titles(plan, events)
    groups: dict[str, list[Record]] = {}
    for record in holding(events, now):
        groups.setdefault(record.event.report, []).append(record)
    own_reports = [report for report in plan.matters if report.assigned is None]
    unused = [one for one in own_reports if not any(str(own.id) in groups for own in one.periods or (one,))]
    for id, own in groups.items():
        if id not in called:
            again = next((one for one in plan.matters if id.partition("@")[0] == one.id), None)
            yield _no_such_period(again, id, own) if again else _lost(id, own, unused, len(own_reports) == 1)
            continue
        if ASSIGNED.fullmatch(id) and not any(record.event.kind is Kind.ASSIGNED for record in own):
            yield _withdrawn(id, called[id], own, events, now)
            continue
        unknown, unasked = _strangers(plan, asked.get(id), own)
        if unknown:
            yield _unknown(plan, id, called[id], unknown)
        if unasked:
            yield _unasked(plan, id, called[id], unasked)


def _lost(id: str, records: Sequence[Record], unused: Sequence[Report], alone: bool) -> Uncounted:
    """Records of a report that the plan does not have; `unused` are those that have none of their own, or the only one.

    To write the id back where something is on record under the new one would only leave out that.
    """
    again = [report for report in unused if report.periods and "@" in id]  # a period of one that was called otherwise
    unused, typed = again or unused, id.rpartition("@")[0] if again else id
    units = tuple(dict.fromkeys(unit for record in records for unit in record.event.units))
    seqs = tuple(record.seq for record in records)
    said = f"方案里没有代号是“{id}”的报送事项，可是有{_many(seqs)}是它的（{some(units)}），没有算在内"
    named = "（正文里 report 写的代号一起改）" if any(report.said for report in unused) else ""
    if ASSIGNED.fullmatch(id):
        advice = f"“{id}”现在留给临时交办，不能再写回；{_again(id, seqs)}；{_OFF}"
    elif unused and alone:
        advice = f"改过代号的，在 plan.yaml 里把“{unused[0].title}”的 id 写回 {typed}{named}；{_OFF}"
    elif unused:
        titles = "、".join(f"“{report.title}”" for report in unused)
        advice = f"改过代号的，在 plan.yaml 里把那一项的 id 写回 {typed}{named}，现在还没有记录的是{titles}；{_OFF}"
    else:
        advice = f"方案里的各项都另有记录，{_again(id, seqs)}"
    return Uncounted(Why.REPORT, id, units, seqs, printable(said), printable(advice))


def _no_such_period(report: Report, id: str, records: Sequence[Record]) -> Uncounted:
    """Records of a period that there is not, or of a report that came once and now comes again and again."""
    units = tuple(dict.fromkeys(unit for record in records for unit in record.event.units))
    seqs = tuple(record.seq for record in records)
    ids = [one.id for one in report.periods]
    what = f"现在各期的代号是{ids[0]}到{ids[-1]}" if ids else "现在只报一次"
    said = f"“{report.title}”没有代号是“{id}”的一期，可是有{_many(seqs)}是它的（{some(units)}），没有算在内"
    advice = f"{what}；{_again(id, seqs)}；{_OFF}"
    return Uncounted(Why.REPORT, id, units, seqs, printable(said), printable(advice))


def _withdrawn(id: str, title: str, records: Sequence[Record], events: Sequence[Event], now: Moment) -> Uncounted:
    """Records of something that was assigned, while its being assigned was taken back, or is still to come."""
    units = tuple(dict.fromkeys(unit for record in records for unit in record.event.units))
    seqs = tuple(record.seq for record in records)
    said = f"“{title}”（{id}）的交办撤销了或者还没有到，可是有{_many(seqs)}是它的（{some(units)}），没有算在内"
    back = [
        seq
        for seq, event in in_force(events, now)
        if event.undoes is not None and event.report == id and events[event.undoes - 1].kind is Kind.ASSIGNED
    ]
    restored = f"还要办的，撤销那条撤销：gongkai report undo {' '.join(_ranges(back))}；" if back else ""
    advice = f"{restored}不要了的，撤销这些：gongkai report undo {' '.join(_ranges(seqs))}"
    return Uncounted(Why.REPORT, id, units, seqs, printable(said), printable(advice))


def _again(id: str, seqs: Sequence[int]) -> str:
    """How records come under an id of now: typed once more, and the old ones taken back."""
    shown = f"gongkai report log --report {id}"
    return f"要算的用 {shown} 看，按现在的代号重新登记，再撤销原来的：gongkai report undo {' '.join(_ranges(seqs))}"


_Numbers: TypeAlias = dict[str, dict[int, None]]


def _strangers(plan: Plan, report: Report | None, records: Iterable[Record]) -> tuple[_Numbers, _Numbers]:
    """The units of these records that the plan does not know by this name, and those that owe no such report."""
    owing = frozenset(report.units) if report else None
    unknown: _Numbers = {}
    unasked: _Numbers = {}
    for seq, event in records:
        for unit in event.units:
            official = plan.registry.find(unit)
            if official is None:
                unknown.setdefault(unit, {})[seq] = None
            elif owing is not None and official not in owing:
                unasked.setdefault(official, {})[seq] = None
    return unknown, unasked


def _unknown(plan: Plan, id: str, title: str, units: _Numbers) -> Uncounted:
    """A plan without a roster has to get one, since aliases alone would leave its other units unknown."""
    said = f"“{title}”的记录里有名录上没有的单位：{_counted(units)}，没有算在内"
    names = "、".join(f"现在的名称: {unit}" for unit in units)
    roster = "写上 units：全部单位写进 groups 的一个分组的 members，再" if plan.registry.is_open else "的 units 里，"
    return _of(
        Why.UNIT,
        id,
        units,
        said,
        f"改过名的，在 plan.yaml {roster}在 aliases 下面写上 {names}；{_KEY_THERE}{_OFF}",
    )


def _unasked(plan: Plan, id: str, title: str, units: _Numbers) -> Uncounted:
    said = f"“{title}”的记录里有不用报的单位：{_counted(units)}，没有算在内"
    advice = "要报的，写进这一项的 from（在 except 里的，从那里去掉）；不用报了的，不用管"
    if groups := [unit for unit in units if not plan.registry.is_unit(unit)]:
        advice = f"{'、'.join(groups)}现在是一组单位，要算到各单位的，逐个单位重新登记，再撤销原来的；别的，{advice}"
    return _of(Why.ASKED, id, units, said, advice)


def _of(why: Why, id: str, units: _Numbers, said: str, advice: str) -> Uncounted:
    seqs = tuple(sorted({seq for numbers in units.values() for seq in numbers}))
    return Uncounted(why, id, tuple(units), seqs, printable(said), printable(advice))


def _counted(units: _Numbers) -> str:
    """Units with how many records each has, and which."""
    told = [f"{unit}{_many(tuple(seqs))}" for unit, seqs in units.items()]
    return "、".join(told[:_SHOWN]) + (f"等{len(told)}个单位" if len(told) > _SHOWN else "")


def _many(seqs: Sequence[int]) -> str:
    """How many records, and which: 3条记录（第1—2、7条）."""
    ranges = _ranges(seqs)
    return f"{len(seqs)}条记录（第{'、'.join(ranges[:_SHOWN])}条{'等' if len(ranges) > _SHOWN else ''}）"


def _ranges(seqs: Sequence[int]) -> list[str]:
    """Numbers as gongkai prints them: 1—3, 7."""
    runs: list[list[int]] = []
    for seq in seqs:
        if runs and seq == runs[-1][1] + 1:
            runs[-1][1] = seq
        else:
            runs.append([seq, seq])
    return [str(first) if first == last else f"{first}—{last}" for first, last in runs]
