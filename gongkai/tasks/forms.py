"""What `gongkai tasks` can be asked about, and the form that it takes in each format."""

from typing import Generic, NamedTuple, TypeVar

from gongkai.forms import Form, Settings, template
from gongkai.page.blocks import NoticeView
from gongkai.page.forms import PAPER
from gongkai.phrases.moments import Moment
from gongkai.plan import Plan
from gongkai.sheet.forms import xlsx
from gongkai.sheet.table import Book
from gongkai.tasks.attendance import Attendance
from gongkai.tasks.calendar import Calendar, calendar
from gongkai.tasks.package import Package
from gongkai.tasks.running import RunningSheet
from gongkai.tasks.task import TaskList


class Lists(NamedTuple):
    """The lists of one unit or of several; `whole` holds all tasks of the plan where they are everybody's."""

    lists: tuple[TaskList, ...]
    whole: TaskList | None = None


Subject = Lists | RunningSheet | Attendance
What = TypeVar("What")


class Asked(NamedTuple, Generic[What]):
    """What is asked about, in which plan. `now` and `replaces`, the file so far, matter to a calendar alone."""

    plan: Plan
    what: What
    now: Moment
    replaces: bytes = b""


def _sheets(asked: Asked[Lists]) -> NoticeView:
    from gongkai.tasks.order import task_sheet, task_sheets

    lists = asked.what.lists
    if len(lists) == 1:
        return task_sheet(asked.plan, lists[0])
    return task_sheets(asked.plan, (view for view in lists if view.size))


def _lists(asked: Asked[Lists]) -> tuple[TaskList, ...]:
    return asked.what.lists


def _book(asked: Asked[Lists]) -> Book:
    from gongkai.tasks.book import office_book, unit_book

    lists, whole = asked.what
    return office_book(lists, whole) if whole else unit_book(lists)


def _calendar(asked: Asked[Lists]) -> Calendar:
    lists, whole = asked.what
    return calendar(asked.plan, (whole,) if whole else lists, asked.now, asked.replaces)


def _json(asked: Asked[Lists]) -> TaskList | tuple[TaskList, ...]:
    lists, whole = asked.what
    return lists[0] if len(lists) == 1 and whole is None else lists


def _day(asked: Asked[RunningSheet]) -> RunningSheet:
    return asked.what


def _day_page(asked: Asked[RunningSheet]) -> NoticeView:
    from gongkai.tasks.running_paper import running_page

    return running_page(asked.what)


def _day_book(asked: Asked[RunningSheet]) -> Book:
    from gongkai.tasks.book import running_book

    return running_book(asked.what)


def _day_calendar(asked: Asked[RunningSheet]) -> Calendar:
    return calendar(asked.plan, (asked.what.source,), asked.now, asked.replaces, asked.what.day)


def _signing_page(asked: Asked[Attendance]) -> NoticeView:
    from gongkai.tasks.running_paper import attendance_page

    return attendance_page(asked.what)


def _signing_book(asked: Asked[Attendance]) -> Book:
    from gongkai.tasks.book import attendance_book

    return attendance_book(asked.what)


def _write_json(view: TaskList | tuple[TaskList, ...] | RunningSheet, _: Settings) -> str:
    from gongkai.tasks.json import write

    return write(view)


def _write_ics(view: Calendar, _: Settings) -> bytes:
    from gongkai.tasks.ics import write

    return write(view)


LISTS: dict[str, Form[Asked[Lists]]] = {
    "txt": Form(_lists, template("tasks", "txt")),
    **{format: Form(_sheets, PAPER[format]) for format in ("md", "html", "docx", "pdf")},
    "xlsx": Form(_book, xlsx),
    "ics": Form(_calendar, _write_ics),
    "json": Form(_json, _write_json),
}
DAY: dict[str, Form[Asked[RunningSheet]]] = {
    "txt": Form(_day, template("running", "txt")),
    **{format: Form(_day_page, PAPER[format]) for format in ("md", "html", "docx", "pdf")},
    "json": Form(_day, _write_json),
    "xlsx": Form(_day_book, xlsx),
}
DAY_OF_UNIT: dict[str, Form[Asked[RunningSheet]]] = {**DAY, "ics": Form(_day_calendar, _write_ics)}
SIGNING: dict[str, Form[Asked[Attendance]]] = {
    **{format: Form(_signing_page, write) for format, write in PAPER.items()},
    "xlsx": Form(_signing_book, xlsx),
}


def _itself(view: Package) -> Package:
    return view


INDEX: Form[Package] = Form(_itself, template("package", "html"))
