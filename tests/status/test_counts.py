"""What counts as reported, in every view alike; and taking back just what is meant."""

import json
import re
import shlex
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.errors import GongkaiError
from gongkai.phrases.moments import Moment
from gongkai.plan import Plan
from gongkai.reading import loads
from gongkai.reports.events import Event, File, Kind, Typed
from gongkai.reports.moves import checked
from gongkai.reports.state import standings
from gongkai.reports.undo import Numbers, numbers, targets, undoing
from gongkai.status.board import board
from gongkai.status.calls import calls, sentences
from gongkai.status.json import content
from gongkai.status.ledger import ledgers
from gongkai.status.overview import District, overview
from gongkai.status.overview_json import write as write_overview
from gongkai.status.overview_terminal import show_overview
from gongkai.status.record import entries
from gongkai.status.reminder import reminder
from gongkai.status.terminal import show_scores, show_status
from tests.conftest import Result, Run
from tests.dropped import JPG, MP4, PDF, put, tarred, zipped
from tests.reports.test_moves import figures, shown

PLAN = """id: e1
notice: {title: 通知, issuer: 办公室, date: 2022年5月7日, text: 正文。}
units: {groups: {各局: {members: 甲局、乙局、丙局}}}
reports:
  - {id: s, title: 总结, from: 各局, due: 5月18日前, needs: 图片}
scoring: {full: 100, missing: 3, not_reported: 20, late: 2}
"""
UNITS = ("甲局", "乙局", "丙局")


class Desk:
    """The command line in a folder with a plan, at a moment of May 2022."""

    def __init__(self, gongkai: Run, folder: Path) -> None:
        self.gongkai, self.folder = gongkai, folder
        self.plan(PLAN)

    def plan(self, text: str) -> None:
        (self.folder / "plan.yaml").write_text(text, encoding="utf-8")

    def types(self, at: str, command: str, code: int = 0) -> Result:
        by = (
            ["--by", "值班员"] if command.startswith("report") and not re.match("report (log|collect)", command) else []
        )
        result = self.gongkai(*shlex.split(command), *by, "--today", f"2022-05-{at}", cwd=self.folder)
        assert result.code == code, result
        return result

    def row(self, at: str, unit: str) -> Any:
        report = json.loads(self.types(at, "status --format json").out)["reports"][0]
        return next(row for row in report["rows"] if row["unit"] == unit)


@pytest.fixture
def desk(gongkai: Run, tmp_path: Path) -> Desk:
    return Desk(gongkai, tmp_path)


def test_a_unit_is_told_of_what_it_owes_and_nothing_else(desk: Desk) -> None:
    """In every view alike."""
    desk.plan(PLAN.replace("scoring:", "  - {id: n, title: 活动信息, from: 乙局, due: 5月20日前}\nscoring:"))
    out = desk.types("17", "status -u 甲局").out
    assert "总结（5月18日前）" in out
    assert "活动信息" not in out
    assert "合计" not in out
    assert desk.types("17", "status -u 甲局 --line").out == "总结：应报1，已报0；未报1家：甲局。\n"
    assert "活动信息" not in desk.types("17", "status -u 甲局 --calls").out
    for form in ("json", "csv", "html"):
        assert "活动信息" not in desk.types("17", f"status -u 甲局 --format {form}").out
    for option in ("", "--line", "--calls", "--pending"):
        told = desk.types("17", f"status -u 甲局 --report n {option}").out
        assert "甲局不用报“活动信息”\n" in told
    assert "甲局不用报“活动信息”。" in desk.types("17", "status -u 甲局 --report n --format html").out


def test_who_is_called_for_what(desk: Desk) -> None:
    """In --calls and --line alike: overdue, extended, what has come, what is lacking, as the whole table says."""
    names = "甲局、乙局、丙局、丁局、戊局、己局、庚局"
    desk.plan(PLAN.replace("甲局、乙局、丙局", names).replace("needs: 图片", "needs: 图片、视频"))
    desk.types("16", "report submit 乙局 --has 图片")
    for unit, day in (("丙局", "23"), ("戊局", "19"), ("庚局", "23")):
        desk.types("16", f"report extend {unit} --until 5月{day}日 --reason 有事")
    for unit in ("丁局", "己局", "庚局"):
        desk.types("16", f"report submit {unit}")
    desk.types("17", "report return 己局 --reason 缺章 --until 5月19日")
    out = desk.types("21", "status --calls").out.splitlines()
    assert out[0] == "总结（另附图片、视频）"
    assert [tuple(line.split()) for line in out[2:]] == [
        ("甲局", "逾期3天"),
        ("乙局", "逾期3天，已收到图片，缺总结、视频"),
        ("戊局", "逾期2天，延期到5月19日"),
        ("己局", "退回后逾期2天，缺图片、视频"),
        ("丁局", "缺图片、视频"),
        ("庚局", "缺图片、视频，延期到5月23日"),
        ("丙局", "未报，延期到5月23日"),
        (
            "联系人和电话写在",
            "plan.yaml",
            "的",
            "units",
            "下面",
            "contacts",
            "里，如“甲局:",
            "{person:",
            "姓名,",
            "phone:",
            "电话}”",
        ),
    ]
    assert desk.types("21", "status --line").out == (
        "总结：应报7，已报2；未报5家：甲局（逾期3天）、乙局（逾期3天，已收到图片，缺总结、视频）、"
        "戊局（逾期2天，延期到5月19日）、己局（退回后逾期2天，缺图片、视频）、丙局（延期到5月23日）；"
        "缺材料2家：丁局（缺图片、视频）、庚局（缺图片、视频，延期到5月23日）。\n"
    )


