"""What is handed in: the object of a verb of reporting, its title, and what has to come with it."""

import re
from itertools import takewhile

from gongkai.importing.files.paper import BULLETS
from gongkai.importing.meaning import asking
from gongkai.importing.meaning.names import are_units, is_unit
from gongkai.importing.meaning.sentence import Part, clauses, is_inside, leading_units, trailing_unit, without_brackets
from gongkai.patterns import pattern
from gongkai.phrases.deeds import DOES
from gongkai.phrases.materials import SUFFIXES, material

_MATERIALS = frozenset(
    (
        *SUFFIXES, "照片", "图像", "影像", "录像", "视频资料", "图片资料", "图文", "影像资料", "佐证材料", "文字材料",
        "文字", "电子版", "纸质版", "新闻链接", "宣传稿",
    )
)  # fmt: skip
_EDITIONS = ("电子版", "纸质版")  # how the report itself comes: `via` says so
_OF_GROUP = pattern(
    r"^(?:请|由)?(?P<who>(?:各[^，。、]{1,12}、){0,4}(?:(?:[省市区县镇乡街](?:直属?|属))?各|每个)[^，。、（）须应将把请表盖向]{0,10}?(?:单位|部门"
    r"|[乡镇](?=（)|镇街(?!道)|乡镇|街道|县区|区县|企业|学校|科室|班级|支部|学院|社区|村居|村|片区)(?>(?:（[^（）、]{1,4}）)?))(?=[^、，。和及与])(?!居|小(?!组)|人民政府|团[委总支工]|妇联|妇女(?:主任|组织|之家|小组)|[总]?工会|残联|卫生院|中心校|文化站"
    r"|党委|政府|街道|办事处|(?:(?![将于在要应须报送交把请对按通])[\u4e00-\u9fff]){1,6}(?:[局站所队]|科(?!技)))"
)
_OF_THEIRS = pattern("[\u4e00-\u9fff]{1,8}(?=的)")  # 各街道科协的方案: the group goes on up to 的
_NO_PREFIX = (  # 应急值班表, 在建项目清单
    "(?!应[急征聘届用对]|在[建职校岗册编籍读]|须知|要[情闻点素件事]|将军(?![人民])|需[求要]|于洪|请[示柬])"
)
_BEHIND_WHO = pattern(
    rf"^(?:同时|另外?|并)?(?:{_NO_PREFIX}(?:请|于|在|务必|务|要|应当?|须|需|将|把|的)){{1,4}}"
    "|(?:请|务必|务|最迟|最晚|须|需|应|(?<![提纪摘概])要|于|在|分别|必须|也|都|均|并){1,4}$"
)
_TO_A_BOX = pattern("[至到给][^，。；至到]{1,16}邮箱.*$")
_THING = pattern(
    "(?P<what>[\u4e00-\u9fff]{2,10}(?:项目|节目|选题|人选|对象|作者|选手|队伍|题材|产品|展品))(?:\\d{1,3}[名人个件])?(?=[（，。；]|$)"
)
_UNTIL = pattern("(?:最迟|最晚|至迟)(?:于|在)?$")
_IN_COPIES = pattern(  # 报名表一式两份, 一式三份的申报表, 总结和报表各一式两份
    r"(?:须|需|各)?一式[一二两三四五六\d]份(?:的|(?=$|[、，和及]))"
)
_COPIES = pattern("（?(?:要求|需|须|应)?各?一式[一二两三四五六\\d]份[^，；。]{0,8}$")  # 推荐表要求一式三份并盖章
_FORMALLY = pattern("以[^，。；]{0,8}(?:形式|方式|文件|公文|函件|[电纸][子质](?:版|文档))")
_COPIED = pattern("刻录?(?:成|制)?(?:为)?(?:光盘|[UＵ]盘)后?")
_SIZE = pattern(
    r"(?<=.)(?<!一式)(?:每[\u4e00-\u9fff]{1,3}?)?(?:限报|推荐|选送|上交)?(?:字数)?(?:一般|原则上)?(?:不超过|不少于|控制在|限"
    r"|约)?\d{1,5}(?:[—~至-]\d{1,5})?[字张篇份幅页件个名首部枚本](?:以内|左右|以上)?$"
)
_NO_PAPER_LEFT = pattern(
    r"\d*$|[需须另并]?附(?!件)|每[^，。]{1,4}(?:报送|选送|推荐|上报)?$"
)  # of 1000字左右, 附照片2张, 每校3篇
_CHOSEN = pattern(  # 确定推荐对象，报送市甲办; 推荐优秀员工1名，报人事部
    r"(?:确定|推荐|选送|推选|选拔|评选出|评出)(?P<what>[^，。；：、]{2,16}?(?:对象|候选人|人选|选手|\d{1,3}[名人件个])|节目|队伍|项目|课题)(?:于|在)?$"
)
_PICKED_OUT = pattern(  # 择优选取照片10张以内、视频1部
    f"择优(?:选取|挑选|遴选|精选|筛选)(?P<what>[^，。；]{{0,16}}(?:{asking.PAPERS})[^，。；]{{0,24}})$"
)
_BY_A_DAY = pattern("(?<![少多低高])[于在](?=\\d)")  # 连同照片于5月6日前; but 照片不少于2张
_BESIDE, _SHORT_NAME = pattern("[、和及与]|以及"), 6
_GOES_ALONG = pattern("连同(?:[其有相]关?的?)?(?P<what>[^，。；]{2,40}?)(?:一并|一同|一起)?[于在]?")
_ADVERBS = pattern("(?:认真|及时|全面|系统|深入|做好|抓好|注重|加强|搞好|要)(?:进行)?总结$|^总结$")
NO_SUBJECT = pattern("会同|联合|配合|连同|并?附|报?经(?![济信贸开管营纪])")
_TO = pattern("向[^，。；]{2,30}$")
_ITEM = 20  # characters of one of several things that are listed
_LEFT_ALONE = pattern("(?:请|务必?)?[于在]?")  # of a clause whose deadline is taken out
_WAYS = 6  # of handing in, one after another: 及时通过邮箱以书面形式
_TO_A_CHAT = pattern("[到至][^，。；]{0,10}群$")  # 发3张照片到工作群
_WAY = pattern("以[^，。；]{2,14}?(?:形式|方式)$")
_ALL_OF_IT = pattern("等[^、，。]{0,4}(?:资源|资料|材料|素材|数据)")
HALVED = pattern(  # words that a name ends within: 信访事项办|理情况, 优秀政协委|员名单; but 县甲办|公开情况
    "委(?:员|托(?!育)|派(?!驻|出)|培(?![训养育]))|会(?:[员商场务谈见]|议(?![程题案])|计(?!划)|诊(?!疗)|审(?![核批计查定])|签(?![到字名约收]))"
    "|部(?:[门署位队件]|分(?!析))|局(?:[长面域]|部(?!门|署|分))|处(?:[理长置分](?!论|念)|罚(?!款)|方(?!案))"
    "|科(?:[技研长目]|普(?![法查及通惠])|学(?![习生校员科]))|站[点长台]|所(?:有(?!制)|[在属需得辖长获列提])|院[士长系线区]"
    "|办(?:公(?![开示告布共益务])|理(?![论财想念])|法(?![治律规制院人定])|结(?![果对算合构题])|案(?![例卷件])|班(?![子级])|事(?![项迹例故务业宜])"
    "|学(?![习生校员科])|[会赛展证税件](?![议员程明书据务收]))"
    "|室[内外]|校[园长内外区车服医本史友级方]|队[员伍长]|组[织长员合建]|厂[区房长家]|园(?:[区长地艺丁]|林(?!业))|馆[长员藏]|股[东份权长]|社[会区团保长]"
    "|协[会议调作同商助办管]|联[络系动席合防谊盟]|[署厅]长"
)
_ON_A_DAY = pattern(r"[于在]\s*+\d[\d年月日号时点分:：上下中午]{3,24}$")  # 将《反馈表》于12月24日交甲办
_ENCLOSED = pattern(r"(?:通知)?附件\s*+\d{0,2}[（(].*[表单卡书][）)]")  # 附件1（自查表）
_SUMMED_UP = pattern(
    "(?<=.{4})(?:及时|认真)(?:总结|汇总|整理|梳理)(?:并|后)?$|(?<=.{4})进行(?:收集|汇总|整理|梳理|统计)后?$"
)  # 将活动情况及时总结并报
_FILLED_IN = pattern(
    "填[入进到写]{1,2}(?P<what>《[^《》]{2,30}》|[^，。；、《》]{0,8}(?:回执|登记表|申报表|汇总表|统计表|信息表|报名表))(?:（[^（）]{1,12}）)?(?:[，后]|$)"
)
_AND_THEN = pattern("并(?!茂)|同时|且(?!末)")
_PAPER_ALONE = pattern(
    r"(?![有无做抓填写报交对按将把请由经并需须要]|详见|格式|包[括含]|含)(?![^（]*(?:.由|完成|制[定作]|形成|准备|提供|整理|汇总|下载|编[制写]|撰写|填[写报]|收集|做好|拟定|明确"
    r"|确定|指定|选派|要(?![闻点素情])))"
    rf"[\u4e00-\u9fff《》“”]{{2,18}}(?<!的)(?:{asking.PAPERS})"
    r"(?:（[^（）]{1,12}）)?"
)
_READIED = pattern(
    "(?P<what>[^，。；、]{2,24}?)(?:请|由)(?:各自|自行|认真)?(?:设计|准备|填写|制作|整理|填|写)(?:好|妥|完整?)(?:后)?"
)
_LONGEST_THING = 36
_SHORTEST = 3
_REMARK = pattern(
    "(?<=》)[（(][^（）()]*[）)]|[（(](?:见|附|含|包|格式|详|各)[^（）()]*[）)]|[（(][^（）()]*[）)](?=$|[、，等》])"
)  # 乡（镇、街道）调查报告 has none
# What a paper's name does not begin with: what is done with it, or how. 检查情况, 推荐表, 评选推荐材料 are names.
_HOWS = "(?>统一|认真|及时|尽快|按时|积极|择优|主动|抓紧|如实|务必|各自|也请|也要|还要|还请|也)"
_MAKES = (
    "(?>评选|推荐|推选|遴选|筛选|挑选|选拔|选送|汇总|收集|整理|梳理|统计|填写|撰写|编写|编排|制作|拍摄|录制|打印|起草|总结"
    "|提炼|报告|汇报|排查|摸排|调查|核查|核实|登记|征集|收齐|审核)"
)
_OUT = (  # 排|出日程表
    "(?:出(?![席版勤台口租入国差品示售院血行生让资])|成(?![绩果效员本立册文表熟功形型为分交因都情])|完(?![成善整备毕工])|齐(?![全备白])|妥(?![善当])"
    "|好(?!的?(?:做法|经验|人|事|书|家|医|老师|声|作|案)))"
)
_AS_A_NAME = "(?:情况|方案|计划|表|结果|[材资]料|意见|名单|报告|总结|小结|说明|工作|办法|细则|台账|进[度展]|信息|数据)"
_SO_MANY = "(?:[一1][份篇个次](?=..))"
_DONE_WITH = pattern(
    rf"^{_HOWS}{{0,3}}{_MAKES}{{0,2}}(?:{_MAKES}|(?>[评选写填编排列拟画拍做]|提(?=出)))(?>{_OUT}){_SO_MANY}?(?=..)"
    rf"|^{_HOWS}{{1,3}}{_MAKES}{{1,2}}{_SO_MANY}?(?![和及与、的]|[^，。、]{{0,4}}{_AS_A_NAME}$)(?=..)|^(?:认真|及时)(?=总结$)"
    rf"|^{_HOWS}(?={_MAKES}表)"
    rf"|^{_MAKES}{{1,2}}(?:{_SO_MANY}|(?=(?:本(?![科土草])|所辖|所属|下属)(?![^，。、]{{0,12}}情况)|《))"
    rf"|^{_MAKES}{{2}}(?![和及与、的]|[^，。、]{{0,4}}{_AS_A_NAME}(?=$|[、和及与]))(?=..)"  # 评选推荐优秀征文
    rf"|^{_MAKES}(?=(?:优秀|先进|典型|精品|特色|优质)(?![^，。]*{_AS_A_NAME}))"  # 遴选优秀作品
    "|^(?:编排|拍摄|录制|撰写|编写|打印|绘制|制作|设计)(?=[^，。、的]{0,6}(?:节目单|日程表|视频|海报|照片|手抄报|征文|论文|心得体会|作品|光盘)$)"
)
_AS_LONG = pattern(  # 5分钟以内的微视频, 2000字左右心得
    r"^(?:不超过|不少于|控制在|约)?\d{1,5}(?:[—~至-]\d{1,5})?(?:分钟|秒|字)(?:以内|之内|左右|以上|以下|内)?的?(?![^，。]{0,8}圈)(?=..)"
)
DOING = pattern(
    rf"^(?![^，。]{{1,12}}的[^，。]*$)(?:由(?!来)|及时(?!率|雨)|认真|也[请要]|还[请要]|{_HOWS}{_MAKES}|{_MAKES}{_OUT})"
)
_OF_THEM = pattern("(?:有关|相关)[^、及和与]{1,3}[、及和与]")  # 有关安排、活动情况和典型经验
_OUTSIDE = pattern("、(?![^（）]{0,60}）)")
_EDITION = pattern("^((?:[^《》、]{1,20}[和及与])?《[^《》]+》)(?:的)?(?:电子|纸质|书面|扫描|可编辑)[版档件]?$")
_COUNTED = pattern(
    r"^(?P<what>(?!不少于|不超过|至少|至多|约)[^，。；：、（）至到]{2,16}?)(?<![和及与])(?<!不少于|不超过)(?<!至少|至多)(?:不少于|至少"
    r"|各)?[\d一二两三四五六]{1,3}(?:[—~至-]\d{1,3})?[份篇张个幅件条部名户人家项支][^，。；、]{0,30}$"
)
_HEADING = pattern(
    "(?:报送|提交|上报|上交|征集|关于)?(?P<what>[^，。；：、]{0,14}(?:总结|方案|报表|表|作品|征文|论文|材料|名单|信息|照片|视频|手抄报|观后感|读后感|演讲稿|稿件|报告|计划"
    "|案例|台账|情况|金点子|建议))"
    "(?:比赛|大赛|评[选比]|征集|活动|报送)?[。：]?"
)
_REMARK_BEHIND = pattern("（[^（）]{1,20}）$")  # 征文（初一年级）
_SAYS_OF_IT = pattern(
    "[^，。；]{0,16}签署意见|[^，。；]{0,8}(?:注明|写明|标明|署[名上])|(?:主要|具体)?内容(?:包括|为|应|要|须|主要)|字数|格式|题目自拟"
)
_REPORTED = pattern("^[要应须需]?(?:报送|上报|提交|选报|挖掘)(?=..)")  # 各单位|报送案例
_DETAILS, _A_SCHEME = pattern("明确|细化|落实|突出|注重"), pattern("(?:方案|计划|预案)$")
_FIRST_CHOSEN = pattern(  # 择优推荐3幅作品, 各推荐3个案例, 打印报名表
    "^(?:按照?[^，。]{2,12}比例)?(?:各(?:选送|推荐|提供)(?!的|\\d)|(?:须|需|并|另)?附(?!件|表|录|属|近)|打印|拍摄|撰写|另?填[写报]?(?=《)"
    "|各?(?:择优)?(?:推荐|选送|选报|选派|精选|上交)"
    r"(?:不超过|不少于|至少|限)?(?:\d{1,3}(?:[至—~-]\d{1,3})?|[一二三两])[个篇件幅名部张份首条])(?=..)"
)
_FILLED_INTO = pattern("^[^《》，]{2,12}填(?:入|写到|报到)(?=《[^《》]+》)")  # 自查情况填入《自查表》
_OF_THOSE_ABOVE = pattern(
    "^(?:以上|上述)[\u4e00-\u9fff\\d]{0,4}(?:部门|单位|街道|乡镇|学校)的(?=..)"
)  # 以上四个部门的发言材料
_BOUND_UP = pattern("(?<=..)(?:整理|装订|汇编|编印|收集)+成册$")  # 档案资料整理成册
_CHOSEN_FIRST = pattern("(?:推荐|选送|选报|推选)(?=..)")
_MAY_SEND = pattern("^可选送(?=作品|征文|节目|稿件|视频|照片|手抄报|论文|案例)")
_SO_MANY_OF_IT = pattern(
    "^一[张幅篇](?=[\u4e00-\u9fff]{0,8}(?:手抄报|征文|作品|照片|海报|心得|[读观]后感|论文)$)"
)  # 一张手抄报
_PICKED = pattern("(?:择优)?(?:选送|推荐|推选|选报|报送|上交|征集)(?=..)")
_SOME_OF_IT = pattern(r"(?:各?不少于|不超过|至少|至多|各|限)\d{1,3}[个篇件幅名部张份首条]")
_AND_FORMED = pattern("^(.{2,6})并(?:形成|撰写)(.{2,})$")  # 自查并形成报告
_LISTED_BELOW = pattern("(?:以下|下列)(?:材料|资料|内容|信息|表格|文件)")
_OF_A_KIND = (
    "参赛",
    "参会",
    "参展",
    "示范",
    "先进",
    "文明",
    "重点",
    "特色",
    "基层",
    "小微",
    "成员",
    "承办",
    "协办",
    "下属",
    "实习",
    "本单位",
)
_ONE = pattern("^(?:一|1)次(?=..)")  # 每半月报送一次进度
_PASSES_ON = pattern("现将[^，。；]{2,80}(?:转发|印发|下发|发)给你们")
_OFFICE = pattern("[局委办部厅处科室会司院署站]$|中心$|单位$")  # what is asked for may begin with a place, or 消防
_ANYTHING = pattern(  # 购票发票于6月1日前交财务室
    "(?:请将?|并)?(?P<what>(?![各请由在于每]|[^，。；]{0,6}(?:咨询|疑问|问题|不明事项)(?:请|可"
    "|于))[\u4e00-\u9fffA-Z《》“”、]{2,20}?(?:（[^（）]{1,20}）)?)"
    "(?:[请须需应均都也]|务必|统一|一并|分别|最迟|最晚)*[于在]?"
)
_DEED = pattern(DOES)
_AFTER = pattern("经?(?:公示(?:无异议)?|公布|审[核定]|汇总|综合|盖章|签字|整理|修改)后$")
_SOMEBODY = pattern(
    "(?:主任|[校园厂馆院所组科处局]长|[人成会委队学演球]员|老师|教师|家长|学生|选手|作者|代表|同志|领导|负责人|嘉宾|志愿者|干部|职工"
    "|孩子|新兵|病号|客人|[病老]人)$"
)
NO_PAPER = "不像是材料，核对是不是要报送"
_HANDS_IN = pattern("报|传|提供|寄|快递|汇总|告知|回复|移交|填报|上报|提交|发|反馈|交|送")


