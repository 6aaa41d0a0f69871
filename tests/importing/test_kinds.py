"""Kinds of notices that were misread once: broken at links, of several organs, a title with its plan below."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from gongkai.importing import import_notice
from gongkai.notice.paper import notice as blocks_of
from gongkai.plan import Plan
from gongkai.reading import loads
from tests.conftest import Run

BROKEN_AT_LINKS = """示例区甲办文件
示甲办发〔2024〕9号
关于开展2024年“示例宣传周”活动的通知
各镇街、区甲委各成员单位：
为普及科学知识，提高
公众素养，区甲办、区乙局、
区丙局、区丁会、
示例海关总署决定从2024年9月1日至9月7日在全区范围内联合开展“示例宣传周”活动，由各
成员单位、
各镇街、
有关企业共同参与。
一、参加单位
（一）青少年组：各镇街
（二）行业组：党群系统、教育系统、示例学院
二、工作分工
综合科：负责场地布置和后勤保障。
宣传科：制定宣传方案，联系媒体。
财务科：负责经费保障，验收合格后移交示例园区管护。
三、报送要求
请各镇街于9月30日前将总结报区甲办和区乙局综合股。
附件：
1.2024年示例宣传周活动安排
2.2024年示例宣传周口号
中共示例区委网络安全和信息化委员会办公室　　　　　　区教育和信息化局
共青团示例区委　　　　　　区公安局
2024年8月20日
"""
TITLE_THEN_PLAN = """微信登录
如果您的浏览器没有自动跳转，请点击此链接
示政办发〔2024〕23号 关于印发示例区“5·15示例日”活动实施方案的通知
发布时间：2024-06-03 浏览次数：561
示例区“5·15示例日”活动实施方案
为进一步深化示例工作，特制定本方案。
一、活动时间
20XX年5月15日上午9:00
二、活动内容
（一）“示例网络展”主题活动。
5月15日，在示例广场举办以示例为内容的展览。
（二）植树现场组织：示例路段由区林业站负责场地布置，区党政办负责人员安排。
（三）区红十字会：对急救知识进行讲解。
（四）示例镇：负责落实场地
三、宣传
首次更新网页的时间是2025年731。
"""


def imported(text: str) -> tuple[Plan, str]:
    """The plan, and what it asks."""
    found = import_notice(text.encode(), "通知.txt")
    plan = loads(found.text.encode()).plan
    assert plan is not None
    return plan, "\n".join(said for _, said in found.summary.marked)


def told(text: str) -> list[str]:
    """All that the draft knows of its activities without printing it, in order."""

    def walk(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (f"{key}：{said}" for key, said in value.get("in_text", {}).items())
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from walk(inner)

    return list(walk(yaml.safe_load(import_notice(text.encode(), "通知.txt").text)))


def test_sentences_broken_at_links_are_whole_again() -> None:
    plan, asked = imported(BROKEN_AT_LINKS)
    assert asked.count("断成了几行") == 1
    printed = [block.text for block in blocks_of(plan).blocks]
    assert any(text.startswith("为普及科学知识，提高公众素养，区甲办、区乙局、区丙局") for text in printed)
    assert "host：区甲办、区乙局、区丙局、区丁会、示例海关总署" in told(BROKEN_AT_LINKS)


def test_headings_and_items_of_a_broken_text_stay_apart() -> None:
    found = told(BROKEN_AT_LINKS)
    assert [role for role in found if role.startswith("responsible")] == [
        "responsible：综合科", "responsible：宣传科", "responsible：财务科",
    ]  # fmt: skip
    assert "participants：党群系统、教育系统、示例学院" in found


def test_organs_side_by_side_sign_each_for_itself() -> None:
    plan, asked = imported(BROKEN_AT_LINKS)
    assert plan.notice is not None
    assert list(map(str, plan.notice.issuer)) == [
        "中共示例区委网络安全和信息化委员会办公室", "区教育和信息化局", "共青团示例区委", "区公安局",
    ]  # fmt: skip
    assert "署名" not in asked


def test_attachments_that_begin_with_a_year_are_counted() -> None:
    plan, asked = imported(BROKEN_AT_LINKS)
    assert plan.notice is not None
    assert [str(one.title) for one in plan.notice.attachments] == ["2024年示例宣传周活动安排", "2024年示例宣传周口号"]
    assert "序号" not in asked


def test_a_plan_right_below_the_notices_title_is_the_plan() -> None:
    plan, _ = imported(TITLE_THEN_PLAN)
    assert plan.notice is not None
    assert (str(plan.notice.title), str(plan.title)) == (
        "关于印发示例区“5·15示例日”活动实施方案的通知", "示例区“5·15示例日”活动实施方案",
    )  # fmt: skip


def test_items_are_called_what_they_begin_with() -> None:
    found = [one for one in told(TITLE_THEN_PLAN) if one.startswith(("title", "responsible"))]
    assert found == [
        "title：植树现场组织", "responsible：区林业站、区党政办",
        "responsible：区红十字会", "responsible：示例镇",
    ]  # fmt: skip
    plan, _ = imported(TITLE_THEN_PLAN)
    titles = [str(below.title) for section in plan.sections for below in section.sections]
    assert "“示例网络展”主题活动。" in titles  # a sentence that is nothing but a name


def test_a_year_left_blank_is_said_and_a_date_without_its_month() -> None:
    _, asked = imported(TITLE_THEN_PLAN)
    assert "年份空着" in asked
    assert "“2025年731”像是日期" in asked


def test_a_fresh_draft_has_no_unit_without_a_part(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BROKEN_AT_LINKS, encoding="utf-8")
    gongkai("import", tmp_path / "a.txt", "-o", tmp_path / "plan.yaml")
    said = gongkai("validate", tmp_path / "plan.yaml").out
    assert "GK215" not in said
    assert "GK272" not in said


def test_a_number_above_the_addressees_of_a_notice_without_title() -> None:
    plan, asked = imported(
        "示知发〔2024〕155号\n各县区甲局，区乙促进局，各有关单位：\n市甲局定于2024年11月9日至15日举办示例周。\n"
        "各单位于9月13日前将《示例项目表》传真至市甲局产业处。\n特此通知。\n二〇二四年九月七日\n"
    )
    assert plan.notice is not None
    assert (str(plan.notice.number), plan.notice.title) == ("示知发〔2024〕155号", None)
    assert [(str(one.title), str(one.receiver)) for one in plan.reports] == [("《示例项目表》", "市甲局产业处")]
    assert "原文没有标题" in asked


def test_a_week_held_in_a_sentence_that_speaks_of_a_document_too() -> None:
    assert "time：2024年4月25日至5月1日" in told(
        "关于做好示例周活动的通知\n各县：\n按照通知要求，2024年4月25日至5月1日在全市范围内开展示例周活动，"
        "文件已于2024年4月15日印发，并公布在官网，请自行下载。\n一、要求\n请照办。\n"
    )


def test_who_is_named_goes_before_those_addressed() -> None:
    text = (
        "关于开展示例周活动的通知\n各县：\n现通知如下。\n一、主要活动\n（一）开展宣传。\n"
        "各行业围绕主题举办活动。示例周期间，市甲委、市乙局将在示例区开展启动仪式。\n（二）请照办。\n"
    )
    assert "responsible：市甲委、市乙局" in told(text)
