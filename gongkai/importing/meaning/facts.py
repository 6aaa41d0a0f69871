"""What sections say about time, place and units: in labelled lines, under headings, in brackets, in prose."""

import re
from itertools import pairwise, takewhile

from gongkai.importing.files.paper import widened
from gongkai.importing.meaning.apart import come_apart
from gongkai.importing.meaning.below import (
    about,
    below_heading,
    both_in,
    examined_below,
    listed_below,
    note_comers,
    spot_in_title,
    time_in_title,
)
from gongkai.importing.meaning.demands import demands
from gongkai.importing.meaning.doers import doer
from gongkai.importing.meaning.hours import of_the_day
from gongkai.importing.meaning.items import called, handed_down, named_by_label, named_by_title, owned, told_by_clause
from gongkai.importing.meaning.prose import (
    IN_PASSING,
    has,
    heading_of,
    held_in,
    holder_of_all,
    in_sentences,
    say_also,
    without_number,
)
from gongkai.importing.meaning.roles import in_prose
from gongkai.importing.meaning.shape import (
    ALONE,
    brackets,
    closing_apart,
    divided,
    in_box,
    is_of_orders,
    paragraphs_apart,
    rounds_told_apart,
)
from gongkai.importing.meaning.upward import handed_up, place_and_time
from gongkai.importing.meaning.when import ANY_DAY, is_time, time_at
from gongkai.importing.parts.labels import BY_WHEN, COMERS, Label, key_of, labelled, marked_otherwise, several
from gongkai.importing.parts.signature import is_date, is_issuer
from gongkai.importing.parts.tree import Fact, Labelled, Part, Plain, Section
from gongkai.importing.words.names import are_units, is_group, is_one
from gongkai.importing.words.sentence import current, leading_units
from gongkai.keys import ROLE_NAMES
from gongkai.patterns import pattern
from gongkai.phrases.days import Known

_A_GROUP = pattern("[^，。；：]{1,10}(?:组|专班)(?:[：:。（(]|——|$)")  # 宣传组：由县甲部牵头
_NAME_APART = pattern(
    "(?P<name>(?![请各由对])[\u4e00-\u9fff“”]{3,14})[ \u3000]+"
    "(?=\\d{1,2}月|[由在]|定于|[各县市区镇][^，。；]{2,30}?(?:组织|开展|牵头|负责|举办))"
)
_ENUMERATED = pattern("^(?:[一二三四五六七八九十]是|其[一二三四五]，)")
_BEHIND = pattern("[（(][^（）()]*[）)]$")
_OF_A_FORM = pattern("(?:对象|人数|名称|编号|备注|签字|盖章|电话|姓名|内容|形式|单位|时间)$")  # no place
_LONGEST_PLACE = 40
_PROSE = ("活动", "活动内容", "内容", "活动形式", "活动方式")


def find_facts(root: Section, known: Known) -> set[int]:
    """Turn headings with their values into labelled lines, and note in each section what its text says.

    Returns where hours stand alone that are of the day of the section around.
    """
    for section in list(root.walk()):
        about(section, known)
    _understand(root, known, orders=False)
    return of_the_day(root, known)


def _tells(line: Labelled) -> bool:
    """Whether a labelled line goes on as prose: 活动内容：区甲局组织……."""
    return line.label.key is None and line.label.word in _PROSE


def _behind_number(section: Section, line: Plain) -> dict[str, str]:
    """What a labelled line says whose number stands in the text: 四、参赛人员：全体职工."""
    if section.numbered or section.number is None or line.at != section.at or not (label := labelled(line.text)):
        return {}
    if COMERS.fullmatch(label.word):
        note_comers(section, label.value, line.at)
    return {label.key.name: re.split("。", label.value)[0]} if label.key else {}


def _labels(section: Section, lines: list[Plain], known: Known) -> None:
    """Note what labels say that the plan does not print as its own: several in a line, without a colon, lines apart."""
    for line in lines:
        said = several(line.text) or _behind_number(section, line) or _without_colon(line.text)
        for name, value in said.items():
            if name == "participants":
                note_comers(section, value, line.at)
            elif name in section.facts:
                say_also(section, name, value)
            elif name not in ROLE_NAMES or are_units(value):
                section.facts[name] = Fact(value, at=line.at)
    if section.title and not section.parts:
        _label_in_title(section)
    section.facts |= _by_when(section)
    _of_the_team(section)
    for index, (line, below) in enumerate(pairwise(lines)):
        key = key_of(line.text)
        if key and key.name in ("time", "place", *ROLE_NAMES) and _fits(key.name, below.text, known):
            further = takewhile(_is_name, lines[index + 2 :] if key.name in ROLE_NAMES else ())
            more = [line.text.rstrip("。；") for line in further]
            value = "、".join([below.text.rstrip("。；"), *more])  # 承办单位 / 甲局 / 乙局
            section.facts.setdefault(key.name, Fact(value, at=below.at))
    for at, part in enumerate(section.parts):
        if isinstance(part, Labelled) and part.label.key and part.label.key.name in ROLE_NAMES:
            rows = [part.label.value, *map(_typed, section.parts[at + 1 :])]
            names = [name for row in takewhile(_is_row, rows) for name in row.split()]
            if len(names) > 1 and names != [part.label.value]:
                section.facts.setdefault(part.label.key.name, Fact("、".join(names), at=part.at))
                section.handed.add(part.at)  # 主办单位：甲局 / 乙局 / 丙会
                section.lists.add(part.at)


