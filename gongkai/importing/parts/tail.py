"""The end of a notice: 署名, date, 附注, the 方案 it issues, attachments, 版记."""

import re
from dataclasses import dataclass, field

from gongkai.importing.files.levels import numbered
from gongkai.importing.files.paper import Block, Paragraph, bare
from gongkai.importing.parts.labels import key_of, label_alone
from gongkai.importing.parts.signature import DATE, is_aside, is_contact, is_date, is_issuer, may_follow_date, may_sign
from gongkai.importing.parts.title import is_title, plan_title
from gongkai.keys import ROLE_NAMES, Key
from gongkai.patterns import pattern
from gongkai.phrases.times import Time, parse_time
from gongkai.phrases.writing import alike
from gongkai.phrases.writing import number as value_of
from gongkai.text import Text

_NOTE = pattern(r"[（(].+[）)]")
_MORE_NOTE = pattern("联系|电话|传真|此件|公开|印发|发至|份数")
_HAN = "[一二三四五六七八九十]{1,3}"
_IN_BRACKETS = rf"[（(](?:\d{{1,2}}|{_HAN})[）)]"
_MARK = pattern(rf"附[件表]?(?P<nth>\d{{1,2}}|{_HAN}|{_IN_BRACKETS})?[:.、]?")
_LIST = "(?:下载|清单|目录|列表|如下)?"
_ANNOUNCED = pattern(
    rf"附\s*+[件表]?\s*+{_LIST}(?:(?:[\d一二三]{{0,2}}|{_IN_BRACKETS})\s*+[：:.．、]\s*+(?P<rest>\S.*)?"
    rf"|(?P<name>\d{{1,2}}[.．、]\s*+\S.*)|\d{{1,2}}\s++\S.*|{_IN_BRACKETS}\s*+\S.*)"
)
_ALONE = pattern(rf"附\s*+件\s*+{_LIST}\s*+[：:]")
_EACH = pattern(rf"附\s*+[件表]\s*+(?:[\d一二三四五六七八九十]{{1,3}}|{_IN_BRACKETS})\s*+[：:.．、]?\s*+(?P<name>\S.*)")
_NEXT_OF_EACH = pattern(
    rf"(?<![，,；;、\s])[，,；;、\s]*+附\s*+件\s*+(?:\d{{1,2}}|{_HAN}|{_IN_BRACKETS})\s*+[：:.．、]?\s*+(?=\S)"
)
_QUOTED = pattern("(?:《[^《》]+》[、，和及]?){2,12}")
_LATER = pattern(r"附\s*+件\s*+[：:]\s*+(?:[2-9]|\d\d)\s*+[.．、]")
_NAMED = r"(?:\D|20\d\d\s*+年)"  # how a name begins behind its number: 2.2019年宣传口号
_COUNTED = pattern(rf"(?:\d{{1,2}}\s*+[.．、,，)）]|\d{{1,2}}\s++|{_IN_BRACKETS}|{_HAN}、|[①-⑳]|[A-H][.．、])\s*+\S.*")
_ITEM = pattern(rf"(?:(?:^|(?<=[；;：:》表]))\s*+|(?<=\s))(?P<nth>\d{{1,2}})\s*+[.．、,，]\s*(?={_NAMED})")
_ITEM_OTHERWISE = pattern(  # 1　甲　2　乙, ①甲②乙, （1）甲, 1）甲, 一、甲, A.甲
    rf"(?:^|(?<=[；;，,、：:》表案\s]))\s*+(?:(?P<nth>\d{{1,2}})(?:\s*+[)）]\s*+|\s++)(?={_NAMED})|[（(](?P<inside>\d{{1,2}}"
    rf"|{_HAN})[）)]\s*+|(?P<han>{_HAN})、\s*+(?![一二三四五])|(?P<letter>[A-H])\s*+[.．、]\s*+)|[；;，,、]?\s*+(?P<ring>[①-⑳])\s*+"
)
DOWNLOADS = pattern(r"(?:相关)?(?:附件|文件)(?:下载|列表)[：:]?")  # a page's own, above its links
_LINK_WORDS = pattern(r"[（(]?点击下载[）)]?$|(?<=[\u4e00-\u9fff》”])\s?下载$")
_KEYWORDS = pattern(r"主\s*题\s*词\s*[：:]\s*(?P<words>(?!.*(?:印发|共印|\d{4}\s*年))\S[^。；]*)")
_CC = pattern(r"抄\s*送[：:]\s*(?P<cc>\S.*)")
_PRINTED = pattern(
    r"(?P<printer>\S*?)\s*(?P<date>(?:\d{4}|[一二三四五六七八九〇○零OoО0]{4})年\S{1,4}月\S{1,4}日)\s*印发"
)
_REPORTED_TO = pattern(r"(?:抄\s*[报致]|报|送|发)\s*[：:]\s*\S.*")
_PAPER = pattern("(?:[表册图书函卷]|方案|名单|安排|办法|细则|口号|标语|清单|须知|标准|回执|说明)$")
_ENDS = pattern(r"特此|附\s*[件表：:]|联\s*系|\d{1,2}[.．、]\s*\S")
_MOST_SIGNERS = 20
_STAMP = pattern("[（(][^（()）]{2,24}(?:代章?|代盖章)[）)]")  # 组委会办公室 / （县甲局代章）
_SHORTEST_NAME = 5
_REACH = 25  # lines from 附件说明 to 署名
_LONGEST_NAME = 80


