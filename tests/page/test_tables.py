"""Tables and forms on paper: where they break at a page's end, and what is never broken in a cell."""

from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser

from gongkai.page.blocks import Block, Span
from gongkai.page.lines import telephones
from gongkai.page.sizes import EM, bare_rows, column_widths, head_lines, rows_together
from gongkai.tasks.attendance import HEAD
from tests.conftest import PLAN, Run
from tests.pages import FANDOL, Page, by_libreoffice, measure, text_of


def with_contacts(folder: Path) -> Path:
    """The shipped plan with a telephone for each unit of the activity outdoors."""
    units = "营商局、发改局、教育局、工信局、民政局、人社局、住建局、农业农村局、商务局、卫健局、应急局、市场局、残联"
    contacts = "".join(
        f"    {unit}: {{person: 示例{at}, phone: 0455-{1234567 + at}}}\n" for at, unit in enumerate(units.split("、"))
    )
    text = PLAN.read_text(encoding="utf-8").replace("\nreports:", f"\n  contacts:\n{contacts}\nreports:", 1)
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def lines(page: Page) -> list[str]:
    return [text_of(line).strip() for line in page.body]


def test_a_task_sheet_leaves_no_hole_above_contacts_and_no_single_row_of_a_task(
    office: Path, tmp_path: Path, gongkai: Run
) -> None:
    plan = with_contacts(tmp_path)
    paths = [office / f"tables-{unit}.docx" for unit in ("执法大队", "营商局")]
    for path in paths:
        assert gongkai("tasks", "-p", plan, "--unit", path.stem.partition("-")[2], "-o", path).code == 0
    taking_part, leading = (measure(path) for path in by_libreoffice(office, *paths))
    second, third = map(lines, taking_part[1:3])
    assert "四、联系方式" in second  # below 共同要求, as far as there is room
    assert len(third) > 4
    assert third[0].split() == ["单位联系人电话"]
    assert "望花区人民政府办公室" in third[3:5]  # two units above it
    assert not lines(leading[0])[-2].startswith("三、")  # a heading with one row


@pytest.mark.parametrize(("more", "unit"), [(1, "塔峪镇"), (5, "教育局")])
def test_in_a_pdf_no_single_row_of_a_task_stands_above_a_pages_end(
    more: int, unit: str, tmp_path: Path, gongkai: Run
) -> None:
    plan, path = with_contacts(tmp_path), tmp_path / "交办单.pdf"
    title = "title: 2022年望花区“5·15政务公开日”"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace(title, title + "示例活动安排与其他事项的总体" * more), encoding="utf-8")
    assert gongkai("tasks", "-p", plan, "--unit", unit, "-o", path, "--fonts", FANDOL).code == 0
    ends = [lines(page)[-2:] for page in measure(path) if len(lines(page)) > 1]
    assert len(ends) > 1
    assert not [end for end in ends if end[0].startswith(("一、", "二、", "三、"))]


@pytest.mark.parametrize(
    ("heights", "together"),
    [
        ([1], [1]),
        ([1, 1], [2, 0]),
        ([1, 1, 1], [3, 0, 0]),
        ([1, 1, 1, 1], [2, 0, 2, 0]),
        ([1, 1, 12, 1, 1], [2, 0, 1, 2, 0]),
        ([12, 1, 1], [1, 2, 0]),
        ([1, 12, 12], [2, 0, 1]),
    ],
)
def test_the_rows_of_a_task_that_stay_together(heights: list[int], together: list[int]) -> None:
    """The first two and the last two, but for what is so tall that it goes on over a page's end."""
    rows = tuple(("任务", "\n".join(["略"] * height)) for height in heights)
    assert rows_together(Block("form", (Span("title", "一、宣传"),), rows=rows)) == together


# -- 签到表 ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("more", [(), ("科技局", "司法局", "文旅局")], ids=["14", "17"])
def test_a_signing_sheet_is_one_page_where_a_trifle_is_missing(
    more: tuple[str, ...], office: Path, tmp_path: Path, gongkai: Run
) -> None:
    """Its rows are a little lower then; and what is brought stands on one line beside the telephone."""
    plan = with_contacts(tmp_path)
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("执法大队、残联。", f"{'、'.join(('执法大队', '残联', *more))}。"), encoding="utf-8")
    path = office / f"tables-signing-{len(more)}.docx"
    assert gongkai("tasks", "-p", plan, "--activity", "outdoor", "--sign-in", "-o", path).code == 0
    pages = measure(by_libreoffice(office, path)[0])
    assert len(pages) == 1
    assert lines(pages[0])[-1].split()[0].startswith(more[-1] if more else "残联")
    assert any("展板、宣传资料" in line for line in lines(pages[0]))


