"""活动安排在休息日。

群众有空，办事的人却要加班；室内活动还要想到办公楼开不开门。“5·15”本来就可能是星期日，心里有数就行。
法定节假日和调休按国务院办公厅每年的通知；哪一年的安排还不知道，就不查那一年。持续几天的活动不查；
过了半夜才散的，看开始的那天。自己写明了“（星期六）”的是有意的，也不查。

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
from datetime import time, timedelta

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.phrases.holidays import day_off
from gongkai.phrases.moments import in_full
from gongkai.phrases.times import Span
from gongkai.plan import Plan

CODE = "GK226"
SEVERITY = Severity.NOTE
_DAY, _MORNING = timedelta(days=1), time(6)
_SAID = pattern("(?:星期|周|礼拜)[六日天末]")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every time that names single days, one of which is a day off."""
    for when in (line.time for section in plan.sections for line in section.lines):
        for day in (span.start.day for span in when.spans if _is_of_one_day(span)) if when else ():
            if when and (reason := day_off(day)) and not (reason.startswith("星期") and _SAID.search(when.text)):
                message = f"{in_full(day)}是{reason}"
                yield when.text.at, message, "核对日期；有意安排在休息日的，通知各单位安排好值班"
                break


def _is_of_one_day(span: Span) -> bool:
    """Whether it is over on its day, or in the night behind it: 晚8点至次日凌晨1点."""
    start, end = span.start, span.end
    if start.day == end.day:
        return True
    return bool(end.day - start.day == _DAY and start.clock and end.clock and end.clock < min(start.clock, _MORNING))
