"""A table as it is filled in, whatever it was written with: cells by row and column, each knowing where it stands."""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

ALONE = "只留要报的那张表，另存以后再交"  # what to do with more than a form holds


def struck(text: str) -> str:
    """Text that somebody has crossed out, as it has to read where it cannot look so: no number, and no label."""
    return f"［划掉了{text.strip()}］" if text.strip() else ""


def raised(text: str, before: str) -> str:
    """Text above the line: behind a digit the number of a note, 120 with a 2 that is no 1202."""
    return f"^{text}" if text.strip().isdecimal() and before[-1:].isdecimal() else text


class Cell(NamedTuple):
    """A cell with its text as a person sees it, and how far it reaches where it is merged. Rows and columns from 0."""

    row: int
    column: int
    text: str
    address: str
    across: int = 1
    down: int = 1
    hidden: bool = False


class Grid:
    """The cells of a sheet or a table that hold something, or are merged; `name` is what messages call it."""

    def __init__(self, name: str, cells: Iterable[Cell], hidden: bool = False) -> None:
        self.name = name
        self.hidden = hidden
        self.cells = sorted(cells)
        self._by_place = {(cell.row, cell.column): cell for cell in self.cells}

    @cached_property
    def _covered(self) -> dict[tuple[int, int], Cell]:
        """Where merged cells reach to."""
        return {
            (row, column): cell
            for cell in self.cells
            if cell.across > 1 or cell.down > 1
            for row in range(cell.row, cell.row + cell.down)
            for column in range(cell.column, cell.column + cell.across)
        }

    def at(self, row: int, column: int) -> Cell | None:
        """The cell at a place, also where a merged one only reaches to it."""
        return self._by_place.get((row, column)) or self._covered.get((row, column))

    @cached_property
    def width(self) -> int:
        """How many columns hold something."""
        return max((cell.column + cell.across for cell in self.cells if cell.text), default=0)

    @cached_property
    def height(self) -> int:
        """How many rows hold something."""
        return max((cell.row + 1 for cell in self.cells if cell.text), default=0)

    def row(self, row: int) -> list[Cell]:
        """The cells of a row that hold something."""
        return [cell for column in range(self.width) if (cell := self._by_place.get((row, column))) and cell.text]
