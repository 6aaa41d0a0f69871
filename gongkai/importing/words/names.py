"""What looks like a unit, like a group of units, and like people."""

import re
from functools import lru_cache
from itertools import pairwise

from gongkai.importing.files.paper import widened
from gongkai.importing.words.no_names import IN_A_SENTENCE
from gongkai.patterns import pattern
from gongkai.phrases.deeds import DOES, DOES_TO, TELLS_ALL
from gongkai.phrases.names import parse_units
from gongkai.phrases.organs import ENDS, is_field, is_line_of_work, is_people, is_seat, names_kind, unit_of
from gongkai.text import Text

_BRACKET = r"(?:[（(][^）)]{0,100}[）)])?"
_SEVERAL = "村居|单位|部门|机构|镇街|乡镇|街镇|镇乡|镇（街道）|机关|企业|团体"
_OF_A_KIND = (  # what stands only behind 各 for units: 各县区, 各地, 各高校
    f"{_SEVERAL}|县区|区县|县市区|市区县|县|市|区|旗|州|盟|地|省|校|村小|完小|教学点|园|行署|行业|系统|支部|学院|主体|方面|家|片区|庭|战线|成员|会员|组织|班子|政府|地方|层级"
    f"|苏木|村居|乡（镇）场|乡镇场|师|团场|总支|党总支|分会|班级|院系|系|班|社团|党派|年级|运营商|旅行社|商场|商超|酒店|宾馆|饭店|超市|药店|店铺|商铺|主力店|门店|网吧|护理单元|病区|班组"
    f"|厂|车间|工区|项目部|网点|市场|车站|景点"
)
_MORE = (
    "总社|科协|计生协|作协|文协|消协|音协|美协|书协|(?<=[\u4e00-\u9fff][鸽篮足乒羽棋泳武网排舞钓摄侨商])协|供销社|合作社|信用社|联合社|国家电网|保险公司|粮库|储备库|出版社|通讯社|新华社|书店|农场|林场|海关|行署|公署"
    "|党校|职校|技校|保险|人寿|人保"
    "|中专|职专|函大|电大|讲师团|(?:科技|产业|创业|工业|物流|软件)园|(?<=[\u4e00-\u9fff]{3})厂|[煤铁金铜锰]矿|(?:公路|工务|车务|机务|电务|养路)段"
    "|(?<=院)(?!免费|专家|义诊|下乡|巡回)[\u4e00-\u9fff]{0,6}门诊|燃气|水务|自来水|通信|铁塔|烟草|税务|气象|消防|交警|广电|红会|日报|晚报|杂志社|政协|人大|纪检组|经开区"
    "|高新区|风景区|景区|功能区|示范区|新区|保税区|度假区|林区|矿区|派出所|法庭"
    "|电台|网站|[新政]闻?府?网|手机报|客户端|都市报|晨报|日报|在线|(?:总|审计|专员公)署|(?<!公)[\u4e00-\u9fff]司|(?:[团盟革建进党]|学社)中央|融媒体|共青团|书房|书屋"
    "|车间|联校|校区|[一二三四五六七八九十]小|广校|学部|中心校|[职高初]中|分校|附[小中]|影院|[少年文化]宫|疾控|(?<![其之第])[\u4e00-\u9fff]第?[一二三四五六七八九十]中|体校"
    "|体育场|气象台|地震台|天文台|陵园|粮库|福利院|敬老院|剧团|艺术团|歌舞团|乐团|合唱团|文工团|杂技团|农商行|商行|联社|公交|机场|石油|石化|[农工建中人]行|武警|军区|防指|审判庭"
    "|(?:立案|行政|执行|少年|家事|审监|知产|[民刑][一二三四五]?)庭|监狱|口岸|体协|[老退]协|主席团|食堂|工厂|处理厂|水厂|电厂|加工厂|制药厂|钢铁厂|填埋场|高校|院校|[团党]总支"
    "|[团党]支部|(?<![关体联派谱干])系"
)
_ORGAN = pattern(rf".*(?:{ENDS}|{_MORE}|单位|部门|机构|企业|组织|团体|班子|镇街){_BRACKET}")
_EACH = pattern("各|每个?|所有|全[省市区县镇乡]\\d{1,4}[个所家]|全体|有关|相关|其他|其它|其余")
_KINDS = tuple(f"{_OF_A_KIND}|{ENDS}".split("|"))
_WHOLE = tuple(_SEVERAL.split("|"))
_LAST_BRACKET = pattern("(?<=.)[（(][^（）()]{0,100}[）)]$")
_DEED_FIRST = pattern(  # 印制宣传单位, but 统计局, 督查室, 参与活动的镇街
    rf"(?:{DOES})(?<!^.)(?!.{{0,4}}(?:[局委办科股处室站所组队部院会校]|中心|机构|单位|部门)(?:[（(]|$)|活动的|镇政府)|{TELLS_ALL}"
)
_GOES_THERE = pattern(  # 进社区, 全体镇 of 全体镇干部, 分赴各镇
    "分赴|[\u4e00-\u9fff\\d]*各?组成?一队$|走?进(?:社区|学校|校园|企业|机关|农村|家庭|军营|景区|医院|村|园区|工地)|全体(?=[\u4e00-\u9fff]{1,2}$)"
)
_CALLED_AFTER = (  # the deeds that offices are called after: 统计局, 督查室, 宣传科, 制作中心
    "管理|组织|监督|保障|宣[传讲]|公开|联合|统[计筹一]|检查|指导|牵头|参[加与]|督[查促办导]|展[示出]|集中|承办|接待|受理|开[放通]|评[审选比]|派|[举主协]办"
    "|汇[报总]|推[进动]|动员|协[调同助]|审[核查定]|登记|值[守班]|编[制写]|征[集订]|办理|维[护持]|清理|制作|整理|收集|表彰|巡查|排查|回访|利用|全面|具体|要|将|可|得"
    "|报|出|应|需|从|向|对|为|把|以|做|来|去|在|于|都|均|送|带"
)
_DEED_INSIDE = pattern(
    rf"(?<=..)(?!{_CALLED_AFTER})(?:{DOES})|(?<=[局委办])协调(?!小组|领导|[办会科处组]|中心|机构|工作)|(?<=..){DOES_TO}"
)  # 县甲局落实各学校, 区乙办及时通知
_PEOPLE = pattern(
    r"代表|委员(?!会)|群众|市民|志愿者|记者|人员|干部|职工|党员|学生|教师|老师|同志|负责人|居民|村民|[）)]民|专家|学者|领导(?!小组)|队员|家长|公众|嘉宾|人士"
    r"|(?<![\d余])[\d余]++[人名]|对象|律师|企业家|师生|经理$|领队$|人$"
)
# Words that stand for many things besides units: those of nobody in particular are none.
_WEAK = pattern(
    "(?:企业|社区|村|(?<!领导)(?<!领导小)(?<!工作小)组|组织|单位|部门|团体|媒体|机关|基地|窗口|(?<!公)室|班子|(?<![\u4e00-\u9fff]{2}幼儿)园|家|系统"
    "|(?<![\u4e00-\u9fff]{3}学)(?<!中心学)校|书屋|书房|场馆|团|(?<![林农茶渔牧])场)$"
)
_NOBODYS = pattern(
    "景区|学校|学院|医院|公司|大学|中学|小学|幼儿园|银行|集团|社区|街道|机关|单位|部门|企业|中心|媒体|组织|大会|会议|班级|家庭|农村|政府|村委|党委|领导"
)
_VILLAGE = pattern(
    "(?!智慧|平安|和谐|文明|示范|绿色|美[丽好]|无烟|健康|学习|农村|城[市镇]|老旧|重点|试点|所在|辖区|基层|居民|安全|书香|低碳|生态|国际|新型|未来|宜居|法治|先进|空心|薄弱"
    "|[^村]{0,2}涣散|新农|贫困|行政|自然|拆迁|沿线|城中|民族|移民|山区|库区|平原"
    "|[进到入赴下走在各每全本该其])[\u4e00-\u9fff]{2,4}(?:社区|村)"
)
_AT_LARGE = ("社会组织", "社会团体")
_OF_A_ROW = pattern(r"^\d{1,2}\s|[\u4e00-\u9fff]{4}\s+[\u4e00-\u9fff]{2}")  # 3 典型案例 乙局: cells side by side
_OF_A_PLACE = pattern(
    "驻[省市区县旗镇乡街村地]|规模以上|规上|辖区内?|[省市区县州旗镇乡街村团][^的]|[\u4e00-\u9fff]{2,8}?[省市区县州旗镇乡]"
)
_BEGINS_WITH_VERB = pattern(
    "(?:报道(?!组)|汇总|互动|参与|参加|学习|关注|了解|参观|帮助|提升|加强|推动|引导|鼓励|支持|倡导|号召|带领|带动|走访|慰问|推广|普及|实现|总结|真正|大张旗鼓|比赛|充分|不断"
    "|展示(?!中心|馆)|展现|时(?!代)|其|该|现(?!代)|就(?!业)|面向|经(?![济信贸开发管营])|据|此|是|使|让|向(?!阳|荣)|不(?!动产)|除(?![尘险害])|没有|未(?!来|央)"
    "|做|大力|全面(?!依法|深化)|主动|通过)"
)
_AND_SUCH = pattern("等(?:单位|部门|方面|(?:社会)?各界)?的?(?:代表|人员|人士)$")
_ASKED = pattern(
    "^凡|均可|遴选|选派|挑选|可(?=代表|报名|自愿)|组织(?!委员|代表|负责人|部)|(?<!运)动员|发动|吸引|鼓励|引导|带领|邀请|号召|倡导|对(?!象)|[向让为使由与将把]"
    "|(?<![高中初])等|同(?!志|学)|面向|通过|针对|加强|提高|(?<!物业|餐饮|中介|家政)服务(?!对象)|帮助|要求|希望|欢迎|确保|[，。；：《》]|可以|调动|活动(?!代表)"
    "|工作(?!人|者|小?组|专班|委员会|队|分管|主管|负责)|[是被]|(?<!所)有(?!关)"
)  # what is done with people, and who they are not
_OF_A_DRIVE = pattern(
    "“[^“”]{1,16}”[\u4e00-\u9fff]{0,8}?(?:工作|活动|行动|评选"
    "|创建)?(?=(?:领导小组|组委会|组织委员会|指挥部|评委会|专班|办公室|办$|工委$)[\u4e00-\u9fff]{0,6}$)"
)
_OF_A_DEED = pattern(
    "(?:协调|受理|推进|配合|落实|执行|审核|清扫|培训|宣传|播放|更新)[科股]"
)  # inner offices called after a deed
_PAIRS = (("（(", "）)"), ("〔【[", "〕】]"))
_REMEMBERED = 4_096  # names and lists: a notice names the same units in every chapter, and each step asks again
_DEPARTMENTS = pattern("等(?:[多各几]个|有关|相关|职能|主管|责任|成员|\\d{1,2}个)?(?:部门|单位)$")
_TRADES = (
    "建设|施工|监理|设计|勘察|参建|检测|生产|经营|销售|使用|加工|储存|运输|流通|养殖|种植|屠宰|餐饮|零售|批发|住宿|维保|维修|安装|租赁|物业|配送|租用"
    "|制造|开发|运营|管理|服务|采购|代理|供水|供气|供热|供电|煤矿|非煤矿山|化工|医疗|教育|培训|用人|用工|用能|用水|排污|产废|成员|责任|牵头|配合|主办|承办|协办"
)
_OF_WHAT = (
    "(?:道路|公路|铁路|水路|水上|航空|客货?|货物?|食品|药品|工程|建筑|市政|水利|农业|工业|危险?化学?品|燃气|烟花爆竹)?"
)
_TRADE = pattern(f"{_OF_WHAT}(?:{_TRADES})")
_EACH_TRADE = pattern(f"(?:有关|相关|全[市县区])?各(?:有关|相关|在建项目|项目|工程)?{_OF_WHAT}(?:{_TRADES})")
_BY_TRADE = pattern(f"{_OF_WHAT}(?:{_TRADES})(?:单位|企业|部门|机构|公司|主体)")
_LONGEST = 30


