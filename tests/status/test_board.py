"""The board as a leader sees it: in a real browser, on a narrow screen, in the dark, without scripts, on paper."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

import html5lib
import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from benchmarks.plans import generated
from gongkai.forms import Settings, template
from gongkai.phrases.moments import from_iso
from gongkai.phrases.writing import DOTS
from gongkai.reading import loads
from gongkai.reports.events import Event, File, Kind
from gongkai.reports.intake.filenames import litter
from gongkai.reports.uncounted import Uncounted, Why
from gongkai.status.board import board
from gongkai.status.ledger import ledgers
from gongkai.status.record import entries
from gongkai.wide import printable
from tests.conftest import GOLDEN, PLAN, Run, run_gongkai

NOW = "2022-05-21T09:30"
PHONE: ViewportSize = {"width": 360, "height": 780}
HISTORY = """\
16T09:10 submit 营商局 总结.docx 现场.jpg 视频.mp4
16T10:00 submit 司法局 总结.docx 现场.jpg --with 执法大队
16T16:00 remind -o 催报通知.txt
17T09:00 extend 教育局 --until 5月23日 --reason 校园活动20日才结束
17T09:30 return 司法局 --reason 总结没有写活动效果 --until 5月20日
17T10:00 accept 营商局
17T11:00 waive 残联 --reason 活动与民政局合办，不另报
17T14:00 submit 工农街道 总结.docx 现场.jpg --has 视频 --note 纸质件另送
17T14:10 submit 建设街道 总结.docx 现场.jpg --has 视频
17T14:20 submit 建设街道 总结.docx
17T14:30 undo --yes --note 登记重了
17T16:00 remind -o 催报通知.txt
18T11:00 submit 民政局 总结.docx 现场.jpg
18T15:00 submit 人社局 现场.jpg
18T15:30 submit 塔峪镇 总结.docx 现场.jpg 视频.mp4 --at 5月18日
20T10:00 submit 市场局 总结.docx 现场.jpg 视频.mp4
20T11:00 accept 工农街道 塔峪镇 市场局
"""
SHIPPED = loads(PLAN.read_bytes()).plan
assert SHIPPED is not None
UNITS = SHIPPED.reports[0].units

THREE = """id: three
notice: {title: 示例通知, issuer: 示例市人民政府办公室, date: 2022年5月7日, text: 正文。}
plan: {title: 2022年示例市政务公开日活动方案}
units:
  prefix: 市
  groups:
    各部门: {members: 甲局、乙局、名称特别长的示例市综合行政执法和公共资源交易监督管理服务中心}
    各街道: {members: 丙街道、丁街道}
  aliases: {甲局: 第一示例管理局}
reports:
  - {id: a, title: 活动实施方案, from: 各部门、各街道, due: 5月10日前}
  - {id: b, title: 活动情况统计表, from: 各部门, due: 5月18日前}
  - {id: c, title: 活动总结报告, from: 各部门、各街道, due: 5月25日前, needs: 图片、视频}
scoring: {full: 100, late: 2.5, not_reported: 20, missing: 1, bands: {优秀: 95, 合格: 60}}
"""


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The board of the shipped plan after a small fictitious history."""
    folder = tmp_path_factory.mktemp("board")
    (folder / "plan.yaml").write_bytes(PLAN.read_bytes())
    for name in ("总结.docx", "现场.jpg", "视频.mp4"):
        (folder / name).write_bytes(name.encode())
    for line in HISTORY.splitlines():
        at, *command = line.split()
        yes = ["--yes"] if command[0] in ("submit", "accept") else []  # the same small file from everybody
        done = run_gongkai("report", *command, *yes, "--today", f"2022-05-{at}", "--by", "值班员", cwd=folder)
        assert done.code == 0, done.err
    return written(folder, NOW)


