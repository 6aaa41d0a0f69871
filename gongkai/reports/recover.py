"""What a damaged store still says: for a person to read and to decide, never to go on with by itself."""

import json
import re
from typing import NamedTuple

from gongkai.reports.events import MALFORMED, Event, from_json

_START = re.compile(r'\{\s*"seq"')


class Salvage(NamedTuple):
    """What one file or table yields. `problem` is "" if it is whole; then its checksum has been verified."""

    name: str
    problem: str
    events: tuple[tuple[int, Event], ...]


def legible(text: str) -> tuple[tuple[int, Event], ...]:
    """The entries that stand in the text whole, whatever is around them, with their numbers."""
    found = (_event(text, start.start()) for start in _START.finditer(text))
    return tuple(entry for entry in found if entry is not None)


def _event(text: str, start: int) -> tuple[int, Event] | None:
    """The entry that begins there, if it can be read to its end and holds no damaged byte."""
    try:
        entry, end = json.JSONDecoder().raw_decode(text, start)
        return None if "\ufffd" in text[start:end] else (entry["seq"], from_json(entry, entry["seq"]))
    except MALFORMED:
        return None
