"""Recording reports and showing who has not: before, on and after the deadline, and whatever happens to the file."""

import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from gongkai.phrases.moments import Moment, from_iso
from gongkai.reports.events import Event, Kind
from gongkai.reports.file import JsonStore
from gongkai.reports.sealed import Sealed, seal
from tests.conftest import DATA, Run


def status(gongkai: Run, folder: Path, today: str, *options: str) -> Any:
    result = gongkai("status", "--today", today, "--format", "json", *options, cwd=folder)
    assert result.code == 0, result.err
    return json.loads(result.out)["reports"][0]


def row(report: Any, unit: str) -> Any:
    return next(entry for entry in report["rows"] if entry["unit"] == unit)


def hand_in(gongkai: Run, folder: Path, unit: str, at: str, *options: str | Path) -> None:
    result = gongkai("report", "submit", unit, *options, "--at", at, "--today", at, "--by", "测试员", cwd=folder)
    assert result.code == 0, result.err
    assert "已登记" in result.out


@pytest.mark.parametrize(
    ("today", "days_left", "overdue"),
    [("2022-05-17", 1, False), ("2022-05-18", 0, False), ("2022-05-18T23:59", 0, False), ("2022-05-19", -1, True)],
)
def test_before_on_and_after_the_deadline(
    today: str, days_left: int, overdue: bool, gongkai: Run, plan_dir: Path
) -> None:
    report = status(gongkai, plan_dir, today)
    assert (report["units"], report["reported"], report["pending"], report["late"]) == (30, 0, 30, 0)
    assert (report["days_left"], report["overdue"]) == (days_left, overdue)
    assert gongkai("status", "--today", today, "--check", cwd=plan_dir).code == int(overdue)


def test_a_late_report_stays_late(gongkai: Run, plan_dir: Path) -> None:
    hand_in(gongkai, plan_dir, "司法局", "2022-05-18T23:59", "--has", "报告、图片", "--has", "视频")
    hand_in(gongkai, plan_dir, "教育局", "2022-05-19")
    hand_in(gongkai, plan_dir, "教育局", "2022-05-20", "--has", "照片")
    report = status(gongkai, plan_dir, "2022-06-01")
    assert (report["reported"], report["pending"], report["late"], report["incomplete"]) == (2, 28, 1, 1)
    assert row(report, "司法局")["late"] is False
    late = row(report, "教育局")
    assert (late["late"], late["first"], late["missing"], late["submissions"]) == (True, "2022-05-19", ["视频"], 2)


def test_what_is_after_today_has_not_happened(gongkai: Run, plan_dir: Path) -> None:
    hand_in(gongkai, plan_dir, "司法局", "2022-05-17T10:30")
    assert status(gongkai, plan_dir, "2022-05-16")["reported"] == 0
    assert status(gongkai, plan_dir, "2022-05-17T10:29")["reported"] == 0
    assert status(gongkai, plan_dir, "2022-05-17T10:30")["reported"] == 1
    assert status(gongkai, plan_dir, "2022-05-17")["reported"] == 1


def test_files_are_recorded_with_their_checksums(gongkai: Run, plan_dir: Path) -> None:
    (plan_dir / "总结.docx").write_bytes(b"report")
    (plan_dir / "照片.JPG").write_bytes(b"")
    hand_in(gongkai, plan_dir, "区营商局", "2022-05-17T10:30", "总结.docx", "照片.JPG", "--note", "  纸质另送", "--yes")
    stored = json.loads((plan_dir / "status.json").read_text(encoding="utf-8"))
    event = stored["events"][0]
    assert {key: stored[key] for key in ("format", "plan", "revision")} == {
        "format": 3,
        "plan": "wanghua-515-2022",
        "revision": 1,
    }
    assert event["units"] == ["营商局"]
    assert (event["kind"], event["report"], event["by"], event["note"]) == (
        "submitted",
        "summary",
        "测试员",
        "  纸质另送",
    )
    assert (event["at"], event["recorded"]) == ("2022-05-17T10:30:00+08:00", "2022-05-17T10:30:00+08:00")
    assert event["files"] == [
        {
            "name": "总结.docx",
            "size": 6,
            "sha256": sha256(b"report").hexdigest(),
            "kind": "文档",
            "holds": [],
        },
        {
            "name": "照片.JPG",
            "size": 0,
            "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "kind": "图片",
            "holds": [],
        },
    ]
    assert row(status(gongkai, plan_dir, "2022-05-17"), "营商局")["missing"] == ["图片", "视频"]  # empty


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["营商居"], "是不是：营商局"),
        (["各镇街"], "逐个单位登记"),
        (["营商局", "没有.docx"], "找不到文件：没有.docx"),
        (["营商局", "."], "这是文件夹"),
        (["营商局", "--report", "sumary"], "没有代号为“sumary”的报送事项"),
        (["营商局", "--has", "锦旗"], "不需要“锦旗”"),
        (["营商局", "--at", "昨天"], "--at 看不懂“昨天”"),
        (["营商局", "--at", "2022-05-20", "--today", "2022-05-19"], "还没有到"),
        (["营商局", "--today", "x"], "--today 看不懂"),
        ([], "缺少 单位"),
    ],
)
def test_what_cannot_be_recorded(arguments: list[str], said: str, gongkai: Run, plan_dir: Path) -> None:
    result = gongkai("report", "submit", *arguments, cwd=plan_dir)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert not (plan_dir / "status.json").exists()