def test_the_most_pressing_report_is_called_about_first_and_by_what_it_needs(desk: Desk) -> None:
    """What it comes with, and that nobody is to be called, is that report's own, wherever it stands in the plan."""
    reports = (
        "  - {id: n, title: 名单, from: 甲局, due: 5月10日前}\n  - {id: k, title: 简报, from: 乙局, due: 5月9日前}\n"
    )
    desk.plan(PLAN.replace("scoring:", f"{reports}scoring:"))
    desk.types("8", "report submit 乙局 --report k")
    out = desk.types("17", "status --calls").out
    heads = [line for line in out.splitlines() if line.startswith(("名单", "总结", "简报", "都报"))]
    assert heads == ["名单", "总结（另附图片）", "简报", "都报齐了"]


# -- what counts -------------------------------------------------------------------------------------------------------


def test_pictures_alone_are_not_the_report(desk: Desk) -> None:
    """The case: a picture, never the report; overdue, --check 1, named by --pending, and as many points off."""
    put(desk.folder, "a.jpg", JPG)
    said = desk.types("17T10:00", "report submit 甲局 a.jpg")
    assert "甲局：还缺总结；报告还没有到，仍是“待报送”" in said.out
    assert "再登记：gongkai report submit 甲局 --has 报告" in said.err
    late = desk.types("20", "status -u 甲局 --check", code=1).out
    assert "应报 1，已报 0，未报 1，逾期 1" in late
    assert ["甲局", "逾期未报", "总结", "已收到图片"] in [line.split() for line in late.splitlines()]
    assert ["甲局", "80", "到期未报", "-20"] in [
        line.split() for line in desk.types("20", "status --scores").out.splitlines()
    ]
    pending = desk.types("20", "status --pending").out
    assert [line.split()[0] for line in pending.splitlines()[-3:]] == list(UNITS)
    assert (
        desk.types("20", "status --line").out
        == "总结：应报3，已报0；未报3家：甲局（逾期2天，已收到图片）、乙局、丙局（均逾期2天）。\n"
    )
    assert "甲局（已收到图片）、乙局、丙局。" in desk.types("20", "report remind --draft").out
    assert "逾期2天，已收到图片" in desk.types("20", "status --calls").out
    desk.types("20", "report submit 甲局 --has 报告")  # what was advised
    row = desk.row("20", "甲局")
    assert (row["state"], row["missing"], row["first"], row["late"]) == ("已报送", [], "2022-05-20", True)


@pytest.mark.parametrize(
    ("files", "options", "state", "missing"),
    [
        ({}, "", "已报送", ["图片"]),
        ({}, "--has 图片", "待报送", ["总结"]),
        ({}, "--has 照片", "待报送", ["总结"]),
        ({}, "--has 报告", "已报送", ["图片"]),
        ({}, "--has 总结", "已报送", ["图片"]),
        ({}, "--has 报告、图片", "已报送", []),
        ({"a.jpg": JPG}, "--has 报告", "已报送", []),
        ({"a.pdf": PDF}, "", "已报送", ["图片"]),
        ({"a.jpg": PDF}, "", "已报送", ["图片"]),
        ({"a.pdf": JPG}, "", "待报送", ["总结"]),
        ({"a.mp4": MP4}, "", "待报送", ["总结", "图片"]),
        ({"a.mp3": b"ID3"}, "", "待报送", ["总结", "图片"]),
        ({"a.zip": zipped({"一.jpg": JPG})}, "", "待报送", ["总结"]),
        ({"a.tar": tarred({"一.jpg": JPG, "二.mp4": MP4})}, "", "待报送", ["总结"]),
        ({"a.zip": zipped({"一.jpg": JPG, "总结.docx": b"x"})}, "", "已报送", []),
        ({"a.zip": zipped({"里.zip": zipped({"总结.pdf": PDF})})}, "", "已报送", ["图片"]),
        ({"a.rar": b"Rar!\x1a\x07\0"}, "", "待报送", ["总结", "图片"]),
        ({"a.bin": b"?"}, "", "待报送", ["总结", "图片"]),
        ({"a.docx": b""}, "--yes", "待报送", ["总结", "图片"]),
        ({"desktop.ini": b"[x]"}, "--yes", "待报送", ["总结", "图片"]),
        ({"~$a.docx": b"user"}, "--yes", "待报送", ["总结", "图片"]),
        ({"a.ceb": b"Founder"}, "", "已报送", ["图片"]),
    ],
)
def test_what_brings_the_report(
    files: dict[str, bytes], options: str, state: str, missing: list[str], desk: Desk
) -> None:
    for name, whole in files.items():
        put(desk.folder, f"收到/{name}", whole)
    names = " ".join(f"'收到/{name}'" for name in files)
    said = desk.types("17", f"report submit 甲局 {names} {options}").out
    assert ("没有写文件，按收到纸质报告登记" in said) == (not files and not options)
    row = desk.row("17", "甲局")
    assert (row["state"], row["missing"]) == (state, missing)
    assert desk.row("19", "甲局")["overdue"] == (state == "待报送")


