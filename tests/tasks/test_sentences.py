"""Every sentence reaches whom it binds: the shipped notice row by row, all good plans, and random plans by counting."""

import csv
import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gongkai.checks.duty_without_who import unowned
from gongkai.forms import Settings, template
from gongkai.page.forms import PAPER
from gongkai.phrases.names import parse_units
from gongkai.plan import Items, Line, Piece, Plan, Prose, Section
from gongkai.reading import loads
from gongkai.reading.shares import shares
from gongkai.tasks.lines import lists_lines
from gongkai.tasks.lists import task_list, task_lists
from gongkai.tasks.order import task_sheet
from gongkai.tasks.task import TaskList
from gongkai.text import Text
from tests.conftest import GOLDEN, PLAN, PLANS, Run

ROWS = list(csv.DictReader((GOLDEN / "seed-sentences.tsv").open(encoding="utf-8"), delimiter="\t"))
GOOD = [PLAN, *sorted((PLANS / "good").glob("*.yaml")), *sorted((PLANS / "styles").glob("*.yaml"))]


def plan_of(text: str) -> Plan:
    loaded = loads(text.encode())
    assert loaded.plan is not None, [entry.message for entry in loaded.diagnostics]
    return loaded.plan


def bare_text(text: str) -> str:
    """Without what a format adds: white space, marks of Markdown."""
    return re.sub(r"[\s*\\]", "", text)


def text_of(view: TaskList) -> str:
    return str(template("tasks", "txt")(lists_lines((view,)), Settings()))


def sheet_of(plan: Plan, view: TaskList) -> str:
    return bare_text(str(PAPER["md"](task_sheet(plan, view), Settings())))


# -- the shipped notice ------------------------------------------------------------------------------------------------


def test_every_row_of_the_shipped_notice_reaches_its_unit(capsys: pytest.CaptureFixture[str]) -> None:
    """The table was made from the notice by hand: row, sentence, unit, and the words it must read."""
    plan = plan_of(PLAN.read_text(encoding="utf-8"))
    sheets = {view.unit: sheet_of(plan, view) for view in task_lists(plan)}
    bound = [row for row in ROWS if row["unit"] != "-"]
    assert len(bound) >= 65
    assert {row["unit"] for row in bound} == set(plan.registry.units)
    lost = [row for row in bound if bare_text(row["words"]) not in sheets[row["unit"]]]
    print(f"{len(bound)} rows, {len(lost)} lost, {len(ROWS) - len(bound)} bind nobody or somebody else")
    assert lost == []


def test_the_words_of_the_table_are_the_notice_s_own(gongkai: Run) -> None:
    notice = bare_text(gongkai("render").out).replace("活动时间：", "时间：")
    assert [row["row"] for row in ROWS if row["unit"] != "-" and bare_text(row["words"]) not in notice] == []


@pytest.mark.parametrize("format", ["text", "txt", "md", "html", "json"])
@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("残联", "按疫情防控工作要求开展，做好防护"),  # nobody's piece of an activity
        ("残联", "佩戴口罩"),  # what binds everybody
        ("塔峪镇", "扩大活动宣传渠道"),
        ("营商局", "组织各政府部门进行集中办理"),  # asked of the organiser
        ("区政府办公室", "展板"),
        ("教育局", "区营商局"),  # who leads
    ],
)
def test_in_every_format(format: str, unit: str, words: str, gongkai: Run) -> None:
    assert words in gongkai("tasks", "-u", unit, "--format", format, env={"COLUMNS": "2000"}).out


def test_a_piece_of_another_unit_is_not_on_the_list() -> None:
    plan = plan_of(PLAN.read_text(encoding="utf-8"))
    assert "维持现场秩序" not in sheet_of(plan, task_list(plan, "教育局"))
    assert "8890" not in sheet_of(plan, task_list(plan, "教育局"))
    assert "绩效考核评分" not in sheet_of(plan, task_list(plan, "残联"))


def test_what_binds_everybody_is_said_once_and_short_in_a_narrow_terminal(gongkai: Run) -> None:
    out = gongkai("tasks", "-u", "残联", env={"COLUMNS": "60"}).out
    assert out.count("共同要求") == 1
    common = out.split("共同要求")[1]
    assert "……" in common
    assert "写成文件（-o）是全文" in common
    assert all(len(line) <= 60 for line in common.splitlines())


