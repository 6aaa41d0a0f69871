"""The numbers that a browser puts before the items of an <ol>."""

from collections.abc import Callable
from typing import Any

from gongkai import numbering
from gongkai.importing.files.number_formats import letter, roman
from gongkai.patterns import pattern

_PROPERTIES = ("list-style", "list-style-type")
_CHINESE = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal")
# The numbers of an editor's lists are pictures, which its classes name.
_DRAWN = pattern(r"(?<!\S)custom_((?:cn|num)[12]?)(?!\S)")
_DRAWN_STYLES = {"cn": "一、", "cn1": "一）", "cn2": "（一）", "num": "1、", "num1": "1）", "num2": "（1）"}
_FORMATS: dict[str, Callable[[int], str]] = {
    "a": lambda count: letter(count).lower(),
    "A": letter,
    "i": lambda count: roman(count).lower(),
    "I": roman,
    "lower-alpha": lambda count: letter(count).lower(),
    "lower-latin": lambda count: letter(count).lower(),
    "upper-alpha": letter,
    "upper-latin": letter,
    "lower-roman": lambda count: roman(count).lower(),
    "upper-roman": roman,
    "decimal-leading-zero": lambda count: f"{count:02}",
}


def next_value(ol: Any, item: Any, last: int | None) -> int:
    """The value of an item behind one of value `last`, None for the first: its own, else the next."""
    own = _whole(item.get("value"))
    if own is not None:
        return own
    backwards = ol.get("reversed") is not None
    if last is not None:
        return last - 1 if backwards else last + 1
    return _whole(ol.get("start")) or (sum(child.tag == "li" for child in ol) if backwards else 1)


def number_of(ol: Any, item: Any, value: int) -> str:
    """The number before an item of this value, with its mark."""
    if (drawn := _DRAWN.search(ol.get("class") or "")) and value > 0:
        return numbering.nth(_DRAWN_STYLES[drawn[1]], value)
    kind = _kind(item) or _kind(ol)
    if kind == "none":
        return ""
    if kind in _CHINESE:
        return numbering.nth("一、", value) if value > 0 else f"{value}、"
    return f"{_FORMATS.get(kind, str)(value) if value > 0 else value}."


def _kind(element: Any) -> str:
    """The style of its numbers: that of its own declarations, else of its attribute."""
    for declaration in (element.get("style") or "").lower().split(";"):
        name, _, value = declaration.partition(":")
        if name.strip() in _PROPERTIES:
            for word in value.split():
                if word in ("none", "decimal") or word in _CHINESE or word in _FORMATS or "-" in word:
                    return str(word)
    return element.get("type") or ""


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.strip().isdecimal() and len(text) < 6 else None
