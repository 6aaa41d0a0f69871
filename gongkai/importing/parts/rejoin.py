"""Paragraphs that were broken into lines, as text copied from a PDF or a narrow column is, put together again."""

import re
from collections.abc import Iterable, Iterator

from gongkai.importing.files.levels import numbered
from gongkai.importing.files.paper import Block, Paragraph
from gongkai.importing.parts.addressees import are_addressees
from gongkai.importing.parts.labels import label_alone, labelled
from gongkai.importing.parts.signature import is_contact, is_date, is_issuer
from gongkai.patterns import pattern

_TOLD = "原文的一段话断成了几行，接起来的，看看接得对不对"
_NARROWEST, _WIDEST = 14, 80  # characters of a full line
_FULL = 0.86  # of the widest
_ANY = 2  # lines that stop at a comma; as a width: however short a line is, it goes on below
_LEAST = 4  # full lines that stop in mid-sentence
_STOPS = pattern(r"[。；：！？.:;!?…]$|[。！？][”」』）)]$")
_NO_BEGINNING = pattern("[，。、；：！？）》”’%,;)]|[局委厅处科站所队院](?:[、，]|会同|负责|牵头|联合|配合)")
_PAIRS = ("《》", "（）")
_NUMBER_ALONE = pattern(r"\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)]")
_SHORT = 120
_ROW = pattern(  # 6月18日 示例乡集市 县甲局, of a table; 10月22日（周一）, 上午8:30, of an agenda
    r"\d{1,2}月\d{1,2}日(?:\s+[^\s，。]|(?:[（(][^（）()]{1,8}[）)])?$)|(?:上午|下午|晚上?|中午)?\d{1,2}[:：]\d{2}(?!\d|之?前)"
)
_UNDONE = pattern("(?:(?<!即)将|把|于|在|由|以及|[和及与]|[请并应须]|各|各[省市县区][、（(][^，。；]{1,8}[）)])$")
_COPIES = pattern("抄(?:送|报)[：:]")
_NAMED_PAPER = pattern(r"\s*+(?:附\s*+件\s*+(?:[：:]\s*+)?)?\d{1,2}[.．、]")  # 2．关于加强某某工作的 / 指导意见
_HANDS_IN = pattern("[前日将把].{2,40}(?<=[发送报交])$")


def rejoined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with broken paragraphs whole; the first of them says so."""
    found = list(blocks)
    full = _full_width(found) or (_ANY if _is_broken(found) else 0)
    told = _TOLD
    index, in_text = 0, False  # the lines of a title are not joined
    while index < len(found):
        block = found[index]
        index += 1
        if isinstance(block, Paragraph):
            before, last = block, block.text
            while (
                index < len(found)
                and not _signs(found, index)
                and (
                    _goes_on(block, last, below := found[index], full if in_text else 0)
                    or (in_text and (_list_goes_on(last, below) or _breaks_off(last, below)))
                )
            ):
                assert isinstance(below, Paragraph)
                last = below.text
                block = _joined(block, below)
                index += 1
            if block is not before:
                block, told = block._replace(told=block.told or told), ""
            in_text = in_text or re.search("[。；：:]", block.text) is not None or numbered(block.text) is not None
        yield block


def _joined(block: Paragraph, below: Paragraph) -> Paragraph:
    """Two lines as one, with what either was typed like before something was taken off it."""
    typed = f"{block.typed or block.text}{below.typed or below.text}" if block.typed or below.typed else ""
    return block._replace(text=f"{block.text}{below.text}", told=block.told or below.told, typed=typed)


def _signs(blocks: list[Block], index: int) -> bool:
    """Whether a line is 署名, with its date below."""
    here, below = (blocks[at] if at < len(blocks) else None for at in (index, index + 1))
    if not isinstance(here, Paragraph) or not isinstance(below, Paragraph):
        return False
    return is_date(below.text) and is_issuer(here.text)


def _is_broken(blocks: list[Block]) -> bool:
    """Whether sentences are broken wherever a page had a link or a word of its own: many lines stop at a comma."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    return sum(numbered(text) is None and text.endswith(("、", "，", ",")) for text in texts) > _ANY


def _full_width(blocks: list[Block]) -> int:
    """How long a line is that goes on below, 0 in a text whose lines are paragraphs."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph) and len(block.text) <= _WIDEST]
    if len(texts) < _LEAST * 2:
        return 0
    lengths = sorted(len(text) for text in texts)
    widest = lengths[-max(1, len(lengths) // 20)]
    full = int(widest * _FULL)
    stopped = [text for text in texts if len(text) >= full and not _STOPS.search(text)]
    longer = sum(isinstance(block, Paragraph) and len(block.text) > _WIDEST for block in blocks)
    return full if widest >= _NARROWEST and len(stopped) >= _LEAST and longer <= len(texts) // 20 else 0


def _goes_on(block: Paragraph, last: str, below: Block, full: int) -> bool:
    """Whether a paragraph goes on in the line below; `last` is its own last line."""
    if not isinstance(below, Paragraph) or below.marked or block.marked:
        return False
    if _NUMBER_ALONE.fullmatch(block.text):
        return not _begins(below.text)
    if _STOPS.search(last):
        return False
    if below.text.endswith((":", "：")) and _are_broken_addressees(block.text, below.text):
        return True
    if _NO_BEGINNING.match(below.text):
        return True
    near = block.text[-_WIDEST:]
    opened = any(near.count(pair[0]) > near.count(pair[1]) and pair[1] in below.text for pair in _PAIRS)
    if opened and numbered(below.text) is None and len(below.text) <= _SHORT and re.search("[。；，：,;]", near):
        return True
    if full == _ANY:  # what is no sentence yet may be a heading
        return _is_sentence(block.text) and len(below.text) > 1 and not _begins(below.text)
    return bool(full) and full <= len(last) and len(below.text) <= _WIDEST and not _begins(below.text)


def _list_goes_on(last: str, below: Block) -> bool:
    """Whether a line stops within a list, which the line below goes on with."""
    return last.endswith("、") and isinstance(below, Paragraph) and len(below.text) > 1 and not _begins(below.text)


def _breaks_off(last: str, below: Block) -> bool:
    """Whether a line stops where no sentence does: ……前将报名表发送 / 到校工会, ……各县（市） / 甲局要."""
    if not isinstance(below, Paragraph) or len(below.text) < 2 or _begins(below.text):
        return False
    if _COPIES.match(last) and last[-1] in "，、,":  # 抄送：市委办，市人大办， / 市政协办。
        return True
    if len(last) < _NARROWEST:
        return False
    if _NAMED_PAPER.match(last) and last.endswith("的") and len(below.text) <= _NARROWEST:
        return True
    return _UNDONE.search(last) is not None or (_HANDS_IN.search(last) is not None and below.text[0] in "到至给往")


def _is_sentence(text: str) -> bool:
    """Whether a line is part of a sentence and no heading: 二、工作分工."""
    number = numbered(text)
    own = text[len(number.typed) :] if number else text
    return re.search("[，。；,;]", own) is not None or own.endswith("、")


def _are_broken_addressees(above: str, below: str) -> bool:
    """Whether the addressees go over two lines."""
    several = re.search("[、，,]", above) is not None and numbered(below) is None
    return several and are_addressees(f"{above}{below}") and not are_addressees(f"{above}：")


def _begins(text: str) -> bool:
    """Whether a line is one of its own: a heading, a label, an addressee, a date."""
    return bool(
        _ROW.match(text)
        or numbered(text)
        or labelled(text)
        or label_alone(text)
        or is_contact(text)
        or is_date(text)
        or are_addressees(text)
    )
