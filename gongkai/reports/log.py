"""The event log of a plan, wherever it is kept: what a store promises, and how something gets on record."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from gongkai.reports.events import Event
from gongkai.reports.recover import Salvage


class ConflictError(Exception):
    """The store holds more than its reader saw; read again and decide again."""


class Store(Protocol):
    """The event log of one plan. Nothing that uses one knows which it is.

    `place` is its name in messages, `files` what it keeps beside the plan, which nobody has handed in.
    A revision is a number that grows with every event added, 0 where nothing is on record; nobody counts on more.
    """

    place: str
    files: tuple[Path, ...]
    plan: str

    def load(self) -> tuple[tuple[Event, ...], int]:
        """All events and the revision. Raises GongkaiError if they cannot be read or are not what was written."""

    def append(self, events: Iterable[Event], expected_revision: int) -> int:
        """Add events and give the new revision; none change nothing. Raises ConflictError if it is another by now."""

    def salvage(self) -> list[Salvage]:
        """Whatever can still be read where `load` refuses."""


def record(store: Store, decide: Callable[[tuple[Event, ...]], Iterable[Event]]) -> tuple[Event, ...]:
    """Append what `decide` makes of the log and give the whole log; read and decide again if somebody was quicker."""
    while True:
        events, revision = store.load()
        fresh = tuple(decide(events))
        with suppress(ConflictError):
            store.append(fresh, revision)
            return (*events, *fresh)
