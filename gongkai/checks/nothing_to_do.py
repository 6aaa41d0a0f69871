"""角色里的单位没有事做。

写了配合、参加，正文的每一句话却都是别的单位的：它的任务清单里只有一个标题，不知道该做什么。

错:

    plan:
      title: 示例方案
      lead: 甲局
      support: 乙局
      text:
        - text: 甲局负责梳理群众反映的问题。
          who: 甲局
    units:
      groups:
        各部门: {members: 甲局、乙局}

对:

    plan:
      title: 示例方案
      lead: 甲局
      support: 乙局
      text:
        - text: 甲局负责梳理群众反映的问题，
          who: 甲局
        - text: 有关部门集中办理。
          who: 配合单位
    units:
      groups:
        各部门: {members: 甲局、乙局}
"""

from collections.abc import Iterator

from gongkai.checks.lists import few
from gongkai.diagnostics import Position, Severity
from gongkai.plan import IN_CHARGE, Plan

CODE = "GK263"
SEVERITY = Severity.NOTE


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every role of an activity in which somebody has no word of the text, where others have all of it."""
    shared = {id(said.activity) for said in plan.general}
    owners: dict[int, set[str]] = {}
    for duty in plan.duties:
        owners.setdefault(id(duty.activity), set()).update(duty.members.all)
    for activity in plan.activities:
        busy = owners.get(id(activity))
        if not busy or id(activity) in shared:
            continue
        for line in activity.lines:
            idle = [unit for unit in activity.in_role.get(line.key, ()) if unit not in busy]
            if idle and line.units is not None and line.key not in IN_CHARGE:
                message = f"“{activity.title}”的{line.label}里，{few(idle)}没有事做"
                yield (
                    line.units.text.at,
                    message,
                    f"正文里写明要它们做什么，注明 who: {line.label}；不用做的，从这里删掉",
                )
