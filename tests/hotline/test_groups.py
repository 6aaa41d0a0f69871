"""Which orders are one issue: like matters at one place, whatever the sequence in which they come."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hotline_groups import measured
from gongkai.hotline.groups import Grouping
from gongkai.hotline.orders import Order
from gongkai.hotline.places import names
from tests.hotline.fictitious import BOARD, MONTH, orders

PART = orders(MONTH)[0][::6]


def _parts(found: list[tuple[Order, ...]]) -> set[frozenset[str]]:
    return {frozenset(order.number for order in group) for group in found}


def test_the_month_is_grouped_as_a_person_would() -> None:
    found, about = orders(MONTH)
    measure = measured(Grouping(found).groups(), about)
    assert measure.f1 > 0.96
    assert measure.precision > 0.95
    assert measure.recall > 0.9


def test_letters_in_another_style_are_grouped_as_well() -> None:
    found, about = orders(BOARD)
    measure = measured(Grouping(found).groups(), about)
    assert measure.f1 > 0.85
    assert measure.precision > 0.8


@settings(max_examples=10)
@given(st.randoms(use_true_random=False))
def test_the_sequence_of_the_rows_changes_nothing(chance: random.Random) -> None:
    shuffled = PART.copy()
    chance.shuffle(shuffled)
    assert Grouping(shuffled).groups() == Grouping(PART).groups()


@settings(max_examples=10)
@given(st.data())
def test_what_is_settled_stays_together_and_every_order_is_in_one_group(data: st.DataObject) -> None:
    numbers = [order.number for order in PART]
    one = data.draw(st.lists(st.sampled_from(numbers), min_size=1, max_size=9, unique=True))
    rest = [number for number in numbers if number not in one]
    other = data.draw(st.lists(st.sampled_from(rest), min_size=1, max_size=9, unique=True))
    found = Grouping(PART).groups([one, other])
    assert {order.number for order in found[0]} >= set(one)
    assert {order.number for order in found[1]} >= set(other)
    assert sorted(order.number for group in found for order in group) == sorted(numbers)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("东岭花园物业费涨价", "西岭花园物业费涨价"),
        ("望江苑烧烤店油烟扰民", "青松里烧烤店油烟扰民"),
        ("平安路夜间施工噪声扰民", "槐树街夜间施工噪声扰民"),
    ],
)
def test_the_same_matter_at_two_places_is_two_issues(one: str, other: str) -> None:
    found = [Order(str(number), title=one if number % 2 else other) for number in range(12)] + PART
    parts = _parts(Grouping(found).groups())
    assert any({"1", "3", "5", "7", "9", "11"} <= part and "2" not in part for part in parts)


@pytest.mark.parametrize("slip", ["翠胡名邸", "翠湖铭邸", "翠湖名底"])
def test_a_slip_in_the_place_is_forgiven(slip: str) -> None:
    titles = ["翠湖名邸旁边搅拌站整夜生产扰民"] * 6 + [f"{slip}旁边搅拌站昼夜生产扰民"]
    found = [Order(f"新{number}", title=title) for number, title in enumerate(titles)] + PART
    group = next(group for group in Grouping(found).groups() if any(order.number == "新0" for order in group))
    assert any(order.number == "新6" for order in group)


def test_other_matters_at_one_place_are_other_issues() -> None:
    titles = ["翠湖名邸电梯停运没人修", "翠湖名邸门口路灯不亮", "翠湖名邸快递丢失", "翠湖名邸入学划到哪个学校"]
    found = [Order(f"新{number}", title=title) for number, title in enumerate(titles)] + PART
    sizes = [sum(order.number.startswith("新") for order in group) for group in Grouping(found).groups()]
    assert max(sizes) == 1


@pytest.mark.parametrize(
    "found", [[], [Order("1")], [Order("1"), Order("2")], [Order("1", title="好"), Order("2", title="好")]]
)
def test_little_is_grouped_without_a_fault(found: list[Order]) -> None:
    assert sum(map(len, Grouping(found).groups([["1"], ["9"]]))) == len(found)


@pytest.mark.parametrize("count", [1, 2, 12, 400])
def test_orders_that_all_say_the_same_are_one_issue(count: int) -> None:
    same = [Order(str(number), title="幸福小区停水", text="停水三天没人管") for number in range(count)]
    assert [len(group) for group in Grouping(same).groups()] == [count]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("人和小区停水", ""), ("幸福小区停水", "")),
        (("停水", "人和小区"), ("停水", "和平小区")),
        (("停水", "李家村"), ("停水", "王家村")),
        (("停水", "城关街道阳光小区"), ("停水", "城关街道幸福小区")),
        (("阳光小区停水", "城关街道"), ("幸福小区停水", "城关街道")),
        (("停水", "人民路阳光小区"), ("停水", "人民路幸福小区")),
        (("停水", "金色水岸"), ("停水", "东方明珠")),
        (("人民路路灯不亮", "城关街道人民路"), ("和平路路灯不亮", "城关街道和平路")),
    ],
)
def test_two_places_are_two_issues_whatever_they_are_called(one: tuple[str, str], other: tuple[str, str]) -> None:
    ends = "啊呀哦嗯哈"
    found = [
        Order(f"{name}{number}", title=title, text=f"小区停水三天了没有人管，打电话也不接{ends[number]}", place=place)
        for number in range(5)
        for name, (title, place) in (("甲", one), ("乙", other))
    ]
    assert _parts(Grouping(found).groups()) == {frozenset(f"{name}{at}" for at in range(5)) for name in "甲乙"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("人和小区停水", "人和小区"),
        ("和谐家园停水", "和谐家园"),
        ("从容花园电梯", "从容花园"),
        ("来电反映大有小区停水", "大有小区"),
        ("李家村自来水", "李家村"),
        ("人民路路灯不亮", "人民路"),
        ("和平路路面坑洼", "和平路"),
        ("翠湖花园路灯不亮", "翠湖花园"),
        ("中山路街边摆摊", "中山路"),
        ("幸福村村口垃圾", "幸福村"),
        ("幸福小区里有狗", "幸福小区"),
        ("幸福小区居民反映", "幸福小区"),
        ("人民路中间有坑", "人民路"),
        ("示例区城关街道阳光小区", "城关街道 阳光小区"),
        ("我和小区保安说过", ""),
        ("没有小区肯收", ""),
        ("过马路", ""),
        ("两家商场都说不知道", ""),
        ("从小学到中学", ""),
        ("十一月起屋里不热", ""),
    ],
)
def test_a_place_is_known_by_its_whole_name(text: str, places: str) -> None:
    assert [*names(text)] == places.split()
