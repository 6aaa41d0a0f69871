"""`gongkai status`: who has reported."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from gongkai.cli.common import PLAN, deliver, load_plan, open_store, this_moment
from gongkai.cli.options import PlanOption, ReportOption, StatusFormat, StoreOption, TodayOption
from gongkai.errors import ExitCode, GongkaiError


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
) -> None:
    """谁报了，谁还没报，缺什么材料，离期限还有几天。

    例：gongkai status -o 台账.xlsx
    """
    from gongkai.console.status import show_scores, show_status
    from gongkai.reports.submit import find_report, find_unit
    from gongkai.views.ledger import ledgers
    from gongkai.writers import STATUS, Settings, format_of, write

    loaded = load_plan(plan)
    events, _ = open_store(loaded, plan, store).load()
    reports = [find_report(loaded, report)] if report else loaded.reports
    names = [name for name in (unit, group) if name]
    units = {member for name in names for member in loaded.registry.members(find_unit(loaded, name))} if names else None
    view = ledgers(loaded, reports, events, this_moment(today, loaded), units)
    if scores and not loaded.scoring:
        raise GongkaiError("方案里没有评分办法", "在 plan.yaml 里写上 scoring")
    if output is None and format in (None, StatusFormat.text):
        (show_scores if scores else show_status)(view, pending)
    else:
        chosen = format.value if format else format_of(output, STATUS) if output else ""
        deliver(write(STATUS, "status", chosen, view, Settings()), output)
    raise typer.Exit(ExitCode.PROBLEMS if check and any(ledger.overdue for ledger in view.ledgers) else ExitCode.DONE)
