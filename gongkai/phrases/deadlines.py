"""By when: `5月18日17:30前`, `5月底前`, `活动结束后5个工作日内`."""

import re
from datetime import date, time, timedelta
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic
from gongkai.patterns import pattern
from gongkai.phrases.asides import taken_out
from gongkai.phrases.days import Known, MisreadError
from gongkai.phrases.holidays import day_off, is_arranged
from gongkai.phrases.moments import Moment
from gongkai.phrases.times import LABEL, Time, is_open, read
from gongkai.phrases.writing import number, plain, simplified
from gongkai.text import Text


class Relative(NamedTuple):
    """A distance from an activity: `amount` of `unit` (工作日 日 周 月) after its end, or before its start.

    `of` is what the phrase itself counts from, where that is not simply the activity: 公示 of 公示结束后5日内.
    """

    amount: int
    unit: str
    after: bool
    of: str = ""


class Recurring(NamedTuple):
    """What is due `every` 月, 周, 季度, 半年, 日 or 工作日, or on the days that are `listed`.

    `day` is that of the month or the week, 0 the last; `month` which of the period it lies in, from 1; `after` counts
    from the period's end. `holiday` is 顺延 or 提前; `since`, `until` where the phrase says from when to when.
    """

    every: str
    day: int = 0
    month: int = 1
    clock: time | None = None
    after: Relative | None = None
    holiday: str = ""
    since: date | None = None
    until: date | None = None
    listed: tuple[Moment, ...] = ()


class Deadline(NamedTuple):
    """By when it is due. `moment` is None where it is open (另行通知), recurring, or relative and not yet counted.

    `5月18日前` includes that day: a report handed in on the 18th is in time. `moved` says which way it went from a day
    on which nobody works: 顺延 or 提前. `beside` is the year that its day goes without.
    """

    text: Text
    moment: Moment | None = None
    relative: Relative | None = None
    recurring: Recurring | None = None
    moved: str = ""
    beside: int | None = None

    @property
    def shown(self) -> str:
        """The phrase, and the day it comes to where that has to be counted: 活动结束后5个工作日内（5月27日）."""
        phrase = self.text.rstrip("。；")
        if self.moment is None or not (self.moved or self.relative):
            return phrase
        day = self.moment.beside(self.beside or self.moment.day.year)
        return f"{phrase}（{self.moved}到{day}）" if self.moved else f"{phrase}（{day}）"


_RECURRING = pattern(r"每(?:月|周|季|年|日|天|个|半)|逐月|按月|按季")
_WHO = "(?:(?:由|请)?各(?:有关|相关|责任)?(?:单位|部门)[要应]?)?"
_LEADING = pattern(
    rf"{_WHO}{LABEL}(?>(?:暂定|(?:最迟|最晚|-迟|不迟|不晚|不得晚|不得迟)于?|务必|请|须|需|应|于|在|自|从|截止|截|到|至|-)*)"
)
_END_OF_WORK = pattern(r"(?:下班|放学|工作时间结束|当天|当日)$")
_BEFORE = pattern(r"(?:之前|以前|前)$")
_UNTIL = pattern(r"(?:止|为止|截止|结束)$")
_AND_THEN = pattern(r"(?:逾期|过期)[^\d顺延推除]{0,60}+$|(?<=前)(?:报送?|上报|提交|交|完成|反馈)$")
_WITHOUT = pattern(r"(?:不含|不包括|不计)(?:[当本该][天日]|(?P<day>\d{1,2})日)?")
_SINCE = pattern("(?:后|之日起).{0,4}[天日周月时]")
_INCLUDING = pattern("不?含|不包括|不计")
_NOON_OF = pattern(r"(?<=[日\d])(?:中午|上午(?=下班|放学))(?!\d)")
_HELD = "开展|举办|举行|召开|活动|会议?"
_COUNT = r"(?P<count>\d{1,3}|[一二三四五六七八九十两]{1,3})个?(?P<unit>工作日|自然日|日|天|周|星期|月)"
_RELATIVE = pattern(
    rf"(?P<of>[^\d]*?)(?:(?:结束|完成)(?:之?后|之日起)?|(?:{_HELD})之?后|(?:开始|启动|{_HELD})之?(?P<before>前))的?第?"
    rf"{_COUNT}(?:以内|之内|内|以前|之前|前)?(?:报送?|上报|提交|交|完成|反馈)?"
)
_WITHIN = pattern(rf"(?:自|从)?(?:(?:交办|转办|派单|派发)(?:之?后|之日起))?{_COUNT}(?:以内|之内|内)?")
_SAME_DAY = pattern(r"(?P<of>[^\d]*?)(?:结束|完成)后?之?(?:(?P<next>次日|翌日|第2天)|当[天日])(?:内|前)?")
_ITSELF = pattern(  # what needs no name: 活动结束后, 各单位在本次会议召开前
    rf"{_WHO}(?:请|须|需|应|务必|于|在|自|从){{0,4}}(?:本次|此次|本届|整个|全部|各项|各类|集中|主题|宣传|系列){{0,4}}(?:活动|会议?|工作|宣传)?"
)
_UNITS = {"自然日": "日", "天": "日", "星期": "周"}


