"""Editions that running text mentions: 第十六届“5·15政务公开日”, 第16届活动, 第38个爱国卫生月."""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.patterns import pattern
from gongkai.phrases.writing import number, simplified

_EDITION = pattern(
    r"第(?P<n>[一二三四五六七八九十]{1,4}|\d{1,3})(?P<measure>[届个])(?=(?P<what>[^，。、；：！？\n]{0,24}))"
)
# A day, week or month that comes every year, without whose it is: 安全生产月 of 全国安全生产月; 第2个工作日 is none.
_OBSERVED = pattern(
    "(?:全国|国际|世界|中国|全省|全市)?(?P<name>(?!周|星期|礼拜|月"
    "|(?:宣传|活动|服务|主题|工作|行动|集中|自然|交易|休息|节假|双休){1,3}[月日周])"
    "[^的在为是和与及于将请开举进]{2,14}?(?:[月日周]|(?<![环季章小情细])节))"
)
_CONGRESS = pattern("代表大会|委员会|人大|政协|全会|党代会|常委会")
_ENDS = tuple("月日周节")
_NAME = 4  # Han characters that tell one event from another


class Edition(NamedTuple):
    """第n届 in a text, and 第n个 of a day, week or month that comes every year.

    `event` is what it is an edition of, in Han: of a 届 the beginning, "" where it says nothing. `is_past` where it
    only serves to date something (第十五届……以来); `is_congress` where a term of office is meant. `series` is what it
    is counted with: all 届 together, and each of the others by its name.
    """

    start: int
    end: int
    number: int
    event: str
    is_past: bool
    is_congress: bool
    series: str

    def is_of(self, titles: str) -> bool:
        """Whether titles, of which only the Han are given, name this very event."""
        whole = len(self.event) >= _NAME or self.event.endswith(_ENDS)
        return whole and self.event in titles and not self.is_past and not self.is_congress


def editions(text: str) -> Iterator[Edition]:
    """The editions of a text in order."""
    if not any(measure in text for measure in "届屆个個"):
        return
    for found in _EDITION.finditer(simplified(text)):
        what = text[slice(*found.span("what"))]
        observed = _OBSERVED.match(han(what)) if found["measure"] == "个" else None
        event = observed["name"] if observed else han(what)[:_NAME]
        try:
            count = number(found["n"])
        except (ValueError, KeyError):
            continue
        if found["measure"] == "个" and (observed is None or count == 1):  # what began once is history
            continue
        series = event if observed else found["measure"]
        is_congress = _CONGRESS.search(what) is not None
        yield Edition(found.start(), found.end(), count, event, "以来" in what, is_congress, series)


def han(text: str) -> str:
    """The Han of a text: “5·15”书香·望花 is 书香望花, whatever quotation marks and dots were typed."""
    return "".join(character for character in text if "一" <= character <= "龥")
