"""记录里有方案没有的报送事项、单位。

报送已经登记了一些，方案才改了报送事项的代号、单位的名称或者分组：记录还在，可是不知道是谁的、哪一项的，进度里一条也不算，报了的单位
又成了逾期未报。只看方案旁边的 status.json（或 GONGKAI_STORE 写的文件），没有就不查。

代号写回原来的（叫“交办1”这样的除外，那是留给临时交办的，按新代号重新登记）；单位改名的，
原名写进 units 的 aliases；分组里去掉的单位还要报的，写进 from。
真的取消了、不用报了的，在这一行写“# gongkai: ignore GK274”。
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from gongkai.diagnostics import START, Position, Severity
from gongkai.plan import Plan

CODE = "GK274"
SEVERITY = Severity.WARNING


class LeftOut(Protocol):
    """What is on record and counted nowhere: of which report, said in a sentence, and what to do about it."""

    @property
    def report(self) -> str:
        """The id of the report."""

    @property
    def said(self) -> str:
        """The sentence."""

    @property
    def advice(self) -> str:
        """What to do."""


def beside(plan: Plan, record: Iterable[LeftOut]) -> Iterator[tuple[Position, str, str]]:
    """Each where the plan asks for the report, or for the first one; this rule alone looks at more than the plan."""
    asked = {str(report.id): report.id.at for report in plan.reports}
    first = next(iter(asked.values()), START)
    for one in record:
        yield asked.get(one.report, first), one.said, one.advice
