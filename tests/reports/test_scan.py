"""A folder of what arrived, put on record: whose it is, what is new, and what a person is asked."""

import io
import json
import os
import re
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.reading import load, loads
from gongkai.reports.intake.claims import Claims
from tests.conftest import PLAN, ROOT, Result, Run, run_gongkai
from tests.dropped import DOC, JPG, MP4, PDF, put, tarred, word, zipped

AT = "2022-05-17T10:30"
SHIPPED = load(PLAN).plan
assert SHIPPED is not None
CLAIMS = Claims(SHIPPED)

SMALL = """id: small
units:
  groups: {各部门: {members: 甲局、乙局、丙局}, 其他: {members: 丁局}}
reports:
  - {id: a, title: 方案, from: 各部门, due: 5月10日前}
  - {id: b, title: 总结, from: 各部门, due: 5月18日前, needs: 图片}
notice: {title: 示例通知, issuer: 示例区人民政府办公室, date: 2022年5月7日, text: 正文。}
"""


class Box:
    """The folder 收件 beside a plan, and what scanning it at a moment gives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.box = folder / "收件"
        self.box.mkdir()

    def put(self, name: str, content: bytes) -> Path:
        return put(self.box, name, content)

    def run(self, *options: str, at: str = AT) -> Result:
        return run_gongkai("report", "scan", "收件", "--today", at, "--by", "测试员", *options, cwd=self.folder)

    def scan(self, *options: str, at: str = AT) -> str:
        result = self.run("--yes", *options, at=at)
        assert result.code == 0, result.err
        return result.out

    def report(self, *words: str, at: str = AT) -> None:
        result = run_gongkai("report", *words, "--today", at, "--by", "测试员", cwd=self.folder)
        assert result.code == 0, result.err

    @property
    def events(self) -> list[Any]:
        store = self.folder / "status.json"
        return list(json.loads(store.read_text(encoding="utf-8"))["events"]) if store.exists() else []

    @property
    def last(self) -> dict[tuple[str, ...], list[str]]:
        """The files of every event that the last save brought, by its units."""
        backup = self.folder / "status.json.bak"
        before = len(json.loads(backup.read_text(encoding="utf-8"))["events"]) if backup.exists() else 0
        return {
            tuple(event["units"]): [file["name"].removeprefix("收件/") for file in event["files"]]
            for event in self.events[before:]
        }

    def row(self, unit: str, *options: str) -> Any:
        result = run_gongkai("status", "--today", AT, "--format", "json", *options, cwd=self.folder)
        return next(row for row in json.loads(result.out)["reports"][0]["rows"] if row["unit"] == unit)


@pytest.fixture
def box(plan_dir: Path) -> Box:
    return Box(plan_dir)


@pytest.fixture
def small(tmp_path: Path) -> Box:
    (tmp_path / "plan.yaml").write_text(SMALL, encoding="utf-8")
    return Box(tmp_path)


# -- whose a file is ---------------------------------------------------------------------------------------------------

CERTAIN = {
    "营商局-活动总结.docx": "营商局",
    "区营商局/照片1.jpg": "营商局",
    "3.教育局总结(终稿).doc": "教育局",
    "【司法局】总结.pdf": "司法局",
    "营商局、司法局联合总结.docx": "营商局 司法局",
    "营商局和司法局.docx": "营商局 司法局",
    "营商局、司法局总结（司法局执笔）.docx": "营商局 司法局",
    "0517_市场监督管理局_视频.mp4": "市场局",
    "各镇街/工农街道/1.jpg": "工农街道",
    "各镇街工农街道.docx": "工农街道",
    "营商局/2.司法局/1.jpg": "司法局",
    "营商局/望花区司法局/1.jpg": "司法局",
    "营商局/与司法局合影.jpg": "营商局",
    "教育局/市教育局检查.jpg": "教育局",
    "司法局/营商局转来司法局总结.docx": "司法局",
    "望花区教育局总结.docx": "教育局",
    "某市望花区教育局总结.docx": "教育局",
    "政府办公室总结.docx": "区政府办公室",
    "望花区人民政府办公室总结.docx": "区政府办公室",
    "5月17日教育局.docx": "教育局",
    "5月17號教育局.docx": "教育局",
    "“5・15”教育局•司法局.docx": "教育局 司法局",
    "活动总结教育局.docx": "教育局",
    "营商局\u200b（区营商局）\u202e.docx": "营商局",
    "２【区教育局】.docx": "教育局",
}
UNCERTAIN = {
    "职业教育局总结.docx": "教育局",
    "市教育局总结.docx": "教育局",
    "东洲区教育局总结.docx": "教育局",
    "营商局司法局总结.docx": "营商局 司法局",
    "营商局转来司法局总结.docx": "营商局 司法局",
    "营商局-司法局.docx": "营商局 司法局",
    "营商局/司法局总结.docx": "营商局 司法局",
    "营商局/司法局现场/1.jpg": "营商局 司法局",
    "营商局等5部门总结.docx": "营商局",
}


@pytest.mark.parametrize("name", CERTAIN)
def test_a_name_says_whose_a_file_is(name: str) -> None:
    assert list(CLAIMS.of(name.split("/")).units) == CERTAIN[name].split()


@pytest.mark.parametrize("name", UNCERTAIN)
def test_what_two_could_have_sent_is_nobodys(name: str) -> None:
    claim = CLAIMS.of(name.split("/"))
    assert claim.units == ()
    assert sorted(unit for choice in claim.choices for unit in choice) == sorted(UNCERTAIN[name].split())


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("营商居总结.docx", "是不是营商局？"),
        ("各镇街总结.docx", "各镇街是一组单位，看不出是哪一个"),
        ("照片.jpg", ""),
        ("DSC_0001.JPG", ""),
    ],
)
def test_what_names_nobody(name: str, advice: str) -> None:
    claim = CLAIMS.of([name])
    assert (claim.choices, claim.doubt) == ((), advice)


SPEECHES = """id: talks
units:
  groups: {各乡镇: {members: 青山乡人民政府、水利局}, 发言单位: {members: 各乡镇}, 其他: {members: 团县委、应急管理局}}
