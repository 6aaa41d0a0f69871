"""中文里夹了半角标点。

从网页、聊天记录里粘贴来的文字常带半角的逗号、冒号、括号和直引号，印出来又窄又偏（GB/T 15834-2011）。
时刻“9:30”、网址、英文里的不算。

错:

    plan:
      title: 示例方案
      text: 各单位要高度重视,认真组织(含线上活动)。

对:

    plan:
      title: 示例方案
      text: 各单位要高度重视，认真组织（含线上活动）。
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.phrases.punctuation import FULL_WIDTH, HALF_WIDTH
from gongkai.plan import Plan

CODE = "GK240"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """One finding a text, at its first such mark, with their number."""
    for _, text in plan.printed:
        marks = list(HALF_WIDTH.finditer(text))
        if marks:
            wide = dict.fromkeys(FULL_WIDTH.get(mark[0], "“”") for mark in marks)
            count = f"，这段文字里共{len(marks)}处" if len(marks) > 1 else ""
            message = f"中文里用了半角的“{marks[0][0]}”{count}"
            yield text.position(marks[0].start()), message, f"改成全角的 {' '.join(wide)}"
