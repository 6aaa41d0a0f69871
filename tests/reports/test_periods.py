"""Reported again and again, on days of one's own, with an address: a safety month and a year of law, in every view."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from icalendar import Calendar

from gongkai.phrases.links import amiss, apart
from gongkai.reading import loads
from gongkai.reports.events import from_line
from tests.conftest import GOLDEN, PLANS, Result, Run
from tests.dropped import JPG, PDF, put

PERIODS = GOLDEN / "periods"


class Office:
    """The command line beside a plan, on a day of 2022."""

    def __init__(self, gongkai: Run, folder: Path, plan: str) -> None:
        self.gongkai, self.folder = gongkai, folder
        self.plan((PLANS / "good" / f"{plan}.yaml").read_text(encoding="utf-8"))

    def plan(self, text: str) -> None:
        (self.folder / "plan.yaml").write_text(text, encoding="utf-8")

    def types(self, at: str, command: str, code: int = 0) -> Result:
        by = ["--by", "值班员"] if command.startswith("report") and "log" not in command.split()[1] else []
        by = [] if command.startswith("report collect") else by
        result = self.gongkai(*shlex.split(command), *by, "--today", f"2022-{at}", cwd=self.folder)
        assert result.code == code, result
        return result

    def read(self, at: str, command: str) -> Any:
        return json.loads(self.types(at, f"{command} --format json").out)


@pytest.fixture
def safety(gongkai: Run, tmp_path: Path) -> Office:
    """Three weeks into June: one week all there, one not, June's own report begun."""
    office = Office(gongkai, tmp_path, "safety-month")
    for unit in ("东山街道", "西山街道", "北门镇", "南湖镇"):
        office.types("06-02T10:00", f"report submit {unit} --report weekly")
    office.types("06-10T11:30", "report submit 东山街道 --report weekly")
    office.types("06-10T14:00", "report submit 西山街道 --report weekly@2022-W23")
    office.types("06-15T09:00", "report submit 教育局 --report hazards-report --at 6月15日09:00")
    office.types("06-16T09:00", "report extend 北门镇 --report hazards-report --until 6月29日 --reason 防汛")
    office.types(
        "06-16T10:00", "report submit 住建局 --report news --has 报告 --link https://www.example.gov.cn/1.html"
    )
    office.types("06-16T10:30", "report submit 教育局 --report news --link http://www.example.gov.cn/2.html")
    return office


@pytest.fixture
def law(gongkai: Run, tmp_path: Path) -> Office:
    """In May, when the units with days of their own are due."""
    office = Office(gongkai, tmp_path, "law-popularising")
    office.types("05-17T16:00", "report submit 公安局 --report outline")
    office.types("05-20T09:00", "report submit 城管局 --report outline")
    return office


# -- every view --------------------------------------------------------------------------------------------------------


def test_the_safety_month(safety: Office, golden: Any) -> None:
    golden(PERIODS / "safety.txt", safety.types("06-17T08:00", "status").out)
    golden(PERIODS / "safety-pending.txt", safety.types("06-17T08:00", "status --pending").out)
    said = safety.types("06-17T08:00", "status --line").out + safety.types("06-17T08:00", "status --calls").out
    golden(PERIODS / "safety-sentences.txt", said)
    golden(PERIODS / "safety-scores.txt", safety.types("06-30", "status --scores").out)
    golden(PERIODS / "safety-log.txt", safety.types("06-17T08:00", "report log").out)
    reminders = [
        safety.types("06-17T08:00", f"report remind --draft --report {id}") for id in ("weekly", "weekly@2022-W23")
    ]
    golden(PERIODS / "safety-reminders.txt", "".join(f"{said.out}{said.err}" for said in reminders))


def test_the_year_of_law(law: Office, golden: Any) -> None:
    golden(PERIODS / "law.txt", law.types("05-18T09:00", "status").out + law.types("06-20", "status").out)
    golden(PERIODS / "law-scores.txt", law.types("06-25", "status --scores").out)
    golden(PERIODS / "law-reminder.txt", law.types("05-18T09:00", "report remind --draft --report outline").out)


