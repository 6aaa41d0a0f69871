"""Word documents (.docx): what is on the page, straight from word/document.xml.

Automatic numbers are worked out, deleted text stays out, inserted text is in, a text box stands before its paragraph.
"""

import struct
import zipfile
import zlib
from collections.abc import Container, Iterable, Iterator
from io import BytesIO
from itertools import takewhile
from xml.etree.ElementTree import Element, ParseError, fromstring

from gongkai.budgets import ELEMENTS, PART_BYTES
from gongkai.errors import GongkaiError
from gongkai.importing.files.paper import Block, Paper, Paragraph, grid, split
from gongkai.importing.files.word_numbers import Numbers
from gongkai.page.titles import TITLE_MEASURE, balanced

MAIN = "word/document.xml"
_LINKS = "_rels/.rels"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # the other form of .docx that Word can save
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_GONE = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "rt", "tcPr"))
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}ptab": "\t", f"{_W}noBreakHyphen": "-"}
_TITLE_LINES = 8  # at the most that the tool makes of one
_NOTES = {f"{_W}footnoteReference": "脚注", f"{_W}endnoteReference": "尾注", f"{_W}commentReference": "批注"}
# What zipfile and ElementTree raise for files that are cut off, altered, encrypted or packed in ways of their own.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, ParseError,
    LookupError, OSError, EOFError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip


def main_part(content: bytes, names: Container[str]) -> str | None:
    """The part of a package that is the document, where it is not named as Word names it; None if there is none."""
    if _LINKS not in names:
        return None
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            links = list(_part(archive, _LINKS))
    except DAMAGED:
        return None
    targets = (link.get("Target", "").lstrip("/") for link in links if link.get("Type", "").endswith("/officeDocument"))
    return next((target for target in targets if target in names), None)


def read(content: bytes, main: str = MAIN) -> Paper:
    """The blocks of a document. Raises GongkaiError if the file is damaged."""
    folder = main.rpartition("/")[0]
    wanted = {"document": main, "numbering": f"{folder}/numbering.xml", "styles": f"{folder}/styles.xml"}
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            parts = {name: _part(archive, path) for name, path in wanted.items() if path in names}
    except DAMAGED:
        raise GongkaiError("Word 文件坏了，读不出来", "用 WPS 或 Word 打开，另存为新的 .docx 再试") from None
    reader = _Reader(Numbers(parts.get("numbering"), parts.get("styles")))
    body = parts["document"].find(f"{_W}body")
    try:
        reader.take(body if body is not None else [])
    except RecursionError:
        raise GongkaiError("Word 文件里一层套一层，套得太深了", "把正文复制到新的文件里，另存为 .docx") from None
    left_out = tuple(f"{kind}没有收进来" for kind in _NOTES.values() if kind in reader.notes)
    return Paper(tuple(_titles_whole(reader.blocks)), notes=left_out)


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    """A part of the document as a tree. Raises GongkaiError before it grows too large."""
    with archive.open(name) as stream:
        content = stream.read(PART_BYTES + 1)  # whatever the archive says of its size
    if len(content) > PART_BYTES or content.count(b"<") > 2 * ELEMENTS:  # one that begins, one that ends
        raise GongkaiError("Word 文件太大了", "把通知正文单独存成一个 .docx")
    return fromstring(content.replace(_STRICT, _W[1:-1].encode()))


def _titles_whole(blocks: list[Block]) -> Iterator[Block]:
    """A long line of a title that the tool itself has broken is one again; a break made by hand stays."""
    at = 0
    while at < len(blocks):
        lines = list(takewhile(_is_title, blocks[at : at + _TITLE_LINES]))
        broken = filter(None, (_one_line(lines[:count]) for count in range(len(lines), 1, -1)))
        count, whole = next(broken, (1, blocks[at]))
        yield whole
        at += count


