"""The notice: the seed's text to the character, and every form a plan can take in every format."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest

from gongkai import numbering
from gongkai.forms import Settings
from gongkai.notice.paper import notice
from gongkai.page.forms import PAPER
from gongkai.reading import loads
from tests.conftest import DATA, GOLDEN, PLAN, PLANS, Run

GOOD = sorted((PLANS / "good").glob("*.yaml"))
SEED = DATA / "wanghua-2022-notice.txt"


def bare(text: str) -> str:
    """The text without widths and white space."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def paragraphs(text: str) -> list[str]:
    return [paragraph for line in text.splitlines() if (paragraph := bare(line))]


def test_the_rendered_text_equals_the_seed(gongkai: Run) -> None:
    """From the title to the tenth slogan, with two differences: the page's frame, and the colon after 附件."""
    published = paragraphs(SEED.read_text(encoding="utf-8"))
    first = published.index(bare("关于印发2022年望花区“5·15政务公开日”活动方案的通知"))
    last = next(index for index, line in enumerate(published) if line.startswith("10."))
    frame = [first + 1]  # the web page's view counter stands below the title
    assert published[first + 1].startswith("浏览:9699次")
    expected = [line for index, line in enumerate(published[first : last + 1], first) if index not in frame]
    mark = expected.index("附件:")
    expected[mark] = "附件"
    assert paragraphs(gongkai("render").out) == expected


def test_the_official_form_is_full_width(gongkai: Run, golden: Callable[[Path, str], None]) -> None:
    text = gongkai("render").out
    golden(GOLDEN / "wanghua.txt", text)
    assert not re.search(r"[,:;()!?]", text.replace("8:30", ""))
    assert "（辽政办明电〔2022〕12号）" in text
    assert text.count("“") == text.count("”") == SEED.read_text(encoding="utf-8").count("“")


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_good_plans(path: Path, suffix: str, gongkai: Run, golden: Callable[[Path, str], None], tmp_path: Path) -> None:
    output = tmp_path / f"通知.{suffix}"
    result = gongkai("render", "-p", path, "-o", output)
    assert (result.code, result.out) == (0, "")
    written = output.read_text(encoding="utf-8")
    golden(GOLDEN / f"{path.stem}.{suffix}", re.sub(r"<style>.*?</style>\n", "", written, flags=re.S))
    checked = gongkai("validate", path)
    assert (checked.code, checked.out) == (0, "")


@pytest.mark.parametrize("path", [PLAN, *GOOD], ids=lambda path: path.stem)
def test_html_is_valid_and_says_the_same(path: Path) -> None:
    """html5lib's strict parser takes it, and its text is that of the plain form, table marks and bullets aside."""
    plan = loads(path.read_bytes()).plan
    assert plan is not None
    page = str(PAPER["html"](notice(plan), Settings()))
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    body = tree.find("body")
    assert body is not None
    shown = bare("".join(body.itertext()))
    assert shown == bare(str(PAPER["txt"](notice(plan), Settings())))


HOSTILE = "<script>alert('&amp;')</script>*粗* _斜_ `码` [链](x) # 一 | {{ 7*7 }} {% raw %} $x$ ~~ \\ 㐂𠮷"


def test_hostile_text_appears_as_text() -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    yaml = f"id: a\nplan:\n  title: {quoted}\n  text: {quoted}\n"
    plan = loads(yaml.encode()).plan
    assert plan is not None
    assert HOSTILE in str(PAPER["txt"](notice(plan), Settings()))
    page = str(PAPER["html"](notice(plan), Settings()))
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    assert ["".join(element.itertext()) for element in tree.iter("h1")] == [HOSTILE]
    assert not list(tree.iter("script"))
    markdown = str(PAPER["md"](notice(plan), Settings()))
    assert re.sub(r"\\(.)", r"\1", markdown).replace("&amp;", "&").count(HOSTILE) == 2
    assert "<script" not in markdown.replace("\\<", "")


@pytest.mark.parametrize("line", ["1. 甲", "- 甲", "+ 甲", "# 甲", "> 甲", "=甲", "12) 甲", "    甲"])
def test_markdown_makes_no_list_or_heading_of_a_paragraph(line: str) -> None:
    plan = loads(f"id: a\nplan:\n  title: 方案\n  text: '{line}'\n".encode()).plan
    assert plan is not None
    shown = str(PAPER["md"](notice(plan), Settings())).splitlines()[2]
    assert not re.match(r"\s*([-+>#=]|\d+[.)]\s)|    ", shown)


