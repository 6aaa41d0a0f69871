"""Saved web pages: the paragraphs a reader sees, without scripts, menus, footers and lists of links.

html5lib builds the tree that a browser would, however the page is broken. What is the article and what the page around
it shows in where the words are and where the links; what names of classes say counts outside the article only.
"""

import re
from collections.abc import Iterator, Mapping
from io import StringIO
from time import process_time
from typing import Any, NamedTuple, cast

from gongkai.budgets import CELLS, PAGE_DEPTH, PAGE_SECONDS, TAGS
from gongkai.errors import GongkaiError
from gongkai.importing.files.page_numbers import next_value, number_of
from gongkai.importing.files.paper import GOES_ON, Block, Paper, Paragraph, grid, split, tidy, too_wide
from gongkai.importing.parts.levels import numbered
from gongkai.patterns import pattern

_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "title", "select", "option", "datalist", "textarea", "button",
    "input", "svg", "canvas", "iframe", "object", "audio", "video", "map", "dialog", "progress", "meter",
})  # fmt: skip
_FRAME = frozenset({"nav", "aside", "form"})
_FRAME_NAME = pattern(
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
_HIDDEN = pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PREFORMATTED = pattern(r"white-space\s*:\s*(?:pre(?:-wrap|-line)?|break-spaces)\b", re.IGNORECASE)
_FILE = pattern(r"\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|zip|rar|7z|txt|rtf)\b|附\s*件", re.IGNORECASE)
_PIECE = 1024
_COPY = "在浏览器里打开，把正文复制到 Word 里存成 .docx"
_LAID_OUT = pattern(r"(?<!\s)[^\S\t\n\r\f]*+[\t\n\r\f]\s*+")
_MOST_OF_A_FRAME = 0.3  # of the page's own words: what holds more is not its frame, whatever it is called
_MOST_OF_AN_ARTICLE = 0.6  # of the words of what it stands in
_MENU = 4  # links in a row
_FEWEST_LINES = 3


def read(text: str) -> Paper:
    """The blocks of a page."""
    if text.count("<") > TAGS:
        raise GongkaiError(f"网页太复杂了：标记超过{TAGS // 10_000}万个", _COPY)
    tree = _tree(_as_served(text))
    body = tree.find("body")
    shown = body if body is not None else tree
    try:
        weights: dict[Any, _Weight] = {}
        words = _weigh(shown, weights).words
        reader = _Reader(words, weights, _article(shown, weights))
        reader.take(shown)
    except RecursionError:
        raise GongkaiError("网页里一层套一层，套得太深了", _COPY) from None
    reader.end()
    return Paper(tuple(reader.blocks), is_page=True, left=tuple(reader.left))


def _as_served(text: str) -> str:
    """A page without what its server would have taken out of it: <%@ … %>."""
    kept, start = [], 0
    while (opened := text.find("<%", start)) >= 0 and (closed := text.find("%>", opened)) >= 0:
        kept.append(text[start:opened])
        start = closed + 2
    return "".join([*kept, text[start:]])


def _tree(text: str) -> Any:
    """The tree that a browser would build. Raises GongkaiError where that is too deep or takes too long.

    html5lib takes the square of the depth in time, and of a tag's attributes.
    """
    import html5lib

    class _Shallow(html5lib.getTreeBuilder("etree")):  # type: ignore[misc]
        def insertElementNormal(self, token: Any) -> Any:  # noqa: N802  html5lib's name
            """What html5lib does, but for an element that stands too deep."""
            if len(self.openElements) > PAGE_DEPTH:
                raise GongkaiError("网页里一层套一层，套得太深了", _COPY)
            return super().insertElementNormal(token)

    return html5lib.HTMLParser(tree=_Shallow, namespaceHTMLElements=False).parse(cast("Any", _Timed(text)))


class _Timed:
    """A page that is handed out in small pieces, as long as there is time left."""

    def __init__(self, text: str) -> None:
        self._text = StringIO(text)
        self._until = process_time() + PAGE_SECONDS

    def read(self, size: int) -> str:
        """The next characters. Raises GongkaiError once what came before has taken too long."""
        if process_time() > self._until:
            raise GongkaiError("网页太复杂了，读了很久也没有读完", _COPY)
        return self._text.read(min(size, _PIECE))


class _Weight(NamedTuple):
    """What an element shows: characters outside links, characters in them, links that lead to no file."""

    words: int
    linked: int = 0
    links: int = 0


class _Reader:
    """Goes through the tree in order; text runs on until a block begins or ends. `left` is what belongs to the page."""

    def __init__(self, words: int, weights: Mapping[Any, _Weight], article: Any) -> None:
        self.words, self.weights, self.article = words, weights, article
        self.blocks: list[Block] = []
        self.left: list[Block] = []
        self._run: list[str] = []
        self._number = ""  # of the list's item that begins
        self._plain = 0  # characters of the run outside links
        self._linked = 0
        self._heading = False
        self._inside = False  # the article
        self._verbatim = False
        self._at = 0

    def take(self, element: Any, in_link: bool = False) -> None:
        """What an element shows, and what follows it in its parent is left to the caller."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN:
            return
        if self._is_frame(element):
            self.left += self._apart(element)
            return
        if tag == "br":
            self._end_line()
            return
        if tag == "table" and self._is_grid(element):
            self._table(element)
            return
        before = self._inside, self._verbatim
        self._inside = self._inside or element is self.article
        self._verbatim = self._verbatim or tag == "pre" or _PREFORMATTED.search(element.get("style") or "") is not None
        self._children(element, in_link or (tag == "a" and element.get("href") is not None))
        self._inside, self._verbatim = before

    def _children(self, element: Any, in_link: bool) -> None:
        tag = element.tag
        if tag in _BLOCK:
            self.end()
        self._heading = self._heading or tag in _HEADINGS
        self._add(element.text, in_link)
        value: int | None = None
        for child in element:
            if tag == "ol" and child.tag == "li":
                self.end()
                value = next_value(element, child, value)
                self._number = number_of(element, child, value)
            self.take(child, in_link)
            self._add(child.tail, in_link)
        if tag in _BLOCK:
            self.end()
            self._heading = False

    def end(self) -> None:
        """The paragraph is over."""
        self._end_line()
        self._at += 1

    def _end_line(self) -> None:
        """The line is over: what it says is a paragraph, whose place is that of the element around it."""
        text = "".join(self._run)
        marked = "link" if self._linked and not self._plain else "heading" if self._heading else ""
        self._run, self._plain, self._linked = [], 0, 0
        if lines := list(split(text)):
            lines[0] = f"{self._number}{lines[0]}"
            self._number = ""
            self.blocks += [Paragraph(line, self._at, marked) for line in lines]

    def _add(self, text: str | None, in_link: bool) -> None:
        if text is not None:
            # A line break in the page's source is white space, and between two Han characters nothing at all.
            kept = self._verbatim or _is_set_in_lines(text)
            run = text if kept else _LAID_OUT.sub(lambda gap: _gap(gap.string, gap), text)
            self._run.append(run)
            seen = len(run.strip())
            self._linked += seen if in_link else 0
            self._plain += 0 if in_link else seen

    def _apart(self, element: Any) -> list[Block]:
        """What an element would show, for saying that it was left out."""
        reader = _Reader(0, self.weights, element)
        reader.take(element)
        reader.end()
        return reader.blocks

    def _table(self, element: Any) -> None:
        self.end()
        self._at += 1
        self.blocks += grid(self._spread(element), self._at)

    def _is_grid(self, table: Any) -> bool:
        """Whether a table holds data: pages are laid out with tables too, with paragraphs or further tables in them."""
        rows = [cells for row in _rows(table) if (cells := _cells(row))]
        if len(rows) < 2 or max(map(len, rows)) < 2:
            return False
        if any(other is not table for other in table.iter("table")):
            return False
        return max(len(self._shown(cell)) for cells in rows for cell in cells) < 1500

    def _spread(self, table: Any) -> Iterator[list[str]]:
        """The texts of a table's rows, "" where a cell reaches over further columns and rows."""
        below: dict[int, int] = {}
        room = CELLS
        for row in _rows(table):
            texts: list[str] = []
            cells = _cells(row)
            for cell in cells:
                while below.get(len(texts), 0):
                    below[len(texts)] -= 1
                    texts.append(GOES_ON)
                across = _span(cell, "colspan")
                if len(texts) + across > room:
                    raise too_wide()
                for index in range(across):
                    below[len(texts)] = _span(cell, "rowspan") - 1
                    texts.append("" if index else self._shown(cell))
            while below.get(len(texts), 0):
                below[len(texts)] -= 1
                texts.append(GOES_ON)
            if len(texts) > room:
                raise too_wide()
            room -= len(texts)
            yield [self._shown(cells[0])] if len(cells) == 1 and not any(map(_is_own, texts[1:])) else texts

    def _shown(self, cell: Any) -> str:
        """A cell's paragraphs, one a line."""
        return "\n".join(block.text for block in self._apart(cell) if isinstance(block, Paragraph))

    def _is_frame(self, element: Any) -> bool:
        """Whether it belongs to the page and not to what the page shows; a part with most of the words never does."""
        weight = self.weights.get(element, _Weight(0))
        if self.words == 0 or weight.words > self.words * _MOST_OF_A_FRAME:
            return False
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            return True
        if element.tag == "div" and element.get("title") in ("header", "footer"):
            return True  # LibreOffice's own, with the page number
        if element.tag in _BLOCK and weight.links >= _MENU and weight.linked > weight.words:
            return True
        name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".lower()
        suspect = element.tag in _FRAME or (element.tag not in ("html", "body") and _FRAME_NAME.search(name))
        return bool(suspect) and not self._inside


def _gap(text: str, gap: re.Match[str]) -> str:
    before, after = text[max(0, gap.start() - 1) : gap.start()], text[gap.end() : gap.end() + 1]
    return "" if before > "\u2e80" and after > "\u2e80" else " "


def _is_set_in_lines(text: str) -> bool:
    """Whether a text is a notice laid out in lines, as scripts put it into a page: its lines begin with numbers."""
    if text.count("\n") < _FEWEST_LINES:
        return False
    return sum(numbered(line) is not None for line in split(text)) > 1


def _weigh(element: Any, weights: dict[Any, _Weight], in_link: bool = False) -> _Weight:
    """What an element shows without scripts; that of all below it is noted, too."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        weights[element] = _Weight(0)
        return weights[element]
    is_link = element.tag == "a"
    own = len(tidy(element.text or "")) + sum(len(tidy(child.tail or "")) for child in element)
    below = [_weigh(child, weights, in_link or is_link) for child in element]
    words = sum(weight.words for weight in below) + (0 if in_link or is_link else own)
    linked = sum(weight.linked for weight in below) + (own if in_link or is_link else 0)
    to_page = is_link and not _FILE.search(f"{element.get('href') or ''} {element.text or ''}")
    links = sum(weight.links for weight in below) + to_page
    weights[element] = _Weight(words, linked, links)
    return weights[element]


def _article(element: Any, weights: Mapping[Any, _Weight]) -> Any:
    """The innermost element that still holds most of the page's words; None where they stand in none of the page's."""
    found = None
    while len(element) and (words := weights[element].words):
        heaviest = max(element, key=lambda child: weights[child].words)
        if heaviest.tag not in _BLOCK or weights[heaviest].words < words * _MOST_OF_AN_ARTICLE:
            break
        found = element = heaviest
    return found


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _is_own(text: str) -> bool:
    """Whether a cell has a text of its own."""
    return text not in ("", GOES_ON)


def _span(cell: Any, name: str) -> int:
    typed = (cell.get(name) or "1").strip()
    return min(int(typed), 100) if typed.isdecimal() and typed != "0" else 1
