"""What a damaged store still says: for a person to read and to decide, never to go on with by itself."""

import json
import re
from pathlib import Path
from typing import NamedTuple

from gongkai.errors import GongkaiError
from gongkai.reports.events import Event, from_format_1, from_json
from gongkai.reports.store import JsonStore

_START = re.compile(r'\{\s*"seq"')


class Salvage(NamedTuple):
    """What one file yields. `problem` is "" if it is whole; then its checksum has been verified."""

    name: str
    problem: str
    events: tuple[tuple[int, Event], ...]


def salvage(path: Path, plan: str) -> list[Salvage]:
    """The store and its backup, each as far as it can be read."""
    store = JsonStore(path, plan)
    return [_read(file, plan) for file in (store.path, store.backup) if file.exists()]


def _read(path: Path, plan: str) -> Salvage:
    try:
        events, _ = JsonStore(path, plan).load()
        return Salvage(path.name, "", tuple(enumerate(events, 1)))
    except GongkaiError as error:
        problem = error.message
    try:
        text = path.read_bytes().decode("utf-8", errors="replace")
    except OSError:
        return Salvage(path.name, problem, ())
    found = (_event(text, start.start()) for start in _START.finditer(text))
    return Salvage(path.name, problem, tuple(entry for entry in found if entry is not None))


def _event(text: str, start: int) -> tuple[int, Event] | None:
    """The entry that begins there, if it can be read to its end and holds no damaged byte."""
    try:
        entry, end = json.JSONDecoder().raw_decode(text, start)
        if "\ufffd" in text[start:end]:
            return None
        if "holds" not in text[start:end] and "undoes" not in entry:
            entry = from_format_1(entry)
        return entry["seq"], from_json(entry, entry["seq"])
    except (ValueError, KeyError, TypeError, OverflowError, AttributeError, RecursionError):
        return None
