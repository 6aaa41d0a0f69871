"""Who hands a report in, and to whom: the units of the clauses before its verb, and what stands behind it."""

import re

from gongkai.importing.meaning import asking
from gongkai.importing.meaning.made import HALVED, NO_SUBJECT, of_group
from gongkai.importing.meaning.names import are_plainly_units, are_units, is_group, is_unit
from gongkai.importing.meaning.sentence import OFFICE_OF, Part, leading_units, trailing_unit, without_brackets
from gongkai.patterns import pattern
from gongkai.phrases.private.surnames import SURE

_ASKED_TO = pattern("鼓励|欢迎|提倡")
_LED = pattern(r"(?P<who>各[^由，]{1,8})由(?P<unit>[^，。由]{2,20}?)牵头")
_OF_THOSE = pattern("(?<=的)(?:有关|相关|各)[^的（）]{3,}$")
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
_OF_A_KIND = pattern(  # 乡镇（街道）安监办
    "(?:至|到|给|送|于|往)?(?P<who>(?:所在地?)?(?:乡镇|[乡镇县市区村]|街道)（[^（）]{1,6}）[^，。；：（(、]{1,14}(?:[局委办部科室股站会院所组]|中心"
    "|办公室))(?=[，。；（]|$)"
)
_ROOM = pattern("(?:(?![至到给送交于报])[\u4e00-\u9fff]){2,7}(?:[股科处办室校]|专班)")  # all behind 报: 宣传股
_STATION = pattern(  # 各乡镇（街道）统计站
    "(?!组织|选派|推荐|报送|召开|开展|举办|做好|[\u4e00-\u9fff]{0,3}[至到给送交于报向将对])(?P<office>[\u4e00-\u9fff]{1,4}(?:[站所办股室校]|中心|妇联"
    "|卫生院|工会))(?:要|应|须|务必)*(?:于|在|将|把)?"
)
_ASIDE = pattern("（[^（）]*）(?![股科处室])")  # 出版（版权）股 is one name
_AN_OFFICE = pattern("[局委办部厅处科室股署]$|(?<!服务)中心$|政府$|协会$|联合会$|[妇残]联$|学院$|大学$|办公室$")
_THEIRS = pattern(  # of those who hand it in: 所在乡镇安监站, 所属街道教育办, 工程所在地住建局
    "[\u4e00-\u9fff]{0,4}所(?:在|属)(?:地)?[\u4e00-\u9fff（）]{0,14}(?:[局委办站所院校科镇乡村]|部门|单位|中心|街道|政府|社区|公司|（街道）|（区）|（镇）)"
)
PEOPLE = (
    "(?:各|全体|本|每)?(?:位|[班级校系]|年级|学科|教研组|单位|部门|村|社区|参赛|参评|入围决赛|入围|决赛|新入职|获奖|课题)?(?:作者本人|作者|指导教师|指导老师|班主任|辅导员|年级组长|教研组长"
    "|组长|班长|团支书|联络员|通讯员|信息员|选手|领队|教师|老师|申报人|申请人|报名人|负责人|参赛者|投稿者|家长|学生|队员|书记)"
)
BY_PEOPLE = pattern(
    f"(?:请|由)?(?P<who>{PEOPLE})(?=(?:负责|统一|要|应|须|需)*(?:于|在|将|把|收齐|汇总|整理|统计|收集|填写|提交|上交|交|报(?!名?表|告(?!进)|道)|送|发|通过|$))"
)
_BY_ROLE = pattern(  # 由牵头单位汇总后于月底前报
    "(?:请|由)?(?P<who>(?:活动|演出|点位|项目)?所在(?:乡镇|镇街|街道|社区|[县区镇村]|学[校院]|单位)(?!审[核查批]|把关|盖章|同意|推荐|$)|(?:[^，。；]{0,12}活动)?各?(?:牵头|主办|承办|协办|组织|责任|推荐|申报|报名|获奖|入选|入围|供稿|参加|参与|参展|参赛|开放)(?:单位|部门|企业|学校"
    "|场馆))(?=(?:要|应|须|负责)?(?:汇总|收集|审核|整理|统一|按|向|于|在|将|把|$))"
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
_GROUPS = (
    "参赛队",
    "各系",
    "各校",
    "各班",
    "各院",
    "各地",
    "单位",
    "部门",
    "学校",
    "乡镇",
    "村居",
    "镇街",
    "街道",
    "社区",
    "企业",
    "科室",
    "代表队",
)
_TO_A_BOX = pattern("[至到给](?P<who>[^，。；至到给]{2,16}?)(?:电子)?邮箱")
_TOGETHER = pattern("(?P<one>[^，。；]{2,30}?)(?:会同|联合|协同|配合)(?P<other>[^，。；]{2,30})")
_Sender = tuple[str, tuple[tuple[str, str], ...]]
_SEEN_BY = pattern("由?(?P<who>[^，。；由将把送]{2,20}?)(?:审[核查定批]|把关)(?:[^，。；]{0,8}后)?$")
_A_LIST = pattern("的?(?:名单|名录|名册|目录|一览表|汇总表)")
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
_NO_OFFICE = pattern(  # a house, or a person: 县行政中心305室, 陈某处
    rf"[^，。；]{{1,16}}(?:(?:行政|政务|会展|商务|市民|国际)中心|(?:政务|行政|便民|社区|党群|市民)服务中心|大[楼厦院]|广场|楼|厦)[A-Z]?\d[^，。；]{{0,12}}"
    rf"|[{SURE}][\u4e00-\u9fff]{{1,2}}处"
)
_IN_A_ROOM = pattern(  # where an office sits: 县甲局三楼306室, 县甲局3号楼205室王老师
    "(?<=.{3})(?:(?:[一二三四五六七八九十A-Z]|\\d{1,2})号?[楼座层])?[A-Z]?(?<!\\d)\\d{2,4}(?:办公室|房间|[室房])"
    "|(?<=.{3})(?:[一二三四五六七八九十A-Z]|(?<!\\d)\\d{1,2})号?[楼座层]$"
)
_SITS_THERE = pattern("[局委办部厅处科室股署馆校院会]$|(?<!行政)(?<!政务)(?<!服务)(?<!会展)(?<!商务)中心$")
_PHONE = pattern(r"（[\d\s、；—－-]{7,30}）(?=[和及与、])")  # 报局办公室（0000-5530127）和县甲办
_US = pattern("我(?:[局委办厅院校会处站]|中心)")
_DIRECTLY = pattern("直接(?:报送?|上报|提交)")
_ONE = pattern("[局厅院校所办部委处](?=[。；，（]|$)")  # 报局: the one who issues it


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
    if people := BY_PEOPLE.match(text) or _BY_ROLE.match(text):
        return people["who"], ()
    if not asking.ENDS_IN_PAPER.search(text.rstrip("于在请务必须应要")) and (by_each := _BY_EACH.fullmatch(text)):
        return by_each["who"], (("from", "没有见过这样的单位，核对是哪些单位报"),)
    if by_place := _BY_PLACE.match(text):
        return by_place["who"], () if by_place["those"] else (("from", "原文只有地名，核对是哪些单位报"),)
    return None


def whose(what: str) -> str:
    """The group that a paper's name begins with, as those who hand it in: 有关成员单位参会人员名单; "" for none."""
    if what.startswith("本"):
        return ""
    if what.startswith(("辖区内", "所辖", "下属", "所属")):
        return ""
    least = 1 if what.startswith("各") else 3
    what = re.sub("（[^（）]*）$", "", what)
    ends = [at for at in range(min(len(what) - 2, 40), least, -1) if asking.ENDS_IN_PAPER.search(what[at:])]
    ends.sort(key=lambda at: (what[at] != "的", at if what[at] == "的" else -at))  # 各学院的年度实验室总结
    group = next((what[:at] for at in ends if _are_those(what[:at], what[at:])), "")
    longer = (what[:at] for at in ends if at > len(group) and _ITS_OFFICE.search(what[:at]))
    group = next((one for one in longer if group and one.startswith(group) and are_plainly_units(one)), group)
    lists_them = _A_LIST.match(what, len(group)) and not re.match("各|有关|相关", group)  # 参展企业名单
    return "" if lists_them else group


_ITS_OFFICE = pattern("(?:政府|办事处|委员会|居委会|村委会|[站队科所局办])$")  # 各乡镇人民政府|方案
_HALF_WORD = pattern(  # 各班主任, 各地质灾害点, 各校外机构
    "各(?:校[外园车医办本史区友内长]|班[主组级子次长车]|地[质区方级市县铁面块名产税]|系[统列部]|院[校士系落长区墙])"
)


def _are_those(group: str, paper: str) -> bool:
    """Whether these are groups that a paper's name begins with: 各学院、各研究机构 before 的年度总结."""
    if group.endswith(_GROUPS):
        halved = paper[:1] in "员伍" if group.endswith("队") else _HALF_WORD.match(f"{group}{paper}") is not None
        return are_units(group) and not halved
    named = group.startswith("各") and are_plainly_units(group)
    return named and (paper.startswith("的") or "、" in group) and not HALVED.match(f"{group}{paper}", len(group) - 1)


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
    by_role = _BY_ROLE.fullmatch(typed)
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
