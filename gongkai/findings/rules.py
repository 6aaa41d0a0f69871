"""What `validate` and `hotline check` can find: every code with its meaning and examples, from the docstrings."""

from textwrap import dedent
from typing import NamedTuple

from gongkai.checks import RULES
from gongkai.diagnostics import Severity, weight
from gongkai.reading.codes import CODES


class Rule(NamedTuple):
    """One code. `wrong` and `right` are plans, or what matters of them; "" where it cannot be shown in text.

    `language` is what they are written in.
    """

    code: str
    severity: Severity
    title: str
    reason: tuple[str, ...]
    wrong: str
    right: str
    language: str = "yaml"


def rules() -> tuple[Rule, ...]:
    """All of them: those of reading, then those of content, each by its code."""
    reading = ((code, weight(code), told) for code, told in CODES.items())
    content = ((rule.CODE, rule.SEVERITY, rule.__doc__ or "") for rule in RULES)
    return tuple(_rule(*entry) for entry in (*reading, *content))


def bulletin_rules() -> tuple[Rule, ...]:
    """Those of a hotline's bulletin, each by its code."""
    from gongkai.hotline.slips.rules import RULES as SLIPS

    return tuple(_rule(rule.CODE, rule.SEVERITY, rule.__doc__ or "")._replace(language="text") for rule in SLIPS)


def _rule(code: str, severity: Severity, docstring: str) -> Rule:
    text, _, examples = docstring.partition("\n错:\n")
    wrong, _, right = examples.partition("\n对:\n")
    title, *reason = (paragraph.replace("\n", "") for paragraph in text.strip().split("\n\n"))
    return Rule(code, severity, title.rstrip("。"), tuple(reason), _example(wrong), _example(right))


def _example(block: str) -> str:
    return dedent(block).strip("\n")
