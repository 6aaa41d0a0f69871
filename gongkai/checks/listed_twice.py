"""同一份名单里一个单位写了两遍。

主送机关、分工名单和分组里，一个单位只写一次。

错:

    plan:
      title: 示例方案
      lead: 甲局
      participants: 乙局、丙局、乙局

对:

    plan:
      title: 示例方案
      lead: 甲局
      participants: 乙局、丙局
"""

from collections.abc import Iterator
from itertools import chain

from gongkai.checks.lists import unit_lists
from gongkai.diagnostics import Position, Severity
from gongkai.phrases.writing import alike
from gongkai.plan import Plan

CODE = "GK211"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every name that stands in its list already, in the addressees and the groups too."""
    addressees = [("主送机关", plan.notice.to)] if plan.notice and plan.notice.to else []
    groups = ((f"分组“{name}”", group.members) for name, group in plan.registry.groups.items() if group.members)
    for label, units in chain(addressees, unit_lists(plan), groups):
        if len(set(map(alike, units.names))) == len(units.names):
            continue
        seen: set[str] = set()
        for name in units.names:
            if alike(name) in seen:
                yield name.at, f"{label}里“{name}”写了两遍", "删掉一个"
            seen.add(alike(name))
