"""`gongkai hotline read`: what exports look like, what is said of what cannot be read, and what never gets out."""

import csv
import io
import os
import stat
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from gongkai import budgets
from gongkai.hotline import dates, tables
from gongkai.hotline.orders import Order
from gongkai.hotline.record import Record, load
from gongkai.phrases.moments import Moment
from tests.conftest import PLAN, STATE, Run

HEAD = [
    "工单编号",
    "受理时间",
    "诉求标题",
    "诉求内容",
    "归口类别",
    "来电号码",
    "事发地",
    "承办单位",
    "办结时间",
    "满意度",
]
FIRST = ["DH001", "2022-05-15 10:30:00", "路灯不亮", "张三丰来电，电话13800001234", "城建", "13800001234"]
FIRST += ["示例小区3号楼2单元501室", "住建局", "", "满意"]
SECOND = [
    "DH002",
    "2022/5/16",
    "停水",
    "我叫李小红，停水三天",
    "水务",
    "13800005678",
    "示例路12号",
    "住建局",
    "2022年5月18日",
    "",
]
SECRETS = ("13800001234", "13800005678", "张三丰", "李小红", "2单元", "501室")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_bytes(PLAN.read_bytes())
    return path


def book(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def text(path: Path, rows: list[list[str]], encoding: str = "utf-8", separator: str = ",") -> Path:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator).writerows(rows)
    path.write_bytes(stream.getvalue().encode(encoding))
    return path


def kept(plan: Path) -> Record:
    return load(plan.with_name("hotline.json"), "wanghua-515-2022")


def test_a_workbook_with_a_title_and_several_sheets(plan: Path, tmp_path: Path, gongkai: Run) -> None:
    day = datetime(2022, 5, 15, 10, 30)
    sheets: dict[str, list[Sequence[object]]] = {
        "说明": [["本表由平台导出"]],
        "5月上旬": [["8890平台5月工单"], [], [*HEAD, "录音编号"], [FIRST[0], day, *FIRST[2:]]],
        "5月下旬": [HEAD, [*SECOND]],
    }
    done = gongkai("hotline", "read", book(tmp_path / "5月.xlsx", sheets), "-p", plan)
    assert (done.code, done.err) == (0, "")
    assert "5月.xlsx：新增2件，更新0件" in done.out
    assert "工作表“5月上旬”第3行，认得10栏" in done.out
    assert "没有用到的栏目：录音编号" in done.out
    assert "没有读的工作表：“说明”" in done.out
    first, second = kept(plan).orders
    assert (first.number, first.received and first.received.iso()) == ("DH001", "2022-05-15T10:30:00+08:00")
    assert (first.text, first.place) == ("某某来电，电话***", "示例小区3号楼***")
    assert (second.text, second.closed and second.closed.iso()) == ("我叫某某，停水三天", "2022-05-18")
    assert len({first.caller, second.caller, ""}) == 3


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ","), ("utf-8-sig", ","), ("gbk", ","), ("gb18030", ";"), ("utf-16", "\t"), ("utf-8", "\t")],
)
def test_a_text_in_any_encoding(encoding: str, separator: str, plan: Path, tmp_path: Path, gongkai: Run) -> None:
    done = gongkai("hotline", "read", text(tmp_path / "a.csv", [HEAD, FIRST, SECOND], encoding, separator), "-p", plan)
    assert (done.code, done.err) == (0, "")
    assert [order.title for order in kept(plan).orders] == ["路灯不亮", "停水"]


@pytest.mark.parametrize("nothing", ["-", "——", "/", "／", "－－", "无", "暂无", "NULL", "…"])
def test_a_cell_that_says_nothing_is_empty_in_every_column(
    nothing: str, plan: Path, tmp_path: Path, gongkai: Run
) -> None:
    """Nobody is the same caller twice, no unit is called so, and nothing is a kind or an answer."""
    rows = [HEAD, ["DH001", FIRST[1], *[nothing] * 8], ["'" + nothing, *FIRST[1:]]]
    done = gongkai("hotline", "read", text(tmp_path / "a.csv", rows), "-p", plan)
    assert done.code == 1
    assert "第 3 行：没有工单编号，没有读" in done.out
    (order,) = kept(plan).orders
    assert order == Order("DH001", order.received, open=True)
    assert order.received is not None


