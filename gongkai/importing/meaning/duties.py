"""All reports that a text asks for: in its sentences, its tables, its lines and headings."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import takewhile, zip_longest

from gongkai.importing.files.paper import widened
from gongkai.importing.meaning import asking
from gongkai.importing.meaning.demand import Demand
from gongkai.importing.meaning.demands import demands
from gongkai.importing.meaning.due import NO_DEADLINE, unusable
from gongkai.importing.meaning.duty import BY_ADDRESSEES, EACH_SENDS, EVERYBODY, LONG, in_sentence
from gongkai.importing.meaning.joined import (
    ALL_OF_THEM,
    along_with_another,
    are_said,
    are_these,
    as_before,
    receiver_of_all,
    settles,
    spoken_of,
    with_receiver,
)
from gongkai.importing.meaning.listed import headed, listed, tells_only_when
from gongkai.importing.meaning.owed import Context, Found, Owed, Unclear
from gongkai.importing.meaning.paper_titles import title_and_needs
from gongkai.importing.meaning.prose import heading_of
from gongkai.importing.meaning.tables import Handed, handed_in
from gongkai.importing.meaning.years import OPEN, Years
from gongkai.importing.parts.tree import Labelled, Plain, Section, Sheet
from gongkai.importing.words.names import is_group
from gongkai.importing.words.sentence import Part, clauses, leading_units, sentences, without_brackets
from gongkai.patterns import pattern
from gongkai.phrases.times import Time, parse_time
from gongkai.text import Text

_UNTIL = pattern(r"(?:截止|截至|报送|提交|上报|上交|送交)(?:时间|日期|时限)?(?:[为是：到至]|截止)\D{0,6}\d")
_ANY_PAPER = pattern("(?:所有|全部|有关|相关|各项)?(?:材料|资料)")  # of all: 材料统一发至市甲局


def find_duties(roots: list[Section], context: Context) -> tuple[list[Found], list[Unclear]]:
    """All reporting duties in the text, in its order, and the sentences that could not be made out."""
    found: list[Found] = []
    unclear: list[Unclear] = []
    context = context._replace(last=_last_day(roots, context.years))
    chapters = dict(_chapters(roots))
    sections = [section for root in roots for section in root.walk()]
    rows = {one: section.at for section in sections for one in listed(section)}  # each with the innermost section
    read = {at for section in sections if section.at in rows.values() for at in _places(section)}
    for index, text, heading in _texts(roots):
        if index in read and (tells_only_when(text) or tells_only_when(f"{heading}：{text}")):
            continue
        speaker, goes_on, before = "", False, heading
        parts = list(_with_deadlines(list(sentences(widened(text)))))
        for sentence, below in zip_longest(parts, parts[1:]):
            receiver, these = receiver_of_all(sentence.text), None
            of_all = ALL_OF_THEM.match(sentence.text) is not None
            settled = below is not None and settles(below.text)
            for result in in_sentence(sentence.text, context, speaker, goes_on, before, settled=settled):
                if isinstance(result, str):
                    unclear.append(Unclear(index, result))
                    continue
                duty, start, end = result
                around = spoken_of(found, index, chapters)
                if are_these(duty, found, around) or (of_all and _ANY_PAPER.fullmatch(duty.title)):
                    these = duty
                if these is duty and (receiver or duty.via) and are_said(receiver, found, around):
                    continue
                duty = as_before(duty, found[-1].duty) if goes_on and found and found[-1].at == index else duty
                duty = along_with_another(duty, sentence.text, [one.duty for one in found])
                found.append(Found(duty, index, sentence.start + start, sentence.start + end))
            if receiver or these:
                around = spoken_of(found, index, chapters)
                found = [with_receiver(one, receiver, these) if one.at in around else one for one in found]
            named = (leading_units(clause.text) for clause in clauses(sentence.text))
            speaker = next((units.text for units in named if units and is_group(units.text)), speaker)
            if found and found[-1].at == index and speaker and found[-1].duty.from_.startswith(speaker):
                speaker = found[-1].duty.from_  # 各乡镇、办事处，市直有关部门
            goes_on, before = sentence.text.endswith("；"), sentence.text
    sheets = (part for root in roots for section in root.walk() for part in section.parts if isinstance(part, Sheet))
    found += (Found(_of_row(row, context), sheet.at, 0, 0) for sheet in sheets for row in handed_in(sheet.grid))
    found += (Found(_of_row(one, context), at, 0, 0) for one, at in rows.items())
    found += list(_in_headings(sections, found, context))
    found += _in_titles(sections, context)
    found.sort(key=lambda one: (one.at, one.start))
    return list(_with_ids(_closed(found, roots, context))), unclear


def _last_day(roots: list[Section], years: Years) -> date | None:
    """The last day on which one of the activities is."""
    phrases = [section.facts["time"].value for root in roots for section in root.walk() if "time" in section.facts]
    times = (parse_time(Text(years.dated(phrase)[0]), *years.best) for phrase in phrases)
    return max((time.end.day for time in times if isinstance(time, Time) and time.end), default=None)


def _chapters(roots: list[Section]) -> Iterator[tuple[int, frozenset[int]]]:
    """For each paragraph of a chapter all those of it."""
    for chapter in (chapter for root in roots for chapter in root.sections):
        every = frozenset(part.at for section in chapter.walk() for part in section.parts)
        yield from ((at, every) for at in every)


def _in_headings(sections: list[Section], found: list[Found], context: Context) -> Iterator[Found]:
    """The duties that only a chapter's heading names, where nothing below it asks for any."""
    asked = {one.at for one in found}
    for section in sections:
        if asked.isdisjoint(_places(section)):
            yield from (Found(_of_row(one, context), section.at, 0, 0) for one in headed(section))


