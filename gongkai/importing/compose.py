"""What was recognised → plan.yaml as a person would have written it: key order and comments of the shipped plan."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from gongkai import numbering
from gongkai.importing import doubts as doubting
from gongkai.importing.duties import Found
from gongkai.importing.facts import is_time, time_doubt
from gongkai.importing.head import signers
from gongkai.importing.labels import Label, is_role, roles_in
from gongkai.importing.names import are_units
from gongkai.importing.paper import Grid
from gongkai.importing.recognise import Recognised, as_lines
from gongkai.importing.roster import Gathered, gather, place
from gongkai.importing.tail import announced, cc, printed
from gongkai.importing.tree import Labelled, Line, Part, Section, Sheet
from gongkai.importing.yamltext import Entry, Item, Mapping, Row, Sequence, Value, explained_once
from gongkai.keys import LINES, ROLE_NAMES

_LABELS = {key.name: key.label for key in LINES}
_COMMENTS = {
    "to": "主送机关；末尾的冒号自动加",
    "number": "发文字号",
    "letterhead": "发文机关标志（红头）",
    "issuer": "署名；联合发文时写成列表",
    "date": "成文日期；没写年份的“5月15日”都按这一年",
    "note": "附注；括号自动加",
    "cc": "抄送",
    "printer": "印发机关",
    "printed": "印发日期",
    "announced": "原文正文后面没有附件说明",
    "sections": "各章；序号自动编，不用写",
    "numbering": "下级的序号照这个样子编",
    "numbered": "不编号，或者序号已经写在文字里",
    "in_text": "正文里已经写明的，不另印出来",
    "fields": "其他栏目",
    "attachments": "附件",
    "list": "逐条编号",
    "report": "这句话说的就是下面 reports 里的这一项，不另算一项任务",
    "time": "活动时间",
    "place": "活动地点",
    "requirements": "活动要求",
    **{key.name: key.label for key in LINES if key.name in ROLE_NAMES},
}
_ABOUT = "标题就是栏目名称，所以只印内容"


def compose(found: Recognised, doubts: doubting.Doubts) -> Mapping:
    """The file's tree. Every doubt is put to the line that it is about."""
    return explained_once(_Composer(found, doubts).whole())


