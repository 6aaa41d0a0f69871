"""The grammar of a date: 5月15日上午9时, 5月中旬, 第二季度, 下周三, and what such a point leaves to its reader."""

import calendar
from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import NamedTuple

from gongkai.patterns import pattern
from gongkai.phrases.moments import Moment

HALF_A_YEAR = 6  # months, which a stretch of days that goes on into the next year seems to go back


class Known(NamedTuple):
    """What a phrase leaves to its reader: which year, and the day the notice bears, None where nobody knows."""

    year: int | None
    issued: date | None = None

    def is_either(self, last: date) -> bool:
        """Whether a day without a year may be of this year or the next: 12月30日 in a December notice about 2026.

        `last` is the day in the year that is known.
        """
        issued = self.issued
        if issued is None or self.year != issued.year + 1 or last.year != self.year:
            return False
        return (last.month, last.day) >= (issued.month, issued.day)

    def is_of_next(self, month: int) -> bool:
        """Whether a month without a year is that of the year to come: January, in a notice of December."""
        issued = self.issued
        return issued is not None and issued.year == self.year and issued.month >= _YEARS_END and month <= _YEARS_BEGIN


def year_meant(issued: date | None, titles: Iterable[str]) -> int | None:
    """The year of dates that name none: the notice's, or that of its titles where it says at a year's end what comes.

    None where neither names one.
    """
    named = {int(year) for title in titles for year in _YEAR.findall(title)}
    if issued is None:
        return named.pop() if len(named) == 1 else None
    return issued.year + (named == {issued.year + 1} and issued.month >= _YEARS_END)


class MisreadError(Exception):
    """No such day or hour, or a year that nobody named. It is told as a diagnostic."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        self.diagnostic = (code, message, hint)


class Point(NamedTuple):
    """One end of a phrase, of which each part may be missing.

    `year` is "+1" for 次年. `days` are those that the notice's own day leads to (本周五, 即日). `clock` is the hour and
    minute as typed, `part` the part of the day before it. `closed` where the words themselves say that the stretch
    is over (内, 止), `rough` where the hour is about (许, 左右).
    """

    year: str = ""
    stretch: str = ""
    month: str = ""
    third: str = ""
    day: str = ""
    later: bool = False
    days: tuple[date, date] | None = None
    part: str = ""
    clock: tuple[int, int] | None = None
    closed: bool = False
    rough: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether it names a day or a stretch of days itself, and not only an hour of one named before."""
        return bool(self.year or self.stretch or self.month or self.third or self.day or self.days)

    @property
    def is_anchored(self) -> bool:
        """Whether it names a month or a longer stretch: a 15日 or 9:00 alone is no date."""
        if self.days:
            return True
        if self.day or self.third or self.clock or self.part:
            return bool(self.month)
        return bool(self.month or self.stretch or self.year)

    @property
    def has_an_end(self) -> bool:
        """Whether it is clear what comes before it: 5月18日前, 5月底前, but not 6月前 or 5月中旬前."""
        if self.days:
            return self.days[0] == self.days[1] or self.closed
        return bool(self.day or self.closed or self.third in ("底", "末") or self.stretch.endswith(("底", "末")))


PARTS = "凌晨|清晨|早晨|早上|早|上午|中午|午后|下午|傍晚|晚上|晚间|夜间|夜里|深夜|晚"
CLOCK = r"\d{1,2}(?::\d{1,2}|[点时](?:整|半|[13]刻|\d{1,2}分?)?)时?(?:整|正|钟|许|左右)*"
_YEAR = pattern(r"(?<!\d)((?:19|20)\d\d)年")
_YEARS_END = 11  # November: from then on notices say what comes next year
_YEARS_BEGIN = 3  # March: until then such a notice reaches into it
_POINT = pattern(
    r"(?:(?P<year>\d{4}|\+1)年度?)?"
    r"(?:(?P<stretch>第?[1-4]季度[底末]?|上半年[底末]?|下半年[底末]?|全年|年[初底末内])"
    r"|(?P<this>本周|下周)(?P<weekday>[1-7])?|周(?P<bare>[1-7])|(?P<now>即日))?"
    r"(?:(?P<month>\d{1,2}|本|下个?)月份?)?"
    r"(?:(?P<third>上中旬|中上旬|中下旬|上旬|中旬|下旬|初|中|底|末)|(?P<day>\d{1,2})(?:日|(?![\d:点时个周天季])))?"
    r"(?:(?<=日)周[1-7])?"
    r"(?P<later>次日|翌日|第2天)?"
    rf"(?:[全整]天)?(?:(?P<part>{PARTS})(?:半天)?)?"
    rf"(?P<clock>{CLOCK})?"
    r"(?P<tail>起|(?:活动|会议)?(?:准时|正式)?(?:开始|举行|召开|举办|开展|进行)|期间|为?止|结束|当[天日]|1天|全月|[以之]?内)?"
)
_HOUR = pattern(
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{1,2})|[点时](?:(?P<half>半)|(?P<quarters>[13])刻|(?P<minutes>\d{1,2}))?)"
)
_THIRDS = {
    "上中旬": (1, 20),
    "中上旬": (1, 20),
    "中下旬": (11, 31),
    "上旬": (1, 10),
    "初": (1, 10),
    "中旬": (11, 20),
    "中": (11, 20),
    "下旬": (21, 31),
    "底": (21, 31),
    "末": (21, 31),
}
_MONTHS = {"上半年": (1, 6), "下半年": (7, 12), "年初": (1, 1), "年底": (12, 12), "年末": (12, 12)}
_WEEK = timedelta(days=7)


