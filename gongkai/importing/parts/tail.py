"""The end of a notice: 署名, date, 附注, the 方案 it issues, attachments, 版记."""

import re
from dataclasses import dataclass, field

from gongkai.importing.files.paper import Block, Paragraph, bare
from gongkai.importing.meaning.names import are_units
from gongkai.importing.parts.head import is_title, plan_title
from gongkai.importing.parts.labels import label_alone
from gongkai.importing.parts.levels import numbered
from gongkai.phrases.times import Time, parse_time
from gongkai.phrases.writing import alike
from gongkai.text import Text

_HAN_DAY = "[一二三四五六七八九十廿卅]{1,4}"
_DATE = re.compile(
    rf"(?:\d{{4}}|[一二三四五六七八九〇○零OoО0]{{4}})年(?:\d{{1,2}}|{_HAN_DAY})月(?:\d{{1,2}}|{_HAN_DAY})日"
)
_SIGNED = re.compile(rf"(?P<organ>[^\d，。；：]{{3,30}}?)\s*(?P<date>{_DATE.pattern})")
_NOTE = re.compile(r"[（(].+[）)]")
_MARK = re.compile(r"附件(?P<nth>\d{1,2})?[：:]?")
_ANNOUNCED = re.compile(r"附件[：:]\s*(?P<rest>\S.*)|附件\s*(?P<name>\d{1,2}[.．、]\s*\S.*)")
_CC = re.compile(r"抄送[：:]\s*(?P<cc>\S.*)")
_PRINTED = re.compile(
    r"(?P<printer>\S*?)\s*(?P<date>(?:\d{4}|[一二三四五六七八九〇○零OoО0]{4})年\S{1,4}月\S{1,4}日)\s*印发"
)


@dataclass
class Attachment:
    """An attachment on pages of its own: its mark, the lines of its title, and the blocks of its text."""

    mark: int
    title: list[int]
    body: list[int]


@dataclass
class Tail:
    """What follows the text, by the places of its blocks. `end` is where the text ends."""

    end: int
    announcement: list[int] = field(default_factory=list)
    issuers: list[int] = field(default_factory=list)
    date: int | None = None
    note: int | None = None
    title: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    cc: int | None = None
    printed: int | None = None


def find_tail(blocks: list[Block], start: int, is_plan: bool) -> Tail:
    """The end of a notice whose text begins at `start`. A plan alone has no 署名 of its own in its middle."""
    date = _date(blocks, start, is_plan)
    colophon = _colophon(blocks, start)
    if date is None:
        tail = Tail(end=_end_of_text(blocks, start, colophon[0], is_plan))
        after = tail.end
    else:
        first = date
        while first - 1 >= start and is_issuer(_text(blocks, first - 1)) and date - first < 12:
            first -= 1
        tail = Tail(first, issuers=list(range(first, date)), date=date)
        after = date + 1
        if after < colophon[0] and is_note(_text(blocks, after)):
            tail.note, after = after, after + 1
    _, tail.cc, tail.printed = colophon
    tail.announcement = _announcement(blocks, start, tail)
    _after(blocks, tail, after, colophon[0])
    return tail


def announced(blocks: list[Block], places: list[int]) -> list[str]:
    """The names in a 附件说明, without their numbers."""
    names = []
    for index, place in enumerate(places):
        text = _text(blocks, place)
        found = _ANNOUNCED.match(text) if index == 0 else None
        name = (found["rest"] or found["name"]) if found else text
        names.append(re.sub(rf"^{index + 1}\s*[.．、]\s*", "", name) if len(places) > 1 else name)
    return names


def cc(text: str) -> str | None:
    """抄送机关 of such a line."""
    found = _CC.fullmatch(text)
    return found["cc"] if found and text.endswith("。") else None


def printed(text: str) -> tuple[str, str] | None:
    """印发机关 and 印发日期 of such a line."""
    found = _PRINTED.fullmatch(text)
    if found is None or not isinstance(parse_time(Text(found["date"]), None), Time):
        return None
    return found["printer"], found["date"]


def is_date(text: str) -> bool:
    """Whether a line is nothing but a date, and one that there is."""
    return _DATE.fullmatch(bare(text)) is not None and isinstance(parse_time(Text(text), None), Time)


def is_note(text: str) -> bool:
    """Whether a line stands in brackets from its first to its last character, as 附注 does."""
    if not _NOTE.fullmatch(text):
        return False
    depth = 0
    for index, character in enumerate(text):
        depth += (character in "（(") - (character in "）)")
        if depth == 0:
            return index == len(text) - 1
    return False


