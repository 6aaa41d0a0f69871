"""How many pages the notice will fill, counted in lines of the grid: a Word file has none until Word lays it out.

Only the colophon depends on it, which belongs on an even page (GB/T 9704-2012 clause 7.4).
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import takewhile
from math import ceil
from typing import NamedTuple

from gongkai.page.blocks import AT_THE_END, Block
from gongkai.page.head import Letterhead, below_letter, letter_rows, letterhead, signers
from gongkai.page.lines import last_lines, line_counts
from gongkai.page.signature import ABOVE_SEALS, rows_of_seals
from gongkai.page.sizes import (
    ABOVE_LETTERHEAD,
    ABOVE_RECEIPT,
    EM,
    GAP,
    INK,
    KEPT_ROWS,
    LEAST_TALL,
    LINE,
    TALL,
    TITLE_LINE,
    TOP,
    TWIPS,
    UPRIGHT,
    WIDTH,
    Rows,
    area,
    columns,
    goes_on,
    is_high,
    row_lines,
    staying_rows,
    table_lines,
    tall,
)
from gongkai.page.titles import balanced
from gongkai.wide import NOT_AT_LINE_START, on_page

_LINES, _HALVES = UPRIGHT.lines, UPRIGHT.halves  # of a page, where a text ends and is signed
_COLOPHON_HALVES = 58  # of its smaller type, one character in on both sides
_TEXT = frozenset({"paragraph", "run-in", "line", "item"})
_ROWS = frozenset({"table", "form"})
_CLOSING = AT_THE_END | {"receipt"}
_SEAM = 0.1  # as much lower than counted the text begins below a red head
_CERTAIN, _FIRST = 1, 3  # lines may break earlier than counted; to cut where there was no need does not show
_FEW = 4  # characters are no line to go on with
_HOLE = 4  # lines that a page may stay empty below, and not look it
_LEAST, _SPARE = 16, 0.3  # points: no 标志 is smaller than the text; what of a line PDF sets the first text lower
_TITLE = 22  # points: nor smaller than the title for the sake of what closes a text
_HEIGHTS = [half / 2 for half in range(round(TALL * 2), round(LEAST_TALL * 2), -1)]
_SHORT = 3  # lines that rather go to the next page together than leave each other


def closed(blocks: Sequence[Block], parts: bool) -> tuple[Block, ...]:
    """The blocks with each text's end so arranged that 署名 and date have text above them on their page (7.3.5.5).

    A long paragraph leaves its last lines to them. Where the format itself `parts` one of three lines or more for that,
    only a shorter one is cut in two here: LibreOffice moves a paragraph that is kept with the next one as a whole, and
    Typst one of two lines. A first page has some text in any case (7.3.3), and the page of a letter's 版记.
    """
    made: list[Block] = []
    blocks = _headed(blocks)
    for at, block in enumerate(blocks):
        below = blocks[at + 1 :]
        last = bool(below) and below[0].kind == "colophon" and _is_letter(blocks)
        ending = block.kind in _TEXT and (block.keep or last)
        if block.tall:
            made.append(_lower(made, block))
        elif block.kind in _ROWS and (block.keep or last):
            made += _ended(made, block, below, parts)
        else:
            made += _closed(made, block, below, parts) if ending else [_loose(block, below)]
    return tuple(made)


def _headed(blocks: Sequence[Block]) -> Sequence[Block]:
    """The names of a joint issue so small that its first page still shows a line of text (7.2.4).

    Where that line is all the text and a trifle is missing for what closes it, that has room there as well (7.3.5.5).
    """
    above = list(takewhile(lambda one: one.kind not in _TEXT | {"heading", "table", "page-break"}, blocks))
    at = next((at for at, block in enumerate(above) if block.kind == "letterhead"), -1)
    if at < 0 or not (mark := letterhead(blocks[at])).spread:
        return blocks
    text, *below = blocks[len(above) :] or [Block("page-break")]
    used = sum(map(_lines, above)) + 1 + _SPARE - _LINES
    closing = sum(map(_lines, takewhile(lambda one: one.kind in _CLOSING, below)))
    whole = _smaller(mark, used + closing) if text.kind in _TEXT and _lines(text) == 1 else 0
    points = whole if whole >= _TITLE else max(_smaller(mark, used), _LEAST)
    if points >= mark.points:
        return blocks
    return [*blocks[:at], blocks[at]._replace(height=points * len(mark.lines)), *blocks[at + 1 :]]


def _smaller(mark: Letterhead, over: float) -> float:
    """The points of a 标志 that takes so many lines less."""
    return mark.points - max(0, over) * LINE / 24 / len(mark.lines)


def _closed(above: Sequence[Block], block: Block, below: Sequence[Block], parts: bool) -> list[Block]:
    """The last paragraph of a text, as it is held to what closes it."""
    closing = sum(map(_lines, takewhile(lambda one: one.kind in _CLOSING, below)))
    page, used = _end(above)
    most = area(block).lines
    lines, free = _lines(block), most - used
    here = lines if lines <= free else (lines - free) % most or most
    if closing > most - 1:
        return [block._replace(keep=False)]
    alone = page == 1 and not any(one.kind in _TEXT | {"heading", "table"} for one in above)
    divides = parts and not (alone and (lines <= 2 or free < 2 + _SPARE))  # Typst leaves no single line behind
    room = (free if lines <= free else most) - here - closing - (_FIRST if alone else _CERTAIN)
    foot = _foot(takewhile(lambda one: one.kind != "page-break", below)) if _is_letter(above) else 0
    if room >= foot:
        return [block._replace(keep=block.keep and (lines <= free or divides))]
    if foot and not (lines == 1 and alone):
        return _on_a_new_page(block, whole=lines <= _SHORT and not alone)
    if lines == 1 and alone:
        # Where fonts decide whether the closing has room, it goes to the next page in all: 版记 depends on it.
        spare = sum(counts[-1] - counts[0] for one in below if one.kind == "announcement" for counts in _announced(one))
        unsure = not parts and closing - spare <= free - here < closing
        return [block._replace(keep=False), *([Block("page-break")] if unsure or (foot and closing) else [])]
    if (divides and lines > 2) or lines == 1 or (lines <= _SHORT and not alone and free <= _HOLE):
        return [block]
    return _in_two(block, 1 if here <= _SHORT else 2)


def _ended(above: Sequence[Block], block: Block, below: Sequence[Block], parts: bool) -> list[Block]:
    """A table as it is held to what closes the text: its last rows begin a page where that has no room below it.

    LibreOffice keeps no rows with what follows; Typst does, but for the 版记 of a letter.
    """
    closing = sum(map(_lines, takewhile(lambda one: one.kind in _CLOSING, below)))
    foot = _foot(takewhile(lambda one: one.kind != "page-break", below)) if _is_letter(above) else 0
    _, used = _end([*above, block._replace(keep=False)])
    most = area(block).lines
    head, rows = _head_and_rows(block)
    rest = (*head, *rows[-KEPT_ROWS:])
    cannot = len(rows) <= KEPT_ROWS or table_lines(rest, columns(block)) + closing + foot > most
    if cannot or (parts and not foot) or not (foot or is_high(block)) or used + closing + foot + _CERTAIN <= most:
        return [block]
    first = block._replace(rows=(*head, *rows[:-KEPT_ROWS]), whole=block.rows, keep=False)
    last = block._replace(rows=rest, whole=block.rows)
    return [first, Block("page-break", across=block.across), last]


def _lower(above: Sequence[Block], block: Block) -> Block:
    """A table to be filled in by hand, its rows as much lower as saves a page."""
    least = _pages(above, block, LEAST_TALL)
    heights = (height for height in _HEIGHTS if _pages(above, block, height) == least)
    saves = least < _pages(above, block, TALL)
    return block._replace(height=next(heights, LEAST_TALL)) if saves else block


def _pages(above: Sequence[Block], block: Block, height: float) -> int:
    """How many pages there are with a table whose rows are so high; one more where its end has hardly room."""
    page, used = _end([*above, block._replace(height=height)])
    return page + (used + _SPARE > area(block).lines)


def _on_a_new_page(block: Block, whole: bool) -> list[Block]:
    """What closes a text on a page of its own, with the last lines of its last paragraph or all of a short one."""
    kept = [block] if whole else _in_two(block, min(2, int(_lines(block)) - 1))
    return [*kept[:-1], Block("page-break", across=block.across), kept[-1]]


def _loose(block: Block, below: Sequence[Block]) -> Block:
    """What announces more attachments than a page holds is held to nothing."""
    high = block.kind == "announcement" and sum(map(_lines, [block, *below[:3]])) > area(block).lines - 1
    return block._replace(keep=False) if high else block


def _in_two(block: Block, left: int) -> list[Block]:
    """A paragraph cut before so many of its lines, or one more where those are but a few characters."""
    at = _cut(block.text, int(_lines(block)) - left)
    first, second, start = [], [], 0
    for span in block.spans:
        cut = min(max(at - start, 0), len(span.text))
        first += [span._replace(text=span.text[:cut])] if cut else []
        second += [span._replace(text=span.text[cut:])] if cut < len(span.text) else []
        start += len(span.text)
    return [
        block._replace(spans=tuple(first), keep=False, goes_on=True),
        block._replace(spans=tuple(second), begun=True),
    ]


def _cut(text: str, lines: int) -> int:
    """Where that many lines end: a character early, which does not show, unless that made one more line at the end."""
    at = _end_of_line(text, lines, early=1)
    if len(text) - at < _FEW and lines > 1:
        return _cut(text, lines - 1)
    over = on_page(text[at:]) % _HALVES
    at = _end_of_line(text, lines, early=0) if 0 < over < 2 * _FEW else at
    while any(0 < len(last) < _FEW for last in last_lines(text[:at], WIDTH, 2 * EM)):  # too much for its last line
        at -= 1
    return at


def _end_of_line(text: str, lines: int, early: int) -> int:
    room, at = lines * _HALVES - 4 - 2 * early, 0
    while at < len(text) and room > 0:
        room -= on_page(text[at])
        at += 1
    while at > 1 and not _may_break(text, at):
        at -= 1
    return at


def _may_break(text: str, at: int) -> bool:
    """Whether a line may begin there: not with a closing mark, nor within a number or a Latin word."""
    around = text[at - 1 : at + 1]
    return around[-1] not in NOT_AT_LINE_START and not (around.isascii() and around.isalnum())


def pages_to_colophon(blocks: Sequence[Block]) -> int:
    """How many pages on the 版记 has to go to stand on an even one: two where an even page has no room for it left.

    None without 版记. A page that lies has room for none. That of a letter may stand on any page (10.1).
    """
    if not any(block.kind == "colophon" for block in blocks):
        return 0
    page, used = _end(blocks)
    has_room = used + _foot(blocks) <= _LINES and not any(block.across for block in blocks[-2:])
    if _is_letter(blocks):
        return 0 if has_room else 1
    if page % 2:
        return 1
    return 0 if has_room else 2


def _foot(blocks: Iterable[Block]) -> int:
    """The lines that 版记 takes with the blank one above it."""
    pairs = [pair for block in blocks if block.kind == "colophon" for pair in block.pairs]
    over = [on_page(first.text + second.text) - _COLOPHON_HALVES for first, second in pairs]
    return sum(1 + max(0, ceil(more / (_COLOPHON_HALVES - 6))) for more in over) + bool(pairs)


def _is_letter(blocks: Iterable[Block]) -> bool:
    return any(block.kind == "letter" for block in blocks)


class _Stretch(NamedTuple):
    """Lines that flow, or that stay together; `again` are those of a table's head, which a further page repeats.

    `room` are the lines of the pages from here on, which begin with it.
    """

    lines: float
    breakable: bool = True
    again: float = 0
    room: int = 0


def _end(blocks: Iterable[Block]) -> tuple[int, float]:
    """The last page and the lines used on it; exact but where a line breaks a character earlier than counted."""
    page, used, room = 1, 0.0, _LINES
    for stretch in _stretches(blocks):
        if stretch.room:
            page, used, room = page + 1, 0.0, stretch.room
            continue
        if not stretch.breakable and used + stretch.lines > room:
            page, used = page + 1, stretch.again
        used += stretch.lines
        while used > room + 0.01:
            page, used = page + 1, used - room + stretch.again
    return page, used


def _stretches(blocks: Iterable[Block]) -> Iterator[_Stretch]:
    together = 0.0
    for block in blocks:
        if block.kind in ("page-break", "sheet-break"):
            yield _Stretch(0, room=area(block).lines)
        elif block.kind in _ROWS:
            together = yield from _rows(block, together)
        elif block.keep:
            together += _lines(block)
        else:
            lines = _lines(block)
            if together:  # a heading stays with the first line below it, and no more: 孤行控制 is off
                yield _Stretch(together + min(lines, 1), breakable=False)
                lines -= min(lines, 1)
            yield _Stretch(lines)
            together = 0.0
    if together:
        yield _Stretch(together, breakable=False)


def _rows(block: Block, above: float) -> Generator[_Stretch, None, float]:
    """The rows of a table or form, the head with what is above it; gives the lines that stay with what is below.

    Only tall ones go on over a page's end.
    """
    widths, staying = columns(block), staying_rows(block)
    head, rows = _head_and_rows(block)
    top = table_lines(head, widths) + (_titled(block) if block.spans else 0)
    together = above + top + GAP / LINE
    for row, stays in zip(rows, staying[len(head) :], strict=True):
        together += max(row_lines(row, widths), _points(tall(block)))
        if not stays:
            yield _Stretch(together, breakable=goes_on(row, widths), again=top)
            together = 0.0
    return together


def _head_and_rows(block: Block) -> tuple[Rows, Rows]:
    """The row of a table that each page begins with, and the others; a form has none but its title."""
    at = 0 if block.kind == "form" else 1
    return block.rows[:at], block.rows[at:]


def _titled(block: Block) -> float:
    """The lines that the title of a form takes, which is a row."""
    return row_lines((block.text,), [area(block).width])


def _announced(block: Block) -> list[range]:
    """How many lines each attachment's name may take in the list of them; further ones begin below the name."""
    width, label, left = area(block).width, 5 * EM, (6 if len(block.spans) > 2 else 5) * EM
    return [line_counts(span.text, width - left, label - left) for span in block.spans[1:]]


