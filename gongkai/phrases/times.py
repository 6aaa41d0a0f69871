"""活动时间: from `5月15日上午9时` or `5月19-25日` to the days and hours it means."""

import re
from datetime import date, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic
from gongkai.patterns import pattern
from gongkai.phrases.asides import agrees, every_week, taken_out
from gongkai.phrases.days import (
    CLOCK,
    HALF_A_YEAR,
    PARTS,
    Known,
    MisreadError,
    Point,
    in_the_month,
    inherit,
    moments,
    next_year,
    parse_point,
)
from gongkai.phrases.moments import Moment, in_full
from gongkai.phrases.writing import plain
from gongkai.text import Text


class Span(NamedTuple):
    """From a first to a last moment, both included; a single day has the same day twice.

    What is `daily` takes place on each of its days, from the one hour to the other: 5月15日至20日每天9:00—17:00.
    """

    start: Moment
    end: Moment
    daily: bool = False

    def on(self, day: date) -> "Span":
        """The same hours of that day."""
        return Span(self.start._replace(day=day), self.end._replace(day=day))


class Time(NamedTuple):
    """When something takes place. `spans` is empty where the phrase is open (另行通知) or not understood.

    `unread` is the part that is not understood, where the rest is.
    """

    text: Text
    spans: tuple[Span, ...] = ()
    understood: bool = True
    unread: str = ""

    @property
    def shown(self) -> str:
        """The phrase as a list shows it: hours alone, which are of the day of the section around, with that day."""
        day = self.day if is_hours(self.text) else None
        return f"{day.month}月{day.day}日{self.text}" if day else str(self.text)

    @property
    def start(self) -> Moment | None:
        """The first moment it can mean."""
        return min((span.start for span in self.spans), key=Moment.opening) if self.spans else None

    @property
    def day(self) -> date | None:
        """The single day that it is on, None where it is on several or on none that is known."""
        days = {moment.day for span in self.spans for moment in (span.start, span.end)}
        return days.pop() if len(days) == 1 else None

    @property
    def end(self) -> Moment | None:
        """The last moment it can mean; a day without an hour lasts until midnight."""
        return max((span.end for span in self.spans), key=Moment.closing) if self.spans else None


class Reading(NamedTuple):
    """What a plain phrase says: its spans, the last of its points, and what of it is not understood."""

    spans: tuple[Span, ...] = ()
    last: Point = Point()
    unread: str = ""


LABEL = (
    "(?:(?:活动|会议|举办|开展|培训|宣传|报送|上报|提交|完成|截止|申报|报名|反馈|整改|办理){0,4}"
    "(?:时间|日期|时限|期限)(?:定?[为于在]|是|:)?)?"
)
_OPEN_ENDED = pattern(
    rf"{LABEL}(?:(?:具体|活动|会议|举办|开展|报送){{0,4}}(?:时间|日期|地点|安排)[、和]?){{0,4}}(?:由|请)?(?:各[^\d,;。]{{1,8}})?"
    "(?:另行(?:通知|安排|确定|公布)|待定|待通知|待确定|另定|适时(?:[^\\d,;。]{1,4})?|自行(?:安排|确定|选择|组织))(?:时间)?"
)
DURING = "(?:(?:本次|此次|本届|整个)?(?:活动|宣传|竞赛|比赛|展览|会议|开放|征集){1,2}[周月日节季]?|宣传[周月])期间"
_DURING = pattern(f"{LABEL}在?{DURING}")
_LEADING = pattern(rf"{LABEL}(?:暂定于?|拟定?于?|初定于?|定于|于|在)?(?:整个)?")
_BY = pattern(
    r"(?<=[\d日)底末旬时点分半午])(?:[上下]班|放学|上学)?(?:之前|以前|前)$"
)  # 报送时间：5月20日前, 10月23日下班前
_SINCE = pattern("^(?:自|从)|(?<=即日)起|本?(?:通知|方案|文件)?印发之日起?|发文之日起?")
_HOURS = rf"(?:{PARTS})?{CLOCK}(?:-(?:{PARTS})?{CLOCK})?"
ONLY_HOURS = pattern(rf"{_HOURS}(?:举行|举办|开展|进行)?")
_EVERY_DAY = pattern(rf"(?P<days>[^每]*?)(?:期间)?每(?:[天日]|(?=[早晚]))(?P<hours>{_HOURS})(?:举行|举办|开展|进行)?")
_WEEK = dict(
    zip("一二三四五六日天1234567", (*range(7), 6, *range(7)), strict=True)
)  # `plain` writes 周1 within a phrase
_ON_WEEKDAYS = (
    rf"(?:周|星期|(?!\d))(?P<first>[{''.join(_WEEK)}末])(?:-(?:周|星期|(?!\d))(?P<last>[{''.join(_WEEK)}]))?(?:全天)?"
    rf"(?P<hours>(?:{PARTS})?(?:{CLOCK}(?:-(?:{PARTS})?{CLOCK})?)?)(?:举行|举办|开展|进行)?"
)
_EVERY_WEEK = pattern(rf"(?P<days>[^每]*?)(?:期间)?的?(?:每个?|每?逢)(?=周|星期){_ON_WEEKDAYS}")
_AND_WEEKDAYS = pattern(rf"每?{_ON_WEEKDAYS}")  # of 每周二、周四, the second
_WEEKS_OF_IT = pattern(rf"{LABEL}(?:在?{DURING})?,?的?(?P<every>(?:每个?|每?逢)(?:周|星期)[{''.join(_WEEK)}末].*)")
_SATURDAY, _SUNDAY = 5, 6
_LONGEST_STRETCH = 366  # days in which something is held every week
_DAYS_WITH_HOURS = pattern(
    rf"(?P<days>[^-:点时起始每]+-[^-:点时每]*?(?<=[日旬底末初月间]))(?P<hours>(?:{PARTS})?{CLOCK}(?:-(?:{PARTS})?{CLOCK})?)"
)
_BARE_HOUR = pattern(rf"(?:日|{PARTS})\d{{1,2}}$")
_CLAUSE = pattern("[,;]|(?<=[日午])(?=会期|为期|历时)")
_DAY = timedelta(days=1)


