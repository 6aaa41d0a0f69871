"""Which year a date of the notice means that names none, and what there is to say where that is a guess."""

from calendar import isleap
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gongkai.patterns import pattern
from gongkai.phrases.days import Known
from gongkai.phrases.mentions import mentions, years
from gongkai.phrases.moments import in_full, weekday
from gongkai.phrases.times import Time, parse_time
from gongkai.phrases.writing import NEXT_YEAR
from gongkai.text import Text

OPEN = "待定"  # what the plan takes for a day that it cannot know: nobody is late, and nothing is put on a day
GUESSED = "没有写年份的日子都按"
_BACK = 20  # years: older notices are not carried on
_END_OF_YEAR = pattern("年[底末内]")
_MONTH = pattern(r"\s*(\d{1,2})\s*[月./]")
_SAYS_YEAR = pattern(rf"[\d〇○零一二三四五六七八九今本当去]\s*年|{NEXT_YEAR}")
_NEXT = pattern(NEXT_YEAR)
_ACROSS = pattern("冬春|秋冬春|[今去]冬明春|跨年|岁末年初")  # what such a notice arranges goes on behind the new year
_ZERO = pattern("(?<=[一二三四五六七八九〇○零])[0OoО]|[0OoО](?=[一二三四五六七八九〇○零])")  # 二0二七年
_BEYOND = pattern(rf"(?<=[—－–~～至到-]){NEXT_YEAR}(?=\d|[一二三四五六七八九十])")
_BEGINS = pattern(r"\s*(?:\d|[一二三四五六七八九十])")


class Years(NamedTuple):
    """`known` is what the plan will know of such a date; where it knows no year `guess` is what the text names most.

    `why` says what a guess goes by that is not in the text. `to_come` says by what the year behind the notice's own is
    meant too, "" where nothing says so; `only` that nothing is said of the notice's own.
    """

    known: Known = Known(None)
    guess: int | None = None
    why: str = ""
    to_come: str = ""
    only: bool = False

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
        if self.known.issued and self.known.year == self.known.issued.year + 1 and (next_ := _NEXT.match(phrase)):
            return f"{self.known.year}年{phrase[next_.end() :]}", f"原文写的是{next_[0]}，按{self.known.year}年"
        if self.known.issued and self.known.year == self.known.issued.year and not _SAYS_YEAR.search(phrase):
            return self._in_or_behind(phrase, self.known.issued)
        if self.known.year or not self.guess or "年" in phrase or not _BEGINS.match(phrase):
            return phrase, ""
        return f"{self.guess}年{phrase}", f"{GUESSED}{self.guess}年{self.why}"

    def _in_or_behind(self, phrase: str, issued: date) -> tuple[str, str]:
        """A phrase without a year, with the next one where it means that, and the doubt about it."""
        time = parse_time(Text(phrase), *self.known)
        if not isinstance(time, Time) or not time.spans or not (end := time.end):
            return phrase, ""
        year, is_over, month = issued.year + 1, end.day < issued, _MONTH.match(phrase)
        of_weekday = not of_another_weekday(f"{year}年{phrase}", self.known) if _weekdays(phrase, self.known) else None
        is_of_this = of_weekday is not None and not of_another_weekday(phrase, self.known)
        at_years_end = month is not None and self.known.is_of_next(int(month[1]))
        why = self.to_come or ("成文在年底" if at_years_end else "")
        if month and why and not is_of_this and (is_over or (self.only and of_weekday)):
            return f"{year}年{phrase}", f"原文没有写年份，{why}，按{year}年"
        if is_over:
            return phrase, f"没有写年份，按{issued.year}年比通知的日子早；是{year}年的，写上年份"
        if self.only and not is_of_this:
            return phrase, f"没有写年份，{why}，这里按{issued.year}年；是{year}年的，写上年份"
        return phrase, ""


def to_come(titles: Iterable[str], lines: Iterable[str], issued: date | None) -> tuple[str, bool]:
    """By what a notice shows that it is about the year behind its own, and whether about that alone; "" for no such."""
    if issued is None:
        return "", False
    shown = [_ZERO.sub("〇", title) for title in titles]
    named = {year.value for title in shown for year in years(title)}
    said = next((found[0] for title in shown if (found := _NEXT.search(title))), "")
    if issued.year + 1 in named or said:
        only = issued.year not in named and not any(map(_ACROSS.search, shown))
        return f"标题写的是{said or f'{issued.year + 1}年'}", only
    if across := next((found[0] for title in shown if (found := _ACROSS.search(title))), ""):
        return f"标题写的是{across}", False
    beyond = next((found[0] for line in lines if (found := _BEYOND.search(line))), "")
    return (f"活动到{beyond}" if beyond else ""), False


def _weekdays(phrase: str, known: Known) -> list[str]:
    """The days of the week that a phrase names beside its days."""
    return [found.weekday for found in mentions(Text(phrase), *known) if found.day and found.weekday]


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
