"""The running sheet and the 签到表 as blocks of a document, for the same writers as the notice."""

import re
from collections.abc import Iterator

from gongkai.page.blocks import Block, NoticeView, Span
from gongkai.tasks.attendance import HEAD, Attendance
from gongkai.tasks.order import common_rows
from gongkai.tasks.running import RunningSheet, timed

_HEAD = ("时间", "事项", "单位", "人员、自带")
_NEXT_NUMBER = re.compile("(?<=[、，；]) *(?=[^ ])")  # programs break a line within one where a mark stands behind it


def running_page(view: RunningSheet) -> NoticeView:
    """A title, the plan it comes from, the steps as a table, and what they add up to. Empty columns are left out."""
    blocks = [Block("title", (Span("title", view.title),))]
    if view.plan:
        blocks.append(Block("paragraph", (Span("text", f"据《{view.plan}》整理。"),)))
    rows = list(_rows(view))
    kept = [index for index in range(len(_HEAD)) if any(row[index] for row in rows)]
    if rows:
        table = tuple(tuple(row[index] for index in kept) for row in (_HEAD, *rows))
        blocks.append(Block("table", rows=table, keep=bool(view.totals.words)))
    else:
        blocks.append(Block("paragraph", (Span("text", f"{view.nothing}。"),)))
    if added := view.totals.words:
        blocks += [Block("heading", (Span("title", "合计"),), level=1, depth=1, keep=True), Block("form", rows=added)]
    if view.source.asked_of_all:
        blocks.append(Block("form", (Span("title", "共同要求"),), level=1, depth=1, rows=common_rows(view.source)))
    return NoticeView(view.title, tuple(blocks))


def _rows(view: RunningSheet) -> Iterator[tuple[str, ...]]:
    for when, step in timed(view.steps):
        yield when, step.about(), step.who, "\n".join(filter(None, (step.people, step.bring)))


def attendance_page(view: Attendance) -> NoticeView:
    """The 签到表: when and where, and a line a unit, high enough to sign in."""
    blocks = [Block("title", (Span("title", view.title),))]
    blocks += [Block("paragraph", (Span("text", view.facts_line),))] if view.facts else []
    rows = tuple(line._replace(phone=_NEXT_NUMBER.sub("\n", line.phone)).cells for line in view.lines)
    blocks.append(Block("table", rows=(HEAD, *rows), tall=True))
    return NoticeView(view.title, tuple(blocks))