# -- a table of activities ---------------------------------------------------------------------------------------------

TABLED = """
id: 示例
notice:
  title: 示例县政务公开日活动方案
  date: 2022年4月20日
  sections:
    - title: 活动安排
      table:
        columns: [序号, 活动, 时间, 内容, 责任单位]
        rows:
          - [1, 讲座。, 5月12日, 讲条例, 县甲局]
          - [2, 讲座, 5月13日, 讲热线, "县乙局\\n县丙局"]
          - [3, 自行组织, 5月, 各单位自选, '']
      sections:
        - in_text: {title: 讲座, time: 5月12日, responsible: 县甲局}
        - in_text: {title: 讲座, time: 5月13日, responsible: 县乙局、县丙局}
    - title: 总结阶段（5月27日至31日）
      text: 各单位认真总结。
      in_text: {time: 5月27日至31日}
units: {prefix: 县, groups: {各单位: {members: 甲局、乙局、丙局、丁局}}}
"""


def test_a_row_that_tells_of_an_activity_goes_to_those_who_are_in_it() -> None:
    """Without what the task shows by itself; a row of no activity binds everybody."""
    views = {view.unit: view for view in task_lists(plan_of(TABLED))}
    told = {unit: [text for task in view.tasks for text in task.text] for unit, view in views.items()}
    assert told == {"甲局": ["内容：讲条例"], "乙局": ["内容：讲热线"], "丙局": ["内容：讲热线"], "丁局": []}
    assert [one.line for one in views["丁局"].asked_of_all] == [
        "活动安排：序号：3；活动：自行组织；时间：5月；内容：各单位自选",
        "总结阶段（5月27日至31日）：各单位认真总结",
    ]


def test_a_time_that_the_heading_says_is_not_listed_and_still_known() -> None:
    (view, *_) = task_lists(plan_of(TABLED))
    assert "时间：5月27日" not in text_of(view)
    assert [one.text for one in view.common if one.spans] == ["活动时间：5月27日至31日"]


def test_a_heading_that_says_when_is_listed_where_nothing_else_stands_under_it() -> None:
    """筹备阶段（5月6日—9日） alone, or a sentence: its line 时间：…… goes, and not the heading with it."""
    heading = "5月24日上午9时在会议室召开动员会，各单位派1名负责人参加。"
    view, *_ = task_lists(
        plan_of(TABLED.replace("units:", f"    - title: {heading}\n      in_text: {{time: 5月24日上午9时}}\nunits:"))
    )
    assert view.asked_of_all[-1].line == heading.rstrip("。")
    assert "活动时间：5月24日" not in text_of(view)
    assert [one.text for one in view.common if one.spans][-1] == "活动时间：5月24日上午9时"


# -- all good plans ----------------------------------------------------------------------------------------------------


def sentences(section: Section) -> Iterator[str]:
    """The sentences of a section's own prose and requirements, its numbered lines, and its lines under other labels."""
    for part in section.body:
        if isinstance(part, Items):
            yield from part.lines
        if isinstance(part, Prose) or (isinstance(part, Line) and part.key in ("", "requirements")):
            text = "".join(piece.text for piece in part.pieces)
            yield from (sentence.strip() for sentence in re.findall(r"[^。！？\n]+[。！？]?", text) if sentence.strip())


def unread(path: Path) -> list[str]:
    """The sentences below the lead-in that are on no list; papers that no activity stands in are handed out whole."""
    plan = plan_of(path.read_text(encoding="utf-8"))
    lists = [view for view in task_lists(plan) if view.size]
    read = bare_text("".join(text_of(view) for view in lists))
    read = re.sub(r"[。；，（）]", "", read)
    missing = []
    for section in (section for document in plan.documents for top in document.sections for section in top.walk()):
        for sentence in sentences(section):
            words = [re.sub(r"[。；，（）\s*\\]", "", clause) for clause in re.split("[，；]", sentence)]
            if lists and not all(word in read for word in words):
                missing.append(sentence)
    return missing


