"""Bytes → paper: what a file is shows in its first bytes, not in its name. Office programs save web pages as .doc."""

import re
import zipfile
from io import BytesIO

from gongkai.budgets import NOTICE_BLOCKS, NOTICE_CHARACTERS, TEXT_BYTES
from gongkai.errors import GongkaiError
from gongkai.importing.files import plain, webpage, word
from gongkai.importing.files.paper import Paper, Paragraph
from gongkai.reading.source import CONTROL, decode

_SAVE_AS = "用 WPS 或 Word 打开，另存为 .docx，再导入"
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "这是旧格式的 .doc、.wps 文件，或者加了密码的文件", _SAVE_AS),
    (b"{\\rtf", "这是 RTF 文件", _SAVE_AS),
    (
        b"%PDF",
        "这是 PDF 文件，里面没有段落，只有一个个字的位置",
        "找来原来的 Word 文件；没有的，用 WPS 转成 .docx，再导入",
    ),
    (b"\x89PNG", "这是图片", "用文字识别转成 .docx 或 .txt，核对以后再导入"),
    (b"\xff\xd8\xff", "这是图片", "用文字识别转成 .docx 或 .txt，核对以后再导入"),
    (b"7z\xbc\xaf", "这是压缩包", "先解压，再导入里面的通知"),
    (b"Rar!", "这是压缩包", "先解压，再导入里面的通知"),
)
_INSIDE = (
    ("xl/", "这是 Excel 文件", "把通知正文存成 .docx 或 .txt，再导入"),
    ("ppt/", "这是幻灯片文件", "把通知正文存成 .docx 或 .txt，再导入"),
    ("OFD.xml", "这是 OFD 版式文件，里面没有段落", "找来原来的 Word 文件，再导入"),
    ("content.xml", "这是 ODT 文件", _SAVE_AS),
)
_BEFORE = re.compile(r"\s*(?:(?P<comment><!--)|<\?xml)", re.I)
_WEB = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|meta|div|p|table|article)\b", re.I)
_WORD_XML = re.compile(r"<\?mso-application[^>]*Word|<w:wordDocument\b|<pkg:package\b")
_HEAD = 4000  # characters in which such a file says what it is
_ARCHIVE = re.compile(rb"\A(?:[A-Za-z-]+: [^\n]*\n){0,6}MIME-Version:", re.I)


def read(content: bytes, name: str) -> Paper:
    """The blocks of a notice in any of the formats. Raises GongkaiError, with what to do instead, for all others."""
    return _measured(_read(content, name), name)


def _read(content: bytes, name: str) -> Paper:
    for mark, message, hint in _OTHERS:
        if content.startswith(mark):
            raise GongkaiError(f"{message}，读不了：{name}", hint)
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content, name)
    if _ARCHIVE.match(content):
        raise GongkaiError(f"这是单文件网页（.mht），读不了：{name}", "在浏览器里另存为“网页，仅 HTML”，再导入")
    if len(content) > TEXT_BYTES:
        raise _too_large(name)
    text = _text(content, name)
    if _WORD_XML.search(text[:_HEAD]):
        raise GongkaiError(f"这是 Word 存的 XML 文件，读不了：{name}", _SAVE_AS)
    return webpage.read(text) if _WEB.match(_beginning(text)) else plain.read(text)


def _measured(paper: Paper, name: str) -> Paper:
    """The paper. Raises GongkaiError if it is more than any notice: what is made of it would take too long."""
    texts = (
        block.text if isinstance(block, Paragraph) else "".join(map("".join, block.rows)) for block in paper.blocks
    )
    if len(paper.blocks) > NOTICE_BLOCKS or sum(map(len, texts)) > NOTICE_CHARACTERS:
        raise _too_large(name)
    return paper


def _too_large(name: str) -> GongkaiError:
    return GongkaiError(f"文件太大了，不像一份通知：{name}", "把通知正文单独存成一个文件，再导入")


def _beginning(text: str) -> str:
    """A page's text from where it begins: declaration and comments may stand before it."""
    start = 0
    while before := _BEFORE.match(text, start):
        closing = "-->" if before["comment"] else ">"
        end = text.find(closing, before.end())
        if end < 0:
            return ""
        start = end + len(closing)
    return text[start:]


def _zipped(content: bytes, name: str) -> Paper:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
    except word.DAMAGED:
        raise GongkaiError(f"Word 文件坏了，读不出来：{name}", "用 WPS 或 Word 打开，另存为新的 .docx 再试") from None
    if word.MAIN in names:
        return word.read(content)
    for inside, message, hint in _INSIDE:
        if any(entry.startswith(inside) for entry in names):
            raise GongkaiError(f"{message}，读不了：{name}", hint)
    if main := word.main_part(content, names):
        return word.read(content, main)
    raise GongkaiError(f"这是压缩包，不是通知：{name}", "先解压，再导入里面的通知")


def _text(content: bytes, name: str) -> str:
    """The text of a file; bytes that are none become U+FFFD, told as damage. Raises GongkaiError if it is none."""
    source, _ = decode(content, name)
    if source is not None:
        text = source.text
    else:
        text = content.decode("utf-8" if _more_utf8(content) else "gb18030", errors="replace")
    if len(CONTROL.findall(text)) + text.count("\ufffd") > max(8, len(text) // 20):
        raise GongkaiError(f"这不是文字文件：{name}", "通知要存成 .docx、.html 或 .txt")
    return text


def _more_utf8(content: bytes) -> bool:
    return content.decode("utf-8", errors="replace").count("\ufffd") <= content.decode("gb18030", "replace").count(
        "\ufffd"
    )
