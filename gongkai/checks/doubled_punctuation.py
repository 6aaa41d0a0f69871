"""标点重复了。

“。。”“，，”“；。”多半是拼接、删改时留下的。

错:

    plan:
      title: 示例方案
      text: 各单位要高度重视，认真组织。。

对:

    plan:
      title: 示例方案
      text: 各单位要高度重视，认真组织。
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.plan import Plan

CODE = "GK243"
SEVERITY = Severity.WARNING
_RUN = pattern("[，。、；：！？,;]{2,}")
_EMPHASIS = frozenset("！？")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every run of marks that divide or end sentences; ！！ and ？！ are emphasis."""
    for _, text in plan.printed:
        for run in _RUN.finditer(text):
            if not _EMPHASIS.issuperset(run[0]):
                yield text.position(run.start()), f"标点“{run[0]}”重复了", "留下该留的一个"
