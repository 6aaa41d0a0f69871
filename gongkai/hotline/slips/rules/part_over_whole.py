"""部分比全部还大。

“受理1000件，其中咨询类1200件”，“回访100件，满意120件”。其中的一项、满意的、按时办结的，不会比全部多。
办结的可以比受理的多（上月结转的），不查；比同一句里转办、交办的多，又没有说结转的，也报。

错:

    2024年5月热线运行情况通报
    5月份共受理诉求1000件，其中咨询类1200件。

对:

    2024年5月热线运行情况通报
    5月份共受理诉求1000件，其中咨询类120件。
"""

import re
from collections.abc import Iterator, Sequence

from gongkai.diagnostics import Severity
from gongkai.hotline.slips.lists import name_of
from gongkai.hotline.slips.looked import Looked, Slip, counted
from gongkai.hotline.slips.said import COUNT as SAID
from gongkai.hotline.slips.said import Said
from gongkai.hotline.slips.sheets import COUNT, Column, Table
from gongkai.patterns import pattern

CODE = "GK311"
SEVERITY = Severity.ERROR
_PARTS = tuple(  # what is never more than what, and what is not meant by it
    (pattern(part), pattern(whole), pattern(neither))
    for part, whole, neither in (
        ("(?<!不)(?<!基本)满意(?!率|度)|不满意(?!率)", "回访|测评|参评|评价|评议", "有效|未|成功|不参"),
        (
            "(?:按[时期]|及时|如期)(?:办结|结案|回复)|超[时期]办结|逾期办结",
            "(?:^|[^未按时期及如超逾])(?:应)?(?:办结|结案)",
            "按|及时|未|如期|超|逾|无",
        ),
        ("^(?!.*(?:按|及时|未|如期|超|逾|应)).*办结(?!率)", "转办|交办|转派|派单|派发", "办结|回复|督办"),
    )
)
_BROUGHT_OVER = pattern("结转|上[月期周季]|往[月期]|遗留|存量|积压|跨月|前期|累计|历史|含")
_HINT = "核对这两个数"


Parts = Sequence[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]]


def check(looked: Looked) -> Iterator[Slip]:
    """What stands behind 其中 against what stands before; what is known to be part of what, in text and tables."""
    parts = _parts(looked)
    for spoken in looked.passages:
        for said in spoken.said:
            if said.kind == SAID:
                yield from list(_within(looked, said)) or _known(looked, said, parts)
    for listing in looked.listings:
        for item in listing.items:
            more = all(item.said.number.value > whole.number.value for whole in listing.wholes)
            if listing.near and more and not _led(looked, item.said):
                looked.saw(item.said)
                yield _slip(looked, item.said, listing.wholes[0])
    for table in looked.tables:
        yield from _of_table(looked, table)


def _led(looked: Looked, said: Said) -> bool:
    """Whether 其中 stands right before it."""
    text = looked.of(said).passage.text
    before = looked.before(said)
    start = before[-1].number.end if before else looked.of(said).sentences[said.sentence][0]
    return "其中" in text[start : said.number.start]


def _within(looked: Looked, said: Said) -> Iterator[Slip]:
    if not _led(looked, said):
        return
    spoken = looked.of(said)
    wholes = [one for one in looked.before(said) if one.kind == SAID and one.when == said.when]
    wholes = wholes or [one for one in spoken.said if one.kind == SAID and one.sentence == said.sentence - 1]
    if not wholes:
        return
    looked.saw(said)
    if all(said.number.value > one.number.value for one in wholes):
        yield _slip(looked, said, wholes[-1])


def _parts(looked: Looked) -> Parts:
    """What is never more than what; 办结 not more than 转办 only where nothing is brought over from before."""
    texts = [spoken.passage.text for spoken in looked.passages] + [
        column.head for table in looked.tables for column in table.columns
    ]
    return _PARTS[:-1] if any(map(_BROUGHT_OVER.search, texts)) else _PARTS


def _known(looked: Looked, said: Said, parts: Parts) -> Iterator[Slip]:
    for part, whole, neither in parts:
        if not part.search(said.label):
            continue
        wholes = [
            one
            for one in looked.before(said)
            if one.kind == SAID and one.when == said.when and whole.search(one.label) and not neither.search(one.label)
        ]
        if wholes and all(said.number.value > one.number.value for one in wholes):
            looked.saw(said)
            yield _slip(looked, said, wholes[-1])


def _slip(looked: Looked, part: Said, whole: Said) -> Slip:
    named = name_of(part.label)
    name = named[1] if named else part.label
    return Slip(
        looked.position(part), f"“{name}”{looked.shown(part)}，比“{whole.label}”{looked.shown(whole)}还多", _HINT
    )


def _of_table(looked: Looked, table: Table) -> Iterator[Slip]:
    for part, whole, neither in _parts(looked):
        parts = [column for column in table.of(COUNT) if part.search(column.head)]
        wholes = [column for column in table.of(COUNT) if whole.search(column.head) and not neither.search(column.head)]
        if len(wholes) != 1:
            continue
        for column in parts:
            if column != wholes[0]:
                yield from _of_columns(looked, table, column, wholes[0])


def _of_columns(looked: Looked, table: Table, part: Column, whole: Column) -> Iterator[Slip]:
    for row in table.rows:
        few, many = row.numbers[part.at], row.numbers[whole.at]
        if few is None or many is None:
            continue
        looked.saw_cells(row, part, whole)
        if few.value > many.value:
            told = f"“{row.name}”的“{part.head}”{counted(few.value)}，比“{whole.head}”{counted(many.value)}还多"
            yield Slip(row.position(part), told, _HINT)
