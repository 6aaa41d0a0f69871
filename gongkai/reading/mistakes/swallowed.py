"""Lines that were meant as something of their own but belong to the text above, as YAML has it."""

import re
from collections.abc import Iterator
from typing import Any

from gongkai.diagnostics import Diagnostic, Position
from gongkai.reading.mistakes.dashes import dash_problem
from gongkai.reading.mistakes.levels import Level
from gongkai.reading.mistakes.lines import DASHES, OUR_KEYS, OUR_WORDS
from gongkai.reading.mistakes.scan import spare_prose
from gongkai.reading.source import Source
from gongkai.text import Text, shortened

_DASHED = re.compile("^\\s*(?P<dash>[-－])(?=[^\\s\\d.-]|[ \u3000\xa0])")
_OWN_KEY = re.compile(r"^\s*(?:- )?(?P<key>[^\s:：]{1,12})[:：](?:\s|$|(?<=：))")
_MARKS = "－—–•·●◆■▪▶"
_BULLET = re.compile(
    f"^\\s*(?P<mark>[{_MARKS}](?![－—–])|\\d{{1,2}}[.．、)）](?!\\d)|[（(]\\d{{1,2}}[)）]|[①-⑳])\\s*\\S"
)
_LATIN = {"”": '"', "’": "'", "“": '"', "‘": "'"}


def swallowed(event: Any, source: Source) -> Iterator[Diagnostic]:
    """Within a text of several lines, those that begin like a list item or like one of our keys."""
    first = event.start_mark.line + 1
    if event.style in ("'", '"'):
        yield from _behind_a_quote(event, source)
        return
    if not event.style and (bullets := _bullets(event, source)):
        yield from bullets
        return
    plain = not event.style
    for number, line in _rows(event, source):
        dash = _DASHED.match(line) if plain else None
        key = _OWN_KEY.match(line) if number > first else None
        if dash and not line.lstrip().startswith("- "):
            yield spare_prose(dash_problem(Position(number, dash.start("dash") + 1), source), source)
        elif dash and number > first:
            yield _stray_item(Position(number, dash.start("dash") + 1), first, source)
        elif key and (key["key"] in OUR_KEYS or (plain and key["key"] in OUR_WORDS)):
            hint = "与同级的名称左端对齐，冒号用半角；确实是正文的，把冒号改成全角"
            message = f"“{key['key']}”这一行接进了上面的内容，没有单独成为一项"
            yield Diagnostic("GK017", Position(number, key.start("key") + 1), message, hint)


def items(event: Any, source: Source) -> list[Text]:
    """The items that a text was meant as whose lines begin with dashes or bullets."""
    texts = []
    for number, line in _rows(event, source):
        if mark := _DASHED.match(line) or _BULLET.match(line):
            start = mark.end("dash" if mark.re is _DASHED else "mark")
            texts.append(Text(line[start:].strip(), Position(number, start + 1)))
    return texts


def left_open(at: Position, source: Source) -> tuple[str, str]:
    """Message and hint for a quotation mark that is not closed on its line."""
    line = source.line(at.line)
    mark = line[at.column - 1]
    value = re.sub(r"\s+#.*$", "", line[at.column - 1 :]).strip()
    if len(value) > 1 and _LATIN.get(value[-1]) == mark:
        hint = f"前后都用半角，写成 {mark}{shortened(value[1:-1])}{mark}；或者两个都不要"
        return f"引号开头是半角的“{mark}”，末尾却是全角的“{value[-1]}”", hint
    return f"引号“{mark}”从这里打开，这一行没有关上", f"在这一行末尾补上“{mark}”；一句话分几行写的，在它的最后补上"


def _behind_a_quote(event: Any, source: Source) -> Iterator[Diagnostic]:
    """The keys that a quotation mark left open has taken for text, told at the mark.

    A key further left than its own text, or in line with the key before it, cannot be part of a sentence.
    """
    at = Position(event.start_mark.line + 1, event.start_mark.column + 1)
    opening = DASHES.match(source.line(at.line))
    own = opening.end() if opening else 0
    keys = [
        (number, key["key"], key.start("key"))
        for number, line in _rows(event, source)
        if number > at.line and (key := _OWN_KEY.match(line)) and key["key"] in OUR_KEYS
    ]
    if any(column <= own for _, _, column in keys):
        message, hint = left_open(at, source)
        names = "、".join(dict.fromkeys(name for _, name, _ in keys))
        until = event.end_mark.line + 1
        yield Diagnostic("GK021", at, f"{message}，直到第{until}行，把 {names} 都当成了这句话", hint)
        return
    for number, name, column in keys:
        hint = "与同级的名称左端对齐；确实是正文的，把冒号改成全角"
        message = f"“{name}”这一行接进了上面的内容，没有单独成为一项"
        yield Diagnostic("GK017", Position(number, column + 1), message, hint)


def _stray_item(at: Position, first: int, source: Source) -> Diagnostic:
    """A list item that goes on with a text; below another item it mostly is not in line with that."""
    hint = "上面一行冒号后面不要写内容，或者把这一行也写进那句话"
    if source.line(first).lstrip().startswith("- "):
        column = len(source.line(first)) - len(source.line(first).lstrip())
        hint = Level(column, first, "").advice
    return Diagnostic("GK021", at, "这一行接进了上面的内容，不是列表里的一条", hint)


def _bullets(event: Any, source: Source) -> list[Diagnostic]:
    """Where every line of a text begins with a bullet or a number of its own: no list, and no lines either."""
    rows = list(_rows(event, source))
    marks = [_BULLET.match(line) for _, line in rows]
    found = [(number, mark) for (number, _), mark in zip(rows, marks, strict=True) if mark]
    if len(found) < 2 or len(found) < event.end_mark.line - event.start_mark.line + 1:
        return []
    number, first = found[0]
    if first["mark"] not in _MARKS:
        hint = f"一行一段的，在上一行冒号后面写“|”；是列表的，每行以“- ”开头，不写“{first['mark']}”"
        at = Position(number, first.start("mark") + 1)
        return [Diagnostic("GK017", at, f"这{len(found)}行会接成一段，中间不换行", hint)]
    return [_bullet(Position(number, mark.start("mark") + 1), mark, source) for number, mark in found]


def _bullet(at: Position, mark: re.Match[str], source: Source) -> Diagnostic:
    """A mark that was to begin a list item, as in • 甲局."""
    if mark["mark"] in "－—–":
        return spare_prose(dash_problem(at, source), source)
    hint = f"写成“- {shortened(mark.string[mark.end('mark') :].strip())}”"
    return Diagnostic("GK006", at, f"“{mark['mark']}”不是列表的记号", hint)


def _rows(event: Any, source: Source) -> Iterator[tuple[int, str]]:
    """The lines of a text that stand on lines of their own, cut where the text ends."""
    first, last = event.start_mark.line + 1, event.end_mark.line + 1
    for number in range(first, last + 1):
        line = source.line(number)
        line = line[: event.end_mark.column] if number == last else line
        if line.strip() and not (number == first and line[: event.start_mark.column].strip()):
            yield number, line
