"""两个机关写成了一个名称。

联合发文时，发文机关标志和署名一个机关占一行（GB/T 9704-2012 第7.2.4、7.3.5条）。写在一起，排出来就只有一个落款。

错:

    notice:
      title: 关于开展示例活动的通知
      issuer: 示例区甲局、示例区乙局
      date: 2022年5月7日

对:

    notice:
      title: 关于开展示例活动的通知
      issuer:
        - 示例区甲局
        - 示例区乙局
      date: 2022年5月7日
"""

import re
from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.plan import Plan

CODE = "GK216"
SEVERITY = Severity.WARNING
_DIVIDING = pattern("[、，,；;\u3000]")
_UNOPENED = pattern("[^（(]+")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every organ whose name holds a mark that divides names."""
    organs = (*plan.notice.letterhead, *plan.notice.issuer) if plan.notice else ()
    for organ in organs:
        if mark := _dividing(organ):
            yield organ.position(mark.start()), f"“{organ}”是几个机关写在了一起", "写成列表，每个机关一行，以“- ”开头"


def _dividing(organ: str) -> re.Match[str] | None:
    """The first mark that divides names: none behind it closes a bracket before another opens."""
    for stretch in _UNOPENED.finditer(organ):
        closed = stretch.start() + max(map(stretch[0].rfind, "）)")) + 1
        if mark := _DIVIDING.search(organ, closed, stretch.end()):
            return mark
    return None