reports: [{id: talk, title: 发言材料, from: 发言单位, due: 5月15日前}]
notice: {title: 示例通知, issuer: 示例县办, date: 2022年5月7日, text: 正文。}
"""


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("发言材料.docx", ""),
        ("青山乡发言材料.docx", "是不是青山乡人民政府？"),
        ("县委党校总结.docx", ""),
        ("团委总结.docx", "是不是团县委？"),
        ("水力局发言材料.docx", "是不是水利局？"),
        ("应急局回执.docx", "是不是应急管理局？"),
    ],
)
def test_only_what_looks_like_a_unit_is_taken_for_one(name: str, advice: str) -> None:
    """Neither what a report is called, nor a group, nor what shares two characters with a unit."""
    plan = loads(SPEECHES.encode(), "plan.yaml").plan
    assert plan is not None
    assert Claims(plan).of([name]).doubt == advice
    assert Claims(plan).of(["发言材料水利局.docx"]).units == ("水利局",)


def test_submit_asks_nothing_about_a_name_that_may_be_that_units(box: Box) -> None:
    (box.folder / "plan.yaml").write_text(SPEECHES, encoding="utf-8")
    for name in ("发言材料", "青山乡发言材料"):
        box.put(f"{name}.docx", word(name))
        box.report("submit", "青山乡人民政府", f"收件/{name}.docx")
    other = run_gongkai("report", "submit", "水利局", "收件/青山乡发言材料.docx", "--today", AT, cwd=box.folder)
    assert "请核对：青山乡发言材料.docx：文件名看不准：是不是青山乡人民政府？" in other.err


def claims(members: str) -> Claims:
    plan = loads(
        f"id: x\nplan: {{title: 方案}}\nunits: {{groups: {{组: {{members: {members}}}}}}}\n".encode(), "plan.yaml"
    ).plan
    assert plan is not None
    return Claims(plan)


@pytest.mark.parametrize(
    ("members", "name", "choices"),
    [
        ("教育局、职业教育局", "职业教育局总结", ["职业教育局"]),
        ("教育局、职业教育局", "教育局总结", ["教育局"]),
        ("教育局、职业教育局", "教育局、职业教育局", ["教育局", "职业教育局"]),
        ("甲乙局、乙局丙", "甲乙局丙总结", None),
        ("甲乙局、局丙科室", "甲乙局丙科室总结", None),
        ("TCL公司、A站", "DATA站总结", []),
        ("TCL公司、A站", "tcl公司总结", ["TCL公司"]),
    ],
)
def test_the_longest_name_counts(members: str, name: str, choices: list[str] | None) -> None:
    claim = claims(members).of([name])
    if choices is None:
        assert len(claim.choices) == 2
    else:
        assert list(claim.units) == choices


def names(official: str) -> Iterator[str]:
    """Every way to write a unit's name in the shipped plan."""
    yield from (spelling for spelling, unit in SHIPPED.registry.spellings() if unit == official)  # type: ignore[union-attr]


UNITS = SHIPPED.registry.units
BEFORE = [
    "",
    "3.",
    "03 ",
    "（1）",
    "【",
    "2022年",
    "5月17日",
    "望花区",
    "附件2：",
    "总结-",
    "关于",
    "新",
    "职业",
    "东洲",
    "市",
]
AFTER = [
    "",
    "总结",
    "-活动总结",
    "（终稿）",
    "】",
    "2022",
    "办公室",
    "报送材料",
    " 照片(1)",
    "的函",
    "副本",
    "下属单位",
]


@given(st.sampled_from(UNITS).flatmap(lambda u: st.tuples(st.just(u), st.sampled_from([*names(u)]))), st.data())
@settings(max_examples=150)
def test_a_decorated_name_is_never_another_units(named: tuple[str, str], data: st.DataObject) -> None:
    unit, spelling = named
    before, after = data.draw(st.sampled_from(BEFORE)), data.draw(st.sampled_from(AFTER))
    name = f"{before}{spelling}{after}.docx"
    folder = data.draw(st.sampled_from([[], ["各镇街"], ["5月17日收到"]]))
    claim = CLAIMS.of([*folder, name])
    assert claim.units in ((), (unit,))
    assert any(unit in choice for choice in claim.choices)


@given(st.sampled_from(UNITS), st.sampled_from(UNITS), st.sampled_from(["、", "", "-", "转", "与", "和", "（", " "]))
@settings(max_examples=150)
def test_two_names_are_both_or_nobodys(one: str, other: str, between: str) -> None:
    claim = CLAIMS.of([f"{one}{between}{other}总结.docx"])
    assert set(claim.units) in (set(), {one, other})
    assert {unit for choice in claim.choices for unit in choice} >= {one, other}