@pytest.mark.parametrize(
    ("plan", "units"), [("safety-month", "东山街道 应急局"), ("law-popularising", "城管局 财政局 重点执法部门")]
)
@pytest.mark.parametrize("format", ["text", "txt", "md", "json"])
def test_tasks(gongkai: Run, plan: str, units: str, format: str, golden: Any) -> None:
    path = PLANS / "good" / f"{plan}.yaml"
    own = ["" if format == "text" else f"--format={format}"]
    said = [gongkai("tasks", "-p", path, "--unit", unit, *filter(None, own)).out for unit in units.split()]
    golden(PERIODS / f"{plan}-tasks.{format}", "\n".join(said))


@pytest.mark.parametrize("format", ["docx", "pdf", "html", "xlsx", "ics"])
def test_tasks_in_every_file(gongkai: Run, tmp_path: Path, format: str) -> None:
    for plan in ("safety-month", "law-popularising"):
        output = tmp_path / f"{plan}.{format}"
        assert (
            gongkai(
                "tasks",
                "-p",
                PLANS / "good" / f"{plan}.yaml",
                "--unit",
                "城管局" if plan != "safety-month" else "北门镇",
                "-o",
                output,
            ).code
            == 0
        )
        assert output.stat().st_size


def test_the_calendar_has_an_event_a_period_that_stays_its_own(gongkai: Run, tmp_path: Path) -> None:
    plan, output = tmp_path / "plan.yaml", tmp_path / "a.ics"
    text = (PLANS / "good" / "safety-month.yaml").read_text(encoding="utf-8")
    plan.write_text(text, encoding="utf-8")
    assert gongkai("tasks", "-u", "东山街道", "-o", output, cwd=tmp_path).code == 0
    before = _events(output)
    assert [name for name in before if "隐患排查情况（" in name] == [
        f"报送隐患排查情况（{month}月）（截止）" for month in range(6, 13)
    ]
    assert str(before["报送隐患排查情况（6月）（截止）"][1]) == "2022-06-27"
    assert str(before["报送活动信息（5月30日—6月5日）（截止）"][1].date()) == "2022-06-02"
    plan.write_text(text.replace("due: 每月25日前", "due: 7月起每月25日前"), encoding="utf-8")
    assert gongkai("tasks", "-u", "东山街道", "-o", output, "--force", cwd=tmp_path).code == 0
    after = _events(output)
    july = "报送隐患排查情况（7月）（截止）"
    assert after[july] == before[july]
    assert "CANCELLED" in str(after["报送隐患排查情况（6月）（截止）"][2])


def _events(path: Path) -> dict[str, tuple[str, Any, Any]]:
    """Title → uid, start and status of every event."""
    found: Any = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(event["SUMMARY"]): (str(event["UID"]), event["DTSTART"].dt, event.get("STATUS")) for event in found}


def test_the_day_of_a_schedule(law: Office) -> None:
    assert "报送以案释法提纲（公安局）截止" in law.types("05-01", "tasks --day 5月17日").out
    assert "报送以案释法提纲截止" in law.types("05-01", "tasks --unit 城管局 --day 5月19日").out
    assert "提纲" not in law.types("05-01", "tasks --unit 城管局 --day 6月24日").out
    assert "报送信息稿（6月）截止" in law.types("05-01", "tasks --day 6月6日").out


def test_programs(safety: Office) -> None:
    view = safety.read("06-17T08:00", "status")
    assert [(one["report"], one.get("series")) for one in view["reports"]] == [
        ("weekly@2022-W24", "weekly"),
        ("weekly@2022-W23", "weekly"),
        ("weekly@2022-W22", "weekly"),
        ("hazards-report@2022-06", "hazards-report"),
        ("news", None),
        ("summary", None),
    ]
    assert [one["report"] for one in view["later"]] == [
        "weekly@2022-W25",
        *(f"hazards-report@2022-{month:02}" for month in range(7, 13)),
    ]
    rows = {row["unit"]: row for row in view["reports"][4]["rows"]}
    assert rows["住建局"]["links"] == ["https://www.example.gov.cn/1.html"]
    assert "links" not in next(row for row in view["reports"][0]["rows"])
    assert rows["教育局"]["missing"] == ["宣传报道"]  # the link alone is no report
    tasks = safety.read("06-17", "tasks --unit 东山街道")["tasks"]
    own = next(task for task in tasks if task["report"] == "hazards-report")
    assert own["when"] == "每月25日前"
    assert [due["id"] for due in own["dues"]] == [f"hazards-report@2022-{month:02}" for month in range(6, 13)]


