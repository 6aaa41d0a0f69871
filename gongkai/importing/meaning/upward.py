"""What an item says of the section that it stands in: （一）活动时间：5月20日 of 一、总体安排."""

import re

from gongkai.importing.files.paper import widened
from gongkai.importing.meaning.below import BOTH
from gongkai.importing.meaning.prose import has, heading_of, labels_of
from gongkai.importing.parts.labels import BY_WHEN, COMERS, is_of_another, key_of, marked_otherwise, several
from gongkai.importing.parts.tree import Fact, Labelled, Plain, Section
from gongkai.importing.words.names import are_units
from gongkai.keys import BY_WORD, ROLE_NAMES
from gongkai.patterns import pattern

_BY_WHEN = dict.fromkeys(BY_WHEN, BY_WORD["时间"])
_MOVED = pattern(
    "(?:活动|会议|培训|比赛|演练|举办|举行)?的?(?:时间|日期|地点|会场|场地)：?(?:由[^。；]{2,40}?)?(?:改|调整|变更|推迟|延期|提前)[为到至在]"
)
_FIELD = pattern(  # 参赛人员条件, and no activity: 检验机构开放日
    "(?!.*(?:[日会展赛查训访问练座放传建讲询诊演导评考武课班营节]|仪式|征集|征文|活动|行动|整治|治理|竞答)$|.*进(?:单位|企业|机关|社区|校园|农村|家庭))"
    "(?:[^，。：（]{0,8}(?:时间|日期|地点|单位|机构|对象|人员)[^，。：]{0,4}|[^，。：]{0,4}(?:地址|场所|场地))"
)
_A_TASK = pattern(  # 开展无烟单位创建 is done, and no field
    "开展|加强|推进|组织(?![机单形方部])|做好|强化|落实|检查|深入|建立|完善|抓好|规范|创建|召开|举办(?!单|时|地)|实施(?!单|时|地)|提升|提高|严格|加大|清理|整治|排查|督促"
    "|(?:开放|参观|走进|走访|走遍|清扫|消杀|消毒)(?=[^，。]{2,8}(?:场所|场地))"  # 开放科普场所
)
_NAMES_A_FIELD = pattern("(?:场所|场地)$")
_ORGANISES = pattern("(?:活动|竞赛|比赛|赛事|大赛)?(?:组织|举办)(?:机构|单位|方式|形式|架构|实施|情况)?")
_UMBRELLA = pattern(
    "(?:活动|总体|具体|基本|有关|会议|比赛|竞赛|赛事|大赛|培训|时间)?(?:安排|事项|概况|情况|信息|基本信息)"
)
CALLED = ("活动名称", "活动内容", "活动项目", "项目名称", "名称", "内容", "活动")  # what names an activity
_ORGANISERS = ("host", "organizer", "assist")
_ROLES = {*_ORGANISERS, "support", "participants"}


def place_and_time(section: Section) -> None:
    """二、活动时间及地点 with 时间：… and 地点：… below: they hold for what the section belongs to."""
    for below in section.sections:
        if not BOTH.fullmatch(below.title.rstrip("：:。")):
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
            if not has(section, name):  # a line of its own says it better than the opening sentence
                section.facts[name] = Fact(value, at=below.at)


def _is_when(section: Section) -> bool:
    """Whether an item is nothing but a time, or says 活动时间定于……: what it belongs to takes place then."""
    if "time" not in section.facts or section.facts.keys() & ROLE_NAMES:
        return False
    first = section.parts[0] if section.parts else None
    said = isinstance(first, Plain) and re.search(r"活动的?时间(?:为|是|定|：|:|\d)", first.text)
    is_title = (section.facts["time"].value == section.title and not section.parts) or marked_otherwise(
        section.title
    ) is not None
    return not section.has_items and (is_title or (not section.title and bool(said)))


def _is_moved(section: Section) -> bool:
    """Whether an item says what when or where the whole is has been changed to: 时间由5月6日改为5月8日."""
    first = section.parts[0] if section.parts and not section.title else None
    return isinstance(first, Plain) and first.at == section.at and _MOVED.match(widened(first.text)) is not None