def test_an_iso_date_is_printed_as_the_standard_has_it(gongkai: Run) -> None:
    assert "2023年5月5日" in gongkai("render", "-p", PLANS / "good" / "direct-notice.yaml").out


@pytest.mark.parametrize(
    ("first", "numbers"),
    [
        ("一、", "一、 二、 十、 十一、 二十、 二十一、 一百一十、"),
        ("（一）", "（一） （二） （十） （十一） （二十） （二十一） （一百一十）"),
        ("1.", "1. 2. 10. 11. 20. 21. 110."),
        ("①", "① ② ⑩ ⑪ ⑳ ㉑ （110）"),
        ("第一，", "第一， 第二， 第十， 第十一， 第二十， 第二十一， 第一百一十，"),
        ("一是", "一是 二是 十是 十一是 二十是 二十一是 一百一十是"),
    ],
)
def test_numbers(first: str, numbers: str) -> None:
    assert " ".join(numbering.nth(first, n) for n in (1, 2, 10, 11, 20, 21, 110)) == numbers


def test_own_templates(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "notice.txt.j2").write_text("{{ view.title }}\n", encoding="utf-8")
    assert gongkai("render", "--templates", tmp_path).out == "2022年望花区“5·15政务公开日”活动方案\n"
    by_environment = gongkai("render", "-o", tmp_path / "x.md", env={"GONGKAI_TEMPLATES": str(tmp_path)})
    assert by_environment.code == 0
    assert "一、活动主题" in (tmp_path / "x.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("甲\n{{ nonsense }}\n", 2),
        ("甲\n乙\n{% for %}\n", 3),
        ("{{ view.title.nonsense }}", 1),
        ("\n{{ 1 / 0 }}", 2),
        ("{{ view.__class__.__mro__ }}", 1),
        ('{{ view.title.index("zzz") }}', 1),
        ("{{ view.title | nonsense }}", 1),
        ("{% for n in range(100000000) %}{% endfor %}", 1),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_line(template: str, line: int, gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "notice.txt.j2").write_text(template, encoding="utf-8")
    result = gongkai("render", "--templates", tmp_path)
    assert (result.code, result.out) == (2, "")
    assert f"模板 notice.txt.j2 第{line}行" in result.err
    assert not re.search(
        r"[a-z]{3,}", result.err.replace("notice.txt", "").replace("nonsense", "").replace("__class__", "")
    )


@pytest.mark.parametrize(
    ("note", "printed"),
    [
        ("此件公开发布", "（此件公开发布）"),
        ("（此件公开发布）", "（此件公开发布）"),
        ("联系人：某某（电话：000）", "（联系人：某某（电话：000））"),
        ("（甲）和（乙）", "（（甲）和（乙））"),
    ],
)
def test_the_note_has_one_pair_of_brackets(note: str, printed: str) -> None:
    plan = loads(f"id: a\nnotice: {{title: 通知, note: {note}}}\n".encode()).plan
    assert plan is not None
    assert notice(plan).blocks[-1].text == printed


def test_a_label_of_the_plans_own_as_a_title() -> None:
    plan = loads(
        (
            "id: a\nlabels: {time: 时间安排}\nplan: {title: 方案, sections: [{title: 时间安排, time: 2022年5月15日}]}\n"
        ).encode()
    ).plan
    assert plan is not None
    assert [block.text for block in notice(plan).blocks][1:] == ["一、时间安排", "2022年5月15日"]


@pytest.mark.parametrize(
    ("keys", "kinds"),
    [
        ("number: 示发〔2022〕1号, title: 通知", ["number", "title"]),
        ("title: 通知, number: 示发〔2022〕1号", ["title", "number"]),
        ("letterhead: 示例办文件, title: 通知, number: 示发〔2022〕1号", ["letterhead", "number", "title"]),
    ],
)
def test_the_number_stands_where_it_is_typed_unless_there_is_a_red_head(keys: str, kinds: list[str]) -> None:
    plan = loads(f"id: a\nnotice: {{{keys}, to: 各单位}}\n".encode()).plan
    assert plan is not None
    assert [block.kind for block in notice(plan).blocks] == [*kinds, "addressees"]


def test_attachments_that_the_notice_does_not_announce() -> None:
    text = "id: a\nnotice: {title: 通知, announced: no, attachments: [{title: 标语, text: 甲}]}\n"
    plan = loads(text.encode()).plan
    assert plan is not None
    assert [block.kind for block in notice(plan).blocks] == ["title", "page-break", "attachment", "title", "paragraph"]


def shown(text: str) -> list[str]:
    """The lines that a plan prints."""
    plan = loads(text.encode()).plan
    assert plan is not None, loads(text.encode()).diagnostics
    printed = PAPER["txt"](notice(plan), Settings())
    assert isinstance(printed, str)
    return paragraphs(printed)


def test_an_attachment_that_is_sent_apart_is_announced_and_keeps_its_number() -> None:
    apart = "{title: 登记表, enclosed: no}"
    assert shown(f"id: a\nnotice: {{title: 通知, attachments: [{apart}, {{title: 标语, text: 甲}}]}}\n") == [
        "通知",
        "附件:1.登记表",
        "2.标语",
        "附件2",
        "标语",
        "甲",
    ]


def test_a_number_below_the_title_in_brackets() -> None:
    assert shown("id: a\nnotice: {title: 通知, number: 示政办〔2022〕3号, bracketed: yes, to: 各单位}\n") == [
        "通知",
        "(示政办〔2022〕3号)",
        "各单位:",
    ]


def test_a_notice_without_a_title_prints_none() -> None:
    assert shown("id: a\nnotice: {to: 各单位, text: 请照办。}\n") == ["各单位:", "请照办。"]


CHAPTERS = "{title: 甲, sections: [{title: 子}, {title: 丑}]}, {title: 乙, %ssections: [{title: 寅}]}"


@pytest.mark.parametrize(
    ("whole", "chapter", "last"),
    [
        ("", "", "(一)寅"),
        ("", "numbering: {first: （一）, continue: yes}, ", "(三)寅"),
        ("numbering: [一、, {first: （一）, continue: yes}], ", "", "(三)寅"),
        ("", "numbering: {first: （一）, continue: no}, ", "(一)寅"),
    ],
)
def test_numbers_run_on_over_the_chapters_where_they_are_told_to(whole: str, chapter: str, last: str) -> None:
    lines = shown(f"id: a\nplan: {{title: 示例方案, {whole}sections: [{CHAPTERS % chapter}]}}\n")
    assert lines[2:4] == ["(一)子", "(二)丑"]
    assert lines[-1] == last


@pytest.mark.parametrize(
    ("numbering", "code"),
    [("{first: 甲, continue: yes}", "GK106"), ("{continue: yes}", "GK102"), ("{first: 1., go: on}", "GK101")],
)
def test_a_level_that_is_written_wrongly(numbering: str, code: str) -> None:
    found = loads(f"id: a\nplan:\n  title: 示例方案\n  numbering: {numbering}\n".encode()).diagnostics
    assert [problem.code for problem in found] == [code]


def test_a_numbered_labelled_line_holds_for_what_it_belongs_to() -> None:
    plan = loads(
        (
            "id: a\nplan:\n  title: 2022年方案\n  sections:\n    - time: 5月15日\n    - host: 甲局\n"
            "    - {title: 宣传, lead: 乙局}\n    - {id: x, lead: 丙局}\n"
        ).encode()
    ).plan
    assert plan is not None
    assert [block.text for block in notice(plan).blocks][1:3] == ["一、活动时间：5月15日", "二、主办单位：甲局"]
    roles = [
        (activity.title, list(activity.roles), str(activity.time and activity.time.text))
        for activity in plan.activities
    ]
    assert roles == [
        ("2022年方案", ["host"], "5月15日"),
        ("宣传", ["lead"], "5月15日"),
        ("丙局", ["lead"], "5月15日"),
    ]


def test_a_format_nobody_knows(gongkai: Run, tmp_path: Path) -> None:
    result = gongkai("render", "-o", tmp_path / "通知.xyz")
    assert result.code == 2
    assert ".html" in result.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("format", ["txt", "md", "html"])
def test_the_subject_words_of_older_notices_are_the_first_line_of_the_colophon(format: str) -> None:
    plan = (
        "id: a-2010\nnotice:\n  title: 关于开展示例周活动的通知\n  to: 各镇\n  text: 请认真组织。\n"
        "  issuer: 示例县甲局\n  date: 2010年5月7日\n  keywords: 示例　活动　通知\n  cc: 县乙办\n"
    )
    loaded = loads(plan.encode()).plan
    assert loaded is not None
    shown = bare(re.sub("<[^>]+>", "", str(PAPER[format](notice(loaded), Settings()))))
    assert shown.index("2010年5月7日") < shown.index("主题词:示例活动通知") < shown.index("抄送:县乙办。")
