"""A paragraph by what it tells of: activities on days of their own, what is laid on somebody in each, and the rest.

5月20日，在示例广场举行启动仪式，由甲局主办，乙局做好保障。地点有变的另行通知。5月22日，丙局开展宣讲。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from gongkai.importing.meaning.brackets import bracketed
from gongkai.importing.meaning.doers import IS_TO, doer, is_past, its_task
from gongkai.importing.meaning.occasion import occasion
from gongkai.importing.meaning.prose import is_demand
from gongkai.importing.meaning.roles import in_prose, of_clause
from gongkai.importing.meaning.shape import last_roles
from gongkai.importing.meaning.when import times
from gongkai.importing.parts.labels import is_of_another, tells_who_comes
from gongkai.importing.words.names import are_units, is_group
from gongkai.importing.words.sentence import Part, clauses, leading_units, sentences
from gongkai.keys import ROLE_NAMES
from gongkai.patterns import pattern
from gongkai.phrases.deeds import DOES as DEEDS

_FEW = 10  # characters that only lead to what follows
_SHORTEST = 24  # characters of a paragraph with two activities
_MARK = pattern(
    r"[（(]?(?:[一二三四五六七八九十]是|其[一二三四五]，|第[一二三四五六]，|[①-⑳]|\d{1,2}[.．、)）](?!\d)|[一二三四五六七八九十][)）])\s*"
)
_ROUND = pattern("(?:[初预复决]赛|半决赛|总决赛|海选|初选|复选|初评|复评|终评)(?=[由于在定将，、：\\d][^。；]{4})")
_MOVED = pattern("推迟|延期|顺延|取消|改期")
_ON_ITS_DAY = pattern("[^，。；\\d]{0,8}?于?\\d{1,2}月\\d{1,2}日")
_NAMED = pattern("[\u4e00-\u9fff“”]{2,10}?(?:将|拟|定)?[于在]?\\d{1,2}月")
_GENERAL = pattern(
    "(?:本次|此次|整个|全部)?(?:活动|会议|比赛|竞赛|演练|检查|培训|仪式|展览|宣传|讲座|时间|日期|定|将|拟|从|自|于)"
)
_ANNOUNCES = pattern("[^；]{4,}?(?:安排|如下|分别|活动|顺序|日程)[^；：]{0,12}：(?=\\d{1,2}月)")
_LATEST = 24  # characters before the time of a sentence that begins with one
_HOLDERS = {"host", "organizer", "lead", "responsible"}
_OF_IT = pattern("[，在]?[^，。；]{0,4}(?:彩排|签到|报到|集合|报名|抽签|布展|届时|其中|期间|当[天日])")
_OF_ALL = pattern("(?:此|这|本|该|上述|以上)[项次届类]?[^，。；]{0,6}由|活动由|由")
_BY_THEM = pattern(  # 现场设咨询台，由乙局负责; but neither 活动由, nor 启动仪式的组织工作，由
    "(?:\\d{1,2}[:：]\\d{2}[^，。；\\u4e00-\\u9fff]{0,3}[至到]?(?:\\d{1,2}[:：]\\d{2})?)?(?:[一二三四五六七八九十]是|同时|另外|此外|届时|并"
    "|活动|现场|会上|期间|当[天日]|统一|集中|同步)*"
    f"(?:设(?!备|施|计)|{DEEDS})[^；。]{{2,}}?(?<!工作)(?<!事宜)(?<!日程)(?<!安排)(?<!事项)[，：](?:具体)?由(?!于|此)[^，。；]{{2,40}}?"
    "(?:负责(?!解释)|组织|落实|实施|承担|完成|制作|提供|印制|牵头|承办|安排|协调)"
)
_EACH_BY = pattern(  # 第一条线路参观甲院，由甲局负责接待。第二条线路参观乙厂，由乙局负责接待。
    "(?!(?:本次|此次|整个|全部)?活动|[^，。；]{0,8}(?:时间|地点|(?:会场|展厅|人员|对象)[为是设定在])"
    "|[^，。；]*(?:举行|举办|召开))[^，。；由]{2,30}，(?:具体)?由(?!于|此)(?P<who>[^，。；]{2,30}?)"
    "(?:负责(?!解释)|组织|落实|承办|牵头|承担|提供|安排|协调)[^，。；]{0,16}[。；]?"
)
_FOR_EACH = pattern("(?:以上|上述|各项|各场)|[^，。；]{0,12}(?:均|都|统一)(?:由|在|为|于|设)")
_URGED = pattern("(?:各|有关|相关|责任|其他)*(?:单位|部门|地)")
_LEAD_IN = pattern(  # what belongs to the clause behind it: 5月中旬，, 会后，, 第二周，
    "[^，。；：]{1,16}(?:后|前|期间|时|起|[日周月年天]|[底初末旬]|半年|季度|[）)])|期间|首先|其次|再次|最后|此外|同时|另外|随后"
)
_DAY_PART = pattern(  # which needs the day before it: 下午，, 次日，, 9:20，
    "\\s*(?:[次当同]|第[二三四]|翌|后)?[日天]?(?:上午|下午|中午|傍晚|晚上?|当晚)?(?:\\d{1,2}(?:[:：]\\d{2}|[时点](?:半|\\d{1,2}分?)?))?"
)
_MEANWHILE = pattern("(?:活动)?期间")
_OF_THE_WHOLE = pattern(
    "(?:整个|本次|此次|全部)?(?:[\u4e00-\u9fff]{0,4}(?:活动|比赛|检查|演练|展览|会议|培训))?的?"
    "(?:(?:举办|开始|开展)?(?:时间|日期|地点|会场)|(?:主办|承办|协办|牵头|责任|参加|参与|配合|支持)(?:单位|部门)|参加(?:人员|对象)|[展会赛]期)"
    "|整个[^，。；]{2,16}$|[于在]?\\d{1,2}月\\d{1,2}日[^，。；前]{0,12}(?:开始|结束|举行|进行|启动)$"
)
_BY_WHEN = pattern("[于在]?(?:\\d{4}年)?\\d{1,2}月[^，。；]{0,6}前(?:全部|基本|全面)?(?:完成|结束)[。；]?$")
_ITEM = pattern(
    "(?:[^。；（(〔\\[【]|[（(〔\\[【][^）)〕\\]】]{0,120}[）)〕\\]】])+[。；]?(?:[（(〔\\[【][^）)〕\\]】]{0,120}[）)〕\\]】][。；]?)?"
)
_A_BRACKET = pattern("[（(〔\\[【](?P<inside>[^（()）〔〕\\[\\]【】]+)[）)〕\\]】]")
_TAIL = pattern("(?:等(?:系列)?)?(?:活动|工作|行动|内容|环节)?[。；]?")
_AND_OTHERS = pattern("[）)〕\\]】][、，][^，。；（(]{0,12}$")
_ONE_BY_ONE, _HEADED, _CLOSED = pattern("P*W+P?"), pattern("(?:WP+)+"), pattern("(?:P+W)+")
Level = Literal["activity", "task", "text"]
_Kind = Literal["mark", "day", "task", "more"]


class Piece(NamedTuple):
    """A stretch of a paragraph from its first character on.

    A `task` stands below the activity before it, and so does a `text`, which says nothing that is not of that activity.
    `who` are those to whom a clause of it gives something to do.
    """

    start: int
    level: Level
    who: str = ""


class _Cut(NamedTuple):
    """What begins somewhere in a sentence; `who` a later clause gives something to do."""

    kind: _Kind
    who: str = ""


_GOES_ON = _Cut("more")


class _Segment(NamedTuple):
    """What may be a piece: how it begins, the day that it begins with, and whether it says who does it."""

    text: str
    start: int
    kind: _Kind
    day: str = ""
    is_done: bool = False
    who: str = ""
    is_whole: bool = True  # whether a sentence begins with it, and not a later clause
    has_place: bool = False


@dataclass
class _Group:
    """An activity of the paragraph with what belongs to it: whether it has a day, doers, a name, and tasks are told."""

    start: int
    kind: _Kind
    has_day: bool
    is_done: bool
    is_named: bool = False
    has_tasks: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is said yet: a heading, or words that lead to it."""
        return not (self.has_day or self.is_done)


