"""What one item of a chapter says of who, when, where and what is to be handed in, in many wordings."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.importing import import_notice

SENTENCES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))
_FACTS = ("host", "organizer", "assist", "lead", "support", "participants", "responsible", "time", "place")


def drafted(sentence: str) -> str:
    text = (
        "示例市甲局关于开展2024年示例周活动的通知\n各县区，各部门：\n现将有关事项通知如下：\n一、主要活动\n"
        f"（一）{sentence}\n示例市甲局\n2024年4月8日\n"
    )
    return import_notice(text.encode(), "通知.txt").text


def said(section: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every fact of the plan, wherever it stands."""
    for source in (section, section.get("in_text") or {}):
        yield from ((key, source[key]) for key in _FACTS if key in source)
    pieces = section["text"] if isinstance(section.get("text"), list) else []
    yield from (("who", piece["who"]) for piece in pieces if isinstance(piece, dict) and "who" in piece)
    for below in section.get("sections") or ():
        yield from said(below)


def united(section: dict[str, Any]) -> dict[str, str]:
    """The facts of the plan: of several activities when and where the first is, and all who do something in them."""
    facts: dict[str, str] = {}
    for key, value in said(section):
        known = facts.get(key)
        if known is None:
            facts[key] = alike(value)
        elif key not in ("time", "place") and alike(value) != known:
            facts[key] = f"{known}、{alike(value)}"
    return facts


def alike(units: str) -> str:
    """A list of units whatever stands between the names and behind the last."""
    return re.sub("[和及与]", "、", re.sub("等(?:单位|部门)", "", units.rstrip("。")))


@pytest.mark.parametrize("wanted", SENTENCES, ids=[entry["say"][:24] for entry in SENTENCES])
def test_a_sentence(wanted: dict[str, Any]) -> None:
    text = drafted(wanted["say"])
    plan = yaml.safe_load(text)
    facts = united(plan["notice"])
    if "who" in wanted:  # a task of its own, or of the whole item
        facts["who"] = next(facts.pop(key) for key in ("who", "responsible", "host") if key in facts)
    else:
        facts.pop("who", None)
    assert facts == {key: alike(wanted[key]) for key in (*_FACTS, "who") if key in wanted}
    reports = [
        (report["title"], report["from"], report["due"], report.get("receiver", ""))
        for report in plan.get("reports") or ()
    ]
    expected = [
        (title, sender or reports[at][1], due, receiver)
        for at, (title, sender, due, receiver) in enumerate(wanted.get("reports", ()))
        if at < len(reports)
    ]
    assert reports == expected
    assert len(reports) == len(wanted.get("reports", ()))
    if "needs" in wanted:
        assert [report.get("needs", "") for report in plan["reports"]] == wanted["needs"]
    assert text.count("请补充：原文") >= any(due == "待定" for _, _, due, _ in reports)
    if "mark" in wanted:
        assert re.search(f"请(?:核对|补充)：.*{wanted['mark']}", text)
