"""A record's file: sealed by a checksum, put in its place whole, and read back before anything is acknowledged."""

import json
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from gongkai.budgets import MB
from gongkai.errors import GongkaiError, reason
from gongkai.files import read, replace
from gongkai.leaving import recording


class Words(NamedTuple):
    """What messages call a record (进度) and its file (进度文件), what shows it, and what to do where it is full."""

    record: str
    file: str
    look: str
    full: str


def save(path: Path, content: bytes, backup: Path | None, words: Words, most: int, *, private: bool = False) -> None:
    """Write the file, of so many bytes at most, and read it back. Raises GongkaiError that says whether it is in."""
    if len(content) > most:
        raise GongkaiError(f"没有存上：{words.file} {path} 会超过{most // MB}MB，以后就读不了了", words.full)
    try:
        with recording():
            replace(path, content, backup, private=private)
    except OSError as error:
        if _holds(path, content):
            hint = f"先用 {words.look} 核对，不要重复登记；磁盘有问题的，换一个位置"
            raise GongkaiError(f"已经写进 {path}，但磁盘没有确认存稳（{reason(error)}）", hint) from None
        raise GongkaiError(f"{words.record}没有存上，原来的记录没有动：{path}（{reason(error)}）") from None
    _read_back(path, content, f"过一会儿先用 {words.look} 核对，没有的再登记")


def _read_back(path: Path, content: bytes, hint: str) -> None:
    """Nothing is acknowledged that is not there."""
    try:
        found = read(path)
    except OSError as error:
        raise GongkaiError(f"已经写进 {path}，但读不出来核对（{reason(error)}）", hint) from None
    if found != content:
        message = f"存了以后读出来的不一样，不知道这一次记上没有：{path}"
        raise GongkaiError(message, f"多半是同步软件正在换它；{hint}")


def _holds(path: Path, content: bytes) -> bool:
    """Whether the file has this very content."""
    try:
        return read(path) == content
    except OSError:
        return False


def digest(before: bytes, after: bytes) -> bytes:
    """The checksum of a file: the digits of SHA-256 over what stands before and after them."""
    made = sha256(before)
    made.update(after)
    return made.hexdigest().encode("ascii")


def as_json(value: object) -> str:
    """A value as a record's file writes it, in one line."""
    return json.dumps(value, ensure_ascii=False)
