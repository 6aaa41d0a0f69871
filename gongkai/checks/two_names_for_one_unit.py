"""一个单位在同一份名单里用了两个名称。

印出来像两个单位，其实是一家。多半是从两份材料里抄来的，留下公文里惯用的那个。

错:

    plan:
      title: 示例方案
      lead: 甲局
      participants: 区乙局、丙局、乙局
    units:
      prefix: 区
      groups:
        各部门: {members: 甲局、乙局、丙局}

对:

    plan:
      title: 示例方案
      lead: 甲局
      participants: 区乙局、丙局
    units:
      prefix: 区
      groups:
        各部门: {members: 甲局、乙局、丙局}
"""

from collections.abc import Iterator

from gongkai.checks.lists import unit_lists
from gongkai.diagnostics import Position, Severity
from gongkai.phrases.organs import names_kind
from gongkai.phrases.writing import alike
from gongkai.plan import Plan
from gongkai.text import Text

CODE = "GK210"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every name whose unit stands in the same list under another name."""
    for label, units in unit_lists(plan):
        seen: dict[str, Text] = {}
        before = ""
        for name in units.names:
            goes_on, before = names_kind(before, name), name if "各" in name else before
            first = seen.setdefault(plan.registry.find(name) or name, name)
            if alike(first) != alike(name) and not goes_on:  # 各市、县甲局 are one group under what it is called
                yield name.at, f"{label}里的“{name}”就是前面的“{first}”", "留下其中一个"
