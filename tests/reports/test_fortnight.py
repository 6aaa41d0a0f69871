"""A whole fortnight on the shipped plan, from the notice to the scores, through the command line alone."""

import csv
import io
import json
import re
import shlex
from pathlib import Path
from typing import Any

import html5lib
import pytest

from tests.conftest import GOLDEN, PLAN, run_gongkai
from tests.dropped import JPG, MP4, PDF, put, zipped

SCORING = """
scoring:
  full: 100
  late: 2
  late_per_day: 0.5
  late_most: 5
  missing: 3
  returned: 1
  not_reported: 20
  additions:
    - {title: 市级媒体报道, points: 2, units: 司法局}
  bands: {优秀: 98, 良好: 90, 合格: 60, 不合格: 0}
"""
_FIRST_DAY = {
    "区司法局/活动总结.docx": zipped({"word/document.xml": b"<w/>", "[Content_Types].xml": b"<T/>"}),
    "区司法局/现场1.jpg": JPG + b"1",
    "区司法局/现场.mp4": MP4 + b"1",
    "教育局-校园活动照片.jpg": JPG + b"2",
    "3.民政局总结(终稿).pdf": PDF + b"3",
    "工农街道、建设街道联合总结.pdf": PDF + b"4",
    "说明.txt": b"?",
}
_SECOND_DAY = {
    "【应急局】总结.pdf": PDF + b"5",
    "市场监督管理局/总结.pdf": PDF + b"6",
    "市场监督管理局/素材.zip": zipped({"1.jpg": JPG, "2.mp4": MP4}),
    "民政局_补交照片.jpg": JPG + b"7",
}
_SHOWN = {"h1", "h2", "h3", "p", "dl", "tr", "summary", "ul"}
_LATE = {"商务局总结.pdf": PDF + b"8", "民政局总结修改稿.pdf": PDF + b"9"}


class Office:
    """The folder on the clerk's desk; every command is one that a clerk types."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "plan.yaml").write_text(PLAN.read_text(encoding="utf-8") + SCORING, encoding="utf-8")

    def arrive(self, files: dict[str, bytes]) -> None:
        for name, content in files.items():
            put(self.folder, f"收件/{name}", content)

    def types(self, moment: str, command: str, code: int = 0) -> str:
        """What a command says on stdout, typed at that moment."""
        records = command.startswith("report") and not command.startswith(("report log", "report collect"))
        by = ["--by", "值班员"] if records else []
        result = run_gongkai(*shlex.split(command), *by, "--today", f"2022-05-{moment}", cwd=self.folder)
        assert result.code == code, (command, result)
        return result.out


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The office at the end of it all."""
    office = Office(tmp_path_factory.mktemp("fortnight"))
    run_gongkai("render", "-o", "通知.docx", cwd=office.folder)
    assert "0%" in office.types("07T09:00", "status")
    office.arrive(_FIRST_DAY)
    assert "说明.txt" in office.types("16T10:00", "report scan 收件 --yes")
    office.types("16T17:00", "report remind -o 催报一.docx")
    office.arrive(_SECOND_DAY)
    office.types("17T10:00", "report scan 收件 --yes")
    assert "可以登记" not in office.types("17T10:05", "report scan 收件 --yes")
    office.types("17T11:00", "report return 民政局 --reason 没有写成效 --until 5月20日")
    office.types("17T11:10", "report extend 教育局 --until 5月23日 --reason 校园活动20日才结束")
    office.types("17T11:20", "report waive 塔峪镇 --reason 没有参加活动")
    office.types("17T16:00", "report remind -o 催报二.docx")
    office.types("18T17:00", "report submit 住建局 --has 报告、图片、视频 --note 纸质")
    office.arrive(_LATE)
    office.types("20T09:00", "report scan 收件 --yes")
    office.types("20T09:30", "report submit 商务局 --has 图片、视频")
    office.types("20T09:40", "report submit 人社局 --has 图片")
    office.types("20T09:41", "report undo --note 登记错了单位", code=2)
    office.types("20T09:41", "report undo 17 --note 登记错了单位")
    office.types("23T15:01", "report submit 教育局 --has 视频")
    office.types("24T08:30", "report submit 教育局 --has 报告 --at 5月23日15:00")
    for unit in ("司法局", "住建局", "市场局", "民政局"):
        office.types("24T09:00", f"report accept {unit} --yes")
    return office


def test_the_ledger_at_the_end(office: Office, golden: Any) -> None:
    office.types("25T09:00", "status -o 台账.csv")
    text = (office.folder / "台账.csv").read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    golden(GOLDEN / "fortnight" / "ledger.csv", text)
    assert len(list(csv.reader(io.StringIO(text)))) > 31


def test_the_scores_at_the_end(office: Office, golden: Any) -> None:
    golden(GOLDEN / "fortnight" / "scores.txt", office.types("25T09:00", "status --scores"))


def test_the_board_at_the_end(office: Office, golden: Any) -> None:
    page = html5lib.parse(office.types("25T09:00", "status --format html"), namespaceHTMLElements=False)
    shown = (element for element in page.iter() if element.tag in _SHOWN or element.get("class") == "score")
    lines = [" ".join("".join(element.itertext()).split()) for element in shown]
    golden(GOLDEN / "fortnight" / "board.txt", "\n".join(filter(None, lines)) + "\n")


def test_the_whole_record(office: Office, golden: Any) -> None:
    golden(GOLDEN / "fortnight" / "log.txt", office.types("25T09:00", "report log"))


def test_every_day_can_be_seen_again(office: Office) -> None:
    """What a day showed it shows for ever: the record only grows."""

    def counts(moment: str) -> tuple[int, ...]:
        report = json.loads(office.types(moment, "status --format json"))["reports"][0]
        return tuple(report[key] for key in ("reported", "pending", "returned", "late", "waived"))

    assert [counts(moment) for moment in ("07T09:00", "16T11:00", "17T16:00", "18T18:00", "25T09:00")] == [
        (0, 30, 0, 0, 0),
        (4, 26, 0, 0, 0),
        (5, 24, 1, 0, 1),
        (6, 23, 1, 0, 1),
        (9, 20, 0, 1, 1),
    ]


def test_the_reminders_name_who_was_missing_then(office: Office) -> None:
    import docx

    first, second = (
        "\n".join(paragraph.text for paragraph in docx.Document(str(office.folder / name)).paragraphs)
        for name in ("催报一.docx", "催报二.docx")
    )
    assert "应急局" in first
    still_out, incomplete = re.split("一、|二、|三、", second)[1:3]
    assert ("应急局" in still_out, "商务局" in still_out) == (False, True)
    assert "退回后还没有补正的" in incomplete
    assert "延期到5月23日" in second
    assert "塔峪镇" not in second