def of_group(text: str) -> Part | None:
    """The group that a phrase begins with, up to 的 where a longer name ends there: 各街道科协的方案."""
    found = _OF_GROUP.match(text)
    if found is None:
        return None
    longer = _OF_THEIRS.match(text, found.end())
    end = longer.end() if longer and is_unit(text[found.start("who") : longer.end()]) else found.end("who")
    return Part(text[found.start("who") : end], found.start("who"))


_NTH = pattern(r"(?:[0-9①-⑳]{1,2}|（\d{1,2}）)[.．、]?")


def _listed(rest: str) -> list[str]:
    """What is listed behind a colon: ：1.总结；2.照片。"""
    items = [
        item for item in re.split(r"[；。]|(?=\d[.．、])|(?=[①-⑳])|(?=（\d{1,2}）)", rest.removeprefix("：")) if item
    ]
    named = [_NTH.sub("", item) for item in items if _NTH.match(item)]
    short = all(2 <= len(name) <= _ITEM for name in named)
    return named if rest.startswith("：") and len(items) > 1 and len(named) == len(items) and short else []


def what_is_asked(
    before: str, parts: list[str], rest: str, behind: str, verb: str
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What is handed in: between 将 and the verb, behind the verb, or named in the clauses before it."""
    what, doubts = _with_those_along(*_asked(before, parts, rest, behind, verb), parts)
    below = rest[rest.find("：") :] if _LISTED_BELOW.match(what) and "：" in rest else ""
    items = _listed(below) or [one for one in re.split("[、，；。]", below[1:]) if one]
    return ("、".join(items), (("title", "由原文逐条列出的合成"),)) if items else (what, doubts)


def _with_those_along(
    what: str, doubts: tuple[tuple[str, str], ...], parts: list[str]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What is asked for with the papers that go along: 填写《统计表》，连同书面总结于……报; photos are what it needs."""
    along = next(filter(None, map(_GOES_ALONG.fullmatch, parts[:2])), None)
    more = along["what"] if along else ""
    if not what or not more or more in what or _materials(more, every=False) or not asking.PAPER.search(more):
        return what, doubts
    return f"{what}、{more}", (*doubts, ("title", "由原文的前后两处合成"))


def _asked(before: str, parts: list[str], rest: str, behind: str, verb: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    before = _PASSES_ON.sub("", before)
    takes = list(asking.TAKES.finditer(before))
    taken = [what for take in takes if (what := _taken(before, take.end()))]
    if taken and not _names_another(taken[-1], parts):
        made_up = taken[-1] not in before  # 将情况形成书面总结: 情况的书面总结
        doubted = (
            "一句里有两个“将”"
            if len(taken) > 1
            else "核对报的是什么"
            if asking.MEDIUM.match(taken[-1])
            else "由原文的前后两处合成"
            if made_up
            else ""
        )
        return taken[-1], (("title", doubted),) if doubted else ()
    own = _behind(behind) if verb[-1] not in "至到往给" else ""
    goes_on = own and takes and "，" in before[takes[-1].end() :]  # 甲局将通报，各镇请报送申报表
    if not goes_on and _HANDS_IN.match(verb) and (what := _anything(before)) and not _names_another(what, parts):
        if asking.MEDIUM.match(what):  # 将报名表于5月7日前传真并将电子版报市甲局
            what = _anything(before, 0)
        return what, (("title", NO_PAPER),)
    if items := _listed(rest):
        return "、".join(items), (("title", "由原文逐条列出的合成"),)
    if own:
        return own, ()
    if what := _thing_behind(verb, behind):
        return what, (("title", NO_PAPER),)
    return _in_clauses(before, _listed_papers(_with_sizes(parts)))


def _in_clauses(before: str, parts: list[str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What the clauses before a verb name, the nearest first: 各班填写报名表，5月6日前交工会."""
    for nth, part in enumerate(parts[:3]):
        text = _COPIES.sub("", _UNTIL.sub("", trimmed(part))) or part  # 形成书面材料，报市甲局
        if _COPIED.fullmatch(part) or _FORMALLY.fullmatch(part):
            continue
        noun = text.removesuffix("同时")  # 总结纸质版同时寄送市甲部
        text = text if asking.MEDIUM.match(noun) else noun
        if NO_SUBJECT.match(text) or _SAYS_OF_IT.match(text) or text.endswith("做好统计"):
            continue
        if _DETAILS.match(text) and any(_A_SCHEME.search(other) for other in parts[nth + 1 : nth + 2]):
            continue  # 拟定活动方案，明确路线和安全预案，8月22日前报
        if made := _made(text):
            return made
        if _is_counted_by(text) and nth + 1 < len(parts):
            return parts[nth + 1], (("title", NO_PAPER),)
        if _with_a_thing(text):
            return text, (("title", NO_PAPER),)
        if asking.ENDS_IN_PAPER.search(without_brackets(text).rstrip("》")) and len(text) <= 60:
            whose = of_group(text) or leading_units(text)
            noun = text[text.find(whose.text) + len(whose.text) :] if whose else text
            noun = _REPORTED.sub("", noun) if whose else noun
            return _BEHIND_WHO.sub("", noun) or text, () if nth < 2 else (("title", "取自前面的话"),)
    if found := asking.FILLED.search(before):
        return found["what"], ()
    readied = next(filter(None, map(_READIED.fullmatch, parts[:3])), None)
    return (readied["what"], (("title", NO_PAPER),)) if readied else ("", ())


def _is_counted_by(text: str) -> bool:
    """Whether a clause says who counts what stands before it: 教工项目由|各年级组长统计."""
    who = text.removesuffix("统计")
    return who != text and (who.startswith("各") or are_units(who))


def _with_a_thing(text: str) -> bool:
    """Whether what stands before a deadline is a paper and something beside it: 演讲稿（1500字左右）及配乐."""
    first, *others = _BESIDE.split(without_brackets(text))
    ends = asking.ENDS_IN_PAPER
    return bool(
        others
        and ends.search(first)
        and not ends.search(others[-1])
        and all(1 < len(other) <= _SHORT_NAME and not are_units(other) for other in others)
        and leading_units(text) is None
        and not _SOMEBODY.search(text)
        and not _DEED.search(text)
    )


def _names_another(what: str, parts: list[str]) -> bool:
    """Whether the clause right before the verb has a paper of its own: 要把活动摆上日程，制定方案，方案于5月6日前报."""
    nearest = re.sub("请$", "", trimmed(parts[0])) if parts else ""
    is_paper = asking.ENDS_IN_PAPER.search(without_brackets(what).rstrip("》"))
    return not is_paper and asking.ENDS_IN_PAPER.search(without_brackets(nearest)) is not None and nearest not in what


def _made(text: str) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """What a clause says is made or chosen before it is handed in: 形成书面总结, 确定推荐对象, 认真总结."""
    if made := [one for one in asking.MADE.finditer(text) if one["what"] != "统计"]:  # 做好统计工作
        bracket = re.match("（[^（）]*）", text[made[-1].end() :])
        return f"{made[-1]['what']}{bracket[0] if bracket else ''}", ()
    if chosen := _CHOSEN.search(text):
        return chosen["what"], (("title", "核对报的是什么"),)
    if picked := _PICKED_OUT.search(text):
        return picked["what"], (("title", "核对报的是什么"),)
    if text == "总结":
        return text, ()
    return ("总结", (("title", "原文没有写明报什么"),)) if _ADVERBS.search(text) else None


def _with_sizes(parts: list[str]) -> list[str]:
    """The clauses before a verb, those that say how long or how many in one: 总结不超过2000字，照片3—5张."""
    parts = [part for part in parts if not _LEFT_ALONE.fullmatch(part)]
    sized = list(takewhile(_SIZE.search, parts))
    named = [rest for part in reversed(sized) if not _NO_PAPER_LEFT.match(rest := _SIZE.sub("", part))]
    return ["、".join(named)] * bool(named) + parts[len(sized) :]


def _listed_papers(parts: list[str]) -> list[str]:
    """The clauses before a verb, those in a row that are papers and nothing else in one: 工作总结，述职表，于……交."""
    parts = [part for part in parts if not _LEFT_ALONE.fullmatch(part)]
    papers = list(takewhile(_PAPER_ALONE.fullmatch, parts))
    return ["、".join(reversed(papers)), *parts[len(papers) :]] if len(papers) > 1 else parts


def _thing_behind(verb: str, behind: str) -> str:
    """What is handed in though it is no paper: 向甲办报送活动项目（详见附件1）, 填报……."""
    thing = _THING.match(behind) if verb in ("报送", "上报", "报") else None
    what = clauses(behind)[0].text if verb == "填报" and behind else ""
    return thing["what"] if thing else what if 2 <= len(without_brackets(what)) <= _LONGEST_THING else ""


def asked_before(sentence: str) -> str:
    """What a sentence has made that the next one asks for without a word of what it is: 认真总结。请于6月1日前报送.

    Or what a heading calls it: 优秀作品。每校5件，5月20日前报送; 手抄报比赛。每班8幅，4月26日前交美术组.
    """
    last = [clause.text for clause in clauses(sentence)][-1:]
    if found := [*asking.FILLED.finditer(sentence), *(made for text in last for made in asking.MADE.finditer(text))]:
        return found[-1]["what"]
    if any(_ADVERBS.search(text) for text in last):
        return "总结"
    heading = _HEADING.fullmatch(_REMARK_BEHIND.sub("", sentence.lstrip(f"{BULLETS} ")))
    return heading["what"] if heading else ""


def _anything(before: str, nth: int = -1) -> str:
    """What stands between the last 将 and the verb, whatever it is."""
    takes = list(asking.TAKES.finditer(before))
    zone = clauses(asking.DUE.split(before[takes[nth].end() :])[0])[:1] if takes else []
    what = _BEHIND_WHO.sub("", trimmed(zone[0].text)) if zone else ""
    return what if 2 <= len(without_brackets(what)) <= _LONGEST_THING else ""


def any_thing(before: str, due: tuple[int, int]) -> str:
    """What stands alone before a deadline and its verb, whatever it is: 购票发票于6月1日前交财务室; "" for units."""
    start = max(before.rfind(mark, 0, due[0]) for mark in "，。；：") + 1
    found = _ANYTHING.fullmatch(before, start, due[0])
    if found is None or trimmed(before[due[1] :]) or leading_units(before[start:]) or is_inside(before, due[0]):
        return ""
    what = _AFTER.sub("", found["what"])  # 名单公示后
    return (
        ""
        if not what
        or are_units(without_brackets(what))
        or _SOMEBODY.search(what)
        or _DEED.search(what.removeprefix("具体"))
        else what
    )


def taken_up(text: str) -> str:
    """What the last 将 of a text takes up, "" where none does: 请将方案于."""
    takes = list(asking.TAKES.finditer(text))
    return _taken(text, takes[-1].end()) if takes else ""


def _taken(before: str, at: int) -> str:
    """What stands between 将 and the verb, without when and how; "" where it is nothing to be handed in."""
    zone = before[at:]
    due = asking.DUE.search(zone)
    if due and not is_inside(zone, due.start()):
        head = _BEHIND_WHO.sub("", zone[: due.start()])
        zone = head if asking.PAPER.search(head) else zone[due.end() :]
    zone = _TO.sub("", asking.WITHIN.split(zone)[0])
    pieces = clauses(zone)
    if not pieces:
        return ""
    end = pieces[0].end
    for piece in pieces[1:]:
        if not re.match("以及|及|和|与", piece.text):
            break
        end = piece.end
    if filled := _FILLED_IN.search(zone):  # 将点位填入《确认表》，于……前报我局
        return filled["what"]
    what = _SUMMED_UP.sub("", trimmed(_ON_A_DAY.sub("", zone[pieces[0].start : end])))
    if formed := re.fullmatch(r"(?P<of>.{2,60}?)(?:进行)?形成(?P<what>[^，。]{2,60})", what):
        what = (
            formed["what"]
            if len(formed["what"]) > 4 and "书面" not in formed["what"]
            else f"{formed['of']}的{formed['what']}"
        )
    is_paper = asking.PAPER.search(asking.BRACKETS.sub("", what)) or _ENCLOSED.match(what)
    return what if is_paper and len(what) <= asking.LONGEST else ""


def _behind(behind: str) -> str:
    """An object behind its verb: 报送活动总结至区甲办, 报送区甲办活动总结."""
    if re.match("[至到给往：]", behind) or are_units(behind):
        return ""
    due = asking.DUE.search(behind)
    text = _AND_THEN.split(behind[: due.start()] if due else behind)[0]
    text = _TO_A_CHAT.sub("", _TO_A_BOX.sub("", text))
    if receiver := trailing_unit(text):
        text = text[: receiver.start - 1]
    counted = _COUNTED.match(text)
    if not asking.PAPER.search(asking.BRACKETS.sub("", text)):
        return counted["what"] if counted else ""
    text = counted["what"] if counted else text
    for at in range(min(len(text) - 2, 24), 2, -1):
        if (
            are_units(text[:at])
            and not HALVED.match(text, at - 1)
            and _OFFICE.search(text[:at])
            and not text.startswith(_OF_A_KIND)
            and asking.ENDS_IN_PAPER.search(without_brackets(text[at:]))
        ):
            return text[at:]
    is_office = _OFFICE.search(text) and not asking.ENDS_IN_PAPER.search(without_brackets(text))  # 人社局表彰奖励科
    return "" if is_office else text.strip()


def trimmed(text: str) -> str:
    """A phrase without how it is handed in: 及时, 通过邮箱, 以书面形式, 加盖公章后."""
    text = text.strip()
    for _ in range(_WAYS):
        if not (found := asking.HOW.search(text)):
            return text
        text = text[: found.start()].rstrip("，")
    return text


def title_and_needs(what: str, stretch: str) -> tuple[str, tuple[str, ...]]:
    """The name of a report, and what has to come with it: 活动总结报告（包含图片、视频等）, 活动总结及照片."""
    needs: list[str] = []
    if bracket := asking.BRACKETS.search(what) or asking.BRACKETS.search(stretch):
        inside = bracket[0].strip("（）()")
        found = asking.WITH.search(inside)
        needs += _materials(found["needs"], every=True) if found else _materials(inside, every=False)
    if not needs and (along := asking.WITH.search(asking.BRACKETS.sub("", stretch))):  # 报县甲办（二楼），并附照片
        needs += _materials(_BY_A_DAY.split(along["needs"])[0], every=False)
    title = _BOUND_UP.sub("", _WAY.sub("", _IN_COPIES.sub("", _REMARK.sub("", what)).strip(" 　、，的")))
    if (picked := _PICKED.match(title)) and _SOME_OF_IT.match(stretch, stretch.find(title) + len(title)):
        title = title[picked.end() :]  # 选送作品不少于3件
    if "、" in title:  # 照片3—5张、总结1份
        title = "、".join(
            _unchosen(asking.COUNTED_BEHIND.sub("", asking.COUNTED_BEFORE.sub("", thing)))
            for thing in _OUTSIDE.split(title)
        )
    title = _SO_MANY_OF_IT.sub("", _MAY_SEND.sub("", _OF_THOSE_ABOVE.sub("", _FILLED_INTO.sub("", title))))
    if _ALL_OF_IT.search(title):
        return _unquoted(_own(title)), _besides(needs)
    title = _own(asking.AT_LEAST.sub("", title.removesuffix("等")))
    parts = re.split("[、及和与]|以及|并附", title)
    tail: list[str] = []
    while len(parts) > 1 and (last := _materials(parts[-1], every=False)):
        tail = [*last, *tail]
        parts.pop()
    return _unquoted(title) or what, _besides([*needs, *tail])


def _unchosen(thing: str) -> str:
    """One of several things without that it is chosen: 孝星 of 推荐孝星, but 推荐表."""
    chosen = _CHOSEN_FIRST.match(thing)
    return thing[chosen.end() :] if chosen and not asking.ENDS_IN_PAPER.search(thing) else thing


def _besides(needs: list[str]) -> tuple[str, ...]:
    """What comes beside a report, each once: its own editions are none of it."""
    return tuple(word for word in dict.fromkeys(needs) if word not in _EDITIONS)


def _own(title: str) -> str:
    """A title without whose it is; 相关信息 stays, as 信息 alone says too little."""
    title = _AND_FORMED.sub(r"\1\2", _FIRST_CHOSEN.sub("", _ONE.sub("", title)))
    title = _AS_LONG.sub("", _DONE_WITH.sub("", title))
    shorter = asking.OWN.sub("", asking.OWN.sub("", title))
    if _OF_THEM.match(title):
        return title
    return shorter if len(shorter) >= _SHORTEST or (asking.PAPER.fullmatch(shorter) and "的" in title) else title


def _unquoted(title: str) -> str:
    """A title without half a pair of the marks around a name."""
    title = _EDITION.sub(r"\1", title)
    return title if title.count("《") == title.count("》") else title.strip("《》")


def _materials(text: str, every: bool) -> list[str]:
    """The kinds of material in a list, empty if one is none; with `every` any short word counts, behind 含."""
    words = [word for part in re.split("[、，,及和与]", text) if (word := _uncounted(part.strip()))]
    if every:
        return [word for word in words if material(word) in SUFFIXES or word in _MATERIALS]
    return words if all(material(word) in SUFFIXES or word in _MATERIALS for word in words) else []


def _uncounted(word: str) -> str:
    """A word for what comes along without how many, and without 等 and what follows on its line."""
    for how_many in (asking.BRACKETS, asking.COUNTED_BEHIND, asking.COUNTED_BEFORE, asking.COUNTED):
        word = how_many.sub("", word)
    counted = re.sub("^的?(?:有关|相关|现场|活动)*", "", word)
    end = counted.find("等", counted.rfind("\n") + 1)
    return counted if end < 0 else counted[:end]
