"""What is assigned in mid-campaign is a report like the plan's own; and who has signed for a task sheet."""

import json
import random
import re
import shlex
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from gongkai.phrases.moments import Moment
from gongkai.plan import Plan
from gongkai.reading import loads
from gongkai.reports.assigned import with_assigned
from gongkai.reports.events import Kind, Typed
from gongkai.reports.moves import refusals
from gongkai.reports.state import standings
from gongkai.tasks.lists import task_lists
from gongkai.text import Text
from tests.conftest import PLANS, Result, Run
from tests.status.test_counts import Desk, desk  # noqa: F401  the fixture

TASK = "某小区噪声扰民"
KINDS = [Kind.SUBMITTED, Kind.SUBMITTED, Kind.RETURNED, Kind.ACCEPTED, Kind.WAIVED, Kind.REMINDED]
GOOD = sorted((PLANS / "good").glob("*.yaml")) + sorted((PLANS / "styles").glob("*.yaml"))
ASSIGN = f"report assign 甲局 {TASK} --due 5月19日"


# -- in every view -----------------------------------------------------------------------------------------------------


def test_an_assignment_is_in_every_view(desk: Desk) -> None:  # noqa: F811
    said = desk.types("16", f"{ASSIGN} --note 回复投诉人")
    assert f"甲局 5月16日 交办“{TASK}”，期限5月19日，备注：回复投诉人" in said.out
    assert "gongkai report submit 甲局 --report 交办1" in said.out
    listed = desk.types("16", "tasks -u 甲局").out
    assert re.search(rf"5月19日\s+交办\s+{TASK}", listed)
    assert "回复投诉人" in listed
    assert TASK not in desk.types("16", "tasks -u 乙局").out
    assert f"交办：{TASK}" in desk.types("16", "tasks --day 5月19日").out
    tasks = json.loads(desk.types("16", "tasks -u 甲局 --format json").out)["tasks"]
    task = next(task for task in tasks if task["report"] == "交办1")
    assert (task["title"], task["role"]) == (TASK, "交办")
    for output in ("清单.docx", "清单.ics", "清单.xlsx", "看板.html", "台账.xlsx"):
        command = "tasks -u 甲局" if output.startswith("清单") else "status"
        desk.types("16", f"{command} -o {output}")
    assert TASK in (desk.folder / "看板.html").read_text(encoding="utf-8")
    assert f"SUMMARY:交办：{TASK}" in (desk.folder / "清单.ics").read_text(encoding="utf-8")
    assert f"{TASK}（5月19日）" in desk.types("20", "status").out
    assert f"{TASK}：应报1，已报0；未报1家：甲局（逾期1天）。" in desk.types("20", "status --line").out
    assert "逾期1天" in desk.types("20", "status --calls --report 交办1").out
    assert f"“{TASK}”到期未报 -20" in desk.types("20", "status --scores").out
    assert desk.types("20", "status --report 交办1 --check", 1).code == 1
    reminder = desk.types("20", "report remind --report 交办1 --draft").out
    assert f"按5月16日的交办，{TASK}应于5月19日报送办公室" in reminder
    assert "5月16日" in desk.types("20", "report log --report 交办1").out
    assert TASK not in desk.types("15", "status").out  # it has not been assigned yet


def test_a_report_that_is_assigned_stands_as_one_that_the_plan_has() -> None:
    """The same events on the same report, once in the plan and once assigned: every unit stands alike."""
    base = "id: e1\nnotice: {title: 2022年通知}\nunits: {groups: {各局: {members: 甲局、乙局、丙局}}}\nreports:\n"
    summary = "{id: s, title: 总结, from: 各局, due: 5月18日}"
    noise = "{id: noise, title: 噪声, from: 甲局、丙局, due: 5月19日}"
    typed = loads(f"{base}  - {noise}\n  - {summary}\n".encode(), "a").plan
    without = loads(f"{base}  - {summary}\n".encode(), "a").plan
    assert typed is not None
    assert without is not None
    report = typed.reports[0]._replace(id=Text("交办1"))
    whole = replace(typed, reports=(report, typed.reports[1]))
    assert report.due.moment is not None
    start, now = Moment(date(2022, 5, 8), time(8)), Moment(date(2022, 5, 30), time(9))
    told = 0
    for seed in range(200):
        chance = random.Random(seed)
        given = Typed(start, start, "甲").event(Kind.ASSIGNED, "交办1", ("甲局", "丙局"))
        log = [given._replace(title="噪声", due="5月19日", until=report.due.moment)]
        for day in sorted(chance.choices(range(9, 28), k=6)):
            kind = chance.choice(KINDS)
            at = Moment(date(2022, 5, day), time(chance.randint(8, 17)))
            event = Typed(at, at, "甲").event(kind, "交办1", (chance.choice(("甲局", "丙局")),))
            if not refusals(whole, report, log, [event]):
                log.append(event)
        mid = with_assigned(without, log, now)
        found = standings(mid, mid.reports[1], log, now)
        assert found == standings(whole, report, log, now), seed
        told += sum(row.late or row.overdue for row in found)
    assert told > 20


