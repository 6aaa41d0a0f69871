"""Views → text or bytes. A format is a line in one of these tables; its module is imported when it is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from gongkai.errors import GongkaiError

NOTICE: dict[str, str] = {
    "txt": "templated",
    "md": "templated",
    "html": "templated",
    "docx": "page.docx",
    "pdf": "page.pdf",
}
RUNNING: dict[str, str] = {
    **NOTICE,
    "json": "tasks.json",
    "xlsx": "sheet.workbook",
}  # their pages are set as the notice is
ATTENDANCE: dict[str, str] = {**NOTICE, "xlsx": "sheet.workbook"}
TASKS: dict[str, str] = {**RUNNING, "ics": "tasks.ics"}
PACKAGE: dict[str, str] = {"html": "templated"}
STATUS: dict[str, str] = {
    "json": "status.json",
    "csv": "sheet.csv",
    "xlsx": "sheet.workbook",
    "html": "templated",
}
OVERVIEW: dict[str, str] = {**STATUS, "json": "status.overview_json"}
LOG: dict[str, str] = {"json": "status.record_json"}
FINDINGS: dict[str, str] = {"json": "findings.json", "github": "findings.github", "sarif": "findings.sarif"}
RULES: dict[str, str] = {"txt": "templated", "md": "templated"}


@dataclass(frozen=True)
class Settings:
    """What a writer may be told: folders of one's own templates and fonts. `notes` is what it has to say."""

    templates: Path | None = None
    fonts: Path | None = None
    notes: list[str] = field(default_factory=list)


def write(table: Mapping[str, str], document: str, format: str, view: Any, settings: Settings) -> str | bytes:
    """A view in a format; `document` names its template (notice, tasks). Raises GongkaiError for an unknown format."""
    if format not in table:
        raise GongkaiError(f"不会写 .{format} 格式", f"可用的格式：{'、'.join(table)}")
    written: str | bytes = import_module(f"gongkai.{table[format]}").write(document, format, view, settings)
    return written


def format_of(path: Path, table: Mapping[str, str]) -> str:
    """The format that a file name asks for by its suffix. Raises GongkaiError if there is none such."""
    suffix = path.suffix.removeprefix(".").lower()
    if suffix not in table:
        known = "、".join(f".{name}" for name in table)
        raise GongkaiError(f"看不出“{path.name}”要写成什么格式", f"文件名以 {known} 之一结尾")
    return suffix
