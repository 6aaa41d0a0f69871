"""The notice on the left, what was understood of it on the right: for a clerk to look at instead of the plan's text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gongkai import templated
from gongkai.importing.draft.doubts import Doubts
from gongkai.importing.draft.summary import Summary
from gongkai.importing.files.paper import Block, Paragraph
from gongkai.importing.meaning.duties import Found
from gongkai.importing.meaning.recognise import Recognised
from gongkai.importing.meaning.stated import Stated, stated
from gongkai.keys import BY_WORD, ROLE_NAMES, SHAPES
from gongkai.patterns import pattern

_LABELS = {key.name: key.label for shape in ("notice", "report", "section") for key in SHAPES[shape]}
_FRAME = ("title", "to", "number", "issuer", "date", "note", "cc")
_REPORT = (
    ("title", "报什么"),
    ("from_", "谁报"),
    ("due", "期限"),
    ("receiver", "报给谁"),
    ("via", "怎样报"),
    ("form", "表"),
)

_MARK, _COMMENT, _VALUE = pattern("^请(?:核对|补充)：?"), pattern(" # .*"), pattern(r"^[ -]*(?:[a-z_]+:)?")
_NEAR, _LEAST = 3, 4  # lines further down, characters by which a paragraph is known


class Run(NamedTuple):
    """A stretch of the notice; `kind` is what it was understood as, "" for the rest."""

    text: str
    kind: str = ""


class Fact(NamedTuple):
    """What was understood: its name in Chinese, its value, its kind, and the doubt about it."""

    label: str
    value: str
    kind: str
    doubt: str = ""


class Row(NamedTuple):
    """A paragraph or a table of the notice with the facts that it holds and the doubts about it."""

    at: int
    runs: tuple[Run, ...]
    cells: tuple[tuple[str, ...], ...]
    facts: tuple[Fact, ...]
    doubts: tuple[str, ...]


class Doubt(NamedTuple):
    """A doubt as the plan's comment has it, with its line there; `row` is what it is about, None for the whole."""

    line: int
    said: str
    row: int | None


class Beside(NamedTuple):
    """The whole page."""

    title: str
    plan: str
    rows: tuple[Row, ...]
    doubts: tuple[Doubt, ...]
    summary: Summary


def page(found: Recognised, noted: Doubts, summary: Summary, text: str, plan: str) -> str:
    """The page as HTML; `text` is the plan's, `plan` what its file is called."""
    facts: dict[int, list[Stated]] = {}
    for fact in stated(found):
        facts.setdefault(fact.at, []).append(fact)
    duties: dict[int, list[Found]] = {}
    for duty in found.duties:
        duties.setdefault(duty.at, []).append(duty)
    rows = tuple(_row(at, block, facts.get(at, []), duties.get(at, []), noted) for at, block in enumerate(found.blocks))
    title = "".join(found.lines(found.title or found.plan_title)) or "没有标题的通知"
    view = Beside(title, plan, rows, tuple(_doubts(rows, summary, text.split("\n"))), summary)
    return templated.render("beside.html.j2", "html", None, {"view": view})


def _row(at: int, block: Block, facts: list[Stated], duties: list[Found], noted: Doubts) -> Row:
    doubts = tuple(said.removeprefix("请核对：") for said in noted.at(at))
    shown = [Fact(_label(fact.key), fact.value, _kind(fact.key), fact.doubt) for fact in facts if fact.key != "report"]
    for duty in duties:
        told = dict(duty.duty.doubts)
        for key, label in _REPORT:
            if value := getattr(duty.duty, key):
                shown.append(Fact(label, value, "report", told.get(key.rstrip("_"), "")))
    if not isinstance(block, Paragraph):
        return Row(at, (), block.rows, tuple(shown), doubts)
    return Row(at, tuple(_runs(block.text, facts)), (), tuple(shown), doubts)


def _runs(text: str, facts: Iterable[Stated]) -> Iterator[Run]:
    """The text in stretches; where two facts share characters the one that begins first has them."""
    at = 0
    for fact in sorted(facts, key=lambda one: (one.start, -one.end)):
        if fact.start < at or fact.end <= fact.start:
            continue
        if fact.start > at:
            yield Run(text[at : fact.start])
        yield Run(text[fact.start : fact.end], _kind(fact.key))
        at = fact.end
    if at < len(text):
        yield Run(text[at:])


def _label(key: str) -> str:
    return _LABELS.get(key) or next((word for word, own in BY_WORD.items() if own.name == key), key)


def _kind(key: str) -> str:
    if key in ROLE_NAMES or key == "to":
        return "unit"
    return key if key in ("time", "place", "report") else "frame" if key in _FRAME else "other"


def _doubts(rows: Sequence[Row], summary: Summary, lines: Sequence[str]) -> Iterator[Doubt]:
    """The plan's doubts, the most harmful first, each with the paragraph that it is about."""
    by_text: dict[str, int] = {}
    for row in rows:
        for said in (*row.doubts, *(fact.doubt for fact in row.facts if fact.doubt)):
            by_text.setdefault(said, row.at)
    for line, said in summary.by_harm:
        bare = _MARK.sub("", said)
        about = next((at for text, at in by_text.items() if text in bare), None)
        yield Doubt(line, said, _written_at(rows, lines[line - 1 : line + _NEAR]) if about is None else about)


def _written_at(rows: Sequence[Row], lines: Iterable[str]) -> int | None:
    """The paragraph whose words stand in the first of these lines of the plan that has any of the notice's."""
    for line in lines:
        value = _VALUE.sub("", _COMMENT.sub("", line)).strip(" '\"|>-")
        if len(value) >= _LEAST:
            return next((row.at for row in rows if value in "".join(run.text for run in row.runs)), None)
    return None
