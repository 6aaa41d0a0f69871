"""After the day: the summary that a person has finished, without what is not for everybody, as a paper of its own."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic
from gongkai.errors import GongkaiError
from gongkai.numbering import LADDER, nth
from gongkai.page.blocks import Block, NoticeView, Span, kept_together
from gongkai.page.sections import title
from gongkai.page.signature import signature
from gongkai.patterns import pattern
from gongkai.phrases.moments import FULL_DATE
from gongkai.phrases.private import advice, private
from gongkai.phrases.private.kinds import CONTACTS, PUBLISHED
from gongkai.phrases.times import parse_time
from gongkai.plan import Notice, Section, WrittenDate
from gongkai.text import Text, shortened

INTERNAL = ("报送情况",)  # who has handed in what is between the office and its units
_CHAPTER = pattern("([一二三四五六七八九十]{1,3}、)(.+)")
_PART = pattern("(（[一二三四五六七八九十]{1,3}）)(.+)")
_STYLES = ((_CHAPTER, 1), (_PART, 2))
_LONGEST = 40
_SENTENCE_ENDS = ("。", "；", "！", "？", "：")
_GAP = pattern("【请(?:补充|核对)[^】]{0,200}】?")
_ATTACHED = "附件"
_MARK = pattern(r"附件\d{0,2}")
_NOTE, _NEXT = pattern("附件[：:]"), pattern(r"\d{1,2}[.．、]")
_GAPS = pattern("[\t　]+")
_NUMERAL = pattern(r"[约近]?[\d,.]+\S{0,2}")


class Passage(NamedTuple):
    """A paragraph of the document, or a table where there are `rows`; `where` it stands, in words.

    `told` is what somebody has to look at before it is published: revisions that nobody has accepted.
    """

    text: str
    where: str
    rows: tuple[tuple[str, ...], ...] = ()
    told: str = ""


class Heading(NamedTuple):
    """A paragraph that is a heading: 1 is 一、, 2 is （一）."""

    level: int
    number: str
    title: str


class Finished(NamedTuple):
    """The summary as it is published, its attachments behind; `left` are the parts of it that are not."""

    title: str
    body: tuple[Passage, ...]
    issuer: str
    date: str
    attachments: tuple[Passage, ...]
    left: tuple[str, ...]


class Fault(NamedTuple):
    """What keeps it from being published, where it stands, and what to do."""

    where: str
    message: str
    hint: str


def finished(passages: Sequence[Passage], without: Sequence[str]) -> Finished:
    """The parts of a summary: its title, whom it goes to, its body, who signed it and when, what is attached.

    Raises GongkaiError for a chapter to be left out that is not there: it would be published under another name.
    """
    heading, *rest = passages
    left: list[str] = []
    if rest and not rest[0].rows and rest[0].text.endswith(("：", ":")) and len(rest[0].text) <= _LONGEST:
        left.append(f"主送机关“{rest.pop(0).text[:-1]}”")
    rest, attachments = _apart(rest)
    date = rest.pop().text if rest and FULL_DATE.fullmatch(rest[-1].text) else ""
    signed = date and rest and not rest[-1].rows and not rest[-1].text.endswith(_SENTENCE_ENDS)
    issuer = rest.pop().text if signed and len(rest[-1].text) <= _LONGEST else ""
    rest, note = _noted(rest)
    if (attachments or note) and _ATTACHED in without:
        left.append(_ATTACHED)
        note, attachments = [], []
    for word in without:
        titles = [one.title for one in map(heading_of, rest) if one]
        if word != _ATTACHED and not any(word in one for one in titles):
            there = f"有的是：{'、'.join(titles)}；写其中一个" if titles else "总结没有分节，不公开的删掉"
            raise GongkaiError(f"总结里没有“{word}”这一节", there)
    body = [*_renumbered(_public(rest, (*INTERNAL, *without), left)), *note]
    return Finished(heading.text, tuple(body), issuer, date, tuple(attachments), tuple(left))


def _apart(passages: list[Passage]) -> tuple[list[Passage], list[Passage]]:
    """What comes before the first attachment, and all of them."""
    first = next((index for index, one in enumerate(passages) if _MARK.fullmatch(one.text)), len(passages))
    return passages[:first], passages[first:]


def _noted(passages: list[Passage]) -> tuple[list[Passage], list[Passage]]:
    """The body, and the lines at its end that list the attachments, 附件：1.…: they belong to no chapter."""
    first = next((at for at, one in enumerate(passages) if _NOTE.match(one.text)), len(passages))
    is_end = all(not one.rows and _NEXT.match(one.text) for one in passages[first + 1 :])
    return (passages[:first], passages[first:]) if is_end else (passages, [])


def _renumbered(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The headings counted anew, for where a chapter is left out the next one takes its number."""
    count = {1: 0, 2: 0}
    for passage in passages:
        if heading := heading_of(passage):
            count = {1: count[1] + 1, 2: 0} if heading.level == 1 else {1: count[1], 2: count[2] + 1}
            yield passage._replace(text=f"{nth(LADDER[heading.level - 1], count[heading.level])}{heading.title}")
        else:
            yield passage


