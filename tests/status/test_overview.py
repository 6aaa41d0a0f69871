"""Many plans in one view: the worst first, a plan that cannot be read as a line, the same from files and a database."""

import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser

from benchmarks.province import province
from tests.conftest import PLAN, ROOT, Run
from tests.servers import CLERK, Server

AT = ("--today", "2022-05-21")
PLANS = "*/plan.yaml"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five districts of twenty units, a sixth whose plan is no plan, and a seventh whose record is damaged."""
    folder = tmp_path_factory.mktemp("city")
    province(folder, 5, 20)
    for name, file, content in (
        ("坏方案区", "plan.yaml", "notice: [\n"),
        ("坏[bold]记录区", "status.json", "{}"),
    ):
        shutil.copytree(folder / "示例001区", folder / name)
        (folder / name / file).write_text(content, encoding="utf-8")
    return folder


def whole(gongkai: Run, folder: Path, *options: str | Path) -> Any:
    result = gongkai("status", "-p", PLANS, *AT, "--format", "json", *options, cwd=folder)
    assert result.code == 1, result.err  # two could not be read
    return json.loads(result.out)


def test_every_district_adds_up_and_the_worst_come_first(gongkai: Run, city: Path) -> None:
    view = whole(gongkai, city)
    districts = view["districts"]
    assert [entry["name"] for entry in districts[:2]] == ["坏[bold]记录区", "坏方案区"]
    assert view["unread"] == 2
    read = [entry for entry in districts if entry["status"]]
    assert [entry["behind"] for entry in read] == sorted((entry["behind"] for entry in read), reverse=True)
    for key in ("units", "owing", "reported", "pending", "returned", "late", "behind"):
        assert view["total"][key] == sum(entry[key] for entry in read)
    for entry in read:
        alone = gongkai("status", "-p", entry["plan_file"], *AT, "--format", "json", cwd=city)
        assert json.loads(alone.out) == entry["status"]
        assert entry["days_left"] == -3
    assert view["total"]["units"] == 100


def test_the_table_says_why_a_plan_is_missing(gongkai: Run, city: Path) -> None:
    result = gongkai("status", "-p", PLANS, *AT, cwd=city)
    assert result.code == 1
    lines = result.out.splitlines()
    assert lines[0] == "7份方案里读得了的5份合计"
    assert lines[4].split() == ["地区", "完成", "应报", "已报", "未报", "逾期", "迟报", "期限"]
    assert [line.split()[0] for line in lines[5:10]] == [
        entry["name"] for entry in whole(gongkai, city)["districts"] if entry["status"]
    ]
    assert "读不了的 2份：" in lines
    assert any(line.startswith("坏方案区  方案第2行：") for line in lines)
    assert any(line.startswith("坏[bold]记录区  进度文件") and "已损坏" in line for line in lines)
    assert lines[-1].startswith("看一个地区：gongkai status -p 示例")


def test_several_ways_to_name_them(gongkai: Run, city: Path) -> None:
    good = sorted(path.relative_to(city) for path in city.glob("示例*/plan.yaml"))
    ways: list[list[str | Path]] = [
        ["-p", "示例*/plan.yaml"],
        [part for path in good for part in ("-p", path)],
        [*good],
        ["-p", good[0], *good],  # what a shell makes of -p 示例*/plan.yaml, and one of them twice
    ]
    said = [gongkai("status", *way, *AT, cwd=city) for way in ways]
    assert {(result.code, result.out) for result in said} == {(0, said[0].out)}
    assert said[0].out.startswith("5份方案合计")
    assert gongkai("status", "-p", "示例*/plan.yaml", *AT, "--check", cwd=city).code == 1
    assert gongkai("status", "-p", "示例*/plan.yaml", "--today", "2022-05-18", "--check", cwd=city).code == 0
    one = gongkai("status", "-p", "示例001*/plan.yaml", *AT, cwd=city)
    assert one.out == gongkai("status", "-p", "示例001区/plan.yaml", *AT, cwd=city).out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-p", "没有*/plan.yaml"], "没有符合“没有*"),
        (["-p", PLANS, "--store", "status.json"], "几份方案不能共用一个进度文件"),
        (["-p", PLANS, "--store", "postgresql://a@127.0.0.1:1/b"], "数据库没有开"),  # said once, not for every plan
        (["-p", PLANS, "--scores"], "得分一次只能看一份方案的"),
        (["-p", PLANS, "--pending", "-o", "x.xlsx"], "--pending 只管屏幕上看的"),
    ],
)
def test_what_does_not_go_together(options: list[str], said: str, gongkai: Run, city: Path) -> None:
    result = gongkai("status", *options, *AT, cwd=city)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert "建议：" in result.err


def test_one_unit_over_all_districts(gongkai: Run, city: Path) -> None:
    view = whole(gongkai, city, "--unit", "示例3局")
    assert view["only"] == ["示例3局"]
    assert [entry["units"] for entry in view["districts"] if entry["status"]] == [1] * 5


def test_as_tables(gongkai: Run, city: Path) -> None:
    for name in ("汇总.xlsx", "汇总.csv"):
        assert gongkai("status", "-p", PLANS, *AT, "-o", name, cwd=city).code == 1
    view = whole(gongkai, city)
    book = openpyxl.load_workbook(city / "汇总.xlsx")
    assert book.sheetnames == ["汇总", "各单位"]
    rows = [tuple(cell.value for cell in row) for row in book["汇总"].iter_rows(min_row=2)]
    assert [row[0] for row in rows] == [entry["name"] for entry in view["districts"]]
    assert [row[2] for row in rows] == [entry["reported"] if entry["status"] else "" for entry in view["districts"]]
    assert rows[1][13].startswith("方案第2行")
    assert book["各单位"].max_row == 101
    table = list(csv.reader(io.StringIO((city / "汇总.csv").read_bytes().decode("utf-8-sig"))))
    assert [row[1] for row in table[1:8]] == [row[0] for row in rows]
    assert sum(row[:1] == ["各单位"] for row in table) == 100


def test_the_board_leads_from_the_city_to_a_unit(gongkai: Run, city: Path, chromium: Browser) -> None:
    assert gongkai("status", "-p", PLANS, *AT, "-o", "看板.html", cwd=city).code == 1
    context = chromium.new_context(viewport={"width": 360, "height": 780}, offline=True)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((city / "看板.html").as_uri())
    view = whole(gongkai, city)
    assert page.locator(".districts tbody tr").count() == 7
    assert "方案第2行" in page.locator(".districts tbody tr").nth(1).inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    worst = next(entry for entry in view["districts"] if entry["status"])
    home = page.locator(".district").first
    assert not home.locator(".unit").first.is_visible()
    page.locator(".districts a").first.click()
    assert home.locator("summary bdi").first.inner_text() == worst["name"]
    home.locator(".unit, .equal").first.wait_for(state="visible")
    page.locator("input[name=search]").fill("示例3局")
    assert page.locator("output").inner_text() == "找到 5 个单位"  # one in each district
    assert page.locator(".district:visible").count() == 5
    page.locator("input[name=search]").fill("没有的")
    assert page.locator(".district:visible").count() == 0
    assert said == []
    context.close()
    plain = chromium.new_context(java_script_enabled=False).new_page()
    plain.goto((city / "看板.html").as_uri())
    assert plain.locator(".unit").count() == 100
    plain.locator(".district > summary").first.click()
    assert plain.locator(".district").first.locator(".unit, .equal").first.is_visible()


def test_the_same_numbers_from_a_database(gongkai: Run, tmp_path: Path, postgresql: Server) -> None:
    folder = tmp_path / "city"
    province(folder, 5, 20)
    place = postgresql.url(postgresql.database("prepared"), CLERK)
    files = gongkai("status", "-p", PLANS, *AT, "--format", "json", cwd=folder)
    for plan in sorted(folder.glob(PLANS)):
        copied = gongkai("store", "copy", "-p", plan, plan.with_name("status.json"), place)
        assert copied.code == 0, copied.err
        plan.with_name("status.json").unlink()
    shared = gongkai("status", "-p", PLANS, *AT, "--format", "json", "--store", place, cwd=folder)
    assert (shared.code, shared.out) == (0, files.out)
    shutil.copytree(folder / "示例001区", folder / "示例009区")
    twice = gongkai("status", "-p", PLANS, *AT, "--store", place, cwd=folder)
    assert twice.code == 1
    assert "示例009区  id“district-001”和 示例001区/plan.yaml 的一样" in twice.out


DISTRICT = """\
id: {0}-2025
plan: {{title: 示例方案, lead: 甲局}}
units:
  groups:
    各局: {{members: 甲局、{0}}}