@pytest.fixture(scope="session")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The board of three reports with scores."""
    folder = tmp_path_factory.mktemp("three")
    (folder / "plan.yaml").write_text(THREE, encoding="utf-8")
    for at, command in (
        ("09", "submit 甲局 --report a"),
        ("12", "submit 丙街道 --report a"),
        ("16", "submit 甲局 --report c --has 报告、图片"),
    ):
        done = run_gongkai("report", *command.split(), "--today", f"2022-05-{at}", "--by", "值班员", cwd=folder)
        assert done.code == 0, done.err
    return written(folder, "2022-05-17T08:30")


def written(folder: Path, now: str, *options: str) -> Path:
    result = run_gongkai("status", "--today", now, "-o", "看板.html", *options, cwd=folder)
    assert (result.code, result.out) == (0, ""), result.err
    return folder / "看板.html"


@pytest.fixture(scope="session")
def context(chromium: Browser) -> Callable[..., BrowserContext]:
    """A context of the browser for each set of options: to begin one takes longer than most tests."""
    begun: dict[str, BrowserContext] = {}

    def one(**options: Any) -> BrowserContext:
        asked = repr(sorted(options.items()))
        if asked not in begun:
            begun[asked] = chromium.new_context(**options)
        return begun[asked]

    return one


@pytest.fixture
def open_page(context: Callable[..., BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Open a page on the day of NOW; the test fails on any request and any word on the console."""
    opened: list[Page] = []

    def show(path: Path, at: str = NOW, **options: Any) -> Page:
        page = context(viewport=PHONE, **options).new_page()
        opened.append(page)
        heard: list[str] = []
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: heard.append(request.url))
        page.clock.set_fixed_time(f"{at}+08:00")
        page.goto(path.as_uri())
        assert heard == [path.as_uri()]
        return page

    yield show
    for page in opened:
        page.close()


def shown(page: Page) -> list[str]:
    """The units that are to be seen, in order."""
    return page.locator(".unit:visible .name").all_inner_texts()


def said(page: Page) -> str:
    return page.locator("output").inner_text()


def test_the_board_of_the_shipped_plan(shipped: Path, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "board.html", shipped.read_text(encoding="utf-8"))


def test_it_is_valid_and_has_every_id_once(shipped: Path, three: Path) -> None:
    for path in (shipped, three):
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(path.read_text(encoding="utf-8"))
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        assert {element.get("href")[1:] for element in tree.iter("a")} <= set(ids)
        assert not [element.tag for element in tree.iter() if element.get("style") or element.get("onclick")]