@pytest.mark.parametrize(
    ("title", "state"),
    [("现场照片", "已报送"), ("活动图片资料", "已报送"), ("照片和短视频", "已报送"), ("活动总结及照片", "待报送")],
)
def test_a_report_may_be_pictures(title: str, state: str, desk: Desk) -> None:
    desk.plan(PLAN.replace("title: 总结", f"title: {title}").replace(", needs: 图片", ""))
    put(desk.folder, "a.jpg", JPG)
    desk.types("17", "report submit 甲局 a.jpg")
    assert desk.row("17", "甲局")["state"] == state


def test_nothing_written_behind_has_is_not_paper(desk: Desk) -> None:
    for nothing in ("''", "、", "' '"):
        said = desk.types("17", f"report submit 甲局 --has {nothing}", code=2).err
        assert "--has 后面没有写收到了什么" in said
    assert not (desk.folder / "status.json").exists()
    assert (
        "报告本身收到了，写 --has 报告；材料可以写：图片"
        in desk.types("17", "report submit 甲局 --has 锦旗", code=2).err
    )


def test_material_alone_is_neither_accepted_nor_returned(desk: Desk) -> None:
    desk.types("16", "report submit 甲局 --has 图片")
    for command in ("accept 甲局 --yes", "return 甲局 --reason 不清楚"):
        assert "甲局是“待报送”，不能" in desk.types("16", f"report {command}", code=2).err
    desk.types("16", "report extend 甲局 --until 5月20日 --reason 有事")
    desk.types("19", "report submit 甲局")
    assert (desk.row("19", "甲局")["state"], desk.row("19", "甲局")["late"]) == ("已报送", False)


def test_what_was_returned_is_mended_by_material(desk: Desk) -> None:
    desk.types("16", "report submit 甲局")
    desk.types("17", "report return 甲局 --reason 缺照片")
    desk.types("18", "report submit 甲局 --has 图片")
    assert (desk.row("19", "甲局")["state"], desk.row("19", "甲局")["missing"]) == ("已报送", [])


def test_one_document_for_all_leaves_the_material_to_be_said(desk: Desk) -> None:
    put(desk.folder, "总结.docx", zipped({"word/document.xml": b"<w/>", "[Content_Types].xml": b"<T/>"}))
    desk.types("17", "report submit 甲局 总结.docx --with 乙局、丙局")
    views = ("status", "status --pending", "status --line", "status --calls", "report remind --draft")
    for folder in "ab":
        for name in ("plan.yaml", "status.json"):
            put(desk.folder, f"{folder}/{name}", (desk.folder / name).read_bytes())
    for command in (*views, "status --pending -p a/plan.yaml -p b/plan.yaml"):
        said = desk.types("17", command)
        assert "都报齐了" not in said.out + said.err
    pending = desk.types("17", "status --pending").out
    assert [line.split()[0] for line in pending.splitlines()[-3:]] == list(UNITS)
    desk.types("17", "report accept 各局 --yes")
    for command in ("status --pending", "status --line", "status --calls"):
        assert "都报了，办结的3家缺材料" in desk.types("17", command).out
    assert "都报了，办结的3家缺材料，不用催" in desk.types("17", "report remind").err
    assert '"countdown done"' not in desk.types("17", "status --format html").out


