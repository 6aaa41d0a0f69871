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
from itertools import takewhile

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
_NAME = pattern(r"(?:群众|市民|诉求|工单|综合|全口径|总体|平均|回访)*(?P<core>[一-鿿]{2,8}?)率")
_SAME = str.maketrans("期", "时")
_NONE = Number(Fraction(0), Fraction(1), "", 0, 0)
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
        looked.place(said),
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
    rows = [row for row in (*table.rows, *([table.total] if table.total else [])) if row.numbers[column.at] is not None]
    best = max(
        _quotients(table, column, rows), key=lambda entry: (entry[0], -abs(entry[1].at - column.at)), default=None
    )
    if best is None or best[0] < 2 or best[0] * 5 < len(rows) * 3:
        return
    _, part, whole = best
    for row in rows:
        if row.numbers[part.at] is None or row.numbers[whole.at] is None:
            continue
        looked.saw_cells(row, part, whole, column)
        if not _fits(row, part, whole, column) and (row.numbers[column.at] or _NONE).value <= 100:
            few, many, rate = (row.numbers[one.at] for one in (part, whole, column))
            assert few is not None
            assert many is not None
            assert rate is not None
            right = f"{counted(few.value)}除以{counted(many.value)}" + (
                f"是{plain(few.value / many.value * 100, rate.step)}%" if many.value else "算不出来"
            )
            told = f"“{row.name}”的“{column.head}”：{right}，写的是{plain(rate.value, rate.step)}%"
            yield Slip(row.place(column), told, f"多数行是“{part.head}”除以“{whole.head}”，核对这一行")


def _quotients(table: Table, column: Column, rows: list[Row]) -> Iterator[tuple[int, Column, Column]]:
    """How many rows are that of two columns, those that could be any quotient (100%) left out."""
    counts = table.of(COUNT)
    telling = [row for row in rows if row.numbers[column.at] and 0 < row.numbers[column.at].value < 100]  # type: ignore[union-attr]
    for part in counts:
        for whole in counts:
            if part != whole and telling:
                yield sum(_fits(row, part, whole, column) for row in telling), part, whole


def _fits(row: Row, part: Column, whole: Column, column: Column) -> bool:
    few, many, rate = (row.numbers[one.at] for one in (part, whole, column))
    if few is None or many is None or rate is None:
        return False
    if not many.value:
        return rate.value in (0, 100) and not few.value
    return is_quotient(rate, few, many)
