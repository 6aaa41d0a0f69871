"""Saved web pages: what is the notice, what is around it, and what of it no text is."""

from typing import Any

import pytest
import yaml

from gongkai.errors import GongkaiError
from gongkai.importing import Imported, import_notice
from gongkai.importing.files import formats
from gongkai.importing.files.paper import Grid
from gongkai.reading import loads
from tests.importing.test_files import LINES, PARAGRAPHS, lines_of, marks, printed

TITLE, TO, *BODY = LINES
NUMBER = "青政办发〔2026〕12号"
SIGNED = LINES[-2:]


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def page(content: str) -> Imported:
    """What import makes of a page with this in its body."""
    return import_notice(f'<html><head><meta charset="utf-8"></head><body>{content}</body></html>'.encode(), "a.html")


def noticed(imported: Imported) -> dict[str, Any]:
    """The keys of the notice that a draft has."""
    found = yaml.safe_load(imported.text)["notice"]
    assert isinstance(found, dict)
    return found


# -- above the text ----------------------------------------------------------------------------------------------------

LABELS = [
    "时效性：有效",
    "供稿：办公室　编辑：王某",
    "分享：",
    "朗读：",
    "日期：2026-05-12 15:33",
    "统一编号：QH-2026-0001",
    "废止日期：",
    "政策咨询：0000-1234567",
    "主送：",
    "5月12日 10:30",
    "【归口】综合科",
]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("number_first", [True, False])
def test_labels_of_a_page_hide_neither_number_nor_addressees(label: str, number_first: bool) -> None:
    between = [f"<p>{NUMBER}</p>", f"<div>{label}</div>"]
    imported = page(f"<h1>{TITLE}</h1>{''.join(between if number_first else between[::-1])}{paragraphs(TO, *BODY)}")
    assert (noticed(imported)["number"], noticed(imported)["to"]) == (NUMBER, TO.rstrip("："))
    assert label in imported.summary.dropped
    assert not marks(imported)


def test_a_number_below_a_label_is_one_where_nobody_is_addressed() -> None:
    imported = page(f"<h1>{TITLE}</h1><div>时效性：有效</div>{paragraphs(NUMBER, *BODY)}")
    assert (noticed(imported)["number"], imported.summary.dropped) == (NUMBER, ("时效性：有效",))


def test_what_a_notice_arranges_is_no_label_of_the_page() -> None:
    said = ("活动时间：5月15日", "活动地点：示例广场")
    imported = page(f"<h1>{TITLE}</h1>{paragraphs(*said, '各社区：', *BODY[1:])}")
    assert set(said) <= set(printed(imported))


def test_who_signs_belongs_to_the_number_or_is_said() -> None:
    imported = page(f"<h1>{TITLE}</h1>{paragraphs(NUMBER, '签发人：王某', TO, *BODY)}")
    assert (noticed(imported)["number"], noticed(imported)["signer"]) == (NUMBER, "王某")
    assert marks(imported) == ["请核对：原文的签发人另写一行，和文号印在一行"]
    alone = page(f"<h1>{TITLE}</h1>{paragraphs('签发人：王某', TO, *BODY)}")
    assert noticed(alone)["to"] == TO.rstrip("：")
    assert marks(alone) == ["请核对：标题下面的“签发人：王某”没有收进来"]


@pytest.mark.parametrize(
    "menu",
    [
        "部门文件",
        "政府文件",
        "区政府办文件",
        "区政府办公室文件",
        "政务公开 &gt; 政府文件 &gt; 区政府办文件",
        "县委文件",
    ],
)
@pytest.mark.parametrize("number", ["", NUMBER])
@pytest.mark.parametrize("element", ["<a href=1>{}</a>", "<div>{}</div>"])
def test_a_column_of_documents_is_no_red_head(menu: str, number: str, element: str) -> None:
    imported = page(f"{element.format(menu)}<h1>{TITLE}</h1>{paragraphs(*filter(None, [number]), TO, *BODY)}")
    assert printed(imported) == [line for line in (TITLE, number, TO, *BODY) if line]
    assert menu.replace("&gt;", ">") in imported.summary.dropped


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_below_a_red_head_the_number_is_printed_above_the_title(name: str) -> None:
    lines = ("青禾区人民政府办公室文件", TITLE, NUMBER, TO, *BODY)
    imported = page(paragraphs(*lines)) if name == "a.html" else import_notice("\n".join(lines).encode(), name)
    assert printed(imported) == [lines[0], NUMBER, TITLE, TO, *BODY]
    assert (noticed(imported)["letterhead"], noticed(imported)["title"]) == (lines[0], TITLE)
    assert marks(imported) == ["请核对：原文的文号写在标题下面，有红头的印在标题上面"]


