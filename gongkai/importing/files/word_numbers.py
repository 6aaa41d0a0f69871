"""The numbers that Word puts before paragraphs, as they are seen on the page: 一、 （一） 1. ①."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from gongkai import numbering
from gongkai.budgets import STYLES

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_HEADING = re.compile(r"(?:heading|标题)\s*\d?$|^title$", re.IGNORECASE)
_TITLE = "公文标题"  # of the tool's own documents
_CHINESE = (
    "chineseCounting chineseCountingThousand ideographDigital japaneseCounting japaneseDigitalTenThousand "
    "taiwaneseCounting taiwaneseCountingThousand taiwaneseDigital koreanDigital2"
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class _Level(NamedTuple):
    """How a level of a list is numbered."""

    start: int
    format: str
    text: str


class Numbers:
    """Counts through a document's lists: ask for its paragraphs in order."""

    def __init__(self, numbering_part: Element | None, styles: Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._used: set[str] = set()
        self._styles = {style.get(f"{_W}styleId", ""): style for style in _all(styles, "style")}
        for abstract in _all(numbering_part, "abstractNum"):
            levels = {_number(level.get(f"{_W}ilvl")): _level(level) for level in abstract.iter(f"{_W}lvl")}
            self._abstract[abstract.get(f"{_W}abstractNumId", "")] = levels
        for entry in _all(numbering_part, "num"):
            name = entry.get(f"{_W}numId", "")
            self._lists[name] = _value(entry.find(f"{_W}abstractNumId"))
            self._restarts[name] = {
                _number(override.get(f"{_W}ilvl")): _number(_value(start))
                for override in entry.iter(f"{_W}lvlOverride")
                if (start := override.find(f"{_W}startOverride")) is not None
            }

    def before(self, paragraph: Element) -> str:
        """The number before this paragraph, "" if it has none or a bullet."""
        name, depth = self._list(paragraph)
        levels = self._abstract.get(self._lists.get(name, ""), {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(self._lists[name], {})
        if name not in self._used:
            self._used.add(name)
            for level, start in self._restarts[name].items():
                counts[level] = start - 1
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        if levels[depth].format in ("bullet", "none"):
            return ""
        return _PLACE.sub(lambda place: _shown(levels, counts, int(place[1]) - 1), levels[depth].text)

    def marked(self, paragraph: Element) -> str:
        """`title` or `heading` if its style says so."""
        style = self._styles.get(_value(paragraph.find(f"{_W}pPr/{_W}pStyle")))
        name = _value(style.find(f"{_W}name")) if style is not None else ""
        return "title" if name == _TITLE else "heading" if _HEADING.search(name) else ""

    def _list(self, paragraph: Element) -> tuple[str, int]:
        """The list and level a paragraph belongs to, by itself or through its style."""
        own = paragraph.find(f"{_W}pPr")
        name, depth = "", None
        for properties in (own, *self._inherited(_value(own.find(f"{_W}pStyle") if own is not None else None))):
            found = properties.find(f"{_W}numPr") if properties is not None else None
            if found is None:
                continue
            level = found.find(f"{_W}ilvl")
            depth = _number(_value(level)) if depth is None and level is not None else depth
            if (given := found.find(f"{_W}numId")) is not None:
                name = _value(given)
                break
        return name, depth or 0

    def _inherited(self, style: str) -> Iterator[Element | None]:
        for _ in range(STYLES):
            if style not in self._styles:
                return
            yield self._styles[style].find(f"{_W}pPr")
            style = _value(self._styles[style].find(f"{_W}basedOn"))


def _shown(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    if depth not in levels:
        return ""
    count = counts.get(depth, levels[depth].start)
    return _FORMATS.get(levels[depth].format, str)(count) if count > 0 else str(count)


def _level(element: Element) -> _Level:
    start = element.find(f"{_W}start")
    format = _value(element.find(f"{_W}numFmt")) or "decimal"
    return _Level(_number(_value(start)) if start is not None else 1, format, _value(element.find(f"{_W}lvlText")))


def _roman(count: int) -> str:
    written = ""
    for size, letters in _ROMAN:
        while count >= size and len(written) < 20:
            written, count = written + letters, count - size
    return written


def _letter(count: int) -> str:
    return chr(65 + (count - 1) % 26) * ((count - 1) // 26 % 10 + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(_CHINESE.split(), lambda count: numbering.nth("一", count)),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), lambda count: numbering.nth("①", count)),
    "decimalEnclosedParen": lambda count: f"（{count}）",
    "decimalEnclosedFullstop": lambda count: f"{count}.",
    "decimalZero": lambda count: f"{count:02}",
    "ideographTraditional": lambda count: _STEMS[(count - 1) % 10],
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda count: _letter(count).lower(),
}


def _all(part: Element | None, name: str) -> Iterator[Element]:
    return part.iter(f"{_W}{name}") if part is not None else iter(())


def _value(element: Element | None) -> str:
    return element.get(f"{_W}val", "") if element is not None else ""


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else 0
