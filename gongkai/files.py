"""Reading a file that is one, and writing a file whole or not at all."""

import errno
import os
import shutil
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_MAY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def replace(path: Path, content: bytes, backup: Path | None = None) -> None:
    """Put the content in the file's place: at every moment the old one or the new one. Raises OSError.

    Temporary file, fsync, rename, fsync of the folder; before that, the old content gets the name of the backup.
    Whoever may write at the same time has to hold a lock. A file that somebody has made read-only is left as it is:
    renaming would go over that, which Windows alone refuses.
    """
    path = real(path, refuse_loop=True)
    # One name is enough, and what a killed process left there is simply written over.
    temporary = path.with_name(f".{path.name}.tmp")
    mode = path.stat().st_mode if path.exists() else None
    if mode is not None and not mode & _MAY_WRITE:
        raise OSError(errno.EROFS, "read-only")
    try:
        if backup is not None:
            _back_up(path, backup)
        with suppress(FileNotFoundError):
            temporary.unlink()
        with temporary.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            temporary.chmod(mode)
        _patiently(lambda: os.replace(temporary, path))
        _sync_folder(path.parent)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise


def read(path: Path) -> bytes:
    """The content of a file. Raises OSError, for a pipe or a device too: reading those may never end."""
    check_file(path)
    return path.read_bytes()


def check_file(path: Path) -> None:
    """Raises OSError for what is neither a file nor a folder, or cannot be found."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.ENODEV, "no regular file")


def real(path: Path, refuse_loop: bool = False) -> Path:
    """Where a path leads through all links. One that leads round in circles stays as it is, or raises OSError."""
    try:
        return Path(os.path.realpath(path, strict=True))
    except FileNotFoundError:
        return Path(os.path.realpath(path))
    except OSError:
        if refuse_loop:
            raise
        return Path(os.path.realpath(path))


def as_typed(path: Path) -> str:
    """A name as one types it after a command, in every shell."""
    return f'"{path}"' if " " in str(path) else str(path)


def content_of(path: Path) -> bytes:
    """What is in a file so far; nothing if there is no such file or it cannot be read."""
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError:
        return b""


def _back_up(path: Path, backup: Path) -> None:
    """The file under a second name, which keeps the old content when the first gets a new one."""
    temporary = backup.with_name(f".{backup.name}.tmp")
    try:
        with suppress(FileNotFoundError):
            temporary.unlink()
        try:
            os.link(path, temporary)
        except FileNotFoundError:
            return
        except OSError:  # a disk that has no hard links, such as most USB sticks
            shutil.copy2(path, temporary)
            with temporary.open("rb+") as stream:
                os.fsync(stream.fileno())
        _patiently(lambda: os.replace(temporary, backup))
        with suppress(FileNotFoundError):
            temporary.unlink()  # renaming between two names of one file does nothing: the last save failed after this
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise


def _patiently(action: Callable[[], None]) -> None:
    """Windows refuses to rename while another program has the file open, mostly for a moment only."""
    for attempt in range(20):
        try:
            action()
            return
        except PermissionError:
            if os.name != "nt" or attempt == 19:
                raise
            time.sleep(0.05)


def _sync_folder(folder: Path) -> None:
    """Make the rename durable; Windows has no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
