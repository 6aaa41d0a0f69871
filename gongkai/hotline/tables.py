"""An export as sheets of rows, whatever it was saved as: a workbook, or text with any separator and encoding."""

import codecs
import csv
import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from gongkai.budgets import (
    MB,
    ORDER_BYTES,
    ORDER_CELL,
    ORDER_CELLS,
    ORDER_COLUMNS,
    ORDER_ROWS,
    ORDER_SHEET_BYTES,
    ORDER_STRING_BYTES,
)
from gongkai.errors import GongkaiError, reason
from gongkai.files import read
from gongkai.hotline.columns import recognised
from gongkai.sheet.xlsx import Book, Limits, told_if_broken

_PARTS = "按月份分成几个文件，再一个个读"
_LIMITS = Limits(ORDER_STRING_BYTES, ORDER_SHEET_BYTES, ORDER_CELLS, "读不了", _PARTS)
_SEPARATORS = ",\t;|"
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_SAVE_AS = "用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV，再读"


class Row(NamedTuple):
    """A row's number as Excel shows it, its texts by column, and whether it is hidden."""

    number: int
    cells: dict[int, str]
    hidden: bool = False


class Sheet(NamedTuple):
    """A sheet and its rows, which can be read once; `name` is "" where a file has only one."""

    name: str
    rows: Iterator[Row]


@contextmanager
def sheets(path: Path, own: Mapping[str, str]) -> Iterator[list[Sheet]]:
    """The sheets of a file, as long as it is open. Raises GongkaiError for what is none, or too large.

    `own` are the plan's names of columns: a text is divided as its head is.
    """
    content = _content(path)
    if content.startswith(b"PK"):
        with told_if_broken(path.name):
            archive = zipfile.ZipFile(io.BytesIO(content))
            book = Book(archive, _LIMITS)
        with archive:
            yield [Sheet(sheet.name, _checked(_whole(book, sheet.part, path), path)) for sheet in book.sheets]
    elif content.startswith(_OLD_EXCEL):
        from gongkai.sheet import xls

        old = xls.Book(content, path.name, _LIMITS)
        yield [Sheet(name, _checked(old.rows(at), path)) for at, name in enumerate(old.sheets)]
    elif content.lstrip()[:1] == b"<":
        raise GongkaiError(f"{path.name} 是网页，不是表格，虽然 Excel 也能打开", _SAVE_AS)
    elif b"\0" in content[:4096] and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise GongkaiError(f"{path.name} 不是表格", _SAVE_AS)
    else:
        text = _decoded(content, path)
        yield [Sheet("", _text_rows(text, path, own))]


def _content(path: Path) -> bytes:
    try:
        content = read(path, ORDER_BYTES + 1)
    except IsADirectoryError:
        raise GongkaiError(f"“{path}”是文件夹", "写文件的名称，几个文件写几个") from None
    except OSError as error:
        raise GongkaiError(f"读不了文件：{path}（{reason(error)}）", "看看文件名和所在的文件夹") from None
    if len(content) > ORDER_BYTES:
        raise GongkaiError(f"{path.name} 太大了（超过{ORDER_BYTES // MB}MB），没有读", _PARTS)
    return content


def _whole(book: Book, part: str, path: Path) -> Iterator[tuple[int, bool, dict[int, str]]]:
    """A sheet's rows; only what goes wrong in unpacking them is the workbook's fault."""
    with told_if_broken(path.name):
        yield from book.rows(part)


def _checked(rows: Iterator[tuple[int, bool, dict[int, str]]], path: Path) -> Iterator[Row]:
    for count, (row, hidden, cells) in enumerate(rows):
        _check(count, cells, path, row + 1)
        yield Row(row + 1, cells, hidden)


def _decoded(content: bytes, path: Path) -> str:
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise GongkaiError(f"{path.name} 里有读不出来的字，既不是 UTF-8，也不是 GBK", _SAVE_AS)


def _text_rows(text: str, path: Path, own: Mapping[str, str]) -> Iterator[Row]:
    """The rows of a text, numbered by its lines; quotation marks have to be in order, or cells would run together."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, own), strict=True)
    csv.field_size_limit(ORDER_CELL + 1)
    count = line = 0
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            message = f"{path.name} 从第{line}行起，引号没有配对，或者一格超过{ORDER_CELL}字，没有读"
            raise GongkaiError(message, "用 Excel 或 WPS 打开这个文件，看看那一行；另存为 .xlsx 再读") from None
        count += 1
        filled = {column: text for column, cell in enumerate(cells) if (text := cell.strip())}
        _check(count, filled, path, line)
        if filled:
            yield Row(line, filled)


def _check(count: int, cells: dict[int, str], path: Path, row: int) -> None:
    """Raises GongkaiError for more than any export has."""
    if count > ORDER_ROWS:
        raise GongkaiError(f"{path.name} 超过{ORDER_ROWS}行，没有读", _PARTS)
    if cells and max(cells) >= ORDER_COLUMNS:
        raise GongkaiError(f"{path.name} 第{row}行超过{ORDER_COLUMNS}栏，没有读", "删掉用不着的栏目再读")
    if any(len(cell) > ORDER_CELL for cell in cells.values()):
        raise GongkaiError(f"{path.name} 第{row}行有一格超过{ORDER_CELL}字，没有读", "看看那一格是不是几行连在了一起")


def _separator(text: str, own: Mapping[str, str]) -> str:
    """What divides one of the first lines into most columns that are known; Chinese commas stand in texts, too."""
    lines = text[:20_000].splitlines()[:30]

    def _known(mark: str) -> int:
        heads = (dict(enumerate(line.split(mark))) for line in lines)
        return max((len(recognised(head, own).at) for head in heads), default=0)

    return max(_SEPARATORS, key=_known)
