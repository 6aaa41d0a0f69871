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


def is_organ(name: str) -> bool:
    """Whether a name ends as those of organs do."""
    return _ORGAN.fullmatch(name) is not None


def is_vague(name: str) -> bool:
    """Whether a name stands for units that nobody can list, such as 各相关部门, 区直事业单位."""
    return _VAGUE.fullmatch(name) is not None
