"""Workbooks as grids, straight from their XML: what a cell shows, formulas with the value they had, dates as dates.

A unit's file comes from whichever program it has, and reading it must not fail for a font or a colour. One pass over
the XML gives values, formulas, hidden rows and merged cells together; blank cells, of which there may be a million,
cost nothing but being passed over.
"""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, ParseError, XMLPullParser, fromstring

from gongkai.budgets import CELLS_READ, MB, PART_BYTES, SHEET_BYTES
from gongkai.errors import GongkaiError
from gongkai.patterns import pattern
from gongkai.sheet.grid import ALONE, Cell, Grid, raised, struck

_DATED = pattern(r"[ymdhs年月日]", re.IGNORECASE)
_PLACES = pattern(r"General|[0#?][0#?.,]*")  # for digits
_HAN = pattern("[\u4e00-\u9fff]")
_CONDITION = pattern(r"\[[^\[\]]*\]")
_QUOTED = pattern(r'"[^"]*"|\[[^\[\]]*\]|\\.')
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_HOURS = frozenset({18, 19, 20, 21, 22, 32, 33, 34, 35, 36, 45, 46, 47, 55, 56})
_AT_ONCE = 1 << 16
_PRECISE = 10**15  # Excel keeps no more digits of a number, and shows it as 2.02E+16
# What reading a damaged or locked one raises, of Office's files any.
BROKEN = (zipfile.BadZipFile, zlib.error, ParseError, KeyError, OSError, EOFError, ValueError, RuntimeError)
_NUMBERED = pattern(r"([A-Z]{1,3})([0-9]{1,7})")


class Limits(NamedTuple):
    """What reading a workbook may cost, and what to say of one that is larger: what it is not, and what to do."""

    part: int = PART_BYTES
    sheet: int = SHEET_BYTES
    cells: int = CELLS_READ
    unlike: str = "不像一张统计表"
    hint: str = ALONE

    def exceeded(self) -> GongkaiError:
        """What to say of one with more cells."""
        return GongkaiError(f"表格里有{self.cells}格以上，{self.unlike}", self.hint)


_FORM = Limits()


class Paths(NamedTuple):
    """A sheet: its name, where it lies in the file, whether it is hidden."""

    name: str
    part: str
    hidden: bool


class WordFileError(ValueError):
    """A document of Word, which is packed like a workbook."""


@contextmanager
def told_if_broken(name: str) -> Iterator[None]:
    """What a damaged or locked workbook does to its readers, as a GongkaiError. Only reading belongs inside."""
    try:
        yield
    except WordFileError:
        raise GongkaiError(
            f"{name} 是 Word 文件，不是表格", "换成表格；只有 Word 的，把里面的表复制到 Excel 或 WPS"
        ) from None
    except BROKEN:
        raise GongkaiError(f"表格打不开，可能坏了或者加了密：{name}", "用 Excel 或 WPS 打开，另存为 .xlsx") from None


def read(content: bytes, name: str) -> list[Grid]:
    """The sheets of a workbook. Raises GongkaiError if it is none, or more than any form."""
    with told_if_broken(name), zipfile.ZipFile(BytesIO(content)) as archive:
        book = Book(archive)
        return [book.grid(sheet) for sheet in book.sheets]


