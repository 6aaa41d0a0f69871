"""China's days off: weekends, public holidays, and the weekend days that make up for them."""

from datetime import date

_WEEKEND = {5: "星期六", 6: "星期日"}


def day_off(day: date) -> str | None:
    """Why nobody is at work that day (星期日, 劳动节); None on a working day, and in a year not known yet."""
    if day.weekday() not in _WEEKEND and _without_holidays(day):
        return None
    from chinese_calendar import is_workday
    from chinese_calendar.constants import Holiday, holidays

    try:
        if is_workday(day):
            return None
    except NotImplementedError:
        return None
    return str(Holiday(holidays[day]).chinese) if day in holidays else _WEEKEND[day.weekday()]


def _without_holidays(day: date) -> bool:
    """Whether it lies in a stretch of the year that has no public holiday: the calendar takes long to load."""
    return day.month in (3, 7, 8, 11) or (day.month == 5 and 8 <= day.day <= 25)
