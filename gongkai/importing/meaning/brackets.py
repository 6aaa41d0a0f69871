"""Roles in brackets and labelled lines: 〔甲局、乙局负责，丙局配合〕, （责任单位：甲局）, （甲局、乙局）."""

import re
from collections.abc import Iterator

from gongkai.importing.files.paper import widened
from gongkai.importing.meaning import asking
from gongkai.importing.meaning.occasion import time_and_place, when
from gongkai.importing.meaning.roles import ABOUT, DOES, END, NEXT_ROLE, SPLIT_WITH, VERBS, led, of_clause
from gongkai.importing.parts.labels import Label, label_in
from gongkai.importing.words.names import (
    are_people,
    are_units,
    comers,
    is_group,
    is_plainly_one,
    may_have,
    share_of_units,
)
from gongkai.importing.words.places import LOCAL, SPOT, is_place
from gongkai.importing.words.sentence import clauses, leading_units
from gongkai.keys import ROLE_NAMES
from gongkai.patterns import pattern
from gongkai.phrases.names import parse_units
from gongkai.phrases.private.surnames import SURE
from gongkai.phrases.times import is_hours
from gongkai.text import Text

_BRACKET = pattern(
    r"[（(〔\[【](?P<inside>[^（）()〔〕\[\]【】]*(?:[（(〔][^（）()〔〕]*[）)〕][^（）()〔〕\[\]【】]*)*)[）)〕\]】](?P<end>[。；;]?)"
)
_FORMAL = pattern("校区|附件|盖章|公章|见|以下简称")
_PARTS = pattern(r"[；;，,。]|[ \u3000](?=[\u4e00-\u9fff]{2,6}[：:])")
_OF_PEOPLE = pattern("(?:领导|负责人|人员|代表|成员|干部)$")  # whose they are: 有关部门主要领导（甲办、乙局）
_IS_THERE = pattern("[^，。；：]{0,30}(?:会场|地点|场地|工地|站点)(?:[一二三四五六七八九\\d]{1,2})?：")  # whose it is
_A_PERSON = pattern(
    rf"(?:[^，。；：]{{0,6}}：)?[{SURE}][\u4e00-\u9fff某×]{{1,2}}"
)  # 赵某某（市公安局）: of the leading group
_PLACE_AND_HOUR = pattern(
    "[^，。；：、]{2,10}(?:[区县市镇乡村]|街道|社区)，(?:上午|下午|晚上?)?\\d{1,2}[:：]\\d{2}(?:[—~-]\\d{1,2}[:：]\\d{2})?"
)
_OF_A_PLACE = pattern("(?:地点|场地|地址)[^，。；：]{0,6}$")  # 地点不变（示例学校）
# A part that no key of a plan has: 承检机构：乙所.
_OTHER_LABEL = pattern("[\u4e00-\u9fff]{2,6}(?:单位|机构|部门|科室)：")
_EXCEPTED = pattern("不含|不包括|[^，。；]{2,30}除外$")
_BEFORE_TIME = pattern("[；; \u3000](?=\\d{1,2}月)")
_WHAT_PLACE = pattern("^(?:起终点|起点|地点|会场|主会场|场地)：")
_SPOT_ALONE = pattern(
    "[^，。；：、]{2,20}(?:广场|舞台|公园|操场|礼堂|剧院|影院|会议[室厅]|报告厅|展厅|展区|大厅|示范区|基地|体育[馆场]|球场|体育中心|活动中心|文化中心"
    "|(?:博物|展览|图书|文化|美术|科技|纪念)馆|文化宫|少年宫|现场|步行街|商场|车站|河畔|景区|村部|教室|食堂|\\d{2,4}室)(?:[一二三四五六东南西北]?[楼侧门区])?"
)
_MONTH = pattern("\\d{1,2}月份?[上中下]?旬?")
_A_DAY = pattern("[。，]?(?:定?于|在)?\\d{1,2}月\\d{1,2}日(?!之?前|以前)")
_HOUSE = pattern(
    "^(?![进走入送下到访爱])[^，。；]*(?:[馆场院校楼宫园]|[大中小]学|社区|礼堂|村|(?:会展|市民|活动|文化|体育|会议)中心)$"
)
_ON_THE_WAY = pattern(
    "[日午晚][：，]?(?:报到|签到|[住食]宿|[就用]餐|[早午晚]餐|[乘停]车|入住|接站|返程)$"
)  # 报到（宾馆一楼大厅）
_ON_A_DAY = pattern(r"\d日|\d[:：]\d\d|\d[时点]")
_ORGANISED = pattern(
    "由?(?P<who>[^，。；]{2,60}?)(?:自行|统一|分别|各自|分头|具体|负责)?组织(?:实施|开展)?"
)  # （市委宣传部组织）
_EACH_BEHIND = pattern(  # 参加单位：甲局、乙局，每单位5人; 甲局、乙局各组织一支队伍，每队不少于80人
    "(?:，(?:每个?|各)(?:参加|参展|参赛)?(?:单位|部门)[^，。；月日时前]{0,12}\\d[^，。；月日时前]{0,6}[块份张人名个项件幅条套][^，。；月日时前]{0,6}"
    "|各(?:自)?(?:组织|组建?|选?派|派出|选送|出|报)(?:\\d{1,2}|[一二两三])[支个队名人][^。；月日]{0,40})[。；]?$"
)
_SENDS = pattern(  # 甲科、乙科各派医师1名，丙部派护士4名（带血压计2台）
    r"(?P<units>[^，。；：\d]{2,60}?)(?:各|均|分别)?(?:(?:选派|委派|指派|派出?|安排|抽调|出)[^，。；、\d]{0,16})?"
    r"(?:各|共|约|不少于)?\d{1,3}[余多]?[名人][^，。；、\d（）]{0,10}(?:（[^（）]{1,20}）)?(?:[、，；]|(?=。?$))"
)
_LONGEST = 12


