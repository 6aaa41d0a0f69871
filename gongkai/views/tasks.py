"""Who has to do what: task lists from the roles that units hold, the pieces they own and the reports they owe."""

from collections import Counter
from collections.abc import Collection, Iterator

from gongkai.keys import ROLES
from gongkai.phrases.times import Span
from gongkai.plan import Activity, Duty, Plan, Report
from gongkai.views.pieces import bare
from gongkai.views.task import Contact, Item, Partner, Task, TaskList, order

ROLE_WORDS = {key.name: key.label.removesuffix("单位") for key in ROLES}
IN_CHARGE = ("lead", "host", "responsible", "organizer")  # whoever comes first of these answers for an activity


def task_list(plan: Plan, official: str) -> TaskList:
    """The list for a unit or group by its official name (see Registry.find)."""
    members = plan.registry.members(official)
    found = _tasks(plan, members)
    holders: dict[Task, list[str]] = {}
    for member in members:
        for task in found[member]:
            holders.setdefault(task, []).append(member)
    ordered = sorted(holders, key=order)
    shared = tuple(task for task in ordered if len(holders[task]) == len(members))
    others = tuple((tuple(holders[task]), task) for task in ordered if len(holders[task]) < len(members))
    return TaskList(official, plan.title, members, shared, others)


def task_lists(plan: Plan, units: Collection[str] | None = None) -> Iterator[TaskList]:
    """The lists of all units in the order of the register, or of some, from one pass over the plan."""
    wanted = plan.registry.units if units is None else units
    found = _tasks(plan, wanted)
    for unit in wanted:
        yield TaskList(unit, plan.title, (unit,), tuple(sorted(found[unit], key=order)))


def whole_list(plan: Plan) -> TaskList:
    """Everything that the plan wants done, in the order of the plan: what the office itself looks at."""
    inside, outside = _duties(plan)
    tasks = [
        _activity(activity)._replace(items=tuple(map(_item, inside.get(id(activity), ()))))
        for activity in plan.activities
    ]
    tasks += [*map(_outside, outside), *(_report(report, plan) for report in plan.reports)]
    return TaskList("", plan.title, (), tuple(tasks))


def _tasks(plan: Plan, units: Collection[str]) -> dict[str, list[Task]]:
    """The tasks of each of these units in the order of the plan, found in one pass over it."""
    tasks: dict[str, list[Task]] = {unit: [] for unit in units}
    inside, outside = _duties(plan)
    for activity in plan.activities:
        own: dict[str, list[Item]] = {}
        for duty in inside.get(id(activity), ()):
            item = _item(duty)
            for unit in _both(tasks, duty.members.all):
                own.setdefault(unit, []).append(item)
        task, book = _activity(activity), _AddressBook(plan, activity)
        for unit in _both(tasks, activity.role_of.keys() | own.keys()):
            role = ROLE_WORDS[activity.role_of[unit]] if unit in activity.role_of else task.role
            tasks[unit].append(task._replace(role=role, items=tuple(own.get(unit, ())), contacts=book.of(unit)))
    for duty in outside:
        task = _outside(duty)
        for unit in _both(tasks, duty.members.all):
            tasks[unit].append(task)
    for report in plan.reports:
        task = _report(report, plan)
        for unit in _both(tasks, dict.fromkeys(report.units)):
            tasks[unit].append(task)
    return tasks


def _duties(plan: Plan) -> tuple[dict[int, list[Duty]], list[Duty]]:
    """The duties of each activity, and those that belong to none."""
    inside: dict[int, list[Duty]] = {}
    for duty in plan.duties:
        inside.setdefault(id(duty.activity), []).append(duty)
    return inside, inside.pop(id(None), [])


def _both(some: Collection[str], others: Collection[str]) -> list[str]:
    """What stands in both, by way of the smaller one: one unit in a large group, a small activity among all units."""
    few, many = sorted((some, others), key=len)
    return [unit for unit in few if unit in many]


class _AddressBook:
    """Whom the units of an activity may have to call: those named one by one; who leads it calls everybody."""

    def __init__(self, plan: Plan, activity: Activity) -> None:
        known = plan.registry.contacts
        ordered = sorted(activity.role_of, key=lambda unit: activity.role_of[unit] not in IN_CHARGE) if known else ()
        named = [unit for unit in ordered if any(unit in role.named for role in activity.roles.values())]
        contacts = {
            unit: Contact(unit, *(str(text or "") for text in known[unit][1:])) for unit in ordered if unit in known
        }
        self.everybody = tuple(contacts.values())
        self.named = tuple(contacts[unit] for unit in named if unit in contacts)
        self.leading = {unit for unit in named if activity.role_of[unit] in IN_CHARGE}

    def of(self, unit: str) -> tuple[Contact, ...]:
        """The contacts that this unit needs."""
        return self.everybody if unit in self.leading else self.named


def _activity(activity: Activity) -> Task:
    """The activity as nobody's task yet: without a role and without pieces."""
    time = activity.time
    return Task(
        role="任务",
        title=activity.title,
        when=_phrase(time.text) if time else "",
        start=time.start if time else None,
        end=time.end if time else None,
        place=_phrase(activity.place or ""),
        activity=activity.section.id or "",
        spans=time.spans if time else (),
        partners=_partners(activity),
    )


def _partners(activity: Activity) -> tuple[Partner, ...]:
    counts = Counter(activity.role_of.values())
    return tuple(
        Partner(line.key, line.label, _phrase(line.units.text), 0 if vague or line.units.open else counts[line.key])
        for line in activity.lines
        if line.units is not None
        for vague in [activity.roles[line.key].vague]
    )


def _outside(duty: Duty) -> Task:
    """A duty that belongs to no activity; its own deadline counts before the time of the chapter it stands in."""
    time, due = duty.time, duty.piece.due
    when = due.shown if due else _phrase(time.text) if time else ""
    start = due.moment if due else time.start if time else None
    return Task(
        "任务",
        duty.title,
        when,
        start,
        due.moment if due else time.end if time else None,
        items=(_item(duty),),
        spans=() if due or not time else time.spans,
    )


def _report(report: Report, plan: Plan) -> Task:
    issuer = "、".join(plan.notice.issuer) if plan.notice else ""
    due = report.due.moment
    return Task(
        role="报送",
        title=report.title,
        when=report.due.shown,
        start=due,
        end=due,
        report=report.id,
        receiver=report.receiver or issuer,
        needs=tuple(map(str, report.needs)),
        via=_phrase(report.via or ""),
        form=_phrase(report.form or ""),
        contact=_phrase(report.contact or ""),
        spans=(Span(due, due),) if due else (),
        partners=(Partner("from", "报送单位", _phrase(report.from_.text), len(report.units)),),
    )


def _item(duty: Duty) -> Item:
    piece = duty.piece
    due = piece.due
    return Item(
        text=bare(piece.text),
        due=due.shown if due else "",
        due_at=due.moment if due else None,
        people=piece.people or "",
        bring=piece.bring or "",
        who=_owners(duty),
        size=0 if duty.members.vague else len(duty.members.all),
    )


def _owners(duty: Duty) -> str:
    """Who owns a piece as the plan says it; where it takes some out, who is left."""
    if duty.piece.except_ is not None:
        return "、".join(duty.members.all)
    return _phrase(duty.piece.who.text) if duty.piece.who else ""


def _phrase(text: str) -> str:
    return str(text).rstrip("。；")