def further_pieces(text: str, has_roles: bool, has_day: bool) -> list[Piece]:
    """The second and each further piece of a paragraph; none where it tells of one thing.

    `has_roles` where it is said above the paragraph who does all of it, `has_day` where it is said when.
    """
    if len(text) < _SHORTEST:
        return []
    if last_roles(text):  # a bracket with roles is about all before it
        return [] if has_roles else _bracketed(text)
    return _told(text, has_roles, has_day)


def _told(text: str, has_roles: bool, has_day: bool) -> list[Piece]:
    """The further pieces of a paragraph whose sentences say who does what, and when."""
    first, *others = list(_segments(text)) or [_Segment(text, 0, "more")]
    groups = [_Group(0, first.kind, has_day or bool(first.day or (first.is_done and times(first.text))), first.is_done)]
    found: list[Piece] = []
    known = {first.day}
    for nth, segment in enumerate(others):
        group = groups[-1]
        fresh = segment.kind == "day" and segment.day not in known
        if segment.kind == "mark" and not (len(groups) == 1 and group.is_empty and group.kind != "mark"):
            groups.append(_Group(segment.start, "mark", bool(segment.day), segment.is_done))
            found.append(Piece(segment.start, "activity", segment.who))
        elif group.is_empty:
            group.is_done, group.has_day = segment.is_done, fresh or group.has_day
            group.kind = segment.kind if segment.kind == "mark" else group.kind
        elif fresh and (_is_called(segment) or _is_another(segment, group, known, others[nth:])):
            groups.append(_Group(segment.start, "day", True, segment.is_done, _is_called(segment)))
            found.append(Piece(segment.start, "activity", segment.who))
        elif segment.kind == "task" or (segment.kind == "day" and segment.is_done):
            several = segment.is_whole and sum(one.has_day for one in groups) > 1  # of which of them, nobody says
            if several or (len(groups) > 1 and _MEANWHILE.match(segment.text)):
                groups.append(_Group(segment.start, "task", has_day=False, is_done=True))
                found.append(Piece(segment.start, "activity", segment.who))
            elif group.is_done or (group.has_day and segment.is_whole):
                found.append(Piece(segment.start, "task", segment.who))
                group.has_tasks = True
            group.is_done = True
        else:
            if group.has_day and _BY_WHEN.match(segment.text):  # of the last task alone
                continue
            if len(groups) > 1 and _says_roles_of_all(segment.text, groups):
                return []
            if group.has_tasks and found[-1].level != "text":
                found.append(Piece(segment.start, _behind_tasks(segment.text)))
        known |= {segment.day} if fresh else set()
    return _levelled(text, found, groups, has_roles)


