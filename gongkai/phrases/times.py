"""活动时间: from `5月15日上午9时` or `5月19-25日` to the days and hours it means."""

import calendar
import re
from datetime import date, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic
from gongkai.patterns import pattern
from gongkai.phrases.moments import Moment
from gongkai.phrases.writing import plain
from gongkai.text import Text


class Span(NamedTuple):
    """From a first to a last moment, both included; a single day has the same day twice."""

    start: Moment
    end: Moment


class Time(NamedTuple):
    """When something takes place. `spans` is empty where the phrase is open (另行通知) or not understood."""

    text: Text
    spans: tuple[Span, ...] = ()
    understood: bool = True

    @property
    def start(self) -> Moment | None:
        """The first moment it can mean."""
        return min((span.start for span in self.spans), key=Moment.opening) if self.spans else None

    @property
    def end(self) -> Moment | None:
        """The last moment it can mean; a day without an hour lasts until midnight."""
        return max((span.end for span in self.spans), key=Moment.closing) if self.spans else None


class _MisreadError(Exception):
    """Inside this module only: no such day or hour, or a year that nobody named."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        self.diagnostic = (code, message, hint)


_OPEN_ENDED = pattern(r"另行|待定|待通知|另定|适时|自行(?:安排|确定|选择)")
_LEADING = pattern(r"^(?:暂定于?|拟定?于?|初定于?|定于|于|在|自|从)")
_BY = pattern(r"(?<=[\d日底末旬时点分午])(?:之前|以前|前)$")  # 报送时间：5月20日前
_POINT = pattern(
    r"(?:(?P<year>\d{4}|\+1)年度?)?"
    r"(?:第?(?P<quarter>[1-4])季度|(?P<half>上半年|下半年|全年|年初|年底|年末))?"
    r"(?:(?P<month>\d{1,2})月份?)?"
    r"(?:(?P<third>上中旬|中下旬|上旬|中旬|下旬|初|中|底|末)|(?P<day>\d{1,2})(?:日|(?![\d:点时])))?"
    r"(?P<later>次日|翌日|第二天)?"
    r"(?P<part>凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|晚|全天)?"
    r"(?:(?P<hour>\d{1,2})(?::(?P<minute>\d{1,2})|[点时](?:整|(?P<half_hour>半)|(?P<minutes>\d{1,2})分?)?))?"
)
_BARE_HOUR = pattern(r"[日午晨上晚]\d{1,2}$")
_HALF_A_YEAR = 6
_THIRDS = {
    "上中旬": (1, 20),
    "中下旬": (11, 31),
    "上旬": (1, 10),
    "初": (1, 10),
    "中旬": (11, 20),
    "中": (11, 20),
    "下旬": (21, 31),
    "底": (21, 31),
    "末": (21, 31),
}
_MONTHS = {"上半年": (1, 6), "下半年": (7, 12), "全年": (1, 12), "年初": (1, 1), "年底": (12, 12), "年末": (12, 12)}


def parse_time(text: Text, year: int | None) -> Time | Diagnostic:
    """Understand a phrase; `year` serves dates that name none. A day that does not exist is a diagnostic."""
    phrase = _BY.sub("", _LEADING.sub("", plain(text)))
    if is_open(phrase):
        return Time(text)
    try:
        spans = _spans(phrase, year)
    except (ValueError, OverflowError):
        return Time(text, understood=False)  # a year that no calendar reaches
    except _MisreadError as misread:
        code, message, hint = misread.diagnostic
        return Diagnostic(code, text.at, f"“{text}”{message}", hint)
    return Time(text, spans, understood=bool(spans))


def is_open(phrase: str) -> bool:
    """Whether a plain phrase leaves the day open; one that names a day besides (5月18日前，格式另行通知) does not."""
    return _OPEN_ENDED.search(phrase) is not None and not re.search(r"\d[月日]", phrase)


@lru_cache(maxsize=1000)  # a large plan names the same few days again and again
def _spans(phrase: str, year: int | None) -> tuple[Span, ...]:
    """The spans of a phrase already made plain; empty if one part of it is not understood."""
    spans: list[Span] = []
    known: dict[str, str | None] = {}
    for item in re.split("[、,;和及与]|以及", phrase):
        ends = [_POINT.fullmatch(end) for end in _completed(item)]
        points = [point.groupdict() for point in ends if point]
        if not item or len(points) != len(ends) or not 1 <= len(points) <= 2:
            return ()
        first, last = points[0], points[-1]
        end_year, end_day = last["year"], last["day"]
        _inherit(first, known)
        _next_year(first, year)
        _inherit(last, first)
        _next_year(last, int(first["year"] or 0) if last is not first and first["year"] else year)
        if not (_anchored(first) and _anchored(last)):
            return ()
        start = _moments(first, year).start
        if not end_year and start.day.month - int(last["month"] or 12) >= _HALF_A_YEAR:
            last["year"] = str(start.day.year + 1)  # 12月25日至1月5日
        end = _moments(last, year).end
        if not end_day and (last["later"] or (last["part"] == "凌晨" and start.after(end))):
            end = Moment(end.day + timedelta(days=1), end.clock)  # 5月15日晚8点至凌晨1点
        if start.after(end):
            raise _MisreadError("GK135", "的结束早于开始", "核对前后两个日期或时刻；下午的时刻写成“下午2:00”或“14:00”")
        spans.append(Span(start, end))
        known = last
    return tuple(_same_hour(spans))


def _same_hour(spans: list[Span]) -> list[Span]:
    """In 5月15日、16日上午9时 the hour is that of both days."""
    clock = spans[-1].start.clock
    if clock and spans[-1].end == spans[-1].start and all(span.start == span.end for span in spans):
        return [Span(*(moment._replace(clock=moment.clock or clock) for moment in span)) for span in spans]
    return spans


def _completed(item: str) -> list[str]:
    """The ends of `4-10月` as `4月`, `10月`, of 上午9-11时 as 上午9时, 11时: a bare first number takes the unit."""
    ends = item.split("-")
    if len(ends) == 2 and _BARE_HOUR.search(ends[0]) and re.match(r"\D{0,2}\d{1,2}[点时]", ends[1]):
        ends[0] += "时"
    bare = re.fullmatch(r"(?:\d{4}年)?\d{1,2}", ends[0])
    if len(ends) == 2 and bare and (unit := re.fullmatch(r"\d+([月日])份?", ends[1])):
        ends[0] += unit[1]
    return ends


def _inherit(point: dict[str, str | None], before: dict[str, str | None]) -> None:
    """Fill in what is left unsaid: 5月15日至20日 means May both times, 下午2点-4点 afternoon both times."""
    if point is before:
        return
    whole = point["quarter"] or point["half"]
    if not point["year"]:
        point["year"] = before.get("year")
    if not point["month"] and not whole and (point["day"] or point["third"] or point["hour"]):
        point["month"] = before.get("month")
        if point["hour"] and not point["day"] and not point["third"]:
            point["day"] = before.get("day")
            point["part"] = point["part"] or before.get("part")


def _next_year(point: dict[str, str | None], before: int | None) -> None:
    """次年 as the year after; where no year is known it stays, and somebody is asked for one."""
    if point["year"] == "+1" and before:
        point["year"] = str(before + 1)


def _anchored(point: dict[str, str | None]) -> bool:
    """Whether a point names a month or a longer stretch: a 15日 or 9:00 alone is no date."""
    if point["day"] or point["third"] or point["hour"] or point["part"]:
        return bool(point["month"])
    return bool(point["month"] or point["quarter"] or point["half"] or point["year"])


def _moments(point: dict[str, str | None], default_year: int | None) -> Span:
    """The first and last moment that one end of a phrase can mean."""
    year = int(point["year"] or default_year or 0)
    if year < 1000:  # none, or 次年 of nobody knows which
        raise _MisreadError(
            "GK131", "没有写年份，通知里也没有成文日期可以参照", "写成“2022年5月15日”，或者在 notice 里写上 date"
        )
    first, last = _months(point)
    if not (first >= 1 and last <= 12):
        raise _MisreadError("GK130", f"里的月份不存在：{last}月", "月份是 1 到 12")
    length = calendar.monthrange(year, last)[1]
    day = int(point["day"] or 0)
    if point["day"] and not 1 <= day <= length:
        raise _MisreadError("GK130", f"里的日期不存在：{year}年{last}月没有{day}日", f"{last}月只有{length}天")
    if point["third"]:
        low, high = _THIRDS[point["third"]]
    else:
        low, high = (day, day) if day else (1, 31)
    clock, later = _clock(point)
    start, end = date(year, first, low), date(year, last, min(high, length))
    return Span(*(Moment(found + timedelta(days=later), clock) for found in (start, end)))


def _months(point: dict[str, str | None]) -> tuple[int, int]:
    """First and last month; a year alone means all twelve."""
    if point["month"]:
        return int(point["month"]), int(point["month"])
    if point["quarter"]:
        return int(point["quarter"]) * 3 - 2, int(point["quarter"]) * 3
    return _MONTHS[point["half"] or "全年"]


_HOURS = "小时是 0 到 23，分钟是 0 到 59"

# For a part of the day the hours that it may have, and how many to add to those: 晚上 runs on into the next day.
_PARTS: dict[str, dict[range, int]] = {
    "凌晨": {range(8): 0, range(12, 13): -12},
    "清晨": {range(4, 10): 0},
    "早晨": {range(4, 12): 0},
    "早上": {range(4, 12): 0},
    "上午": {range(5, 13): 0},
    "中午": {range(1, 3): 12, range(11, 15): 0},
    "下午": {range(1, 12): 12, range(12, 20): 0},
    "傍晚": {range(4, 9): 12, range(16, 21): 0},
    "晚上": {range(1, 5): 24, range(5, 12): 12, range(12, 13): 12, range(17, 25): 0},
}
_PARTS["晚"] = _PARTS["晚上"]
_PARTS["全天"] = {range(25): 0}


def _clock(point: dict[str, str | None]) -> tuple[time | None, int]:
    """The hour, 下午2:30 being 14:30, and how many days later; 24:00 is the day's last minute."""
    if not point["hour"]:
        return None, 0
    typed, minute = int(point["hour"]), int(point["minute"] or point["minutes"] or (30 if point["half_hour"] else 0))
    hours = _PARTS.get(point["part"] or "", {range(25): 0})
    more = next((more for known, more in hours.items() if typed in known), None)
    hour = typed + (more or 0)
    if more is None or minute > 59 or (hour * 60 + minute > 24 * 60 and not point["part"]):
        said = f"{point['part'] or ''}{typed}:{minute:02}"
        hint = f"“{point['part']}”和小时对不上；下午以后的可以写成 14:00" if point["part"] else _HOURS
        raise _MisreadError("GK130", f"里的时刻不存在：{said}", hint)
    if (hour, minute) == (24, 0):
        return time(23, 59), 0
    return time(hour % 24, minute), hour // 24
