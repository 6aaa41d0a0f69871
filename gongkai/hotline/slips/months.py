"""The months that a text names, in digits or in Chinese."""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.patterns import pattern

_TO = "至到—－–~～-"
_NAMED = pattern(
    rf"(?:(?P<year>20\d\d)年度?)?(?P<spoiled>[{_TO}])?(?<!\d)"
    r"(?P<month>\d{1,2}|(?<![一二三四五六七八九十])(?:十[一二]?|[一二三四五六七八九]))月"
    rf"(?!\d{{1,2}}[日号]|[{_TO}]|底|末|初|中旬|上旬|下旬)(?:份)?(?![{_TO}])"
)
_CHINESE = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}


class Time(NamedTuple):
    """The month that a bulletin is about, as far as its heading or text says it."""

    year: int | None
    month: int | None


def months(text: str) -> Iterator[tuple[Time, int]]:
    """The months named as such, not those of a day nor of a span of months, each with where it stands."""
    for found in _NAMED.finditer(text) if "月" in text else ():
        month = _CHINESE.get(found["month"]) or (int(found["month"]) if found["month"].isdecimal() else 0)
        if not found["spoiled"] and 1 <= month <= 12:
            yield Time(int(found["year"]) if found["year"] else None, month), found.start()