def parse_deadline(text: Text, year: int | None, issued: date | None = None) -> Deadline | Diagnostic:
    """Understand a deadline, or say why not: a guessed deadline would cost a unit its mark."""
    if _RECURRING.search(simplified(text)):
        hint = "反复要报的，写成 reports 里的一项报送事项，due 照样写"
        return Diagnostic("GK133", text.at, f"“{text}”是反复的期限，这里只能写一个日子", hint)
    phrase = plain(text)
    if is_open(phrase):
        return Deadline(text)
    phrase, asides = taken_out(phrase)
    phrase, *clauses = re.split("[,;]", phrase)
    asides += clauses
    if sum(_INCLUDING.match(aside) is not None for aside in asides) > 1:
        return _not_understood(text)
    without = next((found for aside in asides if (found := _WITHOUT.fullmatch(aside))), None)
    beside = "".join(f"({aside})" for aside in asides if without is None or aside != without[0])
    try:
        if not (beside or without or phrase[:1].isdigit()) and (distance := _distance(phrase)):
            return Deadline(text, relative=distance)
        last = _last(phrase, beside, Known(year, issued))
    except (ValueError, OverflowError):  # a year that no calendar reaches
        return _not_understood(text)
    except MisreadError as misread:
        code, message, hint = misread.diagnostic
        return Diagnostic(code, text.at, f"“{text}”{message}", hint)
    if isinstance(last, str):
        return _not_understood(text, last)
    return _day_before(text, last, without["day"]) if without else Deadline(text, _closing(last))


def parse_within(text: Text) -> Deadline | Diagnostic:
    """Understand how long something may take from when it is assigned: 3个工作日内, 交办后5日内."""
    found = _WITHIN.fullmatch(plain(text))
    try:
        amount = number(found["count"]) if found else 0
    except ValueError:
        amount = 0
    if not found or not amount:
        return Diagnostic("GK150", text.at, f"答复期限“{text}”没有看懂", "写成“3个工作日内”或“5日内”，从交办那天算起")
    return Deadline(text, relative=Relative(amount, _UNITS.get(found["unit"], found["unit"]), after=True))


def _distance(phrase: str) -> Relative | None:
    """活动结束后5个工作日内, 活动前3天, 活动结束当天; 三五天 is no number."""
    if same := _SAME_DAY.fullmatch(phrase):
        return Relative(1 if same["next"] else 0, "日", after=True, of=_named(same["of"]))
    found = _RELATIVE.fullmatch(phrase)
    if found is None:
        return None
    try:
        amount = number(found["count"])
    except ValueError:
        return None
    return Relative(amount, _UNITS.get(found["unit"], found["unit"]), found["before"] is None, _named(found["of"]))


def _named(event: str) -> str:
    """What is counted from, "" where it is the activity itself."""
    found = _ITSELF.match(event)
    return event[found.end() :] if found else event


