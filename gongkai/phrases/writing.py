"""The many ways of writing one thing made one: widths, variants, dashes, Chinese numerals, weekdays."""

import re
import unicodedata
from functools import lru_cache

from gongkai.patterns import pattern

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
_VARIANTS = str.maketrans(  # of what dates, hours and deadlines are written with
    "時點號週間鐘鍾禮兩個為爲後內開舉辦啟啓動會議結當過報暫擬於從遲務請須應適確選擇許淩晩毎◯",
    "时点号周间钟钟礼两个为为后内开举办启启动会议结当过报暂拟于从迟务请须应适确选择许凌晚每〇",
)
# The middle dot of 5·15 from every keyboard and font: bullets, the katakana one, a full-width stop, one dot leader …
DOTS = "\u00b7\u0387\u02d9\u2022\u2024\u2027\u2219\u22c5\u25cf\u2981\u2e31\u2e33\u30fb\uff65\uff0e\ufe52\ua78f\u16eb"
# Of the CJK radicals those that are whole characters, which NFKC leaves as they are; text copied from a PDF has them.
_RADICALS = str.maketrans(
    "⺁⺎⺒⺓⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "厂兀巳幺母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
_UNSEEN = pattern("[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_RADICAL_OR_UNSEEN = pattern(
    "[\u2e80-\u2eff\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_VARIANT = pattern(f"[{''.join(map(chr, _VARIANTS))}]")
_DOTTED = frozenset(DOTS[1:])
_ONE_DOT = str.maketrans(dict.fromkeys(_DOTTED, DOTS[0]))
_BEFORE_UNIT = pattern(
    "(?<![〇○零一二两三四五六七八九十廿卅])[〇○零一二两三四五六七八九十廿卅]++(?=[年月日号时点分个周天星季])"
)
_ISO = pattern(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:日|(?!\d))")
_ISO_CLOCK = pattern(r"(?<=日)\s*[Tt]\s*(?=\d{1,2}:)")
_SECONDS = pattern(r"(?<=\d:\d\d):\d\d(?:\+08:?00)?(?!\d)")
_WEEKDAY = pattern(r"\((?:星期|礼拜|周)[一二三四五六日天]\)|,?(?:星期|礼拜|周)[一二三四五六日天]")
_ZERO_AS_LETTER = pattern("[一二][一二三四五六七八九〇○零OoО0]{3}(?=年)")  # 二O一一年, as it is often typed
_BRACKETS = pattern(r"\(([^()]*)\)")
_CLOCK = pattern(r"(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上)?\d{1,2}(?::\d{2}|[点时]).*")
_CHANGES_THE_DAY = pattern(
    "不含|不包括|不计|除外|农历|阴历|次日|第二天|[前后]一[天日]|顺延|提前|推迟|延[至到期]|改[为到在]"
)
_DASHES = str.maketrans(dict.fromkeys("—–―‒−－~～〜至到", "-") | {"号": "日", "：": ":", "∶": ":", "꞉": ":"})
_THIS_YEAR = pattern("今年|本年|当年")
_NEXT_YEAR = pattern("(?:次年|翌年|明年|来年|下一?年)度?(?=\\d|[一二三四五六七八九十〇零底末初上下全])")
_YEAR_END = pattern(r"(\d{4}年)(?=[底末初])")
_FROM_TO = pattern("起(?=-)|(?<=日)(?:止|期间)$|,?共\\d+天$|(?<=[点时])(?:许|钟|左右)|(?<=:\\d\\d)时")


def number(numeral: str) -> int:
    """The value of Arabic or Chinese digits: `15`, `十五`, `二〇二二`, `廿五`. 三五 raises ValueError."""
    if numeral.isdecimal():
        return int(numeral)
    numeral = numeral.replace("廿", "二十").replace("卅", "三十")
    if "十" not in numeral:
        if len(numeral) not in (1, 4):  # 两三 is about two or three, not 23; only a year is written digit by digit
            raise ValueError(numeral)
        return int("".join(str(_DIGITS[digit]) for digit in numeral))
    tens, _, ones = numeral.partition("十")
    return (number(tens) if tens else 1) * 10 + (number(ones) if ones else 0)


def simplified(text: str) -> str:
    """The text with variant characters of dates as the usual ones, each in its place: 9時 as 9时."""
    return text.translate(_VARIANTS) if _VARIANT.search(text) else text


def alike(text: str) -> str:
    """A name or title as it is compared, each character in its place: every middle dot is ·. It is printed as typed."""
    return text if _DOTTED.isdisjoint(text) else text.translate(_ONE_DOT)


def same(text: str) -> str:
    """A name as it is told from others: what looks the same on paper is one, whichever characters it is typed in.

    Widths, composed and compatible forms, radicals that stand for a character (⼈社局), middle dots, and what is not
    seen at all.
    """
    text = alike(text)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    if _RADICAL_OR_UNSEEN.search(text):
        text = _UNSEEN.sub("", text.translate(_RADICALS))
    return text


@lru_cache(maxsize=1000)
def plain(text: str) -> str:
    """A date or time phrase in half-width characters: `-` for every dash and 至, `+1年` for 次年.

    Weekdays are left out, and remarks in brackets that do not change what day it is.
    """
    text = simplified(unicodedata.normalize("NFKC", text)).strip().rstrip("。;,.； ")
    text = _ISO.sub(r"\1年\2月\3日", _NEXT_YEAR.sub("+1年", text)).translate(_DASHES)
    text = _SECONDS.sub("", _ISO_CLOCK.sub("", text))
    text = _BRACKETS.sub(_remark, _WEEKDAY.sub("", text))
    text = re.sub(r"-{2,}", "-", re.sub(r"\s+", "", text))
    text = _ZERO_AS_LETTER.sub(lambda year: re.sub("[OoО0]", "〇", year[0]), text)
    text = _BEFORE_UNIT.sub(_arabic, _YEAR_END.sub(r"\1年", _THIS_YEAR.sub("", text)))
    return _FROM_TO.sub("", text)


def _remark(match: re.Match[str]) -> str:
    """What stands in brackets is a remark, unless it is an hour: 5月18日（17:00）前; one that changes the day stays."""
    return match[1] if _CLOCK.fullmatch(match[1]) else match[0] if _CHANGES_THE_DAY.search(match[1]) else ""


def _arabic(match: re.Match[str]) -> str:
    """Chinese numerals as Arabic ones; a numeral that is none stays as typed, and so is not understood."""
    try:
        return str(number(match[0]))
    except (ValueError, KeyError):
        return match[0]
