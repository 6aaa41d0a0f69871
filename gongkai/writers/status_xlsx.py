"""The ledgers as a workbook: a sheet a report with a frozen head, filters, colours by state and real dates."""

import re
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

from gongkai.phrases.moments import Moment
from gongkai.views.ledger import Ledgers
from gongkai.views.table import Cell, Sheet, sheets
from gongkai.wide import width
from gongkai.writers import Settings

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
_WIDEST = 60


def write(document: str, format: str, view: Ledgers, settings: Settings) -> bytes:
    """The workbook's bytes. Text is written as text, whatever it begins with."""
    from xlsxwriter import Workbook

    content = BytesIO()
    with Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": view.title, "created": datetime(2000, 1, 1)})  # the same bytes for the same view
        names: set[str] = set()
        for sheet in sheets(view):
            _write_sheet(book, sheet, _name(sheet.title, names))
        if not names:
            book.add_worksheet("没有报送事项")
    return content.getvalue()


def _write_sheet(book: Any, sheet: Sheet, name: str) -> None:
    page = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "valign": "vcenter", "text_wrap": True})
    page.write_row(0, 0, sheet.head, head)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.head) - 1)
    styles: dict[tuple[str, str], Any] = {}
    for number, (row, state) in enumerate(zip(sheet.rows, sheet.states, strict=True), 1):
        for column, cell in enumerate(row):
            _write_cell(book, page, number, column, cell, _colour(state), styles)
    for column, title in enumerate(sheet.head):
        widest = max((width(_shown(row[column])) for row in sheet.rows), default=0)
        page.set_column(column, column, min(max(widest, width(title)) + 2, _WIDEST))
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


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
    return "2022-05-17 10:30" if isinstance(cell, Moment) else "" if cell is None else str(cell)


def _name(title: str, taken: set[str]) -> str:
    """A sheet's name as Excel allows it, different from all others."""
    bare = _FORBIDDEN.sub(" ", title).strip(" '")[:_LONGEST_NAME] or "报送"
    name, number = bare, 2
    while name.lower() in taken:
        name = f"{bare[: _LONGEST_NAME - 4]}（{number}）"
        number += 1
    taken.add(name.lower())
    return name
