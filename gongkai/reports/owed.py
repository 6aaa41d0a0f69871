"""What is still asked of whom, and by when: the plan as the record has it, for lists of what there is to do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongkai.phrases.deadlines import Deadline
from gongkai.phrases.moments import Moment
from gongkai.phrases.names import UnitPhrase
from gongkai.plan import Plan, Report
from gongkai.reports.events import Event
from gongkai.reports.state import State, standings
from gongkai.text import Text


def as_owed(plan: Plan, events: Sequence[Event], now: Moment) -> Plan:
    """The plan whose reports ask nobody who was waived, and each unit by its own deadline.

    Those with an extension have a report of their own behind the one that they are taken out of, with the same id.
    """
    return replace(plan, reports=tuple(own for report in plan.reports for own in _owed(plan, report, events, now)))


def _owed(plan: Plan, report: Report, events: Sequence[Event], now: Moment) -> Iterator[Report]:
    rows = standings(plan, report, events, now)
    waived = [row.unit for row in rows if row.state is State.WAIVED]
    extended: dict[Moment, list[str]] = {}
    for row in rows:
        if row.extended and row.due and row.unit not in waived:
            extended.setdefault(row.due, []).append(row.unit)
    apart = [*waived, *(unit for units in extended.values() for unit in units)]
    if not apart:
        yield report
        return
    rest = tuple(unit for unit in report.units if unit not in apart)
    if rest:
        left_out = f"{str(report.from_.text).rstrip('。；')}（不含{'、'.join(apart)}）"
        yield report._replace(units=rest, from_=_named(rest) if report.assigned else _named(rest, left_out))
    for due, units in sorted(extended.items(), key=lambda entry: entry[0].closing()):
        own = Deadline(Text(f"{due.chinese()}（延期）"), due)
        yield report._replace(units=tuple(units), from_=_named(units), due=own)


def _named(units: Sequence[str], said: str = "") -> UnitPhrase:
    """Units by name, or as it is said."""
    return UnitPhrase(Text(said or "、".join(units)), tuple(map(Text, units)))