class _Composer:
    """Builds the tree; on the way it gathers every list of units."""

    def __init__(self, found: Recognised, doubts: doubting.Doubts) -> None:
        self.found = found
        self.doubts = doubts
        self.labels = _labels(found)
        self.phrases: list[str] = []
        self.outlying: set[int] = set()  # labelled lines away from their section's head: printed, and known by in_text
        self.duties: dict[int, list[Found]] = {}
        for duty in found.duties:
            self.duties.setdefault(duty.at, []).append(duty)

    def whole(self) -> Mapping:
        """Everything, in the order of the shipped plan."""
        found = self.found
        entries = [
            Entry("id", _id(found), "", ("请核对：代号照地名和年份起的，可以改；报送进度靠它认方案，每年换一个",))
        ]
        if self.labels:
            renamed = tuple(Entry(name, label) for name, label in self.labels.items() if label != _LABELS[name])
            entries += [Entry("labels", Mapping(renamed), "这份通知里的栏目名称")] if renamed else []
        if found.notice is not None:
            entries.append(Entry("notice", Mapping(tuple(self.notice(found.notice))), "通知"))
        if found.plan is not None:
            comment = "通知所印发的方案" if found.notice is not None else "方案"
            entries.append(Entry("plan", Mapping(tuple(self.plan(found.plan))), comment, self.doubts.at("plan")))
        reports = self.reports()
        entries += self.units()
        entries += reports
        return Mapping(tuple(entries))

    # -- documents -----------------------------------------------------------------------------------------------------

    def notice(self, root: Section) -> Iterator[Entry]:
        """通知: its elements in the order of the page."""
        found, head, tail = self.found, self.found.head, self.found.tail
        for name, at in sorted(head.marks.items(), key=lambda mark: mark[1]):
            yield self.entry(name, found.text(at), at)
        if head.letterhead:
            yield self.entry("letterhead", _one_or_list(found.lines(head.letterhead)), head.letterhead[0])
        number = [] if head.number is None else list(self.number(head.number))
        yield from [] if head.below else number
        yield self.entry("title", "\n".join(found.lines(found.title)), *found.title)
        yield from number if head.below else []
        if head.to is not None:
            yield self.entry("to", found.text(head.to).rstrip("：: "), head.to)
        yield from self.body(root, numbering.LADDER)
        if found.attachments and found.on_notice:
            yield from self.attachments()
        if tail.issuers and tail.date is not None:
            issuers = self.entry("issuer", _one_or_list(found.lines(tail.issuers)), *tail.issuers)
            yield issuers._replace(apart=bool(root.sections))
        if tail.date is not None:
            yield self.entry("date", found.text(tail.date), tail.date)
        if tail.note is not None:
            yield self.entry("note", found.text(tail.note)[1:-1].strip(), tail.note)
        if tail.cc is not None:
            yield self.entry("cc", cc(found.text(tail.cc)) or "", tail.cc)
        if tail.printed is not None and (issue := printed(found.text(tail.printed))):
            yield from ([self.entry("printer", issue[0], tail.printed)] if issue[0] else [])
            yield self.entry("printed", issue[1], tail.printed)

    def number(self, at: int) -> Iterator[Entry]:
        """发文字号, and 签发人 where they stand beside it."""
        signed = signers(self.found.text(at))
        yield self.entry("number", signed[0] if signed else self.found.text(at), at)
        if signed:
            yield self.entry("signer", _one_or_list(signed[1]), at)

    def plan(self, root: Section) -> Iterator[Entry]:
        """方案, with the attachments that are not the notice's."""
        yield self.entry("title", "\n".join(self.found.lines(self.found.plan_title)), *self.found.plan_title)
        yield from self.body(root, numbering.LADDER)
        if self.found.attachments and not self.found.on_notice:
            yield from self.attachments()

    def attachments(self) -> Iterator[Entry]:
        """附件, and whether the notice announces them."""
        items = []
        for attachment, root in self.found.attachments:
            title = self.entry("title", "\n".join(self.found.lines(attachment.title)), *attachment.title)
            items.append(Item(Mapping((title, *(self.listed(root) or self.body(root, numbering.LADDER))))))
        yield self.entry("attachments", Sequence(tuple(items)))._replace(apart=True)
        if self.found.on_notice and not self.found.announces:
            yield self.entry("announced", "no")

    def listed(self, root: Section) -> list[Entry]:
        """An attachment that is a numbered list and nothing else; empty for any other."""
        sections = root.sections
        lines = [
            section.title or "".join(part.text for part in section.parts if isinstance(part, Line))
            for section in sections
        ]
        plain = all(
            section.numbered and not section.sections and len(section.parts) <= 1 and not section.facts
            for section in sections
        )
        one_text = all(
            not (section.title and section.parts)
            and not any(isinstance(part, Labelled | Sheet) for part in section.parts)
            for section in sections
        )
        before = root.parts[: len(root.parts) - len(sections)]
        if len(sections) < 2 or not plain or not one_text or any(not isinstance(part, Line) for part in before):
            return []
        if root.parts[len(before) :] != list(sections) or any(section.at in self.duties for section in sections):
            return []
        style = [] if root.style == "1." else [self.entry("numbering", root.style)]
        text = [self.entry("text", "\n".join(part.text for part in before if isinstance(part, Line)))] if before else []
        items = tuple(Item(line, self.doubts.at(section.at)) for line, section in zip(lines, sections, strict=True))
        return [*text, *style, self.entry("list", Sequence(items))]

    # -- sections ------------------------------------------------------------------------------------------------------

    def body(self, section: Section, styles: tuple[str, ...]) -> list[Entry]:
        """What a section holds. A key can stand once and sections come last: the rest goes into unnumbered sections."""
        entries: list[Entry] = []
        is_root = any(section is root for root in self.found.roots)
        groups = list(_groups(section.parts, self.duties))
        used: set[str] = set()
        while groups and (key := self.key_of(groups[0])) and key not in used:
            used.add(key)
            entries += self.group(groups.pop(0))
        self.outlying |= {part.at for group in groups for part in group if isinstance(part, Labelled)}
        entries += self.facts(section, used)
        if section.style and section.style != styles[0]:
            styles = (section.style,)
            entries.append(self.entry("numbering", section.style)._replace(apart=is_root))
        if groups:
            items = list(self.below(groups, styles))
            entries.append(self.entry("sections", Sequence(tuple(_apart(items, is_root)))))
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
        if not section.numbered:
            entries.append(self.entry("numbered", "no"))
        return Item(Mapping((*entries, *self.body(section, numbering.below(styles)))))

    def key_of(self, group: list[Part]) -> str:
        """The key that a group of parts stands under, "" for sections."""
        first = group[0]
        if isinstance(first, Line):
            return "text"
        if isinstance(first, Sheet):
            return "table" if _is_table(first.grid) else "text"
        if isinstance(first, Section):
            return ""
        return "text" if self.is_only_text(first) else self.place_of(first)[0]

    def group(self, group: list[Part]) -> list[Entry]:
        """The entries for one or several parts that belong under one key."""
        first = group[0]
        if isinstance(first, Line):
            places = [part.at for part in group]
            if first.at in self.duties:
                return [self.entry("text", self.pieces(first.text, first.at))]
            return [self.entry("text", "\n".join(part.text for part in group if isinstance(part, Line)), *places)]
        if isinstance(first, Sheet):
            return [self.table(first)]
        assert isinstance(first, Labelled)
        if self.is_only_text(first):
            return [self.entry("text", first.label.value, first.at)]
        name, key = self.place_of(first)
        if name != "fields":
            self.phrases += [first.label.value] if key in ROLE_NAMES else []
            comment = _ABOUT if first.about else None
            if name == "requirements" and first.at in self.duties:
                return [self.entry(name, self.pieces(first.label.value, first.at))]
            return [self.entry(name, first.label.value, first.at, comment=comment)]
        return [self.fields([part for part in group if isinstance(part, Labelled)])]

    def fields(self, lines: list[Labelled]) -> Entry:
        """Labelled lines that are printed and no more."""
        entries = (Entry(line.label.word, line.label.value, "", self.doubts.at(line.at)) for line in lines)
        return self.entry("fields", Mapping(tuple(entries)))

    def place_of(self, line: Labelled) -> tuple[str, str]:
        """The key for a labelled line, `fields` where the plan has none for it, or prints another label for it."""
        key = line.label.key
        if (
            line.at in self.outlying
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
        return label.key.name != "time" or not time_doubt(label.value, self.found.year)

    def facts(self, section: Section, used: set[str]) -> list[Entry]:
        """in_text: what the text says, and what a labelled line says whose label is not the plan's own word."""
        own = used | {key for part in section.parts if isinstance(part, Labelled) for key in self.place_of(part)}
        facts = {name: fact for name, fact in section.facts.items() if name not in own}
        for part in section.parts:
            if isinstance(part, Labelled) and part.label.key and self.place_of(part)[0] == "fields":
                said = roles_in(part.label) or {part.label.key.name: part.label.value}
                facts = {name: (value, "") for name, value in said.items()} | facts
        entries = []
        for name in (key.name for key in LINES if key.name in facts):
            value, doubt = self.dated(*facts[name]) if name == "time" else facts[name]
            if name in ROLE_NAMES and are_units(value):
                self.phrases.append(value)
            elif name in ROLE_NAMES or name == "requirements" or not value:
                continue
            entries.append(Entry(name, value, "", (f"请核对：{doubt}",) if doubt else ()))
        return [self.entry("in_text", Mapping(tuple(entries)))] if entries else []

    def dated(self, value: str, doubt: str) -> tuple[str, str]:
        """A time as the plan can read it: with the year where it has none to go by, "" where it is no time."""
        found = self.found
        if found.year is None and found.guess and time_doubt(value, None):
            value, doubt = f"{found.guess}年{value}", f"原文没有写年份，按{found.guess}年"
        return (value, doubt) if is_time(value, found.year) and not time_doubt(value, found.year) else ("", "")

    def pieces(self, text: str, at: int) -> Sequence:
        """A paragraph in pieces, each of its reports being one."""
        items: list[Item] = []
        done = 0
        for duty in self.duties[at]:
            items += [Item(text[done : duty.start])] if duty.start > done else []
            piece = Entry("text", text[duty.start : duty.end], "", self.doubts.at(at))
            items.append(Item(Mapping((piece, self.entry("report", duty.duty.id)))))
            done = duty.end
        items += [Item(text[done:])] if text[done:] else []
        return Sequence(tuple(items))

    def table(self, sheet: Sheet) -> Entry:
        """A table; one whose head has empty cells, as two-storeyed ones have, as lines."""
        head, *rows = sheet.grid.rows
        if not _is_table(sheet.grid):
            return self.entry("text", "\n".join(as_lines(sheet.grid)), sheet.at)
        rows_ = Sequence(tuple(Item(Row(row)) for row in rows))
        columns = Entry("columns", Row(head), "表头")
        value = Mapping((columns, Entry("rows", rows_ if rows else Row(()))))
        return Entry("table", value, "", self.doubts.at(sheet.at))

    # -- units and reports ---------------------------------------------------------------------------------------------

    def units(self) -> list[Entry]:
        """单位名录 from every role and report."""
        found = self.found
        issuers = found.lines(found.tail.issuers)
        gathered = gather(self.phrases, found.text(found.head.to).rstrip("：:"), issuers)
        if not (gathered.groups or gathered.units):
            return []
        entries = (
            [Entry("prefix", gathered.prefix, f"{gathered.prefix}甲局和甲局是同一个单位")] if gathered.prefix else []
        )
        entries.append(Entry("groups", Mapping(tuple(_groups_of(gathered)))))
        if gathered.aliases:
            entries.append(
                Entry(
                    "aliases", Mapping(tuple(Entry(*pair) for pair in gathered.aliases.items())), "同一个单位的其他名称"
                )
            )
        return [Entry("units", Mapping(tuple(entries)), "单位名录：谁是谁，哪些单位合称什么")]

    def reports(self) -> list[Entry]:
        """报送事项, one for each duty."""
        items = []
        for entry in self.found.duties:
            duty = entry.duty
            self.phrases.append(duty.from_)
            shown = {
                "id": duty.id,
                "title": duty.title,
                "from": duty.from_,
                "receiver": duty.receiver,
                "due": duty.due,
                "needs": "、".join(duty.needs),
                "via": duty.via,
                "form": self.form(duty.form),
            }
            entries = [
                self.entry(
                    key,
                    value,
                    doubt="；".join(doubt for name, doubt in duty.doubts if name == key),
                    comment=_REPORT.get(key),
                )
                for key, value in shown.items()
                if value
            ]
            items.append(Item(Mapping(tuple(entries)), apart=True))
        return [Entry("reports", Sequence(tuple(items)), "报送事项：哪些单位、什么时候以前、报什么")] if items else []

    def form(self, written: str) -> str:
        """The attachment to be filled in by its title, where 附件2 is one of those."""
        nth = int(re.sub(r"\D", "", written) or 1) if written else 0
        if not 0 < nth <= len(self.found.attachments):
            return written
        return "".join(self.found.lines(self.found.attachments[nth - 1][0].title))

    def entry(self, key: str, value: Value, *places: int, comment: str | None = None, doubt: str = "") -> Entry:
        """An entry with its comment, if the key has not been explained yet, and the doubts about these places."""
        said = comment if comment is not None else _COMMENTS.get(key, "")
        raised = tuple(one for at in places for one in self.doubts.at(at))
        return Entry(key, value, said, (*raised, *((f"请核对：{doubt}",) if doubt else ())))


_REPORT = {
    "from": "谁要报",
    "receiver": "报给谁；不写就是发文机关",
    "due": "含当天",
    "needs": "报告以外还要附上什么",
    "via": "怎么报",
    "form": "要填写的附件",
}


def _groups_of(gathered: Gathered) -> Iterator[Entry]:
    """The groups, whose members the notice does not name, and one with the units that it names."""
    for name, also in gathered.groups.items():
        entries = (Entry("also", "、".join(also), "这个分组的别的叫法"),) if also else ()
        yield Entry(
            name, Mapping(entries) if entries else None, "", ("请补充：通知没有逐个列出，在 members 里写上成员",)
        )
    if gathered.units:
        name = next(name for name in ("点名单位", "点到名的单位", "逐个写到的单位") if name not in gathered.groups)
        yield Entry(name, Mapping((Entry("members", "、".join(gathered.units)),)), "通知里逐个写到的单位")


def _groups(parts: list[Part], duties: dict[int, list[Found]]) -> Iterator[list[Part]]:
    """Parts that stand under one key together: paragraphs in a row without a report, fields in a row."""
    group: list[Part] = []
    for part in parts:
        alone = isinstance(part, Section | Sheet) or (isinstance(part, Labelled) and part.label.key is not None)
        alone = alone or (isinstance(part, Line) and part.at in duties)
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


def _labels(found: Recognised) -> dict[str, str]:
    """For each labelled line the word that the notice prints: the usual one if it is used, else the most frequent."""
    words: dict[str, Counter[str]] = {}
    for root in found.roots:
        for section in root.walk():
            for part in section.parts:
                if isinstance(part, Labelled) and part.label.key and not part.about:
                    words.setdefault(part.label.key.name, Counter())[part.label.word] += 1
    return {
        name: _LABELS[name] if _LABELS[name] in count else count.most_common(1)[0][0] for name, count in words.items()
    }


def _apart(items: list[Item], chapters: bool) -> Iterator[Item]:
    """Items with a blank line between chapters, and between items of which one has more than a title and a text."""
    full = [_is_full(item.value) for item in items]
    for index, item in enumerate(items):
        yield item._replace(apart=chapters or full[index] or (index > 0 and full[index - 1]))


def _is_full(value: Value) -> bool:
    return isinstance(value, Mapping) and any(entry.key not in ("title", "text", "numbered") for entry in value.entries)


def _is_table(grid: Grid) -> bool:
    return all(grid.rows[0])


def _one_or_list(texts: Iterable[str]) -> Value:
    several = list(texts)
    return several[0] if len(several) == 1 else Sequence(tuple(Item(text) for text in several))


def _id(found: Recognised) -> str:
    titles = ["".join(found.lines(places)) for places in (found.title, found.plan_title) if places]
    name = place([*found.lines(found.tail.issuers), *titles]) or "plan"
    return f"{name}-{found.year}" if found.year else name


__all__ = ["announced", "compose"]
