"""Many plans in one view: how far each district is, the worst first, and all together."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from gongkai.phrases.moments import Moment
from gongkai.status.ledger import Ledger, Ledgers, remaining
from gongkai.status.overview_figures import added_up, by_title

if TYPE_CHECKING:
    from gongkai.figures.totals import Totals

_NEVER = date.max
_NOTHING = Ledger("", "", "", None, None, False, (), ())


class District(NamedTuple):
    """One plan of many, by a name that tells it from the others and the file as it was typed.

    `view` is None where the plan or its record cannot be read, and then `problem` says why. `lacks` are the units and
    reports that are asked for and that this plan does not have.
    """

    name: str
    place: str
    view: Ledgers | None
    problem: str = ""
    lacks: tuple[str, ...] = ()

    @property
    def remark(self) -> str:
        """What this plan does not have of what is asked for; "" if it has all of it."""
        return f"没有{'、'.join(f'“{name}”' for name in self.lacks)}" if self.lacks else ""

    @property
    def whole(self) -> Ledger:
        """All its reports as one."""
        return self.view.whole if self.view else _NOTHING

    @property
    def urgent(self) -> Ledger | None:
        """The report that is looked at first: of those that are not all in, the one due first."""
        open = [ledger for ledger in (self.view.ledgers if self.view else ()) if ledger.reported < ledger.owing]
        return min(open, key=lambda ledger: ledger.due_at.day if ledger.due_at else _NEVER, default=None)

    @property
    def done(self) -> str:
        """How much is there, in a word; — where nothing has to be handed in."""
        return "—" if self.whole.percent is None else f"{self.whole.percent}%"

    @property
    def countdown(self) -> str:
        """How long there is for that report, or why there is none."""
        urgent = self.urgent
        return remaining(urgent or self.whole) if urgent or self.whole.owing else self.remark or "没有要报送的"


class Overview(NamedTuple):
    """All districts at a moment, the worst first; `only` names the units and groups that are shown, if not all.

    `figures` are what their numbers come to.
    """

    now: Moment
    districts: tuple[District, ...]
    only: tuple[str, ...] = ()
    figures: "tuple[Totals, ...]" = ()

    @property
    def whole(self) -> Ledger:
        """All reports of all districts as one."""
        rows = tuple(row for district in self.districts for row in district.whole.rows)
        return _NOTHING._replace(title=f"{self.extent}合计", rows=rows)

    @property
    def extent(self) -> str:
        """How many plans it is about: those that could be read."""
        whole = len(self.districts)
        return f"{whole}份方案里读得了的{whole - self.unread}份" if self.unread else f"{whole}份方案"

    @property
    def as_of(self) -> str:
        """The moment in words, with its year."""
        return self.now.with_year()

    @property
    def unread(self) -> int:
        """How many plans or records could not be read."""
        return sum(district.view is None for district in self.districts)


def overview(districts: Iterable[District], now: Moment, only: Iterable[str] = ()) -> Overview:
    """The districts in the order in which somebody has to look after them."""
    ordered = tuple(sorted(districts, key=_worst_first))
    figures = {one.name: by_title(one.view.figures) if one.view else one.problem for one in ordered}
    return Overview(now, ordered, tuple(only), added_up(figures, now))


def _worst_first(district: District) -> tuple[bool, int, int, int]:
    """Those that nobody can judge, then by how many are overdue, then by how little is there."""
    whole = district.whole
    return district.view is not None, -whole.behind, 100 if whole.percent is None else whole.percent, -whole.pending
