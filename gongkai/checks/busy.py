"""Which units have something to do or to hand in."""

from gongkai.plan import Plan


def busy_units(plan: Plan) -> set[str]:
    """Those of the plan's activities, pieces and reports, and those that receive or issue."""
    busy = {unit for activity in plan.activities for members in activity.roles.values() for unit in members.all}
    busy |= {unit for duty in plan.duties for unit in duty.members.all}
    busy |= {unit for report in plan.matters for unit in report.units}
    organs = [report.receiver for report in plan.matters if report.receiver]
    if plan.notice:
        organs += [*plan.notice.issuer, *((plan.notice.printer,) if plan.notice.printer else ())]
    return busy | {official for organ in organs if (official := plan.registry.find(organ))}
