"""Where a line that is out of line was meant to stand: the levels that the lines around it have opened."""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.keys import SHAPES
from gongkai.reading.mistakes.rows import OUR_KEYS, Row, Rows

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
    item: int | None = None  # the column of the dash that its mapping stands behind

    def has(self, key: str) -> bool:
        """Whether its mapping has this key already."""
        return not self.below and key in self.keys

    @property
    def advice(self) -> str:
        """How to come into line with it."""
        name = f"“{self.key}”" if self.key else "“-”"
        spaces = f"前面留 {self.column} 个空格" if self.column else "前面不留空格"
        where = f"比第{self.line}行的{name}多两格" if self.below else f"与第{self.line}行的{name}左端对齐"
        return f"{spaces}，{where}"


class Placed(NamedTuple):
    """A line that is out of line, and where it belongs."""

    line: int
    level: Level


def out_of_line(row: Row, rows: Rows) -> Placed | None:
    """Which line stands out, this one or the one it should be in line with, and where that belongs.

    None where neither begins with a key or a dash.
    """
    level = _meant_level(row, rows)
    if level is None:
        return None
    column = row.column if row.name else row.indent
    if level.key and level.column != column and (better := _odd_one(rows, level, column)):
        return Placed(level.line, better)
    return Placed(row.number, level)


def _meant_level(row: Row, rows: Rows) -> Level | None:
    """The level above that a line beginning with a key or a dash belongs to.

    The nearest; of two as near the one that the line below agrees with, or else the deeper.
    """
    if not (row.name or row.is_item):
        return None
    key = "" if row.is_item else row.name
    every = _open_levels(rows, row.number)
    levels = [level for level in every if bool(level.key) is not row.is_item]
    loosely = [level for level in levels if not key or _siblings(key, level, every)]
    fitting = [level for level in loosely if not key or _siblings(key, level, every, level.keys)] or loosely or levels
    agreed = rows.below(row.number).indent - (_STEP if row.is_item else 0)
    return min(
        fitting,
        key=lambda level: (abs(level.column - row.indent), level.column != agreed, -level.column),
        default=None,
    )


def _odd_one(rows: Rows, level: Level, column: int) -> Level | None:
    """Where the line of a level belongs if it, not the line below at `column`, stands out; None if it does not."""
    row, above = rows[level.line], _open_levels(rows, level.line)
    meant = column - _STEP if row.is_item else column
    key = "" if row.is_item else level.key
    peers = [one for one in above if bool(one.key) is not row.is_item and (not key or _siblings(key, one, above))]
    parent = next((one for one in above if one.key), None)
    if any(peer.column == row.indent for peer in peers) or (parent and row.indent == parent.column + _STEP):
        return None
    if meant == 0:
        return peers[-1] if peers else Level(0, level.line, level.key)
    if peer := next((peer for peer in peers if peer.column == meant), None):
        return peer
    return Level(meant, parent.line, parent.key, below=True) if parent and parent.column + _STEP == meant else None


def _open_levels(rows: Rows, number: int) -> list[Level]:
    """The levels open above a line, the deepest first."""
    levels: list[Level] = []
    keys: list[set[str]] = []  # of each level's mapping
    for row in reversed(rows.all[: number - 1]):
        if row.is_text or not row.is_own:
            continue
        for column, key in _columns(row):
            if not levels or column < levels[-1].column:
                levels.append(Level(column, row.number, key))
                keys.append({key})
            elif column == levels[-1].column:
                keys[-1].add(key)
    dashes = {level.column for level in levels if not level.key}
    return [
        level._replace(keys=frozenset(known), item=level.column - _STEP if level.column - _STEP in dashes else None)
        for level, known in zip(levels, keys, strict=True)
    ]


def _columns(row: Row) -> Iterator[tuple[int, str]]:
    """The key of a row and its dashes, from the right, each with its column."""
    if name := row.name:
        yield row.column, name
    for offset in reversed(range(len(row.dashes))):
        if row.dashes[offset] == "-":
            yield len(row.blanks) + offset, ""


def _siblings(key: str, level: Level, levels: list[Level], others: frozenset[str] = frozenset()) -> bool:
    """Whether a key can stand beside that of a level, and these others; names of the author's go with each other."""
    if key not in OUR_KEYS or level.key not in OUR_KEYS:
        return (key in OUR_KEYS) is (level.key in OUR_KEYS)
    in_list = any(not one.key and one.column == level.column - _STEP for one in levels)
    shapes = (SHAPES[name] for name in (_IN_LISTS if in_list else SHAPES))
    return any({key, level.key, *others} <= {known.name for known in shape} for shape in shapes)
