"""The frame of a notice: numbers, titles, addressees, signatures, attachments; what is no notice, what is cut off."""

import re
from typing import NamedTuple

import pytest
import yaml

from gongkai.errors import GongkaiError
from gongkai.forms import Settings
from gongkai.importing import import_notice
from gongkai.importing.draft.summary import Summary
from gongkai.importing.parts.addressees import are_addressees
from gongkai.notice.paper import notice
from gongkai.page.forms import PAPER
from gongkai.plan import Document, Notice, Plan
from gongkai.reading import loads

TITLE = "关于开展示例周活动的通知"
BODY = "现将有关事项通知如下：\n一、活动时间\n5月15日。"
SIGNED = "示例区人民政府办公室\n2024年5月7日"


class Drafted(NamedTuple):
    """An imported notice: its plan, the notice in it, what was said, and the lines it prints."""

    plan: Plan
    notice: Notice
    summary: Summary
    printed: list[str]

    @property
    def marks(self) -> list[str]:
        """What is to be checked, but for the id."""
        return [said for _, said in self.summary.marked if "代号" not in said and "members" not in said]


def drafted(text: str, name: str = "通知.txt") -> Drafted:
    """What import makes of a text."""
    imported = import_notice(text.encode(), name)
    plan = loads(imported.text.encode()).plan
    assert plan is not None, imported.text
    assert plan.notice is not None
    shown = PAPER["txt"](notice(plan), Settings())
    assert isinstance(shown, str)
    lines = [line for raw in shown.splitlines() if (line := re.sub(r"\s", "", raw))]
    return Drafted(plan, plan.notice, imported.summary, lines)


def attached(of: Document) -> list[tuple[str, bool]]:
    return [(str(attachment.title), attachment.enclosed) for attachment in of.attachments]


# -- addressees --------------------------------------------------------------------------------------------------------

ADDRESSEES = [
    "学院各分工会：",
    "示例学院全体学生：",
    "全院师生：",
    "云泽镇人民政府，青石街道办事处：",
    "教育局、卫健局、民政局：",
    "有关镇街，区直相关部门：",
    "相关单位：",
    "本局各科室、下属各单位：",
    "辖区各物业服务企业：",
    "区全民素质工作领导小组成员单位、示例园管委会、各街道办事处、区示例公司:",
    "甲城、乙东、丙苑街道,市机关各单位:",
    "各部、委、办、局，各人民团体：",
    "各县（市、区）人民政府，市政府各委、办、局：",
    "区应急管理局、机要局：",
    "全体会员：",
    "各村民：",
    "各团县市区委、“三区”团工委、市直各团组织及大中专院校团委：",
    "示例县广大现役军人家属：",
    "各部门、各主力店、各店铺：",
    "全体高一、高二同学：",
]
OTHERS = [
    "现将有关事项通知如下：",
    "参加单位：",
    "主办单位：",
    "各有关单位要做好以下工作：",
    "活动时间：",
    "联系人：",
    "一、活动时间：",
    "参加集中宣传的单位：",
    "各部门职责：",
    "附件：",
]


@pytest.mark.parametrize("line", ADDRESSEES)
def test_a_short_line_of_units_is_the_addressees(line: str) -> None:
    found = drafted(f"{TITLE}\n{line}\n{BODY}\n{SIGNED}\n").notice
    assert found.to is not None
    assert found.to.text == line.rstrip("：:")


@pytest.mark.parametrize("line", OTHERS)
def test_a_sentence_or_a_label_is_none(line: str) -> None:
    assert not are_addressees(line)


def test_a_plan_may_end_with_the_names_of_what_is_attached() -> None:
    below = "示例县活动方案\n一、活动时间\n9月中旬。\n二、要求\n请认真落实。\n附件：1.活动计划表\n2.活动宣传口号\n"
    found = drafted(f"关于印发示例县活动方案的通知\n各镇：\n现将方案发给你们。\n示例县甲局\n2024年9月4日\n{below}")
    assert attached(found.plan.documents[-1]) == [("活动计划表", False), ("活动宣传口号", False)]
    assert found.printed[-2:] == ["附件：1.活动计划表", "2.活动宣传口号"]


def test_attachments_are_told_apart_by_numbers_with_commas() -> None:
    found = drafted(
        "关于开展活动的通知\n各镇：\n请认真组织。\n附:1,活动规程　2,报名表\n示例县甲局\n2024年9月4日\n抄送:县乙办.\n"
    )
    assert attached(found.notice) == [("活动规程", False), ("报名表", False)]
    assert found.printed[-1] == "抄送：县乙办。"


def test_lines_of_the_page_and_the_number_before_the_addressees() -> None:
    above = "关于印发《示例周活动方案》的通知\n31.05.2024  06:06\n示网办发〔2024〕2号\n各镇街党委,区直各部门:"
    text = f"{above}\n{BODY}\n{SIGNED}\n"
    found = drafted(text)
    assert (found.notice.number, str(found.notice.to and found.notice.to.text)) == (
        "示网办发〔2024〕2号",
        "各镇街党委,区直各部门",
    )
    assert found.summary.dropped == ("31.05.2024　06:06",)


def test_addressees_and_text_in_one_paragraph() -> None:
    text = f"{TITLE}\n各乡镇人民政府，县直各单位：为贯彻落实上级要求，现就有关事项通知如下，请照此办理。\n{SIGNED}\n"
    found = drafted(text).notice
    assert found.to is not None
    assert found.to.text == "各乡镇人民政府，县直各单位"


# -- number and title --------------------------------------------------------------------------------------------------


def test_a_number_in_brackets_below_the_title_is_printed_in_brackets() -> None:
    text = f"示例区人民政府办公室{TITLE}\n（示政办发〔2024〕9号）\n各镇人民政府：\n{BODY}\n{SIGNED}\n"
    found = drafted(text)
    assert (found.notice.title, found.notice.number) == (f"示例区人民政府办公室{TITLE}", "示政办发〔2024〕9号")
    assert found.printed == text.split()
    assert not found.marks


@pytest.mark.parametrize("line", ["示区政办发〔2024〕9号 {}", "{}（示区政办发〔2024〕9号）"])
def test_a_number_in_the_line_of_the_title(line: str) -> None:
    found = drafted(f"{line.format(TITLE)}\n各镇人民政府：\n{BODY}\n{SIGNED}\n").notice
    assert (found.title, found.number) == (TITLE, "示区政办发〔2024〕9号")


def test_a_number_that_only_the_page_has_is_taken_from_it_and_marked() -> None:
    text = f"索引号：1134/2024-001\n文号：示政办〔2024〕3号\n{TITLE}\n各镇人民政府：\n{BODY}\n{SIGNED}\n"
    found = drafted(text)
    assert found.notice.number == "示政办〔2024〕3号"
    assert found.marks == ["请核对：取自网页，通知里没有"]


def test_a_pages_heading_that_says_the_title_in_other_words() -> None:
    text = (
        "关于组织开展2024年“示例日” 宣传活动的通知\n来源: 作者:办公室二 发布时间:2024-03-11 18:36 浏览次数: 【字体:\n"
        "示例市甲局\n关于组织开展2024“示例日”\n宣传活动的通知\n各区县甲局,局机关各科室、局属各单位:\n"
        f"{BODY}\n示例市甲局\n2024年3月11日\n"
    )
    found = drafted(text)
    assert found.notice.title == "示例市甲局\n关于组织开展2024“示例日”\n宣传活动的通知"
    assert found.notice.to is not None
    assert found.plan.scheme is None
    assert len(found.summary.dropped) == 2


@pytest.mark.parametrize(
    "title",
    [
        "青禾区人民政府<br>关于开展政务公开日活动的通知",
        "青禾区教育局、青禾区消防救援大队<br>关于开展校园消防演练活动的通知",
        "青禾区人民政府办公室关于调整<br>政务公开日户外宣传活动时间和地点的补充通知",
        "禾阳省人民政府关于加快推进<br>镇街政务公开专区建设的指导意见",
    ],
)
def test_every_line_of_a_pages_title_stays(title: str) -> None:
    text = f"各镇街：\n{BODY}\n{SIGNED}".replace("\n", "</p><p>")
    found = drafted(f"<html><body><p align=center>{title}</p><p>{text}</p></body></html>", "a.html")
    assert found.notice.title == title.replace("<br>", "\n")
    assert not found.summary.dropped


