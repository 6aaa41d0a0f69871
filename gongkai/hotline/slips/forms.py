"""What was found in bulletins, for reading and for programs."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from gongkai.diagnostics import Severity
from gongkai.forms import SCREEN, Form, itself, unset
from gongkai.hotline.slips.checking import Checked, Found
from gongkai.hotline.slips.paper import Bulletin, Passage, Place
from gongkai.json_text import written
from gongkai.terminal import Line, Screen, columns
from gongkai.wide import printable, width

FORMAT = 1
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
_MARGIN = 6


class Examined(NamedTuple):
    """A bulletin under its name, with what was found in it."""

    name: str
    bulletin: Bulletin
    checked: Checked


def position(at: Place, lined: bool) -> str:
    """Where in a document: 第3段, 第1个表第4行第2格; of a text the line and the column."""
    if lined:
        return f":{at.line}:{at.column}"
    return f" 第{at.table}个表第{at.row}行第{at.cell}格" if at.table else f" 第{at.line}段"


def summary(view: Examined) -> str:
    """What was found, counted, and how much could be compared at all."""
    found, compared, unseen = view.checked
    counts = {severity: sum(entry.severity is severity for entry in found) for severity in Severity}
    told = "，".join(f"{count} 个{severity.value}" for severity, count in counts.items() if count)
    rest = f"，{len(unseen)} 个没有可以核对的" if unseen else ""
    if not compared and not found and not unseen:
        return f"{view.name}：没有可以核对的数；看看是不是月通报"
    lines = [f"{view.name}：{told or '没有发现问题'}；核对了 {compared} 个数{rest}"]
    if codes := dict.fromkeys(entry.code for entry in found):
        lines.append(f"  想知道为什么：gongkai explain {' '.join(codes)}")
    return "\n".join(lines)


def _screen(view: Sequence[Examined]) -> Screen:
    return [line for one in view for entry in one.checked.found for line in _told(one, entry)]


def _told(view: Examined, entry: Found) -> Iterator[Line]:
    at = f"{view.name}{position(entry.at, view.bulletin.lined)}"
    yield [(at, "bold"), (f" {entry.severity.value} ", _STYLES[entry.severity]), (f"{entry.code} {entry.message}", "")]
    yield from _excerpt(view.bulletin, entry.at)
    yield [(" " * (_MARGIN - 2), ""), ("= 建议：", "bold"), (entry.hint, "")]


def _excerpt(bulletin: Bulletin, at: Place) -> Iterator[Line]:
    """The passage from a little before the place, or the row of a table, with a caret under the spot."""
    text, start = _line(bulletin, at)
    if not text:
        return
    room = columns() - _MARGIN - 6
    first = start
    while first and width(text[first - 1 : start]) <= room // 2:
        first -= 1
    end = first
    while end < len(text) and width(text[first : end + 1]) <= room:
        end += 1
    shown = ("…" if first else "") + printable(text[first:end]) + ("…" if end < len(text) else "")
    pad = " " * (width(printable(text[first:start])) + bool(first))
    edge = " " * (_MARGIN - 2) + "| "
    yield [(edge, "dim"), (shown, "")]
    yield [(edge, "dim"), (f"{pad}^", "bold red")]


def _line(bulletin: Bulletin, at: Place) -> tuple[str, int]:
    for block in bulletin.blocks:
        if isinstance(block, Passage):
            if not at.table and block.at.line == at.line:
                return block.raw, at.column - 1
            continue
        for row in block.rows:
            if at.table and (row[0].at.table, row[0].at.row) == (at.table, at.row):
                texts = [cell.text for cell in row]
                return "  ".join(texts), len("  ".join([*texts[: at.cell - 1], ""]))
    return "", 0


def _json(view: Sequence[Examined]) -> str:
    files = [
        {
            "file": one.name,
            "compared": one.checked.compared,
            "not_compared": len(one.checked.unseen),
            "findings": [_entry(entry) for entry in one.checked.found],
        }
        for one in view
    ]
    return written({"format": FORMAT, "files": files})


def _entry(entry: Found) -> dict[str, Any]:
    """As a finding of `validate`; in a document `line` is the paragraph, in a table `row` and `cell` say where."""
    at = entry.at
    table = {"table": at.table, "row": at.row, "cell": at.cell} if at.table else {}
    return {
        "code": entry.code,
        "severity": entry.severity.name.lower(),
        "line": at.line,
        "column": at.column,
        **table,
        "message": entry.message,
        "hint": entry.hint,
        "fixable": False,
    }


FORMS: dict[str, Form[Sequence[Examined]]] = {
    SCREEN: Form(itself, unset(_screen)),
    "json": Form(itself, unset(_json)),
}
