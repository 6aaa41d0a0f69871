"""Tables that were flattened, as copying does: a row a line with | or blanks between its cells, or a cell a line.

Where every row fits the head the table is put together again; else its lines stay as they are, and say nothing by
themselves. Either is said once.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import NamedTuple

from gongkai.importing.files.levels import numbered
from gongkai.importing.files.paper import Block, Grid, Paragraph, bare
from gongkai.importing.parts.columns import column
from gongkai.importing.parts.signature import is_date, is_issuer
from gongkai.importing.words.names import share_of_units
from gongkai.keys import ROLE_NAMES
from gongkai.patterns import pattern

_RESTORED = "原文的表格散开了，按表头还原的，看看各格对不对"
_BARS = "行尾的竖线“|”是网页表格留下的，去掉了"
_CODE = pattern(r"<\?xml[:\s][^<>]{0,200}>")
_CODE_GONE = "里面的 <?xml …> 是网页留下的代码，去掉了"
_LEFT = "像是一张表格，各格散成了一行一行，照原样留着"
_FEWEST, _MOST = 3, 12  # columns
_LONGEST_HEAD = 12
_LONGEST_CELL = 60
_NEAR = 3  # lines of a cell
_FAR = 600  # lines of a table
_PIPES = pattern(r"\s*[|｜][|｜\s]*")
_RULE = pattern(r"[|｜:\-—\s]+")
_TIME = pattern("[\\d一二三四五六七八九十]|全[年月天]|[每当][年月周日天]|[上中下]旬|待定|另行|自行|自定|长期|常年|不限")
_SENTENCE = pattern("[。；]$|[。；].*[。；]")
_ODD = 4  # one odd cell in so many rows
_EVERYBODY = pattern(
    "全[校院厂县市区镇村所体][^，。；]{0,6}|各?[^，。；、]{0,6}(?:主任|组长|负责人|教师|老师|辅导员|书记)"
)
_NUMBERS = ("{}", "{}.", "{}、", "（{}）")


class Table(NamedTuple):
    """A table from one line up to another: put together, or None where that is not certain."""

    grid: Grid | None
    end: int


def without_bars(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], list[Block]]:
    """The blocks outside tables without the | that a page's table left at a line's end, and lines of nothing else."""
    kept: list[Block] = []
    gone: list[Block] = []
    told = _BARS
    for block in blocks:
        text = block.text if isinstance(block, Paragraph) and block.marked != "cell" else ""
        if not text.endswith(("|", "｜")) or (alone := text.rstrip("|｜ \u3000\t")).count("|"):
            kept.append(block)
        elif not alone:
            gone.append(block)
        else:
            kept.append(_stripped(block, alone, told))
            told = ""
    return tuple(kept), gone


def without_code(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without what Word leaves in the text of a page: <?xml:namespace prefix = o ns = "…" />."""
    told = _CODE_GONE
    for block in blocks:
        if isinstance(block, Paragraph) and _CODE.search(block.text) and (alone := _CODE.sub("", block.text).strip()):
            yield _stripped(block, alone, told)
            told = ""
        else:
            yield block


def _stripped(block: Block, alone: str, told: str) -> Block:
    assert isinstance(block, Paragraph)
    return block._replace(text=alone, told=block.told or told, typed=block.typed or block.text)


