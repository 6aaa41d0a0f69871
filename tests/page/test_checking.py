"""`render --check`: what could not be kept on a page is said in words, and how the command ends."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gongkai import libreoffice
from gongkai.extras import installing
from gongkai.page import checking, faults
from gongkai.page.blocks import Block, NoticeView, Span
from gongkai.page.faults import FAULTS, Printed
from gongkai.page.lines import by_length, last_lines, loosened, spacing, without_tail
from gongkai.page.measured import Char, Page
from gongkai.page.sizes import EM, WIDTH
from tests.conftest import FANDOL, Run

PLAIN = (
    "id: a\nnotice:\n  title: 关于示例的通知\n  to: 各部门\n  text: 请认真组织实施。\n"
    "  issuer: 甲局\n  date: 2023年5月4日\n"
)


def line(text: str, baseline: float = 45, left: float = 28, size: float = 16) -> list[Char]:
    """A line of characters as wide as they are on the page."""
    chars = []
    for character in text:
        right = left + (5.57 if character > "~" else 2.78) * size / 16
        chars.append(Char(character, left, right, baseline, size, "FangSong"))
        left = right
    return chars


def page(*lines: list[Char], number: str = "1", lies: bool = False) -> Page:
    return Page([*lines, *([line(f"—{number}—", 270)] if number else [])], [], [], lies)


def said(fault: Callable[[Printed], object], *pages: Page, kinds: str = "paragraph", text: str = "正文") -> list[str]:
    blocks = tuple(Block(kind, (Span("text", text),)) for kind in kinds.split())  # type: ignore[arg-type]
    return list(fault(Printed(NoticeView("", blocks), pages)))  # type: ignore[call-overload, no-any-return]


FULL = "国" * 28


@pytest.mark.parametrize(
    ("fault", "pages", "kinds", "message"),
    [
        (faults.first_page_without_text, [page(line("标题"))], "letterhead paragraph", "第1页没有正文（7.3.3）"),
        (faults.colophon_on_an_odd_page, [page(line(FULL))], "paragraph colophon", "版记在第1页，是单页（7.4）"),
        (
            faults.closing_without_text,
            [page(line(FULL)), page(line("于2023年"))],
            "paragraph signature",
            "第2页只有署名和日期，没有正文（7.3.5.5）",
        ),
        (
            faults.closing_without_text,
            [page(line(FULL)), page(line("于2023年"))],
            "letter paragraph colophon",
            "第2页只有版记，没有正文（10.1）",
        ),
        (faults.a_blank_page_too_many, [page(), page(line(FULL))], "paragraph", "第1页是空白页"),
        (faults.a_number_where_none_belongs, [page(line(FULL))], "letter", "第1页不该有页码（10.1）"),
        (faults.a_number_missing, [page(line(FULL), number="")], "paragraph", "第1页没有页码（7.5）"),
        (faults.something_runs_off, [page(line(FULL, left=40))], "paragraph", f"第1页有字在版心以外：{'国' * 12}……"),
        (faults.something_runs_off, [page(line("国", 190), lies=True)], "paragraph", "第1页有字在版心以外：国"),
        (
            faults.a_number_in_two_lines,
            [page(line(FULL + "20"), line("23年", 55))],
            "paragraph",
            "第1页有一个数字或词分在两行：20/23",
        ),
        (
            faults.one_character_on_a_line,
            [page(line(FULL), line("施。", 55))],
            "paragraph",
            "第1页有一段的末行只有一个字：施。",
        ),
        (
            faults.a_hole,
            [page(line(FULL, 200)), page(*(line(FULL, 45 + 10 * n) for n in range(6)))],
            "paragraph",
            "第1页下面空了6行",
        ),
    ],
)
def test_every_fault_is_said_in_words(
    fault: Callable[[Printed], object], pages: list[Page], kinds: str, message: str
) -> None:
    assert said(fault, *pages, kinds=kinds, text="于2023年") == [message]


def test_a_good_page_has_none() -> None:
    assert [
        message for fault in FAULTS for message in said(fault, page(line(FULL), line("认真实施。", 55)), text=FULL)
    ] == []


def test_text_in_the_title_is_no_text_on_the_page() -> None:
    found = said(
        faults.first_page_without_text,
        page(line("开展示例活动", size=22)),
        kinds="letterhead paragraph",
        text="开展示例活动。",
    )
    assert found == ["第1页没有正文（7.3.3）"]


def test_nothing_is_said_of_what_is_right() -> None:
    """A list of attachments whose names end in digits, an attachment's own page, and the page before one that lies."""
    listed = (Span("label", "附件："), Span("text", "1.表11"), Span("text", "2.表12"))
    view = NoticeView("", (Block("paragraph", (Span("text", FULL),)), Block("announcement", listed)))
    full = page(*(line(FULL, 45 + 10 * n) for n in range(6)))
    pages = [page(line(FULL, 200), line("附件：1.表11", 45), line("2.表12", 55)), page(line("附件1"))]
    assert list(faults.a_number_in_two_lines(Printed(view, pages))) == []
    assert list(faults.closing_without_text(Printed(view, pages))) == []
    assert list(faults.a_hole(Printed(view, [page(line(FULL, 100)), full._replace(lies=True)]))) == []


