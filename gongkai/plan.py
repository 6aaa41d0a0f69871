"""The plan as the reader understood it: frozen, typed, every value knowing its place in the file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from gongkai.diagnostics import START, Position
from gongkai.keys import line_of
from gongkai.patterns import pattern
from gongkai.phrases.deadlines import Deadline
from gongkai.phrases.figures import Condition, Figure
from gongkai.phrases.moments import Moment
from gongkai.phrases.names import UnitPhrase
from gongkai.phrases.times import Time
from gongkai.text import Text, joined
from gongkai.units import Members, Registry


class Piece(NamedTuple):
    """A part of a paragraph. With `who` it is a task of those units; with `report` it speaks of that report.

    `see` names the attachments that go with it, by title or number.
    """

    text: Text
    who: UnitPhrase | None = None
    except_: UnitPhrase | None = None
    due: Deadline | None = None
    people: Text | None = None
    bring: Text | None = None
    report: Text | None = None
    see: Text | None = None


class Prose(NamedTuple):
    """Running text; its pieces join without a space, and a line break begins a new paragraph."""

    pieces: tuple[Piece, ...]


class Items(NamedTuple):
    """Numbered lines."""

    lines: tuple[Text, ...]


class Table(NamedTuple):
    """A table; every row has as many cells as there are columns."""

    columns: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


class Generated(NamedTuple):
    """A table made from the plan itself: `tasks`, the 任务分工表, or `figures`, the 统计表 to be filled in."""

    what: Text


class Line(NamedTuple):
    """A labelled line such as 活动时间 or 牵头单位. `key` is its name in the plan, "" for one of `fields`."""

    key: str
    label: str
    pieces: tuple[Piece, ...]
    time: Time | None = None
    units: UnitPhrase | None = None


class Interpretation(NamedTuple):
    """政策解读: a policy, as typed with its number, which a unit interprets in some forms by a day.

    `link` is where the interpretation stands: with it in the plan it is published and nothing is owed. `policy_link` is
    where the policy stands.
    """

    policy: Text
    id: Text | None = None
    unit: UnitPhrase | None = None
    forms: tuple[Text, ...] = ()
    due: Deadline | None = None
    link: Text | None = None
    policy_link: Text | None = None

    @property
    def name(self) -> str:
        """The policy's title alone, without 《》 and number."""
        titled = _TITLED.match(self.policy)
        return titled[1] if titled else _NUMBERED.sub("", self.policy) or str(self.policy)

    @property
    def key(self) -> Text:
        """The id of the report that it is, in the record: its own, else the policy's name, wherever it stands."""
        return self.id or Text(self.name, self.policy.at)


# Without repr: making one costs every start more than the rest of a dataclass, and nothing shows it.
@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Section:
    """The one recursive node: 一、（一）1.（1）, the notice, the plan and each attachment."""

    at: Position = field(default=START, compare=False)
    id: Text | None = None
    title: Text | None = None
    body: "tuple[Part, ...]" = ()
    in_text: tuple[Line, ...] = ()
    called: Text | None = None  # what it is called in a row of a table, say, and not printed as a title
    numbering: tuple[str, ...] = ()
    numbered: bool = True
    run_on: bool = False  # whether its text goes on in the paragraph above
    enclosed: bool = True  # whether it is printed, where it is an attachment
    landscape: bool | None = None  # whether its pages lie; where it is not said, by the width of its tables
    interpretations: tuple[Interpretation, ...] = ()

    @property
    def sections(self) -> "tuple[Section, ...]":
        """The sections of the next level."""
        return tuple(part for part in self.body if isinstance(part, Section))

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its own labelled lines, printed or known from the text."""
        return tuple(part for part in self.body if isinstance(part, Line)) + self.in_text

    def is_about(self, line: Line) -> bool:
        """Whether its title is the line's label (三、活动时间): only its text is printed, and holds for the parent."""
        if not self.title or not line.key:
            return False
        key = line_of(self.title)
        return (key is not None and key.name == line.key) or self.title.strip().rstrip("：:。") == line.label

    @property
    def is_label(self) -> bool:
        """Whether it is one labelled line and nothing else: 二、活动时间：5月15日 holds for the parent."""
        return not (self.title or self.id or self.in_text) and len(self.body) == 1 and isinstance(self.body[0], Line)

    @property
    def holding(self) -> Iterator[Line]:
        """The labelled lines that hold for it: its own, then those of children that are the label and no more."""
        if not self.is_label:
            yield from (line for line in self.lines if line.key and not self.is_about(line))
        for child in self.sections:
            yield from (line for line in child.lines if line.key and (child.is_label or child.is_about(line)))

    def flow(self) -> "Iterator[Part]":
        """Itself, its parts and those of the sections below as they are printed, each section before its own."""
        yield self
        for part in self.body:
            if isinstance(part, Section):
                yield from part.flow()
            else:
                yield part

    def walk(self) -> "Iterator[Section]":
        """The section and all below it."""
        yield self
        for section in self.sections:
            yield from section.walk()

    @property
    def pieces(self) -> Iterator[Piece]:
        """The pieces of its own text and labelled lines, in the order typed."""
        for part in self.body:
            if isinstance(part, Prose | Line):
                yield from part.pieces


