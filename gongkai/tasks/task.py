"""A task as it is shown: what, as what, when, where, with whom; and the list of a unit's tasks."""

from collections.abc import Sequence
from datetime import date, time
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from gongkai.phrases.materials import besides
from gongkai.phrases.moments import Moment
from gongkai.phrases.times import Span
from gongkai.tasks.pieces import bare, headed

_DAYS = 12  # are listed, of those on which something is due again and again
_title = attrgetter("title")
_LAST = Moment(date.max, time.max)


class Item(NamedTuple):
    """One thing to do within a task: a piece of the plan that the unit owns.

    `who` are all its owners in the plan's words, `size` is how many they are, 0 if nobody can say; `names` are they one
    by one, where that says more. `papers` are the titles of the attachments that go with it.
    """

    text: str
    due: str = ""
    due_at: Moment | None = None
    people: str = ""
    bring: str = ""
    who: str = ""
    size: int = 0
    papers: tuple[str, ...] = ()
    names: str = ""

    @property
    def see(self) -> str:
        """The attachments on a line."""
        return "、".join(self.papers)

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """People, things to bring and the attachment, with labels; "" where there is nothing."""
        return ("人员", self.people), ("自带", self.bring), ("见附件", self.see)

    def dated(self, when: str) -> str:
        """The text with its own deadline in brackets, unless it says so itself or the task's `when` does."""
        return self._with(self._own_due(when))

    def line(self, when: str) -> str:
        """The text with all that neither it nor the task's `when` says in brackets."""
        return self._with((*self._own_due(when), *self.asked))

    def _own_due(self, when: str) -> tuple[tuple[str, str], ...]:
        return (("期限", self.due),) if self.due != when else ()

    def _with(self, labelled: tuple[tuple[str, str], ...]) -> str:
        extras = "；".join(f"{label}：{text}" for label, text in labelled if text and text not in self.text)
        return f"{self.text}（{extras}）" if extras else self.text


class Partner(NamedTuple):
    """Who else is in it, in the words of the plan; `size` is how many units hold the role, 0 if nobody can say.

    `only` is the unit if it is one alone; `leads` whether they answer for it.
    """

    role: str
    label: str
    units: str
    size: int
    only: str = ""
    leads: bool = False

    @property
    def shown(self) -> str:
        """The units with how many they are, where that is not plain."""
        return f"{self.units}（{self.size}个）" if self.size > 1 and self.units else self.units


class Contact(NamedTuple):
    """Whom to call at a unit."""

    unit: str
    person: str
    phone: str
    email: str

    @property
    def line(self) -> str:
        """All of it on one line."""
        return " ".join(filter(None, self))


class Common(NamedTuple):
    """共同要求: what the plan asks of everybody, under the heading it stands under ("" without any).

    `spans` are the times of the line that says when.
    """

    title: str
    text: str
    spans: tuple[Span, ...] = ()

    @property
    def repeats_heading(self) -> bool:
        """Whether it is the line that says when, and the heading says so: 筹备阶段（5月6日—9日）."""
        return bool(self.spans) and self.text.partition("：")[2] in self.title

    @property
    def line(self) -> str:
        """Heading and text on one line."""
        return headed(self.title, bare(self.text))