@lru_cache(maxsize=_REMEMBERED)
def are_units(phrase: str) -> bool:
    """Whether every name in a list is a unit's or a group's."""
    names = [str(name) for name in parse_units(Text(phrase.strip())).names]
    kinds = _kinds(names) | _fields(phrase, names)
    return bool(names) and all(name in kinds or is_unit(name) for name in names)


def share_of_units(phrase: str) -> float:
    """How many of the names in a list are those of units, from 0 to 1."""
    names = parse_units(Text(phrase.strip())).names
    return sum(map(is_unit, names)) / len(names) if names else 0.0


@lru_cache(maxsize=_REMEMBERED)
def is_unit(name: str) -> bool:
    """Whether a name ends as those of organs do, and is no sentence."""
    name = _OF_A_DRIVE.sub("", name) or name  # 市“最美教师”选树工作领导小组办公室
    if _OF_A_DEED.fullmatch(name):
        return True
    if not 2 <= len(name) <= _LONGEST or IN_A_SENTENCE.search(name) or _opened(name):
        return False
    if _GOES_THERE.match(name) or _DEED_FIRST.match(name) or _DEED_INSIDE.search(name):
        return False
    return _ORGAN.fullmatch(name) is not None or (is_group(name) and _PEOPLE.search(name) is None)


