"""Marks that were to begin a list item and do not: full-width, without their space, or no dash at all."""

import re

from gongkai.diagnostics import Diagnostic, Edit, Position
from gongkai.reading.mistakes.lines import BLANKS, NEAR, OUR_KEYS, OUR_WORDS, own_line_below
from gongkai.reading.source import Source
from gongkai.text import shortened

SPECIAL = re.compile("[#&*!|>%@`'\"\\[{,?]|- ")  # what a plain text may not begin with
_WIDE = re.compile("^ *(?P<dash>[－—–][ \u3000\xa0]|-[\u3000\xa0])")
_TIGHT = re.compile(r"^\s*(?P<dash>-)(?=[^\s\-\d.])")
_TIGHT_WIDE = re.compile("^\\s*(?P<dash>[－—–])(?=[^\\s－—–-])")
_ANY_DASH = re.compile("^\\s*(?:-(?:[\\s\u3000\xa0]|$)|[－—–](?![－—–]))")
_KEY_AND_WIDE_COLON = re.compile("([^\\s:：]{1,16})\\s*：\\s*")


def mistyped_dash(number: int, line: str, source: Source) -> Diagnostic | None:
    """The dash at the start of a line, if it begins no item; a tight full-width one only beside other items."""
    dash = _TIGHT.match(line) or _WIDE.match(line)
    if dash is None and (dash := _TIGHT_WIDE.match(line)) and not _beside_items(number, line, source):
        return None
    return dash_problem(Position(number, dash.start("dash") + 1), source) if dash else None


def dash_problem(at: Position, source: Source) -> Diagnostic:
    """A dash that begins no list item: full-width, or without its half-width space."""
    line = source.line(at.line)
    wide = line[at.column - 1] != "-" or line[at.column : at.column + 1] in "\u3000\xa0"
    message = "这里的横线或空格是全角的" if wide else "横线后面缺一个半角空格"
    rest = line[at.column :]
    gap = len(rest) - len(rest.lstrip(BLANKS))
    moved = _moved_along(at, source)
    edits = () if SPECIAL.match(rest, gap) or moved is None else (Edit(at, 1 + gap, "- "), *moved)
    return Diagnostic("GK006", at, message, f"写成“- {shortened(_respelt(rest.strip()))}”", edits=edits)


def _respelt(item: str) -> str:
    """An item with the full-width colon after its key put right."""
    key = _KEY_AND_WIDE_COLON.match(item)
    return f"{key[1]}: {item[key.end() :]}" if key and key[1] in OUR_KEYS | OUR_WORDS else item


def _beside_items(number: int, line: str, source: Source) -> bool:
    """Whether the list that this line would be in has another item above or below, or begins here."""
    indent = len(line) - len(line.lstrip())
    below = source.line(own_line_below(source, number))
    if len(below) - len(below.lstrip()) == indent and _ANY_DASH.match(below):
        return True
    for other in map(source.line, range(number - 1, max(0, number - NEAR), -1)):
        depth = len(other) - len(other.lstrip())
        if other.strip() and not other.lstrip().startswith("#") and depth <= indent:
            is_item = depth == indent and _ANY_DASH.match(other) is not None
            return is_item or other.rstrip().endswith((":", "："))
    return False


def _moved_along(dash: Position, source: Source) -> list[Edit] | None:
    """The lines below in this item, where they stand in line with a text that a missing space moves by one.

    None where that cannot be told for sure: lists inside, blank lines, comments.
    """
    number = dash.line + 1
    below = source.line(number)
    if not below.strip() or len(below) - len(below.lstrip(" ")) != dash.column:
        return []
    moved = []
    while (line := source.line(number)).strip() and len(line) - len(line.lstrip(" ")) >= dash.column:
        if line.lstrip().startswith(("-", "#")):
            return None
        moved.append(Edit(Position(number, 1), 0, " "))
        number += 1
    return None if not line.strip() and number <= len(source.lines) - 1 else moved
