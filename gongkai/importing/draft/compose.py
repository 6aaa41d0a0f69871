"""What was recognised → plan.yaml as a person would have written it: key order and comments of the shipped plan."""

from collections.abc import Iterator

from gongkai import numbering
from gongkai.importing.draft.doubts import Doubts, is_cut_off
from gongkai.importing.draft.entries import LABELS, one_or_list
from gongkai.importing.draft.once import file_once, in_passing_once
from gongkai.importing.draft.registry import reports, units
from gongkai.importing.draft.sections import Sections
from gongkai.importing.draft.yamltext import Entry, Item, Mapping, Sequence, explained_once
from gongkai.importing.meaning.recognise import Recognised
from gongkai.importing.meaning.roster import district, occasion
from gongkai.importing.parts.letterhead import number_in, signers
from gongkai.importing.parts.tail import Attachment, cc, keywords, printed
from gongkai.importing.parts.title import organs_of
from gongkai.importing.parts.tree import Plain, Section

_ID = "代号，照地名、日子和年份起的，可以改；报送进度靠它认方案，每年换一个"


def compose(found: Recognised, doubts: Doubts) -> Mapping:
    """The file's tree. Every doubt is put to the line that it is about."""
    return explained_once(file_once(_Composer(found, doubts).whole()))


class _Composer(Sections):
    """Writes the documents around their sections."""

    def whole(self) -> Mapping:
        """Everything, in the order of the shipped plan."""
        found = self.found
        entries = [Entry("id", _id(found), _ID, self.doubts.at("id"))]
        if self.labels:
            renamed = tuple(Entry(name, label) for name, label in self.labels.items() if label != LABELS[name])
            entries += [Entry("labels", Mapping(renamed), "这份通知里的栏目名称")] if renamed else []
        if found.notice is not None:
            notice = Entry("notice", Mapping(tuple(self.notice(found.notice))), "通知", self.doubts.at("notice"))
            entries.append(in_passing_once(notice))
        if found.plan is not None:
            comment = "通知所印发的方案" if found.notice is not None else "方案"
            plan = Entry("plan", Mapping(tuple(self.plan(found.plan))), comment, self.doubts.at("plan"))
            entries.append(in_passing_once(plan))
        reported = reports(self)
        return Mapping((*entries, *(units(self) if found.knows_units else ()), *reported))

    def notice(self, root: Section) -> Iterator[Entry]:
        """通知: its elements in the order of the page."""
        found, head, tail = self.found, self.found.head, self.found.tail
        for name, at in sorted(head.marks.items(), key=lambda mark: mark[1]):
            yield self.entry(name, found.text(at), at)
        if head.letterhead:
            yield self.entry("letterhead", one_or_list(found.lines(head.letterhead)), head.letterhead[0])
        number = [] if head.number is None else list(self.number(head.number))
        yield from [] if head.below else number
        if found.title:
            yield self.entry("title", "\n".join(found.lines(found.title)), *found.title)
        yield from number if head.below else []
        if head.to is not None:
            yield self.entry("to", found.text(head.to).rstrip("：: "), head.to)
        yield from self.body(root, numbering.LADDER)
        if found.attachments and found.on_notice:
            yield from self.attachments()
        if tail.issuers:
            issuers = self.entry("issuer", one_or_list(found.issuers), *tail.issuers)
            yield issuers._replace(apart=bool(root.sections))
        elif organs := found.organs:
            doubt = "" if is_cut_off(found) else f"{_unsigned(found)}，不印出来"
            issuer = self.entry("issuer", one_or_list(organs), doubt=doubt)
            yield issuer._replace(apart=bool(root.sections))
            yield self.entry("signed", "no")
        if tail.date is not None:
            yield self.entry("date", found.text(tail.date), tail.date)
        if tail.notes:
            notes = "\n".join(found.text(note)[1:-1].strip() for note in tail.notes)
            yield self.entry("note", notes, *tail.notes)
        if tail.keywords is not None:
            yield self.entry("keywords", keywords(found.text(tail.keywords)), tail.keywords)
        if tail.cc is not None:
            yield self.entry("cc", cc(found.text(tail.cc)) or "", tail.cc)
        if tail.printed is not None and (issue := printed(found.text(tail.printed))):
            yield from ([self.entry("printer", issue[0], tail.printed)] if issue[0] else [])
            yield self.entry("printed", issue[1], tail.printed)

    def number(self, at: int) -> Iterator[Entry]:
        """发文字号, and 签发人 where they stand beside it."""
        typed = self.found.text(at)
        signed, alone = signers(typed), number_in(typed)
        yield self.entry("number", signed[0] if signed else alone or typed, at)
        if self.found.head.below and alone and alone != typed:
            yield self.entry("bracketed", "yes")
        if signed:
            yield self.entry("signer", one_or_list(signed[1]))

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
            title = self.entry("title", self.found.title_of(attachment), *_marked(attachment))
            if attachment.name:
                items.append(Item(Mapping((title, self.entry("enclosed", "no")))))
                continue
            items.append(Item(Mapping((title, *(self.listed(root) or self.body(root, numbering.LADDER))))))
        moved = self.found.tail.announcement if self.found.announces else []
        yield self.entry("attachments", Sequence(tuple(items)), *moved)._replace(apart=True)
        if self.found.on_notice and not self.found.announces:
            yield self.entry("announced", "no")

    def listed(self, root: Section) -> list[Entry]:
        """An attachment that is a numbered list and nothing else; empty for any other."""
        before = root.parts[: len(root.parts) - len(root.sections)]
        items = [_only_text(section) for section in root.sections]
        if len(items) < 2 or not all(items) or root.parts[len(before) :] != list(root.sections):
            return []
        if not all(isinstance(part, Plain) for part in before) or any(part.at in self.duties for part in root.parts):
            return []
        entries = (
            [self.entry("text", "\n".join(part.text for part in before if isinstance(part, Plain)))] if before else []
        )
        entries += [] if root.style == "1." else [self.entry("numbering", root.style)]
        lines = (Item(text, self.doubts.at(item.at)) for text, item in zip(items, root.sections, strict=True))
        return [*entries, self.entry("list", Sequence(tuple(lines)))]


def _marked(attachment: Attachment) -> list[int]:
    """Where the doubts about an attachment's mark and title stand."""
    return [*([] if attachment.mark is None else [attachment.mark]), *attachment.title]


def _only_text(section: Section) -> str:
    """The text of a numbered line that is nothing more, "" for any other section."""
    texts = [section.title, *(part.text for part in section.parts if isinstance(part, Plain))]
    whole = section.numbered and not section.facts and len(section.parts) == len(texts) - 1
    return "".join(texts) if whole and len(list(filter(None, texts))) == 1 else ""


def _unsigned(found: Recognised) -> str:
    """Why the issuer is not printed, and where its name is from."""
    if found.damaged:
        return "成文日期不完整，发文机关取自日期上面一行"
    missing = "没有看出署名" if found.tail.date is not None else "没有看出成文日期和署名"
    return f"{missing}，发文机关取自{'标题' if organs_of(found.lines(found.title)) else '红头'}"


def _id(found: Recognised) -> str:
    titles = ["".join(found.lines(indexes)) for indexes in (found.title, found.plan_title) if indexes]
    name = "-".join(filter(None, (district([*found.lines(found.tail.issuers), *titles]), occasion(titles)))) or "plan"
    return f"{name}-{found.years.known.year}" if found.years.known.year else name
