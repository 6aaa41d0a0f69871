"""A bare `gongkai`: what can be done here and now, by what lies in the folder."""

import os
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from gongkai import terminal
from gongkai.cli.common import PLAN
from gongkai.terminal import Line

if TYPE_CHECKING:
    from gongkai.phrases.moments import Moment
    from gongkai.plan import Plan

_Commands: TypeAlias = tuple[tuple[str, str], ...]

_NO_PLAN: _Commands = (
    ("从空白开始，照着说明改", "gongkai init"),
    ("有去年的通知（Word、保存的网页、文本）", "gongkai import 去年的通知.docx -o plan.yaml"),
    ("有去年的方案，年份、届次、星期替您改好", "gongkai next -p 去年/plan.yaml --year {year} -o plan.yaml"),
    ("先看一份真的（望花区 2022 年的方案）", "gongkai init --example 示例"),
)
_CHECK = ("检查写得对不对", "gongkai validate")
_TO_ISSUE: _Commands = (
    _CHECK,
    ("把通知存成 Word 文件", "gongkai render -o 通知.docx"),
    ("看一个单位要做什么", "gongkai tasks --unit {unit}"),
)
_REPORTS = ("看谁报了，谁还没报", "gongkai status")
_TO_COLLECT: _Commands = (
    _REPORTS,
    ("收到的文件放进文件夹“收件”，按单位登记", "gongkai report scan 收件"),
    ("给没报的单位写催报通知", "gongkai report remind -o 催报通知.docx"),
)
_TO_END: _Commands = (
    ("写活动总结的初稿", "gongkai summary -o 活动总结.docx"),
    ("把“收件”里的原件归档", "gongkai report collect 收件"),
    ("照着写明年的", "gongkai next --year {year} -o 明年/plan.yaml"),
)
_FIGURES = "各单位填的数，合计"


def what_next() -> None:
    """Say it in the terminal."""
    path = Path(os.environ.get("GONGKAI_PLAN") or PLAN)
    from gongkai.reading.source import beside

    meant = "" if path.is_file() else beside(path)
    if meant:
        _now()  # a wrong GONGKAI_TODAY is told whatever lies here
        terminal.paint([[(f"这里没有 {path}。", "bold")], [(f"{meant}。", "")]], sys.stdout)
        return
    said, commands = _about(path) if path.is_file() else (f"这里还没有 {path}。", _to_begin())
    lines: list[Line] = [[(said, "bold")]]
    for why, command in commands:
        lines += [[(f"{why}：", "")], [(f"  {command}", "bold")]]
    if not path.is_file():
        lines.append([("方案在别的文件夹里的，先换到那里，再运行 gongkai。", "")])
    lines.append([("全部命令：gongkai --help；一条命令怎样用，在它后面加 --help。", "")])
    terminal.paint(lines, sys.stdout)


def _now(plan: "Plan | None" = None) -> "Moment":
    """The moment that `gongkai status` would take, which with a plan may be a day of its year."""
    from gongkai.cli.common import moment, this_moment

    typed = os.environ.get("GONGKAI_TODAY")
    return moment(typed, "环境变量 GONGKAI_TODAY", plan) if typed else this_moment(None)


def _to_begin() -> _Commands:
    """The commands without a plan, for the year in which the next activity is."""
    from gongkai.cli.start import start

    year = start(_now().day).event.year
    return tuple((why, command.format(year=year)) for why, command in _NO_PLAN)


def _about(path: Path) -> tuple[str, _Commands]:
    """What a plan is called, how it stands, and what to do with it next."""
    from gongkai.reading import load

    plan = load(path).plan
    if plan is None:
        return f"{path} 里还有错误，先改好。", (_CHECK,)
    now = _now(plan)
    unit, year = _concerned(plan), (plan.year or now.day.year) + 1
    stands, commands = _stage(plan, path, now)
    said = f"{path}：{plan.title}" + (f"\n{stands}" if stands else "")
    return said, tuple(
        (why, command.format(unit=unit, year=year)) for why, command in commands if unit or "{unit}" not in command
    )


def _stage(plan: "Plan", path: Path, now: "Moment") -> tuple[str, _Commands]:
    """How far it has come: nothing on record yet, reports coming in, or all of them in."""
    from gongkai.cli.common import open_store
    from gongkai.errors import GongkaiError
    from gongkai.reports.assigned import with_assigned
    from gongkai.status.ledger import ledgers

    asking = [report.id for report in plan.matters if report.figures]
    figures = tuple((_FIGURES, f"gongkai figures{f' --report {id}' if len(asking) > 1 else ''}") for id in asking[-1:])
    try:
        events, _ = open_store(plan, path, os.environ.get("GONGKAI_STORE")).load()
    except GongkaiError as error:
        return error.message, (("核对进度文件", "gongkai store check"),)
    if not events:
        return "", (*_TO_ISSUE, *((_REPORTS,) if plan.reports else ()))
    whole = with_assigned(plan, events, now)
    view = ledgers(whole, whole.reports, events, now)
    every = view.whole
    said = f"应报{every.owing}，已报{every.reported}，未报{every.pending}"
    said += f"，其中逾期{every.behind}" if every.behind else ""
    if every.pending or every.incomplete or view.later:
        return said, (*_TO_COLLECT, *figures)
    return f"{said}。都报齐了", (*figures, *_TO_END)


def _concerned(plan: "Plan") -> str:
    """A unit with something to do: who answers for the first activity, else who reports; "" without any."""
    answering = (unit for one in plan.activities if one.in_charge for unit in one.roles[one.in_charge].all)
    return next(chain(answering, (unit for report in plan.reports for unit in report.units)), "")
