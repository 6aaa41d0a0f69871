"""The parts of a Word document: in a .docx whatever their names are, in a flat XML file, or in Word 2003's XML."""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring

from gongkai.budgets import ELEMENTS, PART_BYTES
from gongkai.errors import GongkaiError
from gongkai.patterns import pattern

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # the other form of .docx that Word can save
_OF_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_SAYS_SO = (b"xmlPackage", _OF_2003, b'progid="Word.Document"')
_BEGINS = pattern(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:\?xml\b|\?mso-|!--|[\w.-]{1,20}:(?:package|wordDocument)\b)"
)
_DECLARED = pattern(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.-]{1,20})")
_DECLARATION = pattern(r"\A\s*<\?xml[^>]*\?>")
_MARKED = {
    b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig",
    b"<\x00": "utf-16-le", b"\x00<": "utf-16-be",
}  # fmt: skip
_CHINESE = "gb18030"  # has all of GB2312 and GBK
_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_ROOT = "_rels/.rels"
_USUAL = "word/document.xml"
# What zipfile and ElementTree raise for files that are cut off, altered, encrypted or packed in ways of their own.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, ParseError,
    LookupError, OSError, EOFError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip


class Parts(NamedTuple):
    """A document's tree with those that belong to it. `chunks` counts the files that are embedded as they are."""

    document: Element
    numbering: Element | None = None
    styles: Element | None = None
    headers: tuple[Element, ...] = ()
    footers: tuple[Element, ...] = ()
    chunks: int = 0


def main_part(names: Iterable[str], read: Callable[[str], Element]) -> str:
    """The name of the part that is the document, "" if there is none: a Word file says so itself."""
    known = set(names)
    if _ROOT in known:
        for relation in read(_ROOT):
            if relation.get("Type", "").endswith("/officeDocument"):
                target = _known_as(posixpath.normpath(relation.get("Target", "").replace("\\", "/").lstrip("/")))
                return target if target in known else ""
    return _USUAL if _USUAL in known else ""


def from_zip(content: bytes) -> Parts | None:
    """The parts of a .docx, None for another kind of archive. Raises GongkaiError if it is damaged or too large."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            typed = archive.namelist()
            names = {_known_as(name): name for name in typed}
            names |= {name: name for name in typed if name == _known_as(name)}  # that one is the document's
            return _parts(names, lambda name: parsed(_unpacked(archive, names[name])))
    except DAMAGED:
        raise GongkaiError("Word 文件坏了，读不出来", "用 WPS 或 Word 打开，另存为新的 .docx 再试") from None


def from_xml(content: bytes) -> Parts | None:
    """The parts of a Word document in one XML file, None for other files."""
    beginning = content[:8192].replace(b"\0", b"")  # of UTF-16
    if _BEGINS.match(beginning) is None or not any(mark in beginning for mark in _SAYS_SO):
        return None
    try:
        root = parsed(content)
    except DAMAGED:
        raise GongkaiError("Word 文件坏了，读不出来", "用 WPS 或 Word 打开，另存为新的 .docx 再试") from None
    if root.tag == f"{W}wordDocument":
        stands = {kind: tuple(root.iter(f"{W}{kind}")) for kind in ("hdr", "ftr")}
        return Parts(root, styles=root.find(f"{W}styles"), headers=stands["hdr"], footers=stands["ftr"])
    trees = {}
    for part in root.iter(f"{_PKG}part"):
        data = part.find(f"{_PKG}xmlData")
        if data is not None and len(data):
            trees[_known_as(part.get(f"{_PKG}name", "").lstrip("/"))] = data[0]
    return _parts(trees, trees.__getitem__)


def _encodings(content: bytes) -> Iterator[str]:
    """The encodings that an XML file may be in, the likeliest first."""
    yield from (encoding for mark, encoding in _MARKED.items() if content.startswith(mark))
    declared = _DECLARED.match(content[:200].lstrip())
    named = declared[1].decode().lower() if declared else "utf-8"
    yield from (_CHINESE if named.startswith("gb") else named, "utf-8", _CHINESE)


def _in_utf8(content: bytes) -> Iterator[bytes]:
    """An XML file in UTF-8 by each encoding that it may be in: the parser knows few of them, and files say others."""
    for encoding in dict.fromkeys(_encodings(content)):
        with suppress(UnicodeError, LookupError):
            yield _DECLARATION.sub("", content.decode(encoding), count=1).encode()


def parsed(content: bytes) -> Element:
    """A part as a tree. Raises GongkaiError before it grows too large, ParseError if it is none."""
    if len(content) > PART_BYTES or content.count(b"<") > 2 * ELEMENTS:  # one that begins, one that ends
        raise GongkaiError("Word 文件太大了", "把通知正文单独存成一个 .docx")
    for text in _in_utf8(content):
        with suppress(ParseError):
            return fromstring(text.replace(_STRICT, W[1:-1].encode()).replace(_OF_2003, W[1:-1].encode()))
    raise ParseError


def _known_as(name: str) -> str:
    """A part's name as all names of it are compared: without capitals, and with / where programs write another."""
    return name.replace("\\", "/").lower()


def _parts(names: Iterable[str], read: Callable[[str], Element]) -> Parts | None:
    known = set(names)
    main = main_part(known, read)
    document = read(main) if main else None
    if document is None or document.tag != f"{W}document":  # a workbook and slides name their main part alike
        return None
    folder, name = posixpath.split(main)
    related = _related(posixpath.join(folder, "_rels", f"{name}.rels"), folder, known, read)

    usual = {kind: [*related.get(kind, []), posixpath.join(folder, f"{kind}.xml")] for kind in ("numbering", "styles")}
    found = {kind: [read(target) for target in targets if target in known][:1] for kind, targets in usual.items()}
    return Parts(
        document,
        next(iter(found["numbering"]), None),
        next(iter(found["styles"]), None),
        tuple(read(target) for target in related.get("header", [])),
        tuple(read(target) for target in related.get("footer", [])),
        sum(1 for _ in document.iter(f"{W}altChunk")),
    )


def _related(name: str, folder: str, known: set[str], read: Callable[[str], Element]) -> dict[str, list[str]]:
    """The parts that the document relates to, by the kind of relation."""
    related: dict[str, list[str]] = {}
    for relation in read(name) if name in known else ():
        typed = relation.get("Target", "").replace("\\", "/")
        target = _known_as(posixpath.normpath(posixpath.join("/", folder, typed)).lstrip("/"))
        if target in known:
            related.setdefault(relation.get("Type", "").rpartition("/")[2], []).append(target)
    return related


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part's bytes, as many as may be: whatever the archive says of its size."""
    with archive.open(name) as stream:
        return stream.read(PART_BYTES + 1)
