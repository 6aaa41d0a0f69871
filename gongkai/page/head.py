"""版头 of one organ and of several: where the 标志 breaks and how large it is, and the rows of 签发人."""

from itertools import zip_longest
from typing import NamedTuple

from gongkai.page.blocks import Block, Span
from gongkai.page.titles import balanced
from gongkai.wide import on_page

LARGEST, _EDGE = 42, 442  # points: the largest 标志, and the room for one line of it
_SMALL = 24  # points: a name that came out smaller goes over two lines
HEIGHT = 176  # points: all names of a joint issue, so that the first page still shows text (7.2.4)
_WORD = "文件"
_SPARE = 0.1  # characters: or the longest name might break
BESIDE = 0.4  # between the names and 文件, in characters of the 标志
TWO = 2  # names of 签发人 in a row


class Letterhead(NamedTuple):
    """发文机关标志: its lines, what stands to the right of several names, and the type's size in points.

    The names of several organs are spread to one width, `widest` characters.
    """

    lines: tuple[str, ...]
    word: str
    points: float
    spread: bool

    @property
    def room(self) -> float:
        """The width that several names are spread to."""
        return self.widest + _SPARE

    @property
    def widest(self) -> float:
        """The width of the widest line, in characters."""
        return max(on_page(line) / 2 for line in self.lines)


def letterhead(block: Block) -> Letterhead:
    """The 标志 of one organ in a line, or in two before it gets small; of several with 文件 at their side (7.2.4)."""
    *others, last = [span.text for span in block.spans]
    name = last.removesuffix(_WORD)
    names = [*others, *([name] if name else [])]
    word = last[len(name) :]
    if len(names) == 1:
        lines = balanced([names[0] + word], _EDGE // _SMALL)
        return _sized(Letterhead(tuple(lines), "", 0, spread=False), HEIGHT)
    return _sized(Letterhead(tuple(names), word, 0, spread=True), block.height or HEIGHT)


def _sized(mark: Letterhead, height: float) -> Letterhead:
    """The 标志 in the largest type for which its longest line has room in the text area, and all lines on the page."""
    beside = BESIDE + len(mark.word) if mark.word else 0
    points = min(_EDGE / (mark.room + beside if mark.spread else mark.widest), height / len(mark.lines))
    return mark._replace(points=min(LARGEST, int(points * 2) / 2))


class Signers(NamedTuple):
    """签发人 in rows of two, the names of each below each other (7.2.6); `widths` are those of the two, in Han."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, float]


def signers(block: Block) -> Signers:
    """The rows of those who sign: none without any, and all the names as one where a single row holds them."""
    names = [span.text for span in block.spans[2:]]
    if len(names) <= TWO:
        return Signers((("　".join(names),),) if names else (), (0, 0))
    rows = tuple(tuple(names[at : at + TWO]) for at in range(0, len(names), TWO))
    first, second = (max(on_page(name) / 2 for name in names[side::TWO]) for side in range(TWO))
    return Signers(rows, (first, second))


# -- 信函 (10.1), in mm from the paper's upper edge --------------------------------------------------------------------

LETTER_TOP, LETTER_FOOT = 30.0, 277.0  # the upper edge of the 标志, and the second double line
_BELOW_MARK, DOUBLE = 4.0, 1.5  # from the 标志 to the first double line; the height of one
_POINT = 25.4 / 72
_LEADING, _INK = 1.2, 0.95  # of a line of the 标志: its height, and that of its characters
ABOVE_CHARACTERS = 0.036  # for a point of type: from the top of a 标志's line to its characters
BELOW_RULE = 7 / 8 * 16 * _POINT  # of a character, between a double line and the text


def letter_rule(mark: Letterhead) -> float:
    """Where the first double line of a letter is: below its 标志."""
    return LETTER_TOP + ((len(mark.lines) - 1) * _LEADING + _INK) * mark.points * _POINT + _BELOW_MARK


def below_letter(mark: Letterhead) -> float:
    """Where the characters begin that stand below that line."""
    return letter_rule(mark) + DOUBLE + BELOW_RULE


def letter_rows(block: Block) -> list[tuple[Span, str]]:
    """What stands below that line: 份号、密级、紧急程度 at the left edge, 发文字号 at the right one."""
    left = [span for span in block.spans if span.role in ("serial", "secrecy", "urgency")]
    number, *signed = [span.text for span in block.spans[len(left) :]] or [""]
    right = [number, *([signed[0] + "　".join(signed[1:])] if signed else [])]
    return [(mark or Span("serial", ""), text or "") for mark, text in zip_longest(left, right)]
