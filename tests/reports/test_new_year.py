"""Days typed without a year, in a campaign that runs over New Year, and in one that does not."""

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import Result, Run
from tests.dropped import JPG, put

OVER = """id: e1
notice:
  title: 通知
  issuer: 办公室
  date: 2025年12月1日
  sections:
    - {title: 咨询活动, time: 12月25日至1月5日, lead: 甲局}
units: {groups: {各局: {members: 甲局、乙局、丙局}}}
reports:
  - {id: s, title: 总结, from: 各局, due: 2026年1月10日前, needs: 图片}
"""
WITHIN = OVER.replace("12月25日至1月5日", "12月4日").replace("2026年1月10日前", "12月20日前")
SPRING = (
    OVER.replace("12月25日至1月5日", "5月15日").replace("2026年1月10日前", "5月18日前").replace("12月1日", "5月7日")
)
YEARS = OVER.replace("2026年1月10日前", "2027年12月10日前")
EITHER = "没有写年份，可能是2025年，也可能是2026年"


class Desk:
    """The command line in a folder with a plan, at a moment that is given in full."""

    def __init__(self, gongkai: Run, folder: Path) -> None:
        self.gongkai, self.folder = gongkai, folder
        self.plan(OVER)

    def plan(self, text: str) -> None:
        (self.folder / "plan.yaml").write_text(text, encoding="utf-8")

    def types(self, at: str, command: str, code: int = 0) -> Result:
        result = self.gongkai(*shlex.split(command), env={"GONGKAI_TODAY": at, "GONGKAI_BY": "甲"}, cwd=self.folder)
        assert result.code == code, result
        return result


@pytest.fixture
def desk(gongkai: Run, tmp_path: Path) -> Desk:
    return Desk(gongkai, tmp_path)


@pytest.mark.parametrize(
    ("plan", "typed", "day"),
    [
        (OVER, "1月8日", "2026-01-08"),
        (OVER, "次年1月8日", "2026-01-08"),
        (SPRING, "次年1月8日", "2026-01-08"),
        (SPRING, "明年5月16日", "2026-05-16"),
        (OVER, "今年1月8日", "2025-01-08"),
        (YEARS, "次年9月1日", "2026-09-01"),
        (YEARS, "今年12月8日", "2025-12-08"),
        (OVER, "2025年1月8日", "2025-01-08"),
        (OVER, "2026-01-08", "2026-01-08"),
        (OVER, "1月12日", "2026-01-12"),  # behind the last day, when the late ones come
        (OVER, "12月1日", "2025-12-01"),
        (OVER, "12月28日", "2025-12-28"),
        (OVER.replace("12月1日", "10月20日"), "1月8日", "2026-01-08"),
        (OVER.replace("2026年1月10日前", "次年12月15日前").replace("12月1日", "12月20日"), "12月10日", "2026-12-10"),
        (WITHIN, "12月28日", "2025-12-28"),
        (WITHIN, "11月28日", "2025-11-28"),
        (SPRING, "5月3日", "2025-05-03"),
        (SPRING, "1月8日", "2025-01-08"),
        (SPRING.replace("5月18日前", "次年1月15日前"), "1月8日", "2026-01-08"),
        (SPRING.replace("5月18日前", "次年1月15日前"), "5月18日", "2025-05-18"),
        (OVER.replace("2025年", "2027年").replace("2026年1月10日", "次年3月10日"), "2月29日", "2028-02-29"),
    ],
)
def test_a_day_is_of_the_year_that_the_plan_reaches_into(plan: str, typed: str, day: str, desk: Desk) -> None:
    desk.plan(plan)
    assert f'"now": "{day}' in desk.types(typed, "status --format json").out


@pytest.mark.parametrize(
    ("plan", "typed", "told"),
    [
        (OVER, "11月25日", EITHER),
        (OVER, "8月1日", EITHER),
        (WITHIN, "1月8日", EITHER),
        (YEARS, "1月8日", "可能是2026年，也可能是2027年"),
        (YEARS, "12月8日", EITHER),
        (WITHIN, "2月30日", "2025年2月没有30日"),
    ],
)
def test_a_day_of_either_year_is_asked_about(plan: str, typed: str, told: str, desk: Desk) -> None:
    desk.plan(plan)
    asked = desk.types(typed, "status", 2).err
    assert told in asked
    if advised := re.search("写明年份，如“(.+)”", asked):
        desk.types(advised[1], "status")