def test_a_notice_without_a_title() -> None:
    text = "各县区甲局、乙局,市直有关部门:\n现将文件转发给你们。\n二、活动要求\n各县区要认真组织。\n二○○九年六月三日\n"
    found = drafted(text)
    assert (found.notice.title, found.notice.date and str(found.notice.date.text)) == (None, "二○○九年六月三日")
    assert found.notice.to is not None
    assert found.notice.to.text == "各县区甲局、乙局,市直有关部门"
    assert found.printed == [line.replace(":", "：") if "甲局" in line else line for line in text.split()]
    assert any("没有标题" in said for said in found.marks)


# -- the end -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("signed", "issuers", "day"),
    [
        (
            "示例区甲局 示例区乙局　示例区丙局\n2024年5月22日",
            ["示例区甲局", "示例区乙局", "示例区丙局"],
            "2024年5月22日",
        ),
        ("示例区甲局　　　2024年5月22日", ["示例区甲局"], "2024年5月22日"),
        ("示 例 市 文 明 办\n2024年5月22日", ["示 例 市 文 明 办"], "2024年5月22日"),
        ("示例区“示例日”活动组委会\n2024年5月22日", ["示例区“示例日”活动组委会"], "2024年5月22日"),
        ("示例区甲局\n2024-5-22", ["示例区甲局"], "2024年5月22日"),
    ],
)
def test_signatures_of_every_kind(signed: str, issuers: list[str], day: str) -> None:
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n{signed}\n").notice
    assert [str(name) for name in found.issuer] == issuers
    assert found.date is not None
    assert found.date.text == day


def test_copies_named_before_the_plan_are_printed_last() -> None:
    plan = "2024年示例区示例周活动实施方案\n一、活动时间\n5月15日"
    text = f"{TITLE}\n各镇街：\n现将方案印发给你们。\n{SIGNED}\n抄送：市甲局\n{plan}\n"
    found = drafted(text)
    assert found.plan.scheme is not None
    assert found.plan.scheme.title == "2024年示例区示例周活动实施方案"
    assert found.notice.cc == "市甲局。"
    assert found.printed[-1] == "抄送：市甲局。"
    assert found.marks == ["请核对：原文写在方案、附件前面，印在最后"]


ANNOUNCED = ["附件：1.示例周活动安排", "2.示例登记表"]
NAMED = [("示例周活动安排", False), ("示例登记表", False)]


def test_attachments_that_are_only_named() -> None:
    text = "\n".join([TITLE, "各镇街：", BODY, *ANNOUNCED, SIGNED])
    found = drafted(text)
    assert attached(found.notice) == NAMED
    assert found.printed == text.split()
    assert not found.marks


def test_attachments_named_behind_the_date_are_announced_above_it() -> None:
    found = drafted("\n".join([TITLE, "各镇街：", BODY, SIGNED, *ANNOUNCED]))
    assert attached(found.notice) == NAMED
    assert found.marks == ["请核对：原文写在落款后面，印在正文后面"]


@pytest.mark.parametrize(
    "names", ["附件1：示例周活动安排\n附件2：示例登记表", "附件：\n1、示例周活动安排\n2、示例登记表"]
)
def test_attachments_announced_in_a_form_of_their_own_are_known_and_printed_as_they_stand(names: str) -> None:
    text = f"{TITLE}\n各镇街：\n{BODY}\n{names}\n{SIGNED}\n"
    found = drafted(text)
    assert attached(found.notice) == NAMED
    assert found.printed == text.split()


def test_one_attachment_of_two_stands_there() -> None:
    text = "\n".join([TITLE, "各镇街：", BODY, *ANNOUNCED, SIGNED, "附件2", "示例登记表", "姓名　单位　电话"])
    found = drafted(text)
    assert attached(found.notice) == [("示例周活动安排", False), ("示例登记表", True)]
    assert found.printed == ["附件2" if line == "附件" else line for line in text.replace("　", "").split()]


@pytest.mark.parametrize("mark", ["附件1：\n示例登记表", "附件1：示例登记表", "附件一\n示例登记表", "附：\n示例登记表"])
def test_an_attachment_behind_the_date_that_nobody_announced(mark: str) -> None:
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n{SIGNED}\n{mark}\n姓名　单位　电话\n填表说明：照实填写。\n")
    assert attached(found.notice) == [("示例登记表", True)]
    assert found.plan.scheme is None
    assert ["印成“附件”" in mark for mark in found.marks] == [True, False]
    assert "像是一张表，格子没有认出来" in found.marks[1]


PLAN = "示例周活动方案\n一、活动时间\n5月15日\n二、活动内容\n（一）集中宣传。由区甲局牵头，区乙局配合。"
SLOGANS = "示例标语\n1.爱读书\n2.读好书"


@pytest.mark.parametrize(
    "announced",
    [
        "附件：示例标语\n附件",
        "附件：1.示例标语\n附件1：示例标语",
        "附件：1.示例标语\n附件1",
        "附件：1.示例标语\n区甲局\n2024年5月6日\n附件1",
        "联系人：某某\n附件：示例标语\n附件1：",
    ],
)
def test_the_attachments_that_a_plan_announces_itself(announced: str) -> None:
    below = SLOGANS.partition("\n")[2] if announced.endswith("1：示例标语") else SLOGANS
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n{SIGNED}\n{PLAN}\n{announced}\n{below}\n").plan
    assert found.scheme is not None
    assert attached(found.scheme) == [("示例标语", True)]
    assert not [said.text for said in found.general if "附件" in said.text or "标语" in said.text]


def test_two_attachments_that_a_plan_announces_and_the_second_has_no_doubt() -> None:
    """Their names are no headings, though they are numbered."""
    below = f"附件：1.示例表\n2.示例标语\n附件1\n示例表\n姓名　电话\n附件2\n{SLOGANS}"
    text = f"{TITLE}\n各镇街：\n{BODY}\n{SIGNED}\n{PLAN}\n{below}"
    found = drafted(text)
    assert found.plan.scheme is not None
    assert attached(found.plan.scheme) == [("示例表", True), ("示例标语", True)]
    assert found.printed == text.replace("　", "").split()
    assert not [mark for mark in found.marks if "序号" in mark]
    assert not [said.text for said in found.plan.general if "示例表" in said.text or "标语" in said.text]


@pytest.mark.parametrize("mark", ["附件：示例标语", "附件1：示例标语"])
def test_an_attachment_of_numbered_lines_below_a_plan_announces_nothing(mark: str) -> None:
    below = f"{mark}\n1.爱读书\n2.读好书\n附件2\n示例表\n姓名　电话"
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n{SIGNED}\n{PLAN}\n{below}\n").plan
    assert found.scheme is not None
    assert attached(found.scheme) == [("示例标语", True), ("示例表", True)]


def test_the_colon_behind_the_mark_of_an_attachment_is_said_to_be_left_out() -> None:
    text = f"{TITLE}\n各镇街：\n{BODY}\n附件：示例登记表\n{SIGNED}\n附件：\n示例登记表\n联系人：　　联系电话：\n"
    found = drafted(text)
    assert attached(found.notice) == [("示例登记表", True)]
    assert found.printed[-3:] == ["附件", "示例登记表", "联系人：联系电话："]
    assert found.summary.notes == ("“附件”后面的冒号不印，公文格式里没有",)
    assert not found.marks


LINKS = "<p>附件1：<a href=a.docx>活动报名表.docx</a></p><p>附件2：<a href=b.xlsx>单位联系表.xlsx</a></p>"
BARE_LINKS = "<p>附件：</p><p><a href=a.docx>活动报名表.docx</a></p><p><a href=b.xlsx>单位联系表.xlsx</a></p>"


