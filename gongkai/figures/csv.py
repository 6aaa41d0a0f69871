"""Comma-separated text as a grid, in the encodings that Excel and WPS write."""

import codecs
import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import dropwhile, pairwise

from gongkai.budgets import CELLS_READ
from gongkai.errors import GongkaiError
from gongkai.sheet.grid import ALONE, Cell, Grid
from gongkai.sheet.xlsx import letters

_SAVE_AS = "用 Excel 或 WPS 打开，另存为 .xlsx"
_MARKED = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_SEPARATORS = ",\t;"
_THOUSANDS = re.compile(r"\d{1,3},\d{3}")
_FIRST = 20  # lines that say which separator it is


def read(content: bytes, name: str) -> list[Grid]:
    """The one table of a text. Raises GongkaiError if it cannot be read."""
    text = _decoded(content, name)
    start = "".join(text.splitlines(keepends=True)[:_FIRST])
    separator = max(_SEPARATORS, key=start.count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        raise GongkaiError(f"引号没有配对，没有读：{name}", _SAVE_AS) from None
    if parted := _parted(rows):
        raise GongkaiError(
            f"{parted}，像是数里的逗号把一个数分成了两格，没有读：{name}", f"数里不写逗号，或者{_SAVE_AS}"
        )
    cells = list(_cells(rows))
    if len(cells) > CELLS_READ:
        raise GongkaiError(f"表格里有{CELLS_READ}格以上，不像一张统计表", ALONE)
    return [Grid("表", cells)]


def _parted(rows: list[list[str]]) -> str:
    """The first row that has more cells than those before it, as 1,200 without quotation marks makes one."""
    widths = [len([*reversed(list(dropwhile(lambda text: not text.strip(), reversed(row))))]) for row in rows]
    head = max(widths[:1] or [0])
    for nth, (row, width) in enumerate(zip(rows, widths, strict=True), 1):
        if 1 < head < width and any(_THOUSANDS.fullmatch(",".join(map(str.strip, pair))) for pair in pairwise(row)):
            return f"第{nth}行比前面多{width - head}格"
        head = max(head, width)
    return ""


def _cells(rows: Iterable[list[str]]) -> Iterator[Cell]:
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
