"""Lines that were meant as something of their own but belong to the text above, as YAML has it."""

from collections.abc import Iterator
from typing import Any

from gongkai.diagnostics import Diagnostic, Edit, Position
from gongkai.keys import SHAPES
from gongkai.patterns import pattern
from gongkai.reading.mistakes.colons import in_english
from gongkai.reading.mistakes.dashes import SPECIAL, dash_problem
from gongkai.reading.mistakes.levels import Level
from gongkai.reading.mistakes.rows import OUR_KEYS, OUR_WORDS, Row, Rows, said, split
from gongkai.reading.mistakes.scan import mistyped_indent, spare_prose
from gongkai.reading.source import Source
from gongkai.text import Text, shortened

_MARKS = "－—–•·●◆■▪▶"
# How other lists number their lines, or mark them.
_BULLET = pattern(rf"\s*(?P<mark>[{_MARKS}](?![－—–])|\d{{1,2}}[.．、)）](?!\d)|[（(]\d{{1,2}}[)）]|[①-⑳])\s*\S")
_LONGEST = 40
# Keys under which a line with a bullet is an item of a list, and nothing else.
_LISTED = frozenset(key.name for shape in SHAPES.values() for key in shape if key.kind in ("units", "names", "list"))
_LATIN = {"”": '"', "’": "'", "“": '"', "‘": "'"}


def swallowed(event: Any, source: Source) -> list[Diagnostic]:
    """Within a text of several lines, those that begin like a list item or like one of our keys."""
    rows = list(_rows(event, source))
    if event.style in ("'", '"'):
        return _behind_a_quote(event, rows, source)
    plain = not event.style
    if plain and (first := _first_item(event, rows, source)):
        return [first]
    return (plain and (_bullets(event, rows, source) or _badly_indented(rows, source))) or [
        found for row in rows if (found := _swallowed(row, event.start_mark.line + 1, plain, source))
    ]


def _swallowed(row: Row, first: int, plain: bool, source: Source) -> Diagnostic | None:
    """A line of a text that begins on the `first`, where it was meant as something of its own."""
    if plain and _is_dashed(row) and not row.is_item:
        return spare_prose(dash_problem(row.start, source.rows), source.rows)
    if row.number == first:
        return None
    if plain and _is_dashed(row):
        return _stray_item(row, source.rows[first])
    key = _own_key(row)
    return _stray_key(row, source.rows[first]) if key in OUR_KEYS or (plain and key in OUR_WORDS) else None


def items(event: Any, source: Source) -> list[Text]:
    """The items that a text was meant as whose lines begin with dashes or bullets, but for those that are no text."""
    texts = []
    for row in _rows(event, source):
        bullet = _BULLET.match(row.line)
        start = len(row.blanks) + 1 if _is_dashed(row) else bullet.end("mark") if bullet else 0
        if start and not row.line[start:].lstrip().startswith(SPECIAL):
            texts.append(Text(row.line[start:].strip(), row.at(start)))
    return texts


def left_open(at: Position, line: str) -> tuple[str, str]:
    """Message and hint for a quotation mark that is not closed on its line."""
    value = said(line[at.column - 1 :]).strip()
    mark = value[0]
    if len(value) > 1 and _LATIN.get(value[-1]) == mark:
        hint = f"前后都用半角，写成 {mark}{shortened(value[1:-1])}{mark}；或者两个都不要"
        return f"引号开头是半角的“{mark}”，末尾却是全角的“{value[-1]}”", hint
    return f"引号“{mark}”从这里打开，这一行没有关上", f"在这一行末尾补上“{mark}”；一句话分几行写的，在它的最后补上"


def _is_dashed(row: Row) -> bool:
    """Whether a line of a text begins like an item; — begins a sentence as well, － before a digit is a minus."""
    return row.dashes[:1] in ("-", "－") and bool(row.body) and not (row.dashes == "－" and row.body[0].isdigit())


def _own_key(row: Row) -> str:
    """The key of a line, however wide its colon is, where it could be one of its own."""
    return row.key if row.is_wide or row.is_key else ""


