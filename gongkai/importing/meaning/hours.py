"""Hours alone are of the day of what they stand in: an agenda (9:00—9:30 签到) below 5月15日."""

from collections.abc import Iterator
from datetime import date

from gongkai.importing.files.paper import widened
from gongkai.importing.meaning.occasion import spot
from gongkai.importing.meaning.prose import has, labels_of, without_number
from gongkai.importing.meaning.when import HOURS, SPAN, times
from gongkai.importing.parts.tree import Fact, Labelled, Plain, Section
from gongkai.patterns import pattern
from gongkai.phrases.days import Known
from gongkai.phrases.times import Time, is_hours, parse_time
from gongkai.text import Text

_BRACKET = pattern(f"（{SPAN}）")


def of_the_day(root: Section, known: Known) -> set[int]:
    """Note the hours that items begin with below what is on one day; where hours stand that have a day."""
    timed: set[int] = set()
    stack: list[tuple[Section, date | None]] = [(root, None)]
    while stack:
        section, around = stack.pop()
        day = _day_of(section, around, known)
        if around is not None:
            timed |= set(_noted(section))
        stack += [(below, day) for below in section.sections]
    return timed


def _day_of(section: Section, around: date | None, known: Known) -> date | None:
    """The single day that a section is on, that of the section around where it says nothing."""
    said = [label.value for label in labels_of(section) if label.key and label.key.name == "time"]
    said += [section.facts["time"].value] if "time" in section.facts else []
    if not said or is_hours(said[0]):
        return around
    named = times(widened(said[0]))
    phrase = named[0].text if len(named) == 1 else said[0]  # 3月12日上午8:40，雨天顺延
    found = parse_time(Text(phrase), *known)
    return found.day if isinstance(found, Time) else None


def _noted(section: Section) -> Iterator[int]:
    """Where a section on a day has hours: in a labelled line, or as what its text begins with; note where it is."""
    yield from (part.at for part in section.parts if isinstance(part, Labelled) and is_hours(part.label.value))
    known = section.facts.get("time")
    if not section.is_item or has(section, "time") or (known is not None and not is_hours(known.value)):
        return
    if known is not None:
        yield known.at
    first = section.parts[0] if section.parts else None
    line = Plain(section.title, section.at) if section.title else first
    if not isinstance(line, Plain) or line.at != section.at:
        return
    text = without_number(section, line).text if line is first else line.text
    found = HOURS.match(widened(text)) or (_BRACKET.search(widened(text)) if section.title else None)
    if found is None and section.title and isinstance(first, Plain) and first.at == section.at:
        text = without_number(section, first).text
        found = HOURS.match(widened(text))  # （一）实地参观。9:00—9:40，参观大厅
    if found is None:
        return
    if (place := spot(widened(text[found.end() :]))) and not has(section, "place"):
        begins = found.end() + place.start
        section.facts.setdefault("place", Fact(text[begins : begins + len(place.text)], at=section.at))
    if known is None:
        section.facts["time"] = Fact(text[found.start("hours") : found.end("hours")], at=section.at)
        yield section.at
