"""What is changed for another year: dates, years in titles, weekdays, editions, the plan's id. Never a guess."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

from gongkai.diagnostics import Position
from gongkai.numbering import chinese
from gongkai.phrases.editions import editions
from gongkai.phrases.mentions import Year, mentions, years
from gongkai.phrases.moments import weekday
from gongkai.phrases.writing import alike, simplified
from gongkai.plan import Plan
from gongkai.reading.source import Source
from gongkai.renewal.step import Step, is_own
from gongkai.renewal.texts import Texts
from gongkai.text import Text

_FROM_TO = re.compile(r"\d{4}年?\s*[—–\-－~～至到]+\s*\d{4}")
_CITED = re.compile("《(?P<name>(?:[^《》]|《[^《》]*》)+)》")
_QUOTES = str.maketrans("‘’〈〉", "“”《》", "\n")
_ZEROS = "〇○零"


class Change(NamedTuple):
    """Some characters of one line that give way to others."""

    at: Position
    old: str
    new: str


class _Part(NamedTuple):
    """Characters of a text and what is to stand there instead."""

    text: Text
    start: int
    end: int
    new: str


def changes(plan: Plan, own: Texts, source: Source, step: Step) -> Iterator[Change]:
    """The changes in the order of the file. What does not stand in one piece in its line is left as it is."""
    parts = chain(_id(plan, step), _years(own, step), _weekdays(plan, own, step), _editions(own, step))
    found = {part.text.position(part.start): part for part in parts}
    for at, part in sorted(found.items()):
        old = part.text[part.start : part.end]
        if old != part.new and source.line(at.line).startswith(old, at.column - 1):
            yield Change(at, old, part.new)


def _id(plan: Plan, step: Step) -> Iterator[_Part]:
    """The id with its year moved along, else with the new one behind it: another year is another plan."""
    own = (step.year, plan.year, plan.issued.year if plan.issued else None)
    named = [year for year in years(plan.id) if year.value in own]
    for year in named:
        yield _year(plan.id, year, step)
    if not named:
        yield _Part(plan.id, 0, len(plan.id), f"{plan.id}-{step.to}")


def _years(own: Texts, step: Step) -> Iterator[_Part]:
    """Years in times and the document's number, in titles, and in the prose where it cites one of these titles."""
    for text in (*own.times, *([own.number] if own.number else [])):
        yield from (_year(text, year, step) for year in years(text) if step.years)
    for text in own.titles:
        yield from _titled(text, 0, len(text), step)
    names = {alike(title.translate(_QUOTES)) for title in own.titles}
    for text in own.prose:
        for cited in _CITED.finditer(text) if "《" in text else ():
            if alike(cited["name"].translate(_QUOTES)) in names:
                yield from _titled(text, *cited.span("name"), step)


def _titled(text: Text, start: int, end: int, step: Step) -> Iterator[_Part]:
    """The years of a title, but not those of a longer stretch (2024—2026年), which is no year's own."""
    stretches = {offset for found in _FROM_TO.finditer(text, start, end) for offset in range(*found.span())}
    for year in years(text, start, end):
        if step.is_near(year.value) and year.start not in stretches:
            yield _year(text, year, step)


def _year(text: Text, year: Year, step: Step) -> _Part:
    """A year moved along with the plan's own."""
    return _Part(text, year.start, year.end, _like(text[year.start : year.end], year.value + step.years))


def _like(typed: str, year: int) -> str:
    """A year in the digits in which another was typed: 2023, 二〇二三, 二○二三."""
    if typed.isdecimal():
        return str(year)
    zero = next((digit for digit in typed if digit in _ZEROS), _ZEROS[0])
    return "".join(chinese(int(digit)) for digit in str(year)).replace("零", zero)


def _weekdays(plan: Plan, own: Texts, step: Step) -> Iterator[_Part]:
    """The weekday behind every date whose year moves: in a time, or where the year goes without saying."""
    for text, is_time in chain(((text, True) for text in own.times), ((text, False) for text in own.prose)):
        plain = simplified(text)
        if not step.years or not re.search("[周期拜]", plain):
            continue
        for found in mentions(text, plan.year):
            if found.day and found.weekday and (is_time or not found.has_year):
                day = _in_year(found.day, found.day.year + step.years)
                end = found.weekday_at + (2 if plain[found.weekday_at] == "周" else 3)
                said = text[found.weekday_at : end]
                if day and weekday(day) != found.weekday:
                    yield _Part(text, found.weekday_at, end, said[:-1] + weekday(day)[-1])


def _in_year(day: date, year: int) -> date | None:
    """The same day of another year; none for 29 February, which the rules then point out."""
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _editions(own: Texts, step: Step) -> Iterator[_Part]:
    """The plan's own edition wherever it is named, in the numerals typed."""
    if step.to_edition is None:
        return
    for text in (*own.titles, *own.prose):
        for found in editions(text):
            if is_own(found, own, step):
                typed = text[found.start + 1 : found.end - 1]
                numeral = str(step.to_edition) if typed.isdecimal() else chinese(step.to_edition)
                yield _Part(text, found.start, found.end, f"第{numeral}{text[found.end - 1]}")
