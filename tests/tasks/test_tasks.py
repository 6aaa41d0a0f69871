"""Task lists, checked by hand against the notice and kept."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gongkai.reading import loads
from gongkai.tasks.lists import task_list
from gongkai.tasks.pieces import bare
from tests.conftest import GOLDEN, PLANS, Run


@pytest.mark.parametrize("unit", ["营商局", "执法大队", "司法局", "教育局", "塔峪镇", "残联", "各镇街", "政府各部门"])
@pytest.mark.parametrize("format", ["text", "md", "json"])
def test_the_shipped_plan(unit: str, format: str, gongkai: Run, golden: Callable[[Path, str], None]) -> None:
    result = gongkai("tasks", "--unit", unit, "--format", format)
    assert (result.code, result.err) == (0, "")
    golden(GOLDEN / "tasks" / f"{unit}.{format}", result.out)


def titles(unit: str, gongkai: Run) -> list[tuple[str, str]]:
    tasks = json.loads(gongkai("tasks", "-u", unit, "--format", "json").out)["tasks"]
    return [(task["role"], task["title"]) for task in tasks]


def test_what_the_notice_gives_to_whom(gongkai: Run) -> None:
    assert titles("执法大队", gongkai) == [("参加", "区政府部门户外现场宣传"), ("报送", "活动总结报告")]
    assert ("牵头", "开展“重要工作部门谈”活动") in titles("司法局", gongkai)
    assert ("任务", "突出活动实效") in titles("司法局", gongkai)
    assert "突出活动实效" not in dict(titles("教育局", gongkai)).values()
    assert [role for role, _ in titles("营商局", gongkai)] == ["牵头", "配合", "牵头", "报送"]
    text = gongkai("tasks", "-u", "执法大队").out
    assert "维持现场秩序、协调车辆停放" in text
    assert "8890" not in text


@pytest.mark.parametrize("name", ["区营商局", "营商环境建设局", "营商局"])
def test_one_unit_under_any_name(name: str, gongkai: Run) -> None:
    assert gongkai("tasks", "-u", name) == gongkai("tasks", "-u", "营商局")


@pytest.mark.parametrize("name", ["区政府各部门", "各政府部门", "政府各部门"])
def test_a_group_under_any_name(name: str, gongkai: Run) -> None:
    assert gongkai("tasks", "-u", name) == gongkai("tasks", "-u", "政府各部门")


def test_an_unknown_unit_offers_the_nearest(gongkai: Run) -> None:
    result = gongkai("tasks", "-u", "营商居")
    assert (result.code, result.out) == (2, "")
    assert "营商局" in result.err


def test_a_group_shows_what_is_shared_and_what_some_add() -> None:
    plan = loads((PLANS / "good" / "heading-is-label.yaml").read_bytes()).plan
    assert plan is not None
    assert [task.role for task in task_list(plan, "甲局").tasks] == ["参加"]
    grouped = loads(
        b"id: a\nplan:\n  title: 2022\xe5\xb9\xb4\n  time: 5\xe6\x9c\x8815\xe6\x97\xa5\n"
        + "  lead: 甲局\n  support: 各部门\nunits:\n  groups:\n    各部门: {members: 甲局、乙局}\n".encode()
        + "reports:\n  - {id: r, title: 总结, from: 各部门, due: 5月18日前}\n".encode()
    ).plan
    assert grouped is not None
    view = task_list(grouped, "各部门")
    assert [task.title for task in view.tasks] == ["总结"]
    assert [(units, task.role) for units, task in view.others] == [(("甲局",), "牵头"), (("乙局",), "配合")]


def test_tasks_come_in_order_of_time_and_those_without_a_date_last() -> None:
    plan = loads(
        (
            "id: a\nplan:\n  title: 2022年方案\n  sections:\n"
            "    - {title: 甲, lead: 甲局}\n"
            "    - {title: 乙, time: 5月16日, lead: 甲局}\n"
            "    - {title: 丙, time: 5月15日下午2点, lead: 甲局}\n"
            "    - title: 丁\n      time: 5月20日\n      lead: 甲局\n"
            "      text: [{text: 布置, who: 甲局, due: 5月14日}]\n"
            "    - {title: 戊, time: 5月15日上午9时, lead: 甲局}\n"
        ).encode()
    ).plan
    assert plan is not None
    assert [task.title for task in task_list(plan, "甲局").tasks] == ["丁", "戊", "丙", "乙", "甲"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("各单位自备展板；", "各单位自备展板"),
        ("（各单位自备展板；", "各单位自备展板"),
        ("（各单位自备展板。）", "各单位自备展板"),
        ("做好保障工作。）", "做好保障工作"),
        ("设立咨询台（服务窗口），", "设立咨询台（服务窗口）"),
        ("（甲）和（乙）", "（甲）和（乙）"),
        ("；，。", ""),
    ],
)
def test_a_piece_by_itself(typed: str, shown: str) -> None:
    assert bare(typed) == shown


def test_the_suffix_chooses_the_format(gongkai: Run, tmp_path: Path) -> None:
    for suffix in ("txt", "md", "json"):
        result = gongkai("tasks", "-u", "残联", "-o", tmp_path / f"残联.{suffix}")
        assert (result.code, result.out) == (0, "")
    assert json.loads((tmp_path / "残联.json").read_text(encoding="utf-8"))["unit"] == "残联"
    assert (tmp_path / "残联.txt").read_text(encoding="utf-8").startswith("残联：2项任务")


def test_a_unit_with_nothing_to_do(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(
        "id: a\nplan: {title: 方案}\nunits: {groups: {组: {members: 甲局}}}\n", encoding="utf-8"
    )
    for format in ("text", "md", "json"):
        assert gongkai("tasks", "-u", "甲局", "--format", format, cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("（责任单位：甲局，乙局）", ()),
        ("（责任单位：甲局、乙局；时间：5月15日）", ()),
        ("（责任单位：甲局、乙局；完成时限：10月底前）", ("（责任单位：甲局、乙局；完成时限：10月底前）",)),
        ("悬挂条幅。（责任单位：甲局、乙局）", ("悬挂条幅。（责任单位：甲局、乙局）",)),
        ("（视天气而定）", ("（视天气而定）",)),
    ],
)
def test_roles_in_brackets_are_not_told_again(text: str, said: tuple[str, ...]) -> None:
    """What the sheet shows under 责任单位 and 时间 already; whatever it does not show stays."""
    section = f"{{title: 宣传。, text: {text}, in_text: {{responsible: 甲局、乙局, time: 5月15日}}}}"
    plan = loads(f"id: a\nplan:\n  title: 2022年\n  sections: [{section}]\n".encode()).plan
    assert plan is not None
    assert task_list(plan, "甲局").tasks[0].text == said
