"""`gongkai next`: next year's plan is this year's file with only the year, edition and weekdays changed."""

import difflib
import os
import re
from collections import Counter
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.checks import review
from gongkai.diagnostics import Edit
from gongkai.errors import GongkaiError
from gongkai.reading import loads
from gongkai.reading.edits import edited
from gongkai.renewal import Renewal, renew
from gongkai.renewal.step import own_year
from gongkai.renewal.texts import texts
from tests.conftest import GOLDEN, PLAN, PLANS, Run
from tests.hostile import damaged

KEPT = [PLAN, *sorted((PLANS / "good").glob("*.yaml")), *sorted((PLANS / "styles").glob("*.yaml"))]
CALENDAR = {"GK223", "GK226"}  # what falls on a day off in one year need not in another


def renewed(content: bytes, year: int, edition: int | None = None) -> Renewal:
    loaded = loads(content)
    assert loaded.plan is not None, loaded.diagnostics
    return renew(loaded.plan, loaded.source, content, year, edition)


def year_of(content: bytes) -> int:
    """The year of a plan; those that name none are taken as of 2022."""
    plan = loads(content).plan
    assert plan is not None
    return own_year(plan, texts(plan)) or 2022


# -- the shipped plan --------------------------------------------------------------------------------------------------


def test_the_shipped_plan(gongkai: Run, plan_dir: Path, golden: Callable[[Path, str], None]) -> None:
    result = gongkai("next", "--year", "2023", "-o", "2023/plan.yaml", cwd=plan_dir)
    assert (result.code, result.out) == (0, "")
    golden(GOLDEN / "next" / "talk.txt", result.err.replace(os.sep, "/"))
    before, after = (
        path.read_text(encoding="utf-8").splitlines(keepends=True)
        for path in (plan_dir / "plan.yaml", plan_dir / "2023" / "plan.yaml")
    )
    golden(GOLDEN / "next" / "shipped.diff", "".join(difflib.unified_diff(before, after, "2022", "2023", n=0)))
    assert (plan_dir / "plan.yaml").read_bytes() == PLAN.read_bytes()


def test_in_a_pipe_comes_the_file(gongkai: Run, plan_dir: Path) -> None:
    result = gongkai("next", "--year", "2023", cwd=plan_dir)
    assert result.out.encode() == renewed(PLAN.read_bytes(), 2023).content
    assert "还没有写成文件：加上 -o 2023/plan.yaml" in result.err
    assert [entry.name for entry in plan_dir.iterdir()] == ["plan.yaml"]
    assert gongkai("next", "--year", "2023", "-p", "-", stdin=PLAN.read_bytes()).out == result.out


def test_another_edition(gongkai: Run, plan_dir: Path) -> None:
    out = gongkai("next", "--year", "2025", "--edition", "18", cwd=plan_dir).out
    assert out.count("第十八届") == 3
    assert "第十九届" in gongkai("next", "--year", "2025", cwd=plan_dir).out


# -- what is changed ---------------------------------------------------------------------------------------------------

FRAME = """\
id: {id}
notice:
  title: 关于开展第十六届政务公开日活动的通知
  number: 示政办发〔2022〕3号
  text: {text}
  time: {time}
  date: 2022年5月7日
  attachments:
    - title: {attachment}
      text: 见附件。
"""
WHAT = {"id": "a-2022", "text": "通知如下。", "time": "5月15日", "attachment": "第十六届政务公开日活动统计表"}


def framed(**values: str) -> bytes:
    return FRAME.format(**(WHAT | values)).encode()


