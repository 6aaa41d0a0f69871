"""Plan → resolved Plan: names become units, sections with roles become activities, pieces with owners duties."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from gongkai import numbering
from gongkai.diagnostics import Diagnostic, Position
from gongkai.keys import BY_WORD, ROLE_NAMES
from gongkai.patterns import pattern
from gongkai.phrases.deadlines import Deadline, counted, uncountable
from gongkai.phrases.editions import han
from gongkai.phrases.names import UnitPhrase
from gongkai.phrases.subjects import subject
from gongkai.phrases.times import Time
from gongkai.phrases.writing import DOTS
from gongkai.plan import (
    ASSIGNED,
    Activity,
    Document,
    Duty,
    General,
    Hotline,
    Line,
    Piece,
    Plan,
    Prose,
    Report,
    Scoring,
    Section,
)
from gongkai.reading.general import binding, rows_told, sayings
from gongkai.reading.shares import Share, is_owned, shares
from gongkai.text import Text, quoted
from gongkai.units import Members, together

_TITLE_LENGTH = 24


def resolve(plan: Plan) -> tuple[Plan, list[Diagnostic]]:
    """The plan with activities, duties and the units of its reports, and every name or reference that leads nowhere."""
    resolver = _Resolver(plan)
    contexts = list(resolver.walk())
    duties = tuple(chain.from_iterable(resolver.duties(context) for context in contexts))
    resolved = replace(
        plan,
        activities=tuple(
            context.activity for context in contexts if context.activity and context.activity.section is context.section
        ),
        duties=duties,
        reports=(
            *chain.from_iterable(map(resolver.reports, plan.reports)),
            *chain.from_iterable(map(resolver.interpretations, contexts)),
        ),
        scoring=resolver.scoring(),
        hotline=resolver.hotline(),
        general=tuple(resolver.general(contexts)),
        registry=resolver.registry.closed(),
    )
    return resolved, resolver.problems


class _Context(NamedTuple):
    """A section with what holds there: the nearest activity, the time, the titles above it.

    `top` is the document or attachment that it stands in, `heading` the nearest title that is typed, `charge` the
    nearest activity that somebody answers for.
    """

    section: Section
    activity: Activity | None
    time: Time | None
    path: tuple[str, ...]
    top: Section
    heading: str
    charge: Activity | None


class _Resolver:
    """Resolves in two sweeps: first all activities, since a duty may except one that stands further down."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.registry = plan.registry.growing()
        self.problems: list[Diagnostic] = []
        self.by_id: dict[str, Activity] = {}
        self._ids: dict[str, Position] = {}
        self._said: dict[str, list[Text]] = {}
        self._rest: dict[int, list[Text]] = {}
        self._reports = {str(id) for id in (*(report.id for report in plan.reports), *_keys(plan))}
        self._check_report_ids()
        self._check_figures()

    def walk(self) -> Iterator[_Context]:
        """Every section, outermost first, each with what holds there."""
        stack: list[tuple[Section, _Context | None]] = []
        for document in reversed(self.plan.documents):
            stack += [(attachment, None) for attachment in reversed(document.attachments)]
            stack.append((document, None))
        while stack:
            section, above = stack.pop()
            context = self._context(section, above)
            yield context
            stack += [(child, context) for child in reversed(section.sections)]

    def _context(self, section: Section, above: _Context | None) -> _Context:
        facts = _facts(section)
        time = facts["time"].time if "time" in facts else above.time if above else None
        path = (*(above.path if above else ()), _title(section, above))
        activity = above.activity if above else None
        if ROLE_NAMES & facts.keys():
            lines = tuple(line for line in facts.values() if line.units is not None)
            roles = {
                line.key: self._members(line.units, people=line.key == "participants")
                for line in lines
                if line.units is not None
            }
            place = facts["place"].pieces[0].text if "place" in facts else activity.place if activity else None
            activity = Activity(section, path[-1], path[:-1], lines, roles, time, place)
        self._remember(section, activity)
        heading = path[-1] if section.title else above.heading if above else ""
        charge = activity if activity and activity.in_charge else above.charge if above else None
        return _Context(section, activity, time, path, above.top if above else section, heading, charge)

    def _remember(self, section: Section, activity: Activity | None) -> None:
        """Enter a section's id; two sections cannot share one."""
        if section.id is None:
            return
        if (first := self._ids.setdefault(section.id, section.id.at)) != section.id.at:
            self._doubled(section.id, first)
        elif activity is not None and activity.section is section:
            self.by_id[section.id] = activity

    def _check_report_ids(self) -> None:
        taken: dict[str, Position] = {}
        for id in (*(report.id for report in self.plan.reports), *_keys(self.plan)):
            if id and (first := taken.setdefault(id, id.at)) != id.at:
                self._doubled(id, first)
            if ASSIGNED.fullmatch(id):
                message = f"代号“{id}”留给临时交办的事（report assign）"
                self.problems.append(
                    Diagnostic("GK110", id.at, message, "换一个代号；已经登记过的不会丢，validate 会说怎样算到新代号里")
                )

    def _check_figures(self) -> None:
        scoring = self.plan.scoring
        if any(report.figures for report in self.plan.reports) or (scoring and scoring.additions):
            from gongkai.reading.figures import lost

            self.problems += lost(self.plan.reports, scoring)

    def _doubled(self, name: Text, first: Position) -> None:
        hint = "换一个不重复的代号"
        if any(one.key.at == name.at and one.id is None for one in self.plan.interpretations):
            hint = "同一个政策的解读合成一条，unit、forms 各写几个，用、隔开；要分开的，各写一个不重复的 id"
        self.problems.append(Diagnostic("GK108", name.at, f"代号“{name}”用了两次，第一次在第{first.line}行", hint))

    def _members(self, phrase: UnitPhrase, people: bool = False) -> Members:
        members, unknown = self.registry.resolve(phrase, people)
        self.problems += map(self.registry.unknown, unknown)
        return members

    # -- duties ----------------------------------------------------------------------------------------------------

    def duties(self, context: _Context) -> Iterator[Duty]:
        """The duties that a section's pieces lay on units; a piece that speaks of a report is that report.

        What is nobody's is kept for `general`.
        """
        for part in context.section.body:
            if not isinstance(part, Prose | Line) or not any(map(is_owned, part.pieces)):
                continue
            own, self._rest[id(part)] = shares(part.pieces)
            for share in own:
                yield from self._duty(share, context)

    def _duty(self, share: Share, context: _Context) -> Iterator[Duty]:
        piece, activity, text = share.piece, context.activity, share.text
        if piece.report is not None:
            self._find_report(piece.report)
            self._said.setdefault(piece.report, []).append(text)
        see = tuple(self._attachments(piece.see, context.top)) if piece.see is not None else ()
        if piece.who is None and piece.except_ is None:
            return
        members = self._people(piece.who, activity).without(self._people(piece.except_, activity))
        if piece.report is not None:
            return
        below = activity is not None and activity.section is not context.section and context.section.title
        base = Duty(
            self._dated(piece, context),
            members,
            activity,
            context.path[-1],
            context.time,
            text,
            context.heading if below else "",
            see=see,
            owners=self._titled(piece.who),
        )
        if share.organised is None:
            yield base
        elif context.charge is None:
            yield base._replace(text=share.organised)
        else:
            charge = context.charge
            label = Text(next(line.label for line in charge.lines if line.key == charge.in_charge))
            asked = Piece(share.organised, UnitPhrase(label, (label,)), due=base.piece.due)
            leading = charge.roles[charge.in_charge]
            yield base._replace(
                piece=asked, members=leading, text=share.organised, organised=True, see=(), owners=label
            )
            yield base

    def general(self, contexts: Iterable[_Context]) -> Iterator[General]:
        """What is said to nobody in particular, after `duties` has taken out what is somebody's."""
        contexts = list(contexts)
        busy = {id(context.top) for context in contexts if context.activity or self._owned_in(context.section)}
        documents = {id(document) for document in self.plan.documents}
        held = {id(one.section): one.activity for one in contexts if one.activity and one.section.called}
        for context in contexts:
            section, activity = context.section, context.activity
            rows = list(rows_told(section, [held[id(one)] for one in section.sections if id(one) in held]))
            yield from (General(rest, one, "") for _, one, rest in rows if rest)
            of_rows = {row.at for row, *_ in rows}
            if id(context.top) not in busy | documents:
                continue  # a paper, such as slogans or a form: it goes with the piece that says `see`
            whole = activity is not None and activity.section is context.top
            if activity is not None and (section is context.top or not whole):
                title = context.heading if activity.section is not section and section.title else ""
                texts = sayings(section, self._rest)
                yield from (General(text, activity, title) for text in texts if text.at not in of_rows)
            elif binding(context.path[1:]):
                texts = sayings(section, self._rest, is_top=section is context.top, alone=True)
                heading = "" if section is context.top else context.heading
                times = {line.pieces[0].text.at: line.time for line in section.lines if line.time and line.pieces}
                yield from (
                    General(text, None, heading, times.get(text.at)) for text in texts if text.at not in of_rows
                )

    def _titled(self, who: UnitPhrase | None) -> str:
        """Who owns a piece, as the plan says it; a code is the title of its activity."""
        if who is None:
            return ""
        coded = [name for name in who.names if name in self.by_id and self.registry.find(name) is None]
        return "、".join(self.by_id[name].title if name in coded else name for name in who.names) if coded else who.text

    def _owned_in(self, section: Section) -> bool:
        return any(id(part) in self._rest for part in section.body)

    def _attachments(self, phrase: Text, top: Section | None = None) -> Iterator[Section]:
        """The attachments that a phrase names: one by its whole, else each between 、 or 和."""
        parts = [phrase.part(*found.span()) for found in _NAMES.finditer(phrase)]
        whole = any(attachment_of(document, phrase) for document in self.plan.documents)
        for name in [phrase] if whole or len(parts) < 2 else parts:
            if found := self._attachment(name, top):
                yield found

    def _attachment(self, name: Text, top: Section | None) -> Section | None:
        """The attachment of that title or number, of the same document before the other's."""
        documents = sorted(self.plan.documents, key=lambda document: document is not top)
        found = next((one for document in documents if (one := attachment_of(document, name))), None)
        if found is None:
            titles = [attachment.title or "" for document in documents for attachment in document.attachments]
            hint = f"已有的附件：{'、'.join(titles)}" if titles else "方案里还没有 attachments（附件）"
            if len(titles) > 1 and _comparable(name) == "附件":
                hint = f"附件不止一个，写明是哪一个，如 附件1；{hint}"
            self.problems.append(Diagnostic("GK125", name.at, f"没有{quoted(name)}这个附件", hint))
        return found

    def _people(self, phrase: UnitPhrase | None, activity: Activity | None) -> Members:
        """Units, groups, roles of the same activity and everybody in an activity, in the order named."""
        return together(
            Members(vague=(name,)) if is_kind else self._named(name, activity)
            for name, is_kind in self.registry.with_each(phrase.names if phrase else ())
        )

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
            members = activity.roles[role]
            own = tuple(activity.in_role[role])  # who leads it too is named as its leader, and not twice
            return replace(members, parts=(own,), excluded=()) if own else members
        where = f"活动{quoted(activity.title)}" if activity else "这里不属于哪个活动，"
        hint = "写上单位名称，或者给活动补上这一栏"
        self.problems.append(Diagnostic("GK124", name.at, f"{where}没有“{name}”", hint))
        return Members()

    def _dated(self, piece: Piece, context: _Context) -> Piece:
        if piece.due is None or piece.due.relative is None:
            return piece
        if not self._names(piece.due.relative.of, context.path):
            self.problems.append(uncountable(piece.due, _lost_event(piece.due.relative.of)))
            return piece
        return piece._replace(due=self._counted(piece.due, context.time))

    def _names(self, event: str, titles: Iterable[str]) -> bool:
        """Whether what a deadline counts from is what these titles are about: 宣传月 of 宣传月结束后5日内."""
        what = han(event).removesuffix("活动")
        return not event or any(what and what in han(title) for title in titles)

    # -- reports ---------------------------------------------------------------------------------------------------

    def reports(self, report: Report) -> tuple[Report, ...]:
        """The report with its units, and its deadlines as days; of what comes again and again one a period."""
        units = self._people(report.from_, None).without(self._people(report.except_, None))
        lost = report.of is not None and report.of not in self.by_id
        if lost and report.of is not None:
            self._lost(report.of, "活动", self.by_id)
        elif report.due.relative and not (report.of or self._names(report.due.relative.of, self._titles())):
            reason = f"{_lost_event(report.due.relative.of)}，用 of 写明从哪项活动算起"
            self.problems.append(uncountable(report.due, reason))
        elif report.due.relative:
            report = report._replace(due=self._counted(report.due, self._anchor(report)))
        said, papers = tuple(self._said.get(report.id, ())), tuple(self._papers(report.form))
        report = report._replace(units=tuple(units.all), said=said, papers=papers)
        if not (report.due.recurring or report.until or report.holiday or report.schedule):
            return (report,)
        return self._in_time(report, None if lost else self._anchor(report))

    def interpretations(self, context: _Context) -> Iterator[Report]:
        """What a section's interpretations ask for; of one that is nobody's nothing is asked."""
        for one in context.section.interpretations:
            due = self._dated(Piece(one.policy, due=one.due), context).due
            if one.unit is not None:
                from gongkai.reading.interpretations import asked

                units = self._people(one.unit, context.activity).all
                of = context.activity.section.id if context.activity else None
                yield asked(one, units, due, of, self._said.get(one.key, ()))

    def _in_time(self, report: Report, anchor: Time | None) -> tuple[Report, ...]:
        """The report with all that it says of time."""
        from gongkai.reading.periods import every_period, once

        report = report._replace(own=tuple(self._scheduled(report, anchor)))
        if report.until and report.until.relative:
            report = report._replace(until=self._counted(report.until, anchor))
        if report.due.recurring is None:
            report, problems = once(report)
            self.problems += problems
            return (report,)
        notice = self.plan.notice
        issued = notice.date.time if notice and notice.date else None
        found, problems = every_period(report, issued, anchor, self.plan.year)
        self.problems += problems
        taken = self._reports & {str(period.id) for period in found}
        self.problems += [
            Diagnostic("GK108", report.id.at, f"代号“{id}”是这一项的一期，别的报送事项也用了", "换一个不重复的代号")
            for id in sorted(taken)
        ]
        return found or (report,)

    def _scheduled(self, report: Report, anchor: Time | None) -> Iterator[tuple[str, Deadline]]:
        """Who has a deadline of their own; a unit named individually has its own, not that of its group."""
        named: dict[str, Deadline] = {}
        grouped: dict[str, Deadline] = {}
        for name, deadline in report.schedule:
            members = self._people(UnitPhrase(name, (name,)), None)
            asked = [unit for unit in members.all if unit in report.units]
            if members.all and not asked:
                message = f"“{name}”不在要报“{report.title}”的单位里，排了期限也没有用"
                self.problems.append(Diagnostic("GK126", name.at, message, "写进 from，或者从 schedule 里删掉"))
            due = self._counted(deadline, anchor) if deadline.relative else deadline
            for unit in asked:
                days = named if unit in members.named else grouped
                if (first := days.setdefault(unit, due)).text.at != due.text.at:
                    message = f"“{unit}”在 schedule 里有两个期限：{first.text}、{due.text}"
                    self.problems.append(Diagnostic("GK126", name.at, message, "只留一个，或者单独写上它的期限"))
        yield from (grouped | named).items()

    def _papers(self, form: Text | None) -> Iterator[Section]:
        """The attachments to fill in: those whose mark or title stands in the words, 按附件2填写.

        A plan that holds none of its attachments may still name them.
        """
        known = [paper for document in self.plan.documents for paper in document.attachments]
        if form is None or not known:
            return
        titled = [paper for paper in known if paper.title and _comparable(paper.title) in _comparable(form)]
        marks = (form.part(*found.span()) for found in _MARK.finditer(form))
        yield from titled or (paper for mark in marks for paper in self._attachments(mark))

    def scoring(self) -> Scoring | None:
        """The scoring with the units of its additions."""
        scoring = self.plan.scoring
        if scoring is None:
            return None
        additions = (
            addition._replace(members=tuple(self._members(addition.units).all)) if addition.units else addition
            for addition in scoring.additions
        )
        return scoring._replace(additions=tuple(additions))

    def hotline(self) -> Hotline | None:
        """The hotline with the period of its activity, and whoever it names looked up."""
        hotline = self.plan.hotline
        if hotline is None:
            return None
        for name in (hotline.owner, *(unit for unit, _ in hotline.routing)):
            if name:
                self._members(UnitPhrase(name, (name,)))
        if hotline.activity is None:
            return hotline
        if hotline.activity not in self.by_id:
            self._lost(hotline.activity, "活动", self.by_id)
            return hotline
        return hotline._replace(period=hotline.period or self.by_id[hotline.activity].time)

    def _anchor(self, report: Report) -> Time | None:
        """When the activity takes place that the deadline is counted from: that of `of`, else the whole plan."""
        if report.of is not None:
            return self.by_id[report.of].time
        document = self.plan.scheme or self.plan.notice
        facts = _facts(document) if document else {}
        return facts["time"].time if "time" in facts else None

    def _titles(self) -> list[str]:
        return [document.title for document in self.plan.documents if document.title]

    def _counted(self, due: Deadline, anchor: Time | None) -> Deadline:
        found = counted(due, anchor) if anchor else uncountable(due, "不知道从哪个活动算起，活动也没有时间")
        if isinstance(found, Diagnostic):
            self.problems.append(found)
            return due
        return found._replace(beside=self.plan.year)

    def _find_report(self, name: Text) -> None:
        if name not in self._reports:
            self._lost(name, "报送事项", self._reports)

    def _lost(self, name: Text, kind: str, known: Iterable[str]) -> None:
        from difflib import get_close_matches

        near = get_close_matches(name, list(known), n=1, cutoff=0.5)
        hint = f"是不是“{near[0]}”？" if near else f"已有的代号：{'、'.join(known) or '没有'}"
        self.problems.append(Diagnostic("GK123", name.at, f"没有代号为“{name}”的{kind}", hint))


