"""活动时间没有看懂。

时间照原样印出来，但工具不知道是哪一天：任务清单排不了先后，也查不出日期上的毛病。

错:

    plan:
      title: 示例方案
      sections:
        - title: 政策宣讲
          time: 活动期间择日
          lead: 甲局

对:

    plan:
      title: 示例方案
      sections:
        - title: 政策宣讲
          time: 5月16日上午9时
          lead: 甲局
        - title: 座谈交流
          time: 另行通知
          lead: 甲局
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.plan import Plan

CODE = "GK202"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every time of a section, printed or known from the text."""
    hint = "写成“5月15日上午9时”“5月15日至5月20日”；还没定就写“另行通知”"
    for time in (line.time for section in plan.sections for line in section.lines):
        if time is not None and not time.understood:
            yield time.text.at, f"时间“{time.text}”没有看懂，任务清单排不了先后", hint
