"""Where the numbers go in a table that somebody else has made: cells by their labels, rows by whose they are."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.figures.divided import Part, Places, across, is_word, whole
from gongkai.figures.labels import TOTAL, VALUES, labels
from gongkai.figures.recognise import NOTE, Form
from gongkai.figures.totals import SUBTOTAL, Entry, Totals
from gongkai.phrases.figures import Figure
from gongkai.phrases.writing import same
from gongkai.sheet.grid import Cell, Grid
from gongkai.units import Registry

SUM = "合计"
_SHOWN = 5
_REMARK = re.compile("备 ?注|说明")
_OF_NAMES = re.compile(
    ".*(?:单位|区|县|地区|市|镇|街|街道|部门|名称|序号|编号)(?:名称)?"
)  # heads the column of whose a row is
_NO_NUMBERS = re.compile("备 ?注|说明|单位|填写|序号")
_LABEL = 30  # characters of one, at most
_COUNTED = re.compile(r"[0-9一二三四五六七八九十]{0,4}")  # 序号


class Target(NamedTuple):
    """A cell to be filled in with an entry: a unit's or, where `whose` is "", that of all.

    `measure` is what the table counts it in, as far as it says; `apart` what the table takes it apart into, so that
    no cell is for all of it.
    """

    cell: Cell
    entry: Entry
    figure: Figure
    whose: str
    measure: str
    apart: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What it is for."""
        return f"{self.whose} {self.figure.name}" if self.whose else str(self.figure.name)


class Rows:
    """Whose the rows of a table may be: a unit's, a group's, the district's, or those of the sums."""

    def __init__(self, view: Totals, registry: Registry | None) -> None:
        self.places = tuple(map(same, registry.places)) if registry else ()
        self.lines = _lines(view) | dict.fromkeys(self.places, view.sums)
        self._registry = registry

    def official(self, text: str) -> str | None:
        """The same for the reader of a form, which asks about any text."""
        return self.whose(text) or None

    def whose(self, text: str) -> str:
        """Whose row is called that, as `lines` has it; "" if nobody known is."""
        name = same(text.strip())
        official = self._registry.find(name) if self._registry and name not in self.lines else None
        known = next((one for one in (name, same(official or "")) if one in self.lines), "")
        return known or (SUM if TOTAL.fullmatch(name) else "")


def targets(grid: Grid, view: Totals, known: Rows) -> Iterator[Target]:
    """Where the numbers of a sheet go: below the heads of columns for each unit and 合计, else beside the labels."""
    form = Form(grid, labels(view.figures), "", known.official, to_fill=True)
    if not form.labelled:
        return
    if not form.is_head:
        for label, figure in form.labelled.values():
            column = form.value_column(label)
            at = form.next_column(label, figure.measure) if column is None else column
            row, at, apart = _undivided(form.beside(label, figure), label.row, at)
            entry = view.sums[_at(view, figure)]
            yield Target(_cell(grid, row, at), entry, figure, "", form.measure(label, figure), apart)
        return
    named = list(_named(grid, form, known))
    if any(name in known.places for _, name in named):  # a table of districts: what they come to is not ours to say
        named = [(row, name) for row, name in named if name != SUM]
    elif all(name == SUM for _, name in named) and any(_strangers(grid, form, known)):
        return
    rows = named or [(_below(form), SUM)]
    for row, name in rows:
        for label, figure in form.labelled.values():
            parts = across(grid, label, rows[0][0], form.labelled)
            _, column, apart = _undivided(parts, row, label.column)
            entry = known.lines[name][_at(view, figure)]
            whose = "" if name == SUM else name
            yield Target(_cell(grid, row, column), entry, figure, whose, form.measure(label, figure), apart)


def _undivided(parts: Sequence[Part], row: int, column: int) -> tuple[int, int, tuple[str, ...]]:
    """Where the sum of the parts goes, else where it would have gone, with what they are called."""
    part = whole(parts)
    return (part.row, part.column, ()) if part else (row, column, tuple(one.name for one in parts))


def has_labels(grid: Grid, view: Totals) -> bool:
    """Whether a sheet names a figure at all, wherever its number would go."""
    return bool(Form(grid, labels(view.figures), "", lambda _: None, to_fill=True).labelled)


def left_out(grid: Grid, view: Totals, known: Rows, chosen: Sequence[Target]) -> Iterator[str]:
    """The columns and rows of a sheet that nothing is known of; `chosen` is where something goes."""
    form = Form(grid, labels(view.figures), "", known.official, to_fill=True)
    if form.labelled and form.is_head:
        yield from (f"不认得“{name}”一栏，没有填" for name in _columns(grid, form))
        yield from _unknown_rows(list(_strangers(grid, form, known)))
        names = {name for _, name in _named(grid, form, known)}
        if SUM in names and not names.isdisjoint(known.places):
            yield f"“{SUM}”一行是各区县的，没有填"
    elif form.labelled:
        taken = {(target.cell.row, target.cell.column) for target in chosen}
        yield from (f"“{name}”一栏没有填" for name in _columns_beside(grid, form, taken))
        yield from _unknown_rows(list(dict.fromkeys(_labels_beside(grid, form, taken))))


