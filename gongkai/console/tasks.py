"""A unit's tasks in the terminal."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gongkai.console import Line, columns, paint
from gongkai.wide import width, wrap

if TYPE_CHECKING:
    from gongkai.views.tasks import Item, Task, TaskList

_UNDATED = "时间未定"


def show_tasks(view: "TaskList") -> None:
    """A unit's list: when, as what, and what there is to do. For a group, what is shared and what some add."""
    heading = view.unit if len(view.members) == 1 else f"{view.unit}（{len(view.members)}个单位）"
    lines: list[Line] = [[(f"{heading}：{len(view.tasks) + len(view.others)}项任务", "bold")], [(view.plan, "dim")]]
    column = max((width(task.when or _UNDATED) for _, task in view.entries), default=0)
    for units, task in view.entries:
        when = task.when or _UNDATED
        padding = " " * (column - width(when))
        lines.append([])
        lines.append([(f"{when}{padding}  ", "cyan"), (f"{task.role}  ", ""), (task.title, "bold")])
        for detail in _details(task, units):
            lines += [[("  " + line, "")] for line in _hanging(detail)]
    paint(lines, sys.stdout)


def _hanging(detail: str) -> Iterator[str]:
    """A detail wrapped to the terminal, its further lines two columns in."""
    for index, line in enumerate(wrap(detail, columns() - 6)):
        yield f"  {line}" if index else line


def _details(task: "Task", units: Sequence[str]) -> list[str]:
    holders = [f"其中{len(units)}个单位：{'、'.join(units)}"] if units else []
    place = [f"地点：{task.place}"] if task.place else []
    handing = [f"报给：{task.receiver}"] if task.receiver else []
    needs = [f"另附：{'、'.join(task.needs)}"] if task.needs else []
    return [*holders, *place, *map(_item, task.items), *handing, *needs]


def _item(item: "Item") -> str:
    extras = "；".join(f"{label}：{text}" for label, text in item.extras)
    return f"· {item.text}（{extras}）" if extras else f"· {item.text}"
