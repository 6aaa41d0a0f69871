"""The record as a document: whole, what was taken back and typed later marked, nothing cut and nothing a formula."""

import csv
import json
from io import StringIO
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.conftest import Run
from tests.dropped import PDF, put

NOW = "2022-06-01"
SUFFIXES = ("txt", "md", "html", "docx", "pdf", "xlsx", "csv", "json")


class Office:
    """A desk with the shipped plan and some files."""

    def __init__(self, gongkai: Run, folder: Path) -> None:
        self._gongkai = gongkai
        self.folder = folder

    def does(self, today: str, *words: str) -> str:
        result = self._gongkai("report", *words, "--today", today, "--by", "张三", cwd=self.folder)
        assert result.code == 0, result.err
        return result.out

    def writes(self, name: str, *options: str) -> Path:
        result = self._gongkai("report", "log", "-o", name, "--today", NOW, *options, cwd=self.folder)
        assert result.code == 0, result.err
        assert f"已写入 {name}" in result.err
        return self.folder / name


@pytest.fixture
def office(gongkai: Run, plan_dir: Path) -> Office:
    """A record with a joint report half taken back, one typed later, a return, and a reason like a formula."""
    put(plan_dir, "司法局总结.pdf", PDF)
    office = Office(gongkai, plan_dir)
    office.does("2022-05-17T10:00", "submit", "司法局", "司法局总结.pdf")
    office.does("2022-05-20T09:00", "submit", "营商局", "--at", "5月17日", "--note", "=1+1")
    office.does("2022-05-20T09:30", "return", "营商局", "--reason", "缺照片", "--until", "5月22日")
    office.does("2022-05-20T10:00", "submit", "教育局", "--with", "残联")
    office.does("2022-05-20T10:30", "undo", "4", "--unit", "残联")
    office.does("2022-05-20T10:40", "undo", "3")
    return office


def table(office: Office, *options: str) -> list[dict[str, str]]:
    """The rows of the .csv by their heads."""
    text = office.writes("记录.csv", *options).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_the_table_says_of_every_record_what_the_log_says(office: Office) -> None:
    rows = table(office)
    assert [(row["编号"], row["事情"], row["单位"], row["说明"]) for row in rows] == [
        ("1", "报送", "司法局", ""),
        ("2", "报送", "营商局", "补登"),
        ("3", "退回补正", "营商局", "已撤销"),
        ("4", "报送", "教育局、残联", "已撤销：残联"),
        ("5", "撤销第4条", "残联", ""),
        ("6", "撤销第3条", "营商局", ""),
    ]
    later = rows[1]
    assert (later["时间"], later["登记时间"], later["登记人"]) == ("2022-05-17", "2022-05-20 09:00", "张三")
    assert later["原因或备注"] == "'=1+1"
    assert [row["内容"] for row in rows[:2]] == ["文档 司法局总结.pdf", "纸质报告"]
    assert rows[2]["期限"] == "补正到5月22日"


def test_the_workbook_keeps_dates_and_text(office: Office) -> None:
    sheet = openpyxl.load_workbook(office.writes("记录.xlsx")).worksheets[0]
    heading, head, *rows = sheet.iter_rows()
    assert "截至2022年6月1日，6条，其中撤销了的2条" in str(heading[0].value)
    later = {str(title.value): cell for title, cell in zip(head, rows[1], strict=True)}
    assert (later["时间"].is_date, later["登记时间"].is_date) == (True, True)
    assert (later["原因或备注"].value, later["原因或备注"].data_type) == ("=1+1", "s")
    colours = [row[0].fill.start_color.rgb for row in rows]
    assert [colour == "FFD9D9D9" for colour in colours] == [False, False, True, True, False, False]


def test_on_paper_both_moments_and_what_was_taken_back_are_seen(office: Office) -> None:
    document = docx.Document(str(office.writes("记录.docx")))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[2] == [
        "2",
        "5月17日",
        "营商局",
        "报送“活动总结报告”\n纸质报告\n备注：=1+1",
        "张三\n5月20日\n09:00\n补登",
    ]
    assert rows[4][3].endswith("已撤销：残联")
    assert any("截至2022年6月1日，6条" in paragraph.text for paragraph in document.paragraphs)


