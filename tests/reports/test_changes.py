"""The plan changes in mid-campaign: deadlines only ever move on, and nothing on record is refused or unseen for it."""

import csv
import html
import io
import json
import re
from datetime import datetime, timedelta
from itertools import pairwise

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.phrases.moments import from_iso, of
from gongkai.reports.events import Event, Kind
from gongkai.reports.file import JsonStore
from gongkai.reports.state import Record, in_order
from tests.conftest import Result
from tests.status.test_counts import PLAN, UNITS, Desk, advised, desk

__all__ = ["desk"]

BY = "due: 5月18日前"


def by(due: str) -> str:
    """The plan with another deadline."""
    assert BY in PLAN
    return PLAN.replace(BY, f"due: {due}")


def test_a_deadline_moved_behind_an_extension_holds(desk: Desk) -> None:
    """Extended to the 20th, and then all were given until the 25th: the unit is neither overdue nor late."""
    desk.types("17", "report extend 甲局 --until 5月20日 --reason 有事")
    assert (desk.row("17", "甲局")["due"], desk.row("17", "甲局")["extended"]) == ("2022-05-20", True)
    desk.plan(by("5月25日前"))
    row = desk.row("22", "甲局")
    assert (row["due"], row["extended"], row["overdue"]) == ("2022-05-25", False, False)
    assert "延期到" not in desk.types("22", "status").out
    desk.types("22", "report submit 甲局")
    assert (desk.row("26", "甲局")["late"], desk.row("26", "乙局")["overdue"]) == (False, True)


def test_a_deadline_moved_to_an_earlier_day_leaves_the_extension(desk: Desk) -> None:
    desk.types("16", "report extend 甲局 --until 5月20日 --reason 有事")
    desk.plan(by("5月10日前"))
    assert (desk.row("20", "甲局")["overdue"], desk.row("20", "乙局")["overdue"]) == (False, True)
    desk.types("20", "report extend 甲局 --until 5月22日 --reason 又有事")
    desk.types("21", "report submit 甲局")
    assert desk.row("23", "甲局")["late"] is False


def test_an_open_deadline_is_later_than_any(desk: Desk) -> None:
    desk.types("16", "report extend 甲局 --until 5月20日 --reason 有事")
    desk.plan(by("另行通知"))
    assert (desk.row("30", "甲局")["due"], desk.row("30", "甲局")["overdue"]) == (None, False)


def test_what_was_returned_is_not_asked_for_before_the_deadline(desk: Desk) -> None:
    """The return names the 20th, the plan now the 25th."""
    desk.types("17", "report submit 甲局")
    desk.types("18", "report return 甲局 --reason 缺章 --until 5月20日")
    desk.plan(by("5月25日前"))
    row = desk.row("22", "甲局")
    assert (row["until"], row["overdue"]) == ("2022-05-25", False)
    assert desk.row("26", "甲局")["overdue"] is True
    desk.types("24", "report submit 甲局")
    assert (desk.row("26", "甲局")["late"], desk.row("26", "甲局")["days_late"]) == (False, 0)


@pytest.mark.parametrize("due", ["5月10日前", "5月16日9:00前", "5月17日前", "5月20日前", "5月30日前", "另行通知"])
def test_no_record_refuses_a_later_step_because_the_plan_changed(due: str, desk: Desk) -> None:
    """Extended, handed in, returned: whatever the deadline is now, all of it goes on, and can be taken back."""
    desk.types("16T10:00", "report extend 甲局 --until 5月20日 --reason 有事")
    desk.types("17T10:00", "report submit 甲局")
    desk.types("18T10:00", "report return 甲局 --reason 缺章 --until 5月21日")
    desk.plan(by(due))
    desk.types("22T10:00", "report submit 甲局 --at 5月16日9:00")
    desk.types("22T10:00", "report submit 甲局 --at 5月19日")
    desk.types("22T11:00", "report return 甲局 --reason 还缺章")
    desk.types("22T12:00", "report submit 甲局")
    desk.types("22T13:00", "report undo 2")
    desk.types("22T13:00", "report undo 1")
    desk.types("22T14:00", "report accept 甲局 --yes")
    assert desk.row("22T15:00", "甲局")["state"] == "办结"


# -- what the plan has no place for any more ---------------------------------------------------------------------------


def validated(desk: Desk, *options: str) -> Result:
    return desk.gongkai("validate", *options, cwd=desk.folder)


