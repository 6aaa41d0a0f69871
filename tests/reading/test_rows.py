"""The bare lines in their parts, and what each is inside: YAML's own view of a good plan, a clerk's of a bad one."""

import re
import time
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from gongkai.reading import loads
from gongkai.reading.mistakes.rows import Inside, Row, Rows, split
from gongkai.reading.source import Source, decode
from tests.hostile import damaged


def rows(text: str) -> tuple[Row, ...]:
    return Source("", text).rows.all


# -- a line in its parts -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("  title: 通知", ("  ", "", "title", ":", " ", "通知")),
        ("title:", ("", "", "title", ":", "", "")),
        ("title :\t通知  # 标题", ("", "", "title", " :", "\t", "通知  # 标题")),
        ("  - title: 甲: 乙", ("  ", "- ", "title", ":", " ", "甲: 乙")),
        ("- - 甲", ("", "- - ", "", "", "", "甲")),
        ("-", ("", "-", "", "", "", "")),
        ("title：通知", ("", "", "title", "：", "", "通知")),
        ("时间 ：　5月15日", ("", "", "时间", " ：", "　", "5月15日")),
        ("title:通知", ("", "", "title", ":", "", "通知")),
        ("时间:5月15日9:00", ("", "", "时间", ":", "", "5月15日9:00")),
        ("上午9:00开始", ("", "", "", "", "", "上午9:00开始")),
        ("上午9:00: 开始", ("", "", "上午9:00", ":", " ", "开始")),
        ("各乡镇、街道：有关事项", ("", "", "", "", "", "各乡镇、街道：有关事项")),
        ("一二三四五六七八九十一二三四五六：甲", ("", "", "一二三四五六七八九十一二三四五六", "：", "", "甲")),
        ("一二三四五六七八九十一二三四五六七：甲", ("", "", "", "", "", "一二三四五六七八九十一二三四五六七：甲")),
        ("http://example.com", ("", "", "", "", "", "http://example.com")),
        ("各乡镇、街道：有关: 事项", ("", "", "各乡镇、街道：有关", ":", " ", "事项")),
        ("- 发放 # 资料: 甲", ("", "- ", "", "", "", "发放 # 资料: 甲")),
        ("# title: 甲", ("", "", "", "", "", "# title: 甲")),
        ('"标题: 甲": 乙', ("", "", '"标题: 甲"', ":", " ", "乙")),
        ("'it''s': 乙", ("", "", "'it''s'", ":", " ", "乙")),
        ('"标题: 甲', ("", "", "", "", "", '"标题: 甲')),
        ("{text: 甲}", ("", "", "", "", "", "{text: 甲}")),
        ("-发改局", ("", "-", "", "", "", "发改局")),
        ("-who: 甲", ("", "-", "who", ":", " ", "甲")),
        ("- －who：甲", ("", "- －", "who", "：", "", "甲")),
        ("—　甲局", ("", "—　", "", "", "", "甲局")),
        ("——甲局", ("", "", "", "", "", "——甲局")),
        ("-5度", ("", "", "", "", "", "-5度")),
        ("---", ("", "", "", "", "", "---")),
        ("\t- 甲", ("\t", "- ", "", "", "", "甲")),
        ("　\u200b\xa0title: 甲", ("　\u200b\xa0", "", "title", ":", " ", "甲")),
        ("\ufefftitle: 甲", ("\ufeff", "", "title", ":", " ", "甲")),
        ("", ("", "", "", "", "", "")),
        (":", ("", "", "", ":", "", "")),
    ],
)
def test_a_line_in_its_parts(line: str, parts: tuple[str, ...]) -> None:
    assert split(1, line)[1:7] == parts


@pytest.mark.parametrize(
    ("line", "is_key"),
    [
        ("title: 甲", True),
        ("title:\t甲", True),
        ("title:", True),
        ("title:甲", False),
        ("title:　甲", False),
        ("title：", False),
    ],
)
def test_a_key_as_yaml_sees_it(line: str, is_key: bool) -> None:
    assert split(1, line).is_key is is_key


def test_how_far_a_line_is_indented() -> None:
    indents = {"  甲": 2, "　　甲": 2, "\t甲": 1, "\u200b  甲": 2, "  \ufeff": 2, "": 0}
    assert {line: split(1, line).indent for line in indents} == indents


def test_lines_end_as_systems_end_them_and_a_mark_of_bytes_is_no_character() -> None:
    source, _ = decode(b"\xef\xbb\xbfid: a\r\nnotice:\r\n  title: b\r", "")
    assert source is not None
    assert [row.line for row in source.rows.all] == ["id: a", "notice:", "  title: b", ""]


# -- what it is inside -------------------------------------------------------------------------------------------------

