"""Plan → resolved Plan: names become units, sections with roles become activities, pieces with owners duties."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic, Position
from gongkai.keys import BY_WORD, ROLE_NAMES
from gongkai.phrases.deadlines import Deadline, counted, uncountable
from gongkai.phrases.names import UnitPhrase
from gongkai.phrases.times import Time
from gongkai.plan import Activity, Duty, Line, Piece, Plan, Report, Scoring, Section
from gongkai.text import Text, quoted
from gongkai.units import Members, together

_TITLE_LENGTH = 24


def resolve(plan: Plan) -> tuple[Plan, list[Diagnostic]]:
    """The plan with activities, duties and the units of its reports, and every name or reference that leads nowhere."""
    resolver = _Resolver(plan)
    places = list(resolver.walk())
    duties = tuple(chain.from_iterable(resolver.duties(place) for place in places))
    reports = tuple(resolver.report(report) for report in plan.reports)
    activities = tuple(place.activity for place in places if place.activity and place.activity.section is place.section)
    resolved = replace(plan, activities=activities, duties=duties, reports=reports, scoring=resolver.scoring())
    return resolved, resolver.problems


class _Place(NamedTuple):
    """A section with what holds there: the nearest activity, the time, the titles above it."""

    section: Section
    activity: Activity | None
    time: Time | None
    path: tuple[str, ...]


class _Resolver:
    """Resolves in two sweeps: first all activities, since a duty may except one that stands further down."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.registry = plan.registry
        self.problems: list[Diagnostic] = []
        self.by_id: dict[str, Activity] = {}
        self._ids: dict[str, Position] = {}
        self._reports = {str(report.id) for report in plan.reports}
        self._check_report_ids()

    def walk(self) -> Iterator[_Place]:
        """Every section, outermost first, each with what holds there."""
        stack: list[tuple[Section, _Place | None]] = []
        for document in reversed(self.plan.documents):
            stack += [(attachment, None) for attachment in reversed(document.attachments)]
            stack.append((document, None))
        while stack:
            section, above = stack.pop()
            place = self._place(section, above)
            yield place
            stack += [(child, place) for child in reversed(section.sections)]

    def _place(self, section: Section, above: _Place | None) -> _Place:
        facts = _facts(section)
        time = facts["time"].time if "time" in facts else above.time if above else None
        path = (*(above.path if above else ()), _title(section, above))
        activity = above.activity if above else None
        if ROLE_NAMES & facts.keys():
            lines = tuple(line for line in facts.values() if line.units is not None)
            roles = {line.key: self._members(line.units) for line in lines if line.units is not None}
            place = facts["place"].pieces[0].text if "place" in facts else None
            activity = Activity(section, path[-1], path[:-1], lines, roles, time, place)
        self._remember(section, activity)
        return _Place(section, activity, time, path)

    def _remember(self, section: Section, activity: Activity | None) -> None:
        """Enter a section's id; two sections cannot share one."""
        if section.id is None:
            return
        if (first := self._ids.setdefault(section.id, section.id.at)) != section.id.at:
            self._doubled(section.id, first)
        elif activity is not None and activity.section is section:
            self.by_id[section.id] = activity

    def _check_report_ids(self) -> None:
        places: dict[str, Position] = {}
        for report in self.plan.reports:
            if report.id and (first := places.setdefault(report.id, report.id.at)) != report.id.at:
                self._doubled(report.id, first)

    def _doubled(self, name: Text, first: Position) -> None:
        self.problems.append(
            Diagnostic("GK108", name.at, f"代号“{name}”用了两次，第一次在第{first.line}行", "换一个不重复的代号")
        )

    def _members(self, phrase: UnitPhrase) -> Members:
        members, unknown = self.registry.resolve(phrase)
        self.problems += map(self.registry.unknown, unknown)
        return members

    # -- duties ----------------------------------------------------------------------------------------------------

    def duties(self, place: _Place) -> Iterator[Duty]:
        """The duties that a section's pieces lay on units; a piece that speaks of a report is that report."""
        for piece in place.section.pieces:
            if piece.report is not None:
                self._find_report(piece.report)
            if piece.who is None and piece.except_ is None:
                continue
            people = self._people(piece.who, place.activity)
            members = people.without(self._people(piece.except_, place.activity))
            if piece.report is None:
                yield Duty(self._dated(piece, place), members, place.activity, place.path[-1], place.time)

    def _people(self, phrase: UnitPhrase | None, activity: Activity | None) -> Members:
        """Units, groups, roles of the same activity and everybody in an activity, in the order named."""
        return together(self._named(name, activity) for name in (phrase.names if phrase else ()))

    def _named(self, name: Text, activity: Activity | None) -> Members:
        if self.registry.find(name) is None and (role := self._role(name, activity)):
            return self._in_role(name, role, activity)
        if self.registry.find(name) is None and name in self.by_id:
            return together(self.by_id[name].roles.values())
        if self.registry.find(name) is None and not self.registry.is_open and self._like_an_id(name):
            self._lost(name, "活动", self.by_id)
            return Members()
        return self._members(UnitPhrase(name, (name,)))

    def _like_an_id(self, name: Text) -> bool:
        """Whether an unknown name was meant for an activity's id: units have Chinese names."""
        return name.isascii() and any(id.isascii() for id in self._ids or ("",))

    def _role(self, name: Text, activity: Activity | None) -> str | None:
        """The role that a word names: by its usual label, or by the one that this plan prints."""
        if (key := BY_WORD.get(name)) and key.name in ROLE_NAMES:
            return key.name
        lines = _facts(activity.section).values() if activity else ()
        return next((line.key for line in lines if line.units is not None and line.label == name), None)

    def _in_role(self, name: Text, role: str, activity: Activity | None) -> Members:
        if activity is not None and role in activity.roles:
            return activity.roles[role]
        where = f"活动{quoted(activity.title)}" if activity else "这里不属于哪个活动，"
        hint = "写上单位名称，或者给活动补上这一栏"
        self.problems.append(Diagnostic("GK124", name.at, f"{where}没有“{name}”", hint))
        return Members()

    def _dated(self, piece: Piece, place: _Place) -> Piece:
        if piece.due is None or piece.due.relative is None:
            return piece
        return piece._replace(due=self._counted(piece.due, place.time))

    # -- reports ---------------------------------------------------------------------------------------------------

    def report(self, report: Report) -> Report:
        """The report with its units, and its deadline as a day where it was counted from an activity."""
        units = self._people(report.from_, None).without(self._people(report.except_, None))
        if report.of is not None and report.of not in self.by_id:
            self._lost(report.of, "活动", self.by_id)
        elif report.due.relative:
            report = report._replace(due=self._counted(report.due, self._anchor(report)))
        return report._replace(units=tuple(units.all))

    def scoring(self) -> Scoring | None:
        """The scoring with the units of its additions."""
        scoring = self.plan.scoring
        if scoring is None:
            return None
        additions = (
            addition._replace(members=tuple(self._members(addition.units).all)) for addition in scoring.additions
        )
        return scoring._replace(additions=tuple(additions))

    def _anchor(self, report: Report) -> Time | None:
        """When the activity takes place that the deadline is counted from: that of `of`, else the whole plan."""
        if report.of is not None:
            return self.by_id[report.of].time
        document = self.plan.scheme or self.plan.notice
        facts = _facts(document) if document else {}
        return facts["time"].time if "time" in facts else None

    def _counted(self, due: Deadline, anchor: Time | None) -> Deadline:
        found = counted(due, anchor) if anchor else uncountable(due, "不知道从哪个活动算起，活动也没有时间")
        if isinstance(found, Diagnostic):
            self.problems.append(found)
            return due
        return found

    def _find_report(self, name: Text) -> None:
        if name not in self._reports:
            self._lost(name, "报送事项", self._reports)

    def _lost(self, name: Text, kind: str, known: Iterable[str]) -> None:
        from difflib import get_close_matches

        near = get_close_matches(name, list(known), n=1, cutoff=0.5)
        hint = f"是不是“{near[0]}”？" if near else f"已有的代号：{'、'.join(known) or '没有'}"
        self.problems.append(Diagnostic("GK123", name.at, f"没有代号为“{name}”的{kind}", hint))


def _facts(section: Section) -> dict[str, Line]:
    """The labelled lines that hold for a section, by key; of two the later."""
    return {line.key: line for line in section.holding}


def _title(section: Section, above: _Place | None) -> str:
    """What a section is called in a task list: its title, or the beginning of its text."""
    if section.title:
        return section.title.replace("\n", "").rstrip("。：:；")
    text = next((piece.text for piece in section.pieces), "")
    first = text.split("\n")[0].split("。")[0]
    if not first:
        return above.path[-1] if above else ""
    return first if len(first) <= _TITLE_LENGTH else first[: _TITLE_LENGTH - 1] + "…"
