"""Forms that units have made themselves: which of several columns and rows counts, and what cannot be told."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from gongkai.errors import GongkaiError
from gongkai.figures.docx import read as tables
from gongkai.figures.files import form_in, read_form
from gongkai.phrases.amounts import Unclear, parse_amount
from gongkai.reading import loads
from gongkai.reports.values import Filled
from tests.figures.forms import PLAN, UNITS, docx, xlsx

UNIT = UNITS[0]
NAMES = ("开展活动", "参与群众", "解答问题", "当场答复")
RIGHT = ["3", "120", "30", "20"]
OWN: list[list[Any]] = [["填报单位：" + UNIT]]
Rows = list[list[Any]]
VALUES: Rows = [["指标", "数值"], *map(list, zip(NAMES, RIGHT, strict=True))]


def columns(*head: str, wrong: int = 0) -> Rows:
    """A form with a column for each word; the right number stands in all but the first `wrong`, which hold 9."""
    rows = [[name, *["9"] * wrong, *[right] * (len(head) - wrong)] for name, right in zip(NAMES, RIGHT, strict=True)]
    return [*OWN, ["指标", *head], *rows]


def read(content: bytes, name: str) -> tuple[list[str], list[str]]:
    """What a form comes to, figure by figure, and what is doubtful."""
    plan = loads(PLAN.encode()).plan
    assert plan is not None
    filled = form_in(content, name, plan, plan.reports[0], UNIT).filled
    return [dict(filled.values).get(one, "") for one in NAMES], list(dict.fromkeys(dict(filled.doubts).values()))


SUMS: Rows = [*OWN, ["科室", *NAMES], ["合计", 3, 120, 30, 20], ["甲科", 1, 50, 10, 10], ["乙科", 2, 70, 20, 10]]


@pytest.mark.parametrize(
    "rows",
    [
        columns("去年", "今年", wrong=1),
        columns("2021年", "2022年", wrong=1),
        columns("计划数", "完成数", wrong=1),
        *(
            [*OWN, ["指标", "线上", "线下", word], *([name, int(right) - 1, 1, right] for name, right in VALUES[1:])]
            for word in ("总计", "总数")
        ),
        [*OWN, ["指标", "线上", "线下", "小计"], *([name, int(right) - 1, 1, right] for name, right in VALUES[1:])],
        [*OWN, ["指标", "线上", "线下", "合计"], *([name, int(right) - 1, 1, right] for name, right in VALUES[1:])],
        [*SUMS, ["小计", 3, 120, 30, 20]],
        [*SUMS[:2], SUMS[3], SUMS[2], SUMS[4]],
        [["单位：" + UNIT + "（盖章）"], ["指标", "数值"], *map(list, zip(NAMES, RIGHT, strict=True))],
        [["填报单位：" + UNIT], ["开展活动：3\n参与群众：120\n解答问题：30\n其中：当场答复：20"]],
        [*OWN, ["指标", "数值", "指标", "数值"], ["开展活动", 3, "解答问题", 30], ["参与群众", 120, "当场答复", 20]],
        [["填报单位", UNIT], ["开展活动", 3, "参与群众", 120], ["解答问题", 30, "当场答复", 20]],
    ],
)
def test_the_number_that_is_meant_is_taken(rows: Rows) -> None:
    assert read(xlsx(rows), "表.xlsx") == (RIGHT, [])


def test_of_several_numbers_in_a_row_none_is_guessed() -> None:
    values, doubts = read(xlsx(columns("线上", "线下")), "表.xlsx")
    assert values == ["", "", "", ""]
    assert doubts[0] == "这一行有几个数（B3“3”、C3“3”），看不出报的是哪一个，没有算"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk", "utf-16"])
def test_comma_separated_text_is_a_form_too(encoding: str) -> None:
    lines = [["填报单位", UNIT], ["指标", "数值"], *zip(NAMES, RIGHT, strict=True)]
    assert read("\r\n".join(map(",".join, lines)).encode(encoding), "表.csv") == (RIGHT, [])


def test_what_only_looks_like_a_workbook_is_said(tmp_path: Any) -> None:
    plan = loads(PLAN.encode()).plan
    assert plan is not None
    (tmp_path / "表.xls").write_text("<table><tr><td>开展活动</td><td>3</td></tr></table>", encoding="utf-8")
    reading = read_form(tmp_path / "表.xls", plan, plan.reports[0], UNIT)
    assert reading.odd == ("不是表格，虽然 Excel 也许打得开：表.xls；用 Excel 或 WPS 打开，另存为 .xlsx",)


def test_two_forms_that_came_together_and_differ_are_doubtful() -> None:
    rows = ((("标题", "一"),),) * 2
    one = Filled((("参与群众", "120"), ("媒体报道", "2")), (("参与群众", "甲.xlsx B4"),), (), (("媒体报道", rows),))
    other = Filled((("参与群众", "130"), ("媒体报道", "2")), (), (("媒体报道", "清单里一条也没有"),))
    assert dict(one.beside(other).doubts) == {"参与群众": "两份表填得不一样，甲.xlsx B4是“120”"}
    assert dict(other.beside(one).doubts).keys() == {"参与群众"}
    assert dict(one.beside(other).values) == {"参与群众": "130", "媒体报道": "2"}


def test_a_title_of_another_unit_is_asked_about_and_rows_in_content_controls_are_read() -> None:
    plan = loads(PLAN.encode()).plan
    assert plan is not None
    titled = xlsx([[UNITS[20] + "活动情况统计表"], ["指标", "数值"], *map(list, zip(NAMES, RIGHT, strict=True))])
    assert form_in(titled, "表.xlsx", plan, plan.reports[0], UNIT).odd == (f"表的标题里写的是{UNITS[20]}",)
    document = Document(BytesIO(docx([["填报单位：" + UNIT, ""], ["指标", "数值"], *zip(NAMES, RIGHT, strict=True)])))
    for row in document.tables[0]._tbl.tr_lst[2:]:
        control = OxmlElement("w:sdt")
        row.addprevious(control)
        control.append(OxmlElement("w:sdtContent"))
        control[0].append(row)
    content = BytesIO()
    document.save(content)
    assert read(content.getvalue(), "表.docx") == (RIGHT, [])


@pytest.mark.parametrize(
    ("line", "odd"),
    [
        (f"填报单位：{UNITS[20]}　　填报人：王某　　审核人：李某", f"表里写的单位是{UNITS[20]}"),
        (f"填报日期：5月20日　填报单位（盖章）：区{UNITS[20]}", f"表里写的单位是{UNITS[20]}"),
        ("填报单位: 无名局", "表里写的单位是无名局"),
        *((f"填报单位：{level}{UNIT}", f"表里写的单位是{level}{UNIT}") for level in "市省"),
        ("方案代号：example-2021/summary", "这张表是另一份方案的（example-2021）"),
        (f"{UNITS[20]}活动情况统计表", f"表的标题里写的是{UNITS[20]}"),
        (f"填报单位：区{UNIT}　　填报人：王某", ""),
        (f"填报单位：{UNIT}、{UNITS[20]}", ""),
        ("填报单位：　　　　　　报送期限：5月27日前", ""),
        ("填报单位（盖章）：　　　　　　2022年5月20日", ""),
        ("填报单位：　　　　　　　年　月　日", ""),
        ("填报单位：________", ""),
        ("单位：人次、件", ""),
        ("方案代号：example-2022/summary", ""),
        ("请各填报单位：认真填写", ""),
        (f"填报单位：{' '.join(UNIT)}", ""),
        (f"填报单位：{' '.join(UNIT)}　　填报人：王某", ""),
        (f"填报单位：{' '.join(UNITS[20])}　　填报人：王某", f"表里写的单位是{UNITS[20]}"),
        *((f"填报单位：{name}", "") for name in (f"{UNIT}办公室", f"（{UNIT}）", f"{UNIT};填报人", f"示例省{UNIT}")),
        *((f"填报单位：{UNIT}{behind}", "") for behind in ("2022年5月20日", f"/{UNITS[20]}", " 电话0000-1")),
        (f"填报单位：{UNITS[20]}/{UNIT}", ""),
        (f"填报单位：{UNITS[20]}{UNIT}", ""),
        (f"填报单位：{UNITS[20]}2022年5月20日", f"表里写的单位是{UNITS[20]}"),
        (f"填报单位：{UNITS[20]}办公室", f"表里写的单位是{UNITS[20]}"),
        ("填报单位：无 名 局　填报人：王某", ""),
        *((f"填报单位：{name}", "") for name in ("各部门", "XX局", "某局", "____（盖章）", "王某", "负责科室：王某")),
        ("方案代号：example-2022 填报单位：" + UNIT, ""),
        ("方案代号：example-2022/summary　填报人：王某", ""),
        ("方案代号：example-2021 填报单位：" + UNIT, "这张表是另一份方案的（example-2021）"),
        ("方案代号：example-20221", "这张表是另一份方案的（example-20221）"),
    ],
)
def test_whose_form_it_is_stands_beside_the_table_too(line: str, odd: str) -> None:
    """In a document as in a cell of a workbook; another unit's numbers and another plan's do not count."""
    document = Document(BytesIO(docx(VALUES)))
    document.add_paragraph(line)
    content = BytesIO()
    document.save(content)
    plan = loads(PLAN.encode()).plan
    assert plan is not None
    for file, name in ((content.getvalue(), "表.docx"), (xlsx([[line], *VALUES]), "表.xlsx")):
        assert form_in(file, name, plan, plan.reports[0], UNIT).odd == ((odd,) if odd else ())
        assert read(file, name)[0] == (["", "", "", ""] if odd and "标题" not in odd else RIGHT)


MEASURES = ("场次", "人次", "件", "件")


@pytest.mark.parametrize(
    ("rows", "right"),
    [
        ([*OWN, ["指标", "数值", "单位"], *map(list, zip(NAMES, RIGHT, MEASURES, strict=True))], "120"),
        ([*OWN, ["指标", "数值", "单位"], ["参与群众", 1.2, "万人次"], ["解答问题", 30, "件"]], "1.2万人次"),
        ([["活动统计表", "单位：万人次"], *OWN, *VALUES], "120万人次"),
        ([["活动统计表（单位：万）"], *OWN, *VALUES], "120万人次"),
        ([*OWN, ["指标", "数值（万）"], *VALUES[1:]], "120万人次"),
        ([["活动统计表（计量单位：人次、件）"], *OWN, *VALUES], "120"),
        ([["单位：万人次"], ["单位", *NAMES], [UNIT, *RIGHT]], "120万人次"),
        *(
            ([*OWN, ["指标", "数值"], ["开展活动", 3], [f"参与群众（{measure}）", 2]], right)
            for measure, right in (
                ("万", "2万人次"),
                ("单位：万人次", "2万人次"),
                ("百人次", "2百人次"),
                ("单位：人次", "2"),
            )
        ),
        ([["单位", "开展活动", "参与群众（万）"], [UNIT, 3, 2]], "2万人次"),
        ([*OWN, ["指标", "计量单位", "数值"], ["开展活动", "场次", 3], ["参与群众", "百人次", 12]], "12百人次"),
    ],
)
def test_what_a_table_counts_in_is_found_wherever_it_says_so(rows: Rows, right: str) -> None:
    assert read(xlsx(rows), "表.xlsx")[0][1] == right


@pytest.mark.parametrize("mark", ["*{}", "{}①", "甲、{}", "★{}*", "A. {}"])
def test_a_label_is_known_with_its_marks(mark: str) -> None:
    rows = [*OWN, ["指标", "数值"], *([mark.format(name), value] for name, value in zip(NAMES, RIGHT, strict=True))]
    assert read(xlsx(rows), "表.xlsx") == (RIGHT, [])


@pytest.mark.parametrize(
    ("format", "value", "right"),
    [
        ('0"万"', 3, "3万"),
        ('0.0"万人次"', 1.2, "1.2万人次"),
        ('"约"#,##0', 1200, "约1200"),
        ("0人次", 120, "120人次"),
        ('[>9]0\\余;"少"0', 120, "120余"),
        ('General"份"', 5, "5份"),
        ('0!.0,"万"', 12000, "12000"),
        ('"¥"#,##0.00', 1200, "1200"),
        ("00000", 120, "120"),
        ('0"年"', 2022, "2022年"),
        ('yyyy"年"m"月"d"日"', 44697, "2022-05-16"),
    ],
)
def test_the_words_of_a_number_format_are_read_with_the_number(format: str, value: float, right: str) -> None:
    """3 that shows as 3万 is no 3; a format that divides by thousands shows what the number is."""

    def change(sheet: Any) -> None:
        sheet["B4"], sheet["B4"].number_format = value, format

    assert read(xlsx([*OWN, *VALUES], change), "表.xlsx")[0][1] == right


def _crossed_out(sheet: Any) -> None:
    sheet["B4"].font = Font(strike=True)


def _crossed_out_in_part(sheet: Any) -> None:
    sheet["B4"] = CellRichText(TextBlock(InlineFont(strike=True), "120"), TextBlock(InlineFont(), "150"))


def _with_a_note(sheet: Any) -> None:
    sheet["B4"] = CellRichText(TextBlock(InlineFont(), "120"), TextBlock(InlineFont(vertAlign="superscript"), "2"))


@pytest.mark.parametrize(
    ("change", "right"),
    [(_crossed_out, "［划掉了120］"), (_crossed_out_in_part, "［划掉了120］150"), (_with_a_note, "120^2")],
)
def test_what_is_crossed_out_or_raised_in_a_workbook_is_no_digit(change: Any, right: str) -> None:
    value = read(xlsx([*OWN, *VALUES], change), "表.xlsx")[0][1]
    assert value == right
    assert isinstance(parse_amount(value), Unclear)


@pytest.mark.parametrize(
    ("runs", "right"),
    [
        ((("120", "strike"), ("150", "")), "［划掉了120］150"),
        ((("120", "double_strike"),), "［划掉了120］"),
        ((("1", "hidden"), ("50", "")), "50"),
        ((("120", ""), ("2", "superscript")), "120^2"),
        ((("120\n", ""), ("150", "")), "120\n150"),
        ((("120\t150", ""),), "120\t150"),
        ((("12-15", ""),), "12-15"),
        ((("12", ""), ("0", "bold")), "120"),
    ],
)
def test_what_a_document_shows_of_a_number_is_read(runs: Any, right: str) -> None:
    """No digits run together over a line, a tab or a hyphen, and none that somebody has crossed out counts."""
    document = Document(BytesIO(docx([["填报单位：" + UNIT, ""], *VALUES])))
    cell = document.tables[0].cell(3, 1)
    cell.text = ""
    for text, kind in runs:
        run = cell.paragraphs[0].add_run(text)
        if kind:
            setattr(run.font, kind, True)
    content = BytesIO()
    document.save(content)
    assert read(content.getvalue(), "表.docx")[0][1] == right


@pytest.mark.parametrize("words", ["计划", "去年", "上年同期", "2021年", "目标数"])
def test_a_label_of_something_else_is_none(words: str) -> None:
    """参与群众（计划） is another number than 参与群众."""
    rows = [*OWN, *VALUES, [f"参与群众（{words}）", 99]]
    assert read(xlsx(rows), "表.xlsx") == (RIGHT, [])
    without = [*OWN, *(row for row in VALUES if row[0] != "参与群众"), [f"参与群众（{words}）", 99]]
    assert read(xlsx(without), "表.xlsx")[0] == ["3", "", "30", "20"]


@pytest.mark.parametrize(
    "title",
    [
        "2021年政务公开日统计表",
        "上年度政务公开日统计表",
        "去年活动情况统计表",
        "政务公开日活动计划表",
        "统计表（样表）",
    ],
)
def test_a_table_of_last_year_or_of_what_was_planned_is_none(title: str) -> None:
    values, doubts = read(xlsx([[title], *OWN, *VALUES]), "表.xlsx")
    assert values == ["", "", "", ""]
    assert doubts[0].startswith("表的标题")
    assert doubts[0].endswith("没有算")
    assert read(xlsx([["活动计划完成情况统计表"], *OWN, *VALUES]), "表.xlsx") == (RIGHT, [])


def test_a_sheet_called_after_another_year_is_none() -> None:
    def name(sheet: Any) -> None:
        sheet.title = "2021年"

    def with_this_year(sheet: Any) -> None:
        own = sheet.parent.create_sheet("2022年")
        for row in [*OWN, *VALUES]:
            own.append(row)
        sheet.title = "2021年"
        sheet["B3"] = 9

    assert read(xlsx([*OWN, *VALUES], name), "表.xlsx")[1] == ["表的名称写的是2021年，不是2022年，没有算"]
    assert read(xlsx([*OWN, *VALUES], with_this_year), "表.xlsx") == (RIGHT, [])


@pytest.mark.parametrize("word", ["序号", "排名", "权重", "分值", "页码", "联系电话"])
def test_a_column_that_holds_no_amounts_is_not_taken(word: str) -> None:
    values, doubts = read(xlsx(columns(word)), "表.xlsx")
    assert (values, doubts) == (["", "", "", ""], [f"这一栏写的是“{word}”，没有算"])


def test_what_has_come_together_so_far_is_asked_about() -> None:
    rows = [*OWN, ["指标", "本期", "累计"], *([name, right, int(right) + 1] for name, right in VALUES[1:])]
    values, doubts = read(xlsx(rows), "表.xlsx")
    assert values == RIGHT
    assert doubts[0] == "旁边“累计”一栏是“4”，核对报的是哪一个"


@pytest.mark.parametrize(
    "text", ["指标,数值\n开展活动,3\n参与群众,1,200\n", f"单位,开展活动,参与群众\n{UNIT},3,1,200\n"]
)
def test_a_comma_within_a_number_parts_no_cells(text: str) -> None:
    with pytest.raises(GongkaiError, match="像是数里的逗号把一个数分成了两格"):
        read(text.encode(), "表.csv")


def test_a_label_that_says_more_than_the_measure_is_doubtful() -> None:
    rows = [*OWN, *(row for row in VALUES if row[0] != "参与群众"), ["参与群众（线上）", 50]]
    values, doubts = read(xlsx(rows), "表.xlsx")
    assert (values, doubts) == (["3", "50", "30", "20"], ["名称写的是“参与群众（线上）”"])
    for words in ("人次", "人", "单位：人次", "必填", "人数", "次", "万人次", "合计"):
        again = [*OWN, *(row for row in VALUES if row[0] != "参与群众"), [f"参与群众（{words}）", 50]]
        assert read(xlsx(again), "表.xlsx")[1] == []


def test_two_rows_of_one_unit_that_differ_are_doubtful() -> None:
    head: list[Any] = ["单位", *NAMES]
    rows: Rows = [head, [UNIT, *RIGHT], [UNITS[1], 9, 9, 9, 9], [UNIT, 3, 130, 30, 20]]
    values, doubts = read(xlsx(rows), "表.xlsx")
    assert values == RIGHT
    assert doubts == ["填了两处，C2是“120”，C4是“130”"]


@pytest.mark.parametrize(
    ("rows", "right"),
    [
        ([["单位", "参与群众", "点击量", "解答问题"], [UNIT, 50, 9, 7]], ["", "50", "7", ""]),
        ([["单位", "参与群众", "点击量", "解答问题", "访问量"], [UNIT, 50, 9, 7, 9]], ["", "50", "7", ""]),
        ([["单位", "参与群众", "点击量", "解答问题"], [UNITS[1], 9, 9, 9], [UNIT, 50, 9, 7]], ["", "50", "7", ""]),
        ([["单位", "参与群众", "点击量", "解答问题"], [UNIT, "很多", 9, "几十"]], ["", "很多", "几十", ""]),
        ([*OWN, ["科室", "参与群众", "点击量"], ["甲科", 20, 9], ["合计", 20, 9]], ["", "20", "", ""]),
        ([*OWN, ["参与群众", "很多", "解答问题", "几十"], ["填表人", "王某"]], ["", "很多", "几十", ""]),
        ([*OWN, ["点击量", 9, "参与群众", 50], ["访问量", 9, "解答问题", 7]], ["", "50", "7", ""]),
        ([*OWN, ["参与群众", 50, "解答问题", 7, "开展活动", 3], ["当场答复", 2, "备注"]], ["3", "50", "7", "2"]),
    ],
)
def test_a_column_that_nobody_knows_makes_no_pairs_of_the_heads(rows: Rows, right: list[str]) -> None:
    assert read(xlsx(rows), "表.xlsx")[0] == right


def test_another_units_row_is_nobodys_whatever_stands_between_the_columns() -> None:
    rows: Rows = [["单位", "参与群众", "点击量", "解答问题"], [UNITS[1], 50, 9, 7]]
    assert read(xlsx(rows), "表.xlsx") == (["", "", "", ""], [f"表里没有{UNIT}这一行"])


APART: Rows = [["参与群众", "线上", 50], ["", "线下", 70]]
SPREAD: list[Any] = ["单位", "参与群众", "", "解答问题", "当场答复", "开展活动"]


def _merged(*ranges: str) -> Any:
    return lambda sheet: [sheet.merge_cells(one) for one in ranges]


@pytest.mark.parametrize(
    ("rows", "merges", "right"),
    [
        ([*OWN, ["指标", "", "数值"], *APART, ["解答问题", "", 30]], ("A3:A4",), ""),
        ([*OWN, ["指标", "", "数值"], *APART, ["解答问题", "", 30]], (), ""),
        ([*OWN, ["指标", "", "数值"], *APART, ["", "合计", 120], ["解答问题", "", 30]], ("A3:A5",), "120"),
        (
            [*OWN, ["指标", "", "数值"], ["参与群众", "总数", 120], ["", "其中线上", 50], ["解答问题", "", 30]],
            (),
            "120",
        ),
        ([*OWN, ["指标", "单位", "数值"], ["参与群众", "人次", 120], ["解答问题", "件", 30]], (), "120"),
        ([SPREAD, ["", "线上", "线下"], [UNIT, 50, 70, 30, 20, 3]], ("B1:C1",), ""),
        ([SPREAD, ["", "线上", "线下"], [UNIT, 50, 70, 30, 20, 3]], (), ""),
        ([SPREAD, ["", "小计", "其中线上"], [UNIT, 120, 50, 30, 20, 3]], ("B1:C1",), "120"),
        ([SPREAD, ["", "线上", "合计"], [UNIT, 50, 120, 30, 20, 3]], ("B1:C1", "A1:A2"), "120"),
        ([["单位", *NAMES], ["", "场次", "人次", "件", "件"], [UNIT, *RIGHT]], (), "120"),
    ],
)
def test_of_a_figure_that_a_table_takes_apart_the_whole_is_taken(rows: Rows, merges: Any, right: str) -> None:
    """线上 is not all of 参与群众; where nothing says what it comes to, nothing is counted, and that is said."""
    values, doubts = read(xlsx(rows, _merged(*merges)), "表.xlsx")
    assert values[1] == right
    assert bool(doubts) == (not right)
    assert all("没有合计，看不出是多少，没有算" in doubt for doubt in doubts)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [["指标", "线上", "线下", "合计"], ["参与群众", 1, 2, 4], ["解答问题", 1, 2, 3]],
            "合计填的是 4，各项相加是 3",
        ),
        (
            [["指标", "合计", "线上", "线下"], ["参与群众", 4, 1, 2], ["解答问题", 3, 1, 2]],
            "合计填的是 4，各项相加是 3",
        ),
        (
            [["指标", "线上", "线下", "合计", "备注"], ["参与群众", 1, "", 4], ["解答问题", 3, "", 3]],
            "合计填的是 4，各项相加是 1",
        ),
        (
            [["指标", "", "数值"], ["参与群众", "线上", 1], ["", "线下", 2], ["", "合计", 4], ["解答问题", "", 3]],
            "合计填的是 4，各项相加是 3",
        ),
        (
            [[*SPREAD[:2], "", "", *SPREAD[3:]], ["", "线上", "线下", "合计"], [UNIT, 1, 2, 4, 3]],
            "合计填的是 4，各项相加是 3",
        ),
        ([["指标", "线上", "线下", "合计"], ["参与群众", 1, 3, 4], ["解答问题", "", "", 3]], ""),
        ([["指标", "合计", "其中线上", "线下"], ["参与群众", 4, 1, 2], ["解答问题", 3, 1, 1]], ""),
        (
            [
                ["指标", "计量单位", "去年", "线上", "线下", "合计"],
                ["参与群众", "人次", 9, 1, 3, 4],
                ["解答问题", "件", 9, 1, 2, 3],
            ],
            "",
        ),
        ([["指标", "线上", "合计", ""], ["参与群众", 1, 4, ""], ["解答问题", 3, 3, ""]], ""),
        ([["指标", "合计", "去年", "增长率"], ["参与群众", 4, 1, 2], ["解答问题", 3, 1, 1]], ""),
    ],
)
def test_a_total_that_is_not_what_its_parts_come_to_is_doubtful(rows: Rows, said: str) -> None:
    """Wherever the parts stand; where they are not all, nobody can say."""
    values, doubts = read(xlsx([*OWN, *rows]), "表.xlsx")
    assert (values[1], doubts) == ("4", [said] if said else [])


@pytest.mark.parametrize(
    ("beside", "doubts"),
    [("线上", ["旁边写的是“线上”，核对是不是全部"]), ("其中：党员", ["旁边写的是“其中：党员”，核对是不是全部"])]
    + [(word, []) for word in ("", "人次", "（必填）", "1", "—")],
)
def test_one_word_beside_a_label_may_be_a_part_of_it(beside: str, doubts: list[str]) -> None:
    rows: Rows = [*OWN, ["指标", "", "数值"], ["参与群众", beside, 50], ["解答问题", "", 30]]
    values, said = read(xlsx(rows), "表.xlsx")
    assert (values[1], [doubt for doubt in said if "旁边" in doubt]) == ("50", doubts)


@pytest.mark.parametrize("merges", [("A2:B2",), ("A2:B2", "A5:A6"), ()])
def test_a_part_may_stand_in_a_column_of_its_own(merges: Any) -> None:
    """指标 heads all columns up to 数值: 其中, and beside it 当场答复."""
    rows: Rows = [["指标", "", "数值"], ["开展活动", "", 3], ["参与群众", "", 120], ["解答问题", "", 30]]
    rows = [*OWN, *rows, ["" if "A5:A6" in merges else "其中", "当场答复", 20]]
    assert read(xlsx(rows, _merged(*merges)), "表.xlsx") == (RIGHT, [])


def test_a_hyphen_that_no_line_ends_with_is_one() -> None:
    """As people type it with Ctrl+Shift+-, and as our own documents have it in telephone numbers."""
    document = Document()
    paragraph = document.add_table(1, 1).cell(0, 0).paragraphs[0]
    for part in ("0455", OxmlElement("w:noBreakHyphen"), "1234567"):
        run = paragraph.add_run(part if isinstance(part, str) else "")
        if not isinstance(part, str):
            run._r.append(part)
    content = BytesIO()
    document.save(content)
    (grid,) = tables(content.getvalue(), "表.docx")
    assert [cell.text for cell in grid.cells] == ["0455-1234567"]


def drawn(rows: Rows, name: str = "表.xlsx") -> tuple[dict[str, str], dict[str, str]]:
    """What a form of the unit's own comes to, and what is doubtful, by figure."""
    plan = loads(PLAN.encode()).plan
    assert plan is not None
    filled = form_in(xlsx([*OWN, *rows]), name, plan, plan.reports[0], UNIT).filled
    return dict(filled.values), dict(filled.doubts)


