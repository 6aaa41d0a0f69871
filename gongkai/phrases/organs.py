"""What organs are called: how their names end, and what stands for several that nobody can list."""

from gongkai.patterns import pattern

# Those whose names are told from a sentence by their end. 妇联, 残联 and the like end in 联.
ENDS = (
    "局|委|办|办公室|政府办|办公厅|室|院|会|队|部|处|厅|科|股|所|站|中心|街道|街道办|镇|乡|苏木|嘎查|村|社区|公司|集团|联|政府|学校|大学|中学|小学|幼儿园"
    "|医院|银行|支行|分行|馆|党组|管理区|开发区|园区|机关|媒体|专班|领导小组|工作组|组|电视台|广播台|日报社|报社|供电|邮政|电信|移动|联通|窗口|基地|网格"
)
_ORGAN = pattern(f".*(?:{ENDS})")
_VAGUE = pattern(
    r"^各.*|^(?:有关|相关|其他|其它|其余|所有|全体|全区|全市|全县|区直|市直|县直|区属|市属|驻区|市区).*"
    r"|.*(?:有关|相关)(?:部门|单位|机构|企业|镇街)$"
)


# What the departments of nearly every district are called: none of them is a slip of the pen for another.
_DEPARTMENT = pattern(
    "(?:发改|发展改革|教育|科技|工信|工业和信息化|民宗|民族宗教|公安|民政|司法|财政|人社|自然资源"
    "|国土|规划|生态环境|环保|住建|城建|交通|交通运输|水利|水务|农业|农业农村|畜牧|林业|林草"
    "|商务|招商|文旅|文化|旅游|广电|卫健|卫生|退役军人|应急|应急管理|安监|审计|国资|市场"
    "|市场监管|工商|质监|食药|统计|医保|信访|体育|城管|执法|综合执法|金融|行政审批|政务服务"
    "|营商|大数据|税务|气象|档案|粮食|物价|房产|外事|扶贫|乡村振兴|机关事务|编|人防|海关|烟草"
    "|邮政|组织|宣传|统战|政法|网信|党史|地震|供销|园林|环卫|移民|能源|残|妇"
    ")(?:委员会|管理局|监督局|服务局|服务中心|办公室|中心|大队|局|委|办|部|联|会|所|站|处|科)"
)


def is_department(name: str) -> bool:
    """Whether a name is that of a department which nearly every district has: 财政局, 应急管理局, 残联."""
    return _DEPARTMENT.fullmatch(name) is not None


def is_organ(name: str) -> bool:
    """Whether a name ends as those of organs do."""
    return _ORGAN.fullmatch(name) is not None


def is_vague(name: str) -> bool:
    """Whether a name stands for units that nobody can list, such as 各相关部门, 区直事业单位."""
    return _VAGUE.fullmatch(name) is not None
