"""The beginning of a notice: 版头, title, addressees, and where the page's own lines around them are."""

import re
from dataclasses import dataclass, field

from gongkai.importing.files.levels import numbered
from gongkai.importing.files.paper import Block, Paragraph, bare
from gongkai.importing.parts.addressed import begins
from gongkai.importing.parts.addressees import are_addressees, may_be_addressees
from gongkai.importing.parts.frame import is_frame
from gongkai.importing.parts.labels import is_label, key_of, labelled
from gongkai.importing.parts.letterhead import MARKS, is_letterhead, number_in, signers
from gongkai.importing.parts.title import BRACKETED, LONG, find_title, is_notice_title, is_title, text_at
from gongkai.importing.words.names import are_units
from gongkai.patterns import pattern

_SENTENCE = pattern("[。；：:，]")
_CLOCK = pattern(r"(?<!\d)\d{1,2}[:：]\d{2}(?!\d)")
# What a notice asks for itself, wherever it stands.
_ASKS = pattern("(?:报送|上报|报名|提交|截止|投稿|完成)(?:时间|时限|日期|期限|方式|单位|材料|内容|要求)?[:：]")
_LABEL = pattern(r"[【\[]?[\u4e00-\u9fff]{2,8}[】\]]?\s*+[:：|｜][^。；]*+")  # 时效性：有效, 供稿：办公室　编辑：王某
_MOMENT = pattern(r"(?:日期|时间)[:：]\s*+(?:\d{4}[-/.])?\d{1,2}[-/.]\d{1,2}.*")
_NEAR = 12  # lines from the title to the addressees
_MOST_LINES = 24


@dataclass
class Head:
    """What stands before the text, by the indexes of its blocks. `title` has an index for every line.

    `unknown` are lines above the title that nobody knows: they are printed with it.
    """

    title: list[int] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)
    letterhead: list[int] = field(default_factory=list)
    number: int | None = None
    below: bool = False
    to: int | None = None
    dropped: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    rest: int = 0


def find_head(blocks: list[Block], is_page: bool) -> Head:
    """The head of a notice; without title and addressees `rest` is 0, and so everything is text."""
    title = find_title(blocks, is_page)
    if not title or _is_of_what_is_issued(blocks, title):
        return _untitled(blocks)
    while BRACKETED.fullmatch(below := text_at(blocks, title[-1] + 1)) and not number_in(below):
        title.append(title[-1] + 1)
    head = Head(title=title, rest=title[-1] + 1)
    _above(blocks, head, is_page)
    _below(blocks, head, is_page)
    return head


def _is_of_what_is_issued(blocks: list[Block], title: list[int]) -> bool:
    """Whether the only title is that of a plan, and above it stands the notice that issues it, from 各单位： on."""
    if is_notice_title("".join(text_at(blocks, index) for index in title)):
        return False
    to = next((index for index in range(title[0]) if are_addressees(text_at(blocks, index))), None)
    return to is not None and any(text_at(blocks, index).endswith("。") for index in range(to + 1, title[0]))


def _untitled(blocks: list[Block]) -> Head:
    """The head of a notice that begins with its addressees, behind lines of the page and one like a title at most."""
    number: int | None = None
    title: list[int] = []
    for index in range(min(len(blocks), _NEAR)):
        text = text_at(blocks, index)
        if are_addressees(text):
            dropped = [above for above in range(index) if above != number and above not in title]
            return Head(title=title, number=number, to=index, dropped=dropped, rest=index + 1)
        if number is None and number_in(text):
            number = index
        elif not is_frame(blocks[index]):
            if title or not _heads(text):
                break
            title = [index]
    return Head()


def _heads(text: str) -> bool:
    """Whether a line above the addressees is the title, though a number or a colon stands with it."""
    number = numbered(text)
    return 1 < len(text) <= LONG and not _SENTENCE.search(text[:-1]) and (number is None or is_title(text))


def _below(blocks: list[Block], head: Head, is_page: bool) -> None:
    """What stands between title and text: 发文字号, lines of the page, addressees."""
    if head.rest == 0:
        return
    head.to = _addressed(blocks, head.rest, is_page)
    if head.to is None:
        end = _text_begins(blocks, head.rest) if is_page else head.rest
        end = next((at + 1 for at in (end, end - 1) if at >= head.rest and _is_number(text_at(blocks, at))), end)
    else:
        end = head.to
    between = range(head.rest, end)
    number = next((index for index in between if _is_number(text_at(blocks, index))), None)
    if head.number is None and number is not None:
        head.number, head.below = number, True
    others = [index for index in between if index != head.number]
    if is_page:
        head.dropped += others
    elif others:
        if head.below and head.number is not None and others[-1] > head.number:
            head.number, head.below, others = None, False, list(between)
        head.unknown = sorted([*head.unknown, *others])
        head.title = [*head.title, *others]
    head.rest = end if head.to is None else head.to + 1


