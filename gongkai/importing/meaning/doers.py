"""Who does what a sentence says, where no word for a part says it: 6月8日前，区教育局要组织各学校开展比赛.

Told from those of whom it says only how they have to go about it: 各单位要高度重视.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.importing.meaning.roles import (
    ABOUT,
    DOES,
    JOINED,
    NOBODY,
    NOT_SO,
    ONLY_IF,
    PAST,
    VERBS,
    Role,
    are_only_units,
    does_also,
    in_prose,
    led,
    of_clause,
    with_them,
    without_days,
)
from gongkai.importing.meaning.when import ANY_DAY, is_time
from gongkai.importing.parts.labels import OFFICES
from gongkai.importing.words.names import (
    are_people,
    are_plainly_units,
    are_units,
    are_villages,
    is_group,
    is_plainly_one,
)
from gongkai.importing.words.places import is_place
from gongkai.importing.words.sentence import Part, clauses, leading_units
from gongkai.patterns import pattern
from gongkai.phrases.deeds import DOES as DEEDS
from gongkai.phrases.deeds import JOINTLY
from gongkai.phrases.organs import is_field, is_line_of_work

_LEAST_OF_A_ROW, _CELL = 4, 24
_WHEN = pattern(
    r"[^，]{0,24}(?:正|恰|适)?逢[^，]{0,6}[集场圩墟日节]|(?:[在于从自]|届时|其中|同时|此外|另外)?[^，]{0,24}(?:[前后起日时午天]|\d[点分]|\d{1,2}[:：]\d{2}|期间|[上中下]旬|月[底初末]|月份?|小时|以内|[周月]内|阶段)(?:（[^（）]*）)?(?:开始)?"
    "|首先|其次|再次|最后|随后|(?:农历)?(?:正月|腊月|[二三四五六七八九十]月)[初廿十][一二三四五六七八九十]*"
    "|(?:元旦|春节|元宵|清明|端午|中秋|国庆|重阳|除夕)(?:节|当天|当日|假期)*[前后]?(?:期间|夕)?"
    "|(?:为|根据|按照?|依据|结合|围绕|以|通过|利用|依托|借助|在|针对|对|充分)[^，]+|[一二三四五六七八九十]是|（[^（）]*）"
)
_ACCORDING = pattern("(?:按照?|根据|依照|结合)《[^《》]*+》(?:（[^（）]*+）)?[^，。；]{0,8}要求")
_ATTITUDE = pattern(
    "要有|予以(?:通报|表扬|表彰|奖励)|不得|严禁|切实(?:把|提高|增强)|作为.{0,6}任务|可(?:以|根据|结合|自行|适当|视|通过|按)|重视|加强.{0,4}领导|提高.{0,4}认识|认真总结"
    "|报送|上报|严格|加大.{0,4}力度|按要求|确保|联系|均可|可报名|(?:认真|精心|周密)组织(?=[，。；]|$)|(?:指定|明确|安排|确定)专人"
)
_ENSURES = pattern("(?:要|应|须|负责)?(?:确保|保障|保证)")
_DEED = pattern(
    "(?:(?:围绕|结合|按照?|根据|利用|通过|采取)[^，]{1,24}?)?(?:认真|精心|积极|广泛|集中|统一|及时|尽快|深入|扎实|切实|并|要)*"
    "(?:组织(?!领导)|开展|举办|举行|召开|制作|设立|设置|悬挂|张贴|发放|布置|制[定订])"
)
_COLON = pattern(r"(?<!\d)：")  # no hour: 4：30
_DUTY = pattern("(?:主要|具体|牵头|统筹|全面)?(?:负责|承担|组织|做好|协调|牵头|落实|配合|协助)")
_WILL = pattern(
    "(?:于?近期|于?近日)(?=组织|开展|举[办行]|召开)|(?:届时|计划|定于|决定|近期|近日)?(?:将|拟)(?!于?.{0,8}日?前)|(?:定|拟|计划|决定)[于在]|决定$"
)
_JOINTLY = pattern("(?:会同|联合)[^，。；]{2,150}?(?:(?:共同|联合)(?:组织)?(?:开展|举办|举行)|，决定)")
_TOPIC_ASKS = pattern("[^，。；：请邀]{2,16}?(?<![报商提申聘可次])(?:拟|恳|特)?请(?![示求假教柬客愿将把])")
_IS_SENT = pattern("派|安排|协调|落实|在|于|准备|维持|检修|值守|做好|布置|负责|保障")
_NO_DEED = pattern(  # what is only if something else is; 署名 and date in one line
    rf"{ONLY_IF.pattern}|[\u4e00-\u9fff \u3000]{{2,60}}\s(?:20\d\d|二[〇○零一二三四五六七八九十]{{3}})年"
    r"[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$"
)
_HOLDS = pattern("开展|主办|举办|举行|组织|召开|启动")
_HELPS_TO = pattern("(?:做好|开展|组织|承担|完成|落实)(?!.{0,12}(?:相关|有关|各项)工作)")
_IS_THE_SPOT = pattern("为[^，。；]{1,12}(?:点|会场|赛场|场地|基地)(?=[，。；]|$)")  # 青石中学为县级观摩点，……
_PEOPLE_ARE_TO = pattern(  # 各级书记要带头讲课, and behind it what a unit does
    "(?!(?:请|由))[^，。；：要]{0,16}?(?:书记|主任|领导|干部|负责人|党员|教师|老师|学生|职工|队员|人员|志愿者|网格员|代表|家长)(?:们)?"
    "(?:要(?!求)|应(?!急)当?|必?须|都|均)"
)
_SETS_UP = pattern("(?:决定|专门)?(?:成立|组建|组成)")
_TELLS_THEM = pattern(
    "(?:要求|督促|通知)(?P<them>[^，。；]{2,24}?)(?:要|应|须|继续|认真|积极|及时|务必|做好|开展|(?<!党)(?<![团级])(?<![会联])组织|加强|落实"
    "|[于在按](?=[^，。；]{2,24}(?:完成|开展|做好|参加|落实|组织))|完成|参加|学习)"
)
_SENDS = pattern("(?:统一|集中|负责)?(?:组织(?![部委处科])|选派|抽调)")
_WHO_ARE_THEIRS = pattern(
    "(?:等(?:单位|部门))?的?(?:[\u4e00-\u9fff]{0,2}(?:志愿者|专家|人员|骨干|律师|讲师)|干部|党员|青年)(?:代表|队伍)?$"
)
_THEN = pattern(
    "(?:巡回|上门|集中|分片)?(?:宣讲|巡讲|授课|演出)|(?:开展|进行|实施)[^，。；]{0,12}(?:整治|检查|巡查|排查|宣传|活动|演练|执法|行动)|[抽检督巡排]查|查处"
    "|(?:逐[一户个家]|现场|集中|随机)[^，。；]{0,6}(?:检查|排查|核查|打分|评[审比]|验收)"
)
_HOLD_IT = pattern("举办|主办|召开")
_CITED_FIRST = pattern(
    "^[^，。；]{2,60}(?:印发|下发|出台|颁布)的[^，。；]{2,40}(?:要求)?，"
)  # 甲局印发的通知要求，各校……
_TEAMS_UP = pattern(
    "组成[^，。；]{2,16}(?:组|队|团)(?:进行|开展|赴|到|对|深入|逐[村户镇校家一]|分[赴批组])"
)  # and do it: 组成联合检查组进行检查
_TOGETHER = pattern(
    r"(?:[我本][\u4e00-\u9fff]{1,3})?(?:要|应|需|须|将|拟|积极|主动"
    rf"|并)*(?:[于在]?\d{{1,2}}月[^，。；会联协]{{1,12}}?)?(?:会同(?!县(?:人民|政府|委))|{JOINTLY}|协同(?!办公))"
)
_BY_ROLE = pattern(  # those who have a part already: 各参加单位, 主办单位, 每个部门
    "(?:各|每个)?(?:参加|参与|责任|牵头|配合|主办|承办|协办|支持)(?:单位|部门)|每个(?:单位|部门)|办公室"
)
IS_TO = pattern("(?:[要须]|应当?)(?!急|用|求|对|邀)")
_OVERSEES = pattern(
    "[^，。；]{0,12}?(?:督[查促导办]|检查|抽查|通报|考核|评[选审比估]|汇总|验收|审核|巡查|暗访|择优|表彰|将)"
)
_GUIDES = pattern("(?:给予|负责|做好|进行|予以)?(?:业务|技术|现场|全程)?(?:指导|监督|见证)(?:工作)?[。；]?$")
_HANDS_IN = pattern("(?:要|应|须)?(?:及时|按时)?(?:报送|上报|提交)")  # how they hand in is no task
_HAS_DONE = pattern("已(?!有|婚)")  # 市政府已明确示例小学为演练单位
_ITS_HEAD = pattern("(?:的)?(?:主要|分管)?负责人")  # 各单位负责人要重视
_TEAMS = pattern("各?(?:代表|参赛|参演|运动)(?:队|团)")  # come and play, and do nobody's work
_IS_LIMITED = pattern("(?:推荐|分配)?名额|限报|限\\d|随机抽|各?抽[取查检]")
_MAY_COME = pattern(  # 各单位自愿报名
    "(?!组织|动员|发动|引导|号召|鼓励|带领|安排)[^，。；]{0,8}自愿(?:报名(?!原则|的原则|参加的原则)|参[加与赛])"
)
_OF_A_KIND = pattern("(?![各全所有相辖])[^、]*(?:企业|单位|场所|商户|门店|机构|物业公司)")
_EVERY = pattern("每个?(?:[班校院系镇村家县区市]|乡镇|学院|社区)(?:（[^（）]*）)?")  # 每乡镇不少于一天
_LEADERS = "(?:带队|领队|参会|与会)(?:人员|教师|老师)"
_SAID_OF = pattern(  # 县甲局编制的手册发放到每个村: what is theirs, and not they
    "(?:(?!对)[^，。；、]){0,16}?(?:编制|编写|制定|印发|下发|命名|认定|审定|推荐|报送|出具|公布|提供|联系|主管|建设|管理|制作)的"
    f"|{_LEADERS}"
)
_DEED_ANY = pattern(DEEDS)
_A_THING = pattern(
    "(?:[省市区县镇局校]?第?[一二三四五\\d]?)(?:车队|船队|食堂|礼堂|宿舍)"
)  # as well as a unit: 车队：市乙局调度
_IS_LABEL = pattern(  # who does something is what stands behind it: 体检医院：示例医院, 组织部门：甲部
    "(?:组织|宣传|督查|考核|评审|监督|培训|体检|演练|服务|合作|赞助|施工|监理|采购|鉴定|审核|检测|接待|保障|演出|实施|责任|牵头|配合|协助|受检|参训|承训|主办|承办|协办|技术支持)"
    f"(?:{OFFICES}|医院|学校|院校|站点?|队|银行|企业|公司|社区|中心)"
)
_SITS = pattern("[设位][在于]")  # 办公室设在县甲局
_SEATED = pattern("办公室，?(?:具体|日常)?设[在于立]在?(?P<seat>[^，。；、（）]{3,24})(?=，|（)")
_AND_RUNS = pattern(
    "(?:（[^（）]*）)?，(?:[^，。；]{2,24}主任，)?(?:具体|主要|统筹|全面)*(?:负责|承担|统筹|协调)(?!人|同志)"
)  # and does the office's work: ……，负责日常工作
_IS_ONLY = pattern("作为[^，。；]*+")  # 社区作为基本单元，是……
_IS_A_THING = pattern(  # 各地开展活动的情况: what is told, and not that they do it
    "(?<!的)[^，。；]{2}的[^，。；的]{0,12}(?:情况|部署|举措|成效|做法|成果|进展|经验|事迹|故事|思路)$"
    "|^[^，。；：\\d]{2,16}(?<![公宣颁发]布)(?<!公示)(?<![确审核]定)(?<![报送交])"
    "(?:[推登统汇审备报评申][荐记计总批案名价分报]表|名单|名册|须知|模板)。?$"  # 创新团队推荐表
    "|^[^，。；]{2,30}(?:从事|具有|具备|符合|热爱)[^，。；]{2,30}的[^，。；的]{0,8}(?:人员|职工|爱好者|人|学生|教师|者)。?$"
    "|出来的[^，。；的]{0,24}(?:问题|困难|意见|建议)$"
)
_DAY_OF = pattern("(?P<whose>[^，。；：]{3,20}?)(?:主题日|活动日|宣传日|服务日|开放日)(?:活动)?。?")  # 县甲局主题日活动
_FIELD_OF = pattern("(?P<field>[^（）]{2,8})（(?P<unit>[^（）]{3,30})）")
_WE_AND = pattern("(?:[^，。；由]{0,10}由)?我[局委办部厅处会院校](?:拟|将|决定|计划)*(?:会同|联合|与|和)")
_WE = pattern("[我本](?:[局委办部厅处会院校站所园馆]|中心|公司|单位)")
_BY_THEM = pattern("[^，。；：由]{2,24}，?由(?!于|此|来|浅|衷)")
_IN_A_ROLE = pattern(
    f"(?:主办|承办|协办|牵头|参加|参展|责任|配合|协助|组织)(?:{OFFICES}|方)"
)  # who they are stands elsewhere
_SO_MANY_OF_EACH = pattern(  # how many may be sent, and not who is told to: 每个区县推荐5户
    "每个?[^，。；]{1,4}?(?:限|可|至少|最多)?(?:推荐|选送|选派|报送|限报|申报|[去派出来])[^，。；\\d]{0,8}\\d"
)
_SHORTEST_DEED = 4
_OPENS = pattern(  # 市甲局开放乙水厂
    "(?:免费|对外|同步)?(?:开放|走进|参观|走访|慰问)(?![日周月区])"
)
_MAY = pattern("(?:也|均|都)?可(?!持续|再生)")  # 高校可直接申报
_ONLY_HELPS = pattern(
    "(?:予以|给予|大力|全程|负责|提供)*(?:支持|指导|配合|协助|协办|赞助|监督|见证|参与|主持)[，。；]?$"
)
_IS_THERE = pattern("(?:各|要|均|都|等)*(?:派员|派人|派代表|派专人)?(?:到|在|赴)?现?场(?:监督|指导|观摩|参加|见证)?")
_ITS_PEOPLE = pattern(f"(?:全体|有关|相关|广大)?(?:工作人员|干部|职工|群众|居民|村民)|{_LEADERS}")


class Said(NamedTuple):
    """A clause with the units that it begins with; a list of units that clauses before it are belongs to them."""

    units: Part | None
    clause: str
    later: str  # what the sentence goes on with

    def goes_on_with(self, what: "re.Pattern[str]") -> bool:
        """Whether this stands right behind the units."""
        return self.units is not None and what.match(self.clause, self.units.end) is not None


def _said(sentence: str) -> Iterator[Said]:
    """What a sentence says of whom, clause by clause; a list of units waits for the clause that says it."""
    waiting = before = ""
    sentence = without_days(_CITED_FIRST.sub("", JOINED.sub("", sentence)))
    for clause in clauses(sentence):
        text = clause.text.strip()
        named = leading_units(text)
        whole_place = is_place(text) and (named is None or named.end == len(text))
        there = whole_place and _WHEN.fullmatch(before) is not None  # 5月9日上午，青石社区，内科派1名护士
        before = text
        if there or _SO_MANY_OF_EACH.match(text):
            continue
        whole = f"{waiting}、{text}" if waiting else text
        opens = named is not None and (_OPENS.match(text, named.end) or _SETS_UP.match(text, named.end))
        lists = are_only_units(text) and not are_people(text) and not _IN_A_ROLE.fullmatch(text)
        waiting = whole if lists and not opens else ""
        if not waiting:
            yield Said(leading_units(whole), whole, sentence[clause.end :])


_ON_THEIR_DAY = pattern(  # 6月20日　县甲局主题日：示范店观摩
    r"[\d年月日至—~-]*(?:（[^（）]{1,8}）)?(?:上午|下午)?[，：\s]*(?P<who>[\u4e00-\u9fff]{3,16}?)(?:主题|宣传|活动|开放)日(?:活动)?[：。]"
)


def doer(sentence: str) -> dict[str, str]:
    """Who does what a sentence says, behind when and how: 6月8日前，区教育局要组织各学校开展比赛; empty for nobody.

    And with whom: 区教育局要会同团区委开展比赛. Of 请与会人员准时出席，请甲局做好报道 it is 甲局.
    """
    before, asked, rest = sentence.rpartition("，请")
    if (day := _ON_THEIR_DAY.match(without_days(sentence))) and is_plainly_one(day["who"]):
        return {"responsible": day["who"]}
    found = _first_doer(sentence) or (_first_doer(rest) if asked and not PAST.search(before) else {})
    return found or _asked_about(sentence) or _named_last(sentence)


def _named_last(sentence: str) -> dict[str, str]:
    """Who stands at the end of a line that is when, where and what with commas between: 6月2日，甲校，讲座，县乙局."""
    parts = [clause.text.strip() for clause in clauses(sentence)]
    is_row = len(parts) >= _LEAST_OF_A_ROW and is_time(parts[0], ANY_DAY) and all(len(part) <= _CELL for part in parts)
    return {"responsible": parts[-1]} if is_row and are_plainly_units(parts[-1]) and not are_people(parts[-1]) else {}


def _asked_about(sentence: str) -> dict[str, str]:
    """Who is asked for what a clause begins with: 现场秩序拟请县公安局派民警4名维持; by name, or nobody."""
    asked: list[str] = []
    for clause in clauses(sentence) if not PAST.search(sentence) else ():
        topic = _TOPIC_ASKS.match(clause.text)
        units = leading_units(clause.text[topic.end() :]) if topic else None
        if topic is None or units is None or not _are_somebody(units.text):
            continue
        if _IS_SENT.match(clause.text, topic.end() + units.end) and not any(map(is_group, units.text.split("、"))):
            asked.append(units.text)
    return {"responsible": "、".join(asked)} if asked else {}


def _first_doer(sentence: str) -> dict[str, str]:
    """Who does what the whole of a sentence says; nobody where another is asked for another thing before."""
    if (seated := _SEATED.search(sentence)) and _AND_RUNS.match(sentence, seated.end()):
        return {"responsible": seated["seat"]} if _are_somebody(seated["seat"]) else {}
    for said in () if is_past(sentence) or _NO_DEED.match(sentence) else _said(sentence):
        if (said.units is None or _WE.fullmatch(said.units.text)) and (others := partners(said.clause)):
            return {"host" if said.units is None and _HOLD_IT.search(said.clause) else "support": others}
        if said.units is None and (sent := _sent(said.clause)):
            return {"responsible": sent}
        if said.units is None and _PEOPLE_ARE_TO.match(said.clause):
            continue
        if said.units is None and not (_WHEN.fullmatch(said.clause) or NOT_SO.match(said.clause)):
            return _ordered(said.later)
        if said.units is not None and said.goes_on_with(_IS_THE_SPOT):
            return _ordered(said.later)
        if said.units is not None and (
            not said.goes_on_with(_SETS_UP) or said.goes_on_with(_TEAMS_UP) or _then_does(said.later)
        ):
            return _does(said, said.units)
    return {}


def _ordered(later: str) -> dict[str, str]:
    """Who is told to do something behind a clause about something else: 平台直播公开课，各学院要组织学生观看."""
    for said in _said(later):
        if said.units is not None:
            return _does(said, said.units) if said.goes_on_with(IS_TO) else {}
    return {}


def partners(clause: str) -> str:
    """With whom something is done where it is not said by whom: 联合区科协组织专家; "" for nobody."""
    found = _TOGETHER.match(clause)
    others = leading_units(clause[found.end() :]) if found else None
    return others.text.rstrip("、") if others and _are_somebody(others.text) else ""


_ANY_TEAM = pattern("(?![省市区县镇乡])[\u4e00-\u9fff]{0,6}(?:[小分疗务讲传愿诊作演]队|小组|宣讲团)")  # 医疗队, 小分队


def _sent(clause: str) -> str:
    """Units by name that are sent to do something: 组织县甲院、县乙站等单位志愿者; "" for groups and for nobody."""
    found = _SENDS.match(clause)
    rest = clause[found.end() :] if found else ""
    units = leading_units(rest) or Part(_WHO_ARE_THEIRS.sub("", rest), 0)
    names = re.split("[、和及与]", units.text.rstrip("、"))
    plain = are_units(units.text) and is_plainly_one(names[0]) and not NOBODY.search(units.text)
    plain = plain and not all(map(_ANY_TEAM.fullmatch, names))
    return units.text.rstrip("、") if plain and not any(map(is_group, names)) else ""


def _then_does(later: str) -> bool:
    """Whether those who set up a team do something with it, before another is told: 成立工作组，……，开展整治."""
    for clause in clauses(later):
        if leading_units(clause.text):
            return False
        if _THEN.search(clause.text) and not _ATTITUDE.search(clause.text):
            return True
    return False


def _does(said: Said, units: Part) -> dict[str, str]:
    """What these do or help with, by the clause that they begin."""
    if not _are_somebody(units.text) or "领导和" in units.text or units.end >= len(said.clause):
        return {}
    if _IS_A_THING.search(said.clause):
        return {}
    if are_villages(units.text) and not any(map(said.goes_on_with, (IS_TO, _IS_ONLY))):
        return {}  # 柳湾村要求县甲局提供
    if (
        said.goes_on_with(_HANDS_IN)
        or said.goes_on_with(_HAS_DONE)
        or (said.goes_on_with(_IS_ONLY) and said.later.startswith(("，是", "，在")))
    ):
        return {}
    if (
        said.goes_on_with(_SAID_OF)
        or said.goes_on_with(_SITS)
        or said.goes_on_with(_IS_LIMITED)
        or said.goes_on_with(_ITS_HEAD)
        or _TEAMS.fullmatch(units.text)
    ):
        return {}
    if said.goes_on_with(_MAY_COME):
        then = "、".join(_others(said.later, is_group(units.text)))
        return {"responsible": then} if then else {}
    named = units.text.rstrip("、")
    told = _TELLS_THEM.match(said.clause, units.end)
    sees_to_it = (
        told and told[0].startswith("督促") and _OF_A_KIND.fullmatch(told["them"])
    )  # 县甲局督促煤矿企业开展演练
    if told and not sees_to_it and are_units(told["them"]):  # 校工会要求各基层工会要继续开展
        return {"responsible": told["them"]}
    if leaders := led("responsible", named):
        helped = "、".join(filter(None, (leaders.get("responsible", ""), *_others(said.later, is_group(named)))))
        return leaders | ({"responsible": helped} if helped else {})
    does = DOES.match(said.clause, units.end)
    helps = does is not None and VERBS[does["verb"]] == "support"
    comes = does is not None and VERBS[does["verb"]] == "participants"
    if does and (helps or comes) and not _HELPS_TO.match(said.clause, does.end()):
        return {}
    ensures = said.goes_on_with(_ENSURES) and not is_group(units.text)  # no attitude, but the work
    if _ATTITUDE.search(said.clause) and not ensures:
        return {"responsible": named} if _is_then_told(said.later) else {}
    if helps:
        return {"support": named}
    also = [*with_them(said.clause, units), *_helpers(said.later)]
    others = list(_others(said.later, is_group(named)))
    return {"responsible": "、".join([named, *others])} | {role.name: role.units for role in also}


def _others(later: str, group: bool) -> Iterator[str]:
    """The units by name of whom later clauses say what they do in it: 请甲处做好服务，乙处保障用电，丙处维持秩序.

    Behind a `group` it is not for them to inspect or sum up what the group does: 各镇开展宣传，县甲办将适时督查.
    """
    for said in map(_by_whom, _said(later)):
        if said.units is None or said.units.end >= len(said.clause):
            continue
        if is_group(said.units.text) and not (_are_lines(said.units.text) or said.clause.startswith("请")):
            continue
        helps = any(role.name != "responsible" for role in of_clause(said.clause))
        if (group and _OVERSEES.match(said.clause, said.units.end)) or said.goes_on_with(_GUIDES):
            continue
        if _are_somebody(said.units.text) and not helps and not _ATTITUDE.search(said.clause):
            yield said.units.text.rstrip("、")


def its_task(clause: str) -> str:
    """Who is told by a clause what they do in something; "" where it says who holds it, helps or is there."""
    said = _by_whom(Said(leading_units(clause), clause, ""))
    if said.units is None or clause.startswith("由") or said.units.text.startswith("每"):
        return ""
    if (
        said.goes_on_with(_MAY)
        or said.goes_on_with(_IS_THERE)
        or said.goes_on_with(_GUIDES)
        or said.goes_on_with(_ONLY_HELPS)
    ):
        return ""
    roles = of_clause(clause)
    asked = clause.startswith("请") and roles and roles[0].name == "support"  # 请示例大学协助做好场地保障
    if asked and len(roles[0].object) >= _SHORTEST_DEED and not any(map(is_group, roles[0].units.split("、"))):
        return roles[0].units
    own = "由" in clause or all(
        role.object.strip("，。；") for role in roles
    )  # not 甲办具体组织实施, which is all of it
    if not own or any(role.name != "responsible" for role in roles):
        return ""
    return _does(said, said.units).get("responsible", "")


def _are_lines(units: str) -> bool:
    """Whether these are those who do one kind of work each: 水利、城管部门."""
    return all(is_line_of_work(name) or is_field(name) for name in re.split("[、和及与]", units.rstrip("、")))


def _by_whom(said: Said) -> Said:
    """What is said of those who come behind 由: 捐赠物资由县乙局接收."""
    about = ABOUT.match(said.clause) if said.units is None else None
    clause = said.clause[about.end() :] if about else ""
    return Said(leading_units(clause), clause, said.later) if about else said


def _is_then_told(later: str) -> bool:
    """Whether those who are urged are told what to do, before another is: 要高度重视，围绕主题，组织好各项活动."""
    for clause in clauses(later):
        if leading_units(clause.text):
            return False
        if _DEED.match(clause.text.strip()) and not _ATTITUDE.search(clause.text):
            return True
    return False


def _helpers(later: str) -> list[Role]:
    """Those of whom a later clause says only that they help: 各街道设点宣传，区丙局配合."""
    roles = [role for clause in clauses(later) for role in of_clause(clause.text)]
    return [role for role in roles if role.name in ("support", "assist") and not role.object.strip("，。；")]


def is_past(sentence: str) -> bool:
    """Whether a sentence says what has been done: 2023年以来，甲局建立了机制."""
    return PAST.search(_ACCORDING.sub("", sentence)) is not None


def _are_somebody(units: str) -> bool:
    """Whether these are units for sure, and not the reader's own: 本单位."""
    nobody = are_people(units) or NOBODY.search(units) or _IN_A_ROLE.fullmatch(units)
    return (are_plainly_units(units) or are_villages(units)) and not nobody


