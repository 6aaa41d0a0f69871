"""名录里的单位没有任何任务。

不牵头、不配合、不参加，也不用报送。可能是分工时漏了它，也可能是去年留下来的。只在 contacts 里写了、别处都没有的，
多半是写错了字，或者改了名没有改全；这样的单位没有任务，不写交办单。还没有写成员的分组不算，里面没有单位；报送事项里写明除外的也不算。

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

from gongkai.checks.busy import busy_units
from gongkai.checks.lists import few
from gongkai.diagnostics import START, Position, Severity
from gongkai.plan import Plan

CODE = "GK215"
SEVERITY = Severity.NOTE


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """All such units in one finding, at the first, and each that has but a contact; nothing without a list of units."""
    if plan.registry.is_open:
        return
    busy = busy_units(plan)
    if plan.notice and plan.notice.to:  # what binds everybody binds whom the notice goes to
        busy |= set(plan.registry.resolve(plan.notice.to)[0].all)
    spared = (report.except_ for report in plan.matters if report.except_)  # taken off the list, the plan has an error
    busy |= {unit for phrase in spared for unit in plan.registry.resolve(phrase)[0].all}
    busy |= {name for name in plan.registry.groups if plan.registry.is_unit(name)}  # nobody is in it yet
    idle = [unit for unit in plan.registry.units if unit not in busy]
    listed = [unit for unit in idle if unit not in plan.registry.only_contacts]
    if listed:
        yield (
            getattr(listed[0], "at", START),
            f"{few(listed)}没有任何任务，也不用报送",
            "补上分工；不再需要的，从 units 里删掉",
        )
    for unit in idle:
        if unit in plan.registry.only_contacts:
            yield (
                plan.registry.contacts[unit].unit.at,
                f"“{unit}”只在 contacts 里写了，不在任何分组里，也没有任务",
                f"{plan.registry.offered(unit)}是新的单位，加进 units 的分组；不再需要的，从 contacts 里删掉",
            )
