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
from itertools import accumulate
from typing import NamedTuple

from gongkai.diagnostics import Severity
from gongkai.hotline.slips.lists import is_whole, name_of, share_of
from gongkai.hotline.slips.looked import Looked, Slip, counted, printed
from gongkai.hotline.slips.numbers import Number, is_quotient, plain
from gongkai.hotline.slips.paper import Place
from gongkai.hotline.slips.said import COUNT as SAID_COUNT
from gongkai.hotline.slips.said import Said, Spoken
from gongkai.hotline.slips.sheets import COUNT, SHARE, Column, Row, Table
from gongkai.patterns import pattern

CODE = "GK303"
SEVERITY = Severity.ERROR
_TOTAL = pattern(
    "占(?:本[月期周])?(?:全[区市县部])?(?:有效)?(?:受理|诉求|工单|来电|办件|热线|事项|件|数)*(?:总[量数件体]|量|的?全部)"
)
_OF_ANOTHER = pattern("占[^比为达约的]")


class _Pair(NamedTuple):
    part: Said
    share: Said
    several: tuple[Said, ...]  # all counts of the sentence before the share, of which it may be that of the sum
    before: tuple[Said, ...]  # all of the passage
    values: tuple[Fraction, ...]  # of the part, and of the last two, three … of several together


def check(looked: Looked) -> Iterator[Slip]:
    """Every count with its share, against what it may be a share of; every column of shares."""
    groups: list[list[_Pair]] = []
    last = -9
    for spoken in looked.passages:
        pairs = list(_pairs(spoken))
        if pairs and groups and spoken.order == last + 1 and _leads(pairs[0]) and _leads(groups[-1][-1]):
            groups[-1] += pairs
        elif pairs:
            groups.append(pairs)
        last = spoken.order if pairs else last
    for group in groups:
        yield from _of_group(looked, group)
    for table in looked.tables:
        for column in table.of(SHARE):
            yield from _of_column(looked, table, column)


def _pairs(spoken: Spoken) -> Iterator[_Pair]:
    for index, said in enumerate(spoken.said):
        if (
            said.kind == SAID_COUNT
            and (share := share_of(said, spoken))
            and (said.each or spoken.said[index + 1] is share)
        ):
            before = tuple(_counts(spoken.said[:index]))
            several = (*(one for one in before if one.sentence == said.sentence), said)
            yield _Pair(said, share, several, before, tuple(accumulate(one.number.value for one in reversed(several))))


def _counts(said: Sequence[Said]) -> Iterator[Said]:
    return (one for one in said if one.kind == SAID_COUNT)


def _leads(pair: _Pair) -> bool:
    return not pair.before


def _of_group(looked: Looked, group: list[_Pair]) -> Iterator[Slip]:
    wholes = _wholes(looked, group)
    unfit: list[_Pair] = []
    for pair in group:
        if _fits_before(pair) or any(_fits(pair, whole) for whole in wholes):
            looked.saw(pair.part, pair.share, *(pair.several if len(group) == 1 else ()))
        else:
            unfit.append(pair)
    whole = _base(looked, group, wholes, unfit)
    if whole is None:
        return
    for pair in unfit:
        looked.saw(pair.part, pair.share)
        if pair.share.number.value <= 100:
            parts = _enumerated(pair)
            value = sum((part.number.value for part in parts), Fraction(0))
            told = looked.shown(pair.part) if len(parts) == 1 else f"{len(parts)}项共{counted(value)}"
            yield _slip(looked.position(pair.share), told, looked.shown(pair.share), pair.share.number, value, whole)


def _enumerated(pair: _Pair) -> list[Said]:
    """What the share is of: the run of parts that end at it and have none of their own, where it says 总量 of all."""
    run = [pair.part]
    for said in reversed(pair.several[:-1]):
        if name_of(said.label) is None or not _TOTAL.search(pair.share.label):
            break
        run.append(said)
    return run


def _wholes(looked: Looked, group: list[_Pair]) -> list[Said]:
    """What the parts may be shares of, the likeliest first: whole and sum of their list, what stands before."""
    first = group[0].part
    before = [
        said for spoken in reversed(looked.passages) if spoken.order <= first.passage for said in reversed(spoken.said)
        if said.kind == SAID_COUNT and (spoken.order < first.passage or said.number.start < first.number.start)
    ]  # fmt: skip
    own = [listing for listing in looked.listings if any(item.said is first for item in listing.items)]
    found = [said for listing in own for said in listing.wholes]
    found += [first._replace(number=first.number._replace(value=listing.sum)) for listing in own if listing.complete]
    return list(dict.fromkeys([*found, *before, *(said for pair in group for said in pair.several)]))


