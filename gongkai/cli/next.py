"""`gongkai next`: next year's plan from this one."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gongkai import terminal
from gongkai.cli.common import PLAN, STORE, check_plan_name, create, deliver, refuse, store_beside
from gongkai.cli.options import ForceOption, PlanOption, a_file
from gongkai.errors import ExitCode
from gongkai.files import as_typed

if TYPE_CHECKING:
    from gongkai.reading import Loaded
    from gongkai.renewal import Renewal


def next_(
    year: Annotated[int, typer.Option("--year", metavar="年份", help="哪一年的方案，如 2023")],
    edition: Annotated[
        Optional[int], typer.Option("--edition", metavar="届次", help="第几届，如 17；不写就一年加一届")
    ] = None,
    plan: PlanOption = PLAN,
    output: Annotated[Optional[Path], a_file("写到文件，最好放进新的文件夹")] = None,
    force: ForceOption = False,
) -> None:
    """照今年的方案写明年的：只改年份、届次、星期和代号，别的一字不动，要您核对的逐行列出。

    例：gongkai next --year 2023 -o 2023/plan.yaml
    """
    from gongkai.reading import loads
    from gongkai.reading.source import read_bytes, shown
    from gongkai.renewal import renew

    if output is not None:
        check_plan_name(output)
    original = read_bytes(plan)
    loaded = loads(original, shown(plan))
    if loaded.plan is None:
        refuse(loaded)
    renewed = renew(loaded.plan, loaded.source, original, year, edition)
    after = loads(renewed.content, shown(output or plan))
    if output is not None:
        terminal.say(_write(output, renewed.content, plan, force))
    else:
        deliver(after.source.text if sys.stdout.isatty() else renewed.content, None)
    failed = _tell(renewed, after)
    _how_to_go_on(output, year)
    raise typer.Exit(ExitCode.PROBLEMS if failed else ExitCode.DONE)


def _write(output: Path, content: bytes, plan: Path, force: bool) -> str:
    """The new plan, and in another folder the schema that its first line names; a word about what was written."""
    from gongkai.cli.plan_schema import beside, create_with_schema

    named = beside(content)
    if named is None or output.absolute().parent == plan.absolute().parent:
        create({output: content}, force)
        return f"已写入 {output}"
    return create_with_schema(output, named, force)


def _tell(renewed: "Renewal", after: "Loaded") -> bool:
    """What was changed and what is to be looked at; gives whether the new plan has errors."""
    from gongkai.checks import review
    from gongkai.findings.terminal import report, summary
    from gongkai.reading.ignores import NOTHING
    from gongkai.renewal.terminal import show_changes, show_days
    from gongkai.renewal.texts import days

    show_changes(renewed.changes)
    if after.plan is not None:
        show_days(days(after.plan))
    again = after._replace(ignored=NOTHING)  # what was looked at last year has to be looked at anew
    found = sorted([*renewed.notes, *review(again)], key=lambda entry: (entry.at, entry.code))
    failed = any(entry.is_error for entry in found)
    terminal.say("别的没有动。请逐条看：" if found else "别的没有动。")
    terminal.paint(report(found, after.source), sys.stderr)
    summary(after, found, failed)
    return failed


def _how_to_go_on(output: Path | None, year: int) -> None:
    if output is None:
        terminal.say(f"  还没有写成文件：加上 -o {year}/plan.yaml")
        return
    terminal.say(f"  改好以后再检查一次：gongkai validate {as_typed(output)}")
    if store_beside(output).exists():
        terminal.say(f"  旁边的 {STORE} 记的是旧方案的进度；新方案放进另外的文件夹，免得混在一起")
