"""The times that a sentence names, as they stand: 6月8日前, 即日起至6月30日, 9月20日前后, 国庆节前."""

import re
from datetime import date
from functools import partial

from gongkai.diagnostics import Diagnostic
from gongkai.importing.words.sentence import Part
from gongkai.patterns import pattern
from gongkai.phrases.days import Known
from gongkai.phrases.times import DURING, Time, parse_time
from gongkai.phrases.writing import NEXT_YEAR
from gongkai.text import Text

NOTHING = Known(None)
ANY_DAY = Known(2000, date(2000, 1, 1))
_S = r"\s*+"
_DASH = "(?:[—－–~～至到]|--?+)"
_ANY_DASH = "[—－–~～至到-]"
_PART = "凌晨|清晨|早晨|早上|上午|中午|午后|下午|傍晚|晚上|晚间|夜间|晚|全天"
_CHINESE = "[一二三四五六七八九十]"
_WEEK, _WEEKDAY = "(?:周|星期)", "[一二三四五六日天]"
_CLOCK = rf"(?:{_PART})?{_S}(?:\d{{1,2}}[:：]\d{{2}}|(?:\d{{1,2}}|{_CHINESE}{{1,2}})[时点](?:半|\d{{1,2}}分?)?)?"
_YEAR = rf"(?:(?:20\d\d|今|二[〇○零Oo0][〇○零Oo0一二三四五六七八九]{{2}}){_S}年{_S}|{NEXT_YEAR}(?=\d|{_CHINESE}))"
_MONTH = rf"(?:\d{{1,2}}{_S}月|\d{{1,2}}{_DASH}\d{{1,2}}{_S}月|(?:{_CHINESE}{{1,2}}|元)月(?!日))份?"
_END = (
    rf"(?:(?:至|到)(?:\d{{1,2}}|{_CHINESE}{{1,2}})月"
    rf"|(?:\d{{1,2}}|{_CHINESE}{{1,2}})月(?:\d{{1,2}}日|[上中下]旬)(?:\d{{1,2}}[时点])?(?:结束|截止|止))"
)
_MORE = (
    rf"\d{{1,4}}{_S}[年月日号时点分]{_S}|(?<=[月、和])\d{{1,2}}[、和](?=\d{{1,2}}(?:日|[、和]\d{{1,2}}日))|{_CHINESE}{{1,3}}[日号时点](?:[一三]刻)?|[两零][时点](?:[一三]刻)?"
    rf"|{_CHINESE}{{1,2}}月(?=[上中下]旬)|\d{{1,2}}[:：]\d{{2}}[时分点整正]?|(?<=[点时])\d{{2}}(?=[之以]?前)|[全整]天|[半整]"
    rf"|[上中下]{{1,2}}旬|[上中下][、和][上中下]旬|[底初末]|全月|（[^（）]{{1,24}}）|{_WEEK}{_WEEKDAY}|{_PART}|第[一二三四五六七八](?:[、至—-][二三四五六七八])?节课?(?:后(?!勤))?|早(?=\d)|(?<={_ANY_DASH}){NEXT_YEAR}(?=\d)"
    rf"|每[天日晚](?=\d|上|下|晚)|每天"
    rf"|(?:开始|起)(?={_DASH}|，{_END})|，(?={_END})|{_DASH}|[、和或](?=\d{{1,2}}[月日])|\d{{1,2}}(?=(?>{_DASH}+)\d)"
    rf"|{_S}(?=\d|{_PART})"
    rf"|，(?={_PART}|\d{{1,2}}[:：时点])|起"
)
_HOURS = (
    rf"(?:{_PART})?\d{{1,2}}(?:[:：]\d{{2}}|[时点])(?:{_DASH}{{1,2}}{_S}(?:{_PART})?\d{{1,2}}(?:[:：]\d{{2}}|[时点]))?"
)
_EVERY_WEEK = (
    rf"(?:每个?|每?逢){_WEEK}(?:{_WEEKDAY}|末)(?:{_ANY_DASH}{_WEEK}?{_WEEKDAY})?(?:[、和及]每?{_WEEK}?{_WEEKDAY}){{0,5}}"
    rf"(?:{_HOURS}(?:、{_HOURS}){{0,3}}|{_CLOCK})"
)
_CALLED = "[^，。；、“”于在年月日\\d]"
_TIME = pattern(
    rf"(?<![\d年])(?:{_YEAR})?{_MONTH}(?>(?:{_MORE})*)"
    rf"(?:(?<=[\d午])(?:放学|下班|下课)后|(?<=[日午）])(?:[上下]班|放学|上学)(?=[之以]?前)|(?<=日)“?{_CALLED}{{2,9}}日”?之?前(?!往))?"
    rf"|20\d\d(?P<dot>[./])\d{{1,2}}(?P=dot)\d{{1,2}}(?!\d){_CLOCK}(?:{_DASH}{_CLOCK})?"
    rf"|(?<![\d./A-Za-z第号、和到过])(?!(?:[89]|1[0-2])\.30)(?:[1-9]|1[0-2])[./](?:[1-9]|[12]\d"
    rf"|3[01])(?={_S}{_CLOCK}(?:之|以)?前(?![往来]))"
    rf"(?:{_S}{_CLOCK})?"
)
_FEAST = (
    "(?:元旦|春节|除夕|元宵|清明|五一|五四|端午|中秋|国庆|重阳|六一|七一|八一|三八|教师|儿童|妇女|青年|劳动|建党|建军"
    f"|植树|护士|双节|两节|寒暑?假|暑假|{_CALLED}{{2,8}}(?:日|节)(?=当[天日]))"
)
_VAGUE = pattern(  # what is plainly a time, though of no day that could be worked out
    "即日起(?![至到])|(?:从|自)?(?:即日|现在)起[至到](?:今?年底|20\\d\\d年底)"
    f"|(?>(?:“?{_FEAST}”?(?:国际)?(?:劳动|青年|妇女|儿童|建军|建党)?节?”?[、和]?){{1,4}})"
    "(?:期间|前夕|前后|之前|之后|前(?!往)|后|当[天日])"
    rf"|(?<![每今])(?:本|这|下){_WEEK}(?:{_WEEKDAY}(?:（[^（）]{{1,20}}）)?{_CLOCK}(?:{_DASH}{{1,2}}{_CLOCK})?|内)"
    rf"|(?:\d{{1,2}}月(?:份|\d{{1,2}}日)?(?:[至到—-]\d{{1,2}}月(?:份"
    rf"|\d{{1,2}}日)?)?的?)?{_EVERY_WEEK}"
    rf"|每个?月的?(?:(?:第[一二三四]|最后一)个?(?:(?:周的)?{_WEEK}{_WEEKDAY}|周末|工作日)|\d{{1,2}}日|[上中下]旬){_CLOCK}"
    rf"|每[日天]{_HOURS}(?:、{_HOURS})*"
    rf"|\d{{1,2}}月份?的?第[一二三四](?:周(?:（[^（）]{{1,24}}）)?|个{_WEEK}{_WEEKDAY}{_CLOCK})"
    rf"|[本下]月(?:\d{{1,2}}[日号]{_CLOCK}|[底初末]|[上中下]旬)"
    rf"|(?:农历)?(?:[正腊]|{_CHINESE}{{1,2}})月(?:初{_CHINESE}|[十廿][一二三四五六七八九]|二十[一二三四五六七八九]?"
    rf"|三十)(?!日)(?:（[^（）]{{1,12}}）)?{_CLOCK}"
    rf"|第[一二三四五六七八九十\d]{{1,3}}周(?:（[^（）]{{1,20}}）)?(?:{_WEEK}{_WEEKDAY})?{_CLOCK}"
    f"|[上下]半年|第[一二三四]季度|年底前|{DURING}"
)
_FEASTS = pattern(f"“?{_FEAST}|.*{_CALLED}日”?之?前$")
_BOUND = pattern(r"(?:之|以)?前(?![往后]|[一二三\d来提])")
_DAYTIME = "(?:凌晨|清晨|早晨|早上|上午|中午|午后|下午|傍晚|晚上|晚间|夜间|早|晚)?"
_ONE_HOUR = rf"{_DAYTIME}\d{{1,2}}(?:[:：]\d{{2}}|[时点](?:半|\d{{1,2}}分?)?)"
SPAN = rf"(?P<hours>{_ONE_HOUR}(?:\s*(?:--?|[—－–~～至到])\s*{_ONE_HOUR})?)"
HOURS = pattern(rf"\s*{SPAN}(?![\d时点分]|[:：]\d|之?前|以前|后|起)")
_BLANK_YEAR = pattern(r"20[xX×*_]{2}年(?=\d{1,2}月)")
_NOT_QUITE = pattern(  # leaves open which day it is, or until when
    "(?:起|前后|左右|第.(?:[、至—-].)?节课?后?起?|(?:放学|下班|下课)后|(?<=日)“?[^\\d]{2,9}日”?(?:之?前)?)$|或.*"
)
_OVER, _STRETCH = pattern("结束|为?止|截止"), pattern("[至到]|(?:开始|起)，")  # 5月1日开始至9月30日结束
_WEEKS = pattern(rf"(?:期间)?，?的?{_EVERY_WEEK}")
_AGAIN = pattern("份?的?每[周月个]|(?<![日）])逢|逢(?![集场圩墟])")  # 7月每周五晚7点: not the whole of it
_ROUGHLY = pattern("前后|左右")
_NOW = pattern(r"(?:即日|现在)起(?:至|到)$")


