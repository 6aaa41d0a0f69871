"""The city's own table, filled in: the cells whose labels are known get numbers, and not a byte else is touched.

Whatever else the file holds (formats, pictures, print set-up) lies in parts that are copied as they are; in the sheet
itself only the cells that are filled in change, and formulas lose the value that they had before.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from gongkai.budgets import SHEET_BYTES
from gongkai.errors import GongkaiError, reason
from gongkai.figures.recognise import TOTAL, VALUES, Form, labels
from gongkai.figures.totals import SUBTOTAL, Entry, Totals
from gongkai.phrases.amounts import Amount, parse_amount, shown
from gongkai.phrases.figures import Figure
from gongkai.phrases.writing import same
from gongkai.sheet.grid import Cell, Grid
from gongkai.sheet.xlsx import Book, letters, told_if_broken
from gongkai.units import Registry

_ROW = re.compile(rb"<row\b[^<>]*>")
_NUMBER = re.compile(rb'\br="([0-9]{1,7})"')
_CELL = re.compile(rb"<c\b[^<>]*>")
_PLACE = re.compile(rb'\br="([A-Z]{1,3})[0-9]{1,7}"')
_STYLE = re.compile(rb'\bs="[0-9]{1,6}"')
_WORKED_OUT = re.compile(rb"(</f>|<f\b[^>]*/>)<v>[^<]*</v>")


SUM = "合计"
_SHOWN = 5
_COUNTED = re.compile(r"[0-9一二三四五六七八九十]{0,4}")  # 序号


class Target(NamedTuple):
    """A cell to be filled in with an entry: a unit's or, where `whose` is "", that of all.

    `measure` is what the table counts it in, as far as it says.
    """

    cell: Cell
    entry: Entry
    figure: Figure
    whose: str
    measure: str

    @property
    def label(self) -> str:
        """What it is for."""
        return f"{self.whose} {self.figure.name}" if self.whose else str(self.figure.name)


class Rows:
    """Whose the rows of a table may be: a unit's, a group's, the district's, or those of the sums."""

    def __init__(self, view: Totals, registry: Registry | None) -> None:
        self.places = tuple(map(same, registry.places)) if registry else ()
        self.lines = _lines(view) | dict.fromkeys(self.places, view.sums)
        self._registry = registry

    def whose(self, text: str) -> str:
        """Whose row is called that, as `lines` has it; "" if nobody known is."""
        name = same(text.strip())
        official = self._registry.find(name) if self._registry and name not in self.lines else None
        known = next((one for one in (name, same(official or "")) if one in self.lines), "")
        return known or (SUM if TOTAL.fullmatch(name) else "")


