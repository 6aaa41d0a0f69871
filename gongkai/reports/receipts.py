"""签收: which units have signed for their task sheet."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from gongkai.errors import GongkaiError
from gongkai.phrases.moments import Moment
from gongkai.plan import Plan
from gongkai.reports.events import Event, Kind, Typed
from gongkai.reports.log import Log
from gongkai.reports.state import Record, left_of

SHEET = ""  # what stands for the task sheet where an event names a report


class Receipts(NamedTuple):
    """Who has signed for the task sheet, with the moment, and who is still to, in the order of the plan."""

    signed: dict[str, Moment]
    waiting: tuple[str, ...]

    @property
    def counted(self) -> str:
        """How many of all have signed: 5/31."""
        return f"{len(self.signed)}/{len(self.signed) + len(self.waiting)}"

    @property
    def said(self) -> str:
        """The count, and who is still to sign."""
        return f"任务单已签收 {self.counted}" + (f"；没签收：{'、'.join(self.waiting)}" if self.waiting else "")

    def of(self, units: Collection[str]) -> "Receipts":
        """The receipts of some units."""
        signed = {unit: at for unit, at in self.signed.items() if unit in units}
        return Receipts(signed, tuple(unit for unit in self.waiting if unit in units))


def receipts(plan: Plan, events: Sequence[Event], now: Moment) -> Receipts:
    """The receipts on record by now, of all units that get a sheet."""
    known = Log.of(events).of_kinds(Kind.RECEIVED, Kind.UNDONE)
    held = left_of([Record(seq, event) for seq, event in known if not event.at.after(now)])
    signed = {
        plan.registry.find(unit) or unit: event.at
        for _, event in reversed(held)
        if event.kind is Kind.RECEIVED
        for unit in event.units
    }
    return Receipts(
        {unit: signed[unit] for unit in plan.told if unit in signed},
        tuple(unit for unit in plan.told if unit not in signed),
    )


def receipt(plan: Plan, log: Sequence[Event], names: Collection[str], typed: Typed) -> Event:
    """The event that these units, or all in these groups, have signed; those that had signed before are left out.

    Raises GongkaiError for a unit that is named and gets no sheet, and where nobody is left.
    """
    known = receipts(plan, log, typed.recorded)
    for name in names:
        if plan.registry.is_unit(name) and name not in plan.told:
            raise GongkaiError(f"方案里没有{name}的任务，没有任务单要签收", "核对单位名称")
    asked = dict.fromkeys(unit for name in names for unit in plan.registry.members(name))
    fresh = tuple(unit for unit in asked if unit in known.waiting)
    if not fresh:
        signed = {unit: known.signed[unit].beside(typed.at.day.year) for unit in asked if unit in known.signed}
        when = "、".join(f"{unit}（{at}）" for unit, at in signed.items())
        raise GongkaiError(f"已经签收过：{when}" if when else "没有要签收的单位", "签收情况用 gongkai status 看")
    return typed.event(Kind.RECEIVED, SHEET, fresh)
