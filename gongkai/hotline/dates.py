"""A moment as exports write it: 2022-05-15 10:30:00, 2022/5/15 上午 9:05, 2022年5月15日10时30分, 20220515103000."""

import unicodedata
from datetime import date, datetime

from gongkai.patterns import pattern
from gongkai.phrases.days import PARTS, Known, MisreadError, Point, moments
from gongkai.phrases.moments import Moment, of

_WRITTEN = pattern(
    r"(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})日?"
    rf"(?:[\sT]{{0,3}}(?:星期.|周.)?\s?({PARTS}|AM|PM)?\s?"
    r"(\d{1,2})[:时点](\d{1,2})?(?:[:分](\d{1,2}))?(?:\.\d{1,9})?[分秒]?\s?(AM|PM)?)?"
)
_BARE = pattern(r"(\d{4})(\d\d)(\d\d)(?:\s?(\d\d):?(\d\d)(?::?(\d\d))?)?")
_ZONED = pattern(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)")
# The hours of a clock of twelve; 上午12:30 is past midnight by a machine's, past noon by people's, and so neither.
_AFTERNOON = {hour: hour % 12 + 12 for hour in range(24)}
_OF_TWELVE = {
    "AM": {hour: hour % 12 for hour in range(13)},
    "上午": {hour: hour for hour in range(12)},
    "PM": _AFTERNOON,
    "下午": _AFTERNOON,
}
_NO_DAY = frozenset({"0", "0000-00-00", "未办结"})
_YEARS = range(1990, 2100)


def is_no_day(text: str) -> bool:
    """Whether an export means by this that there is no day yet."""
    return text.strip() in _NO_DAY


def moment(text: str) -> tuple[Moment | None, bool]:
    """The moment that is meant, None where its day is not certain; and whether an hour is left out as doubtful."""
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    try:
        if _ZONED.fullmatch(plain):
            return of(datetime.fromisoformat(plain)), False
        if found := _WRITTEN.fullmatch(plain):
            year, month, day, part, hour, minute, second, after = found.groups()
        elif found := _BARE.fullmatch(plain):
            year, month, day, hour, minute, second = found.groups()
            part = after = None
        else:
            return None, False
        alone = Moment(date(int(year), int(month), int(day)))
    except ValueError:
        return None, False
    if alone.day.year not in _YEARS:
        return None, False
    if hour is None:
        return alone, False
    return _timed(alone, part or after or "", (int(hour), int(minute or 0)), int(second or 0))


def _timed(alone: Moment, part: str, clock: tuple[int, int], second: int) -> tuple[Moment | None, bool]:
    """A day with its hour, or without one that may be two or none; None where the hour may be the next day's."""
    if clock > (24, 0):
        return None, False
    day = alone.day
    try:
        if part in _OF_TWELVE:
            part, clock = "", (_OF_TWELVE[part][clock[0]], clock[1])
        elif part:
            clock = (clock[0] or 12, clock[1])  # 中午0:30
        point = Point(str(day.year), month=str(day.month), day=str(day.day), part=part, clock=clock)
        meant, _ = moments(point, Known(None))
        if meant.clock:
            meant = meant._replace(clock=meant.clock.replace(second=second))
    except (KeyError, ValueError, MisreadError):
        return alone, True
    return (meant if meant.day == day else None), False  # 晚上1:30 may be the next day's