def test_a_row_of_sums_is_no_order_and_a_document_no_table(plan: Path, tmp_path: Path, gongkai: Run) -> None:
    sums = [["合计", "1"], ["小 计", "1"], ["本页合计：1件"], ["", "共计", "", "1件"]]
    done = gongkai("hotline", "read", text(tmp_path / "a.csv", [HEAD, FIRST, *sums]), "-p", plan)
    assert (done.code, len(kept(plan).orders)) == (0, 1)
    assert "第 3、4、5、6 行是合计、小计，不是工单，没有读" in done.out
    before = [["序号", *HEAD], ["1", *SECOND], ["合计", "957"]]
    done = gongkai("hotline", "read", text(tmp_path / "b.csv", before), "-p", plan)
    assert (done.code, len(kept(plan).orders)) == (0, 2)
    assert "第 3 行是合计、小计，不是工单，没有读" in done.out
    assert gongkai("render", "-p", plan, "-o", tmp_path / "通知.docx").code == 0
    wrong = gongkai("hotline", "read", tmp_path / "通知.docx", "-p", plan)
    assert (wrong.code, "通知.docx 是 Word 文件，不是表格" in wrong.err) == (2, True)


def test_nothing_personal_is_kept_or_said(plan: Path, tmp_path: Path, gongkai: Run) -> None:
    """Not even where a cell is wrong, a head is not known, or a sheet bears a name."""
    wrong = ["", "张三丰13800001234", *FIRST[2:]]
    sheets: dict[str, list[Sequence[object]]] = {
        "张三丰13800001234": [HEAD, [*FIRST], [*SECOND], [*wrong], ["DH3", *wrong[1:]], ["13800005678", *wrong[1:]]],
        "另": [["电话13800001234", "李小红女士"]],
    }
    done = gongkai("hotline", "read", book(tmp_path / "a.xlsx", sheets), "-p", plan)
    assert done.code == 1
    assert "第 4 行：没有工单编号，没有读" in done.out
    assert "第 5 行：受理时间看不懂，空着；写成 2024-5-4 10:30 一类" in done.out
    assert "第 6 行：工单编号一栏里是手机号，没有读" in done.out
    gongkai("hotline", "read", text(tmp_path / "b.csv", [HEAD, [*FIRST[:2], "路灯还不亮", *FIRST[3:]]]), "-p", plan)
    unknown = gongkai(
        "hotline", "read", book(tmp_path / "c.xlsx", {"一": [["张三丰女士13800001234", "李小红先生"]]}), "-p", plan
    )
    assert unknown.code == 2
    said = done.out + done.err + unknown.out + unknown.err
    for file in (plan.with_name("hotline.json"), plan.with_name("hotline.json.bak")):
        said += file.read_text(encoding="utf-8")
        assert os.name == "nt" or stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not [secret for secret in SECRETS if secret in said]
    secret = next(Path(STATE.name).rglob("hotline-salt"))
    assert os.name == "nt" or stat.S_IMODE(secret.stat().st_mode) == 0o600


def test_read_again_adds_what_is_new_and_updates_by_number(plan: Path, tmp_path: Path, gongkai: Run) -> None:
    gongkai("hotline", "read", text(tmp_path / "a.csv", [HEAD, FIRST]), "-p", plan)
    before = plan.with_name("hotline.json").read_bytes()
    again = gongkai("hotline", "read", tmp_path / "a.csv", "-p", plan)
    assert "新增0件，更新0件，没有变化1件" in again.out
    assert plan.with_name("hotline.json").read_bytes() == before
    head = [name for name in HEAD if name != "诉求标题"]
    closed = [*FIRST[:2], *FIRST[3:8], "2022-05-17", ""]
    done = gongkai("hotline", "read", text(tmp_path / "b.csv", [head, closed, SECOND[:2] + SECOND[3:]]), "-p", plan)
    assert "b.csv：新增1件，更新1件" in done.out
    assert "更新 DH001：办结时间、满意度（有的原来有，现在空了）" in done.out
    first, second = kept(plan).orders
    assert (first.title, first.closed and first.closed.iso(), second.title) == ("路灯不亮", "2022-05-17", "")


def test_one_number_with_two_contents_is_neither(plan: Path, tmp_path: Path, gongkai: Run) -> None:
    other = [*FIRST[:7], "城管局", *FIRST[8:]]
    done = gongkai("hotline", "read", text(tmp_path / "a.csv", [HEAD, FIRST, SECOND, other, SECOND, HEAD]), "-p", plan)
    assert done.code == 1
    assert "第 2、4 行：编号 DH001 有2行，承办单位不一样，都没有读" in done.out
    assert "多出来1行，只算一件" in done.out
    assert [order.number for order in kept(plan).orders] == ["DH002"]


