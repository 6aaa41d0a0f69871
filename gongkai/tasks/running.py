"""工作日程: what happens on a day, or in an activity, by time; who, how many people, and what is brought, added up."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from gongkai.phrases.moments import Moment, weekday
from gongkai.phrases.quantities import Thing, parse_people, parse_things
from gongkai.phrases.times import Span
from gongkai.tasks.task import Common, Item, Partner, Task, TaskList


class Step(NamedTuple):
    """One line of the running sheet. `at` is None for what lasts all day or has no date.

    `when` is "" for a piece that belongs to the step above it. `whole` is the notice's phrase where it goes beyond what
    `when` says; `names` the units one by one where they are told what to bring or whom to send; `text` is 原文; `of` is
    the activity that a deadline of its own belongs to.
    """

    when: str
    day: date | None
    at: Moment | None
    what: str
    owners: tuple[Partner, ...]
    place: str = ""
    people: str = ""
    bring: str = ""
    activity: str = ""
    whole: str = ""
    names: str = ""
    see: str = ""
    text: str = ""
    contacts: str = ""
    of: str = ""

    @property
    def details(self) -> tuple[tuple[str, str], ...]:
        """What else is known, with labels; the place is that of the step above where this belongs to it."""
        when, where, more = self._told
        owners = ((owner.label, owner.shown) for owner in self.owners)
        asked = ("人员", self.people), ("自带", self.bring)
        labelled = (*when, *owners, *where, *asked, *more, ("名单", self.names))
        return tuple((label, text) for label, text in labelled if text)

    @property
    def _told(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """What is known of the matter itself: of what and when, where, and what else; "" where nothing is."""
        return (
            (("活动", self.of), ("时间", self.whole)),
            (("地点", self.place if self.when else ""),),
            (("见附件", self.see), ("原文", self.text), ("联系方式", self.contacts)),
        )

    @property
    def who(self) -> str:
        """The units, a line for each role."""
        shown = (
            f"{owner.label}：{owner.shown}" if owner.role and owner.shown else owner.shown for owner in self.owners
        )
        return "\n".join(filter(None, (*shown, self.names)))

    def about(self, apart: Collection[str] = ()) -> str:
        """What happens, with when in full, where, and what the notice says of it, a line each, but for those apart."""
        told = (f"{label}：{text}" for part in self._told for label, text in part if text and label not in apart)
        return "\n".join((self.what, *told))

    @property
    def size(self) -> int:
        """How many units have to do with it, 0 if nobody can say."""
        return sum(owner.size for owner in self.owners) if all(owner.size for owner in self.owners) else 0


class Totals(NamedTuple):
    """People and things added up: (who, how many), (thing, units that bring it, pieces in all or None).

    `unclear` are the phrases that are not understood, or whose units nobody can count.
    """

    people: tuple[tuple[str, int], ...]
    things: tuple[tuple[Thing, int], ...]
    unclear: tuple[str, ...]

    @property
    def headcount(self) -> int:
        """How many people come."""
        return sum(count for _, count in self.people)

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """The same in words, with labels; nothing where nothing was asked for."""
        people = "、".join(f"{who}{count}人" for who, count in self.people)
        things = "、".join(
            f"{thing.name}×{units}" if thing.amount is None else f"{thing.name}{thing.amount}{thing.measure}"
            for thing, units in self.things
        )
        labelled = (
            ("人员合计", f"{self.headcount}人（{people}）" if people else ""),
            ("自带合计", things),
            ("没有计入", "；".join(self.unclear)),
        )
        return tuple((label, text) for label, text in labelled if text)


class RunningSheet(NamedTuple):
    """The steps of a day or an activity in order of time. `day` is None for an activity, which may take several.

    `source` holds the tasks that they come from: those of a unit, or of nobody where it is everybody's sheet.
    """

    title: str
    plan: str
    day: date | None
    activity: str
    steps: tuple[Step, ...]
    totals: Totals
    source: TaskList

    @property
    def nothing(self) -> str:
        """What a sheet without steps says."""
        return "没有安排"


def running_sheet(view: TaskList, title: str, day: date | None, activity: str) -> RunningSheet:
    """What the tasks of a list bring with them, on that day or on all their days."""
    tasks = [_of_unit(view, units, task) for units, task in view.entries] if view.unit else view.tasks
    own = steps([*tasks, *(() if activity else _together(view.common))], day)
    return RunningSheet(title, view.plan, day, activity, own, totals(own, day), view)


def _together(common: Sequence[Common]) -> Iterator[Task]:
    """What everybody is called to at a time of its own, and no activity is: a 培训 with its 时间."""
    for title, group in groupby(common, key=lambda one: one.title):
        said = list(group)
        if spans := next((one.spans for one in said if one.spans), ()):
            when = next(one.text for one in said if one.spans).partition("：")[2]
            text = tuple(one.text for one in said if not one.spans)
            everybody = (Partner("", "单位", "各单位", 0),)
            yield Task("", title, when, spans[0].start, spans[-1].end, spans=spans, partners=everybody, text=text)


def _of_unit(view: TaskList, units: tuple[str, ...], task: Task) -> Task:
    """A task for the running sheet of those who have it: their own number counts, and nobody has to be told who."""
    size = len(units or view.members)
    items = tuple(item._replace(who="、".join(units), size=size, names="") for item in task.items)
    own = (Partner("", "单位", "、".join(units), size),)
    contacts = tuple(contact for contact in task.contacts if contact.unit not in view.members)
    return task._replace(items=items, partners=own if task.report else task.partners, contacts=contacts)


def on_day(view: TaskList, day: date | None, activity: str | None = None) -> TaskList:
    """The tasks of a list that have to do with that day, or may have, and with that activity (by its id or title)."""

    def _wanted(task: Task) -> bool:
        days = [(span.start.day, span.end.day) for span in task.spans]
        days += [(item.due_at.day, item.due_at.day) for item in task.items if item.due_at]
        return (day is None or task.lost or any(first <= day <= last for first, last in days)) and (
            activity is None or (not task.report and activity in (task.activity, task.title))
        )

    others = tuple((units, task) for units, task in view.others if _wanted(task))
    return view._replace(tasks=tuple(filter(_wanted, view.tasks)), others=others)


def steps(tasks: Sequence[Task], day: date | None = None) -> tuple[Step, ...]:
    """Everything that happens, in order of time: what has an hour comes before what lasts all day."""
    groups = [group for task in tasks for group in _groups(task, day)]
    return tuple(step for group in sorted(groups, key=_by_time) for step in group)


def totals(own: Sequence[Step], day: date | None = None) -> Totals:
    """People and things of these steps, each times the units that it is asked of; of a day, of those that are on it."""
    people: dict[str, int] = {}
    things: dict[tuple[str, str], tuple[int, int | None]] = {}
    unclear: list[str] = []
    for step in own:
        counts = step.size and (day is None or step.day is not None)
        found = parse_people(step.people) if step.people and counts else None
        unclear += [step.people] if step.people and found is None else []
        for who, count in found or ():
            people[who] = people.get(who, 0) + count * step.size
        brought = parse_things(step.bring) if step.bring and counts else None
        unclear += [step.bring] if step.bring and brought is None else []
        for thing in brought or ():
            units, amount = things.get((thing.name, thing.measure), (0, 0))
            more = None if thing.amount is None or amount is None else amount + thing.amount * step.size
            things[thing.name, thing.measure] = units + step.size, more
    added = tuple((Thing(name, amount, measure), units) for (name, measure), (units, amount) in things.items())
    return Totals(tuple(people.items()), added, tuple(dict.fromkeys(unclear)))


def timed(own: Iterable[Step]) -> Iterator[tuple[str, Step]]:
    """The steps as rows, each with its time; a piece has that of the step that it belongs to."""
    when = ""
    for step in own:
        when = step.when or when
        yield when, step


def day_of(day: date, year: int | None) -> str:
    """`5月15日（星期日）`, with its year where that is not the plan's."""
    return f"{Moment(day).beside(year)}（{weekday(day)}）"


