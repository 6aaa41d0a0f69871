"""Tables beside the text: a row that is called like an item of the text is that item, and no second activity."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gongkai.importing.files.paper import bare, widened
from gongkai.importing.meaning.prose import heading_of, labels_of
from gongkai.importing.meaning.tables import Row, activities
from gongkai.importing.meaning.when import times
from gongkai.importing.parts.tree import Fact, Plain, Section, Sheet
from gongkai.keys import LINES, ROLE_NAMES
from gongkai.patterns import pattern
from gongkai.phrases.times import Time, parse_time
from gongkai.text import Text

_MARKS = pattern("[“”《》]|[。.；;：:]$")
_WORDS = {key.name: key.label for key in LINES}
_OF_ANOTHER = pattern("往年|去年|历年|历届|上[年届]|往届|彩排|预演|排练|回顾")
_NAMED = 3  # of more only how many they are
_SOME_DAY = date(2000, 1, 1)


class Tabled(NamedTuple):
    """The activities of a table that the text does not tell of, and what to look at where it tells of others."""

    rows: list[Row]
    doubt: str = ""


def tabled(roots: Iterable[Section]) -> dict[int, Tabled]:
    """Each table by the place of its block. What an item of the text does not say, its row gives."""
    items: dict[str, list[Section]] = {}
    sheets: list[Sheet] = []
    others: set[int] = set()
    for section in (section for root in roots for section in root.walk()):
        inside = [part for part in section.parts if isinstance(part, Sheet)]
        sheets += inside
        others |= {sheet.at for sheet in inside if _OF_ANOTHER.search(heading_of(section))}
        if section.title and section.is_item and not inside:
            items.setdefault(_name(section.title), []).append(section)
    return {sheet.at: _beside(activities(sheet.grid), {} if sheet.at in others else items) for sheet in sheets}


def _beside(rows: list[Row], items: dict[str, list[Section]]) -> Tabled:
    times = Counter(_name(row.title) for row in rows)
    left: list[Row] = []
    joined: list[str] = []
    otherwise: list[str] = []
    for row in rows:
        named = items.get(_name(row.title), ()) if times[_name(row.title)] == 1 else ()
        if len(named) != 1:
            left.append(row)
            continue
        joined.append(f"“{row.title}”")
        otherwise += [f"{joined[-1]}的{_WORDS[name]}“{row.facts[name]}”" for name in _given(named[0], row)]
    if not joined:
        return Tabled(left)
    more = f"；{_some(otherwise)}和正文写的不一样，按正文的" if otherwise else ""
    return Tabled(left, f"表里的{_some(joined)}正文里也有，各算一项活动，正文没写的照表里的{more}")


def _some(names: list[str]) -> str:
    return "、".join(names[:_NAMED]) + f"等{len(names)}处" * (len(names) > _NAMED)


def _given(item: Section, row: Row) -> list[str]:
    """Give an item what only its row says; the keys of what the row says otherwise."""
    said = {label.key.name: label.value for label in labels_of(item) if label.key}
    said |= {name: fact.value for name, fact in item.facts.items()}
    parts = [_units(value) for name, value in said.items() if name in ROLE_NAMES]
    otherwise: list[str] = []
    text = widened("".join(part.text for part in item.parts if isinstance(part, Plain)))
    dated = bool(times(text))  # a day that is not read as when it takes place: 5月20日前完成
    for name, value in row.facts.items():
        if name in ROLE_NAMES and any(_units(value) <= part for part in parts):
            continue
        if name not in said and (name != "time" or not dated or widened(value) in text):
            item.facts[name] = Fact(value, at=item.at)
        elif name not in said or not (
            _is_same_time(said[name], value) if name == "time" else bare(said[name]) == bare(value)
        ):
            otherwise.append(name)
    return otherwise


def _name(title: str) -> str:
    return _MARKS.sub("", bare(title))


def _units(value: str) -> set[str]:
    return set(bare(value).replace(",", "、").split("、"))


def _is_same_time(one: str, other: str) -> bool:
    first, second = (parse_time(Text(value), _SOME_DAY.year, _SOME_DAY) for value in (one, other))
    if isinstance(first, Time) and isinstance(second, Time) and first.understood and second.understood:
        return first.spans == second.spans
    return bare(one) == bare(other)