def said(desk: Desk) -> str:
    """What status says, which has to be what every other view says, and validate where it is about the plan."""
    out = desk.types("20", "status").out
    notes = re.findall(r"^注意：(.*)\n建议：(.*)$", out, re.M)
    told = [f"注意：{note}\n建议：{advice}\n" for note, advice in notes]
    whole = json.loads(desk.types("20", "status --format json").out)
    written = whole["uncounted"]
    assert [(one["said"], one["advice"]) for one in written] == notes
    for command in ("--line", "--calls", "--scores", "--format json", "--format csv"):
        assert desk.types("20", f"status {command}").err == "".join(told)
    draft = f"report remind --draft --report {whole['reports'][0]['report']}"
    assert desk.types("20", draft).err == "".join(told)
    sheets = list(csv.reader(io.StringIO(desk.types("20", "status --format csv").out)))
    assert [tuple(row[1:]) for row in sheets if row[:1] == ["没有算在内的记录"]] == notes
    page = html.unescape(desk.types("20", "status --format html").out)
    assert all(note in page for note, _ in notes)
    found = validated(desk).out.count("GK274")
    assert found == sum(one["why"] != "ahead" for one in written)
    return "".join(told)


def test_a_report_whose_id_changed_is_said_and_comes_back(desk: Desk) -> None:
    for unit in ("甲局", "乙局"):
        desk.types("17", f"report submit {unit}")
    assert said(desk) == ""
    desk.plan(PLAN.replace("id: s,", "id: summary,"))
    assert said(desk) == (
        "注意：方案里没有代号是“s”的报送事项，可是有2条记录（第1—2条）是它的（甲局、乙局），没有算在内\n"
        "建议：改过代号的，在 plan.yaml 里把“总结”的 id 写回 s；取消了的，不用管\n"
    )
    assert desk.row("20", "甲局")["state"] == "待报送"
    desk.plan(PLAN)  # what was advised
    assert said(desk) == ""
    assert desk.row("20", "甲局")["state"] == "已报送"


def test_an_id_that_the_text_names_is_written_back_there_too(desk: Desk) -> None:
    named = PLAN.replace("text: 正文。", "text: [{text: 请按时报送。, report: s}]")
    desk.plan(named)
    desk.types("17", "report submit 甲局")
    desk.plan(named.replace("id: s,", "id: summary,").replace("report: s}", "report: summary}"))
    assert "的 id 写回 s（正文里 report 写的代号一起改）；" in said(desk)
    desk.plan(named)
    assert said(desk) == ""


def test_an_id_is_not_to_be_written_back_over_records_of_the_new_one(desk: Desk) -> None:
    desk.types("16", "report submit 甲局")
    desk.plan(PLAN.replace("id: s,", "id: summary,"))
    desk.types("17", "report submit 乙局")
    told = said(desk)
    assert "按现在的代号重新登记，再撤销原来的：gongkai report undo 1\n" in told
    desk.types("20", "report submit 甲局 --at 5月16日")
    desk.types("20", advised(told))
    assert said(desk) == ""
    assert [desk.row("20", unit)["state"] for unit in UNITS] == ["已报送", "已报送", "待报送"]


def test_of_several_reports_nobody_guesses_which_was_renamed(desk: Desk) -> None:
    two = PLAN.replace("scoring:", "  - {id: n, title: 活动信息, from: 各局, due: 5月18日前}\nscoring:")
    desk.plan(two)
    desk.types("17", "report submit 甲局 --report s")
    desk.plan(two.replace("id: s,", "id: summary,"))
    told = desk.types("20", "status").out
    assert "把那一项的 id 写回 s，现在还没有记录的是“总结”、“活动信息”" in told


def test_a_renamed_unit_is_said_and_comes_back_with_an_alias(desk: Desk) -> None:
    desk.types("17", "report submit 甲局 --with 乙局")
    renamed = PLAN.replace("甲局", "子局")
    desk.plan(renamed)
    assert said(desk) == (
        "注意：“总结”的记录里有名录上没有的单位：甲局1条记录（第1条），没有算在内\n"
        "建议：改过名的，在 plan.yaml 的 units 里，在 aliases 下面写上 现在的名称: 甲局；"
        "已经有这一行的，原名用、接在后面；取消了的，不用管\n"
    )
    assert [desk.row("20", unit)["state"] for unit in ("子局", "乙局")] == ["待报送", "已报送"]
    desk.plan(renamed.replace("丙局}}}", "丙局}}, aliases: {子局: 甲局}}"))  # what was advised
    assert said(desk) == ""
    assert desk.row("20", "子局")["state"] == "已报送"
    assert "甲局、乙局" in desk.types("20", "report undo 1").out