def test_columns_of_ones_own(plan: Path, tmp_path: Path, gongkai: Run) -> None:
    head = ["件号", "何时", *HEAD[2:]]
    path = text(tmp_path / "a.csv", [head, FIRST])
    refused = gongkai("hotline", "read", path, "-p", plan)
    assert refused.code == 2
    assert "没有认出工单编号这一栏" in refused.err
    own = "hotline:\n  name: 8890平台\n  columns: {number: 件号, received: 何时, kind: 没有的}\n"
    lines = PLAN.read_text(encoding="utf-8").split("\nhotline:")[0]
    plan.write_text(f"{lines}\n\n{own}", encoding="utf-8")
    done = gongkai("hotline", "read", path, "-p", plan)
    assert (done.code, done.err) == (0, "")
    assert "方案 columns 里写了、表里没有的栏目：没有的" in done.out
    assert kept(plan).orders[0].number == "DH001"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0old", "表格打不开"),
        (b"<html><table>", "是网页"),
        (b"\xff\xff\xfe broken \x81", "读不出来的字"),
        (b"PK\x03\x04 broken", "表格打不开"),
        (b"\x00\x01\x02", "不是表格"),
        (b"", "没有内容"),
        ('工单编号,内容\nA1,"没有关上\nA2,x\n'.encode(), "从第2行起，引号没有配对"),
        (("工单编号,内容\nA1," + "x" * 40_000).encode(), "引号没有配对，或者一格超过"),
        (("工单编号,内容" + "," * 300 + "x\nA1,x").encode(), "超过200栏"),
    ],
)
def test_what_cannot_be_read_is_one_line(content: bytes, said: str, plan: Path, tmp_path: Path, gongkai: Run) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    done = gongkai("hotline", "read", tmp_path / "a.csv", "-p", plan)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") <= 2
    assert not plan.with_name("hotline.json").exists()


