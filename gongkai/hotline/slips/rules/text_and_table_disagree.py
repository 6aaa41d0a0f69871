"""正文和表里同一个数不一样，或者前后两处不一样。

正文写“甲局120件”，表里甲局是112：读的人不知道信哪一个。改了表，正文也要改。只比名称和量都认得的。

错:

    2024年5月热线运行情况通报
    5月份转办300件。转办量居前的是甲局125件。
    单位⇥转办
    甲局⇥120
    乙局⇥100
    丙街道⇥80
    合计⇥300

对:

    2024年5月热线运行情况通报
    5月份转办300件。转办量居前的是甲局120件。
    单位⇥转办
    甲局⇥120
    乙局⇥100
    丙街道⇥80
    合计⇥300
"""

import re
from collections.abc import Iterator
from itertools import chain

from gongkai.diagnostics import Severity
from gongkai.hotline.slips.lists import CLASS, is_whole, name_of
from gongkai.hotline.slips.looked import Looked, Slip, counted
from gongkai.hotline.slips.said import COUNT as SAID
from gongkai.hotline.slips.said import Said
from gongkai.hotline.slips.sheets import COUNT, Column, Row, Table
from gongkai.patterns import pattern

CODE = "GK309"
SEVERITY = Severity.ERROR
_DONE = "(?:办结|办理|回复|结案)?"
_MEASURES = (  # what a column counts and the words of a text for it, the narrower first
    ("未办结", "未办结|尚未办结|在办|正在办理|办理中"),
    ("逾期", f"(?:逾期|超期|超时){_DONE}"),
    ("按时", f"(?:按[时期]|及时){_DONE}"),
    ("不满意", "不满意"),
    ("满意", "满意"),
    ("办结", "办结|结案|办理完毕"),
    ("重复", "重复"),
    ("退回", "退回|退单"),
    ("转办", "转办|交办|转派|派单|派发|派遣|承办|办件"),
    ("受理", "受理|接收|接到|收到|诉求量|来电量"),
)
_AGAIN = pattern(r"(?:受理|接到|接收|收到|办理)的\s*$|(?:以上|上述|这)$")
_COUNTED = pattern(".{0,4}(?:数量|件数|数|量|次数)")
_NOW = pattern("本月|本期|当月|本周")
_TOTAL_WORDS = pattern("共|总")
_ABOUT = pattern("同比|环比|增|减|上升|下降")


def check(looked: Looked) -> Iterator[Slip]:
    """Names that stand in both with a number, the sum of a table, and a total that is said again."""
    for table in looked.tables:
        rows = {_bare(row.name): row for row in table.rows if row.name}
        for spoken in looked.passages:
            for said in spoken.said:
                if said.is_now and (row := rows.get(_name(said, rows))):
                    yield from _of_row(looked, table, row, said)
        yield from _of_total(looked, table)
    yield from _said_again(looked)


def _bare(name: str) -> str:
    return re.sub(r"[\s“”\"（）()0-9.、]|(?:诉求|工单|事项)$", "", name)


def _name(said: Said, rows: "dict[str, Row]") -> str:
    """The name of a row at the end of a label; "" where there is none, or the label says more behind it."""
    label = _bare(re.sub("(?:诉求|工单|事项)?(?:共计|共有|共|有|为|是|达|转办|受理|承办){0,4}$", "", said.label))
    return next((name for name in sorted(rows, key=len, reverse=True) if len(name) > 1 and label.endswith(name)), "")


def _measures(words: str) -> list[str]:
    """What the words speak of, the narrower first; 满意 in 不满意 is no measure of its own."""
    told = []
    for measure, said in _MEASURES:
        if re.search(said, words):
            told.append(measure)
            words = re.sub(said, "", words)
    return told


def _measure(words: str) -> str:
    return next(iter(_measures(words)), "")


