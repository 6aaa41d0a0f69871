"""A person chooses which of several files is the record; what was not chosen is kept under another name."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from gongkai.errors import GongkaiError, reason
from gongkai.files import read, real
from gongkai.reports.copies import Copy, ahead, free_name, shared
from gongkai.reports.events import Event
from gongkai.reports.file import JsonStore
from gongkai.reports.log import Log
from gongkai.reports.recover import legible
from gongkai.reports.sealed import BrokenError, NewerError, Sealed, opened


class Left(NamedTuple):
    """A file that was not chosen: its name until now and from now on, and the events that only it holds, by number."""

    name: str
    now: str
    events: Sequence[tuple[int, Event]]


class Adopted(NamedTuple):
    """The record as it is now, and what was not chosen."""

    address: str
    plan: str
    events: Log
    left: tuple[Left, ...]


def adopt(chosen: Path, store: Path) -> Adopted:
    """Make the chosen file the record. Raises GongkaiError if it is damaged, or of another plan than the store.

    A file that holds what the chosen one lacks gets a name of its own, the store and its backup too; nothing is erased.
    """
    chosen = real(chosen)
    contents = _whole(chosen, _bytes(chosen))
    own = JsonStore(store, contents.plan)
    with own.locked():
        beside = own.copies()
        left = [_renamed(copy, contents, own.path) for copy in ahead(contents, beside)]
        if chosen != own.path:
            left += _replaced(own, contents, max((copy.contents.revision for copy in beside), default=0))
    log = own.log(contents.lines)
    return Adopted(own.address, own.plan, log, tuple(_once(left, log)))


def _once(left: Iterable[Left], log: Iterable[Event]) -> Iterator[Left]:
    """Each event that the record lacks with the first file that holds it."""
    known = set(log)
    for one in left:
        fresh = [(seq, event) for seq, event in one.events if event not in known]
        known.update(event for _, event in fresh)
        yield one._replace(events=fresh)


def _replaced(own: JsonStore, contents: Sealed, revision: int) -> list[Left]:
    """Write the chosen contents; what was there becomes the backup, or is kept by a name of its own if it holds more.

    The revision is one that nobody has seen, so that whoever has read the old file reads again before adding to it.
    """
    left: list[Left] = []
    backup = own.backup
    if own.path.exists():
        content = _bytes(own.path)
        try:
            mine = _whole(own.path, content)
        except GongkaiError:
            mine = None
        if mine is not None and mine.plan != own.plan:
            own.opened(own.path, content)  # complains
        if mine is None or ahead(contents, [Copy(own.path, mine)]):
            backup = free_name(own.path)
            left = [Left(own.path.name, backup.name, _only(mine, content, contents))]
        revision = max(revision, mine.revision if mine else 0)
    own.save(contents._replace(revision=max(revision, contents.revision) + 1), backup)
    return left


def _renamed(copy: Copy, contents: Sealed, store: Path) -> Left:
    name = free_name(store)
    events = _only(copy.contents, b"", contents)
    try:
        copy.path.rename(name)
    except OSError as error:
        raise GongkaiError(f"{copy.path} 改不了名（{reason(error)}）", "看看它是不是正打开着") from None
    return Left(copy.path.name, name.name, events)


def _only(one: Sealed | None, content: bytes, other: Sealed) -> Sequence[tuple[int, Event]]:
    """What only the one holds; of a damaged one, what can be read of it."""
    if one is None:
        found = legible(content.decode("utf-8", errors="replace"))
        return [(seq, event) for seq, event in found if event.line(seq) not in other.lines[seq - 1 : seq]]
    return list(enumerate(Log(one.lines, _unreadable), 1))[shared(one, other) :]


def _whole(path: Path, content: bytes) -> Sealed:
    try:
        return opened(content)
    except NewerError:
        raise GongkaiError(f"{path} 是更新的 gongkai 写的", "请更新 gongkai") from None
    except BrokenError as problem:
        hint = "换一个完好的；用 gongkai report log --recover 看各个文件里还读得出什么"
        raise GongkaiError(f"{path} 不能用：{problem}", hint) from None


def _bytes(path: Path) -> bytes:
    try:
        return read(path)
    except OSError as error:
        raise GongkaiError(f"读不了文件：{path}（{reason(error)}）") from None


def _unreadable(seq: int) -> GongkaiError:
    return GongkaiError(f"第{seq}条记录看不懂")
