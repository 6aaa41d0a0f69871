"""Figures from plan to record to totals, to the city's table and back: through the command line, in both stores."""

import datetime
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document

from gongkai.figures.files import form_in
from gongkai.figures.totals import totals
from gongkai.phrases.moments import Moment
from gongkai.reading import loads
from tests.conftest import Result, run_gongkai
from tests.dropped import JPG
from tests.figures.forms import PLAN, UNITS, docx, form, xlsx
from tests.servers import Server

TODAY = "2022-05-20"
FIRST, SECOND, STREET = UNITS[0], UNITS[1], UNITS[16]


class Desk:
    """A folder with the plan, and the command line in it."""

    def __init__(self, folder: Path, store: str = "") -> None:
        self.folder, self._store = folder, ["--store", store] if store else []
        (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")

    def run(self, *arguments: str | Path) -> Result:
        return run_gongkai(*arguments, *self._store, "--today", TODAY, cwd=self.folder)

    def figures(self) -> Any:
        return json.loads(self.run("figures", "--format", "json").out)

    def row(self, unit: str) -> Any:
        return next(row for row in self.figures()["rows"] if row["单位"] == unit)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_figure_is_typed_mended_and_taken_back(desk: Desk) -> None:
    assert desk.run("report", "submit", FIRST, "--figure", "参与群众=1.2千", "--figure", "解答问题＝30").code == 0
    assert desk.row(FIRST)["参与群众"] == 1200
    mended = desk.run("report", "figure", FIRST, "参与群众=120", "--reason", "电话核实")
    assert "核对数字“活动总结”：参与群众 120，原因：电话核实" in mended.out
    assert desk.row(FIRST)["参与群众"] == 120
    assert desk.run("report", "undo", "2").code == 0
    row = desk.row(FIRST)
    assert (row["开展活动"], row["参与群众"], row["解答问题"]) == (None, 1200, 30)
    assert "已报" in desk.run("status", "--unit", FIRST).out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("参与群众=很多", "看不懂"),
        ("参与群众=-3", "负数"),
        ("参与群众", "没有写是多少"),
        ("参加群众=3", "没有“参加群众”这一项"),
        ("当场答复率=50%", "算出来的"),
    ],
)
def test_what_is_typed_wrong_is_refused_with_what_to_write(typed: str, said: str, desk: Desk) -> None:
    refused = desk.run("report", "figure", FIRST, typed, "--reason", "核实")
    assert refused.code == 2
    assert said in refused.err
    assert "建议" in refused.err
    assert not (desk.folder / "status.json").exists()


def test_zero_none_and_blank_are_three_things(desk: Desk) -> None:
    for unit, value in ((FIRST, "0"), (SECOND, "无")):
        desk.run("report", "submit", unit, "--figure", f"参与群众={value}")
    rows = {row["单位"]: row["参与群众"] for row in desk.figures()["rows"]}
    assert (rows[FIRST], rows[SECOND], rows[STREET]) == (0, "无", None)
    sums = desk.figures()["sums"]
    assert sums.pop("参与群众") == 0
    assert set(sums.values()) == {None}


def test_a_rate_is_of_the_sums_and_a_joint_report_counts_once(desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--figure", "解答问题=10", "--figure", "当场答复=10")
    desk.run("report", "submit", SECOND, "--with", STREET, "--figure", "解答问题=90", "--figure", "当场答复=40")
    found = desk.figures()
    assert (found["sums"]["解答问题"], found["sums"]["当场答复率"]) == (100, "50.0%")
    assert STREET not in found["waiting"]


def test_what_is_confirmed_is_doubted_no_longer(desk: Desk) -> None:
    """The advice is followed to the letter."""
    desk.run("report", "submit", FIRST, "--figure", "解答问题=30", "--figure", "当场答复=40")
    (doubt,) = desk.figures()["doubts"]
    assert "还多" in doubt["said"]
    advice = re.search(r"gongkai (.*) --reason 原因", doubt["advice"])
    assert advice
    assert desk.run(*advice[1].split(), "--reason", "含上年转来的").code == 0
    assert desk.figures()["doubts"] == []
    assert desk.run("figures", "--check").code == 1  # the others have not filled in


def test_fifty_times_the_others_and_all_alike(desk: Desk) -> None:
    for at, unit in enumerate(UNITS[:6]):
        desk.run("report", "submit", unit, "--figure", f"参与群众={100 + at}")
    desk.run("report", "submit", UNITS[6], "--figure", "参与群众=5600")
    desk.run("report", "submit", UNITS[7], *(f"--figure={name}=7" for name in ("开展活动", "参与群众", "解答问题")))
    said = {doubt["unit"]: doubt["said"] for doubt in desk.figures()["doubts"]}
    assert "多得多" in said[UNITS[6]]
    assert "3项都是 7" in said[UNITS[7]]
    assert len(said) == 2


def test_ten_times_last_year(desk: Desk) -> None:
    last = desk.folder / "2021"
    last.mkdir()
    (last / "plan.yaml").write_text(PLAN.replace("example-2022", "example-2021"), encoding="utf-8")
    run_gongkai("report", "submit", FIRST, "--figure", "参与群众=12", "-p", "2021/plan.yaml", cwd=desk.folder)
    desk.run("report", "submit", FIRST, "--figure", "参与群众=120")
    assert "去年是 12，今年是 120" in desk.run("figures", "--compare", "2021/plan.yaml").out


def test_a_form_goes_out_and_comes_back(desk: Desk) -> None:
    assert desk.run("report", "form", "-o", "统计表/").code == 0
    path = desk.folder / "统计表" / f"{FIRST}活动总结统计表.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["统计表"]
    assert sheet.protection.sheet
    assert sheet.page_setup.paperSize == 9
    assert sheet["B5"].protection.locked
    assert not sheet["D5"].protection.locked
    assert {rule.type for rule in sheet.data_validations.dataValidation} == {"custom"}
    sheet["D5"], sheet["D6"] = 3, "无"
    book["清单1"]["B3"] = "政务公开进社区"
    book.save(path)
    assert desk.run("report", "submit", FIRST, path).code == 0
    row = desk.row(FIRST)
    assert (row["开展活动"], row["参与群众"], row["解答问题"], row["媒体报道"]) == (3, "无", None, 1)
    again = desk.run("report", "form", "-o", "统计表/")
    assert "没有覆盖的 1 份" in again.err  # what a unit has filled in is never blank again


def test_a_report_that_asks_for_a_table_names_its_form(desk: Desk) -> None:
    text = PLAN.replace("title: 活动总结", "title: 活动总结、图片（3—5张）和活动情况统计表")
    (desk.folder / "plan.yaml").write_text(text, encoding="utf-8")
    assert desk.run("report", "form", "-u", FIRST, "-o", "统计表/").code == 0
    (path,) = (desk.folder / "统计表").glob("*.xlsx")
    assert path.name == f"{FIRST}活动总结、图片（3—5张）和活动情况统计表.xlsx"
    assert openpyxl.load_workbook(path)["统计表"]["A1"].value == "活动总结、图片（3—5张）和活动情况统计表"


@pytest.mark.parametrize("id", ["示例/2022", "示例 2022", "示例　2022  春"])
def test_a_form_is_its_plans_own_whatever_the_plan_is_called(id: str, desk: Desk) -> None:
    own = PLAN.replace("id: example-2022", f"id: {id}")
    (desk.folder / "plan.yaml").write_text(own, encoding="utf-8")
    path = desk.folder / "统计表.xlsx"
    assert desk.run("report", "form", "-o", path).code == 0
    book = openpyxl.load_workbook(path)
    book["统计表"]["D5"] = 5
    book.save(path)
    assert desk.run("report", "submit", FIRST, path).code == 0
    assert desk.row(FIRST)["开展活动"] == 5
    (desk.folder / "plan.yaml").write_text(own.replace(f"id: {id}", "id: 另一个"), encoding="utf-8")
    refused = desk.run("report", "submit", FIRST, path, "--store", "另一个.json")
    assert f"这张表是另一份方案的（{' '.join(id.split())}）" in refused.err


def test_the_blank_page_and_the_attachment(desk: Desk) -> None:
    assert desk.run("report", "form", "-o", "统计表.docx").code == 0
    path = desk.folder / "统计表.docx"
    document = Document(str(path))
    assert document.paragraphs[-1].text.startswith("方案代号：")  # by itself, so that it is not broken
    document.tables[0].rows[1].cells[3].text = "5场"
    document.save(str(path))
    told = desk.run("report", "submit", FIRST, path, "--yes")
    assert "第1个表 第2行第4格 开展活动：“5场”按 5 算" in told.err
    assert desk.row(FIRST)["开展活动"] == 5
    attached = PLAN.replace("  issuer:", "  attachments: [{title: 统计表, generate: figures}]\n  issuer:")
    (desk.folder / "plan.yaml").write_text(attached, encoding="utf-8")
    assert "其中：当场答复" in run_gongkai("render", cwd=desk.folder).out


def test_tasks_put_the_form_with_the_sheet(desk: Desk) -> None:
    told = desk.run("tasks", "--all", "-o", "任务/")
    assert "另有31份要填的统计表" in told.err
    assert (desk.folder / "任务" / f"{FIRST}活动总结统计表.xlsx").is_file()


def test_forms_of_units_that_are_gone_are_named(desk: Desk) -> None:
    desk.run("tasks", "--all", "-o", "任务/")
    desk.run("report", "form", "-o", "表/")
    gone, fresh = f"{FIRST}活动总结统计表.xlsx", "新局"
    (desk.folder / "表" / f"{fresh}小结统计表.xlsx").write_bytes(b"")  # of another report
    (desk.folder / "plan.yaml").write_text(PLAN.replace(FIRST, fresh), encoding="utf-8")
    told = "请看看还要不要："
    assert f"{told}{FIRST}任务交办单.docx、{gone}\n" in desk.run("tasks", "--all", "-o", "任务/").err
    assert f"{told}{gone}\n" in desk.run("report", "form", "-o", "表/").err
    assert told not in desk.run("report", "form", "-o", "表/", "--unit", STREET).err


NAMES = ("开展活动", "参与群众", "解答问题", "当场答复")
CROSS: list[list[Any]] = [[unit, *(10 * at + column for column in range(4))] for at, unit in enumerate(UNITS[16:31], 1)]


def cross(head: list[list[Any]]) -> list[list[Any]]:
    """Fifteen units by four figures, with what both directions come to."""
    rows = [[unit, *numbers, sum(numbers)] for unit, *numbers in CROSS]
    total = [sum(row[column] for row in rows) for column in range(1, 6)]
    assert sum(total[:4]) == total[4]
    return [*head, *rows, ["合计", *total]]


PLAIN: list[list[Any]] = [["单位", *NAMES, "合计"]]
TWO: list[list[Any]] = [["单位", "活动", None, "问题", None, "合计"], [None, *NAMES, None]]
READERS = {
    "xlsx": lambda: xlsx(cross(PLAIN)),
    "xlsx with two heads": lambda: xlsx(
        cross(TWO), lambda sheet: [sheet.merge_cells(at) for at in ("A1:A2", "B1:C1", "D1:E1", "F1:F2")]
    ),
    "docx": lambda: docx(cross(PLAIN)),
    "docx with two heads": lambda: docx(cross(TWO), [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4), (0, 5, 1, 5)]),
}


