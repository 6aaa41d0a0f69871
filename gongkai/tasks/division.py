"""任务分工表: who answers for what, who supports, by when, from the plan's own tasks."""

from collections.abc import Iterable

from gongkai.keys import ROLE_LABELS
from gongkai.plan import IN_CHARGE, Plan, Table
from gongkai.tasks.lists import whole_list
from gongkai.tasks.task import Task
from gongkai.text import Text


def division_table(plan: Plan) -> Table:
    """The table of all tasks of a plan, as an attachment holds it."""
    head, *rows = (tuple(map(Text, row)) for row in division(whole_list(plan).tasks))
    return Table(head, tuple(rows))


def division(tasks: Iterable[Task]) -> tuple[tuple[str, ...], ...]:
    """The table with its head. 牵头单位 holds who answers for it: 牵头, without one 主办, 责任, 承办, else the owners.

    配合单位 is always there; other roles have a column where some activity has them.
    """
    entries = [(task, _who(task)) for task in tasks]
    used = {role for _, who in entries for role in who}
    columns = ["lead", "support", *(role for role in ROLE_LABELS if role in used - {"lead", "support"})]
    labels = {partner.role: partner.label for task, _ in entries for partner in task.partners}
    head = ("序号", "事项", *(labels.get(role, ROLE_LABELS[role]) for role in columns), "时限")
    rows = (
        (str(number), task.name, *(who.get(role, "") for role in columns), task.when)
        for number, (task, who) in enumerate(entries, 1)
    )
    return head, *rows


def _who(task: Task) -> dict[str, str]:
    """The units by role, with somebody under `lead`."""
    who = {partner.role: partner.units for partner in task.partners}
    first = next((role for role in (*IN_CHARGE, "from") if role in who), None)
    owners = who.pop(first) if first else "、".join(dict.fromkeys(item.who for item in task.items if item.who))
    return {"lead": owners, **who}