@dataclass
class Attachment:
    """An attachment on pages of its own: its mark, the lines of its title, and the blocks of its text.

    One that is only named, and not here, has a `name` and nothing else.
    """

    mark: int | None
    title: list[int]
    body: list[int]
    name: str = ""


@dataclass
class Tail:
    """What follows the text, by the indexes of its blocks. `end` is where the text ends."""

    end: int
    announcement: list[int] = field(default_factory=list)
    issuers: list[int] = field(default_factory=list)
    date: int | None = None
    notes: list[int] = field(default_factory=list)
    title: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    announced_in_plan: list[int] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    keywords: int | None = None
    cc: int | None = None
    printed: int | None = None


def find_tail(blocks: list[Block], start: int, is_plan: bool) -> Tail:
    """The end of a notice whose text begins at `start`. A plan alone has no 署名 of its own in its middle."""
    date = find_date(blocks, start, is_plan)
    colophon = _colophon(blocks, start)
    if date is None:
        end = _end_of_text(blocks, start, colophon[0], is_plan)
        first = first_signer(blocks, start, end) if _is_signed_undated(blocks, start, end, is_plan) else end
        tail = Tail(first, issuers=list(range(first, end)))
        after = end
    else:
        first = first_signer(blocks, start, date)
        tail = Tail(first, issuers=list(range(first, date)), date=date)
        after = date + 1
        if after < colophon[0] and is_note(_text(blocks, after)):
            tail.notes, after = [after], after + 1
            while after < colophon[0] and is_note(more := _text(blocks, after)) and _MORE_NOTE.search(more):
                tail.notes, after = [*tail.notes, after], after + 1
    _, tail.keywords, tail.cc, tail.printed = colophon
    tail.announcement = _announcement(blocks, start, tail)
    _after(blocks, tail, after, colophon[0])
    return tail


def announced(blocks: list[Block], indexes: list[int]) -> list[str]:
    """The names in a 附件说明, without their numbers."""
    names: list[str] = []
    behind = {bare(_text(blocks, index)) for index in range(indexes[-1] + 1 if indexes else 0, len(blocks))}
    for nth, index in enumerate(indexes):
        text = _unbracketed(_text(blocks, index))
        if nth == 0 and _ALONE.fullmatch(text):
            continue
        found = _ANNOUNCED.fullmatch(text) if nth == 0 or _LATER.match(text) else None
        rest = (found["rest"] or found["name"] or "") if found else text
        if each := _EACH.fullmatch(text) or _EACH.fullmatch(rest):
            names += _NEXT_OF_EACH.split(each["name"])
            continue
        if otherwise := _numbered_otherwise(rest, len(names)):
            names += otherwise
            continue
        several = rest.split("、")
        if len(several) > 1 and all(map(_PAPER.search, several)) and bare(rest) not in behind:
            names += several
            continue
        if _QUOTED.fullmatch(rest.strip()):  # 附件：《报名表》、《汇总表》
            names += re.findall("《[^《》]+》", rest)
            continue
        starts = [item for item in _ITEM.finditer(rest) if int(item["nth"]) > len(names)]
        if not starts or starts[0].start() > 0 or (len(starts) == len(indexes) == 1 and not found):
            names += [rest] if rest else []
            continue
        ends = [*(item.start() for item in starts[1:]), len(rest)]
        names += [rest[item.end() : end] for item, end in zip(starts, ends, strict=True)]
    return [without_link_words(name.strip(" \u3000；;。")) for name in names]


