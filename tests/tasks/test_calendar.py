"""Calendars, read with an independent parser: times, reminders, and what a corrected plan does to a file."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar as Parser

from gongkai.phrases.moments import Moment
from gongkai.phrases.times import Span, Time, parse_time
from gongkai.tasks import calendar as views
from gongkai.tasks.ics import write
from gongkai.text import Text
from tests.conftest import PLAN, Run, run_gongkai

NOW = ("--today", "2022-05-10T09:00")


def made(folder: Path, *arguments: str, plan: Path = PLAN) -> Path:
    """A calendar of the plan in the folder."""
    path = folder / "x.ics"
    result = run_gongkai("tasks", "-p", plan, *arguments, "-o", path, *NOW)
    assert result.code == 0, result.err
    return path


def parsed(content: bytes) -> Any:
    return Parser.from_ical(content)


def events(path: Path) -> dict[str, Any]:
    """The events by their titles."""
    calendar = parsed(path.read_bytes())
    found = {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}
    assert not any(event.errors for event in found.values())
    return found


def alarms_of(event: Any) -> list[timedelta]:
    """How long before it begins."""
    return [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]


def corrected(folder: Path, *changes: tuple[str, str]) -> Path:
    text = PLAN.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_unit_s_calendar(tmp_path: Path) -> None:
    path = made(tmp_path, "-u", "营商局")
    found = events(path)
    assert list(found) == [
        "开展“群众难题我来答”活动",
        "开展“重要工作部门谈”活动",
        "区政府部门户外现场宣传",
        "现场桌椅、条幅等由区营商局统一协调安排，并在8:30前摆放到位（截止）",
        "报送活动总结报告（截止）",
    ]
    outdoor = found["区政府部门户外现场宣传"]
    start = outdoor["DTSTART"].dt
    assert (start.replace(tzinfo=None), start.utcoffset()) == (datetime(2022, 5, 15, 9), timedelta(hours=8))
    assert outdoor["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert outdoor["DTEND"].dt - start == timedelta(hours=1)  # the plan does not say when it is over
    assert str(outdoor["LOCATION"]) == "区营商局门前"
    assert "参加单位：区发改局、教育局" in str(outdoor["DESCRIPTION"])
    talks = found["开展“重要工作部门谈”活动"]
    assert (talks["DTSTART"].dt, talks["DTEND"].dt) == (date(2022, 5, 15), date(2022, 5, 21))
    calendar = parsed(path.read_bytes())
    assert len(calendar.walk("VTIMEZONE")) == 1
    assert str(calendar["X-WR-CALNAME"]) == "营商局：2022年望花区“5·15政务公开日”活动方案"


def test_deadlines_are_reminded_of_at_nine_the_day_before_and_on_the_day(tmp_path: Path) -> None:
    found = events(made(tmp_path, "-u", "营商局"))
    summary = found["报送活动总结报告（截止）"]
    assert (summary["DTSTART"].dt, summary["DTEND"].dt) == (date(2022, 5, 18), date(2022, 5, 19))
    midnight = datetime(2022, 5, 18)
    alarms = [midnight + alarm["TRIGGER"].dt for alarm in summary.walk("VALARM")]
    assert alarms == [datetime(2022, 5, 17, 9), datetime(2022, 5, 18, 9)]
    tables = next(event for title, event in found.items() if title.startswith("现场桌椅"))
    assert tables["DTSTART"].dt.replace(tzinfo=None) == datetime(2022, 5, 15, 8, 30)
    assert alarms_of(tables) == [timedelta(days=-1), timedelta(hours=-1)]
    assert "DTEND" not in tables  # a point in time


def test_whoever_attends_is_reminded_the_day_before(tmp_path: Path) -> None:
    """Once, at nine or at the same hour; the calendar of everybody is nobody's."""
    found = events(made(tmp_path, "-u", "营商局"))
    assert alarms_of(found["区政府部门户外现场宣传"]) == [timedelta(days=-1)]
    assert alarms_of(found["开展“群众难题我来答”活动"]) == [timedelta(hours=-15)]
    for title, event in events(made(tmp_path, "--all")).items():
        assert len(alarms_of(event)) == (2 if title.endswith("（截止）") else 0)


def test_only_an_activity_with_hours_keeps_somebody_busy(tmp_path: Path) -> None:
    busy = [title for title, event in events(made(tmp_path, "-u", "营商局")).items() if event["TRANSP"] == "OPAQUE"]
    assert busy == ["区政府部门户外现场宣传"]


