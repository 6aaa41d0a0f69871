"""期限要让开节假日，那一年的放假安排还不知道。

写了顺延、提前的和每个工作日要报的，要看哪天上班。国务院年底才公布下一年的放假安排，公布以前只让开星期六、星期日
和元旦、劳动节、国庆节；清明、端午、中秋和春节、国庆的其余几天没有让开，调休上班的也不知道。公布以后再核对。

错:

    plan:
      title: 2036年示例方案
    notice:
      title: 示例活动的通知
      date: 2036年5月7日
    reports:
      - {id: monthly, title: 月报, from: 甲局, due: 每月25日前, until: 8月31日, holiday: 顺延}

对:

    plan:
      title: 2036年示例方案
    notice:
      title: 示例活动的通知
      date: 2036年5月7日
    reports:
      - {id: monthly, title: 月报, from: 甲局, due: 5月23日、6月25日、7月25日、8月25日前}
"""

from collections.abc import Iterator
from datetime import date

from gongkai.diagnostics import Position, Severity
from gongkai.phrases.holidays import is_arranged
from gongkai.plan import Plan, Report
from gongkai.text import quoted

CODE = "GK276"
SEVERITY = Severity.NOTE


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """All reports whose days go round days off of a year of which these are not all known, in one finding."""
    days = {report.id: set(_unknown(report)) for report in plan.matters if _goes_round_days_off(report)}
    if found := [report for report in plan.matters if days.get(report.id)]:
        titles = "".join(quoted(report.title) for report in found)
        years = "、".join(f"{year}年" for year in sorted({day.year for report in found for day in days[report.id]}))
        message = f"{titles}的日子要看哪天上班，{years}的放假安排还不知道，只让开了星期六、星期日和元旦、劳动节、国庆节"
        yield found[0].due.text.at, message, "公布以后核对日子；对不上的，直接写明，不写顺延、提前、工作日"


def _goes_round_days_off(report: Report) -> bool:
    rule = report.due.recurring
    return bool(report.holiday or (rule and (rule.holiday or rule.every == "工作日")))


def _unknown(report: Report) -> Iterator[date]:
    """The days on which it is due in such a year."""
    for one in report.periods or (report,):
        yield from (due.moment.day for due in one.dues if due.moment and not is_arranged(due.moment.day))
