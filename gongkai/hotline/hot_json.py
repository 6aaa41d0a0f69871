"""The hot issues for other programs."""

from typing import Any

from gongkai.hotline.hotlist import Hotlist
from gongkai.hotline.issues import Issue
from gongkai.json_text import written

FORMAT = 1


def write(view: Hotlist) -> str:
    """All of it; what is not known is null."""
    content = {
        "format": FORMAT,
        "now": view.now.iso(),
        "counted": view.counted,
        "issues": [_issue(one) for one in view.issues],
        "others": [_issue(one) for one in view.others],
        "dropped": [{**_issue(one), "reason": one.dropped} for one in view.dropped],
    }
    return written(content)


def _issue(one: Issue) -> dict[str, Any]:
    return {
        "number": one.number,
        "name": one.name,
        "hot": one.hot,
        "count": len(one.orders),
        "callers": one.callers,
        "unknown_callers": one.unknown,
        "days": one.days,
        "place": one.place or None,
        "first": one.first.iso() if one.first else None,
        "last": one.last.iso() if one.last else None,
        "units": dict(one.units),
        "assigned": list(one.assigned),
        "answered": list(one.answered),
        "unanswered": one.unanswered,
        "closed": one.closed,
        "quotes": [quote._asdict() for quote in one.quotes],
        "why": one.why,
        "orders": [order.number for order in one.orders],
    }
