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
    temporary = target.with_name(f".{target.name}.{token_hex(4)}.tmp")  # somebody else may be at the same folder
    try:
        _write(temporary, source, checksum, read)
        with opened(temporary) as stream:
            if digest(stream, None)[1] != checksum:
                raise OSError(errno.EIO, "not what was written", str(target))
        _name(temporary, target)
        sync_folder(target.parent)
    finally:
        with undisturbed(), suppress(OSError):
            temporary.unlink()


def _write(temporary: Path, source: Path, checksum: str, read: Callable[[int], None]) -> None:
    try:
        stream = opened(source)
    except OSError as error:
        raise GoneError(reason(error)) from None
    known = sha256()
    with stream, temporary.open("xb") as out:
        for chunk in _chunks(stream):
            known.update(chunk)
            out.write(chunk)
            read(len(chunk))
        if known.hexdigest() != checksum:
            raise GoneError("刚才还是，正要复制的时候变了")
        out.flush()
        os.fsync(out.fileno())
        status = os.fstat(stream.fileno())
    os.utime(temporary, ns=(status.st_atime_ns, status.st_mtime_ns))


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