def _unbracketed(text: str) -> str:
    """附件说明 without the brackets that stand around it: （附件：活动安排表）."""
    return text[1:-1].strip() if is_note(text) and _ANNOUNCED.fullmatch(text[1:-1].strip()) else text


def _numbered_otherwise(text: str, known: int) -> list[str]:
    """The names in a line that numbers in other writings part; those go on from the ones `known`, or there are none."""
    starts: list[re.Match[str]] = []
    for item in _ITEM_OTHERWISE.finditer(text):
        if _value(item) == known + len(starts) + 1:
            starts.append(item)
    if not starts or starts[0].start() > 0:
        return []
    ends = [*(item.start() for item in starts[1:]), len(text)]
    return [text[item.end() : end].strip(" \u3000，,、；;") for item, end in zip(starts, ends, strict=True)]


def _value(item: re.Match[str]) -> int:
    """The value of an item's number in whatever writing."""
    if item["ring"]:
        return ord(item["ring"]) - ord("①") + 1
    if item["letter"]:
        return ord(item["letter"]) - ord("A") + 1
    try:
        return value_of(item["nth"] or item["inside"] or item["han"])
    except ValueError:  # 三五
        return 0


def without_link_words(name: str) -> str:
    """An attachment's name without the words of a page's link to it: 报名表 下载, 报名表（点击下载）."""
    return _LINK_WORDS.sub("", name).rstrip()


def announced_in_plan(blocks: list[Block], start: int) -> list[int]:
    """附件说明 of a plan behind the date: 附件：1.…… and the names below it, then the attachments or nothing.

    附件：登记表 may as well be the mark and the title of an attachment; it announces one that stands below.
    """
    for first in range(start, len(blocks)):
        if not _ANNOUNCED.fullmatch(_text(blocks, first)) or re.search("[。，]", _text(blocks, first)):
            continue
        goes_on = _EACH if _EACH.fullmatch(_text(blocks, first)) else _COUNTED  # 附件2：乙, or 2.乙
        last = first + 1
        while not is_mark(blocks, last) and goes_on.fullmatch(_text(blocks, last)) and _is_named(_text(blocks, last)):
            last += 1
        run, mark = list(range(first, last)), _below_signature(blocks, last)
        attached = None if is_mark(blocks, mark) else _EACH.fullmatch(_text(blocks, mark))
        names = announced(blocks, run)
        if names and last == len(blocks) and (len(names) > 1 or _PAPER.search(names[0])):  # named, and nothing more
            return run
        if not names or not (attached or is_mark(blocks, mark)):
            continue
        counts = re.match(r"附\s*+件\s*+(?:[：:]\s*+)?1\s*+[.．、]", _text(blocks, first)) is not None
        titled = _is_name(attached["name"], names[0]) if attached else _named(blocks, mark + 1, len(blocks), names[0])
        if counts or titled:
            return run
    return []


def _below_signature(blocks: list[Block], index: int) -> int:
    """The line below 署名 and date of a plan, the line itself where there are none."""
    while is_issuer(_text(blocks, index)) or is_date(_text(blocks, index)):
        index += 1
    return index


def as_printed(names: list[str]) -> list[str]:
    """The lines of a 附件说明 as the tool prints them."""
    lines = [f"{nth}.{name}" for nth, name in enumerate(names, 1)] if len(names) > 1 else list(names)
    return [f"附件：{lines[0]}", *lines[1:]] if lines else []


def cc(text: str) -> str | None:
    """抄送机关 of such a line."""
    found = _CC.fullmatch(text)
    return found["cc"].rstrip("。.．") + "。" if found else None