def test_a_duty_outside_any_activity_is_no_appointment(tmp_path: Path) -> None:
    """It has the hours of the whole plan, but nobody is anywhere for it."""
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "id: a\nplan:\n  title: 2022年方案\n  time: 5月15日上午9时\n  sections:\n"
        "    - {title: 工作要求, text: [{text: 加强宣传, who: 甲局}]}\n    - {title: 咨询, lead: 甲局}\n",
        encoding="utf-8",
    )
    found = events(made(tmp_path, "-u", "甲局", plan=plan))
    assert {title: (event["TRANSP"], len(alarms_of(event))) for title, event in found.items()} == {
        "工作要求": ("TRANSPARENT", 0),
        "咨询": ("OPAQUE", 1),
    }


def test_everybody_s_calendar_has_each_activity_once(tmp_path: Path) -> None:
    found = events(made(tmp_path, "--all"))
    assert len(found) == 9
    assert "机关内部现场宣传" in found
    assert len({str(event["UID"]) for event in found.values()}) == 9
    assert not {str(event["UID"]) for event in found.values()} & {
        str(event["UID"]) for event in events(made(tmp_path, "-u", "营商局")).values()
    }


def test_a_calendar_for_each_unit(gongkai: Run, tmp_path: Path) -> None:
    assert gongkai("tasks", "--all", "--format", "ics", "-o", f"{tmp_path}/日历/", *NOW).code == 0
    paths = sorted((tmp_path / "日历").glob("*.ics"))
    assert len(paths) == 31
    uids = [str(event["UID"]) for path in paths for event in events(path).values()]
    assert len(uids) == len(set(uids)) == 113  # 112 tasks, and one piece with a deadline of its own


def test_a_time_on_several_days_is_several_events(tmp_path: Path) -> None:
    plan = corrected(tmp_path, ("time: 5月15日上午9时", "time: 5月15日上午9时—11时、5月17日、5月18日下午2点至5月19日"))
    calendar = parsed(made(tmp_path, "-u", "残联", plan=plan).read_bytes())
    own = [event for event in calendar.walk("VEVENT") if event["SUMMARY"] == "区政府部门户外现场宣传"]
    times = [(event["DTSTART"].dt, event["DTEND"].dt) for event in own]
    assert [(a.isoformat()[:16], b.isoformat()[:16]) for a, b in times] == [
        ("2022-05-15T09:00", "2022-05-15T11:00"),
        ("2022-05-17", "2022-05-18"),
        ("2022-05-18T14:00", "2022-05-20T00:00"),
    ]
    assert [event["TRANSP"] for event in own] == ["OPAQUE", "TRANSPARENT", "TRANSPARENT"]
    assert [alarms_of(event) for event in own] == [[timedelta(days=-1)], [timedelta(hours=-15)], [timedelta(days=-1)]]


@pytest.mark.parametrize(
    ("phrase", "first", "last", "transparency"),
    [
        ("5月15日20:00至5月16日2:00", "2022-05-15T20:00", "2022-05-16T02:00", "OPAQUE"),
        ("5月15日23:30", "2022-05-15T23:30", "2022-05-16T00:30", "OPAQUE"),
        ("5月15日9:00至5月16日9:00", "2022-05-15T09:00", "2022-05-16T09:00", "TRANSPARENT"),
        ("5月15日9:00至5月15日", "2022-05-15T09:00", "2022-05-15T10:00", "OPAQUE"),
        ("5月15日至5月15日11:00", "2022-05-15T00:00", "2022-05-15T11:00", "TRANSPARENT"),
        ("5月15日至5月15日0:00", "2022-05-15T00:00", "2022-05-15T01:00", "TRANSPARENT"),
        ("9999年12月31日23:30", "9999-12-31T23:30", "9999-12-31T23:59", "OPAQUE"),
    ],
)
def test_how_long_an_activity_lasts(phrase: str, first: str, last: str, transparency: str) -> None:
    time = parse_time(Text(phrase), 2022)
    assert isinstance(time, Time)
    own = views.Event("u", "甲", time.spans[0], "", "", activity=True, attended=True)
    found = written(own)
    assert [found[name].dt.isoformat()[:16] for name in ("DTSTART", "DTEND")] == [first, last]
    assert found["TRANSP"] == transparency


# -- the lines ---------------------------------------------------------------------------------------------------------


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_wants(tmp_path: Path) -> None:
    content = made(tmp_path, "--all").read_bytes()
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode("utf-8")  # no character is cut
        assert b"\n" not in line


def event(title: str, place: str, text: str) -> views.Event:
    day = Moment(date(2022, 5, 15))
    return views.Event("u", title, Span(day, day), place, text, deadline=True)


