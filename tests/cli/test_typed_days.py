"""Days as they are typed behind --at, --until, --due, --day, --today, --published: from when they count, and whole."""

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import Result, Run

PLAN = """id: e1
notice: {title: 通知, issuer: 办公室, date: 2022年5月2日, note: 此件公开发布}
plan:
  title: 方案
  sections:
    - {title: 现场咨询, time: 6月17日上午9时, lead: 甲局}
units: {groups: {各局: {members: 甲局、乙局、丙局}}}
reports:
  - {id: s, title: 总结, from: 各局, due: 6月10日12时前}
portal: {site: 示例区, domain: www.shili.gov.cn, code: "2104040001", column: 政务公开日, published: 5月9日}
"""
TODAY = "2022-06-15T09:00"  # a Wednesday


class Desk:
    """The command line in a folder with the plan, six weeks after the notice."""

    def __init__(self, gongkai: Run, folder: Path) -> None:
        self.gongkai, self.folder = gongkai, folder
        (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")

    def types(self, command: str, code: int = 0, at: str = TODAY) -> Result:
        result = self.gongkai(*shlex.split(command), env={"GONGKAI_TODAY": at, "GONGKAI_BY": "甲"}, cwd=self.folder)
        assert result.code == code, result
        return result

    def recorded(self, key: str) -> list[str]:
        """What stands under a key, event by event."""
        return re.findall(f'"{key}": "([^"]+)"', (self.folder / "status.json").read_text(encoding="utf-8"))


@pytest.fixture
def desk(gongkai: Run, tmp_path: Path) -> Desk:
    return Desk(gongkai, tmp_path)


# -- from when they count ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("本周三", "2022-06-15"),
        ("本周一", "2022-06-13"),
        ("本月13日", "2022-06-13"),
        ("15日8时", "2022-06-15"),
        ("本周一（6月13日）", "2022-06-13"),
    ],
)
def test_what_happened_is_counted_from_today(typed: str, day: str, desk: Desk) -> None:
    desk.types(f"report submit 丙局 --at {typed}")
    assert desk.recorded("at")[0].startswith(day)
    assert "迟报" in desk.types("status").out


@pytest.mark.parametrize("typed", ["13日", "20日", "周二", "下周一", "本周", "即日", "上周五", "昨天"])
def test_what_may_be_another_day_or_is_still_to_come_is_refused(typed: str, desk: Desk) -> None:
    desk.types(f"report submit 丙局 --at {typed}", 2)
    assert not (desk.folder / "status.json").exists()


@pytest.mark.parametrize("typed", ["13日", "13号", "13日9时", "１３日"])
@pytest.mark.parametrize(
    ("command", "month"),
    [
        ("report submit 丙局 --at {}", 6),
        ("tasks --day {}", 6),
        ("publish -o 发布 --published {}", 6),
        ("report return 丙局 --reason 缺章 --until {}", 7),
        ("report assign 丙局 某事 --due {}", 7),
    ],
)
def test_a_day_that_is_over_is_asked_for_its_month(command: str, month: int, typed: str, desk: Desk) -> None:
    if "return" in command:
        desk.types("report submit 丙局")
    refused = desk.types(command.format(typed), 2).err
    assert f"“{typed}”没有写是几月" in refused
    assert f"写上月份，如 {month}月13日" in refused
    desk.types(command.format(f"{month}月13日"))


def test_so_many_days_are_no_day_without_its_month(desk: Desk) -> None:
    assert "写成哪一天" in desk.types("report assign 丙局 某事 --due 3日内", 2).err


def test_the_next_month_may_be_of_the_next_year_or_have_no_such_day(desk: Desk) -> None:
    plan = PLAN.replace("due: 6月10日12时前", "due: 2023年3月1日前")
    (desk.folder / "plan.yaml").write_text(plan, encoding="utf-8")
    due = "report assign 丙局 某事 --due 15日"
    assert "写上月份，如 1月15日" in desk.types(due, 2, at="2022-12-20T09:00").err
    due = "report assign 丙局 某事 --due 30日"
    assert desk.types(due, 2, at="2023-01-31T09:00").err.endswith("写上月份\n")


def test_until_is_counted_as_due_is(desk: Desk) -> None:
    desk.types("report submit 丙局 --at 6月13日")
    desk.types("report return 丙局 --reason 缺章 --until 下周五")
    desk.types("report assign 乙局 某事 --due 下周五")
    assert desk.recorded("until") == ["2022-06-24", "2022-06-24"]


def test_until_is_counted_from_when_it_happened(desk: Desk) -> None:
    desk.types("report extend 乙局 --reason 忙 --until 15日 --at 6月1日")
    desk.types("report assign 乙局 某事 --due 15日 --at 6月1日")
    assert desk.recorded("until") == ["2022-06-15", "2022-06-15"]


def test_a_schedule_is_that_of_this_week(desk: Desk) -> None:
    assert desk.types("tasks --day 本周五").out.startswith("6月17日（星期五）")
    assert "现场咨询" in desk.types("tasks --day 17日").out


def test_a_page_is_published_this_week(desk: Desk) -> None:
    desk.types("publish -o 发布 --published 下周五")
    page = next((desk.folder / "发布").glob("*.html")).read_text(encoding="utf-8")
    assert '<meta name="PubDate" content="2022-06-24">' in page


