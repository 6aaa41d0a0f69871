"""Who hands a report in: the units of the clauses before its verb."""

import re

from gongkai.importing.meaning import asking
from gongkai.importing.meaning.made import NO_SUBJECT, of_group
from gongkai.importing.meaning.receivers import BY_ROLE
from gongkai.importing.words.names import are_units, is_group
from gongkai.importing.words.sentence import Part, leading_units
from gongkai.patterns import pattern

_ASKED_TO = pattern("鼓励|欢迎|提倡")
_LED = pattern(r"(?P<who>各[^由，]{1,8})由(?P<unit>[^，。由]{2,20}?)牵头")
_OF_THOSE = pattern("(?<=的)(?:有关|相关|各)[^的（）]{3,}$")
_PLACE = (
    "(?!协助|配合|组织|指导|督促|乡镇)(?![全我本各其该辖将把根按在对由以向])[\u4e00-\u9fff]{1,3}(?:[区县市旗镇乡]|街道)"
)
_THEN = (
    "(?=(?:请|要|应|须|需|务必?)*(?:于|在|将|认真|做好|一并|一同|同时|另行?|按要求|也)*$"
    "|(?:请|要|应|须|需)?(?:认真|做好|将|填[写报]|写出|形成|撰写|报送|上报))"
)
_BY_PLACE = pattern(  # of whom only a place, or what they have to do with it, is said: 请甲县、乙区于, 参加活动的单位要
    f"(?:请|由)?(?P<who>{_PLACE}(?:[、和及]{_PLACE}){{0,20}}"
    f"|(?P<those>(?:拟|需要?|自行|自愿|不|未|单独)?(?:参加|参与|承办|举办|开展|组织|涉及|拟?申报|报名|推荐|创建|承担|制作|布置|设[置立]|租用|作|有(?!关|条)|[被未受](?!控))[^，。；的]{{0,12}}的[^，。；的]{{0,4}}?"
    f"(?:单位|部门|学校|企业|村|社区|场所|学会|协会|医院|班级|街道|乡镇|科室|场馆|传承人|工坊|机构|事务所|公司|商户|商家|基地|合作社|团体|组织|团队|队伍|幼儿园|景区|银行|家庭|农户"
    f"|项目部|中心|[县区镇校园所站院馆])(?:、(?:传承人|工坊|企业|学校|单位|社区))*)){_THEN}"
)
_BY_EACH = pattern(  # of a kind that nobody knows: 请各基层社于
    "(?:请"
    "|由)?(?P<who>各(?![项类种方自个位界阶级式])[\u4e00-\u9fff]{2,6}?(?:[、和]各(?![项类种方自个位界阶级式])[\u4e00-\u9fff]{2,6}?){0,4}?)(?:演练"
    "|活动|培训|比赛|检查)?(?:[请要应须于在将把]|务必)*"
)
_STATION = pattern(  # 各乡镇（街道）统计站
    "(?!组织|选派|推荐|报送|召开|开展|举办|做好|[\u4e00-\u9fff]{0,3}[至到给送交于报向将对])(?P<office>[\u4e00-\u9fff]{1,4}(?:[站所办股室校]|中心|妇联"
    "|卫生院|工会))(?:要|应|须|务必)*(?:于|在|将|把)?"
)
PEOPLE = (
    "(?:各|全体|本|每)?(?:位|[班级校系]|年级|学科|教研组|单位|部门|村|社区|参赛|参评|入围决赛|入围|决赛|新入职|获奖|课题)?(?:作者本人|作者|指导教师|指导老师|班主任|辅导员|年级组长|教研组长"
    "|组长|班长|团支书|联络员|通讯员|信息员|选手|领队|教师|老师|申报人|申请人|报名人|负责人|参赛者|投稿者|家长|学生|队员|书记)"
)
BY_PEOPLE = pattern(
    f"(?:请|由)?(?P<who>{PEOPLE})(?=(?:负责|统一|要|应|须|需)*(?:于|在|将|把|收齐|汇总|整理|统计|收集|填写|提交|上交|交|报(?!名?表|告(?!进)|道)|送|发|通过|$))"
)
_OVERSEES = pattern(  # no part of theirs in the report: 由县甲局审核, 县乙局加强指导, 县丙局派员协助
    "(?>(?:负责|加强|跟踪|进行|给予|做好|统一|严格|予以|认真|要|应|将)*)(?:派[^，。；]{0,10}?)?"
    "(?:审[核查定批]|[初复终]审|验收|认定|把关|指导|督[办促查导]|检查|抽查|复核|核[定实]|协助|配合|支持|同意|盖章|签字|备案)[^，。；]{0,8}$"
)
_TELLS = pattern(  # 县甲局督促各学校于
    "(?:要|应|须|负责|及时|认真)*(?:督促|组织(?!部)|要求|通知|督导|指导|提醒|动员|发动|安排)(?P<them>[^，。；]{1,40}?)(?:于|在|要|将|把|按)?$"
)
_PASSES_ON = pattern(
    "负责通知|(?:[要应须]|请|及时|负责)*通知(?:本|所属|下属|所辖|辖区|到)"
)  # 各镇负责通知辖区企业，于……报
_SUMS_UP = pattern("并(?:统一|负责|认真|及时|做好)*(?:汇总|收集|收齐|汇集|统计)")  # 各镇通知各村，并汇总名单，于……报
_ASKS = pattern(
    "(?:要求|通知|督促)(?P<them>[^，。；]{2,24}?)(?:要|应|须|继续|认真|积极|及时|务必)"
)  # 市甲会要求各乙会要继续
_TAKES = pattern(  # 县甲中心接受各校新闻稿投稿
    "(?:负责|统一)?(?:接受|受理|接收)(?P<them>各(?:[校系院班镇村]|单位|部门|学[校院]|社区|科室|县区|区县|乡镇|镇街|街道))"
)
_HELPS = pattern("(?:要|应|须|积极|主动|密切|全力|予以|给予|做好|共同)*(?:配合|协助|支持|参与)(?!单位|部门)")
_CHECKS = pattern("审[核查定批]|[初复终]审|验收|认定|把关|[复抽]核|核[定实查]|抽查|检查")
_BUT_THEM = pattern("除[^，。；]{2,40}?外的?")
_HOLDS_IT = pattern(  # 由示例学校承办, 试卷由县甲办统一印发
    "(?:负责|具体|共同)?(?:(?:主办|承办|协办|举办|赞助)|(?:统一)?(?:印[制发刷]|制作|命题|配发|下发|发放|采购|提供)$)"
)
_ENTRY, _JUDGES = pattern("稿|作品|征文|论文"), pattern("(?:负责|组织|统一){0,3}评[选审比定]")  # 由市土地学会负责评选
_ORGANISES = pattern("(?:负责|具体|统一)?组织(?:实施|开展)?(?=，)")  # 市甲会组织，作品送市甲会宣教部
_IN_A_SENTENCE = pattern("要|及时|通过|情况")  # 各校情况要及时通过学校……
_TOGETHER = pattern("(?P<one>[^，。；]{2,30}?)(?:会同|联合|协同|配合)(?P<other>[^，。；]{2,30})")
_Sender = tuple[str, tuple[tuple[str, str], ...]]
_SEEN_BY = pattern("由?(?P<who>[^，。；由将把送]{2,20}?)(?:审[核查定批]|把关)(?:[^，。；]{0,8}后)?$")
_SO_MANY = pattern(r"\d{1,3}[篇件个份幅条部名人项户家支队组套例张]$")
_CHOOSES = pattern(
    "(?:拟|计划|负责|组织|最终|共|将)*(?:评选|评定|评出|表彰|命名|确定|遴选|择优|认定)"
)  # 县甲会负责评选10户
_EVERY = pattern("每个?[\u4e00-\u9fff]{1,4}")
_YOURS = pattern("(?:请|望|恳请)?各?贵(?:单位|公司|[局委办厅会校院区县市])")
_SO_MANY_EACH = pattern(
    r"每个?(?:社区|单位|部门|区县|[村班校镇县区]|县区|街道|乡镇|企业|科室|年级|学院)(?:推荐|选送|限报|选派|报送)?\d{1,3}(?:[-—~至]\d{1,3})?[名人个件篇幅份]"
)  # 每个社区1-2名
_EACH_OF_THEM = pattern(  # 市直各中小学每校限报5篇
    r"(?<=..)每个?[\u4e00-\u9fff]{1,3}?(?:各|限|可)?(?:报送?|推荐|选[送报派])?(?:不超过|不少于|至少)?\d{1,3}[篇件幅个名份]$"
)
_ONCE_SIGNED = pattern(  # 各镇盖章后, but not 单位负责人签字后
    "^(?P<who>(?:请|由)?(?:[省市区县镇乡]直)?各[^，。；]{1,16}?)(?:签字)?(?:加?盖(?:单位)?公?章|签字)后$"
)
_AND_SO_MANY = pattern(r"\d{1,3}[篇件个份幅条部名人项户家支队组套例张][、；]")
_US = pattern("我(?:[局委办厅院校会处站]|中心)")
_DIRECTLY = pattern("直接(?:报送?|上报|提交)")


