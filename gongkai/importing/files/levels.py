"""Numbers before headings and lines, 一、 （一） 1. ① 第一， 活动1： 【活动一】 in any width, and the style of each."""

import re
import unicodedata
from typing import NamedTuple

from gongkai import numbering
from gongkai.patterns import pattern
from gongkai.phrases.writing import number

_HAN = "[一二三四五六七八九十]{1,3}"
_KINDS = "活动|任务|项目|专题|专场|主题|板块|篇章|行动|工程|课程|环节|步骤|系列|内容|模块|专项|举措|措施|赛项|单元"
_TOKEN = pattern(
    rf"(?P<han>{_HAN})\s*(?P<after>[、.．](?!(?<=七.)八年级|(?<=八.)九年级)|[,，](?=\S))"
    rf"|(?P<open>[（(])\s*(?P<inner>{_HAN}|\d{{1,2}})\s*(?P<close>[）)])(?P<more>[、.．]?)"
    r"|(?P<digits>[\d０-９]{1,3})\s*(?:[)）]|(?<!\d\d\d)[,，](?=[\u4e00-\u9fff“《])"
    r"|[.．、](?:(?![\d０-９])|(?=(?:19|20)\d\d[年级届]|\d{1,2}月[\d底初末上中下至到份，、—－-]|\d{1,2}[:：]\d\d)))"
    r"|(?P<single>[①-⑳㉑-㉟㊱-㊿㈠-㈩⑴-⒇⒈-⒛])(?P<mark>[、.．]?)"
    rf"|第(?P<nth>{_HAN})(?P<end>[，,、：:]|是)"
    rf"|(?P<item>{_HAN})是(?=\S)"
    rf"|(?:{_KINDS})(?P<kind>{_HAN}|\d{{1,2}})(?:[：:]|、|[.．](?!\d)|\s(?=\S))"
    rf"|【(?:{_KINDS})(?P<boxed>{_HAN}|\d{{1,2}})】"
)
_DECIMAL = pattern(  # 3.1　安全咨询日, which the tool does not count; not 3.5 万人次
    r"\d{1,2}(?:[.．]\d{1,2})?[.．](?P<last>\d{1,2})[、.．]?[ \u3000]+(?=[\u4e00-\u9fff“\"《])"
    "(?![万亿元米公小平吨亩天个人名年月倍])"
)
_WITHIN = "1.1"
_BLANK = pattern(rf"(?P<nth>{_HAN}|\d{{1,2}})[ \u3000]+(?=\S)")
# Words that belong to the heading: 第一阶段：宣传发动. They order it, but are not put before it by the tool.
_STAGE = pattern(
    rf"第(?P<nth>{_HAN}|\d{{1,2}})(?:阶段|部分|章|节|编|篇|条(?!(?:线路|路线)(?![：:（(\s]))|步|(?:检查|督查|督导|工作|巡查)?[组路](?=[：:])"
    rf"|[场站讲](?=[：:]\s*+[^\d\s])|周(?=(?:[（(][^（）()]{{2,30}}[）)])?[：:](?:\s*$"
    rf"|\s*+(?![^。；;]{{0,20}}(?:负责|牵头|承办|主办|协办|配合|[局委办院站镇乡]))[^\d\s][^。；;，,：:]{{0,20}}$)))"
    rf"|（?(?P<part>{_HAN})）?(?:阶段|环节)[：:]"
)
_WIDE = str.maketrans("().,:", "（）.，：")
_AROUND = {ord(mark): shown for mark, shown in zip("（）、.，．)", ("(", ")", *[None] * 5), strict=True)}
_RANKS = {"一、": 1, "（一）": 2, "1.": 3, "1、": 3, "（1）": 4, "①": 5}


class Number(NamedTuple):
    """A number before a text. `typed` is how it stands there, `style` the first number of its style.

    `own` is a number that is part of the heading, such as 第一阶段.
    """

    typed: str
    style: str
    value: int
    own: bool = False

    @property
    def rank(self) -> int:
        """Its place in the ladder of GB/T 9704-2012, 9 for what is not in it."""
        return _RANKS.get(self.style, 9)

    @property
    def is_decimal(self) -> bool:
        """Whether it counts within a chapter that is counted, too: 4.1, which the tool does not print."""
        return self.style == _WITHIN

    def is_nth(self, count: int) -> bool:
        """Whether the tool, counting so far, would print just this number."""
        printed = numbering.nth(self.style, count)
        return self.value == count and _bare(printed) == _bare(self.typed)

    def goes_on(self, before: "Number") -> bool:
        """Whether it is the next, whatever stands around the numerals: 2、 behind 1， but not 二、 behind （一）."""
        families = {before.style.translate(_AROUND), self.style.translate(_AROUND)}
        return self.value == before.value + 1 and (families <= {"1", "(1)", "①"} or len(families) == 1) and not self.own


def numbered(text: str) -> Number | None:
    """The number that a text begins with; a date, a hotline or a decimal is none."""
    if stage := _STAGE.match(text):
        if (value := _value(stage["nth"] or stage["part"])) is None:
            return None
        style = stage[0].replace(stage["nth"] or stage["part"], "一", 1)
        return Number("", style, value, own=True)
    if (decimal := _DECIMAL.match(text)) and (value := _value(decimal["last"])) is not None:
        return Number(decimal[0], _WITHIN, value, own=True)
    token = _TOKEN.match(text)
    if token is None or token.end() == len(text):
        return None
    numeral = token["single"] or _numeral(token)
    value = _value(numeral)
    style = _style(token)
    if value is None or not numbering.is_style(style):
        return None
    return Number(token[0], style, value)


def by_a_blank(text: str) -> Number | None:
    """The number that only a blank divides from a heading, which the tool does not print: 一　活动时间, 1 活动主题."""
    apart = _BLANK.match(text)
    value = _value(apart["nth"]) if apart else None
    return Number(apart[0], "一、", value, own=True) if apart and value else None


def _numeral(token: re.Match[str]) -> str:
    """The numeral of any style that writes it apart."""
    return next(token[name] for name in ("han", "inner", "digits", "nth", "item", "kind", "boxed") if token[name])


def _style(token: re.Match[str]) -> str:
    if token["single"]:
        mark = token["mark"]
        shown = unicodedata.normalize("NFKC", token["single"])
        if shown.isdecimal():
            return f"①{mark}"
        return f"{'1.' if shown.endswith('.') else '（1）' if shown[1].isdecimal() else '（一）'}{mark}"
    numeral = _numeral(token)
    one = "1" if numeral[0] in "0123456789０１２３４５６７８９" else "一"
    written = token[0].replace(numeral, one, 1)
    return re.sub(r"\s", "", written).replace("．", ".").translate(_WIDE)


def _value(numeral: str) -> int | None:
    plain = unicodedata.normalize("NFKC", numeral).strip("().")
    try:
        value = number(plain)
    except (ValueError, KeyError):
        return None
    return value or None


def _bare(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
