"""What happened to a report, as it is recorded: one event after another, none ever changed."""

from enum import Enum
from typing import Any, NamedTuple

from gongkai.phrases.moments import Moment, from_iso


class Kind(Enum):
    """The kinds of events."""

    SUBMITTED = "submitted"


class File(NamedTuple):
    """A file that was handed in: its name as given, size in bytes, SHA-256, and what it is (图片, 视频, 文档 …)."""

    name: str
    size: int
    sha256: str
    kind: str


class Event(NamedTuple):
    """One event. `at` is when it happened, `recorded` when it was typed; `has` names what came without a file."""

    kind: Kind
    report: str
    units: tuple[str, ...]
    at: Moment
    recorded: Moment
    by: str
    note: str = ""
    files: tuple[File, ...] = ()
    has: tuple[str, ...] = ()

    def as_json(self, seq: int) -> dict[str, Any]:
        """The event as the store writes it."""
        return {
            "seq": seq,
            "kind": self.kind.value,
            "report": self.report,
            "units": list(self.units),
            "at": self.at.iso(),
            "recorded": self.recorded.iso(),
            "by": self.by,
            "note": self.note,
            "files": [
                {"name": file.name, "size": file.size, "sha256": file.sha256, "kind": file.kind} for file in self.files
            ],
            "has": list(self.has),
        }


_KEYS = {"seq", "kind", "report", "units", "at", "recorded", "by", "note", "files", "has"}


def from_json(entry: dict[str, Any], seq: int) -> Event:
    """The event of a store's entry. Raises an error of Python's own if it is not exactly one of ours.

    Nothing is left unread: what this version does not know it would lose with the next save.
    """
    if entry.keys() != _KEYS or entry["seq"] != seq or not entry["units"]:
        raise ValueError(seq)
    return Event(
        kind=Kind(entry["kind"]),
        report=_text(entry["report"]),
        units=_texts(entry["units"]),
        at=from_iso(entry["at"]),
        recorded=from_iso(entry["recorded"]),
        by=_text(entry["by"]),
        note=_text(entry["note"]),
        files=tuple(_file(file) for file in _list(entry["files"])),
        has=_texts(entry["has"]),
    )


def _file(entry: dict[str, Any]) -> File:
    if entry.keys() != {"name", "size", "sha256", "kind"} or type(entry["size"]) is not int or entry["size"] < 0:
        raise ValueError
    return File(_text(entry["name"]), entry["size"], _text(entry["sha256"]), _text(entry["kind"]))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value
