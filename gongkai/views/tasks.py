"""What a unit has to do, in order of time: from the roles it holds, the pieces it owns and the reports it owes."""

from collections.abc import Iterable
from datetime import date, time
from typing import NamedTuple

from gongkai.keys import ROLES
from gongkai.phrases.moments import Moment
from gongkai.plan import Activity, Duty, Plan, Report

ROLE_WORDS = {key.name: key.label.removesuffix("单位") for key in ROLES}
_CLOSING = {"）": "（", "〕": "〔", "】": "【", "]": "[", ")": "("}
_MOST_BRACKETS = 10
_LAST = Moment(date.max, time.max)


class Item(NamedTuple):
    """One thing to do within a task: a piece of the plan that the unit owns."""

    text: str
    due: str = ""
    due_at: Moment | None = None
    people: str = ""
    bring: str = ""

    @property
    def extras(self) -> tuple[tuple[str, str], ...]:
        """Deadline, people and things to bring, as far as the text does not say so itself."""
        labelled = (("期限", self.due), ("人员", self.people), ("自带", self.bring))
        return tuple((label, text) for label, text in labelled if text and text not in self.text)


class Task(NamedTuple):
    """An activity that the unit takes part in, a duty outside any activity, or a report that it owes.

    `when` is the phrase of the notice, `start` and `end` what it means; `role` 牵头, 配合, … 任务 (no role) or 报送.
    """

    role: str
    title: str
    when: str
    start: Moment | None
    end: Moment | None
    place: str = ""
    items: tuple[Item, ...] = ()
    activity: str = ""
    report: str = ""
    receiver: str = ""
    needs: tuple[str, ...] = ()

    @property
    def first(self) -> Moment:
        """When the unit has to act first, for the order of the list; a task without a date comes last."""
        moments = [moment for moment in (self.start, *(item.due_at for item in self.items)) if moment]
        return min(moments, key=_opening, default=_LAST)


class TaskList(NamedTuple):
    """The tasks of a unit, or of a group: those all its members share, and others with the members that have them."""

    unit: str
    plan: str
    members: tuple[str, ...]
    tasks: tuple[Task, ...]
    others: tuple[tuple[tuple[str, ...], Task], ...] = ()

    @property
    def entries(self) -> list[tuple[tuple[str, ...], Task]]:
        """All tasks in order of time, each with the members that have it; none beside what all share."""
        return sorted([*(((), task) for task in self.tasks), *self.others], key=lambda entry: _order(entry[1]))


def task_list(plan: Plan, official: str) -> TaskList:
    """The list for a unit or group by its official name (see Registry.find)."""
    members = plan.registry.members(official)
    found = _tasks(plan, frozenset(members))
    holders: dict[Task, list[str]] = {}
    for member in members:
        for task in found[member]:
            holders.setdefault(task, []).append(member)
    ordered = sorted(holders, key=_order)
    shared = tuple(task for task in ordered if len(holders[task]) == len(members))
    others = tuple((tuple(holders[task]), task) for task in ordered if len(holders[task]) < len(members))
    return TaskList(official, plan.title, members, shared, others)


def _tasks(plan: Plan, units: frozenset[str]) -> dict[str, list[Task]]:
    """The tasks of each of these units in the order of the plan, found in one pass over it."""
    tasks: dict[str, list[Task]] = {unit: [] for unit in units}
    duties: dict[int, dict[str, list[Duty]]] = {}
    for duty in plan.duties:
        owners = duties.setdefault(id(duty.activity), {})
        for unit in units & duty.members.all.keys():
            owners.setdefault(unit, []).append(duty)
    for activity in plan.activities:
        own = duties.get(id(activity), {})
        for unit in units & (activity.role_of.keys() | own.keys()):
            tasks[unit].append(_activity(activity, activity.role_of.get(unit), own.get(unit, ())))
    for unit, outside in duties.get(id(None), {}).items():
        tasks[unit] += map(_outside, outside)
    for report in plan.reports:
        for unit in units.intersection(report.units):
            tasks[unit].append(_report(report, plan))
    return tasks


def _activity(activity: Activity, role: str | None, duties: Iterable[Duty]) -> Task:
    time = activity.time
    return Task(
        role=ROLE_WORDS[role] if role else "任务",
        title=activity.title,
        when=_phrase(time.text) if time else "",
        start=time.start if time else None,
        end=time.end if time else None,
        place=_phrase(activity.place or ""),
        items=tuple(_item(duty) for duty in duties),
        activity=activity.section.id or "",
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
    )


def bare(text: str) -> str:
    """A piece by itself: without its final ；，。 and without the brackets around it, or half of a pair."""
    text = " ".join(text.split("\n")).strip()
    for _ in range(_MOST_BRACKETS):
        trimmed = text.rstrip("；，。、;, ")
        last, first = trimmed[-1:], trimmed[:1]
        if last in _CLOSING and (
            (first == _CLOSING[last] and _encloses(trimmed)) or trimmed.count(_CLOSING[last]) < trimmed.count(last)
        ):
            trimmed = trimmed[1:-1] if first == _CLOSING[last] and _encloses(trimmed) else trimmed[:-1]
        elif first in _CLOSING.values() and trimmed.count(first) > sum(
            trimmed.count(close) for close, start in _CLOSING.items() if start == first
        ):
            trimmed = trimmed[1:]
        if trimmed == text:
            break
        text = trimmed
    return text


def _encloses(text: str) -> bool:
    """Whether the first bracket is closed by the last character and not before."""
    depth = 0
    for index, character in enumerate(text):
        depth += (character in _CLOSING.values()) - (character in _CLOSING)
        if depth == 0:
            return index == len(text) - 1
    return False


def _phrase(text: str) -> str:
    return str(text).rstrip("。；")


def _order(task: Task) -> tuple[tuple[date, time], tuple[date, time]]:
    return _opening(task.first), _opening(task.end or _LAST)


def _opening(moment: Moment) -> tuple[date, time]:
    return moment.day, moment.clock or time.min
