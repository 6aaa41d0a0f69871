"""Units × figures with 小计 by group and 合计; who has not filled in, and what is doubtful."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from gongkai.figures.checks import Doubt, Filled, counted_twice, doubts, number
from gongkai.figures.listings import Listing, listings
from gongkai.phrases.amounts import Amount, Unclear, shown
from gongkai.phrases.figures import Figure
from gongkai.phrases.moments import Moment
from gongkai.phrases.names import ONE_BY_ONE, REST
from gongkai.plan import Plan, Report, few
from gongkai.reports.events import Event
from gongkai.reports.interpreted import interpreted
from gongkai.reports.interpreted import told as interpretations
from gongkai.reports.state import State, standings
from gongkai.reports.values import Value, shared, strays, twice, values

TOTAL, SUBTOTAL = "合计", "小计"
WAIVED, SHARED = State.WAIVED.value, "合报"  # a note, and how one ends


class Entry(NamedTuple):
    """What stands in a cell. `text` is shown: a number, 无, words, ？ for what is not understood, "" for nothing.

    `value` is what adds up, None where nothing does; `about` is what was typed where that is near only: 约5.
    """

    text: str = ""
    value: Decimal | None = None
    doubtful: bool = False
    about: str = ""

    @property
    def total(self) -> str:
        """What is shown of a sum: 约1500 where a number in it is near only."""
        return f"约{self.text}" if self.about else self.text


class Row(NamedTuple):
    """A unit with its entries, in the order of the figures; `note` says why there need be none."""

    unit: str
    entries: tuple[Entry, ...]
    note: str = ""

    @property
    def label(self) -> str:
        """The unit with its note, where no column holds that."""
        return f"{self.unit}（{self.note}）" if self.note else self.unit

    @property
    def filled(self) -> bool:
        """Whether anything was filled in."""
        return any(entry.text for entry in self.entries)

    @property
    def asked(self) -> bool:
        """Whether numbers are expected of it, or there: who was waived need not."""
        return self.note != WAIVED or self.filled


class Group(NamedTuple):
    """The units of a group with what they add up to; `title` is "" where there are no groups."""

    title: str
    rows: tuple[Row, ...]
    sums: tuple[Entry, ...]


UNIT, DISTRICT = "单位", "区县"  # what heads the names; the latter where the rows are plans


class Totals(NamedTuple):
    """The table of a report at a moment.

    `first` heads the column of names, `notes` is what else is to be said, `lists` are those that have rows,
    `counted` says how many have filled in where the rows are not the units.
    """

    plan: str
    title: str
    report: str
    now: Moment
    figures: tuple[Figure, ...]
    groups: tuple[Group, ...]
    sums: tuple[Entry, ...]
    waiting: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    notes: tuple[str, ...] = ()
    first: str = UNIT
    lists: tuple[Listing, ...] = ()
    counted: str = ""

    @property
    def heading(self) -> str:
        """What a document of it is called: …活动方案 and 活动总结 are …活动总结汇总表."""
        named = "" if self.title.endswith("通知") else self.title.removesuffix("方案")
        again = (at for at in range(len(self.report), 1, -1) if named.endswith(self.report[:at]))
        return f"{named}{self.report[next(again, 0) :]}汇总表"

    @property
    def told(self) -> tuple[str, ...]:
        """All of it in sentences: how many have filled in, the sums, the facts by unit, what is doubtful."""
        sums = f"，合计：{self.sentence}" if self.sentence else ""
        lines = [f"“{self.report}”填报的数：{self.tally}{sums}"]
        lines += facts(self)
        if self.doubts:
            units = few(list(dict.fromkeys(one.unit for one in self.doubts)))
            lines.append(f"填报的数要核对的{len(self.doubts)}处：{units}")
        return tuple(lines)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All units."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def asked(self) -> int:
        """Of how many units numbers are asked."""
        return sum(row.asked for row in self.rows)

    @property
    def filled(self) -> int:
        """How many of them have filled in."""
        return self.asked - len(self.waiting)

    def of(self, units: Collection[str]) -> "Totals":
        """The same of some units alone: what these have filled in, and what it adds up to."""
        kept = ((group.title, tuple(row for row in group.rows if row.unit in units)) for group in self.groups)
        groups = tuple(Group(title, rows, added(self.figures, rows)) for title, rows in kept if rows)
        lists = (one._replace(rows=tuple(row for row in one.rows if row[0] in units)) for one in self.lists)
        return self._replace(
            groups=groups,
            sums=added(self.figures, [row for group in groups for row in group.rows]),
            waiting=tuple(unit for unit in self.waiting if unit in units),
            doubts=tuple(doubt for doubt in self.doubts if doubt.unit in units),
            lists=tuple(one for one in lists if one.rows),
        )

    @property
    def waived(self) -> tuple[str, ...]:
        """Who need not fill in."""
        return tuple(row.unit for row in self.rows if row.note == WAIVED)

    @property
    def tally(self) -> str:
        """How many have filled in, of how many."""
        return self.counted or f"{self.asked}个单位填了{self.filled}个"

    @property
    def so_far(self) -> str:
        """How many have filled in, and how much is doubtful."""
        doubtful = f"，要核对的{len(self.doubts)}处" if self.doubts else ""
        return f"截至{self.now.with_year()}，{self.tally}{doubtful}"

    @property
    def missing(self) -> str:
        """Who has not filled in; districts apart from each other, of which each names its units."""
        return ("；" if self.first == DISTRICT else "、").join(self.waiting)

    @property
    def rough(self) -> str:
        """That some numbers are near only, whose, and as they were typed; "" where none is."""
        told = "；".join(f"{row.unit}{said}" for row in self.rows if (said := roughly(self.figures, row)))
        return f"约数，按写的数算的：{told}" if told else ""

    @property
    def sentence(self) -> str:
        """The sums in a sentence: 开展活动 12 场次，参与群众 1,200 人次."""
        told = (
            f"{figure.name}{'约' if entry.about else ''} {entry.text}{f' {figure.measure}' if figure.measure else ''}"
            for figure, entry in zip(self.figures, self.sums, strict=True)
            if entry.text and not figure.text
        )
        return "，".join(told)


def totals(
    plan: Plan,
    report: Report,
    events: Iterable[Event],
    now: Moment,
    before: Mapping[str, Mapping[str, Decimal]] | None = None,
) -> Totals:
    """The figures of a report as they stand now."""
    log = tuple(events)
    filled = values(plan, report, log, now)
    notes_of = dict.fromkeys(
        (row.unit for row in standings(plan, report, log, now) if row.state is State.WAIVED), WAIVED
    )
    notes_of |= {unit: f"和{other}{SHARED}" for unit, other in shared(plan, report, log, now).items()}
    parts = grouped(plan, report.units)
    which = f" --report {report.id}" if len(plan.reports) > 1 else ""
    found = doubts(report, filled, [units for _, units in parts], before, which)
    found += counted_twice(filled, twice(plan, report, log, now), which)
    odd = {(doubt.unit, name) for doubt in found for name in doubt.figures}
    groups = tuple(_group(report, title, units, filled, notes_of, odd) for title, units in parts)
    rows = [row for group in groups for row in group.rows]
    notes = renamed(report, log, now)
    notes += tuple(filter(None, [interpretations(interpreted(plan, log, now))])) if plan.interpretations else ()
    notes += tuple(_mixed(report.figures, rows))
    waiting = tuple(row.unit for row in rows if not row.note and not row.filled)
    sums = added(report.figures, rows)
    lists = listings(report.figures, {row.unit: filled[row.unit] for row in rows if row.unit in filled}, UNIT)
    return Totals(
        plan.id, plan.title, report.title, now, report.figures, groups, sums, waiting, found, notes, UNIT, lists
    )


def renamed(report: Report, events: Iterable[Event], now: Moment) -> tuple[str, ...]:
    """What is on record of figures that the plan does not have any more, in sentences."""
    return tuple(
        f"方案里没有“{name}”这一项了，第{'、'.join(map(str, seqs))}条记录里的没有算；改过名称的，写回原来的名称"
        for name, seqs in strays(report, events, now).items()
    )


def roughly(figures: Sequence[Figure], row: Row) -> str:
    """Which numbers of a row are near only, as they were typed: 开展活动“约5”."""
    own = zip(figures, row.entries, strict=True)
    return "、".join(f"{figure.name}“{entry.about}”" for figure, entry in own if entry.about and not figure.rate)


def facts(view: Totals) -> list[str]:
    """What was filled in as words, figure by figure: 活动地点：东街道 文化广场；西街道 社区中心."""
    lines: list[str] = []
    for at, figure in enumerate(view.figures):
        if figure.text and (own := [f"{row.unit} {row.entries[at].text}" for row in view.rows if row.entries[at].text]):
            lines.append(f"{figure.name}：{'；'.join(own)}")
    return lines


def grouped(plan: Plan, units: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """The units by the first group that each is in; one part without a title where that divides nothing.

    A group of everybody divides nothing, and one of which some are in an earlier one is not what the rest adds up to.
    """
    everybody = dict.fromkeys(units)
    left = dict(everybody)
    parts: list[tuple[str, tuple[str, ...]]] = []
    for name, group in plan.registry.groups.items():
        members = plan.registry.members(name) if group.members and name not in ONE_BY_ONE else ()
        own = tuple(unit for unit in members if unit in everybody)
        if own and len(own) < len(everybody) and all(unit in left for unit in own):
            parts.append((name, own))
            left = {unit: None for unit in left if unit not in own}
    if left:
        parts.append((REST, tuple(left)))
    return parts if len(parts) > 1 else [("", tuple(units))]


def _group(
    report: Report,
    title: str,
    units: Sequence[str],
    filled: Filled,
    notes: Mapping[str, str],
    odd: set[tuple[str, str]],
) -> Group:
    rows = tuple(_row(report.figures, unit, filled.get(unit, {}), notes.get(unit, ""), odd) for unit in units)
    return Group(title, rows, added(report.figures, rows))


def _row(figures: Sequence[Figure], unit: str, own: Mapping[str, Value], note: str, odd: set[tuple[str, str]]) -> Row:
    entries = [_entry(own.get(str(figure.name)), (unit, str(figure.name)) in odd) for figure in figures]
    return Row(unit, _with_rates(figures, entries), note)


def _entry(value: Value | None, doubtful: bool) -> Entry:
    if value is None:
        return Entry()
    if value.figure.text:
        return Entry(value.text, None, doubtful)
    if isinstance(value.read, Unclear):
        return Entry("？", None, True)
    found = number(value)
    if found is not None:
        about = value.text.strip() if isinstance(value.read, Amount) and value.read.about else ""
        return Entry(shown(found), found, doubtful, about)
    return Entry("无" if isinstance(value.read, Amount) else "", None, doubtful)


def added(figures: Sequence[Figure], rows: Sequence[Row]) -> tuple[Entry, ...]:
    """The sums of the rows; where nobody has filled in anything there is none, which is not 0."""
    sums: list[Entry] = []
    for at, figure in enumerate(figures):
        numbers = [row.entries[at].value for row in rows]
        own = [one for one in numbers if one is not None]
        doubtful = any(row.entries[at].doubtful for row in rows)
        total = sum(own, Decimal(0))
        about = "约" if any(row.entries[at].about for row in rows) else ""
        sums.append(Entry(shown(total), total, doubtful, about) if own and figure.added else Entry())
    return _with_rates(figures, sums)


def _with_rates(figures: Sequence[Figure], entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The rates computed from what stands beside them, never averaged."""
    found = list(entries)
    for at, figure in enumerate(figures):
        if figure.rate:
            of = [entries[index_of(figures, name)] for name in figure.rate]
            part, whole = (one.value for one in of)
            text = f"{part / whole:.1%}" if part is not None and whole else ""
            found[at] = Entry(text, about="约" if text and any(one.about for one in of) else "")
    return tuple(found)


def _mixed(figures: Sequence[Figure], rows: Sequence[Row]) -> Iterator[str]:
    """Which units have only one side of a rate, so that the rate of all does not compare the same units."""
    for figure in figures:
        if figure.rate:
            part, whole = (index_of(figures, name) for name in figure.rate)
            for have, lack in ((part, whole), (whole, part)):
                units = [row.unit for row in rows if row.entries[have].text and not row.entries[lack].text]
                if units:
                    names = f"只填了“{figures[have].name}”，没有填“{figures[lack].name}”"
                    yield f"{figure.name}：{few(units)}{names}，合计的比率不准；补上或者写 0"


def index_of(figures: Sequence[Figure], name: str) -> int:
    """Where a figure stands among others."""
    return next(at for at, figure in enumerate(figures) if figure.is_called(name))
