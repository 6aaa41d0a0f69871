"""What a person sees in the terminal. The only module that colours and draws; rich is loaded when there is a need."""

import codecs
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from gongkai.diagnostics import Diagnostic, Severity
from gongkai.errors import GongkaiError
from gongkai.wide import width, wrap

if TYPE_CHECKING:
    from gongkai.plan import Report
    from gongkai.reading import Loaded
    from gongkai.reading.source import Source
    from gongkai.reports.events import Event
    from gongkai.reports.state import Standing
    from gongkai.views.ledger import Ledger, Ledgers
    from gongkai.views.tasks import Item, Task, TaskList

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
_PIPE_WIDTH = 100
_MARGIN = 8
_UNDATED = "时间未定"

Line = Sequence[tuple[str, str]]


def prepare_streams() -> None:
    """Let no console encoding crash the program: what GBK cannot show appears as JSON's escape, valid in JSON too."""
    codecs.register_error("as-json", _as_json)
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  closed by the caller (>&-)
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="as-json")


def _as_json(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[index]:02x}{units[index + 1]:02x}" for index in range(0, len(units), 2)), error.end


def say(text: str, to: TextIO | None = None) -> None:
    """A plain line: talk to stderr unless told otherwise."""
    print(text, file=to or sys.stderr)


def complain(error: GongkaiError) -> None:
    """Why something could not be done."""
    _paint([[("错误：", "bold red"), (error.message, "")]], sys.stderr)
    if error.hint:
        _paint([[("建议：", "bold"), (error.hint, "")]], sys.stderr)


def report(diagnostics: Iterable[Diagnostic], source: "Source", to: TextIO) -> None:
    """Every problem with its place, the line it stands in, a caret under the spot, and what to write instead."""
    lines: list[Line] = []
    for diagnostic in diagnostics:
        at = diagnostic.at
        lines.append(
            [
                (f"{source.name}:{at.line}:{at.column}", "bold"),
                (f" {diagnostic.severity.value} ", _STYLES[diagnostic.severity]),
                (f"{diagnostic.code} {diagnostic.message}", ""),
            ]
        )
        lines += _excerpt(diagnostic, source)
        if diagnostic.hint:
            lines.append([(" " * (_MARGIN - 2), ""), ("= 建议：", "bold"), (diagnostic.hint, "")])
    _paint(lines, to)


def summary(loaded: "Loaded", found: Sequence[Diagnostic], failed: bool) -> None:
    """What was found, counted, and how to go on: what keeps the rules from looking, what --fix does, what to ask."""
    counts = {severity: sum(entry.severity is severity for entry in found) for severity in Severity}
    counted = "，".join(f"{count} 个{severity.value}" for severity, count in counts.items() if count)
    lines = [f"{loaded.source.name}：{counted or '没有发现问题'}{'，没有通过' if failed else ''}"]
    if loaded.plan is None:
        lines.append("  内容还没有检查：先改好错误，再检查一次")
    if mendable := sum(bool(entry.edits) for entry in found):
        lines.append(f"  gongkai validate --fix 可以自动改好其中 {mendable} 处")
    if found:
        lines.append(f"  想知道为什么：gongkai explain {' '.join(dict.fromkeys(entry.code for entry in found))}")
    style = "red" if failed else "green"
    _paint([[(line, "" if index else style)] for index, line in enumerate(lines)], sys.stderr)


def _excerpt(diagnostic: Diagnostic, source: "Source") -> list[Line]:
    """The source line cut to the terminal, and a caret that stands right under full-width text."""
    line = source.line(diagnostic.at.line)
    if not line.strip():
        return []
    start = diagnostic.at.column - 1
    room = _columns() - _MARGIN - 4
    first = start
    while first and width(line[first - 1 : start]) <= room // 2:
        first -= 1
    end = first
    while end < len(line) and width(line[first : end + 1]) <= room:
        end += 1
    cut = ("…" if first else "") + _printable(line[first:end]) + ("…" if end < len(line) else "")
    pad = " " * (width(_printable(line[first:start])) + bool(first))
    number = f"{diagnostic.at.line:>{_MARGIN - 3}}"
    return [[(f"{number} | ", "dim"), (cut, "")], [(f"{' ' * len(number)} | ", "dim"), (f"{pad}^", "bold red")]]


def _printable(text: str) -> str:
    """Control characters and tabs as one visible column each, so that a file cannot steer the terminal."""
    return "".join(character if character.isprintable() or character == "\u3000" else "·" for character in text)


def _columns() -> int:
    return max(40, shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns)


def _coloured(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR")


def _paint(lines: Iterable[Line], to: TextIO) -> None:
    """Lines of styled text; in a pipe or with NO_COLOR as they are, without loading rich."""
    if not _coloured(to):
        for line in lines:
            print("".join(text for text, _ in line), file=to)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=to, highlight=False, markup=False, emoji=False)
    for line in lines:
        console.print(Text.assemble(*line), soft_wrap=True)


# -- tasks -------------------------------------------------------------------------------------------------------------