def _bracketed(text: str) -> list[Piece]:
    """The further pieces where brackets say who does each: 悬挂横幅（责任单位：甲局）；张贴海报（乙局负责）。

    None where it is not plain which of the sentences between them a bracket is about. What names another day than the
    one before stands beside it.
    """
    items = list(_items(text))
    if not items or sum(len(ends) for _, ends in items) < 2:
        return []
    order = "".join("W" if ends else "P" for _, ends in items)
    starts = [part.start + end for part, ends in items for end in (0, *ends[:-1])]
    if _ONE_BY_ONE.fullmatch(order):  # what stands before the first goes with it
        starts = starts[order.index("W") + 1 :]
    elif _HEADED.fullmatch(order):
        starts = [part.start for part, ends in items if ends][1:]
    elif _CLOSED.fullmatch(order):
        starts = [part.start for (_, ends), (part, _) in pairwise(items) if ends]
    else:
        return []
    ends = [*starts[1:], len(text)]
    days = [_first_day(text[start:end]) for start, end in zip([0, *starts], [starts[0], *ends], strict=True)]
    found = [
        Piece(at, "task" if one == day else "activity") for at, (one, day) in zip(starts, pairwise(days), strict=True)
    ]
    if order.endswith("WP") and _ONE_BY_ONE.fullmatch(order):
        last = text[starts[-1] :]
        if in_prose(last)[0]:
            return []  # 上述工作由县丁局牵头协调: of all of them
        found[-1] = Piece(starts[-1], _behind_tasks(last))
    return found


