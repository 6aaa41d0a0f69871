"""Paper → what was recognised: head, text, 方案, attachments and tail, each with the blocks it came from."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from gongkai.importing.files.levels import numbered
from gongkai.importing.files.paper import Block, Grid, Paper, Paragraph, bare, widened
from gongkai.importing.meaning.duties import find_duties
from gongkai.importing.meaning.facts import find_facts
from gongkai.importing.meaning.owed import Context, Found, Unclear
from gongkai.importing.meaning.tabled import Tabled, tabled
from gongkai.importing.meaning.years import Years, of_weekdays, to_come
from gongkai.importing.parts import frame
from gongkai.importing.parts.addressed import addressed
from gongkai.importing.parts.addressees import names_in
from gongkai.importing.parts.arrange import apart, arranged, with_names
from gongkai.importing.parts.enclosures import enclosures
from gongkai.importing.parts.flattened import restored, without_bars, without_code
from gongkai.importing.parts.head import Head, find_head, is_organ_above
from gongkai.importing.parts.letterhead import number_in
from gongkai.importing.parts.rejoin import rejoined
from gongkai.importing.parts.signature import goes_on_below, is_issuer, year_of_damaged
from gongkai.importing.parts.tail import Attachment, Tail, find_tail
from gongkai.importing.parts.title import is_notice_title, names_in_line, organs_of, plan_title, repeats_title, text_at
from gongkai.importing.parts.tree import Fact, Labelled, Section, outline
from gongkai.importing.parts.unfold import unfolded
from gongkai.importing.words.names import are_units
from gongkai.keys import ROLE_NAMES
from gongkai.patterns import pattern
from gongkai.phrases.days import Known, year_meant
from gongkai.phrases.times import Time, parse_time
from gongkai.text import Text

_SENTENCE = 20  # characters at least
_ANY_YEAR = pattern(
    r"(?<!\d)(20[0-4]\d)(?:年|[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|(?=[“”]?[\u4e00-\u9fff]{2,12}(?:日|周|月|节)))"
)
_SEALED = pattern(r"\s{0,4}[（(](?:印|章|盖章|公章|印章)[）)]$")  # where the seal is
_OF_NUMBER = pattern(r"[〔\[（(【](20[0-4]\d)[〕\]）)】]")


@dataclass
class Recognised:
    """A notice taken apart. Places are those of `blocks`, from which the page's own lines are gone already.

    `notice` and `plan` are the trees of the two texts; `title` and `plan_title` the lines of their titles. Attachments
    are those the tool can print just so; what it cannot stands at the end of the plan. `reprinted` is what is printed
    instead of a block that the format of notices does not let stand as it is: 附件1： as 附件.
    """

    blocks: list[Block]
    dropped: list[Block]
    head: Head
    tail: Tail
    title: list[int] = field(default_factory=list)
    notice: Section | None = None
    plan_title: list[int] = field(default_factory=list)
    plan: Section | None = None
    attachments: list[tuple[Attachment, Section]] = field(default_factory=list)
    linked: tuple[str, ...] = ()
    announces: bool = False
    on_notice: bool = False
    years: Years = field(default_factory=Years)
    knows_units: bool = True
    knows_mentioned: bool = True
    further: frozenset[str] = frozenset()
    duties: list[Found] = field(default_factory=list)
    unclear: list[Unclear] = field(default_factory=list)
    reprinted: dict[int, str] = field(default_factory=dict)
    tabled: dict[int, Tabled] = field(default_factory=dict)  # by the place of the table
    timed: set[int] = field(default_factory=set)  # blocks whose hours are of the day of the section around
    of_nobody: set[int] = field(default_factory=set)  # blocks that give a part to what cannot be a unit

    @property
    def roots(self) -> list[Section]:
        """The trees in the order they are printed."""
        return [root for root in (self.notice, self.plan, *(root for _, root in self.attachments)) if root is not None]

    @property
    def has_period(self) -> bool:
        """Whether it says when the whole activity is, on days that are known."""
        times = [_time_of(root) for root in self.roots[: (self.notice is not None) + (self.plan is not None)]]
        found = (parse_time(Text(time), *self.years.best) for time in times if time)
        return any(isinstance(time, Time) and time.spans for time in found)

    @property
    def organs(self) -> list[str]:
        """The organs that issue a notice which nobody signs: above a damaged date, in the title or red head."""
        above_date = takewhile(is_issuer, (self.text(index) for index in range(self.damaged - 1, 0, -1)))
        if signers := list(above_date):
            return [name for line in signers[::-1] for name in names_in_line(line)]
        above = [re.sub("文件$", "", line) for line in self.lines(self.head.letterhead)]
        return organs_of(self.lines(self.title)) or [name for line in above for name in line.split() if are_units(name)]

    @property
    def issuers(self) -> list[str]:
        """署名 name by name, one that goes over two lines in both of them: 中共某市某局委员会 / 某某领导小组办公室."""
        names: list[str] = []
        for index in self.tail.issuers:
            line = self.reprinted.get(index, self.text(index))
            if names and goes_on_below(names[-1], line):
                names[-1] = f"{names[-1]}\n{line}"
            else:
                names.append(line)
        return names

    @classmethod
    def plain(cls, blocks: list[Block], dropped: list[Block]) -> "Recognised":
        """With nothing recognised: the first line is the title of a plan, the rest its text."""
        head = Head(title=[0], rest=1)
        everything = range(1, len(blocks))
        root = outline(blocks, everything, frozenset(everything))
        return cls(blocks, dropped, head, Tail(end=len(blocks)), plan_title=[0], plan=root)

    @property
    def damaged(self) -> int:
        """The block that would be 成文日期 if its year were whole; 0 for none."""
        lines = range(len(self.blocks) - 1, 0, -1) if self.tail.date is None else ()
        return next(
            (at for at in lines if year_of_damaged(self.text(at)) and is_issuer(self.text(at - 1))),
            0,
        )

    def text(self, index: int | None) -> str:
        """The text of the block at an index, "" for none."""
        block = self.blocks[index] if index is not None else None
        return block.text if isinstance(block, Paragraph) else ""

    def title_of(self, attachment: Attachment) -> str:
        """An attachment's title, in the lines it stands in."""
        return attachment.name or "\n".join(self.lines(attachment.title))

    def lines(self, indexes: list[int]) -> list[str]:
        """The texts of these blocks; a row of a table is a line."""
        return [line for index in indexes for line in as_lines(self.blocks[index])]