@pytest.mark.parametrize("links", [LINKS, BARE_LINKS])
def test_links_to_attachments_below_the_date(links: str) -> None:
    text = f"{TITLE}\n各镇街：\n{BODY}\n{SIGNED}".replace("\n", "</p><p>")
    found = drafted(f"<html><body><p>{text}</p>{links}</body></html>", "a.html")
    assert attached(found.notice) == [("活动报名表", False), ("单位联系表", False)]
    assert found.plan.scheme is None
    assert [line for line in found.summary.dropped if line.endswith(("docx", "xlsx"))] == list(found.summary.dropped)[
        -2:
    ]


# -- what is none, what is cut off, one mark a matter ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("示例市2023年国民经济和社会发展统计公报\n示例市统计局\n2024年3月1日\n一、综合\n全年有增长。\n", "公报"),
        ("示例区志愿者报名表\n姓名：\n联系电话：\n时间：5月1日\n", "表格"),
        ("示例区政府常务会议纪要\n〔2024〕3号\n时间：2024年5月7日\n一、听取汇报\n会议听取了汇报。\n", "会议纪要"),
        ("2023年示例区甲局工作总结\n一、主要工作\n做了工作。\n二、下一步打算\n接着做。\n", "总结"),
    ],
)
def test_what_is_no_notice_is_named(text: str, what: str) -> None:
    with pytest.raises(GongkaiError, match=f"这像是{what}"):
        import_notice(text.encode(), "a.txt")


@pytest.mark.parametrize(
    "last",
    [
        "（二）各单位要落实本单位宣传活动任务,以不同形式开展",
        "深入学习示例思想,提升公民素养,不断增强基层群众的法治",
        "（二）各地要积极争取当地宣传部门",
    ],
)
def test_a_text_that_is_cut_off_is_noticed(last: str) -> None:
    text = (
        f"{TITLE}\n各镇街：\n为做好今年的示例周活动，现将有关事项通知如下。\n一、总体要求\n"
        "（一）各镇街要把示例周活动摆上重要位置，精心组织实施。\n" + last
    )
    assert any("半句话" in said for said in drafted(text).marks)


@pytest.mark.parametrize(
    "last",
    [
        "联系人：林某；电话：0000-1234541；邮箱：example@example.com",
        "联系人：林某　张某某，联系电话：0000-4260626",
        "附件：示例区“示例周”活动公众代表报名表",
        "附件：1.志愿服务活动排班表\n2.优秀志愿者推荐表",
    ],
)
def test_a_plan_that_ends_with_whom_to_ask_or_its_attachments_is_whole(last: str) -> None:
    plan = "示例周活动方案\n一、时间\n6月1日至7日。\n二、要求\n各单位要认真组织，确保取得实效。"
    text = f"{TITLE}\n各镇街：\n{BODY}\n{SIGNED}\n{plan}\n{last}\n"
    assert not any("半句话" in said for said in drafted(text).marks)


def test_whom_to_ask_may_be_cut_off_as_well() -> None:
    plan = "示例周活动方案\n一、时间\n6月1日至7日。\n二、要求\n各单位要认真组织，确保取得实效。"
    last = "联系人：林某，电话：0000-1234541，邮箱：example@example.com，请各单位"
    text = f"{TITLE}\n各镇街：\n{BODY}\n{SIGNED}\n{plan}\n{last}\n"
    assert any("半句话" in said for said in drafted(text).marks)


def test_slogans_without_a_full_stop_are_not_cut_off() -> None:
    text = f"{TITLE}\n各镇街：\n{BODY}\n{SIGNED}\n附件\n宣传标语\n1.政务公开惠及你我\n2.阳光政府服务为民\n"
    assert not any("半句话" in said for said in drafted(text).marks)


def test_numbers_that_go_on_from_a_doubted_one_are_doubted_once() -> None:
    text = f"{TITLE}\n各镇街：\n现通知如下：\n一、要求\n5.提前到场。\n6.自备展板。\n7.按时离场。\n{SIGNED}\n"
    assert sum("接不上" in said for said in drafted(text).marks) == 1


def test_lines_of_one_paragraph_are_doubted_once() -> None:
    text = f"{TITLE}\n各镇街：\n为做好工作，\n按照要求，\n结合实际，\n现通知如下：\n一、要求\n请照办。\n{SIGNED}\n"
    marks = drafted(text).marks
    assert sum("断成了几行" in said for said in marks) == 1
    assert not any("停在" in said for said in marks)


# -- numbering that runs on --------------------------------------------------------------------------------------------


def test_numbers_that_run_on_over_the_chapters_are_a_style() -> None:
    text = (
        "示例区示例改革实施方案\n一、总体要求\n（一）指导思想。坚持统筹推进。\n（二）基本原则。坚持因地制宜。\n"
        "二、主要任务\n（三）建设基地。由区甲局牵头建设。\n（四）培养师资。由区乙局牵头培养。\n"
        "三、组织实施\n（五）加强领导。各单位要高度重视。\n"
    )
    imported = import_notice(text.encode(), "a.txt")
    plan = loads(imported.text.encode()).plan
    assert plan is not None
    shown = PAPER["txt"](notice(plan), Settings())
    assert isinstance(shown, str)
    assert shown.split() == text.split()
    assert not [said for _, said in imported.summary.marked if "序号" in said]
    assert imported.text.count("continue: yes") == 2


def test_a_number_in_the_line_of_the_addressees() -> None:
    text = f"{TITLE}\n示甲发〔2012〕3号各镇街、区甲局：\n现将有关事项通知如下。\n示例市甲局\n2012年6月8日"
    found = drafted(text).notice
    assert (found.number, str(found.to.text if found.to else "")) == ("示甲发〔2012〕3号", "各镇街、区甲局")


def test_a_notice_in_a_collection_of_laws() -> None:
    title = "示例市人民政府办公室关于认真组织开展示例日活动的通知"
    page = "【法规类别】示例 【发文字号】示府办文[2009]24号 【发布部门】示例市政府 【时效性】现行有效 【效力级别】XP10"
    body = (
        "各县市区人民政府，市政府各部门： 经研究，自2009年起每年5月12日为示例日。为认真做好有关工作，现通知如下： "
        "一、加强领导。各单位要高度重视。 二、广泛宣传。各单位要开展宣传。"
    )
    text = f"{title} {page} {title} (示府办文[2009]24号) {body}\n"
    found = drafted(text).notice
    assert (found.title, found.number) == (title, "示府办文[2009]24号")
    assert found.to is not None
    assert found.to.text == "各县市区人民政府，市政府各部门"


def test_several_names_in_one_line_above_the_date_are_asked_about() -> None:
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n示例区甲局、示例区乙局\n2024年5月2日\n")
    assert found.marks == ["请核对：几家的署名写在一行，没有拆开；分成几行就认得"]


@pytest.mark.parametrize("head", ["示例区甲局文件示甲发〔2024〕5号", "示例区甲局文件 示甲发〔2024〕5号"])
def test_a_red_head_in_the_line_of_its_number(head: str) -> None:
    """Else all of it were the number."""
    found = drafted(f"{head}\n{TITLE}\n各镇街：\n{BODY}\n{SIGNED}\n").notice
    assert (found.number, [str(line) for line in found.letterhead]) == ("示甲发〔2024〕5号", ["示例区甲局文件"])


@pytest.mark.parametrize(
    "line",
    [
        "索引号：000-1 文号：示甲发〔2024〕5号 发布日期：2024-05-07",
        "索 引 号 | 000-1 | 发文字号 | 示甲发〔2024〕5号",
    ],
)
def test_a_number_among_what_the_page_says_of_it(line: str) -> None:
    found = drafted(f"{line}\n{TITLE}\n各镇街：\n{BODY}\n{SIGNED}\n")
    assert (found.notice.number, found.marks) == ("示甲发〔2024〕5号", ["请核对：取自网页，通知里没有"])


