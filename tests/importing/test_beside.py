"""The page with the notice on the left and what was understood on the right."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gongkai.budgets import MB, NOTICE_BYTES
from gongkai.importing import import_notice
from gongkai.importing.beside import side_by_side
from gongkai.importing.draft.marks import HARMS
from gongkai.notice.paper import notice
from gongkai.reading import loads
from tests.conftest import GOLDEN, ROOT, Run
from tests.torn import NOTICES

NOTICE = ROOT / "tests" / "notices" / "09-several-reports.txt"
LINK = re.compile(r'<li><a href="#(line-\d+)"><bdi>plan.yaml</bdi> 第(\d+)行</a> (.+?)</li>')


def made(gongkai: Run, folder: Path, text: str) -> str:
    (folder / "通知.txt").write_text(text, encoding="utf-8")
    result = gongkai("import", "通知.txt", "-o", "plan.yaml", "--side-by-side", "对照.html", cwd=folder)
    assert result.code == 0, result.err
    assert (
        "下一步：用浏览器打开 对照.html 对照着看，在 plan.yaml 里改好，再运行 gongkai validate plan.yaml" in result.err
    )
    return (folder / "对照.html").read_text(encoding="utf-8")


def test_the_page(gongkai: Run, golden: Callable[[Path, str], None], tmp_path: Path) -> None:
    page = made(gongkai, tmp_path, NOTICE.read_text(encoding="utf-8"))
    golden(GOLDEN / "beside.html", page)
    assert not re.search("https?:|<script", page)


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_all_of_the_notice_and_every_doubt_once(path: Path) -> None:
    """Whatever is printed stands on the left, in its order; whatever the plan asks stands beside something."""
    imported = import_notice(path.read_bytes(), path.name)
    plan = loads(imported.text.encode()).plan
    assert plan is not None
    view = side_by_side(imported, path.name, "plan.yaml")
    shown = ["".join(run.text for run in paragraph) for row in view.rows for paragraph in row.paragraphs]
    printed = [
        text for block in notice(plan).blocks for text in (*(span.text for span in block.spans), *sum(block.rows, ()))
    ]
    bare = [re.sub(r"\s", "", text) for text in ("".join(shown), "".join(printed))]
    assert bare[0] == bare[1]
    listed = [mark for harm in view.harms for mark in harm.marks]
    assert sorted(mark for row in view.rows for mark in row.doubts) == sorted(listed) == sorted(imported.summary.marks)
    lines = imported.text.split("\n")
    for mark in listed:
        assert mark.said in lines[mark.line - 1]
        assert not lines[mark.about - 1].lstrip().startswith("#")


def test_what_stands_twice_is_told_apart() -> None:
    """The signature may be a line of the title, an item of the plan a row of its attachment: each has its own line."""
    text = (
        "示例区甲局\n关于印发示例日活动方案的通知\n各镇街：\n现印发给你们。\n附件：科普讲座\n示例区甲局\n2026年5月8日\n"
        "示例日活动方案\n一、科普讲座\n6月3日在示例图书馆举行，由区甲局牵头。\n附件\n科普讲座\n一、科普讲座\n讲座三场。\n"
    )
    imported = import_notice(text.encode(), "通知.txt")
    lines = imported.text.split("\n")
    rows = side_by_side(imported, "通知.txt", "plan.yaml").rows
    first = next(row for row in rows if row.element == "标题")
    assert lines[first.line - 1].strip() == "示例区甲局"
    assert "issuer: 示例区甲局" in lines[next(row for row in rows if row.element == "署名").line - 1]
    items = [row for row in rows if row.paragraphs and row.paragraphs[0][0].text == "一、科普讲座"]
    plan = next(nth for nth, line in enumerate(lines, 1) if line.startswith("plan:"))
    assert [row.line > plan for row in items] == [True, False]
    assert [len(row.facts) for row in items] == [4, 0]


def test_a_doubt_names_its_line_and_those_that_do_most_harm_come_first(gongkai: Run, tmp_path: Path) -> None:
    page = made(gongkai, tmp_path, NOTICE.read_text(encoding="utf-8"))
    plan = (tmp_path / "plan.yaml").read_text(encoding="utf-8").splitlines()
    links = LINK.findall(page)
    assert len(links) == sum("# 请核对" in line or "# 请补充" in line for line in plan) == 2
    for anchor, line, said in links:
        assert page.count(f'id="{anchor}"') == 1
        assert said in plan[int(line) - 1]
    assert [said[:3] for _, _, said in links] == ["请补充", "请核对"]
    assert [HARMS.index(title) for title in re.findall("<h3>(.+?)</h3>", page)] == [0, 3]


def test_what_was_understood_is_coloured_where_it_stands(gongkai: Run, tmp_path: Path) -> None:
    page = made(gongkai, tmp_path, NOTICE.read_text(encoding="utf-8"))
    assert '于<span class="time">7月20日前</span>将活动方案报<span class="unit">市政府办公室</span>。</p>' in page
    assert '<dt>另附</dt><dd><span class="report">图片、视频</span></dd>' in page
    assert '<dt>各部门</dt><dd><span class="unit">通知里没有逐个列出</span></dd>' in page


def test_what_is_said_of_the_whole_plan_stands_at_its_title_and_a_unit_above_us_is_not_ours() -> None:
    text = (
        "关于印发示例日活动方案的通知\n各镇街：\n根据市甲局部署，现印发给你们。\n示例区乙局\n2026年5月8日\n"
        "示例日活动方案\n一、活动\n"
        "（一）区甲局组织志愿者于6月4日前清扫广场，并由各镇街做好发动工作，保证效果。\n"
        "（二）区丙局组织志愿者于6月5日前清理河道，并由各镇街做好发动工作，保证效果。\n"
    )
    imported = import_notice(text.encode(), "通知.txt")
    rows = side_by_side(imported, "通知.txt", "plan.yaml").rows
    marked = next(row for row in rows if any("写在 in_text、who 里的" in mark.said for mark in row.doubts))
    assert "".join(run.text for run in marked.paragraphs[0]) == "示例日活动方案"
    coloured = [run.text for row in rows for line in row.paragraphs for run in line if run.kind == "unit"]
    assert "区甲局" in coloured
    assert "甲局" not in coloured


def test_hostile_text_is_nothing_but_text(gongkai: Run, tmp_path: Path) -> None:
    hostile = NOTICE.read_text(encoding="utf-8").replace("开放主题", "<script>alert(1)</script>&开放\"主题'\u202e")
    page = made(gongkai, tmp_path, hostile)
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;开放" in page
    assert "\u202e" not in page


@pytest.mark.parametrize("width", [360, 1280])
def test_it_fits_a_phone_and_its_links_lead(width: int, gongkai: Run, tmp_path: Path, chromium: Browser) -> None:
    made(gongkai, tmp_path, NOTICE.read_text(encoding="utf-8"))
    context = chromium.new_context(viewport={"width": width, "height": 800}, offline=True)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((tmp_path / "对照.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for link in page.locator("#doubts a").all():
        link.press("Enter")
        target = page.locator(str(link.get_attribute("href")))
        box = target.bounding_box()
        assert box
        assert -1 < box["y"] < 800
        target.get_by_role("link", name="回到存疑").press("Enter")
        assert page.evaluate("location.hash") == "#doubts"
    left, right = (page.locator(f".row {side}").first.bounding_box() for side in (".said", ".understood"))
    assert left
    assert right
    assert (right["y"] >= left["y"] + left["height"]) == (width == 360)  # stacked
    assert said == []
    context.close()


def test_what_cannot_be_written(gongkai: Run, tmp_path: Path) -> None:
    """Nothing is written then, so that the advice can be followed with the same command."""
    (tmp_path / "通知.txt").write_bytes(NOTICE.read_bytes())
    asked = ("import", "通知.txt", "-o", "plan.yaml", "--side-by-side")
    wrong = gongkai(*asked, "对照.docx", cwd=tmp_path)
    assert wrong.code == 2
    assert "--side-by-side 对照.html" in wrong.err
    long = gongkai("import", "通知.txt", "-o", f"{'长' * 100}.yaml", "--side-by-side", "对照.html", cwd=tmp_path)
    assert (long.code, (tmp_path / "对照.html").exists()) == (2, False)
    assert "文件名太长" in long.err
    (tmp_path / "对照.html").write_text("mine", encoding="utf-8")
    assert gongkai(*asked, "对照.html", cwd=tmp_path).code == 2
    assert (tmp_path / "对照.html").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "plan.yaml").exists()
    assert gongkai(*asked, "对照2.html", cwd=tmp_path).code == 0
    again = gongkai(*asked, "对照3.html", cwd=tmp_path)
    assert (again.code, (tmp_path / "对照3.html").exists()) == (2, False)
    assert gongkai(*asked, "对照2.html", "--force", cwd=tmp_path).code == 0


def test_a_saved_page_is_never_replaced_by_what_was_made_of_it(gongkai: Run, tmp_path: Path) -> None:
    saved = tmp_path / "通知.html"
    saved.write_text(f"<html><body><pre>{NOTICE.read_text(encoding='utf-8')}</pre></body></html>", encoding="utf-8")
    before = saved.read_bytes()
    refused = gongkai("import", saved, "-o", tmp_path / "plan.yaml", "--side-by-side", saved, "--force")
    assert (refused.code, saved.read_bytes()) == (2, before)
    assert not (tmp_path / "plan.yaml").exists()


def test_a_pipe_that_stays_open_is_not_waited_for() -> None:
    """Reading stops at the budget, whatever may still come."""
    command = [sys.executable, "-m", "gongkai", "import", "-"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin
        assert running.stderr
        for _ in range(NOTICE_BYTES // MB):
            running.stdin.write(b"\n" * MB)
        running.stdin.write(b"\n")
        running.stdin.flush()
        assert running.wait(60) == 2
        assert "太大了，超过64MB：标准输入" in running.stderr.read().decode()
