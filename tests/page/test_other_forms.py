"""What the standard has for joint issues, letters and lying pages, in millimetres, as LibreOffice and Typst set it."""

from itertools import pairwise
from pathlib import Path
from statistics import mean

import pytest

from gongkai.page.measured import Char, Page, is_han, text_of
from tests.conftest import Once, run_gongkai
from tests.pages import Printed, by_libreoffice, rendered_in
from tests.sweep import ORGANS, joint, letter, lying, lying_section

UPWARD = (
    "id: u\nnotice:\n  letterhead: [示例区甲局, 示例区乙局, 示例区丙局]\n  number: 示甲发〔2023〕2号\n"
    "  signer: [某甲, 欧阳某某, 某乙, 某丙]\n  title: 关于示例活动情况的报告\n  to: 区人民政府\n  text: 请审阅。\n"
    "  issuer: 示例区甲局\n  date: 2023年5月4日\n"
)
LONG_WORDS = (
    "id: w\nnotice:\n  letterhead: 中国共产党示例市示例区委员会机构编制委员会办公室文件\n"
    "  title: 关于示例的通知\n  to: 各部门\n"
    "  text: 请登录https://www.example.cn/a/2023/05/15/content_1234567890_abcdefghijklmnopqrstuv.html下载表格。\n"
    "  sections:\n    - text: " + "0123456789" * 12 + "。\n"
    "    - text: 见下表。\n      table: {columns: [事项, 邮箱], rows: [["
    + "很长的单元格，" * 60
    + ", "
    + "a" * 60
    + "]]}\n"
)
DOCUMENTS = {
    "beside": joint(2, seal=False, word=True),
    "seals": joint(5, seal=True, word=False),
    "row": joint(3, seal=True, word=False, first=3),
    "upward": UPWARD,
    "letter": letter(12, marks=True, cc=True),
    "lying": lying(9, colophon=True),
    "words": LONG_WORDS,
    **{f"letter-of-{count}": letter(2, True, True, count) for count in (4, 16, 30)},
    "signed-across": lying_section(2, 12),
    "sealed-across": lying_section(2, 3).replace(
        "  issuer: 示例区人民政府办公室", f"  issuer: [{', '.join(ORGANS[:2])}]\n  seal: yes"
    ),
    "across-twice": lying_section(1, 1).replace(
        "    - title: 标题\n      text", "    - title: 标题\n      landscape: yes\n      text"
    ),
    "table-end": joint(3, seal=True, word=False).replace(
        "  issuer:",
        "  sections:\n    - title: 分工\n      table:\n        columns: [序号, 任务]\n        rows:\n"
        + "".join(f"          - ['{n}', 示例]\n" for n in range(25))
        + "  issuer:",
    ),
    "many": joint(5, seal=False, word=True, titled=True),
}
SEAL = 42.0

pytestmark = pytest.mark.parametrize("format", ["docx", "pdf"])


@pytest.fixture(scope="module")
def printed(office: Path, once: Once) -> Printed:
    """The pages of a document, by its name and format."""
    return rendered_in(once("other-forms", print_all), office, "form")


def print_all(folder: Path) -> None:
    for name, text in DOCUMENTS.items():
        plan = folder / f"{name}.yaml"
        plan.write_text(text, encoding="utf-8")
        assert run_gongkai("render", "-p", plan, "-o", plan.with_suffix(".docx")).code == 0
    by_libreoffice(folder, *(folder / f"{name}.docx" for name in DOCUMENTS))


def found(pages: tuple[Page, ...], text: str) -> list[Char]:
    """The characters of a text, wherever it stands in its line."""
    for page in pages:
        for line in page.body:
            seen = [char for char in line if char.text.strip()]
            if (at := "".join(char.text for char in seen).find(text)) >= 0:
                return seen[at : at + len(text)]
    raise AssertionError(text)


def middle(chars: list[Char]) -> float:
    return (chars[0].left + chars[-1].right) / 2


# -- joint issues ------------------------------------------------------------------------------------------------------


