"""同一件事写了两处。

一节里时间、地点或者某个角色出现两次（自己写了一次，下面以它为标题的一节又写了一次，或者 in_text 里还有一次），
工具只能以后一处为准。

错:

    plan:
      title: 示例方案
      time: 5月16日
      sections:
        - title: 活动时间
          time: 5月17日
        - title: 政策宣讲
          lead: 甲局

对:

    plan:
      title: 示例方案
      sections:
        - title: 活动时间
          time: 5月17日
        - title: 政策宣讲
          lead: 甲局
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.keys import ROLE_NAMES
from gongkai.phrases.writing import alike
from gongkai.plan import Line, Plan

CODE = "GK227"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every line that holds for a section which has one of its key already, unless both say the same."""
    for section in plan.sections:
        first: dict[str, Line] = {}
        for line in section.holding:
            if line.key not in ROLE_NAMES and line.key not in ("time", "place"):
                continue
            earlier = first.setdefault(line.key, line)
            if earlier is not line and _meaning(earlier) != _meaning(line):
                before, at = earlier.pieces[0].text, line.pieces[0].text.at
                message = f"{line.label}写了两处，第{before.at.line}行写的是“{before}”，这里是“{line.pieces[0].text}”"
                yield at, message, "留下一处；工具以这一处为准"


def _meaning(line: Line) -> object:
    """What a line says, however it is worded."""
    if line.time and line.time.spans:
        return line.time.spans
    return set(map(alike, line.units.names)) if line.units else alike(line.pieces[0].text.rstrip("。；"))
