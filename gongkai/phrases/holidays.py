"""China's days off: weekends, public holidays, and the weekend days that make up for them."""

from datetime import date

_WEEKEND = {5: "星期六", 6: "星期日"}
_FIXED = {(1, 1): "元旦", (5, 1): "劳动节", (10, 1): "国庆节", (10, 2): "国庆节", (10, 3): "国庆节"}


def day_off(day: date) -> str | None:
    """Why nobody is at work that day (星期日, 劳动节, 端午假期); None on a working day.

    Which of the free days is a festival's own is known of those that have a fixed date.
    Of a year whose arrangement is not known yet the weekends and the fixed days are known, and that is said.
    """
    if day.weekday() not in _WEEKEND and _without_holidays(day):
        return None
    from chinese_calendar import is_workday
    from chinese_calendar.constants import Holiday, holidays

    try:
        if is_workday(day):
            return None
    except NotImplementedError:
        fixed = _FIXED.get((day.month, day.day)) or _WEEKEND.get(day.weekday())
        return f"{fixed}（{day.year}年的放假安排还不知道，调休上班的除外）" if fixed else None
    if day not in holidays:
        return _WEEKEND[day.weekday()]
    return _FIXED.get((day.month, day.day)) or f"{Holiday(holidays[day]).chinese}假期"


def is_arranged(day: date) -> bool:
    """Whether it is known which days of its year are days off; that of a year is made public late in the one before."""
    from chinese_calendar import is_workday

    try:
        is_workday(day)
    except NotImplementedError:
        return False
    return True


def _without_holidays(day: date) -> bool:
    """Whether it lies in a stretch of the year that has no public holiday: the calendar takes long to load."""
    return day.month in (3, 7, 8, 11) or (day.month == 5 and 8 <= day.day <= 25)
