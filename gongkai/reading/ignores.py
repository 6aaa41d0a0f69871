"""`# gongkai: ignore GK223` at the end of a line: warnings that the author has looked at and wants no more."""

import re
from typing import NamedTuple

from gongkai.diagnostics import Position
from gongkai.reading.source import Source
from gongkai.text import Text

_COMMENT = re.compile(r"(?:^|\s)#\s*gongkai\s*[:：]\s*ignore\b[ \t]*(?P<codes>[^#]*)")
_CODE = re.compile(r"[^\s,，、]+")


class Ignored(NamedTuple):
    """The codes that are ignored, by line; `typed` holds them as they were written, for whoever checks them."""

    by_line: dict[int, frozenset[str]]
    typed: tuple[Text, ...]

    def covers(self, line: int, code: str) -> bool:
        """Whether findings with this code on this line are not wanted."""
        return code in self.by_line.get(line, ())


NOTHING = Ignored({}, ())


def ignored(source: Source) -> Ignored:
    """What the comments of a file say. One on the line of a `|` or `>` holds for the whole block below it."""
    if "gongkai" not in source.text or _COMMENT.search(source.text) is None:
        return NOTHING
    from gongkai.reading.scan import own_lines

    typed: list[Text] = []
    by_line: dict[int, frozenset[str]] = {}
    own = dict(own_lines(source.lines))
    codes: frozenset[str] = frozenset()
    for number, line in enumerate(source.lines, 1):
        if number in own:
            words = _codes(number, line)
            typed += words
            codes = frozenset(word.upper() for word in words)
        if codes:
            by_line[number] = codes
    return Ignored(by_line, tuple(typed))


def _codes(number: int, line: str) -> list[Text]:
    """The codes that a line's comment names, an empty one where it names none."""
    comment = _COMMENT.search(line)
    if comment is None:
        return []
    start = comment.start("codes") + 1
    words = [Text(word[0], Position(number, start + word.start())) for word in _CODE.finditer(comment["codes"])]
    return words or [Text("", Position(number, start))]