@pytest.mark.parametrize("end", [SIGNED, ""])
def test_marks_of_attachments_with_nothing_below_them_are_no_plan(end: str) -> None:
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n{end}\n附件1：\n附件2:\n")
    assert not [mark for mark in found.marks if "不像方案" in mark]
    assert found.summary.dropped == ("附件1：", "附件2:")


@pytest.mark.parametrize("head", ["示例区甲局\n示甲发〔2024〕5号", "示例区甲局文件\n示甲发〔2024〕5号"])
def test_who_issues_a_notice_that_nobody_signs_stands_in_its_red_head(head: str) -> None:
    found = drafted(f"{head}\n{TITLE}\n各镇街：\n{BODY}\n2024年5月7日\n")
    assert [str(name) for name in found.notice.issuer] == ["示例区甲局"]
    assert found.marks == ["请核对：没有看出署名，发文机关取自红头，不印出来"]
    assert "示例区甲局" not in found.printed[2:]


def test_a_signature_that_is_printed_in_two_lines_is_one_name() -> None:
    """A long 署名 breaks on paper, and 抄送 may stand before the plan: neither is a reason to leave all of it plain."""
    name = "示例县科技活动周和科技工作者日活动工作专班办公室(代)"
    own = drafted(
        f"关于印发《2024年示例县科技活动周实施方案》的通知\n各有关单位：\n现印发给你们。\n{name}\n2024年5月7日\n"
        "抄送：示例市甲局\n2024年示例县科技活动周实施方案\n一、活动时间\n5月15日。\n二、活动内容\n开展宣传。\n"
    )
    assert own.notice.issuer == (name,)
    assert own.notice.cc == "示例市甲局。"
    assert own.plan.scheme is not None
    assert [str(section.title) for section in own.plan.scheme.sections] == ["活动时间", "活动内容"]
    assert own.marks == ["请核对：原文写在方案、附件前面，印在最后"]


def test_a_notice_passed_on_without_a_signature_has_no_issuer_of_that_name() -> None:
    own = drafted(f"转发示例省甲局关于开展示例周活动的通知\n各单位：\n{BODY}")
    assert not own.notice.issuer


def test_names_below_an_announcement_that_stands_alone_are_attachments() -> None:
    own = drafted(f"{TITLE}\n各单位：\n{BODY}\n附件：\n1、示例周活动安排表。\n2、示例周报名表\n{SIGNED}")
    assert attached(own.notice) == [("示例周活动安排表", False), ("示例周报名表", False)]
    assert own.notice.issuer == ("示例区人民政府办公室",)
    assert own.printed[-5:] == ["附件：", "1、示例周活动安排表。", "2、示例周报名表", *SIGNED.split("\n")]


def test_a_single_attachment_may_be_announced_by_one_character() -> None:
    own = drafted(f"{TITLE}\n各单位：\n{BODY}\n附：示例周活动安排表\n{SIGNED}")
    assert attached(own.notice) == [("示例周活动安排表", False)]


def test_a_colon_behind_a_blank_is_the_heading_s_own() -> None:
    body = "现将有关事项通知如下。 一、比赛时间 ：5月15日。 二、比赛地点 ： 示例操场。 三、比赛要求：认真组织。"
    glued = f"{TITLE}\n各单位：\n{body}{'请认真组织，积极参加。' * 40}\n{SIGNED}"
    said = import_notice(glued.encode(), "通知.txt").text
    assert re.search(r"- time: 5月15日。.*\n\s*- place: 示例操场。", said)


def test_time_and_place_in_one_line_are_two() -> None:
    text = f"{TITLE}\n各单位：\n现通知如下：\n一、比赛时间及地点\n2024年5月13日下午2:00；示例体育公园羽毛球馆\n{SIGNED}"
    said = import_notice(text.encode(), "通知.txt").text
    assert re.search(r"\n +time: 2024年5月13日下午2:00\n +place: 示例体育公园羽毛球馆\n", said)


@pytest.mark.parametrize("date", ["二一四年五月二十日", "二九年五月二十日", "〇〇九年五月二十日"])
def test_a_date_whose_year_lost_a_character_is_named_and_its_signature_and_year_are_used(date: str) -> None:
    """Pages lose the 〇 of 二〇一四年: nothing is printed that did not stand there, and what is missing is named."""
    own = drafted(f"{TITLE}\n各单位：\n请各单位于6月1日前将总结报镇甲办。\n示例镇安全生产委员会\n{date}")
    assert (own.notice.issuer, own.notice.signed) == (("示例镇安全生产委员会",), False)
    assert own.printed[-2:] == ["示例镇安全生产委员会", date]
    assert str(own.plan.reports[0].due.text) in ("2014年6月1日前", "2009年6月1日前")
    said = " ".join(own.marks)
    assert "像是年份，少了字" in said
    assert "成文日期不完整，发文机关取自日期上面一行，不印出来" in said
    assert "停在半句话上" not in said


def test_a_deadline_that_is_there_is_not_said_to_be_missing() -> None:
    """于4日上午11时30分前 names no month: that it is not understood is true, that there is none is not."""
    own = drafted(f"{TITLE}\n各单位：\n请各单位于4日上午11时30分前，将名单报机关党委。\n{SIGNED}")
    assert any("期限没有看懂" in mark for mark in own.marks)
    own = drafted(f"{TITLE}\n各单位：\n请各单位及时将名单报机关党委。\n{SIGNED}")
    assert any("原文没有写期限" in mark for mark in own.marks)


@pytest.mark.parametrize(
    "line", ["附件下载：示例活动报名表.docx", "附件：示例活动报名表 下载", "附件：示例活动报名表.doc（点击下载）"]
)
def test_the_words_of_a_link_are_no_part_of_an_attachments_name(line: str) -> None:
    assert attached(drafted(f"{TITLE}\n各单位：\n{BODY}\n{SIGNED}\n{line}").notice) == [("示例活动报名表", False)]


def test_bars_that_a_pages_table_left_are_taken_away_and_said() -> None:
    found = drafted(f"{TITLE} |\n|\n示政办函〔2024〕2号\n各镇街：\n{BODY}\n{SIGNED}")
    assert (found.notice.title, found.notice.number) == (TITLE, "示政办函〔2024〕2号")
    assert any("竖线" in mark for mark in found.marks)
    assert "|" in found.summary.dropped


def test_a_title_with_a_remark_behind_it() -> None:
    found = drafted(
        "关于申报示例周活动的通知（截止时间：8月8日）\n发布时间：2024-07-28浏览量：99\n各科室：\n请按要求组织。\n2024年7月28日"
    )
    assert found.notice.title == "关于申报示例周活动的通知（截止时间：8月8日）"
    assert found.notice.to is not None
    assert found.notice.to.text == "各科室"


def test_who_is_to_report_and_is_not_named_is_asked_for() -> None:
    text = f"{TITLE}\n{BODY}\n二、其他\n于5月20日前将活动总结报市甲局。\n{SIGNED}"
    imported = import_notice(text.encode(), "通知.txt")
    assert sum("通知没有说哪些单位报" in said for _, said in imported.summary.marked) == 1


def test_a_number_and_a_title_parted_by_a_colon() -> None:
    found = drafted(f"示教研【2024年】12号:{TITLE}\n各镇街：\n{BODY}\n{SIGNED}")
    assert (found.notice.title, found.notice.number) == (TITLE, "示教研【2024年】12号")
    assert any("冒号去掉了" in mark for mark in found.marks)


def test_the_pages_label_before_a_title_is_taken_away_and_said() -> None:
    found = drafted(f"文件名称：{TITLE}\n文件编号：\n发布时间：\n实施时间：\n各镇街：\n{BODY}\n{SIGNED}")
    assert found.notice.title == TITLE
    assert found.notice.to is not None
    assert any("文件名称" in mark for mark in found.marks)


def test_numbers_on_lines_of_their_own_belong_to_what_follows() -> None:
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n{SIGNED}\n附件：\n1.\n示例规则.docx\n2.\n示例报名表.docx")
    assert [str(one.title) for one in found.notice.attachments] == ["示例规则", "示例报名表"]


