"""Next year's plan from this one: the text of the file edited in place, and what a person has still to look at."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic, Edit, Severity
from gongkai.errors import GongkaiError
from gongkai.plan import Plan
from gongkai.reading.edits import edited
from gongkai.reading.source import Source, encode
from gongkai.renewal import additions, interpretations
from gongkai.renewal.changes import Change, changes
from gongkai.renewal.leftovers import Leftover, leftovers
from gongkai.renewal.step import Step, own_edition, own_year
from gongkai.renewal.texts import texts
from gongkai.text import quoted


class Renewal(NamedTuple):
    """Next year's file, what was changed in it, and what was not and may have to be, as notes with their places."""

    content: bytes
    changes: tuple[Change, ...]
    notes: tuple[Diagnostic, ...]


def renew(plan: Plan, source: Source, original: bytes, year: int, edition: int | None) -> Renewal:
    """The plan's file for another year; everything but the changes stays byte for byte.

    Raises GongkaiError for a year that is not later, and for an edition that is not or that the plan does not name.
    """
    own = texts(plan)
    step = _step(own_year(plan, own), own_edition(own), year, edition)
    out = (*additions.taken_out(plan, source), *interpretations.taken_out(plan, source))
    lines = {change.at.line for change in out if not change.old}
    moved = (change for change in changes(plan, own, source, step) if change.at.line not in lines)
    made = tuple(sorted((*moved, *out)))
    text = edited(source, (Edit(change.at, len(change.old), change.new) for change in made))
    left = (leftover for leftover in leftovers(plan, own, source, step, made) if leftover.at.line not in lines)
    notes = [*_notes(left, made), *additions.told(plan, source), *interpretations.told(plan, source)]
    if step.year is None:
        notes.append(Diagnostic("", plan.id.at, "看不出方案是哪一年的，年份都没有动", rated=Severity.NOTE))
    return Renewal(encode(text, original, source.encoding), made, tuple(notes))


def _step(year: int | None, known: int | None, to: int, wanted: int | None) -> Step:
    """From what to what; an edition goes on with the years unless another is wanted."""
    if not 2000 <= to < 2100:
        raise GongkaiError(f"--year 看不懂“{to}”", "写四位数的年份，如 2023")
    if year is not None and to <= year:
        raise GongkaiError(f"方案已经是{year}年的，不能改成{to}年", f"--year 要比方案晚，如 --year {year + 1}")
    if wanted is None:
        return Step(year, to, known, known + to - year if known and year else known)
    if known is None:
        raise GongkaiError("方案里没有写这项活动是第几届，--edition 用不上", "去掉 --edition，或者先在标题里写上届次")
    if wanted <= known:
        raise GongkaiError(
            f"方案已经是第{known}届，不能改成第{wanted}届", f"--edition 要比方案大，如 --edition {known + 1}"
        )
    return Step(year, to, known, wanted)


def _notes(found: Iterable[Leftover], made: Sequence[Change]) -> Iterable[Diagnostic]:
    """One note a line, at the first place; places are those of the new file."""
    grown: dict[int, list[Change]] = {}
    for change in made:
        grown.setdefault(change.at.line, []).append(change)
    lines: dict[int, list[Leftover]] = {}
    for leftover in sorted(found):
        lines.setdefault(leftover.at.line, []).append(leftover)
    for line, here in lines.items():
        words: dict[str, dict[str, None]] = {}
        for leftover in here:
            words.setdefault(leftover.kind, {})[quoted(leftover.word)] = None
        told = "，".join(f"{kind}{''.join(said)}" for kind, said in words.items())
        at = here[0].at
        shift = sum(len(change.new) - len(change.old) for change in grown.get(line, ()) if change.at < at)
        yield Diagnostic("", at.right(shift), f"请核对{told}", rated=Severity.NOTE)
