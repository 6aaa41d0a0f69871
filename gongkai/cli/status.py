"""`gongkai status`: who has reported."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gongkai.cli.common import PLAN, deliver, load_plan, open_store, this_moment
from gongkai.cli.options import PlanOption, ReportOption, StatusFormat, StoreOption, TemplatesOption, TodayOption
from gongkai.errors import ExitCode, GongkaiError

if TYPE_CHECKING:
    from gongkai.plan import Plan
    from gongkai.reports.events import Event
    from gongkai.views.ledger import Ledgers


def status(
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    unit: Annotated[Optional[str], typer.Option("--unit", "-u", metavar="单位", help="只看一个单位")] = None,
    group: Annotated[
        Optional[str], typer.Option("--group", "-g", metavar="分组", help="只看一个分组，如 各镇街")
    ] = None,
    pending: Annotated[bool, typer.Option("--pending", help="只列还没报的")] = False,
    scores: Annotated[bool, typer.Option("--scores", help="列出考核得分和理由")] = False,
    check: Annotated[bool, typer.Option("--check", help="有逾期未报的，退出码为 1")] = False,
    format: Annotated[Optional[StatusFormat], typer.Option("--format", help="格式")] = None,
    output: Annotated[
        Optional[Path], typer.Option("--output", "-o", metavar="文件", help="写成台账 .xlsx .csv .json 或看板 .html")
    ] = None,
    templates: TemplatesOption = None,
) -> None:
    """谁报了，谁还没报，缺什么材料，离期限还有几天。

    例：gongkai status -o 看板.html
    """
    from gongkai.console.status import show_scores, show_status
    from gongkai.reports.submit import find_report, find_unit
    from gongkai.views.ledger import ledgers
    from gongkai.writers import STATUS, format_of

    loaded = load_plan(plan)
    events, _ = open_store(loaded, plan, store).load()
    reports = [find_report(loaded, report)] if report else loaded.reports
    only = [find_unit(loaded, name) for name in (unit, group) if name]
    view = ledgers(loaded, reports, events, this_moment(today, loaded), only)
    if scores and not loaded.scoring:
        raise GongkaiError("方案里没有评分办法", "在 plan.yaml 里写上 scoring")
    chosen = format.value if format else format_of(output, STATUS) if output else "text"
    if chosen == "text" and output is None:
        (show_scores if scores else show_status)(view, pending)
    elif pending:
        raise GongkaiError("--pending 只管屏幕上看的", "写成文件的不用加，打开以后可以筛选")
    else:
        deliver(_written(chosen, loaded, view, events, templates), output)
    raise typer.Exit(ExitCode.PROBLEMS if check and any(ledger.overdue for ledger in view.ledgers) else ExitCode.DONE)


def _written(
    format: str, plan: "Plan", view: "Ledgers", events: "Sequence[Event]", templates: Path | None
) -> str | bytes:
    """The ledgers in a format for programs and spreadsheets, or as the board."""
    from gongkai.writers import STATUS, Settings, write

    if format != "html":
        return write(STATUS, "status", format, view, Settings())
    from gongkai.views.board import board
    from gongkai.views.log import entries

    return write(STATUS, "board", format, board(plan, view, entries(plan, events, view.now)), Settings(templates))
