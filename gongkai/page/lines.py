"""Where lines may break that a program would not break well by itself: long words, and a paragraph's last character."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.patterns import pattern
from gongkai.wide import NOT_AT_LINE_START, is_chinese


class Way(NamedTuple):
    """A way of setting lines: what a digit takes, in twips, what is between it and a Han character, marks in the margin.

    LibreOffice keeps the two apart whatever it is told.
    """

    half: int
    between: int
    hangs: bool


LONG = 28  # half characters: a longer word leaves too much of a line empty when it goes to the next one
_WORD = pattern(r"[!-~]{2,}")
_TOKEN = pattern(r"[!-~]++|.", re.DOTALL)
_SEEN, _FEW = 40, 6  # characters looked at from a paragraph's end; those that are no more than a tail
_MARKS = "".join(NOT_AT_LINE_START)
_HAN = 315  # twips: a Han character as it is set
_WAYS = Way(155, 0, hangs=True), Way(175, 0, hangs=True), Way(155, 80, hangs=False)  # Word; wider fonts; LibreOffice
_TRIFLES = (*range(0, -11, -1), *range(1, 11))  # half a point shows to nobody
_MAY_BREAK = "\u200b"


def loosened(text: str, room: int = LONG) -> str:
    """The text with places to break anywhere in words of more half characters; at their marks only, lines gape."""
    return _WORD.sub(lambda found: _MAY_BREAK.join(found[0]) if len(found[0]) > room else found[0], text)


def by_length(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each is a word so long that it has to break somewhere."""
    start = 0
    for found in _WORD.finditer(text):
        if len(found[0]) > LONG:
            if start < found.start():
                yield text[start : found.start()], False
            yield found[0], True
            start = found.end()
    if start < len(text) or not text:
        yield text[start:], False


def spacing(text: str, width: int, indent: int) -> int:
    """How much more, or less, each character of a paragraph takes, so that no single one is its last line (单字成行).

    In twips; almost always 0. It holds in every program and font that there is a way of setting for.
    """
    return next(
        (
            more
            for more in _TRIFLES
            if all(len(_last_line(text, width, indent, more, way).strip(_MARKS)) != 1 for way in _WAYS)
        ),
        0,
    )


def _last_line(text: str, width: int, indent: int, more: int, way: Way) -> str:
    """The last line of a paragraph. Nothing, where one line is all."""
    start, at, used, above = 0, 0, indent, ""
    whole, taken = 0, 0  # where the last character or word begins that its marks go with, and what they take so far
    for token in _TOKEN.findall(text):
        length, is_mark = len(token), token in NOT_AT_LINE_START
        is_latin = length > 1 or not is_chinese(token)
        takes = (way.half + more) * length if is_latin else _HAN + more
        if (_is_han(above) and token[0].isalnum()) if is_latin else (_is_han(token) and above.isascii()):
            takes += way.between if above.isalnum() else 0
        whole, taken = (whole, taken + takes) if is_mark else (at, takes)
        used += takes
        if used > width and whole > start and not (is_mark and way.hangs):
            start, used = whole, taken
        at, above = at + length, token[-1]
    return text[start:] if start else ""


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def without_tail(text: str) -> tuple[str, str]:
    """The text, and its last two characters or words with the marks behind them, which stay on one line."""
    bare = text.rstrip(_MARKS)
    tokens = _TOKEN.findall(bare[-_SEEN:])
    at = len(bare) - sum(map(len, tokens[-2:]))
    return (text[:at], text[at:]) if len(tokens) > _FEW and len(text) - at <= _FEW * 2 else (text, "")
