"""Copying a file to a name that nobody has: whole and proved equal, or not at all."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import IO

from gongkai.errors import reason
from gongkai.files import opened, sync_folder
from gongkai.leaving import undisturbed
from gongkai.reports.materials import digest

_CHUNK = 1 << 20


class GoneError(Exception):
    """The source cannot be read (any more), or is not what it was; says why, in Chinese."""


def copy(source: Path, target: Path, checksum: str, read: Callable[[int], None]) -> None:
    """The source under a new name, with the day of its last change; `read` is told how many bytes are done with.

    Raises GoneError where the source is to blame, FileExistsError if the name is taken, else OSError. At no moment
    does the target hold less than all of it.
    """
    try:
        stream = opened(source)
    except OSError as error:
        raise GoneError(reason(error)) from None
    with stream:
        keep(stream, target, checksum, read, os.fstat(stream.fileno()))


def keep(
    stream: IO[bytes], target: Path, checksum: str, read: Callable[[int], None], like: os.stat_result | None = None
) -> None:
    """A stream with this checksum as a new file, as `copy` does; `like` has the day that is kept."""
    temporary = target.with_name(f".{target.name}.{token_hex(4)}.tmp")  # somebody else may be at the same folder
    try:
        _write(temporary, stream, checksum, read, like)
        with opened(temporary) as written:
            if digest(written, None)[1] != checksum:
                raise OSError(errno.EIO, "not what was written", str(target))
        _name(temporary, target)
        sync_folder(target.parent)
    finally:
        with undisturbed(), suppress(OSError):
            temporary.unlink()


def _write(
    temporary: Path, stream: IO[bytes], checksum: str, read: Callable[[int], None], like: os.stat_result | None
) -> None:
    known = sha256()
    with temporary.open("xb") as out:
        for chunk in _chunks(stream):
            known.update(chunk)
            out.write(chunk)
            read(len(chunk))
        if known.hexdigest() != checksum:
            raise GoneError("刚才还是，正要复制的时候变了")
        out.flush()
        os.fsync(out.fileno())
    if like is not None:
        os.utime(temporary, ns=(like.st_atime_ns, like.st_mtime_ns))


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    try:
        while chunk := stream.read(_CHUNK):
            yield chunk
    except OSError as error:
        raise GoneError(reason(error)) from None


def _name(temporary: Path, target: Path) -> None:
    """Give the name, never over anything. A disk without hard links, such as most USB sticks, is asked before."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "taken", str(target)) from None
        temporary.rename(target)
