"""The mark by which gongkai knows a document again that it wrote itself and nobody has changed since.

It is a checksum over all of the file, at a place where nobody who reads the document sees it and where saving it with
Word, WPS, Excel, LibreOffice or a browser loses it or makes it wrong. Text, tables and data have no such place.
"""

import re
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO

_LABEL = b"X-GONGKAI-MARK:"
_DIGITS = 40
_MARK = re.compile(_LABEL + b"([0-9a-f]{%d})" % _DIGITS)
_BLANK = _LABEL + b"0" * _DIGITS


def marked(content: bytes) -> bytes:
    """The content with its mark, if it is of a kind that has a place for one; the same bytes get the same mark."""
    with_place = next((place for start, place in _PLACES if start.match(content)), None)
    if with_place is None:
        return content
    blank = with_place(content)
    at = _found(blank, _BLANK) + len(_LABEL)
    return blank[:at] + _sum(blank) + blank[at + _DIGITS :]


def can_be_marked(content: bytes) -> bool:
    """Whether the content is of a kind that has a place for a mark."""
    return any(start.match(content) for start, _ in _PLACES)


def is_untouched(content: bytes) -> bool:
    """Whether gongkai wrote just this: the mark is there and right."""
    for at in {_found(content, _LABEL), content.find(_LABEL)}:
        found = _MARK.match(content, at) if at >= 0 else None
        if found and _sum(content[: found.start()] + _BLANK + content[found.end() :]) == found[1]:
            return True
    return False


def _found(content: bytes, mark: bytes) -> int:
    """Where the mark is: a calendar has it at its beginning, everything else at its end."""
    return content.find(mark) if _CALENDAR.match(content) else content.rfind(mark)


def _sum(blank: bytes) -> bytes:
    return sha256(blank).hexdigest()[:_DIGITS].encode()


def _in_zip(content: bytes) -> bytes:
    """The comment of a zip file, which no office program keeps."""
    buffer = BytesIO(content)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.comment = _BLANK
    return buffer.getvalue()


def _in_page(content: bytes) -> bytes:
    return content + b"<!-- " + _BLANK + b" -->\n"


def _in_pdf(content: bytes) -> bytes:
    """A comment behind the end; whoever adds to a PDF puts it behind that."""
    return content.rstrip(b"\n") + b"\n%" + _BLANK + b"\n"


def _in_calendar(content: bytes) -> bytes:
    """A property of the calendar; those of one's own begin with X-."""
    head, tail = content.split(b"\r\n", 1)
    return head + b"\r\n" + _BLANK + b"\r\n" + tail


_CALENDAR = re.compile(rb"BEGIN:VCALENDAR\r\n")
_PLACES: tuple[tuple[re.Pattern[bytes], Callable[[bytes], bytes]], ...] = (
    (re.compile(rb"PK\x03\x04"), _in_zip),
    (re.compile(rb"%PDF-"), _in_pdf),
    (re.compile(rb"(?i)\A\s*+<(?:!doctype html|html)\b"), _in_page),
    (_CALENDAR, _in_calendar),
)
