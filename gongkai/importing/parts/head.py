"""The beginning of a notice: 版头, title, addressees, and where the page's own lines around them are."""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from gongkai.importing.files.paper import Block, Paragraph, bare
from gongkai.importing.meaning.names import are_units
from gongkai.importing.parts.addressees import are_addressees
from gongkai.importing.parts.frame import is_frame
from gongkai.importing.parts.levels import numbered
from gongkai.importing.parts.signature import is_spaced
from gongkai.phrases.writing import alike

NUMBER = re.compile(
    r"[^\d\s，。：:“”《》、；〔\[［(（【﹝]{1,24}[〔\[［(（【﹝]\s*+(?:19|20)\d\d\s*+[〕\]］)）】﹞]\s*+第?\s*+\d{1,5}\s*+号"
)
_NUMBER_LINE = re.compile(rf"[（(]?(?P<number>{NUMBER.pattern}|(?:19|20)\d\d年第\d{{1,4}}号)[）)]?")
_SIGNED = re.compile(rf"(?P<number>{NUMBER.pattern})\s*+签发人[：:]\s*+(?P<signer>\S.*)")
_MARKS = (
    ("serial", re.compile(r"\d{6}")),
    ("secrecy", re.compile(r"(?:绝密|机密|秘密|内部)(?:★.{0,8})?")),
    ("urgency", re.compile(r"特急|加急|特提|平急")),
)
_LETTERHEAD = re.compile(r"[^，。；：]{2,30}文件")
ISSUED = re.compile(
    r"(?P<before>[^。；]{0,60}?)关于[^。；]{2,120}的(?:补充|紧急|预备|指导|实施|若干|情况)?"
    r"(?:通知|公告|通告|通报|函|意见|决定|预告|公示|请示|报告|批复)(?:[（(【][^）)】]{1,12}[）)】])?"
)
_PLAN = re.compile(
    r"[^。；：:]{2,100}?(?:方案|计划|安排|预案|通知|公告|通告|要点|意见|办法|细则|安排表|计划表|日程表?|预告|分工表|一览表|倡议书|规程|规定|制度|规范|指南|规则|清单)(?:[（(][^）)]{1,12}[）)])?"
)
_BRACKETED = re.compile(r"[（(](?!联系人|此件)[^（）()]{1,24}[）)]")  # （试行）, （示政办发〔2022〕3号）
_SHORTEST_PLAN = 8
_UNFINISHED = re.compile(r"(?:19|20)\d\d年|^关于|“[^”]*”?$|[市区县镇乡局]|街道|办公室")
_SENTENCE = re.compile("[。；：:，]")
_LEADS_IN = re.compile("(?:按照|根据|依据|为(?:了|进一步|深入|贯彻|落实|切实|做好)?[^，]{2,60}，|经)(?=.{6})")
_FAR = 80
_NEAR = 12  # lines from the title to the addressees
_QUOTED = re.compile("“[^“”]*”|《[^《》]*》")
_MOST_LINES = 24
_MOST_ORGANS = 20
_LONG = 45


@dataclass
class Head:
    """What stands before the text, by the indexes of its blocks. `title` has an index for every line.

    `unknown` are lines above the title that nobody knows: they are printed with it.
    """

    title: list[int] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)
    letterhead: list[int] = field(default_factory=list)
    number: int | None = None
    below: bool = False
    to: int | None = None
    dropped: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    rest: int = 0


def find_head(blocks: list[Block], is_page: bool) -> Head:
    """The head of a notice; without title and addressees `rest` is 0, and so everything is text."""
    title = _title(blocks, is_page)
    if not title:
        return _untitled(blocks)
    while _BRACKETED.fullmatch(below := _text(blocks, title[-1] + 1)) and not number_in(below):
        title.append(title[-1] + 1)
    head = Head(title=title, rest=title[-1] + 1)
    _above(blocks, head, is_page)
    _below(blocks, head, is_page)
    return head


def number_in(line: str) -> str:
    """The 发文字号 that a line is, without the brackets that pages put around it; "" for other lines."""
    found = _NUMBER_LINE.fullmatch(line)
    return found["number"] if found else ""


def _untitled(blocks: list[Block]) -> Head:
    """The head of a notice that begins with its addressees, behind lines of the page and one like a title at most."""
    number: int | None = None
    title: list[int] = []
    for index in range(min(len(blocks), _NEAR)):
        text = _text(blocks, index)
        if are_addressees(text):
            dropped = [above for above in range(index) if above != number and above not in title]
            return Head(title=title, number=number, to=index, dropped=dropped, rest=index + 1)
        if number is None and number_in(text):
            number = index
        elif not is_frame(blocks[index]):
            if title or not _heads(text):
                break
            title = [index]
    return Head()


