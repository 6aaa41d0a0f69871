"""`# gongkai: ignore GK223`: warnings that the author has looked at and wants no more."""

from typing import NamedTuple

from gongkai.diagnostics import Position
from gongkai.patterns import pattern
from gongkai.reading.source import Source
from gongkai.text import Text

_COMMENT = pattern(r"(?:^|\s)#\s*gongkai\s*[:：]\s*ignore\b[ \t]*(?P<codes>[^#]*)")
_CODE = pattern(r"[^\s,，、]+")


class Ignored(NamedTuple):
    """The codes that are ignored, by line; `typed` holds them as they were written, for whoever checks them."""

    by_line: dict[int, frozenset[str]]
    typed: tuple[Text, ...]

    def covers(self, line: int, code: str) -> bool:
        """Whether findings with this code on this line are not wanted."""
        return code in self.by_line.get(line, ())


NOTHING = Ignored({}, ())


def ignored(source: Source) -> Ignored:
    """What the comments of a file say.

    One at the end of a line holds for that line; behind `|` or `>` for the whole block. One on a line of its own holds
    for the next line and for those that go on with its text, where no comment could be put.
    """
    if "gongkai" not in source.text or _COMMENT.search(source.text) is None:
        return NOTHING
    from gongkai.reading.mistakes.rows import Inside

    typed: list[Text] = []
    by_line: dict[int, frozenset[str]] = {}
    codes = waiting = held = frozenset[str]()
    for row in source.rows.all:
        is_comment = row.inside is Inside.COMMENT
        words = _codes(row.number, row.line) if is_comment or row.is_own else []
        typed += words
        said = frozenset(word.upper() for word in words)
        if is_comment:
            waiting |= said
        elif row.is_own:
            held, waiting = held if row.is_text else waiting, frozenset()
            codes = said | held
        if codes:
            by_line[row.number] = codes
    return Ignored(by_line, tuple(typed))


def _codes(number: int, line: str) -> list[Text]:
    """The codes that a line's comment names, an empty one where it names none."""
    comment = _COMMENT.search(line)
    if comment is None:
        return []
    start = comment.start("codes") + 1
    words = [Text(word[0], Position(number, start + word.start())) for word in _CODE.finditer(comment["codes"])]
    return words or [Text("", Position(number, start))]