def test_a_plan_without_a_roster_gets_one_for_a_renamed_unit(desk: Desk) -> None:
    """Any name that such a plan uses is a unit; aliases alone would leave the others unknown."""
    desk.types("17", "report submit 甲局")
    bare = PLAN.replace("units: {groups: {各局: {members: 甲局、乙局、丙局}}}\n", "").replace(
        "各局", "子局、乙局、丙局"
    )
    desk.plan(bare)
    assert "写上 units：全部单位写进 groups 的一个分组的 members，再在 aliases 下面写上 现在的名称: 甲局" in said(desk)
    desk.plan(f"{bare}units: {{groups: {{各局: {{members: 子局、乙局、丙局}}}}, aliases: {{子局: 甲局}}}}\n")
    assert said(desk) == ""
    assert desk.row("20", "子局")["state"] == "已报送"


def test_a_joint_report_of_units_that_are_one_by_now_counts_once(desk: Desk) -> None:
    """乙局 has become a part of 甲局."""
    desk.types("16", "report submit 甲局 --with 乙局 --has 报告、图片")
    desk.types("17", "report return 甲局 乙局 --reason 缺章")
    desk.plan(PLAN.replace("甲局、乙局、丙局}}}", "甲局、丙局}}, aliases: {甲局: 乙局}}"))
    row = desk.row("18", "甲局")
    assert (row["submissions"], row["returns"], row["history"]) == (1, 1, [1, 2])
    assert desk.types("18", "status --format html").out.count("原因：缺章") == 1
    desk.types("18", "report undo 2 --unit 乙局")
    assert desk.row("18", "甲局")["history"] == [1]


def test_a_unit_that_left_the_group_is_said_and_comes_back(desk: Desk) -> None:
    desk.types("17", "report submit 甲局")
    desk.types("17", "report submit 丙局")
    left = PLAN.replace("from: 各局", "from: 各局, except: 甲局")
    desk.plan(left)
    assert said(desk) == (
        "注意：“总结”的记录里有不用报的单位：甲局1条记录（第1条），没有算在内\n"
        "建议：要报的，写进这一项的 from（在 except 里的，从那里去掉）；不用报了的，不用管\n"
    )
    quiet = left.replace("needs: 图片}", "needs: 图片}  # gongkai: ignore GK274")
    desk.plan(quiet)
    assert "GK274" not in validated(desk).out
    desk.plan(PLAN)
    assert said(desk) == ""


def test_a_unit_that_became_a_group_is_said(desk: Desk) -> None:
    one = PLAN.replace("{各局: {members: 甲局、乙局、丙局}}", "{各局: {}, 各镇: {}}").replace(
        "各局, due", "各局、各镇, due"
    )
    desk.plan(one)
    desk.types("17", "report submit 各镇")
    desk.plan(one.replace("各镇: {}", "各镇: {members: 东镇、西镇}"))
    assert "各镇现在是一组单位，要算到各单位的，逐个单位重新登记" in said(desk)
    desk.types("20", "report undo 1")
    for town in ("东镇", "西镇"):
        desk.types("20", f"report submit {town} --at 5月17日")
    assert said(desk) == ""


def test_what_was_assigned_is_no_report_whose_id_changed(desk: Desk) -> None:
    """And a unit renamed since is missing there as well."""
    desk.types("16", "report assign 甲局 噪声扰民 --due 5月19日")
    desk.types("17", "report submit 甲局 --report 交办1")
    desk.types("17", "report submit 乙局 --report s")
    assert said(desk) == ""
    desk.plan(PLAN.replace("id: s,", "id: summary,").replace("甲局", "子局"))
    told = said(desk)
    assert "把“总结”的 id 写回 s；" in told
    assert "“噪声扰民”的记录里有名录上没有的单位：甲局2条记录（第1—2条）" in told
    desk.plan(PLAN.replace("甲局", "子局").replace("丙局}}}", "丙局}}, aliases: {子局: 甲局}}"))
    assert said(desk) == ""


def test_what_was_taken_back_is_nothing_to_be_said(desk: Desk) -> None:
    desk.types("17", "report submit 甲局")
    desk.types("17", "report undo 1")
    desk.plan(PLAN.replace("id: s,", "id: summary,"))
    assert said(desk) == ""