TWO = """id: two
plan: {title: 2022年方案}
reports:
  - {id: a, title: 方案, from: 甲局、乙局, due: 5月10日前}
  - {id: b, title: 总结, from: 甲局, due: 5月18日17:30前, except: 乙局}
"""


def test_several_reports_have_to_be_named(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(TWO.replace("总结", "5•15总结"), encoding="utf-8")
    result = gongkai("report", "submit", "甲局", cwd=tmp_path)
    assert result.code == 2
    assert "a（方案）、b（5•15总结）" in result.err
    refused = gongkai("report", "submit", "乙局", "--report", "b", cwd=tmp_path)
    assert refused.code == 2
    assert "不用报" in refused.err
    assert gongkai("report", "submit", "甲局", "--report", "5·15总结", "--at", "2022-05-18", cwd=tmp_path).code == 0
    text = gongkai("status", "--today", "2022-05-18T17:31", "--pending", cwd=tmp_path).out
    assert "都报齐了" in text
    assert "方案（5月10日前）" in text
    assert "已过期限 8 天" in text
    assert "2项报送合计" in text
    assert "应报 3，已报 1，未报 2，逾期 2\n" in text
    only = json.loads(gongkai("status", "--today", "2022-05-20", "--format", "json", "--report", "b", cwd=tmp_path).out)
    assert [report["report"] for report in only["reports"]] == ["b"]
    assert only["reports"][0]["late"] == 0  # the day is known, the hour is not


def test_the_table(gongkai: Run, plan_dir: Path) -> None:
    hand_in(gongkai, plan_dir, "司法局", "2022-05-17T10:30", "--has", "报告、图片", "--has", "视频")
    hand_in(gongkai, plan_dir, "教育局", "2022-05-19")
    text = gongkai("status", "--today", "2022-05-19", cwd=plan_dir).out
    assert "应报 30，已报 2，未报 28，逾期 28，迟报 1，缺材料 1；已过期限 1 天" in text
    lines = [line.split() for line in text.splitlines()]
    assert ["司法局", "已报送", "5月17日10:30"] in lines
    assert ["教育局", "已报送（迟报）", "5月19日", "图片、视频", "迟1天"] in lines
    assert ["残联", "逾期未报", "活动总结报告、图片、视频"] in lines
    pending = gongkai("status", "--today", "2022-05-19", "--pending", cwd=plan_dir).out
    assert "司法局" not in pending
    assert "残联" in pending


# -- the file; what every store keeps to is in test_stores.py ----------------------------------------------------------

NOW = from_iso("2022-05-17T10:30")


def event(unit: str) -> Event:
    return Event(Kind.SUBMITTED, "r", (unit,), Moment(NOW.day), NOW, "测试员")


def test_a_renamed_unit_keeps_its_record(gongkai: Run, plan_dir: Path) -> None:
    hand_in(gongkai, plan_dir, "发改局", "2022-05-17", "--has", "报告、图片、视频")
    plan = plan_dir / "plan.yaml"
    renamed = (
        plan.read_text(encoding="utf-8").replace("司法局、发改局", "司法局、经发局").replace("区发改局", "区经发局")
    )
    plan.write_text(renamed.replace("    发改局: 发展和改革局\n", ""), encoding="utf-8")
    assert "名录上没有的单位：发改局1条记录（第1条）" in gongkai("status", "--today", "2022-05-17", cwd=plan_dir).out
    plan.write_text(renamed.replace("    发改局: 发展和改革局\n", "    经发局: 发改局\n"), encoding="utf-8")
    assert row(status(gongkai, plan_dir, "2022-05-17"), "经发局")["state"] == "已报送"


RENAMED = """\
id: renamed
plan:
  title: 示例方案
  text: 请各部门做好准备。
  sections:
    - title: 政策解读
      lead: 区营商局
      support: 司法局
reports:
  - {id: summary, title: 总结, from: 营商局、司法局, due: 2022年5月18日前}
units:
  prefix: 区
  groups:
    各部门: {members: 营商环境建设局、司法局}
  aliases:
    营商局: [营商环境建设局, 营商办]
  contacts:
    营商局: {person: 张三, phone: '000-00000000'}
"""


def test_a_unit_renamed_among_the_members_keeps_its_record(gongkai: Run, tmp_path: Path) -> None:
    """Contacts, roles, reports and the record still have the name it had."""
    before = RENAMED.replace("members: 营商环境建设局、", "members: 营商局、")
    (tmp_path / "plan.yaml").write_text(before, encoding="utf-8")
    hand_in(gongkai, tmp_path, "营商局", "2022-05-17")
    (tmp_path / "plan.yaml").write_text(RENAMED, encoding="utf-8")
    assert gongkai("validate", cwd=tmp_path).out == ""
    report = status(gongkai, tmp_path, "2022-05-17")
    assert [(entry["unit"], entry["state"]) for entry in report["rows"]] == [
        ("营商环境建设局", "已报送"),
        ("司法局", "待报送"),
    ]
    told, same = (
        gongkai("tasks", "--unit", unit, "--format", "json", cwd=tmp_path) for unit in ("营商局", "区营商环境建设局")
    )
    assert '"person": "张三"' in told.out
    assert told == same


def test_a_report_that_changed_its_id_is_noticed(gongkai: Run, plan_dir: Path) -> None:
    hand_in(gongkai, plan_dir, "残联", "2022-05-17")
    plan = plan_dir / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("summary", "summing-up"), encoding="utf-8")
    assert "方案里没有代号是“summary”的报送事项" in gongkai("status", "--today", "2022-05-17", cwd=plan_dir).out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_mode_of_the_file_stays(tmp_path: Path) -> None:
    store = JsonStore(tmp_path / "status.json", "a")
    store.append([event("甲局")], 0)
    (tmp_path / "status.json").chmod(0o600)
    store.append([event("乙局")], 1)
    assert (tmp_path / "status.json").stat().st_mode & 0o777 == 0o600


