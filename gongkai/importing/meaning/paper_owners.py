"""Whose a paper is by the words before its name: 各镇的总结, 本单位方案."""

import re

from gongkai.importing.meaning import asking
from gongkai.importing.meaning.made import HALVED
from gongkai.importing.words.names import are_plainly_units, are_units
from gongkai.patterns import pattern

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
_A_LIST = pattern("的?(?:名单|名录|名册|目录|一览表|汇总表)")


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
