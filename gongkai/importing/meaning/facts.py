"""What sections say about time, place and units: in labelled lines, under headings, in brackets, in prose."""

import re
from collections.abc import Iterator

from gongkai.importing.files.paper import bare, widened
from gongkai.importing.meaning.brackets import bracketed
from gongkai.importing.meaning.demand import demands
from gongkai.importing.meaning.names import are_people, are_units, is_group, share_of_units
from gongkai.importing.meaning.occasion import ANY_DAY, NOTHING, Occasion, is_time, occasion
from gongkai.importing.meaning.roles import PARTLY, doer, in_prose, owner
from gongkai.importing.meaning.sentence import Part, sentences
from gongkai.importing.parts.headings import is_heading
from gongkai.importing.parts.labels import Label, key_of, labelled, several
from gongkai.importing.parts.tree import Fact, Labelled, Plain, Section, Sheet
from gongkai.importing.parts.tree import Part as Block
from gongkai.keys import ROLE_NAMES, line_of
from gongkai.phrases.days import Known
from gongkai.phrases.names import parse_units
from gongkai.text import Text

_IN_TITLE = re.compile(r"[（(](?P<time>(?>[^（）()]*\d)[^（）()]*+)[）)]")
_DUTY = re.compile("(?:主要|具体|牵头|统筹)?(?:负责|承担|组织|做好|协调|牵头)")
_REMARK = re.compile("[（(][^（）()]*[）)]")
_ASKS = re.compile("[报交发送]")
_ORDERED = ("lead", "support", "responsible", "participants")  # in chapters of orders no activity is meant
_ORDERS = re.compile("要求|保障|领导|总结|督查|考核|纪律|监督")
_BOTH = re.compile(r"(?:活动|举办)?(?:时间|日期)(?:[、和及与]|及活动|和活动|、活动)(?:活动|举办)?地点(?:安排)?")
IN_PASSING = "取自正文里的一句话，看看对不对、全不全"
EACH_IN_PASSING = "下面各项谁做、哪天做、在哪里做，取自正文，看看对不对、全不全"
_LONGEST_PLACE = 80
_LONGEST_NAME = 40
_LONGEST_HEADING = 24
_VAGUE = re.compile("有关|相关|其他|其它|其余|^各(?:参加|成员)?单位$")
_ALONE = re.compile("[（〔【][^（）〔〕【】]*+(?:（[^（）]*+）[^（）〔〕【】]*+)?[）〕】]。?")
_LISTS = re.compile("(?:活动|宣传|主要|具体)(?:内容|安排|形式|项目|任务|措施|方式)|内容(?:和|及)")
_CALLED = ("活动名称", "活动内容", "活动项目", "项目名称", "名称", "内容", "活动")
_NAME_FIRST = re.compile(
    "(?P<name>[^，。；：、（）]{3,24}?)(?:（(?P<time>[^（）]{2,30})）)?(?:：(?=.)|(?=由[^，。；：]{2,40}(?:牵头|负责|承办|主办|组织|实施)))"
)
_Held = dict[str, list[Fact | None]]  # what a paragraph says of "time" and "place", None for several at once
_MOST = 0.7  # of the names below 参加单位 look like units


def find_facts(root: Section, known: Known) -> None:
    """Turn headings with their values into labelled lines, and note in each section what its text says."""
    for section in list(root.walk()):
        _about(section, known)
    _understand(root, known, orders=False)


def doers(root: Section) -> Iterator[str]:
    """The units and groups that sentences begin with, whatever they do."""
    for section in root.walk():
        for line in section.parts:
            for part in sentences(widened(line.text)) if isinstance(line, Plain) else ():
                for units in doer(part.text).values():
                    yield from (str(name) for name in parse_units(Text(units)).names if not _VAGUE.search(name))