CHANGED = [
    ("id", "zwgk-2022", "zwgk-2024"),
    ("id", "zwgk2022", "zwgk2024"),
    ("id", "zwgk", "zwgk-2024"),
    ("id", "zwgk-2021", "zwgk-2021-2024"),
    ("id", "'zwgk'  # 代号", "'zwgk-2024'  # 代号"),
    ("time", "2022年5月15日上午9时", "2024年5月15日上午9时"),
    ("time", "2022-05-15", "2024-05-15"),
    ("time", "二○二二年五月十五日", "二○二四年五月十五日"),
    ("time", "二〇二二年五月十五日", "二〇二四年五月十五日"),
    ("time", '"2022年12月25日至2023年1月5日"', '"2024年12月25日至2025年1月5日"'),
    ("time", "5月12日（周四）至5月13日（星期五）", "5月12日（周日）至5月13日（星期一）"),
    ("time", "2022年5月12日（周四）", "2024年5月12日（周日）"),
    ("time", "2022-05-12（周四）", "2024-05-12（周日）"),
    ("text", "定于5月12日（周四）举行。", "定于5月12日（周日）举行。"),
    ("text", "定於5月12號（週四）举行。", "定於5月12號（週日）举行。"),
    ("text", "定于5月12日（禮拜四）举行。", "定于5月12日（禮拜日）举行。"),
    ("text", "2022年5月12日（周四）已经布置。", "2022年5月12日（周四）已经布置。"),
    ("text", "去年5月15日（星期六）办过。", "去年5月15日（星期六）办过。"),
    ("text", "本次是第十六届，为办好第十六届活动，制定方案。", "本次是第十八届，为办好第十八届活动，制定方案。"),
    ("text", "继第十五届政务公开日后迎来第十六届政务公开日。", "继第十五届政务公开日后迎来第十八届政务公开日。"),
    ("text", "第16届“政务公开日”将至。", "第18届“政务公开日”将至。"),
    ("text", "自第十五届政务公开日以来成效明显。", "自第十五届政务公开日以来成效明显。"),
    ("text", "第十六届省运动会同时举行。", "第十六届省运动会同时举行。"),
    ("text", "学习第十六届政协会议精神。", "学习第十六届政协会议精神。"),
    ("text", "按照《2022年公开日统计表》填报。", "按照《2022年公开日统计表》填报。"),
    ("attachment", "2022年公开日统计表", "2024年公开日统计表"),
    ("attachment", "2021年度公开工作总结", "2023年度公开工作总结"),
    ("attachment", "三年行动计划（2022—2024年）", "三年行动计划（2022—2024年）"),
    ("attachment", "二〇二二年统计表", "二〇二四年统计表"),
    ("attachment", "落实国办发〔2019〕54号文件清单", "落实国办发〔2019〕54号文件清单"),
]


@pytest.mark.parametrize(("key", "before", "after"), CHANGED)
def test_what_is_changed(key: str, before: str, after: str) -> None:
    """Two years on; the value is what is asked for, everything around it changes as it always does."""
    usual = {
        "id": "a-2024",
        "text": "通知如下。",
        "time": "5月15日",
        "attachment": "第十八届政务公开日活动统计表",
    } | {key: after}
    wanted = FRAME.format(**usual).replace("第十六届政务公开日活动的通知", "第十八届政务公开日活动的通知")
    wanted = wanted.replace("〔2022〕3号", "〔2024〕3号").replace("date: 2022", "date: 2024")
    assert renewed(framed(**{key: before}), 2024).content.decode() == wanted


def test_a_title_is_carried_on_where_it_is_cited() -> None:
    text = "填报《2022年统计表（‘两公开’用）》，参照《2022年示例》。"
    plan = framed(text=text, attachment="2022年统计表（“两公开”用）")
    assert "填报《2023年统计表（‘两公开’用）》，参照《2022年示例》。" in renewed(plan, 2023).content.decode()


def test_a_title_cited_with_another_middle_dot_is_the_same() -> None:
    plan = framed(text="填报《2022年“5•15”统计表》。", attachment="2022年“5·15”统计表")
    assert "填报《2023年“5•15”统计表》。" in renewed(plan, 2023).content.decode()


def test_a_notice_of_december_is_about_the_year_in_its_title() -> None:
    text = renewed((PLANS / "styles" / "02.yaml").read_bytes(), 2024).content.decode()
    for wanted in ("id: dec-2023\n", "title: 关于开展2024年“", "date: 2023年12月15日", "time: 2024年1月5日（星期五）"):
        assert wanted in text
    with pytest.raises(GongkaiError, match="方案已经是2023年的"):
        renewed((PLANS / "styles" / "02.yaml").read_bytes(), 2023)


