"""页面标签 of 《政府网站发展指引》 (国办发〔2017〕47号), the block above the text, and what is still to be asked for.

Only what is known is written: a label without a value is worse than none, and a wrong 索引号 worse than either.
"""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.keys import PORTAL
from gongkai.phrases.moments import Moment, in_full
from gongkai.publishing.article import OPEN, Article

_KEYS = {key.name: key for key in PORTAL}


class Label(NamedTuple):
    """A label of the page: its name, the plan's key for it ("" where the notice itself says it), its value."""

    name: str
    key: str
    required: bool
    value: str


class Question(NamedTuple):
    """Something that the plan does not say: the key to write it under, its word, how it is written, what for."""

    key: str
    label: str
    help: str
    needed: str


# Of a page with an article on it: those of the site, of its column, and of the article.
_LABELS = (
    ("SiteName", "site", True),
    ("SiteDomain", "domain", True),
    ("SiteIDCode", "code", True),
    ("ColumnName", "column", True),
    ("ColumnType", "column_type", True),
    ("ArticleTitle", "", True),
    ("PubDate", "published", True),
    ("ContentSource", "source", True),
    ("Keywords", "keywords", False),
    ("Author", "author", False),
    ("Description", "description", False),
    ("Url", "url", False),
)
_IN_CATALOGUE = (("index", "索引号"), ("subject", "主题分类"))


def labels(article: Article) -> tuple[Label, ...]:
    """All of them in the order of the guide, with "" for what is not known."""
    return tuple(Label(name, key, required, _value(article, name, key)) for name, key, required in _LABELS)


def _value(article: Article, name: str, key: str) -> str:
    if name == "ArticleTitle":
        return article.title
    if name == "PubDate":
        return stamp(article.published)
    if name == "Keywords":
        return ",".join(map(str, article.portal.keywords))
    return article.said(key)


def stamp(moment: Moment | None) -> str:
    """A day, with its hour where that is known, as the labels have it: 2022-05-12 09:30."""
    if moment is None:
        return ""
    return moment.day.isoformat() + (f" {moment.clock:%H:%M}" if moment.clock else "")


def block(article: Article) -> tuple[tuple[str, str], ...]:
    """The block above the text, with what is known: what is not is asked for when the page is made."""
    rows = (
        ("索引号", article.said("index")),
        ("主题分类", article.said("subject")),
        ("发文机关", article.issuer),
        ("成文日期", _day(article.written)),
        ("标题", article.title),
        ("发文字号", article.number),
        ("发布日期", in_full(article.published.day) if article.published else ""),
        ("公开方式", article.said("openness") or OPEN),
    )
    return tuple(row for row in rows if row[1])


def _day(iso: str) -> str:
    from datetime import date

    return in_full(date.fromisoformat(iso)) if iso else ""


def questions(article: Article) -> Iterator[Question]:
    """What the plan has to say before the page is complete."""
    for key, label in _IN_CATALOGUE:
        if article.in_catalogue and not article.said(key):
            yield Question(key, label, _KEYS[key].help, "目录")
    for one in labels(article):
        if one.required and not one.value and one.key:
            yield Question(one.key, _KEYS[one.key].label, _KEYS[one.key].help, f"页面标签 {one.name}")