@given(st.text(max_size=30))
@settings(max_examples=150)
def test_any_text_can_be_asked(name: str) -> None:
    claim = CLAIMS.of([name])
    assert all(unit in UNITS for choice in claim.choices for unit in choice)


# -- what is put on record ---------------------------------------------------------------------------------------------


def fill(box: Box) -> None:
    """What a first day brings."""
    box.put("营商局-活动总结.docx", word("营商局总结", picture=True))
    box.put("区营商局/照片1.jpg", JPG + b"1")
    box.put("区营商局/视频.mp4", MP4 + b"1")
    box.put("3.教育局总结(终稿).doc", DOC)
    box.put("【司法局】总结.pdf", PDF)
    box.put("科技局、民政局联合总结.docx", word("联合总结"))
    box.put("0517_市场监督管理局_视频.mp4", MP4 + b"2")


def test_a_folder_is_put_on_record(box: Box) -> None:
    fill(box)
    out = box.scan("--note", "第一批")
    assert box.last == {
        ("营商局",): ["区营商局/照片1.jpg", "区营商局/视频.mp4", "营商局-活动总结.docx"],
        ("司法局",): ["【司法局】总结.pdf"],
        ("教育局",): ["3.教育局总结(终稿).doc"],
        ("科技局", "民政局"): ["科技局、民政局联合总结.docx"],
        ("市场局",): ["0517_市场监督管理局_视频.mp4"],
    }
    assert "6个单位，7个文件" in out
    assert "科技局、民政局（合报）  科技局：还缺图片、视频；民政局：还缺图片、视频" in out
    assert "市场局  还缺活动总结报告、图片" in out
    assert "已登记第1—5条，7个文件" in out
    event = box.events[0]
    assert (event["kind"], event["at"], event["by"], event["note"]) == (
        "submitted",
        "2022-05-17T10:30:00+08:00",
        "测试员",
        "第一批",
    )
    assert box.row("营商局")["missing"] == []
    assert json.loads((box.folder / "status.json").read_text(encoding="utf-8"))["revision"] == 1


def test_again_only_what_is_new(box: Box) -> None:
    fill(box)
    box.scan()
    before = (box.folder / "status.json").read_bytes()
    result = box.run()  # nothing to ask, so no terminal is needed
    assert result.code == 0
    assert "登记过的或者重复的：7个文件" in result.out
    assert "没有新的文件要登记" in result.err
    (box.box / "【司法局】总结.pdf").rename(box.box / "司法局总结(改名).pdf")
    box.put("司法局/又一份.pdf", PDF)
    assert "登记过的或者重复的：8个文件" in box.scan()
    assert (box.folder / "status.json").read_bytes() == before
    box.put("3.教育局总结(终稿).doc", DOC + b"changed")
    out = box.scan()
    assert "教育局  这是第2次登记；还缺图片、视频" in out
    assert box.last == {("教育局",): ["3.教育局总结(终稿).doc"]}
    assert box.row("教育局")["submissions"] == 2


def test_the_same_content_from_another_unit_is_its_own(box: Box) -> None:
    box.put("司法局.pdf", PDF)
    box.scan()
    box.put("教育局.pdf", PDF)
    assert "教育局.pdf：内容和司法局交的一样" in box.scan()
    assert box.last == {("教育局",): ["教育局.pdf"]}
    box.put("科技局、教育局.pdf", PDF)
    box.scan()
    assert box.last == {("科技局",): ["科技局、教育局.pdf"]}


def test_what_was_taken_back_is_new_again(box: Box) -> None:
    box.put("司法局.pdf", PDF)
    box.scan()
    box.report("undo", "--yes")
    box.scan()
    assert [event["kind"] for event in box.events] == ["submitted", "undone", "submitted"]


def test_what_lies_after_today_is_not_recorded_twice(box: Box) -> None:
    box.put("司法局.pdf", PDF)
    box.scan()
    assert "登记过的或者重复的：1个文件" in box.scan(at="2022-05-16")
    assert len(box.events) == 1


def test_states_that_take_nothing_more(box: Box) -> None:
    box.put("司法局.pdf", PDF + b"1")
    box.put("教育局.pdf", PDF + b"2")
    box.scan(at="2022-05-16")
    box.report("accept", "司法局", "--yes")
    box.report("return", "教育局", "--reason", "缺照片")
    box.report("waive", "残联", "--reason", "没有参加")
    box.put("司法局照片.jpg", JPG + b"3")
    box.put("教育局照片.jpg", JPG + b"4")
    box.put("残联、民政局总结.pdf", PDF + b"5")
    out = box.scan()
    assert "没有登记：司法局是“办结”，不能报送\n  司法局的新文件：司法局照片.jpg" in out
    assert "没有登记：残联是“免报”，不能报送\n  残联的新文件：残联、民政局总结.pdf" in out
    assert box.last == {("教育局",): ["教育局照片.jpg"], ("民政局",): ["残联、民政局总结.pdf"]}
    assert box.row("教育局")["state"] == "已报送"


def test_a_day_before_what_is_on_record_and_one_to_come(box: Box) -> None:
    box.report("extend", "司法局", "--until", "5月20日", "--reason", "有事")
    box.put("司法局.pdf", PDF + b"1")
    box.put("教育局.pdf", PDF + b"2")
    box.scan("--at", "5月16日")
    assert [(event["units"], event["at"]) for event in box.events[1:]] == [
        (["司法局"], "2022-05-16"),
        (["教育局"], "2022-05-16"),
    ]
    box.put("民政局.pdf", PDF + b"3")
    future = box.run("--yes", "--at", "5月20日", at="2022-05-19")
    assert (future.code, future.out) == (2, "")
    assert "5月20日还没有到" in future.err


