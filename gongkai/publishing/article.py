"""What is published, whatever it is: the notice, or the summary after the day."""

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.page.blocks import NoticeView
from gongkai.phrases.moments import Moment
from gongkai.plan import Plan, Portal
from gongkai.publishing.interpretations import Interpretation
from gongkai.wide import printable

OPEN = "主动公开"


class Picture(NamedTuple):
    """A picture as a file of the folder, and what it shows, for whoever does not see it."""

    name: str
    alt: str
    content: bytes


class Article(NamedTuple):
    """The paper with what the page has to say of it. What is not known is "" or None.

    `written` is 成文日期, `published` 发布日期; `name` what its documents are called. A notice has its place
    `in_catalogue` (政府信息公开目录), with an index number; a report of what came of it is news.
    """

    title: str
    name: str
    paper: NoticeView
    portal: Portal
    issuer: str = ""
    number: str = ""
    written: str = ""
    published: Moment | None = None
    interpretations: tuple[Interpretation, ...] = ()
    pictures: tuple[Picture, ...] = ()
    in_catalogue: bool = True

    def said(self, key: str) -> str:
        """What the plan's portal says under this key, in one line."""
        typed = getattr(self.portal, "index_number" if key == "index" else key)
        return one_line("、".join(typed) if isinstance(typed, tuple) else str(typed or ""))


def of_notice(plan: Plan, portal: Portal, paper: NoticeView, interpretations: Sequence[Interpretation]) -> Article:
    """The notice as it is published."""
    notice = plan.notice
    title = one_line(notice.title or "") if notice else ""
    return Article(
        title=title or one_line(plan.title),
        name=title or one_line(plan.title),
        paper=paper,
        portal=portal,
        issuer="、".join(map(one_line, notice.issuer)) if notice else "",
        number=one_line(notice.number or "") if notice else "",
        written=plan.issued.isoformat() if plan.issued else "",
        published=portal.published.start if portal.published else None,
        interpretations=tuple(interpretations),
    )


def one_line(text: str) -> str:
    """A text without line breaks and what nobody sees: a label has one line."""
    return printable("".join(text.split("\n")), "").strip()
