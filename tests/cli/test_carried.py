"""Commands that are told carry -p and --store as they were typed: followed, they are about the same plan."""

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from typer.main import get_command

from gongkai.cli import app, carried
from gongkai.files import as_typed
from gongkai.reports.stores import without_password
from gongkai.wide import width
from tests.conftest import PLAN, ROOT, Run

ENV = {"GONGKAI_TODAY": "2022-05-17T12:00", "GONGKAI_BY": "甲"}
WHOLE = ("--has", "报告、图片、视频")


@pytest.fixture
def two(plan_dir: Path) -> Path:
    """A folder with a plan, and another plan in each of two folders below."""
    other = PLAN.read_text(encoding="utf-8").replace("id: wanghua-515-2022", "id: 另一份")
    for name in ("sub", "另 一份"):
        (plan_dir / name).mkdir()
        (plan_dir / name / "plan.yaml").write_text(other, encoding="utf-8")
    return plan_dir


def told(text: str) -> list[list[str]]:
    """The commands of a text, as a shell would take them apart."""
    return [shlex.split(command) for command in re.findall(r"gongkai ([^；。，\n]*)", text)]


@pytest.mark.parametrize("folder", ["sub", "另 一份"])
def test_what_is_advised_is_about_the_plan_that_was_typed(folder: str, gongkai: Run, two: Path) -> None:
    plan = f"{folder}/plan.yaml"
    gongkai("report", "submit", "司法局", cwd=two, env=ENV)
    gongkai("report", "submit", "教育局", cwd=two, env=ENV)
    gongkai("report", "submit", "科技局", *WHOLE, "-p", plan, cwd=two, env=ENV)
    gongkai("report", "accept", "科技局", "-p", plan, cwd=two, env=ENV)
    refused = gongkai("report", "return", "科技局", "--reason", "缺页", "-p", plan, cwd=two, env=ENV)
    (command,) = told(refused.err)
    assert command == ["report", "undo", "-p", plan, "2"]
    assert "科技局" in gongkai(*command, cwd=two, env=ENV).out
    assert "教育局" in gongkai("status", cwd=two, env=ENV).out
    assert len(gongkai("report", "log", cwd=two, env=ENV).out.splitlines()) == 2


def test_a_store_is_carried_too_and_the_environment_is_not(gongkai: Run, two: Path) -> None:
    material = ("report", "submit", "科技局", "--has", "图片")
    typed = gongkai(*material, "--store", "进度 1.json", cwd=two, env=ENV)
    assert told(typed.err)[-1] == ["report", "submit", "--store", "进度 1.json", "科技局", "--has", "报告"]
    given = gongkai(*material, cwd=two, env=ENV | {"GONGKAI_PLAN": "sub/plan.yaml", "GONGKAI_STORE": "进度 2.json"})
    assert given.err.endswith("再登记：gongkai report submit 科技局 --has 报告\n")
    both = gongkai(*material, "-p", "sub/plan.yaml", cwd=two, env=ENV | {"GONGKAI_STORE": "进度 2.json"})
    assert told(both.err)[-1] == ["report", "submit", "-p", "sub/plan.yaml", "科技局", "--has", "报告"]


def test_validate_names_each_file(gongkai: Run, two: Path) -> None:
    for name in ("a.yaml", "乙 b.yaml"):
        (two / name).write_text("notice：\n  title： 通知\n", encoding="utf-8")
    result = gongkai("validate", "a.yaml", "乙 b.yaml", cwd=two)
    fixing = [command[:4] for command in told(result.err) if command[0] == "validate"]
    assert fixing == [["validate", "-p", name, "--fix"] for name in ("a.yaml", "乙 b.yaml")]
    assert told(gongkai("render", "-p", "a.yaml", cwd=two).err)[0][:4] == fixing[0]
    gongkai("validate", *fixing[1][1:], cwd=two)
    assert "title: 通知" in (two / "乙 b.yaml").read_text(encoding="utf-8")
    (two / "plan.yaml").write_text("notice：\n  title： 通知\n", encoding="utf-8")
    assert "  gongkai validate --fix 可以自动改好 2 处\n" in gongkai("validate", cwd=two).err