def test_whether_it_would_be_late(box: Box) -> None:
    box.put("司法局.pdf", PDF)
    assert "司法局  还缺图片、视频\n" in box.run("--dry-run", at="2022-05-18").out
    assert "司法局  迟报；还缺图片、视频\n" in box.run("--dry-run", at="2022-05-19").out
    assert "司法局  还缺图片、视频\n" in box.run("--dry-run", "--at", "5月18日", at="2022-05-19").out


def test_units_that_need_not_report_and_several_reports(small: Box) -> None:
    small.put("甲局.pdf", PDF + b"1")
    small.put("丁局.pdf", PDF + b"2")
    small.put("乙局、丁局.pdf", PDF + b"3")
    assert "丁局.pdf：名称没有说是哪一项；改名写明，或者加上 --report" in small.scan()
    out = small.scan("--report", "b")
    assert "不用报“总结”的：2个文件\n  丁局.pdf（丁局）\n  乙局、丁局.pdf（丁局）" in out
    assert small.last == {("甲局",): ["甲局.pdf"], ("乙局",): ["乙局、丁局.pdf"]}
    assert {event["report"] for event in small.events} == {"b"}
    assert "登记过的或者重复的：2个文件" in small.scan("--report", "a")  # on record for one is no news for another
    assert [event["report"] for event in small.events] == ["b", "b"]


# -- which report a file is for ----------------------------------------------------------------------------------------

NO_REPORT = {
    "营商局参会回执.docx": "写的是“参会回执”",
    "司法局请假条.docx": "写的是“请假”",
    "发改局参会人员名单.docx": "写的是“名单”",
    "工信局关于延期报送总结的请示.docx": "写的是“请示”",
    "应急局2021年总结.docx": "写的是2021年",
    "商务局总结2021.docx": "写的是2021年",
    "卫健局二〇二一年活动总结.docx": "写的是2021年",
    "去年/文旅局总结.docx": "写的是“去年”",
    "残联总结（作废）.docx": "写的是“作废”",
    "卫健局活动方案.docx": "写的是“方案”",
    "市场局发票.jpg": "写的是“发票”",
    "民政局总结模板.docx": "写的是“模板”",
    "人社局任务交办单（已签收）.jpg": "写的是“交办单”",
    "住建局IMG_20210515_093000.jpg": "写的是2021年",
    "回执/医保局.docx": "写的是“回执”",
    "信访局活动总结修改意见.docx": "写的是“修改意见”",
    "关于科技局活动总结的复核意见.docx": "写的是“复核意见”",
    "应急局活动总结退回单.docx": "写的是“退回单”",
    "商务局总结审核表.docx": "写的是“审核表”",
    "卫健局总结签批单.docx": "写的是“签批单”",
    "医保局活动总结（样例）.docx": "写的是“样例”",
    "农业农村局总结（退回）.docx": "写的是“退回”",
    "金融局总结处室意见.docx": "写的是“处室意见”",
    "残联总结批注.docx": "写的是“批注”",
    "市场局总结（意见）.docx": "写的是“意见”",
}
A_REPORT = [
    "营商局总结.docx",
    "司法局.docx",
    "教育局方案执行总结.docx",
    "发改局总结（附活动方案）.docx",
    "工信局总结及签到名单.docx",
    "民政局签到表.jpg",
    "住建局IMG_2021.jpg",
    "商务局总结2022.5.16.docx",
    "2021年/文旅局2022年总结.docx",
    "信访局上年纪居民咨询照片.jpg",
    "退役军人局总结（按审核意见修改）.docx",
    "文旅局总结退回后重报.docx",
    "民政局根据修改意见完善的总结.docx",
    "司法局总结送审稿.docx",
]


def test_what_says_that_it_is_no_report_is_listed_apart(box: Box) -> None:
    for number, name in enumerate((*NO_REPORT, *A_REPORT)):
        box.put(name, (word if name.endswith("docx") else lambda text: JPG + text.encode())(f"{number}"))
    out = box.scan()
    for name, reason in NO_REPORT.items():
        assert f"  {name}：{reason}，不像“活动总结报告”\n" in out
    assert sorted(name for names in box.last.values() for name in names) == sorted(A_REPORT)
    assert box.row("应急局")["state"] == "待报送"


def test_a_report_that_is_called_like_what_is_none(box: Box) -> None:
    """A plan that asks for a 参会回执 gets it; a task sheet that came back signed is none all the same."""
    asked = "reports:\n  - {id: reply, title: 参会回执, from: 各部门, due: 5月16日前, form: 参会回执}\n"
    (box.folder / "plan.yaml").write_text(TWO.replace("reports:\n", asked), encoding="utf-8")
    names = ("甲局参会回执", "乙局回执", "丙局会议回执", "丙局任务交办单回执", "甲局请假条")
    for name in (f"{name}.docx" for name in names):
        box.put(name, word(name))
    out = box.scan()
    recorded = {(event["report"], *event["units"]) for event in box.events}
    assert recorded == {("reply", "甲局"), ("reply", "乙局"), ("reply", "丙局")}
    assert "丙局任务交办单回执.docx：写的是“交办单”" in out
    assert "甲局请假条.docx：写的是“请假”" in out
    box.put("再/甲局参会回执.docx", word("再"))
    box.report("submit", "甲局", "收件/再/甲局参会回执.docx", "--report", "reply")  # and is not asked


