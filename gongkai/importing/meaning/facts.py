"""What sections say about time, place and units: in labelled lines, under headings, in brackets, in prose."""

import re

from gongkai.importing.meaning.below import about, below_heading, handed_up, listed_below, place_and_time, time_in_title
from gongkai.importing.meaning.items import called, owned
from gongkai.importing.meaning.names import are_plainly_units, are_units
from gongkai.importing.meaning.prose import held_in, holder_of_all, in_sentences, without_number
from gongkai.importing.meaning.shape import brackets, divided, paragraphs_apart
from gongkai.importing.parts.labels import several
from gongkai.importing.parts.tree import Fact, Labelled, Plain, Section
from gongkai.keys import ROLE_NAMES
from gongkai.phrases.days import Known

_ORDERS = re.compile("要求|保障|领导|总结|督查|考核|纪律|监督")
_COMERS = re.compile("(?:参加|参与|参会|参赛|参训|与会|出席|活动|培训|征文)(?:人员|对象)|参赛单位|参展单位")
_PROSE = ("活动", "活动内容", "内容", "活动形式", "活动方式")


def find_facts(root: Section, known: Known) -> None:
    """Turn headings with their values into labelled lines, and note in each section what its text says."""
    for section in list(root.walk()):
        about(section, known)
    _understand(root, known, orders=False)


def _tells(line: Labelled) -> bool:
    """Whether a labelled line goes on as prose: 活动内容：区甲局组织……."""
    return line.label.key is None and line.label.word in _PROSE


def _understand(section: Section, known: Known, orders: bool) -> None:
    """One section, then those below. `orders` holds in chapters of orders, where 由甲局牵头 makes no activity."""
    orders = orders or (section.number is not None and _ORDERS.search(section.title) is not None)
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
        for name, value in several(line.text).items():
            if name not in ROLE_NAMES or are_units(value):
                section.facts.setdefault(name, Fact(value, at=line.at))
    for part in section.parts:
        if isinstance(part, Labelled) and _COMERS.fullmatch(part.label.word) and are_plainly_units(part.label.value):
            section.facts.setdefault("participants", Fact(part.label.value.rstrip("。"), at=part.at))
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
