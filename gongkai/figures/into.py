"""The city's own table, filled in: the cells whose labels are known get numbers, and not a byte else is touched."""

import zipfile
from io import BytesIO
from pathlib import Path

from gongkai.budgets import SHEET_BYTES
from gongkai.errors import GongkaiError, reason
from gongkai.figures.patched import copied, patched, recalculated
from gongkai.figures.targets import Rows, Target, left_out, targets
from gongkai.figures.totals import Entry, Totals
from gongkai.phrases.amounts import Amount, parse_amount
from gongkai.sheet.xlsx import Book, letters, told_if_broken
from gongkai.units import Registry


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
        for target in targets(grid, view, known):
            missing.pop(str(target.figure.name), None)
            address = f"{grid.name} {letters(target.cell.column)}{target.cell.row + 1}"
            if why := _left(target):
                said.append(f"没有填 {address}（{target.label}）：{why}")
            else:
                chosen[target.cell.row, target.cell.column] = target.entry
                said.append(f"填了 {address}：{target.label} {target.entry.text}")
        said += left_out(grid, view, known)
        if chosen:
            fresh[part] = patched(sheet, chosen)
    if not fresh:
        names = "、".join(str(one.name) for one in view.figures)
        raise GongkaiError(f"“{path.name}”里没有一格填得上", f"表里要有这些名称：{names}")
    fresh["xl/workbook.xml"] = recalculated(whole)
    with told_if_broken(path.name):
        written = copied(archive, fresh)
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
