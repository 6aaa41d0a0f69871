"""A picture without what is written beside it: where, when and with what it was taken, who edited it.

A browser's needs stay: the colours, and which way up a photograph is.
"""

from gongkai.patterns import pattern

_START, _END, _SCAN, _EXIF_SEGMENT = b"\xff\xd8", 0xD9, 0xDA, 0xE1
_TOLD = frozenset(range(0xE0, 0xF0)) | {0xFE}  # the application segments and comments
_NEEDED = ((0xE0, b"JFIF"), (0xE2, b"ICC_PROFILE"), (0xEE, b"Adobe"))
_EXIF = b"Exif\0\0"
_WAY_UP = 0x0112  # the tag Orientation
_NEXT = pattern(rb"\xff[^\x00\xd0-\xd7\xff]")  # behind a scan's data
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_TOLD = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
_WEBP_TOLD = frozenset({b"EXIF", b"XMP "})
_WEBP_FLAGS = 0x0C  # which say that those two are there


def bare(content: bytes) -> bytes:
    """The picture with nothing but itself. Raises ValueError for one that is broken."""
    if content.startswith(_START):
        return _jpeg(content)
    if content.startswith(_PNG):
        return _png(content)
    return _webp(content) if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else content


def _jpeg(content: bytes) -> bytes:
    """Its segments one by one; what follows the end is another picture or the phone's own."""
    kept, at = [_START], 2
    while at + 4 <= len(content):
        code = content[at + 1]
        if content[at] != 0xFF:
            raise ValueError("no segment")
        if code == _END:
            break
        if code == 0xFF:  # stands before a segment as often as somebody likes
            at += 1
            continue
        segment = content[at : at + 2 + int.from_bytes(content[at + 2 : at + 4])]
        at += len(segment)
        if code not in _TOLD or (code, segment[4:].split(b"\0", 1)[0]) in _NEEDED:
            kept.append(segment)
        elif code == _EXIF_SEGMENT and segment[4:10] == _EXIF and (way := _way_up(segment[10:])) > 1:
            kept.append(_turned(way))
        if code == _SCAN:
            found = _NEXT.search(content, at)
            kept.append(content[at : found.start() if found else len(content)])
            at = found.start() if found else len(content)
    return b"".join((*kept, bytes((0xFF, _END))))


def _way_up(exif: bytes) -> int:
    """The orientation that the camera has noted, 1 where it has none."""
    order = "little" if exif[:2] == b"II" else "big"

    def _number(start: int, size: int) -> int:
        return int.from_bytes(exif[start : start + size], order)  # type: ignore[arg-type]

    first = _number(4, 4)
    entries = range(first + 2, min(first + 2 + 12 * _number(first, 2), len(exif)), 12)
    way = next((_number(entry + 8, 2) for entry in entries if _number(entry, 2) == _WAY_UP), 1)
    return way if way <= 8 else 1


def _turned(way: int) -> bytes:
    """An Exif segment that says which way up, and nothing else."""
    tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01" + way.to_bytes(2) + bytes(6)
    return b"\xff\xe1" + (len(_EXIF) + len(tiff) + 2).to_bytes(2) + _EXIF + tiff


def _png(content: bytes) -> bytes:
    kept, at, kind = [_PNG], len(_PNG), b""
    while kind != b"IEND":
        chunk = content[at : at + 12 + int.from_bytes(content[at : at + 4])]
        if len(chunk) < 12:
            raise ValueError("no end")
        kind = chunk[4:8]
        kept += [] if kind in _PNG_TOLD else [chunk]
        at += len(chunk)
    return b"".join(kept)


def _webp(content: bytes) -> bytes:
    kept, at = [b"WEBP"], 12
    while at < len(content):
        kind, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        chunk = content[at : at + 8 + size + size % 2]
        if len(chunk) < 8 + size:
            raise ValueError("no end")
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes((chunk[8] & ~_WEBP_FLAGS,)) + chunk[9:]
        kept += [] if kind in _WEBP_TOLD else [chunk]
        at += len(chunk)
    body = b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body
