"""A scalar that spans several lines, joined the Chinese way: no space where a line of Chinese text wraps."""

import re
from typing import Any

from gongkai.diagnostics import Position
from gongkai.reading.source import Source
from gongkai.text import Text
from gongkai.wide import is_chinese


def unfold(event: Any, source: Source) -> Text:
    """The text of a scalar event, with the place of each of its source lines."""
    start, end = event.start_mark, event.end_mark
    at = Position(start.line + 1, start.column + 1)
    style = event.style
    if style in ("|", ">"):
        return _block(event.value, style, at, source)
    quoted = style in ("'", '"')
    if start.line == end.line:
        return Text(event.value, at.right(1) if quoted else at)
    rows = source.lines[start.line : end.line + 1]
    rows[-1] = rows[-1][: end.column]
    rows[0] = rows[0][start.column :]
    if quoted:
        rows[0], rows[-1] = rows[0][1:], rows[-1].rstrip()[:-1]
    if style == "'":
        rows = [row.replace("''", "'") for row in rows]
    indents = [at.column - 1 + quoted, *(len(row) - len(row.lstrip(" \t")) for row in rows[1:])]
    joined = _joined([row.strip(" \t") for row in rows], indents, at.line)
    return joined if _same(joined, event.value) else Text(event.value, at)


def _block(value: str, style: str, at: Position, source: Source) -> Text:
    """A `|` or `>` scalar; its content begins on the line below."""
    value = value.rstrip("\n")
    lines = value.split("\n")
    if style == ">":
        rows = source.lines[at.line : _last_row(source, at)]
        indents = [len(row) - len(row.lstrip(" ")) for row in rows]
        joined = _joined(
            [row.rstrip(" \t")[indent:] for row, indent in zip(rows, indents, strict=True)], indents, at.line + 1
        )
        if _same(joined, value):
            return joined
        return Text(value, at)
    indent = next((len(row) - len(row.lstrip(" ")) for row in source.lines[at.line :] if row.strip()), 0)
    breaks = []
    offset = 0
    for number, line in enumerate(lines):
        breaks.append((offset, Position(at.line + 1 + number, indent + 1)))
        offset += len(line) + 1
    return Text(value, breaks[0][1], tuple(breaks))


def _last_row(source: Source, at: Position) -> int:
    """The index after the last line of a block scalar: lines indented at least as its first."""
    rows = source.lines
    first = next((index for index in range(at.line, len(rows)) if rows[index].strip()), at.line)
    indent = len(rows[first]) - len(rows[first].lstrip(" ")) if first < len(rows) else 0
    last = first
    for index in range(first, len(rows)):
        if rows[index].strip():
            if len(rows[index]) - len(rows[index].lstrip(" ")) < indent:
                break
            last = index + 1
    return last


def _joined(rows: list[str], indents: list[int], first_line: int) -> Text:
    """Rows as one text: a blank row is a line break, a wrap is a space only between two Latin words."""
    value = ""
    breaks: list[tuple[int, Position]] = []
    blanks = 0
    for number, (row, indent) in enumerate(zip(rows, indents, strict=True)):
        if not row:
            blanks += 1
            continue
        if value:
            wide = is_chinese(value[-1]) or is_chinese(row[0])
            value += "\n" * blanks if blanks else "" if wide else " "
        blanks = 0
        breaks.append((len(value), Position(first_line + number, indent + 1)))
        value += row
    return Text(value, breaks[0][1] if breaks else Position(first_line, 1), tuple(breaks))


def _same(joined: str, value: str) -> bool:
    """Whether our joining lost nothing but white space; escapes and indented blocks stay as YAML reads them."""
    return re.sub(r"\s+", "", joined) == re.sub(r"\s+", "", value)
