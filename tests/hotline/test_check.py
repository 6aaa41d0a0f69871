"""`gongkai hotline check`: right bulletins stay silent, every kind of slip is found, and said where it stands."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from gongkai.findings.rules import Rule, bulletin_rules
from gongkai.hotline.slips.checking import check
from gongkai.hotline.slips.paper import of_text
from gongkai.hotline.slips.rules import RULES
from tests.conftest import Run
from tests.hotline.slips import RIGHT, WRONG, WRONG_WHOLE

FOLDER = Path(__file__).parent / "bulletins"
BULLETINS = {path.name[:2]: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))}
HEADING = "2024年5月热线月通报\n"


def codes(text: str) -> list[str]:
    return [entry.code for entry in check(of_text(text)).found]


@pytest.mark.parametrize("name", BULLETINS)
def test_no_false_alarm(name: str) -> None:
    found = check(of_text(BULLETINS[name]))
    assert found.found == ()
    assert found.compared > 5


@pytest.mark.parametrize("text", RIGHT)
def test_no_false_alarm_in_a_sentence(text: str) -> None:
    assert check(of_text(HEADING + text)).found == ()


SLIPS = [(code, *case) for code, cases in WRONG.items() for case in cases]


@pytest.mark.parametrize(("code", "name", "right", "wrong"), SLIPS)
def test_a_slip_is_found(code: str, name: str, right: str, wrong: str) -> None:
    assert right in BULLETINS[name]
    assert code in codes(BULLETINS[name].replace(right, wrong, 1))


@pytest.mark.parametrize(("code", "text"), WRONG_WHOLE)
def test_a_slip_is_found_alone(code: str, text: str) -> None:
    assert set(codes(HEADING + text)) == {code}


def test_every_rule_is_tried_ten_times() -> None:
    tried = [code for code, *_ in SLIPS] + [code for code, _ in WRONG_WHOLE]
    assert {rule.CODE for rule in RULES} == set(tried)
    assert min(map(tried.count, set(tried))) >= 10


@pytest.mark.parametrize("rule", bulletin_rules(), ids=lambda rule: rule.code)
def test_the_examples_of_a_rule(rule: Rule) -> None:
    wrong, right = (dedent(text).replace("⇥", "\t") for text in (rule.wrong, rule.right))
    assert rule.title
    assert rule.reason
    assert codes(wrong) == [rule.code]
    assert codes(right) == []


def test_places_and_exit_codes(gongkai: Run, tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    slips = BULLETINS["02"].replace("建议103件", "建议130件").replace("甲区人民政府\t400", "甲区人民政府\t440")
    (tmp_path / "通报.txt").write_text(slips, encoding="gb18030")
    result = gongkai("hotline", "check", "通报.txt", cwd=tmp_path)
    assert result.code == 1
    golden(Path(__file__).parent / "check.out", f"{result.out}---\n{result.err}")
    told = json.loads(gongkai("hotline", "check", "通报.txt", "--format", "json", cwd=tmp_path).out)
    (file,) = told["files"]
    assert told["format"] == 1
    assert (file["compared"], file["not_compared"]) == (32, 1)
    places = re.findall(r"^通报.txt:(\d+):(\d+) (\S+) (GK\d{3})", result.out, re.M)
    levels = {"error": "错误", "warning": "警告"}
    assert places == [
        (str(entry["line"]), str(entry["column"]), levels[entry["severity"]], entry["code"])
        for entry in file["findings"]
    ]
    line, column, *_ = next(place for place in places if place[3] == "GK301")
    assert slips.splitlines()[int(line) - 1][int(column) - 1 :].startswith("1728件")
    right = gongkai("hotline", "check", FOLDER / "02-table.txt")
    assert (right.code, right.out) == (0, "")
    assert "没有发现问题；核对了 32 个数，1 个没有可以核对的" in right.err


def document(text: str, path: Path) -> None:
    """The bulletin as a Word document, its tables as such."""
    from docx import Document

    made = Document()
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            table = made.add_table(len(rows), len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, content in zip(row.cells, cells, strict=True):
                    cell.text = content
            rows = []
        made.add_paragraph(line)
    made.save(str(path))


@pytest.mark.parametrize("name", ["02", "11", "17", "20"])
def test_a_document_is_read_as_its_text(name: str, tmp_path: Path, gongkai: Run) -> None:
    document(BULLETINS[name], tmp_path / "a.docx")
    (tmp_path / "a.txt").write_text(BULLETINS[name], encoding="utf-8")
    result = gongkai("hotline", "check", "a.docx", "a.txt", cwd=tmp_path)
    assert (result.code, result.out) == (0, "")
    counts = re.findall(r"核对了 \d+ 个数.*", result.err)
    assert counts[0] == counts[1]


def test_where_in_a_document(tmp_path: Path, gongkai: Run) -> None:
    text = BULLETINS["02"].replace("建议103件", "建议130件").replace("合计\t1200\t1175", "合计\t1200\t1157")
    document(text, tmp_path / "a.docx")
    result = gongkai("hotline", "check", "a.docx", cwd=tmp_path)
    assert "a.docx 第3段 错误 GK301 5类相加是3483，不是3456件，多27\n" in result.out
    assert "a.docx 第1个表第6行第3格 错误 GK302 “按时办结(件)”一列各行相加是1175，合计写的是1157\n" in result.out
    findings = json.loads(gongkai("hotline", "check", "a.docx", "--format", "json", cwd=tmp_path).out)["files"][0]
    cell = next(entry for entry in findings["findings"] if "1157" in entry["message"])
    assert (cell["table"], cell["row"], cell["cell"]) == (1, 6, 3)


def test_what_is_no_bulletin(tmp_path: Path, gongkai: Run) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\n")
    (tmp_path / "b.txt").write_text("各单位：\n请按时报送总结。\n", encoding="utf-8")
    result = gongkai("hotline", "check", "a.pdf", "没有.docx", "b.txt", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "再检查" in result.err
    assert "导入" not in result.err
    assert "找不到文件：没有.docx" in result.err
    assert "b.txt：没有可以核对的数；看看是不是月通报" in result.err


@pytest.mark.parametrize(
    ("text", "where"),
    [("受理诉求10件，占比5.0%，" * 101, "一段里有200个"), ("直接答复10件，转办5件。\n" * 1001, "正文里有2000个")],
)
def test_more_numbers_than_in_any_bulletin_are_refused(text: str, where: str, tmp_path: Path, gongkai: Run) -> None:
    """Each is held against those before it: an export that somebody took for a bulletin ran for minutes."""
    (tmp_path / "a.txt").write_text(HEADING + text, encoding="utf-8")
    result = gongkai("hotline", "check", "a.txt", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert f"a.txt：{where}以上的数，不像一份通报，没有核对" in result.err


def test_as_many_numbers_as_may_stand_in_a_paragraph_are_compared() -> None:
    text = "受理诉求1000件，" + "咨询类10件，占比1.0%，" * 99
    assert check(of_text(HEADING + text)).compared > 100


def test_explain_knows_the_rules_of_bulletins(gongkai: Run) -> None:
    assert gongkai("explain", "GK301").out.startswith("GK301 各类相加不等于总数（错误）\n")
    assert gongkai("explain", "gk3").out.count("\n错：\n") == len(RULES)
    assert gongkai("validate", "--select", "GK301").code == 2
