"""没有单位要报送。

报送单位除去 except 以后一家也不剩，这一项报送就没有人交，status 里是空的。

错:

    plan:
      title: 示例方案
      lead: 甲局
    reports:
      - title: 活动总结报告
        from: 甲局
        except: 甲局
        due: 5月27日前

对:

    plan:
      title: 示例方案
      lead: 甲局
      support: 乙局
    reports:
      - title: 活动总结报告
        from: 甲局、乙局
        except: 乙局
        due: 5月27日前
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.phrases.organs import is_vague
from gongkai.plan import Plan

CODE = "GK270"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every report that no unit owes, although its list can be resolved."""
    for report in plan.matters:
        if not report.units and not any(
            plan.registry.find(name) is None and not plan.registry.sparing(name) and is_vague(name)
            for name in report.from_.names
        ):
            yield report.from_.text.at, f"“{report.title}”没有单位要报", "核对 from 和 except"