def _understand(section: Section, known: Known, orders: bool) -> None:
    """One section, then those below. `orders` holds in chapters of orders, where 由甲局牵头 makes no activity."""
    orders = orders or (section.number is not None and _ORDERS.search(section.title) is not None)
    _divide(section)
    if not orders:
        _paragraphs_apart(section)
    lines = [_without_number(section, part) for part in section.parts if isinstance(part, Plain)]
    _title_time(section, known)
    _brackets(section, lines)
    for line in lines:
        for name, value in several(line.text).items():
            if name not in ROLE_NAMES or are_units(value):
                section.facts.setdefault(name, Fact(value, at=line.at))
    _held(section, [_prose(section, line, orders) for line in lines])
    _below_heading(section, lines, known)
    _called(section, lines, orders)
    _owned(section, lines, orders)
    for below in section.sections:
        _understand(below, known, orders)
    _place_and_time(section)
    _handed_up(section)


def _about(section: Section, known: Known) -> None:
    """三、活动时间 with one paragraph below: that paragraph is the labelled line."""
    key = line_of(section.title) if section.title else None
    if (
        key is None
        or key.name == "requirements"
        or len(section.parts) != 1
        or not isinstance(line := section.parts[0], Plain)
    ):
        return
    fits = (
        is_time(line.text, known)
        if key.name == "time"
        else len(line.text) <= _LONGEST_PLACE and "。" not in line.text[:-1]
        if key.name == "place"
        else are_units(line.text) or (share_of_units(line.text) >= _MOST and not are_people(line.text))
    )
    if fits and not section.title.endswith("。"):
        section.parts[0] = Labelled(Label(key.label, key, line.text), line.at, about=True)


def _divide(section: Section) -> None:
    """Where a label comes again, the short lines above the labels are headings: 上午场 / 时间 / 下午场 / 时间."""
    words = [part.label.word for part in section.parts if isinstance(part, Labelled)]
    if len(words) == len(set(words)):
        return
    parts: list[Block] = []
    inside: Section | None = None
    for index, part in enumerate(section.parts):
        after = section.parts[index + 1] if index + 1 < len(section.parts) else None
        if (
            isinstance(part, Plain)
            and isinstance(after, Labelled)
            and len(part.text) <= 40
            and not re.search("[。；，：:;,]", part.text)
        ):
            inside = Section(part.at, title=part.text)
            parts.append(inside)
        elif inside is None or isinstance(part, Section):
            parts.append(part)
            inside = None
        else:
            inside.parts.append(part)
    section.parts[:] = parts


def _title_time(section: Section, known: Known) -> None:
    """准备阶段（5月1日至5月14日）: the time of the stage."""
    if section.title and not section.parts and is_time(section.title, known) and re.search(r"\d", section.title):
        section.facts.setdefault("time", Fact(section.title, at=section.at))
    found = _IN_TITLE.search(widened(section.title))
    if found and is_time(found["time"], known) and re.search("[月日]", found["time"]):
        section.facts.setdefault("time", Fact(found["time"], at=section.at))


def _brackets(section: Section, lines: list[Plain]) -> None:
    """Roles in brackets belong to the section; of several paragraphs with brackets each becomes one of its own."""
    section.facts |= {name: Fact(value, at=section.at) for name, value in _last_roles(section.title).items()}
    found = {line: roles for line in lines if (roles := _last_roles(line.text))}
    for line, roles in found.items():
        owner = section
        if len(found) > 1 and line.at != section.at:  # what runs on behind the title stays with it
            owner = _of_its_own(section, line)
        owner.facts.update({name: Fact(value, at=line.at) for name, value in roles.items()})


def _of_its_own(section: Section, line: Plain) -> Section:
    """The paragraph with a bracket as a section, with the lines above that belong to it: a heading, what is held."""
    end = section.parts.index(line)
    first = _heading_above(section, end)
    heading = section.parts[first]
    if first < end and isinstance(heading, Plain) and _is_name(heading.text):
        owner = Section(heading.at, title=heading.text, parts=section.parts[first + 1 : end + 1], is_paragraph=True)
    else:
        owner = Section(line.at, parts=section.parts[first : end + 1], is_paragraph=True)
    section.parts[first : end + 1] = [owner]
    return owner