def keywords(text: str) -> str:
    """The words behind 主题词：, which every notice had at its end until 2012; "" in any other line."""
    found = _KEYWORDS.fullmatch(text)
    return found["words"] if found else ""


def is_keywords_of_notice(blocks: list[Block], index: int) -> bool:
    """Whether a line is 主题词 where a notice has it: right below its date and what stands there, or above 抄送."""
    above, below = _text(blocks, index - 1), _text(blocks, index + 1)
    is_above = is_cc(below) or is_printed(below)
    is_below = index + 1 == len(blocks) and (is_date(above) or is_note(above) or is_contact(above))
    return (is_above or is_below) and _KEYWORDS.fullmatch(_text(blocks, index)) is not None


def is_of_colophon(text: str) -> bool:
    """Whether a line is of 版记 and of no part of it that a plan has: 打字：张某, （共印60份）, 抄报：……."""
    return keywords(text) == "" and (_REPORTED_TO.fullmatch(text) is not None or is_aside(text))


def is_cc(text: str) -> bool:
    """Whether a line is 抄送."""
    return cc(text) is not None


def is_printed(text: str) -> bool:
    """Whether a line is 印发机关 and 印发日期."""
    return printed(text) is not None


def printed(text: str) -> tuple[str, str] | None:
    """印发机关 and 印发日期 of such a line."""
    found = _PRINTED.fullmatch(text)
    if found is None or not isinstance(parse_time(Text(found["date"]), None), Time):
        return None
    return found["printer"], found["date"]


def is_note(text: str) -> bool:
    """Whether a line stands in brackets from its first to its last character, as 附注 does."""
    if not _NOTE.fullmatch(text):
        return False
    depth = 0
    for nth, character in enumerate(text):
        depth += (character in "（(") - (character in "）)")
        if depth == 0:
            return nth == len(text) - 1
    return False


def find_date(blocks: list[Block], start: int, is_plan: bool) -> int | None:
    """成文日期: a line that is a date, with an organ above it or at the end of everything."""
    for index in range(start, len(blocks)):
        if not is_date(_text(blocks, index)):
            continue
        above = _text(blocks, index - 1)
        number = numbered(above)
        heading = above[len(number.typed) :] if number else above
        if label_alone(heading):
            continue
        if index > start and is_issuer(above):
            return index
        signed = may_sign(above) and _ends_text(blocks, index - 2, start)
        if not is_last(blocks, index) or (is_plan and not signed):
            continue
        if signed or (DATE.fullmatch(bare(_text(blocks, index))) and not is_plan):
            return index
    return None


def first_signer(blocks: list[Block], start: int, date: int) -> int:
    """Where 署名 above a date begins, the date's own index where there is none."""
    first = date
    while first - 1 >= start and _signs(blocks, first - 1, start) and date - first < _MOST_SIGNERS:
        if first < date and (key := _asked_for(blocks, first - 1)):
            return date - 1 if key.name in ROLE_NAMES else first  # a list of units: the last of them signs
        first -= 1
    alone = first == date and first - 1 > start and may_sign(_text(blocks, first - 1))
    return first - 1 if alone and is_last(blocks, date) and _ends_text(blocks, first - 2, start) else first


def _asked_for(blocks: list[Block], index: int) -> Key | None:
    """What the heading above a line asks for, where it does: 四、培训地点 / 示例党校."""
    above = _text(blocks, index - 1)
    number = numbered(above)
    return key_of(above[len(number.typed) :].strip() if number else above.strip())


def _signs(blocks: list[Block], index: int, start: int) -> bool:
    """Whether a line is one of 署名: an organ's name, or between two such another short line."""
    text = _text(blocks, index)
    between = index - 1 > start and is_issuer(_text(blocks, index - 1)) and is_issuer(_text(blocks, index + 1))
    stamped = is_stamp(text) and index - 1 > start and is_issuer(_text(blocks, index - 1))
    return is_issuer(text) or stamped or (between and may_sign(text))


def is_stamp(text: str) -> bool:
    """Whether a line says whose seal is used: （县甲局代章）."""
    return _STAMP.fullmatch(text) is not None