def subject(parts: list[str], what: str) -> _Sender:
    """Who has to hand it in: the units that the nearest clause begins with, `parts` being the last clause first.

    Those who only see to it (由县甲局审核) come after all others; of 县甲局督促各学校 it is 各学校.
    """
    others: _Sender = ("", ())
    checked_by, helping = "", ""
    for nth, part in enumerate(parts):
        text = _ONCE_SIGNED.sub(r"\g<who>", _EACH_OF_THEM.sub("", part.strip()))
        if led := _LED.search(text):
            return f"{led['who']}{led['unit']}", (("from", "由原文的前后两处合成"),)
        if seen := _SEEN_BY.match(text):
            checked_by = seen["who"]
        if NO_SUBJECT.match(text) or _SO_MANY_EACH.fullmatch(text):
            continue
        units = _units_of(text)
        if units is None and (nobody := _no_units(text)):
            return _checked(nobody, checked_by)
        if units is None or _only_holds(units, text, nth) or (units.text in what and what in part):
            continue
        sums_up = any(map(_SUMS_UP.match, parts[:nth]))
        if not sums_up and (told := _told(text, units.end)):
            passed_on = nth and not text.endswith(("于", "在")) and _PASSES_ON.match(text, units.end)
            return told, (("from", f"原文是{units.text}通知{told}，核对由谁报"),) if passed_on else ()
        if _HELPS.match(text, units.end) and is_group(units.text) and not helping:
            helping = units.text  # 请县乙局牵头，各镇配合，于……前报
            continue
        found = _named(units, text, parts[nth + 1 :])
        beside = next(filter(None, (leading_units(other) for other in parts[nth + 1 :])), None) if nth else None
        sure = text.startswith("请") or is_group(units.text)
        in_row = (
            beside and nth and is_group(beside.text) and not text.startswith("请")
        )  # 各校推荐3篇，各班推荐2篇，……报
        if beside and (in_row or not sure) and beside.text not in found[0] and not found[1]:
            found = found[0], (("from", f"前面还说到{beside.text}，核对是哪些单位报"),)
        if not _OVERSEES.match(text, units.end) or is_group(units.text):
            if helping and not found[1] and helping != units.text:
                return found[0], (("from", f"原文还说{helping}配合，核对由谁报"),)
            return _checked(found, checked_by)
        others = others if others[0] else found
        checked_by = units.text if _CHECKS.search(text, units.end) else checked_by
    return (helping, ()) if helping and not others[0] else others


