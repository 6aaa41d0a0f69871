"""任务分工表 as a workbook for the office: by unit, by activity, by day."""

from collections.abc import Iterable
from itertools import chain

from gongkai.phrases.moments import Moment, weekday
from gongkai.views.division import division
from gongkai.views.running import RunningSheet, Step, steps
from gongkai.views.table import Book, Cell, Sheet
from gongkai.views.task import Item, Task, TaskList

_BY_UNIT = ("单位", "身份", "事项", "时间", "开始", "截止", "地点", "任务", "人员", "自带", "报送要求")
_BY_DAY = ("日期", "星期", "时间", "事项", "单位", "地点", "人员", "自带")


def office_book(lists: Iterable[TaskList], whole: TaskList) -> Book:
    """Everybody's tasks, all activities with who holds which role, and everything in order of time."""
    own = tuple(chain.from_iterable(_unit_rows(view) for view in lists))
    sheets = Sheet("按单位", _BY_UNIT, own), _by_activity(whole), _by_day(steps(whole.tasks))
    return Book(whole.plan, _headed(sheets, whole.plan))


def unit_book(view: TaskList) -> Book:
    """The tasks of one unit or group."""
    sheet = Sheet(f"{view.unit}任务清单", _BY_UNIT, tuple(_unit_rows(view)))
    return Book(view.plan, _headed((sheet,), view.plan))


def running_book(view: RunningSheet) -> Book:
    """A running sheet, with what it adds up to in a sheet of its own."""
    added = view.totals.words
    sheets = _by_day(view.steps), *((Sheet("合计", ("项目", "合计"), added),) if added else ())
    return Book(view.title, _headed(sheets, f"{view.title}（{view.plan}）" if view.plan else view.title))


def _headed(sheets: Iterable[Sheet], subject: str) -> tuple[Sheet, ...]:
    """The sheets with a heading that says what each of them is and of what."""
    return tuple(sheet._replace(heading=f"{sheet.title}：{subject}") for sheet in sheets)


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
            _lines(item.text + _due(item) for item in task.items),
            _lines(item.people for item in task.items),
            _lines(item.bring for item in task.items),
            _lines(f"{label}：{text}" for label, text in task.handing_in),
        )


def _by_activity(whole: TaskList) -> Sheet:
    """The division of work with where, by when as real dates, and who has to do what."""
    head, *rows = division(whole.tasks)
    full = tuple((int(row[0]), *row[1:], *_details(task)) for row, task in zip(rows, whole.tasks, strict=True))
    return Sheet("按活动", (*head, "开始", "截止", "地点", "任务"), full)


def _details(task: Task) -> tuple[Cell, ...]:
    owned = (f"{item.text}（{item.who}）" if item.who else item.text for item in task.items)
    return task.start, task.end, task.place, _lines(owned)


def _by_day(own: tuple[Step, ...]) -> Sheet:
    return Sheet("按日期", _BY_DAY, tuple(map(_day_row, own)))


def _day_row(step: Step) -> tuple[Cell, ...]:
    day = Moment(step.day) if step.day else None
    falls_on = weekday(step.day) if step.day else ""
    return day, falls_on, step.when, step.what, step.who, step.place, step.people, step.bring


def _due(item: Item) -> str:
    return f"（期限：{item.due}）" if item.due and item.due not in item.text else ""


def _lines(texts: Iterable[str]) -> str:
    """Each text on a line of its cell, the same one once."""
    return "\n".join(dict.fromkeys(filter(None, texts)))
