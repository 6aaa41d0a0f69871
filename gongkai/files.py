"""Reading a file that is one, and writing a file whole or not at all."""

import errno
import os
import shutil
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from gongkai.errors import GongkaiError, NotSyncedError
from gongkai.leaving import undisturbed

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OWNER = stat.S_IRUSR | stat.S_IWUSR
_ANYBODY = 0o666  # less what the umask says
# What one shell or another takes for something else, and where in a sentence a command ends.
_OF_SHELLS = frozenset(" \t\"'`$&|;<>()*?[]{}!#~“”‘’，、；。）")
_MOMENTS, _MOMENT = 20, 0.05  # how often, and in seconds how long, a reader of a pipe is waited for
_MAY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@undisturbed()
def replace(path: Path, content: bytes, backup: Path | None = None, *, private: bool = False) -> None:
    """Put the content in the file's place: at every moment the old one or the new one. Raises OSError.

    Temporary file, fsync, rename, fsync of the folder; before that, the old content gets the name of the backup. Mode,
    group and owner stay, as far as the system lets us; what is `private` is its owner's alone from now on, with its
    backup. What is read-only is refused. Whoever may write at the same time has to hold a lock.
    """
    path = real(path, refuse_loop=True)
    # One name is enough, and what a killed process left there is simply written over.
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        before = path.stat() if path.exists() else None
        if before is not None:
            check_file(path)
        if before is not None and (not before.st_mode & _MAY_WRITE or not os.access(path, os.W_OK)):
            raise OSError(errno.EROFS, "read-only", str(path))
        if private and before is not None and before.st_mode & _OTHERS:
            path.chmod(_OWNER)
            before = path.stat()
        if backup is not None:
            _back_up(path, backup)
        _write(temporary, content, before, _OWNER if private else _ANYBODY)
        _patiently(lambda: os.replace(temporary, path))
        try:
            sync_folder(path.parent)
        except OSError as error:
            raise NotSyncedError(error.errno, error.strerror) from error
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise


def _write(temporary: Path, content: bytes, like: os.stat_result | None, new: int = _ANYBODY) -> None:
    """A new file, never through a link that somebody else put there, and never readable by more than it will be."""
    with suppress(FileNotFoundError):
        temporary.unlink()
    mode = new if like is None else stat.S_IMODE(like.st_mode)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(temporary, flags, mode & 0o666), "wb") as stream:
        stream.write(content)
        stream.flush()
        if like is not None and os.name != "nt":
            _keep_owner(stream.fileno(), like)
            os.fchmod(stream.fileno(), mode)
        os.fsync(stream.fileno())


def _keep_owner(descriptor: int, like: os.stat_result) -> None:
    """The group, with which others share the file, and the owner, which only root may give away."""
    for user, group in ((-1, like.st_gid), (like.st_uid, -1)):
        with suppress(OSError):
            os.fchown(descriptor, user, group)


def read(path: Path, most: int = -1, stream: bool = False) -> bytes:
    """The content of a file, or its beginning. Raises OSError, for a pipe or a device too: reading those may never end.

    `stream` is one that a shell has opened, and `most` ends it.
    """
    if not stream:
        check_file(path)
    with path.open("rb") as content:
        return content.read(most)


def pour(path: Path, content: bytes) -> None:
    """Put the content into what is no file: a device, a pipe. Raises OSError for one that nobody reads.

    A reader may come a moment later; waiting for one may never end.
    """
    at_once = getattr(os, "O_NONBLOCK", 0)
    for moments_left in reversed(range(_MOMENTS)):
        try:
            descriptor = os.open(path, os.O_WRONLY | at_once)
            break
        except OSError as error:
            if error.errno != errno.ENXIO or not moments_left:
                raise
            time.sleep(_MOMENT)
    if at_once:
        os.set_blocking(descriptor, True)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)


def opened(path: Path) -> IO[bytes]:
    """A file to read, if it is one: no link, which may lead anywhere, no pipe, which may never end. Raises OSError."""
    flags = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK"))
    stream = os.fdopen(os.open(path, flags), "rb")
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise OSError(errno.ENODEV, "no regular file", str(path))
    return stream


def check_file(path: Path) -> None:
    """Raises OSError for what is neither a file nor a folder, or cannot be found."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.ENODEV, "no regular file")


def leads_away(status: os.stat_result) -> bool:
    """Whether this is a link, or a folder that is one of Windows' links to another place."""
    if stat.S_ISLNK(status.st_mode):
        return True
    tag: int = getattr(status, "st_reparse_tag", 0)
    return bool(tag) and tag == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)


def check_own(path: Path, folder: bool) -> None:
    """Raises GongkaiError for what would lead out of the folder, or is none, or no file, as it should be."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return
    is_right = stat.S_ISDIR if folder else stat.S_ISREG
    if leads_away(status) or not is_right(status.st_mode):
        what = "是链接" if leads_away(status) else f"不是{'文件夹' if folder else '普通文件'}"
        raise GongkaiError(f"{path} {what}，没有往里写", "把它移走再运行一次，或者用 -o 写到别的文件夹")


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


def as_typed(path: Path | str) -> str:
    """A name as one types it after a command, in every shell."""
    text = str(path)
    if os.name != "nt" and set(text) & set('"$`\\!'):
        from shlex import quote

        return quote(text)
    return f'"{text}"' if _OF_SHELLS.intersection(text) or not text else text


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
            _write(temporary, path.read_bytes(), path.stat())
            shutil.copystat(path, temporary)
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


def state_folder() -> Path:
    """Where programs keep what they remember: on Windows, and by the XDG rules elsewhere."""
    given = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_STATE_HOME")
    folder = Path(given) if given else Path(os.path.expanduser("~")) / ".local" / "state"
    return folder / "gongkai"


def sync_folder(folder: Path) -> None:
    """Make the rename durable; Windows has no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
