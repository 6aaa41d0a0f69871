"""Tasks in the terminal: of a unit, of everybody, of a day or an activity, and what a folder of sheets holds."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.tasks.attendance import Attendance
from gongkai.tasks.forms import Subject
from gongkai.tasks.running import RunningSheet
from gongkai.terminal import Line, aligned, columns, paint, say
from gongkai.wide import width, wrap

if TYPE_CHECKING:
    from gongkai.tasks.package import Package
    from gongkai.tasks.task import TaskList

_UNDATED = "时间未定"
_INDENT, _SHORT = 6, 2
_STYLES = {"新写": "green", "更新": "yellow", "未变": "", "保留": "red"}


def show(subject: Subject) -> None:
    """What was asked about: lists one after another, or a running sheet."""
    if isinstance(subject, RunningSheet):
        paint(_running(subject), sys.stdout)
        return
    if isinstance(subject, Attendance):
        paint(_attendance(subject), sys.stdout)
        return
    lines: list[Line] = []
    for view in subject.lists:
        lines += [[], []] if lines else []
        lines += _list(view)
    paint(lines, sys.stdout)


def show_package(view: "Package", states: Mapping[str, str], folder: Path) -> None:
    """Who got how many tasks and what became of the files; counted up to stderr."""
    cells = [("单位", "任务", "交办单", "其中")]
    cells += [(one.unit, f"{one.size}项", states.get(one.file, "没有"), one.roles) for one in view.entries]
    paint(aligned(cells, ["bold", *(_STYLES.get(cell[2], "dim") for cell in cells[1:])]), sys.stdout)
    found = {word: sum(state == word for state in states.values()) for word in _STYLES}
    counts = "，".join(f"{word} {count} 份" for word, count in found.items() if count or word != "保留")
    say(f"{folder}：{len(view.entries)} 个单位，{view.tasks} 项任务；{counts}")
    if view.idle:
        say(f"没有任务、也没有交办单的单位 {len(view.idle)} 个：{'、'.join(view.idle)}")


def _list(view: "TaskList") -> Iterator[Line]:
    """A unit's list: when, as what, and what there is to do. For a group, what is shared and what some add."""
    heading = view.unit if len(view.members) == 1 else f"{view.unit}（{len(view.members)}个单位）"
    yield [(f"{heading}：{view.size}项任务", "bold")]
    yield from ([(line, "dim")] for line in view.head)
    column = max((width(task.when or _UNDATED) for _, task in view.entries), default=0)
    for units, task in view.entries:
        when = task.when or _UNDATED
        yield []
        room = max(columns() - column - width(task.role) - 4, 20)
        for index, line in enumerate(wrap(task.title, room)):
            left = [(f"{_padded(when, column)}  ", "cyan"), (f"{task.role}  ", "")]
            yield [*left, (line, "bold")] if not index else [(" " * (columns() - room), ""), (line, "bold")]
        yield from _hanging(view.details(units, task))
    yield from _common(view)


def _common(view: "TaskList") -> Iterator[Line]:
    """共同要求 in short: two lines each; the whole is in every file."""
    if not view.common:
        return
    yield []
    yield [("共同要求", "bold")]
    cut = False
    for one in view.common:
        lines = list(wrap(f"· {one.line}", columns() - _INDENT))
        cut = cut or len(lines) > _SHORT
        yield from _hanging([_shortened(lines)])
    if cut:
        yield [("  屏幕上只列开头；写成文件（-o）是全文", "dim")]


def _shortened(lines: Sequence[str]) -> str:
    """The first lines; what is left out is said."""
    return "".join(lines) if len(lines) <= _SHORT else f"{''.join(lines[:_SHORT])[:-3]}……"


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
            yield from _hanging([f"—— {own}"] if own else [], "    ")
    if view.totals.words:
        yield []
        yield from _hanging((f"{label}：{text}" for label, text in view.totals.words), "")
    yield from _common(view.source)


def _attendance(view: Attendance) -> Iterator[Line]:
    """The units in columns; the blanks to sign in are for paper."""
    yield [(view.title, "bold")]
    yield [(view.plan, "dim")]
    yield from ([(f"{label}：{text}", "")] for label, text in view.facts)
    yield []
    cells = [("序号", "单位", "身份", "电话", "自带")]
    cells += [(str(number), one.unit, one.role, one.phone, one.bring) for number, one in enumerate(view.lines, 1)]
    yield from aligned(cells, ["bold", *[""] * len(view.lines)])


def _padded(text: str, column: int) -> str:
    return text + " " * (column - width(text))


def _hanging(details: Iterable[str], indent: str = "  ") -> Iterator[Line]:
    """Details wrapped to the terminal, their further lines two columns in."""
    for detail in details:
        for index, line in enumerate(wrap(detail, columns() - len(indent) - 4)):
            yield [(f"{indent}  {line}" if index else f"{indent}{line}", "")]
