"""What sections say about time, place and units: in labelled lines, under headings, in brackets, in prose."""

import re

from gongkai.importing.meaning.below import (
    about,
    below_heading,
    both_in,
    handed_up,
    listed_below,
    note_comers,
    place_and_time,
    time_in_title,
)
from gongkai.importing.meaning.hours import of_the_day
from gongkai.importing.meaning.items import called, owned
from gongkai.importing.meaning.names import are_units
from gongkai.importing.meaning.prose import held_in, holder_of_all, in_sentences, without_number
from gongkai.importing.meaning.shape import brackets, divided, paragraphs_apart
from gongkai.importing.parts.labels import COMERS, Label, labelled, several
from gongkai.importing.parts.tree import Fact, Labelled, Plain, Section
from gongkai.keys import ROLE_NAMES
from gongkai.phrases.days import Known

_ORDERS = re.compile("要求|保障|领导|总结|督查|考核|纪律|监督")
_CONTENTS = re.compile(
    "(?:内容|形式|安排|任务|时间|项目)(?:[、和及与]|（)|[、和及与](?:活动|工作|宣传|具体|主要)?(?:内容|形式|安排|任务|时间|项目)"
)
_PROSE = ("活动", "活动内容", "内容", "活动形式", "活动方式")


def find_facts(root: Section, known: Known) -> set[int]:
    """Turn headings with their values into labelled lines, and note in each section what its text says.

    Returns where hours stand alone that are of the day of the section around.
    """
    for section in list(root.walk()):
        about(section, known)
    _understand(root, known, orders=False)
    timed, lines = of_the_day(root, known)
    for line in lines:
        _understand(line, known, orders=False)
    return timed


def _tells(line: Labelled) -> bool:
    """Whether a labelled line goes on as prose: 活动内容：区甲局组织……."""
    return line.label.key is None and line.label.word in _PROSE


def _is_of_orders(title: str) -> bool:
    """Whether a chapter only says how all have to go about it: 工作要求, but not 活动内容及要求."""
    return _ORDERS.search(title) is not None and not _CONTENTS.search(title)


def _behind_number(section: Section, line: Plain) -> dict[str, str]:
    """What a labelled line says whose number stands in the text: 四、参赛人员：全体职工."""
    if section.numbered or section.number is None or line.at != section.at or not (label := labelled(line.text)):
        return {}
    if COMERS.fullmatch(label.word):
        note_comers(section, label.value, line.at)
    return {label.key.name: re.split("。", label.value)[0]} if label.key else {}


def _is_of_comers(label: Label) -> bool:
    return label.key is not None and label.key.name == "participants"


def _understand(section: Section, known: Known, orders: bool) -> None:
    """One section, then those below. `orders` holds in chapters of orders, where 由甲局牵头 makes no activity."""
    orders = orders or (section.number is not None and _is_of_orders(section.title))
    divided(section)
    if not orders:
        paragraphs_apart(section)
    lines = [without_number(section, part) for part in section.parts if isinstance(part, Plain) and not part.is_cell]
    lines += [Plain(part.label.value, part.at) for part in section.parts if isinstance(part, Labelled) and _tells(part)]
    if section.is_item and section.title and not section.parts:  # 区乙局：负责场地 without a mark at its end
        lines = [Plain(section.title, section.at)]
    time_in_title(section, known)
    brackets(section, lines)
    for line in lines:
        for name, value in (several(line.text) or _behind_number(section, line)).items():
            if name not in ROLE_NAMES or are_units(value):
                section.facts.setdefault(name, Fact(value, at=line.at))
    if section.title and not section.parts:
        both_in(section, section.title, section.at, known)
    for line in lines:
        both_in(section, line.text, line.at, known)
    for part in section.parts:
        if isinstance(part, Labelled) and (COMERS.fullmatch(part.label.word) or _is_of_comers(part.label)):
            note_comers(section, part.label.value, part.at)
    held_in(section, [in_sentences(section, line, orders) for line in lines])
    holder_of_all(section, lines)
    below_heading(section, lines, known)
    called(section, lines, orders)
    owned(section, lines, orders)
    for below in section.sections:
        _understand(below, known, orders)
    listed_below(section)
    place_and_time(section)
    handed_up(section)
