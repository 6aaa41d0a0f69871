"""`gongkai tasks`: what a unit has to do."""

from typing import Annotated, Optional

import typer

from gongkai.cli.common import PLAN, deliver, load_plan
from gongkai.cli.options import OutputOption, PlanOption, TasksFormat, TemplatesOption


def tasks(
    unit: Annotated[str, typer.Option("--unit", "-u", metavar="单位", help="单位、别名或分组，如 营商局、各镇街")],
    plan: PlanOption = PLAN,
    format: Annotated[Optional[TasksFormat], typer.Option("--format", help="格式")] = None,
    output: OutputOption = None,
    templates: TemplatesOption = None,
) -> None:
    """一个单位要做的事，按时间排。

    例：gongkai tasks --unit 营商局
    """
    from gongkai.console.tasks import show_tasks
    from gongkai.reports.submit import find_unit
    from gongkai.views.tasks import task_list
    from gongkai.writers import TASKS, Settings, format_of, write

    loaded = load_plan(plan)
    view = task_list(loaded, find_unit(loaded, unit))
    if output is None and format in (None, TasksFormat.text):
        show_tasks(view)
        return
    chosen = format.value.replace("text", "txt") if format else format_of(output, TASKS) if output else "txt"
    deliver(write(TASKS, "tasks", chosen, view, Settings(templates)), output)
