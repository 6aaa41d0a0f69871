"""Units as they are typed behind a command."""

import re
from collections.abc import Iterator, Sequence

from gongkai.errors import GongkaiError
from gongkai.patterns import pattern
from gongkai.phrases.names import parse_units
from gongkai.plan import Plan
from gongkai.reports.submit import find_unit
from gongkai.text import Text

_BETWEEN = pattern(r"^(?:[、，,；;：:/和与及\s]|等(?:单位|部门)?$)+")


def officials(plan: Plan, typed: Sequence[str]) -> tuple[str, ...]:
    """The official names of units or groups, each once; several may stand in one word, divided by 、 or blanks.

    Raises GongkaiError for a name that nobody knows.
    """
    return tuple(dict.fromkeys(find_unit(plan, name) for name in named(plan, typed)))


def unknown(plan: Plan, typed: Sequence[str]) -> dict[str, GongkaiError]:
    """The names among these that the plan does not know, and what there is to say of them."""
    found: dict[str, GongkaiError] = {}
    for name in named(plan, typed):
        try:
            find_unit(plan, name)
        except GongkaiError as error:
            found[name] = error
    return found


def members(plan: Plan, typed: Sequence[str]) -> set[str]:
    """The units that are named, and those of the groups. Raises GongkaiError for a name that nobody knows."""
    return {unit for official in officials(plan, typed) for unit in plan.registry.members(official)}


def named(plan: Plan, typed: Sequence[str]) -> Iterator[str]:
    """The names that stand in these words."""
    for word in typed:
        yield from [word] if plan.registry.find(word.strip()) else [*_parts(word)] or [word]


def are_units(plan: Plan, text: str) -> bool:
    """Whether a text is names of units or groups and nothing else, whatever stands between them."""
    while text := _BETWEEN.sub("", text):
        if (found := plan.registry.begins(text)) is None:
            return False
        text = text[found[1] :]
    return True


def _parts(word: str) -> Sequence[str]:
    return [name for part in re.split(r"\s+", word) for name in parse_units(Text(part)).names]
