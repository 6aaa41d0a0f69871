"""Behaviour that once could be broken without a test noticing; each test names what it holds."""

import json
import os
from pathlib import Path

import pytest

from gongkai.forms import Settings
from gongkai.notice.paper import notice
from gongkai.page.blocks import NoticeView
from gongkai.page.forms import PAPER
from gongkai.page.titles import TITLE_MEASURE, balanced
from gongkai.reading import loads
from tests.conftest import Run

HOURS = """id: a
notice: {title: 2022年示例通知, issuer: 示例区办, date: 2022年5月7日, text: 正文。}
units: {groups: {各部门: {members: 甲局、乙局}}}
reports:
  - {id: r, title: 总结, from: 各部门, due: 5月18日17:30前}
scoring: {full: 100, late: 2, late_per_day: 1, returned: 1, not_reported: 20}
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(HOURS, encoding="utf-8")
    return tmp_path


def rows(gongkai: Run, office: Path, today: str) -> dict[str, dict[str, object]]:
    """The units of the only report by name."""
    told = json.loads(gongkai("status", "--format", "json", "--today", today, cwd=office).out)
    return {row["unit"]: row for row in told["reports"][0]["rows"]}


@pytest.mark.parametrize(("at", "late"), [("17:30", 0), ("17:31", 1), ("9:00", 0), ("23:59", 1)])
def test_some_hours_too_late_on_the_last_day_are_a_day(at: str, late: int, gongkai: Run, office: Path) -> None:
    done = gongkai("report", "submit", "甲局", "--at", f"5月18日{at}", "--today", "2022-05-19", cwd=office)
    assert done.code == 0, done.err
    row = rows(gongkai, office, "2022-05-19")["甲局"]
    assert (row["days_late"], row["late"]) == (late, late > 0)
    scored = gongkai("status", "--scores", "--today", "2022-05-19", cwd=office).out
    assert ("迟报1天" in scored) is (late > 0)


def test_what_was_returned_and_never_mended_costs_by_the_day(gongkai: Run, office: Path) -> None:
    assert gongkai("report", "submit", "甲局", "--today", "2022-05-16T10:00", cwd=office).code == 0
    returned = ("report", "return", "甲局", "--reason", "缺照片", "--until", "5月20日", "--today", "2022-05-17")
    assert gongkai(*returned, cwd=office).code == 0
    before = gongkai("status", "--scores", "--today", "2022-05-20", cwd=office).out
    assert "迟报" not in next(line for line in before.splitlines() if line.startswith("甲局"))
    after = gongkai("status", "--scores", "--today", "2022-05-23", cwd=office).out
    assert "迟报3天" in next(line for line in after.splitlines() if line.startswith("甲局"))


def test_a_record_that_is_gone_while_its_backup_is_there_is_not_begun_anew(gongkai: Run, office: Path) -> None:
    for unit in ("甲局", "乙局"):
        assert gongkai("report", "submit", unit, "--today", "2022-05-17", cwd=office).code == 0
    (office / "status.json").unlink()
    for command in (["status"], ["report", "submit", "甲局"]):
        result = gongkai(*command, "--today", "2022-05-17", cwd=office)
        assert result.code == 2
        assert "不见了" in result.err
    assert not (office / "status.json").exists()


@pytest.mark.skipif(os.name == "nt", reason="needs a Unix file system")
def test_what_is_no_file_is_written_to_and_not_replaced(gongkai: Run, tmp_path: Path) -> None:
    """A pipe here, as a device is: never tried on a real one, which a failure would take from the machine."""
    pipe = tmp_path / "通知.txt"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert gongkai("render", "-o", pipe).code == 0
        assert pipe.is_fifo()
        assert os.read(reader, 1 << 20).decode().startswith("关于印发2022年望花区")
    finally:
        os.close(reader)


def test_a_title_that_names_two_years_gives_no_year() -> None:
    plan = "id: a\nplan:\n  title: 2022年至2023年示例方案\n  time: 5月15日\n"
    assert [entry.code for entry in loads(plan.encode()).diagnostics] == ["GK131"]
    one = loads("id: a\nplan:\n  title: 2022年示例方案\n  time: 5月15日\n".encode()).plan
    assert one is not None
    assert one.year == 2022


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("此件公开发布", "（此件公开发布）"),
        ("（此件公开发布）", "（此件公开发布）"),
        ("（甲）和（乙）", "（（甲）和（乙））"),
    ],
)
def test_a_note_loses_only_the_brackets_around_all_of_it(typed: str, shown: str) -> None:
    plan = loads(
        f"id: a\nnotice: {{title: 2022年通知, date: 2022年5月7日, text: 正文。, note: {typed}}}\n".encode()
    ).plan
    assert plan is not None
    view: NoticeView = notice(plan)
    assert shown in str(PAPER["txt"](view, Settings()))


def test_the_bar_shows_what_was_returned_between_what_is_there_and_what_is_not(gongkai: Run, tmp_path: Path) -> None:
    units = HOURS.replace("甲局、乙局", "甲局、乙局、丙局、丁局")
    (tmp_path / "plan.yaml").write_text(units, encoding="utf-8")
    for unit in ("甲局", "乙局"):
        assert gongkai("report", "submit", unit, "--today", "2022-05-16", cwd=tmp_path).code == 0
    before = gongkai("status", "--today", "2022-05-17", cwd=tmp_path).out
    assert f"{'█' * 10}{'▁' * 10} 50%" in before
    assert gongkai("report", "return", "乙局", "--reason", "缺照片", "--today", "2022-05-17", cwd=tmp_path).code == 0
    after = gongkai("status", "--today", "2022-05-17", cwd=tmp_path).out
    assert f"{'█' * 5}{'▓' * 5}{'▁' * 10} 25%" in after


FRAMED = """\
示例区人民政府办公室关于开展政务公开日活动的通知
各部门：
为进一步深化政务公开，决定开展活动，现通知如下。
一、活动时间：2024年6月5日
二、活动地点：示例广场
示例区人民政府办公室
2024年5月20日
"""


@pytest.mark.parametrize(
    "above",
    [
        ("来源：示例区人民政府办公室", "审核：张三"),  # only beside what is certain
        ("通知公告", "政策文件"),  # a menu
        ("审核：张三", "通知公告", "走进示例"),
        (),
    ],
)
def test_page_lines_above_the_first_certain_one_are_the_page_s(
    above: tuple[str, ...], gongkai: Run, tmp_path: Path
) -> None:
    """And the notice's last lines are not, though the page begins right below them."""
    page = [*above, "上一篇：关于某某的公告", "版权所有 示例区人民政府办公室"]
    (tmp_path / "通知.txt").write_text(FRAMED + "\n".join(page), encoding="utf-8")
    result = gongkai("import", "通知.txt", "-o", "plan.yaml", cwd=tmp_path)
    assert f"网页的外框 {len(page)} 行" in result.out + result.err
    printed = gongkai("render", cwd=tmp_path).out
    assert [line.strip() for line in printed.splitlines() if line.strip()][-2:] == FRAMED.split()[-2:]


