"""An export → masked orders, and whatever was not understood of it, with sheet and row; nothing is guessed.

What is personal is out of a row before an order is made of it, and no message quotes a cell.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from gongkai.errors import GongkaiError
from gongkai.hotline.callers import Salt
from gongkai.hotline.columns import NECESSARY, Columns, is_nothing, plain, recognised
from gongkai.hotline.dates import is_no_day, moment
from gongkai.hotline.masking import mask
from gongkai.hotline.orders import Order
from gongkai.hotline.ratings import Rating, rating
from gongkai.hotline.tables import Row, Sheet, sheets
from gongkai.keys import COLUMNS
from gongkai.patterns import pattern
from gongkai.phrases.moments import Moment
from gongkai.phrases.private.names import is_name
from gongkai.plan import Hotline

LABELS = {key.name: key.label for key in COLUMNS}
_HEAD_WITHIN = 30  # rows: a title, a line for the period, whoever made it
_MOMENTS = ("received", "due", "closed")
_TIMELY = ("due", "closed")  # of which the hour may say whether an order was in time
_OWN_WORDS = ("title", "text", "place", "result")  # what is different in every order
_SAME_WORDS = ("kind", "channel", "unit", "satisfied")
_SCIENTIFIC = pattern(r"-?[0-9](?:\.[0-9]{1,20})?[Ee]\+?[0-9]{1,3}")
_MOBILE = pattern(r"1[3-9][0-9]{9}")
_TOTAL = pattern(r"(?:本[页月周日表]|全[部市区县])?(?:[总合小共累]计|总数|总件数)(?:数|件数)?[:：]?(?:\d{1,7}件?)?")
_LONGEST_NUMBER = 64
_TELEPHONE = pattern("[0-9+() -]{7,20}")


class Found(NamedTuple):
    """An order as a file has it; `given` are the keys of which the file speaks at all."""

    order: Order
    given: frozenset[str]
    sheet: str
    row: int


class Fault(NamedTuple):
    """What was not understood: why, in which sheet ("" where there is one only), and in which rows."""

    why: str
    sheet: str
    rows: tuple[int, ...]


class Used(NamedTuple):
    """A sheet that was read: where its head stands, its columns, how many of its rows Excel hides, which are sums."""

    name: str
    head: int
    columns: Columns
    hidden: int
    sums: tuple[int, ...] = ()


class Reading(NamedTuple):
    """What a file holds. `passed` are sheets without orders that hold something; `lost` names of the plan not there.

    `doubts` are told like faults, but nobody need correct the file for them.
    """

    name: str
    orders: tuple[Found, ...]
    faults: tuple[Fault, ...]
    doubts: tuple[Fault, ...]
    used: tuple[Used, ...]
    passed: tuple[str, ...]
    lost: tuple[str, ...]
    twice: int


def read(path: Path, hotline: Hotline | None, salt: Salt) -> Reading:
    """The orders of a file. Raises GongkaiError where it is no export, or none whose columns are known."""
    typed = [name for _, names in hotline.columns for name in names] if hotline else []
    own = {plain(name): key for key, names in (hotline.columns if hotline else ()) for name in names}
    reader = _Reader(own, salt)
    with sheets(path, own) as found:
        for sheet in found:
            reader.sheet(sheet)
    if not reader.used:
        raise _unknown(path.name, reader.heads, hotline)
    heads = {plain(name) for used in reader.used for name in (*used.columns.names.values(), *used.columns.unused)}
    lost = tuple(name for name in typed if plain(name) not in heads)
    orders, faults, twice = _once(reader.orders)
    faults = (*_faults(reader.wrong), *faults)
    doubts = tuple(_faults(reader.doubtful))
    return Reading(path.name, orders, faults, doubts, tuple(reader.used), tuple(reader.passed), lost, twice)


class _Reader:
    """Reads sheet after sheet of one file. What is wrong or doubtful is kept by why and sheet, with its rows."""

    def __init__(self, own: Mapping[str, str], salt: Salt) -> None:
        self._own = own
        self._salt = salt
        self.wrong: dict[tuple[str, str], list[int]] = {}
        self.doubtful: dict[tuple[str, str], list[int]] = {}
        self.orders: list[Found] = []
        self.used: list[Used] = []
        self.passed: list[str] = []
        self.heads: list[tuple[str, ...]] = []

    def sheet(self, sheet: Sheet) -> None:
        """The orders of a sheet; of one that has no head of orders only that it is there."""
        name = mask(sheet.name)
        first: list[Row] = []
        for row in sheet.rows:
            columns = recognised(row.cells, self._own)
            if NECESSARY in columns.at and len(columns.at) > 1:
                self._orders(name, row, columns, sheet.rows)
                return
            first.append(row)
            if len(first) == _HEAD_WITHIN:
                break
        if first:
            self.passed.append(name)
            widest = max(first, key=lambda row: (len(recognised(row.cells, self._own).at), len(row.cells)))
            self.heads.append(tuple(widest.cells.values()))

    def _orders(self, sheet: str, head: Row, columns: Columns, rows: Iterable[Row]) -> None:
        by_name = "phone" not in columns.at
        given = frozenset(columns.at)
        if given & {"caller", "phone"}:
            given |= {"caller"}
        if "closed" in given:
            given |= {"open"}
        hidden, sums = 0, list[int]()
        for row in rows:
            if row.cells == head.cells:
                continue  # the head again, where pages were put together
            if _is_sum(row, columns.at[NECESSARY]):
                sums.append(row.number)
                continue
            hidden += row.hidden
            cells = {key: row.cells.get(column, "").strip() for key, column in columns.at.items()}
            values = {key: text for key, text in cells.items() if not is_nothing(text)}
            if number := self._number(values.get(NECESSARY, ""), sheet, row.number):
                order = self._order(number, values, by_name, sheet, row.number)
                is_open = "closed" in given and ("closed" not in values or is_no_day(values["closed"]))
                self.orders.append(Found(order._replace(open=is_open), given, sheet, row.number))
        self.used.append(Used(sheet, head.number, columns, hidden, tuple(sums)))

    def _number(self, text: str, sheet: str, row: int) -> str:
        """The order's number; "" where there is none to go by, which is said."""
        number = "".join(text.split()).lstrip("'")
        if not number.strip("0") or is_nothing(number):
            self._note(f"没有{LABELS[NECESSARY]}，没有读", sheet, row)
        elif _SCIENTIFIC.fullmatch(number):
            self._note(f"{LABELS[NECESSARY]}成了科学记数法，末几位已经丢了，没有读；导出时把这一栏设成文本", sheet, row)
        elif _MOBILE.fullmatch(number):
            self._note(f"{LABELS[NECESSARY]}一栏里是手机号，没有读；看看是不是错了一栏", sheet, row)
        elif len(number) > _LONGEST_NUMBER or not number.isprintable():
            self._note(f"{LABELS[NECESSARY]}太长，或者有印不出的字，没有读", sheet, row)
        else:
            return number
        return ""

    def _order(self, number: str, values: dict[str, str], by_name: bool, sheet: str, row: int) -> Order:
        caller, phone = values.get("caller", ""), values.get("phone", "")
        own = [text for text in (caller, phone) if is_name(text) or _TELEPHONE.fullmatch(text)]
        moments: dict[str, Any] = {key: self._moment(values[key], key, sheet, row) for key in _MOMENTS if key in values}
        texts: dict[str, Any] = {key: mask(values[key], own) for key in _OWN_WORDS if key in values}
        texts |= {key: _masked(values[key]) for key in _SAME_WORDS if key in values}
        if rating(texts.get("satisfied", "")) is Rating.UNCLEAR:
            self._doubt(f"{LABELS['satisfied']}看不懂，不算参加评价", sheet, row)
        who = self._salt.of_name(caller) if by_name else self._salt.number(phone)
        return Order(number, caller=who)._replace(**texts, **moments)

    def _moment(self, text: str, key: str, sheet: str, row: int) -> Moment | None:
        if is_no_day(text):
            return None
        found, is_doubtful = moment(text)
        if found is None:
            self._note(f"{LABELS[key]}看不懂，空着；写成 2024-5-4 10:30 一类", sheet, row)
        elif is_doubtful and key in _TIMELY:
            self._doubt(f"{LABELS[key]}的钟点拿不准，只记了日期，是否按时只看日期", sheet, row)
        return found

    def _note(self, why: str, sheet: str, row: int) -> None:
        self.wrong.setdefault((why, sheet), []).append(row)

    def _doubt(self, why: str, sheet: str, row: int) -> None:
        self.doubtful.setdefault((why, sheet), []).append(row)


