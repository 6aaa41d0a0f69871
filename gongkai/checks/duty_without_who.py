"""写了由某个单位做，没有写 who。

一段话以单位名录里的一个单位开头，说它负责什么，而这个单位在这项活动里没有别的分工：它的任务清单里就不会有这件事。

错:

    plan:
      title: 示例方案
      lead: 甲局
      text: 乙局负责维持现场秩序。
      requirements:
        - text: 自备展板。
          who: 甲局
    units:
      groups:
        各部门: {members: 甲局、乙局}
    reports:
      - id: summary
        title: 活动总结
        from: 各部门

对:

    plan:
      title: 示例方案
      lead: 甲局
      text:
        - text: 乙局负责维持现场秩序。
          who: 乙局
      requirements:
        - text: 自备展板。
          who: 甲局
    units:
      groups:
        各部门: {members: 甲局、乙局}
    reports:
      - id: summary
        title: 活动总结
        from: 各部门
"""

import re
from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.plan import Piece, Plan, Section

CODE = "GK217"
SEVERITY = Severity.NOTE
_ACTOR = re.compile(
    "(?P<name>[^，。；：、\\s]{2,20}?)(?:具体|统一|全面)?(?:负责|承担|做好|安排专人|安排人员|提供|准备)(?!人|同志|的|制)"
)


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every piece without owner that begins with a unit and what it does, where nothing else gives it that task."""
    if plan.registry.is_open:
        return
    roles = {id(activity.section): activity.role_of for activity in plan.activities}
    owners = {duty.piece.text.at: duty.members.all for duty in plan.duties}
    tops = [top for document in plan.documents for top in (document, *document.attachments)]
    stack: list[tuple[Section, dict[str, str]]] = [(top, {}) for top in reversed(tops)]
    while stack:
        section, inherited = stack.pop()
        busy = roles.get(id(section), inherited)
        named = {unit for piece in section.pieces for unit in owners.get(piece.text.at, ())}
        for piece in section.pieces:
            unit = _actor(piece, plan)
            if unit and unit not in busy and unit not in named:
                yield piece.text.at, f"这里说由{unit}做，可它的任务清单里不会有", f"写成一部分，注明 who: {unit}"
        stack += [(child, busy) for child in reversed(section.sections)]


def _actor(piece: Piece, plan: Plan) -> str | None:
    """The unit that a piece without an owner begins with, if it goes on with what the unit has to do."""
    if piece.who or piece.report or not (found := _ACTOR.match(piece.text)):
        return None
    unit = plan.registry.find(found["name"])
    return unit if unit and plan.registry.is_unit(unit) else None
