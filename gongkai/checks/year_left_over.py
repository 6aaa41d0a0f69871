"""年份还是去年的。

照着去年的方案改，标题、发文字号或者正文里的年份最容易漏改。以成文日期的年份为准。
“2021年度总结”一类说的就是上一年，不算；年底发明年的方案也不算。

错:

    notice:
      title: 关于印发2021年政务公开日活动方案的通知
      date: 2022年5月7日

对:

    notice:
      title: 关于印发2022年政务公开日活动方案的通知
      date: 2022年5月7日
"""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.diagnostics import Position, Severity
from gongkai.phrases.mentions import mentions
from gongkai.plan import Plan

CODE = "GK231"
SEVERITY = Severity.WARNING
_TITLE_YEAR = re.compile(r"(?<!\d)(20\d\d)年(?!度|以来|来|底|末|工作总结|总结|评估|考核)")
_NUMBER_YEAR = re.compile(r"[〔\[（(【](20\d\d)[〕\]）)】]")
_YEAR_END = 10


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every year in a title, in the notice's number, or before one of the plan's own days, that is not the notice's."""
    if plan.notice is None or plan.notice.date is None or (issued := plan.notice.date.time.start) is None:
        return
    days = {(day.month, day.day) for day in _days(plan)}
    for kind, text in plan.printed:
        if kind in ("title", "number"):
            years = (_TITLE_YEAR if kind == "title" else _NUMBER_YEAR).finditer(text)
            found = [(year.start(1), int(year[1])) for year in years]
        else:
            found = [  # only in running text: a time or deadline of its own is looked at by GK224 and GK225
                (mention.start, mention.day.year)
                for mention in (mentions(text, None) if kind == "prose" and "年" in text else ())
                if mention.day and mention.day.year == issued.day.year - 1
                and (mention.day.month, mention.day.day) in days
            ]  # fmt: skip
        for offset, year in found:
            ahead = kind == "title" and year == issued.day.year + 1 and issued.day.month >= _YEAR_END
            if year != issued.day.year and not ahead:
                message = f"这里是{year}年，成文日期是{plan.notice.date.text}"
                yield text.place(offset), message, f"核对后改成{issued.day.year}年"


def _days(plan: Plan) -> Iterator[date]:
    """The days that the plan's activities and deadlines are on."""
    for time in (line.time for section in plan.sections for line in section.lines):
        if time and time.start and time.end:
            yield from (time.start.day, time.end.day)
    yield from (report.due.moment.day for report in plan.reports if report.due.moment)
