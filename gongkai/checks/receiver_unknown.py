"""接收单位不在名录里。

报给谁，谁就要会收：写错了名称，材料就送到别处去了。发文机关和印发机关不用写进名录；发文机关自己报给上级（市、省）的，上级也不用写。

错:

    plan:
      title: 示例方案
      lead: 区政府办公室
    units:
      groups:
        各部门: {members: 区政府办公室、甲局}
    reports:
      - title: 活动总结报告
        from: 甲局
        receiver: 区政务办公室
        due: 5月27日前

对:

    plan:
      title: 示例方案
      lead: 区政府办公室
    units:
      groups:
        各部门: {members: 区政府办公室、甲局}
    reports:
      - title: 活动总结报告
        from: 甲局
        receiver: 区政府办公室
        due: 5月27日前
"""

from collections.abc import Iterator

from gongkai.checks.organs import is_own_organ
from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.plan import Plan, Report

CODE = "GK272"
SEVERITY = Severity.WARNING
_ABOVE = pattern("[^区县]{0,8}?(?:市|州|省|自治区|国家|国务院)")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every receiver that is neither a known unit (or a part of one) nor an organ of the notice."""
    if plan.registry.is_open:
        return
    for report in plan.matters:
        receiver = report.receiver
        if receiver is None or is_own_organ(receiver, plan) or _is_above(report, plan):
            continue
        if plan.registry.begins(receiver) is None:
            near = "、".join(f"“{known}”" for known in plan.registry.nearest(receiver))
            hint = f"是不是{near}？" if near else "核对名称，或者把它加进 units"
            yield receiver.at, f"接收单位“{receiver}”不在单位名录里", hint


def _is_above(report: Report, plan: Plan) -> bool:
    """Whether it is the issuer's own duty to a higher level: the registry holds those who report to the issuer."""
    organs = {plan.registry.find(organ) for organ in plan.notice.issuer} if plan.notice else set()
    own = all(unit in organs or is_own_organ(unit, plan) for unit in report.units)
    return bool(report.units) and own and _ABOVE.match(report.receiver or "") is not None
