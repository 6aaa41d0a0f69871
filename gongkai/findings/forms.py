"""What `validate` found, and what the rules mean, in the formats for reading and for programs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gongkai.findings.found import Findings
from gongkai.forms import SCREEN, Form, itself, template, unset

if TYPE_CHECKING:
    from gongkai.findings.rules import Rule
    from gongkai.terminal import Screen


def _screen(view: Sequence[Findings]) -> "Screen":
    from gongkai.findings.terminal import report

    return [line for file in view for line in report(file.found, file.source)]


def _json(view: Sequence[Findings]) -> str:
    from gongkai.findings.json import write

    return write(view)


def _github(view: Sequence[Findings]) -> str:
    from gongkai.findings.github import write

    return write(view)


def _sarif(view: Sequence[Findings]) -> str:
    from gongkai.findings.sarif import write

    return write(view)


FORMS: dict[str, Form[Sequence[Findings]]] = {
    SCREEN: Form(itself, unset(_screen)),
    "json": Form(itself, unset(_json)),
    "github": Form(itself, unset(_github)),
    "sarif": Form(itself, unset(_sarif)),
}
RULES: "dict[str, Form[Sequence[Rule]]]" = {
    SCREEN: Form(itself, template("rules", "txt")),
    "md": Form(itself, template("rules", "md")),
}
