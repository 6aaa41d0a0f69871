"""Sections of the plan: every part under its key, in the order of the notice."""

import re
from collections.abc import Container, Iterable, Iterator
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from gongkai import numbering
from gongkai.importing.draft.doubts import NOT_UNDERSTOOD, Doubts
from gongkai.importing.draft.entries import ABOUT, Entries
from gongkai.importing.draft.once import of_one_section
from gongkai.importing.draft.yamltext import Entry, Item, Mapping, Row, Sequence, Value
from gongkai.importing.files.paper import widened
from gongkai.importing.meaning import tables
from gongkai.importing.meaning.brackets import is_role, roles_in
from gongkai.importing.meaning.doers import told
from gongkai.importing.meaning.owed import Found
from gongkai.importing.meaning.prose import IN_PASSING, heading_of
from gongkai.importing.meaning.recognise import Recognised, as_lines
from gongkai.importing.meaning.roles import ALSO
from gongkai.importing.meaning.when import ANY_DAY, is_time, time_doubt
from gongkai.importing.meaning.years import OPEN, of_another_weekday
from gongkai.importing.parts.addressees import names_in
from gongkai.importing.parts.labels import COMERS, Label, key_of
from gongkai.importing.parts.tree import Fact, Labelled, Part, Plain, Section, Sheet
from gongkai.importing.words.names import are_plainly_units, is_group, may_have, means_everybody
from gongkai.importing.words.sentence import Part as Sentence
from gongkai.importing.words.sentence import sentences
from gongkai.keys import LINES, ROLE_NAMES, line_of
from gongkai.patterns import pattern
from gongkai.phrases.names import parse_units
from gongkai.phrases.times import is_hours, is_within
from gongkai.text import Text

_LONGEST_TIME = 40
_IS_THEIRS = pattern("设[主分]会场|[^，。；]{1,6}的")  # 县体育馆设主会场, 县丙局举办的展览


class Task(NamedTuple):
    """A sentence of a paragraph, from one character to another, that says what some units do."""

    who: str
    start: int
    end: int
    text: str


