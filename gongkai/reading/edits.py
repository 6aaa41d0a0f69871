"""Edits done on a text, and where something that was found behind them stood before."""

from collections.abc import Iterable, Iterator

from gongkai.diagnostics import Diagnostic, Edit, Position
from gongkai.patterns import pattern
from gongkai.reading.source import Source

_LINE = pattern(r"\r\n|[\n\r]")


def edited(source: Source, edits: Iterable[Edit]) -> str:
    """The text of a file with all edits done; of two that overlap the first."""
    starts = [0, *(end.end() for end in _LINE.finditer(source.text))]
    places = {(starts[edit.at.line - 1] + edit.at.column - 1, edit.length): edit.text for edit in edits}
    return "".join(_pieces(source.text, sorted(places.items())))


def _pieces(text: str, places: list[tuple[tuple[int, int], str]]) -> Iterator[str]:
    done = 0
    for (start, length), replacement in places:
        if start >= done:
            yield text[done:start] + replacement
            done = start + length
    yield text[done:]


def moved_back(entry: Diagnostic, edits: Iterable[Edit]) -> Diagnostic:
    """A finding in the edited text on its place before, where no edit adds a line; its own edits are left out."""
    line, column = entry.at
    for edit in sorted(edits):
        if edit.at.line == line and edit.at.column < column:
            column = max(edit.at.column, column + edit.length - len(edit.text))
    return entry._replace(at=Position(line, column), edits=())
