"""Looking for files by their checksums, whatever they are called by now and wherever they lie in some folders."""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from gongkai.errors import reason
from gongkai.files import opened
from gongkai.reports.events import File
from gongkai.reports.intake.folder import Dropped, walk
from gongkai.reports.materials import digest


class Lying:
    """What lies in some folders: `files`, and in `passed` what was not looked at."""

    def __init__(self, entries: Sequence[Dropped]) -> None:
        self.files = tuple(entry for entry in entries if not entry.passed)
        self.passed = tuple(entry for entry in entries if entry.passed)

    def likely(self, wanted: Iterable[File]) -> tuple[Dropped, ...]:
        """Those that may be among the wanted, by their size: no others have to be read."""
        sizes = {file.size for file in wanted}
        return tuple(entry for entry in self.files if entry.size in sizes)

    def namesake(self, name: str) -> Path | None:
        """A file of that name."""
        return self._by_name.get(alike(name))

    @cached_property
    def _by_name(self) -> dict[str, Path]:
        return {alike(entry.parts[-1]): entry.path for entry in reversed(self.files)}


class Found(NamedTuple):
    """Where each content lies, by its checksum, and the files that could not be read."""

    places: dict[str, Path]
    passed: tuple[Dropped, ...]


def lying(folders: Sequence[Path]) -> Lying:
    """All that lies in the folders. Raises GongkaiError for one that is not there."""
    return Lying([entry for folder in folders for entry in walk(folder, None)])


def look(entries: Iterable[Dropped], wanted: Collection[File], read: Callable[[int], None]) -> Found:
    """The wanted among these files; `read` is told how many bytes are done with."""
    left: dict[int, set[str]] = {}
    for file in wanted:
        left.setdefault(file.size, set()).add(file.sha256)
    places: dict[str, Path] = {}
    passed: list[Dropped] = []
    for entry in entries:
        if not left.get(entry.size):
            read(entry.size)
            continue
        try:
            with opened(entry.path) as stream:
                size, checksum = digest(stream, read)
        except OSError as error:
            passed.append(entry._replace(passed=f"读不了：{reason(error)}"))
            continue
        if checksum in left.get(size, ()):
            left[size].remove(checksum)
            places[checksum] = entry.path
    return Found(places, tuple(passed))


def alike(name: str) -> str:
    """A name as file systems compare it at their laxest."""
    return unicodedata.normalize("NFC", name).casefold()
