"""Safe corrections: what findings carry as edits, applied until none is left. Everything else stays byte for byte."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic, Edit
from gongkai.patterns import pattern
from gongkai.reading import loads
from gongkai.reading.source import Source, decode, encode

_LINE = pattern(r"\r\n|[\n\r]")
_ROUNDS = 200  # a correction lets the reader see the next mistake, rarely more than a few times


class Mended(NamedTuple):
    """A file after correction, and what was corrected; the content is the very same bytes if nothing was."""

    content: bytes
    corrected: tuple[Diagnostic, ...]


def mend(content: bytes) -> Mended:
    """Correct what can be without touching a word of the text; a GBK file becomes UTF-8."""
    corrected: list[Diagnostic] = []
    source, problems = decode(content, "")
    if source is None or any(problem.is_error for problem in problems):
        return Mended(content, ())
    if problems:
        corrected += problems
        content = encode(source.text, content)
    for _ in range(_ROUNDS):
        loaded = loads(content)
        mendable = [problem for problem in loaded.diagnostics if problem.edits]
        text = edited(loaded.source, (edit for problem in mendable for edit in problem.edits))
        if text == loaded.source.text:
            break
        corrected += mendable
        content = encode(text, content)
    return Mended(content, tuple(corrected))


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
