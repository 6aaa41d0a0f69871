"""`gongkai render`: the notice."""

from gongkai.cli.common import PLAN, deliver, load_plan
from gongkai.cli.options import FontsOption, OutputOption, PlanOption, ReplaceOption, TemplatesOption


def render(
    plan: PlanOption = PLAN,
    output: OutputOption = None,
    templates: TemplatesOption = None,
    fonts: FontsOption = None,
    force: ReplaceOption = False,
) -> None:
    """印出通知全文；-o 写成文件，后缀 .docx .pdf .html .txt .md 定格式。

    例：gongkai render -o 通知.docx
    """
    from gongkai.forms import Settings, format_of
    from gongkai.notice.forms import FORMS

    form = FORMS[format_of(output, FORMS) if output else "txt"]
    settings = Settings(templates, fonts)
    content = form.written(load_plan(plan), settings)
    deliver(content, output, force, to_read=True, notes=settings.notes)
