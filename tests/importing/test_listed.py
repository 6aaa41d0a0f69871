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
    assert drafted(chapter).count("请核对：原文没有说报送单位，这里写的是主送机关，下面还有1项也是") == 1
    assert drafted(chapter).count("原文没有说报送单位") == 1


@pytest.mark.parametrize("missing", ["报送内容：活动总结", "报送时间：5月20日前"])
def test_one_part_alone_is_no_report(missing: str) -> None:
    assert reports(f"一、材料报送\n{missing}") == []


@pytest.mark.parametrize("value", ["请各乡镇于5月20日前报送至县丙局", "由各乡镇5月20日前报县丙局"])
def test_the_line_of_the_day_says_who_and_to_whom(value: str) -> None:
    chapter = f"一、材料报送\n（一）推荐材料：推荐表。\n（二）报送时间：{value}。\n（三）报送地点：县丙局305室。"
    assert reports(chapter) == [("推荐表", "各乡镇", "5月20日前", "县丙局")]
    assert "请核对：像是报送要求" not in drafted(chapter)
    assert not list(said(yaml.safe_load(drafted(chapter))["notice"]))  # where papers go is no place of an activity


@pytest.mark.parametrize("heading", ["征文征集", "作品报送", "典型案例推荐要求"])
def test_what_is_handed_in_may_stand_in_the_heading(heading: str) -> None:
    chapter = f"一、{heading}\n（一）要求。不超过1500字。\n（二）截止时间：5月20日前。"
    assert [report[2] for report in reports(chapter)] == ["5月20日前"]
    assert len(reports(f"{chapter}\n（三）各乡镇请于5月20日前将成果报县丙局。")) == 1


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


def test_items_counted_by_a_word_of_their_own_are_sections_with_that_number() -> None:
    text = drafted(
        "一、活动内容\n活动1：启动仪式\n时间：4月23日上午9:00\n地点：县甲馆广场\n主办：县甲局\n活动2：诵读比赛\n时间：4月26日下午\n"
        "地点：县乙小学\n主办：县乙局"
    )
    chapter = yaml.safe_load(text)["notice"]["sections"][0]
    assert chapter["numbering"] == "活动1："
    found = [(one["title"], one["time"], one["place"], one["host"]) for one in chapter["sections"]]
    assert found == [
        ("启动仪式", "4月23日上午9:00", "县甲馆广场", "县甲局"),
        ("诵读比赛", "4月26日下午", "县乙小学", "县乙局"),
    ]
    assert "in_text" not in chapter


def test_a_chapter_of_who_does_what_has_a_unit_a_line() -> None:
    text = drafted("一、分工\n县甲会：负责总体协调；\n县乙局：负责竞赛组织；\n县丙局：负责医疗保障。")
    chapter = yaml.safe_load(text)["notice"]["sections"][0]
    assert [one["in_text"]["responsible"] for one in chapter["sections"]] == ["县甲会", "县乙局", "县丙局"]


def test_what_is_due_every_week_is_so_until_the_activity_is_over() -> None:
    chapters = "一、活动时间\n2024年6月1日至30日。\n二、信息报送\n各镇每周五前将活动情况报县乙局，7月5日前报送总结。"
    plan = yaml.safe_load(text := drafted(chapters))
    assert [(one["title"], one["due"], one.get("until")) for one in plan["reports"]] == [
        ("活动情况", "每周五前", "2024年6月30日"),
        ("总结", "7月5日前", None),
    ]
    assert "请核对：反复报的，原文没有说报到哪天" in text


@pytest.mark.parametrize("when", ["", "一、活动时间\n2024年4月8日。\n"])
def test_what_is_due_every_week_is_asked_about_where_no_day_ends_it(when: str) -> None:
    text = drafted(f"{when}二、信息报送\n各镇每季度末将活动情况报县乙局。")
    assert [one["due"] for one in yaml.safe_load(text)["reports"]] == ["待定"]
    assert "请补充：原文是“每季度末”，反复报的" in text


def test_a_line_that_stops_where_no_sentence_does_goes_on_below() -> None:
    chapters = (
        "一、其他事项\n1.各代表队于5月24日前将报名表发送\n到县甲会办公室。\n"
        "2.竞赛规程另发，请各县（市）\n乙局做好组织。"
    )
    assert reports(chapters) == [("报名表", "各代表队", "5月24日前", "县甲会办公室")]
    assert "各县（市）乙局做好组织" in drafted(chapters)


def test_a_notice_that_is_passed_on_keeps_its_addressees() -> None:
    text = (
        "转发：关于开展2024年示例日活动的通知\n各街道、各有关单位：\n"
        "现将《市甲会关于开展2024年示例日活动的通知》转发给你们，请认真执行，并于9月25日前将活动总结报区甲会。\n区甲会\n2024年9月1日\n"
    )
    imported = import_notice(text.encode(), "通知.txt").text
    plan = yaml.safe_load(imported)
    assert (plan["notice"]["title"], plan["notice"]["to"]) == (
        "转发：关于开展2024年示例日活动的通知",
        "各街道、各有关单位",
    )
    assert [(one["title"], one["from"]) for one in plan["reports"]] == [("活动总结", "各街道、各有关单位")]
    assert "两个“将”" not in imported


