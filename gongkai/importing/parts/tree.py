"""The text as a tree: numbered paragraphs open levels, everything else belongs to the level that is open."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from gongkai import numbering
from gongkai.importing.files.levels import Number, by_a_blank, numbered
from gongkai.importing.files.paper import BULLETS, Block, Grid, Paragraph, widened
from gongkai.importing.parts.headings import is_heading, is_heading_line, is_usual_heading
from gongkai.importing.parts.labels import Label, labelled
from gongkai.importing.parts.signature import is_signed
from gongkai.importing.words.names import are_plainly_units, is_group
from gongkai.importing.words.sentence import leading_units
from gongkai.patterns import pattern


class Plain(NamedTuple):
    """An unnumbered paragraph; `at` is the index of its block. A cell of a table in pieces says nothing by itself.

    One that tells of several activities is in pieces: each knows where in the `whole` paragraph it begins.
    """

    text: str
    at: int
    is_cell: bool = False
    start: int = 0
    whole: str = ""


class Labelled(NamedTuple):
    """A labelled line. `about` says that the section's title is the label, so only the value stands here."""

    label: Label
    at: int
    about: bool = False


class Sheet(NamedTuple):
    """A table."""

    grid: Grid
    at: int


class Fact(NamedTuple):
    """What a text says about time, place or units, as typed, and the place of the block that says so."""

    value: str
    doubt: str = ""
    at: int = -1


@dataclass
class Section:
    """A level: the document itself, or a numbered paragraph with all that belongs to it.

    `lead` is its first paragraph without the number; settled, it is a title, a text, or both. `facts` are what its
    text says about time, place and units, with a doubt where there is one. `runs_on` says that the numbers of the next
    level go on from the chapter before. `handed` are the labelled lines in it that hold for the section above, `lists`
    those whose list of units goes on in the lines below them. A paragraph `is_prose` that may tell of several things;
    one that is the `run_on` of the one above is printed in it. What a section says in `more` lines stands in sections
    that are text alone, where what lies between is somebody's; `who` are those whom a clause of it tells to do it.
    """

    at: int
    number: Number | None = None
    lead: str = ""
    numbered: bool = False
    title: str = ""
    parts: "list[Part]" = field(default_factory=list)
    facts: dict[str, Fact] = field(default_factory=dict)
    style: str = ""
    count: int = 0
    runs_on: bool = False
    is_paragraph: bool = False
    is_prose: bool = False
    run_on: bool = False
    is_text: bool = False
    who: str = ""
    more: "list[Plain]" = field(default_factory=list)
    handed: set[int] = field(default_factory=set)
    lists: set[int] = field(default_factory=set)

    @property
    def is_item(self) -> bool:
        """Whether it is one of several things: numbered, or a paragraph among others that each say who and when."""
        return self.number is not None or self.is_paragraph

    @property
    def sections(self) -> "list[Section]":
        """Those of the next level."""
        return [part for part in self.parts if isinstance(part, Section)]

    @property
    def has_items(self) -> bool:
        """Whether there are sections of the next level that are more than pieces of its own text."""
        return any(not section.run_on for section in self.sections)

    def walk(self) -> "Iterable[Section]":
        """The section and all below it."""
        yield self
        for section in self.sections:
            yield from section.walk()


Part = Plain | Labelled | Sheet | Section

