"""To whom a report goes: what stands behind its verb, or behind 向."""

import re

from gongkai.importing.meaning import asking
from gongkai.importing.meaning.made import HALVED
from gongkai.importing.words.names import are_units, is_group, is_unit
from gongkai.importing.words.sentence import OFFICE_OF, trailing_unit, without_brackets
from gongkai.patterns import pattern
from gongkai.phrases.private.surnames import SURE

_OF_SOMEBODY = pattern(  # 市甲站管理处李某, 校工会王老师邮箱, 区教研室402室
    rf"(?P<who>[^，。；]{{1,24}}(?:[局委办部处科室站会院所馆宫校]|(?<!服务)(?<!行政)(?<!政务)中心))"
    rf"(?:[{SURE}][\u4e00-\u9fff]{{0,2}}(?:老师|同志|科长|主任)?|[\u4e00-\u9fff]{{1,3}}(?:老师|同志)|[\u4e00-\u9fff]{{0,4}}(?:专员|专干|联络员|内勤))?(?:办公)?(?:处"
    rf"|(?:OA|oa)?邮箱|OA|oa|[A-Z]?\d{{2,4}}室?)?"
)
_OFFICES_LIKE_NAMES = "金融|高新|石化|文艺|文化|文教|方志|安全|安监|成教|计财|计划|车管|水利|水务|林业|党群|党建|史志"
_A_PERSON = pattern(
    rf"^(?:至|到|给|送)?(?P<who>[^，。；]{{2,24}}?(?:局|委|办|部|科|室|股|站|会|院|所|组|中心|办公室)|[党校院厂]办)"
    rf"(?![\u4e00-\u9fff]{{2,3}}[科股室办站组部]$|(?:{_OFFICES_LIKE_NAMES})处$)"  # 高新科, 金融处
    rf"(?:[{SURE}](?:[\u4e00-\u9fff]{{0,2}}(?:老师|同志|科长|主任)|[\u4e00-\u9fff]{{1,2}})|[小老][{SURE}])[处收]?$"
)
_ROOM_FIRST = pattern(r"^(?:至|到|给|送|于|往)?[\u4e00-\u9fff]{1,6}[楼厦座]\d[\d—-]{0,6}室?(?=[\u4e00-\u9fff]{3,})")
_GROUP_CHAT = pattern("(?:工作|微信|QQ|钉钉|联络){1,2}群$")
_BOTH = pattern(
    "(?:至|到|给|送)?(?P<who>[^，。；：（]{2,14}?)(?:（[^（）]{1,30}）)?(?P<more>[和及与][^，。；：（]{2,20}?(?:单位|部门|科室|机构))(?=[，。；]|$)"
)
_AND_ANOTHER = pattern(
    "(?P<one>[^、，和及与（）]{3,16})[和及与](?P<other>(?:[省市区县镇乡]|团[省市区县])[^、，和及与（）]{2,16})"
)
_RECEIVERS = pattern(
    "(?:至|到|给|送|于|往)?(?P<who>[^，。；：（(、]{1,20}(?:（[^（），。；、\\d]{2,12}[局委办处科会室股]）)?(?:、(?:[^，。；：（(、]"
    "|（[^（）]{1,4}）){2,20}?(?:（[^（），。；、\\d]{2,12}[局委办处科会室股]）)?){1,4}?)(?:各?[一二两三\\d]份)?(?:备案|备查|存档"
    "|汇总(?:后[^，。；]{0,12})?|审定|审核)?(?=[，。；（(]|$)"
)
_AT_ITS_ROOM = pattern(  # 报县委大院三号楼201室（县甲委）
    "(?:至|到|给|送)?[^，。；（）]{2,30}(?:(?<=\\d)室|[楼层]|大院)（(?P<who>[^（），。；\\d]{2,16})）"
)
_ANOTHER = pattern(  # who is no unit: 交财务李会计, 报驻村工作队
    "(?:至|到|给)?(?P<who>(?![各每本我其上来齐你他她您]|大家|贵)[\u4e00-\u9fff]{2,12}?)(?:处|收)?(?:汇总|备案|审[核定]|存档|登记)?"
)
_NO_RECEIVER = pattern(
    "(?:邮箱|系统|平台|网站|群|云盘|后台|盘|领导|负责人)$|备案|汇总|存档|审[核定批]|通过|为准|以[上下前]|一[份式]|电子|纸质|书面|统一"
)
PERSON = pattern(rf"[{SURE}][\u4e00-\u9fff]{{0,2}}(?:老师|同志|科长|主任)?(?=$|[，。；（])")  # 报给李老师
_OF_A_KIND = pattern(  # 乡镇（街道）安监办
    "(?:至|到|给|送|于|往)?(?P<who>(?:所在地?)?(?:乡镇|[乡镇县市区村]|街道)（[^（）]{1,6}）[^，。；：（(、]{1,14}(?:[局委办部科室股站会院所组]|中心"
    "|办公室))(?=[，。；（]|$)"
)
_ROOM = pattern("(?:(?![至到给送交于报])[\u4e00-\u9fff]){2,7}(?:[股科处办室校]|专班)")  # all behind 报: 宣传股
_ASIDE = pattern("（[^（）]*）(?![股科处室])")  # 出版（版权）股 is one name
_AN_OFFICE = pattern("[局委办部厅处科室股署]$|(?<!服务)中心$|政府$|协会$|联合会$|[妇残]联$|学院$|大学$|办公室$")
_THEIRS = pattern(  # of those who hand it in: 所在乡镇安监站, 所属街道教育办, 工程所在地住建局
    "[\u4e00-\u9fff]{0,4}所(?:在|属)(?:地)?[\u4e00-\u9fff（）]{0,14}(?:[局委办站所院校科镇乡村]|部门|单位|中心|街道|政府|社区|公司|（街道）|（区）|（镇）)"
)
BY_ROLE = pattern(  # 由牵头单位汇总后于月底前报
    "(?:请|由)?(?P<who>(?:活动|演出|点位|项目)?所在(?:乡镇|镇街|街道|社区|[县区镇村]|学[校院]|单位)(?!审[核查批]|把关|盖章|同意|推荐|$)|(?:[^，。；]{0,12}活动)?各?(?:牵头|主办|承办|协办|组织|责任|推荐|申报|报名|获奖|入选|入围|供稿|参加|参与|参展|参赛|开放)(?:单位|部门|企业|学校"
    "|场馆))(?=(?:要|应|须|负责)?(?:汇总|收集|审核|整理|统一|按|向|于|在|将|把|$))"
)
_TO_A_BOX = pattern("[至到给](?P<who>[^，。；至到给]{2,16}?)(?:电子)?邮箱")
_NO_OFFICE = pattern(  # a house, or a person: 县行政中心305室, 陈某处
    rf"[^，。；]{{1,16}}(?:(?:行政|政务|会展|商务|市民|国际)中心|(?:政务|行政|便民|社区|党群|市民)服务中心|大[楼厦院]|广场|楼|厦)[A-Z]?\d[^，。；]{{0,12}}"
    rf"|[{SURE}][\u4e00-\u9fff]{{1,2}}处"
)
_IN_A_ROOM = pattern(  # where an office sits: 县甲局三楼306室, 县甲局3号楼205室王老师
    "(?<=.{3})(?:(?:[一二三四五六七八九十A-Z]|\\d{1,2})号?[楼座层])?[A-Z]?(?<!\\d)\\d{2,4}(?:办公室|房间|[室房])"
    "|(?<=.{3})(?:[一二三四五六七八九十A-Z]|(?<!\\d)\\d{1,2})号?[楼座层]$"
)
_SITS_THERE = pattern("[局委办部厅处科室股署馆校院会]$|(?<!行政)(?<!政务)(?<!服务)(?<!会展)(?<!商务)中心$")
_PHONE = pattern(  # 报局办公室（0000-5530127）和县甲办, 报县甲局（a@example.com）、县乙办
    r"（(?:[\d\s、；—－-]{7,30}|[^（）]{0,20}(?:@|电话|联系人|邮箱|微信)[^（）]{0,30})）(?=[和及与、])"
)
_ONE = pattern("[局厅院校所办部委处](?=[。；，（]|$)")  # 报局: the one who issues it
_AND_OTHERS = pattern("、[^，。；]{2,24}?(?:领导|负责人|同志)(?=[，。；审]|$)")


