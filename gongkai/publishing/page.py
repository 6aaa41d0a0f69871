"""The page: what portal.html.j2 sees, and that template over it. One file; nothing in it is fetched from anywhere."""

from collections.abc import Mapping
from typing import NamedTuple

from gongkai.forms import Settings
from gongkai.page.forms import html_of
from gongkai.publishing.article import Article, Picture
from gongkai.publishing.interpretations import Interpretation
from gongkai.publishing.labels import block, labels

_KINDS = {"docx": "Word", "pdf": "PDF", "txt": "文本"}
_WEB = ("http://", "https://")


class Offered(NamedTuple):
    """A document to take home: its file, what it is, how large."""

    file: str
    kind: str
    size: str


class Policy(NamedTuple):
    """A policy with its interpretations, those that are there to be read."""

    title: str
    link: str
    interpretations: tuple[Interpretation, ...]


class Page(NamedTuple):
    """What stands around the text: labels in the head, the block, what belongs to it."""

    title: str
    site: str
    column: str
    labels: tuple[tuple[str, str], ...]
    block: tuple[tuple[str, str], ...]
    policies: tuple[Policy, ...]
    pictures: tuple[Picture, ...]
    documents: tuple[Offered, ...]


def written(article: Article, sizes: Mapping[str, int], settings: Settings) -> str:
    """The page with the documents of these sizes beside it."""
    page = Page(
        title=article.title,
        site=article.said("site"),
        column=article.said("column"),
        labels=tuple((label.name, label.value) for label in labels(article) if label.value),
        block=block(article),
        policies=tuple(_policies(article)),
        pictures=article.pictures,
        documents=tuple(Offered(name, _KINDS[_suffix(name)], _size(size)) for name, size in sizes.items()),
    )
    return html_of("portal.html.j2", article.paper, settings, {"about": page})


def _policies(article: Article) -> list[Policy]:
    """Policies in the order of the plan; an interpretation that nobody can read yet is not on the page."""
    found: dict[str, Policy] = {}
    for one in article.interpretations:
        if one.link.startswith(_WEB):
            link = one.policy_link if one.policy_link.startswith(_WEB) else ""
            policy = found.get(one.policy) or Policy(one.policy, link, ())
            found[one.policy] = policy._replace(interpretations=(*policy.interpretations, one))
    return list(found.values())


def _suffix(name: str) -> str:
    return name.rpartition(".")[2]


def _size(size: int) -> str:
    return f"{size / 1024:.0f} KB" if size >= 1024 else f"{size} 字节"
