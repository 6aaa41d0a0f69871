"""A document whose tables are no wider than a screen or a sheet of paper: for plain text, which nothing else fits."""

from collections.abc import Sequence

from gongkai.page.blocks import NoticeView
from gongkai.wide import width, wrap

_ROOM = 100
_GAP = 2  # between columns
_MARK = 2  # a closing mark may stand behind a line that is full


def narrow(view: NoticeView) -> NoticeView:
    """The same with the cells of its tables wrapped, the widest columns first, where a table would be too wide."""
    blocks = (block._replace(rows=_fitted(block.rows)) if block.kind == "table" else block for block in view.blocks)
    return view._replace(blocks=tuple(blocks))


def _fitted(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    columns = [max(width(line) for cell in column for line in cell.split("\n")) for column in zip(*rows, strict=True)]
    room = _ROOM - _GAP * (len(columns) - 1)
    if sum(columns) <= room:
        return rows
    most = _most(columns, room)
    return tuple(
        tuple(_wrapped(cell, most) if column > most else cell for cell, column in zip(row, columns, strict=True))
        for row in rows
    )


def _most(columns: Sequence[int], room: int) -> int:
    """How wide a column may be, so that all of them fit: those that are narrower keep what they have."""
    return next(most for most in range(room, 0, -1) if most == 1 or sum(min(most, own) for own in columns) <= room)


def _wrapped(cell: str, most: int) -> str:
    return "\n".join(part for line in cell.split("\n") for part in wrap(line, max(2, most - _MARK)))
