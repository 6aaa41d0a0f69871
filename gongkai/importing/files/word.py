"""Word documents: what is on the page, straight from their XML.

Automatic numbers are worked out, deleted text stays out, inserted text is in, a text box stands before its paragraph.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, product, takewhile
from xml.etree.ElementTree import Element

from gongkai.errors import GongkaiError
from gongkai.importing.files.paper import (
    BESIDE,
    CROSSED_OUT,
    GOES_ON,
    REVISION,
    Block,
    Paper,
    Paragraph,
    grid,
    split,
    tidy,
)
from gongkai.importing.files.word_fields import Field
from gongkai.importing.files.word_losses import losses
from gongkai.importing.files.word_numbers import Numbers
from gongkai.importing.files.word_parts import Parts, W
from gongkai.importing.files.word_styles import Styles, value
from gongkai.importing.files.word_text import ANNOTATION, GONE, HIDDEN, MC, Words, chosen, is_deleted
from gongkai.page.titles import TITLE_MEASURE, balanced

_REVISED = frozenset(f"{W}{name}" for name in ("del", "ins", "moveFrom", "moveTo", "cellDel", "cellIns"))
_TITLE_LINES = 8  # at the most that the tool makes of one


def read(parts: Parts) -> Paper:
    """The blocks of a document."""
    body = parts.document.find(f"{W}body")
    try:
        unfilled = dict.fromkeys(_without_placeholders(parts.document))
        styles = Styles(parts.styles)
        reader = _Reader(Words(styles), Numbers(parts.numbering, styles))
        blocks = reader.story(body if body is not None else [])
        lost = list(losses(parts))
    except RecursionError:
        raise GongkaiError("Word 文件里一层套一层，套得太深了", "把正文复制到新的文件里，另存为 .docx") from None
    notes = [f"{kind}没有收进来" for kind in (*reader.words.left, *unfilled)]
    notes += lost
    notes += [said for said in (REVISION, CROSSED_OUT) if said in reader.notes]
    return Paper(tuple(_titles_whole(blocks)), notes=tuple(notes))


def _without_placeholders(document: Element) -> Iterator[str]:
    """Takes out what asks to be filled in, and says it."""
    for control in document.iter(f"{W}sdt"):
        if control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            texts = list(control.iter(f"{W}t"))
            if asked := tidy("".join(text.text or "" for text in texts)):
                yield f"没有填的空“{asked}”"
            for text in texts:
                text.text = ""


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
    gaps = [[gap] * (len(lines) - 1) for gap in ("", "\u3000", " ")]
    if len(lines) < 6 and any("\u3000" in line for line in lines):  # names of organs, a blank at some of the ends
        gaps += map(list, product(("", "\u3000"), repeat=len(lines) - 1))
    texts = ("".join(chain(*zip(lines, [*between, ""], strict=True))) for between in gaps)
    text = next((text for text in texts if balanced([text], TITLE_MEASURE) == lines), None)
    return None if text is None else (len(run), Paragraph(text, run[0].at, "title"))


def _is_cut(paragraph: Element) -> bool:
    """Whether the last line of it is full, as that of a paragraph's first piece at the end of a page."""
    jc = paragraph.find(f"{W}pPr/{W}jc")
    return jc is not None and jc.get(f"{W}val") == "distribute"


def _goes_on(paragraph: Element) -> bool:
    """Whether it begins at the margin though its style has it otherwise, as the other piece of it does."""
    indent = paragraph.find(f"{W}pPr/{W}ind")
    return indent is not None and {indent.get(f"{W}{name}") for name in ("firstLine", "firstLineChars")} == {"0"}