def test_a_unit_whose_name_begins_as_the_level_does_is_written_in_full() -> None:
    text = drafted("一、分工\n市教育局：负责协调；\n市农业局：负责保障；\n市市场监管局：负责检查。")
    members = yaml.safe_load(text)["units"]["groups"]["点名单位"]["members"]
    assert "市市场监管局" in members.split("、")
    assert "教育局" in members.split("、")


def test_an_item_that_is_a_labelled_line_says_it_of_the_activity_above() -> None:
    text = drafted(
        "一、活动安排\n1.召开部署会\n（1）时间：2024年5月7日下午\n（2）地点：县甲局会议室\n"
        "（3）责任单位：县甲局 联系人：李某\n"
        "2.开展义务劳动\n（1）时间：2024年5月10日\n（2）责任单位：县乙局、县丙所 联系人：钱某"
    )
    first, second = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    assert (first["in_text"]["responsible"], second["in_text"]["responsible"]) == ("县甲局", "县乙局、县丙所")


def test_a_chapter_of_its_own_says_the_time_better_than_the_opening() -> None:
    text = drafted(
        "县甲博览会将于9月28日在我市开幕，县甲会决定开展活动。\n一、活动时间。\n本次活动从9月15日起，至9月21日止，共7天。"
    )
    facts = dict(said(yaml.safe_load(text)["notice"]))
    assert facts["time"] == "9月15日起，至9月21日止"
    assert "place" not in facts


def test_party_and_government_of_each_town_are_one_addressee() -> None:
    text = "关于开展2024年示例周活动的通知\n各乡镇党委和人民政府，各街道党工委和办事处：\n一、内容\n请认真组织。\n"
    groups = yaml.safe_load(import_notice(text.encode(), "通知.txt").text)["units"]["groups"]
    assert set(groups) == {"各乡镇党委和人民政府", "各街道党工委和办事处"}


def test_by_when_a_task_is_done_may_stand_on_a_line_of_its_own() -> None:
    text = drafted(
        "一、任务分工\n（一）赛道丈量\n牵头单位：县甲局\n完成时限：9月30日前\n（二）场地布置\n牵头单位：县乙局\n完成时间：10月12日"
    )
    items = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    assert [one["in_text"]["time"] for one in items] == ["9月30日前", "10月12日"]


def test_a_list_of_comers_with_a_word_that_nobody_knows_is_kept_with_a_mark() -> None:
    text = drafted("一、参加人员\n受表彰的集体和个人、新发展团员、各学院学生代表")
    assert (
        dict(said(yaml.safe_load(text)["notice"]))["participants"] == "受表彰的集体和个人、新发展团员、各学院学生代表"
    )
    assert "请核对：里面有的像是单位，有的不像" in text


def test_lines_of_groups_are_sections() -> None:
    text = drafted(
        "一、检查方面\n分组如下：\n第一组：由县甲站牵头，县乙所参加，检查工厂；\n第二组：由县丙办牵头，县丁所参加，检查超市。"
    )
    groups = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    assert [(one["in_text"]["lead"], one["in_text"]["participants"]) for one in groups] == [
        ("县甲站", "县乙所"),
        ("县丙办", "县丁所"),
    ]


def test_a_line_may_begin_with_a_day_and_a_unit() -> None:
    text = drafted("一、主题日\n6月9日 县甲局：组织参观；\n6月11日 县乙局：举办宣讲。")
    days = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    assert [(one["in_text"]["time"], one["in_text"]["responsible"]) for one in days] == [
        ("6月9日", "县甲局"),
        ("6月11日", "县乙局"),
    ]


def test_what_stands_behind_the_fields_of_the_last_item_is_not_its_own() -> None:
    text = drafted(
        "一、活动安排\n（一）龙舟赛\n时间：6月10日\n地点：县甲湖\n承办单位：县乙站\n（二）诵读会\n时间：6月9日\n地点：县丙馆\n"
        "承办单位：县丁学校\n请县戊派出所做好现场秩序维护，县己医院做好医疗保障。"
    )
    *_, last, closing = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    assert "text" not in last
    assert closing["in_text"]["responsible"] == "县戊派出所"
    (further,) = closing["sections"]
    assert (further["run_on"], further["text"]) == (True, "县己医院做好医疗保障。")
    assert further["in_text"]["responsible"] == "县己医院"


def test_a_stage_behind_the_list_of_another_is_no_part_of_its_last_item() -> None:
    text = drafted(
        "一、活动安排\n第一周（5月6日—10日）：动员部署。\n1.县甲局组织演练。\n2.县乙局组织宣讲。\n"
        "第二周（5月13日—17日）：警示教育。县丙局召开通报会。"
    )
    _, _, last, stage = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    assert last == {"text": "县乙局组织宣讲。", "in_text": {"responsible": "县乙局"}}
    assert stage["in_text"]["time"] == "5月13日—17日"


