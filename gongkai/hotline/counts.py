"""What orders come to: how many of each kind, shares that add up to a hundred, how many in time, how many satisfied."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gongkai.hotline.orders import Order
from gongkai.hotline.ratings import Rating, rating
from gongkai.phrases.moments import Moment

UNNAMED = "未注明"
_TENTHS = 1000  # a hundred percent


class Tally(NamedTuple):
    """How many orders are of a kind, and their share in tenths of a percent."""

    name: str
    orders: int
    tenths: int

    @property
    def share(self) -> str:
        """The share as it is printed."""
        return percent(self.tenths)


class Handled(NamedTuple):
    """What became of orders. `undated` are closed ones without a due date, of which nobody can say whether in time.

    `open` are those of which the export says so.
    """

    name: str
    received: int
    in_time: int
    late: int
    undated: int
    open: int
    overdue: int  # of the open ones
    rated: int
    satisfied: int

    @property
    def closed(self) -> int:
        """How many are closed, in time or not."""
        return self.in_time + self.late + self.undated

    @property
    def known(self) -> int:
        """Of how many the export says whether they are closed."""
        return self.closed + self.open

    @property
    def unknown(self) -> int:
        """Of how many it does not."""
        return self.received - self.known

    @property
    def timely(self) -> str:
        """按时办结率, of all closed that have a due date; "" where there are none."""
        return rate(self.in_time, self.in_time + self.late)

    @property
    def liked(self) -> str:
        """满意率, of all that were rated; "" where there are none."""
        return rate(self.satisfied, self.rated)


def in_month(orders: Iterable[Order], year: int, month: int) -> tuple[Order, ...]:
    """The orders that came in within a month."""
    return tuple(
        order
        for order in orders
        if order.received and (order.received.day.year, order.received.day.month) == (year, month)
    )


def months(orders: Iterable[Order]) -> Counter[tuple[int, int]]:
    """How many orders came in in each month, year and month."""
    return Counter((order.received.day.year, order.received.day.month) for order in orders if order.received)


def between(orders: Iterable[Order], first: date, last: date) -> tuple[Order, ...]:
    """The orders that came in from the first day to the last."""
    return tuple(order for order in orders if order.received and first <= order.received.day <= last)


def tenths(counts: Sequence[int]) -> list[int]:
    """The shares in tenths of a percent, which add up to 100.0 by largest remainder.

    Each is cut off, and what is missing goes a tenth each to those that lost most; of equals to the first.
    """
    whole = sum(counts)
    if not whole:
        return [0 for _ in counts]
    cut = [count * _TENTHS // whole for count in counts]
    lost = sorted(range(len(counts)), key=lambda at: (-(counts[at] * _TENTHS % whole), at))
    for at in lost[: _TENTHS - sum(cut)]:
        cut[at] += 1
    return cut


def tallies(names: Iterable[str], most: int = 0) -> list[Tally]:
    """How many of each name, the most frequent first; what goes beyond so many names is 其他."""
    counted = Counter(name.strip() or UNNAMED for name in names)
    unnamed = counted.pop(UNNAMED, 0)
    rest = counted.pop("其他", 0)
    ranked = sorted(counted.items(), key=lambda entry: (-entry[1], entry[0]))
    if most and len(ranked) > most:
        rest += sum(count for _, count in ranked[most:])
        ranked = ranked[:most]
    ranked += [(name, count) for name, count in (("其他", rest), (UNNAMED, unnamed)) if count]
    shares = tenths([count for _, count in ranked])
    return [Tally(name, count, share) for (name, count), share in zip(ranked, shares, strict=True)]


def handled(name: str, orders: Sequence[Order], now: Moment) -> Handled:
    """What became of orders by now."""
    closed = [order for order in orders if order.closed]
    dated = [order for order in closed if order.due]
    late = sum(bool(order.closed and order.due and order.closed.after(order.due)) for order in dated)
    still = [order for order in orders if order.open]
    ratings = Counter(rating(order.satisfied) for order in orders)
    return Handled(
        name=name,
        received=len(orders),
        in_time=len(dated) - late,
        late=late,
        undated=len(closed) - len(dated),
        open=len(still),
        overdue=sum(bool(order.due and now.after(order.due)) for order in still),
        rated=ratings[Rating.SATISFIED] + ratings[Rating.NEITHER] + ratings[Rating.DISSATISFIED],
        satisfied=ratings[Rating.SATISFIED],
    )


def by_unit(orders: Sequence[Order], now: Moment) -> list[Handled]:
    """What became of the orders of each unit, those with the most first."""
    units: dict[str, list[Order]] = {}
    for order in orders:
        units.setdefault(order.unit.strip() or UNNAMED, []).append(order)
    rows = [handled(name, own, now) for name, own in units.items()]
    return sorted(rows, key=lambda row: (row.name == UNNAMED, -row.received, row.name))


def again(orders: Iterable[Order]) -> tuple[int, int]:
    """How many called more than once, and how many orders that makes."""
    several = [count for count in Counter(order.caller for order in orders if order.caller).values() if count > 1]
    return len(several), sum(several)


def rate(part: int, whole: int) -> str:
    """A percentage with one decimal, rounded half up; "" of nothing."""
    return percent((part * _TENTHS * 2 + whole) // (2 * whole)) if whole else ""


def change(now: int, before: int) -> str:
    """增长10.0%, 下降2.5%, 持平; "" where there was nothing before."""
    if not before:
        return ""
    if now == before:
        return "持平"
    return f"{'增长' if now > before else '下降'}{rate(abs(now - before), before)}"


def percent(tenths: int) -> str:
    """Tenths of a percent as they are printed."""
    return f"{tenths // 10}.{tenths % 10}%"
