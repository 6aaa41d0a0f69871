"""A table of activities: 序号 活动名称 时间 地点 责任单位, an activity a row."""

import re
from typing import NamedTuple

from gongkai.importing.files.paper import Grid, bare
from gongkai.importing.meaning.names import are_people, share_of_units
from gongkai.importing.meaning.when import is_time
from gongkai.importing.parts.labels import is_label, key_of
from gongkai.keys import ROLE_NAMES
from gongkai.phrases.days import Known

_NAMES = (  # the column that names the activity, the best first
    "活动名称", "活动项目", "项目名称", "赛事名称", "活动主题", "活动内容", "主要活动", "活动", "名称", "项目", "主题",
    "工作任务", "工作内容", "宣传内容", "开放内容", "重点任务", "工作事项", "内容", "事项", "任务",
)  # fmt: skip
_PLAIN_NAMES = _NAMES[:5]  # of an activity, though nobody is named who holds it
_OTHERS = {  # heads that only tables have
    "time": "日期 月份 日程 时段 活动时段 具体时间 拟开展时间",
    "place": "场所 场地 活动场地 具体地点",
    "host": "主办方 举办单位 举办部门",
    "organizer": "承办方 具体承办单位 组织单位 组织部门",
    "responsible": "实施部门 落实单位 责任处室 开展单位 组织实施单位 活动单位 单位 部门",
    "": "序号 编号 项次 类别 分类 内容要求 具体内容 主要内容 宣传方式 形式 对象 参加人数 人数 责任人 星期 方式 进度",
}
_KEYS = {word: name for name, words in _OTHERS.items() for word in words.split()}
_BRACKET = re.compile("[（(][^（()）]*[）)]$")
_NOWHERE = re.compile("自行|另行|待定|不限|^[/\\-—－无]$")
_LONGEST_NAME = 60


class Row(NamedTuple):
    """An activity of a table: what it is called, and its time, place and roles."""

    title: str
    facts: dict[str, str]


def column(word: str) -> str | None:
    """The key of what a column says by its head: "title", "time", …, "" for other usual heads; None for no head."""
    word = _BRACKET.sub("", bare(word))
    if word in _NAMES:
        return "title"
    key = key_of(word)
    return key.name if key else _KEYS.get(word, "" if is_label(word) else None)


def activities(grid: Grid, known: Known) -> list[Row]:
    """The activities in a table; empty for one of another kind, and for one of which not every row is made out."""
    if not grid.has_whole_head:
        return []
    head = [_BRACKET.sub("", bare(cell)) for cell in grid.rows[0]]
    named = next((head.index(word) for word in _NAMES if word in head), None)
    keys = {
        at: name
        for at, word in enumerate(head)
        if at != named and (name := column(word)) and name not in ("requirements", "title")
    }
    needed = ROLE_NAMES & set(keys.values()) or {"time"} & set(keys.values())
    if named is None or not needed or (needed == {"time"} and head[named] not in _PLAIN_NAMES):
        return []
    rows = []
    for cells in grid.rows[1:]:
        title = cells[named].replace("\n", "")
        facts: dict[str, str] = {}
        for at, name in keys.items():
            said = " ".join(filter(None, (facts.get(name, ""), cells[at]))) if name == "time" else cells[at]
            if value := _value(name, said, known):
                facts[name] = value
        if not any(cells):
            continue
        if not title or len(title) > _LONGEST_NAME or not needed & facts.keys():
            return []
        rows.append(Row(title, facts))
    return rows


def _value(name: str, cell: str, known: Known) -> str:
    """What a cell says; "" for a time that is none, and for people where units are asked for."""
    if name == "time":
        text = cell.replace("\n", "")
        return text if is_time(text, known) else ""
    if name in ROLE_NAMES:
        text = "、".join(line.strip(" 　、，。") for line in cell.split("\n"))
        return text if share_of_units(text) >= 0.5 and not are_people(text) else ""
    return "" if _NOWHERE.search(cell) else cell.replace("\n", "")
