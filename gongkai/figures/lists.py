"""Lists in a form, a row each: the rows are kept and counted, and what is odd in one is said with its cell."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gongkai.phrases.amounts import NONE, Amount, parse_amount
from gongkai.phrases.figures import Figure
from gongkai.phrases.links import amiss
from gongkai.phrases.times import Time, parse_time
from gongkai.plan import Report
from gongkai.reports.events import Row
from gongkai.sheet.grid import Cell, Grid
from gongkai.text import Text

_EXAMPLE = re.compile(r"[(（【\[]?(?:填写|填报)?(?:示例|样例|范例|举例|例)[)）\]】]?(?:\d{1,2})?[:：]?")
_ENDS = re.compile(r"合计|小计|共计|累计|总计|备注|说明|填表|注[:：]")
_NUMBER = re.compile(r"序号|编号|号|№|NO\.?", re.IGNORECASE)
_DITTO = frozenset("同上 〃 ″ \" '' ” “".split())  # noqa: SIM905  a list of marks
_DATED = re.compile("日期|时间")
_LINKED = re.compile("链接|网址|URL", re.IGNORECASE)
_ANY_YEAR = 2000  # has every day that a year may have
_HEADING = 8  # characters, more than which head no column
_BEHIND = re.compile(r"\([^()]*\)$")  # 日期（月/日）
_SAID = 5


class Listed(NamedTuple):
    """A list as it was filled in: its rows, where they begin, and what is odd about them.

    `none` where somebody wrote 无 instead of rows.
    """

    rows: tuple[Row, ...] = ()
    where: str = ""
    odd: tuple[str, ...] = ()
    none: bool = False


class Line(NamedTuple):
    """A row with the cells of its columns, by what these are called; `first` is the one that a person looks at."""

    grid: Grid
    first: Cell
    texts: Row
    addresses: Mapping[str, str]
    hidden: bool


def found(grids: Sequence[Grid], report: Report) -> dict[str, Listed]:
    """Every list that is there, by its figure's name."""
    return {str(figure.name): own for figure in report.figures if (own := _listed(grids, figure))}


def counted(figure: Figure, own: Listed | None, typed: Cell | None) -> tuple[Cell | None, str]:
    """How many rows a list has, and what is odd: in them, or in the number that was typed beside. Blank is no 0."""
    number = parse_amount(typed.text, figure.measure) if typed else None
    value = (number.value or 0) if isinstance(number, Amount) else None
    if own is None:
        return typed, f"填的是“{typed.text}”，清单里一条也没有" if typed and value else ""
    odd = list(own.odd)
    if typed and value is not None and value != len(own.rows):
        odd.insert(0, f"填的是“{typed.text}”，清单里有 {len(own.rows)} 条")
    text = str(len(own.rows)) if own.rows else typed.text if typed and value == 0 else "无"
    return Cell(0, 0, text, own.where), "；".join(odd)


def _listed(grids: Sequence[Grid], figure: Figure) -> Listed | None:
    """A list with all its rows, also where it goes on in another table; None where nobody has filled it in."""
    lines = [line for grid in grids for line in _lines(grid, figure)] if figure.columns else []
    if not lines:
        return None
    filled = [line for line in lines if any(text not in NONE for _, text in line.texts)]
    rows = tuple(line.texts for line in filled)
    where = f"{lines[0].grid.name} {lines[0].first.address}{'起' if filled else ''}"
    return Listed(rows, where, tuple(_odd(filled, figure)), not filled)


def is_list(grid: Grid, figure: Figure) -> bool:
    """Whether a table is this list and nothing else need say so: every column of it is headed."""
    wanted = set(figure.columns)
    return len(wanted) > 1 and any(wanted <= set(_head(grid, row, figure).values()) for row in range(grid.height))


def _lines(grid: Grid, figure: Figure) -> Iterator[Line]:
    """The rows below every head that names most of the list's columns."""
    head: dict[int, str] = {}
    above: dict[str, str] = {}
    for row in range(grid.height):
        if fresh := _head(grid, row, figure):
            head = fresh
            continue
        cells = grid.row(row)
        if cells and _ENDS.match(cells[0].text.strip()):
            head = {}
        if cells and _EXAMPLE.fullmatch(cells[0].text.strip()):
            continue  # what the form shows of how to fill it in
        if line := _line(grid, row, head, figure, above):
            above = dict(line.texts)
            yield line


