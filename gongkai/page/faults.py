"""What a printed page must not show, each said in words: for `render --check`, and for the sweep over many plans."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from gongkai.page.blocks import NoticeView
from gongkai.page.lines import LONG
from gongkai.page.measured import Char, Page, is_han, text_of

_SLACK = 1.2  # mm: a mark's blank half may stand outside
_LINE = 10.4  # mm
_EARLY, _MUCH = 5, 4  # lines: a page that ends so early is a hole, where more than so many follow
_FULL = 20  # characters: a line that runs to the right edge, or nearly
_TEXT_SIZE = (15.0, 17.0)  # points
_MARKS = "。；，、：！？）》”’ \u3000"
_BEGINNING = 6  # characters by which a text is known again
_TEXT = frozenset({"paragraph", "run-in", "line", "item", "heading"})
_SHOWN = 12
_LATIN = "".join(map(chr, range(ord("!"), ord("~") + 1)))


class Sides(NamedTuple):
    """The text area's left and right edge and its last baseline, in mm."""

    left: float
    right: float
    last: float


_STANDING, _LYING = Sides(28, 184, 262.5), Sides(35, 260, 184)


class Printed(NamedTuple):
    """A document as it was printed: what it is made of, and its pages."""

    view: NoticeView
    pages: Sequence[Page]

    def has(self, kind: str) -> bool:
        """Whether there is such a block."""
        return any(block.kind == kind for block in self.view.blocks)

    @property
    def body(self) -> Iterator[tuple[int, Page, list[list[Char]]]]:
        """The pages with their number and lines."""
        return ((number, page, page.body) for number, page in enumerate(self.pages, 1))


Fault = Callable[[Printed], Iterator[str]]


def first_page_without_text(printed: Printed) -> Iterator[str]:
    """Clause 7.3.3: 公文首页必须显示正文."""
    blocks = printed.view.blocks
    first = next((block.text for block in blocks if block.kind in _TEXT and block.text), "")
    beginning = re.sub(r"\s", "", first)[:_BEGINNING]
    if not printed.has("letterhead") or not printed.pages:
        return
    lines = [line for line in printed.pages[0].body if _is_text(line)]
    if not any(beginning in text_of(line).replace(" ", "") for line in lines):
        yield "第1页没有正文（7.3.3）"


def colophon_on_an_odd_page(printed: Printed) -> Iterator[str]:
    """Clause 7.4: 版记应置于公文最后一面, which is an even one; that of a letter on whatever page is the last."""
    if printed.has("colophon") and not printed.has("letter") and len(printed.pages) % 2:
        yield f"版记在第{len(printed.pages)}页，是单页（7.4）"


def closing_without_text(printed: Printed) -> Iterator[str]:
    """Clause 7.3.5.5: 署名 and date share their page with text; and so does the 版记 of a letter."""
    blocks = printed.view.blocks
    closing = "".join(block.text for block in blocks if block.kind in ("announcement", "signature"))
    colophon = next((block.text for block in blocks if block.kind == "colophon"), "")
    for number, _, lines in list(printed.body)[1:]:
        top = re.sub(r"\s", "", text_of(lines[0])) if lines else ""
        if top in closing and not re.fullmatch(r"(?:附件\d*)?", top):
            yield f"第{number}页只有署名和日期，没有正文（7.3.5.5）"
        if top and printed.has("letter") and colophon.startswith(top[:_BEGINNING]):
            yield f"第{number}页只有版记，没有正文（10.1）"


def a_blank_page_too_many(printed: Printed) -> Iterator[str]:
    """A page with nothing on it that is not the one before 版记."""
    for number, _, lines in printed.body:
        if not lines and not (number == len(printed.pages) - 1 and printed.has("colophon")):
            yield f"第{number}页是空白页"


def a_number_where_none_belongs(printed: Printed) -> Iterator[str]:
    """Clause 7.5: where a page before 版记 is blank, neither has a number; nor has a letter's first page (10.1)."""
    bare = {at for number, _, lines in printed.body if not lines for at in (number, number + 1)}
    bare |= {1} if printed.has("letter") else set()
    for number, page, _ in printed.body:
        if number in bare and page.number:
            yield f"第{number}页不该有页码（{'10.1' if number == 1 else '7.5'}）"


