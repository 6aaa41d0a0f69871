"""主送机关 typed in another form (without a colon, over several lines, behind 主送) as one line with a colon.

So is 发文字号 behind its label, as the number alone.
"""

from gongkai.importing.files.levels import numbered
from gongkai.importing.files.paper import Block, Paragraph, bare
from gongkai.importing.parts.addressees import are_addressees, could_be_addressees
from gongkai.importing.parts.frame import is_frame
from gongkai.importing.parts.letterhead import NUMBER
from gongkai.patterns import pattern

_HEAD = 80  # lines within which the text begins
_MOST = 12  # lines of addressees
_LABEL = pattern(r"主\s*送(?:单位|机关|部门)?\s*[：:]\s*(?P<names>\S.*)")
_TITLED = pattern(
    r"(?:通知|公告|通告|通报|函|意见|决定|预告|公示|方案|计划|安排|预案|要点|办法|倡议书)(?:[（(【][^（()）】]*[）)】])?$"
)
_NUMBERED = pattern(r"号[）)]?$")
_LABELLED_NUMBER = pattern(rf"(?:发?\s*文\s*(?:字\s*)?号|文件(?:编)?号)\s*[：:]\s*+(?P<number>{NUMBER.pattern})")
_NUMBER_TOLD = "原文写成“文号：……”，按公文格式只印发文字号"
_TEXT = pattern("[。；：，]")
_SHORTEST = 12
_LEADS_IN = ("如下：", "如下:")
_LABELLED = "原文写成“主送：……”，按公文格式印成一行，末尾加冒号"
_WITHOUT_COLON = "原文的主送机关没有写标点，按公文格式加上了"
_GLUED = pattern("(?<=单位)(?=各)")
_SEVERAL_LINES = "原文的主送机关分成几行，接起来的，看看接得对不对"


def addressed(blocks: list[Block]) -> list[Block]:
    """The blocks with the addressees in one line that ends with a colon; it says so where they were typed otherwise."""
    for index in range(min(len(blocks), _HEAD)):
        block = blocks[index]
        if not isinstance(block, Paragraph):
            break
        if (number := _LABELLED_NUMBER.fullmatch(block.text)) and _is_beside_title(blocks, index):
            plain = block._replace(text=number["number"], told=_NUMBER_TOLD, typed=block.typed or block.text)
            return addressed([*blocks[:index], plain, *blocks[index + 1 :]])
        if (labelled := _LABEL.fullmatch(block.text)) and could_be_addressees(labelled["names"]):
            return [*blocks[:index], _line(block, [labelled["names"]], _LABELLED, block.text), *blocks[index + 1 :]]
        if begins(blocks, index):
            break
        lines = _lines(blocks, index)
        if lines and _is_below_head(blocks, index) and begins(blocks, index + len(lines)):
            told = _SEVERAL_LINES if len(lines) > 1 else _WITHOUT_COLON
            return [*blocks[:index], _line(block, lines, told), *blocks[index + len(lines) :]]
    return blocks


def _is_beside_title(blocks: list[Block], index: int) -> bool:
    """Whether the title stands right above a line, or right below the first one of all."""
    other = blocks[index - 1 if index else 1] if len(blocks) > 1 else None
    return isinstance(other, Paragraph) and _TITLED.search(bare(other.text)) is not None


def _lines(blocks: list[Block], start: int) -> list[str]:
    """The lines from here on that are addressees, up to one with a colon; none where the first has it already."""
    lines: list[str] = []
    for block in blocks[start : start + _MOST]:
        text = block.text if isinstance(block, Paragraph) else ""
        if are_addressees(text):
            return [*lines, text] if lines else []
        if not could_be_addressees(text):
            break
        lines.append(text)
    return lines


def _line(block: Paragraph, lines: list[str], told: str, typed: str = "") -> Paragraph:
    """The lines as one; where nothing parts them, a comma does."""
    named = [line.strip(" \u3000，,；;：:") for line in lines]
    marks = [line[-1] if line[-1] in "、，,；;" else "，" for line in (line.rstrip() for line in lines[:-1])]
    text = _GLUED.sub("、", "".join(name + mark for name, mark in zip(named, [*marks, "："], strict=True)))
    return block._replace(text=text, told=told, typed=typed or "\n".join(lines))


def _is_below_head(blocks: list[Block], index: int) -> bool:
    """Whether what stands above can be the end of a notice's head: its title, its number, a line of the page."""
    if not index:
        return True
    above = blocks[index - 1]
    text = bare(above.text) if isinstance(above, Paragraph) else ""
    return bool(_TITLED.search(text) or _NUMBERED.search(text)) or is_frame(above)


def begins(blocks: list[Block], index: int) -> bool:
    """Whether the text begins here: with a sentence or a chapter."""
    block = blocks[index] if index < len(blocks) else None
    if not isinstance(block, Paragraph) or could_be_addressees(block.text) or is_frame(block):
        return False
    number = numbered(block.text)
    is_chapter = number is not None and number.rank == 1
    return (
        is_chapter
        or block.text.endswith(_LEADS_IN)
        or (len(block.text) >= _SHORTEST and _TEXT.search(block.text) is not None)
    )
