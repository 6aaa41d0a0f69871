"""Who an issue is for: who handles its orders already, who the plan says sees to such things; and it as a case."""

from gongkai.hotline.issues import Issue
from gongkai.hotline.masking import mask
from gongkai.hotline.orders import Order
from gongkai.plan import Hotline, Plan


def called(plan: Plan, orders: tuple[Order, ...]) -> tuple[Order, ...]:
    """The orders, each unit by its name in the plan where the plan knows it, however the order writes it: 区住建局."""
    names: dict[str, str] = {}
    for unit in {order.unit for order in orders}:
        official = plan.registry.find(unit)
        names[unit] = official if official and plan.registry.is_unit(official) else unit
    return tuple(order._replace(unit=names[order.unit]) for order in orders)


def suggested(issue: Issue, line: Hotline | None) -> list[str]:
    """The units, each with why; a person chooses."""
    found = [f"{unit}（{count}件由它承办）" for unit, count in issue.units[:3]]
    said = " ".join((issue.name, *(order.title for order in issue.orders)))
    for unit, matters in line.routing if line else ():
        if words := [str(matter) for matter in matters if matter in said]:
            found.append(f"{unit}（routing：{'、'.join(words)}）")
    return found


def as_case(issue: Issue) -> str:
    """An issue as a typical case 典型案例, as it stands now: its name, and on the next line what is told of it."""
    return mask(f"{issue.name}\n{_told(issue)}")


def facts(case: str) -> tuple[str, str]:
    """The name in a case's text, and what is told behind its quotations.

    Not the quotations: whatever is read of other issues may make other sentences the clearest.
    """
    name, _, text = case.partition("\n")
    return name, text.rpartition("”。")[2]


def _told(issue: Issue) -> str:
    """What was said, by how many, from which day to which, who sees to it and whether all of them have answered."""
    words = "".join(f"“{quote.text}”" for quote in issue.quotes)
    where = f"，地点在{issue.place}" if issue.place else ""
    who = f"由{'、'.join(issue.assigned)}办理" if issue.assigned else ""
    done = "，已答复" if issue.closed else ""
    count = f"共{len(issue.orders)}件，{issue.people}人反映" if issue.people.isdigit() else f"共{len(issue.orders)}件"
    return f"群众反映：{words}。{issue.span}{count}{where}。" + (f"{who}{done}。" if who else "")
