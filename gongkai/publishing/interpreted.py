"""What the page of what is published says of interpretations: every policy with its own, from plan and record."""

from collections.abc import Iterable, Iterator

from gongkai.phrases.moments import Moment
from gongkai.plan import Plan
from gongkai.publishing.interpretations import Interpretation
from gongkai.reports.events import Event
from gongkai.reports.interpreted import interpreted


def interpretations(plan: Plan, events: Iterable[Event], now: Moment) -> tuple[Interpretation, ...]:
    """In the order of the plan, those of one policy together; one for each address that an interpretation has."""
    found = tuple(_each(plan, events, now))
    policies = list(dict.fromkeys(one.policy for one in found))
    return tuple(sorted(found, key=lambda one: policies.index(one.policy)))


def _each(plan: Plan, events: Iterable[Event], now: Moment) -> Iterator[Interpretation]:
    for known in interpreted(plan, events, now):
        one = known.interpretation
        for link in known.links or ("",):
            at = one.link.at if one.link and link == one.link else one.policy.at
            yield Interpretation(
                policy=str(one.policy),
                unit=known.unit,
                forms=tuple(map(str, one.forms)),
                link=link,
                due=known.due,
                policy_link=str(one.policy_link or ""),
                at=(at.line, at.column),
            )
