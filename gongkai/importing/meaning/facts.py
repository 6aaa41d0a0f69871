"""What sections say about time, place and units: in labelled lines, under headings, in brackets, in prose."""

import re
from collections.abc import Iterator

from gongkai.importing.files.paper import widened
from gongkai.importing.meaning.below import about, below_heading, handed_up, place_and_time, time_in_title
from gongkai.importing.meaning.items import called, owned
from gongkai.importing.meaning.names import are_units
from gongkai.importing.meaning.prose import held_in, in_sentences, without_number
from gongkai.importing.meaning.roles import doer
from gongkai.importing.meaning.sentence import sentences
from gongkai.importing.meaning.shape import brackets, divided, paragraphs_apart
from gongkai.importing.parts.labels import several
from gongkai.importing.parts.tree import Fact, Plain, Section
from gongkai.keys import ROLE_NAMES
from gongkai.phrases.days import Known
from gongkai.phrases.names import parse_units
from gongkai.text import Text

_ORDERS = re.compile("要求|保障|领导|总结|督查|考核|纪律|监督")
_VAGUE = re.compile("有关|相关|其他|其它|其余|^各(?:参加|成员)?单位$")


def find_facts(root: Section, known: Known) -> None:
    """Turn headings with their values into labelled lines, and note in each section what its text says."""
    for section in list(root.walk()):
        about(section, known)
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
    divided(section)
    if not orders:
        paragraphs_apart(section)
    lines = [without_number(section, part) for part in section.parts if isinstance(part, Plain)]
    time_in_title(section, known)
    brackets(section, lines)
    for line in lines:
        for name, value in several(line.text).items():
            if name not in ROLE_NAMES or are_units(value):
                section.facts.setdefault(name, Fact(value, at=line.at))
    held_in(section, [in_sentences(section, line, orders) for line in lines])
    below_heading(section, lines, known)
    called(section, lines, orders)
    owned(section, lines, orders)
    for below in section.sections:
        _understand(below, known, orders)
    place_and_time(section)
    handed_up(section)
