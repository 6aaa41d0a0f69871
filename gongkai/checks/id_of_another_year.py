"""代号还是去年的。

代号里的年份和成文日期的年份不一样。报送进度靠代号认方案：代号没换，去年的登记就会算到今年头上。

错:

    id: example-2021
    notice:
      title: 关于印发2022年政务公开日活动方案的通知
      date: 2022年5月7日

对:

    id: example-2022
    notice:
      title: 关于印发2022年政务公开日活动方案的通知
      date: 2022年5月7日
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.plan import Plan

CODE = "GK237"
SEVERITY = Severity.WARNING
_YEAR = pattern(r"(?<!\d)20\d\d(?!\d)")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """An id that names years and neither that of the plan nor that of its notice."""
    years = _YEAR.findall(plan.id)
    own = {str(plan.year), str(plan.issued.year if plan.issued else plan.year)}
    if plan.year and years and own.isdisjoint(years):
        message = f"代号里是{years[0]}年，方案是{plan.year}年的"
        yield plan.id.at, message, f"换成今年的代号，如“{_YEAR.sub(str(plan.year), plan.id)}”"