def test_names_of_one_width_with_the_word_beside_them(printed: Printed, format: str) -> None:
    """7.2.4: 文件 to the right, in the middle of their height."""
    pages = printed("beside", format)
    names = [found(pages, name) for name in ORGANS[:2]]
    word = found(pages, "文件")
    assert names[0][0].left == pytest.approx(names[1][0].left, abs=0.5)
    assert names[0][-1].right == pytest.approx(names[1][-1].right, abs=0.5)
    assert word[0].left > names[0][-1].right + 1
    assert word[0].baseline == pytest.approx(mean(name[0].baseline for name in names), abs=1)
    assert names[0][0].top == pytest.approx(72, abs=1.5)
    assert names[0][0].left >= 28
    assert word[-1].right <= 184


@pytest.mark.parametrize(("name", "organs", "row"), [("seals", ORGANS[:5], 2), ("row", ORGANS[3:6], 3)])
def test_no_two_seals_touch(name: str, organs: tuple[str, ...], row: int, printed: Printed, format: str) -> None:
    """7.3.5.1: at most three a row, the last one above the date, the first less than a line below the text."""
    pages = printed(name, format)
    page = next(page for page in pages if any(organs[0] in text_of(line).replace(" ", "") for line in page.body[1:]))
    signed = [found((page._replace(lines=page.body[1:]),), organ) for organ in organs]
    places = [(middle(chars), chars[0].baseline) for chars in signed]
    for at, (x, y) in enumerate(places):
        assert x - SEAL / 2 >= 28
        assert x + SEAL / 2 <= 184
        for other_x, other_y in places[:at]:
            assert abs(x - other_x) > SEAL or abs(y - other_y) > SEAL
    assert max(sum(abs(y - other) < 1 for _, other in places) for _, y in places) == row
    date = found((page,), "2023年5月4日")
    assert middle(date) == pytest.approx(places[-1][0], abs=1.5)
    text = next(line for line in reversed(page.body) if text_of(line).strip().endswith("国。"))
    assert 0 <= signed[0][0].baseline - 2 - SEAL / 2 - text[0].baseline <= 10.5


def test_signers_stand_in_rows_of_two(printed: Printed, format: str) -> None:
    """7.2.6: names below each other, 发文字号 on the line of the last one."""
    pages = printed("upward", format)
    first, second, third, fourth = (found(pages, name) for name in ("某甲", "欧阳某某", "某乙", "某丙"))
    assert first[0].left == pytest.approx(third[0].left, abs=0.5)
    assert second[0].left == pytest.approx(fourth[0].left, abs=0.5)
    assert first[0].baseline == second[0].baseline < third[0].baseline == fourth[0].baseline
    assert found(pages, "示甲发")[0].baseline == fourth[0].baseline
    assert found(pages, "示甲发")[0].left == pytest.approx(28 + 5.57, abs=0.7)
    assert second[-1].right == pytest.approx(184 - 5.57, abs=1.5)


# -- 信函 --------------------------------------------------------------------------------------------------------------


def test_a_letter(printed: Printed, format: str) -> None:
    """10.1: the 标志 30 mm from the edge, double lines of 170 mm, 份号 at the left and 发文字号 at the right below."""
    pages = printed("letter", format)
    first = pages[0]
    mark = found(pages, "示例区人民政府办公室")
    assert mark[0].top == pytest.approx(30, abs=1)
    long_rules = [rule for rule in first.rules if rule[1] - rule[0] > 160]
    assert all(rule[1] - rule[0] == pytest.approx(170, abs=0.5) for rule in long_rules)
    assert all((rule[0] + rule[1]) / 2 == pytest.approx(105, abs=0.5) for rule in long_rules)
    upper, second, lower, last = sorted(rule[2:] for rule in long_rules)
    assert upper[1] > second[1]  # 上粗下细
    assert lower[1] < last[1]
    assert upper[0] - (mark[0].baseline + mark[0].size * 0.3528 * 0.1) == pytest.approx(4, abs=1)
    assert last[0] == pytest.approx(277, abs=1)
    serial, number = found(pages, "000001"), found(pages, "示政办函〔2023〕5号")
    assert serial[0].baseline == pytest.approx(number[0].baseline, abs=0.1)
    assert number[0].top - second[0] == pytest.approx(16 * 0.3528 * 7 / 8, abs=1)
    assert serial[0].left == pytest.approx(28, abs=0.7)
    assert number[-1].right == pytest.approx(184, abs=0.7)
    title = found(pages, "关于开展示例活动的函")
    assert title[0].top - found(pages, "特急")[0].baseline > 2 * 10.4
    assert [bool(page.number) for page in pages] == [False, True]


