"""Numbers in words: understood whole, or said; nothing that is no number ever becomes one, least of all 0."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.diagnostics import Diagnostic
from gongkai.phrases.amounts import Amount, Unclear, parse_amount, shown
from gongkai.phrases.figures import Condition, named, parse_condition, parse_rate
from gongkai.phrases.measures import is_measure
from gongkai.text import Text

PLAIN = {"1200": 1200, "1,200": 1200, "1200.0": 1200, "0": 0, "0.0": 0, "1,234,567": 1234567}
SAID = {
    "１２００": 1200,
    "1，200": 1200,
    "1.2万": 12000,
    "2千": 2000,
    "3百": 300,
    "1200份": 1200,
    "约1200": 1200,
    "1200余": 1200,
    "1200余份": 1200,
    "1200多份": 1200,
    "10余万": 100000,
    "2000万": 20000000,
    "28台": 28,
    "120 份": 120,
    "1 200": 1200,
    "共1200份": 1200,
    "1200左右": 1200,
    "近百": 100,
    "一百二十": 120,
    "两千": 2000,
    "十二": 12,
    "一万二千三百": 12300,
    "一千零五": 1005,
    "零": 0,
    "1200。": 1200,
    "300来份": 300,
    "1万2千": 12000,
    "1万2千3百": 12300,
    "120（份）": 120,
}
NONE = ("无", "没有", "—", "-", "——", "/", "未开展")
UNCLEAR = """
很多 若干 上百 一百二 两三 O 1O0 12,00 万 1200合格 120（含线上） -5 负5 50% 百分之五十 1.2E+05 5e3 2022-05-18 5月18日
2022年 5/18 12:30 =SUM(C1:C9) #REF! #N/A #VALUE! TRUE 50-60 50～60 50至60 100+50 不足100 >100 1200.5 1381234567890
300万元 None nan inf 无法统计 无数 见附件 同上 ？ ① ⑫ ①120 120② 120¹ 1½ 百 1万2 3千5 （120） 1200，800
"""


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_plain_needs_no_word(text: str) -> None:
    assert parse_amount(text, "份") == Amount(Decimal(PLAIN[text]))


@pytest.mark.parametrize("text", SAID)
def test_what_is_not_plain_is_understood_and_said(text: str) -> None:
    found = parse_amount(text, "份")
    assert isinstance(found, Amount)
    assert found.value == SAID[text]
    assert f"按 {SAID[text]} 算" in found.said


@pytest.mark.parametrize("text", NONE)
def test_nothing_is_not_zero(text: str) -> None:
    assert parse_amount(text, "份") == Amount(None)


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\u200b", "\n"])
def test_not_filled_in_is_neither(text: str) -> None:
    assert parse_amount(text, "份") is None


@pytest.mark.parametrize("text", [*UNCLEAR.split(), "1 2"])
def test_what_is_no_number_is_told(text: str) -> None:
    found = parse_amount(text, "份")
    assert isinstance(found, Unclear)
    assert found.reason
    assert found.hint


def test_a_measure_that_is_large_itself() -> None:
    """1.2万元 counted in 万元 is 1.2; 元 would have to be converted, which is nobody's guess."""
    for text in ("1.2", "1.2万元", "1.2万"):
        found = parse_amount(text, "万元", whole=False)
        assert isinstance(found, Amount)
        assert found.value == Decimal("1.2")
    assert isinstance(parse_amount("12000元", "万元", whole=False), Unclear)
    assert parse_amount("1.2万元", "元") == Amount(Decimal(12000), "“1.2万元”按 12000 算")


@given(st.integers(0, 10**12 - 1))
def test_every_whole_number_is_itself(number: int) -> None:
    for text in (str(number), f"{number:,}"):
        assert parse_amount(text) == Amount(Decimal(number))
    assert shown(Decimal(number)) == str(number)


@given(st.text(alphabet="0123456789,.，。万千百亿约余多份台-—/%年月日 无一二十零", max_size=12))
def test_nothing_becomes_zero(text: str) -> None:
    """Zero is only what a person wrote as such."""
    found = parse_amount(text, "份", whole=False)
    if isinstance(found, Amount) and found.value == 0:
        assert set(text) & set("0零")
        assert not set(text) & set("123456789一二")


def test_names_rates_and_conditions() -> None:
    assert named(Text("开展活动（场次）")) == ("开展活动", "场次")
    assert named(Text(" 开展活动 ")) == ("开展活动", "")
    assert parse_rate(Text("当场答复 / 解答问题")) == ("当场答复", "解答问题")
    found = parse_condition(Text("开展活动 >= 2"))
    assert isinstance(found, tuple)
    assert found[:3] == ("开展活动", ">=", Decimal(2))
    assert all(map(is_measure, ("份", "人次", "万元", "亿元", "场次")))
    assert not any(map(is_measure, ("含线上", "附名单", "万", "")))


@pytest.mark.parametrize(
    ("condition", "met"),
    [("甲 >= 2", "23"), ("甲>2", "3"), ("甲 = 2", "2"), ("甲 ≤ 2", "012"), ("甲 < 2", "01"), ("甲达到2场", "23")],
)
def test_conditions_hold(condition: str, met: str) -> None:
    found = parse_condition(Text(condition))
    assert isinstance(found, Condition)
    assert "".join(number for number in "0123" if found.holds(Decimal(number))) == met


@pytest.mark.parametrize(
    ("condition", "measure", "number"),
    [
        ("甲 >= 1万", "", "10000"),
        ("甲 >= 2千", "", "2000"),
        ("甲 >= 1百", "", "100"),
        ("甲 >= 1.5万人次", "人次", "15000"),
        ("甲达到3万元", "万元", "3"),
        ("甲达到3万元", "元", "30000"),
        ("甲 >= 1,200", "", "1200"),
        ("甲不少于3场以上", "场次", "3"),
        ("甲 >= 两千", "", "2000"),
    ],
)
def test_the_number_of_a_condition_is_one_that_is_filled_in(condition: str, measure: str, number: str) -> None:
    found = parse_condition(Text(condition), measure)
    assert isinstance(found, Condition)
    assert found.number == Decimal(number)


@pytest.mark.parametrize(
    "condition", ["甲 >= 约3", "甲 > 3以上", "甲 >= 百余", "甲 >= 无", "甲 >= 90%", "甲 >= 2-3", "甲 >="]
)
def test_a_condition_that_is_not_certain_is_said(condition: str) -> None:
    assert isinstance(parse_condition(Text(condition)), Diagnostic)
