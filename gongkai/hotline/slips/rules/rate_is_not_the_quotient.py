"""比率和旁边的两个数对不上。

“转办300件，办结295件，办结率96.5%”，295除以300是98.3%。表里的比率，多数行是某两列相除的，其余各行也按这两列核对。

错:

    2024年5月热线运行情况通报
    5月份转办300件，办结295件，办结率96.5%。

对:

    2024年5月热线运行情况通报
    5月份转办300件，办结295件，办结率98.3%。
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations, takewhile

from gongkai.diagnostics import Severity
from gongkai.hotline.slips.lists import LIKED, name_of
from gongkai.hotline.slips.looked import Looked, Slip, counted
from gongkai.hotline.slips.numbers import Number, is_quotient, plain
from gongkai.hotline.slips.said import COUNT as SAID
from gongkai.hotline.slips.said import RATE as SAID_RATE
from gongkai.hotline.slips.said import Said
from gongkai.hotline.slips.sheets import COUNT, RATE, Column, Row, Table
from gongkai.patterns import pattern

CODE = "GK312"
SEVERITY = Severity.ERROR
_NAME = pattern(r"(?:群众|市民|诉求|工单|综合|全口径|总体|平均|回访){0,4}(?P<core>[一-鿿]{2,8}?)率")
_SAME = str.maketrans("期", "时")
_WIDEST = 12  # columns
_FEW = 4
_NOT = pattern("不|未|非|基本")


def check(looked: Looked) -> Iterator[Slip]:
    """Rates with a count of the same name beside them; columns of rates of which most rows are a quotient."""
    for spoken in looked.passages:
        for said in spoken.said:
            if said.kind == SAID_RATE and said.number.value <= 100:
                yield from _of(looked, said)
    for table in looked.tables:
        for column in table.of(RATE):
            yield from _of_column(looked, table, column)


def _of(looked: Looked, said: Said) -> Iterator[Slip]:
    found = _NAME.search(said.label)
    counts = [one for one in looked.of(said).said if one.kind == SAID and one.when == said.when]
    if found is None or not counts:
        return
    core = found["core"].translate(_SAME)
    before = [one for one in looked.before(said) if one.kind == SAID]
    parts = [one for one in before if _ends(one.label, core)]
    if not parts:
        return
    part = parts[-1]
    wholes = [one for one in counts if one.number.value >= part.number.value and one is not part]
    if not wholes:
        return
    looked.saw(said, part)
    liking = list(_together(counts))
    of_which = [*(one.number for one in counts), *liking]
    numbers = [*(one.number for one in parts), *liking]
    if any(is_quotient(said.number, one, whole) for one in numbers for whole in of_which if one.value <= whole.value):
        return
    near = [one for one in wholes if one.number.start < part.number.start and not _is_liking(one)]
    if not near:
        return
    whole = near[-1]
    right = plain(part.number.value / whole.number.value * 100, said.number.step)
    yield Slip(
        looked.position(said),
        f"{looked.shown(part)}除以{looked.shown(whole)}是{right}%，写的是{looked.shown(said)}",
        "核对这几个数；分母是别的数的，写出来",
    )


def _together(counts: list[Said]) -> Iterator[Number]:
    """What a few answers that stand beside each other come to: 非常满意、满意、基本满意."""
    for at, first in enumerate(counts):
        added = Fraction(0)
        for one in takewhile(_beside(first), counts[at : at + _FEW]):
            added += one.number.value
            yield first.number._replace(value=added)


def _beside(first: Said) -> Callable[[Said], bool]:
    return lambda one: _is_liking(one) and (one.sentence, one.depth) == (first.sentence, first.depth)


def _is_liking(said: Said) -> bool:
    return (name_of(said.label) or ("",))[0] == LIKED


def _ends(label: str, core: str) -> bool:
    """Whether a count is of what the rate is named after: 办结率 of 办结295件, 已办结 too, 未办结 not."""
    bare = label.translate(_SAME).rstrip("的共有为计了件数量达")
    return bare.endswith(core) and not _NOT.search(bare[: -len(core)][-2:]) and bool(core)


def _of_column(looked: Looked, table: Table, column: Column) -> Iterator[Slip]:
    totals = [table.total] if table.total else []
    rows = [row for row in (*table.rows, *totals) if row.numbers[column.at] is not None]
    best = max(
        _quotients(table, column, rows),
        key=lambda entry: (entry[0], sum(_fits(row, entry[1], entry[2], column) for row in rows), -len(entry[2])),
        default=None,
    )
    if best is None or best[0] < 2 or best[0] * 5 < len(rows) * 3:
        return
    _, part, wholes = best
    divided = f"“{part.head}”除以{'加'.join(f'“{whole.head}”' for whole in wholes)}"
    for row in rows:
        few, many, rate = row.numbers[part.at], _sum(row, wholes), row.numbers[column.at]
        if few is None or many is None or rate is None:
            continue
        looked.saw_cells(row, part, *wholes, column)
        if rate.value <= 100 and not _fits(row, part, wholes, column):
            right = f"是{plain(few.value / many.value * 100, rate.step)}%" if many.value else "算不出来"
            made = f"{counted(few.value)}除以{counted(many.value)}{right}"
            message = f"“{row.name}”的“{column.head}”：{made}，写的是{plain(rate.value, rate.step)}%"
            yield Slip(row.position(column), message, f"多数行是{divided}，核对这一行")


def _quotients(table: Table, column: Column, rows: list[Row]) -> Iterator[tuple[int, Column, tuple[Column, ...]]]:
    """In how many rows the rate is that of a column in another, or in two together: 按时办结 in 按时办结加逾期办结.

    Those of 100%, which any two equal numbers make, are left out.
    """
    counts = table.of(COUNT)[:_WIDEST]
    telling = [row for row in rows if (rate := row.numbers[column.at]) and 0 < rate.value < 100]
    groups = [*((one,) for one in counts), *combinations(counts, 2)]
    named = [part for part in counts if part.head.split("(")[0] == column.head.split("(")[0].removesuffix("率")]
    for part in (named or counts) if telling else ():
        for wholes in groups:
            if wholes != (part,):
                yield sum(_fits(row, part, wholes, column) for row in telling), part, wholes


def _sum(row: Row, columns: tuple[Column, ...]) -> Number | None:
    numbers = [number for column in columns if (number := row.numbers[column.at]) is not None]
    if len(numbers) < len(columns):
        return None
    return numbers[0]._replace(value=sum((number.value for number in numbers), Fraction(0)))


def _fits(row: Row, part: Column, wholes: tuple[Column, ...], column: Column) -> bool:
    few, many, rate = row.numbers[part.at], _sum(row, wholes), row.numbers[column.at]
    if few is None or many is None or rate is None:
        return False
    if not many.value:
        return rate.value in (0, 100) and not few.value
    return is_quotient(rate, few, many)