def _says_who_holds_it(section: Section) -> bool:
    """Whether an item is one line that says who does the whole: 活动组织：由甲部组织实施，乙会协助."""
    line = section.parts[0] if len(section.parts) == 1 and not (section.title or section.sections) else None
    word, colon, _ = widened(line.text).partition("：") if isinstance(line, Plain) else ("", "", "")
    return bool(colon) and section.is_item and _ORGANISES.fullmatch(word) is not None


def _umbrella_up(section: Section, below: Section) -> None:
    """一、活动安排 with （一）活动时间 and （二）活动地点 below it says when and where all of it is."""
    lines = {label.key.name: label.value for label in labels_of(below) if label.key}
    said = lines | {name: fact.value for name, fact in below.facts.items()}
    for name in ("time", "place", "participants"):
        known = name in section.facts and name not in lines  # a line of its own says it better than the opening
        if name in said and not known and not has(section, name):
            section.facts[name] = below.facts.pop(name, Fact(said[name].rstrip("。"), at=below.at))
    _organisers_up(section, below)


def _dates_all(section: Section) -> bool:
    """Whether a section is called 活动安排 or the like, and says when or where by lines of its own."""
    said = {label.key.name for label in labels_of(section) if label.key} | section.facts.keys()
    is_one = bool(section.facts.keys() & {"responsible", "lead"})  # an activity of its own
    is_one = is_one or any(len(one.parts) > 1 and _is_named(one) for one in section.sections)  # 1、活动内容：……
    return _UMBRELLA.fullmatch(heading_of(section)) is not None and bool(said & {"time", "place"}) and not is_one


def _is_named(section: Section) -> bool:
    """Whether an item begins with what its activity is called."""
    return isinstance(first := section.parts[0], Labelled) and first.label.word in CALLED


def _organisers_up(section: Section, below: Section) -> None:
    """主办单位：…, 承办单位：… below 组织机构 are those of the whole, and no activity called 组织机构."""
    known = {part.label.key.name for part in section.parts if isinstance(part, Labelled) and part.label.key}
    for part in below.parts:
        key = part.label.key if isinstance(part, Labelled) else None
        if not isinstance(part, Labelled) or key is None or key.name not in _ORGANISERS:
            continue
        if are_units(part.label.value.rstrip("。")) and key.name not in section.facts and key.name not in known:
            typed = Fact(part.label.value.rstrip("。"), at=part.at)
            section.facts[key.name] = below.facts.pop(key.name) if part.at in below.lists else typed
            below.handed.add(part.at)
    for name in _ORGANISERS:
        if name in below.facts and _are_more(below.facts[name], section.facts.get(name)) and not has(section, name):
            section.facts[name] = below.facts.pop(name)


def _are_more(listed: Fact, known: Fact | None) -> bool:
    """Whether a chapter of organisers lists all those of whom the opening says one: 甲局决定举办, 由甲局、乙局主办."""
    return known is None or set(known.value.split("、")) < set(listed.value.split("、"))


def _own_line_up(section: Section, below: Section) -> None:
    """3.主办单位：甲局 with more below it than labelled lines says who holds what it stands in, and is no activity."""
    first = below.parts[0] if below.parts else None
    is_line = isinstance(first, Labelled) and first.at == below.at and not (below.title or below.sections)
    if not is_line or all(isinstance(part, Labelled) for part in below.parts):
        return
    said = {part.label.key.name: part for part in below.parts if isinstance(part, Labelled) and part.label.key}
    known = {part.label.key.name for part in section.parts if isinstance(part, Labelled) and part.label.key}
    for name, line in ((name, said[name]) for name in _ORGANISERS if name in said):
        if name in known or name in section.facts:
            continue
        own = below.facts.get(name)
        listed = own is not None and own.at in below.lists
        section.facts[name] = below.facts.pop(name) if own and (listed or own.at == line.at) else _fact_of(line)
        below.handed.add(line.at)


def _fact_of(line: Labelled) -> Fact:
    return Fact(line.label.value.rstrip("。；"), at=line.at)


def _lists_roles(below: Section) -> bool:
    """Whether an item is one line with the labels of several who hold what it stands in."""
    line = below.parts[0] if len(below.parts) == 1 and not (below.title or below.sections) else None
    return (
        isinstance(line, Plain)
        and line.at == below.at
        and "host" in (said := several(line.text))
        and set(said) <= _ROLES
    )