_CLOSING = pattern(
    r"(?:特此(?:通知|公告|函告|函复|报告|通告)|(?:以上|上述)(?:各项|所有|系列|全部)?(?:活动|工作|任务|项目)(?=[均由请，])|附件?[：:]|(?:未尽|其他未尽)事宜"
    r"|请(?:遵照|认真)(?:执行|贯彻)|以上(?:通知|方案)|"
    r"(?:工作)?联\s*系\s*人[：:]|联\s*系\s*(?:电\s*话|方\s*式)[：:]|(?:咨询|监督)电话[：:]|注[：:]|备注[：:]|（?联系人[：:])"
)
_REQUEST = pattern("请(?:各|于|将|遵照|认真|结合|按)|望各")
_ENUMERATED = pattern("一是|第一，")
_OWNER = pattern(
    rf"[{BULLETS}]?\s*(?P<units>[^，。；：]{{2,60}}?)(?:（\d{{1,2}}项）)?(?:的?(?:主要|工作|具体)?(?:职责|任务|分工))?："
)
_BY_NAME = pattern("[省市县区旗镇乡](?!级|域|内)|.{2,12}(?:局|委|办|办公室|管委会|公司)(?:、|$)")
_STAGE = pattern(
    "(?:第[一二三四五六七八九十]{1,2}|[^，。；：（）\\d]{2,6})(?P<kind>[周天日批期场轮步]|阶段)(?=[（(][^（）()]{0,30}\\d|[：:])"
)
_CHAPTER = pattern("[\u4e00-\u9fff“”、]{2,20}")
_A_FIELD = pattern("\\s*[\u4e00-\u9fff]{2,6}[：:]")
_LONGEST_NAME = 40
_ITEMS = ("一是", "第一，", "①", "（1）", "1）")


def outline(blocks: list[Block], indexes: Iterable[int], flat: frozenset[int]) -> Section:
    """The tree over these blocks. What stands at a `flat` index is plain text at the top, whatever it looks like."""
    order = list(indexes)
    root = Section(order[0] if order else 0)
    open_: list[Section] = []
    counts: dict[int, Section] = {}
    counted = _enumerations(blocks, order)
    headings = _usual_headings(blocks, order)
    numbers = {index: number for index in order if (number := _number(blocks[index], index in flat, index in counted))}
    following = _following(order, numbers)
    owners = _owners(blocks, order, numbers)
    stages: dict[str, int] = {}  # how many levels are open above the stages of a kind
    for index in order:
        block = blocks[index]
        if isinstance(block, Grid):
            (open_[-1] if open_ else root).parts.append(Sheet(block, index))
            continue
        if block.marked == "cell":
            (open_[-1] if open_ else root).parts.append(Plain(block.text, index, is_cell=True))
            continue
        number = numbers.get(index)
        stage = _STAGE.match(block.text) if number is None and index not in flat else None
        if stage is not None:  # 第二周（……）：…… behind a list below 第一周（……）：……
            del open_[stages.setdefault(stage["kind"], len(open_)) :]
        if number is None and index not in flat and (index in headings or _is_marked(block)):
            open_[:] = [Section(index, by_a_blank(block.text), title=block.text)]
            root.parts.append(open_[0])
            stages.clear()
        elif index in owners and index not in flat:
            del open_[next((at for at, above in enumerate(open_) if "responsible" in above.facts), len(open_)) :]
            section = Section(index, title=block.text, facts={"responsible": Fact(owners[index], at=index)})
            (open_[-1] if open_ else root).parts.append(section)
            open_.append(section)
        elif number is not None:
            section = Section(index, number, block.text[len(number.typed) :].strip())
            _open(root, open_, counts, section, block.text)
            if len(open_) == 1:
                stages.clear()
        else:
            if index not in flat and _is_behind_fields(root, open_, block.text):
                open_.pop()
            elif index in flat or _closes(block.text, open_):
                del open_[0 if index in flat else _goes_on(root, open_, following[index]) :]
            (open_[-1] if open_ else root).parts.append(_line(block.text, index, index in flat))
    for section in root.walk():
        _settle(section)
        _take_back(section)
    return root


def _open(root: Section, open_: list[Section], last: dict[int, Section], section: Section, text: str) -> None:
    """Put a numbered section where its style belongs: beside the last of its style, else below what is open.

    `last` has for each depth the section that last had numbered ones below it, whose numbers may run on.
    """
    number = section.number
    assert number is not None
    styles = [above.number.style if above.number else "" for above in open_]
    if number.style in styles:
        del open_[styles.index(number.style) :]
    elif (depth := _carried_on(open_, number)) is not None:
        del open_[depth:]
    elif number.rank == 1:
        while open_ and ("responsible" in open_[-1].facts or ((above := open_[-1].number) and above.rank < 9)):
            open_.pop()
    parent = open_[-1] if open_ else root
    before = last.get(len(open_))
    if (
        parent.count == 0 and before and before.style == number.style
        and not number.is_nth(1) and number.is_nth(before.count + 1)
    ):  # fmt: skip
        parent.runs_on, parent.count = True, before.count
    if not number.own and parent.style in ("", number.style) and number.is_nth(parent.count + 1):
        section.numbered = True
        parent.style, parent.count = number.style, parent.count + 1
        last[len(open_)] = parent
    else:
        section.lead = text  # the tool would count otherwise: the number stays in the text
    parent.parts.append(section)
    open_.append(section)


