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


def from_json(entry: dict[str, Any]) -> Event:
    """The event of a store's entry. Raises KeyError, TypeError or ValueError if it is none."""
    texts = [entry["report"], entry["by"], entry["note"], *entry["units"], *entry["has"]]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError
    return Event(
        kind=Kind(entry["kind"]),
        report=entry["report"],
        units=tuple(entry["units"]),
        at=from_iso(entry["at"]),
        recorded=from_iso(entry["recorded"]),
        by=entry["by"],
        note=entry["note"],
        files=tuple(File(file["name"], int(file["size"]), file["sha256"], file["kind"]) for file in entry["files"]),
        has=tuple(entry["has"]),
    )
