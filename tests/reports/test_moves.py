"""What may happen to a report, in which order, and what comes of it: state, lateness, score, reminder, ledger."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.errors import GongkaiError
from gongkai.phrases.moments import Moment, from_iso
from gongkai.plan import Plan, Report
from gongkai.reading import loads
from gongkai.reports.events import Event, Kind, Typed
from gongkai.reports.moves import checked
from gongkai.reports.state import State, may, standings
from gongkai.reports.undo import Numbers, latest, targets, undoing
from gongkai.status import overview_book
from gongkai.status.board import progress
from gongkai.status.json import content
from gongkai.status.ledger import ledgers
from gongkai.status.overview import District, overview
from gongkai.status.overview_json import write as write_overview
from gongkai.status.overview_terminal import show_overview
from gongkai.status.reminder import reminder
from gongkai.status.terminal import show_status
from gongkai.terminal import Screen, plain
from gongkai.wide import width
from tests.conftest import GOLDEN, ROOT, Run

PLAN = """id: example
notice: {title: 示例通知, issuer: 示例市人民政府办公室, date: 2022年5月7日, text: 正文。}
units:
  groups: {各部门: {members: 甲局、乙局、丙局、丁局}}
  aliases: {甲局: 甲办}
reports:
  - {id: summary, title: 总结, from: 各部门, due: 5月18日前, needs: 图片、视频}
