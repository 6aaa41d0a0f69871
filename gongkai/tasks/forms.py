"""The form that a task list takes in each format: a page, a workbook, a calendar, or the list as it is."""

from typing import Any, NamedTuple

from gongkai.phrases.moments import Moment
from gongkai.plan import Plan
from gongkai.tasks.attendance import Attendance
from gongkai.tasks.running import RunningSheet
from gongkai.tasks.task import TaskList

_PAGES = ("docx", "pdf", "html", "md")


class Lists(NamedTuple):
    """The lists of several units; `whole` holds all tasks of the plan where they are everybody's."""

    lists: tuple[TaskList, ...]
    whole: TaskList | None = None


Subject = TaskList | Lists | RunningSheet | Attendance


def form_of(plan: Plan, subject: Subject, format: str, now: Moment, replaces: bytes = b"") -> tuple[str, Any]:
    """The document (which names its template) and the view that a writer of this format takes.

    `now` and `replaces`, the file so far, matter to a calendar alone.
    """
    if format in _PAGES or (isinstance(subject, Attendance) and format != "xlsx"):
        return "notice", _page(plan, subject)
    if format == "xlsx":
        return "tasks", _book(subject)
    if format == "ics":
        from gongkai.tasks.calendar import calendar

        day = subject.day if isinstance(subject, RunningSheet) else None
        return "tasks", calendar(plan, _lists(subject), now, replaces, day)
    if isinstance(subject, RunningSheet):
        return "running", subject
    return "tasks", subject if format == "json" and isinstance(subject, TaskList) else _lists(subject, each=True)


def _lists(subject: Subject, each: bool = False) -> tuple[TaskList, ...]:
    """The lists behind a subject: of everybody the whole in one, or `each` by itself."""
    if isinstance(subject, RunningSheet):
        return (subject.source,)
    if isinstance(subject, Lists):
        return (subject.whole,) if subject.whole and not each else subject.lists
    return (subject,) if isinstance(subject, TaskList) else ()


def _page(plan: Plan, subject: Subject) -> Any:
    from gongkai.tasks.order import task_sheet, task_sheets
    from gongkai.tasks.running_paper import attendance_page, running_page

    if isinstance(subject, RunningSheet):
        return running_page(subject)
    if isinstance(subject, Attendance):
        return attendance_page(subject)
    if isinstance(subject, TaskList):
        return task_sheet(plan, subject)
    return task_sheets(plan, (view for view in subject.lists if view.size))


def _book(subject: Subject) -> Any:
    from gongkai.tasks.book import attendance_book, office_book, running_book, unit_book

    if isinstance(subject, RunningSheet):
        return running_book(subject)
    if isinstance(subject, Attendance):
        return attendance_book(subject)
    if isinstance(subject, Lists) and subject.whole:
        return office_book(subject.lists, subject.whole)
    return unit_book(_lists(subject))
