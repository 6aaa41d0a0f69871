"""`gongkai render`: the notice."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai import terminal
from gongkai.cli.common import PLAN, deliver, load_plan, say_notes
from gongkai.cli.options import FontsOption, OutputOption, PlanOption, ReplaceOption, TemplatesOption
from gongkai.errors import ExitCode

if TYPE_CHECKING:
    from gongkai.page.blocks import NoticeView

CheckOption = Annotated[bool, typer.Option("--check", help="写好以后量一量版面，说出哪里没有做到；只量 .docx 和 .pdf")]


def render(
    plan: PlanOption = PLAN,
    output: OutputOption = None,
    templates: TemplatesOption = None,
    fonts: FontsOption = None,
    force: ReplaceOption = False,
    check: CheckOption = False,
) -> None:
    """印出通知全文；-o 写成文件，后缀 .docx .pdf .html .txt .md 定格式。

    例：gongkai render -o 通知.docx
    """
    from gongkai.forms import Settings, format_of
    from gongkai.notice.forms import FORMS

    format = format_of(output, FORMS) if output else "txt"
    if check:
        from gongkai.page.checking import check_measurable

        check_measurable(format)
    settings = Settings(templates, fonts)
    read = load_plan(plan)
    content = FORMS[format].written(read, settings)
    deliver(content, output, force, to_read=True, notes=() if check else settings.notes)
    if check:
        from gongkai.notice.paper import notice

        _check(notice(read), content, format, settings.notes)


def _check(view: "NoticeView", content: object, format: str, substituted: list[str]) -> None:
    """Say what the pages do not keep; fonts that a PDF has others in place of are among it. Ends the command."""
    from gongkai.page.checking import faults

    found, notes = faults(view, bytes(content), format) if isinstance(content, bytes) else ([], [])
    for message in (*substituted, *found):
        terminal.say(message, to=sys.stdout)
    say_notes(notes)
    count = len(substituted) + len(found)
    terminal.say(f"版面核对过了：{count} 处没有做到" if count else "版面核对过了：都做到了")
    raise typer.Exit(ExitCode.PROBLEMS if count else ExitCode.DONE)