def test_what_the_confirmation_says(gongkai: Run, plan_dir: Path) -> None:
    command = ("report", "submit", "残联", "--at", "5月19日", "--today", "2022-05-19")
    assert "残联：迟报；还缺图片、视频" in gongkai(*command, cwd=plan_dir).out
    assert "这是第2次登记" in gongkai(*command, cwd=plan_dir).out


def test_a_folder_for_a_store_is_told_with_the_file_in_it(gongkai: Run, plan_dir: Path) -> None:
    told = gongkai("status", "--store", ".", cwd=plan_dir)
    assert told.code == 2
    advice = told.err.partition("建议：写上文件名：")[2].strip()
    assert gongkai("report", "submit", "司法局", "--store", advice, cwd=plan_dir).code == 0
    assert "司法局" in gongkai("report", "log", "--store", advice, cwd=plan_dir).out


def test_a_store_of_another_plan_is_refused(gongkai: Run, plan_dir: Path) -> None:
    hand_in(gongkai, plan_dir, "司法局", "2022-05-17")
    store = plan_dir / "status.json"
    before = store.read_bytes()
    (plan_dir / "next.yaml").write_bytes(
        (plan_dir / "plan.yaml").read_bytes().replace(b"wanghua-515-2022", b"wanghua-515-2023")
    )
    for command in (["status"], ["report", "submit", "司法局"]):
        result = gongkai(*command, "-p", "next.yaml", cwd=plan_dir)
        assert result.code == 2
        assert "属于另一份方案“wanghua-515-2022”" in result.err
    assert store.read_bytes() == before


def sealed(text: str, change: Callable[[Any], object]) -> str:
    """The store with something changed and a right checksum, as another program would leave it."""
    whole = json.loads(text)
    change(whole)
    lines = [json.dumps(event, ensure_ascii=False) for event in whole["events"]]
    return seal(Sealed(whole["plan"], whole["revision"], lines)).decode("utf-8")