def _places(section: Section) -> frozenset[int]:
    """Where a section, those below it and all their lines stand."""
    return frozenset((section.at, *(part.at for below in section.walk() for part in below.parts)))


def _in_titles(sections: list[Section], context: Context) -> Iterator[Found]:
    """The duties that an item's title asks for, where it has nothing below: （一）各镇将名单报县乙局（5月20日前）."""
    for section in (section for section in sections if section.title and section.is_item):
        if section.parts or section.sections:
            continue
        for result in in_sentence(widened(heading_of(section)), context, "", goes_on=False, before=""):
            if not isinstance(result, str) and not result[0].missing:
                yield Found(result[0], section.at, 0, 0)


def _of_row(row: Handed, context: Context) -> Owed:
    """The report that a row of a table stands for."""
    title, needs = title_and_needs(row.what, row.what)
    doubts = [] if row.who or not context.addressees else [("from", BY_ADDRESSEES)]
    reason = unusable(row.due, context)
    written, doubt = (OPEN, "") if reason else context.years.dated(row.due)
    doubts += [("due", doubt)] if doubt else []
    missing = f"原文是“{row.due}”，{reason}，due 写上日期" if reason else ""
    who = row.who or context.addressees or EVERYBODY
    return Owed("", title, who, written, row.receiver, needs, "", "", tuple(doubts), "", missing)


def _closed(found: list[Found], roots: list[Section], context: Context) -> list[Found]:
    """The duties, the only one without a deadline with that which a line elsewhere says for all: 截稿日期：9月20日."""
    open_ = [at for at, one in enumerate(found) if one.duty.missing.startswith(NO_DEADLINE)]
    said = {closing["day"] for line in _lines(roots) if (closing := asking.CLOSING.search(widened(line)))}
    if len(open_) != 1 or len(said) != 1 or unusable(day := said.pop(), context):
        return found
    written, doubt = context.years.dated(day)
    doubts = [("due", "期限取自另外一行"), *([("due", doubt)] if doubt else [])]
    duty = found[open_[0]].duty
    closed = duty._replace(due=written, missing="", doubts=(*duty.doubts, *doubts))
    return [one._replace(duty=closed) if at in open_ else one for at, one in enumerate(found)]


