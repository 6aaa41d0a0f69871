"""What a look at the bare lines shows: full-width colons, tabs, wide spaces, a dash without its space.

YAML reports these a line late or not at all, so they are looked for where YAML gave up or read something odd.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from gongkai.diagnostics import Diagnostic, Edit, Position, Severity
from gongkai.keys import SHAPES
from gongkai.reading.source import Source

_OUR_KEYS = frozenset(key.name for shape in SHAPES.values() for key in shape)
_OUR_WORDS = frozenset(word for shape in SHAPES.values() for key in shape for word in (key.label, *key.synonyms))

_NEAR = 60  # lines to look at for a key in line with this one

_BLOCK = re.compile(r"(?:^|[:：\-]\s*|\s)[|>][+\-0-9]*\s*(?:#.*)?$")
_KEYLIKE = re.compile(r"^\s*(?:-\s+)*[^\s:：#'\"，。；]+\s*:(?:\s|$)")
_WIDE_COLON = re.compile(r"^[\s\u3000\xa0]*(?:-\s*)*(?P<key>[^\s:：#'\"，。；、“”（）]{1,16})\s*(?P<colon>：)")
_INDENT = re.compile("^[\\s\u3000\xa0\u200b-\u200f\u2060\ufeff]+")
_WIDE_SPACE = re.compile("[\u3000\xa0\u200b-\u200f\u2060\ufeff\u2000-\u200a\u202f]")
_DASHED = re.compile("^\\s*(?P<dash>[-－])(?=[^\\s\\d.-]| |\u3000)")
_OWN_KEY = re.compile(r"^\s*(?:- )?(?P<key>[^\s:：]{1,12})[:：](?:\s|$|(?<=：))")
_TIGHT_COLON = re.compile(r"^\s*(?:-\s+)*(?P<key>[a-z_]+):(?=[^ \t])")
_WIDE_DASH = re.compile("^ *(?P<dash>[－—–][ \u3000\xa0]|-[\u3000\xa0])")
_DASHES = re.compile("[\\s\u3000\xa0]*(?:[-－—–][\\s\u3000\xa0]*)*")
_ANY_KEY = re.compile("[^\\s:：#'\"，。；、“”（）]{1,30}\\s*[:：]")
_VALUE = re.compile("[\\s\u3000\xa0]*[^\\s\u3000\xa0#|>\\[{]")
_SPECIAL = re.compile("[#&*!|>%@`'\"\\[{,?]|- ")
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_BLANKS = " \t\u3000\xa0"
_TIGHT_DASH = re.compile(r"^\s*(?P<dash>-)(?=[^\s\-\d.])")


def scan(source: Source, first: int = 1, last: int | None = None) -> list[Diagnostic]:
    """The findings on these lines; text inside `|` and `>` blocks is the user's own and left alone."""
    return [finding for finding in _findings(source) if first <= finding.at.line <= (last or finding.at.line)]


@lru_cache(maxsize=1)
def _findings(source: Source) -> tuple[Diagnostic, ...]:
    """All findings of a file, looked for once however many places ask."""
    found = (entry for number, line in own_lines(source.lines) for entry in _line_problems(number, line, source))
    return tuple(_spare_prose(entry, source) for entry in found)


def _spare_prose(found: Diagnostic, source: Source) -> Diagnostic:
    """A finding without its edits where it stands in a text: a correction would change what is printed."""
    return found._replace(edits=()) if found.edits and found.at.line in _inside_values(source) else found


def swallowed(event: Any, source: Source) -> Iterator[Diagnostic]:
    """Within a text of several lines, those that begin like a list item or like one of our keys."""
    first, last = event.start_mark.line + 1, event.end_mark.line + 1
    plain = not event.style
    for number in range(first, last + 1):
        line = source.line(number)
        if number == last:
            line = line[: event.end_mark.column]
        if (number == first and line[: event.start_mark.column].strip()) or not line.strip():
            continue
        dash = _DASHED.match(line) if plain else None
        key = _OWN_KEY.match(line) if number > first else None
        if dash and not line.lstrip().startswith("- "):
            yield _spare_prose(dash_problem(Position(number, dash.start("dash") + 1), source), source)
        elif dash and number > first:
            hint = "上面一行冒号后面不要写内容，或者把这一行也写进那句话"
            yield Diagnostic(
                "GK017", Position(number, dash.start("dash") + 1), "这一行接进了上面的内容，不是列表里的一条", hint
            )
        elif key and (key["key"] in _OUR_KEYS or (plain and key["key"] in _OUR_WORDS)):
            hint = "与同级的名称左端对齐，冒号用半角；确实是正文的，把冒号改成全角"
            message = f"“{key['key']}”这一行接进了上面的内容，没有单独成为一项"
            yield Diagnostic("GK017", Position(number, key.start("key") + 1), message, hint, Severity.WARNING)


