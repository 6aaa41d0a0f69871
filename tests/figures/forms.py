"""Forms as units send them back: built by openpyxl and python-docx, programs that are not ours."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import openpyxl
from docx import Document

Rows = Sequence[Sequence[Any]]

UNITS = [f"{mark}{kind}" for kind in ("局", "街道") for mark in "东西南北甲乙丙丁戊己庚辛壬癸子丑"][:31]
PLAN = f"""\
id: example-2022
notice:
  title: 关于开展2022年活动的通知
  to: 各部门、各街道
  text: 现将有关事项通知如下。
  issuer: 示例区政府办公室
  date: 2022年5月7日
units:
  prefix: 区
  groups:
    各部门: {{members: {"、".join(UNITS[:16])}}}
    各街道: {{members: {"、".join(UNITS[16:])}}}
reports:
  - id: summary
    title: 活动总结
    from: 各部门、各街道
    due: 5月27日前
    figures:
      - 开展活动（场次）
      - 参与群众（人次）
      - 解答问题（件）
      - {{name: 当场答复（件）, part_of: 解答问题}}
      - {{name: 媒体报道（篇）, list: 标题、媒体、日期}}
      - {{name: 当场答复率, rate: 当场答复 / 解答问题}}
"""


def form(unit: str, values: Sequence[Any], head: Sequence[str] = ("序号", "指标", "计量单位", "数值", "说明")) -> Rows:
    """A form filled in; the numbers stand in D4 to D7."""
    names = (("开展活动", "场次"), ("参与群众", "人次"), ("解答问题", "件"), ("其中：当场答复", "件"))
    rows = [
        [at, name, measure, value, ""] for at, ((name, measure), value) in enumerate(zip(names, values, strict=True))
    ]
    return [["活动总结统计表"], ["填报单位：", unit], list(head), *rows]


def xlsx(rows: Rows, change: Callable[[Any], object] = lambda _: None) -> bytes:
    """The rows as a workbook; `change` does to its sheet what a unit did."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "统计表"
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def docx(rows: Rows, merges: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """The rows as a table in a document; merges are from row, column to row, column."""
    document = Document()
    document.add_paragraph("活动情况")
    table = document.add_table(len(rows), max(map(len, rows)))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            table.cell(at, column).text = "" if value is None else str(value)
    for top, left, bottom, right in merges:
        table.cell(top, left).merge(table.cell(bottom, right))
    content = BytesIO()
    document.save(content)
    return content.getvalue()
