"""What a section says to nobody in particular, in words that stand by themselves."""

from collections.abc import Container, Iterable, Iterator, Mapping

from gongkai.patterns import pattern
from gongkai.plan import Activity, Document, Items, Line, Part, Prose, Section, Table
from gongkai.reading.shares import paragraphs
from gongkai.text import Text, joined

# Chapters that ask nothing of anybody: what the day is for. Only a title that is such a word: 主题征文活动 is a task.
_WORD = "(?:活动|宣传|工作|本次|总体|重要)*(?:主题|目的|意义|指导思想|背景|口号|标语)"
_PURPOSE = pattern(rf"{_WORD}(?:[和与及、]?{_WORD})*")
# Where the words end that lead from the reasons to the notice itself, with the formula that sends it off.
_LED_IN = pattern(
    r"如下[：:。]?|特?制定(?:本|以下|此)?[^，。；请]{0,8}(?:方案|通知)[。：:]"
    r"|印发给你们(?:，?(?:请|望)?(?:你们|各单位|各部门)?(?:结合(?:实际|工作实际)|认真|抓好|切实|遵照|贯彻|组织|实施|落实|执行|学习)+)*"
)
_ASKING = pattern("请|务必|必须|须|应当?|不得|要(?!求)|[月日号]前|报送")
_FORMULA = pattern(r"(?:特此(?:通知|函告|函达|公告)|请(?:认真)?(?:遵照|贯彻)执行)。?\s*$")
# 附件：1.统计表, and the lines below it, where the text itself names what is attached.
_ATTACHED, _ALSO_ATTACHED = (
    pattern(r"附\s*件\s*\d*\s*[：:][^。，]*"),
    pattern(r"(?:附\s*件\s*)?\d{1,2}\s*[.．、：:][^。，]*"),
)
_PRINTED_ELSEWHERE = frozenset({"time", "place"})
_NUMBER, _APART = pattern("序号|编号"), pattern(r"[\s、，,。；]+")


def binding(path: Iterable[str]) -> bool:
    """Whether what stands under these titles asks something of somebody, and is not the purpose or the theme."""
    return not any(_PURPOSE.fullmatch(title.strip().rstrip("：:。")) for title in path)


def sayings(
    section: Section, rest: Mapping[int, list[Text]], is_top: bool = False, alone: bool = False
) -> Iterator[Text]:
    """The texts of a section's own body that no unit owns; `rest` holds what is left of a part that has owners.

    Of a document (`is_top`) the paragraph that leads in is no saying. A title with nothing below it is one. A section
    that is `alone`, in no activity, says its time and place itself, since no task does.
    """
    texts = [text for part in section.body for text in _of_part(part, rest)]
    if alone and not is_top and section.title and not section.is_label:
        texts += [
            Text(f"{line.label}：{line.pieces[0].text}", line.pieces[0].text.at)
            for line in section.lines
            if line.key in _PRINTED_ELSEWHERE and not section.is_about(line)
        ]
    if is_top and isinstance(section, Document):
        texts = [*_after_lead_in(texts[0], alone=not section.sections and len(texts) == 1), *texts[1:]] if texts else []
    elif not section.body and not section.in_text and section.title:
        texts = [section.title]
    for text in _without_attached(texts):
        formula = _FORMULA.search(text)
        if (end := formula.start() if formula else len(text)) and text[:end].strip():
            yield text.part(0, end)


def rows_told(section: Section, activities: Iterable[Activity]) -> Iterator[tuple[Text, Activity, Text]]:
    """The rows of a section's tables that tell of activities: the row, each of those, and what that does not show."""
    known = [(activity, _shown(activity)) for activity in activities]
    rows = [(part, row) for part in section.body if known and isinstance(part, Table) for row in part.rows]
    for table, row in rows:
        cells = [_APART.sub("", cell) for cell in row]
        found = [
            (sum(cell in shown for cell in cells), activity, shown)
            for activity, shown in known
            if any(_APART.sub("", activity.title) in cell for cell in cells)
        ]
        best = max((count for count, *_ in found), default=0)
        for _, activity, shown in (entry for entry in found if entry[0] == best):
            yield _row(table, row), activity, _row(table, row, shown)


def _shown(activity: Activity) -> set[str]:
    """What a task of the activity shows by itself: its name, when, where and who, without the marks between them."""
    texts = [activity.title, *(piece.text for line in activity.section.lines for piece in line.pieces)]
    return {_APART.sub("", text) for text in texts}


def _without_attached(texts: Iterable[Text]) -> Iterator[Text]:
    """What names no attachments: 附件：1.统计表 and 2.宣传标语 below it ask nothing of anybody."""
    attached = False
    for text in texts:
        said = text.strip()
        attached = bool(_ATTACHED.fullmatch(said) or (attached and _ALSO_ATTACHED.fullmatch(said)))
        if not attached:
            yield text


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


def _row(table: Table, row: tuple[Text, ...], shown: Container[str] = ()) -> Text:
    """A row of a table as a sentence, each cell after its column's name: without its number and what is `shown`."""
    cells = [
        f"{column}：{cell}"
        for column, cell in zip(table.columns, row, strict=False)
        if cell and not (shown and (_NUMBER.fullmatch(column) or _APART.sub("", cell) in shown))
    ]
    return Text("；".join(cells), row[0].at if row else Text("").at)


def _after_lead_in(text: Text, alone: bool) -> Iterator[Text]:
    """What is left of a document's first paragraph: what follows 印发给你们…… or 通知如下.

    Without such words all of it leads in, unless there is nothing else or it asks for something.
    """
    found = _LED_IN.search(text)
    start = found.end() if found else 0 if alone or _ASKING.search(text) else len(text)
    while start < len(text) and text[start] in "，。；：: ":
        start += 1
    if text[start:].strip():
        yield text.part(start, len(text))