@pytest.mark.parametrize("link", ["<div><a href=1>{}</a></div>", "<ul><li><a href=1>{}</a></li></ul>", "<div>{}</div>"])
@pytest.mark.parametrize("title", [TITLE, TITLE.replace("开展", "开展<br>")])
def test_another_notice_named_above_is_not_the_title(link: str, title: str) -> None:
    other = "青禾区人民政府关于印发《工作规则》的通知"
    head = f"{link.format(other)}<h1>{title}</h1><div>发布时间：2026-05-12</div>"
    imported = page(f"{head}{paragraphs(NUMBER, TO, *BODY)}")
    assert noticed(imported)["title"].replace("\n", "") == TITLE
    assert other in imported.summary.dropped


def test_a_title_that_is_a_link_is_the_title_where_there_is_no_other() -> None:
    imported = page(f"<h1><a href=1>{TITLE}</a></h1>{paragraphs(TO, *BODY)}")
    assert noticed(imported)["title"] == TITLE


# -- what is no text ---------------------------------------------------------------------------------------------------


def test_pictures_in_the_text_are_said_where_they_stand_and_counted() -> None:
    line = '<p>地点：<img src="a.png">，联系邮箱：<img src="m.png"></p>'
    imported = page(f"{paragraphs(TITLE, TO, *BODY[:-2])}{line}{paragraphs(*SIGNED)}<p><img src=fj1.jpg></p>")
    assert imported.summary.notes == ("图片3张没有收进来",)
    assert marks(imported) == ["请核对：这里的图片没有收进来，上面的字补上"]


@pytest.mark.parametrize("alt", ["qinghe@example.com", "青禾广场"])
def test_what_a_picture_says_for_itself_stands_in_its_sentence_with_a_mark(alt: str) -> None:
    line = f'<p>地点：<img src="a.png" alt="{alt}">。</p>'
    imported = page(f"{paragraphs(TITLE, TO, *BODY[:-2])}{line}{paragraphs(*SIGNED)}")
    assert f"地点：{alt}。" in printed(imported)
    assert marks(imported) == [f"请核对：“{alt}”取自图片的说明"]
    assert not imported.summary.notes


def test_a_picture_in_a_table_is_said() -> None:
    table = "<table><tr><th>任务</th><th>图示</th></tr><tr><td>设咨询台</td><td>见<img src=a.png></td></tr></table>"
    imported = page(f"{paragraphs(TITLE, TO, *BODY)}<p>附件</p><p>分工表</p>{table}")
    assert imported.summary.notes == ("图片1张没有收进来",)
    assert "请核对：这里的图片没有收进来，上面的字补上" in marks(imported)


@pytest.mark.parametrize(
    "image",
    [
        "<img src=x.png width=16 height=16>",
        "<img src=c.gif width=1 height=1>",
        "<img src=/i/icon_doc.gif>",
        "<img src=line.png style='width:600px;height:2px'>",
        "<img src=a.png style='display:none'>",
    ],
)
def test_icons_and_counters_are_no_pictures_of_the_notice(image: str) -> None:
    imported = page(f"{paragraphs(TITLE, TO, *BODY[:-2])}<p>{image}</p>{paragraphs(*SIGNED)}")
    assert not imported.summary.notes


def test_the_banner_above_the_text_is_no_picture_of_the_notice() -> None:
    imported = page(f"<div><img src=banner.jpg></div><div>{paragraphs(TITLE, TO, *BODY)}</div>")
    assert not imported.summary.notes


@pytest.mark.parametrize(
    ("element", "name"),
    [
        ("<iframe src=a.pdf></iframe>", "a.pdf"),
        ("<embed src=a.pdf type=application/pdf>", "a.pdf"),
        ("<object data=a.pdf>您的浏览器不支持</object>", "a.pdf"),
        ("<object><param name=src value=a.swf></object>", "a.swf"),
    ],
)
def test_what_is_put_into_a_page_from_another_file_is_named(element: str, name: str) -> None:
    imported = page(f"<h1>{TITLE}</h1>{element}")
    assert imported.summary.notes == (f"网页里嵌着的“{name}”没有收进来",)
    whole = page(f"{paragraphs(TITLE, TO, *BODY)}{element}")
    assert whole.summary.notes == imported.summary.notes


