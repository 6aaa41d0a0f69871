"""Unit phrases and the registry that resolves them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.diagnostics import Position
from gongkai.phrases.names import UnitPhrase, join_units, parse_units
from gongkai.phrases.organs import is_vague
from gongkai.phrases.writing import DOTS, same
from gongkai.reading import loads
from gongkai.text import Text
from gongkai.units import Contact, Group, Members, Registry, Roster, together
from tests.conftest import Run


def names(phrase: UnitPhrase) -> str:
    return "|".join(phrase.names) + ("…" if phrase.open else "")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("区发改局、教育局、残联。", "区发改局|教育局|残联"),
        ("区发改局、教育局、信访局等。", "区发改局|教育局|信访局…"),
        ("甲局等部门", "甲局…"),
        ("甲局、乙局等有关单位", "甲局|乙局…"),
        ("甲局、乙局等2个部门", "甲局|乙局"),
        ("甲局等十三个单位", "甲局…"),
        ("发改局、教育局 等", "发改局|教育局…"),
        ("甲局等2部门", "甲局…"),
        ("甲局、乙局等2部门", "甲局|乙局"),
        ("甲局、乙局等两个单位", "甲局|乙局"),
        ("甲局、乙局等二机构", "甲局|乙局"),
        ("甲镇等镇街", "甲镇…"),
        ("甲局等区直部门", "甲局…"),
        ("甲局、乙局……", "甲局|乙局…"),
        ("市场局（知识产权局（专利科）、药监局）、残联", "市场局（知识产权局（专利科）、药监局）|残联"),
        ("各镇街，区政府各部门、区直事业单位、各相关部门", "各镇街|区政府各部门|区直事业单位|各相关部门"),
        ("市场局（知识产权局、药监局）、残联", "市场局（知识产权局、药监局）|残联"),
        ("市场局(知识产权局、药监局),残联", "市场局(知识产权局、药监局)|残联"),
        (" 甲局 、\n乙局 ", "甲局|乙局"),
        ("甲局\n乙局\n", "甲局|乙局"),
        ("1. 甲局\n2. 乙局\n10．丙局", "甲局|乙局|丙局"),
        ("（1）甲局\n（2）乙局", "甲局|乙局"),
        ("• 甲局\n● 乙局", "甲局|乙局"),
        ("1、甲局、2、乙局", "甲局|乙局"),
        ("110指挥中心、12345热线办", "110指挥中心|12345热线办"),
        ("甲局\t乙局\t丙局", "甲局|乙局|丙局"),
        ("甲局 乙局　丙局", "甲局|乙局|丙局"),
        ("甲局 综合科长", "甲局 综合科长"),
        ("甲局和乙局", "甲局和乙局"),
        ("、、", ""),
        ("", ""),
    ],
)
def test_lists(typed: str, read: str) -> None:
    assert names(parse_units(Text(typed))) == read


def test_a_name_knows_its_place() -> None:
    phrase = parse_units(Text("区发改局、 教育局。"))
    assert [name.at.column for name in phrase.names] == [1, 7]


def test_a_yaml_list_prints_with_commas() -> None:
    phrase = join_units((Text("甲局"), Text("乙局、丙局等")))
    assert phrase.text == "甲局、乙局、丙局等"
    assert join_units((Text("甲局", Position(3, 5)), Text("乙局", Position(4, 5)))).text.at == Position(3, 5)
    assert join_units(()).names == ()
    assert names(phrase) == "甲局|乙局|丙局…"


@given(st.lists(st.text(alphabet="甲乙丙丁发改教育局委办", min_size=1, max_size=6), min_size=1, max_size=8))
def test_joining_and_taking_apart(units: list[str]) -> None:
    assert list(parse_units(Text("、".join(units))).names) == units


def registry(**groups: str) -> Registry:
    made = tuple(
        Group(Text(name), (), parse_units(Text(members)) if members else None) for name, members in groups.items()
    )
    aliases = ((Text("市场局"), (Text("市场监督管理局"),)),)
    return Registry(Roster((Text("区"),), made, aliases))


def resolve(register: Registry, typed: str) -> str:
    members, unknown = register.resolve(parse_units(Text(typed)))
    shown = "|".join(members.all)
    return shown + "".join(f" ?{name}" for name in unknown) + "".join(f" ~{name}" for name in members.vague)


@pytest.mark.parametrize(
    ("typed", "units"),
    [
        ("营商局", "营商局"),
        ("区营商局", "营商局"),
        ("区政府办公室", "区政府办公室"),
        ("政府办公室", "区政府办公室"),
        ("市场监督管理局、市场局", "市场局"),
        ("区市场监督管理局", "市场局"),
        ("各部门", "区政府办公室|营商局|住房和城乡建设局|司法局"),
        ("各部门、残联", "区政府办公室|营商局|住房和城乡建设局|司法局|残联"),
        ("住房和城乡建设局", "住房和城乡建设局"),
        ("营商局和司法局", "营商局|司法局"),
        ("营商局 司法局", "营商局|司法局"),
        ("营商局、司法局以及残联", "营商局|司法局|残联"),
        ("司法局和住房和城乡建设局", "司法局|住房和城乡建设局"),
        ("营商局和财政局", "营商局 ?财政局"),
        ("财政和税务局", " ?财政和税务局"),
        ("各有关单位", " ~各有关单位"),
        ("区直事业单位", " ~区直事业单位"),
        ("各镇街", "各镇街"),
        ("各部门（司法局除外）、残联", "区政府办公室|营商局|住房和城乡建设局|残联"),
        ("各部门（除区营商局和司法局外）", "区政府办公室|住房和城乡建设局"),
        ("各部门(不含政府部门)", "司法局"),
        ("各部门（残联除外）", "区政府办公室|营商局|住房和城乡建设局|司法局 ?各部门（残联除外）"),
        ("各部门（有关单位除外）", "区政府办公室|营商局|住房和城乡建设局|司法局 ?各部门（有关单位除外）"),
        ("各部门（财政局除外）", "区政府办公室|营商局|住房和城乡建设局|司法局 ?财政局"),
        ("各镇街（司法局除外）", " ~各镇街（司法局除外）"),
    ],
)
def test_resolution(typed: str, units: str) -> None:
    known = registry(
        政府部门="区政府办公室、营商局、住房和城乡建设局", 各部门="政府部门、司法局", 群团="残联", 各镇街=""
    )
    assert not known.problems
    assert resolve(known, typed) == units


def test_a_group_may_leave_out_some_wherever_units_are_listed(gongkai: Run, tmp_path: Path) -> None:
    """It is printed as typed; the advice about one written otherwise works when followed."""
    plan = """\