@pytest.mark.parametrize("plans", [["-p", "sub/plan.yaml"], ["sub/plan.yaml"], ["-p", "s*b/plan.yaml"]])
def test_status_says_it_of_the_plan_that_it_shows(plans: list[str], gongkai: Run, two: Path) -> None:
    gongkai("report", "submit", "科技局", "-p", "sub/plan.yaml", cwd=two, env=ENV)
    asked = ("status", *plans, "--today", "2022-05-16")
    (command,) = told(gongkai(*asked, cwd=two).out)
    assert command == ["report", "undo", "-p", plans[-1], "1"]
    assert told(gongkai(*asked, "-o", "台账.xlsx", cwd=two).err) == [command]
    assert advice(two / "台账.xlsx") == [command]
    assert gongkai(*command, cwd=two, env=ENV).code == 0


def test_of_many_plans_each_is_named(gongkai: Run, two: Path) -> None:
    places = ("plan.yaml", "sub/plan.yaml")
    for path in places:
        gongkai("report", "submit", "科技局", "-p", path, cwd=two, env=ENV)
    assert gongkai("status", *places, "--today", "2022-05-16", "-o", "总.xlsx", cwd=two).code == 0
    assert advice(two / "总.xlsx") == [["report", "undo", "-p", path, "1"] for path in places]


OURS = "各单位用 gongkai status 看进度，按时报送"


def test_what_somebody_wrote_is_shown_as_it_is(gongkai: Run, two: Path) -> None:
    (two / "q.yaml").write_text(f"id: q\nnotice:\n  title: 通知\n  text: {OURS},好\n", encoding="utf-8")
    shown = gongkai("validate", "-p", "q.yaml", cwd=two).out.split("\n")
    line = next(nth for nth, row in enumerate(shown) if f"{OURS},好" in row)
    assert width(shown[line + 1].partition("^")[0]) == width(shown[line].partition(",")[0])
    plan = ("-p", "sub/plan.yaml", "--store", "进度.json")
    assert OURS in gongkai("report", "submit", "科技局", *WHOLE, "--note", OURS, *plan, cwd=two, env=ENV).out
    assert OURS in gongkai("report", "log", *plan, cwd=two, env=ENV).out
    assert OURS in gongkai("report", "assign", "科技局", OURS, "--due", "5月19日", *plan, cwd=two, env=ENV).out
    assert OURS in gongkai("status", *plan, cwd=two, env=ENV).out
    assert OURS in gongkai("tasks", "--unit", "科技局", *plan, cwd=two, env=ENV).out


@pytest.mark.parametrize("name", ["方案、二.yaml", "方案，二；三。.yaml", "方案（二）.yaml"])
def test_options_are_told_once_and_as_they_are_typed(name: str, gongkai: Run, two: Path) -> None:
    (two / "sub/plan.yaml").rename(two / name)
    typed = ("-p", name, "--store", "s.json")
    gongkai("report", "submit", "科技局", *typed, cwd=two, env=ENV)
    told = gongkai("status", *typed, "--today", "2022-05-16", cwd=two).out
    (command,) = re.findall("撤销：gongkai (.+)", told)
    assert shlex.split(command) == ["report", "undo", "-p", name, "--store", "s.json", "1"]
    assert gongkai(*shlex.split(command), cwd=two, env=ENV).code == 0


def test_standard_input_is_not_carried(gongkai: Run, two: Path) -> None:
    content = "notice：\n  title： 通知\n".encode()
    refused = gongkai("validate", "-p", "-", stdin=content, cwd=two).err
    assert "  gongkai validate --fix 可以自动改好" in refused
    content = (two / "sub/plan.yaml").read_bytes()
    material = ("report", "submit", "科技局", "--has", "图片", "-p", "-", "--store", "s.json")
    (command,) = told(gongkai(*material, stdin=content, cwd=two, env=ENV).err)
    assert command == ["report", "submit", "--store", "s.json", "科技局", "--has", "报告"]


def advice(path: Path) -> list[list[str]]:
    """The commands in a workbook."""
    cells = (cell.value for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row)
    return [command for value in cells if isinstance(value, str) for command in told(value)]


