"""What is due again and again: understood whole, or said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.diagnostics import Diagnostic
from gongkai.phrases.deadlines import Deadline, Recurring
from gongkai.phrases.holidays import day_off
from gongkai.phrases.recurring import Period, moved, parse_recurring, periods
from gongkai.text import Text

BEGIN, END = date(2022, 5, 7), date(2022, 9, 30)


def found(phrase: str, begin: date = BEGIN, end: date = END) -> list[Period]:
    """The periods of a phrase."""
    rule = parse_recurring(Text(phrase), 2022)
    assert isinstance(rule, Recurring), rule
    own = list(periods(Text(phrase), rule, rule.since or begin, rule.until or end, 2022))
    assert all(isinstance(period, Period) for period in own)
    return [period for period in own if isinstance(period, Period)]


@pytest.mark.parametrize(
    ("phrase", "first", "last", "count"),
    [
        ("每月25日前", "2022-05 5月 5月25日前", "2022-09 9月 9月25日前", 5),
        ("每个月25号之前报送", "2022-05 5月 5月25日前", "2022-09 9月 9月25日前", 5),
        ("每月二十五日17时30分前", "2022-05 5月 5月25日17:30前", "2022-09 9月 9月25日17:30前", 5),
        ("毎月5日前", "2022-06 6月 6月5日前", "2022-09 9月 9月5日前", 4),
        ("每月底前", "2022-05 5月 5月31日前", "2022-09 9月 9月30日前", 5),
        ("每月31日前", "2022-05 5月 5月31日前", "2022-09 9月 9月30日前", 5),
        ("每月中旬", "2022-05 5月 5月20日前", "2022-09 9月 9月20日前", 5),
        ("每月最后一个工作日下班前", "2022-05 5月 5月31日前", "2022-09 9月 9月30日前", 5),
        ("每月26日0时前", "2022-05 5月 5月25日23:59前", "2022-09 9月 9月25日23:59前", 5),
        ("次月5日前", "2022-05 5月 6月5日前", "2022-09 9月 10月5日前", 5),
        ("每月结束后3个工作日内", "2022-05 5月 6月6日前", "2022-09 9月 10月10日前", 5),
        ("每周五12时前", "2022-W19 5月9日—5月15日 5月13日12:00前", "2022-W39 9月26日—10月2日 9月30日12:00前", 21),
        ("每周五下午下班前", "2022-W19 5月9日—5月15日 5月13日前", "2022-W39 9月26日—10月2日 9月30日前", 21),
        ("每周五放学前", "2022-W19 5月9日—5月15日 5月13日前", "2022-W39 9月26日—10月2日 9月30日前", 21),
        ("每周五上午下班前", "2022-W19 5月9日—5月15日 5月13日12:00前", "2022-W39 9月26日—10月2日 9月30日12:00前", 21),
        ("每週星期五17点前", "2022-W19 5月9日—5月15日 5月13日17:00前", "2022-W39 9月26日—10月2日 9月30日17:00前", 21),
        ("每周日24时前", "2022-W18 5月2日—5月8日 5月8日23:59前", "2022-W38 9月19日—9月25日 9月25日23:59前", 21),
        ("每季度末", "2022-Q2 二季度 6月30日前", "2022-Q3 三季度 9月30日前", 2),
        ("每季度最后一个月25日前", "2022-Q2 二季度 6月25日前", "2022-Q3 三季度 9月25日前", 2),
        ("每季度首月10日前", "2022-Q3 三季度 7月10日前", "2022-Q3 三季度 7月10日前", 1),
        ("每季度结束后10日内", "2022-Q2 二季度 7月10日前", "2022-Q3 三季度 10月10日前", 2),
        ("每半年末", "2022-H1 上半年 6月30日前", "2022-H1 上半年 6月30日前", 1),
        ("每天17时前", "2022-05-07 5月7日 5月7日17:00前", "2022-09-30 9月30日 9月30日17:00前", 147),
        ("每个工作日16:00前", "2022-05-07 5月7日 5月7日16:00前", "2022-09-30 9月30日 9月30日16:00前", 104),
        ("6月起每周五前", "2022-W22 5月30日—6月5日 6月3日前", "2022-W39 9月26日—10月2日 9月30日前", 18),
        ("自6月至11月每月25日前", "2022-06 6月 6月25日前", "2022-11 11月 11月25日前", 6),
        ("6、8、10、12月3日前", "2022-06 6月 6月3日前", "2022-12 12月 12月3日前", 4),
        ("6月和8月底前", "2022-06 6月 6月30日前", "2022-08 8月 8月31日前", 2),
        ("11、12、1月25日前", "2022-11 11月 11月25日前", "2023-01 2023年1月 2023年1月25日前", 3),
        ("5月20日、6月20日、7月20日前", "2022-05 5月 5月20日前", "2022-07 7月 7月20日前", 3),
        ("5月20日、5月30日前", "2022-05-20 5月20日 5月20日前", "2022-05-30 5月30日 5月30日前", 2),
    ],
)
def test_periods(phrase: str, first: str, last: str, count: int) -> None:
    own = found(phrase)
    told = [f"{period.key} {period.name} {period.due.shown}" for period in own]
    assert (told[0], told[-1], len(own)) == (first, last, count)


@pytest.mark.parametrize(
    ("phrase", "right"),
    [
        ("每月25日前（遇节假日顺延）", "6月25日前（顺延到6月27日）"),
        ("每月25日前，遇法定节假日提前至前一个工作日", "6月25日前（提前到6月24日）"),
        ("每月1日前，逢节假日顺延", "6月1日前"),
    ],
)
def test_holidays_in_the_phrase(phrase: str, right: str) -> None:
    assert next(period.due.shown for period in found(phrase) if period.name == "6月") == right


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("每月35日前", "GK130"),
        ("每月0日前", "GK130"),
        ("6、13月3日前", "GK130"),
        ("6、8月32日前", "GK130"),
        ("每月", "GK133"),
        ("每周", "GK133"),
        ("每周八前", "GK133"),
        ("每周一、三、五前", "GK133"),
        ("每两周周五前", "GK133"),
        ("每月25日、26日前", "GK133"),
        ("每月25日前后", "GK133"),
        ("每月25日前（不含25日）", "GK133"),
        ("每月第一个周五前", "GK133"),
        ("每季度25日前", "GK133"),
        ("每年5月15日前", "GK133"),
        ("每月25日下午25时前", "GK133"),
        ("每月25日前，另行通知", "GK133"),
        ("农历每月25日前", "GK133"),
        ("逐月上报", "GK133"),
        ("尽快", None),
        ("5月18日前", None),
        ("5月15日至18日", None),
    ],
)
def test_what_is_not_understood_is_said(phrase: str, code: str | None) -> None:
    own = parse_recurring(Text(phrase), 2022)
    assert (own.code if isinstance(own, Diagnostic) else own) == code


def test_a_day_that_no_month_has_is_told_where_it_stands() -> None:
    own = parse_recurring(Text("每月35日前"), 2022)
    assert isinstance(own, Diagnostic)
    assert own.at == Text("").at.right(2)


def test_listed_months_need_a_year() -> None:
    own = parse_recurring(Text("6、8月3日前"), None)
    assert isinstance(own, Diagnostic)
    assert own.code == "GK131"


@given(st.dates(date(2022, 1, 1), date(2024, 12, 31)), st.sampled_from(["顺延", "提前"]))
def test_moved_days_are_working_days_and_the_nearest(day: date, how: str) -> None:
    from gongkai.phrases.moments import Moment

    own = moved(Deadline(Text("x"), Moment(day)), how)
    assert own.moment
    assert day_off(own.moment.day) is None
    step = timedelta(days=1 if how == "顺延" else -1)
    between = day
    while between != own.moment.day:
        assert day_off(between)
        between += step
    assert bool(own.moved) == (own.moment.day != day)


@given(
    st.sampled_from(["每月25日前", "每周五12时前", "每季度末", "每半年末", "次月5日前", "每天17时前", "每月30日前"]),
    st.dates(date(2021, 1, 1), date(2023, 12, 31)),
    st.integers(0, 200),
)
def test_periods_follow_one_another_with_keys_of_their_own(phrase: str, begin: date, days: int) -> None:
    """None is left out or comes twice: a span in two parts has the periods of the whole."""
    end = begin + timedelta(days=days)
    own = found(phrase, begin, end)
    assert len({period.key for period in own}) == len({period.name for period in own}) == len(own)
    moments = [period.due.moment for period in own if period.due.moment]
    assert moments == sorted(moments)
    middle = begin + timedelta(days=days // 2)
    parts = found(phrase, begin, middle) + found(phrase, middle + timedelta(days=1), end)
    assert list(dict.fromkeys(period.key for period in parts)) == [period.key for period in own]
