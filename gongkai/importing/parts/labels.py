"""Labelled lines: 活动时间：5月15日, 牵头单位：甲局, 联系人：某某."""

import re
from typing import NamedTuple

from gongkai.keys import BY_WORD, ROLE_NAMES, Key
from gongkai.patterns import pattern

_FIELDS = (
    "参赛人员 参赛对象 参赛单位 参训人员 培训对象 与会人员 出席人员 参展单位 征文对象 "
    "联系人 联系电话 联系方式 电话 传真 邮箱 电子邮箱 邮件地址 地址 网址 邮编 参加人员 参会人员 参与人员 参加对象 "
    "参与对象 活动对象 邀请对象 开放对象 公开对象 参加范围 活动范围 活动主题 主题 活动内容 活动形式 活动方式 活动目标 "
    "主持人 主讲人 报名方式 报名电话 完成时限 完成时间 时间节点 报送方式 报送时限 报送时间 监督电话 咨询电话 备注 注 "
    "说明 责任人 负责人 牵头领导 分管领导 活动名称 名称 活动流程 议程 规模 人数 组长 副组长 成员 时限 期限 "
    "完成期限 时限要求 主办方 承办方 协办方"
)
BY_WHEN = ("时限要求", "完成时限", "完成时间", "完成期限", "时限", "时间节点", "办理时限")  # of a task, in a bracket
_WORDS = frozenset((*BY_WORD, *_FIELDS.split()))
_LABEL = pattern(
    r"(?P<open>[【\[])?\s*+(?P<label>[\u4e00-\u9fff\s]{2,12}?)\s*+(?P<close>[】\]])?\s*+[：:]\s*+(?P<value>\S.*)",
    re.DOTALL,
)
_MARKED = pattern(
    r"(?:[【\[](?P<boxed>[\u4e00-\u9fff]{2,8})[】\]]"
    r"|(?P<label>[\u4e00-\u9fff]{2,8})(?:[（(](?:单位|部门|科室)[）)](?=[：:])|\s++))[：:]?\s*+(?P<value>[^\s：:].{0,80})"
)
_SHORT = 3  # 对象 and 人员 begin sentences too
OFFICES = "单位|部门|机构|科室|处室|股室|队室|站所"  # what a label calls those who do it
_ALONE = pattern(r"(?P<label>[\u4e00-\u9fff\s]{2,12}?)\s*[：:]?")
_SEVERAL = "|".join(sorted(_WORDS, key=len, reverse=True))
_NEXT = pattern(
    rf"(?:^|[；;，,。]|(?<=[\u4e00-\u9fff])\.|(?<!\s)\s"
    rf"|(?<=[日午时分点半整号）)])(?=[\u4e00-\u9fff]{{2,4}}[：:]))\s*+({_SEVERAL}|主办|承办|协办"
    rf"|[\u4e00-\u9fff]{{2,6}}(?:时间|地点|{OFFICES})|(?<=[；;])[\u4e00-\u9fff]{{2,6}})\s*+[：:]"
)


