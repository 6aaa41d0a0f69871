"""The days that a plan prints where it fills in a time or a deadline: in a section's own words, or a row of a table."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic
from gongkai.patterns import pattern
from gongkai.phrases.days import Known
from gongkai.phrases.deadlines import Deadline, parse_deadline
from gongkai.phrases.mentions import stretches
from gongkai.phrases.times import Time, parse_time
from gongkai.phrases.writing import simplified
from gongkai.plan import Items, Line, Plan, Prose, Report, Section, Table
from gongkai.text import Text, joined

_BY = pattern("[^，。；、]{0,8}?前(?![往来去后赴])")
_ON = pattern("[定拟将]于$")
_BY_WHEN = pattern("报送|上报|期限|时限|截止")
_ASIDE = pattern("[（(][^（()）]*[）)]$")
_STOPS = "。；;，,"

Parents = dict[int, Section]
Rows = dict[str, list[tuple[Table, tuple[Text, ...]]]]


class Said(NamedTuple):
    """A day, or the first and the last of several, as a text says it.

    `by` where it is a deadline, `sure` where it is that of the section beyond doubt: in its title, or set for (定于).
    """

    text: str
    first: date
    last: date
    by: bool
    sure: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.first == self.last


def parents(plan: Plan) -> Parents:
    """What every section stands in, by the section's id: an attachment in its document, the 方案 in its notice."""
    found = {id(child): section for section in plan.sections for child in section.sections}
    found |= {id(paper): document for document in plan.documents for paper in document.attachments}
    return found | ({id(plan.scheme): plan.notice} if plan.scheme and plan.notice else {})


def other_in_words(section: Section, time: Time, known: Known, above: Parents) -> str:
    """The day that the section's own words say in place of that of the time; "" where this one stands around it."""
    around = chain.from_iterable(_printed(one) for one in chain(section.walk(), _upwards(section, above)))
    own = [said._replace(sure=True) for said in _in_words(section.title, known)] if section.title else []
    own += _read(_own(section), known)
    return _other(time, list(_in_words(time.text, known)), own, _read(around, known))


def other_in_row(section: Section, time: Time, known: Known, above: Parents, rows: Rows) -> str:
    """The same of a section that is known from a row of the table beside it, and prints nothing itself."""
    if section.title or section.body or not section.called or (over := above.get(id(section))) is None:
        return ""
    named = rows.get(section.called.rstrip(_STOPS), ())
    found = [(table, row) for table, row in named if any(table is part for part in over.body)]
    if len(found) != 1:
        return ""
    [(table, row)] = found
    own = [said for cell in row for said in _in_cell(cell, known)]
    merged = (other[at] for at, cell in enumerate(row) if not cell for other in table.rows)
    around = _read(chain.from_iterable(_words(one) for one in _upwards(section, above)), known)
    in_merged = (said for cell in merged for said in _in_cell(cell, known))
    return _other(time, list(_in_cell(time.text, known)), own, chain(in_merged, around))


def rows_by_name(plan: Plan) -> Rows:
    """The rows of all tables by what stands in their cells, with and without what is in brackets at the end."""
    found: Rows = {}
    tables = [part for section in plan.sections for part in section.body if isinstance(part, Table)]
    for table in tables:
        for row in table.rows:
            names = {cell.rstrip(_STOPS) for cell in row if cell}
            for name in names | {_ASIDE.sub("", name) for name in names}:
                found.setdefault(name, []).append((table, row))
    return found


def due_in_row(report: Report, rows: Rows, known: Known) -> Text | None:
    """The deadline that the rows of a report's title give in place of that of the plan, where none of them agree."""
    said = [cell for table, row in rows.get(report.called, ()) for cell in _by_when(table, row, known)]
    days = {due.moment.day for due in report.dues if due.moment}
    return said[0][0] if said and not any(day in days for _, day in said) else None


def _by_when(table: Table, row: tuple[Text, ...], known: Known) -> Iterator[tuple[Text, date]]:
    """The cells of a row that say by when something is handed in."""
    for column, cell in zip(table.columns, row, strict=True):
        due = parse_deadline(cell, *known) if _BY_WHEN.search(column) or _BY.search(cell) else None
        if isinstance(due, Deadline) and due.moment:
            yield cell, due.moment.day


def _other(time: Time, meant: Sequence[Said], own: Sequence[Said], around: Iterable[Said]) -> str:
    """What `own` says in place of what is meant, where it does not say that as well.

    It is what is surely the section's and outside the time; else what is of its shape and year, where nothing `around`
    says what is meant.
    """
    if not own or time.start is None or time.end is None:
        return ""
    first, last = time.start.day, time.end.day
    said = {(one.first, one.last) for one in own}
    missing = [one for one in meant if not _says(said, one)]
    if meant and not missing:
        return ""
    others = [one for one in own if one.sure and not first <= one.first <= one.last <= last]
    if missing and not others:
        elsewhere = {(one.first, one.last) for one in around}
        shapes = {(one.is_day, one.by, one.first.year) for one in missing if (one.first, one.last) not in elsewhere}
        others = [one for one in own if (one.is_day, one.by, one.first.year) in shapes]
    return min(others, key=lambda one: abs(one.last - last)).text if others else ""


def _says(said: Collection[tuple[date, date]], meant: Said) -> bool:
    """Whether these stretches say a day, or begin and end as one does: 5月8日至12日报名，5月15日至18日比赛."""
    firsts, lasts = {first for first, _ in said}, {last for _, last in said}
    return (meant.first in firsts and meant.last in lasts) or (meant.is_day and meant.first in firsts | lasts)


def _read(texts: Iterable[Text], known: Known) -> Iterator[Said]:
    return (said for text in texts for said in _in_words(text, known))


def _in_words(text: Text, known: Known) -> Iterator[Said]:
    for found in stretches(text, *known):
        by, sure = _BY.match(text, found.end), _ON.search(simplified(text), 0, found.start)
        yield Said(found.text, found.first, found.last, by is not None, sure is not None)


def _in_cell(text: Text, known: Known) -> Iterator[Said]:
    """A cell is one phrase as a rule; one that is not says what its words say."""
    found = parse_time(text, *known) if text else None
    if isinstance(found, Diagnostic) or not found or not found.spans:
        yield from _in_words(text, known)
        return
    for span in found.spans:
        yield Said(text, span.start.day, span.end.day, text.rstrip(_STOPS).endswith("前"))


def _own(section: Section) -> Iterator[Text]:
    """Its words, those that go on in its paragraph, and those below that say when; none that have a time themselves."""
    yield from _words(section)
    for child in section.sections:
        if (child.run_on or "时间" in (child.title or "")) and not any(line.time for line in child.in_text):
            yield from _words(child)


def _words(section: Section) -> Iterator[Text]:
    if section.title:
        yield section.title
    for part in section.body:
        if isinstance(part, Prose | Line):
            yield joined(piece.text for piece in part.pieces)
        elif isinstance(part, Items):
            yield from part.lines


def _printed(section: Section) -> Iterator[Text]:
    yield from _words(section)
    yield from (cell for part in section.body if isinstance(part, Table) for row in part.rows for cell in row)


def _upwards(section: Section, above: Parents) -> Iterator[Section]:
    while (over := above.get(id(section))) is not None:
        yield over
        section = over
