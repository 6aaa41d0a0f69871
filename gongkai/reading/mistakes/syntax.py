"""What YAML's own complaints mean for a person who wrote a plan, told at the line that has to be changed."""

from collections.abc import Callable
from typing import NamedTuple

import yaml

from gongkai.diagnostics import START, Diagnostic, Position
from gongkai.keys import SHAPES
from gongkai.reading.mistakes.colons import in_english
from gongkai.reading.mistakes.levels import out_of_line
from gongkai.reading.mistakes.rows import MAPPINGS, OUR_KEYS, OUR_WORDS, Row, Rows, said
from gongkai.reading.mistakes.swallowed import left_open
from gongkai.reading.source import Source
from gongkai.text import shortened

_QUOTE = '把整句话放进引号，如 "……"'
_LONGEST = 40
_MEANINGS = (
    ("did not find expected alphabetic or numeric", "以 * 或 & 开头的文字会被当成特殊记号"),
    ("while scanning an anchor", "以 & 开头的文字会被当成特殊记号"),
    ("while scanning an alias", "以 * 开头的文字会被当成特殊记号"),
    ("while scanning a tag", "以 ! 开头的文字会被当成特殊记号"),
    ("while parsing a tag", "以 ! 开头的文字会被当成特殊记号"),
    ("while scanning a directive", "以 % 开头的文字会被当成特殊指令"),
    ("unknown escape character", "双引号里的反斜杠有特殊含义"),
)
_CLOSING = {"'": "引号", '"': "引号", "]": "括号", "}": "括号"}
_BRACKETS = {"[": "]", "{": "}"}


class Said(NamedTuple):
    """An explanation: where, what, and what to do about it."""

    at: Position
    message: str
    hint: str


def explain_syntax(error: yaml.YAMLError, source: Source) -> Diagnostic:
    """The parser's error in Chinese, at the place that has to be changed."""
    at = _place(getattr(error, "problem_mark", None) or getattr(error, "context_mark", None))
    if isinstance(position := getattr(error, "position", None), int):
        before = source.text[:position]
        at = Position(before.count("\n") + 1, position - before.rfind("\n"))
    opened = _place(getattr(error, "context_mark", None))
    words = " ".join(f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''} {error}".split())
    explained = _explained(words, at, opened, source.rows)
    hidden, row = source.rows[at.line - 1], source.rows[at.line]
    shown = said(hidden.line)
    if shown and hidden.line.startswith(" #", len(shown)) and not row.is_item:
        hint = f"上面第{hidden.number}行的“#”把后面的文字变成了说明：把那句话放进引号"
        explained = explained._replace(hint=hint)
    return Diagnostic("GK011", explained.at, f"读到这里读不下去了：{explained.message}", explained.hint)


def causes(explained: Diagnostic, found: list[Diagnostic], rows: Rows) -> bool:
    """Whether one of the errors found explains this one.

    It stands on the same line, on that above, on the one to come into line with, or is a quotation mark left open.
    """
    line = explained.at.line
    errors = [entry for entry in found if entry.is_error]
    lines = {entry.at.line for entry in errors}
    if lines & {line, rows.above(line).number} or any(
        entry.code == "GK021" and entry.at.line < line for entry in errors
    ):
        return True
    placed = out_of_line(rows[line], rows) if errors else None
    return placed is not None and placed.level.line in lines


def _place(mark: yaml.Mark | None) -> Position:
    return Position(mark.line + 1, mark.column + 1) if mark else START


def _explained(words: str, at: Position, opened: Position, rows: Rows) -> Said:
    """What an error in these words is about; `opened` is where what could not be finished began."""
    for kinds, explain in _KINDS:
        if any(kind in words for kind in kinds) and (explanation := explain(at, opened, rows)):
            return explanation
    if meaning := next((meaning for sign, meaning in _MEANINGS if sign in words), ""):
        return Said(at, meaning, _quoted(rows[at.line]))
    return Said(at, "这里的写法读不懂", f"检查缩进、引号和冒号；{_QUOTE}")


