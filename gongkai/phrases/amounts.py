"""A number as people write it into a form: 1,200, １２００, 1.2万, 1200份, 约1200. Understood whole, or said why not.

0, 无 and nothing at all are three things, and none of them is made of another; what is not understood is no number.
"""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from gongkai.patterns import pattern
from gongkai.phrases.measures import is_measure
from gongkai.phrases.numerals import numeral

NONE = frozenset(
    "无 没有 暂无 无此项 未开展 没开展 不涉及 - -- — —— – ― / \\ ／ 〇〇无".split()  # noqa: SIM905  a list of words
)
_ABOUT = pattern("大约有?|约为?|约有|将近|接近|近|超过|超|逾|共计|合计|总计|累计|共有?")
_EXACT = frozenset("共计 合计 总计 累计 共 共有".split())  # noqa: SIM905
LARGE = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_ARABIC = r"(?P<digits>[0-9]{1,15}(?:,[0-9]{1,15}){0,5}(?:\.[0-9]{1,9})?)"
_HAN = "(?P<han>[零〇一二两三四五六七八九十百千万亿]{1,20}|[0-9]{1,6}[万千百](?:[0-9]{1,4}[千百十]){1,3})"  # 1万2千 too
_PHRASE = pattern(
    rf"(?:{_ARABIC}(?P<more>[余多来])?(?P<large>百万|千万|十万|[十百千万亿])?|{_HAN})"
    rf"(?P<odd>[余多来])?(?P<measure>[^\W\d_零〇一二两三四五六七八九十百千万亿余多来]*?|%)(?P<around>左右|上下|以上|多)?"
)
_BRACKETED = pattern(r"\(([^\W\d_]{1,4})\)")
_SPACED = pattern(r"[0-9]{1,3}(?:[ ][0-9]{3})+")

_NOTES = ("<circle>", "<super>", "<sub>", "<fraction>")  # 120② is no 1202

_NUMBER_ALONE = "只写数，如 1200；没有的写 0，不用报的写 无"
_CASES = (  # what is no number, and why; the first that is found
    (pattern(r"#(?:REF|N/A|VALUE|DIV/0|NAME|NUM|NULL|SPILL|CALC)[!?]?.*"), "公式出错了"),
    (pattern("=.*", re.DOTALL), "是公式，没有算出来的数"),
    (pattern("true|false", re.IGNORECASE), "是“真假”，不是数"),
    (pattern(r"[0-9.,]+%|百分之.*|[一二三四五六七八九]成"), "是百分数"),
    (pattern(r"-[0-9].*|负.*"), "是负数"),
    (pattern(r"[0-9.]+[Ee][+-]?[0-9]+"), "是科学记数法，后面几位看不出来"),
    (pattern(r"(?:[0-9]{2,4}年)?[0-9]{1,2}月(?:[0-9]{1,2}[日号])?.*|[0-9]{4}年"), "是日期"),
    (
        pattern(r"[0-9]{2,4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}.*|[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,2}:[0-9]{2}.*"),
        "是日期或者时间",
    ),
    (pattern(r"[0-9.,万千百]+[^0-9]{0,3}[-~至到—][0-9].*"), "是一个范围，不是一个数"),
    (pattern(r"[0-9.,]+[^0-9+]{0,3}[+*×].*"), "是算式，不是一个数"),
    (pattern(r"(?:不足|不到|少于|小于|低于|至多|大于|多于|不少于|[<>≤≥＜＞]).*"), "只说了多于、少于多少"),
)


_ROUGHLY = "约数"


class Amount(NamedTuple):
    """A number that was understood; `value` is None for 无. `said` is how, where it was not written plainly.

    `about` is one that is said to be near: 约5, 近百, 1200余.
    """

    value: Decimal | None
    said: str = ""
    about: bool = False


NOT_WHOLE = "带小数，这一项要整数"


class Unclear(NamedTuple):
    """What is no number: why, and what to write."""

    reason: str
    hint: str = _NUMBER_ALONE