def test_what_a_chapter_says_of_the_whole_by_lines_is_better_than_the_opening() -> None:
    text = import_notice(
        "关于邀请参加2024年科普日活动的函\n各有关单位：\n我市将于9月中旬举办2024年科普日活动，有关事项如下：\n"
        "一、基本情况\n主办单位：市甲会、市乙局\n承办单位：市丙馆\n活动时间：2024年9月17日9:00—16:30\n活动地点：市丙馆南广场\n"
        "二、活动板块\n（一）开幕式\n在南广场举行。\n市甲协\n2024年8月18日\n".encode(),
        "通知.txt",
    ).text
    assert yaml.safe_load(text)["notice"]["in_text"] == {
        "time": "2024年9月17日9:00—16:30",
        "place": "市丙馆南广场",
        "host": "市甲会、市乙局",
        "organizer": "市丙馆",
    }


@pytest.mark.parametrize("title", ["检验机构开放日", "重点单位检查", "养老机构慰问"])
def test_an_activity_at_or_with_somebody_is_no_field_of_its_chapter(title: str) -> None:
    text = drafted(f"一、主要活动\n（一）{title}。6月16日，市甲所向公众开放。\n（二）清查。6月18日，市丁局检查。")
    chapter = yaml.safe_load(text)["notice"]["sections"][0]
    assert "in_text" not in chapter
    assert chapter["sections"][0]["in_text"] == {"time": "6月16日", "responsible": "市甲所"}


def test_a_number_of_two_parts_stays_in_its_heading() -> None:
    text = drafted(
        "3.活动内容\n3.1 咨询日。5月6日，县甲局设台咨询。\n3.2 检查。县乙局牵头。\n4.要求\n4.1 各社区要悬挂横幅。"
    )
    items = [one for chapter in yaml.safe_load(text)["notice"]["sections"] for one in chapter["sections"]]
    assert [one.get("title", "") for one in items] == ["3.1 咨询日。", "3.2 检查。", ""]
    assert (items[0]["in_text"]["responsible"], items[1]["in_text"]["lead"]) == ("县甲局", "县乙局")
    assert items[2]["text"][0]["who"] == "各社区"


def test_a_day_of_a_programme_may_have_a_heading_and_a_text() -> None:
    text = drafted(
        "一、日程\n5月6日（星期一）　宪法进机关。县甲局在县会堂组织学习。\n"
        "5月7日　宪法进校园。县乙中学负责。\n二、要求\n请落实。"
    )
    first, second = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    assert (first["title"], first["in_text"]["time"]) == ("5月6日（星期一）　宪法进机关。", "5月6日（星期一）")
    assert (first["in_text"]["place"], second["in_text"]["responsible"]) == ("县会堂", "县乙中学")


def test_a_number_that_a_blank_divides_from_a_usual_heading_is_one() -> None:
    text = drafted(
        "一 活动时间\n5月6日至10日\n二 活动内容\n1.县甲局组织演练。\n2.县乙局组织宣讲。\n三五 活动要求\n请按时。"
    )
    notice = yaml.safe_load(text)["notice"]
    first, second, *_ = notice["sections"]
    assert (first["title"], first["numbered"]) == ("一 活动时间", False)
    assert notice["in_text"]["time"] == "5月6日至10日"
    assert [one["in_text"]["responsible"] for one in second["sections"]] == ["县甲局", "县乙局"]


def test_a_heading_may_end_with_a_half_width_stop() -> None:
    text = drafted("一、主要活动\n(一)进机关(5月6日).县甲组安排一次学习.\n(二)进社区(5月7日).各社区开展宣讲.")
    items = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    assert [(one["title"], one["in_text"]["time"]) for one in items] == [
        ("进机关(5月6日).", "5月6日"),
        ("进社区(5月7日).", "5月7日"),
    ]
    assert "结构没有把握" not in text


def test_where_to_park_and_when_to_rehearse_are_not_where_and_when_it_is_held() -> None:
    text = drafted(
        "一、主要活动\n（一）健步走\n时间：4月20日上午8:30\n地点：县甲广场\n停车地点：县乙馆东侧\n领队会时间：4月19日下午3:00\n"
        "承办单位：县丙馆\n（二）总结会\n时间：4月22日\n地点：县丁室"
    )
    first = yaml.safe_load(text)["notice"]["sections"][0]["sections"][0]
    facts = dict(said(first))
    assert (facts["time"], facts["place"], facts["organizer"]) == ("4月20日上午8:30", "县甲广场", "县丙馆")


def test_what_another_holds_is_not_when_this_is_held() -> None:
    text = drafted(
        "第九届示例运动会将于2024年9月在甲县举行，为做好参赛准备，现就选拔工作通知如下：\n一、选拔办法\n由各学校推荐。"
    )
    assert "2024年9月" not in dict(said(yaml.safe_load(text)["notice"])).values()


