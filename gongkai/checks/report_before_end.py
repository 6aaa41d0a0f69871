"""活动还没结束，总结就要交。

报送期限早于活动的最后一天，各单位只能在活动做完之前写总结，或者事后再补。
事先要报的（方案、安排、名单）不在此列。

错:

    plan:
      title: 示例方案
      sections:
        - title: 政策宣讲
          time: 5月16日至5月20日
          lead: 甲局
    reports:
      - title: 活动总结报告
        due: 5月18日前

对:

    plan:
      title: 示例方案
      sections:
        - id: talks
          title: 政策宣讲
          time: 5月16日至5月20日
          lead: 甲局
    reports:
      - title: 活动总结报告
        due: 活动结束后5个工作日内
        of: talks
"""

import re
from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.plan import Plan
from gongkai.text import quoted

CODE = "GK203"
SEVERITY = Severity.WARNING
_BEFOREHAND = re.compile("方案|安排|计划|预案|名单|报名|回执|需求|征集")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every report whose deadline comes before the end of the activity it names, or of the latest of all."""
    for report in plan.reports:
        due = report.due.moment
        chosen = [activity for activity in plan.activities if report.of in (None, activity.section.id)]
        ends = [(end, activity) for activity in chosen if activity.time and (end := activity.time.end)]
        if due is None or not ends or _BEFOREHAND.search(report.title):
            continue
        end, activity = max(ends, key=lambda entry: entry[0].day)
        if end.after(due):
            message = f"“{report.title}”{report.due.shown}要交，而{quoted(activity.title)}到{end.chinese()}才结束"
            counted = f"写上 of: {activity.section.id or '活动的代号'}，从这项活动结束算起"
            yield report.due.text.at, message, counted if report.due.relative else "把期限放到活动结束以后"