def test_what_a_report_is_called_goes_with_the_attachments() -> None:
    plan = framed(attachment="2022年统计表").decode()
    plan += "reports:\n  - {id: form, title: 2022年统计表, from: 甲局, due: 5月20日前, form: 2022年统计表}\n"
    assert renewed(plan.encode(), 2023).content.decode().count("2023年统计表") == 3


# -- what is listed ----------------------------------------------------------------------------------------------------

LISTED = [
    ("id: a-2022", ""),
    ("  number: 示政办发〔2022〕3号", "请核对发文序号“3号”"),
    ("  number: 示政办发3号", "请核对发文序号“示政办发3号”"),
    (
        "  text: 根据2021年5月15日印发的方案，5月18日前报送，6月下旬总结。",
        "请核对日期“2021年5月15日”“5月18日前”“6月下旬”",
    ),
    ("  text: 结合2022年工作要点和第十五届政务公开日经验。", "请核对年份“2022”，届次“第十五届”"),
    ("  text: 迎接党的二十大，庆祝建党100周年，做好疫情防控。", "请核对当年的事“二十大”“100周年”“疫情”"),
    (
        "  text: 落实第十四届全国人民代表大会第一次会议和二十届二中全会精神。",
        "请核对当年的事“第十四届全国人民代表大会第一次会议”“二十届二中全会”",
    ),
    ("  text: 5月16日至19日（星期一至星期四）开放。", "请核对日期“5月16日至19日”，星期“星期一”“星期四”"),
    ("  text: 5月18號前報送，週一開放。", "请核对日期“5月18號前”，星期“週一”"),
    ("  text: 依据国办发〔2019〕54号和2035年远景目标，每周三接访3个月。", ""),
    ("  time: 5月16日至19日（星期一至星期四）", "请核对星期“星期一”“星期四”"),
    ("  time: 5月15日      # 2022年是星期日", "请核对年份“2022”"),
    ("  place: 甲楼2022室", "请核对年份“2022”"),
    ("  keywords: 示例　活动　通知", "请核对主题词（2012年起不用，删掉）“示例　活动　通知”"),
]


@pytest.mark.parametrize(("line", "said"), LISTED)
def test_what_is_listed(line: str, said: str) -> None:
    """With its place in the new file; what is told once is not told again."""
    rows = framed().decode().splitlines()
    key = line.partition(":")[0] + ":"
    index = next((number for number, row in enumerate(rows) if row.startswith(key)), 5)
    rows[index : index + rows[index].startswith(key)] = [line]
    notes = renewed("\n".join(rows).encode(), 2023).notes
    assert [note.message for note in notes if note.at.line == index + 1] == ([said] if said else [])
    assert {note.message for note in notes if note.at.line != index + 1} <= {"请核对发文序号“3号”"}


MONTH = """\
id: a-2026
notice:
  title: 关于开展第38个爱国卫生月活动的通知
  text: {text}
  date: 2026年4月1日
"""


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("今年4月是第38个全国“爱国卫生月”。", "今年4月是第39个全国“爱国卫生月”。", "日期“4月”"),
        ("办好第三十八个爱国卫生月。", "办好第三十九个爱国卫生月。", ""),
        ("自第37个爱国卫生月以来成效明显。", "自第37个爱国卫生月以来成效明显。", "届次“第37个”"),
        ("迎接第39个国际禁毒日。", "迎接第39个国际禁毒日。", "届次“第39个”"),
        ("迎接第38个国际禁毒日、第42个教师节。", "迎接第38个国际禁毒日、第42个教师节。", "届次“第38个”“第42个”"),
        ("设立第一个爱国卫生月时提出。", "设立第一个爱国卫生月时提出。", ""),
        (
            "第2个工作日报送，第3个周打扫，第二个宣传日、第38个重要环节另行通知。",
            "第2个工作日报送，第3个周打扫，第二个宣传日、第38个重要环节另行通知。",
            "",
        ),
    ],
)
def test_the_how_manieth_month_or_day_of_its_kind(before: str, after: str, said: str) -> None:
    """第38个爱国卫生月 is an edition as 届 is: the plan's own goes on, another is listed; other numbers are none."""
    made = renewed(MONTH.format(text=before).encode(), 2027)
    text = made.content.decode()
    assert "title: 关于开展第39个爱国卫生月活动的通知\n" in text
    assert f"  text: {after}\n" in text
    assert [note.message for note in made.notes if note.at.line == 4] == ([f"请核对{said}"] if said else [])


