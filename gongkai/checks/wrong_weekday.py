"""日期后面的星期不对。

日期和星期写在一起，只要有一个记错，来的人就分成两拨。没写年份的，按成文日期那一年算。

错:

    plan:
      title: 示例方案
      sections:
        - title: 政策宣讲
          time: 5月12日（周五）上午9时
          lead: 甲局

对:

    plan:
      title: 示例方案
      sections:
        - title: 政策宣讲
          time: 5月12日（周四）上午9时
          lead: 甲局
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from gongkai.diagnostics import Position, Severity
from gongkai.phrases.mentions import Mention, mentions
from gongkai.phrases.moments import in_full, weekday
from gongkai.phrases.writing import simplified
from gongkai.plan import Plan
from gongkai.text import Text

CODE = "GK221"
SEVERITY = Severity.ERROR


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every date with a weekday that is another, in what is printed and in what is only known."""
    for text in _texts(plan):
        said = simplified(text)
        if not any(word in said for word in ("周", "星期", "礼拜")):
            continue
        for found in mentions(text, plan.year, plan.issued):
            if not found.day or not found.weekday or _of_next_year(found, plan.issued):
                continue
            if found.weekday != (right := weekday(found.day)):
                message = f"{in_full(found.day)}是{right}，不是{found.weekday}"
                yield text.position(found.weekday_at), message, f"写成{right}，或者核对日期"


def _of_next_year(found: Mention, issued: date | None) -> bool:
    """Whether a day that is over is of the year to come: there it is the weekday that the text says."""
    if not found.day or found.has_year or issued is None or found.day >= issued:
        return False
    with suppress(ValueError):  # 29 February
        return found.weekday == weekday(found.day.replace(year=found.day.year + 1))
    return False


def _texts(plan: Plan) -> Iterator[Text]:
    yield from (printed.text for printed in plan.printed)
    for section in plan.sections:
        yield from (line.time.text for line in section.in_text if line.time)
        yield from (piece.due.text for piece in section.pieces if piece.due)
    yield from (due.text for report in plan.matters for due in (report.due, *(due for _, due in report.schedule)))
