"""What a file is and holds, told by its bytes; archives made to hang, crash or fill the memory do none of it."""

import gzip
import io
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.reports.intake.archives import look_inside
from gongkai.reports.intake.formats import HEAD, recognised
from gongkai.reports.materials import describe
from tests.conftest import PLAN, ROOT
from tests.dropped import DOC, JPG, MP4, PDF, PNG, put, tarred, word, zipped

OOXML = {"[Content_Types].xml": b"<x/>"}
ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": b"<x/>"}

# name, content → kind, what it holds, what is said
FILES = [
    ("照片.jpg", JPG, "图片", (), ()),
    ("照片.PNG", PNG, "图片", (), ()),
    ("照片.jpg", PNG, "图片", (), ()),
    ("照片.gif", b"GIF89a", "图片", (), ()),
    ("照片.bmp", b"BM\x46\0\0\0\0\0\0\0\x36\0", "图片", (), ()),
    ("照片.heic", b"\0\0\0\x18ftypheic", "图片", (), ()),
    ("照片.webp", b"RIFF\0\0\0\0WEBPVP8 ", "图片", (), ()),
    ("照片.tif", b"II*\0", "图片", (), ()),
    ("视频.mp4", MP4, "视频", (), ()),
    ("视频.mov", b"\0\0\0\x14ftypqt  ", "视频", (), ()),
    ("视频.mov", b"\0\0\0\x08wide\0\0\0\0mdat", "视频", (), ()),
    ("视频.avi", b"RIFF\0\0\0\0AVI LIST", "视频", (), ()),
    ("视频.wmv", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "视频", (), ()),
    ("总结.pdf", PDF, "文档", (), ()),
    ("总结.doc", DOC, "文档", (), ()),
    ("总结.wps", DOC, "文档", (), ()),
    ("总结.doc", b"{\\rtf1", "文档", (), ()),
    ("总结.docx", word("字"), "文档", (), ()),
    ("总结.docx", word("字", picture=True), "文档", ("图片",), ()),
    ("表.xlsx", zipped({**OOXML, "xl/workbook.xml": b""}), "文档", (), ()),
    ("片.pptx", zipped({**OOXML, "ppt/media/a.mp4": b"", "ppt/media/b.png": b""}), "文档", ("视频", "图片"), ()),
    ("总结.ofd", zipped({"OFD.xml": b"<x/>", "Doc_0/Res/image_1.jpg": JPG}), "文档", ("图片",), ()),
    ("总结.odt", zipped({**ODT, "Pictures/1.png": PNG}), "文档", ("图片",), ()),
    ("总结.txt", "总结".encode("gbk"), "文档", (), ()),
    ("录音.m4a", b"\0\0\0\x18ftypM4A ", "音频", (), ()),
    ("材料.zip", zipped({"总结.docx": word("字", picture=True), "b.mov": b""}), "压缩包", ("文档", "图片", "视频"), ()),
    ("材料.zip", zipped({}), "压缩包", (), ()),
    ("材料.rar", b"Rar!\x1a\x07\0", "压缩包", (), ()),
    ("材料.7z", b"7z\xbc\xaf\x27\x1c", "压缩包", (), ()),
    ("材料.tar", tarred({"照片.jpg": JPG}), "压缩包", ("图片",), ()),
    ("材料.tgz", tarred({"a.zip": zipped({"b.mp4": MP4})}, "w:gz"), "压缩包", ("压缩包", "视频"), ()),
    ("总结.pdf.gz", gzip.compress(PDF, mtime=0), "压缩包", ("文档",), ()),
    ("无后缀", PDF, "文档", (), ("没有后缀，内容是 PDF 文档",)),
    ("照片.jpg", PDF, "文档", (), ("后缀是 jpg，内容是 PDF 文档",)),
    ("总结.docx", DOC, "文档", (), ("后缀是 docx，内容是 doc、wps 一类的旧格式或者加了密的文档",)),
    ("总结.doc", word("字"), "文档", (), ("后缀是 doc，内容是 docx 文档",)),
    ("总结.docx", zipped({"总结.doc": DOC}), "压缩包", ("文档",), ("后缀是 docx，内容是 zip 压缩包",)),
    ("总结.docx", b"MZ\x90\0", "其他", (), ("后缀是 docx，内容是 Windows 程序（小心病毒）",)),
    ("照片.jpg", b"<html>", "图片", (), ("后缀是 jpg，内容却不是，可能坏了或者没有传完",)),
    ("总结.docx", word("字")[:900], "文档", (), ("里面打不开，可能坏了或者没有传完",)),
    ("材料.zip", zipped({"a.jpg": JPG * 99})[:40], "压缩包", (), ("里面打不开，可能坏了或者没有传完",)),
    ("材料.tar", b"x" * 257 + b"ustar" + bytes(300), "压缩包", (), ("里面打不开，可能坏了或者没有传完",)),
    ("说明.xyz", b"?", "其他", (), ()),
]


@pytest.mark.parametrize(("name", "content", "kind", "holds", "remarks"), FILES, ids=[file[0] for file in FILES])
def test_what_a_file_is(
    name: str, content: bytes, kind: str, holds: tuple[str, ...], remarks: tuple[str, ...], tmp_path: Path
) -> None:
    found = describe(put(tmp_path, name, content))
    assert (found.file.kind, found.file.holds, found.remarks) == (kind, holds, remarks)
    assert found.file.size == len(content)