def _heads(text: str) -> bool:
    """Whether a line above the addressees is the title, though a number or a colon stands with it."""
    number = numbered(text)
    return 1 < len(text) <= _LONG and not _SENTENCE.search(text[:-1]) and (number is None or is_title(text))


def _below(blocks: list[Block], head: Head, is_page: bool) -> None:
    """What stands between title and text: 发文字号, lines of the page, addressees."""
    if head.rest == 0:
        return
    head.to = _addressed(blocks, head.rest)
    if head.to is None:
        end = _text_begins(blocks, head.rest) if is_page else head.rest
        end = next((at + 1 for at in (end, end - 1) if at >= head.rest and number_in(_text(blocks, at))), end)
    else:
        end = head.to
    between = range(head.rest, end)
    number = next((index for index in between if number_in(_text(blocks, index))), None)
    if head.number is None and number is not None:
        head.number, head.below = number, True
        head.title, head.letterhead = [*head.letterhead, *head.title], []  # below a red head it could not stand here
    others = [index for index in between if index != head.number]
    if is_page:
        head.dropped += others
    elif others:
        if head.below and head.number is not None and others[-1] > head.number:
            head.number, head.below, others = None, False, list(between)
        head.unknown = sorted([*head.unknown, *others])
        head.title = [*head.title, *others]
    head.rest = end if head.to is None else head.to + 1


def _addressed(blocks: list[Block], start: int) -> int | None:
    """The addressees below a title, behind nothing but short lines of another kind."""
    for index in range(start, min(len(blocks), start + _NEAR)):
        text = _text(blocks, index)
        if are_addressees(text):
            return index
        if not text or (
            not is_frame(blocks[index]) and (len(text) > _LONG or numbered(text) or _SENTENCE.search(text))
        ):
            return None
    return None


def is_title(text: str) -> bool:
    """Whether a line ends as the titles of plans and notices do."""
    shown = bare(text)
    return ISSUED.fullmatch(shown) is not None or (len(shown) >= _SHORTEST_PLAN and _PLAN.fullmatch(shown) is not None)


def is_notice_title(text: str) -> bool:
    """Whether a title is that of a notice (关于……的通知), not of a plan."""
    return (
        re.search("(?:通知|公告|通告|通报|函|意见|决定|预告|公示)(?:[（(【][^）)】]*[）)】])?$", bare(text)) is not None
    )


def organs_of(lines: list[str]) -> list[str]:
    """The organs that a notice's title begins with, in one line or in several: 示例区人民政府办公室关于……的通知."""
    text = "\n".join(lines)
    at = text.find("关于")
    names = [name for line in text[: max(at, 0)].split("\n") for name in _names_in(line)]
    if not ISSUED.search(bare(text[at:])) or not all(len(name) > 3 and are_units(name) for name in names):
        return []
    return names


def _names_in(line: str) -> list[str]:
    return [bare(line)] if is_spaced(line) else line.split()


def plan_title(blocks: list[Block], start: int, end: int) -> list[int]:
    """The lines of the title of a plan that begins here; empty if none does."""
    lines: list[int] = []
    for index in range(start, min(end, start + 4)):
        text = _text(blocks, index)
        if not _could_be_title(text):
            break
        lines.append(index)
        joined = bare("".join(_text(blocks, line) for line in lines))
        if _PLAN.fullmatch(joined) or ISSUED.fullmatch(joined):
            after = _text(blocks, index + 1) if index + 1 < end else ""
            return [*lines, index + 1] if _BRACKETED.fullmatch(after) else lines
    return []


def signers(text: str) -> tuple[str, list[str]] | None:
    """发文字号 and 签发人 where they stand in one line."""
    found = _SIGNED.fullmatch(text)
    return (found["number"].strip(), found["signer"].split()) if found else None


def _title(blocks: list[Block], is_page: bool) -> list[int]:
    """The lines of the title: of a notice (关于……的通知) if there is one before the text begins, else of a plan."""
    reach = _reach(blocks)
    for lines in (1, 2, 3, 4):
        for first in range(reach - lines + 1):
            indexes = list(range(first, first + lines))
            texts = [_text(blocks, index) for index in indexes]
            found = ISSUED.fullmatch(bare("".join(texts))) if all(map(_could_be_title, texts)) else None
            if found and (lines == 1 or not found["before"] or _before_title(texts, found["before"])):
                return _with_organ(blocks, _last_of_same(blocks, indexes, reach), is_page)
    for last in range(reach - 1, -1, -1):
        indexes = _plan_upwards(blocks, last, is_page)
        if indexes:
            return indexes
    return [index for index in range(reach) if _is_marked(blocks[index])][-1:]