def literals(node: ast.AST, aside: set[int]) -> Iterator[str]:
    """The texts below a node but for what is left aside, with 3 for whatever is filled in."""
    if id(node) in aside:
        return
    if isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "3" for part in node.values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    else:
        for child in ast.iter_child_nodes(node):
            yield from literals(child, aside)


def messages() -> Iterator[str]:
    """Every text of the program that names a command, its docstrings aside."""
    for path in sorted((ROOT / "gongkai").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        expressions = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
        for text in literals(tree, {id(value) for value in expressions}):
            if re.search(r"gongkai [a-z]", text) and path.stem not in ("shells", "codes"):
                yield text


WITHOUT_PLAN = re.compile(r"gongkai (?:init|import|explain|schema|hotline check|store init)\b")


@pytest.mark.parametrize("text", sorted(set(messages())))
def test_every_message_with_a_command_carries_what_was_typed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that it does not know, or whose end it does not find, would be told without it."""
    monkeypatch.setattr(carried._Typed, "root", get_command(app))
    monkeypatch.setattr(carried._Typed, "plans", ("sub/plan.yaml",))
    monkeypatch.setattr(carried._Typed, "store", "进度.json")
    shown = carried.carried(text)
    assert carried.carried(shown) == shown
    assert shown.replace(" -p sub/plan.yaml", "").replace(" --store 进度.json", "") == text
    for command in re.findall(r"gongkai [a-z](?:(?!gongkai )[^；。，\n])*", shown):
        if WITHOUT_PLAN.match(command):
            assert " -p " not in command
        else:
            assert re.search(r" -p \S|\.yaml", command), command


def name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def said_alone(node: ast.AST) -> Iterator[str]:
    """The texts that are handed to the terminal and do not go through advice()."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and name(child) in ("say", "_plain"):
            calls = (inner for inner in ast.walk(child) if isinstance(inner, ast.Call))
            advised = {id(call) for call in calls if name(call) == "advice"}
            yield from literals(child, advised)
        yield from said_alone(child)


def test_what_is_said_of_commands_is_advice() -> None:
    """The rest is shown as it is: it may be what somebody wrote."""
    of_new_plans = ("init", "next")  # their commands are not about the plan that was typed
    texts = [
        text
        for path in sorted((ROOT / "gongkai").rglob("*.py"))
        if path.stem not in of_new_plans
        for text in said_alone(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert len(texts) > 60
    assert [text for text in texts if re.search(r"gongkai [a-z]", text)] == []


def test_there_are_messages_with_commands() -> None:
    assert len(set(messages())) > 60


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("sub/plan.yaml", "sub/plan.yaml"),
        ("方案（一.yaml", "方案（一.yaml"),
        ("方案（一）.yaml", '"方案（一）.yaml"'),  # where the sentence around a command could end
        ("方案、二，三；四。.yaml", '"方案、二，三；四。.yaml"'),
        ("a b.yaml", '"a b.yaml"'),
        ("a(1).yaml", '"a(1).yaml"'),
        ("a&b.yaml", '"a&b.yaml"'),
        ("$a.yaml", "'$a.yaml'"),
    ],
)
def test_a_name_is_quoted_where_a_shell_would_take_it_apart(name: str, typed: str) -> None:
    assert as_typed(Path(name)) == typed
    assert shlex.split(typed) == [name]


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://clerk@db/gongkai", "postgresql://clerk@db/gongkai"),
        (
            "postgresql://clerk:secret@db1,db2/gongkai?sslmode=require",
            "postgresql://clerk@db1,db2/gongkai?sslmode=require",
        ),
        ("postgresql://db/gongkai?user=a&password=secret", "postgresql://db/gongkai?user=a"),
        ("postgresql://db/gongkai?password=secret&sslmode=require", "postgresql://db/gongkai?sslmode=require"),
        ("postgresql://db:5432/gongkai", "postgresql://db:5432/gongkai"),
    ],
)
def test_no_password_is_told(address: str, shown: str) -> None:
    assert without_password(address) == shown
