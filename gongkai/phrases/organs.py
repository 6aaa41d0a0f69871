"""What organs are called: how their names end, and what stands for several that nobody can list."""

from gongkai.patterns import pattern

# Those whose names are told from a sentence by their end. 妇联, 残联 and the like end in 联.
ENDS = (
    "局|委|办|办公室|政府办|办公厅|室|院|会|队|部|处|厅|科|股|所|站|中心|街道|街道办|镇|乡|苏木|嘎查|村|社区|公司|集团|联|政府|学校|大学|中学|小学|幼儿园"
    "|医院|银行|支行|分行|馆|党组|管理区|开发区|功能区|示范区|园区|机关|媒体|专班|领导小组|工作组|组|电视台|广播台|总台|日报社|报社|供电|邮政|电信|移动|联通|窗口|基地|网格"
)
_ORGAN = pattern(f"(?!.*(?:干部|领队)$).*(?:{ENDS}|科协|消协|作协|供销社|联合社|信用社|党校|红会)")
_VAGUE = pattern(
    r"(?:有关|相关|其他|其它|其余|所有|全体|全区|全市|全县|[区市县]直(?!机关(?:党)?工委)|[省市州盟区县旗]属|驻区|市区|部分).*"
    r"|[^（(]*各.*|.*(?:成员|[直下所]属|事业|[直属管]|建设|施工|监理|重点|驻[^单]{1,6}+)单位"
    r"|.*(?:部门|企业)|.*(?:有关|相关)(?:单位|机构|镇街)|单位|中央"
)
_LEVELS = "省市州盟县区旗乡镇"
# What goes on with 各 though another mark stands between: 各市、县人民政府, 各委、办、局（公司）, 各乡镇、街道.
_KIND = pattern(
    f"(?:自治[区州县]|直辖市|直管市|计划单列市|县级市|街道|社区|园区|管理区|开发区|村|[{_LEVELS}])*"
    "(?:人民政府|政府|办事处|党委|党工委|工委|管委会|居委会|村委会){0,2}"
    "|街|[部委办局厅处室系科所股院站]+(?:中心)?|中心|科室|工作组|专班|(?:直属|所属|派出)?(?:机构|事业单位)"
    "|(?:中小|大中小)?学校?|中学|小学|初中|高中|职高|幼儿园|医院|诊所|药店|银行|商会|协会|福利院|养老院|敬老院|物业公司"
    "|人民团体|社会组织"
)
_SEATS = f"自治[区州县]|直辖市|直管市|计划单列市|县级市|[{_LEVELS}]"
_LEVEL_ALONE = pattern(f".*各(?:{_SEATS})|{_SEATS}")
_BELOW = pattern(f"(?:{_SEATS}).+")
_NO_UNIT = {
    "leaves out": pattern(".*(?:除外|不含|不包括|以外).*|除.+外.*|[^除]+除.+外"),
    "points elsewhere": pattern(".*(?:(?<!点)名单|附后|附件|另行).*|(?:详见|见).+|同上|待定|未定|无|暂无|略"),
    "says what they do": pattern(
        ".*[:：].*|.+(?:牵头|配合|负责|主办|承办|协办|参加|参与)|.*[（(](?:牵头|配合|负责|主办|承办|协办)(?:单位|部门)?[）)].*"
    ),
    "are people": pattern(".*(?:领导|负责人|负责同志|局长|主任|书记|镇长|乡长|校长|联络员|工作人员)(?:[（(].*)?"),
}
# Who holds a post that says of no unit which it is in: 宣传部长, 妇女主任, 第一书记.
_POSTS = (
    "(?:常务|分管|主管|第一|专职|兼职|挂职)?(?:宣传|组织|统战|武装|政法|业务|安全|政教|教务|教导|德育|总务|法规|人事|财务|妇女|纪检|行政|综治"
    "|民政|办公室|科技|体育|工会|团|党支部|支部|党总支|班|党务)?副?(?:部长|主任|委员|书记|主席|[科股处局]长|干事)"
)
# Those who come to an activity and are nobody's unit: 人大代表, 全体职工, 2022级在校生, 社会各界人士.
_PEOPLE = pattern(
    "社会各界|.*(?:代表|[\u4e00-\u9fff]员|群众|市民|公民|居民|村民|农民|[果菜粮棉茶]农|农户|游客|志愿者|记者|人[士群]|干部|[舍班组队团河林湖田山路街巷片站所]长|文书|积极分子"
    "|总监|官兵|部队|[职员教]工|学生|研究生|博士后|护士长?|医[生师]|药师|技师|[本专]科生|选手|离任[正副]?主[席任]|在校生|新生|毕业生"
    "|教师|老师|师生|同学|专家|学者|家长|公众|嘉宾|观众|(?<!或)者|律师|企业家|模范|标兵|市民朋友|儿童|青少年|青年|妇女|老人|残疾人|法人|贫困户|民警|村医|劳模|骨干|大户|带头人|法律顾问"
    "|[栋楼单]元?长|团支书|会计|出纳|人才|家属|业主|商户|经营户|用户|乡贤|校友|能手|技术指导|裁判|教练|领队|工匠|创客|常委|委员”"
    f"|{_POSTS})"
    "(?:[（(][^（）()]*[）)])?等?(?:若干|共?计?(?:[约近]?\\d+|[一二三四五六七八九十几数]+)余?多?[人名]左?右?)?"
)
# Those of a unit who come for it: 甲局分管领导, 各科室负责人, 各镇干部职工（2名）.
_PERSONS = (
    r"(?:(?:分管|主管)[^、，；。（）]{2,16}?的?)?(?:全体|有关|相关|主要|分管|部分|在职|领导班子|班子|副|总|安全|消防|环保)*(?:负责人|(?:负责)?同志|领导"
    r"|(?:乡镇|[局部处科镇乡校园院会站所馆厂])长|检察长|(?:副)?[县市区]长|校[（(]园[）)]长|[市县区州省]长|秘书长|理事长|主任|书记|主席|项目经理|巡视员"
    r"|(?:有关|相关|参会|与会|工作)人员|师生(?:代表)?|学生代表|教师代表|职工代表|干部职工|联络员|信息员|[职员教]工|教职工"
    r"|干部|领队|教练员?|裁判员?)(?:[（(][^（）()]*[）)])?(?:各?[约近]?[\d一二三四五六七八九十几数]+余?[人名])?(?:[（(][^（）()]*[）)])?"
)
_AMONG_OTHERS = pattern("(?<=.{2})等[^、等]{0,6}(?:单位|部门)$")  # 甲局、乙局等单位负责人
_OF_UNIT = pattern(rf"(?P<unit>[^，。；：]{{2,30}}?)的?{_PERSONS}")
_ALONE = pattern(
    rf"(?:\d{{1,2}}[名位])?(?:企业|单位|学校|项目|工程|活动|窗口|班级|家庭|团队|队伍)?{_PERSONS}"
    rf"|(?:全体|分管|主管)?(?:[校院局厅市区县镇]|[市区县镇省]?[三四五](?:[套大]班子|大家)|党委|政府|党政|公司|学校|[省市县区处科厅]级|副[县处科市]级?以上|有关|相关)(?:有关|相关|主要"
    rf"|分管)?领导(?:班子)?(?:成员)?"
)
_KINDS_OF_UNITS = frozenset(
    (
        "机关",
        "企业",
        "单位",
        "学校",
        "学院",
        "医院",
        "社区",
        "政府",
        "部门",
        "公司",
        "街道",
        "乡镇",
        "基层",
        "党政",
        "行政",
        "村",
    )
)
_OF_A_FIELD = pattern(
    "(?:(?<=企业|单位|学校|部门)|(?<=[局委办厅所科会站校]))(?:知识产权|安全生产|业务|技术|质量|现场|教学|科研|纪检|[\u4e00-\u9fff]{1,3}工作|安全|财务|统计|环保|消防|人事|宣传|后勤|信息|档案|保卫|德育|教务|法治)$"
)
_KIND_OF_FIRM = pattern(
    "(?![各全有相辖规])[^、，]{0,4}(?:生产|经营|加工|施工|餐饮|用能|排污|建筑|商贸|物流|危化|化工|服务)(?:企业|单位)"
)
_DELEGATES = pattern(".{0,4}(?:人大代表|政协委员|党代表|党委委员|人民陪审员|人民监督员)(?:[（(].*)?")
_STAFF = pattern("(?:政府|机关|单位|企业|社区|现场|全体)?工作人员")
_BRACKETED = pattern("[（(][^（）()]*[）)]")

