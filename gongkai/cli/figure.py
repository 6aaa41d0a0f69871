"""`gongkai report figure` and `form`: the figures that units fill in, one by one and as forms."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai import terminal
from gongkai.cli.common import PLAN
from gongkai.cli.desk import ReportDesk
from gongkai.cli.options import (
    AtOption,
    ByOption,
    PlanOption,
    ReasonOption,
    ReportOption,
    StoreOption,
    TodayOption,
)
from gongkai.errors import GongkaiError

if TYPE_CHECKING:
    from gongkai.reports.values import Filled


def figure(
    unit: Annotated[str, typer.Argument(metavar="单位", help="哪个单位的数")],
    figures: Annotated[
        list[str], typer.Argument(metavar="名称=数...", show_default=False, help="如 参与群众=120；可以写几个")
    ],
    reason: ReasonOption,
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> None:
    """改一个单位填报的数，或者确认它没有错；以后按这里写的算，不再提示核对。

    例：gongkai report figure 教育局 参与群众=120 --reason 电话核实
    """
    from gongkai.reports.events import Kind
    from gongkai.reports.submit import find_unit, owing
    from gongkai.reports.values import typed as filled

    if not reason.strip():
        raise GongkaiError("没有写原因", "写成 --reason 电话核实")
    desk = ReportDesk(plan, store, today, report, [unit], Kind.FIGURED, figures)
    official = owing(desk.report, find_unit(desk.plan, unit))
    found, said = filled(desk.report, figures)
    terminal_says(said)
    event = desk.typed(at, by, reason).event(Kind.FIGURED, desk.report.id, (official,))
    desk.put(lambda _: event._replace(**found._asdict()))


def terminal_says(said: Sequence[str]) -> None:
    """How numbers were read that were not written plainly."""
    for line in said:
        terminal.say(f"注意：{line}")


def filled_in(
    desk: ReportDesk, units: Sequence[str], files: Sequence[Path], typed: Sequence[str]
) -> "tuple[Filled, list[str]]":
    """The figures in these files and as typed, which counts more; and what a person should look at."""
    from gongkai.reports.values import Filled
    from gongkai.reports.values import typed as filled

    found, odd = Filled(), list[str]()
    if files and desk.report.figures:
        from gongkai.figures.files import read_form
        from gongkai.figures.told import told

        for path in files:
            reading = read_form(path, desk.plan, desk.report, units[0])
            odd += [f"{path.name}：{said}" for said in reading.odd]
            found = found.followed_by(reading.filled)
        terminal_says(told(desk.report, found))
    if typed:
        own, said = filled(desk.report, typed)
        terminal_says(said)
        found = found.followed_by(own)
    return found, odd
