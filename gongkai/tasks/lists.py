"""Who has to do what: task lists from the roles that units hold, the pieces they own and the reports they owe."""

from collections.abc import Collection, Iterable, Iterator

from gongkai.keys import ROLES
from gongkai.page.sections import one_line
from gongkai.phrases.moments import Moment
from gongkai.phrases.times import Span
from gongkai.plan import IN_CHARGE, Activity, Duty, General, Plan, Report, Section, few
from gongkai.tasks.pieces import bare, headed, uncut
from gongkai.tasks.task import Common, Contact, Item, Partner, Task, TaskList, order

ROLE_WORDS = {key.name: key.label.removesuffix("单位") for key in ROLES}


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
    return TaskList(official, plan.title, members, shared, others, common(plan), _period(plan))


def task_lists(plan: Plan, units: Collection[str] | None = None) -> Iterator[TaskList]:
    """The lists of all units in the order of the register, or of some, from one pass over the plan."""
    wanted = plan.registry.units if units is None else units
    found, everybody, period = _tasks(plan, wanted), common(plan), _period(plan)
    for unit in wanted:
        if units is None and unit in plan.registry.only_contacts and not found[unit]:
            continue  # a name in no group that has nothing to do: a slip, or somebody to call
        own = tuple(sorted(found[unit], key=order))
        yield TaskList(unit, plan.title, (unit,), own, common=everybody, period=period)


def whole_list(plan: Plan) -> TaskList:
    """Everything that the plan wants done, in the order of the plan: what the office itself looks at."""
    inside, outside = _duties(plan)
    texts = _texts(plan)
    tasks = [
        _saying(_activity(activity), texts.get(id(activity), ()))._replace(
            items=tuple(_item(duty, named=True) for duty in inside.get(id(activity), ()))
        )
        for activity in plan.activities
    ]
    tasks += [*map(_outside, outside), *(_report(report, plan) for report in plan.matters)]
    return TaskList("", plan.title, (), tuple(tasks), common=common(plan), period=_period(plan))


def common(plan: Plan) -> tuple[Common, ...]:
    """共同要求: what is asked of everybody and belongs to no activity, in the order of the notice."""
    return tuple(
        Common(said.title, uncut(said.text), said.time.spans if said.time else ())
        for said in plan.general
        if said.activity is None
    )


def _tasks(plan: Plan, units: Collection[str]) -> dict[str, list[Task]]:
    """The tasks of each of these units in the order of the plan, found in one pass over it."""
    tasks: dict[str, list[Task]] = {unit: [] for unit in units}
    inside, outside = _duties(plan)
    texts = _texts(plan)
    for activity in plan.activities:
        own = _own_items(inside.get(id(activity), ()), tasks)
        task, book = _activity(activity), _AddressBook(plan, activity)
        whole = _saying(task, texts.get(id(activity), ()))
        for unit in _both(tasks, activity.role_of.keys() | own.keys()):
            held = whole if unit in activity.role_of else task
            role = ROLE_WORDS[activity.role_of[unit]] if unit in activity.role_of else task.role
            tasks[unit].append(held._replace(role=role, items=tuple(own.get(unit, ())), contacts=book.of(unit)))
    for duty in outside:
        task = _outside(duty)
        for unit in _both(tasks, duty.members.all):
            tasks[unit].append(task)
    for report in plan.matters:
        task = _report(report.of_unit(""), plan)  # that of all who have no day of their own
        apart = report.apart
        for unit in _both(tasks, dict.fromkeys(report.units)):
            tasks[unit].append(_report(report.of_unit(unit), plan) if unit in apart else task)
    return tasks


def _own_items(duties: Collection[Duty], units: Collection[str]) -> dict[str, list[Item]]:
    """What each of these units has to do in an activity.

    The organiser who is asked to have others do something, and is one of them, reads it once.
    """
    own: dict[str, list[Item]] = {}
    organisers: Collection[str] = ()
    for duty in duties:
        item = _item(duty)
        told = organisers if not (item.people or item.bring or item.see) else ()
        for unit in _both(units, duty.members.all):
            if unit not in told:
                own.setdefault(unit, []).append(item)
        organisers = duty.members.all if duty.organised else ()
    return own


def _texts(plan: Plan) -> dict[int, tuple[str, ...]]:
    """原文: what each activity says to all who have a role in it."""
    texts: dict[int, list[str]] = {}
    heading = ""
    for said in plan.general:
        if said.activity is not None:
            texts.setdefault(id(said.activity), []).append(_under_heading(said, heading))
        heading = said.title
    return {activity: tuple(said) for activity, said in texts.items()}


def _saying(task: Task, texts: Iterable[str]) -> Task:
    """The task with what the notice says of it, but for a bracket of roles, time and place that it shows itself."""
    shown = {f"{partner.label}：{partner.units}" for partner in task.partners}
    known = {task.when, task.place} - {""}
    return task._replace(text=tuple(text for text in texts if not _is_shown(text, shown, known)))