def test_last_years_month_is_no_report_and_another_kind_of_day_says_nothing(box: Box) -> None:
    (box.folder / "plan.yaml").write_text(TWO.replace("正文。", "今年是第38个爱国卫生月。"), encoding="utf-8")
    for name in ("甲局第37个爱国卫生月总结", "乙局第38个爱国卫生月总结", "丙局总结（第31个世界读书日）"):
        box.put(f"{name}.docx", word(name))
    assert "甲局第37个爱国卫生月总结.docx：写的是“第37个”" in box.scan()
    assert {(event["report"], *event["units"]) for event in box.events} == {("summary", "乙局"), ("summary", "丙局")}


TWO = """id: two
units: {groups: {各部门: {members: 甲局、乙局、丙局}}}
reports:
  - {id: info, title: 活动信息, from: 各部门, due: 5月16日前}
  - {id: summary, title: 活动总结报告, from: 各部门, due: 5月18日前, needs: 图片}
  - {id: plan, title: 活动实施方案, from: 各部门, due: 5月10日前}
notice: {title: 示例通知, issuer: 示例区办, date: 2022年5月7日, text: 正文。}
"""


def test_every_file_to_its_own_report(box: Box) -> None:
    (box.folder / "plan.yaml").write_text(TWO, encoding="utf-8")
    named = ("甲局活动信息", "甲局总结", "乙局方案", "总结/乙局", "info/丙局", "丙局", "乙局信息和总结")
    for name in (f"{name}.docx" for name in named):
        box.put(name, word(name))
    box.put("乙局现场.jpg", JPG)
    only = box.run("--report", "summary", "--dry-run").out
    assert "甲局活动信息.docx：像“活动信息”，这次登记的是“活动总结报告”" in only
    assert "丙局.docx" in only.split("不像这次")[0]  # the name says nothing, and the person says which
    out = box.scan()
    recorded = {
        (event["report"], *event["units"]): [file["name"].removeprefix("收件/") for file in event["files"]]
        for event in box.events
    }
    assert recorded == {
        ("info", "甲局"): ["甲局活动信息.docx"],
        ("info", "丙局"): ["info/丙局.docx"],
        ("summary", "甲局"): ["甲局总结.docx"],
        ("summary", "乙局"): ["乙局现场.jpg", "总结/乙局.docx"],
        ("plan", "乙局"): ["乙局方案.docx"],
    }
    assert "丙局.docx：名称没有说是哪一项；改名写明，或者加上 --report" in out
    assert "乙局信息和总结.docx：像“活动信息”、“活动总结报告”；改名写明，或者加上 --report" in out
    again = box.run("--report", "info").out
    assert "登记过的或者重复的：6个文件" in again


def test_submit_looks_at_a_file_as_scan_does(box: Box) -> None:
    content = word("商务局")
    box.put("商务局总结.docx", content)
    box.put("商务局总结(1).docx", content)
    box.put("desktop.ini", b"[.ShellClassInfo]")
    box.put("~$总结.docx", b"x")
    box.put("视频链接.url", b"[InternetShortcut]")
    box.put("空.docx", b"")
    box.put("2021年总结.docx", word("2021"))
    box.put("总结.docx", word("营商局"))
    tried = {
        ("司法局", "收件/desktop.ini"): "desktop.ini：这是系统的设置",
        ("发改局", "收件/~$总结.docx"): "~$总结.docx：这是正在编辑时的临时文件",
        ("民政局", "收件/视频链接.url"): "视频链接.url：这是快捷方式，不是文件本身",
        ("民政局", "收件/空.docx"): "空.docx：空文件，可能没有传完",
        ("民政局", "plan.yaml"): "plan.yaml：这是 gongkai 自己的文件",
        ("民政局", "收件/2021年总结.docx"): "2021年总结.docx：文件名写的是2021年，不像“活动总结报告”",
        ("营商局", "收件/商务局总结.docx"): "商务局总结.docx：文件名写的是商务局",
    }
    for (unit, file), said in tried.items():
        result = run_gongkai("report", "submit", unit, file, "--today", AT, cwd=box.folder)
        assert (result.code, result.out) == (2, ""), said
        assert f"请核对：{said}\n" in result.err
        assert "加上 --yes 再运行一次" in result.err
    assert not (box.folder / "status.json").exists()
    box.report("submit", "商务局", "收件/商务局总结.docx")
    box.report("submit", "营商局", "收件/总结.docx")
    again = run_gongkai("report", "submit", "商务局", "收件/商务局总结(1).docx", "--today", AT, cwd=box.folder)
    assert "请核对：商务局总结(1).docx：商务局已经登记过内容一样的文件" in again.err
    other = run_gongkai("report", "submit", "司法局", "收件/总结.docx", "--today", AT, cwd=box.folder)
    assert "请核对：总结.docx：内容和营商局交的一样" in other.err
    box.report("submit", "司法局", "收件/总结.docx", "--yes")
    assert len(box.events) == 3


def test_a_dry_run_records_nothing(box: Box) -> None:
    fill(box)
    result = box.run("--dry-run")
    assert result.code == 0
    assert "6个单位，7个文件" in result.out
    assert "只是看看，没有登记" in result.err
    assert not (box.folder / "status.json").exists()


