"""What belongs in the archive: every file on record that holds, and what came without one."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from gongkai.filenames import file_names
from gongkai.phrases.moments import Moment
from gongkai.plan import Plan
from gongkai.reports.events import Event, File, Kind
from gongkai.reports.standing import some, titles
from gongkai.reports.state import Record, holding, in_order
from gongkai.status.record import things


class Filed(NamedTuple):
    """What a unit handed in: a file, or what came without one, whose `file` is None; `seq` is the record's number.

    `name` is that of the file without folders, `drawer` the two folders of the archive in which it belongs, by report
    and unit. `remarks` say what else is to be known of it.
    """

    report: str
    title: str
    unit: str
    drawer: tuple[str, str]
    seq: int
    event: Event
    name: str
    file: File | None
    remarks: tuple[str, ...] = ()


def filed(
    plan: Plan,
    events: Sequence[Event],
    now: Moment,
    asked: Collection[str] | None = None,
    units: Collection[str] | None = None,
) -> tuple[Filed, ...]:
    """All that holds, or what is of the reports asked for and some units: in the order of the plan, then as it came.

    What was handed in again is there beside what came before it: only a person knows whether it takes its place.
    """
    histories = _histories(plan, events, now)
    named = titles(plan, events)
    reports = dict.fromkeys([*(str(one.id) for one in plan.reports), *(id for id, _ in histories)])
    everybody = dict.fromkeys([*plan.registry.units, *(unit for _, unit in histories)])
    upper = _folders({id: named.get(id, id) for id in reports})
    lower = _folders({unit: unit for unit in everybody})
    return tuple(
        Filed(id, named.get(id, id), unit, (upper[id], lower[unit]), seq, event, name, file, remarks)
        for id in reports
        for unit in everybody
        if (asked is None or id in asked) and (units is None or unit in units)
        for seq, event, name, file, remarks in _of_unit(unit, in_order(histories.get((id, unit), ())))
    )


def _histories(plan: Plan, events: Iterable[Event], now: Moment) -> dict[tuple[str, str], list[Record]]:
    """What holds, by report and official name of the unit, those that the plan no longer has too."""
    histories: dict[tuple[str, str], list[Record]] = {}
    for record in holding(events, now):
        for unit in record.event.units:
            histories.setdefault((record.event.report, plan.registry.find(unit) or unit), []).append(record)
    return histories


def _folders(names: dict[str, str]) -> dict[str, str]:
    """A folder's name for each, no two alike."""
    return dict(zip(names, file_names(names.values()), strict=True))


_Thing = tuple[int, Event, str, File | None, tuple[str, ...]]


def _of_unit(unit: str, history: Sequence[Record]) -> Iterator[_Thing]:
    """The files of a history in their order, each with what is to be said of it."""
    returned = max((at for at, (_, event) in enumerate(history) if event.kind is Kind.RETURNED), default=-1)
    submitted = [seq for seq, event in history if event.kind is Kind.SUBMITTED]
    for at, (seq, event) in enumerate(history):
        if not event.files and event.kind is not Kind.SUBMITTED:
            continue
        times = [f"第{submitted.index(seq) + 1}次交的"] if seq in submitted[1:] else []
        before = ["退回以前交的"] if at < returned else []
        remarks = (*times, *before, *_circumstances(unit, event))
        for file in event.files:
            yield seq, event, re.split(r"[\\/]", file.name)[-1], file, remarks
        if without := things(event._replace(files=())) if event.has or event.links or not event.files else ():
            yield seq, event, "、".join(without), None, remarks


def _circumstances(unit: str, event: Event) -> Iterator[str]:
    """With whom it was handed in, and that it was put on record later."""
    if others := [name for name in event.units if name != unit]:
        yield f"和{some(others)}合报"
    if event.recorded != event.at:
        yield f"{event.recorded.beside(event.at.day.year)}补登"
