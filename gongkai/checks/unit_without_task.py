"""名录里的单位没有任何任务。

不牵头、不配合、不参加，也不用报送。可能是分工时漏了它，也可能是去年留下来的。

错:

    plan:
      title: 示例方案
      lead: 甲局
    units:
      groups:
        各部门: {members: 甲局、乙局}

对:

    plan:
      title: 示例方案
      lead: 甲局
      support: 乙局
    units:
      groups:
        各部门: {members: 甲局、乙局}
"""

from collections.abc import Iterator

from gongkai.checks.lists import few
from gongkai.diagnostics import START, Position, Severity
from gongkai.plan import Plan

CODE = "GK215"
SEVERITY = Severity.NOTE


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """All such units in one finding, at the first; nothing where the plan has no list of units."""
    if plan.registry.is_open:
        return
    busy = {unit for activity in plan.activities for members in activity.roles.values() for unit in members.all}
    busy |= {unit for duty in plan.duties for unit in duty.members.all}
    busy |= {unit for report in plan.matters for unit in report.units}
    organs = [report.receiver for report in plan.matters if report.receiver]
    if plan.notice:
        organs += [*plan.notice.issuer, *((plan.notice.printer,) if plan.notice.printer else ())]
    busy |= {official for organ in organs if (official := plan.registry.find(organ))}
    idle = [unit for unit in plan.registry.units if unit not in busy]
    if idle:
        yield (
            getattr(idle[0], "at", START),
            f"{few(idle)}没有任何任务，也不用报送",
            "补上分工；不再需要的，从 units 里删掉",
        )
