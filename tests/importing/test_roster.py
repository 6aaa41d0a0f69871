"""The units of a draft: lists that hold together, names with 和 and 及 in them, and what is no unit's name."""

from pathlib import Path

import pytest
import yaml

from gongkai.importing import import_notice
from tests.conftest import Run

ALONE = [  # what is said in an item, and whom the draft names for it
    ("责任单位：区甲局及各镇街。", ["区甲局", "各镇街"]),
    ("责任单位：区甲局以及区乙局。", ["区甲局", "区乙局"]),
    ("责任单位：区甲局和区乙局、示例镇。", ["区甲局", "区乙局", "示例镇"]),
    ("牵头单位：区甲局；配合单位：区乙局与区丙局。", ["区甲局", "区乙局", "区丙局"]),
    ("责任单位：区住房和城乡建设局、区文化和旅游局。", ["区住房和城乡建设局", "区文化和旅游局"]),
    ("责任单位：区甲局（区乙办）、区丙局。", ["甲局（区乙办）", "区丙局"]),
    ("责任单位：各县（市、区）甲局，示例开发区乙局。", ["各县（市、区）甲局", "示例开发区乙局"]),
    ("责任单位：区甲局、区乙局、区丙局按职责分工负责。", ["区甲局", "区乙局", "区丙局"]),
    ("请区甲局、区乙局会同各镇街开展检查。", ["区甲局", "区乙局", "各镇街"]),
    ("要求各镇街于5月20日前将活动总结报送区甲办。", ["各镇街", "区甲办"]),
    ("务请各镇街按时参加，由区甲局牵头。", ["各镇街", "区甲局"]),
    ("希望各单位高度重视，认真组织开展宣传。", ["各单位"]),
    ("真正使各项工作落到实处。", []),
    ("比赛以各基层工会为单位组队。", []),
    ("大力宣传，总结并推广各地做法。", []),
    ("各工会组织可单独组队。", ["各工会组织"]),
    ("5月5日前转发通知，布置各地开展活动。", []),
    ("指导区丑协会举办讲座。", ["区丑协会"]),
    ("同市丑局制作的展板一起展出。", []),
    ("涉及甲校区和乙校区等（名单附后）。", []),
    ("审判法庭、立案大厅、荣誉室等场所向公众开放。", []),
    ("集体组织参加的，请提前联系。", []),
    ("各区县甲站应及时通知施工单位参加观摩。", ["各区县甲站"]),
    ("邀请区直各试点单位业务负责人、技术骨干参加。", ["区直各试点单位"]),
    ("各县食安办和主题日牵头单位请于6月5日前将方案报区甲局。", ["各县食安办", "主题日牵头单位", "区甲局"]),
    ("成立领导小组，成员由各职能科室负责人组成。", []),
    (
        "副组长由区甲局负责人担任，成员由区委宣传部、区乙局、区丙局等单位分管负责人组成。",
        ["区委宣传部", "区乙局", "区丙局"],
    ),
    ("请各代表队领队准时参加。", ["各代表队"]),
    ("区甲局约谈各镇，区乙局陪同企业申报。", ["区甲局", "区乙局"]),
]
TOGETHER = [  # and the other names of the group
    ("各乡镇党委、政府", ["各乡镇党委", "政府"]),
    ("各镇（街道）党（工）委、政府（办事处）", ["各镇（街道）党（工）委", "政府（办事处）"]),
    ("各道路运输、水路运输、公路施工企业", ["各道路运输", "水路运输", "公路施工企业"]),
    ("各省、自治区、直辖市和计划单列市甲局", ["各省", "自治区", "直辖市和计划单列市甲局"]),
    ("各市、州、直管市甲局", ["各市", "州", "直管市甲局"]),
    ("各市、州、直管市、示例林区甲局", ["各市", "州", "直管市", "示例林区甲局"]),
    ("各市、县、自治县甲局", ["各市", "县", "自治县甲局"]),
]
APART = [  # where another is named, both of 各乡镇党委、政府 stand apart as they did
    ("各单位于5月25日前将统计表报区政府。", "各乡镇党委、政府，各部门", {"各乡镇党委", "政府", "各单位"}),
    ("各办事处于5月25日前将统计表报区乙局。", "各街道党工委、办事处", {"各街道党工委", "各办事处", "区乙局"}),
    (
        "各级党委、政府要加强指导。各单位于6月5日前将方案报区乙局。",
        "各乡镇党委、政府，各部门",
        {"各乡镇党委", "政府", "各级党委", "各单位", "区乙局"},
    ),
    ("各乡镇于5月25日前将统计表报区委、区乙局。", "各乡镇党委、政府", {"各乡镇党委、政府", "区委", "区乙局"}),
]
DISTRIBUTED = [
    ("各乡镇、街道", {"各乡镇": None, "街道": None}),
    ("各镇人民政府、街道办事处", {"各镇人民政府": None, "街道办事处": None}),
    ("各中小学、幼儿园", {"各中小学": None, "幼儿园": None}),
    ("各镇党委政府、街道党工委办事处", {"各镇党委政府": None, "街道党工委办事处": None}),
]


