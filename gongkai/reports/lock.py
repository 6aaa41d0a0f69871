"""Alone with a file: a lock that ends with its process, and word of who holds it."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gongkai.errors import GongkaiError, reason
from gongkai.leaving import undisturbed
from gongkai.reports.patience import SECONDS


@contextmanager
def locked(path: Path, what: str = "进度") -> Iterator[None]:
    """Nobody else writes the file, which holds `what`, meanwhile.

    Raises GongkaiError if another process holds it for too long.
    """
    from filelock import FileLock, Timeout

    if not path.parent.is_dir():
        raise GongkaiError(f"没有这个文件夹：{path.parent}", f"核对{what}文件的位置，或者先把文件夹建好")
    file = path.with_name(f".{path.name}.lock")
    _refuse_links(file)
    lock = FileLock(file, timeout=SECONDS, mode=0o666)  # whoever shares the folder may lock too
    try:
        lock.acquire()
    except Timeout:
        message = f"{what}文件正被另一个 gongkai 使用，等了{SECONDS:.0f}秒：{path}"
        raise GongkaiError(message, f"等它结束再试{_holder(path)}") from None
    except OSError as error:
        raise GongkaiError(f"{what}没有存上：{path.parent}（{reason(error)}）") from None
    with undisturbed():
        try:
            _sign(path)
            yield
        finally:
            with suppress(OSError):
                _signature(path).unlink()
            lock.release()


def _refuse_links(lock: Path) -> None:
    """In a shared folder a link or a pipe of another's must neither be written through nor waited for."""
    with suppress(FileNotFoundError, PermissionError):
        if not stat.S_ISREG(lock.lstat().st_mode):
            raise GongkaiError(f"锁文件 {lock} 不是普通文件，没有登记", "看看是谁放的，把它移走再试")


def _signature(path: Path) -> Path:
    """Beside the lock, which other programs may not be able to read while it is held."""
    return path.with_name(f".{path.name}.holder")


def _sign(path: Path) -> None:
    """Leave word of who holds the lock; it helps those who wait, and nothing depends on it."""
    from getpass import getuser
    from platform import node

    signature = _signature(path)
    with suppress(OSError, KeyError, ImportError):
        with suppress(FileNotFoundError):
            signature.unlink()  # of a killed process, or somebody's link to another file
        descriptor = os.open(signature, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(f"{getuser()} {node()} {os.getpid()}")


def _holder(path: Path) -> str:
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    with suppress(OSError, ValueError):
        with os.fdopen(os.open(_signature(path), flags), "rb") as stream:
            user, host, process = stream.read(1000).decode("utf-8").rsplit(" ", 2)
        return f"；正在用它的是 {user}，电脑 {host}，进程 {process}"
    return ""