def test_every_sentence_below_the_lead_in_is_on_somebody_s_list(golden: Callable[[Path, str], None]) -> None:
    """But for those of the golden file, which a person has read: what the day is for, its theme, who it is for."""
    names = {path: "shipped" if path == PLAN else f"{path.parent.name}/{path.stem}" for path in GOOD}
    found = [f"{names[path]}\t{sentence}\n" for path in GOOD for sentence in unread(path)]
    golden(GOLDEN / "nobodys-sentences.tsv", "".join(found))


# -- a paragraph in pieces ---------------------------------------------------------------------------------------------


def pieces(*typed: str | tuple[str, str]) -> list[Piece]:
    """Texts, and (text, owner)."""
    return [
        Piece(Text(one)) if isinstance(one, str) else Piece(Text(one[0]), parse_units(Text(one[1]))) for one in typed
    ]


@pytest.mark.parametrize(
    ("typed", "own", "organised", "rest"),
    [
        (["大家来。"], [], [], ["大家来。"]),
        ([("甲局来。", "甲局")], ["甲局来。"], [], []),
        (["活动期间，", ("甲局值守。", "甲局")], ["活动期间，甲局值守。"], [], []),
        (["同时，", ("甲局值守。", "甲局")], ["同时，甲局值守。"], [], []),
        (["组织", ("各部门解答。", "各部门")], ["各部门解答。"], ["组织各部门解答。"], []),
        (["做好准备。同时，协调", ("乙局供电。", "乙局")], ["乙局供电。"], ["同时，协调乙局供电。"], ["做好准备。"]),
        (["全区做好准备，组织", ("乙局供电。", "乙局")], ["乙局供电。"], ["组织乙局供电。"], ["全区做好准备，"]),
        ([("甲局布置会场", "甲局"), "等工作。注意安全。"], ["甲局布置会场等工作。"], [], ["注意安全。"]),
        ([("甲局布置，", "甲局"), "注意安全。"], ["甲局布置，"], [], ["注意安全。"]),
        (["（", ("甲局布置；", "甲局"), "）"], ["甲局布置；"], [], []),
        (["一段。\n二段。", ("甲局来。", "甲局")], ["甲局来。"], [], ["一段。", "二段。"]),
        (
            ["5月14日前，", ("甲局布展，", "甲局"), ("乙局调试。", "乙局"), ("丙局保洁。", "丙局")],
            ["5月14日前，甲局布展，", "5月14日前，乙局调试。", "丙局保洁。"],
            [],
            [],
        ),
    ],
)
def test_a_paragraph_taken_apart(
    typed: list[str | tuple[str, str]], own: list[str], organised: list[str], rest: list[str]
) -> None:
    found, left = shares(pieces(*typed))
    assert [str(share.text) for share in found] == own
    assert [str(share.organised) for share in found if share.organised] == organised
    assert [str(text) for text in left] == rest


SAID = ["同时，", "活动期间，", "组织", "做好安全。", "（", "）", "甲局值守", "等工作。", "乙局解答；", "要", "协调好"]


def test_no_word_of_a_paragraph_is_left_out() -> None:
    """Whatever the pieces: every piece that says something is owned, in the rest, or what the organiser is asked."""
    for seed in range(200):
        chance = random.Random(seed)
        typed: list[str | tuple[str, str]] = []
        for number in range(chance.randint(1, 6)):
            text = f"{chance.choice(SAID)}{number}" if chance.random() < 0.5 else chance.choice(SAID)
            typed.append((text, "甲局") if chance.random() < 0.5 else text)
        found, left = shares(pieces(*typed))
        said = "".join([*(share.text for share in found), *(share.organised or "" for share in found), *left])
        for piece in pieces(*typed):
            for clause in re.split("[。；，]", piece.text):
                assert not re.search(r"\w", clause) or clause in said, typed


# -- counting by brute force -------------------------------------------------------------------------------------------

UNITS = ("甲局", "乙局", "丙局", "丁局", "戊镇", "己镇", "庚镇")
GROUPS = {"各局": UNITS[:4], "各镇": UNITS[4:], "全体": UNITS}
LABELS = {"lead": "牵头单位", "support": "配合单位", "participants": "参加单位"}


def random_names(chance: random.Random) -> list[str]:
    return chance.sample([*UNITS, *GROUPS], chance.randint(1, 3))


def opened(names: list[str]) -> list[str]:
    return list(dict.fromkeys(unit for name in names for unit in GROUPS.get(name, (name,))))


