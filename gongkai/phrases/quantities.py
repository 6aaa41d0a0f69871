"""How many people and what to bring, as a notice says it: `一名领导和两名工作人员`, `展板2块、宣传资料`."""

import re
import unicodedata
from typing import NamedTuple

from gongkai.patterns import pattern
from gongkai.phrases.writing import number, simplified

_AND = pattern("[、,;和及与加]|以及|外加")
_EACH = pattern(r"^(?:各单位|每个?单位|每家(?:单位)?|各)?(?:安排|选派|派出|派|抽调)?各?")
_PART_OF = "(?:其中|内?含|包[括含])"
# Who is among those named before: （含领导1名）, or ，其中党员1名、群众1名. A comma behind may begin somebody else.
_INCLUDED = pattern(rf"\({_PART_OF}[^()]*\)|,{_PART_OF}[^,;()]*(?=;|$)")
_INCLUDED_TOO = pattern(rf"(?:^|[,;、]){_PART_OF}")
_UNSURE = pattern("至少|以上|以下|以内|不少于|不超过|左右|大约|约|若干|总|共|合计|或|每|带|百|[/至到~—-]")
_DIGIT, _MEASURES = r"[\d一二两三四五六七八九十]", "[块个张份条套台把顶面幅本册支瓶箱件辆部盒]"
_UNSURE_THINGS = pattern(
    "至少|以上|以下|以内|不少于|不超过|左右|大约|约|若干|共|合计|或|每人|每组|每桌|/"
    rf"|{_DIGIT}[至到~—-]{_DIGIT}|各{_DIGIT}|\d,\d{{3}}"
    rf"|{_DIGIT}{_MEASURES}[^、,;]+{_DIGIT}{_MEASURES}|^\d+{_MEASURES}$"
)
_MORE = "[组对双副根盆袋桶筐架座棵株]"  # as measures go, that are not added up
# How many, in what is left as a name: 横幅2对, 展板2, 展板2块（大号）, 展板（2张，竖版）, 展板（2）.
_COUNTED = pattern(
    rf"(?:{_DIGIT}(?:{_MEASURES}|{_MORE})|[\u4e00-\u9fff]\d{{1,4}})(?:$|[（(])"
    rf"|[（(](?:[^（）()]*{_DIGIT}(?:{_MEASURES}|{_MORE})|{_DIGIT}+[）)])|^[^（(]*[）)]|[（(][^）)]*$"
)
_ANYBODY = "人员"
_COUNT = r"(?P<count>\d{1,4}|[一二两三四五六七八九十]{1,3})"
_PEOPLE = (
    pattern(rf"{_COUNT}(?:名|位|个人|个|人)(?P<who>[^\d]*)"),
    pattern(rf"(?P<who>[^\d]+?){_COUNT}(?:名|位|个人|人)"),
    pattern(rf"(?P<who>[^\d()]+?)\({_COUNT}(?:名|位|个人|人)\)"),
)
_MEASURE = "(?P<measure>[块个张份条套台把顶面幅本册支瓶箱件辆部盒])"
_THINGS = (
    pattern(rf"(?P<name>.+?){_COUNT}{_MEASURE}"),
    pattern(rf"(?P<name>[^（）()]+?)[（(]{_COUNT}{_MEASURE}[）)]"),
    pattern(rf"{_COUNT}{_MEASURE}(?P<name>.+)"),
)
_BLANK = pattern(rf"(?<={_DIGIT})[ \u3000]+(?={_MEASURES})|(?<=[一-龥])[ \u3000]+(?={_DIGIT}+[ \u3000]*{_MEASURES})")


class Thing(NamedTuple):
    """Something to bring; `amount` is None where the phrase says only what, not how many."""

    name: str
    amount: int | None = None
    measure: str = ""


def parse_people(text: str) -> tuple[tuple[str, int], ...] | None:
    """Who and how many: (("领导", 1), ("工作人员", 2)). None for what is not understood or not certain (约3人)."""
    phrase = _INCLUDED.sub("", re.sub(r"\s", "", simplified(unicodedata.normalize("NFKC", text))).rstrip("。.;,"))
    phrase = _EACH.sub("", phrase)
    if not phrase or _UNSURE.search(phrase) or _INCLUDED_TOO.search(phrase):
        return None
    found = [_people(part) for part in _AND.split(phrase)]
    nameless = [people for people in found if people and people[0] == _ANYBODY]
    is_either = len(nameless) > 1  # 两人、三人: the one or the other
    return None if None in found or is_either else tuple(people for people in found if people)


def _people(part: str) -> tuple[str, int] | None:
    for way in _PEOPLE:
        if match := way.fullmatch(part):
            count = _value(match["count"])
            return None if count is None else (match["who"] or _ANYBODY, count)
    return None


def parse_things(text: str) -> tuple[Thing, ...] | None:
    """What to bring, item by item. None for what is not certain: 1—2块, 各2个, 共2块, 1,000份, 一块展板或两个易拉宝.

    Nor for what is not added up: 横幅2对, 展板（2块，竖版）.
    """
    if _UNSURE_THINGS.search(simplified(unicodedata.normalize("NFKC", re.sub(r"\s", "", text)))):
        return None
    names = re.split("[、，,；;\n]", _BLANK.sub("", text).strip().rstrip("。；"))
    things = tuple(_thing(name.strip().removesuffix("等")) for name in names if name.strip(" 等"))
    return None if any(_COUNTED.search(simplified(thing.name)) for thing in things) else things


def _thing(name: str) -> Thing:
    for way in _THINGS:
        if (match := way.fullmatch(simplified(name))) and (amount := _value(match["count"])) is not None:
            return Thing(name[slice(*match.span("name"))], amount, match["measure"])
    return Thing(name)


def _value(numeral: str) -> int | None:
    try:
        return number(numeral)
    except (ValueError, KeyError):
        return None
