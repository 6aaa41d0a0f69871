"""Plain text: a line is a paragraph, lines with tabs in them are a table."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from gongkai.importing.files.paper import Block, Paper, Paragraph, grid, split


def read(text: str) -> Paper:
    """The paragraphs of a text file, and its tables as they come along when they are copied out of a program."""
    numbered = list(enumerate(text.splitlines(), 1))
    blocks: list[Block] = []
    counted = zip(_columns(line for _, line in numbered), numbered, strict=True)
    for columns, rows in groupby(counted, key=lambda entry: entry[0]):
        lines = [line for _, line in rows]
        if columns > 1 and len(lines) > 1:
            blocks += grid((line.strip("\n").split("\t") for _, line in lines), lines[0][0])
        else:
            blocks += [Paragraph(part, at) for at, line in lines for part in split(line)]
    return Paper(tuple(blocks))


def _columns(lines: Iterable[str]) -> Iterator[int]:
    """How many cells each line has, one where its tabs only indent it; below a table also a row that is empty."""
    above = 1
    for line in lines:
        cells = len(line.split("\t"))
        is_below = above > 2 and (cells == above or (cells > 1 and not line.strip()))
        above = above if is_below else cells if "\t" in line.strip() else 1
        yield above