def test_a_film_in_the_text_is_counted() -> None:
    film = "<video controls><source src=a.mp4>您的浏览器不支持视频</video>"
    imported = page(f"<div>{paragraphs(TITLE, TO, *BODY[:-2])}{film}{paragraphs(*SIGNED)}</div>")
    assert printed(imported) == list(LINES)
    assert imported.summary.notes == ("视频1段没有收进来",)


@pytest.mark.parametrize(
    "element", ["<iframe src=t.html width=0 height=0></iframe>", "<iframe src=about:blank></iframe>"]
)
def test_a_frame_that_nobody_sees_is_not_named(element: str) -> None:
    assert not page(f"{paragraphs(TITLE, TO, *BODY)}{element}").summary.notes


def test_a_page_of_frames_is_said_to_be_one() -> None:
    content = (
        "<html><frameset cols='20,*'><frame src=l.html><frame src=r.html><noframes>不支持框架</noframes></frameset>"
    )
    with pytest.raises(GongkaiError, match=r"“l\.html”、“r\.html”") as refused:
        import_notice(content.encode(), "a.html")
    assert "mhtml" in refused.value.hint
    assert "文字识别" not in refused.value.hint


@pytest.mark.parametrize(
    "element", ["<script>var a={}</script>", "<textarea style='display:none'>{}</textarea>", "<template>{}</template>"]
)
def test_a_text_that_only_a_script_brings_to_light_is_said(element: str) -> None:
    content = element.replace("{}", f'"{paragraphs(TO, *BODY * 3)}"')
    assert any("脚本里还有" in note for note in page(f"<h1>{TITLE}</h1><div id=a></div>{content}").summary.notes)
    with pytest.raises(GongkaiError, match="要脚本放上去"):
        page(f"<div id=a></div>{content}")


@pytest.mark.parametrize(("source", "header"), [("cid:f-1@mhtml.blink", "Content-ID: <f-1@mhtml.blink>"), ("b", "")])
@pytest.mark.parametrize("frameset", [True, False])
def test_what_stands_in_a_frame_is_read_where_the_file_holds_it(source: str, header: str, frameset: bool) -> None:
    frame = f"<frameset><frame src={source}></frameset>" if frameset else f"<body><iframe src={source}></iframe></body>"
    headers = [header] if header else ["Content-Location: http://qinghe.example/x/b"]
    pages = [
        (["Content-Location: http://qinghe.example/x/a"], f"<html>{frame}</html>"),
        (headers, f"<body>{PARAGRAPHS}</body>"),
    ]
    parts = "".join(
        "\r\n".join(["--B", "Content-Type: text/html", "Content-Transfer-Encoding: 8bit", *head, "", text, ""])
        for head, text in pages
    )
    archive = f'From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n{parts}--B--\r\n'
    imported = import_notice(archive.encode(), "a.mhtml")
    assert printed(imported) == list(LINES)
    assert not imported.summary.notes


def test_struck_out_text_is_marked_where_it_stands() -> None:
    for struck in (
        "<s>上午8时</s>",
        "<strike>上午8时</strike>",
        "<span style='text-decoration: line-through'>上午8时</span>",
    ):
        imported = page(f"{paragraphs(*LINES).replace('上午9时', struck + '上午9时')}")
        assert "5月15日上午8时上午9时。" in printed(imported)
        assert "请核对：有划掉的字，照样收进来了" in marks(imported)
        assert imported.summary.notes == ("有划掉的字，照样收进来了",)


def test_a_deletion_that_nobody_accepted_is_not_read() -> None:
    deleted = '<del cite="a" datetime="2026-05-07T10:00:00">上午8时</del>'
    imported = page(paragraphs(*LINES).replace("上午9时", deleted + "上午9时"))
    assert printed(imported) == list(LINES)
    assert imported.summary.notes == ("有修订没有接受，按改后的取",)


# -- what is hidden, and what stands there twice -----------------------------------------------------------------------

