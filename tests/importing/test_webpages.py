"""Saved web pages: what is the notice, what is around it, and what of it no text is."""

from typing import Any

import pytest
import yaml

from gongkai.importing import Imported, import_notice
from tests.importing.test_files import LINES, TEXT, lines_of, marks, printed

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
