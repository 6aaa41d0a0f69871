"""A sentence by its parts: its clauses, what stands in brackets, and who is named before what they do.

What import takes from prose (reports, roles, times) is looked for in these parts, not by a pattern a wording.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gongkai.importing.files.paper import BULLETS, widened
from gongkai.importing.words.names import are_plainly_units, are_units, is_unit
from gongkai.patterns import pattern
from gongkai.phrases.deeds import DOES, DOES_TO
from gongkai.phrases.names import total_at

_LONGEST = 1_000
_SAYS_SOMETHING = pattern(r"\d{1,2}月|\d日|[报送交]|负责|牵头|由")
_REMEMBERED = 1_024  # clauses and paragraphs: each step asks again
_AN_OFFICE = pattern("(?:机构|部门|单位|委员会|领导小组|办公室|中心|协会|局)$")
_LONGEST_NAME = 12  # characters behind the bracket of a name
_MORE = 8  # characters by which a name is longer
_OFFICES = ("领导小组", "办公室", "委员会", "指挥部", "组委会")  # called after what they are for
_NEAR = 150  # no further back a bracket is looked for
_CLOSED = "（[^（）]{0,120}）|《[^《》]{0,80}》|“[^“”]{0,80}”"
_SENTENCE = pattern(rf"(?:{_CLOSED}|；(?=\d[.．、]|[①-⑳]|（\d{{1,2}}）[^，。；：]{{1,12}}[；。])|[^。；！])+[。；！]?")
_CLAUSE = pattern(rf"(?:{_CLOSED}|(?<=\d)[：:](?=\d)|[^，；：。！:])+")
_BRACKET = pattern("（[^（）]*）")
_ALONE = pattern(  # an office: behind a day, a hall or a community is where something is
    "(?:^|[，；]|(?P<label>：))(?:[^，。；：由]{0,14}由"
    "|请)?(?P<name>[^，。；：\\d各]{1,40}(?:[局委办部处联行司协]|(?<!大)厅|办公室|政府|[^大]会|卫生院|[法察]院|[支大总]队|街道"
    "|[镇乡])(?:（[^（），。]{1,12}）)?)(?=，(?!其[他余]))"
)
_HAS_A_PART = pattern(
    "(?:等(?:单位|部门)?)?(?:[于在][^，。；]{2,24}?)?(?:共同|联合|分别|具体|各自|派员)?(?:主办|举行|承办|协办|牵头|负责|配合|协助|支持|参加|参与|组织|开展|举办)"
)
_HELPS = pattern("[^，。；]{0,4}(?:配合|协助|协办|支持|参与|协同|参加)")
_NOW = "(?:从|自)?(?:今年|本年|本次|此次|这次|本届|现在?|今后|改由)"
_CHANGES = "(?:改[在为到至由期成]|调整|延[期至]|推[迟延]|提前[至到]|移[至到]|变更|顺延|取消|现[由为])"
_NO_LONGER = pattern(  # what a sentence says of before, of what is not to be, or of who pays: 经费由各单位自行解决
    "(?:^|(?<=[，；。：）、]))[^，。；：由]{0,16}(?:费|食宿|资金)[^，。；由]{0,6}由[^，。；]{2,24}?"
    "(?:(?:自行|各自|自己)(?:解决|承担|负担|列支|筹[集措]|支付)|自[理筹负])(?=[，。；]|$)|"
    "(?:国家|上级|省|市)[^，。；《》]{0,10}(?:规定|明确|确定|要求)[^，。；]{2,40}(?=，我[省市县区旗镇乡街校院局])"
    "|（[^（）]{0,20}(?:去年|往年|上届|原[定在为])[^（）]{0,30}）"
    rf"|(?:去年|往年|上年|前年|以往|此前|历年)[^。；]{{2,60}}?(?=，{_NOW})|20\d\d年由[^，。；]{{2,40}}(?=，20\d\d年(?:起|改)?由)"
    "|不再?(?:由|在(?=[^，。；]{2,24}(?:举行|举办|召开|进行|开展|设)))[^，。；]{2,40}"
    rf"|原(?:定|计划|拟|由|安排)[^，。；]{{2,60}}?(?=(?:，[^。；]{{0,40}}?)?{_CHANGES})"
    "|由[^，。；由]{2,30}?(?=(?:改|调整|变更|转)(?:为|由|成))"
)
_BULLET = pattern(rf"\s*+[{BULLETS}]\s*+")
_LEAD_IN = pattern(
    r"(?>(?:[在于从自]?\d{1,2}月[\d月日至到~—－-]{0,12}日(?:（[^（）]{1,8}）)?(?:前|后|起"
    r"|期间)?(?:(?:上午|下午|晚上?|中午|傍晚|早上|凌晨)(?!\d))?(?:第[一二三四五六七八]节课)?(?:(?:上午|下午|晚上?|中午)?\d{1,2}(?:[:：]\d{2}"
    r"|[时点]\d{0,2}分?)(?:[—－-]\d{1,2}[:：]\d{2})?)?\s*+|\d{1,2}月(?:[上中下]旬|[底初末份])前?)?)\s*+"
    rf"[{BULLETS}]?"
    r"\s*+(?:[.．、]|\d{1,2}(?:[.．]\d{1,2}){1,2}[.．、]?\s+|\d{1,2}[.．、）)]|[①-⒇]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)])?(?:[一二三四五六七八九十]是)?"
    r"(?:(?:[\u4e00-\u9fff]{2,8}[后前])?(?:\d{1,2}|[一二两三四五六七八九十])个?(?:工作|星期)?[天日周月]内|请|拟请|商请|函请|要求|希望"
    r"|(?:[务还尚切]望|望(?=各|全|有关|相关|广大|大家|[你贵]))|[希盼](?=[各全有相])|[特谨]请|同时|并(?!州)|另(?=[，请由各有派外])|此外|其中"
    r"|当[天日](?:上午|下午|晚上?)?(?:\d{1,2}(?:[:：]\d{2}|[时点]\d{0,2}分?))?"
    r"|(?:[\u4e00-\u9fff]{2}(?:物资|经费|资金|器材|奖品|道具)|展板|车辆|服装|食宿)(?=[各由])"
    "|[\u4e00-\u9fff]{0,4}(?:案例|名单|材料|总结|作品|照片|名册)(?=[省市区县镇乡][\u4e00-\u9fff]{1,8}[局委办会])|下一?步|接下来"
    r"|(?:活动|宣传[周月]|会议|演练|比赛|竞赛)(?:结束|完成)后(?=[各本全请])|[会赛课][前后]|(?:上午|下午|晚上?)?[一二三四五六七八九十]{1,2}[时点]半?起?|届时|并由"
    r"|由(?!拳)|需|须(?!江)|需要|凡|但|而|全体(?=各)|即日起|目前|近期|(?:活动|会议|比赛|节日)?(?:期间|[周月]期间)|(?:宣传|活动|主题)[周月](?:期间|内)|[本这]次活动期间"
    r"|指导(?=[^，。；]{2,30}(?:举办|开展|组织))|务请|烦请|敬请|恳请|以及|及(?!时|第))*[，,]?"
)
# What else a unit does, or when and how: its name ends before it.
_A_TEAM = (  # 县医院下乡义诊队
    "[\u4e00-\u9fff]{0,4}?(?:队|组|专?班(?!次))(?=[、，；。（]|$|[于在将要应须需]|牵头|负责|开展|做好|到)"
)
_ALSO = (
    "商(?=[省市区县旗镇乡][^，。；、]{1,10}[局委办部厅会院](?![长员议])|(?:有关|相关)(?:单位|部门))(?<![工招经电协会营客]商)|除(?=[^，。；]{2,24}[外，])|(?:春节|国庆节?|元旦|中秋节?|端午节?|汛期|开学|放假|考试|收到|接到)(?=[^，。；]{0,3}[前后]|$)|"
    "[排列编选挑评画写]出(?![席版勤台口租入国差品示售院])|有(?=好的|新的|变[化动更])|"
    "组(?=[一二两三\\d]+[支个名])|(?:综合|据此|汇总|研究|随后|最后|再)?(?:形成|出具|提出)|现场(?=向|对|反馈|指导|办公|演示|解答)"
    "|(?:(?:活动|宣传)[周月]?|春节|节日|假日|假期|国庆|元旦|五一|暑假|寒假|暑期|寒期|比赛|会议|展览|元宵|汛)期间|正常(?=开放|营业|办公|运行)|照常|每[晚早晨家]|每[项次场期](?=活动|任务|演出|讲座)|适时|开办|刷写|书写"
    "|近期|近日|即日起|尽快|合理|独立|决定|帮助|录入|采集|通报|宣读|致[辞词]|发言|讲话|(?:定|拟|计划|预定|初定)(?=[于在]\\d)|有(?:步骤|组织|计划)|分批|分头|轮流|委托(?!代)|携手"
    "|牵手|联袂|对接|引入|组建|培育|号召|授权|命名|对口|组派|进驻|遴选|招募|实行|组队|面向|进(?=村|社区|企业|校园|机关|农村|家庭|军营|工地|景区|万家)|分行业|分片"
    "|主要(?=做好|负责|承担|抓|对|从)|购[买置]|采购(?!中心|办|科|处)|租[用借]|备[好齐足]|组成(?!员)|选择|合作(?=组织|开展|举办)|应(?!急|用|对)|按(?!摩|揭)|届时"
    "|连续(?=[\\d一二两三四五六七八九十])|当(?!地)|适当|收齐|直接|保持|停[开用运]|关[闭停]|熄灭|实施(?!办)|也(?=要|应|须|将|可)|逐[一户个]|[今明当][天日](?!报)|要求|督促|提醒|除了|抓总|包干|协商|供稿|出题|排班|自选|选定"
    "|结对(?!帮扶)|限报|随拍|编排|跟踪|不定期|必须|请(?!示)|务|依(?!法)|最|可(?!再)|高度|紧|立即|推[荐选]|选[送拔]|初评|筛选|择优|还(?![款建贷])|收集|联动|发挥|特|支持"
    "|部署|承接|采[取用]|开设|开辟|刊[登发播]|播[出报]|报道|加大|深入|走(?:[进到]|村[入串]|街串)"
    f"|赴|(?:下[到乡](?!的)|上门(?!女))(?!{_A_TEAM})|到(?!位)|给|写(?:[好出成个一](?!作)|(?=不少于|\\d|[小总]结|心得))|突出|聚焦|依托|联系(?!人|电话|方式)|(?<!政)协办(?!公)|指导(?!组|中心)|审批|把握|建立|成立|筹[备集]|抓[紧好]|自行"
    "|自(?!然|治|动|强|律|来)|各(?=[\u4e00-\u9fff]{1,3}(?:不少于|至少)?(?:[一两二三四五]|\\d{1,3})[次场个期份篇名幅件块条项支台堂])|各(?:上|搞|挂|开(?=[一1两二三\\d])|组织(?=不|至少|[一二两三\\d])|开展|举办|出动|派|确定|明确|安排|设|准备|负责|组织|制作|出|报|推[荐选]|选派?|写|抽|提|$)|随"
    "|年底|月底|就(?!业)|对(?!外|口|台|接|象|照|联|流)|在[^，。；]{1,8}(?:当[天日]|期间)|针对|广泛|踊跃|普遍|大力|深入|接[到此本]|已|拟|作(?!协)"
    "|设(?!区|施|计|展单位|摊单位|点单位)|至少|不少|发现|本着"
    "|以(?!及|上|下|外|内)|(?:主要|分管)?(?:负责(?:人|同志)|领导)(?=[于在]?\\d)|(?:全体|有关|专业)?(?:工作人员|技术人员|医护人员|执法人员|干部(?:职工)?)"
    "|(?:食品安全|综治|法治|普法|禁毒|消防|安全|环保|科技|统计)?(?:网格|信息|宣传|协管|监督|联络|巡查)员|\\d{1,2}[月日]|20\\d\\d年\\d|（|，|$"
)
_DOES = pattern(f"(?={DOES}|{_ALSO}|{DOES_TO})")
# Names that only seem to end where one of those words begins: 组织部, 发改局, 宣传部.
_LONGER = pattern(
    "从业(?:人员|者)|(?<=所)在(?:地|单位|学[校院]|[县区乡镇村]|街道|社区|部门|科室|支部)|牵头(?:部门|单位|学校|[乡镇村]|科室)|宣传[月周日年]"
    "|(?<![局委办部处院校府镇乡村区县市站队）])组织(?=[可要应须均将都于、，]|自行|单独|务必|必须)|组织(?:[部委处]|科(?![普技学研])|人(?!员))|以[上下外内]|应[急用对]|以及"
    "|出[版入租境]|[展体][示验](?:中心|大厅|厅|馆)|受理中心|为[民农]|人事|发[展改行明票证]|宣传(?:[部科处组办队站]|中心|教育(?!活动)|文化)|结合部|对[外口台接]|联合会|统计局"
    "|督[查察导][局室组办]|审[计批]|登记|公[安共园路]|设[区施计]|教育|监督|管理|检[察测]|服务|指[挥导][部中组]|保[护卫险]"
    "|保障(?=局|厅|部(?!门)|处|科|股|中心|服务|办|站|所|组|大队|和|与|、|工作|房|性|措施|体系)|协调[小领办]|清[真河]|工作[组委室站]|(?:值班|监控|调度|收发)室|政|检查[组站]"
    "|(?:检查|审[核查]|统计|指导|督[查察导促]|征集|巡查|排查|接待|宣讲|制作|编[制写辑]|评审|回访|值班|推进|协调)"
    "(?:科(?![普技学研室目])|股(?![份东权票])|处(?![理置罚于分方])|室(?![内外])|站(?![点台位])|队(?![伍员列])|办(?![理公好法事案学证]))"
)


_SOCIETY = pattern("(?:^|[、和])[省市区县旗镇乡]?[科文作残侨音美体书剧摄]$")
_MODAL = pattern("[将要应]|负责|应当")
_KINDS = pattern(
    "（(?:单位|企业|公司|部门|管委会|幼儿园|学校|医院|教学点)）|（(?:自治[区州县]|直辖市|(?:开发|高新|经开|园|新|管理|功能)区"
    "|[市区县旗州盟特镇乡街道管委会行办事处社区村居站局部系院科股党组园校所]{1,5})(?:、(?:自治[区州县]|直辖市|(?:开发|高新|经开|园|新|管理|功能)区"
    "|[市区县旗州盟特镇乡街道管委会行办事处社区村居站局部系院科股党组园校所]{1,5}))*）"
)
_KINDS_LAST = pattern(f"(?:{_KINDS.pattern})$")


_NOTE = pattern("（[^（）]{0,60}）")
_HALF = pattern("(?:（[^（）]{1,12}）)?、")  # a list that goes on: 各镇（开发区）、各部门
_LONGER_NAME = pattern(
    "(?:人民)?政府|党政机关|[\u4e00-\u9fff]{0,8}?(?:领导|负责人|人员|干部|书记|主任)|党委|委会|[\u4e00-\u9fff]{2,8}?(?:局|委|办|部门|单位|中心|学校)"
    "|[\u4e00-\u9fff]{1,8}?(?:妇联|残联|工会|团委|[联会院])"
)


_NO_NAME = pattern(
    "[^，。；：]{1,6}务公开(?!办|[科处股室]|中心|领导|服务)|交(?![通警管投运行建电])|转交|各组织(?=不|至少|[一二两三\\d])"
)  # 交相关科室办理, 各组织3场
_NEEDED = pattern(
    f"需(?:的|(?!{DOES}|配合|参加|支持)[\u4e00-\u9fff]{{2,6}}(?:[，。；、：（由]|$))"
)  # 所需桌椅, but not 供水所需做好保障
_MARKS = pattern("[、和及与]")
_PAIRS = (("（", "）"), ("《", "》"), ("【", "】"), ("“", "”"))


OFFICE_OF = pattern(  # of an office whose name says what is done there: 市民政局社会组织管理科, 市青少年宫活动部
    "(?![^，]*[至到给送报交])[\u4e00-\u9fff]{2,14}(?:局|委|部|厅|院|校|会|办|中心|馆|宫|[小中大]学|学院"
    "|公司)(?:[\u4e00-\u9fff]{2,8}(?:[科室股部庭]|处(?!理))|办公室)"
)


class Part(NamedTuple):
    """A stretch of a text, from one character to another."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def sentences(text: str) -> Iterator[Part]:
    """The sentences of a paragraph in full-width marks; 。 in brackets or in quotation marks ends none.

    Those that are `endless` are left out, and that is said. A sign before the first is none of its words.
    """
    for part in _every(text):
        sign = _BULLET.match(part.text) if part.start == 0 else None
        own = Part(part.text[sign.end() :], sign.end()) if sign else part
        if len(own.text) <= _LONGEST and own.text.strip("，。；！ "):
            yield own


