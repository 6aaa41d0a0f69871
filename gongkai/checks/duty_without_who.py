"""写了由谁做，没有写 who。

一句话开头就说了由谁做（一个单位、一个分组、各单位、参加单位），没有写 who：它只能当作“原文”给大家看，
该做的单位清单里没有这件事，不该做的反而也看到。--fix 会照句子的主语补上 who，印出来一字不差。

错:

    plan:
      title: 示例方案
      lead: 甲局
      text: 乙局负责维持现场秩序。
      requirements:
        - text: 自备展板。
          who: 甲局
    units:
      groups:
        各部门: {members: 甲局、乙局}
    reports:
      - id: summary
        title: 活动总结
        from: 各部门

对:

    plan:
      title: 示例方案
      lead: 甲局
      text:
        - text: 乙局负责维持现场秩序。
          who: 乙局
      requirements:
        - text: 自备展板。
          who: 甲局
    units:
      groups:
        各部门: {members: 甲局、乙局}
    reports:
      - id: summary
        title: 活动总结
        from: 各部门
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from gongkai.diagnostics import Edit, Position, Severity
from gongkai.keys import BY_WORD, ROLE_NAMES
from gongkai.patterns import pattern
from gongkai.phrases.deeds import DOES
from gongkai.phrases.names import parse_units
from gongkai.plan import Activity, Items, Line, Plan, Prose, Section, Table
from gongkai.reading import Loaded
from gongkai.reading.shares import is_owned
from gongkai.text import Text

CODE = "GK217"
SEVERITY = Severity.NOTE
# What comes before the doer: 同时，; 5月15日，; 一是; 请.
_BEFORE = (
    r"(?:[一二三四五六七八九十\d]{1,3}[）)、.．])?(?:[一二三四五六七八九十]是)?"
    r"(?:(?:同时|此外|另外|其中|[在于]?[^，。；：（）\s]{0,12}(?:期间|当天|当日|[日月前后时]))，)?"
    r"(?:[^，。；：（）\s]{1,20}?由|[由请]|需要?|要求)?"
)
_NO_VERB = r"(?!的|工作(?!人员)|名单|情况|电话|方式|地点|时间|不|未|没)"
_SUBJECT = pattern(
    rf"[（(]?(?P<whole>(?P<before>{_BEFORE})(?P<names>[^，。；：（）,;:()\s]{{1,99}}?[^，。；：（）、,;:()\s])(?!(?:(?<=单位)"
    rf"|(?<=部门)|(?<=机构))[为是]|(?<=所)需)(?=(?P<does>(?:[于在]?\d{{1,2}}月\d{{1,2}}日)?(?:{DOES})))(?P=does){_NO_VERB})"
    r"(?P<rest>.*)",
    re.DOTALL,
)
_SENTENCE = pattern(r"[^。！？；;\n]*[。！？；;\n]?")
_ALL = pattern(  # what 各县区、各部门 are asked to do, every unit reads, whether or not their members are known
    "(?>(?:(?:各|每个|所有|全体|[区市县镇]直)?各?(?:级|有关|相关)?(?:单位|部门|地区?|方面|[省市州盟区县旗镇乡街]{1,3}|街道|科室|处室)(?:、|和|及|$))+)"
)
_EVERYBODY = pattern(r"各(?:参[加与])?单位")


class Unowned(NamedTuple):
    """A sentence that says who has to do it: where they are named, and what to write for them.

    `is_piece` says whether `who` can stand there: a list or a title has none. `later` are those who are named further
    on, have no role in the activity, and so do not read it.
    """

    text: Text
    subject: Position
    who: str
    is_piece: bool
    later: bool = False


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every sentence that nobody owns and that says who has to do it."""
    for found in unowned(plan):
        hint = f"写成一部分，注明 who: {found.who}"
        if found.later:
            hint = f"把说它的这一部分分开，注明 who: {found.who}；或者把它写进活动的配合、参加单位"
        elif not found.is_piece:
            hint = f"列表和标题写不了 who：把这一条移到 text 里，写成一部分，注明 who: {found.who}"
        said = (
            f"这里还说到{found.who}，它在这项活动里没有分工，读不到"
            if found.later
            else f"这里说由{found.who}做，没有写 who"
        )
        yield found.subject, said, hint


