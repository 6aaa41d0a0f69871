"""A paragraph that tells of several activities: each has its own section, and all is printed as one paragraph."""

from typing import Any

import pytest
import yaml

from gongkai.importing import import_notice
from gongkai.reading import loads
from tests.conftest import run_gongkai
from tests.importing.test_chapters import facts_of
from tests.importing.test_listed import drafted


def sections(text: str) -> list[dict[str, Any]]:
    """Those of the first chapter."""
    found: list[dict[str, Any]] = yaml.safe_load(drafted(f"一、主要活动\n{text}\n二、工作要求\n请按时落实。"))["notice"]
    chapter: list[dict[str, Any]] = found["sections"][0]["sections"]  # type: ignore[call-overload]
    return chapter


def test_what_has_a_day_of_its_own_stands_beside_the_first_and_a_task_below() -> None:
    first, second, other = sections(
        "（一）启动仪式。5月20日上午，在示例广场举行，由区甲局主办。区乙局负责秩序。5月22日，区丙局在示例社区开展宣讲。\n"
        "（二）开放日。5月25日，区丁馆开放。"
    )
    assert (first["title"], first["text"]) == ("启动仪式。", "5月20日上午，在示例广场举行，由区甲局主办。")
    assert first["in_text"] == {"time": "5月20日上午", "place": "示例广场", "host": "区甲局"}
    (task,) = first["sections"]
    assert (task["run_on"], task["text"]) == (True, "区乙局负责秩序。")
    assert task["in_text"] == {"responsible": "区乙局"}
    assert (second["run_on"], second["text"]) == (True, "5月22日，区丙局在示例社区开展宣讲。")
    assert second["in_text"] == {"time": "5月22日", "place": "示例社区", "responsible": "区丙局"}
    assert "run_on" not in other


def test_a_further_activity_does_not_take_the_place_of_the_first() -> None:
    text = drafted(
        "一、主要活动\n（一）5月20日，区甲局在示例广场举行启动仪式。5月22日，区乙局开展线上答题。\n二、工作要求\n请落实。"
    )
    plan = loads(text.encode()).plan
    assert plan is not None
    places = {activity.title[:5]: activity.place for activity in plan.activities}
    assert places == {"5月20日": "示例广场", "5月22日": None}


@pytest.mark.parametrize(
    "item",
    [
        "5月20日上午，在示例广场举行启动仪式。由区甲局主办，区乙局承办，区丙局协办。区丁局、区戊局参加。",
        "各班布置图书角，每生带2本书。5月19日下午检查评比。（负责：区甲局）",
        "5月20日，区甲局举办讲座，此项活动由区乙局协办，区丙局指导。",
        "5月20日，区甲局举办讲座。各单位要认真组织，有关部门要积极配合。",
        "5月20日，区甲局举办讲座。请各单位于5月25日前将总结报区甲局。",
        "5月20日，区甲局举办讲座。5月18日前完成报名。",
    ],
)
def test_what_is_said_of_one_activity_stays_together(item: str) -> None:
    first, other = sections(f"（一）{item}\n（二）开放日。5月25日，区丁馆开放。")
    assert not any("run_on" in below for below in first.get("sections", ()))
    assert "run_on" not in other


def test_what_a_clause_lays_on_another_is_its_task() -> None:
    first, _ = sections(
        "（一）5月20日，区甲局在示例广场举办科学集市，示例大学做好场地保障，区乙院派出流动车，区丙局配合。\n（二）总结。"
    )
    assert first["text"] == "5月20日，区甲局在示例广场举办科学集市，"
    assert [(one["text"], one["in_text"]) for one in first["sections"]] == [
        ("示例大学做好场地保障，", {"responsible": "示例大学"}),
        ("区乙院派出流动车，区丙局配合。", {"responsible": "区乙院", "support": "区丙局"}),
    ]


def test_what_an_enumeration_shares_out_is_of_each() -> None:
    first, _ = sections(
        "（一）入户宣传。一是发放资料，由各社区负责。二是举办讲座，由区乙局负责。三是公布电话。\n（二）总结。"
    )
    second, third = first["sections"]
    assert first["in_text"] == {"responsible": "各社区"}
    assert (second["text"], second["in_text"]) == ("二是举办讲座，由区乙局负责。", {"responsible": "区乙局"})
    assert (third["text"], "in_text" in third) == ("三是公布电话。", False)


def test_below_a_heading_that_only_lists_each_activity_is_a_section() -> None:
    text = drafted("一、活动内容\n5月20日，区甲局举行启动仪式；5月22日，区乙局开展宣讲。\n二、工作要求\n请落实。")
    chapter = yaml.safe_load(text)["notice"]["sections"][0]
    assert "in_text" not in chapter
    first, second = chapter["sections"]
    assert (first["numbered"], first["in_text"]["responsible"]) == (False, "区甲局")
    assert (second["run_on"], second["in_text"]["responsible"]) == (True, "区乙局")


