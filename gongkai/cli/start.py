"""A plan to start from: when its activities can take place, and what to say beside the keys."""

from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

from gongkai.keys import SHAPES
from gongkai.phrases.holidays import day_off

_DAY = timedelta(days=1)


class Start(NamedTuple):
    """The days of a plan to start from, all of them working days but for `end`."""

    issued: date
    event: date
    end: date
    due: date


def start(today: date) -> Start:
    """The next 政务公开日 (15 May) that can still be announced a week before."""
    this_year = _around(today.year)
    return this_year if today <= this_year.issued or today.year == MAXYEAR else _around(today.year + 1)


def _around(year: int) -> Start:
    """The days around 15 May; on a weekend the activity moves to the next working day."""
    event = _working(date(year, 5, 15), _DAY)
    end = event + 5 * _DAY
    return Start(_working(event - 7 * _DAY, -_DAY), event, end, _working(end + 5 * _DAY, _DAY))


def _working(day: date, step: timedelta) -> date:
    """The first working day from this one on. No weekend is one: its make-up days are announced late."""
    while day.weekday() >= 5 or day_off(day):
        day += step
    return day


def comment(shape: str, key: str) -> str:
    """What the table of keys says of a key, as a comment: 成文日期：如 2022年5月7日……"""
    found = next(entry for entry in SHAPES[shape] if entry.name == key)
    return f"# {found.label}：{found.help}"
