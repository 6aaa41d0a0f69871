"""布置现场的时刻晚于活动开始。

桌椅、展板要在活动开始以前摆好，参加的人要在开始以前到场。

错:

    plan:
      title: 示例方案
      sections:
        - title: 现场宣传
          time: 5月16日上午9时
          place: 示例广场
          requirements:
            - text: 现场桌椅由甲局在9:30前摆放到位。
              who: 甲局
              due: 5月16日9:30
          lead: 甲局

对:

    plan:
      title: 示例方案
      sections:
        - title: 现场宣传
          time: 5月16日上午9时
          place: 示例广场
          requirements:
            - text: 现场桌椅由甲局在8:30前摆放到位。
              who: 甲局
              due: 5月16日8:30
          lead: 甲局
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.plan import Plan
from gongkai.text import quoted

CODE = "GK222"
SEVERITY = Severity.WARNING
_SETTING_UP = pattern("摆放|布置|搭建|到场|到岗|报到|入场|就位|集合|签到(?!表)|调试|彩排")
_AFTERWARDS = pattern("结束|返|汇总|撤|下一站|第[二三四五]站")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every piece about setting up whose deadline comes after its activity begins."""
    for duty in plan.duties:
        due, time = duty.piece.due, duty.time
        if due is None or due.moment is None or time is None or time.start is None:
            continue
        if due.moment.day != time.start.day or _AFTERWARDS.search(duty.piece.text):
            continue
        if due.moment.after(time.start) and _SETTING_UP.search(duty.piece.text):
            message = f"{due.shown}才准备好，而{quoted(duty.title)}{time.start.chinese()}就开始了"
            yield due.text.at, message, "把这个时刻放到活动开始以前"
