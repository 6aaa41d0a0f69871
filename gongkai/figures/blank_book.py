"""The form as a workbook: labels locked, whole numbers or 无 in the cells, lists on sheets of their own, A4."""

from datetime import datetime
from io import BytesIO
from typing import Any

from gongkai.figures.blank import HOW, LIST_ROWS, Blank
from gongkai.figures.head import HEAD, VALUE
from gongkai.leaving import undisturbed
from gongkai.phrases.figures import Figure

_WIDTHS = (6, 26, 10, 16, 34)
_FIRST = 4  # the row of the first figure, from 0
_OWN = 4  # columns that a unit may add to a list
_ALLOWED = {"insert_rows": True, "format_cells": True, "format_rows": True, "format_columns": True, "sort": True}


def write(view: Blank) -> bytes:
    """The workbook's bytes, the same for the same form."""
    from xlsxwriter import Workbook

    content = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with undisturbed(), Workbook(content, options) as book:  # a zip that is broken off fails as it is closed
        book.set_properties({"title": view.heading, "created": datetime(2000, 1, 1)})
        styles = _styles(book)
        _main(book.add_worksheet("统计表"), view, styles)
        for number, figure in enumerate(view.lists, 1):
            _list(book.add_worksheet(f"清单{number}"), view, figure, styles)
    return content.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    cell = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_name": "宋体"}
    return {
        "title": book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"}),
        "fact": book.add_format({"valign": "vcenter", "font_name": "宋体", "text_wrap": True}),
        "head": book.add_format({**cell, "bold": True, "align": "center", "bg_color": "#DDEBF7"}),
        "cell": book.add_format(cell),
        "open": book.add_format({**cell, "locked": False, "bg_color": "#FFFFE0"}),
        "free": book.add_format({"locked": False, "font_name": "宋体", "text_wrap": True}),
    }


def _main(page: Any, view: Blank, styles: dict[str, Any]) -> None:
    last = len(HEAD) - 1
    for column, width in enumerate(_WIDTHS):
        page.set_column(column, column, width)
    page.merge_range(0, 0, 0, last, view.heading, styles["title"])
    page.set_row(0, 30)
    page.merge_range(1, 0, 1, 1, "填报单位：", styles["fact"])
    page.merge_range(1, 2, 1, last, view.unit, styles["fact"] if view.unit else styles["open"])
    page.merge_range(2, 0, 2, last, f"《{view.title}》　报送期限：{view.due}", styles["fact"])
    page.write_row(_FIRST - 1, 0, HEAD, styles["head"])
    for row, (figure, cells) in enumerate(zip(view.figures, view.rows, strict=True), _FIRST):
        for column, text in enumerate(cells):
            page.write_string(row, column, text, styles["open"] if HEAD[column] == VALUE else styles["cell"])
        page.set_row(row, 30)
        _validate(page, row, HEAD.index(VALUE), figure)
    end = _FIRST + len(view.figures)
    page.merge_range(end, 0, end, last, f"填表说明：{HOW}", styles["fact"])
    page.merge_range(end + 1, 0, end + 1, last, f"方案代号：{view.code}", styles["fact"])
    page.protect("", _ALLOWED)
    page.freeze_panes(_FIRST, 0)
    _set_up(page, end + 1, last)


def _validate(page: Any, row: int, column: int, figure: Figure) -> None:
    """Only whole numbers, or 无; a program that knows no such rule lets anything through, and reading finds it."""
    if figure.text:
        return
    cell = f"D{row + 1}"
    whole = f",{cell}=INT({cell})" if figure.whole else ""
    page.data_validation(
        row,
        column,
        row,
        column,
        {
            "validate": "custom",
            "value": f'=OR({cell}="无",IF(ISNUMBER({cell}),AND({cell}>=0{whole}),FALSE))',
            "input_title": str(figure.name)[:32],
            "input_message": HOW,
            "error_title": "只填数",
            "error_message": HOW,
        },
    )


def _list(page: Any, view: Blank, figure: Figure, styles: dict[str, Any]) -> None:
    """A list: ten rows with lines, and as many more, and some columns, as somebody goes on to fill in."""
    last = len(figure.columns)
    page.set_column(0, 0, 6, styles["free"])
    page.set_column(1, last, max(90 // max(last, 1), 14), styles["free"])
    page.set_column(last + 1, last + _OWN, None, styles["free"])
    page.merge_range(0, 0, 0, last, f"{figure.name}清单（一行一条，不够的接着往下写）", styles["title"])
    page.write_row(1, 0, ("序号", *map(str, figure.columns)), styles["head"])
    for number in range(1, LIST_ROWS + 1):
        page.write_number(number + 1, 0, number, styles["cell"])
        for column in range(1, last + 1):
            page.write_blank(number + 1, column, None, styles["open"])
    page.protect("", _ALLOWED)
    page.freeze_panes(2, 0)
    page.repeat_rows(0, 1)
    page.set_header(f"&R{view.unit.replace('&', '&&')}")
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _set_up(page: Any, row: int, column: int) -> None:
    page.set_paper(9)
    page.set_portrait()
    page.fit_to_pages(1, 0)
    page.center_horizontally()
    page.print_area(0, 0, row, column)
    page.set_footer("&R第 &P 页，共 &N 页")