def as_lines(block: Block) -> list[str]:
    """A block as lines of text, the cells of a table's row side by side."""
    if isinstance(block, Grid):
        return ["\u3000".join(filter(None, (cell.replace("\n", "") for cell in row))) for row in block.rows if any(row)]
    return [block.text]


class Own(NamedTuple):
    """The notice's own blocks in the order of print, those of the page around it, and the files the page links to."""

    blocks: list[Block]
    dropped: list[Block]
    linked: tuple[str, ...] = ()


def without_frame(paper: Paper) -> Own:
    """The notice's own blocks, without those of the page around it."""
    whole, bars = without_bars(restored(tuple(without_code(paper.blocks))))
    blocks = addressed(apart(list(unfolded(rejoined(whole)))))
    is_page = paper.is_page or frame.is_page(blocks) or repeats_title(blocks)
    kept, dropped = _framed(blocks) if is_page else (blocks, [])
    order = arranged(with_names(kept, [*dropped, *paper.left]) if kept else kept)
    return Own(order.blocks, [*bars, *dropped, *order.dropped, *paper.left], order.names)


def _framed(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """What of a page is the notice, and what is around it."""
    head = find_head(blocks, True)
    first = head.rest or _first_text(blocks)
    framed = frame.without_tail(blocks, first)
    gone = set(head.dropped) if head.rest else set(range(first))
    kept = [block for index, block in enumerate(framed.kept) if index not in gone]
    above = text_at(blocks, head.title[0] - 1) if head.title and head.title[0] - 1 in gone else ""
    if above and is_organ_above(blocks, head.title[0] - 1):
        at = next(nth for nth, block in enumerate(kept) if block is blocks[head.title[0]])
        kept[at] = kept[at]._replace(told=f"上面的“{above}”没有收进来；是标题的，在标题前面加一行")
    return kept, [*(blocks[index] for index in sorted(gone)), *framed.dropped]


class Care(NamedTuple):
    """What to leave plain, since the plan did not come out right with it: blocks, reports, the list of units."""

    flat: frozenset[int] = frozenset()
    without_reports: bool = False
    without_units: bool = False
    without_mentioned: bool = False
    further: frozenset[str] = frozenset()  # names that come apart otherwise than the list of units knew
    nobody: frozenset[str] = frozenset()  # those of them that no list of units can hold


def recognise(own: Own, care: Care, today: date | None = None) -> Recognised:
    """Take a notice apart, as far as `care` allows; of a notice without any year `today` tells which is meant."""
    blocks, flat = own.blocks, care.flat
    head = find_head(blocks, False)
    is_plan = bool(head.title) and not (
        is_notice_title(_joined(blocks, head.title)) or head.to is not None or head.number is not None
    )
    if not head.title and head.to is None and not _is_text(blocks[0]):
        head = Head(title=[0], rest=1)
        is_plan = True
    tail = _with_plan_below(blocks, head, find_tail(blocks, head.rest, is_plan))
    found = Recognised(blocks, own.dropped, head, tail, linked=own.linked, knows_units=not care.without_units)
    found.knows_mentioned = not care.without_mentioned
    found.further = care.further
    _reprint(found)
    if not tail.attachments:  # names of what is not there are no headings
        flat = flat | frozenset(tail.announcement)
    flat = flat | frozenset(tail.announced_in_plan)
    body = outline(blocks, range(head.rest, tail.end), flat)
    if (
        is_plan
        and tail.date is None
        and not head.marks
        and not head.letterhead
        and tail.keywords is None
        and tail.cc is None
        and tail.printed is None
    ):
        found.plan_title, found.plan = head.title, body
    else:
        found.title, found.notice = head.title, body
    _attach(found, flat)
    found.years = _years(found, today)
    for root in found.roots:
        found.timed |= find_facts(root, found.years.best)
        found.of_nobody |= _without(root, care.nobody)
    found.tabled = tabled(found.roots)
    addressees = names_in(found.text(head.to))
    context = Context(found.years, addressees, _when(found))
    if not care.without_reports:
        found.duties, found.unclear = find_duties(found.roots, context)
    return found


def _without(root: Section, nobody: frozenset[str]) -> set[int]:
    """Leave out the parts that are given to what no list of units can hold; the blocks that do."""
    found: set[int] = set()
    for section in root.walk() if nobody else ():
        for role in ROLE_NAMES & section.facts.keys():
            if any(name in section.facts[role].value for name in nobody):
                found.add(section.facts.pop(role).at)
    return found


def _with_plan_below(blocks: list[Block], head: Head, tail: Tail) -> Tail:
    """The end of a notice of which a page has the title only, with the plan that the title names right below it."""
    if tail.title or tail.date is not None or tail.attachments or not head.title or head.to is not None:
        return tail
    lines = plan_title(blocks, head.rest, tail.end)
    named = _joined(blocks, lines).strip("《》")
    if not lines or not is_notice_title(whole := _joined(blocks, head.title)) or named not in whole:
        return tail
    return replace(tail, title=lines, body=list(range(lines[-1] + 1, tail.end)), end=head.rest)


def _is_text(block: Block) -> bool:
    """Whether a first block is text already, so that the title is missing: a sentence, a numbered heading."""
    text = widened(block.text) if isinstance(block, Paragraph) else ""
    return numbered(text) is not None or (text.endswith(("。", "：", "；")) and len(text) > _SENTENCE)


def _joined(blocks: list[Block], indexes: list[int]) -> str:
    return bare("".join(line for index in indexes for line in as_lines(blocks[index])))


def _reprint(found: Recognised) -> None:
    """发文字号 in brackets is printed without them above the title, 抄送 with its 。."""
    head, tail = found.head, found.tail
    if head.number is not None and not head.below and (number := number_in(found.text(head.number))):
        found.reprinted[head.number] = number
    if (
        tail.date is not None
        and (parts := re.findall(r"\d+", found.text(tail.date)))
        and "年" not in found.text(tail.date)
    ):
        found.reprinted[tail.date] = "{}年{}月{}日".format(*map(int, parts))
    found.reprinted |= {at: _SEALED.sub("", line) for at in tail.issuers if _SEALED.search(line := found.text(at))}
    if tail.cc is not None:
        found.reprinted[tail.cc] = f"{found.text(tail.cc).rstrip('。.．')}。"


def _attach(found: Recognised, flat: frozenset[int]) -> None:
    """Put the plan and the attachments where the tool prints them as they stand, or else as text at the plan's end."""
    blocks, tail = found.blocks, found.tail
    behind = _places(tail.attachments)
    named = behind.intersection(tail.announced_in_plan)  # 附件：1.…… at the end of the plan that is 附件 itself
    enclosed = enclosures(blocks, tail, found.linked) if not flat & (behind - named) else None
    left = sorted(behind) if enclosed is None or not enclosed.attachments else []
    if found.plan is None and (tail.title or left):
        body = tail.body if tail.title else left[1:]
        found.plan_title = tail.title or left[:1]
        found.plan = outline(blocks, [*body, *(left if tail.title else [])], flat | frozenset(left))
    elif left and found.plan is not None:
        found.plan = outline(blocks, [*range(found.head.rest, tail.end), *left], flat | frozenset(left))
    if enclosed is None or left:
        return
    found.attachments = [(attachment, outline(blocks, attachment.body, flat)) for attachment in enclosed.attachments]
    found.announces = found.notice is not None and enclosed.announces and bool(enclosed.attachments)
    found.on_notice = found.announces or found.plan is None
    found.reprinted |= enclosed.marks
    if found.announces:
        found.notice = outline(blocks, range(found.head.rest, tail.announcement[0]), flat)


def _places(attachments: list[Attachment]) -> frozenset[int]:
    indexes = (index for entry in attachments for index in (entry.mark, *entry.title, *entry.body))
    return frozenset(index for index in indexes if index is not None)


def _years(found: Recognised, today: date | None) -> Years:
    """The year that the plan will go by, as it works it out itself, else the one that the text names most.

    Where it names none, that in which its days are those of the week that it says; else today's.
    """
    issued = _issued(found)
    titles = found.lines([*found.title, *found.plan_title])
    known = Known(year_meant(issued, titles), issued)
    lines = [line for block in found.blocks for line in as_lines(block)]
    if issued and known.year == issued.year:
        return Years(known, None, "", *to_come(titles, lines, issued))
    if known.year or (guess := _guess(found)):
        return Years(known, None if known.year else guess)
    if today is None:
        return Years(known)
    return Years(known, *(of_weekdays(lines, today) or (today.year, "，就是今年")))


def _issued(found: Recognised) -> date | None:
    """The day that the notice bears."""
    if found.notice is None or found.tail.date is None:
        return None
    time = parse_time(Text(found.text(found.tail.date)), None)
    return time.start.day if isinstance(time, Time) and time.start else None


def _guess(found: Recognised) -> int | None:
    """The year of the notice's number, that which the page's own lines name most, or the text."""
    number = _OF_NUMBER.findall(found.text(found.head.number))
    if number:
        return int(number[0])
    if found.damaged:
        return year_of_damaged(found.text(found.damaged))
    for blocks in (found.dropped, found.blocks):
        years = Counter(year for block in blocks for line in as_lines(block) for year in _ANY_YEAR.findall(line))
        if years:
            return int(years.most_common(1)[0][0])
    cited = Counter(year for block in found.blocks for line in as_lines(block) for year in _OF_NUMBER.findall(line))
    return int(cited.most_common(1)[0][0]) if cited else None


def _when(found: Recognised) -> str:
    """The time that holds for the whole plan, which relative deadlines are counted from."""
    root = found.plan or found.notice
    return _time_of(root) if root is not None else ""


def _time_of(root: Section) -> str:
    """The time of a whole text, in its own line, below a heading of its own, or in its first paragraphs."""
    lines = [
        *root.parts,
        *(
            part
            for below in root.sections
            for part in below.parts
            if isinstance(part, Labelled) and (part.about or not below.title)
        ),
    ]
    own = [
        part.label.value
        for part in lines
        if isinstance(part, Labelled) and part.label.key and part.label.key.name == "time"
    ]
    return own[-1] if own else root.facts.get("time", Fact("")).value


def _first_text(blocks: list[Block]) -> int:
    """Where the page's own lines at the top end."""
    return next((index for index, block in enumerate(blocks) if not frame.is_frame(block)), 0)
