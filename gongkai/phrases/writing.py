"""The many ways of writing one thing made one: widths, dashes, Chinese numerals, weekdays."""

import re
import unicodedata

_DIGITS = {
    "〇": 0,
    "○": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_NUMERAL = "[〇○零一二两三四五六七八九十廿卅]+"
_BEFORE_UNIT = re.compile(f"{_NUMERAL}(?=[年月日号时点分个周天星季])")
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:日|(?!\d))")
_ISO_CLOCK = re.compile(r"(?<=日)\s*[Tt]\s*(?=\d{1,2}:)")
_SECONDS = re.compile(r"(?<=\d:\d\d):\d\d(?:\+08:?00)?(?!\d)")
_WEEKDAY = re.compile(r"\(?(?:星期|礼拜|周)[一二三四五六日天]\)?")
_BRACKETS = re.compile(r"\([^()]*\)")
_DASHES = str.maketrans(dict.fromkeys("—–―‒−－~～〜至到", "-") | {"号": "日", "：": ":"})


def number(numeral: str) -> int:
    """The value of Arabic or Chinese digits: `15`, `十五`, `二〇二二`, `廿五`."""
    if numeral.isdecimal():
        return int(numeral)
    numeral = numeral.replace("廿", "二十").replace("卅", "三十")
    if "十" not in numeral:
        return int("".join(str(_DIGITS[digit]) for digit in numeral))
    tens, _, ones = numeral.partition("十")
    return (number(tens) if tens else 1) * 10 + (number(ones) if ones else 0)


def plain(text: str) -> str:
    """A date or time phrase in half-width characters: `-` for every dash and 至, weekdays and brackets left out."""
    text = unicodedata.normalize("NFKC", text).strip().rstrip("。;,.；， ")
    text = _ISO.sub(r"\1年\2月\3日", text).translate(_DASHES)
    text = _SECONDS.sub("", _ISO_CLOCK.sub("", text))
    text = _BRACKETS.sub("", _WEEKDAY.sub("", text))
    text = re.sub(r"-{2,}", "-", re.sub(r"\s+", "", text))
    return _BEFORE_UNIT.sub(_arabic, text)


def _arabic(match: re.Match[str]) -> str:
    """Chinese numerals as Arabic ones; a numeral that is none (十十) stays as typed."""
    try:
        return str(number(match[0]))
    except (ValueError, KeyError):
        return match[0]