def unowned(plan: Plan) -> Iterator[Unowned]:
    """Such sentences, where naming the owners says more than showing the text to all who see it now."""
    if plan.registry.is_open:
        return
    everybody = set(plan.registry.units) - plan.registry.only_contacts
    closed = {name for name in plan.registry.groups if plan.registry.is_unit(name)}  # who is in it is not known
    addressed = set(plan.registry.resolve(plan.notice.to)[0].all) if plan.notice and plan.notice.to else set[str]()
    pieces = {piece.text.at for section in plan.sections for piece in section.pieces}
    fixed = set(_without_pieces(plan))
    for said in plan.general:
        reached = set(said.activity.role_of) if said.activity else everybody
        for sentence in _sentences(said.text, pieces):
            found = _SUBJECT.match(sentence)
            who, units = _subject(found["names"], said.activity, plan) if found else ("", set[str]())
            if not units and (asked := sentence.rfind("，请")) >= 0:  # 请与会人员准时参加，请甲局做好报道
                sentence = sentence.part(asked + 1, len(sentence))  # noqa: PLW2901  nobody's before that
                found = _SUBJECT.match(sentence)
                who, units = _subject(found["names"], said.activity, plan) if found else ("", set[str]())
            others = _others(found["rest"] if found else sentence, units, plan)
            if found and (_PARTIES.search(found["before"]) or _others(found["before"], units, plan)):
                continue  # 各部门报送的材料由甲局审核 asks something of 各部门 too
            to_all = (addressed and units >= addressed) or _ALL.fullmatch(who)
            for_all = said.activity is None and units & closed and to_all
            if found and units and units != reached and not others and not for_all:
                whole = sentence.part(found.start("whole"), len(sentence))
                yield Unowned(whole, sentence.position(found.start("names")), who, said.text.at not in fixed)
            for offset, official in others if said.activity else ():
                if plan.registry.is_unit(official) and official not in reached and (found or offset):
                    at = sentence.position((found.start("rest") if found else 0) + offset)
                    yield Unowned(sentence, at, official, is_piece=False, later=True)


def _sentences(text: Text, pieces: set[Position]) -> Iterator[Text]:
    """The sentences of a text; a piece is taken for one by itself, since it can have an owner."""
    joints = [offset for offset, at in text.starts if at in pieces]
    for found in _SENTENCE.finditer(text):
        cuts = [found.start(), *(joint for joint in joints if found.start() < joint < found.end()), found.end()]
        yield from (text.part(start, end) for start, end in pairwise(cuts) if end > start)


def _without_pieces(plan: Plan) -> Iterator[Position]:
    """Where texts stand that cannot be taken apart: titles, lists, tables, lines under labels of one's own."""
    for section in plan.sections:
        yield from [section.title.at] if section.title else []
        for part in section.body:
            if isinstance(part, Items):
                yield from (line.at for line in part.lines)
            elif isinstance(part, Table):
                yield from (row[0].at for row in part.rows if row)
            elif isinstance(part, Line) and not part.key:
                yield from (piece.text.at for piece in part.pieces)


_PARTIES = pattern("单位|部门|镇街|各")
_CALLS = "[由请]|组织|安排|协调|会同|通知|督促"
_OTHERS = pattern(rf"(?:(?:^|[，、；,;])(?:{_CALLS})?|{_CALLS})(?P<name>[^，。；：、,;:\s]{{2,20}})")


def _others(rest: str, units: set[str], plan: Plan) -> list[tuple[int, str]]:
    """Who else has a part in what follows, with where: then the sentence is not one unit's alone."""
    named: list[tuple[int, str]] = []
    for found in _OTHERS.finditer(rest):
        text = found["name"]
        if (known := plan.registry.begins(text)) is None:
            continue
        official, end = known
        if not units.issuperset(plan.registry.members(official)) and text[end : end + 1] != "的":
            named.append((found.start("name"), official))
    return named