COPY = f"<h1>{TITLE}</h1>{paragraphs(TO, *BODY)}"


@pytest.mark.parametrize(
    "twice",
    [
        f"<div>{COPY}</div><div style='display:none'>{COPY}</div>",
        f"<div class=pc>{COPY}</div><div class=wap>{COPY}</div>",
        f"<div hidden>{COPY}</div><div>{COPY}</div>",
    ],
)
def test_a_text_that_a_page_holds_twice_is_read_once(twice: str) -> None:
    imported = page(twice)
    assert printed(imported) == list(LINES)
    assert imported.summary.notes == ("网页里正文又有一遍，没有收进来",)


SECRET = "本次活动的展板由青禾区甲局统一制作，各单位在5月12日前把文字和照片传给甲局。"


def test_hidden_text_is_said_whether_it_is_taken_or_not() -> None:
    few = page(f"<div>{COPY}</div><div style='display:none'>{paragraphs(SECRET, '内容另行通知。')}</div>")
    assert printed(few) == list(LINES)
    assert few.summary.notes == (f"网页里藏着的“{SECRET[:19]}…”等{len(SECRET) + 7}字没有收进来",)
    many = page(
        f"<div>{COPY}<div style='display:none'>{paragraphs(SECRET, SECRET[:-1] + '员。', SECRET[2:])}</div></div>"
    )
    assert SECRET in printed(many)
    assert any("网页里藏着的文字，也收进来了" in mark for mark in marks(many))


def test_hidden_rows_and_cells_are_no_part_of_a_table() -> None:
    hidden = "<tr style='display:none'><td>旧任务</td><td>丁局</td></tr>"
    rows = f"<tr><th>任务</th><th style='display:none'>编码</th><th>责任单位</th></tr>{hidden}"
    content = f"<table>{rows}<tr><td>设咨询台</td><td hidden>ZX01</td><td>甲局</td></tr></table>"
    (grid,) = [
        block for block in formats.read(f"<html><body>{content}".encode(), "a.html").blocks if isinstance(block, Grid)
    ]
    assert grid.rows == (("任务", "责任单位"), ("设咨询台", "甲局"))
    imported = page(f"{paragraphs(TITLE, TO, *BODY)}{content}")
    assert {"旧任务", "丁局", "编码", "ZX01"} <= set(imported.summary.dropped)


# -- paragraphs, lists and tables --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        ("<table><caption>附件1　分工表</caption><tr><td>甲</td></tr></table>", ["附件1　分工表", "甲"]),
        ("<ol reversed><li>甲。</li><li>乙。</li></ol>", ["2.甲。", "1.乙。"]),
        ("<ol reversed start=9><li>甲。</li><li>乙。</li></ol>", ["9.甲。", "8.乙。"]),
        ("<ol><li>1.甲。</li><li>2.乙。</li></ol>", ["1.甲。", "2.乙。"]),
        ("<ol><li>1.甲。</li><li>乙。</li></ol>", ["1.1.甲。", "2.乙。"]),
        (
            "<ol class='custom_cn2 list-paddingleft-1'><li><p>甲。</p></li><li>乙。</li></ol>",
            ["（一）甲。", "（二）乙。"],
        ),
        ("<ol class=custom_cn><li>甲。</li></ol>", ["一、甲。"]),
        ("<ol class=custom_num2><li>甲。</li></ol>", ["（1）甲。"]),
        (
            "<p>单位：<input value=甲局>　场次：<input type=number value=3></p><input type=hidden value=x>",
            ["单位：甲局　场次：3"],
        ),
        ("<p>是<input type=checkbox checked>否<input type=radio></p>", ["是☑否□"]),
        ("<iframe srcdoc='&lt;p&gt;甲。&lt;/p&gt;'></iframe>", ["甲。"]),
        ("<p>6×10<sup>2</sup>分钟，H<sub>2</sub>O，x<sup>-1</sup></p>", ["6×10²分钟，H₂O，x⁻¹"]),
        ("<p>方案<sup>[1]</sup>见<sup>附件</sup></p>", ["方案[1]见附件"]),
        (
            "<div><span style='display:block'>甲。</span><span style='display: block;'>乙。</span></div>",
            ["甲。", "乙。"],
        ),
        ("<p><span style='display:inline-block'>甲</span><span>乙</span></p>", ["甲乙"]),
    ],
)
def test_what_a_browser_shows_is_what_is_read(content: str, seen: list[str]) -> None:
    assert lines_of(f"<html><body>{content}</body></html>".encode()) == seen


