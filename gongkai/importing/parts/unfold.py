"""A notice whose line breaks are lost: title, addressees, chapters and 署名 in one line, each on a line again."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from gongkai import numbering
from gongkai.importing.files.paper import Block, Paragraph
from gongkai.importing.parts.addressees import are_addressees
from gongkai.importing.parts.letterhead import NUMBER
from gongkai.importing.parts.signature import is_date, is_issuer
from gongkai.importing.parts.title import ISSUED, is_title
from gongkai.patterns import pattern

_LONG = 80
_SHORT = 24  # characters of a heading with its number
_TOLD = "原文粘成了一行，按标题、序号、落款分开的，看看分得对不对"
_HEADED = "原文的标题和正文写在一行，分开了"
_LADDER = ("一、", "（一）", "1.", "1、", "（1）", "①")
_BOUNDARY = " \t\u3000。；;：:！!？?.）)”》】"
_HEADING = pattern(
    "(?:活动|工作|组织|时间|指导|总体|有关|相关|具体|主要|目标|任务|要求|保障|宣传|其他|实施|安排|参加|主题|内容|方法|步骤)"
)
_ABOVE = pattern(
    "[（(一二三四五六七八九十\\d、）).．]{2,5}[^。；：:\\s\\d]{2,45}"
)  # a heading right above its first item
_USUAL = pattern(
    "[一二三四五六七八九十]{1,3}、(?:(?:活动|宣传|指导|总体|组织|工作|时间|有关|相关|主要|具体)(?:主题|时间|地点|目的|目标|内容|形式|对象|思想|要求|机构|领导|安排|保障|分工|步骤"
    "|任务|重点|措施|口号|事项))"
    "(?:[及和与、](?:活动)?(?:时间|地点|主题|内容|形式|要求|安排))?(?![及和与、：:。，；\\s]|$)"
)
_NO_HEADING = pattern("[。，；：:,;]")
_TITLE = pattern(rf"\s*(?P<title>{ISSUED.pattern})(?=\s|各|全|有关|\S{{0,12}}[各局委办镇])\s*(?=\S)")
_PLAN_TITLE = pattern(
    r"\s*(?P<title>[^，。；：:]{2,80}?(?:方案|通知))(?=\s*(?:各|全[市区县省州校镇]|[市区县州]直|有关))"
)
_LAW_PAGE = pattern(r"(?:【(?:法规类别|发文字号|发布部门|发布日期|实施日期|时效性|效力级别)】[^【】\s]*\s*){3,}")
_NUMBER = pattern(rf"\s*[（(]?{NUMBER.pattern}[）)]?")
_LEADS_IN = pattern("按照|根据|为|现将|依据")
_TO = pattern(r"\s*(?P<to>[^。：:“《]{2,200}[：:])\s*(?=\S)")
_HAN_DAY = "[一二三四五六七八九十廿卅]{1,4}"
_YEAR = r"(?:20\d\d|二[一二三四五六七八九〇○零OoО0]{3})"
_DATE = rf"{_YEAR}\s?年\s?(?:\d{{1,2}}|{_HAN_DAY})\s?月\s?(?:\d{{1,2}}|{_HAN_DAY})\s?日"
_SIGNED = pattern(
    rf"(?:(?<=[。；！）)》”\sa-z])|(?<=通知|方案)"
    rf"|^)(?P<organ>[^\d\s，。；：:！“”《》.A-Za-z]{{3,40}}(?:\s[^\d\s，。；：:！“”《》]{{3,40}}){{0,3}})\s*(?P<date>{_DATE})(?![^\s]{{0,3}}[前起至日—-])"
)
_CLOSING = pattern("特此(?:通知|公告)|此(?:通知|复)")
_APART = pattern(
    r"(?:(?<=[\s。；;！）)》”，,\d日a-z])|^)(?=(?:特此通知|附\s*+件\s*+\d{0,2}\s*+[：:]|联\s*+系\s*+人\s*+[：:]))"
)


def unfolded(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with every glued line taken apart; its first part says so."""
    told = _HEADED
    for block in blocks:
        parts = _parts(block.text) if isinstance(block, Paragraph) and len(block.text) >= _LONG else []
        if isinstance(block, Paragraph) and len(parts) > 1:
            yield block._replace(text=parts[0], told=_TOLD)
            yield from (block._replace(text=part, told="") for part in parts[1:])
        elif isinstance(block, Paragraph) and len(lines := list(_headed(block.text))) > 1 and _USUAL.match(lines[0]):
            yield block._replace(text=lines[0], told=block.told or told)
            yield block._replace(text=lines[1], told="")
            told = ""
        else:
            yield block