def _carried_on(open_: list[Section], number: Number) -> int | None:
    """The level whose count a number of another style carries on: 1，…… 2、…… (3)…… 4.……; not (2) behind 1.……(1)……."""
    for depth in reversed(range(len(open_))):
        above = open_[depth]
        if above.number and number.goes_on(above.number):
            before = numbering.nth(number.style, number.value - 1)
            return None if widened(before) in widened(above.lead.removeprefix(above.number.typed)) else depth
    return None


def _number(block: Block, is_flat: bool, is_counted: bool) -> Number | None:
    number = None if is_flat or isinstance(block, Grid) or block.marked == "cell" else numbered(block.text)
    return None if number and _ENUMERATED.fullmatch(number.style) and not is_counted else number


def _following(order: list[int], numbers: dict[int, Number]) -> dict[int, Number | None]:
    """The number that comes next behind each paragraph."""
    found: dict[int, Number | None] = {}
    following: Number | None = None
    for index in reversed(order):
        found[index] = following
        following = numbers.get(index, following)
    return found


def _goes_on(root: Section, open_: list[Section], following: Number | None) -> int:
    """How many levels stay open at a contact or a request in their midst, behind which the numbers go on."""
    styles = [section.number.style if section.number else "" for section in open_]
    if following is None or following.style not in styles:
        return 0
    depth = styles.index(following.style)
    parent = open_[depth - 1] if depth else root
    return depth + 1 if parent.style == following.style and following.is_nth(parent.count + 1) else 0


def _closes(text: str, open_: list[Section]) -> bool:
    """Whether a paragraph belongs to no level any more: 特此通知, a contact, 请各单位…… below a text."""
    if _CLOSING.match(text) or is_signed(text):
        return True
    return bool(open_) and _REQUEST.match(text) is not None and (bool(open_[-1].parts) or open_[-1].lead.endswith("。"))


def _is_behind_fields(root: Section, open_: list[Section], text: str) -> bool:
    """Whether a sentence stands behind the fields of the last of several items, of which no other has any text.

    It speaks of all of them: 时间：…… / 地点：…… / 请县甲所做好秩序维护，县乙院做好医疗保障。
    """
    if not open_ or not text.endswith("。") or labelled(text) or _A_FIELD.match(text):  # 内容：悬挂横幅，……
        return False
    parent = open_[-2] if len(open_) > 1 else root
    items = [section for section in parent.sections if section.number]
    return len(items) > 1 and all(
        len(item.parts) > 1 and all(isinstance(part, Labelled) for part in item.parts) for item in items
    )


def _usual_headings(blocks: list[Block], order: list[int]) -> frozenset[int]:
    """The lines that are what chapters are usually called, in a text that numbers no chapters: 活动时间, 工作要求.

    Those that are counted in figures are chapters by whatever name: 1 活动主题, 2 宣传发动, 3 工作要求.
    """
    texts = {index: block.text for index in order if isinstance(block := blocks[index], Paragraph)}
    if any((number := numbered(text)) and number.rank == 1 for text in texts.values()):
        return frozenset()
    apart = {index: number for index, text in texts.items() if (number := by_a_blank(text))}
    headings = {index: text[len(apart[index].typed) if index in apart else 0 :] for index, text in texts.items()}
    found = frozenset(index for index, text in headings.items() if is_usual_heading(text) and index != order[-1])
    figures = [index for index in apart if texts[index][0].isdecimal() and _CHAPTER.fullmatch(headings[index])]
    in_order = [apart[index].value for index in figures] == list(range(1, len(figures) + 1))
    found |= frozenset(figures) if in_order and found & frozenset(figures) else frozenset()
    return found if len(found) > 1 else frozenset()


