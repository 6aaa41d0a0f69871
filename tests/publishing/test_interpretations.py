"""政策解读: each is a report of its unit that an address alone brings, wherever reports are shown."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from gongkai.phrases.moments import Moment
from gongkai.plan import Interpretation, Plan
from gongkai.publishing.interpreted import interpretations
from gongkai.reading import loads
from gongkai.reports.interpreted import interpreted, told
from gongkai.reports.stores import store_at
from gongkai.text import Text
from tests.conftest import PLANS, Run
from tests.servers import Server

GOOD = PLANS / "good" / "interpretations.yaml"
SITE = "https://www.example.gov.cn"
HELP, CARE, HOUSING = "示例区助企措施", "示例区养老办法", "housing"


class Desk:
    """A folder with the plan, and commands in it on a day."""

    def __init__(self, gongkai: Run, folder: Path, text: str = "") -> None:
        self.folder, self._gongkai = folder, gongkai
        self.write(text or GOOD.read_text(encoding="utf-8"))

    def write(self, text: str) -> None:
        (self.folder / "plan.yaml").write_text(text, encoding="utf-8")

    def text(self) -> str:
        return (self.folder / "plan.yaml").read_text(encoding="utf-8")

    def run(self, *arguments: str, day: int = 17, code: int = 0) -> str:
        done = self._gongkai(*arguments, cwd=self.folder, env={"GONGKAI_TODAY": f"2022-05-{day}"})
        assert done.code == code, done
        return done.out + done.err

    def standing(self, report: str, unit: str, day: int = 17) -> dict[str, object]:
        out = self._gongkai("status", "--format", "json", cwd=self.folder, env={"GONGKAI_TODAY": f"2022-05-{day}"}).out
        ledger = next(one for one in json.loads(out)["reports"] if one["report"] == report)
        return dict(next(row for row in ledger["rows"] if row["unit"] == unit))

    def plan(self) -> Plan:
        plan = loads((self.folder / "plan.yaml").read_bytes(), "plan.yaml").plan
        assert plan
        return plan


@pytest.fixture
def desk(gongkai: Run, tmp_path: Path) -> Desk:
    return Desk(gongkai, tmp_path)


@pytest.mark.parametrize(
    ("policy", "name"),
    [
        ("《甲办法》（甲政发〔2022〕3号）", "甲办法"),
        ("《关于印发〈甲办法〉的通知》", "关于印发〈甲办法〉的通知"),
        ("《关于印发《甲办法》的通知》（甲政发〔2022〕3号）", "关于印发《甲办法》的通知"),
        ("甲办法（甲政办发〔2022〕3号）", "甲办法"),
        ("甲办法（试行）", "甲办法（试行）"),
        ("甲政办发〔2022〕3号", "甲政办发〔2022〕3号"),
    ],
)
def test_a_policy_is_known_by_its_title(policy: str, name: str) -> None:
    assert Interpretation(Text(policy)).key == name


def test_it_is_a_report_like_any_other(desk: Desk) -> None:
    """In tasks, calendar, status, reminder, calls and board, each unit by the deadline that the plan names."""
    tasks = desk.run("tasks", "--unit", "乙局")
    assert f"《{CARE}》解读" in tasks
    assert f"见 {SITE}/0.html" in tasks
    assert "《示例区住房办法》解读（图解、文字）" in tasks
    assert f"《{HELP}》解读" not in tasks
    desk.run("tasks", "--all", "-o", "全部.ics")
    assert f"SUMMARY:报送《{HELP}》解读" in (desk.folder / "全部.ics").read_text(encoding="utf-8")
    assert f"《{HELP}》解读（图解、视频）（5月18日）" in desk.run("status")
    assert desk.standing(HELP, "甲局")["missing"] == ["链接"]
    assert desk.standing(HELP, "甲局", day=19)["overdue"] is True
    assert f"《{HELP}》解读" in desk.run("report", "remind", "--report", HELP, day=19)
    desk.run("status", "-o", "看板.html")
    assert HELP in (desk.folder / "看板.html").read_text(encoding="utf-8")
    assert "interpretations" not in desk.run("render")


def test_an_address_alone_brings_it(desk: Desk) -> None:
    """Not the draft on paper or as a file; what is returned is not published any more."""
    told_so = desk.run("report", "submit", "甲局", "--report", HELP, "--has", "报告")
    assert f"再登记：gongkai report submit 甲局 --link https://…… --report {HELP}" in told_so
    (desk.folder / "解读稿.docx").write_bytes(b"PK")
    desk.run("report", "submit", "甲局", "解读稿.docx", "--report", HELP, "--yes")
    assert desk.standing(HELP, "甲局")["state"] == "待报送"
    desk.run("report", "submit", "甲局", "--report", HELP, "--link", f"{SITE}/1.html", day=19)
    assert desk.standing(HELP, "甲局", day=19)["state"] == "已报送"
    assert desk.standing(HELP, "甲局", day=19)["late"] is True
    desk.run("report", "return", "甲局", "--report", HELP, "--reason", "打不开", day=19)
    events = store_at(str(desk.folder / "status.json"), "example-interpretations").load()[0]
    assert next(one for one in interpreted(desk.plan(), events, _day(19)) if one.unit == "甲局").links == ()
    desk.run("report", "submit", "甲局", "--report", HELP, "--link", f"{SITE}/2.html", day=20)
    events = store_at(str(desk.folder / "status.json"), "example-interpretations").load()[0]
    assert interpreted(desk.plan(), events, _day(20))[0].links == (f"{SITE}/2.html",)


def _day(day: int) -> Moment:
    return Moment(date(2022, 5, day))


REPORTS = """\
reports:
  - {id: summary, title: 活动总结, from: 甲局、乙局, due: 5月27日前, figures: [参与群众（人次）]}
