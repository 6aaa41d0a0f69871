"""The numbers that Word puts before paragraphs, as they are seen on the page: 一、 （一） 1. ①."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from gongkai.importing.files import number_formats, symbols
from gongkai.importing.files.paper import BULLETS
from gongkai.importing.files.word_parts import W as _W
from gongkai.importing.files.word_styles import Styles
from gongkai.importing.files.word_styles import value as _value
from gongkai.patterns import pattern

_WX = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_PLACE = pattern(r"%([1-9])")
_HEADING = pattern(r"(?:heading|标题)\s*\d?$|^title$", re.IGNORECASE)
_PICTURE = "\ufffc"  # what stands for the text of a bullet that is a picture
_NO_BULLET = "自动的项目符号认不得，没有写上"
_TITLE = "公文标题"  # of the tool's own documents


class _Level(NamedTuple):
    """How a level of a list is numbered. `restarts` is the level after which it begins anew, -1 where it never does.

    `font` is that of a bullet, "" where the level does not say.
    """

    start: int
    format: str
    text: str
    restarts: int
    legal: bool
    style: str
    font: str
    is_picture: bool


class Numbers:
    """Counts through a document's lists: ask for its paragraphs in order."""

    def __init__(self, numbering_part: Element | None, styles: Styles) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._own: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._used: set[str] = set()
        self._styles = styles
        self._doubts: dict[str, None] = {}
        self._odd: set[str] = set()  # bullets that have been said
        linked: dict[str, str] = {}
        for abstract in _all(numbering_part, "abstractNum"):
            levels = {_number(level.get(f"{_W}ilvl")): _level(level) for level in abstract.iter(f"{_W}lvl")}
            name = abstract.get(f"{_W}abstractNumId", "")
            self._abstract[name] = levels
            linked[name] = _value(abstract.find(f"{_W}numStyleLink"))
        for entry in _all(numbering_part, "num"):
            name = entry.get(f"{_W}numId", "")
            self._lists[name] = _value(entry.find(f"{_W}abstractNumId"))
            overrides = list(entry.iter(f"{_W}lvlOverride"))
            self._restarts[name] = {
                _number(override.get(f"{_W}ilvl")): _number(_value(start))
                for override in overrides
                if (start := override.find(f"{_W}startOverride")) is not None
            }
            own = {
                _number(override.get(f"{_W}ilvl")): _level(level)
                for override in overrides
                if (level := override.find(f"{_W}lvl")) is not None
            }
            self._own[name] = own
        for name, abstract_name in list(self._lists.items()):
            if style := linked.get(abstract_name):
                self._lists[name] = self._lists.get(self._list_of_style(style), abstract_name)

    def _list_of_style(self, style: str) -> str:
        """The list that a style of numbering stands for."""
        found = self._styles.get(style)
        return _value(found.find(f"{_W}pPr/{_W}numPr/{_W}numId")) if found is not None else ""

    def before(self, paragraph: Element) -> str:
        """The number or bullet before this paragraph, "" if it has none."""
        if (typed := paragraph.find(f"{_W}pPr/{_W}listPr/{_WX}t")) is not None:  # Word 2003 writes it down
            font = paragraph.find(f"{_W}pPr/{_W}listPr/{_WX}font")
            text = typed.get(f"{_WX}val", "").strip()
            is_number = len(text) != 1 or (text.isalnum() and text != "o")
            return text if is_number else self._bullet(text, font.get(f"{_WX}val", "") if font is not None else "")
        name, depth = self._list(paragraph)
        levels = {**self._abstract.get(self._lists.get(name, ""), {}), **self._own.get(name, {})}
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(self._lists[name], {})
        if name not in self._used:
            self._used.add(name)
            for level, start in self._restarts[name].items():
                counts[level] = start - 1
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            if deeper not in levels or 0 <= depth <= levels[deeper].restarts:
                del counts[deeper]
        if levels[depth].format == "bullet":
            return self._bullet(_PICTURE if levels[depth].is_picture else levels[depth].text, levels[depth].font)
        if levels[depth].format == "none":
            return ""
        return _PLACE.sub(lambda found: self._shown(levels, counts, depth, int(found[1]) - 1), levels[depth].text)

    def take_doubts(self) -> list[str]:
        """What is to be said of the numbers and bullets since the last time: those that nobody can tell."""
        doubts, self._doubts = list(self._doubts), {}
        return doubts

    def _bullet(self, text: str, font: str) -> str:
        """A bullet as it looks; what only its font could show stays out, and is said."""
        shown = "○" if (text, font.lower()) == ("o", "courier new") else symbols.seen(text, font)
        if text == _PICTURE or any(map(symbols.is_private, shown)):
            self._doubts[_NO_BULLET] = None
            return ""
        if shown and shown not in BULLETS and shown not in self._odd:
            self._odd.add(shown)
            self._doubts[f"自动的项目符号“{shown}”照写在这样的各条前面，里面的单位、时间看看认得对不对"] = None
        return shown

    def _shown(self, levels: dict[int, _Level], counts: dict[int, int], depth: int, level: int) -> str:
        if level not in levels:
            return ""
        count = counts.get(level, levels[level].start)
        format = "decimal" if levels[depth].legal else levels[level].format
        shown = number_formats.shown(format, count)
        if shown is None:
            self._doubts[f"自动编号的样式认不得（{format}），写成了数字"] = None
            return str(count)
        return shown

    def marked(self, paragraph: Element) -> str:
        """`title` or `heading` if its style says so."""
        style = self._styles.get(_value(paragraph.find(f"{_W}pPr/{_W}pStyle")))
        name = _value(style.find(f"{_W}name")) if style is not None else ""
        return "title" if name == _TITLE else "heading" if _HEADING.search(name) else ""

    def _list(self, paragraph: Element) -> tuple[str, int]:
        """The list and level a paragraph belongs to, by itself or through its style."""
        own = paragraph.find(f"{_W}pPr")
        name, depth = "", None
        style = _value(own.find(f"{_W}pStyle") if own is not None else None)
        for properties in (own, *(part.find(f"{_W}pPr") for part in self._styles.chain(style))):
            found = properties.find(f"{_W}numPr") if properties is not None else None
            if found is None:
                continue
            level = found.find(f"{_W}ilvl")
            depth = _number(_value(level)) if depth is None and level is not None else depth
            if (given := found.find(f"{_W}numId")) is not None:
                name = _value(given)
                break
        if depth is None:
            levels = self._abstract.get(self._lists.get(name, ""), {})
            depth = next((level for level, typed in levels.items() if style and typed.style == style), None)
        return name, depth or 0


def _level(element: Element) -> _Level:
    start, restart = element.find(f"{_W}start"), element.find(f"{_W}lvlRestart")
    depth = _number(element.get(f"{_W}ilvl"))
    found = element.find(f"{_W}rPr/{_W}rFonts")
    fonts = found.attrib if found is not None else {}
    return _Level(
        _number(_value(start)) if start is not None else 1,
        _format(element),
        _value(element.find(f"{_W}lvlText")),
        depth - 1 if restart is None else _number(_value(restart)) - 1,
        element.find(f"{_W}isLgl") is not None,
        _value(element.find(f"{_W}pStyle")),
        fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi") or fonts.get(f"{_W}eastAsia") or "",
        element.find(f"{_W}lvlPicBulletId") is not None,
    )


def _format(level: Element) -> str:
    """The format of a level's numbers; one of the writer's own is told by its example: 001, 002."""
    found = next(level.iter(f"{_W}numFmt"), None)
    if found is None:
        return "decimal"
    kind = _value(found) or "decimal"
    return found.get(f"{_W}format", "").split(",")[0].strip() or kind if kind == "custom" else kind


def _all(part: Element | None, name: str) -> Iterator[Element]:
    return part.iter(f"{_W}{name}") if part is not None else iter(())


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else 0
