"""What the month's bulletin tells of hot issues, and its typical cases."""

from collections.abc import Sequence

from gongkai.hotline.bulletin import Hottest, Month
from gongkai.hotline.counts import in_month
from gongkai.hotline.decided import settled
from gongkai.hotline.issues import Issue, span
from gongkai.hotline.owners import as_case, facts
from gongkai.hotline.record import Record
from gongkai.plan import Hot
from gongkai.text import quoted


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


def cases(record: Record, found: Sequence[Issue], month: Month) -> tuple[list[tuple[str, str]], list[str]]:
    """The typical cases of which somebody called within this month, each with its title, as they were approved.

    And a note of each that is out of date by now, which is for a person to approve anew.
    """
    chosen = settled(record.decisions).cases
    own = [
        (issue, chosen[issue.number])
        for issue in found
        if issue.number in chosen and not issue.dropped and in_month(issue.orders, *month)
    ]
    parts = (text.partition("\n") for _, text in own)
    notes = [_outdated(issue, text) for issue, text in own if facts(text) != facts(as_case(issue))]
    return [(title, text) for title, _, text in parts], notes


def _outdated(issue: Issue, case: str) -> str:
    """That a case was approved before something changed, and what is so now."""
    (before, _), (name, told) = facts(case), facts(as_case(issue))
    now = f"{told if name == before else f'{quoted(name)}，{told}'}".rstrip("。")
    said = f"典型案例{quoted(before)}的文字是以前定的，照定的写了，和现在的对不上；现在是：{now}"
    return f"{said}。照现在的写，先运行 gongkai hotline case {issue.number}"
