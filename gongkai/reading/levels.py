"""Where a line that is out of line was meant to stand: the levels that the lines above have opened."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.keys import SHAPES
from gongkai.reading.lines import inside_values, own_lines
from gongkai.reading.source import Source

KEY_LINE = re.compile("^(?P<dashes> *(?:- +)*)(?P<key>[^\\s:：#'\"，。；、“”（）]{1,30})\\s*:(?:\\s|$)")
_ITEM = re.compile("^(?P<dashes> *(?:- +)*)(?P<key>)")


class Level(NamedTuple):
    """A column, from 0, at which the lines above have a key, or a dash where `key` is ""; and the last such line."""

    column: int
    line: int
    key: str

    @property
    def advice(self) -> str:
        """How to come into line with it."""
        name = f"“{self.key}”" if self.key else "“-”"
        spaces = f"前面留 {self.column} 个空格" if self.column else "前面不留空格"
        return f"{spaces}，与第{self.line}行的{name}左端对齐"


def meant_level(source: Source, number: int) -> Level | None:
    """The level that a line beginning with a key or a dash belongs to: the nearest; of two as near the deeper."""
    line = source.line(number)
    found = KEY_LINE.match(line)
    is_item = line.lstrip().startswith("- ")
    if found is None and not is_item:
        return None
    column = len(line) - len(line.lstrip())
    key = "" if is_item or found is None else found["key"]
    levels = [level for level in _open_levels(source, number) if bool(level.key) is not is_item]
    fitting = [level for level in levels if not key or _siblings(key, level.key)] or levels
    return min(fitting, key=lambda level: (abs(level.column - column), -level.column), default=None)


def _open_levels(source: Source, number: int) -> Iterator[Level]:
    """The levels open above a line, the deepest first."""
    inside = inside_values(source)
    above = [entry for entry in own_lines(source.lines[: number - 1]) if entry[0] not in inside]
    least: float = float("inf")
    for line, text in reversed(above):
        found = KEY_LINE.match(text) or _ITEM.match(text)
        dashes = [index for index, character in enumerate(found["dashes"] if found else "") if character == "-"]
        ends = [(found.start("key"), found["key"])] if found and found["key"] else []
        for column, key in (*ends, *((dash, "") for dash in reversed(dashes))):
            if column < least:
                yield Level(column, line, key)
                least = column


def _siblings(one: str, other: str) -> bool:
    """Whether two keys can stand in the same mapping."""
    return any({one, other} <= {key.name for key in shape} for shape in SHAPES.values())
