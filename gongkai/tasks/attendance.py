"""签到表 of an activity: a line a unit, to be signed at the door, with room for who came and what was brought."""

from typing import NamedTuple

from gongkai.plan import Plan
from gongkai.tasks.lists import ROLE_WORDS
from gongkai.tasks.task import Task

HEAD = ("单位", "领导", "工作人员", "电　　话", "签　　名", "自带")  # blanks as wide as what is written there


class Signer(NamedTuple):
    """A unit with its role, the phone that the plan knows, and what it was asked to bring."""

    unit: str
    role: str
    phone: str
    bring: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as cells below `HEAD`; who came and the signature are left blank."""
        return self.unit, "", "", self.phone, "", self.bring


class Attendance(NamedTuple):
    """Everybody with a role or a piece in the activity, who answers for it first; 等 and 各有关单位 have a row too."""

    title: str
    plan: str
    when: str
    where: str
    lines: tuple[Signer, ...]

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The lines as cells."""
        return tuple(line.cells for line in self.lines)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """When and where, with labels."""
        return tuple((label, text) for label, text in (("时间", self.when), ("地点", self.where)) if text)

    @property
    def facts_line(self) -> str:
        """All of that on one line."""
        return "　".join(f"{label}：{text}" for label, text in self.facts)


def attendance(plan: Plan, task: Task) -> Attendance:
    """The sheet of an activity, known by its task in the whole list."""
    activity = next(one for one in plan.activities if (one.section.id or "", one.title) == (task.activity, task.title))
    brings: dict[str, dict[str, None]] = {}
    for duty in plan.duties:
        if duty.activity is activity:
            for unit in duty.members.all:
                own = brings.setdefault(unit, {})
                own |= {duty.piece.bring: None} if duty.piece.bring else {}
    first = [unit for role in (activity.in_charge, *activity.roles) if role for unit in activity.in_role[role]]
    contacts = plan.registry.contacts
    lines = (
        Signer(
            unit,
            ROLE_WORDS[activity.role_of[unit]] if unit in activity.role_of else "任务",
            str(contacts[unit].phone or "") if unit in contacts else "",
            "；".join(brings.get(unit, ())),
        )
        for unit in dict.fromkeys((*first, *brings))
    )
    vague = dict.fromkeys(str(name) for members in activity.roles.values() for name in members.vague)
    unlisted = [Signer(f"（{name}）", "", "", "") for name in vague]
    if any(line.units is not None and line.units.open for line in activity.lines):
        unlisted.append(Signer("（其他单位）", "", "", ""))
    return Attendance(f"{task.title}签到表", plan.title, task.when, task.place, (*lines, *unlisted))