# -- the command -------------------------------------------------------------------------------------------------------


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAIN, encoding="utf-8")
    return tmp_path


def test_a_pdf_is_measured_and_other_fonts_count(plan: Path, gongkai: Run) -> None:
    result = gongkai("render", "-o", "通知.pdf", "--fonts", FANDOL, "--check", cwd=plan)
    assert (result.code, (plan / "通知.pdf").exists()) == (1, True)
    assert "没有仿宋字体（仿宋_GB2312），用 FandolFang" in result.out
    assert result.err.splitlines()[-1] == "版面核对过了：5 处没有做到"


def test_a_word_file_is_set_by_libreoffice_first(plan: Path, office: Path, gongkai: Run) -> None:
    result = gongkai("render", "-o", "通知.docx", "--check", cwd=plan)
    assert (result.code, result.out) == (0, "")
    assert result.err.splitlines()[-1] == "版面核对过了：都做到了"


@pytest.mark.parametrize("name", ["通知.html", "通知.txt", "通知.md"])
def test_what_has_no_pages_is_said_before_it_is_written(name: str, plan: Path, gongkai: Run) -> None:
    result = gongkai("render", "-o", name, "--check", cwd=plan)
    assert (result.code, (plan / name).exists()) == (2, False)
    assert f".{name.partition('.')[2]} 没有分页，版面量不了" in result.err
    assert "写成 -o 通知.docx 或 -o 通知.pdf 再核对" in result.err


def test_without_what_measures(plan: Path, gongkai: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    result = gongkai("render", "-o", "通知.docx", "--check", cwd=plan)
    assert (result.code, (plan / "通知.docx").exists()) == (2, False)
    assert "写成 .pdf" in result.err
    monkeypatch.setattr(checking, "find_spec", lambda name: None)
    result = gongkai("render", "-o", "通知.pdf", "--check", cwd=plan)
    assert (result.code, (plan / "通知.pdf").exists()) == (2, False)
    assert installing("pdfplumber") in result.err


# -- lines -------------------------------------------------------------------------------------------------------------


def alone(text: str, more: int) -> bool:
    return any(len(last.rstrip("。")) == 1 for last in last_lines(text, WIDTH, 2 * EM, more))


def test_no_paragraph_ends_in_a_line_of_one_character() -> None:
    """Of one to three lines, with a date in it and without; half a point of spacing is enough for all."""
    texts = [date + "国" * han + "。" for han in range(20, 90) for date in ("", "2023年5月15日")]
    assert sum(alone(text, 0) for text in texts) > 10
    assert [text for text in texts if alone(text, spacing(text, WIDTH, 2 * EM))] == []


def test_a_paragraph_is_left_alone_where_nothing_is_wrong() -> None:
    assert spacing("国" * 40 + "。", WIDTH, 2 * EM) == 0
    assert spacing("短句。", WIDTH, 2 * EM) == 0
    assert spacing("国" * 27 + "。", WIDTH, 2 * EM) != 0  # 26 in the first line, and one below


def test_words_too_long_for_a_line_may_break() -> None:
    address = "https://www.example.cn/" + "a" * 30
    assert by_length(f"见{address}。") == [("见", False), (address, True), ("。", False)]
    assert by_length("电话000-0000") == [("电话000-0000", False)]
    assert by_length("") == [("", False)]
    assert loosened("见abc") == "见abc"
    assert loosened("见abc", 2) == "见a\u200bb\u200bc"


def test_the_last_two_of_a_paragraph_stay_together() -> None:
    assert without_tail("请各单位认真组织实施。") == ("请各单位认真组织", "实施。")
    assert without_tail("请各单位认真组织，于2023年") == ("请各单位认真组织，于", "2023年")
    assert without_tail("略。") == ("略。", "")
