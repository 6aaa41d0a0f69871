"""What a look at the bare lines shows: tabs, wide spaces, wide marks, a dash or colon that is not what it should be.

YAML reports these a line late or not at all, so they are looked for where YAML gave up or read something odd.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from gongkai.diagnostics import Diagnostic, Edit, Position
from gongkai.reading.mistakes.colons import mistyped_colon
from gongkai.reading.mistakes.dashes import mistyped_dash
from gongkai.reading.mistakes.lines import BLOCK, inside_values, own_line_below, own_lines
from gongkai.reading.source import Source

_INDENT = re.compile("^[\\s\u3000\xa0\u200b-\u200f\u2060\ufeff]+")
_WIDE_SPACE = re.compile("[\u3000\xa0\u200b-\u200f\u2060\ufeff\u2000-\u200a\u202f]")
_WIDE_HASH = re.compile("^(?P<before>.*?[:：][\\s\u3000\xa0]+|[\\s\u3000\xa0]*)＃")
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


def scan(source: Source, first: int = 1, last: int | None = None) -> list[Diagnostic]:
    """The findings on these lines; text inside `|` and `>` blocks is the user's own and left alone."""
    return [finding for finding in _findings(source) if first <= finding.at.line <= (last or finding.at.line)]


@lru_cache(maxsize=1)
def _findings(source: Source) -> tuple[Diagnostic, ...]:
    """All findings of a file, looked for once however many places ask."""
    found = (entry for number, line in own_lines(source.lines) for entry in _line_problems(number, line, source))
    return tuple(spare_prose(entry, source) for entry in found)


def spare_prose(found: Diagnostic, source: Source) -> Diagnostic:
    """A finding without its edits where it stands in a text: a correction would change what is printed."""
    return found._replace(edits=()) if found.edits and found.at.line in inside_values(source) else found


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
    if dash := mistyped_dash(number, line, source):
        yield dash
    yield from mistyped_colon(number, line, source)
    if (mark := _WIDE_HASH.match(line)) and _was_to_hide(mark, number, source):
        message = "“＃”是全角的，后面的说明会被当成内容"
        yield Diagnostic("GK022", Position(number, mark.end()), message, "改成半角的“#”")


def _was_to_hide(mark: re.Match[str], number: int, source: Source) -> bool:
    """Whether a full-width ＃ was to begin a comment: on a line of its own, or behind a key whose content is below."""
    if not mark["before"].strip():
        return number not in inside_values(source)
    line, below = source.line(number), source.line(own_line_below(source, number))
    return len(below) - len(below.lstrip()) > len(line) - len(line.lstrip())


def _tabs_alone(number: int, source: Source) -> bool:
    """Whether an indentation of tabs, at two spaces each, is surely the one that was meant.

    It is in a file indented with tabs alone; beside lines with spaces nobody knows how wide the author's tabs were.
    """
    above = source.line(number - 1)
    return not BLOCK.search(above) and not _spaced(source)


@lru_cache(maxsize=1)
def _spaced(source: Source) -> bool:
    """Whether any line is indented with spaces."""
    return any(line.startswith("  ") and not line.lstrip().startswith("#") and line.strip() for line in source.lines)


def respaced(line: int, column: int, blanks: str) -> Edit:
    """An indentation in plain spaces: two for a tab or a full-width space, none for what cannot be seen."""
    plain = "".join("  " if blank in "\t\u3000" else "" if blank in _UNSEEN else " " for blank in blanks)
    return Edit(Position(line, column), len(blanks), plain)
