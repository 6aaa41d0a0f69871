"""What in the figures a person should look at: each with the unit, the cell, and the command that says it is right."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from gongkai.phrases.amounts import Amount, Unclear, shown
from gongkai.phrases.figures import Figure
from gongkai.plan import Report
from gongkai.reports.events import Event
from gongkai.reports.state import Record
from gongkai.reports.values import Value, latest

Filled = Mapping[str, Mapping[str, Value]]

_FAR = 50  # times the median of the group
_FEW = 4  # values, of which no median says anything
_ALIKE = 3
_GROWN = 10


class Doubt(NamedTuple):
    """Something to look at: whose, which figures, what, where it stands, and what to do."""

    unit: str
    figures: tuple[str, ...]
    said: str
    where: str
    advice: str

    @property
    def sentence(self) -> str:
        """All but the advice, on a line."""
        return f"{self.unit} {'、'.join(self.figures)}：{self.said}" + (f"（{self.where}）" if self.where else "")


def doubts(
    report: Report,
    filled: Filled,
    groups: Sequence[Sequence[str]],
    before: Mapping[str, Mapping[str, Decimal]] | None = None,
    which: str = "",
) -> tuple[Doubt, ...]:
    """Everything doubtful, unit by unit; `before` is last year's, `which` the option that names the report."""
    found: dict[str, list[Doubt]] = {unit: [] for unit in filled}
    far = list(_far(report, filled, groups))
    for unit, own in filled.items():
        odd = [*_own(own), *(one for one in far if one[0][0].unit == unit), *_grown(own, (before or {}).get(unit, {}))]
        same: dict[str, list[Value]] = {}
        for values, said in odd:  # what is said of several figures alike is said once
            same.setdefault(said, []).extend(values)
        found[unit] += [_doubt(values, said, which) for said, values in same.items()]
    return tuple(doubt for own in found.values() for doubt in own)


def counted_twice(filled: Filled, joint: Mapping[str, str], which: str = "") -> tuple[Doubt, ...]:
    """Figures that stand in a joint report and in one of the unit's own; `joint` says with whom it was, by unit."""
    found: list[Doubt] = []
    for unit, other in joint.items():
        own = [value for name, value in filled[unit].items() if _is_twice(value, filled.get(other, {}).get(name))]
        said = f"和{other}合报过，又单独报了，合计里两份都算了"
        found += [_doubt(own, said, which)] if own else []
    return tuple(found)


def _is_twice(value: Value, other: Value | None) -> bool:
    return other is not None and not value.confirmed and bool(number(value)) and bool(number(other))


def _doubt(values: Sequence[Value], said: str, which: str) -> Doubt:
    typed = " ".join(f"{value.figure.name}={_typed(value)}" for value in values)
    advice = f"改正或者确认：gongkai report figure {values[0].unit} {typed} --reason 原因{which}"
    cells = "、".join(dict.fromkeys(value.cell for value in values if value.cell))
    return Doubt(values[0].unit, tuple(str(value.figure.name) for value in values), said, cells, advice)


def _typed(value: Value) -> str:
    """What confirms a value; where it is no number, what takes its place."""
    read = value.read
    if isinstance(read, Amount):
        return "无" if read.value is None else f"{'约' if read.about else ''}{shown(read.value)}"
    return value.text if value.figure.text and value.text and " " not in value.text else "数"


def _own(own: Mapping[str, Value]) -> Iterator[tuple[list[Value], str]]:
    for value in own.values():
        if isinstance(value.read, Unclear):
            yield [value], f"{value.read.reason}，没有算"
        elif value.doubt:
            yield [value], value.doubt
        elif value.blank_since and not value.confirmed:
            yield [value], f"后来交的表里空着，仍按 {value.text} 算"
        elif value.instead_of:
            yield [value], f"核实过的是 {value.instead_of}，后来交的表里是 {value.text}，按后来的算"
        elif value.rows and not value.confirmed and number(value) != len(value.rows):
            yield [value], f"报的是 {value.text}，以前交的清单里有 {len(value.rows)} 条"
    yield from _of_itself(own)


