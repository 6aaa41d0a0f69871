"""How other programs call the severities."""

from gongkai.diagnostics import Severity

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