class Sections(Entries):
    """Writes sections. `outlying` are labelled lines away from their section's head: printed, and known by in_text."""

    def __init__(self, found: Recognised, doubts: Doubts) -> None:
        super().__init__(found, doubts)
        self.outlying: set[int] = set()
        self.handed = {at for root in found.roots for section in root.walk() for at in section.handed}
        self.addressed = {str(name) for name in parse_units(Text(names_in(found.text(found.head.to)))).names}
        self.tasks: dict[tuple[int, int], list[Task]] = {}

    def body(self, section: Section, styles: tuple[str, ...]) -> list[Entry]:
        """What a section holds. A key can stand once and sections come last: the rest goes into unnumbered sections."""
        entries: list[Entry] = []
        is_root = any(section is root for root in self.found.roots)
        self.outlying |= {
            part.at for part in section.parts if isinstance(part, Labelled) and _says_again(part, section)
        }
        heading = heading_of(section)
        asked = key_of(heading)
        orders = asked is not None and asked.name == "requirements"
        if not COMERS.fullmatch(heading) and (orders or asked is None):
            only = _also_doing(section) if section.facts.keys() & (ROLE_NAMES | {"place"}) else None
            taking_part = set(_names_in(fact.value for name, fact in section.facts.items() if name in ROLE_NAMES))
            self.tasks |= {
                (part.at, part.start): tasks
                for part in section.parts
                if isinstance(part, Plain) and (tasks := self.tasks_in(part, only, taking_part, orders))
            }
        groups = list(_groups(section.parts, {*self.duties, *(at for at, _ in self.tasks), *_owned(section)}))
        used: set[str] = set()
        below_title = numbering.runs_on(section.title) and bool(groups) and groups[0][0].at != section.at
        while groups and (key := self.key_of(groups[0])) and key not in used and not (below_title and key == "text"):
            used.add(key)
            entries += self.group(groups.pop(0))
        self.outlying |= {part.at for group in groups for part in group if isinstance(part, Labelled)}
        entries += self.facts(section, used)
        if section.runs_on:
            styles = (section.style,)
            level = Mapping((Entry("first", section.style), Entry("continue", "yes")))
            entries.append(self.entry("numbering", level, comment="序号接着上一章往下编"))
        elif section.style and section.style != styles[0]:
            styles = (section.style,)
            entries.append(self.entry("numbering", section.style)._replace(apart=is_root))
        if groups:
            below = Sequence(tuple(_apart(list(self.below(groups, styles)), is_root)))
            entries.append(self.entry("sections", below))
            if is_root and entries[-2:-1] and entries[-2].key != "numbering":
                entries[-1] = entries[-1]._replace(apart=True)
        return entries

    def below(self, groups: list[list[Part]], styles: tuple[str, ...]) -> Iterator[Item]:
        """The sections of the next level, and between them, without a number, what else there is."""
        lines: list[Labelled] = []
        for group in groups:
            first = group[0]
            own = [part for part in group if isinstance(part, Labelled)]
            known = {line.label.word for line in lines}
            if lines and not (own and known.isdisjoint(line.label.word for line in own)):
                yield self.unnumbered(self.fields(lines))
                lines = []
            lines += own
            if isinstance(first, Section):
                yield self.section(first, styles)
            elif not own:
                yield self.unnumbered(*self.group(group))
        if lines:
            yield self.unnumbered(self.fields(lines))

    def unnumbered(self, *entries: Entry) -> Item:
        """Text, a table or labelled lines between numbered sections or after them."""
        return Item(Mapping((self.entry("numbered", "no"), *entries)))

    def section(self, section: Section, styles: tuple[str, ...]) -> Item:
        """A section with its title and all below it."""
        told = [section.at] if not any(part.at == section.at for part in section.parts) else []
        entries = [self.entry("title", section.title, *told)] if section.title else []
        if section.run_on:
            entries.append(self.entry("run_on", "yes"))
        elif not section.numbered:
            entries.append(self.entry("numbered", "no"))
        return Item(Mapping((*entries, *self.body(section, numbering.below(styles)))))

    def key_of(self, group: list[Part]) -> str:
        """The key that a group of parts stands under, "" for sections."""
        first = group[0]
        if isinstance(first, Plain):
            return "text"
        if isinstance(first, Sheet):
            if self.rows_of(first):
                return ""  # with sections of its own, it is a section itself
            return "table" if first.grid.has_whole_head else "text"
        if isinstance(first, Section):
            return ""
        return "text" if self.is_only_text(first) else self.line_key(first)[0]

    def group(self, group: list[Part]) -> list[Entry]:
        """The entries for one or several parts that belong under one key."""
        first = group[0]
        if isinstance(first, Plain):
            if self.duties_in(first) or (first.at, first.start) in self.tasks:
                return [self.entry("text", self.pieces(first))]
            indexes = [part.at for part in group if isinstance(part, Plain) and not part.start]
            return [self.entry("text", "\n".join(part.text for part in group if isinstance(part, Plain)), *indexes)]
        if isinstance(first, Sheet):
            return [self.table(first), *self.rows(first)]
        assert isinstance(first, Labelled)
        if self.is_only_text(first):
            return [self.entry("text", first.label.value, first.at)]
        name, key = self.line_key(first)
        if name != "fields":
            self.phrases += [first.label.value] if key in ROLE_NAMES else []
            comment = ABOUT if first.about else None
            if name == "requirements" and first.at in self.duties:
                return [self.entry(name, self.pieces(Plain(first.label.value, first.at)))]
            return [self.entry(name, first.label.value, first.at, comment=comment)]
        return [self.fields([part for part in group if isinstance(part, Labelled)])]

    def fields(self, lines: list[Labelled]) -> Entry:
        """Labelled lines that are printed and no more."""
        entries = (Entry(line.label.word, line.label.value, "", self.doubts.at(line.at)) for line in lines)
        return self.entry("fields", Mapping(tuple(entries)))

    def line_key(self, line: Labelled) -> tuple[str, str]:
        """The key for a labelled line, `fields` where the plan has none for it, or prints another label for it."""
        key = line.label.key
        if (
            line.at in self.outlying
            or line.at in self.handed
            or key is None
            or not (line.about or self.labels.get(key.name) == line.label.word)
            or not self.fits(line.label)
        ):
            return "fields", ""
        return key.name, key.name

    def is_only_text(self, line: Labelled) -> bool:
        """Whether a value under a heading that is its label cannot stand as what the label says."""
        return line.about and not self.fits(line.label)

    def fits(self, label: Label) -> bool:
        """Whether the plan takes the value: units and not people, a day that there is."""
        assert label.key is not None
        if label.key.name in ROLE_NAMES:
            return is_role(label)
        years = self.found.years
        return label.key.name != "time" or not (
            years.dated(label.value)[0] != label.value or time_doubt(label.value, years.known)
        )

    def facts(self, section: Section, used: set[str]) -> list[Entry]:
        """in_text: what the text says, and what a labelled line says whose label is not the plan's own word."""
        own = used | {key for part in section.parts if isinstance(part, Labelled) for key in self.line_key(part)}
        facts = {name: fact for name, fact in section.facts.items() if name not in own}
        for part in section.parts:
            if (
                isinstance(part, Labelled)
                and part.at not in self.handed
                and part.label.key
                and self.line_key(part)[0] == "fields"
            ):
                said = roles_in(part.label) or {part.label.key.name: part.label.value}
                facts = {name: Fact(value, at=part.at) for name, value in said.items()} | facts
        named = facts.pop("title", None)
        is_activity = bool(facts) or not own.isdisjoint(("time", "place", *ROLE_NAMES))
        entries = [Entry("title", named.value)] if named and is_activity else []
        for name in (key.name for key in LINES if key.name in facts):
            value, doubt = facts[name].value, self.left_of(facts[name].doubt, section)
            doubts = _marks(doubt)
            if name == "time":
                value, doubts = self.dated(value, doubt, facts[name].at)
            if name in ROLE_NAMES and (may_have(name, value) or section.facts.get(name) == facts[name]):
                self.phrases.append(value)
                doubts = _marks(doubt or ("" if may_have(name, value) else "里面有的像是单位，有的不像"))
            elif name in ROLE_NAMES or name == "requirements" or not value:
                continue
            entries.append(Entry(name, value, "", doubts))
        entries, doubts = of_one_section(entries)
        return [self.entry("in_text", Mapping(tuple(entries)))._replace(doubts=doubts)] if entries else []

    def left_of(self, doubt: str, section: Section) -> str:
        """A doubt that others do something too, without those whose sentence is their task; "" where none is left."""
        own = [(part.at, part.start) for part in section.parts if isinstance(part, Plain)]
        told = {task.who for at in own for task in self.tasks.get(at, ())}
        left = [one for one in doubt.removeprefix(ALSO).split("；") if one not in told]
        known = IN_PASSING if section.is_prose else ""
        return doubt if not doubt.startswith(ALSO) else f"{ALSO}{'；'.join(left)}" if left else known

    def dated(self, value: str, doubt: str, at: int = -1) -> tuple[str, tuple[str, ...]]:
        """A time as the plan can read it, with its marks: with its year where the plan has none, "" if it is none."""
        if is_hours(value):
            return (value, _marks(doubt)) if at in self.found.timed else ("", ())
        if is_within(value):
            return value, _marks(doubt if self.found.has_period else NOT_UNDERSTOOD)
        dated, guessed = self.found.years.dated(value)
        known = self.found.years.known
        if is_time(dated, known) and not time_doubt(dated, known):
            return dated, (*_marks(guessed), *_marks(of_another_weekday(dated, self.found.years.best)), *_marks(doubt))
        if "没有写年份" in time_doubt(value, known) and is_time(value, ANY_DAY):
            return OPEN, (f"请补充：原文是“{value}”，没有写年份，time 写上哪年哪天",)
        if len(value) <= _LONGEST_TIME and (
            typed := next((one for one in (value, dated) if not time_doubt(one, known)), "")
        ):
            return typed, _marks("；".join(filter(None, (NOT_UNDERSTOOD, doubt))))
        return "", ()

    def pieces(self, line: Plain) -> Value:
        """A paragraph in pieces, each of its reports being one, and each sentence that is the task of some."""
        text, tasks = line.text, self.tasks.get((line.at, line.start), ())
        said = [
            (duty.start - line.start, duty.end - line.start, self.entry("report", duty.duty.id))
            for duty in self.duties_in(line)
        ]
        said += [(task.start, task.end, Entry("who", task.who)) for task in tasks]
        self.phrases += [task.who for task in tasks]
        items: list[Item] = []
        done = 0
        for start, end, what in sorted(said, key=itemgetter(0)):
            items += [Item(text[done:start])] if start > done else []
            items.append(Item(Mapping((Entry("text", text[start:end]), what))))
            done = end
        items += [Item(text[done:])] if text[done:] else []
        doubts = () if line.start else self.doubts.at(line.at)
        if not said:
            return text
        return Sequence((items[0]._replace(doubts=doubts), *items[1:]))

    def duties_in(self, line: Plain) -> list[Found]:
        """The reports that a paragraph asks for, or a piece of one; their places are those in the whole of it."""
        return [one for one in self.duties.get(line.at, ()) if line.start <= one.start < line.start + len(line.text)]

    def tasks_in(self, part: Part, only: set[str] | None, taking_part: set[str], orders: bool) -> list[Task]:
        """The sentences of a paragraph that are the task of some of those addressed, and no report.

        Of an activity `only` those of units that do something beside those who have a part in it, and of units by name
        that are not `taking_part`; of `orders` those of units by name.
        """
        if not isinstance(part, Plain) or part.is_cell:
            return []
        asked = [(duty.start - part.start, duty.end - part.start) for duty in self.duties_in(part)]
        said = [one for one in sentences(widened(part.text)) if not any(map(partial(_overlaps, one), asked))]
        tasks = [Task(told(one.text), one.start, one.end, one.text) for one in said]
        tasks = [task for task in tasks if task.who and not self.are_all(task.who)]
        if orders:
            tasks = [task for task in tasks if not any(map(is_group, re.split("[、和及与]", task.who)))]
        if only is None:
            return tasks
        tasks = [task for task in tasks if task.who in only or _are_others(task, taking_part)]
        return [task for task in tasks if _are_doers(task.who)]

    def are_all(self, who: str) -> bool:
        """Whether these are all those to whom the notice is addressed, who read the text of no one's in any case."""
        names = {str(name) for name in parse_units(Text(who)).names}
        return means_everybody(who) or (bool(self.addressed) and names >= self.addressed)

    def rows_of(self, sheet: Sheet) -> list[tables.Row]:
        """The activities in a table that the text does not tell of."""
        return self.found.tabled[sheet.at].rows if sheet.at in self.found.tabled else []

    def rows(self, sheet: Sheet) -> list[Entry]:
        """The activities in a table: known, and printed by the table."""
        items = []
        unread: list[str] = []
        for row in self.rows_of(sheet):
            known = [Entry("title", row.title)]
            unread += row.unread
            for name in (key.name for key in LINES if key.name in row.facts):
                value, doubts = self.dated(row.facts[name], "") if name == "time" else (row.facts[name], ())
                if doubts == _marks(NOT_UNDERSTOOD) or (name == "time" and not value):
                    unread.append(row.facts[name])  # said once for all rows
                    value, doubts = value if any("\u4e00" <= one <= "\u9fff" for one in value) else "", ()
                if name in ROLE_NAMES:
                    self.phrases.append(value)
                    doubts = _marks("" if may_have(name, value) else "里面有的像是单位，有的不像")
                known += [Entry(name, value, "", doubts)] if value else []
            items.append(Item(Mapping((self.entry("numbered", "no"), self.entry("in_text", Mapping(tuple(known)))))))
        said = "、".join(f"“{cell[:20]}”" for cell in dict.fromkeys(unread))
        doubts = _marks(f"表格里没有看懂的：{said}"[:80]) if unread else ()
        entry = self.entry("sections", Sequence(tuple(items)), comment="表格里的各项活动")
        return [entry._replace(doubts=doubts)] if items else []

    def table(self, sheet: Sheet) -> Entry:
        """A table; one whose head has empty cells as lines."""
        head, *rows = sheet.grid.printed
        if not sheet.grid.has_whole_head:
            return self.entry("text", "\n".join(as_lines(sheet.grid)), sheet.at)
        rows_ = Sequence(tuple(Item(Row(row)) for row in rows))
        columns = Entry("columns", Row(head), "表头")
        value = Mapping((columns, Entry("rows", rows_ if rows else Row(()))))
        return Entry("table", value, "", self.doubts.at(sheet.at))