def test_a_pages_bullet_before_a_title_is_taken_away_and_said() -> None:
    found = drafted(f"- {TITLE}\n- 发布日期：2024-06-13 阅读次数：8次\n各镇街：\n{BODY}\n{SIGNED}")
    assert found.notice.title == TITLE
    assert any("“-”" in mark for mark in found.marks)


def test_blanks_that_a_page_lost_before_numbers_are_taken_away_and_said_once() -> None:
    groups = "三、分组情况\n???（一）第一检查组。\n?（二）第二检查组。\n??四、工作要求\n请各镇认真配合。"
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n{groups}\n{SIGNED}")
    assert "（一）第一检查组。" in found.printed
    assert "（二）第二检查组。" in found.printed
    assert "?" not in found.printed
    assert sum("丢了的空格" in said for said in found.marks) == 1


def test_who_organises_below_a_heading_of_its_own_does_so_for_the_whole() -> None:
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n二、组织机构\n主办单位：区甲局\n承办单位：示例镇\n{SIGNED}")
    assert {activity.title: dict(activity.roles) for activity in found.plan.activities}.keys() == {"示例周活动"}
    assert found.printed.count("主办单位：区甲局") == 1


def test_a_link_to_the_notice_itself_is_no_attachment() -> None:
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n{SIGNED}\n附件下载：示政办[2024]2号{TITLE}.pdf")
    assert not found.notice.attachments
    assert any(TITLE in line for line in found.summary.dropped)


def test_the_title_again_as_the_last_line_is_the_pages() -> None:
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n{SIGNED}\n{TITLE}")
    assert found.plan.title is None or found.plan.title == TITLE
    assert TITLE in found.summary.dropped


def test_time_and_place_in_one_chapter_line_hold_for_the_whole() -> None:
    found = drafted(
        f"{TITLE}\n各镇街：\n现将有关事项通知如下：\n一、时间地点：2024年5月6日上午9:00，示例楼\n二、参加人员：各镇街负责人\n{SIGNED}"
    )
    (activity,) = found.plan.activities
    assert (activity.title, str(activity.place)) == ("示例周活动", "示例楼")


def test_who_is_asked_behind_another_request_has_a_task() -> None:
    text = f"{TITLE}\n各镇街：\n{BODY}\n二、有关要求\n请与会人员准时参加，请区文旅局做好报道。\n{SIGNED}"
    assert "who: 区文旅局" in import_notice(text.encode(), "通知.txt").text


# -- what a page has lost of the frame ---------------------------------------------------------------------------------

ISSUED = "现将《示例日活动实施方案》印发给你们，请认真组织实施。"
PLAN_BELOW = "一、活动主题\n示例为民\n二、活动时间\n2024年5月15日"


@pytest.mark.parametrize("note", ["", "（此件公开发布）\n"])
@pytest.mark.parametrize("title", ["“示例日”活动实施方案", "示例县示例中心\n“示例日”活动实施方案"])
def test_a_notice_whose_title_is_lost_is_no_title_of_its_plan(note: str, title: str) -> None:
    text = f"各队室：\n{ISSUED}\n示例县示例中心\n2024年5月7日\n{note}{title}\n{PLAN_BELOW}\n"
    found = drafted(text)
    assert found.notice.to is not None
    assert (found.notice.to.text, found.notice.issuer) == ("各队室", ("示例县示例中心",))
    assert found.plan.scheme is not None
    assert found.plan.scheme.title == title
    assert "".join(found.printed) == re.sub(r"\s", "", text)


@pytest.mark.parametrize("date", ["20245月7日", "202457", "2024年57日", "20240507"])
@pytest.mark.parametrize("signed", [["示例县人民政府办公室"], ["中共示例县委办公室", "示例县人民政府办公室"]])
def test_what_stands_above_a_date_that_lost_characters_is_the_signature(date: str, signed: list[str]) -> None:
    organs = "\n".join(signed)
    text = (
        f"关于印发《示例日活动实施方案》的通知\n各镇：\n{ISSUED}\n{organs}\n{date}\n示例日活动实施方案\n{PLAN_BELOW}\n"
    )
    found = drafted(text)
    assert list(found.notice.issuer) == signed
    assert found.plan.scheme is not None
    assert found.plan.scheme.title == "示例日活动实施方案"
    assert any("成文日期不完整" in said for said in found.marks)


def test_a_colophon_that_says_only_printed_is_one_and_is_said() -> None:
    text = (
        f"关于印发《示例日活动实施方案》的通知\n各镇：\n{ISSUED}\n示例镇人民政府\n2024年5月7日\n抄送：区示例办。\n"
        f"示例镇党政办公室 2024年5月7日 印\n示例日活动实施方案\n{PLAN_BELOW}\n"
    )
    found = drafted(text)
    assert (found.notice.printer, found.plan.scheme and found.plan.scheme.title) == (
        "示例镇党政办公室",
        "示例日活动实施方案",
    )
    assert any("原文写的是“印”，印成“印发”" in said for said in found.marks)


def test_a_bullet_before_the_addressees_is_the_pages() -> None:
    found = drafted(f"{TITLE}\n• 各有关单位：\n{BODY}\n{SIGNED}\n")
    assert found.notice.to is not None
    assert found.notice.to.text == "各有关单位"
    assert any("前面的“•”是网页的" in said for said in found.marks)


@pytest.mark.parametrize(
    "line",
    [
        "日期:2024-05-07 10:23:07 责编:某某",
        "发布 2024-05-07 04:54:28 阅读 8069",
        "发布时间:2024-05-07\n字体大小:",
        "来源:示例网\n2024/5/7 11:28:59\n18510",
    ],
)
def test_lines_of_the_page_below_the_title_hide_nobody_who_is_addressed(line: str) -> None:
    found = drafted(f"{TITLE}\n{line}\n各县（区）教研室，各学校：\n{BODY}\n{SIGNED}\n")
    assert found.notice.to is not None
    assert found.notice.to.text == "各县（区）教研室，各学校"
    assert len(found.summary.dropped) == len(line.split("\n"))


def test_a_title_that_only_the_pages_own_table_names_is_taken_from_it() -> None:
    table = f"索引号 | : | 1134/2024-1 |\n名称 | : | 示例区办公室{TITLE} |\n成文日期 | : | 2024-05-07 |"
    found = drafted(f"{table}\n各镇：\n{BODY}\n{SIGNED}\n")
    assert found.notice.title == f"示例区办公室{TITLE}"
    assert any("取自网页" in said for said in found.marks)


def test_the_pages_word_for_the_text_is_no_addressee() -> None:
    found = drafted(f"{TITLE}\n正文：各镇党委、县直各党委（党组）：\n{BODY}\n{SIGNED}\n")
    assert found.notice.to is not None
    assert found.notice.to.text == "各镇党委、县直各党委（党组）"


@pytest.mark.parametrize("line", ["主题词：示例 活动 通知\n共印12份", "审核人：某某", "作者：创建办\n编辑：某某"])
def test_what_older_notices_and_pages_say_below_the_date_leaves_it_one(line: str) -> None:
    found = drafted(f"{TITLE}\n各镇：\n{BODY}\n请认真组织。\n示例镇人大主席团\n2024年5月7日\n{line}\n")
    assert (found.notice.issuer, found.notice.date and found.notice.date.text) == (
        ("示例镇人大主席团",),
        "2024年5月7日",
    )
    assert any("原文写在落款后面，印在正文后面" in said for said in found.marks)


@pytest.mark.parametrize("behind", ["", "抄送：县乙办。\n", "抄送：县乙办。\n示例县甲局办公室　2010年5月7日印发\n"])
def test_the_subject_words_of_older_notices_are_printed_where_they_stood(behind: str) -> None:
    """主题词 was the first line of 版记 until 2012; it was put into the text, above the date."""
    found = drafted(
        f"{TITLE}\n各镇：\n{BODY}\n附件：示例名单\n示例县甲局\n2010年5月7日\n主 题 词：示例　活动　通知\n{behind}"
    )
    assert found.notice.keywords == "示例　活动　通知"
    assert [one.title for one in found.notice.attachments] == ["示例名单"]
    assert "主题词：示例活动通知" in found.printed
    assert found.printed.index("主题词：示例活动通知") > found.printed.index("2010年5月7日")
    assert not any("落款后面" in said for said in found.marks)