def test_groups_of_inspectors_are_told_apart_by_their_lines() -> None:
    text = drafted(
        "一、督查分组\n第一督查组\n组长单位：县甲局\n成员单位：县乙局、县丙局\n督查范围：丁镇\n"
        "第二督查组\n组长单位：县戊局\n成员单位：县己局\n督查范围：庚镇"
    )
    groups = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    assert [(one["title"], one["lead"], one["support"]) for one in groups] == [
        ("第一督查组", "县甲局", "县乙局、县丙局"),
        ("第二督查组", "县戊局", "县己局"),
    ]


def test_days_that_a_list_goes_on_with_are_asked_about() -> None:
    text = drafted("一、主要活动\n（一）走访。甲镇5月6日、乙镇5月7日开展入户走访。\n（二）座谈。5月8日召开座谈会。")
    assert "这里还说到：5月7日" in text


def test_who_else_does_something_by_a_paragraph_has_a_section_that_runs_on() -> None:
    text = drafted(
        "一、主要活动\n（一）各镇要利用广播每天播放食品安全知识。农村宴席监管由各镇甲所负责落实。\n（二）总结。"
    )
    first, _ = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    assert first["in_text"]["responsible"] == "各镇"
    assert [one["in_text"]["responsible"] for one in first["sections"]] == ["各镇甲所"]


def test_a_stage_of_inspection_is_no_chapter_of_orders() -> None:
    text = drafted(
        "一、工作步骤\n（一）监督检查阶段（5月6日至8日）\n各校食堂由县甲科负责检查，县乙队负责查处线索。\n（二）总结阶段"
    )
    assert dict(said(yaml.safe_load(text)["notice"]))["responsible"] == "县甲科、县乙队"


def test_where_to_sign_in_is_not_where_it_is_held() -> None:
    text = drafted(
        "一、培训地点\n县甲宾馆二号楼三楼会议厅（甲路18号），报到地点在一号楼大堂。\n二、培训内容\n学习条例。"
    )
    assert yaml.safe_load(text)["notice"]["in_text"]["place"] == "县甲宾馆二号楼三楼会议厅（甲路18号）"
    assert "会议厅" not in str(yaml.safe_load(text)["units"])


def test_a_day_without_a_month_is_said_to_lack_it() -> None:
    text = drafted("一、主要活动\n（一）宣讲。甲镇6月5日宣讲。\n二、要求\n各单位于25日前将名单报县甲局。")
    assert "原文是“25日前”，没有写哪个月，due 写上日期" in text


def test_who_is_noted_already_is_not_asked_about_again() -> None:
    text = drafted(
        "一、主要活动\n（一）甲镇6月5日、乙镇6月6日开展宣讲，由县丙中心牵头，各镇中心校组织师生参加。\n（二）总结。"
    )
    assert "这里还说到：6月6日" in text
    assert "这里还说到：甲镇" not in text


def test_a_further_leader_beside_the_first_is_asked_about() -> None:
    text = drafted("一、主要活动\n（一）由县甲局牵头开展宣讲。演出由县甲局、县丙局牵头。\n（二）总结。")
    assert "这里还说到：县甲局、县丙局" in text


def test_a_further_batch_has_a_section_that_runs_on() -> None:
    text = drafted(
        "一、主要活动\n（一）第一批（5月8日至10日）：甲镇、乙镇；第二批（5月13日至15日）：丙镇、丁镇。\n（二）总结。"
    )
    first, second, _ = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    assert first["in_text"]["time"] == "5月8日至10日"
    assert (second["run_on"], second["in_text"]["time"]) == (True, "5月13日至15日")


def test_what_is_held_on_another_day_in_another_place_is_an_activity_of_its_own() -> None:
    text = drafted(
        "一、主要活动\n（一）启动仪式定于5月8日上午在县广场举行，文艺演出于5月9日晚在县剧院进行。\n（二）总结。"
    )
    first, second, _ = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    assert first["in_text"] == {"time": "5月8日上午", "place": "县广场"}
    assert second["in_text"] == {"time": "5月9日晚", "place": "县剧院"}


def test_a_line_of_a_programme_may_name_what_is_held_before_the_place() -> None:
    text = drafted(
        "一、日程安排\n5月8日 上午 9:00 开幕式 县会堂\n5月9日 上午 9:00 分组讨论 县宾馆\n二、要求\n准时到会。"
    )
    assert "place: 县会堂" in text
    assert "place: 县宾馆" in text


def test_who_holds_it_together_with_whom_in_the_opening() -> None:
    text = import_notice(
        "关于开展示例活动的通知\n各系：\n学校团委联合后勤管理处、环境科学系，决定近期开展示例活动。\n一、时间\n5月8日\n"
        "示例学院团委\n2024年4月8日\n".encode(),
        "通知.txt",
    ).text
    assert yaml.safe_load(text)["notice"]["in_text"]["host"] == "学校团委、后勤管理处、环境科学系"