def show_tasks(view: "TaskList") -> None:
    """A unit's list: when, as what, and what there is to do. For a group, what is shared and what some add."""
    heading = view.unit if len(view.members) == 1 else f"{view.unit}（{len(view.members)}个单位）"
    lines: list[Line] = [[(f"{heading}：{len(view.tasks) + len(view.others)}项任务", "bold")], [(view.plan, "dim")]]
    column = max((width(task.when or _UNDATED) for _, task in view.entries), default=0)
    for units, task in view.entries:
        when = task.when or _UNDATED
        padding = " " * (column - width(when))
        lines.append([])
        lines.append([(f"{when}{padding}  ", "cyan"), (f"{task.role}  ", ""), (task.title, "bold")])
        for detail in _details(task, units):
            lines += [[("  " + line, "")] for line in _hanging(detail)]
    _paint(lines, sys.stdout)


def _hanging(detail: str) -> Iterator[str]:
    """A detail wrapped to the terminal, its further lines two columns in."""
    for index, line in enumerate(wrap(detail, _columns() - 6)):
        yield f"  {line}" if index else line


def _details(task: "Task", units: Sequence[str]) -> list[str]:
    holders = [f"其中{len(units)}个单位：{'、'.join(units)}"] if units else []
    place = [f"地点：{task.place}"] if task.place else []
    handing = [f"报给：{task.receiver}"] if task.receiver else []
    needs = [f"另附：{'、'.join(task.needs)}"] if task.needs else []
    return [*holders, *place, *map(_item, task.items), *handing, *needs]


def _item(item: "Item") -> str:
    extras = "；".join(f"{label}：{text}" for label, text in item.extras)
    return f"· {item.text}（{extras}）" if extras else f"· {item.text}"


# -- status ------------------------------------------------------------------------------------------------------------


def show_status(view: "Ledgers", only_pending: bool) -> None:
    """Every report: its counts on one line, then a table of units."""
    lines: list[Line] = []
    for ledger in view.ledgers:
        lines += [[]] if lines else []
        lines += [[(f"{ledger.title}（{ledger.due}）", "bold")], [(_counts(ledger), "")]]
        if ledger.strangers:
            lines.append([(f"另有名单以外的单位登记过：{'、'.join(ledger.strangers)}", "yellow")])
            lines.append([("改了名的，把原名写进 units 的 aliases", "yellow")])
        rows = [row for row in ledger.rows if not (only_pending and row.first)]
        if rows:
            lines += [[], *_table(rows)]
        elif only_pending:
            lines.append([("都报了", "green")])
    if view.lost:
        lines.append([(f"进度文件里还有方案中没有的报送事项：{'、'.join(view.lost)}；改过代号的，请改回去", "yellow")])
    if not view.ledgers:
        lines.append([("这份方案里没有报送事项", "")])
    _paint(lines, sys.stdout)


def _counts(ledger: "Ledger") -> str:
    parts = [f"应报 {len(ledger.rows)}", f"已报 {ledger.reported}", f"未报 {ledger.pending}"]
    parts += [f"迟报 {ledger.late}"] if ledger.late else []
    parts += [f"缺材料 {ledger.incomplete}"] if ledger.incomplete else []
    return "，".join(parts) + "；" + _countdown(ledger)


def _countdown(ledger: "Ledger") -> str:
    if ledger.days_left is None:
        return "期限另行通知"
    if ledger.past:
        return f"已过期限 {-ledger.days_left} 天" if ledger.days_left else "今天的期限已过"
    return f"还有 {ledger.days_left} 天" if ledger.days_left else "今天截止"


def _table(rows: Sequence["Standing"]) -> Iterator[Line]:
    """The units in columns that Chinese widths fill."""
    cells = [("单位", "状态", "报送时间", "还缺")]
    for row in rows:
        mark = "逾期未报" if row.overdue else f"{row.state.value}（迟报）" if row.late else row.state.value
        cells.append((row.unit, mark, row.first.chinese() if row.first else "", "、".join(row.missing)))
    columns = [max(width(line[index]) for line in cells) + 2 for index in range(4)]
    styles = ["bold", *(_row_style(row) for row in rows)]
    for line, style in zip(cells, styles, strict=True):
        padded = [text + " " * (room - width(text)) for text, room in zip(line, columns, strict=True)]
        yield [(padded[0], "bold" if style == "bold" else ""), ("".join(padded[1:]).rstrip(), style)]


def _row_style(row: "Standing") -> str:
    if row.overdue:
        return "red"
    if row.first is None:
        return ""
    return "yellow" if row.late or row.missing else "green"


def recorded(event: "Event", report: "Report", standings: Sequence["Standing"]) -> None:
    """What was put on record, and how the unit stands now: late, what is missing, how often it has handed in."""
    kinds = [
        *(f"{file.kind} {Path(file.name).name}" for file in event.files),
        *(f"{word}（另收）" for word in event.has),
    ]
    what = f"：{'，'.join(kinds)}" if kinds else ""
    say(f"已登记：{'、'.join(event.units)} {event.at.chinese()} 报送“{report.title}”{what}", sys.stdout)
    for row in standings:
        if row.unit in event.units:
            remarks = [f"这是第{row.submissions}次登记"] if row.submissions > 1 else []
            remarks += ["迟报"] if row.late else []
            remarks += [f"还缺{'、'.join(row.missing)}"] if row.missing else []
            if remarks:
                say(f"{row.unit}：{'；'.join(remarks)}", sys.stdout)