def test_json_is_what_the_option_prints(office: Office, gongkai: Run) -> None:
    content = office.writes("记录.json").read_text(encoding="utf-8")
    printed = gongkai("report", "log", "--format", "json", "--today", NOW, cwd=office.folder)
    assert content == printed.out
    view = json.loads(content)
    assert (view["format"], view["plan"]) == (1, "wanghua-515-2022")
    assert [event["undone_units"] for event in view["events"]] == [[], [], ["营商局"], ["残联"], [], []]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_is_written_and_only_its_own_file_written_over(suffix: str, office: Office, gongkai: Run) -> None:
    path = office.writes(f"记录.{suffix}")
    office.writes(path.name)
    path.write_bytes(path.read_bytes() + b"\n")
    refused = gongkai("report", "log", "-o", path.name, cwd=office.folder)
    assert refused.code == 2
    assert "--force" in refused.err
    office.writes(path.name, "--force")


def test_a_part_of_the_record_says_that_it_is_one(office: Office) -> None:
    assert [row["编号"] for row in table(office, "-u", "残联", "--report", "summary")] == ["4", "5"]
    text = office.writes("记录.txt", "-u", "残联、司法局", "--report", "summary").read_text(encoding="utf-8")
    assert "截至2022年6月1日，只有“活动总结报告”，司法局、残联的，3条，其中撤销了的1条。" in text
    assert "只有" not in office.writes("全部.txt").read_text(encoding="utf-8")


def test_an_empty_record_is_a_document_too(gongkai: Run, plan_dir: Path) -> None:
    for suffix in SUFFIXES:
        Office(gongkai, plan_dir).writes(f"记录.{suffix}")
    assert "还没有记录" in (plan_dir / "记录.txt").read_text(encoding="utf-8")


def test_nothing_is_cut_at_the_limit_of_a_cell(office: Office, gongkai: Run) -> None:
    names = [f"{'现场照片' * 12}{number}.pdf" for number in range(650)]
    for name in names:
        put(office.folder, f"多/{name}", PDF)
    office.does("2022-05-21T09:00", "submit", "残联", *(f"多/{name}" for name in names), "--yes")
    result = gongkai("report", "log", "-o", "记录.xlsx", "--today", NOW, cwd=office.folder)
    assert "接着写在下一行，一字不少" in result.err
    rows = list(
        openpyxl.load_workbook(office.folder / "记录.xlsx").worksheets[0].iter_rows(min_row=9, values_only=True)
    )
    assert "".join(str(row[5]) for row in rows) == "\n".join(f"文档 {name}" for name in names)
    result = gongkai("report", "log", "-o", "记录.csv", "--today", NOW, cwd=office.folder)
    assert "有1格的字超过了 Excel 的上限" in result.err
    assert all(name in (office.folder / "记录.csv").read_text(encoding="utf-8") for name in names)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "docx"], "docx 要写成文件"),
        (["-o", "记录.docx", "--format", "xlsx"], "文件名以 .docx 结尾，--format 却是 xlsx"),
        (["-o", "记录.doc"], "看不出“记录.doc”要写成什么格式"),
        (["--recover", "-o", "记录.docx"], "--recover 只在屏幕上看"),
    ],
)
def test_what_cannot_be_written(options: list[str], said: str, gongkai: Run, plan_dir: Path) -> None:
    result = gongkai("report", "log", *options, cwd=plan_dir)
    assert result.code == 2
    assert said in result.err
    assert not list(plan_dir.glob("记录.*"))


def test_a_name_with_control_characters_breaks_no_document(gongkai: Run, plan_dir: Path) -> None:
    office = Office(gongkai, plan_dir)
    office.does("2022-05-17", "waive", "残联", "--reason", "没有\x1b[31m参加\x07")
    for suffix in SUFFIXES:
        office.writes(f"记录.{suffix}")
    for suffix in ("txt", "md", "html", "csv", "json"):
        assert b"\x1b" not in (plan_dir / f"记录.{suffix}").read_bytes()
    document = docx.Document(str(plan_dir / "记录.docx"))
    assert "没有·[31m参加·" in document.tables[0].rows[1].cells[3].text
