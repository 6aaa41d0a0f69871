"""The notice and beside it what was understood: made from the draft, as every command will read it.

The left side is the notice as the draft prints it, which is what was read (see `proof`); everything knows its line of
the draft, and by that line facts and doubts come to stand beside the paragraphs that they are about.
"""

import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gongkai import templated
from gongkai.importing import Imported
from gongkai.importing.draft.marks import HARMS, Mark
from gongkai.notice.paper import notice
from gongkai.page.blocks import Block
from gongkai.page.sections import one_line
from gongkai.plan import Line, Plan, Report
from gongkai.reading import loads
from gongkai.text import Text, shortened
from gongkai.wide import printable

_ELEMENTS = {
    "mark": "份号、密级",
    "letterhead": "发文机关标志",
    "letter": "发文机关标志",
    "letter-number": "发文字号",
    "number": "发文字号",
    "title": "标题",
    "addressees": "主送机关",
    "announcement": "附件说明",
    "signature": "署名",
    "date": "成文日期",
    "note": "附注",
    "attachment": "附件",
    "colophon": "版记",
}
_IN_A_ROW = ("paragraph", "line", "item", "table")  # what goes on with the section that it stands in
_SHORTEST = 2  # characters of a name that is looked for in the text


class Run(NamedTuple):
    """A run of text; `kind` is what it was understood as: unit, time, place, report, or "" for nothing."""

    kind: str
    text: str


class Fact(NamedTuple):
    """What was understood: of a `kind` as above, its label and value, and the line of the plan that says so."""

    kind: str
    label: str
    value: str
    line: int


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
        self._paragraphs = _Paragraphs(plan)
        self._tops = [
            (number, line.partition(":")[0])
            for number, line in enumerate(imported.text.split("\n"), 1)
            if re.match("[a-z]+:", line)
        ]
        self._marks = imported.summary.marks
        self._reports = {report.id.at.line: report for report in plan.matters}
        names = {spelling for spelling, _ in plan.registry.spellings() if len(spelling) >= _SHORTEST}
        ordered = sorted(names, key=lambda name: (-len(name), name))
        self._names = re.compile("|".join(map(re.escape, ordered)) or "(?!)")

    def all(self) -> Iterator[Row]:
        """The rows of the notice in print order, between what is about the whole and what no paragraph says."""
        groups = self._paragraphs.rows()
        lines = sorted(group.line for group in groups if group.line)
        facts: dict[str | int, list[Fact]] = defaultdict(list)
        doubts: dict[str | int, list[Mark]] = defaultdict(list)
        for fact in self._facts():
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
        place = bisect_right(lines, line) - 1
        return lines[max(place, 0)] if lines else "id"

    def _facts(self) -> Iterator[Fact]:
        """Everything that was understood, but for the frame of the notice."""
        plan = self._plan
        activities = {id(activity.section): activity for activity in plan.activities}
        for section in plan.sections:
            if activity := activities.get(id(section)):
                yield Fact("activity", "活动", activity.title, section.at.line)
            for line in section.lines:
                yield from _line(line)
            has_time = any(line.key == "time" for line in section.lines)
            if activity and activity.time and not has_time:
                yield Fact("time", "时间（同上级）", activity.time.text, section.at.line)
        for duty in plan.duties:
            if duty.piece.who and not duty.organised:
                told = f"{duty.piece.who.text}（{shortened(duty.piece.text.strip())}）"
                yield Fact("unit", "由谁做", told, duty.piece.text.at.line)
        for report in plan.matters:
            yield from _report(report)
        for group in plan.registry.groups.values():
            members = "、".join(group.members.names) if group.members else "通知里没有逐个列出"
            yield Fact("unit", group.name, members, group.name.at.line)

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


class _Group(NamedTuple):
    """Paragraphs that stand in one row, and the element of the frame that they are."""

    line: int
    element: str
    texts: list[str]