def test_the_workbook_and_the_board(safety: Office) -> None:
    safety.types("06-17T08:00", "status -o 台账.xlsx")
    book = openpyxl.load_workbook(safety.folder / "台账.xlsx")
    assert book.sheetnames[:4] == [
        "活动信息（6月13日—6月19日）",
        "活动信息（6月6日—6月12日）",
        "活动信息（5月30日—6月5日）",
        "隐患排查情况（6月）",
    ]
    safety.types("06-17T08:00", "status -o 看板.html")
    board = (safety.folder / "看板.html").read_text(encoding="utf-8")
    assert "以前各期，都报齐了的：1期" in board
    assert "还没有到的：活动信息1期（下一期6月24日12:00前），隐患排查情况6期（下一期7月25日前）" in board
    assert "链接 https://www.example.gov.cn/1.html" in board


# -- which period is meant ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "name", "right"),
    [
        ("06-01", "weekly", "weekly@2022-W22"),
        ("06-17T11:00", "weekly", "weekly@2022-W24"),
        ("06-17T13:00", "weekly", "weekly@2022-W25"),
        ("07-20", "weekly", "weekly@2022-W25"),  # the last that is owed
        ("06-27", "隐患排查情况", "hazards-report@2022-06"),
        ("06-28", "隐患排查情况", "hazards-report@2022-07"),
        ("06-28", "隐患排查情况（6月）", "hazards-report@2022-06"),
        ("06-28", "隐患排查情况(12月)", "hazards-report@2022-12"),
        ("06-28", "hazards-report@2022-09", "hazards-report@2022-09"),
    ],
)
def test_which_period_a_name_means(safety: Office, at: str, name: str, right: str) -> None:
    assert [one["report"] for one in safety.read(at, f"status --report '{name}'")["reports"]] == [right]


def test_a_period_that_is_asked_for_is_shown_in_full(safety: Office) -> None:
    """In the whole view what is past and complete is a line."""
    row = re.compile(r"^东山街道 +已报送 +6月2日10:00$", re.M)
    assert row.search(safety.types("06-17", "status --report weekly@2022-W22").out)
    assert row.search(safety.types("06-17", "status --unit 东山街道").out)
    assert not row.search(safety.types("06-17", "status").out)


def test_a_period_that_all_have_handed_in_gives_way_to_the_next(safety: Office) -> None:
    for unit in ("东山街道", "西山街道", "北门镇", "南湖镇"):
        safety.types("06-13", f"report submit {unit} --report weekly@2022-W24")
    assert safety.read("06-14", "status --report weekly")["reports"][0]["report"] == "weekly@2022-W25"


def test_a_unit_that_owes_two_periods_is_asked_which(safety: Office) -> None:
    said = safety.types("06-14", "report submit 南湖镇 --report weekly", 2).err
    assert "“活动信息”有2期都可以报送，不知道是哪一期" in said
    assert "weekly@2022-W23（活动信息（6月6日—6月12日））、weekly@2022-W24（活动信息（6月13日—6月19日））" in said
    assert "活动信息（6月13日—6月19日）" in safety.types("06-14", "report submit 东山街道 --report weekly").out
    assert "迟报" in safety.types("06-14", "report submit 南湖镇 --report weekly@2022-W23").out
    assert "活动信息（6月13日—6月19日）" in safety.types("06-14", "report submit 南湖镇 --report weekly").out
    safety.types("06-14", "report waive 北门镇 --report weekly --reason 停电", 2)


