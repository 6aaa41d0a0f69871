"""A workbook with some of its cells filled in, and not a byte else touched.

Whatever else the file holds (formats, pictures, print set-up) lies in parts that are copied as they are; in the sheet
itself only the cells that are filled in change, and formulas lose the value that they had before. Where a row or cell
stands, an XML parser says, as it does to whoever reads the sheet: a program may write `<x:row r='2'>`, or no number.
"""

import zipfile
from collections.abc import Iterable, Iterator
from copy import copy
from io import BytesIO
from typing import NamedTuple
from xml.parsers.expat import ParserCreate
from xml.sax.saxutils import escape, quoteattr

from gongkai.figures.totals import Entry
from gongkai.phrases.amounts import shown
from gongkai.sheet.xlsx import column_at, letters, row_at

_AT_ONCE = 1 << 16
_BEFORE_CALCULATION = ("sheets", "functionGroups", "externalReferences", "definedNames")


class _Element(NamedTuple):
    """Where an element stands in a part's bytes: where it begins, its closing tag begins, and it ends.

    `prefix` is that of its name, `above` the name of what it stands in. One that closes itself has no closing tag.
    """

    above: str
    prefix: str
    name: str
    attributes: dict[str, str]
    start: int
    close: int
    end: int


class _Edit(NamedTuple):
    """What takes the place of some bytes; of none where it is put between them."""

    start: int
    end: int
    fresh: bytes


def copied(archive: zipfile.ZipFile, fresh: dict[str, bytes]) -> bytes:
    """The archive with some parts made anew, all others byte for byte."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in archive.infolist():
            own = copy(entry)  # writing notes its length and check sum there
            target.writestr(own, fresh[entry.filename] if entry.filename in fresh else archive.read(entry))
    return written.getvalue()


def patched(sheet: bytes, chosen: dict[tuple[int, int], Entry]) -> bytes:
    """A sheet's XML with these cells filled in; formulas forget what they came to before."""
    rows: dict[int, dict[int, Entry]] = {}
    for (row, column), entry in sorted(chosen.items()):
        rows.setdefault(row, {})[column] = entry
    edits: list[_Edit] = []
    cells: list[_Element] = []
    inside: dict[str, _Element] = {}
    row = -1
    for one in _elements(sheet):
        if one.above == "c":
            inside[one.name] = one
        elif (one.above, one.name) == ("row", "c"):
            cells.append(one)
            if "f" in inside and "v" in inside:
                edits.append(_Edit(inside["v"].start, inside["v"].end, b""))
            inside.clear()
        elif (one.above, one.name) == ("sheetData", "row"):
            row = row_at(one.attributes.get("r", ""), row)
            missing = [number for number in rows if number < row]
            edits += [_Edit(one.start, one.start, _row(one.prefix, number, rows.pop(number))) for number in missing]
            edits += _filled(sheet, one, cells, row, rows.pop(row, {}))
            cells.clear()
        elif one.name == "sheetData":
            edits += [_Edit(one.close, one.close, _row(one.prefix, number, own)) for number, own in rows.items()]
    return _edited(sheet, edits)


def _row(prefix: str, number: int, own: dict[int, Entry]) -> bytes:
    """A row that the sheet has not."""
    cells = b"".join(_cell(prefix, number, column, entry) for column, entry in own.items())
    return f'<{prefix}row r="{number + 1}">'.encode() + cells + f"</{prefix}row>".encode()


def _filled(
    sheet: bytes, row: _Element, cells: Iterable[_Element], number: int, own: dict[int, Entry]
) -> Iterator[_Edit]:
    """How these cells of a row are filled in."""
    left = dict(own)
    column = -1
    for cell in cells:
        column = column_at(cell.attributes.get("r", ""), column)
        for before in [one for one in left if one < column]:
            yield _Edit(cell.start, cell.start, _cell(row.prefix, number, before, left.pop(before)))
        if column in left:
            style = cell.attributes.get("s", "")
            yield _Edit(cell.start, cell.end, _cell(row.prefix, number, column, left.pop(column), style))
    rest = b"".join(_cell(row.prefix, number, column, entry) for column, entry in left.items())
    if rest and row.close == row.end:
        tag = sheet[row.start : row.end].removesuffix(b"/>")
        yield _Edit(row.start, row.end, tag + b">" + rest + f"</{row.prefix}row>".encode())
    elif rest:
        yield _Edit(row.close, row.close, rest)


def _cell(prefix: str, row: int, column: int, entry: Entry, style: str = "") -> bytes:
    head = f'<{prefix}c r="{letters(column)}{row + 1}"' + (f" s={quoteattr(style)}" if style else "")
    if entry.value is not None:
        return f"{head}><{prefix}v>{shown(entry.value)}</{prefix}v></{prefix}c>".encode()
    text = f'<{prefix}is><{prefix}t xml:space="preserve">{escape(entry.text)}</{prefix}t></{prefix}is>'
    return f'{head} t="inlineStr">{text}</{prefix}c>'.encode()


def recalculated(workbook: bytes) -> bytes:
    """The workbook told to work out its formulas when it is opened."""
    after: _Element | None = None
    for one in _elements(workbook):
        if one.name == "calcPr":
            if one.attributes.get("fullCalcOnLoad") in ("1", "true"):
                return workbook
            kept = {name: value for name, value in one.attributes.items() if name != "fullCalcOnLoad"}
            return _edited(workbook, [_Edit(one.start, one.end, _calculation(one.prefix, kept))])
        if one.above == "workbook" and one.name in _BEFORE_CALCULATION:
            after = one
    if after is None:
        raise ValueError("workbook")
    return _edited(workbook, [_Edit(after.end, after.end, _calculation(after.prefix, {}))])


def _calculation(prefix: str, attributes: dict[str, str]) -> bytes:
    said = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    return f'<{prefix}calcPr{said} fullCalcOnLoad="1"/>'.encode()


def _edited(part: bytes, edits: Iterable[_Edit]) -> bytes:
    """A part with edits made; what is put between two bytes stands before what takes the place of the second."""
    pieces: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [part[at : edit.start], edit.fresh]
        at = edit.end
    return b"".join((*pieces, part[at:]))


def _elements(part: bytes) -> Iterator[_Element]:
    """The elements of a part, each when it ends."""
    parser = ParserCreate()
    opened: list[tuple[str, dict[str, str], int]] = []
    ended: list[_Element] = []

    def _begins(name: str, attributes: dict[str, str]) -> None:
        opened.append((name, attributes, parser.CurrentByteIndex))

    def _ends(name: str) -> None:
        _, attributes, begun = opened.pop()
        close = parser.CurrentByteIndex
        last = part.find(b">", close)
        is_tag = part[close:last].rstrip() == f"</{name}".encode()
        above = opened[-1][0].rpartition(":")[2] if opened else ""
        prefix, colon, plain = name.rpartition(":")
        ended.append(_Element(above, prefix + colon, plain, attributes, begun, close, last + 1 if is_tag else close))

    parser.StartElementHandler, parser.EndElementHandler = _begins, _ends
    for at in range(0, len(part) + 1, _AT_ONCE):
        parser.Parse(part[at : at + _AT_ONCE], at + _AT_ONCE > len(part))
        yield from ended
        ended.clear()
