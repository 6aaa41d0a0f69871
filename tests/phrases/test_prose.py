"""Figures in the sentences of a summary: proposed with the words that say them, and never one that is not said."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.phrases.numerals import numeral
from gongkai.phrases.prose import Proposal, Wanted, proposals

FIGURES = [
    Wanted(*figure)
    for figure in (
        ("发放宣传资料", "份"),
        ("解答咨询", "人次"),
        ("参与群众", "人次"),
        ("解决问题", "件"),
        ("解答问题", "件"),
        ("当场答复", "件"),
        ("悬挂横幅", "条"),
        ("制作展板", "块"),
        ("设置咨询台", "个"),
        ("开展活动", "场次"),
        ("举办讲座", "场"),
        ("征集意见建议", "条"),
        ("媒体报道", "篇"),
        ("出动宣传车", "辆"),
    )
]


def found(*paragraphs: str) -> list[Proposal]:
    return list(proposals(paragraphs, FIGURES))


def values(*paragraphs: str) -> str:
    """What is proposed, in a line; in brackets what is doubtful."""
    shown = []
    for one in found(*paragraphs):
        said = f"{one.figure.title} {'看不懂' if one.value is None else f'{one.value:f}'.removesuffix('.0')}"
        shown.append(said if one.certain else f"[{said}]")
    return "；".join(shown)


SAID = {
    "下一步，计划年内再举办讲座4场，发放资料1万份。": "",
    "计划发放资料1万份，实际发放8600份。": "发放宣传资料 8600",
    "主动公开政府信息4500余条，发放宣传品300份。": "发放宣传资料 300",
    "接待群众500余人次。": "[解答咨询 500]；[参与群众 500]",
    "当场解决问题26件。": "[解决问题 26]；[当场答复 26]",
    "发放宣传资料150余份，接待群众咨询60余人次。": "发放宣传资料 150；解答咨询 60",
    "共发放各类宣传资料1.2万余份、接受群众咨询300多人次。": "发放宣传资料 12000；解答咨询 300",
    "解决问题12个（件），吸引群众2000余人次参与。": "参与群众 2000；解决问题 12",
    "参与群众达三千多人，悬挂横幅５条，制作展板２０块。": "参与群众 3000；悬挂横幅 5；制作展板 20",
    "散发宣传单3万1千余份，近千人参加了活动。": "发放宣传资料 31000；[参与群众 1000]",
    "派发150份宣传册，为60余名群众解答疑问。": "发放宣传资料 150；解答咨询 60",
    "宣传资料共发放1，200份，前来咨询的群众达一百二十人。": "发放宣传资料 1200；解答咨询 120",
    "受理群众问题60件，当场答复45件，解决12件。": "解决问题 12；解答问题 60；当场答复 45",
    "共设置咨询台12个，搭建展板30面，出动宣传车3辆（次）。": "制作展板 30；设置咨询台 12；出动宣传车 3",
    "开展17场“青松区开放日”宣传活动，举办讲座五场，刊发报道6篇。": "开展活动 17；举办讲座 5；媒体报道 6",
    "发放宣传资料（份）：500": "",  # the measure stands before: for a person
    "发放宣传资料（份）：500份": "发放宣传资料 500",
    "发放资料20余种，共计3万份，征集意见和建议18条。": "发放宣传资料 30000；征集意见建议 18",
    "发放资料（手册、折页、便民卡）500份，悬挂横幅（共3条）。": "发放宣传资料 500；悬挂横幅 3",
    "邀请10位群众代表走进政务大厅。": "参与群众 10",
}


@pytest.mark.parametrize("text", SAID)
def test_what_a_sentence_says(text: str) -> None:
    assert values(text) == SAID[text]


@pytest.mark.parametrize(
    "text",
    [
        "去年发放宣传资料1000份。",
        "计划发放宣传资料5000份，拟邀请群众代表30人参加。",
        "发放宣传资料要不少于300份。",
        "每个社区发放宣传资料100份，各镇街分别开展活动2场。",
        "发放量同比增长15%，宣传资料增加200份。",
        "宣传资料发放量比上年多200份。",
        "咨询电话：0000-1234567，文号青政办发〔2099〕5号，2099年5月15日上午9点开展活动。",
        "50名工作人员参加，8家单位参加，30名志愿者参与活动。",
        "印制宣传资料5000份，发放宣传品300个、雨伞200把。",
        "16个单位的咨询台有序摆开，第3次活动如期举办。",
        "街道有居民3200人，设有4个科室。",
        "查阅档案资料150份，报送活动材料3份。",
    ],
)
def test_what_is_no_value(text: str) -> None:
    assert values(text) == ""


def test_the_total_is_proposed_and_its_parts_are_named() -> None:
    text = "15日发放宣传资料500份；16日发放宣传资料300份。两天共发放宣传资料800份，其中手册100份。"
    (total,) = found(text)
    assert total.value == 800
    assert total.certain
    assert total.parts == ("15日发放宣传资料500份", "16日发放宣传资料300份", "其中手册100份")


def test_what_two_figures_come_to_together_is_neither() -> None:
    (one,) = found("开展活动、发放宣传资料共计300余份（次）。")
    assert (one.why, one.certain) == ("和“开展活动”合在一起写的", False)
    apart = found("开展活动3场次、共发放宣传资料300份。")
    assert [one.why for one in apart] == ["", ""]


def test_several_values_without_a_total_are_all_shown_and_never_added() -> None:
    one, other = found("15日发放宣传资料500份。", "16日发放宣传资料300份。")
    assert [one.value, other.value] == [500, 300]
    assert one.why == other.why == "文中不止一个数，没有相加"


def test_what_is_more_than_the_total_is_no_part_of_it() -> None:
    assert values("本镇共发放宣传资料500份。", "各村发放宣传资料900份。") == "[发放宣传资料 500]；[发放宣传资料 900]"


def test_one_value_told_twice_is_one() -> None:
    assert values("发放宣传资料500份。", "活动中发放宣传资料500份。") == "发放宣传资料 500"


def test_this_year_after_last_year() -> None:
    assert values("去年发放宣传资料1000份，今年发放1500份。") == "发放宣传资料 1500"
    assert values("较去年增长20%，发放宣传资料500份。") == "发放宣传资料 500"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("发放宣传资料数百份。", "发放宣传资料数百份"),
        ("接待群众咨询五六十人次。", "接待群众咨询五六十人次"),
        ("吸引群众50至60人参加。", "吸引群众50至60人参加"),
        ("不足300名群众参与。", "不足300名群众参与"),
    ],
)
def test_a_number_that_is_not_understood_is_said(text: str, words: str) -> None:
    (one,) = found(text)
    assert (one.value, one.words, one.why) == (None, words, "看不懂是多少")


def test_another_measure_is_said() -> None:
    (one,) = found("发放宣传手册300册。")
    assert one.value == 300
    assert one.why == "写的单位是“册”，这一项是“份”"


def test_what_was_done_is_not_guessed() -> None:
    (one,) = found("现场宣传资料300份。")
    assert one.value == 300
    assert one.why == "没有写发放"


def test_about_is_told_from_exact() -> None:
    assert [one.about for one in found("发放宣传资料近500份，解答咨询60人次，悬挂横幅3条以上。")] == [True, False, True]


def test_a_figure_of_the_offices_own_is_found_by_its_words() -> None:
    figure = Wanted("开出惠企直通车", "趟次", ("直通车",))
    own = Wanted("发放惠企大礼包", "个")
    got = proposals(["发放惠企大礼包80个，发放资料200份。"], [figure, own])
    assert [(one.figure, str(one.value)) for one in got] == [(own, "80")]


NUMERALS = (
    "1200=1200 1,200=1200 1.2万=12000 3万1千=31000 8多万=80000 三千多=3000 百余=100 千余=1000 一百二十=120 二百零五=205"
    " 一万二千=12000 十五=15 3亿2000万=320000000 零=0 1,20= 一百二= 两千五= 一万二= 三五= 两三百= 数百= 几百= 二〇二二="
    " 12345678901234= 百十= 一百零="
)


@pytest.mark.parametrize("case", NUMERALS.split())
def test_numerals(case: str) -> None:
    text, _, value = case.partition("=")
    read = numeral(text)
    assert (str(int(read.value)) if read else "") == value


HAN = "零一二三四五六七八九"


def in_words(number: int) -> str:
    """A number below a hundred million in Chinese, as schools teach it."""
    if number >= 10_000:
        rest = number % 10_000
        return in_words(number // 10_000) + "万" + (("零" if rest < 1000 else "") + in_words(rest) if rest else "")
    text, gap = "", False
    for size, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        text += ("零" if gap and digit and text else "") + (HAN[digit] + mark if digit else "")
        gap = digit == 0
    return text


@given(st.integers(1, 99_999_999))
def test_numbers_in_words_read_back(number: int) -> None:
    read = numeral(in_words(number))
    assert read is not None
    assert read.value == number


@given(st.decimals(0, 9999, places=2), st.sampled_from(["", "万", "亿"]), st.sampled_from(["", "余", "多"]))
def test_numbers_in_digits_read_back(number: Decimal, size: str, more: str) -> None:
    read = numeral(f"{number}{size}{more}")
    assert read is not None
    assert read.value == number * {"": 1, "万": 10**4, "亿": 10**8}[size]
    assert read.about == bool(more)


@given(st.text("发放宣传资料群众咨询接受共余约0123456789万千百份人次，。、（）去年计划", max_size=60))
def test_nothing_is_proposed_that_is_not_there(text: str) -> None:
    for one in found(text):
        assert one.words in text
        assert one.words


def test_of_forty_paragraphs_nearly_all_is_found_and_nearly_nothing_is_wrong() -> None:
    """What is proposed without a doubt is right in 95 of 100; what is said is proposed in 90 of 100."""
    lines = (Path(__file__).parent / "summaries.tsv").read_text(encoding="utf-8").splitlines()[1:]
    said: set[tuple[int, str]] = set()
    proposed: dict[tuple[int, str], bool] = {}
    for at, line in enumerate(lines):
        text, _, told = line.partition("\t")
        said |= {(at, one) for one in told.split("；") if one}
        for one in proposals([text], [figure for figure in FIGURES if figure.title != "解答问题"]):
            proposed[at, f"{one.figure.title} {int(one.value or 0)}"] = one.certain
    certain = {one for one, sure in proposed.items() if sure}
    assert len(lines) == 40
    assert len(certain & said) / len(certain) >= 0.95
    assert len(proposed.keys() & said) / len(said) >= 0.90
