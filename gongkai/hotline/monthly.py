"""What the month's bulletin tells of hot issues, and its typical cases."""

from collections.abc import Sequence

from gongkai.hotline.bulletin import Hottest, Month
from gongkai.hotline.counts import in_month
from gongkai.hotline.decided import settled
from gongkai.hotline.issues import Issue, span
from gongkai.hotline.record import Record
from gongkai.plan import Hot


def hottest(found: Sequence[Issue], month: Month, hot: Hot) -> list[Hottest]:
    """The issues that are hot by the orders of this month alone, the largest first."""
    told = []
    for issue in found:
        own = in_month(issue.orders, *month)
        callers = {order.caller for order in own}
        known = len(callers - {""})
        if issue.dropped or len(own) < hot.orders or known + sum(not order.caller for order in own) < hot.callers:
            continue
        units = "、".join(issue.assigned) or (issue.units[0][0] if issue.units else "")
        people = None if "" in callers else known
        told.append(Hottest(issue.name, len(own), people, issue.place, span(own), units, issue.closed))
    return sorted(told, key=lambda one: -one.orders)


def cases(record: Record, found: Sequence[Issue], month: Month) -> list[tuple[str, str]]:
    """The typical cases of which somebody called within this month, each with its title."""
    chosen = settled(record.decisions).cases
    own = (chosen.get(issue.number, "") for issue in found if not issue.dropped and in_month(issue.orders, *month))
    parts = (text.partition("\n") for text in own if text)
    return [(title, text) for title, _, text in parts]
