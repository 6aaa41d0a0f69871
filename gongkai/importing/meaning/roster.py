"""单位名录: the units and groups that the notice names, gathered from its roles and reports."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from gongkai.importing.files.paper import widened
from gongkai.importing.words.names import are_by_trade, is_group, is_trade, is_unit, share_of_units
from gongkai.patterns import pattern
from gongkai.phrases.names import parse_units
from gongkai.phrases.organs import is_department, is_people, is_seat, is_vague, names_kind, unit_of
from gongkai.text import Text
from gongkai.units import Registry, Roster

_LEVELS = "区县市省旗镇乡州盟"
_OF_MANY_KINDS = pattern(
    "[中小]学|[初高]中|职高|幼儿园|医院|诊所|药店|银行|商会|协会|福利院|养老院|敬老院|物业公司|社区|园区|村"
)
_KEEPS_PREFIX = pattern("(?:局(?!部)|政府|人民|委|人大|政协|直|属|级|域|内|纪|总工会|法院|检察院)")
_OWN_WORD = pattern("市场|市容|市政|市民(?!政)|区域|县域|镇街|乡镇|乡村|省际|旗下")
_IS_NO_SEAT = pattern(f"城[乡市区]|.(?:{_OWN_WORD.pattern})")  # 住房和城|乡建设局, 农业农村和|乡村振兴局
_BRACKET = pattern("[（(][^（）()]*[）)]$")
_EACH_LEVEL = pattern("各[省市区县]级")
_OF_LEVEL = pattern(f"[{_LEVELS}][^（(属直].")  # 县（市）甲局 and 县属学校 are of no level of ours
_A_TOWN, _OF_ABOVE = (
    pattern("各(?:乡镇|镇街|[乡镇村]|街道|社区)"),
    pattern("[省市县区州]."),
)  # 各镇、县应急局: two
_EACH_SEAT = pattern("各[省市区县旗州盟乡镇]{1,2}(?:（[^（）]{1,4}）)?")
_GOVERNMENT = pattern("[省市区县旗州盟乡镇](?:人民)?政府")
_VAGUE = pattern("有关|相关|其他|其它|其余")
_ANYBODY = pattern("各?(?:有关|相关|其他|其它|其余)(?:部门|单位)")
_SEVERAL = pattern("[\u4e00-\u9fff]{2}\\s+[\u4e00-\u9fff]{2}")  # several people in a list that blanks part
_OF_MANY = pattern("(?:委员会|领导小组|指挥部|联席会议|组委会)办公室$")
_SEATS = pattern("[省市区县旗镇乡]")
_NUMERALS = "一二三四五六七八九十"  # of 七、八年级
_BY_ROLE = pattern("各(?:牵头|责任|主办|承办|协办|配合|参加)")  # of 各牵头、责任单位
_THEIR_WORK = pattern(
    "(?<=单位|部门|企业|学校|乡镇|街道)的[\u4e00-\u9fff]{0,6}(?:管理|工作|业务|教学|后勤)$"
)  # 各重点用能单位的能源管理, whose people come
_AND_BY_ROLE = pattern(  # 各县食安办和主题日牵头单位
    "(?<=.[局委办会处部室院校科股站所])[和及与](?=(?!其|时|谐)[^和及与、]{0,8}(?:牵头|责任|主办|承办|协办|参加|参展|参赛|配合|成员)单位$)"
)
_BEFORE_EACH = pattern("(?<=..)(?:以及|[及和与])(?=各)")


_PLACE = pattern(
    "(?:[\u4e00-\u9fff]{2,4}[省市州盟])?(?P<place>[\u4e00-\u9fff]{2,6}?(?:区|县|旗|市|镇|乡|街道))(?![域级政直属])"
)
_OCCASION = pattern(
    r"(?:^|[“‘《”’》年届次个区市县旗镇乡省\d]|全国|开展|举办|关于|做好|组织|印发)"
    "(?P<name>(?!个)(?:(?!关于|开展|举办|做好|组织|印发|全国|[年届区县市镇乡旗]|通知)[\u4e00-\u9fff]){2,8}?[日周月节季])(?=活动|系列|主题|宣传|工作|[”’》]"
    "|的|$|暨|方案)"
)
_TOGETHER = pattern("各[^、，；和及与（）]{1,8}(?:党委|党工委|工委)[和及与](?:人民政府|政府|办事处|管委会)")
_PARTY_AND_GOVERNMENT = pattern(
    "(?P<seat>各[^、，；和及与]{1,12}?)(?:党（工）委|党委|党工委|工委)(?:（党?工委）)?、"
    "(?P<government>(?:人民)?(?:政府|办事处|管委会)(?:（办事处）)?)(?=$|[、，；：。）和及与\\s])"
)
_MEMBERS = pattern(
    r"成员(?:单位)?(?:由|为|是|包括|有|：)(?P<units>[^。；：]{8,600}?)(?:等(?:[\d一二三四五六七八九十]{1,3}个)?(?:单位|部门)"
    r"|(?=(?:主要|分管|有关|相关|的)*(?:负责|领导|同志|组成)|[。；]|$))"
)

_OF_A_FEW = pattern(
    "(?:检查|督[导查]|评审|专家|巡查|验收|考核|宣讲|救援|抢险|保障|仲裁)组"
)  # of whom no 成员单位 is made
_NEAR = 60  # characters before a list in which stands whose it is


class Gathered(NamedTuple):
    """What goes into `units:`: the prefix, groups with their other names, single units, and one unit's full name."""

    prefix: str
    groups: dict[str, list[str]]
    units: list[str]
    aliases: dict[str, str]


