"""What a file is by its first bytes, where they are clear."""

from typing import NamedTuple

from gongkai.phrases.materials import ARCHIVE, OTHER

HEAD = 1024  # how many bytes of a file tell


class Format(NamedTuple):
    """A format as an office calls it, the kind of material it is, and the suffixes that are right for it."""

    name: str
    kind: str
    suffixes: frozenset[str]


def _format(name: str, kind: str, suffixes: str) -> Format:
    return Format(name, kind, frozenset(suffixes.split()))


ZIP = _format("zip 压缩包", ARCHIVE, "zip")
TAR = _format("tar 压缩包", ARCHIVE, "tar")
GZIP = _format("gz 压缩包", ARCHIVE, "gz tgz")
DOCX = _format("docx 文档", "文档", "docx docm")
XLSX = _format("xlsx 表格", "文档", "xlsx xlsm")
PPTX = _format("pptx 演示", "文档", "pptx ppsx")
OFD = _format("OFD 文档", "文档", "ofd")
ODF = _format("ODF 文档", "文档", "odt ods odp")
_MP4 = _format("mp4 视频", "视频", "mp4 m4v mov 3gp f4v")
_HEIC = _format("HEIC 图片", "图片", "heic heif avif")
_M4A = _format("m4a 音频", "音频", "m4a mp4")
_OLE = _format("doc、wps 一类的旧格式或者加了密的文档", "文档", "doc wps wpt xls et ppt pps dps")

_BEGINNINGS: tuple[tuple[int, bytes, Format], ...] = (
    (0, b"\xff\xd8\xff", _format("JPEG 图片", "图片", "jpg jpeg jpe jfif")),
    (0, b"\x89PNG\r\n\x1a\n", _format("PNG 图片", "图片", "png")),
    (0, b"GIF8", _format("GIF 图片", "图片", "gif")),
    (6, b"\0\0\0\0", _format("BMP 图片", "图片", "bmp")),  # only after BM, see recognised
    (0, b"II*\0", _format("TIFF 图片", "图片", "tif tiff")),
    (0, b"MM\0*", _format("TIFF 图片", "图片", "tif tiff")),
    (8, b"WEBP", _format("WEBP 图片", "图片", "webp")),  # these three only after RIFF
    (8, b"AVI ", _format("avi 视频", "视频", "avi")),
    (8, b"WAVE", _format("wav 音频", "音频", "wav")),
    (4, b"moov", _format("mov 视频", "视频", "mov mp4")),
    (4, b"mdat", _format("mov 视频", "视频", "mov mp4")),
    (4, b"wide", _format("mov 视频", "视频", "mov mp4")),
    (0, b"\x1a\x45\xdf\xa3", _format("mkv 视频", "视频", "mkv webm")),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", _format("wmv 视频", "视频", "wmv asf wma")),
    (0, b"FLV\x01", _format("flv 视频", "视频", "flv")),
    (0, b".RMF", _format("rmvb 视频", "视频", "rmvb rm")),
    (0, b"\0\0\x01\xba", _format("mpeg 视频", "视频", "mpg mpeg vob")),
    (0, b"\0\0\x01\xb3", _format("mpeg 视频", "视频", "mpg mpeg vob")),
    (0, b"ID3", _format("mp3 音频", "音频", "mp3 aac")),
    (0, b"#!AMR", _format("amr 音频", "音频", "amr")),
    (0, b"%PDF-", _format("PDF 文档", "文档", "pdf")),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    (0, b"{\\rtf", _format("rtf 文档", "文档", "rtf doc wps")),  # Word and WPS write RTF under the old suffixes too
    (0, b"PK\x03\x04", ZIP),
    (0, b"PK\x05\x06", ZIP),
    (0, b"Rar!\x1a\x07", _format("rar 压缩包", ARCHIVE, "rar")),
    (0, b"7z\xbc\xaf\x27\x1c", _format("7z 压缩包", ARCHIVE, "7z")),
    (0, b"\x1f\x8b", GZIP),
    (257, b"ustar", TAR),
    (0, b"MZ", _format("Windows 程序（小心病毒）", OTHER, "exe dll scr com")),
)
_AFTER = {6: b"BM", 8: b"RIFF"}
_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}
_LOOSE = frozenset("3gp aac gz mov mp3 mpeg mpg mts rm rtf tar ts".split())  # noqa: SIM905  they may begin otherwise too
_BY_CONTENT = (_MP4, _HEIC, DOCX, XLSX, PPTX, OFD, ODF)

# A file of such a suffix that is none of ours by its first bytes is damaged, or is something else.
CLEAR = frozenset().union(*(format.suffixes for *_, format in _BEGINNINGS), *(f.suffixes for f in _BY_CONTENT)) - _LOOSE


def recognised(head: bytes) -> Format | None:
    """The format that the first HEAD bytes tell; None if they do not. What is in a zip decides later what it is."""
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return _HEIC if brand in _BRANDS else _M4A if brand == b"M4A " else _MP4
    for offset, magic, format in _BEGINNINGS:
        if head.startswith(magic, offset) and head.startswith(_AFTER.get(offset, b"")):
            return format
    return None
