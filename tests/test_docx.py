"""The Word document: its XML, the template behind it, and the page as LibreOffice prints it, in millimetres."""

import os
import re
import shutil
import sys
import zipfile
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest

from gongkai.views.titles import balanced
from gongkai.writers.docx import column_widths
from tests.conftest import PLAN, PLANS, ROOT, Run, run_gongkai
from tests.pages import MM, Page, by_libreoffice, is_han, measure, text_of

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
    document = docx.Document(str(rendered(plan, tmp_path)))
    text = "".join(paragraph.text for paragraph in document.paragraphs)
    plain = run_gongkai("render", "-p", plan).out
    for line in plain.splitlines():
        words = re.sub(r"\s", "", line)
        if "  " not in line.strip() and words not in re.sub(r"\s", "", text):
            cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
            assert any(word and word in "".join(cells) for word in re.split(r"\s+", line.strip())), line


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    first = rendered(PLAN, tmp_path).read_bytes()
    assert rendered(PLAN, tmp_path).read_bytes() == first


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
    assert [kind.get(f"{W}type") for kind in document.iter(f"{W}footerReference")] == ["default", "even"]
    assert next(part(path, "word/settings.xml").iter(f"{W}evenAndOddHeaders")) is not None
    order = ["pStyle", "keepNext", "pageBreakBefore", "widowControl", "pBdr", "tabs", "kinsoku", "overflowPunct"]
    order += ["autoSpaceDE", "autoSpaceDN", "snapToGrid", "spacing", "ind", "jc", "outlineLvl"]
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


# -- titles and tables -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于印发2022年望花区“5·15政务公开日”活动方案的通知", "关于印发2022年望花区|“5·15政务公开日”活动方案的通知"),
        ("示例区人民政府办公室关于开展政务公开日活动的通知", "示例区人民政府办公室关于|开展政务公开日活动的通知"),
        ("政务公开日活动方案", "政务公开日活动方案"),
        (
            "示例市示例区人民政府办公室关于印发《示例区2023年“政务公开日”活动方案》的通知",
            "示例市示例区人民政府办公室|关于印发《示例区2023年|“政务公开日”活动方案》的通知",
        ),
    ],
)
def test_a_long_title_is_broken_where_a_reader_pauses(title: str, lines: str) -> None:
    assert "|".join(balanced([title], 20)) == lines


def test_a_title_broken_by_hand_stays() -> None:
    assert balanced(["甲" * 30, "乙"], 20) == ["甲" * 30, "乙"]


def test_narrow_columns_take_what_they_need() -> None:
    widths = column_widths(
        (("序号", "事项", "牵头单位"), ("1", "在文化广场设立咨询台，发放宣传资料" * 3, "政务服务局"))
    )
    assert sum(widths) == 8844
    assert widths[1] > widths[2] > widths[0]


# -- the page ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to print in; LibreOffice may be missing on a desk, not where a change is let in."""
    if (
        shutil.which("soffice") is None
        or not Path("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol").is_dir()
    ):
        if os.environ.get("CI"):
            pytest.fail("LibreOffice and the Fandol fonts have to be installed here")
        pytest.skip("needs LibreOffice and Debian's texlive-lang-chinese (Fandol fonts)")
    return tmp_path_factory.mktemp("office")


@cache
def printed(plan: Path, folder: Path) -> tuple[Page, ...]:
    """The pages of a plan's document."""
    return tuple(measure(by_libreoffice(rendered(plan, folder), folder)))


def test_the_calibration_page(office: Path) -> None:
    """22 lines of 28 equal characters fill the text area."""
    plan = office / "calibration.yaml"
    plan.write_text(CALIBRATION, encoding="utf-8")
    page = printed(plan, office)[1]
    assert len(page.body) == 22
    assert {len(line) for line in page.body} == {28}
    advances = [(b.left - a.left) / MM for line in page.body for a, b in pairwise(line)]
    assert 15.6 <= min(advances) <= max(advances) <= 15.85
    assert page.body[0][0].top == pytest.approx(37, abs=1)
    assert 260 <= page.body[-1][0].baseline <= 263.5
    assert page.body[0][0].left == pytest.approx(28, abs=1)
    assert page.body[0][-1].right == pytest.approx(184, abs=1)


