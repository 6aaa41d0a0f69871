"""The many ways of writing one thing made one: widths, variants, dashes, Chinese numerals, weekdays."""

import re
import unicodedata
from functools import lru_cache

from gongkai.patterns import pattern
from gongkai.phrases.moments import FULL_DATE

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
    "時點號週間鐘鍾禮兩個為爲後內開舉辦啟啓動會議結當過報暫擬於從遲務請須應適確選擇許淩晩毎◯屆準發單進節農歷曆陰順遇齊總",
    "时点号周间钟钟礼两个为为后内开举办启启动会议结当过报暂拟于从迟务请须应适确选择许凌晚每〇届准发单进节农历历阴顺遇齐总",
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
_NUMERAL = "[〇○零一二两三四五六七八九十廿卅]"
_BEFORE_UNIT = pattern(rf"(?<!{_NUMERAL}){_NUMERAL}++(?=[年月日号时点分刻个周天星季]|[、和][一二三四]季)")
_ISO = pattern(r"(?<!\d)(\d{4})[-/.、](\d{1,2})[-/.、](\d{1,2})(?:日|(?!\d))")
_MONTH_AND_DAY = pattern(r"(?<![\d./])(\d{1,2})[./](\d{1,2})(?:日|(?![\d./:%]))")  # 5.15, where no 月 is written at all
_HOURS_WITH_POINTS = pattern(r"(?:[7-9]|1\d|2[0-3])\.[0-5][05]\D+(?:[7-9]|1\d|2[0-3])\.[0-5][05]")
_HOUR_BEHIND_A_COLON = pattern(r"(?<=[午晚]):(?=\d{1,2}[:点时])")
_MINUTES_NAMED = pattern(r"(?<=\d:\d\d)[分点](?!钟)")  # 8:30分
_UNTIL_THE_END = pattern(  # 1月26日开始，3月6日结束; 9月15日起，至9月21日止
    r"(?:开始|起),(?:-|(?=(?:\d{1,2}|[一二三四五六七八九十]{1,2})月[^,-]{1,8}(?:结束|止)$))"
)
_ISO_CLOCK = pattern(r"(?<=日)\s*[Tt]\s*(?=\d{1,2}:)")
_SECONDS = pattern(r"(?<=\d:\d\d):\d\d(?:\+08:?00)?(?!\d)")
_WEEKDAY = pattern(r"(?<![一二三四五六七八九十两个每])(?:星期|礼拜|周)(?P<day>[一二三四五六日天])")
_WEEKDAYS = {name: str(number) for number, name in enumerate("一二三四五六日", 1)} | {"天": "7"}
_ZERO_AS_LETTER = pattern("[一二][一二三四五六七八九〇○零OoО0]{3}(?=年)")  # 二O一一年, as it is often typed
DASHES = "—–―‒−－~～〜"
_PLAIN = str.maketrans(dict.fromkeys(DASHES, "-") | {"号": "日", "：": ":", "∶": ":", "꞉": ":"})
_TO = pattern("(?<![报截收签])[至到]")
_END_OF_THIS_YEAR = pattern("(?:今年|本年度?|当年)(?=[底末初内])")
THIS_YEAR = pattern("今年|本年度?|当年")
NEXT_YEAR = "(?:次年|翌年|明年|来年|下一?年)度?"
_NEXT_YEAR = pattern(f"{NEXT_YEAR}(?=\\d|[一二三四五六七八九十〇零底末初上下全])")
_YEAR_END = pattern(r"(\d{4}年)(?=[底末初内])")
_THIS_MONTH = pattern("(?<![\\d本下个正腊冬])月(?=[底末初中上下]|内)")
_NOON = pattern("正午(?P<hour>(?=\\d))?")


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


def slip_of(name: str, other: str) -> bool:
    """Whether one is the other with one character wrong: 翠胡名邸, 翠湖名邸."""
    return len(name) == len(other) and sum(map(str.__ne__, name, other)) == 1


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
    """A date or time phrase in half-width characters: `-` for every dash and 至, `+1年` for 次年, 周5 for 星期五.

    Everything typed is still there: what it says is for the grammar of days to know.
    """
    dotted = _DOTTED.isdisjoint(text)
    text = simplified(unicodedata.normalize("NFKC", text)).strip().rstrip("。;,.； ")
    text = _ISO.sub(r"\1年\2月\3日", _NEXT_YEAR.sub("+1年", text)).translate(_PLAIN)
    if dotted and "月" not in FULL_DATE.sub("", text) and not _HOURS_WITH_POINTS.search(text):
        text = _MONTH_AND_DAY.sub(r"\1月\2日", text)
    text = _SECONDS.sub("", _ISO_CLOCK.sub("", text))
    text = re.sub(r"-{2,}", "-", _TO.sub("-", re.sub(r"\s+", "", text)))
    text = _UNTIL_THE_END.sub("-", _MINUTES_NAMED.sub("", _HOUR_BEHIND_A_COLON.sub("", text)))
    text = re.sub(r"(?<=日),(?=周[1-7])", "", _WEEKDAY.sub(lambda week: f"周{_WEEKDAYS[week['day']]}", text))
    text = _ZERO_AS_LETTER.sub(lambda year: re.sub("[OoО0]", "〇", year[0]), text)
    text = _YEAR_END.sub(r"\1年", THIS_YEAR.sub("", _END_OF_THIS_YEAR.sub("年", text)))
    text = _NOON.sub(lambda noon: "中午" if noon["hour"] is not None else "中午12:00", text)
    text = text.replace("元月", "1月")
    return _THIS_MONTH.sub("本月", _BEFORE_UNIT.sub(_arabic, text))


def _arabic(match: re.Match[str]) -> str:
    """Chinese numerals as Arabic ones; a numeral that is none stays as typed, and so is not understood."""
    try:
        return str(number(match[0]))
    except (ValueError, KeyError):
        return match[0]