def _first_day(text: str) -> str:
    return next((part.text for part in times(text)), "")


def _items(text: str) -> Iterator[tuple[Part, list[int]]]:
    """The sentences of a paragraph, each with what follows its stop in brackets, and where in it such a bracket ends.

    Nothing at all where the brackets of a sentence do not close what they are about.
    """
    found: list[tuple[Part, list[int]]] = []
    for match in _ITEM.finditer(text):
        item = Part(match[0], match.start())
        brackets = [(start, end) for start, end, roles in bracketed(item.text) if roles.keys() & ROLE_NAMES]
        known = {start for start, _ in brackets}
        if any(one.start() not in known and are_units(one["inside"]) for one in _A_BRACKET.finditer(item.text)):
            return  # 加强领导（各单位）
        if len(brackets) > 1 and not _AND_OTHERS.search(item.text):
            if any(item.text[end : end + 1] not in ("，", "、") for _, end in brackets[:-1]):
                brackets = brackets[:1]  # （牵头单位：甲局）（配合单位：乙局）
            elif not _TAIL.fullmatch(item.text, brackets[-1][1]):
                return  # 培训（甲局），5月10日举行，竞赛（乙局），5月12日举行
        found.append((item, [end + 1 for _, end in brackets]))
    yield from found


def shared_out(text: str) -> list[Piece]:
    """Where the second and each further unit by name is told what to do by a paragraph that tells nothing else."""
    found: list[Piece] = []
    for part in sentences(text):
        own = [(0, _told_first(clauses(part.text)[0].text)), *_tasks(part.text)]
        if not own[0][1] or any(map(is_group, (name for _, who in own for name in re.split("[、和及与]", who)))):
            return []
        found += [Piece(part.start + start, "task") for start, _ in own]
    return [piece for before, piece in pairwise(found) if piece.start > before.start]  # 甲局考核后，乙局通报 is one


def _told_first(clause: str) -> str:
    """Who is told by a clause what to do, or leads: 甲科牵头抓总，乙办负责报道."""
    leads = (role.units for role in of_clause(clause) if role.name in _HOLDERS)
    return its_task(clause) or next(leads, "")


def _levelled(text: str, found: list[Piece], groups: list[_Group], has_roles: bool) -> list[Piece]:
    """The pieces, those below the first that have a day and nobody of their own, or are only enumerated.

    Behind “；” who does the one before does it: 5月22日，甲局开展宣讲；5月23日，开展竞答.
    """
    first = groups[0]
    marked = [group for group in groups if group.kind == "mark"]
    of_all = has_roles or (first.is_done and not first.has_day)  # 由甲局牵头，开展宣传。5月9日，……。5月13日，……
    below = {group.start for group in groups[1:] if not group.is_done and of_all}
    for before, one in pairwise(groups):
        is_theirs = before.is_done or before.start in below
        if is_theirs and not (one.is_done or one.is_named) and text[one.start - 1] == "；":
            below.add(one.start)
    if any(group.has_day for group in groups):
        below -= {group.start for group in marked}
    else:
        below |= {group.start for group in marked}
    return [piece._replace(level="task") if piece.start in below else piece for piece in found]


def _is_called(segment: _Segment) -> bool:
    """Whether what is on a day is somebody's, or named: 决赛5月11日在文化馆举行; not 会议于5月11日召开."""
    return segment.is_done or _is_named(segment.text)


def _is_named(text: str) -> bool:
    return _NAMED.match(text) is not None and not _GENERAL.match(text)


