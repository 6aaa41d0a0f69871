"""The tree of a page as a browser builds it, with the pages that stand in its frames where the file holds them, too."""

from collections.abc import Iterator, Mapping
from io import StringIO
from time import process_time
from typing import Any, cast
from urllib.parse import urljoin

from gongkai.budgets import PAGE_DEPTH, PAGE_SECONDS, TAGS
from gongkai.errors import GongkaiError

COPY = "在浏览器里打开，把正文复制到 Word 里存成 .docx"
FRAMES = frozenset({"iframe", "frame"})
_PIECE = 1024


def shown(text: str, others: Mapping[str, str]) -> Any:
    """The element that a page shows; `others` are further pages by their addresses, "" that of this page itself."""
    if sum(page.count("<") for page in (text, *others.values())) > TAGS:
        raise GongkaiError(f"网页太复杂了：标记超过{TAGS // 10_000}万个", COPY)
    until = process_time() + PAGE_SECONDS
    found = _body(text, until)
    waiting = {_address(at): page for at, page in others.items() if at}
    _fill(found, others.get("", ""), waiting, until)
    return found


def _fill(root: Any, base: str, waiting: dict[str, str], until: float) -> None:
    """Put what stands in the frames into them, each page once."""
    for frame in [element for element in root.iter() if element.tag in FRAMES]:
        address = _address(urljoin(base, frame.get("src") or ""))
        page = waiting.pop(address, frame.get("srcdoc"))
        if page is not None:
            inside = _body(page, until)
            frame.tag, frame.text, frame[:] = "div", "", [inside]
            inside.tag = "div"
            _fill(frame, address, waiting, until)


def _address(typed: str) -> str:
    """An address as frames and pages both write it: cid:frame-1@mhtml.blink, http://甲.example/b.html#c."""
    return typed.partition("@" if typed.startswith("cid:") else "#")[0]


def _body(text: str, until: float) -> Any:
    tree = _tree(_as_served(text), until)
    body = tree.find("body")
    for table in list(tree.iter("table")):
        for foot in table.findall("tfoot"):  # shown last, wherever it stands
            table.remove(foot)
            table.append(foot)
    return tree if body is None else body


def _as_served(text: str) -> str:
    """A page without what its server would have taken out of it: <%@ … %>."""
    kept, start = [], 0
    while (opened := text.find("<%", start)) >= 0 and (closed := text.find("%>", opened)) >= 0:
        kept.append(text[start:opened])
        start = closed + 2
    return "".join([*kept, text[start:]])


def _tree(text: str, until: float) -> Any:
    """The tree that a browser would build. Raises GongkaiError where that is too deep or takes too long.

    html5lib takes the square of the depth in time, and of a tag's attributes.
    """
    import html5lib

    class _Shallow(html5lib.getTreeBuilder("etree")):  # type: ignore[misc]
        def insertElementNormal(self, token: Any) -> Any:  # noqa: N802  html5lib's name
            """What html5lib does, but for an element that stands too deep."""
            if len(self.openElements) > PAGE_DEPTH:
                raise GongkaiError("网页里一层套一层，套得太深了", COPY)
            return super().insertElementNormal(token)

    parser = html5lib.HTMLParser(tree=_Shallow, namespaceHTMLElements=False)
    return parser.parse(cast("Any", _Timed(text, until)))


class _Timed:
    """A page that is handed out in small pieces, as long as there is time left."""

    def __init__(self, text: str, until: float) -> None:
        self._text = StringIO(text)
        self._until = until

    def read(self, size: int) -> str:
        """The next characters. Raises GongkaiError once what came before has taken too long."""
        if process_time() > self._until:
            raise GongkaiError("网页太复杂了，读了很久也没有读完", COPY)
        return self._text.read(min(size, _PIECE))


def texts(element: Any) -> Iterator[str]:
    """All that stands in an element, comments left out."""
    if isinstance(element.tag, str):
        yield element.text or ""
        for child in element:
            yield from texts(child)
            yield child.tail or ""