def _are_doers(who: str) -> bool:
    """Whether these are units and no more: not 县总工会组织, 各单位按照职责分工, 食堂."""
    return are_plainly_units(who) and re.search("组织(?:、|$)|按照|职责|(?:车队|船队|食堂)(?:、|$)", who) is None


def _are_others(task: Task, taking_part: set[str]) -> bool:
    """Whether these are units by name, none of whom has a part in it already: 县乙局设体验区。（牵头单位：县甲局）"""
    names = list(_names_in([task.who]))
    known = any(one.endswith(name) or name.endswith(one) for name in names for one in taking_part)
    told = not _IS_THEIRS.match(task.text, len(task.who)) if task.text.startswith(task.who) else True
    return bool(taking_part) and told and not known and not any(is_group(name) for name in names)


def _names_in(units: Iterable[str]) -> Iterator[str]:
    return (name for one in units for name in re.split("[、，和及与]", one))


def _also_doing(section: Section) -> set[str]:
    """Those of whom an activity's text says that they do something beside those who have a part in it."""
    roles = [fact for name, fact in section.facts.items() if name in ROLE_NAMES]
    said = (fact.doubt.removeprefix(ALSO).split("；") for fact in roles if fact.doubt.startswith(ALSO))
    return {units for listed in said for units in listed} - {fact.value for fact in roles}


