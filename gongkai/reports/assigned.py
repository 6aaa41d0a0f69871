"""交办: what is assigned in mid-campaign. From then on it is a report like those of the plan."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from gongkai.errors import GongkaiError
from gongkai.phrases.deadlines import Deadline, parse_deadline
from gongkai.phrases.moments import Moment
from gongkai.phrases.names import UnitPhrase
from gongkai.phrases.writing import alike
from gongkai.plan import Plan, Report
from gongkai.reports.events import Event, Kind, Typed
from gongkai.reports.log import Log
from gongkai.reports.state import Record, left_of
from gongkai.text import Text
from gongkai.typed_days import check_month, check_weekdays, year_typed

_ID = "交办"  # then a number: plan.ASSIGNED


def with_assigned(plan: Plan, events: Sequence[Event], now: Moment) -> Plan:
    """The plan with what has been assigned by now and not taken back, behind the reports of its own."""
    known = Log.of(events).of_kinds(Kind.ASSIGNED, Kind.UNDONE)
    held: dict[str, list[Event]] = {}
    for _, event in left_of([Record(seq, event) for seq, event in known if not event.at.after(now)]):
        if event.kind is Kind.ASSIGNED:
            held.setdefault(event.report, []).append(event)
    found = tuple(_report(plan, id, given) for id, given in held.items())
    return replace(plan, reports=(*plan.reports, *found)) if found else plan


def _report(plan: Plan, id: str, given: Sequence[Event]) -> Report:
    """What one or several events assigned under one id: the units of all, and what the first says."""
    first = given[0]
    named = tuple(dict.fromkeys(unit for event in given for unit in event.units))
    officials = dict.fromkeys(plan.registry.find(unit) or "" for unit in named)
    return Report(
        id=Text(id),
        title=Text(first.title),
        from_=UnitPhrase(Text("、".join(named)), tuple(map(Text, named))),
        due=Deadline(Text(first.due), first.until),
        units=tuple(unit for unit in officials if plan.registry.is_unit(unit)),
        said=tuple(dict.fromkeys(Text(event.note) for event in given if event.note)),
        assigned=first.at,
    )


def assignment(
    plan: Plan, log: Sequence[Event], units: Sequence[str], title: str, due: Deadline, typed: Typed
) -> Event:
    """The event that assigns something to these units, by official names; under the id that it has if others have it.

    `plan` holds what has been assigned already. Raises GongkaiError for what the plan asks for itself, for another
    deadline than the others have, and where all these units have it.
    """
    said, known = alike(title), (*plan.reports, *plan.matters)
    same = next((report for report in known if said in (alike(report.title), alike(report.id))), None)
    if same is None:
        return typed.event(Kind.ASSIGNED, _new_id(plan, log), tuple(units), title=title, due=due.text, until=due.moment)
    if same.assigned is None:
        raise GongkaiError(f"方案里已经有“{same.title}”这项报送", "另外交办的事，换一个说法")
    if same.due.moment != due.moment:
        said = same.due.moment.with_year() if same.due.moment else same.due.text
        hint = f"期限一样的写 --due {said}；给个别单位延期用 gongkai report extend --report {same.id}"
        raise GongkaiError(f"“{same.title}”已经交办过，期限是{same.due.text}", hint)
    fresh = tuple(unit for unit in units if unit not in same.units)
    if not fresh:
        raise GongkaiError(f"“{same.title}”已经交办给{'、'.join(units)}了", "用 gongkai status 看到了哪一步")
    return typed.event(Kind.ASSIGNED, same.id, fresh, title=str(same.title), due=same.due.text, until=same.due.moment)


def deadline_of(text: str, plan: Plan, at: Moment) -> Deadline:
    """By when what is assigned at a moment is due. Raises GongkaiError unless that is a day, and one to come."""
    phrase = Text(text.strip())

    def _day_in(year: int) -> date | None:
        read = parse_deadline(phrase, year, at.day)
        return read.moment.day if isinstance(read, Deadline) and read.moment else None

    year = year_typed(plan, f"--due “{phrase}”", _day_in, since=at.day)
    found = parse_deadline(phrase, year, at.day)
    hint = "写成哪一天，如 5月19日、5月19日17时前"
    if not isinstance(found, Deadline):
        check_month(phrase, "--due", at.day, to_come=True)
        raise GongkaiError(f"--due {found.message}", hint if found.code in ("GK132", "GK133") else found.hint or hint)
    if found.moment is None:
        raise GongkaiError(f"--due “{text}”不是哪一天", hint)
    if at.after(found.moment):
        hint = f"核对 --due；不是{found.moment.day.year}年的，写明年份"
        raise GongkaiError(f"期限{found.moment.with_year()}已经过去了", hint)
    check_weekdays(phrase, "--due", year, at.day)
    again = parse_deadline(found.text, at.day.year)  # 本周五 says nothing a week later, nor 1月5日 of which year it is
    lasting = isinstance(again, Deadline) and again.moment == found.moment
    is_chinese = any("一" <= letter <= "龥" for letter in found.text)
    words = found.text if lasting and is_chinese else Text(found.moment.beside(plan.year))
    return found._replace(text=words)


def _new_id(plan: Plan, log: Sequence[Event]) -> str:
    """An id that nothing has or had, short enough to be typed; nor the report of an old plan."""
    had = {event.report for event in log} | {report.id for report in plan.reports}
    return next(id for number in count(1) if (id := f"{_ID}{number}") not in had)
