"""Bytes → text for files that say nothing of their encoding: UTF-8, UTF-16, GBK, Big5."""

import re
from html import unescape

from gongkai.errors import GongkaiError
from gongkai.patterns import pattern
from gongkai.reading.source import CONTROL, decode

# What stands in any Chinese text, simplified or not: an encoding that is not the file's own gives hardly any of it.
_COMMON = pattern("[，。：、；（）“”\n0-9一二三四五六七八九十年月日的和各通知公市政]")
_TRADITIONAL = pattern("[關於開區鎮鄉辦動將項單實際與會務報請級學門體們這個對應時間]")
_SIMPLIFIED = pattern("[关于开区镇乡办动将项单实际与会务报请级学门体们这个对应时间]")
_ENOUGH = 3
_LINE_BREAKS = pattern("[\x0b\x85\u2028\u2029]")
_SEVEN_BITS = ((b"~{", "hz"), (b"+", "utf-7"))  # encodings that are all ASCII, and what shows them
_HAN = pattern("[\u4e00-\u9fff]")
_CODE = pattern(r"&#(?:(?P<number>\d{1,6})|[xX](?P<hex>[0-9a-fA-F]{1,5}));|\\u(?P<u>[0-9a-fA-F]{4})")
DECODED = "文件里有“{}”一类的代码，换成了字，看看对不对"


def written_out(text: str) -> tuple[str, str]:
    r"""A text whose Chinese is typed as codes, &#31034; or \u793a, with the characters, and the first code.

    Where there are fewer codes than characters they are meant as they stand, and "" is the code.
    """
    codes = [found[0] for found in _CODE.finditer(text) if _HAN.match(_character(found))]
    if len(codes) <= len(_HAN.findall(text)):
        return text, ""
    if codes[0].startswith("&"):
        return unescape(text), codes[0]
    return _CODE.sub(_character, text).replace("\\n", "\n"), codes[0]


def _character(code: "re.Match[str]") -> str:
    return chr(int(code["number"] or code["hex"] or code["u"], 10 if code["number"] else 16))


def text_of(content: bytes, name: str) -> str:
    """The text of a file; bytes that are none become U+FFFD, told as damage. Raises GongkaiError if it is none."""
    text = _decoded(content, name)
    if len(CONTROL.findall(_LINE_BREAKS.sub("", text))) + text.count("\ufffd") > max(8, len(text) // 20):
        hint = "用记事本打开，“另存为”时编码选 UTF-8，再导入；打开就是乱码的，找原来的 .docx"
        raise GongkaiError(f"这不是文字文件，或者编码认不得：{name}", hint)
    if len(_TRADITIONAL.findall(text)) > max(_ENOUGH, len(_SIMPLIFIED.findall(text))):
        hint = "在 WPS 或 Word 里打开，用“审阅”里的“繁转简”转成简体，另存为 .docx，再导入"
        raise GongkaiError(f"里面是繁体字，看不懂：{name}", hint)
    return text


def _decoded(content: bytes, name: str) -> str:
    if wide := _as_utf_16(content):
        return wide
    if (short := _of_seven_bits(content)) is not None:
        return short
    source, _ = decode(content, name)
    if source is not None and source.encoding != "gb18030":
        return source.text
    if source is None and _more_utf8(content):
        return content.decode("utf-8", errors="replace")
    mainland = source.text if source is not None else content.decode("gb18030", errors="replace")
    try:
        island = content.decode("big5hkscs")
    except UnicodeDecodeError:
        return mainland
    return island if _share(island) > _share(mainland) else mainland


def _of_seven_bits(content: bytes) -> str | None:
    """The text of a file in HZ or UTF-7, None for any other file."""
    for mark, encoding in _SEVEN_BITS if content.isascii() else ():
        if mark in content:
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                continue
            if len(_HAN.findall(text)) > len(text) / 5:
                return text
    return None


def _as_utf_16(content: bytes) -> str:
    """The text of a file in UTF-16 without a mark at its beginning; "" for any other file."""
    if len(content) < 4 or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ""
    sample = content[:4096]
    if b"\x00" not in sample and _is_utf8(sample):
        return ""
    shares = {encoding: _share(sample.decode(encoding, "replace")) for encoding in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda encoding: shares[encoding])
    if shares[best] <= max(_share(sample.decode("gb18030", "replace")), 0.05):
        return ""
    return content.decode(best, errors="replace")


def _is_utf8(sample: bytes) -> bool:
    """Whether the beginning of a file is UTF-8; a character may be cut off at its end."""
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(sample) - 4 and len(sample) > 4
    return True


def _share(text: str) -> float:
    """How much of a text is what any Chinese text has."""
    return len(_COMMON.findall(text)) / len(text) if text else 0.0


def _more_utf8(content: bytes) -> bool:
    return content.decode("utf-8", errors="replace").count("\ufffd") <= content.decode("gb18030", "replace").count(
        "\ufffd"
    )
