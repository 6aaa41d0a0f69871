"""Lists of units as a notice writes them: `区发改局、教育局、……信访局等。`"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from gongkai.patterns import pattern
from gongkai.phrases.organs import is_organ, is_vague
from gongkai.phrases.writing import number
from gongkai.text import Text, joined

_APART = "、，,；;\n\t"
_OPENING, _CLOSING = "（(〔[【", "）)〕]】"
_NUMBERS = "①-⑳"
_QUOTED = pattern("“[^“”\n]{1,30}”")
_PLAIN = pattern(rf"[^{_APART}{_NUMBERS}“{re.escape(_OPENING)}]+")
_NUMBER = pattern(rf"[（(]\d{{1,3}}[)）](?=[^{_APART}{re.escape(_OPENING)}])")  # of an item: （1）甲局（2）乙局
_INNER = pattern(rf"[^{re.escape(_OPENING + _CLOSING)}\n]*")
_CLOSED = pattern(rf"[{re.escape(_CLOSING)}\n]")
_IN_ALL = "(?:一共|总共|合计|共计|共)(?=[\\d一二三四五六七八九十两])"  # 甲局、乙局、丙局共三家单位
_OPEN = pattern(
    rf"(?:(?:等|{_IN_ALL})(?:(?P<count>\d{{1,4}}|[一二三四五六七八九十两]{{1,3}})[个家]?)?"
    r"(?:[^、等]{0,6}(?:部门|单位|机构|镇街|委办局|(?<=[闻关等])媒体)(?:[（(](?:部门|单位)[)）])?)?"
    "|(?<![高中初优平])等(?:场所|场馆|基地|企业|学校|科室|院校|高校|[^、等]{0,4}组织|群团|团体)|(?<!…)…++)$"
)
_AND_OTHERS = pattern(
    "(?<=.)(?P<and>等(?:有关|相关|成员)?(?:单位|部门|机构|企业)?(?:以及|[及和与]))(?!(?:单位|部门|机构|企业)$)(?=.)"
)
_SEAT_AND = pattern("[县市区旗乡镇州](?P<and>以及|[及和与])(?=[省市区县]直|有关|相关|各)")  # 各县、市、区和市直有关单位
_EACH_AND = pattern("各(?:乡镇|县区|镇街|街道|社区|[县市区镇乡村校])(?P<and>)(?=各[\u4e00-\u9fff]{2})")  # 各村各单位
_APART_BEFORE, _APART_BEHIND = frozenset(f"{_APART}{_OPENING}—-和及与"), frozenset(f"{_APART}{_CLOSING}。.等…和及与")
_BULLET = pattern(r"(?>(?:(?:[•●○▪■◆*]|\d{1,3}[.．)）](?!\d))[ \t　\xa0]*+)+)(?=.)")
_AND_OF_A_LEVEL = pattern("[和及与]?[省市区]、[省市区县]驻(?![村点队街镇])")  # 县直和省、市驻县各单位
_SO_MANY = pattern(
    r"(?<=[\u4e00-\u9fff]{3})(?<!组织)(?<!安排)(?<!推荐)(?<![派出报限])(?:共计|总计|合计|各|共|约"
    r"|不少于)?\d{1,4}(?:[—~-]\d{1,4})?[余多]?[人名](?:左右|以上|以内)?$"
)  # 县甲院10名
_COUNTED_LAST = "人名右上内"
_KIND = "乡镇|街道|部门|单位|机构|[镇校厂村]|学校|科室|公司|企业|商场|医院|银行|社区"
_TOTAL = pattern(  # not the name itself: 第三学校, 市三医院
    rf"(?<=..)(?<!第)(?P<in_all>{_IN_ALL})?(?P<all>[两二三四五六七八九]|十[一二三四五六七八九]?|\d{{1,2}})"
    rf"(?:[个家所](?:[\u4e00-\u9fff]{{2,4}}?)?(?:{_KIND})|家|部门|单位|乡镇|街道|企业|运营商)$"
)
_MARK = pattern(f"[{_APART}]")
_SHARED_OUT = pattern("按照?(?:各自)?(?:职责|分工)(?:分工)?(?:抓好|组织|分别)?(?:负责|落实|实施|配合)?")
_GAP, _WORD = pattern("[ 　\xa0]"), pattern("[^ 　\xa0]+")
_MARKS = pattern(f"[{_NUMBERS}、，,；;\n。.（(〔\\[【等…按\\s]")  # without one of these a text is one name
# What `import` calls the group of the units that a notice names one by one: it lies across the other groups.
ONE_BY_ONE = ("点名单位", "点到名的单位")
REST = "其他单位"  # who is in none of the groups that a table shows
_BLANK = " \t　\xa0"
_BEHIND, _LONGEST_TAIL = _BLANK + "\n。.；;，,", 20
_DIGITS, _LONGEST_NUMBER = frozenset("0123456789一二三四五六七八九十"), 4


class UnitPhrase(NamedTuple):
    """A list of units: the text to print, the names in it, and whether 等 leaves the list open."""

    text: Text
    names: tuple[Text, ...]
    open: bool = False


def parse_units(text: Text) -> UnitPhrase:
    """Take a list apart at 、 ， ； and where a line or a cell ends.

    Numbers and bullets before names are left out, and so is 按职责分工负责 behind the last.
    和 及 与 are left to whoever knows the units (住房和城乡建设局 is one).
    """
    text = _with_marks(text)
    if text and _MARKS.search(text) is None and "各" not in text[1:]:
        return UnitPhrase(text, (text,))
    end = _end(text)
    names: list[Text] = []
    for start, stop in _stretches(text, end):
        name = _named(_trimmed(text, start, stop))
        if name and not _is_number(name, len(names) + 1):
            names += _cells(name)
    names, is_open = _and_others(names)
    if not names or not (mark := _OPEN.search(names[-1])):
        if names and (at := total_at(names[-1], len(names))) > 0:
            names[-1] = names[-1].part(0, at)
        return UnitPhrase(text, tuple(names), is_open)
    last = names.pop()
    if before := _trimmed(last, 0, mark.start()):
        names.append(before)
    is_open = is_open or not mark["count"] or _value(mark["count"]) != len(names)
    return UnitPhrase(text, tuple(names), is_open)


def total_at(name: str, count: int) -> int:
    """Where the last of several names is followed by how many they are, 甲厂、乙厂两家重点企业; 0 where it is not.

    Behind 共 whatever their number is: it is no part of a name.
    """
    found = _TOTAL.search(name) if count > 1 else None
    return found.start() if found and (found["in_all"] or _value(found["all"]) == count) else 0


def _and_others(names: list[Text]) -> tuple[list[Text], bool]:
    """The names with what 等单位及 joins taken apart, and whether 等 stands there: 供电公司等单位及各县区.

    And with what is joined to the last of 各县、市、区和市直有关单位, and 各村各单位 in two.
    """
    parts: list[Text] = []
    is_open = False
    left = names[::-1]
    while left:
        name = left.pop()
        found = _AND_OTHERS.search(name) if "等" in name else None
        is_open = is_open or found is not None
        found = found or _SEAT_AND.match(name) or _EACH_AND.match(name)
        parts.append(name.part(0, found.start("and")) if found else name)
        left += [name.part(found.end("and"), len(name))] if found else []
    return parts, is_open


def _end(text: str) -> int:
    """Where the last name ends, the marks and the words behind it left out."""
    end = len(text)
    while True:
        while end and text[end - 1] in _BEHIND:
            end -= 1
        tail = text.rfind("按", max(0, end - _LONGEST_TAIL), end)
        if tail < 0 or not _SHARED_OUT.fullmatch(text, tail, end):
            return end
        end = tail


def _with_marks(text: Text) -> Text:
    """The list with 、 where a line of the file ends and no mark stands: a column that was pasted is a list.

    A list that is wrapped is one as well, and may be wrapped within a name.
    """
    offsets = [at for at, _ in text.starts if 0 < at < len(text)]
    places = [
        at
        for start, at, end in zip([0, *offsets], offsets, [*offsets[1:], len(text)], strict=False)
        if text[at - 1] not in _APART_BEFORE
        and text[at] not in _APART_BEHIND
        and not _goes_on(_MARK.split(text[start:at]), _MARK.split(text[at:end])[0])
    ]
    if not places:
        return text
    first, *others = (text.part(start, end) for start, end in pairwise([0, *places, len(text)]))
    return joined((first, *(part for line in others for part in (Text("、", line.at), line))))


def _goes_on(line: list[str], below: str) -> bool:
    """Whether the last of several names on a line goes on below: 市场监督 is no name, and 管理局 would be one."""
    return len(line) > 1 and not is_organ(line[-1]) and not is_vague(line[-1]) and is_organ(below)


def _named(name: Text) -> Text:
    """A name without the number or bullet that stands before it in a column, and how many of them come behind it."""
    found = _BULLET.match(name)
    count = _SO_MANY.search(name) if name[-1] in _COUNTED_LAST else None
    return name.part(found.end() if found else 0, count.start() if count else len(name)) if found or count else name


def _is_number(name: str, number: int) -> bool:
    """Whether a name is the number of the next: 1、甲局、2、乙局 and 一、甲局."""
    return len(name) < _LONGEST_NUMBER and name[0] in _DIGITS and _value(name) == number


def _cells(name: Text) -> list[Text]:
    """A name, or several that stand in a row with blanks between: all of them end as organs do."""
    if _GAP.search(name) is None:
        return [name]
    parts = [_named(name.part(*found.span())) for found in _WORD.finditer(name)]
    return parts if len(parts) > 1 and all(map(is_organ, parts)) else [name]


def _stretches(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Where the names stand. A bracket belongs to its name: 市场局（知识产权局、药监局）is one."""
    brackets = _Brackets(text, end)
    start = at = 0
    while at < end:
        if number := _NUMBER.match(text, at, end):
            if start < at:
                yield start, at
            start = at = number.end()
        elif text[at] in _OPENING:
            at = brackets.behind(at)
        elif quoted := _QUOTED.match(text, at, end):  # “讲理想、比贡献”领导小组
            at = quoted.end()
        elif found := _PLAIN.match(text, at, end):
            at = found.end()
        elif _AND_OF_A_LEVEL.match(text, max(start, at - 2), end):
            at += 1
        else:
            if start < at:
                yield start, at
            start = at = at + 1
    if start < end:
        yield start, end


