"""The archive's folders: what lies in them already, and the names under which more may be put there."""

import os
import stat
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from gongkai.archive.copying import GoneError, copy
from gongkai.archive.filed import Filed
from gongkai.archive.search import Found, Lying, alike, look
from gongkai.filenames import safe_file_name
from gongkai.files import check_own
from gongkai.reports.events import File
from gongkai.reports.intake.filenames import litter
from gongkai.reports.intake.folder import Dropped


class Shelved(NamedTuple):
    """What became of something that belongs in the archive.

    `path` is its path there, "" if it is not there; `fresh` says that it has come now, `why` why it has not.
    """

    filed: Filed
    path: str = ""
    fresh: bool = False
    why: str = ""

    @property
    def missing(self) -> bool:
        """Whether a file is on record and not to be found."""
        return self.filed.file is not None and not self.path


class Drawer:
    """The folder of a unit for a report; what lies in it stays as it is, and is known by its content."""

    def __init__(self, root: Path, names: tuple[str, str]) -> None:
        """Raises GongkaiError if it is a link, which would lead out of the archive, or a file; OSError as well."""
        self.folder = root.joinpath(*names)
        self._names = names
        for above in (root / names[0], self.folder):
            check_own(above, folder=True)
        self.files = tuple(_files(self.folder))
        self._present: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._taken = {alike(name) for name in (os.listdir(self.folder) if self.folder.is_dir() else ())}

    def find(self, wanted: Sequence[File], read: Callable[[int], None]) -> None:
        """Learn what of the wanted lies here."""
        places = look(self.files, wanted, read).places
        self._present = {checksum: path.name for checksum, path in places.items()}

    def path_of(self, file: File) -> str:
        """Where this content lies in the archive; "" if it does not."""
        name = self._present.get(file.sha256)
        return "/".join((*self._names, name)) if name else ""

    def add(self, source: Path, name: str, file: File, read: Callable[[int], None]) -> None:
        """Copy it here under its name, or one with a number if that is taken. Raises GoneError or OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        while True:
            free = self._free(name)
            with suppress(FileExistsError):  # somebody else has just taken it
                copy(source, self.folder / free, file.sha256, read)
                self._present[file.sha256] = free
            self._taken.add(alike(free))
            if file.sha256 in self._present:
                return

    @property
    def strange(self) -> tuple[str, ...]:
        """What lies here and is not on record, or not any more."""
        known = set(self._present.values())
        names = (entry.path.name for entry in self.files if entry.path.name not in known)
        return tuple("/".join((*self._names, name)) for name in names if not litter(name) or name.endswith(".tmp"))

    def _free(self, name: str) -> str:
        stem, suffix = safe_file_name(name)
        free = f"{stem}{suffix}"
        key = alike(free)
        while alike(free) in self._taken:
            self._numbers[key] = self._numbers.get(key, 1) + 1
            free = f"{stem}（{self._numbers[key]}）{suffix}"
        return free


class Shelves:
    """The folders of all that belongs in the archive."""

    def __init__(self, root: Path, filed: Sequence[Filed]) -> None:
        self._root = root
        self._filed = filed
        self._drawers: dict[tuple[str, str], Drawer] = {}
        self.added = 0

    def open(self) -> tuple[Dropped, ...]:
        """The files that lie there already. Raises GongkaiError or OSError for a folder that cannot be used."""
        names = dict.fromkeys(entry.drawer for entry in self._filed)
        self._drawers = {name: Drawer(self._root, name) for name in names}
        return tuple(entry for drawer in self._drawers.values() for entry in drawer.files)

    def find(self, read: Callable[[int], None]) -> None:
        """Learn what is there already."""
        files: dict[tuple[str, str], list[File]] = {}
        for entry in self._filed:
            files.setdefault(entry.drawer, []).extend([entry.file] if entry.file else [])
        for names, drawer in self._drawers.items():
            drawer.find(files[names], read)

    @property
    def wanted(self) -> tuple[File, ...]:
        """The files that are not there yet, one for each copy to be made."""
        lacking = {
            (entry.drawer, entry.file.sha256): entry.file
            for entry in self._filed
            if entry.file and not self._drawers[entry.drawer].path_of(entry.file)
        }
        return tuple(lacking.values())

    def fill(self, found: Found, lying: Lying, read: Callable[[int], None]) -> tuple[Shelved, ...]:
        """Copy what was found, and tell of everything what became of it. Raises OSError as the archive's disk does."""
        return tuple(self._shelved(entry, found, lying, read) for entry in self._filed)

    def _shelved(self, filed: Filed, found: Found, lying: Lying, read: Callable[[int], None]) -> Shelved:
        if filed.file is None:
            return Shelved(filed)
        drawer = self._drawers[filed.drawer]
        if path := drawer.path_of(filed.file):
            return Shelved(filed, path)
        if (source := found.places.get(filed.file.sha256)) is None:
            other = lying.namesake(filed.name)
            return Shelved(filed, why=f"{other} 同名，可是内容不一样，或者读不了" if other else "")
        try:
            drawer.add(source, filed.name, filed.file, read)
        except GoneError as error:
            return Shelved(filed, why=f"{source}：{error}")
        self.added += 1
        return Shelved(filed, drawer.path_of(filed.file), fresh=True)

    def strange(self, whole: bool) -> tuple[str, ...]:
        """What lies in the archive and does not belong there; of the `whole` archive the folders of others too."""
        others = _folders(self._root, {drawer.folder for drawer in self._drawers.values()}) if whole else ()
        return (*(name for drawer in self._drawers.values() for name in drawer.strange), *others)


def _files(folder: Path) -> Iterable[Dropped]:
    """The files in a folder itself, without those below it."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as found:
        for entry in sorted(found, key=lambda entry: entry.name):
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISREG(status.st_mode):
                yield Dropped(Path(entry.path), (entry.name,), status.st_size)


def _folders(root: Path, known: Collection[Path]) -> Iterable[str]:
    """The folders of units that the archive has from before."""
    if root.is_dir():
        below = sorted(path for path in root.glob("*/*") if path.is_dir() and path not in known)
        yield from (f"{path.relative_to(root).as_posix()}/" for path in below)