def endless(text: str) -> bool:
    """Whether a sentence that says when, or who is to do something, has more than a thousand characters.

    A list of as many names says nothing, and no person reads on in more.
    """
    return len(text) > _LONGEST and any(
        len(part.text) > _LONGEST and _SAYS_SOMETHING.search(part.text) for part in _every(text)
    )


def _every(text: str) -> Iterator[Part]:
    return (Part(match[0], match.start()) for match in _SENTENCE.finditer(current(text)))


@lru_cache(maxsize=_REMEMBERED)
def listed(sentence: str) -> str:
    """A sentence with 、 between units it lists with commas: 由甲局，乙局主办, but not 责任单位：甲局，乙局配合."""
    marks: list[int] = []
    for found in _ALONE.finditer(sentence):
        comma, after = found.end("name"), clauses(sentence[found.end("name") + 1 :])
        if not after or not are_plainly_units(found["name"]):
            continue
        following = leading_units(after[0].text)
        in_row = sentence[found.start()] in "，、" and marks and marks[-1] == found.start()
        apart = found["label"] or (following and _HELPS.match(after[0].text, following.end))
        does = following and _HAS_A_PART.match(after[0].text, following.end)
        if are_plainly_units(after[0].text) or (does and (in_row or not apart)):
            marks.append(comma)
    for at in marks:
        sentence = f"{sentence[:at]}、{sentence[at + 1 :]}"
    return sentence