def _faults(found: Mapping[tuple[str, str], list[int]]) -> Iterator[Fault]:
    return (Fault(why, sheet, tuple(rows)) for (why, sheet), rows in found.items())


def _is_sum(row: Row, column: int) -> bool:
    """Whether a row has sums and no order: 合计 stands where its number would, or first of all."""
    first = row.cells[min(row.cells)] if row.cells else ""
    return any(_TOTAL.fullmatch("".join(text.split())) for text in (first, row.cells.get(column, "")))


@lru_cache(maxsize=4096)
def _masked(text: str) -> str:
    """What comes again and again is masked once."""
    return mask(text)


def _once(found: list[Found]) -> tuple[tuple[Found, ...], tuple[Fault, ...], int]:
    """Every order once. Of a number that has different contents in one file none is taken: nobody knows which is right.

    Gives the orders, what is wrong, and how many rows said the same again.
    """
    by_number: dict[str, list[Found]] = {}
    for one in found:
        by_number.setdefault(one.order.number, []).append(one)
    kept: list[Found] = []
    faults: list[Fault] = []
    again = 0
    for number, rows in by_number.items():
        if len({one.order for one in rows}) == 1:
            kept.append(rows[0])
            again += len(rows) - 1
        else:
            faults.append(_disputed(number, rows))
    return tuple(kept), tuple(faults), again


