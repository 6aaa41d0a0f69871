"""What a folder of files means: whose they are, what of it is new, and what may be put on record."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from gongkai.errors import GongkaiError
from gongkai.phrases.materials import ARCHIVE
from gongkai.plan import Plan, Report
from gongkai.reports.events import Event, File, Kind, Typed
from gongkai.reports.intake.claims import Claim, Claims
from gongkai.reports.materials import Described
from gongkai.reports.moves import refusals
from gongkai.reports.state import Record, Standing, standings, taken_back


class Found(NamedTuple):
    """A file that was found, and whose it is: its name below the folder is its path there."""

    name: str
    described: Described
    claim: Claim

    @property
    def file(self) -> File:
        """What would be put on record."""
        return self.described.file


def found(claims: Claims, parts: Sequence[str], described: Described) -> Found:
    """A file by the parts of its path, with whose it is; an archive that is nobody's may hold what somebody's is."""
    claim = claims.of(parts)
    if not claim.choices and described.file.kind == ARCHIVE and (units := claims.inside(described.names)):
        claim = Claim(doubt=f"里面有{'、'.join(units)}的文件，解压以后再扫一遍")
    return Found("/".join(parts), described, claim)


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


_Batches = dict[tuple[str, ...], list[Found]]


def draft(plan: Plan, report: Report, log: Sequence[Event], files: Iterable[Found], typed: Typed) -> Draft:
    """What these files come to after what is on record. Raises GongkaiError if `typed` lies in the future.

    A file is known by its content, unit by unit: a renamed copy is not new, a file that changed is.
    """
    holders = _holders(plan, report, log)
    place = {unit: index for index, unit in enumerate(report.units)}
    batches: _Batches = {}
    unasked: list[Found] = []
    known: list[Found] = []
    alike: list[tuple[Found, tuple[str, ...]]] = []
    for file in files:
        units = sorted(filter(place.__contains__, file.claim.units), key=place.__getitem__)
        have = holders.setdefault(file.file.sha256, {})
        fresh = tuple(unit for unit in units if unit not in have)
        others = tuple(unit for unit in have if unit not in units)
        have.update(dict.fromkeys(fresh))
        unasked += [file] if len(units) < len(file.claim.units) else []
        known += [file] if units and not fresh else []
        if fresh:
            batches.setdefault(fresh, []).append(file)
            alike += [(file, others)] if others else []
    batches = dict(sorted(batches.items(), key=lambda batch: [place[unit] for unit in batch[0]]))
    problems = refusals(plan, report, log, _events(report, batches, typed))
    events = _events(report, _without(batches, problems), typed)
    named = {unit for event in events for unit in event.units}
    rows = standings(plan, report, (*log, *events), typed.recorded)
    refused = {unit: Refused(problem, _names_of(batches, unit)) for unit, problem in problems.items()}
    return Draft(
        events, tuple(row for row in rows if row.unit in named), refused, tuple(unasked), tuple(known), tuple(alike)
    )


def _holders(plan: Plan, report: Report, log: Sequence[Event]) -> dict[str, dict[str, None]]:
    """Which units have a content on record for a report, by checksum: all that has not been taken back, ever."""
    gone = taken_back([Record(seq, event) for seq, event in enumerate(log, 1)])
    holders: dict[str, dict[str, None]] = {}
    for seq, event in enumerate(log, 1):
        if event.report == report.id and seq not in gone:
            units = dict.fromkeys(plan.registry.find(unit) or unit for unit in event.units)
            for file in event.files:
                holders.setdefault(file.sha256, {}).update(units)
    return holders


def _events(report: Report, batches: _Batches, typed: Typed) -> tuple[Event, ...]:
    """A submission for every set of units."""
    return tuple(
        typed.event(Kind.SUBMITTED, report.id, units, files=tuple(file.file for file in files))
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