def _lines(block: Block) -> float:
    """The lines of the grid that a block takes, with the blank ones around it."""
    count = len(block.spans)
    if block.kind == "title":
        return len(balanced([span.text for span in block.spans], area(block).title)) * TITLE_LINE / LINE + 1
    if block.kind == "letterhead":
        mark = letterhead(block)
        return (ABOVE_LETTERHEAD + len(mark.lines) * mark.points * 24) / LINE + _SEAM
    if block.kind == "letter":
        return (below_letter(letterhead(block)) * TWIPS - TOP - INK) / LINE
    if block.kind == "letter-number":
        return len(letter_rows(block)) + 2
    if block.kind == "mark":
        return 0  # it stands in the room above the 标志
    if block.kind == "number":
        return (4 if block.red else 1) + max(1, len(signers(block).rows))
    if block.kind == "announcement":
        return 1 + sum(counts[-1] for counts in _announced(block))
    if block.kind == "signature":
        return ABOVE_SEALS + sum(map(len, rows_of_seals(block))) if block.middles else 1 + count
    if block.kind == "attachment":
        return 2
    if block.kind in _ROWS:
        return sum(stretch.lines for stretch in _rows(block._replace(keep=False), 0))
    if block.kind == "receipt":
        return _receipt(block)
    if block.kind == "colophon":
        return 0
    return ceil((on_page(block.text) + (0 if block.kind == "addressees" or block.begun else 4)) / area(block).halves)


def _receipt(block: Block) -> float:
    """The lines of a 回执: its title below the dashed line, the text and the row to fill in."""
    text = row_lines((block.spans[1].text,), [WIDTH])
    return 1 + ABOVE_RECEIPT / LINE + text + row_lines(block.rows[0], columns(block)) + _points(tall(block))


def _points(height: float) -> float:
    """A height in points in lines of the grid."""
    return height * 20 / LINE