@pytest.mark.parametrize("typed", ["下周五", "20日", "本周三"])
def test_today_itself_counts_from_nothing(typed: str, desk: Desk) -> None:
    refused = desk.types("status", 2, at=typed).err
    assert f"GONGKAI_TODAY 看不懂“{typed}”" in refused
    for advised in re.findall(r"[\d-]+T[\d:]+|\d+月\d+日[\d:]*", refused):
        desk.types("status", at=advised)


def test_a_day_that_may_be_of_the_year_before_the_plans_is_asked_about(desk: Desk) -> None:
    """In a notice of December about next year; what is over is not to come all the same."""
    plan = PLAN.replace("title: 通知", "title: 2023年活动的通知").replace("2022年5月2日", "2022年12月20日")
    (desk.folder / "plan.yaml").write_text(plan.replace("title: 方案", "title: 2023年方案"), encoding="utf-8")
    now = "2023-01-05T09:00"
    assert "可能是2022年，也可能是2023年" in desk.types("tasks --day 12月25日", 2, at=now).err
    desk.types("report submit 丙局 --at 12月25日", at=now)
    assert desk.recorded("at")[0] == "2022-12-25"


# -- whole -------------------------------------------------------------------------------------------------------------

SUBMIT, EXTEND = "report submit 丙局 --at {}", "report extend 丙局 --reason 忙 --until {} --at 6月1日"
OPTIONS = (SUBMIT, EXTEND, "tasks --day {}", "status --today {}", "publish -o 发布 --published {}")
LEFT_OUT = ("6月13日下午", "6月13日晚", "6月13日中午", "6月13日上午", "6月13日（暂定）", "6月13日（另行通知）")


@pytest.mark.parametrize("command", OPTIONS)
@pytest.mark.parametrize("typed", [*LEFT_OUT, "6月13日9时许", "6月13日9时起", "定于6月13日", "6月13日（笔误）"])
def test_what_an_option_cannot_hold_is_refused_with_what_to_write(command: str, typed: str, desk: Desk) -> None:
    refused = desk.types(command.format(typed), 2).err
    assert typed in refused
    assert not (desk.folder / "status.json").exists()
    advised = re.findall(r"(?:写成|只写|写上钟点，如) ([\d年月日:]+)", refused)
    assert advised
    for one in advised:
        if "--day" not in command or ":" not in one:
            desk.types(command.format(one))
            (desk.folder / "status.json").unlink(missing_ok=True)


@pytest.mark.parametrize("command", [one for one in OPTIONS if one != EXTEND])
def test_no_deadline_is_a_day(command: str, desk: Desk) -> None:
    refused = desk.types(command.format("6月13日前"), 2).err
    advised = re.search("写成 (.+)", refused)
    assert advised is not None
    desk.types(command.format(advised[1]))


@pytest.mark.parametrize("command", [*OPTIONS, "report assign 丙局 某事 --at 6月1日 --due {}"])
@pytest.mark.parametrize("typed", ["6月13日（周二）", "6月13日星期日", "2022年6月13日（周五）", "6月13日（礼拜天）"])
def test_a_day_with_another_weekday_is_refused(command: str, typed: str, desk: Desk) -> None:
    refused = desk.types(command.format(typed), 2).err
    assert "2022年6月13日是星期一" in refused
    assert "写成星期一，或者核对日期" in refused
    desk.types(command.format("6月13日（星期一）"))


def test_a_schedule_has_no_hour(desk: Desk) -> None:
    refused = desk.types("tasks --day 6月17日9时", 2).err
    advised = re.search("只写 (.+)", refused)
    assert advised is not None
    assert "现场咨询" in desk.types(f"tasks --day {advised[1]}").out


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("6月13日下午3时", "2022-06-13T15:00:00+08:00"),
        ("6月13日（星期一）上午9点半", "2022-06-13T09:30:00+08:00"),
        ("6月13日（上午9:00）", "2022-06-13T09:00:00+08:00"),
        ("二〇二二年六月十三日晚8点整", "2022-06-13T20:00:00+08:00"),
        ("6月13日，上午9点", "2022-06-13T09:00:00+08:00"),
        ("6月份13日", "2022-06-13"),
        ("6.13 10:30", "2022-06-13T10:30:00+08:00"),
        ("6月13日当天", "2022-06-13"),
        ("6月13日全天", "2022-06-13"),
        ("今年6月13日", "2022-06-13"),
        ("6月13日正午", "2022-06-13T12:00:00+08:00"),
    ],
)
def test_what_it_can_hold_is_taken(typed: str, at: str, desk: Desk) -> None:
    desk.types(f"report submit 丙局 --at '{typed}'")
    assert desk.recorded("at")[0] == at


def test_until_is_a_deadline(desk: Desk) -> None:
    desk.types("report extend 丙局 --reason 忙 --at 6月1日 --until 6月13日之前")
    desk.types("report extend 丙局 --reason 忙 --at 6月2日 --until 6月14日12时前")
    assert desk.recorded("until") == ["2022-06-13", "2022-06-14T12:00:00+08:00"]