reports: [{{id: r, title: 总结, from: {1}, except: {2}, due: 2025年5月27日前}}]
"""


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A district of two units, and one whose report nobody owes."""
    for name, unit, gone in (("甲区", "乙局", "丙局"), ("乙区", "丙局", "各局")):
        (tmp_path / name).mkdir()
        text = DISTRICT.format(unit, "各局", gone if gone == "各局" else "甲局")
        (tmp_path / name / "plan.yaml").write_text(text, encoding="utf-8")
    return tmp_path


NOW = ("--today", "2025-05-20")


@pytest.mark.parametrize("options", [[], ["--pending"]])
def test_nobody_is_said_to_be_done_where_nothing_could_be_read(options: list[str], gongkai: Run, two: Path) -> None:
    for path in two.glob(PLANS):
        path.write_text("notice: [\n", encoding="utf-8")
    result = gongkai("status", PLANS, *NOW, *options, cwd=two)
    assert result.code == 1
    assert "报齐" not in result.out
    assert "应报 0" not in result.out
    assert "一份也没有读出来" in result.out


@pytest.mark.parametrize("option", ["-u", "-g"])
def test_a_unit_that_no_district_has(option: str, gongkai: Run, two: Path) -> None:
    result = gongkai("status", PLANS, *NOW, option, "丁局", cwd=two)
    assert (result.code, result.out) == (2, "")
    assert "错误：2份读得了的方案里都没有“丁局”\n建议：" in result.err