def _is_title(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.marked == "title"


def _one_line(run: list[Block]) -> tuple[int, Block] | None:
    """The line that these lines were broken from, with how many they are, if the tool has broken them."""
    lines = [block.text for block in run if isinstance(block, Paragraph)]
    texts = (gap.join(lines) for gap in ("", "\u3000", " "))
    text = next((text for text in texts if balanced([text], TITLE_MEASURE) == lines), None)
    return None if text is None else (len(run), Paragraph(text, run[0].at, "title"))


def _is_cut(paragraph: Element) -> bool:
    """Whether the last line of it is full, as that of a paragraph's first piece at the end of a page."""
    jc = paragraph.find(f"{_W}pPr/{_W}jc")
    return jc is not None and jc.get(f"{_W}val") == "distribute"


def _goes_on(paragraph: Element) -> bool:
    """Whether it begins at the margin though its style has it otherwise, as the other piece of it does."""
    indent = paragraph.find(f"{_W}pPr/{_W}ind")
    return indent is not None and {indent.get(f"{_W}{name}") for name in ("firstLine", "firstLineChars")} == {"0"}


class _Reader:
    """Goes through a body in order; `at` counts its paragraphs and tables."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers
        self.blocks: list[Block] = []
        self.notes: set[str] = set()
        self.at = 0
        self._cut = False  # whether the last paragraph is the first piece of one that the tool has cut in two
        self._held = ""  # the text of a paragraph whose end has been deleted

    def take(self, elements: Iterable[Element]) -> None:
        """The blocks among these elements, and inside those that only wrap others."""
        for element in elements:
            if element.tag == f"{_W}p":
                self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                self.at += 1
                self.blocks += grid(map(self._cells, _rows(element)), self.at)
            elif element.tag == f"{_MC}AlternateContent":
                self.take(_chosen(element))
            elif element.tag not in _GONE:
                self.take(element)

    def _paragraph(self, element: Element) -> None:
        self.at += 1
        for box in _boxes(element):
            self.take(box)
        text = self._held + self.numbers.before(element) + "".join(self._text(element))
        if self._cut and _goes_on(element) and isinstance(first := self.blocks[-1], Paragraph):
            self.blocks.pop()
            text = first.text + text
        mark = element.find(f"{_W}pPr/{_W}rPr/{_W}del")
        self._held = text if mark is not None else ""
        if mark is None:
            marked = self.numbers.marked(element)
            self.blocks += [Paragraph(line, self.at, marked) for line in split(text)]
        self._cut = text != "" and _is_cut(element)

    def _text(self, element: Element) -> Iterator[str]:
        """The characters of a paragraph or run, without what is hidden, deleted or in a text box."""
        for child in element:
            if child.tag in (f"{_W}t", f"{_M}t"):
                yield child.text or ""
            elif child.tag in _BREAKS:
                yield _BREAKS[child.tag]
            elif child.tag == f"{_W}sym":
                yield _symbol(child.get(f"{_W}char", ""))
            elif child.tag in _NOTES:
                self.notes.add(_NOTES[child.tag])
            elif child.tag == f"{_MC}AlternateContent":
                for chosen in _chosen(child):
                    yield from self._text(chosen)
            elif child.tag not in _GONE and child.tag != f"{_W}txbxContent" and not _hidden(child):
                yield from self._text(child)

    def _cells(self, row: Element) -> Iterator[str]:
        """The texts of a row, "" for the further columns and rows that a cell reaches over."""
        cells = list(_cells_of(row))
        for cell in cells:
            across = cell.find(f"{_W}tcPr/{_W}gridSpan")
            down = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = down is not None and down.get(f"{_W}val", "continue") == "continue"
            yield "" if goes_on else "\n".join(self._lines(cell))
            if across is not None and len(cells) > 1:
                yield from [""] * (_whole(across.get(f"{_W}val", "1")) - 1)

    def _lines(self, cell: Element) -> Iterator[str]:
        """The paragraphs of a cell, those of a table within it too."""
        return (self.numbers.before(element) + "".join(self._text(element)) for element in cell.iter(f"{_W}p"))


def _rows(table: Element) -> Iterator[Element]:
    """A table's rows, without deleted ones; content controls may wrap them."""
    for child in table:
        if child.tag == f"{_W}tr":
            if child.find(f"{_W}trPr/{_W}del") is None:
                yield child
        elif child.tag not in _GONE and child.tag != f"{_W}tc":
            yield from _rows(child)


def _cells_of(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _cells_of(child)


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes of a paragraph, each once: Word writes a second form of it for older programs."""
    for child in element:
        if child.tag == f"{_W}txbxContent":
            yield child
        else:
            yield from _boxes(_chosen(child) if child.tag == f"{_MC}AlternateContent" else child)  # type: ignore[arg-type]


def _chosen(element: Element) -> list[Element]:
    """The first of several forms of one thing."""
    return list(element)[:1]


def _hidden(run: Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish") if run.tag == f"{_W}r" else None
    return vanish is not None and vanish.get(f"{_W}val", "1") not in ("0", "false", "off")


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except ValueError:
        return ""


def _whole(text: str) -> int:
    return min(int(text), 63) if text.isdecimal() else 1
