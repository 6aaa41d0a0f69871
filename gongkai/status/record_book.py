"""The record as a workbook: an event a row, with when it happened and when it was typed as real dates."""

from gongkai.reports.events import Kind
from gongkai.sheet.table import Book, Cell, Sheet
from gongkai.status.record import Entry, Journal, taken_back_for, things, until
from gongkai.wide import printable

_HEAD = (
    *("编号", "时间", "事情", "报送事项", "单位", "内容"),
    *("期限", "原因或备注", "登记人", "登记时间", "说明"),
)


def book(view: Journal) -> Book:
    """One sheet, in the order in which the events were typed."""
    rows = tuple(map(_row, view.entries))
    states = tuple(taken_back_for(entry) for entry in view.entries)
    return Book(view.heading, (Sheet("报送记录", _HEAD, rows, states, f"{view.heading}（{view.extent}）"),))


def _row(entry: Entry) -> tuple[Cell, ...]:
    event = entry.event
    later = "" if event.recorded == event.at else "补登"
    return (
        entry.seq,
        event.at,
        f"撤销第{event.undoes}条" if event.kind is Kind.UNDONE else event.kind.word,
        printable(entry.title),
        printable("、".join(event.units)),
        "\n".join(things(event, entry.figures)),
        until(event),
        printable(event.note),
        printable(event.by),
        event.recorded,
        "，".join(filter(None, (later, taken_back_for(entry)))),
    )
