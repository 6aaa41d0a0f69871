"""What whole chapters say of who, when and where: of the notice and of each section that says anything, in order."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.keys import ROLE_NAMES
from tests.importing.test_listed import drafted, reports

CHAPTERS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "chapters.yaml").read_text(encoding="utf-8"))


def facts_of(section: dict[str, Any]) -> Iterator[dict[str, str]]:
    """The facts of a section and of those below it; a task of a sentence is `who`."""
    known = {**section, **(section.get("in_text") or {})}
    facts = {key: known[key] for key in ("time", "place", *sorted(ROLE_NAMES)) if key in known}
    pieces = section["text"] if isinstance(section.get("text"), list) else []
    who = [piece["who"] for piece in pieces if isinstance(piece, dict) and "who" in piece]
    facts |= {"who": "；".join(who)} if who else {}
    yield from [facts] if facts else []
    for below in section.get("sections") or ():
        yield from facts_of(below)


@pytest.mark.parametrize("wanted", CHAPTERS, ids=[entry["text"].replace("\n", "/")[:24] for entry in CHAPTERS])
def test_chapters(wanted: dict[str, Any]) -> None:
    text = drafted(wanted["text"].strip())
    assert list(facts_of(yaml.safe_load(text)["notice"])) == wanted["facts"]
    assert reports(wanted["text"].strip()) == [tuple(report) for report in wanted.get("reports", [])]
    for mark in wanted.get("marks", []):
        assert mark in text