def told(sentence: str) -> str:
    """Those who are told what a sentence says: 会务由甲局负责，乙校做好保障; "" for nobody, as 各参加单位."""
    first = next(spoken_of(sentence), "").rstrip("、")
    who = doer(sentence).get("responsible", "")
    if (first and who.startswith(first)) or (who and _SEATED.search(sentence)):
        return who
    by = _BY_THEM.match(sentence) if not (who or is_past(sentence)) else None
    theirs = leading_units(sentence[by.end() :]) if by else None
    if by is None or theirs is None or not are_plainly_units(theirs.text) or NOBODY.search(theirs.text):
        return ""
    if "，" in by[0] and not all(map(is_plainly_one, re.split("[、和及与]", theirs.text))):
        return ""  # 考核，由第三方机构进行
    who = in_prose(sentence)[0].get("responsible", "")
    return who if who.startswith(theirs.text) else ""


def spoken_of(sentence: str) -> Iterator[str]:
    """The lists of units of whom a sentence says anything: 各单位要高度重视; not 各镇干部, not 各参加单位."""
    for said in () if is_past(sentence) else _said(sentence):
        if said.units is None and (others := partners(said.clause)):
            yield others
        if (
            said.units is None
            or said.goes_on_with(_ITS_PEOPLE)
            or said.goes_on_with(_IS_THE_SPOT)
            or _EVERY.fullmatch(said.units.text)
            or _IS_A_THING.search(said.clause)
            or _BY_ROLE.fullmatch(said.units.text)
        ):
            continue
        if said.units.end < len(said.clause) and _are_somebody(said.units.text):
            yield "、".join(led("responsible", said.units.text).values()) or said.units.text
            yield from (role.units for role in with_them(said.clause, said.units))


