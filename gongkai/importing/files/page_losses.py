"""What of a web page is no text of it and is left out: pictures, pages and files in frames, what scripts put there."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from gongkai.importing.files.page_tree import FRAMES, texts
from gongkai.importing.files.paper import tidy
from gongkai.patterns import pattern

EMBEDDED = frozenset({*FRAMES, "embed", "object"})
PLAYED = {"video": "视频", "audio": "音频"}
_MEASURES = {"图片": "张", "视频": "段", "音频": "段"}
_SCRIPTED = ("script", "template", "textarea", "noscript")
_HAN = pattern(r"[\u4e00-\u9fff]|\\u[4-9][0-9a-f]{3}", re.IGNORECASE)
_MUCH = 100  # characters in scripts
_SHOWN = 20
_ICON_SIZE = 32
_ICON = pattern(
    r"icon|ico[_./-]|filetype|blank|spacer|pixel|loading|arrow|bullet|(?:^|/)(?:dot|line|tj|count)\W", re.IGNORECASE
)
_NO_ALT = pattern(
    r"(?:图片?|图像|照片|未标题|image|img|picture|photo|untitled)?[\s\-_（()）\d]*|.*\.(?:jpe?g|png|gif|bmp|webp)",
    re.IGNORECASE,
)
_SIZE = pattern(r"(?<![\w-])(width|height)\s*:\s*(\d{1,5})(?:\.\d{1,9})?px", re.IGNORECASE)


class Losses:
    """What is left out of a page, as it comes along."""

    def __init__(self) -> None:
        self.counted: Counter[str] = Counter()
        self.embedded: list[str] = []
        self.said: list[str] = []

    def notes(self) -> Iterator[str]:
        """What is left out, each kind with how many there are of it or with what it is called."""
        for kind, measure in _MEASURES.items():
            if self.counted[kind]:
                yield f"{kind}{self.counted[kind]}{measure}没有收进来"
        yield from (f"网页里嵌着的“{name}”没有收进来" for name in dict.fromkeys(self.embedded))
        yield from dict.fromkeys(self.said)


def cut(text: str) -> str:
    """The beginning of a text, for naming it."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def embedded_in(element: Any) -> str:
    """The address of what an element shows of another file; "" where it shows nothing."""
    if _is_tiny(element):
        return ""
    params = (param.get("value") for param in element if param.tag == "param" and param.get("name") in ("src", "movie"))
    address = element.get("src") or element.get("data") or element.get("data-src") or next(params, None) or ""
    return "" if address.startswith(("about:", "javascript:")) else tidy(address)


def is_icon(image: Any) -> bool:
    """Whether an image is none of the notice's pictures: the sign of a file's kind, a line, a counter."""
    sizes = _sizes(image)
    small = len(sizes) > 1 and max(sizes) <= _ICON_SIZE
    names = " ".join(filter(None, (image.get("src"), image.get("class"))))
    return small or _is_tiny(image) or (not names.startswith("data:") and _ICON.search(names) is not None)


def alternative(image: Any) -> str:
    """What an image says for those who do not see it, "" where that is only a name."""
    said = tidy(" ".join((image.get("alt") or "").split()))
    return "" if _NO_ALT.fullmatch(said) else said


def in_scripts(root: Any) -> int:
    """How many Chinese characters stand where only scripts bring them to light; 0 for hardly any."""
    found = "".join(text for element in root.iter() if element.tag in _SCRIPTED for text in texts(element))
    count = len(_HAN.findall(found))
    return count if count >= _MUCH else 0


def _is_tiny(element: Any) -> bool:
    return any(size <= 3 for size in _sizes(element))


def _sizes(element: Any) -> list[int]:
    """Width and height in pixels, as far as they are given."""
    given = {name: int(size) for name, size in _SIZE.findall(element.get("style") or "")}
    for name in ("width", "height"):
        typed = (element.get(name) or "").strip().removesuffix("px")
        if typed.isdecimal() and len(typed) < 6:
            given.setdefault(name, int(typed))
    return list(given.values())
