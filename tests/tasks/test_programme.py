"""A programme: hours alone in a section are of the day of the section around."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run

PROGRAMME = """id: a
notice: {{title: 关于开展2024年示例活动的通知, to: 各部门, issuer: 示例区办, date: 2024年5月7日}}
plan:
  title: 示例方案
{whole}
  sections:
{above}
    - title: 启动仪式
{day}
      sections:
        - title: 签到
          {time}
          responsible: 乙局
units:
  groups:
    各部门: {{members: 甲局、乙局}}
"""
HOURS = "time: 8:30—9:00"


def told(gongkai: Run, folder: Path, **lines: str) -> tuple[str, str]:
    """What `validate` says, and 乙局's tasks."""
    plan = folder / "plan.yaml"
    filled = {"whole": "", "above": "", "day": "      lead: 甲局", "time": HOURS} | lines
    text = PROGRAMME.format(**filled)
    plan.write_text("\n".join(line for line in text.split("\n") if line), encoding="utf-8")
    return gongkai("validate", plan).out, gongkai("tasks", "-p", plan, "--unit", "乙局").out


@pytest.mark.parametrize(
    "lines",
    [
        {"day": "      time: 5月15日\n      lead: 甲局"},
        {"day": "      time: 5月15日上午8:30\n      lead: 甲局"},
        {"day": "      in_text: {time: 5月15日, lead: 甲局}"},
        {"day": "      time: 5月15日\n      lead: 甲局", "time": "in_text: {time: 8:30—9:00}"},
        {"whole": "  time: 5月15日"},
        {"whole": "  in_text: {time: 5月15日}"},
        {"above": "    - {title: 活动时间, time: 5月15日}"},
        {"above": "    - {time: 5月15日}"},
        {"whole": "  time: 5月10日至20日", "above": "    - {title: 活动时间, time: 5月15日}"},
        {"whole": "  time: 5月10日至20日", "day": "      time: 5月15日\n      lead: 甲局"},
    ],
)
def test_hours_alone_are_of_the_day_around(gongkai: Run, tmp_path: Path, lines: dict[str, str]) -> None:
    found, tasks = told(gongkai, tmp_path, **lines)
    assert "GK202" not in found
    assert "5月15日8:30—9:00  责任  签到" in tasks


@pytest.mark.parametrize(
    "lines",
    [
        {},
        {"whole": "  time: 5月10日至20日"},
        {"whole": "  time: 另行通知"},
        {"whole": "  time: 5月15日", "day": "      time: 5月10日、12日\n      lead: 甲局"},
        {"above": "    - {title: 准备, time: 5月15日, lead: 甲局}"},
    ],
)
def test_hours_alone_without_one_day_around_are_not_understood(
    gongkai: Run, tmp_path: Path, lines: dict[str, str]
) -> None:
    found, tasks = told(gongkai, tmp_path, **lines)
    assert "GK202 时间“8:30—9:00”没有看懂" in found
    assert "月15日8:30" not in tasks


def test_the_notice_prints_the_hours_as_they_are_typed(gongkai: Run, tmp_path: Path) -> None:
    told(gongkai, tmp_path, whole="  time: 5月15日")
    printed = gongkai("render", "-p", tmp_path / "plan.yaml").out
    assert "活动时间：8:30—9:00" in printed


def test_a_calendar_has_the_day_and_the_hours(gongkai: Run, tmp_path: Path) -> None:
    told(gongkai, tmp_path, whole="  time: 5月15日")
    path = tmp_path / "任务.ics"
    assert gongkai("tasks", "-p", tmp_path / "plan.yaml", "--unit", "乙局", "-o", path).code == 0
    calendar = path.read_text(encoding="utf-8")
    assert "DTSTART;TZID=Asia/Shanghai:20240515T083000" in calendar
    assert "DTEND;TZID=Asia/Shanghai:20240515T090000" in calendar


@pytest.mark.parametrize("time", ["活动期间", "宣传周期间", "在活动期间"])
@pytest.mark.parametrize(
    "lines",
    [
        {"whole": "  time: 5月10日至20日"},
        {"whole": "  in_text: {time: 5月10日至20日}"},
        {"above": "    - {title: 活动时间, time: 5月10日至20日}"},
        {"above": "    - {title: 活动时间, text: 5月10日至20日。, in_text: {time: 5月10日至20日}}"},
        {"whole": "  in_text: {time: 5月10日至20日}", "above": "    - {title: 活动时间, text: 5月10日至20日。}"},
        {"whole": "  time: 5月10日至20日", "above": "    - {title: 活动时间, text: 5月10日至20日。}"},
    ],
)
def test_during_the_activity_is_when_the_whole_of_it_is(
    gongkai: Run, tmp_path: Path, time: str, lines: dict[str, str]
) -> None:
    day = "      time: 5月15日\n      lead: 甲局"
    found, _ = told(gongkai, tmp_path, day=day, time=f"time: {time}", **lines)
    assert "GK202" not in found
    data = json.loads(gongkai("tasks", "-p", tmp_path / "plan.yaml", "--unit", "乙局", "--format", "json").out)
    (task,) = data["tasks"]
    assert data["period"] == "5月10日至20日"
    assert (task["when"], task["start"][:10], task["end"][:10]) == (time, "2024-05-10", "2024-05-20")


def test_during_what_has_no_time_is_not_understood(gongkai: Run, tmp_path: Path) -> None:
    found, _ = told(gongkai, tmp_path, time="time: 活动期间")
    assert "GK202 “活动期间”是哪几天，通知和方案里没有写" in found