id: example
plan:
  title: 2022年示例方案
  lead: 甲局
  support: {}
  text:
    - {{text: 组织居民参观。, who: {}}}
units:
  groups:
    各街道: {{members: 东山街道、西山街道、南河街道}}
    城区: {{members: 甲局、{}}}
reports:
  - {{id: summary, title: 总结, from: {}, due: 2022年5月20日}}
"""
    spared = "各街道（东山街道除外）"
    path = tmp_path / "plan.yaml"

    def told(*lists: str) -> str:
        path.write_text(plan.format(*lists), encoding="utf-8")
        return gongkai("validate", cwd=tmp_path).out

    for lists in ((spared,) * 4, (spared, spared, spared, "城区")):
        assert "GK219" not in told(*lists)
        status = gongkai("status", "--format", "csv", cwd=tmp_path).out
        assert "东山街道" not in status
        assert "西山街道" in status
        assert f"配合单位：{spared}" in gongkai("render", cwd=tmp_path).out
        assert "参观" not in gongkai("tasks", "--unit", "东山街道", cwd=tmp_path).out
        assert "参观" in gongkai("tasks", "--unit", "西山街道", cwd=tmp_path).out
    for at in range(4):
        before, after = [spared] * at, [spared] * (3 - at)
        advice = "写在 units 里的分组后面，如“各街道（东山街道除外）”"
        assert advice in told(*before, "各街道、东山街道除外", *after)
        assert "“各街道”里没有甲局" in told(*before, "各街道（甲局除外）", *after)
    assert "GK270" in told(spared, spared, spared, "各街道（各街道除外）")


def test_without_a_roster_every_name_is_a_unit() -> None:
    known = Registry(Roster()).growing()
    assert (
        resolve(known, "甲局、乙局和丙局、住房和城乡建设局、各有关单位")
        == "甲局|乙局|丙局|住房和城乡建设局 ~各有关单位"
    )
    assert known.closed().units == known.units == ("甲局", "乙局", "丙局", "住房和城乡建设局")


def test_asking_changes_nothing_once_the_plan_is_read() -> None:
    """With a roster and without, whatever is asked; a name that the plan does not have is a unit only where asked."""
    asked = "己局、庚局和辛办、甲局和己局、各有关单位"
    for units in (
        "",
        "units: {groups: {各局: {members: 甲局、乙局}}}\n",
        "units: {contacts: {甲局: {phone: 024-1}}}\n",
    ):
        plan = loads(f"id: a\nplan: {{title: 2022年方案, lead: 甲局, support: 乙局}}\n{units}".encode()).plan
        assert plan is not None
        before = (plan.registry.units, tuple(plan.registry.spellings()), plan.registry.problems)
        first = resolve(plan.registry, asked)
        assert resolve(plan.registry, asked) == first
        assert plan.registry.nearest("甲居")[0] == "甲局"
        assert plan.registry.find("己局") is None
        assert (plan.registry.units, tuple(plan.registry.spellings()), plan.registry.problems) == before
        assert [unit for unit in plan.registry.units if unit != "各局"] == ["甲局", "乙局"]


def test_several_prefixes_are_one_unit() -> None:
    known = Registry(Roster((Text("区"), Text("望花区")), (Group(Text("组"), (), parse_units(Text("望花区发改局"))),)))
    assert resolve(known, "区发改局、发改局") == "望花区发改局"


def test_contacts_alone_close_no_roster() -> None:
    known = Registry(Roster(contacts=(Contact(Text("甲局")),)))
    assert resolve(known, "甲局、乙局") == "甲局|乙局"


def test_a_cycle_is_a_problem_and_no_endless_loop() -> None:
    known = registry(甲组="乙组、甲局", 乙组="甲组")
    assert [problem.code for problem in known.problems] == ["GK121"]
    assert known.problems[0].message == "分组绕了一圈：甲组 → 乙组 → 甲组"


def test_groups_nested_without_end() -> None:
    chain = {f"组{n}": f"组{n + 1}" for n in range(2000)}
    assert {problem.code for problem in registry(**chain, 组2000="甲局").problems} == {"GK121"}


def test_nearest_names() -> None:
    assert registry(各部门="营商局、司法局").nearest("区营商居")[0] == "营商局"
    assert registry(各部门="甲局、司法局").nearest("区甲居") == ["甲局"]  # short: only without its prefix alike


@pytest.mark.parametrize("dot", DOTS)
@pytest.mark.parametrize("other", "·•．")
def test_a_middle_dot_is_the_same_from_any_keyboard(dot: str, other: str) -> None:
    known = registry(各部门=f"甲{dot}乙局、丙局", 园区="")
    assert known.find(f"甲{other}乙局") == known.find(f"区甲{other}乙局") == f"甲{dot}乙局"  # as typed
    assert resolve(known, f"甲{other}乙局、丙局") == f"甲{dot}乙局|丙局"
    assert known.units == ("园区", f"甲{dot}乙局", "丙局", "市场局")
    assert known.nearest("甲乙局")[0] == f"甲{dot}乙局"
    assert not known.problems


def test_one_unit_listed_with_two_dots_is_one() -> None:
    assert registry(各部门="甲·乙局、甲•乙局").members("各部门") == ("甲·乙局",)
    assert [problem.code for problem in registry(**{"甲·组": "甲局", "甲•组": "乙局"}).problems] == ["GK122"]
    assert resolve(Registry(Roster()).growing(), "甲·乙局、甲•乙局") == "甲·乙局"


# -- a unit that was renamed -------------------------------------------------------------------------------------------


def renamed(members: str, contacts: str = "", **aliases: str) -> Registry:
    """A registry with one group, and aliases as they are typed: `old=new` or `official=other`."""
    groups = (Group(Text("各部门"), (), parse_units(Text(members))),)
    also = tuple((Text(unit), parse_units(Text(names)).names) for unit, names in aliases.items())
    called = tuple(Contact(name) for name in parse_units(Text(contacts)).names)
    return Registry(Roster((Text("区"),), groups, also, called))


@pytest.mark.parametrize(
    ("members", "aliases"),
    [
        ("营商环境建设局", {"营商局": "营商环境建设局"}),
        ("营商环境建设局", {"营商局": "营商环境建设局、营商办"}),
        ("营商环境建设局", {"营商局": "营商办、营商环境建设局"}),
        ("营商环境建设局", {"区营商局": "营商环境建设局"}),
        ("营商环境建设局", {"营商局": "区营商环境建设局"}),
        ("区营商环境建设局", {"营商局": "营商环境建设局"}),
        ("营商环境建设局", {"营商局": "营商中心", "营商中心": "营商环境建设局"}),  # renamed twice
        ("营商环境建设局", {"营商中心": "营商环境建设局", "营商局": "营商中心"}),
        ("营商环境建设局", {"营商局": "营商环境建设局", "营商中心": "营商环境建设局"}),  # two that became one
        ("营商环境建设局", {"营商环境建设局": "营商办", "营商局": "营商环境建设局"}),
        ("营商环境建设局", {"营商局": "营商环境建设局", "营商环境建设局": "营商局"}),
    ],
)
def test_a_unit_renamed_among_the_members_alone(members: str, aliases: dict[str, str]) -> None:
    known = renamed(f"{members}、司法局", "营商局", **aliases)
    assert not known.problems
    assert known.units == (members, "司法局")
    named = {name for unit, others in aliases.items() for name in (unit, *others.split("、"))}
    assert {known.find(name) for name in (*named, *(f"区{name}" for name in named))} >= {members}
    assert {known.find(name.removeprefix("区")) for name in named} == {members}
    assert list(known.contacts) == [members]
    assert resolve(known, "区营商局、司法局") == f"{members}|司法局"


def test_a_renamed_group_is_known_under_its_former_name() -> None:
    groups = (Group(Text("各街镇"), (), parse_units(Text("甲镇"))),)
    known = Registry(Roster((), groups, ((Text("各镇街"), (Text("各街镇"),)),)))
    assert not known.problems
    assert resolve(known, "各镇街") == "甲镇"


@pytest.mark.parametrize(
    "aliases", [{"甲局": "乙局"}, {"乙局": "甲局"}, {"老局": "甲局、乙局"}, {"甲局": "区乙局"}, {"区甲局": "乙局"}]
)
def test_two_members_cannot_be_one_unit(aliases: dict[str, str]) -> None:
    known = renamed("甲局、乙局", **aliases)
    assert [problem.code for problem in known.problems] == ["GK122"]
    assert "甲局" in known.problems[0].message
    assert "乙局" in known.problems[0].message
    assert "在名录里是两个单位，aliases 又写成了一个" in known.problems[0].message
    assert known.units == ("甲局", "乙局")


def test_an_alias_of_two_units_stays_a_problem() -> None:
    problems = renamed("丁局", 甲局="丙局", 乙局="丙局").problems
    assert [problem.message for problem in problems] == ["“丙局”既指甲局，又指乙局，分不清是谁"]
    assert len(renamed("甲局、乙局", 甲局="丙局", 乙局="区丙局").problems) == 1


HERE = Registry(
    Roster(
        prefix=(Text("区"),),
        groups=(
            Group(Text("各部门"), members=parse_units(Text("营商局、区委宣传部、清河街道、市场局"))),
            Group(Text("街道"), members=parse_units(Text("清河街道"))),
        ),
    ),
    ["铁岭市清河区人民政府办公室"],
)


@pytest.mark.parametrize(
    ("typed", "official"),
    [
        ("清河区营商局", "营商局"),
        ("清河营商局", "营商局"),
        ("铁岭市清河区营商局", "营商局"),
        (" 清河区 营商局", None),
        ("清河区委宣传部", "区委宣传部"),
        ("清河区市场局", "市场局"),
        ("清河区各部门", "各部门"),
        ("清河区清河街道", "清河街道"),
        ("清河街道", "清河街道"),
        ("清河各部门", None),
        ("铁岭市营商局", None),
        ("开原市清河区营商局", None),
        ("银州区营商局", None),
        ("清河区", None),
        ("清河区教育局", None),
    ],
)
def test_the_place_of_the_office_may_stand_before_a_name(typed: str, official: str | None) -> None:
    assert HERE.find(typed) == official


@pytest.mark.parametrize("option", [["status", "-u"], ["tasks", "-u"], ["report", "log", "-u"], ["report", "submit"]])
@pytest.mark.parametrize("typed", ["望花区营商局", "望花营商局", "望花区营商环境建设局"])
def test_it_is_known_by_every_command(option: list[str], typed: str, gongkai: Run, plan_dir: Path) -> None:
    result = gongkai(*option, typed, cwd=plan_dir)
    assert result.code == 0, result.err
    assert "营商局" in result.out or "还没有记录" in result.out


def test_it_is_known_in_the_plan(gongkai: Run, plan_dir: Path) -> None:
    plan = plan_dir / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("lead: 区营商局", "lead: 望花区营商局"), encoding="utf-8")
    assert gongkai("tasks", "-u", "营商局", cwd=plan_dir).out == gongkai("tasks", "-u", "营商局").out


VAGUE = [
    "有关",
    "相关",
    "其他",
    "其它",
    "其余",
    "所有",
    "全体",
    "全区",
    "全市",
    "全县",
    "区直",
    "市直",
    "县直",
    "区属",
    "市属",
    "驻区",
    "市区",
]


@pytest.mark.parametrize(
    "name",
    [
        "各镇街",
        *(f"{word}单位" for word in VAGUE),
        *(f"{word}科室" for word in VAGUE),
        *(f"环保{word}{kind}" for word in ("有关", "相关") for kind in ["部门", "单位", "机构", "企业", "镇街"]),
    ],
)
def test_every_name_that_nobody_can_list(name: str) -> None:
    assert is_vague(name)
    assert resolve(registry(各部门="甲局"), name) == f" ~{name}"


@pytest.mark.parametrize("name", ["教育局", "相邻区教育局", "甲局有关", "环保相关"])
def test_a_name_that_somebody_can_list(name: str) -> None:
    assert not is_vague(name)


ORGANS = [
    "教育局",
    "区委",
    "文明办",
    "政府办公室",
    "研究室",
    "法院",
    "协会",
    "支队",
    "宣传部",
    "外事处",
    "宣教科",
    "派出所",
    "监测站",
    "服务中心",
    "新华街道",
    "河口镇",
    "河东乡",
    "李村",
    "望花社区",
    "自来水公司",
    "供水集团",
    "残联",
    "民政厅",
    "区政府",
    "第一小学校",
    "中医医院",
    "建设银行",
    "图书馆",
    "共青团委",
]


@pytest.mark.parametrize("name", ORGANS)
def test_without_a_roster_names_come_apart_where_both_end_as_organs_do(name: str) -> None:
    known = Registry(Roster()).growing()
    assert resolve(known, f"甲局和{name}") == f"甲局|{name}"
    assert resolve(Registry(Roster()).growing(), f"{name}  甲局") == f"{name}|甲局"
    assert resolve(Registry(Roster()).growing(), f"{name}以及甲局") == f"{name}|甲局"
    assert resolve(Registry(Roster()).growing(), f"{name}和甲") == f"{name}和甲"


def test_names_are_not_taken_apart_for_ever() -> None:
    """At twenty joints at most; what comes behind them is one name, which nobody knows."""
    many = [f"第{number}局" for number in range(20)]
    assert resolve(registry(各部门="、".join(many)), "和".join(many)) == "|".join(many)
    many.append("第20局")
    assert resolve(registry(各部门="、".join(many)), "和".join((*many, "第20局"))).endswith("|第19局 ?第20局和第20局")


def test_groups_fifty_deep_and_no_deeper() -> None:
    def _nested(depth: int) -> Registry:
        return registry(**{f"组{n}": f"组{n + 1}" for n in range(depth)}, **{f"组{depth}": "甲局"})

    assert not _nested(50).problems
    assert _nested(50).members("组0") == ("甲局",)
    (problem,) = _nested(51).problems
    assert "套得太深" in problem.message


def test_groups_alone_close_a_roster() -> None:
    assert not Registry(Roster(groups=(Group(Text("各局"), (), parse_units(Text("甲局"))),))).is_open


def test_what_is_written_out_comes_before_what_differs_by_the_prefix() -> None:
    known = registry(组="甲局", 区组="乙局", 各部门="丙局、丁局、丙局和丁局")
    assert resolve(known, "组") == "甲局"
    assert resolve(known, "区组") == "乙局"
    assert resolve(known, "区丙局和丁局") == "丙局和丁局"
    assert resolve(known, "丙局和") == " ?丙局和"


def test_aliases_alone_close_a_roster() -> None:
    known = Registry(Roster(aliases=((Text("甲局"), (Text("老局"),)),)))
    assert not known.is_open
    assert resolve(known, "老局、乙局") == "甲局 ?乙局"


def test_a_named_unit_is_named_and_one_from_a_group_is_not() -> None:
    known = registry(各部门="甲局、乙局", 园区="")
    members, _ = known.resolve(parse_units(Text("各部门、丙局、园区、市场局")))
    assert members.named == {"园区", "市场局"}
    open_one, _ = Registry(Roster()).resolve(parse_units(Text("甲局、各单位")))
    assert open_one.named == {"甲局"}
    assert list(open_one.all) == ["甲局"]


def test_lists_put_together_leave_out_what_each_left_out() -> None:
    known = registry(各部门="甲局、乙局")
    every, _ = known.resolve(parse_units(Text("各部门")))
    one, _ = known.resolve(parse_units(Text("甲局")))
    assert list(every.without(one).all) == ["乙局"]
    assert list(together([every.without(one), one]).all) == ["乙局", "甲局"]
    assert list(together([one, every.without(one)]).all) == ["甲局", "乙局"]
    assert every.without(Members()) == every


def test_what_is_near_is_at_most_three_names() -> None:
    known = registry(各部门="示例一局、示例二局、示例三局、示例四局")
    assert len(known.nearest("示例五局")) == 3
    assert len(known.nearest("区示例五局")) == 3
    assert known.nearest("甲乙丙丁") == []


# -- a column that was pasted ------------------------------------------------------------------------------------------

COLUMN = """id: a
notice:
  title: 通知
  issuer: 办公室
  date: 2022年5月7日
  sections:
    - title: 活动
      lead: 东山街道
        西山街道
