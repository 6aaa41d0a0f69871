"""The bytes of a store's file: which plan's they are, an event a line, and the checksum that seals them.

Format 3 is JSON whose checksum is over the bytes as they are written, without the digits of the checksum itself. So a
file is verified without being understood, and added to without being encoded anew. What an editor does to it without
changing what it says (a byte-order mark, other line breaks, indentation, another encoding) breaks no seal.
"""

import json
import re
from hashlib import sha256
from typing import Any, NamedTuple

from gongkai.errors import GongkaiError
from gongkai.reports.events import MALFORMED, from_json, storable
from gongkai.reports.saving import as_json, digest

FORMAT = 3
_HEAD = re.compile(
    rb'\{"format": 3, "plan": ("(?:[^"\\\n]|\\.)*"), "revision": (\d{1,18}), '
    rb'"checksum": "sha256:([0-9a-f]{64})", "events": \[\n'
)
_END = b"\n]}\n"
_KEYS = {"format", "plan", "revision", "checksum", "events"}
# In what a text editor or a shell may have saved it; the checksum proves which it was.
_ENCODINGS = ("utf-8-sig", "utf-16", "gb18030")
_TOUCHED = "内容和校验码对不上，有人在 gongkai 以外改过它，或者没有写完"


class BrokenError(Exception):
    """These bytes are no store, or not as they were written; says why, in Chinese."""


class NewerError(Exception):
    """A later version of gongkai wrote this."""


class Sealed(NamedTuple):
    """What a file says, verified as a whole; `lines` are the events as format 3 writes them, not understood yet."""

    plan: str
    revision: int
    lines: list[str]


def seal(contents: Sealed) -> bytes:
    """The file's bytes. Raises GongkaiError for what is no text."""
    before = storable(
        f'{{"format": {FORMAT}, "plan": {as_json(contents.plan)}, "revision": {contents.revision}, "checksum": "sha256:'
    )
    after = storable('", "events": [\n' + ",\n".join(contents.lines)) + _END
    return before + digest(before, after) + after


def opened(content: bytes) -> Sealed:
    """What the bytes say, of any format. Raises BrokenError or NewerError."""
    head = _HEAD.match(content)
    if head and content.endswith(_END) and digest(content[: head.start(3)], content[head.end(3) :]) == head[3]:
        body = content[head.end() : -len(_END)].decode("utf-8")
        return Sealed(json.loads(head[1]), int(head[2]), body.split(",\n") if body else [])
    problems: list[BrokenError] = []
    for encoding in _ENCODINGS:
        try:
            return _understood(_parsed(content, encoding))
        except BrokenError as problem:
            problems.append(problem)
    raise problems[0]


def begins(whole: bytes, part: bytes) -> bool:
    """Whether all events of the one file are the first of the other, as far as the bytes of format 3 show it."""
    one, other = _HEAD.match(whole), _HEAD.match(part)
    if not one or not other or one[1] != other[1] or not part.endswith(_END):
        return False
    events = part[other.end() : -len(_END)]
    return whole.startswith(events, one.end()) and whole.startswith((b",\n", _END), one.end() + len(events))


def _parsed(content: bytes, encoding: str) -> dict[str, Any]:
    """The outermost object."""
    try:
        envelope = json.loads(content.decode(encoding))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BrokenError(f"第{line}行不是 UTF-8 文字") from None
    except json.JSONDecodeError as error:
        raise BrokenError(f"第{error.lineno}行第{error.colno}列读不下去") from None
    except (RecursionError, ValueError):
        raise BrokenError("括号套得太深，或者数字太长") from None
    if not isinstance(envelope, dict) or "format" not in envelope:
        raise BrokenError("最外层不是进度记录")
    return envelope


def _understood(envelope: dict[str, Any]) -> Sealed:
    """JSON that is not format 3 to the byte: of an earlier format, or saved by another program."""
    if type(envelope["format"]) is not int or not 0 < envelope["format"] <= FORMAT:
        raise NewerError
    if envelope.keys() != _KEYS:
        raise BrokenError("应有 format、plan、revision、checksum、events 五项，多了或者少了")
    plan, revision, events = envelope["plan"], envelope["revision"], envelope["events"]
    if not isinstance(plan, str) or not isinstance(events, list) or type(revision) is not int or revision < 0:
        raise BrokenError("plan、revision 或 events 不对")
    contents = Sealed(plan, revision, [as_json(event) for event in events])
    if envelope["checksum"] != (_checksum(contents) if envelope["format"] == FORMAT else _checksum_2(envelope)):
        raise BrokenError(_TOUCHED)
    return contents if envelope["format"] == FORMAT else contents._replace(lines=_upgraded(events))


def _upgraded(entries: list[Any]) -> list[str]:
    """The events of format 1 or 2 as format 3 writes them."""
    lines: list[str] = []
    try:
        for seq, entry in enumerate(entries, 1):
            lines.append(from_json(entry, seq).line(seq))
    except MALFORMED:
        raise BrokenError(f"第{len(lines) + 1}条记录看不懂") from None
    return lines


def _checksum(contents: Sealed) -> str:
    """What the checksum of format 3 has to say."""
    try:
        head = _HEAD.match(seal(contents))
    except GongkaiError:  # half characters, which no store holds
        head = None
    return f"sha256:{head[3].decode()}" if head else ""


def _checksum_2(envelope: dict[str, Any]) -> str:
    """That of formats 1 and 2: over everything but the checksum, in a notation of its own."""
    content = {key: value for key, value in envelope.items() if key != "checksum"}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
