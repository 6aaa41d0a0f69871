"""Tables as CSV for Excel: UTF-8 with a BOM, and no cell that a spreadsheet takes for a formula."""

import csv
from decimal import Decimal
from io import StringIO

from gongkai.phrases.moments import Moment
from gongkai.sheet.fitting import LONGEST, cut
from gongkai.sheet.table import Book, Cell, Formula

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")  # Excel in Chinese takes the full-width ones too


def write(view: Book, notes: list[str]) -> str:
    """Every sheet with its title in the first column, so that one file holds them all.

    The file holds every text whole; that Excel, opening it, would not is noted.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for index, sheet in enumerate(view.sheets):
        writer.writerows([[]] if index else [])
        writer.writerow([_cell(title) for title in (view.kind, *sheet.head)])
        writer.writerows([_cell(cell) for cell in (sheet.title, *row)] for row in sheet.rows)
    cells = (cell for sheet in view.sheets for row in sheet.rows for cell in row if isinstance(cell, str))
    if long := sum(cut(cell, LONGEST) != cell for cell in cells):
        notes.append(f"有{long}格的字超过了 Excel 的上限（{LONGEST}），文件里一字不少，用 Excel 看的请写成 .xlsx")
    return "\ufeff" + text.getvalue()


def _cell(cell: Cell) -> str:
    if isinstance(cell, Moment):
        return cell.day.isoformat() if cell.clock is None else f"{cell.day.isoformat()} {cell.clock:%H:%M}"
    text = str(cell) if isinstance(cell, int | Decimal | Formula) else cell or ""
    return text if isinstance(cell, int | Decimal | Formula) else safe(text)


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
