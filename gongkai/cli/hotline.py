"""`gongkai hotline …`: from the orders of the hotline to hot issues, their answers, and the month's bulletin."""

import sys
from pathlib import Path
from typing import Annotated, ClassVar

import typer

from gongkai import terminal
from gongkai.cli.chinese import Group
from gongkai.cli.common import PLAN, load_plan
from gongkai.cli.options import PlanOption
from gongkai.errors import ExitCode


class _Hotline(Group):
    places: ClassVar = {
        "read": "gongkai.cli.hotline:read",
        "hot": "gongkai.cli.hotline_issues:hot",
        "merge": "gongkai.cli.hotline_issues:merge",
        "split": "gongkai.cli.hotline_issues:split",
        "name": "gongkai.cli.hotline_issues:name",
        "drop": "gongkai.cli.hotline_issues:drop",
        "assign": "gongkai.cli.hotline_answers:assign",
        "answer": "gongkai.cli.hotline_answers:answer",
        "case": "gongkai.cli.hotline_answers:case",
        "bulletin": "gongkai.cli.bulletin:bulletin",
        "check": "gongkai.cli.check:check",
    }


app = typer.Typer(cls=_Hotline, add_completion=False, rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def _hotline() -> None:
    """群众诉求热线：读工单，找热点，交办、答复，写月通报。"""


def read(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="文件...", show_default=False, help="热线导出的工单，.xlsx 或 .csv，可以写几个"),
    ],
    plan: PlanOption = PLAN,
) -> None:
    """读热线导出的工单，去掉个人信息，存进方案旁边的 hotline.json；再读一次，只添新的，改了的按编号更新。

    例：gongkai hotline read 5月工单.xlsx
    """
    from gongkai.hotline import record, told
    from gongkai.hotline.callers import salt
    from gongkai.hotline.merging import Merged, merged
    from gongkai.hotline.reading import read as read_file
    from gongkai.progress import working

    own = load_plan(plan)
    key, path = salt(), record.beside(plan)
    record.load(path, own.id)  # what cannot be added to is said before an hour of reading
    readings = []
    for file in files:
        with working(f"读 {file.name}"):
            readings.append(read_file(file, own.hotline, key))
    steps: list[Merged] = []

    def _add(before: record.Record) -> record.Record:
        steps.clear()
        for reading in readings:
            steps.append(merged(steps[-1].record if steps else before, reading.orders, key.mark))
        return steps[-1].record

    after = record.change(path, own.id, _add)
    for reading, step in zip(readings, steps, strict=True):
        for line in told.told(reading, step):
            terminal.say(line, sys.stdout)
    terminal.say(told.summed_up(after, path.name), sys.stdout)
    raise typer.Exit(ExitCode.PROBLEMS if any(reading.faults for reading in readings) else ExitCode.DONE)