def gather(phrases: Iterable[str], addressees: str, issuers: Iterable[str], level: str = "") -> Gathered:
    """The names in these lists of units, each once; 有关单位 and the like are left open, since nobody can list them.

    `level` is that of the issuer, 县, where it is known.
    """
    phrases = list(phrases)
    names, addressed = _names(phrases), _names([addressees])
    kinds = _kinds_of_many([*phrases, addressees])
    prefix = _prefix(names, level)
    groups: dict[str, list[str]] = {}
    units: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for name in (name for name in names if name not in _NUMERALS and not _BY_ROLE.fullmatch(name)):
        if is_group(name) or is_vague(name) or name in kinds:
            if (
                name in kinds
                or (name in addressed and _says_more(name, addressed))
                or not (_VAGUE.search(name) and is_vague(name))
            ):
                _enter(groups, name, prefix)
        else:
            units.setdefault(_key(name, prefix), _bare(name, prefix))
    for name in _names([addressees]):
        if same := next((group for group in groups if _common(group, prefix) == _common(name, prefix)), None):
            groups[same] += [name] if name not in (same, *groups[same]) else []
    for name, base in _with_brackets(units.values()):
        units.pop(_key(name, prefix), None)
        aliases[base] = name
    _hold_together(units, groups, phrases, addressees, prefix)
    known = list(units.values())
    own = {short: full for full in issuers for short in known if short != full and _is_short(short, full)}
    own |= {short: full for full in known for short in known if _stands_for(short, full, prefix)}
    for full in own.values():  # the same unit under both names
        units.pop(_key(full, prefix), None)
    for base in aliases.keys() & groups.keys():  # 幼儿园（含民办）, where 幼儿园 stands for several
        groups[base].append(aliases.pop(base))
    taken = {name for group, also in groups.items() for name in (group, *also)}
    return Gathered(prefix, groups, [unit for unit in units.values() if unit not in taken], aliases | own)


def _hold_together(
    units: dict[str, str], groups: dict[str, list[str]], phrases: list[str], addressees: str, prefix: str
) -> None:
    """Make groups of the names that are no units by themselves, but what else 各 holds for."""

    def taken(name: str) -> bool:
        """Take a name out of the units; whether it was there."""
        return units.pop(_key(name, prefix), None) is not None

    held: set[str] = set()
    for whole, parts in dict(_undivided([*phrases, addressees])).items():
        for name in parts:
            taken(name)
            if not groups.get(name):  # else it has names of its own: 各区 and 各区人民政府
                groups.pop(name, None)
        others = {_common(group, prefix) for group in groups}  # 各区人民政府 is 各区 too
        free = (name for name in parts if _common(name, prefix) not in others)
        groups[whole] = [name for name in free if name not in held]  # 各镇、街道 and 各镇、街道、园区甲委
        held |= set(parts)
    for whole, seat in _both([*phrases, addressees]):
        for name in whole.split("、"):
            taken(name)
            groups.pop(name, None)
        groups[whole] = whole.split("、")
        if seat in groups and not any(seat in also for also in groups.values()):
            groups[whole] += [seat, *groups.pop(seat)]  # 各乡镇 are the same
    for shared, name in _distributed(phrases):
        if taken(name):
            _enter(groups, shared, prefix)
            groups[shared] = [*groups.get(shared, []), name]
    own = {name for phrase in phrases for name in map(str, parse_units(Text(phrase)).names)}
    for shared, name in _of_each_seat(addressees):
        _enter(groups, shared, prefix)
        if f"{prefix}{name}" not in own and taken(name):  # else the name is that of our own, too: 市体育局
            groups[shared] = [*groups.get(shared, []), name]
    for name in _kinds([*phrases, addressees]):
        if taken(name):
            _enter(groups, name, prefix)


def _with_brackets(units: Iterable[str]) -> Iterator[tuple[str, str]]:
    """区甲局（12345中心） with 区甲局, where both are named: they are one unit."""
    known = list(units)
    for name in known:
        base = _BRACKET.sub("", name)
        if base != name and (
            same := next((one for one in known if one in (base, *(f"{level}{base}" for level in _LEVELS))), "")
        ):
            yield name, same


