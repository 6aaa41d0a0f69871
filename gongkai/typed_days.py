"""Which year a day has that is typed beside a plan without one: --at 1月8日."""

from collections.abc import Callable
from datetime import date

from gongkai.errors import GongkaiError
from gongkai.phrases.days import Known
from gongkai.phrases.writing import THIS_YEAR
from gongkai.plan import Plan

_LEAP, _NEXT_LEAP = 2000, 2004  # they have each day that there is


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


def _years(plan: Plan, year: int, day: date) -> list[int]:
    """The years that a day may be of: those in which it lies between the notice and the last day of the plan.

    In none of them it is of the plan's own year, unless a January may be the one behind it.
    """
    issued, last = plan.issued or date(year, 1, 1), plan.last or date(year, 1, 1)

    def _in(one: int) -> tuple[int, int, int]:
        return one, day.month, day.day

    within = [one for one in range(year, last.year + 1) if issued.timetuple()[:3] <= _in(one) <= last.timetuple()[:3]]
    if within or _in(year) >= issued.timetuple()[:3]:
        return within or [year]
    goes_on, comes_next = last.year > year, Known(year, plan.issued).is_of_next(day.month)
    return [year + goes_on] if goes_on == comes_next else [year, year + 1]