def _only_holds(units: Part, text: str, nth: int) -> bool:
    """Whether these only hold it, or are we ourselves: 由示例学校承办，报名表于……; 由我局印制，各单位……."""
    if nth and _US.fullmatch(units.text):  # 秩序册由我局印制，各单位题词……发至……
        return True
    return bool(nth and _HOLDS_IT.fullmatch(text, units.end))


def organises(text: str, who: str, what: str, receiver: str) -> bool:
    """Whether those only organise or judge what others send: 市甲会组织，作品送市甲会宣教部; 由市甲会评选，稿件发至."""
    at = text.find(who) + len(who)
    if who not in text or is_group(who):
        return False
    own = receiver != who and receiver.startswith(who) and _ORGANISES.match(text, at)
    return bool(own or (not receiver and _ENTRY.search(what) and _JUDGES.match(text, at)))


def _units_of(text: str) -> Part | None:
    """The units that a clause is about: those it begins with, or that 请 names, or a group."""
    units = leading_units(text) or (leading_units(text[text.rfind("请") :]) if "请" in text else None)
    if units and units.text.endswith("、") and (those := _BY_PLACE.match(text, units.end)) and those["those"]:
        return Part(f"{units.text}{those['who']}", units.start)  # 各乡镇、参加集中宣传的单位
    if units is None and (of := of_group(text)) and not _IN_A_SENTENCE.search(of.text):
        return of
    return units


