"""Units as they are typed behind a command."""

import re
from collections.abc import Sequence

from gongkai.phrases.names import parse_units
from gongkai.plan import Plan
from gongkai.reports.submit import find_unit
from gongkai.text import Text


def officials(plan: Plan, typed: Sequence[str]) -> tuple[str, ...]:
    """The official names of units or groups, each once; several may stand in one word, divided by 、 or blanks.

    Raises GongkaiError for a name that nobody knows.
    """
    names: dict[str, None] = {}
    for word in typed:
        parts = [word] if plan.registry.find(word.strip()) else [*_parts(word)] or [word]
        names |= dict.fromkeys(find_unit(plan, part) for part in parts)
    return tuple(names)


def members(plan: Plan, typed: Sequence[str]) -> set[str]:
    """The units that are named, and those of the groups. Raises GongkaiError for a name that nobody knows."""
    return {unit for official in officials(plan, typed) for unit in plan.registry.members(official)}


def _parts(word: str) -> Sequence[str]:
    return [name for part in re.split(r"\s+", word) for name in parse_units(Text(part)).names]
