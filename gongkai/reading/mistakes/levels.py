"""Where a line that is out of line was meant to stand: the levels that the lines around it have opened."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.keys import SHAPES
from gongkai.reading.mistakes.lines import OUR_KEYS, inside_values, own_line_below, own_lines
from gongkai.reading.source import Source

KEY_LINE = re.compile("^(?P<dashes> *(?:- +)*)(?P<key>[^\\s:：#'\"，。；、“”（）]{1,30})\\s*:(?:\\s|$)")
_ITEM = re.compile("^(?P<dashes> *(?:- +)*)(?P<key>)")
_STEP = 2
_IN_LISTS = ("section", "attachment", "piece", "report", "addition")


class Level(NamedTuple):
    """A column, from 0, at which a line has a key, or a dash where `key` is "".

    `keys` are those of its mapping so far. With `below` the column is that of what belongs to this key.
    """

    column: int
    line: int
    key: str
    keys: frozenset[str] = frozenset()
    below: bool = False

    @property
    def advice(self) -> str:
        """How to come into line with it."""
        name = f"“{self.key}”" if self.key else "“-”"
        spaces = f"前面留 {self.column} 个空格" if self.column else "前面不留空格"
        place = f"比第{self.line}行的{name}多两格" if self.below else f"与第{self.line}行的{name}左端对齐"
        return f"{spaces}，{place}"


class Placed(NamedTuple):
    """A line that is out of line, and where it belongs."""

    line: int
    level: Level


def out_of_line(source: Source, number: int) -> Placed | None:
    """Which line stands out, this one or the one it should be in line with, and where that belongs.

    None where neither begins with a key or a dash.
    """
    found = KEY_LINE.match(source.line(number))
    level = meant_level(source, number)
    if level is None:
        return None
    column = found.start("key") if found else _indent(source.line(number))
    if level.key and level.column != column and (better := _odd_one(source, level, column)):
        return Placed(level.line, better)
    return Placed(number, level)


def meant_level(source: Source, number: int) -> Level | None:
    """The level above that a line beginning with a key or a dash belongs to.

    The nearest; of two as near the one that the line below agrees with, or else the deeper.
    """
    line = source.line(number)
    found = KEY_LINE.match(line)
    is_item = line.lstrip().startswith("- ")
    if found is None and not is_item:
        return None
    column, next_column = _indent(line), _indent(source.line(own_line_below(source, number)))
    key = "" if is_item or found is None else found["key"]
    every = _open_levels(source, number)
    levels = [level for level in every if bool(level.key) is not is_item]
    loosely = [level for level in levels if not key or _siblings(key, level, every)]
    fitting = [level for level in loosely if not key or _siblings(key, level, every, level.keys)] or loosely or levels
    agreed = next_column - _STEP if is_item else next_column
    return min(
        fitting,
        key=lambda level: (abs(level.column - column), level.column != agreed, -level.column),
        default=None,
    )


def _odd_one(source: Source, level: Level, column: int) -> Level | None:
    """Where the line of a level belongs if it, not the line below at `column`, stands out; None if it does not."""
    above = _open_levels(source, level.line)
    dash = source.line(level.line).lstrip().startswith("- ")
    meant = column - _STEP if dash else column
    key = "" if dash else level.key
    here = _indent(source.line(level.line))
    peers = [one for one in above if bool(one.key) is not dash and (not key or _siblings(key, one, above))]
    parent = next((one for one in above if one.key), None)
    if any(peer.column == here for peer in peers) or (parent and here == parent.column + _STEP):
        return None
    if meant == 0:
        return peers[-1] if peers else Level(0, level.line, level.key)
    if peer := next((peer for peer in peers if peer.column == meant), None):
        return peer
    return Level(meant, parent.line, parent.key, below=True) if parent and parent.column + _STEP == meant else None


def _open_levels(source: Source, number: int) -> list[Level]:
    """The levels open above a line, the deepest first."""
    inside = inside_values(source)
    above = [entry for entry in own_lines(source.lines[: number - 1]) if entry[0] not in inside]
    levels: list[Level] = []
    for line, text in reversed(above):
        for column, key in _columns(text):
            if not levels or column < levels[-1].column:
                levels.append(Level(column, line, key, frozenset([key])))
            elif column == levels[-1].column:
                levels[-1] = levels[-1]._replace(keys=levels[-1].keys | {key})
    return levels


def _columns(line: str) -> Iterator[tuple[int, str]]:
    """The key of a line and its dashes, from the right, each with its column."""
    found = KEY_LINE.match(line) or _ITEM.match(line)
    if found is None:
        return
    if found["key"]:
        yield found.start("key"), found["key"]
    for column in reversed(range(len(found["dashes"]))):
        if line[column] == "-":
            yield column, ""


def _siblings(key: str, level: Level, levels: list[Level], others: frozenset[str] = frozenset()) -> bool:
    """Whether a key can stand beside that of a level, and these others; names of the author's go with each other."""
    if key not in OUR_KEYS or level.key not in OUR_KEYS:
        return (key in OUR_KEYS) is (level.key in OUR_KEYS)
    in_list = any(not one.key and one.column == level.column - _STEP for one in levels)
    shapes = (SHAPES[name] for name in (_IN_LISTS if in_list else SHAPES))
    return any({key, level.key, *others} <= {known.name for known in shape} for shape in shapes)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
