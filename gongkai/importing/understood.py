"""What was understood of a notice, as the office reads it out, each with the line of the plan that says so."""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.phrases.materials import besides
from gongkai.plan import Line, Plan, Report
from gongkai.text import shortened


class Fact(NamedTuple):
    """What was understood as an activity, unit, time, place or report: label and value, and the line of the plan."""

    kind: str
    label: str
    value: str
    line: int


def understood(plan: Plan) -> Iterator[Fact]:
    """Everything that was understood, but for the frame of the notice."""
    activities = {id(activity.section): activity for activity in plan.activities}
    for section in plan.sections:
        if activity := activities.get(id(section)):
            yield Fact("activity", "活动", activity.title, section.at.line)
        for line in section.lines:
            yield from _line(line)
        has_time = any(line.key == "time" for line in section.lines)
        if activity and activity.time and not has_time:
            yield Fact("time", "时间（同上级）", activity.time.text, section.at.line)
    for duty in plan.duties:
        if duty.piece.who and not duty.organised:
            told = f"{duty.piece.who.text}（{shortened(duty.piece.text.strip())}）"
            yield Fact("unit", "由谁做", told, duty.piece.text.at.line)
    for report in plan.matters:
        yield from _report(report)
    for group in plan.registry.groups.values():
        members = "、".join(group.members.names) if group.members else "通知里没有逐个列出"
        yield Fact("unit", group.name, members, group.name.at.line)


def _line(line: Line) -> Iterator[Fact]:
    """A labelled line that says when, where or who."""
    label = line.label.rstrip("：:")
    if line.time:
        yield Fact("time", label, line.time.text, line.time.text.at.line)
    elif line.units:
        yield Fact("unit", label, "、".join(line.units.names), line.units.text.at.line)
    elif line.key == "place":
        yield from (Fact("place", label, piece.text, piece.text.at.line) for piece in line.pieces)


def _report(report: Report) -> Iterator[Fact]:
    """A report as the office reads it out."""
    at = report.id.at.line
    yield Fact("report", "报送", report.called, at)
    excepted = f"（{'、'.join(report.except_.names)}除外）" if report.except_ else ""
    yield Fact("unit", "谁报", "、".join(report.from_.names) + excepted, at)
    yield Fact("time", "期限", report.due.shown, at)
    for label, value in (
        ("报给", report.receiver),
        ("另附", "、".join(besides(report.title, report.needs))),
        ("方式", report.via),
        ("表格", report.form),
    ):
        if value:
            yield Fact("unit" if label == "报给" else "report", label, value, at)
