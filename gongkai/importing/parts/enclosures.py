"""The attachments of a notice: those that stand behind it, and those that it only names."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from gongkai.importing.files.paper import Block, Paragraph, bare
from gongkai.importing.parts.tail import Attachment, Tail, announced, as_printed
from gongkai.phrases.writing import alike, number


class Enclosures(NamedTuple):
    """All attachments in order; none where they cannot be printed as they stand.

    `announces` says that 附件说明 is printed as it stands; `marks` is what is printed for the marks that stand there.
    """

    attachments: list[Attachment]
    announces: bool
    marks: dict[int, str]


def enclosures(blocks: list[Block], tail: Tail, linked: Iterable[str]) -> Enclosures:
    """What is attached. `linked` are names that only a page's links give; the plan itself is no attachment."""
    in_plan = announced(blocks, tail.announced_in_plan)
    names = announced(blocks, tail.announcement) or list(linked) or (in_plan if not tail.attachments else [])
    plan = _title(blocks, tail.title)
    if not tail.attachments and plan and any(_alike(name, plan) for name in names):
        return Enclosures([], False, {})
    placed = _placed(blocks, tail.attachments, names or in_plan)
    count = max(len(names), max(placed, default=-1) + 1)
    if len(placed) < len(tail.attachments) or any(nth not in placed and nth >= len(names) for nth in range(count)):
        return Enclosures([], False, {})
    found = [placed.get(nth) or Attachment(None, [], [], names[nth]) for nth in range(count)]
    titles = [attachment.name or _title(blocks, attachment.title) for attachment in found]
    last = tail.announcement[-1] + 1 == tail.end if tail.announcement else False
    typed = [bare(_text(blocks, index)) for index in tail.announcement]
    marks = {
        mark: f"附件{nth + 1}" if count > 1 else "附件" for nth, one in placed.items() if (mark := one.mark) is not None
    }
    return Enclosures(found, last and typed == list(map(bare, as_printed(titles))), marks)


def _placed(blocks: list[Block], attachments: list[Attachment], names: list[str]) -> dict[int, Attachment]:
    """The attachments behind the notice by their index among all: that of their mark, else of their title."""
    placed: dict[int, Attachment] = {}
    for attachment in attachments:
        numeral = re.search(r"\d+|[一二三四五六七八九十]+", bare(_text(blocks, attachment.mark)))
        title = _title(blocks, attachment.title)
        known = next((nth for nth, name in enumerate(names) if _alike(name, title)), 0)
        nth = number(numeral[0]) - 1 if numeral else known
        if not title or nth < len(placed) or nth in placed:
            return {}
        placed[nth] = attachment
    return placed


def _title(blocks: list[Block], indexes: list[int]) -> str:
    return "".join(_text(blocks, index) for index in indexes)


def _alike(name: str, title: str) -> bool:
    return bare(alike(name)).strip("《》") == bare(alike(title)).strip("《》")


def _text(blocks: list[Block], index: int | None) -> str:
    block = blocks[index] if index is not None else None
    return block.text if isinstance(block, Paragraph) else ""
