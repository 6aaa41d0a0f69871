"""What a percentage of growth is of: the number of this time, and that of the other or how much more it is."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from gongkai.hotline.slips.looked import Looked
from gongkai.hotline.slips.said import COUNT, GROWTH, MONTH_BEFORE, MORE, YEAR_BEFORE, Said
from gongkai.patterns import pattern

FALLS = pattern("下降|减少|降低|回落|下跌|降幅|减幅|少")
RISES = pattern("上升|增长|增加|提高|提升|增幅|涨|多")
OTHER = {MONTH_BEFORE: YEAR_BEFORE, YEAR_BEFORE: MONTH_BEFORE}


class Case(NamedTuple):
    """A number of this time and what it was before; `said` is this time's, None where the text has no need of it."""

    now: Fraction
    then: Fraction
    said: Said | None


def told(looked: Looked, said: Said, when: str) -> list[Said]:
    """What the sentence says of another time: its number, and how much more or less it was, right before this."""
    sentence = looked.sentence(said)
    return [
        one
        for one in sentence
        if one.when == when and one is not said
        and (one.kind == COUNT or (one.kind == MORE and said.kind == GROWTH and _beside(sentence, one, said)))
    ]  # fmt: skip


def cases(looked: Looked, said: Said, others: Sequence[Said]) -> Iterator[Case]:
    """What the growth may be of, the nearest first."""
    current = _current(looked, said)
    counts = [one.number.value for one in others if one.kind == COUNT]
    differences = [_signed(one) for one in others if one.kind == MORE]
    for now in current:
        for then in counts or [now.number.value - more for more in differences]:
            yield Case(now.number.value, then, now)
    for then in counts if said.kind == GROWTH else ():
        yield from (Case(then + more, then, None) for more in differences)


def holds(said: Said, case: Case) -> bool:
    """Whether the percentage, or the difference, is that of the two numbers."""
    loose = Fraction(0) if case.said is None or case.said.number.step == 1 else case.said.number.step
    if said.kind == MORE:
        return abs(case.now - case.then - _signed(said)) <= loose * 2
    if case.then <= 0:
        return False
    rate = (case.now - case.then) / case.then * 100
    if FALLS.search(said.label):
        rate = -rate
    elif not RISES.search(said.label):
        rate = abs(rate)
    return abs(rate - said.number.value) < said.number.step + loose * 200 / case.then


def misnamed(looked: Looked, growth: Said) -> bool:
    """Whether 同比 is said of what the numbers of last month make, or 环比 of last year's."""
    if growth.kind != GROWTH or growth.when not in OTHER or growth.when not in growth.label:
        return False
    own, other = (told(looked, growth, when) for when in (growth.when, OTHER[growth.when]))
    if any(holds(growth, case) for case in cases(looked, growth, own)):
        return False
    if not own and any(OTHER[growth.when] in one.label for one in looked.sentence(growth) if one.kind == GROWTH):
        return False
    return any(holds(growth, case) for case in cases(looked, growth, other))


def _beside(sentence: Sequence[Said], more: Said, growth: Said) -> bool:
    """Whether neither a number of this time nor a percentage stands between a difference and its percentage."""
    start, end = sorted((more.number.start, growth.number.start))
    between = [one for one in sentence if start < one.number.start < end]
    return not any(one.is_now or one.kind in (GROWTH, MORE) for one in between)


def _current(looked: Looked, said: Said) -> list[Said]:
    """The numbers of this time that growth may be of, the nearest first: of its sentence, its passage, or the total."""
    before = [one for one in looked.before(said) if one.is_now]
    if before:
        return before[::-1]
    if behind := [one for one in looked.sentence(said) if one.is_now]:
        return behind
    last = [one for one in looked.of(said).said if one.is_now and one.sentence < said.sentence]
    total = looked.total(said)
    return last[::-1] or ([total] if total else [])


def _signed(said: Said) -> Fraction:
    return -said.number.value if FALLS.search(said.label) else said.number.value
