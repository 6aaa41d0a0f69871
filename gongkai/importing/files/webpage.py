"""Saved web pages: the paragraphs a reader sees, without scripts, menus, footers and lists of links.

html5lib builds the tree that a browser would, however the page is broken. What is the article and what the page around
it shows in where the words are and where the links; what names of classes say counts outside the article only.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from gongkai.budgets import CELLS
from gongkai.errors import GongkaiError
from gongkai.importing.files.formulas import lowered, raised
from gongkai.importing.files.levels import numbered
from gongkai.importing.files.page_losses import (
    EMBEDDED,
    PLAYED,
    Losses,
    alternative,
    cut,
    embedded_in,
    in_scripts,
    is_icon,
)
from gongkai.importing.files.page_numbers import next_value, number_of
from gongkai.importing.files.page_tree import COPY, shown, texts
from gongkai.importing.files.paper import (
    BESIDE,
    CROSSED_OUT,
    GOES_ON,
    PICTURE_GONE,
    REVISION,
    Block,
    Paper,
    Paragraph,
    bare,
    grid,
    split,
    tidy,
    too_wide,
)
from gongkai.patterns import pattern

_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "title", "select", "option", "datalist", "textarea", "button",
    "svg", "canvas", "noframes", "map", "dialog", "progress", "meter",
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
_ARCHIVE = "或者等它全部显示出来，另存为“网页，单个文件”（.mhtml）"
_ALONE = f"在浏览器里单独打开它，另存以后再导入；{_ARCHIVE}"
_SET_APART = pattern(r"display\s*:\s*(?:block|flex|grid|table|list-item)(?![-\w])", re.IGNORECASE)
_CROSSED = pattern(r"text-decoration(?:-line)?\s{0,9}:[^;]{0,60}line-through", re.IGNORECASE)
_STRUCK = frozenset({"s", "del", "strike"})
_MOVED = {"sup": raised, "sub": lowered}
_TYPED = frozenset({"text", "date", "time", "datetime-local", "month", "number", "tel", "email", "url"})
_PICTURE = "\x02"  # in a run, where a picture stands
_PAGES = pattern(r"(?=.*下一?页)(?:首页|[上下]一?页|[末尾]页|[第共]?\d{1,3}页?|\.{3}|[<>«»‹›\[\]|/:])+", re.IGNORECASE)
_PAGED = "网页分了页，这里只有一页：别的几页单独打开，接在后面"
_TWICE = "网页里正文又有一遍，没有收进来"
_WAS_HIDDEN = "网页里藏着的文字，也收进来了，看看要不要"
_MUCH_HIDDEN = 40  # characters of hidden text that is named
_LITTLE = 80  # words: the rest of an article may stand anywhere, and what is alike need be no copy
_COPIED = 0.9
_MOST_COMPARED = 8
_LAID_OUT = pattern(r"(?<!\s)[^\S\t\n\r\f]*+[\t\n\r\f]\s*+")
_MOST_OF_A_FRAME = 0.3  # of the page's own words: what holds more is not its frame, whatever it is called
_MOST_OF_AN_ARTICLE = 0.6  # of the words of what it stands in
_MENU = 4  # links in a row
_FEWEST_LINES = 3


def read(text: str, others: Mapping[str, str] = MappingProxyType({})) -> Paper:
    """The blocks of a page. `others` are the pages that stand in its frames, by their addresses, "" its own."""
    root = shown(text, others)
    losses = Losses()
    try:
        weights: dict[Any, _Weight] = {}
        words = _weigh(root, weights).words
        reader = _Reader(words, weights, _article(root, weights), losses)
        reader.take(root)
    except RecursionError:
        raise GongkaiError("网页里一层套一层，套得太深了", COPY) from None
    reader.end()
    for lines in reader.hidden:
        if (count := sum(map(len, lines))) >= _MUCH_HIDDEN and not reader.has(lines):
            losses.said.append(f"网页里藏着的“{cut(lines[0])}”等{count}字没有收进来")
    scripted = in_scripts(root)
    if not reader.blocks and (losses.embedded or scripted):
        raise _empty(losses.embedded)
    if scripted > sum(len(block.text) for block in reader.blocks if isinstance(block, Paragraph)):
        losses.said.append(f"网页的脚本里还有{scripted}个字，正文可能在那里：{COPY}，再导入")
    return Paper(tuple(reader.blocks), is_page=True, notes=tuple(losses.notes()), left=tuple(reader.left))


def _empty(embedded: list[str]) -> GongkaiError:
    """What is said of a page without text: where that is instead."""
    if embedded:
        where = "、".join(f"“{name}”" for name in dict.fromkeys(embedded))
        return GongkaiError(f"网页里没有正文，正文在它嵌着的{where}里", _ALONE)
    return GongkaiError("网页里没有正文，正文要脚本放上去", f"{COPY}，再导入；{_ARCHIVE}")


class _Weight(NamedTuple):
    """What an element shows: characters outside links, characters in them, links that lead to no file."""

    words: int
    linked: int = 0
    links: int = 0


class _Reader:
    """Goes through the tree in order; text runs on until a block begins or ends. `left` is what belongs to the page."""

    def __init__(self, words: int, weights: Mapping[Any, _Weight], article: Any, losses: Losses) -> None:
        self.words, self.weights, self.article, self.losses = words, weights, article, losses
        self.blocks: list[Block] = []
        self.left: list[Block] = []
        self._run: list[str] = []
        self._told: list[str] = []  # of the run, or of the table's cells
        self._alternatives: list[str] = []  # of the run's pictures
        self._number = ""  # of the list's item that begins
        self._plain = 0  # characters of the run outside links
        self._linked = 0
        self._heading = False
        self._inside = False  # the article
        self._begun = False
        self._verbatim = False
        self._struck = False
        self._at = 0
        self._compared = 0
        self.hidden: list[list[str]] = []  # what was left out as hidden, in lines

    def take(self, element: Any, in_link: bool = False) -> None:
        """What an element shows, and what follows it in its parent is left to the caller."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN or self._is_put_in(element):
            return
        if self._is_frame(element):
            self._leave(element)
        elif tag == "br":
            self._end_line()
        elif tag == "table" and self._is_grid(element):
            self._table(element)
        elif tag in _MOVED and (moved := _MOVED[tag]("".join(texts(element)).strip())):
            self._add(moved, in_link)
        else:
            before = self._inside, self._verbatim, self._struck
            style = element.get("style") or ""
            self._inside = self._inside or element is self.article
            self._begun = self._begun or self._inside
            self._verbatim = self._verbatim or tag == "pre" or _PREFORMATTED.search(style) is not None
            self._struck = self._struck or tag in _STRUCK or _CROSSED.search(style) is not None
            first = len(self.blocks)
            self._children(element, in_link or (tag == "a" and element.get("href") is not None))
            self._inside, self._verbatim, self._struck = before
            self._tell_hidden(element, first)

    def _is_put_in(self, element: Any) -> bool:
        """Whether it shows no text of its own but something put in its place: a picture, a frame, a field."""
        tag = element.tag
        if tag == "img":
            if self._counts() and not is_icon(element) and not _is_hidden(element):
                self._alternatives.append(alternative(element))
                self._run.append(_PICTURE)
        elif tag in EMBEDDED or tag in PLAYED:
            if self._counts() and not _is_hidden(element):
                self.losses.embedded += filter(None, [embedded_in(element)]) if tag in EMBEDDED else []
                self.losses.counted[PLAYED.get(tag, "")] += 1
        elif tag == "input":
            self._add(_filled_in(element) if self._inside or self.article is None else None, False)
        elif tag == "del" and element.get("datetime") is not None:
            self._told.append(REVISION)
            self.losses.said.append(REVISION)
        else:
            return False
        return True

    def _counts(self) -> bool:
        """Whether what stands here is the article's or comes behind its beginning, where a page shows where that is."""
        return self._begun or self.article is None or self.weights[self.article].words < _LITTLE

    def _children(self, element: Any, in_link: bool) -> None:
        tag = element.tag
        is_block = tag in _BLOCK or _SET_APART.search(element.get("style") or "") is not None
        if is_block:
            self.end()
        self._heading = self._heading or tag in _HEADINGS
        self._add(element.text, in_link)
        value: int | None = None
        counted = tag == "ol" and not _counts_itself(element)
        for child in element:
            if counted and child.tag == "li":
                self.end()
                value = next_value(element, child, value)
                self._number = number_of(element, child, value)
            self.take(child, in_link)
            self._add(child.tail, in_link)
        if is_block:
            self.end()
            self._heading = False

    def end(self) -> None:
        """The paragraph is over."""
        self._end_line()
        self._at += 1

    def _end_line(self) -> None:
        """The line is over: what it says is a paragraph, whose place is that of the element around it."""
        text = self._with_pictures("".join(self._run))
        marked = "link" if self._linked and not self._plain else "heading" if self._heading else ""
        told = "；".join(dict.fromkeys(self._told))
        has_more = self._linked > 0
        self._run, self._plain, self._linked, self._told = [], 0, 0, []
        if lines := list(split(text)):
            if _PAGES.fullmatch(bare(text)):
                self.left += [Paragraph(line, self._at, marked) for line in lines]
                self.losses.said += [_PAGED] if has_more else []
                return
            lines[0] = f"{self._number}{lines[0]}"
            self._number = ""
            self.blocks += [Paragraph(line, self._at, marked, "" if nth else told) for nth, line in enumerate(lines)]

    def _with_pictures(self, text: str) -> str:
        """A line with what its pictures say in their places, if they stand among words; the others are counted."""
        beside = tidy(text.replace(_PICTURE, "")) != ""
        for said in self._alternatives:
            text = text.replace(_PICTURE, said if beside else "", 1)
            if beside:
                self._told.append(f"“{cut(said)}”取自图片的说明" if said else PICTURE_GONE)
            if not (beside and said):
                self.losses.counted["图片"] += 1
        self._alternatives = []
        return text

    def _add(self, text: str | None, in_link: bool) -> None:
        if text is not None:
            # A line break in the page's source is white space, and between two Han characters nothing at all.
            kept = self._verbatim or _is_set_in_lines(text)
            run = text if kept else _LAID_OUT.sub(lambda gap: _gap(gap.string, gap), text)
            self._run.append(run)
            seen = len(run.strip())
            self._linked += seen if in_link else 0
            self._plain += 0 if in_link else seen
            if seen and self._struck:
                self._told.append(CROSSED_OUT)
                self.losses.said.append(CROSSED_OUT)

    def _apart(self, element: Any, losses: Losses | None = None) -> list[Block]:
        """What an element would show, for saying that it was left out, or for a table's cell."""
        reader = _Reader(0, self.weights, element, losses or Losses())
        reader._struck = self._struck and losses is not None
        reader.take(element)
        reader.end()
        return reader.blocks

    def _leave(self, element: Any) -> None:
        """Leave out what an element shows, and name it where it is hidden text."""
        blocks = self._apart(element)
        self.left += blocks
        if _is_hidden(element):
            self.hidden.append([block.text for block in blocks if isinstance(block, Paragraph)])

    def _tell_hidden(self, element: Any, first: int) -> None:
        """Say of hidden text that was taken in that it is, unless a page shows hardly any other until a script runs."""
        others = self.words - self.weights[element].words
        if first < len(self.blocks) and others > self.words * _MOST_OF_A_FRAME and _is_hidden(element):
            self.blocks[first] = self.blocks[first]._replace(told=_WAS_HIDDEN)

    def has(self, lines: list[str]) -> bool:
        """Whether these lines have been taken in already, but for a few."""
        known = {bare(block.text) for block in self.blocks if isinstance(block, Paragraph)}
        again = sum(len(line) for line in set(lines) if bare(line) in known)
        return again > 0 and again >= _COPIED * sum(map(len, set(lines)))

    def _is_copy(self, element: Any, weight: _Weight) -> bool:
        """Whether it shows what has been taken already: pages hold their text once more, for phones or for printing."""
        taken = sum(len(block.text) for block in self.blocks if isinstance(block, Paragraph))
        if weight.words < _LITTLE or taken < _COPIED * weight.words or self._compared > _MOST_COMPARED:
            return False
        self._compared += 1
        is_copy = self.has([block.text for block in self._apart(element) if isinstance(block, Paragraph)])
        if is_copy:
            self.losses.said.append(_TWICE)
        return is_copy

    def _table(self, element: Any) -> None:
        for child in element:
            if child.tag == "caption":
                self.take(child)
        self.end()
        self._at += 1
        for part in element.iter():
            if part.tag in ("tr", "td", "th") and _is_hidden(part):
                self._leave(part)
        blocks = grid(self._spread(element), self._at)
        told = "；".join(dict.fromkeys(self._told))
        self._told = []
        self.blocks += [block._replace(told=told) for block in blocks] if told else blocks

    def _is_grid(self, table: Any) -> bool:
        """Whether a table holds data: pages are laid out with tables too, with paragraphs or further tables in them."""
        rows = [cells for row in _rows(table) if (cells := _cells(row))]
        if len(rows) < 2 or max(map(len, rows)) < 2:
            return False
        if any(other is not table for other in table.iter("table")):
            return False
        weights = (self.weights[cell] for cells in rows for cell in cells)
        return max(weight.words + weight.linked for weight in weights) < 1500

    def _spread(self, table: Any) -> Iterator[list[str]]:
        """The texts of a table's rows, BESIDE and GOES_ON where a cell reaches over further columns and rows."""
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
                said = self._shown(cell)
                for index in range(across):
                    below[len(texts)] = _span(cell, "rowspan") - 1
                    texts.append(BESIDE if index else said)
            while below.get(len(texts), 0):
                below[len(texts)] -= 1
                texts.append(GOES_ON)
            if len(texts) > room:
                raise too_wide()
            room -= len(texts)
            yield [said] if len(cells) == 1 and not any(map(_is_own, texts[1:])) else texts

    def _shown(self, cell: Any) -> str:
        """A cell's paragraphs, one a line."""
        blocks = self._apart(cell, self.losses)
        self._told += [block.told for block in blocks if block.told]
        return "\n".join(block.text for block in blocks if isinstance(block, Paragraph))

    def _is_frame(self, element: Any) -> bool:
        """Whether it belongs to the page and not to what the page shows; a part with most of the words never does."""
        weight = self.weights.get(element, _Weight(0))
        if self.words == 0:
            return False
        if weight.words > self.words * _MOST_OF_A_FRAME:
            return self._is_copy(element, weight)
        if _is_hidden(element):
            return True
        if element.tag == "div" and element.get("title") in ("header", "footer"):
            return True  # LibreOffice's own, with the page number
        if element.tag in _BLOCK and weight.links >= _MENU and weight.linked > weight.words:
            return not ((self._inside or self.article is None) and _is_sentence(element))
        name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".lower()
        suspect = element.tag in _FRAME or (element.tag not in ("html", "body") and _FRAME_NAME.search(name))
        return bool(suspect) and not self._inside


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None


