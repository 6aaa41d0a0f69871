"""What reaches the terminal: nothing in a user's text steers it, whoever prints it."""

import json
from pathlib import Path

import pytest

from gongkai.reading import loads
from gongkai.reports.file import JsonStore
from tests.conftest import Run

PLAN = """id: a
notice: {title: 2022年示例通知, issuer: 示例区办, date: 2022年5月7日, text: 正文。}
units: {groups: {各部门: {members: 甲局、乙局}}}
reports:
  - {id: r, title: 总结, from: 各部门, due: 5月18日前}
"""
ESC = "\x1b[31m"


@pytest.fixture
def recorded(tmp_path: Path, gongkai: Run) -> Path:
    """A record whose unit and report are names with an escape in them, with a sound checksum."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert gongkai("report", "submit", "甲局", "--today", "2022-05-17", cwd=tmp_path).code == 0
    store = JsonStore(tmp_path / "status.json", "a")
    (event,), revision = store.load()
    strange = event._replace(units=(f"丙{ESC}局",), report=f"旧{ESC}项", by=f"人{ESC}")
    store.append([strange, event._replace(units=(f"丁{ESC}局",))], revision)
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["report", "log"],
        ["report", "log", "--recover"],
        ["report", "undo", "2"],
        ["report", "undo", "3"],
        ["status", "-u", f"没有{ESC}局"],
        ["tasks", "-u", f"没有{ESC}局"],
        ["tasks", "--activity", f"{ESC}"],
        ["report", "submit", f"{ESC}局"],
        ["render", "-p", f"没有{ESC}.yaml"],
        ["explain", f"{ESC}"],
    ],
    ids=lambda command: "-".join(command[:3]).replace(ESC, ""),
)
def test_no_escape_reaches_the_terminal(command: list[str], recorded: Path, gongkai: Run) -> None:
    when = ["--today", "2022-05-17"] if command[0] in ("status", "report") else []
    result = gongkai(*command, *when, cwd=recorded)
    assert "\x1b" not in result.out + result.err


def test_json_keeps_what_was_typed(recorded: Path, gongkai: Run) -> None:
    out = gongkai("report", "log", "--format", "json", cwd=recorded).out
    assert "\x1b" not in out
    assert f"丙{ESC}局" in str(json.loads(out)).replace("\\x1b", "\x1b")


def test_every_unknown_name_gets_its_suggestion() -> None:
    """Not only the first twenty."""
    members = "、".join(f"第{number}号示例局" for number in range(60))
    typed = "、".join(f"第{number}号示列局" for number in range(60))
    plan = f"id: a\nplan: {{title: 2022年方案, lead: {typed}}}\nunits: {{groups: {{各局: {{members: {members}}}}}}}\n"
    found = [entry for entry in loads(plan.encode()).diagnostics if entry.code == "GK120"]
    assert len(found) == 60
    for number, entry in enumerate(found):
        assert f"第{number}号示例局" in entry.hint


def test_an_empty_title_that_is_needed_is_not_to_be_deleted() -> None:
    (found,) = loads("id: a\nplan:\n  title:\n  text: 正文。\n".encode()).diagnostics
    assert found.code == "GK102"
    assert "删掉" not in found.hint
    assert "补上" in found.hint


@pytest.mark.parametrize("typed", ["、", "[]"])
def test_nobody_where_somebody_is_needed_is_not_to_be_deleted_either(typed: str) -> None:
    plan = f"id: a\nplan: {{title: 2022年方案}}\nreports:\n  - {{id: r, title: 总结, from: {typed}, due: 5月18日}}\n"
    (found,) = loads(plan.encode()).diagnostics
    assert (found.code, found.is_error) == ("GK102", True)
    assert found.hint == "没有写的，补上：谁要报"
