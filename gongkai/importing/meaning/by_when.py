"""The deadlines that a verb of handing in has: one before it and those joined to it, or one behind it."""

import re

from gongkai.importing.meaning import asking
from gongkai.importing.meaning.handing import Ask
from gongkai.importing.words.names import are_units
from gongkai.importing.words.sentence import clauses
from gongkai.patterns import pattern

_EACH = rf"(?P<what>[^，。；、]{{0,30}}(?:{asking.PAPERS})》?(?:（[^（）]*）)?)"
# One verb for several deadlines: 于6月底和7月底; 将方案于9月10日前、总结于10月10日前; 5月12日前将方案、5月25日前将总结;
# 将方案于9月10日前，将总结于10月10日前.
_BOTH = pattern(rf"[、，和及与](?P<again>将|把)?(?:{_EACH}(?:请|应|须|要)?(?P<on>[于在])?)?")
_MIXED = pattern(rf"(?:将|把){_EACH}[、，和及与](?:将|把)?{_EACH.replace('what', 'own')}(?:于|在)")
_FIRST = pattern(rf"(?:将|把){_EACH.replace('，。；、', '，。；')}[、，和及与](?:于|在)?")
_ALONE = pattern("，(?:(?:报送|上报|提交|上交|截止|截至)?(?:时间|日期|时限|期限))?(?:务必|最迟|请)?(?:于|在|为|是)?$")
_IS_DONE_BY = pattern(
    "(?:全面|全部|基本)?(?:实现|完成|建成|达到|落实)[^，。；]*，"
)  # 11月20日前实现全覆盖，乙办提供名单
_THEN_DOES = pattern(
    "(?!完成[。；]|报[送出]?[。；]|上报[。；]|提交[。；])[^，。；、（]{2,}"
)  # ……交教务处，于4月12日前完成整改
_WHOSE = pattern("[，、](?P<whose>[^，。；、]{2,40}?)(?:于|在)?")  # 甲局于5月6日前，乙局于5月10日前


def is_one_of_several(
    sentence: str, dues: list["re.Match[str]"], start: int, named: list["re.Match[str]"], ask: Ask
) -> bool:
    """Whether another deadline before the one taken may be meant: 5月10日前申报，5月20日前评审，申报表报市乙局."""
    apart = "，" in sentence[named[-1].end() : ask.start]
    before = (due for due in dues if start <= due.start() < named[0].start())
    return any(apart or "，" not in sentence[due.end() : ask.start] for due in before)


def deadlines(
    sentence: str, dues: list["re.Match[str]"], start: int, ask: Ask, following: int
) -> list["re.Match[str]"]:
    """The deadlines for a verb: the nearest before it and those joined to it by 和, else the first behind it."""
    before = [due for due in dues if start <= due.start() < ask.start]
    if before and sentence.startswith("提供", ask.start) and _IS_DONE_BY.match(sentence, before[-1].end()):
        before = []
    behind = [due for due in dues if ask.behind <= due.start() < (following if due["until"] else ask.end)]
    if not before:
        alone = (due for due in dues if due.start() < following and _ALONE.fullmatch(sentence, ask.end, due.start()))
        alone = (due for due in alone if following < len(sentence) or not _THEN_DOES.match(sentence, due.end()))
        return behind[:1] or [due for due in alone if not _is_of_the_next(sentence, due, following)][:1]
    joined = [before.pop()]
    while before and are_joined(sentence, before[-1], joined[0]):
        joined.insert(0, before.pop())
    return joined


def _is_of_the_next(sentence: str, due: "re.Match[str]", following: int) -> bool:
    """Whether a deadline is that of what the next verb asks for: ……报送进展，7月3日前报送总结, not 4月26日前交甲组."""
    end = next((clause.end for clause in clauses(sentence) if clause.end > following), following)
    asks = asking.PAPER.search(sentence, due.end(), end) or asking.EDITION.search(sentence, due.end(), end)
    return "，" not in sentence[due.end() : following] and asks is not None


def are_joined(sentence: str, earlier: "re.Match[str]", later: "re.Match[str]") -> "re.Match[str] | None":
    """What stands between two deadlines for one verb, None where they are not for one."""
    between = (way.fullmatch(sentence, earlier.end(), later.start()) for way in (_FIRST, _MIXED, _BOTH, _WHOSE))
    found = next((way for way in between if way and are_units(way.groupdict().get("whose") or "甲局")), None)
    parts = found.groupdict() if found else {}
    is_next = found is not None and parts.get("what") and "on" in parts and not parts["on"]
    return None if is_next and not _has_a_paper(sentence, earlier) else found


def _has_a_paper(sentence: str, due: "re.Match[str]") -> bool:
    """Whether a deadline has a paper before it: 总结6月20日前、照片…… and not 报名截止时间为5月10日，报名表……."""
    return (
        due["until"] is None
        and asking.ENDS_IN_PAPER.search(re.split("[，。；、]", sentence[: due.start()])[-1]) is not None
    )
