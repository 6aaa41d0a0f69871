"""What a person typed, with the place where it stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import itemgetter

from gongkai.diagnostics import START, Position

_offset = itemgetter(0)


class Text(str):
    """A string from the plan that remembers where it was typed. It compares as the string it is."""

    __slots__ = ("_breaks", "at")
    at: Position
    _breaks: tuple[tuple[int, Position], ...]

    def __new__(cls, value: str, at: Position = START, breaks: tuple[tuple[int, Position], ...] = ()) -> "Text":
        """`breaks` holds (offset, place) of each further source line of a value that spans several."""
        text = str.__new__(cls, value)
        text.at = at
        text._breaks = breaks
        return text

    @property
    def starts(self) -> tuple[tuple[int, Position], ...]:
        """Where it goes on at another place of the file: on a further line, or in a further piece."""
        return self._breaks

    def position(self, offset: int) -> Position:
        """Where the character at this offset was typed (exact unless the value holds escapes)."""
        if not self._breaks:
            return self.at.right(offset)
        index = bisect_right(self._breaks, offset, key=_offset) - 1
        if index < 0:
            return self.at.right(offset)
        start, at = self._breaks[index]
        return at.right(offset - start)

    def part(self, start: int, end: int) -> "Text":
        """The characters from start to end, still knowing their place."""
        if not self._breaks:
            return Text(self[start:end], self.at.right(start))
        first = bisect_right(self._breaks, start, key=_offset)
        last = bisect_left(self._breaks, end, key=_offset)
        inner = tuple((offset - start, at) for offset, at in self._breaks[first:last])
        return Text(self[start:end], self.position(start), inner)


def typed(value: str, line: int, column: int) -> Text:
    """A text on one line at that place, made the quickest way there is: a large plan has a hundred thousand."""
    text = str.__new__(Text, value)
    text.at = tuple.__new__(Position, (line, column))
    text._breaks = ()
    return text


def joined(parts: Iterable[Text]) -> Text:
    """Several texts as one, without a space; every character still knows its place."""
    pieces = tuple(parts)
    if len(pieces) == 1:
        return pieces[0]
    breaks: list[tuple[int, Position]] = []
    length = 0
    for piece in pieces:
        breaks.append((length, piece.at))
        breaks += [(length + offset, at) for offset, at in piece._breaks if offset]
        length += len(piece)
    return Text("".join(pieces), pieces[0].at if pieces else START, tuple(breaks))


def quoted(text: str) -> str:
    """A user's words in quotation marks; those inside become single ones, as GB/T 15834 has it."""
    return f"“{text.translate(_INNER)}”"


def shortened(text: str, most: int = 12) -> str:
    """The text, its end left out where it is longer than that many characters."""
    return text if len(text) <= most else f"{text[: most - 1]}……"


_INNER = str.maketrans("“”", "‘’")
