"""考核评分: what every unit gets and why, a pure function of the plan's rules and how the units stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from gongkai.phrases.amounts import Amount
from gongkai.phrases.figures import Condition, figure_named
from gongkai.phrases.moments import Moment
from gongkai.plan import Report, Scoring
from gongkai.reports.state import Standing, State

NOTHING = Decimal(0)


class Mark(NamedTuple):
    """Why points were taken off (negative) or added."""

    reason: str
    points: Decimal


class Score(NamedTuple):
    """A unit's points, never below 0; `band` is "" where the plan names none that reaches so far down."""

    unit: str
    points: Decimal
    band: str
    marks: tuple[Mark, ...]


def scores(scoring: Scoring, ledgers: Sequence[tuple[Report, Iterable[Standing]]], now: Moment) -> tuple[Score, ...]:
    """The score of every unit that owes a report, over all reports, in the order of the plan."""
    marks: dict[str, list[Mark]] = {}
    for report, rows in ledgers:
        about = f"“{report.title}”" if len(ledgers) > 1 else ""
        for row in rows:
            own = marks.setdefault(row.unit, [])
            own += (
                Mark(f"{about}{mark.reason}", _plain(mark.points))
                for mark in _deductions(scoring, row, now)
                if mark.points
            )
    for addition in scoring.additions:
        for unit in addition.members or (() if addition.units else tuple(marks)):
            if unit in marks and (addition.when is None or _reaches(addition.when, unit, ledgers)):
                marks[unit].append(Mark(str(addition.title), _plain(Decimal(addition.points))))
    bands = {str(name): Decimal(least) for name, least in scoring.bands}
    return tuple(_score(unit, Decimal(scoring.full), own, bands) for unit, own in marks.items())


def _score(unit: str, full: Decimal, marks: Sequence[Mark], bands: Mapping[str, Decimal]) -> Score:
    points = _plain(max(NOTHING, full + sum((mark.points for mark in marks), NOTHING)))
    reached = [(least, name) for name, least in bands.items() if points >= least]
    return Score(unit, points, max(reached, key=lambda band: band[0])[1] if reached else "", tuple(marks))


def _deductions(scoring: Scoring, row: Standing, now: Moment) -> Iterator[Mark]:
    """What a report costs its unit as it stands; before the deadline, not having reported costs nothing."""
    if row.state is State.WAIVED:
        return
    if row.pending and row.first is None:
        if row.overdue:
            yield Mark("到期未报", -_points(scoring.not_reported))
        return
    days = row.days_late
    if row.overdue and row.until is not None:  # returned, and not handed in again by the day that was named
        days = max(days, (now.day - row.until.day).days, 1)
    if days:
        points = _points(scoring.late) + _points(scoring.late_per_day) * days
        most = points if scoring.late_most is None else _points(scoring.late_most)
        yield Mark(f"迟报{days}天", -min(points, most))
    if row.missing:
        yield Mark(f"缺{'、'.join(row.missing)}", -_points(scoring.missing) * len(row.missing))
    if row.returns:
        yield Mark(f"退回{row.returns}次", -_points(scoring.returned) * row.returns)


def _reaches(condition: Condition, unit: str, ledgers: Sequence[tuple[Report, Iterable[Standing]]]) -> bool:
    """Whether what a unit filled in meets a condition; the periods of a report add up."""
    from gongkai.reports.values import latest

    reached: list[Decimal] = []
    for report, rows in ledgers:
        figure = figure_named(report.figures, condition.figure)
        measured = condition.counted_in(figure.measure) if figure else condition
        condition = measured if isinstance(measured, Condition) else condition
        for row in rows if figure else ():
            own = [record for record in row.history if record.event.units[0] == row.unit and record.event.values]
            value = latest(report, unit, own).get(str(figure.name)) if figure and row.unit == unit else None
            if value and isinstance(value.read, Amount) and value.read.value is not None:
                reached.append(value.read.value)
    return bool(reached) and condition.holds(sum(reached, NOTHING))


def _plain(points: Decimal) -> Decimal:
    """The same number as a person writes it: 97, not 97.0."""
    whole = points.to_integral_value()
    return whole if whole == points else points.normalize()


def _points(typed: str | None) -> Decimal:
    """The points of a rule; one that the plan does not have costs nothing."""
    return Decimal(typed or 0)
