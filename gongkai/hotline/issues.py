"""Hot issues 热点难点问题: what many people say of one matter, counted from orders, with what a person decided."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.hotline.decided import NUMBER, Said, Settled, settled
from gongkai.hotline.groups import Grouping
from gongkai.hotline.orders import Order
from gongkai.hotline.quotes import Quote, place_of, rarities, reason
from gongkai.hotline.record import Decision, Record
from gongkai.phrases.moments import Moment
from gongkai.plan import Hot


class Issue(NamedTuple):
    """One issue. `callers` are those who are known; `unknown` orders do not say who called.

    `waiting` are those of `assigned` who have not answered all its orders; `unanswered` counts those that came in since
    a unit answered.
    """

    number: int
    name: str
    orders: tuple[Order, ...]
    callers: int
    unknown: int
    days: int
    place: str
    first: Moment | None
    last: Moment | None
    units: tuple[tuple[str, int], ...]
    quotes: tuple[Quote, ...]
    why: str
    hot: bool
    dropped: str = ""
    assigned: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    unanswered: int = 0

    @property
    def closed(self) -> bool:
        """Whether all to whom it was assigned have answered, and so all its orders are answered."""
        return bool(self.assigned) and not self.waiting

    @property
    def progress(self) -> str:
        """Who it was assigned to, who has answered, and what came in since then."""
        open_ = [unit for unit in self.assigned if unit not in self.answered]
        told = [f"已交办{'、'.join(open_)}"] if open_ else []
        told += [f"{'、'.join(self.answered)}已答复"] if self.answered else []
        return "，".join([*told, f"此后又来{self.unanswered}件"] if self.unanswered else told)

    @property
    def people(self) -> str:
        """How many called, as far as it is known."""
        if not self.unknown:
            return str(self.callers)
        return f"{self.callers}（另有{self.unknown}件不知道是谁）" if self.callers else "不详"

    @property
    def span(self) -> str:
        """From which day to which."""
        return span(self.orders)

    @property
    def handled(self) -> str:
        """Who sees to its orders."""
        return "、".join(f"{unit}{count}件" for unit, count in self.units)


def span(orders: Sequence[Order]) -> str:
    """From which day to which they came in, as far as they say."""
    days = sorted(order.received.day for order in orders if order.received)
    if not days:
        return ""
    first, last = Moment(days[0]).chinese(), Moment(days[-1]).chinese()
    return first if first == last else f"{first}至{last}"


def issues(record: Record, hot: Hot, said: Said) -> tuple[Record, tuple[Issue, ...]]:
    """All issues that have a number, the largest first. Every hot one without gets the next, on record from then on."""
    grouping = Grouping(record.orders)
    while True:
        known = settled(record.decisions)
        groups = grouping.groups(list(known.orders.values()))
        fresh = [group for group in groups[len(known.orders) :] if _is_hot(group, hot)]
        if not fresh:
            break
        record = record._replace(decisions=(*record.decisions, *_numbers(fresh, known, said)))
    rarity = rarities(record.orders)
    pairs = zip(known.orders, groups, strict=False)
    found = [_issue(number, group, known, rarity, hot) for number, group in pairs if group]
    return record, tuple(sorted(found, key=lambda issue: (-len(issue.orders), issue.number)))


def _numbers(fresh: list[tuple[Order, ...]], known: Settled, said: Said) -> Iterator[Decision]:
    fresh.sort(key=lambda group: (-len(group), group[0].number))
    for number, group in enumerate(fresh, known.next):
        yield said.decision(NUMBER, (number,), (order.number for order in group))


def members(record: Record) -> dict[int, tuple[str, ...]]:
    """The orders of each issue that has a number, what has joined it since included."""
    known = settled(record.decisions)
    groups = Grouping(record.orders).groups(list(known.orders.values()))
    pairs = zip(known.orders, groups, strict=False)
    return {number: tuple(order.number for order in group) for number, group in pairs}


def _issue(number: int, group: tuple[Order, ...], known: Settled, rarity: dict[str, float], hot: Hot) -> Issue:
    days = [order.received for order in group if order.received]
    units: dict[str, int] = {}
    for order in group:
        if order.unit:
            units[order.unit] = units.get(order.unit, 0) + 1
    place = place_of(group)
    words = reason(group, rarity, place)
    assigned, answered = tuple(known.assigned.get(number, ())), known.answered.get(number, {})
    numbers = {order.number for order in group}
    return Issue(
        number=number,
        name=known.names.get(number, words.title),
        orders=group,
        callers=len({order.caller for order in group if order.caller}),
        unknown=sum(not order.caller for order in group),
        days=len({moment.day for moment in days}),
        place=place,
        first=min(days, key=Moment.opening, default=None),
        last=max(days, key=Moment.closing, default=None),
        units=tuple(sorted(units.items(), key=lambda pair: (-pair[1], pair[0]))),
        quotes=words.quotes,
        why=words.why,
        hot=_is_hot(group, hot) and number not in known.dropped,
        dropped=known.dropped.get(number, ""),
        assigned=assigned,
        answered=tuple(answered),
        waiting=tuple(unit for unit in assigned if not numbers <= answered.get(unit, frozenset())),
        unanswered=max((len(numbers - orders) for orders in answered.values()), default=0),
    )


def _is_hot(group: Sequence[Order], hot: Hot) -> bool:
    """Whether there are enough orders of enough people; of whom nothing is known may each be another."""
    callers = len({order.caller for order in group if order.caller}) + sum(not order.caller for order in group)
    return len(group) >= hot.orders and callers >= hot.callers