def _heading_above(section: Section, end: int) -> int:
    """Where what a bracket is about begins: at the heading above, else at the paragraph that has it or is above it."""
    first = end
    while first and not isinstance(above := section.parts[first - 1], Section | Sheet) and above.at != section.at:
        first -= 1
        if isinstance(above, Plain) and _is_name(above.text):
            return first
    alone = isinstance(line := section.parts[end], Plain) and _ALONE.fullmatch(widened(line.text))
    return end - 1 if alone and end and first < end else end


def _is_name(text: str) -> bool:
    """Whether a line can be what the activity below it is called."""
    return 2 < len(text) <= _LONGEST_NAME and re.search("[。；，：！？:,;]", text) is None and not are_units(text)


def _below_heading(section: Section, lines: list[Plain], known: Known) -> None:
    """二、活动主办单位 with a list of units below, where the plan does not print it as its own line."""
    key = key_of(_heading(section))
    if key is None or len(section.parts) != 1 or not lines:
        return
    value = lines[0].text.strip("。； ")
    if key.name == "time" and is_time(value, known):
        section.facts.setdefault("time", Fact(value, at=lines[0].at))
    elif key.name == "place" and len(value) <= _LONGEST_PLACE and "。" not in value:
        section.facts.setdefault("place", Fact(value, at=lines[0].at))
    elif key.name in ROLE_NAMES and share_of_units(value) >= _MOST and not are_people(value):
        section.facts.setdefault(key.name, Fact(value, "" if are_units(value) else PARTLY, lines[0].at))


def _paragraphs_apart(section: Section) -> None:
    """Below 活动内容 the paragraphs that each say what is held, by whom or when, become sections of their own."""
    plain = [part for part in section.parts if isinstance(part, Plain) and part.at != section.at]
    if not _LISTS.search(section.title) or len(plain) < 2 or len(plain) < len(section.parts):
        return
    parts = [_paragraph(part) for part in plain]
    if sum(bool(part.title or _says_something(part)) for part in parts) < 2:
        return
    section.parts[:] = parts


def _paragraph(line: Plain) -> Section:
    """A paragraph as a section, with the heading that it begins with."""
    head, stop, rest = line.text.partition("。")
    if stop and rest.strip() and is_heading(head) and len(head) <= _LONGEST_HEADING:
        return Section(line.at, title=head + stop, parts=[Plain(rest.strip(), line.at)], is_paragraph=True)
    return Section(line.at, parts=[line], is_paragraph=True)


def _says_something(section: Section) -> bool:
    text = widened(next(part.text for part in section.parts if isinstance(part, Plain)))
    return any(doer(part.text) or in_prose(part.text)[0] for part in sentences(text)) or bool(_last_roles(text))


def _called(section: Section, lines: list[Plain], orders: bool) -> None:
    """What an item without a title of its own calls its activity: 启动仪式：……, 举办科普巡展由县甲局牵头，……."""
    if not section.is_item or section.title or orders:
        return
    named = [part for part in section.parts if isinstance(part, Labelled) and part.label.word in _CALLED]
    if named and len(named[0].label.value) <= _LONGEST_NAME:
        section.facts["title"] = Fact(named[0].label.value.rstrip("。；"), at=named[0].at)
        return
    if not lines or lines[0].at != section.at:
        return
    text = widened(lines[0].text)
    found = _NAME_FIRST.match(text)
    name = found["name"] if found else ""
    if not name or are_units(name) or labelled(text) or re.search("(?:如下|以下|包括|要求|下列)$", name):
        return
    section.facts["title"] = Fact(lines[0].text[: len(name)], at=lines[0].at)
    if found and found["time"] and is_time(found["time"], ANY_DAY):
        section.facts.setdefault("time", Fact(lines[0].text[found.start("time") : found.end("time")], at=lines[0].at))