def _label_in_title(section: Section) -> None:
    """三、参加对象　全体员工, a label without a colon that is all of an item."""
    for name, value in _without_colon(section.title).items():
        if name == "participants":
            note_comers(section, value, section.at)
        else:
            section.facts.setdefault(name, Fact(value, at=section.at))


def _named(section: Section, lines: list[Plain]) -> list[Plain]:
    """The lines without the name that an item begins with, apart by a blank: （二）政府开放 5月14日至18日，甲中心……."""
    first = lines[0] if lines else None
    if not section.is_item or section.title or first is None or first.at != section.at:
        return lines
    found = _NAME_APART.match(widened(first.text))
    if found is None or are_units(found["name"]) or key_of(found["name"]):
        return lines
    section.facts.setdefault("title", Fact(found["name"], at=first.at))
    return [first._replace(text=first.text[found.end() :]), *lines[1:]]


def _by_when(section: Section) -> dict[str, Fact]:
    """When a task is done by a line of its own: 完成时限：9月30日前."""
    lines = [part for part in section.parts if isinstance(part, Labelled) and part.label.word in BY_WHEN]
    if not section.is_item or has(section, "time") or not lines:
        return {}
    value = lines[0].label.value.rstrip("。；")
    return {"time": Fact(value, at=lines[0].at)} if is_time(value, ANY_DAY) else {}


def _of_the_team(section: Section) -> None:
    """第一组 with 组长：张某某 and 成员单位：甲站、乙站 below it: they are the team, and help nobody."""
    lines = [part for part in section.parts if isinstance(part, Labelled)]
    led = any(line.label.word == "组长" for line in lines)
    for line in lines if led and _A_GROUP.match(heading_of(section)) else ():
        if line.label.word == "成员单位" and are_units(line.label.value.rstrip("。；")):
            section.facts.setdefault("responsible", Fact(line.label.value.rstrip("。；"), at=line.at))
            section.handed.add(line.at)


def _is_name(line: Plain) -> bool:
    """Whether a line is the name of one unit, and no label."""
    return is_one(line.text) and key_of(line.text) is None


def _is_row(line: str) -> bool:
    """Whether a line is nothing but names with blanks between them, or one: 图书馆　党委宣传部."""
    return bool(line.strip()) and all(map(is_one, line.split()))


def _first(section: Section) -> str:
    """What an item without a title begins with: 救护组：由校医室负责."""
    part = section.parts[0] if section.is_item and section.parts else None
    return part.text if isinstance(part, Plain) and part.at == section.at else ""


def _typed(part: Part) -> str:
    """A line that is nothing but text, "-" for any other part."""
    return part.text.strip() if isinstance(part, Plain) and not part.is_cell else "-"


def _without_colon(text: str) -> dict[str, str]:
    """What a line says whose label has no colon: 【地点】示例广场, 活动时间 5月15日."""
    label = marked_otherwise(text)
    value = label.value.rstrip("。；") if label else ""
    if label is not None and label.key is None:
        return {"participants": value}
    if label is None or label.key is None or (label.key.name == "time" and not _begins_with_time(value)):
        return {}
    return {label.key.name: value}


def _without_signature(section: Section, lines: list[Plain]) -> list[Plain]:
    """Lines without 署名 and date below them, of a notice that stands behind this one, or without a date alone."""
    if not lines or not is_date(lines[-1].text) or "年" not in lines[-1].text:
        return lines
    if len(lines) == 1:  # of a plan that nobody signs
        return [] if section.is_paragraph and not section.title else lines
    above = lines[-2].text
    return lines[:-2] if is_issuer(above) else lines if key_of(above.rstrip("：:")) else lines[:-1]


def _begins_with_time(value: str) -> bool:
    """Whether a value is a time, or one but for what stands in brackets behind it."""
    return is_time(value, ANY_DAY) or is_time(_BEHIND.sub("", value), ANY_DAY)


