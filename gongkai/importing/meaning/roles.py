"""Who has which part in it, by one grammar of a clause: who, perhaps with whom, then what they do of what.

由区甲办主办，区乙局承办; 甲局会同有关部门负责; 县甲局、乙局要深入社区开展宣传.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.importing.files.paper import BULLETS, widened
from gongkai.importing.parts.labels import COMERS, key_of
from gongkai.importing.words.names import (
    are_people,
    are_plainly_units,
    are_units,
    comers,
    is_group,
    is_plainly_one,
    means_everybody,
    share_of_units,
)
from gongkai.importing.words.places import is_place
from gongkai.importing.words.sentence import Part, clauses, leading_units, listed, without_total
from gongkai.keys import ROLE_NAMES
from gongkai.patterns import pattern
from gongkai.phrases.deeds import JOINTLY
from gongkai.phrases.names import parse_units
from gongkai.text import Text

VERBS = {
    "负总责": "responsible",
    "牵头负责": "lead",
    "负责牵头": "lead",
    "总牵头": "lead",
    "牵头": "lead",
    "主导": "lead",
    "分别负责": "responsible",
    "共同负责": "responsible",
    "具体负责": "responsible",
    "具体组织": "responsible",
    "组织实施": "responsible",
    "组织落实": "responsible",
    "负责": "responsible",
    "落实": "responsible",
    "主办": "host",
    "共同举办": "host",
    "联合举办": "host",
    "执行承办": "organizer",
    "承办": "organizer",
    "合办": "host",
    "协办": "assist",
    "协助": "support",
    "协同": "support",
    "配合": "support",
    "参展": "participants",
    "参加": "participants",
    "参与": "participants",
    "参会": "participants",
    "与会": "participants",
    "出席": "participants",
    "列席": "participants",
    "到会": "participants",
}
_VERB = (
    "|".join(sorted(VERBS, key=len, reverse=True))
    .replace("协办", "(?<!政)协办(?!好)")
    .replace("合办", "(?<![综联])合办(?!公|学)")
)
_SHARED = "(?:按照?|根据|依据)(?:各自)?的?(?:(?:职责|职能|辖区|业务|任务)(?:分工)?|分工)"
_HOW = (
    f"(?:共同|联合|具体|分别|分头|(?<![按照任责])分工|(?:{_SHARED})(?:抓好)?|统一|积极|密切|做好|全力|全程|主动|协助|予以|给予|应邀|届时|准时|按时|依时|务必|必?须|均|都|派员|派人|派代表|组队|要|应当?|等)"
    "{0,3}"
)
DOES = pattern(
    rf"{_HOW}(?P<verb>{_VERB})(?!单位|部门|人(?!员)|机构|方(?!案)|者|同志|的|制(?![定作订])|科室|任务|师生|嘉宾|选手|名单|回执|办公|专人|率|热情|人数|人次|积极性|[面度性感](?=[广大宽高强较更不最])"
    rf"|(?:负责|落实|实施|组织){{1,3}}的)"
)
END = pattern("(?:落实|实施|工作|组织实施|组织|抓好落实|做好相关工作|相关工作|具体实施|好)?")
_KIND = "(?:单位|部门|机构|科室|方(?![式案法面向]))"
_TITLED = pattern(
    rf"(?P<verb>{_VERB}|责任|组织|支持)[^，。；：、]{{0,12}}{_KIND}"
    r"(?:[有为是：:]|主要有|分别[为是]|包括){1,2}(?P<units>.+)"
)
_AS = pattern(
    rf"(?P<units>[^，。；：]{{2,60}}?)(?:（[^（）]{{0,30}}除外）)?均?(?:为|是|系|作为)(?P<verb>{_VERB}|责任){_KIND}"
)
_MAINLY = pattern("以(?P<units>[^，。；：]{2,60})为主")
_NAMED_ROLE = "(?:主办|承办|协办|牵头|责任|配合|参加|参与|支持)(?:单位|部门)"
_LABEL = pattern(
    rf"(?:^|[，；。 \u3000]|(?={_NAMED_ROLE}：))(?P<word>[\u4e00-\u9fff]{{2,6}})：(?P<units>[^；。：]++)(?P<next>：)?"
)
_SO_MANY_EACH = pattern("，各[^，；。]{0,8}\\d[^，；。]{0,8}[名人]$")  # 参加单位：甲局、乙局，各2—3人
_NEXT_WORD = pattern(rf"(?:[，、 \u3000][\u4e00-\u9fff]{{2,6}}|{_NAMED_ROLE})$")
NEXT_ROLE = pattern("(?:(?<=主办|承办|协办|牵头|配合|负责|落实)(?<!政协办)|(?<=[部局处室院会办委]组织)(?<!社会组织))、")
_ASKED = pattern("^请(?=[^，。；]{2,40}(?:牵头|主办|承办))")
_HOSTS = pattern("(?:(?:共同|联合)(?:在[^，。；]{2,24})?)?举办")
_ORGANISE = pattern("请?各[^，。；：、]{1,10}组织(?![部委处科人])")
_ADVISES = pattern("(?:给予|予以|负责)?(?:指导|支持|监制|审批|审核|批准|推荐|赞助)(?!中心|组)")
_WITH = pattern("(?:，|、)?(?:(?:要|应|负责)?(?:会同|联合|协同|配合|协调))(?P<units>.+)")
_DO_TOGETHER = "组[成建]|成立|举办|开展|主办|承办|发文|[印下]发|检查|执法"  # behind 联合 what they do, and nobody
AGREES_WITH = (  # 县甲局商县乙局, but not 县工商局
    "商(?=[省市区县旗镇乡][^，。；、]{1,10}[局委办部厅会院](?![长员议])|(?:有关|相关)(?:单位|部门))"
    "(?<![工招经电协会营客]商)"
)
_ANYBODY = pattern("[^、]{0,3}各[^、]{0,6}(?:单位|部门|方面?)|(?:有关|相关|其他)[^、]{0,8}")
_WITH_THEM_ALL = rf"(?!联合(?:{_DO_TOGETHER})){JOINTLY}"
SPLIT_WITH = pattern(f"会同|{AGREES_WITH}|{_WITH_THEM_ALL}|联动")
_WITH_THEM = pattern(
    rf"(?:要|应当?|须|需|将|拟|负责|牵头|适时|不?定期)*(?:[于在]?\d{{1,2}}月[^，。；会联协]{{1,12}}?)?(?:会同"
    rf"|{_WITH_THEM_ALL}|协同|联动|{AGREES_WITH})(?:当地|所在地)?"
)
ABOUT = pattern(
    r"^(?:(?:本次|此次|该|本届|整个|全部|此项)?(?:（[^。；：（）]{1,30}）|[^，。；：由（）]){0,24}?)?(?:(?<=赛事)"
    r"|(?<![自理事缘因经再不非原可得]))(?:由(?!于|此|来)|(?<!地点)(?<!时间)(?:改|调整|变更|转)(?:为|由|成))"
)
_FOLLOWING = ("support", "assist", "participants", "responsible", "organizer")  # of one who leads or is named with 由
_ITS_PART = pattern("(?P<name>[^、，；（）]{2,30})（总?(?P<verb>牵头|主办|承办|协办|配合|协助)(?:单位|部门|方)?）")
_BETWEEN = pattern("[、，]|(?<=）)[和及与]")
_ALL_LEAD = pattern("(?P<names>[^；（）]{2,60})（(?:联合|共同|双)牵头）")
_COMERS_ARE = pattern(
    "(?:参加|参会|与会|参训|参赛|活动|邀请|主要|培训|听课|听讲|(?:观摩|参观)(?=[^，。；：]{0,9}人员))(?:[^，。；：]{0,8}的)?(?:人员|对象)(?:主要)?(?:为|是|有|包括)(?P<who>[^，。；]{2,60})$"
)
_GATHER = pattern(  # 机关全体干部职工于5月12日上午8:30在政府大院集合
    "(?:请|望)?(?!参|与会)(?P<who>[^，。；的\\d到在于]{2,40}?)(?:[于在]?\\d{1,2}月[^，。；]{0,20}?)?(?:请|须|要|准时|统一|按时|务必|自行)*"
    "[到在][^，。；]{2,24}?集[合中](?=[，。；]|$|统一|上车|乘车|出发|签到)"
)
_SENDS_SOME = pattern(  # 各成员单位各组织30名干部职工参加
    "(?P<who>[^，。；]{2,60}?)(?P<each>[各均]|分别)?(?:组织(?!部)|选派|安排|派(?!出所)出?|抽[调出]?(?=\\d)|抽调|带(?=\\d)|出(?=\\d))"
    "(?P<whom>[^，。；\\d]{0,16}?)(?:(?:\\d{2}周?岁以[上下][^，。；\\d]{0,8})?\\d{1,4}(?![\\d—~-]*周?岁)[^，。；]{0,14}?"
    "|(?<=[织派排出调])(?:相关|有关|部分)?人员)"
    "(?:、(?P<also>(?!\\d)(?:(?!组织|选派|安排|抽调|派)[^，。；]){2,40}?))?(?:参加|参会|出席)(?:会议|活动)?[。；]?"
)
_BRINGS = pattern("(?:负责|统一|分别|分批)?(?:组织(?![部委处科])|安排|动员|通知|邀请)")  # 由甲处组织家长参加
_BRINGS_THEM = pattern("(?P<who>[^，。；]{2,40}?)(?:具体)?负责组织")  # 县甲局负责组织学生500人参加
_AND_DOES = pattern(  # 派记者参加并做好报道: who comes to do that takes no part
    "(?:并(?!州)[，]?)?(?:及时|全程|现场|全面|同步)?(?:(?:做好|负责|承担|搞好|进行|开展|提供)[^，。；]{0,12}(?:报道|宣传|采访|摄[影像]|录[像制]"
    "|直播|秩序|安保|保障|保卫|疏导|服务|救护|执勤|布置|后勤)|报道|采访|摄[影像]|拍摄|录[像制]|直播|执勤|维[护持])"
)
_VISIT = pattern(
    "(?:诚?邀请?|(?<![^向全]社会)(?<!^社会)组织(?!、))(?P<who>[^，。；邀]{2,60}?)(?:等)?(?:前来|到现场|实地|现场|分批"
    "|走进)*(?:[到赴][^，。；到赴]{2,20}?(?:开展|进行)?(?:实地)?)?(?:调研|考察|走进|参观|观摩|旁听|列席|视察|体验)"
)
_IS_SHOWN = pattern(  # 组织示范单位现场观摩
    "组织(?:(?![到赴在去各])[^，。；、]){0,12}(?:示范|样板|典型|先进)(?:单位|学校|企业|社区|村|点|户|基地|园区)(?:进行|开展)?(?:现场|实地)?(?:观摩|参观)"
)
_INVITED = pattern(
    "(?:(?:本次|此次)?活动|(?:本次|此次)?会议)?(?:现|选取|选定|遴选|拟|特别?(?:邀请?)?|将|并|还|可|应(?!急)|要|届时|现场|同时)*(?:诚挚?邀请?|邀请?|组织|安排"
    "|[希请]望|望(?=各|全|有关|相关|广大|大家)|请|由)?"
)
_THERE = pattern(
    "各?(?:安排|选派|指派|委派|派出?|作为|组(?=[一二三\\d])|推荐|确定)(?!中心|所|出所)[^，。；、]{1,16}$"
    "|(?:必?须|需要?|应当?|要)?(?:派员|派人|派代表|组队|按时|准时|设[立置]?(?:展台|咨询台|宣传台|展位|摊位|服务台|点))$"
    "|(?:统一|集中|准时)?(?:到(?!位|会)|在|赴|前往)(?:[^，。；“”]|“[^“”]{1,16}”){2,24}$|[于在]?\\d{1,2}月\\d{1,2}日[^，。；、]{0,16}$"
    "|按照?(?:各自)?(?:分工|要求|安排|规定|通知)$"
)
_STAFF = pattern(
    "(?:全体|有关|相关)?(?:工作人员|干部职工|业务人员|专业人员)|（以下[简统合]称[^（）]{1,30}）|（(?:[两三四五六七八九]|\\d{1,2})[个家]?(?:部门|单位)）"
)
_SEES_TO = pattern(
    "(?:要|将|应当?|须|需)?(?:(?:根据|按照?)(?:[^，。；《》]{0,12}《[^《》]*+》)?[^，。；]{0,16}(?:组织|开展)"
    "|做好|提供|维护|派(?!出所)出?|安排|布置|保障(?!局)|配备|准备)"
)
_URGES = pattern(
    "(?:要|应当?|须|需)?(?:高度|进一步|切实|积极|认真)*(?:重视|加强|提高|配合|参与|支持|严格|确保)|可|不得|负责人"
)
_ACTS = pattern(  # what they do, behind when and where
    "(?:要|各|将|应当?|须|需|负责|分别|同步|各自|统一|认真|精心|具体|届时|现场|免费|全程|主动|广泛|集中|并)*"
    "(?:[于在]?\\d{1,2}月[^，。；]{1,30}?)?(?:[在到赴对][^，。；]{2,24}?)?(?:组织(?!部|委员)|开展|举办|举行|召开|启动|设[立置]|布置|制作|印制|发放|悬挂|张贴"
    "|播放|宣讲|演出|义诊|巡查|清理|整治|实施|指导|派员|派出|提供|安排|选派|选送|推荐|报道|接受咨询|值守|维护|保障|评审|承担|落实|参照|开设|开放|放映|免费|检查|维持|疏导"
    "|(?:摆放|搭建|展[示出]|讲解|解答|受理|赠送|表演|演示|推送|转发|拍摄|采访|接待|登记|引导|救护|消毒|清扫|打扫|巡逻|执勤)(?!的|人员?|台|点|处|室|队|组|中心))"
)
_HOLDS_WHAT = pattern("(?P<units>[^，。；]{2,60}?)(?:共同|联合|具体)?(?P<verb>主办|承办|协办)的")
_HOLDS_ALONE = pattern(  # 红石崖煤矿承办, behind another that has a part
    "(?!.*(?:统一|公开|轮流|联合|共同|负责|申请|可以|自行|[由将各每该]|如何|具体))(?P<name>[\u4e00-\u9fff]{3,12})(?P<verb>主办|承办|(?<!政)协办)"
)
_ORGANISED = pattern("(?P<units>[^，。；]{2,60}?)(?:共同|联合|具体|统一|负责)?组织(?:实施|开展)?")  # 石桥社区组织
_OF_IT = pattern("(?:并|(?:本次|此次|该)?活动)?由")  # and not 车辆由, which is a task
_ORGANISES = pattern("(?:共同|联合|具体|统一|负责|分别)?组织[。；]?")  # 由甲局组织, as 甲局承办
_DRAWN = pattern(
    "(?:并?从(?=[^，。；]{2,60}抽调)|(?:从|并)?抽调)(?P<units>[^，。；]{2,60}?)(?:等(?:部门|单位))?(?:的|各?抽调)?(?:相关|有关|业务)?(?:人员"
    "|工作人员|骨干|干部|力量|专家)"
)
_WHEN_WHERE = pattern(
    "(?:将|拟|要|应|须|定于|计划|统一|决定|届时)*(?:[于在]?\\d{1,2}月[^，。；]{0,30}|在[^，。；]{2,30}|[于在]?\\d{1,2}月[^，。；]{0,30}在[^，。；]{2,30})"
)
_AS_THEY_LIKE = pattern(
    "自[定选拟]|(?:自行|自主|各自)(?:确定|决定|安排|选[择定]|掌握|商定)(?=[，。；]|$)"
)  # 时间由各校自定
_AGREES = pattern("(?<=..)[与同](?=[^、与和同]{3,}$)")
_WITH_ANOTHER = pattern("(?:联系|对接|沟通|衔接|协商|商定)(?:好|落实)?(?=[，。；]|$)")
_IS_OF_THEM = pattern("[^，。；、]{0,10}?(?:编制|制定|起草|组织|推荐|认定|审定|编写)的")
_SITS_ON = pattern(  # 副组长由县甲局主要负责人担任, 由县政府分管领导任组长
    "[^，。；]{0,10}(?:负责人|领导|同志|[主局科处校院镇乡]长|主任|书记)[^，。；]{0,10}(?:担任|兼任|组成|任(?:副?[组主处院校]长|副?主任|总指挥|指挥长|召集人|成员)|为(?:副?组长|成员))[。；]?$"
)
_MADE_BY = pattern("解释|(?:编制|制定|起草|组织|推荐|认定|审定|编写)的")
_ENDS_IN_TIME = pattern("(?:\\d|[日号时点分午晚旬底]|期间)(?:（[^（）]*）)?$")
_SET = pattern("(?:(?:定于|拟于|将于|计划于)|决定(?:联合|会同)?)[^，。；]{0,60}?，?(?:组织|开展|举办|举行|召开)")
JOINED = pattern(
    rf"^(?:[.．、]|[{BULLETS}]\s*|\d{{1,2}}(?:[.．]\d{{1,2}}){{1,2}}[.．、]?\s+|\d{{1,2}}[.．、）]|但|[①-⒇]|并(?!州)|同时"
    r"|(?:[上下]午)?\d{1,2}[:：]\d{2}(?:[—–~－至-]{1,2}\d{1,2}[:：]\d{2})?[ \u3000]+"  # 9:40—10:00　县甲局参加
    r"|及(?!时|第)|和(?!江|平|顺|县|田|谐|林|睦|信|合|政|静|硕|龙)|以及|其中|届时)"
)
A_DAY = r"(?:\d{1,2}月)?\d{1,2}日(?:[上下]午|晚上?|中午)?"
_EACH_ON_A_DAY = pattern(  # 甲镇5月6日、乙镇5月7日开展走访; 由甲局（24日）、乙局（25日）轮流开展
    rf"(?<=[\u4e00-\u9fff])于?\d{{1,2}}月\d{{1,2}}日(?:上午|下午)?(?=、[\u4e00-\u9fff]{{2,12}}\d{{1,2}}月\d{{1,2}}日)"
    rf"|(?<=[\u4e00-\u9fff])（{A_DAY}）(?=、[\u4e00-\u9fff]{{3,16}}（{A_DAY}）)|(?<=[\u4e00-\u9fff])（{A_DAY}）(?=轮流|分别|依次|先后)"
)
_ROTA = pattern(  # 24日甲局、25日乙局进直播间
    rf"(?:{A_DAY}由?[^，。；、\d]{{3,16}}、){{1,30}}{A_DAY}由?(?P<last>[^，。；\d]{{3,}})(?:，(?P<next>[^，。；]*))?"
)
_ITS_DAY = pattern(f"{A_DAY}由?")

PAST = pattern(
    r"进行了|发现问题|成功(?:举办|举行|召开)|取得(?:了)?(?:良好|明显|显著|圆满)|获得圆满|往届|上一届|前期，|(?<![于比较与同对把将])去年|(?<![于比较与同对把将])上年"
    r"|以来(?![^，。；]{1,8}的)|曾(?!经理)|近日|(?:^|[，。])日前|了[《“]|已(?:于|经|将|制作|印发|开通|建立|发布|下发|上线|设立|部署|成立)|》(?:已|要求)"
    r"|(?:部署要求|的要求)(?!，)|共同发起|印发$|(?:开展|举办|举行|召开)了|《[^《》]*+》(?:（[^（）]*+）)?(?:精神|文件)(?!，)"
)
NOBODY = pattern(
    "^本(?:单位|部门|地区?|系统|行业|校|院|企业)|^我[^、]|^(?:主办|承办|协办|参展|参赛|配合|组织)(?:单位|部门|方)$"
    "|^(?:具?有|具备)(?!关)[^，。；、]{0,8}(?:资质|资格|能力|许可)的"
)  # who those are stands elsewhere
_ARE = pattern("(?<=单位|部门|机构|人员|对象)([为是有])：")  # 主办单位为：甲局、乙局
NOT_SO = pattern(  # 借鉴市甲局牵头建立的机制
    "(?:探索|研究|鼓励|提倡|推广|借鉴|学习|参照|对照|比照)(?!院|所|室|中心|会|局|处|强国)"
)
ONLY_IF = pattern("(?:如(?!期|下|何|皋|意|东)|若(?!干|羌)|倘若|假如|遇)")  # 遇汛情由县乙局牵头
_FAILING_THAT = pattern(  # 逾期未整改的，由县乙局查处
    "(?:未|没有|拒不|逾期|仍不)[^，。；]{0,24}的，由[^，。；]{2,24}?(?:通报|约谈|查处|处理|处罚|问责|追究|取消|曝光)[^，。；]*"
)
_TOPIC = pattern(  # 学校、幼儿园：区教体局牵头
    f"^[^，。；：]{{2,24}}：(?=[^，。；：]{{2,60}}(?:{_VERB})[，。；]?$)(?!(?:{_VERB}))"
)
_INSPECTS = pattern("[^，。；]{0,24}(?:督[查导促]|检查|抽查|考核|验收|通报|评[选审比])(?:活动|工作|行动)?[，。；]?$")
_OF_A_TEAM = pattern("[^，。；]{0,16}组长(?!单位)[^。；]{0,40}成员单位：")
_OF_AN_OFFICE = pattern(
    "(?:局|委|办|部(?!门)|科(?!技)|办公室|管理处|政府|公司|中心|大队|支队|医院|银行|街道|[乡镇]|[残妇文侨社]联|科协|团委|工会)$"
)
_RUNS_ON = pattern("[、和及与长员的会]|(?<=科)室|(?<=部)门|工作人员|负责人|领导|书记|主[任席]")
_LONGEST_NAME = 20  # characters behind 由
_LONGEST = 12
_OF_WHOM = pattern("[^，。；、]{1,16}的(?:单位|部门|学校|企业|村|社区|街道|乡镇|场所|班级|医院)")
_SHORT = 8  # characters of what somebody leads or is responsible for
_FAR = 200  # characters of a list of units before its verb
_MANY, _MOST = 4, 0.8
PARTLY = "里面有的像是单位，有的不像"
ALSO = "这里还说到："


class Role(NamedTuple):
    """A part in an activity and who has it. `named` where 由 or 主办 says so; what follows is its `object`."""

    name: str
    units: str
    named: bool
    object: str = ""


def of_clause(text: str) -> list[Role]:
    """The roles that a clause gives, empty where it gives none or is not made out whole."""
    text = _ASKED.sub("", JOINED.sub("", text.strip()))
    if NOT_SO.match(text) or ONLY_IF.match(text):
        return []
    if come := _those_who_come(text):
        brings = _BRINGS_THEM.match(text)
        sees_to = [Role("responsible", brings["who"], named=False, object=text)] if brings else []
        return [*(role for role in sees_to if are_plainly_units(role.units)), come]
    if titled := _TITLED.search(text) or _AS.fullmatch(text):
        units = titled["units"].rstrip("。；")
        role = _role(titled["verb"])
        return [Role(role, units, named=True)] if _mostly_units(units) or _may_have(role, units, by=True) else []
    if (mainly := _MAINLY.fullmatch(text)) and are_units(mainly["units"]):
        return [Role("lead", mainly["units"], named=True)]
    about = ABOUT.match(text)
    start = about.end() if about else 0
    for does in DOES.finditer(text, start):
        if does.start() - start > _FAR:
            break
        if text[: does.start()].endswith("、") and _OF_WHOM.match(text, does.end()):  # 各镇、参加宣传的单位
            continue
        # an order to all, and no part of anybody's: 请各单位组织企业参加
        eager = "积极" in does[0] or _ORGANISE.match(text, start) is not None
        ends = len(text) - does.end() <= _SHORT and not text.startswith("人", does.end())
        comers_ = text[start : does.start()].removesuffix("组织" if about and ends else "")  # 由各镇、各校组织参加
        comes = VERBS[does["verb"]] == "participants" and not eager
        if comes and (taking := _taking_part(text, start, does, comers_, about is not None)) is not None:
            return taking
        units = without_total(_STAFF.sub("", text[start : does.start()]).strip())
        first, *others = SPLIT_WITH.split(units)
        first = re.sub("(?:要|应当?|须|负责|决定|计划|拟|将|特)$", "", first)
        name = VERBS[does["verb"]]
        if not are_units(units) and (who := _behind_whom(text, start, does.start())):
            first, others = who, []
        rest = text[END.match(text, does.end()).end() :]  # type: ignore[union-attr]
        if (
            not first
            or _MADE_BY.match(rest)  # 由甲局负责解释, 由甲局牵头编制的规划
            or NOBODY.search(first)
            or not _may_have(name, "、".join(filter(None, (first, *others))), about is not None)
        ):
            continue
        long = len(units) > 2 or is_plainly_one(units)
        named = about is not None or (name not in ("participants", "support") and long)
        if about and name == "support" and re.search("[和与及]", first):
            name = "responsible"  # 由甲站与乙校配合: they do it between them
        if others and name in ("host", "organizer"):
            first, others = "、".join((first, *others)), []
        return [Role(name, first, named, rest), *(Role("support", other, named) for other in others)]
    return _held_by(text, start) if about else _holds(text)


def _those_who_come(text: str) -> Role | None:
    """Who comes by a clause that says no more: 参加人员为……, 邀请代表参观, 各成员单位各组织30名干部职工参加."""
    if (coming := _COMERS_ARE.search(text)) and (who := comers(coming["who"])):
        return Role("participants", who, named=True)
    gather = _GATHER.match(text)
    if gather and are_people(gather["who"]) and (who := comers(gather["who"])):
        return Role("participants", who, named=True)
    visit = _VISIT.search(text)
    if visit and (who := comers(visit["who"])) and not _IS_SHOWN.fullmatch(visit[0]):
        return Role("participants", who, named=True, object=text[visit.end() :])
    sends = _SENDS_SOME.fullmatch(text)
    if (
        sends
        and sends["whom"]
        and not sends["each"]
        and not are_units(sends["whom"])
        and (who := comers(sends["whom"]))
    ):
        return Role("participants", who, named=True)  # 请市总工会组织企业职工代表50人参加
    units = leading_units(f"{sends['who']}组织") if sends and not are_units(sends["whom"]) else None
    if sends is None or units is None or not are_plainly_units(units.text):
        return None
    also = comers(sends["also"] or "")
    return Role("participants", f"{units.text}、{also}" if also else units.text, named=True)


def _taking_part(text: str, start: int, does: re.Match[str], coming: str, by: bool) -> list[Role] | None:
    """The part of those who take part, or come to do something: 派记者参加并做好报道; None where those are no comers.

    Who brings others is not among them: 由县甲会组织职工代表参加; without 由 it is only what they do.
    """
    if brought := _brought(text, start, does.start()):
        return list(brought) if by else []
    who = _coming(coming)
    rest = text[END.match(text, does.end()).end() :]  # type: ignore[union-attr]
    if who and _AND_DOES.match(text, does.end()) and are_plainly_units(who):
        return [Role("responsible", who, by, rest)]
    return [Role("participants", who, True, rest)] if who else None


def _brought(text: str, start: int, end: int) -> tuple[Role, Role] | None:
    """Who brings others, by name, and whom, before 参加: 由县甲会组织职工代表参加; None where nobody is brought."""
    units = leading_units(text[start:])
    brings = _BRINGS.match(text, start + units.end, end) if units else None
    whom = comers(text[brings.end() : end]) if brings else ""
    if units is None or not whom or any(map(is_group, units.text.split("、"))):
        return None
    return Role("responsible", units.text, named=True), Role("participants", whom, named=True)


def _behind_whom(text: str, start: int, end: int) -> str:
    """Who does what follows when and where: 甲局、乙会 in 甲局、乙会5月8日在滨河公园联合举办; "" for nobody."""
    units = leading_units(text[start:end])
    if units is None or not _WHEN_WHERE.fullmatch(text, start + units.end, end):
        return ""
    return units.text.rstrip("、")


def _coming(text: str) -> str:
    """Who takes part, before 参加 and behind what asks them: 邀请人大代表、政协委员; "" if that is not all of it."""
    who = _INVITED.sub("", text, 1)
    for _ in range(3):  # 于5月9日下午派员到会议室参加
        who = _THERE.sub("", who)
    return comers(who)


def _invited(text: str) -> str:
    """Who a clause lists and says no more of: 邀请人大代表、政协委员 before the clause that says for what."""
    return comers(_INVITED.sub("", text, 1))


def _may_have(role: str, units: str, by: bool) -> bool:
    """Whether these can be units: all look so, or half of them where 由 or the verb itself leaves no doubt."""
    if are_units(units):
        return True
    names = re.split("[、，和及与]", units)
    short = all(2 <= len(name) <= _LONGEST for name in names) and not are_people(units)
    sure = by or role in ("host", "organizer", "assist", "support")
    return short and sure and len(names) > 1 and share_of_units(units) >= 0.5


def _held_by(text: str, start: int) -> list[Role]:
    """由区甲局组织, 由甲中心工作人员到学校开展, 此项工作由市甲部部署."""
    units = leading_units(text[start:]) or _first_name(text[start:])
    if units is None or start + units.end >= len(text) or NOBODY.search(units.text) or units.text.endswith("、"):
        return []
    if text[:start].endswith("为") and is_place(text[start:].rstrip("。；")):  # 地点改为县乙中心一楼报告厅
        return []
    if any(nothing.match(text, start + units.end) for nothing in (_ADVISES, _IS_OF_THEM, _AS_THEY_LIKE, _SITS_ON)):
        return []
    if agrees := _AGREES.search(units.text):  # 由办公室与县电视台联系: only the first has it to do
        units = (
            Part(units.text[: agrees.start()], units.start) if _WITH_ANOTHER.match(text, start + units.end) else units
        )
    organises = _OF_IT.fullmatch(text, 0, start) and _ORGANISES.fullmatch(text, start + units.end)
    name = "host" if _HOSTS.match(text, start + units.end) else "organizer" if organises else "responsible"
    return [Role(name, units.text, named=True, object=text), *with_them(text[start:], units)]


def _first_name(text: str) -> Part | None:
    """The name that stands behind 由, whatever they do: 由后勤管理处运送到现场."""
    if DOES.search(text):
        return None
    longest = text.rfind("、", 0, _FAR) + 1 + _LONGEST_NAME  # a list goes on up to its last name
    ends = (end for end in range(min(len(text) - 2, longest), 2, -1) if not _RUNS_ON.match(text, end))
    name = next((text[:end] for end in ends if _OF_AN_OFFICE.search(text[:end]) and are_plainly_units(text[:end])), "")
    return Part(name, 0) if name else None


def _name_before(text: str) -> Part | None:
    """The shortest list of names that a text begins with, before a deed that nobody knows: 审计部抽盘."""
    ends = (end for end in range(3, min(len(text) - 1, _LONGEST_NAME)) if not _RUNS_ON.match(text, end))
    name = next((text[:end] for end in ends if _OF_AN_OFFICE.search(text[:end]) and are_plainly_units(text[:end])), "")
    return Part(name, 0) if name else None


def with_them(text: str, units: Part) -> list[Role]:
    """Those with whom they do it: 区甲局要会同区乙局、区丙会开展."""
    found = _WITH_THEM.match(text, units.end)
    rest = text[found.end() :] if found else ""
    others = leading_units(rest) or (Part(rest, 0) if are_plainly_units(rest) else _name_before(rest))
    return [Role("support", others.text.rstrip("、"), named=False)] if others else []


def _holds(text: str) -> list[Role]:
    """区甲局定于6月24日举办开放日活动, or 红石崖煤矿承办 by a name that nobody knows."""
    if alone := _HOLDS_ALONE.fullmatch(text):
        return [Role(VERBS[alone["verb"]], alone["name"], named=False)]
    organised = _ORGANISED.fullmatch(text)
    if organised and are_plainly_units(organised["units"]) and not any(map(is_group, organised["units"].split("、"))):
        return [Role("organizer", organised["units"], named=True)]
    found = _SET.search(text)
    units = leading_units(text[: found.start()]) if found else None
    if units is None or found is None or units.end != found.start() or NOBODY.search(units.text):
        return []
    if _INSPECTS.match(text, found.end()):  # 市甲局将于9月下旬组织督查
        return []
    others = leading_units(text[found.start() :].removeprefix("决定").removeprefix("联合").removeprefix("会同"))
    with_them = [Role("support", others.text, named=True)] if others and re.match("决定(?:联合|会同)", found[0]) else []
    return [Role("host", units.text, named=True, object=text), *with_them]


def without_days(sentence: str) -> str:
    """A sentence without the days that each of a list of units has to itself: 24日甲局、25日乙局进直播间.

    Those who are only visited keep theirs: 10日甲院、11日乙院，丙院承办.
    """
    sentence = _EACH_ON_A_DAY.sub("", sentence)
    found = _ROTA.search(sentence)
    if found is None:
        return sentence
    names_all = are_units(found["last"]) or is_place(found["last"])
    if names_all and found["next"] and (of_clause(found["next"]) or leading_units(found["next"])):
        return sentence
    return f"{sentence[: found.start()]}{_ITS_DAY.sub('', found[0])}{sentence[found.end() :]}"


def in_prose(sentence: str) -> tuple[dict[str, str], bool]:
    """The roles of a sentence that are said in so many words: 由甲局牵头，乙局配合; empty where it names none.

    And whether it says nothing else, so that none of it can have been taken wrongly.
    """
    sentence = _FAILING_THAT.sub("", sentence)
    sentence = listed(without_days(_ARE.sub(r"\1", NEXT_ROLE.sub("，", sentence))))
    if labelled := by_label(sentence):
        return labelled, True
    found: list[Role] = []
    before: list[Role] = []  # who does something, of whom only what follows makes a part: 甲局举办演出，乙馆承办
    helpers: list[Role] = []  # who helps with what is said before, and nobody else has a part by name
    whole = True
    for roles in _by_clause(sentence, found):
        whole = whole and bool(roles) and not any(len(role.object.strip("，。；")) > _SHORT for role in roles)
        for role in roles:
            if role.name == "support" and not role.named and not (is_group(role.units) and _asks_all(role)):
                helpers.append(role)
            if role.named or (found and role.name in _FOLLOWING):
                found += [*before, role]
                before.clear()
            elif not found and (role.name == "responsible" or before):
                before.append(role)
    found = found or [role for role in helpers if is_group(role.units) or is_plainly_one(role.units.split("、")[0])]
    facts: dict[str, str] = {}
    for role in _leaders_apart(found):
        known = facts[role.name].split("、") if role.name in facts else []
        facts[role.name] = "、".join(dict.fromkeys([*known, *role.units.split("、")])) if known else role.units
    past = PAST.search(sentence) and not any(ABOUT.match(clause.text.strip()) for clause in clauses(sentence))
    return {} if past else facts, whole


def _asks_all(role: Role) -> bool:
    """Whether help is asked of all, or with more than is spoken of: 各单位要配合做好宣传, but not 各镇残联配合."""
    return (
        bool(role.object.strip("，。；")) or means_everybody(role.units) or _ANYBODY.fullmatch(role.units) is not None
    )


def _leaders_apart(found: list[Role]) -> Iterator[Role]:
    """The roles, those who lead told apart from the others: 县甲局（牵头）、县乙局负责; no half of a bracket around."""
    for role in found:
        units = role.units if "（" in role.units else role.units.rstrip("）")
        parts = led(role.name, units) or {role.name: units}
        yield from (role._replace(name=name, units=units) for name, units in parts.items())


def by_label(sentence: str) -> dict[str, str]:
    """The roles that labels in a sentence say: 开展宣传。责任单位：甲局、乙局; empty where one names no units."""
    facts: dict[str, str] = {}
    at = 0
    while found := _LABEL.search(sentence, at):
        units, at = found["units"], found.end()
        if found["next"] and (word := _NEXT_WORD.search(units)):
            units, at = units[: word.start()], found.start("units") + word.start()
        key = key_of(found["word"])
        units = _SO_MANY_EACH.sub("", units)
        if key is None and COMERS.fullmatch(found["word"]) and (are_units(units) or comers(units)):
            facts["participants"] = units.strip()
        if key is not None and key.name == "participants" and not are_units(units) and (who := comers(units)):
            facts["participants"] = who
            continue
        if key is None or key.name not in ROLE_NAMES:
            continue
        beside: list[Role] = []
        if not are_units(units):
            units, _, rest = units.partition("，")  # 责任单位：甲局、乙局，各镇配合
            beside = [role for clause in clauses(rest) for role in of_clause(clause.text)] if are_units(units) else []
            if not beside:
                return {}
        for name, own in (*((role.name, role.units) for role in beside), (key.name, units.strip())):
            facts[name] = f"{facts[name]}、{own}" if name in facts else own
    if facts.keys() == {"support"} and _OF_A_TEAM.match(sentence):  # they are the team, and help nobody
        return {"responsible": facts["support"]}
    return facts


def led(role: str, units: str) -> dict[str, str]:
    """A list of units by the parts in their brackets, 甲局（牵头）、乙局、丙局（配合）; empty without such brackets.

    牵头 is said of one alone, any other part of those before it too; who is given none has the `role`.
    """
    units = widened(units)
    if together := _ALL_LEAD.fullmatch(units):
        return {"lead": together["names"]}
    facts: dict[str, list[str]] = {}
    waiting: list[str] = []
    for part in filter(None, (part.strip() for part in _BETWEEN.split(units))):
        if (its := _ITS_PART.fullmatch(part)) is None:
            waiting.append(part)
            continue
        name = VERBS[its["verb"]]
        if name == "lead" or not facts:
            facts.setdefault(name, []).append(its["name"])
        else:
            facts.setdefault(name, []).extend((*waiting, its["name"]))
            waiting = []
    if facts and waiting:
        facts.setdefault(role, []).extend(waiting)
    return {name: "、".join(names) for name, names in facts.items()}


def _role(verb: str) -> str:
    """The role that a word for a kind of units says: 承办单位, 责任单位."""
    return {"组织": "organizer", "支持": "support"}.get(verb) or VERBS.get(verb, "responsible")


def _by_clause(sentence: str, found: list[Role]) -> Iterator[list[Role]]:
    """The roles of one clause after another; a list of units waits for the verb of a later clause."""
    waiting = before = ""
    for text in _lists_whole([clause.text.strip() for clause in clauses(_TOPIC.sub("", sentence, 1))]):
        about = ABOUT.match(text)
        rest = text[about.end() :] if about else text
        listed = ("、" in rest or (not about and (found or waiting))) and are_only_units(rest) and rest[-2:] != "组织"
        listed = listed and not (_ENDS_IN_TIME.search(before) and is_place(rest))  # 5月1日，县体育中心，各单位参加
        before = text
        if len(waiting) < _FAR and listed:  # 由甲局、乙局，丙局负责
            waiting = f"{waiting}、{text}" if waiting else text
            continue
        if "、" in text and len(waiting) < _FAR and not of_clause(text) and (who := _invited(text)):
            waiting = f"{waiting}、{who}" if waiting else who  # 邀请人大代表、政协委员，劳动模范参加
            continue
        whole = f"{waiting}，{JOINED.sub('', text)}" if JOINED.match(text) else f"{waiting}、{text}"
        roles = of_clause(whole if waiting else text) or of_clause(text)
        if waiting and roles and roles[0].name == "participants" and roles[0].units in text and comers(waiting):
            roles = [roles[0]._replace(units=f"{waiting}、{roles[0].units}"), *roles[1:]]
        waiting = ""
        if not roles and found and (also := _WITH.fullmatch(text)):
            units = leading_units(also["units"])
            roles = [Role("support", units.text, named=False)] if units else []
        if not roles:
            roles = (_helps_with(text) if found else []) or does_also(text)
        yield roles
    if waiting:  # 邀请人大代表、政协委员走进大厅: said of them is something else
        yield []


def _helps_with(text: str) -> list[Role]:
    """Who else holds what a clause names, or sends people for it: 由甲部主办，乙馆承办的美术展; 抽调乙局、丙局人员."""
    drawn = _DRAWN.match(text)
    if drawn and are_units(drawn["units"]):
        return [Role("support", drawn["units"], named=False)]
    holds = _HOLDS_WHAT.match(text)
    if holds is None or not are_units(holds["units"]):
        return []
    return [Role(VERBS[holds["verb"]], holds["units"], named=True, object=text[holds.end() :])]


def does_also(text: str) -> list[Role]:
    """Who does another thing beside those before: 由甲街道负责场地，区乙局做好保洁; 由甲局牵头，各校举行主题班会."""
    units = leading_units(text)
    if units is None or not are_plainly_units(units.text) or are_people(units.text) or NOBODY.search(units.text):
        return []
    if units.text.startswith("每"):  # 每个乡镇推荐2人: how many, and nobody's task
        return []
    others = with_them(text, units)
    end = text.find(others[0].units, units.end) + len(others[0].units) if others else units.end
    if (
        _URGES.match(text, end)
        or _ADVISES.fullmatch(text, end)
        or not (_SEES_TO.match(text, end) or _ACTS.match(text, end))
    ):
        return []
    return [Role("responsible", units.text.rstrip("、"), named=False, object=text[end:]), *others]


def _lists_whole(texts: list[str]) -> Iterator[str]:
    """The clauses, a list that a clause begins in one with those it goes on in: 参加单位有区甲委，区乙局、区丙局."""
    at = 0
    while at < len(texts):
        end = at + 1
        while _TITLED.search(texts[at]) and end < len(texts) and "、" in texts[end] and _mostly_units(texts[end]):
            end += 1
        yield "、".join(texts[at:end])
        at = end


def _mostly_units(text: str) -> bool:
    """Whether a list behind 参加单位有 is one of units; a name among many may be spoilt."""
    return are_units(text) or (len(parse_units(Text(text)).names) > _MANY and share_of_units(text) >= _MOST)


def are_only_units(text: str) -> bool:
    """Whether a clause is a list of units whose verb is still to come."""
    return are_units(text) and DOES.search(text) is None