def times(sentence: str) -> list[Part]:
    """Its times that begin with a month or a year; whether they are understood, `is_read` says."""
    found = (_every_week(sentence, time) or time for time in map(partial(_phrase, sentence), _TIME.finditer(sentence)))
    return [time for time in found if not _AGAIN.match(sentence, time.end)]


def _every_week(sentence: str, time: Part) -> Part | None:
    """A stretch of days with the weekdays of it that are meant: 6月1日至30日，每周六上午9:00."""
    weeks = _WEEKS.match(sentence, time.end)
    whole = sentence[time.start : weeks.end()] if weeks else ""
    return time._replace(text=whole) if whole and is_time(whole, ANY_DAY) else None


def vague_times(sentence: str) -> list[Part]:
    """What is plainly a time, though of no day that it names itself: 国庆节前, 每周三下午, 本周五."""
    return [_phrase(sentence, found) for found in _VAGUE.finditer(sentence)]


def time_at(line: str, start: int = 0) -> Part | None:
    """The time that stands at this place of a line."""
    found = _TIME.match(line, len(line) - len(line[start:].lstrip()))
    return _phrase(line, found) if found else None


def is_feast(phrase: str) -> bool:
    """Whether a time is named by a feast: 国庆节前 is when something is held, and not by when."""
    return _FEASTS.match(phrase) is not None


