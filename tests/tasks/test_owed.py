"""Task lists as the record has it: what was waived is asked of nobody, and an extension is the unit's own deadline."""

import io
import json
import re
import zipfile
from pathlib import Path

import pdfplumber
import pytest

from tests.conftest import Run
from tests.status.test_counts import Desk, desk

__all__ = ["desk"]

TASK = "某小区噪声扰民"


@pytest.fixture
def owed(desk: Desk) -> Desk:
    """甲局 need not do what was assigned, 乙局 not report, and 丙局 has until the 23rd for it."""
    desk.types("10", f"report assign 各局 {TASK} --due 5月19日")
    desk.types("11", "report waive 甲局 --report 交办1 --reason 已办过")
    desk.types("11", "report waive 乙局 --report s --reason 没有参加")
    desk.types("11", "report extend 丙局 --report s --until 5月23日 --reason 活动20日才结束")
    return desk


def asked(desk: Desk, command: str) -> list[tuple[str, str]]:
    """Title and deadline of each task, in the terminal."""
    lines = re.findall(r"^(\S+) +(?:报送|交办) +(\S+)$", desk.types("12", command).out, re.M)
    return [(title, when) for when, title in lines]


def test_a_unit_is_asked_for_what_it_owes_by_its_own_deadline(owed: Desk) -> None:
    assert asked(owed, "tasks -u 甲局") == [("总结", "5月18日前")]
    assert asked(owed, "tasks -u 乙局") == [(TASK, "5月19日")]
    assert asked(owed, "tasks -u 丙局") == [(TASK, "5月19日"), ("总结", "5月23日（延期）")]
    out = owed.types("12", "tasks -u 各局").out
    assert re.findall(r"^  其中\d个单位：(.*)$", out, re.M) == ["甲局", "乙局、丙局", "丙局"]
    tasks = json.loads(owed.types("12", "tasks -u 丙局 --format json").out)["tasks"]
    assert [(task["report"], task["when"], task["end"]) for task in tasks] == [
        ("交办1", "5月19日", "2022-05-19"),
        ("s", "5月23日（延期）", "2022-05-23"),
    ]


@pytest.mark.parametrize("format", ["txt", "md", "html", "docx", "pdf", "xlsx", "json", "ics"])
def test_in_every_format(format: str, owed: Desk) -> None:
    for unit in ("乙局", "丙局"):
        owed.types("12", f"tasks -u {unit} -o {unit}.{format}")
    waived, extended = (text(owed, f"{unit}.{format}") for unit in ("乙局", "丙局"))
    assert TASK in waived
    assert not re.search("(?<!报送)总结", waived)
    assert ("DATE:20220523" if format == "ics" else "5月23日（延期）") in extended
    assert not re.search("5月18日|20220518", extended)


def text(desk: Desk, name: str) -> str:
    """The text of a document, its tags and line folds left out."""
    content = (desk.folder / name).read_bytes()
    if name.endswith(".pdf"):
        with pdfplumber.open(io.BytesIO(content)) as document:
            return re.sub(r"\s", "", "".join(page.extract_text() for page in document.pages))
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"".join(packed.read(part) for part in packed.namelist() if part.endswith(".xml"))
    return re.sub("<[^>]*>|\r\n ", "", content.decode("utf-8"))


def test_everybody_s_tasks_say_who_is_asked_by_when(owed: Desk) -> None:
    whole = owed.types("12", "tasks --day 5月18日").out
    assert "报送单位：各局（不含乙局、丙局）" in whole
    assert "报送单位：丙局" in owed.types("12", "tasks --day 5月23日").out
    assert "报送单位：乙局、丙局（2个）" in owed.types("12", "tasks --day 5月19日").out


def test_an_imported_calendar_follows(desk: Desk) -> None:
    """The same file written again: the extended deadline moves, what was waived is cancelled, and comes back."""
    for unit in ("乙局", "丙局"):
        desk.types("10", f"tasks -u {unit} -o {unit}.ics")
    desk.types("11", "report waive 乙局 --reason 没有参加")
    desk.types("11", "report extend 丙局 --until 5月23日 --reason 忙")
    for unit in ("乙局", "丙局"):
        desk.types("12", f"tasks -u {unit} -o {unit}.ics")
    waived, extended = (text(desk, f"{unit}.ics") for unit in ("乙局", "丙局"))
    assert "STATUS:CANCELLED" in waived
    assert re.findall("DTSTART;VALUE=DATE:(.*)\r", extended) == ["20220523"]
    assert "SEQUENCE:1" in extended
    desk.types("13", "report undo 1")
    desk.types("13", "tasks -u 乙局 -o 乙局.ics")
    assert "STATUS:CANCELLED" not in text(desk, "乙局.ics")


def test_what_nobody_owes_any_more_is_no_task(desk: Desk) -> None:
    desk.types("11", "report waive 各局 --reason 取消了")
    assert "总结" not in desk.types("12", "tasks --all").out
    assert "总结" in desk.types("10", "tasks --all").out  # it was not waived yet


def test_the_attached_table_is_the_notice_s_own(desk: Desk) -> None:
    """Whatever is on record, an attachment that a sheet carries is the one that was issued."""
    plan = (desk.folder / "plan.yaml").read_text(encoding="utf-8")
    issued = "text: 正文。, attachments: [{title: 分工表, generate: tasks}]}"
    desk.plan(plan.replace("text: 正文。}", issued).replace("needs: 图片}", "needs: 图片, form: 附件}"))
    desk.types("11", "report extend 甲局 --until 5月23日 --reason 忙")
    sheet = desk.types("12", "tasks -u 甲局 --format md").out
    assert "5月23日（延期）" in sheet
    assert re.findall(r"^\|.*总结.*$", sheet, re.M) == ["| 1 | 报送总结 | 各局 |  | 5月18日前 |"]


OVER_THE_YEAR = """id: a
notice: {title: 通知, issuer: 办公室, date: 2025年11月10日}
plan:
  title: 2025年方案
  sections:
    - {title: 咨询, id: early, time: 12月30日, lead: 甲局}
    - {title: 宣讲, id: late, time: 2026年1月5日, lead: 甲局}
reports:
  - {id: a, title: 总结, from: 甲局、乙局, of: early, due: 活动结束后5个工作日内}
  - {id: b, title: 小结, from: 甲局, of: late, due: 活动结束后5个工作日内}
  - {id: c, title: 月报, from: 甲局, due: 12月28日前, holiday: 顺延}
  - {id: d, title: 报表, from: 甲局, of: early, due: 活动结束后2日内, holiday: 顺延}
  - {id: e, title: 信息, from: 甲局, due: 每季度结束后10日内, until: 12月31日, holiday: 顺延}
"""


def test_a_day_that_a_deadline_comes_to_in_another_year_has_its_year(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(OVER_THE_YEAR, encoding="utf-8")
    told = gongkai("tasks", "--unit", "甲局", cwd=tmp_path).out
    for day in ("内（2026年1月7日）", "内（2026年1月12日）", "前（顺延到12月29日）", "内（顺延到2026年1月4日）"):
        assert day in told, told
    assert "各期：2026年1月12日\n" in told
    status = gongkai("status", "--report", "a", "--today", "2025-12-20", cwd=tmp_path).out
    assert status.startswith("总结（活动结束后5个工作日内（2026年1月7日））")
    assert "应于活动结束后5个工作日内（2026年1月7日）" in gongkai(
        "report", "remind", "--report", "a", "--draft", "--today", "2025-12-20", cwd=tmp_path
    ).out.replace("\n", "").replace("　", "")
