"""What `gongkai status` is asked about, of one plan or of many."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gongkai.forms import Settings
    from gongkai.phrases.moments import Moment
    from gongkai.plan import Plan
    from gongkai.reports.events import Event
    from gongkai.status.ledger import Ledgers


class Asked(NamedTuple):
    """What is asked: of which record, moment, report and units, and how it is to be shown.

    `brief` is the option that asks for less than the whole, --line or --calls.
    """

    store: str | None
    today: str | None
    report: str | None
    names: tuple[str, ...]
    pending: bool
    scores: bool
    format: str
    output: Path | None
    settings: "Settings"
    force: bool = False
    brief: str = ""

    def view(
        self, plan: "Plan", events: "Sequence[Event]", now: "Moment", one_of_many: Path | None = None
    ) -> "Ledgers":
        """The ledgers of a plan, as far as they are asked for. Raises GongkaiError for a report or unit it lacks.

        The plan holds what was assigned since; `one_of_many` is its file, which commands that are told then name.
        """
        from gongkai.cli.carried import advised
        from gongkai.cli.units import officials
        from gongkai.reports.periods import current
        from gongkai.reports.submit import find_reports
        from gongkai.status.ledger import ledgers

        reports = plan.reports
        if self.report:
            reports = (current(plan, find_reports(plan, self.report, events=events), events, now),)
        view = ledgers(plan, reports, events, now, officials(plan, self.names))
        return view._replace(
            uncounted=advised(view.uncounted, one_of_many),
            figures=tuple(own._replace(doubts=advised(own.doubts, one_of_many)) for own in view.figures),
        )
