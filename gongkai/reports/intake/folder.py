"""What lies in a folder: the files that somebody may have handed in, and what is passed over."""

import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from gongkai.errors import GongkaiError, reason
from gongkai.files import leads_away, real
from gongkai.reports.intake.filenames import decoded, litter

_DEEPEST = 40


class Dropped(NamedTuple):
    """A file in a folder: where it is, the parts of its path below the folder as text, and its size in bytes.

    `passed` says why it is not looked at, "" if it is.
    """

    path: Path
    parts: tuple[str, ...]
    size: int = 0
    passed: str = ""


def walk(folder: Path, own: Collection[Path] | None) -> Iterator[Dropped]:
    """Every file below a folder in the order of names. Raises GongkaiError without the folder.

    `own` are gongkai's; None is for somebody who knows what to look for, and wants empty files and litter, too.
    Links are not followed: what they lead to was not dropped here, and may lead round in circles.
    """
    try:
        yield from _below(folder, (), None if own is None else {real(path) for path in own})
    except FileNotFoundError:
        raise GongkaiError(f"找不到文件夹：{folder}", "看看名称和所在的位置") from None
    except NotADirectoryError:
        raise GongkaiError(f"这是文件，不是文件夹：{folder}", "一个单位的文件用 gongkai report submit 登记") from None
    except OSError as error:
        raise GongkaiError(f"读不了文件夹：{folder}（{reason(error)}）") from None


def _below(folder: Path, above: tuple[str, ...], own: Collection[Path] | None) -> Iterator[Dropped]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        path, parts = Path(entry.path), (*above, decoded(os.fsencode(entry.name)))
        try:
            status = entry.stat(follow_symlinks=False)
            passed = _passed(entry, status, len(parts), own)
            if passed or not stat.S_ISDIR(status.st_mode):
                yield Dropped(path, parts, status.st_size, passed)
            else:
                yield from _inner(path, parts, own)
        except OSError as error:
            yield Dropped(path, parts, passed=f"读不了：{reason(error)}")


def _inner(path: Path, parts: tuple[str, ...], own: Collection[Path] | None) -> Iterator[Dropped]:
    """A folder in the folder: one that cannot be read is passed over."""
    try:
        yield from _below(path, parts, own)
    except OSError as error:
        yield Dropped(path, parts, passed=f"读不了：{reason(error)}")


def _passed(entry: "os.DirEntry[str]", status: os.stat_result, depth: int, own: Collection[Path] | None) -> str:
    """Why an entry is passed over; "" if it is not."""
    if leads_away(status):
        return "链接，没有跟过去"
    if own is not None and (what := litter(entry.name)):
        return what
    if stat.S_ISDIR(status.st_mode):
        return f"文件夹套了{_DEEPEST}层以上" if depth > _DEEPEST else ""
    if not stat.S_ISREG(status.st_mode):
        return "不是普通文件"
    if own is None:
        return ""
    if status.st_size == 0:
        return "空文件，可能没有传完"
    return "gongkai 自己的文件" if real(Path(entry.path)) in own else ""