def test_a_report_and_a_mark_stand_in_the_piece_that_they_are_about() -> None:
    text = drafted(
        "一、主要活动\n（一）5月20日，区甲局举办讲座。5月22日，区乙局开展宣讲。请区丙局于5月25日前将总结报区甲局。\n（二）总结，"
    )
    first, second, _ = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    assert first["text"] == "5月20日，区甲局举办讲座。"
    assert second["text"][1] == {"text": "请区丙局于5月25日前将总结报区甲局。", "report": "summary"}


ITEMS: dict[str, list[dict[str, str]]] = {
    "5月上旬，市甲局制定方案；5月中旬，市乙局组织培训；6月，市丙局开展检查。": [
        {"time": "5月上旬", "responsible": "市甲局"},
        {"time": "5月中旬", "responsible": "市乙局"},
        {"time": "6月", "responsible": "市丙局"},
    ],
    "第1组：5月10日，甲县、乙县，市甲局带队；第2组：5月11日，丙县、丁县，市乙局带队。": [
        {"time": "5月10日"},
        {"time": "5月11日", "responsible": "市乙局"},
    ],
    "进机关：市甲局组织讲座，市乙局配合。进学校：市丙局组织主题班会。": [
        {"responsible": "市甲局", "support": "市乙局"},
        {"responsible": "市丙局"},
    ],
    "5月20日，市甲局举办仪式，仪式结束后，区乙局开展巡游。": [
        {"time": "5月20日", "responsible": "市甲局"},
        {"responsible": "区乙局"},
    ],
    "宣传服务。市甲局提供政策咨询，市乙局提供就业服务，地点设在示例广场，时间5月20日，主办单位市丁局。": [
        {"time": "5月20日", "place": "示例广场", "responsible": "市甲局"},
        {"responsible": "市乙局"},
    ],
    "志愿服务。市甲局组织医疗义诊，市乙局组织家电维修。5月11日上午9:00在示例社区广场举行。": [
        {"time": "5月11日上午9:00", "place": "示例社区广场", "responsible": "市甲局"},
        {"responsible": "市乙局"},
    ],
    "征集展示。市甲局负责征集，市乙局负责布展。活动时间为5月10日至20日，地点在市文化馆。": [
        {"time": "5月10日至20日", "place": "市文化馆", "responsible": "市甲局"},
        {"responsible": "市乙局"},
    ],
    "5月20日，在示例广场举行启动仪式，市乙局负责会场布置，市丙局负责安保。参加单位为市丁局、市戊局。": [
        {"time": "5月20日", "place": "示例广场", "participants": "市丁局、市戊局", "responsible": "市乙局"},
        {"responsible": "市丙局"},
    ],
    "绿化。市甲局提供树苗，市乙局提供工具，市丙局提供土地，5月底前完成。": [
        {"time": "5月底前", "responsible": "市甲局"},
        {"responsible": "市乙局"},
        {"responsible": "市丙局"},
    ],
    "集中宣传（责任单位：市甲局）。5月9日，在示例广场设立咨询台。5月13日，在示例社区开展宣讲。": [
        {"time": "5月9日", "place": "示例广场", "responsible": "市甲局"},
        {"time": "5月13日", "place": "示例社区"},
    ],
    "由市甲局牵头，市乙局配合，开展宣传。5月9日，在示例广场设立咨询台。5月13日，在示例社区开展宣讲。": [
        {"lead": "市甲局", "support": "市乙局"},
        {"time": "5月9日", "place": "示例广场"},
        {"time": "5月13日", "place": "示例社区"},
    ],
    "宣传。5月22日，市甲局开展宣讲；5月23日，在示例中学开展竞答。": [
        {"time": "5月22日", "responsible": "市甲局"},
        {"time": "5月23日", "place": "示例中学"},
    ],
    "初赛由各镇组织，5月15日前完成，决赛5月28日下午在县文化宫举行。": [
        {"time": "5月15日前", "responsible": "各镇"},
        {"time": "5月28日下午", "place": "县文化宫"},
    ],
    "1.集中宣传。5月9日，市甲局在示例广场设立咨询台。2.入户宣传。5月12日，各社区发放资料。": [
        {"time": "5月9日", "place": "示例广场", "responsible": "市甲局"},
        {"time": "5月12日", "responsible": "各社区"},
    ],
    "5月20日，市甲馆面向家长开放。届时，市乙局现场答疑。期间，市丙队负责疏导。": [
        {"time": "5月20日", "responsible": "市甲馆", "who": "市乙局"},
        {"responsible": "市丙队"},
    ],
    "启动阶段，市甲局发布通知；征集阶段，市乙局组织投稿；展示阶段，市丙局制作纪念封。": [
        {"responsible": "市甲局"},
        {"responsible": "市乙局"},
        {"responsible": "市丙局"},
    ],
    "市甲局组织律师，市乙局组织法官，于5月20日上午在示例广场开展咨询。": [
        {"time": "5月20日上午", "place": "示例广场", "responsible": "市甲局"},
        {"responsible": "市乙局"},
    ],
    "5月8日至10日每晚8:00至9:00，在示例江滩举行灯光秀。市甲局负责调试，市乙局保障供电。"
    "遇大风天气取消，由市丙局发布公告。": [
        {"time": "5月8日至10日每晚8:00至9:00", "place": "示例江滩"},
        {"responsible": "市甲局"},
        {"responsible": "市乙局"},
        {"responsible": "市丙局"},
    ],
    "5月18日，市甲局走访企业。5月19日，市乙局在示例广场举办展览。老师全程跟班，市丙办做好应急预案。": [
        {"time": "5月18日", "responsible": "市甲局"},
        {"time": "5月19日", "place": "示例广场", "responsible": "市乙局"},
        {"responsible": "市丙办"},
    ],
    "5月20日上午，市甲局在示例广场举办启动式；下午，市乙局在示例馆举办展览。": [
        {"time": "5月20日上午", "place": "示例广场", "responsible": "市甲局", "who": "市乙局"}
    ],
}


