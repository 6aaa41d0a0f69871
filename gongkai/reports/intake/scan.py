"""What a folder of files means: whose they are, for which report, what is new, and what may be put on record."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from gongkai.errors import GongkaiError
from gongkai.phrases.materials import ARCHIVE, material
from gongkai.plan import Plan, Report
from gongkai.reports.events import Event, File, Kind, Typed
from gongkai.reports.intake.aims import Aim, Aims
from gongkai.reports.intake.claims import Claim, Claims
from gongkai.reports.intake.folder import Dropped
from gongkai.reports.materials import Described
from gongkai.reports.moves import refusals
from gongkai.reports.periods import Periods
from gongkai.reports.receipts import receipts
from gongkai.reports.state import Record, Standing, standings, taken_back

Filled: TypeAlias = Callable[[Report, Event], Event]
_FEW = 3


class Found(NamedTuple):
    """A file that was found, whose it is and what: its name below the folder is its path there."""

    name: str
    described: Described
    claim: Claim
    aim: Aim = Aim()

    @property
    def file(self) -> File:
        """What would be put on record."""
        return self.described.file


def found(claims: Claims, aims: Aims, parts: Sequence[str], described: Described) -> Found:
    """A file by the parts of its path; an archive, whosever it is, may hold what is somebody else's."""
    claim = claims.of(parts)
    if described.file.kind == ARCHIVE:
        if not claim.choices and (units := claims.inside(described.names)):
            claim = Claim(doubt=f"里面有{'、'.join(units)}的文件，解压以后再扫一遍")
        elif claim.units and (units := claims.others_inside(claim.units, described.names)):
            claim = claim._replace(doubt=f"里面还有{'、'.join(units)}的文件，解压以后再扫一遍")
    return Found("/".join(parts), described, claim, aims.of(parts, described.file.kind))


class Sorted(NamedTuple):
    """Files by the report that they are for, and those for none of them, each with the reason."""

    own: Mapping[str, Sequence[Found]]
    apart: tuple[tuple[Found, str], ...]


def sorted_out(asked: Sequence[Report], files: Iterable[Found], periods: Periods) -> Sorted:
    """The files for each of the reports asked for, by id.

    A name that says nothing is for the one report asked for; of several, a picture is for the only one that needs any.
    Where it does not say which period, it is for the one that is owed.
    """
    own: dict[str, list[Found]] = {report.id: [] for report in asked}
    apart: list[tuple[Found, str]] = []
    for file in files:
        said = file.aim.reports
        fitting = [report for report in said if report.id in own] if said else _by_kind(asked, file)
        if len(fitting) > 1 and (file.aim.open or not said) and _is_series(fitting):
            fitting = periods.owed(fitting, file.claim.units)
        if file.aim.against:
            apart.append((file, f"{file.aim.against}，不像{_called(asked)}"))
        elif len(fitting) == 1:
            own[fitting[0].id].append(file)
        elif said and not fitting:
            apart.append((file, f"像{_called(said)}，这次登记的是{_called(asked)}"))
        else:
            what = f"像{_called(fitting)}" if said else "名称没有说是哪一项"
            name = fitting[0].series.name if fitting[0].series else ""
            which = (
                f"哪一期，如“{name}”，或者加上 --report {fitting[0].id} 一类"
                if _is_series(fitting)
                else "，或者加上 --report"
            )
            apart.append((file, f"{what}；改名写明{which}"))
    return Sorted(own, tuple(apart))


def _by_kind(asked: Sequence[Report], file: Found) -> Sequence[Report]:
    """The reports that a file may be for whose name says nothing of it."""
    kinds = {file.file.kind, *file.file.holds} - {ARCHIVE}
    if len({report.matter for report in asked}) == 1 or "文档" in kinds:
        return asked
    return [report for report in asked if kinds & set(map(material, report.needs))]


def _is_series(reports: Sequence[Report]) -> bool:
    return len({report.matter for report in reports}) == 1 and any(report.series for report in reports)


def _called(reports: Sequence[Report]) -> str:
    """The reports by their titles; of what comes again and again, all its periods in a word."""
    titles = [str(report.title) for report in reports]
    if len(reports) > _FEW:
        titles = list(dict.fromkeys(report.called for report in reports))
    return "、".join(f"“{title}”" for title in titles)


class Refused(NamedTuple):
    """Units that cannot hand in now, and the files they have here that are new."""

    problem: GongkaiError
    names: tuple[str, ...]


class Draft(NamedTuple):
    """What a scan would put on record: an event for every set of units that share files.

    `rows` are how those units would stand then. `unasked` are files of units that the report does not ask for,
    alone or with others, `known` those on record already or twice in the folder, `alike` such as others have too.
    """

    events: tuple[Event, ...]
    rows: tuple[Standing, ...]
    refused: Mapping[str, Refused]
    unasked: tuple[Found, ...]
    known: tuple[Found, ...]
    alike: tuple[tuple[Found, tuple[str, ...]], ...]

    @property
    def files(self) -> int:
        """How many files would be put on record."""
        return sum(len(event.files) for event in self.events)