def _left_open(_at: Position, opened: Position, rows: Rows) -> Said | None:
    """A quotation mark that is open until the end of the file."""
    line = rows[opened.line].line
    return Said(opened, *left_open(opened, line)) if line.startswith(("'", '"'), opened.column - 1) else None


def _behind_closing(at: Position, _opened: Position, rows: Rows) -> Said | None:
    """Words behind a quotation mark or bracket that seemed to end the sentence: "5·15"政务公开日."""
    row = rows[at.line]
    closing = _CLOSING.get(row.line[: at.column - 1].rstrip()[-1:])
    message = f"{closing}后面还有文字，可读到{closing}就以为这句话结束了"
    return Said(at, message, _quoted(row)) if closing else None


def _in_brackets(at: Position, opened: Position, rows: Rows) -> Said | None:
    """A bracket that is not closed on its line, or something odd between two brackets."""
    mark = rows[opened.line].line[opened.column - 1 :][:1]
    if opened.line < at.line and mark in _BRACKETS:
        hint = f"在这一行末尾补上“{_BRACKETS[mark]}”；不是列表而是文字的，把整句话放进引号"
        return Said(opened, f"括号“{mark}”从这里打开，没有关上", hint)
    return Said(at, "方括号、花括号里的内容没有写完，或者用了全角逗号", "用半角逗号隔开，或者改成一行一个“- ”")


def _colon_or_indent(at: Position, opened: Position, rows: Rows) -> Said:
    """A second key on a line: a colon inside a sentence, or a key that stands too far to the right."""
    row, above = rows[at.line], rows.above(at.line)
    if row.name and row.colon_at == at.column - 1:
        if below_text := _below_a_text(row, rows):
            return below_text
        if row.is_text and (row.name not in OUR_KEYS or above.is_text):
            return _in_text(row, rows)
        if not (above.name or above.is_item):
            return _no_key(above, row, rows)
        placed = out_of_line(row, rows)
        if placed and (row.name in OUR_KEYS or placed.level.key not in OUR_KEYS or placed.line != at.line):
            return _out_of_line(at, opened, rows)
    hint = f"正文里的冒号用全角“：”，或者{_quoted(row)}"
    return Said(at, "这一行多了一个半角冒号，或者缩进和上一行对不上", hint)


def _below_a_text(row: Row, rows: Rows) -> Said | None:
    """A key below an item that is a text alone, which has to have a key as well: - 场次, and below it whole: no."""
    item = rows.above(row.number)
    while item.is_text:
        item = rows.above(item.number)
    shape = MAPPINGS.get(rows.list_of(item), "")
    names = [key.name for key in SHAPES.get(shape, ())]
    if row.dashes or not item.is_item or item.name or item.indent >= row.indent or row.name not in names:
        return None
    first = "title" if "title" in names else next(key.name for key in SHAPES[shape] if key.required)
    there = "" if row.indent == item.column else f"；第{row.number}行前面留 {item.column} 个空格"
    hint = f"写成“- {first}: {shortened(said(item.body), _LONGEST)}”{there}"
    return Said(item.start, f"下面第{row.number}行的“{row.name}”是这一条的，这一条却只是一句文字", hint)


def _in_text(row: Row, rows: Rows) -> Said:
    """A line with a half-width colon that goes on with a text: part of it, or a key too far to the right."""
    value = shortened(row.value.strip(), _LONGEST)
    hint = f"正文里的冒号用全角，写成“{row.key}：{value}”"
    if row.name in OUR_KEYS | OUR_WORDS:
        spaces = rows.above_it(row).column
        hint = f"单独一项的，前面留 {spaces} 个空格，写成“{in_english(row.name)}: {value}”；是正文的，冒号用全角"
    return Said(row.start, "这一行接在上面的正文下面，却有一个半角冒号", hint)


