"""A paper that the clauses before its verb name, or say is made: 各班填写报名表，5月6日前交工会."""

import re
from itertools import takewhile

from gongkai.importing.files.paper import BULLETS
from gongkai.importing.meaning import asking
from gongkai.importing.meaning.paper_titles import NO_PAPER
from gongkai.importing.words.names import are_units, is_unit
from gongkai.importing.words.sentence import Part, clauses, leading_units, without_brackets
from gongkai.patterns import pattern
from gongkai.phrases.deeds import DOES

_OF_GROUP = pattern(
    r"^(?:请|由)?(?P<who>(?:各[^，。、]{1,12}、){0,4}(?:(?:[省市区县镇乡街](?:直属?|属))?各|每个)[^，。、（）须应将把请表盖向]{0,10}?(?:单位|部门"
    r"|[乡镇](?=（)|镇街(?!道)|乡镇|街道|县区|区县|企业|学校|科室|班级|支部|学院|社区|村居|村|片区)(?>(?:（[^（）、]{1,4}）)?))(?=[^、，。和及与])(?!居|小(?!组)|人民政府|团[委总支工]|妇联|妇女(?:主任|组织|之家|小组)|[总]?工会|残联|卫生院|中心校|文化站"
    r"|党委|政府|街道|办事处|(?:(?![将于在要应须报送交把请对按通])[\u4e00-\u9fff]){1,6}(?:[局站所队]|科(?!技)))"
)
_OF_THEIRS = pattern("[\u4e00-\u9fff]{1,8}(?=的)")  # 各街道科协的方案: the group goes on up to 的
_NO_PREFIX = (  # 应急值班表, 在建项目清单
    "(?!应[急征聘届用对]|在[建职校岗册编籍读]|须知|要[情闻点素件事]|将军(?![人民])|需[求要]|于洪|请[示柬])"
)
BEHIND_WHO = pattern(
    rf"^(?:同时|另外?|并)?(?:{_NO_PREFIX}(?:请|于|在|务必|务|要|应当?|须|需|将|把|的)){{1,4}}"
    "|(?:请|务必|务|最迟|最晚|须|需|应|(?<![提纪摘概])要|于|在|分别|必须|也|都|均|并){1,4}$"
)
_UNTIL = pattern("(?:最迟|最晚|至迟)(?:于|在)?$")
_COPIES = pattern("（?(?:要求|需|须|应)?各?一式[一二两三四五六\\d]份[^，；。]{0,8}$")  # 推荐表要求一式三份并盖章
_FORMALLY = pattern("以[^，。；]{0,8}(?:形式|方式|文件|公文|函件|[电纸][子质](?:版|文档))")
_COPIED = pattern("刻录?(?:成|制)?(?:为)?(?:光盘|[UＵ]盘)后?")
_SIZE = pattern(
    r"(?<=.)(?<!一式)(?:每[\u4e00-\u9fff]{1,3}?)?(?:限报|推荐|选送|上交)?(?:字数)?(?:一般|原则上)?(?:不超过|不少于|控制在|限"
    r"|约)?\d{1,5}(?:[—~至-]\d{1,5})?[字张篇份幅页件个名首部枚本](?:以内|左右|以上)?$"
    "|(?<=.)(?:数量|篇数|字数|份数)?不限(?:数量|篇数|字数|份数)?$"
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
_BESIDE, _SHORT_NAME = pattern("[、和及与]|以及"), 6
_ADVERBS = pattern("(?:认真|及时|全面|系统|深入|做好|抓好|注重|加强|搞好|要)(?:进行)?总结$|^总结$")
NO_SUBJECT = pattern("会同|联合|配合|连同|并?附|报?经(?![济信贸开管营纪])")
_LEFT_ALONE = pattern("(?:请|务必?)?[于在]?")  # of a clause whose deadline is taken out
_WAYS = 6  # of handing in, one after another: 及时通过邮箱以书面形式
HALVED = pattern(  # words that a name ends within: 信访事项办|理情况, 优秀政协委|员名单; but 县甲办|公开情况
    "委(?:员|托(?!育)|派(?!驻|出)|培(?![训养育]))|会(?:[员商场务谈见]|议(?![程题案])|计(?!划)|诊(?!疗)|审(?![核批计查定])|签(?![到字名约收]))"
    "|部(?:[门署位队件]|分(?!析))|局(?:[长面域]|部(?!门|署|分))|处(?:[理长置分](?!论|念)|罚(?!款)|方(?!案))"
    "|科(?:[技研长目]|普(?![法查及通惠])|学(?![习生校员科]))|站[点长台]|所(?:有(?!制)|[在属需得辖长获列提])|院[士长系线区]"
    "|办(?:公(?![开示告布共益务])|理(?![论财想念])|法(?![治律规制院人定])|结(?![果对算合构题])|案(?![例卷件])|班(?![子级])|事(?![项迹例故务业宜])"
    "|学(?![习生校员科])|[会赛展证税件](?![议员程明书据务收]))"
    "|室[内外]|校[园长内外区车服医本史友级方]|队[员伍长]|组[织长员合建]|厂[区房长家]|园(?:[区长地艺丁]|林(?!业))|馆[长员藏]|股[东份权长]|社[会区团保长]"
    "|协[会议调作同商助办管]|联[络系动席合防谊盟]|[署厅]长"
)
_PAPER_ALONE = pattern(
    r"(?![有无做抓填写报交对按将把请由经并需须要]|详见|格式|包[括含]|含)(?![^（]*(?:.由|完成|制[定作]|形成|准备|提供|整理|汇总|下载|编[制写]|撰写|填[写报]|收集|做好|拟定|明确"
    r"|确定|指定|选派|要(?![闻点素情])))"
    rf"[\u4e00-\u9fff《》“”]{{2,18}}(?<!的)(?:{asking.PAPERS})"
    r"(?:（[^（）]{1,12}）)?"
)
_READIED = pattern(
    "(?P<what>[^，。；、]{2,24}?)(?:请|由)(?:各自|自行|认真)?(?:设计|准备|填写|制作|整理|填|写)(?:好|妥|完整?)(?:后)?"
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
DEED = pattern(DOES)
SOMEBODY = pattern(
    "(?:主任|[校园厂馆院所组科处局]长|[人成会委队学演球]员|老师|教师|家长|学生|选手|作者|代表|同志|领导|负责人|嘉宾|志愿者|干部|职工"
    "|孩子|新兵|病号|客人|[病老]人)$"
)


def of_group(text: str) -> Part | None:
    """The group that a phrase begins with, up to 的 where a longer name ends there: 各街道科协的方案."""
    found = _OF_GROUP.match(text)
    if found is None:
        return None
    longer = _OF_THEIRS.match(text, found.end())
    end = longer.end() if longer and is_unit(text[found.start("who") : longer.end()]) else found.end("who")
    return Part(text[found.start("who") : end], found.start("who"))


def in_clauses(before: str, parts: list[str]) -> tuple[str, tuple[tuple[str, str], ...]]:
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
            return BEHIND_WHO.sub("", noun) or text, () if nth < 2 else (("title", "取自前面的话"),)
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
        and not SOMEBODY.search(text)
        and not DEED.search(text)
    )


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


def with_sizes(parts: list[str]) -> list[str]:
    """The clauses before a verb, those that say how long or how many in one: 总结不超过2000字，照片3—5张."""
    parts = [part for part in parts if not _LEFT_ALONE.fullmatch(part)]
    sized = list(takewhile(_SIZE.search, parts))
    named = [rest for part in reversed(sized) if not _NO_PAPER_LEFT.match(rest := _SIZE.sub("", part))]
    return ["、".join(named)] * bool(named) + parts[len(sized) :]


def listed_papers(parts: list[str]) -> list[str]:
    """The clauses before a verb, those in a row that are papers and nothing else in one: 工作总结，述职表，于……交."""
    parts = [part for part in parts if not _LEFT_ALONE.fullmatch(part)]
    papers = list(takewhile(_PAPER_ALONE.fullmatch, parts))
    return ["、".join(reversed(papers)), *parts[len(papers) :]] if len(papers) > 1 else parts


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


def trimmed(text: str) -> str:
    """A phrase without how it is handed in: 及时, 通过邮箱, 以书面形式, 加盖公章后."""
    text = text.strip()
    for _ in range(_WAYS):
        if not (found := asking.HOW.search(text)):
            return text
        text = text[: found.start()].rstrip("，")
    return text
