"""From bytes to a resolved plan: what is kept to the character, and what is reported where."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.diagnostics import Diagnostic, Position
from gongkai.plan import Plan
from gongkai.reading import loads
from gongkai.reading.nodes import parse
from gongkai.reading.source import Source
from gongkai.text import Text
from tests.conftest import PLAN, PLANS, Run
from tests.hostile import damaged, look, shaped

BAD = sorted((PLANS / "bad").glob("*.yaml"))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_plans(path: Path, gongkai: Run, golden: Callable[[Path, str], None]) -> None:
    """Each file's name begins with the code it is about; its .out is what the user sees."""
    result = gongkai("validate", path.name, cwd=path.parent)
    golden(path.with_suffix(".out"), f"{result.out}{result.err}[{result.code}]\n")
    assert path.stem.split("-")[0] in result.out
    assert result.code == (1 if " 错误 " in result.out else 0)


def test_warnings_fail_where_they_are_meant_to(gongkai: Run) -> None:
    assert gongkai("validate").code == 0
    assert gongkai("validate", "--strict").code == 1


def test_findings_for_programs(gongkai: Run) -> None:
    plans = [
        PLANS / "bad" / "GK104-swallowed.yaml",
        PLANS / "bad" / "GK007-key-twice.yaml",
        PLANS / "good" / "in-text.yaml",
    ]
    result = gongkai("validate", *plans, "--format", "json")
    assert (result.code, result.err) == (1, "")
    files = json.loads(result.out)["files"]
    assert [[finding["code"] for finding in file["findings"]] for file in files] == [["GK104"], ["GK007"], []]
    assert files[1]["findings"][0] | {"message": "", "hint": ""} == {
        "code": "GK007", "severity": "error", "line": 5, "column": 3, "message": "", "hint": "", "fixable": False,
    }  # fmt: skip
    annotations = gongkai("validate", *plans, "--format", "github").out.splitlines()
    assert annotations[0].startswith(f"::warning file={plans[0]},line=4,col=3,title=GK104::text（正文）后面没有内容。")
    assert len(annotations) == 2


@pytest.mark.parametrize("command", [["render"], ["tasks", "--unit", "甲局"], ["status"], ["report", "submit", "甲局"]])
def test_errors_stop_every_command_alike(command: list[str], gongkai: Run, tmp_path: Path) -> None:
    plan = PLANS / "bad" / "GK120-unknown-unit.yaml"
    store = tmp_path / "status.json"
    extra = ["--store", str(store)] if command[0] in ("status", "report") else []
    result = gongkai(*command, "--plan", plan, *extra)
    assert (result.code, result.out) == (1, "")
    assert "GK120" in result.err
    assert not store.exists()


def plan_of(text: str) -> Plan:
    loaded = loads(text.encode())
    assert loaded.plan is not None, loaded.diagnostics
    return loaded.plan


def value_of(yaml: str) -> Text:
    """The one value of a one-key mapping."""
    root, problems = parse(Source("x", yaml))
    assert not problems
    return root.items[0][1]  # type: ignore[union-attr, return-value, index]


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("k: 推动政府机关\n  提升意识", "推动政府机关提升意识"),
        ("k: 定于\n  5月15日举行", "定于5月15日举行"),
        ("k: use plain\n  words here", "use plain words here"),
        ("k: 开展“难题\n  我来答”活动", "开展“难题我来答”活动"),
        ("k: >\n  推动政府机关\n  提升意识\n", "推动政府机关提升意识"),
        ("k: >\n  第一段\n    缩进段\n  第三段\n", "第一段\n  缩进段\n第三段"),
        ('k: "他说\\"好\\"，然后\n  继续"', '他说"好"，然后继续'),
        ("k: >-\n  第一段\n\n  第二段\n", "第一段\n第二段"),
        ("k: |\n  第一段\n  第二段\n", "第一段\n第二段"),
        ('k: "推动政府机关\n  提升意识"', "推动政府机关提升意识"),
        ("k: '甲''乙\n  丙'", "甲'乙丙"),
        ('k: "甲\\t乙\n  丙"', "甲\t乙丙"),
        ("k: 9:00", "9:00"),
        ("k: no", "no"),
        ("k: 024", "024"),
        ("k: 推进权力公开    建设服务政府", "推进权力公开    建设服务政府"),
        ("k: '#政务公开# 活动'", "#政务公开# 活动"),
    ],
)
def test_scalars_are_text(yaml: str, value: str) -> None:
    assert value_of(yaml) == value


