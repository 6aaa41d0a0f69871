"""Which year a date of the notice means that names none, and what there is to say where that is a guess."""

from calendar import isleap
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gongkai.patterns import pattern
from gongkai.phrases.days import Known
from gongkai.phrases.mentions import mentions
from gongkai.phrases.moments import in_full, weekday
from gongkai.text import Text

OPEN = "待定"  # what the plan takes for a day that it cannot know: nobody is late, and nothing is put on a day
GUESSED = "没有写年份的日子都按"
_BACK = 20  # years: older notices are not carried on
_END_OF_YEAR = pattern("年[底末内]")
_MONTH = pattern(r"\s*(\d{1,2})\s*月")
_BEGINS = pattern(r"\s*(?:\d|[一二三四五六七八九十])")


class Years(NamedTuple):
    """`known` is what the plan will know of such a date; where it knows no year `guess` is what the text names most.

    `why` says what a guess goes by that is not in the text.
    """

    known: Known = Known(None)
    guess: int | None = None
    why: str = ""

    @property
    def best(self) -> Known:
        """What to read a date with."""
        return Known(self.known.year or self.guess, self.known.issued)

    def dated(self, phrase: str) -> tuple[str, str]:
        """A time or deadline with its year where the plan knows none, and the doubt about it."""
        if self.guess and not self.known.issued and phrase.startswith("今年"):
            return f"{self.guess}年{phrase[2:]}", f"原文写的是今年，按{self.guess}年{self.why}"
        if self.guess and not self.known.year and _END_OF_YEAR.match(phrase):  # 年底前
            return f"{self.guess}年{phrase}", f"{GUESSED}{self.guess}年{self.why}"
        if year := self._next_year(phrase):
            return f"{year}年{phrase}", f"原文没有写年份，成文在年底，按{year}年"
        if self.known.year or not self.guess or "年" in phrase or not _BEGINS.match(phrase):
            return phrase, ""
        return f"{self.guess}年{phrase}", f"{GUESSED}{self.guess}年{self.why}"

    def _next_year(self, phrase: str) -> int:
        """The year of a month without one behind the turn of the year in which the notice is issued; 0 for no such."""
        found = _MONTH.match(phrase)
        return self.known.year + 1 if found and self.known.year and self.known.is_of_next(int(found[1])) else 0


def of_weekdays(lines: Iterable[str], today: date) -> tuple[int | None, str] | None:
    """The year in which every day of the text falls on the day of the week that it bears, and why it is that one.

    Of those in reach the nearest to today. No year where they agree on none; None where the text names no such day.
    """
    leap = next(year for year in range(today.year, today.year + 8) if isleap(year))  # it has each day that there is
    said = [found for line in lines for found in mentions(Text(line), leap) if found.weekday and not found.has_year]
    named = [(found.day, found.weekday) for found in said if found.day]
    if not named:
        return None
    near = (today.year, today.year + 1, *range(today.year - 1, today.year - _BACK, -1))
    year = next((year for year in near if all(_is(day, year, of_week) for day, of_week in named)), None)
    (day, of_week), *_ = named
    return year, f"，那一年{day.month}月{day.day}日是{of_week}"


def _is(day: date, year: int, of_week: str) -> bool:
    """Whether the day is this one of the week in a year."""
    return (day.month, day.day) != (2, 29) and weekday(day.replace(year=year)) == of_week


def of_another_weekday(phrase: str, known: Known) -> str:
    """What is wrong with the weekday that a time names, "" if nothing: 5月15日（星期一）, which is a Sunday."""
    for found in mentions(Text(phrase), *known):
        if found.day and found.weekday and found.weekday != (right := weekday(found.day)):
            return f"{in_full(found.day)}是{right}，不是{found.weekday}"
    return ""
