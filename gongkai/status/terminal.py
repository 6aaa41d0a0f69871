"""Who has reported, in the terminal."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from gongkai.phrases.materials import besides
from gongkai.reports.standing import remarks, reminders, state_of
from gongkai.status.calls import calls, sentences
from gongkai.status.ledger import all_there, countdown, counts
from gongkai.terminal import Line, advice, aligned, columns
from gongkai.wide import printable, width, wrap

if TYPE_CHECKING:
    from gongkai.plan import Plan
    from gongkai.reports.state import Standing
    from gongkai.reports.uncounted import Uncounted
    from gongkai.status.ledger import Ledger, Ledgers
    from gongkai.terminal import Screen

_BAR = 20
_ROOM = 20
_CONTACTS = "联系人和电话写在 plan.yaml 的 units 下面 contacts 里"
_TONES = {"overdue": "red", "returned": "yellow", "incomplete": "yellow", "pending": ""}


def show_status(view: "Ledgers", only_pending: bool) -> "Screen":
    """Every report, and all together where there are several: a bar and its counts, then a table of units."""
    lines: list[Line] = [[(f"只看{'、'.join(view.only)}", "")]] if view.only else []
    if len(view.ledgers) > 1:
        lines += [[(view.whole.title, "bold")], bar(view.whole), [(counted(view.whole), "")]]
    brief = len(view.ledgers) > 1 and not view.only  # nobody has asked for one of them
    for ledger in view.ledgers:
        lines += [[]] if lines else []
        lines += [[(f"{ledger.title}（{ledger.due}）", "bold")], bar(ledger)]
        lines.append([(f"{counted(ledger)}；{countdown(ledger)}", "")])
        rows = ledger.owed_by if only_pending else () if ledger.closed and brief else ledger.rows
        if rows:
            lines += [[], *_table(rows)]
        elif only_pending or not ledger.rows:
            lines.append(_nobody(ledger))
    for said in (*_figures(view), view.to_come, *_signed(view)):
        lines += [[]] if lines and said else []
        lines += [[(printable(said), "")]] if said else []
    if not view.ledgers:
        lines.append([(printable(view.nothing), "")])
    return [*lines, *([[], *left_out(view.uncounted)] if view.uncounted else [])]


def _figures(view: "Ledgers") -> Iterator[str]:
    """What the figures come to, and where to see what is doubtful about them."""
    for own in view.figures:
        yield from own.told
    if any(own.doubts for own in view.figures):
        yield advice("每一处在哪一格、怎样改正：gongkai figures")


def _signed(view: "Ledgers") -> tuple[str, ...]:
    return (view.receipts.said,) if view.receipts else ()


def left_out(uncounted: Iterable["Uncounted"]) -> Iterator[Line]:
    """What is on record and counted nowhere, and what to do about it."""
    for one in uncounted:
        yield [(f"注意：{one.said}", "yellow")]
        yield [(f"建议：{one.advice}", "yellow")]


def show_scores(view: "Ledgers", only_pending: bool) -> "Screen":
    """Every unit's points with what was taken off and added."""
    waiting = {row.unit for ledger in view.ledgers for row in ledger.owed_by}
    head = [("单位", "得分", "等次", "说明")]
    cells = head + [
        (score.unit, str(score.points), score.band, "；".join(f"{mark.reason} {mark.points:+}" for mark in score.marks))
        for score in view.scores
        if score.unit in waiting or not only_pending
    ]
    styles = ["bold"] + [""] * (len(cells) - 1)
    return list(aligned(cells, styles))


def show_lines(view: "Ledgers") -> "Screen":
    """A sentence a report, for the chat."""
    return [[(sentence, "")] for sentence in sentences(view)] or [[(printable(view.nothing), "")]]