class _Reader:
    """Goes through a story in order: a body, a cell, a text box. `at` counts its paragraphs and tables."""

    def __init__(self, words: Words, numbers: Numbers, at: int = 0, is_cell: bool = False) -> None:
        self.words = words
        self.numbers = numbers
        self.blocks: list[Block] = []
        self.notes: set[str] = set()
        self.at = at
        self._is_cell = is_cell  # what is to be said of it is said of its table
        self._cut = False  # whether the last paragraph is the first piece of one that the tool has cut in two
        self._held = ""  # the text of paragraphs whose end is gone: it runs on into the next one
        self._held_told: list[str] = []
        self._fields: list[Field] = []  # that have begun

    def story(self, elements: Iterable[Element]) -> list[Block]:
        """The blocks of a whole story."""
        self.take(elements)
        self._release()
        return self.blocks

    def take(self, elements: Iterable[Element]) -> None:
        """The blocks among these elements, and inside those that only wrap others."""
        for element in elements:
            if element.tag == f"{W}p":
                self._paragraph(element)
            elif element.tag == f"{W}tbl":
                self._table(element)
            elif element.tag == f"{MC}AlternateContent":
                self.take(chosen(element))
            elif element.tag not in GONE and not is_deleted(element):
                self.take(element)

    def _table(self, element: Element) -> None:
        self._release()
        self.at += 1
        blocks = grid(map(self._cells, filter(self._is_seen, _rows(element))), self.at)
        told = "；".join(self._told(element))
        self.blocks += [block._replace(told=told) for block in blocks]

    def _paragraph(self, element: Element) -> None:
        self.at += 1
        for box in _boxes(element):
            inner = _Reader(self.words, self.numbers, self.at, self._is_cell)
            self.blocks += inner.story(box)
            self.at = inner.at
            self.notes |= inner.notes
        text, ends = self.words.of(element, self._fields), self.words.ends(element)
        if not self._held and (text or ends):  # the paragraph that it runs on from has had its number
            text = self.numbers.before(element) + text
        text = self._held + text
        if self._cut and _goes_on(element) and isinstance(first := self.blocks[-1], Paragraph):
            self.blocks.pop()
            text = first.text + text
        told = [*self._held_told, *self._told(element)]
        self._held, self._held_told = ("", []) if ends or not text else (text, told)
        if ends:
            self._add(text, told, self.numbers.marked(element))
        self._cut = text != "" and _is_cut(element)

    def _release(self) -> None:
        """What runs on where nothing follows stands for itself."""
        self._add(self._held, self._held_told)
        self._held, self._held_told = "", []

    def _add(self, text: str, told: list[str], marked: str = "") -> None:
        said = "；".join(dict.fromkeys(told))
        self.blocks += [Paragraph(line, self.at, marked, said) for line in split(text)]

    def _told(self, element: Element) -> list[str]:
        """What to check in a paragraph or table: revisions, text that is struck out, numbers in an unknown script."""
        if self._is_cell:
            return []
        told = [REVISION] if any(map(_is_revised, element.iter())) else []
        told += [CROSSED_OUT] if any(_is_struck(run) for run in element.iter(f"{W}r")) else []
        self.notes.update(told)
        return told + self.numbers.take_doubts() + self.words.take_doubts()

    def _is_seen(self, row: Element) -> bool:
        """Whether a row is not hidden."""
        hidden = row.find(f"{W}trPr/{W}hidden")
        is_seen = hidden is None or hidden.get(f"{W}val", "1") in ("0", "false", "off")
        if not is_seen and any((part.text or "").strip() for part in row.iter(f"{W}t")):
            self.words.left[HIDDEN] = None
        return is_seen

    def _cells(self, row: Element) -> Iterator[str]:
        """The texts of a row, BESIDE and GOES_ON for the further columns and rows that a cell reaches over."""
        cells = list(_cells_of(row))
        before = row.find(f"{W}trPr/{W}gridBefore")
        yield from [""] * (_whole(before.get(f"{W}val", "0")) if before is not None else 0)
        for cell in cells:
            across = cell.find(f"{W}tcPr/{W}gridSpan")
            goes_on = _is_merged(cell, "vMerge", "vmerge")
            if goes_on:
                yield GOES_ON
            else:
                yield BESIDE if _is_merged(cell, "hMerge", "hmerge") else "\n".join(self._lines(cell))
            if across is not None and len(cells) > 1:
                yield from [GOES_ON if goes_on else BESIDE] * (_whole(across.get(f"{W}val", "1")) - 1)

    def _lines(self, cell: Element) -> Iterator[str]:
        """The lines of a cell, those of a table within it too."""
        for block in _Reader(self.words, self.numbers, is_cell=True).story(cell):
            yield from [block.text] if isinstance(block, Paragraph) else chain(*block.rows)


def _is_merged(cell: Element, *names: str) -> bool:
    """Whether a cell only goes on with another that it is merged with."""
    merged = (cell.find(f"{W}tcPr/{W}{name}") for name in names)
    return any(one is not None and one.get(f"{W}val", "continue") == "continue" for one in merged)


def _rows(table: Element) -> Iterator[Element]:
    """A table's rows, without deleted ones; content controls may wrap them."""
    for child in table:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag not in GONE and child.tag != f"{W}tc":
            yield from _rows(child)


def _cells_of(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{W}tc":
            if child.find(f"{W}tcPr/{W}cellDel") is None:
                yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _cells_of(child)


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes of a paragraph, each once: Word writes a second form of it for older programs."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag not in GONE and not is_deleted(child):
            yield from _boxes(chosen(child) if child.tag == f"{MC}AlternateContent" else child)  # type: ignore[arg-type]


def _is_on(run: Element, name: str) -> bool:
    """Whether a run's property is set."""
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off")


def _is_struck(run: Element) -> bool:
    """Whether a run's text is crossed out, though it is still there."""
    return (_is_on(run, "strike") or _is_on(run, "dstrike")) and any(text.text for text in run.iter(f"{W}t"))


def _is_revised(element: Element) -> bool:
    """Whether an element says that a text was put in or taken out, or an automatic number."""
    if element.tag == f"{W}pPr" and (change := element.find(f"{W}pPrChange/{W}pPr")) is not None:
        return _list_of(element) != _list_of(change)
    kind = element.get(f"{W}type", "") if element.tag == ANNOTATION else ""
    return element.tag in _REVISED or kind in ("Word.Deletion", "Word.Insertion")


def _list_of(properties: Element) -> tuple[str, ...]:
    """The list that a paragraph is in, with its level; empty where it is in none."""
    number, level = (value(properties.find(f"{W}numPr/{W}{name}")) for name in ("numId", "ilvl"))
    return (number, level or "0") if number not in ("", "0") else ()


def _whole(text: str) -> int:
    return min(int(text), 63) if text.isdecimal() else 1