def repeats_title(blocks: list[Block]) -> bool:
    """Whether a title stands there twice: above it is the page that the notice was copied from."""
    indexes = _title(blocks, True)
    if indexes and any(is_title(text) and is_notice_title(text) for text in _lines_above(blocks, indexes[0])):
        return True
    return bool(indexes) and any(
        _is_same(_subject(blocks, indexes), _subject(blocks, list(range(first, first + lines))))
        for first in range(indexes[0])
        for lines in (1, 2, 3)
        if first + lines <= indexes[0]
    )


def _lines_above(blocks: list[Block], index: int) -> list[str]:
    return [_text(blocks, above) for above in range(index)]


def _is_marked(block: Block) -> bool:
    """Whether the file itself says that a line is a heading."""
    return isinstance(block, Paragraph) and block.marked in ("heading", "title") and _could_be_title(block.text)


def _plan_upwards(blocks: list[Block], last: int, is_page: bool) -> list[int]:
    indexes = [last]
    while len(indexes) <= 3 and _could_be_title(_text(blocks, indexes[0])):
        text = bare("".join(_text(blocks, index) for index in indexes))
        above = _text(blocks, indexes[0] - 1) if indexes[0] else ""
        goes_on = (
            _could_be_title(above)
            and _UNFINISHED.search(above)
            and not is_title(above)
            and not NUMBER.fullmatch(above)
            and not _LETTERHEAD.fullmatch(above)
            and not (is_page and len(text) >= 2 * _SHORTEST_PLAN)
        )
        if _PLAN.fullmatch(text) and not goes_on:
            return indexes if len(text) >= _SHORTEST_PLAN else []
        if not goes_on or not _PLAN.fullmatch(text):
            return []
        indexes.insert(0, indexes[0] - 1)
    return []


def _reach(blocks: list[Block]) -> int:
    """How far down a title may stand: above the first numbered heading and the first long sentence."""
    for index, block in enumerate(blocks[:_FAR]):
        if isinstance(block, Paragraph) and not is_frame(block):
            number = numbered(block.text)
            if (number and number.rank < 3) or (len(block.text) > _LONG and re.search("[。：；]", block.text)):
                return index
    return min(len(blocks), _FAR)


def _could_be_title(text: str) -> bool:
    return (
        1 < len(text) <= 90
        and not re.search("[。；！？：:>›»]", _QUOTED.sub("", text))
        and not is_frame(Paragraph(text, 0))
        and numbered(text) is None
        and not _LEADS_IN.match(text)
    )


def _before_title(texts: list[str], before: str) -> bool:
    """Whether what stands before 关于 in a title of several lines is the organ's name, not some other line."""
    return are_units(before) and bare(texts[0])[: len(before)] in before


def _last_of_same(blocks: list[Block], indexes: list[int], reach: int) -> list[int]:
    """Pages show a title several times: the one that counts stands right above the text."""
    title = _subject(blocks, indexes)
    for first in range(min(reach, indexes[-1] + 20) - 1, indexes[-1], -1):
        for lines in (1, 2, 3, 4):
            again = list(range(first, min(first + lines, reach)))
            if _is_same(title, _subject(blocks, again)) or _is_above_text(blocks, again):
                return _from_its_beginning(blocks, again, indexes[-1] + 1)
    return indexes


def _is_above_text(blocks: list[Block], indexes: list[int]) -> bool:
    """Whether these lines are a title in full that stands right above the addressees."""
    text = bare("".join(_text(blocks, index) for index in indexes))
    found = ISSUED.fullmatch(text) if are_addressees(_text(blocks, indexes[-1] + 1)) else None
    return found is not None and all(_could_be_title(_text(blocks, index)) for index in indexes)


def _from_its_beginning(blocks: list[Block], indexes: list[int], start: int) -> list[int]:
    """With the lines above it where the organ's name before 关于 goes over several."""
    first = indexes[0]
    while (
        not bare(_text(blocks, indexes[0])).startswith("关于")
        and first > start
        and _could_be_title(_text(blocks, first - 1))
        and not number_in(_text(blocks, first - 1))
    ):
        first -= 1
    return [*range(first, indexes[0]), *indexes]


