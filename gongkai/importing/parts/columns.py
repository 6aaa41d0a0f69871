"""What the heads of a table's columns say: 活动名称, 时间, 责任单位."""

import re

from gongkai.importing.files.paper import bare
from gongkai.importing.parts.labels import is_label, key_of
from gongkai.patterns import pattern

PLAIN_NAMES = (  # of an activity, though nobody is named who holds it
    "活动名称", "活动项目", "项目名称", "赛事名称", "会议名称", "培训名称", "比赛项目", "展览名称", "课程名称",
    "讲座名称", "讲座题目", "活动主题", "活动名称及内容",
)  # fmt: skip
NAMES = (  # the column that names the activity, the best first
    *PLAIN_NAMES,
    "活动内容", "主要活动", "宣传活动", "活动事项", "活动", "名称", "项目", "主题", "课程", "题目", "环节", "议题",
    "阶段", "工作阶段", "活动阶段",
    "工作任务", "工作内容", "宣传内容", "开放内容", "培训内容", "服务项目", "工作项目", "重点任务", "重点工作",
    "主要任务", "具体任务", "任务分工", "工作措施", "主要措施", "整改措施", "工作事项", "任务内容", "工作职责",
    "职责分工", "主要职责", "职责", "内容", "事项", "任务", "主要内容", "活动安排",
    "期次", "期数", "场次", "批次", "班次", "班级",
)  # fmt: skip
_OTHERS = {  # heads that only tables have
    "time": (
        "日期 月份 日程 时段 活动时段 具体时间 拟开展时间 完成时限 完成时间 完成期限 时限 时间节点 时间要求 进度安排"
        " 办理时限 月 日"
    ),
    "place": "场所 场地 活动场地 具体地点 会场 地址 集合地点 详细地址",
    "host": "主办方 举办单位 举办部门 主持单位 召集单位 主办（承办）单位",
    "organizer": "承办方 具体承办单位 组织单位 组织部门 承办（协办）单位",
    "responsible": (
        "实施部门 落实单位 责任处室 开展单位 组织实施单位 活动单位 单位 部门 单位名称 责任主体 主体单位"
        " 办理单位 主管单位 责任（配合）单位 责任单位及责任人 责任单位/责任人 责任单位、责任人 主讲单位"
        " 开放单位 接访单位 申报单位 牵头及配合单位"
    ),
    "support": "支持单位 联合单位 指导单位",
    "participants": (
        "参训单位 参赛单位 列席单位 参会单位 与会单位 参加人员 参会人员 参与人员 参训人员 参加对象 邀请对象 参与对象"
    ),
    "time/place": (
        "时间、地点 时间/地点 时间地点 时间及地点 时间和地点 活动时间及地点 活动时间、地点 活动时间和地点 活动时间地点"
    ),
    "": "序号 编号 项次 类别 分类 内容要求 具体内容 宣传方式 形式 对象 参加人数 人数 责任人 星期 方式 进度"
    " 县区 区县 县（市、区） 乡镇 镇街 乡镇街道 街道 社区 村居 村 学校 科室 站点 点位 片区 区域 任务数 数量 名额",
}
_KEYS = {word: name for name, words in _OTHERS.items() for word in words.split()}
BRACKET = pattern("[（(][^（()）]*[）)]$")
_ENDS = {"开始": "start", "起始": "start", "结束": "end", "截止": "end"}


def column(word: str) -> str | None:
    """The key of what a column says by its head: "title", "time", …, "" for other usual heads; None for no head."""
    whole, word = bare(word), BRACKET.sub("", bare(word))
    if word in NAMES:
        return "title"
    if (name := _KEYS.get(whole, _KEYS.get(word))) is not None:
        return name
    key = key_of(word)
    return key.name if key else _time_of(word) or ("" if is_label(word) else None)


def _time_of(word: str) -> str:
    """Whether a head is that of one end of a time: 开始时间, 结束日期."""
    return "time" if begins(word) else ""


def begins(word: str) -> str:
    """Which of two columns of time a head is that of: "start" for 开始时间, "end" for 结束时间; "" for any other."""
    found = re.fullmatch("(?:活动)?(开始|起始|结束|截止)(?:时间|日期)", bare(word))
    return _ENDS[found[1]] if found else ""
