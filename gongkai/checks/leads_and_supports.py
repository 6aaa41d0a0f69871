"""一个单位既牵头又配合。

同一项活动里点了两次名，一次牵头（主办、承办），一次配合（协办）：究竟谁负责，说法不一。
通过分组带进来的不算：营商局牵头，“政府各部门”配合，大家都明白营商局是牵头的。

错:

    plan:
      title: 示例方案
      lead: 甲局
      support: 甲局、乙局

对:

    plan:
      title: 示例方案
      lead: 甲局
      support: 乙局
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.plan import Plan

CODE = "GK212"
SEVERITY = Severity.WARNING
_HEADS = ("lead", "host", "organizer", "responsible")
_HELPERS = ("support", "assist")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every unit named individually as a helper in an activity that it heads by name."""
    for activity in plan.activities:
        heads = {unit: key for key in reversed(_HEADS) if key in activity.roles for unit in activity.roles[key].named}
        labels = {line.key: line.label for line in activity.lines}
        for line in activity.lines:
            if line.key not in _HELPERS or line.units is None:
                continue
            for name in line.units.names:
                if role := heads.get(plan.registry.find(name) or name):
                    message = f"“{name}”已经是{labels[role]}，又写进了{line.label}"
                    yield name.at, message, f"从{line.label}里删掉"