def _of_row(looked: Looked, table: Table, row: Row, said: Said) -> Iterator[Slip]:
    spoken = looked.of(said)
    start = spoken.sentences[said.sentence][0]
    words = spoken.passage.text[start : said.number.start]
    column = _column(table, words)
    number = row.numbers[column.at] if column else None
    if column is None or number is None:
        return
    looked.saw(said)
    looked.saw_cells(row, column)
    if abs(number.value - said.number.value) > number.slack + said.number.slack:
        at = _spot(looked, row, column)
        message = f"这里是{looked.shown(said)}，{at}“{row.name}”的“{column.head}”是{counted(number.value)}"
        yield Slip(looked.position(said), message, "核对以后改成一样")


def _column(table: Table, words: str) -> Column | None:
    """The column that the words speak of: by its measure, or the only one of counts where that is of numbers alone."""
    counts = table.of(COUNT)
    told = _measures(words)
    by_measure = [column for column in counts if len(told) == 1 and _measure(column.head) == told[0]]
    if len(by_measure) == 1:
        return by_measure[0]
    now = [column for column in counts if _NOW.search(column.head)]
    only = counts[0] if len(counts) == 1 else None
    if len(now) == 1 and set(told) <= {"受理"}:
        return now[0]
    if only and (_COUNTED.fullmatch(re.sub("[（(].*", "", only.head)) or _measure(only.head) in (told or [""])):
        narrow = set(told) - {"受理", "转办"}
        return None if narrow and _measure(only.head) not in narrow else only
    return None


def _spot(looked: Looked, row: Row, column: Column) -> str:
    at = row.position(column)
    return f"第{at.line}行" if looked.bulletin.lined else f"第{at.table}个表第{at.row}行"


def _of_total(looked: Looked, table: Table) -> Iterator[Slip]:
    """The row 合计 against the text in front of the table that says the total of just that."""
    if table.total is None:
        return
    for column in table.of(COUNT):
        classes = _of_classes(table, column)
        number, measure = table.total.numbers[column.at], _measure(column.head) or classes
        if number is None or measure not in ("受理", "转办", "办结", "逾期"):
            continue
        told = [
            said
            for said in _near(looked, table)
            if _is_total(said, measure) or (classes and said.is_now and is_whole(said))
        ]
        if not told:
            continue
        looked.saw_cells(table.total, column)
        if all(said.number.value != number.value for said in told):
            looked.saw(*told)
            said = f"正文“{told[-1].label}”{looked.shown(told[-1])}"
            message = f"{said}，{table.total.name}的“{column.head}”是{counted(number.value)}"
            yield Slip(table.total.position(column), message, "核对以后改成一样；范围不同的，写明各是什么")


def _of_classes(table: Table, column: Column) -> str:
    """受理 for the numbers of a table whose rows are the natures of what came in."""
    classes = [named for row in table.rows if (named := name_of(row.name)) and named[0] == CLASS]
    plain = _COUNTED.fullmatch(re.sub(r"\(.*", "", column.head)) or _NOW.search(column.head)
    return "受理" if plain and len(classes) * 2 > len(table.rows) else ""


def _near(looked: Looked, table: Table) -> Iterator[Said]:
    near = (spoken.said for spoken in looked.passages if table.before - 3 < spoken.order < table.before)
    return chain.from_iterable(near)


def _is_total(said: Said, measure: str) -> bool:
    """Whether a number of the text is the total of a measure: 共转办各单位, with no other measure in its label."""
    if said.kind != SAID or not said.is_now or said.depth or _ABOUT.search(said.label):
        return False
    return _measure(said.label) == measure and bool(_TOTAL_WORDS.search(said.label) or "单位" in said.label)


def _said_again(looked: Looked) -> Iterator[Slip]:
    """在受理的1020件诉求中: a total that was said otherwise before, and no sum of what was."""
    earlier: list[Said] = []
    for spoken in looked.passages:
        for said in spoken.said:
            if said.is_now and _AGAIN.search(spoken.passage.text[max(0, said.number.start - 8) : said.number.start]):
                totals = [one for one in earlier if one.is_now and is_whole(one)]
                if totals and all(one.number.value != said.number.value for one in earlier):
                    looked.saw(said)
                    message = f"这里说{looked.shown(said)}，前面“{totals[0].label}”是{looked.shown(totals[0])}"
                    yield Slip(looked.position(said), message, "核对以后改成一样")
                elif totals:
                    looked.saw(said)
            earlier += [said] if said.kind == SAID else []
