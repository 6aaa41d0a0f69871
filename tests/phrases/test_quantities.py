"""How many people and what to bring, in the ways that notices say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.phrases.quantities import Thing, parse_people, parse_things


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("一名领导和两名工作人员", (("领导", 1), ("工作人员", 2))),
        ("1名分管领导、2名工作人员", (("分管领导", 1), ("工作人员", 2))),
        ("3人", (("人员", 3),)),
        ("各2人", (("人员", 2),)),
        ("各单位安排2名工作人员。", (("工作人员", 2),)),
        ("每单位1人", (("人员", 1),)),
        ("领导1名，工作人员2名", (("领导", 1), ("工作人员", 2))),
        ("十二名志愿者", (("志愿者", 12),)),
        ("３名工作人员（含1名分管领导）", (("工作人员", 3),)),
        ("兩名工作人員、一個領導", (("工作人員", 2), ("領導", 1))),
        ("工作人员（3人）", (("工作人员", 3),)),
        ("两位业务骨干以及一名讲解员", (("业务骨干", 2), ("讲解员", 1))),
        ("分管领导", None),
        ("分管领导和2名工作人员", None),
        ("约5人", None),
        ("2—3名工作人员", None),
        ("三五名工作人员", None),
        ("不少于2人", None),
        ("共6人", None),
        ("若干名工作人员", None),
        ("", None),
    ],
)
def test_people(typed: str, meant: tuple[tuple[str, int], ...] | None) -> None:
    assert parse_people(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("展板、宣传资料", (Thing("展板"), Thing("宣传资料"))),
        ("展板2块，宣传资料等。", (Thing("展板", 2, "块"), Thing("宣传资料"))),
        ("兩个展板", (Thing("展板", 2, "个"),)),
        ("两块展板", (Thing("展板", 2, "块"),)),
        ("5·15主题条幅一条", (Thing("5·15主题条幅", 1, "条"),)),
        ("展板（2块）、桌子(一张)", (Thing("展板", 2, "块"), Thing("桌子", 1, "张"))),
        ("宣传资料（2022年版）、打印纸A4", (Thing("宣传资料（2022年版）"), Thing("打印纸A4"))),
        ("两块展板（80×120cm）", (Thing("展板（80×120cm）", 2, "块"),)),
        ("", ()),
    ],
)
def test_things(typed: str, meant: tuple[Thing, ...]) -> None:
    assert parse_things(typed) == meant


@given(st.text(alphabet="一两三五十1290名人位和、各约（含）领导工作块展板等", max_size=12))
def test_nothing_is_counted_that_is_not_there(typed: str) -> None:
    for _, count in parse_people(typed) or ():
        assert 0 <= count <= 9999
    assert all(thing.name for thing in parse_things(typed) or ())


@pytest.mark.parametrize(
    "typed",
    [
        *("宣传单100-200份", "展板1—2块", "展板、易拉宝各2个", "展板共2块", "宣传单1,000份", "15份"),
        *("桌子1张椅子2把", "展板2块/桌子1张", "一块展板或两个易拉宝", "每人2份"),
        *(
            "横幅2对",
            "展板2",
            "展板（2）",
            "展板2块（大号）",
            "展板（2块，竖版）",
            "展板（大、小各一块）",
            "展板（大、小）",
        ),
    ],
)
def test_things_that_are_not_certain_are_not_counted(typed: str) -> None:
    assert parse_things(typed) is None


@pytest.mark.parametrize(
    "typed",
    ["两至三人", "一名领导或两名工作人员", "一名领导带两名工作人员", "一百零二人", "每组2人", "3人/队", "每队3人"],
)
def test_people_that_are_not_certain_are_not_counted(typed: str) -> None:
    assert parse_people(typed) is None


UNSURE = ["至少", "不少于", "不超过", "大约", "约", "若干", "总", "共", "合计", "每人", "每组", "每桌"]


@pytest.mark.parametrize("word", UNSURE)
def test_every_word_that_leaves_the_number_open(word: str) -> None:
    assert parse_people(f"{word}2名工作人员") is None
    assert parse_people(f"{word}2人") is None
    assert word == "总" or parse_things(f"{word}2块展板") is None


@pytest.mark.parametrize("word", ["以上", "以下", "以内", "左右"])
def test_every_such_word_behind_the_number(word: str) -> None:
    assert parse_people(f"工作人员2人{word}") is None
    assert parse_people(f"2人{word}") is None
    assert parse_things(f"展板2块{word}") is None


@pytest.mark.parametrize(
    "typed", ["领导或2名工作人员", "1名领导带2名工作人员", "三百名群众", "2到3人", "2~3人", "2-3人"]
)
def test_what_else_leaves_it_open(typed: str) -> None:
    assert parse_people(typed) is None


@pytest.mark.parametrize("whose", ["", "各单位", "每单位", "每个单位", "每家", "每家单位", "各"])
@pytest.mark.parametrize("verb", ["", "安排", "选派", "派出", "派", "抽调"])
def test_what_stands_before_the_people(whose: str, verb: str) -> None:
    assert parse_people(f"{whose}{verb}2名工作人员") == (("工作人员", 2),)
    assert parse_people(f"{whose}{verb}工作人员2名") == (("工作人员", 2),)


@pytest.mark.parametrize("joint", [*"、，；,;和及与加", "以及", "外加"])
def test_every_joint_between_people(joint: str) -> None:
    assert parse_people(f"1名领导{joint}2名工作人员") == (("领导", 1), ("工作人员", 2))


@pytest.mark.parametrize("word", ["含", "其中", "包括"])
def test_who_is_among_them_is_not_counted_again(word: str) -> None:
    assert parse_people(f"3名工作人员（{word}1名领导）") == (("工作人员", 3),)


def test_blanks_around_things() -> None:
    assert parse_things(" 展板2块 、 宣传资料 。") == (Thing("展板", 2, "块"), Thing("宣传资料"))
    assert parse_things("展板；\n资料\n") == (Thing("展板"), Thing("资料"))


@pytest.mark.parametrize("word", ["其中", "含", "内含", "包括", "包含"])
def test_who_is_among_them_behind_a_comma_is_not_counted_again(word: str) -> None:
    assert parse_people(f"2名工作人员，{word}党员1名") == (("工作人员", 2),)
    assert parse_people(f"2名工作人员，{word}党员1名、群众1名") == (("工作人员", 2),)
    assert parse_people(f"2名工作人员，{word}党员1名；1名领导") == (("工作人员", 2), ("领导", 1))
    assert parse_people(f"2名工作人员，{word}党员1名，1名领导") is None


def test_two_numbers_of_nobody_in_particular_are_one_or_the_other() -> None:
    assert parse_people("两人、三人") is None
    assert parse_people("2人，3人") is None


@pytest.mark.parametrize("typed", ["展板2 块", "展板 2块", "展板 2 块", "2 块展板"])
def test_a_blank_beside_the_number_changes_nothing(typed: str) -> None:
    assert parse_things(typed) == (Thing("展板", 2, "块"),)
