"""Who has reported and who has not: one ledger a report."""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from gongkai.phrases.moments import Moment
from gongkai.plan import Plan, Report
from gongkai.reports.events import Event
from gongkai.reports.periods import in_view
from gongkai.reports.receipts import Receipts, receipts
from gongkai.reports.state import Standing, State, all_standings
from gongkai.reports.uncounted import Uncounted, Why, uncounted

if TYPE_CHECKING:
    from gongkai.figures.totals import Totals
    from gongkai.reports.score import Score


class Ledger(NamedTuple):
    """A report with the standing of every unit, and the deadline that counts for them.

    `days_left` is negative once that has passed, None if it is open.

    Whoever owes it has either reported or is pending: `owing` is always `reported` and `pending` together.
    `strangers` are units on record that the plan does not ask for (any more): renamed, or taken out. `series` is the
    id of what it is one period of.
    """

    report: str
    title: str
    due: str
    due_at: Moment | None
    days_left: int | None
    past: bool
    needs: tuple[str, ...]
    rows: tuple[Standing, ...]
    strangers: tuple[str, ...] = ()
    series: str = ""

    def by(self, due: Moment | None, now: Moment) -> "Ledger":
        """The same with another deadline to count to."""
        left = (due.day - now.day).days if due else None
        return self._replace(due_at=due, days_left=left, past=due is not None and now.after(due))

    @property
    def closed(self) -> bool:
        """Whether it is a period that is past and of which nothing is owed, no numbers either: a word says enough."""
        return bool(self.series) and self.past and not self.owed_by and not self.unfilled

    @property
    def owing(self) -> int:
        """How many must report; who was waived need not."""
        return len(self.rows) - self.waived

    @property
    def reported(self) -> int:
        """How many have reported, late or not, complete or not; what was returned has to come again."""
        return sum(row.reported for row in self.rows)

    @property
    def pending(self) -> int:
        """How many still have to hand in, for the first time or again: all who owe and have not reported."""
        return sum(row.pending for row in self.rows)

    @property
    def returned(self) -> int:
        """How many of these have to hand in again."""
        return sum(row.state is State.RETURNED for row in self.rows)

    @property
    def accepted(self) -> int:
        """How many are done."""
        return sum(row.state is State.ACCEPTED for row in self.rows)

    @property
    def waived(self) -> int:
        """How many need not report."""
        return sum(row.state is State.WAIVED for row in self.rows)

    @property
    def late(self) -> int:
        """How many handed in after the deadline."""
        return sum(row.late for row in self.rows)

    @property
    def incomplete(self) -> int:
        """How many have reported but still owe material; what was accepted is done."""
        return sum(row.incomplete for row in self.rows)

    @property
    def owed_by(self) -> tuple[Standing, ...]:
        """Who is to be reminded: of the report, or of material."""
        return tuple(row for row in self.rows if row.owes)

    @property
    def without(self) -> int:
        """How many were accepted without all that is needed: nobody is reminded, and yet not all is there."""
        return sum(row.state is State.ACCEPTED and bool(row.missing) for row in self.rows)

    @property
    def unfilled(self) -> int:
        """How many have reported without the numbers that are asked for."""
        return sum(row.reported and row.unfilled for row in self.rows)

    @property
    def behind(self) -> int:
        """How many have missed their deadline, or the day that a return names, and have not handed in since."""
        return sum(row.overdue for row in self.rows)

    @property
    def overdue(self) -> bool:
        """Whether the deadline has passed for somebody who has not reported."""
        return self.behind > 0

    @property
    def percent(self) -> int | None:
        """How much of what must be handed in is there; 100 only if all is, None where nothing must be."""
        return 100 * self.reported // self.owing if self.owing else None


class Ledgers(NamedTuple):
    """All reports of a plan at a moment. `uncounted` is what is on record and does not appear in them.

    `scores` is there if the plan says how to score; `only` names the units and groups that are shown, if not all.
    `receipts` is there once somebody has signed for a task sheet. `later` are the periods that are still to come;
    `figures` the totals of the reports that ask for numbers;
    `nothing` says why there is no ledger, if so.
    """

    plan: str
    title: str
    now: Moment
    ledgers: tuple[Ledger, ...]
    uncounted: tuple[Uncounted, ...] = ()
    scores: "tuple[Score, ...]" = ()
    only: tuple[str, ...] = ()
    receipts: Receipts | None = None
    later: tuple[Report, ...] = ()
    nothing: str = "这份方案里没有报送事项"
    figures: "tuple[Totals, ...]" = ()

    @property
    def to_come(self) -> str:
        """The periods that are not shown yet, in words; "" if there are none."""
        told: dict[str, list[Report]] = {}
        for report in self.later:
            told.setdefault(report.series.title if report.series else report.title, []).append(report)
        said = (f"{title}{len(own)}期（下一期{own[0].due.shown}）" for title, own in told.items())
        return f"还没有到的：{'，'.join(said)}" if told else ""

    @property
    def as_of(self) -> str:
        """The moment in words, with its year."""
        return self.now.with_year()

    @property
    def whole(self) -> Ledger:
        """All reports as one, for what can be counted over them."""
        rows = tuple(row for ledger in self.ledgers for row in ledger.rows)
        return Ledger("", f"{len(self.ledgers)}项报送合计", "", None, None, False, (), rows)


