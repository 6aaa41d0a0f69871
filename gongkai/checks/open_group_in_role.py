"""角色里的单位说不清是谁。

牵头、配合、参加单位写成“各有关单位”，或者以“等”收尾，谁也列不出名单：任务派不下去，出了问题找不到人。
写在主送机关里没有关系。

错:

    plan:
      title: 示例方案
      lead: 甲局
      support: 各有关单位
      participants: 发改局、教育局等。

对:

    plan:
      title: 示例方案
      lead: 甲局
      support: 政府各部门
      participants: 发改局、教育局
    units:
      groups:
        政府各部门: {members: 甲局、乙局、发改局、教育局}
"""

from collections.abc import Iterator

from gongkai.checks.lists import coming, unit_lists
from gongkai.diagnostics import Position, Severity
from gongkai.phrases.names import UnitPhrase
from gongkai.phrases.organs import no_unit
from gongkai.plan import Plan
from gongkai.text import Text

CODE = "GK201"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every vague name and every list left open by 等, in a role, as the owner of a piece, or as who must report."""
    come = coming(plan)
    for label, units in unit_lists(plan):
        if units.open:
            yield (
                units.text.position(max(units.text.rfind("等"), 0)),
                f"{label}以“等”收尾，没有列全",
                "把单位写全，或者写成单位名录里的分组",
            )
        for name in _vague(units, plan):
            if no_unit(name) or name.at in come:
                continue  # asked about as such (GK219)
            yield name.at, f"“{name}”说不清是哪些单位，任务派不到人", _hint(name, plan)


def _vague(units: UnitPhrase, plan: Plan) -> tuple[Text, ...]:
    """The names that no one can resolve; mostly all are known, and nothing has to be resolved to see that."""
    find = plan.registry.find
    return () if all(map(find, units.names)) else plan.registry.resolve(units)[0].vague


def _hint(name: str, plan: Plan) -> str:
    """A group that nearly has this name was probably meant."""
    near = [known for known in plan.registry.nearest(name) if known in plan.registry.groups]
    return f"是不是“{near[0]}”？" if near else "写出单位，或者在 units 里建一个分组"