def bracketed(text: str) -> Iterator[tuple[int, int, dict[str, str]]]:
    """The brackets of a text that say who does it, each with its place and its roles."""
    text = widened(text)
    for found in _BRACKET.finditer(text):
        if _PLACE_AND_HOUR.fullmatch(found["inside"]):  # 示例纺织三期项目（城关镇，9:30）
            continue
        roles = _there_by(found["inside"]) or in_bracket(found["inside"]) or _each_told(found["inside"])
        if not roles and (text[found.end() :].strip("。；") == "" or "，" in found["inside"]):
            roles = time_and_place(text[: found.start()], found["inside"])
        if not roles and text[found.end() : found.end() + 1] in ("", "：") and found[0][0] in "（(【〔":
            time, units = _behind_time(found["inside"])
            named = _names_doers(text[: found.start()] or ("-" if time else ""), units)
            spot = _is_spot(text[: found.start()], found["inside"]) and not found["end"]
            roles = time | {"responsible": units} if named else {"place": found["inside"]} if spot else {}
        if roles.keys() == {"time"} and _MONTH.fullmatch(roles["time"]) and _A_DAY.match(text, found.end()):
            continue  # 知识竞赛（5月）。5月20日下午……
        if roles:
            yield found.start(), found.end(), roles


def further(text: str, name: str, value: str) -> list[str]:
    """What other brackets of a text say of the same, of which one can stand: 参观甲馆（5月20日）、乙馆（5月22日）."""
    said = [roles[name] for _, _, roles in bracketed(text) if name in roles]
    if name == "time":
        inside = [found["inside"] for found in _BRACKET.finditer(text)]
        said = [*said, *filter(None, map(when, inside))]
    return [one for one in dict.fromkeys(said) if widened(one) not in widened(value)]


def _there_by(inside: str) -> dict[str, str]:
    """Where it is and who does it, by a bracket that says both: 丰收广场，县甲局、县乙局负责; else empty."""
    place, comma, rest = inside.partition("，")
    place = _WHAT_PLACE.sub("", place)
    is_spot = _SPOT_ALONE.fullmatch(place) or (SPOT.search(place) and len(place) <= _LONGEST and not are_units(place))
    if not comma or "、" in place or not is_spot:
        return {}
    roles = in_bracket(rest)
    return {"place": place, **roles} if roles.keys() & ROLE_NAMES and "place" not in roles else {}


def _each_told(inside: str) -> dict[str, str]:
    """Those of whom each has something to see to by a bracket: 县科协负责联系专家，各乡镇负责组织听众; else empty."""
    said = [of_clause(clause.text)[:1] for clause in clauses(inside)]
    roles = [role for roles in said for role in roles if role.name == "responsible" and role.object]
    is_whole = len(said) > 1 and len(roles) == len(said)
    return {"responsible": "、".join(dict.fromkeys(role.units for role in roles))} if is_whole else {}


