"""The texts of a plan, by what becomes of them in another year."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongkai.phrases.deadlines import Deadline
from gongkai.phrases.editions import han
from gongkai.phrases.holidays import day_off
from gongkai.phrases.moments import weekday
from gongkai.phrases.times import Time
from gongkai.plan import Plan, Report
from gongkai.text import Text


class Texts(NamedTuple):
    """Titles carry their year on, times are moved, prose is the author's own. `name` is the Han of all titles."""

    titles: tuple[Text, ...]
    times: tuple[Text, ...]
    prose: tuple[Text, ...]
    number: Text | None
    name: str


def texts(plan: Plan) -> Texts:
    """The texts of a plan. What a report and its form are called are titles too: they are those of attachments."""
    times = tuple(phrase.text for phrase in _phrases(plan))
    places = {text.at for text in times}
    titles = [text for kind, text in plan.printed if kind == "title"]
    called = [name for report in _reports(plan) for name in (report.title, report.form) if name]
    others = (printed for printed in plan.printed if printed.kind not in ("title", "number"))
    prose = tuple(printed.text for printed in others if printed.text.at not in places)
    return Texts((*titles, *called), times, prose, plan.notice.number if plan.notice else None, han("".join(titles)))


def days(plan: Plan) -> list[tuple[date, str]]:
    """The days on which something begins, ends or is due, in order, each with the holiday or weekday that it is.

    The rules know of days off too, but only in years whose holidays have been announced.
    """
    moments = (
        moment
        for phrase in _phrases(plan)
        for moment in ((phrase.start, phrase.end) if isinstance(phrase, Time) else (phrase.moment,))
    )
    return [(day, day_off(day) or weekday(day)) for day in sorted({moment.day for moment in moments if moment})]


def _phrases(plan: Plan) -> Iterator[Time | Deadline]:
    """What stands behind the keys that hold a time, a date or a deadline."""
    if plan.notice:
        yield from (date.time for date in (plan.notice.date, plan.notice.printed) if date)
    for section in plan.sections:
        yield from (line.time for line in section.lines if line.time)
        yield from (piece.due for piece in section.pieces if piece.due)
    for report in _reports(plan):
        yield from (report.due, *([report.until] if report.until else []), *(due for _, due in report.schedule))


def _reports(plan: Plan) -> Iterator[Report]:
    """What goes on in another year; a policy that was interpreted keeps its name, and its day is past."""
    return (report for report in plan.matters if report.interprets is None)
