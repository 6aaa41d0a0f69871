"""The running sheet, the division of work and the workbook: by hand against the notice, then by independent readers."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import jsonschema
import openpyxl
import pytest

from gongkai.errors import GongkaiError
from gongkai.forms import Settings
from gongkai.reading import loads
from gongkai.sheet import workbook
from gongkai.sheet.table import Book, Sheet
from gongkai.tasks.division import division
from gongkai.tasks.lists import whole_list
from gongkai.tasks.running import running_sheet, steps
from tests.conftest import GOLDEN, PLAN, PLANS, ROOT, Once, Result, Run, run_gongkai
from tests.pages import Printed, by_libreoffice, printed_in, text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DIVISION = PLANS / "good" / "division.yaml"
DAY, ACTIVITY = ["--day", "5月15日"], ["--activity", "outdoor"]


LONG = "        - {{title: 第{0}项活动。, time: 5月15日, lead: 甲局, support: 乙局、丙局、丁局、己局、戊镇}}\n"


@pytest.fixture(scope="module")
def printed(office: Path, once: Once) -> Printed:
    """The pages of a document, by its name and format; those of the long division of work as PDF as well."""
    folder = once("running", print_all)

    def _write(name: str, path: Path) -> Result:
        return run_gongkai("render", "-p", folder / f"{name}.yaml", "-o", path)

    return printed_in(folder, office, "running", _write)


def print_all(folder: Path) -> None:
    """Print from Word's format: a running sheet, one to sign, and a division of work with thirty rows."""
    text = re.sub(
        r"        - title: 开展现场咨询.*?(?=    - title: 工作要求)",
        lambda _: "".join(LONG.format(number) for number in range(1, 31)),
        DIVISION.read_text(encoding="utf-8").replace("except: 甲局、乙局、丙局", "except: 甲局"),
        flags=re.S,
    )
    (folder / "分工.yaml").write_text(text, encoding="utf-8")
    running, signed, divided = (folder / f"{name}.docx" for name in ("日程", "签到表", "分工"))
    for path in (running, signed):
        assert run_gongkai("tasks", *ACTIVITY, "-o", path).code == 0
    assert run_gongkai("render", "-p", folder / "分工.yaml", "-o", divided).code == 0
    by_libreoffice(folder, running, signed, divided)


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
    assert "展板×14" in out  # thirteen outside, one in the hall
    assert "突出活动实效" not in out.split("共同要求")[0]  # a duty outside any activity is its own text
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
    totals = running_sheet(whole_list(plan), "", None, "").totals
    assert totals.words == (
        ("人员合计", "4人（人员4人）"),
        ("自带合计", "展板5块"),
        ("没有计入", "约5人；1名领导；水杯"),
    )


def test_what_may_be_on_a_day_is_listed_on_it_and_not_added_up(gongkai: Run, tmp_path: Path) -> None:
    """A time that is not understood, or not all of it, may be on any day: no view of a day leaves it out in silence."""
    (tmp_path / "plan.yaml").write_text(
        "id: a\nplan:\n  title: 2022年方案\n  sections:\n"
        "    - {title: 咨询, time: 5月17日上午9时，遇雨顺延, place: 广场, lead: 甲局,"
        " text: [{text: 值守, who: 甲局, people: 2人}]}\n"
        "    - {title: 展览, time: 5月17日起视情况分批, lead: 甲局}\n"
        "    - {title: 义诊, time: 5月17日，分两场, lead: 甲局}\n"
        "    - {title: 讲座, time: 另行通知, lead: 甲局}\n"
        "    - {title: 筹备, time: 五月间择日, text: [{text: 布展, who: 甲局, bring: 展架}]}\n",
        encoding="utf-8",
    )
    unread = "时间没有看懂  咨询\n  时间：5月17日上午9时，遇雨顺延\n  牵头单位：甲局\n  地点：广场\n"
    for asked in (["--day", "5月17日"], ["--day", "5月18日", "-u", "甲局"], ["--day", "5月17日", "--activity", "咨询"]):
        out = gongkai("tasks", *asked, cwd=tmp_path).out
        assert re.sub(" {3,}", "  ", unread) in re.sub(" {3,}", "  ", out)
        assert "人员合计" not in out
    out = gongkai("tasks", "--day", "5月18日", cwd=tmp_path).out
    assert re.findall("时间没有看懂 +(.+)", out) == ["咨询", "展览", "布展"]
    assert "时间：五月间择日" in out
    assert "没有计入：2人；展架" in out
    assert "讲座" not in out  # nothing to understand: no day is named
    out = gongkai("tasks", "--day", "5月17日", cwd=tmp_path).out
    assert re.search("全天 +义诊\n  时间：5月17日，分两场\n", out)
    for form in ("docx", "xlsx", "json", "md"):
        result = gongkai("tasks", "--day", "5月17日", "-o", tmp_path / f"日程.{form}", cwd=tmp_path)
        assert (result.code, (tmp_path / f"日程.{form}").exists()) == (0, True)
    rows = openpyxl.load_workbook(tmp_path / "日程.xlsx")["按日期"].iter_rows(min_row=3, values_only=True)
    assert ("时间没有看懂", "咨询\n时间：5月17日上午9时，遇雨顺延") in [row[2:4] for row in rows]


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
        assert running_sheet(whole_list(plan), "", day, "").totals.headcount == 2