def _filled_in(field: Any) -> str:
    """What stands in a field, or whether it is ticked; "" for a button and what nobody sees."""
    kind = (field.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return "☑" if field.get("checked") is not None else "□"
    return field.get("value") or "" if kind in _TYPED and not _is_hidden(field) else ""


def _counts_itself(ol: Any) -> bool:
    """Whether the items of a list all begin with numbers of their own."""
    items = ["".join(texts(item)).strip() for item in ol if item.tag == "li"]
    return bool(items) and all(numbered(item) is not None for item in items)


def _is_sentence(element: Any) -> bool:
    """Whether a paragraph that is mostly links is text: it is numbered, or has marks of a sentence between them."""
    if any(part.tag in _BLOCK for part in element.iter() if part is not element):
        return False
    between = "".join([element.text or "", *(child.tail or "" for child in element)])
    return numbered("".join(texts(element)).strip()) is not None or re.search("[、，。；]", between) is not None


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
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.tag in EMBEDDED or element.tag in PLAYED:
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
        if _is_hidden(child):
            continue
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row if cell.tag in ("td", "th") and not _is_hidden(cell)]


def _is_own(text: str) -> bool:
    """Whether a cell has a text of its own."""
    return text not in ("", GOES_ON, BESIDE)


def _span(cell: Any, name: str) -> int:
    typed = (cell.get(name) or "1").strip()
    return min(int(typed), 100) if typed.isdecimal() and typed != "0" else 1