def _subject(blocks: list[Block], indexes: list[int]) -> str:
    """What a title is about: 关于……的通知 without the organ before it."""
    title = bare(alike("".join(_text(blocks, index) for index in indexes)))
    return title[max(0, title.find("关于")) :]


def _is_same(title: str, other: str) -> bool:
    """Whether two writings are of one title: they may differ by a character or two."""
    if not other or title == other or title.startswith("关于") != other.startswith("关于"):
        return bool(other) and title == other
    if abs(len(title) - len(other)) > 2 or min(len(title), len(other)) < _SHORTEST_PLAN:
        return False
    alike_ = sum(size for _, _, size in SequenceMatcher(None, title, other, autojunk=False).get_matching_blocks())
    return max(len(title), len(other)) - alike_ <= 2 and title[-2:] == other[-2:]


def _with_organ(blocks: list[Block], indexes: list[int], is_page: bool) -> list[int]:
    """With the lines above where those are organs' names: 示例区人民政府办公室 / 关于……的通知."""
    if not bare(_text(blocks, indexes[0])).startswith("关于"):
        return indexes
    first = indexes[0]
    while first and indexes[0] - first < _MOST_ORGANS and _is_organ_above(blocks, first - 1, is_page):
        first -= 1
    return [*range(first, indexes[0]), *indexes]


def _is_organ_above(blocks: list[Block], index: int, is_page: bool) -> bool:
    """Whether the line above a title's is the first of it. On a page it may be the site's name, too."""
    block, below = blocks[index], blocks[index + 1]
    text = _text(blocks, index)
    if not isinstance(block, Paragraph) or not 3 < len(text) <= 40 or not are_units(re.sub(r"\s+", "、", text)):
        return False
    sure = not is_page or block.at == below.at or re.search("(?:办公室|局|委员会|领导小组)$", text)
    return bool(sure or (index and block.marked != "link")) and not _LETTERHEAD.fullmatch(text)


def _text_begins(blocks: list[Block], start: int) -> int:
    """Where the page's lines between title and text end: behind the last of them before anything of a notice's own."""
    begins = start
    for index in range(start, min(len(blocks), start + 12)):
        text = _text(blocks, index)
        if is_frame(blocks[index]):
            begins = index + 1
        elif (
            not text
            or len(text) > _LONG
            or numbered(text)
            or re.search("[。；]", text)
            or are_addressees(text)
            or number_in(text)
        ):
            break
    return begins


def _above(blocks: list[Block], head: Head, is_page: bool) -> None:
    """版头 above the title. In a page everything else up there is the page's; elsewhere it is part of the title."""
    unknown: list[int] = []
    for index in range(head.title[0] - 1, -1, -1):
        text = _text(blocks, index)
        mark = next((name for name, pattern in _MARKS if pattern.fullmatch(text)), None)
        if head.number is None and (number_in(text) or signers(text)):
            head.number = index
        elif _is_letterhead(text, is_page) or (head.number is not None and _is_organ_line(text)):
            head.letterhead.insert(0, index)
        elif mark and mark not in head.marks:
            head.marks[mark] = index
        else:
            unknown.insert(0, index)
    if is_page:
        head.dropped += unknown
        unknown = []
    head.unknown = unknown
    known = [head.marks[name] for name, _ in _MARKS if name in head.marks]
    known += [*head.letterhead, *([head.number] if head.number is not None else [])]
    if known != sorted(known) or (unknown and known and unknown[0] < known[-1]):
        head.unknown = sorted([*known, *unknown])  # 版头 cannot be printed in this order
        head.number, head.letterhead, head.marks = None, [], {}
    head.title = [*head.unknown, *head.title]
    if len(head.title) > _MOST_LINES:
        head.title, head.rest, head.unknown = [], 0, []


def _is_letterhead(text: str, is_page: bool) -> bool:
    """Whether a line is 红头. A page has kinds of documents in its menu, too: 规范性文件."""
    if not _LETTERHEAD.fullmatch(text) or numbered(text) is not None:
        return False
    return not is_page or are_units(text.removesuffix("文件"))


def _is_organ_line(text: str) -> bool:
    return 3 <= len(text) <= 30 and are_units(text)


def _text(blocks: list[Block], index: int) -> str:
    block = blocks[index] if 0 <= index < len(blocks) else None
    return block.text if isinstance(block, Paragraph) else ""
