"""A moment as exports write it: 2022-05-15 10:30:00, 2022/5/15 上午 9:05, 2022年5月15日10时30分, 20220515103000."""

import unicodedata
from datetime import datetime

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
_AFTERNOON = {hour: hour % 12 + 12 for hour in range(1, 24)}
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


def moment(text: str) -> Moment | None:
    """The moment that is meant; None for whatever cannot be read for certain."""
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    try:
        if _ZONED.fullmatch(plain):
            return of(datetime.fromisoformat(plain))
        if found := _WRITTEN.fullmatch(plain):
            year, month, day, part, hour, minute, second, after = found.groups()
        elif found := _BARE.fullmatch(plain):
            year, month, day, hour, minute, second = found.groups()
            part = after = None
        else:
            return None
        part = part or after or ""
        if hour and part in _OF_TWELVE:
            hour, part = _OF_TWELVE[part][int(hour)], ""
        clock = (int(hour), int(minute or 0)) if hour is not None else None
        meant, _ = moments(Point(year, month=month, day=day, part=part, clock=clock), Known(None))
        if meant.clock:
            meant = meant._replace(clock=meant.clock.replace(second=int(second or 0)))
    except (KeyError, ValueError, MisreadError):
        return None
    return meant if meant.day.year in _YEARS and meant.day.day == int(day) else None  # 晚上1:30 may be the next day's