class Book:
    """A workbook's parts, as far as they say what its cells show."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits = _FORM) -> None:
        self._archive = archive
        self._limits = limits
        self._names = set(archive.namelist())
        if "word/document.xml" in self._names:
            raise WordFileError
        root = fromstring(self.part("xl/workbook.xml"))
        links = {
            link.get("Id", ""): link.get("Target", "") for link in fromstring(self.part("xl/_rels/workbook.xml.rels"))
        }
        self.sheets = [
            Paths(sheet.get("name", ""), _joined(links[_relation(sheet)]), sheet.get("state", "visible") != "visible")
            for sheet in _all(root, "sheet")
            if "worksheet" in links[_relation(sheet)] or "sheet" in links[_relation(sheet)]
        ]
        properties = next(_all(root, "workbookPr"), None)
        self._from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self._strings = self._shared() if "xl/sharedStrings.xml" in self._names else []
        styles = fromstring(self.part("xl/styles.xml")) if "xl/styles.xml" in self._names else Element("none")
        self._forms, self._struck = _formats(styles), _crossed_out(styles)

    def part(self, name: str, most: int = 0) -> bytes:
        """A part's bytes. Raises GongkaiError for one that is larger than any should be."""
        return b"".join(self._streamed(name, most or self._limits.part))

    def _streamed(self, name: str, most: int) -> Iterator[bytes]:
        """A part's bytes piece by piece."""
        size = 0
        with self._archive.open(name) as stream:
            while piece := stream.read(_AT_ONCE):
                if not size and (b"<!DOCTYPE" in piece[:1000] or b"<!ENTITY" in piece[:1000]):
                    raise ValueError(name)
                size += len(piece)
                if size > most:
                    raise GongkaiError(f"表格太大了（超过{most // MB}MB），{self._limits.unlike}", self._limits.hint)
                yield piece

    def grid(self, sheet: Paths) -> Grid:
        """A sheet's cells."""
        return Grid(sheet.name, self.cells(sheet.part), sheet.hidden)

    def _shared(self) -> list[str]:
        pieces = self._streamed("xl/sharedStrings.xml", self._limits.part)
        return ["".join(_texts(item)) for item in _elements(pieces, "si")]

    def rows(self, part: str) -> Iterator[tuple[int, bool, dict[int, str]]]:
        """The rows of a sheet that hold something: number from 0, whether it is hidden, texts by column.

        Read while it is unpacked, so that a sheet of any length takes the memory of a row.
        """
        count = 0
        for row, element, hidden in _rows(self._streamed(part, self._limits.sheet)):
            texts = {column: text for column, cell in _cells(element) if (text := self._text(cell))}
            count += len(texts)
            if count > self._limits.cells:
                raise self._limits.exceeded()
            if texts:
                yield row, hidden, texts

    def cells(self, part: str) -> Iterator[Cell]:
        """The cells of a sheet that hold something, and those that are merged."""
        content = self.part(part, self._limits.sheet)
        merged = dict(_merged(content))
        hidden_columns = set(_hidden_columns(content))
        count = 0
        for row, element, hidden in _rows([content]):
            for column, cell in _cells(element):
                text = self._text(cell)
                if self._struck and int(cell.get("s", "0") or 0) in self._struck:
                    text = struck(text)
                across, down = merged.pop((row, column), (1, 1))
                if text or across > 1 or down > 1:
                    count += 1
                    yield Cell(
                        row,
                        column,
                        text,
                        f"{letters(column)}{row + 1}",
                        across,
                        down,
                        hidden or column in hidden_columns,
                    )
            if count > self._limits.cells:
                raise self._limits.exceeded()
        for (row, column), (across, down) in merged.items():
            yield Cell(row, column, "", f"{letters(column)}{row + 1}", across, down)

    def _text(self, cell: Element) -> str:
        """What a cell shows; of a formula that was never worked out the formula itself."""
        kind, style = cell.get("t", "n"), int(cell.get("s", "0") or 0)
        if kind == "inlineStr":
            return "".join(_texts(cell))
        value = next((part.text or "" for part in cell if _is(part, "v")), "")
        if not value:
            formula = next((part.text or "" for part in cell if _is(part, "f")), None)
            return "" if formula is None else f"={formula or '公式'}"
        if kind == "s":
            return self._strings[int(value)] if int(value) < len(self._strings) else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        shows = self._forms[style] if style < len(self._forms) else ""
        return shown(value, shows, self._from_1904) if kind == "n" else value