def restored(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks with the tables in them put together; what only looks like one has its lines marked as `cell`."""
    at = 0
    above: list[Block] = []
    while at < len(blocks):
        table = _by_rows(blocks, at) or _by_cells(blocks, at)
        if table is None:
            above.append(blocks[at])
            at += 1
            continue
        marks = _marks_above(above) if table.grid is not None else []
        yield from above
        above = []
        if table.grid is not None:
            typed = [block.text for block in blocks[at : table.end] if isinstance(block, Paragraph)]
            yield table.grid._replace(typed="\n".join([*marks, *typed]))
        else:
            lines = (block for block in blocks[at : table.end] if isinstance(block, Paragraph))
            yield from (line._replace(marked="cell", told="" if nth else _LEFT) for nth, line in enumerate(lines))
        at = table.end
    yield from above


def _marks_above(blocks: list[Block]) -> list[str]:
    """Take the marks from what stands above a table, which may be a row of its own: its title, with marks behind it."""
    marks: list[str] = []
    while blocks and isinstance(last := blocks[-1], Paragraph) and _PIPES.fullmatch(last.text):
        blocks.pop()
        marks.insert(0, last.text)
    if blocks and isinstance(last := blocks[-1], Paragraph) and last.text.endswith("|"):
        text = last.text.rstrip("| ")
        blocks[-1] = last._replace(text=text)
        marks.insert(0, last.text[len(text) :])
    return marks


def _text(blocks: tuple[Block, ...], at: int) -> str:
    block = blocks[at] if at < len(blocks) else None
    return block.text if isinstance(block, Paragraph) else ""


def _by_rows(blocks: tuple[Block, ...], at: int) -> Table | None:
    """A table whose rows are a line each, with the same mark between their cells."""
    for mark in ("|", "｜", "\u3000", " "):
        head = _cells(_text(blocks, at), mark, _MOST)
        if not _is_head(head):
            continue
        rows, end = [], at + 1
        while mark in (line := _text(blocks, end)):
            if not _RULE.fullmatch(line):
                rows.append(_cells(line, mark, len(head)))
            end += 1
        if not rows:
            return None
        return Table(_grid(blocks[at], head, rows), end)
    return None


def _cells(line: str, mark: str, most: int) -> list[str]:
    """The cells of a line; a mark at either end of it parts nothing, unless a cell is missing there."""
    parts = [part.strip() for part in line.strip().removeprefix(mark).split(mark)] if mark in line else []
    if parts and not parts[-1] and (len(parts) > most or most == _MOST):
        parts.pop()
    return parts


def _by_cells(blocks: tuple[Block, ...], at: int) -> Table | None:
    """A table whose cells are a line each, with or without a mark behind each."""
    if not _is_head_word(_text(blocks, at).strip("|｜ ")):
        return None
    piped = "|" in "".join(_text(blocks, index) for index in range(at, at + 2))
    cells, end = _piped(blocks, at) if piped else _lined(blocks, at)
    head = list(_heads(cells))
    if not _is_head(head):
        return None
    rows = [cells[start : start + len(head)] for start in range(len(head), len(cells), len(head))]
    if not piped and column(head[0]) == "":
        rows = list(_counted(cells, head)) or rows
    elif column(head[-1]) == "" and rows and len(rows[-1]) == len(head) - 1:
        rows[-1].append("")
    return Table(_grid(blocks[at], head, rows), end) if len(cells) > len(head) + 1 else None


def _heads(cells: list[str]) -> Iterator[str]:
    """The heads that a row of cells begins with."""
    for cell in cells[:_MOST]:
        if not _is_head_word(cell):
            return
        yield cell


def _piped(blocks: tuple[Block, ...], at: int) -> tuple[list[str], int]:
    """The cells from here on as a mark ends each, and where they end."""
    end = at
    while end - at < _FAR and (text := _text(blocks, end)) and not _ends_table(text):
        if not any("|" in _text(blocks, index) for index in range(end, end + _NEAR)):
            end += _text(blocks, end - 1) == "|"  # the last cell, with nothing behind it
            break
        end += 1
    cells = "\n".join(_text(blocks, index) for index in range(at, end)).split("|")
    if not cells[-1].strip():
        cells.pop()
    return ["".join(line.strip() for line in cell.split("\n")) for cell in cells], end


def _lined(blocks: tuple[Block, ...], at: int) -> tuple[list[str], int]:
    """The cells from here on as each has a line of its own, and where they end."""
    end = at
    while end - at < _FAR and (text := _text(blocks, end)) and not _ends_table(text):
        end += 1
    while end > at and is_issuer(_text(blocks, end - 1)) and is_date(_text(blocks, end)):
        end -= 1
    return [_text(blocks, index) for index in range(at, end)], end


def _ends_table(text: str) -> bool:
    """Whether a line is text below the table: a chapter, a sentence, a date."""
    number = numbered(text)
    if number is not None and number.rank <= 2:
        return True
    return len(text) > _LONGEST_CELL or _SENTENCE.search(text) is not None or is_date(text) or text.startswith("附件")


def _counted(cells: list[str], head: list[str]) -> Iterator[list[str]]:
    """The rows that 1, 2, 3 … begin, none without those; the last column, as of 备注, may be empty in all of them."""
    starts: list[int] = []
    for index in range(len(head), len(cells)):
        if any(cells[index] == number.format(len(starts) + 1) for number in _NUMBERS):
            starts.append(index)
    if not starts:
        return
    if starts[0] != len(head):
        yield cells  # and so no table
        return
    rows = [cells[start:end] for start, end in zip(starts, [*starts[1:], len(cells)], strict=True)]
    short = all(len(row) == len(head) - 1 for row in rows) and column(head[-1]) == ""
    yield from ([*row, ""] if short else row for row in rows)


def _is_head_word(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_HEAD and column(text) is not None


def _is_head(cells: list[str]) -> bool:
    """Whether these are the heads of a table of activities: what, and when or who; or whose turn it is when and where.

    As in 乡镇 / 时间 / 地点.
    """
    if not _FEWEST <= len(cells) <= _MOST or not all(map(_is_head_word, cells)) or len(set(cells)) < len(cells):
        return False
    keys = {column(cell) for cell in cells}
    return {"time", "place"} < keys or ("title" in keys and bool(keys & {"time", *ROLE_NAMES}))


def _grid(block: Block, head: list[str], rows: list[list[str]]) -> Grid | None:
    """The table, if every row has as many cells as the head and they say what their columns are for.

    One cell of a row may be odd, as a unit's unusual name is, where few are; a row that is shifted has several.
    """
    if not all(len(row) == len(head) for row in rows):
        return None
    odd = [sum(not _fits(*pair) for pair in zip(head, row, strict=True)) for row in rows]
    if max(odd, default=0) > 1 or sum(odd) * _ODD > len(rows) or not all(map(_has_title, rows, repeat(head))):
        return None
    return Grid((tuple(head), *map(tuple, rows)), block.at, told=_RESTORED)


def _has_title(row: list[str], head: list[str]) -> bool:
    """Whether what a row is about stands in its column."""
    return all(_fits(name, cell) for name, cell in zip(head, row, strict=True) if column(name) == "title")


def _fits(head: str, cell: str) -> bool:
    """Whether a cell can stand below its head."""
    key = column(head)
    if key == "title":
        return bool(cell) and not re.fullmatch(r"[\d.、]+", cell)
    if not cell:
        return True
    if key == "time":
        return _TIME.search(cell) is not None
    return key not in ROLE_NAMES or share_of_units(bare(cell)) >= 0.5 or _EVERYBODY.fullmatch(bare(cell)) is not None