def _several(after: str) -> str:
    """Several receivers, the last of whom need not be one that looks so: 区安委办和对应督查组组长单位.

    Or the one whose room is named before it.
    """
    if (room := _AT_ITS_ROOM.match(after)) and is_unit(room["who"]):
        return room["who"]
    if (found := _RECEIVERS.match(after)) and are_units(found["who"]):
        return found["who"]
    both = _BOTH.match(after)
    whole = f"{both['who']}{both['more']}" if both else ""
    return whole if both and is_unit(both["who"]) and not is_unit(whole) else ""


def _without_a_name(typed: str) -> str:
    """A receiver that is told by its part, or an office within the one who asks: 牵头单位, 宣传股; else empty."""
    by_role = BY_ROLE.fullmatch(typed)
    is_room = _ROOM.fullmatch(typed) and not typed.startswith("各") and not asking.ENDS_IN_PAPER.search(typed)
    return by_role["who"] if by_role else typed if is_room else ""


def another(behind: str, what: str) -> str:
    """Whoever stands right behind a verb and is no unit that is known: 交财务李会计; "" for a mailbox, and a paper."""
    found = _ANOTHER.fullmatch(behind.strip("，。；"))
    who = found["who"] if found else ""
    is_nobody = not who or _NO_RECEIVER.search(who) or who in what or asking.PAPER.search(who) or is_group(who)
    return "" if is_nobody else who


