"""Taking records back: which are meant, for whom, and whether what is left makes sense."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from gongkai.errors import GongkaiError
from gongkai.phrases.moments import Moment
from gongkai.plan import Plan
from gongkai.reports.events import Event, Kind, Typed
from gongkai.reports.moves import clashes
from gongkai.reports.state import Record, holding, in_force
from gongkai.reports.uncounted import ahead

_LOOK = "用 gongkai report log 看"


class Numbers(NamedTuple):
    """Records by their numbers, from the first to the last; `alone` is one that was named itself."""

    first: int
    last: int
    alone: bool


def numbers(typed: Sequence[str]) -> tuple[Numbers, ...]:
    """Numbers and ranges as gongkai prints them and people type them: 24, 31—35, 第31-35条、40. Raises GongkaiError."""
    text = unicodedata.normalize("NFKC", " ".join(typed))
    text = re.sub(r"(?<!\s)\s*+[-‐–—―−~至到]++\s*+", "-", text)
    return tuple(map(_numbers, filter(None, re.split(r"[、,;\s]+", text))))


def _numbers(word: str) -> Numbers:
    found = re.fullmatch(r"第?([0-9]{1,9})条?(?:-第?([0-9]{1,9})条?)?", word)
    if found is None:
        hint = f"写成 24、31—35 这样，编号{_LOOK}；只撤销一个单位的，加上 --unit 单位"
        raise GongkaiError(f"看不懂编号“{word}”", hint)
    first, last = sorted((int(found[1]), int(found[2] or found[1])))
    return Numbers(first, last, alone=found[2] is None)


class Targets(NamedTuple):
    """Records to be taken back, each with the units for whom; `passed` are those of a range that need not be."""

    records: tuple[Record, ...]
    passed: tuple[int, ...] = ()


def latest(plan: Plan, log: Sequence[Event], now: Moment, units: Collection[str]) -> Record:
    """The record that was typed last of those that hold, for some units or for all it is about."""
    held = _of(plan, _standing(log, now), units)
    held = [record for record in held if record.event.kind is not Kind.UNDONE]
    if not held:
        raise GongkaiError("没有这条记录可以撤销", f"现在有{len(log)}条记录，{_LOOK}")
    return max(held, key=lambda record: record.seq)


def targets(plan: Plan, log: Sequence[Event], asked: Iterable[Numbers], now: Moment, units: Collection[str]) -> Targets:
    """The records of these numbers. Raises GongkaiError for one that is not there, does not hold or is of others.

    Of a range those count that hold; what takes something back is meant by its own number, or where nothing else is.
    """
    held = {record.seq: record for record in _standing(log, now)}
    ours = {record.seq: record for record in _of(plan, held.values(), units)}
    chosen: dict[int, Record] = {}
    passed: dict[int, None] = {}
    for first, last, alone in asked:
        if not 0 < first <= last <= len(log):
            missing = last if 0 < first <= len(log) else first
            raise GongkaiError(f"没有第{missing}条记录可以撤销", f"现在有{len(log)}条记录，{_LOOK}")
        if alone and first not in ours:
            raise _not_there(first, held.get(first))
        there = [seq for seq in range(first, last + 1) if seq in ours]
        meant = [seq for seq in there if ours[seq].event.kind is not Kind.UNDONE] or there
        chosen |= {seq: ours[seq] for seq in meant}
        passed |= dict.fromkeys(seq for seq in range(first, last + 1) if seq not in meant)
    if not chosen:
        raise GongkaiError("这些记录里没有可以撤销的", f"撤销过的、别的单位的不算，{_LOOK}")
    return Targets(tuple(chosen.values()), tuple(seq for seq in passed if seq not in chosen))


def undoing(plan: Plan, log: Sequence[Event], records: Sequence[Record], typed: Typed) -> tuple[Event, ...]:
    """The events that take these back together. Raises GongkaiError if what is left makes no sense."""
    events = tuple(typed.event(Kind.UNDONE, event.report, event.units, undoes=seq) for seq, event in records)
    before, after = holding(log, typed.at), holding((*log, *events), typed.at)
    for record in records:
        _not_left_alone(plan, record.event, after)
    for report in plan.reports:
        units = dict.fromkeys(unit for event in events if event.report == report.id for unit in event.units)
        if not units:
            continue
        for problem in clashes(plan, report, units, before, after).values():
            raise problem
    return events


def _standing(log: Sequence[Event], now: Moment) -> list[Record]:
    """What can be taken back: what holds by now, and what lies ahead, since a computer's clock was fast."""
    return [*in_force(log, now), *ahead(log, now)]


def _not_left_alone(plan: Plan, gone: Event, after: Sequence[Record]) -> None:
    """Raises GongkaiError where something was assigned, is to be taken back, and would leave what came of it."""
    if gone.kind is not Kind.ASSIGNED:
        return
    units = {plan.registry.find(unit) or unit for unit in gone.units}
    left = [
        record
        for record in after
        if record.event.report == gone.report
        and record.event.kind is not Kind.ASSIGNED
        and any((plan.registry.find(unit) or unit) in units for unit in record.event.units)
    ]
    if left:
        numbers = " ".join(str(record.seq) for record in left)
        message = f"交办的“{gone.title}”已经有{left[0].event.kind.word}一类的记录，不能只撤销交办"
        raise GongkaiError(message, f"先撤销这些，再撤销交办：gongkai report undo {numbers}")


def _of(plan: Plan, records: Iterable[Record], units: Collection[str]) -> list[Record]:
    """The records of some units, each as far as it is about these; all records where none are named."""
    if not units:
        return list(records)
    own = [
        (seq, event, tuple(unit for unit in event.units if unit in units or plan.registry.find(unit) in units))
        for seq, event in records
    ]
    return [Record(seq, event._replace(units=names)) for seq, event, names in own if names]


def _not_there(seq: int, held: Record | None) -> GongkaiError:
    if held is not None:
        return GongkaiError(f"第{seq}条记录不是这个单位的", f"第{seq}条是{'、'.join(held.event.units)}的")
    return GongkaiError(f"第{seq}条记录已经撤销过了", f"全部记录{_LOOK}")
