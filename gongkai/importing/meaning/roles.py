"""Who has which part in it, by one grammar of a clause for prose, brackets and labels: 由区甲办主办，区乙局承办."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.importing.meaning.names import are_people, are_units, share_of_units
from gongkai.importing.meaning.sentence import clauses, leading_units
from gongkai.importing.parts.labels import Label, label_in
from gongkai.keys import ROLE_NAMES
from gongkai.patterns import pattern

_VERBS = {
    "牵头负责": "lead",
    "负责牵头": "lead",
    "牵头": "lead",
    "主导": "lead",
    "按职责分工负责": "responsible",
    "按职责负责": "responsible",
    "分别负责": "responsible",
    "共同负责": "responsible",
    "具体负责": "responsible",
    "组织实施": "responsible",
    "负责": "responsible",
    "落实": "responsible",
    "主办": "host",
    "执行承办": "organizer",
    "承办": "organizer",
    "协办": "assist",
    "协助": "support",
    "协同": "support",
    "配合": "support",
    "参加": "participants",
    "参与": "participants",
}
_VERB = "|".join(sorted(_VERBS, key=len, reverse=True))
_HOW = "(?:共同|联合|具体|分别|分头|按照?(?:各自)?职责(?:分工)?|按(?:职责)?分工|统一|积极|密切|协助|等){0,3}"
_DOES = pattern(rf"{_HOW}(?P<verb>{_VERB})(?!单位|部门|人|机构|方|者|同志|的|制|科室|任务)")
_END = pattern("(?:落实|实施|工作|组织实施|抓好落实|做好相关工作|相关工作|好)?")
_TITLED = pattern(
    rf"(?P<verb>{_VERB})[^，。；：、]{{0,12}}(?:单位|部门|机构)(?:[有为是：:]|主要有|分别[为是]|包括){{1,2}}(?P<units>.+)"
)
_WITH = pattern("(?:，|、)?(?:会同|联合|协同|配合)(?P<units>.+)")
_SPLIT_WITH = pattern("会同|联合(?!会)|联动")
_ABOUT = pattern(r"^(?:(?:本次|此次|该|本届|整个|全部)?[^，。；：、由]{0,20}?)?由")
_BRACKET = pattern(
    r"[（(〔\[【](?P<inside>[^（）()〔〕\[\]【】]*(?:[（(][^（）()]*[）)][^（）()〔〕\[\]【】]*)*)[）)〕\]】](?P<end>[。；;]?)"
)
_ATTITUDE = pattern("重视|加强.{0,4}领导|提高.{0,4}认识|认真总结|报送|上报|严格|加大|按要求|信息|确保|负责人|联系")
_FOLLOWING = ("support", "assist", "participants", "responsible", "organizer")  # of one who leads or is named with 由
_STAFF = pattern("(?:全体|有关|相关)?(?:工作人员|干部职工|业务人员|专业人员)")
_HOLDS = pattern("组织|开展|实施|举办|举行|承接|主导")
_SET = pattern("(?:定于|拟于|将于|计划于)[^，。；]{2,40}?(?:组织|开展|举办|举行|召开)")
_JOINED = pattern(r"^(?:\d{1,2}[.．、）]|并|同时|及(?!时)|和|以及|其中|届时)")
_LONGEST = 12
_FAR = 200  # characters of a list of units before its verb


class Role(NamedTuple):
    """A part in an activity and who has it. `named` where 由 or 主办 says so; what follows is its `object`."""

    name: str
    units: str
    named: bool
    object: str = ""


def of_clause(text: str) -> list[Role]:
    """The roles that a clause gives, empty where it gives none or is not made out whole."""
    text = _JOINED.sub("", text.strip())
    if titled := _TITLED.search(text):
        units = titled["units"].rstrip("。；")
        return [Role(_VERBS[titled["verb"]], units, named=True)] if are_units(units) else []
    about = _ABOUT.match(text)
    start = about.end() if about else 0
    for does in _DOES.finditer(text, start):
        if does.start() - start > _FAR:
            break
        units = _STAFF.sub("", text[start : does.start()])
        first, *others = _SPLIT_WITH.split(units)
        if not first or not are_units("、".join(filter(None, (first, *others)))):
            continue
        name = _VERBS[does["verb"]]
        rest = text[_END.match(text, does.end()).end() :]  # type: ignore[union-attr]
        named = about is not None or name in ("host", "organizer", "assist") or (name == "lead" and len(units) > 2)
        if others and name in ("host", "organizer"):
            first, others = "、".join((first, *others)), []
        return [Role(name, first, named, rest), *(Role("support", other, named) for other in others)]
    return _held_by(text, start) if about else _holds(text)


def _held_by(text: str, start: int) -> list[Role]:
    """由区甲局组织, 由甲中心工作人员到学校开展."""
    units = leading_units(text[start:])
    return [Role("responsible", units.text, named=True, object=text)] if units and _HOLDS.search(text, start) else []


def _holds(text: str) -> list[Role]:
    """区甲局定于6月24日举办开放日活动."""
    found = _SET.search(text)
    units = leading_units(text[: found.start()]) if found else None
    return [Role("host", units.text, named=True)] if units and units.end == found.start() else []  # type: ignore[union-attr]


def in_prose(sentence: str) -> tuple[dict[str, str], bool]:
    """The roles of a sentence that are said in so many words: 由甲局牵头，乙局配合; empty where it names none.

    And whether it says nothing else, so that none of it can have been taken wrongly.
    """
    found: list[Role] = []
    waiting = ""
    whole = True
    for clause in clauses(sentence):
        text = clause.text.strip()
        if (found or waiting) and len(waiting) < _FAR and are_units(text):
            waiting = f"{waiting}、{text}" if waiting else text
            continue
        roles = of_clause(f"{waiting}、{text}" if waiting and are_units(waiting) else text) or of_clause(text)
        waiting = ""
        if not roles and found and (also := _WITH.fullmatch(text)):
            units = leading_units(also["units"])
            roles = [Role("support", units.text, named=False)] if units else []
        whole = whole and bool(roles) and not any(role.object.strip("，。；") for role in roles)
        found += [role for role in roles if role.named or (found and role.name in _FOLLOWING)]
        if not found and are_units(text) and "、" in text:
            waiting = text
    facts: dict[str, str] = {}
    for role in found:
        facts[role.name] = f"{facts[role.name]}、{role.units}" if role.name in facts else role.units
    return {} if facts.keys() == {"support"} else facts, whole


def doer(text: str) -> str:
    """The units that an item of a list of what is done begins with: 区教育局要组织各学校开展比赛."""
    units = leading_units(_JOINED.sub("", text))
    return units.text if units and not _ATTITUDE.search(text) and not are_people(units.text) else ""


def owner(text: str) -> str:
    """Who a line of a list of duties is about: 区乙局：负责统筹协调, 示例镇负责落实场地; "" for any other."""
    text = _JOINED.sub("", text)
    head, colon, rest = text.partition("：")
    if colon and rest and len(head) <= 60 and are_units(head) and not are_people(head):
        return head
    said = [role for clause in clauses(text) for role in of_clause(clause.text)]
    whose = [role.units for role in said if role.name == "responsible" and role.object]
    first = next(iter(of_clause(clauses(text)[0].text)), None) if whose else None
    return "、".join(whose) if first and first.units == whose[0] else ""


def bracketed(text: str) -> Iterator[tuple[int, int, dict[str, str]]]:
    """The brackets of a text that say who does it, each with its place and its roles."""
    for found in _BRACKET.finditer(text):
        if roles := in_bracket(found["inside"]):
            yield found.start(), found.end(), roles


def in_bracket(inside: str) -> dict[str, str]:
    """Roles as 甲局、乙局负责，丙局配合 or 责任单位：甲局；配合单位：乙局 say them; empty if anything is left over."""
    facts: dict[str, str] = {}
    waiting: list[str] = []  # units whose verb is still to come
    labelled_last = ""
    for part in filter(None, (part.strip() for part in re.split("[；;，,。]", inside))):
        label, roles = label_in(part), _in_full("、".join([*waiting, part])) if waiting else _in_full(part)
        if label:
            labelled_last = label[0]
            roles = [(labelled_last, label[1])] if labelled_last else []
        elif roles:
            labelled_last, waiting = "", []
        elif are_units(part):
            if not labelled_last:
                waiting.append(part)
                continue
            roles = [(labelled_last, part)]
        else:
            return {}
        for name, units in roles:
            if name in ROLE_NAMES and not _may_be_units(units, name):
                return {}
            if name != "requirements":
                facts[name] = f"{facts[name]}、{units}" if name in facts else units
    return {} if waiting or not ROLE_NAMES & facts.keys() else facts


def _in_full(part: str) -> list[tuple[str, str]]:
    """The roles of a part of a bracket that are all of it: 甲部、乙部主办, 区甲局会同有关部门负责."""
    for does in reversed(list(_DOES.finditer(part))):
        end = _END.match(part, does.end())
        if end is None or end.end() != len(part) or not does.start():
            continue
        first, *others = filter(None, _SPLIT_WITH.split(_ABOUT.sub("", part[: does.start()])))
        name = _VERBS[does["verb"]]
        if others and name in ("host", "organizer"):
            return [(name, "、".join((first, *others)))]
        return [(name, first), *(("support", other) for other in others)]
    return []


def _may_be_units(units: str, role: str) -> bool:
    """Whether the names in a bracket can be units: most look so, or they are those who 主办, and short as names are."""
    if are_units(units):
        return True
    short = all(2 <= len(name) <= _LONGEST for name in re.split("[、，和及与]", units)) and not are_people(units)
    return short and (role in ("host", "organizer", "assist") or share_of_units(units) >= 0.5)


def is_role(label: Label) -> bool:
    """Whether a labelled line names units, one not looking like one at most; people (人大代表、市民) are none."""
    if label.key is None or label.key.name not in ROLE_NAMES or are_people(label.value):
        return False
    return share_of_units(label.value) >= 0.5 and not roles_in(label)


def roles_in(label: Label) -> dict[str, str]:
    """What a role's line says beyond a list of units: 甲局牵头，乙局配合, or 甲局（配合单位：乙局）; else empty."""
    assert label.key is not None
    brackets = list(bracketed(label.value))
    if not brackets:
        return {} if are_units(label.value) else in_bracket(label.value)
    start, end, roles = brackets[-1]
    rest = f"{label.value[:start]}{label.value[end:]}"
    return {label.key.name: rest, **roles} if are_units(rest) else {}