def test_names_in_an_archive_are_read_as_gbk(tmp_path: Path) -> None:
    for number, packed in enumerate((zipped({"司法局/总结.pdf": PDF}, gbk=True), zipped({"司法局/总结.pdf": PDF}))):
        assert describe(put(tmp_path, f"{number}.zip", packed)).names == ("司法局/总结.pdf",)
    entry = tarfile.TarInfo("司法局/总结.pdf")
    content = entry.tobuf(tarfile.GNU_FORMAT, "gbk") + bytes(1024)
    assert describe(put(tmp_path, "x.tar", content)).names == ("司法局/总结.pdf",)


# -- archives that mean harm -------------------------------------------------------------------------------------------

ROOM = 700 << 20  # bytes of address space for the whole process
HUGE = 600 << 20


def nested(depth: int) -> bytes:
    packed = zipped({"底.jpg": JPG})
    for _ in range(depth):
        packed = zipped({"里.zip": packed})
    return packed


def many(count: int, name: str) -> bytes:
    return zipped({name.format(number): b"" for number in range(count)})


def encrypted() -> bytes:
    packed = bytearray(zipped({"照片.jpg": JPG, "里.zip": zipped({"b.mp4": MP4})}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := packed.find(mark, at + 1)) >= 0:
            packed[at + place] |= 1
    return bytes(packed)


def zeros() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("里.zip", "w") as member:
            member.write(b"PK\x03\x04")
            for _ in range(HUGE >> 20):
                member.write(bytes(1 << 20))
        archive.writestr("后面.jpg", JPG)
    return stream.getvalue()


def long_name() -> bytes:
    entry = tarfile.TarInfo("长" * (2 << 20))
    return entry.tobuf(tarfile.GNU_FORMAT, "utf-8") + bytes(1024)


def packed_hole() -> bytes:
    """A tar.gz whose first member is so large that going past it unpacks more than there is room for."""
    entry = tarfile.TarInfo("洞.bin")
    entry.size = HUGE
    stream = io.BytesIO()
    with gzip.open(stream, "wb", compresslevel=1) as packed:
        packed.write(entry.tobuf())
        for _ in range(HUGE >> 20):
            packed.write(bytes(1 << 20))
        packed.write(tarred({"后面.jpg": JPG}))
    return stream.getvalue()


def bzip2() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("里.zip", zipped({"a.jpg": JPG}))
    return stream.getvalue()


# name → how it is made, what is seen in it, what is said
BOMBS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "深.zip": (lambda: nested(9), "压缩包", "压缩包套了3层以上，最里面的没有看"),
    "多.zip": (lambda: many(20_000, "{}.jpg"), "图片", "里面的文件太多，只看了前10000个"),
    "目录.zip": (lambda: many(40_000, "{}" + "长" * 30 + ".jpg"), "", "目录太大，没有细看"),
    "密.zip": (encrypted, "图片、压缩包", "加了密，只看了里面的文件名"),
    "零.zip": (zeros, "压缩包", "解开以后太大，只看了前面512MB"),
    "长.tar": (long_name, "", "目录太大，没有细看"),
    "洞.tar.gz": (packed_hole, "", "解开以后太大，只看了前面512MB"),
    "旧.zip": (bzip2, "压缩包", ""),
}


def _limited() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))


@pytest.mark.skipif(os.name == "nt", reason="limits as other systems have them")
def test_archives_that_mean_harm_are_looked_into_within_bounds(tmp_path: Path) -> None:
    put(tmp_path, "plan.yaml", PLAN.read_bytes())
    for name, (make, _, _) in BOMBS.items():
        put(tmp_path, f"收件/司法局{name}", make())
    done = subprocess.run(
        [sys.executable, "-m", "gongkai", "report", "scan", "收件", "--yes", "--today", "2022-05-17"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        preexec_fn=_limited,
    )
    assert (done.returncode, done.stderr) == (0, "")
    shown = done.stdout.replace("\n            ", "")  # a line that goes on
    for name, (_, holds, remark) in BOMBS.items():
        inside = f"（内有{holds}）" if holds else ""
        assert re.search(rf"司法局{name}{inside}[、\n]", shown), name
        assert re.findall(rf"  司法局{name}：(.*)\n", shown) == ([remark] if remark else []), name


SOUND = [
    zipped({"照片.jpg": JPG, "总结.docx": word("字", picture=True)}),
    tarred({"照片.jpg": JPG, "里.zip": zipped({"b.mp4": MP4})}),
    tarred({"照片.jpg": JPG, "里.zip": zipped({"b.mp4": MP4})}, "w:gz"),
    gzip.compress(PDF, mtime=0),
]


def damaged(content: bytes) -> Iterator[bytes]:
    """Cut at every so many bytes, and each such byte turned round."""
    for place in range(0, len(content), max(1, len(content) // 300)):
        yield content[:place]
        yield content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]


@pytest.mark.parametrize("content", SOUND, ids=["zip", "tar", "tar.gz", "gz"])
def test_a_damaged_archive_is_no_crash(content: bytes) -> None:
    for broken in damaged(content):
        if format := recognised(broken[:HEAD]):
            look_inside(io.BytesIO(broken), format)


@given(st.sampled_from(SOUND), st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), max_size=8))
@settings(max_examples=120, suppress_health_check=[HealthCheck.large_base_example])
def test_random_damage_is_no_crash(content: bytes, flips: list[tuple[int, int]]) -> None:
    broken = bytearray(content)
    for place, value in flips:
        broken[place % len(broken)] = value
    if format := recognised(bytes(broken[:HEAD])):
        look_inside(io.BytesIO(broken), format)


@given(st.binary(max_size=600))
def test_any_bytes_are_something(content: bytes) -> None:
    if format := recognised(content[:HEAD]):
        look_inside(io.BytesIO(content), format)
