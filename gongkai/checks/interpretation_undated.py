"""解读没有写什么时候以前发布。

没有 due，不知道什么时候算晚，不会催，也不扣分。写上日子；已经发布了的，写 link。

错:

    plan:
      title: 示例方案
      sections:
        - title: 重要工作部门谈
          lead: 甲局
          interpretations:
            - {policy: 《示例区助企措施》, unit: 甲局}

对:

    plan:
      title: 示例方案
      sections:
        - title: 重要工作部门谈
          lead: 甲局
          interpretations:
            - {policy: 《示例区助企措施》, unit: 甲局, due: 5月18日前}
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.plan import Plan

CODE = "GK292"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every interpretation that somebody owes and that has no deadline."""
    for one in plan.interpretations:
        if one.unit is not None and one.due is None and one.link is None:
            yield one.policy.at, f"《{one.name}》的解读没有期限", "写上 due，如 due: 5月18日前"