def test_places_are_those_of_the_new_file() -> None:
    plan = framed(text="第九届政务公开日和5月18日的活动。").decode().replace("第十六届", "第九届").encode()
    made = renewed(plan, 2033)
    line = made.content.decode().splitlines()[4]
    assert "第二十届政务公开日" in line
    note = next(note for note in made.notes if note.at.line == 5)
    assert line[note.at.column - 1 :].startswith("5月18日")


def test_what_does_not_stand_in_one_piece_is_left_and_listed() -> None:
    wrapped = (
        "id: a\nnotice:\n  title: 关于第十六届政务公开日的通知\n  text: 今年是第十\n    六届。\n  date: 2022年5月7日\n"
    )
    made = renewed(wrapped.encode(), 2023)
    assert "今年是第十\n    六届。" in made.content.decode()
    assert [note.message for note in made.notes] == ["请核对届次“第十六届”"]
    escaped = 'id: "\\u0061-2022"\nplan: {title: 示例方案, time: 2022年5月15日}\n'
    made = renewed(escaped.encode(), 2023)
    assert [note.message for note in made.notes] == ["请核对代号“a-2022”，年份“2022”"]


# -- laws --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_every_plan_goes_on_without_new_problems(path: Path, gongkai: Run, tmp_path: Path) -> None:
    """But for days off, and for what stands in a line that is listed."""
    content = path.read_bytes()
    new = tmp_path / "plan.yaml"
    result = gongkai("next", "-p", path, "--year", str(year_of(content) + 1), "-o", new)
    assert result.code == 0
    listed = {note.at.line for note in renewed(content, year_of(content) + 1).notes}
    loaded = loads(new.read_bytes())
    assert loaded.plan is not None
    own = [entry for entry in review(loaded) if entry.code not in CALENDAR and entry.at.line not in listed]
    known = Counter(entry.code for entry in review(loads(content)))
    assert Counter(entry.code for entry in own) <= known


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_all_else_stays_byte_for_byte(path: Path) -> None:
    """In every encoding, with any line ends."""
    text = path.read_text(encoding="utf-8")
    year = year_of(text.encode()) + 1
    wanted = renewed(text.encode(), year).content.decode()
    lines = enumerate(zip(text.split("\n"), wanted.split("\n"), strict=True), 1)
    changed = {number for number, (old, new) in lines if old != new}
    for encoding, newline in product(("utf-8", "utf-8-sig", "utf-16", "gb18030"), ("\n", "\r\n", "\r")):
        made = renewed(text.replace("\n", newline).encode(encoding), year)
        assert made.content == wanted.replace("\n", newline).encode(encoding), (encoding, newline)
        assert changed == {change.at.line for change in made.changes}, (encoding, newline)


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_two_steps_are_one_long_step(path: Path) -> None:
    content = path.read_bytes()
    year = year_of(content)
    assert renewed(renewed(content, year + 1).content, year + 2).content == renewed(content, year + 2).content


@settings(max_examples=100)
@given(damaged(), st.integers(2023, 2040))
def test_a_change_can_be_taken_back(content: bytes, year: int) -> None:
    """Whatever the plan: putting the old words back where the new ones stand gives the old file."""
    loaded = loads(content)
    if loaded.plan is None:
        return
    try:
        made = renew(loaded.plan, loaded.source, content, year, None)
    except GongkaiError:
        return
    back, grown, line = [], 0, 0
    for change in made.changes:
        grown = grown if change.at.line == line else 0
        line = change.at.line
        back.append(Edit(change.at.right(grown), len(change.new), change.old))
        grown += len(change.new) - len(change.old)
    assert edited(loads(made.content).source, back) == loaded.source.text


