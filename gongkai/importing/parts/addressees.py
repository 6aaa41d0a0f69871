"""主送机关: a short line of units and groups that ends with a colon, between title and text."""

import re

from gongkai.importing.files.levels import numbered
from gongkai.importing.files.paper import bare
from gongkai.importing.parts.labels import label_alone
from gongkai.importing.words.names import is_unit
from gongkai.patterns import pattern

_LONGEST = 300
_LONGEST_NAME = 40
_BRACKETS = pattern(r"[（(〔【\[][^（）()〔〕【】\[\]]*[）)〕】\]]")
_MARKS = pattern("[、，,；;]")
_APART = pattern("[、，,；;]|(?<!呼)(?:以及|和(?!平)|及|与)")
# A sentence that leads up to what follows, or the label of a line. 工作 and 宣传教育 stand in names of organs, too.
_SENTENCE = pattern(
    r"[。！？“”《》：:]|\d\s?[月日]|如下|下列|以下|通知|方案|(?<![机重需])要|应(?!急)|须|做好|开展|进行|包括|负责|按照|根据|为了|现将|关于|是$|的$"
    "|电话|联系|地址|时间|地点|主题|内容|邮箱|附件|抄送|名单|安排$|分工(?!会)|职责|要求|的(?:单位|部门|机构|企业)$|(?:活动|工作|任务|措施|步骤)$"
)
_LABEL = pattern(
    "(?:[主承协举联交]办|责任|牵头|配合|参加|参与|参会|参展|支持|指导|组织|报送|实施|落实|监督|接收|发布|印发|来源|设置|成员|领导)"
    "(?:单位|部门|机构|机关|科室|组织)"
)
_NAME = pattern(
    ".*(?:单位|部门|机构|企业|公司|集团|团体|协会|学会|商会|组织|学校|院校|高校|医院|镇街|街镇|乡镇|镇乡|街道|社区|村|居|党委|党组|党支部|支部"
    "|机关|[商店]铺|门店|主力店|[大中小]学|科室|处室|股室|站所|所队|政府|成员|会员|委员|同志|园区|[市县区旗州盟省镇乡街场园馆店院所校行社办]"
    "|教学点|网点|社团|扫黄打非|空间|书房|书屋|驿站)"
)
_PEOPLE = pattern(
    "(?:.{0,12}?[各全广].*|[高初]?[一二三四五六七八九](?:年级)?)?(?:师生|[\u4e00-\u9fff]{0,6}(?:爱好|志愿|工作)者|教职工|教工|校友"
    "|[\u4e00-\u9fff]{0,4}(?:家属|军[人属]|官兵)|团员青年|团员|村民|居民|市民|家长|同学|学生|老师|教师|班主任|业主|用户|商户|农户|职工|党员|考生"
    "|(?:市民|青少年|小)?朋友|(?:[区县市镇乡]?人大|党|群众|职工|家长)代表|[楼栋村组网格]+长)们?|个人|社会各界(?:人士)?|(?:全.)?各位.{2,8}|.{0,6}广大.{2,12}"
    "|(?:各位?|全体)[\u4e00-\u9fff]{0,8}(?:爱好者|工作者|从业者|创作者|志愿者|读者|网友|影友)"
)
_QUOTED = pattern(
    "“([^“”]{1,6})”(?=[\u4e00-\u9fff]{1,4}[委办会局组织业]?(?:[，,、：及和与]|$))"
    "|“([^“”]{1,12})”(?=(?:活动|工作)?(?:领导小组|组委会|指挥部|办公室|办(?=[，,、：]|$)|各?成员单位))"
    "|“([^“”]{1,4})”(?=(?:成员|干部|班子|人员)?(?:[，,、：]|$))"  # 各村“两委”
)
# How addressees begin whose last noun is not known: 各参展商, 全县各级河长, 2026届全体毕业生, 驻村工作队
_CALLED = pattern("(?:.{0,8}?(?:各(?![项阶环场时步奖组])|全体|广大)|有关|相关|驻|尊敬的|亲爱的).{2,}")
_HEADING = pattern("(?:奖[项励金]?|方式|办法|事项|提示|流程|标准|须知|费用?|条件|内容|说明|情况|规[则定])$")
_FIELD = pattern("[\u4e00-\u9fff]{2,6}")
_EACH = pattern("^(?:各|全|有关|相关|本|所属|直属|下属|驻|辖区|在|中省直)|各")


def are_addressees(text: str) -> bool:
    """Whether a line is 主送机关: units and groups with a colon after them, no sentence and no label."""
    names = _names(text[:-1]) if text.rstrip().endswith((":", "：")) else []
    if not names or not _is_addressed(names[-1]):
        return False
    fields = names[0][0] == "各" and all(map(_FIELD.fullmatch, names[:-1])) and names[-1].endswith(("单位", "部门"))
    return fields or sum(map(_is_addressed, names)) * 2 >= len(names)  # 各党政管理、群团、教学、附属单位


def may_be_addressees(text: str) -> bool:
    """Whether a line with a colon that stands right above the text addresses somebody, though nobody knows whom."""
    names = _names(text[:-1]) if text.rstrip().endswith((":", "：")) else []
    return bool(names) and _CALLED.fullmatch(names[0]) is not None and not any(map(_HEADING.search, names))


def could_be_addressees(text: str) -> bool:
    """Whether a line without a colon holds nothing but those whom notices are sent to: 各镇街、区直各部门."""
    shown = text.rstrip(" \u3000，,；;、")
    names = _names(shown, _MARKS) if not shown.endswith((":", "：")) else []
    return bool(names) and all(map(_is_addressed, names)) and any(_EACH.search(name) for name in names)


def names_in(text: str) -> str:
    """Addressees as the list of names that they are, without 致 before it and the mark behind."""
    return text.strip().removeprefix("致").rstrip("：: ")


def _names(text: str, apart: re.Pattern[str] = _APART) -> list[str]:
    """The names in a line as these marks part them, without brackets; none of a sentence, a heading, a label."""
    line = _QUOTED.sub(r"\1\2\3", bare(text))
    if not line or len(line) > _LONGEST or numbered(text) or label_alone(text):
        return []
    while (shorter := _BRACKETS.sub("", line)) != line:
        line = shorter
    names = [name for name in apart.split(line) if name]
    if not names or _LABEL.fullmatch(names[0]) or any(_SENTENCE.search(name) for name in names):
        return []
    return names


def _is_addressed(name: str) -> bool:
    """Whether a name is that of a unit or a group, or ends as those in an address do."""
    if len(name) > _LONGEST_NAME:
        return False
    if _PEOPLE.fullmatch(name) or name in "部委办局院社厅处科室股队所站园校镇乡村县区市旗":  # 各部、委、办、局
        return True
    named = len(name) > 1 and _NAME.fullmatch(name) is not None
    return is_unit(name) or (named and (_EACH.search(name) is not None or len(name) > 2))
