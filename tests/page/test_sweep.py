"""A sample of `python -m tests.sweep`: notices that end at every place of a page, printed both ways."""

from pathlib import Path

from tests.pages import Page
from tests.sweep import (
    Printed,
    a_blank_page_too_many,
    a_hole,
    a_number_where_none_belongs,
    colophon_on_an_odd_page,
    first_page_without_text,
    plans,
    printed,
    something_runs_off,
)

PAGE = Page([], [])
MUST_NOT_BE = (
    first_page_without_text,
    colophon_on_an_odd_page,
    a_blank_page_too_many,
    a_number_where_none_belongs,
    something_runs_off,
    a_hole,
)


def test_a_sample_of_notices_shows_none_of_the_faults(tmp_path: Path) -> None:
    sample = list(plans())[:140:23]
    assert {name.partition("-")[0] for name, _ in sample} == {"short", "long", "colophon"}
    found = [
        (name, format, defect.__name__)
        for name, format, one in printed(tmp_path, sample)
        for defect in MUST_NOT_BE
        if defect(one)
    ]
    assert found == []


def test_a_fault_is_seen() -> None:
    """A page that shows no text of a plan that has some; and one whose 版记 is on an odd page."""
    nothing = Printed("text: 现将示例\nprinter: 甲\n", [])
    assert colophon_on_an_odd_page(nothing._replace(pages=[PAGE]))
    assert first_page_without_text(nothing._replace(pages=[PAGE]))