def test_the_caption_of_a_table_is_its_title_and_its_foot_comes_last() -> None:
    foot = "<tfoot><tr><td>合计</td><td>2家</td></tr></tfoot>"
    rows = f"<caption>分工表</caption><tr><th>任务</th><th>单位</th></tr>{foot}<tr><td>咨询</td><td>甲局</td></tr>"
    blocks = formats.read(f"<html><body><p>一</p><table>{rows}</table>".encode(), "a.html").blocks
    assert [block.rows if isinstance(block, Grid) else block.text for block in blocks] == [
        "一",
        "分工表",
        (("任务", "单位"), ("咨询", "甲局"), ("合计", "2家")),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "三、宣传{}{}{}{}。",
        "（一）宣传以下政策：{}、{}、{}、{}。",
        "请各单位学习{}、{}、{}、{}。",
    ],
)
def test_a_sentence_of_links_in_the_text_is_text(line: str) -> None:
    linked = line.format(*(f"<a href={name}>《{name}政策》</a>" for name in "甲乙丙丁"))
    plain = line.format(*(f"《{name}政策》" for name in "甲乙丙丁"))
    imported = page(f"<div>{paragraphs(TITLE, TO, *BODY[:-2], linked, *SIGNED)}</div>")
    assert plain in printed(imported)


# -- below the text ----------------------------------------------------------------------------------------------------

OTHER = "<a href=1>青禾区人民政府关于印发《工作规则》的通知</a>"
PLAIN_OTHER = "青禾区人民政府关于印发《工作规则》的通知"


@pytest.mark.parametrize(
    "label",
    ["上篇：", "前一条：", "上一个：", "上一篇：", "后一篇：", "相关政策：", "关联文件：", "政策解读：", "&lt; "],
)
def test_what_comes_before_and_after_on_the_page_is_no_plan(label: str) -> None:
    imported = page(f"<div>{paragraphs(TITLE, TO, *BODY)}</div><div>{label}{OTHER}</div>")
    assert printed(imported) == list(LINES)
    assert "plan:" not in imported.text
    assert f"{label.replace('&lt;', '<')}{PLAIN_OTHER}" in imported.summary.dropped


@pytest.mark.parametrize("names", [("上一篇：", "下一篇："), ("上一篇", "下一篇"), ("上一条", "下一条")])
def test_a_table_of_what_comes_before_and_after_is_the_pages(names: tuple[str, str]) -> None:
    rows = "".join(f"<tr><td>{name}</td><td>{OTHER}</td></tr>" for name in names)
    imported = page(f"<div>{paragraphs(TITLE, TO, *BODY)}</div><table>{rows}</table>")
    assert printed(imported) == list(LINES)
    assert any(PLAIN_OTHER in line for line in imported.summary.dropped)


@pytest.mark.parametrize(
    "list_",
    [
        f"<ul><li>{OTHER} [2026-04-01]</li><li>{OTHER} [2026-03-01]</li></ul>",
        f"<table><tr><td>{OTHER}</td><td>2026-04-01</td></tr><tr><td>{OTHER}</td><td>2026-03-01</td></tr></table>",
    ],
)
def test_a_list_of_other_notices_with_their_days_is_the_pages(list_: str) -> None:
    imported = page(f"<div>{paragraphs(TITLE, TO, *BODY)}</div>{list_}")
    assert printed(imported) == list(LINES)
    assert any(PLAIN_OTHER in line for line in imported.summary.dropped)


def test_related_papers_that_a_notice_goes_on_behind_are_its_own() -> None:
    lines = (
        TITLE,
        TO,
        *BODY[:-2],
        "政策解读：青禾区甲局宣传《工作规则》的通知",
        "三、其他",
        "请各单位于5月20日前报送总结。",
        *SIGNED,
    )
    assert "政策解读：青禾区甲局宣传《工作规则》的通知" in printed(page(paragraphs(*lines)))


def test_page_numbers_are_left_out_and_say_that_there_is_more() -> None:
    pages = "<div class=page><span>1</span><a href=t_2.html>2</a><a href=t_2.html>下一页</a></div>"
    imported = page(f"<div>{paragraphs(TITLE, TO, *BODY)}{pages}</div>")
    assert printed(imported) == list(LINES)
    assert imported.summary.dropped == ("12下一页",)
    assert imported.summary.notes == ("网页分了页，这里只有一页：别的几页单独打开，接在后面",)