def ledgers(
    plan: Plan, reports: Sequence[Report], events: Iterable[Event], now: Moment, only: Collection[str] = ()
) -> Ledgers:
    """The ledgers of these reports as they stand now; of all units, or of those behind some official names.

    What none of those owes has no ledger.
    """
    log = tuple(events)
    units = {unit for name in only for unit in plan.registry.members(name)}
    left = uncounted(plan, log, now)
    stands = all_standings(plan, log, now)
    shown, later = in_view([stand for stand in stands if stand[0] in reports], now)
    asked = [(report, _of(rows, units, only)) for report, rows in shown]
    own = tuple(_ledger(report, rows, left, now) for report, rows in asked if rows or not only)
    signed = _receipts(plan, log, now, units)
    view = Ledgers(plan.id, plan.title, now, own, left, only=tuple(only), receipts=signed, later=tuple(later))
    if only and asked:
        titles = "、".join(f"“{report.title}”" for report, _ in asked)
        view = view._replace(nothing=f"{'、'.join(only)}不用报{titles}")
    if any(ledger.report == report.id and report.figures for ledger in own for report, _ in stands):
        from gongkai.figures.totals import totals

        counted = {ledger.report for ledger in own}
        asking = [report for report, _ in stands if report.figures and report.id in counted]
        found = {report.id: totals(plan, report, log, now) for report in asking}
        blank = {str(id): one.waiting for id, one in found.items()}
        view = view._replace(
            figures=tuple(one.of(units) if only else one for one in found.values()),
            ledgers=tuple(_unfilled(ledger, blank.get(ledger.report, ())) for ledger in view.ledgers),
        )
    if plan.scoring is None:
        return view
    from gongkai.reports.score import scores

    whole = [(report, _of(rows, units, only)) for report, rows in stands]
    return view._replace(scores=scores(plan.scoring, whole, now))  # over all reports, whichever are shown


def _unfilled(ledger: Ledger, units: Collection[str]) -> Ledger:
    """The ledger with those marked who have not filled in."""
    return ledger._replace(rows=tuple(row._replace(unfilled=row.unit in units) for row in ledger.rows))


def _of(rows: tuple[Standing, ...], units: Collection[str], only: Collection[str]) -> tuple[Standing, ...]:
    """The rows of the units that are asked about."""
    return tuple(row for row in rows if row.unit in units) if only else rows


def _receipts(plan: Plan, events: Sequence[Event], now: Moment, only: Collection[str]) -> Receipts | None:
    """Who has signed, of some units if any are named; None where nobody at all has: then no receipts are asked for."""
    found = receipts(plan, events, now)
    if not found.signed:
        return None
    return found.of(only) if only else found


def counts(ledger: Ledger) -> tuple[tuple[str, int], ...]:
    """What there is to count, by the office's words: the first three always, what is special only if there is any.

    应报 is 已报 and 未报 together, and so whoever has to hand in again stands under 未报.
    """
    always = (("应报", ledger.owing), ("已报", ledger.reported), ("未报", ledger.pending))
    special = (
        ("其中退回", ledger.returned),
        ("逾期", ledger.behind),
        ("迟报", ledger.late),
        ("办结", ledger.accepted),
        ("免报", ledger.waived),
        ("缺材料", ledger.incomplete),
    )
    return (*always, *(pair for pair in special if pair[1]))


def countdown(ledger: Ledger) -> str:
    """How long there is, or for how long the deadline has passed."""
    if ledger.days_left is None:
        return "期限另行通知" if ledger.pending else "不用再报"
    if ledger.past:
        return f"已过期限 {-ledger.days_left} 天" if ledger.days_left else "今天的期限已过"
    return f"还有 {ledger.days_left} 天" if ledger.days_left else "今天截止"


def remaining(ledger: Ledger) -> str:
    """The countdown, until all have reported; material that is still missing is said then."""
    if not ledger.owing or ledger.reported < ledger.owing:
        return countdown(ledger)
    return f"已报齐{_lacking(ledger)}"


def all_there(ledger: Ledger) -> str:
    """What is said where nobody is to be reminded: 都报齐了 only where that is so."""
    if ledger.report and not ledger.rows:  # 各有关单位, or all of them left out
        return "没有单位要报（核对 from 和 except）"
    if not ledger.owing:
        return "没有要报送的单位"
    return f"都报了{said}" if (said := _lacking(ledger)) else "都报齐了"


def _lacking(ledger: Ledger) -> str:
    """What has to be said behind a word for all being there; "" if it is."""
    owed = f"，{ledger.incomplete}家缺材料" if ledger.incomplete else ""
    owed += f"，办结的{ledger.without}家缺材料" if ledger.without else ""
    return owed + (f"，还有{ledger.unfilled}家没有填数" if ledger.unfilled else "")


def _ledger(report: Report, rows: tuple[Standing, ...], left: Iterable[Uncounted], now: Moment) -> Ledger:
    strangers = (unit for one in left if one.report == report.id and one.why is not Why.AHEAD for unit in one.units)
    ledger = Ledger(
        report=report.id,
        title=report.title,
        due=report.by_when,
        due_at=None,
        days_left=None,
        past=False,
        needs=tuple(map(str, report.needs)),
        rows=rows,
        strangers=tuple(strangers),
        series=report.series.id if report.series else "",
    )
    return ledger.by(_next_due(report, rows, now), now)


def _next_due(report: Report, rows: Iterable[Standing], now: Moment) -> Moment | None:
    """The deadline that counts for these units: that of all, as long as one of them still has to report by then.

    Where they have their own, it is the next one by which one of them has to, or the last that they missed; where
    nobody has to, the last that the plan gives them.
    """
    owed = [due for row in rows if row.pending and (due := row.until or row.due)]
    if not report.own and report.due.moment in owed:
        return report.due.moment
    to_come = [due for due in owed if not now.after(due)]
    if to_come:
        return min(to_come, key=Moment.closing)
    planned = [due for row in rows if (due := report.of_unit(row.unit).due.moment)]
    return max(owed or planned, key=Moment.closing, default=report.due.moment)