@pytest.mark.parametrize("name", READERS)
def test_a_table_of_fifteen_units_reads_back_equal(name: str) -> None:
    plan = loads(PLAN.encode()).plan
    assert plan is not None
    content = READERS[name]()
    for unit, *numbers in CROSS:
        found = form_in(content, "汇总表", plan, plan.reports[0], unit)
        assert [int(dict(found.filled.values)[name]) for name in NAMES] == numbers
        assert not found.filled.doubts


def test_the_citys_table_is_filled_in_and_nothing_else_is_touched(desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--figure", "参与群众=120", "--figure", "解答问题=30")
    desk.run("report", "submit", STREET, "--figure", "参与群众=80")
    head = ["单位", "参与群众（人次）", "解答问题数", "接待来访", "备注"]
    rows: list[list[Any]] = [["全市统计表"], head, ["各部门"], ["各街道"], ["合计", None, None, None, "=B5+C5"]]

    def change(sheet: Any) -> None:
        sheet["B5"].number_format = "0.00"
        sheet.page_setup.orientation = "landscape"

    (desk.folder / "市表.xlsx").write_bytes(xlsx(rows, change))
    told = desk.run("figures", "--into", "市表.xlsx", "-o", "报市.xlsx")
    assert told.code == 0
    assert "填了 统计表 B5：参与群众 200" in told.err
    assert "没有填 统计表 C4（各街道 解答问题）：还没有数" in told.err
    assert "表里没有“开展活动”这一项" in told.err
    sheet = openpyxl.load_workbook(desk.folder / "报市.xlsx")["统计表"]
    assert [[cell.value for cell in row[1:]] for row in sheet["A3:E5"]] == [
        [120, 30, None, None],
        [80, None, None, None],
        [200, 30, None, "=B5+C5"],
    ]
    assert (sheet["B5"].number_format, sheet.page_setup.orientation) == ("0.00", "landscape")
    with zipfile.ZipFile(desk.folder / "市表.xlsx") as old, zipfile.ZipFile(desk.folder / "报市.xlsx") as new:
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert changed == ["xl/worksheets/sheet1.xml"]


SHEET = "xl/worksheets/sheet1.xml"


def rewritten(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts changed."""
    fresh = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return fresh.getvalue()


def prefixed(part: str) -> str:
    """A part as some programs write it: every name with a prefix."""
    return re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", part).replace("xmlns=", "xmlns:x=", 1)


WRITTEN: dict[str, Callable[[str], str]] = {
    "with a prefix": prefixed,
    "in single quotes": lambda part: re.sub(r'( r| s| t)="(\w+)"', r"\1='\2'", part),
    "rows without numbers": lambda part: re.sub(r'(<row) r="\d+"', r"\1", part),
    "cells without addresses": lambda part: re.sub(r'(<c) r="\w+"', r"\1", part),
    "empty tags closed apart": lambda part: re.sub(r"<(c|row)\b([^<>]*)/>", r"<\1\2></\1 >", part),
    "rows of other things behind": lambda part: part.replace("</sheetData>", "</sheetData><a><row>9</row></a>"),
    "many blank cells": lambda part: part.replace("</row>", '<c s="0"/>' * 10_000 + "</row>"),
}


@pytest.mark.parametrize("how", WRITTEN)
def test_the_citys_table_is_filled_in_however_its_program_writes(how: str, desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--figure", "参与群众=120", "--figure", "解答问题=30")
    desk.run("report", "submit", STREET, "--figure", "参与群众=80")
    rows: list[list[Any]] = [["单位", "参与群众", "解答问题", "共"], [FIRST], [STREET], ["合计", None, None, "=B4+C4"]]

    def change(sheet: Any) -> None:
        for address in ("B2", "B4", "C4"):
            sheet[address].number_format = "0.00"

    content = xlsx(rows, change)
    for part in (SHEET, "xl/workbook.xml"):
        content = rewritten(content, part, lambda old: WRITTEN[how](old.decode()).encode())
    (desk.folder / "市表.xlsx").write_bytes(content)
    told = desk.run("figures", "--into", "市表.xlsx", "-o", "报市.xlsx")
    assert (told.code, told.err.count("填了 统计表")) == (0, 5)
    sheet = openpyxl.load_workbook(desk.folder / "报市.xlsx").worksheets[0]
    assert [[cell.value for cell in row] for row in sheet["B2:D4"]] == [
        [120, 30, None],
        [80, None, None],
        [200, 30, "=B4+C4"],
    ]
    assert sheet["B2"].number_format == "0.00"


def test_a_part_in_a_column_of_its_own_is_filled_in(desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--figure", "解答问题=30", "--figure", "当场答复=20")
    rows: list[list[Any]] = [["指标", None, "数值"], ["解答问题"], ["其中", "当场答复"]]
    (desk.folder / "市表.xlsx").write_bytes(xlsx(rows, lambda sheet: sheet.merge_cells("A1:B1")))
    assert desk.run("figures", "--into", "市表.xlsx", "-o", "报市.xlsx").code == 0
    sheet = openpyxl.load_workbook(desk.folder / "报市.xlsx").worksheets[0]
    assert [sheet[address].value for address in ("C2", "C3")] == [30, 20]


def test_a_table_that_does_not_read_back_filled_in_is_not_written(desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--figure", "参与群众=120")
    content = rewritten(xlsx([["单位", "参与群众"], [FIRST]]), SHEET, lambda part: part.decode().encode("utf-16"))
    (desk.folder / "市表.xlsx").write_bytes(content)
    told = desk.run("figures", "--into", "市表.xlsx", "-o", "报市.xlsx")
    assert told.code == 2
    assert "“市表.xlsx”填不进去：填好了读回来不对，没有写" in told.err
    assert "另存为 .xlsx，再填" in told.err
    assert "填了" not in told.err
    assert not (desk.folder / "报市.xlsx").exists()


@pytest.mark.parametrize(
    ("rows", "filled", "said"),
    [
        (["某区", "示例区", "合计"], {4: 120}, "不认得“某区”1行，没有填"),
        (["某区", "又一区", "合计"], {}, "没有一格填得上"),
        ([FIRST, "无名局", "合计"], {3: 120, 5: 120}, "不认得“无名局”1行，没有填"),
    ],
)
def test_the_row_of_the_district_is_filled_in_and_no_others(
    rows: list[str], filled: dict[int, int], said: str, desk: Desk
) -> None:
    """What the city comes to is not the district's to say; columns and rows that nobody knows are named."""
    desk.run("report", "submit", FIRST, "--figure", "参与群众=120")
    table = [["全市统计表"], ["单位", "参与群众（人次）", "解答问题", "点击量（次）"], *([row] for row in rows)]
    (desk.folder / "市表.xlsx").write_bytes(xlsx(table))
    told = desk.run("figures", "--into", "市表.xlsx", "-o", "报市.xlsx")
    assert (told.code == 0) == bool(filled)
    assert said in told.err
    if filled:
        assert "不认得“点击量（次）”一栏，没有填" in told.err
        assert ("“合计”一行是各区县的，没有填" in told.err) == ("示例区" in rows)
        sheet = openpyxl.load_workbook(desk.folder / "报市.xlsx")["统计表"]
        assert {row: sheet.cell(row, 2).value for row in range(3, 6) if sheet.cell(row, 2).value} == filled


@pytest.mark.parametrize(
    ("rows", "filled", "left"),
    [
        ([["单位", "参与群众", "点击量", "解答问题"], ["示例区"]], {"B2": 120, "D2": 30}, ["点击量"]),
        (
            [["单位", "参与群众", "点击量", "解答问题", "访问量"], ["示例区"]],
            {"B2": 120, "D2": 30},
            ["点击量", "访问量"],
        ),
        ([["单位", "参与群众", "点击量", "解答问题", "访问量"]], {"B2": 120, "D2": 30}, ["点击量", "访问量"]),
        (
            [["序号", "单位", "参与群众", "点击量", "解答问题"], [1, FIRST], [2, "合计"]],
            {"C2": 120, "C3": 120, "E2": 30, "E3": 30},
            ["点击量"],
        ),
        ([["单位", "参与群众", "点击量"], ["示例区"]], {"B2": 120}, ["点击量"]),
        ([["单位", "参与群众"], ["示例区"]], {"B2": 120}, []),
        ([["参与群众", "", "点击量", ""], ["访问量", "", "解答问题", ""]], {"B1": 120, "D2": 30}, []),
    ],
)
def test_a_column_that_nobody_knows_may_stand_between(
    rows: list[list[Any]], filled: dict[str, int], left: list[str], desk: Desk
) -> None:
    """No number goes among the heads, nor beside the table."""
    desk.run("report", "submit", FIRST, "--figure", "参与群众=120", "--figure", "解答问题=30")
    (desk.folder / "市表.xlsx").write_bytes(xlsx(rows))
    told = desk.run("figures", "--into", "市表.xlsx", "-o", "报市.xlsx")
    sheet = openpyxl.load_workbook(desk.folder / "报市.xlsx").worksheets[0]
    cells = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
    before = {
        cell.coordinate: cell.value
        for row in openpyxl.load_workbook(desk.folder / "市表.xlsx").worksheets[0]
        for cell in row
    }
    assert {at: value for at, value in cells.items() if value != before.get(at)} == filled
    assert re.findall("不认得“(.+?)”一栏，没有填", told.err) == left


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        ([["项目", "数量"], ["点击数"], ["参与群众"], ["访问数"], ["解答问题"], ["填表人："]], "“点击数”、“访问数”2行"),
        ([["参与群众"], ["访问数"], ["解答问题"]], "“访问数”1行"),
        ([["统计表"], ["访问数", "", "参与群众"], ["解答问题", "", "点击数"]], "“访问数”、“点击数”2行"),
        ([["指标", "计量单位", "数值", "说明"], ["访问数", "次"], ["参与群众", "人次", "", "填数"]], "“访问数”1行"),
        ([["项目", "去年", "今年"], ["参与群众"], ["解答问题"]], "“去年”一栏"),
        ([["项目", "线上", "线下", "合计"], ["参与群众"]], "“线上”一栏 “线下”一栏"),
        ([["序号", "单位", "访问数", "参与群众", "解答问题"], [1, "示例区"]], "“访问数”一栏"),
        ([["访问数", "参与群众", "解答问题"]], "“访问数”一栏"),
        ([["单位", "主要做法", "参与群众", "解答问题"], ["示例区"]], "“主要做法”一栏"),
    ],
)
def test_what_stays_empty_in_the_citys_table_is_named(rows: list[list[Any]], left: str, desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--figure", "参与群众=120", "--figure", "解答问题=30")
    (desk.folder / "市表.xlsx").write_bytes(xlsx(rows))
    told = desk.run("figures", "--into", "市表.xlsx", "-o", "报市.xlsx")
    assert told.err.count("填了 统计表") == sum(cell in ("参与群众", "解答问题") for row in rows for cell in row)
    said = re.findall("(?:不认得)?(“.+(?:行|一栏))，?没有填", told.err)
    assert " ".join(said) == left


def test_a_sheet_of_which_nothing_is_known_is_named(desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--figure", "参与群众=120")

    def change(sheet: Any) -> None:
        sheet.parent.create_sheet("附表").append(["访问数"])

    (desk.folder / "市表.xlsx").write_bytes(xlsx([["参与群众"]], change))
    told = desk.run("figures", "--into", "市表.xlsx", "-o", "报市.xlsx")
    assert "“附表”里没有认得的名称，没有填" in told.err


def test_a_table_that_takes_no_number_is_told_why(desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--figure", "参与群众=120")
    for row, why in ((["某区"], "不认得“某区”1行，没有填"), (["示例区", 5], "已经有“5”")):
        (desk.folder / "市表.xlsx").write_bytes(xlsx([["区县", "参与群众"], row]))
        told = desk.run("figures", "--into", "市表.xlsx", "-o", "报市.xlsx")
        assert (told.code, why in told.err, "表里要有这些名称" in told.err) == (2, True, False)


def test_a_table_that_counts_in_something_else_gets_what_it_counts(desk: Desk) -> None:
    """12345 人次 are 1.2345万人次, and no 元; a name with the prefix is the unit's, a row called 数值 is nobody's."""
    desk.run("report", "submit", STREET, "--figure", "参与群众=12345", "--figure", "开展活动=2")
    table: list[list[Any]] = [["单位", "参与群众（万人次）", "开展活动（场）"], [f"区{STREET}"], ["合计"]]
    (desk.folder / "市表.xlsx").write_bytes(xlsx(table))
    told = desk.run("figures", "--into", "市表.xlsx", "-o", "报市.xlsx")
    assert f"填了 统计表 B2：{STREET} 参与群众 1.2345（12345 人次，表里以万人次计）" in told.err
    sheet = openpyxl.load_workbook(desk.folder / "报市.xlsx")["统计表"]
    assert [[cell.value for cell in row] for row in sheet["B2:C3"]] == [[1.2345, 2], [1.2345, 2]]
    table[0][1] = "参与群众（元）"
    (desk.folder / "市表.xlsx").write_bytes(xlsx(table))
    told = desk.run("figures", "--into", "市表.xlsx", "-o", "报元.xlsx")
    assert f"没有填 统计表 B2（{STREET} 参与群众）：表里以元计，这一项是12345 人次，要换算" in told.err
    (desk.folder / "行.xlsx").write_bytes(xlsx([["指标", "参与群众", "开展活动"], ["数值"]]))
    told = desk.run("figures", "--into", "行.xlsx", "-o", "报行.xlsx")
    assert "填了 统计表 B2：参与群众 12345" in told.err
    assert "不认得" not in told.err
    (desk.folder / "别家.xlsx").write_bytes(xlsx([["单位", "参与群众", "开展活动"], ["无名局"]]))
    assert "没有一格填得上" in desk.run("figures", "--into", "别家.xlsx", "-o", "报.xlsx").err


def test_what_a_form_counts_in_is_read_with_the_number(desk: Desk) -> None:
    rows: list[list[Any]] = [
        ["填报单位：", STREET],
        ["项目", "单位", "数量"],
        ["参与群众", "万人次", 1.2],
        ["解答问题", "件", 30],
    ]
    (desk.folder / "自己的.xlsx").write_bytes(xlsx(rows))
    told = desk.run("report", "submit", STREET, "自己的.xlsx")
    assert "C3 参与群众：“1.2万人次”按 12000 算" in told.err
    assert "解答问题：" not in told.err
    (desk.folder / "横的.xlsx").write_bytes(xlsx([["单位", "参与群众（万人次）", "解答问题（件）"], [STREET, 3, 31]]))
    told = desk.run("report", "submit", STREET, "横的.xlsx")
    assert "B2 参与群众：“3万人次”按 30000 算" in told.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--into", "市表.xlsx", "-o", "报市.docx"), "写成 -o 报市.xlsx"),
        (("--into", "市表.xlsx", "-o", "报市.xlsx", "--format", "json"), "不写 --format"),
        (("--into", "plan.yaml", "-o", "报市.xlsx"), "--into 只填 .xlsx：plan.yaml"),
    ],
)
def test_a_table_is_filled_in_as_what_it_is(arguments: tuple[str, ...], said: str, desk: Desk) -> None:
    told = desk.run("figures", *arguments)
    assert (told.code, said in told.err) == (2, True)


def test_a_form_for_one_unit_has_its_name(desk: Desk) -> None:
    assert desk.run("report", "form", "--unit", STREET, "-o", "一份.xlsx").code == 0
    assert openpyxl.load_workbook(desk.folder / "一份.xlsx").worksheets[0]["C2"].value == STREET
    told = desk.run("report", "form", "--unit", "各街道", "-o", "几份.xlsx")
    assert (told.code, "写成文件夹，如 -o 统计表/" in told.err) == (2, True)


def test_the_totals_are_formulas_and_no_text_is_one(desk: Desk) -> None:
    hostile = PLAN.replace("      - 参与群众", "      - {name: 地点, text: yes}\n      - 参与群众")
    (desk.folder / "plan.yaml").write_text(hostile, encoding="utf-8")
    desk.run("report", "submit", FIRST, "--figure", "参与群众=120", "--figure", "地点==HYPERLINK(1)")
    desk.run("report", "submit", STREET, "--figure", "参与群众=80")
    for name in ("汇总.xlsx", "汇总.csv", "汇总.docx", "汇总.json"):
        assert desk.run("figures", "-o", name).code == 0
    sheet = openpyxl.load_workbook(desk.folder / "汇总.xlsx")["活动总结"]
    last = sheet.max_row
    assert sheet.cell(last, 4).value == f"=SUM(D3:D18,D20:D{last - 2})"
    assert (sheet["C3"].value, sheet["C3"].data_type) == ("=HYPERLINK(1)", "s")
    values = openpyxl.load_workbook(desk.folder / "汇总.xlsx", data_only=True)["活动总结"]
    assert values.cell(last, 4).value == 200
    written = (desk.folder / "汇总.csv").read_text(encoding="utf-8-sig")
    assert "合计,,,200" in written
    assert "'=HYPERLINK(1)" in written
    schema = json.loads((desk.folder / "汇总.json").read_text(encoding="utf-8"))["schema"]
    assert {"name": "参与群众", "type": "integer", "title": "参与群众（人次）"} in schema["fields"]
    found = form_in((desk.folder / "汇总.docx").read_bytes(), "汇总.docx", *loaded(), STREET)
    assert dict(found.filled.values)["参与群众"] == "80"


def loaded() -> tuple[Any, Any]:
    plan = loads(PLAN.encode()).plan
    assert plan is not None
    return plan, plan.reports[0]


def test_the_city_is_the_sum_of_its_districts(tmp_path: Path) -> None:
    for at, name in enumerate(("甲区", "乙区"), 1):
        folder = tmp_path / "区县" / name
        folder.mkdir(parents=True)
        own = Desk(folder)
        own.run("report", "submit", FIRST, "--figure", f"参与群众={100 * at}")
    (tmp_path / "区县" / "丙区").mkdir()
    (tmp_path / "区县" / "丙区" / "plan.yaml").write_text("id: 坏的", encoding="utf-8")
    told = run_gongkai("figures", "-p", "区县/*/plan.yaml", "--today", TODAY, cwd=tmp_path)
    assert re.search(r"乙区 +200", told.out)
    assert re.search(r"合计 +300", told.out)
    for more in ((), ("-o", "汇总.xlsx"), ("--format", "json"), ("--check",)):
        assert run_gongkai("figures", "-p", "区县/*/plan.yaml", "--today", TODAY, *more, cwd=tmp_path).code == 1
    assert "丙区：" in told.out
    assert "2个区县的62个单位填了2个，1个区县读不了" in told.out
    assert "丙区（读不了）" in told.out
    assert re.search("丙区（读不了）；乙区：.+；甲区：", told.out)
    assert "合报的" not in told.out
    (tmp_path / "市表.xlsx").write_bytes(xlsx([["指标", "数值"], ["参与群众", None]]))
    into = run_gongkai("figures", "-p", "区县/*/plan.yaml", "--into", "市表.xlsx", "-o", "报市.xlsx", cwd=tmp_path).err
    assert re.search("还有3个区县没有填报：丙区（读不了）；乙区：[^；]+；甲区：[^；]+；报来以后重新填", into)
    own.run("report", "submit", FIRST, "--figure", "解答问题=1", "--figure", "当场答复=2")
    doubtful = run_gongkai("figures", "-p", "区县/*/plan.yaml", "--today", TODAY, cwd=tmp_path).out
    advice = re.search(r"改正或者确认：gongkai (report figure .*)", doubtful)
    assert advice
    confirmed = run_gongkai(*advice[1].split(), "--today", TODAY, cwd=tmp_path)
    assert (confirmed.code, confirmed.err) == (0, "")
    again = run_gongkai("figures", "-p", "区县/*/plan.yaml", "--today", TODAY, cwd=tmp_path).out
    assert "要核对的" not in again
    one = run_gongkai("figures", "-p", "区县/*/plan.yaml", "--compare", "区县/甲区/plan.yaml", cwd=tmp_path)
    assert (one.code, "一份一份地比" in one.err) == (2, True)
    lost = run_gongkai("figures", "-p", "区县/甲区/plan.yaml", "--compare", "去年.yaml", cwd=tmp_path)
    assert "核对 --compare 后面的文件名" in lost.err


def test_points_for_a_figure(desk: Desk) -> None:
    scoring = "scoring: {full: 100, additions: [{title: 人多, points: 2, when: 参与群众 >= 100}]}\n"
    (desk.folder / "plan.yaml").write_text(PLAN + scoring, encoding="utf-8")
    desk.run("report", "submit", FIRST, "--figure", "参与群众=100")
    desk.run("report", "submit", SECOND, "--figure", "参与群众=99")
    scores = {row["unit"]: row["points"] for row in json.loads(desk.run("status", "--format", "json").out)["scores"]}
    assert (scores[FIRST], scores[SECOND]) == ("102", "100")
    (desk.folder / "plan.yaml").write_text(PLAN + scoring.replace("100}]", "1万}]"), encoding="utf-8")
    scores = {row["unit"]: row["points"] for row in json.loads(desk.run("status", "--format", "json").out)["scores"]}
    assert (scores[FIRST], scores[SECOND]) == ("100", "100")
    (desk.folder / "plan.yaml").write_text(PLAN + scoring.replace("100}]", "1万元}]"), encoding="utf-8")
    told = run_gongkai("validate", cwd=desk.folder)
    assert told.code == 1
    assert "GK141 看不懂条件“参与群众 >= 1万元”：写的是“1万元”，这一项以人次计" in told.out


def test_another_units_form_is_asked_about_and_counts_for_nobody(desk: Desk) -> None:
    (desk.folder / f"{FIRST}统计表.xlsx").write_bytes(xlsx(form(SECOND, (1, 2, 3, 3))))
    asked = desk.run("report", "submit", FIRST, f"{FIRST}统计表.xlsx")
    assert asked.code == 2
    assert f"表里写的单位是{SECOND}" in asked.err
    desk.run("report", "submit", FIRST, f"{FIRST}统计表.xlsx", "--yes")
    assert desk.row(FIRST)["参与群众"] is None


def test_what_the_plan_calls_otherwise_by_now_is_told(desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--figure", "参与群众=120")
    (desk.folder / "plan.yaml").write_text(PLAN.replace("参与群众", "线下群众"), encoding="utf-8")
    assert "没有“参与群众”这一项了，第1条记录里的没有算" in desk.run("figures").out


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (FIRST, f"改名{FIRST}", f"记录里有名录上没有的单位：{FIRST}1条记录（第1条），没有算在内"),
        ("id: summary", "id: report", f"方案里没有代号是“summary”的报送事项，可是有1条记录（第1条）是它的（{FIRST}）"),
        ("due:", f"except: {FIRST}\n    due:", f"记录里有不用报的单位：{FIRST}1条记录（第1条），没有算在内"),
        ("参与群众", "线下群众", "方案里没有“参与群众”这一项了，第1条记录里的没有算"),
    ],
)
def test_figures_that_are_counted_nowhere_any_more_are_told(before: str, after: str, said: str, desk: Desk) -> None:
    """Of each view that shows the sums, whichever way it is written."""
    desk.run("report", "submit", FIRST, "--figure", "参与群众=120")
    assert said not in desk.run("figures").out
    (desk.folder / "plan.yaml").write_text(PLAN.replace(before, after, 1), encoding="utf-8")
    assert said in desk.run("figures").out
    assert said in "".join(desk.figures()["notes"])
    assert said in desk.run("figures", "-o", "汇总.csv").err
    assert said in desk.run("summary", "-o", "总结.docx").err
    many = run_gongkai("figures", "-p", "plan.yaml", "-p", "plan.yaml", "--today", TODAY, cwd=desk.folder)
    assert said in many.out