def is_plainly_one(name: str) -> bool:
    """Whether a name at the beginning of a sentence is a unit's for sure: 报道企业, 互动社区 only end like one."""
    weak = (
        _WEAK.search(_LAST_BRACKET.sub("", name)) is not None and not _EACH.search(name) and not _OF_A_PLACE.match(name)
    )
    if name[:1] in "〔【（[(.．" or _OF_A_ROW.search(name):
        return False
    if is_line_of_work(name) or name in _AT_LARGE:
        return True
    return is_unit(name) and not weak and not _NOBODYS.fullmatch(name) and not _BEGINS_WITH_VERB.match(name)


def are_villages(phrase: str) -> bool:
    """Whether all of several names are those of villages or communities: 柳湾村、石桥村; one may be a kind: 后进村."""
    names = [str(name) for name in parse_units(Text(phrase.strip())).names]
    return len(names) > 1 and all(_VILLAGE.fullmatch(name) and not _BEGINS_WITH_VERB.match(name) for name in names)


def is_one(line: str) -> bool:
    """Whether a line is the name of one unit."""
    name = line.rstrip("。； ")
    return not re.search(r"\s", name) and is_unit(name) and is_plainly_one(name)


@lru_cache(maxsize=_REMEMBERED)
def are_plainly_units(phrase: str) -> bool:
    """Whether every name in a list is a unit's for sure."""
    names = [str(name) for name in parse_units(Text(phrase.strip())).names]
    kinds = _kinds(names) | _fields(phrase, names)
    all_of_them = bool(names) and "各" in names[0]
    others = is_plainly_one(names[0]) if names else False  # 区甲站、报道组: behind a unit one that only ends like one
    return bool(names) and all(
        name in kinds
        or is_plainly_one(name)
        or (all_of_them and is_group(name) and is_unit(name) and not _BEGINS_WITH_VERB.match(name))
        or (others and is_unit(name) and not (_NOBODYS.fullmatch(name) or _BEGINS_WITH_VERB.match(name)))
        or (_VILLAGE.fullmatch(name) and any(map(is_plainly_one, names)) and not _BEGINS_WITH_VERB.match(name))
        for name in names
    )