def test_without_a_terminal_nobody_can_answer(box: Box) -> None:
    fill(box)
    result = box.run()
    assert result.code == 2
    assert "6个单位，7个文件" in result.out
    assert "加上 --yes" in result.err
    assert not (box.folder / "status.json").exists()


def test_the_whole_scan_or_nothing(box: Box) -> None:
    fill(box)
    box.scan()
    damaged = (box.folder / "status.json").read_bytes()[:-9]
    (box.folder / "status.json").write_bytes(damaged)
    box.put("残联.pdf", PDF)
    result = box.run("--yes")
    assert (result.code, result.out) == (2, "")
    assert "已损坏" in result.err
    assert (box.folder / "status.json").read_bytes() == damaged


@pytest.mark.parametrize(("place", "said"), [("没有", "找不到文件夹：没有"), ("plan.yaml", "这是文件，不是文件夹")])
def test_no_folder(place: str, said: str, gongkai: Run, plan_dir: Path) -> None:
    result = gongkai("report", "scan", place, cwd=plan_dir)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_the_store_names_files_from_the_folder_on(box: Box) -> None:
    box.put("司法局/总结.pdf", PDF)
    run_gongkai("report", "scan", ".", "--plan", "../plan.yaml", "--yes", "--today", AT, cwd=box.box)
    assert [file["name"] for file in box.events[0]["files"]] == ["收件/司法局/总结.pdf"]
    assert "登记过的或者重复的：1个文件" in run_gongkai("report", "scan", box.box, cwd=box.folder).out


# -- asking at a terminal ----------------------------------------------------------------------------------------------


_PATIENCE = 60  # seconds without a word


def at_terminal(folder: Path, typed: str, meanwhile: Callable[[], object] = lambda: None) -> tuple[int, str]:
    """Run the scan in a pseudo-terminal, type something when it asks, and give the exit code and all that was seen."""
    pty = pytest.importorskip("pty")
    child, terminal = pty.fork()
    if child == 0:  # the terminal's own process: it gets the signals that keys send
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored
        os.chdir(folder)
        os.environ |= {"PYTHONIOENCODING": "utf-8", "TERM": "xterm", "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
        os.execv(sys.executable, [sys.executable, "-m", "gongkai", "report", "scan", "收件", "--today", AT])
    seen = b""
    try:
        while select.select([terminal], [], [], _PATIENCE)[0] and (piece := os.read(terminal, 4096)):
            seen += piece
            if typed and seen.endswith("n 不登记）".encode()):
                meanwhile()
                os.write(terminal, typed.encode())
                typed = ""
    except OSError:  # Linux says so when the last process has left the terminal
        pass
    os.close(terminal)  # whoever still waits for keys gets none
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code, seen.decode("utf-8", "replace").replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("typed", "recorded"),
    [
        ("y\n", True),
        ("是\n", True),
        ("ｙ\n", True),
        ("n\n", False),
        ("不\n", False),
        ("?\n\ny\n", True),
        ("\x04", False),
    ],
)
def test_a_person_is_asked(typed: str, recorded: bool, box: Box) -> None:
    fill(box)
    code, seen = at_terminal(box.folder, typed)
    assert code == 0
    assert "登记这6个单位的7个文件吗？（y 登记，n 不登记）" in seen
    assert ("已登记第1—5条" in seen) == recorded
    assert ("没有登记" in seen.splitlines()[-1]) != recorded
    assert len(box.events) == (5 if recorded else 0)


def test_breaking_off_records_nothing(box: Box) -> None:
    fill(box)
    code, seen = at_terminal(box.folder, "\x03")
    assert seen.splitlines()[-1] == "没有登记"
    assert code == 130
    assert box.events == []


class Keyboard(io.TextIOWrapper):
    """A pipe that is taken for a terminal."""

    def isatty(self) -> bool:
        return True


def test_breaking_off_at_any_line_of_the_question_records_nothing(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    from gongkai.cli import scan
    from gongkai.cli.desk import Desk
    from gongkai.reports.intake.terminal import confirmed
    from gongkai.terminal import typed_line

    asking = {function.__code__ for function in (scan._wanted, confirmed, typed_line)}
    passed = 0

    def interrupted(frame: FrameType, event: str, _: object) -> Any:
        nonlocal passed
        if frame.f_code not in asking:
            return None
        passed += event == "line"
        if event == "line" and passed == line:
            raise KeyboardInterrupt
        return interrupted

    def seated(keyboard: Keyboard, *asked: Any) -> Desk:
        sys.stdin = keyboard
        return Desk(*asked)

    box.put("司法局.pdf", PDF)
    for line in range(1, 100):
        passed = 0
        reading, writing = os.pipe()
        os.write(writing, b"n\n")
        with monkeypatch.context() as patched, open(writing, "wb"), Keyboard(open(reading, "rb")) as keyboard:
            patched.setattr(scan, "Desk", partial(seated, keyboard))
            before = sys.gettrace()
            sys.settrace(interrupted)
            result = box.run()
            sys.settrace(before)
        assert "没有登记" in result.err
        assert box.events == []
        assert result.code == (130 if passed >= line else 0)
        if passed < line:
            break
    assert 10 < line < 99


_IN_THE_GAP = """
import ctypes, os, signal, sys
from functools import partial
from operator import methodcaller
from gongkai.cli.desk import nothing_done
from gongkai.reports.intake.terminal import confirmed

signal.signal(signal.SIGINT, signal.default_int_handler)
interrupt = partial(getattr(ctypes.PyDLL(None), "raise"), signal.SIGINT)
nobody, open_end = os.pipe()
def gap(wait):  # Python looks for signals between its own steps; here there is none from the signal to the wait
    return partial(next, filter(None, map(methodcaller("__call__"), [interrupt, wait])))
class Keyboard:
    stream = open(nobody)
    fileno, readline = staticmethod(gap(stream.fileno)), staticmethod(gap(stream.readline))
sys.stdin = Keyboard()
with nothing_done("登记"):
    confirmed("登记吗？", "登记")
"""


@pytest.mark.skipif(os.name == "nt", reason="the console ends the wait by itself")
def test_breaking_off_just_before_the_wait_ends_it() -> None:
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", _IN_THE_GAP],
        env=settings, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=20, check=False,
    )  # fmt: skip
    assert "登记吗？（y 登记，n 不登记）\n没有登记\n" in done.stderr
    assert done.stderr.endswith("KeyboardInterrupt\n")