def groups(item: str, to: str = "各县区，各部门") -> dict[str, list[str] | None]:
    """The groups of the draft with their other names, those addressed left out; the units named one by one as such."""
    text = (
        f"示例区丑局关于开展2024年示例周活动的通知\n{to}：\n现将有关事项通知如下：\n一、主要活动\n"
        f"（一）{item}\n示例区丑局\n2024年4月8日\n"
    )
    plan = yaml.safe_load(import_notice(text.encode(), "通知.txt").text)
    found: dict[str, list[str] | None] = {}
    for name, value in plan["units"]["groups"].items():
        if value and "members" in value:
            found |= dict.fromkeys(value["members"].split("、"))
        else:
            found[name] = value["also"].split("、") if value else None
    return {name: also for name, also in found.items() if name not in ("各县区", "各部门")}


def without_prefix(names: list[str]) -> set[str]:
    """区甲局 is 甲局 in the draft where the prefix says so."""
    return {name.removeprefix("区") for name in names}


@pytest.mark.parametrize(("item", "names"), ALONE)
def test_who_is_named(item: str, names: list[str]) -> None:
    assert without_prefix(list(groups(item))) == without_prefix(names)


@pytest.mark.parametrize(("item", "to", "names"), APART)
def test_party_and_government_are_one_addressee_unless_another_is_named(item: str, to: str, names: set[str]) -> None:
    assert without_prefix(list(groups(item, to))) == without_prefix(list(names))


@pytest.mark.parametrize(
    ("to", "vague"),
    [
        ("各镇街，各有关单位", True),
        ("各有关单位", True),
        ("区政府各部门，各有关单位", True),
        ("区政府各部门，各相关部门", False),
        ("区直各单位，有关单位", False),
    ],
)
def test_some_of_those_who_are_addressed_by_name_are_no_group_besides(to: str, vague: bool) -> None:
    assert any("有关" in name or "相关" in name for name in groups("责任单位：区甲局。", to)) == vague


def test_those_of_whom_a_chapter_of_orders_asks_something_are_listed_and_no_unit_is_idle(
    gongkai: Run, tmp_path: Path
) -> None:
    """Groups without members are none of the units that `validate` asks about; a unit by name gets its task."""
    (tmp_path / "通知.txt").write_text(
        "示例区丑局关于开展2024年示例周活动的通知\n各镇街：\n现将有关事项通知如下：\n一、主要活动\n"
        "区甲局在文化广场举办启动仪式。\n二、工作要求\n各参展单位要提前布展。各参加单位要自备展板，每个单位准备一种资料。\n"
        "请与会人员准时参加，请区乙局做好报道。\n示例区丑局\n2024年4月8日\n",
        encoding="utf-8",
    )
    plan = tmp_path / "plan.yaml"
    assert gongkai("import", tmp_path / "通知.txt", "-o", plan).code == 0
    listed = yaml.safe_load(plan.read_text(encoding="utf-8"))["units"]["groups"]
    assert set(listed) == {"各参展单位", "各镇街", "点名单位"}
    assert "  各参展单位:                 # 正文里说到的" in plan.read_text(encoding="utf-8")
    assert "做好报道" in gongkai("tasks", "-p", plan, "--unit", "区乙局").out
    assert "GK215" not in gongkai("validate", plan).out


