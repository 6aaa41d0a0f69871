"""分组里没有成员。

没有成员的分组当作一个单位：任务清单只有一份，报送进度只占一行。确实要合起来登记的，可以不管；
要一家一家跟踪，就把成员写进去。

错:

    plan:
      title: 示例方案
      responsible: 各镇街
    units:
      groups:
        各镇街:
          also: 各街道

对:

    plan:
      title: 示例方案
      responsible: 各镇街
    units:
      groups:
        各镇街:
          members: 甲街道、乙镇
"""

from collections.abc import Iterator

from gongkai.checks.busy import busy_units
from gongkai.checks.lists import few
from gongkai.diagnostics import Position, Severity
from gongkai.phrases.organs import is_vague
from gongkai.plan import Plan

CODE = "GK213"
SEVERITY = Severity.NOTE


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """All groups that sound like many and are tracked as one, at the first, where there is something to track."""
    busy = busy_units(plan)
    empty = [
        group.name
        for group in plan.registry.groups.values()
        if group.members is None and group.name in busy and (is_vague(group.name) or group.also)
    ]
    if empty:
        message = f"分组“{few(empty, '分组')}”没有成员，任务和报送都按一个单位登记"
        yield empty[0].at, message, "要一家一家跟踪，就在 members 里写上成员"
