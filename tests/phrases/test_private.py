"""What is private in a text, however it is written; and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.hotline_masking import STYLES, sentences
from gongkai.phrases.private import private
from gongkai.phrases.private.kinds import ADDRESS, EMAIL, IDENTITY, MOBILE, PHONE, PUBLISHED

# Text, and the spans that are private. All numbers are made up.
PRIVATE = {
    "联系人：张三13812345678": [(MOBILE, "13812345678")],
    "联系人：王五，手机 １３８ １２３４ ５６７８": [(MOBILE, "１３８ １２３４ ５６７８")],
    "手机：一三八一二三四五六七八": [(MOBILE, "一三八一二三四五六七八")],
    "电话138-1234-5678。": [(MOBILE, "138-1234-5678")],
    "电话138.1234.5678": [(MOBILE, "138.1234.5678")],
    "电话：1 3 8 1 2 3 4 5 6 7 8": [(MOBILE, "1 3 8 1 2 3 4 5 6 7 8")],
    "+86 138 1234 5678": [(MOBILE, "+86 138 1234 5678")],
    "8613812345678": [(MOBILE, "8613812345678")],
    "1三8一二34五678": [(MOBILE, "1三8一二34五678")],
    "幺三八零零幺三八零零零": [(MOBILE, "幺三八零零幺三八零零零")],
    "咨询电话：024-56888071": [(PHONE, "024-56888071")],
    "电话（024）5688 8071": [(PHONE, "（024）5688 8071")],
    "电话:56888071、56888072": [(PHONE, "56888071"), (PHONE, "56888072")],
    "传真：5688-8071": [(PHONE, "5688-8071")],
    "02456888071": [(PHONE, "02456888071")],
    "零二四—五六八八八〇七一": [(PHONE, "零二四—五六八八八〇七一")],
    "身份证号210404198001011234": [(IDENTITY, "210404198001011234")],
    "21040419800101123X": [(IDENTITY, "21040419800101123X")],
    "21040419800101123ｘ": [(IDENTITY, "21040419800101123ｘ")],
    "210404 19800101 1234": [(IDENTITY, "210404 19800101 1234")],
    "210404800101123": [(IDENTITY, "210404800101123")],
    "２１０４０４１９８００１０１１２３４": [(IDENTITY, "２１０４０４１９８００１０１１２３４")],
    "二一〇四〇四一九八〇〇一〇一一二三四": [(IDENTITY, "二一〇四〇四一九八〇〇一〇一一二三四")],
    "家住和平路12号": [(ADDRESS, "家住和平路12号")],
    "阳光小区3号楼2单元501室": [(ADDRESS, "3号楼2单元501室")],
    "和平花园5栋1202室": [(ADDRESS, "5栋1202室")],
    "李石村三组二十五号": [(ADDRESS, "三组二十五号")],
    "住址：望花区工农街道雷锋路5号": [(ADDRESS, "住址：望花区工农街道雷锋路5号")],
    "3-1单元502": [(ADDRESS, "3-1单元502")],
    "报告发到zhang.san@example.com。": [(EMAIL, "zhang.san@example.com")],
    "zhang.san@example.com": [(EMAIL, "zhang.san@example.com")],
    "王五13812345678、李四13912345678": [(MOBILE, "13812345678"), (MOBILE, "13912345678")],
    "138\u200b1234\u200b5678": [(MOBILE, "138\u200b1234\u200b5678")],
}

NOT_PRIVATE = """\
辽政办明电〔2022〕12号
请拨打12345热线
8890综合服务平台，电话8890
邮编113001
2022年5月15日9:00至2022-05-20 17:00
2022-05-15 2022-05-16 2022-05-17
投资15000000000元
投入1380000.00元，13800000000元
第一单元 政务公开知识
区政府办公楼302室
行政中心1号楼305室
网站标识码：2104040001
辽ICP备13005445号-1
辽公网安备21040402000001号
统一社会信用代码11210404001234567X
项目代码：2022-210404-04-01-123456
参加人数：1380、1391、2000、3000
1.3万人次，85.6%
400-123-4567
800-810-8888
工单编号：15202205150
家庭住址、联系电话
身份证号码、家庭住址等个人信息
各村三组十户
138****5678
区营商局门前
示例小区3号楼2单元停水
电话会议于20220515召开
望花区雷锋路12号
政务公开电话：12345
一二三四五六七八九
3个单元，5号展位
工农街道和平社区
电话：110、119
家住望花区的居民
""".splitlines()

ASKED = {"手机", "座机", "身份证", "车牌", "账号", "邮箱", "银行卡"}  # of styles.txt, what is not to be published
DIGITS = ("0123456789", "０１２３４５６７８９", "〇一二三四五六七八九")


@pytest.mark.parametrize("text", PRIVATE)
def test_what_is_private(text: str) -> None:
    assert [(kind, text[start:end]) for kind, start, end in private(text, PUBLISHED)] == PRIVATE[text]


@pytest.mark.parametrize("text", NOT_PRIVATE)
def test_what_only_looks_like_it(text: str) -> None:
    assert private(text, PUBLISHED) == ()


def test_what_is_not_published_in_other_styles() -> None:
    """Nearly every number is found; of what only looks like one none is, and an office has rooms as well."""
    found = wrong = total = 0
    for text, items in sentences(STYLES):
        spans = private(text, PUBLISHED)
        places = [(start, end) for kind, start, end in items if kind in ASKED]
        total += len(places)
        found += sum(any(span.start < end and start < span.end for span in spans) for start, end in places)
        wrong += sum(not items for _ in spans)
    assert total >= 200
    assert found / total >= 0.98
    assert wrong == 0


@pytest.mark.parametrize(
    ("about", "cell"),
    [("联系电话", "56888071"), ("家庭住址", "雷锋路5号"), ("手机", "138 1234 5678")],
)
def test_a_column_says_what_its_cells_are(about: str, cell: str) -> None:
    (found,) = private(cell, PUBLISHED, about)
    assert (found.start, found.end) == (0, len(cell))
    assert private("1200", PUBLISHED, about) == ()


@given(
    st.from_regex(r"\A1[3-9][0-9]{9}\Z"),
    st.sampled_from(DIGITS),
    st.sampled_from(["", " ", "-", "\u3000", "—", "\u200b", "."]),
    st.sampled_from(["", "联系人：王某", "附件1 ", "请于5月18日前报，"]),
    st.sampled_from(["", "。", "（手机）", "、李四"]),
)
def test_a_mobile_number_is_found_however_it_is_written(
    number: str, digits: str, between: str, before: str, after: str
) -> None:
    parts = [number[:3], number[3:7], number[7:]]
    written = between.join(parts).translate(str.maketrans(DIGITS[0], digits))
    found = private(f"{before}{written}{after}", PUBLISHED)
    assert [(kind, start, end) for kind, start, end in found] == [(MOBILE, len(before), len(before) + len(written))]
