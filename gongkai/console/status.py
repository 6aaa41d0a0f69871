"""Who has reported, in the terminal."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gongkai.console import Line, aligned, paint
from gongkai.views.ledger import countdown, is_pending
from gongkai.views.table import remarks, state_of

if TYPE_CHECKING:
    from gongkai.reports.state import Standing
    from gongkai.views.ledger import Ledger, Ledgers

_BAR = 20


def show_status(view: "Ledgers", only_pending: bool) -> None:
    """Every report: a bar and its counts, then a table of units."""
    lines: list[Line] = []
    for ledger in view.ledgers:
        lines += [[]] if lines else []
        lines += [[(f"{ledger.title}（{ledger.due}）", "bold")], _bar(ledger), [(_counts(ledger), "")]]
        if ledger.strangers:
            lines.append([(f"另有名单以外的单位登记过：{'、'.join(ledger.strangers)}", "yellow")])
            lines.append([("改了名的，把原名写进 units 的 aliases", "yellow")])
        rows = [row for row in ledger.rows if is_pending(row) or not only_pending]
        if rows:
            lines += [[], *_table(rows)]
        elif only_pending:
            lines.append([("都报了", "green")])
    if view.lost:
        lines.append([(f"进度文件里还有方案中没有的报送事项：{'、'.join(view.lost)}；改过代号的，请改回去", "yellow")])
    if not view.ledgers:
        lines.append([("这份方案里没有报送事项", "")])
    paint(lines, sys.stdout)


def show_scores(view: "Ledgers", only_pending: bool) -> None:
    """Every unit's points with what was taken off and added."""
    waiting = {row.unit for ledger in view.ledgers for row in ledger.rows if is_pending(row)}
    head = [("单位", "得分", "等次", "说明")]
    cells = head + [
        (score.unit, str(score.points), score.band, "；".join(f"{mark.reason} {mark.points:+}" for mark in score.marks))
        for score in view.scores
        if score.unit in waiting or not only_pending
    ]
    styles = ["bold"] + [""] * (len(cells) - 1)
    paint(aligned(cells, styles), sys.stdout)


def _bar(ledger: "Ledger") -> Line:
    """How much is done, of what must be done: done, to be mended, not there."""
    if not ledger.owing:
        return []
    done = _BAR * ledger.reported // ledger.owing
    again = _BAR * (ledger.reported + ledger.returned) // ledger.owing - done
    return [
        ("█" * done, "green"),
        ("▓" * again, "yellow"),
        ("░" * (_BAR - done - again), "dim"),
        (f" {100 * ledger.reported // ledger.owing}%", "bold"),
    ]


def _counts(ledger: "Ledger") -> str:
    parts = [f"应报 {ledger.owing}", f"已报 {ledger.reported}", f"未报 {ledger.pending}"]
    for word, count in (
        ("退回 ", ledger.returned),
        ("办结 ", ledger.accepted),
        ("免报 ", ledger.waived),
        ("迟报 ", ledger.late),
        ("缺材料 ", ledger.incomplete),
    ):
        parts += [f"{word}{count}"] if count else []
    return "，".join(parts) + "；" + countdown(ledger)


def _table(rows: Sequence["Standing"]) -> Iterator[Line]:
    """The units in columns that Chinese widths fill; a last column only if there is something to say."""
    said = [remarks(row) or (f"催过{row.reminders}次" if row.reminders else "") for row in rows]
    cells = [("单位", "状态", "报送时间", "还缺", "说明" if any(said) else "")]
    for row, remark in zip(rows, said, strict=True):
        first = row.first.chinese() if row.first else ""
        cells.append((row.unit, state_of(row), first, "、".join(row.missing), remark))
    yield from aligned(cells, ["bold", *(_row_style(row) for row in rows)])


def _row_style(row: "Standing") -> str:
    if row.overdue:
        return "red"
    if row.first is None:
        return ""
    return "yellow" if row.late or row.missing or is_pending(row) else "green"
