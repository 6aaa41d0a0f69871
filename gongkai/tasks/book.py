"""任务分工表 as a workbook for the office: by unit, by activity, by day."""

from collections.abc import Iterable, Sequence
from itertools import chain

from gongkai.phrases.moments import Moment, weekday
from gongkai.sheet.table import Book, Cell, Sheet
from gongkai.tasks.attendance import HEAD, Attendance
from gongkai.tasks.division import division
from gongkai.tasks.running import RunningSheet, Step, steps, timed
from gongkai.tasks.task import Task, TaskList

_BY_UNIT = (
    *("单位", "身份", "事项", "时间", "开始", "截止", "地点"),
    *("任务", "人员", "自带", "见附件", "报送要求", "原文"),
)
_BY_DAY = ("日期", "星期", "时间", "事项", "单位", "地点", "人员", "自带", "见附件", "原文")
_APART = ("地点", "见附件", "原文")  # what has a column of its own
_COMMON = "共同要求"


def office_book(lists: Iterable[TaskList], whole: TaskList) -> Book:
    """Everybody's tasks, all activities with who holds which role, and everything in order of time."""
    own = tuple(chain.from_iterable(_unit_rows(view) for view in lists))
    sheets = Sheet("按单位", _BY_UNIT, own), _by_activity(whole), _by_day(steps(whole.tasks))
    return Book(whole.plan, _headed((*sheets, *_common(whole)), whole.plan))


def unit_book(lists: Sequence[TaskList]) -> Book:
    """The tasks of units or groups, a sheet each, with what binds everybody at the end."""
    sheets = (Sheet(f"{view.unit}任务清单", _BY_UNIT, (*_unit_rows(view), *_common_rows(view))) for view in lists)
    plan = lists[0].plan if lists else ""
    return Book(plan, _headed(sheets, plan))


def running_book(view: RunningSheet) -> Book:
    """A running sheet, with what it adds up to in a sheet of its own."""
    added = view.totals.words
    sums = (Sheet("合计", ("项目", "合计"), added),) if added else ()
    sheets = _by_day(view.steps), *sums, *_common(view.source)
    return Book(view.title, _headed(sheets, f"{view.title}（{view.plan}）" if view.plan else view.title))


def _headed(sheets: Iterable[Sheet], subject: str) -> tuple[Sheet, ...]:
    """The sheets with a heading that says what each of them is and of what."""
    return tuple(sheet._replace(heading=f"{sheet.title}：{subject}") for sheet in sheets)


def _common(view: TaskList) -> tuple[Sheet, ...]:
    """What binds everybody in a sheet of its own, if there is anything."""
    rows = tuple((number, one.title, one.text) for number, one in enumerate(view.asked_of_all, 1))
    return (Sheet(_COMMON, ("序号", "事项", "要求"), rows),) if rows else ()


def attendance_book(view: Attendance) -> Book:
    """The 签到表 to be filled in on the screen."""
    heading = "　".join(filter(None, (view.title, view.facts_line)))
    return Book(view.title, (Sheet("签到表", HEAD, view.rows, heading=heading),))


def _common_rows(view: TaskList) -> Iterable[tuple[Cell, ...]]:
    for one in view.asked_of_all:
        row: dict[str, Cell] = {"单位": view.unit, "身份": _COMMON, "事项": one.title, "任务": one.text}
        yield tuple(row.get(name, "") for name in _BY_UNIT)


def _unit_rows(view: TaskList) -> Iterable[tuple[Cell, ...]]:
    for units, task in view.entries:
        yield (
            "、".join(units) or view.unit,
            task.role,
            task.title,
            task.when,
            task.start,
            task.end,
            task.place,
            _lines(item.dated(task.when) for item in task.items),
            _lines(item.people for item in task.items),
            _lines(item.bring for item in task.items),
            _lines(item.see for item in task.items),
            _lines(f"{label}：{text}" for label, text in task.handing_in),
            _lines(task.text),
        )


def _by_activity(whole: TaskList) -> Sheet:
    """The division of work with where, by when as real dates, and who has to do what."""
    head, *rows = division(whole.tasks)
    full = tuple((int(row[0]), *row[1:], *_details(task)) for row, task in zip(rows, whole.tasks, strict=True))
    return Sheet("按活动", (*head, "开始", "截止", "地点", "任务", "原文"), full)


def _details(task: Task) -> tuple[Cell, ...]:
    owned = (f"{item.text}（{item.who}）" if item.who else item.text for item in task.items)
    return task.start, task.end, task.place, _lines(owned), _lines(task.text)


def _by_day(own: tuple[Step, ...]) -> Sheet:
    return Sheet("按日期", _BY_DAY, tuple(_day_rows(own)))


def _day_rows(own: Iterable[Step]) -> Iterable[tuple[Cell, ...]]:
    for when, step in timed(own):
        day = Moment(step.day) if step.day else None
        falls_on = weekday(step.day) if step.day else ""
        what = step.about(apart=_APART)
        yield day, falls_on, when, what, step.who, step.place, step.people, step.bring, step.see, step.text


def _lines(texts: Iterable[str]) -> str:
    """Each text on a line of its cell, the same one once."""
    return "\n".join(dict.fromkeys(filter(None, texts)))