def roles_of(roles: dict[str, list[str]]) -> dict[str, str]:
    """Named individually beats named through a group; of two the earlier."""
    held: dict[str, str] = {}
    for role, names in roles.items():
        for unit in names:
            if unit not in GROUPS:
                held.setdefault(unit, role)
    for role, names in roles.items():
        for unit in opened(names):
            held.setdefault(unit, role)
    return held


@pytest.mark.parametrize("batch", range(10))
def test_who_reads_what_by_counting(batch: int) -> None:
    """A hundred random plans a batch: every token is on the lists of those it binds, and on nobody else's."""
    for seed in range(batch * 100, batch * 100 + 100):
        chance = random.Random(seed)
        expected: dict[str, set[str]] = {}
        lines = ["id: a", "plan:", "  title: 2022年方案", "  sections:"]
        for number in range(chance.randint(1, 4)):
            chosen = [role for role in LABELS if chance.random() < 0.7]
            roles = {role: random_names(chance) for role in chosen}
            held = roles_of(roles)
            lines += [f"    - title: 第{number}章事", "      text:"]
            for count in range(chance.randint(1, 4)):
                token = f"办理{number}号{count}件事"
                mark = chance.choice("。；")
                kind = chance.random()
                if kind < 0.4 or not chosen:
                    who = random_names(chance)
                    lines.append(f"        - {{text: {token}{mark}, who: [{', '.join(who)}]}}")
                    expected[token] = set(opened(who))
                elif kind < 0.7:
                    role = chance.choice(chosen)
                    own = {unit for unit, named in held.items() if named == role}
                    lines.append(f"        - {{text: {token}{mark}, who: {LABELS[role]}}}")
                    expected[token] = own or set(opened(roles[role]))
                else:
                    lines.append(f"        - {token}{mark}")
                    expected[token] = set(held) if held else set(UNITS)
            lines += [f"      {role}: [{', '.join(names)}]" for role, names in roles.items()]
        lines += ["units:", "  groups:"]
        lines += [f"    {name}: {{members: {'、'.join(members)}}}" for name, members in GROUPS.items()]
        plan = plan_of("\n".join(lines) + "\n")
        for view in task_lists(plan, UNITS):
            read = text_of(view)
            wanted = {token for token, units in expected.items() if view.unit in units}
            assert {token for token in expected if token in read} == wanted, (seed, view.unit)


# -- counts of people and things ---------------------------------------------------------------------------------------

WITHIN = """id: a
plan:
  title: 2022年方案
  time: 5月16日上午9时
  place: 广场
  sections:
    - title: 现场宣传
      id: scene
      time: 5月16日上午9时
      text:
        - {text: 各单位派人，, who: 参加单位, people: 一名领导和两名工作人员}
        - {text: 自带展板。, who: 参加单位, bring: 展板1块}
      lead: 甲局
      participants: 各部门
units:
  groups:
    各部门: {members: 甲局、乙局、丙局}
"""