@pytest.mark.parametrize(
    ("head", "values", "said"),
    [
        (["数值（2021年）"], [500], "这一栏写的是“数值（2021年）”，没有算"),
        (["数值（上届）"], [500], "这一栏写的是“数值（上届）”，没有算"),
        (["去年"], [500], "这一栏写的是“去年”，没有算"),
        (["上一年"], [500], "这一栏写的是“上一年”，没有算"),
        (["2021年"], [500], "这一栏写的是“2021年”，没有算"),
        (["数值（2022年）"], [600], ""),
        (["数值（2021年）", "数值（2022年）"], [500, 600], ""),
        (["上届", "本届"], [500, 600], ""),
    ],
)
def test_numbers_of_another_year_are_none(head: list[str], values: list[int], said: str) -> None:
    found, doubts = drawn([["指标", *head], ["参与群众", *values], ["开展活动", *values]])
    assert (found["参与群众"], doubts.get("参与群众", "")) == ("" if said else "600", said)


@pytest.mark.parametrize("year", [2021, 2022])
def test_a_form_titled_with_another_year_is_not_taken(year: int) -> None:
    title = [f"{year}年政务公开日活动情况统计表"]
    found, doubts = drawn([title, ["指标", "数值"], ["参与群众", 500], ["开展活动", 3]])
    assert found["参与群众"] == ("500" if year == 2022 else "")
    assert ("表的标题写的是2021年，不是2022年，没有算" in doubts.values()) == (year == 2021)


