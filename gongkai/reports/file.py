"""status.json: the event log in one readable file beside the plan, written whole or not at all.

A damaged file, or one of another plan, is never written over: these records go into a unit's yearly assessment.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from gongkai.errors import GongkaiError, reason
from gongkai.files import read, real, replace
from gongkai.reports.events import MALFORMED, Event, from_format_1, from_json, storable
from gongkai.reports.log import ConflictError
from gongkai.reports.recover import Salvage, legible

FORMAT = 2
_LOCK_SECONDS = 10.0


class _Contents(NamedTuple):
    """What a file said when it was read, and the bytes that said so."""

    content: bytes
    entries: list[dict[str, Any]]
    events: tuple[Event, ...]
    revision: int


class JsonStore:
    """The store of one plan in one file; a file that does not exist yet is an empty log at revision 0."""

    def __init__(self, path: Path, plan: str) -> None:
        """`plan` is the id that the file must carry."""
        self.path = real(path)
        self.backup = self.path.with_name(f"{self.path.name}.bak")
        self.files: tuple[Path, ...] = (self.path, self.backup)
        self.place = str(self.path)
        self.plan = plan
        self._last = _Contents(b"", [], (), 0)

    def load(self) -> tuple[tuple[Event, ...], int]:
        """All events and the revision. Raises GongkaiError if the file is damaged or belongs to another plan."""
        found = self._read()
        return found.events, found.revision

    def append(self, events: Iterable[Event], expected_revision: int) -> int:
        """Add events and give the new revision. Raises ConflictError if the file has moved on from the expected one."""
        with self._locked():
            known = self._read()
            if known.revision != expected_revision:
                raise ConflictError
            fresh = [event.as_json(seq) for seq, event in enumerate(events, len(known.entries) + 1)]
            if not fresh:
                return expected_revision
            self._save([*known.entries, *fresh], known.revision + 1)
        return expected_revision + 1

    def _read(self) -> _Contents:
        """What the file says now. The same bytes mean the same: whoever appends has mostly just loaded them."""
        try:
            content = read(self.path)
        except FileNotFoundError:
            if self.backup.exists():
                hint = f"找回原来的文件，或者把备份改名为 {self.path.name}；确实要重新开始的，把备份移走"
                raise GongkaiError(f"进度文件 {self.path} 不见了，备份 {self.backup.name} 还在", hint) from None
            return _Contents(b"", [], (), 0)
        except OSError as error:
            raise GongkaiError(f"读不了进度文件：{self.path}（{reason(error)}）") from None
        if not content or content != self._last.content:
            self._last = self._contents(content)
        return self._last

    def salvage(self) -> list[Salvage]:
        """The file and its backup, each as far as it can be read."""
        return [JsonStore(file, self.plan)._salvaged() for file in self.files if file.exists()]

    def _salvaged(self) -> Salvage:
        try:
            return Salvage(self.path.name, "", tuple(enumerate(self.load()[0], 1)))
        except GongkaiError as error:
            problem = error.message
        try:
            text = read(self.path).decode("utf-8", errors="replace")
        except OSError:
            return Salvage(self.path.name, problem, ())
        return Salvage(self.path.name, problem, legible(text))

    def _envelope(self, content: bytes) -> dict[str, Any]:
        """The outermost object, with its checksum verified."""
        try:
            envelope = json.loads(content.decode("utf-8"))
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise self._damaged(f"第{line}行不是 UTF-8 文字") from None
        except json.JSONDecodeError as error:
            raise self._damaged(f"第{error.lineno}行第{error.colno}列读不下去") from None
        except (RecursionError, ValueError):
            raise self._damaged("括号套得太深，或者数字太长") from None
        if not isinstance(envelope, dict) or "format" not in envelope:
            raise self._damaged("最外层不是进度记录")
        if type(envelope["format"]) is not int or not 0 < envelope["format"] <= FORMAT:
            raise GongkaiError(f"进度文件 {self.path} 的格式比 {FORMAT} 新，这个版本不认得", "请更新 gongkai")
        if envelope.keys() != {"format", "plan", "revision", "checksum", "events"}:
            raise self._damaged("应有 format、plan、revision、checksum、events 五项，多了或者少了")
        if envelope["checksum"] != _checksum(envelope):
            raise self._damaged("内容和校验码对不上，有人在 gongkai 以外改过它，或者没有写完")
        if envelope["plan"] != self.plan:
            message = f"进度文件 {self.path} 属于另一份方案“{envelope['plan']}”，这份方案是“{self.plan}”"
            raise GongkaiError(message, "用 --store 另指定一个进度文件，或者核对方案的 id")
        return migrated(envelope)

    def _contents(self, content: bytes) -> _Contents:
        """The file's bytes understood, down to the last event."""
        envelope = self._envelope(content)
        entries, revision = envelope["events"], envelope["revision"]
        if not isinstance(entries, list) or type(revision) is not int or revision < 0:
            raise self._damaged("events 或 revision 不对")
        events: list[Event] = []
        try:
            for seq, entry in enumerate(entries, 1):
                events.append(from_json(entry, seq))
        except MALFORMED:
            raise self._damaged(f"第{len(events) + 1}条记录看不懂") from None
        return _Contents(content, entries, tuple(events), revision)

    def _damaged(self, reason: str) -> GongkaiError:
        backup = f"备份是旁边的 {self.backup.name}" if self.backup.exists() else "旁边没有备份"
        hint = f"{backup}；用 gongkai report log --recover 看还能读出什么。gongkai 不会覆盖坏了的文件"
        return GongkaiError(f"进度文件 {self.path} 已损坏：{reason}", hint)

    def _save(self, entries: list[dict[str, Any]], revision: int) -> None:
        envelope = {"format": FORMAT, "plan": self.plan, "revision": revision, "checksum": "", "events": entries}
        envelope["checksum"] = _checksum(envelope)
        content = storable(_written(envelope))
        try:
            replace(self.path, content, self.backup)
        except OSError as error:
            if self._holds(content):
                hint = "先用 gongkai report log 核对，不要重复登记；磁盘有问题的，换一个位置"
                raise GongkaiError(f"已经写进 {self.path}，但磁盘没有确认存稳（{reason(error)}）", hint) from None
            raise GongkaiError(f"进度没有存上，原来的记录没有动：{self.path}（{reason(error)}）") from None

    def _holds(self, content: bytes) -> bool:
        """Whether the file has this very content."""
        try:
            return read(self.path) == content
        except OSError:
            return False

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Alone with the file. Raises GongkaiError if another process holds it for too long."""
        from filelock import FileLock, Timeout

        if not self.path.parent.is_dir():
            raise GongkaiError(f"没有这个文件夹：{self.path.parent}", "核对 --store，或者先把文件夹建好")
        lock = FileLock(self.path.with_name(f".{self.path.name}.lock"), timeout=_LOCK_SECONDS)
        try:
            lock.acquire()
        except Timeout:
            message = f"进度文件正被另一个 gongkai 使用，等了{_LOCK_SECONDS:.0f}秒：{self.path}"
            raise GongkaiError(message, f"等它结束再试{self._holder()}") from None
        except OSError as error:
            raise GongkaiError(f"进度没有存上：{self.path.parent}（{reason(error)}）") from None
        try:
            self._sign()
            yield
        finally:
            with suppress(OSError):
                self._signature.unlink()
            lock.release()

    @property
    def _signature(self) -> Path:
        """Beside the lock, which other programs may not be able to read while it is held."""
        return self.path.with_name(f".{self.path.name}.holder")

    def _sign(self) -> None:
        """Leave word of who holds the lock; it helps those who wait, and nothing depends on it."""
        from getpass import getuser
        from platform import node

        with suppress(OSError, KeyError, ImportError):
            self._signature.write_text(f"{getuser()} {node()} {os.getpid()}", encoding="utf-8")

    def _holder(self) -> str:
        with suppress(OSError, ValueError):
            user, host, process = self._signature.read_text(encoding="utf-8").rsplit(" ", 2)
            return f"；正在用它的是 {user}，电脑 {host}，进程 {process}"
        return ""


def migrated(envelope: dict[str, Any]) -> dict[str, Any]:
    """A store of an earlier format as one of this. Format 1 knew submissions alone."""
    if envelope["format"] == 1 and isinstance(envelope["events"], list):
        envelope = {**envelope, "format": 2, "events": [from_format_1(entry) for entry in envelope["events"]]}
    return envelope


def _written(envelope: dict[str, Any]) -> str:
    """The file's text, an event a line: to be read by a person, and written ten times as fast as indented."""
    head = {key: value for key, value in envelope.items() if key != "events"}
    events = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in envelope["events"])
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "events": [\n{events}\n]}}\n'


def _checksum(envelope: dict[str, Any]) -> str:
    """SHA-256 over everything but the checksum, independent of indentation."""
    content = {key: value for key, value in envelope.items() if key != "checksum"}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