def test_what_a_title_names_does_not_come_besides() -> None:
    text = drafted("一、要求\n（一）请各单位于5月20日前将活动总结及照片报县甲局。\n（二）准时。")
    report = yaml.safe_load(text)["reports"][0]
    assert (report["title"], report["needs"]) == ("活动总结及照片", "照片")


def test_a_january_behind_a_notice_of_december_is_of_the_next_year() -> None:
    text = import_notice(
        "关于做好年终工作的通知\n各单位：\n请各单位于1月10日前将工作总结报市甲局办公室。\n示例市甲局\n2025年12月20日\n".encode(),
        "通知.txt",
    ).text
    assert "due: 2026年1月10日前" in text
    assert "成文在年底，按2026年" in text


def test_an_agenda_below_a_day_tells_where_and_who_in_brackets() -> None:
    text = drafted(
        "一、活动日程\n（一）9月21日（星期四）\n7:30—8:30 企业布展（丰收广场，县甲局负责）\n"
        "9:00—10:00 开幕式（示例镇千亩稻田示范区，县乙办、县丙办负责）\n（二）9月22日（星期五）\n"
        "上午9:00 比武（县丁中心负责）\n"
        "下午2:30 座谈会（镇政府三楼会议室，县戊局负责）\n二、要求\n准时。"
    )
    schedule = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    lines = [one["in_text"] for day in schedule for one in day["sections"]]
    assert [(line["time"], line.get("place"), line["responsible"]) for line in lines] == [
        ("7:30—8:30", "丰收广场", "县甲局"),
        ("9:00—10:00", "示例镇千亩稻田示范区", "县乙办、县丙办"),
        ("上午9:00", None, "县丁中心"),
        ("下午2:30", "镇政府三楼会议室", "县戊局"),
    ]
    assert [line.get("title") for line in lines] == ["企业布展", "开幕式", "比武", "座谈会"]


@pytest.mark.parametrize(
    "line",
    [
        "各县（区）文化馆、市民朋友",
        "各村（社区）、镇直各部门、全体镇人大代表",
        "各位业主、各楼栋长",
        "各党政管理、群团、教学、附属单位",
        "各系部、各处室、各学生社团",
    ],
)
def test_addressees_of_other_kinds(line: str) -> None:
    text = import_notice(
        f"关于开展活动的通知\n{line}：\n请认真组织。\n示例市甲局\n2026年5月1日\n".encode(), "通知.txt"
    ).text
    assert yaml.safe_load(text)["notice"]["to"] == line


def test_where_they_stay_is_not_where_it_is_held() -> None:
    text = drafted("一、培训地点\n示例市培训中心（青石路88号），住宿地点为示例宾馆。\n二、要求\n准时。")
    assert "place: 示例市培训中心（青石路88号）" in text


def test_a_date_may_be_typed_with_other_marks() -> None:
    text = import_notice("关于开展活动的通知\n各单位：\n请组织。\n示例市甲局\n2017、11、3\n".encode(), "通知.txt").text
    assert "按公文格式印成“2017年11月3日”" in text


def test_how_many_come_is_no_part_of_a_name() -> None:
    text = drafted("一、主要活动\n（一）培训人员：各乡镇卫生院、县甲院10名，县乙院、县丙院各5名。\n（二）总结。")
    assert "members: 县甲院、县乙院、县丙院" in text


def test_a_spot_may_be_named_in_the_title() -> None:
    text = drafted(
        "一、具体安排\n1.主种植点：艺术大楼东侧广场\n参加人员：县甲局、县乙局\n2.分种植点A：北运动场\n参加人员：县丙局\n二、要求"
    )
    facts = [one["in_text"]["place"] for one in yaml.safe_load(text)["notice"]["sections"][0]["sections"]]
    assert facts == ["艺术大楼东侧广场", "北运动场"]


def test_what_a_theme_says_is_nobodys_task() -> None:
    text = drafted("一、活动主题\n建公开透明政府，为人民群众服务\n二、要求\n准时。")
    assert "建公开透明政府" not in str(yaml.safe_load(text)["units"])


def test_tables_may_be_announced_as_attachments() -> None:
    text = import_notice(
        "关于考核的通知\n各镇：\n请准备。\n附表1：乡镇安排表\n附表2：名额分配表\n示例市甲局\n2024年7月11日\n".encode(),
        "通知.txt",
    ).text
    assert [one["title"] for one in yaml.safe_load(text)["notice"]["attachments"]] == ["乡镇安排表", "名额分配表"]