def test_a_lead_inside_the_participating_group_is_not_counted_twice(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(WITHIN, encoding="utf-8")
    out = gongkai("tasks", "--activity", "scene", cwd=tmp_path).out
    assert "各部门（2个）" in out
    assert "3个" not in out
    assert "人员合计：6人（领导2人、工作人员4人）" in out
    assert "自带合计：展板2块" in out
    own = json.loads(gongkai("tasks", "-u", "甲局", "--format", "json", cwd=tmp_path).out)["tasks"][0]
    assert (own["role"], own["items"]) == ("牵头", [])
    signed = gongkai("tasks", "--activity", "scene", "--sign-in", cwd=tmp_path).out
    assert [line.split()[1:3] for line in signed.splitlines()[-3:]] == [
        ["甲局", "牵头"], ["乙局", "参加"], ["丙局", "参加"],
    ]  # fmt: skip


# -- found by a trial --------------------------------------------------------------------------------------------------

KEPT = """id: a
notice:
  title: 关于开展2022年示例活动的通知
  to: 各部门
  text: LEAD
  issuer: 示例区办
  date: 2022年5月7日
  sections:
    - {title: 主题征文活动, text: 每个单位报送征文2篇。}
    - title: 目的地及乘车
      sections: [{title: 具体安排, text: 8点在门前集合。}]
    - {title: 培训, time: 5月20日下午2:30, place: 三楼会议室, text: 请各部门安排2人参加。}
    - {title: 活动主题, text: 公开便民。}
units: {groups: {各部门: {members: 甲局、乙局}}}
"""


@pytest.mark.parametrize(
    ("lead", "kept"),
    [
        ("现就有关事项通知如下：请于5月10日前上报方案。", "请于5月10日前上报方案"),
        ("根据部署，请各单位于5月10日前制定工作方案报办公室。", "5月10日前制定工作方案"),
        ("各单位务必于5月10日前报送参会人员名单。", "报送参会人员名单"),
        ("现将方案印发给你们，请于5月8日前报送联络员名单。", "5月8日前报送联络员名单"),
    ],
)
def test_no_requirement_is_taken_for_a_theme_or_a_lead_in(lead: str, kept: str) -> None:
    plan = plan_of(KEPT.replace("LEAD", lead))
    read = text_of(task_list(plan, "乙局"))
    for words in (kept, "每个单位报送征文2篇", "8点在门前集合", "三楼会议室", "5月20日下午2:30"):
        assert words in read
    assert "公开便民" not in read


@pytest.mark.parametrize("fragment", ["由丙局负责组织", "按照会议要求", "未经甲局通知"])
def test_only_the_bare_verb_is_asked_of_the_organiser(fragment: str) -> None:
    found, left = shares(pieces(fragment, ("乙局参加。", "乙局")))
    assert [share.organised for share in found] == [None]
    assert [str(text) for text in left] == [fragment]


@pytest.mark.parametrize("after", ["和丙局负责乙活动。", "及音响由乙局负责。", "的同时，乙局做好接待。"])
def test_the_tail_takes_nothing_of_others(after: str) -> None:
    found, left = shares(pieces(("甲局负责布展", "甲局"), after))
    assert [str(share.text) for share in found] == ["甲局负责布展"]
    assert [str(text) for text in left] == [after]


DOERS = """id: a
notice: {title: 关于2022年示例活动的通知, to: 各部门, issuer: 示例区办, date: 2022年5月7日}
plan:
  title: 示例方案
  sections:
    - title: 现场宣传
      time: 5月15日9:00
      lead: 甲局
      support: 乙局、丙局
      text:
        - SENTENCE
        - {text: 甲局、乙局、丙局统一着装。, who: 甲局、乙局、丙局}
units: {groups: {各部门: {members: 甲局、乙局、丙局}}}
"""


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("乙局派3人维持秩序。", "乙局"),
        ("乙局和丙局负责清扫。", "乙局、丙局"),
        ("请乙局提前搭建展台。", "乙局"),
        ("一是乙局负责展板。", "乙局"),
        ("（二）丙局做好供电。", "丙局"),
        ("5月15日，乙局要到场。", "乙局"),
        ("活动开始前，乙局调好音响。", None),
        ("乙局会同甲局搭建展台。", None),
        ("乙局设置咨询台。", "乙局"),
        ("乙局印制宣传册。", "乙局"),
        ("丙局汇总问题清单。", "丙局"),
        ("乙局在入口值守。", "乙局"),
        ("乙局不得收费。", "乙局"),
        ("乙局参加人员名单另发。", None),
        ("乙局办公室电话见附件。", None),
        ("乙局监督电话公布在展板上。", None),
        ("乙局的展台在东侧。", None),
        ("乙局组织部同志到场。", None),
        ("请与会人员准时到场，请乙局做好报道。", "乙局"),
        ("展台已经搭好;乙局负责展板。", "乙局"),
    ],
)
def test_who_does_it_in_many_ways_of_saying_so(sentence: str, who: str | None) -> None:
    """GK217 finds the doer before what he does, and takes no noun for that: 参加人员, 监督电话."""
    found = [one for one in unowned(plan_of(DOERS.replace("SENTENCE", sentence))) if not one.later]
    assert [one.who for one in found] == ([who] if who else [])


def test_a_clause_that_cannot_end_there_leads_into_the_piece() -> None:
    found, left = shares(pieces("布置展台，工作人员不得少于", ("2人。", "甲局"), "做好服务。"))
    assert [str(share.text) for share in found] == ["工作人员不得少于2人。"]
    assert [str(text) for text in left] == ["布置展台，", "做好服务。"]


