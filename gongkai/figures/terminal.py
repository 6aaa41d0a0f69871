"""The totals in the terminal."""

from gongkai.figures.listings import Listing
from gongkai.figures.paper import table
from gongkai.figures.totals import SHARED, SUBTOTAL, TOTAL, Totals
from gongkai.terminal import Line, Screen, aligned
from gongkai.wide import printable


def show(view: Totals) -> Screen:
    """The table, who has not filled in, and what to look at."""
    cells = table(view)
    doubtful = {row.label for row in view.rows if any(entry.doubtful for entry in row.entries)}
    styles = ["bold"]
    for name, *_ in cells[1:]:
        bold = name == TOTAL or name.endswith(SUBTOTAL)
        styles.append("bold" if bold else "yellow" if name in doubtful else "")
    lines: list[Line] = [[(printable(view.heading), "bold")], [(view.so_far, "")], [], *aligned(cells, styles)]
    shared = [f"{row.unit}{row.note}" for row in view.rows if row.note.endswith(SHARED)]
    for said in (
        f"还没有填报的：{view.missing}" if view.waiting else "",
        f"合报的：{'、'.join(shared)}" if shared else "",
        view.rough,
        _lists(view),
        *view.notes,
    ):
        lines += [[], [(printable(said), "")]] if said else []
    if view.doubts:
        lines += [[], [(f"要核对的：{len(view.doubts)}处", "yellow")]]
    for doubt in view.doubts:
        lines += [[(printable(f"  {doubt.sentence}"), "yellow")], [(printable(f"    {doubt.advice}"), "dim")]]
    return lines


def _lists(view: Totals) -> str:
    """How many rows the lists have, and where these are to be seen."""
    told = "，".join(f"{one.name} {len(one.rows)} 条{_beside(view, one)}" for one in view.lists)
    return f"清单：{told}；逐条看，写成 -o 汇总表.xlsx" if told else ""


def _beside(view: Totals, one: Listing) -> str:
    """The number that was filled in, where the rows are not as many: by telephone there come none."""
    sums = (sums.text for figure, sums in zip(view.figures, view.sums, strict=True) if figure.is_called(one.name))
    total = next(sums, "")
    return f"（填报的是 {total}）" if total not in ("", str(len(one.rows))) else ""
