"""The findings of `validate` as JSON."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gongkai.writers import Settings
from gongkai.writers.json_text import written
from gongkai.writers.levels import LEVELS

if TYPE_CHECKING:
    from gongkai.diagnostics import Diagnostic
    from gongkai.views.findings import Findings

FORMAT = 1


def write(document: str, format: str, view: "Sequence[Findings]", settings: Settings) -> str:
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
