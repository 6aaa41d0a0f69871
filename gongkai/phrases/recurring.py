"""Again and again: `每月25日前`, `每周五12时前`, `每季度末`, `6、8、10月3日前`, and the periods that it comes to."""

import calendar
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic
from gongkai.patterns import pattern
from gongkai.phrases.deadlines import Deadline, Recurring, Relative, counted
from gongkai.phrases.holidays import day_off
from gongkai.phrases.moments import Moment
from gongkai.phrases.times import Span, Time, parse_time
from gongkai.phrases.writing import plain, simplified
from gongkai.text import Text


class Period(NamedTuple):
    """One time: `key` stands behind the report's id, `name` behind its title, in brackets. `due` is its deadline."""

    key: str
    name: str
    due: Deadline


_LONGEST_REST = 30  # days; no holiday lasts that long
_HOLIDAY = pattern("[,(，（]?(?:如?遇|逢)[^,()，（）]{0,12}?(?P<how>顺延|提前)[^,()，（）]{0,10}[)）]?")
_WEEKDAY = pattern("每个?(?:周|星期|礼拜)的?(?:周|星期|礼拜)?([一二三四五六日天])(?![周天日])")
_INCLUDING = pattern(r"[(,]含(?:当[天日]|[本该]日|\d{1,2}日)\)?")
_BRACKETED_HOUR = pattern(r"\(((?:[上下中]午|早上|晚上?)?\d{1,2}[:点时][^()]{0,8})\)")
_THIS_MONTH = pattern("(?<=[每逐按个度月])本月")  # 每月底 is not 本月底
_WEEKDAYS = "一二三四五六日"
_THIRDS = {"初": 10, "上旬": 10, "中旬": 20}
_DAY = (
    r"(?:(?P<day>\d{1,2})日?|(?P<third>初|上旬|中旬|下旬|月?底|月?末)|(?P<workday>最后[一1]个工作日)|最后[一1][天日])"
)
_MONTHS = r"(?:(?P<first>首月|第1个月)|(?P<second>第2个月)|末月|第3个月|最后[一1]个?月)的?"
_AFTER = r"(?:结束|终了|末)后的?(?P<after>\d{1,2})个?(?P<unit>工作日|日|天)(?:以内|之内|内)?"
_REST = r"(?P<clock>[^前]*?)(?:之前|以前|前|止|为止|截止)?(?:报送?|上报|提交|交|完成|反馈)?"
_FORMS = (
    ("月", pattern(rf"(?:每个?月份?|逐月|按月)的?(?:{_AFTER}|{_DAY}){_REST}")),
    ("次月", pattern(rf"(?:每个?月,?)?(?:次|翌|下个?)月的?{_DAY}{_REST}")),
    ("周", pattern(rf"@(?P<weekday>[1-7]){_REST}")),
    ("季度", pattern(rf"(?:每个?季度?|按季度?)的?(?:{_AFTER}|(?:{_MONTHS})?{_DAY}){_REST}")),
    ("半年", pattern(rf"每个?半年的?(?:{_AFTER}|{_DAY}){_REST}")),
    ("工作日", pattern(rf"每个?工作日{_REST}")),
    ("日", pattern(rf"每[日天]{_REST}")),
)
_LISTED = pattern(
    rf"(?P<year>\d{{4}}年)?(?P<months>\d{{1,2}}月?(?:[、,和及]\d{{1,2}}月?)*?[、,和及]\d{{1,2}}月)份?{_DAY}{_REST}"
)
_RANGE = pattern(r"(?P<range>\d[^每]*?)(?P<open>起|开始)?(?:期间)?的?,?(?=每|逐月|按月|按季|@)")
_END_OF_WORK = pattern("(?:下午)?(?:下班|放学)|工作时间结束|当[天日]|[末底]")
_NOON = ("中午", "上午", "上午下班", "上午放学")
_MONTHS_OF = {"月": 1, "次月": 1, "季度": 3, "半年": 6}
_QUARTERS = "一二三四"
_HINT = "写成“每月25日前”“每周五12时前”“每季度末”“6、8、10、12月3日前”"


def parse_recurring(text: Text, year: int | None) -> Recurring | Diagnostic | None:
    """What is due again and again; None for a phrase that does not say so, a diagnostic for what is not understood."""
    said = simplified(unicodedata.normalize("NFKC", text))
    holiday = _HOLIDAY.search(said)
    said = said.replace(holiday[0], "", 1) if holiday else said
    said = _WEEKDAY.sub(lambda found: f"@{_WEEKDAYS.find(found[1].replace('天', '日')) + 1}", said)
    said = _INCLUDING.sub("", _BRACKETED_HOUR.sub(r"\1", said))
    phrase = re.sub("^[自从于在请,]+", "", _THIS_MONTH.sub("月", plain(said)))
    again = re.search("每|逐月|按月|按季|@|次月|翌月|下个?月", phrase)
    try:
        rule = _listed(text, phrase, year) if again is None else _again(text, phrase, year)
    except (ValueError, OverflowError):
        rule = None  # a year that no calendar reaches
    if isinstance(rule, Recurring):
        return rule._replace(holiday=holiday["how"]) if holiday else rule
    return rule or (_not_understood(text) if again else None)


