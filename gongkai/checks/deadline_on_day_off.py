"""期限落在休息日。

那天没有人上班，收材料的和交材料的都不在。星期六、星期日和法定节假日算休息日，调休上班的不算；
哪一年的放假安排还不知道，就不查那一年。活动本身办在休息日的，当天的期限不算。

错:

    plan:
      title: 示例方案
    reports:
      - title: 活动总结报告
        due: 5月28日前

对:

    plan:
      title: 示例方案
    reports:
      - title: 活动总结报告
        due: 5月27日前
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.phrases.deadlines import Deadline
from gongkai.phrases.holidays import day_off
from gongkai.phrases.moments import in_full
from gongkai.plan import Plan

CODE = "GK223"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every deadline of a report or a piece that falls on such a day."""
    for due in _deadlines(plan):
        if due.moment and (reason := day_off(due.moment.day)):
            message = f"{in_full(due.moment.day)}是{reason}，没有人上班"
            yield due.text.at, message, "提前或者推后到工作日"


def _deadlines(plan: Plan) -> Iterator[Deadline]:
    yield from (report.due for report in plan.reports)
    for duty in plan.duties:
        if (due := duty.piece.due) and due.moment:
            time = duty.time
            during = time and time.start and time.end and time.start.day <= due.moment.day <= time.end.day
            if not during:
                yield due
