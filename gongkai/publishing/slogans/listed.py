"""The slogans of a plan, measured: how many characters each has, and how many cells of a screen it takes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gongkai.errors import GongkaiError
from gongkai.patterns import pattern
from gongkai.plan import Items, Plan, Prose, Section
from gongkai.publishing.slogans.banner import Banner
from gongkai.wide import printable

_NAMED = 10
_SLOGANS = pattern("标语|口号")


class Slogan(NamedTuple):
    """A slogan in one line, spaces as typed; its number in the list is not part of it."""

    number: int
    text: str

    @property
    def characters(self) -> int:
        """字数: spaces are none."""
        return sum(not character.isspace() for character in self.text)

    @property
    def cells(self) -> int:
        """How wide it is on a screen, in half characters.

        What GBK writes in one byte takes one, everything else two: dot-matrix fonts are made so, marks included.
        """
        return sum(1 if character.isascii() else 2 for character in self.text)


class Slogans(NamedTuple):
    """All slogans of a list; `screen` is how many cells a screen shows at once, None where nobody said."""

    title: str
    slogans: tuple[Slogan, ...]
    screen: int | None
    banner: Banner

    def is_too_wide(self, slogan: Slogan) -> bool:
        """Whether a screen cannot show it at once."""
        return self.screen is not None and slogan.cells > self.screen

    @property
    def notes(self) -> Iterator[str]:
        """Which slogans do not fit the screen, and how a width is counted."""
        if wide := [slogan for slogan in self.slogans if self.is_too_wide(slogan)]:
            unit = f"一屏{self.screen}格（一个汉字、全角标点占2格，一个字母、数字、半角标点占1格）"
            told = _enumerated(f"第{slogan.number}条{slogan.cells}格" for slogan in wide)
            yield f"{unit}，放不下的有{len(wide)}条：{told}；在 LED 软件里设成左移、分屏，或者换短的"


def slogans(attachment: Section, screen: int | None, banner: Banner) -> Slogans:
    """The slogans of an attachment. Raises GongkaiError if there are none."""
    found = [line for line in map(_one_line, _lines(attachment)) if line.strip()]
    title = (attachment.title or "").replace("\n", "")
    if not found:
        raise GongkaiError(f"附件“{title}”里没有一条条的标语", "写在附件的 list 里，一条一行，每条以“- ”开头")
    return Slogans(title, tuple(Slogan(number, text) for number, text in enumerate(found, 1)), screen, banner)


def the_list(plan: Plan) -> Section:
    """The attachment that holds the slogans: the one that is a list, of several the one called 标语 or 口号.

    Raises GongkaiError where there is none, or where it is not plain which one.
    """
    attachments = [attachment for document in plan.documents for attachment in document.attachments]
    lists = [attachment for attachment in attachments if any(_items(attachment))]
    called = [attachment for attachment in attachments if _SLOGANS.search(attachment.title or "")]
    chosen = called or lists
    if len(chosen) == 1:
        return chosen[0]
    if chosen:
        told = _enumerated(attachment.title or "" for attachment in chosen)
        raise GongkaiError("是列表的附件有几个，不知道哪一个是标语", f"加上 --attachment 和附件的标题或编号：{told}")
    if attachments:
        told = _enumerated(attachment.title or "" for attachment in attachments)
        raise GongkaiError("没有一个附件是列表（list）", f"在别的附件里的，加上 --attachment 和标题或编号：{told}")
    raise GongkaiError("这份方案没有附件，不知道标语在哪里", "把标语写成附件：attachments 里写 title 和 list，一条一行")


def _lines(attachment: Section) -> list[str]:
    """The lines of its lists; without any, the paragraphs of its text."""
    return list(_items(attachment)) or [
        line
        for section in attachment.walk()
        for part in section.body
        if isinstance(part, Prose)
        for line in "".join(piece.text for piece in part.pieces).split("\n")
    ]


def _items(attachment: Section) -> Iterator[str]:
    for section in attachment.walk():
        for part in section.body:
            if isinstance(part, Items):
                yield from part.lines


def _one_line(text: str) -> str:
    """A slogan typed in several lines as one, with a blank where they ended."""
    return printable("\u3000".join(text.splitlines()))


def _enumerated(texts: Iterable[str]) -> str:
    told: Sequence[str] = list(texts)
    return "、".join(told[:_NAMED]) + (f"等{len(told)}条" if len(told) > _NAMED else "")