def _is_spot(before: str, inside: str) -> bool:
    """Whether a bracket says where what is named before it is, and not where a paper goes: 集中宣传（县文化广场）."""
    goes_there = asking.ASK.search(re.split("[，。；]", before)[-1])
    if _ON_THE_WAY.search(before):
        return False
    on_a_day = _ON_A_DAY.search(before) and not LOCAL.search(before)
    there = SPOT.search(inside) is not None or (_HOUSE.search(inside) is not None and bool(on_a_day))
    return there and "，" not in inside and not (inside[0].isdigit() or goes_there)


def _behind_time(inside: str) -> tuple[dict[str, str], str]:
    """By when, and what stands behind it or before it: 5月15日前，县甲局、县乙局."""
    inside = _BEFORE_TIME.sub("，", inside)
    first, comma, rest = inside.partition("，")
    if comma and when(first):
        return {"time": first}, rest
    before, comma, last = inside.rpartition("，")
    return ({"time": last}, before) if comma and when(last) else ({}, inside)


def _names_doers(before: str, inside: str) -> bool:
    """Whether a bracket at the end of an item holds nothing but units: 开展法治文艺演出（县甲局、县乙局）."""
    if (
        _OF_PEOPLE.search(before)
        or _IS_THERE.match(widened(before))
        or _OF_A_PLACE.search(before)
        or _A_PERSON.fullmatch(widened(before))
    ):
        return False
    clause = re.split("[，。；：、]", widened(before))[-1]
    is_name = (are_units(clause) and not before.endswith("。")) or asking.ASK.search(clause) is not None
    names = list(map(str, parse_units(Text(inside)).names))
    last = before.split()[-1:]  # 7月6日上午　柳溪镇政府（柳溪镇、白马乡）: who comes there
    if len(before.split()) > 1 and _ON_A_DAY.search(before) and (are_units(last[0]) or is_place(last[0])):
        return False
    if len(names) == 1 and (SPOT.search(inside) or (_HOUSE.search(inside) and _ON_A_DAY.search(before))):
        return False  # 签到（示例宾馆一楼大厅）, 5月25日：决赛（市体育馆）
    stands_apart = before.endswith("。")  # 利用宣传栏宣传节能知识。（各单位）
    known = all(is_plainly_one(name) or (stands_apart and name.startswith("各") and is_group(name)) for name in names)
    is_list = bool(names) and known and not are_people(inside)
    return (bool(before) or len(names) > 1) and not is_name and is_list and not _FORMAL.search(inside)


def in_bracket(inside: str) -> dict[str, str]:
    """Roles as 甲局、乙局负责，丙局配合 or 责任单位：甲局；配合单位：乙局 say them; empty if anything is left over."""
    facts: dict[str, str] = {}
    waiting: list[str] = []  # units whose verb is still to come
    labelled_last, is_labelled = "", False
    for part in filter(None, (part.strip() for part in _PARTS.split(NEXT_ROLE.sub("，", inside)))):
        label = label_in(part) or (("requirements", part) if _OTHER_LABEL.match(part) else None)
        roles = _in_full("、".join([*waiting, part])) if waiting else _in_full(part)
        if _EXCEPTED.match(part):
            continue
        if roles and waiting and roles[0][0] in ("support", "participants") and not facts:
            facts["responsible"], roles = "、".join(waiting), _in_full(part)  # （甲局，乙局配合）
        if label:
            labelled_last, is_labelled = label[0], True
            roles = list((led(*label) or dict([label])).items()) if labelled_last else []
        elif roles:
            labelled_last, waiting = "", []
        elif held := _held(part, facts) if not waiting or "responsible" not in facts else {}:
            doers = [("responsible", "、".join(waiting))] if waiting else []  # （甲局、乙会，9月25日，市文化宫）
            roles, waiting = [*doers, *held.items()], []
        elif labelled_last and _may_be_units(part, "host"):
            roles = [(labelled_last, part)]  # behind those of 责任单位：, a name that nobody knows too
        elif are_units(part):
            waiting.append(part)
            continue
        else:
            return {}
        for name, value in roles:
            if name in ROLE_NAMES and not _may_be_units(value, name) and not (name == "participants" and comers(value)):
                return {}
            if name != "requirements":
                mark = "、" if name in ROLE_NAMES else "，"
                facts[name] = f"{facts[name]}{mark}{value}" if name in facts else value
    is_last = bool(waiting) and "time" in facts and "responsible" not in facts  # （9月25日，市文化宫，甲局）
    facts |= {"responsible": "、".join(waiting)} if is_last else {}
    return {} if (waiting and not is_last) or not (ROLE_NAMES & facts.keys() or is_labelled) else facts


