"""Times and deadlines through the command line: what is typed, and what tasks, calendar and record say."""

import json
from pathlib import Path

import pytest

from gongkai.phrases.deadlines import parse_deadline
from gongkai.text import Text
from tests.conftest import Run

PLAN = """id: t-2025
notice:
  title: 关于开展政务公开日活动的通知
  to: 各部门
  text: 请认真落实。
  issuer: 甲区人民政府办公室
  date: {date}
  sections:
    - id: act
      title: 现场咨询。
      text: 现场解答群众咨询。
      time: {time}
      place: 广场
      lead: 营商局
units:
  groups:
    各部门: {{members: 营商局、司法局}}
reports:
  - id: summary
    title: 活动总结
    from: 各部门
    due: {due}
"""


def plan(folder: Path, time: str = "5月15日", due: str = "5月23日前", date: str = "2025年5月6日") -> None:
    (folder / "plan.yaml").write_text(PLAN.format(time=time, due=due, date=date), encoding="utf-8")


def when(gongkai: Run, folder: Path) -> tuple[str, str]:
    tasks = json.loads(gongkai("tasks", "--unit", "营商局", "--format", "json", cwd=folder).out)
    found = next(task for task in tasks["tasks"] if task["place"])
    return found["start"], found["end"]


def due(gongkai: Run, folder: Path) -> str:
    status = json.loads(gongkai("status", "--today", "2025-05-07", "--format", "json", cwd=folder).out)
    return str(status["reports"][0]["due_at"])


@pytest.mark.parametrize(
    ("time", "start"),
    [
        ("5月15日晚上1点", "2025-05-16T01:00"),
        ("5月15日晚12点半", "2025-05-16T00:30"),
        ("5月15日凌晨12点", "2025-05-15T00:00"),
        ("次年3月10日上午9时", "2026-03-10T09:00"),
        ("5月15日17∶30", "2025-05-15T17:30"),
        ("本周五上午9:00开始", "2025-05-09T09:00"),
        ("5.15", "2025-05-15"),
    ],
)
def test_when_something_takes_place(time: str, start: str, gongkai: Run, tmp_path: Path) -> None:
    plan(tmp_path, time)
    assert when(gongkai, tmp_path)[0].removesuffix(":00+08:00") == start


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("5月18日晚上1点前", "2025-05-19T01:00"),
        ("5月18日凌晨12点前", "2025-05-17T23:59"),
        ("次年1月10日前", "2026-01-10"),
        ("5月16日前（不含16日）", "2025-05-15"),
        ("5月16日17∶30前", "2025-05-16T17:30"),
        ("15日前", "2025-05-15"),
        ("周五下班前", "2025-05-09"),
        ("即日起至5月20日", "2025-05-20"),
    ],
)
def test_by_when_something_is_due(typed: str, at: str, gongkai: Run, tmp_path: Path) -> None:
    plan(tmp_path, due=typed)
    assert due(gongkai, tmp_path).removesuffix(":00+08:00") == at


def test_a_morning_that_begins_in_the_afternoon_is_an_error(gongkai: Run, tmp_path: Path) -> None:
    plan(tmp_path, "5月15日上午13时")
    assert "GK130" in gongkai("validate", cwd=tmp_path).out


def calendar(gongkai: Run, folder: Path) -> list[str]:
    gongkai("tasks", "--unit", "营商局", "-o", folder / "a.ics", cwd=folder)
    lines = (folder / "a.ics").read_text("utf-8").splitlines()
    return [line for line in lines if line.startswith(("DTSTART", "DTEND", "RRULE", "TRANSP"))][1:]


def test_a_single_hour_behind_several_days_is_asked_about_and_keeps_nobody_busy_at_night(
    gongkai: Run, tmp_path: Path
) -> None:
    plan(tmp_path, "5月15日至17日上午9时")
    assert "“上午9时”是每天的，还是最后一天的" in gongkai("validate", cwd=tmp_path).out
    assert when(gongkai, tmp_path) == ("2025-05-15", "2025-05-17")
    assert calendar(gongkai, tmp_path)[:3] == [
        "DTSTART;VALUE=DATE:20250515",
        "DTEND;VALUE=DATE:20250518",
        "TRANSP:TRANSPARENT",
    ]


def test_what_is_held_every_week_is_on_those_days_of_the_whole_activity(gongkai: Run, tmp_path: Path) -> None:
    plan(tmp_path, "每周四上午9:00—11:00")
    assert "“每周四上午9:00—11:00”没有看懂" in gongkai("validate", cwd=tmp_path).out
    file = tmp_path / "plan.yaml"
    whole = "  date: 2025年5月6日\n  time: 5月12日至25日\n"
    file.write_text(file.read_text("utf-8").replace("  date: 2025年5月6日\n", whole), "utf-8")
    assert "GK202" not in gongkai("validate", cwd=tmp_path).out
    hours = [line.partition(":")[2] for line in calendar(gongkai, tmp_path) if line.startswith("DTSTART;TZID")]
    assert hours == ["20250515T090000", "20250522T090000"]
    for day, told in (("5月22日", "9:00—11:00  现场咨询开始"), ("5月21日", "没有安排")):
        assert told in gongkai("tasks", "--day", day, cwd=tmp_path).out


