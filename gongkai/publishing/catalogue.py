"""The record of the notice for 政府信息公开目录: its core elements, as JSON and as a row of a table."""

import csv
from io import StringIO
from typing import NamedTuple

from gongkai import json_text
from gongkai.publishing.article import OPEN, Article
from gongkai.publishing.labels import stamp
from gongkai.sheet.csv import safe

_FORMAT = "html、docx、pdf、txt"


class Element(NamedTuple):
    """An element of the catalogue; `required` is 必选. One that is not known has the value ""."""

    name: str
    required: bool
    value: str


def elements(article: Article) -> tuple[Element, ...]:
    """The core elements, 国办秘函〔2009〕6号, as far as a notice has them."""
    return (
        Element("索引号", True, article.said("index")),
        Element("名称", True, article.title),
        Element("内容概述", False, article.said("description")),
        Element("生成日期", True, article.written),
        Element("发布机构", True, article.issuer),
        Element("主题分类", True, article.said("subject")),
        Element("主题词", False, article.said("keywords")),
        Element("文号", False, article.number),
        Element("发布日期", False, stamp(article.published)),
        Element("公开方式", False, article.said("openness") or OPEN),
        Element("信息格式", False, _FORMAT),
        Element("语种", False, "中文"),
        Element("在线链接地址", False, article.said("url")),
    )


def as_json(article: Article) -> str:
    """What is known; what has to be there and is not, as null."""
    known = {one.name: one.value or None for one in elements(article) if one.value or one.required}
    return json_text.written(known)


def as_csv(article: Article) -> str:
    """A head and a row, for whoever adds it to a table."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    found = elements(article)
    writer.writerow([one.name for one in found])
    writer.writerow([safe(one.value) for one in found])
    return "\ufeff" + text.getvalue()
