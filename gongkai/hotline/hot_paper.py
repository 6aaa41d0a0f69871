"""The hot issues on paper."""

from gongkai.hotline.hotlist import HEAD, Hotlist, rows
from gongkai.page.blocks import Block, NoticeView, Span
from gongkai.wide import printable

_COLUMNS = (0, 1, 2, 3, 4, 5, 6, 9, 10)  # what is short enough for a table; the words stand below it


def page(view: Hotlist) -> NoticeView:
    """A title, how many, the table, and each issue in its own words."""
    table = [HEAD, *rows(view)]
    blocks = [Block("title", (Span("title", printable(view.title)),)), _paragraph(f"{view.counted}。")]
    if view.issues:
        cells = tuple(tuple(printable(row[at]) for at in _COLUMNS) for row in table)
        blocks.append(Block("table", rows=cells))
    for one in view.issues:
        words = "".join(f"“{quote.text}”（{quote.order}）" for quote in one.quotes)
        why = f"{one.why}。" if one.why else ""
        blocks.append(_paragraph(f"问题{one.number}：{one.name}。原话：{words}。{why}"))
    blocks += [_paragraph(f"{note}。") for note in view.notes]
    return NoticeView(view.title, tuple(blocks))


def _paragraph(text: str) -> Block:
    return Block("paragraph", (Span("text", printable(text)),))
