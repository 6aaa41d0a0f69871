"""The usual wordings of who, when, where and what is handed in, each with many names, days and places."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
import yaml

from gongkai.importing import import_notice
from tests.importing.test_sentences import alike, drafted, said

WHO = [
    ("市教育局", "市科协、市妇联"),
    ("区委宣传部", "各镇街"),
    ("县文旅局、县住建局", "有关单位"),
    ("示例镇人民政府", "各村（社区）"),
    ("市公安局交警支队", "各县（市、区）"),
]
DOES = {
    "由{a}牵头，{b}配合，举办科普讲座。": ("lead", "support"),
    "举办科普讲座。（牵头单位：{a}；配合单位：{b}）": ("lead", "support"),
    "举办科普讲座（{a}牵头，{b}配合）。": ("lead", "support"),
    "举办科普讲座。由{a}负责，{b}配合。": ("responsible", "support"),
    "举办科普讲座。\n牵头单位：{a}\n配合单位：{b}": ("lead", "support"),
    "举办科普讲座。主办单位：{a}，协办单位：{b}。": ("host", "assist"),
    "举办科普讲座。\n主办：{a}\n承办：{b}": ("host", "organizer"),
    "举办科普讲座。此项工作由{a}牵头负责，{b}参与。": ("lead", "participants"),
    "举办科普讲座，由{a}主办，{b}承办。": ("host", "organizer"),
    "举办科普讲座。牵头单位：{a}，责任单位：{b}": ("lead", "responsible"),
    "举办科普讲座。责任部门：{a}　配合部门：{b}": ("responsible", "support"),
    "举办科普讲座。参加单位：{b}。承办单位：{a}。": ("organizer", "participants"),
}
TOLD = [
    "开放展厅，方便群众。",
    "走访困难群众。",
    "慰问一线职工。",
    "评选优秀作品。",
    "启动宣传周。",
    "自行安排活动。",
    "集中开展宣传。",
    "开通咨询热线。",
    "陆续推出专题。",
    "排查安全隐患。",
    "修订管理制度。",
    "督导各项工作。",
    "表彰先进集体。",
    "赠送宣传册。",
    "：负责后勤保障。",
]
NOT_TOLD = [  # what is said of them, and no deed
    "开放时间为上午9时至12时。",
    "走访情况另行登记。",
    "表彰名单另发。",
    "评选结果另发。",
    "启动时间另定。",
]
WHEN = [
    "5月15日",
    "5月15日上午9:00",
    "5月15日（星期三）上午9:00—11:30",
    "5月10日至20日",
    "5月中旬",
    "2024年5月15日14:30",
    "5月15日、16日",
    "4月至6月",
    "5月底前",
    "5月15日下午",
    "5月20日起至6月30日",
    "即日起至2024年11月底",
    "五月十五日",
    "二〇二四年五月十五日",
    "元月26日",
    "5月15日整天",
    "5月15日早8:30",
    "5月15日上午9：00时",
    "5月10日—17日每天上午9:00至11:00",
    "2024.5.15",
    "年底前",
    "本周五下午3:00",
    "下半年",
]
OPEN = [  # times, but of no day that could be worked out: kept whole, and asked about
    "9月11日（星期三）起",
    "即日起",
    "5月20日前后",
    "5月8日或9日",
    "5月15日下午放学后",
    "6月26日国际禁毒日前",
    "国庆节前",
    "元旦、春节期间",
    "五四青年节当天",
    "每月第二个星期五",
    "每周三下午",
    "正月十五",
    "第十周周三下午",
    "6月份第一周",
    "暑假期间",
]
WHERE = ["市民广场", "区政务服务中心一楼大厅", "示例镇文化广场", "县人民医院门诊楼前", "区政府会议中心三楼301会议室"]
HELD = [
    "{t}，在{p}举办科普讲座。",
    "举办科普讲座。时间：{t}；地点：{p}。",
    "举办科普讲座。\n活动时间：{t}\n活动地点：{p}",
    "定于{t}在{p}举办科普讲座。",
    "举办科普讲座（时间：{t}，地点：{p}）。",
    "市甲局于{t}在{p}举办科普讲座。",
    "科普讲座\n（1）时间：{t}\n（2）地点：{p}",
    "科普讲座\n时间地点：{t}，{p}",
    "举办科普讲座。{t}在{p}举行。",
    "科普讲座。时间定于{t}，地点设在{p}。",
    "科普讲座（{t}，{p}）",
    "{t}，组织志愿者到{p}开展科普宣传。",
]
WHAT = ["活动总结", "统计表", "报名表", "照片", "自查报告", "活动计划及总结", "《情况表》", "附件1"]
TO = ["市甲局", "市甲局办公室", "县政府办公室", "区甲办", "我局"]
HANDED_IN = [
    "请各单位于6月20日前将{w}报送至{r}。",
    "请各单位于6月20日将{w}报{r}。",
    "请各单位于6月20日前报送{w}至{r}。",
    "请各单位于6月20日前提交{w}至{r}。",
    "请各单位于6月20日前向{r}上报{w}。",
    "请各单位于6月20日前将{w}通过政务信箱报{r}。",
    "请各单位于6月20日前将{w}打包命名为“单位名称”发送至{r}。",
]


FROM = [
    "各单位",
    "各镇（街道）",
    "市直有关部门",
    "市教育局、市科协",
    "各参赛单位",
    "示例区、甲县",
    "参加活动的单位",
    "各乡镇人民政府、街道办事处",
]
BY = ["6月20日前", "2024年6月20日之前", "6月20日17:00前", "6月20日下午下班前", "6月底前", "6月20日（星期四）前"]
SENT = [
    "请{f}于{d}将活动总结报市甲局。",
    "{f}要认真总结，于{d}将活动总结报市甲局。",
    "{f}须在{d}报送活动总结。",
    "{d}，{f}将活动总结报市甲局。",
    "活动总结由{f}于{d}报市甲局。",
    "活动总结报送时间：{d}，由{f}报市甲局。",
    "各项活动结束后，请{f}务必于{d}将活动总结及照片报市甲局。",
]


def facts(sentence: str) -> dict[str, str]:
    return facts_in(yaml.safe_load(drafted(sentence))["notice"])


def facts_in(notice: dict[str, Any]) -> dict[str, str]:
    return {key: alike(value) for key, value in said(notice)}


def walked(section: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield section
    for below in section.get("sections") or ():
        yield from walked(below)


def reports(sentence: str) -> Iterator[dict[str, Any]]:
    yield from yaml.safe_load(drafted(sentence)).get("reports") or ()


@pytest.mark.parametrize("wording", DOES)
def test_who_does_it(wording: str) -> None:
    for first, second in WHO:
        found = facts(wording.format(a=first, b=second))
        assert {key: found.get(key) for key in DOES[wording]} == dict(
            zip(DOES[wording], (alike(first), alike(second)), strict=True)
        )


@pytest.mark.parametrize("told", TOLD)
def test_who_is_told_what_to_do(told: str) -> None:
    for who in (name for pair in WHO for name in pair):
        assert facts(f"{who}{told}")["responsible"] == alike(who)


@pytest.mark.parametrize("told", NOT_TOLD)
def test_what_is_said_of_somebody_is_no_task(told: str) -> None:
    for who in ("市教育局", "市科协、市妇联", "各镇街", "有关单位", "示例镇人民政府", "市公安局交警支队"):
        assert "responsible" not in facts(f"{who}{told}")


@pytest.mark.parametrize("wording", HELD)
def test_when_and_where_it_is(wording: str) -> None:
    for at, time in enumerate(WHEN):
        place = WHERE[at % len(WHERE)]
        found = facts(wording.format(t=time, p=place))
        assert (found["time"], found["place"]) == (time, place)


@pytest.mark.parametrize("wording", [wording for wording in HELD if "（" not in wording])
@pytest.mark.parametrize("time", OPEN)
def test_a_time_of_no_certain_day_is_kept_and_asked_about(wording: str, time: str) -> None:
    draft = drafted(wording.format(t=time, p="市民广场"))
    assert re.search(rf"time: {re.escape(time)} +# 请核对：[^\n]*时间没有看懂", draft)


def test_a_time_in_brackets_is_that_of_what_is_done_before_them() -> None:
    for time in ("5月15日", "5月15日上午9:00", "5月10日至20日", "2024年5月"):
        assert facts(f"举办科普讲座（{time}）。")["time"] == time
        assert "time" not in facts(f"落实示例周工作通知（{time}）。")


PROGRAMME = ("启动仪式：5月15日上午9:00，市民广场。", "进社区活动：5月16日，示例社区。")
FIRST, SECOND = ("负责场地布置；", "负责设备调试。"), ("负责宣传报道；", "负责联系媒体。")
LISTS = {
    "{u}：": "{n}.{w}",
    "{u}主要职责：": "{n}.{w}",
    "{u}（2项）：": "（{n}）{w}",
    "{u}： ": "{w}",
    "（{h}）{u}": "{n}.{w}",
    "（{h}）{u}：": "{n}.{w}",
    "（{h}）{u} ": "{w}",
}


@pytest.mark.parametrize("head", LISTS)
def test_whose_the_duties_below_a_name_are(head: str) -> None:
    for units in (
        ("市乙局", "市丙局"),
        ("市乙局、市丁局", "各县区"),
        ("各乡镇人民政府、街道办事处", "市公安局交警支队"),
    ):
        lines = ["一、职责分工"]
        for h, unit, duties in zip("一二", units, (FIRST, SECOND), strict=True):
            lines.append(head.format(u=unit, h=h).strip())
            lines += [LISTS[head].format(n=n, w=duty) for n, duty in enumerate(duties, 1)]
        draft = import_notice(
            "\n".join(
                [
                    "示例市甲局关于开展示例周活动的通知",
                    "各县区：",
                    *lines,
                    "二、活动时间",
                    "5月15日",
                    "示例市甲局",
                    "2024年4月8日",
                ]
            ).encode(),
            "通知.txt",
        ).text
        first, second = yaml.safe_load(draft)["notice"]["sections"]
        assert second["title"] == "活动时间"
        assert [below["in_text"]["responsible"] for below in first["sections"]] == list(units)
        assert "接不上" not in draft


@pytest.mark.parametrize(
    "line", ["●{u}：负责场地布置。", "★{u}负责场地布置。", "{u}——负责场地布置。", "{u}：负责场地布置。"]
)
def test_a_bullet_is_no_part_of_a_name(line: str) -> None:
    for unit in ("市乙局", "市乙局、市丁局", "各县区"):
        assert facts(line.format(u=unit))["responsible"] == alike(unit)


@pytest.mark.parametrize("numbers", [("", ""), ("1.", "2."), ("（1）", "（2）")])
def test_a_programme_has_a_line_an_activity(numbers: tuple[str, str]) -> None:
    lines = [f"{number}{line}" for number, line in zip(numbers, PROGRAMME, strict=True)]
    draft = drafted("\n".join(["系列活动", *lines]))
    (items,) = (one["sections"] for one in walked(yaml.safe_load(draft)["notice"]) if one.get("title") == "系列活动")
    assert [item["in_text"] for item in items] == [
        {"title": "启动仪式", "time": "5月15日上午9:00", "place": "市民广场"},
        {"title": "进社区活动", "time": "5月16日", "place": "示例社区"},
    ]


def test_a_programme_may_say_by_when_and_about_when() -> None:
    lines = [
        "6月16日前：各单位选拔参赛选手。",
        "6月下旬（25日左右）：市甲委组织预赛。",
        "6月30日（星期日）：正式比赛。",
    ]
    draft = drafted("\n".join(["日程", *lines]))
    (items,) = (one["sections"] for one in walked(yaml.safe_load(draft)["notice"]) if one.get("title") == "日程")
    assert [item["in_text"]["time"] for item in items] == ["6月16日前", "6月下旬（25日左右）", "6月30日（星期日）"]


def test_of_several_times_each_is_that_of_its_own_activity() -> None:
    draft = drafted("定于5月15日上午9:00在市政府会议室召开动员会，5月30日下午在市甲局会议室召开总结会。")
    notice = yaml.safe_load(draft)["notice"]
    assert [one["in_text"] for one in notice["sections"][0]["sections"]] == [
        {"time": "5月15日上午9:00", "place": "市政府会议室"},
        {"time": "5月30日下午", "place": "市甲局会议室"},
    ]


def test_what_a_heading_asks_for_is_no_signature() -> None:
    head, *lines = (
        "示例市甲局关于开展示例培训的通知",
        "各县区：",
        "一、培训内容",
        "政务公开。",
        "二、培训地点",
        "示例党校",
    )
    text = "\n".join((head, *lines, "示例市甲局", "2024年4月8日"))
    notice = yaml.safe_load(import_notice(text.encode(), "通知.txt").text)["notice"]
    assert notice["issuer"] == "示例市甲局"
    assert facts_in(notice)["place"] == "示例党校"


@pytest.mark.parametrize("wording", HANDED_IN)
def test_what_is_handed_in_to_whom(wording: str) -> None:
    for what, receiver in product(WHAT, TO):
        (report,) = reports(wording.format(w=what, r=receiver))
        assert what.strip("《》") in f"{report['title']}{report.get('needs', '')}{report.get('form', '')}"
        assert report["from"] == "各单位"
        assert report["due"].removesuffix("前") == "6月20日"
        assert report["receiver"] == receiver


@pytest.mark.parametrize("wording", SENT)
def test_who_hands_it_in_by_when(wording: str) -> None:
    for at, sender in enumerate(FROM):
        by = BY[at % len(BY)]
        (report,) = reports(wording.format(f=sender, d=by))
        title = "活动总结及照片" if "照片" in wording else "活动总结"
        assert (report["title"], alike(report["from"]), report["due"]) == (title, alike(sender), by)


TITLES = [
    "示例市人民政府办公室关于开展2024年政务公开日活动的通知",
    "关于印发《2024年政务公开日活动方案》的通知",
    "示例县教育局 示例县科协关于开展科普周活动的通知",
    "2024年示例镇全民阅读活动实施方案",
]
NUMBERS = ["", "示政办发〔2024〕12号", "（示科协〔2024〕8号）"]
ADDRESSEES = ["各县区人民政府，市政府各部门：", "各镇（街道），区直有关单位：", "各学院、各部门："]
SIGNED = {
    "示例市人民政府办公室\n2024年4月8日": ["示例市人民政府办公室"],
    "示例县教育局\n示例县科协\n2024年4月8日": ["示例县教育局", "示例县科协"],
    "示例区委办公室  示例区政府办公室\n二〇二四年四月八日": ["示例区委办公室", "示例区政府办公室"],
    "示例镇人民政府 2024年4月8日": ["示例镇人民政府"],
}
ATTACHED = {
    "": 0,
    "附件：活动安排表\n": 1,
    "附件：1.活动安排表\n2.报名表\n": 2,
    "附件1：活动安排表\n附件2：报名表\n": 2,
}
BEHIND = ["", "联系人：张某某，电话：000000\n", "（此件公开发布）\n", "抄送：市委办公室。\n"]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("behind", BEHIND)
def test_the_frame(title: str, behind: str) -> None:
    """Number, addressees, 署名, attachments: whichever there are, each is found."""
    for (signed, issuers), (attached, count) in product(SIGNED.items(), ATTACHED.items()):
        number, to = NUMBERS[len(signed) % 3], ADDRESSEES[len(attached) % 3]
        head = f"{title}\n{number}\n" if number.startswith("（") else f"{number}\n{title}\n"
        text = f"{head}{to}\n现将有关事项通知如下：\n一、活动内容\n举办政策宣讲活动。\n{attached}{signed}\n{behind}"
        plan = yaml.safe_load(import_notice(text.encode(), "通知.txt").text)
        notice = plan["notice"]
        assert (notice["title"], notice["to"]) == (title, to.rstrip("："))
        assert notice.get("number", "") == number.strip("（）")
        assert ([notice["issuer"]] if len(issuers) == 1 else notice["issuer"]) == issuers
        assert notice["date"]
        assert len(notice.get("attachments", ())) == count


def test_reports_of_those_of_whom_only_the_place_is_known_are_asked_about() -> None:
    assert "原文只有地名，核对是哪些单位报" in drafted("请示例区、甲县于6月20日前将活动总结报市甲局。")
    assert "原文只有地名" not in drafted("请市教育局于6月20日前将活动总结报市甲局。")


def test_of_a_list_of_units_below_a_heading_only_the_last_signs() -> None:
    lines = [
        "示例市甲局关于开展示例活动的通知",
        "各县区：",
        "一、活动时间",
        "5月12日",
        "二、参加单位",
        "市乙局",
        "市丙局",
        "城南街道",
    ]
    text = "\n".join([*lines, "示例市甲局", "2024年4月8日"])
    notice = yaml.safe_load(import_notice(text.encode(), "通知.txt").text)["notice"]
    assert notice["issuer"] == "示例市甲局"
    assert facts_in(notice)["participants"] == "市乙局、市丙局、城南街道"


def test_a_signature_is_no_end_of_the_line_above() -> None:
    lines = [
        "一、动员会",
        "时间：5月7日",
        "参会人员：各街道负责人",
        "二、推进会",
        "时间：5月28日",
        "参会人员：各部门负责人",
    ]
    text = "\n".join(["示例市甲局关于召开会议的通知", "各街道：", *lines, "示例市甲局", "2024年4月8日"])
    notice = yaml.safe_load(import_notice(text.encode(), "通知.txt").text)["notice"]
    assert notice["issuer"] == "示例市甲局"