def fill(path: Path, view: Totals, registry: Registry | None = None) -> tuple[bytes, list[str]]:
    """The table filled in, and what was filled in and what was not. Raises GongkaiError for what is no workbook.

    `registry` is of one plan: what its units may be called, and the district, in whose row of a table the sums stand.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise GongkaiError(f"读不了文件：{path}（{reason(error)}）", "看看文件名和所在的文件夹") from None
    with told_if_broken(path.name):
        archive = zipfile.ZipFile(BytesIO(content))
        book = Book(archive)
        sheets = [(sheet.part, book.grid(sheet), book.part(sheet.part, SHEET_BYTES)) for sheet in book.sheets]
        whole = book.part("xl/workbook.xml")
    known = Rows(view, registry)
    said: list[str] = []
    fresh: dict[str, bytes] = {}
    missing = {str(figure.name): figure for figure in view.figures}
    for part, grid, sheet in sheets:
        chosen: dict[tuple[int, int], Entry] = {}
        for target in _targets(grid, view, known):
            missing.pop(str(target.figure.name), None)
            place = f"{grid.name} {letters(target.cell.column)}{target.cell.row + 1}"
            if why := _left(target):
                said.append(f"没有填 {place}（{target.label}）：{why}")
            else:
                chosen[target.cell.row, target.cell.column] = target.entry
                said.append(f"填了 {place}：{target.label} {target.entry.text}")
        said += _left_out(grid, view, known)
        if chosen:
            fresh[part] = _patched(sheet, chosen)
    if not fresh:
        names = "、".join(str(one.name) for one in view.figures)
        raise GongkaiError(f"“{path.name}”里没有一格填得上", f"表里要有这些名称：{names}")
    fresh["xl/workbook.xml"] = _recalculated(whole)
    with told_if_broken(path.name):
        written = _copied(archive, fresh)
    return written, [*said, *(f"表里没有“{name}”这一项，没有填" for name in missing)]


def _left(target: Target) -> str:
    """Why a cell is left as it is; "" if it is filled in."""
    if target.cell.text.startswith("="):
        return "是公式"
    if target.cell.text.strip():
        return f"已经有“{target.cell.text.strip()}”"
    if target.entry.doubtful and target.entry.text == "？":
        return "报来的数看不懂"
    if not target.entry.text:
        return "还没有数"
    one = parse_amount(f"1{target.measure}", target.figure.measure, whole=False)
    if target.figure.added and not (isinstance(one, Amount) and one.value == 1):
        return f"表里以{target.measure}计，这一项是{_with_measure(target)}，要换算"
    return ""


def _with_measure(target: Target) -> str:
    """An entry with its unit of measure: 12000 件."""
    return f"{target.entry.text} {target.figure.measure}".rstrip()


def _targets(grid: Grid, view: Totals, known: Rows) -> Iterator[Target]:
    """Where the numbers of a sheet go: below the heads of columns for each unit and 合计, else beside the labels."""
    form = Form(grid, labels(view.figures), "", lambda _: None, rates=True)
    if not form.labelled:
        return
    if not form.is_head:
        column = form.value_column()
        for label, figure in form.labelled.values():
            at = column if column is not None and column != label.column else form.next_column(label, figure)
            yield Target(_cell(grid, label.row, at), view.sums[_at(view, figure)], figure, "", form.measure(label))
        return
    named = list(_named(grid, form, known))
    if any(name in known.places for _, name in named):  # a table of districts: what they come to is not ours to say
        named = [(row, name) for row, name in named if name != SUM]
    elif all(name == SUM for _, name in named) and any(_strangers(grid, form, known)):
        return
    for row, name in named or [(_below(form), SUM)]:
        for label, figure in form.labelled.values():
            entry = known.lines[name][_at(view, figure)]
            whose = "" if name == SUM else name
            yield Target(_cell(grid, row, label.column), entry, figure, whose, form.measure(label))


def _left_out(grid: Grid, view: Totals, known: Rows) -> Iterator[str]:
    """The columns and rows of a sheet that nothing is known of."""
    form = Form(grid, labels(view.figures), "", lambda _: None, rates=True)
    if not form.is_head:
        return
    heads = {cell.row for cell, _ in form.labelled.values()}
    first = min(cell.column for cell, _ in form.labelled.values())
    for cell in grid.cells:
        if cell.row in heads and cell.column > first and cell.text and (cell.row, cell.column) not in form.labelled:
            yield f"不认得“{cell.text.strip()}”一栏，没有填"
    if rows := list(_strangers(grid, form, known)):
        shown = "、".join(f"“{name}”" for name in rows[:_SHOWN])
        yield f"不认得{shown}{'等' if len(rows) > _SHOWN else ''}{len(rows)}行，没有填"


def _below(form: Form) -> int:
    """The first row below the heads of columns."""
    return max(cell.row + cell.down for cell, _ in form.labelled.values())


def _named(grid: Grid, form: Form, known: Rows) -> Iterator[tuple[int, str]]:
    """The rows that somebody known has."""
    for row in range(_below(form), grid.height):
        if name := _row_name(grid, row, known):
            yield row, name


def _strangers(grid: Grid, form: Form, known: Rows) -> Iterator[str]:
    """The names of rows of which nobody is known: another district, a unit that is not in the plan."""
    first = min(cell.column for cell, _ in form.labelled.values())
    for row in range(_below(form), grid.height):
        texts = [cell.text.strip() for cell in grid.row(row) if cell.column < first]
        names = [text for text in texts if not _COUNTED.fullmatch(text) and not VALUES.fullmatch(same(text))]
        if names and not _row_name(grid, row, known):
            yield names[0]


def _lines(view: Totals) -> dict[str, tuple[Entry, ...]]:
    rows = {same(row.unit): row.entries for row in view.rows}
    titled = [group for group in view.groups if group.title]
    groups = {name: group.sums for group in titled for name in (group.title, group.title + SUBTOTAL)}
    return {**rows, **groups, SUM: view.sums}


def _row_name(grid: Grid, row: int, known: Rows) -> str:
    """Whose a row is, by the first of its cells that says so."""
    return next((name for cell in grid.row(row) if (name := known.whose(cell.text))), "")


def _at(view: Totals, figure: Figure) -> int:
    return next(at for at, one in enumerate(view.figures) if one is figure)


def _cell(grid: Grid, row: int, column: int) -> Cell:
    return grid.at(row, column) or Cell(row, column, "", "")


# -- the file ----------------------------------------------------------------------------------------------------------


def _copied(archive: zipfile.ZipFile, fresh: dict[str, bytes]) -> bytes:
    """The archive with some parts made anew, all others byte for byte."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in archive.infolist():
            target.writestr(entry, fresh[entry.filename] if entry.filename in fresh else archive.read(entry))
    return written.getvalue()


def _patched(sheet: bytes, chosen: dict[tuple[int, int], Entry]) -> bytes:
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
    from gongkai.sheet.xlsx import column_of

    parts: list[bytes] = []
    left = dict(sorted(own.items()))
    at = 0
    for found in _CELL.finditer(row):
        place = _PLACE.search(found[0])
        if place is None:
            raise ValueError("cell")
        column = column_of(place[1].decode())
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


def _recalculated(workbook: bytes) -> bytes:
    """The workbook told to work out its formulas when it is opened."""
    if b"fullCalcOnLoad" in workbook:
        return workbook
    if b"<calcPr" in workbook:
        return workbook.replace(b"<calcPr", b'<calcPr fullCalcOnLoad="1"', 1)
    for before in (b"</definedNames>", b"</externalReferences>", b"</sheets>"):
        if before in workbook:
            return workbook.replace(before, before + b'<calcPr fullCalcOnLoad="1"/>', 1)
    raise ValueError("workbook")
