"""Task lists and the running sheet as lines of text: what is said, in which order. Terminal and file only place it."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from gongkai.tasks.running import RunningSheet
from gongkai.tasks.task import TaskList

Part = Literal[
    "title",
    "source",  # the plan that it comes from, and its period
    "gap",
    "entry",  # a task, or a step with a time of its own; what stands before it is in columns
    "detail",
    "whose",  # who does what the detail above says, and with what
    "plain",  # what it adds up to, or that there is nothing
    "heading",
    "common",  # what binds everybody
]


class TextLine(NamedTuple):
    """One line; `before` an entry stand when it is, and as what somebody has it."""

    part: Part
    text: str = ""
    before: tuple[str, ...] = ()


Lines: TypeAlias = tuple[TextLine, ...]
_GAP = TextLine("gap")


def lists_lines(lists: Iterable[TaskList]) -> tuple[Lines, ...]:
    """A text for each list."""
    return tuple(tuple(_list(view)) for view in lists)


def running_lines(view: RunningSheet) -> tuple[Lines, ...]:
    """One text: the steps by time, what belongs to one below it, and what it adds up to."""
    return (tuple(_running(view)),)


def _list(view: TaskList) -> Iterator[TextLine]:
    yield TextLine("title", f"{view.whose}：{view.size}项任务")
    yield from (TextLine("source", line) for line in view.head)
    for units, task in view.entries:
        yield _GAP
        yield TextLine("entry", task.title, (task.shown_when, task.role))
        yield from (TextLine("detail", line) for line in view.details(units, task))
    yield from _common(view)


def _running(view: RunningSheet) -> Iterator[TextLine]:
    yield TextLine("title", view.title)
    yield TextLine("source", view.plan)
    if not view.steps:
        yield from (_GAP, TextLine("plain", view.nothing))
    for step in view.steps:
        if step.when:
            yield from (_GAP, TextLine("entry", step.what, (step.when,)))
            yield from (TextLine("detail", f"{label}：{text}") for label, text in step.details)
        else:
            yield TextLine("detail", f"· {step.what}")
            own = "　".join(text if label == "单位" else f"{label}：{text}" for label, text in step.details)
            yield from [TextLine("whose", f"—— {own}")] if own else []
    if words := view.totals.words:
        yield _GAP
        yield from (TextLine("plain", f"{label}：{text}") for label, text in words)
    yield from _common(view.source)


def _common(view: TaskList) -> Iterator[TextLine]:
    if view.asked_of_all:
        yield from (_GAP, TextLine("heading", "共同要求"))
        yield from (TextLine("common", f"· {one.line}") for one in view.asked_of_all)
