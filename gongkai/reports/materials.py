"""What a report comes with: files, each by its kind."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO, NamedTuple

from gongkai.errors import GongkaiError, reason
from gongkai.files import check_file
from gongkai.phrases.materials import kind_of, suffix_of
from gongkai.reports.events import File, recordable
from gongkai.reports.intake.archives import Inside, look_inside
from gongkai.reports.intake.formats import CLEAR, HEAD, ZIP, Format, recognised

_CHUNK = 1 << 20


class Described(NamedTuple):
    """A file's record, what a person should know about it, and some of the names of what is packed inside."""

    file: File
    remarks: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def describe(path: Path, name: str | None = None, read: Callable[[int], None] | None = None) -> Described:
    """The file's record under this name, else as typed. Raises GongkaiError if it cannot be read.

    `read` is told how many bytes have been read, again and again.
    """
    try:
        check_file(path)
        with path.open("rb") as stream:
            size, checksum = digest(stream, read)
            stream.seek(0)
            format = recognised(stream.read(HEAD))
            inside = look_inside(stream, format) if format else None
    except FileNotFoundError:
        raise GongkaiError(f"找不到文件：{path}", "看看文件名和所在的文件夹") from None
    except IsADirectoryError:
        raise GongkaiError(
            f"这是文件夹，不是文件：{path}", "整个文件夹用 gongkai report scan，或者把里面的文件逐个写上"
        ) from None
    except OSError as error:
        raise GongkaiError(f"读不了文件：{path}（{reason(error)}）") from None
    return _described(File(recordable(name or str(path)), size, checksum, kind_of(path.name)), inside)


def digest(stream: IO[bytes], read: Callable[[int], None] | None) -> tuple[int, str]:
    """Size and SHA-256, piece by piece, however large the file is."""
    checksum = sha256()
    size = 0
    while chunk := stream.read(_CHUNK):
        checksum.update(chunk)
        size += len(chunk)
        if read is not None:
            read(len(chunk))
    return size, checksum.hexdigest()


def _described(file: File, inside: Inside | None) -> Described:
    """What the bytes say goes before what the suffix says; where the two disagree, a person is told."""
    suffix = suffix_of(file.name)
    if inside is None:
        unclear = suffix in CLEAR and file.size > 0
        return Described(file, (f"后缀是 {suffix}，内容却不是，可能坏了或者没有传完",) if unclear else ())
    if inside.format is ZIP and inside.remarks and file.kind == "文档":  # most documents are zips; this one is damaged
        return Described(file, inside.remarks)
    remarks = (*_contradiction(suffix, file.kind, inside.format), *inside.remarks)
    return Described(file._replace(kind=inside.format.kind, holds=inside.holds), remarks, inside.names)


def _contradiction(suffix: str, kind: str, format: Format) -> Iterator[str]:
    """A picture is a picture, whatever its suffix; what is no document, or not the document it says, does not open."""
    same = kind == format.kind and kind in ("图片", "视频", "音频")
    if suffix not in format.suffixes and not same:
        said = f"后缀是 {suffix}" if suffix else "没有后缀"
        yield f"{said}，内容是 {format.name}"
