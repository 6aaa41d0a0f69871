"""Titles of real notices, their words known, and where they are broken."""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.forms import Settings
from gongkai.page.blocks import Block, NoticeView, Span
from gongkai.page.forms import PAPER
from gongkai.page.titles import TITLE_MEASURE, balanced, unbroken
from gongkai.phrases.words import boundaries
from gongkai.wide import on_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MEASURES = (TITLE_MEASURE, 15, 12)
PARTS = {"develop": 100, "measure": 100, "fresh": 45, "last": 35, "again": 60}


@cache
def titles(part: str) -> tuple[tuple[str, ...], ...]:
    """The words of each title: those to develop with, those to measure by, three lots collected when that was done."""
    lines = Path(__file__).with_name("titles.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(tuple(words.split("|")) for own, words in (line.split("\t") for line in lines) if own == part)


EVERY = ["".join(words) for part in PARTS for words in titles(part)]


@cache
def lines_of(title: str, most: int) -> tuple[str, ...]:
    """A title as it is broken; that is asked thrice."""
    return tuple(balanced([title], most))


def solid(text: str) -> str:
    """Without the blanks between several organs, of which none ends a line."""
    return "".join(text.split())


def cuts(words: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether a line ends inside a word."""
    ends, others = (set(accumulate(len(solid(part)) for part in parts)) for parts in (lines, words))
    return not ends <= others


def test_the_titles_are_as_many_as_is_said() -> None:
    assert {part: len(titles(part)) for part in PARTS} == PARTS
    assert len(set(EVERY)) == sum(PARTS.values())


@pytest.mark.parametrize("most", MEASURES)
@pytest.mark.parametrize("part", PARTS)
def test_titles_break_between_words(part: str, most: int) -> None:
    broken = [(words, lines_of("".join(words), most)) for words in titles(part)]
    cut = [lines for words, lines in broken if cuts(words, lines)]
    assert len(cut) <= len(broken) * 0.03, cut


@pytest.mark.parametrize(("most", "hourglasses"), [(TITLE_MEASURE, 0), (15, 0), (12, 3)])
def test_lines_stand_as_trapezium_or_rhombus(most: int, hourglasses: int) -> None:
    """No line is shorter than one above it and than one below it, but where whole names fill lines of 12."""
    found = []
    for title in EVERY:
        widths = [on_page(line) for line in lines_of(title, most)]
        longest = widths.index(max(widths))
        if widths != sorted(widths[:longest]) + sorted(widths[longest:], reverse=True):
            found.append(title)
    assert len(found) == hourglasses, found


@pytest.mark.parametrize("most", MEASURES)
def test_lines_begin_and_end_as_lines_may(most: int) -> None:
    for title in EVERY:
        lines = lines_of(title, most)
        assert solid("".join(lines)) == solid(title)
        assert max(map(on_page, lines)) <= most * 2
        assert not [line for line in lines if line[0] in "》”’）〉，、的" or line[-1] in "《“‘（〈"], lines
        assert not title.endswith("的通知") or lines[-1].endswith("的通知"), lines
        assert len(lines) == 1 or on_page(lines[-1]) > 4, lines


@pytest.mark.parametrize(
    "lines",
    [
        "关于印发示例区法治政府建设|2022年度工作年度报告的通知",
        "示例区人民政府办公室关于进一步|推进政务公开标准化规范化工作的通知",
        "关于邀请市民担任示例区政务公开|体验员参加公开日活动的通知",
        "关于组织参加第十二届全国|政务公开知识竞赛活动的紧急通知",
    ],
)
def test_words_that_were_cut_are_whole(lines: str) -> None:
    assert "|".join(balanced([lines.replace("|", "")], TITLE_MEASURE)) == lines


@pytest.mark.parametrize(
    "lines",
    [
        "区甲局 区乙局 区丙局关于|联合开展政务公开日活动的通知",
        "区发展改革局、区教育局、|区退役军人事务局关于做好|政务公开日活动的通知",
        "示例区发展和改革局|示例区残疾人联合会关于|联合开展政务公开宣传的通知",
        "示例区人民政府办公室转发区发展和改革局|区财政局关于支持小微企业发展意见的通知",
        "示例区人民政府办公室|示例区司法局示例区档案馆关于|联合开展政务公开日活动的通知",
        "中共示例区委宣传部|示例区文明办关于开展宣传活动的通知",
        "示例市教育局共青团示例市委员会|关于开展学雷锋活动的通知",
    ],
)
def test_the_name_of_an_organ_is_whole_where_several_issue_it(lines: str) -> None:
    typed = lines.replace("局|示例", "局　示例").replace("|", "")
    assert "|".join(balanced([typed], TITLE_MEASURE)) == lines


def test_a_typed_line_too_long_is_broken_as_a_title_is() -> None:
    typed = ["示例区人民政府办公室", "关于进一步推进政务公开标准化规范化工作的通知"]
    assert balanced(typed, TITLE_MEASURE) == [typed[0], "关于进一步推进政务公开", "标准化规范化工作的通知"]


def test_a_page_of_any_width_breaks_a_long_title_between_its_words() -> None:
    title = "关于进一步推进政务公开标准化规范化工作的通知"
    assert "|".join(unbroken(title)) == "关于|进一步|推进|政务公开|标准化|规范化|工作的通知"
    assert unbroken("政务公开日活动方案") == ["政务公开日活动方案"]  # fits on a telephone
    assert unbroken("《" * 300) == ["《" * 300]  # no title


LINES = """() => [...document.querySelectorAll("h1")].map(title => {
  const lines = [], walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT), range = document.createRange();
  let top = null;
  while (walker.nextNode()) for (let at = 0; at < walker.currentNode.length; at++) {
    range.setStart(walker.currentNode, at); range.setEnd(walker.currentNode, at + 1);
    const now = range.getBoundingClientRect().bottom;
    if (top === null || Math.abs(now - top) > 8) lines.push("");
    top = now;
    lines[lines.length - 1] += range.toString();
  }
  return lines;
})"""


@pytest.mark.parametrize("width", [360, 1280])
def test_a_browser_breaks_titles_between_words(width: int, chromium: "Browser") -> None:
    every = [words for part in PARTS for words in titles(part)]
    view = NoticeView("标题", tuple(Block("title", (Span("title", title),)) for title in EVERY))
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.set_content(str(PAPER["html"](view, Settings())))
    shown: list[list[str]] = page.evaluate(LINES)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert ["".join(lines) for lines in shown] == EVERY
    assert sum(len(lines) > 1 for lines in shown) > 200
    assert sum(cuts(words, lines) for words, lines in zip(every, shown, strict=True)) <= len(every) * 0.03
    assert wide == width


def test_a_word_is_known_on_both_sides_on_one_or_on_none() -> None:
    assert boundaries("开展活动") == {2: 2}
    assert boundaries("鞍马镇活动") == {1: 0, 2: 0, 3: 2}
    assert boundaries("2023—2025年第三届5·15活动") == {10: 2, 13: 2, 17: 2}
    assert boundaries("建设商品房项目") == {2: 2, 4: 0, 5: 1}  # 房 is the end of a word that is not in the list


WORDS = sorted({word for part in PARTS for words in titles(part) for word in words if word.strip()})


@given(st.lists(st.sampled_from(WORDS) | st.text("甲乙丙丁戊Ab1《》“”、的", max_size=12), max_size=30).map("".join))
def test_nothing_of_a_title_is_lost_and_every_line_fits(title: str) -> None:
    lines = balanced([title], TITLE_MEASURE)
    assert "".join(lines) == title
    assert on_page(title) > 400 or all(on_page(line) <= TITLE_MEASURE * 2 for line in lines)