def own_lines(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines that are not inside a block scalar, with their numbers."""
    block_indent: int | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        indent = len(line) - len(line.lstrip())
        if block_indent is not None and indent > block_indent:
            continue
        block_indent = indent if _BLOCK.search(line) else None
        yield number, line


@lru_cache(maxsize=1)
def _inside_values(source: Source) -> frozenset[int]:
    """The lines that go on with a text begun above."""
    inside = set()
    deeper = -2  # a line indented more than this goes on with the value above
    quote = ""  # as long as a quotation mark that begins a value is open, everything is text
    for number, line in own_lines(source.lines):
        if quote:
            inside.add(number)
            quote = quote if line.count(quote) % 2 == 0 else ""
            continue
        indent = len(line) - len(line.lstrip(_BLANKS))
        if -1 <= deeper < indent:
            inside.add(number)
            continue
        start = _DASHES.match(line)
        rest = line[start.end() :] if start else line
        key = _ANY_KEY.match(rest)
        value = rest[key.end() :].lstrip(_BLANKS) if key else rest
        if value[:1] in ("'", '"') and value.count(value[0]) % 2:
            quote = value[0]
        if key:
            deeper = len(line) - len(rest) if _VALUE.match(rest, key.end()) else -2
        else:
            deeper = indent if line.lstrip(_BLANKS)[:1] in "-－—–" else indent - 1
    return frozenset(inside)


def _line_problems(number: int, line: str, source: Source) -> Iterator[Diagnostic]:
    indent = _INDENT.match(line)
    if indent and (wide := _WIDE_SPACE.search(indent[0])):
        hint = "删掉这一行开头的空白，用普通的半角空格重新缩进"
        at = Position(number, wide.start() + 1)
        yield Diagnostic("GK005", at, "缩进里有全角空格或看不见的字符", hint, edits=(respaced(number, 1, indent[0]),))
    elif indent and "\t" in indent[0]:
        hint = "缩进只能用空格：删掉 Tab，每一级按两个空格"
        at = Position(number, line.index("\t") + 1)
        edit = respaced(number, 1, indent[0])
        edits = (edit,) if _tabs_alone(number, source) else ()
        yield Diagnostic("GK004", at, "缩进里有 Tab", hint, edits=edits)
    if dash := _TIGHT_DASH.match(line):
        yield dash_problem(Position(number, dash.start("dash") + 1), source)
    if (colon := _TIGHT_COLON.match(line)) and colon["key"] in _OUR_KEYS:
        hint = f"写成“{colon['key']}: {line[colon.end() :].strip()[:12]}”"
        rest = line[colon.end() :]
        gap = len(rest) - len(rest.lstrip(_BLANKS))
        edits = () if _SPECIAL.match(rest, gap) else (Edit(Position(number, colon.end() + 1), gap, " "),)
        yield Diagnostic("GK014", Position(number, colon.end()), "冒号后面缺一个半角空格", hint, edits=edits)
    if dash := _WIDE_DASH.match(line):
        yield dash_problem(Position(number, dash.start("dash") + 1), source)
    if (colon := _WIDE_COLON.match(line)) and _meant_as_key(colon["key"], number, line, source):
        hint = f"写成“{colon['key']}: ”，用半角冒号，后面空一格"
        at = Position(number, colon.start("colon") + 1)
        rest = line[colon.end() :]
        gap = len(rest) - len(rest.lstrip(_BLANKS))
        has_value = rest.strip(_BLANKS) and not re.match("[ \t]+#", rest)
        edit = Edit(at, 1 + gap, ": ") if has_value else Edit(at, 1, ":")
        # A Chinese word after a dash (- 时间：5月15日) may be the text itself.
        unsure = _SPECIAL.match(rest, gap) if has_value else False
        unsure = unsure or (colon["key"] not in _OUR_KEYS and line.lstrip().startswith("-"))
        yield Diagnostic("GK013", at, "这里是全角冒号“：”", hint, edits=() if unsure else (edit,))


def _tabs_alone(number: int, source: Source) -> bool:
    """Whether an indentation of tabs, at two spaces each, is surely the one that was meant.

    It is in a file indented with tabs alone; beside lines with spaces nobody knows how wide the author's tabs were.
    """
    above = source.line(number - 1)
    return not _BLOCK.search(above) and not _spaced(source)


@lru_cache(maxsize=1)
def _spaced(source: Source) -> bool:
    """Whether any line is indented with spaces."""
    return any(line.startswith("  ") and not line.lstrip().startswith("#") and line.strip() for line in source.lines)


def dash_problem(at: Position, source: Source) -> Diagnostic:
    """A dash that begins no list item: full-width, or without its half-width space."""
    line = source.line(at.line)
    wide = _WIDE_DASH.match(line)
    message = "这里的横线或空格是全角的" if wide else "横线后面缺一个半角空格"
    rest = line[at.column :]
    gap = len(rest) - len(rest.lstrip(_BLANKS))
    moved = _moved_along(at, source)
    edits = () if _SPECIAL.match(rest, gap) or moved is None else (Edit(at, 1 + gap, "- "), *moved)
    return Diagnostic("GK006", at, message, f"写成“- {line.strip()[1:].strip()[:12]}”", edits=edits)


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


def respaced(line: int, column: int, blanks: str) -> Edit:
    """An indentation in plain spaces: two for a tab or a full-width space, none for what cannot be seen."""
    plain = "".join("  " if blank in "\t\u3000" else "" if blank in _UNSEEN else " " for blank in blanks)
    return Edit(Position(line, column), len(blanks), plain)


def _meant_as_key(key: str, number: int, line: str, source: Source) -> bool:
    """Whether a word before a full-width colon is a key: one of ours, or standing in line with the keys around it."""
    if key in _OUR_KEYS or key in _OUR_WORDS or (key.isascii() and key.isidentifier()):
        return True
    indent = len(line) - len(line.lstrip())
    above = range(number - 1, max(0, number - _NEAR), -1)
    below = range(number + 1, min(len(source.lines), number + _NEAR) + 1)
    for near in map(source.line, (*above, *below)):
        depth = len(near) - len(near.lstrip())
        if near.strip() and depth < indent:
            return False
        if depth == indent and near.strip():
            return _KEYLIKE.match(near) is not None
    return False
