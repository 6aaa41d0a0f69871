"""The running sheet, the division of work and the workbook: by hand against the notice, then by independent readers."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import docx
import jsonschema
import openpyxl
import pytest

from gongkai.reading import loads
from gongkai.views.division import division
from gongkai.views.running import running_sheet, steps
from gongkai.views.tasks import whole_list
from tests.conftest import GOLDEN, PLAN, PLANS, ROOT, Run
from tests.pages import by_libreoffice, measure, text_of

DIVISION = PLANS / "good" / "division.yaml"
DAY, ACTIVITY = ["--day", "5月15日"], ["--activity", "outdoor"]


# -- the running sheet -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", [DAY, ACTIVITY, [*DAY, *ACTIVITY]], ids="-".join)
@pytest.mark.parametrize("format", ["text", "md", "json"])
def test_the_shipped_plan(asked: list[str], format: str, gongkai: Run, golden: Callable[[Path, str], None]) -> None:
    result = gongkai("tasks", *asked, "--format", format)
    assert (result.code, result.err) == (0, "")
    golden(GOLDEN / "running" / f"{'-'.join(asked[1::2])}.{format}", result.out)


def test_the_morning_of_the_day(gongkai: Run) -> None:
    """Tables at 8:30, the start at 9:00; thirteen units of one leader and two others, a board each."""
    out = gongkai("tasks", *DAY).out
    assert re.findall(r"^(\S+) +(.{6})", out, re.M)[:2] == [("8:30前", "现场桌椅、条"), ("9:00", "区政府部门户")]
    assert "人员合计：39人（领导13人、工作人员26人）" in out
    assert "展板×13" in out
    assert "突出活动实效" not in out  # a duty outside any activity is its own text
    assert "报送" not in out
    assert "报送活动总结报告截止" in gongkai("tasks", "--day", "5月18日").out


def test_a_day_by_its_date_and_an_activity_by_its_title(gongkai: Run) -> None:
    assert gongkai("tasks", "--day", "2022-05-15") == gongkai("tasks", *DAY)
    assert gongkai("tasks", "--activity", "区政府部门户外现场宣传。") == gongkai("tasks", *ACTIVITY)


def test_an_activity_by_a_title_with_another_middle_dot(gongkai: Run, tmp_path: Path) -> None:
    """What is printed stays as typed, and correcting the dot does not double the entries of a calendar."""
    plan = "id: a\nplan:\n  title: 2022年方案\n  sections:\n    - {title: “5•15”宣传, time: 5月15日, lead: 甲局}\n"
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    typed = gongkai("tasks", "--activity", "“5•15”宣传", cwd=tmp_path)
    assert "“5•15”宣传" in typed.out
    assert gongkai("tasks", "--activity", "“5·15”宣传", cwd=tmp_path) == typed
    first = gongkai("tasks", "--unit", "甲局", "--format", "ics", "-o", "a.ics", cwd=tmp_path)
    assert first.code == 0
    (tmp_path / "plan.yaml").write_text(plan.replace("•", "·"), encoding="utf-8")
    assert gongkai("tasks", "--unit", "甲局", "--format", "ics", "-o", "b.ics", cwd=tmp_path).code == 0
    uids = [re.findall("^UID:.*$", (tmp_path / name).read_text("utf-8"), re.M) for name in ("a.ics", "b.ics")]
    assert len(uids[0]) == 1
    assert uids[0] == uids[1]


def test_a_day_without_anything(gongkai: Run, tmp_path: Path) -> None:
    assert "没有安排" in gongkai("tasks", "--day", "5月30日").out
    for format in ("docx", "pdf", "html", "md", "txt", "json", "xlsx"):
        assert gongkai("tasks", "--day", "5月30日", "-o", tmp_path / f"x.{format}").code == 0


def test_hours_on_the_first_and_last_of_several_days() -> None:
    plan = loads(
        "id: a\nplan:\n  title: 2022年方案\n  sections:\n"
        "    - {title: 甲, time: 5月15日下午2点至5月17日11:00, lead: 甲局}\n"
        "    - {title: 乙, time: 5月16日上午9:00-11:30, lead: 甲局}\n"
        "    - {title: 丙, lead: 甲局}\n"
        "    - title: 丁\n      text:\n        - {text: 布置会场, who: 甲局, due: 5月16日}\n"
        "        - {text: 清场, who: 甲局, due: 5月16日18:00}\n".encode()
    ).plan
    assert plan is not None
    tasks = whole_list(plan).tasks
    days = {day: [(step.when, step.what) for step in steps(tasks, date(2022, 5, day))] for day in (15, 16, 17)}
    assert days == {
        15: [("14:00", "甲开始")],
        16: [("9:00—11:30", "乙开始"), ("18:00前", "清场"), ("全天", "甲"), ("当天", "布置会场")],
        17: [("11:00止", "甲")],
    }
    assert [step.when for step in steps(tasks)] == [
        "5月15日下午2点至5月17日11:00",
        "5月16日9:00—11:30",
        "5月16日18:00前",
        "5月16日前",
        "时间未定",
    ]


def test_what_is_not_understood_is_shown_and_not_added_up() -> None:
    plan = loads(
        "id: a\nplan:\n  title: 2022年方案\n  time: 5月15日\n"
        "  lead: 甲局\n  support: 乙局、丙局\n  participants: 各有关单位\n  text:\n"
        "    - {text: 一, who: 配合单位, people: 各2人, bring: 展板2块}\n"
        "    - {text: 二, who: 甲局, people: 约5人, bring: 展板一块}\n"
        "    - {text: 三, who: 参加单位, people: 1名领导, bring: 水杯}\n".encode()
    ).plan
    assert plan is not None
    totals = running_sheet(whole_list(plan), whole_list(plan).tasks, "", None, "").totals
    assert totals.words == (
        ("人员合计", "4人（人员4人）"),
        ("自带合计", "展板5块"),
        ("没有计入", "约5人；1名领导；水杯"),
    )


def test_an_activity_of_several_days_counts_its_people_once() -> None:
    plan = loads(
        "id: a\nplan:\n  title: 2022年方案\n  time: 5月15日、5月16日上午9时\n  lead: 甲局\n"
        "  text: [{text: 值守, who: 甲局, people: 2人}]\n".encode()
    ).plan
    assert plan is not None
    tasks = whole_list(plan).tasks
    assert [(step.when, step.what) for step in steps(tasks)] == [
        ("5月15日9:00", "2022年方案开始"),
        ("", "值守"),
        ("5月16日9:00", "2022年方案开始"),
    ]
    for day in (None, date(2022, 5, 15), date(2022, 5, 16)):
        assert running_sheet(whole_list(plan), tasks, "", day, "").totals.headcount == 2


def test_the_page_holds_the_times_and_the_sums(gongkai: Run, office: Path) -> None:
    path = office / "日程.docx"
    assert gongkai("tasks", *ACTIVITY, "-o", path).code == 0
    table, added = docx.Document(str(path)).tables
    assert [cell.text for cell in table.rows[0].cells] == ["时间", "事项", "单位", "人员、自带"]
    assert [row.cells[0].text for row in table.rows[1:]] == ["5月15日8:30前", "5月15日9:00", "", "", ""]
    assert [[cell.text for cell in row.cells] for row in added.rows] == [
        ["人员合计", "39人（领导13人、工作人员26人）"],
        ["自带合计", "展板×13、宣传资料×13"],
    ]
    (page,) = measure(by_libreoffice(path, office))
    assert "39人" in "".join(map(text_of, page.body)).replace(" ", "")


# -- the division of work ----------------------------------------------------------------------------------------------


def test_who_stands_in_which_column() -> None:
    plan = loads(PLAN.read_bytes()).plan
    assert plan is not None
    head, *rows = division(whole_list(plan).tasks)
    assert head == ("序号", "事项", "牵头单位", "配合单位", "参加单位", "时限")
    assert rows[0] == ("1", "开展“群众难题我来答”活动", "区营商局", "政府各部门、各镇街", "", "5月15日至5月20日")
    assert rows[2] == ("3", "机关内部现场宣传", "区政府办公室", "", "", "5月15日")  # 责任单位
    assert rows[5][2] == "区政府办公室、司法局、科技局、文旅局、退役军人局、金融局、医保局、信访局"
    assert rows[6] == ("7", "报送活动总结报告", "各镇街、各部门", "", "", "5月18日前")
    both = loads(
        "id: a\nplan: {title: 2022年方案, host: 甲局, organizer: 乙局, responsible: 丙局, assist: 丁局}\n".encode()
    ).plan
    assert both is not None
    assert division(whole_list(both).tasks) == (
        ("序号", "事项", "牵头单位", "配合单位", "承办单位", "协办单位", "责任单位", "时限"),
        ("1", "2022年方案", "甲局", "", "乙局", "丁局", "丙局", ""),
    )


def test_a_generated_attachment_is_in_every_format(gongkai: Run, tmp_path: Path) -> None:
    assert gongkai("render", "-p", DIVISION, "-o", tmp_path / "x.docx").code == 0
    (table, _) = docx.Document(str(tmp_path / "x.docx")).tables  # the other is the 版记
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[0] == ["序号", "事项", "牵头单位", "配合单位", "参加单位", "时限"]
    assert cells[1] == ["1", "开展现场咨询", "甲局", "乙局", "丙局、丁局、戊镇", "5月15日上午9时至11时"]
    assert cells[3][2] == "丁局、己局"


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_a_long_table_repeats_its_head_on_every_page(format: str, gongkai: Run, office: Path) -> None:
    """Thirty rows over several pages: no row is cut, the head stands on each, and the 版记 on an even page."""
    plan = office / f"long-{format}.yaml"
    section = "        - {{title: 第{0}项活动。, time: 5月15日, lead: 甲局, support: 乙局、丙局、丁局、己局、戊镇}}\n"
    text = re.sub(
        r"        - title: 开展现场咨询.*?(?=    - title: 工作要求)",
        lambda _: "".join(section.format(number) for number in range(1, 31)),
        DIVISION.read_text(encoding="utf-8").replace("except: 甲局、乙局、丙局", "except: 甲局"),
        flags=re.S,
    )
    plan.write_text(text, encoding="utf-8")
    path = office / f"long-{format}.{format}"
    result = gongkai("render", "-p", plan, "-o", path)
    assert result.code == 0, result.err
    pages = measure(by_libreoffice(path, office) if format == "docx" else path)
    lines = [[text_of(line).replace(" ", "") for line in page.body] for page in pages]
    tables = [page for page in lines if any(line.startswith("序号事项") for line in page)]
    assert len(tables) >= 2
    assert all(sum(line.startswith("序号事项") for line in page) == 1 for page in tables)
    assert all(page[0].startswith("序号事项") and not page[1].startswith("局、戊镇") for page in tables[1:])
    assert len(pages) % 2 == 0
    assert any("印发" in line for line in lines[-1])


# -- the workbook ------------------------------------------------------------------------------------------------------


def test_the_workbook_by_unit_by_activity_by_day(gongkai: Run, tmp_path: Path) -> None:
    path = tmp_path / "任务分工表.xlsx"
    assert gongkai("tasks", "--all", "-o", path).code == 0
    first = path.read_bytes()
    assert gongkai("tasks", "--all", "-o", path, "--today", "2023-01-01").code == 0
    assert path.read_bytes() == first
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["按单位", "按活动", "按日期"]
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows(min_row=2) for cell in row)
        assert sum(column.width for column in sheet.column_dimensions.values()) <= 160
        widths = {n: each.width for each in sheet.column_dimensions.values() for n in range(each.min, each.max + 1)}
        for cell in (cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.is_date):  # narrower: ###
            assert widths[cell.column] > len(cell.number_format)
    units = [row[0].value for row in book["按单位"].iter_rows(min_row=2)]
    assert len(units) == 112
    assert len(set(units)) == 31
    rows = {row[1].value: row for row in book["按活动"].iter_rows(min_row=2)}
    assert len(rows) == 7
    assert rows["区政府部门户外现场宣传"][6].value == datetime(2022, 5, 15, 9)
    assert rows["报送活动总结报告"][2].value == "各镇街、各部门"
    days = [row[0].value for row in book["按日期"].iter_rows(min_row=2)]
    assert days == sorted(days)
    assert {day.date() for day in days} == {date(2022, 5, 15), date(2022, 5, 18)}


def test_a_workbook_of_a_unit_and_of_a_day(gongkai: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    assert gongkai("tasks", "-u", "营商局", "-o", path).code == 0
    (sheet,) = openpyxl.load_workbook(path)
    assert sheet.title == "营商局任务清单"
    assert sheet.max_row == 5
    assert gongkai("tasks", *DAY, "-o", path).code == 0
    assert openpyxl.load_workbook(path).sheetnames == ["按日期", "合计"]


# -- for other programs ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", [PLAN, *sorted((PLANS / "good").glob("*.yaml"))], ids=lambda path: path.stem)
def test_the_json_is_what_its_schema_says(plan: Path, gongkai: Run) -> None:
    schema = json.loads((ROOT / "docs" / "tasks.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    everybody = json.loads(gongkai("tasks", "-p", plan, "--all", "--format", "json").out)
    loaded = loads(plan.read_bytes()).plan
    assert loaded is not None
    asked = [["-u", name] for name in (*loaded.registry.groups, *loaded.registry.units[:2])] + [
        ["--day", "2023年5月15日"]
    ]
    for content in [
        everybody,
        *(json.loads(gongkai("tasks", "-p", plan, *one, "--format", "json").out) for one in asked),
    ]:
        validator.validate(content)
        assert not validator.is_valid({**content, "more": 1})
        assert not validator.is_valid({**content, "format": 2})