class Task(NamedTuple):
    """An activity that the unit takes part in, a duty outside any activity, or a report that it owes.

    `when` is the phrase of the notice, `spans`, `start` and `end` what it means; `role` 牵头, 配合, … 任务 (no role),
    报送 or 交办. `text` is 原文: what the notice says of it that is no piece of anybody; `papers` are the titles of the
    attachments to fill in for a report. `occasions` are what each of the spans is called where a report has several:
    an id, and a name (6月). `figures` are the numbers that a report asks for. `unread` is a `when` of which
    not all is understood. `year` is that of the plan, which its days go without.
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
    text: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    occasions: tuple[tuple[str, str], ...] = ()
    figures: tuple[str, ...] = ()
    unread: bool = False
    year: int | None = None

    @property
    def name(self) -> str:
        """What it is called among all of the plan."""
        if not self.report:
            return self.title
        return f"交办：{self.title}" if self.role == "交办" else f"报送{self.title}"

    def named(self, number: int) -> str:
        """What it is called at one of its times, by its number."""
        return f"{self.name}（{self.occasions[number][1]}）" if self.occasions else self.name

    @property
    def days(self) -> str:
        """Every day on which it is due, where they are several; "" where `when` says it."""
        if not self.occasions:
            return ""
        year = self.year or self.spans[0].end.day.year
        told = [span.end.beside(year) for span in self.spans]
        listed = "、".join(told if len(told) <= _DAYS else [*told[: _DAYS - 2], f"……{told[-1]}"])
        return f"{listed}，共{len(told)}期" if len(told) > 1 else listed

    @property
    def as_what(self) -> str:
        """The role, where it says as what the unit is in it."""
        return "" if self.report or self.role == "任务" else self.role

    @property
    def shown_when(self) -> str:
        """The notice's phrase; where there is none, that nothing is fixed."""
        return self.when or "时间未定"

    @property
    def leads(self) -> bool:
        """Whether who has it in this role answers for it."""
        return any(partner.leads and partner.label.startswith(self.role) for partner in self.partners)

    @property
    def lost(self) -> bool:
        """Whether it may be on any day, a time being named that is not understood."""
        return self.unread and not self.spans

    @property
    def whole(self) -> str:
        """原文 on one line."""
        return "　".join(map(bare, self.text))

    @property
    def first(self) -> Moment:
        """When the unit has to act first, for the order of the list; a task without a date comes last."""
        moments = [moment for moment in (self.start, *(item.due_at for item in self.items)) if moment]
        return min(moments, key=Moment.opening, default=_LAST)

    @property
    def handing_in(self) -> tuple[tuple[str, str], ...]:
        """What there is to know about handing in a report, with labels."""
        labelled = (
            ("各期", self.days),
            ("报给", self.receiver),
            ("填报", "、".join(self.figures)),
            ("另附", "、".join(besides(self.title, self.needs))),
            ("报送方式", self.via),
            ("填写", self.form),
            ("联系人", self.contact),
        )
        return tuple((label, text) for label, text in labelled if text)


class TaskList(NamedTuple):
    """The tasks of a unit, or of a group: those all its members share, and others with the members that have them.

    That of nobody (`unit` "") holds all tasks of the plan, each once and with everybody in it. `common` is the same for
    everybody, and so is `period`, when all of it takes place.
    """

    unit: str
    plan: str
    members: tuple[str, ...]
    tasks: tuple[Task, ...]
    others: tuple[tuple[tuple[str, ...], Task], ...] = ()
    common: tuple[Common, ...] = ()
    period: str = ""

    @property
    def whose(self) -> str:
        """Unit or group; of a group how many they are."""
        return self.unit if len(self.members) == 1 else f"{self.unit}（{len(self.members)}个单位）"

    @property
    def head(self) -> tuple[str, ...]:
        """The plan's title, and when all of it takes place."""
        return self.plan, *([f"活动时间：{self.period}"] if self.period else [])

    @property
    def entries(self) -> list[tuple[tuple[str, ...], Task]]:
        """All tasks in order of time, each with the members that have it; none beside what all share."""
        return sorted([*(((), task) for task in self.tasks), *self.others], key=lambda entry: order(entry[1]))

    @property
    def size(self) -> int:
        """How many tasks there are."""
        return len(self.tasks) + len(self.others)

    @property
    def asked_of_all(self) -> tuple[Common, ...]:
        """共同要求 as they are listed: a heading that says when stands for the line that says it again."""
        return tuple(chain.from_iterable(_listed(list(group)) for _, group in groupby(self.common, _title)))

    @property
    def says_something(self) -> bool:
        """Whether there is anything to hand over: a task, or what is asked of everybody."""
        return bool(self.size or self.asked_of_all)

    def details(self, units: tuple[str, ...], task: Task) -> list[str]:
        """What a list says of a task, a line each: who leads, and for who leads it who else is in it; what to do."""
        lines = [f"其中{len(units)}个单位：{'、'.join(units)}"] if units else []
        lines += [f"地点：{task.place}"] if task.place else []
        lines += [f"{partner.label}：{partner.units}" for partner in task.partners if self._tells(task, partner)]
        lines += [f"· {item.line(task.when)}" for item in task.items]
        lines += [f"{label}：{text}" for label, text in task.handing_in]
        lines += [f"原文：{task.whole}"] if task.text else []
        contacts = [contact.line for contact in task.contacts if contact.unit not in self.members]
        return [*lines, *([f"联系方式：{'；'.join(contacts)}"] if contacts else [])]

    def _tells(self, task: Task, partner: Partner) -> bool:
        """Whether a partner says something new: not to the unit itself, and to who does not lead only who does."""
        return not task.report and partner.only != self.unit and (partner.leads or task.leads)


def _listed(said: Sequence[Common]) -> list[Common]:
    """What stands under one heading, without what repeats it; the heading itself where that is all."""
    others = [one for one in said if not one.repeats_heading]
    return others or [said[0]._replace(title="", text=said[0].title)]


def order(task: Task) -> tuple[tuple[date, time], tuple[date, time]]:
    """Tasks come in the order in which a unit has to act, then in that in which they end."""
    return task.first.opening(), (task.end or _LAST).opening()