_FEW = 5
_TITLED = pattern("《((?:[^《》]|《[^《》]{0,200}》){1,300})》")
_NUMBERED = pattern(r"[（(]?[^\s（()）〔\[]{0,20}[〔\[][0-9]{4}[〕\]][^（()）]{0,20}[）)]?$")
ASSIGNED = pattern(r"交办\d+")  # the ids of what is assigned in mid-campaign; no report of a plan is called so
IN_CHARGE = ("lead", "host", "responsible", "organizer")  # whoever comes first of these answers for an activity

Part = Prose | Items | Table | Generated | Line | Section


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Document(Section):
    """A section that can carry attachments: the notice, and the 方案 it issues."""

    attachments: tuple[Section, ...] = ()


class WrittenDate(NamedTuple):
    """A date that is printed, in the standard's form (2022年5月7日) even where ISO was typed."""

    text: Text
    time: Time


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Notice(Document):
    """通知, with the elements of GB/T 9704-2012 clause 7.

    `form` is 信函 where it is printed as a letter (10.1). `number_below` is a 发文字号 below the title, as web pages
    have it; in brackets where it is `bracketed`; `announced` whether 附件说明 follows the text.
    """

    form: Text | None = None
    letterhead: tuple[Text, ...] = ()
    number: Text | None = None
    number_below: bool = False
    serial: Text | None = None
    secrecy: Text | None = None
    urgency: Text | None = None
    signer: tuple[Text, ...] = ()
    seal: bool = False
    to: UnitPhrase | None = None
    issuer: tuple[Text, ...] = ()
    date: WrittenDate | None = None
    note: Text | None = None
    announced: bool = True
    bracketed: bool = False
    signed: bool = True
    keywords: Text | None = None
    cc: Text | None = None
    printer: Text | None = None
    printed: WrittenDate | None = None


class Series(NamedTuple):
    """What a report that comes again and again is called as a whole, and its deadline as typed (每月25日前).

    `own` are the deadlines of single units as typed, `name` is that of one period (6月).
    """

    id: Text
    title: Text
    due: Deadline
    own: tuple[tuple[str, Deadline], ...]
    name: str


def few(units: list[str]) -> str:
    """The names of units, of many the first and how many they are."""
    return "、".join(units[:_FEW]) + (f"等{len(units)}个单位" if len(units) > _FEW else "")


