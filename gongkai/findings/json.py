"""The findings of `validate` as JSON."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gongkai.findings.weights import LEVELS
from gongkai.json_text import written

if TYPE_CHECKING:
    from gongkai.diagnostics import Diagnostic
    from gongkai.findings.found import Findings

FORMAT = 1


def write(view: "Sequence[Findings]") -> str:
    """All files with their findings; `format` is raised whenever a key changes its meaning or goes away."""
    files = [{"file": file.name, "findings": [_entry(found) for found in file.found]} for file in view]
    return written({"format": FORMAT, "files": files})


def _entry(found: "Diagnostic") -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": LEVELS[found.severity],
        "line": found.at.line,
        "column": found.at.column,
        "message": found.message,
        "hint": found.hint,
        "fixable": bool(found.edits),
    }
