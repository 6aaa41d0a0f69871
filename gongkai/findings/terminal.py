"""Problems of a plan in the terminal."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gongkai.diagnostics import Diagnostic, Severity
from gongkai.terminal import Line, advice, columns, folded, lines_named, paint
from gongkai.wide import printable, width

if TYPE_CHECKING:
    from gongkai.reading import Loaded
    from gongkai.reading.source import Source
    from gongkai.terminal import Screen

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
_MARGIN = 8
_ADVICE = "= 建议："
_MANY, _FEW = 6, 3  # from so many alike on, so few are shown
_GBK = "GK001"  # corrected by writing the file anew


def report(diagnostics: Iterable[Diagnostic], source: "Source") -> "Screen":
    """Every problem with its place, the line it stands in, a caret under the spot, and what to write instead."""
    lines: list[Line] = []
    shown, rest = _folded(diagnostics)
    for diagnostic in shown:
        at = diagnostic.at
        said = f"{diagnostic.code} {diagnostic.message}".lstrip()
        lines.append(_headline(f"{source.name}:{at.line}:{at.column}", diagnostic.severity, said))
        lines += _excerpt(diagnostic, source)
        if diagnostic.hint:
            hint = folded(diagnostic.hint, _MARGIN - 2 + width(_ADVICE), _MARGIN)
            lines.append([(" " * (_MARGIN - 2), ""), (_ADVICE, "bold"), (hint, "")])
    for first, numbers in rest:
        said = f"{first.code} {first.message}：还有 {len(numbers)} 处，在{lines_named(numbers)}"
        lines.append(_headline(source.name, first.severity, said))
    return lines


def _headline(place: str, severity: Severity, said: str) -> Line:
    heading = f" {severity.value} "
    text = folded(said, width(place) + width(heading), 2)
    return [(place, "bold"), (heading, _STYLES[severity]), (text, "")]


def _folded(diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], list[tuple[Diagnostic, list[int]]]]:
    """What to show in full, and of what is wrong in the same way many times over the lines of the rest."""
    alike: dict[tuple[str, str], list[Diagnostic]] = {}
    found = list(diagnostics)
    for entry in found:
        alike.setdefault((entry.code, entry.message), []).append(entry)
    many = [entries for entries in alike.values() if len(entries) > _MANY]
    hidden = {id(entry) for entries in many for entry in entries[_FEW:]}
    shown = [entry for entry in found if id(entry) not in hidden]
    return shown, [(entries[0], [entry.at.line for entry in entries[_FEW:]]) for entries in many]


def summary(
    loaded: "Loaded", found: Sequence[Diagnostic], failed: bool, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> None:
    """What was found, counted, and how to go on: what keeps the rules from looking, what --fix does, what to ask."""
    counts = {severity: sum(entry.severity is severity for entry in found) for severity in Severity}
    counted = "，".join(f"{count} 个{severity.value}" for severity, count in counts.items() if count)
    lines = [f"{loaded.source.name}：{counted or '没有发现问题'}{'，没有通过' if failed else ''}"]
    if loaded.plan is None:
        lines.append("  别的还没有检查，如分工有没有漏、日期前后对不对得上、文字有没有错：改好上面的错误，再检查一次")
    if any(entry.edits or entry.code == _GBK for entry in found):
        from gongkai.checks.fixing import fixed

        content = loaded.source.text.encode(loaded.source.encoding, "surrogatepass")
        if mendable := len(fixed(content, select, ignore).corrected):  # with what shows once others are mended
            lines.append(advice(f"  gongkai validate --fix 可以自动改好 {mendable} 处"))
    if codes := dict.fromkeys(entry.code for entry in found if entry.code):
        lines.append(f"  想知道为什么：gongkai explain {' '.join(codes)}")
    style = "red" if failed else "green"
    paint([[(line, "" if index else style)] for index, line in enumerate(lines)], sys.stderr)


def _excerpt(diagnostic: Diagnostic, source: "Source") -> list[Line]:
    """The source line cut to the terminal, and a caret that stands right under full-width text."""
    line = source.line(diagnostic.at.line)
    if not line.strip():
        return []
    start = diagnostic.at.column - 1
    room = columns() - _MARGIN - 4
    first = start
    while first and width(line[first - 1 : start]) <= room // 2:
        first -= 1
    end = first
    while end < len(line) and width(line[first : end + 1]) <= room:
        end += 1
    cut = ("…" if first else "") + printable(line[first:end]) + ("…" if end < len(line) else "")
    pad = " " * (width(printable(line[first:start])) + bool(first))
    number = f"{diagnostic.at.line:>{_MARGIN - 3}}"
    return [[(f"{number} | ", "dim"), (cut, "")], [(f"{' ' * len(number)} | ", "dim"), (f"{pad}^", "bold red")]]
