"""活动还没结束，总结就要交。

报送期限早于活动的最后一天，各单位只能在活动做完之前写总结，或者事后再补。
没写 of 的，只查总结、小结一类；持续一个月以上的活动不算。期限比成文日期还早的，见 GK224。

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

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.phrases.moments import Moment
from gongkai.plan import Activity, Plan, Report
from gongkai.text import quoted

CODE = "GK203"
SEVERITY = Severity.WARNING
_SUMMARY = pattern("总结|小结|成果|成效")
_PERIODIC = pattern("月|季度|半年|年度|阶段")
_LONGEST = 31  # days; a longer activity goes on beside whatever the report is about


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every report whose deadline comes before the end of the activity it names, or of the latest of all."""
    for report in plan.matters:
        due = report.due.moment
        chosen = [activity for activity in plan.activities if report.of in (None, activity.section.id)]
        ends = [(end, activity) for activity in chosen if (end := _end(activity, report.of is not None))]
        if (
            due is None
            or plan.is_before_notice(due.day)
            or not ends
            or report.interprets
            or _is_known_before(report)
            or (report.of is None and not _is_summary(report.title))
        ):
            continue
        end, activity = max(ends, key=lambda entry: entry[0].day)
        if end.after(due):
            message = (
                f"“{report.title}”{report.due.shown}要交，而{quoted(activity.title)}到{end.beside(due.day.year)}才结束"
            )
            counted = f"写上 of: {activity.section.id or '活动的代号'}，从这项活动结束算起"
            yield report.due.text.at, message, counted if report.due.relative else "把期限放到活动结束以后"


def _is_known_before(report: Report) -> bool:
    """Whether it asks for facts, such as the place that a street chooses: these are told before the day."""
    return any(figure.text for figure in report.figures) and not _is_summary(report.title)


def _is_summary(title: str) -> bool:
    return _SUMMARY.search(title) is not None and _PERIODIC.search(title) is None


def _end(activity: Activity, named: bool) -> Moment | None:
    """When an activity is over; unless it is named, a long one and one that sums up are not meant."""
    time = activity.time
    if time is None or time.start is None or time.end is None:
        return None
    beside = (time.end.day - time.start.day).days > _LONGEST or _SUMMARY.search(activity.title)
    return None if beside and not named else time.end