def parse_point(text: str, known: Known, first: bool = False, last: bool = False) -> Point | None:
    """What a point of a plain phrase names; None where a part of it is not understood.

    Of two points the `first` may say that it begins something, the `last` that it ends it.
    """
    found = _POINT.fullmatch(text)
    if found is None or not text:
        return None
    days = _from_issue(found["this"] or "", found["weekday"] or found["bare"], found["now"], known)
    asks = found["this"] or found["bare"] or found["now"]
    named = found["month"] or found["third"] or found["day"] or found["year"] or found["stretch"]
    if asks and (days is None or named or (found["now"] and not first)):
        return None
    year, month = found["year"] or "", found["month"] or ""
    if month and not month.isdecimal():
        if known.issued is None or year:
            return None
        year, month = _month_from(known.issued, month)
    if not _fits(found["tail"] or "", found["clock"], bool(asks or named), first, last):
        return None
    part, clock = found["part"] or "", found["clock"]
    return Point(
        year,
        (found["stretch"] or "").removeprefix("第"),
        month,
        found["third"] or "",
        found["day"] or "",
        found["later"] is not None,
        days,
        part,
        _typed(clock) if clock else None,
        closed=(found["tail"] or "") in ("内", "之内", "以内", "止", "为止") or found["stretch"] == "年内",
        rough=clock is not None and clock.endswith(("许", "左右")),
    )


def _fits(tail: str, clock: str | None, is_dated: bool, first: bool, last: bool) -> bool:
    """Whether a point may end so. 上午9时起 is when it begins; 5月15日起 has no end, 5月20日止 no beginning."""
    if tail in ("", "当天", "当日", "1天"):
        return True
    if tail in ("起", "开始"):
        return first or clock is not None
    if tail in ("止", "为止", "结束"):
        return last
    return is_dated if tail in ("期间", "全月", "内", "之内", "以内") else clock is not None


def _from_issue(this: str, weekday: str | None, now: str | None, known: Known) -> tuple[date, date] | None:
    """The days of 本周五, 下周, 周五 and 即日, counted from the day that the notice bears."""
    if known.issued is None or not (this or weekday or now):
        return None
    if now:
        return known.issued, known.issued
    monday = known.issued - timedelta(days=known.issued.weekday()) + (_WEEK if this == "下周" else timedelta())
    if weekday is None:
        return monday, monday + timedelta(days=6)
    day = monday + timedelta(days=int(weekday) - 1)
    return (day, day) if this or day > known.issued else None  # 周五, said on a Friday: today, or in a week?