def parse_amount(text: str, measure: str = "", whole: bool = True) -> Amount | Unclear | None:
    """What stands for a number counted in `measure`; None where nothing stands there."""
    typed = text.strip()
    plain = re.sub(r"[\u200b-\u200f\u2060\ufeff]", "", unicodedata.normalize("NFKC", typed)).strip().rstrip("。;、")
    if not plain:
        return None
    if typed in NONE or plain in NONE:
        return Amount(None)
    if any(unicodedata.decomposition(sign).startswith(_NOTES) for sign in typed):
        return Unclear(f"“{typed}”里有带圈的数字或者注释号，看不出是多少")
    found = _understood(plain, measure)
    if isinstance(found, Unclear):
        return found
    value, odd = found
    if whole and value != value.to_integral_value():
        return Unclear(NOT_WHOLE, "核对以后写整数")
    value = Decimal(shown(value))  # 1.2万 is 12000, not 12000.0
    said = "；".join(filter(None, odd)) or ("" if typed == plain or typed.isascii() else "全角数字")
    return Amount(
        value,
        f"“{typed}”按 {shown(value)} 算" + (f"（{said}）" if said else "") if _is_odd(typed, said) else "",
        _ROUGHLY in odd,
    )


def shown(value: Decimal) -> str:
    """A number as it is typed: 1200, 1.5; never 1.2E+3."""
    return f"{value.to_integral_value():f}" if value == value.to_integral_value() else f"{value.normalize():f}"


def _is_odd(typed: str, said: str) -> bool:
    """Whether it is worth a word how it was read; 1200, 1200.0 and 1,200 are not."""
    return bool(said) or not re.fullmatch(r"[0-9][0-9,]*(?:\.[0-9]+)?", typed)


def _understood(plain: str, measure: str) -> tuple[Decimal, list[str]] | Unclear:
    """The value of a phrase and what is odd about it."""
    text = plain.replace(",", "") if _SPACED.fullmatch(plain) else plain
    text = re.sub(r"\s+", "", text) if not re.search(r"[0-9]\s+[0-9]", text) or _SPACED.fullmatch(text) else text
    for case, reason in _CASES:
        if case.fullmatch(text):
            return Unclear(f"“{plain}”{reason}")
    text = _BRACKETED.sub(r"\1", text)  # 120（人次）
    about = _ABOUT.match(text)
    found = _PHRASE.fullmatch(text, about.end() if about else 0)
    if found is None:
        return Unclear(f"“{plain}”看不懂是多少")
    number = numeral(found["han"] or found["digits"])
    if number is None or (found["han"] or "")[:1] in ("万", "亿") or _is_size(found):
        return Unclear(f"“{plain}”看不懂是多少")
    written = found["measure"]
    value, clash = _in_measure(number.value * LARGE[found["large"] or ""], found, measure)
    if value is None or (written and not is_measure(written) and written != measure):
        return Unclear(clash or f"“{plain}”看不懂是多少")
    is_about = (about and about[0] not in _EXACT) or found["more"] or found["odd"] or found["around"]
    return value, [_ROUGHLY if is_about else "", clash]


def _is_size(found: re.Match[str]) -> bool:
    """Whether only 百 or 千 stands there, with nothing that makes it a number: 百余 is one."""
    return found["han"] in ("百", "千") and not found["odd"] and not found.string.startswith(("近", "约", "超"))


def _in_measure(value: Decimal, found: re.Match[str], measure: str) -> tuple[Decimal | None, str]:
    """The value counted in the figure's measure, and what is to be said where another one was written.

    1.2万元 is 1.2 where the figure is counted in 万元; 元 is not counted there, nor 万 alone.
    """
    large, written = found["large"] or "", found["measure"]
    own = next((word for word in ("万", "亿") if measure.startswith(word)), "")
    if own and (large or written):
        if large == own and written in ("", measure.removeprefix(own)):
            return value / LARGE[own], "" if written else f"这一项以{measure}计"
        return None, f"写的是“{found[0]}”，这一项以{measure}计，要换算"
    if written and measure and ("元" in written) != ("元" in measure):
        return None, f"写的是“{found[0]}”，这一项以{measure}计"
    if written and written != measure:
        return value, f"写的单位是“{written}”，这一项是“{measure or '没有单位'}”"
    return value, ""
