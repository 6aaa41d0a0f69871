"""The hot issues on paper."""

from gongkai.hotline.hotlist import HEAD, Hotlist, rows
from gongkai.page.blocks import Block, NoticeView, Span
from gongkai.wide import printable

_COLUMNS = (0, 1, 2, 3, 5, 9)  # as many as an upright page has room for; the rest stands below it, in words


def page(view: Hotlist) -> NoticeView:
    """A title, how many, the table, and each issue in its own words."""
    table = [HEAD, *rows(view)]
    blocks = [Block("title", (Span("title", printable(view.title)),)), _paragraph(f"{view.counted}。")]
    if view.issues:
        cells = tuple(tuple(printable(row[at]) for at in _COLUMNS) for row in table)
        blocks.append(Block("table", rows=cells))
    for one in view.issues:
        words = "".join(f"“{quote.text}”（{quote.order}）" for quote in one.quotes)
        when = f"{one.span}，有{one.days}天接到。" if one.days else ""
        rest = "".join(f"{said}。" for said in (one.why, one.progress) if said)
        blocks.append(_paragraph(f"问题{one.number}：{one.name}。{when}原话：{words}。{rest}"))
    blocks += [_paragraph(f"{note}。") for note in view.notes]
    return NoticeView(view.title, tuple(blocks))


def _paragraph(text: str) -> Block:
    return Block("paragraph", (Span("text", printable(text)),))