# 竞赛时间, 会议地点, 活动主办单位; but 报名时间 is not when it takes place.
_OTHER = (
    "停车|乘车|发车|返程|住宿|用餐|就餐|抽签|彩排|会务|检录|分会场|咨询|办理|候场|领队会|入场|布展|撤展|缴费|布置|中期检查|上车|退场|预备会|报送|上交|送交|报名|完成|截止|截稿|交稿|收稿"
    "|提交|工作|发布|办公|报到|上报|反馈|作品|填报|征集|受理|公示|集合|服务|营业|邮寄|寄送|接收|抵达"
    "|整改|播出|上班|休息|联系|有效|更新|值班|参赛|投稿|申报|成文|印发|评审|评选|评比|公布|颁奖|展示|节目|演讲|发言|答辩|初审|复审|领取|领证|取票|签到"
)
# Who comes, units and people alike: the plan prints these labels as they stand.
COMERS = pattern(
    "(?:活动|拟|特邀){0,2}(?:参加|会议|献血|参与|参会|参赛|参训|与会|出席|演[练习]|接访|活动|培训|征文|参观|邀请|开放|竞赛|比赛|评选|征集|宣讲|植树|观摩|列席|受邀)"
    "(?:会议|活动|演[练习]|比赛|培训|主体|主要){0,3}(?:人员|对象|代表|嘉宾|领导)|主要对象|特邀(?:嘉宾|代表|人员)|(?:出席|列席)(?:人员|领导|范围)?"
    "|[主分]会场(?:参会|参加)人员|[\u4e00-\u9fff]{2,6}(?:参训|参加|参会|参赛|与会)(?:人员|对象)|(?:参会|参加|出席|与会|列席)单位[及和、](?:参会|参加)?人员"
    "|(?:参赛|参演|参加|参展|表演|演出)队伍?|参赛单位|(?:参展|参训|参会|与会|参演|演出)(?:单位|学校|班级|院校)|人员|对象|(?:参[加赛与会]者?|与会|邀请|观摩)范围"
)
_OF_A_KIND = pattern(
    rf"(?![\u4e00-\u9fff]{{0,4}}(?:{_OTHER}))[\u4e00-\u9fff]{{2,6}}(?P<kind>时间|日期|地点)"
    rf"|(?:活动|举办|比赛|会议|参观|开放|宣传|展览|培训|演出|考试)(?P<where>地址|场所|场地|地方)|(?:活动|联合|主要|总)(?P<role>(?:主办|承办|协办)单位)"
)
_ROLES = {"lead": "牵头单位", "support": "配合单位", "responsible": "责任单位", "participants": "参加单位"}
# What offices call those who do it: 任务单位, 落实部门, 主责处室, 协同科室.
_OF_A_ROLE = pattern(
    "(?:主要|第一|直接|具体|活动|工作)?(?:(?P<lead>总?牵头(?:责任|负责)?)|(?P<support>(?:协同|协助|协作|配合|支持)(?:责任|落实)?)"
    "|(?P<responsible>责任|任务|落实|承担|完成|实施|执行|主责|主讲|授课|宣讲|演出|负责|组织实施|责任落实)|(?P<participants>参加|参与))"
    f"(?:{OFFICES}|镇街|学校|社区|乡镇|村居|班级|企业)"
)
_PLANNED = pattern("^(?:建议|参考|拟定?|暂定|初定|预定|策划)(?=..)")  # 建议组织单位, 拟参加单位
_PARTY = pattern("(?<=主办|承办|协办)(?:方|学校|院校|机构|部门|科室|处室|股室|科|处|医院|企业|公司|银行|社区)$")
_OF_WHAT = pattern("(?:活动|赛事|大赛|联合|具体|主要|总)(?P<role>主办|承办|协办)(?:单位|方)?")
_LIKE = {
    "举办单位": "主办单位",
    "发起单位": "主办单位",
    "执行单位": "承办单位",
    "邀请单位": "参加单位",
    "组织单位": "承办单位",
    "组织部门": "承办单位",
    "成员单位": "配合单位",
    "协助": "配合单位",
    "组长单位": "牵头单位",
    "副组长单位": "配合单位",
}
_IS = pattern("(?<=[员象位])[为是有]$")  # 参加人员为：
_NOT_ITS = pattern(rf"[\u4e00-\u9fff]{{0,4}}(?:{_OTHER})[\u4e00-\u9fff]{{0,3}}(?:时间|地点|日期|时限|期限)")


def key_of(word: str) -> Key | None:
    """The plan's key for a label: its own words, and those that say of what the time or place is."""
    word = _PLANNED.sub("", word)
    word = _LIKE.get(word) or _OF_WHAT.sub(r"\g<role>单位", _PARTY.sub("单位", word))
    if (key := BY_WORD.get(word)) or (role := _OF_A_ROLE.fullmatch(word)):
        return key or BY_WORD[next(own for group, own in _ROLES.items() if role and role[group])]
    if not (found := _OF_A_KIND.fullmatch(word)) or re.search("时间|日期", word[:-2]):
        return None  # 采血时间和地点 is both
    kind = found["kind"].replace("日期", "时间") if found["kind"] else found["role"]
    return BY_WORD["地点" if found["where"] else kind]


def is_of_another(text: str) -> bool:
    """Whether a line tells the time or place of something else by its label: 报名时间：即日起到5月4日."""
    found = _LABEL.match(text)
    return found is not None and _NOT_ITS.fullmatch(re.sub(r"\s", "", found["label"])) is not None


