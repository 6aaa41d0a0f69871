"""Small real files of every kind, as units drop them into a folder."""

import base64
import io
import tarfile
import zipfile
from pathlib import Path

import docx

JPG = b"\xff\xd8\xff\xe0\0\x10JFIF\0"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
MP4 = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"
PDF = b"%PDF-1.7\n"
DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def put(folder: Path, name: str, content: bytes) -> Path:
    """A file with folders above it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def word(text: str, picture: bool = False) -> bytes:
    """A Word document."""
    document = docx.Document()
    document.add_paragraph(text)
    if picture:
        document.add_picture(io.BytesIO(PNG))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


class _Gbk(zipfile.ZipInfo):
    """A member as Windows writes it: its name in GBK, without the mark for UTF-8."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def zipped(members: dict[str, bytes], gbk: bool = False) -> bytes:
    """A zip archive, the same whenever it is made: it may name a test, which every worker has to call alike."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            entry = _Gbk(name) if gbk else zipfile.ZipInfo(name)
            archive.writestr(entry, content, None if gbk else zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    """A tar archive, `w:gz` a compressed one."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return stream.getvalue()