def holder(sentence: str) -> str:
    """Who is going to hold what a sentence speaks of, if it says so: 区甲局将于6月组织开展活动; "" for nobody."""
    if PAST.search(sentence):
        return ""
    for clause in clauses(sentence):
        if others := _with_us(clause.text):
            return others
        units = leading_units(clause.text)
        if units is None or not _are_somebody(units.text):
            continue
        if not (_WILL.match(clause.text, units.end) or _JOINTLY.match(sentence, clause.start + units.end)):
            continue
        oversees = re.search("督查|检查|抽查|考核|通报|验收|评[选审比]", clause.text[units.end :])
        if not is_group(units.text) and not oversees and _HOLDS.search(sentence, clause.start):
            return "、".join((units.text, *_allies(clause.text, units)))
    return ""


def _with_us(clause: str) -> str:
    """With whom those who write hold it, 我局与市总工会共同主办: whose 我局 is stands in the signature."""
    ours = _WE_AND.match(clause)
    others = leading_units(clause[ours.end() :]) if ours else None
    if ours is None or others is None or not _are_somebody(others.text):
        return ""
    return others.text if _HOLDS.search(clause, ours.end() + others.end) else ""


def _allies(clause: str, units: Part) -> Iterator[str]:
    """Those with whom they hold it: 甲局联合乙局、丙局，决定开展."""
    if clause.startswith("联合", units.end) and not clause.startswith("联合会", units.end):
        yield from (role.units for role in with_them(clause, units))


