"""What people decided about hot issues: which orders are whose, what an issue is called, which do not count.

An issue has its number from the day that it was first shown. From then on its orders stay together, and what is like
them joins them: so a number means the same to a person, whatever is read afterwards.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gongkai.errors import GongkaiError
from gongkai.hotline.record import Decision
from gongkai.phrases.moments import Moment

NUMBER, MERGE, SPLIT, NAME, DROP = "number", "merge", "split", "name", "drop"
ASSIGN, ANSWER, CASE = "assign", "answer", "case"


class Said(NamedTuple):
    """Who decides, and when."""

    at: Moment
    by: str = ""

    def decision(
        self, deed: str, issues: Sequence[int], orders: Iterable[str] = (), text: str = "", unit: str = ""
    ) -> Decision:
        """A decision of this person's."""
        return Decision(deed, self.at, self.by, tuple(issues), tuple(orders), unit, text)


class Settled(NamedTuple):
    """What has been decided. `orders` are the numbers of each issue's orders; `gone` says into which one was merged.

    `assigned` are the units that each was assigned to, with the id of what they owe; `answered` those that answered,
    with the orders there were then.
    """

    orders: dict[int, tuple[str, ...]]
    names: dict[int, str]
    dropped: dict[int, str]
    gone: dict[int, int]
    assigned: dict[int, dict[str, str]]
    answered: dict[int, dict[str, frozenset[str]]]
    cases: dict[int, str]

    @property
    def next(self) -> int:
        """The number of the next issue; none is given twice."""
        return max((*self.orders, *self.gone), default=0) + 1

    def known(self, number: int) -> int:
        """An issue's number. Raises GongkaiError if there is none such."""
        if number in self.orders:
            return number
        if number in self.gone:
            raise GongkaiError(f"问题{number}已经并入问题{self.gone[number]}", f"写{self.gone[number]}")
        raise GongkaiError(f"没有编号是{number}的问题", "编号见 gongkai hotline hot --all")


def settled(decisions: Iterable[Decision]) -> Settled:
    """What all decisions come to, in the sequence in which they were taken."""
    owner: dict[str, int] = {}
    names: dict[int, str] = {}
    dropped: dict[int, str] = {}
    gone: dict[int, int] = {}
    cases: dict[int, str] = {}
    assigned: dict[int, dict[str, str]] = {}
    answered: dict[int, dict[str, frozenset[str]]] = {}
    numbers: dict[int, None] = {}
    for decision in decisions:
        first = decision.issues[0] if decision.issues else 0
        if decision.deed in (NUMBER, MERGE):
            others = set(decision.issues[1:])
            owner.update((order, first) for order, issue in owner.items() if issue in others)
            owner.update(dict.fromkeys(decision.orders, first))
            gone.update(dict.fromkeys(decision.issues[1:], first))
            for other in decision.issues[1:]:
                assigned[first] = {**assigned.pop(other, {}), **assigned.get(first, {})}
                _add(answered.setdefault(first, {}), answered.pop(other, {}))
                cases.update({first: cases[other]} if other in cases and first not in cases else {})
            numbers[first] = None
        elif decision.deed == SPLIT:
            owner.update(dict.fromkeys(decision.orders, decision.issues[1]))
            numbers[decision.issues[1]] = None
        elif decision.deed == NAME:
            names[first] = decision.text
        elif decision.deed == DROP:
            dropped[first] = decision.text
        elif decision.deed == ASSIGN:
            owed = assigned.setdefault(first, {})
            for unit in decision.unit.split("、"):
                owed.pop(unit, None)
                owed.update({unit: decision.text} if decision.text else {})  # no id: it was taken back
        elif decision.deed == ANSWER:
            _add(answered.setdefault(first, {}), dict.fromkeys(decision.unit.split("、"), frozenset(decision.orders)))
        elif decision.deed == CASE:
            cases[first] = decision.text
    orders: dict[int, list[str]] = {number: [] for number in numbers if number not in gone}
    for order, issue in owner.items():
        orders[issue].append(order)
    held = {number: tuple(sorted(found)) for number, found in sorted(orders.items())}
    return Settled(
        held, names, {number: why for number, why in dropped.items() if why}, gone, assigned, answered, cases
    )


def holding(decisions: Iterable[Decision], reported: Mapping[tuple[str, str], bool]) -> Iterator[Decision]:
    """The decisions less what the record of reports no longer has: assignments and answers that were taken back.

    `reported` says by id and unit who owes an answer, and whether it is there.
    """
    owed: dict[tuple[int, str], str] = {}
    for decision in decisions:
        first, units = decision.issues[0] if decision.issues else 0, decision.unit.split("、")
        if decision.deed == MERGE:
            for issue, unit in [pair for pair in owed if pair[0] in decision.issues[1:]]:
                owed.setdefault((first, unit), owed.pop((issue, unit)))
        elif decision.deed == ASSIGN:
            owed.update({(first, unit): decision.text for unit in units})
            units = [unit for unit in units if not decision.text or (decision.text, unit) in reported]
        elif decision.deed == ANSWER:
            units = [unit for unit in units if reported.get((owed.get((first, unit), ""), unit))]
        if units:
            yield decision._replace(unit="、".join(units))


def _add(to: dict[str, frozenset[str]], answered: Mapping[str, frozenset[str]]) -> None:
    """What was answered before and what is answered now."""
    to.update({unit: to.get(unit, frozenset()) | orders for unit, orders in answered.items()})


def merging(known: Settled, groups: Mapping[int, Sequence[str]], numbers: Sequence[int], said: Said) -> Decision:
    """Several issues become the first of them. `groups` are all orders of each issue, those that joined since too."""
    asked = list(dict.fromkeys(known.known(number) for number in numbers))
    if len(asked) < 2:
        raise GongkaiError("合并要写两个以上的编号", "如 gongkai hotline merge 3 7，7并入3")
    return said.decision(MERGE, asked, (order for number in asked for order in groups[number]))


def splitting(
    known: Settled, groups: Mapping[int, Sequence[str]], number: int, orders: Sequence[str], said: Said
) -> Decision:
    """These orders become an issue of their own."""
    own = groups[known.known(number)]
    asked = tuple(dict.fromkeys(orders))
    if strange := [order for order in asked if order not in own]:
        hint = f"工单编号见 gongkai hotline hot --issue {number}"
        raise GongkaiError(f"问题{number}里没有工单{'、'.join(strange)}", hint)
    if len(asked) == len(own):
        raise GongkaiError(f"这是问题{number}的全部工单，拆不开", "少写几个；要换名称用 gongkai hotline name")
    return said.decision(SPLIT, (number, known.next), asked)


def naming(known: Settled, number: int, name: str, said: Said) -> Decision:
    """What the issue is called."""
    if not name:
        raise GongkaiError("没有写名称", f"如 gongkai hotline name {number} 某小区噪声扰民")
    return said.decision(NAME, (known.known(number),), text=name)


def dropping(known: Settled, number: int, reason: str, said: Said) -> Decision:
    """The issue is none of the hot ones; no reason takes that back."""
    if not reason and known.known(number) not in known.dropped:
        raise GongkaiError(f"问题{number}没有排除过", "用 gongkai hotline hot 看有哪些")
    return said.decision(DROP, (known.known(number),), text=reason)
