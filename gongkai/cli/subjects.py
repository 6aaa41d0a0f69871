"""What `gongkai tasks` is asked about: units, everybody, a day, an activity."""

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from gongkai.cli.common import moment
from gongkai.cli.units import officials
from gongkai.errors import GongkaiError
from gongkai.phrases.moments import in_full
from gongkai.phrases.writing import alike
from gongkai.plan import Plan
from gongkai.tasks.forms import Lists, Subject
from gongkai.tasks.task import Task

_SHOWN = 10


class Choice(NamedTuple):
    """The options that say what is asked about. Without any of them it is everybody's tasks.

    `sign_in` asks for the 签到表 of the activity.
    """

    units: tuple[str, ...] = ()
    day: str | None = None
    activity: str | None = None
    sign_in: bool = False


def subject_of(plan: Plan, choice: Choice, today: date) -> Subject:
    """The view that the options ask for, `today` being the day. Raises GongkaiError for an unknown name."""
    from gongkai.tasks.attendance import attendance
    from gongkai.tasks.lists import task_list, task_lists, whole_list
    from gongkai.tasks.running import day_of, on_day, running_sheet

    units = officials(plan, choice.units)
    if choice.day is None and choice.activity is None:
        if not units:
            return Lists(tuple(task_lists(plan)), whole_list(plan))
        return Lists(tuple(task_list(plan, unit) for unit in units))
    whole = whole_list(plan)
    day = _day(choice.day, plan, today) if choice.day is not None else None
    only = _activity(whole.tasks, choice.activity) if choice.activity is not None else None
    if only and choice.sign_in:
        return attendance(plan, only)
    view = task_list(plan, units[0]) if units else whole
    if units or only:
        view = on_day(view, day if units else None, (only.activity or only.title) if only else None)
    title = f"{view.unit}{day_of(day, plan.year) if day else ''}{only.title if only else ''}工作日程"
    return running_sheet(view, title, day, only.activity if only else "")


def _day(typed: str, plan: Plan, today: date) -> date:
    """The day that is typed. Raises GongkaiError for an hour of it: a schedule is of all of a day."""
    found = moment(typed, "--day", plan, today)
    if found.clock:
        raise GongkaiError(f"--day “{typed}”写了几点，日程是一整天的", f"只写 {in_full(found.day)}")
    return found.day


def _told_apart(known: Sequence[Task], name: str) -> None:
    """Raises GongkaiError for a title that several activities have: one of them would be shown as if it were all."""
    same = [task for task in known if alike(task.title) == alike(name.strip().rstrip("。"))]
    if len(same) > 1:
        ids = "、".join(filter(None, (task.activity for task in same)))
        hint = f"写代号：{ids}" if ids else "在 plan.yaml 里给它们各写一个 id，再写代号"
        raise GongkaiError(f"有{len(same)}项活动都叫“{name}”", hint)


def _activity(tasks: Sequence[Task], name: str) -> Task:
    """The activity of that id or title. Raises GongkaiError with those that look like it."""
    known = [task for task in tasks if task.partners and not task.report]
    _told_apart(known, name)
    wanted = alike(name.strip().rstrip("。"))
    for task in known:
        if wanted and wanted in (alike(task.activity), alike(task.title)):
            return task
    near = get_close_matches(wanted, [word for task in known for word in (task.activity, task.title)], n=3, cutoff=0.5)
    told = [f"{task.activity}（{task.title}）" if task.activity else task.title for task in known[:_SHOWN]]
    hint = f"是不是：{'、'.join(near)}" if near else f"方案里的活动：{'、'.join(told) or '没有'}"
    raise GongkaiError(f"没有“{name}”这项活动", hint)