def _behind_tasks(text: str) -> Level:
    """What a sentence is that stands behind tasks: one more, 遇雨天由甲局通知, or of the activity: 活动由甲局负责."""
    is_own = set(in_prose(text)[0]) == {"responsible"} and not (_OF_ALL.match(text) or _FOR_EACH.match(text))
    return "task" if is_own else "text"


def _is_another(segment: _Segment, group: _Group, known: set[str], others: list[_Segment]) -> bool:
    """Whether what begins with a day is something else than what was told of: 5月23日，在示例中学开展竞答.

    Without a place it goes on with what somebody does: 6月7日前公布结果. Where no day is known yet, it has to be one of
    several; one alone is that of all before it.
    """
    if known == {""}:
        return len({one.day for one in others if one.kind == "day" and not one.is_done and one.day}) > 1
    return not group.is_done or segment.has_place


def _says_roles_of_all(text: str, groups: list[_Group]) -> bool:
    """Whether a sentence behind several activities says who does them all, or where they all are."""
    said, _ = in_prose(text)
    return _FOR_EACH.match(text) is not None or (bool(said) and not all(group.is_done for group in groups[:-1]))


# -- segments ----------------------------------------------------------------------------------------------------------


def _segments(text: str) -> Iterator[_Segment]:
    parts = list(_sentences(text))
    rounds = {part.start: found for part in parts if (found := _ROUND.match(part.text))}
    names = [found[0] for found in rounds.values()]
    if len(names) < 2 or len(set(names)) < len(names):  # 决赛在5月20日举行。决赛由甲局主办: of one and the same
        rounds = {}
    each = {part.start: found["who"] for part in parts if (found := _EACH_BY.fullmatch(part.text))}
    if len(set(each.values())) < 2 or not all(map(are_units, each.values())):
        each = {}
    for part in parts:
        mark = _MARK.match(part.text) or rounds.get(part.start)
        if is_demand(part.text) or is_past(part.text):
            yield _Segment(part.text, part.start, "mark" if mark else "more")
            continue
        cuts = _cuts(part.text) | ({0: _Cut("task")} if part.start in each else {})
        first = min((start for start, cut in cuts.items() if start and cut.kind == "task"), default=0)
        head = part.text[:first]
        if (times(head) or "：" in head) and not (_is_done(head) or 0 in cuts):  # 第2组：5月11日，丙县，市乙局带队
            cuts[0] = cuts.pop(first)
        starts = _with_what_leads(part.text, cuts)
        for start, end in zip(starts, [*starts[1:], len(part.text)], strict=True):
            said = part.text[start:end]
            if start == 0 and mark:
                day = _first_day(said) if part.start in rounds else ""
                yield _Segment(said, part.start, "mark", day, _is_done(said[mark.end() :]))
            else:
                segment = _segment(said, part.start + start, cuts.get(start, _GOES_ON))
                yield segment._replace(is_whole=start == 0)


def _with_what_leads(sentence: str, cuts: dict[int, _Cut]) -> list[int]:
    """Where the segments begin; a few words that only lead to the next belong to it: 期间，, 三要加强督导，."""
    kept: list[int] = []
    for start in sorted({0, *cuts}):
        words = sentence[kept[-1] : start] if kept else ""
        if kept and kept[-1] not in cuts and len(words) <= _FEW and not (_is_done(words) or begins_on(words)):
            cuts[kept[-1]] = cuts[start]
        else:
            kept.append(start)
    return kept


def _segment(text: str, start: int, cut: _Cut) -> _Segment:
    of_all = _FOR_EACH.match(text) or (cut.kind == "more" and start and _OF_THE_WHOLE.match(text))
    day = "" if of_all else begins_on(text)
    is_task = cut.kind == "task" or (cut.kind == "more" and _BY_THEM.match(text) is not None and not of_all)
    is_done = is_task or _is_done(text)
    if day:
        return _Segment(text, start, "day", day, is_done, cut.who, has_place=_has_place(text))
    return _Segment(text, start, "task" if is_task else cut.kind, "", is_done, cut.who)