def _is_signed_undated(blocks: list[Block], start: int, end: int, is_plan: bool) -> bool:
    """Whether a text ends with organs' names and no date."""
    first = first_signer(blocks, start, end)
    alone = end - first == 1 and (is_plan or len(_text(blocks, first)) < _SHORTEST_NAME)
    return first < end and first > start and not alone and _ends_text(blocks, first - 1, start)


def _ends_text(blocks: list[Block], index: int, start: int) -> bool:
    """Whether a text has come to its end here: with a sentence, a contact, a table, or what is attached."""
    text = _text(blocks, index)
    if index < start or not text:
        return index > start
    return text.endswith(("。", "！", "）", ")", "；", ".")) or is_contact(text) or bool(_ENDS.match(text))


def is_last(blocks: list[Block], index: int) -> bool:
    """Whether nothing of the text itself stands below: nothing, contacts and the like, or something new."""
    below = index + 1
    while below < len(blocks) and (is_note(_text(blocks, below)) or may_follow_date(_text(blocks, below))):
        below += 1
    return below == len(blocks) or begins_new(blocks, below)


def begins_new(blocks: list[Block], index: int) -> bool:
    """Whether something of its own begins here: a plan, an attachment, 版记."""
    text = bare(_text(blocks, index))
    return bool(
        _MARK.fullmatch(text)
        or DOWNLOADS.fullmatch(text)
        or plan_title(blocks, index, len(blocks))
        or _CC.match(text)
        or _PRINTED.fullmatch(text)
    )


def _colophon(blocks: list[Block], start: int) -> tuple[int, int | None, int | None, int | None]:
    """版记, the last lines of all: where it begins, 主题词, 抄送, 印发机关 and date."""
    first, words, copied, issue = len(blocks), None, None, None
    if first > start and printed(_text(blocks, first - 1)):
        first, issue = first - 1, first - 1
    if first > start and cc(_text(blocks, first - 1)):
        first, copied = first - 1, first - 1
    if first > start and is_keywords_of_notice(blocks, first - 1):
        first, words = first - 1, first - 1
    return first, words, copied, issue


def _end_of_text(blocks: list[Block], start: int, end: int, is_plan: bool) -> int:
    """Without 署名 the text ends where an attachment begins, or below a notice that issues a plan the plan itself."""
    for index in range(start, end):
        if is_mark(blocks, index) or (not is_plan and index > start and plan_title(blocks, index, end)):
            return index
        number = numbered(_text(blocks, index))
        is_plan = is_plan or (number is not None and number.rank == 1)
    return end


def _after(blocks: list[Block], tail: Tail, start: int, end: int) -> None:
    """方案 and attachments, from their first block to 版记."""
    marks = _of_attachments(blocks, [index for index in range(start, end) if is_mark(blocks, index)])
    tail.announced_in_plan = announced_in_plan(blocks[:end], start)
    first = marks[0] if marks else end
    if first > start:
        tail.title = plan_title(blocks, start, first) or [start]
        tail.body = list(range(tail.title[-1] + 1, first))
    names = announced(blocks, tail.announcement or tail.announced_in_plan)
    for nth, (mark, until) in enumerate(zip(marks, [*marks[1:], end], strict=False)):
        title = _named(blocks, mark + 1, until, names[nth] if nth < len(names) else "")
        title = title or plan_title(blocks, mark + 1, until) or _first_line(blocks, mark + 1, until)
        after = title[-1] + 1 if title else mark + 1
        tail.attachments.append(Attachment(mark, title, list(range(after, until))))


def _of_attachments(blocks: list[Block], marks: list[int]) -> list[int]:
    """The marks without those of tables within an attachment: 附表 below 附件1."""
    attached = [index for index in marks if not bare(_text(blocks, index)).startswith("附表")]
    return attached if attached and attached[0] == marks[0] else marks


def _named(blocks: list[Block], start: int, end: int, name: str) -> list[int]:
    """The lines of an attachment's title that together are the name it is announced by."""
    for lines in (1, 2, 3, 4):
        indexes = list(range(start, min(start + lines, end)))
        if name and _is_name("".join(_text(blocks, index) for index in indexes), name):
            return indexes
    return []


