"""The running sheet as blocks of a document, for the same writers as the notice."""

from gongkai.views.notice import Block, NoticeView, Span
from gongkai.views.running import RunningSheet, Step

_HEAD = ("时间", "事项", "单位", "人员、自带")


def running_page(view: RunningSheet) -> NoticeView:
    """A title, the plan it comes from, the steps as a table, and what they add up to. Empty columns are left out."""
    blocks = [Block("title", (Span("title", view.title),))]
    if view.plan:
        blocks.append(Block("paragraph", (Span("text", f"据《{view.plan}》整理。"),)))
    rows = [_row(step) for step in view.steps]
    kept = [index for index in range(len(_HEAD)) if any(row[index] for row in rows)]
    if rows:
        blocks.append(Block("table", rows=tuple(tuple(row[index] for index in kept) for row in (_HEAD, *rows))))
    else:
        blocks.append(Block("paragraph", (Span("text", "没有安排。"),)))
    if added := view.totals.words:
        blocks += [Block("heading", (Span("title", "合计"),), level=1, depth=1, keep=True), Block("form", rows=added)]
    return NoticeView(view.title, tuple(blocks))


def _row(step: Step) -> tuple[str, ...]:
    what = f"{step.what}\n地点：{step.place}" if step.place and step.when else step.what
    return step.when, what, step.who, "\n".join(filter(None, (step.people, step.bring)))
