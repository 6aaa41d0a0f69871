"""The page in millimetres, as LibreOffice prints the Word document and as Typst sets the PDF."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import PLAN, PLANS, Once, run_gongkai
from tests.pages import MM, Page, Printed, by_libreoffice, is_han, rendered_in, text_of

HEAD = "id: s\nnotice:\n  letterhead: 示例区人民政府文件\n  number: 示政〔2023〕1号\n  title: 通知\n  to: 各部门\n"
COLOPHON = "  cc: 示例区委办公室\n  printer: 示例区人民政府办公室\n  printed: 2023年5月4日\n"
SIGNATURE = "  issuer: 示例机关\n  date: 2023年5月4日\n"


def lined(lines: int) -> str:
    """A paragraph of so many lines."""
    return "国" * (26 + 28 * (lines - 1))


SIGNED = range(1, 18, 2)
LONG = range(1, 40, 6)
HEADED = range(5, 9)
ABOVE = range(1, 4)  # lines of text above two attachments; such a name takes two lines or three, as digits are wide
ANNOUNCED = "示例区2023年“政务公开日”活动情况统计表（由各单位填写后随活动总结一并报送区政府办公室）"
DOCUMENTS = {
    "plan": PLAN.read_text(encoding="utf-8"),
    "red-head": (PLANS / "good" / "red-head.yaml").read_text(encoding="utf-8"),
    "calibration": f"id: c\nplan:\n  title: 页\n  sections:\n    - {{numbered: no, text: {lined(44)}}}\n",
    **{
        f"signature-{lines}": "id: s\nnotice:\n  title: 通知\n  to: 各部门\n"
        f"  text: {lined(lines)}\n{SIGNATURE}  note: 公开\n"
        for lines in SIGNED
    },
    **{f"colophon-{lines}": f"{HEAD}  text: {lined(lines)}\n{SIGNATURE}{COLOPHON}" for lines in LONG},
    **{
        f"heading-{lines}": f"{HEAD}  sections:\n    - {{numbered: no, text: {lined(lines)}}}\n"
        f"    - {{title: 标题, text: {lined(2)}}}\n    - {{numbered: no, text: {lined(17)}}}\n{SIGNATURE}{COLOPHON}"
        for lines in HEADED
    },
    **{
        f"announced-{lines}": f"{HEAD}  text: {lined(lines)}\n  attachments:\n"
        f"    - {{title: 表, text: 内容。}}\n    - {{title: {ANNOUNCED}, text: 内容。}}\n{SIGNATURE}{COLOPHON}"
        for lines in ABOVE
    },
}

pytestmark = pytest.mark.parametrize("format", ["docx", "pdf"])


@pytest.fixture(scope="module")
def printed(office: Path, once: Once) -> Printed:
    """The pages of a document, by its name and format."""
    return rendered_in(once("pages", print_all), office, "page")


def print_all(folder: Path) -> None:
    """Print every document from Word's format."""
    for name, text in DOCUMENTS.items():
        plan = folder / f"{name}.yaml"
        plan.write_text(text, encoding="utf-8")
        assert run_gongkai("render", "-p", plan, "-o", plan.with_suffix(".docx")).code == 0
    by_libreoffice(folder, *(folder / f"{name}.docx" for name in DOCUMENTS))


def test_the_calibration_page(printed: Printed, format: str) -> None:
    """22 lines of 28 equal characters fill the text area."""
    page = printed("calibration", format)[1]
    assert len(page.body) == 22
    assert {len(line) for line in page.body} == {28}
    advances = [(b.left - a.left) / MM for line in page.body for a, b in pairwise(line)]
    assert 15.6 <= min(advances) <= max(advances) <= 15.85
    assert page.body[0][0].top == pytest.approx(37, abs=1)
    assert 260 <= page.body[-1][0].baseline <= 263.5
    assert page.body[0][0].left == pytest.approx(28, abs=1)
    assert page.body[0][-1].right == pytest.approx(184, abs=1)


@pytest.mark.parametrize("plan", ["plan", "red-head"])
def test_every_page(plan: str, printed: Printed, format: str) -> None:
    pages = printed(plan, format)
    for number, page in enumerate(pages, 1):
        assert text_of(page.number) == f"—{number}—"
        centre = page.number[0].baseline - page.number[0].size * MM * 0.35
        assert centre == pytest.approx(269, abs=1)
        gap = 184 - page.number[-1].right if number % 2 else page.number[0].left - 28
        assert gap == pytest.approx(4.94, abs=0.7)
        if page.body[0][0].size > 15:  # not a page with nothing but its 版记
            assert page.body[0][0].top == pytest.approx(37, abs=1)
        body = [line for line in page.body if abs(line[0].size - 16) < 0.1]
        pitches = [(b[0].baseline - a[0].baseline) / MM for a, b in pairwise(body)]
        assert all(28.95 <= pitch <= 29.6 + 0.05 for pitch in pitches if pitch < 32)
        for line in page.body:
            assert not re.match(r"[，。、；：？！）》”’〕】]", text_of(line)), text_of(line)
            assert not re.search(r"[（《“‘〔【]$", text_of(line).strip()), text_of(line)
            assert {char.font for char in line if char.text in "“”—…"} <= {char.font for char in line if is_han(char)}
        han = [char for line in page.body for char in line if is_han(char)]
        assert min(char.left for char in han) >= 27
        assert max(char.right for char in han) <= 185
    assert max(len(page.body) for page in pages) <= 22


