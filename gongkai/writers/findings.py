"""The findings of `validate` for programs: JSON, and the annotations that GitHub shows beside a change."""

import json
from collections.abc import Sequence

from gongkai.diagnostics import Diagnostic, Severity

FORMAT = 1
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_json(files: Sequence[tuple[str, Sequence[Diagnostic]]]) -> str:
    """All files with their findings; `format` is raised whenever a key changes its meaning or goes away."""
    content = {
        "format": FORMAT,
        "files": [{"file": name, "findings": [_entry(found) for found in findings]} for name, findings in files],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def as_github(files: Sequence[tuple[str, Sequence[Diagnostic]]]) -> str:
    """One workflow command a finding."""
    return "".join(
        f"::{_LEVELS[found.severity]} file={_property(name)},line={found.at.line},col={found.at.column},"
        f"title={found.code}::{_data('。'.join(filter(None, (found.message, found.hint))))}\n"
        for name, findings in files
        for found in findings
    )


def _entry(found: Diagnostic) -> dict[str, object]:
    return {
        "code": found.code,
        "severity": _LEVELS[found.severity],
        "line": found.at.line,
        "column": found.at.column,
        "message": found.message,
        "hint": found.hint,
    }


def _data(text: str) -> str:
    """A message as workflow commands want it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property, in which : and , have a meaning too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
