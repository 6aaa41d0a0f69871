"""What happened to a report, as it is recorded: one event after another, none ever changed."""

import json
from enum import Enum
from typing import Any, NamedTuple

from gongkai.errors import GongkaiError
from gongkai.phrases.moments import Moment, from_iso


class Kind(Enum):
    """The kinds of events."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    WAIVED = "waived"
    EXTENDED = "extended"
    REMINDED = "reminded"
    UNDONE = "undone"
    ASSIGNED = "assigned"
    RECEIVED = "received"
    FIGURED = "figured"

    @property
    def word(self) -> str:
        """What an office calls it."""
        return _WORDS[self.value]


_WORDS = {
    "submitted": "报送",
    "returned": "退回补正",
    "accepted": "办结",
    "waived": "免报",
    "extended": "延期",
    "reminded": "催办",
    "undone": "撤销",
    "assigned": "交办",
    "received": "签收",
    "figured": "核对数字",
}


class File(NamedTuple):
    """A file that was handed in: its name as given, size in bytes, SHA-256, and what it is (图片, 视频, 文档 …).

    `holds` names the kinds of what is packed inside: an archive's files, the pictures in a document.
    """

    name: str
    size: int
    sha256: str
    kind: str
    holds: tuple[str, ...] = ()


Row = tuple[tuple[str, str], ...]  # of a list: what stands in it, by column


class Event(NamedTuple):
    """One event. `at` is when it happened, `recorded` when it was typed; `has` names what came without a file.

    `note` is the reason where one has to be given; `until` the day that an extension or a return names, or when what
    was assigned is due; `undoes` the number of the event that this one takes back. `title` and `due` are the words of
    what was assigned, whose id is `report`; `report` is "" where the receipt of a task sheet came. `values` are
    figures as they were typed, by name, "" for one left blank; `cells` say where they stood, `doubts` what was odd
    about that; `rows` are those of lists. `links` are the addresses that came with a submission.
    """

    kind: Kind
    report: str
    units: tuple[str, ...]
    at: Moment
    recorded: Moment
    by: str
    note: str = ""
    files: tuple[File, ...] = ()
    has: tuple[str, ...] = ()
    until: Moment | None = None
    undoes: int | None = None
    title: str = ""
    due: str = ""
    values: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple[str, tuple[Row, ...]], ...] = ()

    @property
    def names_nothing(self) -> bool:
        """Whether it names nothing that came: then it was paper."""
        return not (self.files or self.has or self.links)

    def as_json(self, seq: int) -> dict[str, Any]:
        """The event with all that an event can have, for other programs."""
        return {
            "seq": seq,
            "kind": self.kind.value,
            "report": self.report,
            "units": list(self.units),
            "at": self.at.iso(),
            "recorded": self.recorded.iso(),
            "by": self.by,
            "note": self.note,
            "files": [{**file._asdict(), "holds": list(file.holds)} for file in self.files],
            "has": list(self.has),
            "until": self.until.iso() if self.until else None,
            "undoes": self.undoes,
            "title": self.title,
            "due": self.due,
            "values": dict(self.values),
            "links": list(self.links),
            **({"cells": dict(self.cells)} if self.cells else {}),
            **({"doubts": dict(self.doubts)} if self.doubts else {}),
            **({"rows": {name: [dict(row) for row in rows] for name, rows in self.rows}} if self.rows else {}),
        }

    def line(self, seq: int) -> str:
        """The event as a store keeps it: JSON on one line, in this order, without what is empty."""
        entry = {key: value for key, value in self.as_json(seq).items() if value or key in _ALWAYS}
        return json.dumps(entry, ensure_ascii=False)


class Typed(NamedTuple):
    """What every event has in common: when it happened and was put on record, by whom, and a word about it."""

    at: Moment
    recorded: Moment
    by: str
    note: str = ""

    def event(self, kind: Kind, report: str, units: tuple[str, ...], **more: Any) -> Event:
        """An event typed so."""
        return Event(kind, report, units, self.at, self.recorded, recordable(self.by), recordable(self.note), **more)


def recordable(text: str) -> str:
    """Text that JSON can hold: bytes that are no text, in a file's name or a login, become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def storable(text: str) -> bytes:
    """The text as a store keeps it. Raises GongkaiError for half characters, which no store could give back."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise GongkaiError("记录里有不成字的字符，存不了", "多半在文件名里：改名以后再登记") from None


# What reading a store's entry may raise; whatever it is, the entry is not one of ours.
MALFORMED = (KeyError, TypeError, ValueError, OverflowError, AttributeError, RecursionError)

_ALWAYS = {"seq", "kind", "report", "units", "at", "recorded", "by"}
FILLED = (Kind.SUBMITTED, Kind.FIGURED)
_ONLY = {
    "title": (Kind.ASSIGNED,),
    "due": (Kind.ASSIGNED,),
    "values": FILLED,
    "cells": FILLED,
    "doubts": FILLED,
    "rows": FILLED,
    "links": (Kind.SUBMITTED,),
}
_KEYS = {*_ALWAYS, "note", "files", "has", "until", "undoes", *_ONLY}


def from_line(text: str, seq: int) -> Event:
    """The event of a store's line, of whatever format. Raises one of MALFORMED if it is not exactly one of ours."""
    return from_json(json.loads(text), seq)


