"""Tables in Word documents as grids; deleted text stays out, and a cell that reaches over others is one."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, fromstring

from gongkai.budgets import CELLS_READ, MB, PART_BYTES
from gongkai.errors import GongkaiError
from gongkai.sheet.grid import ALONE, Cell, Grid

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BROKEN = (zipfile.BadZipFile, zlib.error, ParseError, KeyError, OSError, EOFError, ValueError, RuntimeError)
_AROUND = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins"))
_GONE = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "instrText"))


def read(content: bytes, name: str) -> list[Grid]:
    """The tables of a document, in order. Raises GongkaiError if it cannot be read."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive, archive.open("word/document.xml") as stream:
            text = stream.read(PART_BYTES + 1)
        if len(text) > PART_BYTES:
            raise GongkaiError(f"文档太大（文字解开以后超过{PART_BYTES // MB}MB），里面的数没有读：{name}", ALONE)
        if b"<!DOCTYPE" in text[:1000]:
            raise ValueError(name)
        tables = fromstring(text).iter(f"{_W}tbl")
        return [_grid(table, number) for number, table in enumerate(tables, 1)]
    except _BROKEN:
        raise GongkaiError(f"文档打不开，可能坏了或者加了密：{name}", "用 Word 或 WPS 打开，另存为 .docx") from None


def _grid(table: Element, number: int) -> Grid:
    cells: dict[tuple[int, int], Cell] = {}
    open: dict[int, tuple[int, int]] = {}  # where the cell begins that reaches down into a column
    for row, line in enumerate(_own(table, "tr")):
        column = _number(line.find(f"{_W}trPr/{_W}gridBefore"), 0)
        for order, cell in enumerate(_own(line, "tc"), 1):
            across = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            begun = open.get(column)
            if merge is not None and merge.get(f"{_W}val", "continue") == "continue" and begun in cells:
                cells[begun] = cells[begun]._replace(down=row - begun[0] + 1)
            else:
                text = "\n".join("".join(_text(paragraph)) for paragraph in cell.iter(f"{_W}p")).strip()
                cells[row, column] = Cell(row, column, text, f"第{row + 1}行第{order}格", across)
                open[column] = (row, column)
            column += across
        if len(cells) > CELLS_READ:
            raise GongkaiError(f"表格里有{CELLS_READ}格以上，不像一张统计表", ALONE)
    return Grid(f"第{number}个表", cells.values())


def _own(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table, or the cells of a row, also in content controls; not those of a table within."""
    for child in element:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in _AROUND:
            yield from _own(child, name)


def _text(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag not in _GONE:
            yield from _text(child)


def _number(element: Element | None, otherwise: int) -> int:
    text = "" if element is None else element.get(f"{_W}val", "")
    return min(int(text), 63) if text.isdecimal() else otherwise
