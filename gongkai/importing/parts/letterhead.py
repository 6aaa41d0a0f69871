"""版头 line by line: 发文字号, 签发人, 红头, and the marks above it."""

from gongkai.importing.meaning.names import are_units
from gongkai.importing.parts.levels import numbered
from gongkai.patterns import pattern

NUMBER = pattern(
    r"[^\d\s，。：:“”《》、；〔\[［(（【﹝]{1,24}[〔\[［(（【﹝]\s*+(?:19|20)\d\d\s*+年?[〕\]］)）】﹞]\s*+第?\s*+\d{1,5}\s*+号"
)
_NUMBER_LINE = pattern(rf"[（(]?(?P<number>{NUMBER.pattern}|(?:19|20)\d\d年第\d{{1,4}}号)[）)]?")
_SIGNED = pattern(rf"(?P<number>{NUMBER.pattern})\s*+签发人[：:]\s*+(?P<signer>\S.*)")
MARKS = (
    ("serial", pattern(r"\d{6}")),
    ("secrecy", pattern(r"(?:绝密|机密|秘密|内部)(?:★.{0,8})?")),
    ("urgency", pattern(r"特急|加急|特提|平急")),
)
LETTERHEAD = pattern(r"[^，。；：]{2,30}文件")


def number_in(line: str) -> str:
    """The 发文字号 that a line is, without the brackets that pages put around it; "" for other lines."""
    found = _NUMBER_LINE.fullmatch(line)
    return found["number"] if found else ""


def signers(text: str) -> tuple[str, list[str]] | None:
    """发文字号 and 签发人 where they stand in one line."""
    found = _SIGNED.fullmatch(text)
    return (found["number"].strip(), found["signer"].split()) if found else None


def is_letterhead(text: str, is_page: bool) -> bool:
    """Whether a line is 红头. A page has kinds of documents in its menu, too: 规范性文件."""
    if not LETTERHEAD.fullmatch(text) or numbered(text) is not None:
        return False
    return not is_page or are_units(text.removesuffix("文件"))
