"""Which column of an export is what: by the names that exports use, or by those that the plan gives.

And what its cells hold where they hold nothing.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from gongkai.patterns import pattern

# By key of the plan's `columns`, the likelier first: where two of a key stand in one sheet, that one is taken.
_NAMES = {
    "number": (
        "工单编号 工单号 工单号码 热线单号 诉求编号 诉求号 诉求工单号 诉求单号 工单流水号 业务编号 受理编号 "
        "受理号 受理单号 办件编号 事件编号 事项编号 案件编号 信件编号 留言编号 投诉编号 登记编号 任务编号 "
        "任务号 单号 编号 流水号 订单号"
    ),
    "received": (
        "来电时间 受理时间 诉求时间 反映时间 登记时间 接收时间 来件时间 来信时间 留言时间 提交时间 接听时间 "
        "呼入时间 创建时间 生成时间 建单时间 工单时间 工单创建时间 诉求提交时间 市交办时间 交办时间 派单时间 "
        "转办时间 派发时间 下派时间 来电日期 受理日期 登记日期 诉求日期 反映日期 日期 时间"
    ),
    "title": (
        "诉求标题 工单标题 标题 诉求主题 主题 事件标题 诉求名称 事项名称 留言主题 来信标题 诉求概要 诉求摘要 "
        "内容摘要 问题概要"
    ),
    "text": (
        "诉求内容 工单内容 反映内容 诉求详情 诉求描述 来电内容 问题描述 反映问题 事件描述 事项内容 诉求事项 "
        "投诉内容 受理内容 留言详情 留言内容 来信内容 主要内容 具体内容 内容描述 详细内容 内容 诉求"
    ),
    "kind": (
        "诉求类型 诉求分类 诉求类别 归口 归口类别 归口分类 工单类型 工单分类 问题类型 问题分类 问题类别 "
        "内容分类 事项分类 事项类别 事件类型 事件分类 业务类型 类别 分类 类型 一级标签 一级分类 一级类别"
    ),
    "channel": (
        "受理渠道 诉求来源 工单来源 来源渠道 诉求渠道 受理方式 来电渠道 信息来源 事件来源 问题来源 案件来源 "
        "来源方式 接入渠道 渠道 来源"
    ),
    "caller": (
        "求助人员 求助人 诉求人 诉求人姓名 反映人 反映人姓名 来电人 来电人姓名 投诉人 投诉人姓名 举报人 "
        "联系人 联系人姓名 市民姓名 群众姓名 客户姓名 姓名 来电者 留言人 留言用户 用户 申请人"
    ),
    "phone": (
        "来电号码 求助号码 主叫号码 来电电话 求助电话 联系电话 联系方式 联系号码 诉求人电话 诉求人联系方式 "
        "反映人电话 来电人电话 投诉人电话 联系人电话 手机号码 手机号 手机 电话号码 电话 回访电话 用户账号 "
        "用户编号"
    ),
    "place": (
        "事发地 事发地点 事发地址 诉求详细地址 诉求地址 详细地址 问题地址 事件地址 事件地点 事件位置 "
        "发生地点 发生地址 发生地 反映地址 所在地 地址 地点 位置 所属社区 所属街道"
    ),
    "unit": (
        "承办单位 主办单位 办理单位 责任单位 处理单位 处置单位 承办部门 主办部门 办理部门 责任部门 处理部门 "
        "处置部门 交办单位 派发单位 转办单位 转派单位 派往单位 承接单位 受理单位 受理部门"
    ),
    "due": (
        "办结时限 办理时限 办结期限 办理期限 处理时限 处置时限 截止时间 截止日期 到期时间 要求办结时间 "
        "要求反馈时间 应办结时间 规定办结时间 时限"
    ),
    "closed": (
        "办结时间 办结日期 结案时间 办理时间 处理时间 处置时间 完成时间 反馈时间 答复时间 回复时间 办毕时间 "
        "归档时间 实际办结时间 办理完成时间"
    ),
    "result": (
        "办理结果 处置结果 处理结果 办理情况 处理情况 处置情况 答复内容 办结意见 办理意见 处理意见 反馈内容 "
        "反馈结果 回复内容 答复意见 办结内容 办理反馈 办结情况 答复情况 结果"
    ),
    "satisfied": (
        "满意度 是否满意 满意情况 群众满意度 满意度评价 满意度结果 评价结果 群众评价 市民评价 回访结果 "
        "回访评价 回访满意度 办理满意度 服务评价 诉求人评价 结果满意度 评价"
    ),
}
_KNOWN = {name: (key, rank) for key, names in _NAMES.items() for rank, name in enumerate(names.split())}
_ASIDE = pattern(r"[(\[【〔][^()\[\]【】〔〕]{0,40}[)\]】〕]")
_MARKS = pattern(r"[\s*:：、，,。.★☆]+")
_NOTHING = pattern(r"[-－−–—_＿/／\\＼.．…~～]*+|无|没有|暂无|空|null|none|nan|#?n/a", re.IGNORECASE)
NECESSARY = "number"


class Columns(NamedTuple):
    """The columns of a sheet that are known, by our key, with their names, and the names of the others."""

    at: Mapping[str, int]
    names: Mapping[str, str]
    unused: tuple[str, ...]


def plain(name: str) -> str:
    """A column's name as it is compared: without blanks, marks, and what stands in brackets."""
    text = unicodedata.normalize("NFKC", name)
    return _MARKS.sub("", _ASIDE.sub("", text)) or _MARKS.sub("", text)


def is_nothing(cell: str) -> bool:
    """Whether an export means by this that there is nothing, whatever the column."""
    return _NOTHING.fullmatch(cell.strip()) is not None


def recognised(row: Mapping[int, str], own: Mapping[str, str]) -> Columns:
    """What the cells of a head are: `own` are the plan's names, plain, each with our key. Its names come first."""
    ranked: list[tuple[int, int, str]] = []
    given = set(own.values())
    for column, name in row.items():
        key, rank = _meaning(plain(name), own)
        if key and (rank < 0 or key not in given):
            ranked.append((rank, column, key))
    at: dict[str, int] = {}
    for _, column, key in sorted(ranked):
        at.setdefault(key, column)
    taken = set(at.values())
    unused = tuple(" ".join(name.split()) for column, name in sorted(row.items()) if column not in taken)
    return Columns(at, {key: row[column] for key, column in at.items()}, unused)


def _meaning(name: str, own: Mapping[str, str]) -> tuple[str, int]:
    """The key of a column, and how likely it is; the plan's word is the last one."""
    if name in own:
        return own[name], -1
    return _KNOWN.get(name, ("", 0))
