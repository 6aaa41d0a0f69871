"""A moment as exports write it: 2022-05-15 10:30:00, 2022/5/15 上午 9:05, 2022年5月15日10时30分, 20220515103000."""

import unicodedata
from datetime import date, datetime, time

from gongkai.patterns import pattern
from gongkai.phrases.moments import Moment, of

_WRITTEN = pattern(
    r"(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})日?"
    r"(?:[\sT]{0,3}(?:星期.|周.)?\s?(上午|下午|中午|晚上|AM|PM)?\s?(\d{1,2})[:时点](\d{1,2})?(?:[:分](\d{1,2}))?(?:\.\d{1,9})?[分秒]?\s?(AM|PM)?)?"
)
_BARE = pattern(r"(\d{4})(\d\d)(\d\d)(?:\s?(\d\d):?(\d\d)(?::?(\d\d))?)?")
_ZONED = pattern(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)")
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
            year, month, day, half, hour, minute, second, after = found.groups()
        elif found := _BARE.fullmatch(plain):
            year, month, day, hour, minute, second = found.groups()
            half = after = None
        else:
            return None
        known = date(int(year), int(month), int(day))
        clock = None if hour is None else _clock(int(hour), int(minute or 0), int(second or 0), half or after or "")
    except ValueError:
        return None
    return Moment(known, clock) if known.year in _YEARS else None


def _clock(hour: int, minute: int, second: int, half: str) -> time:
    """The time of day; 下午3 is 15, and 上午 does nothing to it."""
    later = half in ("下午", "晚上", "PM") or (half == "中午" and hour < 3)
    if half in ("上午", "AM") and hour == 12:
        hour = 0
    return time(hour + 12 if later and hour < 12 else hour, minute, second)