def _begins_with_day(title: str) -> bool:
    """Whether a title is a sentence that begins with its time: 8月，开展校园行。, 6月9日前完成整改, 6月10日在……举行."""
    title = widened(title)
    day = time_at(title)
    if day is None or not is_time(day.text, ANY_DAY) or demands(title):
        return False
    by_then = day.text.endswith("前") and title[day.end : day.end + 1] not in "锋进程海"  # 5月9日前锋村义诊
    says = by_then or title.startswith(("，", "在", "由"), day.end)
    return says or leading_units(title[day.end :]) is not None


def _says_who(title: str) -> bool:
    """Whether a title is a sentence that says who has a part in it by name: 这次活动由甲局负责组织实施。"""
    title = widened(title)
    is_sentence = title.endswith(("。", ".")) or _A_GROUP.match(title)  # 第一组：由县甲局负责，检查甲镇
    said = in_prose(title)[0] or doer(title) if is_sentence else {}
    return any(not is_group(units) for name, units in said.items() if name != "participants")


def _fits(name: str, value: str, known: Known) -> bool:
    """Whether a line can be what the label alone on the line above asks for."""
    value = value.rstrip("。；")
    if name == "time":
        return is_time(value, known)
    return (
        are_units(value)
        if name in ROLE_NAMES
        else len(value) <= _LONGEST_PLACE
        and not (re.search("[，。；：]|^[^\u4e00-\u9fff]+$", value) or _OF_A_FORM.search(value))
    )


def _is_of_comers(label: Label) -> bool:
    return label.key is not None and label.key.name == "participants"


def _understand(section: Section, known: Known, orders: bool) -> None:
    """One section, then those below. `orders` holds in chapters of orders, where 由甲局牵头 makes no activity."""
    orders = orders or (section.number is not None and is_of_orders(section.title))
    orders = orders and not _A_GROUP.match(section.title or _first(section))
    divided(section, orders)
    rounds_told_apart(section)
    if not orders:
        paragraphs_apart(section)
        closing_apart(section)
    come_apart(section, orders)
    in_box(section)
    named_by_label(section)
    lines = [without_number(section, part) for part in section.parts if isinstance(part, Plain) and not part.is_cell]
    lines += [Plain(part.label.value, part.at) for part in section.parts if isinstance(part, Labelled) and _tells(part)]
    lines = [line._replace(text=current(line.text)) for line in (*_without_signature(section, lines), *section.more)]
    lines = [line._replace(text=_ENUMERATED.sub("", line.text)) for line in lines]  # 一是4月16日，……
    if section.is_item and section.title and not section.parts:  # 区乙局：负责场地 without a mark at its end
        lines = [Plain(section.title, section.at)]
    if section.is_item and section.title and lines and all(ALONE.fullmatch(widened(line.text)) for line in lines):
        lines = [Plain(section.title, section.at), *lines]  # 5月底前拆除破损店招。（责任单位：甲局）
    if section.is_item and section.parts and (_begins_with_day(section.title) or _says_who(section.title)):
        lines = [Plain(section.title, section.at), *lines]  # 8月，开展校园行。责任单位：甲局
    behind = {line.start for line in section.more}
    lines = _named(section, lines)
    named_by_title(section)
    time_in_title(section, known)
    spot_in_title(section)
    brackets(section, lines)
    _labels(section, lines, known)
    if section.title and (label := labelled(section.title)) and COMERS.fullmatch(label.word):
        note_comers(section, label.value, section.at)
    titled = [Plain(section.title, section.at)] if section.title and not section.parts else []
    for line in (*titled, *lines):
        both_in(section, line.text, line.at, known)
    for part in section.parts:
        if isinstance(part, Labelled) and (COMERS.fullmatch(part.label.word) or _is_of_comers(part.label)):
            note_comers(section, part.label.value, part.at)
    held_in(section, [in_sentences(section, line, orders, line.start in behind) for line in lines])
    holder_of_all(section, lines)
    below_heading(section, lines, known)
    called(section, lines, orders)
    owned(section, lines, orders)
    told_by_clause(section)
    for below in (below for below in section.sections if not below.is_text):
        _understand(below, known, orders)
    handed_down(section)
    listed_below(section)
    examined_below(section)
    place_and_time(section)
    handed_up(section)
    if section.is_prose or any(below.is_prose for below in section.sections):
        own = section.is_prose  # of the whole what its first paragraph says is sure
        sure = {name: fact for name, fact in section.facts.items() if not fact.doubt and (own or fact.at != section.at)}
        section.facts |= {name: fact._replace(doubt=IN_PASSING) for name, fact in sure.items()}