def written(own: views.Event) -> Any:
    """The event as it comes back."""
    calendar = views.Calendar("id", "甲", (own,), None, Moment(date(2022, 5, 1)))
    (found,) = parsed(write(calendar)).walk("VEVENT")
    return found


@given(st.lists(st.text(st.characters(categories=["L", "M", "N", "P", "S"])), min_size=3, max_size=3))
def test_any_text_comes_back(texts: list[str]) -> None:
    title, place, text = (f"始{text}终" for text in texts)
    calendar = views.Calendar("id", title, (event(title, place, text),), None, Moment(date(2022, 5, 1)))
    content = write(calendar)
    (found,) = parsed(content).walk("VEVENT")
    assert [str(found[name]) for name in ("SUMMARY", "LOCATION", "DESCRIPTION")] == [title, place, text]
    again = calendar._replace(replaces=content, now=Moment(date(2023, 1, 1)))
    assert write(again) == content


# -- a second time -----------------------------------------------------------------------------------------------------


def test_the_same_plan_gives_the_same_bytes_whatever_the_day(tmp_path: Path, gongkai: Run) -> None:
    path = made(tmp_path, "--all")
    first = path.read_bytes()
    assert gongkai("tasks", "--all", "-o", path, "--today", "2022-05-30").code == 0
    assert path.read_bytes() == first
    other = tmp_path / "y.ics"
    assert gongkai("tasks", "--all", "-o", other).code == 0
    assert other.read_bytes() == first
    assert events(path)["机关内部现场宣传"]["DTSTAMP"].dt == datetime(2022, 5, 6, 16, tzinfo=UTC)  # the notice's date


def test_a_corrected_plan_updates_what_changed_and_nothing_else(tmp_path: Path) -> None:
    path = made(tmp_path, "-u", "残联")
    before = events(path)
    plan = corrected(tmp_path, ("time: 5月15日上午9时", "time: 5月15日上午10时"))
    made(tmp_path, "-u", "残联", plan=plan)
    after = events(path)
    assert {title: str(event["UID"]) for title, event in after.items()} == {
        title: str(event["UID"]) for title, event in before.items()
    }
    changed, same = after["区政府部门户外现场宣传"], after["报送活动总结报告（截止）"]
    assert (changed["SEQUENCE"], same["SEQUENCE"]) == (1, 0)
    assert changed["DTSTAMP"].dt == changed["LAST-MODIFIED"].dt == datetime(2022, 5, 10, 1, tzinfo=UTC)
    assert same == before["报送活动总结报告（截止）"]
    made(tmp_path, "-u", "残联")
    assert events(path)["区政府部门户外现场宣传"]["SEQUENCE"] == 2


def test_what_is_taken_out_of_the_plan_is_cancelled_and_may_come_back(tmp_path: Path) -> None:
    path = made(tmp_path, "-u", "残联")
    plan = corrected(tmp_path, ("执法大队、残联。   # 参加单位", "执法大队。   # 参加单位"))
    for _ in range(2):
        made(tmp_path, "-u", "残联", plan=plan)
        gone = events(path)["区政府部门户外现场宣传"]
        assert (str(gone["STATUS"]), gone["SEQUENCE"], alarms_of(gone)) == ("CANCELLED", 1, [])
        assert gone["TRANSP"] == "TRANSPARENT"
    made(tmp_path, "-u", "残联")
    back = events(path)["区政府部门户外现场宣传"]
    assert ("STATUS" in back, back["SEQUENCE"], len(alarms_of(back))) == (False, 2, 1)


def test_only_a_file_of_the_same_calendar_is_carried_on(tmp_path: Path) -> None:
    """Another unit's events are not cancelled, and what is no calendar of ours is not taken for one."""
    path = made(tmp_path, "-u", "营商局")
    made(tmp_path, "-u", "残联")
    assert len(events(path)) == 2
    assert not any("STATUS" in event for event in events(path).values())
    path.write_bytes(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:\xff\xfe\r\nEND:VCALENDAR\r\n")
    made(tmp_path, "-u", "残联", "--force")
    assert len(events(path)) == 2


@pytest.mark.skipif(os.name == "nt", reason="needs a Unix file system")
def test_a_damaged_calendar_of_ours_is_written_anew(tmp_path: Path) -> None:
    path = made(tmp_path, "-u", "残联")
    content = path.read_bytes()
    path.write_bytes(content.replace(b"SEQUENCE:0", b"SEQUENCE:x").replace(b"END:VEVENT", b"END:"))
    made(tmp_path, "-u", "残联", "--force")
    assert len(events(path)) == 2