@pytest.mark.parametrize(
    ("rows", "value", "said"),
    [
        (
            [["指标", "线上", "线下", "合计"], ["参与群众", 100, 200, None]],
            "",
            "分开填的（线上 B3“100”、线下 C3“200”）",
        ),
        ([["参与群众（线上）", 100], ["参与群众（线下）", 200], ["参与群众（合计）", 300]], "300", ""),
        ([["参与群众（线上）", 100], ["参与群众（线下）", 200], ["参与群众（合计）", 310]], "310", "各项相加是 300"),
        ([["参与群众（线上）", 100], ["（线下）", 200], ["（合计）", 300]], "300", ""),
        ([["参与群众（线上）", 100], ["参与群众（线下）", 200]], "", "没有合计，看不出是多少，没有算"),
        ([["参与群众（线上）", 100], ["（线下）", 200]], "", "没有合计，看不出是多少，没有算"),
        ([["项目", "5月14日", "5月15日", "合计"], ["参与群众", 100, 200, 310]], "310", "各项相加是 300"),
        ([["参与群众", 300]], "300", ""),
    ],
)
def test_what_is_taken_apart_counts_as_its_sum_or_not_at_all(rows: Rows, value: str, said: str) -> None:
    found, doubts = drawn([*rows, ["开展活动", 1, 2, 3] if len(rows[0]) > 2 else ["开展活动", 3]])
    assert found["参与群众"] == value
    assert said in doubts.get("参与群众", "")
    assert bool(said) == bool(doubts.get("参与群众"))


def test_rows_of_nobody_known_beside_the_units_own_are_said() -> None:
    head, own = ["单位", "开展活动", "参与群众"], [UNIT, 3, 500]
    found, doubts = drawn([head, own, ["第一小学", 1, 200], ["合计", 4, 700]])
    assert (found["参与群众"], "没有取的还有第一小学" in doubts["参与群众"]) == ("500", True)
    assert drawn([head, own, [UNITS[1], 1, 200], ["合计", 4, 700]])[1] == {}
