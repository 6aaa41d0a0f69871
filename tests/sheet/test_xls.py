"""Workbooks of an old Excel (.xls), written by xlwt: forms and orders read like those of today."""

import random
import sys
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt

from gongkai.errors import GongkaiError
from gongkai.extras import installing
from gongkai.sheet import xls, xlsx
from tests.conftest import Run
from tests.figures.forms import PLAN, UNITS, form

FORMATS = {date: "yyyy-mm-dd", datetime: "yyyy-mm-dd hh:mm"}


def old(rows: Any, merged: tuple[int, int, int, int] | None = None, hidden: int | None = None) -> bytes:
    """The rows as an old workbook saves them; the ratio 0.955 as a percentage."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("统计表")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            form = "0.0%" if value == 0.955 else FORMATS.get(type(value), "General")
            if value is not None:
                sheet.write(at, column, value, xlwt.easyxf(num_format_str=form))
    if merged:
        sheet.write_merge(*merged, label="合并", style=xlwt.easyxf())
    if hidden is not None:
        sheet.row(hidden).hidden = True
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def new(rows: Any) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
        for cell in sheet[sheet.max_row]:
            if cell.value == 0.955:
                cell.number_format = "0.0%"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


VALUES = [
    ["甲", 1200, 0.1, 1234.5, None, -3, True, 0.955],
    ["1，200", date(2022, 5, 15), datetime(2022, 5, 15, 9, 30), 2.5e7, 123456789012345678, "28台", 0, False],
]


def test_cells_are_read_as_those_of_a_new_workbook() -> None:
    before, now = xls.read(old(VALUES), "旧.xls")[0], xlsx.read(new(VALUES), "新.xlsx")[0]
    assert [cell[:4] for cell in before.cells] == [cell[:4] for cell in now.cells]
    assert before.cells[-1].address == "H2"


def test_merged_cells_and_hidden_rows_are_known() -> None:
    grid = xls.read(old([["甲", "乙"], ["丙", "丁"]], merged=(3, 4, 1, 2), hidden=1), "旧.xls")[0]
    assert [(cell.address, cell.hidden) for cell in grid.cells if cell.row < 2] == [
        ("A1", False), ("B1", False), ("A2", True), ("B2", True),
    ]  # fmt: skip
    merged = grid.at(4, 2)
    assert merged is not None
    assert (merged.text, merged.across, merged.down) == ("合并", 2, 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(f"{PLAN}hotline: {{name: 示例热线}}\n", encoding="utf-8")
    return tmp_path


def test_a_form_is_taken_in(folder: Path, gongkai: Run) -> None:
    rows = form(UNITS[0], [3, 120, 45, 40])
    (folder / f"{UNITS[0]}活动总结统计表.xls").write_bytes(old(rows))
    done = gongkai("report", "submit", UNITS[0], f"{UNITS[0]}活动总结统计表.xls", "--today", "2022-05-20", cwd=folder)
    assert done.code == 0, done.err
    shown = gongkai("figures", "--format", "csv", "--today", "2022-05-20", cwd=folder).out
    assert f"{UNITS[0]},3,120,45,40" in shown


def test_orders_are_taken_in(folder: Path, gongkai: Run) -> None:
    head = ["工单编号", "受理时间", "诉求标题", "诉求内容", "承办单位"]
    (folder / "5月.xls").write_bytes(
        old([head, ["A1", datetime(2022, 5, 3, 9, 10), "路灯不亮", "路灯不亮了。", "甲局"]])
    )
    done = gongkai("hotline", "read", "5月.xls", cwd=folder)
    assert (done.code, done.err) == (0, "")
    assert '"received": "2022-05-03T09:10:00+08:00"' in (folder / "hotline.json").read_text(encoding="utf-8")


def test_without_its_reader_it_is_said_what_to_do(folder: Path, gongkai: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlrd", None)
    (folder / "5月.xls").write_bytes(old([["工单编号"], ["A1"]]))
    done = gongkai("hotline", "read", "5月.xls", cwd=folder)
    assert done.code == 2
    assert "另存为 .xlsx" in done.err
    assert installing("xlrd") in done.err


def test_damage_is_told(folder: Path) -> None:
    """Cut off anywhere, or with bytes changed: read or refused, never anything else."""
    content, chance = old(VALUES * 20), random.Random(7)
    refused = 0
    for _ in range(150):
        changed = bytearray(content[: chance.choice((len(content), chance.randrange(len(content))))])
        for _ in range(chance.randrange(1, 9)):
            if changed:
                changed[chance.randrange(len(changed))] = chance.randrange(256)
        try:
            assert all(grid.width >= 0 for grid in xls.read(bytes(changed), "坏.xls"))
        except GongkaiError:
            refused += 1
    assert 20 < refused < 150
