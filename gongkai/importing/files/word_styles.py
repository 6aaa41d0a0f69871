"""What a run of text takes from the styles of a Word document where it does not say so itself."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gongkai.budgets import STYLES
from gongkai.importing.files.word_parts import W

_OFF = ("0", "false", "off")


class Styles:
    """A document's styles by their names."""

    def __init__(self, part: Element | None) -> None:
        styles = part.iter(f"{W}style") if part is not None else ()
        self._styles = {style.get(f"{W}styleId", ""): style for style in styles}
        self._known: dict[tuple[str, str], str | None] = {}

    def get(self, name: str) -> Element | None:
        """The style of this name."""
        return self._styles.get(name)

    def chain(self, name: str) -> Iterator[Element]:
        """A style and those that it is based on."""
        for _ in range(STYLES):
            if name not in self._styles:
                return
            yield self._styles[name]
            name = value(self._styles[name].find(f"{W}basedOn"))

    def of_run(self, own: Element | None, style: str, name: str) -> str:
        """A property of a run or a paragraph's end: its own, else that of a style of it or its paragraph."""
        if own is not None:
            if (found := own.find(f"{W}{name}")) is not None:
                return _said(found)
            if (taken := self._of_style(value(own.find(f"{W}rStyle")), name)) is not None:
                return taken
        return self._of_style(style, name) or ""

    def is_on(self, own: Element | None, style: str, name: str) -> bool:
        """Whether a property that is on or off is on."""
        return self.of_run(own, style, name) not in ("", *_OFF)

    def _of_style(self, style: str, name: str) -> str | None:
        if (style, name) not in self._known:
            found = (part.find(f"{W}rPr/{W}{name}") for part in self.chain(style))
            self._known[style, name] = next((_said(part) for part in found if part is not None), None)
        return self._known[style, name]


def value(element: Element | None) -> str:
    """What an element says, "" for one that is not there."""
    return element.get(f"{W}val", "") if element is not None else ""


def _said(element: Element) -> str:
    return element.get(f"{W}val") or element.get(f"{W}ascii") or "1"
