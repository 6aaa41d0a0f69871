"""Many notices of every shape, printed from Word's format and as PDF, and looked at for what a page must not show.

`python -m tests.sweep` prints them all and a table of what was found, with the plans' names. Figures: docs/page.md.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, product
from pathlib import Path
from typing import NamedTuple

from tests.conftest import ROOT, run_gongkai
from tests.pages import FANDOL, Page, by_libreoffice, is_han, measure, text_of

LEFT, RIGHT, BOTTOM = 28.0, 184.0, 262.5  # of the text area, mm
_SLACK = 1.2  # a mark's blank half may stand outside


class Printed(NamedTuple):
    """A plan as it was printed: its text, and its pages."""

    plan: str
    pages: Sequence[Page]

    @property
    def words(self) -> list[list[str]]:
        """The lines of each page without its number."""
        return [[text_of(line) for line in page.body] for page in self.pages]


# -- what must not be --------------------------------------------------------------------------------------------------


def first_page_without_text(printed: Printed) -> bool:
    """Clause 7.3.3: 公文首页必须显示正文. The first words of the text are the mark that each plan here begins with."""
    return FIRST in printed.plan and not any(FIRST in line for line in printed.words[0])


def colophon_on_an_odd_page(printed: Printed) -> bool:
    """Clause 7.4: 版记应置于公文最后一面, which is an even one."""
    return "printer:" in printed.plan and len(printed.pages) % 2 == 1


def a_blank_page_too_many(printed: Printed) -> bool:
    """A page with nothing on it that is not the one before 版记."""
    empty = [number for number, page in enumerate(printed.pages, 1) if not page.body]
    return len(empty) > 1 or any(number != len(printed.pages) - 1 for number in empty)


def a_number_where_none_belongs(printed: Printed) -> bool:
    """Clause 7.5: where a page before 版记 is blank, neither has a number."""
    blank = [at for at, page in enumerate(printed.pages) if not page.body]
    bare = [printed.pages[at] for before in blank for at in (before, before + 1) if at < len(printed.pages)]
    return any(page.number for page in bare)


def something_runs_off(printed: Printed) -> bool:
    return any(
        char.left < LEFT - _SLACK or char.right > RIGHT + _SLACK or char.baseline > BOTTOM
        for page in printed.pages
        for line in page.body
        for char in line
        if char.text.strip() and (is_han(char) or char.text.isalnum())
    )


def a_number_in_two_lines(printed: Printed) -> bool:
    lines = [text_of(line) for page in printed.pages for line in page.body if line[0].size > 15]  # no cells
    return any(
        before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalnum()
        for before, after in pairwise(lines)
        if before and after
    )


def one_character_on_a_line(printed: Printed) -> bool:
    """单字成行: a paragraph's last line that is a single character with its full stop."""
    return any(
        len(text.strip("。；，、）” \u3000")) == 1 and len(before) > 20
        for page in printed.words
        for before, text in pairwise(page)
    )


def a_hole(printed: Printed) -> bool:
    """A page that ends more than four lines early though much text follows: more than what closes a notice."""
    return any(
        lines[-1][0].baseline < BOTTOM - 5 * 10.4
        and 15 < after[0][0].size < 17
        and len([line for line in after if len(line) > 20]) > 4
        and not text_of(after[0]).startswith("附件")
        for lines, after in pairwise(page.body for page in printed.pages)
        if lines and after
    )


DEFECTS: tuple[Callable[[Printed], bool], ...] = (
    first_page_without_text,
    colophon_on_an_odd_page,
    a_blank_page_too_many,
    a_number_where_none_belongs,
    something_runs_off,
    a_number_in_two_lines,
    one_character_on_a_line,
    a_hole,
)

# -- the plans ---------------------------------------------------------------------------------------------------------

FIRST = "现将示例"
_ORGAN = "示例区人民政府办公室"


