"""Signs that a text was damaged on its way: what is missing cannot be guessed, so it is named."""

import re
from collections.abc import Iterator

from gongkai.patterns import pattern

_DAY_GONE = "“{}”像是日期，缺了“日”"
_MONTH_GONE = "“{}”像是日期，缺了“月”或“日”"
_YEAR_GONE = "“{}”像是日期，缺了“年”“月”或“日”"
_SIGNS = tuple(
    (pattern(source, re.VERBOSE), message)
    for source, message in (
        ("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]", "“{}”是乱码或公文字体里没有的字"),
        ("锟斤拷|烫烫烫|[ÃÂ][\x80-\xbf]", "“{}”是乱码"),
        (r"(?<![\d\#№A-Za-z@.—〔\[（(/_-])20[0-4]\d(?:1[0-2]|[1-9])"
         r"(?:\d{1,2}日|(?:-\d{1,2})?(?![\d年.:/号份元人余多次个-]))", _YEAR_GONE),
        (r"20[0-4]\d年(?:1[0-2]|[1-9])(?:[0-2]\d|3[01])?(?=[，。；：、）,;]|\s*$)", _MONTH_GONE),
        (r"(?<![\d月年.])(?:[1-9]|1[0-2])(?:[0-2]\d|3[01])日(?:\s*[至到—~～-]\s*\d{1,4}(?![\d月年]))?", _MONTH_GONE),
        (r"\d{1,2}月\d{1,2}(?=[至到—~～前]|上午|下午|以前|[，。；)）])(?![至到—~～-]{1,2}\d{1,2}[日号])", _DAY_GONE),
        ("(?<![\u4e00-\u9fff〇○零0OoО])(?:〇〇|二)[一二]?[一二三四五六七八九]年(?=[一二三四五六七八九十]{1,3}月)",
         "“{}”像是年份，少了字"),
        (r"\d{1,2}:\d{2}\d{1,2}:\d{2}", "“{}”是两个时刻，中间缺了“—”"),
        (r"(?:\d{1,2}月)?\d{1,2}[年月日时]?[?？□■]+\d{1,2}[月日时]", "“{}”里丢了字"),
        (r"〔\s*(?:19|20)?\d*\s*[\]］)）】] | [\[［(（【]\s*(?:19|20)\d\d\s*〕", "文号的括号“{}”不配对"),
        (r"[〔\[［(（]\s*(?:19|20)?\d{0,2}\s*[〕\]］)）]\s*号", "文号“{}”不完整"),
        (r"\*{3,} | [×xX]{3,}(?=[县区市镇乡局办])", "“{}”是遮掉的字"),
        ("[，、]{2,} | [。；]{2,}", "“{}”标点重复"),
    )
)  # fmt: skip
_MIDDLE = pattern(r"[，、；：]$|(?<=[\u4e00-\u9fff\w])$")
_CUT_OFF = pattern(r"(?:\.{3}|…)$|(?:查看|阅读|展开)全文$")
_SHORTEST = 24


def signs(text: str) -> Iterator[str]:
    """What is wrong with a paragraph, each kind once."""
    for sign, message in _SIGNS:
        if found := sign.search(text):
            shown = " ".join(found[0].split())
            yield message.format(shown if shown.isprintable() else f"U+{ord(found[0][0]):04X}")


def is_cut_off(text: str) -> bool:
    """Whether a notice that ends with this paragraph ends in mid-sentence."""
    if _CUT_OFF.search(text):
        return True
    inside = re.search("[，。；,;]", text[:-1]) is not None
    return text[-1:] in ("，", "、", ",") or (inside and len(text) >= _SHORTEST and _MIDDLE.search(text) is not None)
