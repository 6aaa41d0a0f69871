"""The form that a task list takes in each format: a page, a workbook, a calendar, or the list as it is."""

from typing import Any, NamedTuple

from gongkai.phrases.moments import Moment
from gongkai.plan import Plan
from gongkai.views.running import RunningSheet
from gongkai.views.task import TaskList

_PAGES = ("docx", "pdf", "html", "md")


class Everybody(NamedTuple):
    """All tasks of the plan, and the list of each unit."""

    whole: TaskList
    lists: tuple[TaskList, ...]


Subject = TaskList | Everybody | RunningSheet


def form_of(plan: Plan, subject: Subject, format: str, now: Moment, replaces: bytes = b"") -> tuple[str, Any]:
    """The document (which names its template) and the view that a writer of this format takes.

    `now` and `replaces`, the file so far, matter to a calendar alone.
    """
    if format in _PAGES:
        return "notice", _page(plan, subject)
    if format == "xlsx":
        return "tasks", _book(subject)
    if isinstance(subject, RunningSheet):
        return "running", subject
    if format == "ics":
        from gongkai.views.calendar import calendar

        return "tasks", calendar(plan, subject if isinstance(subject, TaskList) else subject.whole, now, replaces)
    lists = (subject,) if isinstance(subject, TaskList) else subject.lists
    return "tasks", subject if format == "json" and isinstance(subject, TaskList) else lists


def _page(plan: Plan, subject: Subject) -> Any:
    from gongkai.views.running_page import running_page
    from gongkai.views.task_sheet import task_sheet, task_sheets

    if isinstance(subject, RunningSheet):
        return running_page(subject)
    if isinstance(subject, TaskList):
        return task_sheet(plan, subject)
    return task_sheets(plan, (view for view in subject.lists if view.size))


def _book(subject: Subject) -> Any:
    from gongkai.views.task_book import office_book, running_book, unit_book

    if isinstance(subject, RunningSheet):
        return running_book(subject)
    return unit_book(subject) if isinstance(subject, TaskList) else office_book(subject.lists, subject.whole)
