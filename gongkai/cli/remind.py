"""`gongkai report remind`: the reminder for everybody who still owes something."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gongkai import terminal
from gongkai.cli.common import PLAN, deliver
from gongkai.cli.options import AtOption, ByOption, PlanOption, ReportOption, StoreOption, TemplatesOption, TodayOption
from gongkai.cli.report import Desk
from gongkai.errors import GongkaiError

if TYPE_CHECKING:
    from gongkai.page.blocks import NoticeView
    from gongkai.status.reminder import Reminder

_TEMPLATE = "reminder.yaml.j2"


def remind(
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    draft: Annotated[bool, typer.Option("--draft", help="只看看写成什么样，不记下催办")] = False,
    output: Annotated[
        Optional[Path], typer.Option("--output", "-o", metavar="文件", help="写到文件，后缀 .docx .txt .md 等")
    ] = None,
    templates: TemplatesOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> None:
    """写催报通知，按缺什么分组；记下催过哪些单位。

    例：gongkai report remind -o 催报通知.docx
    """
    from gongkai.forms import Settings, format_of
    from gongkai.page.forms import PAPER
    from gongkai.reports.events import Kind
    from gongkai.status.ledger import ledgers
    from gongkai.status.reminder import reminder

    desk = Desk(plan, store, today, report)
    typed = desk.typed(at, by, "")
    view = ledgers(desk.plan, [desk.report], desk.store.load()[0], typed.at)
    wanted = reminder(desk.plan, desk.report, view.ledgers[0], typed.at)
    if not wanted.units:
        terminal.say("都报齐了，不用催")
        return
    write = PAPER[format_of(output, PAPER) if output else "txt"]
    deliver(write(_typeset(wanted, templates), Settings(templates)), output)
    if not draft:
        desk.put(lambda _: typed.event(Kind.REMINDED, desk.report.id, wanted.units))


def _typeset(view: "Reminder", templates: Path | None) -> "NoticeView":
    """The reminder as a notice: its template is written as a plan is, and read as one."""
    from gongkai import templated
    from gongkai.notice.paper import notice
    from gongkai.reading import loads

    text = templated.render(_TEMPLATE, "yaml", templates, {"view": view})
    loaded = loads(text.encode("utf-8"), _TEMPLATE)
    if loaded.plan is None:
        problem = next(entry for entry in loaded.diagnostics if entry.is_error)
        raise GongkaiError(f"模板 {_TEMPLATE} 写出来的通知第{problem.at.line}行：{problem.message}", problem.hint)
    return notice(loaded.plan)