def heading_of(passage: Passage) -> Heading | None:
    """What a paragraph is as a heading; None where it is text."""
    if passage.rows or len(passage.text) > _LONGEST or passage.text.endswith(_SENTENCE_ENDS):
        return None
    for style, level in _STYLES:
        if found := style.fullmatch(passage.text):
            return Heading(level, found[1], found[2])
    return None


def _public(passages: Iterable[Passage], without: Sequence[str], left: list[str]) -> Iterator[Passage]:
    """The passages that do not stand under one of these headings."""
    hidden = 0  # the level of the heading that is left out with all below it
    for passage in passages:
        heading = heading_of(passage)
        if heading and (not hidden or heading.level <= hidden):
            named = any(word in heading.title for word in without)
            hidden = heading.level if named else 0
            left += [f"“{passage.text}”一节"] if named else []
        if not hidden:
            yield passage


def paper(view: Finished) -> NoticeView:
    """The summary on paper."""
    blocks = [title(Section(title=Text(view.title))), *map(_block, view.body)]
    blocks += signature(Notice(issuer=(Text(view.issuer),) if view.issuer else (), date=_written(view.date)))
    pages = [blocks]
    for passage in view.attachments:
        if _MARK.fullmatch(passage.text):
            pages.append([Block("page-break"), Block("attachment", (Span("text", passage.text),))])
        elif len(pages[-1]) == 2 and pages[-1][1].kind == "attachment" and not passage.rows:
            pages[-1].append(title(Section(title=Text(passage.text))))
        else:
            pages[-1].append(_block(passage))
    return NoticeView(view.title, tuple(block for page in pages for block in kept_together(page)))


def _block(passage: Passage) -> Block:
    if passage.rows:
        return Block("table", rows=passage.rows)
    if heading := heading_of(passage):
        spans = (Span("number", heading.number), Span("title", heading.title))
        return Block("heading", spans, level=heading.level, depth=heading.level)
    return Block("paragraph", (Span("text", passage.text),))


def _written(date: str) -> WrittenDate | None:
    time = parse_time(Text(date), None) if date else None
    return None if time is None or isinstance(time, Diagnostic) else WrittenDate(Text(date), time)


def day_of(date: str) -> str:
    """The date of the summary in ISO 8601, "" where it has none."""
    written = _written(date)
    start = written.time.start if written else None
    return start.day.isoformat() if start else ""


def faults(view: Finished, publish_contacts: bool) -> Iterator[Fault]:
    """Gaps that nobody has filled, what nobody has decided on, and what is private."""
    for passage in (*view.body, *view.attachments):
        if passage.told:
            yield Fault(passage.where, passage.told, "在 Word 里看过、改好（修订的接受或者拒绝），存好再运行")
    for passage in _laid_out((*view.body, *view.attachments)):
        message = f"像是用空格、Tab 排的表：{shortened(passage.text, 40)}；空着的格看不出来，数会挪到别的栏目下面"
        yield Fault(passage.where, message, "在 Word 里做成表格，存成 .docx 再运行；不是表的，空格换成标点")
    for text, where, about in _texts(view):
        for gap in _GAP.finditer(text):
            yield Fault(where, f"还没有写好：{shortened(gap[0], 40)}", "写上内容，删掉这个标记")
        for kind, start, end in private(text, PUBLISHED, about):
            if kind not in CONTACTS or not publish_contacts:
                yield Fault(where, f"第{start + 1}字“{text[start:end]}”是{kind}，不能放到网上", advice(kind))


def _laid_out(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The first line of each table laid out with blanks: lines one after another, in columns or with numbers."""
    for is_row, run in groupby(
        passages, key=lambda one: bool(_GAPS.search(one.text)) and len(one.text) <= 2 * _LONGEST
    ):
        lines = list(run)
        cells = [_GAPS.split(one.text) for one in lines]
        if is_row and len(lines) > 1 and any(len(row) > 2 or any(map(_NUMERAL.fullmatch, row)) for row in cells):
            yield lines[0]


def _texts(view: Finished) -> Iterator[tuple[str, str, str]]:
    """Every text of it, where it stands and what it is about."""
    yield view.title, "标题", ""
    about = ""
    for passage in (*view.body, *view.attachments):
        heading = heading_of(passage)
        about = heading.title if heading else about
        if not passage.rows:
            yield passage.text, passage.where, "" if heading else about
        head = passage.rows[0] if passage.rows else ()
        for number, row in enumerate(passage.rows, 1):
            for column, cell in enumerate(row):
                where = f"{passage.where}的表第{number}行第{column + 1}格"
                yield cell, where, f"{row[0] if column else ''} {head[column]}" if number > 1 else ""