def parse_time(
    text: Text, year: int | None, issued: date | None = None, day: date | None = None, period: tuple[Span, ...] = ()
) -> Time | Diagnostic:
    """Understand a phrase; a day that does not exist is a diagnostic.

    `year` serves dates that name none, `issued`, the notice's day, those that are counted from it (本周五, 15日); of
    `day` are hours alone (9:00—9:30), and 活动期间 is the `period` of the whole activity.
    """
    phrase = plain(text)
    if is_open(phrase):
        return Time(text)
    if period and _DURING.fullmatch(phrase):
        return Time(text, period)
    by = _BY.search(phrase)
    said = phrase[: by.start()] if by else phrase
    if day is not None and ONLY_HOURS.fullmatch(said):
        said = f"{in_full(day)}{said}"
    if len(period) == 1 and (weekly := _WEEKS_OF_IT.fullmatch(said)):  # in the time of the whole activity
        said = f"{in_full(period[0].start.day)}-{in_full(period[0].end.day)}{weekly['every']}"
    try:
        found = read(said, Known(year, issued))
    except (ValueError, OverflowError):
        return Time(text, understood=False)  # a year that no calendar reaches
    except MisreadError as misread:
        code, message, hint = misread.diagnostic
        return Diagnostic(code, text.at, f"“{text}”{message}", hint)
    if by and not found.last.has_an_end:
        return Time(text, understood=False)
    return Time(text, found.spans, bool(found.spans) and not found.unread, found.unread)


def is_hours(text: str) -> bool:
    """Whether a time is hours alone, 9:00—9:30, which are of the day of the section around."""
    return ONLY_HOURS.fullmatch(plain(text)) is not None


def is_during(text: str) -> bool:
    """Whether a time is all of that of the whole activity: 活动期间, 宣传周期间."""
    return _DURING.fullmatch(plain(text)) is not None


def is_within(text: str) -> bool:
    """Whether a time is told by that of the whole activity: 活动期间, or 每周六上午9:00 within it."""
    return is_during(text) or _WEEKS_OF_IT.fullmatch(plain(text)) is not None


def is_open(phrase: str) -> bool:
    """Whether a plain phrase leaves the day open; one that names a day besides (5月18日前，格式另行通知) does not."""
    said = any(
        word in phrase for word in ("另", "待", "适时", "自行")
    )  # most phrases name a day: no need to look closer
    return said and _OPEN_ENDED.fullmatch(phrase) is not None


