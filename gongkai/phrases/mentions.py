"""Dates that running text mentions: 于5月18日前报送, 5月12日（周四）, 2022年5月7日."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongkai.patterns import pattern
from gongkai.phrases.days import HALF_A_YEAR, Known
from gongkai.phrases.writing import DASHES, DOTS, number, simplified
from gongkai.text import Text

_DASHES = f"[{DASHES}-]"
_WEEKDAY = "(?:星期|礼拜|周)[一二三四五六日天]"
_DATE = pattern(
    rf"(?:(?:(?P<year>(?<!\d)\d{{4}})年)?"
    rf"(?:(?P<month>(?<![\d.{DOTS}])\d{{1,2}})月)?(?P<day>(?<![\d.{DOTS}])\d{{1,2}})"
    rf"(?P<tail>[日号]|(?(month)(?=\s*(?:{_DASHES}|[至到])\s*\d{{1,2}}[日号])|(?!)))"
    # In figures alone a day is plain with its year, 2022-05-07, or with its weekday, 5.7（周六）.
    rf"|(?<![\d.{DOTS}/-])(?:(?P<y>(?:19|20)\d\d)(?P<sep>[-/.]))?(?P<m>\d{{1,2}})(?(sep)(?P=sep)|[/.])(?P<d>\d{{1,2}})(?![\d./-])"
    rf"(?(sep)|(?=[（(]{_WEEKDAY}[)）])))"
    rf"(?:\s*[（(]\s*(?:每个?)?(?P<said>{_WEEKDAY})\s*[)）]|(?P<bare>{_WEEKDAY})(?![、至到—\-和及与]))?"
)
_TO = pattern(rf"[^，。；、,;]{{0,14}}(?:{_DASHES}|(?<![报截收签])[至到])\s*")
_YEAR = pattern(r"(?<![\d:：])\d{4}(?![\d:：])|[一二][〇○零九][〇○零一二三四五六七八九]{2}(?=年)")
_OTHER_YEAR = pattern("(?:去年|上年|前年|明年|次年|往年)的?$")


class Mention(NamedTuple):
    """A day that a text names. `day` is None where there is no such day.

    `weekday` is what the text says it is, as 星期一 to 星期日, and `weekday_at` where; "" where it says nothing.
    """

    start: int
    end: int
    text: str
    day: date | None
    has_year: bool
    weekday: str
    weekday_at: int


def mentions(text: Text, year: int | None, issued: date | None = None) -> Iterator[Mention]:
    """The days of a text in order; month and year carry over to a 20日 that follows 5月15日."""
    known = Known(year, issued)
    month: int | None = None
    named: int | None = None
    last = 0
    for found in _DATE.finditer(simplified(text)):
        if found.start() - last > 4:  # 5月15日至20日, but not 20日 in some later sentence
            month = named = None
        last = found.end()
        month = int(found["month"] or found["m"] or month or 0) or None
        named = int(found["year"] or found["y"] or named or 0) or None
        if month is None:
            continue
        other_year = _OTHER_YEAR.search(text, max(0, found.start() - 4), found.start())
        day = None if other_year else _day(named or year, month, int(found["day"] or found["d"]))
        day = None if day and not named and known.is_either(day) else day
        group = "said" if found["said"] else "bare"
        said = f"星期{found[group][-1].replace('天', '日')}" if found[group] else ""
        start, end = found.start(), found.end("tail" if found["day"] else "d")
        yield Mention(start, end, text[start:end], day, named is not None, said, found.start(group))


class Stretch(NamedTuple):
    """A day that a text names, or from one to another: 5月15日（周四）至20日."""

    start: int
    end: int
    text: str
    first: date
    last: date


def stretches(text: Text, year: int | None, issued: date | None = None) -> Iterator[Stretch]:
    """The days of a text in order, each stretch of them as one."""
    begun: Mention | None = None
    for found in mentions(text, year, issued):
        if begun and begun.day and found.day and _TO.fullmatch(simplified(text), begun.end, found.start):
            yield Stretch(begun.start, found.end, text[begun.start : found.end], begun.day, _until(begun.day, found))
            begun = None
            continue
        yield from _single(begun)
        begun = found
    yield from _single(begun)


def _until(first: date, found: Mention) -> date:
    """The last day of a stretch, which may go on into the next year: 12月28日至1月3日."""
    last = found.day or first
    turns = "年" not in found.text and last < first and first.month - last.month >= HALF_A_YEAR
    return (_day(last.year + 1, last.month, last.day) or last) if turns else last


def _single(found: Mention | None) -> Iterator[Stretch]:
    if found and found.day:
        yield Stretch(found.start, found.end, found.text, found.day, found.day)


class Year(NamedTuple):
    """A year that a text names, in whatever digits, without its 年."""

    start: int
    end: int
    value: int


def years(text: str, start: int = 0, end: int | None = None) -> Iterator[Year]:
    """The years of a text, or of a part of it, in order: 2022年, 〔2022〕, 2022-05-07, 二〇二二年."""
    for found in _YEAR.finditer(text, start, len(text) if end is None else end):
        if 1900 <= (value := number(found[0])) < 2100:
            yield Year(found.start(), found.end(), value)


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None