def is_signed(text: str) -> bool:
    """Whether a line is 署名 and date side by side, which the tool prints one below the other."""
    found = _SIGNED.fullmatch(text)
    return found is not None and is_issuer(found["organ"]) and is_date(found["date"])


def is_issuer(text: str) -> bool:
    """Whether a line is the name of an organ, or of several side by side."""
    return (
        3 <= len(text) <= 60
        and numbered(text) is None
        and not re.search("[，。；：:、？！]", text)
        and all(map(are_units, text.split()))
    )


def _date(blocks: list[Block], start: int, is_plan: bool) -> int | None:
    """成文日期: a line that is a date, with an organ above it or at the end of everything."""
    for place in range(start, len(blocks)):
        if not is_date(_text(blocks, place)):
            continue
        above = _text(blocks, place - 1)
        number = numbered(above)
        heading = above[len(number.typed) :] if number else above
        if place > start and is_issuer(above) and not label_alone(heading):
            return place
        last = place + 1 == len(blocks) or is_note(_text(blocks, place + 1)) or _begins_new(blocks, place + 1)
        if last and not label_alone(heading) and not is_plan:
            return place
    return None


def _begins_new(blocks: list[Block], place: int) -> bool:
    """Whether something of its own begins here: a plan, an attachment, 版记."""
    text = bare(_text(blocks, place))
    return bool(
        _MARK.fullmatch(text) or plan_title(blocks, place, len(blocks)) or _CC.match(text) or _PRINTED.fullmatch(text)
    )


def _colophon(blocks: list[Block], start: int) -> tuple[int, int | None, int | None]:
    """版记, the last lines of all: where it begins, 抄送, 印发机关 and date."""
    first, copied, issue = len(blocks), None, None
    if first > start and printed(_text(blocks, first - 1)):
        first, issue = first - 1, first - 1
    if first > start and cc(_text(blocks, first - 1)):
        first, copied = first - 1, first - 1
    return first, copied, issue


def _end_of_text(blocks: list[Block], start: int, end: int, is_plan: bool) -> int:
    """Without 署名 the text ends where an attachment begins, or below a notice that issues a plan the plan itself."""
    for place in range(start, end):
        if _is_mark(blocks, place) or (not is_plan and place > start and plan_title(blocks, place, end)):
            return place
        number = numbered(_text(blocks, place))
        is_plan = is_plan or (number is not None and number.rank == 1)
    return end


def _after(blocks: list[Block], tail: Tail, start: int, end: int) -> None:
    """方案 and attachments, from their first block to 版记."""
    marks = [place for place in range(start, end) if _is_mark(blocks, place)]
    first = marks[0] if marks else end
    if first > start:
        tail.title = plan_title(blocks, start, first) or [start]
        tail.body = list(range(tail.title[-1] + 1, first))
    names = announced(blocks, tail.announcement)
    for nth, (mark, until) in enumerate(zip(marks, [*marks[1:], end], strict=False)):
        title = _named(blocks, mark + 1, until, names[nth] if nth < len(names) else "")
        title = title or plan_title(blocks, mark + 1, until) or _first_line(blocks, mark + 1, until)
        after = title[-1] + 1 if title else mark + 1
        tail.attachments.append(Attachment(mark, title, list(range(after, until))))


def _named(blocks: list[Block], start: int, end: int, name: str) -> list[int]:
    """The lines of an attachment's title that together are the name it is announced by."""
    for lines in (1, 2, 3, 4):
        places = list(range(start, min(start + lines, end)))
        if name and bare(alike("".join(_text(blocks, place) for place in places))) == bare(alike(name)):
            return places
    return []


def _first_line(blocks: list[Block], start: int, end: int) -> list[int]:
    """The line below an attachment's mark where it can be a title."""
    text = _text(blocks, start) if start < end else ""
    if not text or len(text) > 60 or numbered(text) or re.search("[。；]", text):
        return []
    return [start]


def _is_mark(blocks: list[Block], place: int) -> bool:
    return _MARK.fullmatch(bare(_text(blocks, place))) is not None


def _announcement(blocks: list[Block], start: int, tail: Tail) -> list[int]:
    """附件说明 right above 署名: 附件：1.…… and the numbered names below it."""
    for first in range(tail.end - 1, max(start, tail.end - 12) - 1, -1):
        text = _text(blocks, first)
        if _ANNOUNCED.match(text) and not re.search("。", text):
            return list(range(first, tail.end))
        if not numbered(text) and not is_title(text):
            break
    return []


def _text(blocks: list[Block], place: int) -> str:
    block = blocks[place] if 0 <= place < len(blocks) else None
    return block.text if isinstance(block, Paragraph) else ""
