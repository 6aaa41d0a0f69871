"""期限早于成文日期。

通知发出来，期限已经过了。没写年份的期限按成文日期那一年算；是下一年的，要写明年份。

错:

    notice:
      title: 关于开展示例活动的通知
      date: 2022年5月7日
    reports:
      - title: 活动方案
        due: 5月5日前

对:

    notice:
      title: 关于开展示例活动的通知
      date: 2022年5月7日
    reports:
      - title: 活动方案
        due: 5月12日前
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.plan import Plan

CODE = "GK224"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every deadline of a report or a piece before the day of the notice."""
    if plan.notice is None or plan.notice.date is None or (issued := plan.notice.date.time.start) is None:
        return
    deadlines = [due for report in plan.reports for due in report.dues]
    deadlines += [piece.due for section in plan.sections for piece in section.pieces if piece.due]
    for due in deadlines:
        if due.moment and due.moment.day < issued.day:
            message = f"“{due.text}”早于成文日期{plan.notice.date.text}，通知发出时已经过期"
            hint = "核对期限和成文日期" if "年" in due.text else f"核对日期；不是{issued.day.year}年的，写明年份"
            yield due.text.at, message, hint