def test_the_page_holds_the_times_and_the_sums(gongkai: Run, tmp_path: Path, printed: Printed) -> None:
    path = tmp_path / "日程.docx"
    assert gongkai("tasks", *ACTIVITY, "-o", path).code == 0
    table, added, common = docx.Document(str(path)).tables
    assert common.rows[0].cells[0].text == "共同要求"
    assert [cell.text for cell in table.rows[0].cells] == ["时间", "事项", "单位", "人员、自带"]
    assert [row.cells[0].text for row in table.rows[1:]] == ["5月15日8:30前", *["5月15日9:00"] * 5]
    assert [[cell.text for cell in row.cells] for row in added.rows] == [
        ["人员合计", "39人（领导13人、工作人员26人）"],
        ["自带合计", "展板×13、宣传资料×13"],
    ]
    pages = ["".join(map(text_of, page.body)).replace(" ", "") for page in printed("日程", "docx")]
    (sums,) = [page for page in pages if "人员合计" in page]
    assert "各单位需自备展板" in sums  # the sums do not stand alone


# -- the division of work ----------------------------------------------------------------------------------------------


def test_who_stands_in_which_column() -> None:
    plan = loads(PLAN.read_bytes()).plan
    assert plan is not None
    head, *rows = division(whole_list(plan).tasks)
    assert head == ("序号", "事项", "牵头单位", "配合单位", "参加单位", "时限")
    assert rows[0] == ("1", "开展“群众难题我来答”活动", "区营商局", "政府各部门、各镇街", "", "5月15日至5月20日")
    assert rows[2] == ("3", "机关内部现场宣传", "区政府办公室", "", "", "5月15日")  # 责任单位
    assert rows[5][2] == "区政府办公室、司法局、科技局、文旅局、退役军人局、金融局、医保局、信访局"
    assert rows[6] == ("7", "及时总结提升", "区政府办公室", "", "", "5月15日至5月20日")
    assert rows[7] == ("8", "报送活动总结报告", "各镇街、各部门", "", "", "5月18日前")
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
def test_a_long_table_repeats_its_head_on_every_page(format: str, printed: Printed) -> None:
    """Thirty rows over several pages: no row is cut, the head stands on each, and the 版记 on an even page."""
    pages = printed("分工", format)
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
    assert book.sheetnames == ["按单位", "按活动", "按日期", "共同要求"]
    for sheet in book:
        last = sheet.cell(2, sheet.max_column).column_letter
        assert sheet["A1"].value == f"{sheet.title}：2022年望花区“5·15政务公开日”活动方案"
        assert [str(merged) for merged in sheet.merged_cells.ranges] == [f"A1:{last}1"]
        assert sheet["A1"].font.b
        assert sheet["A1"].font.sz > sheet["A2"].font.sz
        assert sheet.freeze_panes == "B3"
        assert sheet.auto_filter.ref == f"A2:{last}{sheet.max_row}"
        assert sheet.print_title_rows == "$1:$2"
        assert sheet.oddHeader.center.text.strip() == "2022年望花区“5·15政务公开日”活动方案　&A"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows(min_row=2) for cell in row)
        assert sum(column.width for column in sheet.column_dimensions.values()) <= 160
        widths = {n: each.width for each in sheet.column_dimensions.values() for n in range(each.min, each.max + 1)}
        for cell in (cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.is_date):  # narrower: ###
            assert widths[cell.column] > len(cell.number_format)
    assert len({sheet.sheet_properties.tabColor.rgb for sheet in book}) == 4
    units = [row[0].value for row in book["按单位"].iter_rows(min_row=3)]
    assert len(units) == 112
    assert len(set(units)) == 31
    rows = {row[1].value: row for row in book["按活动"].iter_rows(min_row=3)}
    assert len(rows) == 8
    assert rows["区政府部门户外现场宣传"][6].value == datetime(2022, 5, 15, 9)
    assert rows["报送活动总结报告"][2].value == "各镇街、各部门"
    days = [row[0].value for row in book["按日期"].iter_rows(min_row=3)]
    assert days == sorted(days)
    assert {day.date() for day in days} == {date(2022, 5, 15), date(2022, 5, 18)}