SCORED = """\
id: a-2025
plan: {{title: 2025年示例方案, lead: 甲局}}
units:
  groups:
    各局: {{members: 甲局、乙局}}
reports:
  - {{id: r, title: 总结, from: 各局, due: 2025年5月27日前}}
scoring:
{}
  # 等次
  bands: {{优秀: 95}}
"""
ADDITIONS = (
    "  full: 100\n  additions:    # 加分\n    # 2025年的\n    - title: 2025年推广\n      points: 5\n\n"
    "      units: 甲局\n    - {title: 试点, points: 2, units: 乙局}",
    "  full: 100\n  additions:\n  - title: 推广\n    points: 5\n    units:\n    - 甲局\n    - 乙局",
    "  full: 100\n  additions: [{title: 推广, points: 5, units: 甲局}]",
    "  full: 100\n  additions: [\n"
    "    {title: 推广, points: 5, units: 甲局},\n    {title: 试点, points: 2, units: 乙局}\n  ]",
)


@pytest.mark.parametrize("additions", ADDITIONS)
def test_what_units_earned_last_year_is_not_carried_on(additions: str) -> None:
    """It stands there as a comment, and taking the marks away gives it back."""
    content = SCORED.format(additions).encode()
    assert loads(content).plan is not None
    made = renewed(content, 2026)
    after = loads(made.content)
    assert after.plan is not None
    assert after.plan.scoring is not None
    assert after.plan.scoring.additions == ()
    assert after.plan.scoring.bands
    assert any("没有带过来" in note.message for note in made.notes)
    assert additions in re.sub("^  # (?!等次)", "  ", made.content.decode(), flags=re.MULTILINE)


def test_what_units_earned_in_one_line_with_other_rules_is_told() -> None:
    content = SCORED.replace("scoring:\n{}\n  # 等次\n  bands: {{优秀: 95}}", "scoring: {{full: 100, additions: [{}]}}")
    made = renewed(content.format("{title: 推广, points: 5, units: 甲局}").encode(), 2026)
    assert any("还会算到明年的得分里" in note.message for note in made.notes)


# -- what cannot be done -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "缺少 --year"),
        (["--year", "明年"], "“明年”不是整数"),
        (["--year", "2022"], "方案已经是2022年的，不能改成2022年"),
        (["--year", "2021"], "--year 要比方案晚，如 --year 2023"),
        (["--year", "23"], "写四位数的年份"),
        (["--year", "20233"], "写四位数的年份"),
        (["--year", "2023", "--edition", "16"], "方案已经是第16届"),
        (["--year", "2023", "-o", "plan.yaml"], "已经有这个文件了：plan.yaml"),
        (["--year", "2023", "-o", "."], "文件名以 .yaml 结尾，如 plan.yaml"),
        (["--year", "2023", "-o", "2023"], "文件名以 .yaml 结尾，如 2023/plan.yaml"),
        (["--year", "2023", "-o", "plan.yaml/plan.yaml"], "写不了文件"),
        (["--year", "2023", "-o", "长" * 300 + ".yaml"], "文件名太长"),
        (["--year", "2023", "-p", "none.yaml"], "找不到文件：none.yaml"),
    ],
)
def test_what_cannot_be_done(arguments: list[str], said: str, gongkai: Run, plan_dir: Path) -> None:
    result = gongkai("next", *arguments, cwd=plan_dir)
    assert (result.code, result.out) == (2, "")
    assert said in result.err.replace(os.sep, "/")
    assert (plan_dir / "plan.yaml").read_bytes() == PLAN.read_bytes()
    assert [entry.name for entry in plan_dir.iterdir()] == ["plan.yaml"]


def test_an_edition_that_the_plan_does_not_have(gongkai: Run) -> None:
    result = gongkai("next", "--year", "2024", "--edition", "17", "-p", PLANS / "good" / "plan-only.yaml")
    assert (result.code, result.out) == (2, "")
    assert "没有写这项活动是第几届" in result.err