# The letter before a line says what it is inside; a full stop, that it is a line of its own.
LETTERS = dict(zip(".pqbfc", Inside, strict=True))
TEXTS = {
    "plain": r"""
. text: 甲，
p   乙。
.
p  who: 丙
c # 丁
. who: 戊
. - 甲
p  乙
. - - 甲
.   乙
p    丙
""",
    "plain, behind its key": r"""
. text:  # 如下
.     甲，
p   乙。
. who: 丙
""",
    "block": r"""
. a:
.   - text: |
b       who: 甲
.
b       # 乙
c     # 丙
.     who：丁
.   - >-
b     - 戊
.   - 己
""",
    "block with an indicator": r"""
. a: |2-  # 甲
b      乙
b   丙
. b: >+1
b  丁
. c: 戊
""",
    "block at its key's own column": r"""
. a:
. >
b   乙
. c: 丙
""",
    "a line that is no key": r"""
. a:
.   b: 甲
.   乙
p   丙
. c: 丁
""",
    "brackets in brackets": r"""
. a: [[甲],
f   [[乙]], 丙
f ]
.   b: [甲#乙]
.     c: 丁
""",
    "a document in an item": r"""
.   - a: 甲
. --- |
b  b: 乙
""",
    "no block": r"""
. a: 甲 |
p   乙
. b: |甲
p   乙
. c：|
b   丙
""",
    "quoted": r"""
. a: "甲
q b: \"乙
q
q # 丙" # 丁
. b: '甲''
q ''乙'
. c: '甲' # "
. d: 乙
""",
    "brackets": r"""
. a: [[甲, # ]
f   "乙]
q   ]", '丙'], it's {x: ']'},
c # ]
f ]
. b: {c: [d]}
. e: 甲 [
. f: 乙
""",
    "brackets left open": r"""
. a: [甲
f   b: 乙
. c: 丙
p   d
""",
    "documents": r"""
. %YAML 1.1
. ---
. a: "甲
. --- |
b   b: 乙
. ...
. c: 丙
. --- {a:
f   甲}
. b: 乙
""",
    "full-width": r"""
. text：甲，
p   乙。
. 时间:甲
p 　　乙
. － 甲
p 　乙
. -甲
. -乙
""",
}


@pytest.mark.parametrize("name", TEXTS)
def test_what_a_line_is_inside(name: str) -> None:
    lines = TEXTS[name].strip("\n").split("\n")
    found = Rows([line[2:] for line in lines]).all
    assert [row.inside for row in found] == [LETTERS[line[0]] for line in lines]


def test_neighbours() -> None:
    text = Source("", "a:\n\n    b:\n      c: 1\n  # d\n    e:\n  f:\n").rows
    assert [row.number for row in (text.above(6), text.below(4), text.above(1), text.below(7))] == [4, 6, 0, 0]
    assert [tuple(row.number for row in text.beside(text[number])) for number in (1, 3, 4, 6, 7)] == [
        (0, 0), (1, 6), (3, 6), (3, 7), (1, 0),
    ]  # fmt: skip


# -- laws --------------------------------------------------------------------------------------------------------------

LIKE_YAML = st.text("ab甲乙　 \t-－—:：#'\"[]{}|>,，\\%&*!?\u200b\ufeff\x85\n\r", max_size=80)


@given(LIKE_YAML)
@settings(max_examples=250)
def test_the_rows_joined_are_the_file(text: str) -> None:
    assert "\n".join(row.line for row in rows(text)) == text.replace("\r\n", "\n").replace("\r", "\n")


class Yaml:
    """What PyYAML says of a file: its keys outside brackets by their place, and the lines that go on with something."""

    def __init__(self, text: str) -> None:
        self.keys: dict[tuple[int, int], str] = {}
        self.texts = set[int]()
        self.brackets = set[int]()
        opened: list[list[Any]] = []  # of each collection its event, how many nodes it has, whether in brackets
        event: Any
        start: Any
        end: Any
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, yaml.CollectionEndEvent):
                start, _, flow = opened.pop()
                self.brackets |= further_lines(start.start_mark, event.end_mark) if flow else set()
            elif isinstance(event, yaml.NodeEvent):
                assume(event.anchor is None and getattr(event, "tag", None) is None)
                is_key = opened and isinstance(opened[-1][0], yaml.MappingStartEvent) and opened[-1][1] % 2 == 0
                in_brackets = bool(opened and opened[-1][2])
                if opened:
                    opened[-1][1] += 1
                if isinstance(event, yaml.CollectionStartEvent):
                    opened.append([event, 0, in_brackets or event.flow_style])
                elif isinstance(event, yaml.ScalarEvent):
                    start, end = event.start_mark, event.end_mark
                    self.texts |= further_lines(start, end)
                    if is_key and not in_brackets:
                        self.keys[start.line + 1, start.column] = text[start.index : end.index]


def further_lines(start: Any, end: Any) -> set[int]:
    return set(range(start.line + 2, end.line + 2 if end.column else end.line + 1))


