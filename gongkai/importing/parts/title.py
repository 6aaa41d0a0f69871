"""The title of a notice or a plan: which lines are it, wherever a page repeats it, and the organs it begins with."""

import re
from difflib import SequenceMatcher

from gongkai.importing.files.levels import numbered
from gongkai.importing.files.paper import Block, Paragraph, bare
from gongkai.importing.parts.addressees import are_addressees
from gongkai.importing.parts.frame import is_frame
from gongkai.importing.parts.letterhead import LETTERHEAD, NUMBER, number_in
from gongkai.importing.parts.signature import is_spaced, year_of_damaged
from gongkai.importing.words.names import are_units
from gongkai.patterns import pattern
from gongkai.phrases.writing import alike

ISSUED = pattern(
    r"(?P<before>[^。；]{0,60}?)关于[^。；]{2,120}的(?:补充|紧急|预备|指导|实施|若干|情况)?"
    r"(?:通知|公告|通告|通报|函|意见|决定|预告|公示|请示|报告|批复)(?:[（(【][^）)】]{1,24}[）)】])?"
)
_PLAN = pattern(
    r"[^。；：:]{2,100}?(?:方案|计划|安排|预案|通知|公告|通告|要点|意见|办法|细则|任务分工|责任分工|责任分解|任务分解|安排表|计划表|日程表?|预告|分工表|一览表|倡议书|规程|规定|制度"
    r"|规范|指南|规则|清单)(?:[（(][^）)]{1,24}[）)])?"
)
BRACKETED = pattern(
    r"[（(](?!联系人|此件|[^（）()]{2,16}[局委办会府院]\s*20\d\d年)[^（）()]{1,24}[）)]"
)  # （试行）, （示政办发〔2022〕3号）
_SHORTEST_PLAN = 8
_UNFINISHED = pattern(r"(?:19|20)\d\d年|^关于|“[^”]*”?$|[市区县镇乡局]|街道|办公室")
_LEADS_IN = pattern("(?:按照|根据|依据|为(?:了|进一步|深入|贯彻|落实|切实|做好)?[^，]{2,60}，|经)(?=.{6})")
_FAR = 80
_REMARK = pattern("(?<=通知|公告)[（(][^（()）]{1,24}[）)]$")  # 关于……的通知（截止时间：8月8日）
_HEADED = pattern(
    "^(?:【[^【】]{2,8}】)?[^。；：:，,]{2,16}[：:](?=关于[^。；：:]{4,80}(?:通知|公告|通告|函)$)"
)  # 转发：关于……
_QUOTED = pattern("“[^“”]*”|《[^《》]*》")
_MOST_ORGANS = 20
LONG = 45


def is_title(text: str) -> bool:
    """Whether a line ends as the titles of plans and notices do."""
    shown = bare(text)
    return ISSUED.fullmatch(shown) is not None or (len(shown) >= _SHORTEST_PLAN and _PLAN.fullmatch(shown) is not None)


def is_notice_title(text: str) -> bool:
    """Whether a title is that of a notice (关于……的通知), not of a plan."""
    return (
        re.search("(?:通知|公告|通告|通报|函|意见|决定|预告|公示)(?:[（(【][^）)】]*[）)】])?$", bare(text)) is not None
    )


_TO_BE_PASSED_ON = pattern("关于(?:转发|批转|印发)$")
_PASSED_ON = ("转发", "批转", "印发")


def organs_of(lines: list[str]) -> list[str]:
    """The organs that a notice's title begins with, in one line or in several: 示例区人民政府办公室关于……的通知."""
    text = "\n".join(lines)
    at = text.find("关于")
    above = [line for line in text[: max(at, 0)].split("\n") if not line.startswith(_PASSED_ON)]
    names = [name for line in above for names in names_in_line(line) for name in names.split("、")]
    passed_on = text.startswith(_PASSED_ON)  # 转发省甲局关于……的通知: who passes it on is not said
    if passed_on or not ISSUED.search(bare(text[at:])) or not all(len(name) > 3 and are_units(name) for name in names):
        return []
    return names


def names_in_line(line: str) -> list[str]:
    """The organs that stand side by side in a line; one that is spread out by blanks is one."""
    return [bare(line)] if is_spaced(line) else line.split()


def plan_title(blocks: list[Block], start: int, end: int) -> list[int]:
    """The lines of the title of a plan that begins here; empty if none does."""
    lines: list[int] = []
    for index in range(start, min(end, start + 4)):
        text = text_at(blocks, index)
        if not _could_be_title(text):
            break
        if year_of_damaged(text):  # the lines above are 署名
            return []
        lines.append(index)
        joined = bare("".join(text_at(blocks, line) for line in lines))
        if _PLAN.fullmatch(joined) or ISSUED.fullmatch(joined):
            after = text_at(blocks, index + 1) if index + 1 < end else ""
            return [*lines, index + 1] if BRACKETED.fullmatch(after) else lines
    return []


def find_title(blocks: list[Block], is_page: bool) -> list[int]:
    """The lines of the title: of a notice (关于……的通知) if there is one before the text begins, else of a plan.

    A page's heading is one title in all of its lines.
    """
    indexes = _found_title(blocks, is_page)
    while is_page and indexes and indexes[0] and _goes_on_above(blocks, indexes[0] - 1):
        indexes = [indexes[0] - 1, *indexes]
    return indexes


def _goes_on_above(blocks: list[Block], index: int) -> bool:
    """Whether the line is one heading with the line below it, or a title that is not over: ……关于转发."""
    block, below = blocks[index], blocks[index + 1]
    if not isinstance(block, Paragraph) or block.marked == "link" or number_in(block.text):
        return False
    is_one = block.at == below.at and isinstance(below, Paragraph) and block.marked == below.marked == "heading"
    return _could_be_title(block.text) and (is_one or _TO_BE_PASSED_ON.search(block.text) is not None)