def test_records_of_before_refuse_nothing_later(desk: Desk) -> None:
    """Pictures alone could be returned once; the record says so, and goes on."""
    at = Moment(datetime(2022, 5, 16).date())
    old = Event(Kind.SUBMITTED, "s", ("甲局",), at, at, "", has=("图片",))
    from gongkai.reports.file import JsonStore

    JsonStore(desk.folder / "status.json", "e1").append([old, old._replace(kind=Kind.RETURNED, has=(), note="缺")], 0)
    assert (desk.row("17", "甲局")["state"], desk.row("19", "甲局")["overdue"]) == ("退回补正", True)
    desk.types("17", "report submit 甲局 --has 图片")
    assert desk.row("17", "甲局")["state"] == "退回补正"
    desk.types("17", "report remind")
    desk.types("18", "report submit 甲局")
    assert desk.row("19", "甲局")["state"] == "已报送"


# -- every view says the same ------------------------------------------------------------------------------------------

_FILES = {"docx": "文档", "jpg": "图片", "mp4": "视频", "rar": "压缩包"}
_SENT = {  # what is sent, and whether it is the report
    "": True, "docx": True, "jpg": False, "mp4": False, "rar": False, "docx jpg": True, "jpg mp4": False,
    "has 图片": False, "has 报告": True, "jpg has 报告": True, "mp4 has 图片": False, "has 视频 图片": False,
}  # fmt: skip


class Step(NamedTuple):
    kind: Kind
    units: frozenset[str]
    sent: str
    hours: int
    ago: int
    number: int


KINDS = [kind for kind in Kind if kind not in (Kind.ASSIGNED, Kind.RECEIVED)]
STEPS = st.lists(
    st.builds(
        Step,
        st.sampled_from([Kind.SUBMITTED, Kind.SUBMITTED, *KINDS, Kind.ACCEPTED, Kind.UNDONE]),
        st.one_of(st.sampled_from(UNITS).map(lambda unit: frozenset({unit})), st.just(frozenset(UNITS))),
        st.sampled_from(sorted(_SENT)),
        st.integers(0, 30),
        st.one_of(st.just(0), st.integers(0, 20)),
        st.integers(1, 8),
    ),
    min_size=4,
    max_size=20,
)
_READ = loads(PLAN.replace("needs: 图片", "needs: 图片、视频").encode()).plan
START = datetime(2022, 5, 14)


def plan() -> Plan:
    assert _READ is not None
    return _READ


def event_of(step: Step, at: Moment, now: Moment) -> Event:
    words, _, has = step.sent.partition("has")
    files = tuple(File(f"x.{word}", 1, word, _FILES[word]) for word in words.split())
    until = Moment(at.day + timedelta(days=step.number)) if step.kind in (Kind.EXTENDED, Kind.RETURNED) else None
    event = Event(step.kind, "s", tuple(sorted(step.units)), at, now, "", note=step.sent, until=until)
    return event._replace(files=files, has=tuple(has.split())) if step.kind is Kind.SUBMITTED else event


def play(steps: list[Step]) -> tuple[list[Event], Moment]:
    """What of these steps may be put on record, and the moment of the last."""
    known: list[Event] = []
    stamp = START
    for step in steps:
        stamp += timedelta(hours=step.hours)
        now = Moment(stamp.date(), stamp.time())
        happened = stamp - timedelta(hours=step.ago)
        try:
            if step.kind is Kind.UNDONE:
                seq = max(1, len(known) + 1 - step.number)
                number = Numbers(seq, seq, alone=True)
                chosen = targets(plan(), known, [number], now, step.units)
                known += undoing(plan(), known, chosen.records, Typed(now, now, ""))
            else:
                event = event_of(step, Moment(happened.date(), happened.time()), now)
                known.append(checked(plan(), plan().reports[0], known, event))
        except GongkaiError:
            continue
    return known, Moment(stamp.date(), stamp.time())


def read_again(known: list[Event], unit: str) -> tuple[bool, bool, bool]:
    """By docs/reports.zh-CN.md alone: whether a unit has reported, may be left alone for good, has all material."""
    taken: set[int] = set()
    for seq in range(len(known), 0, -1):
        event = known[seq - 1]
        if event.kind is Kind.UNDONE and unit in event.units and seq not in taken:
            taken.add(event.undoes or 0)
    own = [e for seq, e in enumerate(known, 1) if seq not in taken and unit in e.units and e.kind is not Kind.UNDONE]
    own.sort(key=lambda event: event.at.opening())
    itself = reported = settled = False
    things: set[str] = set()
    for event in own:
        if event.kind is Kind.SUBMITTED:
            itself = itself or _SENT[event.note]
            things |= {word for word in ("图片", "视频") if word in event.note}
            things |= {_FILES[word] for word in event.note.split() if word in _FILES}
            reported = itself
        reported = reported and event.kind is not Kind.RETURNED
        settled = settled or event.kind in (Kind.ACCEPTED, Kind.WAIVED)
    return reported, settled, {"图片", "视频"} <= things


def units_in(lines: list[str]) -> set[str]:
    return {line.split()[0] for line in lines if line[:2] in UNITS}


