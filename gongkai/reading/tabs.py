"""Tabs among blanks: how wide they were meant, where only one width makes a plan of the file."""

from gongkai.diagnostics import Diagnostic, Edit, Position
from gongkai.reading.edits import edited
from gongkai.reading.nodes import Mapping, Node, parse
from gongkai.reading.source import Source
from gongkai.text import Text

_WIDTHS = (2, 4, 8)


def with_widths(source: Source, found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The findings, those of tabs with their corrections where it is certain what was meant.

    It is where all widths that can be read give the same plan.
    """
    tabs = [entry for entry in found if entry.code == "GK004" and not entry.edits]
    if any(source.rows[entry.at.line - 1].opens_block for entry in tabs):
        return found  # the text behind | is the author's own
    read: dict[int, tuple[object, dict[Diagnostic, Edit]]] = {}
    for width in _WIDTHS:
        edits = {entry: _expanded(source, entry.at.line, width) for entry in tabs}
        root, problems = parse(Source(source.name, edited(source, edits.values())))
        if root is not None and not problems:
            read[width] = _content(root), edits
    contents = [content for content, _ in read.values()]
    if not contents or any(content != contents[0] for content in contents):
        return found
    _, edits = next(iter(read.values()))
    return tuple(entry._replace(edits=(edits[entry],)) if entry in edits else entry for entry in found)


def _expanded(source: Source, line: int, width: int) -> Edit:
    text = source.line(line)
    blanks = text[: len(text) - len(text.lstrip(" \t"))]
    return Edit(Position(line, 1), len(blanks), blanks.expandtabs(width))


def _content(node: Node) -> object:
    """What a node says, wherever it stands."""
    if isinstance(node, Text):
        return str(node)
    if isinstance(node, Mapping):
        return [(str(key), _content(value)) for key, value in node.items]
    return [_content(item) for item in node.items]
