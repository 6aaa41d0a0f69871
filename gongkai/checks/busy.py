"""Which units have something to do or to hand in."""

from collections.abc import Iterator

from gongkai.phrases.names import parse_units
from gongkai.plan import Plan
from gongkai.text import Text


def _receiving(receiver: Text, plan: Plan) -> Iterator[str]:
    """Those a report is handed in to: 区甲局和区乙会, and of 区甲局安全股 the office that the room belongs to."""
    for name in parse_units(receiver).names:
        if known := plan.registry.begins(name):
            yield known[0]


def busy_units(plan: Plan) -> set[str]:
    """Those of the plan's activities, pieces and reports, and those that receive or issue."""
    busy = {unit for activity in plan.activities for members in activity.roles.values() for unit in members.all}
    busy |= {unit for duty in plan.duties for unit in duty.members.all}
    busy |= {unit for report in plan.matters for unit in report.units}
    busy |= {unit for report in plan.matters if report.receiver for unit in _receiving(report.receiver, plan)}
    organs: list[str] = []
    if plan.notice:
        organs += [*plan.notice.issuer, *((plan.notice.printer,) if plan.notice.printer else ())]
    return busy | {official for organ in organs if (official := plan.registry.find(organ))}
