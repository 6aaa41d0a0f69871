"""版头 line by line: 发文字号, 签发人, 红头, and the marks above it."""

import re

from gongkai.importing.files.levels import numbered
from gongkai.importing.files.paper import Block, Paragraph
from gongkai.importing.words.names import are_units
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
# What a site calls its columns: 部门文件, 区政府办文件. A red head has its office's name in full.
_COLUMN = pattern(
    "(?>(?:[各本上下省市区县镇乡州盟旗直属级我]|有关|相关|其他|街道|人民|政府|党委|党政|部门|单位|机构|机关|[政委府办局]|公室|公厅|科室){1,9})"
)


def number_in(line: str) -> str:
    """The 发文字号 that a line is, without the brackets that pages put around it; "" for other lines."""
    found = _NUMBER_LINE.fullmatch(line)
    return found["number"] if found else ""


def signers(text: str) -> tuple[str, list[str]] | None:
    """发文字号 and 签发人 where they stand in one line."""
    found = _SIGNED.fullmatch(text)
    return (found["number"].strip(), found["signer"].split()) if found else None


def is_letterhead(block: Block, is_page: bool) -> bool:
    """Whether a line is 红头. A page has kinds of documents in its menu, too: 规范性文件, 部门文件."""
    if not isinstance(block, Paragraph) or not LETTERHEAD.fullmatch(block.text) or numbered(block.text) is not None:
        return False
    name = block.text.removesuffix("文件")
    is_office = block.marked != "link" and _COLUMN.fullmatch(name) is None and re.search("[>›»/]", name) is None
    return not is_page or (is_office and are_units(name))
