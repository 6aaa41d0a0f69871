"""What `hotline read` says of a file: what is new, which columns it knew, and every row that it could not take."""

from collections.abc import Iterator, Mapping

from gongkai.hotline.masking import mask
from gongkai.hotline.merging import Merged
from gongkai.hotline.reading import LABELS, Fault, Reading, Used
from gongkai.hotline.record import Record
from gongkai.terminal import lines_named
from gongkai.text import quoted

_MOST = 20  # of what is told one by one


def told(reading: Reading, merged: Merged) -> Iterator[str]:
    """The lines about a file."""
    same = f"，没有变化{merged.same}件" if merged.same else ""
    yield f"{reading.name}：新增{len(merged.new)}件，更新{len(merged.changed)}件{same}"
    for used in reading.used:
        yield from _columns(used)
    if reading.passed:
        names = "、".join(quoted(name) for name in reading.passed)
        yield f"  没有读的工作表：{names}（没有{LABELS['number']}这一栏）"
    if reading.lost:
        yield f"  方案 columns 里写了、表里没有的栏目：{'、'.join(reading.lost)}"
    if reading.twice:
        yield f"  同一件写了几遍、内容一样的，多出来{reading.twice}行，只算一件"
    for fault in (*reading.faults, *reading.doubts):
        yield f"  {_fault(fault)}"
    yield from _changes(merged)


def summed_up(record: Record, name: str) -> str:
    """How much is on record by then."""
    days = sorted(order.received.day for order in record.orders if order.received)
    span = f"，{days[0]:%Y-%m-%d} 至 {days[-1]:%Y-%m-%d}" if days else ""
    callers = len({order.caller for order in record.orders if order.caller})
    unknown = sum(not order.caller for order in record.orders)
    nobody = f"，另有{unknown}件不知道是谁" if unknown and callers else ""
    return f"{name}：共{len(record.orders)}件，{callers}人来电{nobody}{span}"


def _columns(used: Used) -> Iterator[str]:
    where = f"工作表{quoted(used.name)}" if used.name else "表头"
    names = "、".join(
        name if name == LABELS[key] else f"{name}（{LABELS[key]}）" for key, name in _in_order(used.columns.names)
    )
    yield f"  {where}第{used.head}行，认得{len(used.columns.at)}栏：{names}"
    if used.columns.unused:
        unused = "、".join(mask(name) for name in used.columns.unused)
        yield f"  没有用到的栏目：{unused}（要用的，在方案 hotline 的 columns 里写明是什么）"
    if used.sums:
        sheet = f"工作表{quoted(used.name)}" if used.name else ""
        yield f"  {sheet}{lines_named(used.sums)}是合计、小计，不是工单，没有读"
    if used.hidden:
        yield f"  有{used.hidden}行在 Excel 里是隐藏的，也读了"


def _in_order(names: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(key, mask(" ".join(names[key].split()))) for key in LABELS if key in names]


def _fault(fault: Fault) -> str:
    where = f"工作表{quoted(fault.sheet)}" if fault.sheet else ""
    rows = f"{lines_named(fault.rows)}：" if fault.rows else ""
    count = f"（共{len(fault.rows)}行）" if len(fault.rows) > _MOST else ""
    return f"{where}{rows}{fault.why}{count}"


def _changes(merged: Merged) -> Iterator[str]:
    for number, keys in list(merged.changed.items())[:_MOST]:
        emptied = "（有的原来有，现在空了）" if number in merged.emptied else ""
        yield f"  更新 {number}：{'、'.join(LABELS[key] for key in keys)}{emptied}"
    if len(merged.changed) > _MOST:
        yield f"  ……共更新{len(merged.changed)}件"
    if merged.strange:
        yield "  以前的工单是在另一台电脑上读的，来电人的代号对不上：同一个人会算成两个。一份热线记录，在一台电脑上读"