@lru_cache(maxsize=1000)  # a large plan names the same few days again and again
def read(phrase: str, known: Known, until: bool = False) -> Reading:
    """What a plain phrase says; `until` where only its end is asked for. Raises MisreadError for a day that is none."""
    body, asides = taken_out(phrase)
    reader = _Reader(known, until)
    if not body[:1].isdigit():
        lead = _LEADING.match(body)
        body = _SINCE.sub(lambda since: "" if since[0] in "自从起" else "即日", body[lead.end() if lead else 0 :])
    if not reader.reads(body):
        return Reading()
    asides = [aside for aside in asides if not reader.reads_weeks(aside)]
    spans = tuple(dict.fromkeys(_same_hours(reader.spans)))
    if reader.stretch:  # 每周二、周四: a week after the other
        spans = tuple(sorted(spans, key=lambda span: span.start.opening()))
    first, last = min(span.start.day for span in spans), max(span.end.day for span in spans)
    for aside in (*asides, *reader.asides):
        if every_week(aside) and all(span.start.day == span.end.day for span in spans):
            continue
        if not (agreed := agrees(aside, first, last, known)):
            return Reading(spans if agreed is False else (), reader.last, aside)
    return Reading(spans, reader.last)


class _Reader:
    """Reads a phrase part by part; `last` is the point read last, from which the next takes what it leaves unsaid."""

    def __init__(self, known: Known, until: bool) -> None:
        self.known = known
        self.until = until
        self.spans: list[Span] = []
        self.asides: list[str] = []
        self.last = Point()
        self.stretch: Span | None = None  # within which something is held every week
        self.weekly: list[date] = []  # the days of it read last

    def reads(self, body: str) -> bool:
        """Clause by clause. One behind the first that names no days may still say something of them: ，共6天."""
        for clause in _CLAUSE.split(body):
            spans, last = list(self.spans), self.last
            if all(self._item(item) for item in _items(clause)):
                continue
            if not spans:
                return False
            self.spans, self.last = spans, last
            self.asides.append(clause)
        return True

    def reads_weeks(self, aside: str) -> bool:
        """Whether a bracket says which days of a stretch are meant: 5月6日至26日（每周六、周日）."""
        return _EVERY_WEEK.match(aside) is not None and self._lasts_days(self.spans[-1]) and self.reads(aside)

    def _item(self, item: str) -> bool:
        if "每" in item and (found := _EVERY_DAY.fullmatch(item)):
            return (not found["days"] or self._range(found["days"])) and self._daily(found["hours"])
        if ("每" in item or "逢" in item) and (found := _EVERY_WEEK.fullmatch(item)):
            return (not found["days"] or self._range(found["days"])) and self._weekly(found)
        if self.stretch and (found := _AND_WEEKDAYS.fullmatch(item)):
            return self._on_weekdays(self.stretch, found)
        if self.weekly and ONLY_HOURS.fullmatch(item):  # 每周六8:00-9:30、17:00-18:30
            return self._on_each(self.weekly, item)
        if (
            not self.until
            and "-" in item
            and not item.startswith("即日")
            and (found := _DAYS_WITH_HOURS.fullmatch(item))
        ):
            return self._days_with_hours(item, found["days"], found["hours"])
        if self.spans and self._lasts_days(self.spans[-1]) and (found := ONLY_HOURS.fullmatch(item)):
            return self._hours(item)
        return self._range(item)

    def _lasts_days(self, span: Span) -> bool:
        """Whether hours behind it are those of each of its days."""
        return span.daily or (span.start.day < span.end.day and not span.start.clock and not span.end.clock)

    def _days_with_hours(self, item: str, days: str, hours: str) -> bool:
        before = self.last
        if not self._range(days):
            return False
        if self._lasts_days(self.spans[-1]):
            return self._hours(hours)
        self.spans.pop()
        self.last = before
        return self._range(item)

    def _hours(self, hours: str) -> bool:
        """Hours behind several days: from one to another on each of them. A single one may be that of their end."""
        if "-" in hours or self.spans[-1].daily:
            return self._daily(hours)
        self.asides.append(hours)
        return True

    def _daily(self, hours: str) -> bool:
        """Put these hours on each day of the stretches before them that have none yet."""
        first, last = (parse_point(end, self.known) for end in (_completed(hours) * 2)[:2])
        if first is None or last is None or not self.spans:
            return False
        day = Point(days=(self.spans[-1].start.day,) * 2)
        first = inherit(first, day)
        start, end = moments(first, self.known)[0], moments(inherit(last, first), self.known)[1]
        if start.day != end.day or start.day != self.spans[-1].start.day or start.after(end):
            return False
        whole = [index for index, span in enumerate(self.spans) if self._lasts_days(span) and not span.daily]
        if not whole and not self.spans[-1].daily:
            return False
        for index in whole:
            self.spans[index] = _each_day(self.spans[index], start.clock, end.clock)
        if not whole:
            self.spans.append(_each_day(self.spans[-1], start.clock, end.clock))
        return True

    def _weekly(self, found: re.Match[str]) -> bool:
        """In place of the stretch read last, the weekdays in it: 6月1日至30日每周六上午9:00, 7月，每周二、周四下午."""
        if not self.spans or not self._lasts_days(self.spans[-1]) or self.spans[-1].daily:
            return False
        self.stretch = self.spans.pop()
        return self._on_weekdays(self.stretch, found)

    def _on_weekdays(self, stretch: Span, found: re.Match[str]) -> bool:
        """These weekdays of a stretch of days, each at these hours."""
        first = _WEEK.get(found["first"], _SATURDAY)
        last = _WEEK[found["last"]] if found["last"] else _SUNDAY if found["first"] == "末" else first
        length = (stretch.end.day - stretch.start.day).days
        days = [stretch.start.day + _DAY * nth for nth in range(min(length, _LONGEST_STRETCH) + 1)]
        self.weekly = [day for day in days if first <= day.weekday() <= last]
        return length <= _LONGEST_STRETCH and bool(self.weekly) and self._on_each(self.weekly, found["hours"])

    def _on_each(self, days: list[date], hours: str) -> bool:
        return all(self._range(f"{in_full(day)}{hours}") for day in days)

    def _range(self, item: str) -> bool:
        """One point, or two with a dash between them."""
        ends = _completed(item)
        points = [parse_point(end, self.known, end is not ends[-1], end is not ends[0]) for end in ends]
        if not 1 <= len(points) <= 2 or (first := points[0]) is None or (last := points[-1]) is None:
            return False
        year, own_year, own_day = self.known.year, last.year, last.day
        first = next_year(in_the_month(inherit(first, self.last), self.known), year)
        year = int(first.year) if len(points) == 2 and first.year.isdecimal() else year
        last = next_year(inherit(last, first), year) if len(points) == 2 else first
        if not (first.is_anchored and last.is_anchored):
            return False
        start = moments(first, self.known)[0]
        if not own_year and last.month and start.day.month - int(last.month) >= HALF_A_YEAR:
            last = last._replace(year=str(start.day.year + 1))  # 12月25日至1月5日
        end = moments(last, self.known)[1]
        if last.later and own_day:  # 5月15日次日
            return False
        after_midnight = last.part == "凌晨" and (start.after(end) or (not last.clock and first.part != "凌晨"))
        if not own_day and (last.later or after_midnight):
            end = Moment(end.day + _DAY, end.clock)  # 5月15日晚8点至凌晨1点
        if start.after(end):
            raise MisreadError("GK135", "的结束早于开始", "核对前后两个日期或时刻；下午的时刻写成“下午2:00”或“14:00”")
        self.spans.append(Span(start, end))
        self.last = last
        return True