@lru_cache(maxsize=_REMEMBERED)
def current(text: str) -> str:
    """A text with what is over or replaced left out, by as many commas: 原定5月10日举行的活动改为5月17日举行."""
    kept = text
    for old in _NO_LONGER.finditer(widened(text)):
        kept = f"{kept[: old.start()]}{'，' * len(old[0])}{kept[old.end() :]}"
    return kept


def clauses(text: str) -> list[Part]:
    """The clauses of a sentence without the marks between them."""
    return [Part(found[0], found.start()) for found in _CLAUSE.finditer(text)]


def without_brackets(text: str) -> str:
    """A text less its brackets."""
    return _BRACKET.sub("", text)


def is_inside(text: str, at: int) -> bool:
    """Whether a place is inside brackets, quotation marks or the name of a document."""
    start = max(0, at - _NEAR)
    if text.count('"', 0, at) % 2 and '"' in text[at:]:
        return True
    return any(text.count(opening, start, at) > text.count(closing, start, at) for opening, closing in _PAIRS)


@lru_cache(maxsize=_REMEMBERED)
def leading_units(text: str) -> Part | None:
    """The units that a clause begins with, behind 请 and the like, where something that they do follows.

    市委组织部 counts and not 市委.
    """
    found = _LEAD_IN.match(text)
    start = found.end() if found else 0
    if _NO_NAME.match(text, start):
        return None
    best = None
    for stop in _DOES.finditer(text, start):
        if stop.start() - start > 100:
            break
        who = text[start : stop.start()]
        if _LONGER.match(text, stop.start()) or _is_halved(who, text[stop.start() :]):
            continue
        goes_on = best is not None and (best.text.endswith("、") or who[len(best.text)] in "、和及与（")
        if best and not goes_on and not _is_longer(who, best.text, text[stop.start() :]):
            if len(who) - len(best.text) > _MORE * 2:
                break
            continue
        if are_units(who):
            best = Part(who.strip(), start)
    best = best._replace(text=without_total(best.text)) if best else None
    kinds = (_KINDS.match(text, best.end) or _KINDS_LAST.search(text, start, best.end)) if best else None
    if best and kinds:
        best = _whole_name(text, start, kinds.end())
    note = _NOTE.match(text, best.end) if best and not kinds else None
    if note and not _DOES.match(text, note.end()):
        return None  # 各小学（特教学校）和幼儿园放假时间为
    return None if best and _HALF.match(text, best.end) else best


