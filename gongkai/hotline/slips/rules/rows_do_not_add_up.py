"""表里各行相加不等于合计。

各单位的数加起来和“合计”行不一样，或者和正文交办的总数不一样。多半是改了一行，没有改合计，或者少收了一行。
“其中”开头的行不另加；有“小计”的，小计和它那一组的各行比，合计等于各行之和、小计之和都算对。

错:

    5月份向各单位转办诉求300件，办理情况见下表。
    单位⇥转办⇥办结
    甲局⇥120⇥118
    乙局⇥100⇥99
    丙街道⇥70⇥70
    合计⇥300⇥287

对:

    5月份向各单位转办诉求290件，办理情况见下表。
    单位⇥转办⇥办结
    甲局⇥120⇥118
    乙局⇥100⇥99
    丙街道⇥70⇥70
    合计⇥290⇥287
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from gongkai.diagnostics import Severity
from gongkai.hotline.slips.looked import Looked, Slip, counted
from gongkai.hotline.slips.numbers import Number
from gongkai.hotline.slips.sheets import COUNT, Column, Row, Table
from gongkai.patterns import pattern

CODE = "GK302"
SEVERITY = Severity.ERROR
_FEW = pattern(r"排名|前[一二三四五六七八九十\d]+|部分|主要|后[三五十]|较多|较少|较低|TOP|top")
_GIVEN = pattern("转办|交办|转派|派单|派发|派遣|分派|承办")
_ALL = pattern("合计|总计|共计|总数|总量|小计")


def check(looked: Looked) -> Iterator[Slip]:
    """Every column of numbers against its sums, against the text where there is none; every row against its 合计."""
    for table in looked.tables:
        few = bool(_FEW.search(_around(looked, table)))
        for column in table.of(COUNT):
            yield from _down(looked, table, column, few)
            yield from _within(looked, table, column, few)
        for column in table.of(COUNT):
            if _ALL.search(column.head) or column == table.of(COUNT)[0]:
                yield from _across(looked, table, column)


def _around(looked: Looked, table: Table) -> str:
    """What stands in front of a table, and in its own title."""
    near = [spoken.passage.text for spoken in looked.passages if table.before - 2 < spoken.order < table.before]
    return table.heading + "".join(near)


def _down(looked: Looked, table: Table, column: Column, few: bool) -> Iterator[Slip]:
    numbers = [row.numbers[column.at] for row in table.rows]
    found = [number for number in numbers if number is not None]
    added = sum((number.value for number in found), Fraction(0))
    if table.total is not None and (whole := table.total.numbers[column.at]) is not None:
        yield from _against(looked, table, column, (added, found), whole, few)
    elif table.total is None and _GIVEN.search(column.head) and not few and not table.subtotals:
        yield from _against_text(looked, table, column, added)


def _against(
    looked: Looked, table: Table, column: Column, parts: tuple[Fraction, Sequence[Number]], whole: Number, few: bool
) -> Iterator[Slip]:
    added, found = parts
    assert table.total is not None
    for row in (*table.rows, table.total, *(row for _, row in table.subtotals)):
        looked.saw_cells(row, column)
    subtotals = [row.numbers[column.at] for _, row in table.subtotals]
    by_groups = sum((number.value for number in subtotals if number), Fraction(0))
    slack = whole.slack + sum((number.slack for number in found), Fraction(0))
    fits = [abs(value - whole.value) <= slack for value in (added, by_groups, added / 2)]
    if any(fits) or (few and added < whole.value) or len(found) < 2:
        return
    yield Slip(
        table.total.position(column),
        f"“{column.head}”一列各行相加是{counted(added)}，{table.total.name}写的是{counted(whole.value)}",
        "核对各行和合计，看是不是少收了一行，或者改了一行没有改合计",
    )


def _within(looked: Looked, table: Table, column: Column, few: bool) -> Iterator[Slip]:
    """Every 小计 against the rows of its group: those above it, or below it where the first row of all is one."""
    places = [at for at, _ in table.subtotals]
    is_above = bool(places) and places[0] == 0
    bounds = [*places, len(table.rows)] if is_above else [0, *places]
    for (_, subtotal), (start, end) in zip(table.subtotals, pairwise(bounds), strict=True):
        own, whole = table.rows[start:end], subtotal.numbers[column.at]
        found = [number for row in own if (number := row.numbers[column.at]) is not None]
        if whole is None or few or len(found) < max(2, len(own)):
            continue
        for row in (*own, subtotal):
            looked.saw_cells(row, column)
        added = sum((number.value for number in found), Fraction(0))
        before = [row.numbers[column.at] for row in table.rows[:end]]
        until = sum((number.value for number in before if number), Fraction(0))
        slack = whole.slack + sum((number.slack for number in found), Fraction(0))
        if all(abs(value - whole.value) > slack for value in (added, until)):
            said = f"“{column.head}”一列，{own[0].name}到{own[-1].name}相加是{counted(added)}"
            told = f"{said}，{subtotal.name}写的是{counted(whole.value)}"
            yield Slip(subtotal.position(column), told, "核对这一组各行和小计，改了哪一个，合计也核对一遍")


def _against_text(looked: Looked, table: Table, column: Column, added: Fraction) -> Iterator[Slip]:
    """A table without a sum, whose rows should come to what the text in front of it says."""
    told = [
        said
        for spoken in looked.passages
        if table.before - 3 < spoken.order < table.before
        for said in spoken.said
        if said.is_now and not said.depth and (match := _GIVEN.search(said.label)) and match[0] in column.head
    ]
    if len(told) != 1 or len(table.rows) < 2:
        return
    looked.saw(told[0])
    for row in table.rows:
        looked.saw_cells(row, column)
    if added != told[0].number.value:
        yield Slip(
            table.rows[-1].position(column),
            f"“{column.head}”一列各行相加是{counted(added)}，正文写的是{looked.shown(told[0])}",
            "核对各行和正文；表里没有收全的，加一行“其他”或者写明",
        )


def _across(looked: Looked, table: Table, column: Column) -> Iterator[Slip]:
    """Rows whose other counts come to this one in most rows, and in some not."""
    others = _group(table, column)
    if len(others) < 2:
        return
    sums = (*(row for _, row in table.subtotals), *([table.total] if table.total else []))
    rows = [row for row in (*table.rows, *sums) if row.numbers[column.at]]
    wrong = [row for row in rows if _across_sum(row, others) != _value(row, column)]
    if len(rows) < 2 or len(wrong) * 3 > len(rows):
        return
    for row in rows:
        looked.saw_cells(row, column, *others)
    for row in wrong:
        added, whole = counted(_across_sum(row, others)), counted(_value(row, column))
        yield Slip(row.position(column), f"“{row.name}”一行各列相加是{added}，{column.head}写的是{whole}", "核对这一行")


def _group(table: Table, column: Column) -> list[Column]:
    """The counts that a column 合计 may be the sum of: those that come to it in the most rows, a run beside it."""
    counts = [other for other in table.of(COUNT) if other != column]
    after = [other for other in counts if other.at > column.at]
    before = [other for other in counts if other.at < column.at]
    best: list[Column] = []
    most = 1
    for side in (after, before[::-1]):
        for size in range(2, len(side) + 1):
            group = side[:size]
            fits = sum(_across_sum(row, group) == _value(row, column) for row in table.rows)
            if fits > most:
                best, most = group, fits
    return best


def _across_sum(row: Row, columns: Sequence[Column]) -> Fraction:
    return sum((_value(row, column) for column in columns), Fraction(0))


def _value(row: Row, column: Column) -> Fraction:
    number = row.numbers[column.at]
    return number.value if number else Fraction(0)