def test_breaking_off_while_reading_records_nothing(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    from gongkai.reports import materials

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    fill(box)
    monkeypatch.setattr(materials, "describe", broken)
    result = box.run("--yes")
    assert result.code == 130
    assert "没有登记" in result.err
    assert box.events == []


def test_what_somebody_else_records_meanwhile_is_not_recorded_twice(box: Box) -> None:
    fill(box)
    code, seen = at_terminal(box.folder, "y\n", box.scan)
    assert code == 2
    assert "这些文件刚才已经由别人登记了" in seen
    assert len(box.events) == 5


def test_a_bar_where_much_is_read_and_somebody_looks(box: Box) -> None:
    with box.put("司法局.mp4", MP4).open("rb+") as stream:
        stream.truncate(80 << 20)
    _, seen = at_terminal(box.folder, "n\n")
    assert "读1个文件" in seen
    assert "MB" in seen
    result = box.run("--dry-run")
    assert "读1个文件" not in result.out + result.err


# -- what is passed over, and hostile names ----------------------------------------------------------------------------

LITTER = {
    "~$司法局.docx": "正在编辑时的临时文件",
    ".~司法局.docx": "正在编辑时的临时文件",
    "司法局/.DS_Store": "隐藏文件",
    "司法局/Thumbs.db": "系统的缩略图",
    "司法局/desktop.ini": "系统的设置",
    "司法局.tmp": "临时文件",
    "司法局.mp4.crdownload": "没有下载完",
    "司法局 - 快捷方式.lnk": "快捷方式，不是文件本身",
    "司法局总结.docx": "空文件，可能没有传完",
}


def test_what_nobody_handed_in_is_passed_over_with_a_word(box: Box) -> None:
    for name, why in LITTER.items():
        box.put(name, b"" if "空" in why else b"x")
    result = box.run("--yes")
    assert result.code == 0
    for name, why in LITTER.items():
        assert f"  {name}（{why}）" in result.out
    assert box.events == []


def test_the_offices_own_files_are_passed_over(box: Box) -> None:
    put(box.folder, "司法局.pdf", PDF)
    for _ in range(2):
        result = run_gongkai("report", "scan", ".", "--today", AT, "--yes", cwd=box.folder)
        assert result.code == 0, result.err
        assert "plan.yaml（gongkai 自己的文件）" in result.out
    assert "status.json（gongkai 自己的文件）" in result.out
    assert "不认得" not in result.out


@pytest.mark.skipif(os.name == "nt", reason="links and pipes as other systems have them")
def test_links_pipes_and_what_cannot_be_read(box: Box) -> None:
    outside = put(box.folder, "外面/司法局总结.pdf", PDF)
    (box.box / "司法局链接.pdf").symlink_to(outside)
    (box.box / "司法局").symlink_to(outside.parent)
    (box.box / "绕圈").symlink_to(box.box)
    os.mkfifo(box.box / "司法局管道.mp4")
    out = box.scan()
    for name in ("司法局链接.pdf", "司法局", "绕圈"):
        assert f"  {name}（链接，没有跟过去）" in out
    assert "司法局管道.mp4（不是普通文件）" in out
    assert box.events == []


REFUSING = """import os, sys
from pathlib import Path
from gongkai.cli import main

def refusing(ask):
    def guarded(place, *more, **options):
        if "锁" in os.path.basename(place):
            raise PermissionError(13, "no")
        return ask(place, *more, **options)
    return guarded

Path.open, os.scandir = refusing(Path.open), refusing(os.scandir)
main(sys.argv[1:])
"""


def test_what_may_not_be_read_is_said(box: Box) -> None:
    """The system's refusal is put in by hand: whoever runs the tests may be allowed to read everything."""
    box.put("司法局（锁）.pdf", PDF)
    box.put("教育局（锁）/总结.pdf", PDF)
    box.put("残联.pdf", PDF)
    command = [sys.executable, "-c", REFUSING, "report", "scan", "收件", "--yes", "--today", AT]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command, cwd=box.folder, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "司法局（锁）.pdf（读不了文件" in done.stdout
    assert "教育局（锁）（读不了：没有权限" in done.stdout
    assert box.last == {("残联",): ["残联.pdf"]}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_hostile_names_print_harmlessly(box: Box) -> None:
    hostile = [b"\x1b[31m", b"[red]", b"\xe2\x80\xae", b"..", b"=1+1", b"\r\n", b"\xff\xfe"]
    for number, mark in enumerate(hostile):
        content = JPG + bytes([number])
        folder = os.fsencode(box.box)
        with open(os.path.join(folder, mark + "司法局".encode() + mark + b".jpg"), "wb") as stream:
            stream.write(content)
        with open(os.path.join(folder, mark + b".jpg"), "wb") as stream:
            stream.write(content)
    out = box.scan()
    log = run_gongkai("report", "log", cwd=box.folder)
    for text in (out, log.out):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e\ufffd]", text)
        assert "[red]司法局[red].jpg" in text
    assert "..司法局...jpg（隐藏文件）" in out
    assert len(box.events[0]["files"]) == len(hostile) - 1
    assert all(file["name"].startswith("收件/") for file in box.events[0]["files"])


