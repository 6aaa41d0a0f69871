"""Where lines may break that a program would not break well by itself: long words, and a paragraph's last character."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from gongkai.patterns import pattern
from gongkai.wide import NOT_AT_LINE_START


class Way(NamedTuple):
    """A way of setting lines: what a digit takes, what is between it and a Han character, whether a mark may hang.

    In twips; in the margin is where it hangs. A line may need some to `spare`, since programs round. LibreOffice keeps
    digits and Han apart whatever it is told.
    """

    half: int
    between: int
    hangs: bool
    spare: int = 0


LONG = 28  # half characters: a longer word leaves too much of a line empty when it goes to the next one
_WORD = pattern(r"[!-~]{2,}")
_LONG_WORD = pattern(r"[!-~]{29,}")
_TELEPHONE = pattern(r"((?<![!-~])\d{3,4}(?:-\d{3,8})+(?![!-~]))")
_APART = pattern(r"[\u4e00-\u9fff](?=[0-9A-Za-z])|[0-9A-Za-z](?=[\u4e00-\u9fff])")
_TOKEN = pattern(r"[!-~]++|.", re.DOTALL)
_SEEN, _FEW = 40, 6  # characters looked at from a paragraph's end; those that are no more than a tail
_OPENING = frozenset("《“‘（〔【〈")  # no line ends with one
_MARKS = "".join(NOT_AT_LINE_START)
_HAN = 315  # twips: a Han character as it is set
_WAYS = (
    Way(155, 0, hangs=True),
    Way(175, 0, hangs=True, spare=20),
    Way(155, 80, hangs=False),
    Way(155, 105, hangs=False, spare=20),
)  # Word; wider fonts; LibreOffice
_TRIFLES = (*range(0, -16, -1), *range(1, 11))  # twips: up to three quarters of a point
_MAY_BREAK = "\u200b"


def loosened(text: str, room: int = LONG) -> str:
    """The text with places to break anywhere in words of more half characters; at their marks only, lines gape."""
    return _WORD.sub(lambda found: _MAY_BREAK.join(found[0]) if len(found[0]) > room else found[0], text)


def by_length(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, and whether each is a word so long that it has to break somewhere."""
    pieces, start = [], 0
    for found in _LONG_WORD.finditer(text):
        pieces += [(text[start : found.start()], False)] if start < found.start() else []
        pieces.append((found[0], True))
        start = found.end()
    return [*pieces, (text[start:], False)] if start < len(text) or not text else pieces


def telephones(text: str) -> list[str]:
    """The text cut around its telephone numbers with hyphens, which are every second piece of it."""
    return _TELEPHONE.split(text)


def spacing(text: str, width: int, indent: int) -> int:
    """How much more, or less, each character of a paragraph takes, so that no single one is its last line (单字成行).

    In twips; almost always 0. It holds in every program and font that there is a way of setting for.
    """
    if _ends_far_from_an_edge(text, width, indent):
        return 0
    return next(
        (
            more
            for more in _TRIFLES
            if all(len(last.strip(_MARKS)) != 1 for last in last_lines(text, width, indent, more))
        ),
        0,
    )


def _ends_far_from_an_edge(text: str, width: int, indent: int) -> bool:
    """Whether the last line has several characters however the lines above break: most need no closer look."""
    latin = len(text.encode("ascii", "ignore"))
    least = indent + (len(text) - latin) * _HAN + latin * _WAYS[0].half
    most = least + least // width * 2 * _HAN + latin * _HAN
    return least // width == (most + 2 * _HAN) // width and (least % width > 3 * _HAN or least < width)


def last_lines(text: str, width: int, indent: int, more: int = 0) -> Iterator[str]:
    """The last line of a paragraph in each way of setting it; nothing, where one line is all."""
    return (_last_line(text, width - way.spare, indent, more, way) for way in _WAYS)


def line_counts(text: str, width: int, indent: int) -> range:
    """How many lines a text may take, by the program and font; `indent` is that of the first, in twips as `width`."""
    found = [1 + len(_breaks(text, width - way.spare, indent, 0, way)) for way in _WAYS]
    return range(min(found), max(found) + 1)


def _last_line(text: str, width: int, indent: int, more: int, way: Way) -> str:
    breaks = _breaks(text, width, indent, more, way)
    return text[breaks[-1] :] if breaks else ""


def _breaks(text: str, width: int, indent: int, more: int, way: Way) -> list[int]:
    """Where the lines behind the first begin."""
    takes = [(way.half if character <= "~" else _HAN) + more for character in text]
    for found in _APART.finditer(text) if way.between else ():
        takes[found.start()] += way.between
    ends = list(accumulate(takes, initial=0))
    start, room, breaks = 0, width - indent, list[int]()
    while ends[-1] - ends[start] > room:
        at = bisect_right(ends, ends[start] + room, start + 1) - 1
        if way.hangs and text[at] in NOT_AT_LINE_START:
            at += 1
        if at == len(text):
            break
        start, room = _break(text, start, at), width
        breaks.append(start)
    return breaks


def _break(text: str, start: int, latest: int) -> int:
    """Where a line ends: not before a closing mark, behind an opening one or in a word, if there is another place."""
    for at in range(latest, start, -1):
        in_word = "!" <= text[at] <= "~" and "!" <= text[at - 1] <= "~"
        if text[at] not in NOT_AT_LINE_START and text[at - 1] not in _OPENING and not in_word:
            return at
    return max(latest, start + 1)


def without_tail(text: str) -> tuple[str, str]:
    """The text, and its last two characters or words with the marks behind them, which stay on one line."""
    bare = text.rstrip(_MARKS)
    tokens = _TOKEN.findall(bare[-_SEEN:])
    at = len(bare) - sum(map(len, tokens[-2:]))
    return (text[:at], text[at:]) if len(tokens) > _FEW and len(text) - at <= _FEW * 2 else (text, "")
