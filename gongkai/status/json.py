"""The ledgers for other programs. `format` is raised whenever a key changes its meaning or goes away."""

from typing import TYPE_CHECKING, Any

from gongkai.json_text import iso, written
from gongkai.phrases.moments import Moment
from gongkai.plan import Report
from gongkai.reports.events import Kind
from gongkai.reports.receipts import Receipts
from gongkai.reports.score import Score
from gongkai.reports.standing import links
from gongkai.reports.state import Standing
from gongkai.reports.uncounted import Uncounted, Why
from gongkai.status.ledger import Ledger, Ledgers

if TYPE_CHECKING:
    from gongkai.figures.totals import Totals

FORMAT = 2


def write(view: Ledgers) -> str:
    """All reports with their counts, every unit's standing and history, and the scores."""
    return written(content(view))


def content(view: Ledgers) -> dict[str, Any]:
    """What is written, before it is text."""
    return {
        "format": FORMAT,
        "plan": view.plan,
        "title": view.title,
        "now": view.now.iso(),
        "only": list(view.only),
        "lost": [one.report for one in view.uncounted if one.why is Why.REPORT],
        "uncounted": [_uncounted(one) for one in view.uncounted],
        "reports": [_ledger(ledger) for ledger in view.ledgers],
        "scores": [_score(score) for score in view.scores],
        "receipts": _receipts(view.receipts) if view.receipts else None,
        **({"figures": [figures(own) for own in view.figures]} if view.figures else {}),
        **({"later": [_later(report) for report in view.later]} if view.later else {}),
    }


def figures(own: "Totals") -> dict[str, Any]:
    """What the numbers of a report come to."""
    from gongkai.figures.json import content as totals

    return totals(own)


def _later(report: Report) -> dict[str, Any]:
    """A period that is still to come."""
    return {"report": report.id, "title": report.title, "due": report.by_when, "due_at": iso(report.due.moment)}


def _uncounted(one: Uncounted) -> dict[str, Any]:
    """`why` is report, unit, asked or ahead: no such report, no such unit, a unit not asked, a time to come."""
    return {**one._asdict(), "why": one.why.value, "units": list(one.units), "seqs": list(one.seqs)}


def _ledger(ledger: Ledger) -> dict[str, Any]:
    return {
        "report": ledger.report,
        "title": ledger.title,
        "due": ledger.due,
        "due_at": iso(ledger.due_at),
        **({"series": ledger.series} if ledger.series else {}),
        "days_left": ledger.days_left,
        **numbers(ledger),
        "strangers": list(ledger.strangers),
        "rows": [_row(row) for row in ledger.rows],
    }


def _receipts(found: Receipts) -> dict[str, Any]:
    return {"signed": {unit: at.iso() for unit, at in found.signed.items()}, "waiting": list(found.waiting)}


def numbers(ledger: Ledger) -> dict[str, Any]:
    """What there is to count. Of all `units` those not `waived` are `owing`: `reported` and `pending` together.

    Those `returned` are among the pending.
    """
    return {
        "units": len(ledger.rows),
        "owing": ledger.owing,
        "reported": ledger.reported,
        "pending": ledger.pending,
        "returned": ledger.returned,
        "accepted": ledger.accepted,
        "waived": ledger.waived,
        "late": ledger.late,
        "incomplete": ledger.incomplete,
        "behind": ledger.behind,
        "overdue": ledger.overdue,
    }


def _row(row: Standing) -> dict[str, Any]:
    return {
        "unit": row.unit,
        "state": row.state.value,
        "first": iso(row.first),
        "first_recorded": iso(_recorded(row)),
        "due": iso(row.due),
        "extended": row.extended,
        "until": iso(row.until),
        "late": row.late,
        "days_late": row.days_late,
        "overdue": row.overdue,
        "missing": list(row.missing),
        "came": list(row.came),
        "submissions": row.submissions,
        "files": row.files,
        "returns": row.returns,
        "reminders": row.reminders,
        "reminded": iso(row.reminded),
        "reason": row.reason,
        "history": [record.seq for record in row.history],
        **({"links": list(own)} if (own := links(row)) else {}),
    }


def _recorded(row: Standing) -> Moment | None:
    """When the report that counts was put on record; later than `first` where it was typed afterwards."""
    events = (record.event for record in row.history if record.event.kind is Kind.SUBMITTED)
    return next((event.recorded for event in events if event.at == row.first), None)


def _score(score: Score) -> dict[str, Any]:
    """Points as text: JSON's numbers are binary to most who read them."""
    marks = [{"reason": mark.reason, "points": str(mark.points)} for mark in score.marks]
    return {"unit": score.unit, "points": str(score.points), "band": score.band, "marks": marks}
