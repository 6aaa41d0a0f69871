"""单位名单里有一处不像单位名称。

几个单位连在了一起，会当成一个单位：应报的少了，谁也收不到任务。名单里只写单位名称：除外的、见附件的、谁牵头谁配合，都另有地方写。

错:

    plan:
      title: 示例方案
      lead: 东山街道西山街道南门街道

对:

    plan:
      title: 示例方案
      lead: 东山街道、西山街道、南门街道
"""

from collections.abc import Iterator

from gongkai.checks.lists import unit_lists
from gongkai.diagnostics import Position, Severity
from gongkai.phrases.organs import no_unit, run_together
from gongkai.plan import Plan
from gongkai.text import Text

CODE = "GK219"
SEVERITY = Severity.WARNING
_INSTEAD = {
    "leaves out": ("写的是谁除外", "从名单里去掉；分组里的，在 from、who 下面另写一行 except"),
    "points elsewhere": ("不是单位名称", "写出单位名称，或者写 units 里的分组"),
    "says what they do": ("不全是单位名称", "只写单位名称，谁牵头、谁配合分别写在 lead、support 里"),
    "are people": ("说的是人，不是单位", "写单位名称；去多少人，写在 people 里"),
}


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every name, in a list or in the roster, that looks like several or says something else."""
    known = plan.registry
    lists = (name for _, units in unit_lists(plan) for name in units.names if known.is_open or known.find(name) is None)
    for name in (*known.typed(), *lists):
        if several := run_together(name):
            yield name.at, f"“{name}”像是几个单位连在了一起", f"单位之间加顿号，写成“{'、'.join(several)}”"
        elif what := no_unit(name):
            message, hint = _INSTEAD[what]
            yield name.at, f"“{name}”{message}", hint
