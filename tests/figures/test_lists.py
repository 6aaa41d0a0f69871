"""Lists that units fill in: every row is kept, shown to whoever adds them up, and odd ones are named by their cell."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gongkai.figures.files import form_in
from gongkai.reading import loads
from tests.conftest import Result, run_gongkai
from tests.figures.forms import PLAN, UNITS, docx, form, xlsx
from tests.servers import Server

LISTED = PLAN.replace("list: 标题、媒体、日期", "list: 标题、媒体、日期、链接")
FIRST, SECOND, STREET = UNITS[0], UNITS[1], UNITS[16]
HEAD = ["序号", "标题", "媒体", "日期", "链接"]
ROWS: list[list[Any]] = [
    [1, "政务公开进社区", "示例日报", "5月18日", "https://www.example.gov.cn/1.html"],
    [2, "局长接热线", "示例晚报", "2022-05-19", "https://www.example.gov.cn/2.html"],
]
KEPT = [dict(zip(HEAD[1:], row[1:], strict=True)) for row in ROWS]


def run(folder: Path, *arguments: str | Path) -> Result:
    return run_gongkai(*arguments, "--today", "2022-05-20", cwd=folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(LISTED, encoding="utf-8")
    return tmp_path


def filled(rows: list[list[Any]], head: list[str] = HEAD, number: Any = None, unit: str = FIRST) -> list[list[Any]]:
    typed = [[5, "媒体报道", "篇", number]] if number is not None else []
    return [*map(list, form(unit, (3, 120, 30, 20))), *typed, [], head, *rows]


def read(rows: list[list[Any]]) -> tuple[list[dict[str, str]], str, str]:
    """The rows, the number, and what is doubtful, of a form with that list."""
    plan = loads(LISTED.encode()).plan
    assert plan is not None
    own = form_in(xlsx(rows), "表.xlsx", plan, plan.reports[0], FIRST).filled
    return (
        [dict(row) for row in dict(own.rows).get("媒体报道", ())],
        dict(own.values).get("媒体报道", ""),
        dict(own.doubts).get("媒体报道", ""),
    )


def test_the_rows_are_on_record_and_in_every_format(folder: Path) -> None:
    (folder / f"{FIRST}统计表.xlsx").write_bytes(xlsx(filled(ROWS)))
    (folder / f"{STREET}统计表.docx").write_bytes(docx(filled(ROWS[:1], unit=STREET)))
    assert run(folder, "report", "submit", FIRST, f"{FIRST}统计表.xlsx").code == 0
    assert run(folder, "report", "submit", STREET, f"{STREET}统计表.docx").code == 0
    assert "清单：媒体报道 3 条" in run(folder, "figures").out
    for name in ("汇总.xlsx", "汇总.json", "汇总.csv", "汇总.docx"):
        assert run(folder, "figures", "-o", name).code == 0
    whole = [{"单位": FIRST, **KEPT[0]}, {"单位": FIRST, **KEPT[1]}, {"单位": STREET, **KEPT[0]}]
    assert json.loads((folder / "汇总.json").read_text(encoding="utf-8"))["lists"] == {"媒体报道": whole}
    cells = openpyxl.load_workbook(folder / "汇总.xlsx")["媒体报道清单"].iter_rows(values_only=True)
    assert list(cells) == [("单位", *HEAD[1:]), *(tuple(row.values()) for row in whole)]
    assert f"媒体报道清单,{FIRST},局长接热线" in (folder / "汇总.csv").read_text(encoding="utf-8-sig")
    summary = run(folder, "summary").out
    assert "媒体报道清单" in summary
    assert "局长接热线" in summary
    assert run_gongkai("next", "--year", "2023", "-o", "2023/plan.yaml", cwd=folder).code == 0
    assert "局长接热线" not in (folder / "2023" / "plan.yaml").read_text(encoding="utf-8")


def test_a_scan_keeps_them_and_many_plans_show_them_together(tmp_path: Path) -> None:
    for name in ("甲区", "乙区"):
        folder = tmp_path / name
        (folder / "收件").mkdir(parents=True)
        (folder / "plan.yaml").write_text(LISTED, encoding="utf-8")
        (folder / "收件" / f"{FIRST}活动总结统计表.xlsx").write_bytes(xlsx(filled(ROWS)))
        assert run(folder, "report", "scan", "收件", "--yes").code == 0
    found = json.loads(run(tmp_path, "figures", "-p", "*/plan.yaml", "--format", "json").out)["lists"]["媒体报道"]
    assert [(row["区县"], row["单位"], row["标题"]) for row in found] == [
        (name, FIRST, row["标题"]) for name in ("乙区", "甲区") for row in KEPT
    ]


def test_rows_outlive_a_correction_of_their_number_and_are_taken_back_with_their_record(folder: Path) -> None:
    (folder / f"{FIRST}统计表.xlsx").write_bytes(xlsx(filled(ROWS)))
    run(folder, "report", "submit", FIRST, f"{FIRST}统计表.xlsx")
    run(folder, "report", "submit", FIRST, "--figure", "媒体报道=5")
    told = json.loads(run(folder, "figures", "--format", "json").out)
    assert "清单：媒体报道 2 条（填报的是 5）" in run(folder, "figures").out
    assert [one["said"] for one in told["doubts"]] == ["报的是 5，以前交的清单里有 2 条"]
    run(folder, "report", "figure", FIRST, "媒体报道=2", "--reason", "电话核实")
    told = json.loads(run(folder, "figures", "--format", "json").out)
    assert (told["doubts"], told["sums"]["媒体报道"], len(told["lists"]["媒体报道"])) == ([], 2, 2)
    run(folder, "report", "undo", "1")
    assert json.loads(run(folder, "figures", "--format", "json").out)["lists"] == {}


URL = "https://www.example.gov.cn/1.html"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([[1, "甲", "日报", "", URL]], "D10 没有填日期"),
        ([[1, "甲", "日报", "", ""]], "D10 没有填日期、链接"),
        ([[1, "甲", "日报", "上周", URL]], "D10 “上周”不是日期"),
        ([[1, "甲", "日报", "5月32日", URL]], "D10 “5月32日”不是日期"),
        ([[1, "甲", "日报", "5月18日", "见官网"]], "E10 “见官网”不是 http 或 https 的网址"),
        ([ROWS[0], ROWS[0]], "B10 这一条写了2遍"),
        ([[1, "甲", "日报", "5月18日", "无"]], ""),
        ([[1, "甲", "日报", "5月18日（周三）", URL], [2, "乙", "同上", "〃", URL]], ""),
    ],
)
def test_what_is_odd_in_a_row_is_named_by_its_cell(rows: list[list[Any]], said: str) -> None:
    found, number, doubt = read(filled(rows))
    assert (doubt, number, len(found)) == (said, str(len(rows)), len(rows))


def test_what_is_above_is_what_is_meant_and_a_column_of_its_own_is_kept() -> None:
    rows = [[1, "甲", "日报", "5月18日", URL, "头版"], [2, "乙", "同上", "〃", "无", ""]]
    found, _, doubt = read(filled(rows, ["序号", "报道标题", "媒体名称", "发布日期", "网址链接", "版面"]))
    assert (found[1]["媒体"], found[1]["日期"], found[0]["版面"], doubt) == ("日报", "5月18日", "头版", "")


def test_the_number_beside_a_list_has_to_be_that_of_its_rows() -> None:
    assert read(filled(ROWS, number=5))[1:] == ("2", "填的是“5”，清单里有 2 条")
    assert read(filled([], number=5))[1:] == ("5", "填的是“5”，清单里一条也没有")
    assert read(filled([], number=0)) == ([], "0", "")
    assert read(filled([[1, "无", "", "", ""]])) == ([], "无", "")
    assert read(filled([])) == ([], "", "")


def test_a_list_that_comes_alone_or_goes_on_in_another_table_is_read() -> None:
    assert read([["媒体报道清单"], HEAD, *ROWS])[:2] == (KEPT, "2")
    assert read(filled([ROWS[0], HEAD, ROWS[1]]))[:2] == (KEPT, "2")


def test_in_the_database_too(folder: Path, postgresql: Server) -> None:
    store = ("--store", postgresql.url(postgresql.database("prepared")))
    (folder / f"{FIRST}统计表.xlsx").write_bytes(xlsx(filled(ROWS)))
    assert run(folder, "report", "submit", FIRST, f"{FIRST}统计表.xlsx", *store).code == 0
    found = json.loads(run(folder, "figures", "--format", "json", *store).out)
    assert found["lists"] == {"媒体报道": [{"单位": FIRST, **row} for row in KEPT]}


def test_an_example_is_no_row_and_a_sum_ends_the_list() -> None:
    example = ["示例", "某某活动", "某报", "5月1日", "无"]
    rows, number, doubt = read(filled([example, *ROWS, ["共计", "", "", "2", ""]]))
    assert (rows, number, doubt) == (KEPT, "2", "")


def test_a_row_that_stands_for_several_is_doubtful() -> None:
    rows, number, doubt = read(filled([[*ROWS[0], 3], [*ROWS[1], 1]], [*HEAD, "篇数"]))
    assert (len(rows), number) == (2, "2")
    assert doubt == "F10 篇数写的是“3”，按一条算"
    both = [1, "进社区\n接热线", "示例日报", "5月18日\n5月19日", "无"]
    assert "B10 一行里像是写着 2 条，按一条算" in read(filled([both]))[2]