@given(STEPS)
def test_every_view_names_the_same_units(steps: list[Step]) -> None:
    """Terminal, --pending, --line, --calls, board, reminder, json, overview, scores and --check, for every history."""
    known, now = play(steps)
    view = ledgers(plan(), plan().reports, known, now)
    (ledger,) = view.ledgers
    stands = {unit: read_again(known, unit) for unit in UNITS}
    waived = {row.unit for row in ledger.rows if row.state.value == "免报"}
    reported = {unit for unit, (there, _, _) in stands.items() if there}
    unreported = set(UNITS) - reported - waived
    lacking = {unit for unit in reported if not stands[unit][1] and not stands[unit][2]}
    overdue = {row.unit for row in standings(plan(), plan().reports[0], known, now) if row.overdue}
    assert overdue <= unreported
    right = {"应报": 3 - len(waived), "已报": len(reported), "未报": len(unreported)}
    counted = right | {word: count for word, count in (("缺材料", len(lacking)), ("逾期", len(overdue))) if count}

    for pending in (False, True):
        lines = shown(show_status, view, pending)
        told = figures(next(line for line in lines if line.startswith("应报 ")))
        assert {word: told[word] for word in counted} == counted
        assert ("缺材料" in told, "逾期" in told) == (bool(lacking), bool(overdue))
        assert units_in(lines) == (unreported | lacking if pending else set(UNITS))
    assert units_in(shown(show_scores, view, True)) == unreported | lacking
    assert {one.unit for group in calls(plan(), view)[0].groups for one in group.units} == unreported | lacking
    assert set(reminder(plan(), plan().reports[0], ledger, now).units) == unreported | lacking
    (sentence,) = sentences(view)
    assert set(re.findall("[甲乙丙]局", sentence)) == unreported | lacking
    assert ("都报齐了" in sentence) == (not unreported and right["应报"] > 0 and all(
        stands[unit][2] for unit in reported
    ))  # fmt: skip

    page = board(plan(), view, entries(plan(), known, now))
    marks = {mark: {u.name for b in page.tracks[0].blocks for u in b.units if mark in u.marks} for mark in _MARKS}
    assert marks == {"还要报送": unreported, "缺材料": lacking, "逾期未报": overdue - marks["逾期未补正"]} | {
        "逾期未补正": marks["逾期未补正"]
    }
    assert {word: dict(page.tracks[0].progress.counts)[word] for word in counted} == counted
    assert page.tracks[0].urgency != "done" or not (unreported | lacking)

    written = content(view)["reports"][0]
    assert [written[key] for key in ("owing", "reported", "pending", "incomplete", "behind", "overdue")] == [
        *right.values(), len(lacking), len(overdue), bool(overdue),
    ]  # fmt: skip
    assert {row["unit"] for row in written["rows"] if row["first"] and row["state"] in ("已报送", "办结")} == reported
    city = overview([District("甲区", "a/plan.yaml", view)], now)
    whole = json.loads(write_overview(city))["total"]
    assert [whole[key] for key in ("owing", "reported", "pending", "incomplete", "behind")] == [
        *right.values(), len(lacking), len(overdue),
    ]  # fmt: skip
    listed = any(line.startswith("甲区") for line in shown(show_overview, city, True))
    assert listed == bool(unreported | lacking)
    off = {score.unit: {mark.reason for mark in score.marks} for score in view.scores}
    assert {unit for unit, reasons in off.items() if "到期未报" in reasons} == marks["逾期未报"]


_MARKS = ("还要报送", "缺材料", "逾期未报", "逾期未补正")


# -- taking back -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("24", [(24, 24)]),
        ("31—35", [(31, 35)]),
        ("31-35", [(31, 35)]),
        ("31–35", [(31, 35)]),
        ("31－35", [(31, 35)]),
        ("31～35", [(31, 35)]),
        ("31 — 35", [(31, 35)]),
        ("第31—35条", [(31, 35)]),
        ("31至35、40 42", [(31, 35), (40, 40), (42, 42)]),
        ("３１，３３", [(31, 31), (33, 33)]),
        ("35-31", [(31, 35)]),
    ],
)
def test_numbers_as_they_are_typed(typed: str, meant: list[tuple[int, int]]) -> None:
    assert [(first, last) for first, last, _ in numbers(typed.split())] == meant


@pytest.mark.parametrize("typed", ["甲局", "—5", "5—", "1-2-3", "0x1", "1.5", "9" * 30])
def test_numbers_that_are_none(typed: str, desk: Desk) -> None:
    desk.types("16", "report submit 甲局")
    assert "看不懂编号" in desk.types("16", f"report undo -- {typed}", code=2).err
    assert desk.row("16", "甲局")["state"] == "已报送"


def states(desk: Desk, at: str) -> Iterator[str]:
    return (desk.row(at, unit)["state"] for unit in UNITS)