class Scan(NamedTuple):
    """All that a folder holds: what was found and passed over, a draft for every report, and what is for none.

    `signed` are units whose signed task sheet is among that, and whose receipt is not on record.
    """

    found: tuple[Found, ...]
    passed: tuple[Dropped, ...]
    drafts: tuple[tuple[Report, Draft], ...] = ()
    apart: tuple[tuple[Found, str], ...] = ()
    again: tuple[Found, ...] = ()
    signed: tuple[str, ...] = ()

    @property
    def events(self) -> tuple[Event, ...]:
        """All that would be put on record."""
        return tuple(event for _, draft in self.drafts for event in draft.events)

    @property
    def known(self) -> tuple[Found, ...]:
        """What is on record already, or twice in the folder."""
        return (*self.again, *(file for _, draft in self.drafts for file in draft.known))


def as_found(_: Report, event: Event) -> Event:
    """A submission of files of which nobody has read the contents."""
    return event


def drafted(
    plan: Plan, asked: Sequence[Report], log: Sequence[Event], scan: Scan, typed: Typed, filled: Filled = as_found
) -> Scan:
    """What a scan comes to after what is on record. A file on record for whichever report is no news for another.

    `filled` gives each submission what is read in its files: what they are, the figures in them.
    """
    holders = on_record(plan, log)
    files = [file for file in scan.found if file.claim.units]
    own, apart = sorted_out(asked, files, Periods(plan, log, typed.recorded))
    again = [file for file, _ in apart if holders.get(file.file.sha256, {}).keys() >= set(file.claim.units)]
    drafts: list[tuple[Report, Draft]] = []
    for report in (report for report in asked if own[report.id] or report.series is None):
        before = (*log, *(event for _, draft in drafts for event in draft.events))
        drafts.append((report, draft(plan, report, before, own[report.id], typed, filled)))
    left = tuple((file, reason) for file, reason in apart if file not in again)
    sheets = dict.fromkeys(unit for file, _ in left if file.aim.signed for unit in file.claim.units)
    waiting = receipts(plan, log, typed.recorded).waiting if sheets else ()
    signed = tuple(unit for unit in sheets if unit in waiting)
    return scan._replace(drafts=tuple(drafts), apart=left, again=tuple(again), signed=signed)


_Batches = dict[tuple[str, ...], list[Found]]


def draft(
    plan: Plan, report: Report, log: Sequence[Event], files: Iterable[Found], typed: Typed, filled: Filled = as_found
) -> Draft:
    """What these files come to after what is on record. Raises GongkaiError if `typed` lies in the future.

    A file is known by its content, unit by unit: a renamed copy is not new, a file that changed is.
    """
    holders = on_record(plan, log)
    rank = {unit: index for index, unit in enumerate(report.units)}
    batches: _Batches = {}
    unasked: list[Found] = []
    known: list[Found] = []
    alike: list[tuple[Found, tuple[str, ...]]] = []
    for file in files:
        units = sorted(filter(rank.__contains__, file.claim.units), key=rank.__getitem__)
        have = holders.setdefault(file.file.sha256, {})
        fresh = tuple(unit for unit in units if unit not in have)
        others = tuple(unit for unit in have if unit not in units)
        have.update(dict.fromkeys(fresh))
        unasked += [file] if len(units) < len(file.claim.units) else []
        known += [file] if units and not fresh else []
        if fresh:
            batches.setdefault(fresh, []).append(file)
            alike += [(file, others)] if others else []
    batches = dict(sorted(batches.items(), key=lambda batch: [rank[unit] for unit in batch[0]]))
    events = _events(report, batches, typed, filled)
    if problems := refusals(plan, report, log, events):
        events = _events(report, _without(batches, problems), typed, filled)
    named = {unit for event in events for unit in event.units}
    rows = standings(plan, report, (*log, *events), typed.recorded)
    refused = {unit: Refused(problem, _names_of(batches, unit)) for unit, problem in problems.items()}
    return Draft(
        events, tuple(row for row in rows if row.unit in named), refused, tuple(unasked), tuple(known), tuple(alike)
    )


def on_record(plan: Plan, log: Sequence[Event]) -> dict[str, dict[str, None]]:
    """Which units have a content on record, by checksum: all that has not been taken back, for any report."""
    gone = taken_back([Record(seq, event) for seq, event in enumerate(log, 1)])
    holders: dict[str, dict[str, None]] = {}
    for seq, event in enumerate(log, 1):
        if event.files:
            held = (unit for unit in event.units if unit not in gone.get(seq, ()))
            units = dict.fromkeys(plan.registry.find(unit) or unit for unit in held)
            for file in event.files:
                holders.setdefault(file.sha256, {}).update(units)
    return holders


def _events(report: Report, batches: _Batches, typed: Typed, filled: Filled) -> tuple[Event, ...]:
    """A submission for every set of units."""
    return tuple(
        filled(report, typed.event(Kind.SUBMITTED, report.id, units, files=tuple(file.file for file in files)))
        for units, files in batches.items()
    )


def _without(batches: _Batches, gone: Iterable[str]) -> _Batches:
    """The batches without some units; those that are then of the same units become one."""
    left: _Batches = {}
    for units, files in batches.items():
        if remaining := tuple(unit for unit in units if unit not in gone):
            left.setdefault(remaining, []).extend(files)
    return left


def _names_of(batches: _Batches, unit: str) -> tuple[str, ...]:
    return tuple(file.name for units, files in batches.items() if unit in units for file in files)
