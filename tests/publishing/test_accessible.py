"""The page for everybody: axe finds nothing, at any width, in the light and in the dark; and what it leaves out."""

import re
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from gongkai.forms import Settings
from gongkai.notice.paper import notice
from gongkai.publishing.article import Picture, of_notice
from gongkai.publishing.folder import folder
from gongkai.publishing.interpretations import Interpretation
from gongkai.reading import loads
from tests.conftest import PLANS
from tests.publishing.test_summary_page import PNG

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
ASKED = '() => axe.run(document, {resultTypes: ["violations"]})'
TALKS = (
    Interpretation("《示例办法》（示政发〔2022〕1号）", "甲局", ("图解", "视频"), "https://www.shili.gov.cn/1.html"),
    Interpretation("《示例办法》（示政发〔2022〕1号）", "乙局", (), "https://www.shili.gov.cn/2.html"),
    Interpretation("《示例意见》", "丙局", (), "javascript:alert(1)"),
    Interpretation("《示例细则》", "丙局"),
)
NAMES = ("attachments", "direct-notice", "red-head", "letter", "joint-issuers", "figures", "division", "safety-month")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page for every kind of block, with interpretations and a picture."""
    root = tmp_path_factory.mktemp("pages")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gongkai.publishing.folder.find_spec", lambda _: None)
        for name in NAMES:
            text = (PLANS / "good" / f"{name}.yaml").read_text(encoding="utf-8")
            plan = loads(f"{text}\nportal: {{site: 示例区人民政府, column: 通知公告}}\n".encode()).plan
            assert plan
            assert plan.portal
            article = of_notice(plan, plan.portal, notice(plan), TALKS)
            article = article._replace(pictures=(Picture("现场.png", "咨询台前的市民", PNG),))
            (root / name).mkdir()
            for file, content in folder(article, Settings()).items():
                (root / name / file).write_bytes(content)
    return root


def problems(page: Any) -> list[tuple[str, str, str]]:
    page.evaluate(AXE)
    found = page.evaluate(ASKED)["violations"]
    return [(one["id"], one["impact"], one["nodes"][0]["html"][:200]) for one in found]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (360, "dark"), (1280, "light")])
def test_axe_finds_nothing(width: int, scheme: Any, pages: Path, chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    for name in NAMES:
        page.goto((pages / name / "index.html").as_uri())
        assert problems(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") == width, name
    assert {url.split(":")[0] for url in fetched} == {"file"}
    context.close()


def test_axe_would_find_something(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content('<html><body><img src="x"><p style="color:#ccc">颜色太浅的字</p></body></html>')
    assert {"image-alt", "color-contrast", "html-has-lang"} <= {name for name, *_ in problems(page)}
    page.close()


def test_by_keyboard(pages: Path, chromium: Browser) -> None:
    """The first key leads past the block to the text; what has the focus shows it."""
    page = chromium.new_page()
    page.goto((pages / "attachments" / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert page.locator(".skip").is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "text"
    page.close()


@pytest.mark.parametrize("name", NAMES)
def test_headings_tables_and_pictures(name: str, pages: Path) -> None:
    page = (pages / name / "index.html").read_text(encoding="utf-8")
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert '<html lang="zh-CN">' in page
    assert not re.findall(r"<th>|<th (?!scope=|colspan=)", page)
    assert not re.findall(r"<img(?![^>]*alt=\"[^\"]+\")", page)


def test_interpretations_stand_under_their_policy(pages: Path) -> None:
    """One that cannot be read yet, or leads nowhere, is not on the page."""
    page = (pages / "attachments" / "index.html").read_text(encoding="utf-8")
    section = page[page.index('id="policies"') : page.index('id="pictures"')]
    assert re.findall(r"<dt>(.*?)</dt>", section) == ["《示例办法》（示政发〔2022〕1号）"]
    assert re.findall(r'<dd><a href="(.*?)">(.*?)解读', section) == [
        ("https://www.shili.gov.cn/1.html", "甲局"),
        ("https://www.shili.gov.cn/2.html", "乙局"),
    ]
    assert "javascript" not in page
    assert "丙局" not in section