def a_number_missing(printed: Printed) -> Iterator[str]:
    """Clause 7.5: every other page has one."""
    blank = {number for number, _, lines in printed.body if not lines}
    for number, page, lines in printed.body:
        first_of_letter = number == 1 and printed.has("letter")
        if lines and not page.number and not first_of_letter and number - 1 not in blank:
            yield f"第{number}页没有页码（7.5）"


def something_runs_off(printed: Printed) -> Iterator[str]:
    """Characters beyond the text area; the 标志 of a letter stands above it."""
    for number, page, lines in printed.body:
        sides = _LYING if page.lies else _STANDING
        for line in lines:
            seen = [char for char in line if is_han(char) or char.text.isalnum()]
            if seen and not (
                sides.left - _SLACK < min(char.left for char in seen)
                and max(char.right for char in seen) < sides.right + _SLACK
                and max(char.baseline for char in seen) < sides.last
            ):
                yield f"第{number}页有字在版心以外：{_shown(line)}"


def a_number_in_two_lines(printed: Printed) -> Iterator[str]:
    """A number or Latin word that is broken, unless it is too long for a line."""
    typed = " ".join(block.text for block in printed.view.blocks)
    announced = (block.spans for block in printed.view.blocks if block.kind == "announcement")
    listed = tuple(span.text[:_BEGINNING] for spans in announced for span in spans)
    for number, _, lines in printed.body:
        for before, after in pairwise(lines):
            above, below = text_of(before), text_of(after)
            last = above[len(above.rstrip(_LATIN)) :]
            first = below[: len(below) - len(below.lstrip(_LATIN))]
            if not (last and first and before[0].size > _TEXT_SIZE[0]):
                continue
            word = last + first
            whole = above[-1].isalnum() and below[0].isalnum() and word in typed
            if whole and len(word) <= LONG and not below.startswith(listed):
                yield f"第{number}页有一个数字或词分在两行：{last}/{first}"


def one_character_on_a_line(printed: Printed) -> Iterator[str]:
    """单字成行: a paragraph's last line that is a single character with its mark."""
    for number, _, lines in printed.body:
        for before, line in pairwise(lines):
            text = text_of(line)
            if _is_text(line) and len(text.strip(_MARKS)) == 1 and len(before) > _FULL:
                yield f"第{number}页有一段的末行只有一个字：{text.strip()}"


def a_hole(printed: Printed) -> Iterator[str]:
    """A page that ends more than four lines early though much text follows: more than what closes a notice.

    Before a page that lies, and behind it, the paper ends where the text does.
    """
    for (number, page, lines), (_, turned, after) in pairwise(printed.body):
        if not (lines and after) or page.lies or turned.lies:
            continue
        free = round((_STANDING.last - lines[-1][0].baseline) / _LINE)
        text = takewhile(lambda line: not text_of(line).strip().startswith("附件："), after)
        follows = sum(len(line) > _FULL for line in text)
        is_text = _is_text(after[0]) and not text_of(after[0]).startswith("附件")
        if free >= _EARLY and is_text and follows > _MUCH:
            yield f"第{number}页下面空了{free}行"


FAULTS: tuple[Fault, ...] = (
    first_page_without_text,
    colophon_on_an_odd_page,
    closing_without_text,
    a_blank_page_too_many,
    a_number_where_none_belongs,
    a_number_missing,
    something_runs_off,
    a_number_in_two_lines,
    one_character_on_a_line,
    a_hole,
)


def _is_text(line: list[Char]) -> bool:
    """Whether a line is of the text's size: no title, no table."""
    return _TEXT_SIZE[0] < line[0].size < _TEXT_SIZE[1]


def _shown(line: list[Char]) -> str:
    text = text_of(line).strip()
    return text[:_SHOWN] + "……" if len(text) > _SHOWN else text