def test_what_came_is_accepted_and_given_back_where_it_came(safety: Office) -> None:
    assert "“隐患排查情况（6月）”" in safety.types("07-04", "report accept 教育局 --report hazards-report").out
    assert (
        "“活动信息（5月30日—6月5日）”"
        in safety.types("06-20", "report return 北门镇 --report weekly --reason 没有盖章").out
    )
    assert "有2期都可以办结" in safety.types("06-20", "report accept 东山街道 --report weekly", 2).err


def test_an_extension_is_of_one_period(safety: Office) -> None:
    rows = {
        one["report"]: {row["unit"]: row["due"] for row in one["rows"]}
        for id in ("06", "07")
        for one in safety.read("06-17", f"status --report hazards-report@2022-{id}")["reports"]
    }
    assert rows["hazards-report@2022-06"]["北门镇"] == "2022-06-29"
    assert rows["hazards-report@2022-07"]["北门镇"] == "2022-07-25"


def test_a_period_for_which_all_who_owe_it_have_longer_is_the_current_one(gongkai: Run, tmp_path: Path) -> None:
    office = Office(gongkai, tmp_path, "safety-month")
    office.plan(
        "id: a\nnotice: {title: 通知, issuer: 办公室, date: 2022年5月7日}\nplan: {title: 2022年方案}\n"
        "reports:\n  - {id: m, title: 月报, from: 甲局、乙局、丙局, due: 每月25日前, until: 12月31日}\n"
    )
    office.types("05-20", "report submit 甲局")
    office.types("05-20", "report extend 乙局 --until 6月5日 --reason 忙")
    assert office.types("05-28", "status --line").out.startswith("月报（6月）")  # 丙局 is overdue
    office.types("05-20", "report extend 丙局 --until 6月7日 --reason 忙")
    assert office.types("05-28", "status --line").out.startswith("月报（5月）：应报3，已报1；未报2家")
    assert "催报月报（5月）" in office.types("05-28", "report remind --draft").out
    office.types("05-28", "report submit 乙局")
    office.types("05-28", "report extend 丙局 --until 6月10日 --reason 还忙")
    assert office.types("06-08", "status --line").out.startswith("月报（5月）：应报3，已报2；未报1家：丙局")
    assert office.types("06-11", "status --line").out.startswith("月报（6月）")


def test_the_log_and_the_archive_of_all_periods(safety: Office) -> None:
    whole = safety.types("06-17T09:00", "report log --report weekly").out
    assert len(whole.splitlines()) == 6
    assert len(safety.types("06-17T09:00", "report log --report weekly@2022-W23").out.splitlines()) == 2
    put(safety.folder, "收件/东山街道总结.pdf", PDF)
    safety.types("06-17T09:00", "report collect 收件 -o 归档 --format md")
    contents = (safety.folder / "归档" / "目录.md").read_text(encoding="utf-8")
    assert "链接 https://www.example.gov.cn/1.html" in contents


def test_what_is_on_record_of_no_period_is_said(safety: Office) -> None:
    text = (safety.folder / "plan.yaml").read_text(encoding="utf-8")
    safety.plan(text.replace("due: 每周五12时前\n", "due: 6月24日前\n"))
    said = safety.types("06-17T08:00", "status").out
    assert "“活动信息”没有代号是“weekly@2022-W22”的一期，可是有4条记录（第1—4条）是它的" in said
    assert "现在只报一次；要算的用 gongkai report log --report weekly@2022-W22 看，按现在的代号重新登记" in said
    safety.plan(text.replace("until: 12月31日", "until: 5月31日"))
    assert safety.types("06-17T08:00", "status", 1).code == 1  # no period at all: the plan says so
    safety.plan(text.replace("due: 每周五12时前\n", "due: 6月24日前\n"))
    safety.types("06-17T09:00", "report submit 南湖镇 --report weekly")
    safety.plan(text)
    said = safety.types("06-17T10:00", "status").out
    assert "“活动信息”没有代号是“weekly”的一期" in said
    assert "现在各期的代号是weekly@2022-W22到weekly@2022-W25" in said