# -- which report is meant ---------------------------------------------------------------------------------------------


def test_who_owes_two_has_to_say_which(desk: Desk) -> None:  # noqa: F811
    desk.types("16", ASSIGN)
    asked = desk.types("17", "report submit 甲局", 2)
    assert "s（总结）、交办1（某小区噪声扰民）" in asked.err
    assert "报送“总结”" in desk.types("17", "report submit 乙局").out  # who owes one need not
    assert f"报送“{TASK}”" in desk.types("17", "report submit 甲局 --report 交办1").out
    assert f"办结“{TASK}”" in desk.types("17", f"report accept 甲局 --report {TASK}").out
    assert "要报的有几项" in desk.types("17", "report accept 各局", 2).err
    assert "要报的有几项" in desk.types("17", "report remind", 2).err


def test_files_go_where_their_names_say(desk: Desk) -> None:  # noqa: F811
    desk.types("16", ASSIGN)
    box = desk.folder / "收件"
    box.mkdir()
    (box / "甲局某小区噪声扰民情况.txt").write_text("一", encoding="utf-8")
    (box / "甲局总结.txt").write_text("二", encoding="utf-8")
    desk.types("17", "report scan 收件 --yes")
    reports = json.loads(desk.types("17", "status --format json").out)["reports"]
    assert [(one["report"], one["reported"]) for one in reports] == [("s", 1), ("交办1", 1)]


# -- once more, and not ------------------------------------------------------------------------------------------------


def test_the_same_for_others_is_the_same_report(desk: Desk) -> None:  # noqa: F811
    desk.types("16", ASSIGN)
    said = desk.types("16", f"report assign 各局 {TASK} --due 5月19日")
    assert "乙局、丙局 5月16日 交办" in said.out
    assert "已经交办过：甲局" in said.err
    report = json.loads(desk.types("17", "status --format json").out)["reports"][1]
    assert [row["unit"] for row in report["rows"]] == ["甲局", "乙局", "丙局"]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (ASSIGN, "已经交办给甲局了"),
        (f"report assign 乙局 {TASK} --due 5月20日", "期限是5月19日"),
        ("report assign 甲局 总结 --due 5月19日", "方案里已经有“总结”这项报送"),
        ("report assign 甲局 s --due 5月19日", "方案里已经有“总结”这项报送"),
        ("report assign 甲局 乙局 --due 5月19日", "没有写交办什么事"),
        ("report assign 甲局 ' ' --due 5月19日", "没有写交办什么事"),
        ("report assign 甲局 乙局、丙局 --due 5月19日", "没有写交办什么事"),
        ("report assign 甲局 乙局，丙局 --due 5月19日", "没有写交办什么事"),
        ("report assign 甲局 '乙局 丙局' --due 5月19日", "没有写交办什么事"),
        ("report assign 甲局 乙局和丙局 --due 5月19日", "没有写交办什么事"),
        ("report assign 甲局 各局、乙局等单位 --due 5月19日", "没有写交办什么事"),
        ("report assign 甲局 '乙局 丙局 停水' --due 5月19日", "没有写交办什么事"),
        ("report assign 丁局 停水 --due 5月19日", "单位名录里没有“丁局”"),
        ("report assign 甲局 丁局 --due 5月19日", "单位名录里没有“丁局”"),
        ("report assign 甲局 审计局 --due 5月19日", "单位名录里没有“审计局”"),
        ("report assign 甲局 停水 --due 2022-05-20（周一）", "的星期不对：2022年5月20日是星期五"),
        ("report assign 甲局 停水 --due 2022/5/20周一", "的星期不对：2022年5月20日是星期五"),
        ("report assign 甲局 停水 --due 5月15日", "期限2022年5月15日已经过去了"),
        ("report assign 甲局 停水 --due 另行通知", "不是哪一天"),
        ("report assign 甲局 停水 --due 活动结束后3日内", "不是哪一天"),
        ("report assign 甲局 停水 --due 很快", "--due"),
        ("report assign 甲局 停水 --due 5月19日 --at 5月18日", "5月18日还没有到"),
    ],
)
def test_what_cannot_be_assigned(command: str, told: str, desk: Desk) -> None:  # noqa: F811
    desk.types("16", ASSIGN)
    refused = desk.types("17", command, 2)
    assert told in refused.err
    assert "建议：" in refused.err
    assert "第" not in desk.types("17", "report log").out.replace("交办", "")
    assert len(json.loads(desk.types("17", "report log --format json").out)["events"]) == 1