# What the departments of nearly every district are called: none of them is a slip of the pen for another.
_DUTIES = (
    "发改|发展改革|发展和改革|教育|教体|教育体育|教育和体育|科技|科学技术|工信|工业和信息化|民宗|民族宗教|民族和宗教事务|公安|民政"
    "|司法|财政|人社|人力资源社会保障|人力资源和社会保障|自然资源|国土|规划|生态环境|环保|住建|城建|住房城乡建设|住房和城乡建设"
    "|交通|交通运输|水利|水务|农业|农业农村|畜牧|林业|林草|商务|招商|文旅|文广旅|文化|旅游|文化旅游|文化和旅游|广电|卫健|卫生|卫生健康"
    "|退役军人|退役军人事务|应急|应急管理|安监|审计|国资|市场|市场监管|市场监督管理|工商|质监|食药|统计|医保|医疗保障|信访|体育|城管|城市管理"
    "|执法|综合执法|行政执法|金融|行政审批|政务服务|营商|营商环境建设|大数据|数据|税务|气象|档案|粮食|物价|房产|外事|扶贫|乡村振兴|机关事务"
    "|编|人防|海关|烟草|邮政|组织|宣传|统战|政法|网信|党史|地震|供销|园林|环卫|移民|能源|残|妇"
)
_DEPARTMENT = pattern(
    f"(?:{_DUTIES})(?:委员会|管理局|监督局|服务局|服务中心|办公室|中心|大队|局|委|办|部|联|会|所|站|处|科)"
)
# A unit as it stands in a row of such: 区教育局, 区法院, 团区委, 区委办公室.
_IN_A_ROW = pattern(
    f"[省市州县区旗]?(?:委|政府)?(?:{_DUTIES})(?:委员会|管理局|监督局|服务局|局|委|办|部|联)"
    "|[省市州县区旗](?:法院|检察院|人民法院|人民检察院|人武部|纪委监委|纪委|委党校)"
    "|[省市州县区旗](?:委|政府|人民政府|人大|人大常委会|政协)(?:办公室|办)"
    "|[省市州县区旗]?(?:总工会|工商联|科协|文联|侨联|社科联|红十字会|关工委)|团[省市州县区旗]委"
)
_FIELDS = (
    f"{_DUTIES}|农林|城建|企业|商业|工业|新闻|卫生|电力|供电|通信|消防|交警|交管|交巡警|共青团|国土资源|安全生产|路政|航运|铁路|公路|民航"
    "|通讯|媒体|建设|劳动|人事|计生|文体|食品药品|药监|知识产权|版权|金融监管|疾控|人民银行|纪检|监察|政府办|工青妇|工会|妇联|团委|武警"
)
_OF_WORK = pattern(f"[省市州县区旗镇]?(?:{_FIELDS})(?:主管|行政|管理)?部门")
_FIELD = pattern(f"[省市州县区旗镇]?(?:{_FIELDS})")
_PART_OF_ANOTHER = pattern(".*(?:公安局交通管理局|农业农村局畜牧局)|.{0,4}政府办.{1,8}办|[^局委部]*+[局委部].{0,8}办")
_SAME_KIND = tuple(
    pattern(f"(?:{one}){{{least},}}+")
    for one, least in (
        ("[^街道]{1,6}+街道(?>(?:办事处|办)?)", 2),
        ("[^镇市县区街道乡村]{1,4}+镇(?>(?:人民政府|政府)?)", 2),
        ("[^镇市县区街道乡村]{1,4}+乡(?>(?:人民政府|政府)?)", 2),
        ("[^镇市县区街道乡村]{2,4}+(?:镇|乡|街道)(?>(?:人民政府|政府|办事处)?)", 2),
        ("[^社区]{1,6}+社区", 2),
        ("[^村]{1,5}+村", 3),
        ("(?!附属|分)[^中]{1,6}+中学", 2),
        ("(?!附属|分)[^小]{1,6}+小学", 2),
        ("(?!附属|分)[^幼]{1,6}+幼儿园", 2),
        ("[甲乙丙丁戊己庚辛]局", 2),
        ("[^局总分]{1,6}+局", 3),
    )
)
_ENDS_HERE = pattern("街道(?:办事处|办)?|(?:镇|乡)(?:人民政府|政府)?|社区|村|中学|小学|幼儿园|局")


