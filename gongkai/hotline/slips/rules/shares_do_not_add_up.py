"""占比相加不是100%。

各类都列出来了，占比加起来却不是100%。四舍五入带来的差（每一项差最后一位的半个）算对；件数也在、
占比都是商的，不查相加。占比本身就不是商的，只报 GK303。

错:

    2024年5月热线运行情况通报
    5月份受理的诉求中，咨询类占52.0%，求助类占30.0%，投诉类占10.0%，其他类占5.0%。

对:

    2024年5月热线运行情况通报
    5月份受理的诉求中，咨询类占52.0%，求助类占30.0%，投诉类占13.0%，其他类占5.0%。
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from gongkai.diagnostics import Severity
from gongkai.hotline.slips.lists import UNIT, Item, is_complete, name_of
from gongkai.hotline.slips.looked import Looked, Slip
from gongkai.hotline.slips.numbers import Number, is_quotient, plain
from gongkai.hotline.slips.said import NOW, Said, Spoken
from gongkai.hotline.slips.said import SHARE as SAID_SHARE
from gongkai.hotline.slips.sheets import COUNT, SHARE, Column, Table

CODE = "GK304"
SEVERITY = Severity.ERROR
_HINT = "核对各项的占比；没有列全的，加上“其他”"


def check(looked: Looked) -> Iterator[Slip]:
    """Lists that are complete, with a share each; lists of shares alone; columns of shares with a sum."""
    for listing in looked.listings:
        shares = [item.share for item in listing.items if item.share]
        pairs = [(item.said.number, item.share.number) for item in listing.items if item.share]
        all_told = listing.complete or (listing.kind != UNIT and _too_much(shares))
        whole_known = listing.complete or any(listing.comes_to(whole.number) for whole in listing.wholes)
        if all_told and len(shares) == len(listing.items) and not (whole_known and _explained(pairs)):
            yield from _of(looked, shares)
    for spoken in looked.passages:
        for names, shares in _alone(spoken):
            kind = (name_of(names[0]) or ("", ""))[0]
            if is_complete(kind, _items(names, shares), "", False) or (kind != UNIT and _too_much(shares)):
                yield from _of(looked, shares)
    for table in looked.tables:
        yield from _of_columns(looked, table)


def _of(looked: Looked, shares: Sequence[Said]) -> Iterator[Slip]:
    looked.saw(*shares)
    if told := _wrong([share.number for share in shares]):
        yield Slip(looked.position(shares[0]), told, _HINT)


def _too_much(shares: Sequence[Said]) -> bool:
    """Whether shares come to more than all there is."""
    numbers = [share.number for share in shares]
    return sum(number.value for number in numbers) >= 100 + sum(number.step for number in numbers)


def _wrong(shares: Sequence[Number]) -> str:
    added = sum((share.value for share in shares), Fraction(0))
    if abs(added - 100) <= sum((share.step for share in shares), Fraction(0)) / 2:
        return ""
    return f"{len(shares)}项占比相加是{plain(added, min(share.step for share in shares))}%，不是100%"


def _explained(pairs: Sequence[tuple[Number, Number]]) -> bool:
    """Whether most shares are the quotients of what the counts come to: if that is known, GK303 tells the others."""
    if not pairs:
        return False
    whole = pairs[0][0]._replace(value=sum((count.value for count, _ in pairs), Fraction(0)))
    wrong = [share for count, share in pairs if not is_quotient(share, count, whole)]
    return len(wrong) * 2 < len(pairs)


def _alone(spoken: Spoken) -> Iterator[tuple[list[str], list[Said]]]:
    """Shares of parts without their counts: 咨询类占52.0%，求助类占30.0%."""
    named = [
        (said, said.label.rstrip("占比为达约 ")) for said in spoken.said if said.kind == SAID_SHARE and said.when == NOW
    ]
    for _, run in groupby(named, key=lambda entry: (entry[0].sentence, entry[0].depth, bool(name_of(entry[1])))):
        entries = list(run)
        if len(entries) > 2 and name_of(entries[0][1]):
            yield [name for _, name in entries], [said for said, _ in entries]


def _items(names: Sequence[str], shares: Sequence[Said]) -> list[Item]:
    return [Item((name_of(name) or ("", name))[1], share, None) for name, share in zip(names, shares, strict=True)]


def _of_columns(looked: Looked, table: Table) -> Iterator[Slip]:
    for column in table.of(SHARE):
        shares = [number for row in table.rows if (number := row.numbers[column.at])]
        total = table.total.numbers[column.at] if table.total else None
        counts = [other for other in table.of(COUNT) if other.at < column.at]
        if total is None or total.value != 100 or len(shares) < 2 or table.subtotals or table.total is None:
            continue
        if any(_explained(_pairs(table, count, column)) for count in counts):
            continue
        for row in (*table.rows, table.total):
            looked.saw_cells(row, column)
        if told := _wrong(shares):
            yield Slip(table.total.position(column), f"“{column.head}”一列{told}", _HINT)


def _pairs(table: Table, count: Column, share: Column) -> list[tuple[Number, Number]]:
    found = [(row.numbers[count.at], row.numbers[share.at]) for row in table.rows]
    return [(part, number) for part, number in found if part is not None and number is not None]