def _kinds(names: list[str]) -> set[str]:
    """The names that only say what else a group before them is of: 部处 in 各学院、部处."""
    kinds: set[str] = set()
    for before, name in pairwise(names):
        goes_on = names_kind(before, name) if is_group(before) else before in kinds and is_seat(name)  # 各县、市、区
        if goes_on and not IN_A_SENTENCE.search(name):
            kinds.add(name)
    return kinds


def _fields(phrase: str, names: list[str]) -> set[str]:
    """The names that are only lines of work, where 部门 says whose: 公安、城管、卫健等部门, 财政、人社部门.

    Or what else they do, where 各 stands before all of them: 各建设、施工、监理单位.
    """
    if are_by_trade(names):
        return set(names)
    told = len(names) > 1 and (_DEPARTMENTS.search(phrase) or is_line_of_work(names[-1]))
    return set(filter(is_field, names)) if told else set()


def are_by_trade(names: list[str]) -> bool:
    """Whether 各 holds for several kinds of units told by what they do: 各建设、施工、监理单位."""
    if len(names) < 2 or not (_EACH_TRADE.fullmatch(names[0]) and _BY_TRADE.fullmatch(names[-1])):
        return False
    return all(map(is_trade, names[1:-1]))


def is_trade(name: str) -> bool:
    """Whether a name only says what some units do, or is that of those who do it: 施工, 监理单位."""
    return _TRADE.fullmatch(name) is not None or _BY_TRADE.fullmatch(name) is not None


