"""Deadlines: what counts as the last moment, and what is refused."""

import re
from datetime import date, time
from pathlib import Path

import pytest
from chinese_calendar.constants import holidays
from hypothesis import given
from hypothesis import strategies as st

from gongkai.diagnostics import Diagnostic
from gongkai.phrases.deadlines import Deadline, Relative, counted, parse_deadline
from gongkai.phrases.holidays import day_off
from gongkai.phrases.moments import Moment, from_iso
from gongkai.phrases.times import Time, parse_time
from gongkai.text import Text
from tests.conftest import Run


def deadline(phrase: str) -> Deadline:
    found = parse_deadline(Text(phrase), 2022)
    assert isinstance(found, Deadline), found
    return found


@pytest.mark.parametrize(
    ("phrase", "moment"),
    [
        ("5月18日前", "2022-05-18"),
        ("5月18日之前", "2022-05-18"),
        ("5月18日以前", "2022-05-18"),
        ("5月18日", "2022-05-18"),
        ("于5月18日前", "2022-05-18"),
        ("截至5月18日", "2022-05-18"),
        ("截止到5月18日", "2022-05-18"),
        ("5月18日（周三）前", "2022-05-18"),
        ("5月18日17:30前", "2022-05-18T17:30"),
        ("5月18日下午5点前", "2022-05-18T17:00"),
        ("5月11日16时前", "2022-05-11T16:00"),
        ("5月18日中午前", "2022-05-18T12:00"),
        ("7月1日下班前", "2022-07-01"),
        ("5月20日以前", "2022-05-20"),
        ("5月底前", "2022-05-31"),
        ("2月底前", "2022-02-28"),
        ("年底前", "2022-12-31"),
        ("5月15日至18日", "2022-05-18"),
        ("5月15日8:30", "2022-05-15T08:30"),
        ("2022-05-18", "2022-05-18"),
        ("5月18日17:30前（格式另行通知）", "2022-05-18T17:30"),
        ("5月18日（17:00）前", "2022-05-18T17:00"),
        ("5月18日前，格式另行通知", "2022-05-18"),
        ("5月18日晚上12点前", "2022-05-18T23:59"),
        ("5月18日下午下班前", "2022-05-18"),
        ("5月18日放学前", "2022-05-18"),
        ("5月18日上午放学前", "2022-05-18 12:00"),
        ("不迟于5月18日", "2022-05-18"),
        ("5月18日前报送", "2022-05-18"),
        ("5月18日17:30之前，逾期不候", "2022-05-18T17:30"),
        ("今年年底前", "2022-12-31"),
        ("2022-05-18T17:30", "2022-05-18T17:30"),
        ("5月18號（週三）17時前", "2022-05-18T17:00"),
        ("最遲5月18日下午5點", "2022-05-18T17:00"),
        ("5月18日17時之前，過期不候", "2022-05-18T17:00"),
        ("請務必於5月18日前報送", "2022-05-18"),
        ("5月16日前（不含16日）", "2022-05-15"),
        ("5月16日前（不含当日）", "2022-05-15"),
        ("5月16日前，不包括当天", "2022-05-15"),
        ("6月1日前(不含本日)", "2022-05-31"),
        ("5月16日前（含当天）", "2022-05-16"),
        ("次年1月10日前", "2023-01-10"),
        ("翌年一月底前", "2023-01-31"),
        ("明年1月10日17∶30前", "2023-01-10T17:30"),
        ("5月16日凌晨12点前", "2022-05-15T23:59"),
        ("5月16日晚上12点前", "2022-05-16T23:59"),
        ("5月16日晚12点半前", "2022-05-17T00:30"),
    ],
)
def test_absolute(phrase: str, moment: str) -> None:
    assert deadline(phrase).moment == from_iso(moment)


@pytest.mark.parametrize(
    ("phrase", "relative", "day"),
    [
        ("活动结束后5个工作日内", Relative(5, "工作日", True), date(2022, 5, 27)),
        ("活动结束后五个工作日内", Relative(5, "工作日", True), date(2022, 5, 27)),
        ("活动结束后3日内", Relative(3, "日", True), date(2022, 5, 23)),
        ("活动结束后一周内", Relative(1, "周", True), date(2022, 5, 27)),
        ("活动结束后一週内", Relative(1, "周", True), date(2022, 5, 27)),
        ("活動結束後5個工作日內", Relative(5, "工作日", True), date(2022, 5, 27)),
        ("活动结束后1个月内", Relative(1, "月", True), date(2022, 6, 20)),
        ("会后3日内", Relative(3, "日", True), date(2022, 5, 23)),
        ("活动开展前5个工作日", Relative(5, "工作日", False), date(2022, 5, 9)),
    ],
)
def test_relative(phrase: str, relative: Relative, day: date) -> None:
    activity = parse_time(Text("5月15日至5月20日"), 2022)
    assert isinstance(activity, Time)
    found = deadline(phrase)
    assert found.relative == relative
    assert counted(found, activity) == found._replace(moment=Moment(day))


