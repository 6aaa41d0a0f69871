"""角色里的单位说不清是谁。

牵头、配合、参加单位写成“各有关单位”，或者以“等”收尾，谁也列不出名单：任务派不下去，出了问题找不到人。
写在主送机关里没有关系。

错:

    support: 各有关单位
    participants: 发改局、教育局等。

对:

    support: 政府各部门
    participants: 发改局、教育局
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.plan import Plan

CODE = "GK201"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every vague name and every list left open by 等, in a role of an activity or as the owner of a piece."""
    for activity in plan.activities:
        for line in activity.section.lines:
            if line.units is not None and line.units.open:
                yield line.units.text.at, f"{line.label}以“等”收尾，没有列全", "把单位写全，或者写成单位名录里的分组"
        for name in (name for members in activity.roles.values() for name in members.vague):
            yield name.at, f"“{name}”说不清是哪些单位，任务派不到人", "写出单位，或者在 units 里建一个分组"
    for duty in plan.duties:
        if duty.piece.who is not None and duty.piece.who.open:
            yield duty.piece.who.text.at, "who 以“等”收尾，没有列全", "把单位写全"
        if duty.activity is None or not any(
            name in members.vague for members in duty.activity.roles.values() for name in duty.members.vague
        ):
            for name in duty.members.vague:
                yield name.at, f"“{name}”说不清是哪些单位，任务派不到人", "写出单位，或者在 units 里建一个分组"
