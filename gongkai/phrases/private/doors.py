"""Doors: of an address the quarter and the building stay, unit and door go.

Where it is matters to whoever has to mend it, and the building says that; behind which door somebody lives does not.
"""

from collections.abc import Iterator

from gongkai.patterns import pattern
from gongkai.phrases.private.kinds import A_DOOR, hidden

_DIGITS = "0-9０-９一二三四五六七八九十零〇幺壹贰叁肆伍陆柒捌玖拾"
_D = f"[{_DIGITS}]"
_N = f"[{_DIGITS}甲乙丙丁A-Za-zＡ-Ｚ]"
_DASH = r"[\-－—–―~～_、/]"
_GAP = "[ 　]?"
# Behind a number that counts something: 楼上120平, 业主800余户, 住在1980年建的楼里.
_COUNTED = (
    "(?![0-9０-９年月日元人多余个度块路米㎡平万千百岁斤克吨升伏Vv%％.:：]|户(?:居|业|人|都|均|全|左|以|家)|[分小]?[时钟]|号线"
    "|会议|办公|教室|病房|诊室|窗口|展)"
)
_HOME = "(?:小区|家园|花园|新村|公寓|宿舍|大院|苑|园|里|庄|城|府|湾|庭|居|郡|墅|邸|坊|寓|院|期|区)"
_BUILDING = "(?<=[楼栋幢座#＃])"
_ROOM = "(?:室|号房间?|号|房间|户|房)"
_SIDE = "(?:[东西南北左右中]{1,2}[户门侧室]|[左右]手)"
_STOREY = f"(?:(?<!{_D}){_D}{{1,3}}|[顶底])[层楼]"

# From the unit on: 2单元501, 二单元3楼东户; 3个单元 is how many there are.
_BEHIND_UNIT = (
    rf"{_D}{{1,2}}[\-－—]{_D}{{1,4}}{_ROOM}?{_COUNTED}|{_D}{{2,4}}(?:{_ROOM}|门)?{_COUNTED}"
    rf"|{_D}{{1,2}}(?:室|号(?!楼)|门)|{_SIDE}"
)
_UNIT = pattern(
    rf"(?<![{_DIGITS}第])(?:{_N}{{1,3}}(?:[、,，至到和及\-—]{_N}{{1,3}}){{0,6}}|[东西南北中左右])单元"
    rf"(?![格体测教]|楼(?!道|梯|[上下顶门])|门口|房产)"
    rf"(?:[ 　,，\-—的]?{_STOREY})?(?:[ 　,，\-—的]{{0,2}}(?:{_BEHIND_UNIT}))?"
    rf"(?:、{_D}{{3,4}}(?:{_ROOM})?{_COUNTED}){{0,9}}"
)
# Behind the building: 3号楼1203, 5栋A1203室.
_BEHIND_BUILDING = pattern(
    rf"{_BUILDING}(?![0-9]{{1,2}}00户){_GAP}{_DASH}?(?:{_N}{{1,2}}{_DASH})?{_D}{{3,4}}{_ROOM}?{_COUNTED}"
)
# 5栋1-402, 12#3-2-1, 示例路15号3-201.
_DASHES = pattern(
    rf"{_BUILDING}{_GAP}{_DASH}?{_D}{{1,2}}{_DASH}{_D}{{1,4}}(?:{_DASH}{_D}{{1,4}})?{_ROOM}?{_COUNTED}(?![号层楼栋幢])"
    rf"|(?<=[0-9]号){_GAP}{_D}{{1,2}}[\-－—]{_D}{{3,4}}{_ROOM}?{_COUNTED}"
)
# Behind the quarter the building's number stays: 幸福小区3-2-501, 望花里12—501.
_BEHIND_HOME = pattern(
    rf"({_HOME}(?:[东西南北]区|[一二三四五六]期)?{_GAP}[A-Za-z]?{_D}{{1,3}}){_DASH}"
    rf"(?:{_N}{{1,2}}{_DASH}{_D}{{1,4}}|{_D}{{3,4}}){_ROOM}?{_COUNTED}"
)
# A room by itself: 501室, 3-1203室, 五零一室; 三室一厅 and 2室 are how many.
_ALONE = pattern(
    rf"(?<!{_D})(?:{_N}{{1,3}}{_DASH}){{0,2}}[A-Za-zＡ-Ｚ]?{_D}{{3,4}}"
    "(?:室(?![一二两三四0-9内外])|房间|号?房(?![屋产地价租东主子源管本改间]))"
    r"|(?<![0-9])[1-9][0-9]?[01][0-9](?=业主|住户|租户)"
)
# Three numbers with dashes are building, unit and door wherever they stand, where the last is a floor and a door.
_THREE = pattern(rf"(?<![0-9第.\-])(?<![A-Za-z][A-Za-z])([0-9]{{1,2}})-[0-9]{{1,2}}-[0-9]{{3,4}}{_ROOM}?{_COUNTED}")
_GATE = pattern(
    rf"(?<!{_D}){_D}{{1,2}}门{_GAP}(?:{_D}{{3,4}}{_ROOM}?{_COUNTED}|{_STOREY}(?:{_SIDE})?|{_D}{{1,2}}号(?!楼))"
    rf"|(?:{_BUILDING}{_GAP})[东西南北]{{1,2}}[门侧]{_GAP}{_D}{{3,4}}{_ROOM}?{_COUNTED}"
)
# Behind a floor: 三楼东户, 6楼左门, 5楼502, 5层2号.
_FLOOR = pattern(
    rf"(?<!{_D}){_D}{{1,3}}[楼层]{_GAP}"
    rf"(?:[东西南北左右中]{{1,2}}户|[左右中]门|{_D}{{3,4}}{_ROOM}?{_COUNTED}|{_D}{{1,2}}(?:室|号(?!楼|线)|门))"
)
_SIDES = pattern(rf"{_BUILDING}{_GAP}[东西南北左右中]{{1,2}}户")
# Of a person who lives there: 我家住601, 楼上502天天吵.
_LIVED_IN = pattern(
    "((?:住在?|住址是?|楼上|楼下|对门|隔壁|邻居|我家|自家|业主|住户|房号|门牌号?)(?:的|是|为|[:：])?[ 　]?)"
    rf"(?:{_D}{{1,2}}{_DASH}){{0,2}}{_D}{{3,4}}{_ROOM}?{_COUNTED}"
)
_GROUP = pattern(rf"((?:[组屯社队]){_GAP}){_D}{{1,4}}号(?![楼线院路井机公])")


