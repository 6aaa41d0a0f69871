"""A file that was handed in as a form: which readers there are for it, and what its name has to do with it."""

from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from gongkai.budgets import MB
from gongkai.errors import GongkaiError
from gongkai.figures.recognise import Reading, recognised
from gongkai.patterns import pattern
from gongkai.phrases.materials import DOCUMENT
from gongkai.plan import Plan, Report
from gongkai.reports.events import File
from gongkai.reports.values import Filled
from gongkai.sheet.grid import ALONE

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_OLD_SHEETS = (".xls", ".et")
_SHEETS = (".xlsx", ".xlsm", *_OLD_SHEETS)
_TABLES = (".csv", *_SHEETS)  # of which something has to be said, whatever they are
_FORMS = (*_TABLES, ".docx", ".docm")
FORM = "统计表"  # what a filled form is, on record
_IN_PROSE = pattern("(?:总结|小结|报告|汇报|简报)(?!表)")
_LARGEST = 64 << 20


def read_form(path: Path, plan: Plan, report: Report, unit: str) -> Reading:
    """The figures that a file holds for a unit; nothing where it is no form, and why where nobody can look."""
    if not any(figure.typed for figure in report.figures):
        return Reading(Filled())
    suffix = path.suffix.lower()
    with path.open("rb") as stream:
        head = stream.read(8)
        if not (head.startswith((_ZIP, _OLE)) or suffix in _TABLES):
            return Reading(Filled())
        if path.stat().st_size > _LARGEST:
            too_large = f"超过{_LARGEST // MB}MB，里面的数没有读；{ALONE}"
            return Reading(Filled(), (too_large,) if suffix in _FORMS else ())
        content = head + stream.read(_LARGEST)
    if content.startswith(_OLE) and suffix not in _OLD_SHEETS:
        return Reading(Filled())
    try:
        return form_in(content, path.name, plan, report, unit)
    except GongkaiError as error:
        return Reading(Filled(), (f"{error.message}；{error.hint}",))


def as_handed_in(report: Report, file: File, reading: Reading) -> File:
    """The file as what it is: where a report is a text (总结), no workbook discharges it, whatever is read there.

    Nor does a form in Word, unless its name says that it is the text. A form without a value discharges nothing.
    """
    is_table = file.name.lower().endswith(_TABLES)
    if reading.text or file.kind != DOCUMENT or not (reading.filled.values or is_table):
        return file
    is_empty = bool(reading.filled.values) and not any(text for _, text in reading.filled.values)
    stem = Path(file.name).stem
    is_named_so = not is_table and "表" not in stem and _IN_PROSE.search(stem) is not None
    is_text = _IN_PROSE.search(report.called) is not None and not is_named_so
    return file._replace(kind=FORM) if is_empty or is_text else file


def is_blank(reading: Reading) -> bool:
    """Whether it is a form, and nobody has filled in anything."""
    return bool(reading.filled.values) and not any(
        (reading.text, *(text for _, text in reading.filled.values), *reading.filled.doubts, *reading.odd)
    )


def form_in(content: bytes, name: str, plan: Plan, report: Report, unit: str) -> Reading:
    """The figures in a workbook or a document. Raises GongkaiError where it cannot be read."""
    from gongkai.figures import csv, docx
    from gongkai.sheet import xls, xlsx

    is_document = False
    if content.startswith(_OLE):
        grids = xls.read(content, name)
    elif _has_part(content, "xl/workbook.xml"):
        grids = xlsx.read(content, name)
    elif is_document := _has_part(content, "word/document.xml"):
        grids = docx.read(content, name)
    elif name.lower().endswith(".csv"):
        grids = csv.read(content, name)
    elif name.lower().endswith(_SHEETS):
        raise GongkaiError(f"不是表格，虽然 Excel 也许打得开：{name}", "用 Excel 或 WPS 打开，另存为 .xlsx")
    else:
        return Reading(Filled())
    lines = docx.lines(content) if is_document else []
    found = recognised(grids, report, unit, plan.registry.find, plan.id, lines, plan.year)
    cells = tuple((figure, f"{name} {cell}") for figure, cell in found.filled.cells)
    text = bool(cells) and is_document and docx.is_text(content, report)
    return found._replace(filled=found.filled._replace(cells=cells), text=text)


def _has_part(content: bytes, part: str) -> bool:
    """Whether this is a package with such a part; one that is not whole is told by its bytes.

    A zip that is not compressed has all the bytes of a document inside, and is none.
    """
    try:
        with ZipFile(BytesIO(content)) as package:
            return part in package.namelist()
    except (BadZipFile, OSError, ValueError):
        return part.encode() in content
