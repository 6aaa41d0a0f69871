"""A sample of `python -m tests.sweep`: notices that end at every place of a page, printed both ways."""

from pathlib import Path

from gongkai.page.blocks import Block, NoticeView, Span
from gongkai.page.faults import (
    FAULTS,
    Fault,
    Printed,
    a_number_in_two_lines,
    closing_without_text,
    colophon_on_an_odd_page,
    first_page_without_text,
)
from gongkai.page.measured import Page
from tests.sweep import plans, printed

PAGE = Page([], [], [])
MUST_NOT_BE = [fault for fault in FAULTS if fault is not a_number_in_two_lines]


def unavoidable(name: str, fault: Fault) -> bool:
    """A single line of text stays on the first page (7.3.3), so what closes it may stand alone on the next one."""
    return fault is closing_without_text and name.startswith("short") and name.split("-")[2] == "1"


def test_a_sample_of_notices_shows_none_of_the_faults(tmp_path: Path) -> None:
    sample = list(plans())[:140:23]
    assert {name.partition("-")[0] for name, _ in sample} == {"short", "long", "colophon"}
    found = [
        (name, format, said)
        for name, format, one in printed(tmp_path, sample)
        for fault in MUST_NOT_BE
        for said in fault(one)
        if not unavoidable(name, fault)
    ]
    assert found == []


def test_a_single_line_of_text_and_a_tall_last_row_keep_what_closes_the_notice(tmp_path: Path) -> None:
    """The names of a joint issue get a little smaller for that; of a table no row is moved that may go on."""
    chosen = [(name, text) for name, text in plans() if name.startswith(("joint-alone", "table-end"))]
    assert len(chosen) == 4
    found = [
        (name, format, said)
        for name, format, one in printed(tmp_path, chosen)
        for fault in FAULTS
        for said in fault(one)
    ]
    assert found == []


def test_a_fault_is_seen() -> None:
    """A page that shows no text of a plan that has some; and one whose 版记 is on an odd page."""
    spans = (Span("text", "现将示例"),)
    nothing = Printed(
        NoticeView("", tuple(Block(kind, spans) for kind in ("letterhead", "paragraph", "colophon"))), [PAGE]
    )
    assert list(colophon_on_an_odd_page(nothing)) == ["版记在第1页，是单页（7.4）"]
    assert list(first_page_without_text(nothing)) == ["第1页没有正文（7.3.3）"]
