"""The numbers that a browser puts before the items of an <ol>."""

from collections.abc import Callable
from typing import Any

from gongkai import numbering
from gongkai.importing.files.number_formats import letter, roman

_PROPERTIES = ("list-style", "list-style-type")
_CHINESE = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal")
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
    return last + 1 if last is not None else _whole(ol.get("start")) or 1


def number_of(ol: Any, item: Any, value: int) -> str:
    """The number before an item of this value, with its mark."""
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