def show_calls(plan: "Plan", view: "Ledgers") -> "Screen":
    """Whom to call about each report, the most pressing first, with person and number as far as they are known."""
    lines: list[Line] = [] if view.ledgers else [[(printable(view.nothing), "")]]
    for report in calls(plan, view):
        lines += [[]] if lines else []
        ledger = report.ledger
        further = "、".join(map(printable, besides(ledger.title, ledger.needs)))
        needs = f"（另附{further}）" if further and report.groups else ""
        lines.append([(f"{report.report}{needs}", "bold")])
        rows = [(one.unit, group.title, one.person, one.phone) for group in report.groups for one in group.units]
        tones = [_TONES[group.tone] for group in report.groups for _ in group.units]
        if not rows:
            lines.append(_nobody(ledger))
            continue
        lines += aligned([("单位", "为什么", "联系人", "电话"), *rows], ["bold", *tones])
        if not any(person or phone for *_, person, phone in rows):
            lines.append([(f"{_CONTACTS}，如“{rows[0][0]}: {{person: 姓名, phone: 电话}}”", "dim")])
    return lines


def _nobody(ledger: "Ledger") -> Line:
    """That nobody is to be reminded; in green where all is there."""
    return [(all_there(ledger), "green" if ledger.owing and not (ledger.without or ledger.unfilled) else "")]


def bar(ledger: "Ledger") -> Line:
    """How much is done, of what must be done: done, to be mended, not there."""
    if not ledger.owing:
        return []
    done = _BAR * ledger.reported // ledger.owing
    again = _BAR * (ledger.reported + ledger.returned) // ledger.owing - done
    return [
        ("█" * done, "green"),
        ("▓" * again, "yellow"),
        ("▁" * (_BAR - done - again), "dim"),
        (f" {ledger.percent}%", "bold"),
    ]


def counted(ledger: "Ledger") -> str:
    """All that there is to count, in a line."""
    return "，".join(f"{word} {count}" for word, count in counts(ledger))


def _table(rows: Sequence["Standing"]) -> Iterator[Line]:
    """The units in columns that Chinese widths fill; what else is to be said beside, or below without room."""
    cells: list[tuple[str, ...]] = [("单位", "状态", "报送时间", "还缺"), *map(_cells, rows)]
    said = ["，".join(_remarks(row)) for row in rows]
    styles = ["bold", *map(_row_style, rows)]
    edge = _edge(cells)
    if edge - 2 > columns():  # the blanks behind the last column are not printed
        lacking = [f"还缺{missing}" if missing else "" for *_, missing in cells[1:]]
        said = ["，".join(filter(None, pair)) for pair in zip(lacking, said, strict=True)]
        cells = [line[:-1] for line in cells]
        edge = _edge(cells)
    indent = edge if columns() - edge >= _ROOM else 4
    head = "说明" if any(said) and indent == edge else ""
    for line, remark, style in zip(aligned(cells, styles), [head, *said], styles, strict=True):
        parts = list(wrap(remark, columns() - indent)) if remark else []
        if parts and indent == edge:
            gap = " " * (edge - sum(width(text) for text, _ in line))
            line = [*line, (gap + parts.pop(0), style)]  # noqa: PLW2901  the same line, longer
        yield line
        yield from ([(" " * indent, ""), (part, style)] for part in parts)


def _edge(cells: Sequence[tuple[str, ...]]) -> int:
    """Where a table ends, with the blanks behind its last column."""
    return sum(max(map(width, column)) + 2 for column in zip(*cells, strict=True))


def _cells(row: "Standing") -> tuple[str, ...]:
    return row.unit, state_of(row), row.told(row.first) if row.first else "", "、".join(row.missing)


def _remarks(row: "Standing") -> Iterator[str]:
    if row.days_late:
        yield f"迟{row.days_late}天"
    yield from remarks(row)
    if row.reminders:
        yield reminders(row)


def _row_style(row: "Standing") -> str:
    if row.overdue:
        return "red"
    if row.first is None:
        return "yellow" if row.came else ""
    return "yellow" if row.late or row.missing or row.pending else "green"