def test_a_title_breaks_before_a_quotation_and_not_inside() -> None:
    """做好 is a place to pause, but not the one inside 《》."""
    title = "示例区办公室转发《关于做好政务公开日活动的通知》的通知"
    assert balanced([title], TITLE_MEASURE) == ["示例区办公室转发", "《关于做好政务公开日活动的通知》的通知"]
    outside = "示例区办公室转发关于做好政务公开日各项活动的通知的通知"
    assert balanced([outside], TITLE_MEASURE)[0] == "示例区办公室转发关于做好"


SCORED = """id: a
notice: {title: 2022年示例通知, issuer: 示例区办, date: 2022年5月7日, text: 正文。}
units: {groups: {各部门: {members: 甲局、乙局、丙局、丁局、戊局}}}
reports:
  - {id: r, title: 总结, from: 各部门, due: 5月16日, needs: [图片, 视频]}
  - {id: s, title: 方案, from: 甲局, due: 5月16日}
scoring:
  full: 100
  late: 2.50
  late_per_day: 1.25
  late_most: 6
  missing: 1.5
  returned: 3
  not_reported: 120
  additions: [{title: 创新, points: 5.0, units: 甲局}]
  bands: {优秀: 99, 良好: 90, 合格: 60}
"""


@pytest.fixture
def scored(gongkai: Run, tmp_path: Path) -> dict[str, str]:
    """Every unit's line of scores once all has happened: late, returned twice, incomplete, waived, not reported."""
    (tmp_path / "plan.yaml").write_text(SCORED, encoding="utf-8")

    def _typed(moment: str, *arguments: str) -> str:
        result = gongkai("report", *arguments, "--today", f"2022-05-{moment}", cwd=tmp_path)
        assert result.code == 0, result.err
        return result.out

    whole = ("--has", "报告、图片", "--has", "视频")
    _typed("16", "submit", "甲局", "--report", "r", *whole)
    _typed("17", "submit", "甲局", "--report", "s")
    _typed("18", "submit", "乙局", "--report", "r", "--has", "报告、图片")
    _typed("16", "submit", "丙局", "--report", "r", *whole)
    for day in ("17", "18"):
        _typed(day, "return", "丙局", "--report", "r", "--reason", "不清楚")
        _typed(f"{day}T20:00", "submit", "丙局", "--report", "r", *whole)
    _typed("15", "waive", "丁局", "--report", "r", "--reason", "没有参加")
    out = gongkai("status", "--scores", "--today", "2022-05-30", cwd=tmp_path).out
    return {line.split()[0]: " ".join(line.split()[1:]) for line in out.splitlines() if line.strip()}