def test_what_word_leaves_in_a_page_is_taken_out_and_said() -> None:
    left = '<?xml:namespace prefix = o ns = "urn:schemas-microsoft-com:office:office" />'
    found = drafted(f"{TITLE}\n机关各部门、各村：{left}\n{BODY}{left}\n{SIGNED}\n")
    assert found.notice.to is not None
    assert found.notice.to.text == "机关各部门、各村"
    assert "xml" not in "".join(found.printed)
    assert sum("网页留下的代码" in said for said in found.marks) == 1


def test_what_is_left_out_is_listed_as_it_stood() -> None:
    """The page's title stood behind a bullet, which went before the line did."""
    text = f"首页\n-示例镇人民政府{TITLE}\n示例镇人民政府{TITLE}\n各村：\n{BODY}\n{SIGNED}\n"
    assert f"-示例镇人民政府{TITLE}" in drafted(text).summary.dropped


def test_a_file_and_the_signature_that_a_page_has_glued_together_come_apart() -> None:
    head = "示例校工会关于开展慰问的通知\n各分会：\n请各分会于9月10日前将困难职工名单报示例校工会。\n"
    text = f"{head}附件：申请表.docx示例校工会\n2024年8月28日\n"
    plan = yaml.safe_load(import_notice(text.encode(), "通知.txt").text)["notice"]
    assert plan["issuer"] == "示例校工会"
    assert [one["title"] for one in plan["attachments"]] == ["申请表.docx"]


@pytest.mark.parametrize("named", ["附件：1.报名表\n2.评选办法", "附件：评选办法", "附件：\n1.报名表\n2.评选办法"])
def test_a_plan_that_is_an_attachment_and_names_some_of_its_own_keeps_its_chapters(named: str) -> None:
    text = (
        f"{TITLE}\n各单位：\n{BODY}\n附件：示例月方案\n{SIGNED}\n附件\n示例月方案\n"
        "一、活动主题\n示例主题。\n二、活动安排\n（一）启动仪式\n地点：示例广场\n（二）讲座\n地点：示例学校\n"
        f"三、有关要求\n请认真组织。\n{named}\n"
    )
    plan = yaml.safe_load(import_notice(text.encode(), "通知.txt").text)
    (enclosed,) = plan["notice"]["attachments"]
    assert enclosed["title"] == "示例月方案"
    assert [one.get("title") for one in enclosed["sections"]] == ["活动主题", "活动安排", "有关要求", None]
    assert [one["place"] for one in enclosed["sections"][1]["sections"]] == ["示例广场", "示例学校"]
    assert enclosed["sections"][3]["text"].rstrip() == named


def test_who_is_in_one_of_the_groups_that_inspect_is_not_all_of_the_members() -> None:
    text = (
        f"{TITLE}\n各镇，县安委会各成员单位：\n一、工作安排\n各成员单位要于5月10日前报送方案。\n二、督导检查\n"
        f"成立第一检查组，成员由县乙局、县丙局、县丁局、县戊局等单位负责人组成。\n{SIGNED}\n"
    )
    groups = yaml.safe_load(import_notice(text.encode(), "通知.txt").text)["units"]["groups"]
    assert not (groups["各成员单位"] or {}).get("members")


@pytest.mark.parametrize(
    "named",
    [
        "附件：1．联络员名单\n附件：2．开放日安排表",
        "附件：《联络员名单》《开放日安排表》",
        "附件：《联络员名单》、《开放日安排表》",
    ],
)
def test_two_attachments_however_they_are_announced(named: str) -> None:
    text = f"{TITLE}\n各单位：\n请于5月10日前报送名单（格式见附件1）。\n{named}\n{SIGNED}\n"
    plan = yaml.safe_load(import_notice(text.encode(), "通知.txt").text)
    titles = [one["title"].strip("《》") for one in plan["notice"]["attachments"]]
    assert titles == ["联络员名单", "开放日安排表"]
    assert plan["reports"][0]["form"].strip("《》") == "联络员名单"


def test_notes_of_several_lines_stand_below_the_date() -> None:
    """The second bracket below the date is 附注 too, and not the title of the plan that follows."""
    found = drafted(
        f"关于印发示例日活动方案的通知\n各镇街：\n现印发给你们。\n{SIGNED}\n（此件公开发布）\n（联系人：甲某；电话：0000-1234567）\n"
        "示例日活动方案\n一、活动时间\n2024年5月6日\n"
    )
    assert found.notice.note == "此件公开发布\n联系人：甲某；电话：0000-1234567"
    assert str(found.plan.title) == "示例日活动方案"
    assert found.printed[5:7] == ["（此件公开发布）", "（联系人：甲某；电话：0000-1234567）"]
    assert not any("不像方案" in said for _, said in found.summary.marked)


def test_a_chapter_of_organisers_says_more_than_the_opening() -> None:
    found = drafted(
        f"{TITLE}\n各镇街：\n区甲局决定举办示例周活动。有关事项通知如下。\n一、组织单位\n本次活动由区甲局、区乙局主办，区丙馆承办。\n"
        f"二、活动时间\n2024年5月6日\n{SIGNED}"
    )
    (activity,) = found.plan.activities
    assert [str(line.units.text) for line in activity.lines if line.units] == ["区甲局、区乙局", "区丙馆"]


def test_a_word_for_the_seal_is_no_part_of_the_signature() -> None:
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n示例区人民政府办公室(印)\n2024年5月7日")
    assert [str(name) for name in found.notice.issuer] == ["示例区人民政府办公室"]
    assert any("“示例区人民政府办公室(印)”" in said for _, said in found.summary.marked)


def test_a_seal_alone_is_no_signature_and_attachments_behind_the_subject_words_are_read() -> None:
    text = f"{TITLE}\n各镇：\n{BODY}\n"
    sealed = drafted(f"{text}（印章）\n2009年5月18日\n主题词：示例　通知\n")
    assert "（印章）" in sealed.printed
    assert "" not in sealed.notice.issuer
    behind = drafted(f"{text}示例县甲局\n2009年5月18日\n主题词：示例　通知\n抄送：市甲局。\n附件：1.登记表\n2.汇总表\n")
    assert [one.title for one in behind.notice.attachments] == ["登记表", "汇总表"]
    assert (behind.notice.keywords, behind.notice.cc) == ("示例　通知", "市甲局。")


def test_subject_words_within_an_attachment_are_its_own() -> None:
    text = f"{TITLE}\n各镇：\n{BODY}\n示例县甲局\n2024年5月18日\n附件\n论文格式\n题目用三号字。\n主题词：3至5个\n"
    assert drafted(text).notice.keywords is None


OLD = """示例镇人民政府
关于开展第二十三个爱国卫生月活动的通知
各村民委员会：
请各村于5月5日前将总结报镇甲办。
示例镇人民政府
二〇一一年三月二十五日
主题词：卫生　通知
抄报：县甲委
抄  送：县乙办。
示例镇党政办公室　2011年3月25日印发
打字：陈某　校对：刘某
（共印60份）
"""


def test_what_an_old_notice_says_of_its_printing_hides_neither_date_nor_signature() -> None:
    plan = yaml.safe_load(import_notice(OLD.encode(), "通知.txt").text)
    notice = plan["notice"]
    assert (notice["issuer"], notice["date"]) == ("示例镇人民政府", "二〇一一年三月二十五日")
    assert (notice["keywords"], notice["cc"], notice["printed"]) == ("卫生　通知", "县乙办。", "2011年3月25日")
    kept = str(notice)
    assert all(line in kept for line in ("打字：陈某", "（共印60份）", "抄报：县甲委"))
    assert "原文写在版记里，印在正文后面" in import_notice(OLD.encode(), "通知.txt").text
    unsigned = OLD.replace("报镇甲办。\n示例镇人民政府\n", "报镇甲办。\n")
    assert "共印" not in str(yaml.safe_load(import_notice(unsigned.encode(), "通知.txt").text)["notice"].get("issuer"))