def _fits(pair: _Pair, whole: Said) -> bool:
    """Whether the share is that of the part, or of the parts before it together, in that whole."""
    total = _TOTAL.search(pair.share.label) and not is_whole(whole)
    return not (total and whole.number.start != pair.part.number.start) and _is_share_in(pair, whole.number)


def _fits_before(pair: _Pair) -> bool:
    """Whether it is that in anything that the passage says before."""
    return not _TOTAL.search(pair.share.label) and any(_is_share_in(pair, said.number) for said in pair.before)


def _is_share_in(pair: _Pair, base: Number) -> bool:
    share, part = pair.share.number, pair.part.number
    whole, off = float(base.value), float(share.step) + 0.01
    most = 100 * float(part.slack) + float(share.value) * float(base.slack) + off * (whole + float(base.slack))
    return any(
        added <= base.value and is_quotient(share, part._replace(value=added), base)
        for added in pair.values
        if abs(100 * float(added) - float(share.value) * whole) <= most  # the others cannot be, and fractions are dear
    )


def _base(looked: Looked, group: list[_Pair], wholes: list[Said], unfit: list[_Pair]) -> Number | None:
    """Of what the others are shares, or the share is said to be; None where that is a guess."""
    parts = [pair.part for pair in group]
    fitting = [whole for whole in wholes if whole not in parts]
    if not unfit or not fitting:
        return None
    others = [pair for pair in group if not _fits_before(pair)]  # who fits before votes for all alike
    votes = [
        (len(group) - len(others) + sum(_fits(pair, whole) for pair in others), -rank, whole.number)
        for rank, whole in enumerate(fitting)
    ]
    best = max(votes)
    if best[0] and (best[0] * 2 >= len(group) or best[1] == 0):
        return best[2]
    pair = unfit[0]
    here = [said for said in looked.before(pair.part) if said.is_now and said.number.value >= pair.part.number.value]
    led = "其中" in pair.part.label or (len(here) == 1 and not _OF_ANOTHER.search(pair.share.label))
    if len(group) <= 2 and here and led:
        return here[0].number
    total = next((whole for whole in fitting if is_whole(whole)), None)
    return total.number if total and _TOTAL.search(pair.share.label) and len(unfit) == len(group) <= 2 else None


def _slip(at: Place, part: str, share: str, number: Number, part_value: Fraction, whole: Number) -> Slip:
    right = plain(part_value / whole.value * 100, number.step)
    return Slip(at, f"{part}占{counted(whole.value)}的{right}%，写的是{share}", "核对件数和占比")


def _of_column(looked: Looked, table: Table, column: Column) -> Iterator[Slip]:
    """A column of shares: of the sum of the count on its left, where most rows are so."""
    left = [other for other in table.of(COUNT) if other.at < column.at]
    for count in reversed(left):
        rows = [row for row in table.rows if _both(row, count, column)]
        wholes = _sums(looked, table, count)
        whole = max(wholes, key=lambda one: _fitting(rows, count, column, one), default=None)
        if whole is None or not _mostly(rows, count, column, whole, table):
            continue
        for row in rows:
            looked.saw_cells(row, count, column)
            part, share = _both(row, count, column) or (whole, whole)
            if not is_quotient(share, part, whole) and share.value <= 100:
                yield _slip(
                    row.position(column), f"“{row.name}”{printed(part)}", _percent(share), share, part.value, whole
                )
        return


def _fitting(rows: Sequence[Row], count: Column, column: Column, whole: Number) -> int:
    pairs = [pair for row in rows if (pair := _both(row, count, column))]
    return sum(is_quotient(share, part, whole) for part, share in pairs)


def _mostly(rows: Sequence[Row], count: Column, column: Column, whole: Number, table: Table) -> bool:
    """Whether most rows are shares of that; half of them where the table has a sum."""
    fitting = _fitting(rows, count, column, whole)
    return fitting * 2 > len(rows) or (table.total is not None and fitting * 2 == len(rows) > 0)


def _percent(share: Number) -> str:
    return plain(share.value, share.step) + "%"


def _both(row: Row, count: Column, column: Column) -> tuple[Number, Number] | None:
    part, share = row.numbers[count.at], row.numbers[column.at]
    return (part, share) if part is not None and share is not None else None


def _sums(looked: Looked, table: Table, count: Column) -> Sequence[Number]:
    found = [row.numbers[count.at] for row in table.rows]
    numbers = [number for number in found if number is not None]
    if not numbers:
        return []
    added = numbers[0]._replace(value=sum((number.value for number in numbers), Fraction(0)))
    total = table.total.numbers[count.at] if table.total else None
    told = [
        said.number
        for spoken in looked.passages
        if spoken.order < table.before
        for said in spoken.said
        if said.kind == SAID_COUNT
    ]
    return [*([total] if total else []), added, *told]