def _last(phrase: str, beside: str, known: Known) -> Moment | str:
    """The last moment of a plain phrase, or what of it is not understood; "" for all of it."""
    body = _AND_THEN.sub("", phrase)
    if lead := _LEADING.match(body):
        body = body[lead.end() :]
    day, before = _BEFORE.subn("", _UNTIL.sub("", body))
    at_noon = _NOON_OF.sub("12:00", day) if before else re.sub("(?<=日)[上中]午$", "12:00", day)
    day = _END_OF_WORK.sub("", at_noon)
    found = read(day + beside, known, until=True)
    if found.unread or len(found.spans) != 1 or found.last.rough:
        return found.unread
    half_a_day = found.last.part and not found.last.clock and day == at_noon  # 上午前: nine, or noon?
    if before and (half_a_day or not found.last.has_an_end):  # 6月前: by the end of May, or of June?
        return ""
    return found.spans[0].end


def _day_before(text: Text, last: Moment, day: str | None) -> Deadline | Diagnostic:
    """A deadline that does not include its own day: 5月16日前（不含16日） ends on the 15th."""
    if last.clock or (day and int(day) != last.day.day):
        return _not_understood(text)
    return Deadline(text, Moment(last.day - timedelta(days=1)))


def _closing(end: Moment) -> Moment:
    """An end at midnight (5月19日0时前) as the last minute before it: it does not belong to the day after."""
    return Moment(end.day - timedelta(days=1), time(23, 59)) if end.clock == time.min and end.day > date.min else end


def _not_understood(text: Text, part: str = "") -> Diagnostic:
    hint = "写成“5月18日前”“5月18日17:30前”“5月底前”或“活动结束后5个工作日内”，只写一个"
    if _SINCE.search(simplified(text)):
        hint = "从哪一天算起，方案里没有：写明日期，如“5月18日前”；或者写成“活动结束后5个工作日内”"
    said = f"里的“{part}”" if part and part in text else ""
    return Diagnostic("GK132", text.at, f"期限“{text}”{said}没有看懂，不能替人猜", hint)


def counted(deadline: Deadline, anchor: Time) -> Deadline | Diagnostic:
    """A relative deadline as a day, counted from the activity's end (or start). Others stay as they are."""
    distance = deadline.relative
    if distance is None:
        return deadline
    known = anchor.end if distance.after else anchor.start
    if known is None:
        return uncountable(deadline, f"活动时间“{anchor.text}”里没有确定的日子")
    try:
        day = _moved(known.day, distance)
    except _UnknownYearError as unknown:
        return uncountable(deadline, f"{unknown.year}年的放假安排还不知道，数不了工作日")
    except (OverflowError, ValueError):
        return uncountable(deadline, "算出来的日子太远了")
    return deadline._replace(moment=Moment(day))


def uncountable(deadline: Deadline, reason: str) -> Diagnostic:
    """The diagnostic of a relative deadline that cannot be turned into a day."""
    return Diagnostic(
        "GK134", deadline.text.at, f"期限“{deadline.text}”算不出日子：{reason}", "请直接写明日期，如“5月27日前”"
    )


def counted_roughly(distance: Relative, since: date) -> date:
    """The day after so long, counting as working days all but weekends and the fixed festivals of an unknown year.

    To be looked at by a person. Raises OverflowError or ValueError for a day that no calendar reaches.
    """
    return _moved(since, distance, roughly=True)


def _moved(day: date, distance: Relative, roughly: bool = False) -> date:
    """The day at that distance. Raises _UnknownYearError where the calendar of working days ends."""
    sign = 1 if distance.after else -1
    if distance.unit == "月":
        from dateutil.relativedelta import relativedelta

        return day + relativedelta(months=sign * distance.amount)
    if distance.unit != "工作日":
        return day + timedelta(days=sign * distance.amount * (7 if distance.unit == "周" else 1))
    left = distance.amount
    while left:
        day += timedelta(days=sign)
        if not roughly and not is_arranged(day):
            raise _UnknownYearError(day.year)
        left -= day_off(day) is None
    return day


class _UnknownYearError(Exception):
    """Inside this module only: nobody knows yet on which days of that year people work."""

    def __init__(self, year: int) -> None:
        self.year = year
