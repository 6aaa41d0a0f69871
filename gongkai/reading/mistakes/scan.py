"""What a look at the bare lines shows: tabs, wide spaces, wide marks, a dash or colon that is not what it should be.

YAML reports these a line late or not at all, so they are looked for where YAML gave up or read something odd.
"""

from collections.abc import Iterator

from gongkai.diagnostics import Diagnostic, Edit, Position
from gongkai.reading.mistakes.colons import mistyped_colon
from gongkai.reading.mistakes.dashes import mistyped_dash
from gongkai.reading.mistakes.rows import Row, Rows, spaces


def scan(rows: Rows, first: int = 1, last: int | None = None) -> list[Diagnostic]:
    """The findings on these lines; text inside `|` and `>` blocks is the user's own and left alone."""
    own = (row for row in rows.all[first - 1 : last] if row.is_own)
    return [spare_prose(found, rows) for row in own for found in _problems(row, rows)]


def spare_prose(found: Diagnostic, rows: Rows) -> Diagnostic:
    """A finding without its edits where it stands in a text: a correction would change what is printed."""
    return found._replace(edits=()) if found.edits and rows[found.at.line].is_text else found


def mistyped_indent(row: Row, rows: Rows) -> Diagnostic | None:
    """Wide spaces, invisible characters or tabs before the first word of a line."""
    if not row.blanks.strip(" "):
        return None
    plain = len(row.blanks) - len(row.blanks.lstrip(" \t"))
    edit = respaced(row.at(0), row.blanks)
    if plain < len(row.blanks):
        hint = "删掉这一行开头的空白，用普通的半角空格重新缩进"
        return Diagnostic("GK005", row.at(plain), "缩进里有全角空格或看不见的字符", hint, edits=(edit,))
    hint = "缩进只能用空格：删掉 Tab，每一级按两个空格"
    edits = (edit,) if _tabs_alone(row, rows) else ()
    return Diagnostic("GK004", row.at(row.blanks.index("\t")), "缩进里有 Tab", hint, edits=edits)


def _problems(row: Row, rows: Rows) -> Iterator[Diagnostic]:
    if indent := mistyped_indent(row, rows):
        yield indent
    if dash := mistyped_dash(row, rows):
        yield dash
    yield from mistyped_colon(row, rows)
    if row.value.startswith("＃") and _was_to_hide(row, rows):
        message = "“＃”是全角的，后面的说明会被当成内容"
        yield Diagnostic("GK022", row.at(len(row.line) - len(row.value)), message, "改成半角的“#”")


def _was_to_hide(row: Row, rows: Rows) -> bool:
    """Whether a full-width ＃ was to begin a comment: on a line of its own, or behind a key whose content is below."""
    if row.key:
        return bool(row.gap) and rows.below(row.number).indent > row.indent
    return not row.dashes and not row.is_text


def _tabs_alone(row: Row, rows: Rows) -> bool:
    """Whether an indentation of tabs, at two spaces each, is surely the one that was meant.

    It is in a file indented with tabs alone; beside lines with spaces nobody knows how wide the author's tabs were.
    """
    return not rows[row.number - 1].opens_block and not rows.has_spaces


def respaced(at: Position, blanks: str) -> Edit:
    """The correction of an indentation."""
    return Edit(at, len(blanks), spaces(blanks))