PAPERS = """id: a
notice: {title: 关于2022年示例活动的通知, to: 各部门, issuer: 示例区办, date: 2022年5月7日}
plan:
  title: 示例方案
  sections:
    - {title: 业务培训, time: 5月12日9:00, place: 三楼会议室, text: 各单位派1人参加。}
    - title: 现场宣传
      lead: 甲局
      support: 乙局
      sections:
        - title: 咨询
          time: 5月15日9:00
          support: 乙局
          text: [活动当天，组织, {text: 各部门解答问题, who: 各部门, see: 附件1和问题清单}, 。]
  attachments:
    - {title: 宣传标语, list: [公开透明]}
    - {title: 问题清单, list: [怎样查询]}
    - {title: 情况统计表, list: [场次]}
    - {title: 别的材料, list: [不随交办单]}
units: {groups: {各部门: {members: 甲局、乙局}}}
reports: [{id: summary, title: 活动总结, from: 各部门, due: 5月18日前, form: 按附件3填写}]
"""


def test_several_papers_and_the_form_of_a_report_travel_with_the_sheet(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PAPERS, encoding="utf-8")
    assert "见附件：宣传标语、问题清单" in gongkai("tasks", "-u", "乙局", cwd=tmp_path).out
    sheet = gongkai("tasks", "-u", "乙局", "--format", "md", cwd=tmp_path).out
    for words in ("# 宣传标语", "# 问题清单", "# 情况统计表"):
        assert words in sheet
    assert "不随交办单" not in sheet
    (tmp_path / "plan.yaml").write_text(PAPERS.replace("附件3填写", "附件9填写"), encoding="utf-8")
    assert "没有“附件9”这个附件" in gongkai("validate", cwd=tmp_path).out


def test_the_organiser_of_an_activity_within_another_is_who_leads_that(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PAPERS, encoding="utf-8")
    assert "活动当天，组织各部门解答问题" in gongkai("tasks", "-u", "甲局", cwd=tmp_path).out
    assert "组织各部门解答问题" not in gongkai("tasks", "-u", "乙局", cwd=tmp_path).out


def test_the_day_shows_what_everybody_is_called_to(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PAPERS, encoding="utf-8")
    for unit in ((), ("-u", "乙局")):
        out = gongkai("tasks", *unit, "--day", "5月12日", cwd=tmp_path).out
        assert "9:00  业务培训开始\n  单位：各单位\n  原文：各单位派1人参加　活动地点：三楼会议室\n" in out
        assert "业务培训开始" not in gongkai("tasks", *unit, "--day", "5月15日", cwd=tmp_path).out


CUT = """id: a
notice:
  title: 通知
  issuer: 甲局
  date: 2026年5月20日
  sections:
    - title: 报送。
      text:
        - {text: 请各镇于5月28日前报送方案，, report: s}
        - {text: "、7月5日前报送总结。", report: z}
    - title: 宣传。
      lead: 乙镇
      text:
        - 各镇广泛宣传，
        - {text: "，并于6月1日前挂出横幅。", who: 乙镇}
units: {groups: {各镇: {members: 乙镇、丙镇}}}
reports:
  - {id: s, title: 方案, from: 各镇, due: 5月28日前}
  - {id: z, title: 总结, from: 各镇, due: 7月5日前}
"""


@pytest.mark.parametrize("format", ["screen", "md", "json"])
def test_a_piece_shows_no_mark_of_where_it_was_cut(format: str, gongkai: Run, tmp_path: Path) -> None:
    """On the screen and on paper alike; the full stop of a sentence is no such mark."""
    (tmp_path / "plan.yaml").write_text(CUT, encoding="utf-8")
    options = () if format == "screen" else ("--format", format)
    shown = gongkai("tasks", "--unit", "乙镇", *options, cwd=tmp_path).out
    for piece in ("请各镇于5月28日前报送方案", "7月5日前报送总结", "各镇广泛宣传", "并于6月1日前挂出横幅"):
        before, after = re.findall(f"(.){piece}(.)", shown.replace("\n", "\x00") + "\x00")[0]
        assert {before, after}.isdisjoint("，、"), piece
    assert ("报送总结。" in shown) == (format != "screen")