def _out_of_line(at: Position, _opened: Position, rows: Rows) -> Said:
    """A key or dash that is in line with nothing above; or the line above is, and this one shows it."""
    placed = out_of_line(rows[at.line], rows)
    if placed is None:
        return _out_of_place(at, at, rows)
    if placed.line == at.line and placed.level.has(rows[at.line].name) and (column := placed.level.item) is not None:
        hint = f"另起一条的，前面留 {column} 个空格，写成“- {shortened(rows[at.line].body.strip(), _LONGEST)}”"
        return Said(at, f"“{rows[at.line].name}”在上面那一条里已经有了，这里缺一个横线", hint)
    where = at if placed.line == at.line else rows[placed.line].start
    return Said(where, f"这一行的缩进和{'上' if placed.line == at.line else '下'}面对不上", placed.level.advice)


def _no_key(row: Row, below: Row, rows: Rows) -> Said:
    """A line that should be a key, since there is one below it: in it, or in line with it."""
    word = row.line.strip()
    if row.indent < below.indent and len(word.split()) == 1:
        return Said(row.start.right(len(word)), f"“{word}”后面没有冒号", f"写成“{word}:”")
    return _out_of_place(row.start, row.start, rows)


def _out_of_place(_at: Position, opened: Position, rows: Rows) -> Said:
    """A line that is neither a key with its value, nor an item, nor stands behind the text that it goes on with."""
    row, above = rows[opened.line], rows.above(opened.line)
    if above.is_item and row.indent == above.indent:
        return Said(opened, "列表里的这一条前面没有横线", f"写成“- {shortened(row.line.strip())}”")
    spaces = above.column + 2 if above.name else above.indent
    hint = f"接着第{above.number}行写的，前面留 {spaces} 个空格；单独一项的，写成“名称: 内容”"
    return Said(opened, "这一行不是“名称: 内容”，也没有接在上一行的内容下面", hint)


def _list_begins(at: Position, _opened: Position, _rows: Rows) -> Said:
    return Said(at, "列表不能从这里开始", "换一行再写“- ”；单位也可以写在一行里，用“、”隔开")


def _block(at: Position, _opened: Position, _rows: Rows) -> Said:
    return Said(at, "“|”或“>”后面要换行再写内容", "去掉“|”“>”，或者换一行再写")


def _control(at: Position, _opened: Position, _rows: Rows) -> Said:
    return Said(at, "这里有看不见的控制字符", "把它删掉")


def _bullet(at: Position, _opened: Position, rows: Rows) -> Said | None:
    """The * of other list notations."""
    is_bullet = rows[at.line].body.startswith(("* ", "*\t"))
    return Said(at, "“*”不是列表的记号", "列表的每一条以“- ”开头") if is_bullet else None


def _reserved(at: Position, _opened: Position, rows: Rows) -> Said:
    """A character that no plain text may begin with: @ % `."""
    row = rows[at.line]
    return Said(at, f"“{row.line[at.column - 1 :][:1]}”不能用在开头", _quoted(row))


_KINDS: tuple[tuple[tuple[str, ...], Callable[[Position, Position, Rows], Said | None]], ...] = (
    (("end of stream",), _left_open),
    (("flow sequence", "flow mapping"), _in_brackets),
    (("expected",), _behind_closing),
    (("expected ':'",), _out_of_place),
    (("mapping values",), _colon_or_indent),
    (("block sequence entries are not allowed",), _list_begins),
    (("expected key", "expected '-' indicator", "<block end>", "<document start>"), _out_of_line),
    (("scanning a block scalar",), _block),
    (("special characters are not allowed", "control characters are not allowed"), _control),
    (("found character",), _reserved),
    (("",), _bullet),
)


def _quoted(row: Row) -> str:
    """How to put the line's value in quotes; single ones keep everything else as it is."""
    value = (row.value if row.name and row.value else row.body).strip()
    if "'" in value or not value or _BRACKETS.get(value[0]) == value[-1]:
        return _QUOTE
    shown = value if len(value) <= _LONGEST else f"{value[:12]}……{value[-8:]}"
    return f"把整句话放进单引号，写成 '{shown}'"