def _again(text: Text, phrase: str, year: int | None) -> Recurring | Diagnostic | None:
    """每……, and from when to when if that stands before it: 6月至11月每月25日前, 6月起每周五."""
    since = until = None
    if between := _RANGE.match(phrase):
        found = parse_time(Text(between["range"], text.at), year)
        if isinstance(found, Diagnostic):
            return found
        if found.start is None or found.end is None or len(found.spans) > 1:
            return None
        since, until = found.start.day, None if between["open"] else found.end.day
        phrase = phrase[between.end() :]
    for every, form in _FORMS:
        if matched := form.fullmatch(phrase):
            rule = _rule(text, every, matched)
            return rule._replace(since=since, until=until) if isinstance(rule, Recurring) else rule
    return None


def _rule(text: Text, every: str, found: re.Match[str]) -> Recurring | Diagnostic | None:
    clock = _clock(found["clock"])
    if isinstance(clock, str):
        return None
    said = found.groupdict()
    if said.get("after"):
        return Recurring(every, after=Relative(int(said["after"]), said["unit"].replace("天", "日"), True), clock=clock)
    if every in ("日", "工作日", "周"):
        return Recurring(every, int(said.get("weekday") or 0), clock=clock)
    if said.get("day") and not 1 <= int(said["day"]) <= 31:
        return _no_such_day(text, said["day"])
    months = _MONTHS_OF[every]
    month = 2 if every == "次月" else 1 if said.get("first") else 2 if said.get("second") else months
    alone = every in ("季度", "半年") and not (said.get("first") or said.get("second")) and said.get("day")
    if alone and not re.search("末月|第3个月|最后[一1]个?月", found[0]):
        return None  # 每季度25日前: of which month?
    holiday = "提前" if said.get("workday") else ""
    return Recurring(every.removeprefix("次"), _day(said), month, clock=clock, holiday=holiday)


def _day(said: dict[str, str | None]) -> int:
    """The day of a month, 0 for its last."""
    return int(said["day"] or 0) or _THIRDS.get(said["third"] or "", 0)


def _listed(text: Text, phrase: str, year: int | None) -> Recurring | Diagnostic | None:
    """6、8、10、12月3日前, or whole dates: 5月20日、6月20日前. After 12月 comes the next year's 1月."""
    if found := _LISTED.fullmatch(phrase):
        year = int(found["year"][:4]) if found["year"] else year
        clock = _clock(found["clock"])
        if isinstance(clock, str):
            return None
        if year is None:
            hint = "写成“2022年6、8、10月3日前”，或者在 notice 里写上 date"
            return Diagnostic("GK131", text.at, f"“{text}”没有写年份，通知里也没有成文日期可以参照", hint)
        months = [int(number) for number in re.findall(r"\d+", found["months"])]
        if wrong := next((month for month in months if not 1 <= month <= 12), 0):
            return _no_such_day(text, str(wrong), "月份是 1 到 12")
        if found["day"] and not 1 <= int(found["day"]) <= 31:
            return _no_such_day(text, found["day"])
        years = [year]
        for before, month in pairwise(months):
            years.append(years[-1] + (month <= before))
        days = (_in_month(of, month, _day(found.groupdict())) for of, month in zip(years, months, strict=True))
        return Recurring("", listed=tuple(Moment(day, clock) for day in days))
    time_ = parse_time(Text(re.sub("(?:之前|以前|前|止|为止|截止)$", "", phrase), text.at), year)
    if isinstance(time_, Diagnostic) or len(time_.spans) < 2:
        return None
    moments = tuple(span.end for span in time_.spans)
    whole = all(span.start == span.end for span in time_.spans)
    return Recurring("", listed=moments) if whole and len(set(moments)) == len(moments) else None


def _clock(phrase: str) -> time | str | None:
    """The hour of a phrase, None where it names none; what is not understood is given back."""
    phrase = re.sub(r"^,|的$", "", phrase)
    if not phrase or _END_OF_WORK.fullmatch(phrase):
        return None
    if phrase in _NOON:
        return time(12)
    found = parse_time(Text(f"2000年1月1日{phrase}"), None)
    if isinstance(found, Diagnostic) or found.end is None or found.end.clock is None or found.end.day.day != 1:
        return phrase
    return found.end.clock


