"""Whose form it is, and of which plan: what stands behind 填报单位 and 方案代号, and what its title begins with."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from gongkai.figures.labels import bare, other_year
from gongkai.phrases.amounts import LARGE
from gongkai.phrases.measures import is_measure
from gongkai.phrases.organs import is_organ, is_vague
from gongkai.wide import printable

Official = Callable[[str], str | None]

_TITLE = 30  # characters of a title, among which a name is looked for
_LONG_TITLE = 60
_TABLE = re.compile(r"表(?:[（(][^（）()]*[）)])?$|统计$")
_LEVELS = frozenset("省市州盟县区旗")  # 市东局 is no part of 东局
_NOT_DONE = re.compile(
    "(?:计划|预计|拟开展)(?![^表]*(?:完成|落实|执行))|样[表例]|范例|模板|去年|往年|上一?年度|上一?届"
)
_STAMP = re.compile("[（(](?:加盖公章|加盖单位公章|盖章|公章|签章|章)[)）]")
_UNIT = re.compile(r"(?:填报|报送|填表)?单位(?:名称)?[:：]?\s*(?P<name>[^:：]{0,40})")
_ONE_WORD = re.compile("单位(?!名称)[^\\s:：（(]")  # 单位自查统计表
_IN_LINE = re.compile(r"(?:(?:^|(?<=\s))(?:填报|报送|填表)|^)单位(?:名称)?\s*[:：]\s*(?P<name>.{1,60})")
_BETWEEN = re.compile("[、,，/／;；]")
_WORD = re.compile(r"[^\d:：、,，/／;；（()）]{2,}+(?![:：])")
_OPEN = re.compile("[XxＸｘ×*＊○〇□某]")  # XX局, 某局: to be written over
_NO_NAME = re.compile(r"[\W\d_]*(?:年|$)|\d+[-./]")  # the day beside the seal, a line to write on
_MARKS = re.compile(r"^[\W_]+")
_CODE = re.compile(r"方案代号[:：]\s*(?P<code>.+)")
_LABEL = re.compile(" [^ :：]+[:：]")


def is_unit_label(text: str) -> bool:
    """Whether 填报单位 stands there, with a name or without."""
    return _UNIT.fullmatch(text.strip()) is not None


def named(text: str, beside: str, official: Official) -> str:
    """The unit that a cell names behind 填报单位, or the cell beside it; "" where it is about something else."""
    label = _STAMP.sub("", text).strip().split("\n")[0]
    found = _UNIT.fullmatch(label)
    name = (found["name"].strip() or beside.strip()) if found else ""
    sure = len(bare(text)) > len("单位") and not _ONE_WORD.match(label)
    return _called(name, official, sure) or named_in(label, official)


def named_in(line: str, official: Official) -> str:
    """The unit that a line names behind 填报单位, whatever else stands there: 填报单位：甲局　填报人：……."""
    found = _IN_LINE.search(_STAMP.sub("", line).strip())
    return _called(found["name"], official, True) if found else ""


def titled(lines: Sequence[str], official: Official, unit: str) -> str:
    """Another unit, with whose name a title begins: 甲局活动情况统计表."""
    for line in map(str.strip, lines):
        if line.endswith("表") and not official(line):
            text = line[:_TITLE]
            names = [name for end in range(2, len(text)) if (name := official(text[:end]))]
            return names[-1] if names and names[-1] != unit else ""
    return ""


def of_other_year(lines: Iterable[str], year: int | None) -> Iterator[str]:
    """That a title is of another year than the plan's: then nothing below it counts."""
    for line in map(str.strip, lines):
        if len(line) <= _LONG_TITLE and _TABLE.search(line) and (other := other_year(line, year)):
            yield f"表的标题写的是{other}年，不是{year}年"


def not_done(lines: Iterable[str]) -> Iterator[str]:
    """That a title is that of what was planned, of a specimen or of last year: then nothing below it counts."""
    for line in map(str.strip, lines):
        if len(line) <= _LONG_TITLE and _TABLE.search(line) and (found := _NOT_DONE.search(line)):
            yield f"表的标题里写着“{found[0]}”"


def foreign(names: Sequence[str], lines: Sequence[str], official: Official, unit: str, plan: str) -> Iterator[str]:
    """Why it is another unit's form, or another plan's: then nothing in it counts."""
    for name in dict.fromkeys(names):
        is_ours = unit in name and name.removesuffix(unit) not in _LEVELS  # 东街道, of 东街道办事处; but 市东局
        is_part = official(name) is None and (name in unit or is_ours)
        if unit not in name.split("、") and not is_part:
            yield f"表里写的单位是{name}"
    own = _plain(plan)
    for line in lines if own else ():
        code = _plain(found["code"]) if (found := _CODE.search(line)) else own
        if not (code.startswith(own) and code[len(own) :][:1] in ("", " ", "/")):
            other = _LABEL.split(code)[0]
            yield f"这张表是另一份方案的（{other.rpartition('/')[0] or other}）"


def _plain(code: str) -> str:
    """A plan's id as it comes back from a form, where a run of blanks may be one."""
    return " ".join(printable(code).split())


def _called(text: str, official: Official, sure: bool) -> str:
    """The units that a text begins with, whatever stands behind them, or one that nobody knows: 甲局办公室 王某."""
    if _NO_NAME.match(text) or all(word in LARGE or is_measure(word) for word in re.split(r"[、,，/\s]+", text)):
        return ""  # 单位：万人次、件
    whole = _MARKS.sub("", "".join(text.split()))
    if (name := official(whole)) or not sure:
        return "" if is_vague(whole) else name or ""
    names = [name for part in _BETWEEN.split(whole) for name in _begun(part, official) if not is_vague(name)]
    return "、".join(dict.fromkeys(names)) or _unknown(text, whole)


def _begun(text: str, official: Official) -> Iterator[str]:
    """The units that a text begins with, by the longest names: 甲局 of 甲局办公室, and 乙队 too of 甲局乙队."""
    ends = range(min(len(text), _TITLE), 1, -1)
    if found := next(((name, end) for end in ends if (name := official(text[:end]))), None):
        yield found[0]
        yield from _begun(text[found[1] :], official)


def _unknown(text: str, whole: str) -> str:
    """What is plainly a unit's name, though nobody knows it; a word of one character is of a name with blanks in it."""
    first = _MARKS.sub("", text).split()[0]
    found = _WORD.match(first if len(first) > 1 else whole)
    return found[0] if found and is_organ(found[0]) and not is_vague(found[0]) and not _OPEN.search(found[0]) else ""