class _Paragraphs:
    """The printed notice, each block with the line of the plan that it comes from."""

    def __init__(self, plan: Plan) -> None:
        self._blocks = [block for block in notice(plan).blocks if block.kind not in ("page-break", "sheet-break")]
        self._lines: dict[str, deque[int]] = defaultdict(deque)
        starts = {section.at.line for section in plan.sections}
        for printed in plan.printed:
            if printed.kind not in ("prose", "line", "item", "cell", "heading"):
                starts.add(printed.text.at.line)
            for typed, line in _typed(printed.text):
                self._lines[typed].append(line)
        self._starts = sorted(starts)

    def rows(self) -> list[_Group]:
        """The blocks in print order, those of a section in one row."""
        groups: list[_Group] = []
        open_ = 0
        for block in self._blocks:
            line = self._line(block)
            start = self._start(line) if line else 0
            goes_on = block.kind in _IN_A_ROW and groups and start in (0, open_)
            texts = [text for text in _texts(block) if text]
            if goes_on:
                groups[-1].texts.extend(texts)
                continue
            groups.append(_Group(line, _ELEMENTS.get(block.kind, ""), texts))
            open_ = start
        return groups

    def _start(self, line: int) -> int:
        return self._starts[max(bisect_right(self._starts, line) - 1, 0)] if self._starts else line

    def _line(self, block: Block) -> int:
        """The line of the first text of a block that the plan holds as it is printed; 0 for what the page adds."""
        if block.kind == "announcement":
            return 0
        spans = [span.text for span in block.spans if span.role not in ("number", "label")] or [block.text]
        for text in "".join(block.rows[0]) and block.rows[0] if block.rows else spans:
            known = self._lines.get(text.strip().rstrip("：").strip("（）"))
            if known:
                return known.popleft()
        return 0


def _typed(text: Text) -> Iterator[tuple[str, int]]:
    """The lines of a text as the page finds them, each with its line in the plan; a title also in one."""
    start = 0
    for line in text.split("\n"):
        if shown := line.strip().rstrip("：").strip("（）"):
            yield shown, text.position(start).line
        start += len(line) + 1
    if "\n" in text:
        yield one_line(text), text.at.line


def _texts(block: Block) -> Iterator[str]:
    """A block as lines of text."""
    if block.kind == "table":
        yield from ("　".join(cell.replace("\n", "") for cell in row) for row in block.rows)
    elif block.kind == "colophon":
        yield from (first.text + "　" * (first.text[-1:] != "：") + second.text for first, second in block.pairs)
    elif block.kind in ("title", "mark", "letterhead", "letter", "signature"):
        yield from (span.text for span in block.spans)
    elif block.kind == "announcement":
        yield block.spans[0].text + block.spans[1].text
        yield from (span.text for span in block.spans[2:])
    else:
        yield block.text


def _line(line: Line) -> Iterator[Fact]:
    """A labelled line that says when, where or who."""
    label = line.label.rstrip("：:")
    if line.time:
        yield Fact("time", label, line.time.text, line.time.text.at.line)
    elif line.units:
        yield Fact("unit", label, "、".join(line.units.names), line.units.text.at.line)
    elif line.key == "place":
        yield from (Fact("place", label, piece.text, piece.text.at.line) for piece in line.pieces)


def _report(report: Report) -> Iterator[Fact]:
    """A report as the office reads it out."""
    at = report.id.at.line
    yield Fact("report", "报送", report.called, at)
    besides = f"（{'、'.join(report.except_.names)}除外）" if report.except_ else ""
    yield Fact("unit", "谁报", "、".join(report.from_.names) + besides, at)
    yield Fact("time", "期限", report.due.shown, at)
    for label, value in (
        ("报给", report.receiver),
        ("另附", "、".join(report.needs)),
        ("方式", report.via),
        ("表格", report.form),
    ):
        if value:
            yield Fact("unit" if label == "报给" else "report", label, value, at)


def _shown(fact: Fact) -> Fact:
    return fact._replace(label=printable(fact.label), value=printable(fact.value.replace("\n", "；")))
