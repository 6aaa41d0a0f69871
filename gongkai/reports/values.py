"""The figures on record: what each unit filled in last, a pure function of events, plan and now."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from gongkai.errors import GongkaiError
from gongkai.phrases.amounts import Amount, Unclear
from gongkai.phrases.figures import ASK_FOR_SOME, Figure, figure_named
from gongkai.phrases.moments import Moment
from gongkai.plan import Plan, Report
from gongkai.reports.events import FILLED, Event, Kind, Row
from gongkai.reports.state import Record, by_unit, holding, in_order

_APART = ("=", "＝")


class Filled(NamedTuple):
    """Figures as somebody filled them in, with where each stood and what was odd about that; ready for an event.

    `rows` are those of lists.
    """

    values: tuple[tuple[str, str], ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple[str, tuple[Row, ...]], ...] = ()

    def followed_by(self, later: "Filled") -> "Filled":
        """Both, the later one where both say something; what is blank there does not make another blank."""
        said = {name for name, value in later.values if value or name not in dict(self.values)}
        return Filled(
            _merged(self.values, later.values, said),
            _merged(self.cells, later.cells, said),
            _merged(self.doubts, later.doubts, said),
            tuple((dict(self.rows) | dict(later.rows)).items()),
        )

    def beside(self, other: "Filled") -> "Filled":
        """Both, of files that came together: where two forms differ, that is doubtful; a list counts by its rows."""
        mine, theirs, cells = dict(self.values), dict(other.values), dict(self.cells)
        differ = {
            name: f"两份表填得不一样，{cells.get(name, '另一份')}是“{mine[name]}”"
            for name, text in theirs.items()
            if text and mine.get(name) and mine[name] != text
        }
        listed = dict(self.rows).keys() - dict(other.rows).keys()
        both = self.followed_by(other.without(listed))
        return both._replace(doubts=tuple((dict(both.doubts) | differ).items()))

    def without(self, names: Collection[str]) -> "Filled":
        """What is left without some figures."""
        return Filled(
            tuple(one for one in self.values if one[0] not in names),
            tuple(one for one in self.cells if one[0] not in names),
            tuple(one for one in self.doubts if one[0] not in names),
            self.rows,
        )


def _merged(
    own: Iterable[tuple[str, str]], more: Iterable[tuple[str, str]], said: set[str]
) -> tuple[tuple[str, str], ...]:
    kept = {name: text for name, text in own if name not in said}
    return tuple((kept | {name: text for name, text in more if name in said}).items())


class Value:
    """What a unit filled in for a figure: the text as typed, where it stood, and who has looked at it since.

    `reason` is why it is right, where somebody has said so; `rows` are those of a list, as they were last handed in.
    `instead_of` is the text that somebody had confirmed before it came.
    """

    def __init__(self, unit: str, figure: Figure, text: str, record: Record, blank_since: bool = False) -> None:
        self.unit, self.figure, self.text, self.seq = unit, figure, text, record.seq
        event = record.event
        name = next(name for name, _ in event.values if figure.is_called(name))
        self.cell = dict(event.cells).get(name, "")
        self.doubt = dict(event.doubts).get(name, "")
        self.reason = event.note if event.kind is Kind.FIGURED else ""
        self.confirmed = event.kind is Kind.FIGURED
        self.blank_since = blank_since
        self.rows = dict(event.rows).get(name, ())
        self.instead_of = ""

    @cached_property
    def read(self) -> Amount | Unclear | None:
        """What it means; None where it is blank, or words."""
        return self.figure.read(self.text)


def values(plan: Plan, report: Report, events: Iterable[Event], now: Moment) -> dict[str, dict[str, Value]]:
    """What each unit filled in last, by unit and figure. Of a report of several units the first has its figures."""
    return {unit: found for unit, found, _ in _each(plan, report, holding(events, now)) if found}


def shared(plan: Plan, report: Report, events: Iterable[Event], now: Moment) -> dict[str, str]:
    """The units whose figures are in the report of another, with whose that is."""
    return {unit: other for unit, found, other in _each(plan, report, holding(events, now)) if other and not found}


def twice(plan: Plan, report: Report, events: Iterable[Event], now: Moment) -> dict[str, str]:
    """The units that have figures of their own beside those of a joint report, with whose that is."""
    return {unit: other for unit, found, other in _each(plan, report, holding(events, now)) if other and found}


def _each(plan: Plan, report: Report, records: list[Record]) -> Iterator[tuple[str, dict[str, Value], str]]:
    histories = by_unit(plan, report, (record for record in records if record.event.kind in FILLED))
    for unit in report.units:
        records = in_order(histories.get(unit, ()))
        firsts = {
            record.seq: plan.registry.find(record.event.units[0]) or record.event.units[0]
            for record in records
            if record.event.values
        }
        others = [first for first in firsts.values() if first != unit]
        own = latest(report, unit, [record for record in records if firsts.get(record.seq) == unit])
        yield unit, own, others[-1] if others else ""


def latest(report: Report, unit: str, records: Iterable[Record]) -> dict[str, Value]:
    """What a unit filled in last, by figure; `records` are its own, as they happened."""
    own: dict[str, Value] = {}
    for record in records:
        for name, text in record.event.values:
            if figure := figure_named(report.figures, name):
                _take(own, Value(unit, figure, text, record), record)
    return own


def _take(own: dict[str, Value], fresh: Value, record: Record) -> None:
    """A later value takes the place of an earlier one; a blank takes none, but is remembered."""
    name = str(fresh.figure.name)
    before = own.get(name)
    if fresh.text.strip() or before is None or not before.text.strip():
        own[name] = fresh
        if before and before.confirmed and not fresh.confirmed and fresh.text.strip() != before.text.strip():
            fresh.instead_of = before.text
        nothing = isinstance(fresh.read, Amount) and not fresh.read.value
        fresh.rows = fresh.rows or (before.rows if before and not nothing else ())
    elif record.event.kind is Kind.SUBMITTED:
        before.blank_since = True


def strays(report: Report, events: Iterable[Event], now: Moment) -> dict[str, list[int]]:
    """Figures on record that the plan does not have any more, by name, with the numbers of their records."""
    found: dict[str, list[int]] = {}
    for seq, event in holding(events, now):
        if event.report == report.id:
            for name, _ in event.values:
                if figure_named(report.figures, name) is None:
                    found.setdefault(name, []).append(seq)
    return found


def typed(report: Report, words: Iterable[str]) -> tuple[Filled, list[str]]:
    """Figures typed as 参与群众=120, and what is to be said of how they were read. Raises GongkaiError."""
    own: dict[str, str] = {}
    said: list[str] = []
    for word in words:
        mark = next((mark for mark in _APART if mark in word), "")
        name, _, text = (part.strip() for part in word.partition(mark)) if mark else (word, "", "")
        figure = figure_named(report.figures, name)
        if figure is None or not figure.typed:
            raise _unknown(report, name, figure)
        if not text:
            raise GongkaiError(f"“{word}”没有写是多少", f"写成 {name}=120；没有的写 0，不用报的写 无")
        found = figure.read(text)
        if isinstance(found, Unclear):
            raise GongkaiError(f"{figure.name}：{found.reason}", found.hint)
        if (before := own.get(str(figure.name), text)) != text:
            raise GongkaiError(f"“{figure.name}”写了两遍，{before} 和 {text}", "只留对的那一个")
        said += [f"{figure.name}：{found.said}"] if found and found.said else []
        own[str(figure.name)] = text
    return Filled(tuple(own.items())), said


def replaced(form: Filled, own: Filled) -> list[str]:
    """What was typed beside a form that says otherwise, which counts then no more."""
    there, cells = dict(form.values), dict(form.cells)
    return [
        f"{name}：{cells.get(name, '表里')}是“{there[name]}”，按输入的 {text} 记"
        for name, text in own.values
        if there.get(name, text) not in ("", text)
    ]


def _unknown(report: Report, name: str, figure: Figure | None) -> GongkaiError:
    if figure is not None:
        return GongkaiError(f"“{figure.name}”是算出来的，不用填", "填它的分子、分母")
    known = "、".join(str(one.name) for one in report.figures if one.typed)
    hint = f"可以填：{known}" if known else f"在 plan.yaml 里给这一项{ASK_FOR_SOME}"
    return GongkaiError(f"“{report.title}”没有“{name}”这一项数", hint)