def _owners(blocks: list[Block], order: list[int], numbers: dict[int, Number]) -> dict[int, str]:
    """The units of lines that head the list of what they do: 甲局： / 1.…… / 2.…… / 乙局主要职责： / 1.……."""
    found: dict[int, str] = {}
    counted = False
    for index, below in pairwise(order):
        block = blocks[index]
        if not isinstance(block, Paragraph) or index in numbers:
            continue
        head = _OWNER.fullmatch(widened(block.text))
        if head and isinstance(blocks[below], Paragraph) and are_plainly_units(head["units"]):
            found[index] = block.text[head.start("units") : head.end("units")]
            first = numbers.get(below)
            counted = counted or (first is not None and first.rank > 1 and first.is_nth(1))
    return found if counted or len(found) > 1 else {}


def _is_marked(block: Paragraph) -> bool:
    """Whether the file itself says that an unnumbered line is a heading."""
    return block.marked == "heading" and is_heading_line(block.text) and not block.text.endswith(("。", "：", ":"))


def _line(text: str, at: int, is_flat: bool) -> Plain | Labelled:
    label = None if is_flat else labelled(text)
    return Labelled(label, at) if label else Plain(text, at)


def _take_back(section: Section) -> None:
    """The labelled lines below 一是……二是…… belong to what is enumerated, unless each item has its own."""
    items = [part for part in section.sections if part.number and part.number.style in _ITEMS]
    if len(items) < 2 or section.parts[-1] is not items[-1]:
        return
    if any(isinstance(part, Labelled) for item in items[:-1] for part in item.parts):
        return
    last = items[-1].parts
    kept = len(last)
    while kept and isinstance(last[kept - 1], Labelled):
        kept -= 1
    section.parts += last[kept:]
    del last[kept:]


def _enumerations(blocks: list[Block], order: list[int]) -> frozenset[int]:
    """The paragraphs that begin with 一是 or 第一， and go on with 二是 in a paragraph of its own."""
    found: dict[str, list[int]] = {}
    counted: set[int] = set()
    for index in order:
        block = blocks[index]
        number = None if isinstance(block, Grid) else numbered(block.text)
        if number is None or not _ENUMERATED.fullmatch(number.style):
            continue
        run = found.setdefault(number.style, [])
        if number.value == 1:
            run.clear()
        if number.value == len(run) + 1:
            run.append(index)
            counted |= set(run) if len(run) > 1 else set()
    return frozenset(counted)


def _is_a_task(head: str) -> bool:
    """Whether the first sentence of a paragraph is the task of a unit by name: 县甲局派记者参加会议。"""
    units = leading_units(widened(head))
    if units is None or units.start or is_group(units.text) or not _BY_NAME.match(units.text):
        return False
    return units.end < len(head) and are_plainly_units(units.text)


def _is_name(head: str) -> bool:
    """Whether a paragraph that is one sentence is nothing but a name: （一）“示例网络展”主题活动。"""
    return len(head) <= _LONGEST_NAME and re.search("[，；]", widened(head)) is None


def _settle(section: Section) -> None:
    """Tell a section's title from its text. A title that ends with 。 runs on into the text, if there is any."""
    lead = section.lead
    if not lead:
        return
    label = labelled(lead) if section.numbered else None
    first = section.parts[0] if section.parts else None
    at = len(widened(lead).partition("。")[0])  # . in a text with half-width marks
    head, stop, rest = lead[:at], lead[at : at + 1], lead[at + 1 :]
    if stop == "." and head[-1:].isascii() and head[-1:].isalnum():  # behind an address no title runs on
        head, stop, rest = lead, "", ""
    if label and not section.sections:
        section.parts.insert(0, Labelled(label, section.at))
    elif not stop:
        if is_heading_line(lead):
            section.title = lead
        else:
            section.parts.insert(0, Plain(lead, section.at))
    elif (
        is_heading(head)
        and not _is_a_task(head)
        and (rest.strip() or (first is not None and (not isinstance(first, Plain) or _is_name(head))))
    ):
        section.title = head + stop
        if rest.strip():
            section.parts.insert(0, Plain(rest.strip(), section.at))
    else:
        section.parts.insert(0, Plain(lead, section.at))
