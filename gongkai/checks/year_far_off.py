"""年份离成文日期太远。

2025年打成2052年，谁也不会迟报，也没有人会来。真是那么远的，在这一行末尾写上“# gongkai: ignore GK229”。

错:

    notice:
      title: 关于开展示例活动的通知
      date: 2025年5月7日
    reports:
      - title: 活动总结
        due: 2052年5月23日前

对:

    notice:
      title: 关于开展示例活动的通知
      date: 2025年5月7日
    reports:
      - title: 活动总结
        due: 2025年5月23日前
"""

from collections.abc import Iterator
from datetime import date

from gongkai.diagnostics import Position, Severity
from gongkai.plan import Plan
from gongkai.text import Text

CODE = "GK229"
SEVERITY = Severity.WARNING
_FAR = 5  # years: what is planned ahead is planned for five


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every time and deadline that ends many years after the notice."""
    year = plan.issued.year if plan.issued else plan.year
    if year is None:
        return
    for text, last in _ends(plan):
        if last.year > year + _FAR:
            yield text.at, f"“{text.rstrip('。；')}”是{last.year}年，比通知晚{last.year - year}年", "核对年份"


def _ends(plan: Plan) -> Iterator[tuple[Text, date]]:
    for section in plan.sections:
        for time in (line.time for line in section.lines):
            if time is not None and time.end is not None:
                yield time.text, time.end.day
        for due in (piece.due for piece in section.pieces):
            if due is not None and due.moment is not None:
                yield due.text, due.moment.day
    for due in (report.due for report in plan.reports):
        if due.moment is not None:
            yield due.text, due.moment.day