scoring: {full: 100, late: 2, not_reported: 10}
"""


def test_links_alone_are_of_the_interpretation(desk: Desk) -> None:
    """Where it is the only one that asks the unit for an address; where it is not, it has to be named."""
    one = GOOD.read_text(encoding="utf-8").replace("unit: 甲局、乙局", "unit: 乙局")
    desk.write(one + REPORTS)
    assert f"“《{HELP}》解读" in desk.run("report", "submit", "甲局", "--link", f"{SITE}/1.html")
    assert "加上 --report 代号" in desk.run("report", "submit", "乙局", "--link", f"{SITE}/1.html", code=2)
    assert "加上 --report 代号" in desk.run("report", "submit", "甲局", "--has", "报告", code=2)
    desk.write(one + REPORTS.replace("due:", "needs: 链接, due:"))
    assert "加上 --report 代号" in desk.run("report", "submit", "甲局", "--link", f"{SITE}/2.html", code=2)


def test_with_its_link_in_the_plan_it_is_published(desk: Desk) -> None:
    """Nothing is owed or asked; what was on record before, lateness too, stays."""
    assert "示例区就业办法" not in desk.run("tasks", "--unit", "乙局").replace("〈示例区就业办法〉", "")
    assert "《关于印发〈示例区就业办法〉的通知》解读" not in desk.run("tasks", "--unit", "乙局")
    row = desk.standing("关于印发〈示例区就业办法〉的通知", "乙局")
    assert (row["state"], row["reason"]) == ("免报", f"已发布：{SITE}/1.html")
    shown = desk.run("status")
    assert "免报 1；不用再报" in shown
    assert "期限另行通知" not in shown
    desk.run("status", "-o", "看板.html")
    board = re.sub("<[^>]*>", "", (desk.folder / "看板.html").read_text(encoding="utf-8"))
    assert "还缺 链接" in board
    assert "还缺 全部" not in board
    desk.write(desk.text() + REPORTS)
    assert "乙局  80" in desk.run("status", "--scores", day=21)  # 养老办法 and 住房办法, not 就业办法
    desk.run("report", "submit", "甲局", "--report", HELP, "--link", f"{SITE}/9.html", day=19)
    desk.write(desk.text().replace("due: 5月18日}", f"due: 5月18日, link: {SITE}/9.html}}"))
    row = desk.standing(HELP, "甲局", day=20)
    assert (row["state"], row["late"]) == ("已报送", True)
    assert "第" not in desk.run("status", day=20).partition("注意")[2]  # nothing on record is lost


def test_a_new_policy_moves_no_other(desk: Desk) -> None:
    """The record knows each by its name, not by its place in the list."""
    desk.run("report", "submit", "甲局", "--report", HELP, "--link", f"{SITE}/1.html")
    first = "        - {policy: 《示例区新办法》, unit: 甲局, due: 5月18日}\n"
    desk.write(desk.text().replace("interpretations:\n", f"interpretations:\n{first}"))
    assert desk.standing(HELP, "甲局")["state"] == "已报送"
    assert desk.standing("示例区新办法", "甲局")["state"] == "待报送"
    desk.write(desk.text().replace(f"《{HELP}》（", "《示例区惠企措施》（"))
    assert HELP in desk.run("status").partition("注意")[2]  # and what has lost its name is told


def test_the_page_gets_both_ways(desk: Desk) -> None:
    """Policy and interpretation with their links, from plan and record, each with its place."""
    desk.run("report", "submit", "甲局", "--report", HELP, "--link", f"{SITE}/1.html", "--link", f"{SITE}/2.html")
    events = store_at(str(desk.folder / "status.json"), "example-interpretations").load()[0]
    found = interpretations(desk.plan(), events, _day(18))
    assert [(one.unit, one.link, one.policy_link) for one in found] == [
        ("甲局", f"{SITE}/1.html", ""),
        ("甲局", f"{SITE}/2.html", ""),
        ("乙局", "", f"{SITE}/0.html"),
        ("甲局", "", ""),
        ("乙局", "", ""),
        ("乙局", f"{SITE}/1.html", ""),
    ]
    assert found[0].policy == f"《{HELP}》（示政发〔2022〕3号）"
    assert (found[0].forms, found[0].due) == (("图解", "视频"), "5月18日")
    line, column = found[-1].at or (0, 0)
    assert desk.text().splitlines()[line - 1][column - 1 :].startswith(f"{SITE}/1.html")
    waiting = "乙局《示例区养老办法》、甲局《示例区住房办法》、乙局《示例区住房办法》"
    said = told(interpreted(desk.plan(), events, _day(18)))
    assert said == f"政策解读安排5篇，已发布2篇，没有发布的3篇：{waiting}"


PORTAL = "portal: {site: 示例区人民政府, published: 2022年5月20日, openness: 主动公开}\n"


def test_the_portal_shows_what_is_published(desk: Desk) -> None:
    """Policy and interpretation link to where each stands; `publish` takes the addresses from plan and record."""
    desk.write(desk.text().replace("  date: 2022年5月7日\n", "  date: 2022年5月7日\n  note: 此件公开发布\n") + PORTAL)
    desk.run("report", "submit", "甲局", "--report", HELP, "--link", f"{SITE}/7.html")
    desk.run("publish", "-o", "发布", day=20)
    page = (desk.folder / "发布" / "index.html").read_text(encoding="utf-8")
    assert f'href="{SITE}/7.html"' in page
    assert f'href="{SITE}/1.html"' in page


def test_figures_and_summary_count_them(desk: Desk) -> None:
    desk.write(desk.text() + REPORTS)
    desk.run("report", "submit", "甲局", "--report", HELP, "--link", f"{SITE}/1.html")
    assert "政策解读安排5篇，已发布2篇" in desk.run("figures")
    summary = desk.run("summary")
    assert f"发布政策解读2篇：甲局《{HELP}》、乙局《关于印发〈示例区就业办法〉的通知》。" in summary
    assert "政策解读安排5篇，已发布2篇，没有发布的3篇" in summary
    assert "应报1个单位" not in summary  # a sentence says enough
    desk.write(GOOD.read_text(encoding="utf-8").partition("      interpretations:")[0] + REPORTS)
    assert "政策解读" not in desk.run("figures") + desk.run("summary")


def test_next_year_has_other_days_and_links(desk: Desk) -> None:
    text = desk.text().replace("《示例区养老办法》\n", "《2022年示例区养老办法》\n").replace("和《示例区养老办法》", "")
    last = ("- due: 5月18日", "  policy: 《示例区新办法》", "  unit: 甲局", f"  link: '{SITE}/7.html'")
    desk.write(text + "".join(f"        {line}\n" for line in last))
    told_so = desk.run("next", "--year", "2023", "-o", "新/plan.yaml")
    lines = (desk.folder / "新" / "plan.yaml").read_text(encoding="utf-8").splitlines()
    listed = lines[lines.index("      interpretations:") + 1 :]
    assert listed[0] == f"        - {{policy: 《{HELP}》（示政发〔2022〕3号）, unit: 甲局, forms: 图解、视频}}"
    assert "        - policy: 《2022年示例区养老办法》" in listed  # a policy keeps its name
    assert "          # due: 5月19日前" in listed
    assert f"          policy_link: {SITE}/0.html" in listed
    assert f"          # link: '{SITE}/7.html'" in listed
    assert "        - {policy: 《关于印发〈示例区就业办法〉的通知》, unit: 乙局}" in listed
    assert f"《{HELP}》是去年解读的，期限、链接没有带过来" in told_so
    assert re.search("\n  去掉“due: 5月1[0-9]日[^”]*”（第 [0-9]+ 行）\n", told_so)
    assert "→ （" not in told_so
    assert "请核对解读的“5月18日”" in told_so  # its dash stands before it
    assert "        - due: 5月18日" in listed
    assert loads((desk.folder / "新" / "plan.yaml").read_bytes(), "plan.yaml").plan


def test_it_is_in_a_shared_record_as_well(desk: Desk, postgresql: Server) -> None:
    store = postgresql.url(postgresql.database("prepared"))
    desk.run("report", "submit", "甲局", "--report", HELP, "--link", f"{SITE}/1.html", "--store", store)
    assert f"链接：{SITE}/1.html" in desk.run("status", "--store", store, "--unit", "甲局")
    assert HELP not in desk.run("status", "--pending", "--report", HELP, "--store", store).partition("单位")[2]