def test_a_workbook_of_a_unit_and_of_a_day(gongkai: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    assert gongkai("tasks", "-u", "营商局", "-o", path).code == 0
    (sheet,) = openpyxl.load_workbook(path)
    assert sheet.title == "营商局任务清单"
    assert sheet["A1"].value == "营商局任务清单：2022年望花区“5·15政务公开日”活动方案"
    assert sheet.max_row == 10
    assert gongkai("tasks", *DAY, "-o", path).code == 0
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["按日期", "合计", "共同要求"]
    assert [sheet["A1"].value for sheet in book] == [
        "按日期：5月15日（星期日）工作日程（2022年望花区“5·15政务公开日”活动方案）",
        "合计：5月15日（星期日）工作日程（2022年望花区“5·15政务公开日”活动方案）",
        "共同要求：5月15日（星期日）工作日程（2022年望花区“5·15政务公开日”活动方案）",
    ]


def sheets(path: Path, *own: Sheet) -> tuple[Any, list[str]]:
    """A workbook of these as another program reads it, and what its writer has to say."""
    settings = Settings()
    path.write_bytes(workbook.write(Book("甲", own), settings))
    return openpyxl.load_workbook(path), settings.notes


@pytest.mark.parametrize("heading", ["", "按单位：甲"])
def test_a_text_too_long_for_a_cell_goes_on_below(heading: str, tmp_path: Path) -> None:
    lines = "".join(f"{number:05}{'字' * 94}\n" for number in range(500))
    rows = (("甲局", "短", 1), ("乙局", lines, 2), ("丙局", "𠀀" * 20_000, 3), ("丁局", "字" * 32_767, 4))
    own = Sheet("按单位", ("单位", "任务", "数"), rows, ("", "逾期未报", "", ""), heading)
    book, notes = sheets(tmp_path / "x.xlsx", own)
    page, top = book["按单位"], 2 if heading else 1
    found = [tuple(cell.value for cell in row) for row in page.iter_rows(min_row=top + 1)]
    assert [(row[0], row[2] or None) for row in found] == [
        ("甲局", 1), ("乙局", 2), ("乙局", None), ("丙局", 3), ("丙局", None), ("丁局", 4),
    ]  # fmt: skip
    assert "".join(row[1] for row in found[1:3]) == lines
    assert found[2][1][:5].isdecimal()  # no line is torn
    assert "".join(row[1] for row in found[3:5]) == rows[2][1]
    assert max(len(row[1].encode("utf-16-le")) for row in found) <= 2 * 32_767
    assert page.cell(top + 3, 1).fill.fgColor.rgb == page.cell(top + 2, 1).fill.fgColor.rgb
    assert page.auto_filter.ref == f"A{top}:C{top + 6}"
    assert [page.cell(top + row, 2).alignment.vertical for row in (1, 2)] == [
        "center",
        "top",
    ]  # higher than Excel's rows
    (note,) = notes
    assert (
        note
        == f"工作表“按单位”第{top + 2}、{top + 4}行有一格的字超过了 Excel 的上限（32767），接着写在下一行，一字不少"
    )


def test_a_first_column_that_is_too_long_goes_on_too(tmp_path: Path) -> None:
    book, _ = sheets(tmp_path / "x.xlsx", Sheet("甲", ("单位", "任务"), (("乙" * 40_000, "丙" * 70_000),)))
    found = [[len(cell.value or "") for cell in row] for row in book["甲"].iter_rows(min_row=2)]
    assert found == [[32_767, 32_767], [7_233, 32_767], [7_233, 4_466]]


def test_whoever_asks_is_told_of_a_text_that_goes_on(gongkai: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        f"id: a\nplan:\n  title: 2022年方案\n  lead: 甲局\n  text: [{{text: {'字' * 40_000}, who: 甲局}}]\n",
        encoding="utf-8",
    )
    result = gongkai("tasks", "-p", plan, "-u", "甲局", "-o", tmp_path / "x.xlsx")
    assert result.code == 0
    assert "注意：工作表“甲局任务清单”第3行有一格的字超过了 Excel 的上限" in result.err
    assert openpyxl.load_workbook(tmp_path / "x.xlsx")["甲局任务清单"].max_row == 4


def test_a_heading_too_long_for_a_cell_is_told(tmp_path: Path) -> None:
    book, (note,) = sheets(tmp_path / "x.xlsx", Sheet("甲", ("单位", "任务"), (), heading="题" * 40_000))
    assert book["甲"]["A1"].value == "题" * 32_767
    assert note == "工作表“甲”的标题超过了 Excel 的上限（32767 个字），后面的没有写"


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GongkaiError, match=r"“按单位”.*1048576 行"):
        sheets(tmp_path / "x.xlsx", Sheet("按单位", ("单位",), (("甲局",),) * 1_048_575, heading="甲"))