def short(title: int, text: int, attachments: int, note: bool) -> str:
    """A 印发 notice of one paragraph below a red head: so many lines of title and text."""
    names = "".join(f"    - {{title: 活动{n}安排表, text: 略。}}\n" for n in range(attachments))
    return (
        f"id: s\nnotice:\n  letterhead: {_ORGAN}文件\n  number: 示政办发〔2023〕5号\n"
        f"  title: {_ORGAN}关于印发《{'示例' * (9 * title - 12)}活动方案》的通知\n"
        "  to: 各街道办事处，区政府各部门、各直属机构\n"
        f"  text: {FIRST}{'国' * (26 + 28 * (text - 1) - 10)}组织实施。\n"
        + (f"  attachments:\n{names}" if names else "")
        + f"  issuer: {_ORGAN}\n  date: 2023年5月4日\n"
        + ("  note: 此件公开发布\n" if note else "")
    )


def long(lines: int, colophon: bool, red: bool) -> str:
    """A notice of so many lines, so that its end falls at every place of a page."""
    return (
        "id: s\nnotice:\n"
        + (f"  letterhead: {_ORGAN}文件\n  number: 示政办发〔2023〕5号\n" if red else "")
        + f"  title: 关于开展示例活动的通知\n  to: 各部门\n  text: {FIRST}{'国' * (26 + 28 * (lines - 1) - 5)}。\n"
        + f"  issuer: {_ORGAN}\n  date: 2023年5月4日\n"
        + (f"  cc: 示例区委办公室\n  printer: {_ORGAN}\n  printed: 2023年5月4日\n" if colophon else "")
    )


def plans() -> Iterator[tuple[str, str]]:
    """Every plan by its name."""
    for title, text, attachments, note in product((1, 2, 3), (1, 2, 3, 4), (0, 1, 2, 4), (True, False)):
        yield f"short-{title}-{text}-{attachments}-{'note' if note else 'bare'}", short(title, text, attachments, note)
    for lines in range(1, 45, 2):
        yield f"long-{lines}", long(lines, colophon=False, red=False)
        yield f"colophon-{lines}", long(lines, colophon=True, red=True)
    for folder in ("good", "styles"):
        for path in sorted((ROOT / "tests" / "plans" / folder).glob("*.yaml")):
            yield f"{folder}-{path.stem}", path.read_text(encoding="utf-8")


def printed(folder: Path, chosen: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, Printed]]:
    """Each plan's name, the format, and what came of it."""
    for name, text in chosen:
        plan = folder / f"{name}.yaml"
        plan.write_text(text, encoding="utf-8")
        for suffix in (".docx", ".typ.pdf"):
            result = run_gongkai("render", "-p", plan, "-o", folder / f"{name}{suffix}", "--fonts", FANDOL, "--force")
            assert result.code == 0, (name, result.err)
    names = [name for name, _ in chosen]
    for start in range(0, len(names), 40):
        by_libreoffice(folder, *(folder / f"{name}.docx" for name in names[start : start + 40]))
    for name, text in chosen:
        yield name, "docx", Printed(text, measure(folder / f"{name}.pdf"))
        yield name, "pdf", Printed(text, measure(folder / f"{name}.typ.pdf"))


def main(wanted: Sequence[str]) -> None:
    """Print the table."""
    chosen = [(name, text) for name, text in plans() if not wanted or name.startswith(tuple(wanted))]
    found: dict[tuple[str, str], list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, format, one in printed(Path(folder), chosen):
            for defect in DEFECTS:
                if defect(one):
                    found.setdefault((defect.__name__, format), []).append(name)
    print(f"{len(chosen)} plans in both formats")
    for defect in DEFECTS:
        for format in ("docx", "pdf"):
            names = found.get((defect.__name__, format), [])
            print(f"{defect.__name__:32} {format:5} {len(names):4}  {' '.join(names)}")


if __name__ == "__main__":
    main(sys.argv[1:])