def _each_day(span: Span, start: time | None, end: time | None) -> Span:
    return Span(Moment(span.start.day, start), Moment(span.end.day, end), daily=True)


def _same_hours(spans: list[Span]) -> list[Span]:
    """In 5月15日、16日上午9时 the hour is that of both days."""
    *before, last = spans
    if last.start.clock is None or not all(span.start.day == span.end.day for span in spans):
        return spans
    return [span if span.start.clock else last.on(span.start.day) for span in before] + [last]


def _items(clause: str) -> list[str]:
    """The parts of a list; in 第一、二季度 and 3、4月 the numbers take the unit of the last."""
    items = re.split("以及|[、和及与]", clause)
    for index in range(len(items) - 2, -1, -1):
        unit = re.match(r"\d{1,2}(月|日|季度)", items[index + 1].removeprefix("第"))
        if unit and re.fullmatch(r"第?\d{1,2}", items[index]):
            items[index] += unit[1]
    return items


def _completed(item: str) -> list[str]:
    """The ends of `4-10月` as `4月`, `10月`, of 上午9-11时 as 上午9时, 11时: a bare first number takes the unit."""
    ends = item.split("-")
    if len(ends) == 2 and _BARE_HOUR.search(ends[0]) and re.match(r"\D{0,2}\d{1,2}[点时]", ends[1]):
        ends[0] += "时"
    bare = re.fullmatch(r"(?:\d{4}年)?\d{1,2}", ends[0])
    if len(ends) == 2 and bare and (unit := re.fullmatch(r"\d+([月日])份?", ends[1])):
        ends[0] += unit[1]
    return ends
