"""A folder with a sheet for each unit, and an index to open them from."""

from pathlib import Path

from gongkai import terminal
from gongkai.cli.common import encoded, put
from gongkai.cli.filenames import file_names
from gongkai.errors import GongkaiError, reason
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


def write_package(plan: Plan, subject: Lists, folder: Path, format: str, settings: Settings, now: Moment) -> None:
    """One file a unit that has tasks; what is there already and the same is left alone, and nothing is removed.

    Raises GongkaiError when the system refuses; every file written by then is whole.
    """
    lists = _each(plan, subject)
    everybody = subject.whole is not None
    names = [f"{name}.{format}" for name in file_names(f"{view.unit}{_SHEET}" for view in lists)]
    view = package(plan.title, lists, names)
    states: dict[str, str] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one, entry in tracked(list(zip(lists, view.entries, strict=True)), "写交办单"):
            if entry.file:
                states[entry.file] = _write(plan, one, folder / entry.file, format, settings, now)
        if everybody:
            _put_changed(folder / _INDEX, encoded(INDEX.written(view, settings)))
        left = sorted(path.name for path in folder.glob(f"*{_SHEET}*.*") if path.name not in states)
    except OSError as error:
        done = f"已经写好 {len(states)} 份，都是完整的；" if states else ""
        hint = f"{done}看看文件夹能不能写、文件是不是正打开着，再运行一次"
        raise GongkaiError(f"写不了文件夹：{folder}（{reason(error)}）", hint) from None
    show_package(view, states, folder)
    if left and everybody:
        terminal.say(f"注意：这几份不是这次写的，也许是上次留下的，请看看还要不要：{'、'.join(left)}")


def _each(plan: Plan, subject: Lists) -> tuple[TaskList, ...]:
    """The lists of everybody, or of the units and the members of the groups that were named."""
    if subject.whole:
        return subject.lists
    return tuple(task_lists(plan, tuple(dict.fromkeys(unit for view in subject.lists for unit in view.members))))


def _write(plan: Plan, view: TaskList, path: Path, format: str, settings: Settings, now: Moment) -> str:
    """Write a unit's file if that changes it; what became of it in a word."""
    before = content_of(path) if format == "ics" else b""
    request = Request(plan, Lists((view,)), now, before)
    return _put_changed(path, encoded(LISTS[format].written(request, settings)))


def _put_changed(path: Path, content: bytes) -> str:
    if not path.exists():
        put(path, content)
        return "新写"
    if path.read_bytes() == content:
        return "未变"
    put(path, content)
    return "更新"
