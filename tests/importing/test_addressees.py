"""主送机关 in every form: without a colon, over several lines, behind a label, in the line of the title."""

import pytest

from tests.importing.test_frame import SIGNED, TITLE, drafted
from tests.torn import look

TEXT = "为深入开展示例周活动，现将有关事项通知如下：\n一、活动时间\n5月15日。"
WITHOUT_COLON = [
    "各县（市、区）人民政府，市政府各部门",
    "各科室、下属各单位",
    "各股室、队、所",
    "全县各中小学、幼儿园",
    "各园、各教学点",
    "各街道社区教育中心",
    "示例镇人民政府、各村民委员会、镇直各单位",
    "防灾和减灾工作领导小组成员单位各驻区金融机构",
    "各镇、街道党政办公室，示例园区管委会党政办公室，市级机关各部门办公室，市各直属企事业单位办公室",
]
WITH_COLON = [
    "各位老师、同学：",
    "各有关单位、各位代表：",
    "致各社区居民委员会：",
    "各省、自治区、直辖市和计划单列市甲局，国家甲局驻各地特派员办事处：",
    "市、州、直管市甲委（局）、示例市乙局：",
    "各镇街；各部门；各单位：",
    "各县区甲联、乙协，市直各有关单位，广大书画爱好者：",
    "各镇街，全体文艺工作者：",
    "各县区文联、书协、美协，市直各有关单位，广大书画爱好者：",
    "各乡镇，县广大摄影爱好者：",
    "各街道，辖区广大游泳爱好者、志愿者：",
    "各乡镇科协、县级各学会（协会、研究会）、县农函大、各示范基地：",
    "各村、镇属各单位、镇通告站、各学校：",
]
UNKNOWN = [
    "各相关参展商：",
    "各参展商、采购商：",
    "各网格员：",
    "全县各级河长：",
    "各考点、各报名点：",
    "各采石场、尾矿库：",
    "各客运企业、驾校：",
    "各评审专家：",
    "2026届全体毕业生：",
    "各连队、民兵营：",
    "各投标人：",
    "驻村工作队、第一书记：",
    "尊敬的家长：",
]
NO_NAMES = [
    "温馨提示：",
    "联系人：",
    "各奖项：",
    "各类奖项：",
    "各环节流程：",
    "有关要求：",
    "有关事项：",
    "各组评分标准：",
]
IN_SEVERAL_LINES = [
    ("机关各科室\n直属各单位：", "机关各科室，直属各单位"),
    ("各镇街\n各部门\n各企事业单位", "各镇街，各部门，各企事业单位"),
    ("各乡镇人民政府、街道办事处，\n县直各部门，\n各人民团体：", "各乡镇人民政府、街道办事处，县直各部门，各人民团体"),
]
NONE = [
    "示例区甲局",
    "示例区甲局 2024年5月1日",
    "参加单位：各镇街",
    "各镇街要高度重视：",
    "时间安排",
    "各镇街工作安排",
]


def addressees(head: str) -> tuple[str, str, list[str]]:
    """The title, the addressees and what is to be checked, of a notice with this head."""
    found = drafted(f"{head}\n{TEXT}\n{SIGNED}\n")
    return str(found.notice.title), str(found.notice.to.text) if found.notice.to else "", found.marks


@pytest.mark.parametrize("line", WITHOUT_COLON)
def test_addressees_without_a_colon(line: str) -> None:
    marks = ["请核对：原文的主送机关没有写标点，按公文格式加上了"]
    assert addressees(f"{TITLE}\n{line}") == (TITLE, line.replace("成员单位各", "成员单位、各"), marks)


@pytest.mark.parametrize("line", WITH_COLON)
def test_addressees_with_a_colon_are_not_doubted(line: str) -> None:
    assert addressees(f"{TITLE}\n{line}") == (TITLE, line[:-1], [])


@pytest.mark.parametrize(("lines", "one"), IN_SEVERAL_LINES)
def test_addressees_in_several_lines_are_one(lines: str, one: str) -> None:
    marks = ["请核对：原文的主送机关分成几行，接起来的，看看接得对不对"]
    assert addressees(f"{TITLE}\n{lines}") == (TITLE, one, marks)


@pytest.mark.parametrize("label", ["主送：", "主送单位：", "主送机关: "])
def test_addressees_behind_their_label(label: str) -> None:
    title, to, marks = addressees(f"{TITLE}\n{label}各镇街、各部门")
    assert (title, to) == (TITLE, "各镇街、各部门")
    assert marks == ["请核对：原文写成“主送：……”，按公文格式印成一行，末尾加冒号"]


@pytest.mark.parametrize("title", [TITLE, "示例周活动方案", "关于印发《示例周活动方案》的通知"])
@pytest.mark.parametrize("names", [" 各科室、各单位：", "各镇街、各部门：", "各镇街、各部门", "全体会员："])
def test_addressees_in_the_line_of_the_title(title: str, names: str) -> None:
    """Else they were printed as the end of the title, and nobody was addressed."""
    assert addressees(title + names)[:2] == (title, names.strip(" ："))


def test_a_line_above_the_addressees_that_is_no_usual_title() -> None:
    title, to, marks = addressees("示例周活动通知二：\n各镇街：")
    assert (title, to) == ("示例周活动通知二：", "各镇街")
    assert marks == ["请核对：没有看出标题，暂用第一段"]


@pytest.mark.parametrize("line", NONE)
def test_other_lines_below_the_title_address_nobody(line: str) -> None:
    assert addressees(f"{TITLE}\n{line}")[1] == ""


def test_who_is_named_in_a_title_in_the_line_of_the_text_has_no_part_in_it() -> None:
    """1、档案局组织开展……方案 各镇街：…… is how collections of samples begin."""
    line = "1、示例局组织开展示例周活动方案 各镇街、各部门：今年5月是示例月，请认真贯彻执行，做好宣传工作，"
    found = drafted(
        f"{line}结合各自的实际组织群众参加，及时上报信息。现将有关事项通知如下。\n一、活动时间：5月1日。\n二、活动地点：示例广场。\n"
    )
    assert found.notice.to is not None
    assert found.notice.to.text == "各镇街、各部门"
    assert "示例局" not in [str(unit) for unit in found.plan.registry.units]


@pytest.mark.parametrize("head", ["各镇街、各部门", "各镇街\n各部门：", "主送：各镇街", "示例工作组成员单位各镇街"])
def test_what_is_printed_otherwise_is_told(head: str) -> None:
    assert look(f"{TITLE}\n{head}\n{TEXT}\n{SIGNED}\n")


@pytest.mark.parametrize("below", ["现将有关事项通知如下：\n一、活动时间\n5月15日。", "一、活动时间\n5月15日。"])
@pytest.mark.parametrize("line", UNKNOWN)
def test_whom_nobody_knows_is_addressed_above_the_text_and_asked_about(line: str, below: str) -> None:
    found = drafted(f"{TITLE}\n{line}\n{below}\n{SIGNED}\n")
    assert found.notice.to is not None
    assert found.notice.to.text == line[:-1]
    assert found.marks == ["请核对：主送机关里有不认识的名称，看看是不是主送机关"]


@pytest.mark.parametrize("line", NO_NAMES)
def test_labels_and_headings_above_the_text_address_nobody(line: str) -> None:
    assert drafted(f"{TITLE}\n{line}\n{TEXT}\n{SIGNED}\n").notice.to is None


def test_addressees_in_quotation_marks() -> None:
    assert addressees(f"{TITLE}\n各村“两委”：") == (TITLE, "各村“两委”", [])
