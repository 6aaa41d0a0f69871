"""环比说成了同比，或者同比说成了环比。

和去年同期比是同比，和上月（上周、上季度）比是环比。同一句里比的是上月、说的是同比，两样里有一样是错的；
只写“同比”、数却是按上月算出来的，也在这里报。

错:

    2024年5月热线运行情况通报
    5月份共受理诉求1100件，较上月同比增长10.0%。

对:

    2024年5月热线运行情况通报
    5月份共受理诉求1100件，较上月环比增长10.0%。
"""

from collections.abc import Iterator

from gongkai.diagnostics import Severity
from gongkai.hotline.slips.growths import OTHER, misnamed, told
from gongkai.hotline.slips.looked import Looked, Slip
from gongkai.hotline.slips.months import months
from gongkai.hotline.slips.said import AGO, MONTH_BEFORE, YEAR_BEFORE, Spoken, of_month
from gongkai.hotline.slips.sheets import COUNT, Table
from gongkai.hotline.slips.sheets import GROWTH as COLUMN
from gongkai.patterns import pattern

CODE = "GK305"
SEVERITY = Severity.ERROR
_CLAUSE = pattern(r"(?>(?:[^，,、；;。()]|(?<=[同环]比)\((?=[与和较比]))+)")
_AGAINST = pattern("[与和较比同]")
_THEN = {MONTH_BEFORE: "上月", YEAR_BEFORE: "去年同期"}
_LAST = pattern(r"上月|上个月|上期|上周|上季")
_YEAR = pattern(r"去年|上年|同期")


def check(looked: Looked) -> Iterator[Slip]:
    """Clauses that name both, percentages that are those of the other time, and columns of tables that are."""
    for spoken in looked.passages:
        said = list(_in_clauses(looked, spoken))
        yield from said or _by_numbers(looked, spoken)
    for table in looked.tables:
        yield from _in_table(looked, table)


def _in_clauses(looked: Looked, spoken: Spoken) -> Iterator[Slip]:
    for clause in _CLAUSE.finditer(spoken.passage.text):
        for word, other in OTHER.items():
            then = _then(looked, clause[0], other)
            if then and word in clause[0] and other not in clause[0] and not _then(looked, clause[0], word):
                at = spoken.passage.at._replace(
                    column=spoken.passage.at.column + clause.start() + clause[0].index(word)
                )
                yield Slip(at, f"和{then}比，说的却是“{word}”", f"和{_THEN[other]}比是“{other}”，核对是和哪一期比")


def _then(looked: Looked, clause: str, when: str) -> str:
    """The other time that a clause names as such, or as the month that it is."""
    if found := AGO[when].search(clause):
        return found[0]
    return next(
        (
            f"{named.month}月"
            for named, at in months(clause)
            if of_month(named, looked.time) == when and _AGAINST.search(clause[max(0, at - 3) : at])
        ),
        "",
    )


def _by_numbers(looked: Looked, spoken: Spoken) -> Iterator[Slip]:
    """同比增长10% where it is last month's number that makes 10%."""
    for growth in spoken.said:
        if misnamed(looked, growth):
            other = OTHER[growth.when]
            looked.saw(growth, *told(looked, growth, other))
            yield Slip(
                looked.position(growth),
                f"说的是“{growth.when}”，{looked.shown(growth)}却是和{_THEN[other]}的数比出来的",
                f"和{_THEN[other]}比是“{other}”，核对是和哪一期比",
            )


def _in_table(looked: Looked, table: Table) -> Iterator[Slip]:
    """A column 同比 beside one of last month and none of last year, and the reverse."""
    for column in table.of(COLUMN):
        for word, mine, others in ((YEAR_BEFORE, _YEAR, _LAST), (MONTH_BEFORE, _LAST, _YEAR)):
            heads = [other.head for other in table.of(COUNT)]
            if word not in column.head or OTHER[word] in column.head or any(map(mine.search, heads)):
                continue
            if any(map(others.search, heads)) and not any(OTHER[word] in other.head for other in table.of(COLUMN)):
                at = (table.rows or (table.total,))[0]
                if at is not None and _made_of(table, column.at, [i.at for i in table.of(COUNT)]):
                    looked.saw_cells(at, column)
                    message = f"“{column.head}”一列是和{_THEN[OTHER[word]]}的数比出来的"
                    yield Slip(at.position(column), message, f"和{_THEN[OTHER[word]]}比是“{OTHER[word]}”，核对表头")


def _made_of(table: Table, growth: int, counts: list[int]) -> bool:
    """Whether all its percentages are those of two columns of counts."""
    rows = [row.numbers for row in table.rows if row.numbers[growth] is not None]
    for now in counts:
        for then in counts:
            made = [
                abs((new.value - old.value) / old.value * 100 - told.value) < told.step
                for row in rows
                if (new := row[now]) and (old := row[then]) and old.value and (told := row[growth])
            ]
            if now != then and len(made) > 1 and all(made):
                return True
    return False
