"""目录 for other programs."""

from typing import Any

from gongkai.archive.contents import Contents
from gongkai.archive.shelves import Shelved
from gongkai.json_text import iso, written

FORMAT = 1


def write(view: Contents) -> str:
    """Every file on record with its place in the archive, null where it is not there."""
    return written({
        "format": FORMAT,
        "plan": view.log.plan,
        "as_of": iso(view.log.until),
        "only": view.log.only,
        "entries": list(map(_entry, view.shelved)),
    })  # fmt: skip


def _entry(entry: Shelved) -> dict[str, Any]:
    report, event, file = entry.filed, entry.filed.event, entry.filed.file
    return {
        "report": report.report,
        "title": report.title,
        "unit": report.unit,
        "seq": report.seq,
        "at": iso(event.at),
        "recorded": iso(event.recorded),
        "name": report.name,
        "size": file.size if file else None,
        "sha256": file.sha256 if file else None,
        "kind": file.kind if file else None,
        "place": entry.path or None,
        "state": "archived" if entry.path else "missing" if file else "without_file",
        "remarks": list(report.remarks),
    }
