"""Tables in Word documents as grids; deleted text stays out, and a cell that reaches over others is one."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

from gongkai.budgets import CELLS_READ, MB, PART_BYTES
from gongkai.errors import GongkaiError
from gongkai.patterns import pattern
from gongkai.plan import Report
from gongkai.sheet.grid import ALONE, Cell, Grid, raised, struck
from gongkai.sheet.xlsx import BROKEN

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AROUND = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins"))
_OF_FORM = pattern(
    "填表说明|说明[:：]|备注|注[:：]|(?:填报|报送|填表)单位|报送期限|填表人|审核人|联系人|负责人|附件|.{0,60}(?:表|清单)$"
)
_SENTENCE, _TITLES = 40, 100  # characters of a line that is no label; of all lines beside the tables
_SIGNS = {f"{_W}{name}": sign for name, sign in (("br", "\n"), ("cr", "\n"), ("tab", "\t"), ("noBreakHyphen", "-"))}
_SETTINGS = frozenset(f"{_W}{name}" for name in ("pPr", "rPr"))  # in which a tab is where one stops
_GONE = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "instrText"))


def read(content: bytes, name: str) -> list[Grid]:
    """The tables of a document, in order. Raises GongkaiError if it cannot be read."""
    try:
        return [_grid(table, number) for number, table in enumerate(_document(content, name).iter(f"{_W}tbl"), 1)]
    except BROKEN:
        raise GongkaiError(f"文档打不开，可能坏了或者加了密：{name}", "用 Word 或 WPS 打开，另存为 .docx") from None


def lines(content: bytes) -> list[str]:
    """What stands beside the tables of a document that could be read."""
    return [text for text, is_inside in _lines(content) if not is_inside]


def is_text(content: bytes, report: Report) -> bool:
    """Whether a document that could be read says more than its form does: sentences, in its tables or beside them."""
    helps = [str(figure.help) for figure in report.figures if figure.help]
    own = [
        line for line in _lines(content) if not _OF_FORM.match(line[0]) and not any(help in line[0] for help in helps)
    ]
    beside = sum(len(text) for text, is_inside in own if not is_inside)
    return beside > _TITLES or any(len(text) >= _SENTENCE for text, _ in own)


def _lines(content: bytes) -> list[tuple[str, bool]]:
    """The paragraphs of a document, and whether each stands in a table."""
    root = _document(content, "")
    inside = {id(line) for table in root.iter(f"{_W}tbl") for line in table.iter(f"{_W}p")}
    return [("".join(_text(line)).strip(), id(line) in inside) for line in root.iter(f"{_W}p")]


def _document(content: bytes, name: str) -> Element:
    with zipfile.ZipFile(BytesIO(content)) as archive, archive.open("word/document.xml") as stream:
        text = stream.read(PART_BYTES + 1)
    if len(text) > PART_BYTES:
        raise GongkaiError(f"文档太大（文字解开以后超过{PART_BYTES // MB}MB），里面的数没有读：{name}", ALONE)
    if b"<!DOCTYPE" in text[:1000]:
        raise ValueError(name)
    return fromstring(text)


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
    """What a paragraph shows, piece by piece: what is hidden or deleted is not there, what is crossed out is said."""
    before = ""
    for child in element:
        if child.tag == f"{_W}t":
            text = child.text or ""
        elif child.tag in _SIGNS:
            text = _SIGNS[child.tag]
        elif child.tag in _GONE or child.tag in _SETTINGS:
            continue
        else:
            text = "".join(_text(child))
            font = child.find(f"{_W}rPr") if child.tag == f"{_W}r" else None
            text = text if font is None else _as_set(text, font, before)
        before += text
        yield text


def _as_set(text: str, font: Element, before: str) -> str:
    """The text of a run, by what its font makes of it."""
    on = {one.tag.removeprefix(_W) for one in font if one.get(f"{_W}val", "1") not in ("0", "false", "off")}
    if on & {"vanish", "webHidden"}:
        return ""
    place = font.find(f"{_W}vertAlign")
    is_raised = place is not None and place.get(f"{_W}val") == "superscript"
    return struck(text) if on & {"strike", "dstrike"} else raised(text, before) if is_raised else text


def _number(element: Element | None, otherwise: int) -> int:
    text = "" if element is None else element.get(f"{_W}val", "")
    return min(int(text), 63) if text.isdecimal() else otherwise
