"""活动不在方案规定的时间以内。

“活动时间”管着整个方案，某一项活动却安排在这些日子以外。多半是改了一处、忘了另一处。
通知、方案正文里写明，in_text 里有 time 的，也算。
筹备、总结一类的阶段、某日“前”完成的事不在此列。

错:

    plan:
      title: 示例方案
      sections:
        - title: 活动时间
          time: 5月15日至5月20日
        - title: 政策宣讲
          time: 5月23日
          lead: 甲局

对:

    plan:
      title: 示例方案
      sections:
        - title: 活动时间
          time: 5月15日至5月20日
        - title: 政策宣讲
          time: 5月18日
          lead: 甲局
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.phrases.times import Time
from gongkai.plan import Document, Plan, Section

CODE = "GK220"
SEVERITY = Severity.WARNING
_BEFORE_OR_AFTER = pattern(
    "筹备|准备|动员|部署|预热|总结|报送|考核|评估|验收|整改|回头看|征集|报名|印制|预告|培训|表彰|评选|展示|常态|回访"
)
_ROUGH = pattern("[旬底末初份季]|月$")  # 5月中旬 may be any day of it


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every activity with a time of its own that leaves the period stated above it."""
    doing = {id(activity.section): activity.title for activity in plan.activities}
    for document in plan.documents:
        yield from _below(plan, document, _of_the_whole(document), doing)


def _below(
    plan: Plan, section: Section, period: Time | None, doing: dict[int, str]
) -> Iterator[tuple[Position, str, str]]:
    period = _stated(section) or period
    for child in section.sections:
        if period and id(child) in doing and not _BEFORE_OR_AFTER.search(doing[id(child)]):
            for line in child.lines:
                if line.time and not child.is_about(line) and _leaves(plan, line.time, period):
                    when = period.text.rstrip("。；")
                    message = f"“{doing[id(child)]}”在{line.time.text.rstrip('。；')}，不在活动时间（{when}）以内"
                    yield line.time.text.at, message, f"改到{when}以内，或者改第{period.text.at.line}行的活动时间"
        yield from _below(plan, child, period, doing)


def _of_the_whole(document: Document) -> Time | None:
    """The several days on which its own words say that all of it takes place.

    A single day may be that of a part, and 6月15日至21日为节能宣传周 only tells of the week.
    """
    words = "".join(piece.text for piece in document.pieces)
    times = (line.time for line in document.holding if line.time and line.time.spans)
    for time in times:
        behind = words.partition(time.text)[2]
        if time.day is None and not _ROUGH.search(time.text) and not behind.startswith(("为", "是")):
            return time
    return None


def _stated(section: Section) -> Time | None:
    """The days that a section's own 活动时间 heading states for everything in it."""
    lines = (line for child in section.sections for line in child.lines if child.is_about(line))
    return next((line.time for line in lines if line.time and line.time.spans), None)


def _leaves(plan: Plan, time: Time, period: Time) -> bool:
    """Whether some of its days are certainly outside; what is done by a day (5月14日前) prepares or follows."""
    if time.text.rstrip("。；").endswith("前"):
        return False
    if time.start is None or time.end is None or period.start is None or period.end is None:
        return False
    if plan.is_before_notice(time.end.day) or plan.is_before_notice(period.end.day):
        return False  # which is what is wrong
    if _ROUGH.search(time.text):
        return time.start.day > period.end.day or time.end.day < period.start.day
    return time.start.day < period.start.day or time.end.day > period.end.day