@pytest.mark.parametrize("matter", ["乙局、丙局联合检查", "局务", "乙局长信箱来信", "和丙局交接", "各局值班表"])
def test_a_matter_may_name_units(matter: str, desk: Desk) -> None:  # noqa: F811
    assert f"交办“{matter}”" in desk.types("16", f"report assign 甲局 {matter} --due 5月19日").out


def test_the_extension_that_is_advised_works(desk: Desk) -> None:  # noqa: F811
    desk.types("16", ASSIGN)
    said = desk.types("16", f"report assign 甲局 {TASK} --due 5月20日", 2).err
    assert "gongkai report extend --report 交办1" in said
    desk.types("16", "report extend 甲局 --report 交办1 --until 5月20日 --reason 取证")
    assert "延期到5月20日" in desk.types("20", "status --report 交办1").out


def test_a_deadline_as_a_computer_writes_it_is_shown_as_people_do(desk: Desk) -> None:  # noqa: F811
    desk.types("16", "report assign 甲局 停水 --due 2022-05-19T17:00")
    assert "停水（5月19日17:00）" in desk.types("17", "status").out


# -- taking it back ----------------------------------------------------------------------------------------------------


def test_taking_an_assignment_back(desk: Desk) -> None:  # noqa: F811
    desk.types("16", f"report assign 甲局 乙局 {TASK} --due 5月19日")
    desk.types("17", "report submit 甲局 --report 交办1")
    refused = desk.types("17", "report undo 1", 2).err
    advice = re.search(r"gongkai (report undo [\d ]+)", refused)
    assert advice is not None
    assert "仍" not in desk.types("17", "report undo 1 --unit 乙局").err  # nothing is on record of this one
    assert TASK not in desk.types("17", "tasks -u 乙局").out
    desk.types("17", advice[1])
    desk.types("17", "report undo 1")
    assert TASK not in desk.types("17", "status").out
    assert "方案中没有" not in desk.types("17", "status").out
    desk.types("17", f"report assign 丙局 {TASK} --due 5月19日")
    assert "交办2" in desk.types("17", "status --format json").out  # an id is never used twice
    desk.types("17", "report undo 5")  # what took it back for everybody else is taken back itself
    assert "交办1" in desk.types("17", "status --format json").out


# -- the record and the plan -------------------------------------------------------------------------------------------


def test_tasks_read_the_record_that_is_named(desk: Desk) -> None:  # noqa: F811
    desk.types("16", f"{ASSIGN} --store 进度.json")
    assert TASK not in desk.types("16", "tasks -u 甲局").out
    assert TASK in desk.types("16", "tasks -u 甲局 --store 进度.json").out


def test_another_plan_in_the_folder_has_its_own_tasks(desk: Desk) -> None:  # noqa: F811
    desk.types("16", ASSIGN)
    text = (desk.folder / "plan.yaml").read_text(encoding="utf-8")
    (desk.folder / "other.yaml").write_text(text.replace("id: e1", "id: e2"), encoding="utf-8")
    assert TASK not in desk.types("16", "tasks -u 甲局 -p other.yaml").out
    assert "属于另一份方案" in desk.types("16", "tasks -u 甲局 -p other.yaml --store status.json", 2).err


def test_tasks_do_not_go_on_without_a_record_that_cannot_be_read(desk: Desk) -> None:  # noqa: F811
    desk.types("16", ASSIGN)
    store = desk.folder / "status.json"
    store.write_bytes(store.read_bytes()[:-9])
    assert "已损坏" in desk.types("16", "tasks -u 甲局", 2).err