def shown(value: str, shows: str, from_1904: bool) -> str:
    """A number as its cell shows it, by what `shows` answers for its format."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if shows in ("date", "moment"):
        return _date(number, shows == "moment", from_1904) if 0 < number < 10**5 else value
    if shows == "percent":
        return f"{_plain(number * 100)}%"
    before, _, behind = shows.partition("0")
    return f"{before}{_plain(number)}{behind}"


def _date(number: Decimal, with_clock: bool, from_1904: bool) -> str:
    """A day, with the time of day where that is shown; the nearest second, for it is a fraction."""
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
    moment = start + timedelta(seconds=round(number * 86400))
    if number < 1 and with_clock:
        return f"{moment:%H:%M}"
    return moment.isoformat(" ") if with_clock and moment.time() != time.min else moment.date().isoformat()


def _plain(number: Decimal) -> str:
    """A number as it is typed; a binary fraction is off in the sixteenth digit, and a longer one has lost its end."""
    if abs(number) >= _PRECISE:
        return f"{number:.5E}"
    whole = round(number)
    return str(whole) if abs(number - whole) < Decimal("1e-9") else f"{Decimal(f'{number:.12g}').normalize():f}"


def shows(format: str, own: dict[str, str]) -> str:
    """What a number format shows: date, moment, percent, 约0万 for a number with words, or "" for one alone.

    `own` are the file's formats.
    """
    code = _QUOTED.sub("", own.get(format, ""))
    if (format.isdecimal() and int(format) in _DATES) or (_DATED.search(code) and "0" not in code.replace(".0", "")):
        return "moment" if "h" in code.lower() or (format.isdecimal() and int(format) in _HOURS) else "date"
    return "percent" if format in ("9", "10") or "%" in code else _worded(own.get(format, "").split(";")[0])


def _worded(code: str) -> str:
    """The words around a number: 3 as 0"万" is 3万; not where the format divides by thousands, and shows another."""
    places = list(_PLACES.finditer(code))
    if not places or "," in places[-1][0][-1:] or not _HAN.search(code):
        return ""
    before, behind = code[: places[0].start()], code[places[-1].end() :]
    return f"{''.join(_HAN.findall(_CONDITION.sub('', before)))}0{''.join(_HAN.findall(behind))}"


def _formats(styles: Element) -> list[str]:
    """What each style of a cell shows: date, percent, the words around a number, or "" for anything else."""
    own = {form.get("numFmtId", ""): form.get("formatCode", "") for form in _all(styles, "numFmt")}
    return [shows(style.get("numFmtId", "0"), own) for style in _part(styles, "cellXfs")]


def _crossed_out(styles: Element) -> frozenset[int]:
    """The styles of cells whose text is crossed out."""
    fonts = {number for number, font in enumerate(_part(styles, "fonts")) if _has(font, "strike")}
    cells = enumerate(_part(styles, "cellXfs")) if fonts else ()
    return frozenset(number for number, style in cells if int(style.get("fontId", "0")) in fonts)


def _part(root: Element, name: str) -> Iterable[Element]:
    return next((part for part in root if _is(part, name)), ())


def _has(font: Element, name: str) -> bool:
    return any(_is(child, name) and child.get("val", "1") not in ("0", "false") for child in font)


def _rows(pieces: Iterable[bytes]) -> Iterator[tuple[int, Element, bool]]:
    """Every row with its number from 0, and whether it is hidden; what has been read is forgotten."""
    at = -1
    for element in _elements(pieces, "row"):
        at = row_at(element.get("r", ""), at)
        yield at, element, element.get("hidden") in ("1", "true")


def _elements(pieces: Iterable[bytes], name: str) -> Iterator[Element]:
    """The elements of this name, one after another, each forgotten when the next is read."""
    parser: Any = XMLPullParser(["start", "end"])
    above: list[Element] = []
    for piece in pieces:
        for start in range(0, len(piece), _AT_ONCE):
            parser.feed(piece[start : start + _AT_ONCE])
            for event, element in parser.read_events():
                if event == "start":
                    above.append(element)
                    continue
                above.pop()
                if _is(element, name):
                    yield element
                    if above:
                        above[-1].remove(element)
    parser.close()  # what is cut off is no sheet


def _cells(row: Element) -> Iterator[tuple[int, Element]]:
    """The cells of a row that hold something, each with its column."""
    column = -1
    for cell in row:
        column = column_at(cell.get("r", ""), column)
        if len(cell):
            yield column, cell


def row_at(number: str, before: int) -> int:
    """The row that says this number, from 0; one that says none follows the row before it (-1 at first)."""
    return int(number) - 1 if number else before + 1


def column_at(address: str, before: int) -> int:
    """The column of a cell that says this address; one that says none follows the cell before it (-1 at first)."""
    found = _NUMBERED.fullmatch(address)
    return column_of(found[1]) if found else before + 1


def stored(sheet: bytes) -> dict[tuple[int, int], str]:
    """What the cells of a sheet's XML hold by row and column, whatever their formats show; formulas as they are."""
    found = {}
    for row, element, _ in _rows([sheet]):
        for column, cell in _cells(element):
            parts = {part.tag.rpartition("}")[2]: part.text or "" for part in cell}
            found[row, column] = f"={parts['f']}" if "f" in parts else parts.get("v") or "".join(_texts(cell))
    return found


_MERGE = pattern(rb"<(?:[a-z]{1,9}:)?mergeCell [^<>]*>")
_COLUMN = pattern(rb"<(?:[a-z]{1,9}:)?col [^<>]*>")
_RANGE = pattern(rb'ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')


def _merged(content: bytes) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where merged cells begin, and how far they reach; no form merges further than a hundred columns."""
    for cell in _MERGE.finditer(content):
        found = _RANGE.search(cell[0])
        if found is None:
            continue
        left, right = column_of(found[1].decode()), column_of(found[3].decode())
        top, bottom = int(found[2]) - 1, int(found[4]) - 1
        yield (top, left), (min(right - left + 1, 100), min(bottom - top + 1, 1000))


def _hidden_columns(content: bytes) -> Iterator[int]:
    for found in _COLUMN.finditer(content):
        if b'hidden="1"' in found[0] or b'hidden="true"' in found[0]:
            first, last = (int(re.search(rb'%s="([0-9]{1,6})"' % key, found[0])[1]) for key in (b"min", b"max"))  # type: ignore[index]
            yield from range(first - 1, min(last, 500))


def column_of(name: str) -> int:
    """The number of a column, from 0: A, B … AA."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def letters(column: int) -> str:
    """The name of a column."""
    name = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        name, column = chr(65 + rest) + name, column - 1
    return name


def _is(element: Element, name: str) -> bool:
    return element.tag == name or element.tag.endswith(f"}}{name}")


def _all(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if _is(element, name))


def _texts(element: Element) -> Iterator[str]:
    """The text of a string, without how it is to be pronounced."""
    before = ""
    for child in element:
        if _is(child, "t"):
            yield child.text or ""
        elif not _is(child, "rPh"):
            text = "".join(_texts(child))
            if _is(child, "r") and (font := next(iter(child), None)) is not None and _is(font, "rPr"):
                text = struck(text) if _has(font, "strike") else raised(text, before) if _is_raised(font) else text
            before += text
            yield text


def _is_raised(font: Element) -> bool:
    return any(_is(child, "vertAlign") and child.get("val") == "superscript" for child in font)


def _relation(sheet: Element) -> str:
    return next((value for key, value in sheet.items() if key.endswith("}id")), "")


def _joined(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
