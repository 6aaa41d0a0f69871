"""What is still asked of whom, and by when: the plan as the record has it, for lists of what there is to do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongkai.phrases.deadlines import Deadline
from gongkai.phrases.moments import Moment
from gongkai.phrases.names import UnitPhrase
from gongkai.plan import General, Plan, Report
from gongkai.reports.events import Event
from gongkai.reports.state import Standing, State, all_standings
from gongkai.text import Text


def as_owed(plan: Plan, events: Sequence[Event], now: Moment) -> Plan:
    """The plan whose reports ask nobody who was waived, and each unit by its own deadline.

    Those with an extension have a report of their own behind the one that they are taken out of, with the same id.
    """
    stands = all_standings(plan, events, now)
    told = tuple(_told(plan, events, now)) if any(report.of and report.figures for report in plan.reports) else ()
    reports = tuple(own for report, rows in stands for own in _owed(report, rows))
    return replace(plan, reports=reports, general=(*plan.general, *told))


def _told(plan: Plan, events: Sequence[Event], now: Moment) -> Iterator[General]:
    """What units have filled in about an activity, the place that each chooses, say: it is for all who are in it."""
    from gongkai.reports.values import values

    activities = {str(activity.section.id): activity for activity in plan.activities if activity.section.id}
    for report in plan.reports:
        filled = values(plan, report, events, now) if report.of in activities and report.figures else {}
        for figure in report.figures:
            own = [(unit, found[str(figure.name)].text) for unit, found in filled.items() if str(figure.name) in found]
            if said := "；".join(f"{unit} {text}" for unit, text in own if text):
                yield General(Text(f"{figure.label}：{said}"), activities[str(report.of)], str(report.title))


def _owed(report: Report, rows: Sequence[Standing]) -> Iterator[Report]:
    waived = [row.unit for row in rows if row.state is State.WAIVED]
    extended: dict[Moment, list[str]] = {}
    for row in rows:
        if row.extended and row.due and row.unit not in waived:
            extended.setdefault(row.due, []).append(row.unit)
    apart = [*waived, *(unit for units in extended.values() for unit in units)]
    if not apart:
        yield report
        return
    later = {unit: _extended(due, rows) for due, units in extended.items() for unit in units}
    if report.series:  # a period stays one, or it would be two
        own = {**dict(report.own), **later}
        asked = tuple(unit for unit in report.units if unit not in waived)
        yield report._replace(units=asked, own=tuple((unit, own[unit]) for unit in asked if unit in own))
        return
    rest = tuple(unit for unit in report.units if unit not in apart)
    if rest:
        left_out = f"{str(report.from_.text).rstrip('。；')}（不含{'、'.join(apart)}）"
        from_ = _named(rest) if report.assigned else _named(rest, left_out)
        own_days = tuple((unit, due) for unit, due in report.own if unit in rest)
        yield report._replace(units=rest, from_=from_, own=own_days)
    for due, units in sorted(extended.items(), key=lambda entry: entry[0].closing()):
        yield report._replace(units=tuple(units), from_=_named(units), due=_extended(due, rows), own=())


def _extended(due: Moment, rows: Sequence[Standing]) -> Deadline:
    return Deadline(Text(f"{rows[0].told(due)}（延期）"), due)


def _named(units: Sequence[str], said: str = "") -> UnitPhrase:
    """Units by name, or as it is said."""
    return UnitPhrase(Text(said or "、".join(units)), tuple(map(Text, units)))
