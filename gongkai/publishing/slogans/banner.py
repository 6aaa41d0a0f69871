"""横幅: a page a slogan, in one line as large as the banner's length lets it be; long banners are drawn to scale."""

from collections.abc import Iterable
from typing import NamedTuple

from gongkai.errors import GongkaiError
from gongkai.forms import Settings
from gongkai.page.sizes import TWIPS
from gongkai.patterns import pattern

_PAPER = 297.0  # A4 lying, in mm
_LONGEST_PAPER = 555.0  # Word's pages end at 22 inches
_UPRIGHT = 210 / 297
_LEAST, _MOST = 50.0, 200_000.0
_EDGE = 0.05  # of the length, left free on each side
_LOOSE = 0.98  # Latin letters are not all as wide as they are counted
_CAPITAL, _SMALL = 0.9, 0.6  # of a Han's width
_LINE = 1.5  # lines that a character takes up and down, at most
_POINT = 25.4 / 72
_LARGEST = 1638  # points, in Word
_NOTE_LINE = 12.0  # mm for what stands below a banner that is drawn to scale
_READABLE = 5.0  # mm
_UNITS = {"毫米": 1, "mm": 1, "厘米": 10, "cm": 10, "公分": 10, "米": 1000, "m": 1000}
_LENGTH = pattern(r"(?P<number>[0-9]{1,7}(?:\.[0-9]{1,4})?) *(?P<unit>毫米|厘米|公分|米|[mM][mM]?|[cC][mM])")


class Banner(NamedTuple):
    """How long a banner is and how high its cloth, in mm; 0 where nobody said: it is then a page of A4."""

    length: float = 0
    height: float = 0

    @property
    def paper(self) -> float:
        """How wide the page is: as long as the banner, as far as there are such pages."""
        return self.length if 0 < self.length <= _LONGEST_PAPER else _PAPER

    @property
    def scale(self) -> float:
        """How many times larger the banner is than what is drawn of it."""
        return max(self.length / self.paper, 1) if self.length else 1

    def character(self, text: str) -> float:
        """How large a Han gets on the page, in mm: the text in one line, edges free, within the cloth."""
        room = self.paper * (1 - 2 * _EDGE) * _LOOSE / sum(map(_ems, text))
        least = [room, self.room / _LINE, _LARGEST * _POINT]
        return min([*least, self.height / self.scale * (1 - 4 * _EDGE)] if self.height else least)

    @property
    def room(self) -> float:
        """How high the part of the page is that the text stands in."""
        return self.paper * (_UPRIGHT - 2 * _EDGE) - (_NOTE_LINE if self.scale > 1 else 0)


def measured(text: str, option: str) -> float:
    """A length as typed, in mm. Raises GongkaiError for what is none."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        raise GongkaiError(f"{option} 看不懂“{text}”", "写数和单位，如 6米、80厘米、420毫米")
    length = float(found["number"]) * _UNITS[found["unit"].lower()]
    if not _LEAST <= length <= _MOST:
        raise GongkaiError(f"{option} 不能是“{text}”", "从 5厘米 到 200米")
    return length


class _Sheet(NamedTuple):
    """A page: the text with its size in half points, and below it what is to be known of the real banner."""

    text: str
    size: int
    note: str


def write(title: str, texts: Iterable[str], banner: Banner, settings: Settings) -> bytes:
    """The Word document. What gets too small to be read is noted."""
    from gongkai.page.docx import bare
    from gongkai.templated import render

    sheets = [_sheet(number, text, banner) for number, text in enumerate(texts, 1)]
    small = [number for number, text in enumerate(texts, 1) if banner.character(text) * banner.scale < _READABLE]
    if small:
        told = "、".join(map(str, small[:10])) + ("等" if len(small) > 10 else "")
        settings.notes.append(f"第{told}条太长，排成一行，一个字不到5毫米；用 --length 写长一些，如 --length 6米")
    width = banner.paper
    lengths = {
        "width": width,
        "height": width * _UPRIGHT,
        "edge": width * _EDGE,
        "line": width * (1 - 2 * _EDGE),
        "room": banner.room,
    }
    twips = {name: int(length * TWIPS) for name, length in lengths.items()}
    return bare(render("banner.document.xml.j2", "xml", settings.templates, {"sheets": sheets, **twips}), title)


def _sheet(number: int, text: str, banner: Banner) -> _Sheet:
    character = banner.character(text)
    points = max(int(character / _POINT * 2), 2)
    real = character * banner.scale
    shown = f"{real / 10:.0f}厘米" if real >= 20 else f"{real:.0f}毫米"
    cloth = f"、高{_told(banner.height)}" if banner.height else ""
    note = f"第{number}条　横幅长{_told(banner.length)}{cloth}，每个字约{shown}见方（本页是缩小的样子）"
    return _Sheet(text, points, note if banner.scale > 1 else "")


def _told(length: float) -> str:
    return f"{length / 1000:g}米" if length >= 1000 else f"{length / 10:g}厘米"


def _ems(character: str) -> float:
    """How much of a Han's width a character takes in 黑体, or in whatever stands in for it."""
    if not character.isascii():
        return 1
    return _CAPITAL if character.isupper() or character in "mw@%&" else _SMALL
