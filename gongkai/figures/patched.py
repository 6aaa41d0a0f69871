"""A workbook with some of its cells filled in, and not a byte else touched.

Whatever else the file holds (formats, pictures, print set-up) lies in parts that are copied as they are; in the sheet
itself only the cells that are filled in change, and formulas lose the value that they had before.
"""

import re
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from gongkai.figures.totals import Entry
from gongkai.phrases.amounts import shown
from gongkai.sheet.xlsx import column_of, letters

_ROW = re.compile(rb"<row\b[^<>]*>")
_NUMBER = re.compile(rb'\br="([0-9]{1,7})"')
_CELL = re.compile(rb"<c\b[^<>]*>")
_ADDRESS = re.compile(rb'\br="([A-Z]{1,3})[0-9]{1,7}"')
_STYLE = re.compile(rb'\bs="[0-9]{1,6}"')
_WORKED_OUT = re.compile(rb"(</f>|<f\b[^>]*/>)<v>[^<]*</v>")


def copied(archive: zipfile.ZipFile, fresh: dict[str, bytes]) -> bytes:
    """The archive with some parts made anew, all others byte for byte."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in archive.infolist():
            target.writestr(entry, fresh[entry.filename] if entry.filename in fresh else archive.read(entry))
    return written.getvalue()


def patched(sheet: bytes, chosen: dict[tuple[int, int], Entry]) -> bytes:
    """A sheet's XML with these cells filled in; formulas forget what they came to before."""
    rows: dict[int, dict[int, Entry]] = {}
    for (row, column), entry in chosen.items():
        rows.setdefault(row + 1, {})[column] = entry
    parts: list[bytes] = []
    at = 0
    for found in _ROW.finditer(sheet):
        number = _NUMBER.search(found[0])
        here = int(number[1]) if number else 0
        for before in sorted(one for one in rows if one < here):  # where the sheet has no such row yet
            parts += [sheet[at : found.start()], _new_row(before, rows.pop(before))]
            at = found.start()
        if here not in rows:
            continue
        own = rows.pop(here)
        closed = found[0].endswith(b"/>")
        end = found.end() if closed else sheet.index(b"</row>", found.end())
        head = found[0][:-2].rstrip() + b">" if closed else found[0]
        parts += [sheet[at : found.start()], head, _cells(sheet[found.end() : end], here, own)]
        parts += [b"</row>"] if closed else []
        at = end
    last = max(sheet.rfind(b"</sheetData>"), at)
    parts += [sheet[at:last], *(_new_row(row, own) for row, own in sorted(rows.items())), sheet[last:]]
    return _WORKED_OUT.sub(rb"\1", b"".join(parts))


def _new_row(number: int, own: dict[int, Entry]) -> bytes:
    return f'<row r="{number}">'.encode() + _cells(b"", number, own) + b"</row>"


def _cells(row: bytes, number: int, own: dict[int, Entry]) -> bytes:
    """The cells of a row with those that are filled in at their places."""
    parts: list[bytes] = []
    left = dict(sorted(own.items()))
    at = 0
    for found in _CELL.finditer(row):
        address = _ADDRESS.search(found[0])
        if address is None:
            raise ValueError("cell")
        column = column_of(address[1].decode())
        for before in [one for one in left if one < column]:
            parts += [row[at : found.start()], _written(before, number, left.pop(before), b"")]
            at = found.start()
        if column in left:
            style = _STYLE.search(found[0])
            end = found.end() if found[0].endswith(b"/>") else row.index(b"</c>", found.end()) + 4
            parts += [row[at : found.start()], _written(column, number, left.pop(column), style[0] if style else b"")]
            at = end
    rest = [_written(column, number, entry, b"") for column, entry in left.items()]
    return b"".join((*parts, row[at:], *rest))


def _written(column: int, row: int, entry: Entry, style: bytes) -> bytes:
    head = f'<c r="{letters(column)}{row}"'.encode() + (b" " + style if style else b"")
    if entry.value is not None:
        return head + f"><v>{shown(entry.value)}</v></c>".encode()
    return head + f' t="inlineStr"><is><t xml:space="preserve">{escape(entry.text)}</t></is></c>'.encode()


def recalculated(workbook: bytes) -> bytes:
    """The workbook told to work out its formulas when it is opened."""
    if b"fullCalcOnLoad" in workbook:
        return workbook
    if b"<calcPr" in workbook:
        return workbook.replace(b"<calcPr", b'<calcPr fullCalcOnLoad="1"', 1)
    for before in (b"</definedNames>", b"</externalReferences>", b"</sheets>"):
        if before in workbook:
            return workbook.replace(before, before + b'<calcPr fullCalcOnLoad="1"/>', 1)
    raise ValueError("workbook")