def test_the_colophon_of_a_letter_has_no_lines(printed: Printed, format: str) -> None:
    last = printed("letter", format)[-1]
    assert last.rules == []
    assert found((last,), "抄送：示例区委办公室")[0].baseline == pytest.approx(260, abs=2.5)


@pytest.mark.parametrize("count", [4, 16, 30])
def test_the_colophon_of_a_letter_has_text_above_it(count: int, printed: Printed, format: str) -> None:
    last = printed(f"letter-of-{count}", format)[-1]
    lines = [text_of(line).replace(" ", "") for line in last.body]
    assert any(line.startswith("抄送：") for line in lines)
    assert len([line for line in lines if "国" in line]) >= 2


# -- lying pages and long words ----------------------------------------------------------------------------------------


def test_a_wide_table_lies_with_its_number_where_it_always_is(printed: Printed, format: str) -> None:
    """Clause 8: the sheet is turned, so what is below on the others is at the left."""
    pages = printed("lying", format)
    assert [page.lies for page in pages] == [False, False, True, True, False, False]
    for number, page in list(enumerate(pages, 1))[2:4]:
        assert text_of(page.number) == f"—{number}—"
        assert page.number[0].baseline == pytest.approx(28, abs=2.5)
        han = [char for line in page.body for char in line if is_han(char)]
        assert min(char.left for char in han) >= 34
        assert max(char.right for char in han) <= 261
        assert max(char.baseline for char in han) <= 184
    assert pages[2].number[-1].right == pytest.approx(184 - 4.94, abs=1)
    assert pages[3].number[0].left == pytest.approx(28 + 4.94, abs=1)
    assert pages[2].body[0][0].top == pytest.approx(28, abs=1)


@pytest.mark.parametrize(("name", "rows"), [("signed-across", 12), ("sealed-across", 3)])
def test_a_text_that_ends_on_a_lying_page_is_signed_there(name: str, rows: int, printed: Printed, format: str) -> None:
    """7.3.5.5: below the last rows of its table, so far from the edge as on any page; 版记 stands upright."""
    pages = printed(name, format)
    signed = next(page for page in pages if page.lies and "2023年" in "".join(map(text_of, page.body)).replace(" ", ""))
    lines = [text_of(line).replace(" ", "") for line in signed.body]
    assert any(line.startswith(str(rows)) for line in lines)
    assert found((signed,), "2023年5月4日")[-1].right == pytest.approx(260 - 4 * 5.57, abs=6)
    assert not pages[-1].lies
    assert found(pages[-1:], "抄送")


def test_the_last_rows_of_a_table_go_with_what_closes_it(printed: Printed, format: str) -> None:
    pages = printed("table-end", format)
    signed = next(page for page in pages if "2023年5月4日" in "".join(map(text_of, page.body)).replace(" ", ""))
    assert any(text_of(line).replace(" ", "") == "24示例" for line in signed.body)


def test_sections_that_lie_follow_each_other(printed: Printed, format: str) -> None:
    lying_page, *others = (page for page in printed("across-twice", format) if page.lies)
    assert others == []
    assert [text_of(line)[0] for line in lying_page.body if "标题" in text_of(line)] == ["一", "二", "三"]


def test_a_first_page_of_many_organs_shows_text(printed: Printed, format: str) -> None:
    """7.2.4: their names get smaller, but not smaller than the text."""
    first = printed("many", format)[0]
    assert found((first,), "现将示例")[0].size == pytest.approx(16, abs=0.1)
    assert 16 <= found((first,), ORGANS[0])[0].size < 176 / 5


def test_nothing_runs_off_and_tall_rows_go_on(printed: Printed, format: str) -> None:
    pages = printed("words", format)
    seen = [char for page in pages for line in page.body for char in line if char.text.isalnum()]
    assert min(char.left for char in seen) > 27
    assert max(char.right for char in seen) < 185
    assert [page.body[-1][0].baseline > 240 for page in pages[:-1]] == [True] * (len(pages) - 1)
    mark = [line for line in pages[0].body if line[0].size > 23]
    assert [abs(middle(line) - 106) < 1 for line in mark] == [True, True]
    assert all(after[0].baseline > before[0].baseline for before, after in pairwise(mark))
