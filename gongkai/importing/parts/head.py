"""The beginning of a notice: 版头, title, addressees, and where the page's own lines around them are."""

import re
from dataclasses import dataclass, field

from gongkai.importing.files.paper import Block, Paragraph, bare
from gongkai.importing.meaning.names import are_units
from gongkai.importing.parts.frame import is_frame
from gongkai.importing.parts.levels import numbered
from gongkai.phrases.writing import alike

NUMBER = re.compile(
    r"[^\d\s，。：:“”《》、；]{1,24}[〔\[［(（【]\s*+(?:19|20)\d\d\s*+[〕\]］)）】]\s*+第?\s*+\d{1,5}\s*+号"
)
_SIGNED = re.compile(rf"(?P<number>{NUMBER.pattern})\s*+签发人[：:]\s*+(?P<signer>\S.*)")
_MARKS = (
    ("serial", re.compile(r"\d{6}")),
    ("secrecy", re.compile(r"(?:绝密|机密|秘密|内部)(?:★.{0,8})?")),
    ("urgency", re.compile(r"特急|加急|特提|平急")),
)
_LETTERHEAD = re.compile(r"[^，。；：]{2,30}文件")
_ISSUED = re.compile(
    r"(?P<before>[^。；]{0,60}?)关于[^。；]{2,120}的(?:通知|公告|通告|通报|函|意见|决定|预告|公示|请示|报告|批复)(?:[（(][^）)]{1,12}[）)])?"
)
_PLAN = re.compile(
    r"[^。；：:]{2,100}?(?:方案|计划|安排|预案|通知|公告|通告|要点|意见|办法|细则|安排表|计划表|日程表?|预告|分工表|一览表|倡议书|规程|规定|制度|规范|指南|规则|清单)(?:[（(][^）)]{1,12}[）)])?"
)
_BRACKETED = re.compile(r"[（(](?!联系人|此件)[^（）()]{1,24}[）)]")  # （试行）, （示政办发〔2022〕3号）
_SHORTEST_PLAN = 8
_UNFINISHED = re.compile(r"(?:19|20)\d\d年|^关于|“[^”]*”?$|[市区县镇乡局]|街道|办公室")
_ADDRESSEES = re.compile(
    r"(?:各|全|驻|市|区|县|省|镇|乡|局|委|办|机关|科室|单位|部门|街道|学校|企业|公司|村|社区|同志|中心|院|所).*[：:]$",
    re.DOTALL,
)
_SENTENCE = re.compile("如下|[。；]|通知|方案|活动|工作")
_FAR = 80
_MOST_LINES = 10
_LONG = 45


@dataclass
class Head:
    """What stands before the text, by the places of its blocks. `title` has a place for every line.

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
    """The head of a notice; without a title `rest` is 0, and so everything is text."""
    title = _title(blocks, is_page)
    if not title:
        return Head()
    while _BRACKETED.fullmatch(_text(blocks, title[-1] + 1)):
        title.append(title[-1] + 1)
    head = Head(title=title, rest=title[-1] + 1)
    _above(blocks, head, is_page)
    rest = _text_begins(blocks, head.rest) if is_page else head.rest
    head.dropped += range(head.rest, rest)
    head.rest = rest
    if head.number is None and NUMBER.fullmatch(_text(blocks, rest)):
        head.number, head.below, head.rest = rest, True, rest + 1
        head.title, head.letterhead = [*head.letterhead, *head.title], []  # below a red head it could not stand here
        rest = _text_begins(blocks, head.rest) if is_page else head.rest
        head.dropped += range(head.rest, rest)
        head.rest = rest
    if are_addressees(_text(blocks, head.rest)):
        head.to = head.rest
        head.rest += 1
    return head


def are_addressees(text: str) -> bool:
    """Whether a line is 主送机关: units and groups with a colon after them, no sentence."""
    return (
        len(text) <= 300
        and _ADDRESSEES.match(text.translate(_NO_SPACE)) is not None
        and _SENTENCE.search(text) is None
        and numbered(text) is None
    )


_NO_SPACE = {ord(" "): None, ord("\u3000"): None}


def is_title(text: str) -> bool:
    """Whether a line ends as the titles of plans and notices do."""
    shown = bare(text)
    return _ISSUED.fullmatch(shown) is not None or (len(shown) >= _SHORTEST_PLAN and _PLAN.fullmatch(shown) is not None)


def is_notice_title(text: str) -> bool:
    """Whether a title is that of a notice (关于……的通知), not of a plan."""
    return re.search("(?:通知|公告|通告|通报|函|意见|决定|预告|公示)(?:[（(][^）)]*[）)])?$", bare(text)) is not None


def plan_title(blocks: list[Block], start: int, end: int) -> list[int]:
    """The lines of the title of a plan that begins here; empty if none does."""
    lines: list[int] = []
    for place in range(start, min(end, start + 4)):
        text = _text(blocks, place)
        if not _could_be_title(text):
            break
        lines.append(place)
        joined = bare("".join(_text(blocks, line) for line in lines))
        if _PLAN.fullmatch(joined) or _ISSUED.fullmatch(joined):
            after = _text(blocks, place + 1) if place + 1 < end else ""
            return [*lines, place + 1] if _BRACKETED.fullmatch(after) else lines
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
            places = list(range(first, first + lines))
            texts = [_text(blocks, place) for place in places]
            found = _ISSUED.fullmatch(bare("".join(texts))) if all(map(_could_be_title, texts)) else None
            if found and (lines == 1 or not found["before"] or _before_title(texts, found["before"])):
                return _with_organ(blocks, _last_of_same(blocks, places, reach), is_page)
    for last in range(reach - 1, -1, -1):
        places = _plan_upwards(blocks, last, is_page)
        if places:
            return places
    return [place for place in range(reach) if _is_marked(blocks[place])][-1:]


def _is_marked(block: Block) -> bool:
    """Whether the file itself says that a line is a heading."""
    return isinstance(block, Paragraph) and block.marked in ("heading", "title") and _could_be_title(block.text)


def _plan_upwards(blocks: list[Block], last: int, is_page: bool) -> list[int]:
    places = [last]
    while len(places) <= 3 and _could_be_title(_text(blocks, places[0])):
        text = bare("".join(_text(blocks, place) for place in places))
        above = _text(blocks, places[0] - 1) if places[0] else ""
        goes_on = (
            _could_be_title(above)
            and _UNFINISHED.search(above)
            and not is_title(above)
            and not NUMBER.fullmatch(above)
            and not _LETTERHEAD.fullmatch(above)
            and not (is_page and len(text) >= 2 * _SHORTEST_PLAN)
        )
        if _PLAN.fullmatch(text) and not goes_on:
            return places if len(text) >= _SHORTEST_PLAN else []
        if not goes_on or not _PLAN.fullmatch(text):
            return []
        places.insert(0, places[0] - 1)
    return []


def _reach(blocks: list[Block]) -> int:
    """How far down a title may stand: above the first numbered heading and the first long sentence."""
    for place, block in enumerate(blocks[:_FAR]):
        if isinstance(block, Paragraph) and not is_frame(block):
            number = numbered(block.text)
            if (number and number.rank < 3) or (len(block.text) > _LONG and re.search("[。：；]", block.text)):
                return place
    return min(len(blocks), _FAR)


def _could_be_title(text: str) -> bool:
    return (
        1 < len(text) <= 90
        and not re.search("[。；！？：:>›»]", text)
        and not is_frame(Paragraph(text, 0))
        and numbered(text) is None
    )


def _before_title(texts: list[str], before: str) -> bool:
    """Whether what stands before 关于 in a title of several lines is the organ's name, not some other line."""
    return are_units(before) and bare(texts[0])[: len(before)] in before


