"""The ledgers for other programs. `format` is raised whenever a key changes its meaning or goes away."""

import json
from typing import Any

from gongkai.reports.state import Standing
from gongkai.views.ledger import Ledger, Ledgers
from gongkai.writers import Settings

FORMAT = 1


def write(document: str, format: str, view: Ledgers, settings: Settings) -> str:
    """All reports with their counts and every unit's standing."""
    content = {
        "format": FORMAT,
        "plan": view.plan,
        "title": view.title,
        "now": view.now.iso(),
        "lost": list(view.lost),
        "reports": [_ledger(ledger) for ledger in view.ledgers],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _ledger(ledger: Ledger) -> dict[str, Any]:
    return {
        "report": ledger.report,
        "title": ledger.title,
        "due": ledger.due,
        "due_at": ledger.due_at.iso() if ledger.due_at else None,
        "days_left": ledger.days_left,
        "units": len(ledger.rows),
        "reported": ledger.reported,
        "pending": ledger.pending,
        "late": ledger.late,
        "incomplete": ledger.incomplete,
        "overdue": ledger.overdue,
        "strangers": list(ledger.strangers),
        "rows": [_row(row) for row in ledger.rows],
    }


def _row(row: Standing) -> dict[str, Any]:
    return {
        "unit": row.unit,
        "state": row.state.value,
        "first": row.first.iso() if row.first else None,
        "late": row.late,
        "overdue": row.overdue,
        "missing": list(row.missing),
        "submissions": row.submissions,
        "files": row.files,
    }