@pytest.mark.parametrize("item", ITEMS)
def test_whose_is_what(item: str) -> None:
    *found, _ = sections(f"（一）{item}\n（二）总结。")
    assert [facts for section in found for facts in facts_of(section)] == ITEMS[item]


def test_in_chapters_of_orders_and_below_a_label_a_paragraph_stays_whole() -> None:
    text = drafted(
        "一、活动时间\n启动仪式5月20日举行；宣讲5月22日举行。\n二、工作要求\n5月20日前，各镇检查一次。5月22日前，各校再查一次。"
    )
    assert "run_on" not in text


def test_what_orders_lay_on_units_by_name_is_the_task_of_each() -> None:
    text = drafted(
        "一、保障措施\n（一）县甲队负责现场秩序，县乙馆负责布置专架。\n（二）县丙局要高度重视，各镇要认真组织。"
    )
    shared, urged = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    assert shared["in_text"] == {"responsible": "县甲队"}
    assert [one["in_text"] for one in shared["sections"]] == [{"responsible": "县乙馆"}]
    assert "sections" not in urged


def test_a_blank_behind_a_half_width_mark_is_printed(tmp_path: Any) -> None:
    text = drafted("一、主要活动\n(一) 5月20日, 县甲局举办讲座; 5月22日, 县乙局开展宣讲.\n二、工作要求\n请落实.")
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    assert "县甲局举办讲座; 5月22日, 县乙局开展宣讲." in run_gongkai("render", cwd=tmp_path).out


def test_the_draft_prints_the_notice_and_validates(tmp_path: Any) -> None:
    notice = (
        "示例区甲局关于开展2024年示例周活动的通知\n各街道，各部门：\n现将有关事项通知如下：\n一、主要活动\n"
        "（一）启动仪式。5月20日上午，在示例广场举行，由区甲局主办，区乙局负责秩序。5月22日，区丙局开展宣讲；5月23日，区丁馆开放。\n"
        "二、工作要求\n请各部门于5月31日前将总结报区甲局。\n示例区甲局\n2024年4月8日\n"
    )
    imported = import_notice(notice.encode(), "通知.txt")
    (tmp_path / "plan.yaml").write_text(imported.text, encoding="utf-8")
    printed = run_gongkai("render", cwd=tmp_path)
    assert [line.strip() for line in printed.out.splitlines() if line.strip()] == notice.splitlines()
    assert "GK244" not in run_gongkai("validate", cwd=tmp_path).out
    tasks = run_gongkai("tasks", "--unit", "区乙局", cwd=tmp_path).out
    assert "5月20日上午" in tasks
    assert "地点：示例广场" in tasks


def test_a_name_between_a_day_and_a_comma_is_that_of_the_activity() -> None:
    text = drafted("一、活动安排\n6月17日：校园安全主题日，在示例小学举办讲座\n6月18日：县甲局召开发布会，介绍情况")
    chapter = yaml.safe_load(text)["notice"]["sections"][0]
    assert [one["in_text"].get("title") for one in chapter["sections"]] == ["校园安全主题日", None]
