"""Many plans for other programs: every district with its counts and all that `status` says of one plan."""

from typing import Any

from gongkai.json_text import written
from gongkai.status.json import content, figures, numbers
from gongkai.status.ledger import Ledger
from gongkai.status.overview import District, Overview

FORMAT = 2


def write(view: Overview) -> str:
    """All districts, the worst first. `format` is raised whenever a key changes its meaning or goes away."""
    whole = {
        "format": FORMAT,
        "now": view.now.iso(),
        "only": list(view.only),
        "total": _whole(view.whole),
        "unread": view.unread,
        "districts": [_district(district) for district in view.districts],
        **({"figures": [figures(own) for own in view.figures]} if view.figures else {}),
    }
    return written(whole)


def _whole(ledger: Ledger) -> dict[str, Any]:
    return {**numbers(ledger), "percent": ledger.percent}


def _district(district: District) -> dict[str, Any]:
    """`status` is null where nothing could be read; `days_left` is that of the report that is due first."""
    return {
        "name": district.name,
        "plan_file": district.place,
        "problem": district.problem,
        "lacks": list(district.lacks),
        **_whole(district.whole),
        "days_left": district.urgent.days_left if district.urgent else None,
        "status": content(district.view) if district.view else None,
    }