def _keys(plan: Plan) -> list[Text]:
    return [one.key for one in plan.interpretations]


def _lost_event(event: str) -> str:
    return f"方案里没有写“{event}”是哪一天"


def _facts(section: Section) -> dict[str, Line]:
    """The labelled lines that hold for a section, by key; of two the later."""
    return {line.key: line for line in section.holding}


def _title(section: Section, above: _Context | None) -> str:
    """What a section is called in a task list: its title, or the beginning of its text."""
    if title := section.called or section.title:
        whole = title.replace("\n", "").rstrip("。：:；")
        return whole if above else subject(whole)
    parts = (part for part in section.body if isinstance(part, Prose) or (isinstance(part, Line) and _names_it(part)))
    text = next((piece.text for part in parts for piece in part.pieces), "")
    first = text.split("\n")[0].split("。")[0].rstrip("，；、,; ")  # what runs on stops at a comma
    if not first:
        return above.path[-1] if above else ""
    return first if len(first) <= _TITLE_LENGTH else first[: _TITLE_LENGTH - 1] + "…"


def _names_it(line: Line) -> bool:
    """Whether a labelled line says what an activity is: not 参加人员：…… or 联系人：……."""
    return bool(line.key) or _WHO_OR_WHEN.search(line.label) is None


_WHO_OR_WHEN = pattern("人员|对象|嘉宾|代表|单位|部门|联系|电话|邮箱|时间|地点|地址|期限|时限")
_NAMES = pattern("(?:(?!以及)[^、，,；;和及与])+")
_MARK = pattern(r"附件\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})?")
_ATTACHMENT = pattern(r"附件(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})?[：:、.．]?")


def attachment_of(document: Document, name: str) -> Section | None:
    """The attachment that a name means: 附件, its number (附件1, 1), its id or its title, with or without 《》."""
    wanted = _comparable(name)
    if wanted == "附件":
        return document.attachments[0] if len(document.attachments) == 1 else None
    number = _ATTACHMENT.fullmatch(wanted)
    digits = number["number"] if number else wanted
    for count, attachment in enumerate(document.attachments, 1):
        title = _comparable(attachment.title or "")
        if digits in (str(count), numbering.nth("一、", count)[:-1]):
            return attachment
        if wanted == attachment.id or (title and title in (wanted, _ATTACHMENT.sub("", wanted, count=1))):
            return attachment
    return None


def _comparable(text: str) -> str:
    """A title without the marks that differ from one place to another."""
    return re.sub(rf"[\s《》〈〉“”\"{DOTS}]", "", unicodedata.normalize("NFKC", text))