def test_days_on_lines_of_their_own_hold_the_hours_below() -> None:
    text = drafted(
        "一、活动日程\n10月22日（周一）\n上午8:30 启动仪式，地点：门诊楼前广场\n上午9:30 义诊，地点：门诊一楼大厅\n"
        "10月23日（周二）\n下午3:00 讲座，地点：住院部十楼会议室\n二、要求\n准时。"
    )
    days = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    assert [day["title"] for day in days] == ["10月22日（周一）", "10月23日（周二）"]
    assert [(one["in_text"]["time"], one["in_text"]["place"]) for day in days for one in day["sections"]] == [
        ("上午8:30", "门诊楼前广场"),
        ("上午9:30", "门诊一楼大厅"),
        ("下午3:00", "住院部十楼会议室"),
    ]


def test_events_of_a_series_have_lines_of_their_own() -> None:
    text = drafted(
        "一、安排\n第一场：新春招聘会\n时间：2月6日上午9:00\n地点：县广场\n主办：县甲局\n第二场：园区招聘会\n"
        "时间：2月11日上午\n地点：创业大厦前\n承办：县乙会\n二、要求\n准时。"
    )
    series = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    facts = [{**one, **one.get("in_text", {})} for one in series]
    assert [(one["time"], one["place"]) for one in facts] == [
        ("2月6日上午9:00", "县广场"),
        ("2月11日上午", "创业大厦前"),
    ]
    assert (facts[0]["host"], facts[1]["organizer"]) == ("县甲局", "县乙会")


def test_tasks_with_a_stop_behind_their_number_are_told_apart() -> None:
    text = drafted(
        "一、重点任务\n任务1.举办启动仪式。\n牵头单位：县甲局\n完成时间：9月3日\n任务2.开展开放日活动。\n牵头单位：县乙局\n"
        "完成时间：9月20日前\n二、要求\n准时。"
    )
    tasks = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    assert [(one["lead"], one["in_text"]["time"]) for one in tasks] == [("县甲局", "9月3日"), ("县乙局", "9月20日前")]


def test_the_rounds_of_a_contest_are_not_when_the_whole_is() -> None:
    text = drafted("一、比赛时间\n初赛时间：6月20日\n复赛时间：6月27日\n决赛时间：7月5日\n二、要求\n准时。")
    section = yaml.safe_load(text)["notice"]["sections"][0]
    assert section["fields"] == {"初赛时间": "6月20日", "复赛时间": "6月27日", "决赛时间": "7月5日"}
    assert not section.keys() & {"time", "in_text"}


def test_a_numbered_field_says_it_of_the_activity_around() -> None:
    text = drafted(
        "一、活动时间：9月\n二、重点工作\n（一）人居环境整治\n1.牵头单位：县甲局\n2.完成时间：2026年6月底前\n三、要求\n准时。"
    )
    assert yaml.safe_load(text)["notice"]["sections"][1]["sections"][0]["in_text"]["time"] == "2026年6月底前"


def test_an_item_may_begin_with_a_month_up_to_another() -> None:
    text = drafted(
        "一、安排\n1.4月23日举行启动仪式，县甲部主办。\n2.4月至5月，县乙局组织各学校开展主题班会。\n3.4月30日前，县丙局总结。\n二、要求"
    )
    times = [one["in_text"]["time"] for one in yaml.safe_load(text)["notice"]["sections"][0]["sections"]]
    assert times == ["4月23日", "4月至5月", "4月30日前"]


def test_people_of_the_leading_group_hold_no_activity() -> None:
    text = drafted(
        "一、领导小组\n组长：张某某（县甲局局长）\n成员：王某某（县乙部）\n赵某某（县丙局）\n钱某某（县丁委）\n二、要求"
    )
    assert "responsible" not in text


def test_rows_of_labels_are_activities_of_their_own() -> None:
    text = drafted(
        "一、项目安排\n项目：乒乓球　时间：6月6日　地点：县乒羽中心　承办：县甲协会\n"
        "项目：游泳　时间：8月15日　地点：县游泳馆　承办：县乙协会　协办：县丙局\n二、要求\n准时。"
    )
    rows = [one["in_text"] for one in yaml.safe_load(text)["notice"]["sections"][0]["sections"]]
    assert [(row["title"], row["time"], row["organizer"], row.get("assist")) for row in rows] == [
        ("乒乓球", "6月6日", "县甲协会", None),
        ("游泳", "8月15日", "县乙协会", "县丙局"),
    ]


def _signed(lines: str) -> dict[str, Any]:
    text = import_notice(
        f"关于开展活动的通知\n各单位：\n请认真组织各项活动，准时参加。\n{lines}".encode(), "通知.txt"
    ).text
    return {**yaml.safe_load(text)["notice"], "text": text}


def test_a_seal_of_another_is_told_from_the_issuer() -> None:
    notice = _signed("示例县防汛办\n（示例县水利局代章）\n2026年5月10日\n")
    assert notice["issuer"] == ["示例县防汛办", "（示例县水利局代章）"]
    assert "括号里的是代章，不是发文机关" in notice["text"]


