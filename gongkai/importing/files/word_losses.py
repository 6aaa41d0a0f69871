"""What of a Word document is no text of its body and is left out: pictures, headers, drawings. All of it is said."""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gongkai.importing.files.paper import tidy
from gongkai.importing.files.word_parts import Parts, W
from gongkai.importing.files.word_text import ANNOTATION
from gongkai.patterns import pattern

_V = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"
_ELSEWHERE = frozenset(f"{W}{name}" for name in ("sectPr", "del", "moveFrom"))  # in the page's margin, or nowhere
_PAGE_NUMBER = pattern(r"[\s\d—–\-第页共/PageofPAGEOF.·]*")
_SHOWN = 20
_COUNTED = {"图片": "张", "图形": "个", "图表": "个", "SmartArt 图示": "个", "嵌入的对象": "个", "嵌入的文件": "个",
            "子文档": "个", "手写的墨迹": "处"}  # fmt: skip


def losses(parts: Parts) -> Iterator[str]:
    """What is left out, each kind with how many there are of it or with what it says."""
    for kind, where in (("页眉", parts.headers), ("页脚", parts.footers)):
        said = {text for part in where if (text := _said(part)) and not _PAGE_NUMBER.fullmatch(text)}
        yield from (f"{kind}“{_cut(text)}”没有收进来" for text in sorted(said))
        # A document has up to three for each of its parts, mostly with the same in them: they are not counted.
        art = {text for part in where for text in _lettering(part)}
        yield from (f"{kind}里的艺术字（水印）“{_cut(text)}”没有收进来" for text in sorted(art))
        drawn = {what for part in where for what in _drawn(part)}
        yield from (f"{kind}里的{what}没有收进来" for what in _COUNTED if what in drawn)
    yield from (f"艺术字“{_cut(text)}”没有收进来" for text in _lettering(parts.document))
    if any(part.get(f"{W}type") == "Word.Comment" for part in parts.document.iter(ANNOTATION)):
        yield "批注没有收进来"
    counted = Counter(_drawn(parts.document))
    counted["嵌入的文件"] += parts.chunks
    yield from (f"{kind}{counted[kind]}{measure}没有收进来" for kind, measure in _COUNTED.items() if counted[kind])


def _said(part: Element) -> str:
    return tidy("".join(element.text or "" for element in _shown(part) if element.tag == f"{W}t"))


def _lettering(part: Element) -> Iterator[str]:
    """The words of WordArt: a watermark is that, in a header."""
    paths = (tidy(element.get("string", "")) for element in _shown(part) if element.tag == f"{_V}textpath")
    return (text for text in paths if text)


def _shown(element: Element) -> Iterator[Element]:
    """All that is in a part, of two forms of a thing the first, without what is deleted and without its headers."""
    waiting = [element]
    while waiting:
        yield (element := waiting.pop())
        waiting += reversed(list(_inside(element)))


def _inside(element: Element) -> Iterator[Element]:
    children = list(element)[:1] if element.tag == f"{_MC}AlternateContent" else element
    return (child for child in children if child.tag not in _ELSEWHERE)


def _drawn(element: Element) -> Iterator[str]:
    """What is drawn, each once: Word writes a second form of many a drawing for older programs."""
    for child in _inside(element):
        if child.tag == f"{W}drawing":
            yield from _kind(child)
        elif child.tag == f"{W}object":
            yield "嵌入的对象"
        elif child.tag == f"{W}subDoc":
            yield "子文档"
        elif child.tag.endswith("}contentPart"):
            yield "手写的墨迹"
        elif child.tag == f"{W}pict":
            if next(child.iter(f"{_V}imagedata"), None) is not None:
                yield "图片"
            yield from (kind for box in child.iter(f"{W}txbxContent") for kind in _drawn(box))
        else:
            yield from _drawn(child)


def _kind(drawing: Element) -> Iterator[str]:
    """What a drawing is; a text box's text is in the notice."""
    texts = list(drawing.iter(f"{W}txbxContent"))
    yield from (kind for text in texts for kind in _drawn(text))
    tags = {element.tag for element in drawing.iter()}
    if any(tag.startswith(f"{{{_DIAGRAM}}}") for tag in tags):
        yield "SmartArt 图示"
    elif any(tag.startswith(f"{{{_CHART}}}") for tag in tags):
        yield "图表"
    elif any(tag.endswith("}pic") for tag in tags):
        yield "图片"
    elif not texts:
        yield "图形" if _SHAPE in tags else "图片"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