def test_after_new_year_everything_is_of_the_new_one(desk: Desk) -> None:
    """What is typed without a year is taken, and the commands that are printed too."""
    put(desk.folder, "a.jpg", JPG)
    said = desk.types("2026-01-06T09:00", "report submit 乙局 a.jpg --at 2026年1月4日10:00").err
    again = re.search("再登记：gongkai (.+)", said)
    assert again is not None
    assert "1月4日10:00 报送“总结”" in desk.types("2026-01-06T09:00", again[1]).out
    desk.types("2026-01-06T09:00", "report extend 甲局 --until 1月15日 --reason 有事")
    desk.types("2026-01-06T09:00", "report return 乙局 --until 1月15日 --reason 缺章")
    status = desk.types("1月8日", "status").out
    assert "已报 0，未报 3，其中退回 1；还有 2 天" in status
    assert "以后" not in status
    assert "2026年1月3日（星期六）工作日程" in desk.types("1月8日", "tasks --day 1月3日").out
    assert "咨询活动" in desk.types("1月8日", "tasks --day 1月3日").out
    assert desk.types("1月8日", "tasks --day 12月28日").out.startswith("12月28日（星期日）")


@pytest.mark.parametrize("plan", [OVER, WITHIN])
def test_the_deadline_that_is_advised_is_the_same(plan: str, desk: Desk) -> None:
    desk.plan(plan)
    assert "期限2026年1月9日" in desk.types("2026-01-06", "report assign 甲局 某事 --due 本周五").out
    said = desk.types("2026-01-06", "report assign 乙局 某事 --due 2026年1月12日", 2).err
    advised = re.search(r"期限一样的写 (--due \S+)；", said)
    assert advised is not None
    desk.types("2026-01-06", f"report assign 乙局 某事 {advised[1]}")


def test_what_is_assigned_after_new_year_is_due_after_it(desk: Desk) -> None:
    desk.types("2026-01-06", "report assign 甲局 某事 --due 1月12日")
    assert "某事（1月12日）" in desk.types("2026-01-06", "status").out
    assert "还有 6 天" in desk.types("2026-01-06", "status --report 交办1").out


@pytest.mark.parametrize(
    ("plan", "at", "typed", "day"),
    [
        (SPRING, "2025-05-16", "report assign 甲局 某事 --due 次年1月19日前", "2026-01-19"),
        (SPRING, "2025-05-16", "report assign 甲局 某事 --due 明年1月19日", "2026-01-19"),
        (SPRING, "2025-05-16", "report extend 甲局 --until 次年6月20日 --reason 忙", "2026-06-20"),
        (YEARS, "2025-12-05", "report assign 甲局 某事 --due 今年12月8日", "2025-12-08"),
        (YEARS, "2025-12-05", "report assign 甲局 某事 --due 12月8日", "2025-12-08"),
        (YEARS, "2026-12-05", "report assign 甲局 某事 --due 12月8日", "2026-12-08"),
        (YEARS, "2026-12-05", "report assign 甲局 某事 --due 12月4日", "2027-12-04"),
        (WITHIN, "2026-01-06", "report assign 甲局 某事 --due 3月12日", "2026-03-12"),
    ],
)
def test_a_deadline_is_the_next_such_day(plan: str, at: str, typed: str, day: str, desk: Desk) -> None:
    desk.plan(plan)
    desk.types(at, typed)
    assert f'"until": "{day}' in (desk.folder / "status.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("plan", "at", "typed", "day"),
    [
        (SPRING, "2026-01-09", "次年1月8日", "2026-01-08"),
        (YEARS, "2025-12-09", "12月8日", "2025-12-08"),
        (YEARS, "2026-02-09", "1月8日", "2026-01-08"),
        (YEARS, "2026-12-07", "12月8日", "2025-12-08"),
    ],
)
def test_what_happened_is_not_to_come(plan: str, at: str, typed: str, day: str, desk: Desk) -> None:
    desk.plan(plan)
    desk.types(at, f"report submit 乙局 --has 报告、图片 --at {typed}")
    assert f'"at": "{day}' in (desk.folder / "status.json").read_text(encoding="utf-8")


