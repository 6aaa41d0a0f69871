"""What happened with every unit and report, one step after another, what was taken back too; texts ready to print."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gongkai.plan import Plan
from gongkai.reports.events import Event, Kind
from gongkai.reports.standing import entered, some
from gongkai.reports.state import in_order
from gongkai.status.record import Entry, Journal, noted, things, until


class Step(NamedTuple):
    """One event of a unit's history. `said` is why and until when, `things` what came; `undone`: it was taken back."""

    when: str
    stamp: str
    what: str
    said: tuple[str, ...]
    things: tuple[str, ...]
    by: str
    undone: bool


def histories(plan: Plan, log: Journal) -> dict[tuple[str, str], list[Step]]:
    """The steps by report id and official name of the unit, as they happened; an event of several units is in each."""
    entries: dict[tuple[str, str], list[Entry]] = {}
    by_seq = {entry.seq: entry.event for entry in log.entries}
    steps = {entry.seq: _step(entry, by_seq, plan.year) for entry in log.entries}
    for entry in log.entries:
        names: dict[str, list[str]] = {}
        for name in entry.event.units:
            names.setdefault(plan.registry.find(name) or name, []).append(name)
        for unit, own in names.items():
            gone = entry.event.units if set(own) <= set(entry.gone) else ()
            entries.setdefault((entry.event.report, unit), []).append(entry._replace(gone=gone))
    return {
        key: [steps[entry.seq]._replace(undone=entry.undone) for entry in in_order(own, _counts)]
        for key, own in entries.items()
    }


def _counts(entry: Entry) -> bool:
    """Whether an entry is a part of how the unit stands: neither taken back nor what takes back."""
    return not entry.undone and entry.event.kind is not Kind.UNDONE


def _step(entry: Entry, by_seq: Mapping[int, Event], year: int | None) -> Step:
    event = entry.event
    return Step(
        when=event.at.beside(year or event.at.day.year),
        stamp=event.at.iso(),
        what=event.kind.word,
        said=tuple(_said(event, by_seq)),
        things=things(event, entry.figures),
        by=entered(event),
        undone=entry.undone,
    )


def _said(event: Event, by_seq: Mapping[int, Event]) -> Iterator[str]:
    target = by_seq.get(event.undoes or 0)
    if target is not None:
        yield f"撤销{target.at.beside(event.at.day.year)}的{target.kind.word}"
    if event.kind is Kind.SUBMITTED and len(event.units) > 1:
        yield f"一份报告，{some(event.units)}合报"
    yield from filter(None, (until(event), noted(event)))
