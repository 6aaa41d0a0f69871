"""The record as it is shown: every event in the order it was typed, with whether it still holds."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from gongkai.phrases.amounts import Unclear
from gongkai.phrases.figures import Figure, figure_named
from gongkai.phrases.materials import LINK
from gongkai.phrases.moments import Moment
from gongkai.plan import Plan
from gongkai.reports.events import Event, File, Kind
from gongkai.reports.standing import some, titles
from gongkai.reports.state import Record, taken_back
from gongkai.reports.uncounted import Uncounted, ahead, to_come
from gongkai.wide import printable


class Entry(NamedTuple):
    """One event with its number; `title` is its report's; `gone` are those of its units for whom it was taken back.

    `figures` are those that its report asks for.
    """

    seq: int
    event: Event
    title: str
    gone: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def undone(self) -> bool:
        """Whether it was taken back for all."""
        return bool(self.gone) and set(self.gone) == set(self.event.units)


class Journal(NamedTuple):
    """The entries of a plan's log. `title` is the plan's, `until` the moment that is shown, `only` what it is about.

    `ahead` says what lies after that moment, if anything does.
    """

    plan: str
    entries: tuple[Entry, ...]
    title: str
    until: Moment
    only: str = ""
    ahead: tuple[Uncounted, ...] = ()

    @property
    def heading(self) -> str:
        """What a document of it is called."""
        return f"{self.title}报送记录"

    @property
    def extent(self) -> str:
        """Until when it goes, what it leaves out, and how much that is: no part of it is to be taken for the whole."""
        gone = sum(map(bool, map(taken_back_for, self.entries)))
        only = f"只有{self.only}的，" if self.only else ""
        count = f"{len(self.entries)}条" if self.entries else "还没有记录"
        return f"截至{self.until.with_year()}，{only}{count}" + (f"，其中撤销了的{gone}条" if gone else "")


def entries(
    plan: Plan,
    events: Sequence[Event],
    now: Moment,
    asked: Collection[str] | None = None,
    units: Collection[str] | None = None,
) -> Journal:
    """All events up to now, or those of the reports asked for, by id, and of some units."""
    named = titles(plan, events)
    figures = {str(report.id): report.figures for report in plan.reports if report.figures}
    happened = [Record(seq, event) for seq, event in enumerate(events, 1) if not event.at.after(now)]
    gone = taken_back(happened)

    def _wanted(event: Event) -> bool:
        return (asked is None or event.report in asked) and (
            units is None or any((plan.registry.find(unit) or unit) in units for unit in event.units)
        )

    shown = (
        Entry(seq, event, _called(event, named), _gone(event, gone.get(seq, ())), figures.get(event.report, ()))
        for seq, event in happened
        if _wanted(event)
    )
    later = [record for record in ahead(events, now) if _wanted(record.event)]
    only = _only(plan, [named.get(id, id) for id in asked or ()], units)
    return Journal(plan.id, tuple(shown), plan.title, now, only, to_come(later, now))


def _called(event: Event, named: Mapping[str, str]) -> str:
    """What an event's report is called; where it was assigned, with the id by which it is typed from then on."""
    title = named.get(event.report, event.report)
    return f"{title}（{event.report}）" if event.kind is Kind.ASSIGNED else title


def _only(plan: Plan, reports: Sequence[str], units: Collection[str] | None) -> str:
    """What is asked for, in words; "" if it is everything."""
    said = [f"“{reports[0]}”" if len(reports) == 1 else f"“{reports[0]}”到“{reports[-1]}”"] if reports else []
    said += [some([unit for unit in plan.registry.units if unit in units])] if units is not None else []
    return "，".join(said)


def taken_back_for(entry: Entry) -> str:
    """That an event was taken back, and for whom if not for all; "" if it holds."""
    return "" if not entry.gone else "已撤销" if entry.undone else f"已撤销：{printable('、'.join(entry.gone))}"


def below_each_other(moment: Moment, year: int) -> tuple[str, ...]:
    """The day and the hour as lines of a cell, which no narrow column takes apart; its year where that is another."""
    own = [f"{moment.day.year}年"] if moment.day.year != year else []
    return (*own, Moment(moment.day).chinese(), *([f"{moment.clock:%H:%M}"] if moment.clock else []))


def _gone(event: Event, units: Collection[str]) -> tuple[str, ...]:
    """The units for whom an event was taken back, in its own order."""
    return tuple(unit for unit in dict.fromkeys(event.units) if unit in units)


def until(event: Event) -> str:
    """The day that an extension or a return names, or for which something was assigned; "" if there is none."""
    if event.due:
        return f"期限{event.due}"
    return f"{_UNTIL.get(event.kind, '期限')}{event.until.beside(event.at.day.year)}" if event.until else ""


_UNTIL = {Kind.EXTENDED: "延到", Kind.RETURNED: "补正到"}
_REMARKED = {Kind.SUBMITTED, Kind.REMINDED, Kind.ACCEPTED, Kind.ASSIGNED, Kind.RECEIVED}


def noted(event: Event) -> str:
    """Why, or what else was said; "" if nothing was."""
    return f"{'备注' if event.kind in _REMARKED else '原因'}：{printable(event.note)}" if event.note else ""


def things(event: Event, figures: tuple[Figure, ...] = ()) -> tuple[str, ...]:
    """What was handed in: files by kind and name, what came without one, addresses, figures; nothing named is paper.

    `figures` are those that the report asks for: what is no number there is no number here.
    """
    paper = ("纸质报告",) if event.kind is Kind.SUBMITTED and event.names_nothing else ()
    files = (printable(f"{file.kind} {Path(file.name).name}") + _inside(file) for file in event.files)
    cells = dict(event.cells)
    values = (_figure(name, value, cells.get(name, ""), figure_named(figures, name)) for name, value in event.values)
    links = (printable(f"{LINK} {link}") for link in event.links)
    return (*paper, *files, *(f"{printable(word)}（另收）" for word in event.has), *links, *values)


def _figure(name: str, value: str, cell: str, figure: Figure | None) -> str:
    """A figure as it was filled in, where that stood, and whether it does not count since nobody understands it."""
    typed = figure.read(value) if figure else None
    lost = "看不懂，没有算" if isinstance(typed, Unclear) else ""
    told = "，".join(filter(None, (cell, lost)))
    return printable(f"{name} {value or '空'}" + (f"（{told}）" if told else ""))


def _inside(file: File) -> str:
    return f"（内有{'、'.join(map(printable, file.holds))}）" if file.holds else ""
