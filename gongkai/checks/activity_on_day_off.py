"""活动安排在休息日。

群众有空，办事的人却要加班；室内活动还要想到办公楼开不开门。“5·15”本来就可能是星期日，心里有数就行。
法定节假日和调休按国务院办公厅每年的通知；哪一年的安排还不知道，就不查那一年。持续几天的活动不查。

错:

    plan:
      title: 示例方案
      sections:
        - title: 政策宣讲
          time: 5月15日
          lead: 甲局

对:

    plan:
      title: 示例方案
      sections:
        - title: 政策宣讲
          time: 5月16日
          lead: 甲局
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.phrases.holidays import day_off
from gongkai.phrases.moments import in_full
from gongkai.plan import Plan

CODE = "GK226"
SEVERITY = Severity.NOTE


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every time that names single days, one of which is a day off."""
    for time in (line.time for section in plan.sections for line in section.lines):
        days = [span.start.day for span in time.spans if span.start.day == span.end.day] if time else []
        for day in days:
            if time and (reason := day_off(day)):
                message = f"{in_full(day)}是{reason}"
                yield time.text.at, message, "核对日期；有意安排在休息日的，通知各单位安排好值班"
                break
