"""A scalar that spans several lines, joined the Chinese way: no space where a line of Chinese text wraps."""

import re
from typing import Any

import yaml

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
    elif style == '"' and any("\\" in row for row in rows):
        rows = [_unescaped(row) for row in rows]
    indents = [at.column - 1 + quoted, *(len(row) - len(row.lstrip(" \t")) for row in rows[1:])]
    joined = _joined([row.strip(" \t") for row in rows], indents, at.line)
    return joined if _same(joined, event.value) else Text(event.value, at)


def _unescaped(row: str) -> str:
    """A row of a double-quoted text with its escapes read; one that ends in a backslash is left for _same to refuse."""
    try:
        return str(yaml.safe_load(f'"{row.strip()}"'))
    except yaml.YAMLError:
        return row


def _block(value: str, style: str, at: Position, source: Source) -> Text:
    """A `|` or `>` scalar; its content begins on the line below. More-indented lines stay as YAML reads them."""
    value = value.rstrip("\n")
    first = at.line
    while first < len(source.lines) and not source.lines[first].strip():
        first += 1
    indent = _indent(source.lines[first]) if first < len(source.lines) else 0
    if style == "|":
        return _literal(value, Position(at.line + 1, indent + 1))
    last = first
    while last < len(source.lines) and (not source.lines[last].strip() or _indent(source.lines[last]) >= indent):
        last += 1
    rows = [row.rstrip(" \t") for row in source.lines[at.line : last]]
    if any(row and _indent(row) > indent for row in rows):
        return Text(value, Position(first + 1, indent + 1))
    joined = _joined([row[indent:] for row in rows], [indent] * len(rows), at.line + 1)
    return joined if _same(joined, value) else Text(value, Position(first + 1, indent + 1))


def _literal(value: str, at: Position) -> Text:
    """A text whose lines are those of the source."""
    breaks = []
    offset = 0
    for number, line in enumerate(value.split("\n")):
        breaks.append((offset, Position(at.line + number, at.column)))
        offset += len(line) + 1
    return Text(value, at, tuple(breaks))


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


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
