"""What stands on a page: blocks of spans, the same for every format."""

from typing import Literal, NamedTuple

from gongkai.page.titles import unbroken

Kind = Literal[
    "mark",  # 份号、密级和保密期限、紧急程度: one span each
    "letterhead",  # 发文机关标志: one span an organ
    "letter",  # 发文机关标志 of a 信函 between its double red lines: one span an organ
    "letter-number",  # below it 份号、密级、紧急程度 at the left edge, 发文字号 at the right one
    "number",  # 发文字号, then the label 签发人： and one span a person
    "title",  # one span a line
    "addressees",
    "heading",  # number and title
    "run-in",  # a heading with its text in the same paragraph: number, title, text
    "paragraph",
    "line",  # label and text
    "item",  # number and text
    "table",
    "form",  # label and text in each row, several paragraphs divided by line breaks; its spans are a head above both
    "announcement",  # 附件说明: its label, then one span an attachment
    "signature",  # one span a line: an organ, or the rest of its name
    "date",
    "note",
    "page-break",  # what follows begins a page, which lies `across` where that is so
    "sheet-break",  # a paper by itself begins: on an odd page, with page numbers of its own
    "attachment",  # the mark 附件 on the attachment's first line
    "colophon",  # 版记: two spans a line, a label and its text, or printer and printed, which stand apart
    "receipt",  # 回执 below a dashed line to cut along: title and text, and in `rows` what to fill in below its head
]


AT_THE_END = frozenset({"announcement", "signature", "date", "note"})


class Span(NamedTuple):
    """A run of text with its part in the block: number, title, label, text, or what the block's kind says."""

    role: str
    text: str


class Block(NamedTuple):
    """One element of the page.

    `level` is a heading's rank in type (1 黑体, 2 楷体, 3 仿宋), `depth` its nesting from 1; `indent` how far 署名
    and date stay from the right edge, in Han, `middles` where those of a row of seals are, from the left edge. `keep`
    holds it on one page with the next block. `tall` is a table to be filled in by hand, `red` 发文字号 below a 标志,
    `across` what stands on a page that lies; `height` the room that the names of a 标志 have, or a row that is to be
    filled in, in points, if not the usual; `whole` the rows of the table that a block has a part of. Of a paragraph in
    two pieces the first one `goes_on` and the second one has `begun` already; so has, before it is put there, what runs
    on in the paragraph above.
    """

    kind: Kind
    spans: tuple[Span, ...] = ()
    level: int = 0
    depth: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    indent: float = 0
    middles: tuple[float, ...] = ()
    keep: bool = False
    tall: bool = False
    red: bool = False
    across: bool = False
    height: float = 0
    whole: tuple[tuple[str, ...], ...] = ()
    goes_on: bool = False
    begun: bool = False

    @property
    def text(self) -> str:
        """All its text in one string."""
        return "".join(span.text for span in self.spans)

    @property
    def pairs(self) -> tuple[tuple[Span, Span], ...]:
        """Its spans two by two: the lines of a colophon."""
        return tuple(zip(self.spans[::2], self.spans[1::2], strict=True))

    @property
    def organs(self) -> list[list[str]]:
        """Of 署名, the lines of each organ's name."""
        names: list[list[str]] = []
        for span in self.spans:
            if span.role != "rest":
                names.append([])
            names[-1].append(span.text)
        return names

    @property
    def words(self) -> tuple[list[str], ...]:
        """Of a title, each line in the words that a page of any width may break it between."""
        return tuple(unbroken(span.text) for span in self.spans)


class NoticeView(NamedTuple):
    """What a notice template sees: the plan's title and the blocks in the order of the page."""

    title: str
    blocks: tuple[Block, ...]


def kept_together(blocks: list[Block]) -> list[Block]:
    """署名, date and 附注 never stand alone on a page (7.3.5.5): they stay with the body's end. So do headings."""
    after = [block.kind for block in blocks[1:]] + [""]
    return [
        block._replace(keep=kind in AT_THE_END or block.kind == "heading")
        for block, kind in zip(blocks, after, strict=True)
    ]
