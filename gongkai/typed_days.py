"""Days that are typed beside a plan: which year they have without one (--at 1月8日), and that they are all of it."""

from collections.abc import Callable
from datetime import date

from gongkai.errors import GongkaiError
from gongkai.patterns import pattern
from gongkai.phrases.asides import taken_out
from gongkai.phrases.days import CLOCK, PARTS, Known
from gongkai.phrases.mentions import mentions
from gongkai.phrases.moments import Moment, in_full, weekday
from gongkai.phrases.writing import THIS_YEAR, plain
from gongkai.plan import Plan
from gongkai.text import Text

_LEAP, _NEXT_LEAP = 2000, 2004  # they have each day that there is
_DAY_AND_HOUR = pattern(rf"[\d+年月份日周本下个]+(?:当[天日]|[全整]天)?(?:,?(?:{PARTS})?{CLOCK})?")
_PART_ALONE = pattern(rf"(?:{PARTS})前?$")
_BEFORE = pattern("[之以]?前$")
_ABOUT = pattern("许|左右")
_WEEKDAY = pattern("周([1-7])")
_DAY_ALONE = pattern(r"(?P<day>\d{1,2})日(?![之以]?[内后])")


def year_typed(
    plan: Plan, typed: str, day_in: Callable[[int], date | None], by: date | None = None, since: date | None = None
) -> int | None:
    """The year in which to read what is `typed`; `day_in` says which day it is in a year.

    It cannot be after the day `by`; of the days from `since` on it is the next. None where the plan has no year.
    Raises GongkaiError where two may be meant.
    """
    day = day_in(_LEAP)
    if plan.year is None or day is None or day == day_in(_NEXT_LEAP):
        return plan.year
    if day.year != _LEAP or THIS_YEAR.search(typed):  # 次年1月8日, 今年5月20日: it says its year itself
        return plan.year
    years = _years(plan, plan.year, day)
    if by:
        years = [one for one in years if (one, day.month, day.day) <= by.timetuple()[:3]] or years[:1]
    if since:
        years = [one for one in years if (one, day.month, day.day) >= since.timetuple()[:3]][:1] or years[-1:]
    if len(years) > 1:
        message = f"{typed}没有写年份，可能是{years[0]}年，也可能是{years[1]}年"
        raise GongkaiError(message, f"写明年份，如“{years[1]}年{day.month}月{day.day}日”")
    return years[0]


def check_month(text: str, option: str, today: date, to_come: bool = False) -> None:
    """Raises GongkaiError where what was not understood is a day without its month: 19日, which is over.

    As an example comes the day of this month, or the next one `to_come`.
    """
    found = _DAY_ALONE.match(plain(text))
    if found is None:
        return
    day = _of_a_month(int(found["day"]), today, to_come)
    example = f"，如 {day.month}月{day.day}日" if day else ""
    raise GongkaiError(f"{option} “{text}”没有写是几月", f"写上月份{example}")


def _of_a_month(day: int, today: date, to_come: bool) -> date | None:
    """That day of this month, or of the next one if it has to come and is over; None where the month has none."""
    over = to_come and day < today.day
    try:
        return date(today.year + (over and today.month == 12), today.month % 12 + 1 if over else today.month, day)
    except ValueError:
        return None


def check_whole(text: str, option: str, meant: Moment, may_last: bool = False) -> None:
    """Raises GongkaiError unless a day and an hour are all that was typed, and the day is the weekday that is said.

    What `may_last` until that moment may say 前. A part of a day without its hour is no moment.
    """
    phrase = plain(text)
    body, asides = taken_out(_BEFORE.sub("", phrase) if may_last else phrase)
    if _PART_ALONE.search(body):
        day = in_full(meant.day)
        raise GongkaiError(f"{option} “{text}”没有写几点", f"写上钟点，如 {day}14:30；不知道几点的，只写 {day}")
    if _ABOUT.search(body) or not all(map(_DAY_AND_HOUR.fullmatch, (body, *asides))):
        hint = f"写成 {meant.with_year()}"
        raise GongkaiError(f"{option} 只能是哪一天、几点，“{text}”里还有别的，记不下", hint)
    if any(int(said) != meant.day.isoweekday() for said in _WEEKDAY.findall(phrase)):
        raise _wrong_weekday(text, option, meant.day)


def check_weekdays(text: Text, option: str, year: int | None, issued: date) -> None:
    """Raises GongkaiError where a phrase says another weekday of a day than it has."""
    for found in mentions(text, year, issued):
        if found.day and found.weekday not in ("", weekday(found.day)):
            raise _wrong_weekday(text, option, found.day)


def _wrong_weekday(text: str, option: str, day: date) -> GongkaiError:
    right = weekday(day)
    return GongkaiError(f"{option} “{text}”的星期不对：{in_full(day)}是{right}", f"写成{right}，或者核对日期")


def _years(plan: Plan, year: int, day: date) -> list[int]:
    """The years that a day may be of: those in which it lies between the notice and the last day of the plan.

    In none of them it is of the plan's own year, unless a January may be the one behind it.
    """
    issued, last = plan.issued or date(year, 1, 1), plan.last or date(year, 1, 1)

    def _in(one: int) -> tuple[int, int, int]:
        return one, day.month, day.day

    if year == issued.year + 1 and _in(issued.year) >= issued.timetuple()[:3]:  # as Known.is_either
        return [issued.year, year]
    within = [one for one in range(year, last.year + 1) if issued.timetuple()[:3] <= _in(one) <= last.timetuple()[:3]]
    if within or _in(year) >= issued.timetuple()[:3]:
        return within or [year]
    goes_on, comes_next = last.year > year, Known(year, plan.issued).is_of_next(day.month)
    return [year + goes_on] if goes_on == comes_next else [year, year + 1]
