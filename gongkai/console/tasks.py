"""Tasks in the terminal: of a unit, of everybody, of a day or an activity, and what a folder of sheets holds."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.console import Line, aligned, columns, paint, say
from gongkai.views.forms import Everybody, Subject
from gongkai.views.running import RunningSheet
from gongkai.wide import width, wrap

if TYPE_CHECKING:
    from gongkai.views.package import Package
    from gongkai.views.task import Task, TaskList

_UNDATED = "时间未定"
_STYLES = {"新写": "green", "更新": "yellow", "未变": ""}


def show(subject: Subject) -> None:
    """What was asked about: lists one after another, or a running sheet."""
    if isinstance(subject, RunningSheet):
        paint(_running(subject), sys.stdout)
        return
    lists = subject.lists if isinstance(subject, Everybody) else (subject,)
    lines: list[Line] = []
    for view in lists:
        lines += [[], []] if lines else []
        lines += _list(view)
    paint(lines, sys.stdout)


def show_package(view: "Package", states: Mapping[str, str], folder: Path) -> None:
    """Who got how many tasks and what became of the files; counted up to stderr."""
    cells = [("单位", "任务", "交办单", "其中")]
    cells += [(one.unit, f"{one.size}项", states.get(one.file, "没有"), one.roles) for one in view.entries]
    paint(aligned(cells, ["bold", *(_STYLES.get(cell[2], "dim") for cell in cells[1:])]), sys.stdout)
    counts = "，".join(f"{word} {sum(state == word for state in states.values())} 份" for word in _STYLES)
    say(f"{folder}：{len(view.entries)} 个单位，{view.tasks} 项任务；{counts}")
    if view.idle:
        say(f"没有任务、也没有交办单的单位 {len(view.idle)} 个：{'、'.join(view.idle)}")


def _list(view: "TaskList") -> Iterator[Line]:
    """A unit's list: when, as what, and what there is to do. For a group, what is shared and what some add."""
    heading = view.unit if len(view.members) == 1 else f"{view.unit}（{len(view.members)}个单位）"
    yield [(f"{heading}：{view.size}项任务", "bold")]
    yield [(view.plan, "dim")]
    column = max((width(task.when or _UNDATED) for _, task in view.entries), default=0)
    for units, task in view.entries:
        when = task.when or _UNDATED
        yield []
        yield [(f"{_padded(when, column)}  ", "cyan"), (f"{task.role}  ", ""), (task.title, "bold")]
        yield from _hanging(_details(task, units))


def _running(view: RunningSheet) -> Iterator[Line]:
    """The steps by time, what belongs to one below it, and what it adds up to."""
    yield [(view.title, "bold")]
    yield [(view.plan, "dim")]
    if not view.steps:
        yield from ([], [("没有安排", "")])
    column = max((width(step.when) for step in view.steps), default=0)
    for step in view.steps:
        if step.when:
            yield []
            for index, line in enumerate(wrap(step.what, max(columns() - column - 4, 20))):
                yield [(f"{_padded('' if index else step.when, column)}  ", "cyan"), (line, "bold")]
            yield from _hanging(f"{label}：{text}" for label, text in step.details)
        else:
            own = "　".join(text if label == "单位" else f"{label}：{text}" for label, text in step.details)
            yield from _hanging([f"· {step.what}"])
            yield from _hanging([f"—— {own}"], "    ")
    if view.totals.words:
        yield []
        yield from ([(f"{label}：", "bold"), (text, "")] for label, text in view.totals.words)


def _padded(text: str, column: int) -> str:
    return text + " " * (column - width(text))


def _hanging(details: Iterable[str], indent: str = "  ") -> Iterator[Line]:
    """Details wrapped to the terminal, their further lines two columns in."""
    for detail in details:
        for index, line in enumerate(wrap(detail, columns() - len(indent) - 4)):
            yield [(f"{indent}  {line}" if index else f"{indent}{line}", "")]


def _details(task: "Task", units: Sequence[str]) -> list[str]:
    holders = [f"其中{len(units)}个单位：{'、'.join(units)}"] if units else []
    place = [f"地点：{task.place}"] if task.place else []
    handing = [f"{label}：{text}" for label, text in task.handing_in]
    return [*holders, *place, *(item.line for item in task.items), *handing]