def test_another_id_is_written_back_without_the_period(safety: Office) -> None:
    text = (safety.folder / "plan.yaml").read_text(encoding="utf-8")
    safety.plan(text.replace("id: weekly\n", "id: info\n").replace("report: weekly\n", "report: info\n"))
    said = safety.types("06-17T08:00", "status").out
    assert "把那一项的 id 写回 weekly（正文里 report 写的代号一起改），现在还没有记录的是“活动信息”；" in said
    assert "“活动信息（" not in said.partition("注意：")[2]


def test_monthly_pictures_are_shown_by_pictures(safety: Office) -> None:
    text = (safety.folder / "plan.yaml").read_text(encoding="utf-8")
    safety.plan(text.replace("title: 隐患排查情况", "title: 现场照片"))
    put(safety.folder, "a.jpg", JPG)
    assert "还没有到" not in safety.types("06-17", "report submit 住建局 a.jpg --report hazards-report").out
    said = safety.types("06-17", "report submit 南湖镇 --report hazards-report --has 现场照片").out
    assert "“现场照片（6月）”：报告（另收）" in said


def test_what_is_assigned_has_another_name(safety: Office) -> None:
    err = safety.types("06-17", "report assign 教育局 活动信息 --due 6月20日", 2).err
    assert "方案里已经有“活动信息”这项报送" in err
    said = safety.types("06-17", "report assign 教育局 别的事 --due 每月25日前", 2).err
    assert "--due “每月25日前”是反复的期限，这里只能写一个日子" in said


def test_tab_offers_the_matter_then_its_periods(safety: Office) -> None:
    def offers(word: str) -> list[str]:
        words = "report\nlog\n--report"
        env = {"_GONGKAI_COMPLETE": "bash", "_GONGKAI_WORDS": words, "_GONGKAI_WORD": word}
        return safety.gongkai(cwd=safety.folder, env=env).out.splitlines()

    assert offers("") == ["weekly", "hazards-report", "news", "summary"]
    assert offers("week") == ["weekly"]
    assert offers("weekly") == ["weekly", *(f"weekly@2022-W{week}" for week in (22, 23, 24, 25))]
    assert offers("hazards-report@2022-1") == [f"hazards-report@2022-{month}" for month in (10, 11, 12)]


# -- files -------------------------------------------------------------------------------------------------------------


def test_a_folder_of_files(safety: Office) -> None:
    for name in (
        "东山街道6月隐患排查情况.pdf",  # says which
        "西山街道隐患排查情况.pdf",  # owes one only
        "北门镇活动信息.pdf",  # owes two by now
        "南湖镇活动信息（6月6日—6月12日）.pdf",
        "东山街道活动信息.pdf",
        "住建局7月隐患排查情况.pdf",  # early, and says so
    ):
        put(safety.folder, f"收件/{name}", PDF + name.encode())
    said = safety.types("06-17T09:00", "report scan 收件 --yes")
    files = {
        file["name"].split("/")[-1]: event["report"]
        for event in safety.read("06-17T09:00", "report log")["events"]
        for file in event["files"]
    }
    assert files == {
        "东山街道6月隐患排查情况.pdf": "hazards-report@2022-06",
        "西山街道隐患排查情况.pdf": "hazards-report@2022-06",
        "南湖镇活动信息（6月6日—6月12日）.pdf": "weekly@2022-W23",
        "东山街道活动信息.pdf": "weekly@2022-W24",
        "住建局7月隐患排查情况.pdf": "hazards-report@2022-07",
    }
    assert re.search(r"北门镇活动信息\.pdf.*活动信息（6月6日—6月12日）.*改名写明", said.out.replace("\n", ""))


