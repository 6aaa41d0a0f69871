"""Figures in the text of a summary: proposed, compared with the form, never put on record by themselves."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tests.dropped import tarred, zipped
from tests.figures.forms import UNITS, form, xlsx
from tests.figures.test_figures import Desk

UNIT, OTHER = UNITS[:2]
PICTURE = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200)
SAID = "活动当天，共解答问题30件，吸引参与群众1500余人次。"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def summary(path: Path, text: str = SAID) -> Path:
    """A summary of one sentence, as a Word file or as text."""
    if path.suffix == ".txt":
        path.write_text(f"活动总结\n{text}\n", encoding="gb18030")
    else:
        document = Document()
        document.add_paragraph("活动总结")
        document.add_paragraph(text)
        document.save(str(path))
    return path


@pytest.mark.parametrize("suffix", [".docx", ".txt"])
def test_what_only_the_text_says_is_proposed_and_can_be_typed(suffix: str, desk: Desk) -> None:
    """Nothing is on record until the command that it names is typed."""
    told = desk.run("report", "submit", UNIT, summary(desk.folder / f"{UNIT}总结{suffix}"))
    assert told.code == 0
    assert "解答问题：总结里写着 30（“" in told.err
    assert "参与群众：总结里写着 1500（约数）（“" in told.err
    assert desk.row(UNIT)["解答问题"] is None
    command = re.search(r"gongkai (report figure .+)", told.err)
    assert command
    assert desk.run(*command[1].split()).code == 0
    assert (desk.row(UNIT)["解答问题"], desk.row(UNIT)["参与群众"]) == (30, 1500)


def test_a_number_that_a_person_has_to_choose_costs_the_others_no_command(desk: Desk) -> None:
    path = desk.folder / f"{UNIT}总结.txt"
    path.write_text("活动总结\n共解答问题30件，其中当场答复18件。\n", encoding="utf-8")
    told = desk.run("report", "submit", UNIT, path)
    first, other = re.findall(r"gongkai (report figure .+)", told.err)
    assert desk.run(*first.split()).code == 0
    assert desk.row(UNIT)["解答问题"] == 30
    assert "当场答复=数" in other
    assert desk.run(*other.replace("=数", "=18").split()).code == 0


@pytest.mark.parametrize(("filled", "doubted"), [(30, False), (35, True), ("无", True), (None, False)])
def test_the_form_and_the_text_are_compared(filled: int | str | None, doubted: bool, desk: Desk) -> None:
    sheet = desk.folder / f"{UNIT}统计表.xlsx"
    sheet.write_bytes(xlsx(form(UNIT, (2, 1560, filled, None))))
    told = desk.run("report", "submit", UNIT, sheet, summary(desk.folder / f"{UNIT}总结.docx"), "--yes")
    assert told.code == 0
    doubts = desk.run("figures").out
    assert (f"表里填的是 {filled}，总结里写的是“" in doubts) == doubted
    assert "1500" not in doubts  # some 1500 are 1560
    assert ("解答问题：总结里写着 30" in told.err) == (filled is None)


def test_a_folder_is_read_the_same_way(desk: Desk) -> None:
    folder = desk.folder / "收件"
    folder.mkdir()
    (folder / f"{UNIT}统计表.xlsx").write_bytes(xlsx(form(UNIT, (2, None, 35, None))))
    summary(folder / f"{UNIT}总结.docx")
    told = desk.run("report", "scan", "收件", "--yes")
    assert told.code == 0
    assert "参与群众：总结里写着 1500（约数）" in told.out
    assert "表里填的是 35，总结里写的是“" in desk.run("figures").out


def test_a_form_is_no_summary(desk: Desk) -> None:
    """A workbook with figures alone leaves the text owing; a text beside it does not."""
    sheet = desk.folder / f"{UNIT}统计表.xlsx"
    sheet.write_bytes(xlsx(form(UNIT, (2, None, 30, None))))
    desk.run("report", "submit", UNIT, sheet)
    assert "待报送" in desk.run("status", "--unit", UNIT).out
    desk.run("report", "submit", UNIT, summary(desk.folder / f"{UNIT}总结.docx"))
    assert "已报送" in desk.run("status", "--unit", UNIT).out
    assert desk.row(UNIT)["解答问题"] == 30


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("统计表.pdf", True),
        ("活动总结.pdf", True),
        ("统计表.jpg", True),
        ("活动现场.jpg", False),  # a photograph of the day
        ("统计表.doc", True),
        ("活动总结.docx", False),  # its text is read
    ],
)
def test_figures_that_nobody_can_read_are_asked_for(name: str, said: bool, desk: Desk) -> None:
    """A PDF or a photographed form on record looks as if its figures were; what is said, followed, puts them there."""
    path = desk.folder / f"{UNIT}{name}"
    if path.suffix == ".docx":
        summary(path, "活动办得很好。")
    else:
        path.write_bytes(
            {".pdf": b"%PDF-1.4\n%%EOF\n", ".doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}.get(path.suffix, PICTURE)
        )
    told = desk.run("report", "submit", UNIT, path, "--yes")
    assert told.code == 0, told.err
    assert ("里面的数没有读" in told.err) is said
    if said:
        command = re.search(r"gongkai (report figure .+)", told.err)
        assert command
        assert desk.run(*command[1].replace("=数", "=3").split()).code == 0
        assert desk.row(UNIT)["参与群众"] == 3
        folder = desk.folder / "收件"
        folder.mkdir()
        path.rename(folder / f"{OTHER}{name}")
        assert f"{OTHER}：{OTHER}{name}：里面的数没有读" in desk.run("report", "scan", folder, "--yes").out


def test_nothing_is_asked_for_beside_a_form_that_was_read(desk: Desk) -> None:
    sheet, scan = desk.folder / f"{UNIT}统计表.xlsx", desk.folder / f"{UNIT}统计表.pdf"
    sheet.write_bytes(xlsx(form(UNIT, (2, None, 35, None))))
    scan.write_bytes(b"%PDF-1.4\n%%EOF\n")
    assert "没有读" not in desk.run("report", "submit", UNIT, sheet, scan).err


def test_a_document_too_large_to_read_is_told_as_that(desk: Desk) -> None:
    """Not as one that is damaged."""
    path = desk.folder / f"{UNIT}统计表.docx"
    body = "<w:p/>" * (3 << 20)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    told = desk.run("report", "submit", UNIT, path, "--yes")
    assert "文档太大（文字解开以后超过16MB），里面的数没有读" in told.err
    assert "坏了" not in told.err


def test_a_part_that_is_more_than_its_whole_is_told_at_once(desk: Desk) -> None:
    """Not only when the totals are looked at: whoever hands the form in can still mend it."""
    said = "当场答复、解答问题：其中的“当场答复” 40 比“解答问题” 30 还多，请核对"
    sheet = desk.folder / f"{UNIT}统计表.xlsx"
    sheet.write_bytes(xlsx(form(UNIT, (2, 1500, 30, 40))))
    assert said in desk.run("report", "submit", UNIT, sheet).err
    folder = desk.folder / "收件"
    folder.mkdir()
    (folder / f"{OTHER}统计表.xlsx").write_bytes(xlsx(form(OTHER, (2, 1500, 30, 40))))
    assert f"{OTHER}：{said}" in desk.run("report", "scan", folder, "--yes").out
    typed = ("--figure", "解答问题=3", "--figure", "当场答复=4")
    assert "“当场答复” 4 比“解答问题” 3 还多" in desk.run("report", "submit", UNITS[3], *typed).err


def test_a_form_that_nobody_has_filled_in_is_told_as_that(desk: Desk) -> None:
    """It discharges nothing, not even a report that is a form."""
    plan = desk.folder / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("title: 活动总结", "title: 活动情况表"), encoding="utf-8")
    sheet = desk.folder / f"{UNIT}情况表.xlsx"
    sheet.write_bytes(xlsx(form(UNIT, (None, None, None, None))))
    told = desk.run("report", "submit", UNIT, sheet, "--yes")
    assert "表是空的，一项也没有填：" in told.err
    assert "认出" not in told.err
    assert "待报送" in desk.run("status", "--unit", UNIT).out
    sheet.write_bytes(xlsx(form(UNIT, (2, "看情况", 30, None))))
    told = desk.run("report", "submit", UNIT, sheet, "--yes")
    assert "看不懂、没有算的1项，空着的：" in told.err
    assert "待报送" not in desk.run("status", "--unit", UNIT).out


@pytest.mark.parametrize("how", ["zip", "stored", "tar.gz", "scan"])
def test_a_form_inside_an_archive_is_said_not_to_be_read(how: str, desk: Desk) -> None:
    written = summary(desk.folder / "总结.docx").read_bytes()
    (desk.folder / "总结.docx").unlink()
    members = {"总结.docx": written, "统计表.xlsx": xlsx(form(UNIT, (2, 1560, 30, None)))}
    name = f"{UNIT}材料.{'tar.gz' if how == 'tar.gz' else 'zip'}"
    box = desk.folder / "收"
    box.mkdir()
    if how == "tar.gz":
        (box / name).write_bytes(tarred(members, "w:gz"))
    else:
        packing = zipfile.ZIP_STORED if how == "stored" else zipfile.ZIP_DEFLATED
        with zipfile.ZipFile(box / name, "w", packing) as archive:
            for member, content in members.items():
                archive.writestr(member, content)
    told = desk.run("report", "scan", box, "--yes") if how == "scan" else desk.run("report", "submit", UNIT, box / name)
    assert told.code == 0
    said = told.out + told.err
    assert f"{name}：里面的数没有读" in said
    assert "坏" not in said
    assert f"gongkai report figure {UNIT} 开展活动=数" in said


def test_an_archive_without_documents_needs_no_figures(desk: Desk) -> None:
    (desk.folder / "照片.zip").write_bytes(zipped({"一.jpg": PICTURE}))
    told = desk.run("report", "submit", UNIT, desk.folder / "照片.zip")
    assert (told.code, "没有读" in told.err) == (0, False)


def test_advice_keeps_what_is_near_only(desk: Desk) -> None:
    told = desk.run("report", "submit", UNIT, summary(desk.folder / f"{UNIT}总结.docx", "参与群众约500人次。"))
    command = re.search(r"gongkai (report figure .+)", told.err)
    assert command
    assert "参与群众=约500" in command[1]
    assert desk.run(*command[1].split()).code == 0
    assert "参与群众“约500”" in desk.run("figures").out


def test_a_confirmation_does_not_cover_what_is_typed_later(desk: Desk) -> None:
    given = ("--report", "summary", "--reason", "核实")
    desk.run("report", "submit", UNIT, "--has", "报告", "--figure", "解答问题=35", "--figure", "当场答复=40")
    desk.run("report", "figure", UNIT, "当场答复=40", "解答问题=35", *given)
    assert "还多" not in desk.run("figures").out
    desk.run("report", "figure", UNIT, "当场答复=50", *given)
    told = desk.run("figures").out
    assert "其中的“当场答复” 50 比“解答问题” 35 还多" in told
    command = re.search(r"gongkai (report figure .+?) --reason", told)
    assert command
    desk.run(*command[1].split(), *given)
    assert "还多" not in desk.run("figures").out


def test_a_rate_of_units_that_have_one_side_alone_is_said(desk: Desk) -> None:
    desk.run("report", "submit", UNIT, "--has", "报告", "--figure", "当场答复=40")
    desk.run("report", "submit", OTHER, "--has", "报告", "--figure", "解答问题=50", "--figure", "当场答复=40")
    told = desk.run("figures").out
    assert f"当场答复率：{UNIT}只填了“当场答复”，没有填“解答问题”，合计的比率不准；补上或者写 0" in told


def test_a_rate_in_the_citys_column_of_percents_is_a_number(desk: Desk) -> None:
    desk.run("report", "submit", UNIT, "--has", "报告", "--figure", "解答问题=约50", "--figure", "当场答复=40")
    sheet = desk.folder / "市表.xlsx"
    sheet.write_bytes(xlsx([["单位", "解答问题", "当场答复率（%）"], ["合计", None, None]]))
    told = desk.run("figures", "--into", sheet, "-o", "报市.xlsx")
    assert told.code == 0
    filled = openpyxl.load_workbook(desk.folder / "报市.xlsx").worksheets[0]
    assert [cell.value for cell in filled[2]] == ["合计", 50, 80]
    assert "当场答复率 80.0（约数）" in told.err