def _is_shown(text: str, shown: Collection[str], known: Collection[str]) -> bool:
    """Whether all of a text is labelled lines, each of which is shown as it stands."""
    clauses = bare(text).replace("，", "、").split("；")
    return all(clause in shown or clause.partition("：")[2] in known for clause in clauses)


def _under_heading(said: General, before: str) -> str:
    """A text with its heading, unless that stands before it already."""
    return headed(said.title if said.title != before else "", uncut(said.text))


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
        when=_phrase(time.shown) if time else "",
        start=time.start if time else None,
        end=time.end if time else None,
        place=_phrase(activity.place or ""),
        activity=activity.section.id or "",
        spans=time.spans if time else (),
        partners=_partners(activity),
        unread=time is not None and not time.understood,
    )


def _partners(activity: Activity) -> tuple[Partner, ...]:
    return tuple(
        Partner(
            line.key,
            line.label,
            _phrase(line.units.text),
            0 if activity.roles[line.key].vague or line.units.open else len(activity.in_role[line.key]),
            next(iter(activity.roles[line.key].all)) if len(activity.roles[line.key].all) == 1 else "",
            line.key in IN_CHARGE,
        )
        for line in activity.lines
        if line.units is not None
    )


def _outside(duty: Duty) -> Task:
    """A duty that belongs to no activity; its own deadline counts before the time of the chapter it stands in."""
    time, due = duty.time, duty.piece.due
    when = due.shown if due else _phrase(time.shown) if time else ""
    start = due.moment if due else time.start if time else None
    return Task(
        "任务",
        duty.title,
        when,
        start,
        due.moment if due else time.end if time else None,
        items=(_item(duty),),
        spans=() if due or not time else time.spans,
        unread=not due and time is not None and not time.understood,
    )


def _report(report: Report, plan: Plan) -> Task:
    issuer = "、".join(map(one_line, plan.notice.issuer)) if plan.notice else ""
    occasions = list(_occasions(report))
    dues = [moment for moment, *_ in occasions]
    return Task(
        role="交办" if report.assigned else "报送",
        title=report.title,
        when=report.by_when,
        start=dues[0] if dues else None,
        end=dues[-1] if dues else None,
        report=report.id,
        receiver=report.receiver or issuer,
        needs=tuple(map(str, report.needs)),
        via=_phrase(report.via or ""),
        form=_phrase(report.form or ""),
        contact=_phrase(report.contact or ""),
        spans=tuple(Span(due, due) for due in dues),
        partners=(Partner("from", "报送单位", _phrase(report.from_.text), len(report.units)),),
        items=tuple(Item(said) for said in report.said) if report.assigned else (),
        text=() if report.assigned else tuple(map(uncut, report.said)),
        papers=_titles(report.papers),
        figures=tuple(figure.label for figure in report.figures if figure.typed),
        occasions=tuple((id, name) for _, id, name in occasions if report.periods or report.own),
        year=plan.year,
    )


def _occasions(report: Report) -> Iterator[tuple[Moment, str, str]]:
    """Every deadline of a report, with an id and a name: of which period it is, of which units."""
    for one in report.periods or (report,):
        units: dict[Moment, list[str]] = {}
        if one.due.moment and one.due in one.dues:
            units[one.due.moment] = []
        for unit, due in one.own:
            if due.moment:
                units.setdefault(due.moment, []).append(unit)
        for moment, own in sorted(units.items(), key=lambda entry: entry[0].opening()):
            named = [
                *([one.series.name] if one.series else []),
                *([few(own) if own else "其他单位"] if one.own else []),
            ]
            yield moment, "、".join((one.id, *own)), "，".join(named)


def _titles(papers: Iterable[Section]) -> tuple[str, ...]:
    return tuple(one_line(paper.title or "") for paper in papers)


def _item(duty: Duty, named: bool = False) -> Item:
    """A duty as an item; `named` gives its owners one by one, which only who looks at the whole wants."""
    piece = duty.piece
    due = piece.due
    return Item(
        text=headed(duty.heading, bare(duty.text)),
        due=due.shown if due else "",
        due_at=due.moment if due else None,
        people=piece.people or "",
        bring=piece.bring or "",
        who=_owners(duty),
        size=0 if duty.members.vague else len(duty.members.all),
        papers=_titles(duty.see),
        names="、".join(duty.members.all) if named and not duty.members.vague else "",
    )


def _owners(duty: Duty) -> str:
    """Who owns a piece as the plan says it; where it takes some out, who is left."""
    if duty.piece.except_ is not None:
        return "、".join(duty.members.all)
    return _phrase(duty.owners)


def _period(plan: Plan) -> str:
    return _phrase(plan.period.text) if plan.period else ""


def _phrase(text: str) -> str:
    return str(text).rstrip("。；")