def _is_name(title: str, name: str) -> bool:
    """Whether an attachment of this title is the one that is announced by this name."""
    return bare(alike(title)) == bare(alike(name))


def _first_line(blocks: list[Block], start: int, end: int) -> list[int]:
    """The line below an attachment's mark where it can be a title."""
    text = _text(blocks, start) if start < end else ""
    if not text or len(text) > 60 or numbered(text) or re.search("[。；]", text):
        return []
    return [start]


def is_mark(blocks: list[Block], index: int) -> bool:
    """Whether a line is the mark of an attachment: 附件, 附件1."""
    return _MARK.fullmatch(bare(_text(blocks, index))) is not None and not _announces_below(blocks, index)


def _announces_below(blocks: list[Block], index: int) -> bool:
    """Whether 附件： stands alone above the names of the attachments, and the end of the notice below them."""
    if not _ALONE.fullmatch(_text(blocks, index)):
        return False
    last = index + 1
    while _COUNTED.fullmatch(_text(blocks, last)) and _is_named(_text(blocks, last)):
        last += 1
    below = _text(blocks, last)
    ends = last == len(blocks) or _CC.match(below) or _PRINTED.fullmatch(below)
    return last > index + 1 and bool(ends or is_issuer(below) or is_date(below))


def _announcement(blocks: list[Block], start: int, tail: Tail) -> list[int]:
    """附件说明: 附件：1.…… and the numbered names below it, the last of the text but for some lines."""
    for first in range(tail.end - 1, max(start, tail.end - _REACH) - 1, -1):
        text = _text(blocks, first)
        if len(text) > _LONGEST_NAME * 3 or not _ANNOUNCED.fullmatch(_unbracketed(text)) or re.search("。.", text):
            continue
        above = _text(blocks, first - 1) if first > start else ""
        if _EACH.fullmatch(text) and _EACH.fullmatch(above):
            continue  # 附件2：…… below 附件1：……
        if _LATER.match(text) and _ANNOUNCED.fullmatch(above):
            continue  # 附件：2.…… below 附件：1.……
        last = first + 1
        while last < tail.end and (_is_named(_text(blocks, last)) or _is_named_alone(blocks, first, last)):
            last += 1
        indexes = list(range(first, last))
        return indexes if announced(blocks, indexes) else []
    return []


def _is_named(text: str) -> bool:
    """Whether a line below 附件： goes on with the names."""
    if len(text) > _LONGEST_NAME or re.search("[。，](?=.)", text):
        return False
    text = re.sub(r"\.(?:docx?|xlsx?|pdf|zip|rar|wps)$", "", text, flags=re.IGNORECASE)
    return (
        _EACH.fullmatch(text) is not None
        or re.match(rf"\d{{1,2}}\s*[.．、,，]\s*{_NAMED}", text) is not None
        or bool(_numbered_otherwise(text, _number_of(text) - 1))
        or _LATER.match(text) is not None
        or is_title(text)
    )


def _number_of(text: str) -> int:
    """The value of the number that a line begins with."""
    found = _ITEM_OTHERWISE.match(text)
    return _value(found) if found else 0


def _is_named_alone(blocks: list[Block], first: int, index: int) -> bool:
    """Whether a line below 附件： is one more name without a number, as the one above it is: 报名表."""
    text, above = _text(blocks, index), _text(blocks, index - 1)
    found = _ANNOUNCED.fullmatch(above) if index - 1 == first else None
    name = (found["rest"] or "") if found else above
    is_list = _ALONE.fullmatch(above) is not None or (_is_paper(name) and not _EACH.fullmatch(above))
    return is_list and _is_paper(text) and not _COUNTED.fullmatch(name) and not _EACH.fullmatch(text)


def _is_paper(text: str) -> bool:
    """Whether a line can be the name of what is attached: short, and with the words that such names end with."""
    return len(text) <= _LONGEST_NAME and _PAPER.search(text) is not None and re.search("[。，：:；]", text) is None


def _text(blocks: list[Block], index: int) -> str:
    block = blocks[index] if 0 <= index < len(blocks) else None
    return block.text if isinstance(block, Paragraph) else ""