# -- receipts ----------------------------------------------------------------------------------------------------------


def test_who_has_signed(desk: Desk) -> None:  # noqa: F811
    assert "签收" not in desk.types("9", "status").out  # nobody is asked for receipts where none come in
    said = desk.types("9", "report receive 甲局")
    assert "任务单已签收 1/3；没签收：乙局、丙局" in said.out
    assert "任务单已签收 1/3；没签收：乙局、丙局" in desk.types("9", "status").out
    assert "已经签收过：甲局（5月9日）" in desk.types("10", "report receive 甲局", 2).err
    assert "乙局、丙局 5月10日 签收" in desk.types("10", "report receive 各局").out
    assert "任务单已签收 3/3\n" in desk.types("10", "status").out
    found = json.loads(desk.types("10", "status --format json").out)["receipts"]
    assert found == {"signed": {"甲局": "2022-05-09", "乙局": "2022-05-10", "丙局": "2022-05-10"}, "waiting": []}
    desk.types("10", "report undo 2 --unit 丙局")
    desk.types("10", "status -o 看板.html")
    assert "任务单已签收 2/3；没签收：丙局" in (desk.folder / "看板.html").read_text(encoding="utf-8")
    assert "任务单已签收 0/1；没签收：丙局" in desk.types("10", "status -u 丙局").out


def test_a_scan_knows_a_signed_sheet(desk: Desk) -> None:  # noqa: F811
    box = desk.folder / "收件"
    box.mkdir()
    for name in ("甲局任务交办单（已签）.txt", "乙局回执.txt", "丙局总结.txt"):
        (box / name).write_text(name, encoding="utf-8")
    said = desk.types("9", "report scan 收件 --yes").out
    advice = re.search(r"gongkai (report receive .*)", said)
    assert advice is not None
    desk.types("9", advice[1])
    assert "任务单已签收 2/3；没签收：丙局" in desk.types("9", "status").out
    assert "report receive" not in desk.types("10", "report scan 收件 --dry-run").out
    rows = json.loads(desk.types("10", "status --format json").out)["reports"][0]["rows"]
    assert [row["unit"] for row in rows if row["first"]] == ["丙局"]


def test_a_unit_without_a_sheet_signs_for_none(gongkai: Run, tmp_path: Path) -> None:
    text = "id: e1\nplan: {title: 方案}\nunits: {groups: {各局: {members: 甲局、乙局}}}\nreports:\n"
    text += "  - {id: s, title: 总结, from: 甲局, due: 2022年5月18日前}\n"
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")

    def _types(command: str) -> Result:
        return gongkai(*shlex.split(command), "--today", "2022-05-09", cwd=tmp_path)

    refused = _types("report receive 乙局")
    assert (refused.code, "没有乙局的任务" in refused.err) == (2, True), refused
    assert "任务单已签收 1/1\n" in _types("report receive 甲局").out


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_who_gets_a_sheet_is_who_has_something_on_it(path: Path) -> None:
    plan: Plan | None = loads(path.read_bytes(), path.name).plan
    assert plan is not None
    assert plan.told == tuple(view.unit for view in task_lists(plan) if view.says_something)


# -- what a clerk came upon --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        "status -o status.json",
        "report log -o status.json",
        "tasks -u 甲局 --format json -o status.json",
        "status -o 进度副本.json",
    ],
)
def test_no_document_is_written_over_a_record(command: str, desk: Desk) -> None:  # noqa: F811
    desk.types("16", ASSIGN)
    desk.types("16", "report submit 乙局")
    kept = {path: path.read_bytes() for path in desk.folder.glob("status.json*")}
    copy = desk.folder / "进度副本.json"
    copy.write_bytes((desk.folder / "status.json").read_bytes())
    refused = desk.types("17", f"{command} --force", 2).err
    assert "盖掉就没有了" in refused
    assert "--force" not in refused
    assert {path: path.read_bytes() for path in kept} == kept