def _behind_a_quote(event: Any, rows: list[Row], source: Source) -> list[Diagnostic]:
    """The keys that a quotation mark left open has taken for text, told at the mark.

    A key further left than its own text, or in line with the key before it, cannot be part of a sentence.
    """
    at = Position(event.start_mark.line + 1, event.start_mark.column + 1)
    keys = [row for row in rows if row.number > at.line and _own_key(row) in OUR_KEYS]
    line = source.line(at.line)
    if any(row.column <= split(at.line, line).column for row in keys):
        message, hint = left_open(at, line)
        names = "、".join(dict.fromkeys(row.key for row in keys))
        until = event.end_mark.line + 1
        return [Diagnostic("GK021", at, f"{message}，直到第{until}行，把 {names} 都当成了这句话", hint)]
    return [_stray_key(row, source.rows[at.line]) for row in keys]


def _stray_key(row: Row, first: Row) -> Diagnostic:
    """A line with a key that goes on with a text: it was to stand with the key of that, or is the text."""
    spaces = first.column if first.colon else max(row.column - 2, 0)
    value = shortened(row.value.strip(), _LONGEST)
    hint = f"单独一项的，前面留 {spaces} 个空格，写成“{in_english(row.key)}: {value}”；是正文的，接在上一行末尾写"
    return Diagnostic("GK017", row.at(row.column), f"“{row.key}”这一行接进了上面的内容，没有单独成为一项", hint)


def _first_item(event: Any, rows: list[Row], source: Source) -> Diagnostic | None:
    """The first of a list's items that begins with no dash, or not with a good one, where all below it do."""
    if len(rows) < 2 or rows[0].number != event.start_mark.line + 1 or not all(row.is_item for row in rows[1:]):
        return None
    row = rows[0]
    if _is_dashed(row) and not row.is_item:
        return spare_prose(dash_problem(row.start, source.rows), source.rows)
    mark = _BULLET.match(row.line)
    return _bullet(row, mark["mark"], row.line[mark.end("mark") :], source.rows) if mark else None


def _stray_item(row: Row, first: Row) -> Diagnostic:
    """A list item that goes on with a text; below another item it mostly is not in line with that."""
    hint = "上面一行冒号后面不要写内容，或者把这一行也写进那句话"
    if first.is_item:
        hint = Level(len(first.blanks), first.number, "").advice
    return Diagnostic("GK021", row.start, "这一行接进了上面的内容，不是列表里的一条", hint)


def _badly_indented(rows: list[Row], source: Source) -> list[Diagnostic]:
    """The items that wide or invisible spaces before their dashes have made text."""
    items = [row for row in rows if _is_dashed(row) and row.blanks.strip(" ")]
    return [spare_prose(found, source.rows) for row in items if (found := mistyped_indent(row, source.rows))]


def _bullets(event: Any, rows: list[Row], source: Source) -> list[Diagnostic]:
    """Where every line of a text begins with a bullet or a number of its own: no list, and no lines either."""
    found = [(row, mark) for row in rows if (mark := _BULLET.match(row.line))]
    if len(found) < 2 or len(found) < event.end_mark.line - event.start_mark.line + 1:
        return []
    row, first = found[0]
    if first["mark"] not in _MARKS:
        hint = f"一行一段的，在上一行冒号后面写“|”；是列表的，每行以“- ”开头，不写“{first['mark']}”"
        return [Diagnostic("GK017", row.at(first.start("mark")), f"这{len(found)}行会接成一段，中间不换行", hint)]
    return [_bullet(row, mark["mark"], row.line[mark.end("mark") :], source.rows) for row, mark in found]


def _bullet(row: Row, mark: str, item: str, rows: Rows) -> Diagnostic:
    """A mark that was to begin a list item, as in • 甲局."""
    if mark in "－—–":
        return spare_prose(dash_problem(row.start, rows), rows)
    text = item.strip()
    is_list = rows.above_it(row).key in _LISTED and not text.startswith(SPECIAL)
    edits = (Edit(row.start, len(mark) + len(item) - len(item.lstrip()), "- "),) if is_list else ()
    return Diagnostic("GK006", row.start, f"“{mark}”不是列表的记号", f"写成“- {shortened(text)}”", edits=edits)


def _rows(event: Any, source: Source) -> Iterator[Row]:
    """The lines of a text that stand on lines of their own, the last up to where the text ends.

    Nearly all have nothing wrong with them, so that no other line is looked at.
    """
    start, end = event.start_mark, event.end_mark
    for number, line in enumerate(source.lines[start.line : end.line + 1], start.line + 1):
        row = split(number, line[: end.column] if number == end.line + 1 else line)
        if not row.is_blank and not (number == start.line + 1 and line[: start.column].strip()):
            yield row
