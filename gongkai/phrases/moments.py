"""Points in time, as exactly as they are known."""

from datetime import date, datetime, time, timedelta, timezone
from typing import NamedTuple

from gongkai.patterns import pattern

# China has one time and no daylight saving: a fixed offset needs no time-zone database, which Windows lacks.
CHINA = timezone(timedelta(hours=8))
FULL_DATE = pattern(r"\d{4}年\d{1,2}月\d{1,2}日")  # as in_full writes it
_WEEKDAYS = "一二三四五六日"


class Moment(NamedTuple):
    """A day, and the hour if it is known. A moment without an hour may be any time of its day.

    People type hours and minutes. So two moments of one minute are at the same time, whatever seconds a clock added,
    and a deadline's last minute belongs to it.
    """

    day: date
    clock: time | None = None

    def after(self, other: "Moment") -> bool:
        """Whether it is certainly later: two moments of one day of which one has no hour are not."""
        if self.day != other.day or self.clock is None or other.clock is None:
            return self.day > other.day
        return minute(self.clock) > minute(other.clock)

    def iso(self) -> str:
        """ISO 8601: `2022-05-17`, or `2022-05-17T10:30:00+08:00` where the hour is known."""
        if self.clock is None:
            return self.day.isoformat()
        return datetime.combine(self.day, self.clock, CHINA).isoformat(timespec="seconds")

    def chinese(self) -> str:
        """`5月17日` or `5月17日10:30`, as it is written in a table of one year."""
        day = f"{self.day.month}月{self.day.day}日"
        return day if self.clock is None else f"{day}{self.clock:%H:%M}"

    def with_year(self) -> str:
        """The same where years may be mixed up: `2022年5月17日10:30`."""
        return f"{self.day.year}年{self.chinese()}"

    def beside(self, year: int | None) -> str:
        """The same beside days of a year: with its own only where that is another."""
        return self.chinese() if self.day.year == year else self.with_year()

    def opening(self) -> tuple[date, time]:
        """For sorting: a day without an hour begins at midnight."""
        return self.day, self.clock or time.min

    def closing(self) -> tuple[date, time]:
        """For sorting: a day without an hour lasts until midnight."""
        return self.day, self.clock or time.max


def in_full(day: date) -> str:
    """A day as a document writes it, Arabic and without zeros (GB/T 9704-2012, 7.3.5.4): 2022年5月7日."""
    return f"{day.year}年{day.month}月{day.day}日"


def minute(clock: time) -> time:
    """The minute that a time of day belongs to."""
    return clock.replace(second=0, microsecond=0)


def of(stamp: datetime) -> Moment:
    """The moment of a date-time; one without a zone is taken as China's."""
    local = stamp.astimezone(CHINA) if stamp.tzinfo else stamp
    return Moment(local.date(), local.time().replace(microsecond=0))


def weekday(day: date) -> str:
    """星期一 to 星期日."""
    return f"星期{_WEEKDAYS[day.weekday()]}"


def from_iso(text: str) -> Moment:
    """Read ISO 8601, a date or a date-time. Raises ValueError for anything else."""
    if len(text) == 10:
        return Moment(date.fromisoformat(text))
    return of(datetime.fromisoformat(text))
