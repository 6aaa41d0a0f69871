"""Bytes → paper: what a file is shows in its first bytes, not in its name. Office programs save web pages as .doc."""

import re
import zipfile
from contextlib import suppress
from io import BytesIO
from itertools import islice

from gongkai.budgets import NOTICE_BLOCKS, NOTICE_CHARACTERS, PART_BYTES, TEXT_BYTES
from gongkai.errors import GongkaiError
from gongkai.importing.files import markdown, office, plain, webpage, word, word_parts
from gongkai.importing.files.encodings import DECODED, text_of, written_out
from gongkai.importing.files.paper import Paper, Paragraph, without_page_numbers, without_rules
from gongkai.patterns import pattern

_SAVE_AS = "用 WPS 或 Word 打开，另存为 .docx，再导入"
_OLE = b"\xd0\xcf\x11\xe0"
_OTHERS = (
    (_OLE, "这是旧格式的 .doc、.wps 文件，或者加了密码的文件", _SAVE_AS),
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
_BEFORE = pattern(r"\s*(?:(?P<comment><!--)|(?P<server><%)|<\?xml|<!doctype\b)", re.I)
_ELEMENTS = (
    "html|head|body|meta|div|p|table|article|style|script|title|center|link|base|section|main|header|span|font"
    "|h[1-6]|br"
    "|ul|ol|pre|tr|td|form|a|b|strong|img"
)
_WEB = pattern(rf"\s*<(?:{_ELEMENTS})\b", re.I)
_TAGS = pattern(r"</(?:p|div|td|span|body|html)>|<br\s*/?>", re.I)
_PAGES = (".html", ".htm", ".shtml", ".xhtml", ".jsp", ".jspx", ".asp", ".aspx", ".php", ".do")
_ARCHIVE = pattern(rb"\A(?:[A-Za-z-]+: [^\n]*\n(?:[ \t][^\n]*\n)*){0,12}MIME-Version:", re.I)
_OF_A_PLAN = pattern(rb"^(?:notice|plan|units|reports):(?=\s)", re.MULTILINE)
_ENOUGH = 3  # tags that end something: what has as many is a page


def is_plan(content: bytes) -> bool:
    """Whether a file is a plan.yaml and no document, by its keys."""
    return len(set(_OF_A_PLAN.findall(content))) > 1


def read(content: bytes, name: str) -> Paper:
    """The blocks of a notice in any of the formats. Raises GongkaiError, with what to do instead, for all others."""
    return without_rules(without_page_numbers(_measured(_read(content, name), name)))


def _read(content: bytes, name: str) -> Paper:
    if content.startswith(_OLE) and office.is_old_word(content) and (made := office.as_docx(content)) is not None:
        return _zipped(made, name)
    for mark, message, hint in _OTHERS:
        if content.startswith(mark):
            raise GongkaiError(f"{message}，读不了：{name}", hint)
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content, name)
    if (parts := word_parts.from_xml(content)) is not None:
        return word.read(parts)
    others: dict[str, str] = {}
    if _ARCHIVE.match(content[:TEXT_BYTES]):
        content, others = _pages_of(content, name)
    if len(content) > TEXT_BYTES:
        raise _too_large(name)
    text = text_of(content, name)
    if others or _is_page(text, name):
        return webpage.read(text, others)
    text, code = written_out(text)
    paper = markdown.read(text) if name.lower().endswith(markdown.NAMES) else plain.read(text)
    return paper._replace(notes=(*paper.notes, DECODED.format(code))) if code else paper


def _is_page(text: str, name: str) -> bool:
    """Whether a text is a web page: it begins as one, is called one, or ends elements all over."""
    if _WEB.match(_beginning(text)):
        return True
    tags = sum(1 for _ in islice(_TAGS.finditer(text), _ENOUGH))
    return tags >= _ENOUGH or (tags > 0 and name.lower().endswith(_PAGES))


def _pages_of(content: bytes, name: str) -> tuple[bytes, dict[str, str]]:
    """The page in a file that holds a page with all its pictures (.mhtml), and those in its frames by address."""
    import email

    found: list[tuple[str, bytes]] = []
    for part in email.message_from_bytes(content[:PART_BYTES]).walk():
        if part.get_content_type() in ("text/html", "text/plain"):
            page = part.get_payload(decode=True)
            labelled = part.get("Content-ID")
            addresses = [part.get("Content-Location"), f"cid:{labelled.strip('<> ')}" if labelled else None]
            found += [(address or "", page if isinstance(page, bytes) else b"") for address in addresses]
    if not found:
        raise GongkaiError(f"单文件网页里没有网页：{name}", "在浏览器里另存为“网页，仅 HTML”，再导入")
    others: dict[str, str] = {}
    for address, page in found[2:]:
        with suppress(GongkaiError):  # what stands in another frame need not be a text at all
            others |= {address: text_of(page, name)} if address and len(page) <= TEXT_BYTES else {}
    return found[0][1], {"": found[0][0], **others} if others else {}


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
        closing = "-->" if before["comment"] else "%>" if before["server"] else ">"
        end = text.find(closing, before.end())
        if end < 0:
            return ""
        start = end + len(closing)
    return text[start:]


def _zipped(content: bytes, name: str) -> Paper:
    parts = word_parts.from_zip(content)
    if parts is not None:
        return word.read(parts)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
    for inside, message, hint in _INSIDE:
        if any(entry.startswith(inside) for entry in names):
            raise GongkaiError(f"{message}，读不了：{name}", hint)
    raise GongkaiError(f"这是压缩包，不是通知：{name}", "先解压，再导入里面的通知")
