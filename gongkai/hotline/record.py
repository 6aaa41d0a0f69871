"""hotline.json: the masked orders and what people decided about them, in one file that its owner alone may read.

It lies beside the plan, is written whole or not at all, keeps its last content as a backup, and is never written over
where it is damaged or another plan's. An order and a decision a line, so that two of them can be compared.
"""

import errno
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from gongkai.budgets import HOTLINE_BYTES
from gongkai.errors import GongkaiError, reason
from gongkai.files import read, real
from gongkai.hotline.orders import Order
from gongkai.phrases.moments import Moment, from_iso
from gongkai.reports.lock import locked
from gongkai.reports.saving import Words, as_json, digest, save

NAME = "hotline.json"
FORMAT = 1
_WORDS = Words("热线记录", "热线记录", "gongkai hotline hot --all", "每年另起一份方案，各有各的热线记录")
_HEAD = re.compile(
    rb'\{"format": 1, "plan": ("(?:[^"\\\n]|\\.)*"), "salt": "([0-9a-f]{0,64})", "revision": (\d{1,18}), '
    rb'"checksum": "sha256:([0-9a-f]{64})", "decisions": \['
)
_NEWER = re.compile(rb'\{"format": ([2-9]|[1-9]\d{1,3}),')
_BETWEEN, _END = b'\n], "orders": [', b"\n]}\n"
_MALFORMED = (ValueError, TypeError, KeyError, RecursionError)
_MOMENTS = ("received", "due", "closed")


class Decision(NamedTuple):
    """What a person decided about hot issues. `deed` is the command: merge, split, name, drop, assign, answer, case.

    `issues` are the numbers that it names, `orders` those of orders; `text` is the new name, the reason or the answer.
    """

    deed: str
    at: Moment
    by: str = ""
    issues: tuple[int, ...] = ()
    orders: tuple[str, ...] = ()
    unit: str = ""
    text: str = ""


class Record(NamedTuple):
    """All that is known of a plan's hotline. `salt` tells whether callers were numbered on this computer."""

    plan: str
    orders: tuple[Order, ...] = ()
    decisions: tuple[Decision, ...] = ()
    salt: str = ""
    revision: int = 0


def beside(plan: Path) -> Path:
    """Where the record of a plan's hotline lies; that of standard input is in the current folder."""
    return (Path.cwd() if str(plan) == "-" else plan.parent) / NAME


def load(path: Path, plan: str) -> Record:
    """What is on record; nothing where there is no file yet. Raises GongkaiError if it is damaged or another plan's."""
    path = real(path)
    try:
        content = read(path, HOTLINE_BYTES + 1)
        if len(content) > HOTLINE_BYTES:
            raise OSError(errno.E2BIG, "too large")
    except FileNotFoundError:
        return _nothing(path, plan)
    except OSError as error:
        raise GongkaiError(f"读不了热线记录：{path}（{reason(error)}）") from None
    try:
        record = _opened(content)
    except _MALFORMED:
        hint = f"备份是 {_backup(path).name}：把坏的改名留着，把备份改名为 {path.name}；没有备份的，移走以后重新读工单"
        raise GongkaiError(f"热线记录 {path} 已损坏，或者有人在 gongkai 以外改过它", hint) from None
    if record.plan != plan:
        message = f"热线记录 {path} 属于另一份方案“{record.plan}”，这份方案是“{plan}”"
        raise GongkaiError(message, "把它移到那份方案旁边，或者核对方案的 id")
    return record


def change(path: Path, plan: str, changed: Callable[[Record], Record]) -> Record:
    """Change what is on record, alone with the file from reading to writing; gives what is on record then."""
    path = real(path)
    with locked(path, "热线记录"):
        before = load(path, plan)
        after = changed(before)
        if after == before:
            return before
        after = after._replace(revision=before.revision + 1)
        save(path, _sealed(after), _backup(path), _WORDS, HOTLINE_BYTES, private=True)
        return after


def _nothing(path: Path, plan: str) -> Record:
    """No file yet. Raises GongkaiError if there was one."""
    if _backup(path).exists():
        hint = f"把 {_backup(path).name} 改名为 {path.name}；确实要重新开始的，把备份移到别处"
        raise GongkaiError(f"热线记录 {path} 不见了，备份 {_backup(path).name} 还在", hint)
    return Record(plan)


def _backup(path: Path) -> Path:
    return path.with_name(f"{path.name}.bak")


def _sealed(record: Record) -> bytes:
    """The file's bytes; the checksum is over all of them but its own digits."""
    head = f'{{"format": {FORMAT}, "plan": {as_json(record.plan)}, "salt": "{record.salt}", '
    before = f'{head}"revision": {record.revision}, "checksum": "sha256:'.encode()
    decisions = _lines(map(_plain, record.decisions))
    orders = _lines(map(_plain, record.orders))
    after = b'", "decisions": [' + decisions + _BETWEEN + orders + _END
    return before + digest(before, after) + after


def _opened(content: bytes) -> Record:
    head = _HEAD.match(content)
    if newer := _NEWER.match(content):
        raise GongkaiError(f"热线记录的格式是 {int(newer[1])}，这个版本不认得", "请更新 gongkai")
    if head is None or digest(content[: head.start(4)], content[head.end(4) :]) != head[4]:
        raise ValueError
    # The separator cannot stand inside a line, where JSON has no bare line break.
    decisions, _, orders = content[head.end() : -len(_END)].partition(_BETWEEN)
    return Record(
        plan=json.loads(head[1]),
        orders=tuple(_order(line) for line in _parsed(orders)),
        decisions=tuple(_decision(line) for line in _parsed(decisions)),
        salt=head[2].decode(),
        revision=int(head[3]),
    )


def _parsed(lines: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(b"[" + lines + b"]")
    return found


def _order(line: dict[str, Any]) -> Order:
    line.update((name, from_iso(line[name])) for name in _MOMENTS if name in line)
    return Order(**line)


def _decision(line: dict[str, Any]) -> Decision:
    line.update((name, tuple(value)) for name, value in line.items() if isinstance(value, list))
    line["at"] = from_iso(line["at"])
    return Decision(**line)


def _plain(entry: Order | Decision) -> dict[str, Any]:
    """Only what is known: an order of a hundred thousand need not say what it does not."""
    values = entry._asdict()
    return {
        name: value.iso() if isinstance(value, Moment) else value
        for name, value in values.items()
        if value not in ("", None, (), False)
    }


def _lines(entries: Iterable[dict[str, Any]]) -> bytes:
    return ",".join(f"\n{as_json(entry)}" for entry in entries).encode("utf-8")
