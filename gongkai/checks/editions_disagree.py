"""届次前后不一致。

同一个活动，一处写“第十六届”，一处写“第十五届”：多半是照去年改的时候漏了。

错:

    plan:
      title: 第十六届“政务公开日”活动方案
      text: 今年5月15日是全省第十五届“政务公开日”，制定方案如下：

对:

    plan:
      title: 第十六届“政务公开日”活动方案
      text: 今年5月15日是全省第十六届“政务公开日”，制定方案如下：
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.phrases.editions import editions, han
from gongkai.plan import Plan

CODE = "GK232"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every edition of an event that differs from the first one given, told apart by the event's first characters."""
    first: dict[str, tuple[int, str, Position]] = {}
    titles = han("".join(text for kind, text in plan.printed if kind == "title"))
    for _, text in plan.printed:
        for found in editions(text):
            if not found.is_of(titles):
                continue
            at = text.position(found.start)
            said = text[found.start : found.end]
            known = first.setdefault(found.event, (found.number, said, at))
            if known[0] != found.number:
                yield at, f"这里是“{said}”，第{known[2].line}行是“{known[1]}”", "核对后改成一样"