# What begins like an item, or has a word before a colon of another kind, is a mistake that rows see and YAML does not.
MISTAKABLE = re.compile(r"^[-－—–\u3000\u200b\ufeff]|^[^'\"]+[:：](?:\S|$)", re.S)


def agree(text: str) -> None:
    """What rows and PyYAML have to agree on where PyYAML reads a text."""
    theirs = Yaml(text)
    ours = {(row.number, row.column): row.key for row in rows(text) if row.is_key and row.inside is Inside.NOTHING}
    mistakable = {line for (line, _), key in theirs.keys.items() if MISTAKABLE.search(key)}
    for keys in (ours, theirs.keys):
        for place in [place for place in keys if place[0] in mistakable]:
            del keys[place]
    assert ours == theirs.keys
    for row in rows(text):
        assert row.inside not in (Inside.PLAIN, Inside.QUOTED, Inside.BLOCK) or row.number in theirs.texts
        if row.number in theirs.brackets:
            assert row.is_blank or row.inside in (Inside.FLOW, Inside.QUOTED, Inside.COMMENT)


WORDS = st.text("ab甲乙 -:#'\"[]{}|>,，。0\\", min_size=1, max_size=30).filter(lambda word: not MISTAKABLE.search(word))
TREES: st.SearchStrategy[Any] = st.recursive(
    WORDS | st.lists(WORDS, min_size=1, max_size=5).map("\n".join),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=10,
)


@given(
    st.dictionaries(WORDS, TREES, min_size=1, max_size=4),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([False, None, True]),
    st.sampled_from([2, 3, 6]),
    st.sampled_from([10, 30, 80]),
    st.booleans(),
)
@settings(max_examples=40)
def test_rows_agree_with_yaml(
    tree: Any, style: str | None, flow: bool | None, indent: int, width: int, explicit: bool
) -> None:
    text = yaml.dump(
        tree, default_style=style, default_flow_style=flow, indent=indent, width=width, explicit_start=explicit,
        allow_unicode=True,
    )  # fmt: skip
    assume(not re.search(r"^\s*(?:- +)*[?!]", text, re.M))  # keys too long for a line, which no plan has
    agree(text)


@given(damaged())
@settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much])
def test_rows_agree_with_yaml_on_a_damaged_plan_that_is_still_good_yaml(content: bytes) -> None:
    source, _ = decode(content, "")
    assume(source is not None and not {"?", "\ufeff"} & set(source.text))  # PyYAML counts no mark of byte order
    assert source is not None
    try:
        agree(source.readable)
    except yaml.YAMLError:
        assume(False)


# -- size --------------------------------------------------------------------------------------------------------------

HEAD = "id: a\nnotice:\n  title: 甲\n"
MANY, LONG = 25_000, 250_000
LARGE = {
    "a quotation mark before blanks": HEAD + '  text: "甲' + " " * LONG,
    "colons": HEAD + "  text: 甲" + "：" * LONG + "\n x: y: z",
    "tight colons": HEAD + "  text: 甲" + ":" * LONG + "\n x: y: z",
    "dashes": HEAD + "  text: 甲: 乙\n" + "- " * (LONG // 2),
    "quotation marks": HEAD + "  text: " + "'" * (LONG + 1),
    "escapes": HEAD + '  text: "' + '\\"' * (LONG // 2),
    "hashes": HEAD + "  text: 甲" + " #" * (LONG // 2) + "\n x: y: z",
    "brackets": HEAD + "  text: 甲: 乙\n  to: " + "[" * LONG,
    "brackets on lines": HEAD + "  text: 甲: 乙\n  to:\n" + "      [\n" * MANY,
    "an error below many keys": HEAD
    + "units:\n  groups:\n"
    + "".join(f"    组{n}: 甲\n" for n in range(MANY))
    + "   x: y",
    "comments and blank lines": HEAD + "who：甲\n" + "# 乙\n\n" * (2 * MANY) + "who：丙\n x: y: z",
    "lines further and further right": "".join(" " * n + "a:\n" for n in range(700)) + "x: y: z",
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_bad_file_is_explained_in_time_that_grows_as_it_does(name: str) -> None:
    """It takes a second of the processor at most; what took time with the square of the size took minutes."""
    assert len(LARGE[name]) > 175_000
    start = time.process_time()
    loaded = loads(LARGE[name].encode())
    assert time.process_time() - start < 15
    assert loaded.plan is None
    assert any(entry.is_error for entry in loaded.diagnostics)


@pytest.mark.parametrize("end", ["'", '"', "'甲"])
def test_a_text_in_brackets_that_goes_on_below_opens_no_quotation(end: str) -> None:
    found = rows(f"a: {{b: 甲\n    {end}}}\nc: 乙\n")
    assert [row.inside for row in found][1:3] == [Inside.FLOW, Inside.NOTHING]
