"""What `gongkai tasks` is asked about: a unit, everybody, a day, an activity."""

from collections.abc import Sequence
from difflib import get_close_matches

from gongkai.cli.common import moment
from gongkai.errors import GongkaiError
from gongkai.phrases.writing import alike
from gongkai.plan import Plan
from gongkai.views.forms import Everybody, Subject
from gongkai.views.task import Task

_SHOWN = 10


def subject_of(plan: Plan, unit: str | None, day: str | None, activity: str | None) -> Subject:
    """The view that the options ask for; without any of them everybody's. Raises GongkaiError for an unknown name."""
    from gongkai.reports.submit import find_unit
    from gongkai.views.running import day_of, running_sheet
    from gongkai.views.tasks import task_list, task_lists, whole_list

    if unit is not None:
        return task_list(plan, find_unit(plan, unit))
    whole = whole_list(plan)
    if day is None and activity is None:
        return Everybody(whole, tuple(task_lists(plan)))
    date = moment(day, "--day", plan).day if day is not None else None
    only = _activity(whole.tasks, activity) if activity is not None else None
    title = f"{day_of(date) if date else ''}{only.title if only else ''}工作日程"
    return running_sheet(whole, [only] if only else whole.tasks, title, date, only.activity if only else "")


def _activity(tasks: Sequence[Task], name: str) -> Task:
    """The activity of that id or title. Raises GongkaiError with those that look like it."""
    known = [task for task in tasks if task.partners and not task.report]
    wanted = alike(name.strip().rstrip("。"))
    for task in known:
        if wanted and wanted in (alike(task.activity), alike(task.title)):
            return task
    near = get_close_matches(wanted, [word for task in known for word in (task.activity, task.title)], n=3, cutoff=0.5)
    told = [f"{task.activity}（{task.title}）" if task.activity else task.title for task in known[:_SHOWN]]
    hint = f"是不是：{'、'.join(near)}" if near else f"方案里的活动：{'、'.join(told) or '没有'}"
    raise GongkaiError(f"没有“{name}”这项活动", hint)
