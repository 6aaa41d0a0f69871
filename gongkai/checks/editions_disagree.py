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

import re
from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.phrases.writing import number
from gongkai.plan import Plan

CODE = "GK232"
SEVERITY = Severity.WARNING
_EDITION = re.compile(r"第(?P<n>[一二三四五六七八九十]{1,4}|\d{1,3})届(?P<what>[^，。、；：！？\n]{2,24})")
_NAME = 4  # Han characters that tell one event from another


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every edition of an event that differs from the first one given, told apart by the event's first characters."""
    first: dict[str, tuple[int, str, Position]] = {}
    titles = "".join(text for kind, text in plan.printed if kind == "title")
    for _, text in plan.printed:
        if "第" not in text or "届" not in text:
            continue
        for found in _EDITION.finditer(text):
            name = "".join(character for character in found["what"] if "一" <= character <= "龥")[:_NAME]
            if len(name) < _NAME or name not in titles or "以来" in found["what"]:
                continue
            try:
                edition = number(found["n"])
            except (ValueError, KeyError):
                continue
            at = text.place(found.start())
            said = f"第{found['n']}届"
            known = first.setdefault(name, (edition, said, at))
            if known[0] != edition:
                yield at, f"这里是“{said}”，第{known[2].line}行是“{known[1]}”", "核对后改成一样"
