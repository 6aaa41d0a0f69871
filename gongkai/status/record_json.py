"""The record for other programs: the store's own entries, each with whether it was taken back, and for whom."""

from gongkai.json_text import written
from gongkai.status.record import Log

FORMAT = 1


def write(view: Log) -> str:
    """Every event in the order in which it was typed."""
    events = [
        {**entry.event.as_json(entry.seq), "undone": entry.undone, "undone_units": list(entry.gone)}
        for entry in view.entries
    ]
    return written({"format": FORMAT, "plan": view.plan, "events": events})