def _opened(name: str) -> bool:
    """Whether a bracket is opened or closed in it and not both: half of a sentence."""
    return any(sum(map(name.count, opening)) != sum(map(name.count, closing)) for opening, closing in _PAIRS)


_EVERY_SEAT = pattern("(?:[县市区旗][（(][县市区旗、]{1,6}[）)]|[乡镇][（(][乡镇街道、]{1,6}[）)])")


def is_group(name: str) -> bool:
    """Whether a name stands for several units: 各镇街, 政府各部门, 区直单位, 县（市、区）局."""
    base = name if name.endswith(_WHOLE) else _LAST_BRACKET.sub("", name)
    each = _EACH.search(base)
    return (
        base.endswith(_WHOLE)
        or _EVERY_SEAT.match(name) is not None
        or (each is not None and base[each.end() :].endswith(_KINDS))
    )


_TO_ALL = pattern(
    "各(?:级|有关|相关)?(?:单位|部门|地|级|地区|地各部门|方面|[省市州盟区县旗镇乡街]{1,3}|乡镇|街道)(?:（[^（）]*）)?|[区市县]直各?(?:部门|单位)"
)


def means_everybody(phrase: str) -> bool:
    """Whether a list names only those whom every notice is for: 各县区、各部门."""
    return all(map(_TO_ALL.fullmatch, re.split("[、，和及与]", widened(phrase))))


@lru_cache(maxsize=_REMEMBERED)
def comers(phrase: str) -> str:
    """Who comes by a list, as typed: units, people (人大代表), those of a unit (甲局负责人); "" if one is neither."""
    phrase = _IN_ALL.sub("", _AND_SUCH.sub("等", phrase.strip().rstrip("。；")))
    names = [str(name) for part in _LEVELS.sub("", phrase).split("；") for name in parse_units(Text(part)).names]
    kinds = _kinds(names)
    odd = [name for name in names if not (name in kinds or _comes(name))]
    few = len(odd) <= len(names) // _ODD and all(_SHORT_NAME.fullmatch(name) for name in odd)
    if any(map(_SENDS.match, names)):
        return ""
    return phrase if names and few and not any(map(_ASKED.search, odd)) else ""