units:
  groups:
    各镇街:
      members: 东山街道
        西山街道、
        南门街道
        北门街道
reports:
  - id: s
    title: 总结
    from: 东山街道
      南门街道
    due: 5月18日前
    needs: 图片
      视频
"""


def test_where_a_line_ends_a_name_ends(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(COLUMN, encoding="utf-8")
    plan = loads(COLUMN.encode()).plan
    assert plan is not None
    assert plan.registry.units == ("东山街道", "西山街道", "南门街道", "北门街道")
    assert plan.reports[0].units == ("东山街道", "南门街道")
    assert plan.reports[0].needs == ("图片", "视频")
    assert "牵头单位：东山街道、西山街道" in gongkai("render", cwd=tmp_path).out
    assert [name.at.line for name in plan.registry.typed()][1:] == [13, 14, 15, 16]


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        (("甲局、市场监督", "管理局、乙局"), "甲局、市场监督管理局、乙局"),  # a name that goes on below
        (("甲局、各镇街", "乙局"), "甲局、各镇街、乙局"),
        (("东山新区", "西山街道"), "东山新区、西山街道"),  # a column
        (("甲局、", "乙局"), "甲局、乙局"),
        (("甲局", "、乙局"), "甲局、乙局"),
        (("甲局（乙办", "丙办）"), "甲局（乙办、丙办）"),
    ],
)
def test_a_name_that_is_wrapped_stays_whole(lines: tuple[str, str], printed: str) -> None:
    text = (
        f"id: a\nnotice:\n  title: 通知\n  sections:\n    - title: 活动\n      lead: {lines[0]}\n        {lines[1]}\n"
    )
    plan = loads(text.encode()).plan
    assert plan is not None
    assert next(line.units.text for section in plan.sections for line in section.lines if line.units) == printed


# -- names that look the same ------------------------------------------------------------------------------------------

NOTICE = "id: a\nnotice: {title: 通知, issuer: 办公室, date: 2022年5月7日, text: 正文。}\n"
LOOK_ALIKE = [
    ("人社局", "\u2f08社局"),
    ("民政局", "\u2ea0政局"),
    ("门窗办", "\u2ed4窗办"),
    ("金融局", "\uf90a融局"),
    ("1号办", "１号办"),
    ("甲局", "甲\u200b局"),
    ("甲局", "\ufeff甲局"),
    ("が局", "か\u3099局"),
    ("五·一五办", "五•一五办"),
]


@pytest.mark.parametrize(("plain", "odd"), LOOK_ALIKE)
def test_what_nobody_can_tell_apart_is_one_unit(plain: str, odd: str, gongkai: Run, tmp_path: Path) -> None:
    text = f"{NOTICE}units: {{groups: {{各局: {{members: {plain}、{odd}、丙局}}}}}}\n"
    text += "reports:\n  - {id: s, title: 总结, from: 各局, due: 5月18日前}\n"
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    for typed in (plain, odd):
        done = gongkai("report", "submit", typed, "--today", "2022-05-17", cwd=tmp_path)
        assert (done.code, f"已登记：{plain} " in done.out) == (0, True), done
    assert "应报 2，已报 1" in gongkai("status", "--today", "2022-05-17", cwd=tmp_path).out


def test_a_character_that_only_looks_like_it_is_put_right_in_units(gongkai: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    text = f"{NOTICE}units:\n  groups: {{各局: {{members: NAMES}}}}\n  aliases: {{乙局: 乙\u200b一}}\n"
    text += "reports:\n  - {id: s, title: 总结, from: 各局, due: 5月18日前}\n"
    path.write_text(text.replace("NAMES", "\u2f08社局、\u2ea0政局、乙局"), encoding="utf-8")
    found = gongkai("validate", cwd=tmp_path).out
    assert "它不是“人”字，只是长得像（U+2F08）" in found
    assert "看不见的字符（U+200B）" in found
    assert gongkai("validate", "--fix", cwd=tmp_path).code == 0
    assert path.read_text(encoding="utf-8") == text.replace("NAMES", "人社局、民政局、乙局").replace("\u200b", "")
    assert "GK246" not in gongkai("validate", cwd=tmp_path).out


@given(st.text(st.sampled_from("甲乙人⼈民⺠１1金\uf90a\u200b·•が\u3099 "), max_size=6))
def test_sameness_is_a_fixed_point(text: str) -> None:
    assert same(same(text)) == same(text)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("财政局", []),
        ("区财政局", []),
        ("审计局", []),
        ("市场局", ["市场监督管理局"]),
        ("民正局", ["民政局"]),
        ("营商居", ["营商局"]),
        ("司发局", ["司法局"]),
    ],
)
def test_a_department_of_its_own_is_no_slip_for_another(typed: str, offered: list[str]) -> None:
    units = "units: {prefix: 区, groups: {各局: {members: 民政局、司法局、营商局、市场监督管理局}}}\n"
    plan = loads(f"id: a\nnotice: {{title: 通知}}\n{units}".encode()).plan
    assert plan is not None
    assert plan.registry.nearest(typed)[: len(offered) or None] == offered
