"""活动没有牵头或责任单位。

只有配合、参加的，没有牵头（主办、承办、责任）的：出了事找不到负责的人。上一级写明了的不算；整个通知、方案由发文机关组织，也不算。

错:

    plan:
      title: 示例方案
      sections:
        - title: 政策宣讲
          participants: 甲局、乙局

对:

    plan:
      title: 示例方案
      sections:
        - title: 政策宣讲
          lead: 甲局
          participants: 乙局
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.plan import Activity, Plan, Section

CODE = "GK260"
SEVERITY = Severity.WARNING
_HEADS = frozenset({"lead", "responsible", "host", "organizer"})


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every activity without a head, below sections that have none either; the whole is headed by the issuer."""
    activities = {id(activity.section): activity for activity in plan.activities}
    for document in plan.documents:
        for top in (document, *document.attachments):
            for section in top.sections if activities.get(id(top)) is None or not _led(activities[id(top)]) else ():
                yield from _below(section, activities)


def _below(section: Section, activities: dict[int, Activity]) -> Iterator[tuple[Position, str, str]]:
    activity = activities.get(id(section))
    if activity and _led(activity):
        return
    if activity and activity.lines:
        first = activity.lines[0]
        at = first.units.text.at if first.units else section.at
        yield at, f"“{activity.title}”没有牵头单位或责任单位", "补上 lead（牵头单位）或 responsible（责任单位）"
    for child in section.sections:
        yield from _below(child, activities)


def _led(activity: Activity) -> bool:
    return bool(_HEADS & activity.roles.keys())