def test_a_unit_that_one_district_lacks(gongkai: Run, two: Path) -> None:
    """乙局 is one of 甲区 alone: that 乙区 does not know it is no reason to call its plan unreadable."""
    result = gongkai("status", PLANS, *NOW, "-u", "乙局", cwd=two)
    assert result.code == 0
    assert re.search(r"^甲区 +0% +1 +0 +1 .*还有 7 天$", result.out, re.M)
    assert re.search(r"^乙区 +— +0 +0 +0 .*没有“乙局”$", result.out, re.M)
    assert "读不了" not in result.out
    both = gongkai("status", PLANS, *NOW, "-u", "甲局、乙局", "-o", "汇总.csv", cwd=two)
    assert both.code == 0
    table = list(csv.reader(io.StringIO((two / "汇总.csv").read_bytes().decode("utf-8-sig"))))
    assert [row[-1] for row in table if row[1:2] == ["乙区"]] == ["没有“乙局”"]
    found = json.loads(gongkai("status", PLANS, *NOW, "-u", "乙局", "--format", "json", cwd=two).out)
    assert {entry["name"]: entry["lacks"] for entry in found["districts"]} == {"甲区": [], "乙区": ["乙局"]}
    assert found["unread"] == 0
    page = gongkai("status", PLANS, *NOW, "-u", "乙局", "--format", "html", cwd=two).out
    assert "没有“乙局”" in page
    assert "读不了" not in page


def test_a_report_that_one_district_lacks(gongkai: Run, two: Path) -> None:
    plan = two / "乙区/plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("id: r,", "id: other,"), encoding="utf-8")
    result = gongkai("status", PLANS, *NOW, "--report", "r", cwd=two)
    assert result.code == 0
    assert re.search(r"^乙区 .*没有“r”$", result.out, re.M)
    assert gongkai("status", PLANS, *NOW, "--report", "x", cwd=two).code == 2


