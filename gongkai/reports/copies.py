"""What sync software leaves beside a store: its backup and copies under other names, and whether one knows more.

An older status.json put back over a newer one has a sound checksum. What tells is what lies beside it: a file that
holds an event which the store lacks. One that holds nothing but the store's own beginning is in nobody's way.
"""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from gongkai.budgets import STORE_BYTES
from gongkai.reports.events import MALFORMED, from_line
from gongkai.reports.sealed import BrokenError, NewerError, Sealed, begins, opened

ASIDE = "未采用"
_NAMED = 3


class Copy(NamedTuple):
    """A whole store of some plan beside the one in use."""

    path: Path
    contents: Sealed


def beside(store: Path, backup: Path) -> dict[Path, bytes]:
    """What may be stores beside this one, not looked into yet: its backup first, then by name."""
    found: dict[Path, bytes] = {}
    for path in (backup, *_alike(store, backup)):
        with suppress(OSError):
            if content := _content(path):
                found[path] = content
    return found


def copies(found: Mapping[Path, bytes], plan: str, store: bytes = b"") -> list[Copy]:
    """The whole stores of this plan among these, without those that are plainly the beginning of the store's bytes."""
    whole: list[Copy] = []
    for path, content in found.items():
        with suppress(BrokenError, NewerError):
            if not begins(store, content) and (contents := opened(content)).plan == plan:
                whole.append(Copy(path, contents))
    return whole


def ahead(contents: Sealed, found: list[Copy]) -> list[Copy]:
    """The copies that hold an event which these contents lack; whichever holds most comes first."""
    more = [copy for copy in found if beyond(copy.contents, contents)]
    return sorted(more, key=lambda copy: -len(copy.contents.lines))


def beyond(one: Sealed, other: Sealed) -> list[str]:
    """What is on record in the one and not in the other: all from the first event on that they do not share."""
    return one.lines[shared(one, other) :]


def shared(one: Sealed, other: Sealed) -> int:
    """With how many events both begin."""
    shorter = min(len(one.lines), len(other.lines))
    if one.lines[:shorter] == other.lines[:shorter]:
        return shorter
    return next(at for at in range(shorter) if one.lines[at] != other.lines[at])


def told(lines: list[str], first: int) -> str:
    """What these lines hold, in a few words: 第2条 司法局 5月15日10:00报送 …; `first` is the number of the first."""
    words = [_words(line, seq) for seq, line in enumerate(lines[:_NAMED], first)]
    return "、".join(words) + (f" 等{len(lines)}条" if len(lines) > _NAMED else "")


def free_name(store: Path) -> Path:
    """A name for what was not chosen, which is not taken and is looked at no more."""
    numbers = iter(range(1, 10_000))
    names = (store.with_name(f"{store.stem}.{ASIDE}-{number}{store.suffix}") for number in numbers)
    return next(name for name in names if not os.path.lexists(name))


def _words(line: str, seq: int) -> str:
    try:
        event = from_line(line, seq)
    except MALFORMED:
        return f"第{seq}条"
    units = "、".join(event.units[:_NAMED])
    return f"第{seq}条 {units} {event.at.beside(event.recorded.day.year)}{event.kind.word}"


def _alike(store: Path, backup: Path) -> Iterator[Path]:
    """The files whose names are the store's with something added: status (1).json, status-办公室电脑.json."""
    stem, suffix = store.stem.casefold(), store.suffix.casefold()
    own = rf"(?<![a-z0-9]){re.escape(stem)}(?![a-z0-9]).*{re.escape(suffix)}"
    try:
        names = sorted(os.listdir(store.parent))
    except OSError:
        return
    for name in names:
        ours = name in (store.name, backup.name) or f".{ASIDE}-" in name
        if not ours and stem in name.casefold() and not name.startswith((".", "~")) and re.search(own, name.casefold()):
            yield store.with_name(name)


def _content(path: Path) -> bytes | None:
    """What is in a file, if it may be a store; None for what is no file, or begins as no store does."""
    if not path.is_file():
        return None
    with path.open("rb") as stream:
        head = stream.read(64)
        if not head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"{"):
            return None
        return head + stream.read(STORE_BYTES)
