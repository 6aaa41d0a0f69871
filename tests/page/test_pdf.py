"""The PDF's own matters: fonts and what is said of them, hostile text, the same bytes (the page: test_page)."""

from pathlib import Path

import pdfplumber
import pytest

from gongkai.errors import GongkaiError
from gongkai.forms import Settings
from gongkai.page import pdf
from gongkai.page.blocks import NoticeView
from gongkai.page.fonts import ROLES, choose
from tests.conftest import PLAN, PLANS, Run

HOSTILE = '#let x = 1; $x$ *粗* _斜_ `码` <label> @ref \\ "引" // 注 /* 注 */ [链] {{ 7*7 }} 㐂'


def text(path: Path) -> str:
    with pdfplumber.open(path) as document:
        return "".join(char["text"] for page in document.pages for char in page.chars)


def test_a_font_of_its_own_is_taken_silently() -> None:
    chosen, notes = choose(["FangSong", "KaiTi", "SimHei", "SimSun", "方正小标宋简体", "Arial"])
    assert chosen == {
        "小标宋": "方正小标宋简体",
        "仿宋": "FangSong",
        "楷体": "KaiTi",
        "黑体": "SimHei",
        "宋体": "SimSun",
    }
    assert notes == []


def test_every_substitution_is_said() -> None:
    chosen, notes = choose(["Noto Serif CJK SC"])
    assert set(chosen) == set(ROLES)
    assert len(notes) == 5
    assert "没有仿宋字体（仿宋_GB2312），用 Noto Serif CJK SC 代替" in notes
    assert "没有黑体字体（黑体），也没有相近的，有的字可能印不出来" in notes


def test_hostile_text_appears_as_text(gongkai: Run, tmp_path: Path, office: Path) -> None:
    plan = tmp_path / "plan.yaml"
    typed = HOSTILE.replace("'", "''")
    plan.write_text(
        f"id: a\nplan:\n  title: '{typed}'\n  text: '{typed}'\n  table: {{columns: ['{typed}'], rows: []}}\n",
        encoding="utf-8",
    )
    result = gongkai("render", "-p", plan, "-o", tmp_path / "x.pdf")
    assert result.code == 0, result.err
    assert text(tmp_path / "x.pdf").replace(" ", "").count(HOSTILE.replace(" ", "")) == 3


@pytest.mark.parametrize("plan", [PLAN, *sorted((PLANS / "good").glob("*.yaml"))], ids=lambda path: path.stem)
def test_every_good_plan(plan: Path, gongkai: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    assert gongkai("render", "-p", plan, "-o", first).code == 0
    assert gongkai("render", "-p", plan, "-o", second).code == 0
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().startswith(b"%PDF")


def test_without_typst_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(GongkaiError) as refused:
        pdf.write(NoticeView("", ()), Settings())
    assert "gongkai[pdf]" in refused.value.hint


def test_a_font_folder_that_is_not_there(gongkai: Run, tmp_path: Path) -> None:
    result = gongkai("render", "-o", tmp_path / "x.pdf", "--fonts", tmp_path / "没有")
    assert (result.code, result.out) == (2, "")
    assert "没有这个字体文件夹" in result.err


def test_a_mistake_in_an_own_template(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "notice.typ.j2").write_text("#nonsense()", encoding="utf-8")
    result = gongkai("render", "-o", tmp_path / "x.pdf", "--templates", tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "模板 notice.typ.j2 排不出版" in result.err
    assert not (tmp_path / "x.pdf").exists()
