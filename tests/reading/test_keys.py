"""The page that says how a plan is written has every key of the format, as the table of keys explains it."""

import re

import pytest

from gongkai.keys import SHAPES, Key
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "plan-format.zh-CN.md"
WHERE = {
    "plan": "整个文件",
    "section": "`sections` 的一节",
    "notice": "`notice` 通知",
    "scheme": "`plan` 方案",
    "attachment": "`attachments` 的一个附件",
    "in_text": "`in_text` 文中已写明",
    "level": "`numbering` 的一级",
    "table": "`table` 表格",
    "piece": "一段话的一部分",
    "registry": "`units` 单位名录",
    "group": "`groups` 的一组",
    "contact": "`contacts` 的一家",
    "report": "`reports` 的一项",
    "figure": "`figures` 的一项指标",
    "interpretation": "`interpretations` 的一条",
    "scoring": "`scoring` 考核评分",
    "addition": "`additions` 的一项加分",
    "hotline": "`hotline` 群众诉求热线",
    "hot": "`hot` 怎样算热点",
    "columns": "`columns` 工单的栏目",
    "portal": "`portal` 网上发布",
}
LIKE_A_SECTION = ("notice", "scheme", "attachment")
SAID_ABOVE = ("labels",)  # the labelled lines again


def _table(shape: str) -> str:
    common = SHAPES["section"] if shape in LIKE_A_SECTION else ()
    rows = [f"| `{key.name}` | {key.label} | {_help(key)} |" for key in SHAPES[shape] if key not in common]
    more = "：一节里能写的都能写，另有" if common else ""
    return "\n".join((f"**{WHERE[shape]}**{more}", "", "| 名称 | 是什么 | 说明 |", "|---|---|---|", *rows))


def _help(key: Key) -> str:
    return f"{key.help}；必须写" if key.required else key.help


def test_every_key_is_on_the_page(request: pytest.FixtureRequest) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert {*WHERE, *SAID_ABOVE} == {*SHAPES}
    tables = "\n\n".join(_table(shape) for shape in WHERE)
    fresh = re.sub(r"(?<=\n## 全部名称\n\n).*", lambda _: f"{tables}\n", text, flags=re.DOTALL)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(fresh, encoding="utf-8")
        return
    assert fresh == text
    assert fresh.endswith(tables + "\n")