def test_sheets_of_the_same_long_name_stay_apart(tmp_path: Path) -> None:
    alike = [Sheet("某某某" * 20, ("单位",), (), heading="甲") for _ in range(120)]
    rare = [Sheet("𠀀" * 20, ("单位",), ()), Sheet("𠀀" * 21, ("单位",), ())]
    book, _ = sheets(tmp_path / "x.xlsx", *alike, *rare, Sheet(f"{'长' * 30}'一", ("单位",), ()))
    assert len({name.lower() for name in book.sheetnames}) == 123
    assert max(len(name.encode("utf-16-le")) for name in book.sheetnames) <= 2 * 31
    assert book.sheetnames[1].endswith("（2）")


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


# -- a unit's own day, and the sheet to sign ---------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["text", "txt", "md", "html", "json"])
def test_what_a_unit_needs_on_the_day(format: str, gongkai: Run) -> None:
    """By the hour, what to bring, how many people, where, who else; 8:30 before 9:00."""
    out = gongkai("tasks", "-u", "营商局", *DAY, "--format", format).out
    for said in ("区营商局门前", "参加单位", "现场桌椅、条幅", "第十六届“5·15政务公开日”活动宣传标语", "做好防护"):
        assert said in out
    assert out.index("现场桌椅、条幅") < out.index("户外现场宣传开始")
    own = gongkai("tasks", "-u", "教育局", *DAY, "--format", format).out
    assert "一名领导和两名工作人员" in own
    assert "维持现场秩序" not in own
    assert ("3人" in own) if format != "json" else json.loads(own)["headcount"] == 3


def test_a_unit_s_day_in_files(gongkai: Run, tmp_path: Path) -> None:
    for suffix in ("docx", "pdf", "xlsx", "ics", "html"):
        assert gongkai("tasks", "-u", "营商局", *DAY, "-o", tmp_path / f"x.{suffix}").code == 0
    rows = list(openpyxl.load_workbook(tmp_path / "x.xlsx")["按日期"].iter_rows(min_row=3, values_only=True))
    assert [row[2] for row in rows[:2]] == ["8:30前", "9:00"]
    assert all(row[2] for row in rows)
    assert "SUMMARY:区政府部门户外现场宣传" in (tmp_path / "x.ics").read_text(encoding="utf-8")
    assert "SUMMARY:报送" not in (tmp_path / "x.ics").read_text(encoding="utf-8")