def test_a_name_that_clashes_costs_the_names_spoken_of_and_not_the_whole_list() -> None:
    text = (
        "示例网信办关于印发《示例周方案》的通知\n各省、自治区、直辖市网信办：\n现将方案印发你们。\n"
        "各省、市要高度重视。\n请各省级网信办于2024年5月20日前将总结报示例网信办。\n示例网信办\n2024年4月8日\n"
    )
    drafted = import_notice(text.encode(), "通知.txt").text
    assert "单位的名称互相冲突" not in drafted
    assert "各省级网信办" in yaml.safe_load(drafted)["units"]["groups"]


@pytest.mark.parametrize(("name", "parts"), TOGETHER)
def test_a_list_whose_last_name_says_what_all_are_is_one_group(name: str, parts: list[str]) -> None:
    assert groups(f"责任单位：{name}。") == {name: parts}


def test_each_of_three_kinds_of_offices_is_one_group() -> None:
    found = groups("责任单位：区甲局。", "区直各委、办、局，各镇")
    assert found == {"区直各委、办、局": ["区直各委", "办", "局"], "各镇": None, "区甲局": None}


@pytest.mark.parametrize(("name", "expected"), DISTRIBUTED)
def test_a_kind_that_each_holds_for_is_a_group(name: str, expected: dict[str, list[str] | None]) -> None:
    assert groups(f"责任单位：{name}。") == expected


def test_a_list_of_names_with_blanks_goes_on_below_its_line() -> None:
    text = (
        "示例学院关于开展读书周活动的通知\n各部门：\n一、举办单位\n主办单位：图书馆 宣传部 学生工作部\n{}\n"
        "二、活动时间\n4月1日至4月30日\n示例学院\n2024年3月20日\n"
    )
    whole = import_notice(text.format("教务处 校团委").encode(), "通知.txt").text
    assert "host: 图书馆、宣传部、学生工作部、教务处、校团委" in whole
    assert (
        "host: 图书馆、宣传部、学生工作部\n" in import_notice(text.format("欢迎师生参加。").encode(), "通知.txt").text
    )
    asked = "这一行也都是单位，像是接着“主办单位”写的"
    assert (
        asked
        in import_notice(text.replace("图书馆 宣传部", "图书馆、宣传部和").format("教务处").encode(), "通知.txt").text
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("示例区人民政府办公室关于开展2024年政务公开日活动的通知", "示例区-政务公开日-2024"),
        ("示例区人民政府办公室关于开展2024年“安全生产月”活动的通知", "示例区-安全生产月-2024"),
        ("关于在全区组织开展2024年全民阅读季系列活动的通知", "全民阅读季-2024"),
        ("示例市示例区2024年全国科普日活动方案", "示例区-科普日-2024"),
        ("关于做好有关工作的通知", "plan-2024"),
        ("示例区关于做好节日期间工作的通知", "示例区-2024"),
    ],
)
def test_two_notices_of_one_office_and_year_get_ids_of_their_own(title: str, expected: str) -> None:
    text = f"{title}\n各单位：\n请认真落实。\n甲局\n2024年4月8日\n"
    assert yaml.safe_load(import_notice(text.encode(), "通知.txt").text)["id"] == expected


@pytest.mark.parametrize(
    "said",
    [
        "成员由县甲部、县乙局、县丙局、示例公司等单位分管负责人担任。",
        "成员单位：县甲部、县乙局、县丙局、示例公司。",
        "成员单位包括县甲部、县乙局、县丙局、示例公司等4个单位。",
    ],
)
def test_those_a_group_consists_of_are_its_members(said: str) -> None:
    """各成员单位 is the group that the notice itself lists; without that group they stand one by one."""
    text = f"示例县丑局关于开展2024年示例周活动的通知\n各成员单位：\n请认真落实。\n{said}\n示例县丑局\n2024年4月8日\n"
    units = yaml.safe_load(import_notice(text.encode(), "通知.txt").text)["units"]
    assert units["groups"]["各成员单位"] == {"members": "县甲部、县乙局、县丙局、示例公司"}
    alone = yaml.safe_load(import_notice(text.replace("各成员单位", "各镇").encode(), "通知.txt").text)["units"][
        "groups"
    ]
    assert {"甲部", "乙局", "丙局", "示例公司"} <= {
        name.removeprefix("县") for name in alone["点名单位"]["members"].split("、")
    }


