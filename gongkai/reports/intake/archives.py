"""What is packed inside a file: an archive's members, the pictures in a document. Never unpacked to disk under a name.

Archives come from outside. However large, deep or damaged one is, looking into it ends soon, within little memory, and
what was not seen is said.
"""

import gzip
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Sequence
from functools import partial
from tempfile import SpooledTemporaryFile
from time import process_time
from typing import IO, Any, NamedTuple, cast

from gongkai.budgets import (
    AT_ONCE,
    HEADER_BYTES,
    HEADER_DIGITS,
    IN_MEMORY,
    MB,
    MEMBERS,
    NAMES,
    NESTED,
    SECONDS,
    UNPACKED,
)
from gongkai.phrases.materials import OTHER, kind_of, suffix_of
from gongkai.reports.intake.filenames import decoded, litter
from gongkai.reports.intake.formats import DOCX, GZIP, HEAD, ODF, OFD, PPTX, TAR, XLSX, ZIP, Format, recognised

_PIECE = 1 << 16
_DIGITS = bytes(48 if 48 <= byte <= 57 else 32 for byte in range(256))  # every digit as 0, all else as a blank

_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
    RuntimeError,
    KeyError,
    IndexError,
)
Take = Callable[[str, IO[bytes]], None]  # a picture inside a file: its name there, and its content
_DOCUMENTS = {"word/": DOCX, "xl/": XLSX, "ppt/": PPTX}
_CONTAINERS = frozenset().union(*(format.suffixes for format in (ZIP, TAR, GZIP, DOCX, XLSX, PPTX, OFD, ODF)))


class Inside(NamedTuple):
    """What was found in a file: what it really is, the kinds of what it holds, some names, and what was not seen."""

    format: Format
    holds: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class _TooMuchError(Exception):
    """A limit was reached; its text says which."""