def _subject(names: str, activity: Activity | None, plan: Plan) -> tuple[str, set[str]]:
    """What to write behind `who`, and the units that it means; no units where the words are not plainly some."""
    if activity is not None:
        everybody = _EVERYBODY.fullmatch(names) and not {"support", "assist", "responsible"} & activity.roles.keys()
        role = "参加单位" if everybody else names
        key = BY_WORD.get(role)
        if key and key.name in ROLE_NAMES:
            return role, set(activity.in_role.get(key.name, ()))
    find = plan.registry.find
    phrase = parse_units(Text(names))
    if phrase.open and not find(names):
        return "", set()
    parts = (names,) if find(names) else [one for part in phrase.names for one in plan.registry.parts(part)]
    officials = [official for part in parts if (official := find(part))]
    if len(officials) < len(parts):
        return "", set()
    return "、".join(parts), {unit for official in officials for unit in plan.registry.members(official)}


# -- the correction ----------------------------------------------------------------------------------------------------

_TEXT = pattern(r" *(?:- )?(?:text|requirements): $")
_ITEM = pattern(r" *- $")
_NOT_PLAIN = pattern(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`=]|: | #|:$|\s$")


def edits(loaded: Loaded) -> dict[Position, tuple[Edit, ...]]:
    """For each finding, by its place, the pieces that say the same with `who`: the first of a text changes all of it.

    Only a text on one line, without quotation marks, is taken apart: then not a character of it has to change.
    """
    if loaded.plan is None:
        return {}
    places: dict[int, list[Unowned]] = {}
    for found in (one for one in unowned(loaded.plan) if not one.later):
        places.setdefault(found.subject.line, []).append(found)
    made: dict[Position, tuple[Edit, ...]] = {}
    for section in loaded.plan.sections if places else ():
        for part in section.body:
            for piece in part.pieces if isinstance(part, Prose | Line) else ():
                columns = range(piece.text.at.column, piece.text.at.column + len(piece.text))
                own = [found for found in places.get(piece.text.at.line, ()) if found.subject.column in columns]
                if own and not is_owned(piece) and (edit := _edit(piece.text, own, section, loaded)):
                    made |= dict.fromkeys((found.subject for found in own), (edit,))
    return made


def _within(sentence: Text, text: Text) -> tuple[int, int]:
    """Where in a text the sentence begins and ends, as far as it lies in it."""
    last = sentence.position(len(sentence) - 1)
    start = sentence.at.column - text.at.column if sentence.at.line == text.at.line else 0
    end = last.column - text.at.column + 1 if last.line == text.at.line else len(text)
    return max(start, 0), min(end, len(text))


def _edit(text: Text, own: list[Unowned], section: Section, loaded: Loaded) -> Edit | None:
    """The text as pieces in place of the text, or `who` added to a piece that it is all of.

    None where it is not on one line as it is.
    """
    line = loaded.source.line(text.at.line)
    before, typed = line[: text.at.column - 1], line[text.at.column - 1 :][: len(text)]
    key, item = _TEXT.fullmatch(before), _ITEM.fullmatch(before)
    if typed != text or not (key or item):
        return None
    newline = "\r\n" if "\r\n" in loaded.source.text else "\n"
    first = before.index(before.lstrip(" -"))
    if key and "-" in before and section.at != Position(text.at.line, first + 1):
        whole = len(own) == 1 and _within(own[0].text, text) == (0, len(text))
        return Edit(text.position(len(text)), 0, f"{newline}{' ' * first}who: {own[0].who}") if whole else None
    runs: list[tuple[str, str]] = []
    done = 0
    for found in own:
        start, end = _within(found.text, text)
        runs += [(text[done:start], "")] if start > done else []
        runs.append((text[start:end], found.who))
        done = end
    runs += [(text[done:], "")] if done < len(text) else []
    if any(_NOT_PLAIN.search(run) for run, _ in runs):
        return None
    indent = " " * (len(before) - 2 if item else first + 2)
    pieces = (f"- text: {run}{newline}{indent}  who: {who}" if who else f"- {run}" for run, who in runs)
    listed = f"{newline}{indent}".join(pieces)
    if item:
        return Edit(text.at, len(text), listed.removeprefix("- "))
    return Edit(Position(text.at.line, text.at.column - 1), len(text) + 1, f"{newline}{indent}{listed}")