def test_the_word_for_a_document_may_stand_below_the_names_of_a_red_head() -> None:
    text = (
        "示例县教育局\n示例县消防大队\n文件\n示教体〔2017〕46号\n关于开展示例活动的通知\n各学校：\n请认真组织。\n"
        "示例县教育局\n示例县消防大队\n2017年10月30日\n"
    )
    notice = yaml.safe_load(import_notice(text.encode(), "通知.txt").text)["notice"]
    assert notice["letterhead"] == ["示例县教育局", "示例县消防大队", "文件"]
    assert (notice["title"], notice["number"]) == ("关于开展示例活动的通知", "示教体〔2017〕46号")


def test_what_an_old_notice_goes_to_above_and_how_it_was_printed() -> None:
    text = OLD.replace("抄报：县甲委", "报：县甲局，县政府").replace("日印发", "日印制")
    plan = import_notice(text.encode(), "通知.txt").text
    notice = yaml.safe_load(plan)["notice"]
    assert (notice["date"], notice["printed"]) == ("二〇一一年三月二十五日", "2011年3月25日")
    assert "原文写的是“印制”，印成“印发”" in plan
    assert "报：县甲局，县政府" in str(notice)


def test_a_table_that_is_attached_is_an_attachment_and_a_star_is_nothing() -> None:
    text = (
        "示乙〔2009〕3号\n★\n关于开展示例活动的通知\n各社区，“两新”组织，各单位：\n重点活动六项（见附表）。\n"
        "附表：示例活动一览表\n示例县甲局\n2009年4月8日\n附表\n示例活动一览表\n活动一　5月7日\n"
    )
    notice = yaml.safe_load(import_notice(text.encode(), "通知.txt").text)["notice"]
    assert notice["title"] == "关于开展示例活动的通知"
    assert notice["to"] == "各社区，“两新”组织，各单位"
    assert [one["title"] for one in notice["attachments"]] == ["示例活动一览表"]


@pytest.mark.parametrize("mark", ["附表", "附表1：", "附表一"])
def test_a_table_within_an_attachment_belongs_to_it(mark: str) -> None:
    text = (
        "关于开展示例活动的通知\n各学校：\n请认真组织。\n附件：1.活动方案\n2.报名表\n示例县甲局\n2024年4月8日\n"
        "附件1\n活动方案\n一、启动仪式\n5月12日上午，县甲局在示例广场举办启动仪式。\n"
        f"{mark}\n活动统计表\n学校 人数\n附件2\n报名表\n姓名 单位\n"
    )
    plan = yaml.safe_load(import_notice(text.encode(), "通知.txt").text)
    assert [one["title"] for one in plan["notice"]["attachments"]] == ["活动方案", "报名表"]
    assert plan["notice"]["attachments"][0]["sections"][0]["title"] == "启动仪式"
    assert "活动统计表" in str(plan["notice"]["attachments"][0])
    assert "plan" not in plan


@pytest.mark.parametrize("line", ["_" * 20, "＿" * 12])
def test_a_line_to_write_on_is_kept(line: str) -> None:
    text = (
        "关于示例的通知\n各镇：\n请组织。\n附件：回执\n示例县甲局\n2024年4月8日\n"
        f"附件\n回执\n单位意见：\n{line}\n负责人签字：\n"
    )
    assert line in import_notice(text.encode(), "通知.txt").text


# -- the year of dates without one -------------------------------------------------------------------------------------


def told(title: str, date: str, time: str, due: str) -> tuple[str, str, list[str]]:
    """Time and deadline as the plan has them, and what is to be checked."""
    text = f"一、活动时间\n{time}\n二、要求\n各镇街于{due}前将总结报县甲局。"
    imported = import_notice(f"{title}\n各镇街，县政府各部门：\n{text}\n示例县人民政府\n{date}\n".encode(), "通知.txt")
    plan = loads(imported.text.encode()).plan
    assert plan is not None
    known = yaml.safe_load(imported.text)
    section = known["notice"]["sections"][0]
    marks = [said for _, said in imported.summary.marked if "代号" not in said and "members" not in said]
    return section.get("time") or section["in_text"]["time"], known["reports"][0]["due"], marks


@pytest.mark.parametrize("date", ["2026年8月20日", "2026年10月31日", "2026年12月10日"])
@pytest.mark.parametrize("year", ["二〇二七年", "二○二七年", "二0二七年", "明年", "下一年", "来年"])
def test_a_title_may_name_the_coming_year_at_any_time_and_in_any_writing(date: str, year: str) -> None:
    shown = year if year in ("明年", "下一年", "来年") else "2027年"
    marks = [f"请核对：原文没有写年份，标题写的是{shown}，按2027年"] * 2
    known = told(f"关于举办{year}读书节的通知", date, "4月2日（星期五）。", "4月12日")
    assert known == ("2027年4月2日（星期五）。", "2027年4月12日前", marks)


def test_what_comes_behind_the_day_of_a_notice_about_the_coming_year_may_be_of_either() -> None:
    known = told("关于举办2027年读书节的通知", "2026年8月20日", "10月8日（星期四）。", "10月12日")
    mark = "请核对：没有写年份，标题写的是2027年，这里按2026年；是2027年的，写上年份"
    assert known == ("10月8日（星期四）。", "10月12日前", [mark])  # a Thursday it is in 2026 only


@pytest.mark.parametrize(
    ("title", "time", "why"),
    [
        ("关于做好2026-2027年度供暖工作的通知", "11月1日。", "标题写的是2027年"),
        ("关于开展冬春农田水利建设的通知", "11月上旬。", "标题写的是冬春"),
        ("关于开展农田水利建设的通知", "11月至翌年4月。", "活动到翌年"),
    ],
)
def test_what_goes_on_into_the_coming_year(title: str, time: str, why: str) -> None:
    known = told(title, "2026年9月30日", time, "3月20日")
    assert known == (time, "2027年3月20日前", [f"请核对：原文没有写年份，{why}，按2027年"])


def test_a_day_that_is_over_when_the_notice_is_issued_is_asked_about() -> None:
    mark = "请核对：没有写年份，按2026年比通知的日子早；是2027年的，写上年份"
    known = told("关于开展活动的通知", "2026年5月7日", "4月2日。", "4月12日")
    assert known == ("4月2日。", "4月12日前", [mark, mark])
    assert told("关于开展活动的通知", "2026年5月7日", "5月7日。", "4月12日")[2] == [mark]


@pytest.mark.parametrize("word", ["次年", "翌年", "来年", "下一年", "下年度", "明年"])
def test_the_next_year_stays_with_its_day(word: str) -> None:
    known = told("关于开展活动的通知", "2026年5月7日", f"11月1日至{word}5月31日。", f"{word}1月10日")
    assert known == (f"11月1日至{word}5月31日。", f"{word}1月10日前", [])
    found = drafted(f"{TITLE}\n各镇街：\n一、活动安排\n县甲局于11月1日至{word}5月31日在示例广场开展宣传。\n{SIGNED}\n")
    assert [activity.time.text for activity in found.plan.activities if activity.time] == [f"11月1日至{word}5月31日"]


def test_the_coming_year_of_a_notice_that_is_all_about_it_is_that_year() -> None:
    known = told("关于举办2027年读书节的通知", "2026年12月10日", "4月2日（星期五）。", "明年1月10日")
    assert known == ("4月2日（星期五）。", "2027年1月10日前", ["请核对：原文写的是明年，按2027年"])


