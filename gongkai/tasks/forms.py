"""What `gongkai tasks` can be asked about, and the form that it takes in each format."""

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from gongkai.forms import SCREEN, Content, Form, Settings, itself, template, unset
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

if TYPE_CHECKING:
    from gongkai.tasks.lines import Lines
    from gongkai.terminal import Screen


class Lists(NamedTuple):
    """The lists of one unit or of several; `whole` holds all tasks of the plan where they are everybody's."""

    lists: tuple[TaskList, ...]
    whole: TaskList | None = None


Subject = Lists | RunningSheet | Attendance
What = TypeVar("What")


class Request(NamedTuple, Generic[What]):
    """What is asked about, in which plan. `now` and `replaces`, the file so far, matter to a calendar alone."""

    plan: Plan
    what: What
    now: Moment
    replaces: bytes = b""


def _sheets(request: Request[Lists]) -> NoticeView:
    from gongkai.tasks.order import task_sheet, task_sheets

    lists = request.what.lists
    if len(lists) == 1:
        return task_sheet(request.plan, lists[0])
    return task_sheets(request.plan, (view for view in lists if view.says_something))


def _text(request: Request[Lists]) -> "tuple[Lines, ...]":
    from gongkai.tasks.lines import lists_lines

    return lists_lines(request.what.lists)


def _book(request: Request[Lists]) -> Book:
    from gongkai.tasks.book import office_book, unit_book

    lists, whole = request.what
    return office_book(lists, whole) if whole else unit_book(lists)


def _calendar(request: Request[Lists]) -> Calendar:
    lists, whole = request.what
    return calendar(request.plan, (whole,) if whole else lists, request.now, request.replaces)


def _json(request: Request[Lists]) -> TaskList | tuple[TaskList, ...]:
    lists, whole = request.what
    return lists[0] if len(lists) == 1 and whole is None else lists


def _day(request: Request[RunningSheet]) -> RunningSheet:
    return request.what


def _day_text(request: Request[RunningSheet]) -> "tuple[Lines, ...]":
    from gongkai.tasks.lines import running_lines

    return running_lines(request.what)


def _day_page(request: Request[RunningSheet]) -> NoticeView:
    from gongkai.tasks.running_paper import running_page

    return running_page(request.what)


def _day_book(request: Request[RunningSheet]) -> Book:
    from gongkai.tasks.book import running_book

    return running_book(request.what)


def _day_calendar(request: Request[RunningSheet]) -> Calendar:
    return calendar(request.plan, (request.what.source,), request.now, request.replaces, request.what.day)


def _signing(request: Request[Attendance]) -> Attendance:
    return request.what


def _signing_page(request: Request[Attendance]) -> NoticeView:
    from gongkai.tasks.running_paper import attendance_page

    return attendance_page(request.what)


def _signing_book(request: Request[Attendance]) -> Book:
    from gongkai.tasks.book import attendance_book

    return attendance_book(request.what)


def _place(view: "tuple[Lines, ...]") -> "Screen":
    from gongkai.tasks.terminal import placed

    return placed(view)


def _place_signing(view: Attendance) -> "Screen":
    from gongkai.tasks.terminal import signing

    return signing(view)


def _write_json(view: TaskList | tuple[TaskList, ...] | RunningSheet) -> str:
    from gongkai.tasks.json import write

    return write(view)


def _write_ics(view: Calendar, settings: Settings) -> bytes:
    from gongkai.tasks.ics import write

    if view.undated:
        settings.notes.append(f"没有日期的任务，日历里没有：{'、'.join(view.undated)}")
    return write(view)


LISTS: dict[str, Form[Request[Lists]]] = {
    SCREEN: Form(_text, unset(_place)),
    "txt": Form(_text, template("tasks", "txt")),
    **{format: Form(_sheets, PAPER[format]) for format in ("md", "html", "docx", "pdf")},
    "xlsx": Form(_book, xlsx),
    "ics": Form(_calendar, _write_ics),
    "json": Form(_json, unset(_write_json)),
}
DAY: dict[str, Form[Request[RunningSheet]]] = {
    SCREEN: Form(_day_text, unset(_place)),
    "txt": Form(_day_text, template("tasks", "txt")),
    **{format: Form(_day_page, PAPER[format]) for format in ("md", "html", "docx", "pdf")},
    "json": Form(_day, unset(_write_json)),
    "xlsx": Form(_day_book, xlsx),
}
DAY_OF_UNIT: dict[str, Form[Request[RunningSheet]]] = {**DAY, "ics": Form(_day_calendar, _write_ics)}
SIGNING: dict[str, Form[Request[Attendance]]] = {
    SCREEN: Form(_signing, unset(_place_signing)),
    **{format: Form(_signing_page, write) for format, write in PAPER.items()},
    "xlsx": Form(_signing_book, xlsx),
}
INDEX: Form[Package] = Form(itself, template("package", "html"))


def written(format: str, request: Request[Subject], settings: Settings) -> Content:
    """Whatever is asked about, in a format that it has."""
    plan, what, now, replaces = request
    if isinstance(what, Lists):
        return LISTS[format].written(Request(plan, what, now, replaces), settings)
    if isinstance(what, RunningSheet):
        return DAY_OF_UNIT[format].written(Request(plan, what, now, replaces), settings)
    return SIGNING[format].written(Request(plan, what, now, replaces), settings)