def test_a_unit_s_day_without_anything_and_a_group_s(gongkai: Run) -> None:
    assert "没有安排" in gongkai("tasks", "-u", "残联", "--day", "5月30日").out
    towns = gongkai("tasks", "-u", "各镇街", *DAY).out
    assert "自带合计：宣传标语×9、宣传单和政策宣传等资料×9" in towns
    only = gongkai("tasks", "-u", "残联", *ACTIVITY).out
    assert "区政府部门户外现场宣传" in only
    assert "报送" not in only


def test_who_to_call_on_the_day(gongkai: Run) -> None:
    out = gongkai("tasks", "-p", DIVISION, "-u", "丙局", "--activity", "开展现场咨询").out
    assert "甲局 示例一 000-0000001" in out


SIGNED = ("单位", "领导", "工作人员", "电　　话", "签　　名", "自带")


def test_the_sheet_to_sign(gongkai: Run, tmp_path: Path, printed: Printed) -> None:
    """By its file name, or by the option; one page for fourteen units, and nothing cut off."""
    path = tmp_path / "签到表.docx"
    assert gongkai("tasks", *ACTIVITY, "-o", path).code == 0
    (table,) = docx.Document(str(path)).tables
    assert [cell.text for cell in table.rows[0].cells] == [*SIGNED]
    assert [row.cells[0].text for row in table.rows[1:3]] == ["营商局", "发改局"]
    assert len(table.rows) == 15
    (page,) = printed("签到表", "docx")
    assert "户外现场宣传签到表" in text_of(page.lines[0])
    assert gongkai("tasks", *ACTIVITY, "--sign-in", "-o", tmp_path / "x.xlsx").code == 0
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["签到表"]
    assert sheet["A1"].value == "区政府部门户外现场宣传签到表　时间：5月15日上午9时　地点：区营商局门前"
    assert [cell.value for cell in sheet[2]] == [*SIGNED]
    assert gongkai("tasks", *ACTIVITY, "-o", tmp_path / "日程.docx").code == 0
    assert "时间" in docx.Document(str(tmp_path / "日程.docx")).tables[0].rows[0].cells[0].text
    for suffix in ("pdf", "html", "md", "txt"):
        assert gongkai("tasks", *ACTIVITY, "-o", tmp_path / f"签到.{suffix}").code == 0


def test_several_numbers_to_call_stand_below_each_other_on_the_sheet_to_sign(gongkai: Run, tmp_path: Path) -> None:
    """LibreOffice breaks a line within a number that has a mark and another number behind it."""
    numbers = "024-12345678、13812345678，0429-12345678转8012; 000"
    contacts = f"units: {{contacts: {{甲局: {{phone: '{numbers}'}}, 乙局: {{phone: 024-12345678}}}}}}\n"
    text = "id: a\nplan:\n  title: 2027年方案\n  sections: [{title: 咨询, time: 2027年5月15日, lead: 甲局、乙局}]\n"
    (tmp_path / "plan.yaml").write_text(text + contacts, encoding="utf-8")
    assert gongkai("tasks", "--activity", "咨询", "-o", "签到表.docx", cwd=tmp_path).code == 0
    (table,) = docx.Document(str(tmp_path / "签到表.docx")).tables
    assert [row.cells[3].text for row in table.rows[1:]] == [
        "024-12345678、\n13812345678，\n0429-12345678转8012; 000",
        "024-12345678",
    ]


