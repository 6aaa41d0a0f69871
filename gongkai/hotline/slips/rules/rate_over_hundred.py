"""比率、占比超过了100%。

办结率、满意率、占比是部分除以全部，不会超过100%。多半是小数点错了一位，或者分子分母取自不同的时间。

错:

    2024年5月热线运行情况通报
    5月份转办300件，办结295件，办结率983.3%。

对:

    2024年5月热线运行情况通报
    5月份转办300件，办结295件，办结率98.3%。
"""

from collections.abc import Iterator

from gongkai.diagnostics import Severity
from gongkai.hotline.slips.looked import Looked, Slip
from gongkai.hotline.slips.said import RATE, SHARE
from gongkai.hotline.slips.sheets import RATE as RATES
from gongkai.hotline.slips.sheets import SHARE as SHARES
from gongkai.patterns import pattern

CODE = "GK310"
SEVERITY = Severity.ERROR
_MAY = pattern("增长|完成率|变化|增幅|相当于|同比|环比|负荷|饱和")
_HINT = "核对小数点，再核对分子和分母是不是同一个时间、同一个范围的"


def check(looked: Looked) -> Iterator[Slip]:
    """Rates and shares of more than a hundred, in text and tables."""
    for spoken in looked.passages:
        for said in spoken.said:
            if said.kind in (RATE, SHARE) and said.number.value > 100 and not _MAY.search(said.label):
                looked.saw(said)
                yield Slip(looked.position(said), f"{said.label or '占比'}{looked.shown(said)}超过了100%", _HINT)
    for table in looked.tables:
        for column in (*table.of(RATES), *table.of(SHARES)):
            if _MAY.search(column.head):
                continue
            for row in (*table.rows, *([table.total] if table.total else [])):
                number = row.numbers[column.at]
                if number is not None and number.value > 100:
                    looked.saw_cells(row, column)
                    yield Slip(
                        row.position(column), f"“{row.name}”的{column.head}{row.cells[column.at].text}超过了100%", _HINT
                    )
