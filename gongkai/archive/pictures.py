"""The pictures on record: those handed in, and those in documents and archives, each once, named after its unit."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple

from gongkai.archive.copying import GoneError, keep
from gongkai.archive.filed import Filed
from gongkai.archive.search import alike
from gongkai.errors import GongkaiError, reason
from gongkai.files import opened
from gongkai.phrases.materials import ARCHIVE, DOCUMENT, suffix_of
from gongkai.reports.intake.archives import look_inside
from gongkai.reports.intake.formats import GZIP, HEAD, TAR, ZIP, Format, recognised
from gongkai.reports.materials import digest

PICTURE = "图片"
_OPAQUE = frozenset("doc wps ppt pps dps rtf pdf ceb cebx gd".split())  # noqa: SIM905  a list of words
_IN_BROWSERS = frozenset("jpg jpeg jpe jfif png gif bmp webp".split())  # noqa: SIM905  a list of words


class Photo(NamedTuple):
    """A picture of a unit under its new name, and where it came from; `fresh` is where it was put there just now."""

    name: str
    unit: str
    source: str
    fresh: bool

    @property
    def shown(self) -> bool:
        """Whether a browser shows it."""
        return suffix_of(self.name) in _IN_BROWSERS


class Missing(NamedTuple):
    """A file on record that was not found, or of which something could not be seen, and why."""

    filed: Filed
    why: str = ""


def holding_pictures(belonging: Iterable[Filed], units: Sequence[str]) -> tuple[Filed, ...]:
    """What is a picture or may hold some, unit by unit in the order of the plan."""
    order = {unit: place for place, unit in enumerate(units)}
    wanted = [entry for entry in belonging if entry.file and _may_hold(entry.file.kind, entry.file.holds)]
    return tuple(sorted(wanted, key=lambda entry: order.get(entry.unit, len(order))))


def unseen(belonging: Iterable[Filed]) -> int:
    """How many documents there are of which nobody can tell whether pictures stand in them."""
    files = (entry.file for entry in belonging if entry.file and entry.file.kind == DOCUMENT)
    return len({file.sha256 for file in files if not file.holds and suffix_of(file.name) in _OPAQUE})


def _may_hold(kind: str, holds: Sequence[str]) -> bool:
    return PICTURE in (kind, *holds) or kind == ARCHIVE


class Album:
    """A folder of pictures. What lies in it stays as it is, and is known by its content."""

    def __init__(self, root: Path) -> None:
        """Raises OSError for a folder that cannot be read."""
        self._root = root
        self.photos: dict[str, Photo] = {}  # by content
        self.others: dict[str, list[str]] = {}  # the units that handed in the same, too
        self.missing: list[Missing] = []
        self.same = 0
        self._present: dict[str, str] = {}
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}
        self._inside: dict[str, list[str]] = {}

    @property
    def fresh(self) -> int:
        """How many pictures were put there just now."""
        return sum(photo.fresh for photo in self.photos.values())

    def open(self) -> None:
        """Learn what lies there already. Raises OSError."""
        if not self._root.is_dir():
            return
        with os.scandir(self._root) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            self._taken.add(_stem(entry.name))
            if stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
                with opened(Path(entry.path)) as stream:
                    self._present.setdefault(digest(stream, None)[1], entry.name)

    def fill(self, wanted: Sequence[Filed], places: Mapping[str, Path], read: Callable[[int], None]) -> None:
        """Put the pictures of these files there. Raises GongkaiError where the folder takes no more."""
        for entry in wanted:
            assert entry.file is not None
            path = places.get(entry.file.sha256)
            if path is None:
                self.missing.append(Missing(entry))
                continue
            with suppress(GoneError):
                self._of_file(entry, path)
            read(entry.file.size)

    def _of_file(self, entry: Filed, path: Path) -> None:
        assert entry.file is not None
        known = self._inside.get(entry.file.sha256)
        if known is not None:  # several units handed it in together
            for checksum in known:
                self._again(checksum, entry.unit)
            return
        pictures = self._inside.setdefault(entry.file.sha256, [])
        try:
            with opened(path) as stream:
                self._of_stream(entry, stream, pictures)
        except OSError as error:
            self.missing.append(Missing(entry, f"读不了：{reason(error)}"))

    def _of_stream(self, entry: Filed, stream: IO[bytes], pictures: list[str]) -> None:
        format = recognised(stream.read(HEAD))
        if format is not None and format.kind == PICTURE:
            pictures += self._take(entry, entry.name, stream, os.fstat(stream.fileno()))
            return
        if entry.file and entry.file.kind == PICTURE:
            self.missing.append(Missing(entry, "后缀是图片，内容不是"))
            return

        def _take(name: str, content: IO[bytes]) -> None:
            pictures.extend(self._take(entry, f"{entry.name} 里的 {name}", content))

        remarks = look_inside(stream, format, _take).remarks if format else ()
        if not remarks and (format not in (ZIP, TAR, GZIP) or _is_unseen(entry, pictures)):
            remarks = (f"{format.name if format else '这种文件'}里面的看不了，解压以后再登记、再运行",)
        self.missing += [Missing(entry, remark) for remark in remarks]

    def _take(self, entry: Filed, source: str, content: IO[bytes], like: os.stat_result | None = None) -> Iterator[str]:
        """Put a picture there, unless it is there; its checksum."""
        content.seek(0)
        format = recognised(content.read(HEAD))
        content.seek(0)
        if format is None or format.kind != PICTURE:
            self.missing.append(Missing(entry, f"{source}：后缀是图片，内容不是"))
            return
        checksum = digest(content, None)[1]
        content.seek(0)
        yield checksum
        if checksum in self.photos:
            self._again(checksum, entry.unit)
        elif name := self._present.get(checksum):
            self.photos[checksum] = Photo(name, entry.unit, source, fresh=False)
        else:
            name = self._put(entry.drawer[1], _suffix(source, format), partial(self._keep, content, checksum, like))
            self.photos[checksum] = Photo(name, entry.unit, source, fresh=True)

    def _again(self, checksum: str, unit: str) -> None:
        """Note that a picture came once more."""
        self.same += 1
        others = self.others.setdefault(checksum, [])
        if unit != self.photos[checksum].unit and unit not in others:
            others.append(unit)

    def _keep(self, content: IO[bytes], checksum: str, like: os.stat_result | None, name: str) -> None:
        content.seek(0)
        keep(content, self._root / name, checksum, lambda _: None, like)

    def _put(self, unit: str, suffix: str, write: Callable[[str], None]) -> str:
        """Write it under the next free name of its unit; that name."""
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            while True:
                self._next[unit] = number = self._next.get(unit, 0) + 1
                stem = f"{unit}-{number:02}"
                if _stem(stem) in self._taken:
                    continue
                self._taken.add(_stem(stem))
                with suppress(FileExistsError):  # somebody else has just taken it
                    write(f"{stem}.{suffix}")
                    return f"{stem}.{suffix}"
        except GoneError as error:
            raise GongkaiError(f"读不了{unit}的图片（{error}）", "再运行一次") from None
        except OSError as error:
            hint = "放好的都是完整的；看看文件夹能不能写、还有没有地方，再运行一次，接着做"
            raise GongkaiError(f"写不了文件夹：{self._root}（{reason(error)}）", hint) from None


def _is_unseen(entry: Filed, pictures: Sequence[str]) -> bool:
    """Whether a file on record holds pictures, and none was got out."""
    return entry.file is not None and PICTURE in entry.file.holds and not pictures


def _stem(name: str) -> str:
    """What counts as one name: 教育局-01.jpg and 教育局-01.png are not to be told apart by their ends alone."""
    return alike(name.rpartition(".")[0] or name)


def _suffix(source: str, format: Format) -> str:
    """The suffix that says what a picture is: its own, if that is right."""
    own = suffix_of(source)
    return own if own in format.suffixes else format.name.partition(" ")[0].lower()