OFTEN = """id: often
notice: {title: 示例通知, issuer: 示例区人民政府办公室, date: 2022年5月7日, text: 正文。}
units: {groups: {各局: {members: 甲局、乙局}}}
reports:
  - {id: monthly, title: 信息, from: 各局, due: 每月25日前, until: 12月31日}
  - {id: weekly, title: 周报, from: 各局, due: 每周五前, until: 6月30日}
  - {id: quarter, title: 小结, from: 各局, due: 每季度末, until: 12月31日}
  - {id: daily, title: 日报, from: 各局, due: 每工作日17时前, until: 6月30日}
"""
WHICH = {
    "甲局七月信息": "monthly@2022-07",
    "甲局2022年7月份信息": "monthly@2022-07",
    "甲局信息（6月）": "monthly@2022-06",
    "7月/甲局信息": "monthly@2022-07",
    "甲局6月13日-19日周报": "weekly@2022-W24",
    "甲局6月13日—17日周报": "weekly@2022-W24",
    "甲局周报（6月6日-6月12日）": "weekly@2022-W23",
    "甲局周报6.6-6.12": "weekly@2022-W23",
    "甲局周报0606-0612": "weekly@2022-W23",
    "甲局周报20220606-20220612": "weekly@2022-W23",
    "甲局小结（3季度）": "quarter@2022-Q3",
    "甲局第三季度小结": "quarter@2022-Q3",
    "甲局2022年Q3小结": "quarter@2022-Q3",
    "甲局7-9月小结": "quarter@2022-Q3",
    "甲局6月10日日报": "daily@2022-06-10",
}
UNCLEAR = {
    "甲局5-6月信息": "像“信息（5月）”、“信息（6月）”；改名写明哪一期，如“5月”",
    "甲局5、6月信息": "像“信息（5月）”、“信息（6月）”；改名写明哪一期，如“5月”",
    "甲局五至六月信息": "像“信息（5月）”、“信息（6月）”；改名写明哪一期，如“5月”",
    "甲局5月和6月信息": "像“信息（5月）”、“信息（6月）”；改名写明哪一期，如“5月”",
    "甲局二季度信息": "写的是“2季”，不像",
    "甲局4-5月信息": "写的是“4-5月”，不像",
    "甲局3月信息": "改名写明哪一期，如“5月”",
    "甲局上半年小结": "写的是“上半年”，不像",
    "甲局6月6日-19日周报": "像“周报（6月6日—6月12日）”、“周报（6月13日—6月19日）”",
    "甲局第24周周报": "改名写明哪一期，如“5月9日—5月15日”",
    "甲局6月9日、10日日报": "像“日报（6月9日）”、“日报（6月10日）”",
}


@pytest.mark.parametrize("name", [*WHICH, *UNCLEAR])
def test_a_name_says_which_period_or_is_asked_about(name: str, gongkai: Run, tmp_path: Path) -> None:
    office = Office(gongkai, tmp_path, "safety-month")
    office.plan(OFTEN)
    put(tmp_path, f"收件/{name}.pdf", PDF)
    said = office.types("06-17T09:00", "report scan 收件 --yes")
    events = office.read("06-17T09:00", "report log")["events"]
    assert [event["report"] for event in events] == [report for own, report in WHICH.items() if own == name]
    if name in UNCLEAR:
        assert UNCLEAR[name] in said.out.replace("\n", "")


def test_a_file_that_names_another_month_is_asked_about(safety: Office) -> None:
    put(safety.folder, "东山街道5月隐患排查情况.pdf", PDF)
    put(safety.folder, "东山街道7月隐患排查情况.pdf", PDF + b"7")
    safety.types("06-17T09:00", "report submit 东山街道 东山街道5月隐患排查情况.pdf --report hazards-report")
    said = safety.types("06-17T09:00", "report submit 西山街道 东山街道7月隐患排查情况.pdf --report hazards-report", 2)
    assert "像“隐患排查情况（7月）”，不像“隐患排查情况（6月）”" in said.err


