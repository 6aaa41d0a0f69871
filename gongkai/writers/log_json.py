"""The record for other programs: the store's own entries, each with whether it was taken back."""

from gongkai.views.log import Log
from gongkai.writers import Settings
from gongkai.writers.json_text import written

FORMAT = 1


def write(document: str, format: str, view: Log, settings: Settings) -> str:
    """Every event in the order in which it was typed."""
    events = [{**entry.event.as_json(entry.seq), "undone": entry.undone} for entry in view.entries]
    return written({"format": FORMAT, "plan": view.plan, "events": events})