def clock(moment: Moment) -> str:
    """`8:30`; "" where no hour is known."""
    return f"{moment.clock.hour}:{moment.clock.minute:02}" if moment.clock else ""


def _groups(task: Task, day: date | None) -> Iterator[tuple[Step, ...]]:
    """A task's own times with the pieces that have none, then each piece that has its own deadline.

    A duty outside any activity is nothing but its piece. Over several times the pieces stand with the first, so that
    nobody is counted twice. What may be on that day, its time not being understood, stands without one.
    """
    loose = [item for item in task.items if item.due_at is None]
    for number, span in enumerate(_times(task, day)):
        if day is None or span is None or span.start.day <= day <= span.end.day:
            head = _head(task, span.on(day) if span and span.daily and day else span, day, task.named(number))
            pieces = [_piece(task, item, head.day) for item in loose]
            loose = []
            if task.partners:
                yield head, *pieces
            elif pieces:
                whole = "" if span else head.whole
                yield pieces[0]._replace(when=head.when, at=head.at, whole=whole), *pieces[1:]
    for item in task.items:
        if item.due_at and day in (None, item.due_at.day):
            yield (_due(task, item, day),)


def _times(task: Task, day: date | None) -> Sequence[Span | None]:
    """The times of a task, all of them or those of a day; None is a time that nobody knows."""
    if day is None:
        return task.spans or (None,)
    return (None,) if task.lost else task.spans


