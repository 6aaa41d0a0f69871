"""活动时间没有看懂。

时间照原样印出来，但工具不知道是哪一天：任务清单排不了先后，也查不出日期上的毛病。

错:

    plan:
      title: 示例方案
      sections:
        - title: 政策宣讲
          time: 活动期间择日
          lead: 甲局

对:

    plan:
      title: 示例方案
      sections:
        - title: 政策宣讲
          time: 5月16日上午9时
          lead: 甲局
        - title: 座谈交流
          time: 另行通知
          lead: 甲局
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.phrases.times import ONLY_HOURS, Time, is_during
from gongkai.plan import Plan

CODE = "GK202"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every time of a section, printed or known from the text."""
    for time in (line.time for section in plan.sections for line in section.lines):
        if time is not None and not time.understood:
            yield time.text.at, *_said(time)


def _said(time: Time) -> tuple[str, str]:
    """What is not understood, and what to write instead."""
    said = f"里的“{time.unread}”" if time.unread and time.unread in time.text else ""
    if is_during(time.text):
        return f"“{time.text}”是哪几天，通知和方案里没有写", "在 notice 或者 plan 里写上 time: 5月15日至5月20日"
    if time.unread and time.spans and ONLY_HOURS.fullmatch(time.unread):
        hint = "每天都在这个时候的，写成“每天上午9时”；到那时为止的，写成“5月15日8:00至17日9:00”"
        return f"时间“{time.text}”{said}是每天的，还是最后一天的，没有看懂，先不算", hint
    if time.spans:
        return f"时间“{time.text}”{said}没有看懂，只按前面的日子算", "改变不了日子的话，写到正文里"
    hint = "写成“5月15日上午9时”“5月15日至5月20日”；还没定就写“另行通知”"
    return f"时间“{time.text}”{said}没有看懂，任务清单排不了先后", hint
