"""Which documents gongkai wrote itself: most carry a mark; of text, tables and data it keeps a list of checksums.

The list is this person's on this computer. Without it nothing is lost: whoever wants to replace a file says --force.
"""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from gongkai.files import content_of, replace, state_folder
from gongkai.marks import can_be_marked, is_untouched

_MOST = 5000  # lines of 65 bytes


def is_own(content: bytes) -> bool:
    """Whether gongkai wrote just this content, and nobody has changed it since."""
    return is_untouched(content) or _sum(content) in content_of(_list()).split(b"\n")


def remember(content: bytes) -> None:
    """Put what has no place for a mark on the list; where that cannot be written, it is not known again."""
    if can_be_marked(content):
        return
    with suppress(OSError, RuntimeError):
        known = content_of(_list()).split()
        if len(known) >= _MOST:
            replace(_list(), b"".join(line + b"\n" for line in known[_MOST // 2 :]))
        _list().parent.mkdir(parents=True, exist_ok=True)
        with _list().open("ab") as stream:
            stream.write(_sum(content) + b"\n")


def _list() -> Path:
    return state_folder() / "written"


def _sum(content: bytes) -> bytes:
    return sha256(content).hexdigest().encode()