def _last_of_same(blocks: list[Block], places: list[int], reach: int) -> list[int]:
    """Pages show a title several times: the one that counts stands right above the text."""
    title = bare(alike("".join(_text(blocks, place) for place in places)))
    for first in range(min(reach, places[-1] + 20) - 1, places[-1], -1):
        for lines in (1, 2, 3):
            again = list(range(first, min(first + lines, reach)))
            if bare(alike("".join(_text(blocks, place) for place in again))) == title:
                return again
    return places


def _with_organ(blocks: list[Block], places: list[int], is_page: bool) -> list[int]:
    """With the line above where that is the organ's name: 示例区人民政府办公室 / 关于……的通知."""
    above = places[0] - 1
    text = _text(blocks, above) if above >= 0 else ""
    starts = bare(_text(blocks, places[0])).startswith("关于")
    sure = not is_page or re.search("(?:办公室|局|委员会|领导小组)$", text)
    is_organ = starts and sure and 4 <= len(text) <= 40 and are_units(re.sub(r"\s+", "、", text))
    return [above, *places] if is_organ and not _LETTERHEAD.fullmatch(text) else places


def _text_begins(blocks: list[Block], start: int) -> int:
    """Where the page's lines between title and text end: behind the last of them before anything of a notice's own."""
    begins = start
    for place in range(start, min(len(blocks), start + 12)):
        text = _text(blocks, place)
        if is_frame(blocks[place]):
            begins = place + 1
        elif (
            not text
            or len(text) > _LONG
            or numbered(text)
            or re.search("[。；]", text)
            or are_addressees(text)
            or NUMBER.fullmatch(text)
        ):
            break
    return begins


def _above(blocks: list[Block], head: Head, is_page: bool) -> None:
    """版头 above the title. In a page everything else up there is the page's; elsewhere it is part of the title."""
    unknown: list[int] = []
    for place in range(head.title[0] - 1, -1, -1):
        text = _text(blocks, place)
        mark = next((name for name, pattern in _MARKS if pattern.fullmatch(text)), None)
        if head.number is None and (NUMBER.fullmatch(text) or signers(text)):
            head.number = place
        elif _LETTERHEAD.fullmatch(text) or (head.number is not None and _is_organ_line(text)):
            head.letterhead.insert(0, place)
        elif mark and mark not in head.marks:
            head.marks[mark] = place
        else:
            unknown.insert(0, place)
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


def _is_organ_line(text: str) -> bool:
    return 3 <= len(text) <= 30 and are_units(text)


def _text(blocks: list[Block], place: int) -> str:
    block = blocks[place] if 0 <= place < len(blocks) else None
    return block.text if isinstance(block, Paragraph) else ""
