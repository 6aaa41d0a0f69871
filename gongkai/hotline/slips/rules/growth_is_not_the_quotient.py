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

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gongkai.diagnostics import Severity
from gongkai.hotline.slips.looked import Looked, Slip, counted
from gongkai.hotline.slips.numbers import Number, plain
from gongkai.hotline.slips.said import COUNT, GROWTH, MONTH_BEFORE, MORE, YEAR_BEFORE, Said
from gongkai.hotline.slips.sheets import COUNT as COUNTS
from gongkai.hotline.slips.sheets import GROWTH as COLUMN
from gongkai.hotline.slips.sheets import Column, Table
from gongkai.patterns import pattern

CODE = "GK306"
SEVERITY = Severity.ERROR
_FALLS = pattern("下降|减少|降低|回落|下跌|降幅|减幅|少")
_RISES = pattern("上升|增长|增加|提高|提升|增幅|涨|多")
_NOW = pattern("本月|本期|当月|本周|今年|本年")
_THEN = {MONTH_BEFORE: pattern("上月|上个月|上期|上周|上季"), YEAR_BEFORE: pattern("去年|上年|同期")}


def check(looked: Looked) -> Iterator[Slip]:
    """Every percentage of growth with the numbers beside it, every difference, and the columns of tables."""
    for spoken in looked.passages:
        for said in spoken.said:
            if said.kind in (GROWTH, MORE) and said.when in _THEN:
                yield from _of(looked, said)
    for table in looked.tables:
        for column in table.of(COLUMN):
            yield from _of_column(looked, table, column)


def is_of(said: Said, when: str) -> bool:
    """Whether a count, or a difference, is of that time."""
    return said.when == when and said.kind in (COUNT, MORE)


def fits(looked: Looked, growth: Said, told: Sequence[Said]) -> bool:
    """Whether a percentage is that of a number of another time, or of a difference, with one of this."""
    return any(_is_growth(growth, now, then) for now in _current(looked, growth) for then in _before(now, told))


def _of(looked: Looked, said: Said) -> Iterator[Slip]:
    sentence = looked.sentence(said)
    told = [one for one in sentence if is_of(one, said.when) and one is not said]
    told = [one for one in told if one.kind == COUNT or (said.kind == GROWTH and _beside(sentence, one, said))]
    current = _current(looked, said)
    if not told or not current or len({one.kind for one in told}) < len(told):
        return
    looked.saw(said, *told)
    cases = [(now, then) for now in current for then in _before(now, told)]
    good = [case for case in cases if (_is_growth if said.kind == GROWTH else _is_difference)(said, *case)]
    if good:
        looked.saw(*(now for now, _ in good[:1]))
        return
    now, then = cases[0]
    if said.kind == MORE:
        right = f"{'多' if now.number.value > then else '少'}{counted(abs(now.number.value - then))}"
        yield Slip(looked.place(said), f"从{counted(then)}到{looked.shown(now)}是{right}，写的是“{said.label}{looked.shown(said)}”", "核对这几个数")
    elif then:
        rate = (now.number.value - then) / then * 100
        right = f"{'增长' if rate >= 0 else '下降'}{plain(abs(rate), said.number.step)}%"
        yield Slip(looked.place(said), f"从{counted(then)}到{looked.shown(now)}是{right}，写的是“{said.label}{looked.shown(said)}”", "核对这几个数")


def _beside(sentence: Sequence[Said], more: Said, growth: Said) -> bool:
    """Whether nothing of this time stands between a difference and its percentage."""
    start, end = sorted((more.number.start, growth.number.start))
    return not any(one.is_now and start < one.number.start < end for one in sentence)


def _current(looked: Looked, said: Said) -> list[Said]:
    """The numbers of this time that growth may be of, the nearest first; those behind it in the sentence last."""
    before = [one for one in looked.before(said) if one.is_now]
    if before:
        return before[::-1]
    spoken = looked.of(said)
    last = [one for one in spoken.said if one.is_now and one.sentence == said.sentence - 1]
    return [one for one in looked.sentence(said) if one.is_now] or last[::-1]


def _before(now: Said, told: Sequence[Said]) -> Iterator[Fraction]:
    """What it was before: as it is told, or as the difference gives it."""
    for one in told:
        yield one.number.value if one.kind == COUNT else now.number.value - _signed(one)


def _signed(said: Said) -> Fraction:
    return -said.number.value if _FALLS.search(said.label) else said.number.value


def _is_growth(growth: Said, now: Said, then: Fraction) -> bool:
    if then <= 0:
        return False
    rate = (now.number.value - then) / then * 100
    if not (_FALLS.search(growth.label) or _RISES.search(growth.label)):
        rate = abs(rate)
    elif _FALLS.search(growth.label):
        rate = -rate
    loose = Fraction(0) if now.number.step == 1 else now.number.step * 200 / then
    return abs(rate - growth.number.value) < growth.number.step + loose


def _is_difference(more: Said, now: Said, then: Fraction) -> bool:
    loose = Fraction(0) if now.number.step == 1 else now.number.step + more.number.step
    return abs(now.number.value - then - _signed(more)) <= loose


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
        numbers = (row.numbers[now[0].index], row.numbers[then[0].index], row.numbers[column.index])
        if None in numbers:
            continue
        new, old, rate = (number for number in numbers if number is not None)
        if not old.value:
            continue
        looked.saw_cells(row, now[0], then[0], column)
        right = (new.value - old.value) / old.value * 100
        if not rate.is_share and abs(rate.value - (new.value - old.value)) < 1:
            continue
        if abs(right - rate.value) >= rate.step and not (rate.value == abs(rate.value) and _unsigned(right, rate, column)):
            told = f"“{row.name}”从{counted(old.value)}到{counted(new.value)}是{plain(right, rate.step)}%，写的是{plain(rate.value, rate.step)}%"
            yield Slip(row.place(column), told, "核对这一行")


def _unsigned(right: Fraction, rate: Number, column: Column) -> bool:
    """A column of falls, printed without a sign."""
    return bool(_FALLS.search(column.head)) and abs(abs(right) - rate.value) < rate.step