class Report(NamedTuple):
    """报送事项: what `from_` (less `except_`) hands in to `receiver` by `due`. `units` are those who must.

    `schedule` gives some units deadlines of their own, as typed; `own` are these by unit. `said` is what the text says
    of it, in the pieces that name it; `papers` the attachments that `form` names. `assigned` is when it was assigned in
    mid-campaign (交办), None for what the plan itself asks for. `series` is what it is one period of; `periods` are all
    of them, where it is what the plan writes once (see Plan.matters). `figures` are the numbers that it asks for.
    `interprets` is what it is the interpretation of: an address alone brings it.
    """

    id: Text
    title: Text
    from_: UnitPhrase
    due: Deadline
    except_: UnitPhrase | None = None
    receiver: Text | None = None
    of: Text | None = None
    needs: tuple[Text, ...] = ()
    via: Text | None = None
    form: Text | None = None
    figures: tuple[Figure, ...] = ()
    contact: Text | None = None
    until: Deadline | None = None
    holiday: Text | None = None
    schedule: tuple[tuple[Text, Deadline], ...] = ()
    units: tuple[str, ...] = ()
    own: tuple[tuple[str, Deadline], ...] = ()
    said: tuple[Text, ...] = ()
    papers: tuple[Section, ...] = ()
    assigned: Moment | None = None
    series: Series | None = None
    periods: "tuple[Report, ...]" = ()
    interprets: Interpretation | None = None

    @property
    def matter(self) -> str:
        """The id of the 报送事项 that it belongs to: its own, or that of all its periods."""
        return self.series.id if self.series else self.id

    @property
    def called(self) -> str:
        """Its title, without the period of which it is."""
        return self.series.title if self.series else self.title

    @property
    def dues(self) -> tuple[Deadline, ...]:
        """The deadlines that its units have: their own, and that of everybody else."""
        own = tuple(due for _, due in self.own)
        return own if own and len(own) == len(self.units) else (self.due, *own)

    @property
    def apart(self) -> frozenset[str]:
        """The units to whom it is not what it is to everybody else."""
        own = {unit for one in (self, *self.periods) for unit, _ in one.own}
        return frozenset(own | {unit for one in self.periods for unit in {*self.units} - {*one.units}})

    @property
    def by_when(self) -> str:
        """By when, in words: the deadline of everybody else, and who has one of their own."""
        if not self.own:
            return self.due.shown
        days: dict[str, list[str]] = {}
        for unit, due in self.own:
            days.setdefault(due.shown, []).append(unit)
        told = "，".join(f"{few(units)}{day}" for day, units in days.items())
        return f"{self.due.shown}；{told}" if self.due in self.dues else told

    def of_unit(self, unit: str) -> "Report":
        """The report as this unit owes it: with its own deadline, where it has one; "" is everybody else."""
        periods = tuple(period.of_unit(unit) for period in self.periods if not unit or unit in period.units)
        return self._replace(due=dict(self.own).get(unit, self.due), own=(), periods=periods)


@dataclass(frozen=True, repr=False)
class Activity:
    """A section with roles, resolved: who takes part as what, when and where.

    `lines` are the role lines that say so; the time is inherited where it has none of its own.
    """

    section: Section
    title: str
    path: tuple[str, ...]
    lines: tuple[Line, ...]
    roles: dict[str, Members]
    time: Time | None
    place: Text | None

    @cached_property
    def role_of(self) -> dict[str, str]:
        """Everybody in it with their role: being named individually beats being named through a group."""
        named = {unit: role for role, members in reversed(self.roles.items()) for unit in members.named}
        grouped = {unit: role for role, members in reversed(self.roles.items()) for unit in members.all}
        return grouped | named

    @cached_property
    def in_role(self) -> dict[str, dict[str, None]]:
        """The units of each role, everybody in one role only: who leads is not one of those who take part."""
        units: dict[str, dict[str, None]] = {role: {} for role in self.roles}
        for unit in dict.fromkeys(unit for members in self.roles.values() for unit in members.all):
            units[self.role_of[unit]][unit] = None
        return units

    @property
    def in_charge(self) -> str:
        """The role that answers for it: of 牵头, 主办, 责任 and 承办 the first that it has; "" without any."""
        return next((role for role in IN_CHARGE if role in self.roles), "")


class Duty(NamedTuple):
    """A piece with owners, resolved. `activity` is the one it belongs to, if any; `title` the section it stands in.

    `text` is the piece with the words that lead into it; `heading` the title of a section below the activity's own.
    `organised` is what a piece of others asks of the organiser; `see` the attachments that go with it. `owners` is the
    plan's phrase for who, with an activity's title in place of its id.
    """

    piece: Piece
    members: Members
    activity: Activity | None
    title: str
    time: Time | None
    text: Text
    heading: str = ""
    organised: bool = False
    see: tuple[Section, ...] = ()
    owners: str = ""


