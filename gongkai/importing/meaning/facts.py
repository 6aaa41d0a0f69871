"""What sections say about time, place and units: in labelled lines, under headings, in brackets, in prose."""

import re
from collections.abc import Iterator

from gongkai.diagnostics import Diagnostic
from gongkai.importing.files.paper import widened
from gongkai.importing.meaning.names import are_units
from gongkai.importing.parts.labels import Label, bracketed, several
from gongkai.importing.parts.tree import Labelled, Part, Plain, Section
from gongkai.keys import ROLE_NAMES, line_of
from gongkai.phrases.days import Known
from gongkai.phrases.times import Time, parse_time
from gongkai.text import Text

_IN_TITLE = re.compile(r"[（(](?P<time>(?>[^（）()]*\d)[^（）()]*+)[）)]")
_LED = re.compile(
    r"由(?P<lead>[^，。；：由]{2,40}?)(?:负责)?牵头(?:[，,、]?\s*(?P<support>[^，。；：]{2,60}?)(?:等)?(?:配合|参与|协助|参加)(?=[，。；,]))?"
)
_HELD = re.compile(
    r"(?:定于|拟于|将于|拟定于|计划于|兹定于)(?P<time>[^，。；]{3,30}?)(?:[，,]?在(?P<place>[^，。；]{2,30}?))?(?=举行|举办|开展|召开|组织|集中)"
)
_ORDERS = re.compile("要求|保障|领导|总结|督查|考核|纪律|监督")
_BOTH = re.compile(r"(?:活动|举办)?(?:时间|日期)(?:[、和及与]|及活动|和活动|、活动)(?:活动|举办)?地点(?:安排)?")
_LONGEST_PLACE = 80
NOTHING = Known(None)


def find_facts(root: Section, known: Known) -> None:
    """Turn headings with their values into labelled lines, and note in each section what its text says."""
    for section in list(root.walk()):
        _about(section, known)
    _understand(root, known, orders=False)


def time_doubt(value: str, known: Known) -> str:
    """Why a phrase cannot stand as a time, "" if it can; one that is not understood is printed all the same."""
    found = parse_time(Text(value), *known)
    return found.message if isinstance(found, Diagnostic) else ""


def is_time(value: str, known: Known) -> bool:
    """Whether a phrase is understood as a time."""
    found = parse_time(Text(value), known.year or 2000, known.issued)
    return isinstance(found, Time) and found.understood


def _understand(section: Section, known: Known, orders: bool) -> None:
    """One section, then those below. `orders` holds in chapters of orders, where 由甲局牵头 makes no activity."""
    orders = orders or (section.number is not None and _ORDERS.search(section.title) is not None)
    _divide(section)
    lines = [part for part in section.parts if isinstance(part, Plain)]
    _title_time(section, known)
    _brackets(section, lines)
    for line in lines:
        for name, value in several(line.text).items():
            if name not in ROLE_NAMES or are_units(value):
                section.facts.setdefault(name, (value, ""))
        if not orders:
            _prose(section, line)
    for below in section.sections:
        _understand(below, known, orders)
    _place_and_time(section)


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
        else are_units(line.text)
    )
    if fits and not section.title.endswith("。"):
        section.parts[0] = Labelled(Label(key.label, key, line.text), line.at, about=True)


def _divide(section: Section) -> None:
    """Where a label comes again, the short lines above the labels are headings: 上午场 / 时间 / 下午场 / 时间."""
    words = [part.label.word for part in section.parts if isinstance(part, Labelled)]
    if len(words) == len(set(words)):
        return
    parts: list[Part] = []
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
    found = _IN_TITLE.search(widened(section.title))
    if found and is_time(found["time"], known) and re.search("[月日]", found["time"]):
        section.facts.setdefault("time", (found["time"], ""))


def _brackets(section: Section, lines: list[Plain]) -> None:
    """Roles in brackets belong to the section; of several paragraphs with brackets each becomes one of its own."""
    found = {line: roles for line in lines if (roles := _last_roles(line.text))}
    for line, roles in found.items():
        owner = section
        if len(found) > 1 and line.at != section.at:  # what runs on behind the title stays with it
            owner = Section(line.at, parts=[line])
            section.parts[section.parts.index(line)] = owner
        owner.facts.update({name: (value, "") for name, value in roles.items()})


def _last_roles(text: str) -> dict[str, str]:
    """The roles in a paragraph's brackets; where two brackets name the same role, those of the last."""
    merged: dict[str, str] = {}
    for _, _, roles in bracketed(text):
        merged = roles if merged.keys() & roles.keys() else merged | roles
    return merged


def _prose(section: Section, line: Plain) -> None:
    """由甲局牵头 and 定于……在……举行, where only one unit and one day can be meant."""
    led = list(_LED.finditer(widened(line.text)))
    if len(led) == 1 and are_units(led[0]["lead"]) and "lead" not in section.facts and not _own(section, "lead"):
        section.facts["lead"] = (led[0]["lead"], "")
        support = led[0]["support"]
        if support and are_units(support) and "support" not in section.facts:
            section.facts["support"] = (support, "")
    held = list(_HELD.finditer(widened(line.text)))
    without = "time" not in section.facts and not _own(section, "time")
    if len(held) == 1 and without and is_time(held[0]["time"], NOTHING):
        section.facts["time"] = (held[0]["time"], "时间取自正文")
        if held[0]["place"]:
            section.facts.setdefault("place", (held[0]["place"], "地点取自正文"))


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
        known = {
            part.label.key.name: part.label.value
            for inner in (below, *below.sections)
            for part in inner.parts
            if isinstance(part, Labelled) and part.label.key and part.label.key.name in ("time", "place")
        }
        known |= {name: value for name, (value, _) in below.facts.items() if name in ("time", "place")}
        for name, value in known.items():
            if not _own(section, name):
                section.facts.setdefault(name, (value, ""))