def _month_from(issued: date, word: str) -> tuple[str, str]:
    """Year and month of 本月 and 下月."""
    months = issued.year * 12 + issued.month - 1 + (word != "本")
    return str(months // 12), str(months % 12 + 1)


def _typed(clock: str) -> tuple[int, int]:
    """Hour and minute as typed: 2点半 is (2, 30)."""
    found = _HOUR.match(clock)
    assert found is not None
    minute = found["minute"] or found["minutes"] or (30 if found["half"] else int(found["quarters"] or 0) * 15)
    return int(found["hour"]), int(minute)


def inherit(point: Point, before: Point) -> Point:
    """A point with what it leaves unsaid: 5月15日至20日 means May both times, 下午2点-4点 afternoon both times."""
    if not point.is_dated and before.days:
        return point._replace(days=before.days, part=_half_of_day(point, before))
    year = point.year or before.year
    if point.month or point.stretch or point.days or not (point.day or point.third or point.clock or point.part):
        return point._replace(year="" if point.days else year)
    if point.clock and not point.day and not point.third:
        return point._replace(year=year, month=before.month, day=before.day, part=_half_of_day(point, before))
    day = point.day or ("" if point.third else before.day)
    return point._replace(year=year, month=before.month, day=day)


def _half_of_day(point: Point, before: Point) -> str:
    """上午 and the like, said for both hours of 上午9-11时; an hour past twelve goes without, as in 上午9:00-14:00."""
    return point.part or ("" if point.clock and point.clock[0] > _NOON else before.part)


def in_the_month(point: Point, known: Known) -> Point:
    """15日 of a notice of 9 May is 15 May; a 5日 that is over may be any."""
    if (
        known.issued
        and point.day
        and not (point.month or point.year or point.days)
        and int(point.day) >= known.issued.day
    ):
        return point._replace(year=str(known.issued.year), month=str(known.issued.month))
    return point


def next_year(point: Point, before: int | None) -> Point:
    """次年 as the year after; where no year is known it stays, and somebody is asked for one."""
    return point._replace(year=str(before + 1)) if point.year == "+1" and before else point


def moments(point: Point, known: Known) -> tuple[Moment, Moment]:
    """The first and last moment that one end of a phrase can mean. Raises MisreadError where there is no such day."""
    clock, later = _clock(point)
    if point.days:
        start, end = point.days
    else:
        start, end = _days(point, int(point.year or known.year or 0))
        if not point.year and known.is_either(end):
            message = f"没有写年份，可能是{end.year - 1}年，也可能是{end.year}年"
            raise MisreadError("GK131", message, f"写明年份，如“{end.year}年{end.month}月{end.day}日”")
    return Moment(start + timedelta(days=later), clock), Moment(end + timedelta(days=later), clock)


def _days(point: Point, year: int) -> tuple[date, date]:
    if year < 1000:  # none, or 次年 of nobody knows which
        raise MisreadError(
            "GK131", "没有写年份，通知里也没有成文日期可以参照", "写成“2022年5月15日”，或者在 notice 里写上 date"
        )
    first, last = _months(point)
    if not (first >= 1 and last <= 12):
        raise MisreadError("GK130", f"里的月份不存在：{last}月", "月份是 1 到 12")
    length = calendar.monthrange(year, last)[1]
    day = int(point.day or 0)
    if point.day and not 1 <= day <= length:
        raise MisreadError("GK130", f"里的日期不存在：{year}年{last}月没有{day}日", f"{last}月只有{length}天")
    low, high = _THIRDS[point.third] if point.third else (day, day) if day else (1, 31)
    return date(year, first, low), date(year, last, min(high, length))


def _months(point: Point) -> tuple[int, int]:
    """First and last month; a year alone means all twelve."""
    if point.month:
        return int(point.month), int(point.month)
    if "季度" in point.stretch:
        last = int(point.stretch[0]) * 3
        return (last if point.stretch[-1] in "底末" else last - 2), last
    if point.stretch in ("上半年底", "上半年末", "下半年底", "下半年末"):
        last = _MONTHS[point.stretch[:-1]][1]
        return last, last
    return _MONTHS.get(point.stretch, (1, 12))


_HOURS = "小时是 0 到 23，分钟是 0 到 59"

# For a part of the day the hours that it may have, and how many to add to those: 晚上 runs on into the next day.
_PARTS: dict[str, dict[range, int]] = {
    "凌晨": {range(8): 0, range(12, 13): -12},
    "清晨": {range(4, 10): 0},
    "早上": {range(4, 12): 0},
    "上午": {range(5, 13): 0},
    "中午": {range(1, 3): 12, range(11, 15): 0},
    "下午": {range(1, 12): 12, range(12, 20): 0},
    "傍晚": {range(4, 9): 12, range(16, 21): 0},
    "晚上": {range(1, 5): 24, range(5, 12): 12, range(12, 13): 12, range(17, 25): 0},
}
_NOON = 12
_PARTS |= dict.fromkeys(("早晨", "早"), _PARTS["早上"]) | {"午后": _PARTS["下午"]}
_PARTS |= dict.fromkeys(("晚", "晚间", "夜间", "夜里", "深夜"), _PARTS["晚上"])


def _clock(point: Point) -> tuple[time | None, int]:
    """The hour, 下午2:30 being 14:30, and how many days later; 24:00 is the day's last minute."""
    if point.clock is None:
        return None, 0
    typed, minute = point.clock
    hours = _PARTS.get(point.part, {range(25): 0})
    more = next((more for known, more in hours.items() if typed in known), None)
    hour = typed + (more or 0)
    if more is None or minute > 59 or (hour * 60 + minute > 24 * 60 and not point.part):
        said = f"{point.part}{typed}:{minute:02}"
        hint = f"“{point.part}”和小时对不上；下午以后的可以写成 14:00" if point.part else _HOURS
        raise MisreadError("GK130", f"里的时刻不存在：{said}", hint)
    if (hour, minute) == (24, 0):
        return time(23, 59), 0
    return time(hour % 24, minute), hour // 24