def at_once(report: Report, event: Event) -> list[str]:
    """What can be said of a form as soon as it is there: a value over its limit, a part more than its whole."""
    own = latest(report, event.units[0], [Record(0, event)])
    return [f"{'、'.join(str(value.figure.name) for value in odd)}：{said}，请核对" for odd, said in _of_itself(own)]


def _of_itself(own: Mapping[str, Value]) -> Iterator[tuple[list[Value], str]]:
    for value in own.values():
        yield from _limits(value)
    for value in own.values():
        whole = next(
            (own[name] for name in own if value.figure.part_of and own[name].figure.is_called(value.figure.part_of)),
            None,
        )
        part, all = number(value), number(whole) if whole else None
        if whole and part is not None and all is not None and part > all and not confirmed_together((value, whole)):
            yield [value, whole], f"其中的“{value.figure.name}” {shown(part)} 比“{whole.figure.name}” {shown(all)} 还多"
    numbers = [(value, one) for value in own.values() if value.figure.added and (one := number(value)) is not None]
    alike = len(numbers) >= _ALIKE and len({one for _, one in numbers}) == 1 and numbers[0][1] != 0
    if alike and not confirmed_together([value for value, _ in numbers]):
        yield [value for value, _ in numbers], f"{len(numbers)}项都是 {shown(numbers[0][1])}"


def confirmed_together(values: Sequence[Value]) -> bool:
    """Whether somebody has said at once that they are right: one that was typed later was not looked at with them."""
    return all(value.confirmed for value in values) and len({value.seq for value in values}) == 1


def _limits(value: Value) -> Iterator[tuple[list[Value], str]]:
    found, figure = number(value), value.figure
    if found is None or value.confirmed:
        return
    if figure.least and found < Decimal(figure.least):
        yield [value], f"{shown(found)} 比最小值 {figure.least} 还小"
    if figure.most and found > Decimal(figure.most):
        yield [value], f"{shown(found)} 比最大值 {figure.most} 还大"


def number(value: Value | None) -> Decimal | None:
    """The number of a value; None for 无, words, and what is not understood."""
    return value.read.value if value and isinstance(value.read, Amount) else None


def _far(report: Report, filled: Filled, groups: Sequence[Sequence[str]]) -> Iterator[tuple[list[Value], str]]:
    """Values fifty times the median of their group, or a fiftieth: 份 typed as 万份, or the reverse."""
    for figure in (figure for figure in report.figures if figure.added):
        every = _numbers(figure, filled, tuple(filled))
        for group in groups:
            own = _numbers(figure, filled, group)
            among = own if len(own) >= _FEW else every
            if len(among) < _FEW:
                continue
            middle = median(among.values())
            for unit, found in own.items():
                value = filled[unit][str(figure.name)]
                if not value.confirmed and (found >= _FAR * middle or found * _FAR <= middle):
                    times = "多" if found > middle else "少"
                    said = f"{shown(found)} 比别的单位{times}得多（中间的是 {shown(middle)}），是不是单位写错了"
                    yield [value], said


def _numbers(figure: Figure, filled: Filled, units: Sequence[str]) -> dict[str, Decimal]:
    """The numbers of some units that are more than nothing."""
    found = ((unit, number(filled.get(unit, {}).get(str(figure.name)))) for unit in units)
    return {unit: one for unit, one in found if one}


def _grown(own: Mapping[str, Value], before: Mapping[str, Decimal]) -> Iterator[tuple[list[Value], str]]:
    for name, value in own.items():
        now, then = number(value), before.get(name)
        if now and then and not value.confirmed and (now >= _GROWN * then or now * _GROWN <= then):
            yield [value], f"去年是 {shown(then)}，今年是 {shown(now)}，差了十倍以上"
