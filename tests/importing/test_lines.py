"""A notice whose lines are not its paragraphs: glued into one, broken into many, in another order."""

import pytest

from gongkai.importing import import_notice
from gongkai.notice.paper import notice as blocks_of
from gongkai.plan import Plan
from gongkai.reading import loads

GLUED = (
    "示例县文化和旅游局关于开展2025年全民阅读活动的通知 各乡镇人民政府、各街道办事处，县直有关单位： 为推动全民阅读，"
    "现就有关事项通知如下： 一、活动主题 书香满城 二、活动时间：2025年4月20日至5月20日。 三、活动内容 （一）启动仪式。"
    "4月23日上午9:00，在县图书馆广场举行启动仪式，由县文化和旅游局主办。（二）读书分享会。各乡镇要组织村民开展读书分享。"
    " 四、工作要求 请各单位于5月30日前将活动总结报县文化和旅游局。联系人：张某 附件：活动统计表"
    " 示例县文化和旅游局 2025年4月7日"
)
BROKEN = """示例区爱国卫生运动委员会办公室关于开展爱国卫生月活动的通知
各街道爱卫会，区爱卫会各成员单位：
为深入开展爱国卫生运动，改善人居环境，倡导文明健康的
生活方式，根据市爱卫办的统一部署，定于2023年4月在全区
开展爱国卫生月活动，现将有关事项通知如下：
一、主要任务
（一）环境整治。各街道要组织社区居民清理楼道、背街小
巷和绿化带里的垃圾，消除卫生死角，做到不留盲区，落实
到人。
（二）健康宣传。4月7日上午，区卫健局在示例公园举办健
康咨询活动，区疾控中心、区人民医院派出医务人员现场解
答居民的问题。
二、有关要求
请各街道爱卫会于4月28日前上交活动小结一份，由区爱卫办
汇总。
示例区爱国卫生运动委员会办公室
2023年3月24日
"""


def imported(text: str) -> tuple[Plan, str]:
    """The plan, and what it asks."""
    found = import_notice(text.encode(), "通知.txt")
    loaded = loads(found.text.encode())
    assert loaded.plan is not None
    return loaded.plan, "\n".join(said for _, said in found.summary.marked)


def test_a_notice_in_one_line_is_taken_apart_and_says_so() -> None:
    plan, asked = imported(GLUED)
    notice = plan.notice
    assert notice is not None
    assert (notice.title, notice.to and notice.to.text, notice.issuer, notice.date and notice.date.text) == (
        "示例县文化和旅游局关于开展2025年全民阅读活动的通知",
        "各乡镇人民政府、各街道办事处，县直有关单位",
        ("示例县文化和旅游局",),
        "2025年4月7日",
    )
    assert [attachment.title for attachment in notice.attachments] == ["活动统计表"]
    assert [report.due.text for report in plan.reports] == ["5月30日前"]
    assert "原文粘成了一行" in asked


@pytest.mark.parametrize(
    ("title", "to"),
    [
        ("2024年示例节活动通知", "区直机关、各单位、社会团体"),
        ("2024年教育系统示例周活动方案", "全区各中小学校、幼儿园"),
        ("区政办示例宣传通知 ", "各镇人民政府，各街道办事处，有关单位"),
    ],
)
def test_a_title_without_about_is_told_from_those_addressed_behind_it(title: str, to: str) -> None:
    body = "为贯彻有关要求，定于2024年6月13日开展示例周活动，现将有关事项通知如下："
    notice = imported(f"{title}{to}：{body}一、活动主题 示例为民。二、活动要求 认真组织。")[0].notice
    assert notice is not None
    assert (notice.title, notice.to and notice.to.text) == (title.strip(), to)


def test_a_glued_notice_prints_every_word() -> None:
    plan, _ = imported(GLUED)
    printed = "".join(span.text for block in blocks_of(plan).blocks for span in block.spans)
    assert "".join(printed.split()) == "".join(GLUED.split())


def test_broken_paragraphs_are_joined_and_say_so() -> None:
    plan, asked = imported(BROKEN)
    assert plan.notice is not None
    assert [report.from_.text for report in plan.reports] == ["各街道爱卫会"]
    assert asked.count("断成了几行") == 1
    assert "定于2023年4月在全区开展爱国卫生月活动" in str(plan.notice.body[0])


def test_contacts_below_the_date_are_printed_with_the_text() -> None:
    plan, asked = imported(
        "示例县乙局关于举办科技活动周的通知\n各镇：\n请认真组织。\n示例县乙局\n二○一一年四月二十八日\n联系人：李某\n"
    )
    assert plan.notice is not None
    assert plan.notice.issuer == ("示例县乙局",)
    assert "原文写在落款后面" in asked


def test_a_notice_that_nobody_signed_is_its_titles_organs() -> None:
    plan, asked = imported("示例市甲办公室关于开展示例周活动的通知\n各县区：\n请于5月1日前报送总结。\n")
    assert plan.notice is not None
    assert (plan.notice.issuer, plan.notice.signed) == (("示例市甲办公室",), False)
    assert "发文机关取自标题，不印出来" in asked


def test_a_signature_that_is_no_organ_is_asked_about() -> None:
    plan, asked = imported("关于开展示例周活动的通知\n各班：\n请认真组织。\n天天向上在读\n2019年5月\n")
    assert plan.notice is not None
    assert plan.notice.issuer == ("天天向上在读",)
    assert "署名不像机关的名称" in asked
    assert "没有写是几日" in asked


def test_a_text_without_its_title_is_a_notice_that_lacks_one() -> None:
    plan, asked = imported("为做好工作，甲局定于2022年6月24日举办开放日活动，现通知如下。\n一、活动地点\n示例广场\n")
    assert plan.notice is not None
    assert plan.notice.title is None
    assert "原文没有标题" in asked


def test_deadlines_for_two_papers_are_two_reports() -> None:
    plan, _ = imported(
        "关于开展示例周活动的通知\n各县：\n请各县将计划于2024年5月10日、总结于2024年5月25日前报市甲办。\n"
    )
    assert [(report.title, report.due.text) for report in plan.reports] == [
        ("计划", "2024年5月10日"),
        ("总结", "2024年5月25日前"),
    ]


@pytest.mark.parametrize("between", ["联系人：张某某", "请各单位提前做好准备。", "特此通知。", "咨询电话：000000"])
def test_what_usually_ends_a_notice_in_the_midst_of_its_numbers(between: str) -> None:
    """A contact or a request behind （二） closes nothing where （三） follows."""
    plan, asked = imported(
        "示例市甲局关于举办2024年示例大赛的通知\n各县区：\n现将有关事项通知如下：\n一、赛事安排\n（一）报名方式：各县区组织报名。\n"
        f"（二）奖项设置\n设一等奖若干。\n{between}\n（三）比赛时间\n1.初赛：4月15日\n2.决赛：4月17日\n（四）比赛地点：示例楼\n"
        "二、工作要求\n加强组织。\n示例市甲局\n2024年4月2日\n"
    )
    assert "接不上" not in asked
    assert plan.notice
    assert [chapter.title for chapter in plan.notice.sections] == ["赛事安排", "工作要求"]
    inside = [section.called or section.title for section in plan.notice.sections[0].sections[-2].sections]
    assert inside == ["初赛", "决赛"]
    assert ["地点" in line.label for line in plan.notice.sections[0].sections[-1].lines] == [True]
