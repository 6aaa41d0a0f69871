"""有任务的单位不在主送机关里。

通知没有发给它，它就不知道有这项任务。主送机关写全了名单才查；写着“各有关单位”的，谁都可以算在里面。
抄送的单位、发文机关自己也不算。

错:

    notice:
      title: 关于开展示例活动的通知
      to: 甲局、乙局
      date: 2022年5月7日
      sections:
        - title: 政策宣讲
          lead: 甲局
          support: 乙局、丙局
    units:
      groups:
        各部门: {members: 甲局、乙局、丙局}

对:

    notice:
      title: 关于开展示例活动的通知
      to: 甲局、乙局、丙局
      date: 2022年5月7日
      sections:
        - title: 政策宣讲
          lead: 甲局
          support: 乙局、丙局
    units:
      groups:
        各部门: {members: 甲局、乙局、丙局}
"""

from collections.abc import Iterator

from gongkai.checks.lists import unit_lists
from gongkai.checks.organs import is_own_organ
from gongkai.diagnostics import Position, Severity
from gongkai.phrases.names import parse_units
from gongkai.phrases.organs import is_vague
from gongkai.plan import Plan

CODE = "GK214"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every name in a list, once, none of whose units is an addressee; only where all addressees are known."""
    if (reached := _reached(plan)) is None:
        return
    told: set[str] = set()
    for label, units in unit_lists(plan):
        for name in units.names:
            official = plan.registry.find(name)
            if official is None or official in told or is_own_organ(official, plan):
                continue
            if missing := [unit for unit in plan.registry.members(official) if unit not in reached]:
                told.add(official)
                whom = f"“{name}”" if official in missing else f"“{name}”中的{'、'.join(missing[:3])}"
                message = f"{label}有{whom}，主送机关里没有，收不到这份通知"
                hint = "补进主送机关或抄送；不该有它的，从这里删掉"
                if official in plan.registry.only_contacts:
                    message += "；它只在 contacts 里写了，不在任何分组里"
                    hint = "改了名的，这里和 contacts 都改成现在的名称；没有写错的，加进 units 的分组"
                yield name.at, message, hint


def _reached(plan: Plan) -> set[str] | None:
    """Every unit that the notice goes to or comes from; None if the addressees cannot be listed."""
    notice = plan.notice
    if notice is None or notice.to is None or notice.to.open:
        return None
    copies = parse_units(notice.cc).names if notice.cc else ()
    officials = [plan.registry.find(name) for name in notice.to.names]
    if any(official is None and (is_vague(name) or not plan.registry.is_open)
           for name, official in zip(notice.to.names, officials, strict=True)):  # fmt: skip
        return None
    if any(official in plan.registry.groups and plan.registry.is_unit(official) for official in officials if official):
        return None  # of a group without members nobody knows who is in it
    officials += [plan.registry.find(name) for name in (*copies, *notice.issuer, notice.printer or "")]
    return {unit for official in officials if official for unit in plan.registry.members(official)}