def test_a_name_of_an_issuer_may_go_over_two_lines() -> None:
    notice = _signed("中共示例市示例局委员会\n创先争优活动领导小组办公室\n2026年5月10日\n")
    assert notice["issuer"] == "中共示例市示例局委员会\n创先争优活动领导小组办公室\n"
    assert "两行像是一个机关的名称" in notice["text"]
    assert _signed("中共示例县委\n宣传部\n2026年5月10日\n")["issuer"] == "中共示例县委\n宣传部\n"
    assert _signed("示例县甲局\n示例县乙局\n2026年5月10日\n")["issuer"] == ["示例县甲局", "示例县乙局"]


def test_who_gets_a_copy_may_stand_on_two_lines() -> None:
    notice = _signed(
        "示例县甲局\n2026年5月10日\n抄送：县委办公室，县人大办公室，\n县政协办公室。\n"
        "示例县甲局办公室　2026年5月10日印发\n"
    )
    assert notice["cc"] == "县委办公室，县人大办公室，县政协办公室。"
    assert _signed("示例县甲局\n2026年5月10日\n抄送：市甲局，\n县委办。\n")["cc"] == "市甲局，县委办。"


def test_a_number_in_brackets_below_the_title_is_told() -> None:
    text = import_notice(
        "关于开展活动的通知\n（示厅字〔2024〕4号 2024年2月1日）\n各单位：\n"
        "请认真组织各项活动，准时参加。\n示例市甲局\n".encode(),
        "通知.txt",
    ).text
    assert "标题下面括号里的文号、日期，一起放在标题里" in text


def test_who_is_in_a_team_of_inspectors_is_told_by_its_lines() -> None:
    text = drafted(
        "一、督查分组\n第一组：\n组长：许某某\n成员单位：县甲站、县乙站\n督查区域：东河区\n第二组：\n组长：何某某\n"
        "成员单位：县丙处、县丁馆\n督查区域：西河区\n二、要求\n准时。"
    )
    groups = [one["in_text"]["responsible"] for one in yaml.safe_load(text)["notice"]["sections"][0]["sections"]]
    assert groups == ["县甲站、县乙站", "县丙处、县丁馆"]


def test_where_they_gather_is_no_part_of_the_place() -> None:
    text = drafted("一、时间、地点：\n5月20日上午8:00在县甲局四楼会议室报到，8:30演讲开始。\n二、要求\n准时。")
    assert "place: 县甲局四楼会议室\n" in text


def test_a_place_may_stand_right_behind_its_day() -> None:
    text = drafted("一、演出安排\n5月9日石鼓大舞台（石鼓村）\n5月10日陈塘村民广场（绿林村）\n二、要求\n准时。")
    lines = [one["in_text"] for one in yaml.safe_load(text)["notice"]["sections"][0]["sections"]]
    assert [(one["time"], one["place"]) for one in lines] == [("5月9日", "石鼓大舞台"), ("5月10日", "陈塘村民广场")]


def test_a_unit_by_name_has_its_task_in_a_chapter_of_orders_too() -> None:
    text = drafted(
        "一、工作要求\n1.各单位要高度重视。\n2.大件垃圾由县环卫大队帮助清除。\n3.县甲局将由专人督查。\n二、其他\n准时。"
    )
    orders = yaml.safe_load(text)["notice"]["sections"][0]["sections"]
    assert [one.get("in_text", {}).get("responsible", "") for one in orders] == ["", "县环卫大队", ""]


def test_fields_that_are_items_say_when_and_where_an_activity_is() -> None:
    text = drafted(
        "一、内容\n（一）启动仪式\n1.时间：9月1日上午9点30分\n2.地点：县步行街\n3.主办单位：县甲局\n"
        "（二）咨询\n活动时间：9月5日—20日\n活动地点：县广场\n责任单位：县乙局\n二、要求\n准时。"
    )
    known = yaml.safe_load(text)["notice"]["sections"][0]["sections"][0]["in_text"]
    assert known == {"time": "9月1日上午9点30分", "place": "县步行街"}


def test_the_place_of_the_final_is_not_where_the_first_round_is() -> None:
    text = drafted(
        "一、内容\n（一）初赛由各镇自行组织，5月15日前完成；决赛5月28日下午2:30在县文化宫举行。\n（二）总结。"
    )
    facts = yaml.safe_load(text)["notice"]["sections"][0]["sections"][0]["in_text"]
    assert "place" not in facts
    final = yaml.safe_load(text)["notice"]["sections"][0]["sections"][1]
    assert final["in_text"] == {"time": "5月28日下午2:30", "place": "县文化宫"}


def test_the_offices_of_each_county_are_not_those_of_the_city() -> None:
    text = import_notice(
        "示例市教育局关于开展活动的通知\n各县（区）教育局、体育局、卫健局：\n由市体育局牵头，认真组织各项活动。\n示例市教育局\n2026年5月10日\n".encode(),
        "通知.txt",
    ).text
    groups = yaml.safe_load(text)["units"]["groups"]
    assert {"各县（区）体育局", "各县（区）卫健局"} <= groups.keys()
    assert groups["点名单位"]["members"] == "体育局"


