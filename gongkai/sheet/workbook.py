"""Tables as a workbook: frozen heads, filters, colours by state, real dates, and pages that print on A4."""

from collections.abc import Iterable
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any

from gongkai.forms import Settings
from gongkai.leaving import undisturbed
from gongkai.page.sizes import shared
from gongkai.patterns import pattern
from gongkai.phrases.moments import Moment
from gongkai.sheet.fitting import cut, fitted
from gongkai.sheet.table import Book, Cell, Formula, Sheet
from gongkai.wide import printable, width

_COLOURS = {
    "逾期": "#F8CBAD",
    "退回": "#F8CBAD",
    "迟报": "#FFE699",
    "办结": "#C6E0B4",
    "已报": "#E2EFDA",
    "免报": "#D9D9D9",
    "撤销": "#D9D9D9",
    "没有找到": "#F8CBAD",
}
_FORBIDDEN = pattern(r"[\[\]:*?/\\\x00-\x1f]")
_TABS = ("#4472C4", "#70AD47", "#ED7D31", "#FFC000", "#7030A0", "#00B0F0")
_LONGEST_NAME = 31
_LONGEST_HEADER = 100
_WIDEST = 60
_LINE, _HIGHEST = 15, 409  # points
_SIZE, _HEADING = 11, 16  # points, of a cell and of what stands above the head
_LOOSE = 1.07  # a Han takes a little more than two of the columns that Excel counts in
_LEAST = 60  # columns below a heading, which would be a tower of words over a narrow table
_PAGE = 150  # columns that A4 landscape takes in a size that can be read


def write(view: Book, settings: Settings) -> bytes:
    """The workbook's bytes. Text is written as text, whatever it begins with."""
    from xlsxwriter import Workbook

    content = BytesIO()
    names = _names(view.sheets)
    sheets = [fitted(sheet, name, settings.notes) for name, sheet in zip(names, view.sheets, strict=True)]
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with undisturbed(), Workbook(content, options) as book:  # a zip that is broken off fails as it is closed
        book.set_properties({"title": view.title, "created": datetime(2000, 1, 1)})  # the same bytes for the same view
        for number, (name, sheet) in enumerate(zip(names, sheets, strict=True)):
            page = book.add_worksheet(name)
            _write_sheet(book, page, sheet)
            _set_up(page, view, sheet)
            if sheet.heading:
                page.set_tab_color(_TABS[number % len(_TABS)])
    return content.getvalue()


def _write_sheet(book: Any, page: Any, sheet: Sheet) -> None:
    head = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "valign": "vcenter", "text_wrap": True})
    top, rooms = sheet.top, _widths(sheet)
    if sheet.heading:
        rooms[-1] += max(_LEAST - sum(rooms), 0)
        _write_heading(book, page, sheet.heading, rooms)
    page.write_row(top - 1, 0, sheet.head, head)
    page.freeze_panes(top, 1)
    page.autofilter(top - 1, 0, max(len(sheet.rows) + top - 1, top), len(sheet.head) - 1)
    for column, room in enumerate(rooms):
        page.set_column(column, column, room)
    styles: dict[tuple[str, ...], Any] = {}
    for number, (row, state) in enumerate(zip(sheet.rows, sheet.states, strict=True), top):
        height = max(map(_lines, row, rooms), default=1) * _LINE
        look = _colour(state), "vcenter" if height <= _HIGHEST else "top"  # what does not fit begins at its beginning
        for column, cell in enumerate(row):
            _write_cell(book, page, number, column, cell, look, styles)
        if height > _LINE:
            page.set_row(number, min(height, _HIGHEST))


def _write_heading(book: Any, page: Any, heading: str, rooms: list[float]) -> None:
    """The first row, across all columns and as high as it needs."""
    shape = {"bold": True, "font_size": _HEADING, "align": "center", "valign": "vcenter", "text_wrap": True}
    style = book.add_format({**shape, "font_name": "宋体"})
    if len(rooms) > 1:
        page.merge_range(0, 0, 0, len(rooms) - 1, "", style)
    page.write_string(0, 0, heading, style)
    lines = _lines(heading, sum(rooms) * _SIZE / _HEADING)
    page.set_row(0, min(lines * _LINE * _HEADING / _SIZE + _LINE / 2, _HIGHEST))


def _set_up(page: Any, view: Book, sheet: Sheet) -> None:
    """How it is printed: across an A4 page, the head on each, with what it is and when it was made."""
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, sheet.top - 1)
    title = printable(view.title)[:_LONGEST_HEADER].replace("&", "&&")
    page.set_header(f"&C&14 {title}{'　&A' if sheet.heading else ''}")
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


def _write_cell(
    book: Any, page: Any, row: int, column: int, cell: Cell, look: tuple[str, str], styles: dict[tuple[str, ...], Any]
) -> None:
    """A cell in its colour and place; a style is made once."""
    form = (
        "yyyy-mm-dd hh:mm"
        if isinstance(cell, Moment) and cell.clock
        else "yyyy-mm-dd"
        if isinstance(cell, Moment)
        else ""
    )
    style = styles.get((*look, form))
    if style is None:
        colour, align = look
        shape = {"border": 1, "valign": align, "text_wrap": True, "font_name": "宋体"}
        shape |= {"bg_color": colour} if colour else {}
        shape |= {"num_format": form} if form else {}
        style = styles[*look, form] = book.add_format(shape)
    if isinstance(cell, Moment):
        page.write_datetime(row, column, datetime.combine(cell.day, cell.clock or time()), style)
    elif isinstance(cell, Formula):
        page.write_formula(row, column, cell.formula, style, cell.value if cell.value is not None else "")
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


def _names(sheets: Iterable[Sheet]) -> list[str]:
    """What each sheet is called."""
    taken: set[str] = set()
    return [_name(sheet.title, taken) for sheet in sheets]


def _name(title: str, taken: set[str]) -> str:
    """A sheet's name as Excel allows it, different from all others."""
    bare = cut(_FORBIDDEN.sub(" ", title).strip(" '"), _LONGEST_NAME).rstrip(" '") or "表"
    name, number = bare, 2
    while name.lower() in taken:
        name = f"{cut(bare, _LONGEST_NAME - len(f'（{number}）'))}（{number}）"
        number += 1
    taken.add(name.lower())
    return name
