"""期限落在休息日。

那天没有人上班，收材料的和交材料的都不在。星期六、星期日和法定节假日算休息日，调休上班的不算；
哪一年的放假安排还不知道，那一年只看星期六、星期日和元旦、劳动节、国庆节，并且说明。活动本身办在休息日的，当天的期限不算。
反复报的（每月25日前），写上 holiday: 顺延 或 提前，各期一起挪到工作日。

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

from collections.abc import Iterable, Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.phrases.deadlines import Deadline
from gongkai.phrases.holidays import day_off
from gongkai.phrases.moments import in_full
from gongkai.plan import Plan, Report

CODE = "GK223"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every deadline of a report or a piece that falls on such a day."""
    for report in plan.matters:
        if report.periods:
            yield from _again(report)
        else:
            yield from _single(report.dues)
    yield from _single(_of_pieces(plan))


def _single(deadlines: Iterable[Deadline]) -> Iterator[tuple[Position, str, str]]:
    for due in deadlines:
        if due.moment and (reason := day_off(due.moment.day)):
            message = f"{in_full(due.moment.day)}是{reason}，没有人上班"
            yield due.text.at, message, "提前或者推后到工作日"


def _again(report: Report) -> Iterator[tuple[Position, str, str]]:
    """Of all its periods in one finding; it can say itself which way they are to go."""
    dues = [due for period in report.periods for due in period.dues if due.moment]
    found = {in_full(due.moment.day): reason for due in dues if due.moment and (reason := day_off(due.moment.day))}
    if found:
        day, reason = next(iter(found.items()))
        message = f"“{report.due.text}”里，{day}是{reason}，没有人上班"
        message += f"；这样的一共{len(found)}天" if len(found) > 1 else ""
        yield report.due.text.at, message, "写上 holiday: 顺延（后一个工作日），或者 holiday: 提前"


def _of_pieces(plan: Plan) -> Iterator[Deadline]:
    for duty in plan.duties:
        if (due := duty.piece.due) and due.moment:
            time = duty.time
            during = time and time.start and time.end and time.start.day <= due.moment.day <= time.end.day
            if not during:
                yield due
