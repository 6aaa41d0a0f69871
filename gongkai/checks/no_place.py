"""线下活动没有写地点。

标题说是现场、户外、线下的活动，却没有 place，正文里也看不出在哪里。上一级写明了的不算。

错:

    plan:
      title: 示例方案
      sections:
        - title: 户外现场宣传
          time: 5月16日上午9时
          lead: 甲局

对:

    plan:
      title: 示例方案
      sections:
        - title: 户外现场宣传
          time: 5月16日上午9时
          place: 示例广场
          lead: 甲局
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.plan import Activity, Plan, Section

CODE = "GK261"
SEVERITY = Severity.WARNING
_OFFLINE = pattern("户外|(?:现场|线下)(?:宣传|咨询|活动|答疑|服务)")
_ONLINE = pattern("线上|网上|网络|云端|直播|热线")
_SAID = pattern("(?:[在到于赴]|走进)[^，。；]{2,20}|自行|地点|（在[^）]+）")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every activity that is held somewhere and does not say where."""
    activities = {id(activity.section): activity for activity in plan.activities}
    for document in plan.documents:
        for top in (document, *document.attachments):
            yield from _below(top, activities)


def _below(section: Section, activities: dict[int, Activity]) -> Iterator[tuple[Position, str, str]]:
    if any(line.key == "place" for line in section.holding):
        return
    activity = activities.get(id(section))
    if activity and _OFFLINE.search(activity.title) and not _ONLINE.search(activity.title):
        said = "".join(piece.text for part in section.walk() for piece in part.pieces)
        if not _SAID.search(activity.title + said):
            at = section.title.at if section.title else section.at
            yield at, f"“{activity.title}”没有写在哪里举行", "补上 place（活动地点）；正文里写明的，写进 in_text"
    for child in section.sections:
        yield from _below(child, activities)
