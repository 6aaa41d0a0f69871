"""`gongkai hotline assign`, `answer` and `case`: who a hot issue is for, what they answered, what is worth telling."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gongkai import terminal
from gongkai.cli.common import PLAN, load_plan
from gongkai.cli.desk import Desk, agreed
from gongkai.cli.hotline_issues import IssueArgument, chosen_issue, decide, said_by, shown, without_private
from gongkai.cli.options import AtOption, ByOption, NoteOption, PlanOption, StoreOption, TodayOption, YesOption
from gongkai.errors import GongkaiError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.hotline.issues import Issue
    from gongkai.phrases.deadlines import Deadline, Relative
    from gongkai.phrases.moments import Moment
    from gongkai.plan import Plan
    from gongkai.reports.events import Event


def assign(
    number: IssueArgument,
    units: Annotated[
        Optional[list[str]],
        typer.Argument(metavar="[单位]...", show_default=False, help="交给谁；不写就提示可以交给谁"),
    ] = None,
    due: Annotated[
        Optional[str], typer.Option("--due", metavar="期限", help="什么时候以前答复；不写就按方案里写的")
    ] = None,
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    at: AtOption = None,
    by: ByOption = None,
    note: NoteOption = "",
) -> None:
    """把一个热点问题交办给单位：从此和 report assign 交办的一样，在 tasks、status、催办、看板、得分里。

    例：gongkai hotline assign 3 住建局 --due 5月19日
    """
    from gongkai.cli.units import officials
    from gongkai.hotline.decided import ASSIGN
    from gongkai.reports.assigned import assignment, with_assigned
    from gongkai.reports.events import recordable
    from gongkai.status.record_terminal import recorded

    desk = Desk(plan, store, today)
    issue = _issue(plan, desk.own, today, by, number, store)
    _owed(desk, plan, today, by, issue)
    if not units:
        raise GongkaiError("没有写交给哪个单位", _suggested(issue, desk.own))
    names = officials(desk.plan, units)
    members = tuple(dict.fromkeys(unit for name in names for unit in desk.plan.registry.members(name)))
    typed = desk.typed(at, by, without_private(note) or f"热点问题{issue.number}，{len(issue.orders)}件")
    until = _until(due, desk.own, typed.at)
    title = recordable(issue.name)

    def _make(known: "Sequence[Event]") -> "Event":
        return assignment(with_assigned(desk.own, known, desk.now), known, members, title, until, typed)

    id = _assigned_before(desk.plan, title, members)
    if id is None:
        event = desk.enter(_make)[-1]
        recorded(event, event.title)
        id = event.report
    words = "、".join(members)
    decide(plan, today, by, lambda _, known, said: said.decision(ASSIGN, (known.known(number),), text=id, unit=words))
    command = terminal.advice(f"gongkai hotline answer {number} 答复.docx")
    terminal.say(f"代号是{id}；答复以后：{command}", sys.stdout)


def answer(
    number: IssueArgument,
    files: Annotated[
        Optional[list[Path]],
        typer.Argument(metavar="[文件]...", show_default=False, help="答复；只登记名称和校验码，不复制"),
    ] = None,
    unit: Annotated[
        Optional[str], typer.Option("--unit", "-u", metavar="单位", help="谁答复的；交办给几个单位的才要写")
    ] = None,
    public: Annotated[bool, typer.Option("--public", help="这份答复可以公开")] = False,
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    at: AtOption = None,
    by: ByOption = None,
    note: NoteOption = "",
    yes: YesOption = False,
) -> None:
    """登记对一个热点问题的答复：等于 report submit；交办的单位都答复了，它的工单都算答复了。

    例：gongkai hotline answer 3 答复.docx --public
    """
    from gongkai.cli.report import submit
    from gongkai.cli.units import officials
    from gongkai.hotline.decided import ANSWER
    from gongkai.hotline.masking import mask

    desk = Desk(plan, store, today)
    own, issue = desk.own, _issue(plan, desk.own, today, by, number, store)
    owed = _owed(desk, plan, today, by, issue)
    if not owed:
        hint = f"先交办：gongkai hotline assign {number} 单位；{_suggested(issue, own)}"
        raise GongkaiError(f"问题{number}还没有交办给谁", hint)
    who = officials(own, [unit])[0] if unit else next(iter(owed))
    if who not in owed or (unit is None and len(owed) > 1):
        raise GongkaiError(f"问题{number}交办给了{'、'.join(owed)}", "加上 --unit 写明是谁答复的")
    for file in files or ():
        if (masked := mask(file.name)) != file.name:
            raise GongkaiError(f"文件名里有个人信息：{masked}", "文件名要记下来；改成不带姓名、号码、门牌的，再登记")
    said = without_private(note) or ("可以公开" if public else "")
    submit(who, files, plan, store, today, owed[who], None, None, None, None, at, by, said, yes)
    if not _has_come(Desk(plan, store, today), owed[who], who):
        terminal.say(f"问题{issue.number}：{who}的答复还没有到，它的工单还不算答复了", sys.stdout)
        return
    orders = tuple(order.number for order in issue.orders)
    text = "公开" if public else ""
    decide(plan, today, by, lambda _, _known, one: one.decision(ANSWER, (issue.number,), orders, text, who))
    now = _issue(plan, desk.own, today, by, number, store)
    open_ = f"还等{'、'.join(now.waiting)}答复" if now.waiting else f"它的{len(orders)}件工单都算答复了"
    terminal.say(f"问题{issue.number}：{open_}", sys.stdout)


def case(
    number: IssueArgument,
    plan: PlanOption = PLAN,
    today: TodayOption = None,
    by: ByOption = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="文字看过了，不问")] = False,
) -> None:
    """把一个问题作为典型案例：再去一遍个人信息，给人看过才算。

    例：gongkai hotline case 3
    """
    from gongkai.hotline.decided import CASE
    from gongkai.hotline.owners import as_case

    own = load_plan(plan)
    issue = _issue(plan, own, today, by, number)
    text = as_case(issue)
    if yes:
        terminal.say(text, sys.stdout)
    else:
        odd = [*text.splitlines(), "里面没有人名、电话、门牌，一看就知道是谁的话也没有"]
        agreed(odd, "作为典型案例吗？", "采用", "看过文字，加上 --yes 再运行一次")
    decide(plan, today, by, lambda _, known, said: said.decision(CASE, (known.known(number),), text=text))
    terminal.say(f"问题{number}是典型案例", sys.stdout)


def _issue(
    path: Path, plan: "Plan", today: str | None, by: str | None, number: int, store: str | None = None
) -> "Issue":
    record, found = shown(path, plan, said_by(plan, today, by), store)
    return chosen_issue(record, found, number)


def _owed(desk: Desk, path: Path, today: str | None, by: str | None, issue: "Issue") -> dict[str, str]:
    """Which units owe an answer, by the ids of what they owe; what `report undo` took back is put on record as that."""
    from gongkai.hotline.decided import ASSIGN, settled
    from gongkai.hotline.record import beside, load

    known = settled(load(beside(path), desk.own.id).decisions).assigned.get(issue.number, {})
    there = {(str(report.id), unit) for report in desk.plan.reports if report.assigned for unit in report.units}
    gone = [unit for unit, id in known.items() if (id, unit) not in there]
    if gone:
        words = "、".join(gone)
        decide(path, today, by, lambda _, _known, said: said.decision(ASSIGN, (issue.number,), unit=words))
    return {unit: id for unit, id in known.items() if unit not in gone}


def _has_come(desk: Desk, id: str, unit: str) -> bool:
    """Whether the answer itself is on record; a picture alone is none, as with every report."""
    from gongkai.reports.state import standings

    report = next(report for report in desk.plan.reports if report.id == id)
    return any(row.reported for row in standings(desk.plan, report, desk.log, desk.now) if row.unit == unit)


def _suggested(issue: "Issue", plan: "Plan") -> str:
    from gongkai.hotline.owners import suggested

    found = suggested(issue, plan.hotline)
    return f"可以交给：{'、'.join(found)}" if found else "写上单位，如 gongkai hotline assign 3 住建局"


def _until(due: str | None, plan: "Plan", at: "Moment") -> "Deadline":
    """The deadline that was typed, or the plan's, counted from the assignment."""
    from gongkai.diagnostics import Diagnostic
    from gongkai.phrases.deadlines import Deadline, Relative, counted
    from gongkai.phrases.times import Span, Time
    from gongkai.reports.assigned import deadline_of
    from gongkai.text import Text

    if due is not None:
        return deadline_of(due, plan, at)
    rule = plan.hotline.due if plan.hotline else None
    if rule is None or rule.relative is None:
        example = _as_typed(Relative(3, "工作日", after=True), plan, at)
        raise GongkaiError("没有写什么时候以前答复", f"加上 {example}；或者在方案的 hotline 里写 due: 5日内")
    until = counted(rule, Time(rule.text, (Span(at, at),)))
    if isinstance(until, Diagnostic):
        day = _as_typed(rule.relative, plan, at)
        hint = f"加上 {day}：只除去双休日和元旦、劳动节、国庆节，别的假日和调休自己加减"
        raise GongkaiError(until.message, hint)
    assert until.moment  # what is counted is a day
    return Deadline(Text(until.moment.beside(plan.year)), until.moment)


def _as_typed(distance: "Relative", plan: "Plan", at: "Moment") -> str:
    """The option that names a day so long after a moment, as an example, or to be looked at."""
    from gongkai.phrases.deadlines import counted_roughly

    day = counted_roughly(distance, at.day)
    return f"--due {at._replace(day=day, clock=None).beside(plan.year)}"


def _assigned_before(plan: "Plan", title: str, units: tuple[str, ...]) -> str | None:
    """What these units owe under this title already: a command that was cut off is run again."""
    for report in plan.reports:
        if report.assigned and report.title == title and set(units) <= set(report.units):
            return str(report.id)
    return None