def test_page_numbers_of_a_single_page_say_nothing() -> None:
    imported = page(f"<div>{paragraphs(TITLE, TO, *BODY)}<div>上一页 <span>1</span> 下一页</div></div>")
    assert printed(imported) == list(LINES)
    assert not imported.summary.notes


def test_a_search_field_below_the_text_is_none_of_it() -> None:
    content = paragraphs(TITLE, TO, *BODY[:-2], *["各单位要高度重视，加强组织领导，确保活动取得实效。"] * 4, *SIGNED)
    assert "关键词" not in page(f"<div>{content}</div><div>检索：<input value=关键词></div>").text


def test_a_title_that_the_page_sets_apart_is_taken_from_it_and_marked() -> None:
    content = f"<div><div class=print><h1>{TITLE}</h1><p>{NUMBER}</p></div><div>{paragraphs(TO, *BODY)}</div></div>"
    imported = page(content)
    assert (noticed(imported)["title"], noticed(imported)["number"]) == (TITLE, NUMBER)
    assert "请核对：取自网页，通知里没有" in marks(imported)


# -- Markdown, and what nobody sees ------------------------------------------------------------------------------------

MARKED = f"""---
layout: post
---

# {TITLE}

**{TO}**

{BODY[0]}

## {BODY[1]}

{BODY[2]}
<!-- 内部批注 -->

***{BODY[3]}***

- 各单位于5月20日前报送[活动总结](https://qinghe.example/a(1).docx)。

---

> {SIGNED[0]}
> {SIGNED[1]}

附件

分工表

| **任务** | 责任单位 |
| :--- | ---: |
| 设咨询台\\|发资料 | 甲局 |
"""


def test_markdown_is_read_without_its_marks() -> None:
    imported = import_notice(MARKED.encode(), "通知.md")
    assert printed(imported)[: len(LINES)] == list(LINES)
    assert printed(imported)[len(LINES) : len(LINES) + 2] == ["附件", "分工表"]
    (grid,) = [block for block in formats.read(MARKED.encode(), "a.md").blocks if isinstance(block, Grid)]
    assert grid.rows == (("任务", "责任单位"), ("设咨询台|发资料", "甲局"))
    assert {"layout: post", "内部批注"} <= set(imported.summary.dropped)


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("1\\. 甲", ["1. 甲"]),
        ("1. 甲", ["1. 甲"]),
        ("# 一、甲 #", ["一、甲"]),
        ("- [ ] 甲", ["甲"]),
        ("每平方米5*3*2元，a_b_c，`代号`", ["每平方米5*3*2元，a_b_c，代号"]),
        ("甲<br>乙", ["甲", "乙"]),
        ("邮箱：<qinghe@example.com>", ["邮箱：qinghe@example.com"]),
        ("\\*甲\\*", ["*甲*"]),
        ("#政务公开", ["政务公开"]),
        ("***", []),
        ("甲\n===", ["甲"]),
    ],
)
def test_a_line_of_markdown(line: str, seen: list[str]) -> None:
    assert lines_of(line.encode(), "a.md") == seen


def test_what_of_markdown_is_no_text_is_said() -> None:
    text = "\n".join(LINES).replace("上午9时", "~~上午8时~~上午9时，地点见![](a.png)")
    imported = import_notice(text.encode(), "通知.md")
    assert "5月15日上午8时上午9时，地点见。" in printed(imported)
    assert set(imported.summary.notes) == {"图片1张没有收进来", "有划掉的字，照样收进来了"}
    assert any("有划掉的字" in mark and "图片没有收进来" in mark for mark in marks(imported))


def test_a_text_file_keeps_what_is_no_mark_there() -> None:
    assert lines_of("# 甲 **乙**".encode(), "a.txt") == ["# 甲 **乙**"]


@pytest.mark.parametrize("unseen", ["\u200b", "\u2060", "\ufeff", "\u00ad"])
def test_what_nobody_sees_parts_no_date(unseen: str) -> None:
    text = "\n".join(LINES).replace("5月20日", f"5{unseen}月20日")
    imported = import_notice(text.encode(), "通知.txt")
    assert printed(imported) == list(LINES)
    assert yaml.safe_load(imported.text)["reports"][0]["due"] == "5月20日前"


