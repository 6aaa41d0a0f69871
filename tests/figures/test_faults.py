"""Thirty-one units hand in their forms, twenty and more of them with a fault: every one is named with its cell."""

import datetime
import json
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongkai.figures.files import form_in
from gongkai.reading import loads
from tests.conftest import Run
from tests.figures.forms import PLAN, UNITS, form, xlsx

TODAY = ("--today", "2022-05-20")
GOOD = (3, 120, 30, 20)


def cell(place: str, value: Any, form_: str = "") -> Callable[[Any], object]:
    def change(sheet: Any) -> None:
        sheet[place] = value
        if form_:
            sheet[place].number_format = form_

    return change


def hidden(sheet: Any) -> None:
    sheet.row_dimensions[5].hidden = True


def merged(sheet: Any) -> None:
    sheet.merge_cells("D5:D6")


def moved(sheet: Any) -> None:
    sheet.insert_rows(4, 3)
    sheet.insert_cols(2, 2)


def million(sheet: Any) -> None:
    for row in range(20, 40):
        for column in range(1, 5001):
            sheet.cell(row, column).number_format = "0.00"


def astray(sheet: Any) -> None:
    sheet["E5"], sheet["D5"] = 120, None


def listed(sheet: Any) -> None:
    for row in (["媒体报道", "", "篇", 5], [], ["标题", "媒体", "日期"], ["甲", "日报", "5月1日"], ["乙", "晚报", ""]):
        sheet.append(row if len(row) < 4 else [5, row[0], row[2], row[3]])


# What was done to a unit's form, in which cell, what is said of it, and what the cell comes to (None: nothing).
FAULTS: list[tuple[Callable[[Any], object], str, str, int | None]] = [
    (cell("D5", "28台"), "参与群众", "写的单位是“台”", 28),
    (cell("D5", "2000万"), "参与群众", "按 20000000 算", 20000000),
    (cell("D5", "１２０"), "参与群众", "全角数字", 120),
    (cell("D5", "1，200"), "参与群众", "按 1200 算", 1200),
    (cell("D5", "约120"), "参与群众", "约数", 120),
    (cell("D5", "120余"), "参与群众", "约数", 120),
    (cell("D5", "120人次"), "参与群众", "按 120 算", 120),
    (cell("D5", "1.2千"), "参与群众", "按 1200 算", 1200),
    (cell("D5", datetime.date(2022, 5, 18)), "参与群众", "“2022-05-18”是日期", None),
    (cell("D5", "5月18日"), "参与群众", "是日期", None),
    (cell("D5", "=SUM(A1:A3)"), "参与群众", "没有算出来的数", None),
    (cell("D5", "#REF!"), "参与群众", "公式出错了", None),
    (cell("D5", 0.5, "0%"), "参与群众", "“50%”是百分数", None),
    (cell("D5", -5), "参与群众", "是负数", None),
    (cell("D5", "1.2E+05"), "参与群众", "科学记数法", None),
    (cell("D5", 12.5), "参与群众", "带小数", None),
    (cell("D5", "很多"), "参与群众", "看不懂", None),
    (cell("D5", "50-60"), "参与群众", "是一个范围", None),
    (cell("D5", "100+20"), "参与群众", "是算式", None),
    (cell("D7", 31), "当场答复", "还多", 31),
    (hidden, "参与群众", "在隐藏的行", 120),
    (merged, "参与群众", "合并成一格", None),
    (cell("B2", UNITS[30]), "参与群众", f"表里写的单位是{UNITS[30]}", None),
    (astray, "参与群众", "填在了 E5", 120),
    (cell("A12", "方案代号：example-2021/summary"), "参与群众", "另一份方案", None),
    (listed, "媒体报道", "清单里有 2 条", 2),
]
FINE: list[tuple[Callable[[Any], object], int | None]] = [
    (moved, 120),
    (million, 120),
    (cell("D5", 0), 0),
    (cell("D5", "无"), None),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    own = tmp_path_factory.mktemp("figures")
    (own / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (own / "收件").mkdir()
    changes = [change for change, *_ in FAULTS] + [change for change, _ in FINE]
    for unit, change in zip(UNITS, [*changes, lambda _: None], strict=True):
        name = unicodedata.normalize("NFD", f"{unit}活动总结统计表.xlsx")
        (own / "收件" / name).write_bytes(xlsx(form(unit, GOOD), change))
    return own


def test_every_fault_is_named_with_its_cell_and_no_total_is_wrong(folder: Path, gongkai: Run) -> None:
    scanned = gongkai("report", "scan", "收件", "--yes", *TODAY, cwd=folder)
    assert scanned.code == 0, scanned.err
    found = json.loads(gongkai("figures", "--format", "json", *TODAY, cwd=folder).out)
    rows = {row["单位"]: row for row in found["rows"]}
    told = scanned.out + "".join(f"{one['unit']} {one['said']} {one['place']}\n" for one in found["doubts"])
    for unit, (_, figure, said, value) in zip(UNITS, FAULTS, strict=False):
        lines = [line for line in told.splitlines() if unit in line and said in line]
        assert lines, (unit, said)
        assert any("统计表 " in line for line in lines), lines
        shown = rows[unit][figure]
        assert shown == value if value is not None else shown in (None, "？"), (unit, shown)
    for unit, (_, value) in zip(UNITS[len(FAULTS) :], FINE, strict=False):
        assert rows[unit]["参与群众"] == (value if value is not None else "无")
    assert rows[UNITS[30]]["参与群众"] == 120
    for name in ("开展活动", "参与群众", "解答问题", "当场答复"):
        numbers = [row[name] for row in found["rows"] if isinstance(row[name], int)]
        assert found["sums"][name] == sum(numbers) == sum(group["sums"][name] for group in found["groups"])
    foreign = [unit for unit, (_, _, said, _) in zip(UNITS, FAULTS, strict=False) if said[:2] in ("表里", "另一")]
    assert found["waiting"] == foreign  # what another unit or another year has filled in is nobody's here


def test_nothing_becomes_zero(folder: Path, gongkai: Run) -> None:
    """The only 0 is the one that a person wrote."""
    found = json.loads(gongkai("figures", "--format", "json", *TODAY, cwd=folder).out)
    zeros = [(row["单位"], name) for row in found["rows"] for name, value in row.items() if value == 0]
    assert zeros == [(UNITS[len(FAULTS) + 2], "参与群众")]


def test_a_hundred_forms_are_read_in_three_seconds() -> None:
    plan = loads(PLAN.encode()).plan
    assert plan is not None
    contents = [xlsx(form(UNITS[0], GOOD))] * 100
    start = time.process_time()
    for content in contents:
        assert form_in(content, "表.xlsx", plan, plan.reports[0], UNITS[0]).found == 4
    assert time.process_time() - start < 3