def test_several_records_at_once(desk: Desk) -> None:
    for unit in UNITS:
        desk.types("16", f"report submit {unit}")
    assert "没有第4条记录可以撤销" in desk.types("16", "report undo 2—4", code=2).err
    said = desk.types("16", "report undo 1—2 --note 弄错了").out
    assert said.splitlines() == [
        "已撤销第1条：甲局 5月16日 报送“总结”：纸质报告",
        "已撤销第2条：乙局 5月16日 报送“总结”：纸质报告",
    ]
    assert [*states(desk, "16")] == ["待报送", "待报送", "已报送"]
    assert "第1条记录已经撤销过了" in desk.types("16", "report undo 1", code=2).err
    rest = desk.types("16", "report undo 1—5")
    assert ("已撤销第3条" in rest.out, "没有动" in rest.err) == (True, True)
    assert "这些记录里没有可以撤销的" in desk.types("16", "report undo 1—3", code=2).err
    desk.types("16", "report undo 4")
    assert [*states(desk, "16")] == ["已报送", "待报送", "待报送"]


def test_one_unit_of_a_batch(desk: Desk) -> None:
    desk.types("16", "report submit 甲局 --with 乙局、丙局")
    said = desk.types("16", "report undo 1 --unit 乙局").out
    assert said == "已撤销第1条：乙局 5月16日 报送“总结”：纸质报告\n第1条里甲局、丙局的还在\n"
    assert [*states(desk, "16")] == ["已报送", "待报送", "已报送"]
    log = desk.types("16", "report log").out.splitlines()
    assert log[0].endswith("  已撤销：乙局")
    assert json.loads(desk.types("16", "report log --format json").out)["events"][0]["undone_units"] == ["乙局"]
    assert "第1条记录不是这个单位的" in desk.types("16", "report undo 1 -u 乙局", code=2).err
    assert "第1条：甲局、丙局" in desk.types("16", "report undo 1").out
    assert "待报送" in desk.row("16", "甲局")["state"]
    desk.types("16", "report undo 2")  # takes back the first undoing
    assert [*states(desk, "16")] == ["待报送", "已报送", "待报送"]


def test_without_a_number_it_shows_and_asks(desk: Desk) -> None:
    desk.types("16", "report submit 甲局 --with 乙局")
    before = (desk.folder / "status.json").read_bytes()
    said = desk.types("16", "report undo", code=2).err
    assert "第1条：甲局、乙局 5月16日 报送“总结”：纸质报告" in said
    assert "没有撤销" in said
    assert "gongkai report undo 1" in said
    assert (desk.folder / "status.json").read_bytes() == before
    assert "gongkai report undo 1 --unit 乙局" in desk.types("16", "report undo -u 乙局", code=2).err
    desk.types("16", "report undo -u 乙局 --yes")
    assert [*states(desk, "16")] == ["已报送", "待报送", "待报送"]


def advised(said: str) -> str:
    found = re.search(r"gongkai (report undo .*)", said)
    assert found, said
    return found[1]


def test_the_advice_takes_back_that_and_nothing_else(desk: Desk) -> None:
    """A whole group was accepted in one record; the next record in the log is another unit's."""
    for unit in UNITS:
        desk.types("16", f"report submit {unit} --has 报告、图片")
    desk.types("17", "report accept 各局")
    said = desk.types("17", "report submit 甲局 --has 图片", code=2).err
    assert "弄错了的，先撤销甲局的办结：gongkai report undo 4 --unit 甲局" in said
    desk.types("17", advised(said))
    assert [*states(desk, "17")] == ["已报送", "办结", "办结"]
    desk.types("17", "report submit 甲局 --has 图片")


def test_the_advice_leads_to_what_was_wanted(desk: Desk) -> None:
    """What an undoing or something typed later would make impossible is named, all of it, and can be taken back."""
    desk.types("15", "report submit 甲局")
    desk.types("16", "report return 甲局 --reason 缺公章")
    desk.types("16", "report waive 甲局 --reason 合办")
    said = desk.types("17", "report undo 1", code=2).err
    assert "先撤销甲局的退回补正、免报：gongkai report undo 2 3" in said
    desk.types("17", advised(said))
    desk.types("17", "report undo 1")
    assert desk.row("17", "甲局")["state"] == "待报送"
    desk.types("17T09:00", "report submit 乙局")
    desk.types("17T10:00", "report accept 乙局 --yes")
    said = desk.types("17T11:00", "report return 乙局 --reason 缺公章 --at 2022-05-17T09:30", code=2).err
    desk.types("17T11:00", advised(said))
    desk.types("17T11:00", "report return 乙局 --reason 缺公章 --at 2022-05-17T09:30")