def _told(text: str, at: int) -> str:
    """Those who are told to hand in by the units before them, or from whom these take it; "" for nobody."""
    for told in (_TELLS.match(text, at), _ASKS.match(text, at), _TAKES.match(text, at)):
        if told and are_units(told["them"]) and told["them"][-1] != "队":
            return told["them"]
    return ""


def _checked(found: _Sender, checked_by: str) -> _Sender:
    """Who hands in, asked about where another checks it first and may be the one: 由县甲局审核盖章后统一报."""
    if not checked_by or found[1] or checked_by in found[0]:
        return found
    return found[0], (("from", f"原文还说经{checked_by}审核，核对由谁报"),)


def _no_units(text: str) -> _Sender | None:
    """Who hands it in where no unit is named: people, those with a part, a place; "" for the addressees, 贵单位."""
    if _YOURS.match(text):
        return "", ()
    if people := BY_PEOPLE.match(text) or BY_ROLE.match(text):
        return people["who"], ()
    if not asking.ENDS_IN_PAPER.search(text.rstrip("于在请务必须应要")) and (by_each := _BY_EACH.fullmatch(text)):
        return by_each["who"], (("from", "没有见过这样的单位，核对是哪些单位报"),)
    if by_place := _BY_PLACE.match(text):
        return by_place["who"], () if by_place["those"] else (("from", "原文只有地名，核对是哪些单位报"),)
    return None


def _named(units: Part, text: str, above: list[str]) -> _Sender:
    """The units of a clause as those who report, with those of the clauses `above` that belong to them."""
    if whose := _OF_THOSE.search(units.text):  # 具备条件的相关基地
        units = Part(units.text[whose.start() :], units.start + whose.start())
    if (station := _STATION.fullmatch(text, units.end)) and is_group(units.text):  # 各乡镇（街道）统计站
        units = Part(f"{units.text}{station['office']}", units.start)
    if units.text.endswith("、"):  # 各镇、其他开展宣传的场所
        return units.text.rstrip("、"), (("from", "后面还列着别的单位，没有写进来"),)
    bracket = re.search("（[^（）]*）$", units.text)
    who = units.text[: bracket.start()] if bracket and "附件" in bracket[0] else units.text
    who = _BUT_THEM.sub("", who)
    if (together := _TOGETHER.fullmatch(who)) and are_units(together["one"]) and are_units(together["other"]):
        who = f"{together['one']}、{together['other']}"  # 各镇应急办联合派出所
    if asked := _ASKED_TO.match(who):
        return who[asked.end() :], (("from", f"原文是“{asked[0]}”，核对是不是都要报"),)
    for count in _AND_SO_MANY.finditer(text, units.end):  # 各镇推荐3户、县直机关推荐1户
        also = leading_units(text[count.end() :])
        who = f"{who}、{also.text}" if also else who
    so_many = _SO_MANY.search(text, units.end)
    if above and _DIRECTLY.fullmatch(text, units.end) and (also := leading_units(above[0])) and is_group(also.text):
        who = f"{also.text}、{who}"  # 各县食安办汇总本地情况，市直单位直接报送
    for clause in above:
        also = leading_units(clause) if so_many and _SO_MANY.search(clause) else None
        if also and _CHOOSES.match(clause, also.end):
            break
        if also:  # 甲局至少5篇，乙局至少2篇，统一报送
            who = f"{also.text}、{who}"
            continue
        before = re.sub("^[请①-⒇]+", "", clause.strip())
        if not are_units(before):
            break
        who = before if _EVERY.fullmatch(who) else f"{before}，{who}"  # 各街道城管办：每街道推荐5名
    return who, ()