@pytest.mark.parametrize(
    ("yaml", "character", "place"),
    [
        ("k: 甲乙丙", "丙", (1, 6)),
        ('k: "甲乙丙"', "丙", (1, 7)),
        ("k: 甲乙\n  丙丁", "丁", (2, 4)),
        ("k: |\n    甲乙\n    丙丁", "丁", (3, 6)),
        ("k: >\n    甲乙\n    丙丁", "丁", (3, 6)),
        ("k: '甲乙\n\n  丙丁'", "丁", (3, 4)),
        ("k: 𠮷甲乙", "乙", (1, 6)),
    ],
)
def test_every_character_knows_its_place(yaml: str, character: str, place: tuple[int, int]) -> None:
    value = value_of(yaml)
    assert value.position(value.index(character)) == Position(*place)


_CHINESE = st.text(alphabet="政务公开日活动“”《》，。、；（）—…·abcXYZ0189 ", min_size=1, max_size=40)


@given(st.lists(_CHINESE.map(str.strip).filter(bool), min_size=1, max_size=5))
def test_a_literal_block_is_kept_to_the_character(lines: list[str]) -> None:
    assert value_of("k: |\n" + "".join(f"  {line}\n" for line in lines)) == "\n".join(lines)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_encodings_as_offices_save_them(encoding: str, newline: str) -> None:
    content = PLAN.read_text(encoding="utf-8").replace("\n", newline).encode(encoding)
    loaded = loads(content)
    assert loaded.plan == loads(PLAN.read_bytes()).plan
    assert [entry.code for entry in loaded.diagnostics] == (["GK001"] if encoding == "gb18030" else [])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-p", "没有.yaml"], "找不到文件：没有.yaml"),
        (["-p", "."], "这是文件夹"),
    ],
)
def test_files_that_cannot_be_read(arguments: list[str], said: str, gongkai: Run, tmp_path: Path) -> None:
    result = gongkai("render", *arguments, cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert result.err.count("\n") <= 2


def test_standard_input(gongkai: Run, tmp_path: Path) -> None:
    result = gongkai("render", "-p", "-", cwd=tmp_path, stdin=PLAN.read_bytes())
    assert result == gongkai("render", "-p", PLAN)


def test_the_shipped_plan_resolves() -> None:
    plan = loads(PLAN.read_bytes()).plan
    assert plan is not None
    assert len(plan.registry.units) == 31
    assert [len(report.units) for report in plan.reports] == [30]
    assert [len(activity.role_of) for activity in plan.activities] == [29, 20, 1, 14, 9]
    rest = next(duty for duty in plan.duties if "其余未参加" in duty.piece.text)
    assert "、".join(rest.members.all) == "区政府办公室、司法局、科技局、文旅局、退役军人局、金融局、医保局、信访局"
    talks = plan.activities[1]
    assert {role: len(members.all) for role, members in talks.roles.items()} == {"lead": 2, "support": 18}
    assert talks.role_of["司法局"] == "lead"
    assert plan.activities[0].role_of["营商局"] == "lead"


def test_positions_are_no_part_of_equality() -> None:
    assert plan_of("id: a\nplan:\n  title: 甲\n  text: 乙\n") == plan_of("\n\nid: 'a'\nplan: {title: 甲, text: 乙}\n")


def test_a_label_that_is_the_title_holds_for_the_parent() -> None:
    plan = plan_of(
        "id: a\nplan:\n  title: 2022年方案\n  sections:\n"
        "    - {title: 活动时间, time: 5月15日至5月20日}\n"
        "    - {title: 责任单位。, responsible: 甲局}\n"
        "    - {title: 宣传, lead: 乙局}\n"
        "    - {title: 咨询, time: 5月16日, lead: 丙局}\n"
    )
    assert [(activity.title, str(activity.time and activity.time.text)) for activity in plan.activities] == [
        ("2022年方案", "5月15日至5月20日"),
        ("宣传", "5月15日至5月20日"),
        ("咨询", "5月16日"),
    ]


def test_who_takes_roles_activities_and_groups() -> None:
    plan = plan_of(
        "id: a\nplan:\n  title: 2022年方案\n  sections:\n"
        "    - text: [{text: 甲, who: 各部门, except: later}, {text: 乙, who: later、丁局}]\n"
        "    - id: later\n      lead: 甲局\n      participants: 乙局\n"
        "      sections:\n        - text: [{text: 丙, who: 参与单位}, {text: 丁, who: 牵头单位、丙局}]\n"
        "units:\n  groups:\n    各部门: {members: 甲局、乙局、丙局、丁局}\n"
    )
    assert {str(duty.piece.text): "".join(duty.members.all) for duty in plan.duties} == {
        "甲": "丙局丁局",
        "乙": "甲局乙局丁局",
        "丙": "乙局",
        "丁": "甲局丙局",
    }


def test_named_individually_beats_named_through_a_group() -> None:
    plan = plan_of(
        "id: a\nplan:\n  title: 方案\n  support: 各部门\n  lead: 甲局\n  participants: 乙局\n"
        "units:\n  groups:\n    各部门: {members: 甲局、乙局、丙局}\n"
    )
    assert plan.activities[0].role_of == {"甲局": "lead", "乙局": "participants", "丙局": "support"}


def test_a_deadline_counted_from_an_activity() -> None:
    plan = plan_of(
        "id: a\nplan:\n  title: 2022年方案\n  time: 5月10日\n"
        "  sections:\n    - {id: x, time: 5月15日至20日, lead: 甲局}\n"
        "reports:\n"
        "  - {id: r, title: 总结, from: 甲局, due: 活动结束后5个工作日内, of: x}\n"
        "  - {id: s, title: 方案, from: 甲局, due: 活动结束后5个工作日内}\n"
    )
    assert [report.due.moment and report.due.moment.iso() for report in plan.reports] == ["2022-05-27", "2022-05-17"]


SHIPPED = PLAN.read_text(encoding="utf-8").split("\n")
KEYS = [number for number, line in enumerate(SHIPPED, 1) if re.match(r" *(?:- )?[a-z_]+:(?: |$)", line)]
UNITS = SHIPPED.index(next(line for line in SHIPPED if line.startswith("units:"))) + 1


def errors(number: int, line: str) -> list[Diagnostic]:
    """What is said where this line takes the place of one of the shipped plan's."""
    lines = [*SHIPPED[: number - 1], line, *SHIPPED[number:]]
    return [entry for entry in loads("\n".join(lines).encode()).diagnostics if entry.is_error]


@pytest.mark.parametrize("number", KEYS)
def test_a_colon_mistyped_anywhere_is_told_once_and_on_its_line(number: int) -> None:
    before, after = SHIPPED[number - 1].split(":", 1)
    mistyped = {"GK013": f"{before}：{after.lstrip()}", "GK020": before + after, "GK014": f"{before}:{after.lstrip()}"}
    for code, line in mistyped.items():
        if line != SHIPPED[number - 1]:
            assert [(entry.code, entry.at.line) for entry in errors(number, line)] == [(code, number)]


@pytest.mark.parametrize(
    ("key", "item", "found"),
    [
        ("text", "联系人：张三；电话：000。", False),
        ("text", "时间：5月15日。", False),
        ("list", "牵头单位：甲局", False),
        ("text", "由谁做：甲局", True),
        ("text", "who：甲局", True),
        ("sections", "标题：总结", True),
    ],
)
def test_a_wide_colon_in_a_list_of_texts_is_none_of_a_key_when_something_else_is_wrong(
    key: str, item: str, found: bool
) -> None:
    plan = f"id: a\nplan:\n  title: 示例方案\n  {key}:\n    - {item}\n  place: @示例\n"
    told = loads(plan.encode()).diagnostics
    assert [entry.at.line for entry in told if entry.code == "GK013"] == [5] * found


@pytest.mark.parametrize("number", [number for number in KEYS if number < UNITS])
def test_a_key_out_of_line_is_told_on_its_line_with_where_it_belongs(number: int) -> None:
    line = SHIPPED[number - 1]
    indent = len(line) - len(line.lstrip())
    for blanks in (indent + shift for shift in (-2, -1, 1, 2) if indent + shift >= 0):
        (found, *others) = errors(number, " " * blanks + line.lstrip())
        assert found.at.line == number
        if advice := re.search(r"前面(?:留 (\d+) 个|不留)空格", found.hint):
            assert int(advice[1] or 0) == indent
            assert others == []
        else:  # in the mapping above or below, where the key is none
            assert found.code == "GK101"
            assert "看看缩进对不对" in found.hint


@settings(max_examples=80)
@given(damaged())
def test_a_damaged_plan_gives_diagnostics_and_no_exception(content: bytes) -> None:
    look(content)


@settings(max_examples=100)
@given(shaped())
def test_a_plan_of_any_shape_gives_diagnostics_and_no_exception(content: bytes) -> None:
    look(content)