def test_working_days_know_the_holidays() -> None:
    """In 2022 the holiday was 30 April to 4 May, and Saturday 7 May was worked for it."""
    activity = parse_time(Text("4月28日"), 2022)
    assert isinstance(activity, Time)
    found = counted(deadline("活动结束后5个工作日内"), activity)
    assert isinstance(found, Deadline)
    assert found.moment == Moment(date(2022, 5, 9))


def test_a_year_the_calendar_does_not_know_asks_for_a_date() -> None:
    activity = parse_time(Text("2099年5月15日"), None)
    assert isinstance(activity, Time)
    found = counted(deadline("活动结束后5个工作日内"), activity)
    assert isinstance(found, Diagnostic)
    assert found.code == "GK134"


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("尽快", "GK132"),
        ("活动结束后及时报送", "GK132"),
        ("", "GK132"),
        ("活动结束后三五天内", "GK132"),
        ("6月1日活动开始后3日内", "GK132"),
        ("5月18日、25日前", "GK132"),
        ("6月前", "GK132"),
        ("活动结束后9999999日内", "GK132"),
        ("3月15日至3月1日", "GK135"),
        ("每月25日前", "GK133"),
        ("每周五前", "GK133"),
        ("每週五前", "GK133"),
        ("每個月25號前", "GK133"),
        ("毎月25日前", "GK133"),
        ("5月32日前", "GK130"),
        ("5月16日前（不含17日）", "GK132"),
        ("5月16日17时前（不含16日）", "GK132"),
        ("5月16日前（遇节假日顺延）", "GK132"),
        ("农历五月十六（农历）前", "GK132"),
        ("5月16日前（农历）", "GK132"),
        ("去年5月16日前", "GK132"),
        ("5月16日上午13时前", "GK130"),
    ],
)
def test_refused(phrase: str, code: str) -> None:
    found = parse_deadline(Text(phrase), 2022)
    assert isinstance(found, Diagnostic)
    assert found.code == code


def test_open() -> None:
    assert deadline("另行通知") == Deadline(Text("另行通知"))


_MOMENTS = st.builds(
    Moment, st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.none() | st.times().map(lambda t: time(t.hour, t.minute))
)


@given(_MOMENTS)
def test_iso_there_and_back(moment: Moment) -> None:
    assert from_iso(moment.iso()) == moment


@given(_MOMENTS, _MOMENTS)
def test_after_is_never_mutual(one: Moment, other: Moment) -> None:
    assert not (one.after(other) and other.after(one))
    assert not one.after(one)


def test_the_day_of_the_deadline_counts() -> None:
    due = deadline("5月18日前").moment
    assert due is not None
    assert not from_iso("2022-05-18T23:59").after(due)
    assert from_iso("2022-05-19T00:00").after(due)
    exact = deadline("5月18日17:30前").moment
    assert exact is not None
    assert not from_iso("2022-05-18T17:30").after(exact)
    assert from_iso("2022-05-18T17:31").after(exact)
    assert not from_iso("2022-05-18").after(exact)


@pytest.mark.parametrize(
    "tail",
    [
        *["前", "之前", "以前", "止", "为止", "截止", "下班前", "当天", "当日", "工作时间结束前"],
        *(f"前{verb}" for verb in ["报", "报送", "上报", "提交", "交", "完成", "反馈"]),
        *(f"前{mark}{word}不予受理" for mark in ("，", ",", "") for word in ("逾期", "过期")),
    ],
)
def test_what_stands_around_the_day_changes_nothing(tail: str) -> None:
    leads = ["请", "须", "应", "于", "在", "截", "到", "截止", "最迟", "不迟于", "不晚于", "务必", "请于", "须于", "-"]
    assert {deadline(f"{lead}5月18日{tail}").moment for lead in ("", *leads)} == {from_iso("2022-05-18")}


@pytest.mark.parametrize(
    "word", ["每月", "每周", "每季度", "每年", "每日", "每天", "每个月", "每半年", "逐月", "按月", "按季"]
)
def test_what_recurs_is_refused_in_every_word(word: str) -> None:
    found = parse_deadline(Text(f"{word}5日前"), 2022)
    assert isinstance(found, Diagnostic)
    assert found.code == "GK133"


@pytest.mark.parametrize("phrase", ["6月前", "6月份前", "6月之前", "6月以前", "2022年6月底以前的6月前"])
def test_before_a_month_may_be_its_end_or_its_beginning(phrase: str) -> None:
    found = parse_deadline(Text(phrase), 2022)
    assert isinstance(found, Diagnostic)
    assert found.code == "GK132"
    assert phrase in found.message


