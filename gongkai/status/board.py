"""看板: how a plan's reports stand, for somebody who reads it on a phone or on paper; texts ready to print."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from gongkai.phrases.names import ONE_BY_ONE, REST
from gongkai.plan import Plan
from gongkai.reports.standing import remarks, reminders, word_of
from gongkai.reports.state import Standing, State
from gongkai.status.calls import ReportCalls, calls
from gongkai.status.history import Step, histories
from gongkai.status.ledger import Ledger, Ledgers, counts, remaining
from gongkai.status.record import Journal
from gongkai.wide import printable

if TYPE_CHECKING:
    from gongkai.reports.score import Score

# How a unit stands, what needs attention first, and the tone that it is coloured in.
_TONES = {
    "逾期未报": "overdue",
    "逾期未补正": "overdue",
    "待报送": "pending",
    "退回补正": "returned",
    "已报送": "submitted",
    "办结": "accepted",
    "免报": "waived",
}
_TO_COME = "还要报送"
_MARKS = (_TO_COME, *_TONES, "迟报", "缺材料", "延期")
_DONE_FIRST = ("办结", "已报送", "退回补正", "逾期未补正", "逾期未报", "待报送")
_SOON = 3
_MANY = 6


class Unit(NamedTuple):
    """How a unit stands with a report. `names` and `marks` are what it is found by; `late` is how late it came."""

    name: str
    names: tuple[str, ...]
    groups: tuple[str, ...]
    marks: tuple[str, ...]
    word: str
    tone: str
    first: str
    late: str
    missing: str
    remarks: tuple[str, ...]
    steps: tuple[Step, ...]


class Alike(NamedTuple):
    """The units that stand alike, in the order of the plan."""

    word: str
    tone: str
    units: tuple[Unit, ...]

    @property
    def equal(self) -> tuple[Unit, ...]:
        """Those of whom nothing is to be said, where they are many: their names are enough."""
        found = tuple(one for one in self.units if not (one.steps or one.remarks or one.first))
        return found if len(found) > _MANY else ()

    @property
    def telling(self) -> tuple[Unit, ...]:
        """The others, each with a row of its own."""
        apart = {one.name for one in self.equal}
        return tuple(one for one in self.units if one.name not in apart)


class Stretch(NamedTuple):
    """A part of a bar: from where and how long, in units."""

    word: str
    tone: str
    start: int
    length: int


class Progress(NamedTuple):
    """How far a report is, all its units or those of a group: a bar as long as `owing`, and counts by name."""

    title: str
    owing: int
    reported: int
    overdue: int
    percent: int | None
    bar: tuple[Stretch, ...]
    counts: tuple[tuple[str, int], ...]


class Track(NamedTuple):
    """A report: by when, how far, by groups and unit by unit. `urgency` is overdue, soon, calm or done.

    `closed` is a period that is past and of which nothing is owed.
    """

    due: str
    countdown: str
    urgency: str
    progress: Progress
    groups: tuple[Progress, ...]
    blocks: tuple[Alike, ...]
    closed: bool = False


class Scored(NamedTuple):
    """What a unit got, and the reasons with their points."""

    name: str
    points: str
    band: str
    reasons: tuple[tuple[str, str], ...]


class Board(NamedTuple):
    """The whole board at a moment. `whole` is there where several reports add up; `only` says of whom, if not all.

    By `marks`, with how many have each, and `groups` units are chosen; `uncounted` says what is on record and not
    shown, `receipts` who has signed for the task sheet, once anybody has, `to_come` which periods are still to come,
    `nothing` why there is no track, if so; `figures` what the numbers come to that were filled in.
    """

    title: str
    now: str
    day: str
    only: str
    whole: Progress | None
    tracks: tuple[Track, ...]
    scores: tuple[Scored, ...]
    marks: tuple[tuple[str, int], ...]
    groups: tuple[str, ...]
    uncounted: tuple[str, ...]
    calls: tuple[ReportCalls, ...] = ()
    receipts: str = ""
    to_come: str = ""
    nothing: str = ""
    figures: tuple[str, ...] = ()


def board(plan: Plan, view: Ledgers, log: Journal) -> Board:
    """The board of these ledgers, with the history that the log has of every unit."""
    people = _People(plan, view)
    steps = histories(plan, log)
    tracks = tuple(_track(ledger, people, steps) for ledger in view.ledgers)
    chosen = Counter(mark for track in tracks for block in track.blocks for unit in block.units for mark in unit.marks)
    return Board(
        title=printable(view.title),
        now=view.as_of,
        day=view.now.day.isoformat(),
        only=printable("、".join(view.only)),
        whole=progress(view.whole) if len(tracks) > 1 else None,
        tracks=tracks,
        scores=tuple(map(_scored, view.scores)),
        marks=tuple((mark, chosen[mark]) for mark in _MARKS if chosen[mark]),
        groups=tuple(map(printable, people.groups)),
        uncounted=tuple(one.said for one in view.uncounted),
        calls=calls(plan, view),
        receipts=printable(view.receipts.said) if view.receipts else "",
        to_come=printable(view.to_come),
        figures=tuple(printable(said) for own in view.figures for said in own.told),
        nothing=printable(view.nothing),
    )


class _People:
    """Who is on the board: the groups that have somebody there, and by which names and groups a unit is found."""

    def __init__(self, plan: Plan, view: Ledgers) -> None:
        there = {row.unit for ledger in view.ledgers for row in ledger.rows}
        groups = ((name, group) for name, group in plan.registry.groups.items() if name not in ONE_BY_ONE)
        opened = {name: plan.registry.members(name) for name, group in groups if group.members}
        self.groups = {
            name: units for name, members in opened.items() if (units := tuple(filter(there.__contains__, members)))
        }
        self._names: dict[str, dict[str, None]] = {}
        for spelling, official in plan.registry.spellings():
            self._names.setdefault(official, {})[printable(spelling)] = None
        self._groups: dict[str, list[str]] = {}
        for name, units in self.groups.items():
            for unit in units:
                self._groups.setdefault(unit, []).append(printable(name))

    def names(self, unit: str) -> tuple[str, ...]:
        """Every name of a unit."""
        return tuple(self._names.get(unit, (printable(unit),)))

    def groups_of(self, unit: str) -> tuple[str, ...]:
        """The groups that a unit is in."""
        return tuple(self._groups.get(unit, ()))


def _track(ledger: Ledger, people: _People, steps: Mapping[tuple[str, str], Sequence[Step]]) -> Track:
    blocks: dict[str, list[Unit]] = {word: [] for word in _TONES}
    for row in ledger.rows:
        blocks[word_of(row)].append(_unit(row, people, steps.get((ledger.report, row.unit), ())))
    pressing = urgency(ledger)
    return Track(
        due=printable(ledger.due),
        countdown=remaining(ledger),
        urgency=pressing,
        progress=progress(ledger),
        groups=tuple(_by_group(ledger, people)),
        blocks=tuple(Alike(word, _TONES[word], tuple(units)) for word, units in blocks.items() if units),
        closed=ledger.closed,
    )


def urgency(ledger: Ledger) -> str:
    """done, overdue, soon or calm: how the countdown is coloured."""
    if ledger.owing and ledger.reported == ledger.owing:
        return "soon" if ledger.incomplete or ledger.without or ledger.unfilled else "done"
    soon = ledger.days_left is not None and ledger.days_left <= _SOON
    return "overdue" if ledger.overdue else "soon" if soon else "calm"


def _by_group(ledger: Ledger, people: _People) -> Iterator[Progress]:
    """How far every group is, and who is in none; a report that is asked of one group alone has been told already."""
    rows = {row.unit: row for row in ledger.rows}
    left = dict(rows)
    for name, units in people.groups.items():
        own = tuple(rows[unit] for unit in units if unit in rows)
        if own and len(own) < len(rows):
            yield progress(ledger._replace(title=name, rows=own))
            for unit in units:
                left.pop(unit, None)
    if left and len(left) < len(rows):
        yield progress(ledger._replace(title=REST, rows=tuple(left.values())))


def progress(ledger: Ledger) -> Progress:
    """A ledger as a bar with its counts."""
    sizes = Counter(map(word_of, ledger.rows))
    bar: list[Stretch] = []
    start = 0
    for word in _DONE_FIRST:
        if sizes[word]:
            bar.append(Stretch(word, _TONES[word], start, sizes[word]))
            start += sizes[word]
    return Progress(
        title=printable(ledger.title),
        owing=ledger.owing,
        reported=ledger.reported,
        overdue=ledger.behind,
        percent=ledger.percent,
        bar=tuple(bar),
        counts=counts(ledger),
    )


def _unit(row: Standing, people: _People, steps: Sequence[Step]) -> Unit:
    word = word_of(row)
    return Unit(
        name=printable(row.unit),
        names=people.names(row.unit),
        groups=people.groups_of(row.unit),
        marks=tuple(_marks(row, word)),
        word=word,
        tone=_TONES[word],
        first=row.told(row.first) if row.first else "",
        late=f"迟报{row.days_late}天" if row.late else "",
        missing=printable(
            "全部" if row.missing[1:] and row.state is State.PENDING and not row.came else "、".join(row.missing)
        ),
        remarks=(*remarks(row), *([reminders(row)] if row.reminders else [])),
        steps=tuple(steps),
    )


def _marks(row: Standing, word: str) -> Iterator[str]:
    """What a unit can be chosen by."""
    yield word
    for mark, has in (
        (_TO_COME, row.pending),
        ("迟报", row.late),
        ("缺材料", row.incomplete),
        ("延期", row.extended),
    ):
        if has:
            yield mark


def _scored(score: "Score") -> Scored:
    return Scored(
        name=printable(score.unit),
        points=str(score.points),
        band=printable(score.band),
        reasons=tuple((printable(mark.reason), f"{mark.points:+}") for mark in score.marks),
    )
