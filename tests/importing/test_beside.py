"""The page with the notice on the left and what was understood on the right."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import ROOT, Run

NOTICE = ROOT / "tests" / "notices" / "04-prose-duties.txt"
LINK = re.compile(r'<li><a href="#(b\d+)">(.+?)</a>（<bdi>plan.yaml</bdi> 第(\d+)行）')


def made(gongkai: Run, folder: Path, notice: str) -> str:
    (folder / "通知.txt").write_text(notice, encoding="utf-8")
    result = gongkai("import", "通知.txt", "-o", "plan.yaml", "--side-by-side", "对照.html", cwd=folder)
    assert result.code == 0, result.err
    assert result.err.endswith("已写入 对照.html\n")
    return (folder / "对照.html").read_text(encoding="utf-8")


def test_every_line_of_the_notice_and_what_it_says(gongkai: Run, tmp_path: Path) -> None:
    text = NOTICE.read_text(encoding="utf-8")
    page = made(gongkai, tmp_path, text)
    shown = re.sub("<[^>]*>", "", page)
    at = 0
    for line in filter(None, map(str.strip, text.splitlines())):
        assert line in shown[at:], line
        at = shown.index(line, at)
    assert '由<mark class="unit">区总工会</mark>牵头，<mark class="unit">区人社局</mark>配合' in page
    assert re.search('<dt>期限</dt><dd><mark class="report">活动结束后5个工作日内</mark>', page)
    assert not re.search("https?:", page)
    assert "<script" not in page


def test_a_doubt_leads_to_its_paragraph_and_names_its_line(gongkai: Run, tmp_path: Path) -> None:
    page = made(gongkai, tmp_path, NOTICE.read_text(encoding="utf-8"))
    plan = (tmp_path / "plan.yaml").read_text(encoding="utf-8").splitlines()
    links = LINK.findall(page)
    assert links
    for anchor, said, line in links:
        assert f'id="{anchor}"' in page
        assert said in plan[int(line) - 1]
    marked = sum("# 请核对" in line or "# 请补充" in line for line in plan)
    assert f"要您看的：{marked}处" in page


def test_hostile_text_is_nothing_but_text(gongkai: Run, tmp_path: Path) -> None:
    hostile = NOTICE.read_text(encoding="utf-8").replace("亲子阅读", "<script>alert(1)</script>&亲子\"阅读'")
    page = made(gongkai, tmp_path, hostile)
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;亲子" in page


@pytest.mark.parametrize("width", [360, 1280])
def test_it_fits_a_phone_and_its_links_lead(width: int, gongkai: Run, tmp_path: Path, chromium: Browser) -> None:
    made(gongkai, tmp_path, NOTICE.read_text(encoding="utf-8"))
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto((tmp_path / "对照.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    link = page.locator("ol a").first
    link.click()
    target = page.locator(str(link.get_attribute("href")))
    box = target.bounding_box()
    assert box
    assert -1 < box["y"] < 800
    page.close()


def test_what_cannot_be_written(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_bytes(NOTICE.read_bytes())
    wrong = gongkai("import", "通知.txt", "-o", "plan.yaml", "--side-by-side", "对照.docx", cwd=tmp_path)
    assert (wrong.code, (tmp_path / "plan.yaml").exists()) == (2, False)
    assert "--side-by-side 对照.html" in wrong.err
    (tmp_path / "对照.html").write_text("mine", encoding="utf-8")
    kept = gongkai("import", "通知.txt", "-o", "plan.yaml", "--side-by-side", "对照.html", cwd=tmp_path)
    assert kept.code == 2
    assert (tmp_path / "对照.html").read_text(encoding="utf-8") == "mine"