def damaged() -> list[tuple[str, Any]]:
    return [
        ("", lambda text: ""),
        ("cut", lambda text: text[: len(text) // 2]),
        ("edited", lambda text: text.replace("司法局", "教育局")),
        ("list", lambda text: "[]"),
        ("keys", lambda text: "{}"),
        ("bytes", lambda text: text.encode().replace("司".encode(), b"\xff\xfe")),
        ("deep", lambda text: "[" * 100_000),
        ("newer", lambda text: text.replace('"format": 3', '"format": 4')),
        ("number", lambda text: text.replace('"revision": 1', '"revision": 7')),
        ("digits", lambda text: text.replace('"revision": 1', f'"revision": {"9" * 5000}')),
        ("more", lambda text: text.replace('"events": [', '"more": 1, "events": [')),
        ("unknown", lambda text: sealed(text, lambda whole: whole["events"][0].update(more=1))),
        ("kind", lambda text: sealed(text, lambda whole: whole["events"][0].update(kind="erased"))),
        ("units", lambda text: sealed(text, lambda whole: whole["events"][0].update(units="司法局"))),
        ("nobody", lambda text: sealed(text, lambda whole: whole["events"][0].update(units=[]))),
        ("date", lambda text: sealed(text, lambda whole: whole["events"][0].update(at="0001-01-01T00:00:00+14:00"))),
        ("event", lambda text: sealed(text, lambda whole: whole["events"].append(7))),
        ("events", lambda text: text[: text.index("[")] + "{}}"),
        ("true", lambda text: text.replace('"revision": 1', '"revision": true')),
    ]


@pytest.mark.parametrize(("name", "damage"), damaged(), ids=[name or "empty" for name, _ in damaged()])
def test_a_damaged_store_is_never_overwritten(name: str, damage: Any, gongkai: Run, plan_dir: Path) -> None:
    hand_in(gongkai, plan_dir, "司法局", "2022-05-17")
    store = plan_dir / "status.json"
    spoilt = damage(store.read_text(encoding="utf-8"))
    store.write_bytes(spoilt if isinstance(spoilt, bytes) else spoilt.encode())
    before = store.read_bytes()
    for command in (["status"], ["report", "submit", "司法局"], ["store", "check"]):
        result = gongkai(*command, cwd=plan_dir)
        assert (result.code, result.out) == (2, "")
        assert "status.json" in result.err
    assert store.read_bytes() == before


def test_a_line_sealed_by_hand_is_carried_on_as_it_is(gongkai: Run, plan_dir: Path) -> None:
    """Whoever records another unit's report does not understand it; whoever looks at it is told."""
    hand_in(gongkai, plan_dir, "司法局", "2022-05-17")
    store = plan_dir / "status.json"
    strange = sealed(store.read_text(encoding="utf-8"), lambda whole: whole["events"][0].update(more=1))
    store.write_text(strange, encoding="utf-8")
    hand_in(gongkai, plan_dir, "教育局", "2022-05-17")
    assert store.read_text(encoding="utf-8").splitlines()[1] == strange.splitlines()[1] + ","
    for command in (["status"], ["store", "check"], ["report", "undo"]):
        result = gongkai(*command, cwd=plan_dir)
        assert result.code == 2
        assert "第1条记录看不懂" in result.err


def test_a_folder_that_is_not_there(gongkai: Run, plan_dir: Path) -> None:
    result = gongkai("report", "submit", "司法局", "--store", plan_dir / "没有" / "status.json", cwd=plan_dir)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("错误：")


@pytest.mark.parametrize(("format", "states"), [(1, ("已报送", "待报送")), (2, ("已报送", "免报"))])
def test_stores_of_earlier_versions_are_read_and_go_on(
    format: int, states: tuple[str, str], gongkai: Run, plan_dir: Path
) -> None:
    path = plan_dir / "status.json"
    earlier = (DATA / f"status-{format}.json").read_bytes()
    path.write_bytes(earlier)
    assert json.loads(earlier)["format"] == format
    store = JsonStore(path, "wanghua-515-2022")
    known, revision = store.load()
    report = status(gongkai, plan_dir, "2022-05-21")
    assert tuple(row(report, unit)["state"] for unit in ("司法局", "塔峪镇")) == states
    assert not row(report, "司法局")["late"]
    assert path.read_bytes() == earlier  # reading changes nothing
    hand_in(gongkai, plan_dir, "民政局", "2022-05-21")
    events, after = store.load()
    assert (events[:-1], events[-1].units, after) == (known, ("民政局",), revision + 1)
    assert (plan_dir / "status.json.bak").read_bytes() == earlier
