"""Tables, for the formats that are one: books of sheets, whose cells keep their dates and numbers."""

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from gongkai.phrases.moments import Moment

if TYPE_CHECKING:
    from decimal import Decimal


class Formula(NamedTuple):
    """A formula of our own with the value that it has."""

    formula: str
    value: "Decimal | str | None"

    def __str__(self) -> str:
        """What is shown."""
        return "" if self.value is None else str(self.value)


Cell: TypeAlias = "str | int | Decimal | Moment | Formula | None"


class Sheet(NamedTuple):
    """A table with its head. `states` says of every row what it is to be coloured after: late, overdue or a state.

    `heading` stands in a row above the head, "" for a table without one.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple["Cell", ...], ...]
    states: tuple[str, ...] = ()
    heading: str = ""

    @property
    def top(self) -> int:
        """How many rows stand above the first: the head, and the heading if there is one."""
        return 2 if self.heading else 1


class Book(NamedTuple):
    """A workbook; `as_of` is the moment that it shows, "" where it shows none, `kind` what its sheets are."""

    title: str
    sheets: tuple[Sheet, ...]
    as_of: str = ""
    kind: str = "表"
