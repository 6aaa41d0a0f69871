"""活动时间没有看懂。

时间照原样印出来，但工具不知道是哪一天：任务清单排不了先后，也查不出日期上的毛病。

错:

    time: 活动期间择日

对:

    time: 5月15日上午9时
    time: 另行通知
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.plan import Plan

CODE = "GK202"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every time of an activity, its own or the one it inherits, once."""
    seen: set[Position] = set()
    for activity in plan.activities:
        time = activity.time
        if time is not None and not time.understood and time.text.at not in seen:
            seen.add(time.text.at)
            yield (
                time.text.at,
                f"时间“{time.text}”没有看懂，任务清单排不了先后",
                "写成“5月15日上午9时”“5月15日至5月20日”；还没定就写“另行通知”",
            )
