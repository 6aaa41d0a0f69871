"""The same files from data that are finished, by the libraries that one would write such a program with.

`python -m benchmarks.finished docx|xlsx|ics DATA.json OUTPUT` reads JSON alone, and understands and checks nothing.
`taken` makes the data from what gongkai wrote.
"""

import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any


def taken(path: Path) -> Any:
    """The finished data: lines of a notice, rows of a workbook's first sheet, properties of a calendar's events."""
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8").splitlines()
    if path.suffix == ".xlsx":
        from openpyxl import load_workbook

        return [list(row) for row in load_workbook(path).worksheets[0].values]
    from icalendar import Calendar

    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return [{name: _plain(event, name) for name in event} for event in events]


def _plain(event: Any, name: str) -> str:
    value = event[name]
    return event.decoded(name).isoformat() if hasattr(value, "dt") else str(value)


def docx(lines: list[str], output: str) -> None:
    """A paragraph a line, in the fonts and with the spacing of a notice."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document = Document()
    for number, line in enumerate(lines):
        paragraph = document.add_paragraph()
        run = paragraph.add_run(line.strip())
        run.font.name, run.font.size = "仿宋_GB2312", Pt(16)
        paragraph.paragraph_format.line_spacing = Pt(28)
        paragraph.paragraph_format.first_line_indent = Pt(32)
        if not number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.save(output)


def xlsx(rows: list[list[Any]], output: str) -> None:
    """The rows with their borders, a head that stays, and a filter."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    book = Workbook()
    sheet = book.active
    line = Side(style="thin")
    for row in rows:
        sheet.append(row)
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.border = Border(line, line, line, line)
            cell.font = Font(name="仿宋", size=11)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    sheet.freeze_panes, sheet.auto_filter.ref = "B2", sheet.dimensions
    book.save(output)


def ics(events: list[dict[str, str]], output: str) -> None:
    """A calendar of the events with the properties that ours has."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//finished//finished//ZH")
    calendar.add("version", "2.0")
    for properties in events:
        event = Event()
        for name, value in properties.items():
            moment = name in ("DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED")
            event.add(name, datetime.fromisoformat(value) if moment else value)
        calendar.add_component(event)
    Path(output).write_bytes(calendar.to_ical())


if __name__ == "__main__":
    kind, data, output = sys.argv[1:]
    writers: dict[str, Callable[[Any, str], None]] = {"docx": docx, "xlsx": xlsx, "ics": ics}
    writers[kind](json.loads(Path(data).read_text(encoding="utf-8")), output)
