"""Paragraphs that tell of several activities, one behind the other, each of which becomes a section that runs on.

6月5日，在示例广场举行启动仪式。甲局负责秩序。6月8日，乙局开展宣讲: what has a day of its own stands beside the first, a
task in it below.
"""

from gongkai import numbering
from gongkai.importing.files.paper import widened
from gongkai.importing.meaning.doers import spoken_of
from gongkai.importing.meaning.pieces import Piece, begins_on, further_pieces, shared_out
from gongkai.importing.meaning.prose import heading_of
from gongkai.importing.meaning.roles import in_prose
from gongkai.importing.meaning.shape import LISTS, is_of_orders, last_roles, rounds_of
from gongkai.importing.parts.labels import COMERS, key_of
from gongkai.importing.parts.tree import Part as Block
from gongkai.importing.parts.tree import Plain, Section
from gongkai.importing.words.names import are_plainly_units
from gongkai.importing.words.sentence import sentences
from gongkai.keys import ROLE_NAMES
from gongkai.patterns import pattern

_FROM_TO = pattern("[至到—－–~～-]")
_STAGE, _STAGES = pattern("阶段|第.步|步骤|[宣传活动集中]周"), pattern("步骤|阶段|进度|安排")
_OPENS = pattern(
    "\\d[日号]?(?:[上下]午)?，?(?:正式|全面|全省|全市|全县|全区)?(?:开展|开始|启动|开幕)(?=[，。；])"
)  # and lasts till the end
_ONE_DAY = pattern("[^前起]*日[^前起]*")
_WHO_HOLD = {"host", "organizer", "lead"}


def come_apart(section: Section, orders: bool) -> None:
    """Make sections of the activities in its paragraphs, and put those of its items behind them.

    In chapters of `orders` only what an item lays on units by name is its own.
    """
    if _is_field(section):
        return
    parts: list[Block] = []
    for part in section.parts:
        line = part if isinstance(part, Plain) and not part.is_cell else None
        if line and (LISTS.search(section.title) or not section.is_item):
            first, *others = _pieces(line, section, orders)
            is_opening = not section.is_item and not parts  # what it says first is said of all
            alone = Section(line.at, parts=[first[0]], is_paragraph=True)
            if others and not is_opening:
                parts += [alone, *_behind(alone, others)]
            else:
                parts += [first[0], *_beside(section, others)]
        elif isinstance(part, Section) and (line := _only_line(part)):
            first, *others = _pieces(line, part, orders or is_of_orders(part.title))
            if _is_stage(part, section.title, [first, *others]):
                part.parts[:] = _in_a_stage([first, *others], runs_on=numbering.runs_on(part.title))
                parts.append(part)
                continue
            part.parts[0] = first[0]
            parts += [part, *_behind(part, others)]
        else:
            parts.append(part)
    section.parts[:] = parts


def _behind(first: Section, others: list[tuple[Plain, Piece]]) -> list[Section]:
    """The sections of further activities; what is below an activity goes there."""
    activities = [first]
    for line, piece in others:
        alone = _run_on(line, piece)
        if piece.level == "text":
            activities[-1].more.append(line)
        if piece.level != "activity" or first.facts or (first.number and first.number.rank == 1):
            activities[-1].parts.append(alone)
        else:
            activities.append(alone)
    return activities[1:]


def _is_stage(section: Section, above: str, pieces: list[tuple[Plain, Piece]]) -> bool:
    """Whether what an item tells of is on a day among those in its title: 宣传阶段（6月1日至10日）。6月2日召开会议.

    Not where that day only opens it, and not where a sentence says who holds all of it.
    """
    if not section.title or not (_STAGE.search(section.title) or _STAGES.search(above)):
        return False
    texts = [widened(line.text) for line, _ in pieces]
    period, day = last_roles(section.title).get("time", ""), begins_on(texts[0])
    if not _FROM_TO.search(period) or not _ONE_DAY.fullmatch(day) or _FROM_TO.search(day) or _OPENS.search(texts[0]):
        return False
    behind = [part.text for part in sentences(texts[0])][1:]  # what belongs to no other piece, and to the day or to all
    if any(not begins_on(text) and (in_prose(text)[0] or next(spoken_of(text), "")) for text in behind):
        return False
    later = "".join(text.partition("。")[2] if nth == 0 else text for nth, text in enumerate(texts))
    return not any(in_prose(part.text)[0].keys() & _WHO_HOLD for part in sentences(later) if not begins_on(part.text))


def _in_a_stage(pieces: list[tuple[Plain, Piece]], *, runs_on: bool) -> list[Block]:
    """The sections of what is told of in a stage, one beside the other; what a later clause says is below.

    The first goes on in the paragraph of the stage's title, where that `runs_on`.
    """
    activities: list[Section] = []
    for line, piece in pieces:
        alone = _run_on(line, piece)
        alone.run_on = runs_on or bool(activities)
        before = line.whole[line.start - 1 : line.start] if line.start else "。"
        if activities and before not in "。；":
            activities[-1].parts.append(alone)
        else:
            activities.append(alone)
    return list(activities)


def _beside(section: Section, others: list[tuple[Plain, Piece]]) -> list[Section]:
    """The sections of what stands behind the opening of a text, whose first activity is that of all."""
    section.more += [line for line, piece in others if piece.level == "text"]
    return [_run_on(line, piece) for line, piece in others]


def _run_on(line: Plain, piece: Piece) -> Section:
    is_text = piece.level == "text"
    return Section(line.at, parts=[line], is_paragraph=True, run_on=True, is_text=is_text, who=piece.who)


def _is_field(section: Section) -> bool:
    """Whether a heading says what stands below it, so that it is one thing: 二、活动时间, 参加人员."""
    heading = heading_of(section)
    key = key_of(heading)
    return (key is not None and key.name != "requirements") or COMERS.fullmatch(heading) is not None


def _only_line(section: Section) -> Plain | None:
    """The paragraph that is all of an item, which is no list by its title."""
    line = section.parts[0] if len(section.parts) == 1 else None
    if not isinstance(line, Plain) or line.is_cell or not section.is_item or _is_field(section):
        return None
    is_alone = bool(section.title) and not numbering.runs_on(section.title)
    is_list = is_alone and LISTS.search(section.title) is not None
    return None if is_list or len(rounds_of(line, section)) > 1 else line


def _pieces(line: Plain, section: Section, orders: bool) -> list[tuple[Plain, Piece]]:
    """A paragraph by its activities and tasks, whole where it has one."""
    text = widened(line.text)
    has_roles = bool(last_roles(section.title)) or not ROLE_NAMES.isdisjoint(section.facts)
    whose = _whose(section, text)
    further = shared_out(text) if orders else further_pieces(text, has_roles, "time" in section.facts)
    pieces = [Piece(0, "activity"), *(one._replace(who=one.who or whose) for one in further)]
    if not further:
        return [(line, pieces[0])]
    ends = [*(piece.start for piece in further), len(line.text)]
    return [
        (line._replace(text=line.text[piece.start : end], start=piece.start, whole=line.text), piece)
        for piece, end in zip(pieces, ends, strict=True)
    ]


def _whose(section: Section, text: str) -> str:
    """Who does all that a paragraph tells of, by its first word or its title: 甲局：5月10日前排查；6月1日举办培训."""
    title, (head, colon, _) = widened(heading_of(section)), text.partition("：")
    return head if colon and are_plainly_units(head) else title if title and are_plainly_units(title) else ""