@pytest.mark.skipif(os.name == "nt", reason="Windows names are never bytes")
def test_names_in_gbk_are_read(box: Box) -> None:
    with open(os.path.join(os.fsencode(box.box), "司法局总结.pdf".encode("gbk")), "wb") as stream:
        stream.write(PDF)
    box.scan()
    assert box.last == {("司法局",): ["司法局总结.pdf"]}


# -- what is in a file -------------------------------------------------------------------------------------------------


def test_archives_and_documents_are_looked_into(box: Box) -> None:
    box.put("营商局.docx", word("总结", picture=True))
    box.put("司法局.zip", zipped({"照片/一.jpg": JPG, "__MACOSX/._二.mp4": b"x", "三.mp4": MP4}, gbk=True))
    box.put("教育局.zip", zipped({"总结.docx": word("总结", picture=True)}))
    box.put("民政局.tar.gz", tarred({"视频.mp4": MP4, "总结.pdf": PDF}, "w:gz"))
    box.put("科技局.tar", tarred({"照片.jpg": JPG}))
    box.put("商务局.zip", zipped({"照片.zip": zipped({"照片.jpg": JPG})}))
    box.put("残联.rar", b"Rar!\x1a\x07\x01\x00")
    box.put("打包.zip", zipped({"文旅局/总结.pdf": PDF, "商务局总结.pdf": PDF}, gbk=True))
    out = box.scan()
    for line in (
        "营商局.docx（内有图片）",
        "司法局.zip（内有图片、视频）",
        "教育局.zip（内有文档、图片）",
        "民政局.tar.gz（内有视频、文档）",
        "科技局.tar（内有图片）",
        "残联.rar",
        "打包.zip：里面有文旅局、商务局的文件，解压以后再扫一遍",
    ):
        assert line in out
    assert box.row("营商局")["missing"] == ["视频"]
    assert box.row("教育局")["missing"] == ["视频"]
    assert box.row("司法局")["missing"] == ["活动总结报告"]
    assert box.row("科技局")["missing"] == ["活动总结报告", "视频"]
    assert box.row("商务局")["missing"] == ["活动总结报告", "视频"]
    assert box.row("残联")["missing"] == ["活动总结报告", "图片", "视频"]  # nobody can see what is in it


def test_an_archive_that_holds_anothers_document_is_asked_about(box: Box) -> None:
    path = box.put("营商局.zip", zipped({"营商局总结.docx": word("总结"), "司法局总结.docx": word("总结二")}))
    box.put("教育局.zip", zipped({"总结.docx": word("总结三"), "司法局门前.jpg": JPG}))
    out = box.scan()
    assert "营商局.zip：像是营商局，可是里面还有司法局的文件，解压以后再扫一遍" in out
    assert "教育局.zip：里面" not in out
    result = run_gongkai("report", "submit", "营商局", path, "--today", AT, cwd=box.folder)
    assert "请核对：营商局.zip：里面还有司法局的文件，这次只登记给营商局" in result.err
    both = run_gongkai("report", "submit", "营商局、司法局", path, "--today", AT, cwd=box.folder)
    assert "里面还有" not in both.err


def test_submit_describes_a_file_as_scan_does(box: Box) -> None:
    path = box.put("总结.docx", word("总结", picture=True))
    result = run_gongkai("report", "submit", "营商局", path, "--today", AT, cwd=box.folder)
    assert "文档 总结.docx（内有图片）" in result.out
    wrong = box.put("照片.jpg", PDF)
    result = run_gongkai("report", "submit", "司法局", wrong, "--today", AT, cwd=box.folder)
    assert "照片.jpg：后缀是 jpg，内容是 PDF 文档" in result.err
    assert box.events[-1]["files"][0]["kind"] == "文档"


# -- the documentation -------------------------------------------------------------------------------------------------

PAGE = ROOT / "docs" / "reports.zh-CN.md"


def test_the_page_shows_a_real_scan(box: Box, request: pytest.FixtureRequest) -> None:
    fill(box)
    box.put("区营商局/~$总结.docx", b"x")
    box.put("职业教育局总结.pdf", PDF + b"1")
    box.put("营商居照片.jpg", JPG + b"2")
    text = PAGE.read_text(encoding="utf-8")
    command, shown = re.findall(r"```console\n\$ gongkai (report scan .*)\n([\s\S]*?)```", text)[0]
    result = run_gongkai(*command.split(), cwd=box.folder)
    assert result.code == 2  # nobody is there to be asked
    fresh = result.out + "\n登记这6个单位的7个文件吗？（y 登记，n 不登记）\n"
    if request.config.getoption("--update-golden"):
        PAGE.write_text(text.replace(f"{command}\n{shown}```", f"{command}\n{fresh}```"), encoding="utf-8")
        return
    assert fresh == shown
