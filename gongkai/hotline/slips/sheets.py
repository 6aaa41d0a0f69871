"""The tables of a bulletin: what its columns count, which row is the sum of which."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gongkai.hotline.slips.numbers import Number, in_cell
from gongkai.hotline.slips.paper import Cell, Place, Sheet

_TOTAL = re.compile(r"(?:全[市区县省州旗])?(?:合计|总计|共计|总数|总和|汇总|总量)(?:\(?件\)?)?")
_SUBTOTAL = re.compile(r".{0,12}小计")
_WITHIN = re.compile("其中|#")
_NOTHING = ("", "-", "—", "——", "/", "无", "－", "–", "\\", "0")
_NO_COUNT = re.compile("排名|名次|位次|序号|得分|分值|评分|平均|时长|天数|小时|编号|电话|日期|月份|时间")
_SHARE = re.compile("占|比例|比重")
_RATE = re.compile("率|满意度")
_GROWTH = re.compile("同比|环比|增长|增减|增幅|升降|变化|涨")
COUNT, SHARE, RATE, GROWTH, OTHER = "count", "share", "rate", "growth", "other"


class Column(NamedTuple):
    """What stands below a head."""

    at: int
    head: str
    kind: str


class Row(NamedTuple):
    """A row below the head, with the number in each of its cells."""

    name: str
    cells: tuple[Cell, ...]
    numbers: tuple[Number | None, ...]

    def position(self, column: Column) -> Place:
        """Where a cell stands."""
        return self.cells[column.at].at


class Table(NamedTuple):
    """A table as it is understood. `total` is its row 合计, `subtotals` those with 小计, among none of `rows`."""

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None
    subtotals: tuple[tuple[int, Row], ...]
    before: int  # the passage or block in front of it

    def of(self, kind: str) -> tuple[Column, ...]:
        """The columns of a kind."""
        return tuple(column for column in self.columns if column.kind == kind)


def table(sheet: Sheet, before: int) -> Table | None:
    """What a sheet is; None where no row of numbers is below a head."""
    rows = list(sheet.rows)
    heading = ""
    while rows and len({cell.text for cell in rows[0] if cell.text}) <= 1:
        heading += next((cell.text for cell in rows.pop(0) if cell.text), "")
    at = next((index for index, row in enumerate(rows) if _has_numbers(row)), 0)
    if not at:
        return None
    data = [row for row in rows[at:] if any(cell.text for cell in row)]
    name = _name_column(data)
    heads = _heads(rows[:at])
    columns = tuple(
        Column(index, head, _kind(head, [row[index].text for row in data]))
        for index, head in enumerate(heads)
        if index != name
    )
    plain: list[Row] = []
    total: Row | None = None
    subtotals: list[tuple[int, Row]] = []
    for row in data:
        called = [re.sub(r"\s", "", cell.text) for cell in row[: name + 1]]
        made = Row(called[-1] or "".join(called), row, tuple(in_cell(cell.text) for cell in row))
        if any(map(_TOTAL.fullmatch, called)):
            total = made
        elif any(map(_SUBTOTAL.fullmatch, called)):
            subtotals.append((len(plain), made))
        elif not any(map(_WITHIN.match, called)):
            plain.append(made)
    return Table(heading, columns, tuple(plain), total, tuple(subtotals), before)


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing."""
    return text.strip() in _NOTHING


def _has_numbers(row: Sequence[Cell]) -> bool:
    filled = [cell.text for cell in row[1:] if cell.text]
    return bool(filled) and sum(in_cell(text) is not None or is_nothing(text) for text in filled) * 2 >= len(filled)


def _name_column(rows: Sequence[Sequence[Cell]]) -> int:
    """The first column with more words than numbers; the first of all where there is none."""
    for index in range(len(rows[0])):
        texts = [row[index].text for row in rows if row[index].text]
        if texts and sum(in_cell(text) is None for text in texts) * 2 > len(texts):
            return index
    return 0


def _heads(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The name of each column; in a head of two storeys the upper goes before each of the lower."""
    heads = [""] * len(rows[0])
    for storey, row in enumerate(rows):
        reaching = ""
        for index, cell in enumerate(row):
            below = any(other[index].text for other in rows[storey + 1 :])
            reaching = cell.text or (
                reaching if below and not any(other[index].text for other in rows[:storey]) else ""
            )
            heads[index] += re.sub(r"\s", "", reaching)
    return heads


def _kind(head: str, texts: Sequence[str]) -> str:
    filled = [text for text in texts if not is_nothing(text)]
    parsed = [in_cell(text) for text in filled]
    found = [number for number in parsed if number is not None]
    if not filled:
        return COUNT if not (_NO_COUNT.search(head) or _SHARE.search(head) or _RATE.search(head)) else OTHER
    if len(found) < len(filled) or _NO_COUNT.search(head):
        return OTHER
    if _GROWTH.search(head):
        return GROWTH
    if _SHARE.search(head):
        return SHARE
    if _RATE.search(head):
        return RATE
    return OTHER if any(number.is_share or number.step.denominator > 1 for number in found) else COUNT
