"""What the figures of many plans come to: a table for each report that asks for numbers, a row a district."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from gongkai.phrases.moments import Moment
from gongkai.phrases.writing import same

if TYPE_CHECKING:
    from gongkai.figures.totals import Totals


def by_title(figures: "Iterable[Totals]") -> "dict[str, Totals]":
    """Those of a district that hold numbers, by the title of the report."""
    return {same(one.report): one for one in figures if any(figure.added for figure in one.figures)}


def added_up(own: "Mapping[str, Mapping[str, Totals] | str]", now: Moment) -> "tuple[Totals, ...]":
    """The totals of every report, a row a district; a text says why one could not be read, and is noted."""
    read = [found for found in own.values() if not isinstance(found, str)]
    titles = dict.fromkeys(title for found in read for title in found)
    if not titles:
        return ()
    from gongkai.figures.districts import NOT_ASKED, together, unread

    rows = [
        [
            (name, unread(found) if isinstance(found, str) else found.get(title, NOT_ASKED))
            for name, found in own.items()
        ]
        for title in titles
    ]
    return tuple(together(own_rows, now) for own_rows in rows)
