"""What a reader makes of a file: paragraphs and tables in order, white space tidied, all that shows kept."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from gongkai.budgets import CELLS
from gongkai.errors import GongkaiError
from gongkai.patterns import pattern
from gongkai.phrases import punctuation
from gongkai.reading.source import CONTROL

_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_NOTHING = pattern("[\u00ad\u200b\u2060\ufeff]")  # shows nothing wherever it stands, and parts a date in two
_BLANKS = f" \t\u3000\xa0\u2000-\u200a\u202f\u205f{_UNSEEN}"
_ENDS = pattern(f"^[{_BLANKS}]+|[{_BLANKS}]+$")
_GAP = pattern("[ \t\u3000\xa0\u2000-\u200a\u202f\u205f]+")
_BREAK = pattern("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACE = pattern(r"\s+")
BULLETS = "●★◆■▲△◇○•▪►▶※☆□◎♦·✓☑☐→+*–-"  # before items that have no number; the hyphen last, for a class of them
CROSSED_OUT = "有划掉的字，照样收进来了"
PICTURE_GONE = "这里的图片没有收进来，上面的字补上"
REVISION = "有修订没有接受，按改后的取"
_STOP = pattern(
    r"(?<=[^\x00-\xff])\.(?=[^\x00-\xff]|\s|$|\d{1,2}月\d)|(?<=\d{7})\.(?=[^\x00-\xff])"
    r"|(?:(?<=\.com)|(?<=\.cn)|(?<=\.net)|(?<=\.org))\.(?=[^\x00-\xff])"  # an address, and what is next said
)
_PAGE_NUMBER = pattern(
    r"[—–－\-~·•]{1,2}\s*\d{1,3}\s*[—–－\-~·•]{1,2}|第\s*\d{1,3}\s*页(?:[\s，,/／]*共\s*\d{1,3}\s*页)?"
    r"|共\s*\d{1,3}\s*页[\s，,/／]*第\s*\d{1,3}\s*页"
)
_RULE = pattern("[★☆※◆]{1,9}|[─━═]{4,}|[─━═—＝=-]{10,}")
_CELLS = 12  # of a row that is scattered over lines, at the most
_NUMBERS = ("序号", "编号", "序 号")
_BARE_NUMBER = pattern(r"(?P<nth>\d{1,3})(?:\s*[/／]\s*(?P<of>\d{1,3}))?")  # 1, or 1/2
_COLON = pattern(r"(?<=[^\x00-\xff]):")
_WIDE = str.maketrans(",;()?!〈〉∶", "，；（）？！（）：")


class Paragraph(NamedTuple):
    """A line of text. `at` is where it stands in its file: the line, or the paragraph counted from 1; 0 if it does not.

    `marked` says that the file itself sets it apart: as a heading, or as nothing but links. `told` is what there is to
    say of it where the reader had to decide something, `typed` how it stood where the text is another now.
    """

    text: str
    at: int
    marked: str = ""
    told: str = ""
    typed: str = ""


GOES_ON = "\x01"  # what a reader gives for a cell that the one above reaches over
BESIDE = "\x02"  # and for one that the one on the left reaches over


class Grid(NamedTuple):
    """A table of at least two columns; every row has as many cells as the first. `typed` is how it stood as lines.

    `merged` are the cells, by row and column, that are empty because the one above reaches over them, `beside` those
    that the one on the left reaches over.
    """

    rows: tuple[tuple[str, ...], ...]
    at: int
    told: str = ""
    typed: str = ""
    merged: frozenset[tuple[int, int]] = frozenset()
    beside: frozenset[tuple[int, int]] = frozenset()

    @property
    def storeys(self) -> int:
        """How many rows the head has: as far down as its cells reach, where others reach over their neighbours."""
        down = [column for row, column in self.merged if row == 1] if self.has_broad_head else []
        return 1 + max((self._depth(column) for column in down), default=0)

    @property
    def has_broad_head(self) -> bool:
        """Whether a cell of the first row reaches over others beside it."""
        return any(row == 0 for row, _ in self.beside)

    @property
    def printed(self) -> tuple[tuple[str, ...], ...]:
        """The rows as a plan's table has them: below a head of merged cells each column is named by all above it."""
        head = self.rows[: self.storeys]
        own = {(row, column) for row in range(self.storeys) for column in range(len(self.rows[0]))}
        if not self.has_broad_head or not all(head[row][column] for row, column in own - self.merged - self.beside):
            return self.rows
        return tuple(map(self._name, range(len(self.rows[0])))), *self.rows[self.storeys :]

    @property
    def has_whole_head(self) -> bool:
        """Whether every column has its name, where it is printed as a table."""
        return all(self.printed[0])

    def _depth(self, column: int) -> int:
        """How many rows below the first its cell in this column reaches over."""
        below = range(1, len(self.rows))
        return next((row - 1 for row in below if (row, column) not in self.merged), len(self.rows) - 1)

    def _name(self, column: int) -> str:
        """The words above a column from the top down, each once: 开展活动：场次（场）."""
        words = dict.fromkeys(self._said(row, column) for row in range(self.storeys))
        return "：".join(filter(None, words))

    def _said(self, row: int, column: int) -> str:
        """What a cell of the head says, or the one on its left that reaches over it."""
        while (row, column) in self.beside:
            column -= 1
        return self.rows[row][column].replace("\n", "")

    def reaching(self) -> list[str]:
        """The texts of the cells below the head that reach over others."""
        owners = {(row - 1, column) for row, column in self.merged} | {(row, column - 1) for row, column in self.beside}
        return [
            self.rows[row][column] for row, column in sorted(owners - self.merged - self.beside) if row >= self.storeys
        ]


