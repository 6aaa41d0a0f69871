"""The form that goes out is read back as it was made, whatever its figures are called and counted in."""

from collections.abc import Mapping
from io import BytesIO

import openpyxl
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.figures.blank import blank, page
from gongkai.figures.blank_book import write as blank_book
from gongkai.figures.files import form_in, is_blank
from gongkai.forms import Settings
from gongkai.page.docx import write as paper
from gongkai.plan import Plan
from gongkai.reading import loads
from tests.figures.forms import PLAN, UNITS

UNIT = UNITS[0]
NAMES = """
人次 条 件数 指标 数值 序号 计量单位 填写说明 单位 单位数 填报单位数 备注 合计 数量 开展活动 活动 活动数 一、活动 1 2 一
线下活动（含展览）（场次） 参与（线上）（人次） 参与（计划）（人次） 去年 2021年 统计表 活动：线上 解答、答复 标题 媒体
"""
MEASURES = "人次 条 件 宗 指标 数值 合计 计划 万元 千 场（次） 单位 总"
HELPS = "人次 指标 活动：含线上 单位名称写全称 单位：个 数值 备注 标题 参与群众：按签到表 100"
LISTS = ["", "", "标题、媒体", "单位、说明", "活动、人次", "指标、数值", "媒体"]
TITLES = ["活动总结", "单位自查", "人次"]


@st.composite
def figures(draw: st.DrawFn) -> str:
    """A figure as a plan has it, called anything, also what stands in the form itself."""
    name, measure, help = (draw(st.sampled_from(words)) for words in (NAMES.split(), _maybe(MEASURES), _maybe(HELPS)))
    keys = {"name": f"{name}（{measure}）" if measure else name, "help": help, "list": draw(st.sampled_from(LISTS))}
    return ", ".join(f'{key}: "{value}"' for key, value in keys.items() if value)


def _maybe(words: str) -> list[str]:
    return ["", *words.split()]


def _filled_in(plan: Plan, suffix: str, unit: str, numbers: Mapping[int, int]) -> bytes:
    """A form with numbers in its rows, by the row."""
    view = blank(plan, plan.reports[0], unit)
    content = BytesIO()
    if suffix == "xlsx":
        book = openpyxl.load_workbook(BytesIO(blank_book(view)))
        for row, number in numbers.items():
            book.worksheets[0].cell(4 + row, 4).value = number
        book.save(content)
    else:
        document = Document(BytesIO(paper(page(view), Settings())))
        for row, number in numbers.items():
            document.tables[0].rows[row].cells[3].text = str(number)
        document.save(content)
    return content.getvalue()


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.filterwarnings("ignore:Cannot parse header")  # of nobody in particular
@settings(max_examples=60)
@given(
    own=st.lists(figures(), min_size=1, max_size=5, unique_by=lambda figure: figure.split('"')[1].split("（")[0]),
    title=st.sampled_from(TITLES),
    unit=st.sampled_from(["", UNIT]),
)
def test_the_form_is_read_back_as_it_was_made(suffix: str, own: list[str], title: str, unit: str) -> None:
    text = PLAN.partition("      - 开展活动")[0].replace("活动总结", title)
    plan = loads((text + "".join(f"      - {{{figure}}}\n" for figure in own)).encode()).plan
    assert plan is not None
    report = plan.reports[0]
    names = {row: str(figure.name) for row, figure in enumerate(report.figures, 1) if not figure.columns}
    content = _filled_in(plan, suffix, unit, {row: 9 + row for row in names})
    reading = form_in(content, f"表.{suffix}", plan, report, UNIT)
    assert {name: text for name, text in reading.filled.values if text} == {
        name: str(9 + row) for row, name in names.items()
    }
    assert (reading.odd, reading.filled.doubts, reading.filled.rows) == ((), (), ())
    assert is_blank(form_in(_filled_in(plan, suffix, unit, {}), f"表.{suffix}", plan, report, UNIT))
