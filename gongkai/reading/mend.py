"""Safe corrections: what findings carry as edits, applied until none is left. Everything else stays byte for byte."""

from typing import NamedTuple

from gongkai.diagnostics import Diagnostic
from gongkai.reading import read
from gongkai.reading.edits import edited
from gongkai.reading.source import decode, encode

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
        loaded = read(content)
        mendable = [problem for problem in loaded.diagnostics if problem.edits]
        text = edited(loaded.source, (edit for problem in mendable for edit in problem.edits))
        if text == loaded.source.text:
            break
        corrected += mendable
        content = encode(text, content)
    return Mended(content, tuple(corrected))