def is_time(value: str, known: Known) -> bool:
    """Whether a phrase is understood as a time."""
    found = parse_time(Text(value), known.year or 2000, known.issued)
    return isinstance(found, Time) and found.understood


def is_blank(value: str) -> bool:
    """Whether a phrase is a time whose year has been left to be filled in: 20XX年5月10日上午9:00."""
    return _BLANK_YEAR.match(value) is not None


def time_doubt(value: str, known: Known) -> str:
    """Why a phrase cannot stand as a time, "" if it can; one that is not understood is printed all the same."""
    found = parse_time(Text(value), *known)
    return found.message if isinstance(found, Diagnostic) else ""


def is_read(phrase: str) -> bool:
    """Whether a phrase is understood as a time, but for what leaves open which day it is or until when."""
    return is_time(phrase, ANY_DAY) or is_time(_NOT_QUITE.sub("", phrase), ANY_DAY)


def _phrase(sentence: str, found: re.Match[str]) -> Part:
    """A time with what belongs to it: 即日起至6月30日, 6月8日前, 9月20日前后."""
    phrase = found[0].rstrip(" 　、，至到—－–~～-").removesuffix("开始").removesuffix("每天")
    start, end = found.start(), found.start() + len(phrase)
    if now := _NOW.search(sentence, max(0, start - 5), start):
        start = now.start()
    if bound := _ROUGHLY.match(sentence, end) or _BOUND.match(sentence, end):
        end = bound.end()
    elif over := _OVER.match(sentence, end) if _STRETCH.search(sentence, start, end) else None:
        end = over.end()
    return Part(sentence[start:end], start)


def leading_hours(line: str) -> Part | None:
    """The hours that a line of an agenda begins with."""
    found = HOURS.match(line)
    return Part(found["hours"], found.start("hours")) if found else None