def test_limits(plan: Path, tmp_path: Path, gongkai: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [HEAD, *([f"DH{number}", *FIRST[1:]] for number in range(20))]
    path = text(tmp_path / "a.csv", rows)
    monkeypatch.setattr(tables, "ORDER_ROWS", 10)
    assert "超过10行，没有读" in gongkai("hotline", "read", path, "-p", plan).err
    monkeypatch.setattr(tables, "ORDER_BYTES", budgets.MB // 1024)
    assert "太大了" in gongkai("hotline", "read", path, "-p", plan).err
    assert gongkai("hotline", "read", tmp_path, "-p", plan).code == 2
    assert not plan.with_name("hotline.json").exists()


def test_a_bomb_is_not_unpacked(plan: Path, tmp_path: Path, gongkai: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path / "a.xlsx", {"一": [HEAD, [*FIRST]]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part.replace(b"</sheetData>", b" " * 3_000_000 + b"</sheetData>"))
    monkeypatch.setattr(tables, "_LIMITS", tables._LIMITS._replace(sheet=budgets.MB))
    done = gongkai("hotline", "read", path, "-p", plan)
    assert done.code == 2
    assert "表格太大了（超过1MB），读不了" in done.err


def test_a_sheet_that_is_cut_off_is_not_half_read(plan: Path, tmp_path: Path, gongkai: Run) -> None:
    path = book(tmp_path / "a.xlsx", {"一": [HEAD, FIRST, SECOND]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part[: part.index(b"</sheetData>")] if b"</sheetData>" in part else part)
    done = gongkai("hotline", "read", path, "-p", plan)
    assert (done.code, done.out) == (2, "")
    assert "表格打不开，可能坏了" in done.err
    assert not plan.with_name("hotline.json").exists()


def test_a_formula_is_text_and_a_long_number_is_not_guessed(plan: Path, tmp_path: Path, gongkai: Run) -> None:
    rows: list[Sequence[object]] = [HEAD, ["=1+1", *FIRST[1:]], [20220515000000123, *SECOND[1:]]]
    done = gongkai("hotline", "read", book(tmp_path / "a.xlsx", {"一": rows}), "-p", plan)
    assert done.code == 1
    assert "第 3 行：工单编号成了科学记数法，末几位已经丢了" in done.out
    assert [order.number for order in kept(plan).orders] == ["=1+1"]


def test_another_computer_is_noticed(plan: Path, tmp_path: Path, gongkai: Run) -> None:
    gongkai("hotline", "read", text(tmp_path / "a.csv", [HEAD, FIRST]), "-p", plan)
    caller = kept(plan).orders[0].caller
    elsewhere = dict.fromkeys(("LOCALAPPDATA", "XDG_STATE_HOME"), str(tmp_path / "other"))
    done = gongkai("hotline", "read", text(tmp_path / "b.csv", [HEAD, FIRST, SECOND]), "-p", plan, env=elsewhere)
    assert "在另一台电脑上读的" in done.out
    assert kept(plan).orders[0].caller == caller


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2022-05-15", "2022-05-15"),
        ("2022/5/15 9:05", "2022-05-15T09:05:00+08:00"),
        ("2022-05-15T10:30:00", "2022-05-15T10:30:00+08:00"),
        ("2022-05-15T02:30:00Z", "2022-05-15T10:30:00+08:00"),
        ("2022年5月15日10时30分", "2022-05-15T10:30:00+08:00"),
        ("2022.5.15 下午 3:05:09", "2022-05-15T15:05:09+08:00"),
        ("20220515103000", "2022-05-15T10:30:00+08:00"),
        ("２０２２－０５－１５", "2022-05-15"),
        ("2022-05-15 10:30:00.0", "2022-05-15T10:30:00+08:00"),
        ("2022-05-32", None),
        ("5月15日", None),
        ("15/05/2022", None),
        ("44696", None),
        ("2022-05-15 25:00", None),
        ("2022-05-15 凌晨 1:30", "2022-05-15T01:30:00+08:00"),
        ("2022-05-15 凌晨12:30", "2022-05-15T00:30:00+08:00"),
        ("2022-05-15 早上 8:00", "2022-05-15T08:00:00+08:00"),
        ("2022-05-15 中午 1:30", "2022-05-15T13:30:00+08:00"),
        ("2022-05-15 傍晚 6:30", "2022-05-15T18:30:00+08:00"),
        ("2022-05-15 晚上 9:30:15", "2022-05-15T21:30:15+08:00"),
        ("2022-05-15 上午 2:05", "2022-05-15T02:05:00+08:00"),
        ("2022-05-15 下午 12:30", "2022-05-15T12:30:00+08:00"),
        ("2022-05-15 下午 15:30", "2022-05-15T15:30:00+08:00"),
        ("2022-05-15 12:30 AM", "2022-05-15T00:30:00+08:00"),
        ("2022-05-15 12:30:09 PM", "2022-05-15T12:30:09+08:00"),
        ("2022-05-15 24:00", "2022-05-15T23:59:00+08:00"),
        ("2022-05-15 晚上 1:30", None),  # of that day, or the next
        ("2022-05-15 晚上 12:30", None),
        ("2022-05-15 晚上 0:30", None),
        ("2022-05-15 下午 0:30", "2022-05-15T12:30:00+08:00"),
        ("2022-05-15 00:30 PM", "2022-05-15T12:30:00+08:00"),
        ("2022-05-15 00:30 AM", "2022-05-15T00:30:00+08:00"),
        ("2022-05-15 上午 0:30", "2022-05-15T00:30:00+08:00"),
        ("2022-05-15 中午 0:30", "2022-05-15T12:30:00+08:00"),
        ("0022-05-15", None),
        ("0022-05-15 上午 13:30", None),
        ("2022-05-32 上午 13:30", None),
    ],
)
def test_dates(typed: str, iso: str | None) -> None:
    found, is_doubtful = dates.moment(typed)
    assert (found.iso() if found else None, is_doubtful) == (iso, False)


@pytest.mark.parametrize(
    "clock",
    [
        "上午 12:05",  # past midnight by a machine's clock, past noon by people's
        "上午 13:30",
        "14:00:00 AM",
        "早上 1:30",
        "早上 0:30",
        "10:30:75",
        "8:61",
    ],
)
def test_a_doubtful_hour_leaves_its_day(clock: str) -> None:
    assert dates.moment(f"2022-05-15 {clock}") == (Moment(date(2022, 5, 15)), True)


def test_a_doubtful_hour_costs_no_order_and_is_said_where_it_matters(plan: Path, tmp_path: Path, gongkai: Run) -> None:
    doubtful = "2022/5/15 上午 12:05"
    head = [*HEAD, "办结时限"]
    received = ["DH003", doubtful, *FIRST[2:], "2022-05-20"]
    rows = [head, received, *(["DH00" + end, *FIRST[1:8], doubtful, "满意", doubtful] for end in "45")]
    done = gongkai("hotline", "read", text(tmp_path / "a.csv", rows), "-p", plan)
    assert (done.code, done.err) == (0, "")
    assert "受理时间" not in done.out.partition("\n  第 ")[2]
    assert "  第 3、4 行：办结时间的钟点拿不准，只记了日期，是否按时只看日期\n" in done.out
    assert "  第 3、4 行：办结时限的钟点拿不准" in done.out
    made = gongkai("hotline", "bulletin", "--month", "5", "--today", "2022-06-01", "-p", plan)
    assert "共受理诉求3件" in made.out
    assert "没有受理时间" not in made.err
