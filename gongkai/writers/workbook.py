"""Tables as a workbook: frozen heads, filters, colours by state, real dates, and pages that print on A4."""

import re
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from itertools import zip_longest
from math import ceil
from typing import Any

from gongkai.phrases.moments import Moment
from gongkai.views.table import Book, Cell, Sheet
from gongkai.wide import printable, width
from gongkai.writers import Settings
from gongkai.writers.sizes import shared

_COLOURS = {
    "逾期": "#F8CBAD",
    "退回": "#F8CBAD",
    "迟报": "#FFE699",
    "办结": "#C6E0B4",
    "已报": "#E2EFDA",
    "免报": "#D9D9D9",
}
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31
_LONGEST_HEADER = 100
_WIDEST = 60
_LINE, _HIGHEST = 15, 409  # points
_LOOSE = 1.07  # a Han takes a little more than two of the columns that Excel counts in
_PAGE = 150  # columns that A4 landscape takes in a size that can be read


def write(document: str, format: str, view: Book, settings: Settings) -> bytes:
    """The workbook's bytes. Text is written as text, whatever it begins with."""
    from xlsxwriter import Workbook

    content = BytesIO()
    with Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": view.title, "created": datetime(2000, 1, 1)})  # the same bytes for the same view
        names: set[str] = set()
        for sheet in view.sheets:
            page = book.add_worksheet(_name(sheet.title, names))
            _write_sheet(book, page, sheet)
            _set_up(page, view)
    return content.getvalue()


def _write_sheet(book: Any, page: Any, sheet: Sheet) -> None:
    head = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "valign": "vcenter", "text_wrap": True})
    page.write_row(0, 0, sheet.head, head)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.head) - 1)
    rooms = _widths(sheet)
    for column, room in enumerate(rooms):
        page.set_column(column, column, room)
    styles: dict[tuple[str, str], Any] = {}
    for number, (row, state) in enumerate(zip_longest(sheet.rows, sheet.states, fillvalue=""), 1):
        for column, cell in enumerate(row):
            _write_cell(book, page, number, column, cell, _colour(state), styles)
        if (lines := max(map(_lines, row, rooms), default=1)) > 1:
            page.set_row(number, min(lines * _LINE, _HIGHEST))


def _set_up(page: Any, view: Book) -> None:
    """How it is printed: across an A4 page, the head on each, with what it is and when it was made."""
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    title = printable(view.title)[:_LONGEST_HEADER].replace("&", "&&")
    page.set_header(f"&C&14 {title}")
    page.set_footer(f"{f'&L截至 {view.as_of}' if view.as_of else ''}&R第 &P 页，共 &N 页")


def _widths(sheet: Sheet) -> list[float]:
    """The columns as wide as their longest line, as far as they can still be read when the page is printed.

    Dates keep their width: one that does not fit is shown as ###.
    """
    lines = [
        [title, *(line for row in sheet.rows for line in _shown(row[column]).split("\n"))]
        for column, title in enumerate(sheet.head)
    ]
    needs: list[float] = [min(max(map(width, texts)) + 2, _WIDEST) for texts in lines]
    stiff = {column for row in sheet.rows for column, cell in enumerate(row) if isinstance(cell, Moment)}
    soft = [need for column, need in enumerate(needs) if column not in stiff]
    rooms = iter(shared(soft, max(_PAGE - sum(needs[column] for column in stiff), len(soft))))
    return [needs[column] if column in stiff else next(rooms) for column in range(len(needs))]


def _lines(cell: Cell, room: float) -> int:
    """The lines that a cell takes at that width. Only Excel finds the height of a row by itself."""
    return sum(ceil(width(line) * _LOOSE / room) or 1 for line in _shown(cell).split("\n"))


def _write_cell(book: Any, page: Any, row: int, column: int, cell: Cell, colour: str, styles: dict[Any, Any]) -> None:
    form = (
        "yyyy-mm-dd hh:mm"
        if isinstance(cell, Moment) and cell.clock
        else "yyyy-mm-dd"
        if isinstance(cell, Moment)
        else ""
    )
    style = styles.get((colour, form))
    if style is None:
        shape = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_name": "宋体"}
        shape |= {"bg_color": colour} if colour else {}
        shape |= {"num_format": form} if form else {}
        style = styles[colour, form] = book.add_format(shape)
    if isinstance(cell, Moment):
        page.write_datetime(row, column, datetime.combine(cell.day, cell.clock or time()), style)
    elif isinstance(cell, int | Decimal):
        page.write_number(row, column, cell, style)
    else:
        page.write_string(row, column, cell or "", style)


def _colour(state: str) -> str:
    return next((colour for word, colour in _COLOURS.items() if word in state), "")


def _shown(cell: Cell) -> str:
    if isinstance(cell, Moment):
        return "2022-05-17 10:30" if cell.clock else "2022-05-17"
    return "" if cell is None else str(cell)


def _name(title: str, taken: set[str]) -> str:
    """A sheet's name as Excel allows it, different from all others."""
    bare = _FORBIDDEN.sub(" ", title).strip(" '")[:_LONGEST_NAME] or "表"
    name, number = bare, 2
    while name.lower() in taken:
        name = f"{bare[: _LONGEST_NAME - 4]}（{number}）"
        number += 1
    taken.add(name.lower())
    return name