def test_points_by_every_rule_of_a_plan(scored: dict[str, str]) -> None:
    """Two reports name theirs; a sum is written as a person does; a band begins at its very number."""
    assert scored["甲局"] == "101.25 优秀 “方案”迟报1天 -3.75；创新 +5"
    assert scored["乙局"] == "93.5 良好 “总结”迟报2天 -5；“总结”缺视频 -1.5"
    assert scored["丙局"] == "94 良好 “总结”退回2次 -6"
    assert scored["丁局"] == "100 优秀"
    assert scored["戊局"] == "0 “总结”到期未报 -120"


@pytest.mark.parametrize(("most", "said"), [("late_most: 6", "99 优秀 迟报8天 -6"), ("", "92.5 良好 迟报8天 -12.5")])
def test_lateness_costs_so_much_at_most(most: str, said: str, gongkai: Run, tmp_path: Path) -> None:
    plan = SCORED.replace("  - {id: s, title: 方案, from: 甲局, due: 5月16日}\n", "")
    (tmp_path / "plan.yaml").write_text(plan.replace("late_most: 6", most), encoding="utf-8")
    sent = ("report", "submit", "甲局", "--has", "报告", "--has", "图片、视频", "--today", "2022-05-24")
    assert gongkai(*sent, cwd=tmp_path).code == 0
    out = gongkai("status", "--scores", "--today", "2022-05-24", cwd=tmp_path).out
    (line,) = [" ".join(line.split()[1:]) for line in out.splitlines() if line.startswith("甲局")]
    assert line == f"{said}；创新 +5"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["甲局、乙局"], ["“甲局、乙局”是几个单位，一次只能写一个", "分开写，先写 甲局"]),
        (["甲局、丙丁局"], ["单位名录里没有“甲局、丙丁局”"]),
        (["甲居"], ["单位名录里没有“甲居”", "是不是：甲局"]),
        (["XYZ"], ["单位名录里没有“XYZ”", "名录里有：甲局、乙局 等"]),
        (["各部门"], ["“各部门”是一组单位，报送要逐个单位登记", "写其中一个单位，如 甲局、乙局"]),
        (["甲局", "--has", "图片"], ["“总结”不需要“图片”", "报告本身收到了，写 --has 报告，没有要附的材料"]),
        (["甲局", "--report", "t"], ["没有代号为“t”的报送事项", "已有：r（总结）"]),
    ],
)
def test_what_a_report_cannot_be_registered_for(
    arguments: list[str], said: list[str], gongkai: Run, office: Path
) -> None:
    result = gongkai("report", "submit", *arguments, cwd=office)
    assert (result.code, result.out) == (2, "")
    assert all(words in result.err for words in said), result.err


def test_a_unit_may_have_blanks_around_it_and_a_report_other_widths(gongkai: Run, office: Path) -> None:
    (office / "plan.yaml").write_text(HOURS.replace("title: 总结", "title: 5·15总结"), encoding="utf-8")
    assert gongkai("report", "submit", " 甲局\u3000", "--report", "5•15总结", cwd=office).code == 0


def test_a_plan_without_reports_says_so(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("id: a\nplan: {title: 2022年方案, lead: 甲局}\n", encoding="utf-8")
    for command in (["submit", "甲局"], ["accept", "甲局"]):
        result = gongkai("report", *command, cwd=tmp_path)
        assert result.code == 2
        assert "这份方案里没有报送事项" in result.err


def test_what_came_late_and_is_overdue_now_is_told_as_overdue(gongkai: Run, office: Path) -> None:
    """A mark （迟报） behind 逾期未补正 would say the same twice."""
    assert gongkai("report", "submit", "甲局", "--today", "2022-05-19", cwd=office).code == 0
    assert rows(gongkai, office, "2022-05-19")["甲局"]["late"] is True
    assert "已报送（迟报）" in gongkai("status", "--today", "2022-05-19", cwd=office).out
    returned = ("report", "return", "甲局", "--reason", "缺照片", "--until", "5月20日", "--today", "2022-05-19")
    assert gongkai(*returned, cwd=office).code == 0
    out = gongkai("status", "--today", "2022-05-23", cwd=office).out
    assert "逾期未补正" in out
    assert "逾期未补正（迟报）" not in out
