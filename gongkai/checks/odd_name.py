"""单位名单里有一处不像单位名称。

几个单位连在了一起，会当成一个单位：应报的少了，谁也收不到任务。名单里只写单位名称：见附件的、谁牵头谁配合，都另有地方写；
除外的写在分组后面，如 各街道（东山街道除外）。

错:

    plan:
      title: 示例方案
      lead: 东山街道西山街道南门街道

对:

    plan:
      title: 示例方案
      lead: 东山街道、西山街道、南门街道
"""

from collections.abc import Iterator

from gongkai.checks.lists import coming, unit_lists
from gongkai.diagnostics import Position, Severity
from gongkai.plan import Plan
from gongkai.units import odd_name

CODE = "GK219"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every name, in a list or in the roster, that looks like several or says something else."""
    come = coming(plan)
    listed = [name for _, units in unit_lists(plan) for name in units.names if name.at not in come]
    every = [*plan.registry.typed(), *listed]
    odd = {
        str(name): found
        for name in {str(name): name for name in every}.values()
        if (found := odd_name(name)) and not plan.registry.sparing(name)
    }
    if not plan.registry.is_open:  # a name of the roster is told there
        known = {name for name in odd if plan.registry.find(name) is not None}
        every = [*plan.registry.typed(), *(name for name in listed if name not in known)]
    for name in every if odd else ():
        if found := odd.get(name):
            yield name.at, f"“{name}”{found.message}", found.hint
