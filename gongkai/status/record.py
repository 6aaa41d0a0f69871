"""The record as it is shown: every event in the order it was typed, with whether it still holds."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from gongkai.phrases.moments import Moment
from gongkai.plan import Plan
from gongkai.reports.events import Event, File, Kind
from gongkai.reports.log import Log as EventLog
from gongkai.reports.state import Record, taken_back
from gongkai.reports.uncounted import Uncounted, ahead, to_come
from gongkai.wide import printable


class Entry(NamedTuple):
    """One event with its number; `title` is its report's; `gone` are those of its units for whom it was taken back."""

    seq: int
    event: Event
    title: str
    gone: tuple[str, ...] = ()

    @property
    def undone(self) -> bool:
        """Whether it was taken back for all."""
        return bool(self.gone) and set(self.gone) == set(self.event.units)


class Log(NamedTuple):
    """The entries of a plan's log; `ahead` says what lies after the moment at which it is shown, if anything does."""

    plan: str
    entries: tuple[Entry, ...]
    ahead: tuple[Uncounted, ...] = ()


def entries(
    plan: Plan, events: Sequence[Event], now: Moment, report: str | None = None, units: Collection[str] | None = None
) -> Log:
    """All events up to now, or those of a report and of some units."""
    named = titles(plan, events)
    happened = [Record(seq, event) for seq, event in enumerate(events, 1) if not event.at.after(now)]
    gone = taken_back(happened)

    def _wanted(event: Event) -> bool:
        return report in (None, event.report) and (
            units is None or any((plan.registry.find(unit) or unit) in units for unit in event.units)
        )

    shown = (
        Entry(seq, event, named.get(event.report, event.report), _gone(event, gone.get(seq, ())))
        for seq, event in happened
        if _wanted(event)
    )
    later = [record for record in ahead(events, now) if _wanted(record.event)]
    return Log(plan.id, tuple(shown), to_come(later, now))


def _gone(event: Event, units: Collection[str]) -> tuple[str, ...]:
    """The units for whom an event was taken back, in its own order."""
    return tuple(unit for unit in dict.fromkeys(event.units) if unit in units)


def titles(plan: Plan, events: Iterable[Event]) -> dict[str, str]:
    """What everything on record is called, by its id: reports of the plan, what was assigned, and the task sheet."""
    assigned = {event.report: event.title for _, event in EventLog.of(events).of_kinds(Kind.ASSIGNED)}
    return {"": "任务单", **assigned, **{str(report.id): str(report.title) for report in plan.reports}}


def until(event: Event) -> str:
    """The day that an extension or a return names, or for which something was assigned; "" if there is none."""
    if event.due:
        return f"期限{event.due}"
    return f"{_UNTIL.get(event.kind, '期限')}{event.until.chinese()}" if event.until else ""


_UNTIL = {Kind.EXTENDED: "延到", Kind.RETURNED: "补正到"}
_REMARKED = {Kind.SUBMITTED, Kind.REMINDED, Kind.ACCEPTED, Kind.ASSIGNED, Kind.RECEIVED}


def noted(event: Event) -> str:
    """Why, or what else was said; "" if nothing was."""
    return f"{'备注' if event.kind in _REMARKED else '原因'}：{printable(event.note)}" if event.note else ""


def things(event: Event) -> tuple[str, ...]:
    """What was handed in: files by kind and name, then what came without one, then figures; nothing named is paper."""
    paper = ("纸质报告",) if event.kind is Kind.SUBMITTED and not event.files and not event.has else ()
    files = (printable(f"{file.kind} {Path(file.name).name}") + _inside(file) for file in event.files)
    values = (printable(f"{name} {value}") for name, value in event.values)
    return (*paper, *files, *(f"{printable(word)}（另收）" for word in event.has), *values)


def _inside(file: File) -> str:
    return f"（内有{'、'.join(map(printable, file.holds))}）" if file.holds else ""