def _no_such_day(text: Text, number: str, hint: str = "一个月最多31天；月底写“每月底前”") -> Diagnostic:
    what = "月" if hint.startswith("月份") else "日"
    at = text.position(max(0, text.find(number)))
    return Diagnostic("GK130", at, f"“{text}”里的日期不存在：没有{number}{what}", hint)


def _not_understood(text: Text) -> Diagnostic:
    return Diagnostic("GK133", text.at, f"反复的期限“{text}”没有看懂，不能替人猜", _HINT)


# -- the periods -------------------------------------------------------------------------------------------------------


def periods(text: Text, rule: Recurring, begin: date, end: date, year: int | None) -> Iterator[Period | Diagnostic]:
    """Every period whose end and deadline are not before `begin`, and one of them not after `end`.

    What is listed is taken as it stands. A year is named where it is not that of the plan.
    """
    if rule.listed:
        days = [moment.day for moment in rule.listed]
        monthly = len({(day.year, day.month) for day in days}) == len(days)
        for moment in rule.listed:
            key, name = _called("月" if monthly else "日", moment.day, year)
            yield Period(key, name, due(text, moment, rule.holiday, year))
        return
    for first, last in _stretches(rule.every, begin, end):
        day = _due_day(text, rule, first, last)
        if isinstance(day, Diagnostic):
            yield day
        elif begin <= min(day, last) <= end and not (rule.every == "工作日" and day_off(first)):
            key, name = _called(rule.every, first, year)
            yield Period(key, name, due(text, Moment(day, rule.clock), rule.holiday, year))


def due(text: Text, moment: Moment, holiday: str, year: int | None) -> Deadline:
    """The deadline at that moment, moved to a working day where `holiday` says which way."""
    if moment.clock == time.min:  # 26日0时前 does not belong to the 26th
        moment = Moment(moment.day - timedelta(days=1), time(23, 59))
    said = moment.beside(year)
    return moved(Deadline(Text(f"{said}前", text.at), moment), holiday)


def moved(deadline: Deadline, holiday: str) -> Deadline:
    """The deadline on the next working day (顺延), or on the last one before it (提前), if nobody is at work on its."""
    if not holiday or deadline.moment is None or not day_off(deadline.moment.day):
        return deadline
    day, step = deadline.moment.day, timedelta(days=1 if holiday == "顺延" else -1)
    for _ in range(_LONGEST_REST):
        day += step
        if not day_off(day):
            break
    beside = deadline.beside or deadline.moment.day.year  # that of the day it was, or as it is written
    return deadline._replace(moment=deadline.moment._replace(day=day), moved=holiday, beside=beside)


def _stretches(every: str, begin: date, end: date) -> Iterator[tuple[date, date]]:
    """The days, weeks, months … from that in which `begin` lies to that in which `end` does, each first and last."""
    size = _MONTHS_OF.get(every)
    first = begin.replace(month=(begin.month - 1) // size * size + 1, day=1) if size else begin
    first = begin - timedelta(days=begin.weekday()) if every == "周" else first
    while first <= end:
        if size:
            following = _in_month(first.year, first.month + size, 1)
        else:
            following = first + timedelta(days=7 if every == "周" else 1)
        yield first, following - timedelta(days=1)
        first = following


def _due_day(text: Text, rule: Recurring, first: date, last: date) -> date | Diagnostic:
    if rule.after:
        ends = Moment(last)
        found = counted(Deadline(text, relative=rule.after), Time(text, (Span(ends, ends),)))
        return found if isinstance(found, Diagnostic) else found.moment.day if found.moment else last
    if rule.every == "周":
        return first + timedelta(days=rule.day - 1)
    if rule.every in ("日", "工作日"):
        return first
    return _in_month(first.year, first.month + rule.month - 1, rule.day)


def _in_month(year: int, month: int, day: int) -> date:
    """A day of a month, which may be counted beyond December; 0, and what a month does not have, is its last."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    length = calendar.monthrange(year, month)[1]
    return date(year, month, min(day or length, length))


def _called(every: str, first: date, year: int | None) -> tuple[str, str]:
    """The key and the name of the period that begins on that day."""
    before = "" if first.year == year else f"{first.year}年"
    if every == "周":
        iso = first.isocalendar()
        last = first + timedelta(days=6)
        return f"{iso.year}-W{iso.week:02}", f"{before}{first.month}月{first.day}日—{last.month}月{last.day}日"
    if every == "月":
        return f"{first:%Y-%m}", f"{before}{first.month}月"
    if every == "季度":
        number = (first.month - 1) // 3
        return f"{first.year}-Q{number + 1}", f"{before}{_QUARTERS[number]}季度"
    if every == "半年":
        half = first.month > 6
        return f"{first.year}-H{half + 1}", f"{before}{'下' if half else '上'}半年"
    return first.isoformat(), f"{before}{first.month}月{first.day}日"
