"""Tasks for other programs, as docs/tasks.schema.json describes them.

`format` is raised whenever a key changes its meaning or goes away.
"""

from typing import Any

from gongkai.json_text import iso, written
from gongkai.tasks.running import RunningSheet, Step
from gongkai.tasks.task import Contact, Item, Task, TaskList

FORMAT = 1


def write(view: TaskList | tuple[TaskList, ...] | RunningSheet) -> str:
    """A list, the lists of all units, or a running sheet, with ISO moments beside the notice's own phrases."""
    content = _content(view)
    return written({"format": FORMAT, **content})


def _content(view: TaskList | tuple[TaskList, ...] | RunningSheet) -> dict[str, Any]:
    if isinstance(view, TaskList):
        return _list(view)
    if isinstance(view, RunningSheet):
        return _running(view)
    return {"plan": view[0].plan if view else "", "units": [_list(one) for one in view]}


def _list(view: TaskList) -> dict[str, Any]:
    return {
        "unit": view.unit,
        "plan": view.plan,
        "period": view.period,
        "members": list(view.members),
        "tasks": [_task(task) for task in view.tasks],
        "others": [{"units": list(units), **_task(task)} for units, task in view.others],
        "common": _common(view),
    }


def _common(view: TaskList) -> list[dict[str, str]]:
    return [{"title": one.title, "text": one.text} for one in view.asked_of_all]


def _task(task: Task) -> dict[str, Any]:
    return {
        "role": task.role,
        "title": task.title,
        "activity": task.activity or None,
        "report": task.report or None,
        "when": task.when,
        "start": iso(task.start),
        "end": iso(task.end),
        "place": task.place,
        "items": [_item(item) for item in task.items],
        "text": list(task.text),
        "partners": [
            {"role": partner.role, "label": partner.label, "units": partner.units}
            for partner in task.partners
            if not task.report
        ],
        "contacts": [_contact(contact) for contact in task.contacts],
        "receiver": task.receiver,
        "needs": list(task.needs),
        "via": task.via,
        "form": task.form,
        "contact": task.contact,
        **({"figures": list(task.figures)} if task.figures else {}),
        **({"dues": _dues(task)} if task.occasions else {}),
    }


def _dues(task: Task) -> list[dict[str, Any]]:
    """Every deadline of a report that has several: of which period, of which units."""
    return [
        {"id": id, "name": name, "due_at": iso(span.end)}
        for (id, name), span in zip(task.occasions, task.spans, strict=True)
    ]


def _item(item: Item) -> dict[str, Any]:
    return {
        "text": item.text,
        "due": item.due,
        "due_at": iso(item.due_at),
        "people": item.people,
        "bring": item.bring,
        "see": item.see or None,
    }


def _contact(contact: Contact) -> dict[str, str]:
    return {"unit": contact.unit, "person": contact.person, "phone": contact.phone, "email": contact.email}


def _running(view: RunningSheet) -> dict[str, Any]:
    return {
        "title": view.title,
        "plan": view.plan,
        "unit": view.source.unit or None,
        "day": view.day.isoformat() if view.day else None,
        "activity": view.activity or None,
        "steps": [_step(step) for step in view.steps],
        "people": [{"who": who, "count": count} for who, count in view.totals.people],
        "headcount": view.totals.headcount,
        "bring": [
            {"thing": thing.name, "units": units, "amount": thing.amount, "measure": thing.measure}
            for thing, units in view.totals.things
        ],
        "unclear": list(view.totals.unclear),
        "common": _common(view.source),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "when": step.when,
        "day": step.day.isoformat() if step.day else None,
        "at": iso(step.at),
        "what": step.what,
        "who": [
            {"role": owner.role or None, "label": owner.label, "units": owner.units, "size": owner.size or None}
            for owner in step.owners
        ],
        "place": step.place,
        "people": step.people,
        "bring": step.bring,
        "activity": step.activity or None,
        "whole": step.whole,
        "names": step.names.split("、") if step.names else [],
        "see": step.see or None,
        "text": step.text,
        "contacts": step.contacts,
        "of": step.of or None,
    }
