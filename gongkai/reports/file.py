"""status.json: the event log in one readable file beside the plan, written whole or not at all.

A damaged file, one of another plan, or one that is older than what lies beside it, is never written over: these records
go into a unit's yearly assessment.
"""

import errno
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from gongkai.budgets import STORE_BYTES
from gongkai.errors import GongkaiError, reason
from gongkai.files import read, real
from gongkai.reports.copies import Copy, ahead, beside, beyond, copies, shared, told
from gongkai.reports.events import Event
from gongkai.reports.lock import locked
from gongkai.reports.log import ConflictError, Log
from gongkai.reports.recover import Salvage, legible
from gongkai.reports.saving import Words, save
from gongkai.reports.sealed import FORMAT, BrokenError, NewerError, Sealed, opened, seal

_WORDS = Words(
    "进度", "进度文件", "gongkai report log", "每一届另起一份方案，各有各的进度文件；确实有这么多的，用数据库"
)


class AnotherPlanError(GongkaiError):
    """The file is the record of another plan."""


class _Read(NamedTuple):
    """What a file said when it was read, and the bytes that said so; none where there is no file yet."""

    content: bytes
    contents: Sealed


class JsonStore:
    """The store of one plan in one file; a file that does not exist yet is an empty log at revision 0."""

    def __init__(self, path: Path, plan: str) -> None:
        """`plan` is the id that the file must carry."""
        self.path = real(path)
        self.backup = self.path.with_name(f"{self.path.name}.bak")
        self.files: tuple[Path, ...] = (self.path, self.backup)
        self.address = str(self.path)
        self.plan = plan
        self._last = _Read(b"", Sealed(plan, 0, []))

    def load(self) -> tuple[Sequence[Event], int]:
        """All events and the revision. Raises GongkaiError if the file is damaged, another plan's, or rolled back."""
        found = self._read()
        return self.log(found.lines), found.revision

    def append(self, events: Iterable[Event], expected_revision: int) -> int:
        """Add events and give the new revision. Raises ConflictError if the file has moved on from the expected one."""
        with self.locked():
            known = self._read()
            if known.revision != expected_revision:
                raise ConflictError
            fresh = [event.line(seq) for seq, event in enumerate(events, len(known.lines) + 1)]
            if not fresh:
                return expected_revision
            self.save(Sealed(self.plan, known.revision + 1, [*known.lines, *fresh]), self.backup)
        return expected_revision + 1

    def salvage(self) -> list[Salvage]:
        """The file, its backup and the copies beside it, each as far as it can be read."""
        files = dict.fromkeys((*self.files, *(copy.path for copy in self.copies())))
        return [self._salvaged(file) for file in files if file.exists()]

    def copies(self) -> list[Copy]:
        """The whole stores of this plan that lie beside it."""
        return copies(beside(self.path, self.backup), self.plan)

    def locked(self) -> AbstractContextManager[None]:
        """Alone with the file. Raises GongkaiError if another process holds it for too long."""
        return locked(self.path)

    def save(self, contents: Sealed, backup: Path | None) -> None:
        """Write the file and read it back. Raises GongkaiError that says whether it is in."""
        save(self.path, seal(contents), backup, _WORDS, STORE_BYTES)

    def opened(self, path: Path, content: bytes) -> Sealed:
        """What a file's bytes say. Raises GongkaiError if they are damaged or another plan's."""
        try:
            found = opened(content)
        except NewerError:
            raise GongkaiError(f"进度文件 {path} 的格式比 {FORMAT} 新，这个版本不认得", "请更新 gongkai") from None
        except BrokenError as problem:
            raise self._damaged(path, str(problem)) from None
        if found.plan != self.plan:
            message = f"进度文件 {path} 属于另一份方案“{found.plan}”，这份方案是“{self.plan}”"
            raise AnotherPlanError(message, "换一个进度文件的名称，或者核对方案的 id")
        return found

    def _read(self) -> Sealed:
        """What the file says now. What lies beside it is read first: a save in between only makes the file newer."""
        found = beside(self.path, self.backup)
        try:
            content = read(self.path, STORE_BYTES + 1)
            if len(content) > STORE_BYTES:
                raise OSError(errno.E2BIG, "too large")
        except FileNotFoundError:
            return self._nothing(copies(found, self.plan))
        except OSError as error:
            hint = f"写上文件名：{self.path / 'status.json'}" if self.path.is_dir() else ""
            raise GongkaiError(f"读不了进度文件：{self.path}（{reason(error)}）", hint) from None
        if not content or content != self._last.content:
            self._last = _Read(content, self.opened(self.path, content))
        if more := ahead(self._last.contents, copies(found, self.plan, content)):
            raise self._rolled_back(self._last.contents, more)
        return self._last.contents

    def _nothing(self, whole: list[Copy]) -> Sealed:
        """No file yet. Raises GongkaiError if there was one, or can be none."""
        if not self.path.parent.is_dir():
            raise GongkaiError(f"没有这个文件夹：{self.path.parent}", "核对进度文件的位置，或者先把文件夹建好")
        nothing = Sealed(self.plan, 0, [])
        if more := ahead(nothing, whole):
            hint = f"{self._adopting(more[0].path)}；确实要重新开始的，把它移到别处"
            held = f"{more[0].path.name} 还在，有{len(more[0].contents.lines)}条记录"
            raise GongkaiError(f"进度文件 {self.path} 不见了，旁边的 {held}", hint)
        if self.backup.exists():
            hint = f"{self._look()}；确实要重新开始的，把备份移到别处"
            raise GongkaiError(f"进度文件 {self.path} 不见了，备份 {self.backup.name} 还在", hint)
        return nothing

    def _rolled_back(self, mine: Sealed, more: list[Copy]) -> GongkaiError:
        newest = more[0]
        first = shared(mine, newest.contents) + 1
        more_there = beyond(newest.contents, mine)
        said = f"进度文件 {self.path} 有{len(mine.lines)}条记录，可是旁边的 {newest.path.name} "
        said += f"还有这里没有的{len(more_there)}条：{told(more_there, first)}"
        if only_here := beyond(mine, newest.contents):
            said += f"；那里也没有这里的{len(only_here)}条：{told(only_here, first)}"
        if others := "、".join(copy.path.name for copy in ahead(newest.contents, more)):
            said += f"；{others} 里又有别的"
        hint = f"多半是同步软件把旧的换了回来，现在不能登记。{self._adopting(newest.path)}；"
        hint += f"要用现在这一份的，运行 {self._command(self.path)}；没有采用的改名留着，不会删"
        return GongkaiError(said, hint)

    def _adopting(self, path: Path) -> str:
        return f"要用 {path.name} 的，运行 {self._command(path)}"

    def _command(self, path: Path) -> str:
        """How it is chosen, to be typed as it stands, wherever the store lies."""
        near = Path.cwd() == self.path.parent
        words = ["gongkai store adopt", f'"{path.name if near else path}"']
        if self.path.name != "status.json":
            words.append(f'--store "{self.path.name if near else self.path}"')
        return " ".join(words)

    def log(self, lines: list[str]) -> Log:
        """The events of these lines, which complain of this file."""
        return Log(lines, lambda seq: self._damaged(self.path, f"第{seq}条记录看不懂"))

    def _salvaged(self, path: Path) -> Salvage:
        problem, content = "", b""
        try:
            content = read(path)
            return Salvage(path.name, "", tuple(enumerate(self.log(self.opened(path, content).lines), 1)))
        except GongkaiError as error:
            problem = error.message
        except OSError as error:
            problem = f"读不了（{reason(error)}）"
        return Salvage(path.name, problem, legible(content.decode("utf-8", errors="replace")))

    def _damaged(self, path: Path, reason: str) -> GongkaiError:
        hint = f"{self._look()}。gongkai 不会覆盖坏了的文件"
        return GongkaiError(f"进度文件 {path} 已损坏：{reason}", hint)

    def _look(self) -> str:
        """Where to look for what is gone."""
        whole = max(self.copies(), key=lambda copy: len(copy.contents.lines), default=None)
        look = "用 gongkai report log --recover 看还能读出什么"
        return f"旁边的 {whole.path.name} 完好；{look}，{self._adopting(whole.path)}" if whole else look
