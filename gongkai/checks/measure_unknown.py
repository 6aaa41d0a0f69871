"""统计指标的括号里不像计量单位。

计量单位写在指标名称后面的括号里，印在表上，也用来认各单位填的“1200份”“28台”。括号里是别的话的，写进 help（填写说明）。

错:

    plan:
      title: 示例方案
    reports:
      - title: 活动总结报告
        due: 5月27日前
        figures:
          - 参与群众（含线上）

对:

    plan:
      title: 示例方案
    reports:
      - title: 活动总结报告
        due: 5月27日前
        figures:
          - {name: 参与群众（人次）, help: 含线上}
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.phrases.measures import is_measure
from gongkai.plan import Plan

CODE = "GK275"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every figure whose brackets hold something that nobody counts in."""
    for report in plan.matters:
        for figure in report.figures:
            if figure.measure and not is_measure(figure.measure):
                message = f"“{figure.name}”后面括号里的“{figure.measure}”不像计量单位"
                hint = f"写成人次、场次、件、份一类；是说明的，写成 {{name: {figure.name}, help: {figure.measure}}}"
                yield figure.name.at, message, hint