def _head(task: Task, span: Span | None, day: date | None, name: str) -> Step:
    """The line of the activity or report itself."""
    hour = span is not None and span.start.clock is not None and not span.daily and day in (None, span.start.day)
    what = name + ("开始" if hour and not task.report else "截止" if task.report else "")
    start = span.start if span else None
    first = (day or start.day) if start else None
    beyond = day is not None and (span is None or task.unread or span.start.day != span.end.day)
    return Step(
        _when(task, span, day),
        first,
        start if hour else None,
        what,
        task.partners,
        task.place,
        activity=task.activity,
        whole=task.when if beyond else "",
        text=task.whole,
        contacts="；".join(contact.line for contact in task.contacts),
    )


def _when(task: Task, span: Span | None, day: date | None) -> str:
    """The hours on that day; without a day the date too."""
    if span is None:
        return "时间没有看懂" if day else task.shown_when
    start, end, _ = span
    if day is None and start.day != end.day:
        return task.when
    date_ = "" if day else f"{start.day.month}月{start.day.day}日"
    first = clock(start) if day in (None, start.day) else ""
    last = clock(end) if day in (None, end.day) and end != start else ""
    if first and last:
        return f"{date_}{first}—{last}"
    if first or last:
        return f"{date_}{first}{'前' if task.report else ''}" if first else f"{date_}{last}止"
    return date_ or ("当天" if task.report else "全天")


def _due(task: Task, item: Item, day: date | None) -> Step:
    moment = item.due_at
    hour = clock(moment) if moment else ""
    when = f"{hour}前" if hour else "当天"
    if moment and day is None:
        when = f"{moment.day.month}月{moment.day.day}日{hour}前"
    own = _piece(task, item, moment.day if moment else None)
    names = item.names if item.size > 1 and item.names != item.who else ""
    return own._replace(when=when, at=moment if hour else None, of=task.title, names=names)


def _piece(task: Task, item: Item, day: date | None) -> Step:
    owner = Partner("", "单位", item.who, item.size)
    told = item.names if (item.people or item.bring) and item.names != item.who and item.size > 1 else ""
    return Step(
        "",
        day,
        None,
        item.text,
        (owner,),
        task.place,
        item.people,
        item.bring,
        task.activity,
        names=told,
        see=item.see,
    )


def _by_time(group: tuple[Step, ...]) -> tuple[object, ...]:
    """By day, hours first; what has no date comes last."""
    head = group[0]
    return head.day is None, head.day or date.max, head.at is None, head.at.opening() if head.at else ()
