"""The city's own table, filled in: the cells whose labels are known get numbers, and not a byte else is touched."""

import zipfile
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from gongkai.budgets import SHEET_BYTES
from gongkai.errors import GongkaiError, reason
from gongkai.figures.patched import copied, patched, recalculated
from gongkai.figures.targets import Rows, Target, has_labels, left_out, targets
from gongkai.figures.totals import DISTRICT, Entry, Totals
from gongkai.phrases.amounts import LARGE, Amount, parse_amount, shown
from gongkai.plan import few
from gongkai.sheet.xlsx import BROKEN, Book, letters, stored, told_if_broken
from gongkai.terminal import advice
from gongkai.units import Registry

_WHERE = "填的是空着的格子；每一行写明是哪个单位、分组、区县，或者写“合计”"


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
        sheets = [(sheet.part, book.grid(sheet)) for sheet in book.sheets]
    known = Rows(view, registry)
    said: list[str] = []
    filled: dict[str, dict[tuple[int, int], Entry]] = {}
    missing = {str(figure.name): figure for figure in view.figures}
    for part, grid in sheets:
        chosen = filled.setdefault(part, {})
        found = list(targets(grid, view, known))
        for target in found:
            missing.pop(str(target.figure.name), None)
            address = f"{grid.name} {letters(target.cell.column)}{target.cell.row + 1}"
            if why := _left(target):
                said.append(f"没有填 {address}（{target.label}）：{why}")
            else:
                chosen[target.cell.row, target.cell.column] = entry = _counted(target)
                other = target.figure.added and target.measure not in ("", target.figure.measure)
                told = f"（{_with_measure(target)}，表里以{target.measure}计）" if other else ""
                said.append(f"填了 {address}：{target.label} {entry.text}{told}{'（约数）' if entry.about else ''}")
        said += left_out(grid, view, known, found)
    strange = [grid for _, grid in sheets if not has_labels(grid, view)]
    if not any(filled.values()):
        names = "、".join(str(one.name) for one in view.figures)
        needed = f"表里要有这些名称：{names}" if len(strange) == len(sheets) else f"{'；'.join(said)}；{_WHERE}"
        raise GongkaiError(f"“{path.name}”里没有一格填得上", needed)
    said += [f"“{grid.name}”里没有认得的名称，没有填" for grid in strange if grid.cells and not grid.hidden]
    written = _written(path.name, archive, {part: chosen for part, chosen in filled.items() if chosen})
    return written, [*said, *(f"表里没有“{name}”这一项，没有填" for name in missing), *_unfinished(view)]


def _written(name: str, archive: zipfile.ZipFile, filled: dict[str, dict[tuple[int, int], Entry]]) -> bytes:
    """The workbook filled in, read back. Raises GongkaiError where it does not hold then what was to be filled in."""
    try:
        before = Book(archive)
        fresh = {part: patched(before.part(part, SHEET_BYTES), chosen) for part, chosen in filled.items()}
        fresh["xl/workbook.xml"] = recalculated(before.part("xl/workbook.xml"))
        written = copied(archive, fresh)
        after = Book(zipfile.ZipFile(BytesIO(written)))
        for part, chosen in filled.items():
            wanted = {at: entry.text if entry.value is None else shown(entry.value) for at, entry in chosen.items()}
            if stored(after.part(part, SHEET_BYTES)) != stored(before.part(part, SHEET_BYTES)) | wanted:
                raise ValueError(part)
    except BROKEN:
        raise GongkaiError(
            f"“{name}”填不进去：填好了读回来不对，没有写", "用 Excel 或 WPS 打开它，另存为 .xlsx，再填"
        ) from None
    return written


def _unfinished(view: Totals) -> Iterator[str]:
    """What keeps the sums from being final, for which a table has no room."""
    if view.waiting:
        who = view.missing if view.first == DISTRICT else few(list(view.waiting))
        yield f"还有{len(view.waiting)}个{view.first}没有填报：{who}；报来以后重新填"
    yield from view.notes
    if view.rough:
        yield view.rough
    if view.doubts:
        units = few(list(dict.fromkeys(one.unit for one in view.doubts)))
        look = advice("gongkai figures")
        yield f"填报的数要核对的{len(view.doubts)}处：{units}；哪一处、怎样改正：{look}"


def _left(target: Target) -> str:
    """Why a cell is left as it is; "" if it is filled in."""
    if target.apart:
        return f"表里分成{'、'.join(target.apart)}，没有合计一格"
    if target.cell.text.startswith("="):
        return "是公式"
    if target.cell.text.strip():
        return f"已经有“{target.cell.text.strip()}”"
    if target.entry.doubtful and target.entry.text == "？":
        return "报来的数看不懂"
    if not target.entry.text:
        return "还没有数"
    if _scale(target) is None:
        return f"表里以{target.measure}计，这一项是{_with_measure(target)}，要换算"
    return ""


def _scale(target: Target) -> Decimal | None:
    """How many of what the figure counts are one in the table: 10000 人次 one 万人次; None where nobody can tell."""
    own, there = target.figure.measure, target.measure
    for word, many in LARGE.items():
        if own and there == f"{word}{own}":
            return Decimal(many)
        if there and own == f"{word}{there}":
            return 1 / Decimal(many)
    one = parse_amount(f"1{there}", own, whole=False)
    return Decimal(1) if not target.figure.added or (isinstance(one, Amount) and one.value == 1) else None


def _counted(target: Target) -> Entry:
    """The entry as the table counts it."""
    if target.figure.rate and target.measure in ("%", "％") and target.entry.text.endswith("%"):
        percent = target.entry.text.removesuffix(
            "%"
        )  # the head of the column has the sign, and a text is no number there
        return target.entry._replace(value=Decimal(percent), text=percent)
    value, scale = target.entry.value, _scale(target)
    if value is None or scale in (None, 1):
        return target.entry
    value /= scale
    return target.entry._replace(value=value, text=shown(value))


def _with_measure(target: Target) -> str:
    """An entry with its unit of measure: 12000 件."""
    return f"{target.entry.text} {target.figure.measure}".rstrip()
