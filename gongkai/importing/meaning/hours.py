"""Hours alone are of the day of what they stand in: an agenda (9:00—9:30 签到) below 5月15日."""

from collections.abc import Iterator
from datetime import date

from gongkai.importing.files.paper import widened
from gongkai.importing.meaning.prose import has, labels_of, without_number
from gongkai.importing.meaning.sentence import Part
from gongkai.importing.meaning.shape import programme
from gongkai.importing.parts.tree import Fact, Labelled, Plain, Section
from gongkai.patterns import pattern
from gongkai.phrases.days import Known
from gongkai.phrases.times import Time, is_hours, parse_time
from gongkai.text import Text

_PART = "(?:凌晨|早上|上午|中午|下午|傍晚|晚上|早|晚)?"
_HOUR = rf"{_PART}\d{{1,2}}(?:[:：]\d{{2}}|[时点](?:半|\d{{1,2}}分?)?)"
_SPAN = rf"(?P<hours>{_HOUR}(?:\s*(?:--?|[—－–~～至到])\s*{_HOUR})?)"
_HOURS = pattern(rf"\s*{_SPAN}(?![\d时点分]|[:：]\d|之?前|以前|后|起)")
_BRACKET = pattern(f"（{_SPAN}）")


def of_the_day(root: Section, known: Known) -> tuple[set[int], list[Section]]:
    """Note the hours that items begin with below what is on one day, and make sections of lines that begin so.

    Returns where hours stand that have a day, and the new sections.
    """
    timed: set[int] = set()
    new: list[Section] = []
    stack: list[tuple[Section, date | None]] = [(root, None)]
    while stack:
        section, around = stack.pop()
        day = _day_of(section, around, known)
        if around is not None:
            timed |= set(_noted(section))
        if not section.sections and programme(section, leading_hours):
            new += section.sections
            timed |= {line.at for line in section.sections if day is not None}
        stack += [(below, day) for below in section.sections]
    return timed, new


def _day_of(section: Section, around: date | None, known: Known) -> date | None:
    """The single day that a section is on, that of the section around where it says nothing."""
    said = [label.value for label in labels_of(section) if label.key and label.key.name == "time"]
    said += [section.facts["time"].value] if "time" in section.facts else []
    if not said or is_hours(said[0]):
        return around
    found = parse_time(Text(said[0]), *known)
    return found.day if isinstance(found, Time) else None


def _noted(section: Section) -> Iterator[int]:
    """Where a section on a day has hours: in a labelled line, or as what its text begins with."""
    yield from (part.at for part in section.parts if isinstance(part, Labelled) and is_hours(part.label.value))
    if not section.is_item or "time" in section.facts or has(section, "time"):
        return
    first = section.parts[0] if section.parts else None
    line = Plain(section.title, section.at) if section.title else first
    if not isinstance(line, Plain) or line.at != section.at:
        return
    text = without_number(section, line).text if line is first else line.text
    found = _HOURS.match(widened(text)) or (_BRACKET.search(widened(text)) if section.title else None)
    if found:
        section.facts["time"] = Fact(text[found.start("hours") : found.end("hours")], at=section.at)
        yield section.at


def leading_hours(line: str) -> Part | None:
    """The hours that a line of an agenda begins with."""
    found = _HOURS.match(line)
    return Part(found["hours"], found.start("hours")) if found else None
