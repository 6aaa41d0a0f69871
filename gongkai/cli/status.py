"""`gongkai status`: who has reported."""

from typing import Annotated

import typer

from gongkai import console
from gongkai.cli.common import PLAN, deliver, load_plan, open_store, this_moment
from gongkai.cli.options import PlanOption, ReportOption, StatusFormat, StoreOption, TodayOption
from gongkai.errors import ExitCode


def status(
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    pending: Annotated[bool, typer.Option("--pending", help="只列还没报的")] = False,
    check: Annotated[bool, typer.Option("--check", help="有逾期未报的，退出码为 1")] = False,
    format: Annotated[StatusFormat, typer.Option("--format", help="格式")] = StatusFormat.text,
) -> None:
    """谁报了，谁还没报，缺什么材料，离期限还有几天。

    例：gongkai status --pending
    """
    from gongkai.reports.submit import find_report
    from gongkai.views.ledger import ledgers
    from gongkai.writers import STATUS, Settings, write

    loaded = load_plan(plan)
    events, _ = open_store(loaded, plan, store).load()
    reports = [find_report(loaded, report)] if report else loaded.reports
    view = ledgers(loaded, reports, events, this_moment(today, loaded))
    if format is StatusFormat.text:
        console.show_status(view, pending)
    else:
        deliver(write(STATUS, "status", format.value, view, Settings()), None)
    raise typer.Exit(ExitCode.PROBLEMS if check and any(ledger.overdue for ledger in view.ledgers) else ExitCode.DONE)