def test_more_units_than_that_have_rows_of_the_usual_height(tmp_path: Path, gongkai: Run) -> None:
    plan = with_contacts(tmp_path)
    more = "政府各部门、工农街道、建设街道、和平街道"
    text = plan.read_text(encoding="utf-8").replace("执法大队、残联。", f"执法大队、残联、{more}。")
    plan.write_text(text, encoding="utf-8")
    path = tmp_path / "签到表.docx"
    assert gongkai("tasks", "-p", plan, "--activity", "outdoor", "-o", path).code == 0
    heights = {row.height.pt for table in docx.Document(str(path)).tables for row in table.rows if row.height}
    assert heights == {36}


def test_a_column_of_words_gives_up_its_spare_room_first() -> None:
    widths = column_widths((HEAD, ("农业农村局", "", "", "0455-1234567", "", "展板、宣传资料")))
    assert widths[5] >= 7 * 240 + 220  # characters of 12 pt, and the cell's margins
    assert widths[3] >= 5.5 * EM


@pytest.mark.parametrize(
    ("cell", "width", "shown"),
    [
        ("参与群众（人次）", 1400, "参与群众\n（人次）"),
        ("参与群众（人次）", 2400, "参与群众（人次）"),
        ("参与活动的群众", 1000, "参与活动的群众"),
        ("（人次）", 500, "（人次）"),
    ],
)
def test_the_name_of_a_column_breaks_before_its_measure(cell: str, width: int, shown: str) -> None:
    assert head_lines(cell, width) == shown


# -- telephones --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("（示例 0455-1234567）、示例2 400-800-1234。", ["0455-1234567", "400-800-1234"]),
        ("2022-05-19，wanghua-515-2022，5-7，1234-56", []),
    ],
)
def test_a_telephone_is_known_by_its_shape(text: str, numbers: list[str]) -> None:
    pieces = telephones(text)
    assert "".join(pieces) == text
    assert pieces[1::2] == numbers


def test_no_telephone_is_broken_at_its_hyphen(office: Path, tmp_path: Path, gongkai: Run) -> None:
    """And whoever reads the document again, or copies from its print, gets the hyphen that was typed."""
    plan, path = with_contacts(tmp_path), office / "tables-reminder.docx"
    day = ("--today", "2022-05-19")
    assert gongkai("report", "remind", "--draft", "-p", plan, *day, "-o", path).code == 0
    printed = [line for page in measure(by_libreoffice(office, path)[0]) for line in lines(page)]
    assert sum("0455-" in line for line in printed) > 5
    assert not [line for line in printed if line.endswith("0455-")]
    assert "\u2011" not in "".join(printed)
    read = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    draft = tmp_path / "back.yaml"
    assert gongkai("import", path, "-o", draft).code == 0
    assert all(f"0455-{1234567 + at}" in text for at in range(13) for text in (read, draft.read_text("utf-8")))


# -- on a telephone ----------------------------------------------------------------------------------------------------


def test_rows_with_nothing_but_a_name_stand_behind_each_other_on_a_telephone(
    tmp_path: Path, gongkai: Run, chromium: Browser
) -> None:
    rows = "".join(
        f"        - [{unit}, {count}]\n" for unit, count in zip("甲乙丙丁戊", ["3", "''", "''", "''", "5"], strict=True)
    )
    table = f"    table:\n      columns: [单位, 件数]\n      rows:\n{rows}"
    plan, path = tmp_path / "plan.yaml", tmp_path / "表.html"
    plan.write_text(f"id: a\nplan:\n  title: 表\n  sections:\n  - title: 一\n{table}", encoding="utf-8")
    assert gongkai("render", "-p", plan, "-o", path).code == 0
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    page.goto(path.as_uri())
    tops = [round(cell.bounding_box()["y"]) for cell in page.locator("td:first-child").all()]  # type: ignore[index]
    assert tops == sorted(tops)
    assert len(set(tops[1:4])) == 1  # 乙、丙、丁：（空）
    assert len(set(tops)) == 3
    assert {cell.evaluate("it => getComputedStyle(it).textAlign") for cell in page.locator("td").all()} == {"left"}
    page.set_viewport_size({"width": 1280, "height": 740})
    assert len({round(row.bounding_box()["y"]) for row in page.locator("tr").all()}) == 6  # type: ignore[index]
    page.close()


@pytest.mark.parametrize(
    ("rows", "bare"),
    [
        ((("单位", "件数"), ("甲", ""), ("乙", "3"), ("", "")), [True, False, False]),
        ((("序号", "单位", "意见"), ("1", "", "")), [False]),  # a blank form
        ((("单位",), ("甲",)), [False]),
    ],
)
def test_a_blank_form_has_no_row_with_nothing_in_it(rows: tuple[tuple[str, ...], ...], bare: list[bool]) -> None:
    assert bare_rows(rows) == bare
