"""By when: `5月18日17:30前`, `5月底前`, `活动结束后5个工作日内`."""

import re
from datetime import date, time, timedelta
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic
from gongkai.patterns import pattern
from gongkai.phrases.moments import Moment
from gongkai.phrases.times import Time, is_open, parse_time
from gongkai.phrases.writing import number, plain, simplified
from gongkai.text import Text


class Relative(NamedTuple):
    """A distance from an activity: `amount` of `unit` (工作日 日 周 月) after its end, or before its start."""

    amount: int
    unit: str
    after: bool


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
    on which nobody works: 顺延 or 提前.
    """

    text: Text
    moment: Moment | None = None
    relative: Relative | None = None
    recurring: Recurring | None = None
    moved: str = ""

    @property
    def shown(self) -> str:
        """The phrase, and the day it comes to where that has to be counted: 活动结束后5个工作日内（5月27日）."""
        phrase = self.text.rstrip("。；")
        if self.moved and self.moment:
            return f"{phrase}（{self.moved}到{self.moment.chinese()}）"
        return f"{phrase}（{self.moment.chinese()}）" if self.relative and self.moment else phrase


_RECURRING = pattern(r"每(?:月|周|季|年|日|天|个|半)|逐月|按月|按季")
_LEADING = pattern(r"^(?:最迟|不迟于|不晚于|务必|请|须|应|于|在|截止|截|到|-)+")
_END_OF_WORK = pattern(r"(?:下班|工作时间结束|当天|当日)$")
_AND_THEN = pattern("[,，]?(?:逾期|过期)(?s:.*)$|(?<=前)(?:报送?|上报|提交|交|完成|反馈)$")
_WITHOUT = pattern(r"[(,]?(?:不含|不包括|不计)(?:当[天日]|[本该]日|(?P<day>\d{1,2})日)\)?")
_MONTH_BEFORE = pattern(r"\D*(?:\d{4}年)?\d{1,2}月份?(?:之|以)?前")
_BEFORE = pattern(r"(?:之前|以前|前|止|为止|截止)$")
_RELATIVE = pattern(
    r"^\D*?(?P<event>结束|完成|开展|开始|举办|举行|启动|召开|活动|会议?)之?(?P<side>后|前)的?第?"
    r"(?P<count>\d{1,3}|[一二三四五六七八九十两]{1,3})个?(?P<unit>工作日|自然日|日|天|周|星期|月)(?:以内|之内|内|以前|之前|前)?$"
)
_UNITS = {"自然日": "日", "天": "日", "星期": "周"}


def parse_deadline(text: Text, year: int | None) -> Deadline | Diagnostic:
    """Understand a deadline, or say why not: a guessed deadline would cost a unit its mark."""
    if _RECURRING.search(simplified(text)):
        hint = "反复要报的，写成 reports 里的一项报送事项，due 照样写"
        return Diagnostic("GK133", text.at, f"“{text}”是反复的期限，这里只能写一个日子", hint)
    phrase = plain(text)
    if is_open(phrase):
        return Deadline(text)
    if without := _WITHOUT.search(phrase):
        return _day_before(text, _absolute(text, phrase.replace(without[0], "", 1), year), without["day"])
    if relative := _RELATIVE.match(phrase):
        unit = relative["unit"]
        try:
            amount = number(relative["count"])
        except ValueError:  # 三五天, 两三天
            return _not_understood(text)
        distance = Relative(amount, _UNITS.get(unit, unit), relative["side"] == "后")
        return Deadline(text, relative=distance)
    return _absolute(text, phrase, year)


def _day_before(text: Text, found: Deadline | Diagnostic, day: str | None) -> Deadline | Diagnostic:
    """A deadline that does not include its own day: 5月16日前（不含16日） ends on the 15th."""
    if isinstance(found, Diagnostic):
        return found
    if found.moment is None or found.moment.clock or (day and int(day) != found.moment.day.day):
        return _not_understood(text)
    return found._replace(moment=Moment(found.moment.day - timedelta(days=1)))


def _absolute(text: Text, phrase: str, year: int | None) -> Deadline | Diagnostic:
    """A deadline that names its day; of a stretch (5月底前, 5月15日至18日) the last day counts."""
    phrase = _AND_THEN.sub("", phrase)
    if _MONTH_BEFORE.fullmatch(phrase):  # 6月前: by the end of May, or of June?
        return _not_understood(text)
    day = _END_OF_WORK.sub("", _BEFORE.sub("", _LEADING.sub("", phrase)))
    day = re.sub(r"中午$", "12:00", re.sub(r"上午$", "12:00", day)) if re.search(r"日[上中]午$", day) else day
    found = parse_time(Text(day, text.at), year)
    if isinstance(found, Diagnostic):
        return found._replace(message=found.message.replace(f"“{day}”", f"“{text}”", 1))
    if found.end is None or len(found.spans) > 1:
        return _not_understood(text)
    return Deadline(text, _closing(found.end))


def _closing(end: Moment) -> Moment:
    """An end at midnight (5月19日0时前) as the last minute before it: it does not belong to the day after."""
    return Moment(end.day - timedelta(days=1), time(23, 59)) if end.clock == time.min and end.day > date.min else end


def _not_understood(text: Text) -> Diagnostic:
    hint = "写成“5月18日前”“5月18日17:30前”“5月底前”或“活动结束后5个工作日内”，只写一个"
    return Diagnostic("GK132", text.at, f"期限“{text}”没有看懂，不能替人猜", hint)


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


def _moved(day: date, distance: Relative) -> date:
    """The day at that distance. Raises _UnknownYearError where the calendar of working days ends."""
    sign = 1 if distance.after else -1
    if distance.unit == "月":
        from dateutil.relativedelta import relativedelta

        return day + relativedelta(months=sign * distance.amount)
    if distance.unit != "工作日":
        return day + timedelta(days=sign * distance.amount * (7 if distance.unit == "周" else 1))
    from chinese_calendar import is_workday

    left = distance.amount
    while left:
        day += timedelta(days=sign)
        try:
            left -= is_workday(day)
        except NotImplementedError:
            raise _UnknownYearError(day.year) from None
    return day


class _UnknownYearError(Exception):
    """Inside this module only: nobody knows yet on which days of that year people work."""

    def __init__(self, year: int) -> None:
        self.year = year
