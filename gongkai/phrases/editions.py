"""Editions that running text mentions: 第十六届“5·15政务公开日”, 第16届活动."""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.patterns import pattern
from gongkai.phrases.writing import number, simplified

_EDITION = pattern(r"第(?P<n>[一二三四五六七八九十]{1,4}|\d{1,3})届(?=(?P<what>[^，。、；：！？\n]{0,24}))")
_CONGRESS = pattern("代表大会|委员会|人大|政协|全会|党代会|常委会")
_NAME = 4  # Han characters that tell one event from another


class Edition(NamedTuple):
    """第n届 in a text. `event` is the beginning of what it is an edition of, in Han; "" where it says nothing.

    `is_past` where it only serves to date something (第十五届……以来); `is_congress` where a term of office is meant.
    """

    start: int
    end: int
    number: int
    event: str
    is_past: bool
    is_congress: bool

    def is_of(self, titles: str) -> bool:
        """Whether titles, of which only the Han are given, name this very event."""
        return len(self.event) == _NAME and self.event in titles and not self.is_past and not self.is_congress


def editions(text: str) -> Iterator[Edition]:
    """The editions of a text in order."""
    if "届" not in text and "屆" not in text:
        return
    for found in _EDITION.finditer(simplified(text)):
        what = text[slice(*found.span("what"))]
        event = han(what)[:_NAME]
        try:
            count = number(found["n"])
        except (ValueError, KeyError):
            continue
        is_congress = _CONGRESS.search(what) is not None
        yield Edition(found.start(), found.end(), count, event, "以来" in what, is_congress)


def han(text: str) -> str:
    """The Han of a text: “5·15”书香·望花 is 书香望花, whatever quotation marks and dots were typed."""
    return "".join(character for character in text if "一" <= character <= "龥")
