"""目录 as blocks of a document, for the same writers as the notice: what goes into the box on top."""

from collections.abc import Sequence

from gongkai.archive.contents import Contents, remarks
from gongkai.archive.shelves import Shelved
from gongkai.page.blocks import Block, NoticeView, Span
from gongkai.status.record import below_each_other
from gongkai.wide import printable

_HEAD = ("序号", "单位", "文件", "交来", "登记", "说明")


def page(view: Contents) -> NoticeView:
    """A title, what the archive covers, and a table for every report."""
    blocks = [
        Block("title", (Span("title", "归档目录"),)),
        Block("paragraph", (Span("text", f"《{view.log.title}》的报送材料，{view.extent}。"),)),
    ]
    for title, entries in view.by_report():
        blocks.append(Block("heading", (Span("title", printable(title)),), level=1, depth=1, keep=True))
        blocks.append(Block("table", rows=(_HEAD, *_rows(entries, view.log.until.day.year))))
    return NoticeView(view.heading, tuple(blocks))


def _rows(entries: Sequence[Shelved], year: int) -> Sequence[tuple[str, ...]]:
    return [
        (
            str(number),
            printable(entry.filed.unit),
            printable(entry.path.rpartition("/")[2] or entry.filed.name),
            "\n".join(below_each_other(entry.filed.event.at, year)),
            f"第{entry.filed.seq}条",
            "\n".join(map(printable, remarks(entry))),
        )
        for number, entry in enumerate(entries, 1)
    ]
