"""The desk that every `gongkai report …` sits at: where something is put on record, and the question before it."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from gongkai import terminal
from gongkai.cli.common import load_plan, moment, open_store, this_moment, who
from gongkai.errors import GongkaiError

if TYPE_CHECKING:
    from gongkai.phrases.moments import Moment
    from gongkai.plan import Report
    from gongkai.reports.events import Event, Kind, Typed


class Desk:
    """Where an event is put on record: the plan with what was assigned since, the store, its log, and the moment.

    `own` is the plan as it is written.
    """

    def __init__(self, plan: Path, store: str | None, today: str | None) -> None:
        """Exits 1 if the plan cannot be used."""
        from gongkai.reports.assigned import with_assigned

        self.own = load_plan(plan)
        self.store = open_store(self.own, plan, store)
        self.now = this_moment(today, self.own)
        self._read = self.store.load()
        self.log = self._read[0]
        self.plan = with_assigned(self.own, self.log, self.now)

    def typed(self, at: str | None, by: str | None, note: str) -> "Typed":
        """When it happened and who says so. A day alone that is today means now.

        Raises GongkaiError for what is still to come.
        """
        from gongkai.reports.events import Typed

        when = moment(at, "--at", self.plan, by=self.now.day) if at else self.now
        if when.after(self.now):
            raise GongkaiError(f"{when.beside(self.now.day.year)}还没有到", "核对 --at")
        issued = self.plan.notice.date.time.start if self.plan.notice and self.plan.notice.date else None
        if at and issued and when.day < issued.day:
            from gongkai.phrases.moments import in_full

            message = f"--at {when.with_year()}比成文日期{in_full(issued.day)}还早，那时通知还没有发"
            raise GongkaiError(message, "核对 --at 的年份和日期")
        return Typed(self.now if when.clock is None and when.day == self.now.day else when, self.now, who(by), note)

    def enter(self, make: "Callable[[Sequence[Event]], Event]") -> "Sequence[Event]":
        """Record the event that `make` gives for the log as it is, and give the whole log."""
        from gongkai.reports.log import record

        return record(self.store, lambda known: [make(known)], self._read)


class ReportDesk(Desk):
    """The desk of one report."""

    def __init__(
        self,
        plan: Path,
        store: str | None,
        today: str | None,
        report: str | None,
        units: Sequence[str],
        kind: "Kind",
        figures: Sequence[str] = (),
        links_alone: bool = False,
    ) -> None:
        """Raises GongkaiError if there is no such report, or if it is not said which.

        Not said is enough where `units`, as they are typed, owe only one. Of what comes again and again it is the
        period of which something of this `kind` can be meant; of several, the one that asks for these `figures`,
        or that nothing but links is brought for.
        """
        from gongkai.cli.units import officials
        from gongkai.reports.submit import find_reports

        super().__init__(plan, store, today)
        found = find_reports(self.plan, report, (), self.log) if report or len(self.plan.reports) < 2 else ()
        if len(found) != 1:
            from gongkai.reports.periods import meant

            names = officials(self.plan, units)
            asked = {unit for name in names for unit in self.plan.registry.members(name)}
            found = found or self._asking_for(figures, asked) or (self._interpreting(asked) if links_alone else ())
            found = found or find_reports(self.plan, None, asked, self.log)
            found = (meant(self.plan, found, self.log, self.now, kind, asked),)
        self.report = found[0]

    def _asking_for(self, figures: Sequence[str], units: "set[str]") -> "tuple[Report, ...]":
        """The only report that asks these units for these figures, with its periods."""
        from gongkai.phrases.figures import figure_named

        found = [
            report
            for report in self.plan.matters
            if figures
            and not units.isdisjoint(report.units)
            and all(figure_named(report.figures, name.replace("＝", "=").partition("=")[0]) for name in figures)
        ]
        return (found[0].periods or (found[0],)) if len(found) == 1 else ()

    def _interpreting(self, units: "set[str]") -> "tuple[Report, ...]":
        """The only report that asks these units for a link, if it is an interpretation."""
        from gongkai.phrases.materials import LINK, material

        own = [report for report in self.plan.matters if not units.isdisjoint(report.units)]
        found = [one for one in own if one.interprets or LINK in map(material, one.needs)]
        return tuple(found) if len(found) == 1 and found[0].interprets else ()

    def put(self, make: "Callable[[Sequence[Event]], Event]") -> None:
        """Record the event that `make` gives for the log as it is, if it is possible, and tell how its units stand."""
        from gongkai.reports.moves import checked
        from gongkai.reports.state import of_units, standings
        from gongkai.status.record_terminal import recorded

        log = self.enter(lambda known: checked(self.plan, self.report, known, make(known)))
        event = log[-1]
        own = of_units(self.plan, log, event.units)
        rows = standings(self.plan, self.report, own, self.now)
        recorded(event, self.report.title, rows, self.report.figures)
        self._material_alone(event, [row.unit for row in rows if row.unit in event.units and not row.first])

    def _material_alone(self, event: "Event", units: Sequence[str]) -> None:
        """How to say that the report came too, where it was handed in without its being among the files."""
        from gongkai.reports.events import Kind

        if event.kind is Kind.SUBMITTED and units:
            others = f" --with {'、'.join(units[1:])}" if units[1:] else ""
            which = f" --report {self.report.id}" if len(self.plan.reports) > 1 else ""
            when = "" if event.at == event.recorded else f" --at {event.at.with_year()}"
            what = "--link https://……" if self.report.interprets else "--has 报告"
            command = terminal.advice(f"gongkai report submit {units[0]}{others} {what}{which}{when}")
            case = "解读发布了的" if self.report.interprets else "报告也收到了的（纸质的、压缩包里的）"
            terminal.say(f"{case}，再登记：{command}")

    def put_for(self, kind: "Kind", names: Sequence[str], typed: "Typed", until: "Moment | None" = None) -> None:
        """Record the same of several units; of a group, of those to which it can happen."""
        from gongkai.cli.units import officials
        from gongkai.reports.moves import standing_of, units_for
        from gongkai.reports.state import standings

        named = officials(self.plan, names)
        passed: list[str] = []
        stand: list[str] = []

        def _make(known: "Sequence[Event]") -> "Event":
            units, passed[:] = units_for(self.plan, self.report, known, kind, named, self.now)
            rows = standings(self.plan, self.report, known, self.now)
            stand[:] = [standing_of(row for row in rows if row.unit in passed)]
            return typed.event(kind, self.report.id, tuple(units), until=until)

        self.put(_make)
        if passed:
            terminal.say(f"没有动（现在不能{kind.word}）：{stand[0]}")

    def incomplete(self, kind: "Kind", names: Sequence[str]) -> list[str]:
        """What the units that these names stand for still owe, a sentence each."""
        from gongkai.cli.units import officials
        from gongkai.reports.moves import units_for
        from gongkai.reports.state import may, standings

        units = units_for(self.plan, self.report, self.log, kind, officials(self.plan, names), self.now)[0]
        rows = standings(self.plan, self.report, self.log, self.now)
        able = [row for row in rows if row.unit in units and row.missing and may(kind, row.state)]
        return [f"{row.unit}还缺{'、'.join(row.missing)}" for row in able]


def agreed(
    odd: Sequence[str], question: str, word: str, otherwise: str = "核对上面的内容，加上 --yes 再运行一次"
) -> None:
    """Tell what is odd and ask; ends the command with a word where the answer is no.

    Raises GongkaiError where nobody can answer, with what to do `otherwise`.
    """
    from gongkai.reports.intake.terminal import confirmed

    with nothing_done(word):
        for said in odd:
            terminal.say(f"请核对：{said}")
        if not sys.stdin.isatty():
            raise GongkaiError(f"没有{word}：不在终端里，没有人可以回答", otherwise)
        if not confirmed(question, word):
            terminal.say(f"没有{word}")
            raise typer.Exit


@contextmanager
def nothing_done(word: str) -> Iterator[None]:
    """Ctrl+C in here comes before anything is on record, and that is said."""
    try:
        yield
    except KeyboardInterrupt:
        terminal.say(f"\n没有{word}")
        raise
