"""目录 as a workbook, a sheet a report: with the checksums by which every file can be proved."""

from gongkai.archive.contents import Contents, remarks, state
from gongkai.archive.shelves import Shelved
from gongkai.sheet.table import Book, Cell, Sheet
from gongkai.wide import printable

_HEAD = (
    *("单位", "文件", "种类", "大小（字节）", "交来时间", "登记", "登记时间"),
    *("归档位置", "说明", "校验码（SHA-256）"),
)


def book(view: Contents) -> Book:
    """A sheet a report, one that says so if nothing is on record."""
    sheets = [
        Sheet(
            printable(title),
            _HEAD,
            tuple(map(_row, entries)),
            tuple(map(state, entries)),
            f"{printable(title)}：{view.heading}（{view.extent}）",
        )
        for title, entries in view.by_report()
    ]
    return Book(view.heading, tuple(sheets) or (Sheet("没有归档的", _HEAD, ()),), kind="报送事项")


def _row(entry: Shelved) -> tuple[Cell, ...]:
    report, event, file = entry.filed, entry.filed.event, entry.filed.file
    return (
        printable(report.unit),
        printable(report.name),
        file.kind if file else "",
        file.size if file else None,
        event.at,
        report.seq,
        event.recorded,
        entry.path,
        "，".join(map(printable, remarks(entry))),
        file.sha256 if file else "",
    )