def test_what_may_have_happened_in_either_year_is_asked_about(desk: Desk) -> None:
    desk.plan(YEARS.replace("2027年12月10日", "2028年12月10日"))
    asked = desk.types("2026-12-09", "report submit 乙局 --at 12月8日", 2).err
    assert EITHER in asked
    assert "写明年份，如“2026年12月8日”" in asked
    assert "错误：12月8日还没有到" in desk.types("2025-12-05", "report submit 乙局 --at 12月8日", 2).err


def test_a_refusal_has_the_year_that_was_taken(desk: Desk) -> None:
    desk.plan(OVER.replace("12月25日至1月5日", "5月20日").replace("2025年12月1日", "2025年5月7日"))
    desk.types("2025-12-20", "report submit 乙局 --has 报告、图片")
    early = desk.types("2025-12-20", "report extend 甲局 --until 12月28日 --reason 有事", 2).err
    assert "延期要延到2026年1月10日以后，写的是2025年12月28日" in early
    assert "不是2025年的，写明年份" in early
    past = desk.types("2025-12-20", "report return 乙局 --until 10月5日 --reason 缺章", 2).err
    assert "补正期限2025年10月5日已经过去了" in past
    assert "不是2025年的，写明年份" in past
    before = desk.types("2025-12-20", "report return 乙局 --until 12月28日 --reason 缺章", 2).err
    assert "补正期限12月28日比报送期限2026年1月10日还早" in before
    assigned = desk.types("2025-12-20", "report assign 甲局 某事 --due 12月12日", 2).err
    assert "期限2025年12月12日已经过去了" in assigned
    assert "不是2025年的，写明年份" in assigned
    assert "2026年1月8日还没有到" in desk.types("2025-12-20", "report submit 甲局 --at 1月8日", 2).err


def test_a_day_of_another_year_is_shown_with_it(desk: Desk) -> None:
    """A deadline of next January, a record of last December: in the answer, the log and every view of who owes what."""
    desk.plan(SPRING)
    answer = desk.types("2025-05-16", "report extend 甲局 --until 次年1月8日 --reason 忙").out
    assert "延到2026年1月8日" in answer
    desk.types("2024-12-01", "report submit 乙局")
    shown = {
        command: desk.types("2025-05-17", command).out
        for command in ("report log", "status", "status --line", "status --calls", "tasks -u 甲局", "report remind")
    }
    assert "延到2026年1月8日" in shown.pop("report log")
    assert all("2026年1月8日" in out for out in shown.values()), shown
    assert "2024年12月1日" in shown["status"]
    desk.types("2025-05-17", "status -o 看板.html")
    assert "2026年1月8日" in (desk.folder / "看板.html").read_text(encoding="utf-8")
    desk.plan(OVER)
    assert "期限2026年1月5日" in desk.types("2025-12-20", "report assign 甲局 某事 --due 1月5日").out
    desk.plan(SPRING)
    assert "期限5月30日\n" in desk.types("2025-05-17", "report assign 甲局 别的事 --due 5月30日").out


def test_the_days_of_a_series_over_new_year(desk: Desk) -> None:
    series = SPRING.replace("due: 5月18日前", "due: 每月25日前, until: 次年2月28日")
    desk.plan(series)
    listed = re.sub("\n +", "", desk.types("2025-05-17", "tasks -u 甲局").out)
    assert "12月25日、2026年1月25日、2026年2月25日" in listed


def test_a_year_that_was_typed_is_to_be_checked(desk: Desk) -> None:
    desk.plan(SPRING)
    said = desk.types("2025-05-16", "report extend 甲局 --until 2024年6月1日 --reason 忙", 2).err
    assert "建议：核对 --until 的年份\n" in said