# -- addresses ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said", "advice"),
    [
        ("www.example.gov.cn/1.html", "不是 http 或 https 的网址", "写成 --link https://www.example.gov.cn/1.html"),
        ("https://", "里没有网站的名称", "https://www.example.gov.cn"),
        ("ftp://example.gov.cn/1", "不是 http 或 https 的网址", "写全"),
        ("https://a.cn/1 https://a.cn/2", "里面有空格或者引号", "一个网址写一个 --link"),
        ("https://u:p@a.cn/1", "里有用户名或者密码", "去掉 @"),
        ("https://a.cn:x/", "不是网址", "写全"),
        ("新闻", "不是 http 或 https 的网址", "写全"),
        ("https://www.example.gov.cn/4.html。", "后面多了“。”", "写成 --link https://www.example.gov.cn/4.html；"),
        ("https://a.cn/4.html）,", "后面多了“）,”", "写成 --link https://a.cn/4.html；"),
        ("https://a.cn/4.html（图解）；", "后面多了“（图解）；”", "写成 --link https://a.cn/4.html；"),
        ("https://a.cn/4.html点击查看", "后面多了“点击查看”", "写成 --link https://a.cn/4.html；"),
        ("www.example.gov.cn/4.html。", "不是 http 或 https", "写成 --link https://www.example.gov.cn/4.html\n"),
        ("https://a.cn点击查看", "“a.cn点击查看”不是网站的名称", "写全"),
        ("https://example", "“example”不是网站的名称", "写全"),
        ("http://localhost/x", "“localhost”不是网站的名称", "写全"),
        ("https://a。cn/1", "不是网站的名称", "写全"),
    ],
)
def test_what_is_no_address(safety: Office, typed: str, said: str, advice: str) -> None:
    err = safety.types("06-17", f"report submit 教育局 --report news --link {shlex.quote(typed)}", 2).err
    assert said in err
    assert advice in err
    assert safety.types("06-17", "report submit 教育局 --report news --has 链接", 2).err.count("--link")


def test_the_advice_about_an_address_works(safety: Office) -> None:
    err = safety.types("06-17", "report submit 教育局 --report news --link www.example.gov.cn/3.html", 2).err
    advised = re.search(r"写成 (--link [^\s；]+)", err)
    assert advised
    out = safety.types("06-17", f"report submit 教育局 --report news {advised[1]} --has 报告").out
    assert "链接 https://www.example.gov.cn/3.html" in out


@pytest.mark.parametrize(
    "link",
    [
        "https://www.示例.gov.cn/公开/附件（1）.pdf",
        "https://政务.中国/公开日",
        "http://www.example.gov.cn:8080/a?b=1.html关于&c=d,e;f#/公开",
        "https://mp.weixin.qq.com/s?__biz=MzA3&mid=1&sn=ab%20#wechat_redirect",
        "https://www.example.gov.cn/index.html;jsessionid=1A",
        "https://www.example.gov.cn/a(1)",
        "https://www.example.gov.cn/go?to=https://b.cn/1,https://c.cn/2",
        "http://203.0.113.5/a",
        "https://www.example.gov.cn/2022年5月",
    ],
)
def test_what_is_an_address(link: str) -> None:
    assert amiss(link) is None
    assert list(apart(link)) == [link]


def test_several_addresses_stand_with_a_mark_between_them(safety: Office) -> None:
    links = "https://www.example.gov.cn/5.html、https://www.example.gov.cn/6.html， https://www.example.gov.cn/7.html"
    out = safety.types("06-17", f"report submit 教育局 --report news --has 报告 --link {shlex.quote(links)}").out
    assert [out.count(f"https://www.example.gov.cn/{number}.html") for number in (5, 6, 7)] == [1, 1, 1]
    links += "、www.example.gov.cn/8.html。"
    err = safety.types("06-17", f"report submit 教育局 --report news --link {shlex.quote(links)}", 2).err
    assert "写成 --link https://www.example.gov.cn/8.html\n" in err


def test_a_record_without_addresses_is_read_as_before(safety: Office) -> None:
    lines = (safety.folder / "status.json").read_text(encoding="utf-8").splitlines()
    events = [line.rstrip(",") for line in lines if line.startswith('{"seq"')]
    assert ['"links"' in line for line in events].count(True) == 2
    old = next(line for line in events if '"links"' not in line)
    event = from_line(old, json.loads(old)["seq"])
    assert event.links == ()
    assert event.line(json.loads(old)["seq"]) == old
    with pytest.raises(ValueError, match="12"):
        from_line('{"seq": 12, "kind": "waived", "report": "a", "units": ["甲局"], "at": "2022-05-01",'
                  ' "recorded": "2022-05-01", "by": "", "note": "x", "links": ["https://a.cn"]}', 12)  # fmt: skip


