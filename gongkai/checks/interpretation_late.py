"""活动结束了，解读还没有发布。

解读要和政策同步；期限晚于整个活动的最后一天，“部门谈”的时候还看不到它。活动以后才印发的政策，另外安排。

错:

    plan:
      title: 示例方案
      time: 5月15日至5月20日
      sections:
        - title: 重要工作部门谈
          lead: 甲局
          interpretations:
            - {policy: 《示例区助企措施》, unit: 甲局, due: 5月25日前}

对:

    plan:
      title: 示例方案
      time: 5月15日至5月20日
      sections:
        - title: 重要工作部门谈
          lead: 甲局
          interpretations:
            - {policy: 《示例区助企措施》, unit: 甲局, due: 5月20日前}
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.plan import Plan

CODE = "GK291"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every interpretation that is due after the last day of the whole."""
    end = plan.period.end if plan.period else None
    if end is None or plan.is_before_notice(end.day):
        return
    last = end._replace(clock=None).beside(plan.year)
    for report in plan.matters:
        one, due = report.interprets, report.due.moment
        if one and due and one.link is None and due.day > end.day:
            message = f"《{one.name}》的解读到{due.beside(plan.year)}才发布，活动{last}就结束了"
            yield report.due.text.at, message, f"把 due 提前到{last}以前"