def test_the_total_says_of_how_many_it_is(gongkai: Run, two: Path) -> None:
    assert "\n2份方案合计\n" in "\n" + gongkai("status", PLANS, *NOW, cwd=two).out
    (two / "乙区/plan.yaml").write_text("notice: [\n", encoding="utf-8")
    assert gongkai("status", PLANS, *NOW, cwd=two).out.startswith("2份方案里读得了的1份合计\n")
    page = gongkai("status", PLANS, *NOW, "--format", "html", cwd=two).out
    assert "报送进度汇总：2份方案里读得了的1份</h1>" in page
    assert "2份方案里读得了的1份合计" in page


def test_a_district_that_owes_nothing_is_not_done(gongkai: Run, two: Path) -> None:
    rows = gongkai("status", PLANS, *NOW, cwd=two).out
    assert re.search(r"乙区 +— +0 +0 .*没有要报送的", rows)
    assert "100%" not in rows
    districts = json.loads(gongkai("status", PLANS, *NOW, "--format", "json", cwd=two).out)["districts"]
    assert {entry["name"]: entry["percent"] for entry in districts} == {"甲区": 0, "乙区": None}
    table = gongkai("status", PLANS, *NOW, "--format", "csv", cwd=two).out
    assert "100%" not in table
    page = gongkai("status", PLANS, *NOW, "--format", "html", cwd=two).out
    assert "100%</b>" not in page
    assert "已报齐" not in page
    assert "都报了" not in gongkai("status", "-p", "乙区/plan.yaml", "--pending", *NOW, cwd=two).out


def test_those_that_could_be_read_may_be_done(gongkai: Run, two: Path) -> None:
    gongkai("report", "submit", "乙局", "-p", "甲区/plan.yaml", *NOW, cwd=two)
    assert "都报齐了" in gongkai("status", PLANS, "--pending", *NOW, cwd=two).out
    (two / "乙区/plan.yaml").write_text("notice: [\n", encoding="utf-8")
    assert "读得了的1份都报齐了" in gongkai("status", PLANS, "--pending", *NOW, cwd=two).out


@pytest.mark.parametrize(("suffix", "said"), [("xlsx", "接着写在下一行，一字不少"), ("csv", "超过了 Excel 的上限")])
def test_a_text_that_no_cell_holds_is_pointed_out(suffix: str, said: str, gongkai: Run, tmp_path: Path) -> None:
    for district in ("甲区", "乙区"):
        (tmp_path / district).mkdir()
        (tmp_path / district / "plan.yaml").write_bytes(PLAN.read_bytes())
    reason = "没有参加活动" * 6000
    assert (
        gongkai("report", "waive", "残联", "--reason", reason, "--today", "2022-05-17", cwd=tmp_path / "甲区").code == 0
    )
    result = gongkai("status", "-p", "*/plan.yaml", "--today", "2022-05-17", "-o", f"汇总.{suffix}", cwd=tmp_path)
    assert said in result.err


def test_many_figures_and_the_days_left_fit_a_phone(gongkai: Run, tmp_path: Path, chromium: Browser) -> None:
    """The sums are moved within their card; 还有7天 is a line, not a column of characters."""
    for name in ("甲区", "乙区"):
        (tmp_path / name).mkdir()
        plan = (ROOT / "tests" / "plans" / "good" / "figures.yaml").read_text(encoding="utf-8")
        (tmp_path / name / "plan.yaml").write_text(plan, encoding="utf-8")
        typed = ("--figure", "参与群众=12000", "--figure", "解答问题=3")
        done = gongkai("report", "submit", "甲局", "--report", "summary", *typed, *AT, cwd=tmp_path / name)
        assert done.code == 0, done.err
    done = gongkai("status", "-p", PLANS, *AT, "-o", "总览.html", cwd=tmp_path)
    assert (tmp_path / "总览.html").exists(), done.err
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    page.goto((tmp_path / "总览.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.locator(".sums").count() >= 1
    chips = page.locator(".districts .chip")
    assert chips.count() == 2
    assert all((box := chip.bounding_box()) and box["height"] < 30 for chip in chips.all())
    page.close()
