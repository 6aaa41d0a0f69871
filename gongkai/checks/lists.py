"""Where a plan lists units."""

from collections.abc import Iterator, Sequence

from gongkai.diagnostics import Position
from gongkai.phrases.names import UnitPhrase
from gongkai.phrases.organs import is_people, unit_of
from gongkai.plan import Plan

_SHOWN = 5


def unit_lists(plan: Plan) -> Iterator[tuple[str, UnitPhrase]]:
    """Every list by which units get something to do, with what it is called: roles, owners of a piece, reporters."""
    for activity in plan.activities:
        yield from ((line.label, line.units) for line in activity.lines if line.units)
    yield from (("由谁做", duty.piece.who) for duty in plan.duties if duty.piece.who)
    yield from (("解读单位" if report.interprets else "报送单位", report.from_) for report in plan.matters)


def coming(plan: Plan) -> frozenset[Position]:
    """Where people stand among those who take part, as they may: 人大代表, 甲局负责人."""
    lists = (line.units for one in plan.activities for line in one.lines if line.key == "participants")
    names = (name for units in lists if units for name in units.names)
    return frozenset(name.at for name in names if is_people(name) or unit_of(name))


def few(units: Sequence[str], kind: str = "单位") -> str:
    """The first of some units, or groups, with how many they are, where they are more than a message can name."""
    return "、".join(units[:_SHOWN]) + (f"等{len(units)}个{kind}" if len(units) > _SHOWN else "")