@pytest.mark.parametrize(
    ("to", "prefix"), [("各区、县（市）甲局", None), ("县属学校、各镇", None), ("区直机关、区甲局", "区")]
)
def test_what_is_addressed_by_its_kind_tells_no_level(to: str, prefix: str | None) -> None:
    text = f"关于开展示例周活动的通知\n{to}：\n请认真落实。\n示例局\n2024年4月8日\n"
    assert yaml.safe_load(import_notice(text.encode(), "通知.txt").text)["units"].get("prefix") == prefix


def test_two_wholes_that_share_a_name_cost_no_list() -> None:
    found = groups("由各镇、街道组织宣传，各镇、街道、园区党委配合。", "区直各单位，各镇、街道、园区党委")
    assert "各镇、街道" in found
    assert {name for also in found.values() for name in also or ()} | set(found) >= {"各镇", "街道", "园区党委"}


def test_a_whole_leaves_a_name_to_those_addressed_by_it() -> None:
    found = groups("各区、开发区请于9月4日前报送计划表。", "各区人民政府，各开发区管委会")
    assert found["各区、开发区"] == ["开发区"]
    assert found["各区"] == ["各区人民政府"]


def test_what_each_holds_for_behind_others_is_a_group_without_them() -> None:
    found = groups("由区甲局、区乙局以及各镇、街道清查物资。")
    assert {"各镇、街道", "区甲局", "区乙局"} <= set(found)
    assert not any("以及" in name for name in found)


def test_two_levels_that_have_offices_here_are_one_name() -> None:
    assert "省、市驻县有关单位" in groups("请省、市驻县有关单位参加。", "县直各部门，省、市驻县有关单位")


def test_the_occasion_in_an_id_is_a_whole_name() -> None:
    text = (
        "示例镇关于开展第38个爱国卫生月活动的通知\n各村：\n请各村于4月30日前报送总结。\n示例镇人民政府\n2026年3月27日\n"
    )
    assert yaml.safe_load(import_notice(text.encode(), "通知.txt").text)["id"] == "示例镇-爱国卫生月-2026"


def test_a_team_that_is_set_up_and_a_kind_in_one_character_are_no_units() -> None:
    said = "镇上成立示例周活动领导小组，办公室设在镇甲站，负责协调。"
    assert "镇上成立示例周活动领导小组" not in str(groups(said))
    assert groups("6月上旬，组建县级宣讲队，深入企业宣讲。") == {}


def test_the_prefix_of_the_units_is_the_level_of_the_issuer() -> None:
    def found(issuer: str, body: str) -> object:
        text = f"关于开展示例活动的通知\n各村：\n{body}\n{issuer}\n2024年4月8日\n"
        return yaml.safe_load(import_notice(text.encode(), "通知.txt").text)["units"].get("prefix")

    said = "由市甲局指导，县乙局主办，县丙局承办。"
    assert found("示例县人民政府", said) == "县"
    assert found("示例市示例县东山镇人民政府", "由市教育局、市民政局主办。") is None
    for office in ("住房和城乡建设局", "农业农村和乡村振兴局", "商务和市场监管局", "创建全国文明城市指挥部"):
        assert found(f"示例县{office}", "由县教育局、县司法局主办，教育局负责场地。") == "县"
    assert found("示例街道办事处", "市集所需桌椅由街道甲中心保障。") is None


def test_an_office_of_our_own_bureau_keeps_its_name() -> None:
    found = groups("由市局甲科、市乙局负责，市丙局配合。")
    assert "市局甲科" in str(found)


def test_the_kinds_that_each_holds_for_are_groups() -> None:
    found = groups("请各小学、初中、幼儿园参加，各医院、诊所配合。")
    assert {"各小学", "初中", "幼儿园", "各医院", "诊所"} <= set(found)


def test_how_many_they_are_in_all_is_no_group() -> None:
    assert groups("县甲局、县乙局共5家单位参加活动。") == {"县甲局": None, "县乙局": None}