@given(STEPS, st.sampled_from(UNITS))
def test_taking_back_for_one_unit_changes_no_other(steps: list[Step], unit: str) -> None:
    known, now = play(steps)
    for seq in range(1, len(known) + 1):
        try:
            chosen = targets(plan(), known, [Numbers(seq, seq, alone=True)], now, {unit})
            events = undoing(plan(), known, chosen.records, Typed(now, now, ""))
        except GongkaiError:
            continue
        before = standings(plan(), plan().reports[0], known, now)
        after = standings(plan(), plan().reports[0], [*known, *events], now)
        for one, other in zip(before, after, strict=True):
            units = [[record.seq for record in row.history] for row in (one, other)]
            assert units[0] == units[1] or one.unit == unit
            if one.unit == unit and known[seq - 1].kind is not Kind.UNDONE:
                assert seq in units[0]
                assert seq not in units[1]


def test_a_reminder_speaks_to_a_unit_by_its_own_deadline(desk: Desk) -> None:
    desk.types("16T09:00", "report submit 甲局 --has 报告 --report s")
    desk.types("17T09:00", "report return 甲局 --report s --reason 缺照片 --until 5月20日")
    desk.types("17T09:00", "report extend 乙局 --report s --until 5月23日 --reason 有事")
    paper = desk.types("19T09:00", "report remind --report s --draft").out
    assert (
        "已过期限1天，下列单位还没有报齐，请抓紧报送；甲局、乙局另有期限，还没有到，请按写在后面的期限报送。" in paper
    )
    assert "还没有报送的（2个）\n　　乙局（延期到5月23日）、丙局。" in paper
    assert "退回后还没有补正的（1个）\n　　甲局（缺照片，5月20日前补正；还缺图片）。" in paper
    own = desk.types("19T09:00", "report remind 甲局 乙局 --report s --draft").out
    assert "截至5月19日09:00，下列单位还没有报齐，各自的期限还没有到，请按写在后面的期限报送。" in own
    assert "已过期限" not in own
    assert "抓紧" not in own
    line = desk.types("19T09:00", "status --line").out
    assert "丙局（逾期1天）、甲局（退回，5月20日前补正，缺图片）、乙局（延期到5月23日）" in line
    called = desk.types("19T09:00", "status --calls").out
    assert re.search(r"甲局 +退回，5月20日前补正，缺图片", called)
    assert re.search(r"乙局 +未报，延期到5月23日", called)
    passed = desk.types("21T09:00", "report remind --report s --draft").out
    assert "请抓紧报送；乙局另有期限，还没有到，请按写在后面的期限报送。" in passed


def test_what_came_again_too_late_says_when_and_by_when_it_should_have(desk: Desk) -> None:
    desk.types("16T09:00", "report submit 甲局 --has 报告 --has 图片 --report s")
    desk.types("17T09:00", "report return 甲局 --report s --reason 缺章 --until 5月20日")
    desk.types("21T10:00", "report submit 甲局 --has 报告 --report s")
    said = "退回后5月21日10:00重报（应在5月20日前）"
    assert re.search(rf"甲局 +已报送（迟报） +5月16日09:00 +迟1天，{said}", desk.types("22", "status").out)
    board = desk.types("22", "status --format html").out
    assert said in next(row for row in board.split("<li class") if 'data-unit="甲局"' in row).split("</summary>")[0]
    table = desk.types("22", "status --format csv").out
    assert next(row for row in table.splitlines() if "甲局," in row).endswith(said)


def test_a_unit_without_a_phone_does_not_vanish_from_the_list_of_phones(desk: Desk) -> None:
    names = [f"{mark}局" for mark in "甲乙丙丁戊己庚辛"]
    contacts = "contacts: {甲局: {person: 某甲, phone: 024-00000000}, 乙局: {person: 某乙}}"
    desk.plan(PLAN.replace("甲局、乙局、丙局", "、".join(names)).replace("units: {", f"units: {{{contacts}, "))
    page = desk.types("19", "status --format html").out
    people = re.search(r'<ul class="people">(.*?)</ul>', page, re.DOTALL)
    assert people
    rows = [re.sub(r"\s+", " ", re.sub("<[^>]*>", "", row)).strip() for row in people[1].split("</li>")][:-1]
    assert rows == ["甲局 某甲 024-00000000", "乙局 某乙 没有电话", *(f"{name} 没有电话" for name in names[2:])]


SCHEDULED = PLAN.replace("needs: 图片}", "schedule: {乙局: 5月25日}}")