def is_department(name: str) -> bool:
    """Whether a name is that of a department which nearly every district has: 财政局, 应急管理局, 残联."""
    return _DEPARTMENT.fullmatch(name) is not None


def is_line_of_work(name: str) -> bool:
    """Whether a name is that of all who do one kind of work: 林业部门, 宣传部门, 教育主管部门."""
    return _OF_WORK.fullmatch(name) is not None


def is_field(name: str) -> bool:
    """Whether a name is that of a line of work, as in 公安、城管、卫健等部门; alone it is no name."""
    return _FIELD.fullmatch(name) is not None


def is_organ(name: str) -> bool:
    """Whether a name ends as those of organs do."""
    return _ORGAN.fullmatch(name) is not None


def is_vague(name: str) -> bool:
    """Whether a name stands for units that nobody can list, such as 各相关部门, 区直事业单位, 市政府各部门."""
    return _VAGUE.fullmatch(name) is not None


def no_unit(name: str) -> str:
    """What words that stand in place of a unit say instead, where that can be seen; empty for a name."""
    return next((what for what, words in _NO_UNIT.items() if words.fullmatch(name)), "")


def is_people(name: str) -> bool:
    """Whether a name stands for people who come and answer to no unit named here: 人大代表; 甲局负责人 does not."""
    bare = _BRACKETED.sub("", name)
    owned = no_unit(bare) and is_organ(unit_of(bare)) and not _STAFF.fullmatch(bare)
    are_so_called = _PEOPLE.fullmatch(name) or _PEOPLE.fullmatch(bare)  # 村（居）民代表20名（名额见附表）
    return (
        _ALONE.fullmatch(name) is not None
        or _KIND_OF_FIRM.fullmatch(_owner(bare)) is not None  # 施工企业安全负责人
        or (are_so_called is not None and not is_organ(bare) and not owned)
    )


