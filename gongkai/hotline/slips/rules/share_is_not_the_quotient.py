"""占比不是两个数相除的商。

“600件，占63.0%”，总数是1000，应是60.0%。占比按印出来的位数核对，四舍五入、去尾和为凑足100%差最后一位的都算对。
不知道按哪个数算的占比不查。

错:

    2024年5月热线运行情况通报
    5月份共受理诉求1000件。其中，咨询类600件，占63.0%；求助类300件，占30.0%；其他类100件，占10.0%。

对:

    2024年5月热线运行情况通报
    5月份共受理诉求1000件。其中，咨询类600件，占60.0%；求助类300件，占30.0%；其他类100件，占10.0%。
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from gongkai.diagnostics import Severity
from gongkai.hotline.slips.lists import share_of
from gongkai.hotline.slips.looked import Looked, Slip, counted, printed
from gongkai.hotline.slips.numbers import Number, is_quotient, plain
from gongkai.hotline.slips.paper import Place
from gongkai.hotline.slips.said import COUNT as SAID_COUNT
from gongkai.hotline.slips.said import Said, Spoken
from gongkai.hotline.slips.sheets import COUNT, SHARE, Column, Row, Table
from gongkai.patterns import pattern

CODE = "GK303"
SEVERITY = Severity.ERROR
_OF_ALL = pattern("总[量数件]|受理|诉求|工单|来电|全部")
_FAR = 6


class _Pair(NamedTuple):
    part: Said
    share: Said
    several: tuple[Said, ...]  # all counts before the share, of which it may be that of the sum


def check(looked: Looked) -> Iterator[Slip]:
    """Every count with its share, against what it may be a share of; every column of shares."""
    groups: list[list[_Pair]] = []
    last = -9
    for spoken in looked.passages:
        pairs = list(_pairs(spoken))
        if pairs and groups and spoken.index == last + 1 and len(pairs) == 1:  # an item a passage
            groups[-1] += pairs
        elif pairs:
            groups.append(pairs)
        last = spoken.index if pairs else last
    for group in groups:
        yield from _of_group(looked, group)
    for table in looked.tables:
        for column in table.of(SHARE):
            yield from _of_column(looked, table, column)


def _pairs(spoken: Spoken) -> Iterator[_Pair]:
    for index, said in enumerate(spoken.said):
        if said.kind == SAID_COUNT and (share := share_of(said, spoken)) and (said.each or spoken.said[index + 1] is share):
            before = [one for one in spoken.said[:index] if one.kind == SAID_COUNT and one.sentence == said.sentence]
            yield _Pair(said, share, (*before, said))


def _of_group(looked: Looked, group: list[_Pair]) -> Iterator[Slip]:
    wholes = _wholes(looked, group)
    unfit = [pair for pair in group if not any(_fits(pair, whole) for whole in wholes)]
    for pair in group:
        if pair not in unfit:
            looked.saw(pair.part, pair.share)
    whole = _base(looked, group, wholes, unfit)
    if whole is None:
        return
    for pair in unfit:
        looked.saw(pair.part, pair.share)
        yield _slip(looked.place(pair.share), looked.shown(pair.part), looked.shown(pair.share), pair.share.number, pair.part.number, whole)


def _wholes(looked: Looked, group: list[_Pair]) -> list[Number]:
    """What the parts may be shares of, the likeliest first: what stands before, what they come to, what stands behind."""
    first = group[0].part
    before = [
        said for spoken in reversed(looked.passages) if spoken.index <= first.passage for said in reversed(spoken.said)
        if said.kind == SAID_COUNT and (spoken.index < first.passage or said.number.start < first.number.start)
    ]  # fmt: skip
    own = [listing for listing in looked.listings if any(item.count is group[0].part for item in listing.items)]
    numbers = [said.number for listing in own for said in listing.wholes]
    numbers += [first.number._replace(value=listing.sum) for listing in own if listing.complete]
    numbers += [said.number for said in before]
    inner = [said.number for pair in group for said in pair.several]
    return list(dict.fromkeys([*numbers, *inner]))


def _fits(pair: _Pair, whole: Number) -> bool:
    if whole.value >= pair.part.number.value and is_quotient(pair.share.number, pair.part.number, whole):
        return True
    several = [said.number for said in pair.several]
    sums = [sum((number.value for number in several[at:]), Fraction(0)) for at in range(len(several) - 1)]
    return any(is_quotient(pair.share.number, whole._replace(value=added), whole) for added in sums if added <= whole.value)


def _base(looked: Looked, group: list[_Pair], wholes: list[Number], unfit: list[_Pair]) -> Number | None:
    """Of what the others are shares, or the share is said to be; None where that is a guess."""
    if not unfit or not wholes:
        return None
    fitting = [whole for whole in wholes if whole not in [pair.part.number for pair in group]]
    votes = [(sum(_fits(pair, whole) for pair in group), -rank, whole) for rank, whole in enumerate(fitting)]
    if votes and (best := max(votes))[0] and (best[0] * 2 >= len(group) or best[1] == 0):
        return best[2]
    pair = unfit[0]
    here = [said for said in looked.before(pair.part) if said.is_now]
    led = here and ("其中" in pair.part.label or len(here) == 1)
    if len(group) <= 2 and led:
        return here[0].number
    if _OF_ALL.search(pair.share.label) and fitting and len(unfit) == len(group) <= 2:
        return fitting[0]
    return None


def _slip(at: Place, part: str, share: str, number: Number, count: Number, whole: Number) -> Slip:
    right = plain(count.value / whole.value * 100, number.step)
    return Slip(at, f"{part}占{counted(whole.value)}的{right}%，写的是{share}", "核对件数和占比")


def _of_column(looked: Looked, table: Table, column: Column) -> Iterator[Slip]:
    """A column of shares: of the sum of the count on its left, where most rows are so."""
    left = [other for other in table.of(COUNT) if other.index < column.index]
    if not left:
        return
    count = left[-1]
    rows = [row for row in table.rows if _both(row, count, column)]
    for whole in _sums(looked, table, count):
        fitting = [row for row in rows if _row_fits(row, count, column, whole)]
        if len(fitting) * 2 > len(rows) or (len(fitting) * 2 == len(rows) and table.total is not None and rows):
            for row in rows:
                looked.saw_cells(row, count, column)
            for row in rows:
                if row not in fitting:
                    part, share = _both(row, count, column) or ()
                    yield _slip(row.place(column), f"“{row.name}”{printed(part)}", _percent(share), share, part, whole)
            return


def _percent(share: Number) -> str:
    return plain(share.value, share.step) + "%"


def _both(row: Row, count: Column, column: Column) -> tuple[Number, Number] | None:
    part, share = row.numbers[count.index], row.numbers[column.index]
    return (part, share) if part is not None and share is not None else None


def _row_fits(row: Row, count: Column, column: Column, whole: Number) -> bool:
    pair = _both(row, count, column)
    return pair is not None and is_quotient(pair[1], pair[0], whole)


def _sums(looked: Looked, table: Table, count: Column) -> Sequence[Number]:
    found = [row.numbers[count.index] for row in table.rows]
    numbers = [number for number in found if number is not None]
    if not numbers:
        return []
    added = numbers[0]._replace(value=sum((number.value for number in numbers), Fraction(0)))
    total = table.total.numbers[count.index] if table.total else None
    told = [said.number for spoken in looked.passages if spoken.index < table.before for said in spoken.said if said.kind == SAID_COUNT]
    return [*([total] if total else []), added, *told]
