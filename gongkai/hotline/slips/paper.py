"""A bulletin as it is looked at: passages and tables in order, every character with the place where it stands."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

_WIDTHS = str.maketrans("０１２３４５６７８９％﹪．（），：；", "0123456789%%.(),:;")
_PIPE = re.compile(r"[|｜│┃]")
_TAB = re.compile("\t")
_GAPS = re.compile("[\u3000 ]{2,}")
_BLANKS = re.compile(r"[\u3000 ]+")
_RULE = re.compile(r"[-—=+|:：\s┌┬┐├┼┤└┴┘─│]*")
_NUMERIC = re.compile(r"[-+－]?\d[\d,]*(?:\.\d+)?[%％]?")
_PROSE = 30  # a cell is shorter
_ROWS = 3  # so many alike, set apart by single blanks, are a table


class Place(NamedTuple):
    """Where something stands: line and column of a text, or the paragraph of a document; in a table its row, cell."""

    line: int
    column: int
    table: int = 0
    row: int = 0
    cell: int = 0


class Cell(NamedTuple):
    """The text of a cell, and where it stands."""

    text: str
    at: Place


class Passage(NamedTuple):
    """A paragraph; `raw` as typed, `text` with half-width digits and marks, character for character."""

    raw: str
    at: Place

    @property
    def text(self) -> str:
        """As it is read."""
        return _narrow(self.raw)


class Sheet(NamedTuple):
    """A table of even rows."""

    rows: tuple[tuple[Cell, ...], ...]
    at: Place


Block = Passage | Sheet


class Bulletin(NamedTuple):
    """All of it. `lined` where a place is a line and a column, as in a text."""

    blocks: tuple[Block, ...]
    lined: bool = False


def of_text(text: str) -> Bulletin:
    """A text file: a line is a passage; lines with the same cells in them are a table."""
    numbered = (
        (number, line) for number, line in enumerate(text.splitlines(), 1) if not _RULE.fullmatch(line) or not line
    )
    lines = [(number, line, _cells(line)) for number, line in numbered]
    blocks: list[Block] = []
    tables = 0
    for wide, run in groupby(lines, key=lambda entry: len(entry[2])):
        entries = [entry for entry in run if entry[1].strip()]
        if wide > 1 and _is_table([cells for _, _, cells in entries]):
            tables += 1
            rows = [
                tuple(
                    Cell(_narrow(cell), Place(number, column, tables, row, index))
                    for index, (cell, column) in enumerate(cells, 1)
                )
                for row, (number, _, cells) in enumerate(entries, 1)
            ]
            blocks.append(Sheet(tuple(rows), rows[0][0].at))
        else:
            blocks += [Passage(line, Place(number, 1)) for number, line, _ in entries]
    return Bulletin(tuple(blocks), lined=True)


def of_blocks(blocks: Sequence[tuple[int, str | Sequence[Sequence[str]]]]) -> Bulletin:
    """A document: the number of each paragraph or table in it, with its text or its rows."""
    made: list[Block] = []
    tables = 0
    for at, content in blocks:
        if isinstance(content, str):
            made.append(Passage(content, Place(at, 1)))
        elif content:
            tables += 1
            rows = tuple(
                tuple(
                    Cell(_narrow(text).strip(), Place(at, 1, tables, row, index)) for index, text in enumerate(cells, 1)
                )
                for row, cells in enumerate(content, 1)
            )
            made.append(Sheet(rows, Place(at, 1, tables)))
    return Bulletin(tuple(made))


def _narrow(text: str) -> str:
    return text.translate(_WIDTHS)


def _cells(line: str) -> list[tuple[str, int]]:
    """The cells of a line with their columns; one for a line of prose."""
    if not line.strip():
        return []
    if len(_PIPE.findall(line)) >= 2:
        cells = list(_parted(line, _PIPE))
        return cells[not cells[0][0] : len(cells) - (not cells[-1][0])]
    if "\t" in line.strip():
        return list(_parted(line, _TAB))
    cells = list(_parted(line, _GAPS))
    if len(cells) == 1 or any(len(cell) > _PROSE for cell, _ in cells):
        cells = list(_parted(line, _BLANKS))
    cells = cells[not cells[0][0] :]
    return (
        cells if len(cells) > 1 and all(len(cell) <= _PROSE and "。" not in cell for cell, _ in cells) else [(line, 1)]
    )


def _parted(line: str, between: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    start = 0
    for found in [*between.finditer(line), None]:
        end = found.start() if found else len(line)
        part = line[start:end]
        bare = part.strip()
        yield bare, start + (len(part) - len(part.lstrip())) + 1
        start = found.end() if found else end


def _is_table(rows: Sequence[list[tuple[str, int]]]) -> bool:
    """Whether lines of as many cells are a table: numbers stand below the first of them."""
    numeric = [any(_NUMERIC.fullmatch(cell) for cell, _ in cells[1:]) for cells in rows[1:]]
    return len(rows) >= _ROWS and sum(numeric) >= len(numeric) - 1