def tells_who_comes(text: str) -> bool:
    """Whether a line says by its label who comes, units or people: 参会人员：各镇分管领导."""
    found = _LABEL.match(text)
    word = re.sub(r"\s", "", found["label"]) if found else ""
    key = key_of(word) if word else None
    return COMERS.fullmatch(word) is not None or (key is not None and key.name == "participants")


_NAME_BEFORE = pattern(
    "(?:(?:项目|名称|活动名称|活动项目)[：:])?[^，。；：！？,;:!?]{0,24}"
)  # 启动仪式  时间：……  地点：……
_CHANGED = pattern("(?:由[^，。；]{2,40}?)?(?:改|调整|变更|推迟|延期|提前)[为到至在]")
_AND_BY = pattern("[，。；]由[^，。；]{2,30}(?:主办|承办|协办|负责|牵头|组织)")


def is_label(word: str) -> bool:
    """Whether a word is known as the label of a line."""
    return word in _WORDS


class Label(NamedTuple):
    """A labelled line. `key` is what it is in the plan, None for a label that the plan does not know."""

    word: str
    key: Key | None
    value: str


def labelled(text: str) -> Label | None:
    """The label that a line begins with, where it is a known one and something follows."""
    found = _LABEL.match(text)
    if found is None or found["open"] or found["close"]:
        return None
    word, value = _IS.sub("", re.sub(r"\s", "", found["label"])), found["value"]
    if value.endswith(("：", ":")):
        return None  # a form with nothing filled in: 联系人：　联系电话：
    key = key_of(word)
    if key and key.name == "place" and _AND_BY.search(value):
        return None  # 地点：化工园区，由镇甲队承办
    if key and key.name in ("time", "place") and _CHANGED.match(value):
        return None  # 会议时间：由5月6日改为5月8日
    others = [other for other in _NEXT.finditer(value) if key or key_of(other[1])]
    return Label(word, key, value) if (key or word in _WORDS or COMERS.fullmatch(word)) and not others else None


def marked_otherwise(text: str) -> Label | None:
    """The label of a line that has no colon: 【活动地点】示例广场, 活动时间 5月15日上午."""
    found = _MARKED.fullmatch(text)
    key = key_of(found["boxed"] or found["label"]) if found else None
    word = (found["boxed"] or found["label"]) if found else ""
    is_known = key or (len(word) > _SHORT and COMERS.fullmatch(word))
    return Label(word, key, found["value"]) if found and is_known else None


def label_in(text: str) -> tuple[str, str] | None:
    """The name of a label's key and the value behind it, "" for a label that the plan does not know; None for none."""
    found = _LABEL.fullmatch(text)
    word = re.sub(r"\s", "", found["label"]) if found else ""
    key = key_of(word) if word else None
    if found is not None and word in BY_WHEN:
        return "time", found["value"]
    if found is None or not (word in _WORDS or (key and key.name in ROLE_NAMES)):
        return None
    return key.name if key else "", found["value"]


def label_alone(text: str) -> str:
    """The label that a line is and nothing else, with or without its colon; "" for others."""
    found = _ALONE.fullmatch(text)
    word = re.sub(r"\s", "", found["label"]) if found else ""
    return word if word in BY_WORD else ""


def several(text: str) -> dict[str, str]:
    """What a line with several labels says: 时间：5月15日 地点：广场; empty for one with fewer than two."""
    starts = list(_NEXT.finditer(text))
    if len(starts) < 2 or not _NAME_BEFORE.fullmatch(text[: starts[0].start()].strip()):
        return {}
    ends = [*(start.start() for start in starts[1:]), len(text)]
    facts: dict[str, str] = {}
    for start, end in zip(starts, ends, strict=True):
        key = key_of(start[1]) or key_of(f"{start[1]}单位")
        name = (
            key.name if key else "time" if start[1] in BY_WHEN else "participants" if COMERS.fullmatch(start[1]) else ""
        )
        if name:
            value = text[start.end() : end].strip(" 　，。；,;")
            facts.setdefault(
                name, re.split(r"。|\.(?=[\u4e00-\u9fff（(])|，(?=由)|(?<!\s)\s++(?=[^：:，,]{4,60}[，,])", value)[0]
            )
    return facts