def _without_number(section: Section, line: Plain) -> Plain:
    """The paragraph that a section begins with less a number that stands in its text: （五）6月1日前，…… ."""
    typed = section.number.typed if section.number and not section.numbered and line.at == section.at else ""
    return line._replace(text=line.text.removeprefix(typed).strip()) if typed else line


def _heading(section: Section) -> str:
    """A section's title without a number that stands in it, and without the mark at its end."""
    typed = section.number.typed if section.number and not section.numbered else ""
    return section.title.removeprefix(typed).strip().rstrip("：:。.")


def _owned(section: Section, lines: list[Plain], orders: bool) -> None:
    """An item of a list of duties: （一）区乙局：负责统筹协调。 or the unit as the title of what it does."""
    if not section.is_item or "responsible" in section.facts or section.sections or not lines:
        return
    first = widened(lines[0].text)
    title = _heading(section)
    who = title if title and are_units(title) and _DUTY.match(first) else ""
    if not title and lines[0].at == section.at:
        who = owner(first)
    if who:
        section.facts["responsible"] = Fact(who, IN_PASSING, lines[0].at)
    elif not orders and not any(name in section.facts or _own(section, name) for name in ROLE_NAMES):
        _doers(section, lines)


def _doers(section: Section, lines: list[Plain]) -> None:
    """Who does what the sentences of an item say, where nobody has a part in it by name."""
    found = [(said, line.at) for line in lines for part in sentences(widened(line.text)) if (said := _does(part.text))]
    if not found:
        return
    first, at = found[0]
    named = not any(is_group(name) for name in first["responsible"].split("、"))
    if section.title and not (named or section.facts.keys() & {"time", "place"}):
        return  # an order to all, and no activity of theirs
    others = dict.fromkeys(said["responsible"] for said, _ in found if said["responsible"] != first["responsible"])
    doubt = f"这里还说到：{'；'.join(others)}"[:60] if others else IN_PASSING
    section.facts |= {name: Fact(units, doubt, at) for name, units in first.items()}


def _does(sentence: str) -> dict[str, str]:
    return {} if _is_demand(sentence) else doer(sentence)


def _is_demand(sentence: str) -> bool:
    """Whether a sentence asks for a report: who leads that, and until when, is not who holds the activity, and when."""
    return _ASKS.search(sentence) is not None and any(True for _ in demands(sentence))


def _last_roles(text: str) -> dict[str, str]:
    """The roles in a paragraph's brackets; where two brackets name the same role, those of the last."""
    merged: dict[str, str] = {}
    for _, _, roles in bracketed(text):
        merged = roles if merged.keys() & roles.keys() else merged | roles
    return merged


def _prose(section: Section, line: Plain, orders: bool) -> _Held:
    """Note what the sentences of a paragraph say about units; what they say about time and place."""
    title = bare(section.title)
    is_item = section.is_item
    about_time, about_place = "时间" in title or "日期" in title, "地点" in title
    held: _Held = {"time": [], "place": []}
    for sentence in sentences(widened(line.text)):
        if _is_demand(sentence.text):
            continue
        roles, whole = in_prose(sentence.text)
        for name, units in roles.items():
            if name == "responsible" and units in _partners(section):
                continue
            if not (orders and name in _ORDERED) and name not in section.facts and not _own(section, name):
                doubt = "" if whole else IN_PASSING
                section.facts[name] = Fact(units, doubt if are_units(units) else PARTLY, line.at)
        found = occasion(sentence.text, about_time, about_place, is_item and not orders)
        if not orders or (found.time and not found.in_passing):
            for name, fact in _said(line, sentence, found).items():
                held[name].append(fact)
            held["time"] += [None] if found.several else []
    return held


