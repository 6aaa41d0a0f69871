"""The page in millimetres, as LibreOffice prints the Word document and as Typst sets the PDF."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import PLAN, PLANS, run_gongkai
from tests.pages import FANDOL, MM, Page, by_libreoffice, is_han, measure, text_of

RED = PLANS / "good" / "red-head.yaml"
CALIBRATION = "id: c\nplan:\n  title: 页\n  sections:\n" + "    - {numbered: no, text: %s}\n" % (
    "国" * 26 + "国" * 28 * 43
)

pytestmark = pytest.mark.parametrize("format", ["docx", "pdf"])


@cache
def printed(plan: Path, folder: Path, format: str) -> tuple[Page, ...]:
    """The pages of a plan's document."""
    output = folder / f"{plan.stem}-{format}.{format}"
    fonts: list[str | Path] = ["--fonts", FANDOL] if format == "pdf" else []
    assert run_gongkai("render", "-p", plan, "-o", output, *fonts).code == 0
    return tuple(measure(by_libreoffice(output, folder) if format == "docx" else output))


def test_the_calibration_page(office: Path, format: str) -> None:
    """22 lines of 28 equal characters fill the text area."""
    plan = office / "calibration.yaml"
    plan.write_text(CALIBRATION, encoding="utf-8")
    page = printed(plan, office, format)[1]
    assert len(page.body) == 22
    assert {len(line) for line in page.body} == {28}
    advances = [(b.left - a.left) / MM for line in page.body for a, b in pairwise(line)]
    assert 15.6 <= min(advances) <= max(advances) <= 15.85
    assert page.body[0][0].top == pytest.approx(37, abs=1)
    assert 260 <= page.body[-1][0].baseline <= 263.5
    assert page.body[0][0].left == pytest.approx(28, abs=1)
    assert page.body[0][-1].right == pytest.approx(184, abs=1)


@pytest.mark.parametrize("plan", [PLAN, RED], ids=lambda path: path.stem)
def test_every_page(plan: Path, office: Path, format: str) -> None:
    pages = printed(plan, office, format)
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


def test_the_fullest_page_has_22_lines(office: Path, format: str) -> None:
    assert max(len(page.body) for page in printed(PLAN, office, format)) == 22


@pytest.mark.parametrize("plan", [PLAN, RED], ids=lambda path: path.stem)
def test_wrapped_lines_are_flush(plan: Path, office: Path, format: str) -> None:
    """Nine in ten of the lines that a paragraph goes on from reach the right edge, closing marks included."""
    lines = [line for page in printed(plan, office, format) for line in page.body if abs(line[0].size - 16) < 0.1]
    full = [line for line in lines if line[-1].right > 178 and line[-1].text not in "。；："]
    assert len(full) > 5
    assert sum(line[-1].right > 182.5 for line in full) >= 0.9 * len(full)


def test_the_red_head(office: Path, format: str) -> None:
    page = printed(RED, office, format)[0]
    letterhead = next(line for line in page.body if text_of(line).endswith("办公室文件"))
    assert letterhead[0].top == pytest.approx(72, abs=1.5)
    assert letterhead[0].left >= 28
    assert letterhead[-1].right <= 184
    left, right, y, _ = page.rules[0]
    assert right - left == pytest.approx(156, abs=0.5)
    number = next(line for line in page.body if "〔2023〕" in text_of(line))
    assert y - (number[0].baseline + 16 * MM * 0.14) == pytest.approx(4, abs=1)


def test_signature_and_date_stand_as_the_seal_wants(office: Path, format: str) -> None:
    page = next(
        page for page in printed(RED, office, format) if any("此件公开发布" in text_of(line) for line in page.body)
    )
    lines = [text_of(line).strip() for line in page.body]
    organ, date = (page.body[lines.index(text)] for text in ("示例区人民政府办公室", "2023年5月4日"))
    assert 184 - date[-1].right == pytest.approx(4 * 5.57, abs=2)
    assert 184 - organ[-1].right == pytest.approx(2 * 5.57, abs=2)  # centred above a date of six characters
    assert len(page.body) > lines.index("示例区人民政府办公室") > 1  # some of the body stands above it


@pytest.mark.parametrize("lines", range(1, 18, 2))
def test_the_signature_never_stands_alone(lines: int, office: Path, format: str) -> None:
    """Wherever the page ends, some of the body stands above 署名, and date and 附注 stay with it."""
    plan = office / f"signature-{lines}.yaml"
    text = "国" * (26 + 28 * (lines - 1))
    plan.write_text(
        f"id: s\nnotice:\n  title: 通知\n  to: 各部门\n  text: {text}\n"
        "  issuer: 示例机关\n  date: 2023年5月4日\n  note: 公开\n",
        encoding="utf-8",
    )
    pages = printed(plan, office, format)
    signed = [
        next((index for index, page in enumerate(pages) if any(word in text_of(line) for line in page.body)), -1)
        for word in ("示例机关", "2023年", "公开")
    ]
    assert len(set(signed)) == 1
    assert "国" in text_of(pages[signed[0]].body[0]) or signed[0] == 0


@pytest.mark.parametrize("lines", range(1, 40, 6))
def test_the_colophon_is_on_an_even_page_however_long_the_text(lines: int, office: Path, format: str) -> None:
    plan = office / f"colophon-{lines}.yaml"
    plan.write_text(
        f"id: s\nnotice:\n  letterhead: 示例区人民政府文件\n  number: 示政〔2023〕1号\n  title: 通知\n  to: 各部门\n"
        f"  text: {'国' * (26 + 28 * (lines - 1))}\n  issuer: 示例机关\n  date: 2023年5月4日\n"
        "  cc: 示例区委办公室\n  printer: 示例区人民政府办公室\n  printed: 2023年5月4日\n",
        encoding="utf-8",
    )
    pages = printed(plan, office, format)
    assert len(pages) % 2 == 0
    assert "印发" in "".join(text_of(line) for line in pages[-1].body)
    assert not any("抄送" in text_of(line) for page in pages[:-1] for line in page.body)


def test_the_colophon_stands_at_the_foot_of_an_even_page(office: Path, format: str) -> None:
    pages = printed(RED, office, format)
    assert len(pages) % 2 == 0
    page = pages[-1]
    top, between, bottom = page.rules[-3:]
    assert [rule[3] for rule in (top, between, bottom)] == pytest.approx([0.35, 0.25, 0.35], abs=0.02)
    assert bottom[2] == pytest.approx(262.5, abs=2.5)
    assert all(rule[1] - rule[0] == pytest.approx(156, abs=0.5) for rule in (top, between, bottom))