def _is_number(text: str) -> bool:
    return number_in(text) != "" or signers(text) is not None


def _addressed(blocks: list[Block], start: int, is_page: bool) -> int | None:
    """The addressees below a title, behind nothing but short lines of another kind."""
    for index in range(start, min(len(blocks), start + _NEAR)):
        text = text_at(blocks, index)
        if are_addressees(text) or (may_be_addressees(text) and begins(blocks, index + 1)):
            return index
        if not text or not (is_frame(blocks[index]) or _is_short(text) or _is_pages_label(text, is_page)):
            return None
    return None


def _is_short(text: str) -> bool:
    """Whether a line between title and addressees is no sentence: 发文字号, 5月7日 10:30."""
    if _is_number(text):
        return True
    return len(text) <= LONG and numbered(text) is None and _SENTENCE.search(_CLOCK.sub("", text)) is None


def _is_pages_label(text: str, is_page: bool = True) -> bool:
    """Whether a label of any word says something about a notice, and it is none of what a notice arranges.

    A page says whatever it is; else nothing that the text could begin with: 联系人：……, 活动主题：…….
    """
    if len(text) > LONG or _LABEL.fullmatch(text) is None or _ASKS.match(text):
        return False
    found = labelled(text)
    if not is_page and (found or key_of(text.rstrip("：:")) or is_label(text.rstrip("：:"))):
        return False
    return found is None or found.key is None or _MOMENT.fullmatch(text) is not None


def _text_begins(blocks: list[Block], start: int) -> int:
    """Where the page's lines between title and text end: behind the last of them before anything of a notice's own."""
    begins = start
    for index in range(start, min(len(blocks), start + 12)):
        text = text_at(blocks, index)
        if is_frame(blocks[index]):
            begins = index + 1
        elif _is_number(text):
            return index if all(map(_is_pages_label, (text_at(blocks, at) for at in range(begins, index)))) else begins
        elif not text or len(text) > LONG or numbered(text) or re.search("[。；]", text) or are_addressees(text):
            break
    return begins


def _above(blocks: list[Block], head: Head, is_page: bool) -> None:
    """版头 above the title. In a page everything else up there is the page's; elsewhere it is part of the title."""
    unknown: list[int] = []
    for index in range(head.title[0] - 1, -1, -1):
        text = text_at(blocks, index)
        mark = next((name for name, pattern in MARKS if pattern.fullmatch(text)), None)
        if head.number is None and _is_number(text):
            head.number = index
        elif is_letterhead(blocks[index], is_page) or (head.number is not None and _is_of_letterhead(blocks, index)):
            head.letterhead.insert(0, index)
        elif mark and mark not in head.marks:
            head.marks[mark] = index
        else:
            unknown.insert(0, index)
    if is_page:
        head.dropped += unknown
        unknown = []
    head.unknown = unknown
    known = [head.marks[name] for name, _ in MARKS if name in head.marks]
    known += [*head.letterhead, *([head.number] if head.number is not None else [])]
    if known != sorted(known) or (unknown and known and unknown[0] < known[-1]):
        head.unknown = sorted([*known, *unknown])  # 版头 cannot be printed in this order
        head.number, head.letterhead, head.marks = None, [], {}
    head.title = [*head.unknown, *head.title]
    if len(head.title) > _MOST_LINES:
        head.title, head.rest, head.unknown = [], 0, []


def _is_of_letterhead(blocks: list[Block], index: int) -> bool:
    """Whether a line above the number is an organ's name, or the 文件 that stands alone below such names."""
    text = text_at(blocks, index)
    return _is_organ_line(text) or (bare(text) == "文件" and _is_organ_line(text_at(blocks, index - 1)))


def is_organ_above(blocks: list[Block], index: int) -> bool:
    """Whether a line that is left out as the page's is an organ's name, as the first line of a title would be."""
    block = blocks[index]
    is_name = isinstance(block, Paragraph) and block.marked != "link" and 3 < len(block.text) <= LONG
    return (
        is_name
        and not re.search("网站?$", text_at(blocks, index))
        and are_units(re.sub(r"\s+", "、", text_at(blocks, index)))
    )


def _is_organ_line(text: str) -> bool:
    return 3 <= len(text) <= 30 and are_units(text)
