"""A published picture holds itself, and nothing of where and when it was taken."""

import zlib
from pathlib import Path

import pytest

from gongkai.publishing.pictures import bare
from tests.conftest import PLAN, Run
from tests.publishing.test_summary_page import DONE, PNG

PLACE = b"41.8523N 123.7962E"  # made up
_TABLES, _SCAN = b"\xff\xdb\0\x04\0\1\xff\xc2\0\x04\0\2", b"\xff\xda\0\x04\0\3data\xff\0data\xff\xd0data"
IMAGE = _TABLES + _SCAN + b"\xff\xc4\0\x04\0\4" + _SCAN
JFIF, COLOURS, ADOBE = b"JFIF\0\1\1", b"ICC_PROFILE\0\1\1colours", b"Adobe\0"


def segment(code: int, data: bytes) -> bytes:
    return bytes((0xFF, code)) + (len(data) + 2).to_bytes(2) + data


def exif(order: str, way: int, *, alone: bool = False) -> bytes:
    """What a telephone writes: which way up it was held, and where."""
    endian: dict[str, bytes] = {"little": b"II*\0\x08\0\0\0", "big": b"MM\0*\0\0\0\x08"}

    def number(value: int, size: int) -> bytes:
        return value.to_bytes(size, "little" if order == "little" else "big")

    place = b"" if alone else number(0x8825, 2) + number(4, 2) + number(1, 4) + number(38, 4)
    up = number(0x0112, 2) + number(3, 2) + number(1, 4) + number(way, 2) + b"\0\0"
    tags = endian[order] + number(1 if alone else 2, 2) + place + up + number(0, 4)
    return segment(0xE1, b"Exif\0\0" + tags + (b"" if alone else PLACE))


def jpeg(*told: bytes, behind: bytes = b"") -> bytes:
    return b"\xff\xd8" + b"".join(told) + IMAGE + b"\xff\xd9" + behind


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(kind + len(data).to_bytes(4, "little") + data + b"\0" * (len(data) % 2) for kind, data in chunks)
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body


@pytest.mark.parametrize("order", ["little", "big"])
def test_of_a_photograph_the_image_the_colours_and_which_way_up_stay(order: str) -> None:
    needed = segment(0xE0, JFIF), segment(0xE2, COLOURS), segment(0xEE, ADOBE)
    xmp, comment = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE), segment(0xFE, PLACE)
    taken = jpeg(needed[0], exif(order, 6), xmp, b"\xff", *needed[1:], comment, behind=jpeg(exif(order, 1)))
    published = bare(taken)
    assert published == jpeg(needed[0], exif("big", 6, alone=True), *needed[1:])
    assert bare(published) == published
    assert bare(jpeg(exif(order, 1))) == jpeg()


def test_other_pictures_and_broken_ones() -> None:
    head, end = PNG[:33], PNG[33:]
    assert bare(head + chunk(b"eXIf", PLACE) + chunk(b"iTXt", PLACE) + end + PLACE) == PNG == bare(PNG)
    plain = (b"VP8X", b"\x10" + bytes(9)), (b"VP8 ", b"dat")
    assert bare(riff((b"VP8X", b"\x1c" + bytes(9)), plain[1], (b"EXIF", PLACE), (b"XMP ", PLACE))) == riff(*plain)
    assert bare(b"GIF89a" + PLACE) == b"GIF89a" + PLACE
    for broken in (PNG[:50], riff(*plain)[:-3], b"\xff\xd8\xff\xe0\0\4abno segment"):
        with pytest.raises(ValueError, match="no "):
            bare(broken)


def test_the_folder_takes_the_picture_alone(tmp_path: Path, gongkai: Run) -> None:
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    (tmp_path / "总结.txt").write_text(DONE, encoding="utf-8")
    photo = tmp_path / "现场.jpg"
    photo.write_bytes(jpeg(exif("little", 1)))
    typed = ("publish", "--summary", "总结.txt", "--picture", "现场.jpg=区营商局门前的咨询台")
    said = gongkai(*typed, cwd=tmp_path)
    assert said.code == 0
    assert "没有放上网页：图片 现场.jpg 里记着的拍摄地点、时间、设备一类信息" in said.err
    assert (tmp_path / "发布" / "现场.jpg").read_bytes() == jpeg()
    assert PLACE in photo.read_bytes()
    photo.write_bytes(b"\xff\xd8\xff\xe0\0\4abno segment")
    said = gongkai(*typed, "-o", "另", cwd=tmp_path)
    assert (said.code, (tmp_path / "另").exists()) == (2, False)
    assert "图片不完整：现场.jpg" in said.err
