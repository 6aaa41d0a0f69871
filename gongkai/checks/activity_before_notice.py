"""活动在成文日期以前就结束了。

没写年份的日期按成文日期那一年算：12月发的通知写“1月10日”，会被当成当年1月。是下一年的，要写明年份。

错:

    notice:
      title: 关于开展示例活动的通知
      date: 2022年12月20日
      sections:
        - title: 政策宣讲
          time: 1月10日
          lead: 甲局

对:

    notice:
      title: 关于开展示例活动的通知
      date: 2022年12月20日
      sections:
        - title: 政策宣讲
          time: 2023年1月10日
          lead: 甲局
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.plan import Plan

CODE = "GK225"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every time of a section that is over before the day of the notice."""
    if plan.notice is None or plan.notice.date is None or (issued := plan.notice.date.time.start) is None:
        return
    for time in (line.time for section in plan.sections for line in section.lines):
        if time and time.end and time.end.day < issued.day:
            message = f"“{time.text.rstrip('。；')}”早于成文日期{plan.notice.date.text}"
            hint = "核对两处的年份" if "年" in time.text else f"核对日期；不是{issued.day.year}年的，写明年份"
            yield time.text.at, message, hint