def _parts(text: str) -> list[str]:
    """The lines that a glued line was, the line itself where it is none."""
    chapters = _numbers(text, _LADDER[0])
    before = text[: chapters[0]] if chapters else text
    opening = list(_opening(before))
    signed = next(_signatures(text), None)
    if not chapters and not _titled(text) and not (signed and signed[0] > _LONG):
        return [text]
    pieces = [part for piece in opening for part in _closing(piece)]
    for start, end in zip(chapters, [*chapters[1:], len(text)], strict=False):
        pieces += [part for piece in _below(text[start:end], 1) for part in _closing(piece)]
    return [piece.strip() for piece in pieces if piece.strip()]


def _numbers(text: str, style: str) -> list[int]:
    """Where the numbers of a style stand, one after another from the first on; none where there is but one."""
    found: list[int] = []
    at = 0
    while (index := _nth(text, style, len(found) + 1, at)) >= 0:
        found.append(index)
        at = index + 1
    return found if len(found) > 1 else []


def _nth(text: str, style: str, nth: int, start: int) -> int:
    """Where the next number stands: behind a blank or the end of a sentence, or before the words of a heading."""
    number = numbering.nth(style, nth)
    wide = re.escape(number).replace("（", "[（(]").replace("）", "[）)]").replace(r"\.", "[.．](?!\\d)")
    for found in re.finditer(wide, text[start:]):
        at = start + found.start()
        if at == 0 or text[at - 1] in _BOUNDARY:
            return at
        if style != _LADDER[0] and nth == 1 and _ABOVE.fullmatch(text, 0, at):
            return at
        if (
            style == _LADDER[0]
            and text[at - 1] not in "一二三四五六七八九十、第"
            and _HEADING.match(text, start + found.end())
        ):
            return at
    return -1


def _below(text: str, rank: int) -> Iterator[str]:
    """A chapter as its heading, its text and the items of the next level that there is."""
    for depth in range(rank, len(_LADDER)):
        items = _numbers(text, _LADDER[depth])
        items = items if items and items[0] else []
        if items:
            yield from _headed(text[: items[0]])
            for start, end in zip(items, [*items[1:], len(text)], strict=False):
                yield from _below(text[start:end], depth + 1)
            return
    yield from _headed(text)


def _headed(text: str) -> Iterator[str]:
    """A heading and the text behind it, which a blank parts from it or nothing at all."""
    text = text.strip()
    if (known := _USUAL.match(text)) and len(text) > known.end():
        yield known[0]
        yield text[known.end() :]
        return
    head, blank, rest = text.partition(" ") if " " in text else text.partition("\u3000")
    if rest.lstrip().startswith(("：", ":")):  # 比赛地点 ：示例操场
        yield text
    elif blank and len(head) <= _SHORT and len(head) > 2 and not _NO_HEADING.search(head) and len(rest) > 1:
        yield head
        yield rest
    else:
        yield text


def _opening(text: str) -> Iterator[str]:
    """Title, addressees and the text before the first chapter."""
    page = _LAW_PAGE.search(text)
    if page and is_title(title := text[: page.start()].strip()):  # a collection of laws; the title comes again
        yield from (title, page[0], *_opening(text[page.end() :]))
        return
    if found := _titled(text):
        yield found["title"]
        text = text[found.end() :]
        if number := _NUMBER.match(text):
            yield number[0]
            text = text[number.end() :]
    to = _TO.match(text)
    if to and are_addressees(to["to"]):
        yield to["to"]
        text = text[to.end() :]
    if text.strip():
        yield text


def _titled(text: str) -> "re.Match[str] | None":
    """The title that a line begins with, where a blank, the number or the addressees follow it."""
    found = _TITLE.match(text) or _PLAN_TITLE.match(text)
    if found is None or found["title"].count("《") != found["title"].count("》") or _LEADS_IN.match(text):
        return None
    rest = text[found.end("title") :]
    to = _TO.match(rest)
    return found if rest[:1].isspace() or _NUMBER.match(rest) or (to and are_addressees(to["to"])) else None


def _signatures(text: str) -> Iterator[tuple[int, int, int]]:
    """署名 with date in the middle of a line: where it begins, where the date begins and ends."""
    for found in _SIGNED.finditer(text):
        closing = _CLOSING.match(found["organ"])
        organ = found["organ"][closing.end() :] if closing else found["organ"]
        if is_issuer(organ) and is_date(found["date"]):
            yield found.end("organ") - len(organ), found.start("date"), found.end()


def _closing(text: str) -> Iterator[str]:
    """A text without what stands behind it: contacts, 附件, 署名 and date, each on a line of its own."""
    cuts = {0, len(text), *(found.start() for found in _APART.finditer(text))}
    plan = ""
    for organ, date, end in _signatures(text):
        cuts |= {organ, date, end}
        plan = text[end:].strip()
    if plan:
        title = plan.split(" ")[0].split("\u3000")[0]
        if is_title(title) and len(title) < len(plan):
            cuts.add(text.rindex(plan) + len(title))
    order = sorted(cuts)
    yield from (text[start:end] for start, end in pairwise(order))
