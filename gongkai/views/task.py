"""A task as it is shown: what, as what, when, where, with whom; and the list of a unit's tasks."""

from datetime import date, time
from typing import NamedTuple

from gongkai.phrases.moments import Moment
from gongkai.phrases.times import Span

_LAST = Moment(date.max, time.max)


class Item(NamedTuple):
    """One thing to do within a task: a piece of the plan that the unit owns.

    `who` are all its owners in the plan's words, `size` is how many they are, 0 if nobody can say.
    """

    text: str
    due: str = ""
    due_at: Moment | None = None
    people: str = ""
    bring: str = ""
    who: str = ""
    size: int = 0

    @property
    def extras(self) -> tuple[tuple[str, str], ...]:
        """Deadline, people and things to bring, as far as the text does not say so itself."""
        labelled = (("期限", self.due), ("人员", self.people), ("自带", self.bring))
        return tuple((label, text) for label, text in labelled if text and text not in self.text)

    @property
    def line(self) -> str:
        """The item on a line of a list, with what its text does not say in brackets."""
        extras = "；".join(f"{label}：{text}" for label, text in self.extras)
        return f"· {self.text}（{extras}）" if extras else f"· {self.text}"


class Partner(NamedTuple):
    """Who else is in it, in the words of the plan; `size` is how many units hold the role, 0 if nobody can say."""

    role: str
    label: str
    units: str
    size: int

    @property
    def shown(self) -> str:
        """The units with how many they are, where that is not plain."""
        return f"{self.units}（{self.size}个）" if self.size > 1 else self.units


class Contact(NamedTuple):
    """Whom to call at a unit."""

    unit: str
    person: str
    phone: str
    email: str


class Task(NamedTuple):
    """An activity that the unit takes part in, a duty outside any activity, or a report that it owes.

    `when` is the phrase of the notice, `spans`, `start` and `end` what it means; `role` 牵头, 配合, … 任务 (no role)
    or 报送.
    """

    role: str
    title: str
    when: str
    start: Moment | None
    end: Moment | None
    place: str = ""
    items: tuple[Item, ...] = ()
    activity: str = ""
    report: str = ""
    receiver: str = ""
    needs: tuple[str, ...] = ()
    via: str = ""
    form: str = ""
    contact: str = ""
    spans: tuple[Span, ...] = ()
    partners: tuple[Partner, ...] = ()
    contacts: tuple[Contact, ...] = ()

    @property
    def first(self) -> Moment:
        """When the unit has to act first, for the order of the list; a task without a date comes last."""
        moments = [moment for moment in (self.start, *(item.due_at for item in self.items)) if moment]
        return min(moments, key=Moment.opening, default=_LAST)

    @property
    def handing_in(self) -> tuple[tuple[str, str], ...]:
        """What there is to know about handing in a report, with labels."""
        labelled = (
            ("报给", self.receiver),
            ("另附", "、".join(self.needs)),
            ("报送方式", self.via),
            ("填写", self.form),
            ("联系人", self.contact),
        )
        return tuple((label, text) for label, text in labelled if text)


class TaskList(NamedTuple):
    """The tasks of a unit, or of a group: those all its members share, and others with the members that have them.

    That of nobody (`unit` "") holds all tasks of the plan, each once and with everybody in it.
    """

    unit: str
    plan: str
    members: tuple[str, ...]
    tasks: tuple[Task, ...]
    others: tuple[tuple[tuple[str, ...], Task], ...] = ()

    @property
    def entries(self) -> list[tuple[tuple[str, ...], Task]]:
        """All tasks in order of time, each with the members that have it; none beside what all share."""
        return sorted([*(((), task) for task in self.tasks), *self.others], key=lambda entry: order(entry[1]))

    @property
    def size(self) -> int:
        """How many tasks there are."""
        return len(self.tasks) + len(self.others)


def order(task: Task) -> tuple[tuple[date, time], tuple[date, time]]:
    """Tasks come in the order in which a unit has to act, then in that in which they end."""
    return task.first.opening(), (task.end or _LAST).opening()