def _undivided(phrases: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """The lists in which the last name says what all are, with their parts: 各省、自治区、直辖市甲局; 各委、办、局.

    And 各建设、施工、监理单位.
    """
    for run in _runs(phrases):
        if are_by_trade(run) or (is_seat(run[0]) and not is_seat(run[-1])) or any(len(name) == 1 for name in run[1:]):
            yield "、".join(run), run


def _both(phrases: list[str]) -> Iterator[tuple[str, str]]:
    """各乡镇党委、政府 with 各乡镇: one addressee each; none where another 政府 or 办事处 is named by itself."""
    names = {str(name) for phrase in phrases for name in parse_units(Text(widened(phrase))).names}
    said = {both[0]: both for phrase in phrases for both in _PARTY_AND_GOVERNMENT.finditer(widened(phrase))}
    for whole, both in said.items():
        own = _BRACKET.sub("", both["government"])
        others = {_BRACKET.sub("", name) for name in names if name not in whole.split("、")}
        alike = sum(other["government"] == both["government"] for other in said.values())  # 各级党委、政府 besides
        if alike == 1 and not any(name.endswith(own) and len(name) <= len(own) + 1 for name in others):
            yield whole, both["seat"]


def _kinds(phrases: Iterable[str]) -> Iterator[str]:
    """The names that only say what else 各 holds for: 街道 in 各乡镇、街道."""
    return (name for run in _runs(phrases) for name in run[1:])


def _runs(phrases: Iterable[str]) -> Iterator[list[str]]:
    """The names with 各, each with those that it holds for, too: 各乡镇、街道; 各市、州、示例林区甲局."""
    for part in (part for phrase in phrases for part in re.split("[，；]", widened(phrase))):
        run: list[str] = []
        for typed in map(str, parse_units(Text(part)).names):
            name = _BEFORE_EACH.split(typed)[-1]  # 县甲局以及各镇、街道
            if is_people(name) or unit_of(name):  # 各市、州农机管理人员 are no group
                run = []
                continue
            goes_on = names_kind(run[-1], name) or (is_seat(run[-1]) and is_unit(name)) if run else False
            goes_on = goes_on or (bool(run) and is_trade(name) and are_by_trade([*run, "建设单位"]))
            if goes_on and "各" not in name and not (_A_TOWN.fullmatch(run[-1]) and _OF_ABOVE.match(name)):
                run.append(name)
                continue
            if len(run) > 1:
                yield run
            run = [name] if "各" in name else []
        if len(run) > 1:
            yield run


def _distributed(phrases: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What 各 means for the name behind it: 各市政府 in 各行署、市政府, 各省级乙局 in 各省级甲局、乙局."""
    for phrase in phrases:
        names = parse_units(Text(phrase)).names
        for before, name in pairwise(names):
            level = _EACH_LEVEL.match(before)
            if before.startswith("各") and _GOVERNMENT.fullmatch(name):
                yield f"各{name}", name
            elif name in ("政府", "人民政府") and (seat := _EACH_SEAT.match(before)):
                yield f"{seat[0]}{name}", name
            elif level and name[0] not in f"各{_LEVELS}":
                yield f"{level[0]}{name}", name


def _of_each_seat(addressees: str) -> Iterator[tuple[str, str]]:
    """What 各 means for the names behind it: 各县（区）体育局 in 各县（区）教育局、体育局、卫健局."""
    for part in re.split("[，；]", widened(addressees)):
        seat = ""
        for name in map(str, parse_units(Text(part)).names):
            found = _EACH_SEAT.match(name)
            if found and is_department(name[found.end() :]):
                seat = found[0]
            elif seat and is_department(name):
                yield f"{seat}{name}", name
            else:
                seat = ""


def _says_more(name: str, addressed: list[str]) -> bool:
    """Whether 各有关单位 is more than some of a kind that is addressed, as 各相关部门 is behind 区政府各部门."""
    return not _ANYBODY.fullmatch(name) or all(other == name or not other.endswith(name[-2:]) for other in addressed)


def _names(phrases: Iterable[str]) -> list[str]:
    """All names in the order they come, 和 and 与 taken apart where both sides are organs."""
    registry = Registry(Roster()).growing()
    names: dict[str, None] = {}
    for phrase in phrases:
        names |= dict.fromkeys(_TOGETHER.findall(widened(phrase)))  # one addressee each
        members, _ = registry.resolve(parse_units(Text(_TOGETHER.sub("", widened(phrase)))), people=True)
        names.update(dict.fromkeys(map(str, (*members.all, *members.vague))))
    names.pop("中央", None)  # 中央、省驻某市单位
    names = {part: None for name in names for part in _AND_BY_ROLE.split(_THEIR_WORK.sub("", name))}
    names = {name: None for name in names if widened(name).count("（") == widened(name).count("）")}
    nobody = (is_people, _SEVERAL.search)
    return [name for name in names if name.strip("等 　") and not any(is_so(name) for is_so in nobody)]


def _kinds_of_many(phrases: Iterable[str]) -> set[str]:
    """The kinds of which a list with 各 has several: 初中, 幼儿园 in 各小学、初中、幼儿园."""
    registry = Registry(Roster()).growing()
    each = (one for phrase in phrases for one in registry.with_each(parse_units(Text(widened(phrase))).names))
    return {str(name) for name, goes_on in each if goes_on and _OF_MANY_KINDS.fullmatch(name)}


def _prefix(names: list[str], level: str) -> str:
    """The level of government that names begin with: 区 where there is 区营商局; no other than the issuer's."""
    first = Counter(name[0] for name in names if _OF_LEVEL.match(name) and not _OWN_WORD.match(name))
    if level:
        return level if level in first else ""
    return first.most_common(1)[0][0] if first else ""


def _bare(name: str, prefix: str) -> str:
    """区营商局 as 营商局; 区政府办公室 and 区委宣传部 stay what they are, and so does 市市场监管局."""
    rest = _key(name, prefix)
    return name if len(rest) < 3 or _KEEPS_PREFIX.match(rest) or rest.startswith(prefix) else rest


def _key(name: str, prefix: str) -> str:
    """A name without the prefix: 市场监管局 both of 市市场监管局 and of 市场监管局."""
    return name.removeprefix(prefix) if prefix and not _OWN_WORD.match(name) else name


def _enter(groups: dict[str, list[str]], name: str, prefix: str) -> None:
    """A group, or another name of one that is there already: 区政府各部门 is 各政府部门."""
    same = next((group for group in groups if _common(group, prefix) == _common(name, prefix)), None)
    if same is None:
        groups[name] = []
    elif name not in (same, *groups[same]):
        groups[same].append(name)


def _common(name: str, prefix: str) -> str:
    """What two names of one group share: 区政府各部门, 各政府部门 and 区政府部门 are 政府部门."""
    return re.sub("^各|办事处|人民政府$", "", (name.removeprefix(prefix) if prefix else name).replace("各", "", 1))


def _is_short(short: str, full: str) -> bool:
    """Whether 区政府办公室 is the short name of 望花区人民政府办公室."""
    plain = full.replace("人民政府", "政府")
    return plain != short and plain.endswith(short) and _SEATS.match(short) is not None


def _stands_for(short: str, full: str, prefix: str) -> bool:
    """Whether an office of a committee is shortened: 安委办 is 安全生产委员会办公室, of whichever level both are."""
    core, whole = _key(short, prefix).removesuffix("办"), _key(full, prefix)
    if len(core) < 2 or not short.endswith("办") or not _OF_MANY.search(whole):
        return False
    rest = iter(whole.removesuffix("办公室"))
    return whole[0] == core[0] and all(char in rest for char in core)


def district(texts: Iterable[str]) -> str:
    """The district, or other seat of government, that a notice is about: 望花区; "" if none is named."""
    for text in texts:
        for found in _PLACE.finditer(text):
            place = re.sub("^(?:年|关于|印发|开展|做好|组织|转发|[在对向])+", "", found["place"])
            if not place.startswith(("全", "我", "本", "各")):
                return place
    return ""


def level(issuers: Iterable[str]) -> str:
    """The level of government of who issues a notice: 镇 of 示例县示例镇人民政府; "" where that is not to be seen."""
    found = ((issuer, seat) for issuer in issuers for seat in _PLACE.finditer(issuer))
    seats = [seat["place"] for issuer, seat in found if not _IS_NO_SEAT.match(issuer, seat.end("place") - 2)]
    return seats[-1][-1] if seats and seats[-1][-1] in _LEVELS else ""


def occasion(titles: Iterable[str]) -> str:
    """What a title calls the day, week or month, by which two plans of an office differ: 政务公开日; "" if nothing."""
    return next((found["name"] for title in titles if (found := _OCCASION.search(title))), "")


def members(texts: Iterable[str]) -> str:
    """The units of which a group that a notice sets up consists: 成员由县甲部、县乙局、县丙局等单位分管负责人担任."""
    above = ""
    for text in map(widened, texts):
        for found in _MEMBERS.finditer(text):
            names = parse_units(Text(found["units"])).names
            of_a_few = _OF_A_FEW.search(f"{above}{text[: found.start()]}"[-_NEAR:])
            if len(names) > 2 and share_of_units(found["units"]) == 1 and not of_a_few:
                return found["units"]
        above = f"{above}{text}。"[-_NEAR:]
    return ""
