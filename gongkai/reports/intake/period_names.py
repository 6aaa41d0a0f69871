"""Which periods a name speaks of: 6月, 5-6月, 二季度, 6月14日-20日. Who names two is never taken for one of them."""

import calendar
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from gongkai.phrases.writing import number, plain
from gongkai.plan import Report
from gongkai.reports.intake.claims import folded

_AND = "[-、,&+和及与暨]"
_YEAR = r"(?:(?P<year>(?<!\d)20\d\d)年)?"
_LENGTHS = {"月": 1, "季度": 3, "半年": 6}  # in months
_MONTHS = re.compile(
    rf"{_YEAR}(?P<from>(?<!\d)\d{{1,2}})(?:月?份?(?:{_AND}\d{{1,2}}月?份?){{0,10}}{_AND}(?P<to>\d{{1,2}}))?月(?![\d底初上中下末])"
)
_QUARTERS = re.compile(
    rf"{_YEAR}第?(?P<quarter>(?<!\d)[1-4])(?:季?度?{_AND}第?(?:[1-4]季?度?{_AND}第?){{0,2}}(?P<to>[1-4]))?季"
)
# 五-6月: the unit stands behind the last.
_FIRST = re.compile(rf"(?:十?[一二三四五六七八九]|十)(?={_AND}第?\d{{1,2}}[月季])")
_LATIN = re.compile(r"(?P<year>(?!))?(?<![a-z\d])q(?P<quarter>[1-4])(?P<to>(?!))?(?!\d)")
_HALVES = re.compile(rf"{_YEAR}(?P<half>[上下])半年")
_DAYS = re.compile(
    rf"{_YEAR}(?P<month>(?<!\d)\d{{1,2}})月(?P<day>\d{{1,2}})日?"
    rf"(?:{_AND}(?:20\d\d年)?(?:(?P<month2>\d{{1,2}})月)?(?P<day2>\d{{1,2}})(?!\d|月))?"
)
_DIGITS = re.compile(
    r"(?<!\d)(?P<year>20\d\d)?(?P<month>[01]\d)(?P<day>[0-3]\d)-(?:20\d\d)?(?P<month2>[01]\d)(?P<day2>[0-3]\d)(?!\d)"
)
_BY_NUMBER = re.compile(r"第\d{1,2}(?:个?星期|周)")  # of the year, or of a term: nobody knows
_KEY = re.compile(
    r"(?P<year>\d{4})-(?:Q(?P<quarter>\d)|H(?P<half>\d)|W(?P<week>\d\d)|(?P<month>\d\d)(?:-(?P<day>\d\d))?)"
)


class Spoken(NamedTuple):
    """The periods that a name speaks of; `other` is what it names that goes beyond them.

    `vague` is that it names one in a way that leaves open which, or one that there is not.
    """

    periods: tuple[Report, ...] = ()
    other: str = ""
    vague: bool = False


class _Stretch(NamedTuple):
    """Days from a first to a last, as a name says them or as a period has them; `unit` is 月 季度 半年 周 日."""

    unit: str
    first: date
    last: date
    text: str = ""

    def meets(self, other: "_Stretch") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def could_be(self, period: "_Stretch") -> bool:
        """Whether such words are said of such a period: a single month names no quarter, a single day no week."""
        if self.unit not in _LENGTHS:
            return period.unit == "日" or (period.unit == "周" and self.first < self.last)
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        return period.unit in _LENGTHS and months >= _LENGTHS[period.unit]


def spoken(name: str, periods: Sequence[Report], year: int) -> Spoken:
    """What a name says of these periods, nothing where it speaks of none; `year` is that of what names none."""
    if by_id := tuple(one for one in periods if folded(one.id) in name):
        return Spoken(by_id)
    own = {one.id: stretch for one in periods if (stretch := _of(one))}
    phrase = _FIRST.sub(lambda first: str(number(first[0])), plain(name))
    named: set[str] = set()
    vague = _BY_NUMBER.search(phrase) is not None
    for said in _said(phrase, year, own.values()):
        able = {id: stretch for id, stretch in own.items() if said.could_be(stretch)}
        fitting = {id: stretch for id, stretch in able.items() if said.meets(stretch)}
        if fitting and not _is_within(said, fitting.values()):
            return Spoken(other=said.text)
        vague = vague or (bool(able) and not fitting)
        named |= fitting.keys()
    return Spoken(tuple(one for one in periods if one.id in named), vague=vague and not named)


def _is_within(said: _Stretch, periods: Collection[_Stretch]) -> bool:
    """Whether these periods are all that is said; a week may be said from Sunday, and with a day too many."""
    return said.unit not in _LENGTHS or (
        min(one.first for one in periods) <= said.first and said.last <= max(one.last for one in periods)
    )


def _of(report: Report) -> _Stretch | None:
    """The days of a period."""
    key = _KEY.fullmatch(report.id.partition("@")[2]) if report.series else None
    if key is None:
        return None
    year = int(key["year"])
    if key["week"]:
        first = date.fromisocalendar(year, int(key["week"]), 1)
        return _Stretch("周", first, first + timedelta(days=6))
    if key["day"]:
        day = date(year, int(key["month"]), int(key["day"]))
        return _Stretch("日", day, day)
    unit = "季度" if key["quarter"] else "半年" if key["half"] else "月"
    last = int(key["quarter"] or key["half"] or key["month"]) * _LENGTHS[unit]
    return _months(unit, year, last - _LENGTHS[unit] + 1, last)


def _months(unit: str, year: int, first: int, last: int, text: str = "") -> _Stretch:
    """Whole months; one that is before the first is of the next year."""
    end = year + (last < first)
    return _Stretch(unit, date(year, first, 1), date(end, last, calendar.monthrange(end, last)[1]), text)


def _said(phrase: str, year: int, periods: Iterable[_Stretch]) -> Iterator[_Stretch]:
    """All that a name says; what is no month or no day is passed over."""
    ends = {(day.year, day.month) for one in periods for day in (one.first, one.last)}
    years = {month: of for of, month in ends} | {month: of for of, month in ends if of == year}
    for form in (_MONTHS, _QUARTERS, _LATIN, _HALVES, _DAYS, _DIGITS):
        for found in form.finditer(phrase):
            try:
                yield _read(found, years, year)
            except ValueError:
                continue


def _read(found: re.Match[str], years: Mapping[int, int], year: int) -> _Stretch:
    """What one of the forms says, in the year that it names, or in that in which there is such a month."""
    parts = found.groupdict()
    if "day" in parts:
        month, day = int(parts["month"]), int(parts["day"])
        own = int(parts["year"] or years.get(month, year))
        month2, day2 = int(parts["month2"] or month), int(parts["day2"] or day)
        return _Stretch("日", date(own, month, day), date(own + (month2 < month), month2, day2), found[0])
    if "half" in parts:
        first, last = (1, 6) if parts["half"] == "上" else (7, 12)
    elif "quarter" in parts:
        first, last = int(parts["quarter"]) * 3 - 2, int(parts["to"] or parts["quarter"]) * 3
    else:
        first, last = int(parts["from"]), int(parts["to"] or parts["from"])
    return _months("月", int(parts["year"] or years.get(first, year)), first, last, found[0])
