"""`gongkai status`: who has reported."""

from collections.abc import Collection
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gongkai.cli.asked import Asked
from gongkai.cli.common import PLAN, deliver, load_plan, open_store, this_moment
from gongkai.cli.formats import Format, wanted
from gongkai.cli.options import ReplaceOption, ReportOption, StoreOption, TemplatesOption, TodayOption, a_file
from gongkai.errors import ExitCode, GongkaiError
from gongkai.forms import SCREEN, Settings

if TYPE_CHECKING:
    from gongkai.phrases.moments import Moment
    from gongkai.plan import Plan

_YEAR = 366


def _formats() -> Collection[str]:
    from gongkai.status.forms import FORMS

    return FORMS


def status(
    plans: Annotated[
        Optional[list[Path]],
        typer.Argument(metavar="[方案文件]...", show_default=False, help="几份方案一起看；一份的用 --plan 也行"),
    ] = None,
    plan: Annotated[
        Optional[list[Path]],
        typer.Option(
            "--plan", "-p", metavar="文件", envvar="GONGKAI_PLAN", show_default=False,
            help="方案文件，默认 plan.yaml；几份的写几个，或者写 '*/plan.yaml'",
        ),
    ] = None,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    unit: Annotated[
        Optional[list[str]], typer.Option("--unit", "-u", metavar="单位", help="只看这些单位；可以写几个")
    ] = None,
    group: Annotated[
        Optional[list[str]], typer.Option("--group", "-g", metavar="分组", help="只看这些分组，如 各镇街；可以写几个")
    ] = None,
    pending: Annotated[bool, typer.Option("--pending", help="只列还没报齐的：没报的、要补正的、缺材料的")] = False,
    line: Annotated[bool, typer.Option("--line", help="一项报送一句话，发到群里用")] = False,
    calls: Annotated[bool, typer.Option("--calls", help="要给谁打电话：单位、联系人、电话、为什么")] = False,
    scores: Annotated[bool, typer.Option("--scores", help="列出考核得分和理由")] = False,
    check: Annotated[bool, typer.Option("--check", help="有逾期未报的，退出码为 1")] = False,
    format: Annotated[Optional[str], typer.Option("--format", click_type=Format(_formats), help="格式")] = None,
    output: Annotated[
        Optional[Path], a_file("写成台账 .xlsx .csv .json 或看板 .html")
    ] = None,
    templates: TemplatesOption = None,
    force: ReplaceOption = False,
) -> None:  # fmt: skip
    """谁报了，谁还没报，缺什么材料，离期限还有几天；几份方案可以汇总。

    例：gongkai status -o 看板.html
    """
    from gongkai.cli.overview import show
    from gongkai.cli.patterns import plan_files

    chosen = wanted(format, output, _formats(), "台账")
    if pending and chosen != SCREEN:
        raise GongkaiError("--pending 只管屏幕上看的", "写成文件的不用加，打开以后可以筛选")
    brief = [word for word, on in (("--line", line), ("--calls", calls)) if on]
    clashing = (("--pending", pending), ("--scores", scores), ("-o", output), ("--format", chosen != SCREEN))
    if brief and (others := [*brief[1:], *(word for word, on in clashing if on)]):
        raise GongkaiError(f"{brief[0]} 和 {others[0]} 不能一起用", "分两次运行")
    names = (*(unit or ()), *(group or ()))
    settings = Settings(templates)
    asked = Asked(
        store, today, report, names, pending, scores, chosen, output, settings, force, brief[0] if brief else ""
    )
    paths = plan_files([*(plan or ()), *(plans or ())] or [PLAN])
    if brief and len(paths) > 1:
        raise GongkaiError(f"{brief[0]} 一次只看一份方案", "用 -p 写上是哪一份")
    if len(paths) == 1:
        overdue, unread = _show(paths[0], asked), 0
    else:
        whole = show(paths, asked)
        overdue, unread = whole.whole.overdue, whole.unread
    raise typer.Exit(ExitCode.PROBLEMS if unread or (check and overdue) else ExitCode.DONE)


def _show(path: Path, asked: Asked) -> bool:
    """Print or write how one plan stands, and give whether something is overdue."""
    from gongkai.reports.assigned import with_assigned
    from gongkai.status.forms import FORMS, Account

    own = load_plan(path)
    events, _ = open_store(own, path, asked.store).load()
    now = this_moment(asked.today, own)
    plan = with_assigned(own, events, now)
    view = asked.view(plan, events, now)
    if asked.scores and not plan.scoring:
        raise GongkaiError("方案里没有评分办法", "在 plan.yaml 里写上，如 scoring: {full: 100, late: 5, missing: 5}")
    instead = asked.brief or ("--scores" if asked.scores else "")
    content = FORMS[asked.format].written(Account(plan, view, events, asked.pending, instead), asked.settings)
    said = asked.format == SCREEN and not instead
    left_out = () if said else (one.note for one in view.uncounted)
    old = _of_old(plan, now) if said and not asked.today else ()
    deliver(content, asked.output, asked.force, notes=(*asked.settings.notes, *left_out, *old))
    return any(ledger.overdue for ledger in view.ledgers)


def _of_old(plan: "Plan", now: "Moment") -> tuple[str, ...]:
    """How to look at a plan of years past as it stood then: whoever tries the shipped one sees everybody late."""
    last = max((due.moment.day for one in plan.reports for due in one.dues if due.moment), default=None)
    if last is None or (now.day - last).days <= _YEAR:
        return ()
    then = last - timedelta(days=1)
    return (f"这是{last.year}年的方案；要看当时的样子，加上 --today {then}",)
