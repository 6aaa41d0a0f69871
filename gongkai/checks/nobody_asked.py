"""有要求，没有写由谁做。

一段话的某一部分写了期限、人数或者自带什么，却没有 who：它不会出现在任何单位的任务清单里。
写了 who，除去 except 一家不剩，也一样。

错:

    plan:
      title: 示例方案
      lead: 甲局
      participants: 乙局、丙局
      requirements:
        - text: 自备展板和宣传资料。
          bring: 展板和宣传资料

对:

    plan:
      title: 示例方案
      lead: 甲局
      participants: 乙局、丙局
      requirements:
        - text: 自备展板和宣传资料。
          who: 参加单位
          bring: 展板和宣传资料
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.plan import Plan

CODE = "GK262"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every piece that asks for something and names nobody, or nobody that is left."""
    for section in plan.sections:
        for piece in section.pieces:
            asked = {"due": piece.due, "people": piece.people, "bring": piece.bring}
            if piece.who is None and piece.report is None and any(asked.values()):
                names = "、".join(name for name, value in asked.items() if value)
                yield (
                    piece.text.at,
                    f"写了 {names}，没有写 who，不知道是对谁的要求，合计里算不进去",
                    "补上 who: 单位、分组或“参加单位”等",
                )
    for duty in plan.duties:
        if duty.piece.who and not duty.members.all and not duty.members.vague:
            yield duty.piece.who.text.at, "除去 except 以后一家也不剩", "核对 who 和 except"
