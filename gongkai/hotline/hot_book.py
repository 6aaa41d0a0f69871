"""The hot issues as a workbook, with their orders on a sheet of their own."""

from gongkai.hotline.hotlist import HEAD, Hotlist, rows
from gongkai.sheet.table import Book, Cell, Sheet

_NUMBERS = (0, 2, 4)


def book(view: Hotlist) -> Book:
    """The list, and which orders are behind it."""
    lines: list[tuple[Cell, ...]] = [
        tuple(int(cell) if at in _NUMBERS and cell else cell for at, cell in enumerate(row)) for row in rows(view)
    ]
    own: list[tuple[Cell, ...]] = [
        (one.number, order.number, order.received, order.title, order.text, order.place, order.unit, order.result)
        for one in view.issues
        for order in one.orders
    ]
    head = ("问题", "工单编号", "来电时间", "标题", "内容", "地点", "承办单位", "办理结果")
    sheets = (
        Sheet("热点", HEAD, tuple(lines), ("",) * len(lines), view.title),
        Sheet("工单", head, tuple(own), ("",) * len(own)),
    )
    return Book(view.title, sheets, view.now.with_year(), "清单")
