"""Tasks as the events of a calendar, each under a name that stays its own when the plan is corrected."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from gongkai.phrases.moments import Moment
from gongkai.phrases.times import Span
from gongkai.phrases.writing import alike
from gongkai.plan import Plan
from gongkai.tasks.task import Task, TaskList


class Event(NamedTuple):
    """Something in a calendar; without an hour at its ends it takes whole days.

    A `deadline` is a point in time, an `activity` takes place; it is `attended` by the unit whose calendar this is.
    """

    uid: str
    title: str
    span: Span
    place: str
    text: str
    deadline: bool = False
    activity: bool = False
    attended: bool = False


class Calendar(NamedTuple):
    """The events of a unit, or of everybody. `id` names it: a file with another id is not one that this replaces.

    `issued` is when its events were first given out, `now` when those that changed were; `replaces` is the file so far.
    `text` is what binds everybody, `undated` what has no day and so no event.
    """

    id: str
    title: str
    events: tuple[Event, ...]
    issued: Moment | None
    now: Moment
    replaces: bytes = b""
    text: str = ""
    undated: tuple[str, ...] = ()


def calendar(
    plan: Plan, lists: Sequence[TaskList], now: Moment, replaces: bytes = b"", day: date | None = None
) -> Calendar:
    """The calendar of these lists: of a unit, of several, or the whole one; `day` if they are of one day only.

    Tasks without a day are in no calendar.
    """
    units = "、".join(view.unit for view in lists)
    title = f"{units}：{lists[0].plan}" if units else lists[0].plan
    issued = plan.notice.date.time.start if plan.notice and plan.notice.date else None
    events = tuple(event for view in lists for event in _events(plan.id, view))
    common = [f"· {one.line}" for one in lists[0].asked_of_all]
    text = "\n".join(("共同要求", *common)) if common else ""
    id = _id(plan.id, units, *((day.isoformat(),) if day else ()))
    undated = (
        task.name
        for view in lists
        for _, task in view.entries
        if not task.spans and not any(item.due_at for item in task.items)
    )
    return Calendar(id, title, events, issued, now, replaces, text, tuple(dict.fromkeys(undated)))


def _events(plan: str, view: TaskList) -> Iterator[Event]:
    """Every time of every task, and every deadline of a piece by itself."""
    used: Counter[tuple[str, str]] = Counter()
    for units, task in view.entries:
        known = _known(task)
        used[known] += 1
        name = (plan, view.unit, *known, str(used[known]))
        text, activity = _text(units, task), bool(task.partners) and not task.report
        attended = activity and bool(view.unit)
        for number, span in enumerate(task.spans):
            uid = _id(*name, "time", task.occasions[number][0] if task.occasions else str(number + 1))
            title = f"{task.named(number)}（截止）" if task.report else task.title
            yield Event(uid, title, span, task.place, text, bool(task.report), activity, attended)
        for number, item in enumerate((item for item in task.items if item.due_at), 1):
            if item.due_at:
                uid, due = _id(*name, "due", str(number)), Span(item.due_at, item.due_at)
                yield Event(uid, f"{item.text}（截止）", due, task.place, text, deadline=True)


def _known(task: Task) -> tuple[str, str]:
    """What a task is known by: its id if it has one, else its title."""
    if task.report:
        return "report", task.report
    return ("activity", task.activity) if task.activity else ("title", alike(task.title))


def _id(*parts: str) -> str:
    return str(uuid5(NAMESPACE_URL, "\n".join(("gongkai", *parts))))


def _text(units: tuple[str, ...], task: Task) -> str:
    """What there is to know, a line each."""
    lines = [f"时间：{task.when}"] if task.when else []
    lines += [f"单位：{'、'.join(units)}"] if units else []
    lines += [f"身份：{task.as_what}"] if task.as_what else []
    lines += [f"· {item.line(task.when)}" for item in task.items]
    lines += [f"{partner.label}：{partner.units}" for partner in task.partners]
    lines += [f"{label}：{text}" for label, text in task.handing_in]
    lines += [f"原文：{task.whole}"] if task.text else []
    lines += [contact.line for contact in task.contacts]
    return "\n".join(lines)