def test_the_fullest_page_has_22_lines(printed: Printed, format: str) -> None:
    assert max(len(page.body) for page in printed("plan", format)) == 22


@pytest.mark.parametrize("plan", ["plan", "red-head"])
def test_wrapped_lines_are_flush(plan: str, printed: Printed, format: str) -> None:
    """Nine in ten of the lines that a paragraph goes on from reach the right edge, closing marks included."""
    lines = [line for page in printed(plan, format) for line in page.body if abs(line[0].size - 16) < 0.1]
    full = [line for line in lines if line[-1].right > 178 and line[-1].text not in "。；："]
    assert len(full) > 5
    assert sum(line[-1].right > 182.5 for line in full) >= 0.9 * len(full)


def test_the_red_head(printed: Printed, format: str) -> None:
    page = printed("red-head", format)[0]
    letterhead = next(line for line in page.body if text_of(line).endswith("办公室文件"))
    assert letterhead[0].top == pytest.approx(72, abs=1.5)
    assert letterhead[0].left >= 28
    assert letterhead[-1].right <= 184
    left, right, y, _ = page.rules[0]
    assert right - left == pytest.approx(156, abs=0.5)
    number = next(line for line in page.body if "〔2023〕" in text_of(line))
    assert y - (number[0].baseline + 16 * MM * 0.14) == pytest.approx(4, abs=1)


def test_signature_and_date_stand_as_the_seal_wants(printed: Printed, format: str) -> None:
    page = next(
        page for page in printed("red-head", format) if any("此件公开发布" in text_of(line) for line in page.body)
    )
    lines = [text_of(line).strip() for line in page.body]
    organ, date = (page.body[lines.index(text)] for text in ("示例区人民政府办公室", "2023年5月4日"))
    assert 184 - date[-1].right == pytest.approx(4 * 5.57, abs=2)
    assert 184 - organ[-1].right == pytest.approx(2 * 5.57, abs=2)  # centred above a date of six characters
    assert len(page.body) > lines.index("示例区人民政府办公室") > 1  # some of the body stands above it


@pytest.mark.parametrize("lines", SIGNED)
def test_the_signature_never_stands_alone(lines: int, printed: Printed, format: str) -> None:
    """Wherever the page ends, some of the body stands above 署名, and date and 附注 stay with it."""
    pages = printed(f"signature-{lines}", format)
    signed = [
        next((index for index, page in enumerate(pages) if any(word in text_of(line) for line in page.body)), -1)
        for word in ("示例机关", "2023年", "公开")
    ]
    assert len(set(signed)) == 1
    assert "国" in text_of(pages[signed[0]].body[0]) or signed[0] == 0


def colophon_is_where_it_belongs(pages: tuple[Page, ...]) -> bool:
    """Whether the 版记 stands on the last page, and that is an even one."""
    having = [index for index, page in enumerate(pages, 1) if any("抄送" in text_of(line) for line in page.body)]
    return having == [len(pages)] and len(pages) % 2 == 0 and "印发" in "".join(map(text_of, pages[-1].body))


@pytest.mark.parametrize("lines", LONG)
def test_the_colophon_is_on_an_even_page_however_long_the_text(lines: int, printed: Printed, format: str) -> None:
    assert colophon_is_where_it_belongs(printed(f"colophon-{lines}", format))


@pytest.mark.parametrize("lines", ABOVE)
def test_the_colophon_knows_how_the_names_of_attachments_break(lines: int, printed: Printed, format: str) -> None:
    assert colophon_is_where_it_belongs(printed(f"announced-{lines}", format))


@pytest.mark.parametrize("lines", HEADED)
def test_a_heading_stays_with_the_first_line_below_it(lines: int, printed: Printed, format: str) -> None:
    """Wherever the page ends; and the 版记 knows, which in Word depends on a count of the pages."""
    pages = printed(f"heading-{lines}", format)
    headed = next(page for page in pages if any("标题" in text_of(line) for line in page.body))
    assert "标题" not in text_of(headed.body[-1])
    assert colophon_is_where_it_belongs(pages)


def test_the_colophon_stands_at_the_foot_of_an_even_page(printed: Printed, format: str) -> None:
    pages = printed("red-head", format)
    assert len(pages) % 2 == 0
    page = pages[-1]
    top, between, bottom = page.rules[-3:]
    assert [rule[3] for rule in (top, between, bottom)] == pytest.approx([0.35, 0.25, 0.35], abs=0.02)
    assert bottom[2] == pytest.approx(262.5, abs=2.5)
    assert all(rule[1] - rule[0] == pytest.approx(156, abs=0.5) for rule in (top, between, bottom))
