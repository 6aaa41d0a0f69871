"""`gongkai report …`: what happened to a report, put on record."""

import re
from pathlib import Path
from typing import Annotated, ClassVar, Optional

import typer

from gongkai import console
from gongkai.chinese import Group
from gongkai.cli.common import PLAN, load_plan, login, moment, open_store, this_moment
from gongkai.cli.options import PlanOption, ReportOption, StoreOption, TodayOption


class _Reports(Group):
    places: ClassVar = {"submit": "gongkai.cli.report:submit"}


app = typer.Typer(cls=_Reports, add_completion=False, rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def _report() -> None:
    """登记报送：哪个单位、什么时候、交了什么。"""


def submit(
    unit: Annotated[str, typer.Argument(metavar="单位", help="交来报告的单位")],
    files: Annotated[
        Optional[list[Path]],
        typer.Argument(metavar="[文件]...", show_default=False, help="交来的文件；只记名称和校验码，不复制"),
    ] = None,
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    has: Annotated[
        Optional[list[str]], typer.Option("--has", metavar="材料", help="用别的方式收到的材料，如 图片、视频")
    ] = None,
    at: Annotated[
        Optional[str],
        typer.Option("--at", metavar="时间", help="什么时候交来的，如 5月17日10:30 或 2022-05-17T10:30；不写就是现在"),
    ] = None,
    by: Annotated[Optional[str], typer.Option("--by", metavar="姓名", help="谁登记的；不写就是登录名")] = None,
    note: Annotated[str, typer.Option("--note", metavar="文字", help="备注")] = "",
) -> None:
    """登记一个单位交来的报告。文件只登记，不复制，请自己保管好。

    例：gongkai report submit 营商局 总结.docx 照片.jpg --has 视频
    """
    from gongkai.reports.state import standings
    from gongkai.reports.store import record
    from gongkai.reports.submit import find_report, submission

    loaded = load_plan(plan)
    chosen = find_report(loaded, report)
    now = this_moment(today, loaded)
    when = moment(at, "--at", loaded) if at else now
    materials = [word for words in has or () for word in re.split("[、，,]", words) if word]
    event = submission(loaded, chosen, unit, files or (), materials, when, now, by or login(), note)
    log = record(open_store(loaded, plan, store), lambda _: [event])
    console.recorded(event, chosen, standings(loaded, chosen, log, now))