def _lines(roots: list[Section]) -> Iterator[str]:
    """Every line of the text, with its label."""
    for section in (section for root in roots for section in root.walk()):
        yield section.title
        if section.title and len(section.parts) == 1 and isinstance(line := section.parts[0], Plain):
            yield f"{section.title.rstrip('：:。')}：{line.text}"  # 二、截稿时间 / 5月20日
        for part in section.parts:
            if isinstance(part, Plain) and not part.is_cell:
                yield part.text
            elif isinstance(part, Labelled):
                yield f"{part.label.word}：{part.label.value}"


def _with_deadlines(parts: list[Part]) -> Iterator[Part]:
    """The sentences, one that only says until when together with the one before: 请提交计划书。截止时间为5月24日。"""
    index = 0
    while index < len(parts):
        part = parts[index]
        below = parts[index + 1] if index + 1 < len(parts) else None
        index += 1
        if below and _UNTIL.search(below.text) and not _has(demands(below.text)) and _lacks_deadline(part.text):
            part, index = part._replace(text=f"{part.text[:-1]}，{below.text}"), index + 1
        yield part


def _has(found: list[Demand]) -> bool:
    return any(not asking.MEDIUM.match(demand.what) for demand in found)


def _lacks_deadline(sentence: str) -> bool:
    found = demands(sentence) if asking.ASK.search(sentence) else []
    return bool(found) and all(demand.due is None for demand in found)


def _texts(roots: list[Section]) -> Iterator[tuple[int, str, str]]:
    """The paragraphs, each whole, and the values of labelled lines that name neither time nor place nor units.

    Each with the heading that it stands right behind, or with its label; or where it says how many each sends, with
    the heading above it: 读后感征文 / 每班推荐3篇，……交教务处.
    """
    for around, part in ((section, part) for root in roots for section in root.walk() for part in section.parts):
        if isinstance(part, Plain) and not part.is_cell and not part.start:
            named = part is around.parts[0] and (part.at == around.at or EACH_SENDS.search(part.text))
            heading = around.title if named else ""
            yield part.at, f"{part.whole or part.text}{_papers_below(around, part)}", heading
        elif isinstance(part, Labelled) and (part.label.key is None or part.label.key.name == "requirements"):
            yield part.at, part.label.value, part.label.word


def _papers_below(around: Section, line: Plain) -> str:
    """The papers that a line asks for which ends with a colon, where each is an item below it: 1.方案；2.名单；."""
    text = widened(line.whole or line.text)
    if not text.endswith("：") or asking.ASK.search(text.rstrip("：").rpartition("。")[2]) is None:
        return ""
    behind = around.parts[around.parts.index(line) + 1 :]
    items = [
        one.title or "".join(part.text for part in one.parts if isinstance(part, Plain)) for one in _numbered(behind)
    ]
    papers = [widened(item).strip("。；;.") for item in items]
    if len(papers) < 2 or not all(
        asking.ENDS_IN_PAPER.search(without_brackets(one)) and len(one) <= LONG for one in papers
    ):
        return ""
    return "".join(f"{nth}.{one}；" for nth, one in enumerate(papers, 1))


def _numbered(parts: Iterable[object]) -> Iterator[Section]:
    """The items that stand one behind the other from the first of these."""
    return (
        part
        for part in takewhile(lambda one: isinstance(one, Section) and one.is_item, parts)
        if isinstance(part, Section)
    )


def _with_ids(found: list[Found]) -> Iterator[Found]:
    """Each with a stable name of its own, after what it is."""
    used: dict[str, int] = {}
    for entry in found:
        name = next((id for word, id in asking.IDS if word in entry.duty.title), "report")
        used[name] = used.get(name, 0) + 1
        id = name if used[name] == 1 else f"{name}-{used[name]}"
        yield entry._replace(duty=entry.duty._replace(id=id))
