"""Paragraphs that tell of several activities, one behind the other, each of which becomes a section that runs on.

6月5日，在示例广场举行启动仪式。甲局负责秩序。6月8日，乙局开展宣讲: what has a day of its own stands beside the first, a
task in it below.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai import numbering
from gongkai.importing.files.paper import widened
from gongkai.importing.meaning.doers import doer, further, its_task, told
from gongkai.importing.meaning.names import is_group
from gongkai.importing.meaning.occasion import occasion
from gongkai.importing.meaning.prose import heading_of, is_demand
from gongkai.importing.meaning.roles import in_prose
from gongkai.importing.meaning.sentence import Part, clauses, sentences
from gongkai.importing.meaning.shape import LISTS, last_roles
from gongkai.importing.parts.labels import COMERS, is_of_another, key_of
from gongkai.importing.parts.tree import Part as Block
from gongkai.importing.parts.tree import Plain, Section
from gongkai.patterns import pattern

_SHORTEST = 24  # characters of a paragraph with two activities
_MARK = pattern(
    r"[（(]?(?:[一二三四五六七八九十]是|其[一二三四五]，|第[一二三四五六]，|[①-⑳]|\d{1,2}[.．、)）](?!\d)|[一二三四五六七八九十][)）])\s*"
)
_ANNOUNCES = pattern("[^；]{4,}?(?:安排|如下|分别|活动|顺序|日程)[^；：]{0,12}：(?=\\d{1,2}月)")
_LATEST = 24  # characters before the time of a sentence that begins with one
_HOLDERS = {"host", "organizer", "lead", "responsible"}
_OF_IT = pattern("彩排|签到|报到|集合|报名|抽签|布展|届时|其中|期间|当[天日]")
_OF_ALL = pattern("(?:此|这|本|该|上述|以上)[项次届类]?[^，。；]{0,6}由|活动由|由")
_URGED = pattern("(?:各|有关|相关|责任|其他)*(?:单位|部门|地)")


class Piece(NamedTuple):
    """A stretch of a paragraph from its first character on; a task has no day of its own."""

    start: int
    is_task: bool


def come_apart(section: Section, orders: bool) -> None:
    """Make sections of the activities in its paragraphs, and put those of its items behind them.

    In chapters of `orders` only what an item lays on units by name is its own.
    """
    parts: list[Block] = []
    for part in section.parts:
        if isinstance(part, Plain) and not part.is_cell and not section.is_item and not _is_field(section):
            first, *others = _pieces(part, orders)
            if parts and others:
                alone = Section(part.at, parts=[first[0]], is_paragraph=True)
                parts += [alone, *_behind(alone, others)]
            else:  # what the opening says first is said of all
                parts += [first[0], *(_run_on(piece) for piece, _ in others)]
        elif isinstance(part, Plain) and LISTS.search(section.title) and not part.is_cell and not _is_field(section):
            first, *others = _pieces(part, orders)
            alone = Section(part.at, parts=[first[0]], is_paragraph=True)
            parts += [alone, *_behind(alone, others)] if others else [part]
        elif isinstance(part, Section) and not _is_field(section) and (line := _only_line(part)):
            first, *others = _pieces(line, orders)
            part.parts[0] = first[0]
            parts += [part, *_behind(part, others)]
        else:
            parts.append(part)
    section.parts[:] = parts


def _behind(first: Section, others: list[tuple[Plain, bool]]) -> list[Section]:
    """The sections of further pieces; the tasks among them go below the activity that they are of."""
    activities = [first]
    for piece, is_task in others:
        alone = _run_on(piece)
        if is_task or first.facts or (first.number and first.number.rank == 1):
            activities[-1].parts.append(alone)
        else:
            activities.append(alone)
    return activities[1:]


def _run_on(piece: Plain) -> Section:
    return Section(piece.at, parts=[piece], is_paragraph=True, run_on=True)


def _is_field(section: Section) -> bool:
    """Whether a heading says what stands below it, so that it is one thing: 二、活动时间, 参加人员."""
    heading = heading_of(section)
    return key_of(heading) is not None or COMERS.fullmatch(heading) is not None


def _only_line(section: Section) -> Plain | None:
    """The paragraph that is all of an item, which is no list by its title."""
    line = section.parts[0] if len(section.parts) == 1 else None
    if not isinstance(line, Plain) or line.is_cell or not section.is_item or _is_field(section):
        return None
    is_alone = bool(section.title) and not numbering.runs_on(section.title)
    return None if is_alone and LISTS.search(section.title) else line


def _pieces(line: Plain, orders: bool) -> list[tuple[Plain, bool]]:
    """A paragraph by its activities, whole where it has one; whether each is a task."""
    shared = _shared_out(widened(line.text)) if orders else _beginnings(widened(line.text))
    pieces = [Piece(0, False), *shared]
    if len(pieces) == 1:
        return [(line, False)]
    ends = [*(piece.start for piece in pieces[1:]), len(line.text)]
    return [
        (line._replace(text=line.text[piece.start : end], start=piece.start, whole=line.text), piece.is_task)
        for piece, end in zip(pieces, ends, strict=True)
    ]


def _beginnings(text: str) -> list[Piece]:
    """Where the second and each further activity of a paragraph begins."""
    if len(text) < _SHORTEST or last_roles(text):  # a bracket with roles is about all before it
        return []
    found: list[Piece] = []
    known: list[str] = []
    is_done = False  # whether the piece says already who does it
    for part in (part for part in _sentences(text) if not is_demand(part.text)):
        said, is_task = _activity(part.text)
        if not said and found and _MARK.match(part.text):
            said, is_task = part.text, True
        if said and said not in known:
            found.append(Piece(part.start, is_task))
            known.append(said)
            is_done = False
        others = list(further(part.text))
        head = part.text[: others[0][0]] if others else part.text
        is_done = is_done or _has_doer(head)
        for start, who in others:
            if is_done and not _URGED.fullmatch(who):
                found = found or [Piece(part.start, False)]
                found.append(Piece(part.start + start, True))
            is_done = True
        found = found or ([Piece(part.start, False)] if is_done else [])
    return found[1:]


def _shared_out(text: str) -> list[Piece]:
    """Where the second and each further unit by name is told what to do by a paragraph that tells nothing else."""
    found: list[Piece] = []
    for part in sentences(text):
        first = its_task(clauses(part.text)[0].text)
        own = [(0, first), *further(part.text)]
        if not first or any(map(is_group, (name for _, who in own for name in re.split("[、和及与]", who)))):
            return []
        found += [Piece(part.start + start, True) for start, _ in own]
    return found[1:]


def _sentences(text: str) -> Iterator[Part]:
    """The sentences of a paragraph, one that announces a list of days apart from its first: 安排如下：8月20日，……；."""
    for part in sentences(text):
        announced = _ANNOUNCES.match(part.text) if part.text.endswith("；") else None
        if announced:
            yield Part(announced[0], part.start)
            yield Part(part.text[announced.end() :], part.start + announced.end())
        else:
            yield part


def _has_doer(text: str) -> bool:
    """Whether these clauses say who does what they speak of."""
    return bool(doer(text)) or not _HOLDERS.isdisjoint(in_prose(text)[0])


def _activity(sentence: str) -> tuple[str, bool]:
    """What tells the activity that a sentence begins to speak of from others: its day, or who does it as a task."""
    mark = _MARK.match(sentence)
    text = sentence[mark.end() :] if mark else sentence
    if _OF_IT.match(text) or _OF_ALL.match(text) or is_of_another(text):
        return "", False
    found = occasion(text, about_time=False, about_place=False, is_item=True)
    if found.time and found.time.start < _LATEST and re.search("[日旬]", found.time.text):
        directly = re.search("[于在]$", text[: found.time.start])  # 青石煤矿于6月21日组织演练
        if directly or not found.in_passing:
            return found.time.text, False
    if mark:
        said, _ = in_prose(text)
        return next(iter({**doer(text), **said}.values()), found.place.text if found.place else ""), True
    who = its_task(clauses(text)[0].text) and told(text)
    return ("" if _URGED.fullmatch(who) else who), True
