"""Which orders are one issue 问题: the matter is alike, and the place is the same or nobody says."""

from collections.abc import Sequence
from datetime import date, time
from math import sqrt

from gongkai.hotline.likeness import Traits, Weights, together, traits
from gongkai.hotline.orders import Order
from gongkai.phrases.writing import slip_of

_ORDER, _GROUP = 0.2, 0.22  # how alike an order, or a small group of them, has to be to a group that it joins
_ELSEWHERE = 0.3  # what is left of a likeness where both name a place and not the same
_TOO_MANY = 60  # what so many groups have in common finds nothing, and would cost the square of the orders
_RARE = 5  # a name so many times rarer than one that differs by a character is a slip of the hand

Index = dict[int, dict[int, float]]


class Grouping:
    """The orders, ready to be compared. In whatever sequence they come, their groups are the same."""

    def __init__(self, orders: Sequence[Order]) -> None:
        self._orders = sorted(orders, key=_sequence)
        self._traits = traits(self._orders)
        self._names = _counted(self._traits)
        self._at = {order.number: index for index, order in enumerate(self._orders)}

    def groups(self, settled: Sequence[Sequence[str]] = ()) -> list[tuple[Order, ...]]:
        """First what is settled, by the numbers of its orders, with what is like it; then all other groups.

        What is settled stays together, and apart from the rest that is.
        """
        held = [[self._at[number] for number in numbers if number in self._at] for numbers in settled]
        taken = {index for group in held for index in group}
        single = [[index] for index in range(len(self._orders)) if index not in taken]
        groups = _grow(single, held, self._traits, self._names, _ORDER)
        fresh = sorted(groups[len(held) :], key=lambda group: (-len(group), group[0]))
        groups = _grow(fresh, groups[: len(held)], self._traits, self._names, _GROUP)
        return [tuple(self._orders[index] for index in sorted(group)) for group in groups]


def _grow(
    parts: Sequence[list[int]], held: Sequence[list[int]], found: Sequence[Traits], names: dict[str, int], least: float
) -> list[list[int]]:
    """Each part joins the group that it is most like, or begins one."""
    growing = _Growing(names, least)
    groups: list[list[int]] = []
    for group in held:
        growing.begin(together([found[index] for index in group]))
        groups.append(list(group))
    for part in parts:
        one = found[part[0]] if len(part) == 1 else together([found[index] for index in part])
        joined = growing.enter(one)
        if joined == len(groups):
            groups.append([])
        groups[joined] += part
    return groups


class _Growing:
    """Groups that grow: the sum of what has joined each, looked up by its pieces."""

    def __init__(self, names: dict[str, int], least: float) -> None:
        self._names, self._least = names, least
        self._matter: Index = {}
        self._spot: Index = {}
        self._lengths: list[tuple[float, float]] = []  # squares: of the matter, of matter and place
        self._called: list[dict[str, int]] = []
        self._commonest: list[tuple[int, str]] = []  # kept as groups grow: looking through all places takes the square
        self._sizes: list[tuple[int, int]] = []  # orders, those of them that say where

    def begin(self, one: Traits) -> int:
        """A new group."""
        self._lengths.append((0.0, 0.0))
        self._called.append({})
        self._commonest.append((0, ""))
        self._sizes.append((0, 0))
        return self._join(len(self._sizes) - 1, one, 0.0, 0.0)

    def enter(self, one: Traits) -> int:
        """The group that this joins: the one that it is most like, if that is enough, else a new one."""
        matter, spot = _products(self._matter, one.matter), _products(self._spot, one.spot)
        own, whole = _square(one.matter), _square(one.matter) + _square(one.spot)
        best, most = -1, self._least
        for group, product in matter.items():
            lengths = self._lengths[group]
            alike = product * (product + spot.get(group, 0.0))
            likeness = sqrt(alike / sqrt(lengths[0] * own * lengths[1] * whole))
            if likeness > most and self._elsewhere(group, one):
                likeness *= _ELSEWHERE
            if likeness > most:
                best, most = group, likeness
        if best < 0:
            return self.begin(one)
        return self._join(best, one, matter[best], spot.get(best, 0.0))

    def _join(self, group: int, one: Traits, matter: float, spot: float) -> int:
        own, whole = self._lengths[group]
        more = _square(one.matter) + 2 * matter
        self._lengths[group] = own + more, whole + more + _square(one.spot) + 2 * spot
        orders, placed = self._sizes[group]
        self._sizes[group] = orders + one.size, placed + one.placed
        for index, weights in ((self._matter, one.matter), (self._spot, one.spot)):
            for piece, weight in zip(*weights, strict=True):
                held = index.setdefault(piece, {})
                held[group] = held.get(group, 0.0) + weight
        called = self._called[group]
        for name, count in one.called.items():
            called[name] = called.get(name, 0) + count
            self._commonest[group] = max(self._commonest[group], (called[name], name))
        return group

    def _elsewhere(self, group: int, one: Traits) -> bool:
        """Whether this is about another place than the group, most of which says where."""
        orders, placed = self._sizes[group]
        called = self._called[group]
        if not one.called or placed * 2 < orders or not called:
            return False
        count, name = self._commonest[group]
        if any(called.get(mention, 0) * 4 >= count for mention in one.mentions):
            return False
        own = max(one.called.items(), key=_commonest)[0]
        return not (slip_of(own, name) and self._names[own] * _RARE <= self._names[name])


def _products(index: Index, weights: Weights) -> dict[int, float]:
    """How much each group has of this."""
    found: dict[int, float] = {}
    for piece, weight in zip(*weights, strict=True):
        held = index.get(piece)
        if held is None or len(held) > _TOO_MANY:
            continue
        for group, other in held.items():
            found[group] = found.get(group, 0.0) + weight * other
    return found


def _square(weights: Weights) -> float:
    return sum(weight * weight for weight in weights[1])


def _commonest(pair: tuple[str, int]) -> tuple[int, str]:
    return pair[1], pair[0]


def _counted(found: Sequence[Traits]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in found:
        for name in one.mentions:
            counts[name] = counts.get(name, 0) + 1
    return counts


def _sequence(order: Order) -> tuple[date, time, str]:
    """As they came in; what does not say when comes last."""
    day, clock = order.received.opening() if order.received else (date.max, time.min)
    return day, clock, order.number