def _unknown_rows(names: Sequence[str]) -> Iterator[str]:
    if names:
        shown = "、".join(f"“{name}”" for name in names[:_SHOWN])
        yield f"不认得{shown}{'等' if len(names) > _SHOWN else ''}{len(names)}行，没有填"


def _columns(grid: Grid, form: Form) -> Iterator[str]:
    """The heads that are nobody's: those before the figures too, where nothing stands below them."""
    rows = {cell.row for cell, _ in form.labelled.values()}
    first = min(cell.column for cell, _ in form.labelled.values())
    named = {cell.column for cell in grid.cells if cell.row >= _below(form) and cell.text}
    heads = [cell for cell in grid.cells if cell.row in rows and cell.text]
    for cell in heads:
        text = cell.text.strip()
        above = any(other.row > cell.row and 0 <= other.column - cell.column < cell.across for other in heads)
        clear = above or (cell.row, cell.column) in form.labelled or _REMARK.fullmatch(same(text))
        before = cell.column < first and (cell.column in named or _OF_NAMES.fullmatch(same(text)))
        if not clear and not before:
            yield text


def _columns_beside(grid: Grid, form: Form, taken: Places) -> Iterator[str]:
    """The heads of numbers beside those that are filled in, where these stand below a head and nothing below theirs."""
    rows = {row for row, _ in taken}
    columns = {column for _, column in taken}
    top, first = min(rows), min(label.column for label, _ in form.labelled.values())
    heads = [cell.row for cell in grid.cells if cell.row < top and cell.column in columns and cell.text]
    for cell in grid.row(max(heads)) if heads else ():
        is_blank = not any((there := grid.at(row, cell.column)) and there.text for row in rows)
        if cell.column > first and cell.column not in columns and is_blank and not _NO_NUMBERS.search(cell.text):
            yield cell.text.strip()


def _labels_beside(grid: Grid, form: Form, taken: Places) -> Iterator[str]:
    """The labels that are nobody's, of rows or of pairs in these, beside which nothing stands."""
    own = [label for label, _ in form.labelled.values()]
    columns = {label.column for label in own}
    in_pairs = set() if any(form.value_column(label) is not None for label in own) else {label.row for label in own}
    first = min(label.row for label in own)
    while any((above := grid.at(first - 1, column)) and _goes_on(grid, form, above, taken) for column in columns):
        first -= 1
    for row in range(first, grid.height):
        cells = grid.row(row)
        for cell in cells if cells and not NOTE.match(cells[0].text.strip()) else ():
            if (cell.column in columns or row in in_pairs) and _is_open(grid, form, cell, taken):
                yield cell.text.strip()


def _goes_on(grid: Grid, form: Form, cell: Cell, taken: Places) -> bool:
    """Whether a table begins above the first label that is known, with this one; a title is none."""
    title = cell.across > 1 or cell.text.strip().endswith("表") or re.search("[:：]", cell.text)
    return not title and _is_open(grid, form, cell, taken)


def _is_open(grid: Grid, form: Form, cell: Cell, taken: Places) -> bool:
    """Whether a text is a label, of nothing that is known, and a number for it would stand in a blank cell."""
    column = form.value_column(cell)
    place = cell.row, form.next_column(cell) if column is None else column
    beside = grid.at(*place)
    is_known = (cell.row, cell.column) in (*form.labelled, *taken) or place in taken
    return not is_known and is_word(cell.text) and len(cell.text) <= _LABEL and (beside is None or not beside.text)


def _below(form: Form) -> int:
    """The first row below the heads of columns."""
    return max(cell.row + cell.down for cell, _ in form.labelled.values())


def _named(grid: Grid, form: Form, known: Rows) -> Iterator[tuple[int, str]]:
    """The rows that somebody known has."""
    first = min(cell.column for cell, _ in form.labelled.values())
    for row in range(_below(form), grid.height):
        if name := _row_name(grid, row, first, known):
            yield row, name


def _strangers(grid: Grid, form: Form, known: Rows) -> Iterator[str]:
    """The names of rows of which nobody is known: another district, a unit that is not in the plan."""
    first = min(cell.column for cell, _ in form.labelled.values())
    for row in range(_below(form), grid.height):
        texts = [cell.text.strip() for cell in grid.row(row) if cell.column < first]
        names = [text for text in texts if not _COUNTED.fullmatch(text) and not VALUES.fullmatch(same(text))]
        if names and not _row_name(grid, row, first, known):
            yield names[0]


def _lines(view: Totals) -> dict[str, tuple[Entry, ...]]:
    rows = {same(row.unit): row.entries for row in view.rows}
    titled = [group for group in view.groups if group.title]
    groups = {name: group.sums for group in titled for name in (group.title, group.title + SUBTOTAL)}
    return {**rows, **groups, SUM: view.sums}


def _row_name(grid: Grid, row: int, first: int, known: Rows) -> str:
    """Whose a row is, by the first cell before those of the figures that says so: 合计 may head one of these."""
    return next((name for cell in grid.row(row) if cell.column < first and (name := known.whose(cell.text))), "")


def _at(view: Totals, figure: Figure) -> int:
    return next(at for at, one in enumerate(view.figures) if one is figure)


def _cell(grid: Grid, row: int, column: int) -> Cell:
    return grid.at(row, column) or Cell(row, column, "", "")