def _held(section: Section, lines: list[_Held]) -> None:
    """Time and place by the first paragraph that says one; what later ones say besides is asked about."""
    for name in ("time", "place"):
        first, *others = [facts for held in lines if (facts := held[name])] or [[]]
        values = {fact.value if fact else "" for fact in first}
        if len(values) != 1 or first[0] is None or name in section.facts or _own(section, name):
            continue
        more = any(fact is None or fact.value not in values for facts in others for fact in facts)
        section.facts[name] = first[0]._replace(doubt=first[0].doubt or IN_PASSING) if more else first[0]


def _partners(section: Section) -> set[str]:
    """The lists of units that have a part in a section already."""
    lines = {label.value for label in _labels(section) if label.key and label.key.name in ROLE_NAMES}
    return lines | {fact.value for name, fact in section.facts.items() if name in ROLE_NAMES}


def _said(line: Plain, sentence: Part, found: Occasion) -> dict[str, Fact]:
    """Time and place as they are typed."""
    said: dict[str, Fact] = {}
    for name, part in (("time", found.time), ("place", found.place)):
        if part is not None:
            at = sentence.start + part.start
            typed, doubt = line.text[at : at + len(part.text)], IN_PASSING if found.in_passing else ""
            if name == "time" and not is_time(typed, NOTHING):
                typed, doubt = _REMARK.sub("", typed), "括号里的话没有写进来"
            said[name] = Fact(typed, doubt, line.at)
    return said


def _own(section: Section, name: str) -> bool:
    """Whether a section has this line already, itself or through a heading below it."""
    return any(label.key is not None and label.key.name == name for label in _labels(section))


def _labels(section: Section) -> Iterator[Label]:
    for part in section.parts:
        if isinstance(part, Labelled):
            yield part.label
        elif isinstance(part, Section):
            yield from (
                inner.label for inner in part.parts if isinstance(inner, Labelled) and (inner.about or not part.title)
            )


def _place_and_time(section: Section) -> None:
    """二、活动时间及地点 with 时间：… and 地点：… below: they hold for what the section belongs to."""
    for below in section.sections:
        if not _BOTH.fullmatch(below.title.rstrip("：:。")):
            continue
        said = [
            (part.label.key.name, part.label.value)
            for inner in (below, *below.sections)
            for part in inner.parts
            if isinstance(part, Labelled) and part.label.key and part.label.key.name in ("time", "place")
        ]
        known = dict(said)
        if len(known) < len(said):
            continue  # the times of several activities
        known |= {name: fact.value for name, fact in below.facts.items() if name in ("time", "place")}
        for name, value in known.items():
            if not _own(section, name):
                section.facts.setdefault(name, Fact(value, at=below.at))


_FIELD = re.compile("(?:[^，。]{0,8}(?:时间|日期|地点|单位|机构|对象|人员)[^，。]{0,4})")


def _is_when(section: Section) -> bool:
    """Whether an item is nothing but a time, or says 活动时间定于……: what it belongs to takes place then."""
    if "time" not in section.facts or section.facts.keys() & ROLE_NAMES:
        return False
    first = section.parts[0] if section.parts else None
    said = isinstance(first, Plain) and re.search(r"活动时间(?:为|是|定|：|:|\d)", first.text)
    is_title = section.facts["time"].value == section.title
    return not section.sections and (is_title or (not section.title and bool(said)))


def _handed_up(section: Section) -> None:
    """What stands below a heading that is no activity (三、参加单位) holds for what the heading belongs to."""
    headings = [_heading(below) for below in section.sections]
    several = {  # 甲镇活动时间, 乙镇活动时间: neither is that of all
        name for name, word in (("time", "时间"), ("place", "地点")) if sum(word in heading for heading in headings) > 1
    }
    for below, heading in zip(section.sections, headings, strict=True):
        dated = {"time", "place"} if "时间" in heading or "地点" in heading else set()
        names = (below.facts.keys() if not below.sections else below.facts.keys() & dated) - {"title"} - several
        if _FIELD.fullmatch(heading) or _is_when(below):
            for name in sorted(names):
                if name not in section.facts and not _own(section, name):
                    section.facts[name] = below.facts.pop(name)