def owner(text: str) -> str:
    """Who a line of a list of duties is about: 区乙局：负责统筹协调, 示例镇负责落实场地; "" for any other."""
    text = JOINED.sub("", text)
    if (day := _DAY_OF.fullmatch(text)) and are_plainly_units(day["whose"]):
        return day["whose"]
    head, *rest = _COLON.split(text.replace("——", "：", 1), maxsplit=1)
    head = head.strip("“”")
    if rest and _IS_LABEL.fullmatch(head):
        return ""
    field = _FIELD_OF.fullmatch(head)
    is_whose = field is not None and (is_field(field["field"]) or field["field"].endswith("组"))
    head = field["unit"] if field and is_whose else head  # 消防（市消防支队）：检查商场; 保障组（甲局、乙局）：……
    theirs = leading_units(rest[0]) if rest and _A_THING.fullmatch(head) else None
    if rest and _A_THING.fullmatch(head) and are_plainly_units(rest[0].rstrip("。；")):  # 食堂：县甲中心
        return rest[0].rstrip("。；")
    if theirs and theirs.end < len(rest[0]) and _are_somebody(theirs.text):
        return theirs.text
    if rest and rest[0] and len(head) <= 60 and are_units(head) and not are_people(head):
        if ("、" in rest[0] or head.endswith("公司")) and not _DEED_ANY.search(rest[0]):  # 甲公司：乙码头、丙化工
            return ""
        sure = are_plainly_units(head)
        return head if sure or _DUTY.match(rest[0]) else ""
    said = [role for clause in clauses(text) for role in of_clause(clause.text) or does_also(clause.text)]
    whose = [role.units for role in said if role.name == "responsible" and role.object]
    first = next(iter(of_clause(clauses(text)[0].text)), None) if whose else None
    return "、".join(whose) if first and first.units == whose[0] else ""
