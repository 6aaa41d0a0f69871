"""The totals as an official table."""

from gongkai.figures.listings import Listing
from gongkai.figures.totals import SUBTOTAL, TOTAL, Entry, Totals
from gongkai.page.blocks import Block, NoticeView, Span
from gongkai.page.sizes import is_wide
from gongkai.wide import printable


def page(view: Totals) -> NoticeView:
    """A title, how far it is, the table, what is doubtful, and the lists."""
    blocks = [
        Block("title", (Span("title", printable(view.heading)),)),
        Block("paragraph", (Span("text", f"{view.so_far}。"),)),
        Block("table", rows=table(view)),
    ]
    if view.waiting:
        blocks.append(Block("paragraph", (Span("text", printable(f"还没有填报的：{view.missing}。")),)))
    if view.rough:
        blocks.append(Block("paragraph", (Span("text", printable(f"{view.rough}。")),)))
    blocks += [Block("paragraph", (Span("text", printable(f"要核对：{doubt.sentence}。")),)) for doubt in view.doubts]
    return NoticeView(view.heading, (*blocks, *_lists(view)))


def _lists(view: Totals) -> list[Block]:
    """The lists on pages of their own, which lie where one is too wide for upright ones."""
    blocks = [Block("page-break")] if view.lists else []
    for one in view.lists:
        blocks += [Block("paragraph", (Span("text", printable(one.title)),)), Block("table", rows=rows(one))]
    across = any(is_wide(block.rows) for block in blocks if block.kind == "table")
    return [block._replace(across=across) for block in blocks]


def rows(one: Listing) -> tuple[tuple[str, ...], ...]:
    """A list with its head."""
    return tuple(tuple(map(printable, row)) for row in (one.head, *one.rows))


def table(view: Totals) -> tuple[tuple[str, ...], ...]:
    """Head and rows, with 小计 and 合计."""
    rows = [(view.first, *(figure.label for figure in view.figures))]
    for group in view.groups:
        rows += [_line(row.label, row.entries) for row in group.rows]
        rows += [_sums(f"{group.title}{SUBTOTAL}", group.sums)] if group.title else []
    rows.append(_sums(TOTAL, view.sums))
    return tuple(tuple(map(printable, row)) for row in rows)


def _line(name: str, entries: tuple[Entry, ...]) -> tuple[str, ...]:
    return name, *(entry.text for entry in entries)


def _sums(name: str, sums: tuple[Entry, ...]) -> tuple[str, ...]:
    return name, *(entry.total for entry in sums)
