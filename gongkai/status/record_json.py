"""The record for other programs: the store's own entries, each with whether it was taken back, and for whom."""

from gongkai.json_text import written
from gongkai.status.record import Journal

FORMAT = 1


def write(view: Journal) -> str:
    """Every event in the order in which it was typed, and the numbers of those whose time is still to come."""
    events = [
        {**entry.event.as_json(entry.seq), "undone": entry.undone, "undone_units": list(entry.gone)}
        for entry in view.entries
    ]
    later = [seq for one in view.ahead for seq in one.seqs]
    return written({"format": FORMAT, "plan": view.plan, "events": events, "ahead": later})
