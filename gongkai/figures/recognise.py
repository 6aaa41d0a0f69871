"""A filled form → figures, by its labels and not by position: rows moved, columns added, a unit's own version of it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice, pairwise, product, takewhile
from typing import NamedTuple

from gongkai.figures.divided import Part, across, down, is_word, summands, told, whole
from gongkai.figures.head import head_of
from gongkai.figures.labels import (
    NO_AMOUNT,
    PART_SUM,
    TOTAL,
    VALUES,
    bare,
    counted_in,
    heads_values,
    is_its_name,
    is_sum,
    joined,
    labels,
    meant,
    of_another,
    other_year,
    says_more,
)
from gongkai.figures.lists import counted, found, is_list
from gongkai.figures.whose import Official, foreign, is_unit_label, named, named_in, not_done, of_other_year, titled
from gongkai.phrases.amounts import LARGE, Amount, parse_amount
from gongkai.phrases.figures import Figure
from gongkai.phrases.measures import is_measure
from gongkai.plan import Report
from gongkai.reports.values import Filled
from gongkai.sheet.grid import Cell, Grid

_BRACKETS = re.compile(r"\(([^()]*)\):?$")
_ONLY_BRACKETS = re.compile(r"\(([^()]*)\)")
_COUNTED_IN = re.compile(r"(?<![\u4e00-\u9fff])(?:计量)?单位:\s*([\u4e00-\u9fff]{1,6})")
_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_YEAR = re.compile(r"(20[0-9]{2})年?度?")
_PART_OF = re.compile(r"^\s*其中\s*[:：,，]?\s*")
_SO_FAR = re.compile("(?:本年|全年|年度|活动)?累计(?:数|完成)?")
NOTE = re.compile(r"^(?:备\s*注|说\s*明|填\s*表|注[:：]|审\s*核|负责人|联系人|方案代号)")


class Reading(NamedTuple):
    """What a form says: the figures, what a person should look at before they are put on record, how many were found.

    `unit` is whose form it says it is, "" where it says nothing; `text` whether more is written there than a form has.
    """

    filled: Filled
    odd: tuple[str, ...] = ()
    found: int = 0
    unit: str = ""
    text: bool = False


def recognised(
    grids: Sequence[Grid],
    report: Report,
    unit: str,
    official: Official,
    plan: str = "",
    lines: Sequence[str] = (),
    year: int | None = None,
) -> Reading:
    """The figures of a unit in these tables, beside which `lines` stand; none where it is no form of this report.

    `year` is the plan's: numbers of another are none.
    """
    known = labels(report.figures)
    readers = [Form(grid, known, unit, official, year=year) for grid in grids]
    lists = [figure for figure in report.figures if figure.columns]
    others = [reader.others() for reader in readers]
    if not any(reader.is_form for reader in readers) and not any(is_list(*one) for one in product(others, lists)):
        return Reading(Filled())
    values: dict[str, Cell] = {}
    doubts: dict[str, str] = {}
    # beside a whole form other tables are lists, whatever heads their columns
    readers = [reader for reader in readers if reader.has(report.figures)] or readers
    readers = [reader for reader in readers if not reader.is_of_other_year] or readers
    for reader in readers:
        for figure, cell, doubt in reader.values():
            _take(values, doubts, str(figure.name), cell, doubt)
    listed = found(others, report)
    for figure in lists:
        name = str(figure.name)
        number, doubt = counted(figure, listed.get(name), values.get(name))
        values |= {name: number} if number else {}
        doubts |= {name: doubt} if doubt else {}
    outside = [name for line in lines if (name := named_in(line, official))]
    names = [name for name in (*(reader.named for reader in readers), *outside) if name]
    strange = list(foreign(outside, lines, official, unit, plan))
    strange += [said for reader in readers for said in reader.foreign(plan)]
    strange += [*of_other_year(lines, year), *not_done(lines)]
    title = "" if names else titled(lines, official, unit)
    odd = [*dict.fromkeys(strange), *([f"表的标题里写的是{title}"] if title else [])]
    odd += [said for reader in readers for said in reader.odd()]
    if strange:
        values = {name: cell._replace(text="") for name, cell in values.items()}
        doubts, listed = dict.fromkeys(values, f"{strange[0]}，没有算"), {}
    cells = {name: cell.address for name, cell in values.items()}
    texts = {name: cell.text.strip() for name, cell in values.items()}
    rows = tuple((name, own.rows) for name, own in listed.items() if own.rows)
    filled = Filled(tuple(texts.items()), tuple(cells.items()), tuple(doubts.items()), rows)
    return Reading(filled, tuple(odd), len(values), next(iter(names), ""))


def _take(values: dict[str, Cell], doubts: dict[str, str], name: str, cell: Cell, doubt: str) -> None:
    """The first cell that says something; another that says something else makes it doubtful."""
    before = values.get(name)
    if before is None or (not before.text and cell.text):
        values[name] = cell
        doubts.pop(name, None)
        if doubt:
            doubts[name] = doubt
    elif cell.text and cell.text != before.text:
        doubts[name] = f"填了两处，{before.address}是“{before.text}”，{cell.address}是“{cell.text}”"


class Form:
    """One table, looked at for the labels of figures; one that is `to_fill` has rates too, and numbers nowhere yet."""

    def __init__(
        self,
        grid: Grid,
        known: dict[str, Figure],
        unit: str,
        official: Official,
        to_fill: bool = False,
        year: int | None = None,
    ) -> None:
        self.grid, self.unit, self._official, self._to_fill, self._year = grid, unit, official, to_fill, year
        self._head = head_of(grid)
        self.labelled = self._labels(known)
        if self._head and not self.labelled:  # a head of something else
            self._head = None
            self.labelled = self._labels(known)
        self._inline = list(self._with_values(known))
        self._rows = Counter(row for row, _ in self.labelled)
        self._columns = Counter(column for _, column in self.labelled)
        self.named = self._whose()

    def _labels(self, known: dict[str, Figure]) -> dict[tuple[int, int], tuple[Cell, Figure]]:
        return {
            (cell.row, cell.column): (cell, figure)
            for cell in self._names()
            if (figure := meant(cell.text, known, self._year)) and (figure.typed or self._to_fill)
        }

    def _names(self) -> list[Cell]:
        """The cells in which figures may be named: where the table has columns for that, no others."""
        cells = [cell for cell in self.grid.cells if cell.text]
        if self._head is None:
            return cells
        return [cell for cell in cells if cell.row > self._head.row and cell.column in self._head.names]

    def has(self, figures: Sequence[Figure]) -> bool:
        """Whether every figure is filled in below the head of a form."""
        there = {id(figure) for _, figure in self.labelled.values()}
        return self._head is not None and all(id(figure) in there for figure in figures if figure.typed)

    def others(self) -> Grid:
        """The table without the rows of the form, as far as its head says which these are."""
        if self._head is None:
            return self.grid
        last = max(row for row, _ in self.labelled)
        cells = [cell for cell in self.grid.cells if not self._head.row <= cell.row <= last]
        return Grid(self.grid.name, cells, self.grid.hidden)

    @property
    def is_form(self) -> bool:
        """Whether enough labels are there: two, or one with the head of a form, or with whose it is."""
        figures = {id(figure) for _, figure in (*self.labelled.values(), *((c, f) for c, f in self._inline))}
        return len(figures) >= 2 or (len(figures) == 1 and bool(self.named or self._head))

    def odd(self) -> Iterator[str]:
        """What a person should look at before this is put on record."""
        if not self.is_form:
            return
        first = min((row for row, _ in self.labelled), default=0)
        above = [cell.text for cell in self.grid.cells if cell.row < first]
        if not self.named and (whose := titled(above, self._official, self.unit)):
            yield f"表的标题里写的是{whose}"
        if self.grid.hidden:
            yield f"“{self.grid.name}”是隐藏的表"

    def foreign(self, plan: str) -> Iterator[str]:
        """Why it is another unit's form, or another plan's: then nothing in it counts."""
        if self.is_form:
            texts = [cell.text for cell in self.grid.cells]
            first = min((row for row, _ in self.labelled), default=0)
            if self.is_of_other_year:
                yield f"表的名称写的是{self.grid.name}，不是{self._year}年"
            above = [cell.text for cell in self.grid.cells if cell.row < first]
            yield from of_other_year(above, self._year)
            yield from not_done(above)
            yield from foreign([self.named] if self.named else [], texts, self._official, self.unit, plan)

    @property
    def is_of_other_year(self) -> bool:
        """Whether the sheet is called after another year than the plan's: 2025年."""
        return other_year(self.grid.name, self._year) != ""

    def values(self) -> Iterator[tuple[Figure, Cell, str]]:
        """Every figure with the cell that its value stands in, and what is odd about that."""
        if not self.is_form:
            return
        for cell, figure in self._inline:
            yield figure, self._placed(cell), self._hidden(cell)
        yield from self._below() if self.is_head else self._beside()

    @cached_property
    def is_head(self) -> bool:
        """Whether the labels are the head of columns; pairs of label and value in rows are not.

        A column that nobody knows may stand between two that somebody does: then what stands below them says it.
        """
        widest, tallest = max(self._rows.values(), default=0), max(self._columns.values(), default=0)
        row = self._rows.most_common(1)[0][0] if self._rows else 0
        at = sorted((cell for cell, _ in self.labelled.values() if cell.row == row), key=lambda cell: cell.column)
        if any(one.column + one.across == two.column for one, two in pairwise(at)):
            return True
        beside = [
            (figure, self.grid.at(cell.row, cell.column + cell.across)) for cell, figure in self.labelled.values()
        ]
        if not at or self._head or any(cell and _is_number(cell.text) for _, cell in beside):
            return False
        if widest == 1:
            return tallest == 1 and all(map(self._heads_a_column, (cell for cell, _ in self.labelled.values())))
        is_named = any(self._rows_below(at[0], at[0].column))
        words = any(cell and _may_head(cell.text) and not figure.text for figure, cell in beside)
        known = words and widest >= tallest and (is_named or self._to_fill)
        return known or (widest > max(2, tallest) and is_named) or any(map(self._number_below, at))

    def _heads_a_column(self, label: Cell) -> bool:
        """Whether the only label of a row is a head: behind that of the names, with rows below that have some."""
        before = (self.grid.at(label.row, column) for column in range(label.column))
        names = [cell.text for cell in before if cell and bare(cell.text)]
        if not names or self.value_column(label) is not None or any(map(self._is_of_a_unit, names)):
            return False
        below = self.grid.at(label.row + label.down, label.column)
        is_free = below is None or not below.text or _is_number(below.text)
        rows = list(self._rows_below(label, label.column))
        return self._number_below(label) or any(is_free or self._official(name) for name in rows)

    def _is_of_a_unit(self, text: str) -> bool:
        return bool(self._official(text.strip()) or named(text, "", self._official))

    def _number_below(self, label: Cell) -> bool:
        """Whether the first that stands below a label is a number."""
        rows = range(label.row + label.down, self.grid.height)
        below = (cell for row in rows if (cell := self.grid.at(row, label.column)) and cell.text)
        return any(_is_number(cell.text) for cell in islice(below, 1))

    def _rows_below(self, label: Cell, first: int) -> Iterator[str]:
        """The names of rows below a label, which stand before the column `first`."""
        for row in range(label.row + label.down, self.grid.height):
            cells = self.grid.row(row)
            if not self._rows[row] and cells and not NOTE.match(cells[0].text.strip()):
                names = (cell.text.strip() for cell in cells if cell.column < first and bare(cell.text))
                yield from islice(names, 1)

    def _beside(self) -> Iterator[tuple[Figure, Cell, str]]:
        summed = {id(figure) for label, figure in self.labelled.values() if is_sum(label.text)}
        for label, figure in self.labelled.values():
            if id(figure) in summed and not is_sum(label.text):
                continue
            column = self.value_column(label)
            chosen = self.next_column(label, figure.measure) if column is None else column
            cell = self._cell(label.row, chosen)
            doubt = self._merged(cell, label.row) or self._hidden(cell)
            if not cell.text and not figure.text and (other := self._astray(label, figure, chosen)):
                cell, doubt = other, f"填在了 {other.address}，不在数的那一格"
            parts = self.beside(label, figure)
            if part := whole(parts):
                cell = self._cell(part.row, part.column)
                doubt = self._hidden(cell) or self._parts_differ(cell, summands(parts, part))
            elif len(parts) == 1:
                doubt = doubt or f"旁边写的是“{parts[0].name}”，核对是不是全部"
            elif parts and (apart := told(parts, [self._cell(part.row, part.column) for part in parts])):
                cell, doubt = cell._replace(text=""), apart
            columns = self._columns_of(label, column)
            doubt = doubt or self._parts_differ(cell, columns or self._labels_of(label, figure, chosen))
            if not cell.text and (apart := told(columns, [self._cell(part.row, part.column) for part in columns])):
                doubt = apart
            if id(figure) not in summed and (apart := self._apart(figure, chosen)):
                cell, doubt = cell._replace(text=""), apart
            if head := self._of_another(cell):
                cell, doubt = cell._replace(text=""), f"这一栏写的是“{head}”，没有算"
            if column is None and (several := self._several(label)):
                cell, doubt = cell._replace(text=""), several
            if doubt.startswith("和"):
                cell = cell._replace(text="")
            doubt = doubt or self._so_far(label, cell)
            doubt = doubt or (f"名称写的是“{label.text.strip()}”" if says_more(label.text, figure) and not part else "")
            yield figure, self._placed(self._in_measure(cell, label, figure)), doubt

    def _so_far(self, label: Cell, chosen: Cell) -> str:
        """That a column headed 累计 says another number than the one taken, which is that of 本期."""
        heads = [cell for cell in self.grid.cells if cell.row < label.row and _SO_FAR.fullmatch(cell.text.strip())]
        beside = self.grid.at(label.row, heads[-1].column) if heads and chosen.text else None
        if beside is None or not _is_number(beside.text) or beside.text.strip() == chosen.text.strip():
            return ""
        return f"旁边“{heads[-1].text.strip()}”一栏是“{beside.text.strip()}”，核对报的是哪一个"

    def _labels_of(self, label: Cell, figure: Figure, column: int) -> list[Part]:
        """The rows whose numbers a row called 参与群众（合计） has to come to, each with the figure's name too."""
        if not is_sum(label.text):
            return []
        own = [cell for cell, one in self.labelled.values() if one is figure and not is_sum(cell.text)]
        return [Part(cell.row, column, joined(cell.text)) for cell in own]

    def _apart(self, figure: Figure, column: int) -> str:
        """That several rows are parts of a figure, 参与群众（线上） and 参与群众（线下）, and none is all of it."""
        own = [cell for cell, one in self.labelled.values() if one is figure]
        if len(own) < 2 or not all(says_more(cell.text, figure) for cell in own):
            return ""
        parts = [Part(cell.row, column, joined(cell.text)) for cell in own]
        return told(parts, [self._cell(part.row, part.column) for part in parts])

    def _of_another(self, cell: Cell) -> str:
        """What heads a number that is of another year, was planned, or is no amount; "" where it is of this."""
        if not cell.text or self.is_head:
            return ""
        first = min(row for row, _ in self.labelled)
        above = [
            one for one in self.grid.cells if one.text and one.column == cell.column and first - 3 <= one.row < first
        ]
        heads = [one.text.strip() for one in above if one.across < 3][-1:]
        return next((text for text in heads if len(text) <= 12 and self._heads_another(text)), "")

    def _heads_another(self, text: str) -> bool:
        return of_another(text, self._year) or NO_AMOUNT.fullmatch(joined(text)) is not None

    def beside(self, label: Cell, figure: Figure) -> list[Part]:
        """The rows into which the table takes a figure apart, whose label stands beside the numbers."""
        column = self._chosen(label, figure)
        parts = down(self.grid, label, column, self.labelled)
        return [part for part in parts if part.name != joined(figure.measure)] or self._below_label(label, column)

    def _below_label(self, label: Cell, column: int) -> list[Part]:
        """The rows of a label and those below that have brackets alone for one: 参与群众（线上）, and （线下）."""
        found = _BRACKETS.search(unicodedata.normalize("NFKC", label.text).strip())
        parts = [Part(label.row, column, found[1] if found else joined(label.text))]
        for row in range(label.row + label.down, self.grid.height):
            cell = self.grid.at(row, label.column)
            found_below = cell and _ONLY_BRACKETS.fullmatch(unicodedata.normalize("NFKC", cell.text).strip())
            if not found_below:
                break
            parts.append(Part(row, column, joined(found_below[1])))
        return parts if len(parts) > 1 and (found or whole(parts)) else []

    def value_column(self, label: Cell) -> int | None:
        """The column of a label's number, where the head of the table says which that is; of several the next one."""
        columns = [column for column in self._value_columns if column != label.column]
        return next((column for column in sorted(columns) if column > label.column), next(iter(columns), None))

    @cached_property
    def _value_columns(self) -> list[int]:
        """The columns of numbers: 数值, or the unit's own name, or else the last of the years."""
        if self._head:
            return [self._head.value]
        first = min((row for row, _ in self.labelled), default=0)
        heads = [cell for cell in self.grid.cells if cell.text and first - 3 <= cell.row < first]
        own = [cell for cell in heads if self._official(cell.text.strip()) == self.unit and not self._beside_unit(cell)]
        called = [cell for cell in heads if heads_values(cell.text, self._year) and cell.across < 3]
        parts = [cell for cell in heads if PART_SUM.fullmatch(cell.text.strip()) and cell.across == 1]
        called = called or (parts if len(parts) == 1 else [])
        years = sorted((found[1], cell.column) for cell in heads if (found := _YEAR.fullmatch(cell.text.strip())))
        return [cell.column for cell in own or called] or [column for _, column in years[-1:] if len(years) > 1]

    def measure(self, label: Cell, figure: Figure) -> str:
        """The unit of measure that the table has for a figure.

        It stands in a column of its own, or in brackets behind its label, in a cell beside that or beside the number,
        or above them all.
        """
        label_text = unicodedata.normalize("NFKC", label.text).strip()
        written = None if is_its_name(label.text, figure) else _BRACKETS.search(label_text)
        words = (
            counted_in(written[1], figure) if written else "",
            *(cell.text.strip() for cell in self._near(label, figure)),
        )
        own = next((word for word in words if is_measure(word)), "")
        return own or next(filter(None, (_meant(word, figure) for word in self._above(label, figure))), "")

    def _near(self, label: Cell, figure: Figure) -> Iterator[Cell]:
        """The cells in which a label's unit of measure may stand."""
        if self._head and self._head.measure is not None:
            columns = [self._head.measure]
        else:
            columns = [] if self.is_head else [label.column + label.across, self._chosen(label, figure) + 1]
        yield from filter(None, (self.grid.at(label.row, column) for column in columns))

    def _chosen(self, label: Cell, figure: Figure) -> int:
        """The column that the number of a label stands in, where the labels are no head."""
        column = self.value_column(label)
        return self.next_column(label, figure.measure) if column is None else column

    def _above(self, label: Cell, figure: Figure) -> Iterator[str]:
        """What the head of the numbers has in brackets, and what a line above the table says: 单位：万人次."""
        first = min((row for row, _ in self.labelled), default=0)
        at = -1 if self.is_head else self._chosen(label, figure)
        for cell in self.grid.cells:
            if cell.row < first and cell.text:
                text = unicodedata.normalize("NFKC", cell.text).strip()
                head = _BRACKETS.search(text) if cell.column == at and VALUES.fullmatch(bare(text)) else None
                if found := head or _COUNTED_IN.search(text):
                    yield found[1].strip()

    def _in_measure(self, cell: Cell, label: Cell, figure: Figure) -> Cell:
        """A number with the unit of measure that the table has for it, where that is not the figure's own."""
        measure = self.measure(label, figure)
        if not measure or not figure.added or measure == figure.measure or not _DIGITS.fullmatch(cell.text.strip()):
            return cell
        return cell._replace(text=f"{cell.text.strip()}{measure}")

    def _beside_unit(self, cell: Cell) -> bool:
        """Whether a name stands behind 填报单位, and heads no column."""
        before = self.grid.at(cell.row, cell.column - 1)
        return before is not None and is_unit_label(before.text)

    def next_column(self, label: Cell, measure: str = "") -> int:
        """The column beside a label, behind its unit of measure."""
        column = label.column + label.across
        while (cell := self.grid.at(label.row, column)) and cell.text and column < self.grid.width:
            if cell.text.strip() != measure and not is_measure(cell.text.strip()):
                break
            column += cell.column + cell.across - column
        return column

    def _astray(self, label: Cell, figure: Figure, chosen: int) -> Cell | None:
        """The only number further on in the row, where the cell for it is blank."""
        others = [
            cell
            for cell in self.grid.row(label.row)
            if cell.column > label.column + label.across - 1
            and cell.column != chosen
            and cell.text.strip() not in (figure.measure, figure.help)
            and _is_number(cell.text)
        ]
        return others[0] if len(others) == 1 and (label.row, others[0].column - 1) not in self.labelled else None

    def _several(self, label: Cell) -> str:
        """That a row has several numbers for a label, of which no heading says which is meant."""
        behind = [cell for cell in self.grid.row(label.row) if cell.column >= label.column + label.across]
        own = list(takewhile(lambda cell: (cell.row, cell.column) not in self.labelled, behind))
        numbers = [cell for cell in own if _is_number(cell.text)]
        if len(numbers) < 2:
            return ""
        told = "、".join(f"{cell.address}“{cell.text.strip()}”" for cell in numbers)
        return f"这一行有几个数（{told}），看不出报的是哪一个，没有算"

    def _below(self) -> Iterator[tuple[Figure, Cell, str]]:
        bottom = max(cell.row + cell.down for cell, _ in self.labelled.values())
        rows = [row for row in range(bottom, self.grid.height) if self._is_body(row)]
        own = [
            row for row in rows if any(self._official(cell.text.strip()) == self.unit for cell in self.grid.row(row))
        ]
        others = {name for row in rows for cell in self.grid.row(row) if (name := self._official(cell.text.strip()))}
        sums = {row: name for row in rows if (name := self._sum_in(row))}
        of_all = [row for row, name in sums.items() if not PART_SUM.fullmatch(name)]
        total = of_all[-1:] or (list(sums) if len(sums) == 1 else [])
        parts = [row for row in rows if row not in sums]
        chosen = own or ([] if others else total or (rows if len(rows) == 1 else []))
        for label, figure in self.labelled.values():
            if not chosen:
                blank = Cell(bottom, label.column, "", self._cell(bottom, label.column).address)
                why = f"表里没有{self.unit}这一行" if others else f"表里有{len(rows)}行数，没有合计" if rows else ""
                yield figure, self._placed(blank), why
                continue
            parts_of_it = across(self.grid, label, rows[0], self.labelled)
            column = part.column if (part := whole(parts_of_it)) else label.column
            cell = self._cell(chosen[0], column)
            doubt = self._merged(cell, chosen[0], column) or self._hidden(cell) or self._twice(own, column)
            if parts_of_it and not part:
                apart = told(parts_of_it, [self._cell(chosen[0], one.column) for one in parts_of_it])
                cell, doubt = (cell._replace(text=""), apart) if apart else (cell, doubt)
            own_parts = [one._replace(row=chosen[0]) for one in summands(parts_of_it, part)]
            doubt = doubt or self._parts_differ(cell, own_parts)
            doubt = doubt or (f"名称写的是“{label.text.strip()}”" if says_more(label.text, figure) else "")
            if own and (left := self._left(parts, own)):
                doubt = doubt or left
            if not own and chosen == total:
                doubt = doubt or self._sum_differs(cell, [self._cell(row, column) for row in parts], "各行")
            cell = cell._replace(text="") if doubt.startswith("和") else self._in_measure(cell, label, figure)
            yield figure, self._placed(cell), doubt

    def _left(self, rows: Sequence[int], own: Sequence[int]) -> str:
        """That beside a unit's own row there are some of nobody known, which may be part of it: its schools."""
        names = [next((cell.text.strip() for cell in self.grid.row(row) if bare(cell.text)), "") for row in rows]
        others = [name for row, name in zip(rows, names, strict=True) if row not in own and not self._official(name)]
        known = [name for name in others if name and not _is_number(name)]
        return f"只取了{self.unit}这一行，没有取的还有{'、'.join(known)}，核对是不是要合起来报" if known else ""

    def _twice(self, rows: Sequence[int], column: int) -> str:
        """That a unit has several rows, which differ."""
        own = [self._cell(row, column) for row in rows]
        other = next((cell for cell in own if cell.text.strip() != own[0].text.strip()), None)
        return f"填了两处，{own[0].address}是“{own[0].text}”，{other.address}是“{other.text}”" if other else ""

    def _is_body(self, row: int) -> bool:
        cells = self.grid.row(row)
        return bool(cells) and not NOTE.match(cells[0].text.strip()) and any(_is_number(one.text) for one in cells)

    def _sum_in(self, row: int) -> str:
        """What a row of sums is called, 合计 or 小计; "" for any other."""
        return next((text for cell in self.grid.row(row) if TOTAL.fullmatch(text := cell.text.strip())), "")

    def _columns_of(self, label: Cell, column: int | None) -> list[Part]:
        """The columns whose numbers the one headed 合计 has to come to: those before it, else those behind."""
        heads = [cell for cell in self.grid.cells if cell.row < label.row and cell.column == column and cell.text]
        if not heads or not TOTAL.fullmatch(heads[-1].text.strip()):
            return []
        row = [cell for cell in self.grid.row(heads[-1].row) if cell.column >= label.column + label.across]
        parts = [Part(label.row, cell.column, joined(cell.text)) for cell in row if cell.across == 1]
        total = next((part for part in parts if part.column == column), None)
        before = summands([part for part in parts if total and part < total], total)
        return before or summands([part for part in parts if total and part > total], total)

    def _parts_differ(self, total: Cell, parts: Sequence[Part]) -> str:
        """That a total as typed is not what the parts beside it come to."""
        return self._sum_differs(total, [self._cell(part.row, part.column) for part in parts], "各项")

    def _sum_differs(self, total: Cell, parts: Iterable[Cell], what: str) -> str:
        """That a total as typed is not the sum of its parts; what is no number makes it doubtful too."""
        found = [parse_amount(cell.text, whole=False) for cell in parts if cell.text]
        numbers = [one.value for one in found if isinstance(one, Amount) and one.value is not None]
        typed = parse_amount(total.text, whole=False)
        if not numbers or not isinstance(typed, Amount) or typed.value is None:
            return ""
        return f"合计填的是 {typed.value}，{what}相加是 {sum(numbers)}" if sum(numbers) != typed.value else ""

    def _cell(self, row: int, column: int) -> Cell:
        """The cell there; a blank one where nothing stands."""
        found = self.grid.at(row, column)
        if found:
            return found
        near = next((cell.address for cell in self.grid.row(row)), "")
        address = (
            f"第{row + 1}行第{column + 1}格" if not near or near.startswith("第") else f"{_letters(column)}{row + 1}"
        )
        return Cell(row, column, "", address)

    def _merged(self, cell: Cell, row: int, column: int | None = None) -> str:
        if cell.row != row:
            return f"和 {cell.address} 合并成一格，看不出是多少"
        if column is not None and cell.column != column:
            return f"和左边 {cell.address} 合并成一格，看不出是多少"
        return "和下面几格合并成一格，看不出是多少" if cell.down > 1 and self._shares(cell) else ""

    def _shares(self, cell: Cell) -> bool:
        """Whether a merged cell reaches beside the label of another figure too."""
        return len([row for row, _ in self.labelled if cell.row <= row < cell.row + cell.down]) > 1

    def _hidden(self, cell: Cell) -> str:
        return "在隐藏的行或者列里" if cell.hidden and cell.text else "在隐藏的表里" if self.grid.hidden else ""

    def _placed(self, cell: Cell) -> Cell:
        return cell._replace(address=f"{self.grid.name} {cell.address}")

    def _with_values(self, known: dict[str, Figure]) -> Iterator[tuple[Cell, Figure]]:
        """Labels with their values in one cell: 参与群众：120人次."""
        for cell in self._names():
            for line in cell.text.split("\n") if (cell.row, cell.column) not in self.labelled else ():
                name, mark, value = _PART_OF.sub("", line).replace("：", ":").partition(":")
                if mark and value.strip() and (figure := known.get(bare(name))) and figure.typed:
                    yield cell._replace(text=value.strip()), figure

    def _whose(self) -> str:
        """The unit that the form names behind 填报单位, if any; what stands in the rows of figures is about these."""
        rows = {row for row, _ in self.labelled} if self._head else ()
        for cell in self.grid.cells:
            if cell.row in rows or (cell.row, cell.column) in self.labelled:
                continue
            beside = self.grid.at(cell.row, cell.column + cell.across)
            is_label = beside is not None and (beside.row, beside.column) in self.labelled
            if name := named(cell.text, beside.text if beside and not is_label else "", self._official):
                return name
        return ""


def _meant(word: str, figure: Figure) -> str:
    """The unit of measure that a word above a table means for a figure; "" where it is about others."""
    own = figure.measure
    if word in LARGE:
        return own if own.startswith(word) else f"{word}{own}"
    is_own = any(word == f"{large}{own}" or own == f"{large}{word}" for large in LARGE)
    return word if own and (is_own or ("元" in own and "元" in word and is_measure(word))) else ""


def _letters(column: int) -> str:
    from gongkai.sheet.xlsx import letters

    return letters(column)


def _may_head(text: str) -> bool:
    """Whether a text may head a column, as 点击量 may, which is a unit of measure too."""
    return is_word(text) or text.strip().endswith("量")


def _is_number(text: str) -> bool:
    found = parse_amount(text, whole=False)
    return isinstance(found, Amount) and found.value is not None