def test_many_plans_say_what_they_leave_out(desk: Desk) -> None:
    desk.types("17", "report submit 甲局")
    desk.plan(PLAN.replace("id: s,", "id: summary,"))
    for folder in "ab":
        (desk.folder / folder).mkdir()
        for name in ("plan.yaml", "status.json"):
            (desk.folder / folder / name).write_bytes((desk.folder / name).read_bytes())
    several = "status a/plan.yaml b/plan.yaml"
    assert desk.types("20", several).out.count("方案里没有代号是“s”的报送事项") == 2
    assert desk.types("20", f"{several} --format csv").out.count("没有算在内的记录,") == 2
    assert desk.types("20", f"{several} --format html").out.count("方案里没有代号是") == 2
    desk.types("20", f"{several} -o 汇总.xlsx")
    book = openpyxl.load_workbook(desk.folder / "汇总.xlsx")
    assert [row[0].value for row in book["没有算在内的记录"].iter_rows()] == ["地区", "a", "b"]


def test_validate_only_looks_at_the_record(desk: Desk) -> None:
    """It changes nothing, needs none, leaves what is wrong with it to those who need it, and asks no database."""
    assert "GK274" not in validated(desk).out
    desk.types("17", "report submit 甲局")
    desk.plan(PLAN.replace("id: s,", "id: summary,"))
    before = sorted((path.name, path.read_bytes()) for path in desk.folder.iterdir())
    found = validated(desk, "--strict").out
    assert re.findall(r"plan.yaml:(\d+):(\d+) 警告 GK274", found) == [("5", "10")]
    assert sorted((path.name, path.read_bytes()) for path in desk.folder.iterdir()) == before
    elsewhere = {"GONGKAI_STORE": "postgresql://clerk@unknown.invalid/record"}
    for env in (elsewhere, {"GONGKAI_STORE": "nothing.json"}, {"GONGKAI_STORE": "x" * 300}):
        assert "GK274" not in desk.gongkai("validate", cwd=desk.folder, env=env).out
    (desk.folder / "other.json").write_bytes((desk.folder / "status.json").read_bytes())
    (desk.folder / "status.json").write_text("{", encoding="utf-8")
    assert "GK274" not in validated(desk).out
    assert "GK274" in desk.gongkai("validate", cwd=desk.folder, env={"GONGKAI_STORE": "other.json"}).out


# -- moments -----------------------------------------------------------------------------------------------------------


def test_a_day_alone_between_two_hours_makes_nobody_late(desk: Desk) -> None:
    """9:00 is before 18:00, whatever was typed between."""
    desk.plan(by("5月18日17:30前"))
    desk.types("18T18:00", "report submit 甲局")
    desk.types("19T09:00", "report submit 甲局 --at 5月18日")
    desk.types("19T09:01", "report submit 甲局 --at 5月18日9:00")
    row = desk.row("20", "甲局")
    assert (row["first"], row["late"], row["history"]) == ("2022-05-18T09:00:00+08:00", False, [3, 1, 2])


def event(kind: Kind, at: str) -> Event:
    moment = from_iso(f"2022-05-{at}")
    return Event(kind, "s", ("甲局",), moment, moment, "")


@given(
    st.permutations(["17", "17T09:00", "18", "18T08:00", "18T10:00:50", "18T10:00:10", "18T18:00", "18", "19T00:00"])
)
def test_the_order_is_total(typed: list[str]) -> None:
    """Hours are in order whatever stands between, and days; a day alone comes behind what was there of its day."""
    records = [Record(seq, event(Kind.SUBMITTED, at)) for seq, at in enumerate(typed, 1)]
    ordered = in_order(records)
    assert sorted(ordered) == records
    known = [record.event.at for record in ordered if record.event.at.clock]
    assert all(not one.after(other) for one, other in pairwise(known))
    assert [record.event.at.day for record in ordered] == sorted(record.event.at.day for record in ordered)
    for place, record in enumerate(ordered):
        before = [other for other in ordered[:place] if other.event.at.day == record.event.at.day]
        if record.event.at.clock is None:
            assert {r.seq for r in records if r.seq < record.seq and r.event.at.day == record.event.at.day} <= {
                other.seq for other in before
            }
    within = [record.seq for record in ordered if record.event.at.clock and record.event.at.clock.hour == 10]
    assert within == sorted(within)


