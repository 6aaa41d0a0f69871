"""What somebody types stays text in every document: some of what `python -m tests.injections` tries."""

from pathlib import Path

from tests.injections import outcomes


def test_no_document_takes_a_word_for_its_own(tmp_path: Path) -> None:
    found = list(outcomes(tmp_path, ["a page", "a formula"], ["title"]))
    assert [one for one in found if one.wrong] == []
    assert sum(one.code == 0 for one in found) > 30
