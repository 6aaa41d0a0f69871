"""The Word document: its XML, the template behind it, and the page as LibreOffice prints it, in millimetres."""

import re
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest

from gongkai.page.sizes import EM, column_widths
from gongkai.page.titles import TITLE_MEASURE, balanced
from tests.conftest import PLAN, PLANS, ROOT, Run, run_gongkai
from tests.pages import by_libreoffice, measure

RED = PLANS / "good" / "red-head.yaml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CALIBRATION = "id: c\nplan:\n  title: 页\n  sections:\n" + "    - {numbered: no, text: %s}\n" % (
    "国" * 26 + "国" * 28 * 43
)


def rendered(plan: Path, folder: Path, *options: str | Path) -> Path:
    output = folder / f"{plan.stem}.docx"
    result = run_gongkai("render", "-p", plan, "-o", output, *options)
    assert result.code == 0, result.err
    return output


def part(path: Path, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(path) as archive:
        return ElementTree.fromstring(archive.read(name))


# -- the file ----------------------------------------------------------------------------------------------------------


def test_the_template_is_what_its_script_makes(tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        from make_notice_docx import make  # type: ignore[import-not-found, unused-ignore]
    finally:
        sys.path.pop(0)
    make(tmp_path / "notice.docx")
    with (
        zipfile.ZipFile(tmp_path / "notice.docx") as fresh,
        zipfile.ZipFile(ROOT / "templates" / "notice.docx") as kept,
    ):
        assert fresh.namelist() == kept.namelist()
        assert all(fresh.read(name) == kept.read(name) for name in fresh.namelist())


@pytest.mark.parametrize("plan", [PLAN, RED], ids=lambda path: path.stem)
def test_another_reader_finds_the_same_text(plan: Path, tmp_path: Path) -> None:
    """Every piece of the plain text, cells of tables each by itself, stands in what python-docx reads."""
    document = docx.Document(str(rendered(plan, tmp_path)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = re.sub(r"\s", "", "".join([*(paragraph.text for paragraph in document.paragraphs), *cells]))
    pieces = [piece for line in run_gongkai("render", "-p", plan).out.splitlines() for piece in re.split("  +", line)]
    missing = [piece for piece in pieces if re.sub(r"\s", "", piece) not in text]
    assert not missing
    assert len(text) > 500


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    first = rendered(PLAN, tmp_path).read_bytes()
    assert rendered(PLAN, tmp_path).read_bytes() == first


def test_a_folder_shows_title_and_issuer(tmp_path: Path) -> None:
    known = docx.Document(str(rendered(PLAN, tmp_path))).core_properties
    assert (known.title, known.author) == ("2022年望花区“5·15政务公开日”活动方案", "望花区人民政府办公室")


@pytest.mark.parametrize("plan", [PLAN, RED], ids=lambda path: path.stem)
def test_fonts_grid_and_order(plan: Path, tmp_path: Path) -> None:
    path = rendered(plan, tmp_path)
    for name in ("word/document.xml", "word/styles.xml", "word/footer1.xml"):
        with zipfile.ZipFile(path) as archive:
            assert b"Theme" not in archive.read(name)
    document = part(path, "word/document.xml")
    for run in document.iter(f"{W}r"):
        if run.find(f"{W}t") is not None:
            fonts = run.find(f"{W}rPr/{W}rFonts")
            assert fonts is not None
            assert fonts.get(f"{W}hint") == "eastAsia"
    grid = next(document.iter(f"{W}docGrid"))
    assert (grid.get(f"{W}type"), grid.get(f"{W}linePitch")) == ("lines", "592")
    margins = next(document.iter(f"{W}pgMar"))
    assert [margins.get(f"{W}{side}") for side in ("top", "bottom", "left", "right")] == [
        "1960",
        "1847",
        "1587",
        "1474",
    ]
    assert [kind.get(f"{W}type") for kind in document.iter(f"{W}footerReference")][-2:] == ["default", "even"]
    assert next(part(path, "word/settings.xml").iter(f"{W}evenAndOddHeaders")) is not None
    order = ["pStyle", "keepNext", "pageBreakBefore", "widowControl", "pBdr", "tabs", "kinsoku", "overflowPunct"]
    order += ["autoSpaceDE", "autoSpaceDN", "snapToGrid", "spacing", "ind", "jc", "outlineLvl", "sectPr"]
    for source in (document, part(path, "word/styles.xml")):
        for properties in source.iter(f"{W}pPr"):
            places = [order.index(child.tag.removeprefix(W)) for child in properties]
            assert places == sorted(places)
    runs = ["rStyle", "rFonts", "color", "spacing", "kern", "sz", "szCs", "lang"]
    for source in (document, part(path, "word/styles.xml")):
        for properties in source.iter(f"{W}rPr"):
            places = [runs.index(child.tag.removeprefix(W)) for child in properties]
            assert places == sorted(places)


HOSTILE = "<w:p>&amp;\"'甲㐂𠮷 *_#\\ {{ 7*7 }} $x$" + "x" * 300


def test_hostile_text_appears_as_text(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    typed = HOSTILE.replace("'", "''")
    plan.write_text(
        f"id: a\nplan:\n  title: '{typed}'\n  text: '{typed}'\n  fields: {{某某: '{typed}'}}\n", encoding="utf-8"
    )
    document = docx.Document(str(rendered(plan, tmp_path)))
    text = "".join(paragraph.text for paragraph in document.paragraphs)
    assert re.sub(r"\s", "", text).count(re.sub(r"\s", "", HOSTILE)) == 3


def test_a_template_that_is_none(tmp_path: Path, gongkai: Run) -> None:
    (tmp_path / "notice.docx").write_bytes(b"no zip")
    result = gongkai("render", "-o", tmp_path / "x.docx", "--templates", tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "这不是 Word 文件" in result.err
    with zipfile.ZipFile(ROOT / "templates" / "notice.docx") as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace("主送机关".encode(), "别的".encode())
    with zipfile.ZipFile(tmp_path / "notice.docx", "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    assert "没有样式“主送机关”" in gongkai("render", "-o", tmp_path / "x.docx", "--templates", tmp_path).err


def test_a_template_of_an_offices_own_that_makes_no_xml(tmp_path: Path, gongkai: Run) -> None:
    """It is refused with the tag that is not closed, and nothing is written that Word could not open."""
    own = tmp_path / "notice.document.xml.j2"
    template = (ROOT / "templates" / own.name).read_text(encoding="utf-8")
    for broken in (template.replace("</w:p>", "", 1), template + "<w:p>&</w:p>"):
        own.write_text(broken, encoding="utf-8")
        result = gongkai("render", "-o", tmp_path / "x.docx", "--templates", tmp_path)
        assert (result.code, result.out) == (2, "")
        assert "模板 notice.document.xml.j2 写出来的不是 XML" in result.err
        assert "<w:p>" in result.err
        assert not (tmp_path / "x.docx").exists()
    own.write_text(template, encoding="utf-8")
    assert gongkai("render", "-o", tmp_path / "x.docx", "--templates", tmp_path).code == 0


# -- titles and tables -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于印发2022年望花区“5·15政务公开日”活动方案的通知", "关于印发2022年望花区|“5·15政务公开日”活动方案的通知"),
        ("示例区人民政府办公室关于开展政务公开日活动的通知", "示例区人民政府办公室关于|开展政务公开日活动的通知"),
        ("政务公开日活动方案", "政务公开日活动方案"),
        (
            "2022年望花区“5·15政务公开日”活动方案",
            "2022年望花区|“5·15政务公开日”活动方案",
        ),  # or 案 stands alone in some fonts
        (
            "示例市示例区人民政府办公室关于印发《示例区2023年“政务公开日”活动方案》的通知",
            "示例市示例区人民政府办公室关于印发|《示例区2023年“政务公开日”|活动方案》的通知",
        ),  # 13, 11 and 14 Han would be hollow
    ],
)
def test_a_long_title_is_broken_where_a_reader_pauses(title: str, lines: str) -> None:
    assert "|".join(balanced([title], TITLE_MEASURE)) == lines


def test_a_title_broken_by_hand_stays_where_its_lines_fit() -> None:
    assert balanced(["甲" * 19, "乙"], TITLE_MEASURE) == ["甲" * 19, "乙"]
    assert balanced(["甲" * 30, "乙"], TITLE_MEASURE) == ["甲" * 15, "甲" * 15, "乙"]


def test_narrow_columns_take_what_they_need() -> None:
    widths = column_widths(
        (("序号", "事项", "牵头单位"), ("1", "在文化广场设立咨询台，发放宣传资料" * 3, "政务服务局"))
    )
    assert sum(widths) == 8844
    assert widths[1] > widths[2] > widths[0]


def test_a_day_is_not_broken_in_a_crowded_table() -> None:
    units = "、".join(["示例管理局"] * 30)
    widths = column_widths(
        (
            ("序号", "事项", "配合单位", "参加单位", "时限"),
            ("1", "开展线上活动" * 3, units, units, "10月15日至10月20日"),
        )
    )
    assert widths[4] >= 4.5 * EM  # the characters of 10月15日 in 12 pt, and the cell's margins
    assert widths[2] > widths[4]


# -- the template -----------------------------------------------------------------------------------------------------


def test_a_style_changed_in_another_program_changes_every_notice(office: Path, tmp_path: Path) -> None:
    """LibreOffice saves the template anew, with ids of its own; then the body style is made red."""
    (saved,) = by_libreoffice(tmp_path, ROOT / "templates" / "notice.docx", to="docx:Office Open XML Text")
    with zipfile.ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    styles = parts["word/styles.xml"].decode()
    block = re.search(r'<w:style [^>]*>(?:(?!</w:style>).)*w:val="公文正文".*?</w:style>', styles, re.S)
    assert block is not None
    reddened = re.sub(
        r"<w:rPr\s*/>|<w:rPr>.*?</w:rPr>|(?=</w:style>)",
        '<w:rPr><w:color w:val="FF0000"/></w:rPr>',
        block[0],
        count=1,
        flags=re.S,
    )
    parts["word/styles.xml"] = styles.replace(block[0], reddened).encode()
    with zipfile.ZipFile(saved, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    path = rendered(PLAN, tmp_path, "--templates", tmp_path)
    document = docx.Document(str(path))
    body = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("按照《辽宁省"))
    assert body.style is not None
    assert body.style.name == "公文正文"
    assert str(body.style.font.color.rgb) == "FF0000"
    plain = rendered(PLAN, office)
    changed = path.rename(office / "changed.docx")
    assert len({len(measure(printed)) for printed in by_libreoffice(office, changed, plain)}) == 1


def test_words_wider_than_the_page_leave_room_for_the_other_columns() -> None:
    widths = column_widths((("序号", "网址", "说明"), ("1", "a" * 120, "宣传。" * 50)))
    assert sum(widths) == 8844
    assert widths[2] > 5 * EM
