"""What the template of the summary sees: texts ready to print, and marks where a person has to write."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.figures.paper import rows, table
from gongkai.figures.totals import Totals
from gongkai.keys import ROLE_LABELS
from gongkai.phrases.moments import Moment, in_full
from gongkai.plan import Activity, Plan, few
from gongkai.reports.interpreted import Interpreted, told
from gongkai.reports.standing import own_day
from gongkai.reports.state import State
from gongkai.status.ledger import Ledger, Ledgers
from gongkai.terminal import advice
from gongkai.text import quoted

_DOUBTS = 10


class Part(NamedTuple):
    """A section with its paragraphs."""

    title: str
    lines: tuple[str, ...]


class Summary(NamedTuple):
    """The whole report. `tables` are the figures as attachments: title and rows, the head first."""

    title: str
    to: str
    opening: str
    organised: str
    activities: tuple[Part, ...]
    figures: tuple[str, ...]
    reports: tuple[str, ...]
    rest: str
    tables: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    issuer: tuple[str, ...]
    date: str


def gap(what: str) -> str:
    """Where a person has to write, and what."""
    return f"【请补充：{what}】"


def summary(plan: Plan, view: Ledgers, figures: Sequence[Totals], found: Sequence[Interpreted], now: Moment) -> Summary:
    """The summary as far as plan, record, figures and interpretations say something.

    Of interpretations a sentence says enough: one each would hide the reports.
    """
    others = {str(report.id) for report in plan.reports if report.interprets is None}
    ledgers = [ledger for ledger in view.ledgers if ledger.report in others]
    counted = [f"{said}。" for said in [told(found)] if said]
    issuer = tuple(map(str, plan.notice.issuer)) if plan.notice else ()
    named = plan.title.removesuffix("方案").removesuffix("活动")
    reporting = named.removesuffix("的通知").removesuffix("通知")
    titled = [one for one in figures if one.sentence]
    return Summary(
        title=f"{named}活动总结" if reporting == named else f"{reporting}情况的报告",
        to=_receiver(plan, issuer) or gap("报给哪个机关"),
        opening=f"根据《{plan.title}》，{_when(plan)}组织开展了有关活动。现将情况报告如下。",
        organised=_organised(plan),
        activities=tuple(_activity(found, activity) for activity in plan.activities),
        figures=tuple(_figures(figures)),
        reports=(*map(_report, ledgers), *_waiting(figures), *counted),
        rest=gap("存在的问题，下一步打算"),
        tables=tuple(attached for one in titled for attached in _tables(one)),
        issuer=issuer,
        date=in_full(now.day),
    )


def _receiver(plan: Plan, issuer: Sequence[str]) -> str:
    """To whom the issuer itself reports, where the plan has that duty."""
    for report in plan.reports:
        if report.receiver and report.units and all(_is_issuer(unit, issuer) for unit in report.units):
            return str(report.receiver)
    return ""


def _is_issuer(unit: str, issuer: Sequence[str]) -> bool:
    return any(organ.endswith(unit) for organ in issuer)


def _when(plan: Plan) -> str:
    return f"{str(plan.period.text).rstrip('。；')}，" if plan.period else gap("活动时间")


def _organised(plan: Plan) -> str:
    units = {unit for activity in plan.activities for unit in activity.role_of}
    planned = f"方案安排活动{len(plan.activities)}项，涉及{len(units)}个单位。" if plan.activities else ""
    return f"{planned}{gap('怎样动员部署，谁负责，怎样督促')}"


def _activity(found: Sequence[Interpreted], activity: Activity) -> Part:
    """An activity as it was planned, what was interpreted, and a gap for what came of it.

    Who has reported on it stands with the other reports alone: that chapter is not published.
    """
    facts = [f"时间：{str(activity.time.shown).rstrip('。；')}"] if activity.time else []
    facts += [f"地点：{str(activity.place).rstrip('。；')}"] if activity.place else []
    facts += [f"{ROLE_LABELS[role]}：{few(list(units))}" for role, units in activity.in_role.items() if units]
    lines = ["；".join(facts) + "。"] if facts else []
    here = {one for section in activity.section.walk() for one in section.interpretations}
    read = [f"{one.unit}《{one.interpretation.name}》" for one in found if one.links and one.interpretation in here]
    lines += [f"发布政策解读{len(read)}篇：{'、'.join(read)}。"] if read else []
    return Part(activity.title, (*lines, gap(f"{quoted(activity.title)}实际怎样开展，有什么做法和效果")))


def _tables(one: Totals) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    """The totals and their lists as attachments."""
    yield one.heading, table(one)
    yield from ((own.title, rows(own)) for own in one.lists)


def _figures(figures: Sequence[Totals]) -> Iterator[str]:
    if not any(one.sentence for one in figures):
        yield gap("开展了几场活动，多少群众参加，解答了多少问题")
    for one in figures:
        if one.sentence:
            yield f"据{one.filled}个单位填报：{one.sentence}。详见附件“{one.heading}”。"
        if one.sentence and one.waiting:
            yield gap(f"还有{len(one.waiting)}个单位没有填报，数到了以后重新生成")
        for doubt in one.doubts[:_DOUBTS]:
            yield f"【请核对：{doubt.sentence}】"
        if len(one.doubts) > _DOUBTS:
            yield f"【请核对：另有{len(one.doubts) - _DOUBTS}处，用 {advice('gongkai figures')} 看】"


def _waiting(figures: Sequence[Totals]) -> Iterator[str]:
    """Who has not filled in: between the office and its units, as who has not reported."""
    for one in figures:
        if one.sentence and one.waiting:
            yield f"{quoted(one.heading)}还没有填报的{len(one.waiting)}个：{few(list(one.waiting))}。"


def _report(ledger: Ledger) -> str:
    """How a report stands, in a sentence: how many, who is late, missing, or has more time, who need not report."""
    late = [row.unit for row in ledger.rows if row.late]
    missing = [row.unit for row in ledger.rows if row.pending]
    returned = [row.unit for row in ledger.rows if row.state is State.RETURNED]
    lacking = [row.unit for row in ledger.rows if row.incomplete]
    extended = [f"{row.unit}（{own_day(row)}）" for row in ledger.rows if row.pending and row.extended]
    waived = [row.unit for row in ledger.rows if row.state is State.WAIVED]
    told = [f"“{ledger.title}”应报{ledger.owing}个单位，已报{ledger.reported}个"]
    for units, word in (
        (late, "迟报"),
        (missing, "未报"),
        (returned, "其中退回"),
        (extended, "未报中延期"),
        (lacking, "缺材料"),
        (waived, "免报"),
    ):
        told += [f"{word}的{len(units)}个：{few(units)}"] if units else []
    return "；".join(told) + "。"
