"""增减的百分比不是两个数算出来的。

本月1100件、上月1000件，增长应是10%。增加（减少）的件数和两个数的差也一样要对得上，升和降也要对得上。
只写了百分比、没有写比的是哪个数的，无法核对，不查。

错:

    2024年5月热线运行情况通报
    5月份共受理诉求1100件，上月1000件，环比增长12.5%。

对:

    2024年5月热线运行情况通报
    5月份共受理诉求1100件，上月1000件，环比增长10.0%。
"""

from collections.abc import Iterator
from fractions import Fraction

from gongkai.diagnostics import Severity
from gongkai.hotline.slips.growths import FALLS, cases, holds, misnamed, told
from gongkai.hotline.slips.lists import is_whole
from gongkai.hotline.slips.looked import Looked, Slip, counted
from gongkai.hotline.slips.numbers import Number, plain
from gongkai.hotline.slips.said import GROWTH, MONTH_BEFORE, MORE, YEAR_BEFORE, Said
from gongkai.hotline.slips.sheets import COUNT as COUNTS
from gongkai.hotline.slips.sheets import GROWTH as COLUMN
from gongkai.hotline.slips.sheets import Column, Table
from gongkai.patterns import pattern

CODE = "GK306"
SEVERITY = Severity.ERROR
_NOW = pattern("本月|本期|当月|本周|今年|本年")
_THEN = {MONTH_BEFORE: pattern("上月|上个月|上期|上周|上季"), YEAR_BEFORE: pattern("去年|上年|同期")}


def check(looked: Looked) -> Iterator[Slip]:
    """Every percentage of growth with the numbers beside it, every difference, and the columns of tables."""
    for spoken in looked.passages:
        for said in spoken.said:
            if said.kind in (GROWTH, MORE) and said.when in _THEN and not misnamed(looked, said):
                yield from _of(looked, said)
    for table in looked.tables:
        for column in table.of(COLUMN):
            yield from _of_column(looked, table, column)


def _of(looked: Looked, said: Said) -> Iterator[Slip]:
    others = told(looked, said, said.when)
    found = list(cases(looked, said, others))
    if not found or len({one.kind for one in others}) < len(others):
        return
    looked.saw(said, *others)
    if good := [case for case in found if holds(said, case)]:
        looked.saw(*(case.said for case in good[:1] if case.said))
        return
    same = [case for case in found if case.said and case.said.sentence == said.sentence]
    case = next((case for case in same or found if same or (case.said and is_whole(case.said))), None)
    if case is None or (said.kind == GROWTH and not case.then):
        return  # it may be of something that is not counted here
    more = case.now - case.then
    right = f"{'多' if more >= 0 else '少'}{counted(abs(more))}"
    if said.kind == GROWTH:
        right = f"{'增长' if more >= 0 else '下降'}{plain(abs(more) / case.then * 100, said.number.step)}%"
    message = f"从{counted(case.then)}到{counted(case.now)}是{right}，写的是“{said.label}{looked.shown(said)}”"
    yield Slip(looked.position(said), message, "核对这几个数")


def _of_column(looked: Looked, table: Table, column: Column) -> Iterator[Slip]:
    """A column of growth between one of this time and one of that which its head names."""
    when = next((word for word in _THEN if word in column.head), None)
    if when is None:
        return
    then = [other for other in table.of(COUNTS) if _THEN[when].search(other.head)]
    rest = [other for other in table.of(COUNTS) if not any(old.search(other.head) for old in _THEN.values())]
    now = [other for other in rest if _NOW.search(other.head)] or rest
    if len(then) != 1 or len(now) != 1:
        return
    for row in (*table.rows, *([table.total] if table.total else [])):
        numbers = (row.numbers[now[0].at], row.numbers[then[0].at], row.numbers[column.at])
        if None in numbers:
            continue
        new, old, rate = (number for number in numbers if number is not None)
        if not old.value:
            continue
        looked.saw_cells(row, now[0], then[0], column)
        right = (new.value - old.value) / old.value * 100
        if not rate.is_share and abs(rate.value - (new.value - old.value)) < 1:
            continue
        if abs(right - rate.value) >= rate.step and not (
            rate.value == abs(rate.value) and _unsigned(right, rate, column)
        ):
            made = f"是{plain(right, rate.step)}%，写的是{plain(rate.value, rate.step)}%"
            message = f"“{row.name}”从{counted(old.value)}到{counted(new.value)}{made}"
            yield Slip(row.position(column), message, "核对这一行")


def _unsigned(right: Fraction, rate: Number, column: Column) -> bool:
    """A column of falls, printed without a sign."""
    return bool(FALLS.search(column.head)) and abs(abs(right) - rate.value) < rate.step
