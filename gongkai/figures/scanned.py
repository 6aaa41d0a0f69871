"""The forms among the files of a scan: each event gets the figures of its files, read once."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from gongkai.figures.checks import at_once
from gongkai.figures.files import as_handed_in, is_blank, read_form
from gongkai.figures.recognise import Reading
from gongkai.figures.told import told, unread
from gongkai.figures.written import compared
from gongkai.plan import Plan, Report
from gongkai.reports.events import Event, File
from gongkai.reports.intake.folder import Dropped
from gongkai.reports.intake.scan import Scan
from gongkai.reports.values import Filled
from gongkai.terminal import Line, Screen
from gongkai.wide import printable

_BLANK = "空表，一项也没有填"


class Forms:
    """Reads the forms of a folder; `paths` says where each file lies by its name on record, `text` reads a summary."""

    def __init__(self, plan: Plan, paths: Mapping[str, Path], text: Callable[[Path], Sequence[str]]) -> None:
        self._plan, self._paths, self._text = plan, paths, text
        self._written: dict[str, Sequence[str]] = {}
        self._known: dict[tuple[str, str, str], Reading] = {}

    def without_blank(self, view: Scan) -> Scan:
        """What was found, without the forms that nobody has filled in: those are passed over."""
        blank = {
            file.name
            for report, draft in view.drafts
            for event in draft.events
            for file in event.files
            if is_blank(self._read(report, event, file))
        }
        passed = (
            Dropped(self._paths[one.file.name], tuple(one.name.split("/")), one.file.size, _BLANK)
            for one in view.found
            if one.file.name in blank
        )
        kept = tuple(one for one in view.found if one.file.name not in blank)
        return Scan(kept, (*view.passed, *passed))

    def filled(self, report: Report, event: Event) -> Event:
        """A submission with the figures in its files, and each file as what it is."""
        if not report.figures:
            return event
        own = Filled()
        for file in event.files:
            own = own.beside(self._read(report, event, file).filled)
        files = tuple(as_handed_in(report, file, self._read(report, event, file)) for file in event.files)
        return event._replace(**self._compared(report, event, own)[0]._asdict(), files=files)

    def said(self, view: Scan) -> Screen:
        """What is to be said of every form, unit by unit."""
        lines: list[Line] = []
        for report, draft in view.drafts:
            for event in draft.events if report.figures else ():
                odd = [
                    f"{Path(file.name).name}：{said}"
                    for file in event.files
                    for said in self._read(report, event, file).odd
                ]
                own, proposed = self._compared(report, event, Filled(event.values, event.cells, event.doubts))
                unseen = unread(report, event.units[0], event.files, own)
                told_of = (*odd, *told(report, own), *at_once(report, event), *proposed, *unseen)
                lines += [[(printable(f"  {event.units[0]}：{said}"), "yellow")] for said in told_of]
        return [[], [("填报的数", "bold")], *lines] if lines else []

    def _compared(self, report: Report, event: Event, own: Filled) -> tuple[Filled, list[str]]:
        """The figures beside what the texts among the files say."""
        texts = [
            paragraph
            for file in event.files
            if not self._read(report, event, file).filled.values and (path := self._paths.get(file.name))
            for paragraph in self._known_text(file.name, path)
        ]
        return compared(report, event.units[0], own, texts)

    def _known_text(self, name: str, path: Path) -> Sequence[str]:
        if name not in self._written:
            self._written[name] = self._text(path)
        return self._written[name]

    def _read(self, report: Report, event: Event, file: File) -> Reading:
        key = (file.name, str(report.id), event.units[0])
        if key not in self._known:
            path = self._paths.get(file.name)
            self._known[key] = read_form(path, self._plan, report, event.units[0]) if path else Reading(Filled())
        return self._known[key]