@pytest.mark.parametrize(
    "event",
    ["结束", "完成", "开展", "开始", "举办", "举行", "启动", "召开", "活动", "会", "会议", "活动结束", "会议召开"],
)
@pytest.mark.parametrize(
    ("distance", "amount", "unit"),
    [
        ("5个工作日内", 5, "工作日"),
        ("的第5个工作日前", 5, "工作日"),
        ("两个月以内", 2, "月"),
        ("3天之内", 3, "日"),
        ("3自然日以前", 3, "日"),
        ("一周之前", 1, "周"),
        ("2个星期", 2, "周"),
    ],
)
def test_every_word_for_what_it_is_counted_from(event: str, distance: str, amount: int, unit: str) -> None:
    """Days after the beginning and before the end are none that can be counted from the end and the beginning."""
    for phrase, after in ((f"{event}后{distance}", True), (f"{event}之前{distance}", False)):
        if event in ("开始", "启动") if after else event in ("结束", "完成", "活动结束"):
            refused = parse_deadline(Text(phrase), 2022)
            assert isinstance(refused, Diagnostic)
            assert refused.code == "GK132"
        else:
            assert deadline(phrase).relative == Relative(amount, unit, after)


def test_months_are_counted_both_ways_and_a_day_is_shown_only_once_counted() -> None:
    anchor = parse_time(Text("5月15日至20日"), 2022)
    assert isinstance(anchor, Time)
    phrase = deadline("活动结束后两个月内；")
    assert phrase.shown == "活动结束后两个月内"
    known = counted(phrase, anchor)
    assert isinstance(known, Deadline)
    assert known.shown == "活动结束后两个月内（7月20日）"
    before = counted(deadline("活动开始前两个月"), anchor)
    assert isinstance(before, Deadline)
    assert before.moment == Moment(date(2022, 3, 15))
    absolute = deadline("5月18日前。")
    assert absolute.shown == "5月18日前"
    assert counted(absolute, anchor) is absolute


def test_what_no_day_is_known_for_cannot_be_counted_from() -> None:
    open_time = parse_time(Text("另行通知"), 2022)
    assert isinstance(open_time, Time)
    found = counted(deadline("活动结束后3天内"), open_time)
    assert isinstance(found, Diagnostic)
    assert found.code == "GK134"
    assert "没有确定的日子" in found.message


def test_a_day_without_an_hour_begins_and_ends_at_midnight() -> None:
    day, morning, evening = (from_iso(f"2022-05-18{hour}") for hour in ("", "T09:00", "T20:00"))
    assert sorted([evening, morning, day], key=Moment.opening) == [day, morning, evening]
    assert sorted([day, evening, morning], key=Moment.closing) == [morning, evening, day]


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2093, 5, 16), "星期六"),  # 2093 is arranged by nobody yet
        (date(2093, 1, 1), "元旦"),
        (date(2093, 5, 1), "劳动节"),
        (date(2093, 10, 2), "国庆节"),
        (date(2093, 5, 15), ""),
        (date(2022, 5, 7), ""),  # a Saturday that was worked for the holiday
        (date(2022, 5, 4), "劳动节"),
    ],
)
def test_days_off_of_a_year_that_is_not_arranged_are_those_that_are_certain(day: date, reason: str) -> None:
    found = day_off(day) or ""
    assert (found.startswith(reason), bool(found)) == (True, bool(reason))
    assert ("放假安排还不知道" in found) == (day.year == 2093 and bool(reason))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("5月1日", "劳动节"),
        ("5月3日", "劳动节假期"),
        ("6月4日", "端午假期"),
        ("10月3日", "国庆节"),
        ("5月15日", "星期日"),
    ],
)
def test_a_day_of_a_holiday_is_not_called_the_festival(day: str, said: str, gongkai: Run, tmp_path: Path) -> None:
    """The festival of 2022 was on 3 June; the 4th lay in its holiday."""
    text = f"id: a\nplan: {{title: 方案, sections: [{{title: 宣讲, time: 2022年{day}, lead: 甲局}}]}}\n"
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    found = gongkai("validate", "--select", "GK226", "--format", "json", cwd=tmp_path).out
    assert re.findall(rf"2022年{day}是([^\"]*)\"", found) == [said]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2026年2月16日晚8点至次日凌晨1点", ["2026年2月16日是春节假期"]),
        ("2026年2月16日晚8点至凌晨1点", ["2026年2月16日是春节假期"]),
        ("2026年2月27日晚8点至次日凌晨1点", []),  # a Friday
        ("2026年2月16日至2月17日", []),
        ("2026年2月16日下午2点至2月17日上午11点", []),
    ],
)
def test_an_evening_beyond_midnight_is_of_the_day_on_which_it_begins(
    when: str, said: list[str], gongkai: Run, tmp_path: Path
) -> None:
    text = f"id: a\nplan: {{title: 方案, sections: [{{title: 宣讲, time: {when}, lead: 甲局}}]}}\n"
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    found = gongkai("validate", "--select", "GK226", "--format", "json", cwd=tmp_path).out
    assert re.findall(r"2026年2月\d+日是[^\"]*", found) == said


def test_the_year_that_is_not_known_is_the_one_named() -> None:
    known_until = max(day.year for day in holidays)
    late = parse_time(Text(f"{known_until}年12月30日"), 2022)
    assert isinstance(late, Time)
    found = counted(deadline("活动结束后3个工作日内"), late)
    assert isinstance(found, Diagnostic)
    assert f"{known_until + 1}年的放假安排还不知道" in found.message