class General(NamedTuple):
    """What is said to nobody in particular: to all who have a role in `activity`, without one to everybody (共同要求).

    `title` is the heading it stands under, "" for the activity's own text; `time` is known for the line that says when.
    """

    text: Text
    activity: Activity | None
    title: str
    time: Time | None = None


class Addition(NamedTuple):
    """Points that some units get for something; `members` are the units once resolved.

    With `when` those of them get it, or of all where no `units` are named, whose figure is high enough.
    """

    title: Text
    points: Text
    units: UnitPhrase | None = None
    when: Condition | None = None
    members: tuple[str, ...] = ()


class Scoring(NamedTuple):
    """考核评分: the full mark, what is taken off for what, and from how many points on a band begins.

    Points are the digits as typed, for whoever counts in decimals.
    """

    full: Text
    late: Text | None = None
    late_per_day: Text | None = None
    late_most: Text | None = None
    missing: Text | None = None
    returned: Text | None = None
    not_reported: Text | None = None
    additions: tuple[Addition, ...] = ()
    bands: tuple[tuple[Text, Text], ...] = ()


class Hot(NamedTuple):
    """From how many orders, of how many callers, an issue is hot."""

    orders: int = 5
    callers: int = 3


class Hotline(NamedTuple):
    """The line that the people call, and how its orders become issues. `due` is counted from when one is assigned.

    `period` is when the activity takes place. `routing` says which unit sees to what; `columns` are the names that the
    exports use for ours.
    """

    name: Text
    activity: Text | None = None
    owner: Text | None = None
    period: Time | None = None
    due: Deadline | None = None
    hot: Hot = Hot()
    routing: tuple[tuple[Text, tuple[Text, ...]], ...] = ()
    columns: tuple[tuple[str, tuple[Text, ...]], ...] = ()


class Portal(NamedTuple):
    """Where the notice is published on the net, and what its page has to say of it; `at` is where the plan says so.

    `published` is one day, or one moment of it. What is not known is None: nothing of it is ever made up.
    """

    at: Position = START
    site: Text | None = None
    domain: Text | None = None
    code: Text | None = None
    column: Text | None = None
    column_type: Text | None = None
    index_number: Text | None = None
    subject: Text | None = None
    source: Text | None = None
    author: Text | None = None
    keywords: tuple[Text, ...] = ()
    description: Text | None = None
    url: Text | None = None
    published: Time | None = None
    openness: Text | None = None
    publish_contacts: bool = False


class Printed(NamedTuple):
    """A text as it stands on the page, its pieces joined; `kind` says what it is there.

    title (of a document or attachment), heading, prose, line (a labelled one), item, cell, or an element of the
    notice: addressees, number, organ, date, note.
    """

    kind: str
    text: Text