@pytest.mark.parametrize("asked", [DAY, ["-u", "营商局", *DAY]], ids=["everybody", "unit"])
def test_the_running_sheet_on_a_phone(asked: list[str], gongkai: Run, tmp_path: Path, chromium: "Browser") -> None:
    """At 360 px nothing runs off the screen, and every cell says what it is."""
    assert gongkai("tasks", *asked, "-o", tmp_path / "x.html").code == 0
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    page.goto((tmp_path / "x.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.locator(".wide thead").is_hidden()
    label = page.locator(".wide td").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert "时间" in label
    page.close()


SEVERAL = """id: a
plan:
  title: 2022年方案
  sections:
    - title: 现场宣传
      id: one
      time: 5月15日上午9时
      place: 广场
      text: [{text: 提前到场。, who: 参加单位, due: 5月14日}]
      lead: 甲局
      participants: 乙局、丙局、各有关单位
      sections: [{title: 现场咨询, id: two, text: 解答问题。, lead: 乙局}]
    - {title: 现场宣传, id: three, time: 5月16日, lead: 丙局, participants: 甲局等}
    - {title: 没有日期的事, id: four, lead: 甲局}
"""


PEOPLE = """\
id: people
plan:
  title: 示例方案
  sections:
    - title: 座谈会
      id: talk
      time: 2024年5月15日
      place: 示例楼
      lead: 区甲局
      participants: 区乙局、人大代表、群众代表（10名）
units:
  prefix: 区
  groups:
    点名单位: {members: 区甲局、区乙局}
"""


def test_people_take_part_and_are_nobodys_unit(gongkai: Run, tmp_path: Path) -> None:
    """They are printed and sign in, and nobody has to enter them as units or gets a list of tasks for them."""
    plan = tmp_path / "plan.yaml"
    plan.write_text(PEOPLE, encoding="utf-8")
    checked = gongkai("validate", cwd=tmp_path)
    assert (checked.code, "代表" in checked.out) == (0, False)
    assert "参加单位：区乙局、人大代表、群众代表（10名）" in gongkai("render", cwd=tmp_path).out
    everybody = gongkai("tasks", "--all", cwd=tmp_path).out
    assert "区乙局：1项任务" in everybody
    assert "人大代表：" not in everybody
    assert "（人大代表）" in gongkai("tasks", "--activity", "talk", "--sign-in", cwd=tmp_path).out
    for role, name in (
        ("participants", "区丙局"),
        ("participants", "区丙局负责人"),
        ("participants", "区丙局干部"),
        ("support", "人大代表"),
    ):
        plan.write_text(
            PEOPLE.replace("participants: 区乙局、人大代表、群众代表（10名）", f"{role}: {name}"), encoding="utf-8"
        )
        assert (
            f"“{name.removesuffix('负责人').removesuffix('干部')}”不在单位名录里"
            in gongkai("validate", cwd=tmp_path).out
        )
    sent = PEOPLE.replace("participants: 区乙局、", "participants: 区乙局分管领导和联络员、")
    plan.write_text(sent, encoding="utf-8")
    assert "区乙局：1项任务" in gongkai("tasks", "--all", cwd=tmp_path).out
    assert "GK219" not in gongkai("validate", cwd=tmp_path).out
    for name in ("区乙局代表", "乙局党员（2名）", "区乙局干部职工"):
        plan.write_text(PEOPLE.replace("区乙局、人大", f"{name}、人大"), encoding="utf-8")
        assert "区乙局：1项任务" in gongkai("tasks", "--all", cwd=tmp_path).out


def test_what_a_reader_needs_in_a_row(gongkai: Run, tmp_path: Path) -> None:
    """A deadline says what it belongs to and for whom; a part of an activity takes place where that does."""
    (tmp_path / "plan.yaml").write_text(SEVERAL, encoding="utf-8")
    before = gongkai("tasks", "--day", "5月14日", cwd=tmp_path).out
    assert "活动：现场宣传" in before
    two = gongkai("tasks", "--activity", "two", cwd=tmp_path).out
    assert "地点：广场" in two
    twice = gongkai("tasks", "--activity", "现场宣传", "--sign-in", cwd=tmp_path)
    assert (twice.code, twice.out) == (2, "")
    assert "写代号：one、three" in twice.err
    assert "（各有关单位）" in gongkai("tasks", "--activity", "one", "--sign-in", cwd=tmp_path).out
    assert "（其他单位）" in gongkai("tasks", "--activity", "three", "--sign-in", cwd=tmp_path).out
    told = gongkai("tasks", "-u", "甲局", "-o", "x.ics", cwd=tmp_path).err
    assert "没有日期的任务，日历里没有：没有日期的事" in told