class _Brackets:
    """The brackets of a text up to its end, each looked for once."""

    def __init__(self, text: str, end: int) -> None:
        self._text, self._end = text, end
        self._next = -1  # where the next one closes, or a line ends

    def behind(self, opened: int) -> int:
        """Where a bracket is over, another one inside it included; one that is never closed, before the next."""
        at = self._past(opened + 1)
        while self._text[at : at + 1] in _OPENING and at < self._end and (closed := self._closed(at + 1)):
            at = self._past(closed)
        return at + 1 if at < self._end and self._text[at] in _CLOSING else at

    def _past(self, at: int) -> int:
        found = _INNER.match(self._text, at, self._end)
        return found.end() if found else at

    def _closed(self, at: int) -> int:
        """Behind the first mark that closes from here on; 0 where the line or the text ends before it."""
        if self._next < at:
            found = _CLOSED.search(self._text, at, self._end)
            self._next = found.start() if found else self._end
        return self._next + 1 if self._next < self._end and self._text[self._next] != "\n" else 0


def _value(numeral: str) -> int | None:
    try:
        return number(numeral)
    except ValueError:
        return None


def join_units(items: tuple[Text, ...]) -> UnitPhrase:
    """A YAML list of names or phrases as one phrase, printed with 、 between its items."""
    phrases = [parse_units(item) for item in items]
    text = Text("、".join(items), items[0].at if items else Text("").at)
    names = tuple(name for phrase in phrases for name in phrase.names)
    return UnitPhrase(text, names, any(phrase.open for phrase in phrases))


def _trimmed(text: Text, start: int, end: int) -> Text:
    """The name between two offsets without the white space around it."""
    raw = text[start:end]
    return text.part(start + len(raw) - len(raw.lstrip(_BLANK)), start + len(raw.rstrip(_BLANK)))
