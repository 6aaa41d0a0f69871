"""A fortnight: forms go out and come back, some by telephone, one is mended, and the city gets its table."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from tests.conftest import GOLDEN, Run
from tests.figures.forms import PLAN, UNITS, docx, form, xlsx

FIRST, SECOND, STREET, OTHER = UNITS[0], UNITS[1], UNITS[16], UNITS[17]
SMALL = PLAN.replace("、".join(UNITS[:16]), f"{FIRST}、{SECOND}").replace("、".join(UNITS[16:]), f"{STREET}、{OTHER}")
ACTIVITY = (
    "  sections: [{id: day, title: 设点宣传, time: 5月16日上午9时, place: 各街道自行选择, lead: 各街道}]\n  issuer:"
)
WHERE = "{id: where, title: 活动安排, from: 各街道, due: 5月12日前, of: day, figures: [{name: 活动地点, text: yes}]}"


def test_a_fortnight(tmp_path: Path, gongkai: Run, golden: Callable[[Path, str], None]) -> None:
    plan = SMALL.replace("  issuer:", ACTIVITY).replace("reports:\n", f"reports:\n  - {WHERE}\n")
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    shown: list[str] = []

    def run(day: str, *words: str) -> None:
        done = gongkai(*words, "--today", f"2022-05-{day}", cwd=tmp_path)
        hidden = ["--by", "值班员"]
        typed = " ".join(word for word in words if word not in hidden)
        shown.append(f"$ gongkai {typed}    # 5月{int(day)}日\n{done.out}{done.err}")

    clerk = ("--by", "值班员")
    run("09", "report", "form", "-o", "统计表/", "--report", "summary")
    run("11", "report", "submit", STREET, "--figure", "活动地点=文化广场", "--report", "where", *clerk)
    run("13", "tasks", "--day", "5月16日")
    book = openpyxl.load_workbook(tmp_path / "统计表" / f"{FIRST}活动总结统计表.xlsx")
    sheet: Any = book["统计表"]
    sheet["D5"], sheet["D6"], sheet["D7"], sheet["D8"] = 3, "约120", 30, 31
    inbox = tmp_path / "收件"
    inbox.mkdir()
    book.save(inbox / f"{FIRST}活动总结统计表.xlsx")
    (inbox / f"{STREET}活动总结.docx").write_bytes(docx(form(STREET, ("2场", 80, "", ""))))
    (inbox / f"{OTHER}活动总结.xlsx").write_bytes(xlsx(form(STREET, (1, 2, 3, 3))))
    run("20", "report", "scan", "收件", "--yes", "--report", "summary", *clerk)
    run("21", "report", "submit", SECOND, "--has", "报告", "--figure", "开展活动=1", "--figure", "参与群众=无", *clerk)
    run("21", "figures")
    run("22", "report", "figure", FIRST, "当场答复=21", "--reason", "电话核实，多写了一个", *clerk)
    run("23", "report", "undo", "6", *clerk)
    run("23", "report", "figure", FIRST, "当场答复=30", "--reason", "书面更正", *clerk)
    run("23", "status", "--report", "summary")
    rows: list[list[Any]] = [["全市统计表"], ["单位", "开展活动数", "参与群众", "解答问题", "当场答复率"], ["合计"]]
    (tmp_path / "市表.xlsx").write_bytes(xlsx(rows))
    run("24", "figures", "--into", "市表.xlsx", "-o", "报市.xlsx")
    run("24", "summary")
    golden(GOLDEN / "figures" / "fortnight.txt", "\n".join(shown))
    assert gongkai("summary", "-o", "活动总结.docx", "--today", "2022-05-24", cwd=tmp_path).code == 0