def test_no_document_is_written_over_the_plan(desk: Desk) -> None:  # noqa: F811
    text = (desk.folder / "plan.yaml").read_text(encoding="utf-8")
    (desk.folder / "plan.md").write_text(text, encoding="utf-8")
    assert "盖掉就没有了" in desk.types("17", "tasks -u 甲局 -p plan.md -o plan.md --force", 2).err
    assert (desk.folder / "plan.md").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "name",
    [
        "甲局任务单（已签字）.txt",
        "甲局签字件.txt",
        "甲局收条.txt",
        "甲局21年总结.txt",
        "2021/甲局总结.txt",
        "甲局调查表.txt",
    ],
)
def test_what_is_no_report_of_this_year_is_not_taken_for_one(name: str, desk: Desk) -> None:  # noqa: F811
    path = desk.folder / "收件" / name
    path.parent.mkdir(parents=True)
    path.write_text("文", encoding="utf-8")
    said = desk.types("17", "report scan 收件 --yes")
    assert "不像这次要登记的" in said.out
    assert "还没有记录" in desk.types("17", "report log").out


@pytest.mark.parametrize("name", ["财政局总结.txt", "乙居总结.txt", "丙局/总结3.txt"])
def test_submit_stops_at_a_name_of_another_unit(name: str, desk: Desk) -> None:  # noqa: F811
    path = desk.folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("文", encoding="utf-8")
    assert "请核对" in desk.types("17", f"report submit 甲局 {name}", 2).err
    desk.types("17", f"report submit 甲局 {name} --yes")


def test_a_range_of_takings_back_is_taken_back(desk: Desk) -> None:  # noqa: F811
    desk.types("16", "report submit 甲局")
    desk.types("16", "report submit 乙局")
    desk.types("16", "report undo 1—2")
    assert "已报 0" in desk.types("17", "status").out
    desk.types("17", "report undo 3—4")
    assert "已报 2" in desk.types("17", "status").out


def test_nothing_is_handed_in_before_the_notice(desk: Desk) -> None:  # noqa: F811
    refused = desk.types("20", "report submit 甲局 --at 2021-05-16", 2).err
    assert "2021年5月16日比成文日期2022年5月7日还早" in refused


def test_what_is_missing_behind_assign_is_what_is_said(desk: Desk) -> None:  # noqa: F811
    assert "没有写交办什么事" in desk.types("16", "report assign 甲局 --due 5月19日", 2).err


@pytest.mark.parametrize(("typed", "read"), [("尽快", "写成哪一天"), ("每月25日前", "写成哪一天")])
def test_the_advice_for_a_deadline_is_one_that_is_taken(typed: str, read: str, desk: Desk) -> None:  # noqa: F811
    said = desk.types("16", f"report assign 甲局 停水 --due {typed}", 2).err
    assert read in said
    assert "工作日" not in said
    advised = re.search(r"如 (\S+?)、", said)
    assert advised is not None
    desk.types("16", f"report assign 甲局 停水 --due {advised[1]}")


def test_the_log_has_the_code_that_is_typed(desk: Desk) -> None:  # noqa: F811
    desk.types("16", ASSIGN)
    assert f"交办“{TASK}（交办1）”，期限5月19日" in desk.types("16", "report log").out


def test_a_unit_that_is_gone_is_found_in_the_log(desk: Desk) -> None:  # noqa: F811
    desk.types("16", "report submit 甲局")
    path = desk.folder / "plan.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("甲局", "新局"), encoding="utf-8")
    assert "甲局 5月16日 报送“总结”" in desk.types("17", "report log -u 甲局").out


def test_a_year_that_is_not_this_one_is_said_before_anything_is_taken_back(desk: Desk) -> None:  # noqa: F811
    desk.gongkai("report", "submit", "甲局", "--today", "2032-05-17", cwd=desk.folder)
    assert "第1条：甲局 2032年5月17日 报送“总结”" in desk.types("17", "report undo", 2).err
    assert "已撤销第1条：甲局 2032年5月17日 报送“总结”" in desk.types("17", "report undo 1").out


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("5月18日前", "应于5月18日前报送办公室。截至5月16日，离期限还有2天，下列单位"),
        ("5月16日前", "应于5月16日前报送办公室。截至5月16日，今天截止，下列单位"),
        ("5月14日前", "应于5月14日前报送办公室。截至5月16日，已过期限2天，下列单位"),
        ("另行通知", "要报送办公室，期限另行通知。截至5月16日，下列单位"),
    ],
)
def test_the_reminder_reads_well_whatever_the_deadline(due: str, said: str, desk: Desk) -> None:  # noqa: F811
    path = desk.folder / "plan.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("5月18日前", due), encoding="utf-8")
    assert said in desk.types("16", "report remind --draft").out
