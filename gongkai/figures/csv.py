"""Comma-separated text as a grid, in the encodings that Excel and WPS write."""

import codecs
import csv
from collections.abc import Iterator
from io import StringIO

from gongkai.budgets import CELLS_READ
from gongkai.errors import GongkaiError
from gongkai.sheet.grid import ALONE, Cell, Grid
from gongkai.sheet.xlsx import letters

_SAVE_AS = "用 Excel 或 WPS 打开，另存为 .xlsx"
_MARKED = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_SEPARATORS = ",\t;"
_FIRST = 20  # lines that say which separator it is


def read(content: bytes, name: str) -> list[Grid]:
    """The one table of a text. Raises GongkaiError if it cannot be read."""
    text = _decoded(content, name)
    start = "".join(text.splitlines(keepends=True)[:_FIRST])
    separator = max(_SEPARATORS, key=start.count)
    try:
        cells = list(_cells(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)))
    except csv.Error:
        raise GongkaiError(f"引号没有配对，没有读：{name}", _SAVE_AS) from None
    if len(cells) > CELLS_READ:
        raise GongkaiError(f"表格里有{CELLS_READ}格以上，不像一张统计表", ALONE)
    return [Grid("表", cells)]


def _cells(rows: Iterator[list[str]]) -> Iterator[Cell]:
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text.strip():
                yield Cell(row, column, text.strip(), f"{letters(column)}{row + 1}")


def _decoded(content: bytes, name: str) -> str:
    marked = next((encoding for mark, encoding in _MARKED.items() if content.startswith(mark)), "")
    for encoding in (marked,) if marked else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise GongkaiError(f"里面有读不出来的字：{name}", _SAVE_AS)
