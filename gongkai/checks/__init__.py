"""Content rules, one a file: CODE, SEVERITY, a docstring in Chinese (what, why, wrong, right) and check(plan)."""

from collections.abc import Iterable, Iterator
from types import ModuleType

from gongkai.checks import open_group_in_role, report_before_end, time_not_understood
from gongkai.diagnostics import Diagnostic, Position
from gongkai.plan import Plan

RULES: tuple[ModuleType, ...] = (open_group_in_role, time_not_understood, report_before_end)


def run(plan: Plan) -> Iterator[Diagnostic]:
    """What all rules find, in the order of the rules."""
    for rule in RULES:
        findings: Iterable[tuple[Position, str, str]] = rule.check(plan)
        for at, message, hint in findings:
            yield Diagnostic(rule.CODE, at, message, hint, rule.SEVERITY)
