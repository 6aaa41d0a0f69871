"""The record as it is shown: every event in the order it was typed, with whether it still holds."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from gongkai.phrases.moments import Moment
from gongkai.plan import Plan
from gongkai.reports.events import Event, File, Kind
from gongkai.reports.state import Record, taken_back
from gongkai.wide import printable


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


def until(event: Event) -> str:
    """The day that an extension or a return names, in words; "" if there is none."""
    return f"{_UNTIL[event.kind]}{event.until.chinese()}" if event.until else ""


_UNTIL = {Kind.EXTENDED: "延到", Kind.RETURNED: "补正到"}


def noted(event: Event) -> str:
    """Why, or what else was said; "" if nothing was."""
    if not event.note:
        return ""
    label = "备注" if event.kind in (Kind.SUBMITTED, Kind.REMINDED, Kind.ACCEPTED) else "原因"
    return f"{label}：{printable(event.note)}"


def things(event: Event) -> tuple[str, ...]:
    """What was handed in: every file by its kind and name, then what came without one."""
    files = (printable(f"{file.kind} {Path(file.name).name}") + _inside(file) for file in event.files)
    return (*files, *(f"{printable(word)}（另收）" for word in event.has))


def _inside(file: File) -> str:
    return f"（内有{'、'.join(map(printable, file.holds))}）" if file.holds else ""
