"""The formats of tables."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.forms import Settings
    from gongkai.sheet.table import Book


def xlsx(view: "Book", settings: "Settings") -> bytes:
    """A workbook; its writer is loaded when it is asked for."""
    from gongkai.sheet.workbook import write

    return write(view, settings)


def csv(view: "Book") -> str:
    """Comma-separated text."""
    from gongkai.sheet.csv import write

    return write(view)
