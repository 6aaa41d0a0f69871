"""Workbooks of Excel 97 to 2003 (.xls) as grids, read by xlrd: the extra gongkai[xls]."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gongkai.budgets import MB, SHEET_BYTES
from gongkai.errors import GongkaiError
from gongkai.extras import installing
from gongkai.sheet.grid import Cell, Grid
from gongkai.sheet.xlsx import Limits, letters, shown, shows

if TYPE_CHECKING:
    import xlrd

SAVE_AS = "用 Excel 或 WPS 打开，另存为 .xlsx"

_NOTHING = (0, 6)  # the types of cells that are empty or only formatted


class Book:
    """An old workbook; raises GongkaiError where nothing here can read it, or it is damaged or locked."""

    def __init__(self, content: bytes, name: str, limits: Limits | None = None) -> None:
        limits = limits or Limits()
        try:
            import xlrd
        except ImportError:
            hint = f"{SAVE_AS}；常收到旧格式的，装上读它的部件：{installing('xlrd')}"
            raise GongkaiError(f"{name} 是旧格式的表格（.xls），这台电脑上读不了", hint) from None
        if len(content) > SHEET_BYTES:
            raise GongkaiError(f"{name} 太大了（超过{SHEET_BYTES // MB}MB），没有读", limits.hint)
        try:
            # One sheet after the other: a cell in the last row and column makes room for sixteen million.
            self._book = xlrd.open_workbook(
                file_contents=content, formatting_info=True, logfile=io.StringIO(), on_demand=True
            )
        except Exception:  # it trusts its files: a damaged one can make it fail in any way
            raise _broken(name) from None
        self._name = name
        self._limits = limits
        self.sheets = tuple(self._book.sheet_names())

    @contextmanager
    def _sheet(self, at: int) -> "Iterator[xlrd.sheet.Sheet]":
        """A sheet, as long as it is wanted. Raises GongkaiError for a damaged one."""
        try:
            sheet = self._book.sheet_by_index(at)
        except Exception:
            raise _broken(self._name) from None
        try:
            yield sheet
        finally:
            self._book.unload_sheet(at)

    def rows(self, at: int) -> Iterator[tuple[int, bool, dict[int, str]]]:
        """The rows of a sheet that hold something: number from 0, whether it is hidden, texts by column."""
        with self._sheet(at) as sheet:
            yield from self._rows(sheet)

    def _rows(self, sheet: "xlrd.sheet.Sheet") -> Iterator[tuple[int, bool, dict[int, str]]]:
        count = 0
        for row in range(sheet.nrows):
            filled = [column for column, kind in enumerate(sheet.row_types(row)) if kind not in _NOTHING]
            texts = {column: text for column in filled if (text := self._text(sheet.cell(row, column)))}
            count += len(texts)
            if count > self._limits.cells:
                raise self._limits.exceeded()
            if texts:
                info = sheet.rowinfo_map.get(row)
                yield row, bool(info and info.hidden), texts

    def grid(self, at: int) -> Grid:
        """A sheet's cells, those that are merged with how far they reach."""
        with self._sheet(at) as sheet:
            return Grid(sheet.name, self._cells(sheet), sheet.visibility != 0)

    def _cells(self, sheet: "xlrd.sheet.Sheet") -> Iterator[Cell]:
        merged = {
            (top, left): (min(right - left, 100), min(bottom - top, 1000))
            for top, bottom, left, right in sheet.merged_cells
        }
        hidden_columns = {column for column, info in sheet.colinfo_map.items() if info.hidden}
        for row, hidden, texts in self._rows(sheet):
            for column, text in texts.items():
                across, down = merged.pop((row, column), (1, 1))
                address = f"{letters(column)}{row + 1}"
                yield Cell(row, column, text, address, across, down, hidden or column in hidden_columns)
        for (row, column), (across, down) in merged.items():
            yield Cell(row, column, "", f"{letters(column)}{row + 1}", across, down)

    def _text(self, cell: "xlrd.sheet.Cell") -> str:
        """What a cell shows."""
        import xlrd

        if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            styles = self._book.xf_list
            key = styles[cell.xf_index].format_key if cell.xf_index < len(styles) else 0
            own = self._book.format_map.get(key)
            form = shows(str(key), {str(key): own.format_str} if own else {})
            return shown(repr(cell.value), form, self._book.datemode == 1)
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if cell.value else "FALSE"
        if cell.ctype == xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
        return str(cell.value).strip() if cell.ctype == xlrd.XL_CELL_TEXT else ""


def read(content: bytes, name: str) -> list[Grid]:
    """The sheets of an old workbook. Raises GongkaiError if it is none, or more than any form."""
    book = Book(content, name)
    return [book.grid(at) for at in range(len(book.sheets))]


def _broken(name: str) -> GongkaiError:
    return GongkaiError(f"表格打不开，可能坏了或者加了密：{name}", SAVE_AS)