def test_force_replaces_even_the_plan_itself(gongkai: Run, plan_dir: Path) -> None:
    gongkai("report", "submit", "司法局", "--at", "2022-05-17", cwd=plan_dir)
    result = gongkai("next", "--year", "2023", "-o", "plan.yaml", "--force", cwd=plan_dir)
    assert result.code == 0
    assert "旁边的 status.json 记的是旧方案的进度" in result.err
    assert (plan_dir / "plan.yaml").read_bytes() == renewed(PLAN.read_bytes(), 2023).content


def test_a_plan_that_cannot_be_read_is_not_carried_on(gongkai: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("id: a\nplan:\n  titel: 示例方案\n", encoding="utf-8")
    result = gongkai("next", "--year", "2023", "-o", "new.yaml", cwd=tmp_path)
    assert (result.code, result.out) == (1, "")
    assert "GK101" in result.err
    assert not (tmp_path / "new.yaml").exists()


def test_a_day_that_the_new_year_does_not_have_is_told(gongkai: Run, tmp_path: Path) -> None:
    """The file is written: only a person knows what to do about 29 February."""
    (tmp_path / "plan.yaml").write_text("id: a\nplan: {title: 2024年示例方案, time: 2月29日}\n", encoding="utf-8")
    result = gongkai("next", "--year", "2025", "-o", "new.yaml", cwd=tmp_path)
    assert result.code == 1
    assert "GK130" in result.err
    assert "2025年示例方案" in (tmp_path / "new.yaml").read_text(encoding="utf-8")


def test_a_plan_without_any_year(gongkai: Run) -> None:
    result = gongkai("next", "--year", "2023", "-p", PLANS / "good" / "attachments.yaml")
    assert (result.code, "id: attachments-2023\n" in result.out) == (0, True)
    assert "看不出方案是哪一年的，年份都没有动" in result.err


def test_what_was_ignored_last_year_is_looked_at_again(gongkai: Run) -> None:
    result = gongkai("next", "--year", "2028", "-p", PLANS / "styles" / "12.yaml")
    assert "2028年6月10日 星期六" in result.err
    ignored = "id: a\nplan:\n  title: 2022年示例方案\n  time: 5月14日   # gongkai: ignore GK226\n"
    assert "GK226 2023年5月14日是星期日" in gongkai("next", "--year", "2023", "-p", "-", stdin=ignored.encode()).err


@pytest.mark.parametrize(
    "first", ["# yaml-language-server: $schema=docs/plan.schema.json\r", "# 方案", "# 见 $schema=docs/a"]
)
def test_editors_go_on_helping(first: str, gongkai: Run, plan_dir: Path) -> None:
    """The schema that the first line names lies beside the new plan; a line that names none stays, without a schema."""
    _, _, rest = (plan_dir / "plan.yaml").read_bytes().partition(b"\n")
    (plan_dir / "plan.yaml").write_bytes(first.encode() + b"\n" + rest)
    for year in (2023, 2024):
        gongkai("next", "--year", f"{year}", "-o", f"2023/{year}.yaml", cwd=plan_dir)
        line = (plan_dir / "2023" / f"{year}.yaml").read_bytes().partition(b"\n")[0].decode()
        assert line == first.replace("docs/plan", "plan")
    assert (plan_dir / "2023" / "plan.schema.json").exists() == ("language" in first)


def test_a_schema_that_is_there_is_left(gongkai: Run, plan_dir: Path) -> None:
    (plan_dir / "plan.schema.json").write_text("mine", encoding="utf-8")
    assert "已写入" in gongkai("next", "--year", "2023", "-o", "2023.yaml", cwd=plan_dir).err
    assert (plan_dir / "plan.schema.json").read_text(encoding="utf-8") == "mine"


def test_the_command_that_is_told_takes_a_name_with_a_blank(gongkai: Run, plan_dir: Path) -> None:
    result = gongkai("next", "--year", "2023", "-o", "明年 的/plan.yaml", cwd=plan_dir)
    assert result.err.rstrip().endswith('gongkai validate "明年 的/plan.yaml"')