def receiver(to: str, behind: str, after: str, what: str) -> str:
    """Whom it is handed in to, where that is a unit; several with 、 between them."""
    found = _receiver(to, behind, after, what)
    both = _AND_ANOTHER.fullmatch(found)
    return f"{both['one']}、{both['other']}" if both and is_unit(both["one"]) and is_unit(both["other"]) else found


def _receiver(to: str, behind: str, after: str, what: str) -> str:
    candidates = [to] if to else []
    after = _PHONE.sub("", after)
    if several := _several(after):
        return several
    if kind := _OF_A_KIND.match(after):
        return kind["who"]
    found = asking.RECEIVER.match(after)
    candidates += [found["who"]] if found else []
    if last := trailing_unit(_ASIDE.sub("", behind)):
        candidates.append(last.text)
    candidates += [box["who"] for box in _TO_A_BOX.finditer(without_brackets(behind))]
    for at in range(min(len(behind) - 2, 24), 2, -1):
        if (
            are_units(behind[:at])
            and behind[at:] == what
            and _AN_OFFICE.search(behind[:at])
            and not HALVED.match(behind, at - 1)
        ):
            if "、" in behind[:at]:
                return behind[:at]
            candidates.append(behind[:at])
    if not candidates and (one := _ONE.match(after)):
        return one[0]
    for candidate in candidates:
        typed = _ROOM_FIRST.sub("", candidate.strip())  # 双创楼803室工会办公室
        office = _IN_A_ROOM.sub("", typed)
        if "@" in typed or (_NO_OFFICE.fullmatch(typed) and not (_SITS_THERE.search(office) and is_unit(office))):
            continue
        typed = _GROUP_CHAT.sub("", _A_PERSON.sub(r"\g<who>", office))  # 乡党建办王某某处, 镇爱卫办工作群
        bare = re.sub(
            rf"^(?:至|到|给|送|于|往)|(?:(?:QQ|OA|oa)?邮箱|QQ|汇总|备案|审[核查定阅]|把关|检[测验]|查重|[复评]审|复核|评阅|备查|存档|各?[一二两三\d]份|收"
            rf"|(?<!{_OFFICES_LIKE_NAMES})处|\d{{1,4}}(?:室|房间|办公室))$",
            "",
            typed,
        )
        whose = _OF_SOMEBODY.fullmatch(typed)
        who = next((one for one in (bare, typed, whose["who"] if whose else "") if is_unit(one)), typed)
        if not is_unit(who) and (named := OFFICE_OF.fullmatch(bare) or _THEIRS.fullmatch(bare)):
            return named[0]
        if plain := _without_a_name(bare):
            return plain
        if is_unit(who) and not who.startswith("各") and who not in what and not asking.ENDS_IN_PAPER.search(who):
            more = _AND_OTHERS.match(after, after.find(who) + len(who)) if who in after else None
            return f"{who}{more[0]}" if more else who  # 报县委、县政府主要领导
    return ""