@pytest.mark.parametrize(
    ("plan", "done", "at", "command", "told"),
    [
        (SCHEDULED, (), "22", "status", "逾期 2；还有 3 天"),
        (SCHEDULED, (), "22", "status -u 甲局", "应报 1，已报 0，未报 1，逾期 1；已过期限 4 天"),
        (SCHEDULED, (), "22", "status -u 乙局", "应报 1，已报 0，未报 1；还有 3 天"),
        (SCHEDULED, ("submit 乙局",), "22", "status", "逾期 2；已过期限 4 天"),
        (SCHEDULED, ("submit 甲局", "submit 乙局", "submit 丙局"), "17", "status", "未报 0；还有 8 天"),
        (SCHEDULED, ("submit 甲局",), "17", "status -u 甲局", "未报 0；还有 1 天"),
        (PLAN, ("extend 各局 --until 6月2日 --reason x",), "22", "status", "未报 3；还有 11 天"),
        (PLAN, ("extend 各局 --until 6月2日 --reason x",), "22", "status -u 丙局", "未报 1；还有 11 天"),
        (PLAN, ("extend 甲局 --until 6月2日 --reason x",), "22", "status", "逾期 2；已过期限 4 天"),
        (PLAN, ("extend 甲局 --until 6月2日 --reason x",), "22", "status -u 甲局", "未报 1；还有 11 天"),
        (PLAN, ("extend 甲局 --until 6月2日 --reason x",), "17", "status", "未报 3；还有 1 天"),
        (
            PLAN,
            ("submit 甲局 --has 报告", "return 甲局 --reason 缺章 --until 5月30日"),
            "22",
            "status -u 甲局",
            "其中退回 1；还有 8 天",
        ),
    ],
)
def test_the_days_left_are_those_of_somebody_who_owes_it(
    plan: str, done: tuple[str, ...], at: str, command: str, told: str, desk: Desk
) -> None:
    desk.plan(plan)
    for step in done:
        desk.types("16", f"report {step}")
    assert f"{told}\n" in desk.types(at, command).out


def test_the_days_left_are_the_same_in_every_view(desk: Desk) -> None:
    """A day that is another unit's, which is not shown, is nobody's."""
    desk.plan(SCHEDULED)
    report = json.loads(desk.types("22", "status -u 甲局 --format json").out)["reports"][0]
    assert (report["due_at"], report["days_left"], report["overdue"]) == ("2022-05-18", -4, True)
    assert "已过期限 4 天" in desk.types("22", "status -u 甲局 --format html").out
    (desk.folder / "乙区").mkdir()
    (desk.folder / "乙区" / "plan.yaml").write_text(SCHEDULED.replace("e1", "e2"), encoding="utf-8")
    several = "status -p plan.yaml -p 乙区/plan.yaml -u 甲局"
    assert desk.types("22", several).out.count("已过期限 4 天") == 2
    districts = json.loads(desk.types("22", f"{several} --format json").out)["districts"]
    assert [district["days_left"] for district in districts] == [-4, -4]


def test_a_reminder_counts_to_the_deadline_that_it_names(desk: Desk) -> None:
    desk.types("16", "report extend 各局 --until 6月2日 --reason 有事")
    paper = desk.types("22", "report remind --draft").out
    assert "各自的期限还没有到，请按写在后面的期限报送" in paper
    assert "抓紧" not in paper
    desk.types("17", "report extend 甲局 --until 6月5日 --reason 有事")
    later = desk.gongkai("report", "remind", "--draft", "--today", "2022-06-03", cwd=desk.folder).out
    assert "应于5月18日前报送办公室。截至6月3日，已过期限16天，下列单位还没有报齐，请抓紧报送；甲局另有期限" in later


def test_what_was_returned_is_told_apart_from_what_never_came(desk: Desk) -> None:
    for unit in ("甲局", "乙局"):
        desk.types("16T09:00", f"report submit {unit} --has 报告、图片 --report s")
    desk.types("17T09:00", "report return 甲局 乙局 --report s --reason 缺章")
    assert "丙局（逾期1天）、甲局、乙局（均退回）" in desk.types("19T09:00", "status --line --report s").out
    assert "未报的3个：甲局、乙局、丙局；其中退回的2个：甲局、乙局" in desk.types("19T09:00", "summary").out


@pytest.mark.parametrize("whose", ["from: 各有关单位", "from: 有关部门和单位", "from: 甲局, except: 甲局"])
def test_what_no_unit_owes_is_said(whose: str, desk: Desk) -> None:
    text = (
        "id: a\nnotice: {title: 通知, issuer: 办公室, date: 2022年5月7日}\nplan: {title: 方案}\n"
        "units: {groups: {各局: {members: 甲局、乙局}}}\n"
        f"reports:\n  - {{id: s, title: 总结, {whose}, due: 5月18日前}}\n"
    )
    desk.plan(text)
    said = "没有单位要报（核对 from 和 except）"
    assert f"应报 0，已报 0，未报 0；还有 1 天\n{said}\n" in desk.types("17", "status").out
    assert desk.types("17", "status --line").out == f"总结：{said}。\n"
    assert f"{said}，不用催" in desk.types("17", "report remind").err