def from_json(entry: dict[str, Any], seq: int) -> Event:
    """The event of a store's entry. Raises one of MALFORMED if it is not exactly one of ours.

    Nothing is left unread: what this version does not know it would lose. What is not there is empty: format 3 leaves
    that out, and formats 1 and 2 did not know all of it.
    """
    if not entry.keys() <= _KEYS or type(entry["seq"]) is not int or entry["seq"] != seq or not entry["units"]:
        raise ValueError(seq)
    kind, get = Kind(entry["kind"]), entry.get
    until, undoes = get("until"), get("undoes")
    if (kind is Kind.UNDONE) != (undoes is not None) or (undoes is not None and not _is_before(undoes, seq)):
        raise ValueError(seq)
    if (kind is Kind.ASSIGNED) != bool(get("title")) or any(get(key) and kind not in _ONLY[key] for key in _ONLY):
        raise ValueError(seq)
    at = from_iso(entry["at"])
    return Event(
        kind=kind,
        report=_text(entry["report"]),
        units=_texts(entry["units"]),
        at=at,
        recorded=at if entry["recorded"] == entry["at"] else from_iso(entry["recorded"]),
        by=_text(entry["by"]),
        note=_text(get("note", "")),
        files=tuple(map(_file, _list(get("files", [])))),
        has=_texts(get("has", [])),
        until=None if until is None else from_iso(until),
        undoes=undoes,
        title=_text(get("title", "")),
        due=_text(get("due", "")),
        values=_pairs(get("values", {})),
        links=_texts(get("links", [])),
        cells=_pairs(get("cells", {})),
        doubts=_pairs(get("doubts", {})),
        rows=tuple((_text(name), tuple(map(_pairs, _list(rows)))) for name, rows in get("rows", {}).items()),
    )


def _pairs(entry: Any) -> tuple[tuple[str, str], ...]:
    return tuple((_text(name), _text(value)) for name, value in entry.items())


def _is_before(undoes: Any, seq: int) -> bool:
    return type(undoes) is int and 0 < undoes < seq


_FILE = {"name", "size", "sha256", "kind"}


def _file(entry: dict[str, Any]) -> File:
    if entry.keys() - {"holds"} != _FILE or type(entry["size"]) is not int or entry["size"] < 0:
        raise ValueError
    name, sha, kind = _text(entry["name"]), _text(entry["sha256"]), _text(entry["kind"])
    return File(name, entry["size"], sha, kind, _texts(entry.get("holds", [])))


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
