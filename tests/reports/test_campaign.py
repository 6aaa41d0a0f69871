"""A fortnight with two reports, a deadline that is moved, a task assigned, sheets signed, a report returned."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import GOLDEN
from tests.dropped import JPG, PDF
from tests.reports.test_fortnight import Office

INFORMATION = """  - id: information
    title: 活动信息
    from: 各镇街、教育局、司法局
    receiver: 区政府办公室
    due: 5月17日前
    needs: 图片
"""
_SIGNED = {"教育局任务交办单回执.pdf": PDF + b"a", "司法局签收单.jpg": JPG + b"b"}
_FIRST = {
    "信息/塔峪镇活动信息.pdf": PDF + b"1",
    "信息/塔峪镇照片.jpg": JPG + b"2",
    "教育局活动信息.pdf": PDF + b"3",
    "教育局活动总结.pdf": PDF + b"4",
    "去年的材料/司法局2021年总结.pdf": PDF + b"5",
    "住建局-某小区噪声扰民答复.pdf": PDF + b"6",
}
_SECOND = {"司法局活动信息.pdf": PDF + b"7", "教育局活动总结（改）.pdf": PDF + b"8", "塔峪镇总结.pdf": PDF + b"9"}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The office at the end of it all."""
    office = Office(tmp_path_factory.mktemp("campaign"))
    plan = office.folder / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("\nhotline:", f"{INFORMATION}\nhotline:"), encoding="utf-8")
    office.types("09T09:00", "report receive 各镇街")
    office.arrive(_SIGNED)
    said = office.types("09T10:00", "report scan 收件 --yes")
    assert "gongkai report receive 司法局 教育局" in said
    office.types("09T10:01", "report receive 司法局 教育局")
    office.types("13T15:00", "report assign 住建局 执法大队 某小区噪声扰民 --due 5月16日 --note 答复投诉人")
    office.arrive(_FIRST)
    assert "写的是2021年" in office.types("15T10:00", "report scan 收件 --yes")
    office.types("16T09:00", "report return 教育局 --report summary --reason 没有写成效 --until 5月20日")
    office.types("17T09:00", "report remind 执法大队 --report 交办1 --by-phone --note 下午交")
    office.types("17T09:30", "report extend 各镇街 --report information --until 5月19日 --reason 暴雨")
    office.types("17T16:00", "status -o 看板.html")
    plan.write_text(  # the district office gives everybody two days more, past the extension of the towns
        plan.read_text(encoding="utf-8").replace("    due: 5月17日前", "    due: 5月21日前"), encoding="utf-8"
    )
    office.arrive(_SECOND)
    office.types("19T09:00", "report scan 收件 --yes")
    office.types("19T09:10", "report submit 执法大队 --report 交办1 --at 5月18日11:00")
    office.types("20T09:00", "report accept 教育局 司法局 塔峪镇 --report information --yes")
    office.types("20T17:00", "report collect 收件")
    return office


def test_the_ledgers_at_the_end(office: Office, golden: Any) -> None:
    golden(GOLDEN / "campaign" / "status.txt", office.types("22T09:00", "status"))


def test_the_sentences_day_by_day(office: Office, golden: Any) -> None:
    days = ("09T11:00", "13T16:00", "15T11:00", "17T10:00", "18T12:00", "22T09:00")
    said = "".join(f"{day}\n{office.types(day, 'status --line')}\n" for day in days)
    golden(GOLDEN / "campaign" / "sentences.txt", said)


def test_the_whole_record(office: Office, golden: Any) -> None:
    golden(GOLDEN / "campaign" / "log.txt", office.types("22T09:00", "report log"))


def test_the_scores(office: Office, golden: Any) -> None:
    golden(GOLDEN / "campaign" / "scores.txt", office.types("22T09:00", "status --scores"))


def test_the_moved_deadline_holds_for_those_who_had_an_extension_before_it(office: Office) -> None:
    reports = json.loads(office.types("20T09:00", "status --format json"))["reports"]
    information = next(report for report in reports if report["report"] == "information")
    assert {row["due"] for row in information["rows"]} == {"2022-05-21"}
    assert information["behind"] == 0


def test_what_was_handed_in_is_in_the_archive(office: Office) -> None:
    kept = {path.name for path in (office.folder / "归档").rglob("*.pdf")}
    given = {Path(name).name for name in (*_FIRST, *_SECOND) if name.endswith(".pdf") and "2021" not in name}
    assert kept == given
