"""The record as blocks of a document, for the same writers as the notice."""

from gongkai.page.blocks import Block, NoticeView, Span
from gongkai.reports.events import Kind
from gongkai.status.record import Entry, Journal, below_each_other, noted, taken_back_for, things, until
from gongkai.wide import printable

_HEAD = ("编号", "时间", "单位", "事情", "登记")


def page(view: Journal) -> NoticeView:
    """A title, what the record covers, and a row for every event."""
    blocks = [
        Block("title", (Span("title", "报送记录"),)),
        Block("paragraph", (Span("text", f"《{view.title}》的报送记录，{view.extent}。"),)),
    ]
    if view.entries:
        blocks.append(Block("table", rows=(_HEAD, *(_row(entry, view.until.day.year) for entry in view.entries))))
    return NoticeView(view.heading, tuple(blocks))


def _row(entry: Entry, year: int) -> tuple[str, ...]:
    event = entry.event
    what = f"撤销第{event.undoes}条" if event.kind is Kind.UNDONE else f"{event.kind.word}“{printable(entry.title)}”"
    said = (what, *things(event, entry.figures), until(event), noted(event), taken_back_for(entry))
    later = () if event.recorded == event.at else (*below_each_other(event.recorded, event.at.day.year), "补登")
    return (
        str(entry.seq),
        "\n".join(below_each_other(event.at, year)),
        printable("、".join(event.units)),
        "\n".join(filter(None, said)),
        "\n".join((printable(event.by), *later)),
    )