def test_the_overdue_come_first_and_every_fact_is_there(shipped: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(shipped)
    assert sorted(shown(page)) == sorted(UNITS)
    heads = page.locator(".block h3").all_inner_texts()
    assert [head.split()[0] for head in heads] == ["逾期未报", "逾期未补正", "待报送", "已报送", "办结", "免报"]
    assert [page.locator(".as-of").inner_text(), page.locator(".countdown").inner_text()] == [
        "截至 2022年5月21日09:30",
        "已过期限 3 天",
    ]
    counts = dict(text.split("\n") for text in page.locator(".counts > div").all_inner_texts())
    assert counts == {
        "应报": "29", "已报": "7", "未报": "22", "其中退回": "1", "逾期": "21", "迟报": "1", "办结": "4", "免报": "1",
        "缺材料": "2",
    }  # fmt: skip
    for unit, facts in (
        ("司法局", "逾期未补正 报送 5月16日10:00 还缺 视频 补正到5月20日；总结没有写活动效果；催办2次，最近5月17日"),
        ("教育局", "待报送 还缺 全部 延期到5月23日；催办2次，最近5月17日"),
        ("市场局", "办结 迟报2天 报送 5月20日10:00 催办2次，最近5月17日"),
        ("残联", "免报 活动与民政局合办，不另报；催办1次，最近5月16日"),
    ):
        row = page.locator(f".unit[data-unit={unit}] summary")
        assert " ".join(row.inner_text().split()) == f"{unit} {facts}"


def test_the_history_opens_with_the_keyboard(shipped: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(shipped)
    row = page.locator(".unit[data-unit=建设街道]")
    assert not row.locator(".history").is_visible()
    row.locator("summary").focus()
    page.keyboard.press("Enter")
    assert row.locator(".history").is_visible()
    steps = [" ".join(text.split()) for text in row.locator(".history > li").all_inner_texts()]
    assert steps == [
        "5月16日16:00 催办 值班员登记",
        "5月17日14:10 报送 文档 总结.docx 图片 现场.jpg 视频（另收） 值班员登记",
        "5月17日14:20 报送 已撤销 文档 总结.docx 值班员登记",
        "5月17日14:30 撤销 撤销5月17日14:20的报送 原因：登记重了 值班员登记",
    ]
    page.keyboard.press("Enter")
    assert not row.locator(".history").is_visible()


def test_filters_and_search(shipped: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(shipped)
    assert said(page) == "共 30 个单位"
    page.get_by_label("状态").select_option("缺材料")
    assert (shown(page), said(page)) == (["民政局", "执法大队"], "找到 2 个单位")
    assert page.locator(".block:visible").count() == 1
    page.get_by_label("分组").select_option("相关单位")
    assert (shown(page), said(page)) == (["执法大队"], "找到 1 个单位")
    page.get_by_role("button", name="看全部").click()
    assert (len(shown(page)), said(page)) == (30, "共 30 个单位")
    assert not page.get_by_role("button", name="看全部").is_visible()
    page.get_by_label("分组").select_option("各镇街")
    page.get_by_label("状态").select_option("还要报送")
    assert len(shown(page)) == 6
    assert page.get_by_label("状态").locator("option", has_text="逾期未报").inner_text() == "逾期未报（20）"


def test_a_unit_is_found_by_any_of_its_names(shipped: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(shipped)
    streets = ["和平街道", "光明街道", "朴屯街道", "演武街道", "李石街道", "建设街道", "工农街道"]
    for typed, found in {
        "营商": ["营商局"],
        "区营商局": ["营商局"],
        "市场监督管理局": ["市场局"],
        "区 市场监督": ["市场局"],
        "人力资源和": ["人社局"],
        "街道": streets,
        "没有这个": [],
    }.items():
        page.get_by_label("找单位").fill(typed)
        assert shown(page) == found, typed
        assert said(page) == (f"找到 {len(found)} 个单位" if found else "没有符合的单位")
        assert page.locator(".nothing").is_visible() == (not found)


def test_the_search_takes_every_middle_dot_for_the_same(tmp_path: Path, open_page: Callable[..., Page]) -> None:
    report = "{id: r, title: 总结, from: 甲•乙局、丙局, due: 5月18日前}"
    plan = f"id: a\nplan: {{title: 2022年方案, text: 正文。}}\nreports: [{report}]\n"
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    page = open_page(written(tmp_path, "2022-05-17T09:00"))
    for dot in DOTS:
        page.get_by_label("找单位").fill(f"甲{dot}乙")
        assert shown(page) == ["甲•乙局"]


def test_several_reports_and_scores(three: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(three, "2022-05-17T09:00")
    assert page.locator("h2").all_inner_texts()[:3] == ["先看这里", "3项报送合计", "活动实施方案"]
    assert page.locator(".percent").all_inner_texts()[0] == "23% 已报 3，应报 13"
    page.get_by_role("navigation").get_by_role("link", name="活动总结报告").click()
    assert page.locator("#report-3").evaluate("card => Math.abs(card.getBoundingClientRect().top) < innerHeight / 2")
    score = page.locator(".score[data-unit=丙街道]")
    assert " ".join(score.inner_text().split()) == "丙街道 97.5 分 优秀 “活动实施方案”迟报2天 -2.5"
    page.get_by_label("找单位").fill("第一示例")
    assert (shown(page), said(page)) == (["甲局"] * 3, "找到 1 个单位")
    assert page.locator(".score:visible").count() == 1


def test_it_says_when_it_has_grown_old(shipped: Path, open_page: Callable[..., Page]) -> None:
    assert not open_page(shipped, "2022-05-21T23:59:59").locator("#stale").is_visible()
    old = open_page(shipped, "2022-05-22T00:00:00")
    assert old.locator("#stale").inner_text().startswith("这是 1 天前的情况")
    assert old.locator(".countdown").inner_text() == "已过期限 3 天"
    assert not open_page(shipped, "2021-01-01T00:00:00").locator("#stale").is_visible()


FIRST = """id: first
notice: {title: 2022年示例通知, issuer: 示例区办, date: 2022年5月7日, text: 正文。}
units:
  groups:
    各部门: {members: 甲局、乙局、丙局、丁局、戊局、己局、庚局、辛局、壬局、癸局}
    点名单位: {members: 甲局、乙局}
  contacts:
    甲局: {person: 张三, phone: 024-00000001}
    乙局: {person: 李四, phone: 024-00000002转1}
    丙局: {phone: （024）00000003}
reports:
  - {id: a, title: 活动总结, from: 各部门, due: 5月18日前, needs: 图片}
"""


@pytest.fixture
def first(gongkai: Run, tmp_path: Path) -> Callable[..., Path]:
    """Makes the board of ten units; `sent` says which of them have sent what, by suffix."""

    def make(now: str, sent: dict[str, str]) -> Path:
        (tmp_path / "plan.yaml").write_text(FIRST, encoding="utf-8")
        for unit, suffixes in sent.items():
            files = [tmp_path / f"{unit}活动总结.{suffix}" for suffix in suffixes.split()]
            for file in files:
                file.write_text(file.name, encoding="utf-8")
            done = gongkai("report", "submit", unit, *files, "--today", "2022-05-16", cwd=tmp_path)
            assert done.code == 0, done.err
        assert gongkai("status", "--today", now, "-o", "看板.html", cwd=tmp_path).code == 0
        return tmp_path / "看板.html"

    return make


def test_the_first_screen_says_who_is_overdue_and_whom_to_call(
    first: Callable[..., Path], open_page: Callable[..., Page]
) -> None:
    sent = dict.fromkeys(("丁局", "戊局", "己局", "庚局", "辛局", "壬局", "癸局"), "docx jpg") | {"丙局": "docx"}
    page = open_page(first("2022-05-19", sent), "2022-05-19T09:00:00")
    card = page.locator("#calls")
    told = "先看这里 逾期1天 2家 甲局 张三 024-00000001 乙局 李四 024-00000002转1 缺图片 1家 丙局 （024）00000003"
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        box = card.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 740
        assert re.sub(r"\s+", " ", card.inner_text()) == told
    assert [link.get_attribute("href") for link in card.locator("a").all()] == ["tel:02400000001", "tel:02400000003"]
    page.get_by_role("link", name="2", exact=True).first.click()
    assert page.evaluate("location.hash") == "#report-1-overdue"
    assert "点名单位" not in page.content()


LINES = """it => {
    const range = document.createRange();
    range.selectNodeContents(it);
    return new Set([...range.getClientRects()].map(one => Math.round(one.top))).size;
}"""


def test_no_name_of_a_count_is_broken(
    first: Callable[..., Path], open_page: Callable[..., Page], gongkai: Run, tmp_path: Path
) -> None:
    path, now = first("2022-05-17", {"丙局": "docx jpg", "丁局": "docx"}), ("--today", "2022-05-19")
    assert gongkai("report", "return", "丙局", "--reason", "缺数", *now, cwd=tmp_path).code == 0
    assert gongkai("status", *now, "-o", "看板.html", cwd=tmp_path).code == 0
    page = open_page(path, "2022-05-19T09:00:00")
    names = page.locator(".counts dt")
    assert "其中退回" in names.all_inner_texts()
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("() => document.documentElement.scrollWidth") == width
        assert {name.evaluate(LINES) for name in names.all()} == {1}, width


def test_no_number_is_folded(gongkai: Run, tmp_path: Path, open_page: Callable[..., Page]) -> None:
    """Each on one line; where several are typed, each is dialled by itself, and what nobody can dial is text."""
    phones = {
        "区人力资源和社会保障局": "024-00000001、13000000001",
        "区文化旅游和广播电视局": "024-00000002转8016",
        "丙局": "（024）0000 0003",
        "丁局": "024-00000004/5",
    }
    contacts = "\n".join(f"    {unit}: {{person: 联络员某某, phone: {phone}}}" for unit, phone in phones.items())
    text = FIRST.replace("甲局、乙局、丙局、丁局、", f"{'、'.join(phones)}、").replace(
        "    点名单位: {members: 甲局、乙局}\n", ""
    )
    text = re.sub(r"(?s)  contacts:\n.*?reports", f"  contacts:\n{contacts}\nreports", text)
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    assert gongkai("status", "--today", "2022-05-19", "-o", "看板.html", cwd=tmp_path).code == 0
    page = open_page(tmp_path / "看板.html", "2022-05-19T09:00:00")
    page.locator("#calls summary").first.click()
    people = page.locator("#calls .people li")
    assert people.filter(has_not_text="没有电话").count() == 4
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("() => document.documentElement.scrollWidth") == width
        for piece in people.locator("a, > span").all():
            assert piece.evaluate(LINES) == 1, (width, piece.inner_text())
    assert [link.get_attribute("href") for link in people.locator("a").all()] == [
        "tel:02400000001", "tel:13000000001", "tel:02400000003",
    ]  # fmt: skip


def test_no_green_over_what_is_missing(first: Callable[..., Path], open_page: Callable[..., Page]) -> None:
    sent = dict.fromkeys(("甲局", "乙局", "丁局", "戊局", "己局", "庚局", "辛局", "壬局", "癸局"), "docx jpg")
    page = open_page(first("2022-05-17", sent | {"丙局": "docx"}))
    badge = page.locator(".countdown")
    assert badge.inner_text() == "已报齐，1家缺材料"
    assert "done" not in (badge.get_attribute("class") or "")
    whole = open_page(first("2022-05-17", {"丙局": "jpg"}))
    assert (whole.locator(".countdown").inner_text(), whole.locator("#calls").count()) == ("已报齐", 0)


def test_many_equal_rows_are_a_paragraph_that_opens(first: Callable[..., Path], open_page: Callable[..., Page]) -> None:
    page = open_page(first("2022-05-19", {}))
    assert not page.locator(".unit:visible").count()
    equal = page.locator(".equal summary").first
    assert equal.inner_text().strip() == "甲局、乙局、丙局、丁局、戊局、己局、庚局、辛局、壬局、癸局"
    equal.click()
    assert page.locator(".unit:visible").count() == 10
    equal.click()
    page.get_by_label("找单位").fill("丙局")
    assert shown(page) == ["丙局"]


def test_one_unit_with_something_to_say_leaves_the_others_in_their_paragraph(
    first: Callable[..., Path], gongkai: Run, open_page: Callable[..., Page]
) -> None:
    place = first("2022-05-19", {})
    done = gongkai("report", "remind", "丁局", "--by-phone", "--today", "2022-05-19T09:00", cwd=place.parent)
    assert done.code == 0, done.err
    assert gongkai("status", "--today", "2022-05-19T10:00", "-o", "看板.html", cwd=place.parent).code == 0
    page = open_page(place)
    assert shown(page) == ["丁局"]
    assert (
        page.locator(".equal summary").first.inner_text().strip()
        == "甲局、乙局、丙局、戊局、己局、庚局、辛局、壬局、癸局"
    )


@pytest.mark.parametrize("name", ["shipped", "three"])
def test_nothing_is_wider_than_the_screen(
    name: str, request: pytest.FixtureRequest, open_page: Callable[..., Page]
) -> None:
    page = open_page(request.getfixturevalue(name))
    page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
    for width in (320, 360, 720, 832, 1200):
        page.set_viewport_size({"width": width, "height": 780})
        assert page.evaluate("() => document.documentElement.scrollWidth") == width


def test_everything_that_is_touched_is_large_enough(three: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(three)
    page.get_by_label("状态").select_option("待报送")
    targets = page.locator("summary:visible, input:visible, select:visible, button:visible, a:visible").all()
    assert len(targets) > 10
    for target in targets:
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44, target.inner_text()


def test_without_scripts_everything_can_be_read(shipped: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(shipped, java_script_enabled=False)
    assert sorted(shown(page)) == sorted(UNITS)
    assert not page.locator("form").is_visible()
    page.locator(".unit[data-unit=司法局] summary").click()
    assert page.locator(".unit[data-unit=司法局] .history").is_visible()


CONTRAST = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour).slice(0, 3).map((c) => c / 255)
      .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = channels(getComputedStyle(one).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return getComputedStyle(one).backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  const found = [];
  for (const element of document.body.querySelectorAll("*")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own && !["INPUT", "SELECT"].includes(element.tagName)) continue;
    if (["SCRIPT", "OPTION"].includes(element.tagName) || !element.checkVisibility()) continue;
    const colours = [getComputedStyle(element).color];
    if (element.tagName === "INPUT") colours.push(getComputedStyle(element, "::placeholder").color);
    for (const colour of colours) {
      const [a, b] = [light(colour), light(behind(element))].sort((x, y) => y - x);
      found.push([(a + 0.05) / (b + 0.05), element.className || element.tagName, element.textContent.slice(0, 20)]);
    }
  }
  return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["shipped", "three"])
def test_every_text_stands_out(
    name: str, scheme: str, request: pytest.FixtureRequest, open_page: Callable[..., Page]
) -> None:
    """WCAG AA: 4.5 to 1, for large texts too, in both schemes; the bars against the card 1.4.11's 3 to 1."""
    page = open_page(request.getfixturevalue(name), "2022-06-01T00:00:00", color_scheme=scheme)
    page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
    for choice in ("迟报", ""):
        page.get_by_label("状态").select_option(choice)
        measured = page.evaluate(CONTRAST)
        assert len(measured) > 20
        assert [entry for entry in measured if entry[0] < 4.5] == []
    dark = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert (dark == "rgb(14, 19, 26)") == (scheme == "dark")


# -- on paper ----------------------------------------------------------------------------------------------------------


def printed(page: Page, path: Path) -> list[list[str]]:
    """The lines of every page, without blanks; whatever is printed is black on white."""
    page.pdf(path=path, prefer_css_page_size=True)
    with pdfplumber.open(path) as document:
        for sheet in document.pages:
            assert (round(sheet.width), round(sheet.height)) == (595, 842)
            assert {char["non_stroking_color"] for char in sheet.chars} <= {(0.0, 0.0, 0.0), (0,), (0.0,)}
        return [list(map(plain, sheet.extract_text().split("\n"))) for sheet in document.pages]


def plain(line: str) -> str:
    """A line without blanks; PDF's radicals (⼤) as the characters that were meant."""
    line = re.sub(r"\s", "", line).translate(RADICALS)
    return re.sub("[\u2f00-\u2fdf]", lambda radical: normalize("NFKC", radical[0]), line)


RADICALS = str.maketrans("⺠⻓⻔⻋⻅⻢⻄", "民长门车见马西")


HEAD = "单位状态报送时间还缺说明"


def test_the_printed_board_has_every_unit_whatever_is_chosen(
    shipped: Path, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(shipped, color_scheme="dark")
    page.get_by_label("找单位").fill("司法局")
    sheets = printed(page, tmp_path / "board.pdf")
    lines = [line for sheet in sheets for line in sheet]
    assert len(sheets) == 2
    for unit in UNITS:
        assert sum(line.startswith(unit) for line in lines) == 1, unit
    assert [sheet.count(HEAD) for sheet in sheets] == [1, 1]
    assert sheets[1][:2] == ["活动总结报告（5月18日前）", HEAD]
    assert [sheet[-1] for sheet in sheets] == ["1/2", "2/2"]
    assert not [line for line in lines if "登记" in line or "找到" in line or "看各单位" in line]


def test_no_unit_is_torn_over_two_pages(shipped: Path, open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page(shipped)
    page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
    sheets = printed(page, tmp_path / "open.pdf")
    assert len(sheets) > 3
    for sheet in sheets[1:]:
        first = sheet[sheet.index(HEAD) + 1]
        assert first.startswith((*UNITS, "逾期", "待报送", "已报送", "办结", "免报")), first


# -- what it is made of ------------------------------------------------------------------------------------------------


def test_only_its_own_style_and_script_run(
    shipped: Path, context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    """The page's policy stops whatever somebody might have smuggled in."""
    foreign = "<script>document.title = 'taken'</script><style>h1 { color: rgb(1, 2, 3) }</style>"
    foreign += "<img src=x onerror=\"document.title = 'taken'\">"
    path = tmp_path / "smuggled.html"
    path.write_text(shipped.read_text(encoding="utf-8").replace("<main>", f"<main>{foreign}"), encoding="utf-8")
    page = context().new_page()
    page.goto(path.as_uri())
    assert page.title().startswith("报送进度：")
    assert page.locator("h1").evaluate("one => getComputedStyle(one).color") != "rgb(1, 2, 3)"
    assert page.locator("form").is_visible()


def test_a_style_of_ones_own(plan_dir: Path, open_page: Callable[..., Page]) -> None:
    (plan_dir / "own").mkdir()
    (plan_dir / "own" / "board.css").write_text("h1 { color: rgb(1, 2, 3); }\n", encoding="utf-8")
    page = open_page(written(plan_dir, NOW, "--templates", "own"))
    assert page.locator("h1").evaluate("one => getComputedStyle(one).color") == "rgb(1, 2, 3)"


def test_a_part_of_the_units_is_called_so(shipped: Path) -> None:
    part = run_gongkai("status", "--today", NOW, "--group", "各镇街", "--format", "html", cwd=shipped.parent)
    assert "只看<bdi>各镇街</bdi>" in part.out
    assert part.out.count('class="unit ') == 9


def test_a_plan_without_reports(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("id: a\nplan: {title: 方案}\n", encoding="utf-8")
    assert "这份方案里没有报送事项。" in gongkai("status", "--format", "html", cwd=tmp_path).out


def test_only_the_terminal_lists_the_pending_alone(gongkai: Run, plan_dir: Path) -> None:
    result = gongkai("status", "--pending", "-o", "看板.html", cwd=plan_dir)
    assert (result.code, result.out) == (2, "")
    assert "--pending 只管屏幕上看的" in result.err
    assert not (plan_dir / "看板.html").exists()


def test_thousands_of_units_still_open(tmp_path: Path, open_page: Callable[..., Page]) -> None:
    """Hiding list items by the thousand made Chromium count them for minutes: it must answer while somebody waits."""
    (tmp_path / "plan.yaml").write_text(generated(4_000), encoding="utf-8")
    page = open_page(written(tmp_path, NOW))
    assert said(page) == "共 4000 个单位"
    page.get_by_label("找单位").fill("示例3777局")
    assert (shown(page), said(page)) == (["示例3777局"], "找到 1 个单位")


# -- hostile texts -----------------------------------------------------------------------------------------------------

SPITEFUL = [
    "<script>alert(1)</script>",
    "</style><b>",
    "{{ 7*7 }}",
    "{% raw %}",
    "\"' onclick=x",
    "&amp;&#60;",
    "<!--",
    "]]>",
]
MARKS = ["\u202e", "\u2066", "\x00", "\x1b[31m", "\r\n", "\u2028", "\ud800", "𠮷", "  "]
HOSTILE = (
    st.lists(st.sampled_from(SPITEFUL + MARKS) | st.text(max_size=4), min_size=1, max_size=4).map("".join).filter(bool)
)
SMALL = loads(THREE.encode()).plan


def parsed(title: str, unit: str, note: str, file: str, by: str) -> Any:
    """The parsed board of a small plan in which every text that comes from a person is one of these."""
    assert SMALL is not None
    at = from_iso("2022-05-12T10:00")
    events = [
        Event(Kind.SUBMITTED, "c", ("甲局",), at, at, by, note, (File(file, 1, "", "文档", (file,)),), (note,)),
        Event(Kind.RETURNED, "c", ("甲局",), at, at, by, note),
    ]
    view = ledgers(SMALL, SMALL.reports, events, from_iso("2022-05-30"))
    view = view._replace(
        title=title,
        uncounted=(Uncounted(Why.REPORT, title, (unit,), (1,), printable(title), printable(title)),),
        only=(unit,),
        ledgers=tuple(
            one._replace(
                title=title,
                due=title,
                strangers=(unit,),
                rows=tuple(
                    row._replace(unit=unit, missing=(title,)) if row.unit == "甲局" else row for row in one.rows
                ),
            )
            for one in view.ledgers
        ),
        scores=tuple(one._replace(unit=unit, band=title) for one in view.scores),
    )
    log = entries(SMALL, [event._replace(units=(unit,)) for event in events], view.now)
    page = template("board", "html")(board(SMALL, view, log), Settings())
    assert isinstance(page, str)
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def elements(tree: Any) -> list[tuple[str, list[str]]]:
    """Every element with the names of its attributes."""
    return [(element.tag, sorted(element.keys())) for element in tree.iter() if isinstance(element.tag, str)]


HARMLESS = elements(parsed("题", "甲", "注", "文", "人"))


def texts(tree: Any, path: str) -> set[str]:
    return {"".join(element.itertext()) for element in tree.findall(path)}


# The name of a file that a person has made: what is some program's own brings no report.
NAME = HOSTILE.filter(lambda text: not {"/", "\\"} & set(text) and text not in (".", "..") and not litter(text))


@settings(max_examples=30)
@given(HOSTILE, HOSTILE, HOSTILE, NAME, HOSTILE)
def test_hostile_texts_are_nothing_but_text(title: str, unit: str, note: str, file: str, by: str) -> None:
    tree = parsed(title, unit, note, file, by)
    assert elements(tree) == HARMLESS
    title, unit, note, file, by = map(printable, (title, unit, note, file, by))
    assert texts(tree, ".//h1") == {title}
    assert title in texts(tree, ".//h2/bdi")
    assert unit in texts(tree, ".//summary/span/bdi")
    assert unit in {element.get("data-unit") for element in tree.findall(".//li[@data-unit]")}
    assert {f"备注：{note}", f"原因：{note}"} <= texts(tree, ".//li/p/bdi")
    assert {f"文档 {file}（内有{file}）", f"{note}（另收）"} <= texts(tree, ".//ul/li/bdi")
    assert f"{by}登记" in texts(tree, ".//p/bdi")


def test_what_is_overdue_is_called_about_before_what_is_not_due_yet(gongkai: Run, tmp_path: Path) -> None:
    """A leader reads the first line; the order of the plan would put it below everybody who still has time."""
    (tmp_path / "plan.yaml").write_text(
        "id: a\nnotice: {title: 2022年示例通知, issuer: 示例区办, date: 2022年5月7日, text: 正文。}\n"
        "units: {groups: {各部门: {members: 甲局、乙局}}}\n"
        "reports:\n  - {id: r, title: 活动总结, from: 各部门, due: 5月30日前}\n"
        "  - {id: s, title: 活动方案, from: 乙局, due: 5月12日前}\n",
        encoding="utf-8",
    )
    told = gongkai("status", "--calls", "--today", "2022-05-17", cwd=tmp_path).out
    assert told.index("活动方案") < told.index("活动总结")
    assert gongkai("status", "-o", "看板.html", "--today", "2022-05-17", cwd=tmp_path).code == 0
    page = (tmp_path / "看板.html").read_text(encoding="utf-8").partition("先看这里")[2]
    assert page.index("活动方案") < page.index("活动总结")


def test_by_group_the_board_shows_those_in_none_of_the_groups_too(gongkai: Run, tmp_path: Path) -> None:
    plan = FIRST.replace("    点名单位: {members: 甲局、乙局}", "    各镇街: {members: 子镇、丑镇}")
    plan = plan.replace("from: 各部门", "from: 甲局、乙局、丙局、各镇街").replace("    各部门:", "    各单位:")
    plan = plan.replace("癸局}", "癸局、各镇街}")
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    assert gongkai("status", "-o", "a.html", cwd=tmp_path).code == 0
    shown = re.sub("<[^>]*>|\\s", " ", (tmp_path / "a.html").read_text(encoding="utf-8"))
    assert re.findall(r"(\S+) +0/(\d)", shown[shown.index("按分组看") :]) == [("各镇街", "2"), ("其他单位", "3")]