def test_figures_of_a_time_to_come_are_told(desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--figure", "参与群众=120")
    told = run_gongkai("figures", "--today", "2022-05-18", cwd=desk.folder).out
    assert "有1条记录（第1条）的时间在" in told


def test_in_the_database_too(tmp_path: Path, postgresql: Server) -> None:
    desk = Desk(tmp_path, postgresql.url(postgresql.database("prepared")))
    (tmp_path / f"{FIRST}统计表.xlsx").write_bytes(xlsx(form(FIRST, ("3", "约120", 30, 20))))
    assert desk.run("report", "submit", FIRST, f"{FIRST}统计表.xlsx").code == 0
    assert desk.run("report", "figure", FIRST, "参与群众=125", "--reason", "核实").code == 0
    assert (desk.row(FIRST)["参与群众"], desk.row(FIRST)["解答问题"]) == (125, 30)
    assert f"解答问题 30（{FIRST}统计表.xlsx 统计表 D6）" in desk.run("report", "log").out


def test_the_readers_are_loaded_only_where_a_form_is_read(desk: Desk) -> None:
    code = "import sys\nfrom gongkai.cli import main\ntry:\n    main(sys.argv[1:])\nfinally:\n    print(*sys.modules)"
    command = [sys.executable, "-c", code, "figures", "--today", TODAY]
    done = subprocess.run(command, cwd=desk.folder, capture_output=True, encoding="utf-8", check=False)
    known = set(done.stdout.split())
    assert "gongkai.figures.totals" in known
    assert not {"openpyxl", "xlsxwriter", "gongkai.sheet.xlsx", "gongkai.figures.docx"} & known


def early(plan: str) -> str:
    """The plan with an activity and what is to be known before the day."""
    activity = (
        "  sections: [{id: day, title: 设点宣传, time: 5月21日上午9时, place: 各街道自行选择, lead: 各街道}]\n  issuer:"
    )
    where = (
        "{id: where, title: 活动安排, from: 各街道, due: 5月20日前, of: day, figures: [{name: 活动地点, text: yes}]}"
    )
    return plan.replace("  issuer:", activity).replace("reports:\n", f"reports:\n  - {where}\n")


def test_what_is_known_before_the_day_is_on_the_running_sheet_and_the_board(desk: Desk) -> None:
    (desk.folder / "plan.yaml").write_text(early(PLAN), encoding="utf-8")
    assert desk.run("report", "submit", STREET, "--figure", "活动地点=文化广场").code == 0
    for asked in (("--day", "5月21日"), ("--activity", "day"), ("--unit", STREET)):
        assert f"活动地点：{STREET} 文化广场" in desk.run("tasks", *asked).out.replace("\n", "")
    desk.run("status", "-o", "看板.html")
    assert f"活动地点：{STREET} 文化广场" in (desk.folder / "看板.html").read_text(encoding="utf-8")


def test_ledger_status_and_json_show_the_sums_and_what_is_doubtful(desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--figure", "解答问题=30", "--figure", "当场答复=40")
    told = desk.run("status").out
    assert "31个单位填了1个，合计：解答问题 30 件" in told.replace("\n", "")
    assert "要核对的1处" in told
    desk.run("status", "-o", "台账.xlsx")
    assert "活动总结·填报的数" in openpyxl.load_workbook(desk.folder / "台账.xlsx").sheetnames
    desk.run("status", "-o", "台账.json")
    assert json.loads((desk.folder / "台账.json").read_text(encoding="utf-8"))["figures"][0]["sums"]["解答问题"] == 30


def test_a_view_of_some_units_has_their_figures_alone(desk: Desk) -> None:
    """The sums, the words, the lists and what is doubtful."""
    plan = PLAN.replace("      - 参与群众（人次）", "      - 参与群众（人次）\n      - {name: 地点, text: yes}")
    (desk.folder / "plan.yaml").write_text(plan, encoding="utf-8")
    desk.run(
        "report",
        "submit",
        FIRST,
        *(f"--figure={one}" for one in ("参与群众=120", "地点=广场", "解答问题=1", "当场答复=2")),
    )
    desk.run("report", "submit", STREET, "--figure", "参与群众=80", "--figure", "地点=社区")
    for names in (("-g", "各街道"), ("-u", STREET)):
        told = desk.run("status", *names).out.replace("\n", "")
        assert "填了1个，合计：参与群众 80 人次" in told
        assert f"地点：{STREET} 社区" in told
        assert "广场" not in told
        assert "要核对的" not in told
        (found,) = json.loads(desk.run("status", *names, "--format", "json").out)["figures"]
        assert (found["sums"]["参与群众"], found["doubts"], found["rows"][0]["单位"]) == (80, [], STREET)
        desk.run("status", *names, "-o", "看板.html", "--force")
        assert "广场" not in (desk.folder / "看板.html").read_text(encoding="utf-8")
    both = desk.run("status", "-u", STREET, "-u", FIRST).out.replace("\n", "")
    assert "2个单位填了2个，合计：参与群众 200 人次" in both
    (desk.folder / "二").mkdir()
    (desk.folder / "二" / "plan.yaml").write_text(plan, encoding="utf-8")
    many = run_gongkai(
        "status", "-p", "plan.yaml", "-p", "二/plan.yaml", "-g", "各街道", "--today", TODAY, cwd=desk.folder
    )
    assert "2个区县的30个单位填了1个" in many.out
    assert re.search(r"合计 +80", many.out)


def test_the_summary_says_what_is_known_and_where_to_write(desk: Desk) -> None:
    own = (
        early(PLAN)
        + "  - {id: city, title: 全区总结, from: 示例区政府办公室, due: 5月30日前, receiver: 市政务公开办}\n"
    )
    own = own.replace("    各街道: {", "    本办: {members: 示例区政府办公室}\n    各街道: {")
    (desk.folder / "plan.yaml").write_text(own, encoding="utf-8")
    desk.run("report", "submit", FIRST, "--report", "summary", "--figure", "参与群众=120", "--figure", "解答问题=30")
    text = desk.run("summary").out
    assert "据1个单位填报：参与群众 120 人次，解答问题 30 件。" in text
    assert "【请补充：“设点宣传”实际怎样开展" in text
    assert "市政务公开办：" in text
    assert "未报的30个" in text
    assert desk.run("summary", "-o", "总结.docx").code == 0
    found = form_in((desk.folder / "总结.docx").read_bytes(), "总结.docx", *loaded(), FIRST)
    assert dict(found.filled.values)["参与群众"] == "120"
    assert not re.search(r"\d+ 人次", desk.run("summary").out.replace("参与群众 120 人次", ""))  # nothing is invented


def test_next_year_asks_for_the_same_figures_and_knows_no_values(desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--figure", "参与群众=120")
    assert run_gongkai("next", "--year", "2023", "-o", "2023/plan.yaml", cwd=desk.folder).code == 0
    fresh = desk.folder / "2023" / "plan.yaml"
    assert "- 参与群众（人次）" in fresh.read_text(encoding="utf-8")
    assert "120" not in fresh.read_text(encoding="utf-8")


ENTITY = b'<!DOCTYPE a [<!ENTITY b "c">]>'
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda content: content[: len(content) // 2],
    "not closed": lambda content: rewritten(content, SHEET, lambda xml: xml[:-20]),
    "an entity": lambda content: rewritten(content, SHEET, lambda xml: ENTITY + xml),
    "a bomb": lambda content: rewritten(content, SHEET, lambda xml: xml + b" " * (65 << 20)),
    "deep": lambda content: rewritten(content, "xl/styles.xml", lambda _: b"<a>" * 9999),
    "no workbook": lambda content: rewritten(content, "xl/_rels/workbook.xml.rels", lambda _: b"<a/>"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_form_is_told_and_counts_for_nothing(name: str, desk: Desk) -> None:
    """Whatever is wrong with a file, it is on record as a file, and no number comes of it."""
    (desk.folder / f"{FIRST}统计表.xlsx").write_bytes(DAMAGES[name](xlsx(form(FIRST, (1, 2, 3, 3)))))
    told = desk.run("report", "submit", FIRST, f"{FIRST}统计表.xlsx", "--yes")
    assert told.code == 0
    assert re.search("打不开|太大了|坏了", told.err + told.out)
    assert desk.row(FIRST)["参与群众"] is None
    into = desk.run("figures", "--into", f"{FIRST}统计表.xlsx", "-o", "报市.xlsx")
    assert into.code == 2


def test_the_overview_of_many_plans_shows_what_the_figures_come_to(tmp_path: Path) -> None:
    for at, name in enumerate(("甲区", "乙区"), 1):
        (tmp_path / name).mkdir()
        own = Desk(tmp_path / name)
        own.run("report", "submit", FIRST, "--figure", f"参与群众={100 * at}")
    (tmp_path / "丙区").mkdir()
    (tmp_path / "丙区" / "plan.yaml").write_text(PLAN[: PLAN.index("    figures:")], encoding="utf-8")
    asked = ("status", "-p", "*/plan.yaml", "--today", TODAY)
    told = run_gongkai(*asked, cwd=tmp_path)
    assert told.code == 0, told.err
    assert re.search(r"乙区 +200", told.out)
    assert re.search(r"合计 +300", told.out)
    assert "活动总结填报的数：截至2022年5月20日，2个区县的62个单位填了2个，1个区县不要填数" in told.out
    assert "丙区（不要填数）" in told.out
    assert "读不了" not in told.out
    assert "填报的数" not in run_gongkai(*asked, "--pending", cwd=tmp_path).out
    (found,) = json.loads(run_gongkai(*asked, "--format", "json", cwd=tmp_path).out)["figures"]
    assert (found["sums"]["参与群众"], found["notes"]) == (300, [])
    assert not [name for name in found["waiting"] if "丙区" in name]
    for name in ("汇总.xlsx", "看板.html"):
        assert run_gongkai(*asked, "-o", name, cwd=tmp_path).code == 0
    sheet = openpyxl.load_workbook(tmp_path / "汇总.xlsx", data_only=True)["活动总结·填报的数"]
    assert sheet.cell(sheet.max_row, 3).value == 300
    assert {row[0]: row[-1] for row in sheet.values}["丙区"] == "不要填数"
    assert re.search("合计.*<td><bdi>300</bdi></td>", (tmp_path / "看板.html").read_text(encoding="utf-8"))


def test_a_heading_over_others_is_no_column_and_a_sum_is_written_as_it_is_typed(desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--figure", "参与群众=1.2万", "--figure", "开展活动=2")
    head: list[list[Any]] = [["单位", "线下", None, "备注"], [None, "参与群众", "开展活动", None], ["合计"]]
    (desk.folder / "市表.xlsx").write_bytes(xlsx(head, lambda sheet: sheet.merge_cells("B1:C1")))
    told = desk.run("figures", "--into", "市表.xlsx", "-o", "报市.xlsx")
    assert "填了 统计表 B3：参与群众 12000" in told.err
    assert "不认得" not in told.err
    desk.run("figures", "-o", "汇总.csv")
    assert "合计,2,12000," in (desk.folder / "汇总.csv").read_text(encoding="utf-8-sig")


def test_who_is_waived_is_not_asked_for_figures(desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--figure", "参与群众=100")
    desk.run("report", "waive", SECOND, "--reason", "没有参加")
    told = desk.run("figures").out
    assert "30个单位填了1个" in told
    assert re.search(rf"^{SECOND}（免报） *$", told, re.MULTILINE)
    assert SECOND not in next(line for line in told.splitlines() if line.startswith("还没有填报的"))
    found = desk.figures()
    assert (SECOND in found["waiting"], found["waived"], len(found["waiting"])) == (False, [SECOND], 29)
    for suffix in ("md", "html", "txt"):
        paper = run_gongkai("figures", "--format", suffix, "--today", TODAY, cwd=desk.folder).out
        assert "30个单位填了1个" in paper
        assert f"{SECOND}（免报）" in paper
        assert paper.count(SECOND) == 1
    desk.run("figures", "-o", "汇总.csv")
    row = next(row for row in (desk.folder / "汇总.csv").read_text(encoding="utf-8-sig").splitlines() if SECOND in row)
    assert row.endswith(",免报")
    assert "30个单位填了1个" in desk.run("status").out
    desk.run("status", "-o", "看板.html")
    assert "30个单位填了1个" in (desk.folder / "看板.html").read_text(encoding="utf-8")
    summary = desk.run("summary").out.replace("\n", "")
    assert "还有29个单位没有填报" in summary
    assert "还没有填报的29个" in summary


def test_figures_of_a_unit_that_was_waived_after_all_still_count(desk: Desk) -> None:
    desk.run("report", "submit", SECOND, "--figure", "参与群众=100")
    desk.run("report", "return", SECOND, "--reason", "不全")
    desk.run("report", "waive", SECOND, "--reason", "不用再补")
    told = desk.run("figures").out
    assert "31个单位填了1个" in told
    assert re.search(rf"{SECOND}（免报） +100", told)
    assert re.search(r"合计 +100", told)


def test_a_plan_that_asks_for_no_figures_can_be_read(tmp_path: Path) -> None:
    for name in ("甲区", "丙区"):
        (tmp_path / name).mkdir()
        own = Desk(tmp_path / name)
    plain = PLAN[: PLAN.index("    figures:")]
    (own.folder / "plan.yaml").write_text(plain, encoding="utf-8")
    asked = ("figures", "-p", "甲区/plan.yaml", "-p", "丙区/plan.yaml", "--today", TODAY)
    for which in ((), ("--report", "summary")):
        told = run_gongkai(*asked, *which, cwd=tmp_path).out
        assert "1个区县的31个单位填了0个，1个区县不要填数" in told
        assert "读不了" not in told
    refused = run_gongkai("figures", "-p", "丙区/plan.yaml", "-p", "丙区/plan.yaml", "--today", TODAY, cwd=tmp_path)
    assert (refused.code, "没有要填的数" in refused.err) == (2, True)


def test_all_there_is_said_with_who_has_not_filled_in(desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--figure", "参与群众=100")
    for unit in UNITS[1:]:
        assert desk.run("report", "submit", unit, "--has", "报告").code == 0
    assert "活动总结：应报31，都报了，还有30家没有填数。" in desk.run("status", "--line").out
    for option in ("--calls", "--pending"):
        told = desk.run("status", option).out
        assert "都报了，还有30家没有填数" in told
        assert "都报齐了" not in told
    assert desk.run("status", "--unit", FIRST, "--line").out == "活动总结：应报1，都报齐了。\n"
    desk.run("status", "-o", "看板.html")
    board = (desk.folder / "看板.html").read_text(encoding="utf-8")
    assert '<p class="countdown soon">已报齐，还有30家没有填数</p>' in board
    (desk.folder / "乙").mkdir()
    (desk.folder / "乙" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert "已报齐，还有30家没有填数" in desk.run("status", "plan.yaml", "乙/plan.yaml").out


def test_the_summary_says_who_was_waived_and_who_has_more_time(desk: Desk) -> None:
    desk.run("report", "waive", FIRST, "--reason", "没有参加")
    desk.run("report", "extend", SECOND, "--until", "6月3日", "--reason", "活动没有结束")
    text = desk.run("summary").out
    assert f"未报中延期的1个：{SECOND}（延期到6月3日）" in text
    assert f"免报的1个：{FIRST}。" in text


def test_numbers_that_are_near_only_stay_so_in_every_sum(desk: Desk) -> None:
    """约1200 and 300 are some 1500; once somebody has said what it was, they are."""
    desk.run("report", "submit", FIRST, "--figure", "参与群众=约1200", "--figure", "解答问题=30")
    desk.run("report", "submit", SECOND, "--figure", "参与群众=300")
    said = f"约数，按写的数算的：{FIRST}参与群众“约1200”"
    for format in ("text", "md", "json"):
        assert said in desk.run("figures", "--format", format).out
    desk.run("figures", "-o", "汇总表.xlsx")
    sheet = openpyxl.load_workbook(desk.folder / "汇总表.xlsx").worksheets[0]
    assert "约数：参与群众“约1200”" in [cell.value for row in sheet for cell in row]
    desk.run("summary", "-o", "总结.docx")
    text = "".join(one.text for one in Document(str(desk.folder / "总结.docx")).paragraphs)
    assert "参与群众约 1500 人次，解答问题 30" in text
    table = Document(str(desk.folder / "总结.docx")).tables[-1]
    assert table.rows[-1].cells[2].text == "约1500"
    for format in ("text", "txt", "md"):
        line = next(one for one in desk.run("figures", "--format", format).out.splitlines() if "合计" in one)
        assert ("约1500" in line, "约30" in line) == (True, False)
    desk.run("figures", "-o", "汇总.csv")
    lines = (desk.folder / "汇总.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.endswith(",约数：参与群众") for line in lines if re.search("[小合]计,", line)] == [True, False, True]
    desk.run("report", "figure", FIRST, "参与群众=1180", "--reason", "电话核实")
    assert "约数" not in desk.run("figures").out


def test_a_rate_of_numbers_that_are_near_is_near_and_so_is_the_citys_sum(tmp_path: Path) -> None:
    for name in ("甲区", "乙区"):
        (tmp_path / name).mkdir()
        own = Desk(tmp_path / name)
        own.run("report", "submit", FIRST, "--figure", "解答问题=约40", "--figure", "当场答复=20")
    assert re.search("合计.*约40 .*约50.0%", own.run("figures").out)
    assert f"{FIRST}解答问题“约40”" in own.run("figures").out
    many = run_gongkai("figures", "-p", "*/plan.yaml", "--today", TODAY, cwd=tmp_path).out
    assert re.search("合计.*约80 .*约50.0%", many)
    assert "约数，按写的数算的：乙区解答问题“约40”；甲区解答问题“约40”" in many


def test_what_was_not_understood_is_said_where_it_is_put_on_record(desk: Desk) -> None:
    (desk.folder / "表.xlsx").write_bytes(xlsx(form(FIRST, [2, "很多", "50-60", 30])))
    told = desk.run("report", "submit", FIRST, "表.xlsx").out
    assert "开展活动 2（表.xlsx 统计表 D4），参与群众 很多（表.xlsx 统计表 D5，看不懂，没有算）" in told
    log = desk.run("report", "log").out
    assert "解答问题 50-60（表.xlsx 统计表 D6，看不懂，没有算），当场答复 30（表.xlsx 统计表 D7）" in log
    for name in ("记录.xlsx", "看板.html"):
        desk.run(*("report", "log") if name.endswith("xlsx") else ("status",), "-o", name)
    cells = [str(cell.value) for row in openpyxl.load_workbook(desk.folder / "记录.xlsx").worksheets[0] for cell in row]
    assert any("参与群众 很多（表.xlsx 统计表 D5，看不懂，没有算）" in text for text in cells)
    assert "参与群众 很多（表.xlsx 统计表 D5，看不懂，没有算）" in (desk.folder / "看板.html").read_text(
        encoding="utf-8"
    )


def test_a_past_period_without_its_numbers_is_not_folded_away(desk: Desk) -> None:
    weekly = PLAN.replace("due: 5月27日前", "due: 每周五前\n    until: 5月27日")
    (desk.folder / "plan.yaml").write_text(weekly, encoding="utf-8")
    past = ("--report", "summary@2022-W19", "--at", "5月13日")
    for unit in UNITS[1:]:
        assert desk.run("report", "submit", unit, *past, "--has", "报告", "--figure", "参与群众=3").code == 0
    assert desk.run("report", "submit", FIRST, *past, "--has", "报告").code == 0
    assert FIRST in desk.run("status").out.partition("5月9日—5月15日")[2]
    desk.run("status", "-o", "看板.html")
    assert "都报齐了的" not in (desk.folder / "看板.html").read_text(encoding="utf-8")
    desk.run("report", "figure", FIRST, "参与群众=3", "--reason", "电话核实", "--report", "summary@2022-W19")
    desk.run("status", "-o", "看板.html")
    assert "以前各期，都报齐了的：1期" in (desk.folder / "看板.html").read_text(encoding="utf-8")


def test_a_plan_that_lacks_the_report_is_no_plan_that_cannot_be_read(tmp_path: Path) -> None:
    for name in ("甲区", "丙区"):
        (tmp_path / name).mkdir()
        own = Desk(tmp_path / name)
    other = PLAN.replace("id: summary", "id: other").replace("example-2022", "other-2022")
    (own.folder / "plan.yaml").write_text(other, encoding="utf-8")
    asked = ("figures", "-p", "*/plan.yaml", "--today", TODAY, "--report")
    told = run_gongkai(*asked, "summary", cwd=tmp_path)
    assert "1个区县的31个单位填了0个，1个区县没有这一项" in told.out
    assert "丙区（没有这一项）" in told.out
    assert "读不了" not in told.out
    refused = run_gongkai(*asked, "nothing", cwd=tmp_path)
    assert refused.code == 2
    assert "没有代号为“nothing”的报送事项" in refused.err


def test_one_record_is_not_added_up_twice(tmp_path: Path, postgresql: Server) -> None:
    """Two files of one plan in a folder, or in one database, have one record."""
    (tmp_path / "乙").mkdir()
    own, other = Desk(tmp_path), Desk(tmp_path / "乙")
    (tmp_path / "plan2.yaml").write_text(PLAN, encoding="utf-8")
    own.run("report", "submit", FIRST, "--figure", "参与群众=100")
    told = own.run("figures", "-p", "plan.yaml", "-p", "plan2.yaml", "-p", tmp_path / "plan.yaml").out
    assert re.search(r"合计 +100\b", told)
    assert "和 plan.yaml 的 id 都是“example-2022”，用的是同一份记录，不能加两遍" in told
    other.run("report", "submit", FIRST, "--figure", "参与群众=20")
    assert re.search(r"合计 +120\b", own.run("figures", "-p", "plan.yaml", "-p", "乙/plan.yaml").out)
    shared = Desk(tmp_path, postgresql.url(postgresql.database("prepared")))
    assert shared.run("report", "submit", FIRST, "--figure", "参与群众=7").code == 0
    assert re.search(r"合计 +7\b", shared.run("figures", "-p", "plan.yaml", "-p", "乙/plan.yaml").out)


def test_a_form_that_nobody_has_filled_in_is_no_submission(desk: Desk) -> None:
    desk.run("report", "form", "-o", "收件")
    for unit in UNITS[2:]:
        (desk.folder / "收件" / f"{unit}活动总结统计表.xlsx").unlink()
    desk.run("report", "form", "-u", FIRST, "-o", f"收件/{FIRST}统计表.docx")
    (desk.folder / "收件" / f"{STREET}统计表.xlsx").write_bytes(xlsx(form(SECOND, [3, 120, 30, 20])))
    told = desk.run("report", "scan", "收件", "--yes").out
    for name in (f"{FIRST}活动总结统计表.xlsx", f"{SECOND}活动总结统计表.xlsx", f"{FIRST}统计表.docx"):
        assert f"{name}（空表，一项也没有填）" in told
    assert "可以登记“活动总结”：1个单位，1个文件" in told
    assert f"表里写的单位是{SECOND}" in told
    assert {row["单位"] for row in desk.figures()["rows"] if row["参与群众"]} == set()


def test_a_filled_form_alone_is_no_summary_in_word_either(desk: Desk) -> None:
    rows = form(FIRST, [3, 120, 30, 20])
    content = Document(BytesIO(docx(rows)))
    content.save(str(desk.folder / "表.docx"))
    told = desk.run("report", "submit", FIRST, "表.docx").out
    assert "统计表 表.docx" in told
    assert "报告还没有到" in told
    content.add_paragraph(
        "5月15日，我局在文化广场设点宣传，向群众发放资料，解答群众关心的问题，活动取得了良好的效果，受到群众欢迎。"
    )
    content.save(str(desk.folder / "总结.docx"))
    assert "文档 总结.docx" in desk.run("report", "submit", FIRST, "总结.docx").out
    assert desk.row(FIRST)["参与群众"] == 120


def test_a_workbook_is_no_summary_whatever_is_read_there(desk: Desk) -> None:
    """Where a table is what is asked for, it is the report."""
    (desk.folder / "收件").mkdir()
    (desk.folder / "收件" / f"{FIRST}统计表.xlsx").write_bytes(xlsx([["单位", "来的人"], [FIRST, 120]]))
    told = desk.run("report", "scan", "收件", "--yes").out
    assert f"统计表  {FIRST}统计表.xlsx" in told
    assert "表里没有认出要填的数" in told
    assert "待报送" in desk.run("status", "--unit", FIRST).out
    (desk.folder / "plan.yaml").write_text(PLAN.replace("title: 活动总结", "title: 活动报告表"), encoding="utf-8")
    assert "文档  " in desk.run("report", "scan", "收件", "--report", "summary", "--store", "又.json", "--dry-run").out


def test_a_scan_says_of_a_form_what_status_says(desk: Desk) -> None:
    """What is missing is known once it is known that a workbook is a form."""
    plan = PLAN.replace("title: 活动总结\n", "title: 活动总结\n    needs: 图片\n")
    (desk.folder / "plan.yaml").write_text(plan, encoding="utf-8")
    box = desk.folder / "收件"
    box.mkdir()
    for unit in (FIRST, SECOND):
        (box / f"{unit}统计表.xlsx").write_bytes(xlsx(form(unit, [3, 120, 30, 20])))
    (box / f"{SECOND}现场.jpg").write_bytes(JPG)
    told = desk.run("report", "scan", "收件", "--yes").out
    assert f"{FIRST}  还缺活动总结、图片；报告还没有到，仍是“待报送”\n" in told
    assert f"{SECOND}  还缺活动总结；报告还没有到，仍是“待报送”\n" in told
    rows = {row["unit"]: row for row in json.loads(desk.run("status", "--format", "json").out)["reports"][0]["rows"]}
    assert (rows[FIRST]["missing"], rows[SECOND]["missing"]) == (["活动总结", "图片"], ["活动总结"])


def test_a_table_is_filled_in_by_what_its_title_says_that_it_counts_in(desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--figure", "参与群众=12345", "--figure", "开展活动=3")
    rows: list[list[Any]] = [["统计表", "单位：万人次"], ["指标", "数值"], ["开展活动", None], ["参与群众", None]]
    (desk.folder / "市表.xlsx").write_bytes(xlsx(rows))
    told = desk.run("figures", "--into", "市表.xlsx", "-o", "报市.xlsx").err
    assert "参与群众 1.2345（12345 人次，表里以万人次计）" in told
    sheet = openpyxl.load_workbook(desk.folder / "报市.xlsx").worksheets[0]
    assert (sheet["B3"].value, sheet["B4"].value) == (3, 1.2345)


def test_a_form_that_takes_the_place_of_what_was_confirmed_is_asked_about(desk: Desk) -> None:
    for number, file in (("120", "一.xlsx"), ("130", "二.xlsx")):
        rows: list[list[Any]] = [["填报单位", FIRST], ["指标", "数值"], ["开展活动", 3], ["参与群众", number]]
        (desk.folder / file).write_bytes(xlsx(rows))
        desk.run("report", "submit", FIRST, file, "--has", "报告")
        if file == "一.xlsx":
            desk.run("report", "figure", FIRST, "参与群众=150", "--reason", "电话核实")
    (doubt,) = desk.figures()["doubts"]
    assert doubt["said"] == "核实过的是 150，后来交的表里是 130，按后来的算"
    advice = re.search(r"gongkai (.*) --reason 原因", doubt["advice"])
    assert advice
    assert desk.run(*advice[1].split(), "--reason", "以表为准").code == 0
    assert desk.figures()["doubts"] == []


def test_what_a_form_does_not_have_is_said(desk: Desk) -> None:
    """A label that is another word is no label, and nobody would miss it; nor a table of which nothing is known."""
    rows: list[list[Any]] = [
        ["填报单位", FIRST],
        ["指标", "数值"],
        ["参与的群众", 120],
        ["解答问题", 30],
        ["当场答复", 20],
    ]
    (desk.folder / "表.xlsx").write_bytes(xlsx(rows))
    told = desk.run("report", "submit", FIRST, "表.xlsx", "--has", "报告").err
    assert "表里认出2项数，表里没有的：开展活动、参与群众、媒体报道" in told
    (desk.folder / "另.xlsx").write_bytes(xlsx([["内容", "数"], ["来的人", 120]]))
    told = desk.run("report", "submit", SECOND, "另.xlsx").err
    assert "另.xlsx：表里没有认出要填的数，名称要和统计表上的一样：开展活动、参与群众、" in told
    assert f"照着它填，把“数”换成数字：gongkai report figure {SECOND} 开展活动=数" in told


def test_what_is_not_whole_in_the_citys_table_is_said(desk: Desk) -> None:
    """The table itself has no room for it: who is missing, what is near only, what is to be looked at."""
    desk.run(
        "report", "submit", FIRST, "--figure", "参与群众=约1200", "--figure", "解答问题=3", "--figure", "当场答复=5"
    )
    (desk.folder / "市表.xlsx").write_bytes(xlsx([["指标", "数值"], ["参与群众", None], ["解答问题", None]]))
    told = desk.run("figures", "--into", "市表.xlsx", "-o", "报市.xlsx").err
    assert f"还有30个单位没有填报：{SECOND}、" in told
    assert f"约数，按写的数算的：{FIRST}参与群众“约1200”" in told
    assert f"填报的数要核对的1处：{FIRST}；哪一处、怎样改正：gongkai figures" in told
    for unit in UNITS[1:]:
        desk.run("report", "submit", unit, "--figure", "参与群众=3")
    desk.run("report", "figure", FIRST, "参与群众=1180", "解答问题=5", "当场答复=5", "--reason", "电话核实")
    told = desk.run("figures", "--into", "市表.xlsx", "-o", "报市.xlsx", "--force").err
    assert "没有填报" not in told
    assert "约数" not in told


def test_a_figure_that_is_typed_twice_or_otherwise_than_in_the_form_is_said(desk: Desk) -> None:
    refused = desk.run("report", "submit", FIRST, "--figure", "参与群众=120", "--figure", "参与群众（人次）=130")
    assert (refused.code, "“参与群众”写了两遍，120 和 130" in refused.err) == (2, True)
    assert desk.run("report", "submit", FIRST, "--figure", "参与群众=5", "--figure", "参与群众=5").code == 0
    (desk.folder / "表.xlsx").write_bytes(xlsx(form(SECOND, [3, 120, 30, 20])))
    told = desk.run("report", "submit", SECOND, "表.xlsx", "--figure", "参与群众=130", "--figure", "开展活动=3").err
    assert "参与群众：表.xlsx 统计表 D5是“120”，按输入的 130 记" in told
    assert "按输入的 3 记" not in told
    assert desk.row(SECOND)["参与群众"] == 130


def test_a_unit_with_a_report_of_its_own_beside_a_joint_one_is_looked_at(desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--with", SECOND, "--figure", "参与群众=10")
    assert desk.figures()["doubts"] == []
    desk.run("report", "submit", SECOND, "--figure", "参与群众=7", "--figure", "解答问题=3")
    (doubt,) = desk.figures()["doubts"]
    assert (doubt["unit"], doubt["figures"]) == (SECOND, ["参与群众"])
    assert doubt["said"] == f"和{FIRST}合报过，又单独报了，合计里两份都算了"
    desk.run("report", "figure", SECOND, "参与群众=0", "--reason", "已经合在一起报了")
    assert desk.figures()["doubts"] == []
    assert desk.figures()["sums"]["参与群众"] == 10


def test_a_city_that_takes_a_figure_apart_gets_the_whole_or_nothing(desk: Desk) -> None:
    desk.run("report", "submit", FIRST, "--figure", "参与群众=120", "--figure", "解答问题=30")
    rows = [["单位", "参与群众", "", "解答问题", ""], ["", "线上", "线下", "其中办结", "合计"], ["合计"]]
    (desk.folder / "市表.xlsx").write_bytes(xlsx(rows, lambda one: [one.merge_cells(a) for a in ("B1:C1", "D1:E1")]))
    told = desk.run("figures", "--into", "市表.xlsx", "-o", "报市.xlsx").err
    sheet = openpyxl.load_workbook(desk.folder / "报市.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[3]] == ["合计", None, None, None, 30]
    assert "没有填 统计表 B3（参与群众）：表里分成线上、线下，没有合计一格" in told
    beside: list[list[Any]] = [["指标", "", "数值"], ["参与群众", "线上", None], ["解答问题", "", None]]
    (desk.folder / "市表.xlsx").write_bytes(xlsx(beside))
    assert desk.run("figures", "--into", "市表.xlsx", "-o", "报市.xlsx", "--force").code == 0


def test_a_list_can_be_gone_on_with_and_costs_nothing_until_then(desk: Desk) -> None:
    desk.run("report", "form", "-u", FIRST, "-o", "表.xlsx")
    sheet = openpyxl.load_workbook(desk.folder / "表.xlsx")["清单1"]
    assert sheet.protection.sheet
    assert not sheet.column_dimensions["B"].protection.locked
    assert (sheet["B2"].protection.locked, sheet["B3"].protection.locked) == (True, False)
    with zipfile.ZipFile(desk.folder / "表.xlsx") as archive:
        assert archive.read("xl/worksheets/sheet2.xml").count(b"<row ") == 12


NOON = Moment(datetime.date(2022, 5, 20), datetime.time(12))


@pytest.mark.parametrize(
    ("title", "report", "heading"),
    [
        ("示例区政务公开日活动方案", "活动总结报告", "示例区政务公开日活动总结报告汇总表"),
        ("示例区政务公开日活动", "活动情况", "示例区政务公开日活动情况汇总表"),
        ("示例区政务公开日方案", "日报", "示例区政务公开日日报汇总表"),
        ("示例区2022年要点", "总结", "示例区2022年要点总结汇总表"),
        ("关于开展活动的通知", "活动总结", "活动总结汇总表"),
    ],
)
def test_a_heading_says_no_word_twice(title: str, report: str, heading: str) -> None:
    assert totals(*loaded(), (), NOON)._replace(title=title, report=report).heading == heading


@pytest.mark.parametrize(
    ("groups", "subtotals"),
    [
        (
            {"各镇街": "甲镇、乙镇", "各单位": "点名单位、各镇街", "点名单位": "甲局、乙局"},
            {"各镇街": 3, "其他单位": 12},
        ),
        ({"各单位": "甲局、乙局、各镇街", "各镇街": "甲镇、乙镇"}, {"各镇街": 3, "其他单位": 12}),
        ({"各部门": "甲局、乙局", "各镇街": "甲镇、乙镇", "各单位": "各部门、各镇街"}, {"各部门": 12, "各镇街": 3}),
        ({"各镇街": "甲镇、乙镇", "重点单位": "甲局、乙局、甲镇"}, {"各镇街": 3, "其他单位": 12}),
        ({"各单位": "甲局、乙局、甲镇、乙镇"}, {}),
    ],
)
def test_what_a_subtotal_is_of_is_what_it_is_called(
    groups: dict[str, str], subtotals: dict[str, int], tmp_path: Path
) -> None:
    desk = Desk(tmp_path)
    written = "".join(f"    {name}: {{members: {members}}}\n" for name, members in groups.items())
    plan = f"id: a\nplan: {{title: 2022年示例方案}}\nunits:\n  groups:\n{written}reports:\n"
    plan += "  - {id: a, title: 总结, from: 甲局、乙局、甲镇、乙镇, due: 5月27日前, figures: [场次]}\n"
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    for unit, value in (("甲局", 4), ("乙局", 8), ("甲镇", 1), ("乙镇", 2)):
        assert desk.run("report", "submit", unit, "--figure", f"场次={value}").code == 0
    found = re.findall(r"^(\S+?)小计 +(\d+)", desk.run("figures").out, re.MULTILINE)
    assert {name: int(value) for name, value in found} == subtotals
    assert desk.figures()["sums"]["场次"] == 15


@pytest.mark.parametrize(
    ("figures", "name"),
    [
        (["直播观看量（万人次）"], "直播观看量（万人次）"),
        (["场次、直播观看量(万人次)"], "直播观看量（万人次）"),
        (["'#直播观看量'"], "'#直播观看量'"),
    ],
)
def test_the_advice_for_decimals_is_the_whole_thing_to_write(figures: list[str], name: str, desk: Desk) -> None:
    plan = "id: a\nplan: {title: 2022年示例方案}\nunits: {groups: {各部门: {members: 甲局、乙局}}}\nreports:\n"
    plan += "  - id: a\n    title: 总结\n    from: 各部门\n    due: 5月27日前\n    figures: "
    written = desk.folder / "plan.yaml"
    written.write_text(f"{plan}{'、'.join(figures)}\n", encoding="utf-8")
    given = ("report", "submit", "甲局", "--figure", "直播观看量=1.5" if "#" not in name else "#直播观看量=1.5")
    refused = desk.run(*given)
    assert "带小数" in refused.err
    line = f"- {{name: {name}, whole: no}}"
    assert f"plan.yaml 的 figures 里一行一个“- ”，这一项写成“{line}”" in refused.err
    written.write_text(f"{plan}\n      {line}\n", encoding="utf-8")
    assert desk.run(*given).code == 0


def test_a_figure_that_has_more_to_it_gets_decimals_by_a_key(desk: Desk) -> None:
    plan = PLAN.replace("- 参与群众（人次）", "- {name: 参与群众（人次）, min: 1}")
    (desk.folder / "plan.yaml").write_text(plan, encoding="utf-8")
    given = ("report", "submit", FIRST, "--figure", "参与群众=1.5")
    assert "这一项加上 whole: no，和 name 并列" in desk.run(*given).err
    (desk.folder / "plan.yaml").write_text(plan.replace("min: 1", "min: 1, whole: no"), encoding="utf-8")
    assert desk.run(*given).code == 0


@pytest.mark.parametrize(
    "asked",
    [("figures",), ("figures", "--report", "summary"), ("report", "figure", FIRST, "开展活动=1", "--reason", "核实")],
)
def test_where_no_figures_are_asked_for_the_advice_is_the_line_to_write(asked: tuple[str, ...], desk: Desk) -> None:
    plain = PLAN[: PLAN.index("    figures:")]
    (desk.folder / "plan.yaml").write_text(plain, encoding="utf-8")
    refused = desk.run(*asked)
    line = re.search("“(figures: [^”]+)”", refused.err)
    assert refused.code == 2
    assert line is not None
    (desk.folder / "plan.yaml").write_text(f"{plain}    {line[1]}\n", encoding="utf-8")
    assert desk.run(*asked).code == 0
