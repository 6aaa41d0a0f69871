"""活动还没结束，总结就要交。

报送期限早于活动的最后一天，各单位只能在活动做完之前写总结，或者事后再补。

错:

    time: 5月15日至5月20日
    due: 5月18日前

对:

    time: 5月15日至5月20日
    due: 活动结束后5个工作日内
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.plan import Plan

CODE = "GK203"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every report whose deadline comes before the end of the activity it names, or of the latest of all."""
    for report in plan.reports:
        due = report.due.moment
        chosen = [activity for activity in plan.activities if report.of is None or activity.section.id == report.of]
        ends = [(end, activity) for activity in chosen if activity.time and (end := activity.time.end)]
        if due is None or not ends:
            continue
        end, activity = max(ends, key=lambda entry: entry[0].day)
        if end.after(due):
            message = f"“{report.title}”{report.due.text}要交，而“{activity.title}”到{end.chinese()}才结束"
            yield report.due.text.at, message, "把期限放到活动结束以后，如“活动结束后5个工作日内”"
