"""A bare `gongkai`: what can be done here and now, by what lies in the folder."""

import os
import sys
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from gongkai import terminal
from gongkai.cli.common import PLAN
from gongkai.terminal import Line

if TYPE_CHECKING:
    from gongkai.plan import Plan

_Commands: TypeAlias = tuple[tuple[str, str], ...]

_NO_PLAN: _Commands = (
    ("从空白开始，照着说明改", "gongkai init"),
    ("有去年的通知（Word、保存的网页、文本）", "gongkai import 去年的通知.docx -o plan.yaml"),
    ("有去年的方案，年份、届次、星期替您改好", "gongkai next -p 去年/plan.yaml --year {year} -o plan.yaml"),
    ("先看一份真的（望花区 2022 年的方案）", "gongkai init --example 示例"),
)
_PLAN: _Commands = (
    ("检查写得对不对", "gongkai validate"),
    ("把通知存成 Word 文件", "gongkai render -o 通知.docx"),
    ("看一个单位要做什么", "gongkai tasks --unit {unit}"),
    ("看谁报了，谁还没报", "gongkai status"),
)


def what_next(today: date) -> None:
    """Say it in the terminal; `today` tells which year a plan carried on is for."""
    path = Path(os.environ.get("GONGKAI_PLAN") or PLAN)
    said, commands = _about(path) if path.is_file() else (f"这里还没有 {path}。", _to_begin(today))
    lines: list[Line] = [[(said, "bold")]]
    for why, command in commands:
        lines += [[(f"{why}：", "")], [(f"  {command}", "bold")]]
    if not path.is_file():
        lines.append([("方案在别的文件夹里的，先换到那里，再运行 gongkai。", "")])
    lines.append([("全部命令：gongkai --help；一条命令怎样用，在它后面加 --help。", "")])
    terminal.paint(lines, sys.stdout)


def _to_begin(today: date) -> _Commands:
    from gongkai.cli.start import start

    year = start(today).event.year
    return tuple((why, command.format(year=year)) for why, command in _NO_PLAN)


def _about(path: Path) -> tuple[str, _Commands]:
    """What a plan is called, and what to do with it."""
    from gongkai.reading import load

    plan = load(path).plan
    if plan is None:
        return f"{path} 里还有错误，先改好。", _PLAN[:1]
    unit = _concerned(plan)
    return f"{path}：{plan.title}", tuple(
        (why, command.format(unit=unit)) for why, command in _PLAN if unit or "{unit}" not in command
    )


def _concerned(plan: "Plan") -> str:
    """A unit with something to do: who answers for the first activity, else who reports; "" without any."""
    answering = (unit for one in plan.activities if one.in_charge for unit in one.roles[one.in_charge].all)
    return next(chain(answering, (unit for report in plan.reports for unit in report.units)), "")
