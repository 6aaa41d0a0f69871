"""Names for files that every system takes, whatever the plan calls its units."""

import re
import unicodedata
from collections.abc import Iterable

from gongkai.patterns import pattern
from gongkai.wide import printable

_FORBIDDEN = pattern(r'[<>:"/\\|?*]')
_RESERVED = pattern(r"(?:CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?=\.|$)", re.IGNORECASE)
_LONGEST_SUFFIX = 20
_LONGEST = 180  # bytes: file systems take 255, and a suffix and a number come to it


def file_names(titles: Iterable[str]) -> list[str]:
    """A name without suffix for each title, no two the same even where case does not count."""
    taken: dict[str, int] = {}
    return [_distinct(safe_name(title), taken) for title in titles]


def safe_name(title: str) -> str:
    """The title as a file may be called: one part of a path, no device of Windows, not hidden, not too long."""
    text = _plain(title)
    text = f"_{text}" if _RESERVED.match(text) else text
    return text or "未命名"


def safe_file_name(name: str) -> tuple[str, str]:
    """The name of a file as any system takes it, in two: what is before its suffix, and that with its dot."""
    stem, _, suffix = name.rpartition(".")
    plain = _plain(suffix)
    if not _plain(stem) or not plain or len(plain.encode()) > _LONGEST_SUFFIX:
        return safe_name(name), ""
    return safe_name(stem), f".{plain}"


def _plain(text: str) -> str:
    """The text without what no system takes in a name."""
    shown = printable(unicodedata.normalize("NFC", text), "")
    return _shortened(_FORBIDDEN.sub("_", shown)).strip(" .\u3000\xa0")


def _shortened(text: str) -> str:
    """Cut after a whole character."""
    return text.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore")


def _distinct(name: str, taken: dict[str, int]) -> str:
    """The name, with the next free number if somebody has it; `taken` holds the last number given to each."""
    key, chosen = name.casefold(), name
    while chosen.casefold() in taken:
        taken[key] = taken.get(key, 1) + 1
        chosen = f"{name}（{taken[key]}）"
    taken.setdefault(chosen.casefold(), 1)
    return chosen
