"""Doors: of an address the quarter and the building stay, unit and door go.

Where it is matters to whoever has to mend it, and the building says that; behind which door somebody lives does not.
"""

import re

DOOR = "\ue001"  # stands for a door until all has been found: no name stands beside one

_D = "[0-9０-９一二三四五六七八九十零〇]"
_N = "[0-9０-９一二三四五六七八九十零〇甲乙丙丁A-Za-z]"
_DASH = r"[\-－—–―~～_、/]"
_GAP = "[ 　]?"
# Behind a number that counts something: 楼上120平, 业主800余户, 住在1980年建的楼里.
_COUNTED = (
    "(?![0-9０-９年月日元人多余个度块路米㎡平万千百岁%％.:：]|户(?:居|业|人|都|均|全|左|以|家)|[分小]?[时钟]|号线)"
)
_HOME = "(?:小区|家园|花园|新村|公寓|宿舍|大院|苑|园|里|庄|城|府|湾|庭|居|郡|墅|邸|坊|寓|院|期|区)"
_BUILDING = "(?<=[楼栋幢座#＃])"
_ROOM = "(?:室|号房间?|号|房间|户|房)"
_SIDE = "(?:[东西南北左右中]{1,2}[户门侧室]|[左右]手)"

# From the unit on: 2单元501, 二单元3楼东户; 3个单元 is how many there are.
_BEHIND_UNIT = (
    rf"{_D}{{1,2}}[\-－—]{_D}{{1,4}}{_ROOM}?{_COUNTED}|{_D}{{2,4}}(?:{_ROOM}|门)?{_COUNTED}"
    rf"|{_D}{{1,2}}(?:室|号(?!楼)|门)|{_SIDE}"
)
_UNIT = re.compile(
    rf"(?<!{_D})(?:{_N}{{1,3}}(?:[、,，至到和及\-—]{_N}{{1,3}}){{0,6}}|[东西南北中左右])单元(?![格体楼测教]|门口|房产)"
    rf"(?:[ 　,，\-—]?{_D}{{1,3}}[层楼])?(?:[ 　,，\-—的]{{0,2}}(?:{_BEHIND_UNIT}))?"
    rf"(?:、{_D}{{3,4}}(?:{_ROOM})?{_COUNTED}){{0,9}}"
)
# Behind the building: 3号楼1203, 5栋A1203室.
_BEHIND_BUILDING = re.compile(rf"{_BUILDING}{_GAP}{_DASH}?(?:{_N}{{1,2}}{_DASH})?{_D}{{3,4}}{_ROOM}?{_COUNTED}")
# 5栋1-402, 12#3-2-1, 示例路15号3-201.
_DASHES = re.compile(
    rf"{_BUILDING}{_GAP}{_DASH}?{_D}{{1,2}}{_DASH}{_D}{{1,4}}(?:{_DASH}{_D}{{1,4}})?{_ROOM}?{_COUNTED}(?![号层楼栋幢])"
    rf"|(?<=[0-9]号){_GAP}{_D}{{1,2}}[\-－—]{_D}{{3,4}}{_ROOM}?{_COUNTED}"
)
# Behind the quarter the building's number stays: 幸福小区3-2-501, 望花里12—501.
_BEHIND_HOME = re.compile(
    rf"({_HOME}(?:[东西南北]区|[一二三四五六]期)?{_GAP}[A-Za-z]?{_D}{{1,3}}){_DASH}"
    rf"(?:{_N}{{1,2}}{_DASH}{_D}{{1,4}}|{_D}{{3,4}}){_ROOM}?{_COUNTED}"
)
# A room by itself: 501室, 3-1203室, 五零一室; 三室一厅 and 2室 are how many.
_ALONE = re.compile(
    rf"(?<!{_D})(?:{_N}{{1,3}}{_DASH}){{0,2}}[A-Za-zＡ-Ｚ]?{_D}{{3,4}}"
    "(?:室(?![一二两三四0-9内外])|房间|号?房(?![屋产地价租东主子源管本改间]))"
    r"|(?<![0-9])[1-9][0-9]?[01][0-9](?=业主|住户|租户)"
)
# Three numbers with dashes are building, unit and door wherever they stand, where the last is a floor and a door.
_THREE = re.compile(rf"(?<![0-9.\-])([0-9]{{1,2}})-[0-9]{{1,2}}-[0-9]{{3,4}}{_ROOM}?{_COUNTED}")
_GATE = re.compile(rf"(?<!{_D}){_D}{{1,2}}门{_GAP}{_D}{{3,4}}{_ROOM}?{_COUNTED}")
# Behind a floor: 三楼东户, 6楼左门, 5楼502, 5层2号.
_FLOOR = re.compile(
    rf"(?<!{_D}){_D}{{1,3}}[楼层]{_GAP}"
    rf"(?:[东西南北左右中]{{1,2}}户|[左右中]门|{_D}{{3,4}}{_ROOM}?{_COUNTED}|{_D}{{1,2}}(?:室|号(?!楼|线)|门))"
)
_SIDES = re.compile(rf"{_BUILDING}{_GAP}[东西南北左右中]{{1,2}}户")
# Of a person who lives there: 我家住601, 楼上502天天吵.
_LIVED_IN = re.compile(
    "((?:住在?|住址是?|楼上|楼下|对门|隔壁|邻居|我家|自家|业主|住户|房号|门牌号?)(?:的|是|为|[:：])?[ 　]?)"
    rf"(?:{_D}{{1,2}}{_DASH}){{0,2}}{_D}{{3,4}}{_ROOM}?{_COUNTED}"
)
_GROUP = re.compile(rf"((?:[组屯社队]){_GAP}){_D}{{1,4}}号(?![楼线院路井机公])")

_WHOLE = (_UNIT, _DASHES, _BEHIND_BUILDING, _ALONE, _GATE, _FLOOR, _SIDES)
_BEHIND = (_BEHIND_HOME, _LIVED_IN, _GROUP, _THREE)
_SEVERAL = re.compile(rf"{DOOR}(?:[ 　\-—、]?{DOOR})+")


def without_doors(text: str) -> str:
    """The text with DOOR in place of every unit and door."""
    for pattern in _BEHIND:
        text = pattern.sub(_kept, text)
    for pattern in _WHOLE:
        text = pattern.sub(DOOR, text)
    return _SEVERAL.sub(DOOR, text)


def _kept(found: re.Match[str]) -> str:
    return f"{found[1]}{DOOR}"
