"""Plain text: a line is a paragraph, lines with tabs in them are a table."""

from itertools import groupby

from gongkai.importing.files.paper import Block, Paper, Paragraph, grid, split


def read(text: str) -> Paper:
    """The paragraphs of a text file, and its tables as they come along when they are copied out of a program."""
    numbered = list(enumerate(text.splitlines(), 1))
    blocks: list[Block] = []
    for columns, rows in groupby(numbered, key=lambda entry: _columns(entry[1])):
        lines = list(rows)
        if columns > 1 and len(lines) > 1:
            blocks += grid((line.strip("\n").split("\t") for _, line in lines), lines[0][0])
        else:
            blocks += [Paragraph(part, at) for at, line in lines for part in split(line)]
    return Paper(tuple(blocks))


def _columns(line: str) -> int:
    """How many cells a line has; one where its tabs only indent it."""
    return len(line.split("\t")) if "\t" in line.strip() and line.strip() else 1