def _overlaps(sentence: Sentence, asked: tuple[int, int]) -> bool:
    return asked[0] < sentence.end and sentence.start < asked[1]


def _marks(doubt: str) -> tuple[str, ...]:
    return (f"请核对：{doubt}",) if doubt else ()


def _owned(section: Section) -> Iterator[int]:
    """The paragraphs in which a unit by name does something: each is a text of its own, so that it can have `who`."""
    for part in section.parts:
        if isinstance(part, Plain) and not part.is_cell:
            for sentence in sentences(widened(part.text)):
                who = told(sentence.text)
                if who and not means_everybody(who):
                    yield part.at


def _groups(parts: list[Part], duties: Container[int]) -> Iterator[list[Part]]:
    """Parts that stand under one key together: paragraphs in a row without a report or an owner, fields in a row."""
    group: list[Part] = []
    for part in parts:
        alone = isinstance(part, Section | Sheet) or (isinstance(part, Labelled) and part.label.key is not None)
        alone = alone or (isinstance(part, Plain) and part.at in duties)
        same = bool(group) and type(part) is type(group[0]) and not alone
        if same and isinstance(part, Labelled):
            same = part.label.word not in [other.label.word for other in group if isinstance(other, Labelled)]
        if group and not same:
            yield group
            group = []
        group.append(part)
        if alone:
            yield group
            group = []
    if group:
        yield group


def _says_again(line: Labelled, section: Section) -> bool:
    """Whether a labelled line repeats its section's title (二、活动时间), below which no label is printed."""
    key = line_of(section.title) if section.title else None
    return not line.about and key is not None and key == line.label.key


def _apart(items: list[Item], chapters: bool) -> Iterator[Item]:
    """Items with a blank line between chapters, and between items of which one has more than a title and a text."""
    full = [_is_full(item.value) for item in items]
    for index, item in enumerate(items):
        yield item._replace(apart=chapters or full[index] or (index > 0 and full[index - 1]))


def _is_full(value: Value) -> bool:
    return isinstance(value, Mapping) and any(entry.key not in ("title", "text", "numbered") for entry in value.entries)
