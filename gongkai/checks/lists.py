"""Where a plan lists units."""

from collections.abc import Iterator, Sequence

from gongkai.phrases.names import UnitPhrase
from gongkai.plan import Plan

_SHOWN = 5


def unit_lists(plan: Plan) -> Iterator[tuple[str, UnitPhrase]]:
    """Every list by which units get something to do, with what it is called: roles, owners of a piece, reporters."""
    for activity in plan.activities:
        yield from ((line.label, line.units) for line in activity.lines if line.units)
    yield from (("由谁做", duty.piece.who) for duty in plan.duties if duty.piece.who)
    yield from (("解读单位" if report.interprets else "报送单位", report.from_) for report in plan.matters)


def few(units: Sequence[str]) -> str:
    """The first of some units with how many they are, where they are more than a message can name."""
    return "、".join(units[:_SHOWN]) + (f"等{len(units)}个单位" if len(units) > _SHOWN else "")