_SHORT_OF_ALL = 3


def unit_of(name: str) -> str:
    """What stands before those of a unit, 甲局 of 甲局分管领导; "" where nothing does, or only a kind: 机关干部."""
    unit = _owner(name)
    no_name = (
        unit.endswith(("和", "及", "与"))
        or name.endswith("班主任")
        or unit.startswith(("主管", "分管"))
        or unit.removeprefix("全体") in _KINDS_OF_UNITS
        or _KIND_OF_FIRM.fullmatch(unit) is not None
        or (unit.startswith("全体") and len(unit) <= _SHORT_OF_ALL)  # 全体镇干部
    )
    return "" if no_name else unit


def _owner(name: str) -> str:
    found = _OF_UNIT.fullmatch(name)
    unit = _AMONG_OTHERS.sub("", found["unit"]) if found and not is_organ(name) else ""
    unit = _OF_A_FIELD.sub("", unit)  # 各规模以上企业知识产权负责人
    return "各村" if unit == "各村村" else unit  # 各村村主任


def is_delegates(name: str) -> bool:
    """Whether a name is that of elected people, who do not stand for 人大 or 政协: 区人大代表, 政协委员."""
    return _DELEGATES.fullmatch(name) is not None


def names_kind(before: str, name: str) -> bool:
    """Whether a name behind one with 各 says only of what kind they are: 县人民政府 in 各市、县人民政府."""
    bare = _BRACKETED.sub("", name)
    return _KIND.fullmatch(bare) is not None or (
        _LEVEL_ALONE.fullmatch(before) is not None and _BELOW.fullmatch(bare) is not None
    )


def is_seat(name: str) -> bool:
    """Whether a name is only that of a level, as 各省 and 自治区 are where 各省、自治区税务局 are taken apart."""
    return _LEVEL_ALONE.fullmatch(name) is not None


def run_together(name: str) -> list[str]:
    """The units that a name looks like when nothing stands between them: 东山街道西山街道, 区教育局区民政局.

    None of the long names of one: a bureau's branch, a committee's office, a company's, a town in its county.
    """
    if "各" in name or _PART_OF_ANOTHER.fullmatch(name):
        return []
    if any(kind.fullmatch(name) for kind in _SAME_KIND):
        ends = [found.end() for found in _ENDS_HERE.finditer(name)]
        return [name[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    parts: list[str] = []
    at = 0
    while at < len(name) and (found := _IN_A_ROW.match(name, at)):
        parts.append(found[0])
        at = found.end()
    return parts if at == len(name) and len(parts) > 1 else []
