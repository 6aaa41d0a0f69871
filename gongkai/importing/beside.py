"""The notice and beside it what was understood: made from the draft, as every command will read it.

The left side is the notice as the draft prints it, which is what was read (see `proof`); everything knows its line of
the draft, and by that line facts and doubts come to stand beside the paragraphs that they are about.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gongkai import templated
from gongkai.importing import Imported
from gongkai.importing.draft.marks import HARMS, Mark
from gongkai.importing.printed import Paragraphs
from gongkai.importing.understood import Fact, understood
from gongkai.plan import Plan
from gongkai.reading import loads
from gongkai.wide import printable

_SHORTEST = 2  # characters of a name that is looked for in the text
_LEVELS = "省市州县区旗镇乡"


class Run(NamedTuple):
    """A run of text; `kind` is what it was understood as: unit, time, place, report, or "" for nothing."""

    kind: str
    text: str


class Row(NamedTuple):
    """Paragraphs of the notice, what was understood beside them, and the doubts about it.

    `element` is what they are in the frame of the notice, or what is shown where there is no paragraph, "" for neither;
    `line` is theirs in the plan, 0 for none.
    """

    line: int
    element: str
    paragraphs: tuple[tuple[Run, ...], ...]
    facts: tuple[Fact, ...]
    doubts: tuple[Mark, ...]


class Harm(NamedTuple):
    """Doubts about one thing, which is wrong if they are right."""

    title: str
    marks: tuple[Mark, ...]


class SideBySide(NamedTuple):
    """The page. `file` is the notice, `plan` the file of the draft; `reports` and `units` are what no paragraph says.

    `altered` are lines printed otherwise than typed, `dropped` the lines of the page around the notice.
    """

    title: str
    file: str
    plan: str
    harms: tuple[Harm, ...]
    rows: tuple[Row, ...]
    dropped: tuple[str, ...]
    altered: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def page(imported: Imported, file: str, name: str) -> str:
    """The page as HTML, of a notice that was imported from this file into a plan of this name."""
    return templated.render("beside.html.j2", "html", None, {"view": side_by_side(imported, file, name)})


def side_by_side(imported: Imported, file: str, name: str) -> SideBySide:
    """What the page shows."""
    plan, summary = loads(imported.text.encode()).plan, imported.summary
    harms = [Harm(title, tuple(m for m in summary.marks if m.harm == harm)) for harm, title in enumerate(HARMS)]
    return SideBySide(
        title=printable(plan.title if plan else file),
        file=printable(re.split(r"[\\/]", file)[-1]),
        plan=printable(name),
        harms=tuple(harm for harm in harms if harm.marks),
        rows=tuple(_Rows(plan, imported).all()) if plan else (),
        dropped=tuple(map(printable, summary.dropped)),
        altered=tuple((printable(typed), printable(shown)) for typed, shown in summary.altered),
        notes=summary.notes,
    )


class _Rows:
    """Puts facts and doubts beside the paragraphs, by the lines of the plan."""

    def __init__(self, plan: Plan, imported: Imported) -> None:
        self._plan = plan
        self._paragraphs = Paragraphs(plan)
        self._tops = [
            (number, line.partition(":")[0])
            for number, line in enumerate(imported.text.split("\n"), 1)
            if re.match("[a-z]+:", line)
        ]
        self._marks = imported.summary.marks
        self._reports = {report.id.at.line: report for report in plan.matters}
        names = {spelling for spelling, _ in plan.registry.spellings() if len(spelling) >= _SHORTEST}
        ordered = sorted(names, key=lambda name: (-len(name), name))
        self._names = re.compile("|".join(map(_by_itself, ordered)) or "(?!)")

    def all(self) -> Iterator[Row]:
        """The rows of the notice in print order, between what is about the whole and what no paragraph says."""
        groups = self._paragraphs.rows()
        lines = sorted(group.line for group in groups if group.line)
        facts: dict[str | int, list[Fact]] = defaultdict(list)
        doubts: dict[str | int, list[Mark]] = defaultdict(list)
        for fact in understood(self._plan):
            facts[self._row(fact.line, lines)].append(fact)
        for mark in self._marks:
            doubts[self._row(mark.about, lines)].append(mark)
        yield from self._apart("id", "", facts, doubts)
        for group in groups:
            own = facts.pop(group.line, [])
            runs = tuple(self._coloured(text, own) for text in group.texts)
            yield Row(group.line, group.element, runs, tuple(map(_shown, own)), tuple(doubts.pop(group.line, ())))
        yield from self._apart("reports", "看不出是哪一句说的报送", facts, doubts)
        yield from self._apart("units", "各处提到的单位", facts, doubts)

    def _apart(
        self, top: str, title: str, facts: dict[str | int, list[Fact]], doubts: dict[str | int, list[Mark]]
    ) -> Iterator[Row]:
        """What stands beside no paragraph."""
        if facts[top] or doubts[top]:
            yield Row(0, title, (), tuple(map(_shown, facts[top])), tuple(doubts[top]))

    def _row(self, line: int, lines: list[int]) -> str | int:
        """Where something that stands in this line of the plan is shown: a row by its line, or a key of the plan."""
        at = bisect_right(self._tops, (line, "~")) - 1
        top = self._tops[at][1] if at >= 0 else "id"
        if top == "reports":
            starts = sorted(self._reports)
            nth = bisect_right(starts, line) - 1
            said = self._reports[starts[nth]].said if nth >= 0 else ()
            return self._row(said[0].at.line, lines) if said else "reports"
        if top not in ("notice", "plan"):
            return "units" if top == "units" else "id"
        is_of_all = line == self._tops[at][0]  # of the whole notice or plan: at what it begins with
        index = bisect_right(lines, line) - (0 if is_of_all else 1)
        return lines[min(max(index, 0), len(lines) - 1)] if lines else "id"

    def _coloured(self, text: str, facts: Iterable[Fact]) -> tuple[Run, ...]:
        """A paragraph in runs: the values of its facts where they stand, and every name of a unit."""
        stretches = sorted(self._stretches(text, facts))
        runs: list[Run] = []
        end = 0
        for start, _, stop, kind in stretches:
            if start >= end:
                runs += [Run("", printable(text[end:start])), Run(kind, printable(text[start:stop]))]
                end = stop
        return tuple(run for run in (*runs, Run("", printable(text[end:]))) if run.text)

    def _stretches(self, text: str, facts: Iterable[Fact]) -> Iterator[tuple[int, int, int, str]]:
        """Start, length (the longer first), end and kind."""
        for fact in facts:
            for value in fact.value.split("\n") if fact.kind in ("time", "place", "report") else ():
                wanted = value.strip().rstrip("。；")
                start = text.find(wanted) if wanted else -1
                if start >= 0:
                    yield start, -len(wanted), start + len(wanted), fact.kind
        for found in self._names.finditer(text):
            yield found.start(), found.start() - found.end(), found.end(), "unit"


def _by_itself(name: str) -> str:
    """A unit's name where it is no part of another's: 甲局, but not in 市甲局, which is above us."""
    return re.escape(name) if name[0] in _LEVELS else f"(?<![{_LEVELS}]){re.escape(name)}"


def _shown(fact: Fact) -> Fact:
    return fact._replace(label=printable(fact.label), value=printable(fact.value.replace("\n", "；")))
