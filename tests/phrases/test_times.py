"""活动时间: every form of the design, and what it means."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.diagnostics import Diagnostic
from gongkai.phrases.mentions import mentions, stretches
from gongkai.phrases.moments import Moment
from gongkai.phrases.times import Time, parse_time
from gongkai.phrases.writing import DOTS, alike, number
from gongkai.text import Text


def spans(phrase: str, year: int | None = 2022) -> str:
    """The spans of a phrase in a form that is easy to read: `05-15 09:00..05-15 11:00`."""
    found = parse_time(Text(phrase), year)
    assert isinstance(found, Time), found
    return ", ".join(f"{_short(span.start)}..{_short(span.end)}" for span in found.spans)


def _short(moment: Moment) -> str:
    day = f"{moment.day:%m-%d}" if moment.day.year == 2022 else f"{moment.day:%Y-%m-%d}"
    return f"{day} {moment.clock:%H:%M}" if moment.clock else day


@pytest.mark.parametrize(
    ("phrase", "meaning"),
    [
        ("5月15日", "05-15..05-15"),
        ("5月15日。", "05-15..05-15"),
        ("5月15日至20日", "05-15..05-20"),
        ("5月15日至5月20日", "05-15..05-20"),
        ("2022年5月15日—20日", "05-15..05-20"),
        ("5月15日－20日", "05-15..05-20"),
        ("5月15日~20日", "05-15..05-20"),
        ("5月15日——20日", "05-15..05-20"),
        ("5月19-25日", "05-19..05-25"),
        ("6月7日-30日", "06-07..06-30"),
        ("6月1日、2日、3日（三天）", "06-01..06-01, 06-02..06-02, 06-03..06-03"),
        ("5月15日上午9时", "05-15 09:00..05-15 09:00"),
        ("5月15日上午9点-11点", "05-15 09:00..05-15 11:00"),
        ("5月15日上午9:00—12:00", "05-15 09:00..05-15 12:00"),
        ("5月15日上午9:00-14:00", "05-15 09:00..05-15 14:00"),
        ("5月15日上午9:00-12:00，下午16:00-20:00", "05-15 09:00..05-15 12:00, 05-15 16:00..05-15 20:00"),
        ("5月15日下午2:30", "05-15 14:30..05-15 14:30"),
        ("5月15日下午2点至4点", "05-15 14:00..05-15 16:00"),
        ("5月15日上午9点半", "05-15 09:30..05-15 09:30"),
        ("5月15日9时30分", "05-15 09:30..05-15 09:30"),
        ("5月15日8：30", "05-15 08:30..05-15 08:30"),
        ("5月15日 9:00", "05-15 09:00..05-15 09:00"),
        ("5月15日晚7点", "05-15 19:00..05-15 19:00"),
        ("5月15日中午12时", "05-15 12:00..05-15 12:00"),
        ("5月15日9:00至5月16日17:00", "05-15 09:00..05-16 17:00"),
        ("5月15日8:30-11:30，下午14:00-17:00", "05-15 08:30..05-15 11:30, 05-15 14:00..05-15 17:00"),
        ("5月12日（周四）", "05-12..05-12"),
        ("5月15日（星期日）至5月20日（星期五）", "05-15..05-20"),
        ("2023年6月9日（周五）上午10:00", "2023-06-09 10:00..2023-06-09 10:00"),
        ("2022-05-15", "05-15..05-15"),
        ("2022.5.15", "05-15..05-15"),
        ("2022/5/15", "05-15..05-15"),
        ("2022-05-15T09:00", "05-15 09:00..05-15 09:00"),
        ("2022-05-15 09:00:00", "05-15 09:00..05-15 09:00"),
        ("二〇二二年五月七日", "05-07..05-07"),
        ("二O二二年五月七日", "05-07..05-07"),
        ("二00七年5月7日", "2007-05-07..2007-05-07"),
        ("二○二二年十二月三十一日", "12-31..12-31"),
        ("五月十五日上午九时", "05-15 09:00..05-15 09:00"),
        ("5月下旬", "05-21..05-31"),
        ("5月中下旬", "05-11..05-31"),
        ("5月15日上午9:00、15日下午", "05-15 09:00..05-15 09:00, 05-15..05-15"),
        ("5月15日9:00、5月15日", "05-15 09:00..05-15 09:00, 05-15..05-15"),
        ("2月下旬", "02-21..02-28"),
        ("5月中旬至6月上旬", "05-11..06-10"),
        ("6月初", "06-01..06-10"),
        ("5月底", "05-21..05-31"),
        ("4-10月", "04-01..10-31"),
        ("2022年5-6月", "05-01..06-30"),
        ("5月份", "05-01..05-31"),
        ("第二季度", "04-01..06-30"),
        ("上半年", "01-01..06-30"),
        ("全年", "01-01..12-31"),
        ("2022年", "01-01..12-31"),
        ("12月25日至1月5日", "12-25..2023-01-05"),
        ("拟定于5月15日", "05-15..05-15"),
        ("5月20日17:30前", "05-20 17:30..05-20 17:30"),
        ("5月15日（具体时间另行通知）", "05-15..05-15"),
        ("5月15日（上午9:00）", "05-15 09:00..05-15 09:00"),
        ("5月15日晚12点", "05-15 23:59..05-15 23:59"),
        ("5月15日、16日上午9时", "05-15 09:00..05-15 09:00, 05-16 09:00..05-16 09:00"),
        ("9月至2月", "09-01..2023-02-28"),
        ("5月15日上午9-11时", "05-15 09:00..05-15 11:00"),
        ("5月15日上午", "05-15..05-15"),
        ("5月15日上午9时许", "05-15 09:00..05-15 09:00"),
        ("5月15日起至5月20日止", "05-15..05-20"),
        ("5月15日—5月20日，共6天", "05-15..05-20"),
        ("12月25日至次年1月5日", "12-25..2023-01-05"),
        ("今年5月15日，星期日", "05-15..05-15"),
        ("2022年底", "12-01..12-31"),
        ("2024年2月29日", "2024-02-29..2024-02-29"),
        ("5月15日上午9時", "05-15 09:00..05-15 09:00"),
        ("5月15號上午9點半", "05-15 09:30..05-15 09:30"),
        ("五月十五號下午兩點", "05-15 14:00..05-15 14:00"),
        ("5月15日（週日）晚上7點鐘", "05-15 19:00..05-15 19:00"),
        ("5月15日（禮拜日）至20日期間", "05-15..05-20"),
        ("暫定於5月15日9時許", "05-15 09:00..05-15 09:00"),
        ("二◯二二年五月十五號", "05-15..05-15"),
        ("次年1月10日", "2023-01-10..2023-01-10"),
        ("翌年三月", "2023-03-01..2023-03-31"),
        ("明年1月5日至10日", "2023-01-05..2023-01-10"),
        ("2025年12月25日至次年1月5日", "2025-12-25..2026-01-05"),
        ("12月25日至下一年1月5日", "12-25..2023-01-05"),
        ("5月15日17∶30", "05-15 17:30..05-15 17:30"),
        ("5月15日晚上1点", "05-16 01:00..05-16 01:00"),
        ("5月15日晚12点半", "05-16 00:30..05-16 00:30"),
        ("5月15日晚上12点", "05-15 23:59..05-15 23:59"),
        ("5月15日凌晨12点", "05-15 00:00..05-15 00:00"),
        ("5月15日凌晨2点", "05-15 02:00..05-15 02:00"),
        ("5月15日中午12点半", "05-15 12:30..05-15 12:30"),
        ("5月15日下午3点至晚上8点", "05-15 15:00..05-15 20:00"),
        ("5月15日晚8点至凌晨1点", "05-15 20:00..05-16 01:00"),
        ("5月15日20:00至次日凌晨1点", "05-15 20:00..05-16 01:00"),
        ("5月15日22时至次日6时", "05-15 22:00..05-16 06:00"),
        ("12月31日晚上8点至次日凌晨1点", "12-31 20:00..2023-01-01 01:00"),
    ],
)
def test_understood(phrase: str, meaning: str) -> None:
    assert spans(phrase) == meaning


def test_variants_are_kept_as_typed() -> None:
    found = parse_time(Text("5月15號上午9時"), 2022)
    assert isinstance(found, Time)
    assert found.text == "5月15號上午9時"
    wrong = parse_time(Text("5月32號"), 2022)
    assert isinstance(wrong, Diagnostic)
    assert wrong.message.startswith("“5月32號”")


@pytest.mark.parametrize("phrase", ["另行通知", "时间待定", "各镇街自行安排", "時間待定", "適時舉行"])
def test_open_is_understood_as_open(phrase: str) -> None:
    assert parse_time(Text(phrase), 2022) == Time(Text(phrase), (), understood=True)


@pytest.mark.parametrize(
    "phrase",
    [
        "活动期间",
        "近期",
        "15日",
        "上午9时",
        "5月15日起",
        "下周一",
        "",
        "5",
        "月日",
        "5月15日每天",
        "5月三五日",
        "9999年12月25日至1月5日",
        "去年12月",
        "农历五月十五（农历）",
        "5月15日（农历）",
        "5月15日（次日）",
    ],
)
def test_not_understood_is_said(phrase: str) -> None:
    found = parse_time(Text(phrase), 2022)
    assert isinstance(found, Time)
    assert (found.spans, found.understood) == ((), False)


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("5月32日", "GK130"),
        ("2月29日", "GK130"),
        ("5月0日", "GK130"),
        ("13月1日", "GK130"),
        ("5月15日25:00", "GK130"),
        ("5月15日9:75", "GK130"),
        ("5月15日上午13时", "GK130"),
        ("5月15日凌晨9点", "GK130"),
        ("5月15日下午21点", "GK130"),
        ("5月15日清晨12点", "GK130"),
        ("5月15日24:30", "GK130"),
        ("2022-05-32", "GK130"),
        ("12月1日至2月29日", "GK130"),
        ("5月20日至5月15日", "GK135"),
        ("5月15日20:00-5月15日9:00", "GK135"),
        ("2022年12月25日至2022年1月5日", "GK135"),
    ],
)
def test_no_such_day(phrase: str, code: str) -> None:
    found = parse_time(Text(phrase), 2022)
    assert isinstance(found, Diagnostic)
    assert found.code == code


def test_a_leap_day_in_the_year_after() -> None:
    assert spans("2023年12月1日至2月29日") == "2023-12-01..2024-02-29"


def test_a_date_without_any_year() -> None:
    found = parse_time(Text("5月15日"), None)
    assert isinstance(found, Diagnostic)
    assert found.code == "GK131"


_DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
_CLOCKS = st.times().map(lambda clock: time(clock.hour, clock.minute))


@given(_DAYS, _CLOCKS | st.none())
def test_writing_and_reading_a_moment(day: date, clock: time | None) -> None:
    written = f"{day.year}年{day.month}月{day.day}日" + (f"{clock:%H:%M}" if clock else "")
    found = parse_time(Text(written), None)
    assert isinstance(found, Time)
    assert found.start == found.end == Moment(day, clock)


@given(_DAYS, _DAYS)
def test_writing_and_reading_a_stretch(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = parse_time(
        Text(f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"), None
    )
    assert isinstance(found, Time)
    assert found.start is not None
    assert found.end is not None
    assert (found.start.day, found.end.day) == (first, last)


@pytest.mark.parametrize("dot", DOTS)
def test_a_day_of_remembrance_is_neither_date_nor_number(dot: str) -> None:
    """5·15政务公开日, whichever of the many dots was typed."""
    assert alike(f"5{dot}15") == "5·15"
    assert parse_time(Text(f"5{dot}15"), 2022) == Time(Text(f"5{dot}15"), (), understood=False)
    assert [found.text for found in mentions(Text(f"4月10日和5{dot}15日"), 2022)] == ["4月10日"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5月15日（周日）至20日，5月12日前报名", [("5月15日（周日）至20日", 15, 20), ("5月12日", 12, 12)]),
        ("5月19-25日", [("5月19-25日", 19, 25)]),
        ("5月15日上午9:00—5月16日下午5时", [("5月15日上午9:00—5月16日", 15, 16)]),
        ("5月12日报到5月15日离会", [("5月12日", 12, 12), ("5月15日", 15, 15)]),
        ("5月12日、20日", [("5月12日", 12, 12), ("20日", 20, 20)]),
        ("第5月刊20-25日的版面", []),
    ],
)
def test_stretches_of_days_in_a_text(text: str, found: list[tuple[str, int, int]]) -> None:
    assert [(one.text, one.first.day, one.last.day) for one in stretches(Text(text), 2022)] == found


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("12月28日至1月31日", date(2023, 1, 31)),
        ("2022年12月28日至2023年1月3日", date(2023, 1, 3)),
        ("5月20日至5月8日", date(2022, 5, 8)),
        ("12月28日至2月29日", None),
    ],
)
def test_a_stretch_of_days_goes_on_into_the_next_year(text: str, last: date | None) -> None:
    assert [one.last for one in stretches(Text(text), 2022)][-1] == (last or date(2022, 12, 28))


@given(
    st.text(
        alphabet="0123456789年月日号时点分上下午中旬初底末至-—、，：:（）周一二三十〇 全季度前后時點號週兩",
        max_size=20,
    )
)
def test_any_text_is_a_time_or_a_diagnostic(phrase: str) -> None:
    assert isinstance(parse_time(Text(phrase), 2022), Time | Diagnostic)


@given(st.integers(0, 99))
def test_chinese_numerals(n: int) -> None:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(n, 10)
    written = digits[n] if n < 10 else ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")
    assert number(written) == n