@pytest.mark.parametrize("plan", [PLAN, RED], ids=lambda path: path.stem)
def test_every_page(plan: Path, office: Path) -> None:
    pages = printed(plan, office)
    for number, page in enumerate(pages, 1):
        assert text_of(page.number) == f"—{number}—"
        centre = page.number[0].baseline - page.number[0].size * MM * 0.35
        assert centre == pytest.approx(269, abs=1)
        gap = 184 - page.number[-1].right if number % 2 else page.number[0].left - 28
        assert gap == pytest.approx(4.94, abs=0.7)
        assert page.body[0][0].top == pytest.approx(37, abs=1.1)
        body = [line for line in page.body if abs(line[0].size - 16) < 0.1]
        pitches = [(b[0].baseline - a[0].baseline) / MM for a, b in pairwise(body)]
        assert all(28.95 <= pitch <= 29.6 + 0.05 for pitch in pitches if pitch < 32)
        for line in page.body:
            assert not re.match(r"[，。、；：？！）》”’〕】]", text_of(line)), text_of(line)
            assert not re.search(r"[（《“‘〔【]$", text_of(line).strip()), text_of(line)
            assert {char.font for char in line if char.text in "“”—…"} <= {char.font for char in line if is_han(char)}
        assert min(line[0].left for line in page.body) >= 27
        assert max(line[-1].right for line in page.body) <= 185.1
    assert max(len(page.body) for page in pages) <= 22


def test_the_fullest_page_has_22_lines_of_28(office: Path) -> None:
    pages = printed(PLAN, office)
    assert max(len(page.body) for page in pages) == 22
    full = [line for page in pages for line in page.body if line[-1].right > 178 and abs(line[0].size - 16) < 0.1]
    assert sum(line[-1].right > 182.5 for line in full) >= 0.9 * len(full)


def test_the_red_head(office: Path) -> None:
    page = printed(RED, office)[0]
    letterhead = next(line for line in page.body if text_of(line).endswith("办公室文件"))
    assert letterhead[0].top == pytest.approx(72, abs=1.5)
    assert letterhead[0].left >= 28
    assert letterhead[-1].right <= 184
    left, right, y, _ = page.rules[0]
    assert right - left == pytest.approx(156, abs=0.5)
    number = next(line for line in page.body if "〔2023〕" in text_of(line))
    assert y - (number[0].baseline + 16 * MM * 0.14) == pytest.approx(4, abs=1)


def test_signature_and_date_stand_as_the_seal_wants(office: Path) -> None:
    page = next(page for page in printed(RED, office) if any("此件公开发布" in text_of(line) for line in page.body))
    lines = [text_of(line).strip() for line in page.body]
    organ, date = (page.body[lines.index(text)] for text in ("示例区人民政府办公室", "2023年5月4日"))
    assert 184 - date[-1].right == pytest.approx(4 * 5.57, abs=2)
    assert 184 - organ[-1].right == pytest.approx(2 * 5.57, abs=2)  # centred above a date of six characters
    assert len(page.body) > lines.index("示例区人民政府办公室") > 1  # some of the body stands above it


def test_the_colophon_stands_at_the_foot(office: Path) -> None:
    page = printed(RED, office)[-1]
    top, between, bottom = page.rules[-3:]
    assert [round(rule[3], 2) for rule in (top, between, bottom)] == [0.35, 0.26, 0.35]
    assert bottom[2] == pytest.approx(262.5, abs=2.5)
    assert all(rule[1] - rule[0] == pytest.approx(156, abs=0.5) for rule in (top, between, bottom))


def test_a_style_changed_in_another_program_changes_every_notice(office: Path, tmp_path: Path) -> None:
    """LibreOffice saves the template anew, with ids of its own; then the body style is made red."""
    import subprocess

    command = [str(shutil.which("soffice")), "--headless", f"-env:UserInstallation={(office / 'office').as_uri()}"]
    command += [
        "--convert-to",
        "docx:Office Open XML Text",
        "--outdir",
        str(tmp_path),
        str(ROOT / "templates" / "notice.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    saved = tmp_path / "notice.docx"
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
    assert len(measure(by_libreoffice(path, office))) == len(printed(PLAN, office))