def test_many_records_typed_in_reverse_are_put_in_order_at_once() -> None:
    """An insertion into a list of 50,000 would take minutes."""
    start = datetime(2022, 5, 17)
    moments = [of(start - timedelta(minutes=number)) for number in range(50_000)]
    records = [Record(seq, event(Kind.SUBMITTED, "17")._replace(at=at)) for seq, at in enumerate(moments, 1)]
    assert in_order(records) == records[::-1]


@pytest.mark.parametrize(
    ("due", "in_time", "late"),
    [
        ("5月18日24时前", "18T23:59:59", "19T00:00:00"),
        ("5月19日0时前", "18T23:59:59", "19T00:00:00"),
        ("5月18日前", "18T23:59:59", "19T00:00:00"),
        ("5月18日17:30前", "18T17:30:59", "18T17:31:00"),
    ],
)
def test_the_last_minute_belongs_to_the_deadline(due: str, in_time: str, late: str, desk: Desk) -> None:
    """What people type has no seconds; what a clock says has. Midnight is the end of the day before."""
    desk.plan(by(due))
    desk.types(in_time, "report submit 甲局")
    desk.types(in_time, "status --check")
    assert "今天截止" in desk.types(in_time, "status").out
    desk.types(late, "status --check", code=1)
    desk.types(late, "report submit 乙局")
    rows = [desk.row("20", unit) for unit in UNITS]
    assert [(row["late"], row["days_late"]) for row in rows] == [(False, 0), (True, 1), (False, 0)]


def test_what_happened_in_the_same_minute_happened_as_it_was_typed(desk: Desk) -> None:
    desk.types("17T10:00:50", "report submit 甲局")
    desk.types("17T10:05", "report return 甲局 --reason 缺章 --at 5月17日10:00")
    assert desk.row("17T11:00", "甲局")["state"] == "退回补正"


def test_a_record_of_a_time_to_come_is_said_and_can_be_taken_back(desk: Desk) -> None:
    """The computer's clock was ten years fast."""
    ahead = ("report", "submit", "甲局", "--today", "2032-05-17T10:00")
    assert desk.gongkai(*ahead, cwd=desk.folder).code == 0
    note = "注意：有1条记录（第1条）的时间在2022年5月20日以后，最晚的是2032年5月17日10:00，没有算在内\n"
    assert said(desk).startswith(note)
    log = desk.types("20", "report log").out
    assert log.startswith(f"还没有记录\n{note}")
    assert json.loads(desk.types("20", "report log --format json").out)["ahead"] == [1]
    assert "第1条：甲局" in desk.types("20", "report undo", code=2).err
    (command,) = re.findall(r"撤销：gongkai (.*)$", log, re.M)
    assert "已撤销第1条" in desk.types("20", command).out
    assert said(desk) == ""
    assert "已经撤销过了" in desk.types("20", "report undo 1", code=2).err
    then = desk.gongkai("status", "--today", "2032-06-01", cwd=desk.folder).out
    assert "已报 0" in then
    desk.types("20", "report undo 2")
    assert said(desk).startswith(note)


def test_several_of_a_time_to_come_are_taken_back_by_one_command(desk: Desk) -> None:
    desk.types("16", "report submit 丙局")
    desk.types("25", "report submit 甲局")
    desk.types("25", "report submit 乙局 --at 5月17日")
    desk.types("25", "report return 甲局 --reason 缺章")
    desk.types("25", "report remind 丙局 --by-phone")
    told = said(desk)
    assert "有3条记录（第2、4—5条）的时间在2022年5月20日以后，最晚的是2022年5月25日" in told
    (command,) = re.findall(r"撤销：gongkai (.*)$", told, re.M)
    assert desk.types("20", command).out.count("已撤销") == 3
    assert said(desk) == ""
    assert [desk.row("30", unit)["state"] for unit in UNITS] == ["待报送", "已报送", "已报送"]


# -- a report by its id or title ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command", ["report submit 甲局", "report accept 甲局", "report remind", "report scan .", "status"]
)
def test_an_id_that_only_the_record_has_is_answered_with_where_its_records_are(command: str, desk: Desk) -> None:
    desk.types("17", "report submit 甲局")
    desk.plan(PLAN.replace("id: s,", "id: summary,"))
    told = desk.types("18", f"{command} --report s", 2).err
    assert "错误：方案里没有代号是“s”的报送事项，可是有1条记录（第1条）是它的（甲局），没有算在内" in told
    assert "建议：改过代号的，在 plan.yaml 里把“总结”的 id 写回 s；" in told


