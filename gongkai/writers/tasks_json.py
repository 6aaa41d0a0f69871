"""Tasks for other programs. `format` is raised whenever a key changes its meaning or goes away."""

import json
from typing import Any

from gongkai.views.tasks import Task, TaskList
from gongkai.writers import Settings

FORMAT = 1


def write(document: str, format: str, view: TaskList, settings: Settings) -> str:
    """The list with ISO moments beside the notice's own phrases."""
    content = {
        "format": FORMAT,
        "unit": view.unit,
        "plan": view.plan,
        "members": list(view.members),
        "tasks": [_task(task) for task in view.tasks],
        "others": [{"units": list(units), **_task(task)} for units, task in view.others],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _task(task: Task) -> dict[str, Any]:
    return {
        "role": task.role,
        "title": task.title,
        "activity": task.activity or None,
        "report": task.report or None,
        "when": task.when,
        "start": task.start.iso() if task.start else None,
        "end": task.end.iso() if task.end else None,
        "place": task.place,
        "items": [
            {
                "text": item.text,
                "due": item.due,
                "due_at": item.due_at.iso() if item.due_at else None,
                "people": item.people,
                "bring": item.bring,
            }
            for item in task.items
        ],
        "receiver": task.receiver,
        "needs": list(task.needs),
    }
