"""Every command with hostile names in every place that takes one: nothing that is said steers the terminal."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from gongkai.cli import app
from gongkai.reports.file import JsonStore
from tests.conftest import Result, Run

ESCAPES = "\x1b]0;改\x07\x9b31m\u202e\r\x00"
NAME = ESCAPES.replace("\x00", "")  # no argument and no file's name can hold that one
MARK = "\u202e"  # what follows it runs from right to left
PLAN = f"""id: a
notice: {{title: 2022年示例{MARK}通知, to: 甲局, issuer: 示例区办, date: 2022年5月7日, text: 正文。}}
plan:
  title: 2022年示例方案
  sections:
    - {{id: x, title: 活动{MARK}一, time: 5月15日, place: 广场{MARK}, lead: 甲局{MARK}, text: 做事。}}
units:
  groups: {{各部门{MARK}: {{members: 甲局{MARK}、乙局}}}}
  contacts: {{乙局: {{person: 张三{MARK}, phone: 123{MARK}}}}}
reports:
  - {{id: r, title: 总结{MARK}, from: 甲局{MARK}、乙局, due: 5月18日前, needs: 图片}}
"""
DOCUMENTS = ("render", "report remind", "summary", "import", "next")
# Beside what is tried, something that lets the command come to it.
GIVEN = {
    "report submit": ["乙局"],
    "report return": ["乙局", "--reason", "缺照片"],
    "report accept": ["乙局"],
    "report waive": ["乙局", "--reason", "没有参加"],
    "report extend": ["乙局", "--until", "5月25日", "--reason", "暴雨"],
    "report assign": ["乙局", "临时的事", "--due", "5月19日"],
    "report receive": ["乙局"],
    "report collect": ["收件"],
    "report undo": ["1"],
    "report scan": ["收件"],
    "tasks": ["-u", "乙局"],
    "next": ["--year", "2023"],
}


def commands(group: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with its name as it is typed."""
    context = group.make_context(name, [], resilient_parsing=True)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        if hasattr(command, "list_commands"):
            yield from commands(command, f"{name}{word} ")
        else:
            yield f"{name}{word}", command


COMMANDS = dict(commands(typer.main.get_command(app)))


def tries(command: Any, given: list[str]) -> Iterator[list[str]]:
    """Every argument and every option of the command with a hostile value, alone and beside what is needed."""
    yield [f"--{NAME}"]
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            values = [[NAME], [f"{NAME}/没有.docx"]]
        elif parameter.is_flag:
            values = [[parameter.opts[0]]]
        else:
            values = [[parameter.opts[0], NAME], [parameter.opts[0], f"{NAME}.xlsx"]]
        for value in values:
            yield value
            yield from [[*given, *value]] if given else []


@pytest.fixture(params=["a sound plan", "a plan with escapes"])
def desk(request: pytest.FixtureRequest, tmp_path: Path, gongkai: Run) -> Path:
    """A folder with a hostile name, a plan, files handed in, and a record of strange units and reports."""
    folder = tmp_path / NAME
    (folder / "收件" / NAME).mkdir(parents=True)
    plan = folder / "plan.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    for name in ("乙局总结.docx", f"{NAME}总结.docx", f"{NAME}/{NAME}.jpg", f"乙局{NAME}.xlsx"):
        (folder / "收件" / name).write_bytes(name.encode())
    assert gongkai("report", "submit", "乙局", "--today", "2022-05-17", cwd=folder).code == 0
    store = JsonStore(folder / "status.json", "a")
    (event,), revision = store.load()
    strange = event._replace(units=(f"丙{ESCAPES}局",), report=f"旧{ESCAPES}", by=f"人{ESCAPES}", note=ESCAPES)
    store.append([strange, event._replace(by=ESCAPES, note=ESCAPES)], revision)
    if request.param == "a plan with escapes":
        plan.write_text(PLAN.replace("示例方案", f"示例{NAME}方案".replace("\r", "")), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_that_is_said_steers_the_terminal(name: str, desk: Path, gongkai: Run) -> None:
    given = GIVEN.get(name, [])
    for number, arguments in enumerate(tries(COMMANDS[name], given)):
        copy = desk.with_name(f"{number}{NAME}")
        shutil.copytree(desk, copy)
        when = ["--today", "2022-05-19"] if "--today" not in arguments else []
        result = gongkai(*name.split(), *arguments, *when, cwd=copy, stdin=b"n\n")
        harmless(result, arguments, document=name in DOCUMENTS)


@pytest.mark.parametrize("name", ["PLAN", "STORE", "TODAY", "TEMPLATES", "BY"])
@pytest.mark.parametrize("command", ["render", "status", "report log", "report submit 乙局 --yes", "tasks -u 乙局"])
def test_nor_does_what_the_environment_says(name: str, command: str, desk: Path, gongkai: Run) -> None:
    result = gongkai(*command.split(), cwd=desk, env={f"GONGKAI_{name}": NAME})
    harmless(result, [name, command], document=command in DOCUMENTS)


def harmless(result: Result, arguments: list[str], document: bool) -> None:
    """Nothing but text was said; in a document that went to stdout the plan's own letters stand as they are."""
    for said, own in ((result.out, "\n\u3000" + MARK * document), (result.err, "\n\u3000")):
        strange = {character for character in said if not character.isprintable() and character not in own}
        assert not strange, (arguments, strange, said)
