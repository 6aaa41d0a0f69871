"""A folder with a sheet for each unit, and an index to open them from."""

from pathlib import Path

import typer

from gongkai import terminal
from gongkai.cli.common import ChangedError, encoded, put_in
from gongkai.cli.figure import forms_left, say_left, write_forms
from gongkai.errors import ExitCode, GongkaiError, reason
from gongkai.filenames import file_names
from gongkai.files import content_of
from gongkai.forms import Settings
from gongkai.phrases.moments import Moment
from gongkai.plan import Plan
from gongkai.progress import tracked
from gongkai.tasks.forms import INDEX, LISTS, Lists, Request
from gongkai.tasks.lists import task_lists
from gongkai.tasks.package import package
from gongkai.tasks.task import TaskList
from gongkai.tasks.terminal import show_package

_SHEET = "任务交办单"
_INDEX = "目录.html"
_KEPT = "保留"


def write_package(
    plan: Plan, subject: Lists, folder: Path, format: str, settings: Settings, now: Moment, force: bool
) -> None:
    """One file a unit that has tasks; what is there already and the same is left alone, and nothing is removed.

    What a person has changed is kept and named, and then the exit code is 2. Raises GongkaiError when the system
    refuses; every file written by then is whole.
    """
    lists = _each(plan, subject)
    everybody = subject.whole is not None
    names = [f"{name}.{format}" for name in file_names(f"{view.unit}{_SHEET}" for view in lists)]
    view = package(plan.title, lists, names)
    states: dict[str, str] = {}
    index: dict[str, str] = {}
    forms = 0
    asked = [report for report in plan.matters if report.figures and everybody and format != "ics"]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one, entry in tracked(list(zip(lists, view.entries, strict=True)), "写交办单"):
            if entry.file:
                states[entry.file] = _write(plan, one, folder / entry.file, format, settings, now, force)
        for report in asked:
            forms += len(write_forms(plan, report, report.units, folder, force))
        if everybody:
            index = {_INDEX: _put(folder / _INDEX, encoded(INDEX.written(view, settings)), force)}
        left = sorted(path.name for path in folder.glob(f"*{_SHEET}*.*") if path.name not in states)
        left += forms_left(plan, asked, folder)
    except (OSError, GongkaiError) as error:
        done = f"已经写好 {len(states)} 份，都是完整的；" if states else ""
        if isinstance(error, GongkaiError):
            raise GongkaiError(error.message, f"{done}{error.hint}") from None
        hint = f"{done}看看文件夹能不能写、文件是不是正打开着，再运行一次"
        raise GongkaiError(f"写不了文件夹：{folder}（{reason(error)}）", hint) from None
    show_package(view, states, folder)
    if forms:
        terminal.say(f"另有{forms}份要填的统计表")
    if everybody:
        say_left(left)
    if kept := [name for name, state in {**states, **index}.items() if state == _KEPT]:
        terminal.say(f"没有覆盖的 {len(kept)} 份，不是 gongkai 写的，或者写好以后有人改过：{'、'.join(kept)}")
        terminal.say("  改过的先另存到别处；确实要全部换成新的，加上 --force")
        raise typer.Exit(ExitCode.FAILED)


def _each(plan: Plan, subject: Lists) -> tuple[TaskList, ...]:
    """The lists of everybody, or of the units and the members of the groups that were named."""
    if subject.whole:
        return subject.lists
    return tuple(task_lists(plan, tuple(dict.fromkeys(unit for view in subject.lists for unit in view.members))))


def _write(plan: Plan, view: TaskList, path: Path, format: str, settings: Settings, now: Moment, force: bool) -> str:
    """Write a unit's file if that changes it; what became of it in a word."""
    before = content_of(path) if format == "ics" else b""
    request = Request(plan, Lists((view,)), now, before)
    return _put(path, encoded(LISTS[format].written(request, settings)), force)


def _put(path: Path, content: bytes, force: bool) -> str:
    try:
        return put_in(path.parent, path.name, content, force)
    except ChangedError:
        return _KEPT
