"""A table within Excel's limits: nothing is cut without a word, since Excel and its writer cut in silence."""

from collections.abc import Iterator
from itertools import chain, repeat

from gongkai.errors import GongkaiError
from gongkai.sheet.table import Cell, Sheet

LONGEST, _MOST_ROWS = 32_767, 1_048_576


def fitted(sheet: Sheet, name: str, notes: list[str]) -> Sheet:
    """The sheet with every text that is too long for a cell going on below, which is noted under the sheet's name.

    Raises GongkaiError for more rows than a sheet holds.
    """
    rows: list[tuple[Cell, ...]] = []
    states: list[str] = []
    long: list[str] = []
    for row, state in zip(sheet.rows, chain(sheet.states, repeat("")), strict=False):
        parts = tuple(_parts(row))
        long += [str(sheet.top + len(rows) + 1)] if len(parts) > 1 else []
        rows += parts
        states += [state] * len(parts)
    if sheet.top + len(rows) > _MOST_ROWS:
        hint = "改写成 .json；任务也可以一个单位一份：gongkai tasks --all --format xlsx -o 文件夹/"
        raise GongkaiError(f"“{name}”写不下：Excel 一张表最多 {_MOST_ROWS} 行", hint)
    if long:
        where = f"工作表“{name}”第{'、'.join(long)}行"
        notes.append(f"{where}有一格的字超过了 Excel 的上限（{LONGEST}），接着写在下一行，一字不少")
    heading = cut(sheet.heading, LONGEST)
    if heading != sheet.heading:
        notes.append(f"工作表“{name}”的标题超过了 Excel 的上限（{LONGEST} 个字），后面的没有写")
    return sheet._replace(rows=tuple(rows), states=tuple(states), heading=heading)


def cut(text: str, room: int) -> str:
    """As much of the beginning as Excel counts in that many characters: a rare one counts twice, and stays whole."""
    return text[:room].encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")


def _parts(row: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
    """The row, and those that go on below it; they repeat the first cell and hold nothing else."""
    first, *others = map(_pieces, row)
    for number in range(max(map(len, (first, *others)))):
        name = first[min(number, len(first) - 1)]
        yield name, *(pieces[number] if number < len(pieces) else None for pieces in others)


def _pieces(cell: Cell) -> list[Cell]:
    """What goes into each cell: a long text is divided after a line where there is one."""
    pieces: list[Cell] = []
    while isinstance(cell, str) and len(cell) > LONGEST // 2 and (piece := cut(cell, LONGEST)) != cell:
        end = piece.rfind("\n", len(piece) // 2) + 1 or len(piece)
        pieces.append(cell[:end])
        cell = cell[end:]
    return [*pieces, cell]
