"""Saved web pages: the paragraphs a reader sees, without scripts, menus, footers and lists of links.

html5lib builds the tree that a browser would, however the page is broken.
"""

import re
from collections.abc import Iterator
from typing import Any

from gongkai.errors import GongkaiError
from gongkai.importing.files.paper import Block, Paper, Paragraph, grid, split, tidy

_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "title", "select", "option", "datalist", "textarea", "button",
    "input", "svg", "canvas", "iframe", "object", "audio", "video", "map", "dialog", "progress", "meter",
})  # fmt: skip
_FRAME = frozenset({"nav", "aside", "form"})
_FRAME_NAME = re.compile(
    r"""
    (?<![a-z])(?:
    nav(?:bar|igation)? | menu | breadcrumbs? | crumbs? | cur_?position | weizhi | foot(?:er)? | share
    | bdshare(?:buttonbox)? | social | toolbar | side_?bar | related | qr_?code | ewm | erweima | login
    | search(?:box)? | copyright | pager
    | pagination | pages?_?nav | prev(?:_?next)? | next | hot(?:list)? | links? | friend_?links? | top_?bar | font_?size
    | print | float(?:ing)? | comments?
    )(?![a-z])
    """,
    re.VERBOSE,
)
_BLOCK = frozenset({
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend",
    "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LAID_OUT = re.compile(r"\s*[\t\n\r\f]\s*")
_MOST_OF_A_FRAME = 0.3  # of the page's own words: what holds more is not its frame, whatever it is called


def read(text: str) -> Paper:
    """The blocks of a page."""
    import html5lib

    tree = html5lib.parse(text, namespaceHTMLElements=False)
    body = tree.find("body")
    shown = body if body is not None else tree
    try:
        reader = _Reader(_words(shown))
        reader.take(shown)
    except RecursionError:
        raise GongkaiError("网页里一层套一层，套得太深了", "在浏览器里打开，把正文复制到 Word 里存成 .docx") from None
    reader.end()
    return Paper(tuple(reader.blocks), is_page=True)


class _Reader:
    """Goes through the tree in order; text runs on until a block begins or ends."""

    def __init__(self, words: int) -> None:
        self.words = words
        self.blocks: list[Block] = []
        self._run: list[str] = []
        self._plain = 0  # characters of the run outside links
        self._linked = 0
        self._heading = False
        self._at = 0

    def take(self, element: Any, in_link: bool = False) -> None:
        """What an element shows, and what follows it in its parent is left to the caller."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN or self._is_frame(element):
            return
        if tag == "br":
            self.end()
            return
        if tag == "table" and _is_grid(element):
            self._table(element)
            return
        in_link = in_link or (tag == "a" and element.get("href") is not None)
        if tag in _BLOCK:
            self.end()
        self._heading = self._heading or tag in _HEADINGS
        self._add(element.text, in_link)
        for index, child in enumerate(element):
            if tag == "ol" and child.tag == "li":
                self.end()
                self._add(f"{_first(element) + index}.", in_link)
            self.take(child, in_link)
            self._add(child.tail, in_link)
        if tag in _BLOCK:
            self.end()
            self._heading = False

    def end(self) -> None:
        """The run is over: what it says is a paragraph."""
        text = "".join(self._run)
        marked = "link" if self._linked and not self._plain else "heading" if self._heading else ""
        self._run, self._plain, self._linked = [], 0, 0
        if lines := list(split(text)):
            self._at += 1
            self.blocks += [Paragraph(line, self._at, marked) for line in lines]

    def _add(self, text: str | None, in_link: bool) -> None:
        if text is not None:
            # A line break in the page's source is white space, and between two Han characters nothing at all.
            run = _LAID_OUT.sub(lambda gap: _gap(gap.string, gap), text)
            self._run.append(run)
            seen = len(run.strip())
            self._linked += seen if in_link else 0
            self._plain += 0 if in_link else seen

    def _table(self, element: Any) -> None:
        self.end()
        self._at += 1
        self.blocks += grid(_spread(element), self._at)

    def _is_frame(self, element: Any) -> bool:
        """Whether it belongs to the page and not to what the page shows; a part with most of the words never does."""
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            return True
        if element.tag == "div" and element.get("title") in ("header", "footer"):
            return True  # LibreOffice's own, with the page number
        name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".lower()
        suspect = element.tag in _FRAME or (element.tag not in ("html", "body") and _FRAME_NAME.search(name))
        return bool(suspect) and _words(element) <= self.words * _MOST_OF_A_FRAME


def _gap(text: str, gap: re.Match[str]) -> str:
    before, after = text[: gap.start()][-1:], text[gap.end() :][:1]
    return "" if before > "\u2e80" and after > "\u2e80" else " "


def _words(element: Any) -> int:
    """The characters that an element shows outside links and scripts."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.tag == "a":
        return 0
    return len(tidy(element.text or "")) + sum(_words(child) + len(tidy(child.tail or "")) for child in element)


def _first(element: Any) -> int:
    start = element.get("start") or "1"
    return int(start) if start.isdecimal() and len(start) < 5 else 1


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _is_grid(table: Any) -> bool:
    """Whether a table holds data: pages are laid out with tables too, whose cells hold paragraphs or further tables."""
    rows = [cells for row in _rows(table) if (cells := _cells(row))]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    inner = [other for other in table.iter("table") if other is not table]
    longest = max((len(_shown(cell)) for cells in rows for cell in cells), default=0)
    return not inner and longest < 1500


def _spread(table: Any) -> Iterator[list[str]]:
    """The texts of a table's rows, "" where a cell reaches over further columns and rows."""
    below: dict[int, int] = {}
    for row in _rows(table):
        texts: list[str] = []
        cells = _cells(row)
        for cell in cells:
            while below.get(len(texts), 0):
                below[len(texts)] -= 1
                texts.append("")
            across = _span(cell, "colspan")
            for index in range(across):
                below[len(texts)] = _span(cell, "rowspan") - 1
                texts.append("" if index else _shown(cell))
        while below.get(len(texts), 0):
            below[len(texts)] -= 1
            texts.append("")
        yield [_shown(cells[0])] if len(cells) == 1 and not any(texts[1:]) else texts


def _span(cell: Any, name: str) -> int:
    typed = (cell.get(name) or "1").strip()
    return min(int(typed), 100) if typed.isdecimal() and typed != "0" else 1


def _shown(cell: Any) -> str:
    """A cell's paragraphs, one a line."""
    reader = _Reader(0)
    reader.take(cell)
    reader.end()
    return "\n".join(block.text for block in reader.blocks if isinstance(block, Paragraph))