# -- what is announced, in other writings ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        "附件：活动安排表\n报名表",
        "附件：1　活动安排表\n2　报名表",
        "附件：A.活动安排表\nB.报名表",
        "附件：①活动安排表②报名表",
        "附件：①活动安排表\n②报名表",
        "附件1：活动安排表，附件2：报名表",
        "附件：附件1：活动安排表；附件2：报名表",
        "附件：\n活动安排表\n报名表",
        "（附件：活动安排表、报名表）",
        "附件：活动安排表、报名表",
        "附件（一）活动安排表\n附件（二）报名表",
        "附件清单：\n1.活动安排表\n2.报名表",
        "附件：（1）活动安排表\n（2）报名表",
        "附件：\n（一）活动安排表\n（二）报名表",
        "附件：1）活动安排表\n2）报名表",
        "附件：一、活动安排表\n二、报名表",
        "附件：一、活动安排表 二、报名表",
    ],
)
def test_every_attachment_that_is_announced_is_kept(lines: str) -> None:
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n{lines}\n{SIGNED}\n")
    assert attached(found.notice) == [("活动安排表", False), ("报名表", False)]
    assert found.marks == []
    assert re.sub(r"\s", "", lines) in "".join(found.printed)


@pytest.mark.parametrize("name", ["教师、学生报名表", "2024年5月 6 月活动安排表", "一、二等奖名单"])
def test_the_name_of_one_attachment_stays_whole(name: str) -> None:
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n附件：{name}\n{SIGNED}\n")
    assert attached(found.notice) == [(name, False)]


def test_a_name_with_two_papers_is_that_of_the_one_that_follows() -> None:
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n附件：承诺书、责任书\n{SIGNED}\n附件\n承诺书、责任书\n本人承诺。\n")
    assert attached(found.notice) == [("承诺书、责任书", True)]


def test_a_line_below_what_is_announced_that_may_be_one_more_is_asked_about() -> None:
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n附件：活动安排表\n参考资料\n{SIGNED}\n")
    assert attached(found.notice) == [("活动安排表", False)]
    assert found.marks == ["请核对：附件说明下面的这一行没有当作附件；是附件的，在 attachments 里加上"]


# -- labels and numbers around the title, the date above 署名 ----------------------------------------------------------


@pytest.mark.parametrize(
    "line", ["签发人：张某", "密级：普通", "制发机关：示例县人民政府", "县长批示：同意", "保护视力色：", "缓急：平急"]
)
def test_a_labelled_line_below_the_title_leaves_the_addressees(line: str) -> None:
    found = drafted(f"{TITLE}\n{line}\n各镇街：\n{BODY}\n{SIGNED}\n")
    assert found.notice.to is not None
    assert found.notice.to.text == "各镇街"
    assert found.marks == ["请核对：标题下面有不认识的文字，一起放在标题里"]


def test_addressees_below_a_line_of_the_text_are_asked_about() -> None:
    found = drafted(f"{TITLE}\n联系人：张某 0000-1234567\n各镇街：\n{BODY}\n{SIGNED}\n")
    assert found.notice.to is None
    assert found.marks == ["请核对：像是主送机关，前面还有别的文字，照原样写在正文里；是的，写成 to"]


@pytest.mark.parametrize("line", ["文号：示甲发〔2024〕9号", "发文字号：示甲发〔2024〕9号"])
def test_a_number_behind_its_label(line: str) -> None:
    for head in (f"{TITLE}\n{line}", f"{line}\n{TITLE}"):
        found = drafted(f"{head}\n各镇街：\n{BODY}\n{SIGNED}\n")
        assert (found.notice.number, found.notice.title) == ("示甲发〔2024〕9号", TITLE)
        assert found.marks == ["请核对：原文写成“文号：……”，按公文格式只印发文字号"]


def test_a_number_that_is_left_blank_is_told_as_it_stands() -> None:
    found = drafted(f"{TITLE}\n示甲发〔2024〕　号\n各镇街：\n{BODY}\n{SIGNED}\n")
    assert "请核对：文号“〔2024〕 号”不完整" in found.marks


def test_a_year_with_a_digit_for_its_zero_is_whole() -> None:
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n示例区甲局\n二0二四年五月七日\n")
    assert found.notice.date is not None
    assert found.marks == []


@pytest.mark.parametrize("date", ["二〇二四年五月七日", "2024年5月7日"])
@pytest.mark.parametrize("behind", ["", "抄送：示例区乙局。\n"])
@pytest.mark.parametrize("signers", [["示例区甲局"], ["示例区甲局", "示例区乙局"]])
def test_a_date_above_the_signature(date: str, behind: str, signers: list[str]) -> None:
    body = f"{BODY}\n二、要求\n请认真组织。"
    found = drafted("\n".join([TITLE, "各镇街：", body, date, *signers, behind]))
    assert found.notice.date is not None
    assert found.notice.date.text == date
    assert [str(name) for name in found.notice.issuer] == signers
    assert found.marks == ["请核对：原文写在署名上面，按公文格式印在署名下面"]


def test_a_day_that_a_heading_asks_for_is_no_date_above_the_signature() -> None:
    found = drafted(f"{TITLE}\n各镇街：\n一、活动地点\n示例广场\n二、活动时间\n2024年5月15日\n示例区甲局\n")
    assert found.notice.date is None


# -- what stands below the date and is no plan -------------------------------------------------------------------------

BEHIND = "原文写在落款后面，印在正文后面"


@pytest.mark.parametrize(
    ("lines", "attachments", "mark"),
    [
        ("附表：参会人员回执", [("参会人员回执", False)], BEHIND),
        ("附：活动日程安排", [("活动日程安排", False)], BEHIND),
        ("附表：参会人员回执\n姓名：", [("参会人员回执", True)], "原文写的是“附表：”，按公文格式印成“附件”"),
        ("附：活动日程安排\n上午9:00开幕", [("活动日程安排", True)], "原文写的是“附：”，按公文格式印成“附件”"),
        ("回　执\n姓名：", [("回　执", True)], "原文没有写“附件”，按公文格式加上"),
        ("参会人员登记表\n姓名：", [("参会人员登记表", True)], "原文没有写“附件”，按公文格式加上"),
        ("（此件公开发布）\n联系人：张某，电话：0000-1234567", [], BEHIND),
        ("分送：县甲局，县乙局。", [], BEHIND),
        ("初审：张某 复审：李某", [], BEHIND),
    ],
)
def test_what_stands_below_the_date_is_no_plan(lines: str, attachments: list[tuple[str, bool]], mark: str) -> None:
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n{SIGNED}\n{lines}\n")
    assert found.plan.scheme is None
    assert attached(found.notice) == attachments
    assert found.marks == [f"请核对：{mark}"]


def test_what_a_page_offers_for_sharing_is_the_pages() -> None:
    found = drafted(f"{TITLE}\n各镇街：\n{BODY}\n{SIGNED}\n分享：\n微信\n微博\n")
    assert found.summary.dropped == ("分享：", "微信", "微博")


def test_a_time_of_either_year_is_left_open() -> None:
    text = "关于印发2027年工作要点的通知\n各镇街：\n一、活动时间\n12月25日至次年1月5日。\n示例县甲局\n2026年12月10日\n"
    assert drafted(text).marks == ["请补充：原文是“12月25日至次年1月5日”，没有写年份，time 写上哪年哪天"]


def test_a_sentence_without_end_is_said_not_to_be_read() -> None:
    """The advice is followed: the same in sentences is read."""
    begins, ends = "一、活动安排\n5月17日在示例广场举行开放日活动", "于5月20日前将总结报区甲局"
    schools = "、".join(f"示例{number}校" for number in range(1, 260))
    endless = drafted(f"{TITLE}\n各单位：\n{begins}，请{schools}{ends}。\n{SIGNED}\n")
    assert [said for said in endless.marks if "超过1000字" in said]
    assert not endless.plan.reports
    parted = drafted(f"{TITLE}\n各单位：\n{begins}。参加的有{schools[:600]}。请各校{ends}。\n{SIGNED}\n")
    assert not [said for said in parted.marks if "超过1000字" in said]
    assert [report.due.text for report in parted.plan.reports if report.due] == ["5月20日前"]
