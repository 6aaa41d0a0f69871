"""`gongkai report assign` and `receive`: what is handed out in mid-campaign, and who has signed for a task sheet."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai import terminal
from gongkai.cli.common import PLAN
from gongkai.cli.desk import Desk
from gongkai.cli.options import (
    AtOption,
    ByOption,
    NoteOption,
    PlanOption,
    StoreOption,
    TodayOption,
    UnitsArgument,
)
from gongkai.errors import GongkaiError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.plan import Plan
    from gongkai.reports.events import Event

_SHORT = 2  # characters: 停水 and 停电 differ by one, too


def assign(
    units: Annotated[
        list[str],
        typer.Argument(
            metavar="单位... 事项", show_default=False, help="一个或几个单位、分组；交办什么写在最后，有空格的加引号"
        ),
    ],
    due: Annotated[str, typer.Option("--due", metavar="期限", help="什么时候以前报来，如 5月19日、5月19日17时前")],
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    at: AtOption = None,
    by: ByOption = None,
    note: Annotated[str, typer.Option("--note", metavar="文字", help="要求；写在任务单上")] = "",
) -> None:
    """临时交办一件方案里没有的事：从此和别的报送一样，在 tasks、status、催办、看板、得分里。

    同一件事再交办给别的单位，事项和期限照样写一遍。

    例：gongkai report assign 住建局 某小区噪声扰民 --due 5月19日
    """
    from gongkai.cli.units import are_units, officials
    from gongkai.reports.assigned import assignment, deadline_of, with_assigned
    from gongkai.reports.events import recordable
    from gongkai.reports.submit import find_unit
    from gongkai.status.record_terminal import recorded

    *asked, title = units
    desk, what = Desk(plan, store, today), recordable(" ".join(title.split()))
    if _names_a_unit(desk.plan, what):
        find_unit(desk.plan, what)  # 教育居 is no matter
    if not asked or are_units(desk.plan, what.partition(" ")[0]):  # a word of units and a blank: they are units too
        hint = "事项写在单位后面，如 gongkai report assign 住建局 某小区噪声扰民 --due 5月19日"
        raise GongkaiError("没有写交办什么事", hint)
    names = officials(desk.plan, asked)
    members = tuple(dict.fromkeys(unit for name in names for unit in desk.plan.registry.members(name)))
    typed = desk.typed(at, by, note)
    until = deadline_of(due, desk.plan, typed.at)

    def _make(known: "Sequence[Event]") -> "Event":
        return assignment(with_assigned(desk.own, known, desk.now), known, members, what, until, typed)

    event = desk.enter(_make)[-1]
    recorded(event, event.title)
    if had := [unit for unit in members if unit not in event.units]:
        terminal.say(f"已经交办过：{'、'.join(had)}")
    command = terminal.advice(f"gongkai report submit {event.units[0]} --report {event.report}")
    terminal.say(f"代号是{event.report}；报来以后：{command}", sys.stdout)


def _names_a_unit(plan: "Plan", what: str) -> bool:
    """Whether a matter looks like a unit, known or not: 教育居, 审计局. 团建 is none for 团委."""
    from gongkai.phrases.organs import is_department, is_organ
    from gongkai.phrases.writing import slip_of

    if is_department(what):
        return True
    return any(slip_of(what, near) for near in plan.registry.nearest(what)) and (len(what) > _SHORT or is_organ(what))


def receive(
    units: UnitsArgument,
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    at: AtOption = None,
    by: ByOption = None,
    note: NoteOption = "",
) -> None:
    """登记签收：哪些单位签了任务单。几家签收了、还差哪些，在 status 和看板里。

    例：gongkai report receive 教育局 各镇街
    """
    from gongkai.cli.units import officials
    from gongkai.reports.receipts import receipt, receipts
    from gongkai.status.record_terminal import recorded

    desk = Desk(plan, store, today)
    names = officials(desk.plan, units)
    typed = desk.typed(at, by, note)
    log = desk.enter(lambda known: receipt(desk.plan, known, names, typed))
    recorded(log[-1], "任务单")
    terminal.say(receipts(desk.plan, log, desk.now).said, sys.stdout)