def test_a_report_called_links_is_one(gongkai: Run, tmp_path: Path) -> None:
    office = Office(gongkai, tmp_path, "safety-month")
    office.plan((tmp_path / "plan.yaml").read_text(encoding="utf-8").replace("title: 宣传报道", "title: 宣传报道链接"))
    out = office.types("06-16", "report submit 教育局 --report news --link https://a.example.cn/1").out
    assert "还没有到" not in out
    assert office.read("06-17", "status --report news")["reports"][0]["reported"] == 1


# -- two levels --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("receiver", ["市政务公开办", "市政府办公室", "示例市人民政府办公室政务公开科", "省政务公开办"])
def test_the_districts_own_duty_to_the_city(gongkai: Run, tmp_path: Path, receiver: str) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "id: two\nnotice: {title: 关于开展政务公开日活动的通知, to: 区政府各部门, issuer: 示例区人民政府办公室,"
        " date: 2022年5月5日, text: 请按时报送。}\n"
        "units: {prefix: 区, groups: {区政府各部门: {members: 甲局、乙局、区政府办公室}}}\n"
        "reports:\n"
        "  - {id: s, title: 活动情况, from: 区政府各部门, except: 区政府办公室,"
        " receiver: 区政府办公室, due: 5月19日前}\n"
        f"  - {{id: city, title: 全区情况, from: 区政府办公室, receiver: {receiver}, due: 5月27日前}}\n",
        encoding="utf-8",
    )
    assert gongkai("validate", plan).err == f"{plan}：没有发现问题\n"
    assert "报送“全区情况”" in gongkai("report", "submit", "区政府办公室", "--today", "5月20日", cwd=tmp_path).out
    said = gongkai("report", "remind", "--report", "city", "--draft", "--today", "5月19日", cwd=tmp_path)
    assert f"应于5月27日前报送{receiver}" in said.out


# -- days of one's own that are not those of all -----------------------------------------------------------------------


def test_a_day_of_ones_own_before_the_first_period_is_that_periods(gongkai: Run, tmp_path: Path) -> None:
    """It lies before the notice, which is told; it is no other period's."""
    office = Office(gongkai, tmp_path, "safety-month")
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    office.plan(text.replace("due: 每月25日前", "due: 每月27日前\n    schedule: {教育局: 每月1日前}"))
    rows = office.read("06-01", "status --report hazards-report")["reports"][0]["rows"]
    assert {row["unit"]: row["due"] for row in rows if row["unit"] in ("教育局", "住建局")} == {
        "教育局": "2022-06-01",
        "住建局": "2022-06-27",
    }
    plan = tmp_path / "plan.yaml"
    office.plan(plan.read_text(encoding="utf-8").replace("time: 6月1日至", "time: 5月1日至"))
    assert "“5月1日前”早于成文日期2022年5月26日" in gongkai("validate", cwd=tmp_path).out


# -- next year, completion, the notice ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["safety-month", "law-popularising"])
def test_next_year_keeps_them(gongkai: Run, tmp_path: Path, name: str) -> None:
    plan = PLANS / "good" / f"{name}.yaml"
    assert gongkai("next", "-p", plan, "--year", "2023", "-o", tmp_path / "next.yaml").code == 0
    text = (tmp_path / "next.yaml").read_text(encoding="utf-8")
    for key in ("due", "until", "holiday"):
        was = re.findall(rf"^ +{key}: .*", plan.read_text(encoding="utf-8"), re.M)
        assert re.findall(rf"^ +{key}: .*", text, re.M) == was
    new = loads(text.encode()).plan
    assert new is not None
    assert {report.id.partition("@")[2][:4] for report in new.reports} == {"2023", ""}


def test_the_notice_says_what_was_typed(gongkai: Run) -> None:
    out = gongkai("render", "-p", PLANS / "good" / "safety-month.yaml").out
    assert "各镇街于每周五12时前报送本周活动信息，遇节假日提前；" in out
    assert "@" not in out