Block = Paragraph | Grid


class Paper(NamedTuple):
    """A file's blocks; `is_page` where a web page's frame stands around them. `left` are parts of that frame already.

    `notes` say what could not be taken.
    """

    blocks: tuple[Block, ...]
    is_page: bool = False
    notes: tuple[str, ...] = ()
    left: tuple[Block, ...] = ()


def tidy(text: str) -> str:
    """A paragraph without the blanks around it, a gap inside it as one blank, no control or zero-width characters."""
    text = _ENDS.sub("", _NOTHING.sub("", CONTROL.sub("", text)))
    return _GAP.sub(
        lambda gap: gap[0] if gap[0] == " " else "\u3000" if len(gap[0]) > 1 or gap[0] != "\xa0" else " ", text
    )


def split(text: str) -> Iterator[str]:
    """The paragraphs of a text: its lines that have something in them."""
    return (line for raw in _BREAK.split(text) if (line := tidy(raw)))


def bare(text: str) -> str:
    """What two writings of one text have in common: no widths, no white space."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=1_024)  # paragraphs and titles: each step asks again
def widened(text: str) -> str:
    """The text with its half-width marks as full-width ones, every character in its place; 9:30 stays."""
    return _COLON.sub("：", _STOP.sub("。", text.translate(_WIDE)))


def full_width(paper: Paper) -> Paper:
    """The paper with full-width marks in its Chinese text."""
    blocks = tuple(
        block._replace(text=punctuation.full_width(block.text))
        if isinstance(block, Paragraph)
        else block._replace(rows=tuple(tuple(map(punctuation.full_width, row)) for row in block.rows))
        for block in paper.blocks
    )
    return paper._replace(blocks=blocks)


def without_page_numbers(paper: Paper) -> Paper:
    """The paper without the page numbers that stand as paragraphs where pages were put into one text, and says so."""
    lines = {at: block.text.strip() for at, block in enumerate(paper.blocks) if isinstance(block, Paragraph)}
    found = [at for at, line in lines.items() if _PAGE_NUMBER.fullmatch(line)] or _bare_numbers(
        lines, len(paper.blocks)
    )
    if not found:
        return paper
    others = f"等{len(found)}行" if len(found) > 1 else ""
    note = f"页码“{lines[found[0]]}”{others}没有收进来"
    blocks = tuple(block for at, block in enumerate(paper.blocks) if at not in set(found))
    return paper._replace(blocks=blocks, notes=(*paper.notes, note))


def without_rules(paper: Paper) -> Paper:
    """The paper without lines that are drawn and not written: the one below a red head, typed as ──────."""
    drawn = [block for block in paper.blocks if isinstance(block, Paragraph) and _RULE.fullmatch(block.text.strip())]
    if not drawn:
        return paper
    blocks = tuple(block for block in paper.blocks if block not in drawn)
    return paper._replace(blocks=blocks, notes=(*paper.notes, "分隔线没有收进来"))


def _bare_numbers(lines: dict[int, str], count: int) -> list[int]:
    """Where numbers alone stand that can only be pages': 1, 2, 3 in order, the last of them at the very end.

    Below 序号 they count the rows of a table whose cells are scattered over lines.
    """
    found = {at: number for at, line in lines.items() if (number := _BARE_NUMBER.fullmatch(line))}
    row = next((at for at, line in lines.items() if line in _NUMBERS), count)
    for at in [at for at in found if at > row]:
        if at - row <= _CELLS:
            row = at
            found.pop(at)
    nths = [int(number["nth"]) for number in found.values()]
    are_pages = (
        len(found) > 1
        and nths == list(range(1, len(found) + 1))
        and len({number["of"] for number in found.values()}) == 1
        and max(found) == count - 1
    )
    return list(found) if are_pages else []


def grid(rows: Iterable[Iterable[str]], at: int) -> list[Block]:
    """A table as a grid with even rows; one that is no table in earnest as the paragraphs in it.

    A row that is one cell across, as above a table, is a paragraph.
    """
    typed = [list(row) for row in rows]
    cells = [["" if cell in (GOES_ON, BESIDE) else tidy_cell(cell) for cell in row] for row in typed]
    if not any(map(any, cells)):
        return []
    wide = max(map(len, cells), default=0)
    if wide * len(cells) > CELLS:
        raise too_wide()
    blocks: list[Block] = []
    while cells and (wide < 2 or len(cells[0]) == 1):
        blocks += [Paragraph(line, at) for cell in cells.pop(0) for line in split(cell)]
    if cells:
        merged, beside = (_places(typed[-len(cells) :], kind) for kind in (GOES_ON, BESIDE))
        across = {(nth, column) for nth, row in enumerate(cells) if len(row) == 1 for column in range(1, wide)}
        head, *rest = [(*row, *[""] * (wide - len(row))) for row in cells]
        rows_ = (tuple("".join(cell.split("\n")) for cell in head), *rest)
        blocks.append(Grid(rows_, at, merged=frozenset(merged), beside=frozenset(beside | across)))
    return blocks


def _places(rows: list[list[str]], kind: str) -> set[tuple[int, int]]:
    return {(nth, column) for nth, row in enumerate(rows) for column, cell in enumerate(row) if cell == kind}


def too_wide() -> GongkaiError:
    """What is said of a table with more cells than any notice has."""
    return GongkaiError(f"里面的一张表太大了，超过{CELLS // 10_000}万格", "表格存成 Excel，通知里只留正文，再导入")


def tidy_cell(text: str) -> str:
    """A cell's paragraphs, one a line."""
    return "\n".join(split(text))
