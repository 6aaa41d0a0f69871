"""Which interpretations are published, and where: those whose address the plan has, or the record."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gongkai.phrases.moments import Moment
from gongkai.plan import Interpretation, Plan
from gongkai.reports.events import Event, Kind
from gongkai.reports.state import Standing, all_standings

_NAMED = 10


class Interpreted(NamedTuple):
    """An interpretation by one unit, "" where nobody is asked. `due` is by when, as it is shown.

    `links` are where it stands, none as long as it is not published.
    """

    interpretation: Interpretation
    unit: str
    due: str
    links: tuple[str, ...]


def interpreted(plan: Plan, events: Iterable[Event], now: Moment) -> tuple[Interpreted, ...]:
    """Every interpretation that the plan has, in its order, one for each of its units."""
    stands = {report.id: (report, rows) for report, rows in all_standings(plan, events, now) if report.interprets}
    found: list[Interpreted] = []
    for one in plan.interpretations:
        own = (str(one.link),) if one.link else ()
        report, rows = stands.get(one.key, (None, ()))
        if report is None or not rows:
            found.append(Interpreted(one, "", one.due.shown if one.due else "", own))
            continue
        for row in rows:
            due = report.of_unit(row.unit).due.shown if one.due else ""
            found.append(Interpreted(one, row.unit, due, tuple(dict.fromkeys((*own, *_links(row))))))
    return tuple(found)


def _links(row: Standing) -> list[str]:
    """The addresses on record; what was given back counts no more."""
    links: list[str] = []
    for record in row.history:
        if record.event.kind is Kind.RETURNED:
            links.clear()
        elif record.event.kind is Kind.SUBMITTED:
            links += record.event.links
    return links


def told(found: Sequence[Interpreted]) -> str:
    """How many there are and how many are published, in a sentence, and which are not; "" where there are none."""
    if not found:
        return ""
    missing = [f"{one.unit}《{one.interpretation.name}》" for one in found if not one.links]
    waiting = "、".join(missing[:_NAMED]) + (f"等{len(missing)}篇" if len(missing) > _NAMED else "")
    rest = f"，没有发布的{len(missing)}篇：{waiting}" if missing else ""
    return f"政策解读安排{len(found)}篇，已发布{len(found) - len(missing)}篇{rest}"