class _Guarded:
    """A stream that hands out little at once, and in all no more than there is room for."""

    def __init__(self, stream: IO[bytes], look: "_Look", packed: bool = False) -> None:
        """A packed stream unpacks what it skips: that costs as much as reading it."""
        self._stream, self._look, self._packed = stream, look, packed
        self.tell, self.seekable = stream.tell, stream.seekable
        self.in_header = False

    def read(self, size: int = -1) -> bytes:
        """Raises _TooMuchError instead of handing out a very large piece, or a header that costs too much to read."""
        most = HEADER_BYTES if self.in_header else AT_ONCE
        piece = self._stream.read(min(size, most + 1) if size >= 0 else most + 1)
        self._look.spend(len(piece))
        if len(piece) > most or (self.in_header and b"0" * HEADER_DIGITS in piece.translate(_DIGITS)):
            raise _TooMuchError("目录太大，没有细看")
        return piece

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place, which may cost something on the way."""
        if self._packed:
            self._look.spend(max(0, offset - self._stream.tell()))
        return self._stream.seek(offset, whence)


class _Look:
    """One look into a file: what it may still cost, and what it has found; `take` gets every picture."""

    def __init__(self, take: Take | None = None) -> None:
        self.take = take
        self.members = MEMBERS
        self.room = UNPACKED
        self.holds: dict[str, None] = {}
        self.names: list[str] = []
        self.remarks: dict[str, None] = {}
        self._until = process_time() + SECONDS

    def spend(self, size: int) -> None:
        """Raises _TooMuchError once more has been unpacked than there is room for, or it has taken too long."""
        if process_time() > self._until:
            raise _TooMuchError("里面太复杂，只看了前面一部分")
        self.room -= size
        if self.room < 0:
            raise _TooMuchError(f"解开以后太大，只看了前面{UNPACKED // MB}MB")

    def at(self, stream: Any, format: Format, depth: int = 0) -> Format:
        """Look into a stream of this format, and into what is packed inside; what it really is."""
        try:
            if format is ZIP:
                return self._zip(stream, depth)
            if format is TAR:
                self._tar(_Guarded(stream, self), depth)
            elif format is GZIP:
                self._gzip(stream, depth)
        except _TooMuchError as limit:
            self.remarks[str(limit)] = None
        except _BROKEN:
            self.remarks["里面打不开，可能坏了或者没有传完"] = None
        return format

    def _zip(self, stream: Any, depth: int) -> Format:
        guarded: Any = _Guarded(stream, self)
        with zipfile.ZipFile(guarded) as archive:
            entries = [(entry, _name(entry)) for entry in archive.infolist()]
            format = _document([name for _, name in entries])
            for entry, name in entries:
                if not self._member(name) or (format is not ZIP and not _is_media(name)):
                    continue
                self._note(name)
                if entry.flag_bits & 1:
                    self.remarks["加了密，只看了里面的文件名"] = None
                elif entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # others unpack without a limit
                    self._deeper(partial(archive.open, entry), name, depth)
        return format

    def _tar(self, guarded: _Guarded, depth: int) -> None:
        guarded.in_header = True
        with tarfile.open(fileobj=cast("IO[bytes]", guarded), mode="r:") as archive:
            while (entry := archive.next()) is not None:
                name = decoded(entry.name.encode("utf-8", "surrogateescape"))
                if self._member(name) and entry.isreg():
                    self._note(name)
                    guarded.in_header = False
                    self._deeper(partial(archive.extractfile, entry), name, depth)
                    guarded.in_header = True

    def _gzip(self, stream: Any, depth: int) -> None:
        with gzip.GzipFile(fileobj=stream) as unpacked:
            found = recognised(unpacked.read(HEAD))
            unpacked.seek(0)
            if found is TAR:
                self._tar(_Guarded(cast("IO[bytes]", unpacked), self, packed=True), depth)
            elif found is not None:
                self.holds[found.kind] = None

    def _member(self, name: str) -> bool:
        """Count a member; whether it is a file of a person's making."""
        self.members -= 1
        if self.members < 0:
            raise _TooMuchError(f"里面的文件太多，只看了前{MEMBERS}个")
        parts = (part for part in name.split("/") if part not in (".", ".."))  # tar writes ./图.jpg
        return not name.endswith("/") and not any(map(litter, parts))

    def _note(self, name: str) -> None:
        if kind_of(name) != OTHER:
            self.holds[kind_of(name)] = None
        if len(self.names) < NAMES:
            self.names.append(name)

    def _deeper(self, member: Callable[[], IO[bytes] | None], name: str, depth: int) -> None:
        """Look into a member that may itself hold something; it is unpacked to where it leaves no trace."""
        wanted = self.take if kind_of(name) == "图片" else None
        if suffix_of(name) not in _CONTAINERS and wanted is None:
            return
        if depth >= NESTED and wanted is None:
            self.remarks[f"压缩包套了{NESTED}层以上，最里面的没有看"] = None
            return
        stream = member()
        if stream is None:
            return
        with stream, SpooledTemporaryFile(IN_MEMORY) as copy:
            while piece := stream.read(_PIECE):
                self.spend(len(piece))
                copy.write(piece)
            copy.seek(0)
            format = recognised(copy.read(HEAD))
            copy.seek(0)
            if wanted is not None:
                wanted(name, cast("IO[bytes]", copy))
            elif format is not None:
                self.at(copy, format, depth + 1)


def look_inside(stream: IO[bytes], format: Format, take: Take | None = None) -> Inside:
    """What a file of this format holds, read from a stream that can be wound back; nothing for most formats.

    `take` gets every picture inside, of a document those that stand in it.
    """
    look = _Look(take)
    stream.seek(0)
    really = look.at(stream, format)
    return Inside(really, tuple(look.holds), tuple(look.names), tuple(look.remarks))


def _name(entry: zipfile.ZipInfo) -> str:
    """The member's name; without the mark for UTF-8 the library takes the bytes for cp437."""
    if entry.flag_bits & 0x800:
        return entry.orig_filename
    return decoded(entry.orig_filename.encode("cp437")).replace("\\", "/")


def _document(names: Sequence[str]) -> Format:
    """Which document a zip with these members is; ZIP itself if it is none."""
    if "[Content_Types].xml" in names:
        return next((format for start, format in _DOCUMENTS.items() if any(map(_below(start), names))), ZIP)
    return OFD if "OFD.xml" in names else ODF if "mimetype" in names and "META-INF/manifest.xml" in names else ZIP


def _below(folder: str) -> Callable[[str], bool]:
    return lambda name: name.startswith(folder)


def _is_media(name: str) -> bool:
    """Whether a document's member is a picture or a video that stands in it: Office, OpenDocument, OFD."""
    return not {"media", "Pictures", "Res"}.isdisjoint(name.split("/")[:-1])