def _head(grid: Grid, row: int, figure: Figure) -> dict[int, str]:
    """What the columns are called below a row that heads them; what is not the list's own comes along. {} for none."""
    cells = {cell.column: cell for column in range(grid.width) if (cell := grid.at(row, column)) and cell.text.strip()}
    own = {column: name for column, cell in cells.items() if (name := _column(cell.text, figure))}
    needed = min(len(figure.columns), max(2, (len(figure.columns) + 1) // 2))
    if len(set(own.values())) < needed or len(own) != len(set(own.values())):
        return {}
    others = {column: cell.text.strip() for column, cell in cells.items() if column not in own}
    return own | {column: name for column, name in others.items() if not _NUMBER.fullmatch(_plain(name))}


def _column(text: str, figure: Figure) -> str:
    """Which column of the list a heading means: 发布日期 is 日期 where no other is meant; "" for none."""
    plain = _BEHIND.sub("", _plain(text))
    exact = [str(name) for name in figure.columns if _plain(name) == plain]
    is_heading = len(plain) <= _HEADING and not plain.endswith("清单")  # which is a title above a list
    near = [str(name) for name in figure.columns if is_heading and _plain(name) in plain]
    return next(iter(exact or (near if len(near) == 1 else [])), "")


def _line(grid: Grid, row: int, head: Mapping[int, str], figure: Figure, above: Mapping[str, str]) -> Line | None:
    """A row that is filled in; what reaches down from above it, or says 同上, is what stands there."""
    cells = {name: cell for column, name in head.items() if (cell := grid.at(row, column)) and column == cell.column}
    own = [cell for name, cell in cells.items() if cell.row == row and cell.text.strip() and name in figure.columns]
    if not own:
        return None
    texts = {name: cell.text.strip() for name, cell in cells.items()}
    texts = {name: above.get(name, text) if text in _DITTO else text for name, text in texts.items()}
    addresses = {name: _beside(grid, row, column, own[0]) for column, name in head.items()}
    order = sorted(texts, key=lambda name: (name not in figure.columns, list(head.values()).index(name)))
    row_ = tuple((name, texts[name]) for name in order if texts[name])
    return Line(grid, own[0], row_, addresses, any(cell.hidden for cell in own))


def _beside(grid: Grid, row: int, column: int, near: Cell) -> str:
    """Where a cell of a row is, also where nothing stands in it."""
    from gongkai.sheet.xlsx import letters

    cell = grid.at(row, column)
    in_words = near.address.startswith("第")
    return cell.address if cell else f"第{row + 1}行第{column + 1}格" if in_words else f"{letters(column)}{row + 1}"


def _odd(lines: Sequence[Line], figure: Figure) -> Iterator[str]:
    """What a person should look at: cells left blank, dates and addresses that are none, a row twice."""
    if any(line.hidden for line in lines):
        yield "清单里有隐藏的行"
    yield from _few([said for line in lines for said in _amiss(line, figure)])
    first = {texts: line for line in reversed(lines) for texts in [line.texts]}
    twice = Counter(line.texts for line in lines)
    yield from _few(
        [f"{first[texts].first.address} 这一条写了{count}遍" for texts, count in twice.items() if count > 1]
    )


def _amiss(line: Line, figure: Figure) -> Iterator[str]:
    texts = dict(line.texts)
    blank = [str(name) for name in figure.columns if not texts.get(str(name))]
    if blank:
        yield f"{line.addresses.get(blank[0], line.first.address)} 没有填{'、'.join(blank)}"
    lines = [text.count("\n") + 1 for name, text in line.texts if name in figure.columns and "\n" in text]
    if len(lines) > 1 and len(set(lines)) == 1:
        yield f"{line.first.address} 一行里像是写着 {lines[0]} 条，按一条算"
    for name, text in line.texts:
        if name in (f"{figure.measure}数", "数量", "数") and _several(text, figure):
            yield f"{line.addresses[name]} {name}写的是“{text}”，按一条算"
        if text in NONE:
            continue
        if _DATED.search(name) and not _is_date(text):
            yield f"{line.addresses[name]} “{text}”不是日期"
        if _LINKED.search(name) and (why := amiss(text)):
            yield f"{line.addresses[name]} {why[0]}"


def _several(text: str, figure: Figure) -> bool:
    """Whether a row says that it stands for more than one."""
    number = parse_amount(text, figure.measure)
    return isinstance(number, Amount) and number.value is not None and number.value > 1


def _is_date(text: str) -> bool:
    read = parse_time(Text(re.split("[（(]", text)[0].strip()), _ANY_YEAR)
    return isinstance(read, Time) and read.understood and bool(read.spans)


def _few(said: Sequence[str]) -> Iterable[str]:
    return said if len(said) <= _SAID else (*said[:_SAID], f"还有{len(said) - _SAID}处")


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