_WHOLE = (_UNIT, _FLOOR, _GATE, _DASHES, _BEHIND_BUILDING, _ALONE, _SIDES)
_BEHIND = (_BEHIND_HOME, _LIVED_IN, _GROUP, _THREE)  # what stands in the first group stays

# Before a door: somebody lives there where the building is of a quarter, or has units; an office has rooms as well.
_QUARTER = r"(?:小区|花园|家园|公寓|新村|嘉园|[苑郡]|(?<!家)庭)[^\d，。；、\n]{0,4}?"
_BUILT = rf"{_N}{{1,5}}(?:号楼|[栋幢座楼号#＃])?{_GAP}-?"
_VILLAGE = rf"[村屯][^\d，。；、\n]{{0,6}}?(?={_N}{{1,5}}[组队])"
_BEFORE = pattern(rf"(?P<home>{_QUARTER}|{_VILLAGE})?(?P<built>{_BUILT}|{_D}{{1,3}}[组队])?$")
_NEAR = 24
_IN_UNIT = pattern(f"单元[^单]{{0,40}}{_D}")
_CALLED_HOME = pattern(
    r"(?:家庭住址|家庭地址|住址|住所|家住|现住|居住在|居住地|户籍地|户籍所在地)[^，。；、\n]{0,30}?"
    rf"{_N}{{1,5}}{_GAP}(?:[室栋幢组]|号楼?)(?!召)"
)


def doors(text: str) -> list[tuple[int, int]]:
    """Where units and doors stand, without the building."""
    spans: list[tuple[int, int]] = []
    for source, group in (*((one, 1) for one in _BEHIND), *((one, 0) for one in _WHOLE)):
        more = [(found.end(group) if group else found.start(), found.end()) for found in source.finditer(text)]
        if more:
            spans += more
            text = hidden(text, more, A_DOOR)
    return spans


def homes(text: str) -> Iterator[tuple[int, int]]:
    """What is said to be somebody's home, and doors behind which people live, from the number of the building on."""
    for start, end in doors(text):
        before = _BEFORE.search(text, max(0, start - _NEAR), start)
        in_unit = "单元" in text[start:end]  # by itself it is the whole staircase's
        if before and (_IN_UNIT.search(text, start, end) if in_unit else before["home"]):
            yield (before.start("built") if before["built"] else start), end
    yield from (found.span() for found in _CALLED_HOME.finditer(text))
