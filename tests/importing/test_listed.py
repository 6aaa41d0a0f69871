"""Chapters whose lines say one thing each: what is handed in by whom until when, who has which part."""

from typing import Any

import pytest
import yaml

from gongkai.importing import import_notice
from tests.importing.test_sentences import said


def drafted(chapters: str) -> str:
    text = (
        "示例市甲局关于开展2024年示例周活动的通知\n各乡镇人民政府，县政府各部门：\n现将有关事项通知如下：\n"
        f"{chapters}\n示例市甲局\n2024年4月8日\n"
    )
    return import_notice(text.encode(), "通知.txt").text


def reports(chapters: str) -> list[tuple[str, str, str, str]]:
    plan: dict[str, Any] = yaml.safe_load(drafted(chapters))
    asked = plan.get("reports") or []
    return [(one["title"], one["from"], one["due"], one.get("receiver", "")) for one in asked]


@pytest.mark.parametrize("number", ["{}", "{n}.{}", "（{n}）{}"], ids=["none", "1.", "（1）"])
def test_a_report_with_a_line_for_each_part(number: str) -> None:
    lines = ["报送内容：活动总结。", "报送单位：各乡镇、县直各部门。", "报送时间：5月20日前。", "报送对象：县丙局。"]
    chapter = "\n".join(number.format(line, n=n) for n, line in enumerate(lines, 1))
    assert reports(f"一、材料报送\n{chapter}") == [("活动总结", "各乡镇、县直各部门", "5月20日前", "县丙局")]


def test_several_days_on_one_line() -> None:
    chapter = "一、材料报送\n报送内容：活动方案、活动总结\n报送时间：活动方案5月8日前，活动总结5月20日前"
    everybody = "各乡镇人民政府，县政府各部门"
    assert reports(chapter) == [("活动方案", everybody, "5月8日前", ""), ("活动总结", everybody, "5月20日前", "")]
    assert drafted(chapter).count("请核对：原文没有说报送单位") == 2


@pytest.mark.parametrize("missing", ["报送内容：活动总结", "报送时间：5月20日前"])
def test_one_part_alone_is_no_report(missing: str) -> None:
    assert reports(f"一、材料报送\n{missing}") == []


def test_a_day_that_is_none_is_asked_for() -> None:
    chapter = "一、材料报送\n报送内容：活动总结\n报送时间：活动结束后"
    assert reports(chapter)[0][2] == "待定"
    assert "请补充：原文是“活动结束后”" in drafted(chapter)


def test_remarks_behind_names_are_no_part_of_a_list() -> None:
    text = drafted(
        "一、承办单位\n县甲中心（负责宣传）、县乙局（负责场地）\n二、参加单位\n县丙局、县丁局（以上单位每单位2人），县戊局不参加。"
    )
    facts = dict(said(yaml.safe_load(text)["notice"]))
    assert facts == {"organizer": "县甲中心、县乙局", "participants": "县丙局、县丁局"}
    assert text.count("请核对：括号里的话没有写进来") == 2


def test_a_list_that_goes_on_in_the_next_line_is_whole() -> None:
    text = drafted("一、活动时间\n5月15日上午，为期半天。\n二、参加单位\n县甲局、县乙局、\n县丙局、县丁局。")
    facts = dict(said(yaml.safe_load(text)["notice"]))
    assert facts["participants"].rstrip("。") == "县甲局、县乙局、县丙局、县丁局"
    assert text.count("请核对：原文的一段话断成了几行") == 1
