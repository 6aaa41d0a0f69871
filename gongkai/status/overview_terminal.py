"""Many plans, in the terminal."""

from typing import TYPE_CHECKING

from gongkai.files import as_typed
from gongkai.status.ledger import all_there
from gongkai.status.terminal import bar, counted
from gongkai.terminal import Line, advice, aligned
from gongkai.wide import printable

if TYPE_CHECKING:
    from gongkai.status.overview import District, Overview
    from gongkai.terminal import Screen

_HEAD = ("地区", "完成", "应报", "已报", "未报", "逾期", "迟报", "期限")


def show_overview(view: "Overview", only_pending: bool) -> "Screen":
    """All together, then a line a district, the worst first; what could not be read says why."""
    whole = view.whole
    lines: list[Line] = [[(f"只看{'、'.join(view.only)}", "")]] if view.only else []
    lines += [[(whole.title, "bold")]]
    lines += [bar(whole), [(counted(whole), "")], []] if view.unread < len(view.districts) else []
    shown = [district for district in view.districts if district.view and (district.whole.owed_by or not only_pending)]
    cells = [_HEAD, *map(_cells, shown)]
    lines += aligned(cells, ["bold", *map(_style, shown)]) if shown else []
    lines += [] if shown else [[(_nothing_left(view), "")]]
    unread = [district for district in view.districts if district.view is None]
    lines += [[], [(f"读不了的 {len(unread)}份：", "bold red")]] if unread else []
    lines += [[(f"{printable(district.name)}  {printable(district.problem)}", "red")] for district in unread]
    for district in view.districts:
        lines += [[(printable(f"{district.name}：{district.remark}"), "yellow")]] if district.lacks else []
        left = district.view.uncounted if district.view else ()
        lines += [[(printable(f"{district.name}：{one.said}"), "yellow")] for one in left]
    lines += [] if only_pending else _figures(view)
    if shown:
        lines += [[], [(advice(f"看一个地区：gongkai status -p {as_typed(shown[0].place)}"), "dim")]]
    return lines


def _figures(view: "Overview") -> "Screen":
    """What the numbers come to, a row a district."""
    lines: list[Line] = []
    for own in view.figures:
        from gongkai.figures.paper import table

        cells = table(own)
        lines += [[], [(printable(f"{own.report}填报的数：{own.so_far}"), "bold")]]
        lines += aligned(cells, ["bold", *[""] * (len(cells) - 2), "bold"])
    look = advice("谁没有填，要核对的在哪一格：gongkai figures -p 后面写上这几份方案")
    lines += [[], [(look, "dim")]] if lines else []
    return lines


def _nothing_left(view: "Overview") -> str:
    """What there is to say where no district is to be shown."""
    if view.unread == len(view.districts):
        return "一份也没有读出来，不知道谁报了没有"
    told = all_there(view.whole)
    return f"读得了的{len(view.districts) - view.unread}份{told}" if view.unread else told


def _cells(district: "District") -> tuple[str, ...]:
    whole = district.whole
    numbers = (whole.owing, whole.reported, whole.pending, whole.behind, whole.late)
    return printable(district.name), district.done, *map(str, numbers), district.countdown


def _style(district: "District") -> str:
    whole = district.whole
    done = whole.owing and not (whole.owed_by or whole.without or whole.unfilled)
    return "red" if whole.behind else "green" if done else ""