@pytest.mark.parametrize(
    ("time", "hours"),
    [("5月15日至17日每天上午9时", ("090000", "100000")), ("5月15日至17日9:00—16:00", ("090000", "160000"))],
)
def test_daily_hours_come_again_every_day(time: str, hours: tuple[str, str], gongkai: Run, tmp_path: Path) -> None:
    """The first advice of the question above, followed to the letter, is silent."""
    plan(tmp_path, time)
    assert "GK202" not in gongkai("validate", cwd=tmp_path).out
    assert calendar(gongkai, tmp_path)[:4] == [
        f"DTSTART;TZID=Asia/Shanghai:20250515T{hours[0]}",
        f"DTEND;TZID=Asia/Shanghai:20250515T{hours[1]}",
        "RRULE:FREQ=DAILY;COUNT=3",
        "TRANSP:OPAQUE",
    ]
    shown = gongkai("tasks", "--day", "5月16日", cwd=tmp_path).out
    assert "9:00" in shown
    assert "现场咨询开始" in shown


def test_what_the_time_says_besides_is_named_and_the_day_stays(gongkai: Run, tmp_path: Path) -> None:
    plan(tmp_path, "5月15日上午9时（视天气情况）")
    assert "里的“视天气情况”没有看懂，只按前面的日子算" in gongkai("validate", cwd=tmp_path).out
    assert when(gongkai, tmp_path)[0] == "2025-05-15T09:00:00+08:00"


def test_a_deadline_counted_from_something_else_asks_for_it(gongkai: Run, tmp_path: Path) -> None:
    plan(tmp_path, due="公示结束后5日内")
    assert "方案里没有写“公示”是哪一天，用 of 写明" in gongkai("validate", cwd=tmp_path).out
    written = (tmp_path / "plan.yaml").read_text("utf-8")
    (tmp_path / "plan.yaml").write_text(f"{written}    of: act\n", "utf-8")
    assert due(gongkai, tmp_path) == "2025-05-20"


def test_the_receipt_of_a_notice_has_no_day(gongkai: Run, tmp_path: Path) -> None:
    plan(tmp_path, due="收到通知后5日内")
    assert "从哪一天算起，方案里没有：写明日期" in gongkai("validate", cwd=tmp_path).out
    refused = parse_deadline(Text("收到通知后5日内"), 2025)
    assert getattr(refused, "code", "") == "GK132"


@pytest.mark.parametrize(
    ("day", "said"),
    [("2027年5月22日前", "星期六"), ("2027年10月1日前", "国庆节")],
)
def test_days_off_of_a_year_that_is_not_arranged(day: str, said: str, gongkai: Run, tmp_path: Path) -> None:
    plan(tmp_path, due=day, date="2027年5月6日", time="2027年5月20日")
    assert f"是{said}（2027年的放假安排还不知道" in gongkai("validate", cwd=tmp_path).out


DECEMBER = """青禾区人民政府办公室关于2026年春节期间值班安排的通知
各镇街，区政府各部门：
现将2026年春节期间值班安排通知如下：
一、值班时间
2月14日（星期六）、2月28日（星期六）上班，各单位安排专人值班。
二、有关要求
各单位于2月10日（星期二）前报送值班表。
青禾区人民政府办公室
2025年12月22日
"""


def test_a_december_notice_about_the_next_year(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DECEMBER, "utf-8")
    assert gongkai("import", "a.txt", "-o", "plan.yaml", cwd=tmp_path).code == 0
    checked = gongkai("validate", cwd=tmp_path)
    assert (checked.code, "GK221" in checked.out) == (0, False)
    status = json.loads(gongkai("status", "--today", "2026-01-05", "--format", "json", cwd=tmp_path).out)
    assert status["reports"][0]["due_at"] == "2026-02-10"


def test_a_day_of_december_may_be_of_either_year(gongkai: Run, tmp_path: Path) -> None:
    plan(tmp_path, time="2026年1月15日", due="12月30日前", date="2025年12月22日")
    typed = (tmp_path / "plan.yaml").read_text("utf-8").replace("关于开展", "关于开展2026年")
    (tmp_path / "plan.yaml").write_text(typed, "utf-8")
    asked = gongkai("validate", cwd=tmp_path)
    assert (asked.code, "可能是2025年，也可能是2026年" in asked.out) == (1, True)
    (tmp_path / "plan.yaml").write_text(typed.replace("12月30日前", "2025年12月30日前"), "utf-8")
    assert gongkai("validate", cwd=tmp_path).code == 0


def test_import_and_the_rules_agree_on_a_january_behind_a_december(gongkai: Run, tmp_path: Path) -> None:
    """The words that are printed stay as they are: the year stands in `due`."""
    notice = DECEMBER.replace("2026年", "").replace("2月10日（星期二）", "1月9日")
    (tmp_path / "a.txt").write_text(notice, "utf-8")
    assert gongkai("import", "a.txt", "-o", "plan.yaml", cwd=tmp_path).code == 0
    assert "due: 2026年1月9日前" in (tmp_path / "plan.yaml").read_text("utf-8")
    assert "GK23" not in gongkai("validate", cwd=tmp_path).out


def test_a_weekday_that_is_right_a_year_later_is_no_mistake(gongkai: Run, tmp_path: Path) -> None:
    plan(tmp_path, due="2月10日（星期二）前", date="2025年12月22日", time="2026年2月1日")
    said = gongkai("validate", cwd=tmp_path).out
    assert "GK221" not in said
    assert "GK224" in said  # 不是2025年的，写明年份


def test_the_weekday_that_all_days_are_is_compared(gongkai: Run, tmp_path: Path) -> None:
    plan(tmp_path, time="5月17日、24日（每周六）")
    assert "GK221" not in gongkai("validate", cwd=tmp_path).out
    plan(tmp_path, time="5月17日、24日（每周五）")
    assert "2025年5月24日是星期六，不是星期五" in gongkai("validate", cwd=tmp_path).out
