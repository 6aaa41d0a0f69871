"""Marks that were to begin a list item and do not: full-width, without their space, or no dash at all."""

from gongkai.diagnostics import Diagnostic, Edit, Position
from gongkai.reading.mistakes.rows import OUR_KEYS, OUR_WORDS, Row, Rows, said
from gongkai.text import shortened

SPECIAL = (*"#&*!|>%@`'\"[{,?", "- ")  # what a plain text may not begin with
_WIDE_BLANKS = ("\u3000", "\xa0")


def mistyped_dash(row: Row, rows: Rows) -> Diagnostic | None:
    """The dash at the start of a line, if it begins no item; a tight full-width one only beside other items."""
    if not row.dashes or row.is_item or (row.dashes == "-" and not row.body):
        return None
    is_tight_and_wide = row.dashes in tuple("－—–")
    return None if is_tight_and_wide and not _beside_items(row, rows) else dash_problem(row.start, rows)


def dash_problem(at: Position, rows: Rows) -> Diagnostic:
    """A dash that begins no list item: full-width, or without its half-width space."""
    line = rows[at.line].line
    rest = line[at.column :]
    item = rest.lstrip()
    wide = line[at.column - 1] != "-" or rest.startswith(_WIDE_BLANKS)
    message = "这里的横线或空格是全角的" if wide else "横线后面缺一个半角空格"
    moved = _moved_along(at, rows)
    edits = () if item.startswith(SPECIAL) or moved is None else (Edit(at, 1 + len(rest) - len(item), "- "), *moved)
    return Diagnostic("GK006", at, message, f"写成“- {shortened(_respelt(item.rstrip()))}”", edits=edits)


def _respelt(item: str) -> str:
    """An item with the full-width colon after its key put right."""
    key, colon, value = item.partition("：")
    return f"{key.rstrip()}: {value.lstrip()}" if colon and key.rstrip() in OUR_KEYS | OUR_WORDS else item


def _beside_items(row: Row, rows: Rows) -> bool:
    """Whether the list that this line would be in has another item above or below, or begins here."""
    above, below = rows.beside(row)
    in_line = any(other.dashes and other.indent == row.indent for other in (above, below))
    return in_line or (bool(above.colon) and not said(above.value))


def _moved_along(dash: Position, rows: Rows) -> list[Edit] | None:
    """The lines below in this item, where they stand in line with a text that a missing space moves by one.

    None where that cannot be told for sure: lists inside, blank lines, comments.
    """
    number = dash.line + 1
    if rows[number].is_blank or rows[number].indent != dash.column:
        return []
    moved = []
    while not (row := rows[number]).is_blank and row.indent >= dash.column:
        if row.line.lstrip().startswith(("-", "#")):
            return None
        moved.append(Edit(Position(number, 1), 0, " "))
        number += 1
    return None if row.is_blank and number <= len(rows.all) - 1 else moved
