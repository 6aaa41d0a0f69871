"""`gongkai status`: who has reported."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gongkai.cli.asked import Asked
from gongkai.cli.common import PLAN, deliver, load_plan, open_store, this_moment
from gongkai.cli.options import ReplaceOption, ReportOption, StatusFormat, StoreOption, TemplatesOption, TodayOption
from gongkai.errors import ExitCode, GongkaiError
from gongkai.terminal import say

if TYPE_CHECKING:
    pass


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
    format: Annotated[Optional[StatusFormat], typer.Option("--format", help="格式")] = None,
    output: Annotated[
        Optional[Path], typer.Option("--output", "-o", metavar="文件", help="写成台账 .xlsx .csv .json 或看板 .html")
    ] = None,
    templates: TemplatesOption = None,
    force: ReplaceOption = False,
) -> None:  # fmt: skip
    """谁报了，谁还没报，缺什么材料，离期限还有几天；几份方案可以汇总。

    例：gongkai status -o 看板.html
    """
    from gongkai.cli.overview import show
    from gongkai.cli.patterns import plan_files
    from gongkai.forms import format_of

    chosen = format.value if format else "text"
    if output:
        from gongkai.status.forms import FORMS

        suffix = format_of(output, FORMS)
        if format and chosen != suffix:
            raise GongkaiError(f"文件名以 .{suffix} 结尾，--format 却是 {chosen}", "去掉 --format，或者改文件名")
        chosen = suffix
    elif chosen == "xlsx":
        raise GongkaiError("xlsx 要写成文件", "加上 -o 和文件名，如 -o 台账.xlsx")
    if pending and (output or chosen != "text"):
        raise GongkaiError("--pending 只管屏幕上看的", "写成文件的不用加，打开以后可以筛选")
    brief = [word for word, on in (("--line", line), ("--calls", calls)) if on]
    clashing = (("--pending", pending), ("--scores", scores), ("-o", output), ("--format", chosen != "text"))
    if brief and (others := [*brief[1:], *(word for word, on in clashing if on)]):
        raise GongkaiError(f"{brief[0]} 和 {others[0]} 不能一起用", "分两次运行")
    names = (*(unit or ()), *(group or ()))
    asked = Asked(
        store, today, report, names, pending, scores, chosen, output, templates, force, brief[0] if brief else ""
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
    from gongkai.status.terminal import say_left_out, show_calls, show_lines, show_scores, show_status

    plan = load_plan(path)
    events, _ = open_store(plan, path, asked.store).load()
    view = asked.view(plan, events, this_moment(asked.today, plan))
    if asked.scores and not plan.scoring:
        raise GongkaiError("方案里没有评分办法", "在 plan.yaml 里写上 scoring")
    if asked.brief == "--line":
        show_lines(view)
    elif asked.brief:
        show_calls(plan, view)
    elif asked.format == "text" and asked.output is None:
        (show_scores if asked.scores else show_status)(view, asked.pending)
    else:
        from gongkai.forms import Settings
        from gongkai.status.forms import FORMS, Account

        settings = Settings(asked.templates)
        deliver(FORMS[asked.format].written(Account(plan, view, events), settings), asked.output, asked.force)
        for note in settings.notes:
            say(f"注意：{note}")
    if asked.output or asked.brief or asked.scores or asked.format != "text":
        say_left_out(view.uncounted)
    return any(ledger.overdue for ledger in view.ledgers)