"""
SCORING = """scoring:
  full: 100
  late: 2
  late_per_day: 0.1
  late_most: 2.3
  missing: 1.5
  returned: 1
  not_reported: 20
  additions: [{title: 媒体报道, points: 0.2, units: 甲局、乙局}]
  bands: {不合格: 0, 优秀: 95, 合格: 60}
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with a small plan, without anything on record."""
    (tmp_path / "plan.yaml").write_text(PLAN + SCORING, encoding="utf-8")
    return tmp_path


class Log:
    """The command line at a moment of May 2022, each command said as `return 甲局 --reason 缺照片`."""

    def __init__(self, gongkai: Run, folder: Path) -> None:
        self.gongkai = gongkai
        self.folder = folder

    def run(self, at: str, command: str) -> Any:
        return self.gongkai("report", *command.split(), "--today", f"2022-05-{at}", "--by", "测试员", cwd=self.folder)

    def done(self, at: str, command: str) -> str:
        result = self.run(at, command)
        assert result.code == 0, result.err
        return str(result.out)

    def refused(self, at: str, command: str) -> str:
        result = self.run(at, command)
        assert (result.code, result.out) == (2, "")
        return str(result.err)

    def row(self, at: str, unit: str) -> Any:
        result = self.gongkai("status", "--today", f"2022-05-{at}", "--format", "json", cwd=self.folder)
        return next(row for row in json.loads(result.out)["reports"][0]["rows"] if row["unit"] == unit)


@pytest.fixture
def log(gongkai: Run, office: Path) -> Log:
    return Log(gongkai, office)


# -- the state machine -------------------------------------------------------------------------------------------------

REACH = {
    State.PENDING: [],
    State.SUBMITTED: ["submit 甲局"],
    State.RETURNED: ["submit 甲局", "return 甲局 --reason 缺总结"],
    State.ACCEPTED: ["submit 甲局", "accept 甲局 --yes"],
    State.WAIVED: ["waive 甲局 --reason 没有参加"],
}
COMMANDS = {
    "submit 甲局": Kind.SUBMITTED,
    "return 甲局 --reason 缺总结": Kind.RETURNED,
    "accept 甲局 --yes": Kind.ACCEPTED,
    "waive 甲局 --reason 没有参加": Kind.WAIVED,
    "extend 甲局 --until 5月20日 --reason 有事": Kind.EXTENDED,
}
LEADS = {
    (State.PENDING, Kind.SUBMITTED): State.SUBMITTED,
    (State.PENDING, Kind.WAIVED): State.WAIVED,
    (State.PENDING, Kind.EXTENDED): State.PENDING,
    (State.SUBMITTED, Kind.SUBMITTED): State.SUBMITTED,
    (State.SUBMITTED, Kind.RETURNED): State.RETURNED,
    (State.SUBMITTED, Kind.EXTENDED): State.SUBMITTED,
    (State.SUBMITTED, Kind.ACCEPTED): State.ACCEPTED,
    (State.RETURNED, Kind.SUBMITTED): State.SUBMITTED,
    (State.RETURNED, Kind.WAIVED): State.WAIVED,
}


@pytest.mark.parametrize("state", REACH, ids=lambda state: state.name.lower())
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.split()[0])
def test_what_may_happen_in_a_state(state: State, command: str, log: Log) -> None:
    for step in REACH[state]:
        log.done("16", step)
    assert log.row("16", "甲局")["state"] == state.value
    leads = LEADS.get((state, COMMANDS[command]))
    if leads is None:
        said = log.refused("17", command)
        assert f"甲局是“{state.value}”，不能{COMMANDS[command].word}" in said
        assert ("现在可以：" in said) == any(start is state for start, _ in LEADS)
    else:
        log.done("17", command)
    assert log.row("17", "甲局")["state"] == (leads or state).value


def test_one_report_of_several_units(log: Log) -> None:
    said = log.done("17", "submit 甲办 --with 乙局、丙局 --has 报告、图片、视频")
    assert "甲局、乙局、丙局" in said
    assert [log.row("17", unit)["state"] for unit in ("甲局", "乙局", "丙局", "丁局")] == ["已报送"] * 3 + ["待报送"]
    log.done("17", "return 乙局 --reason 缺总结")
    assert [log.row("17", unit)["state"] for unit in ("甲局", "乙局")] == ["已报送", "退回补正"]


def test_a_group_means_those_that_can(log: Log) -> None:
    log.done("16", "submit 甲局 --has 报告、图片、视频")
    log.done("16", "submit 乙局 --has 报告、图片")
    assert "请核对：乙局还缺视频" in log.refused("17", "accept 各部门")
    assert "请核对：乙局还缺视频" in log.refused("17", "accept 乙局")
    assert log.row("17", "甲局")["state"] == "已报送"  # nobody could answer, so nothing was done
    result = log.run("17", "accept 各部门 --yes")
    assert (result.code, result.out) == (0, "已登记：甲局、乙局 5月17日 办结“总结”\n")
    assert "没有动（现在不能办结）：待报送：丙局、丁局" in result.err
    refused = log.refused("17", "accept 各部门")
    assert "里没有可以办结的单位（办结：甲局、乙局；待报送：丙局、丁局）\n建议：用 gongkai status" in refused


def test_an_extension_has_to_come_before_the_deadline(log: Log) -> None:
    assert "不能再延期" in log.refused("19", "extend 甲局 --until 5月25日 --reason 晚了")
    assert "延期要延到5月18日以后" in log.refused("17", "extend 甲局 --until 5月18日 --reason 同一天")
    log.done("18", "extend 甲局 --until 5月20日 --reason 活动没有结束")
    row = log.row("20", "甲局")
    assert (row["overdue"], row["extended"], row["due"]) == (False, True, "2022-05-20")
    log.done("20", "extend 甲局 --until 5月21日 --reason 又有事")
    log.done("21", "submit 甲局")
    assert log.row("22", "甲局")["late"] is False
    assert log.row("19", "乙局")["overdue"] is True
    assert "延期到5月21日" in log.gongkai("status", "--today", "2022-05-22", cwd=log.folder).out


@pytest.mark.parametrize(
    ("first", "until", "again", "late"),
    [
        ("17", "--until 5月22日", "22", 0),
        ("17", "--until 5月22日", "24", 2),
        ("17", "", "28", 0),  # judged by the first submission
        ("20", "--until 5月25日", "21", 2),  # the first was late, and stays so
    ],
)
def test_what_is_returned_is_judged_by_the_day_that_the_return_names(
    first: str, until: str, again: str, late: int, log: Log
) -> None:
    log.done(first, "submit 甲局")
    log.done("20", f"return 甲局 --reason 缺总结 {until}")
    log.done(again, "submit 甲局")
    row = log.row("30", "甲局")
    assert (row["days_late"], row["late"], row["returns"]) == (late, late > 0, 1)


def test_a_return_not_answered_in_time_is_overdue(log: Log) -> None:
    log.done("17", "submit 甲局")
    assert "比报送期限5月18日还早" in log.refused("17", "return 甲局 --reason 缺 --until 5月17日")
    assert "已经过去了" in log.refused("20", "return 甲局 --reason 缺 --until 5月19日")
    log.done("17", "return 甲局 --reason 缺总结 --until 5月20日")
    assert [log.row(day, "甲局")["overdue"] for day in ("19", "20", "21")] == [False, False, True]
    assert "逾期未补正" in log.gongkai("status", "--today", "2022-05-21", cwd=log.folder).out


def test_pictures_alone_are_no_report(log: Log) -> None:
    (log.folder / "照片.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    log.done("17", "submit 甲局 照片.jpg")
    assert log.row("17", "甲局")["missing"] == ["总结", "视频"]
    (log.folder / "总结.docx").write_bytes(b"x")
    log.done("19", "submit 甲局 总结.docx")
    row = log.row("19", "甲局")
    assert (row["missing"], row["first"], row["days_late"]) == (["视频"], "2022-05-19", 1)


def test_something_typed_later_takes_its_place_in_time(log: Log) -> None:
    log.done("19", "submit 甲局")
    assert log.row("19", "甲局")["late"] is True
    log.done("19", "submit 甲局 --at 5月17日")  # yesterday's letter, found today
    assert log.row("19", "甲局")["late"] is False
    log.done("20", "return 甲局 --reason 缺总结")
    log.done("20", "submit 甲局 --at 2022-05-18")
    assert log.row("20", "甲局")["state"] == "退回补正"


def test_what_does_not_fit_into_the_history_is_refused(log: Log) -> None:
    log.done("16", "submit 甲局")
    log.done("17", "accept 甲局 --yes")
    said = log.refused("18", "return 甲局 --reason 缺总结 --at 2022-05-16")
    assert "第2条记录（5月17日办结）就说不通了" in said
    assert "gongkai report undo 2" in said
    assert "还没有到" in log.refused("18", "submit 乙局 --at 5月19日")


# -- undo --------------------------------------------------------------------------------------------------------------


def test_undo_takes_back_and_erases_nothing(log: Log) -> None:
    assert "没有这条记录可以撤销" in log.refused("16", "undo --yes")
    log.done("16", "submit 甲局")
    log.done("17", "return 甲局 --reason 弄错了")
    assert "就说不通了" in log.refused("17", "undo 1")
    assert "已撤销第2条：甲局" in log.done("17", "undo --yes")
    assert log.row("17", "甲局")["state"] == "已报送"
    assert "第2条记录已经撤销过了" in log.refused("17", "undo 2")
    log.done("17", "undo 3")
    assert log.row("17", "甲局")["state"] == "退回补正"
    stored = json.loads((log.folder / "status.json").read_text(encoding="utf-8"))
    assert [event["kind"] for event in stored["events"]] == ["submitted", "returned", "undone", "undone"]
    text = log.gongkai("report", "log", "--today", "2022-05-17", cwd=log.folder).out
    assert [line.endswith("已撤销") for line in text.splitlines()] == [False, False, True, False]


def test_the_log_of_a_unit(log: Log) -> None:
    log.done("16", "submit 甲局 --has 图片 --note 纸质")
    log.done("17", "extend 乙局 --until 5月20日 --reason 有事")
    text = log.gongkai("report", "log", "--unit", "乙局", "--today", "2022-05-17", cwd=log.folder).out
    assert text == "   2  乙局 5月17日 延期“总结”，延到5月20日，原因：有事（测试员登记）\n"
    whole = log.gongkai("report", "log", "--format", "json", "--today", "2022-05-17", cwd=log.folder)
    assert [(event["seq"], event["undone"]) for event in json.loads(whole.out)["events"]] == [(1, False), (2, False)]
    assert "还没有记录" in log.gongkai("report", "log", "--today", "2022-05-15", cwd=log.folder).out


# -- laws --------------------------------------------------------------------------------------------------------------


def example() -> tuple[Plan, Report]:
    plan = loads(PLAN.encode()).plan
    assert plan is not None
    return plan, plan.reports[0]


PLAN_READ, REPORT = example()
START = datetime(2022, 5, 10)
STEPS = st.lists(
    st.tuples(
        st.sampled_from([*Kind]),
        st.sampled_from(["甲局", "乙局"]),
        st.integers(0, 40),  # hours since the last event was typed
        st.integers(0, 60),  # hours ago that it happened
        st.booleans(),  # whether the hour is known
        st.integers(1, 30),  # what to undo, or the days that an extension gives
    ),
    max_size=25,
)


def taking_back(known: list[Event], number: int, now: Moment) -> tuple[Event, ...]:
    """The event that takes back that of a number; GongkaiError if it cannot be."""
    chosen = targets(PLAN_READ, known, [Numbers(number, number, alone=True)], now, ())
    return undoing(PLAN_READ, known, chosen.records, Typed(now, now, ""))


def play(steps: list[tuple[Kind, str, int, int, bool, int]]) -> tuple[list[Event], Moment]:
    """What of these steps may be put on record, and the moment of the last."""
    known: list[Event] = []
    stamp = START
    now = Moment(START.date(), START.time())
    for kind, unit, hours, ago, exact, number in steps:
        stamp += timedelta(hours=hours)
        now = Moment(stamp.date(), stamp.time())
        happened = stamp - timedelta(hours=ago)
        at = Moment(happened.date(), happened.time() if exact else None)
        until = Moment(at.day + timedelta(days=number)) if kind in (Kind.EXTENDED, Kind.RETURNED) else None
        try:
            if kind is Kind.UNDONE:
                known += taking_back(known, number, now)
            else:
                event = Event(kind, "summary", (unit,), at, now, "", until=until)
                known.append(checked(PLAN_READ, REPORT, known, event))
        except GongkaiError:
            continue
    return known, now


@settings(max_examples=100)
@given(STEPS)
def test_every_history_that_was_let_in_makes_sense(steps: list[tuple[Kind, str, int, int, bool, int]]) -> None:
    """Each step of every unit was possible where it stands, and the state is where the steps lead."""
    known, now = play(steps)
    for row in standings(PLAN_READ, REPORT, known, now):
        state = State.PENDING
        for record in row.history:
            kind = record.event.kind
            assert may(kind, state) or kind is Kind.REMINDED
            state = LEADS.get((state, kind), state)
        assert row.state is state
        assert not (row.overdue and row.state in (State.SUBMITTED, State.ACCEPTED, State.WAIVED))


@settings(max_examples=100)
@given(STEPS, st.integers(0, 400))
def test_what_is_still_to_come_has_not_happened(steps: list[tuple[Kind, str, int, int, bool, int]], hours: int) -> None:
    """How things stood at a moment does not depend on what happened after it."""
    known, _ = play(steps)
    stamp = START + timedelta(hours=hours)
    then = Moment(stamp.date(), stamp.time())
    before = [event for event in known if not event.at.after(then)]
    if all(event.undoes is None for event in known):
        stood = standings(PLAN_READ, REPORT, known, then)
        assert [row._replace(history=()) for row in stood] == [
            row._replace(history=()) for row in standings(PLAN_READ, REPORT, before, then)
        ]


@settings(max_examples=100)
@given(STEPS)
def test_undoing_the_undoing_brings_everything_back(steps: list[tuple[Kind, str, int, int, bool, int]]) -> None:
    known, now = play(steps)
    try:
        undone = [*known, *taking_back(known, latest(PLAN_READ, known, now, ()).seq, now)]
    except GongkaiError:
        return
    back = [*undone, *taking_back(undone, len(undone), now)]
    assert standings(PLAN_READ, REPORT, back, now) == standings(PLAN_READ, REPORT, known, now)


def shown(show: Callable[..., Screen], *arguments: object) -> list[str]:
    """The lines that the terminal shows."""
    return list(map(plain, show(*arguments)))


def figures(line: str) -> dict[str, int]:
    """What a line of the terminal counts: 应报 4，已报 1，未报 3，其中退回 1."""
    return {word: int(count) for word, count in re.findall(r"([^，；\s]+) (\d+)(?=[，；]|$)", line)}


@settings(max_examples=100)
@given(STEPS)
def test_the_figures_add_up_in_every_view(steps: list[tuple[Kind, str, int, int, bool, int]]) -> None:
    """应报 is 已报 and 未报 together; what was returned is a part of 未报; --pending lists who owes anything."""
    known, now = play(steps)
    view = ledgers(PLAN_READ, PLAN_READ.reports, known, now)
    states = Counter(row.state for row in view.ledgers[0].rows)
    again = states[State.RETURNED]
    right = {
        "应报": 4 - states[State.WAIVED],
        "已报": states[State.SUBMITTED] + states[State.ACCEPTED],
        "未报": states[State.PENDING] + again,
    }
    assert right["应报"] == right["已报"] + right["未报"]
    right |= {"其中退回": again} if again else {}
    listed = {row.unit for row in view.ledgers[0].owed_by}
    for only_pending in (False, True):
        lines = shown(show_status, view, only_pending)
        told = figures(next(line for line in lines if line.startswith("应报 ")))
        assert dict(list(told.items())[: len(right)]) == right
        units = {line.split()[0] for line in lines if line[:2] in ("甲局", "乙局", "丙局", "丁局")}
        assert units == listed if only_pending else units >= listed
    assert dict(list(dict(progress(view.ledgers[0]).counts).items())[: len(right)]) == right
    written = content(view)["reports"][0]
    assert written["owing"] == written["reported"] + written["pending"] == written["units"] - written["waived"]
    assert (written["owing"], written["reported"], written["returned"]) == (right["应报"], right["已报"], again)
    lacks = {lack.title: lack.size for lack in reminder(PLAN_READ, REPORT, view.ledgers[0], now).lacks}
    assert lacks.get("还没有报送的", 0) + lacks.get("退回后还没有补正的", 0) == right["未报"]


@settings(max_examples=50)
@given(STEPS, STEPS)
def test_the_figures_of_many_plans_add_up(
    one: list[tuple[Kind, str, int, int, bool, int]], other: list[tuple[Kind, str, int, int, bool, int]]
) -> None:
    played = [play(steps) for steps in (one, other)]
    now = max((now for _, now in played), key=Moment.opening)
    views = (ledgers(PLAN_READ, PLAN_READ.reports, known, now) for known, _ in played)
    city = overview([District(f"{n}区", f"{n}/plan.yaml", view) for n, view in enumerate(views)], now)
    told = figures(next(line for line in shown(show_overview, city, False) if line.startswith("应报 ")))
    assert told["应报"] == told["已报"] + told["未报"]
    rows = [line.split() for line in shown(show_overview, city, False) if "%" in line and "区" in line]
    written = json.loads(write_overview(city))
    sheet = overview_book.book(city).sheets[0]
    counted = [dict(zip(sheet.head, row, strict=True)) for row in sheet.rows]
    for key, word in (("owing", "应报"), ("reported", "已报"), ("pending", "未报"), ("returned", "其中退回")):
        assert written["total"][key] == told.get(word, 0) == sum(int(str(row[word])) for row in counted)
        assert written["total"][key] == sum(district[key] for district in written["districts"])
    for entry, cells, row in zip(written["districts"], rows, counted, strict=True):
        assert entry["owing"] == entry["reported"] + entry["pending"] == row["应报"]
        assert [entry["owing"], entry["reported"], entry["pending"]] == [int(cell) for cell in cells[2:5]]
        assert (row["已报"], row["未报"], row["其中退回"]) == (entry["reported"], entry["pending"], entry["returned"])


# -- scores ------------------------------------------------------------------------------------------------------------


def scores(log: Log, at: str) -> dict[str, tuple[Decimal, str, dict[str, str]]]:
    result = log.gongkai("status", "--today", f"2022-05-{at}", "--format", "json", cwd=log.folder)
    return {
        score["unit"]: (
            Decimal(score["points"]),
            score["band"],
            {mark["reason"]: mark["points"] for mark in score["marks"]},
        )
        for score in json.loads(result.out)["scores"]
    }


def test_every_score_says_why(log: Log) -> None:
    log.done("17", "submit 甲局 --has 报告、图片、视频")
    log.done("19", "submit 乙局 --has 报告、图片")
    log.done("25", "submit 丙局 --has 报告、图片、视频")
    log.done("25", "return 丙局 --reason 缺总结 --until 5月26日")
    assert scores(log, "18")["丁局"] == (Decimal(100), "优秀", {})
    found = scores(log, "28")
    assert found["甲局"] == (Decimal("100.2"), "优秀", {"媒体报道": "0.2"})
    assert found["乙局"] == (Decimal("96.6"), "优秀", {"迟报1天": "-2.1", "缺视频": "-1.5", "媒体报道": "0.2"})
    assert found["丙局"] == (Decimal("96.7"), "优秀", {"迟报7天": "-2.3", "退回1次": "-1"})  # capped
    assert found["丁局"] == (Decimal("80"), "合格", {"到期未报": "-20"})
    text = log.gongkai("status", "--scores", "--today", "2022-05-28", cwd=log.folder).out
    assert ["乙局", "96.6", "优秀", "迟报1天", "-2.1；缺视频", "-1.5；媒体报道", "+0.2"] in [
        line.split() for line in text.splitlines()
    ]


def test_the_page_shows_a_scoring_that_is_one(gongkai: Run, office: Path) -> None:
    page = (ROOT / "docs" / "reports.zh-CN.md").read_text(encoding="utf-8")
    (office / "plan.yaml").write_text(PLAN + page.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    assert gongkai("status", "--scores", "--today", "2022-05-17", cwd=office).out.count("100") == 2
    assert gongkai("validate", cwd=office).code == 0


def test_nobody_is_scored_without_rules(gongkai: Run, office: Path) -> None:
    (office / "plan.yaml").write_text(PLAN, encoding="utf-8")
    result = gongkai("status", "--scores", cwd=office)
    assert (result.code, result.out) == (2, "")
    assert "方案里没有评分办法" in result.err
    assert json.loads(gongkai("status", "--format", "json", cwd=office).out)["scores"] == []
    line = result.err.strip().rpartition("，如 ")[2]
    (office / "plan.yaml").write_text(f"{PLAN}\n{line}\n", encoding="utf-8")  # the advice, to the letter
    assert "100" in gongkai("status", "--scores", "--today", "2022-05-17", cwd=office).out


# -- the reminder ------------------------------------------------------------------------------------------------------


def test_the_reminder_groups_by_what_is_lacking(log: Log, golden: Any) -> None:
    log.done("16", "submit 甲局 --has 报告、图片")
    log.done("16", "submit 乙局 --has 报告、图片、视频")
    log.done("17", "return 乙局 --reason 缺总结 --until 5月20日")
    log.done("17", "extend 丙局 --until 5月23日 --reason 有事")
    draft = log.done("17", "remind --draft")
    golden(GOLDEN / "reminder.txt", draft)
    assert log.row("17", "甲局")["reminders"] == 0
    assert log.done("17", "remind").startswith(draft)
    assert [log.row("17", unit)["reminders"] for unit in ("甲局", "乙局", "丙局", "丁局")] == [1, 1, 1, 1]
    assert "延期到5月23日，催办1次，最近5月17日" in log.gongkai("status", "--today", "2022-05-17", cwd=log.folder).out


def test_the_reminder_as_a_document(log: Log) -> None:
    log.done("17", "remind -o 催报.docx")
    paragraphs = [paragraph.text for paragraph in docx.Document(str(log.folder / "催报.docx")).paragraphs]
    assert paragraphs[0] == "关于催报总结的通知"
    assert any("甲局、乙局、丙局、丁局。" in text for text in paragraphs)
    assert "还有1天" in log.done("17", "remind --draft -o 催报.md") + (log.folder / "催报.md").read_text("utf-8")


def test_nobody_is_reminded_when_all_is_there(log: Log) -> None:
    for unit in ("甲局", "乙局", "丙局"):
        log.done("16", f"submit {unit} --has 报告、图片、视频")
    log.done("16", "waive 丁局 --reason 没有参加")
    result = log.run("17", "remind")
    assert (result.code, result.out, result.err) == (0, "", "都报齐了，不用催\n")


CONTACTS = PLAN.replace("  aliases:", "  contacts:\n    乙局: {person: 张三, phone: 024-00000001}\n  aliases:")


def test_some_units_are_reminded_by_phone(log: Log) -> None:
    (log.folder / "plan.yaml").write_text(CONTACTS, encoding="utf-8")
    log.done("16", "submit 丁局 --has 报告、图片、视频")
    said = log.run("17T10:00", "remind 甲局、乙局 --by-phone --note 下午交")
    assert (said.code, said.out) == (0, "已登记：甲局、乙局 5月17日10:00 催办“总结”，备注：电话催办，下午交\n")
    again = log.run("17T10:30", "remind 乙局 丙局 --by-phone")
    assert "已登记：丙局" in again.out
    assert "一小时里催过，没有再记：乙局（又催了一次的，加上 --again）" in again.err
    log.done("17T10:40", "remind 乙局 --by-phone --again")
    log.done("17T11:41", "remind 各部门 --by-phone")
    assert [log.row("18", unit)["reminders"] for unit in ("甲局", "乙局", "丙局", "丁局")] == [2, 3, 2, 0]
    assert "丁局已经报齐了，不用催" in log.refused("17", "remind 丁局")
    assert "--by-phone 只记下来，不写通知" in log.refused("17", "remind 甲局 --by-phone --draft")
    assert "　　甲局、乙局（张三 024-00000001）。\n" in log.done("17", "remind 甲局 乙局 --draft")


def test_the_sentence_for_the_chat_and_whom_to_call(log: Log) -> None:
    (log.folder / "plan.yaml").write_text(CONTACTS, encoding="utf-8")
    (log.folder / "总结.docx").write_bytes(b"x")
    log.done("16", "submit 丁局 总结.docx --has 报告、图片、视频")
    log.done("16", "submit 丙局 总结.docx --has 报告、图片 --yes")
    log.done("17", "extend 甲局 --until 5月19日 --reason 有事")

    def status(*options: str) -> str:
        return str(log.gongkai("status", *options, "--today", "2022-05-20", cwd=log.folder).out)

    assert (
        status("--line")
        == "总结：应报4，已报2；未报2家：乙局（逾期2天）、甲局（逾期1天，延期到5月19日）；缺材料1家：丙局（缺视频）。\n"
    )
    assert status("--calls") == (
        "总结（另附图片、视频）\n"
        "单位  为什么                  联系人  电话\n"
        "乙局  逾期2天                 张三    024-00000001\n"
        "甲局  逾期1天，延期到5月19日\n"
        "丙局  缺视频\n"
    )
    assert status("--line", "-u", "丁局") == "总结：应报1，都报齐了。\n"
    assert status("--calls", "-u", "丁局") == "总结\n都报齐了\n"
    result = log.gongkai("status", "--line", "--pending", cwd=log.folder)
    assert (result.code, result.err) == (2, "错误：--line 和 --pending 不能一起用\n建议：分两次运行\n")


def test_a_template_of_ones_own(log: Log) -> None:
    (log.folder / "own").mkdir()
    own = log.folder / "own" / "reminder.yaml.j2"
    own.write_text('id: r\nnotice:\n  title: {{ "催" ~ view.report }}\n  text: 请报。\n', encoding="utf-8")
    assert log.done("17", "remind --draft --templates own").split() == ["催总结", "请报。"]
    own.write_text("id: r\nnotice:\n  titel: 甲\n", encoding="utf-8")
    assert "reminder.yaml.j2 写出来的第3行：" in log.refused("17", "remind --draft --templates own")


# -- the ledger --------------------------------------------------------------------------------------------------------


def test_the_workbook(log: Log) -> None:
    log.done("17", "submit 甲局 --has 报告、图片、视频 --at 2022-05-17T10:30 --today 2022-05-17T10:30")
    log.done("20", "submit 乙局")
    result = log.gongkai("status", "--today", "2022-05-21", "-o", "台账.xlsx", cwd=log.folder)
    assert (result.code, result.out) == (0, "")
    book = openpyxl.load_workbook(log.folder / "台账.xlsx")
    assert book.sheetnames == ["总结", "考核评分"]
    page = book["总结"]
    rows = {row[0].value: row for row in page.iter_rows(min_row=2)}
    assert (page.freeze_panes, page.auto_filter.ref) == ("B2", "A1:L5")
    assert rows["甲局"][2].value == datetime(2022, 5, 17, 10, 30)
    assert (rows["乙局"][1].value, rows["乙局"][2].value, rows["乙局"][4].value) == (
        "已报送（迟报）",
        datetime.combine(date(2022, 5, 20), time()),
        2,
    )
    assert rows["丙局"][1].value == "逾期未报"
    assert rows["甲局"][1].fill.fgColor.rgb != rows["丙局"][1].fill.fgColor.rgb
    assert (page.print_title_rows, page.oddFooter.left.text) == ("$1:$1", "截至 2022年5月21日")
    assert "示例通知" in page.oddHeader.center.text
    assert (page["A1"].value, list(page.merged_cells.ranges), page.sheet_properties.tabColor) == ("单位", [], None)
    score = {row[0].value: row[1] for row in book["考核评分"].iter_rows(min_row=2)}
    assert (score["丙局"].value, score["丙局"].data_type) == (80, "n")


def test_the_ledger_as_csv(log: Log) -> None:
    log.done("20", "submit 甲局 --has 报告、图片")
    log.gongkai("status", "--today", "2022-05-21", "-o", "台账.csv", cwd=log.folder)
    content = (log.folder / "台账.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[1][:7] == ["总结", "甲局", "已报送（迟报）", "2022-05-20", "2022-05-18", "2", "视频"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(start: str, gongkai: Run, office: Path) -> None:
    """Excel in Chinese takes the full-width marks for formulas too; in the workbook text is text anyway."""
    reason = f"{start}HYPERLINK(0)"
    waive = ("report", "waive", "甲局", "--reason", reason, "--today", "2022-05-17", "--by", "测试员")
    assert gongkai(*waive, cwd=office).code == 0
    for name in ("台账.csv", "台账.xlsx"):
        assert gongkai("status", "--today", "2022-05-17", "-o", name, cwd=office).code == 0
    shown = reason.translate({9: "·", 10: "·", 13: "·"})
    page = openpyxl.load_workbook(office / "台账.xlsx")["总结"]
    cell = next(row[-1] for row in page.iter_rows(min_row=2) if row[0].value == "甲局")
    assert (cell.value, cell.data_type) == (shown, "s")
    rows = list(csv.reader(io.StringIO((office / "台账.csv").read_text("utf-8-sig"), newline="")))
    assert rows[1][-1] == (shown if shown.startswith("·") else f"'{shown}")


def test_a_reason_holds_as_long_as_what_it_is_for(log: Log) -> None:
    log.done("16", "submit 甲局 --has 报告、图片、视频")
    log.done("17", "return 甲局 --reason 缺总结")
    assert log.row("17", "甲局")["reason"] == "缺总结"
    log.done("18", "submit 甲局")
    assert log.row("18", "甲局")["reason"] == ""
    log.done("18", "return 甲局 --reason 缺公章")
    assert log.row("18", "甲局")["reason"] == "缺公章"


def test_a_narrow_terminal_says_the_rest_below(log: Log) -> None:
    log.done("17", "extend 甲局 --until 5月23日 --reason 有事")
    narrow, wide = (
        log.gongkai("status", "--today", "2022-05-17", cwd=log.folder, env={"COLUMNS": columns}).out.splitlines()
        for columns in ("40", "100")
    )
    assert "    延期到5月23日" in narrow
    assert [line.split() for line in wide if line.startswith("甲局")] == [
        ["甲局", "待报送", "总结、图片、视频", "延期到5月23日"]
    ]
    assert max(map(width, narrow[3:])) <= 40


def test_what_is_lacking_is_said_below_where_its_column_has_no_room(log: Log) -> None:
    """The title of a period is long: 活动信息（5月10日—5月16日）."""
    log.done("16", "submit 乙局 --has 报告")
    plan = (log.folder / "plan.yaml").read_text(encoding="utf-8")
    (log.folder / "plan.yaml").write_text(
        plan.replace("title: 总结", "title: 总结（5月10日—5月16日）"), encoding="utf-8"
    )
    narrow, wide = (
        log.gongkai("status", "--today", "2022-05-17", cwd=log.folder, env={"COLUMNS": columns}).out.splitlines()
        for columns in ("40", "100")
    )
    assert "".join(narrow[narrow.index("甲局  待报送") :]).startswith("甲局  待报送    还缺总结（5月10日—5月16日）、图")
    assert narrow[narrow.index("乙局  已报送  5月16日") + 1] == "    还缺图片、视频"
    assert "甲局  待报送            总结（5月10日—5月16日）、图片、视频" in wide
    assert max(map(width, narrow[3:])) <= 40


def test_some_units_only(log: Log) -> None:
    log.done("17", "submit 甲局")
    result = log.gongkai("status", "--unit", "甲办", "--today", "2022-05-17", cwd=log.folder)
    assert "应报 1，已报 1" in result.out
    assert "乙局" not in result.out
    group = log.gongkai("status", "--group", "各部门", "--today", "2022-05-17", cwd=log.folder)
    assert "应报 4，已报 1" in group.out
    assert group.out.startswith("只看各部门\n")
    assert "单位名录里没有" in log.gongkai("status", "--unit", "戊局", cwd=log.folder).err


def test_moments_are_compared_as_far_as_they_are_known() -> None:
    assert not from_iso("2022-05-17").after(from_iso("2022-05-17T10:30"))
    assert from_iso("2022-05-17T10:31").after(from_iso("2022-05-17T10:30"))


def test_a_workbook_is_a_file_and_the_suffix_says_what_it_is(gongkai: Run, office: Path) -> None:
    shown = gongkai("status", "--format", "xlsx", "--today", "2022-05-17", cwd=office)
    assert (shown.code, shown.out) == (2, "")
    assert "-o 台账.xlsx" in shown.err
    wrong = gongkai("status", "--format", "xlsx", "-o", "x.csv", "--today", "2022-05-17", cwd=office)
    assert wrong.code == 2
    assert not (office / "x.csv").exists()
    assert gongkai("status", "--format", "xlsx", "-o", "x.xlsx", "--today", "2022-05-17", cwd=office).code == 0


TYPED = ("--today", "2022-05-20T09:00", "--by", "张三")


def test_what_was_typed_later_says_so_wherever_lateness_is_shown(gongkai: Run, plan_dir: Path) -> None:
    """--at into the past makes a late report one in time: when it happened and when it was typed, everywhere."""
    assert (
        "（5月20日09:00补登）"
        in gongkai("report", "submit", "司法局", "--at", "5月17日10:30", *TYPED, cwd=plan_dir).out
    )
    gongkai(
        "report", "extend", "教育局", "--until", "5月23日", "--at", "5月16日", "--reason", "忙", *TYPED, cwd=plan_dir
    )
    gongkai("report", "submit", "营商局", *TYPED, cwd=plan_dir)
    submitted, extended = "5月17日10:30的报送是5月20日09:00补登的", "5月16日的延期是5月20日09:00补登的"
    log = gongkai("report", "log", cwd=plan_dir).out
    assert "5月17日10:30 报送“活动总结报告”：纸质报告（张三，5月20日09:00补登）" in log
    assert "5月20日09:00 报送“活动总结报告”：纸质报告（张三登记）" in log
    for command in (["status"], ["status", "--format", "csv"], ["status", "--format", "html"]):
        shown = gongkai(*command, "--today", "2022-05-21", cwd=plan_dir, env={"COLUMNS": "200"}).out
        assert submitted in shown
        assert extended in shown
        assert shown.count("补登的") == 2
    rows = json.loads(gongkai("status", "--today", "2022-05-21", "--format", "json", cwd=plan_dir).out)["reports"][0]
    first = {row["unit"]: (row["first"], row["first_recorded"]) for row in rows["rows"]}
    assert first["司法局"] == ("2022-05-17T10:30:00+08:00", "2022-05-20T09:00:00+08:00")
    assert first["营商局"][0] == first["营商局"][1]
    assert first["民政局"] == (None, None)


def test_what_was_typed_on_the_same_day_is_no_news(gongkai: Run, plan_dir: Path) -> None:
    """Unless the deadline lies between the two."""
    plan = plan_dir / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("5月18日前", "5月18日12:00前"), encoding="utf-8")
    for unit, at, now in (("司法局", "5月18日9:00", "10:00"), ("营商局", "5月18日9:00", "14:00")):
        gongkai("report", "submit", unit, "--at", at, "--today", f"2022-05-18T{now}", cwd=plan_dir)
    shown = gongkai("status", "--today", "2022-05-19", cwd=plan_dir).out
    assert shown.count("补登") == 1
    assert "5月18日09:00的报送是5月18日14:00补登的" in shown
