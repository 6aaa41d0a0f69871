"""A calendar as iCalendar (RFC 5545), written so that a corrected plan updates what was imported before.

An event that has not changed keeps the lines it has in the file that is replaced, stamps included: the same plan gives
the same bytes. One that has changed gets the next SEQUENCE; one that has gone stays as cancelled.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from gongkai.phrases.moments import CHINA, Moment
from gongkai.phrases.times import Span
from gongkai.tasks.calendar import Calendar, Event
from gongkai.wide import printable

_ROOM = 75  # octets in a line, clause 3.1
_ZONE = "Asia/Shanghai"
_FIRST = Moment(date(2000, 1, 1))  # for a plan that bears no date
_STAMPS = ("UID:", "SEQUENCE:", "DTSTAMP:", "LAST-MODIFIED:")
_CANCELLED = "STATUS:CANCELLED"
_BUSY, _FREE = "TRANSP:OPAQUE", "TRANSP:TRANSPARENT"
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_TIMEZONE = (
    "BEGIN:VTIMEZONE",
    f"TZID:{_ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)
# A day and an hour before what has an hour; else at nine the day before and on the day.
_ALARMS = {True: ("-P1D", "-PT1H"), False: ("-PT15H", "PT9H")}


class _Entry(NamedTuple):
    """An event's lines but for its stamps, how often it was changed, and when last."""

    lines: tuple[str, ...]
    sequence: int
    stamp: str


def write(view: Calendar) -> bytes:
    """The file's bytes."""
    before = _entries(view.replaces, view.id)
    now, issued = _utc(view.now), _utc(view.issued or _FIRST)
    entries = {event.uid: _entry(tuple(_lines(event)), before.get(event.uid), now, issued) for event in view.events}
    for uid, entry in before.items():
        entries.setdefault(uid, _cancelled(entry, now))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//gongkai//gongkai//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(view.title)}",
        *([f"X-WR-CALDESC:{_escaped(view.text)}"] if view.text else []),
        f"X-WR-RELCALID:{view.id}",
        f"X-WR-TIMEZONE:{_ZONE}",
        *_TIMEZONE,
        *(line for uid, entry in entries.items() for line in _vevent(uid, entry)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode("utf-8")


# -- one event ---------------------------------------------------------------------------------------------------------


def _entry(lines: tuple[str, ...], old: _Entry | None, now: str, issued: str) -> _Entry:
    if old is None:
        return _Entry(lines, 0, issued)
    return old if old.lines == lines else _Entry(lines, old.sequence + 1, now)


def _cancelled(old: _Entry, now: str) -> _Entry:
    """What is no longer in the plan: still in the file, so that whoever imported it gets rid of it.

    It neither reminds anybody nor keeps anybody busy.
    """
    if _CANCELLED in old.lines:
        return old
    kept = old.lines[: old.lines.index("BEGIN:VALARM")] if "BEGIN:VALARM" in old.lines else old.lines
    return _Entry((*(_FREE if line == _BUSY else line for line in kept), _CANCELLED), old.sequence + 1, now)


def _vevent(uid: str, entry: _Entry) -> Iterator[str]:
    stamps = f"SEQUENCE:{entry.sequence}", f"DTSTAMP:{entry.stamp}", f"LAST-MODIFIED:{entry.stamp}"
    yield from ("BEGIN:VEVENT", f"UID:{uid}", *stamps, *entry.lines, "END:VEVENT")


def _lines(event: Event) -> Iterator[str]:
    """An event's own lines. The alarms come last."""
    yield from _times(event)
    yield f"SUMMARY:{_escaped(event.title)}"
    if event.place:
        yield f"LOCATION:{_escaped(event.place)}"
    if event.text:
        yield f"DESCRIPTION:{_escaped(event.text)}"
    yield _BUSY if _is_busy(event) else _FREE
    for trigger in _alarms(event):
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(event.title)}")
        yield from (f"TRIGGER:{trigger}", "END:VALARM")


def _times(event: Event) -> Iterator[str]:
    """Whole days end before the day after; a deadline with an hour has no end; what is daily comes again each day."""
    start, end, daily = event.span
    if not (start.clock or end.clock):
        yield f"DTSTART;VALUE=DATE:{start.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{_day_after(end.day):%Y%m%d}"
        return
    first, last = _hours(event.span)
    yield f"DTSTART;TZID={_ZONE}:{first:%Y%m%dT%H%M%S}"
    if not event.deadline:
        yield f"DTEND;TZID={_ZONE}:{last:%Y%m%dT%H%M%S}"
    if daily:
        yield f"RRULE:FREQ=DAILY;COUNT={(end.day - start.day).days + 1}"


def _hours(span: Span) -> tuple[datetime, datetime]:
    """From when to when, the first time: an hour where no end is known, until midnight where only its day is."""
    start, end, _ = span.on(span.start.day) if span.daily else span
    first = datetime.combine(start.day, start.clock or time())
    if end.clock:
        last = datetime.combine(end.day, end.clock)
    else:
        last = first if end.day == start.day else datetime.combine(_day_after(end.day), time())
    return first, last if last > first else first + min(_HOUR, datetime.max - first)


def _is_busy(event: Event) -> bool:
    """Whether it takes somebody's time: one of several days has its nights too, and nobody knows its hours."""
    first, last = _hours(event.span)
    return event.activity and event.span.start.clock is not None and last - first < _DAY


def _alarms(event: Event) -> tuple[str, ...]:
    """Twice before a deadline, once before what one attends."""
    both = _ALARMS[event.span.start.clock is not None]
    return both if event.deadline else both[:1] if event.attended else ()


def _day_after(day: date) -> date:
    return day + _DAY if day < date.max else day


# -- lines -------------------------------------------------------------------------------------------------------------


def _escaped(text: str) -> str:
    """A text value, clause 3.3.11; control characters have no place in one."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return printable(text, "")


def _folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, the further ones with a space before; no character is cut."""
    part, used = "", 0
    for character in line:
        size = len(character.encode("utf-8"))
        if used + size > _ROOM:
            yield part
            part, used = " ", 1
        part, used = part + character, used + size
    yield part


def _utc(moment: Moment) -> str:
    local = datetime.combine(moment.day, moment.clock or time(), CHINA)
    return f"{local.astimezone(UTC):%Y%m%dT%H%M%SZ}"


# -- the file that is replaced -----------------------------------------------------------------------------------------


def _entries(content: bytes, id: str) -> dict[str, _Entry]:
    """The events of a file that this program wrote for the same calendar; of any other file none."""
    lines = content.decode("utf-8", "replace").replace("\r\n ", "").split("\r\n")
    if f"X-WR-RELCALID:{id}" not in lines:
        return {}
    entries: dict[str, _Entry] = {}
    own: list[str] = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            own = []
        elif line == "END:VEVENT":
            stamps = dict(entry.split(":", 1) for entry in own if entry.startswith(_STAMPS))
            kept = tuple(entry for entry in own if not entry.startswith(_STAMPS))
            sequence = stamps.get("SEQUENCE", "")
            entries[stamps.get("UID", "")] = _Entry(
                kept, int(sequence) if sequence.isdecimal() else 0, stamps.get("DTSTAMP", "")
            )
        else:
            own.append(line)
    return entries