def _held(part: str, facts: dict[str, str]) -> dict[str, str]:
    """When a part of a bracket says it is, or behind that where."""
    if time := when(part) or (part if is_hours(part) else ""):
        return {} if "time" in facts else {"time": time}
    return {"place": part} if "time" in facts and "place" not in facts and is_place(part) else {}


def _in_full(part: str) -> list[tuple[str, str]]:
    """The roles of a part of a bracket that are all of it: 甲部、乙部主办, 区甲局会同有关部门负责."""
    for does in reversed(list(DOES.finditer(part))):
        end = END.match(part, does.end())
        if end is None or end.end() != len(part) or not does.start() or DOES.search(part, 0, does.start()):
            continue
        first, *others = filter(None, SPLIT_WITH.split(ABOUT.sub("", part[: does.start()])))
        name = VERBS[does["verb"]]
        if others and name in ("host", "organizer"):
            return [(name, "、".join((first, *others)))]
        return [(name, first), *(("support", other) for other in others)]
    held = _ORGANISED.fullmatch(part)
    return [("organizer", held["who"])] if held and are_units(held["who"]) else []


def _may_be_units(units: str, role: str) -> bool:
    """Whether the names in a bracket can be units: most look so, or they are those who 主办, and short as names are."""
    if are_units(units):
        return True
    short = all(2 <= len(name) <= _LONGEST for name in re.split("[、，和及与]", units)) and not are_people(units)
    return short and (role in ("host", "organizer", "assist") or share_of_units(units) >= 0.5)


def is_role(label: Label) -> bool:
    """Whether a labelled line names units, one not looking like one at most; people (人大代表、市民) are none."""
    if label.key is None or label.key.name not in ROLE_NAMES:
        return False
    if may_have(label.key.name, label.value):
        return not roles_in(label)
    if are_people(label.value):
        return False
    return share_of_units(label.value) >= 0.5 and not roles_in(label)


def sent_by(value: str) -> str:
    """The units of a line that says how many each of them sends: 甲科、乙科各1人，丙部派护士4名; "" for any other."""
    names: list[str] = []
    at, end = 0, len(value.rstrip("。；"))
    while at < end and (found := _SENDS.match(value, at)) and are_units(found["units"]):
        names.append(found["units"])
        at = found.end()
    return "、".join(names) if names and at >= end else ""


def roles_in(label: Label) -> dict[str, str]:
    """What a role's line says beyond a list of units: 甲局牵头，乙局配合, or 甲局（配合单位：乙局）; else empty."""
    assert label.key is not None
    if apart := led(label.key.name, label.value):
        return apart
    listed, stop, rest = label.value.partition("。")
    others = any(leading_units(one.text) or of_clause(one.text) for one in clauses(widened(rest)))
    if stop and rest.strip() and not others and are_units(listed) and not are_people(listed):
        return {label.key.name: listed}  # 甲科、乙科。活动期间免收挂号费。
    if label.key.name == "participants" and not are_units(label.value) and (sent := sent_by(widened(label.value))):
        return {"participants": sent}
    brackets = list(bracketed(label.value))
    each = _EACH_BEHIND.search(label.value) if label.key.name == "participants" else None
    if each and are_units(label.value[: each.start()]):
        return {label.key.name: label.value[: each.start()]}
    if not brackets:
        said = {} if are_units(label.value) else in_bracket(label.value)
        come = label.key.name == "participants" and said.keys() == {"responsible", "participants"}
        return {"participants": "、".join(said.values())} if come else said  # 参加单位：甲局，各镇3名干部参加
    start, end, roles = brackets[-1]
    rest = f"{label.value[:start]}{label.value[end:]}"
    return {label.key.name: rest, **roles} if are_units(rest) else {}