def _cuts(sentence: str) -> dict[int, _Cut]:
    """Where in a sentence somebody's task begins, something on another day, or what is of the whole again."""
    parts = clauses(sentence)
    found: dict[int, _Cut] = {}
    if not tells_who_comes(sentence):
        found = {start: _Cut("task", who) for start, who in _tasks(sentence)}
    tasks = len(found)
    who = its_task(parts[0].text) or _must(parts[0].text) if parts else ""
    if who and not _OF_ALL.match(sentence) and not _URGED.fullmatch(who):
        found[0], tasks = _Cut("task"), tasks + 1
    days = [clause for clause in parts[1:] if _ON_ITS_DAY.match(clause.text)]
    there = [clause for clause in days if _has_place(clause.text)]
    apart = there == days and not _is_done(sentence[: days[0].start] if days else "")
    for clause in parts[1:]:
        who = found[clause.start].who if clause.start in found else ""
        if clause in there and (apart or _is_named(clause.text)):
            found[clause.start] = _Cut("day", who)
        elif _OF_THE_WHOLE.match(clause.text) or (tasks > 1 and _is_of_all(clause, clause in there)):
            found[clause.start] = _Cut("more", who)
    return found


def _must(clause: str) -> str:
    """Those by name or kind whom a clause tells what they have to do, perhaps with others: 各县甲局要会同乙局办好."""
    units = leading_units(clause)
    return units.text if units and IS_TO.match(clause, units.end) and doer(clause) else ""


def _is_of_all(clause: Part, is_there: bool) -> bool:
    """Whether a clause behind several tasks says by when they are done, or where: 5月9日在示例广场开展咨询."""
    return _BY_WHEN.match(clause.text) is not None or (is_there and not its_task(clause.text))


def _has_place(text: str) -> bool:
    """Whether it says where what it speaks of is held, and not only another day of what stands before it."""
    return occasion(text, about_time=False, about_place=False, is_item=True).place is not None


def _tasks(sentence: str) -> Iterator[tuple[int, str]]:
    """Where a later clause tells somebody what to do, and whom; with what leads to it: 会后，各镇开展宣讲."""
    parts = clauses(sentence)
    for nth, clause in enumerate(parts[1:], 1):
        who = its_task(clause.text)
        if not who or _URGED.fullmatch(who):
            continue
        first = nth
        while first and _LEAD_IN.fullmatch(parts[first - 1].text.strip()):
            first -= 1
        if first and sentence.startswith("：", parts[first - 1].end) and len(parts[first - 1].text) <= _LATEST // 2:
            first -= 1  # 进学校：市教育局组织主题班会
        if not (first and _DAY_PART.fullmatch(parts[first - 1].text)) and not _DAY_PART.fullmatch(parts[first].text):
            yield parts[first].start, who


def _sentences(text: str) -> Iterator[Part]:
    """The sentences of a paragraph, one that announces a list of days apart from its first: 安排如下：8月20日，……；."""
    for part in sentences(text):
        announced = _ANNOUNCES.match(part.text) if part.text.endswith("；") else None
        if announced:
            yield Part(announced[0], part.start)
            yield Part(part.text[announced.end() :], part.start + announced.end())
        else:
            yield part


def _is_done(text: str) -> bool:
    """Whether these clauses say who does what they speak of."""
    return bool(doer(text)) or not _HOLDERS.isdisjoint(in_prose(text)[0])


def begins_on(text: str) -> str:
    """The day that a sentence begins with; "" for none, and for that of something within an activity: 抽签, 彩排."""
    if is_of_another(text):
        return ""
    found = occasion(text, about_time=False, about_place=False, is_item=True)
    if found.time is None or found.time.start >= _LATEST or not re.search("[日旬月周季底初末年]", found.time.text):
        return ""
    if _OF_IT.match(text, found.time.end) or _OF_IT.match(text):
        return ""
    before = text[: found.time.start]
    directly = re.search("[于在]$", before) or not (before.strip() or _MOVED.search(text))  # 青石煤矿于6月21日组织演练
    return found.time.text if directly or not found.in_passing else ""
