"""What the rules look at, and what they say."""

from fractions import Fraction
from typing import NamedTuple

from gongkai.hotline.slips.lists import Listing, is_whole
from gongkai.hotline.slips.months import Time
from gongkai.hotline.slips.numbers import Number
from gongkai.hotline.slips.paper import Bulletin, Place
from gongkai.hotline.slips.said import Said, Spoken
from gongkai.hotline.slips.sheets import Column, Row, Table


class Slip(NamedTuple):
    """Where something cannot be, what, and what to look at."""

    at: Place
    message: str
    hint: str


class Looked(NamedTuple):
    """A bulletin as it is understood. `heading` is the month of its title, `time` that of its text.

    `seen` are the places of numbers that a rule could compare with others.
    """

    bulletin: Bulletin
    heading: Time
    time: Time
    passages: tuple[Spoken, ...]
    tables: tuple[Table, ...]
    listings: tuple[Listing, ...]
    seen: set[Place]

    def of(self, said: Said) -> Spoken:
        """The passage in which a number is said."""
        return next(spoken for spoken in self.passages if spoken.order == said.passage)

    def position(self, said: Said) -> Place:
        """Where it is said."""
        return self.of(said).position(said.number)

    def shown(self, said: Said) -> str:
        """The number as printed."""
        return self.of(said).shown(said.number)

    def saw(self, *said: Said) -> None:
        """These numbers have been compared."""
        self.seen.update(self.position(entry) for entry in said)

    def saw_cells(self, row: Row, *columns: Column) -> None:
        """These cells have been compared."""
        self.seen.update(row.position(column) for column in columns if row.numbers[column.at] is not None)

    def before(self, said: Said) -> list[Said]:
        """What is said before it in its sentence."""
        return [entry for entry in self.sentence(said) if entry.number.start < said.number.start]

    def total(self, said: Said) -> Said | None:
        """The only number before its passage that is said to be that of all; None where there are several."""
        found = [
            one for spoken in self.passages if spoken.order < said.passage for one in spoken.said
            if one.is_now and not one.depth and is_whole(one)
        ]  # fmt: skip
        return found[0] if len({one.number.value for one in found}) == 1 else None

    def sentence(self, said: Said) -> list[Said]:
        """All that is said in its sentence."""
        return [entry for entry in self.of(said).said if entry.sentence == said.sentence]


def counted(value: Fraction) -> str:
    """A count as it is printed: 12，or 1.5万 as its whole number."""
    return str(value.numerator // value.denominator) if value.denominator == 1 else f"{float(value):g}"


def printed(number: Number) -> str:
    """A number of a cell in a sentence."""
    from gongkai.hotline.slips.numbers import plain

    return plain(number.value, number.step) + (number.unit if number.is_share else "")
