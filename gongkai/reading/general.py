"""What a section says to nobody in particular, in words that stand by themselves."""

import re
from collections.abc import Iterable, Iterator, Mapping

from gongkai.plan import Document, Items, Line, Part, Prose, Section, Table
from gongkai.reading.shares import paragraphs
from gongkai.text import Text, joined

# Chapters that ask nothing of anybody: what the day is for.
_PURPOSE = re.compile("主题|目的|意义|指导思想|背景|口号|标语")
# Where the sentence ends that leads from the reasons to the notice itself.
_LED_IN = re.compile(
    r"(?:印发给你们|(?:通知|方案|安排)如下|如下[：:]|特?制定(?:本|如下|此)?[^。；]{0,6}(?:方案|通知))[^。；]*[。；：:]?"
)
_FORMULA = re.compile(r"(?:特此(?:通知|函告|函达|公告)|请(?:认真)?(?:遵照|贯彻)执行)。?\s*$")
_PRINTED_ELSEWHERE = frozenset({"time", "place"})


def binding(path: Iterable[str]) -> bool:
    """Whether what stands under these titles asks something of somebody, and is not the purpose or the theme."""
    return not any(map(_PURPOSE.search, path))


def sayings(section: Section, rest: Mapping[int, list[Text]], is_top: bool = False) -> Iterator[Text]:
    """The texts of a section's own body that no unit owns; `rest` holds what is left of a part that has owners.

    Of a document (`is_top`) the paragraph that leads in is no saying. A title with nothing below it is one.
    """
    texts = [text for part in section.body for text in _of_part(part, rest)]
    if is_top and isinstance(section, Document):
        texts = [*_after_lead_in(texts[0], alone=not section.sections and len(texts) == 1), *texts[1:]] if texts else []
    elif not section.body and not section.in_text and section.title:
        texts = [section.title]
    for text in texts:
        formula = _FORMULA.search(text)
        if (end := formula.start() if formula else len(text)) and text[:end].strip():
            yield text.part(0, end)


def _of_part(part: Part, rest: Mapping[int, list[Text]]) -> Iterable[Text]:
    if isinstance(part, Prose):
        return rest[id(part)] if id(part) in rest else paragraphs(joined(piece.text for piece in part.pieces))
    if isinstance(part, Line):
        return _of_line(part, rest)
    if isinstance(part, Items):
        return part.lines
    return (_row(part, row) for row in part.rows) if isinstance(part, Table) else ()


def _of_line(line: Line, rest: Mapping[int, list[Text]]) -> Iterable[Text]:
    """Time, place and roles are shown by themselves; a label that is nobody's own word goes with its text."""
    if line.units is not None or line.key in _PRINTED_ELSEWHERE:
        return ()
    texts = rest[id(line)] if id(line) in rest else list(paragraphs(joined(piece.text for piece in line.pieces)))
    if line.key or not texts:
        return texts
    return [joined((Text(f"{line.label.rstrip('：:')}：", texts[0].at), texts[0])), *texts[1:]]


def _row(table: Table, row: tuple[Text, ...]) -> Text:
    """A row of a table as a sentence: each cell after its column's name."""
    cells = [f"{column}：{cell}" for column, cell in zip(table.columns, row, strict=False) if cell]
    return Text("；".join(cells), row[0].at if row else Text("").at)


def _after_lead_in(text: Text, alone: bool) -> Iterator[Text]:
    """What is left of a document's first paragraph: what follows 印发给你们…… or 通知如下.

    Without such words all of it leads in, unless there is nothing else.
    """
    found = _LED_IN.search(text)
    start = found.end() if found else 0 if alone else len(text)
    if text[start:].strip():
        yield text.part(start, len(text))
