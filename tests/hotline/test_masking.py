"""What is personal goes, and nothing else: measured on the half of the sentences that nobody looked at."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hotline_masking import STYLES, masking, measured, sentences
from gongkai.hotline.callers import Salt
from gongkai.hotline.masking import mask
from gongkai.phrases.private.names import is_name
from tests.conftest import ROOT

STAYS = (
    "依据〔2017〕47号文件和辽政办明电〔2022〕12号。",
    "示例路138号，138路公交车，G1503高速。",
    "工单号15000012345，订单号13800001234，快递单号773012345678901。",
    "共计13800元，每户138.5元，5500000元。",
    "2022-05-15 10:30至2022-05-16 08:00停电，13点到14点检修。",
    "3个单元停水，三室一厅，共1200户，18层。",
    "由于女士卫生间锁门，对方经理、物业经理、语文老师、高中老师都在。",
    "于洪区、和平区，王家街12号，李石街道办事处，联系人周边商户。",
    "拨打12345、8890、400-555-0000。",
    "投诉人不详，举报人要求保密，本人于2022年5月15日购买。",
)  # fmt: skip


def test_the_goal_is_reached_on_what_was_not_looked_at() -> None:
    everything = sentences()
    unseen = measured(everything[1::2])
    assert sum(len(sentence.items) for sentence in everything) >= 240
    assert len(unseen.planted) == 10
    assert unseen.recall >= 0.98, unseen
    assert unseen.precision >= 0.95, unseen


def test_other_styles_and_what_only_looks_like_it() -> None:
    """Names without a word that tells them are missed; numbers and doors hardly are."""
    measure = measured(sentences(STYLES))
    missed = measure.planted - measure.found
    assert measure.planted.total() >= 480
    assert measure.recall >= 0.96, measure
    assert measure.precision >= 0.98, measure
    assert missed.total() - missed["姓名"] <= 3, missed


def test_the_page_has_the_measure(capsys: pytest.CaptureFixture[str]) -> None:
    masking()
    page = (ROOT / "docs" / "hotline.zh-CN.md").read_text(encoding="utf-8")
    *lines, _ = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert all(line in page for line in lines)


@pytest.mark.parametrize("text", STAYS)
def test_what_is_nobodys_stays(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("家住幸福小区3号楼2单元501室", "家住幸福小区3号楼***"),
        ("幸福小区3-2-501停水", "幸福小区3***停水"),
        ("王女士手机13800001234，说李大爷摔倒", "某女士手机***，说某大爷摔倒"),
        ("我叫张三丰，住在示例小区", "我叫某某，住在示例小区"),
        ("138\u200b0000\u200b1234", "***"),
        ("手机是138 0000\n1234，值班电话：\n55550101", "手机是***，值班电话：\n***"),
        ("联系人：欧阳 ", "联系人：某某 "),
        ("欧阳先生说，当事人：夏天宇，是王师傅的徒弟", "某某先生说，当事人：某某，是某师傅的徒弟"),
        ("座机5550113一直有人接", "座机***一直有人接"),
    ],
)
def test_the_rest_of_the_sentence_can_be_read(text: str, masked: str) -> None:
    assert mask(text) == masked


def test_the_callers_own_name_goes_wherever_it_stands() -> None:
    assert mask("昨天又找到阿依古丽·买买提本人", ["阿依古丽·买买提"]) == "昨天又找到某某本人"
    assert [name for name in ("张三丰", "市民", "匿名", "阿依古丽·买买提", "某公司", "高中") if is_name(name)] == [
        "张三丰",
        "阿依古丽·买买提",
    ]


_PIECES = st.sampled_from(
    [
        *"138 0-零一张王先生女士号楼单元室我叫欧阳电话微信QQ辽D·@.",
        "***",
        "某",
        "，",
        "\n",
        *(one.text for one in sentences()),
    ]
)


@settings(max_examples=80)
@given(st.lists(_PIECES, max_size=12).map("".join))
def test_masking_again_finds_no_number_more(text: str) -> None:
    """And never fails, whatever it is given."""
    once = mask(text)
    assert not any(character in once for character in "\ue000\u200b")
    assert len(mask(once)) <= len(once) + once.count("某")


def test_a_caller_is_the_same_however_the_number_is_typed() -> None:
    salt, other = Salt(b"1" * 32), Salt(b"2" * 32)
    same = {
        salt.number(typed) for typed in ("13800001234", "138 0000 1234", "+8613800001234", "１３８００００１２３４")
    }
    assert len(same) == 1
    assert "" not in same
    assert salt.number("13800001234") != other.number("13800001234")
    assert salt.number("") == salt.number("无") == salt.of_name("王女士") == salt.of_name("匿名") == ""
    assert salt.of_name("张三丰") not in ("", salt.of_name("张三"))
