"""The lists of all units one below another: 媒体报道 of the whole district, a row each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gongkai.phrases.figures import Figure
from gongkai.reports.values import Value


class Listing(NamedTuple):
    """A list of everybody: its name, the heads of its columns, and its rows, each beginning with whose it is."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def title(self) -> str:
        """What a table of it is called."""
        return f"{self.name}清单"


def listings(figures: Sequence[Figure], filled: Mapping[str, Mapping[str, Value]], first: str) -> tuple[Listing, ...]:
    """Every list of which there are rows; a column that a unit has added itself stands behind those of the plan."""
    return tuple(
        _listing(figure, own, first)
        for figure in figures
        if figure.columns and (own := list(_rows(filled, str(figure.name))))
    )


def together(own: Iterable[tuple[str, Sequence[Listing]]], first: str) -> tuple[Listing, ...]:
    """The lists of many plans, with whose a row is before it."""
    found: dict[str, Listing] = {}
    for name, lists in own:
        for one in lists:
            rows = [((first, name), *zip(one.head, row, strict=True)) for row in one.rows]
            before = found.get(one.name)
            earlier = [tuple(zip(before.head, row, strict=True)) for row in before.rows] if before else []
            found[one.name] = _table(one.name, (), [*earlier, *rows])
    return tuple(found.values())


def _rows(filled: Mapping[str, Mapping[str, Value]], name: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    for unit, values in filled.items():
        for row in values[name].rows if name in values else ():
            yield unit, row


def _listing(figure: Figure, own: Sequence[tuple[str, tuple[tuple[str, str], ...]]], first: str) -> Listing:
    return _table(str(figure.name), (first, *map(str, figure.columns)), [((first, unit), *row) for unit, row in own])


def _table(name: str, head: Sequence[str], rows: Sequence[Sequence[tuple[str, str]]]) -> Listing:
    """The rows below one head, which has every column that any of them has."""
    columns = tuple(dict.fromkeys((*head, *(column for row in rows for column, _ in row))))
    cells = tuple(tuple(dict(row).get(column, "") for column in columns) for row in rows)
    return Listing(name, columns, cells)
