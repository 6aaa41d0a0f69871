"""The event log of a plan, wherever it is kept: what a store promises, and how something gets on record."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Protocol, overload

from gongkai.errors import GongkaiError
from gongkai.phrases.moments import Moment
from gongkai.reports import patience
from gongkai.reports.events import MALFORMED, Event, Kind, from_line
from gongkai.reports.recover import Salvage

# In a line of a store; no text within JSON can hold the bare quotation marks that it goes by.
_STRING = r'"[^"\\]*+(?>(?:\\.[^"\\]*+)*)"'
_UNITS = re.compile(
    rf'\{{"seq": \d+, "kind": "[a-z]+", "report": {_STRING}, "units": (\[(?>(?:[^"\]]*+{_STRING})*)\]), "at": "'
)
BLANK = Event(Kind.REMINDED, "", (), Moment(date.max), Moment(date.max), "")  # never happens, to nobody


class ConflictError(Exception):
    """The store holds more than its reader saw; read again and decide again."""


class Log(Sequence[Event]):
    """The events of a plan in the order of their numbers, from 1. Each is understood when it is first asked for.

    So asking may raise GongkaiError, for a line that was sealed by hand and is no event.
    """

    def __init__(self, lines: Sequence[str], damaged: Callable[[int], GongkaiError]) -> None:
        """`lines` are those of a store, verified already; `damaged` complains about one by its number."""
        self._lines = lines
        self._damaged = damaged
        self._events: list[Event | None] = [None] * len(lines)

    @classmethod
    def of(cls, events: Iterable[Event]) -> "Log":
        """A log of events that are there already; one that is a log stays itself."""
        return events if isinstance(events, cls) else cls((), _never).followed_by(events)

    def followed_by(self, events: Iterable[Event]) -> "Log":
        """The log with these events at its end."""
        return self._with([*self._events, *events])

    def of_units(self, concerns: Callable[[str], bool]) -> "Log":
        """The log in which what concerns no such unit is BLANK: numbers stay, and nothing of it is understood."""
        own = {text: text in ("", "[]") or any(map(concerns, json.loads(text))) for text in set(self._units)}
        return self._with([
            BLANK if not (own[self._units[at]] if event is None else any(map(concerns, event.units))) else event
            for at, event in enumerate(self._events)
        ])  # fmt: skip

    def of_kinds(self, *kinds: Kind) -> list[tuple[int, Event]]:
        """The events of some kinds with their numbers; of the others nothing is understood."""
        words = [f'"kind": "{kind.value}"' for kind in kinds]
        spoken = (
            (seq, self[seq - 1])
            for seq, event in enumerate(self._events, 1)
            if event is not None or any(word in self._lines[seq - 1] for word in words)
        )
        return [(seq, event) for seq, event in spoken if event.kind in kinds]

    @cached_property
    def _units(self) -> list[str]:
        """The units of each line as JSON, without understanding the rest; "" where that does not look like ours."""
        found = map(_UNITS.match, self._lines)
        return [match[1] if match else "" for match in found]

    def _with(self, events: list[Event | None]) -> "Log":
        other = Log(self._lines, self._damaged)
        other._events = events
        if "_units" in self.__dict__:
            other._units = self._units
        return other

    def __len__(self) -> int:
        return len(self._events)

    def __iter__(self) -> Iterator[Event]:
        return (self._at(at) if event is None else event for at, event in enumerate(self._events))

    @overload
    def __getitem__(self, at: int) -> Event: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Event, ...]: ...

    def __getitem__(self, at: int | slice) -> Event | tuple[Event, ...]:
        places = range(len(self))[at]
        return self._at(places) if isinstance(places, int) else tuple(map(self._at, places))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def _at(self, at: int) -> Event:
        event = self._events[at]
        if event is None:
            try:
                event = self._events[at] = from_line(self._lines[at], at + 1)
            except MALFORMED:
                raise self._damaged(at + 1) from None
        return event


class Store(Protocol):
    """The event log of one plan. Nothing that uses one knows which it is.

    `address` is its name in messages, `files` what it keeps beside the plan, which nobody has handed in.
    A revision is a number that grows with every event added, 0 where nothing is on record; nobody counts on more.
    """

    address: str
    files: tuple[Path, ...]
    plan: str

    def load(self) -> tuple[Sequence[Event], int]:
        """All events and the revision. Raises GongkaiError if they cannot be read or are not what was written."""

    def append(self, events: Iterable[Event], expected_revision: int) -> int:
        """Add events and give the new revision; none change nothing. Raises ConflictError if it is another by now.

        What it has given back can be read: nothing is acknowledged that is not there.
        """

    def salvage(self) -> list[Salvage]:
        """Whatever can still be read where `load` refuses."""


def record(
    store: Store,
    decide: Callable[[Sequence[Event]], Iterable[Event]],
    known: tuple[Sequence[Event], int] | None = None,
) -> Sequence[Event]:
    """Append what `decide` makes of the log and give the whole log; read and decide again if somebody was quicker.

    `known` is what the store gave when it was read already. Raises GongkaiError where that goes on for some ten
    seconds, and nothing of what somebody added is to be seen.
    """
    pauses, seen = patience.pauses(), -1
    while True:
        events, revision = known or store.load()
        known = None
        if revision != seen:
            pauses, seen = patience.pauses(), revision  # it is only in vain while the log does not grow
        fresh = tuple(decide(events))
        try:
            store.append(fresh, revision)
            return Log.of(events).followed_by(fresh)
        except ConflictError:
            _pause(next(pauses, None), store.address)


def _pause(seconds: float | None, address: str) -> None:
    if seconds is None:
        hint = "请管理员看看这个用户是不是看得到全部记录（行级安全策略、没有跟上的备库）"
        raise GongkaiError(f"没有登记：试了约10秒，编号总是已经有人用了，却读不出是哪一条：{address}", hint)
    patience.pause(seconds)


def _never(seq: int) -> GongkaiError:
    return GongkaiError(f"第{seq}条记录看不懂")