_IN_ALL = pattern("(?<=.{2})(?:共计?|合计|约)\\d{1,6}[余多]?[人名](?:左右|以上)?$")  # 各企业共400人
_HOW_MANY = pattern(
    "(?<=.{2})(?:各(?:组织|派出?|选派|安排|出)?)?(?>(?:等?不少于|等|各|共计?|约|近){0,3})(?:\\d{1,6}+|[一二三四五六七八九十]{1,3})[余多]?[人名](?:左右|以上)?$"
)
_AMONG_OTHERS = pattern("(?<=.{2})等(?:单位|部门)(?=.)")
_NOTE = pattern(
    "[（(](?=[^（()）]{0,30}(?:通知|名单|附表|附后|组织|选派|\\d人|另行|邀请|推荐|确定))[^（()）]{0,50}+[）)]"
)  # （由甲办负责通知）
_IN_CHARGE = pattern("(?:分管|主管)[^、，；。（）]{2,16}工作的?(?=[^、，；]{0,12}(?:领导|负责|[校局处科）]长|主任))")
_SENDS = pattern(
    "(?:每|市直|县直)[^、，]{0,8}\\d{1,2}[支队人名]|各(?:组织|派出?|安排|选派|推荐|出|限报?)\\d"
    "|(?:[省市区县镇乡]直属?)?各(?:单位|部门|镇|乡镇|镇街|街道|学?校|中小学|幼儿园|园|学院|医院|公司|银行|村|社区|企业|班级?|支部|科室|县区?|区县|地)组织(?![部委处科者办]"
    "|人事)(?=[^、，]*(?:人员|职工|干部|代表|群众|师生|学生|[收观]看))"
)  # how many each sends or whom, and nobody's name
_LEVELS = pattern(
    "(?:[省市区县镇乡]、){1,3}(?=[省市区县镇乡][\u4e00-\u9fff]{0,6}领导)|(?:[一二三四五六七八九]、){1,3}(?=[一二三四五六七八九]年级)"
)  # 市、区领导, 七、八年级学生
_TEAMS = pattern(r"\d{1,3}支[\u4e00-\u9fff]{0,4}队伍?")  # 18支参赛队伍
_ODD = 4  # of so many names one may be none that is known: 创业者 among 人大代表、政协委员、企业代表
_SHORT_NAME = pattern("[\u4e00-\u9fff]{1,5}[者员师手士民工友人家生长校园会厂店堂队组户范星]")


_IN_CHARGE_OF = pattern(  # 各规模以上企业知识产权负责人, 市直各部门后勤负责人
    "(?:[省市州区县旗镇]直)?(?:各|全[市县区]各?)[\u4e00-\u9fff]{0,10}(?:企业|单位|部门|学校|乡镇|街道|社区)[\u4e00-\u9fff]{2,6}(?:负责人|管理人?员"
    "|联络员|经办人)"
)
_POST = pattern("(?:负责人|管理人?员|联络员|经办人|秘书|专干|副?[校园院]长|副?主任)$")
_KINDS_OF_FIRMS = pattern("[\u4e00-\u9fff]{2,10}(?:企业|单位|工厂|门店|商户|合作社)")  # 食品生产企业|质量|负责人
_KIND = pattern("(?:乡镇|[乡镇村]|街道|社区|园区)")  # whose 各 stands before another: 各镇、街道负责人


def _comes(name: str) -> bool:
    name = _AMONG_OTHERS.sub("", _IN_CHARGE.sub("", _HOW_MANY.sub("", _NOTE.sub("", name))))
    if is_unit(name) or is_unit(unit_of(name) or "-"):
        return True
    if (kind := _KIND.match(name)) and unit_of(f"县甲局{name[kind.end() :]}") == "县甲局":
        return True
    if _ASKED.search(name) or name.endswith(("及", "和", "与")):
        return False
    if _IN_CHARGE_OF.fullmatch(name) or _TEAMS.fullmatch(name):
        return True
    post = _POST.search(name)
    if post and any(is_unit(name[:at]) or _KINDS_OF_FIRMS.fullmatch(name[:at]) for at in _before(post.start())):
        return True  # 各区县甲局业务负责人
    parts = [part for part in re.split(r"以及|[及和与]|\s+", name) if part]
    parts = [re.sub("（[^（）]*）", "", part) for part in parts]  # 村（居）民, 部门（单位）代表
    several = len(parts) > 1  # 甲街道相关负责人及各校德育副校长
    return all(
        is_unit(part) or is_people(part) or is_unit(unit_of(part) or "-") or (several and _comes(part))
        for part in parts
    )


def _before(post: int) -> range:
    """Where a name may end, what those in it see to standing between it and their post: 业务, 知识产权."""
    return range(max(2, post - 4), post - 1)


def may_have(role: str, phrase: str) -> bool:
    """Whether every name of a list may stand in a role: units, and people too where it says who takes part."""
    return are_units(phrase.strip().rstrip("。；")) or (role == "participants" and bool(comers(widened(phrase))))


@lru_cache(maxsize=_REMEMBERED)
def are_people(phrase: str) -> bool:
    """Whether a list names people and not units: 人大代表、政协委员、市民代表."""
    names = parse_units(Text(phrase.strip())).names
    return any(_PEOPLE.search(name) and not _ORGAN.fullmatch(name) for name in names)