def test_the_records_of_an_id_that_the_plan_has_no_more_can_be_seen_and_archived(desk: Desk) -> None:
    (desk.folder / "收件").mkdir()
    (desk.folder / "收件" / "甲局总结.docx").write_bytes(b"1")
    desk.types("17", "report submit 甲局 收件/甲局总结.docx")
    desk.types("17", "report submit 乙局")
    desk.plan(PLAN.replace("id: s,", "id: summary,"))
    desk.types("17", "report submit 丙局 --report summary")
    assert re.findall(r"^ +(\d+) ", desk.types("18", "report log --report s").out, re.M) == ["1", "2"]
    assert re.findall(r"^ +(\d+) ", desk.types("18", "report log --report summary").out, re.M) == ["3"]
    assert "归档1个文件" in desk.types("18", "report collect 收件 --report s").out
    assert "没有代号为“t”的报送事项" in desk.types("18", "report log --report t", 2).err


TWICE = PLAN.replace("scoring:", "  - {id: n, title: 总结, from: 各局, due: 5月20日前}\nscoring:")


@pytest.mark.parametrize("command", ["report submit 甲局", "report scan .", "report log", "report collect .", "status"])
def test_a_title_that_two_reports_have_names_neither(command: str, desk: Desk) -> None:
    desk.plan(TWICE)
    desk.types("17", "report submit 甲局 --report n")
    told = desk.types("17", f"{command} --report 总结", 2).err
    assert "错误：有2项报送都叫“总结”\n建议：写代号：s、n" in told
    assert (
        "没有代号为“总节”的报送事项\n建议：是不是：s（总结）、n（总结）"
        in desk.types("17", "status --report 总节", 2).err
    )


def test_an_id_is_that_report_though_another_is_titled_so(desk: Desk) -> None:
    desk.plan(TWICE.replace("id: n, title: 总结", "id: n, title: s"))
    assert json.loads(desk.types("17", "status --report s --format json").out)["reports"][0]["title"] == "总结"


def test_records_under_an_id_that_is_kept_for_assigned_tasks_by_now(desk: Desk) -> None:
    """GK110 wants another id, so nobody is told to write it back; and no task takes the id with its records."""
    desk.types("17", "report submit 甲局")
    store = desk.folder / "status.json"
    old = JsonStore(store, "e1").load()[0]
    store.unlink()
    JsonStore(store, "e1").append([event._replace(report="交办1") for event in old], 0)
    desk.plan(PLAN.replace("id: s,", "id: 交办1,"))
    told = desk.gongkai("validate", cwd=desk.folder).out
    assert "换一个代号；已经登记过的不会丢，validate 会说怎样算到新代号里" in told
    desk.plan(PLAN)
    note, advice = re.findall(r"^注意：(.*)\n建议：(.*)$", desk.types("18", "status").out, re.M)[0]
    assert (note, advice) == (
        "方案里没有代号是“交办1”的报送事项，可是有1条记录（第1条）是它的（甲局），没有算在内",
        "“交办1”现在留给临时交办，不能再写回；要算的用 gongkai report log --report 交办1 看，按现在的代号重新登记，"
        "再撤销原来的：gongkai report undo 1；取消了的，不用管",
    )
    assert "第1条" not in desk.types("18", "report log --report 交办1").err
    assert "代号是交办2" in desk.types("18", "report assign 甲局 别的事 --due 5月20日").out
    desk.types("18", "report submit 甲局 --report s")
    desk.types("18", "report undo 1")
    assert "注意" not in desk.types("18", "status").out


def test_what_came_of_a_task_that_was_taken_back_is_said_and_comes_back(desk: Desk) -> None:
    """Taken back in a roundabout way: what was handed in holds again, and what it was handed in for does not."""
    desk.types("16", "report assign 甲局 某事 --due 5月19日")
    desk.types("17", "report submit 甲局 --report 交办1")
    for number in (2, 1, 3):
        desk.types("17", f"report undo {number}")
    told = said(desk)
    assert "“某事”（交办1）的交办撤销了或者还没有到，可是有1条记录（第2条）是它的（甲局），没有算在内" in told
    assert "“某事”（交办1）" in desk.types("17", "report submit 甲局 --report 交办1", 2).err
    restored, gone = re.findall(r"gongkai (report undo [\d ]+)", told)
    desk.types("18", restored)
    assert said(desk) == ""
    assert "某事：应报1，都报齐了。" in desk.types("18", "status --line --report 交办1").out
    desk.types("18", "report undo 6")
    desk.types("18", gone)
    assert said(desk) == ""
