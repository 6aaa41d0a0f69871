"""Many plans, in the terminal."""

import sys
from typing import TYPE_CHECKING

from gongkai.status.terminal import bar, counted
from gongkai.terminal import Line, aligned, paint
from gongkai.wide import printable

if TYPE_CHECKING:
    from gongkai.status.overview import District, Overview

_HEAD = ("地区", "完成", "应报", "已报", "未报", "逾期", "迟报", "期限")


def show_overview(view: "Overview", only_pending: bool) -> None:
    """All together, then a line a district, the worst first; what could not be read says why."""
    whole = view.whole
    lines: list[Line] = [[(f"只看{'、'.join(view.only)}", "")]] if view.only else []
    lines += [[(whole.title, "bold")], bar(whole), [(counted(whole), "")], []]
    shown = [
        district
        for district in view.districts
        if district.view and (district.whole.reported < district.whole.owing or not only_pending)
    ]
    cells = [_HEAD, *map(_cells, shown)]
    lines += aligned(cells, ["bold", *map(_style, shown)]) if shown else [[("都报齐了", "green")]]
    unread = [district for district in view.districts if district.view is None]
    lines += [[], [(f"读不了的 {len(unread)}份：", "bold red")]] if unread else []
    lines += [[(f"{printable(district.name)}  {printable(district.problem)}", "red")] for district in unread]
    if shown:
        lines += [[], [(f"看一个地区：gongkai status -p {shown[0].place}", "dim")]]
    paint(lines, sys.stdout)


def _cells(district: "District") -> tuple[str, ...]:
    whole = district.whole
    numbers = (whole.owing, whole.reported, whole.pending, whole.behind, whole.late)
    return printable(district.name), f"{whole.percent}%", *map(str, numbers), district.countdown


def _style(district: "District") -> str:
    return "red" if district.whole.behind else "green" if district.urgent is None else ""
