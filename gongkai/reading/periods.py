"""A report with all that it says of time: who has a day of their own, what moves, and a report a period."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import islice

from gongkai.diagnostics import Diagnostic
from gongkai.phrases.deadlines import Deadline, Recurring
from gongkai.phrases.recurring import Period, moved, periods
from gongkai.phrases.times import Time
from gongkai.plan import Report, Series
from gongkai.text import Text

MOST = 400
_AROUND = timedelta(days=190)  # more than half a year, the longest period there is
_LAST_YEAR = 9000  # calendars end before 10000
_EXAMPLE = "如 until: 12月31日"


def once(report: Report) -> tuple[Report, list[Diagnostic]]:
    """A report that comes once, its deadlines moved to working days where it says so."""
    how = report.holiday or ""
    problems = [
        Diagnostic(
            "GK133", deadline.text.at, f"“{deadline.text}”是反复的期限，这一项只报一次", "写成一个日子，如 5月16日"
        )
        for _, deadline in report.schedule
        if deadline.recurring
    ]
    if report.until is not None and report.due.text:
        hint = "只报一次的，删掉 until；反复报的，due 写成 每月25日前 一类"
        problems.append(Diagnostic("GK133", report.until.text.at, "until（报到哪天）只管反复的期限", hint))
    own = tuple((unit, moved(deadline, how)) for unit, deadline in report.own)
    return report._replace(due=moved(report.due, how), own=own), problems


def every_period(
    report: Report, issued: Time | None, anchor: Time | None, year: int | None
) -> tuple[tuple[Report, ...], list[Diagnostic]]:
    """A report a period, from when the notice is `issued` or what it is about (`anchor`) begins, whichever is later."""
    rule = report.due.recurring or Recurring("")
    span = _span(report, rule, issued, anchor)
    if isinstance(span, Diagnostic):
        return (), [span]
    found, problem = _periods(report.due, report, span, year)
    if problem:
        return (), [problem]
    own: dict[Text, dict[str, Deadline]] = {}
    problems: list[Diagnostic] = []
    for name, deadline in report.schedule:
        around = span[0] - _AROUND, span[1] + _AROUND  # its day may lie before the first period's, or after the last
        its, problem = _periods(deadline, report, around, year, 2 * MOST) if deadline.recurring else ((), None)
        own[name] = {period.key: period.due for period in its}
        if problem or {period.key for period in found} - own[name].keys():
            hint = f"照 due 的样子写，每一期一个日子：due 是“{report.due.text}”"
            message = f"“{name}”的期限“{deadline.text}”和各期对不上"
            problems.append(problem or Diagnostic("GK133", deadline.text.at, message, hint))
    return (() if problems else tuple(_reports(report, found, own))), problems


def _reports(report: Report, found: tuple[Period, ...], own: Mapping[Text, Mapping[str, Deadline]]) -> Iterator[Report]:
    for key, name, due in found:
        days = {deadline.text.at: own[unit][key] for unit, deadline in report.schedule}
        yield report._replace(
            id=Text(f"{report.id}@{key}", report.id.at),
            title=Text(f"{report.title}（{name}）", report.title.at),
            due=due,
            own=tuple((unit, days[deadline.text.at]) for unit, deadline in report.own),
            series=Series(report.id, report.title, report.due, report.own, name),
        )


def _periods(
    due: Deadline, report: Report, span: tuple[date, date], year: int | None, most: int = MOST
) -> tuple[tuple[Period, ...], Diagnostic | None]:
    """The periods of a deadline, or why there are none that could be used."""
    rule = due.recurring or Recurring("")
    rule = rule._replace(holiday=report.holiday or rule.holiday)
    found: list[Period] = []
    for period in islice(periods(due.text, rule, *span, year), most + 1):
        if isinstance(period, Diagnostic):
            return (), period
        found.append(period)
    begin, end = (f"{day.year}年{day.month}月{day.day}日" for day in span)
    if len(found) > most:
        message = f"“{due.text}”从{begin}到{end}超过{most}期，太多了"
        return (), Diagnostic("GK133", due.text.at, message, f"until 写近一些，{_EXAMPLE}")
    if not found:
        message = f"“{due.text}”从{begin}到{end}一期也没有"
        return (), Diagnostic("GK133", due.text.at, message, f"核对 due，或者把 until 写远一些，{_EXAMPLE}")
    return tuple(found), None


def _span(report: Report, rule: Recurring, issued: Time | None, anchor: Time | None) -> tuple[date, date] | Diagnostic:
    """From when to when; what the phrase says itself goes before what is said elsewhere."""
    due, until = report.due, report.until.moment if report.until else None
    if problem := _contradiction(report, rule):
        return problem
    if rule.listed:
        return rule.listed[0].day, rule.listed[-1].day
    starts = [time.start.day for time in (issued, anchor) if time and time.start]
    begin = rule.since or max(starts, default=None)
    end = rule.until or (until.day if until else anchor.end.day if anchor and anchor.end else None)
    if end and end.year > _LAST_YEAR:
        return Diagnostic("GK133", due.text.at, f"“{due.text}”要报到{end.year}年，太远了", f"核对 until，{_EXAMPLE}")
    if begin is None or end is None:
        unknown = [*([] if begin else ["从哪天起"]), *([] if end else ["报到哪天为止"])]
        hints = [] if begin else ["notice 里写上 date（成文日期），或者在 due 里写明从哪个月起，如 6月起每月25日前"]
        hints += [] if end else [f"写上 until，{_EXAMPLE}"]
        return Diagnostic("GK133", due.text.at, f"“{due.text}”不知道{'、'.join(unknown)}", "；".join(hints))
    return begin, end


def _contradiction(report: Report, rule: Recurring) -> Diagnostic | None:
    """What `until` and `holiday` say against the phrase itself."""
    due, until = report.due, report.until
    if until and until.moment is None:
        return Diagnostic("GK133", until.text.at, f"until “{until.text}”不是哪一天", f"写明日子，{_EXAMPLE}")
    last = rule.listed[-1].day if rule.listed else rule.until
    if until and until.moment and last and (until.moment.day < last if rule.listed else until.moment.day != last):
        message = f"“{due.text}”和 until（{until.text}）说的不是同一天为止"
        return Diagnostic("GK133", until.text.at, message, "核对 due 和 until，改成一致，或者删掉 until")
    if report.holiday and rule.holiday not in ("", report.holiday):
        message = f"“{due.text}”是{rule.holiday}，holiday 写的是{report.holiday}"
        return Diagnostic("GK133", report.holiday.at, message, "只留一个")
    return None
