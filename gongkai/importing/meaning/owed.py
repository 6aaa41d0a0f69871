"""A report as the text asks for it, and what holds for all of its sentences."""

from datetime import date
from typing import NamedTuple

from gongkai.importing.meaning.years import Years
from gongkai.phrases.times import Time, parse_time
from gongkai.text import Text


class Owed(NamedTuple):
    """A report that somebody owes, as the text says it; "" and () where it does not. `doubts` are by key."""

    id: str
    title: str
    from_: str
    due: str
    receiver: str
    needs: tuple[str, ...]
    via: str
    form: str
    doubts: tuple[tuple[str, str], ...] = ()
    excepted: str = ""  # 除县甲局外，各单位……
    missing: str = ""  # what is to be filled in where `due` is open
    until: str = ""  # the last day of what is due again and again


class Found(NamedTuple):
    """A duty and where it is said: in the paragraph at a block's index, from one character to another."""

    duty: Owed
    at: int
    start: int
    end: int


class Unclear(NamedTuple):
    """A sentence that asks for a report in a way that cannot be put on record, and why."""

    at: int
    reason: str


class Context(NamedTuple):
    """What holds for all sentences: the year, who is addressed, when the activity is, the last day that is named."""

    years: Years
    addressees: str
    when: str
    last: date | None = None

    @property
    def anchor(self) -> Time | None:
        """What relative deadlines are counted from."""
        time = parse_time(Text(self.years.dated(self.when)[0]), *self.years.best) if self.when else None
        return time if isinstance(time, Time) else None