def _found_title(blocks: list[Block], is_page: bool) -> list[int]:
    reach = _reach(blocks)
    if issued := _issued(blocks, reach):
        return _with_organ(blocks, _last_of_same(blocks, issued, reach), is_page)
    for last in range(reach - 1, -1, -1):
        indexes = _plan_upwards(blocks, last, is_page)
        if indexes:
            return indexes
    return [index for index in range(reach) if _is_marked(blocks[index])][-1:]


def _issued(blocks: list[Block], reach: int) -> list[int]:
    """The lines of 关于……的通知: of several the nearest above the addressees; a link leads to another notice."""
    to = next((index for index in range(reach + 1) if are_addressees(text_at(blocks, index))), 0)
    found: list[list[int]] = []
    for lines in (1, 2, 3, 4):
        for first in range(reach - lines + 1):
            indexes = list(range(first, first + lines))
            if not any(set(whole) <= set(indexes) for whole in found) and _is_issued(blocks, indexes):
                found.append(indexes)
    own = [indexes for indexes in found if not any(_is_link(blocks[index]) for index in indexes)] or found
    above = [indexes for indexes in own if indexes[-1] < to]
    return max(above, key=lambda indexes: indexes[-1]) if above else next(iter(own), [])


def _is_issued(blocks: list[Block], indexes: list[int]) -> bool:
    """Whether these lines are the title of a notice."""
    texts = [text_at(blocks, index) for index in indexes]
    found = ISSUED.fullmatch(bare("".join(texts))) if all(map(_could_be_title, texts)) else None
    return found is not None and (len(texts) == 1 or not found["before"] or _before_title(texts, found["before"]))


def _is_link(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.marked == "link"


def repeats_title(blocks: list[Block]) -> bool:
    """Whether a title stands there twice: above it is the page that the notice was copied from."""
    indexes = find_title(blocks, True)
    if indexes and any(is_title(text) and is_notice_title(text) for text in _lines_above(blocks, indexes[0])):
        return True
    return bool(indexes) and any(
        _is_same(_subject(blocks, indexes), _subject(blocks, list(range(first, first + lines))))
        for first in range(indexes[0])
        for lines in (1, 2, 3)
        if first + lines <= indexes[0]
    )


def _lines_above(blocks: list[Block], index: int) -> list[str]:
    return [text_at(blocks, above) for above in range(index)]


def _is_marked(block: Block) -> bool:
    """Whether the file itself says that a line is a heading."""
    return isinstance(block, Paragraph) and block.marked in ("heading", "title") and _could_be_title(block.text)


def _plan_upwards(blocks: list[Block], last: int, is_page: bool) -> list[int]:
    indexes = [last]
    while len(indexes) <= 3 and _could_be_title(text_at(blocks, indexes[0])):
        text = bare("".join(text_at(blocks, index) for index in indexes))
        above = text_at(blocks, indexes[0] - 1) if indexes[0] else ""
        goes_on = (
            _could_be_title(above)
            and _UNFINISHED.search(above)
            and not is_title(above)
            and not NUMBER.fullmatch(above)
            and not LETTERHEAD.fullmatch(above)
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
            if (number and number.rank < 3) or (len(block.text) > LONG and re.search("[。：；]", block.text)):
                return index
    return min(len(blocks), _FAR)


def _could_be_title(text: str) -> bool:
    return (
        1 < len(text) <= 90
        and not re.search("[。；！？：:>›»]", _HEADED.sub("", _REMARK.sub("", _QUOTED.sub("", text))))
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
    text = bare("".join(text_at(blocks, index) for index in indexes))
    found = ISSUED.fullmatch(text) if are_addressees(text_at(blocks, indexes[-1] + 1)) else None
    return found is not None and all(_could_be_title(text_at(blocks, index)) for index in indexes)


def _from_its_beginning(blocks: list[Block], indexes: list[int], start: int) -> list[int]:
    """With the lines above it where the organ's name before 关于 goes over several."""
    first = indexes[0]
    while (
        not bare(text_at(blocks, indexes[0])).startswith("关于")
        and first > start
        and _could_be_title(text_at(blocks, first - 1))
        and not number_in(text_at(blocks, first - 1))
    ):
        first -= 1
    return [*range(first, indexes[0]), *indexes]


def _subject(blocks: list[Block], indexes: list[int]) -> str:
    """What a title is about: 关于……的通知 without the organ before it."""
    title = bare(alike("".join(text_at(blocks, index) for index in indexes)))
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
    if not bare(text_at(blocks, indexes[0])).startswith("关于"):
        return indexes
    first = indexes[0]
    while first and indexes[0] - first < _MOST_ORGANS and _is_organ_above(blocks, first - 1, is_page):
        first -= 1
    return [*range(first, indexes[0]), *indexes]


def _is_organ_above(blocks: list[Block], index: int, is_page: bool) -> bool:
    """Whether the line above a title's is the first of it. On a page it may be the site's name, too."""
    block, below = blocks[index], blocks[index + 1]
    text = text_at(blocks, index)
    if not isinstance(block, Paragraph) or not 3 < len(text) <= 40 or not are_units(re.sub(r"\s+", "、", text)):
        return False
    sure = not is_page or block.at == below.at or re.search("(?:办公室|局|委员会|领导小组)$", text)
    return bool(sure or (index and block.marked != "link")) and not LETTERHEAD.fullmatch(text)


def text_at(blocks: list[Block], index: int) -> str:
    """The text of a paragraph; "" for a table, and above and below the blocks."""
    block = blocks[index] if 0 <= index < len(blocks) else None
    return block.text if isinstance(block, Paragraph) else ""
