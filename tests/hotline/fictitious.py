"""The fictitious complaints: orders.tsv, a district's month, and messages.tsv, letters to a message board.

Nobody in them is real. 问题 is what each is about, "" for one that is about nothing that others write of.
"""

import csv
from datetime import datetime
from pathlib import Path

from gongkai.hotline.orders import Order
from gongkai.phrases.moments import Moment

MONTH, BOARD = (Path(__file__).parent / name for name in ("orders.tsv", "messages.tsv"))
_NAMES = {
    "来电时间": "received", "留言时间": "received", "工单编号": "number", "留言编号": "number", "求助号码": "caller",
    "留言用户": "caller", "诉求标题": "title", "留言主题": "title", "诉求内容": "text", "留言详情": "text",
    "事发地": "place", "承办单位": "unit",
}  # fmt: skip


def orders(path: Path) -> tuple[list[Order], dict[str, str]]:
    """The orders of a set, and by their numbers what each is about."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    about = {row.get("工单编号") or row["留言编号"]: row["问题"] for row in rows}
    return [_order({_NAMES[name]: value for name, value in row.items() if name in _NAMES}) for row in rows], about


def _order(row: dict[str, str]) -> Order:
    day = row.pop("received")
    known = datetime.strptime(day, "%Y/%m/%d %H:%M:%S" if "/" in day else "%Y-%m-%d %H:%M")
    return Order(row.pop("number"), Moment(known.date(), known.time()), **row)  # type: ignore[arg-type]