def _field_up(section: Section, below: Section) -> None:
    """3.完成时间：6月底前, an item that is nothing but a field, says it of the activity that it stands in."""
    line = below.parts[0] if len(below.parts) == 1 and not below.title else None
    if not isinstance(line, Labelled) or section.number is None or line.at != below.at:
        return
    key = line.label.key or _BY_WHEN.get(line.label.word)
    alike = sum(any(label.word == line.label.word for label in labels_of(one)) for one in section.sections)
    own = any(
        isinstance(part, Labelled)
        and part.label.key is not None
        and key is not None
        and part.label.key.name == key.name
        for part in section.parts
    )
    if key and key.name in ("time", "place") and alike == 1 and not own:
        section.facts.setdefault(key.name, below.facts.pop(key.name, Fact(line.label.value.rstrip("。；"), at=line.at)))


def _says_more(fact: Fact, known: Fact) -> bool:
    """Whether a line of its own says the place more closely than the opening sentence: 示例县 and 示例县甲村."""
    return len(fact.value) > len(known.value) and fact.value.startswith(known.value)


def handed_up(section: Section) -> None:
    """What stands below a heading that is no activity (三、参加单位) holds for what the heading belongs to."""
    headings = [heading_of(below) for below in section.sections]
    doubled = {  # 甲镇活动时间, 乙镇活动时间: neither is that of all
        name for name, word in (("time", "时间"), ("place", "地点")) if sum(word in heading for heading in headings) > 1
    }
    for below, heading in zip(section.sections, headings, strict=True):
        first = below.parts[0] if below.parts else None
        line = heading or (first.text if isinstance(first, Plain) and first.at == below.at else "")
        says_both = section.number is None and BOTH.fullmatch(re.split("[：:]", line)[0].strip())  # 一、时间地点：……
        is_field = (  # 一、活动主题：……
            isinstance(first, Labelled)
            and first.at == below.at
            and first.label.key is None
            and first.label.word not in CALLED
        )
        if _ORGANISES.fullmatch(heading) or (is_field and not below.sections):
            _organisers_up(section, below)
        _own_line_up(section, below)
        if _UMBRELLA.fullmatch(heading) and sum(map(_dates_all, section.sections)) == 1 and _dates_all(below):
            _umbrella_up(section, below)
        dated = {"time", "place"} if re.search("时间|地点|地址|场所|场地", heading) else set()
        dated |= {"participants"} if COMERS.fullmatch(heading) else set()
        names = (below.facts.keys() if not below.sections else below.facts.keys() & dated) - {"title"} - doubled
        if _NAMES_A_FIELD.search(heading) and not key_of(heading):  # （二）人员密集场所。由甲局牵头: an activity
            names = names & dated
        role = key_of(heading)
        if role and role.name in _ORGANISERS:  # below 三、承办单位 who sees to the cars has no part in the whole
            names = names - {"lead", "responsible", "participants"}
        word, colon, _ = widened(heading).partition("：")
        own = (BY_WORD.get(word) or _BY_WHEN.get(word)) if colon and not below.sections else None
        _field_up(section, below)
        if own and own.name in below.facts and sum(one.startswith(word) for one in headings) == 1:
            if own.name not in section.facts and not has(section, own.name):  # （5）责任单位：甲局 联系人：……
                section.facts[own.name] = below.facts.pop(own.name)
            continue
        comes = isinstance(first, Labelled) and COMERS.fullmatch(first.label.word) is not None
        says_who = not below.title and (comes or (first is not None and first.at in below.lists))  # 协办单位：甲 / 乙
        says_who = says_who or _lists_roles(below) or _says_who_holds_it(below)  # 4.主办：甲局；承办：乙馆
        if is_of_another(f"{heading}：-"):  # 报名时间 is not when it takes place
            continue
        is_name = _FIELD.fullmatch(heading) and not _A_TASK.match(heading)
        if says_both or says_who or is_name or _is_when(below) or _is_moved(below):
            for name in sorted(names):
                known = section.facts.get(name)
                said_of_all = known is not None and name in ("time", "place") and section.number is None
                more = known is None or said_of_all or (name == "place" and _says_more(below.facts[name], known))
                more = more or (name in _ORGANISERS and _are_more(below.facts[name], known))
                if more and not has(section, name):
                    section.facts[name] = below.facts.pop(name)