def without_total(names: str) -> str:
    """A list of names without how many they are behind the last: 甲局、乙局两部门."""
    at = total_at(names, len(_MARKS.findall(names)) + 1)
    return names[:at] if at else names


def _whole_name(text: str, start: int, end: int) -> Part | None:
    """A name with kinds in its bracket to where something that they do follows: 各乡镇（街道）计生协."""
    stops = [stop.start() for stop in _DOES.finditer(text, end, end + _LONGEST_NAME)]
    stops = [] if text.startswith("的", end) else stops  # 民办学校（幼儿园）的材料报所在学校
    names = [text[start:stop] for stop in stops if stop > end and not _is_halved(text[:stop], text[stop:])]
    longer = next((name for name in names if are_units(name)), "")
    if longer and (stops[0] > end or _AN_OFFICE.search(longer)):  # 各省（自治区）评选机构, but not 各县（市）组织
        return Part(longer, start)
    goes_on = end not in stops and _LONGER_NAME.match(text, end)
    return None if goes_on else Part(text[start:end], start)


def _is_halved(who: str, behind: str) -> bool:
    """Whether a name ends with half of another word: 各县区所|需, but not 县教育所|在示例公园."""
    if who.endswith("所") and _NEEDED.match(behind):  # 市集所需桌椅
        return True
    after = behind[:1]
    if after == "会" and who.endswith(("管委", "村委", "居委", "组委", "理事", "执委")):  # 县经开区管委|会同步
        return True
    if after == "会" and who.endswith(("）委", "院委")):  # 各村（居）委|会同时交登记表
        return True
    if after == "协" and _SOCIETY.search(who):  # 县科协商定
        return True
    if who.endswith("各村") and after == "小":  # 各村小
        return True
    if who.endswith(("点所", "地所", "目所", "程所", "业所", "户所")) and after in ("在", "属"):  # 各观摩点所在乡镇
        return True
    return who.endswith("所") and after in tuple("在有属需报列辖填产") and is_unit(who[:-1])


def _is_longer(who: str, shorter: str, rest: str) -> bool:
    """Whether a name with one of those words in it is meant: 省政协展示大厅将开设, where 省政协 shows no hall."""
    more = _MORE * 2 if who.endswith(_OFFICES) else _MORE
    return len(who) - len(shorter) <= more and _MODAL.match(rest) is not None and are_units(who)


def trailing_unit(text: str) -> Part | None:
    """The unit that a text ends with, as the receiver does: 报送总结至区甲办."""
    for found in re.finditer("[至到给往于]", text):
        name = text[found.end() :]
        if is_unit(name) or OFFICE_OF.fullmatch(name):
            return Part(name, found.end())
    return None