def _disputed(number: str, rows: list[Found]) -> Fault:
    """That a number has different contents: what differs, and where the rows stand."""
    fields = "、".join(LABELS[key] for key in differing(one.order for one in rows))
    said = f"编号 {number} 有{len(rows)}行，{fields}不一样，都没有读"
    if len({one.sheet for one in rows}) == 1:
        return Fault(said, rows[0].sheet, tuple(one.row for one in rows))
    return Fault(f"{said}；工作表{'、'.join(f'“{one.sheet}”第{one.row}行' for one in rows)}", "", ())


def differing(orders: Iterable[Order]) -> list[str]:
    """The keys in which orders differ, as the plan's columns have them: whether one is open stands in `closed`."""
    several = list(orders)
    keys = (key for key, *values in zip(Order._fields, *several, strict=True) if len(set(values)) > 1)
    return list(dict.fromkeys("closed" if key == "open" else key for key in keys))


def _unknown(name: str, heads: list[tuple[str, ...]], hotline: Hotline | None) -> GongkaiError:
    if not heads:
        return GongkaiError(f"{name} 里没有内容", "核对是不是导出的工单")
    names = "、".join(mask(" ".join(head.split()))[:16] for head in sorted(heads, key=len)[-1])
    if len(names) > 100:
        names = f"{names[:100]}……"
    lines = "columns: {number: 栏目名称, text: 栏目名称}"
    where = (
        f"在 plan.yaml 的 hotline 下写 {lines}"
        if hotline
        else f"在 plan.yaml 最外层写 hotline: {{name: 热线名称, {lines}}}"
    )
    return GongkaiError(f"{name} 里没有认出{LABELS[NECESSARY]}这一栏，没有读；表里有：{names}", where)