# -- the title and the links of attachments, as pages set them ---------------------------------------------------------


def of_page(head: str, below: str = "") -> tuple[str, list[str], list[str]]:
    """Title, attachments and marks of a page's notice."""
    text = "请各单位高度重视，认真组织，确保取得实效，并及时总结经验做法，形成长效机制，推动各项工作落实到位。"
    lines = [
        "各镇街：",
        "现将有关事项通知如下：",
        "一、活动时间",
        "5月15日。",
        "二、要求",
        text,
        "示例县甲局",
        "2026年5月7日",
    ]
    body = "".join(f"<p>{line}</p>" for line in lines)
    imported = import_notice(f"<body><div>{head}{body}{below}</div></body>".encode(), "通知.html")
    plan = loads(imported.text.encode()).plan
    assert plan is not None
    assert plan.notice is not None
    assert plan.scheme is None
    marks = [said for _, said in imported.summary.marked if "代号" not in said and "members" not in said]
    return str(plan.notice.title), [str(attachment.title) for attachment in plan.notice.attachments], marks


@pytest.mark.parametrize("organ", ["示例县人民政府", "示例县第一中学", "中共示例县委宣传部", "示例集团有限公司"])
@pytest.mark.parametrize(
    "head", ["<p align=center>{}</p><p align=center>{}</p>", "<table><tr><td>{}</td></tr><tr><td>{}</td></tr></table>"]
)
def test_an_organ_above_the_title_is_asked_about(organ: str, head: str) -> None:
    title, _, marks = of_page(head.format(organ, "关于开展示例周活动的通知"))
    assert title == "关于开展示例周活动的通知"
    assert marks == [f"请核对：上面的“{organ}”没有收进来；是标题的，在标题前面加一行"]


def test_the_name_of_the_site_above_the_title_is_the_sites() -> None:
    assert of_page("<p>示例县人民政府门户网站</p><h1>关于开展示例周活动的通知</h1>")[2] == []


@pytest.mark.parametrize(
    "lines",
    [
        ["示例县财政局关于转发", "《市财政局关于政府采购的通知》的通知"],
        ["示例县水利局", "二〇二六年水法宣传周", "活动通知"],
    ],
)
def test_a_heading_of_several_lines_is_one_title(lines: list[str]) -> None:
    title, _, marks = of_page(f"<h1>{'<br>'.join(lines)}</h1>")
    assert title.split("\n") == lines
    assert marks == ["请核对：标题上面有不认识的文字，一起放在标题里"]


_LINKS = '<a href="1.docx">活动报名表.docx</a>', '<a href="2.xlsx">单位联系表.xlsx</a>'


@pytest.mark.parametrize(
    "below",
    [
        f"<p>附件下载：{_LINKS[0]} {_LINKS[1]}</p>",
        f"<p>附件下载：</p><p>{_LINKS[0]}</p><p>{_LINKS[1]}</p>",
        '<p><a href="1.pdf">附件1-活动报名表.pdf</a></p><p><a href="2.pdf">附件2—单位联系表.pdf</a></p>',
        f'<p><a href="0.zip">点击下载附件</a></p><p>{_LINKS[0]}</p><p>{_LINKS[1]}</p>',
        f'<p><a href="0.pdf">关于开展示例周活动的通知.pdf</a></p><p>{_LINKS[0]}</p><p>{_LINKS[1]}</p>',
        f'<p><a href="0.pdf">示例县甲局关于开展示例周活动的通知.pdf</a></p><p>{_LINKS[0]}</p><p>{_LINKS[1]}</p>',
        f"<table><tr><td>附件</td><td>{_LINKS[0]}</td></tr><tr><td></td><td>{_LINKS[1]}</td></tr></table>",
        '<p>附件：<a href="1.pdf">附件1：活动报名表</a>；<a href="2.pdf">附件2：单位联系表</a></p>',
    ],
)
def test_links_below_the_date_are_the_attachments(below: str) -> None:
    title, attachments, _ = of_page("<h1>关于开展示例周活动的通知</h1>", below)
    assert (title, attachments) == ("关于开展示例周活动的通知", ["活动报名表", "单位联系表"])