@dataclass(frozen=True, kw_only=True, repr=False)
class Plan:
    """A whole plan.yaml. `scheme` is the 方案 under its key `plan`; activities and duties are there once resolved.

    Of what is reported again and again every period is one of `reports`; so is every interpretation.
    """

    id: Text
    notice: Notice | None = None
    scheme: Document | None = None
    registry: Registry = field(compare=False)
    year: int | None = None
    reports: tuple[Report, ...] = ()
    scoring: Scoring | None = None
    hotline: Hotline | None = None
    portal: Portal | None = None
    activities: tuple[Activity, ...] = ()
    duties: tuple[Duty, ...] = ()
    general: tuple[General, ...] = ()

    @property
    def title(self) -> str:
        """What the plan is called: the 方案's title, else the notice's, in one line."""
        document = self.scheme or self.notice
        return (document.title or "通知").replace("\n", "") if document else ""

    @property
    def period(self) -> Time | None:
        """When all of it takes place, as the 方案 (else the notice) says of the whole."""
        document = self.scheme or self.notice
        lines = document.holding if document else ()
        return next((line.time for line in lines if line.time is not None), None)

    @cached_property
    def matters(self) -> tuple[Report, ...]:
        """报送事项 as the plan writes them: what comes again and again once, with all its periods."""
        groups: dict[object, list[Report]] = {}
        for index, report in enumerate(self.reports):
            groups.setdefault(report.matter if report.series else index, []).append(report)
        return tuple(_whole(periods) for periods in groups.values())

    @property
    def issued(self) -> date | None:
        """The day that the notice bears."""
        written = self.notice.date.time.start if self.notice and self.notice.date else None
        return written.day if written else None

    def is_before_notice(self, day: date) -> bool:
        """Whether a day is over when the notice comes out: it is the wrong one, mostly for want of its year."""
        return self.issued is not None and day < self.issued

    @cached_property
    def last(self) -> date | None:
        """The last day that it names: for an activity, a task or a report."""
        times = [line.time for section in self.sections for line in section.lines if line.time]
        dues = [due for report in self.reports for due in report.dues]
        dues += [piece.due for section in self.sections for piece in section.pieces if piece.due]
        ends = [*(time.end for time in times), *(due.moment for due in dues)]
        return max((end.day for end in ends if end), default=None)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The notice and the 方案, whichever there are, in the order they are printed."""
        return tuple(document for document in (self.notice, self.scheme) if document)

    @cached_property
    def told(self) -> tuple[str, ...]:
        """The units that have something to do, and so get a task sheet: all of them where something binds everybody.

        A name that stands under `contacts` alone is not one of everybody.
        """
        found = {unit for activity in self.activities for unit in activity.role_of}
        found |= {unit for duty in self.duties for unit in duty.members.all}
        found |= {unit for report in self.reports for unit in report.units}
        if any(said.activity is None for said in self.general):
            found |= set(self.registry.units) - self.registry.only_contacts
        return tuple(unit for unit in self.registry.units if unit in found)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every section of the documents and of their attachments, each before those below it."""
        tops = (top for document in self.documents for top in (document, *document.attachments))
        return tuple(section for top in tops for section in top.walk())

    @cached_property
    def interpretations(self) -> tuple[Interpretation, ...]:
        """政策解读, of all sections."""
        return tuple(one for section in self.sections for one in section.interpretations)

    @cached_property
    def printed(self) -> tuple[Printed, ...]:
        """Every text that is printed: the notice's own elements, then section by section."""
        tops = {id(top) for document in self.documents for top in (document, *document.attachments)}
        texts = list(_elements(self.notice)) if self.notice else []
        for section in self.sections:
            if section.title:
                texts.append(Printed("title" if id(section) in tops else "heading", section.title))
            for part in section.body:
                texts += _texts(part)
        return tuple(texts)


def _whole(periods: list[Report]) -> Report:
    """The periods of a report as one; what comes once is itself."""
    series = periods[0].series
    if series is None:
        return periods[0]
    return periods[0]._replace(
        id=series.id,
        title=series.title,
        due=series.due,
        own=series.own,
        units=tuple(dict.fromkeys(unit for period in periods for unit in period.units)),
        series=None,
        periods=tuple(periods),
    )


def _elements(notice: Notice) -> Iterator[Printed]:
    """What GB/T 9704-2012 puts around the text of a notice."""
    for kind, texts in (
        ("organ", (*notice.letterhead, *notice.issuer, notice.printer)),
        ("number", (notice.number,)),
        ("addressees", (notice.to.text if notice.to else None, notice.cc)),
        ("date", (notice.date.text if notice.date else None,)),
        ("note", (notice.note, notice.keywords)),
    ):
        yield from (Printed(kind, text) for text in texts if text)


def _texts(part: Part) -> Iterator[Printed]:
    """The texts of one part of a section; sections below are looked at by themselves."""
    if isinstance(part, Prose):
        yield Printed("prose", joined(piece.text for piece in part.pieces))
    elif isinstance(part, Line):
        yield Printed("line", joined(piece.text for piece in part.pieces))
    elif isinstance(part, Items):
        yield from (Printed("item", line) for line in part.lines)
    elif isinstance(part, Table):
        yield from (Printed("cell", cell) for row in (part.columns, *part.rows) for cell in row)