def test_paragraphs_that_a_sign_and_a_box_begin_are_told_apart() -> None:
    text = import_notice(
        "示例街道关于开展活动的通知\n各社区：\n请按时落实。\n"
        "★【3月4日·便民大集】设摊服务。牵头：街道甲中心；参与：乙服务中心。\n"
        "★【3月5日·护学护航】交通劝导。责任单位：丙队；配合单位：丁派出所。\n示例街道\n2026年2月27日\n".encode(),
        "通知.txt",
    ).text
    notice = yaml.safe_load(text)["notice"]
    assert "in_text" not in notice
    assert [below["in_text"] for below in notice["sections"]] == [
        {"title": "便民大集", "time": "3月4日", "lead": "街道甲中心", "participants": "乙服务中心"},
        {"title": "护学护航", "time": "3月5日", "support": "丁派出所", "responsible": "丙队"},
    ]


def test_attachments_that_are_named_without_a_colon() -> None:
    text = import_notice(
        "示例县甲局关于开展活动的通知\n各镇：\n请认真落实。\n"
        "附件1　报名表\n附件2　座位图\n示例县甲局\n2026年5月10日\n".encode(),
        "通知.txt",
    ).text
    assert [one["title"] for one in yaml.safe_load(text)["notice"]["attachments"]] == ["报名表", "座位图"]


def test_the_signature_of_a_notice_that_is_passed_on_is_no_time() -> None:
    text = import_notice(
        "示例县甲局\n关于转发《示例市甲局关于做好安全工作的通知》的通知\n示甲发〔2026〕97号\n各镇：\n"
        "现转发给你们，请认真贯彻执行。\n一、上好一堂课。各校组织收看视频。\n联系人：某某，电话：0000-2345678\n"
        "附件：示例市甲局关于做好安全工作的通知\n示例县甲局\n2026年8月23日\n"
        "示例市甲局关于做好安全工作的通知\n示市甲〔2026〕33号\n各县甲局，市直各学校：\n现就有关事项通知如下：\n"
        "一、时间安排：8月30日至9月12日。\n二、请各县甲局于9月15日前将活动总结报市甲局。\n示例市甲局\n2026年8月18日\n".encode(),
        "通知.txt",
    ).text
    plan = yaml.safe_load(text)["plan"]
    assert "示例市甲局\n2026年8月18日" in str(plan["sections"][-1]["sections"][0]["text"])
    assert "in_text" not in plan["sections"][-1]


def test_where_to_come_by_when_is_the_time_and_place_of_a_meeting() -> None:
    notice = _signed("一、会议时间和地点\n请与会人员于5月28日下午2：00前到市甲局会议室。\n示例县甲局\n2026年5月10日\n")
    assert {"time": "5月28日下午2：00前", "place": "市甲局会议室"}.items() <= notice["in_text"].items()


def test_a_place_that_is_inspected_is_no_field_of_the_chapter() -> None:
    sections = _signed(
        "一、检查重点\n（一）建筑施工。由县甲局牵头，检查工地。\n（二）人员密集场所。由县乙队牵头，检查商场。\n"
        "二、知识竞赛（5月）。5月20日下午2：00在公司会议室举行，安环部牵头。\n示例县甲局\n2026年5月10日\n"
    )["sections"]
    assert "in_text" not in sections[0]
    assert [below["in_text"]["lead"] for below in sections[0]["sections"]] == ["县甲局", "县乙队"]
    assert sections[1]["in_text"]["time"] == "5月20日下午2：00"


def test_a_town_and_an_office_of_the_county_are_no_group() -> None:
    text = import_notice(
        "示例县甲局关于开展活动的通知\n各镇：\n由各镇、县乙局负责宣传。\n示例县甲局\n2026年5月10日\n".encode(),
        "通知.txt",
    ).text
    groups = yaml.safe_load(text)["units"]["groups"]
    assert groups["点名单位"]["members"] == "县乙局"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("★示例讲座", "示例讲座"),
        ("● “示例开放日”", "“示例开放日”"),
        ("5月30日　召开动员会", "召开动员会"),
        ("6月5日上午9时　示例演练（具体时间另行通知）", "示例演练"),
        ("（一）6月16日上午8:30示例咨询日", "示例咨询日"),
        ("（一）6月18日县甲局开展宣传", None),
        ("（一）6月19日在示例广场举行演练", None),
        ("◆活动内容", None),
    ],
)
def test_an_activity_is_called_by_its_title_less_its_sign_and_day(title: str, name: str | None) -> None:
    text = drafted(f"一、主要活动\n{title}\n地点：示例广场\n{title.replace('一', '二')}\n地点：示例楼")
    chapter = yaml.safe_load(text)["notice"]["sections"][0]
    first = chapter["sections"][0] if "sections" in chapter else chapter
    assert first.get("in_text", {}).get("title") == name
